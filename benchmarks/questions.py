"""How long `orbat --on` takes on a made-up campaign of 50,000 claims that is open, in CPU seconds."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import generator
import yardstick

from sefer import pipeline, store
from sefer.model import Campaign
from sefer.reconstruct import orbat_table

DAY = generator.FIRST + 200
DAYS, OPENED = 9, 3  # days asked of one open campaign; times that it is opened anew


def _claims_alone(claims: int) -> Campaign:
    """A made-up campaign without its mentions, which no question about a day reads."""
    made = generator.large(1, claims=claims).campaign
    return replace(made, mentions=dict.fromkeys(made.documents, ()))


def measured(claims: int = 50_000) -> dict[str, float]:
    """The best of several runs: opening the campaign, and a question to it once it is open."""
    opening, asking = [], []
    with tempfile.TemporaryDirectory() as folder:
        store.save(_claims_alone(claims), Path(folder) / "campaign.duckdb")
        for _ in range(OPENED):
            made, opened = yardstick.kept(lambda: pipeline.open_campaign(Path(folder)))
            opening.append(opened)
            for number in range(DAYS):
                table, asked = yardstick.kept(lambda made=made, day=DAY + number: orbat_table(made, day))  # type: ignore[misc]
                asking.append(asked)
                assert len(table.rows) > 900, "the campaign has a thousand units"
    return {"orbat on a day, 50,000 claims, s": min(asking), "opening a campaign of 50,000 claims, s": min(opening)}


if __name__ == "__main__":
    for name, seconds in measured().items():
        print(f"{name:<45} {seconds:8.3f}")
