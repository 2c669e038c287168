"""Keys: carried out one after the other, and by the names that the settings give them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar, Generic

from textual import events
from textual.app import App
from textual.binding import ActiveBinding, Binding, BindingType
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import WorkerCancelled

from readout_tui.commands import COMMANDS, Command, shown_key
from readout_tui.tui.bindings import bindings

COMMAND_IDS = frozenset(command.id for command in COMMANDS)

OPENING = "opening"
"""The group of the workers that open readouts: a key waits for them."""

PATIENCE = 1.0
"""Seconds after which a key no longer waits for what the one before it caused."""

IN_FOOTER = frozenset(command.id for command in COMMANDS if command.footer)
"""The commands that have a hint in the line at the bottom."""


class KeyedScreen(Screen[ScreenResultType], Generic[ScreenResultType]):
    """A screen whose commands have the keys in force.

    Textual's own keymap is not used: it takes a key away from every command that shares it, and here the
    commands of a selection share theirs with the reader's.
    """

    CHOOSES: ClassVar[str] = ""
    """What choosing a row of its list does, where that is not to open it."""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings that work now, by the keys in force."""
        default = super().active_bindings
        keymap = self.app.keymap if isinstance(self.app, KeyedApp) else {}
        found: dict[str, ActiveBinding] = {}
        for key, active in default.items():
            if self.CHOOSES and active.binding.id == "list.choose":
                active = active._replace(binding=replace(active.binding, description=self.CHOOSES))
            keys = keymap.get(active.binding.id or "")
            if keys is None:
                found.setdefault(key, active)
            elif all(other.binding.id != active.binding.id for other in found.values()):
                for rank, binding in enumerate(_renamed(active.binding, keys)):
                    shown = rank == 0 and binding.id in IN_FOOTER
                    found.setdefault(binding.key, active._replace(binding=replace(binding, show=shown)))
        return found

    def tell_unbound(self, key: str) -> None:
        """Tell, where that is of use, why a key does nothing here."""

    def has_lost(self, key: str) -> bool:
        """Tell whether a key belongs to a command by default, but not by the keys in force."""
        default = super().active_bindings.get(key)
        return default is not None and default.binding.id in COMMAND_IDS and key not in self.active_bindings


class KeyedModal(KeyedScreen[ScreenResultType], ModalScreen[ScreenResultType], Generic[ScreenResultType]):
    """A screen over another one: the program's own keys do not reach it, but help has one everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings("app", target="app.") if binding.id == "app.help"
    ]


class KeyedApp(App[None]):
    """An application that takes keys one after the other."""

    def __init__(self, keymap: Mapping[str, tuple[str, ...]]) -> None:
        """Make it.

        Args:
            keymap: The keys in force by the command's id, the one to show first.
        """
        super().__init__()
        default = {command.id: command.keys for command in COMMANDS}
        self.keymap = {name: keys for name, keys in keymap.items() if keys != default.get(name)}
        """Those that are not the default ones."""

    def keys_of(self, command: Command) -> tuple[str, ...]:
        """Return a command's keys in force, the one to show first."""
        return self.keymap.get(command.id, command.keys)

    async def on_event(self, event: events.Event) -> None:
        """Handle keys one after the other, each done before the next begins.

        Textual hands a key to the focused widget and goes on to the next. So of a burst of keys, typed ahead
        or held up by a slow line, all go to the widget that had the focus at first, although the first
        key opened a sheet. Where a key is bound, we carry its action out here, and wait for what it caused.
        """
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        await self._opened()
        if isinstance(self.focused, Input):
            await self._settled(self.focused)
        active = self.screen.active_bindings.get(event.key)
        if active is not None and active.enabled and active.binding.id in COMMAND_IDS:
            await self.run_action(active.binding.action, active.node)
            await self._settled(self.screen)
        elif active is not None and isinstance(active.node, Input):
            # Textual does it when the key has come up through all messages, after letters typed behind it.
            if not await self.run_action(active.binding.action, active.node):
                await super().on_event(event)
            await self._settled(active.node)
            await self._settled(self.screen)
        elif not (isinstance(self.screen, KeyedScreen) and self.screen.has_lost(event.key)):
            if active is None and isinstance(self.screen, KeyedScreen):
                self.screen.tell_unbound(event.key)
            await super().on_event(event)

    async def _settled(self, node: Widget) -> None:
        """Wait until a widget has handled its messages, for a while at most: it may have to wait for us."""
        done = asyncio.Event()
        if node.call_later(done.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), PATIENCE)

    async def _opened(self) -> None:
        """Wait until the readout that a key asked for is open, for a while at most."""
        for worker in [worker for worker in self.workers if worker.group == OPENING]:
            with suppress(TimeoutError, WorkerCancelled):
                await asyncio.wait_for(asyncio.shield(worker.wait()), PATIENCE)


def key_of(app: object, command_id: str) -> str:
    """Return a command's key in force, as people write it; its title where it has none."""
    command = next(command for command in COMMANDS if command.id == command_id)
    keys = app.keys_of(command) if isinstance(app, KeyedApp) else command.keys
    return next(map(shown_key, keys), command.title)


def keys_in_force(app: object, command: Command) -> list[str]:
    """Return a command's keys in force by the names that key events have, the one to show first."""
    keys = app.keys_of(command) if isinstance(app, KeyedApp) else command.keys
    return [binding.key for binding in _renamed(Binding("", ""), keys)]


def _renamed(binding: Binding, keys: tuple[str, ...]) -> list[Binding]:
    """Return a binding for each of some keys, by the names that key events have."""
    given = [replace(binding, key=key, key_display=shown_key(key)) for key in keys]
    return list(Binding.make_bindings(given))
