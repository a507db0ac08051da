"""What the ledgers of men find unbalanced, as findings; what the rules on men ask of a run of figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, known
from sefer.checks.tellings import Telling
from sefer.model import Claim, Words
from sefer.reconstruct.men import Imbalance
from sefer.reconstruct.men.imbalances import CONTRADICTION


def _words(claim: Claim) -> Words:
    return Words(claim.doc, claim.start, claim.end)


def reinforced(run: Sequence[Telling], one: Telling, other: Telling) -> bool:
    """Is anybody told to have come in the sentences from one figure to another?"""
    low, high = sorted((one.says["sentence"], other.says["sentence"]))
    return any(f.says["what"] == "gain" and low <= f.says["sentence"] <= high and _are_men(f) for f in run)


def _are_men(came: Telling) -> bool:
    return came.says["item"] not in ("gun", "machine_gun", "mortar", "aircraft", "vehicle")


def came_between(run: Sequence[Telling], one: Telling, other: Telling) -> list[Telling] | None:
    """The numbers of those who came in the sentences from one figure to another; None where some came of whom no number is told."""
    low, high = sorted((one.says["sentence"], other.says["sentence"]))
    gains = [f for f in run if f.says["what"] == "gain" and low <= f.says["sentence"] <= high]
    told = [f for f in gains if f.says["low"] and f.says["high"] is not None]
    counted = {f.says["sentence"] for f in told}
    return told if all(f.says["sentence"] in counted for f in gains) else None


def of_claims(examined: Examined, sorts: Sequence[str], seen: Sequence[Words]) -> Iterator[Raised]:
    """What the ledgers of the claims say cannot balance."""
    for found in examined.imbalances:
        if found.sort in sorts and found.level == CONTRADICTION:
            raised = imbalance(examined, found)
            if not known(seen, raised.at):
                yield raised


def imbalance(examined: Examined, found: Imbalance) -> Raised:
    """A finding on an imbalance of the ledgers, at the figure told last, with its working."""
    claims = [examined.claims[i] for i in found.claims]
    names = examined.campaign.entities
    figures = [(names[s.unit].name, s.amount) for s in found.working if s.amount.low]
    shown = [f"{name}: {amount.low:.15g}" for name, amount in figures]
    figured = [examined.claims[s.claims[0]] for s in found.working if s.amount.low and s.claims]
    at = figured[-1] if figured else claims[-1]
    return Raised(
        _words(at),
        tuple(_words(c) for c in claims if c is not at),
        says={
            "who": names[found.unit].name,
            "lost": f"{figures[-1][1].low:.15g}" if figures else "",
            "sum": "",
            "several": "",
            "had": f"{figures[0][1].low:.15g}" if figures else "",
            "short": f"{found.short:.15g}",
            "figures": "; ".join(shown),
        },
        working={"figures": shown, "short": found.short},
        explanations=found.explanations,
    )
