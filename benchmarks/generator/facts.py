"""Truth -> facts: what an account could say of an event or of a day, exactly, in the slots of a claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from .truth import Event, Men, Truth

Path = tuple[str, ...]  # ("soldier",) of a strength, ("killed", "soldier") of a loss
Day = tuple[int, int]  # from the first to the last, both included


@dataclass(slots=True)
class Fact:
    """One thing that can be told. `points` are the true days of its slots, `figures` its true numbers.

    `moment`: it came about on a day, and may be dated vaguely; else it held on all the days.
    """

    kind: str
    slots: dict[str, Any]
    points: dict[str, Day] = field(default_factory=dict)
    figures: dict[Path, int] = field(default_factory=dict)
    moment: bool = True
    event: int | None = None
    polarity: str = "asserted"
    units: tuple[str, ...] = ()  # ids of those whom it is about


def of_event(truth: Truth, dice: Random, number: int) -> Iterator[Fact]:
    """The facts of an event."""
    event = truth.events[number]
    for fact in _TELLERS[event.sort](truth, dice, event):
        fact.event = number
        yield fact


def _order(truth: Truth, _: Random, event: Event) -> Iterator[Fact]:
    unit, goal = event.what["unit"], event.what["goal"]
    slots = {"issuer": truth.persons[event.what["issuer"]].name, "recipient": truth.name(unit, event.first)}
    yield Fact("order", slots | {"content": f"go to {goal}"}, _on(event), units=(unit,))


def _move(truth: Truth, dice: Random, event: Event) -> Iterator[Fact]:
    what = event.what
    slots = {"subject": truth.name(what["unit"], event.first), "from": what["start"], "via": list(what["via"])}
    slots |= {"to": what["goal"]} | ({"mode": what["mode"]} if dice.random() < 0.6 else {})
    points = {"depart": (event.first, event.first), "arrive": (event.last, event.last)}
    told = dice.random()
    if told < 0.25:
        del points["depart"]
    elif told < 0.5:
        del points["arrive"]
    yield Fact("movement", slots, points, units=tuple(what["column"]))


def _fight(truth: Truth, _: Random, event: Event) -> Iterator[Fact]:
    heads = [
        u for units in event.what["parties"].values() for u in units
        if truth.parent[u].at(event.first) not in units
    ]  # fmt: skip
    slots = {"parties": [truth.name(u, event.first) for u in heads], "place": event.what["place"]}
    yield Fact("engagement", slots, _on(event), moment=False, units=tuple(heads))


def _loss(truth: Truth, dice: Random, event: Event) -> Iterator[Fact]:
    unit, form = event.what["unit"], _form(dice)
    figures: dict[Path, int] = {
        (sort, item): count
        for sort, men in event.what["losses"].items()
        for item, count in form(men).items()
        if count
    }  # fmt: skip
    slots = {"subject": truth.name(unit, event.first), "place": event.what["place"]}
    if figures:
        yield Fact("loss", slots, _on(event), figures, moment=False, units=(unit,))


def _capture(truth: Truth, _: Random, event: Event) -> Iterator[Fact]:
    what = event.what
    slots = {"subject": truth.name(what["unit"], event.first), "object": truth.name(what["object"], event.first)}
    figures: dict[Path, int] = {("prisoner",): what["men"].person}
    yield Fact("capture", slots | {"place": what["place"]}, _on(event), figures, False, units=(what["unit"],))


def _draft(truth: Truth, dice: Random, event: Event) -> Iterator[Fact]:
    slots = {"subject": truth.name(event.what["unit"], event.first), "place": event.what["place"]}
    figures: dict[Path, int] = {(item,): count for item, count in _form(dice)(event.what["men"]).items() if count}
    if figures:
        yield Fact("strength", slots, _on(event), figures, moment=False, units=(event.what["unit"],))


def _command(truth: Truth, _: Random, event: Event) -> Iterator[Fact]:
    slots = {"subject": truth.persons[event.what["person"]].name, "role": "commander"}
    slots["object"] = truth.name(event.what["unit"], event.first)
    yield Fact("command", slots, _on(event), units=(event.what["unit"],))


def _bond(relation: str, other: str | None) -> Any:
    """The teller of an event that is a relation of a unit to another, or of a unit alone."""

    def tell(truth: Truth, _: Random, event: Event) -> Iterator[Fact]:
        slots = {"subject": truth.name(event.what["unit"], event.first), "relation": relation}
        found = event.what[other] if other else None
        if found is not None:
            slots["object"] = truth.name(found, event.first)
        if found is not None or other is None:
            yield Fact("organization", slots, _on(event), units=(event.what["unit"],))

    return tell


def _attach(truth: Truth, dice: Random, event: Event) -> Iterator[Fact]:
    yield from _bond("attached_to", "to")(truth, dice, event)
    yield from _bond("detached_from", "before")(truth, dice, event)


def _rename(truth: Truth, _: Random, event: Event) -> Iterator[Fact]:
    slots = {"subject": event.what["before"], "relation": "renamed", "object": event.what["after"]}
    yield Fact("organization", slots, _on(event), units=(event.what["unit"],))


def _agreement(_: Truth, __: Random, event: Event) -> Iterator[Fact]:
    slots = {"parties": list(event.what["sides"]), "place": event.what["place"], "title": "agreement"}
    yield Fact("agreement", slots, _on(event))


def _event(_: Truth, __: Random, event: Event) -> Iterator[Fact]:
    yield Fact("event", {"place": event.what["place"], "content": event.what["content"]}, _on(event))


_TELLERS: Mapping[str, Any] = {
    "order": _order, "move": _move, "fight": _fight, "loss": _loss, "capture": _capture, "draft": _draft,
    "command": _command, "attach": _attach, "found": _bond("established", "under"), "rename": _rename,
    "merge": _bond("merged_into", "into"), "dissolve": _bond("abolished", None), "agreement": _agreement,
    "event": _event,
}  # fmt: skip


def _on(event: Event) -> dict[str, Day]:
    return {"date": (event.first, event.last)}


def _form(dice: Random) -> Any:
    """How men are counted: officers and soldiers, soldiers alone, or all in one."""
    chosen = dice.choice((("officer", "soldier"), ("officer", "soldier"), ("soldier",), ("person",)))
    return lambda men: {item: getattr(men, item) for item in chosen}


def of_day(truth: Truth, dice: Random, unit: str, day: int) -> Fact | None:
    """Something that held of a unit on a day and maybe the days after, with nothing changing meanwhile."""
    if not truth.exists(unit, day) or not truth.names[unit].steady(day, day):
        return None
    return dice.choice(_STATES)(truth, dice, unit, day)


def place_on(truth: Truth, dice: Random, unit: str, day: int) -> Fact | None:
    """It was at a place; now and then that it was not at another."""
    place = truth.place(unit, day)
    if not place:
        return None
    last = day
    while dice.random() < 0.4 and truth.place(unit, last + 1) == place and truth.names[unit].steady(day, last + 1):
        last += 1
    fact = Fact("location", {"subject": truth.name(unit, day), "place": place}, {"date": (day, last)}, moment=False)
    fact.units = (unit,)
    if dice.random() < 0.05 and truth.place(unit, day - 1) == place:
        fact.polarity, fact.points = "negated", {"date": (day, day)}
        fact.slots["place"] = dice.choice([p.name for p in truth.world.places if p.name != place])
    return fact


def men_on(truth: Truth, dice: Random, unit: str, day: int) -> Fact | None:
    """It had so many men, all parts counted."""
    men = truth.men(unit, day)
    if not men.soldier or not truth.men_steady(unit, day, day):
        return None
    last = day + 2 if dice.random() < 0.2 and truth.men_steady(unit, day, day + 2) else day
    last = last if truth.names[unit].steady(day, last) and last <= truth.last else day
    figures: dict[Path, int] = {(item,): count for item, count in _form(dice)(men).items()}
    slots = {"subject": truth.name(unit, day)}
    if (
        last == day
        and (place := truth.place(unit, day))
        and truth.place(unit, day - 1) == place
        and dice.random() < 0.4
    ):
        slots["place"] = place
    return Fact("strength", slots, {"date": (day, last)}, figures, moment=False, units=(unit,))


def commander_on(truth: Truth, _: Random, unit: str, day: int) -> Fact | None:
    """Somebody commanded it."""
    person = truth.commander[unit].at(day)
    if person is None or not truth.commander[unit].steady(day, day):
        return None
    slots = {"subject": truth.persons[person].name, "role": "commander", "object": truth.name(unit, day)}
    return Fact("command", slots, {"date": (day, day)}, moment=False, units=(unit,))


def parent_on(truth: Truth, _: Random, unit: str, day: int) -> Fact | None:
    """It was part of another."""
    parent = truth.parent[unit].at(day)
    if parent is None or not truth.parent[unit].steady(day, day) or not truth.names[parent].steady(day, day):
        return None
    slots = {"subject": truth.name(unit, day), "relation": "part_of", "object": truth.name(parent, day)}
    return Fact("organization", slots, {"date": (day, day)}, moment=False, units=(unit,))


def makeup_on(truth: Truth, _: Random, unit: str, day: int) -> Fact | None:
    """Its men by its parts, its own staff among them."""
    parts = truth.parts(unit, day)
    steady = truth.men_steady(unit, day, day) and all(truth.names[u].steady(day, day) for u in parts)
    if not parts or not steady:
        return None
    counts = {truth.name(u, day): truth.men(u, day).person for u in parts}
    counts |= {"staff": (truth.own[unit].at(day) or Men(0, 0)).person}
    figures: dict[Path, int] = {("values", name): count for name, count in counts.items() if count}
    figures[("total",)] = sum(figures.values())
    slots = {"subject": truth.name(unit, day)}
    return Fact("composition", slots, {"date": (day, day)}, figures, moment=False, units=(unit,))


_STATES = (place_on, place_on, place_on, men_on, men_on, commander_on, parent_on, makeup_on)
