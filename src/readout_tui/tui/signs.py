"""What the signs on the screen mean: help lists them, as the widgets draw them."""

from __future__ import annotations

from typing import NamedTuple

from readout_tui.text import fold
from readout_tui.tui import margin, sides
from readout_tui.tui.sharing import others_told
from readout_tui.tui.widgets.comparing import ALONE_MARK
from readout_tui.tui.widgets.density import BLOCKS
from readout_tui.tui.widgets.participants import bar, said_told
from readout_tui.tui.widgets.timeline import NEW
from readout_tui.tui.wording import added_told, dropped_told


class SignMeaning(NamedTuple):
    """A sign, and what it means."""

    sign: str
    """As it is drawn; of several, one after the other."""
    meaning: str
    """A sentence."""

    def fits(self, words: str) -> bool:
        """Tell whether it is the sign, or words of its meaning, that were typed."""
        return words in self.sign or all(word in fold(self.meaning) for word in fold(words).split())


SIGN_MEANINGS: tuple[SignMeaning, ...] = (
    SignMeaning(BLOCKS, "Over the timeline: how many events, or hits of the last search, fall into a time."),
    SignMeaning(NEW, "In the timeline: new or changed since your last visit."),
    SignMeaning(margin.SIGNS["mark"], "A passage that you marked; in the timeline, a readout with one."),
    SignMeaning(margin.SIGNS["note"], "In the margin: a passage that you noted something on."),
    SignMeaning(margin.SIGNS["moved"], "In the margin: a mark whose words have changed or moved."),
    SignMeaning(
        others_told(1).strip(), "In the timeline: one more readout of the same event, by another publisher."
    ),
    SignMeaning(margin.CURRENT_MARK, "In the margin: the current sentence, on which keys work."),
    SignMeaning(
        margin.ECHO_MARK, "In the margin: earlier or later wording nearly repeats the paragraph; e lists it."
    ),
    SignMeaning(sides.SIGNS, "Before a speaker, and over the participants: the side, one sign for each."),
    SignMeaning(bar(0.69), "Before a participant: the share of all words that are spoken."),
    SignMeaning(
        said_told(1, 0.69).strip(), "Behind a participant: the number of turns, and the share of the words."
    ),
    SignMeaning(
        ALONE_MARK, "Side by side: a paragraph that one readout alone has; elsewhere such words stand out."
    ),
    SignMeaning(added_told("…"), "Among echoes: words that are new since the earlier wording."),
    SignMeaning(dropped_told("…"), "Among echoes: words of the earlier wording that are gone."),
)
"""The signs, from the timeline to the right."""
