"""What is the user's own in an archive, for a search on the command line: marks, and what is new to them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from readout_tui.cli.common import say

if TYPE_CHECKING:
    from readout_tui.library import Library
    from readout_tui.locator import Locator


class OwnState:
    """What `is:new` and `is:marked` mean, read when a query first has one of them."""

    def __init__(self, library: Library) -> None:
        """Take the archive that is searched."""
        self._library = library

    def for_query(self, query: str) -> tuple[frozenset[str], tuple[Locator, ...]]:
        """Return the ids of new readouts and the marked places, or nothing of what a query does not ask."""
        from readout_tui.user.marked import asks_for_marks

        asked = "is:" in query.lower()
        new = self._new if asked and "new" in query.lower() else frozenset[str]()
        return new, self._marked if asks_for_marks(query) else ()

    @cached_property
    def _new(self) -> frozenset[str]:
        from readout_tui.user.paths import user_paths
        from readout_tui.user.session import Session

        session = Session(user_paths().session, self._library.archive)
        left = session.last_visit().left
        if left is None:
            say(f"is:new: {session.remark or 'nothing is, before a first visit with the screen'}")
            return frozenset()
        return self._library.changed_since(left)

    @cached_property
    def _marked(self) -> tuple[Locator, ...]:
        from readout_tui.user.marked import MarkedPlaces
        from readout_tui.user.marks import Marks, MarksError
        from readout_tui.user.paths import user_paths

        try:
            marks = Marks(user_paths().marks, self._library.archive).all()
        except MarksError as error:
            say(f"is:marked: {error}")
            return ()
        if not marks:
            say("is:marked: nothing is marked here; m on the screen marks")
        return MarkedPlaces(self._library).of(marks)
