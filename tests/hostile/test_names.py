"""Hostile names of files and folders, and messages that quote what is hostile."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from tests.hostile.strings import HOSTILE, harm_in

from readout_tui.cli.main import main
from readout_tui.store.archive import check
from readout_tui.store.reading import read_readout
from readout_tui.user.kept import KeptError
from readout_tui.user.marks import Marks
from readout_tui.user.paths import user_paths
from readout_tui.user.queries import Queries
from readout_tui.user.session import Session
from readout_tui.user.settings import SettingsError, load_settings
from readout_tui.user.theme_files import ThemeError, read_theme

NAMES = {
    name: text.replace("/", "_").replace("\0", "")[:80]
    for name, text in HOSTILE.items()
    if len(text.replace("/", "_").replace("\0", "")[:80].encode("utf-8", "surrogateescape")) < 240
} | {"line": "zebra\n2031.yaml:1:1: all is well", "no-utf-8": os.fsdecode(b"zebra\xff\x9b2J")}

EVERYTHING = " ".join(HOSTILE.values())

PAGE = "Meeting of the harbour council\n\nPremier Ada Lund: The zebra has waited, number {}.\n"


def said(capsys: pytest.CaptureFixture[str], *words: str, lines: int | None = None) -> str:
    """Run a command, and return what it says, which holds no harm and so many lines."""
    main(words)
    captured = capsys.readouterr()
    assert not harm_in(captured.out)
    assert not harm_in(captured.err)
    assert lines is None or len((captured.out + captured.err).splitlines()) == lines
    return captured.out


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages-to-import"
    folder.mkdir()
    for number, name in enumerate(NAMES.values()):
        (folder / f"{name}.txt").write_text(PAGE.format(number), encoding="utf-8")
        (folder / f"{name}.doc").write_text("passed over", encoding="utf-8")
    return folder


def test_pages_of_any_name_are_imported_under_a_sound_one(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / f"{NAMES['title']}\n".replace("/", "")
    count = len(NAMES)
    # One line for each page and for each other file, a doubt about the year in a name, and the sum.
    said(capsys, "import", str(pages), "--into", str(archive), lines=2 * count + 2)
    assert check([archive]).problems == ()
    kept = {path.name for path in (archive / "pages").iterdir()}
    assert len(kept) == count
    assert not harm_in("".join(kept))
    assert not any("\n" in name for name in kept)
    for path in archive.glob("*/*.yaml"):
        readout = read_readout(path).readout
        assert readout
        assert readout.source
        assert readout.source.file in kept
    lines = said(capsys, "import", str(pages), "--into", str(archive), "--json").splitlines()
    assert {Path(json.loads(line)["page"]).stem for line in lines} == set(NAMES.values())
    said(capsys, "import", str(pages), "--dry-run")
    said(capsys, "import", "--again", "--into", str(archive), lines=1)
    changed = next(archive.glob("*/*.yaml"))
    changed.write_text(changed.read_text(encoding="utf-8").replace("Meeting", "Meetings"), encoding="utf-8")
    assert "-title: Meetings" in said(capsys, "import", "--again", "--into", str(archive))


def test_files_of_any_name_are_told_by_one_line_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "archive" / NAMES["osc-52"] / NAMES["line"]
    folder.mkdir(parents=True)
    for name in NAMES.values():
        (folder / f"{name}.yaml").write_text(f"plaec: {json.dumps(name[:20])}\n", encoding="utf-8")
    archive = str(tmp_path / "archive")
    count = len(check([tmp_path / "archive"]).problems)
    assert count > 4 * len(NAMES)
    said(capsys, "check", archive, lines=count + 1)
    for line in said(capsys, "check", "--json", archive).splitlines():
        assert Path(json.loads(line)["path"]).parent == folder
    said(capsys, "fmt", archive, lines=count + len(NAMES))
    said(capsys, "check", str(folder / f"{NAMES['title']}.yaml"), lines=6)
    said(capsys, "search", "-a", archive, "zebra")
    said(capsys, "stats", "-a", str(folder))


def test_a_wrong_call_repeats_no_order(capsys: pytest.CaptureFixture[str]) -> None:
    text = "".join(NAMES[name] for name in ("osc-52", "c1", "bidi", "line", "tags", "no-utf-8"))
    for words in (
        [text],
        ["check", f"--{text.replace(' ', '')}"],
        ["check", f"nowhere/{text}"],
        ["show", f"{text}#x"],
        ["cite", text, "--style", text],
        ["search", "-a", text, "x"],
        ["import", text, "--dry-run"],
        ["search", "-f", f"nowhere/{text}"],
        ["export", "-o", f"x.{text}"],
        ["open", "--theme", text],
    ):
        try:
            assert main(words) != 0
        except SystemExit as ended:
            assert ended.code == 2
        captured = capsys.readouterr()
        assert not harm_in(captured.out + captured.err.encode("utf-8", "replace").decode()), words


def toml(text: str) -> str:
    """Write a text as TOML does, all of it as escapes; lone surrogates it has no way to write."""
    return '"' + "".join(f"\\U{ord(c):08x}" if not "\ud800" <= c <= "\udfff" else "?" for c in text) + '"'


def test_settings_are_shown_and_refused_without_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = EVERYTHING
    config = tmp_path / "config.toml"
    monkeypatch.setenv("READOUT_CONFIG", str(config))
    config.write_text(f"theme = {toml(text)}\n", encoding="utf-8")
    assert said(capsys, "config") == ""
    folder = text.replace("\0", "")
    config.write_text(f"archive = {toml(folder)}\n", encoding="utf-8")
    said(capsys, "config")
    assert json.loads(said(capsys, "config", "--json"))["archive"]["value"] == str(tmp_path / folder)
    for content in (
        f"clipboard = {toml(text)}",
        f"archive = {toml(text)}",
        f"{toml(text)} = 1",
        f"measure = {toml(text)}",
        f"[keys]\n{toml(text)} = 1",
        f"[keys]\n'reader.next-turn' = {toml(text)}",
        f"[keys]\npreset = {toml(text)}",
        "theme = '\x1b[2J'",
    ):
        config.write_bytes(content.encode("utf-8", "surrogatepass"))
        with pytest.raises(SettingsError):
            load_settings()
        said(capsys, "config")
        said(capsys, "keys")


def test_themes_are_shown_and_refused_without_harm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = EVERYTHING
    written = "".join(f"\\U{ord(c):08x}" for c in text)
    folder = user_paths().themes
    folder.mkdir(parents=True)
    shipped = (Path(__file__).parents[2] / "themes" / "ink.yaml").read_text(encoding="utf-8")
    lines = ["" if line.startswith("about:") else line for line in shipped.splitlines()]
    (folder / "sound.yaml").write_text("\n".join([*lines, f'about: "{written}"']), encoding="utf-8")
    for number, key in enumerate((f'"{written}": a', f'text: "{written}"', f'dark: "{written}"', text)):
        (folder / f"broken{number}.yaml").write_bytes(key.encode("utf-8", "surrogatepass"))
        with pytest.raises(ThemeError) as caught:
            read_theme(folder / f"broken{number}.yaml")
        assert not harm_in(str(caught.value))
    said(capsys, "themes")
    said(capsys, "themes", "--json")


def kept_text(text: str) -> str:
    return json.dumps(text.encode("utf-8", "replace").decode())


def test_what_is_kept_for_the_user_is_clean_when_it_is_read(tmp_path: Path) -> None:
    text = EVERYTHING
    quoted, where = kept_text(text), json.dumps(str(tmp_path))
    (tmp_path / "queries.json").write_text(f'{{"saved": [{quoted}], "recent": [{quoted}]}}')
    queries = Queries(tmp_path / "queries.json")
    stop = json.dumps({"locator": "".join(text.split()).replace("#", "") + "#1.1"})
    visit = (
        f'{{"query": {quoted}, "theme": {quoted}, "at": {stop}, "back": [{stop}], "forward": [{stop}],'
        f' "filters": [{{"field": "tag", "value": {quoted}, "shown": {quoted}}}]}}'
    )
    (tmp_path / "session.json").write_text(f'{{"version": 2, "visits": {{{where}: {visit}}}}}')
    session = Session(tmp_path / "session.json", tmp_path).last_visit()
    mark = (
        f'{{"id": "1", "locator": "a#1.1", "start": 0, "quote": {quoted}, "title": {quoted},'
        f' "date": {quoted}, "speaker": {quoted}, "tags": [{quoted}], "note": {quoted},'
        f' "made": "2031-01-01T00:00:00Z", "archive": {where}}}'
    )
    (tmp_path / "marks.json").write_text(f'{{"marks": [{mark}]}}')
    (one,) = Marks(tmp_path / "marks.json", tmp_path).all()
    assert session.at
    shown = [*queries.saved, *queries.recent, str(session.query), str(session.theme), session.at.locator]
    shown += [*(stop.locator for stop in (*session.back, *session.forward))]
    shown += [session.filters[0].value, session.filters[0].shown]
    shown += [one.quote, one.title, str(one.date), str(one.speaker), *one.tags, one.note]
    for value in shown:
        assert not harm_in(value)


def test_a_kept_file_that_is_broken_is_told_without_harm(tmp_path: Path) -> None:
    for text in HOSTILE.values():
        for content in (text, f"{{{kept_text(text)}: 1}}", f'{{"version": {kept_text(text)}}}'):
            path = tmp_path / "queries.json"
            path.write_bytes(content.encode("utf-8", "surrogatepass"))
            with pytest.raises(KeptError) as caught:
                _ = Queries(path).saved
            assert not harm_in(str(caught.value))
            assert "\n" not in str(caught.value)


def test_names_here_are_what_the_system_takes() -> None:
    assert sys.platform != "win32"
    assert len(NAMES) > 25
