from __future__ import annotations

from pathlib import Path

import pytest

from readout_tui.intake import Gathering, Intake, Taken, read_page, read_page_file, read_page_files
from readout_tui.intake.people import KnownPeople
from readout_tui.model import Participant, Readout
from readout_tui.store.reading import read_readout

PAGE = """Premier Ada Obi meets President Ilse Maren

12 March 2031, Port Varn

Premier of Canada Ada Obi: Welcome.

President of France Ilse Maren: Thank you.
"""


def take(archive: Path, page: str, name: str = "page.txt", *, force: bool = False) -> Taken:
    return Intake(archive).take(read_page(page.encode(), name), force=force)


def written(taken: Taken) -> Readout:
    assert taken.outcome == "written" and taken.path is not None
    readout = read_readout(taken.path).readout
    assert readout is not None
    return readout


def test_a_page_becomes_a_file_in_its_year_and_is_kept(tmp_path: Path) -> None:
    taken = take(tmp_path, PAGE)
    readout = written(taken)
    assert taken.path == tmp_path / "2031" / "2031-03-12-obi-maren.yaml"
    assert (tmp_path / "pages" / "page.txt").read_text(encoding="utf-8") == PAGE
    assert readout.id == "2031-03-12-obi-maren"
    assert readout.source is not None and readout.source.file == "page.txt"


def test_an_undated_page_goes_to_the_undated(tmp_path: Path) -> None:
    assert take(tmp_path, "A title\n\nSome text.\n").path == tmp_path / "undated" / "title.yaml"


def test_the_same_bytes_are_known_under_any_name(tmp_path: Path) -> None:
    first = take(tmp_path, PAGE)
    again = take(tmp_path, PAGE, "other.txt")
    assert (again.outcome, again.path) == ("known", first.path)
    assert [path.name for path in (tmp_path / "pages").iterdir()] == ["page.txt"]


def test_force_writes_the_same_bytes_over_their_readout_alone(tmp_path: Path) -> None:
    path = take(tmp_path, PAGE).path
    assert path is not None
    path.write_text(path.read_text(encoding="utf-8").replace("Welcome.", "Edited."), encoding="utf-8")
    assert take(tmp_path, PAGE, force=True).path == path
    assert "Welcome." in path.read_text(encoding="utf-8")
    assert sorted(one.name for one in tmp_path.rglob("*.*")) == [path.name, "page.txt"]


def test_a_taken_id_and_a_taken_page_name_get_a_number(tmp_path: Path) -> None:
    take(tmp_path, PAGE)
    second = written(take(tmp_path, PAGE.replace("Welcome", "Good evening")))
    assert second.id == "2031-03-12-obi-maren-2"
    assert second.source is not None and second.source.file == "page-2.txt"


def test_a_file_that_is_no_readout_is_not_written_over(tmp_path: Path) -> None:
    occupied = tmp_path / "2031" / "2031-03-12-obi-maren.yaml"
    occupied.parent.mkdir()
    occupied.write_text("not: [valid", encoding="utf-8")
    assert written(take(tmp_path, PAGE)).id == "2031-03-12-obi-maren-2"
    assert occupied.read_text(encoding="utf-8") == "not: [valid"


def test_same_name_and_side_is_the_same_person(tmp_path: Path) -> None:
    take(tmp_path, PAGE)
    readout = written(take(tmp_path, PAGE.replace("Welcome", "Hello").replace("12 March", "13 March")))
    assert [p.id for p in readout.participants] == ["ada-obi", "ilse-maren"]
    assert readout.doubts == ()


def test_the_same_name_on_another_side_is_another_person_and_a_doubt(tmp_path: Path) -> None:
    take(tmp_path, PAGE)
    readout = written(take(tmp_path, PAGE.replace("Canada", "Norway")))
    assert readout.turns[0].speaker == "ada-obi-2"
    assert [d.text for d in readout.doubts] == ["Ada Obi (Norway) may be ada-obi (Canada)"]


def test_a_crowd_in_one_readout_gets_ids_of_its_own(tmp_path: Path) -> None:
    names = [f"Person{number:05}" for number in range(15_000)]
    crowd = tuple(Participant(id=name.lower(), name=name) for name in names)
    known = KnownPeople()
    known.learn(Participant(id="person00000", name="Somebody Else"))
    settled = known.settle(Readout(readout=1, id="a", title="A", turns=(), participants=crowd))
    ids = [person.id for person in settled.participants]
    assert ids == ["person00000-2", *(name.lower() for name in names[1:])]


def test_a_name_without_a_side_is_taken_for_the_known_person_with_a_doubt(tmp_path: Path) -> None:
    take(tmp_path, PAGE)
    readout = written(take(tmp_path, "Remarks\n\nPremier Ada Obi: Good evening.\n"))
    assert readout.turns[0].speaker == "ada-obi"
    assert readout.doubts[-1].text == "Ada Obi taken for ada-obi: one of them has no side"


def test_a_name_that_nearly_is_a_known_one_is_doubted(tmp_path: Path) -> None:
    take(tmp_path, PAGE)
    readout = written(take(tmp_path, PAGE.replace("Ilse Maren", "Ilsa Maren")))
    assert readout.turns[1].speaker == "ilsa-maren"
    assert readout.doubts[-1].text == "Ilsa Maren may be Ilse Maren (ilse-maren)"


def test_people_yaml_gives_aliases_their_id(tmp_path: Path) -> None:
    tmp_path.joinpath("people.yaml").write_text(
        "people:\n  - id: adaeze-obi\n    name: Adaeze Obi\n    aliases: [Ada Obi]\n", encoding="utf-8"
    )
    assert written(take(tmp_path, PAGE)).turns[0].speaker == "adaeze-obi"


def test_an_id_merged_in_people_yaml_is_not_used_again(tmp_path: Path) -> None:
    take(tmp_path, PAGE)
    tmp_path.joinpath("people.yaml").write_text(
        "people:\n  - id: a-obi\n    name: Adaeze Obi\n    ids: [ada-obi]\n", encoding="utf-8"
    )
    assert written(take(tmp_path, PAGE.replace("Welcome", "Hello"))).turns[0].speaker == "a-obi"


def test_again_shows_what_would_change_and_keeps_what_no_page_says(tmp_path: Path) -> None:
    path = take(tmp_path, PAGE).path
    assert path is not None
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("kind: meeting", "kind: other\ntags: [kept]"), encoding="utf-8")
    (change,) = Intake(tmp_path).again()
    assert (change.before.kind, change.after.kind) == ("other", "meeting")
    assert (change.after.id, change.after.tags) == (change.before.id, ("kept",))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7", "it is a PDF"),
        (b"PK\x03\x04", "a word processor's file or an archive"),
        (b"\x89PNG\r\n", "it is an image"),
        (b"\x00\x01" * 50, "it is no text"),
        (b"   ", "no text is in it"),
    ],
)
def test_what_is_no_page_says_so(data: bytes, reason: str) -> None:
    assert reason in read_page(data, "page").error


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    assert read_page_file(tmp_path / "gone.txt").error == "not read: No such file or directory"


def test_a_folder_gives_its_pages_in_order_and_names_the_others(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.pdf", ".hidden.txt", "in/d.HTM"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    gathering = Gathering([str(tmp_path), str(tmp_path / "a.txt")])
    assert [path.name for path in gathering.files] == ["a.txt", "b.md", "d.HTM"]
    assert [Path(line.split(":")[0]).name for line in gathering.passed_over] == ["c.pdf"]
    assert gathering.failed == []


def test_a_folders_xml_and_json_are_pages_where_they_begin_as_such(tmp_path: Path) -> None:
    shown = {
        "corpus.xml": "<teiCorpus><teiHeader/></teiCorpus>",
        "gold.json": '{"turns": []}',
        "readout.json": '{"date": "2031", "readout": 1}',
        "sitting.xml": '<?xml version="1.0"?>\n<!-- a sitting -->\n<TEI xmlns="x"><text/></TEI>',
    }
    for name, text in shown.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    gathering = Gathering([str(tmp_path)])
    assert [path.name for path in gathering.files] == ["readout.json", "sitting.xml"]
    assert [line.removeprefix(f"{tmp_path}/") for line in gathering.passed_over] == [
        "corpus.xml: passed over, its XML is no text in TEI",
        "gold.json: passed over, its JSON is no readout's",
    ]
    assert [path.name for path in Gathering([str(tmp_path / "gold.json")]).files] == ["gold.json"]


def test_a_pattern_is_expanded_and_an_empty_one_fails(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert [p.name for p in Gathering([f"{tmp_path}/*.txt"]).files] == ["a.txt"]
    assert Gathering([f"{tmp_path}/*.md"]).failed == [f"{tmp_path}/*.md: no such file"]


def test_many_pages_come_back_in_order(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n:02}.txt" for n in range(4)]
    for path in paths:
        path.write_text(f"Title {path.stem}\n\n" + "Some words of text.\n\n" * 6000, encoding="utf-8")
    assert [page.name for page in read_page_files(paths)] == [path.name for path in paths]


def test_again_changes_nothing_that_nobody_changed(tmp_path: Path) -> None:
    take(tmp_path, PAGE)
    take(tmp_path, PAGE.replace("Ilse Maren", "Ilsa Maren").replace("Canada", "Norway"))
    assert [change.before == change.after for change in Intake(tmp_path).again()] == [True, True]


def test_again_repeats_no_doubt_about_people(tmp_path: Path) -> None:
    """A sitting whose file lists nobody is doubted for its names when it is imported, and no more later."""
    sitting = "<TEI><text><u who='#ObiAda'><p>We go on.</p></u></text></TEI>"
    path = take(tmp_path, sitting, "sitting.xml").path
    (change,) = Intake(tmp_path).again()
    assert (change.path, change.after) == (path, change.before)
    assert [doubt.at for doubt in change.after.doubts] == ["title", "participants"]


def test_known_bytes_are_not_imported_again(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    intake = Intake(tmp_path / "archive")
    intake.take(read_page_file(path))
    (page,) = read_page_files([path], intake.hashes)
    assert page.readout is None
    assert intake.take(page).outcome == "known"


def test_two_imports_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    one, other = Intake(tmp_path), Intake(tmp_path)
    first = one.take(read_page(PAGE.encode(), "page.txt"))
    same = other.take(read_page(PAGE.encode(), "page.txt"))
    second = other.take(read_page(PAGE.replace("Canada", "Norway").encode(), "page.txt"))

    assert (same.outcome, same.path) == ("known", first.path)
    assert written(second).id == f"{written(first).id}-2"
    # Whom the other one named is known too: another person has another id.
    assert [p.id for p in written(second).participants] == ["ada-obi-2", "ilse-maren"]


def test_an_edit_since_the_pages_were_imported_again_stays(tmp_path: Path) -> None:
    path = take(tmp_path, PAGE).path
    assert path is not None
    path.write_text(
        path.read_text(encoding="utf-8").replace("kind: meeting", "kind: other"), encoding="utf-8"
    )
    (change,) = Intake(tmp_path).again()
    edited = path.read_text(encoding="utf-8").replace("Welcome.", "Edited.")
    path.write_text(edited, encoding="utf-8")

    with pytest.raises(OSError, match="it was changed meanwhile"):
        change.write()
    assert path.read_text(encoding="utf-8") == edited
