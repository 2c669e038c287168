"""Draw the pictures of the documentation: the screen on the shipped archive, as SVG.

Called as `python docs/make_pictures.py FOLDER`.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from readout_tui.library import Library
from readout_tui.locator import Locator
from readout_tui.tui.app import ReadoutApp
from readout_tui.user.paths import shipped
from readout_tui.user.settings import load_settings

SIZE = (120, 34)
START = "2031-06-10-tornehavn-press-conference#6.1"

# The picture must be drawn without a request to anybody: the font is the viewer's own.
_WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)

PICTURES: dict[str, tuple[str, ...]] = {
    "browser": ("v", "j"),
    "search": ("slash", *"river dose not reed comuniq"),
}
"""The keys that lead to each picture."""


async def draw(folder: Path, name: str, keys: tuple[str, ...], theme: str = "ink") -> None:
    """Draw one picture.

    Args:
        folder: Where to put it.
        name: Of the file, without ending.
        keys: What to press first.
        theme: The colour theme.
    """
    archive = shipped("archive")
    with tempfile.TemporaryDirectory() as cache, Library.open(archive, cache=Path(cache)) as library:
        settings = load_settings({"READOUT_THEME": theme})
        app = ReadoutApp(library, settings, Locator.parse(START))
        async with app.run_test(size=SIZE) as pilot:
            for key in ("", *keys):
                if key:
                    await pilot.press(key)
                await pilot.pause()
                await app.workers.wait_for_complete()
            await pilot.pause()
            picture = _WEB_FONT.sub("", app.export_screenshot(title="readout"))
    (folder / f"{name}.svg").write_text(picture, encoding="utf-8")


def main() -> None:
    """Draw all pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, keys in PICTURES.items():
        asyncio.run(draw(folder, name, keys))


if __name__ == "__main__":
    main()
