"""Campaigns for the engines, one claim a row: no reader stands between the promise and the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sefer.model import Campaign, Claim, Document, Entity, Link, Part, Place, Route, Run, Settings

DOC = "galicia.txt"
WORDS = "The author tells it so. "
UNITS = {
    "XV Corps": "corps", "19th Division": "division", "20th Division": "division", "57th Regiment": "regiment",
    "62nd Regiment": "regiment", "77th Regiment": "regiment", "1st Battalion": "battalion",
}  # fmt: skip
PERSONS = ("Yakup Şevki Bey", "Mehmet Şefik Bey", "Kemal Bey")
TOWNS = {
    "Lemberg": (49.84, 24.03),
    "Brzezany": (49.45, 24.94),
    "Podhajce": (49.27, 25.13),
    "Uzsok": (49.02, 22.86),
    "Nowhere": None,
}
Row = tuple[str, Mapping[str, Any], Mapping[str, Any]]


def row(kind: str, slots: Mapping[str, Any], **more: Any) -> Row:
    return kind, slots, more


def stood(unit: str, place: str, day: str | None, **more: Any) -> Row:
    return row("location", {"subject": unit, "place": place, "date": day}, **more)


def marched(unit: str, start: str | None, goal: str, left: str | None, came: str | None, **more: Any) -> Row:
    slots = {"subject": unit, "from": start, "to": goal, "depart": left, "arrive": came, "mode": more.pop("mode", None)}
    return row("movement", slots, **more)


def after(first: str, second: str, least: int | None, most: int | None, **more: Any) -> Row:
    return row("sequence", {"first": first, "second": second, "min_days": least, "max_days": most}, **more)


def campaign(rows: Sequence[Row], routes: Sequence[Route] = ()) -> Campaign:
    """One claim a row, with the ids c0, c1, ...: kind, slots, and what else the claim has (id, source, polarity, basis)."""
    text = WORDS * (len(rows) + 1)
    length = len(WORDS)
    things = [Entity(n, "unit", (n,), {"echelon": e}) for n, e in UNITS.items()]
    things += [Entity(n, "person", (n,)) for n in PERSONS] + [Entity(n, "place", (n,)) for n in TOWNS]
    told = tuple(
        Claim(more.get("id", f"c{i}"), kind, DOC, i * length, (i + 1) * length - 1, slots, **{k: v for k, v in more.items() if k != "id"})
        for i, (kind, slots, more) in enumerate(rows)
    )  # fmt: skip
    document = Document(DOC, text, text, (Run(0, len(text), 0, len(text)),), (Part("body", "en", 0, len(text)),))
    links = tuple(Link(e.id, e.type, DOC, e.name, "same name") for e in things)
    places = tuple(Place(n, lat=at[0] if at else None, lon=at[1] if at else None) for n, at in TOWNS.items())
    entities = {e.id: e for e in things}
    return Campaign(Settings("Galicia"), {DOC: document}, {DOC: ()}, told, entities, links, places, tuple(routes))


def ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def had(unit: str, day: str | None, values: Mapping[str, Any], **more: Any) -> Row:
    return row("strength", {"subject": unit, "date": day, "values": values}, **more)


def lost(unit: str, day: str | None, values: Mapping[str, Any], **more: Any) -> Row:
    return row("loss", {"subject": unit, "date": day, "values": values}, **more)


def bound(child: str, relation: str, parent: str, day: str | None, **more: Any) -> Row:
    return row("organization", {"subject": child, "relation": relation, "object": parent, "date": day}, **more)
