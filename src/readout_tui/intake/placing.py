"""Imported pages get their place in an archive: nothing twice, and nothing written over."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from readout_tui.files import folder_locked, is_inside, make_folder, write_atomically
from readout_tui.intake.earlier import EarlierPages, kept_name
from readout_tui.intake.edits import Change, edited, recorded, renewed
from readout_tui.intake.gathering import Imported, read_page_file
from readout_tui.intake.heads import Look, look, read_head
from readout_tui.intake.people import KnownPeople
from readout_tui.model import Readout, Source
from readout_tui.store.archive import PAGES_FOLDER, readout_files
from readout_tui.store.problems import Problems
from readout_tui.store.reading import parse_readout, read_readout
from readout_tui.store.source import read_bytes
from readout_tui.store.writing import write_readout
from readout_tui.text import clean_line

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
    """Why nothing was written, or what the user should know of what was, in one line."""


class Intake:
    """Gives imported pages their place in one archive."""

    def __init__(self, archive: Path) -> None:
        """Look through the archive, which need not exist yet: its ids, hashes and people."""
        self._archive = archive
        self._ids: set[str] = set()
        self._hashes: dict[str, Path] = {}
        self._people = KnownPeople()
        self._pages = EarlierPages()
        self._written: set[Path] = set()
        """By this intake: two pages that come together are two, whatever they share."""
        self._learned: set[Path] = set()
        self._seen: Look = None
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
            force: Write over the readout of the very same bytes, or of what is evidently the same page in
                another state, under its id. What no page says is kept, as `again` keeps it.

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
            self._seen = look(self._archive)
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
        earlier = self._pages.of(page.name, page.readout, self._written) if force and not known else []
        over = known or (earlier[0] if len(earlier) == 1 else None)
        self._stay_inside(self._archive / PAGES_FOLDER, over or self._folder(page.readout))
        kept = self._keep(page)
        before = read_readout(over).readout if over else None
        if before is not None:
            readout = renewed(before, page.readout, self._people)
            said = page.readout
            readout = replace(readout, tags=said.tags or before.tags, related=said.related or before.related)
        else:
            readout = self._people.settle(page.readout)
            readout = replace(readout, id=over.stem if over else self._free_id(readout))
        source = replace(readout.source or Source(), file=kept.name, sha256=digest)
        readout = recorded(replace(readout, source=source))
        path = over or self._folder(readout) / f"{readout.id}.yaml"
        make_folder(path.parent)
        write_readout(path, readout)
        if before is not None and before.source is not None:
            self._hashes.pop(before.source.sha256 or "", None)
        self._ids.add(readout.id)
        self._hashes[digest] = path
        self._pages.learn(path, source)
        self._learned.add(path)
        self._written.add(path)
        return Taken(page.name, "written", readout, path, self._told(page.readout, readout, before, earlier))

    def _told(self, fresh: Readout, readout: Readout, before: Readout | None, earlier: list[Path]) -> str:
        """Say what the user should know of a readout that was written."""
        if len(earlier) > 1:
            names = ", ".join(path.stem for path in earlier)
            return f"a new readout, for several could be this page's: {names}"
        told = ["written over: it is the same page in another state"] if earlier else []
        if before is None:
            return ""
        if edited(before) == "edited since it was imported":
            told.append("what was edited in it is gone")
        day = (readout.date or "")[:10]
        if readout.date != before.date and not readout.id.startswith(day):
            name = self._free_id(fresh)
            file = self._folder(readout) / f"{name}.yaml"
            told.append(
                f"the id does not tell the date: to rename it, write 'id: {name}' and move the file to"
                f" {file}; marks, citations and the relations of others stay with the old id"
            )
        return "; ".join(told)

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
                yield Change(path, before, renewed(before, page.readout, self._people), data)

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
        name = kept_name(page.name)
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
        seen = look(self._archive)
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
        head = read_head(path)
        if head is None:
            return
        self._ids.add(head.id)
        if head.source and head.source.sha256:
            self._hashes[head.source.sha256] = path
        if head.source:
            self._pages.learn(path, head.source)
        for person in head.participants:
            # The fast way to read a head leaves texts as they are.
            side = clean_line(person.side) if person.side else None
            self._people.learn(
                replace(person, id=clean_line(person.id), name=clean_line(person.name), side=side)
            )
