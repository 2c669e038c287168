"""The application: one archive, one browser over it, and what all screens share."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from typing import ClassVar

from msgspec import structs
from rich.console import RenderableType
from textual import events
from textual.binding import ActiveBinding, BindingType
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.notifications import Notify
from textual.screen import ModalScreen
from textual.worker import WorkerFailed

from readout_tui.commands import COMMANDS, SCOPES, Command, Scope, shown_key
from readout_tui.library import Library
from readout_tui.locator import Locator
from readout_tui.tui.bindings import bindings
from readout_tui.tui.chronicle import days_of
from readout_tui.tui.copies import Copies
from readout_tui.tui.ending import Ending
from readout_tui.tui.first_keys import first_keys
from readout_tui.tui.keyed import COMMAND_IDS, KeyedApp, key_of
from readout_tui.tui.screens.browser import Browser
from readout_tui.tui.screens.commanding import CommandSheet, Target
from readout_tui.tui.screens.help import HelpSheet
from readout_tui.tui.screens.palette import Palette
from readout_tui.tui.screens.themes import ThemeSheet
from readout_tui.tui.terminal_driver import TerminalDriver
from readout_tui.tui.theme_watch import ThemeWatch
from readout_tui.tui.theming import all_themes, first_theme, no_color_unseen, terminal_of, textual_theme
from readout_tui.tui.titles import Titles
from readout_tui.tui.toasts import make_room
from readout_tui.user.kept import KeptError
from readout_tui.user.keys import keymap
from readout_tui.user.marks import Marks
from readout_tui.user.paths import user_paths
from readout_tui.user.queries import Queries
from readout_tui.user.session import Session, Visit
from readout_tui.user.settings import Settings

DEFAULT_THEME = "ink"

_log = logging.getLogger(__name__)


class ReadoutApp(KeyedApp):
    """The terminal reader."""

    TITLE = "Readout"
    NOTIFICATION_TIMEOUT = 3
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, library: Library, settings: Settings, start: Locator | None = None, *, remember: bool = True
    ) -> None:
        """Make the application.

        Args:
            library: An open archive; the caller closes it.
            settings: The user's.
            start: Where to begin reading.
            remember: Whether to go on where the user left off, and to keep where they leave off.

        Raises:
            ThemeError: The settings name a theme that there is not.
        """
        self._themes = all_themes()
        with no_color_unseen():
            super().__init__(keymap(settings.keys))
        self.library = library
        self.settings = settings
        self._copies = Copies(self, settings.clipboard, self._write, self._key_of_saving)
        self._titles = Titles()
        self.ending = Ending(partial(self.exit, None))
        self.failure: BaseException | None = None
        """What nobody expected, if the screen ended by it."""
        for spec in self._themes.usable.values():
            self.register_theme(textual_theme(spec))
        self._theme_watch = ThemeWatch(self, self._themes)
        paths = user_paths()
        self._session = Session(paths.session, library.archive) if remember else None
        self._visit = self._session.last_visit() if self._session else Visit()
        last = self._visit.chosen_theme(settings.theme_of_file)
        self._first_theme = self.theme = first_theme(
            self._themes, settings, last, terminal_of(self.console.color_system)
        )
        self._is_new = remember and not any(path.exists() for path in (paths.session, paths.marks))
        marks, queries = Marks(paths.marks, library.archive), Queries(paths.data / "queries.json")
        self._browser = Browser(library, queries, marks, settings, start, self._visit)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the default theme's variables, so that the style sheets hold under any theme."""
        return self._themes.named(DEFAULT_THEME).variables()

    def get_driver_class(self) -> type[Driver]:
        """Return what paints the screen: on a terminal, our own driver."""
        chosen = super().get_driver_class()
        return TerminalDriver if chosen is LinuxDriver else chosen

    def on_load(self) -> None:
        """Heed signals before the terminal is changed."""
        self.ending.listen(asyncio.get_running_loop())

    def on_unmount(self) -> None:
        """Leave signals to others: the terminal is as it was."""
        self.ending.rest()

    def on_mount(self) -> None:
        """Open the browser."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.is_ending = lambda: self.ending.status is not None
            self.ending.watch(self._driver.fileno)
        for problem in self._themes.problems:
            self.notify(problem, severity="warning", markup=False)
        if self._session and self._session.remark:
            self.notify(self._session.remark, severity="warning", markup=False)
        self._theme_watch.start()
        if self._is_new:
            self._browser.status.hint = first_keys(self.keys_of)
        self.push_screen(self._browser)

    async def on_event(self, event: events.Event) -> None:
        """Take the hint away at the first key."""
        if isinstance(event, events.Key):
            self._browser.status.hint = ()
        await super().on_event(event)

    def on_notify(self, event: Notify) -> None:
        """Make room for a message."""
        make_room(self._notifications, event.notification)

    def action_help_quit(self) -> None:
        """Tell how to leave: Ctrl-C, which copies what is selected, is what hands know for it."""
        out, at_once = key_of(self, "browser.leave"), key_of(self, "app.quit")
        self.notify(f"{out} leaves, {at_once} at once", markup=False)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, and keep how the screen stands for the next time."""
        self._keep_session()
        super().exit(result, return_code, message)

    def _keep_session(self) -> None:
        if self._session:
            try:
                chosen, over = self._chosen_theme, self.settings.theme_of_file
                visit = structs.replace(self._browser.opening.visit(chosen), theme_over=over)
                self._session.leave(visit, datetime.now().astimezone())
            except KeptError as error:  # Where one left off is not worth an error on the way out.
                _log.warning("not kept: %s", error)

    # Textual would fill the terminal with tracebacks: the log is for them.

    def _handle_exception(self, error: Exception) -> None:
        self.failure = error.error if isinstance(error, WorkerFailed) else error
        _log.error("ended by an error", exc_info=self.failure)
        with suppress(Exception):  # What is broken may be what it asks.
            self._keep_session()
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End for what the renderables would show; what it was is logged where it is known."""
        if self.failure is None:
            self.failure = RuntimeError("the terminal's input cannot be read")
            _log.error("ended by an error", exc_info=self.failure)
        self._close_messages_no_wait()

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Leave the terminal to another program for a while, and Ctrl-C too."""
        with self.ending.interrupts_ignored(), super().suspend():
            yield

    @property
    def _chosen_theme(self) -> str | None:
        """The theme that the user chose on the screen: now, or the time before."""
        if self.theme == self._first_theme:
            return self._visit.chosen_theme(self.settings.theme_of_file)
        return self.theme if self.theme != self.settings.theme else None

    @property
    def clipboard(self) -> str:
        """What was copied last."""
        return self._copies.last

    def copy_to_clipboard(self, text: str) -> None:
        """Copy text by the route that the settings or the environment show, and tell what happened."""
        self._copies.copy(text)

    def action_save_copy(self) -> None:
        """Add what was copied last to a file."""
        self._copies.save()

    def _write(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)

    def _key_of_saving(self) -> str | None:
        command = next(command for command in COMMANDS if command.id == "app.save-copy")
        return next(map(shown_key, self.keys_of(command)), None)

    async def action_palette(self) -> None:
        """Open the palette, and do what is chosen."""
        if not isinstance(self.screen, ModalScreen):
            event = self._browser.panes.timeline.event
            days = days_of(event) if event else None
            await self._offer(
                Palette(self._possible(), self.library, self._titles, days[0] if days else None)
            )

    async def action_help(self) -> None:
        """Show the keys, those of the focused pane first, and do what is chosen."""
        if not isinstance(self.screen, HelpSheet):
            keys = {command.id: self.keys_of(command) for command in COMMANDS}
            await self._offer(HelpSheet(self._active_scopes(), keys, self._possible()))

    def _carriers(self) -> dict[str, ActiveBinding]:
        """Return what carries out each command that is possible now, by its id."""
        active = self.screen.active_bindings.values()
        return {a.binding.id: a for a in active if a.enabled and a.binding.id in COMMAND_IDS}

    def _possible(self) -> dict[Command, tuple[str, ...]]:
        """Return the commands that are possible now, with their keys in force."""
        carriers = self._carriers()
        return {command: self.keys_of(command) for command in COMMANDS if command.id in carriers}

    async def _offer(self, sheet: CommandSheet) -> None:
        """Open a sheet of commands, and do what is chosen on the screen below it."""
        below, carriers = self.screen, self._carriers()

        async def chosen(target: Target | None) -> None:
            if isinstance(target, Command):
                carrier = carriers[target.id]
                await self.run_action(carrier.binding.action, carrier.node)
            elif target is not None and isinstance(below, Browser):
                below.opening.go_to(target)

        await self.push_screen(sheet, chosen)

    def _active_scopes(self) -> list[Scope]:
        """Return the scopes whose keys work now, the focused widget's first."""
        ids = [active.binding.id or "" for active in self.screen.active_bindings.values()]
        return [scope for scope in SCOPES if any(i.startswith(f"{scope}.") for i in ids)]

    async def action_choose_theme(self) -> None:
        """Choose a colour theme."""
        if not isinstance(self.screen, ThemeSheet):
            await self._theme_watch.find()
            await self.push_screen(ThemeSheet(self._themes.usable.values(), self.theme))
