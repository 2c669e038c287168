"""An archive in which every text of every field is hostile."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.hostile.strings import HOSTILE, document, people_of, readout_of
from tests.terminal.conftest import tmux

__all__ = ["hostile", "tmux", "write_archive"]


def write_archive(root: Path, texts: dict[str, str]) -> Path:
    """Write an archive with two readouts for each text: one with it escaped, one with it as it is."""
    folder = root / "2031"
    folder.mkdir(parents=True)
    names = list(texts)
    for number, (name, text) in enumerate(texts.items()):
        other = f"2031-{names[(number + 1) % len(names)]}"
        escaped = readout_of(f"2031-{name}", text, other)
        (folder / f"2031-{name}.yaml").write_text(document(escaped), encoding="utf-8")
        raw = readout_of(f"2031-{name}-raw", text, other)
        data = document(raw, raw=True).encode("utf-8", "surrogatepass")
        (folder / f"2031-{name}-raw.yaml").write_bytes(data)
    (root / "people.yaml").write_text(document(people_of(texts)), encoding="utf-8")
    return root


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """An archive of all hostile strings."""
    return write_archive(tmp_path / "hostile", HOSTILE)
