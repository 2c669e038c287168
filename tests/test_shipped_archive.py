"""What the archive that ships is there to show: a story to be followed, and something for every feature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from readout_tui.library import Library
from readout_tui.locator import Locator
from readout_tui.model import KINDS, Mode, Person, Readout, RelationKind
from readout_tui.store.archive import readout_files
from readout_tui.store.people import PEOPLE_FILE, read_people
from readout_tui.store.reading import read_readout
from readout_tui.store.writing import write_readout
from readout_tui.timespan import Timespan

ARCHIVE = Path(__file__).parents[1] / "archive"
RECORD = "record-of-fact"

FORMULAE = {
    "implementation": (
        "2031-06-10-tornehavn-press-conference#3.2",
        "2031-11-12-demril-kerzhin#2.3",
        "2032-03-15-tulzhak-thorvaek#2.3",
    ),
    "agreed flow": (
        "2031-06-09-soltva-statement#1.2",
        "2032-07-15-ostrevna-protocol#1.2",
        "2033-02-11-soltva-treaty#1.3",
    ),
    "cooperation": (
        "2031-10-16-oreshan-olquin#2.3",
        "2031-11-12-kerzhin-demril#2.2",
        "2032-02-26-tulzhak-ozgiran#2.2",
        "2032-08-26-tulzhak-kvalebaek#2.3",
    ),
}
COOPERATION = (
    "firm commitment to full cooperation",
    "firm commitment to cooperation",
    "commitment to cooperation",
    "readiness for cooperation",
)
"""How the wording of the last of the formulae moves."""
REFERENCES = (
    ("2031-03-28-varn-briefing", "yesterday's call", "2031-03-27-kerzhin-vaucort"),
    ("2031-06-10-tornehavn-press-conference", "9 June statement", "2031-06-09-soltva-statement"),
    ("2031-08-19-vaucort-pont-esaule", "meeting in Veshn last month", "2031-07-22-olquin-oreshan"),
    ("2031-10-16-oreshan-olquin", "meeting in Veshn in July", "2031-07-22-oreshan-olquin"),
    ("2031-12-18-chamber-flow", "address of 19 August", "2031-08-19-vaucort-pont-esaule"),
    ("2032-01-19-thorvaek-calls", "yesterday's briefing in Veshn", "2032-01-18-varn-briefing"),
    ("2032-04-08-olquin-interview", "press conference in Tørnehavn", "2031-06-10-tornehavn-press-conference"),
    (
        "2032-07-15-ostrevna-press-conference",
        "interview with Le Fanal in April",
        "2032-04-08-olquin-interview",
    ),
    ("2033-01-20-yerla-briefing", "18 January briefing", "2032-01-18-varn-briefing"),
    ("2033-01-20-yerla-briefing", "Protocol of Ostrevna", "2032-07-15-ostrevna-protocol"),
)


def every_readout() -> list[Readout]:
    """Read the whole archive."""
    found = [read_readout(path).readout for path in readout_files(ARCHIVE)]
    return [one for one in found if one is not None]


READOUTS = every_readout()
INVENTED = [readout for readout in READOUTS if RECORD not in readout.tags]
RECORDS = [readout for readout in READOUTS if RECORD in readout.tags]


def persons() -> dict[str, Person]:
    """Read `people.yaml`."""
    people = read_people(ARCHIVE).people
    assert people is not None
    return {person.id: person for person in people.people}


@pytest.fixture(scope="module")
def undeclared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The archive without what it declares, all but translations."""
    root = tmp_path_factory.mktemp("shipped")
    for readout in READOUTS:
        related = tuple(one for one in readout.related if one.relation == "translation-of")
        write_readout(root / f"{readout.id}.yaml", replace(readout, related=related))
    (root / PEOPLE_FILE).write_bytes((ARCHIVE / PEOPLE_FILE).read_bytes())
    with Library.open(root, cache=tmp_path_factory.mktemp("cache")) as library:
        yield library


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The archive as it ships."""
    with Library.open(ARCHIVE, cache=tmp_path_factory.mktemp("cache")) as library:
        yield library


def test_it_tells_two_years_of_a_region_in_more_than_forty_readouts_without_a_problem(
    shipped: Library,
) -> None:
    counts = shipped.statistics()
    assert not shipped.problems()
    assert counts.readouts == len(READOUTS) == len(list(readout_files(ARCHIVE)))
    assert len(READOUTS) >= 42
    assert len(INVENTED) >= 40
    days = sorted(Timespan.parse(readout.date).first_day for readout in INVENTED if readout.date)
    assert 700 < (days[-1] - days[0]).days < 800


def test_states_a_mediator_and_an_international_body_publish_in_a_style_of_their_own() -> None:
    sides = {one.side for readout in INVENTED for one in readout.participants}
    assert sides == {"Ardessa", "Torvenia", "Tamrış", "Fjelmark", "Standing Conference"}
    publishers = {readout.source.publisher for readout in INVENTED if readout.source}
    assert len(publishers) >= 8
    assert all(publisher and publisher.endswith(".example") for publisher in publishers)


def test_every_kind_mode_and_relation_of_the_format_occurs() -> None:
    turns = [turn for readout in INVENTED for turn in readout.turns]
    assert {readout.kind for readout in INVENTED} == set(KINDS)
    assert {turn.spoken_mode for turn in turns} == set(get_args(Mode))
    assert {one.relation for readout in INVENTED for one in readout.related} == set(get_args(RelationKind))
    assert any(readout.notes for readout in INVENTED)
    assert any(readout.doubts for readout in INVENTED)
    assert any(turn.label == "Q" and turn.speaker is None for turn in turns)
    assert {turn.language for turn in turns} >= {"fr", "az"}


def test_dates_are_of_every_sort() -> None:
    dates = [readout.date for readout in INVENTED]
    assert None in dates
    spans = [Timespan.parse(date) for date in dates if date]
    assert {span.start.precision for span in spans} >= {"month", "day", "minute"}
    visits = [readout for readout in INVENTED if readout.date and "/" in readout.date]
    assert visits
    assert {readout.kind for readout in visits} == {"visit"}


def test_whole_readouts_stand_in_a_second_language_and_in_a_second_script() -> None:
    translated = {
        readout.language: readout
        for readout in INVENTED
        if any(one.relation == "translation-of" for one in readout.related)
    }
    assert set(translated) == {"fr", "ru"}
    assert re.search(r"[А-я]{4}", translated["ru"].turns[0].text)
    assert all(re.search(r"[А-я]", one.name) for one in translated["ru"].participants)


def test_names_have_diacritics_and_are_known_in_cyrillic_too() -> None:
    spoken = {one.id for readout in INVENTED for one in readout.participants}
    people = persons()
    assert spoken <= set(people)
    assert sum(not people[one].name.isascii() for one in spoken) >= 8
    assert all(re.search(r"[А-я]", " ".join(people[one].spellings)) for one in spoken)


def test_everybody_holds_an_office_on_the_day_and_some_offices_pass_on() -> None:
    people = persons()
    passing = ("guest", "former", "-designate", "(designate)")
    for readout in INVENTED:
        if readout.date is None:
            continue
        day = Timespan.parse(readout.date)
        for one in readout.participants:
            if any(word in (one.role or "") for word in passing):
                continue
            offices = [
                Timespan.parse(f"{office.since or '2000'}/{office.until or '2100'}")
                for office in people[one.id].positions
            ]
            assert any(office.overlaps(day) for office in offices), (readout.id, one.id)
    assert sum(len(person.positions) > 1 for person in people.values()) >= 4


def test_applause_laughter_and_a_correction_are_there_to_be_read() -> None:
    text = "\n".join(turn.text for readout in INVENTED for turn in readout.turns)
    assert text.count("(Applause.)") >= 5
    assert text.count("(Laughter.)") >= 5
    corrections = [
        (readout.id, one.id) for readout in INVENTED for one in readout.related if one.relation == "corrects"
    ]
    assert corrections == [("2032-01-20-train-614-correction", "2032-01-17-train-614")]


def test_records_of_fact_stand_apart_and_give_nobody_words() -> None:
    assert len(RECORDS) == 2
    assert {path.stem for path in (ARCHIVE / "2020").iterdir()} == {readout.id for readout in RECORDS}
    assert {turn.spoken_mode for readout in RECORDS for turn in readout.turns} <= {"reported", "narration"}
    real = {one.id for readout in RECORDS for one in readout.participants}
    assert not real & {one.id for readout in INVENTED for one in readout.participants}


def test_peace_is_found(shipped: Library) -> None:
    hit = shipped.search("peace").hits[0]
    assert "peace" in hit.text
    assert hit.locator.id in {readout.id for readout in INVENTED}


def test_the_counterparts_that_it_declares_are_found_without(undeclared: Library) -> None:
    declared = {
        (readout.id, one.id)
        for readout in READOUTS
        for one in readout.related
        if one.relation == "counterpart"
    }
    found = {
        (event.id, other.id) for event in undeclared.timeline() for other in undeclared.counterparts(event.id)
    }
    assert declared == {(other, one) for one, other in declared}
    assert len(declared) >= 2 * 9
    assert found == declared


def test_two_sides_of_an_event_differ_in_what_they_tell() -> None:
    texts = {readout.id: " ".join(turn.text for turn in readout.turns) for readout in READOUTS}
    pairs = {
        (readout.id, one.id)
        for readout in READOUTS
        for one in readout.related
        if one.relation == "counterpart" and readout.id < one.id
    }
    for pair in pairs:
        one, other = (set(re.findall(r"\w+", texts[side].lower())) for side in pair)
        assert len(one & other) < len(one | other) / 2, pair


@pytest.mark.parametrize("formula", FORMULAE)
def test_each_wording_of_a_formula_echoes_the_others(undeclared: Library, formula: str) -> None:
    for one, other in combinations(FORMULAE[formula], 2):
        assert other in {str(echo.locator) for echo in undeclared.echoes(Locator.parse(one))}
        assert one in {str(echo.locator) for echo in undeclared.echoes(Locator.parse(other))}


def test_a_firm_commitment_comes_down_to_a_readiness_word_by_word() -> None:
    by_id = {readout.id: readout for readout in READOUTS}
    for place, wording in zip(FORMULAE["cooperation"], COOPERATION, strict=True):
        at = Locator.parse(place)
        assert at.turn is not None and at.paragraph is not None
        text = by_id[at.id].turns[at.turn - 1].paragraphs[at.paragraph - 1]
        assert wording in text
        assert not any(longer in text for longer in COOPERATION if wording in longer and longer != wording)


@pytest.mark.parametrize(("readout_id", "phrase", "target"), REFERENCES)
def test_phrases_that_mean_another_readout_lead_there(
    undeclared: Library, readout_id: str, phrase: str, target: str
) -> None:
    assert (phrase, target) in {(one.phrase, one.target_id) for one in undeclared.references(readout_id)}
    assert readout_id in {tie.event.id for tie in undeclared.related(target)}


def test_the_walks_that_its_page_proposes_lead_somewhere(shipped: Library) -> None:
    text = (ARCHIVE / "README.md").read_text(encoding="utf-8")
    places = re.findall(r"`:([\w#.-]+)`", text)
    assert len(places) >= 5
    for place in places:
        at = Locator.parse(place)
        readout = shipped.readout(at.id)
        assert at.turn is None or readout.turns[at.turn - 1].paragraphs[(at.paragraph or 1) - 1]
    assert all(shipped.search(query).hits for query in ("river dose not reed", "speaker:озгыран"))
