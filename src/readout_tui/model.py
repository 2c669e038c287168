"""What a readout is: the structs of file format version 1.

The structs hold what a file says and nothing that can be computed. They are immutable, so a readout can be
shared between threads and kept in a cache. This module imports nothing else of the package.
"""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias, get_args

from msgspec import Struct

Kind: TypeAlias = Literal[
    "meeting",
    "call",
    "visit",
    "press-conference",
    "briefing",
    "statement",
    "speech",
    "interview",
    "debate",
    "other",
]
"""What sort of event a readout tells of."""

Mode: TypeAlias = Literal["direct", "reported", "narration"]
"""How a turn gives speech: word for word, in the publisher's words, or not at all."""

RelationKind: TypeAlias = Literal[
    "implements", "follows", "refers-to", "counterpart", "translation-of", "corrects", "not-related"
]
"""How one readout declares that it is tied to another."""

KINDS: tuple[Kind, ...] = get_args(Kind)
FORMAT_VERSION: Final = 1

_PARAGRAPH_BREAK = re.compile(r"\n(?:[ \t]*\n)+")


class Entry(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all structs of the file format share: no unknown keys, and defaults left out.

    Each says `frozen` and `kw_only` for itself: type checkers do not inherit them.
    """


class Source(Entry, frozen=True, kw_only=True):
    """Where a readout was published, and what was imported."""

    publisher: str | None = None
    """Who published it: a site's name or an office."""
    url: str | None = None
    """The page's address."""
    published: str | None = None
    """The day of publication, `YYYY-MM-DD`."""
    retrieved: str | None = None
    """The day on which the page was saved, `YYYY-MM-DD`."""
    archived: str | None = None
    """The address of a lasting copy."""
    file: str | None = None
    """The imported file's name; its bytes are kept in the archive's `pages/` folder."""
    sha256: str | None = None
    """The hash of those bytes, in lower-case hexadecimal digits."""
    reading: str | None = None
    """The hash of what the importer read: by it, `import --again` knows what was edited since."""


class Participant(Entry, frozen=True, kw_only=True):
    """A person in one readout, with role and side as that page gives them."""

    id: str
    """The person's id, the same in every readout."""
    name: str
    """As that page writes it."""
    role: str | None = None
    """The office, as that page gives it."""
    side: str | None = None
    """The country or body that the person speaks for."""


class Turn(Entry, frozen=True, kw_only=True):
    """What one speaker says until the next begins, or narration between speakers."""

    speaker: str | None = None
    """The id of a participant."""
    label: str | None = None
    """The speaker's designation as printed at the turn."""
    mode: Mode | None = None
    """Given only where it is not the one that `spoken_mode` derives."""
    language: str | None = None
    """A BCP 47 tag, where it is not the readout's."""
    text: str
    """Paragraphs, divided by blank lines."""

    @property
    def spoken_mode(self) -> Mode:
        """The turn's mode: as given, else direct if somebody speaks, else narration."""
        if self.mode is not None:
            return self.mode
        return "direct" if self.speaker or self.label else "narration"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text's paragraphs in order; a paragraph may hold single line breaks."""
        return tuple(p.strip("\n") for p in _PARAGRAPH_BREAK.split(self.text) if p.strip())


class Relation(Entry, frozen=True, kw_only=True):
    """A tie to another readout that the file declares."""

    id: str
    """The other readout's id."""
    relation: RelationKind
    """What this readout is to the other one; `not-related` takes back one that was found."""


class Note(Entry, frozen=True, kw_only=True):
    """What the page's maker added: page marks, site furniture, cuts. Never part of the speech."""

    at: str | None = None
    """`turn` or `turn.paragraph`, counted from 1; none if it belongs to the whole page."""
    text: str
    """As the page has it."""


class Doubt(Entry, frozen=True, kw_only=True):
    """What the import was not sure of, for a person to settle."""

    at: str | None = None
    """`turn`, `turn.paragraph` or the name of a field; none if it concerns the whole page."""
    text: str
    """What is doubtful, and why."""


class Readout(Entry, frozen=True, kw_only=True):
    """One published account: one YAML file. The order of the fields is the order in the file."""

    readout: Literal[1]
    """The format's version."""
    id: str
    """The file's stem; unique in the archive, and never changed."""
    title: str
    """As the page prints it."""
    date: str | None = None
    """As `timespan.Timespan` reads it; a readout without a date is undated."""
    dateline: str | None = None
    """Date, time and place as the page prints them."""
    place: str | None = None
    """Where the event was."""
    kind: Kind | None = None
    """What sort of event it was."""
    language: str | None = None
    """A BCP 47 tag."""
    tags: tuple[str, ...] = ()
    """Words of the archive's keeper; readouts that share a rare one are related."""
    source: Source | None = None
    """Where it was published."""
    participants: tuple[Participant, ...] = ()
    """Who took part, whether they speak or not."""
    turns: tuple[Turn, ...]
    """The text, in its order."""
    related: tuple[Relation, ...] = ()
    """Ties that cannot be derived."""
    notes: tuple[Note, ...] = ()
    """What nobody said, but the page has."""
    doubts: tuple[Doubt, ...] = ()
    """What a person has yet to settle; `check` lists them."""

    def participant(self, person_id: str | None) -> Participant | None:
        """Return the participant with that person's id, or None."""
        return next((p for p in self.participants if p.id == person_id), None)

    def speaker_name(self, turn: Turn) -> str | None:
        """Return the name to show for a turn's speaker: the participant's, else the label, else None."""
        who = self.participant(turn.speaker)
        return who.name if who else turn.label or turn.speaker


class Position(Entry, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}):
    """An office that a person held, with dates as `timespan.Timespan` reads them."""

    role: str
    """The office."""
    side: str | None = None
    """The country or body that it is an office of."""
    since: str | None = None
    """The first day, or none if it is not known."""
    until: str | None = None
    """The last day, or none if there is none yet."""


class Person(Entry, frozen=True, kw_only=True):
    """One human across the archive."""

    id: str
    """As readouts name the person."""
    name: str
    """To show."""
    aliases: tuple[str, ...] = ()
    """Other names: with an office, shorter, in another language."""
    spellings: tuple[str, ...] = ()
    """The name in other scripts."""
    positions: tuple[Position, ...] = ()
    """Offices over time."""
    ids: tuple[str, ...] = ()
    """Ids merged into this one."""
    differs_from: tuple[str, ...] = ()
    """Ids of persons with a like name who are somebody else: no merge with them is suggested."""


class People(Entry, frozen=True, kw_only=True):
    """The file `people.yaml` at an archive's root."""

    people: tuple[Person, ...] = ()
    """Those of whom more is known than readouts say."""
