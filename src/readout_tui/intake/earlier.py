"""Which readout came from an earlier state of a page that somebody changed and imports once more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Set
from pathlib import Path

from readout_tui.model import Readout, Source
from readout_tui.store.reading import read_readout
from readout_tui.text import clean_line, fold

_NUMBERED = re.compile(r"(?P<stem>.+)-\d+")
"""What a kept page's name becomes where the name is taken."""
_SPACES = re.compile(r"\s+")
_RUN = 16
"""Characters of the runs by which two texts are compared: others share few of them by chance."""
_SAME_ADDRESS = 0.2
"""The part of the shorter text that both share, if the address is the same: sites give one to many pages."""
_SAME_NAME = 0.6
"""The same if only the file's name is."""
_COMPARED = 200_000
"""Characters of each text that are compared."""
_MOST = 50
"""Readouts with one address, or with one name, from which it tells nothing: each would be read."""


def kept_name(name: str) -> str:
    """Return a page's name as it can be written down: without controls, or signs that no encoding takes."""
    return clean_line(Path(name).name).replace("\ufffd", "_")


class EarlierPages:
    """Knows from which pages an archive's readouts came."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_address: defaultdict[str, set[Path]] = defaultdict(set)
        self._by_name: defaultdict[str, set[Path]] = defaultdict(set)

    def learn(self, path: Path, source: Source) -> None:
        """Learn where a readout's file came from."""
        if source.url:
            self._by_address[source.url].add(path)
        if source.file:
            for name in _original_names(source.file):
                self._by_name[name].add(path)

    def of(self, name: str, fresh: Readout, but: Set[Path]) -> list[Path]:
        """Return the files of readouts that came from the same page: none or one, or several if it is unsure.

        It is the same page if it has the same address and a part of the text, or the same file name, no other
        address, and most of the text. Of several with the address, one that has name and text as well is it.

        Args:
            name: The page's file name.
            fresh: What is read of it now.
            but: Files that are no candidates.
        """
        address = fresh.source.url if fresh.source else None
        addressed = _few(self._by_address.get(address or "", set()))
        named = _few(self._by_name.get(kept_name(name), set()))
        # The text of an archive's readouts is read here and not before: few are asked for.
        shared = {path: _shared(path, fresh) for path in sorted((addressed | named) - but)}
        alike = {path for path in named if shared.get(path, 0) >= _SAME_NAME}
        same = sorted(path for path in addressed if shared.get(path, 0) >= _SAME_ADDRESS)
        if same:
            surest = [path for path in same if path in alike]
            return surest if len(surest) == 1 else same
        return sorted(path for path in alike if not address or _address(path) in (None, address))


def _few(paths: set[Path]) -> set[Path]:
    return paths if len(paths) <= _MOST else set()


def _original_names(file: str) -> Iterator[str]:
    yield file
    if numbered := _NUMBERED.fullmatch(Path(file).stem):
        yield f"{numbered['stem']}{Path(file).suffix}"


def _address(path: Path) -> str | None:
    readout = read_readout(path).readout
    return readout.source.url if readout and readout.source else None


def _shared(path: Path, fresh: Readout) -> float:
    """Return which part of the shorter of two texts the other has as well, from 0 to 1."""
    before = read_readout(path).readout
    one, other = (_runs(readout) if readout else set[str]() for readout in (before, fresh))
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _runs(readout: Readout) -> set[str]:
    texts = [*(turn.text for turn in readout.turns), *(note.text for note in readout.notes)]
    text = _SPACES.sub(" ", fold(" ".join(texts)[:_COMPARED]))
    return {text[start : start + _RUN] for start in range(max(1, len(text) - _RUN + 1))} - {""}
