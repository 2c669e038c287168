"""What the header of a TEI file says of a sitting, and of the people whom it lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from xml.etree.ElementTree import Element

from readout_tui.importing.matching import name_words
from readout_tui.importing.names import split_designation
from readout_tui.timespan import Timespan

_CITY = ("city", "settlement", "place")
_PARTIES = frozenset({"politicalParty", "parliamentaryGroup", "politicalGroup", "party", "group"})
"""What an organisation is called there that is a side in a parliament."""
_PARTY_ID = re.compile(r"(?:politicalParty|parliamentaryGroup|politicalGroup|party|group)[.:_-](.+)", re.I)
_PLAIN = frozenset({"member", "replacement", "relative"})
"""Roles that everybody there has."""
_POINT = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T(\d\d:\d\d)(?::[\d.]+)?(Z|[+-]\d\d:\d\d)?)?")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a header says of a sitting."""

    title: str | None
    subtitle: str | None
    date: str | None
    dateline: str | None
    """Place and date as the header prints them."""
    place: str | None
    publisher: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of a header's list."""

    name: str
    role: str | None
    side: str | None


def said_in(element: Element | None) -> str | None:
    """Return an element's text on one line, or None if it has none."""
    return (" ".join("".join(element.itertext()).split()) or None) if element is not None else None


def language_tag(*tags: str | None) -> str | None:
    """Return the first of some values of `xml:lang` that is a language's tag."""
    return next((tag for tag in tags if tag and _TAG.fullmatch(tag) and tag.lower() != "und"), None)


def sitting_of(header: Element, language: str | None) -> Sitting:
    """Read what a header says of its sitting.

    Args:
        header: The `teiHeader`.
        language: The file's language; of a title in several, that one is taken.
    """
    titles = header.findall("./fileDesc/titleStmt/title")
    main = [t for t in titles if t.get("type") in (None, "main")]
    setting = header.find("./profileDesc/settingDesc/setting")
    bibl = header.find("./fileDesc/sourceDesc//bibl")
    dates = [e.find("date") for e in (setting, bibl) if e is not None]
    place = _place(setting, language)
    printed = said_in(dates[0]) if dates else None
    source, published = bibl, None
    if bibl is None or (bibl.find("publisher") is None and _address(bibl) is None):
        source = header.find("./fileDesc/publicationStmt")
        day = source.find("date") if source is not None else None
        published = _date(day)
    return Sitting(
        title=said_in(_in_language(main or titles, language)),
        subtitle=said_in(_in_language([t for t in titles if t.get("type") == "sub"], language)),
        date=next((found for found in map(_date, dates) if found), None),
        dateline=", ".join(filter(None, (place, printed))) or None,
        place=place,
        publisher=_publisher(source, language),
        url=_address(source),
        published=published[:10] if published and len(published) >= 10 else None,
    )


def _in_language(elements: Sequence[Element], language: str | None) -> Element | None:
    """Return the first element in a language, else the first without one, else the first."""
    for wanted in (language, None):
        for element in elements:
            if element.get("lang") == wanted:
                return element
    return elements[0] if elements else None


def _place(setting: Element | None, language: str | None) -> str | None:
    if setting is None:
        return None
    named = [e for kind in _CITY for e in setting.iter("name") if e.get("type") == kind]
    named = named or [e for tag in ("settlement", "placeName", "place") for e in setting.iter(tag)]
    return said_in(_in_language(named, language))


def _publisher(source: Element | None, language: str | None) -> str | None:
    publisher = source.find("publisher") if source is not None else None
    if publisher is None:
        return None
    return said_in(_in_language(publisher.findall("orgName"), language)) or said_in(publisher)


def _address(source: Element | None) -> str | None:
    """Return the web address under which a source says that it is published."""
    told = [said_in(e) or "" for e in source.iter("idno")] if source is not None else []
    return next((text for text in told if re.match(r"https?://\S+$", text)), None)


def _date(element: Element | None) -> str | None:
    """Return a date as readouts have it: `when`, or `from` and `to`; what is none is left out."""
    if element is None:
        return None
    points = [_point(element.get(key)) for key in ("when", "from", "to")]
    when, start, end = points
    text = when or (f"{start}/{end}" if start and end and start != end else start or end)
    try:
        Timespan.parse(text or "")
    except ValueError:
        return None
    return text


def _point(text: str | None) -> str | None:
    match = _POINT.fullmatch(text or "")
    if match is None:
        return None
    return match[1] + (f"T{match[2]}{match[3] or ''}" if match[2] and len(match[1]) == 10 else "")


class Persons:
    """The people whom a header lists, as they were on the day of the sitting."""

    def __init__(self, header: Element, day: str | None, language: str | None) -> None:
        """Read the lists of people and organisations, where the header has them."""
        self._day = (day or "")[:10]
        self._language = language
        self._persons = {e.get("id", ""): e for e in header.iter("person")}
        self._sides = {
            e.get("id", ""): name
            for e in header.iter("org")
            if e.get("role") in _PARTIES and (name := self._organisation(e))
        }

    def find(self, who: str) -> Listed | None:
        """Return the person with an id, or None if the header lists none of that id."""
        person = self._persons.get(who)
        name = _name(person) if person is not None else None
        if person is None or name is None:
            return None
        held = [a for a in person.iter("affiliation") if self._holds(a)]
        return Listed(name, self._role(held), self._side(held))

    def _organisation(self, org: Element) -> str | None:
        names = org.findall("orgName")
        whole = [e for e in names if e.get("full") in (None, "yes")]
        return said_in(_in_language(whole or names, self._language))

    def _holds(self, affiliation: Element) -> bool:
        start = affiliation.get("from") or affiliation.get("when") or ""
        end = affiliation.get("to") or affiliation.get("when") or ""
        return not self._day or (start[:10] <= self._day and (not end or self._day[: len(end)] <= end[:10]))

    def _role(self, held: Iterable[Element]) -> str | None:
        """Return the office that a person holds: as the list words it, else the list's own word for it."""
        offices = sorted(held, key=lambda a: (a.get("role") in _PLAIN, a.find("roleName") is None))
        for office in offices:
            named = said_in(_in_language(office.findall("roleName"), self._language))
            if named or office.get("role") not in _PLAIN:
                return named or parted(office.get("role") or "").capitalize() or None
        return None

    def _side(self, held: Iterable[Element]) -> str | None:
        for affiliation in held:
            org = affiliation.get("ref", "").removeprefix("#")
            told = _PARTY_ID.fullmatch(org)
            if org in self._sides or told:
                return self._sides.get(org) or (told[1] if told else None)
        return None


def _name(person: Element) -> str | None:
    """Write a person's name with the given name first."""
    name = person.find("persName")
    if name is None:
        return None
    parts = [said_in(e) for tag in ("forename", "nameLink", "surname") for e in name.iter(tag)]
    return " ".join(filter(None, parts)) or said_in(name)


def parted(identifier: str) -> str:
    """Part the words of an id: `ObiAda` becomes `Obi Ada`."""
    letters = list(_parted(identifier))
    return " ".join("".join(letters).split())


def _parted(identifier: str) -> Iterator[str]:
    before = ""
    for letter in identifier:
        if letter in "_." or (letter.isupper() and before.islower()):
            yield " "
        if letter not in "_.":
            yield letter
        before = letter


def name_of_id(identifier: str, labels: Iterable[str]) -> str:
    """Make a name of an id, which mostly has the surname first, and of the labels that print it.

    A label that begins with the same surname tells where it ends, and what else belongs to it: `MarenObiAda`
    and `A señora MAREN-OBI` make `Ada Maren-Obi`.
    """
    own = parted(identifier)
    words = name_words(own.replace("-", " "))
    for label in labels:
        shown = split_designation(label).name or ""
        printed = name_words(shown.replace("-", " "))
        if len(printed) > 1 and set(words) <= set(printed):
            return shown
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, printed, strict=False)))
        if 0 < same < len(words):
            return " ".join([*own.replace("-", " ").split()[same:], shown])
    return own
