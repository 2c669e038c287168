from __future__ import annotations

import pytest

from readout_tui.model import Participant, Readout, Source, Turn


@pytest.fixture
def visit() -> Readout:
    """A readout with narration, two speakers, reported speech, an unnamed question and an ampersand."""
    return Readout(
        readout=1,
        id="2033-05-04-orrin-belq",
        title='Ada Orrin receives "the Envoy" & his party',
        date="2033-05-04T09:15",
        place="Velm",
        kind="press-conference",
        language="en",
        source=Source(
            publisher="mayor.velm.example",
            url="https://mayor.velm.example/n?a=1&b=2",
            published="2033-05-06",
            retrieved="2033-06-01",
        ),
        participants=(
            Participant(id="ada-orrin", name="Ada Orrin", role="Mayor of Velm", side="Velm"),
            Participant(id="tomas-belq", name="Tomaš Belq", role="Envoy", side="Harrow Isles"),
        ),
        turns=(
            Turn(text="The mayor met the envoy on the quay."),
            Turn(
                speaker="ada-orrin",
                text="Welcome to Velm. The harbour, Mr. Belq, is open again.\n\nWe shall keep it open!",
            ),
            Turn(speaker="tomas-belq", text="Thank you. Our ships <will> come."),
            Turn(speaker="tomas-belq", mode="reported", text="The envoy added that grain comes first."),
            Turn(label="Q", text="When?"),
        ),
    )
