"""The server, asked over a socket by what is no browser. Its app is a program that speaks as one does."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, WSServerHandshakeError
from aiohttp.test_utils import make_mocked_request

from readout_tui.serving import server as serving
from readout_tui.serving import session
from readout_tui.serving.server import HEARTBEAT, ScreenServer

APP = """\
import os, sys, time
out = sys.stdout.buffer
def packet(kind, data):
    out.write(kind + len(data).to_bytes(4, "big") + data)
    out.flush()
out.write(b"__GANGLION__\\n")
packet(b"D", "\\n".join([str(os.getpid()), os.environ["TEXTUAL_DRIVER"], *sys.argv[1:]]).encode())
read = sys.stdin.buffer.read
while head := read(5):
    data = read(int.from_bytes(head[1:], "big"))
    if data == b"deaf":
        time.sleep(60)
    if data == b"die":
        os.abort()
    if b'"quit"' in data or data == b"q":
        break
    packet(b"D", b"got " + data)
packet(b"M", b'{"type": "exit"}')
"""
"""Says its process, its driver and its arguments, then what it is sent; leaves when it is told to."""

NAME = "x; touch pwned $(touch pwned2) `touch pwned3` 'y' \"z\""
"""What a folder may be called."""

DEADLINE = 20.0


class Visitor:
    """Opens what a server serves."""

    def __init__(self, address: str, client: ClientSession) -> None:
        self.address = address
        self.client = client
        self.root, _, _ = address.removesuffix("/").rpartition("/")

    async def status(self, path: str, **headers: str) -> int:
        """Ask for a path below the server's root, or for the page itself if it is empty."""
        url = f"{self.root}{path}" if path else self.address
        async with self.client.get(url, headers=headers, allow_redirects=False) as answer:
            return answer.status

    @asynccontextmanager
    async def visit(self, **headers: str) -> AsyncIterator[ClientWebSocketResponse]:
        """Open the websocket as the page does."""
        given = {"Origin": self.root, **headers}
        async with self.client.ws_connect(
            f"{self.address}ws?width=100&height=30", headers=given
        ) as websocket:
            yield websocket

    async def refused(self, **headers: str) -> int:
        """Return the status with which the websocket is refused."""
        with pytest.raises(WSServerHandshakeError) as refusal:
            async with self.visit(**headers):
                pass
        return refusal.value.status


@pytest.fixture
async def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Visitor]:
    monkeypatch.chdir(tmp_path)
    server = ScreenServer([sys.executable, "-c", APP, f"--archive={NAME}"], "127.0.0.1", 0, "<Veld> & Osmark")
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(server.run(address.set_result))
    async with ClientSession() as client:
        yield Visitor(await address, client)
    running.cancel()
    await asyncio.wait([running], timeout=DEADLINE)
    assert running.done()


async def first_words(websocket: ClientWebSocketResponse) -> tuple[int, str, list[str]]:
    """Return the app's process, its driver and its arguments."""
    pid, driver, *words = (await websocket.receive_bytes(timeout=DEADLINE)).decode().split("\n")
    return int(pid), driver, words


async def closed(websocket: ClientWebSocketResponse) -> None:
    """Wait until the server ends a visit; before it would look whether anybody is still there."""
    async with asyncio.timeout(HEARTBEAT / 2):
        assert (await websocket.receive()).type == WSMsgType.CLOSE


async def gone(pid: int) -> None:
    """Wait until a process is no more."""
    async with asyncio.timeout(DEADLINE):
        while True:
            try:
                os.kill(pid, 0)
            except ProcessLookupError:
                return
            await asyncio.sleep(0.01)


async def test_the_page_tells_its_script_where_to_connect(visitor: Visitor) -> None:
    async with visitor.client.get(
        f"{visitor.address}?fontsize=900", headers={"Host": "localhost:9000"}
    ) as answer:
        text = await answer.text()

    path = visitor.address.removeprefix(visitor.root)
    assert f'data-session-websocket-url="ws://localhost:9000{path}ws" data-font-size="40"' in text
    assert "<title>&lt;Veld&gt; &amp; Osmark</title>" in text
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
    assert "connect-src 'self' ws://localhost:9000;" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"


async def test_nothing_is_served_without_the_secret(visitor: Visitor) -> None:
    assert await visitor.status("") == 200
    assert [await visitor.status(path) for path in ("/", "/guess/", "/guess/textual.js", "/guess")] == [
        403
    ] * 4
    assert await visitor.status("/download/guess") == 404
    honest = visitor.address
    visitor.address = f"{visitor.root}/guess/"
    assert await visitor.refused() == 403
    assert honest.rsplit("/", 2)[1] not in ("", "guess")


async def test_no_other_name_is_served(visitor: Visitor) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example"):
        assert await visitor.status("", Host=host) == 403
        assert await visitor.status("/", Host=host) == 403
        assert await visitor.refused(Host=host, Origin=f"http://{host}") == 403


async def test_whoever_names_no_host_or_several_is_not_served(visitor: Visitor) -> None:
    """HTTP/1.0 needs none; of several, a proxy may have looked at another one."""
    port = int(visitor.root.rpartition(":")[2])
    path = visitor.address.removeprefix(visitor.root)
    answers = []
    for head in (
        f"GET {path} HTTP/1.0\r\n",
        f"GET {path} HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n",
    ):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"{head}\r\n".encode())
        answers.append((await reader.readline()).split()[1])
        writer.close()
        await writer.wait_closed()
    assert answers[0] == b"403" and answers[1] in (b"400", b"403")


async def test_a_refusal_repeats_no_name_that_is_not_ours(visitor: Visitor) -> None:
    async with visitor.client.get(visitor.address, headers={"Host": "evil.example"}) as answer:
        assert "connect-src 'self' ws://localhost;" in answer.headers["Content-Security-Policy"]


async def test_a_program_that_is_no_page_opens_no_app(visitor: Visitor) -> None:
    """A page of another site may leave its name away only where it opens no websocket."""
    with pytest.raises(WSServerHandshakeError) as refusal:
        async with visitor.client.ws_connect(f"{visitor.address}ws"):
            pass
    assert refusal.value.status == 403


async def test_a_size_that_is_no_number_is_the_usual_one(visitor: Visitor) -> None:
    address = f"{visitor.address}ws?width=wide&height="
    async with visitor.client.ws_connect(address, headers={"Origin": visitor.root}) as websocket:
        await first_words(websocket)


async def test_it_is_looked_whether_a_page_is_still_there(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "HEARTBEAT", 0.1)
    headers = {"Origin": visitor.root}
    async with visitor.client.ws_connect(
        f"{visitor.address}ws", headers=headers, autoping=False
    ) as websocket:
        await first_words(websocket)
        assert (await websocket.receive(DEADLINE)).type == WSMsgType.PING


async def test_what_is_asked_for_cannot_break_out_of_the_page() -> None:
    server = ScreenServer(["true"], "127.0.0.1", 0, "X")
    answer = await server.handle_page(make_mocked_request("GET", "/", headers={"Host": '"><script>'}))
    assert answer.text is not None and '"><script>' not in answer.text


async def test_no_other_page_is_served(visitor: Visitor) -> None:
    for origin in ("http://evil.example", "http://127.0.0.1:1", "null", ""):
        assert await visitor.refused(Origin=origin) == 403
    assert await visitor.status("", Origin="http://evil.example") == 403


async def test_only_the_files_of_the_page_are_served(visitor: Visitor) -> None:
    secret = visitor.address.removeprefix(visitor.root)
    files = ("page.css", "page.js", "textual.js", "xterm.css")
    assert [await visitor.status(f"{secret}{name}") for name in files] == [200] * 4
    others = (
        "static/",
        "server.py",
        "%2e%2e%2fserver.py",
        "..%2f..%2fmodel.py",
        "%2fetc%2fpasswd",
        "page.html",
    )
    assert [await visitor.status(f"{secret}{name}") for name in others] == [404] * 6
    assert await visitor.status(secret.removesuffix("/")) == 302


async def test_a_visit_carries_keys_to_an_app_and_what_it_paints_back(visitor: Visitor) -> None:
    async with visitor.visit() as websocket:
        pid, driver, _ = await first_words(websocket)
        assert driver == "readout_tui.tui.web_driver:ServedDriver"
        await websocket.send_json(["stdin", "/"])
        assert await websocket.receive_bytes(timeout=DEADLINE) == b"got /"
        await websocket.send_json(["stdin", "q"])
        await closed(websocket)
    await gone(pid)


async def test_a_name_of_an_archive_runs_nothing(visitor: Visitor, tmp_path: Path) -> None:
    async with visitor.visit() as websocket:
        assert (await first_words(websocket))[2] == [f"--archive={NAME}"]
    assert list(tmp_path.glob("pwned*")) == []


async def test_an_app_ends_when_its_page_goes_away(visitor: Visitor) -> None:
    async with visitor.visit() as websocket:
        pid, _, _ = await first_words(websocket)
    await gone(pid)


async def test_a_page_is_told_when_its_app_dies(visitor: Visitor) -> None:
    async with visitor.visit() as websocket:
        pid, _, _ = await first_words(websocket)
        await websocket.send_json(["stdin", "die"])
        await closed(websocket)
    await gone(pid)


async def test_an_app_that_does_not_listen_is_killed(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "GRACE", 0.05)
    async with visitor.visit() as websocket:
        pid, _, _ = await first_words(websocket)
        await websocket.send_json(["stdin", "deaf"])
    await gone(pid)


async def test_visits_are_limited(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "SESSIONS", 1)
    async with visitor.visit() as websocket:
        pid, _, _ = await first_words(websocket)
        assert await visitor.refused() == 503
    await gone(pid)
    async with asyncio.timeout(DEADLINE):
        while True:
            try:
                async with visitor.visit() as websocket:
                    await first_words(websocket)
                    return
            except WSServerHandshakeError:  # The first visit is over as soon as the server has seen it.
                await asyncio.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_the_end_of_the_server_ends_its_apps(visitor: Visitor, number: signal.Signals) -> None:
    async with visitor.visit() as websocket:
        pid, _, _ = await first_words(websocket)
        os.kill(os.getpid(), number)
        await closed(websocket)
    await gone(pid)


async def test_a_port_that_is_taken_is_told(visitor: Visitor) -> None:
    port = int(visitor.root.rpartition(":")[2])
    second = ScreenServer([sys.executable, "-c", APP], "127.0.0.1", port, "X")
    with pytest.raises(OSError, match="address already in use"):
        await second.run(lambda address: None)
