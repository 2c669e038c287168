"""What the participants pane writes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout_tui.tui.widgets.participants import BAR, bar


@pytest.mark.parametrize(
    ("part", "drawn"), [(0, "    "), (0.001, "▏   "), (0.25, "█   "), (0.66, "██▋ "), (1, "████")]
)
def test_a_share_is_drawn_as_a_bar(part: float, drawn: str) -> None:
    assert bar(part) == drawn


@given(st.floats(0, 1))
def test_a_bar_is_always_as_wide(part: float) -> None:
    assert len(bar(part)) == BAR
