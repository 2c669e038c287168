"""Where the user left off in each archive.

The file may be lost at any time: one that cannot be read at all is told once, and a new one takes its place.
One that an older version wrote, or that holds nonsense, is read as far as it goes.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Raw, Struct, field, structs

from readout_tui.locator import Locator
from readout_tui.text import clean_line
from readout_tui.user.kept import Content, Kept, KeptError, folder_name

ARCHIVES = 50
"""How many archives' visits are kept, the latest ones."""

STOPS = 100
"""How many stops back and how many forward are kept, the nearest ones."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Stop(Struct, frozen=True, forbid_unknown_fields=True):
    """A place in a readout."""

    locator: str
    """`ID`, or `ID#turn.paragraph`; with the paragraph's hash it survives an edit of the file."""
    character: Annotated[int, Meta(ge=0)] = 0
    """Within the paragraph, in code points."""

    def __post_init__(self) -> None:
        """Refuse a locator that is none."""
        Locator.parse(self.locator)

    @property
    def at(self) -> Locator:
        """The locator, taken apart."""
        return Locator.parse(self.locator)


class KeptFilter(Struct, frozen=True, omit_defaults=True):
    """A filter of the timeline."""

    field: Literal["kind", "with", "side", "place", "tag", "publisher", "date", "after", "before"]
    value: str
    """As events have it, or the days as they were typed."""
    shown: str
    """The value for readers."""
    first: date | None = None
    """The first day that was meant: later, the same words would mean another one."""
    last: date | None = None


class Visit(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the screen stood when the user left an archive."""

    at: Stop | None = None
    """Where they were reading."""
    pane: Literal["timeline", "reader", "participants", "related"] | None = None
    """The pane that had the focus."""
    zoomed: bool = False
    """Whether it had the screen to itself."""
    widths: dict[str, Annotated[int, Meta(ge=1)]] = field(default_factory=dict)
    """The widths that they gave to panes, in cells, by the pane's name."""
    zoom: Literal["year", "month", "day"] = "day"
    """What a row of the timeline stood for."""
    filters: tuple[KeptFilter, ...] = ()
    """What the timeline was filtered by."""
    query: str | None = None
    """What was searched last."""
    theme: str | None = None
    """The theme that they chose on the screen; None if it was that of the settings."""
    theme_over: str | None = None
    """The theme that the settings file named when they chose it, "" if none; None if that was not kept."""
    back: tuple[Stop, ...] = ()
    """The stops of the jump list before the present one, the oldest first."""
    forward: tuple[Stop, ...] = ()
    """Those after it, the nearest last."""
    left: Annotated[datetime, Meta(tz=True)] | None = None
    """When they left; None if they have never been there."""

    def chosen_theme(self, named: str) -> str | None:
        """Return the theme of the screen, if it still holds: one that the file names since then is newer.

        Args:
            named: The theme that the settings file names now, "" if none.
        """
        return self.theme if self.theme_over in (None, named) else None


class _Content(Content, frozen=True):
    version: int = 2
    visits: dict[str, Raw] = field(default_factory=dict)
    """By the archive's resolved folder; each is read when it is needed, and kept as it is until then."""


class _Left(Struct):
    left: Annotated[datetime, Meta(tz=True)] = _LONG_AGO


class Session:
    """The visits to one archive."""

    def __init__(self, path: Path, archive: Path) -> None:
        """Take the file, which need not exist, and the archive's folder."""
        self._path = path
        self._archive = folder_name(archive)
        self._file = Kept(path, _Content)
        self.remark: str | None = None
        """What the user should be told once: why there is nothing to go on with. Set by `last_visit`."""

    def last_visit(self) -> Visit:
        """Return how the screen stood last time; an empty visit the first time, or if it is lost."""
        try:
            kept = self._file.read().visits.get(self._archive)
        except KeptError as error:
            self.remark = f"starting anew: {error}"
            return Visit()
        return Visit() if kept is None else _cleaned(_visit(kept))

    def leave(self, visit: Visit, now: datetime) -> None:
        """Keep how the screen stands; a file that cannot be read is put aside as `*.old`.

        Args:
            visit: How it stands; its `left` does not matter.
            now: The time, with a time zone.

        Raises:
            KeptError: The file cannot be written.
        """
        try:
            self._file.read()
        except KeptError:
            with suppress(OSError):  # It is told when the new one cannot be written.
                self._path.replace(self._path.with_name(f"{self._path.name}.old"))
        left = structs.replace(visit, back=visit.back[-STOPS:], forward=visit.forward[-STOPS:], left=now)

        def changed(content: _Content) -> _Content:
            visits = content.visits | {self._archive: Raw(msgspec.json.encode(left))}
            latest = sorted(visits.items(), key=lambda item: _when_left(item[1]))
            return structs.replace(content, version=_Content().version, visits=dict(latest[-ARCHIVES:]))

        self._file.change(changed)


def _visit(kept: Raw) -> Visit:
    """Read a visit as far as it goes: fields, and stops and filters, that are none are left out."""
    try:
        return msgspec.json.decode(kept, type=Visit)
    except (ValueError, RecursionError):
        pass
    found: dict[str, object] = {}
    with suppress(ValueError, RecursionError):
        values = msgspec.json.decode(kept, type=dict[str, Raw])
        for one in structs.fields(Visit):
            if one.name in values:
                with suppress(ValueError, RecursionError):
                    found[one.name] = _value(values[one.name], one.type)
    return structs.replace(Visit(), **found)


def _value(kept: Raw, kind: object) -> object:
    """Read one field's value; of several, those that can be read."""
    item = _ITEMS.get(kind)
    if item is None:
        return msgspec.json.decode(kept, type=kind)
    found: list[object] = []
    for one in msgspec.json.decode(kept, type=list[Raw]):
        with suppress(ValueError, RecursionError):
            found.append(msgspec.json.decode(one, type=item))
    return tuple(found)


def _cleaned(visit: Visit) -> Visit:
    filters = (
        structs.replace(one, value=clean_line(one.value), shown=clean_line(one.shown))
        for one in visit.filters
    )
    return structs.replace(
        visit,
        at=_clean_stop(visit.at) if visit.at else None,
        query=clean_line(visit.query) if visit.query else None,
        theme=clean_line(visit.theme) if visit.theme else None,
        filters=tuple(filters),
        back=tuple(map(_clean_stop, visit.back)),
        forward=tuple(map(_clean_stop, visit.forward)),
    )


def _clean_stop(stop: Stop) -> Stop:
    cleaned = clean_line(stop.locator)
    return stop if cleaned == stop.locator else structs.replace(stop, locator=cleaned)


def _when_left(kept: Raw) -> datetime:
    try:
        return msgspec.json.decode(kept, type=_Left).left
    except (ValueError, RecursionError):
        return _LONG_AGO


_ITEMS: dict[object, type] = {tuple[Stop, ...]: Stop, tuple[KeptFilter, ...]: KeptFilter}
"""The kinds of fields that hold several, and of what."""
