"""Labels that no colon ends, and those of further languages, on small pages of our own."""

from __future__ import annotations

import pytest

from readout_tui.importing import import_page

STYLES: dict[str, tuple[str, list[tuple[str | None, str | None, str]]]] = {
    "a full stop and a dash, with whom one speaks for": (
        """Verbatim report

President. – The next item is the debate on tolls.

Ada Lund, Vice-President of the Council. – Madam President, this is a grave matter.

Let me say this clearly.

Tomas Orr, on behalf of the River Group. – Thank you, President.

President. – The debate is closed.

Ada Lund, Vice-President of the Council. – I shall be short.
""",
        [
            (None, "President", "The next item is the debate on tolls."),
            (
                "ada-lund",
                "Ada Lund, Vice-President of the Council",
                "Madam President, this is a grave matter.\n\nLet me say this clearly.",
            ),
            ("tomas-orr", "Tomas Orr, on behalf of the River Group", "Thank you, President."),
            (None, "President", "The debate is closed."),
            ("ada-lund", "Ada Lund, Vice-President of the Council", "I shall be short."),
        ],
    ),
    "a full stop and a hyphen": (
        """COMPARECENCIA TRAS EL CONSEJO

PRESIDENTE DEL GOBIERNO, TOMÁS ORO.- Buenas tardes.

P.- Quería preguntarle por el puente.

PRESIDENTE.- Se hará.

P.- ¿Cuándo?
""",
        [
            ("tomas-oro", "PRESIDENTE DEL GOBIERNO, TOMÁS ORO", "Buenas tardes."),
            (None, "P", "Quería preguntarle por el puente."),
            ("tomas-oro", "PRESIDENTE", "Se hará."),
            (None, "P", "¿Cuándo?"),
        ],
    ),
    "a full stop after a form of address": (
        """Compte rendu de la séance

Mme la présidente. La parole est à M. Jean Orre.

M. Jean Orre. Madame la ministre, quand agirez-vous ?

Les riverains attendent. (Applaudissements.)

Mme Claire Falque, ministre des fleuves. Monsieur le député, nous agissons.

Mme la présidente. Merci.

M. Jean Orre. Enfin !
""",
        [
            (None, "Mme la présidente", "La parole est à M. Jean Orre."),
            (
                "jean-orre",
                "M. Jean Orre",
                "Madame la ministre, quand agirez-vous ?\n\nLes riverains attendent. (Applaudissements.)",
            ),
            (
                "claire-falque",
                "Mme Claire Falque, ministre des fleuves",
                "Monsieur le député, nous agissons.",
            ),
            (None, "Mme la présidente", "Merci."),
            ("jean-orre", "M. Jean Orre", "Enfin !"),
        ],
    ),
    "a full stop after capitals": (
        """Resoconto della seduta

PRESIDENTE. La seduta è aperta.

GINEVRA ORSI, Presidente del Consiglio dei ministri. Signor Presidente, la ringrazio.

PRESIDENTE. Ha chiesto di parlare il deputato Falchi.

MARCO FALCHI (FIUME). Grazie, Presidente.
""",
        [
            (None, "PRESIDENTE", "La seduta è aperta."),
            (
                "ginevra-orsi",
                "GINEVRA ORSI, Presidente del Consiglio dei ministri",
                "Signor Presidente, la ringrazio.",
            ),
            (None, "PRESIDENTE", "Ha chiesto di parlare il deputato Falchi."),
            ("marco-falchi", "MARCO FALCHI (FIUME)", "Grazie, Presidente."),
        ],
    ),
    "a line of its own right over the speech": (
        """River Tolls

The Secretary of State for Rivers (Mr Tomas Orr)
With permission, I will make a statement.

There are three tolls.

Ada Lund (Upper Varn) (Ind)
I thank him for his statement.

Mr Orr
I am grateful.

Mr Speaker
Order.

Mr Orr
I have finished.
""",
        [
            (
                "tomas-orr",
                "The Secretary of State for Rivers (Mr Tomas Orr)",
                "With permission, I will make a statement.\n\nThere are three tolls.",
            ),
            ("ada-lund", "Ada Lund (Upper Varn) (Ind)", "I thank him for his statement."),
            ("tomas-orr", "Mr Orr", "I am grateful."),
            (None, "Mr Speaker", "Order."),
            ("tomas-orr", "Mr Orr", "I have finished."),
        ],
    ),
    "a line of its own for statements, a colon for questions": (
        """Press conference by Secretary General Tomas Orr

Secretary General Tomas Orr
It is good to be back.

Moderator: We take questions.

Question: When?

Secretary General Tomas Orr: Soon.
""",
        [
            ("tomas-orr", "Secretary General Tomas Orr", "It is good to be back."),
            (None, "Moderator", "We take questions."),
            (None, "Question", "When?"),
            ("tomas-orr", "Secretary General Tomas Orr", "Soon."),
        ],
    ),
    "capitals on a line of their own": (
        """Persconferentie van minister-president Orsma

17 maart 2031

ORSMA
Goedemiddag. Wij spraken over de rivier.

FALKEN (OMROEP)
Hoe gaat u dat betalen?

ORSMA
Daar komen wij op terug.
""",
        [
            ("orsma", "ORSMA", "Goedemiddag. Wij spraken over de rivier."),
            ("falken", "FALKEN (OMROEP)", "Hoe gaat u dat betalen?"),
            ("orsma", "ORSMA", "Daar komen wij op terug."),
        ],
    ),
    "a clock in brackets after the name": (
        """Lund and Orr meet the press

Ada Lund (00:03):
Welcome back.

Tomas Orr (01:15):
Thank you.

Speaker 3 (02:40):
Madam President, a question.

Ada Lund (02:51):
Please.

Tomas Orr (03:02):
Yes.
""",
        [
            ("ada-lund", "Ada Lund (00:03)", "Welcome back."),
            ("tomas-orr", "Tomas Orr (01:15)", "Thank you."),
            (None, "Speaker 3 (02:40)", "Madam President, a question."),
            ("ada-lund", "Ada Lund (02:51)", "Please."),
            ("tomas-orr", "Tomas Orr (03:02)", "Yes."),
        ],
    ),
    "a name, and an office in small letters": (
        """Tisková konference

Ada Lundová, mluvčí vlády: Dobrý den.

Tomáš Orr, předseda vlády: Dobré odpoledne.

Dotaz: Kdy to bude?

Tomáš Orr, předseda vlády: Brzy.
""",
        [
            ("ada-lundova", "Ada Lundová, mluvčí vlády", "Dobrý den."),
            ("tomas-orr", "Tomáš Orr, předseda vlády", "Dobré odpoledne."),
            (None, "Dotaz", "Kdy to bude?"),
            ("tomas-orr", "Tomáš Orr, předseda vlády", "Brzy."),
        ],
    ),
    "a roll of speakers is no speech": (
        """Pressekonferenz

Sprecher: StS Orr, Falk (AA), Lund (BMVg)

StS Orr: Guten Tag!

Frage: Wann?

Falk (AA): Ich ergänze das gern.

Vors. Lund: Danke.
""",
        [
            ("orr", "StS Orr", "Guten Tag!"),
            (None, "Frage", "Wann?"),
            ("falk", "Falk (AA)", "Ich ergänze das gern."),
            ("lund", "Vors. Lund", "Danke."),
        ],
    ),
    "Ukrainian, with a country that no preposition parts from the name": (
        """Спільна пресконференція

Президент України Адам Лундів: Дякую, пане Прем'єр-міністре.

Прем'єр-міністр Норвегії Томас Орен: Для мене честь бути тут.

Запитання: Чи буде міст?

Адам Лундів: Ми працюємо.

Томас Орен: Буде.
""",
        [
            ("adam-lundiv", "Президент України Адам Лундів", "Дякую, пане Прем'єр-міністре."),
            ("tomas-oren", "Прем'єр-міністр Норвегії Томас Орен", "Для мене честь бути тут."),
            (None, "Запитання", "Чи буде міст?"),
            ("adam-lundiv", "Адам Лундів", "Ми працюємо."),
            ("tomas-oren", "Томас Орен", "Буде."),
        ],
    ),
    "Hebrew": (
        """מסיבת עיתונאים

ראש הממשלה אור: ערב טוב.

שאלה: מה לגבי הגשר?

ראש הממשלה אור: ייבנה.
""",
        [
            ("vr", "ראש הממשלה אור", "ערב טוב."),
            (None, "שאלה", "מה לגבי הגשר?"),
            ("vr", "ראש הממשלה אור", "ייבנה."),
        ],
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_the_style_is_read(style: str) -> None:
    page, expected = STYLES[style]
    turns = import_page(page.encode(), "page.txt").turns
    assert [(t.speaker, t.label, t.text) for t in turns if t.spoken_mode == "direct"] == expected
