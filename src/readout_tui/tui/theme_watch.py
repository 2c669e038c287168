"""Watching the file of the theme in use, so that one who writes a theme sees it at each saving."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.app import App

from readout_tui.tui.theming import all_themes, textual_theme
from readout_tui.user.theme_files import ThemeError, Themes, read_theme

INTERVAL = 0.25
"""Seconds between two looks at the file."""

TIMEOUT = 10
"""Seconds for which one can read what is wrong with it."""

_Stamp = tuple[int, int, int]
"""Inode, size and time of change: an editor may write into the file, or put another one in its place."""


class ThemeWatch:
    """Reads the theme in use again when its file was saved; a broken one is told, and changes nothing."""

    def __init__(self, app: App[None], themes: Themes) -> None:
        """Take the application, in which the themes are registered, and the themes, just read."""
        self._app = app
        self._themes = themes
        self._read = {name: _stamp(path) for name, path in themes.files.items()}
        self._seen = dict(self._read)

    def start(self) -> None:
        """Begin to look, over and over."""
        self._app.set_interval(INTERVAL, self.look)

    async def look(self) -> None:
        """Look at the file of the theme in use, which may be one that is tried out."""
        name = self._app.theme
        path = self._themes.files.get(name)
        if path is None:
            return
        stamp = await asyncio.to_thread(_stamp, path)
        settled, self._seen[name] = stamp == self._seen[name], stamp
        # Some editors empty a file and then fill it: what changed is read once it stays as it is.
        if stamp is None or stamp == self._read[name] or not settled:
            return
        self._read[name] = stamp
        try:
            theme = await asyncio.to_thread(read_theme, path)
        except ThemeError as error:
            self._app.notify("\n".join(error.problems), severity="warning", timeout=TIMEOUT, markup=False)
            return
        self._themes.usable[name] = theme
        self._app.register_theme(textual_theme(theme))
        if self._app.theme == name:
            self._app.mutate_reactive(App.theme)

    async def find(self) -> None:
        """Read the themes anew: the user may have added one. One that is gone or broken stays as it was."""
        found = await asyncio.to_thread(all_themes)
        self._themes.add(found)
        for name, theme in found.usable.items():
            self._app.register_theme(textual_theme(theme))
            stamp = _stamp(found.files[name])
            self._read.setdefault(name, stamp)
            self._seen.setdefault(name, stamp)


def _stamp(path: Path) -> _Stamp | None:
    try:
        status = path.stat()
    except OSError:  # Between two files, or gone: the colours stay.
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
