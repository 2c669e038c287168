"""The line at the bottom: the keys that work now, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from readout_tui.tui.keyed import IN_FOOTER

KEPT = "app.help"
"""The command whose hint is there however narrow the screen is: it tells all others."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A key, or keys that do the like, and what they do."""

    id: str
    """The first one's command."""
    key: str
    keys: str
    does: str
    tooltip: str

    @property
    def width(self) -> int:
        """Cells that it takes, with a space around each part."""
        return cell_len(self.keys) + cell_len(self.does) + 3


class Hints(Footer):
    """Shows whole hints: those for which there is no room are left out from the end, help never."""

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__(show_command_palette=False)
        self._written: list[Hint] = []

    def _hints(self) -> list[Hint]:
        """Return what there is to write, as much as there is room for."""
        if not self._bindings_ready:
            return []
        active = list(self.screen.active_bindings.values())
        shown = {one.binding.id: one for one in active if one.binding.show}
        for one in active:
            # Where a command's first key does not work, another one: `?` is typed into a line, and F1 helps.
            if one.binding.id in IN_FOOTER:
                shown.setdefault(one.binding.id, one)
        return fitting_hints(hints_of(list(shown.values())), self.app.size.width)

    async def recompose(self) -> None:
        """Write the hints anew, if they are others: most keys leave them as they are."""
        # It is asked for later, when the screen may be closed.
        if self.is_attached and self._hints() != self._written:
            await super().recompose()

    def compose(self) -> ComposeResult:
        """Write the hints that there is room for."""
        self._written = self._hints()
        for hint in self._written:
            key = FooterKey(hint.key, hint.keys, hint.does, "", tooltip=hint.tooltip)
            yield key.data_bind(compact=Footer.compact)

    def on_resize(self, event: events.Resize) -> None:
        """Write what there is room for now."""
        self.call_after_refresh(self.recompose)


def hints_of(shown: Sequence[ActiveBinding]) -> list[Hint]:
    """Return the hints on some bindings in their order; those of a group share one."""
    hints: dict[str, Hint] = {}
    for active in shown:
        binding = active.binding
        name = binding.group.description if binding.group else f"{binding.id} {binding.action}"
        keys = binding.key_display or binding.key
        if name in hints:
            hints[name] = replace(hints[name], keys=f"{hints[name].keys} {keys}")
        else:
            does = binding.group.description if binding.group else binding.description
            tooltip = active.tooltip or does
            hints[name] = Hint(binding.id or "", binding.key, keys, does, tooltip)
    return list(hints.values())


def fitting_hints(hints: Sequence[Hint], width: int) -> list[Hint]:
    """Return the hints for which there is room, which go from the first on, and the one on help."""
    left = width - sum(hint.width for hint in hints if hint.id == KEPT)
    fitting = []
    for hint in hints:
        if hint.id == KEPT:
            fitting.append(hint)
        elif left >= 0:
            left -= hint.width
            fitting += [hint] if left >= 0 else []
    return fitting
