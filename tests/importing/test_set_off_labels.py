"""Labels that a dash sets off, and letters that ask and answer once."""

from __future__ import annotations

import pytest

from readout_tui.importing import import_page

PAGES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "French, an office in capitals and a dash": (
        "LA MINISTRE – Bonjour à tous. Je suis là.\n\nLE PREMIER MINISTRE – Merci.\n\nQ – Quand ?\n\n"
        "LA MINISTRE – En juin – si tout va bien.",
        [
            ("LA MINISTRE", "Bonjour à tous. Je suis là."),
            ("LE PREMIER MINISTRE", "Merci."),
            ("Q", "Quand ?"),
            ("LA MINISTRE", "En juin – si tout va bien."),
        ],
    ),
    "German, each label once": (
        "MINISTERIN LUND - Guten Tag.\n\nFRAGE - Wann kommt sie?\n\nMINISTER ORR - Im Juni: so bleibt es.",
        [
            ("MINISTERIN LUND", "Guten Tag."),
            ("FRAGE", "Wann kommt sie?"),
            ("MINISTER ORR", "Im Juni: so bleibt es."),
        ],
    ),
    "a dash without spaces": (
        "Mr LUND—We have a bridge.\n\nMs ORR—It is good.\n\nMr LUND—It is.",
        [("Mr LUND", "We have a bridge."), ("Ms ORR", "It is good."), ("Mr LUND", "It is.")],
    ),
    "Spanish, a dash before the label": (
        "— Joaquín Orrio: Buenos días.\n\n— Ada Lund (Norrland): Gracias.\n\n— Pregunta: ¿Cuándo?\n\n"
        "— Joaquín Orrio: En junio.\n\n— Pregunta: ¿Y usted?\n\n— Ada Lund (Norrland): También.",
        [
            ("Joaquín Orrio", "Buenos días."),
            ("Ada Lund (Norrland)", "Gracias."),
            ("Pregunta", "¿Cuándo?"),
            ("Joaquín Orrio", "En junio."),
            ("Pregunta", "¿Y usted?"),
            ("Ada Lund (Norrland)", "También."),
        ],
    ),
    "Russian, a dash before the label": (
        "– Вопрос: Когда?\n\n– Министр Лунд: В июне.\n\n– Вопрос: Точно?\n\n– Министр Лунд: Да.",
        [("Вопрос", "Когда?"), ("Министр Лунд", "В июне."), ("Вопрос", "Точно?"), ("Министр Лунд", "Да.")],
    ),
    "Chinese, one question and one answer": (
        "宋岚：大家好。\n\n宋岚：开始吧。\n\n问：谢谢。\n\n答：谢谢大家。",
        [("宋岚", "大家好。"), ("宋岚", "开始吧。"), ("问", "谢谢。"), ("答", "谢谢大家。")],
    ),
    "Italian letters, one question and one answer": (
        "Ministro Lund: Buongiorno.\n\nD: Quando?\n\nR: A giugno.",
        [("Ministro Lund", "Buongiorno."), ("D", "Quando?"), ("R", "A giugno.")],
    ),
    "an office once among labels that a dash opens": (
        "Spokesperson: Good morning.\n\n- Q: When?\n\n- A: In June.\n\n- Q: And then?\n\n- A: In July.",
        [
            ("Spokesperson", "Good morning."),
            ("Q", "When?"),
            ("A", "In June."),
            ("Q", "And then?"),
            ("A", "In July."),
        ],
    ),
    "letters, one question and one answer": (
        "Minister Lund: Hello.\n\nQ: When?\n\nA: In June.",
        [("Minister Lund", "Hello."), ("Q", "When?"), ("A", "In June.")],
    ),
    "Russian letters, one question and one answer": (
        "Министр Лунд: Добрый день.\n\nВ: Когда?\n\nО: В июне.",
        [("Министр Лунд", "Добрый день."), ("В", "Когда?"), ("О", "В июне.")],
    ),
    "a dash after Q that is the speaker's own, though others have one": (
        "MINISTER LUND – Hello.\n\nQ    – and the bridge?\n\nMINISTER ORR – In June.\n\nQ    Thanks.",
        [
            ("MINISTER LUND", "Hello."),
            ("Q", "– and the bridge?"),
            ("MINISTER ORR", "In June."),
            ("Q", "Thanks."),
        ],
    ),
    "a dash after Q that is the speaker's own": (
        "MINISTER LUND:  Hello.\n\nQ    – and the bridge?\n\nMINISTER LUND:  In June.\n\nQ    Thanks.",
        [
            ("MINISTER LUND", "Hello."),
            ("Q", "– and the bridge?"),
            ("MINISTER LUND", "In June."),
            ("Q", "Thanks."),
        ],
    ),
}


@pytest.mark.parametrize("form", PAGES)
def test_labels_that_a_dash_or_a_letter_shows_are_read(form: str) -> None:
    page, expected = PAGES[form]
    readout = import_page(f"Joint press conference\n\n{page}\n".encode(), "page.txt")
    assert [(t.label, t.text) for t in readout.turns if t.spoken_mode == "direct"] == expected


@pytest.mark.parametrize(
    "page",
    [
        "Norrland – 3 bridges\n\nTollund – 5 bridges\n\nNorrland – 3 roads",
        "PARIS – The ministers met.\n\nThey went home.",
        "VARNHOLM – The ministers met.\n\nVARNHOLM – They went home.",
        "PRIME MINISTER – Halvard Lund\n\nFOREIGN MINISTER – Astrid Orr",
        "- Stones: they are bought.\n\n- Mortar: it is mixed.",
        "The Minister – she came by ferry – spoke of bridges.\n\nThe ferry – it is old – went home.",
        "A: stone.\n\nB: mortar.",
    ],
)
def test_a_dash_in_other_lines_opens_no_turn(page: str) -> None:
    readout = import_page(
        f"A day in the harbour\n\nThe council came together.\n\n{page}\n".encode(), "page.txt"
    )
    assert [turn.label for turn in readout.turns if turn.spoken_mode == "direct"] == []
