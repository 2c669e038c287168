"""Ask whether a known vulnerability is in what is installed.

    python tools/audit.py

Exit status 0 if every package was looked up and none is vulnerable, 1 if one is, and 2 if some could not be
looked up: silence of a service that was not reached is no good news.

pip-audit asks services that know of every version. Where none of them is reached, the index that pip installs
from may still tell what is known, but of the newest version of each package alone: an older one counts as not
looked up.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import distributions
from urllib.error import URLError
from urllib.request import urlopen

import msgspec
from pip._internal.commands import create_command

SERVICES = ("pypi", "osv")
"""Where pip-audit can ask, in the order in which they are tried."""

OWN = "readout-tui"

_TIMEOUT = 10
"""Seconds."""


class Vulnerability(msgspec.Struct):
    """One that is known."""

    id: str
    fix_versions: list[str] = []


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


class _Told(msgspec.Struct):
    """A vulnerability, as an index tells it."""

    id: str
    fixed_in: list[str] = []
    withdrawn: str | None = None


class _Info(msgspec.Struct):
    version: str


class _Page(msgspec.Struct):
    """What an index tells of a package, in the JSON that PyPI has for it."""

    info: _Info
    vulnerabilities: list[_Told]


def main() -> int:
    """Print what is known against what is installed; return an exit status."""
    answer = next((found for found in _answers() if any(one.skip_reason is None for one in found)), None)
    if answer is None:
        print("NOT AUDITED: no advisory service could be reached from here", file=sys.stderr)
        return 2
    for one in answer:
        for known in one.vulns:
            print(
                f"{one.name} {one.version}: {known.id}, mended in {', '.join(known.fix_versions) or 'none'}"
            )
    unknown = [f"{one.name} ({one.skip_reason})" for one in answer if one.skip_reason is not None]
    if unknown:
        print(f"not audited: {', '.join(unknown)}", file=sys.stderr)
    if any(one.vulns for one in answer):
        return 1
    print(f"{len(answer) - len(unknown)} packages looked up, none with a known vulnerability")
    return 2 if unknown else 0


def _answers() -> Iterator[list[Package]]:
    yield from map(_ask, SERVICES)
    yield _ask_index()


def _ask(service: str) -> list[Package]:
    """Return what a service knows of each installed package but this one; nothing if it cannot be reached."""
    words = [sys.executable, "-m", "pip_audit", "--skip-editable", "--progress-spinner", "off"]
    words += ["--vulnerability-service", service, "--format", "json", "--timeout", str(_TIMEOUT)]
    done = subprocess.run(words, capture_output=True, check=False)
    try:
        answer = msgspec.json.decode(done.stdout, type=Answer)
    except msgspec.DecodeError:
        return []
    return [one for one in answer.dependencies if one.name != OWN]


def _ask_index() -> list[Package]:
    """Return what the index that pip is set to knows of each installed package but this one."""
    options, _ = create_command("download").parse_args([])
    index: str = options.index_url.rstrip("/").removesuffix("/simple")
    installed = {one.metadata["Name"]: one.version for one in distributions()}
    with ThreadPoolExecutor(8) as pool:
        asked = (
            pool.submit(_look_up, index, name, version) for name, version in installed.items() if name != OWN
        )
        return [one.result() for one in [*asked]]


def _look_up(index: str, name: str, version: str) -> Package:
    try:
        with urlopen(f"{index}/pypi/{name}/json", timeout=_TIMEOUT) as answer:
            page = msgspec.json.decode(answer.read(), type=_Page)
    except (URLError, TimeoutError, msgspec.DecodeError):
        return Package(name, version, "the index tells nothing of it")
    if page.info.version != version:
        return Package(
            name, version, f"{version}, of which the index tells nothing: it has {page.info.version}"
        )
    known = [Vulnerability(one.id, one.fixed_in) for one in page.vulnerabilities if one.withdrawn is None]
    return Package(name, version, vulns=known)


if __name__ == "__main__":
    sys.exit(main())
