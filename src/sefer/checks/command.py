"""ORB: units with two parents or two commanders, command in a circle, parts larger than their whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from sefer.calendars import bounds
from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, rule
from sefer.checks.tellings import Telling
from sefer.letters import fold
from sefer.model import RANKS, Claim, Entity, Words
from sefer.reconstruct.command.conflicts import COMMANDERS, CYCLE, OWN, PARENTS
from sefer.reconstruct.said import HEADS
from sefer.reconstruct.stations import forces, names

NEAR = 2500  # characters within which two heads without a day may be of one time
_MONTH = 31  # days
_COMMON = 4  # every brigade has a first battalion: so low a number names no unit by itself


def _words(claim: Claim) -> Words:
    return Words(claim.doc, claim.start, claim.end)


def _meet(one: Telling, other: Telling) -> bool:
    """Are two ties told of one day: of the same, or of a day in a time for which the other held throughout?"""
    if not (one.dated and other.dated):
        return False
    if one.says.get("guessed") != other.says.get("guessed"):  # a month of no year: that of the other
        guessed, told = (one, other) if one.says.get("guessed") else (other, one)
        month = date.fromordinal(guessed.first).month
        return month == date.fromordinal(told.first).month == date.fromordinal(told.last).month
    return _overlap_in_time(one, other) and all(t.first == t.last or t.says["through"] for t in (one, other))


def _may_meet(one: Telling, other: Telling) -> bool:
    """Are two ties told of times that have days in common, none of them longer than a month?"""
    return one.dated and other.dated and _overlap_in_time(one, other) and all(
        t.last - t.first < _MONTH for t in (one, other)
    )  # fmt: skip


def _overlap_in_time(one: Telling, other: Telling) -> bool:
    return one.first <= other.last and other.first <= one.last


def _unlike(one: Entity, other: Entity) -> bool:
    return one.id != other.id and not {fold(n) for n in one.names} & {fold(n) for n in other.names}


@rule("ORB001", "two-parents", "two_parents", "warning")
def two_parents(examined: Examined) -> Iterator[Raised]:
    """A unit is part of two units of one size at one time, or without a day in one text that tells no change."""
    yield from apart(_parents(examined), _told_twice(examined, "bond", "parents"))


def _parents(examined: Examined) -> Iterator[Raised]:
    """The same by the units that are known as such, with their claims."""
    seen: set[tuple[str, str]] = set()
    for key, bonds in examined.tellings.by_key("bond"):
        firm = [b for b in bonds if b.other is not None and not b.says["passing"] and not b.says["odd"]]
        for one, other in combinations(firm, 2):
            assert one.entity is not None and one.other is not None and other.other is not None
            if not _rivals(one.other, other.other) or (one.at.doc, key) in seen or not _itself(one.entity):
                continue
            dated, loose = _meet(one, other), not (one.dated and other.dated)
            if loose and not (one.says["named"] and other.says["named"]):
                continue
            if dated or loose or _may_meet(one, other):
                seen.add((one.at.doc, key))
                level = "warning" if dated or (loose and _certain(examined, one, other)) else "note"
                yield _raised("parents", one.entity, one.other, other.other, other.at, one.at, _day(one, other), level)
    for found in examined.conflicts:
        if found.sort == PARENTS:
            claims = [examined.claims[i] for i in found.claims]
            unit = examined.campaign.entities[found.units[0]]
            if (claims[0].doc, f"{claims[0].doc}|{unit.id}") not in seen:
                rivals = [examined.campaign.entities[r] for r in found.rivals]
                yield _raised("parents",
                    unit, rivals[0], rivals[1], _words(claims[1]), _words(claims[0]), found.day, None
                )  # fmt: skip


def apart(known: Iterable[Raised], told: Iterable[Raised]) -> Iterator[Raised]:
    """What is raised by known units, and what is raised by the words that name them where the first says nothing of it."""
    seen: list[Raised] = []
    for raised in known:
        seen.append(raised)
        yield raised
    for raised in told:
        if not any(_overlap(w, v) for s in seen for w in (s.at, *s.related) for v in (raised.at, *raised.related)):
            yield raised


def _told_twice(examined: Examined, tie: str, what: str) -> Iterator[Raised]:
    """What is told to have held for a time, and for a day within it otherwise, of bodies known by their words alone."""
    for doc, found in examined.oddities("twice"):
        if found.says["tie"] == tie:
            says, (beside,) = found.says, found.related
            who = {"who": says["who"], "who_one": says["one"], "who_other": says["other"], "time": bool(says["day"])}
            yield Raised(
                Words(doc, found.start, found.end),
                (Words(doc, beside.start, beside.end),),
                says=who | _when(says["day"]),
                working={what: [says["one"], says["other"]], "day": says["day"] or None},
                explanations=_WHY[what],
                level=None if says["sure"] else "note",
                loose=says.get("loose", 0),
            )


def _certain(examined: Examined, one: Telling, other: Telling) -> bool:
    """Are both told of the unit as such: no attachment of it, and nothing that puts it anywhere else, in the text?"""
    assert one.entity is not None
    unit = one.entity
    number = unit.traits.get("number")
    if (
        not isinstance(number, int)
        or number <= _COMMON
        or unit.traits.get("echelon") not in ("regiment", "brigade", "division")
    ):
        return False
    moves = ("attached_to", "detached_from", "merged_into")
    campaign = examined.campaign
    changed = (
        c for c in campaign.claims
        if c.kind == "organization" and c.slots.get("relation") in moves and c.doc == one.at.doc
    )  # fmt: skip
    if any(u.id == unit.id for c in changed for u in forces(campaign, c, "subject")):
        return False
    return not any(b.key == one.key and b.says["passing"] for b in examined.tellings.of("bond"))


def _rivals(one: Entity, other: Entity) -> bool:
    """Are two wholes of one size and different?"""
    size = one.traits.get("echelon")
    return _unlike(one, other) and size in RANKS and size == other.traits.get("echelon")


def _itself(unit: Entity) -> bool:
    """Does a name stand for one unit: by a number of its own, or a name?"""
    number = unit.traits.get("number")
    small = unit.traits.get("echelon") in RANKS[: RANKS.index("regiment")]
    return number is None or not small or (isinstance(number, int) and number > _COMMON)


def _day(one: Telling, other: Telling) -> int | None:
    return max(one.first, other.first) if one.dated and other.dated else None


def _when(day: int | None) -> dict[str, int]:
    return {"day": day} if day else {}


def _raised(
    what: str, unit: Entity, one: Entity, other: Entity, at: Words, beside: Words, day: int | None, level: str | None
) -> Raised:
    """Two parents or two commanders of a unit, beside each other."""
    return Raised(
        at,
        (beside,),
        says={"who": unit.name, "who_one": one.name, "who_other": other.name, "time": bool(day)} | _when(day),
        working={what: [one.name, other.name], "day": day},
        explanations=_WHY[what],
        level=level,
    )


_WHY = {
    "parents": ("rules/orb.why_attached", "rules/orb.why_namesake", "rules/orb.why_changed"),
    "commanders": ("rules/orb.why_acting", "rules/orb.why_handed_over", "rules/orb.why_namesake"),
}


@rule("ORB002", "two-commanders", "two_commanders", "warning")
def two_commanders(examined: Examined) -> Iterator[Raised]:
    """Two persons command one unit on one day, or without a day in one passage that tells no change."""
    yield from apart(_heads(examined), _told_twice(examined, "head", "commanders"))


def _heads(examined: Examined) -> Iterator[Raised]:
    """The same by the units and persons that are known as such, with their claims."""
    heads = [h for h in examined.tellings.of("head") if h.entity and h.other and not h.says["whose"]]
    by: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for head in heads:
        assert head.other is not None
        by[head.at.doc, head.other.id].append(head)
    for claim in examined.campaign.claims:
        for head in _claimed(examined, claim):
            assert head.other is not None
            if not any(_overlap(head.at, h.at) for h in by[claim.doc, head.other.id]):
                by[claim.doc, head.other.id].append(head)
    seen: set[tuple[str, str]] = set()
    for (doc, unit), told in by.items():
        told.sort(key=lambda h: h.at.start)
        for one, other in combinations(told, 2):
            if (
                (doc, unit) in seen
                or one.entity is None
                or other.entity is None
                or not _unlike(one.entity, other.entity)
            ):
                continue
            met = _meet(one, other)
            if one.says["passing"] or other.says["passing"]:
                continue
            if not (met or _may_meet(one, other) or _one_time(examined, one, other)):
                continue
            seen.add((doc, unit))
            yield _commanders(one, other, met)
    for found in examined.conflicts:
        if found.sort == COMMANDERS:
            claims = [examined.claims[i] for i in found.claims]
            passing = [h for h in heads if h.says["passing"] and any(_overlap(h.at, _words(c)) for c in claims)]
            if (claims[0].doc, found.units[0]) not in seen and not passing:
                people = [examined.campaign.entities[r] for r in found.rivals]
                unit_ = examined.campaign.entities[found.units[0]]
                yield _raised(
                    "commanders", unit_, people[0], people[1], _words(claims[1]), _words(claims[0]), found.day, None
                )


def _overlap(one: Words, other: Words) -> bool:
    return one.doc == other.doc and one.start < other.end and other.start < one.end


def _claimed(examined: Examined, claim: Claim) -> Iterator[Telling]:
    """A claim of command as a telling."""
    campaign = examined.campaign
    if claim.kind != "command" or claim.polarity != "asserted":
        return
    people = [p for n in names(claim.slots.get("subject")) if (p := campaign.entity(claim.doc, n, claim.id))]
    days = bounds(claim.slots.get("date"))
    if len(people) == 1 and str(claim.slots.get("role") or "").casefold() in HEADS:
        says = {"first": days.earliest if days else 0, "last": days.latest if days else 0, "through": False}
        for unit in forces(campaign, claim, "object"):
            if unit.type == "unit":
                yield Telling(
                    _words(claim), says | {"passing": False, "whose": "", "named": False}, "", people[0], unit
                )


def _one_time(examined: Examined, one: Telling, other: Telling) -> bool:
    """Are two heads without a day told in one passage, with nothing between them that tells of a change?"""
    if (
        one.dated
        or other.dated
        or other.at.start - one.at.end > NEAR
        or not (one.says["named"] and other.says["named"])
    ):
        return False
    assert one.entity is not None and other.entity is not None
    turned = [
        d for d in examined.tellings.of("deed")
        if d.says["turn"] in ("dies", "appointed") and d.entity and d.entity.id in (one.entity.id, other.entity.id)
    ]  # fmt: skip
    return not turned


def _commanders(one: Telling, other: Telling, met: bool) -> Raised:
    assert one.entity is not None and other.entity is not None and one.other is not None
    day = max(one.first, other.first) if met else None
    return _raised("commanders", one.other, one.entity, other.entity, other.at, one.at, day, None if met else "note")


@rule("ORB004", "command-in-a-circle", "two_parents", "warning")
def command_in_a_circle(examined: Examined) -> Iterator[Raised]:
    """Each of some units stands under the next and the last under the first, or a unit is part of itself."""
    for found in examined.conflicts:
        first, *others = [examined.claims[i] for i in found.claims]
        numbered = all(examined.campaign.entities[u].traits.get("number") is not None for u in found.units)
        if found.sort == CYCLE or (found.sort == OWN and (numbered or not examined.ours(first))):
            units = [examined.campaign.entities[u].name for u in found.units]
            yield Raised(
                _words(first),
                tuple(map(_words, others)),
                says={"who": units[0], "units": " → ".join([*units, units[0]])},
                working={"units": units},
                explanations=("rules/orb.why_namesake", "rules/orb.why_attached"),
            )


@rule("ORB005", "part-larger-than-whole", "other", "warning")
def part_larger_than_whole(examined: Examined) -> Iterator[Raised]:
    """A unit is part of one that is smaller by its sort: a division of a battalion."""
    campaign = examined.campaign
    seen: list[Words] = []
    for bond in examined.tellings.of("bond"):
        if bond.says["odd"] and bond.entity is not None and bond.other is not None:
            seen.append(bond.at)
            yield _larger(bond.at, bond.entity, bond.other)
    for claim in campaign.claims:
        if claim.kind != "organization" or claim.polarity != "asserted" or claim.slots.get("relation") not in _PARTS:
            continue
        one, other = forces(campaign, claim, "subject"), forces(campaign, claim, "object")
        parts, wholes = (other, one) if claim.slots.get("relation") == "composed_of" else (one, other)
        for part in parts:
            for whole in wholes:
                steps = [e.traits.get("echelon") for e in (part, whole)]
                larger = all(s in _LADDER for s in steps) and _LADDER.index(str(steps[0])) > _LADDER.index(
                    str(steps[1])
                )
                if larger and not any(_overlap(_words(claim), s) for s in seen):
                    yield _larger(_words(claim), part, whole)


def _larger(at: Words, part: Entity, whole: Entity) -> Raised:
    return Raised(
        at,
        says={"who": part.name, "who_other": whole.name},
        working={"sizes": [e.traits.get("echelon") for e in (part, whole)]},
        explanations=("rules/orb.why_word", "findings.why_misprint"),
    )


_PARTS = frozenset({"part_of", "composed_of"})
_LADDER = [s for s in RANKS if s not in ("battery", "squadron")]
