"""The posts of persons on a day, and where they were told to be, as they stand beneath the wall."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from sefer.letters import fold
from sefer.model import Campaign, Entity, Table, Told
from sefer.reconstruct.accounts import cited, known_source
from sefer.reconstruct.questions.cells import made, post, post_cell
from sefer.reconstruct.questions.lines import LONG, ids, last_told, place_cells, told_cells
from sefer.reconstruct.said import HEADS, OVER, Entry, Said, said
from sefer.reconstruct.state import ended, handed_on, on
from sefer.reconstruct.stations import forces
from sefer.reconstruct.undated import placed

POSTS = ("person", "rank", "post", "place", "place_undated", "claims")


def posts_table(campaign: Campaign, day: int, according_to: str | None = None) -> Table:
    """The posts that each person held last up to a day, and where he was told to be; those without a day with that of their passage.

    A command is over with the end of what is commanded, and when somebody else is told for a later day to have it.
    """
    source = known_source(campaign, according_to)
    heard = {c.id for c in campaign.claims if cited(c, source)}
    known, whereabouts = said(campaign), placed(campaign)
    leads: dict[str, set[str]] = defaultdict(set)
    for unit in on(campaign, day, according_to, placed=False).units:
        for leader in unit.commanders:
            leads[leader.value] |= set(leader.claims)
    rows = []
    for person, entries in known.posts.items():
        held = (e for e in entries if e.claim.id in heard and not _over(campaign, known, person, e, day, heard))
        told = list(held)
        posts = last_told(told, day, lambda e: post(campaign, e.claim))
        kept = _kept(campaign, told, leads.get(person, set()), day, {i for t in posts for i in t.claims})
        posts = _alike([*posts, *kept])
        if not posts:
            continue
        at, beside, _ = whereabouts.of(person, day, heard)
        cells = (
            told_cells(known, posts, post_cell, day),
            place_cells(campaign, known, at, day),
            place_cells(campaign, known, beside, day),
        )
        rows.append(
            (campaign.entities[person].name, _ranks(campaign.entities[person]), *cells, ids((*posts, *at, *beside)))
        )
    return made(POSTS, sorted(rows, key=lambda row: row[0]))


def _over(campaign: Campaign, known: Said, person: str, post: Entry, day: int, heard: AbstractSet[str]) -> bool:
    """Is a command over: is its unit no more, or was somebody else told later to lead it?"""
    claim, since = post.claim, post.days
    if str(claim.slots.get("role") or "").casefold() not in HEADS:
        return False
    units = [unit.id for unit in forces(campaign, claim, "object")]
    if since is None:
        return bool(units) and all(
            _told_over(known, unit, post, day, heard)
            or handed_on(known, post, [e for e in known.commanders.get(unit, ()) if e.claim.id in heard], day)
            for unit in units
        )
    begun = since.earliest if since.stretch else since.latest
    return bool(units) and all(
        ended([e for e in known.ends.get(unit, ()) if e.claim.id in heard], day)
        or _told_over(known, unit, post, day - 1, heard)
        or any(
            e.whom != person
            and e.days is not None
            and since.latest < day
            and begun < e.days.earliest <= e.days.latest <= day
            for e in known.commanders.get(unit, ())
            if e.claim.id in heard
        )
        for unit in units
    )


def _told_over(known: Said, unit: str, post: Entry, day: int, heard: AbstractSet[str]) -> bool:
    """Is the end of a unit told up to a day, in a passage of later days than that which tells of the post?"""
    ends = [e for e in known.ends.get(unit, ()) if e.claim.id in heard]
    over = [e.since for e in ends if e.claim.slots.get("relation") in OVER and post.since < e.since <= day]
    return bool(over) and max(over) >= max((e.since for e in ends), default=0)


def _ranks(person: Entity) -> str:
    """The ranks that the texts give a person, without those that his name says itself."""
    said = fold(person.name).split()
    return ", ".join(r for r in person.traits.get("ranks") or () if fold(str(r)) not in said)


def _kept(
    campaign: Campaign, held: Sequence[Entry], leading: AbstractSet[str], day: int, shown: AbstractSet[str]
) -> list[Told]:
    """The commands told earlier in which nobody followed him: they stand beside the post that he is told to hold last."""
    mine = [e for e in held if e.claim.id in leading and e.claim.id not in shown and e.since <= day]
    first = max((e.since for e in held if e.claim.id in shown), default=0) - LONG
    return last_told([e for e in mine if e.since >= first], day, lambda e: post(campaign, e.claim))


def _alike(told: Sequence[Told]) -> list[Told]:
    """Equal values as one, with the claims of each and the day of the first."""
    by: dict[object, Told] = {}
    for t in told:
        by[t.value] = replace(by[t.value], claims=(*by[t.value].claims, *t.claims)) if t.value in by else t
    return list(by.values())
