"""XML as a tree, read with bounds: a file from anywhere opens no other, and grows no further than it is.

The standard library's expat reads it, with every entity refused that the file declares: those are the bombs
and the doors to other files, and the corpora that we read have none. Nothing is ever fetched.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

from readout_tui.importing.pages import PageError
from readout_tui.text import clean

_DEEPEST = 100
"""Elements within elements: a transcript has about ten, and what walks the tree calls itself as often."""
_MOST = 1_000_000
"""Elements of one file: each takes some hundred bytes of memory, though it may take four in the file."""


def parse_xml(text: str) -> Element:
    """Read a file's text as XML.

    Returns:
        The root. Names of elements and attributes come without their namespace; text is made safe.

    Raises:
        PageError: It is not well-formed, or it goes beyond what is read, with the reason in one line.
    """
    growth = _Growth()
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = growth.start
    parser.EndElementHandler = growth.end
    parser.CharacterDataHandler = growth.say
    parser.EntityDeclHandler = _refuse_entity
    parser.SkippedEntityHandler = _refuse_skipped
    try:
        parser.Parse(text, True)
    except ExpatError as error:
        raise PageError(f"not read: it is no well-formed XML: {error}") from None
    return growth.tree.close()


class _Growth:
    """A tree while it grows."""

    def __init__(self) -> None:
        self.tree = TreeBuilder()
        self._depth = 0
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST or self._count > _MOST:
            raise PageError(
                f"not read: its XML has more than {_MOST:,} elements, or {_DEEPEST} in each other"
            )
        self.tree.start(_local(name), {_local(key): clean(value) for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self._depth -= 1
        self.tree.end(_local(name))

    def say(self, text: str) -> None:
        # Cleaned here and not before: a reference such as `&#x202e;` is a sign only now.
        self.tree.data(clean(text))


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse_entity(name: str, *_: object) -> None:
    raise PageError(
        f"not read: its XML declares the entity '{clean(name)}', which may open or become anything"
    )


def _refuse_skipped(name: str, *_: object) -> None:
    raise PageError(f"not read: its XML needs the entity '{clean(name)}', which it does not have")
