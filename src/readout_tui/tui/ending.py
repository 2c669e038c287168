"""How the screen ends where something outside wants it to: a signal, or a terminal that is gone."""

from __future__ import annotations

import asyncio
import logging
import os
import select
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
"""The signals that ask a program to end."""

GRACE = 5.0
"""Seconds to end in: a thread, or a terminal that takes no more, may hold it up."""

GRACE_WITHOUT_TERMINAL = 0.7
"""The same where there is no terminal to leave in order."""

_log = logging.getLogger(__name__)


class Ending:
    """Waits to be told to end. The exit status is 128 and the signal's number, as shells have it."""

    def __init__(self, leave: Callable[[int], None]) -> None:
        """Take what ends the program, in order and with an exit status; called in the event loop's thread."""
        self._leave = leave
        self._before: dict[signal.Signals, signal._HANDLER] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._once = threading.Lock()
        self.status: int | None = None
        """The exit status, once it has been told to end."""

    def listen(self, loop: asyncio.AbstractEventLoop) -> None:
        """Heed signals from now on; called in the main thread.

        These are no handlers of the event loop: when the program goes on after a stop, it has to know at once
        that it is to end, before it takes the terminal again.
        """
        self._loop = loop
        self._before = {number: signal.signal(number, self._heard) for number in SIGNALS}

    def watch(self, terminal: int) -> None:
        """Notice when a terminal is gone: that comes without a signal where it is not the controlling one.

        Args:
            terminal: Its file descriptor.
        """
        threading.Thread(target=self._watch, args=(terminal,), name="terminal-watch", daemon=True).start()

    def rest(self) -> None:
        """Leave signals to whom they were left before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}

    @contextmanager
    def interrupts_ignored(self) -> Iterator[None]:
        """Let Ctrl-C be for another program that has the terminal."""
        before = signal.signal(signal.SIGINT, lambda *_: None)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _heard(self, number: int, _: FrameType | None) -> None:
        self._tell(128 + number, signal.Signals(number).name)

    def _watch(self, terminal: int) -> None:
        poll = select.poll()
        poll.register(terminal, 0)
        while self.status is None:
            for _, event in poll.poll():
                if event & select.POLLHUP:
                    self._tell(128 + signal.SIGHUP, "the terminal is gone")
                elif event:
                    return  # Terminals cannot be watched here.

    def _tell(self, status: int, cause: str) -> None:
        if not self._once.acquire(blocking=False):
            return
        self.status = status
        # The loop may be waiting for a terminal that takes nothing any more: so this does not wait for it.
        threading.Thread(target=self._insist, args=(status,), name="insisting", daemon=True).start()
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._end, status, cause)

    def _end(self, status: int, cause: str) -> None:
        _log.info("told to end: %s", cause)
        self._leave(status)

    def _insist(self, status: int) -> None:
        time.sleep(GRACE if os.isatty(0) else GRACE_WITHOUT_TERMINAL)
        _log.warning("did not end in time: given up")
        os._exit(status)
