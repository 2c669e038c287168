"""A document to walk through without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from readout_tui.library import Library
from readout_tui.model import FORMAT_VERSION, Participant, Readout, Turn
from readout_tui.tui.document import Document


@pytest.fixture
def readout() -> Readout:
    """Narration, two speakers who alternate, and a reported paragraph."""
    return Readout(
        readout=FORMAT_VERSION,
        id="2031-01-02-ada-bo",
        title="Ada meets Bo",
        date="2031-01-02",
        participants=(Participant(id="ada", name="Ada", role="Chair"), Participant(id="bo", name="Bo")),
        turns=(
            Turn(text="They met at noon. It was cold."),
            Turn(speaker="ada", text="Good day. Please sit.\n\nWe begin. Now."),
            Turn(speaker="bo", text="Thank you, Ada."),
            Turn(speaker="ada", text="Not at all. Tea?"),
            Turn(speaker="bo", mode="reported", text="Bo declined the tea."),
        ),
    )


@pytest.fixture
def document(readout: Readout) -> Document:
    """The readout as the reader walks it."""
    return Document(readout)


@pytest.fixture
def library(archive: Path) -> Iterator[Library]:
    """The small archive, open and up to date."""
    with Library.open(archive) as opened:
        yield opened
