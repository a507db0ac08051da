"""Campaign + day -> State: what the sources allow of every unit on that day, rival answers side by side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from sefer.model import Campaign, State, Told, UnitState
from sefer.reconstruct.accounts import cited
from sefer.reconstruct.command import above
from sefer.reconstruct.positions import ground, positions
from sefer.reconstruct.said import MEN, OVER, TABLES, Entries, Entry, Said, latest, said
from sefer.reconstruct.setting import span_of
from sefer.reconstruct.stations import FORCES
from sefer.reconstruct.when import when

Hearing = Callable[[str], bool]  # does the account that is asked for hold a claim?


def on(campaign: Campaign, day: int, according_to: str | None = None, placed: bool = True) -> State:
    """The state of the campaign on a day (ordinal), by all sources or by those whose label holds `according_to`.

    It holds the units that are told of for that day or before, or without any day, and that are not founded later or
    dissolved. Where nobody asks for places (`placed` false), positions and losses are left out.
    """
    heard = _hearing(campaign, according_to)
    found = (of_unit(campaign, e.id, day, heard, placed) for e in campaign.entities.values() if e.type in FORCES)
    return State(day, tuple(unit for unit in found if unit is not None))


def of_unit(
    campaign: Campaign,
    unit: str,
    day: int,
    heard: Hearing | None = None,
    placed: bool = True,
    where: tuple[Told, ...] | None = None,
) -> UnitState | None:
    """The state of one unit on a day; None where nothing is told of it for that day or it is gone.

    `where`: its positions, by whom knows that they are still those of another day.
    """
    known = said(campaign)
    if not _lives(known, unit, heard, day):
        return None
    if placed and where is None:
        found = ground(campaign).settled(unit)
        there = found if heard is None else [s for s in found if heard(s.claim)]
        where = positions(campaign, unit, there, day) if there else ()
    sorts = [sort for sort in _ANSWERS if placed or sort != "losses"]
    return UnitState(unit, where or (), **{sort: _answer(known, sort, unit, day, heard) for sort in sorts})


def outside(campaign: Campaign, day: int, margin: int = 31) -> tuple[int, int] | None:
    """The span of the campaign where a day lies farther from it than some days and no claim is of that day; else None."""
    span = span_of(campaign)
    if span is None or span[0] - margin <= day <= span[1] + margin:
        return None
    told = (when(campaign, claim) for claim in campaign.claims)
    return None if any(d is not None and d.earliest <= day <= d.latest for d in told) else span


def _hearing(campaign: Campaign, according_to: str | None) -> Hearing | None:
    if according_to is None:
        return None
    return {c.id for c in campaign.claims if cited(c, according_to)}.__contains__


def _lives(known: Said, unit: str, heard: Hearing | None, day: int) -> bool:
    """Is a unit told of for the day or before or without any day, founded by then and not dissolved?"""
    if known.firsts.get(unit, day + 1) > day or (heard is not None and not _heard_of(known, unit, heard, day)):
        return False
    ends = _of(known.ends, unit, heard)
    if not ends:
        return True
    over = ended(ends, day)
    told_since = over and any(over < e.days.earliest <= day for e in _told_of(known, unit, heard) if e.days is not None)
    return not (over and not told_since) and not _unborn(known, unit, ends, heard, day)


def _heard_of(known: Said, unit: str, heard: Hearing, day: int) -> bool:
    return any(e.may_hold(day) for table in TABLES for e in _of(getattr(known, table), unit, heard))


def _of(table: Entries, unit: str, heard: Hearing | None) -> Sequence[Entry]:
    found = table.get(unit, ())
    return found if heard is None else [e for e in found if heard(e.claim.id)]


def _answer(known: Said, sort: str, unit: str, day: int, heard: Hearing | None) -> tuple[Told, ...]:
    """Strengths, commanders, parents or losses of a unit; by all sources read once for all days on which nothing changes."""
    if heard is not None:
        return _ANSWERS[sort](known, unit, day, heard)
    days = known.days[sort].get(unit)
    if days is None:
        return ()
    key = (sort, unit, bisect_right(days, day))
    if key not in known.answered:
        known.answered[key] = _ANSWERS[sort](known, unit, day, None)
    return known.answered[key]


def _commanders(known: Said, unit: str, day: int, heard: Hearing | None) -> tuple[Told, ...]:
    """Who led a unit last; who is dead, dismissed or a prisoner leads it no more, and nobody before him does again."""
    told = _of(known.commanders, unit, heard)
    found = latest(told, day)
    there = [e for e in found if not _gone(known, e, heard, day) and not handed_on(known, e, told, day)]
    undated = [e for e in told if e.days is None and e.floor <= day and not _gone(known, e, heard, day)]
    return _named(there or (undated if found else []))


def handed_on(known: Said, post: Entry, told: Iterable[Entry], day: int) -> bool:
    """Does the text tell behind a post without a day of its own who took it over up to a day?"""
    if post.days is not None and not post.inferred:
        return False
    return any(
        e.claim.doc == post.claim.doc and e.whom != post.whom and e.claim.id in known.begun
        and e.claim.start >= post.claim.start and (e.claim.start, e.claim.end) != (post.claim.start, post.claim.end)
        and post.floor <= e.since <= day - post.inferred
        for e in told
    )  # fmt: skip


def _gone(known: Said, post: Entry, heard: Hearing | None, day: int) -> bool:
    """Is the end of who held a post told for a day before the one asked for, and not before he came to hold it?"""
    since = post.days.earliest if post.days is not None else 0
    ends = (e.days for e in known.gone.get(post.whom, ()) if heard is None or heard(e.claim.id))
    return any(days is not None and since <= days.latest < day for days in ends)


def _parents(known: Said, unit: str, day: int, heard: Hearing | None) -> tuple[Told, ...]:
    return _named(_above(known, unit, day, heard)[0])


def _wholes(known: Said, unit: str, day: int, heard: Hearing | None) -> tuple[Told, ...]:
    return _named(_above(known, unit, day, heard)[1])


def _above(known: Said, unit: str, day: int, heard: Hearing | None) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """What a unit stands under and of what it is part meanwhile: nobody stands under what is no more."""
    found = _of(known.parents, unit, heard)
    there = [e for e in found if not ended(_of(known.ends, e.whom, heard), day)]
    return above(there, _of(known.leaves, unit, heard), day)


def _named(entries: Iterable[Entry]) -> tuple[Told, ...]:
    return _told((e.whom, e) for e in entries)


def _told(found: Iterable[tuple[Any, Entry]]) -> tuple[Told, ...]:
    """Equal answers joined, each with all claims that give it; one that is dated of itself needs no inference."""
    listed = list(found)
    if len(listed) < 2:
        return tuple(_one(value, e) for value, e in listed)
    by: dict[str, tuple[Any, list[Entry]]] = {}
    for value, entry in listed:
        by.setdefault(repr(value), (value, []))[1].append(entry)
    return tuple(_joined(value, entries) for value, entries in by.values())


def _one(value: Any, e: Entry) -> Told:
    return Told(value, (e.claim.id,), e.days, inferred=e.inferred, beside=None if e.days else e.near)


def _joined(value: Any, entries: Sequence[Entry]) -> Told:
    best = entries[0] if len(entries) == 1 else min(entries, key=lambda e: (e.days is None, e.inferred))
    ids = tuple(dict.fromkeys([e.claim.id for e in entries]))
    return replace(_one(value, best), claims=ids)


def _strengths(known: Said, unit: str, day: int, heard: Hearing | None) -> tuple[Told, ...]:
    """What each source told last of its men, and of its arms: a figure of the one replaces none of the other."""
    apart = known.strengths_apart.get(unit, ()) if heard is None else known.apart(_of(known.strengths, unit, heard))
    if len(apart) == 1:
        return _told((known.men[e.claim.id], e) for e in latest(apart[0].told, day))
    last: dict[str, tuple[Entry, set[bool | None]]] = {}
    for part in apart:
        for e in latest(part.told, day):
            last.setdefault(e.claim.id, (e, set()))[1].add(part.men)
    order = sorted(last.values(), key=lambda told: -told[0].days.latest if told[0].days else 1)
    return _told((_counted(known.men[e.claim.id], sorts), e) for e, sorts in order)


def _counted(figures: Mapping[str, list[float]], sorts: Set[bool | None]) -> Mapping[str, list[float]]:
    """Of the figures of a strength those that no later one replaces."""
    whole = None in sorts or len(sorts) == 2
    return figures if whole else {item: told for item, told in figures.items() if (item in MEN) in sorts}


def _losses(known: Said, unit: str, day: int, heard: Hearing | None) -> tuple[Told, ...]:
    """Losses told for the days after the last dated strength up to `day`, each with its own day; the undated last."""
    lost, strengths = _of(known.losses, unit, heard), _of(known.strengths, unit, heard)
    newest = max((e.days.earliest for e in strengths if e.days is not None and e.days.earliest <= day), default=0)
    dated = [e for e in lost if e.days is not None and newest <= e.days.latest and e.days.earliest <= day]
    undated = [e for e in lost if e.days is None and e.floor <= day]
    order = sorted(dated, key=lambda e: (e.days.earliest if e.days else 0, e.claim.id))
    told = ((loss, e) for e in (*order, *undated) if (loss := known.lost[e.claim.id]))
    return tuple(_one(loss, e) for loss, e in told)


_ANSWERS: Mapping[str, Callable[[Said, str, int, Hearing | None], tuple[Told, ...]]] = {
    "strengths": _strengths, "commanders": _commanders, "parents": _parents, "wholes": _wholes, "losses": _losses,
}  # fmt: skip


def ended(ends: Sequence[Entry], day: int) -> int:
    """The day by which its end is told, before the one asked for and with no later founding; 0 where it had not ended."""
    last = 0
    for entry in ends:
        if entry.days is not None and entry.days.latest < day:
            sign = 1 if entry.claim.slots.get("relation") in OVER else -1
            last = max(last, entry.days.latest * sign, key=abs)
    return max(last, 0)


def _unborn(known: Said, unit: str, ends: Sequence[Entry], heard: Hearing | None, day: int) -> bool:
    """Is its founding told for a later day, with nothing told of it for a day before that?"""
    founded = [e.days for e in ends if e.days is not None and e.claim.slots.get("relation") == "established"]
    if not founded or min(d.earliest for d in founded) <= day:
        return False
    return not any(e.days is not None and e.days.earliest <= day for e in _told_of(known, unit, heard))


def _told_of(known: Said, unit: str, heard: Hearing | None) -> Iterator[Entry]:
    """All that is told of a unit itself."""
    return (e for table in TABLES for e in _of(getattr(known, table), unit, heard))


def sides_of(campaign: Campaign, state: State) -> dict[str, str | None]:
    """The declared side of every unit, its own or that of a parent on the day; None where nobody declared it."""
    parents = {u.unit: [p.value for p in u.parents] for u in state.units}
    return {e.id: _side(campaign, e.id, parents) for e in campaign.entities.values() if e.type in FORCES}


def _side(campaign: Campaign, unit: str, parents: Mapping[str, Sequence[str]]) -> str | None:
    seen: set[str] = set()
    while unit and unit not in seen:
        seen.add(unit)
        entity = campaign.entities.get(unit)
        if entity is not None and entity.traits.get("side"):
            return str(entity.traits["side"])
        unit = next(iter(parents.get(unit, ())), "")
    return None
