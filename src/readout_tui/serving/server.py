"""The server: one page, its files, and an app for each visit."""

from __future__ import annotations

import asyncio
import shlex
import signal
from collections.abc import Callable, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from secrets import token_urlsafe
from string import Template

import textual_serve
from aiohttp import WSCloseCode, web
from textual_serve.server import Server, to_int

from readout_tui.serving.guard import INCOMPLETE, add_headers, guard
from readout_tui.serving.session import GRACE, AppSession

SESSIONS = 8
"""Visits at a time: each is a process with an archive open, and one person has no more tabs than that."""

HEARTBEAT = 15.0
"""Seconds between looks whether a page is still there: a laptop that is shut says no good-bye."""

FONT_SIZES = range(8, 41)
"""Pixels, as `?fontsize=` in the page's address may ask for them."""

_OURS = files("readout_tui.serving")
_THEIRS = Path(textual_serve.__file__).parent / "static"
_ASSETS = {
    "page.css": (_OURS / "page.css", "text/css"),
    "page.js": (_OURS / "page.js", "text/javascript"),
    "textual.js": (_THEIRS / "js" / "textual.js", "text/javascript"),
    "xterm.css": (_THEIRS / "css" / "xterm.css", "text/css"),
}
"""The files that the page asks for: there is no folder to look around in."""


class ScreenServer(Server):
    """Serves the screen to browsers on this machine."""

    def __init__(self, command: Sequence[str], host: str, port: int, title: str) -> None:
        """Make a server.

        Args:
            command: The words of the command that runs the app, with the environment of this process.
            host: A loopback address, from `guard.loopback`.
            port: 0 takes a free one.
            title: What is shown; the page's title.
        """
        super().__init__(shlex.join(command), host=host, port=port, title=title)
        self._secret = token_urlsafe(16)
        self._visits: set[web.WebSocketResponse] = set()

    async def run(self, announce: Callable[[str], None]) -> None:
        """Serve until the process is told to end, then end all apps.

        Args:
            announce: Called with the page's address as soon as it can be opened.

        Raises:
            OSError: The port cannot be had.
        """
        told = asyncio.Event()
        runner = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=3 * GRACE)
        await runner.setup()
        try:
            await web.TCPSite(runner, self.host, self.port).start()
            port = runner.addresses[0][1]
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, told.set)
            announce(f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{port}/{self._secret}/")
            await told.wait()
        finally:
            await runner.cleanup()

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[guard(self._secret)])
        app.add_routes(
            [
                # Its address is made by the page's script. It is known to the page alone, and good for once.
                web.get("/download/{key}", self.handle_download, allow_head=False),
                web.get("/", _refuse),
                web.get("/{secret}", _add_slash),
                web.get("/{secret}/", self.handle_page),
                web.get("/{secret}/ws", self.handle_websocket, allow_head=False),
                web.get("/{secret}/{name}", _send_asset),
            ]
        )
        app.on_response_prepare.append(add_headers)
        app.on_shutdown.append(self.on_shutdown)
        return app

    async def on_shutdown(self, app: web.Application) -> None:
        """End all visits."""
        closing = (visit.close(code=WSCloseCode.GOING_AWAY) for visit in [*self._visits])
        await asyncio.gather(*closing, return_exceptions=True)

    async def handle_page(self, request: web.Request) -> web.Response:
        """Answer with the page."""
        asked = to_int(request.query.get("fontsize", ""), 16)
        page = Template((_OURS / "page.html").read_text(encoding="utf-8")).substitute(
            title=escape(self.title),
            websocket=escape(f"ws://{request.host}/{self._secret}/ws"),
            font_size=min(max(asked, FONT_SIZES[0]), FONT_SIZES[-1]),
        )
        return web.Response(text=page, content_type="text/html")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run an app for as long as the visit lasts."""
        if len(self._visits) >= SESSIONS:
            raise web.HTTPServiceUnavailable(text=f"503: {SESSIONS} visits are open; close one of them\n")
        websocket = web.WebSocketResponse(heartbeat=HEARTBEAT)
        self._visits.add(websocket)
        session: AppSession | None = None
        try:
            await websocket.prepare(request)
            session = AppSession(self.command, websocket, self.download_manager)
            width, height = (to_int(request.query.get(side, ""), 80) for side in ("width", "height"))
            await session.start(width, height)
            await self._process_messages(websocket, session)
        finally:
            if session is not None:
                await session.stop()
            self._visits.discard(websocket)
        return websocket


async def _refuse(_request: web.Request) -> web.Response:
    raise web.HTTPForbidden(text=INCOMPLETE)


async def _add_slash(request: web.Request) -> web.Response:
    raise web.HTTPFound(f"{request.path}/")


async def _send_asset(request: web.Request) -> web.Response:
    if request.match_info["name"] not in _ASSETS:
        raise web.HTTPNotFound(text="404: no such file\n")
    file, kind = _ASSETS[request.match_info["name"]]
    return web.Response(body=file.read_bytes(), content_type=kind, charset="utf-8")
