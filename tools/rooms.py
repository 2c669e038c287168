"""Print what the tests cover, room by room, from the data that coverage has gathered.

    python tools/rooms.py [ROOM...]

With rooms named, each of their files follows with the lines that no test runs.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from coverage import Coverage

PACKAGE = Path(__file__).parents[1] / "src" / "readout_tui"


def main() -> int:
    """Print the table; return an exit status."""
    parser = argparse.ArgumentParser(description="Print what the tests cover, room by room.")
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help="list the lines of these that no test runs")
    named = parser.parse_args().rooms
    data = Coverage()
    data.load()
    lines, missed, listed = defaultdict[str, int](int), defaultdict[str, int](int), list[str]()
    for file in sorted(PACKAGE.rglob("*.py")):
        _, statements, _, missing, shown = data.analysis2(str(file))
        room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        lines[room] += len(statements)
        missed[room] += len(missing)
        if missing and room in named:
            listed.append(f"{file.relative_to(PACKAGE)}: {shown}")
    for room in sorted(filter(lines.get, lines), key=lambda room: missed[room] / lines[room]):
        print(f"{room:12} {lines[room]:6} lines  {1 - missed[room] / lines[room]:7.1%}")
    total = sum(lines.values())
    print(f"{'all':12} {total:6} lines  {1 - sum(missed.values()) / total:7.1%}")
    print("\n".join(["", *listed] if listed else []))
    return 0


if __name__ == "__main__":
    sys.exit(main())
