"""Campaigns of movements made by hand: units, places of the packaged network or one's own, and claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sefer.geography import builtin
from sefer.model import Campaign, Claim, Document, Entity, Link, Part, Place, Route, Run, Settings

DOC = "anlatı.txt"
PLACES, ROUTES = builtin()
UNITS: Mapping[str, Mapping[str, Any]] = {
    "15. Tümen": {"echelon": "division", "number": 15},
    "15. Tümen Karargâhı": {"echelon": "headquarters"},
    "107. Alay": {"echelon": "regiment", "number": 107, "arm": "infantry"},
    "10. Alay": {"echelon": "regiment", "number": 10, "arm": "infantry"},
    "2. Süvari Alayı": {"echelon": "regiment", "number": 2, "arm": "cavalry"},
    "Doğu Ordusu": {"echelon": "army"},
}
Row = tuple[str, Mapping[str, Any], Mapping[str, Any]]


def campaign(rows: Sequence[Row], places: Sequence[Place] = PLACES, routes: Sequence[Route] = ROUTES) -> Campaign:
    """One claim a row: kind, slots, and what else the claim has (source, polarity)."""
    text = "Yazar böyle anlatıyor. " * (len(rows) + 1)
    names = dict.fromkeys(
        n for _, slots, _ in rows for k in ("place", "from", "to", "via") for n in _listed(slots.get(k))
    )
    things = [Entity(f"u:{n}", "unit", (n,), t) for n, t in UNITS.items()]
    things += [Entity(f"p:{n}", "place", (n,)) for n in names] + [Entity("h:Ali Bey", "person", ("Ali Bey",))]
    claims = tuple(
        Claim(f"c{i}", kind, DOC, i * 23, i * 23 + 22, slots, **more) for i, (kind, slots, more) in enumerate(rows)
    )
    document = Document(DOC, text, text, (Run(0, len(text), 0, len(text)),), (Part("body", "tr", 0, len(text)),))
    links = tuple(Link(e.id, e.type, DOC, e.name, "same name") for e in things)
    return Campaign(
        Settings(""), {DOC: document}, {DOC: ()}, claims, {e.id: e for e in things}, links, tuple(places), tuple(routes)
    )


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def moved(who: str, start: str | None, end: str, depart: str | None, arrive: str | None, **slots: Any) -> Row:
    return ("movement", {"subject": who, "from": start, "to": end, "depart": depart, "arrive": arrive, **slots}, {})


def stood(who: str, place: str, day: str, **more: Any) -> Row:
    return ("location", {"subject": who, "place": place, "date": day}, more)
