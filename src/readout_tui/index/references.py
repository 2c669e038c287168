"""References in the text of a readout to other events: `the 9 June statement`, `yesterday's call`.

A reference is a mention of days, or of a place, with what tells which event of those days is meant: the word
for its kind, its place, the people whom the sentence names, and those who took part in both. It leads to one
readout or, where several events fit equally well, to none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from readout_tui.index.answers import Reference
from readout_tui.index.catalogue import Catalogue, Paragraph
from readout_tui.index.counterparts import Counterparts
from readout_tui.index.dates import Days
from readout_tui.index.declared import Declared
from readout_tui.index.groups import Groups
from readout_tui.index.kindwords import FUTURE, SPEECH, is_name, kinds_of
from readout_tui.index.mentions import Mention, mentions_in
from readout_tui.index.occasions import Occasions
from readout_tui.index.rows import Card
from readout_tui.index.snapshot import Snapshot
from readout_tui.index.surroundings import Context, Surroundings
from readout_tui.index.words import words_of
from readout_tui.locator import Locator, Place
from readout_tui.text import Folded, fold, folded

_ENOUGH: Mapping[str, int] = {"day": 2, "week": 3, "month": 3}
"""Points that an event of the mentioned days needs."""
_BARE_DAYS = 200
"""A day further back, of which nothing but people is told, may as well be one to come."""
_KIND, _PLACE = 2, 2
"""Points for the kind and for the place; each person counts one, at most two named and two in common.

A title that holds both the word for the event and its place counts one more, and so does a rare tag that both
readouts have.
"""


@dataclass(frozen=True, slots=True)
class _Candidate:
    number: int
    points: int
    telling: bool = False
    """Its kind or place fits."""
    fitting: bool = False
    """The sentence says what one did who took part, or both have a rare tag."""


class References:
    """Finds what the texts of one state of an archive refer to."""

    def __init__(
        self,
        catalogue: Catalogue,
        snapshot: Snapshot,
        occasions: Occasions,
        declared: Declared,
        counterparts: Counterparts,
        groups: Groups,
    ) -> None:
        """Take what references are resolved against."""
        self._catalogue = catalogue
        self._snapshot = snapshot
        self._occasions = occasions
        self._declared = declared
        self._counterparts = counterparts
        self._groups = groups
        self._surnames = lru_cache(maxsize=1 << 14)(self._names_of)

    def of(self, number: int) -> list[Reference]:
        """Return the references in a readout, in reading order."""
        keys = self._catalogue.keys_at(number, Locator(self._snapshot.cards[number].id))
        paragraphs = self._catalogue.paragraphs(keys)
        return [
            one
            for key in sorted(paragraphs)
            for one in sorted(self.within(number, paragraphs[key]), key=lambda one: one.start)
        ]

    def within(self, number: int, paragraph: Paragraph) -> Iterator[Reference]:
        """Yield the references in one paragraph of a reading."""
        card = self._snapshot.cards[number]
        if not card.date:
            return
        text = folded(paragraph.text)
        first, last = date.fromordinal(card.first_day), date.fromordinal(card.last_day)
        surroundings = Surroundings(text, paragraph.text, self._occasions.place_names)
        mentions = list(mentions_in(text.text, card.language, first, last))
        taken = surroundings.of(mentions)
        for mention, context in zip(mentions, taken, strict=True):
            phrase = words_of(text.text[slice(*context.span)])
            target = self._meant(number, mention, context) if FUTURE.isdisjoint(phrase) else None
            if target is not None:
                yield self._reference(paragraph, text, context.span, target)
        undated = [(context, self._last_there(number, context)) for context in surroundings.undated()]
        undated += [
            (context, self._last_together(number, paragraph.turn, context))
            for context in surroundings.together()
        ]
        for context, target in undated:
            if target is not None and not any(_overlap(context.span, other.span) for other in taken):
                yield self._reference(paragraph, text, context.span, target)

    def _reference(self, paragraph: Paragraph, text: Folded, span: tuple[int, int], target: int) -> Reference:
        start, end = text.original_span(*span)
        place = Place(paragraph.turn, paragraph.paragraph)
        return Reference(place, start, end, self._snapshot.cards[target].id, paragraph.text[start:end])

    def _meant(self, number: int, mention: Mention, context: Context) -> int | None:
        """Return the event of the nearest of the mentioned days that has one which fits."""
        card = self._snapshot.cards[number]
        if not context.attached and not FUTURE.isdisjoint(context.words):
            return None
        for nearest, days in enumerate(mention.days):
            if mention.grain == "day" and days.meets(card.first_day, card.last_day):
                if not context.attached:
                    return None  # The day of the event itself.
                continue
            found = self._best(number, self._on(number, days), context, _ENOUGH[mention.grain])
            bare_enough = mention.grain == "day" and not nearest and card.first_day - days.last < _BARE_DAYS
            if found and (found.telling or (found.fitting and bare_enough)):
                return found.number
            if not context.attached:
                return None
        return None

    def _on(self, number: int, days: Days) -> list[int]:
        """Return the earlier events of some days, as far as they are known as exactly."""
        card = self._snapshot.cards[number]
        length = days.last - days.first
        return [
            other
            for other in self._occasions.between(days.first, days.last)
            if (there := self._snapshot.cards[other]).last_day < max(card.first_day, card.last_day - 1)
            and there.last_day - there.first_day <= max(length, 10)
        ]

    def _best(self, number: int, others: Sequence[int], context: Context, enough: int) -> _Candidate | None:
        """Return the event that fits best, if it fits well enough and better than others."""
        same = {number, *self._same_event(number)}
        found = [
            candidate
            for other in others
            if other not in same and (candidate := self._candidate(number, other, context)).points >= enough
        ]
        if not found:
            return None
        most = max(candidate.points for candidate in found)
        best = sorted(
            (candidate for candidate in found if candidate.points == most),
            key=lambda candidate: self._preference(number, candidate.number, context),
        )
        event = {best[0].number, *self._same_event(best[0].number)}
        return best[0] if all(candidate.number in event for candidate in best) else None

    def _candidate(self, number: int, other: int, context: Context) -> _Candidate:
        card = self._snapshot.cards[other]
        title = frozenset(words_of(fold(card.title)))
        kinds = [kinds_of(word) or frozenset() for word in context.named]
        kind = any(card.kind in one for one in kinds) or any(
            word in title and is_name(word) for word in context.named
        )
        places = self._occasions.places(other)
        place = bool(places & context.near)
        if (context.attached and not kind and (card.kind or not any(kinds))) or (
            context.at and places and context.at not in places
        ):
            return _Candidate(other, 0)
        people = self._snapshot.participants(other)
        named = sum(bool(self._surnames(person) & context.words) for person in people)
        shared = len(set(people) & set(self._snapshot.participants(number)))
        titled = context.at is not None and title.issuperset([*words_of(context.at), *context.named])
        spoken = named > 0 and not SPEECH.isdisjoint(context.words)
        topic = self._occasions.share_a_rare_tag(number, other)
        points = _KIND * kind + _PLACE * place + min(2, named) + min(2, shared) + titled + topic
        return _Candidate(other, points, kind or place, spoken or topic)

    def _preference(self, number: int, other: int, context: Context) -> tuple[bool, int, int, str]:
        """Order readouts of one event: those in the same language and of the same house first."""
        here, there = self._snapshot.cards[number], self._snapshot.cards[other]
        people = self._snapshot.participants(other)
        named = [i for i, person in enumerate(people) if self._surnames(person) & context.words]
        return (
            here.language != there.language,
            -_same_house(here, there),
            min(named, default=len(people)),
            there.id,
        )

    def _same_event(self, number: int) -> list[int]:
        """Return the other readouts of the same event: counterparts and translations."""
        translations = [one.other for one in self._declared.of(number) if one.relation == "translation-of"]
        return [*self._counterparts.of(number), *translations]

    def _last_there(self, number: int, context: Context) -> int | None:
        """Return the last event of a kind at a place before a reading."""
        card = self._snapshot.cards[number]
        there = [
            other
            for place in context.near
            for other in self._occasions.by_place[place]
            if self._occasions.known_to_days(other) and self._snapshot.cards[other].last_day < card.first_day
        ]
        same = {number, *self._same_event(number)}
        fitting = [
            other
            for other in there
            if other not in same and self._candidate(number, other, context).points > _KIND + _PLACE
        ]
        last = max((self._snapshot.cards[other].last_day for other in fitting), default=0)
        latest = [other for other in fitting if self._snapshot.cards[other].last_day == last]
        best = self._best(number, latest, context, _KIND + _PLACE + 1)
        return best.number if best else None

    def _last_together(self, number: int, turn: int, context: Context) -> int | None:
        """Return the last event of a kind before a reading with whoever speaks and others who take part."""
        card = self._snapshot.cards[number]
        same = {number, *self._same_event(number)}
        kinds = kinds_of(context.named[0]) or frozenset()
        speaker = self._speaker(number, turn)
        before = [
            other
            for other, group in self._groups.shared(number).items()
            if len(group) > 1
            and (speaker is None or speaker in group)
            and other not in same
            and (there := self._snapshot.cards[other]).kind in kinds
            and self._occasions.known_to_days(other)
            and there.last_day < card.first_day
        ]
        last = max((self._snapshot.cards[other].last_day for other in before), default=0)
        latest = [other for other in before if self._snapshot.cards[other].last_day == last]
        best = self._best(number, latest, context, _KIND + 2)
        return best.number if best else None

    def _speaker(self, number: int, turn: int) -> str | None:
        """Return the id of the person who speaks in a turn."""
        name = self._catalogue.turns([(number, turn)])[number, turn].name
        people = self._catalogue.participants(number)
        return next((self._snapshot.person_id(one) for one, called in people if called == name), None)

    def _names_of(self, person: str) -> frozenset[str]:
        """Return the words that a person is called by: surnames, folded."""
        names = [person.replace("-", " ")]
        if known := self._snapshot.persons.get(person):
            names += [known.name, *known.aliases, *known.spellings]
        words = (words_of(fold(name)) for name in names)
        return frozenset(one[-1] for one in words if one and len(one[-1]) > 2)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same_house(one: Card, other: Card) -> int:
    """Return how many labels at the end of two publishers' addresses are the same, if that tells anything."""
    here = (one.publisher or "").split(".")[::-1]
    there = (other.publisher or "").split(".")[::-1]
    same = 0
    for label, other_label in zip(here, there, strict=False):
        if label != other_label:
            break
        same += 1
    return same if same > 1 else 0
