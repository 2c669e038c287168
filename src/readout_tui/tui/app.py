"""The application: one archive, one browser over it, and what all screens share."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import ClassVar

from rich.console import RenderableType
from textual import work
from textual.binding import BindingType
from textual.screen import ModalScreen

from readout_tui import clipboard
from readout_tui.commands import COMMANDS, SCOPES, Command, Scope
from readout_tui.library import Library
from readout_tui.locator import Locator
from readout_tui.text import word_spans
from readout_tui.tui.bindings import bindings
from readout_tui.tui.keyed import COMMAND_IDS, KeyedApp
from readout_tui.tui.screens.browser import Browser
from readout_tui.tui.screens.help import HelpSheet
from readout_tui.tui.screens.palette import Palette, Target
from readout_tui.tui.screens.themes import ThemeSheet
from readout_tui.tui.theming import all_themes, textual_theme
from readout_tui.user.kept import KeptError
from readout_tui.user.keys import keymap
from readout_tui.user.marks import Marks
from readout_tui.user.paths import user_paths
from readout_tui.user.queries import Queries
from readout_tui.user.session import Session
from readout_tui.user.settings import Settings

DEFAULT_THEME = "ink"


class ReadoutApp(KeyedApp):
    """The terminal reader."""

    TITLE = "Readout"
    NOTIFICATION_TIMEOUT = 3
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, library: Library, settings: Settings, start: Locator | None = None) -> None:
        """Make the application.

        Args:
            library: An open archive; the caller closes it.
            settings: The user's.
            start: Where to begin reading.
        """
        self._themes = all_themes()
        super().__init__(keymap(settings.keys))
        self.library = library
        self.settings = settings
        self._copied = ""
        for spec in self._themes.usable.values():
            self.register_theme(textual_theme(spec))
        paths = user_paths()
        self._session = Session(paths.session, library.archive)
        self._visit = self._session.last_visit()
        chosen = self._visit.theme if self._visit.theme in self._themes.usable else None
        self.theme = chosen or self._themes.named(settings.theme).name
        marks, queries = Marks(paths.marks, library.archive), Queries(paths.data / "queries.json")
        self._browser = Browser(library, queries, marks, settings, start, self._visit)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the default theme's variables, so that the style sheets hold under any theme."""
        return self._themes.named(DEFAULT_THEME).variables()

    def on_mount(self) -> None:
        """Open the browser, and leave the terminal as it was when the process is told to end."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, partial(self._end, number))
        for problem in self._themes.problems:
            self.notify(problem, severity="warning", markup=False)
        if self._session.remark:
            self.notify(self._session.remark, severity="warning", markup=False)
        self.push_screen(self._browser)

    def _end(self, number: signal.Signals) -> None:
        self.exit(return_code=128 + number)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, and keep how the screen stands for the next time."""
        theme = self.theme if self.theme != self.settings.theme else None
        with suppress(KeptError):  # Where one left off is not worth an error on the way out.
            self._session.leave(self._browser.visit(theme), datetime.now().astimezone())
        super().exit(result, return_code, message)

    @property
    def clipboard(self) -> str:
        """What was copied last."""
        return self._copied

    def copy_to_clipboard(self, text: str) -> None:
        """Copy text by the route that the settings or the environment show, and tell what happened."""
        self._copied = text
        self._send(text)

    @work(thread=True, group="copy", exit_on_error=False)
    def _send(self, text: str) -> None:
        route = clipboard.choose_route(self.settings.clipboard, os.environ)
        outcome = clipboard.send(text, route, write_osc52=self._write)
        count = len(word_spans(text))
        message = outcome.message if outcome.failed else f"{count} word{'s' * (count != 1)} {outcome.message}"
        severity = "warning" if outcome.failed else "information"
        self.call_from_thread(self.notify, message, severity=severity, markup=False)

    def _write(self, sequence: str) -> None:
        if self._driver is not None:
            self.call_from_thread(self._driver.write, sequence)

    async def action_palette(self) -> None:
        """Open the palette, and do what is chosen."""
        if isinstance(self.screen, ModalScreen):
            return
        browser = self.screen
        active = browser.active_bindings.values()
        nodes = {a.binding.id: a.node for a in active if a.enabled and a.binding.id in COMMAND_IDS}

        possible = {command: self.keys_of(command) for command in COMMANDS if command.id in nodes}

        async def chosen(target: Target | None) -> None:
            if isinstance(target, Command):
                await self.run_action(target.action, nodes[target.id])
            elif target is not None and isinstance(browser, Browser):
                browser.opening.go_to(target)

        await self.push_screen(Palette(possible, self.library), chosen)

    async def action_help(self) -> None:
        """Show the keys, those of the focused pane first."""
        if not isinstance(self.screen, HelpSheet):
            await self.push_screen(HelpSheet(self._active_scopes(), self.keys_of))

    def _active_scopes(self) -> list[Scope]:
        """Return the scopes whose keys work now, the focused widget's first."""
        ids = [active.binding.id or "" for active in self.screen.active_bindings.values()]
        return [scope for scope in SCOPES if any(i.startswith(f"{scope}.") for i in ids)]

    async def action_choose_theme(self) -> None:
        """Choose a colour theme."""
        if not isinstance(self.screen, ThemeSheet):
            await self.push_screen(ThemeSheet(self._themes.usable.values(), self.theme))
