"""The JSON Schema of a readout, made from the model, so that an editor completes and checks the YAML."""

from __future__ import annotations

from msgspec import json

from readout_tui.model import FORMAT_VERSION, Readout
from readout_tui.store.fields import DATES

SCHEMA_ID = f"urn:readout-tui:readout:{FORMAT_VERSION}"


def schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of a readout's file."""
    _, definitions = json.schema_components([Readout], ref_template="#/$defs/{name}")
    for kind, name in DATES:
        if kind.__name__ in definitions:
            # Editors read YAML 1.2, in which a year alone is a number.
            definitions[kind.__name__]["properties"][name]["anyOf"].append({"type": "integer"})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Readout",
        "$ref": "#/$defs/Readout",
        "$defs": definitions,
    }
