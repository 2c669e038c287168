from __future__ import annotations

import pytest

from readout_tui.model import Participant, Readout, Turn


@pytest.fixture
def talk() -> Readout:
    """A readout with narration, two speakers, several paragraphs and words that come twice."""
    return Readout(
        readout=1,
        id="2033-05-04-orrin-belq",
        title="Ada Orrin receives the envoy",
        date="2033-05-04T09:15",
        participants=(
            Participant(id="ada-orrin", name="Ada Orrin", role="Mayor of Velm"),
            Participant(id="tomas-belq", name="Tomaš Belq", role="Envoy"),
        ),
        turns=(
            Turn(text="The mayor met the envoy on the quay, where the old cranes stand."),
            Turn(
                speaker="ada-orrin",
                text=(
                    "Welcome to Velm. The harbour is open again, and the harbour will stay open.\n\n"
                    "We have counted every lamp on the mole. Not one of them is dark tonight.\n\n"
                    "Let the pilots sleep."
                ),
            ),
            Turn(speaker="tomas-belq", text="Thank you. Our ships will come with the first thaw."),
        ),
    )
