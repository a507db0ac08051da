"""An imbalance -> the sentences that a person reads, in their language."""

from __future__ import annotations

from sefer.messages import say
from sefer.model import Campaign
from sefer.reconstruct.men.amounts import Amount
from sefer.reconstruct.men.imbalances import Imbalance


def told(campaign: Campaign, found: Imbalance, language: str) -> tuple[str, ...]:
    """What it comes to, its working line by line, what must be taken for granted, and what may lie behind it."""
    of = say(f"men.{found.of}", language)
    first = say(
        f"men.{found.sort}", language, unit=campaign.entities[found.unit].name, short=f"{found.short:.0f}", of=of
    )
    steps = (
        say(s.key, language, unit=campaign.entities[s.unit].name, number=in_words(s.amount, language))
        for s in found.working
    )
    assumed = (say(found.assumption, language),) if found.assumption else ()
    return (first, *steps, *assumed, *(say(key, language) for key in found.explanations))


def in_words(amount: Amount, language: str) -> str:
    """A number of men: exact, a range, at least so many, or unknown."""
    if not amount.closed:
        return say("men.or_more", language, low=f"{amount.low:.0f}") if amount.low else say("men.unknown", language)
    return f"{amount.low:.0f}" if amount.low == amount.high else f"{amount.low:.0f}-{amount.high:.0f}"
