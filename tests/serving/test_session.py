"""An app and its page end together, whatever goes wrong between them."""

from __future__ import annotations

import asyncio
from typing import cast

import pytest
from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from readout_tui.serving import session
from readout_tui.serving.session import AppSession


class Page:
    """Stands for a websocket."""

    closed = False

    async def send_bytes(self, data: bytes) -> None: ...

    async def send_str(self, data: str) -> None: ...

    async def close(self) -> None:
        self.closed = True


class Deaf:
    """Stands for an app that heeds nothing but being killed."""

    returncode: int | None = None

    def __init__(self) -> None:
        self.killed = asyncio.Event()

    def kill(self) -> None:
        self.killed.set()

    async def wait(self) -> None:
        await self.killed.wait()


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def visit(page: Page) -> AppSession:
    return AppSession("true", cast(web.WebSocketResponse, page), DownloadManager())


async def break_off(_: AppService) -> None:
    raise BrokenPipeError


async def hang(_: AppService) -> None:
    await asyncio.Event().wait()


async def test_a_page_that_goes_in_the_middle_of_a_picture_is_no_error(
    visit: AppSession, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AppService, "run", break_off)
    await visit.run()
    assert page.closed


@pytest.mark.parametrize("goes_wrong", [break_off, hang])
async def test_an_app_that_cannot_be_asked_to_end_is_killed(
    visit: AppSession, monkeypatch: pytest.MonkeyPatch, goes_wrong: object
) -> None:
    monkeypatch.setattr(AppService, "stop", goes_wrong)
    monkeypatch.setattr(session, "GRACE", 0.02)
    app = Deaf()
    monkeypatch.setattr(visit, "_process", app)
    await visit.stop()
    assert app.killed.is_set()
