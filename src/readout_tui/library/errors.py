"""Why a readout cannot be had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readout_tui.store.problems import Problem
from readout_tui.text import nearest


class UnknownReadoutError(LookupError):
    """No readout of the archive has that id; the message names the one that is most like it."""

    def __init__(self, readout_id: str, known: Iterable[str] = ()) -> None:
        """Take the id, and those that there are."""
        super().__init__(readout_id)
        self._id = readout_id
        self._known = known

    def __str__(self) -> str:
        """Return a sentence for the user."""
        # Looked for only here: of many ids it takes longer than a key press may, and few callers show it.
        near = nearest(self._id, self._known)
        return f"no readout has the id {self._id}" + (f": did you mean {near}?" if near else "")


class UnreadableReadoutError(UnknownReadoutError):
    """The readout's file cannot be used as it is now; the message says why."""

    def __init__(self, readout_id: str, problems: Sequence[Problem]) -> None:
        """Take the id, and what is wrong with the file."""
        super().__init__(readout_id)
        self._problems = problems

    def __str__(self) -> str:
        """Return a sentence for the user."""
        return str(self._problems[0]) if self._problems else super().__str__()
