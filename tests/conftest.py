"""What all tests share: an environment of their own, and a small archive of invented readouts."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hostile.profile import register

register()

VELD = """\
readout: 1
id: 2031-04-02-marn-osk
title: Meeting of President Marn with Minister Osk
date: 2031-04-02T10:15
place: Veld
kind: meeting
language: en
tags: [ferry-treaty]
source:
  publisher: presidency.veld.example
  url: https://presidency.veld.example/marn-osk
participants:
  - id: adela-marn
    name: Adela Marn
    role: President of Veld
    side: Veld
  - id: juri-osk
    name: Jüri Osk
    role: Minister of Transport
    side: Osmark
turns:
  - text: President Marn received Minister Osk at the harbour office.
  - speaker: adela-marn
    text: |
      Welcome. The ferries have waited long enough. So have the people who stand on the quay every morning.

      I said in March that we would finish this before the ice. We will.
  - speaker: juri-osk
    text: Thank you, Madam President. A timetable is a promise with numbers in it. We intend to keep ours.
  - speaker: adela-marn
    text: Then we agree. Shall we look at the map?
  - speaker: adela-marn
    mode: reported
    text: The President asked the minister to convey her greetings to his government.
"""

QUAY = """\
readout: 1
id: 2031-05-20-ferry-treaty
title: Signature of the ferry treaty
date: 2031-05-20
place: Osmark
kind: statement
language: en
tags: [ferry-treaty]
participants:
  - id: adela-marn
    name: Adela Marn
    role: President of Veld
    side: Veld
  - id: juri-osk
    name: Jüri Osk
    role: Minister of Transport
    side: Osmark
turns:
  - text: The treaty was signed on the upper deck, in a light rain.
  - speaker: juri-osk
    text: Nobody will remember the rain. Everybody will remember the timetable.
related:
  - id: 2031-04-02-marn-osk
    relation: follows
"""

PRESS = """\
readout: 1
id: 2031-06-press-day
title: Press day at the harbour
date: 2031-06
kind: press-conference
participants:
  - id: hanne-brill
    name: Hanne Brill
    role: Spokesperson
    side: Veld
turns:
  - label: Q
    text: When does the first ferry sail?
  - speaker: hanne-brill
    text: On Monday, weather permitting. The weather has been asked.
"""

UNDATED = """\
readout: 1
id: note-on-names
title: Note on the names of ferries
turns:
  - text: No ferry is to be named after a living minister.
"""

READOUTS = {
    "2031/2031-04-02-marn-osk": VELD,
    "2031/2031-05-20-ferry-treaty": QUAY,
    "2031/2031-06-press-day": PRESS,
    "undated/note-on-names": UNDATED,
}


@pytest.fixture(autouse=True)
def own_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep each test away from the user's settings, caches and clipboard."""
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    for name in (
        "ARCHIVE",
        "CACHE",
        "CONFIG",
        "THEME",
        "CLIPBOARD",
        "STYLE",
        "MEASURE",
        "KEYS",
        "LOG",
        "WATCH",
    ):
        monkeypatch.delenv(f"READOUT_{name}", raising=False)
    for name in ("TMUX", "SSH_CONNECTION", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    # The theme to begin with depends on how many colours the terminal has.
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture
def impatient() -> Iterator[None]:
    """Fail a test that waits where the program must not: for a pipe, it would be for ever."""

    def fail(*_: object) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(10)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Four readouts: a meeting, what followed it, a press day known to the month, an undated note."""
    root = tmp_path / "archive"
    for name, text in READOUTS.items():
        path = root / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
