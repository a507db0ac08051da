"""What the tests share: where the article and its gold stand, and readings made from a text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples each time: what passed passes again (benchmarks/fuzz_reading.py draws new ones). How long one takes
# says more of the machine's moment than of Sefer; growth.py asks about time.
settings.register_profile("sefer", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sefer")

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SEFER_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with the real article; tests that need it skip where it is absent."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("no ../shared beside the project")
    return SHARED


@pytest.fixture(scope="session")
def article(shared: Path) -> Path:
    return next(iter(sorted((shared / "corpus").glob("*.txt"))))
