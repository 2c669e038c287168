"""One visitor's app: a process that ends with the visit."""

from __future__ import annotations

import asyncio
import shlex
from asyncio.subprocess import PIPE, Process
from contextlib import suppress

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

DRIVER = "readout_tui.tui.web_driver:ServedDriver"
"""What paints the app's screen; named for the process that will import it."""

GRACE = 3.0
"""Seconds that an app has to end by itself, before it is made to."""


class AppSession(AppService):
    """An app and the websocket that shows it: when either ends, the other does."""

    def __init__(self, command: str, websocket: web.WebSocketResponse, downloads: DownloadManager) -> None:
        """Take a command line in the shell's notation, and an open websocket."""
        super().__init__(
            command,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=self._close,
            download_manager=downloads,
        )
        self._websocket = websocket

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {**super()._build_environment(width, height), "TEXTUAL_DRIVER": DRIVER}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        # No shell: it would stand between us and the process that has to end.
        self._process = process = await asyncio.create_subprocess_exec(
            *shlex.split(self.command),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width, height),
        )
        self._stdin = process.stdin
        return process

    async def run(self) -> None:
        """Carry what the app paints to the page, and leave no page open on an app that is gone."""
        try:
            # A page that goes away in the middle of a picture is no error.
            with suppress(ConnectionError):
                await super().run()
        finally:
            await self._close()

    async def _close(self) -> None:
        await self._websocket.close()

    async def stop(self) -> None:
        """Ask the app to end, and kill it if it does not."""
        with suppress(TimeoutError, ConnectionError):
            await asyncio.wait_for(super().stop(), GRACE)
        process = self._process
        if process is None or process.returncode is not None:
            return
        try:
            await asyncio.wait_for(process.wait(), GRACE)
        except TimeoutError:
            process.kill()
            await process.wait()
