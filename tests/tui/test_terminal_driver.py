"""What the driver does about a terminal that is gone, stopped, or tells nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from readout_tui.tui.terminal_driver import TerminalDriver


@pytest.fixture
def driver() -> TerminalDriver:
    """A driver that has no terminal."""
    driver = TerminalDriver.__new__(TerminalDriver)
    driver._app = App[None]()
    driver._writer_thread = None
    driver._auto_restart = True
    return driver


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is done about a stop, in its order; nothing is stopped."""
    steps: list[str] = []

    def suspend(driver: TerminalDriver) -> None:
        steps.append("give back")
        driver.painting = False

    def stop(group: int, number: int) -> None:
        steps.append(f"stop {group}" if signal.getsignal(number) == signal.SIG_DFL else "ignore")

    monkeypatch.setattr(TerminalDriver, "suspend_application_mode", suspend)
    monkeypatch.setattr(TerminalDriver, "resume_application_mode", lambda _: steps.append("take again"))
    monkeypatch.setattr(LinuxDriver, "_sigtstp_application", lambda *_: steps.append("as Textual does"))
    monkeypatch.setattr(os, "killpg", stop)
    before = signal.getsignal(signal.SIGTSTP)
    yield steps
    signal.signal(signal.SIGTSTP, before)


def test_a_stop_is_that_of_the_whole_job(driver: TerminalDriver, steps: list[str]) -> None:
    """Where the system ignores it, nothing tells that it goes on."""
    driver._sigtstp_application()
    assert steps == ["give back", "stop 0", "take again"]
    assert signal.getsignal(signal.SIGTSTP) == driver._sigtstp_application


def test_a_terminal_that_was_taken_again_when_it_went_on_is_not_taken_twice(
    driver: TerminalDriver, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped_and_continued(*_: object) -> None:
        driver.painting = True

    monkeypatch.setattr(os, "killpg", stopped_and_continued)
    driver._sigtstp_application()
    assert steps == ["give back"]


def test_a_stop_while_another_program_has_the_terminal_is_left_to_it(
    driver: TerminalDriver, steps: list[str]
) -> None:
    driver._auto_restart = False
    driver._sigtstp_application()
    assert steps == ["as Textual does"]


@pytest.mark.parametrize(
    ("painting", "is_ending", "done"),
    [
        (False, False, ["take again"]),
        (True, False, ["give back", "take again"]),
        (False, True, []),
        (True, True, []),
    ],
)
def test_after_a_stop_that_nothing_told_of_the_terminal_is_given_back_first(
    driver: TerminalDriver,
    monkeypatch: pytest.MonkeyPatch,
    painting: bool,
    is_ending: bool,
    done: list[str],
) -> None:
    """The shell has set it to its own liking; and whoever is to end takes it no more."""
    steps: list[str] = []
    monkeypatch.setattr(TerminalDriver, "suspend_application_mode", lambda _: steps.append("give back"))
    monkeypatch.setattr(LinuxDriver, "resume_application_mode", lambda _: steps.append("take again"))
    driver.painting = painting
    driver.is_ending = lambda: is_ending
    driver.resume_application_mode()
    assert steps == done


def test_a_terminal_that_takes_no_more_is_not_written_to(driver: TerminalDriver) -> None:
    """Textual would take the thread that writes for one that is there."""
    driver.write("a picture")
    assert driver._writer_thread is None


def test_the_size_is_asked_of_the_terminal_and_guessed_where_it_tells_none(
    driver: TerminalDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LinuxDriver, "_get_terminal_size", lambda _: (80, 25))
    reader, writer = os.pipe()
    controller, terminal = os.openpty()
    sizes = []
    for handle in (reader, terminal):
        driver.fileno = handle
        sizes.append(driver._get_terminal_size())
    for handle in (reader, writer, controller, terminal):
        os.close(handle)
    assert sizes == [(80, 25), (80, 25)]
