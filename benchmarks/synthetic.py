"""A made-up campaign of any size: units under units, commanders, strengths, moves and fights, told by several sources.

Imports nothing of Sefer but its nouns, so that what it measures cannot lean on what it measures.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from sefer.model import Campaign, Claim, Document, Entity, Link, Part, Run, Settings, Side

FIRST = date(1918, 1, 1)
ECHELONS = ("army", "corps", "division", "regiment", "battalion")
SENTENCE = "Yazar burada bir olayı anlatıyor. "
KINDS = ("location", "movement", "strength", "loss", "command", "organization", "engagement", "order")


def campaign(claims: int = 50_000, units: int = 1_000, documents: int = 20, days: int = 365, seed: int = 1) -> Campaign:
    """A campaign of so many claims about so many units, the same for the same numbers."""
    dice = Random(seed)
    tree = _units(units)
    places = [Entity(f"place:{i}", "place", (f"Yer {i}",)) for i in range(200)]
    people = [Entity(f"person:{i}", "person", (f"Kişi {i} Bey",)) for i in range(units)]
    names = [f"anlatı-{i}.txt" for i in range(documents)]
    told = tuple(
        _claim(dice, n, names[n % documents], n // documents, tree, places, people, days) for n in range(claims)
    )
    text = SENTENCE * (claims // documents + 1)
    whole = (Run(0, len(text), 0, len(text)),)
    texts = {n: Document(n, text, text, whole, (Part("body", "tr", 0, len(text)),)) for n in names}
    things = [*tree, *places, *people]
    links = tuple(Link(e.id, e.type, n, e.name, "same_name") for n in names for e in things)
    sides = (Side("Doğu", (tree[0].name,)), Side("Batı", (tree[1].name,)))
    settings = Settings("Deneme", FIRST.toordinal(), FIRST.toordinal() + days, ("tr",), None, sides)
    return Campaign(settings, texts, dict.fromkeys(names, ()), told, {e.id: e for e in things}, links)


def _units(count: int) -> list[Entity]:
    """Two armies and what stands under them, five parts to a whole."""
    return [
        Entity(
            f"unit:{i}", "unit", (f"{i}. Birlik",),
            {"echelon": ECHELONS[min(_depth(i), 4)], "number": i} | ({"side": ("Doğu", "Batı")[i]} if i < 2 else {}),
        )
        for i in range(count)
    ]  # fmt: skip


def _depth(index: int) -> int:
    return 0 if index < 2 else 1 + _depth(_above(index))


def _above(index: int) -> int:
    return (index - 2) // 5


def _claim(
    dice: Random, n: int, doc: str, sentence: int, units: list[Entity], places: list[Entity], people: list[Entity], days: int
) -> Claim:  # fmt: skip
    kind = KINDS[n % len(KINDS)]
    index = dice.randrange(2, len(units))
    day = (FIRST + timedelta(days=dice.randrange(days))).isoformat()
    slots = dict(_slots(dice, kind, index, units, places, people, day))
    start = sentence * len(SENTENCE)
    source = (f"Yazar{dice.randrange(40)} {1900 + dice.randrange(100)}, {dice.randrange(400)}",)
    return Claim(f"c{n}", kind, doc, start, start + len(SENTENCE) - 1, slots, source=source, source_scope="sentence")


def _slots(
    dice: Random, kind: str, index: int, units: list[Entity], places: list[Entity], people: list[Entity], day: str
) -> Iterator[tuple[str, Any]]:
    unit, place = units[index].name, dice.choice(places).name
    if kind == "engagement":
        yield from (("parties", [unit]), ("place", place), ("date", day))
    elif kind == "command":
        yield from (("subject", people[index].name), ("role", "komutan"), ("object", unit), ("date", day))
    elif kind == "organization":
        relation = dice.choice(("part_of", "attached_to"))
        yield from (("subject", unit), ("relation", relation), ("object", units[_above(index)].name), ("date", day))
    elif kind == "movement":
        yield from (("subject", unit), ("from", dice.choice(places).name), ("to", place), ("arrive", day))
    elif kind == "order":
        yield from (("issuer", people[_above(index)].name), ("recipient", unit), ("date", day), ("content", "march"))
    elif kind == "loss":
        yield from (("subject", unit), ("date", day), ("values", {"killed": {"soldier": dice.randrange(1, 200)}}))
    elif kind == "strength":
        yield from (("subject", unit), ("date", day), ("values", {"officer": 20, "soldier": dice.randrange(300, 900)}))
    else:
        yield from (("subject", unit), ("place", place), ("date", day))
