"""Print how the rules on order, movement, command and men do on made-up campaigns whose truth is known.

Run by hand or by `python3 dev.py bench`: `python benchmarks/checks_generated.py [CAMPAIGNS]`. Of the planted faults that the
claims show it counts those of which a finding shows a claim, by the rules that are for them; of campaigns without a fault
the findings that are raised all the same, and the share of true marches that are called too fast.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

import generator

from sefer import checks
from sefer.model import Claim, Finding
from sefer.reconstruct.movement import marches

CAMPAIGNS = 200
RULES: dict[str, tuple[str, ...]] = {
    "arrival_before_departure": ("SEQ002",),
    "sequence_violated": ("SEQ001",),
    "cycle": ("SEQ001", "SEQ007"),
    "before_order": ("SEQ007",),
    "before_founding": ("SEQ005",),
    "after_dissolution": ("SEQ006",),
    "too_early": ("MOV001", "MOV002"),
    "two_places": ("MOV001", "MOV002"),
    "march_too_fast": ("MOV001",),
    "two_parents": ("ORB001",),
    "two_commanders": ("ORB002",),
    "own_parent": ("ORB004",),
    "cyclic_command": ("ORB004",),
    "losses_above_strength": ("MEN001",),
    "strength_rises": ("MEN002",),
    "part_above_whole": ("MEN003",),
}
FAMILIES = ("SEQ", "MOV", "ORB", "MEN")


def findings(made: generator.Made) -> Iterator[Finding]:
    return (f for f in checks.check(made.campaign).findings if f.code[:3] in FAMILIES)


def touches(finding: Finding, claim: Claim) -> bool:
    """Does a finding show words of a claim?"""
    return any(
        w.doc == claim.doc and w.start < claim.end and claim.start < w.end for w in (finding.at, *finding.related)
    )


def planted(campaigns: int) -> dict[str, tuple[int, int]]:
    """By sort of fault: those that the claims show, and those that the rules for it raise."""
    out = {}
    for kind, codes in RULES.items():
        shown = raised = 0
        for seed in range(campaigns):
            try:
                made = generator.campaign(seed, faults=kind)
            except ValueError:
                continue
            (fault,) = made.faults
            if fault.shows:
                claims = [c for c in made.campaign.claims if c.id in fault.claims]
                found = (f for f in findings(made) if f.code in codes)
                shown += 1
                raised += any(touches(f, c) for f in found for c in claims)
        out[kind] = shown, raised
    return out


def alarms(campaigns: int) -> tuple[Counter[str], int, int]:
    """Of campaigns without a fault: findings by rule and level, marches that are told, and those called too fast."""
    told = Counter[str]()
    marched = fast = 0
    for seed in range(campaigns):
        made = generator.campaign(seed)
        told.update(f"{f.code} {f.level}" for f in findings(made))
        judged = [m.verdict for m in marches(made.campaign) if m.verdict != "unchecked"]
        marched += len(judged)
        fast += judged.count("impossible")
    return told, marched, fast


def measured(campaigns: int) -> dict[str, float]:
    """The share of planted faults and of impossible marches that are raised, and of true marches that are called too fast."""
    found = planted(campaigns)
    told, marched, fast = alarms(campaigns)
    marches_of = [found[kind] for kind, codes in RULES.items() if "MOV001" in codes]
    loud = sum(count for name, count in told.items() if not name.endswith("note"))
    return {
        "planted faults raised, share": _share(list(found.values())),
        "impossible marches raised, share": _share(marches_of),
        "true marches called too fast, share": fast / marched,
        "warnings in a campaign without a fault": loud / campaigns,
    }


def _share(found: list[tuple[int, int]]) -> float:
    return sum(raised for _, raised in found) / sum(shown for shown, _ in found)


def main() -> None:
    campaigns = int(sys.argv[1]) if len(sys.argv) > 1 else CAMPAIGNS
    for kind, (shown, raised) in planted(campaigns).items():
        print(f"  {kind:<26} {', '.join(RULES[kind]):<16} {raised} of {shown}")
    told, marched, fast = alarms(campaigns)
    print(
        f"  without a fault: {fast} of {marched} marches called too fast; raised: {dict(sorted(told.items())) or 'nothing'}"
    )


if __name__ == "__main__":
    main()
