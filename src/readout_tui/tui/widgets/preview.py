"""What surrounds a hit: its turn, scrolled to what was found."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content, Span
from textual.message import Message
from textual.widgets import Static

from readout_tui.index.answers import Hit
from readout_tui.text import excerpt_span
from readout_tui.tui.hits import pieces_of

AROUND = 4000
"""Code points of the turn that are shown before the hit, and as many after it, at most."""

MOST = 20_000
"""Code points of the hit's paragraph that are shown at most: a longer one is cut around what was found."""

_GAP = "\n\n"


class _Text(Static):
    """The text, which tells when its lines are laid out."""

    class LaidOut(Message):
        """There is another number of lines."""

    def on_resize(self) -> None:
        self.post_message(self.LaidOut())


class Preview(VerticalScroll, can_focus=False):
    """A hit's paragraph at once, and the rest of its turn once that is read."""

    DEFAULT_CSS = """
    Preview {
        padding: 0 1;
        scrollbar-size-vertical: 1;

        & > Static { width: 1fr; height: auto; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing."""
        super().__init__(id=id)
        self._text = _Text(markup=False)
        self.hit: Hit | None = None
        """What is shown."""
        self.content = Content()
        """How it is written."""
        self._found_at = 0
        """Where in it stands what was found."""

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield self._text

    def show(self, hit: Hit | None, before: Sequence[str] = (), after: Sequence[str] = ()) -> None:
        """Show a hit, or nothing.

        Args:
            hit: What was found.
            before: The paragraphs of its turn before it, in order.
            after: Those after it.
        """
        self.hit = hit
        if hit is None:
            self.content = Content()
        else:
            look = self.app.theme_variables["hit-style"].replace("none", "")
            # A component style would lose what is reversed, and the ground.
            exact, alike = f"{look} $hit on $hit-background", "bold underline"
            first, last = excerpt_span(hit.text, hit.spans, MOST)
            spans = [
                Span(start - first, end - first, alike if near else exact)
                for start, end, near in pieces_of(hit)
                if first <= start and end <= last
            ]
            head = _fitting(before, last=True) + ("…" if first > 0 else "")
            tail = ("…" if last < len(hit.text) else "") + _fitting(after, last=False)
            text = Content(hit.text[first:last], spans)
            self.content = Content.assemble((head, "$muted"), text, (tail, "$muted"))
            self._found_at = len(head) + (max(0, hit.spans[0][0] - first) if hit.spans else 0)
        self._text.update(self.content)
        self.call_after_refresh(self._scroll)

    @on(_Text.LaidOut)
    def _scroll(self) -> None:
        """Bring what was found to the upper third, with the words before it above."""
        if self.hit is None:
            return
        start = self._found_at
        width = self.scrollable_content_region.width
        line = len(Content(self.content.plain[:start]).wrap(width)) - 1 if start and width else 0
        self.scroll_to(y=max(0, line - self.size.height // 3), animate=False)


def _fitting(paragraphs: Sequence[str], *, last: bool) -> str:
    """Join the paragraphs nearest to a hit, as many as there is room for, with the gap to it."""
    chosen: list[str] = []
    room = AROUND
    for text in reversed(paragraphs) if last else paragraphs:
        if len(text) > room:
            break
        chosen.append(text)
        room -= len(text)
    if not chosen:
        return ""
    return _GAP.join(reversed(chosen)) + _GAP if last else _GAP + _GAP.join(chosen)
