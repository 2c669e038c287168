from __future__ import annotations

from pathlib import Path

from readout_tui.store.formatting import canonical, formattable_files

CANONICAL = "readout: 1\nid: well\ntitle: The well\nturns:\n  - text: Water.\n"


def written(tmp_path: Path, text: str, name: str = "well.yaml") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return path


def test_canonical_file_does_not_change(tmp_path: Path) -> None:
    formatted = canonical(written(tmp_path, CANONICAL))
    assert not formatted.changes
    assert formatted.problems == ()
    assert formatted.comment is None


def test_other_form_of_the_same_readout_becomes_canonical(tmp_path: Path) -> None:
    other = "\ufeffid: 'well'\r\nreadout: 1\r\ntitle: The\r\n  well\r\nturns: [{text: Water.}]\r\n"
    formatted = canonical(written(tmp_path, other))
    assert formatted.changes
    assert formatted.new == CANONICAL.encode()


def test_file_with_a_problem_is_left_alone(tmp_path: Path) -> None:
    formatted = canonical(written(tmp_path, CANONICAL + "plaec: x\n"))
    assert not formatted.changes
    assert [problem.line for problem in formatted.problems] == [6]


def test_file_with_a_comment_is_left_alone(tmp_path: Path) -> None:
    formatted = canonical(written(tmp_path, CANONICAL.replace("The well", "'The well'  # which?")))
    assert not formatted.changes
    assert formatted.problems == ()
    assert formatted.comment
    assert (formatted.comment.line, formatted.comment.column) == (3, 20)


def test_comments_in_the_first_lines_stay(tmp_path: Path) -> None:
    head = "# yaml-language-server: $schema=x\n# by hand\n"
    formatted = canonical(written(tmp_path, head + "\n" + CANONICAL.replace("The well", "'The well'")))
    assert formatted.comment is None
    assert formatted.new.decode() == head + CANONICAL
    assert not canonical(written(tmp_path, head + CANONICAL)).changes


def test_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    formatted = canonical(tmp_path / "none.yaml")
    assert not formatted.changes
    assert len(formatted.problems) == 1


def test_people_have_a_canonical_form_too(tmp_path: Path) -> None:
    formatted = canonical(written(tmp_path, "people: [{name: Ann, id: ann}]\n", "people.yaml"))
    assert formatted.new == b"people:\n  - id: ann\n    name: Ann\n"


def test_archive_means_its_readouts_and_its_people(tmp_path: Path) -> None:
    paths = [written(tmp_path, "", name) for name in ("b.yaml", "a.yaml", "people.yaml", "c.txt")]
    assert list(formattable_files([tmp_path])) == [paths[1], paths[0], paths[2]]
    assert list(formattable_files([paths[3]])) == [paths[3]]


def test_people_that_a_link_leads_nowhere_to_are_told(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").symlink_to(tmp_path / "nowhere")
    (file,) = formattable_files([tmp_path])
    assert [problem.message for problem in canonical(file).problems] == [
        "cannot be read: No such file or directory"
    ]
