"""Who takes part, as titles, appositions, abbreviations and brackets tell it."""

from __future__ import annotations

import pytest

from readout_tui.importing import import_page

Person = tuple[str, str | None, str | None]


def people(text: str, name: str = "page.txt") -> list[Person]:
    return [(p.name, p.role, p.side) for p in import_page(text.encode(), name).participants]


@pytest.mark.parametrize(
    ("title", "other"),
    [
        (
            "Readout of President Lund's Call with Prime Minister Adisa Orro-Bright of Tollund",
            ("Adisa Orro-Bright", "Prime Minister of Tollund", "Tollund"),
        ),
        (
            "Readout of President Lund’s Meeting with President Iona Falk of France",
            ("Iona Falk", "President", "France"),
        ),
        (
            "Entretien du Président Lund avec M. Tomás Orro, Premier ministre de Tollund",
            ("Tomás Orro", "Premier ministre de Tollund", "Tollund"),
        ),
        (
            "Telefonat von Präsident Lund mit dem Ministerpräsidenten Halvard Orre",
            ("Halvard Orre", "Ministerpräsident", None),
        ),
    ],
)
def test_the_other_party_that_the_title_names_takes_part(title: str, other: Person) -> None:
    assert other in people(f"{title}\n\n3 May 2031\n\nThey spoke of the bridge.\n")


def test_the_verb_between_two_in_a_title_parts_them() -> None:
    title = "PRESIDENT LUND WELCOMES MINISTER ORRE"
    assert people(f"{title}\n\n3 May 2031\n\nPresident Ada Lund spoke of the bridge.\n") == [
        ("Ada Lund", "President", None),
        ("Minister Orre", "Minister", None),
    ]


def test_of_new_or_of_the_society_ends_no_designation() -> None:
    assert people("Call with Prime Minister Jane Orro of New Zealand\n\n3 May 2031\n\nThey spoke.\n") == [
        ("Jane Orro", "Prime Minister", "New Zealand")
    ]


def test_a_body_of_several_words_is_no_persons_name() -> None:
    told = "Minister Mikhail Orre met the Chairman of the National Society of Sailors."
    assert [name for name, _, _ in people(f"A visit\n\n3 May 2031\n\n{told}\n")] == ["Mikhail Orre"]


@pytest.mark.parametrize(
    ("line", "label", "person"),
    [
        (
            "Marguerite Falk, Department Spokesperson",
            "MS FALK",
            ("Marguerite Falk", "Department Spokesperson", None),
        ),
        ("Ada Maria Falk, Sprecherin", "Frau Falk", ("Ada Maria Falk", "Sprecherin", None)),
    ],
)
def test_a_full_name_with_its_office_behind_it_is_found(line: str, label: str, person: Person) -> None:
    turns = f"{label}: Good morning.\n\nQ: So?\n\n{label}: Yes.\n"
    assert people(f"Briefing\n\n{line}\n\n3 May 2031\n\n{turns}") == [person]


def test_what_is_told_behind_a_name_is_no_office() -> None:
    turns = "MS FALK: Good morning.\n\nQ: So?\n\nMS FALK: Yes.\n"
    text = f"Briefing\n\nMarguerite Falk, whom the minister had sent, came.\n\n3 May 2031\n\n{turns}"
    assert people(text) == [("Ms Falk", None, None)]


def test_abbreviated_offices_are_the_persons_whom_the_title_names_whole() -> None:
    text = (
        "Mitschrift Pressekonferenz\nPressekonferenz von Bundeskanzlerin Dörte Hagen und Ministerpräsident "
        "Halvard Orre\n\n3. Mai 2031\n\nBK'in Hagen: Guten Tag.\n\nMP Orre: Danke.\n\nFrage: Wann?\n\n"
        "BK'in Hagen: Im Juni.\n\nMP Orre: Genau.\n"
    )
    readout = import_page(text.encode(), "page.txt")
    assert readout.title.startswith("Pressekonferenz von Bundeskanzlerin")
    assert [note.text for note in readout.notes] == ["Mitschrift Pressekonferenz"]
    assert people(text) == [
        ("Dörte Hagen", "Bundeskanzlerin", None),
        ("Halvard Orre", "Ministerpräsident", None),
    ]
    assert [turn.label for turn in readout.turns][1:3] == ["MP Orre", "Frage"]


def test_an_abbreviated_office_that_nothing_explains_stays_as_printed() -> None:
    text = "Talks\n\n3 May 2031\n\nPM Orre: Welcome.\n\nPM Falk: Thanks.\n\nPM Orre: So.\n\nPM Falk: So.\n"
    assert people(text) == [("PM Orre", "PM", None), ("PM Falk", "PM", None)]


def test_the_arabic_verb_of_receiving_is_no_part_of_an_office() -> None:
    text = (
        "وزير الخارجية يستقبل نظيرته\n\nالمنامية، 15 يوليو 2034\n\n"
        "استقبل وزير الخارجية السيد سليم الحارثي اليوم وزيرة خارجية نورلند السيدة أستريد لوند، "
        "وبحث معها الأوضاع.\n\n"
        "وزير الخارجية سليم الحارثي: نرحب بكم.\n\nالوزيرة أستريد لوند: شكرا.\n\n"
        "سؤال: متى؟\n\nالوزيرة أستريد لوند: قريبا.\n"
    )
    assert people(text) == [
        ("سليم الحارثي", "وزير الخارجية", None),
        ("أستريد لوند", "وزيرة خارجية نورلند", None),
    ]
    assert import_page(text.encode(), "page.txt").place == "المنامية"


@pytest.mark.parametrize(
    ("line", "place"),
    [("Washburn, D.C.\n3 May 2031", "Washburn, D.C."), ("3 May 2031, St. Orro.", "St. Orro")],
)
def test_a_place_keeps_the_stop_of_its_initials_alone(line: str, place: str) -> None:
    assert import_page(f"Talks\n\n{line}\n\nThey met.\n".encode(), "page.txt").place == place


def test_brackets_behind_names_are_sides_where_the_page_shows_one_to_be_a_state() -> None:
    turns = (
        "Ada Lund (Norrland): Welcome.\n\nTomás Orro (Lirio): Thanks.\n\nAda Lund: So.\n\nTomás Orro: So.\n"
    )
    opening = "The Ministry of Foreign Affairs of Norrland had invited them."
    assert people(f"Round table\n\n3 May 2031\n\n{opening}\n\n{turns}") == [
        ("Ada Lund", None, "Norrland"),
        ("Tomás Orro", None, "Lirio"),
    ]
    assert [side for _, _, side in people(f"Plenary debate\n\n3 May 2031\n\n{turns}")] == [None, None]


def test_ministers_at_a_joint_press_conference_speak_for_what_stands_in_brackets() -> None:
    turns = (
        "Minister LUND (Norrland): Hello.\n\nMinister ORRO (Lirio): Hello.\n\nMinister LUND (Norrland): So."
    )
    sides = [side for _, _, side in people(f"Joint press conference\n\n3 May 2031\n\n{turns}")]
    assert sides == ["Norrland", "Lirio"]


def test_brackets_behind_names_without_an_office_may_be_a_constituency() -> None:
    turns = "Ada Lund (Varnholm): Hello.\n\nTomás Orro (Lirio): Hello.\n\nAda Lund (Varnholm): So."
    people_of = people(f"Joint press conference\n\n3 May 2031\n\n{turns}\n\nTomás Orro (Lirio): So.\n")
    assert [side for _, _, side in people_of] == [None, None]


@pytest.mark.parametrize(
    ("told", "side"),
    [
        ("President of Casteria Iona Falk", "Casteria"),
        ("Prime Minister of Norrland Iona Falk", "Norrland"),
        ("Minister of Finance Iona Falk", None),
        ("President of the Parliament Iona Falk", None),
        ("Premier ministre de Norrland Iona Falk", "Norrland"),
        ("Présidente de la République Iona Falk", None),
    ],
)
def test_only_an_office_that_states_have_gives_a_side(told: str, side: str | None) -> None:
    assert people(f"A visit\n\n3 May 2031\n\n{told} met the council.\n")[0][2] == side


def test_an_office_in_brackets_behind_a_name_is_the_persons() -> None:
    turns = "Mr. Salim Orro (Minister of Harbours): Welcome.\n\nQ: So?\n\nMr. Orro: Yes.\n"
    assert people(f"Talks\n\n3 May 2031\n\n{turns}") == [("Salim Orro", "Minister of Harbours", None)]
