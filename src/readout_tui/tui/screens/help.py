"""Help: every command with its keys, those of the focused pane first; what one types narrows the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout_tui.commands import SCOPES, Command, Scope, commands_in
from readout_tui.tui.screens.commanding import (
    Choice,
    CommandSheet,
    Group,
    Keys,
    Offered,
    commands_named,
    titled,
)
from readout_tui.tui.signs import SIGN_MEANINGS, SignMeaning


class HelpSheet(CommandSheet):
    """Lists all commands; answers with one that is to be carried out, or None."""

    TITLE_IN_FRAME = "Keys"
    CLEARS_FIRST = True

    def __init__(self, first: Sequence[Scope], keys: Mapping[str, tuple[str, ...]], possible: Keys) -> None:
        """Make the sheet.

        Args:
            first: The scopes that come first.
            keys: The keys in force of every command, by its id.
            possible: The commands that can be carried out where help was opened.
        """
        super().__init__("a key, or words for what you want to do", possible)
        order = dict.fromkeys((*first, *SCOPES))
        self._commands = {command: keys[command.id] for scope in order for command in commands_in(scope)}

    def offered(self, words: str) -> Sequence[Offered]:
        """Return the commands that some words fit, under the headings of their scopes; then signs."""
        rows: list[Offered] = []
        scope = None
        for choice in commands_named(words, self._commands, self.possible):
            if isinstance(choice.target, Command):
                if choice.target.scope != scope:
                    scope = choice.target.scope
                    rows.append(Group(scope, choice.spans[-1]))
                rows.append(choice)
        signs = [one for one in SIGN_MEANINGS if one.fits(words)]
        if signs:
            rows += [Group("signs"), *signs]
        return rows

    def first(self, rows: Sequence[Offered]) -> int:
        """Return the row that fits best, above all by its title.

        Of equals it is one that is possible, the nearest scope's first.
        """
        words = self.input.value.strip()

        def fit(index: int) -> tuple[int, float, bool]:
            row = rows[index]
            if isinstance(row, SignMeaning):
                return 2 * (words == row.sign), 0, False
            return (
                (titled(row, words), row.score, row.possible) if isinstance(row, Choice) else (-1, 0, False)
            )

        return max(range(len(rows)), key=fit, default=0) if words else 0

    def tell(self, typed: str) -> None:
        """Tell how many of the commands are listed."""
        shown = sum(isinstance(row, Choice) for row in self.choices.items)
        frame = self.query_one("#sheet")
        frame.border_subtitle = f"{shown} of {len(self._commands)}" if typed else "at the end: signs"
