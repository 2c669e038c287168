"""What a readout was when it was imported, what a person made of it, and what another import would."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import json
from msgspec.structs import replace

from readout_tui.files import write_atomically
from readout_tui.intake.people import KnownPeople
from readout_tui.model import Readout, Source
from readout_tui.store.writing import dump_readout

Edited: TypeAlias = Literal["", "edited since it was imported", "it may have been edited"]
"""What is known of edits to a readout's file, in words; nothing if there were none."""

_DIGITS = 16


def reading_of(readout: Readout) -> str:
    """Return the hash of what an importer read of a page, for `Source.reading`.

    Left out is what importing the page again keeps as it finds it: the id, tags, relations, where the source
    was retrieved and archived, and which file it is. How the YAML is written makes no difference.
    """
    source = replace(
        readout.source or Source(), retrieved=None, archived=None, file=None, sha256=None, reading=None
    )
    read = replace(readout, id="", tags=(), related=(), source=source)
    return hashlib.sha256(json.encode(read)).hexdigest()[:_DIGITS]


def recorded(readout: Readout) -> Readout:
    """Return a readout that was imported just now, with the hash of what was read."""
    return replace(readout, source=replace(readout.source or Source(), reading=reading_of(readout)))


def edited(readout: Readout) -> Edited:
    """Tell whether a readout is not as it was imported."""
    reading = readout.source.reading if readout.source else None
    if reading is None:
        return "it may have been edited"
    return "" if reading == reading_of(readout) else "edited since it was imported"


def renewed(before: Readout, fresh: Readout, people: KnownPeople) -> Readout:
    """Return what a readout becomes when its page is imported again.

    What no page says is kept: the id, tags, relations, and where the source was retrieved and archived.

    Args:
        before: The readout as it is.
        fresh: What the importer reads now.
        people: The persons of the archive.
    """
    own, old = fresh.source or Source(), before.source or Source()
    source = replace(
        own,
        publisher=own.publisher or old.publisher,
        url=own.url or old.url,
        published=own.published or old.published,
        retrieved=old.retrieved,
        archived=old.archived,
        file=old.file,
    )
    # Whom this readout names has an id here already, and was doubted then or not.
    settled = people.settle(fresh, {person.name: person.id for person in before.participants})
    doubted = [d for d in before.doubts if d.at == "participants" and d not in fresh.doubts]
    new = [doubt for doubt in settled.doubts[len(fresh.doubts) :] if doubt not in doubted]
    after = replace(
        settled,
        id=before.id,
        tags=before.tags,
        related=before.related,
        source=source,
        doubts=(*fresh.doubts, *doubted, *new),
    )
    # An archive that was imported before there was such a hash changes in nothing else.
    same = replace(after, source=replace(source, reading=old.reading)) == before
    return before if same else recorded(after)


@dataclass(frozen=True, slots=True)
class Change:
    """A readout of the archive, and what importing its page again makes of it."""

    path: Path
    before: Readout
    after: Readout
    data: bytes
    """What the file held."""

    @property
    def edited(self) -> Edited:
        """What is known of edits since it was imported."""
        return edited(self.before)

    def write(self) -> None:
        """Write it, unless somebody edited the file meanwhile.

        Raises:
            OSError: It cannot be written, or was changed; the file is as it was.
        """
        write_atomically(self.path, dump_readout(self.after).encode(), instead_of=self.data)
