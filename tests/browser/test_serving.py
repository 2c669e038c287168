"""The screen in a browser."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from tests.browser.conftest import Look, Serve
from tests.browser.driver import PHONE, Serving, Sight

SENTENCES = "The ferries have waited long enough. So have the people who stand on the quay every morning."


def opened(look: Look, server: Serving, size: tuple[int, int] = (1280, 800)) -> Sight:
    """Open the page, and wait until it shows the archive and has the keys."""
    sight = look(size)
    sight.page.goto(server.address)
    sight.page.wait_for_selector("body.-first-byte")
    sight.wait_for_text("Press day", "Find")
    sight.page.wait_for_selector(".xterm-helper-textarea:focus", state="attached")
    return sight


def processes_gone(pids: list[int]) -> bool:
    return not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def test_the_page_shows_the_archive_and_asks_nobody_else(look: Look, serve: Serve, archive: Path) -> None:
    server = serve(archive)
    sight = opened(look, server)

    assert sight.page.title() == "Readout: archive"
    assert len(sight.asked) >= 6
    assert sight.strangers(server.root) == []
    assert sight.violations() == []


def test_a_badly_remembered_sentence_is_found_and_copied(look: Look, serve: Serve, archive: Path) -> None:
    server = serve(archive)
    sight = opened(look, server)
    sight.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.root)

    sight.page.keyboard.press("/")
    sight.page.keyboard.type("the feries have wiated long enough")
    sight.wait_for_text("Adela Marn · 2 April 2031")
    sight.page.keyboard.press("Enter")
    sight.wait_for_text("hit 1 of")
    for key in "vjy":
        sight.page.keyboard.press(key)
    sight.wait_for_text("sent to the browser")
    assert sight.page.evaluate("navigator.clipboard.readText()") == SENTENCES


def test_a_click_gives_a_pane_the_keys(look: Look, serve: Serve, archive: Path) -> None:
    server = serve(archive)
    sight = opened(look, server)
    sight.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.root)

    sight.page.mouse.click(640, 400)
    sight.page.keyboard.press("y")  # A key of the reader, which the timeline does not know.
    sight.wait_for_text("sent to the browser")
    assert sight.page.evaluate("navigator.clipboard.readText()") == "When does the first ferry sail?"


def test_q_ends_the_session_and_the_page_says_how_to_start_again(
    look: Look, serve: Serve, archive: Path
) -> None:
    server = serve(archive)
    sight = opened(look, server)
    apps = server.apps()
    assert len(apps) == 1

    sight.page.keyboard.press("q")
    ended = sight.page.get_by_role("alert")
    ended.wait_for()
    assert "The session has ended" in ended.inner_text()
    assert sight.violations() == []
    sight.wait(lambda: processes_gone(apps), "the end of the app")
    sight.forget()
    sight.page.keyboard.press("Enter")  # The link has the focus.
    sight.wait_for_text("Press day")
    assert not ended.is_visible()


def test_a_phone_has_one_pane_and_no_scrolling_sideways(look: Look, serve: Serve, archive: Path) -> None:
    server = serve(archive)
    sight = opened(look, server, PHONE)

    assert not sight.is_scrolled_sideways()
    assert not sight.has_painted("4 Related")
    sight.page.set_viewport_size({"width": 1280, "height": 800})
    sight.wait_for_text("4 Related")


def test_a_quotation_is_saved_by_the_browser_and_not_on_the_server(
    look: Look, serve: Serve, archive: Path, tmp_path: Path
) -> None:
    sight = opened(look, serve(archive))
    sight.page.keyboard.press("K")
    sight.wait_for_text("The treaty was signed")
    sight.page.keyboard.press("2")

    with sight.page.expect_download() as download:
        sight.page.keyboard.press("s")
    assert download.value.suggested_filename.startswith("2031-05-20-ferry-treaty-1.1-")
    assert "> The treaty was signed" in Path(download.value.path()).read_text(encoding="utf-8")
    assert list((tmp_path / "empty").iterdir()) == []


def test_no_editor_is_started_for_a_browser(
    look: Look, serve: Serve, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", f"touch {tmp_path / 'edited'}")
    sight = opened(look, serve(archive))

    sight.page.keyboard.press("E")
    sight.wait_for_text("the editor needs")
    assert not (tmp_path / "edited").exists()


def test_the_source_opens_in_a_tab_that_learns_nothing_of_this_one(
    look: Look, serve: Serve, archive: Path
) -> None:
    sight = opened(look, serve(archive))
    sight.context.route(
        "https://presidency.veld.example/**", lambda route: route.fulfill(body="<title>Presidency</title>")
    )
    for words in ("The treaty was signed", "Welcome. The ferries"):
        sight.page.keyboard.press("K")
        sight.wait_for_text(words)

    with sight.context.expect_page() as tab:
        sight.page.keyboard.press("O")
    tab.value.wait_for_load_state()
    assert tab.value.url == "https://presidency.veld.example/marn-osk"
    assert tab.value.evaluate("[window.opener, document.referrer]") == [None, ""]


def test_a_page_of_another_site_gets_no_connection(look: Look, serve: Serve, archive: Path) -> None:
    server = serve(archive)
    socket = f"{server.address.replace('http:', 'ws:', 1)}ws"
    sight = look()
    sight.context.route("http://evil.example/", lambda route: route.fulfill(body="<title>Evil</title>"))
    sight.page.goto("http://evil.example/")

    script = f"new Promise(done => {{ const s = new WebSocket('{socket}'); s.onopen = () => done('open');"
    assert sight.page.evaluate(script + " s.onclose = () => done('closed'); })") == "closed"
    assert server.apps() == []
    sight.complaints.clear()  # The browser tells the page that it was refused.


def test_a_name_that_was_led_here_gets_nothing(look: Look, serve: Serve, archive: Path) -> None:
    server = serve(archive)
    sight = look()

    answer = sight.page.goto(server.address.replace("127.0.0.1", "rebound.example"))
    assert answer is not None
    assert (answer.status, "not served under this name" in answer.text()) == (403, True)
    sight.complaints.clear()


def test_an_archives_name_runs_nothing(look: Look, serve: Serve, archive: Path, tmp_path: Path) -> None:
    odd = archive.rename(tmp_path / "x; touch pwned $(touch pwned2)")
    sight = opened(look, serve(odd))

    assert sight.page.title() == f"Readout: {odd.name}"
    assert [path for path in tmp_path.rglob("pwned*") if path != odd] == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_no_app_outlives_the_server(look: Look, serve: Serve, archive: Path, number: signal.Signals) -> None:
    server = serve(archive)
    sight = opened(look, server)
    apps = server.apps()

    assert server.end(number) == (0 if number != signal.SIGKILL else -signal.SIGKILL)
    sight.page.get_by_role("alert").wait_for()
    sight.wait(lambda: processes_gone(apps), "the end of the app")
    assert len(apps) == 1
