"""What palette and help share: commands to find by words, and to carry out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Literal, TypeAlias

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from readout_tui.commands import SCOPE_TITLES, Command, Scope, shown_key
from readout_tui.locator import Locator
from readout_tui.text import fold
from readout_tui.tui.bindings import bindings
from readout_tui.tui.fitting import Span, Spans, Text, fitting
from readout_tui.tui.screens.narrowing import NarrowingSheet
from readout_tui.tui.signs import SignMeaning
from readout_tui.tui.widgets.row_list import Part, RowList, marked_parts

Target: TypeAlias = Command | Locator | date
"""A command to carry out, or a place to go to."""

Keys: TypeAlias = Mapping[Command, tuple[str, ...]]
"""Commands with their keys in force, the one to show first."""

KEYS_WIDTH = 14
"""Cells for the keys at the start of a row."""

TITLE_WIDTH = 23
"""Cells for the title that follows."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over the commands of a scope, or over signs."""

    scope: Scope | Literal["signs"]
    spans: tuple[Span, ...] = ()
    """The letters that were typed."""

    @property
    def title(self) -> str:
        """What it says."""
        return "Signs on the screen" if self.scope == "signs" else SCOPE_TITLES[self.scope]


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be chosen."""

    target: Target
    title: str
    remark: str
    keys: str = ""
    possible: bool = True
    """Whether it can be carried out where the sheet was opened."""
    score: float = 0.0
    """How well it fits what was typed; higher is better."""
    spans: Spans = ((), (), (), ())
    """The letters that were typed, in title, keys, remark and the scope's title."""


Offered: TypeAlias = Group | Choice | SignMeaning


class Choices(RowList[Offered], can_focus=False):
    """Commands and places; what cannot be done here is muted."""

    KEEPS_CURSOR = True

    def stops(self, item: Offered) -> bool:
        """Stop at choices and signs, not at headings."""
        return not isinstance(item, Group)

    def parts(self, item: Offered) -> Sequence[Part]:
        """Write the keys, the title, and what it does."""
        if isinstance(item, Group):
            return [(" ", ""), *marked_parts(item.title, item.spans, "heading", "letters")]
        if isinstance(item, SignMeaning):
            gap = _gap(item.sign, KEYS_WIDTH)
            return [(" ", ""), (item.sign, "accent"), (gap, ""), (item.meaning, "")]
        title, keys, remark, _ = item.spans
        return [
            (" ", ""),
            *marked_parts(item.keys, keys, "accent" if item.possible else "muted", "letters"),
            (_gap(item.keys, KEYS_WIDTH), ""),
            *marked_parts(item.title, title, "" if item.possible else "muted", "letters"),
            (_gap(item.title, TITLE_WIDTH), ""),
            *marked_parts(item.remark, remark, "muted", "letters"),
        ]


class CommandInput(Input):
    """Where the words are typed. It has the sheet's keys, so that they are handled in their turn."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("palette", target="screen.")]


class CommandSheet(NarrowingSheet[Offered, Target]):
    """Takes words; answers with what they were chosen to mean, or None."""

    def __init__(self, placeholder: str, possible: Keys) -> None:
        """Make the sheet.

        Args:
            placeholder: What the line says while it is empty.
            possible: The commands that can be carried out where the sheet was opened.
        """
        super().__init__(CommandInput(placeholder=placeholder), Choices(empty=" Nothing is called that."))
        self.possible = possible

    def explanation(self, row: Offered) -> str | Content:
        """Return the whole remark, which rows often have no room for, and where the command works."""
        if isinstance(row, Group):
            return ""
        if isinstance(row, SignMeaning):
            return row.meaning
        scope = f" {SCOPE_TITLES[row.target.scope]}." if isinstance(row.target, Command) else ""
        return Content.assemble(row.remark, (scope, "$muted"))

    def answer(self, row: Offered) -> Target | None:
        """Return what the row means; tell where it would be possible, if it is not here."""
        if not isinstance(row, Choice):
            return None
        if row.possible:
            return row.target
        if isinstance(row.target, Command):
            where = SCOPE_TITLES[row.target.scope]
            self.notify(f"not possible where help was opened: {where}", markup=False)
        return None


def commands_named(words: str, commands: Keys, possible: Keys) -> list[Choice]:
    """Return the commands that words fit by title, keys, help or scope, in the given order; all for none.

    Args:
        words: What was typed.
        commands: The commands to choose from.
        possible: Those of them that can be carried out.
    """
    choices = [
        Choice(command, command.title, command.help, " ".join(map(shown_key, keys)), command in possible)
        for command, keys in commands.items()
    ]
    if not words:
        return choices
    found = fitting(choices, _texts, words)
    return [replace(choice, score=fit.score, spans=fit.spans) for choice, fit in found]


def titled(choice: Choice, words: str) -> int:
    """Return how well words are a choice's title: 2 if they are all of it or its key, 1 if they begin it."""
    title, typed = fold(choice.title), fold(words)
    if title == typed or words in choice.keys.split():
        return 2
    return int(bool(typed) and title.startswith(typed))


def _texts(choice: Choice) -> list[Text]:
    scope = SCOPE_TITLES[choice.target.scope] if isinstance(choice.target, Command) else ""
    return [
        Text(choice.title),
        Text(choice.keys, is_keys=True),
        Text(choice.remark, 0.8),
        Text(scope, 0.6),
    ]


def _gap(text: str, width: int) -> str:
    return " " * (max(0, width - cell_len(text)) + 1)
