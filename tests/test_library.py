"""The door: what it answers for the small archive that all tests share."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from readout_tui.index.answers import LeftOut
from readout_tui.library import Library, UnknownPersonError, UnknownReadoutError
from readout_tui.locator import Locator
from readout_tui.store.merging import MergeError
from readout_tui.text import text_hash

TREATY = "2031-05-20-ferry-treaty"
MEETING = "2031-04-02-marn-osk"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_pages_are_imported_and_found_at_once(archive: Path, tmp_path: Path) -> None:
    page = tmp_path / "call.txt"
    page.write_text(
        "Call with Premier Ada Lund\n\n3 May 2031\n\nThe quokka was discussed.\n", encoding="utf-8"
    )
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    with Library.open(archive) as library:
        taken = library.add([page, empty, page])
        assert [one.outcome for one in taken] == ["written", "failed", "known"]
        assert [hit.locator.id for hit in library.search("quokka").hits] == [
            taken[0].path.stem if taken[0].path else ""
        ]
        assert taken[1].message == "not read: no text is in it"


def test_the_timeline_has_every_event_undated_ones_last(archive: Path) -> None:
    with Library.open(archive) as library:
        timeline = library.timeline()
    assert [event.id for event in timeline] == [MEETING, TREATY, "2031-06-press-day", "note-on-names"]
    assert timeline[0].people == ("adela-marn", "juri-osk")
    assert timeline[0].publisher == "presidency.veld.example"


def test_a_readout_is_read_from_its_file(archive: Path) -> None:
    with Library.open(archive) as library:
        assert library.readout(TREATY).title == "Signature of the ferry treaty"
        assert library.path(TREATY) == archive / "2031" / f"{TREATY}.yaml"
        assert library.event(TREATY).date == "2031-05-20"


def test_an_unknown_id_is_told_from_others(archive: Path) -> None:
    with Library.open(archive) as library:
        asks = (library.event, library.readout, library.path, library.related, library.references)
        for ask in (*asks, library.counterparts):
            with pytest.raises(UnknownReadoutError):
                ask("2031-nowhere")
        with pytest.raises(UnknownReadoutError):
            library.next_with_same_participants("2031-nowhere", 1)


def test_a_hit_says_where_who_and_why(archive: Path) -> None:
    with Library.open(archive) as library:
        result = library.search("timetabel is a promis")
    hit = result.hits[0]
    assert (str(hit.locator), hit.speaker, hit.date) == (f"{MEETING}#3.1", "Jüri Osk", "2031-04-02T10:15")
    assert [hit.text[start:end] for start, end in hit.spans] == ["timetable is a promise"]
    assert 80 < hit.score < 100
    assert result.milliseconds > 0
    assert result.remark is None


def test_a_query_that_does_not_parse_is_searched_as_plain_words(archive: Path) -> None:
    with Library.open(archive) as library:
        result = library.search('"timetable')
    assert result.hits
    assert result.remark == "searched as plain words: the quotation mark is not closed (at character 1)"


def test_matches_are_counted_with_or_without_a_search_before(archive: Path) -> None:
    with Library.open(archive) as library:
        before = library.counts("timetable ")
        library.search("timetable ")
        assert library.counts("timetable ") == before
        assert library.counts("is:new timetable ", new=[TREATY]).paragraphs == 1
    assert before.paragraphs == 2
    assert [month.narrower for month in before.months] == ["date:2031-04", "date:2031-05"]


def test_files_that_no_answer_is_from_are_counted(archive: Path) -> None:
    (archive / "broken.yaml").write_text("readout: [", encoding="utf-8")
    shutil.copy(archive / "2031" / f"{TREATY}.yaml", archive / "zz.yaml")
    with Library.open(archive) as library:
        assert library.left_out() == LeftOut(files=6, unreadable=1, doubled=1)


def test_an_unknown_id_is_told_with_the_nearest(archive: Path) -> None:
    with Library.open(archive) as library, pytest.raises(UnknownReadoutError) as caught:
        library.related("2031-04-02-osk-marn")
    assert str(caught.value) == f"no readout has the id 2031-04-02-osk-marn: did you mean {MEETING}?"


def test_relative_dates_refer_to_the_day_that_is_given(archive: Path) -> None:
    with Library.open(archive) as library:
        hits = library.search('date:"last may" timetable', today=date(2032, 1, 1)).hits
        assert [hit.locator.id for hit in hits] == [TREATY]


def test_the_users_own_state_comes_with_the_query(archive: Path) -> None:
    with Library.open(archive) as library:
        hits = library.search("is:new timetable", new=[TREATY]).hits
        assert [str(hit.locator) for hit in hits] == [f"{TREATY}#2.1"]
        hits = library.search("is:marked", marked=[Locator(MEETING, 3, 1)]).hits
        assert [str(hit.locator) for hit in hits] == [f"{MEETING}#3.1"]


def test_one_can_step_through_the_events_of_the_same_participants(archive: Path) -> None:
    with Library.open(archive) as library:
        following = library.next_with_same_participants(MEETING, 1)
        assert following is not None
        assert following.id == TREATY
        assert library.next_with_same_participants(TREATY, -1) == library.event(MEETING)
        assert library.next_with_same_participants(TREATY, 1) is None
        assert library.next_with_same_participants(MEETING, -1) is None


def test_phrases_lead_to_what_they_mean(archive: Path) -> None:
    treaty = archive / "2031" / f"{TREATY}.yaml"
    text = treaty.read_text(encoding="utf-8").replace(
        "in a light rain", "after the meeting in Veld last month"
    )
    treaty.write_text(text, encoding="utf-8")
    with Library.open(archive) as library:
        (reference,) = library.references(TREATY)
        paragraph = library.readout(TREATY).turns[0].text
    assert (reference.target_id, str(reference.place)) == (MEETING, "1.1")
    assert paragraph[reference.start : reference.end] == reference.phrase == "meeting in Veld last month"


def test_the_other_side_is_a_counterpart_and_can_be_compared(archive: Path) -> None:
    meeting = (archive / "2031" / f"{MEETING}.yaml").read_text(encoding="utf-8")
    osmark = meeting.replace(f"id: {MEETING}", "id: osmark").replace("presidency.veld", "osmark")
    (archive / "osmark.yaml").write_text(osmark, encoding="utf-8")
    with Library.open(archive) as library:
        assert [event.id for event in library.counterparts(MEETING)] == ["osmark"]
        assert [set(group) for group in library.counterpart_groups()] == [{MEETING, "osmark"}]
        comparison = library.compare(MEETING, "osmark")
    assert (comparison.left.id, comparison.right.id) == (MEETING, "osmark")
    assert all(row.left and row.right and not row.left.only for row in comparison.rows)


def test_an_echo_is_found_from_a_locator_that_moved(archive: Path) -> None:
    (archive / "later.yaml").write_text(
        "readout: 1\nid: later\ntitle: Later\ndate: 2032-01-01\nturns:\n"
        "  - text: He called a timetable a promise with numbers in it.\n",
        encoding="utf-8",
    )
    with Library.open(archive) as library:
        there = library.readout(MEETING).turns[2].paragraphs[0]
        moved = Locator(MEETING, 1, 1, text_hash(there))
        (echo,) = library.echoes(moved)
        assert library.echoes(Locator(MEETING, 9, 1)) == ()
        assert list(library.echoes(Locator(MEETING, 3, 1))) == [echo]
        gone = f"{int(text_hash(there), 16) ^ 1:04x}"
        assert not library.echoes(Locator(MEETING, 3, 1, gone))
    assert (str(echo.locator), echo.earlier) == ("later#1.1", False)
    assert echo.text[slice(*echo.span)] == "a timetable a promise with numbers in it"


def test_persons_come_with_counts_and_the_archive_too(archive: Path) -> None:
    with Library.open(archive) as library:
        marn = next(person for person in library.people() if person.id == "adela-marn")
        counts = library.statistics()
        assert library.persons_named("marn") == {"adela-marn"}
    assert (marn.readouts, marn.turns, marn.sides) == (2, 3, ("Veld",))
    assert (marn.first, marn.last) == ("2031-04-02T10:15", "2031-05-20")
    assert (counts.readouts, counts.turns, counts.paragraphs, counts.people) == (4, 10, 11, 3)
    assert (counts.first, counts.last) == ("2031-04-02T10:15", "2031-06")


def test_persons_can_be_merged_and_split_again(archive: Path) -> None:
    treaty = archive / "2031" / f"{TREATY}.yaml"
    written = (
        treaty.read_text(encoding="utf-8").replace("juri-osk", "osk").replace("Jüri Osk", "Minister Osk")
    )
    treaty.write_text(written, encoding="utf-8")
    with Library.open(archive) as library:
        (found,) = library.suggested_merges()
        assert (found.into.id, found.other.id) == ("juri-osk", "osk")
        assert library.merge_people("juri-osk", "osk") == "juri-osk"
        assert library.event(TREATY).people == ("adela-marn", "juri-osk")
        assert len(library.search("speaker:juri-osk").hits) == 2
        assert library.suggested_merges() == []
        with pytest.raises(MergeError):
            library.merge_people("juri-osk", "osk")
        assert library.split_person("osk") == "juri-osk"
        assert library.event(TREATY).people == ("adela-marn", "osk")
        assert len(library.suggested_merges()) == 1
    assert treaty.read_text(encoding="utf-8") == written


def test_problems_name_broken_files_double_ids_and_ties_to_nothing(archive: Path) -> None:
    (archive / "broken.yaml").write_text("readout: 1\nid: broken\n", encoding="utf-8")
    shutil.copy(archive / "2031" / f"{MEETING}.yaml", archive)
    treaty = archive / "2031" / f"{TREATY}.yaml"
    treaty.write_text(treaty.read_text(encoding="utf-8").replace("id: 2031-04-02-marn-osk", "id: gone"))
    with Library.open(archive) as library:
        problems = library.problems()
        assert len(library.timeline()) == 4
    told = [(str(problem.path.relative_to(archive)), problem.message) for problem in problems]
    assert ("broken.yaml", "'title' is missing: add it to the file") in told
    assert (f"2031/{TREATY}.yaml", "no readout has the id 'gone'") in told
    assert any("is also that of" in message for _, message in told)


def test_without_a_refresh_the_answers_are_those_of_the_last_time(archive: Path, cache: Path) -> None:
    with Library.open(archive, refresh=False, cache=cache) as library:
        assert library.timeline() == ()
        assert library.refresh()
        assert len(library.timeline()) == 4
    (archive / "undated" / "note-on-names.yaml").unlink()
    with Library.open(archive, refresh=False, cache=cache) as library:
        assert len(library.timeline()) == 4
        assert library.refresh()
        assert len(library.timeline()) == 3
        assert not library.refresh()


def test_a_cache_folder_that_cannot_be_written_means_an_index_in_memory(archive: Path, cache: Path) -> None:
    cache.write_text("a file, not a folder")
    with Library.open(archive, cache=cache) as library:
        assert library.remark is not None
        assert library.remark.startswith("the index is kept in memory")
        assert library.search("timetable").hits
        assert not library.refresh()


def test_the_cache_folder_can_be_named_in_the_environment(
    archive: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READOUT_CACHE", str(cache))
    Library.open(archive).close()
    assert list(cache.glob("index-*/catalogue.sqlite"))


def test_an_index_that_breaks_while_it_is_open_is_made_again(archive: Path, cache: Path) -> None:
    Library.open(archive, cache=cache).close()
    for path in cache.glob("index-*/words/*.store"):
        path.write_bytes(b"")
    with Library.open(archive, cache=cache) as library:
        assert len(library.search("timetable").hits) == 2
        assert library.remark is None


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        Library.open(tmp_path / "missing")


def test_many_threads_may_ask_while_the_archive_changes(archive: Path, cache: Path) -> None:
    with Library.open(archive, cache=cache) as library:

        def ask(count: int) -> int:
            if count % 5 == 0:
                (archive / "undated" / "note-on-names.yaml").touch()
                (archive / "2031" / f"n{count}.yaml").write_text(
                    f"readout: 1\nid: n{count}\ntitle: N\nturns:\n  - text: Another note.\n", encoding="utf-8"
                )
                library.refresh()
            library.related(MEETING)
            return len(library.search("timetable").hits)

        with ThreadPoolExecutor(4) as pool:
            assert set(pool.map(ask, range(40))) == {2}
        assert len(library.timeline()) == 12


def test_what_was_written_since_a_moment_is_told(archive: Path) -> None:
    for path in archive.rglob("*.yaml"):
        os.utime(path, (1000, 1000))
    os.utime(archive / "undated" / "note-on-names.yaml", (3000, 3000))
    with Library.open(archive) as library:
        assert library.changed_since(datetime.fromtimestamp(2000, UTC)) == {"note-on-names"}
        assert library.changed_since(datetime.fromtimestamp(3000, UTC)) == frozenset()


def test_only_files_that_were_read_as_they_were_written_are_looked_at_for_their_time(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in archive.rglob("*.yaml"):
        os.utime(path, (1000, 1000))
    fresh = archive / "undated" / "note-on-names.yaml"
    fresh.touch()
    with Library.open(archive) as library:
        looked_at: list[Path] = []
        stat = Path.stat

        def counted(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
            looked_at.append(path)
            return stat(path, follow_symlinks=follow_symlinks)

        monkeypatch.setattr(Path, "stat", counted)
        assert library.changed_since(datetime.fromtimestamp(2000, UTC)) == {"note-on-names"}
        assert looked_at == [fresh]
        os.utime(fresh, (1500, 1500))
        assert library.changed_since(datetime.fromtimestamp(2000, UTC)) == frozenset()


def test_a_person_is_told_of_by_id_and_nobody_by_another(archive: Path) -> None:
    with Library.open(archive) as library:
        assert [event.id for event in library.person("juri-osk").events] == [MEETING, TREATY]
        with pytest.raises(UnknownPersonError, match="nobody has the id otto"):
            library.person("otto")
