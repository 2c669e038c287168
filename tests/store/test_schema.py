from __future__ import annotations

import json

from readout_tui.model import KINDS
from readout_tui.store.schema import schema


def test_schema_is_json_and_complete() -> None:
    made = json.loads(json.dumps(schema()))
    assert made["$ref"] == "#/$defs/Readout"
    readout = made["$defs"]["Readout"]
    assert readout["required"] == ["readout", "id", "title", "turns"]
    assert readout["additionalProperties"] is False
    assert sorted(readout["properties"]["kind"]["anyOf"][0]["enum"]) == sorted(KINDS)
    assert readout["properties"]["turns"]["items"] == {"$ref": "#/$defs/Turn"}


def test_parts_are_described() -> None:
    definitions = json.loads(json.dumps(schema()))["$defs"]
    assert all(part["title"] == name and part["description"] for name, part in definitions.items())


def test_year_alone_is_a_date_though_an_editor_takes_it_for_a_number() -> None:
    definitions = json.loads(json.dumps(schema()))["$defs"]
    for part, name in (("Readout", "date"), ("Source", "published")):
        assert {"type": "integer"} in definitions[part]["properties"][name]["anyOf"]
