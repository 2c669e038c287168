"""Offices that labels abbreviate: `PM Lund`, `BK'in Lund`, `MP Orr`."""

from __future__ import annotations

from readout_tui.importing.names import Designation
from readout_tui.text import fold

_ABBREVIATED = frozenset(
    "pm dpm fm eam mp mp'in mpin bk bk'in bkin vk vk'in bm bm'in bmin bm'n bpr sts sts'in stsin vp".split()
)
"""As English and German transcripts have them, folded."""


def with_office_apart(who: Designation, label: str) -> Designation:
    """Take an abbreviated office off a label's name; any other label stays as it is."""
    first, _, rest = label.partition(" ")
    short = fold(first).replace("’", "'")
    if not rest or who.role or who.honorific or short not in _ABBREVIATED or not first[:1].isupper():
        return who
    begun, _, name = (who.name or "").partition(" ")
    return Designation(name, first, None) if name and fold(begun) == fold(first) else who
