"""What the claims of a campaign speak of: their things, their days, and their words as the page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from sefer.calendars import bounds
from sefer.model import Campaign, Claim, Days, Document, Entity, Words

DATED = ("arrive", "depart", "date")


class Spoken:
    """A campaign seen from its claims: which things each names, when it holds, and the words it stands on."""

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        self.index = {claim.id: at for at, claim in enumerate(campaign.claims)}
        self.quotes: list[str] = []
        self._quoted: dict[str, int] = {}

    @cached_property
    def named(self) -> tuple[frozenset[str], ...]:
        """For each claim the ids of the things that its slots name."""
        return tuple(
            frozenset(entity.id for _, entity in things(self.campaign, claim)) for claim in self.campaign.claims
        )

    @cached_property
    def of(self) -> dict[str, list[int]]:
        """For each thing the claims that name it: dated ones first, by day, then the undated as they stand."""
        found: dict[str, list[int]] = {}
        for at in sorted(range(len(self.campaign.claims)), key=self._order):
            for thing in self.named[at]:
                found.setdefault(thing, []).append(at)
        return found

    def _order(self, at: int) -> tuple[bool, int, int]:
        days = self.days[at]
        return days is None, days.earliest if days else 0, at

    @cached_property
    def days(self) -> tuple[Days | None, ...]:
        """For each claim when it holds; for a movement from its start to its end."""
        return tuple(_days(claim) for claim in self.campaign.claims)

    def claims_of(self, entity: Entity) -> list[int]:
        return self.of.get(entity.id, [])

    def indexes(self, ids: Sequence[str]) -> list[int]:
        return [self.index[id_] for id_ in ids if id_ in self.index]

    def quoted(self, text: str) -> int:
        """Where a quote stands in the table of quotes; white space is made single, the words stay as they are."""
        words = " ".join(text.split())
        if words not in self._quoted:
            self._quoted[words] = len(self.quotes)
            self.quotes.append(words)
        return self._quoted[words]

    def words(self, at: Words) -> dict[str, Any]:
        document = self.campaign.documents[at.doc]
        quote = document.text[at.start : at.end]
        return {
            "doc": at.doc,
            "page": document.page(at.start) if quote else None,
            "quote": self.quoted(quote),
            "lang": _language(document, at.start),
        }

    def cards(self) -> list[dict[str, Any]]:
        """Each claim as the page shows it, in the order of the campaign."""
        return [self._card(at, claim) for at, claim in enumerate(self.campaign.claims)]

    def _card(self, at: int, claim: Claim) -> dict[str, Any]:
        place = self.campaign.entity(claim.doc, _one(claim.slots.get("place")), claim.id)
        return {
            **self.words(Words(claim.doc, claim.start, claim.end)),
            "id": claim.id,
            "kind": claim.kind,
            "source": list(claim.source),
            "scope": claim.source_scope,
            "polarity": claim.polarity,
            "said": claim.said_by,
            "reviewed": claim.reviewed,
            **told_days(self.days[at]),
            "place": place.id if place and place.type == "place" else None,
        }


def _language(document: Document, start: int) -> str | None:
    """The language of the part in which an offset stands, where it is known; a screen reader needs it."""
    found = next((part.language for part in document.parts if part.start <= start < part.end), "und")
    return None if found == "und" else found


def told_days(days: Days | None) -> dict[str, Any]:
    return {"days": [days.earliest, days.latest] if days else None, "stretch": bool(days and days.stretch)}


def things(campaign: Campaign, claim: Claim) -> Iterator[tuple[str, Entity]]:
    """The slots of a claim that name a thing, and the thing."""
    for slot, value in claim.slots.items():
        for name in value if isinstance(value, (list, tuple)) else [value]:
            entity = campaign.entity(claim.doc, name, claim.id) if isinstance(name, str) else None
            if entity is not None:
                yield slot, entity


def _one(value: Any) -> str | None:
    first = value[0] if isinstance(value, (list, tuple)) and value else value
    return first if isinstance(first, str) else None


def days_in(claim: Claim) -> list[Days]:
    """The days that the dates of a claim allow, one for each slot that holds one."""
    texts = (claim.slots.get(slot) for slot in DATED)
    return [days for text in texts if isinstance(text, str) and (days := bounds(text)) is not None]


def _days(claim: Claim) -> Days | None:
    told = days_in(claim)
    if len(told) < 2:
        return told[0] if told else None
    first, last = min(day.earliest for day in told), max(day.latest for day in told)
    return Days(first, last, stretch=first != last)
