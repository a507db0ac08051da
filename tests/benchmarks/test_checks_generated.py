"""The rules on made-up campaigns: claims that no text of ours told, so that their documents have no oddities."""

from __future__ import annotations

import checks_generated
import generator
import pytest


@pytest.mark.parametrize("seed", [1, 4, 6])
def test_a_campaign_without_a_fault_raises_no_warning(seed: int) -> None:
    assert [f.code for f in checks_generated.findings(generator.campaign(seed)) if f.level != "note"] == []


def test_every_sort_of_planted_fault_is_raised() -> None:
    assert all(shown == raised for shown, raised in checks_generated.planted(1).values())
