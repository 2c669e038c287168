"""Two windows on one archive, each in a terminal of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.terminal.driver import READOUT, Tmux
from tests.tui.driver import PRESS_DAY

from readout_tui.cli.main import main
from readout_tui.user.marks import Marks
from readout_tui.user.paths import user_paths
from readout_tui.user.session import Session


def test_two_windows_show_what_the_other_does_and_keep_all_of_it(
    tmux: Tmux, other_tmux: Tmux, archive: Path
) -> None:
    began = datetime.now(UTC)
    windows = (tmux, other_tmux)
    for window in windows:
        window.start(*READOUT, "-a", str(archive), "open", PRESS_DAY)
    for window in windows:
        window.wait(lambda screen: "Nothing known" in screen and "y Copy" in screen)

    tmux.keys("m")
    other_tmux.wait("* marked")
    other_tmux.keys("a")
    other_tmux.wait("Note on the passage")
    other_tmux.type("the weather\r")
    for window in windows:
        window.wait("¶ the weather")
    assert main(["people", "-a", str(archive), "merge", "adela-marn", "hanne-brill"]) == 0
    for window in windows:
        window.wait(lambda screen: "Nothing known" not in screen)

    for window in windows:
        window.keys("C-q")
    for window in windows:
        window.wait("status 0")
    (mark,) = Marks(user_paths().marks, archive).all()
    visit = Session(user_paths().session, archive).last_visit()
    assert (mark.at.id, mark.note) == (PRESS_DAY, "the weather")
    assert visit.at is not None and visit.at.at.id == PRESS_DAY
    assert visit.left is not None and visit.left > began
