"""What befalls units: fights with their losses, recruits and the sick, new commanders, new parents, births and ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random

from . import rates
from .story import Course, Deed, order
from .truth import NONE, Event, Men, Truth
from .world import Unit, ordinal

Lost = dict[str, Men]  # by sort


def meet(course: Course, day: int) -> None:
    """Where two sides stand at one place in the evening, with nothing else to do, they fight from the next day on."""
    for place, units in list(course.here.items()):
        if len(units) < 2 or course.fought.get(place, 0) > day - rates.QUIET:
            continue
        free = [u for u in units if course.idle(u, day + 1)]
        sides = list(dict.fromkeys(course.truth.side(u) for u in free))[:2]
        if len(sides) == 2:
            _fight(course, day + 1, place, {s: [u for u in free if course.truth.side(u) == s] for s in sides})


def _fight(course: Course, first: int, place: str, parties: dict[str, list[str]]) -> None:
    truth, dice = course.truth, course.dice
    last = first + dice.choice(rates.FIGHT_DAYS) - 1
    if last >= truth.last:
        return
    weight = {s: _sum(truth.own[u].at(first) or NONE for u in us).person for s, us in parties.items()}
    winner = max(parties, key=lambda s: weight[s] * dice.uniform(0.6, 1.6))
    lost = {u: _losses(course, u, (first, last), s != winner) for s, us in parties.items() for u in us}
    course.fought[place] = last
    number = course.note("fight", first, last, place=place, parties=parties, winner=winner, lost=lost)
    for unit, by_sort in lost.items():
        course.busy[unit] = last + 1
        if not truth.parts(unit, first):
            course.note("loss", first, last, number, unit=unit, place=place, losses=by_sort)
    heads = {s: tops(truth, us, first) for s, us in parties.items()}
    loser = next(s for s in parties if s != winner)
    taken = _sum(lost[u]["captured"] for u in parties[loser])
    if taken.person and len(heads[winner]) == len(heads[loser]) == 1:
        course.note(
            "capture", last, last, number, unit=heads[winner][0], object=heads[loser][0], place=place, men=taken
        )
    _retreat(course, last + 1, place, heads[loser], winner)


def _sum(men: Iterable[Men]) -> Men:
    total = NONE
    for some in men:
        total = total.plus(some)
    return total


def _losses(course: Course, unit: str, days: tuple[int, int], beaten: bool) -> Lost:
    """What a unit loses on each day of a fight, taken off; the beaten leave prisoners on the last day."""
    total: Lost = dict.fromkeys(("killed", "wounded", "missing", "captured"), NONE)
    shares = {"killed": rates.KILLED, "wounded": rates.WOUNDED, "missing": rates.MISSING}
    for day in range(days[0], days[1] + 1):
        men = course.truth.own[unit].at(day) or NONE
        lost = {sort: share(course.dice, men, of) for sort, of in shares.items()}
        if beaten and day == days[1]:
            lost["captured"] = share(course.dice, men, rates.CAPTURED)
        lose(course.truth, unit, day, lost)
        total |= {sort: total[sort].plus(found) for sort, found in lost.items()}
    return total


def share(dice: Random, men: Men, of: tuple[float, float]) -> Men:
    """A share of men, between two bounds by chance."""
    taken = dice.uniform(*of)
    return Men(int(men.officer * taken), int(men.soldier * taken + 0.5))


def lose(truth: Truth, unit: str, day: int, lost: Lost) -> None:
    """Take men off a unit from a day on, and keep count of them by sort."""
    left = truth.own[unit].at(day) or NONE
    for sort, men in lost.items():
        left = left.plus(men, -1)
        truth.gone[unit][sort] = truth.gone[unit].get(sort, NONE).plus(men)
    truth.own[unit].put(day, left)


def tops(truth: Truth, units: Sequence[str], day: int) -> list[str]:
    """Those of some units that stand under none of the others."""
    return [u for u in units if truth.parent[u].at(day) not in units]


def _retreat(course: Course, day: int, place: str, heads: Sequence[str], winner: str) -> None:
    ways = [p for p in course.ways.beside(place) if all(course.truth.side(u) != winner for u in course.here.get(p, ()))]
    goal = course.dice.choice(ways) if ways else None
    for head in heads:
        if goal and course.idle(head, day):
            course.march(head, day, goal, ordered=False)


def deep_losses(truth: Truth) -> list[Event]:
    """The losses of whole formations in a fight: of those of whose parts none lost or gained men elsewhere meanwhile."""
    out = []
    for number, event in enumerate(truth.events):
        if event.sort == "fight":
            for units in event.what["parties"].values():
                for head in tops(truth, units, event.first):
                    out += _deep(truth, event, number, head, units)
    return out


def _deep(truth: Truth, event: Event, number: int, head: str, units: Sequence[str]) -> list[Event]:
    below = list(truth.below(head, event.first))
    away = [u for u in below if u not in units]
    if len(below) < 2 or not all(truth.own[u].steady(event.first, event.last) for u in away):
        return []
    if list(truth.below(head, event.last + 1)) != below:
        return []
    by_unit = event.what["lost"]
    lost = {s: _sum(by_unit[u][s] for u in below if u in units) for s in ("killed", "wounded", "missing", "captured")}
    what = {"unit": head, "place": event.what["place"], "losses": lost}
    return [replace(event, sort="loss", what=what, cause=number)]


def draft(course: Course, day: int, unit: str) -> None:
    """Recruits gather beside a unit and join it two days later."""
    truth, men = course.truth, course.truth.own[unit].at(day) or NONE
    if not course.idle(unit, day) or truth.parts(unit, day) or day + 2 > truth.last or men.soldier < 50:
        return
    course.drafts += 1
    name = f"{ordinal(course.drafts)} Draft"
    new = _founded(course, day, Unit(f"unit:{name}", name, "other", truth.side(unit)), course.at[unit], None)
    gained = share(course.dice, men, rates.RECRUITS)
    truth.own[new].put(day, gained)
    truth.joined[new] = gained
    truth.own[new].put(day + 2, NONE)
    truth.own[unit].put(day + 2, men.plus(gained))
    truth.ended[new] = day + 2
    course.leave(new)
    course.busy[unit] = day + 3
    course.note("draft", day, day + 1, unit=new, into=unit, men=gained, place=course.at[unit])
    course.note("merge", day + 2, unit=new, into=unit)


def sickness(course: Course, day: int, unit: str) -> None:
    """Some of a unit are sent away sick."""
    men = course.truth.own[unit].at(day) or NONE
    if course.idle(unit, day) and not course.truth.parts(unit, day) and men.soldier > 100:
        lost = {"sick": share(course.dice, men, rates.SICK)}
        lose(course.truth, unit, day, lost)
        course.busy[unit] = day + 1
        course.note("loss", day, unit=unit, place=course.at[unit], losses=lost)


def command(course: Course, day: int, unit: str) -> None:
    """A person who waits for a command takes this one; who had it waits."""
    free = [p for since, p in course.spare if since <= day]
    before = course.truth.commander[unit].at(day)
    if free and course.truth.units[unit].echelon != "other" and course.truth.commander[unit].steady(day, day):
        person = course.dice.choice(free)
        course.spare = [(since, p) for since, p in course.spare if p != person]
        course.spare += [(day + 5, before)] if before else []
        course.truth.commander[unit].put(day, person)
        course.note("command", day, unit=unit, person=person)


def attach(course: Course, day: int, unit: str) -> None:
    """A unit comes under another of its side, of the echelon of the one that it leaves, or under a group."""
    truth, before = course.truth, course.truth.parent[unit].at(day)
    if before is None or not course.idle(unit, day) or not truth.parent[unit].steady(day, day):
        return
    level, below = truth.units[before].echelon, set(truth.below(unit, day))
    others = [
        u for u, of in truth.units.items()
        if u != before and u not in below and of.side == truth.side(unit) and truth.exists(u, day)
        and (of.echelon == level or (of.echelon == "group" and before == truth.parent[u].at(day)))
        and truth.units[unit].echelon != "group"
    ]  # fmt: skip
    if others:
        _under(course, day, unit, course.dice.choice(others))


def _under(course: Course, day: int, unit: str, parent: str) -> None:
    before = course.truth.parent[unit].at(day)
    course.truth.put_parent(unit, day, parent)
    course.note("attach", day, unit=unit, before=before, to=parent)


def found(course: Course, day: int, unit: str) -> None:
    """A group is founded where a unit stands, under its parent, and the unit is attached to it."""
    truth, parent = course.truth, course.truth.parent[unit].at(day)
    free = [p for since, p in course.spare if since <= day]
    plain = truth.units[unit].echelon not in ("other", "group") and truth.parent[unit].steady(day, day)
    if parent is None or truth.units[parent].echelon == "group" or not (plain and free and course.idle(unit, day)):
        return
    name = f"{course.words.new()} Group"
    new = _founded(
        course, day, Unit(f"unit:{name}", name, "group", truth.side(unit), arm=None), course.at[unit], parent
    )
    truth.own[new].put(day, NONE)
    course.groups.append(new)
    course.note("found", day, unit=new, under=parent)
    truth.commander[new].put(day, person := course.dice.choice(free))
    course.spare = [(since, p) for since, p in course.spare if p != person]
    course.note("command", day, unit=new, person=person)
    _under(course, day, unit, new)


def _founded(course: Course, day: int, unit: Unit, place: str, parent: str | None) -> str:
    truth = course.truth
    truth.units[unit.id], truth.born[unit.id] = unit, day
    truth.names[unit.id].put(day, unit.name)
    truth.put_parent(unit.id, day, parent)
    course.put(unit.id, day, place)
    return unit.id


def dissolve(course: Course, day: int, _: str) -> None:
    """A group that stands idle for some days is no more; its parts come under what it stood under."""
    groups = [g for g in course.groups if course.idle(g, day) and course.truth.born[g] + 4 < day]
    if not groups or course.dice.random() > rates.GROUP_ENDS / (rates.FOUNDED * 5):
        return
    group = course.dice.choice(groups)
    parent = course.truth.parent[group].at(day)
    parts = course.truth.parts(group, day)
    if parent is None or not all(course.truth.parent[u].steady(day, day) for u in (*parts, group)):
        return
    for part in parts:
        _under(course, day, part, parent)
    course.groups.remove(group)
    course.note("dissolve", day, unit=group)
    _end(course, day, group)


def _end(course: Course, day: int, unit: str) -> None:
    person = course.truth.commander[unit].at(day)
    course.spare += [(day + 5, person)] if person else []
    course.truth.commander[unit].put(day, None)
    course.truth.put_parent(unit, day, None)
    course.truth.ended[unit] = day
    course.leave(unit)


def rename(course: Course, day: int, unit: str) -> None:
    """A unit gets a proper name in place of its number."""
    truth, of = course.truth, course.truth.units[unit]
    if of.echelon not in ("other", "group") and len(truth.names[unit].days) == 1:
        name = f"{course.words.new()} {of.echelon.capitalize()}"
        course.note("rename", day, unit=unit, before=truth.name(unit, day), after=name)
        truth.names[unit].put(day, name)


def merge(course: Course, day: int, unit: str) -> None:
    """A unit without parts goes up in another of its echelon at its place."""
    truth = course.truth
    if not course.idle(unit, day) or truth.units[unit].echelon in ("other", "group") or truth.parts(unit, day):
        return
    level, side = truth.units[unit].echelon, truth.side(unit)
    others = [
        u for u in course.here[course.at[unit]]
        if u != unit and course.idle(u, day) and truth.units[u].echelon == level and truth.side(u) == side
    ]  # fmt: skip
    if others and truth.parent[unit].steady(day, day) and truth.commander[unit].steady(day, day):
        into = course.dice.choice(others)
        men = truth.own[unit].at(day) or NONE
        truth.own[into].put(day, (truth.own[into].at(day) or NONE).plus(men))
        truth.own[unit].put(day, NONE)
        course.busy[into] = day + 1
        course.note("merge", day, unit=unit, into=into)
        _end(course, day, unit)


DEEDS: tuple[tuple[float, Deed], ...] = (
    (rates.ORDERS, order),
    (rates.DRAFTS, draft),
    (rates.SICKNESS, sickness),
    (rates.COMMANDS, command),
    (rates.ATTACHED, attach),
    (rates.FOUNDED, found),
    (rates.FOUNDED * 5, dissolve),
    (rates.RENAMED, rename),
    (rates.MERGED, merge),
)
