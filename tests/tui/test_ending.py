"""What is told to end ends: once, and in time, whatever holds it up."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Iterator
from queue import Queue
from types import SimpleNamespace

import pytest

from readout_tui.tui import ending
from readout_tui.tui.ending import GRACE, GRACE_WITHOUT_TERMINAL, SIGNALS, Ending

LIMIT = 10.0
"""Seconds within which what has to come must come."""


@pytest.fixture
def exits(monkeypatch: pytest.MonkeyPatch) -> Queue[tuple[float, int]]:
    """How long the program would wait before it gave up, and the status that it would then end with."""
    slept: list[float] = []
    exits: Queue[tuple[float, int]] = Queue()
    monkeypatch.setattr(ending, "time", SimpleNamespace(sleep=slept.append))
    monkeypatch.setattr(os, "_exit", lambda status: exits.put((slept.pop(), status)))
    return exits


def heard_by() -> list[signal._HANDLER]:
    return [signal.getsignal(number) for number in SIGNALS]


@pytest.fixture
def left_alone() -> Iterator[None]:
    """Leave the signals to whom they were left, come what may."""
    before = heard_by()
    yield
    for number, handler in zip(SIGNALS, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.usefixtures("left_alone")
async def test_signals_end_it_once_with_the_first_ones_status(exits: Queue[tuple[float, int]]) -> None:
    left: list[int] = []
    before = heard_by()
    one = Ending(left.append)
    one.listen(asyncio.get_running_loop())
    for number in SIGNALS:
        os.kill(os.getpid(), number)
    async with asyncio.timeout(LIMIT):
        while not left:
            await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert left == [one.status] == [128 + signal.SIGHUP]
    one.rest()
    assert heard_by() == before
    assert exits.get(timeout=LIMIT)[1] == 128 + signal.SIGHUP


@pytest.mark.parametrize(("terminal", "grace"), [(True, GRACE), (False, GRACE_WITHOUT_TERMINAL)])
def test_it_is_not_waited_for_longer_than_there_is_a_terminal_for(
    terminal: bool, grace: float, exits: Queue[tuple[float, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "isatty", lambda _: terminal)
    Ending(lambda _: None)._tell(143, "SIGTERM")
    assert exits.get(timeout=LIMIT) == (grace, 143)


@pytest.mark.usefixtures("left_alone")
async def test_while_another_program_has_the_terminal_an_interrupt_is_its_own() -> None:
    one = Ending(lambda _: None)
    one.listen(asyncio.get_running_loop())
    heard = signal.getsignal(signal.SIGINT)
    with one.interrupts_ignored():
        os.kill(os.getpid(), signal.SIGINT)
    assert one.status is None
    assert signal.getsignal(signal.SIGINT) == heard


def test_what_cannot_be_watched_is_watched_no_longer() -> None:
    """A handle that is none would be told of over and over."""
    one = Ending(lambda _: None)
    controller, handle = os.openpty()
    os.close(controller)
    os.close(handle)
    thread = threading.Thread(target=one._watch, args=(handle,), daemon=True)
    thread.start()
    thread.join(LIMIT)
    assert not thread.is_alive()
    assert one.status is None
