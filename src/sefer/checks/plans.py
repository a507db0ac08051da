"""MOV: parts that are counted in two places."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, rule

PLAN = 900  # characters that a plan takes


@rule("MOV003", "part-counted-in-two-places", "two_places", "note")
def part_counted_in_two_places(examined: Examined) -> Iterator[Raised]:
    """One unit is kept in reserve and counted in a group of the same plan; or a regiment has too many battalions."""
    for _, told in examined.tellings.by_key("plan"):
        for one, other in itertools.pairwise(told):
            near = other.at.start - one.at.end < PLAN and one.says["sentence"] != other.says["sentence"]
            if near and one.says["part"] != other.says["part"] and one.entity is not None:
                yield Raised(
                    other.at,
                    (one.at,),
                    says={"who": one.entity.name},
                    working={"parts": [one.says["part"], other.says["part"]]},
                    explanations=("rules/mov.why_part", "rules/mov.why_namesake"),
                )
                break
