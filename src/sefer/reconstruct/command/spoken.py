"""A conflict of command -> the sentences that a person reads, in their language."""

from __future__ import annotations

from sefer.messages import say
from sefer.messages.fairness import quoted
from sefer.messages.findings import in_words
from sefer.model import Campaign
from sefer.reconstruct.command.conflicts import Conflict


def told(campaign: Campaign, conflict: Conflict, language: str) -> tuple[str, ...]:
    """What can't be true, then what would explain it."""
    units, rivals = ([quoted(campaign.entities[i].name) for i in found] for found in (conflict.units, conflict.rivals))
    day = in_words(conflict.day, language) if conflict.day is not None else ""
    first = say(
        conflict.key,
        language,
        unit=units[0] if units else "",
        units=", ".join(units),
        rivals=", ".join(rivals),
        day=day,
    )
    return first, *(say(key, language) for key in conflict.explanations)
