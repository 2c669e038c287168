"""Who may be one person, why, and who is not suggested; and what becomes of those who are merged."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from tests.index.shelf import Shelf

from readout_tui.index.answers import PersonSummary, SuggestedMerge
from readout_tui.index.groups import Groups
from readout_tui.index.merges import suggest
from readout_tui.index.snapshot import Snapshot
from readout_tui.model import Participant, People, Person, Readout, Turn
from readout_tui.store.merging import merged
from readout_tui.store.people import change_people
from readout_tui.store.writing import write_readout

NOBODY_MET = Groups(Snapshot(0, People(), ()))


def person(text: str, number: int = 0, years: tuple[str, str] = ("2031", "2032")) -> PersonSummary:
    """Make a person of `Name, Role / Side`; role and side may be missing."""
    rest, _, side = text.partition(" / ")
    name, _, role = rest.partition(", ")
    return PersonSummary(
        id=f"p{number}",
        name=name,
        aliases=(),
        roles=(role,) if role else (),
        sides=(side,) if side else (),
        readouts=10 - number,
        turns=0,
        first=years[0],
        last=years[1],
    )


def suggested(
    *texts: str, listed: tuple[str, ...] = (), differing: Collection[frozenset[str]] = ()
) -> list[SuggestedMerge]:
    people = [person(text, number) for number, text in enumerate(texts)]
    return list(suggest(people, NOBODY_MET, listed, differing))


def test_who_is_told_apart_becomes_one_through_nobody_else() -> None:
    texts = ("Sergey Oskov", "Serguei Oskov", "Sergei Oskov")
    assert len(suggested(*texts)) == 2
    left = suggested(*texts, differing={frozenset(("p0", "p1"))})
    assert [{one.into.id, one.other.id} for one in left] == [{"p0", "p2"}]
    assert suggested(*texts[:2], "S. Oskov", differing={frozenset(("p0", "p1"))}) == []


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Sergey Oskov", "Сергей Осков", "the same name in two scripts"),
        ("Adela Marn", "Президент Адела Марн", "the same name in two scripts"),
        ("Adela Marn", "Dr. Adela Marn", "the same name but for a title"),
        ("Adela Marn", "President of France Adela Marn", "the same name but for a title"),
        ("Adela Marn", "French President Adela Marn", "the same name but for a title"),
        ("Adela Marn", "Prime Minister of the Kyrgyz Republic Adela Marn", "the same name but for a title"),
        ("Адела Марн", "Президент Франции Адела Марн", "the same name but for a title"),
        ("Israel Marn", "Minister Israel Marn", "the same name but for a title"),
        ("Marn, President / Veld", "President Marn, President", "the same surname but for a title"),
        ("Adéla Marn, President", "Adela Marn", "the same name"),
        ("Fumio Kishi, Minister / Osmark", "Kishi Fumio, Minister", "the same name in another order"),
        ("Yoon Suk Yeol", "Yoon Suk-yeol", "the same name, divided otherwise"),
        ("Adela R. Marn", "Adela Marn", "the same name but for a middle name"),
        ("Adela Marn Jr.", "Adela Marn", "the same name, written otherwise"),
        ("Noela Branco Marín", "Branco Marín", "one name is the end of the other"),
        ("Sergey Oskov", "S. Oskov", "an initial for the given name"),
        ("Sergey Oskov", "S.Oskov", "an initial for the given name"),
        ("Sergey Oskov, Envoy", "Оськов, Envoy", "a surname alone, both Envoy"),
        ("Sergey Zelensky / Veld", "Zelenskyy / Veld", "surnames spelt alike (Zelensky and Zelenskyy)"),
        ("Sergey Oskov", "Serguei Oskov", "spelt alike (Sergey and Serguei)"),
        ("Emomal Rahmon", "Emomal Rakhmon", "spelt alike (Rahmon and Rakhmon)"),
        ("Hanne Brilling / Veld", "Hanne Briling / Veld", "spelt alike (Briling and Brilling)"),
        ("Hanne Harmel, Envoy / Veld", "Hanne Hartel, Envoy", "spelt alike (Harmel and Hartel)"),
        ("Sergey Oskov", "Oskov", "a surname alone"),
        ("Sergey Oskov", "Mr. Oskov", "a surname alone"),
        ("Sergey Oskov", "ОСКОВ", "a surname alone"),
        ("Kim Do Yun, Premier / Osmark", "Kim, Premier / Osmark", "the first name alone"),
        ("Joseph Marn, Envoy", "Joe Marn, Envoy", "the same surname, and Joe may be short for Joseph"),
    ],
)
def test_who_may_be_one_person_and_why(one: str, other: str, reason: str) -> None:
    for texts in ((one, other), (other, one)):
        (found,) = suggested(*texts)
        assert found.reason.startswith(reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey Oskov", "Adela Oskov"),
        ("Sergey Oskov", "A. Oskov"),
        ("Sergey Oskov", "Sergey Marnov"),
        ("Andrei Oskov", "Alexander Oskov"),
        ("Alexander Oskov, Envoy / Veld", "Alexandra Oskova, Envoy / Veld"),
        ("A. Oskov, Envoy / Veld", "A. Oskova, Envoy / Veld"),
        ("Maria Oskova", "Marta Oskova"),
        ("Hanne Harmel", "Hanne Hartel"),
        ("Adela B. Marn", "Adela C. Marn"),
        ("Mr. Marn", "Ms. Marn"),
        ("Adela Marn, Envoy / Veld", "Marn, Envoy / Osmark"),
        ("Salman bin Faris", "Khalid bin Salman bin Faris"),
        ("Kim Do Yun, Premier / Osmark", "Kim, Envoy / Osmark"),
        ("Rodrigo Arias", "Arias Rodrigo"),
        ("Adela Marn, Vice President", "Marnie"),
        ("The Minister", "Minister"),
    ],
)
def test_who_is_not_suggested(one: str, other: str) -> None:
    assert suggested(one, other) == []


def test_office_and_side_make_it_surer_and_are_told() -> None:
    (plain,) = suggested("Sergey Oskov", "Oskov")
    (sure,) = suggested("Sergey Oskov, Foreign Minister / Veld", "Oskov, Minister / Veld")
    assert sure.confidence > plain.confidence
    assert sure.reason == "a surname alone, both Minister, both of Veld"


def test_an_office_is_not_like_another_one_of_like_words() -> None:
    (found,) = suggested("Sergey Oskov, Vice President", "Oskov, President")
    assert found.reason == "a surname alone"


def test_namesakes_of_two_sides_are_less_sure() -> None:
    (found,) = suggested("Adela Marn / Veld", "Adela Marn / Osmark")
    assert (found.reason, found.confidence) == ("the same name, but of Osmark and Veld", 48)


def test_years_apart_make_it_less_sure() -> None:
    late, early = person("Adela Marn", 0, ("2031", "2032")), person("A. Marn", 1, ("1998", "2001-02"))
    (found,) = suggest([late, early], NOBODY_MET, ())
    assert (found.reason, found.confidence) == ("an initial for the given name, but 30 years apart", 50)
    assert suggest([late, person("Marn", 1, ("1998", "2001"))], NOBODY_MET, ()) == []


def test_a_surname_that_two_have_is_neither_ones() -> None:
    assert suggested("Adela Marn", "Otto Marn", "Marn") == []


def test_a_surname_is_his_who_is_far_more_often_there() -> None:
    well_known = PersonSummary("adela", "Adela Marn", (), (), (), 400, 0, "2031", "2032")
    people = [well_known, person("Otto Marn", 8), person("Marn", 9)]
    (found,) = suggest(people, NOBODY_MET, ())
    assert (found.into.id, found.other.id) == ("adela", "p9")
    assert found.reason == "a surname alone, though others may be meant"


def test_several_names_of_one_person_are_merged_into_the_best_known() -> None:
    found = suggested("Marn, Envoy", "Adela R. Marn, Envoy", "Adela Marn, Envoy", "Envoy Marn, Envoy")
    assert [one.into.id for one in found] == ["p1", "p1", "p1"]
    assert {one.other.id for one in found} == {"p0", "p2", "p3"}


def test_an_entry_of_its_own_is_best_merged_into() -> None:
    (found,) = suggested("Adela Marn", "A. Marn", listed=("p1",))
    assert (found.into.id, found.other.id) == ("p1", "p0")


def test_any_known_name_counts_but_a_short_one_of_a_full_name_does_not() -> None:
    marn = PersonSummary("marn", "Adela Marn", ("Adela Osk", "Osk"), (), (), 3, 0, None, None)
    other = PersonSummary("osk", "Jüri Osk", (), (), (), 2, 0, None, None)
    assert suggest([marn, other], NOBODY_MET, ()) == []
    alias = PersonSummary("a-osk", "A. Osk", (), (), (), 1, 0, None, None)
    assert [one.other.id for one in suggest([marn, alias], NOBODY_MET, ())] == ["a-osk"]


def test_thousands_of_one_surname_are_not_compared_with_each_other() -> None:
    letters = "abdefgiklmnoprstuvz"
    given = [f"{a}{b}{c}o".title() for a in letters for b in "aeiou" for c in letters]
    people = [person(f"{name} Marn", number) for number, name in enumerate(given)]
    assert len(people) > 1500
    suggest(people, NOBODY_MET, ())


def add(shelf: Shelf, readout_id: str, *people: str) -> None:
    """Write a readout whose people are named by their ids."""
    readout = Readout(
        readout=1,
        id=readout_id,
        title="Title",
        participants=tuple(Participant(id=who, name=who.replace("-", " ").title()) for who in people),
        turns=tuple(Turn(speaker=who, text="The ferry waits.") for who in people),
    )
    write_readout(shelf.root / f"{readout_id}.yaml", readout)


def test_two_whom_one_readout_has_are_less_likely_one(shelf: Shelf) -> None:
    add(shelf, "a", "adela-marn")
    add(shelf, "b", "dr-adela-marn")
    (found,) = shelf.index().view.merges
    assert (found.reason, found.confidence) == ("the same name but for a title", 88)
    add(shelf, "c", "adela-marn", "dr-adela-marn")
    (found,) = shelf.index().view.merges
    assert found.reason == "the same name but for a title, though one readout has both"
    assert found.confidence == 58


def test_merged_persons_are_one_wherever_persons_are_asked_for(shelf: Shelf) -> None:
    add(shelf, "a", "adela-marn", "juri-osk")
    add(shelf, "b", "a-marn", "juri-osk")
    add(shelf, "c", "marn")
    names = shelf.index().view.printed_names
    entry = Person(id="a-marn", name="A. Marn", spellings=("А. Марн",))
    change_people(shelf.root, lambda people: People(people=(entry,)))
    change_people(shelf.root, lambda people: merged(people, "a-marn", "marn", names))
    change_people(shelf.root, lambda people: merged(people, "adela-marn", "a-marn", names))
    index = shelf.index()
    view = index.view
    people = {one.id: one for one in view.people}
    assert list(people) == ["adela-marn", "juri-osk"]
    assert (people["adela-marn"].readouts, people["adela-marn"].turns) == (3, 3)
    assert people["adela-marn"].aliases == ("A. Marn", "А. Марн", "A Marn", "Marn")
    for name in ("adela-marn", "a-marn", "marn", '"а. марн"'):
        assert set(shelf.found(f"speaker:{name}", index)) == {"a#1.1", "b#1.1", "c#1.1"}
    assert {hit[0] for hit in shelf.found("with:adela-marn", index)} == {"a", "b", "c"}
    assert view.snapshot.event(view.snapshot.numbers["c"]).people == ("adela-marn",)
    (tie,) = view.relations.ties(view.snapshot.numbers["a"])
    assert tie.event.id == "b"
    assert view.merges == []


def test_a_surname_that_is_an_id_finds_all_who_have_it(shelf: Shelf) -> None:
    add(shelf, "a", "marn")
    add(shelf, "b", "adela-marn")
    assert shelf.index().view.names.persons("marn") == {"marn", "adela-marn"}
