"""Who is on a page: one person, one id, whatever the labels; and nobody made one with another on a guess."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from readout_tui.importing.abbreviations import with_office_apart
from readout_tui.importing.countries import countries_in
from readout_tui.importing.cues import Cue
from readout_tui.importing.fullnames import FullNames
from readout_tui.importing.lexicon import HEADS, HEADS_OF_STATE, NEVER_HEADS
from readout_tui.importing.matching import Words, differ, fits, is_declined, is_slip, name_words, offices
from readout_tui.importing.names import Designation, country_of, split_designation
from readout_tui.importing.shapes import Shape
from readout_tui.importing.spelling import slug
from readout_tui.importing.states import state_of, states_in_brackets
from readout_tui.importing.words import is_honorific, is_office_word
from readout_tui.model import Participant
from readout_tui.text import fold

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BRACKET = re.compile(r"\(([^()]{3,40})\)$")
_SLIPS_AMONG = 300
"""The people of a page among whom slips of the pen are sought: more make a roll, where names are alike."""
_NEAR = 60
"""A word of so many people's names tells no more who is meant: only the whole name does."""


@dataclass(slots=True, eq=False)
class Figure:
    """A person on one page, as far as the page has told so far."""

    name: str
    role: str | None = None
    country: str | None = None
    honorific: str | None = None
    id: str = ""
    words: Words = field(init=False)
    """The name's words, to compare names by."""

    def __post_init__(self) -> None:
        """Take the name apart."""
        self.words = name_words(self.name)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who speaks at a cue."""

    figure: Figure | None
    """None where the page names nobody."""
    doubt: str | None = None


class Roster:
    """The people of one page."""

    def __init__(self, title: str, text: str) -> None:
        """Begin with nobody.

        Args:
            title: The page's title, asked first for a full name.
            text: The page's whole text, asked next.
        """
        self.figures: list[Figure] = []
        """In the order in which the page names them."""
        self._by_word: defaultdict[str, list[Figure]] = defaultdict(list)
        self._by_name: defaultdict[Words, list[Figure]] = defaultdict(list)
        """By whole names, among them what a person was called before more was told."""
        self._by_office: defaultdict[Words, list[Figure]] = defaultdict(list)
        """By their offices' own words, those included that were told better later."""
        self._declined: dict[Words, Figure] = {}
        """By names that turned out to be another name in another case."""
        self._ids: Counter[str] = Counter()
        self._spoken: dict[str, Spoken] = {}
        self._full_names = FullNames(title, text)
        self._states = states_in_brackets(title, text[:20_000])
        self._nouns: dict[str, str] = {}
        """How the page names each country."""
        for country in (c for part in (title, text[:20_000]) for c in countries_in(part)):
            if country.noun and not country.noun.isupper():
                self._nouns.setdefault(country.key, country.noun)

    def meet(self, who: Designation, country: str | None) -> Figure | None:
        """Add a designated person, or what a further designation tells of a known one."""
        return self._meet(who, country, self._known(who)) if who.name is not None else None

    def _meet(self, who: Designation, country: str | None, figure: Figure | None) -> Figure:
        """Do what `meet` does, with the known person whom the designation names, or None."""
        if figure is None or who.name is None:
            return self._add(who, country)
        words = name_words(who.name)
        if len(words) > len(figure.words) or _is_over_place(words, figure):
            figure.name = who.name
            self._index(figure, [word for word in words if word not in figure.words])
            figure.words = words
            self._by_name[words].append(figure)
        role = _fuller(figure.role, who.role, country)
        if role != figure.role:
            self._hold(figure, role)
        figure.country = figure.country or country
        figure.honorific = figure.honorific or who.honorific
        return figure

    def _add(self, who: Designation, country: str | None) -> Figure:
        """Add a person; a surname alone is made whole if the page tells the full name."""
        name, role = who.name or "", who.role
        if len(name_words(name)) == 1:
            full = self._full_names.find(name)
            if (
                full
                and full.name
                and (not offices(role) or not full.role or offices(role) == offices(full.role))
            ):
                name, role = full.name, full.role or role
            else:
                name = _as_printed(who)
        figure = Figure(name, role, country, who.honorific)
        self.figures.append(figure)
        self._index(figure, figure.words)
        self._by_name[figure.words].append(figure)
        self._hold(figure, role)
        return figure

    def _hold(self, figure: Figure, role: str | None) -> None:
        """Say which office a person holds."""
        figure.role = role
        self._by_office[offices(role)].append(figure)

    def speaker(self, cue: Cue) -> Spoken:
        """Return who speaks at a cue: the same label is the same person, and a nameless one nobody."""
        key = fold(cue.label)
        if key not in self._spoken:
            self._spoken[key] = self._identify(cue)
        return self._spoken[key]

    def participants(self, present: Iterable[Figure]) -> tuple[Participant, ...]:
        """Make participants of the figures that took part, with ids that differ."""
        took_part = set(present)
        return tuple(
            Participant(id=self.identify(figure), name=figure.name, role=figure.role, side=self.side(figure))
            for figure in self.figures
            if figure in took_part
        )

    def identify(self, figure: Figure) -> str:
        """Return the figure's id: the slug of the name, told apart from another of this page."""
        if not figure.id:
            own = [w for w in figure.name.split() if not (is_honorific(w) or is_office_word(w))]
            plain = slug(" ".join(own) or figure.name) or "x"
            self._ids[plain] += 1
            figure.id = plain if self._ids[plain] == 1 else f"{plain}-{self._ids[plain]}"
        return figure.id

    def side(self, figure: Figure) -> str | None:
        """Return the country whose side a person is on, in the words of the page."""
        in_role = countries_in(figure.role or "")
        if in_role and in_role[0].noun:
            return in_role[0].noun
        country = figure.country
        return self._nouns.get(country, country) if country else state_of(figure.role)

    def named(self, text: str) -> Figure | None:
        """Return the known person whose whole name or surname a text is."""
        return self._known(split_designation(text)) if text else None

    def told_in(self, text: str) -> list[Figure]:
        """Return the known people whose whole name stands in a short text, in any order."""
        words = {fold(match.group()) for match in _WORD.finditer(text)}
        near = {figure for word in words for figure in self._sharing(word)}
        return [figure for figure in near if figure.name in text]

    def _sharing(self, word: str) -> list[Figure]:
        """Return those whose names have a word, as long as it is no word of a crowd's."""
        sharing = self._by_word.get(word, [])
        return sharing if len(sharing) <= _NEAR else []

    def _index(self, figure: Figure, words: Iterable[str]) -> None:
        for word in words:
            self._by_word[word].append(figure)

    def _identify(self, cue: Cue) -> Spoken:
        if cue.shape is Shape.NAMELESS:
            return Spoken(None)
        who = with_office_apart(cue.who, cue.label)
        if who.name is None:
            return self._of_office(who.role, cue.label)
        known = self._known(who)
        if known is None and (slip := self._slip(who)):
            if is_declined(slip.words, name_words(who.name)):
                # A label stands in the nominative, whatever case the page's prose had.
                self._declined[slip.words] = slip
                slip.name, slip.words = who.name, name_words(who.name)
                self._index(slip, slip.words)
                return Spoken(slip)
            return Spoken(slip, f"speaker: '{cue.label}' taken for {slip.name}")
        doubt = f"speaker: '{cue.label}' is a label once only" if cue.alone else None
        return Spoken(self._meet(who, self._country_of(cue.label, who), known), doubt)

    def _country_of(self, label: str, who: Designation) -> str | None:
        """Return the country that a label names, be it one in brackets that only the page knows."""
        bracket = _BRACKET.search(label)
        named = bracket[1] if bracket and bracket[1] in self._states else None
        return country_of(label, who) or named

    def _known(self, who: Designation) -> Figure | None:
        """Return the one figure that a designation can mean; two that fit equally are none."""
        words = name_words(who.name or "")
        if not words:
            return None
        if declined := self._declined.get(words):
            return declined
        same = self._by_name.get(words, ())
        exact = [f for f in same if f.words == words and not differ(who.honorific, f.honorific)]
        if len(exact) == 1:
            return exact[0]
        # Whatever fits shares the last word, or the first.
        near = dict.fromkeys([*exact, *self._sharing(words[-1]), *self._sharing(words[0])])
        fitting = [f for f in near if fits(words, f.words) and not differ(who.honorific, f.honorific)]
        if len(fitting) > 1 and who.role:
            fitting = [f for f in fitting if offices(f.role) == offices(who.role)]
        return fitting[0] if len(fitting) == 1 else None

    def _of_office(self, role: str | None, label: str) -> Spoken:
        """Resolve a label that is an office alone, if just one person on the page holds it."""
        wanted = offices(role)
        told = self._by_office.get(wanted, []) if wanted else []
        held = (f for f in told if offices(f.role) == wanted)
        holder = next(held, None)
        if holder is None or any(other is not holder for other in held):
            return Spoken(None)
        return Spoken(holder, f"speaker: '{label}' taken for {holder.name}")

    def holding(self, clause: str) -> Figure | None:
        """Return the one known person whom a clause means that names nobody: by office, or as head of state.

        Args:
            clause: What stands before or after a verb of saying: `Welcoming the guest, the head of state`.
        """
        last = clause.strip(" ,:").rpartition(",")[2]
        if any(phrase in fold(last) for phrase in HEADS_OF_STATE):
            heads = [f for f in self.figures if _is_head(offices(f.role))]
            return heads[0] if len(heads) == 1 else None
        return self._of_office(last, last).figure if offices(last) and len(last.split()) < 6 else None

    def _slip(self, who: Designation) -> Figure | None:
        """Return the one known person whose name a label may have with a slip of the pen."""
        if len(self.figures) > _SLIPS_AMONG:
            return None
        words = name_words(who.name or "")
        near = [
            figure
            for figure in self.figures
            if is_slip(words, figure.words) and not differ(who.honorific, figure.honorific)
        ]
        return near[0] if len(near) == 1 else None


def _is_over_place(words: Words, figure: Figure) -> bool:
    """Tell whether a name is what an earlier one was, but for a country's name after the office.

    Where a language declines, no preposition parts `Прем'єр-міністр Норвегії` from the name that follows.
    """
    return (
        len(words) > 1
        and figure.role is not None
        and figure.words[1:] == words
        and not figure.words[0].isascii()
    )


def _is_head(held: Words) -> bool:
    """Tell whether an office's words are a head of state's."""
    return any(word in HEADS for word in held) and not any(word in NEVER_HEADS for word in held)


def _as_printed(who: Designation) -> str:
    """Write `MR. KIRBY` as `Mr. Kirby`, and `PRESIDENT BIDEN` as `President Biden`."""
    if who.role and _UNSPACED.match(who.name or ""):
        return f"{who.name}{who.role}"
    if who.honorific:
        return f"{who.honorific.capitalize()} {who.name}"
    return f"{who.role} {who.name}" if who.role and len(who.role.split()) < 4 else who.name or ""


def _fuller(known: str | None, other: str | None, country: str | None) -> str | None:
    if known is None or other is None:
        return known or other
    return other if country and countries_in(other) and not countries_in(known) else known
