"""What the screen really sends to a terminal, byte by byte, of an archive in which everything is hostile."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.hostile.strings import HOSTILE, harm_in, orders
from tests.terminal.driver import READOUT, Tmux, ticks

TOKENS = re.compile(
    r"\x1b\[[\d;:]*m"  # colours and styles
    r"|\x1b\[\d*(?:;\d*)?H"  # the cursor to a place
    r"|\x1b\[\?(?:1|7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"  # modes of the screen
    r"|\x1b\[\?(?:2026|2048)\$p"  # whether it has these modes
    r"|\x1b\[[<>=]?\d*u|\x1b\[>\d*u"  # how keys are told
    r"|\x1b\[[012]?[JK]"
    r"|\x1b\]22;[a-z-]*\x07"  # the pointer's shape: its own word, and nobody's text
)
ALLOWED = frozenset("\r\n")


@pytest.fixture
def recorded(tmux: Tmux, tmp_path: Path) -> Path:
    """The file that gets all that a program in tmux sends, from its first byte on."""
    return tmp_path / "sent"


def start(tmux: Tmux, recorded: Path, *command: str) -> None:
    """Start a program that waits for Enter, so that nothing is missed."""
    tmux.start("sh", "-c", 'read go; "$@"; echo ended', "sh", *command, size=(150, 40))
    tmux.call("pipe-pane", "-O", f"cat > '{recorded}'")
    tmux.keys("Enter")


def sent(recorded: Path, sign: str) -> str:
    """Return all that was sent, as soon as it holds a text."""
    for _ in ticks():
        text = recorded.read_bytes().decode("utf-8", "surrogateescape") if recorded.exists() else ""
        if sign in text:
            return text
    raise AssertionError(f"{sign!r} was not sent")


def keep_hostile_things(data: Path, archive: Path) -> None:
    """Write the user's files as somebody might who means harm."""
    data.mkdir(parents=True)
    text = json.dumps(" ".join(HOSTILE.values()).encode("utf-8", "replace").decode())
    (data / "queries.json").write_text(f'{{"saved": [{text}], "recent": [{text}]}}')
    marks = [
        f'{{"id": "{number}", "locator": "2031-osc-52#4.1", "start": 0, "quote": {quoted}, "title": {quoted},'
        f' "speaker": {quoted}, "tags": [{quoted}], "note": {quoted}, "made": "2031-01-01T00:00:0{number}Z",'
        f' "archive": {json.dumps(str(archive))}}}'
        for number, quoted in enumerate((text, json.dumps("zebra")))
    ]
    (data / "marks.json").write_text(f'{{"marks": [{", ".join(marks)}]}}')


def test_nothing_but_its_own_orders_reaches_the_terminal(
    tmux: Tmux, recorded: Path, hostile: Path, tmp_path: Path
) -> None:
    (hostile / "2031" / "broken\x1b]0;owned\x07\u202e.yaml").write_text(f"plaec: {HOSTILE['markup']!r}\n")
    keep_hostile_things(tmp_path / "home" / "data" / "readout", hostile)
    themes = tmp_path / "home" / "config" / "readout" / "themes"
    themes.mkdir(parents=True)
    (themes / "broken.yaml").write_text('"\\e]0;owned\\a[red]": "\\e[2J"\n')
    start(tmux, recorded, *READOUT, "-a", str(hostile))
    tmux.wait("1 Timeline")
    for step in range(4):
        tmux.type("jjjjjjjj" if step % 2 else "JJJJJJJJ")
    tmux.type(":2031-osc-52")
    tmux.wait("Go to 2031-osc-52")
    tmux.type("\r2")
    tmux.wait("v Select")
    tmux.type("jj")
    for keys, sign in (
        ("e", "Echoes of"),
        ("i", "Also"),
        ("Y", "─ Copy as"),
        ("M", "─ Marks"),
        ("/", "Saved"),
        ("t", "─ Themes"),
        ("f", "Filter the timeline"),
        ("!", "3:16"),
        (":", "a command, a locator"),
    ):
        tmux.type(keys)
        tmux.wait(sign)
        if keys == "/":
            tmux.type("zebra")
            tmux.wait(" ms ")
        tmux.keys("Escape")
        tmux.wait("1 Timeline")
    tmux.type("4jj3jj2qqq")
    tmux.wait("ended")
    text = sent(recorded, "ended")
    assert text.count("zebra") > 100
    assert text.count("\ufffd") > 50
    rest = TOKENS.sub("", text)
    assert harm_in(rest) <= ALLOWED, sorted(re.findall(r"[\x1b\x80-\x9f].{0,30}", rest))[:20]
    assert not [order for order in orders() if order in text]
