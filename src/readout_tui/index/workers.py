"""Reads files in several processes."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

import msgspec

from readout_tui.index.tree import FileReading, Seen, read_file

_AHEAD = 2
"""Batches a worker that may be under way, or done and not yet taken: they are large."""

_unpack = msgspec.msgpack.Decoder(list[FileReading]).decode


def read_in_processes(
    root: Path, batches: Iterator[Sequence[Seen]], workers: int
) -> Iterator[Sequence[FileReading]]:
    """Read batches of an archive's files with that many processes, in their order."""
    read = partial(_read_packed, root)
    waiting: deque[Future[bytes]] = deque()
    # Spawned, not forked: the word index has threads already.
    with ProcessPoolExecutor(workers, get_context("spawn"), _end_with_parent) as pool:
        for batch in batches:
            waiting.append(pool.submit(read, batch))
            if len(waiting) > _AHEAD * workers:
                yield _unpack(waiting.popleft().result())
        while waiting:
            yield _unpack(waiting.popleft().result())


def _read_packed(root: Path, batch: Sequence[Seen]) -> bytes:
    # One block of bytes goes through the pipe faster than many objects.
    return msgspec.msgpack.encode([read_file(root, seen) for seen in batch])


def _end_with_parent() -> None:
    """Let no worker outlive a builder that was killed."""
    parent = parent_process()

    def wait() -> None:
        if parent:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()
