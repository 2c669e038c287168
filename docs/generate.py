"""Write into the documentation what the code knows: `python -m docs.generate`, or with `--check` only ask.

A part stands between two comments in a page and is written anew between them:

    <!-- generated: keys -->
    <!-- end of what is generated -->
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from docs import answers, facts

DOCS = Path(__file__).parent
PARTS: dict[str, Callable[[], str]] = {
    "keys": facts.keys,
    "settings": facts.settings,
    "fields": facts.search_fields,
    "format": facts.format_fields,
    "people": facts.people_fields,
    "commands": facts.commands,
    "library": facts.library_methods,
    "records": facts.records,
    "styles": answers.styles,
    "json": answers.json_shapes,
}
"""What can stand in a page, by name."""

_PART = re.compile(
    r"(?P<begin>^<!-- generated: (?P<name>[a-z]+) -->\n)(?P<text>.*?)"
    r"(?P<end>^<!-- end of what is generated -->$)",
    re.DOTALL | re.MULTILINE,
)


def pages() -> list[Path]:
    """Return the pages that hold a part."""
    return [page for page in sorted(DOCS.glob("*.md")) if _PART.search(page.read_text(encoding="utf-8"))]


def written_anew(text: str) -> str:
    """Return a page's text with each of its parts as the code has it now.

    Raises:
        KeyError: There is no such part.
    """
    return _PART.sub(lambda found: f"{found['begin']}\n{PARTS[found['name']]()}\n\n{found['end']}", text)


def main() -> int:
    """Write the pages that changed, or name them; return an exit status."""
    parser = argparse.ArgumentParser(description="Write into the documentation what the code knows.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if something would change")
    check = parser.parse_args().check
    stale = False
    for page in pages():
        before = page.read_text(encoding="utf-8")
        after = written_anew(before)
        if after != before:
            stale = True
            print(f"{page.name}: {'is stale: make docs' if check else 'written'}")
            if not check:
                page.write_text(after, encoding="utf-8")
    return int(check and stale)


if __name__ == "__main__":
    sys.exit(main())
