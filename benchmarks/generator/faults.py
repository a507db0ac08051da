"""One impossibility in what is told, planted on purpose, with the claims that can show it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any, cast

from . import facts
from .facts import Fact
from .planter import Planted, Planter
from .rates import NOBODY_FASTER
from .telling import Told, edtf, set_figures
from .truth import Truth

MEN_ARRIVE = "every arrival of men is told"


def _set_day(told: Told, slot: str, day: int) -> None:
    told.slots[slot] = edtf(day, day)
    told.thirds.pop(slot, None)
    told.wrong, told.said_by = (*told.wrong, slot), None


def _exact(told: Told) -> None:
    """Date a true claim exactly by its own days, whatever it was dated by before."""
    for slot, days in told.fact.points.items():
        told.slots[slot] = edtf(*days)
    told.thirds, told.said_by = {}, None


def _ids(*told: Told) -> tuple[str, ...]:
    return tuple(t.id for t in told)


def arrival_before_departure(p: Planter) -> Planted:
    """One move arrives before it leaves."""
    try:
        move = p.told("movement", lambda t: bool(t.fact.points))
    except ValueError:
        move = p.gone(*p.moment(p.placed), [q.name for q in p.truth.world.places])
    day = move.day
    _set_day(move, "depart", day + 3)
    _set_day(move, "arrive", day)
    return Planted("arrival_before_departure", _ids(move), _ids(move))


def too_early(p: Planter) -> Planted:
    """A unit stands far away sooner than anybody could come there."""
    unit, day = p.far_off(2)
    here = p.truth.place(unit, day)
    far = p.farthest(here)
    one, other = p.at(unit, day, here), p.at(unit, day + 1, far)
    other.wrong = ("date",)
    return Planted("too_early", _ids(one, other), _ids(other), p.ways.least_days(here, far) > 2)


def two_places(p: Planter) -> Planted:
    """A unit stands at two places on one day."""
    unit, day = p.far_off(1)
    here = p.truth.place(unit, day)
    far = p.farthest(here)
    one, other = p.at(unit, day, here), p.at(unit, day, far)
    other.wrong = ("place",)
    return Planted("two_places", _ids(one, other), _ids(other), p.ways.least_days(here, far) > 1)


def before_order(p: Planter) -> Planted:
    """A move leaves before the order on which it rests; where that order is told only by the way, nothing shows it."""
    at_random = p.dice.random() < 0.2
    move = p.told("movement", lambda t: _cause(p.truth, t) is not None) if at_random else p.ordered()
    cause = _cause(p.truth, move)
    assert cause is not None
    _set_day(move, "depart", p.truth.events[cause].first - 2)
    order = next((t for t in p.teller.told if t.id in move.basis), None)
    if order is None:
        return Planted("before_order", _ids(move), _ids(move), shows=False)
    _exact(order)
    return Planted("before_order", _ids(order, move), _ids(move))


def _cause(truth: Truth, move: Told) -> int | None:
    """The number of the order behind a move."""
    return None if move.fact.event is None else truth.events[move.fact.event].cause


def _dated(p: Planter, count: int) -> list[Told]:
    """Agreements, orders and other happenings of one day, told anew and exactly, about nothing in common, by their days."""
    numbers = [n for n, e in enumerate(p.truth.events) if e.sort in ("event", "agreement", "order")]
    chosen: dict[Any, int] = {}
    for number in p.dice.sample(numbers, len(numbers)):
        event = p.truth.events[number]
        if event.first not in {p.truth.events[n].first for n in chosen.values()}:
            chosen.setdefault(event.what.get("unit", number), number)
    if len(chosen) < count:
        raise ValueError("too little happens on days of its own")
    days = sorted(list(chosen.values())[:count], key=lambda n: p.truth.events[n].first)
    return [p.teller.add(p.account, fact) for n in days for fact in facts.of_event(p.truth, p.dice, n)]


def _between(p: Planter, first: Told, second: Told, low: int, high: int | None) -> Told:
    slots = {"first": first.id, "second": second.id, "min_days": low, "max_days": high}
    return p.teller.add(p.account, Fact("sequence", slots), after=second.id)


def sequence_violated(p: Planter) -> Planted:
    """What is told to come after something, or so many days after it, has a day that is otherwise."""
    first, second = _dated(p, 2)
    apart = second.day - first.day
    backward = p.dice.random() < 0.5
    said = _between(p, second, first, 1, None) if backward else _between(p, first, second, apart + 2, apart + 5)
    said.wrong = ("min_days",)
    return Planted("sequence_violated", _ids(first, second, said), _ids(said))


def cycle(p: Planter) -> Planted:
    """Three or more things of which each is told to come after the one before, and the first after the last."""
    ring = _dated(p, p.dice.randint(3, 5))
    for told in ring:
        told.slots |= dict.fromkeys(told.fact.points)
    said = [_between(p, a, b, 1, None) for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)]
    said[-1].wrong = ("min_days",)
    return Planted("cycle", _ids(*said), _ids(said[-1]))


def mode_swapped(p: Planter) -> Planted:
    """A move goes by rail, or by sea, between places that neither reaches."""
    mode = p.dice.choice(("rail", "sea"))
    stops = p.ways.stops(mode)

    def off(told: Told) -> bool:
        return not stops & {told.slots["from"], told.slots["to"], *told.slots["via"]}

    try:
        move = p.told("movement", lambda t: off(t) and not t.slots["via"], off)
    except ValueError:
        unit, day = p.moment(lambda u, d: p.placed(u, d) and p.truth.place(u, d) not in stops)
        move = p.gone(unit, day, [q.name for q in p.truth.world.places if q.name not in stops] or list(stops))
    move.slots["mode"], move.wrong, move.said_by = mode, ("mode",), None
    return Planted("mode_swapped", _ids(move), _ids(move))


def march_too_fast(p: Planter) -> Planted:
    """A unit goes on foot, within a day and a night, farther than anybody ever did."""
    unit, day = p.far_off(1)
    here = p.truth.place(unit, day)
    far = max((q.name for q in p.truth.world.places), key=lambda q: p.ways.crow(here, q))
    slots = {"subject": p.truth.name(unit, day), "from": here, "via": [], "to": far, "mode": "march"}
    move = p.teller.add(p.account, Fact("movement", slots, {"depart": (day, day), "arrive": (day, day)}, units=(unit,)))
    move.wrong = ("to",)
    return Planted("march_too_fast", _ids(move), _ids(move), p.ways.crow(here, far) > NOBODY_FASTER["march"])


def part_above_whole(p: Planter) -> Planted:
    """A part has more men than its whole on one day."""
    unit, day = p.moment(lambda u, d: bool(_above(p.truth, u, d, 1)) and p.steady(_above(p.truth, u, d, 1)[0], d))
    (parent,) = _above(p.truth, unit, day, 1)
    men = p.truth.men(parent, day)
    whole, bond = p.men(parent, day, *men), p.bond(unit, day, "part_of", parent)
    part = p.men(unit, day, *p.truth.men(unit, day))
    set_figures(part, {("officer",): men.officer + 5, ("soldier",): men.soldier + 200})
    part.wrong = ("values",)
    return Planted("part_above_whole", _ids(whole, part, bond), _ids(part))


def sum_mismatch(p: Planter) -> Planted:
    """The parts of a make-up are together more than its total."""
    try:
        made = p.told("composition", lambda t: True)
    except ValueError:
        unit, day = p.moment(lambda u, d: facts.makeup_on(p.truth, p.dice, u, d) is not None)
        made = p.teller.add(p.account, cast(Fact, facts.makeup_on(p.truth, p.dice, unit, day)))
    made.slots["total"], made.wrong = max(1, made.slots["total"] - 50), ("total",)
    return Planted("sum_mismatch", _ids(made), _ids(made))


def losses_above_strength(p: Planter) -> Planted:
    """A unit loses on one day more men than its whole side has, having been counted the day before."""
    unit, day = p.moment(p.steady)
    had = p.men(unit, day - 1, *p.truth.men(unit, day - 1))
    count = _all_men(p.truth, unit, day) + p.dice.randint(100, 900)
    lost = p.state(unit, "loss", day, {("killed", "soldier"): count}, subject=p.truth.name(unit, day))
    lost.wrong = ("values",)
    return Planted("losses_above_strength", _ids(had, lost), _ids(lost), assumes=MEN_ARRIVE)


def strength_rises(p: Planter) -> Planted:
    """A unit has two days later more men than its whole side."""
    unit, day = p.moment(p.steady)
    one, other = p.men(unit, day, *p.truth.men(unit, day)), p.men(unit, day + 2, *p.truth.men(unit, day))
    set_figures(other, {("soldier",): _all_men(p.truth, unit, day) + p.dice.randint(1000, 3000)})
    other.wrong = ("values",)
    return Planted("strength_rises", _ids(one, other), _ids(other), assumes=MEN_ARRIVE)


def _all_men(truth: Truth, unit: str, day: int) -> int:
    tops = (u.id for u in truth.world.units if u.parent is None and u.side == truth.side(unit))
    return sum(truth.men(top, day).person for top in tops)


def _above(truth: Truth, unit: str, day: int, count: int) -> list[str]:
    """So many units above one, the nearest first, all steady on the day; empty where there are not so many."""
    out: list[str] = []
    while len(out) < count:
        parent = truth.parent[unit].at(day)
        if (
            parent is None
            or not truth.parent[unit].steady(day - 1, day + 1)
            or not truth.names[parent].steady(day - 8, day + 8)
        ):
            return []
        out.append(parent)
        unit = parent
    return out


def two_parents(p: Planter) -> Planted:
    """A unit is on one day part of two that have nothing to do with each other."""
    unit, day = p.moment(lambda u, d: bool(_above(p.truth, u, d, 1)) and bool(_other_parents(p.truth, u, d)))
    (parent,) = _above(p.truth, unit, day, 1)
    one = p.bond(unit, day, "part_of", parent)
    other = p.bond(unit, day, "part_of", p.dice.choice(_other_parents(p.truth, unit, day)))
    other.wrong = ("object",)
    return Planted("two_parents", _ids(one, other), _ids(other))


def _other_parents(truth: Truth, unit: str, day: int) -> list[str]:
    """Units of its parent's echelon, of whatever side, none of them above or below its parent."""
    parent = truth.parent[unit].at(day)
    if parent is None or truth.units[parent].echelon == "group":
        return []
    level = truth.units[parent].echelon
    others = (u for u, of in truth.units.items() if of.echelon == level and u != parent and truth.exists(u, day))
    return [u for u in others if truth.names[u].steady(day, day)]


def two_commanders(p: Planter) -> Planted:
    """A unit has two commanders on one day."""
    unit, day = p.moment(lambda u, d: bool(p.truth.commander[u].at(d)) and p.truth.commander[u].steady(d - 1, d + 1))
    true = p.truth.commander[unit].at(day)
    assert true is not None
    persons = [p.truth.persons[true].name, p.dice.choice([q.name for i, q in p.truth.persons.items() if i != true])]
    name = p.truth.name(unit, day)
    one, other = (p.state(unit, "command", day, subject=who, role="commander", object=name) for who in persons)
    other.wrong = ("subject",)
    return Planted("two_commanders", _ids(one, other), _ids(other))


def before_founding(p: Planter) -> Planted:
    """A unit stands somewhere some days before it is founded."""
    unit, day = p.moment(lambda u, d: p.placed(u, d - 5))
    one, other = p.at(unit, day - 5, p.truth.place(unit, day - 5)), p.bond(unit, day, "established")
    other.wrong = ("relation",)
    return Planted("before_founding", _ids(one, other), _ids(other))


def after_dissolution(p: Planter) -> Planted:
    """A unit stands somewhere some days after it is dissolved."""
    unit, day = p.moment(lambda u, d: p.placed(u, d + 5))
    one, other = p.at(unit, day + 5, p.truth.place(unit, day + 5)), p.bond(unit, day, "abolished")
    other.wrong = ("relation",)
    return Planted("after_dissolution", _ids(one, other), _ids(other))


def _stands(truth: Truth, count: int, unit: str, day: int) -> bool:
    return bool(_above(truth, unit, day, count))


def own_parent(p: Planter) -> Planted:
    """A unit is part of itself."""
    unit, day = p.moment(lambda u, d: True)
    told = p.bond(unit, day, "part_of", unit)
    told.wrong = ("object",)
    return Planted("own_parent", _ids(told), _ids(told))


def cyclic_command(p: Planter) -> Planted:
    """A unit is on one day part of a second, that of a third where there is one, and the last part of the first."""
    for count in (2, 1):
        found = next(p.moments(partial(_stands, p.truth, count)), None)
        if found is not None:
            unit, day = found
            chain = [unit, *_above(p.truth, unit, day, count)]
            true = [p.bond(a, day, "part_of", b) for a, b in pairwise(chain)]
            false = p.bond(chain[-1], day, "part_of", unit)
            false.wrong = ("object",)
            return Planted("cyclic_command", _ids(*true, false), _ids(false))
    raise ValueError("no unit stands under another")


KINDS: dict[str, Callable[[Planter], Planted]] = {
    f.__name__: f
    for f in (
        arrival_before_departure, too_early, two_places, before_order, sequence_violated, cycle, mode_swapped,
        march_too_fast, part_above_whole, sum_mismatch, losses_above_strength, strength_rises, two_parents,
        two_commanders, before_founding, after_dissolution, own_parent, cyclic_command,
    )
}  # fmt: skip
