from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from readout_tui.collecting import collecting_paused


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_nothing_is_collected_meanwhile_and_all_is_as_before_after_it() -> None:
    with collecting_paused():
        assert not gc.isenabled()
        with collecting_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="ferry"), collecting_paused():
        raise ValueError("ferry")
    assert gc.isenabled()


def test_where_nothing_was_collected_before_nothing_is_after_it() -> None:
    gc.disable()
    with collecting_paused():
        pass
    assert not gc.isenabled()
