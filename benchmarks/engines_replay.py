"""Print how long a replay, its table and the timeline of a made-up campaign of 50,000 claims take, in CPU seconds.

Run by hand or by `python3 dev.py bench`: `python benchmarks/engines_replay.py`.
"""

from __future__ import annotations

import generator
import yardstick

from sefer.reconstruct.chronology import Timeline
from sefer.reconstruct.movement import quickest
from sefer.reconstruct.questions.replay import replay_table
from sefer.reconstruct.replay import spells

DAY = generator.FIRST + 100
ASKED = range(DAY, DAY + 9)  # each alone; the best counts


def measured() -> dict[str, float]:
    """The first day, which reads the campaign; its table; a day after it, and its table; a year; when everything was."""
    made = generator.large(3).campaign
    first = yardstick.cpu(lambda: spells(made, DAY - 1, DAY - 1))
    shown = yardstick.cpu(lambda: replay_table(made, DAY - 1))
    days = [yardstick.cpu(lambda day=day: spells(made, day, day)) for day in ASKED]  # type: ignore[misc]
    tables = [yardstick.cpu(lambda day=day: replay_table(made, day)) for day in ASKED]  # type: ignore[misc]
    year = yardstick.cpu(lambda: spells(made, generator.FIRST, generator.FIRST + 364))
    whole = yardstick.cpu(lambda: Timeline(made, None, quickest(made)))
    return {
        "the first day of a replay, 50,000 claims, s": first,
        "the table of the first day, beyond its replay, s": shown,
        "another day of a replay, 50,000 claims, s": min(days),
        "the table of another day, 50,000 claims, s": min(tables),
        "a year of a replay, 50,000 claims, s": year,
        "timeline of 50,000 claims, s": whole,
    }


if __name__ == "__main__":
    for name, seconds in measured().items():
        print(f"{name:<45} {seconds:8.3f}")
