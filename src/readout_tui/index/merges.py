"""Which persons may be one: suggestions for somebody to decide, each with its reason.

Only persons whose names have a key in common are compared, so that thousands take less than a second. A name
that leaves something out is tied to a fuller one only if it can hardly mean another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product
from typing import NamedTuple

from readout_tui.collecting import collecting_paused
from readout_tui.index.answers import PersonSummary, SuggestedMerge
from readout_tui.index.groups import Groups
from readout_tui.index.likeness import Figure, Tie, likeness, tie
from readout_tui.index.naming import NameForm, slips, sound

_LOWEST = 45
"""The confidence below which nothing is suggested."""
_CROWD = 200
"""Names that so many share tell nobody, and would take long to compare."""
_FAR_MORE = 4
"""So many times as often as all others who may be meant, somebody is taken for the one who is."""
_LESS_SURE = 10
_TOLD_APART = 30


@collecting_paused()
def suggest(
    people: Sequence[PersonSummary],
    groups: Groups,
    listed: Collection[str],
    differing: Collection[frozenset[str]] = (),
) -> Sequence[SuggestedMerge]:
    """Return pairs of persons who may be one, the surest first.

    Args:
        people: All persons.
        groups: Who took part in what.
        listed: Ids of persons with an entry of their own, which others are best merged into.
        differing: Pairs of ids of persons who are told apart: they never become one, through others neither.
    """
    ties = _ties([Figure.of(person) for person in people], groups)
    clusters = _Clusters(ties, differing)
    partial: dict[Figure, list[Tie]] = defaultdict(list)
    for one in ties:
        if one.whole:
            clusters.join(one)
        else:
            partial[one.short].append(one)
    # Fuller names first: those that say less are then tied to all spellings of one person together.
    for figure in sorted(partial, key=lambda figure: (-figure.words, -figure.summary.readouts)):
        if chosen := clusters.choose(partial[figure]):
            clusters.join(chosen)
    found = clusters.suggestions(listed)
    return sorted(found, key=lambda one: (-one.confidence, one.into.id, one.other.id))


class _Named(NamedTuple):
    """A person by one of the names."""

    number: int
    figure: Figure
    form: NameForm


def _ties(figures: Sequence[Figure], groups: Groups) -> list[Tie]:
    """Return the surest tie of each two persons whose names have something in common, in order."""
    forms = [(figure, form) for figure in figures for form in figure.forms]
    best: dict[frozenset[Figure], Tie] = {}
    for one, two in _pairs([_Named(number, *named) for number, named in enumerate(forms)]):
        if one.figure is two.figure:
            continue
        short, full = (one, two) if one.form.length <= two.form.length else (two, one)
        like = likeness(short.form, full.form)
        found = tie(short.figure, full.figure, like) if like else None
        if found:
            found = _told_apart(found, groups)
            persons = frozenset((found.short, found.full))
            if persons not in best or _order(found) < _order(best[persons]):
                best[persons] = found
    return sorted((one for one in best.values() if one.confidence >= _LOWEST), key=_order)


def _order(one: Tie) -> tuple[int, str, str, str]:
    """Sort the surest first, and in one order each time."""
    return -one.confidence, one.reason, one.short.summary.id, one.full.summary.id


def _told_apart(one: Tie, groups: Groups) -> Tie:
    """Lower the confidence where one page has both: it may well mean two persons."""
    if not groups.events(frozenset((one.short.summary.id, one.full.summary.id))):
        return one
    reason = f"{one.reason}, though one readout has both"
    return replace(one, reason=reason, confidence=one.confidence - _TOLD_APART)


def _pairs(all_named: Sequence[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Yield the pairs that are worth comparing; most have several keys in common."""
    seen: set[tuple[int, int]] = set()
    for one, two in _neighbours(all_named):
        numbers = (one.number, two.number)
        if numbers not in seen:
            seen.add(numbers)
            yield one, two


def _neighbours(all_named: Sequence[_Named]) -> Iterator[tuple[_Named, _Named]]:
    crowds: dict[Hashable, list[_Named]] = defaultdict(list)
    fuller: dict[str, list[_Named]] = defaultdict(list)
    for named in all_named:
        for key in _keys(named.form):
            crowds[key].append(named)
        if named.form.given:
            for word in {named.form.words[0], named.form.surname, sound(named.form.surname)}:
                fuller[word].append(named)
    for crowd in crowds.values():
        if len(crowd) <= _CROWD:
            yield from combinations(crowd, 2)
    for named in all_named:
        for word in () if named.form.given else {named.form.surname, sound(named.form.surname)}:
            if len(fuller[word]) <= _CROWD:
                yield from ((named, other) for other in fuller[word])


def _keys(form: NameForm) -> set[Hashable]:
    """Return what a name has in common with those that it may be like."""
    if not form.given:
        return {*slips(form.surname), sound(form.surname)}
    first = form.given[0]
    return {
        "".join(form.words),
        tuple(sorted(form.words)),
        form.words[-2:],
        (form.surname, first[0]),
        (sound(form.surname), sound(first)[:1]),
        *((slip, sound(first)[:1]) for slip in slips(form.surname)),
    }


class _Clusters:
    """Persons that ties make one."""

    def __init__(self, ties: Sequence[Tie], differing: Collection[frozenset[str]]) -> None:
        self._differing = differing
        self._between = {frozenset((one.short, one.full)): one for one in ties}
        self._members = {figure: [figure] for one in ties for figure in (one.short, one.full)}
        self._joined_by: dict[Figure, Tie] = {}

    def join(self, one: Tie) -> None:
        """Make one of the two that a tie ties, and of all that are one with them, if all of them may be."""
        members, others = self._members[one.short], self._members[one.full]
        if members is others or self._differ(members, others):
            return
        self._joined_by.setdefault(one.short, one)
        self._joined_by.setdefault(one.full, one)
        self._between[frozenset((one.short, one.full))] = one
        members += others
        for figure in others:
            self._members[figure] = members

    def _differ(self, members: Iterable[Figure], others: Iterable[Figure]) -> bool:
        return bool(self._differing) and any(
            frozenset((one.summary.id, other.summary.id)) in self._differing
            for one, other in product(members, others)
        )

    def choose(self, ties: Sequence[Tie]) -> Tie | None:
        """Choose from the ties of a short name, the surest first; None if it may mean several persons."""
        ties = [one for one in ties if one.full.words > 1] or ties[:1]
        weights = {id(members): _readouts(members) for one in ties if (members := self._members[one.full])}
        best = max(ties, key=lambda one: (weights[id(self._members[one.full])], one.confidence))
        others = sum(weights.values()) - weights[id(self._members[best.full])]
        if len(weights) == 1:
            return best
        if weights[id(self._members[best.full])] < _FAR_MORE * others:
            return None
        reason = f"{best.reason}, though others may be meant"
        return replace(best, reason=reason, confidence=best.confidence - _LESS_SURE)

    def suggestions(self, listed: Collection[str]) -> Iterator[SuggestedMerge]:
        """Yield the merges that make one of each cluster: all others into the one who is known best."""
        for members in {id(members): members for members in self._members.values()}.values():
            into = max(members, key=lambda figure: _rank(figure, listed))
            for other in members:
                if other is not into:
                    yield self._suggestion(into, other)

    def _suggestion(self, into: Figure, other: Figure) -> SuggestedMerge:
        one = self._between.get(frozenset((into, other)))
        if one:
            return SuggestedMerge(into.summary, other.summary, one.reason, one.confidence)
        one = self._joined_by[other]
        third = one.full if one.short is other else one.short
        reason = f"as {third.summary.id}: {one.reason}"
        return SuggestedMerge(into.summary, other.summary, reason, one.confidence)


def _readouts(members: Iterable[Figure]) -> int:
    return sum(figure.summary.readouts for figure in members)


def _rank(figure: Figure, listed: Collection[str]) -> tuple[bool, bool, int, int]:
    """Return how well a person is known: by an entry of its own, a name in full, and many readouts."""
    full = any(len(form.given[0]) > 1 for form in figure.forms if form.given)
    return figure.summary.id in listed, full, figure.summary.readouts, figure.summary.turns
