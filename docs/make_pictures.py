"""Draw the pictures of the documentation: the screen on the shipped archive, as SVG, always the same bytes.

Called as `python docs/make_pictures.py FOLDER`; those of the colour themes go to `FOLDER/themes`.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from textual.widgets import Input

from readout_tui.library import Library
from readout_tui.locator import Locator
from readout_tui.tui.app import ReadoutApp
from readout_tui.tui.echo_marks import PAUSE
from readout_tui.user.paths import shipped
from readout_tui.user.settings import load_settings
from readout_tui.user.theme_files import read_themes

SIZE = (120, 34)
START = "2031-06-10-tornehavn-press-conference#6.1"

_REPLACED = (
    # A picture must be drawn without a request to anybody: the font is the viewer's own.
    (re.compile(r"@font-face \{.*?\}\s*", re.DOTALL), ""),
    (re.compile(r"terminal-\d+-"), "terminal-"),
)
"""What is replaced in a picture, and by what."""

_TIME = re.compile(r"\b\d+ ms\b")

PICTURES: dict[str, tuple[str, ...]] = {
    "browser": ("v", "j"),
    "search": ("slash", *"river dose not reed comuniq"),
}
"""The keys that lead to each picture."""

THEME_PICTURE = ("slash", *'"full and unconditional" date:2031-06-10', "enter", "j", "v")
"""The keys that lead to the picture of a theme: with hits, a link, a selection, and all panes."""


async def draw(file: Path, keys: Iterable[str], theme: str = "ink") -> None:
    """Draw one picture.

    Args:
        file: Where to put it.
        keys: What to press first.
        theme: The colour theme.
    """
    archive = shipped("archive")
    with tempfile.TemporaryDirectory() as cache, Library.open(archive, cache=Path(cache)) as library:
        settings = load_settings({"READOUT_THEME": theme})
        app = ReadoutApp(library, settings, Locator.parse(START), remember=False)
        async with app.run_test(size=SIZE) as pilot:
            for key in ("", *keys):
                if key:
                    await pilot.press(key)
                await pilot.pause()
                await app.workers.wait_for_complete()
            # Each run must write the same bytes, however long a search took and wherever the cursor blinks.
            for line in app.screen.query(Input):
                line.cursor_blink = False
            for frame in app.screen.query("#sheet"):
                frame.border_subtitle = _TIME.sub("9 ms", str(frame.border_subtitle or ""))
            # The margin tells of echoes a moment after the text was shown.
            await pilot.pause(2 * PAUSE)
            await app.workers.wait_for_complete()
            await pilot.pause()
            picture = app.export_screenshot(title="readout")
    for what, by in _REPLACED:
        picture = what.sub(by, picture)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(picture, encoding="utf-8")


def draw_theme(folder: Path, name: str) -> None:
    """Draw the picture of one theme."""
    asyncio.run(draw(folder / "themes" / f"{name}.svg", THEME_PICTURE, name))


def main() -> None:
    """Draw all pictures."""
    folder = Path(sys.argv[1])
    for name, keys in PICTURES.items():
        asyncio.run(draw(folder / f"{name}.svg", keys))
    for name in read_themes([shipped("themes")]).usable:
        draw_theme(folder, name)


if __name__ == "__main__":
    main()
