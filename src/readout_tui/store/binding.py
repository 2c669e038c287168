"""A tree of nodes to the model's structs, led by their types; each misfit is a problem at its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias, TypeVar

from msgspec import inspect

from readout_tui.model import Entry
from readout_tui.store.fields import CHECKS, RELIED_ON, Check, is_multiline
from readout_tui.store.nodes import Mapping, Node, Refused, Scalar, Sequence
from readout_tui.store.problems import START, Problems, advice, quoted
from readout_tui.text import clean, clean_line

E = TypeVar("E", bound=Entry)

_LEFT_OUT = object()
"""Stands for a value that cannot be used, in whose stead the field's default can."""


@dataclass(frozen=True, slots=True)
class _Text:
    clean: Callable[[str], str]
    check: Check | None
    relied_on: bool


@dataclass(frozen=True, slots=True)
class _Choice:
    values: dict[str, object]
    """By how they are written."""


@dataclass(frozen=True, slots=True)
class _ListOf:
    item: _Shape


@dataclass(frozen=True, slots=True)
class _Record:
    make: type[Entry]
    fields: dict[str, _Field]
    """By their key in the file."""
    required: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    shape: _Shape


_Shape: TypeAlias = _Text | _Choice | _ListOf | _Record


def bind(kind: type[E], root: Node | None, problems: Problems) -> E | None:
    """Make a struct of a file's tree.

    Returns:
        None if something required is missing or of another type; each reason is among the problems.
    """
    record = _record(kind)
    if root is None or (isinstance(root, Scalar) and root.null):
        root = Mapping(START, whole=True)
    value = _Binder(problems).bind(root, record, "the file")
    return value if isinstance(value, kind) else None


@cache
def _record(kind: type[Entry]) -> _Record:
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    fields = {f.encode_name: _Field(f.name, _shape(f.type, kind, f.name)) for f in info.fields}
    return _Record(kind, fields, frozenset(f.encode_name for f in info.fields if f.required))


def _shape(declared: inspect.Type, kind: type[Entry], name: str) -> _Shape:
    if isinstance(declared, inspect.UnionType):
        # `X | None`: a key that has no value is left out.
        (declared,) = (t for t in declared.types if not isinstance(t, inspect.NoneType))
    if isinstance(declared, inspect.StrType):
        cleaner = clean if is_multiline(name) else clean_line
        return _Text(cleaner, CHECKS.get((kind, name)), (kind, name) in RELIED_ON)
    if isinstance(declared, inspect.LiteralType):
        return _Choice({str(value): value for value in declared.values})
    if isinstance(declared, inspect.VarTupleType):
        return _ListOf(_shape(declared.item_type, kind, name))
    if isinstance(declared, inspect.StructType) and issubclass(declared.cls, Entry):
        return _record(declared.cls)
    raise TypeError(f"the file format has no form for {kind.__name__}.{name}")


class _Binder:
    """Walks nodes and types together; None stands for what could not be made."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems

    def bind(self, node: Node, shape: _Shape, key: str) -> object:
        """Make a value of a node; `key` names it in messages."""
        if isinstance(shape, _Text):
            return self._text(node, shape, key)
        if isinstance(shape, _Record):
            return self._record(node, shape, key)
        if isinstance(shape, _ListOf):
            return self._list(node, shape, key)
        return self._choice(node, shape, key)

    def _record(self, node: Node, shape: _Record, key: str) -> Entry | None:
        if not isinstance(node, Mapping):
            self._misfit(node, key, f"keys and values ({', '.join(shape.fields)})")
            return None
        values: dict[str, object] = {}
        sound = True
        for word, (key_node, value_node) in node.entries.items():
            field = shape.fields.get(word)
            if field is None:
                if not self._problems.full:
                    message = f"unknown key {quoted(word)}: {advice(word, shape.fields)}"
                    self._problems.add(key_node.spot, message)
                continue
            if isinstance(value_node, Scalar) and value_node.null:
                message = f"{quoted(word)} has no value: give it one, or leave the key out"
                self._problems.add(key_node.spot, message)
                value: object = _LEFT_OUT
            else:
                value = self.bind(value_node, field.shape, quoted(word))
            if value is _LEFT_OUT:
                sound &= word not in shape.required
            else:
                values[field.name] = value
                sound &= value is not None
        if missing := shape.required - node.entries.keys():
            sound = False
            if node.whole:
                for word in (w for w in shape.fields if w in missing):
                    self._problems.add(node.spot, f"{quoted(word)} is missing: add it to {key}")
        return shape.make(**values) if sound else None

    def _list(self, node: Node, shape: _ListOf, key: str) -> tuple[object, ...] | None:
        if not isinstance(node, Sequence):
            self._misfit(node, key, "a list, one item a line, each after '- '")
            return None
        what = f"an item of {key}"
        values = tuple([self.bind(item, shape.item, what) for item in node.items])
        return None if any(value is None for value in values) else values

    def _text(self, node: Node, shape: _Text, key: str) -> object:
        if not isinstance(node, Scalar) or node.null:
            self._misfit(node, key, "text")
            return None
        text = shape.clean(node.text)
        if not text or text.isspace():
            self._problems.add(node.spot, f"{key} is empty: write something, or remove it")
        elif shape.check and (trouble := shape.check(text)):
            self._problems.add(node.spot, f"{key}: {trouble}")
        else:
            return text
        return _LEFT_OUT if shape.relied_on else text

    def _choice(self, node: Node, shape: _Choice, key: str) -> object:
        if not isinstance(node, Scalar):
            self._misfit(node, key, f"one of {', '.join(shape.values)}")
            return None
        value = shape.values.get(node.text)
        if value is None:
            message = f"{key} cannot be {quoted(node.text)}: {advice(node.text, shape.values)}"
            self._problems.add(node.spot, message)
        return value

    def _misfit(self, node: Node, key: str, wanted: str) -> None:
        if isinstance(node, Refused):
            return
        found = "a list" if isinstance(node, Sequence) else "keys and values"
        if isinstance(node, Scalar):
            found = "empty" if node.null else f"the text {quoted(node.text)}"
        self._problems.add(node.spot, f"{key} must be {wanted}, but is {found}")
