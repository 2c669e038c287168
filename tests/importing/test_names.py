from __future__ import annotations

import pytest

from readout_tui.importing.names import country_of, split_designation
from readout_tui.importing.spelling import as_name, slug, surname


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("President of Kenya Ada Obi", "Ada Obi", "President of Kenya"),
        ("Harbour Council Secretary ADA OBI", "Ada Obi", "Harbour Council Secretary"),
        ("King of Norway Olaf bin Said Al Rand", "Olaf bin Said Al Rand", "King of Norway"),
        ("Head of the Republic of Tolva Radi Khab", "Radi Khab", "Head of the Republic of Tolva"),
        ("Energy Minister Ada Obi (as interpreted)", "Ada Obi", "Energy Minister"),
        ("The Minister for Home Affairs (Prof. S. Rajan)", "S. Rajan", "Minister for Home Affairs"),
        ("Shri Arun Varma, Official Spokesperson", "Arun Varma", "Official Spokesperson"),
        ("Official Spokesperson, Shri Arun Varma", "Arun Varma", "Official Spokesperson"),
        ("Mr. IWATA Takeshi, Minister for Foreign Affairs", "Iwata Takeshi", "Minister for Foreign Affairs"),
        ("Bundesaußenministerin Vogt", "Vogt", "Bundesaußenministerin"),
        ("Президент В.Петров", "В.Петров", "Президент"),
        ("Министра иностранных дел С.В. Петрова", "С.В. Петрова", "Министр иностранных дел"),
        ("浜田外務大臣", "浜田", "外務大臣"),
        ("O señor PRESIDENTE", None, "Presidente"),
        ("THE PRESIDENT", None, "President"),
        ("MS. JEAN-PIERRE", "Jean-Pierre", None),
        ("Mr. LEWIS of Northmark", "Lewis of Northmark", None),
        ("Prime Minister Kishi of Japan", "Kishi", "Prime Minister"),
        ("Members of the Harbour Committee", None, "Members of the Harbour Committee"),
    ],
)
def test_a_designation_is_taken_apart(text: str, name: str | None, role: str | None) -> None:
    who = split_designation(text)
    assert (who.name, who.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("French President Ada Obi", "France"),
        ("President of the Russian Federation Ada Obi", "Russia"),
        ("Mr. Jordan", None),
        ("Minister of Trade Ada Obi", None),
    ],
)
def test_the_country_is_the_offices_not_the_names(text: str, country: str | None) -> None:
    assert country_of(text, split_designation(text)) == country


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("NIKOLAI PETROV", "Nikolai Petrov"),
        ("ACUÑA DO CAMPO", "Acuña do Campo"),
        ("McDONALD", "McDonald"),
        ("O'BRIEN", "O'Brien"),
        ("SG", "SG"),
        ("Olaf bin Said", "Olaf bin Said"),
    ],
)
def test_capitals_are_written_as_a_name(printed: str, written: str) -> None:
    assert as_name(printed) == written


def test_a_name_gives_an_id_and_a_surname() -> None:
    assert slug("Núñez Feijóo") == "nunez-feijoo"
    assert slug("В. Путин") == "v-putin"
    assert surname("Joseph R. Biden Jr.") == "Biden"
    assert surname("Mr. Lewis of Northmark") == "Lewis"
    assert surname("IWATA Takeshi") == "IWATA"


def test_initials_of_any_script_are_no_name_in_capitals() -> None:
    assert as_name("С.В. ПЕТРОВ") == "С.В. Петров"
    assert surname("С.В. Петров") == "Петров"
