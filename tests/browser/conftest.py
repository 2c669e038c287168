"""A browser for all tests, and pages and servers for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser.driver import ARGUMENTS, CHROMIUM, DESKTOP, Serving, Sight

Look = Callable[..., Sight]
Serve = Callable[..., Serving]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def look(browser: Browser) -> Iterator[Look]:
    """Opens pages, and holds that none of them complained of anything."""
    sights: list[Sight] = []

    def open_sight(size: tuple[int, int] = DESKTOP, scheme: str = "light") -> Sight:
        sights.append(Sight(browser, size, scheme))
        return sights[-1]

    yield open_sight
    complaints = [complaint for sight in sights for complaint in sight.complaints]
    for sight in sights:
        sight.close()
    assert complaints == []


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts servers in an empty folder."""
    servers: list[Serving] = []
    folder = tmp_path / "empty"
    folder.mkdir()

    def start(archive: Path, *options: str) -> Serving:
        servers.append(Serving(archive, folder, *options))
        return servers[-1]

    yield start
    for server in servers:
        server.end()
