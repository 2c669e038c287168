from __future__ import annotations

import pytest

from readout_tui.importing.mentions import mentions


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        (
            "including Deputy Prime ministers Ada Obi and Olaf Rand, Minister of Health Mira Lund, Head "
            "of the Federal Service for Harbours and Human Wellbeing (Portnadzor) Anna Tolva were present.",
            [
                ("Ada Obi", "Deputy Prime Minister"),
                ("Olaf Rand", "Deputy Prime Minister"),
                ("Mira Lund", "Minister of Health"),
                ("Anna Tolva", "Head of the Federal Service for Harbours and Human Wellbeing (Portnadzor)"),
            ],
        ),
        (
            "Greeting President of Kenya Ada Obi, President of Norway Olaf Rand said:",
            [("Ada Obi", "President of Kenya"), ("Olaf Rand", "President of Norway")],
        ),
        (
            "Remarks by President Rand and Prime Minister Obi of Kenya Before Bilateral Meeting",
            [("Rand", "President"), ("Obi", "Prime Minister")],
        ),
        (
            "Readout of National Security Advisor Ada Obi’s Meeting with Foreign Minister Wang Li in Varn",
            [("Ada Obi", "National Security Advisor"), ("Wang Li", "Foreign Minister")],
        ),
        (
            "Press Briefing by Press Secretary Mira Lund and Harbour Coordinator Olaf Rand",
            [("Mira Lund", "Press Secretary"), ("Olaf Rand", "Harbour Coordinator")],
        ),
        ("conferencia del ministro de Ríos, Tomás Oro", [("Tomás Oro", "ministro de Ríos")]),
        ("thanked the Minister, Tolva and Varnia, and left", []),
        ("avec M. Anton Orre, ministre des fleuves", [("Anton Orre", None)]),
        ("Robert M. Orre came to Varn", []),
        ("after the talks of the presidents of Spain, Norway and Chile in Varn", []),
        ("the appointment of the Acting Governor of the Republic of Tolva", []),
    ],
)
def test_persons_are_told_with_their_offices(text: str, persons: list[tuple[str, str]]) -> None:
    assert [(m.who.name, m.who.role) for m in mentions(text)] == persons
