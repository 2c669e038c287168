"""Pages from files: which ones are meant, and their import in as many processes as pay."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Sequence, Set
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from readout_tui.collecting import collecting_paused
from readout_tui.files import open_regular
from readout_tui.importing import PageError, import_page, may_be_record, may_be_tei
from readout_tui.model import Readout
from readout_tui.text import clean_line

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xml", ".json")
"""What a folder's pages end with; a file named by itself may have any ending."""
LARGEST_PAGE = 32 * 2**20
"""Bytes of the largest page that is read: no readout is longer, and a dump of a site is none."""

_SHOWN_BY: dict[str, tuple[Callable[[bytes], bool], str]] = {
    ".xml": (may_be_tei, "its XML is no text in TEI"),
    ".json": (may_be_record, "its JSON is no readout's"),
}
"""Endings that pages share with much else: what tells one by its beginning, and what another is."""
_BEGINNING = 1 << 16
"""Bytes of it."""
_FEW = 300_000
"""Bytes of pages up to which one process is faster than starting others."""
_AHEAD = 8
"""Pages for each process that may wait for their place: more would fill the memory."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A page that was read, before it has a place in an archive."""

    name: str
    data: bytes
    readout: Readout | None
    error: str = ""
    """Why it was not read, in one line."""


class Gathering:
    """The files that paths and patterns mean: each once, in order, folders recursively."""

    def __init__(self, words: Sequence[str]) -> None:
        """Find the files."""
        self.files: list[Path] = []
        self.passed_over: list[str] = []
        """A line for each file of a folder that is no page."""
        self.failed: list[str] = []
        """A line for each thing that cannot be read."""
        self._seen: set[tuple[int, int]] = set()
        for word in words:
            paths = [Path(word)] if os.path.lexists(word) else _matching(word)
            for path in paths:
                self._add(path, named=True)
            if not paths:
                self.failed.append(clean_line(f"{word}: no such file"))

    def _add(self, path: Path, *, named: bool) -> None:
        try:
            status = path.stat()
            if (status.st_dev, status.st_ino) in self._seen:
                return
            self._seen.add((status.st_dev, status.st_ino))
            if path.is_dir():
                for inside in sorted(path.iterdir()):
                    if not inside.name.startswith("."):
                        self._add(inside, named=False)
            elif reason := _why_no_page(path, named=named):
                self.passed_over.append(clean_line(f"{path}: passed over, {reason}"))
            else:
                self.files.append(path)
        except OSError as error:
            self.failed.append(clean_line(f"{path}: {error.strerror or error}"))


def _why_no_page(path: Path, *, named: bool) -> str:
    """Say why a file is no page; nothing if it may be one, as each may that somebody names.

    Raises:
        OSError: It cannot be read.
    """
    if not path.is_file():
        return "it is no file"
    suffix = path.suffix.lower()
    if named:
        return ""
    if suffix not in SUFFIXES:
        return f"it ends with none of {' '.join(SUFFIXES)}"
    if suffix not in _SHOWN_BY:
        return ""
    shows, otherwise = _SHOWN_BY[suffix]
    with open_regular(path) as file:
        return "" if shows(file.read(_BEGINNING)) else otherwise


def _matching(pattern: str) -> list[Path]:
    """Return what a pattern matches that no shell has expanded."""
    path = Path(pattern)
    try:
        return sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
    except (IndexError, ValueError, OSError):
        # Each version of Python has its own words for a pattern that is none.
        return []


def read_page(data: bytes, name: str) -> Imported:
    """Import a page's bytes; what goes wrong is told in the result."""
    if len(data) > LARGEST_PAGE:
        return Imported(name, b"", None, f"not read: it has more than {LARGEST_PAGE >> 20} MB")
    try:
        with collecting_paused():
            return Imported(name, data, import_page(data, name))
    except PageError as error:
        return Imported(name, data, None, str(error))


def read_page_file(path: Path) -> Imported:
    """Import a page's file; what goes wrong is told in the result."""
    try:
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size > LARGEST_PAGE:
                limit = LARGEST_PAGE >> 20
                return Imported(path.name, b"", None, f"not read: it has {size >> 20} MB, more than {limit}")
            data = file.read()
        return read_page(data, path.name)
    except OSError as error:
        return Imported(path.name, b"", None, f"not read: {error.strerror or error}")


def read_page_files(paths: Sequence[Path], known: Set[str] = frozenset()) -> Generator[Imported, None, None]:
    """Import pages' files in their order, in one process for few and in one for each core for many.

    No more are read ahead than the caller takes, so that an archive that is slow to write fills no memory.

    Args:
        paths: The files.
        known: Hashes of bytes that need no import; such a page comes back without a readout.
    """
    workers = os.cpu_count() or 1
    waiting: deque[tuple[Path, Future[Imported] | Imported]] = deque()
    pool = _pool(paths, workers)
    try:
        for path in paths:
            if len(waiting) >= workers * _AHEAD:
                yield _result(*waiting.popleft())
            waiting.append((path, _known_page(path, known) or pool.submit(read_page_file, path)))
        while waiting:
            yield _result(*waiting.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if isinstance(pool, ProcessPoolExecutor):
            # They leave interrupts alone, so whoever stops early has to end them.
            for process in multiprocessing.active_children():
                process.terminate()


def _pool(paths: Sequence[Path], workers: int) -> Executor:
    if workers < 2 or len(paths) < 2 or _is_little(paths):
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(workers, initializer=_leave_interrupts)


def _result(path: Path, page: Future[Imported] | Imported) -> Imported:
    """Return an imported page; an error of the importer itself is that page's and stops no other."""
    if isinstance(page, Imported):
        return page
    error = page.exception()
    if error is None:
        return page.result()
    return Imported(path.name, b"", None, f"not read, the importer failed: {type(error).__name__}: {error}")


def _known_page(path: Path, known: Set[str]) -> Imported | None:
    """Return a page whose bytes are known, or None; one that cannot be read is left to the import to tell."""
    try:
        if not known:
            return None
        with open_regular(path) as file:
            data = file.read(LARGEST_PAGE + 1)
    except OSError:
        return None
    return Imported(path.name, data, None) if hashlib.sha256(data).hexdigest() in known else None


def _is_little(paths: Sequence[Path]) -> bool:
    total = 0
    for path in paths:
        try:
            total += path.stat().st_size
        except OSError:
            continue
        if total > _FEW:
            return False
    return True


def _leave_interrupts() -> None:
    # Ctrl-C is for the process that writes: it ends after a whole file.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
