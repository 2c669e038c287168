"""Nothing but serving the screen to a browser uses a network: what the program does, it does without one."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.tui.driver import MEETING, running

from readout_tui.cli.main import main
from readout_tui.library import Library

USES = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")
"""What Python tells an audit hook of a network."""

refusing = False
asked = list[str]()


class NetworkError(Exception):
    """The network was used."""


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    if refusing and event in USES and getattr(arguments[0], "family", None) != socket.AF_UNIX:
        asked.append(f"{event} {arguments[1:]}")
        raise NetworkError(event)


sys.addaudithook(refuse)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse every use of a network, and remember each even where its refusal was swallowed."""
    monkeypatch.setattr(sys.modules[__name__], "refusing", True)
    asked.clear()
    yield
    assert not asked


def test_a_use_of_the_network_would_be_seen() -> None:
    uses: tuple[Callable[[socket.socket], object], ...] = (
        lambda _: socket.create_connection(("localhost", 9)),
        lambda one: one.connect(("127.0.0.1", 9)),
        lambda one: one.bind(("127.0.0.1", 0)),
    )
    for use in uses:
        with socket.socket() as one, pytest.raises(NetworkError):
            use(one)
    assert len(asked) == 3
    asked.clear()


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["search", "timetabel", "promise"],
        ["search", "after:last year", "-f", "-", "--json"],
        ["show", MEETING],
        ["cite", f"{MEETING}#2.1", "--style", "chicago"],
        ["related", MEETING],
        ["export", f"{MEETING}#2.1", "--format", "html"],
        ["stats"],
        ["people"],
        ["import", "page.html", "--into", "new"],
    ],
    ids=lambda words: words[0],
)
def test_a_command_works_without_a_network(
    words: list[str], archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (
        '<title>Talks</title><img src="http://a.example/b.png"><p>Minister Osk: A timetable is a promise.</p>'
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    if "-f" in words:
        (tmp_path / "queries").write_text('ferry after:"two years ago"\nferry\n', encoding="utf-8")
        words = ["search", "-f", "queries", "--json"]

    assert main([*words, "-a", str(archive)]) == 0


async def test_the_screen_works_without_a_network(archive: Path) -> None:
    with Library.open(archive) as library:
        async with running(library) as screen:
            await screen.press("slash", *"promise", "enter")
            assert "promise" in screen.sentence
            await screen.press("e", "escape", "m", "Y")
