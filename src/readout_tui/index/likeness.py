"""How alike two persons are: by their names, and by what the readouts tell of them besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout_tui.index.answers import PersonSummary
from readout_tui.index.naming import (
    NameForm,
    Office,
    begins_alike,
    is_initial_of,
    is_slip,
    name_form,
    office,
    sexes,
    side_keys,
    sounds_like,
)
from readout_tui.text import fold

_SAME_OFFICE = 12
_SAME_SIDE = 8
_OTHER_SIDE = 40
_LONG_AGO = 10
"""Years after which somebody of like name is perhaps another."""
_FAR_APART = 15
_HIGHEST = 99


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two names may be one person's."""

    reason: str
    confidence: int
    """From 0 to 100, for the names alone."""
    whole: bool
    """Whole names are alike: neither leaves out what would tell its bearer from others."""
    needs: int = 0
    """How many of office and side have to be the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A person, as persons are compared."""

    summary: PersonSummary
    forms: tuple[NameForm, ...]
    """The names that tell most: none by a surname alone where a fuller one is known."""
    offices: tuple[Office, ...]
    sides: frozenset[str]
    sexes: frozenset[str]

    @classmethod
    def of(cls, summary: PersonSummary) -> Figure:
        """Take apart what is known of a person."""
        names = (summary.name, *summary.aliases)
        forms = [form for name in names if (form := name_form(name))]
        return cls(
            summary,
            forms=tuple([form for form in forms if form.given] or forms),
            offices=tuple(map(office, summary.roles)),
            sides=frozenset(key for side in summary.sides for key in side_keys(side)),
            sexes=sexes(names),
        )

    @property
    def words(self) -> int:
        """How many words the longest name has."""
        return max((len(form.words) for form in self.forms), default=0)


@dataclass(frozen=True, slots=True)
class Tie:
    """A reason to take two persons for one."""

    short: Figure
    """The one whose name leaves something out, if one does."""
    full: Figure
    reason: str
    confidence: int
    whole: bool


def tie(short: Figure, full: Figure, like: Likeness) -> Tie | None:
    """Weigh what is known of two persons besides their names; None where that speaks against the names."""
    if short.sexes and full.sexes and not short.sexes & full.sexes:
        return None
    reasons, confidence = [like.reason], like.confidence
    common = [min(a.printed, b.printed, key=len) for a in short.offices for b in full.offices if a.is_like(b)]
    if common:
        confidence += _SAME_OFFICE
        reasons.append(f"both {min(common, key=len)}")
    if sides := short.sides & full.sides:
        confidence += _SAME_SIDE
        reasons.append(f"both of {next(side for side in full.summary.sides if side_keys(side) & sides)}")
    elif short.sides and full.sides:
        confidence -= _OTHER_SIDE
        reasons.append(f"but of {' and '.join(sorted((short.summary.sides[0], full.summary.sides[0])))}")
    if bool(common) + bool(sides) < like.needs:
        return None
    if (years := _years_between(short.summary, full.summary)) > _LONG_AGO:
        confidence -= _FAR_APART
        reasons.append(f"but {years} years apart")
    return Tie(short, full, ", ".join(reasons), min(confidence, _HIGHEST), like.whole)


def _years_between(one: PersonSummary, two: PersonSummary) -> int:
    """Return how long after the last readout with one of two persons the first with the other one is."""
    if not (one.first and one.last and two.first and two.last):
        return 0
    return max(int(two.first[:4]) - int(one.last[:4]), int(one.first[:4]) - int(two.last[:4]), 0)


def likeness(one: NameForm, two: NameForm) -> Likeness | None:
    """Compare two names."""
    short, long = (one, two) if one.length <= two.length else (two, one)
    if one.words == two.words:
        return _same(one, two)
    if short.given and "".join(short.words) == "".join(long.words):
        return Likeness("the same name, divided otherwise", 80, whole=True)
    if sorted(short.words) == sorted(long.words):
        return Likeness("the same name in another order", 80, whole=True, needs=1)
    if not short.given:
        return _surname_alone(short, long)
    if short.surname == long.surname:
        return _same_surname(short, long)
    return _spelt_otherwise(short, long)


def _same(one: NameForm, two: NameForm) -> Likeness:
    what = "name" if one.given else "surname"
    confidence = 88 if one.given else 55
    if one.is_latin != two.is_latin:
        return Likeness(f"the same {what} in two scripts", confidence - 3, bool(one.given))
    if one.titles != two.titles:
        return Likeness(f"the same {what} but for a title", confidence, bool(one.given))
    same = fold(one.printed) == fold(two.printed)
    return Likeness(f"the same {what}{'' if same else ', written otherwise'}", confidence, bool(one.given))


def _surname_alone(short: NameForm, long: NameForm) -> Likeness | None:
    if short.surname == long.surname:
        return Likeness("a surname alone", 55, whole=False)
    if short.surname == long.words[0] and long.given:
        # Where the surname stands first, any given name of somebody else may be like it.
        return Likeness("the first name alone", 50, whole=False, needs=2)
    if sounds_like(short.surname, long.surname) or (not long.given and is_slip(short.surname, long.surname)):
        reason = f"surnames spelt alike ({_named(short.surname, long.surname)})"
        return Likeness(reason, 45, whole=False, needs=1)
    return None


def _same_surname(short: NameForm, long: NameForm) -> Likeness | None:
    (some, *further), (other, *others) = short.given, long.given
    if long.given[-len(short.given) :] == short.given and len(some) > 1:
        return Likeness("one name is the end of the other", 72, whole=False)
    if not _fit(further, others):
        return None
    if some == other:
        return Likeness("the same name but for a middle name", 75, whole=False)
    if is_initial_of(some, other):
        return Likeness("an initial for the given name", 65, whole=False)
    if begins_alike(some, other):
        nickname, given = sorted((some.title(), other.title()), key=len)
        reason = f"the same surname, and {nickname} may be short for {given}"
        return Likeness(reason, 50, whole=False, needs=1)
    return _spelt_otherwise(short, long)


def _spelt_otherwise(short: NameForm, long: NameForm) -> Likeness | None:
    (some, *further), (other, *others) = short.given, long.given
    if not _fit(further, others):
        return None
    differing = [(a, b) for a, b in ((some, other), (short.surname, long.surname)) if a != b]
    slips = [pair for pair in differing if not sounds_like(*pair)]
    if not slips and short.is_latin != long.is_latin:
        return Likeness("the same name in two scripts", 80, whole=True)
    reason = f"spelt alike ({', '.join(_named(*pair) for pair in differing)})"
    if not slips:
        return Likeness(reason, 72, whole=True)
    if len(slips) == 1 and is_slip(*slips[0]):
        return Likeness(reason, 60, whole=True, needs=1)
    return None


def _named(*words: str) -> str:
    return " and ".join(word.title() for word in sorted(words))


def _fit(some: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether middle names may be one person's: all left out, or each an initial or a spelling."""
    if not some or not others:
        return True
    return len(some) == len(others) and all(
        is_initial_of(one, two) or sounds_like(one, two) for one, two in zip(some, others, strict=True)
    )
