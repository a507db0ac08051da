"""The links of a campaign that a person may want to look at: open ones first, then probable ones."""

from __future__ import annotations

from sefer.messages import say
from sefer.model import Campaign, Entity, Link, Table

_ORDER = {"open": 0, "probable": 1}


def open_links(campaign: Campaign) -> tuple[Link, ...]:
    """The links that stay open: several things fit, none is chosen."""
    return tuple(link for link in campaign.links if link.confidence == "open")


def links_table(campaign: Campaign, lang: str) -> Table:
    """Every link that is not certain, with its reason and what else it may mean."""
    doubtful = [li for li in campaign.links if li.confidence in _ORDER and li.reason != "unnamed"]
    doubtful.sort(key=lambda li: (_ORDER[li.confidence], li.type, li.name, li.doc))
    rows = [
        (
            say(f"link.{li.confidence}", lang), li.doc, li.name, campaign.entities[li.entity].name,
            say(f"link.{li.reason}", lang), _others(campaign, campaign.entities[li.entity]),
        )
        for li in doubtful
    ]  # fmt: skip
    columns = ("column.confidence", "column.doc", "column.name", "column.entity", "column.why", "column.candidates")
    return Table(columns, tuple(dict.fromkeys(rows)))


def _others(campaign: Campaign, entity: Entity) -> str:
    """What else a name may mean: other entities by id, places by name and coordinates."""
    told = entity.traits.get("candidates") or entity.traits.get("rejected") or ()
    return " | ".join(
        one if isinstance(one, str) else " ".join(str(part) for part in one if part is not None) for one in told
    )
