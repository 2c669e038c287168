"""Tables of what the code knows of itself: keys, settings, commands, fields of the format and of a query."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Literal, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from readout_tui import model
from readout_tui.cli.main import build_parser
from readout_tui.commands import SCOPE_TITLES, SCOPES, commands_in, shown_key
from readout_tui.index import answers
from readout_tui.index.query import CHOICES, FIELDS
from readout_tui.library import Library
from readout_tui.user.definitions import ARCHIVE, DEFINITIONS
from readout_tui.user.presets import preset_keys

EXAMPLE_COLUMN = 2
"""Blanks that divide an example from the words that explain it, at least."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table; a bar in a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def code(text: str) -> str:
    """Write a text as code, and nothing for nothing."""
    return f"`{text}`" if text else ""


def keys() -> str:
    """Return the keys of each scope, of both presets."""
    return "\n\n".join(f"## {SCOPE_TITLES[scope]}\n\n{table(*_keys_in(scope))}" for scope in SCOPES)


def _keys_in(scope: str) -> tuple[Sequence[str], list[Sequence[str]]]:
    rows: list[Sequence[str]] = []
    for command in (one for known in SCOPES if known == scope for one in commands_in(known)):
        vim, arrows = command.keys, preset_keys(command, "arrows")[:1]
        shown = (" ".join(code(shown_key(key)) for key in some) for some in (vim, arrows))
        rows.append((*shown, command.help, code(command.id)))
    return ("keys", "`arrows`", "does", "id"), rows


def settings() -> str:
    """Return the settings of one value, with their variables and flags."""
    return table(
        ("setting", "else", "variable", "flag", "is"),
        (
            (
                code(one.name),
                code(one.default) if one is not ARCHIVE else "the one that ships",
                code(one.variable),
                code(f"{one.flag} {one.metavar}"),
                one.about,
            )
            for one in DEFINITIONS
        ),
    )


def search_fields() -> str:
    """Return the fields of the query language, with their values where these are few."""
    rows = []
    for name, about in FIELDS.items():
        few = CHOICES.get(name, ())
        rows.append(
            (code(f"{name}:"), about.replace(" ".join(few), ", ".join(map(code, few))) if few else about)
        )
    return table(("field", "its value says"), rows)


def format_fields() -> str:
    """Return the fields of a readout's file, and of what stands in it."""
    structs = (
        model.Readout,
        model.Source,
        model.Participant,
        model.Turn,
        model.Relation,
        model.Note,
        model.Doubt,
    )
    return _struct_tables(structs)


def people_fields() -> str:
    """Return the fields of `people.yaml`."""
    return _struct_tables((model.People, model.Person, model.Position))


def _struct_tables(structs: Iterable[type[Struct]]) -> str:
    told = _attribute_docstrings(model)
    parts = []
    for one in structs:
        about = (one.__doc__ or "").partition("\n")[0]
        rows = [_field_row(field, told.get((one.__name__, field.name), "")) for field in fields(one)]
        parts.append(f"### {one.__name__}\n\n{about}\n\n{table(('field', 'value', 'what it is'), rows)}")
    return "\n\n".join(parts)


def _field_row(field: FieldInfo, about: str) -> tuple[str, str, str]:
    value = _type_words(field.type)
    name = code(field.encode_name) + (", required" if field.required else "")
    return name, value, about


def _type_words(kind: object) -> str:
    """Return in words what a field may hold."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (UnionType, Union):
        return ", ".join(_type_words(one) for one in arguments if one is not NoneType)
    if origin is tuple:
        return f"list of {_type_words(arguments[0])}"
    if origin is Literal:
        return " ".join(code(str(one)) for one in arguments)
    if isinstance(kind, type):
        return "text" if kind is str else f"[{kind.__name__}](#{kind.__name__.lower()})"
    return str(kind)


def _attribute_docstrings(module: ModuleType) -> dict[tuple[str, str], str]:
    """Return the docstrings under attributes by class and name: Python keeps them nowhere."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    found = {}
    for one in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        for named, below in zip(one.body, one.body[1:], strict=False):
            if isinstance(named, ast.AnnAssign) and isinstance(named.target, ast.Name):
                match below:
                    case ast.Expr(value=ast.Constant(value=str(text))):
                        found[one.name, named.target.id] = " ".join(text.split())
    return found


def commands() -> str:
    """Return every command with its options and examples."""
    (action,) = (one for one in build_parser()._actions if isinstance(one, argparse._SubParsersAction))
    return "\n\n".join("\n\n".join(_command(name, parser)) for name, parser in action.choices.items())


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f"## {name}"
    yield parser.description or ""
    rows, flags = list[tuple[str, str]](), list[str]()
    words = ["readout", name]
    for one in sorted(parser._actions, key=lambda action: bool(action.option_strings)):
        if one.dest in ("help", "archive"):
            continue
        if one.dest.startswith("setting "):
            flags.append(code(one.option_strings[0]))
            continue
        value = (
            one.metavar
            if isinstance(one.metavar, str)
            else "|".join(map(str, one.choices or ())) or one.dest.upper()
        )
        if one.option_strings:
            rows.append(
                (
                    " ".join(code(f"{o} {value}" if one.nargs != 0 else o) for o in one.option_strings),
                    _help(one),
                )
            )
        else:
            words.append({"?": f"[{value}]", "*": f"[{value} ...]"}.get(str(one.nargs), value))
            rows.append((code(value), _help(one)))
    if flags:
        rows.append((" ".join(flags), "[settings](settings.md)"))
    usage = parser.usage.replace("[-a DIR] ", "").replace(" " * 7, "") if parser.usage else " ".join(words)
    yield f"```text\n{usage}\n```"
    if rows:
        yield table(("argument", "is"), rows)
    examples, _, rest = (parser.epilog or "").partition("\n\n")
    yield "\n".join(["```sh", *map(_example, examples.splitlines()[1:]), "```"])
    if rest.strip():
        yield f"```text\n{rest.strip()}\n```"


def _help(action: argparse.Action) -> str:
    return (action.help or "").replace("%%", "%")


def _example(line: str) -> str:
    """Return an example with what explains it as a comment."""
    return re.sub(rf"(?<=\S)( {{{EXAMPLE_COLUMN},}})(?=\S)", r"\1# ", line.strip(), count=1)


def library_methods() -> str:
    """Return the methods of `Library`, each with what it returns and does."""
    rows = []
    for name, method in (item for one in Library.__mro__ for item in vars(one).items()):
        function = method.__func__ if isinstance(method, classmethod) else method
        if name.startswith("_") or not inspect.isfunction(function):
            continue
        signature = inspect.signature(function)
        named = [one for one in signature.parameters.values() if one.name not in ("self", "cls")]
        shown = [f"{one.name}={one.default!r}" if one.default is not one.empty else one.name for one in named]
        about = " ".join((function.__doc__ or "").partition("\n\n")[0].split())
        rows.append((code(f"{name}({', '.join(shown)})"), code(str(signature.return_annotation)), about))
    return table(("call", "gives", "does"), rows)


def records() -> str:
    """Return the records that `Library` answers with."""
    rows = []
    for name, one in vars(answers).items():
        if is_dataclass(one) and getattr(one, "__module__", "") == answers.__name__:
            about = (one.__doc__ or "").partition("\n")[0]
            rows.append((code(name), ", ".join(code(field.name) for field in dataclass_fields(one)), about))
    return table(("record", "fields", "is"), rows)
