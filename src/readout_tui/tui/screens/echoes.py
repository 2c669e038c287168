"""Echoes of a paragraph: who says nearly the same, before and after, and how the wording moved."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from readout_tui.index.answers import Echo
from readout_tui.locator import Locator
from readout_tui.text import clean_line
from readout_tui.tui.layout import MODE_REMARKS, spelled_date
from readout_tui.tui.screens.sheet import Sheet, SheetRow
from readout_tui.tui.widgets.hints import Hints
from readout_tui.tui.widgets.row_list import RowList
from readout_tui.tui.wording import PieceKind, shortened, without_middle, wording


class EchoSheet(Sheet[Locator]):
    """Lists echoes by time; answers with the paragraph to go to, or None."""

    CSS = """
    EchoSheet {
        & > #sheet { width: 110; height: 90%; }
        & #rows { max-height: 45%; }
        & #preview-pane { height: 1fr; max-height: 100%; }
    }
    """

    def __init__(self, asked: Locator, text: str, echoes: Sequence[Echo]) -> None:
        """Make the sheet.

        Args:
            asked: The paragraph that was asked for.
            text: Its text.
            echoes: At least one, in the order of time.
        """
        self._asked = text
        rows: list[SheetRow] = []
        self._at: dict[int, Echo] = {}
        width = max(cell_len(_day(echo)) for echo in echoes)
        for heading, group in (
            ("Earlier", [echo for echo in echoes if echo.earlier]),
            ("Later", [echo for echo in echoes if not echo.earlier]),
        ):
            rows += [((f" {heading}", "heading"),)] if group else []
            for echo in group:
                self._at[len(rows)] = echo
                rows.append(_row(echo, width))
        begin = next((row for row, echo in self._at.items() if echo.closest), min(self._at))
        super().__init__(f"Echoes of {asked}", rows, cursor=begin)
        self.preview = Static(id="preview", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the echoes, and the wording below."""
        with Vertical(id="sheet") as frame:
            frame.border_title = Content(self._title)
            yield self.list
            with VerticalScroll(id="preview-pane", can_focus=False):
                self.preview.update(self._wording(self._at[self._cursor]))
                yield self.preview
        yield Hints()

    @on(RowList.Moved)
    def _show(self) -> None:
        self.preview.update(self._wording(self._at[self.list.cursor]))

    def _wording(self, echo: Echo) -> Content:
        way = "from there to here" if echo.earlier else "from here to there"
        pieces = [(text, self._style(kind)) for text, kind in shortened(wording(echo, self._asked))]
        return Content.assemble(
            (f"{echo.title} · {way}", "$muted"),
            "\n",
            *pieces,
            "\n\n",
            *_around(echo),
        )

    def _style(self, kind: PieceKind) -> str:
        """Return the theme's look of a piece, as `Content` reads it: it knows no style `none`."""
        if kind == "kept":
            return ""
        styles = self.app.theme_variables[f"echo-{kind}-style"].removesuffix("none")
        return f"$echo-{kind} {styles}".strip()

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Go to the echo under the cursor."""
        self.dismiss(self._at[self.list.cursor].locator)


def _day(echo: Echo) -> str:
    return (spelled_date(echo.date) or "undated").partition(",")[0]


def _row(echo: Echo, width: int) -> SheetRow:
    remark = MODE_REMARKS.get(echo.mode) if echo.speaker else None
    who = "".join(f"{clean_line(part)} · " for part in (echo.speaker, remark) if part)
    return (
        (f" {_day(echo):>{width}}  ", "accent"),
        (f"{echo.extent:>16}  ", "muted"),
        ("closest  " if echo.closest else "", "accent"),
        (who, ""),
        (clean_line(echo.title), "muted" if who else ""),
    )


def _around(echo: Echo) -> list[tuple[str, str]]:
    """Return the paragraph there, whole if it is no book, with the stretch that echoes standing out."""
    start, end = echo.span
    before, there, after = echo.text[:start], echo.text[start:end], echo.text[end:]
    return [
        (without_middle(before), "$muted"),
        (without_middle(there), "bold"),
        (without_middle(after), "$muted"),
    ]
