from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from readout_tui.tui.filtering import Filter
from readout_tui.tui.widgets.chips import chips_in

TWO = (Filter("kind", "call", "call"), Filter("place", "Veld", "Veld"))


def test_each_filter_is_a_chip() -> None:
    chips, left = chips_in(TWO, 80)
    assert ([chip.text for chip in chips], left) == ([" kind:call × ", " place:Veld × "], 0)
    assert [chip.filter for chip in chips] == list(TWO)


def test_what_there_is_no_room_for_is_counted() -> None:
    chips, left = chips_in(TWO, 20)
    assert ([chip.text for chip in chips], left) == ([" kind:call × "], 1)


@given(names=st.lists(st.text(min_size=1, max_size=30), max_size=6), width=st.integers(12, 100))
def test_chips_and_the_number_left_over_fit(names: list[str], width: int) -> None:
    filters = [Filter("tag", name, name) for name in names]
    chips, left = chips_in(filters, width)
    needed = sum(cell_len(chip.text) for chip in chips) + max(0, len(chips) - 1)
    assert needed + (len(f" +{left}") if left else 0) <= width
    assert len(chips) + left == len(filters)
    assert bool(chips) is bool(filters)
