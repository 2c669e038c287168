"""The whole program in a real terminal."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.terminal.driver import READOUT, Tmux

SENTENCES = "The ferries have waited long enough. So have the people who stand on the quay every morning."


def test_a_badly_remembered_sentence_is_found_and_copied_with_the_next(tmux: Tmux, archive: Path) -> None:
    tmux.start(*READOUT, "-a", str(archive))
    tmux.wait("Press day")
    tmux.keys("/")
    tmux.wait("Find")
    tmux.type("the feries have wiated long enough")
    tmux.wait(lambda screen: "Adela Marn · 2 April 2031" in screen)
    tmux.keys("Enter")
    tmux.wait(lambda screen: bool(re.search("▌ +Welcome. The ferries", screen)) and "hit 1 of" in screen)
    tmux.keys("v", "j", "y")
    assert tmux.buffer() == SENTENCES
    tmux.wait("copied to the tmux buffer")


def test_keys_typed_ahead_reach_what_they_are_meant_for(tmux: Tmux, archive: Path) -> None:
    tmux.start(*READOUT, "-a", str(archive))
    tmux.wait("Press day")
    tmux.type("/ferries long enough\rvjy")
    assert tmux.buffer() == SENTENCES
    tmux.type("KK")
    tmux.wait("no earlier event")
    tmux.type(":2031-05-20-ferry-treaty#2.1\r")
    tmux.wait(lambda screen: bool(re.search("▌ +Nobody will remember the rain.", screen)))


def test_a_small_terminal_is_usable(tmux: Tmux, archive: Path) -> None:
    tmux.start(*READOUT, "-a", str(archive), "open", "2031-04-02-marn-osk", size=(60, 20))
    screen = tmux.wait("Meeting of President Marn")
    assert all(len(line) <= 60 for line in screen.splitlines())
    tmux.resize(40, 12)
    tmux.wait(lambda screen: "1 Timeline" not in screen and "2 Reader" in screen)
    tmux.keys("1")
    tmux.wait("1 Timeline")
    tmux.resize(120, 36)
    tmux.wait(lambda screen: all(pane in screen for pane in ("1 Timeline", "2 Reader", "4 Related")))


def test_q_leaves_the_terminal_as_it_was(tmux: Tmux, archive: Path) -> None:
    tmux.start(*READOUT, "-a", str(archive))
    tmux.wait("Press day")
    tmux.keys("q")
    tmux.wait(lambda screen: "status 0" in screen and " echo " in screen)
    assert tmux.call("display-message", "-p", "#{alternate_on} #{mouse_any_flag}").split() == ["0", "0"]


def test_without_a_terminal_there_is_a_clear_line(archive: Path) -> None:
    done = subprocess.run(
        [*READOUT, "-a", str(archive)], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "needs a terminal" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_dumb_terminal_is_refused(tmux: Tmux, archive: Path) -> None:
    tmux.start("env", "TERM=dumb", *READOUT, "-a", str(archive))
    screen = tmux.wait("status 2")
    assert "TERM=dumb" in screen
