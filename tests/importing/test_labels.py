"""Each style by which pages introduce speakers, on a small page of our own."""

from __future__ import annotations

import pytest

from readout_tui.importing import import_page
from readout_tui.model import Readout

Heard = list[tuple[str | None, str | None, str]]

STYLES: dict[str, tuple[str, Heard]] = {
    "long title first, short name later": (
        """Meeting with the Premier of Tolva

President of Varnia Ilse Maren: Welcome.

We have much to discuss.

Premier of Tolva Oren Vask (as interpreted): Thank you.

Ilse Maren: Let us begin.
""",
        [
            ("ilse-maren", "President of Varnia Ilse Maren", "Welcome.\n\nWe have much to discuss."),
            ("oren-vask", "Premier of Tolva Oren Vask (as interpreted)", "Thank you."),
            ("ilse-maren", "Ilse Maren", "Let us begin."),
        ],
    ),
    "capitals, Q without a colon, anonymous speakers": (
        """Press Briefing by Press Secretary Dana Holt

MS. HOLT:  Good morning.

Q    What is new?  Second: who knows?

MS. HOLT:  Nothing.

MODERATOR:  Last question.

SENIOR ADMINISTRATION OFFICIAL:  We are done.

END  2:05 P.M. EDT
""",
        [
            ("dana-holt", "MS. HOLT", "Good morning."),
            (None, "Q", "What is new? Second: who knows?"),
            ("dana-holt", "MS. HOLT", "Nothing."),
            (None, "MODERATOR", "Last question."),
            (None, "SENIOR ADMINISTRATION OFFICIAL", "We are done."),
        ],
    ),
    "a period after the label": (
        """HARBOUR DUES

  Mr. ADEYEMI of Northmark. Mr. President, I rise today to speak
of harbours and ships.
  The PRESIDING OFFICER (Ms. Lund). Without objection, the Senator
has the floor for ten minutes.
  Mr. ADEYEMI of Northmark. I thank the Chair for the time that has
been given to me, and yield.
""",
        [
            (
                "adeyemi-of-northmark",
                "Mr. ADEYEMI of Northmark",
                "Mr. President, I rise today to speak of harbours and ships.",
            ),
            (
                "lund",
                "The PRESIDING OFFICER (Ms. Lund)",
                "Without objection, the Senator has the floor for ten minutes.",
            ),
            (
                "adeyemi-of-northmark",
                "Mr. ADEYEMI of Northmark",
                "I thank the Chair for the time that has been given to me, and yield.",
            ),
        ],
    ),
    "an article and capitals; an office alone is nobody's name": (
        """Ábrese a sesión.

O señor PRESIDENTE: Bos días.

A señora VALIÑO RÍOS: Moitas grazas, señor presidente.

O señor CONSELLEIRO DO MAR (Souto Lema): Grazas.

O señor PRESIDENTE: Silencio.
""",
        [
            (None, "O señor PRESIDENTE", "Bos días."),
            ("valino-rios", "A señora VALIÑO RÍOS", "Moitas grazas, señor presidente."),
            ("souto-lema", "O señor CONSELLEIRO DO MAR (Souto Lema)", "Grazas."),
            (None, "O señor PRESIDENTE", "Silencio."),
        ],
    ),
    "name, then office; a questioner between two turns of one speaker": (
        """Weekly briefing

Shri Arun Varma, Official Spokesperson: Good afternoon.

Suresh: What about the visit?

Shri Arun Varma, Official Spokesperson: Nothing to add.
""",
        [
            ("arun-varma", "Shri Arun Varma, Official Spokesperson", "Good afternoon."),
            ("suresh", "Suresh", "What about the visit?"),
            ("arun-varma", "Shri Arun Varma, Official Spokesperson", "Nothing to add."),
        ],
    ),
    "office with the name in brackets, then the name": (
        """ORAL ANSWERS

The Minister for Harbours (Prof. S. Rajan): The number is twelve.

Mr Tan Beng: Is it rising?

Prof. S. Rajan: No.
""",
        [
            ("s-rajan", "The Minister for Harbours (Prof. S. Rajan)", "The number is twelve."),
            ("tan-beng", "Mr Tan Beng", "Is it rising?"),
            ("s-rajan", "Prof. S. Rajan", "No."),
        ],
    ),
    "the label on a line of its own": (
        """Doorstop interview

JOURNALIST:

What about the budget?

MINISTER HEWARD:

We have a plan.

It is good.

JOURNALIST:

And then?
""",
        [
            (None, "JOURNALIST", "What about the budget?"),
            ("heward", "MINISTER HEWARD", "We have a plan.\n\nIt is good."),
            (None, "JOURNALIST", "And then?"),
        ],
    ),
    "a name alone, without a colon": (
        """Sessió plenària núm. 12

La presidenta

Té la paraula el diputat.

Joan Ferrer i Puig

Gràcies, presidenta.

La presidenta

Passem a la votació.

Joan Ferrer i Puig

Molt bé.
""",
        [
            (None, "La presidenta", "Té la paraula el diputat."),
            ("joan-ferrer-i-puig", "Joan Ferrer i Puig", "Gràcies, presidenta."),
            (None, "La presidenta", "Passem a la votació."),
            ("joan-ferrer-i-puig", "Joan Ferrer i Puig", "Molt bé."),
        ],
    ),
    "initials": (
        """Press encounter

SG: We talked about peace.

Q: What was said?

SG: That is all.
""",
        [
            ("sg", "SG", "We talked about peace."),
            (None, "Q", "What was said?"),
            ("sg", "SG", "That is all."),
        ],
    ),
    "Russian": (
        """Встреча с гостями

В.Петров: Рад вас видеть.

С.Тургаев (как переведено): Спасибо.

В.Петров: Пожалуйста.

Вопрос: О чём вы говорили?

В.Петров: О многом.
""",
        [
            ("v-petrov", "В.Петров", "Рад вас видеть."),
            ("s-turgaev", "С.Тургаев (как переведено)", "Спасибо."),
            ("v-petrov", "В.Петров", "Пожалуйста."),
            (None, "Вопрос", "О чём вы говорили?"),
            ("v-petrov", "В.Петров", "О многом."),
        ],
    ),
    "Chinese, with a full-width colon and an outlet as speaker": (
        """外交部发言人主持例行记者会

《港报》记者：有何评论？

林安：我们注意到有关报道。

中方一贯主张和平。

《港报》记者：有没有计划？

林安：没有。
""",
        [
            (None, "《港报》记者", "有何评论？"),
            ("linan", "林安", "我们注意到有关报道。\n\n中方一贯主张和平。"),
            (None, "《港报》记者", "有没有计划？"),
            ("linan", "林安", "没有。"),
        ],
    ),
    "Japanese brackets": (
        """外務大臣会見記録

【浜田外務大臣】報告が一件ございます。

【記者】質問があります。

【浜田外務大臣】お答えします。
""",
        [
            ("bangtianwaiwudachen", "浜田外務大臣", "報告が一件ございます。"),
            (None, "記者", "質問があります。"),
            ("bangtianwaiwudachen", "浜田外務大臣", "お答えします。"),
        ],
    ),
    "Spanish": (
        """Conferencia de prensa

El Presidente: Buenos días.

Pregunta: ¿Cuándo empieza?

El Presidente: Mañana.

Canciller Gómez: Gracias.
""",
        [
            (None, "El Presidente", "Buenos días."),
            (None, "Pregunta", "¿Cuándo empieza?"),
            (None, "El Presidente", "Mañana."),
            ("gomez", "Canciller Gómez", "Gracias."),
        ],
    ),
    "German": (
        """Pressekonferenz in Hafenstadt

Bundeskanzlerin Vogt: Guten Tag!

Frage: Was heißt das?

Bundeskanzlerin Vogt: Danke für die Frage.
""",
        [
            ("vogt", "Bundeskanzlerin Vogt", "Guten Tag!"),
            (None, "Frage", "Was heißt das?"),
            ("vogt", "Bundeskanzlerin Vogt", "Danke für die Frage."),
        ],
    ),
    "French, with a space before the colon": (
        """Conférence de presse

LE PRÉSIDENT : Bonjour.

JOURNALISTE : Une question ?

LE PRÉSIDENT : Je vous réponds.
""",
        [
            (None, "LE PRÉSIDENT", "Bonjour."),
            (None, "JOURNALISTE", "Une question ?"),
            (None, "LE PRÉSIDENT", "Je vous réponds."),
        ],
    ),
    "Arabic": (
        """مؤتمر صحفي

الرئيس سالم: أرحب بكم.

سؤال: متى يبدأ المشروع؟

الرئيس سالم: يبدأ غدا.
""",
        [
            ("slm", "الرئيس سالم", "أرحب بكم."),
            (None, "سؤال", "متى يبدأ المشروع؟"),
            ("slm", "الرئيس سالم", "يبدأ غدا."),
        ],
    ),
}


def heard(readout: Readout) -> Heard:
    """Return speaker, label and text of the direct turns."""
    return [(t.speaker, t.label, t.text) for t in readout.turns if t.spoken_mode == "direct"]


@pytest.mark.parametrize("style", STYLES)
def test_the_style_is_read(style: str) -> None:
    page, expected = STYLES[style]
    assert heard(import_page(page.encode(), "page.txt")) == expected


NO_LABELS = {
    "a sentence in capitals": "WASHINGTON. The council met. It went home.",
    "forms of address over paragraphs": "Mr Orr\nHarbour Street\n\nMr Orr\nHarbour Street",
    "an end mark": "END 2:05 P.M.",
    "the opening of a sentence": "Second: I did not say so.",
    "a heading": "The documents signed include:",
    "a fact sheet": "PROMISES KEPT: Nothing was promised.",
    "a clock": "At 10:30 we begin.",
    "an address": "https://example.org/page",
    "a salutation": "Dear Minister Obi: I write to you today.",
    "a note": "Note: the text was edited.",
    "a title with a date": "Call with President Obi: 25 October 2032",
    "a sentence about a person": "Head of the Harbour Ada Obi recently resigned: this is understandable.",
}


@pytest.mark.parametrize("what", NO_LABELS)
def test_what_is_no_label_opens_no_turn(what: str) -> None:
    page = f"A day in the harbour\n\nThe council came together.\n\n{NO_LABELS[what]}\n\nThe day ended.\n"
    assert heard(import_page(page.encode(), "page.txt")) == []


def test_bold_marks_a_label_that_stands_once() -> None:
    page = "# Visit\n\n**Oren Vask:** Good to be here.\n"
    assert heard(import_page(page.encode(), "page.md")) == [("oren-vask", "Oren Vask", "Good to be here.")]


@pytest.mark.parametrize(
    "said", ["About a Harbour Ombudsman: we have one.", "E digo coa portavoz de Varnia: si."]
)
def test_an_office_that_a_sentence_speaks_of_opens_no_turn(said: str) -> None:
    page = (
        f"Talks\n\nAda Obi: Welcome.\n\nOren Vask: Thanks.\n\nAda Obi: Well.\n\n{said}\n\nOren Vask: Yes.\n"
    )
    assert heard(import_page(page.encode(), "page.txt"))[2] == ("ada-obi", "Ada Obi", f"Well.\n\n{said}")


def test_a_page_in_capitals_has_no_other_labels() -> None:
    turns = "".join(f"MR. OBI: Line {n}.\n\nMS. LUND: Line {n}.\n\n" for n in range(6))
    page = f"Briefing\n\n{turns}MR. OBI: Two rivers are dredged.\n\nRiver Tolva: twelve boats.\n"
    assert heard(import_page(page.encode(), "page.txt"))[-1][2] == (
        "Two rivers are dredged.\n\nRiver Tolva: twelve boats."
    )


def test_hostile_repetition_of_what_looks_like_labels_is_read_whole() -> None:
    page = "Title\n\n" + "MR. A" * 30_000 + ("(" * 20_000) + ("Mr. " * 10_000) + "\n" + "A: " * 10_000
    readout = import_page(page.encode(), "page.txt")
    assert sum(len(turn.text) for turn in readout.turns) > 200_000
