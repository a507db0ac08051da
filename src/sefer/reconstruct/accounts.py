"""Claims -> accounts: what each cited work tells, and each document where it cites nobody."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from sefer.letters import fold
from sefer.model import Account, Campaign, Claim
from sefer.reconstruct.lookup import unknown


def work(label: str) -> str:
    """The work of a citation label: "Demir 2008, 41" is a page of "Demir 2008"."""
    return label.partition(", ")[0]


def work_of(campaign: Campaign, claim: Claim, voice: str) -> str:
    """The name of a work that a claim cites, the same for all texts of a campaign; an archive keeps its own."""
    entity = campaign.entity(claim.doc, voice, claim.id)
    return entity.name if entity is not None and entity.type == "source" and entity.traits.get("year") else voice


def pages(label: str) -> str:
    """What a citation label says beyond the work: pages, or the shelf mark of an archive."""
    return label.partition(", ")[2]


def voices(claim: Claim) -> tuple[str, ...]:
    """The works on which a claim rests; the document itself where it cites none."""
    return tuple(dict.fromkeys(work(label) for label in claim.source)) or (claim.doc,)


def accounts(campaign: Campaign) -> tuple[Account, ...]:
    """One account a work or citing document, those with most claims first; a claim that cites two stands in both."""
    told: dict[tuple[str, bool], list[Claim]] = defaultdict(list)
    for claim in campaign.claims:
        for voice in voices(claim):
            told[voice, not claim.source].append(claim)
    order = sorted(told.items(), key=lambda t: (-len(t[1]), t[0]))
    return tuple(Account(source, tuple(claims), own) for (source, own), claims in order)


def known_source(campaign: Campaign, wanted: str | None) -> str | None:
    """The source that was asked for. Raises Complaint where no claim rests on it, with near names."""
    if wanted is None:
        return None
    labels = {label for claim in campaign.claims for label in (*claim.source, claim.doc)}
    if not any(fold(wanted) in fold(label) for label in labels):
        raise unknown(wanted, sorted({work(label) for label in labels}))
    return wanted


def cited(claim: Claim, according_to: str | None) -> bool:
    """Does a claim rest on the source (a part of its label, or the name of the document)?"""
    if according_to is None:
        return True
    wanted = fold(according_to)
    return any(wanted in fold(label) for label in (*claim.source, claim.doc))


def told_by(campaign: Campaign, according_to: str) -> Campaign:
    """A campaign with no other claims than those of one source."""
    return replace(campaign, claims=tuple(claim for claim in campaign.claims if cited(claim, according_to)))
