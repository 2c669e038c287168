"""Ask whether a known vulnerability is in what is installed.

    python tools/audit.py

Exit status 0 if every package was looked up and none is vulnerable, 1 if one is, and 2 if some could not be
looked up: silence of a service that was not reached is no good news.
"""

from __future__ import annotations

import subprocess
import sys

import msgspec

SERVICES = ("pypi", "osv")
"""Where pip-audit can ask, in the order in which they are tried."""


class Vulnerability(msgspec.Struct):
    """One that is known."""

    id: str
    fix_versions: list[str]


class Package(msgspec.Struct):
    """One that is installed."""

    name: str
    version: str | None = None
    skip_reason: str | None = None
    """Why nothing is known of it; None if it was looked up."""
    vulns: list[Vulnerability] = []


class Answer(msgspec.Struct):
    """What pip-audit prints."""

    dependencies: list[Package]


def main() -> int:
    """Print what is known against what is installed; return an exit status."""
    answers = (answer for answer in map(_ask, SERVICES) if any(one.skip_reason is None for one in answer))
    answer = next(answers, None)
    if answer is None:
        print("NOT AUDITED: no advisory service could be reached from here", file=sys.stderr)
        return 2
    for one in answer:
        for known in one.vulns:
            print(
                f"{one.name} {one.version}: {known.id}, mended in {', '.join(known.fix_versions) or 'none'}"
            )
    unknown = [one.name for one in answer if one.skip_reason is not None]
    if unknown:
        print(f"not audited, for the service does not know them: {', '.join(unknown)}", file=sys.stderr)
    if any(one.vulns for one in answer):
        return 1
    print(f"{len(answer) - len(unknown)} packages looked up, none with a known vulnerability")
    return 2 if unknown else 0


def _ask(service: str) -> list[Package]:
    """Return what a service knows of each installed package but this one; nothing if it cannot be reached."""
    words = [sys.executable, "-m", "pip_audit", "--skip-editable", "--progress-spinner", "off"]
    words += ["--vulnerability-service", service, "--format", "json", "--timeout", "10"]
    done = subprocess.run(words, capture_output=True, check=False)
    try:
        answer = msgspec.json.decode(done.stdout, type=Answer)
    except msgspec.DecodeError:
        return []
    return [one for one in answer.dependencies if one.name != "readout-tui"]


if __name__ == "__main__":
    sys.exit(main())
