"""Where the user left off in each archive.

The file may be lost at any time: one that cannot be read is told once, and a new one takes its place.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct, field, structs

from readout_tui.locator import Locator
from readout_tui.user.kept import Content, Kept, KeptError, folder_name

ARCHIVES = 50
"""How many archives' visits are kept, the latest ones."""

STOPS = 100
"""How many stops back and how many forward are kept, the nearest ones."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Stop(Struct, frozen=True, forbid_unknown_fields=True):
    """A place in a readout."""

    locator: str
    """`ID`, or `ID#turn.paragraph`; with the paragraph's hash it survives an edit of the file."""
    character: int = 0
    """Within the paragraph, in code points."""

    @property
    def at(self) -> Locator:
        """The locator, taken apart."""
        return Locator.parse(self.locator)


class Visit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How the screen stood when the user left an archive."""

    at: Stop | None = None
    """Where they were reading."""
    pane: str | None = None
    """The pane that had the focus."""
    widths: dict[str, int] = field(default_factory=dict)
    """The widths that they gave to panes, in cells, by the pane's name."""
    theme: str | None = None
    """The theme that they chose on the screen; None if it was that of the settings."""
    back: tuple[Stop, ...] = ()
    """The stops of the jump list before the present one, the oldest first."""
    forward: tuple[Stop, ...] = ()
    """Those after it, the nearest last."""
    left: Annotated[datetime, Meta(tz=True)] | None = None
    """When they left; None if they have never been there."""


class _Content(Content, frozen=True, forbid_unknown_fields=True):
    visits: dict[str, Visit] = field(default_factory=dict)
    """By the archive's resolved folder."""


class Session:
    """The visits to one archive."""

    def __init__(self, path: Path, archive: Path) -> None:
        """Take the file, which need not exist, and the archive's folder."""
        self._path = path
        self._archive = folder_name(archive)
        self._file = Kept(path, _Content, accept=_accepted)
        self.remark: str | None = None
        """What the user should be told once: why there is nothing to go on with. Set by `last_visit`."""

    def last_visit(self) -> Visit:
        """Return how the screen stood last time; an empty visit the first time, or if it is lost."""
        try:
            return self._file.read().visits.get(self._archive, Visit())
        except KeptError as error:
            self.remark = f"starting anew: {error}"
            return Visit()

    def leave(self, visit: Visit, now: datetime) -> None:
        """Keep how the screen stands; a file that cannot be read is put aside as `*.old`.

        Args:
            visit: How it stands; its `left` does not matter.
            now: The time, with a time zone.

        Raises:
            KeptError: The file cannot be written.
        """
        try:
            self._file.read()
        except KeptError:
            with suppress(OSError):  # It is told when the new one cannot be written.
                self._path.replace(self._path.with_name(f"{self._path.name}.old"))
        left = structs.replace(visit, back=visit.back[-STOPS:], forward=visit.forward[-STOPS:], left=now)

        def changed(content: _Content) -> _Content:
            visits = sorted(
                (content.visits | {self._archive: left}).items(), key=lambda item: item[1].left or _LONG_AGO
            )
            return structs.replace(content, visits=dict(visits[-ARCHIVES:]))

        self._file.change(changed)


def _accepted(content: _Content) -> _Content:
    """Refuse locators that are none."""
    for visit in content.visits.values():
        for stop in (*visit.back, *visit.forward, *filter(None, [visit.at])):
            Locator.parse(stop.locator)
    return content
