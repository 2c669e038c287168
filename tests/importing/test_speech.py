"""Direct speech, reported speech and narration told apart, where no label does it."""

from __future__ import annotations

from readout_tui.importing import import_page
from readout_tui.model import Readout

MEETING = """Premier Ada Obi received Minister Olaf Rand

3 May 2031

Premier of Kenya Ada Obi received Minister of Trade of Norway Olaf Rand.

Welcoming the guest, Premier Ada Obi said:

- Dear Olaf.

I am glad to see you.

Norwegian Minister Olaf Rand said:

-Thank you. We are glad to be here.

As President Moe told me, this is good.

Premier Ada Obi thanked the guest and asked him to convey her greetings.
"""


def page(text: str) -> Readout:
    return import_page(text.encode(), "page.txt")


def told(readout: Readout) -> list[tuple[str | None, str, str]]:
    return [(turn.speaker, turn.spoken_mode, turn.text) for turn in readout.turns]


def test_lead_ins_hand_over_and_the_last_paragraph_is_reported() -> None:
    assert told(page(MEETING)) == [
        (
            None,
            "narration",
            "Premier of Kenya Ada Obi received Minister of Trade of Norway Olaf Rand.\n\n"
            "Welcoming the guest, Premier Ada Obi said:",
        ),
        ("ada-obi", "direct", "Dear Olaf.\n\nI am glad to see you."),
        (None, "narration", "Norwegian Minister Olaf Rand said:"),
        (
            "olaf-rand",
            "direct",
            "Thank you. We are glad to be here.\n\nAs President Moe told me, this is good.",
        ),
        ("ada-obi", "reported", "Premier Ada Obi thanked the guest and asked him to convey her greetings."),
    ]


def test_whoever_is_only_spoken_of_takes_no_part() -> None:
    assert [person.id for person in page(MEETING).participants] == ["ada-obi", "olaf-rand"]


def test_of_two_people_in_a_lead_in_the_second_speaks() -> None:
    text = "Talks\n\nGreeting President of Norway Olaf Rand, President of Kenya Ada Obi said:\n\n- Welcome.\n"
    assert told(page(text))[-1] == ("ada-obi", "direct", "Welcome.")


def test_a_quotation_ends_with_its_mark() -> None:
    text = "Talks\n\nPremier Ada Obi said:\n\n“We agree.\n\n“We always did.”\n\nThe talks went on.\n"
    assert told(page(text))[1:] == [
        ("ada-obi", "direct", "“We agree.\n\n“We always did.”"),
        (None, "narration", "The talks went on."),
    ]


def test_a_quotation_inside_narration_stays_there() -> None:
    text = "Talks\n\n“We agree,” said Ada Obi, and the talks went on.\n\nThey ended late.\n"
    assert [mode for _, mode, _ in told(page(text))] == ["narration"]


def test_a_message_that_nobody_is_said_to_say_is_narration() -> None:
    text = "Greetings\n\nAda Obi sent her greetings.\n\nThe message reads:\n\n“We wish you well.”\n"
    assert [mode for _, mode, _ in told(page(text))] == ["narration"]


def test_a_statement_attributed_as_a_whole_is_one_turn() -> None:
    text = "Harbours\n\nThe below is attributable to Spokesperson Mira Lund:\n\nAll is well.\n\nIt goes on.\n"
    assert told(page(text))[-1] == ("mira-lund", "direct", "All is well.\n\nIt goes on.")


def test_a_speech_without_a_label_is_its_titles_one_speakers_and_doubted() -> None:
    readout = page("Speech by Director Anders Holm\n\n(As delivered)\n\nGood morning.\n\nI thank you all.\n")
    assert told(readout) == [
        (None, "narration", "(As delivered)"),
        ("anders-holm", "direct", "Good morning.\n\nI thank you all."),
    ]
    assert readout.doubts[0].text == "speaker: no label here, Anders Holm is taken from the title"


def test_a_text_in_the_first_person_whose_title_names_nobody_is_narration() -> None:
    assert told(page("Statement\n\nI am glad to speak here.\n\nWe are all here.\n"))[0][:2] == (
        None,
        "narration",
    )


RECEIVED = """President of Kenya Ada Obi received Minister of Trade Olaf Rand

3 May 2031

Welcoming the guest, the head of state said:

- Dear Olaf, welcome.

The Minister said:

- Thank you. I am glad to be here.

The head of state thanked the guest.
"""


def test_an_office_in_a_lead_in_is_the_one_who_holds_it_and_doubted() -> None:
    readout = page(RECEIVED)
    assert [turn for turn in told(readout) if turn[1] != "narration"] == [
        ("ada-obi", "direct", "Dear Olaf, welcome."),
        ("olaf-rand", "direct", "Thank you. I am glad to be here."),
        ("ada-obi", "reported", "The head of state thanked the guest."),
    ]
    assert [doubt.text for doubt in readout.doubts] == [
        "speaker: 'the head of state' taken for Ada Obi",
        "speaker: 'The Minister' taken for Olaf Rand",
    ]


def test_of_two_heads_of_state_none_is_the_head_of_state() -> None:
    text = RECEIVED.replace("Minister of Trade Olaf Rand", "President of Norway Olaf Rand")
    assert [turn for turn in told(page(text)) if turn[1] == "direct"] == []


def test_a_label_puts_a_name_from_prose_into_its_first_case() -> None:
    readout = page(
        "Ответы на вопросы Министра иностранных дел С.В.Орлина\n\n12 марта 2031 года\n\nВопрос: Когда?\n\n"
        "С.В.Орлин: Скоро.\n\nВопрос: Где?\n\nС.В.Орлин: Здесь.\n"
    )
    assert [person.name for person in readout.participants] == ["С.В.Орлин"]


def test_an_office_alone_is_resolved_only_when_one_person_holds_it() -> None:
    one = page("Remarks by President Rand and Premier Obi\n\nTHE PRESIDENT: Hello.\n\nTHE PRESIDENT: So.\n")
    assert one.turns[0].speaker == "rand"
    assert [doubt.text for doubt in one.doubts] == ["speaker: 'THE PRESIDENT' taken for President Rand"]
    two = page("Remarks by President Rand and President Obi\n\nTHE PRESIDENT: Hello.\n\nTHE PRESIDENT: So.\n")
    assert (two.turns[0].speaker, two.turns[0].label) == (None, "THE PRESIDENT")


def test_a_slip_of_the_pen_is_the_same_person_and_doubted() -> None:
    readout = page(
        "Briefing\n\nMS. JEAN-PIERRE: Hello.\n\nQ Hi.\n\nMS. JEAN-PIERE: So.\n\nMS. JEAN-PIERRE: Yes.\n"
    )
    assert {turn.speaker for turn in readout.turns if turn.label != "Q"} == {"jean-pierre"}
    assert [doubt.text for doubt in readout.doubts] == ["speaker: 'MS. JEAN-PIERE' taken for Ms. Jean-Pierre"]


def test_a_surname_gets_the_full_name_that_the_page_tells() -> None:
    readout = page(
        "Press Gaggle by Advisor John Kirkwood\n\nMR. KIRKWOOD: Hello.\n\nMR. OBI: Hi.\n\nMR. KIRKWOOD: So.\n"
    )
    assert [(person.id, person.name) for person in readout.participants] == [
        ("john-kirkwood", "John Kirkwood"),
        ("obi", "Mr. Obi"),
    ]


def test_a_roll_gives_participants() -> None:
    readout = page(
        "Sitting\n\nPRESENT:\n\nMr Tan Beng (North), Minister for Harbours.\nMs Lim Su (Port).\n\nIt met.\n"
    )
    assert [(person.name, person.role) for person in readout.participants] == [
        ("Tan Beng", "Minister for Harbours"),
        ("Lim Su", None),
    ]


def test_a_document_set_off_by_an_indent_is_nobodys_speech() -> None:
    text = """HARBOUR DUES

  Mr. OBI. Mr. President, I ask that the letter which I have here be
printed in the Record, for it says what all of us should have heard.
  There being no objection, the letter was ordered to be printed, as
follows:

       Sir: the harbour is too small for the ships which come to it,
     and it has been too small for as long as I have been here, sir.

  Mr. OBI. I yield the floor and thank all of you for your patience.
"""
    assert [(mode, text[:9]) for _, mode, text in told(page(text))] == [
        ("direct", "Mr. Presi"),
        ("narration", "There bei"),
        ("direct", "I yield t"),
    ]


def test_a_speaker_who_quotes_hands_over_to_nobody() -> None:
    text = (
        "Talks\n\nAda Obi: As President Moe once said:\n\n“We agree.”\n\nI think so too.\n\n"
        "Olaf Rand: So do I.\n\nAda Obi: Yes.\n"
    )
    assert told(page(text))[0] == (
        "ada-obi",
        "direct",
        "As President Moe once said:\n\n“We agree.”\n\nI think so too.",
    )


def test_labels_and_lead_ins_stand_on_one_page() -> None:
    text = (
        "Talks\n\nPremier Ada Obi said:\n\n- We agree.\n\nPresident Olaf Rand: Yes.\n\n"
        "Premier Ada Obi said:\n\n- Good.\n"
    )
    assert [(who, mode) for who, mode, _ in told(page(text)) if mode == "direct"] == [
        ("ada-obi", "direct"),
        ("olaf-rand", "direct"),
        ("ada-obi", "direct"),
    ]


def test_a_report_parted_from_a_labelled_turn_is_doubted() -> None:
    text = (
        "Talks of Premier Ada Obi\n\nPresident Olaf Rand: Welcome.\n\nI am glad.\n\n"
        "Premier Ada Obi thanked the host.\n"
    )
    readout = page(text)
    assert told(readout)[-1] == ("ada-obi", "reported", "Premier Ada Obi thanked the host.")
    assert readout.doubts[-1].text == "mode: taken for speech of Ada Obi that the page reports"


def test_a_speakers_name_in_another_case_is_no_second_person() -> None:
    readout = page(
        "Президент принял министра иностранных дел России Сергея Морозова\n\n21 ноября 2030, 19:30\n\n"
        "Приветствуя гостя, Президент Азербайджанской Республики Рашид Алимов сказал:\n\n"
        "- Я рад Вас видеть.\n\n"
        "Министр иностранных дел России Сергей Морозов сказал:\n\n-Большое спасибо.\n\n"
        "Президент Рашид Алимов поблагодарил гостя.\n"
    )
    assert [(who, mode) for who, mode, _ in told(readout)] == [
        (None, "narration"),
        ("rashid-alimov", "direct"),
        (None, "narration"),
        ("sergei-morozov", "direct"),
        ("rashid-alimov", "reported"),
    ]
    assert [person.name for person in readout.participants] == ["Рашид Алимов", "Сергей Морозов"]
    assert readout.doubts[0].text == "'Сергея Морозова' taken for Сергей Морозов"
