"""Imported pages get their place in an archive: nothing twice, and nothing written over."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import yaml
from msgspec import Struct, ValidationError, convert
from msgspec.structs import replace

from readout_tui.files import folder_locked, is_inside, make_folder, write_atomically
from readout_tui.intake.gathering import Imported, read_page_file
from readout_tui.intake.people import KnownPeople
from readout_tui.model import Participant, Readout, Source
from readout_tui.store.archive import PAGES_FOLDER, readout_files
from readout_tui.store.people import PEOPLE_FILE
from readout_tui.store.problems import Problems
from readout_tui.store.reading import parse_readout, read_readout
from readout_tui.store.source import is_folder, read_bytes
from readout_tui.store.writing import dump_readout, write_readout
from readout_tui.text import clean_line

_HEAD_BYTES = 1 << 16
_TURNS = re.compile(rb"^turns:", re.MULTILINE)

_OPENING = (b"[", b"{", b"- -", b"? ?")
"""What opens a list or a mapping within another: PyYAML builds trees by recursion, without a bound in C."""
_MOST_OPENINGS = 1000

Outcome = Literal["written", "known", "failed"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one page."""

    name: str
    outcome: Outcome
    readout: Readout | None = None
    """As written; None where nothing was."""
    path: Path | None = None
    """The readout's file in the archive."""
    message: str = ""
    """Why nothing was written, in one line."""


@dataclass(frozen=True, slots=True)
class Change:
    """A readout of the archive, and what importing its page again makes of it."""

    path: Path
    before: Readout
    after: Readout
    data: bytes
    """What the file held."""

    def write(self) -> None:
        """Write it, unless somebody edited the file meanwhile.

        Raises:
            OSError: It cannot be written, or was changed; the file is as it was.
        """
        write_atomically(self.path, dump_readout(self.after).encode(), instead_of=self.data)


class Intake:
    """Gives imported pages their place in one archive."""

    def __init__(self, archive: Path) -> None:
        """Look through the archive, which need not exist yet: its ids, hashes and people."""
        self._archive = archive
        self._ids: set[str] = set()
        self._hashes: dict[str, Path] = {}
        self._people = KnownPeople()
        self._learned: set[Path] = set()
        self._seen: _Look = None
        if archive.is_dir():
            self._learn_news()

    @property
    def hashes(self) -> Set[str]:
        """The hashes of all bytes that the archive has, as `Source.sha256` gives them."""
        return self._hashes.keys()

    def take(self, page: Imported, *, force: bool = False) -> Taken:
        """Write an imported page into the archive.

        Args:
            page: The page.
            force: Write again over the readout of the very same bytes, under its id.

        Returns:
            What became of it. Bytes that the archive has are `known`, and nothing is written.

        Raises:
            OSError: A file cannot be written; none is left half written.
        """
        digest = hashlib.sha256(page.data).hexdigest()
        if digest not in self._hashes and page.readout is None:
            return Taken(page.name, "failed", message=page.error)
        make_folder(self._archive)
        # Two imports at once would choose the same id, and one readout be written over the other.
        with folder_locked(self._archive):
            self._learn_news()
            taken = self._take(page, digest, force=force)
            self._seen = _look(self._archive)
        return taken

    def try_to_take(self, page: Imported, *, force: bool = False) -> Taken:
        """Write an imported page into the archive as `take` does; what cannot be written is `failed`."""
        try:
            return self.take(page, force=force)
        except OSError as error:
            return Taken(page.name, "failed", message=f"not written: {error.strerror or error}")

    def _take(self, page: Imported, digest: str, *, force: bool) -> Taken:
        known = self._hashes.get(digest)
        if known is not None and not force:
            return Taken(page.name, "known", path=known, message=f"the same bytes are {known.stem} already")
        if page.readout is None:
            return Taken(page.name, "failed", message=page.error)
        self._stay_inside(self._archive / PAGES_FOLDER, known or self._folder(page.readout))
        kept = self._keep(page)
        readout = self._people.settle(page.readout)
        source = replace(readout.source or Source(), file=kept.name)
        readout = replace(readout, id=known.stem if known else self._free_id(readout), source=source)
        path = known or self._folder(readout) / f"{readout.id}.yaml"
        make_folder(path.parent)
        write_readout(path, readout)
        self._ids.add(readout.id)
        self._hashes[digest] = path
        self._learned.add(path)
        return Taken(page.name, "written", readout, path)

    def again(self) -> Iterator[Change]:
        """Import the archive's own pages again, and yield what each readout is and would be.

        What no page says is kept: the id, tags, relations, and where the source was retrieved and archived. A
        readout whose page is gone or cannot be read is left out, and so is one that a link leads to from
        outside the archive.
        """
        for path in sorted(path for path in set(self._hashes.values()) if is_inside(path, self._archive)):
            data = read_bytes(path, Problems(path)) or b""
            before = parse_readout(data, path).readout
            if before is None or before.source is None or before.source.file is None:
                continue
            page = read_page_file(self._archive / PAGES_FOLDER / before.source.file)
            if page.readout is not None:
                yield Change(path, before, self._renewed(before, page.readout), data)

    def _renewed(self, before: Readout, fresh: Readout) -> Readout:
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
        settled = self._people.settle(fresh, {person.name: person.id for person in before.participants})
        doubted = [d for d in before.doubts if d.at == "participants" and d not in fresh.doubts]
        new = [doubt for doubt in settled.doubts[len(fresh.doubts) :] if doubt not in doubted]
        return replace(
            settled,
            id=before.id,
            tags=before.tags,
            related=before.related,
            source=source,
            doubts=(*fresh.doubts, *doubted, *new),
        )

    def _folder(self, readout: Readout) -> Path:
        return self._archive / (readout.date[:4] if readout.date else "undated")

    def _stay_inside(self, *paths: Path) -> None:
        """Refuse to write where a link leads out of the archive.

        Raises:
            OSError: One does.
        """
        for path in paths:
            if not is_inside(path, self._archive):
                raise OSError(errno.EPERM, f"'{path.name}' leads out of the archive by a link")

    def _free_id(self, readout: Readout) -> str:
        folder = self._folder(readout)
        number, wanted = 1, readout.id
        while wanted in self._ids or (folder / f"{wanted}.yaml").exists():
            number += 1
            wanted = f"{readout.id}-{number}"
        return wanted

    def _keep(self, page: Imported) -> Path:
        """Keep the page's bytes, under its name or the next that is free."""
        folder = self._archive / PAGES_FOLDER
        make_folder(folder)
        # A name that is written down as it is: without controls, without signs that no encoding takes.
        name = clean_line(Path(page.name).name).replace("\ufffd", "_")
        path, number = folder / name, 1
        while path.exists():
            if path.stat().st_size == len(page.data) and path.read_bytes() == page.data:
                return path
            number += 1
            path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        write_atomically(path, page.data)
        return path

    def _learn_news(self) -> None:
        """Learn what other processes wrote into the archive since it was looked through last."""
        seen = _look(self._archive)
        if seen == self._seen:
            return
        for path in readout_files(self._archive):
            if path not in self._learned:
                self._learned.add(path)
                self._learn(path)
        self._people.learn_file(self._archive)
        self._seen = seen

    def _learn(self, path: Path) -> None:
        self._ids.add(path.stem)
        head = _read_head(path)
        if head is None:
            return
        self._ids.add(head.id)
        if head.source and head.source.sha256:
            self._hashes[head.source.sha256] = path
        for person in head.participants:
            # The fast way to read a head leaves texts as they are.
            side = clean_line(person.side) if person.side else None
            self._people.learn(
                replace(person, id=clean_line(person.id), name=clean_line(person.name), side=side)
            )


_Look: TypeAlias = frozenset[tuple[str, int]] | None


def _look(archive: Path) -> _Look:
    """Return the times of folders and of `people.yaml`: they change when an import or a merge writes."""
    with os.scandir(archive) as entries:
        inside = [e for e in entries if e.name == PEOPLE_FILE or (is_folder(e) and e.name != PAGES_FOLDER)]
        return frozenset((entry.name, Path(entry).lstat().st_mtime_ns) for entry in inside)


class _Head(Struct):
    """What an intake needs of a readout."""

    id: str
    source: Source | None = None
    participants: tuple[Participant, ...] = ()


def _read_head(path: Path) -> _Head | None:
    """Read what stands before a file's turns: fast, for the turns are nearly all of it."""
    try:
        with path.open("rb") as file:
            data = file.read(_HEAD_BYTES)
    except OSError:
        return None
    turns = _TURNS.search(data)
    if turns and sum(data.count(sign, 0, turns.start()) for sign in _OPENING) <= _MOST_OPENINGS:
        try:
            loaded = yaml.load(data[: turns.start()], getattr(yaml, "CBaseLoader", yaml.BaseLoader))
            return convert(loaded, _Head)
        except (yaml.YAMLError, ValidationError, RecursionError, UnicodeError):
            pass
    # Another order of keys, or something amiss: the careful reader knows.
    readout = read_readout(path).readout
    return _Head(readout.id, readout.source, readout.participants) if readout else None
