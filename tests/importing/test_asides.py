"""What stands among speeches and nobody says: headings, closing remarks, end signs, links."""

from __future__ import annotations

import pytest

from readout_tui.importing import import_page
from readout_tui.model import Readout


def spoken(readout: Readout) -> list[tuple[str | None, str]]:
    """Return label and text of the direct turns."""
    return [(turn.label, turn.text) for turn in readout.turns if turn.spoken_mode == "direct"]


def told(readout: Readout) -> list[str]:
    """Return the paragraphs of narration."""
    return [p for turn in readout.turns if turn.spoken_mode == "narration" for p in turn.paragraphs]


@pytest.mark.parametrize(
    ("name", "heading", "text"),
    [
        ("page.md", "### The bridge", "The bridge"),
        ("page.md", "**Questions from the press**", "Questions from the press"),
        ("page.txt", "FRAGEN UND ANTWORTEN", "FRAGEN UND ANTWORTEN"),
        ("page.txt", "Preguntas y respuestas", "Preguntas y respuestas"),
        ("page.txt", "Вопросы и ответы", "Вопросы и ответы"),
        ("page.html", "<h3>Questions des journalistes</h3>", "Questions des journalistes"),
    ],
)
def test_a_heading_before_a_speaker_is_nobodys_speech(name: str, heading: str, text: str) -> None:
    lines = ["Minister Lund: Good morning to all who came.", heading, "Minister Orr: We begin at once."]
    if name.endswith("html"):
        lines = [line if line[0] == "<" else f"<p>{line}</p>" for line in ["<h1>Talks</h1>", *lines]]
    else:
        lines = ["Talks", *lines]
    readout = import_page("\n\n".join(lines).encode(), name)
    assert spoken(readout) == [
        ("Minister Lund", "Good morning to all who came."),
        ("Minister Orr", "We begin at once."),
    ]
    assert told(readout) == [text]


def test_a_heading_within_one_speech_leaves_the_speech_whole() -> None:
    page = "# Talks\n\n**Minister Lund:** Good morning.\n\n## The bridge\n\nIt opens in June.\n"
    page += "\n**Minister Orr:** At last.\n"
    assert spoken(import_page(page.encode(), "page.md"))[0][1] == (
        "Good morning.\n\nThe bridge\n\nIt opens in June."
    )


@pytest.mark.parametrize(
    "closing",
    [
        "(The briefing was concluded at 3:15 p.m.)",
        "The meeting was adjourned at 3:15 p.m.",
        "[Whereupon the briefing ended.]",
        "(Ende der Pressekonferenz: 15.15 Uhr)",
        "(La séance est levée à 15h15.)",
        "(Se levantó la sesión a las 15:15.)",
        "(Брифинг завершился в 15.15.)",
        "（会见结束）",
    ],
)
def test_the_closing_remark_of_a_transcript_is_narration(closing: str) -> None:
    page = f"Talks\n\nMinister Lund: Hello.\n\nMinister Orr: Thank you all.\n\n{closing}\n"
    readout = import_page(page.encode(), "page.txt")
    assert spoken(readout)[-1] == ("Minister Orr", "Thank you all.")
    assert told(readout) == [closing]


def test_applause_after_the_last_word_stays_with_it() -> None:
    page = "Talks\n\nMinister Lund: Hello.\n\nMinister Orr: Thank you all.\n\n(Applause.)\n"
    assert spoken(import_page(page.encode(), "page.txt"))[-1][1] == "Thank you all.\n\n(Applause.)"


@pytest.mark.parametrize(
    "sign",
    ["# # #", "###", "-30-", "END", "ENDS", "- END -", "(ends)", "[Fin]", "– ENDE –", "End of transcript",
     "（完）", "Конец стенограммы", "以上"],
)  # fmt: skip
def test_an_end_sign_is_a_note_and_what_follows_it_nobodys_speech(sign: str) -> None:
    page = (
        f"Talks\n\nMinister Lund: Hello.\n\nMinister Orr: Thanks.\n\n{sign}\n\nWrite to the press office.\n"
    )
    readout = import_page(page.encode(), "page.txt")
    assert spoken(readout)[-1] == ("Minister Orr", "Thanks.")
    assert told(readout) == ["Write to the press office."]
    assert [note.text for note in readout.notes] == [sign]


def test_the_end_of_something_else_is_speech() -> None:
    page = "Talks\n\nMinister Lund: Hello.\n\nMinister Orr: Thanks.\n\nEnd of story.\n"
    assert spoken(import_page(page.encode(), "page.txt"))[-1][1] == "Thanks.\n\nEnd of story."


@pytest.mark.parametrize(
    "links",
    ["Photos | Back to news", "Back to all speeches", "← All news", "Retour aux actualités", 
     "Volver a noticias", "Zurück zur Übersicht", "Фото • Видео • Назад", "返回首页"],
)  # fmt: skip
def test_links_at_the_end_of_a_page_are_a_note(links: str) -> None:
    page = f"Talks\n\nMinister Lund: Hello.\n\nMinister Orr: Thank you all.\n\n{links}\n"
    readout = import_page(page.encode(), "page.txt")
    assert spoken(readout)[-1][1] == "Thank you all."
    assert [note.text for note in readout.notes] == [links]


@pytest.mark.parametrize(
    ("beginnings", "doubted"),
    [
        (["Lund > Hello.", "Orr > Hello.", "Lund > It rains.", "Orr > Yes."], True),
        (["Lund\u2009| Hello.", "Orr\u2009| Hello.", "Lund\u2009| It rains.", "Orr\u2009| Yes."], True),
        (["Second > stones.", "Third > mortar.", "Second > stones.", "Third > mortar."], False),
        (["Stones > mortar.", "The bridge holds.", "It is new.", "It is long."], False),
    ],
)
def test_a_page_like_a_transcript_without_a_speaker_is_doubted(beginnings: list[str], doubted: bool) -> None:
    readout = import_page("\n\n".join(["About a river", *beginnings]).encode(), "page.txt")
    assert spoken(readout) == []
    assert [doubt.at for doubt in readout.doubts] == (["turns"] if doubted else [])
