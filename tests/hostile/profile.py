"""How many examples the fuzz tests try.

Few, and the same each time, in an ordinary run. `--hypothesis-profile=torture` tries many, new ones each
time: `READOUT_TORTURE_EXAMPLES` says how many for each test, or else 20,000.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

TORTURE = "torture"


def register() -> None:
    """Make the profile known; `tests/conftest.py` does, since pytest asks for it before it reads any test."""
    settings.register_profile(
        TORTURE,
        max_examples=int(os.environ.get("READOUT_TORTURE_EXAMPLES", "20000")),
        deadline=None,
        derandomize=False,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )


def fuzzed(short: int) -> settings:
    """Return the settings of one fuzz test: so many examples in an ordinary run."""
    if settings.get_current_profile_name() == TORTURE:
        return settings(settings.get_profile(TORTURE))
    return settings(
        max_examples=short, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
    )
