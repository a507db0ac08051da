"""The innocent explanations that a finding offers are those that its words leave open."""

from __future__ import annotations

from pathlib import Path

import pytest

from sefer import pipeline


@pytest.mark.parametrize(
    ("name", "told", "julian"),
    [
        ("a.tr.md", "Gazeteye göre kıta 12 Mart 1916 Cumartesi günü Rize'ye çıktı ve orada kaldı.", True),
        (
            "a.en.md",
            "The Greek column left Smyrna on Thursday, 1 September 1922, and reached Cheshme in the night.",
            True,
        ),
        ("a.en.md", "The battalion left Narvik on Wednesday, 11 April 1940, and reached the pass in the night.", False),
    ],
    ids=["the Russian day of a landing", "a Greek day of 1922", "no state reckoned so in 1940"],
)
def test_a_weekday_is_thought_julian_only_while_a_state_reckoned_so(
    tmp_path: Path, name: str, told: str, julian: bool
) -> None:
    path = tmp_path / name
    path.write_text(told, "utf-8")
    [found] = [f for f in pipeline.check([path], pipeline.quiet).checked.findings if f.code == "DAY002"]
    assert ("findings.why_julian" in found.explanations) is julian
