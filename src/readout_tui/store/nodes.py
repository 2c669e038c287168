"""YAML text to a tree of nodes that know where they stand, with no scalar's type guessed.

The tree is built from the parser's events, in a loop: hostile depth reaches no recursion, and aliases, which
could blow a small file up to gigabytes, are refused before anything is copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    StreamEndEvent,
)

from readout_tui.store.problems import START, Problems, Spot, quoted

MAX_DEPTH = 32
"""A readout needs five levels."""

TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels: this is no readout"
"""What is said of a file with more of them."""

MAX_NODES = 1_000_000
"""Values, lists and mappings of one file: each takes some hundred bytes of memory, and two of the file."""

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it: reading is six times as fast with it."""

_ADVICE = (
    ("mapping values are not allowed", "put a value that holds ': ' in quotes, or mend the indentation"),
    ("cannot start any token", "put a value that begins so in quotes, and indent with spaces"),
    ("tab character", "indent with spaces"),
    ("did not find expected key", "mend the indentation, or an unclosed quotation mark above"),
    ("could not find expected ':'", "put ':' and a space after the key, or mend the indentation"),
    ("did not find expected '-' indicator", "mend the indentation, or put '- ' before the item"),
    ("unexpected end of stream", "close the quotation mark"),
    ("expected ',' or", "close the bracket, and put a value that holds ',' or brackets in quotes"),
    ("expected alphabetic or numeric character", "put a value that begins with '*' or '&' in quotes"),
)


_HEAD = re.compile(r"(?:#.*\n)+")


@dataclass(slots=True)
class Scalar:
    """A value, as it looks in the file."""

    spot: Spot
    text: str
    plain: bool
    """Written without quotation marks, and not as a block."""

    @property
    def null(self) -> bool:
        """Tell whether every YAML reader sees no value here."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(slots=True)
class Sequence:
    """A list."""

    spot: Spot
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys and their values, in order."""

    spot: Spot
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    whole: bool = False
    """False if the file broke off within it."""
    key: Node | None = None
    """The key whose value comes next."""


@dataclass(slots=True)
class Refused:
    """Stands for an alias."""

    spot: Spot


Node: TypeAlias = Scalar | Sequence | Mapping | Refused


def compose(text: str, problems: Problems) -> Node | None:
    """Build the tree of the text's one document.

    After a syntax error the tree ends there: what stands before can still be examined.

    Returns:
        None if the text holds no document.
    """
    composer = _Composer(problems)
    try:
        for event in yaml.parse(text, Loader=Loader):
            if not composer.take(event):
                break
            if problems.full:
                problems.fatal = True
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        spot = Spot(mark.line + 1, mark.column + 1) if mark else START
        # From 0.2.6 on libyaml counts levels too, and looks ahead: it may stop before the composer sees any.
        message = TOO_DEEP if "nesting depth" in str(error.problem) else _syntax_message(error)
        problems.add(spot, message, fatal=True)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML's own parser makes numbers of escapes and versions without a look at their size.
        problems.add(START, f"this is no YAML: {error}", fatal=True)
    return composer.root


def _syntax_message(error: yaml.MarkedYAMLError) -> str:
    what = error.problem or "syntax error"
    where = f" {error.context}" if error.context else ""
    if error.context_mark and error.problem_mark and error.context_mark.line != error.problem_mark.line:
        where += f" that begins in line {error.context_mark.line + 1}"
    advice = next((a for sign, a in _ADVICE if sign in what), "mend the syntax")
    return f"{what}{where}: {advice}"


class _Composer:
    """Takes the parser's events one by one."""

    def __init__(self, problems: Problems) -> None:
        self.root: Node | None = None
        self._problems = problems
        self._open: list[Sequence | Mapping] = []
        self._count = 0

    def take(self, event: Event) -> bool:
        """Take the next event; tell whether more are wanted."""
        self._count += isinstance(event, NodeEvent)
        if self._count > MAX_NODES:
            message = f"more than {MAX_NODES:,} values: this is no readout"
            self._problems.add(_spot(event), message, fatal=True)
            return False
        if isinstance(event, ScalarEvent):
            self._refuse_marks(event, "value")
            text = event.value
            # The line end that closes a block is no part of its text.
            if event.style in ("|", ">") and text.endswith("\n"):
                text = text[:-1]
            self._attach(Scalar(_spot(event), text, not event.style))
        elif isinstance(event, CollectionStartEvent):
            return self._begin(event)
        elif isinstance(event, CollectionEndEvent):
            ended = self._open.pop()
            if isinstance(ended, Mapping):
                ended.whole = True
        elif isinstance(event, AliasEvent):
            alias = quoted(f"*{event.anchor}")
            message = f"an alias ({alias}) is not allowed: write the value out, or put it in quotes"
            self._problems.add(_spot(event), message, fatal=True)
            self._attach(Refused(_spot(event)))
        elif isinstance(event, DocumentStartEvent) and self.root is not None:
            self._problems.add(_spot(event), "a second document begins here: a file holds one readout")
            return False
        return True

    def _begin(self, event: CollectionStartEvent) -> bool:
        if len(self._open) == MAX_DEPTH:
            self._problems.add(_spot(event), TOO_DEEP, fatal=True)
            return False
        is_mapping = isinstance(event, MappingStartEvent)
        self._refuse_marks(event, "mapping" if is_mapping else "list")
        node = Mapping(_spot(event)) if is_mapping else Sequence(_spot(event))
        self._attach(node)
        self._open.append(node)
        return True

    def _refuse_marks(self, event: ScalarEvent | CollectionStartEvent, what: str) -> None:
        advice = "leave it out, or put the value in quotes"
        if event.anchor is not None:
            message = f"an anchor ({quoted(f'&{event.anchor}')}) before a {what} is not allowed: {advice}"
            self._problems.add(_spot(event), message, fatal=True)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"a tag ({quoted(tag)}) before a {what} is not allowed: {advice}"
            self._problems.add(_spot(event), message, fatal=True)

    def _attach(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            key, parent.key = parent.key, None
            if not isinstance(key, Scalar):
                message = "a key must be a word: put it in quotes if it is text"
                self._problems.add(key.spot, message, fatal=True)
            elif key.text in parent.entries:
                first = parent.entries[key.text][0].spot.line
                message = f"the key {quoted(key.text)} stands already in line {first}: remove one of them"
                self._problems.add(key.spot, message)
            else:
                parent.entries[key.text] = (key, node)


def _spot(event: Event) -> Spot:
    mark = event.start_mark
    return Spot(mark.line + 1, mark.column + 1) if mark else START


def items(node: Node | None) -> list[Node]:
    """Return a list's items; none for anything else."""
    return node.items if isinstance(node, Sequence) else []


def value(node: Node | None, key: str) -> Node | None:
    """Return the value of a mapping's key, if there is one."""
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry[1] if entry else None


def scalars(nodes: list[Node], key: str) -> Iterator[Scalar]:
    """Yield the scalars that the nodes have under a key."""
    for node in nodes:
        scalar = value(node, key)
        if isinstance(scalar, Scalar) and not scalar.null:
            yield scalar


def head_comments(text: str) -> str:
    """Return the comments in the first lines, such as the one that tells an editor the schema.

    They are the only ones that the canonical form has a place for.
    """
    head = _HEAD.match(text)
    return head.group() if head else ""


def first_comment(text: str, start: int = 0) -> Spot | None:
    """Return where the first comment from a character on stands in a well-formed text, or None."""
    end = start
    for event in yaml.parse(text, Loader=Loader):
        if not isinstance(event, ScalarEvent | StreamEndEvent) or not event.start_mark or not event.end_mark:
            continue
        # Between values only syntax and comments can stand, and after a block's sign, in its first line.
        found = text.find("#", end, event.start_mark.index)
        if found < 0 and isinstance(event, ScalarEvent) and event.style in ("|", ">"):
            found = text.find("#", event.start_mark.index, text.find("\n", event.start_mark.index))
        if found >= 0:
            return Spot(text.count("\n", 0, found) + 1, found - text.rfind("\n", 0, found))
        end = event.end_mark.index
    return None
