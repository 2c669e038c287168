"""A few thousand words, each of which may be compared with another one: numpy need not be loaded for that."""

from __future__ import annotations

from collections.abc import Sequence


class FewSpellings:
    """Answers as `spellings.Spellings` does, in another order."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take the words, in any order."""
        self.words = words

    def alike(self, word: str, edits: int) -> list[tuple[int, int]]:
        """Return the positions of words within some edits, each with the number of edits."""
        return _measured(word, edits, self.words)

    def beginning_alike(self, word: str, edits: int) -> list[tuple[int, int]]:
        """Return the positions of longer words whose beginning is within some edits."""
        length = len(word)
        # A word that is shorter is no choice, which is what None is to rapidfuzz.
        beginnings = [other[:length] if len(other) >= length else None for other in self.words]
        return _measured(word, edits, beginnings)


def _measured(word: str, edits: int, choices: Sequence[str | None]) -> list[tuple[int, int]]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return [(position, int(distance)) for _, distance, position in found]
