"""What has no name of its own: the fight, the bond and the office behind claims that tell of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sefer.linking.families import CERTAIN, OPEN, PROBABLE, SAME, Why
from sefer.linking.spelling import folded, tokens
from sefer.linking.table import Table, bounds
from sefer.linking.unnamed import Unnamed
from sefer.linking.words import by_word, words
from sefer.model import Claim, Days, Link

_NIGHT = 1  # days by which two accounts of one fight may miss each other


def link_deeds(table: Table, claims: Sequence[Claim], unnamed: Unnamed) -> None:
    """Entities for engagements, agreements and offices, each claim linked to its own."""
    kinds: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        kinds[claim.kind].append(claim)
    _fights(table, kinds["engagement"])
    _bonds(table, kinds["agreement"], unnamed)
    _offices(table, kinds["command"])


@dataclass(eq=False)
class _Deed:
    """Claims that tell of one thing, the days that all of them span, who took part."""

    claims: list[tuple[Claim, Why]]
    days: Days | None
    parties: set[str] = field(default_factory=set)

    def take(self, claim: Claim, days: Days | None, parties: set[str], why: Why) -> None:
        self.claims.append((claim, why))
        self.parties |= parties
        if days and self.days:
            self.days = Days(min(days.earliest, self.days.earliest), max(days.latest, self.days.latest), True)


def _fights(table: Table, claims: Sequence[Claim]) -> None:
    """One fight: one place, days that meet, parties that do not exclude each other."""
    by_place: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        spot = _spot(table, claim)
        if spot is not None:
            by_place[spot].append(claim)
    for place, told in by_place.items():
        for deed in _grouped(table, told):
            name = _dated(table.entities[place].name, deed.days)
            _found(table, "engagement", name, deed, {"place": place, "parties": sorted(deed.parties)})


def _grouped(table: Table, claims: Sequence[Claim]) -> list[_Deed]:
    """The precise ones first, in order of their days; what is vague or undated joins the only one that it can mean."""
    dated = [(bounds(claim.slots.get("date")), claim) for claim in claims]
    precise = [(d, c) for d, c in dated if d is not None and (d.stretch or d.latest - d.earliest < 3)]
    vague = [(d, c) for d, c in dated if d is None or not (d.stretch or d.latest - d.earliest < 3)]
    out: list[_Deed] = []
    for days, claim in sorted(precise, key=lambda dc: (dc[0].earliest, dc[0].latest)):
        parties = _parties(table, claim)
        fit = [deed for deed in out[-8:] if _meet(deed.days, days) and _allows(table, deed.parties, parties)]
        if fit:
            fit[-1].take(claim, days, parties, ("one_fight", CERTAIN if fit[-1].parties & parties else PROBABLE))
        else:
            out.append(_Deed([(claim, (SAME, CERTAIN))], days, parties))
    settled = list(out)
    for when, claim in vague:
        parties = _parties(table, claim)
        fit = [
            deed for deed in settled
            if (when is None or _meet(deed.days, when)) and _allows(table, deed.parties, parties)
        ]  # fmt: skip
        if len(fit) == 1:
            fit[0].take(claim, None, parties, ("only_fight", PROBABLE))
        else:
            out.append(_Deed([(claim, ("several_fit", OPEN) if fit else (SAME, CERTAIN))], when, parties))
    return out


def _parties(table: Table, claim: Claim) -> set[str]:
    value = claim.slots.get("parties")
    names = value if isinstance(value, (list, tuple)) else [value]
    found = (table.meant(claim, "parties", name) for name in names if isinstance(name, str))
    return {one for one in found if one is not None}


def _meet(one: Days | None, other: Days | None) -> bool:
    if one is None or other is None:
        return False
    return one.earliest <= other.latest + _NIGHT and other.earliest <= one.latest + _NIGHT


def _allows(table: Table, one: set[str], other: set[str]) -> bool:
    """May two lists of parties be of one fight? Each may tell one side of it, but two sides are not a third."""
    sides = [{table.entities[p].traits.get("side") for p in found} - {None} for found in (one, other)]
    return not (sides[0] and sides[1]) or bool(sides[0] & sides[1]) or len(sides[0] | sides[1]) == 2


def _dated(name: str, days: Days | None) -> str:
    if days is None:
        return name
    low, high = date.fromordinal(days.earliest).isoformat(), date.fromordinal(days.latest).isoformat()
    return f"{name} {low}" if low == high else f"{name} {low}/{high}"


def _found(table: Table, type_: str, name: str, deed: _Deed, traits: dict[str, object]) -> None:
    documents = sorted({claim.doc for claim, _ in deed.claims})
    span = (deed.days.earliest, deed.days.latest) if deed.days else (None, None)
    identifier = table.entity(
        type_, (name,), {**traits, "first": span[0], "last": span[1], "accounts": len(documents)}
    )  # fmt: skip
    for claim, why in deed.claims:
        days = bounds(claim.slots.get("date"))
        first, last = (days.earliest, days.latest) if days else (None, None)
        table.by_claim.append(Link(identifier, type_, claim.doc, name, *why, first, last, claim.id))


def _bonds(table: Table, claims: Sequence[Claim], unnamed: Unnamed) -> None:
    """One agreement: one title of one sort, or one day with a party in common or none told, and no second place."""
    by_title: dict[tuple[str, str], list[_Deed]] = defaultdict(list)
    by_day: dict[int, list[_Deed]] = defaultdict(list)
    every: list[_Deed] = []
    told_first = ("title", "parties", "date")
    for claim in sorted(claims, key=lambda c: [not c.slots.get(slot) for slot in told_first]):
        days = bounds(claim.slots.get("date"))
        parties = set(_signers(claim, table, unnamed))
        title = _title(claim)
        place = _spot(table, claim)
        same = [d for d in by_day.get(days.earliest, ()) if _may_be_at(table, d, place)] if days else []
        deed, why = _bond(by_title.get(title, []) if title else [], same, days, parties, title)
        if deed is None:
            deed = _Deed([(claim, why)], days, parties)
            every.append(deed)
        else:
            deed.take(claim, days, parties, why)
        if title and deed not in by_title[title]:
            by_title[title].append(deed)
        if days and days.earliest == days.latest and deed not in by_day[days.earliest]:
            by_day[days.earliest].append(deed)
    for deed in every:
        titles = [str(c.slots["title"]) for c, _ in deed.claims if c.slots.get("title")]
        parted = " - ".join(sorted(table.entities[p].name for p in deed.parties))
        spot = next((s for c, _ in deed.claims if (s := _spot(table, c))), None)
        name = titles[0] if titles else parted or (table.entities[spot].name if spot else "?")
        _found(table, "agreement", name if titles else _dated(name, deed.days), deed, {"parties": sorted(deed.parties)})


def _bond(
    titled: Sequence[_Deed],
    same_day: Sequence[_Deed],
    days: Days | None,
    parties: set[str],
    title: tuple[str, str] | None,
) -> tuple[_Deed | None, Why]:
    """The agreement that a claim tells of, and why."""
    fit = [deed for deed in titled if days is None or deed.days is None or _meet(deed.days, days)]
    if len(fit) == 1:
        return fit[0], ("one_title", CERTAIN if days and fit[0].days else PROBABLE)
    if len(fit) > 1:
        return None, ("several_fit", OPEN)
    if days and days.earliest == days.latest and not title:
        shared = [deed for deed in same_day if not parties or not deed.parties or deed.parties & parties]
        if len(shared) == 1:
            return shared[0], ("one_day", PROBABLE)
        if shared:
            return None, ("several_fit", OPEN)
    return None, (SAME, CERTAIN)


def _spot(table: Table, claim: Claim) -> str | None:
    place = claim.slots.get("place")
    return table.meant(claim, "place", place) if isinstance(place, str) else None


def _may_be_at(table: Table, deed: _Deed, place: str | None) -> bool:
    """May it have been made at a place: is none told, or that one?"""
    told = {_spot(table, claim) for claim, _ in deed.claims} - {None}
    return place is None or not told or place in told


def _title(claim: Claim) -> tuple[str, str] | None:
    """The telling words of a title and the sort of bond; None where it has none: "savunma paktı" names no treaty."""
    printed = claim.slots.get("title")
    if not isinstance(printed, str) or not any(w[:1].isupper() for w in printed.split()):
        return None
    said = tokens(printed)
    sorts = by_word("agreements", "sorts")
    sort = next((sorts[w] for w in said if w in sorts), "treaty")
    ideas = by_word("ideas")
    rest = sorted(ideas.get(w, w) for w in said if w not in words("agreements", "silent") and w not in sorts)
    return (" ".join(rest), sort) if rest else None


def _signers(claim: Claim, table: Table, unnamed: Unnamed) -> Iterable[str]:
    """The parties of an agreement; a country that signs is its state."""
    value = claim.slots.get("parties")
    for name in value if isinstance(value, (list, tuple)) else [value]:
        if not isinstance(name, str):
            continue
        state = unnamed.party(name)
        if state is not None:
            if table.meant(claim, "parties", name) != state[0]:
                table.by_claim.append(Link(state[0], "polity", claim.doc, name, *state[1], claim=claim.id))
            yield state[0]
        elif (known := table.meant(claim, "parties", name)) is not None:
            yield known


def _offices(table: Table, claims: Sequence[Claim]) -> None:
    """One office: one role over one unit, polity or place; without an object its own words within the document."""
    known: dict[tuple[str, str], str] = {}
    roles = by_word("offices", "roles")
    for claim in claims:
        role, told = claim.slots.get("role"), claim.slots.get("object")
        if not isinstance(role, str):
            continue
        plain = folded(role)
        days = bounds(claim.slots.get("date"))
        first, last = (days.earliest, days.latest) if days else (None, None)
        for over in told if isinstance(told, list) else [told]:
            held = table.meant(claim, "object", over) if isinstance(over, str) else None
            key = (roles.get(plain, plain), held or f"{claim.doc} {folded(str(over or ''))}")
            head = table.entities[held].name if held else over if isinstance(over, str) else ""
            name = f"{head} {role}".strip()
            first_met = key not in known
            if first_met:
                known[key] = table.entity("office", (name,), {"role": key[0], "object": held})
            else:
                table.also(known[key], name)
            why: Why = (SAME, CERTAIN) if first_met else ("one_office", CERTAIN)
            table.by_claim.append(Link(known[key], "office", claim.doc, name, *why, first, last, claim.id))
