"""Hand-made campaigns: sentences of our own, and the claims that a reader would take from them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sefer.model import Campaign, Claim, Document, Entity, Link, Part, Place, Route, Run, Settings, Side


def day(iso: str) -> int:
    return datetime.date.fromisoformat(iso).toordinal()


@dataclass
class Made:
    """A campaign that grows by a sentence and its claim at a time."""

    title: str = "Plevne 1877"
    first: str | None = "1877-07-15"
    last: str | None = "1877-12-15"
    sides: tuple[Side, ...] = ()
    region: tuple[float, float, float, float] | None = None
    name: str = "plevne.txt"
    entities: dict[str, Entity] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    told: list[tuple[str, str, Mapping[str, Any], Mapping[str, Any]]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)

    def thing(self, type_: str, id_: str, names: Sequence[str], **traits: Any) -> None:
        self.entities[id_] = Entity(id_, type_, tuple(names), traits)
        self.links += [Link(id_, type_, self.name, name, "same name") for name in names]

    def place(self, name: str, lat: float | None = None, lon: float | None = None, kind: str = "town") -> None:
        spot: dict[str, Any] = {} if lat is None else {"lat": lat, "lon": lon, "confidence": "high"}
        self.thing("place", f"place:{name}", [name], kind=kind, **spot)
        if lat is not None:
            self.places.append(Place(name, (), lat, lon, kind))

    def unit(self, name: str, echelon: str, arm: str | None = None, side: str | None = None) -> None:
        traits = {"echelon": echelon, "arm": arm} | ({"side": side} if side else {})
        self.thing("unit", f"unit:{name}", [name], **traits)

    def say(self, kind: str, sentence: str, slots: Mapping[str, Any], **more: Any) -> None:
        self.sentences.append(sentence)
        self.told.append((kind, sentence, slots, more))

    def stood(self, sentence: str, unit: str, place: str, date: str | None, **more: Any) -> None:
        self.say("location", sentence, {"subject": unit, "place": place, "date": date}, **more)

    def moved(self, sentence: str, unit: str, to: str, **more: Any) -> None:
        """`start`, `depart`, `arrive`, `mode` where the sentence says them."""
        slots = {slot: more.pop(slot, None) for slot in ("depart", "arrive", "mode")}
        self.say("movement", sentence, {"subject": unit, "from": more.pop("start", None), "to": to, **slots}, **more)

    def campaign(self) -> Campaign:
        text = " ".join(self.sentences) or "Boş."
        claims, at = [], 0
        for number, (kind, sentence, slots, more) in enumerate(self.told):
            claims.append(Claim(f"c{number}", kind, self.name, at, at + len(sentence), slots, **more))
            at += len(sentence) + 1
        runs, parts = (Run(0, len(text), 0, len(text)),), (Part("body", "tr", 0, len(text)),)
        first, last = (day(iso) if iso else None for iso in (self.first, self.last))
        return Campaign(
            Settings(self.title, first, last, ("tr",), self.region, self.sides),
            {self.name: Document(self.name, text, text, runs, parts, ((0, 41),))},
            {self.name: ()},
            tuple(claims),
            self.entities,
            tuple(self.links),
            tuple(self.places),
            tuple(self.routes),
        )


PLACES = {
    "Plevne": (43.417, 24.617),
    "Vidin": (43.99, 22.88),
    "Niğbolu": (43.705, 24.895),
    "Lofça": (43.137, 24.717),
    "Grivitsa": (43.42, 24.70),
    "Orhaniye": (42.905, 23.79),
    "Yeşilova": (None, None),
}
WEST = "Batı Ordusu"


def plevna() -> Made:
    """Two sides, a stack in one town, a march by road, a plan, a rumour, a unit without a place."""
    made = Made(sides=(Side("Osmanlı", (WEST,)), Side("Rus", ("9. Kolordu", "4. Kolordu"))))
    for name, (lat, lon) in PLACES.items():
        made.place(name, lat, lon)
    made.routes.append(Route("Lofça", "Plevne", "road", 35))
    made.unit(WEST, "army", side="Osmanlı")
    made.unit("12. Alay", "regiment", "infantry", "Osmanlı")
    made.unit("3. Süvari Alayı", "regiment", "cavalry", "Osmanlı")
    made.unit("9. Kolordu", "corps", side="Rus")
    made.unit("4. Kolordu", "corps", side="Rus")
    made.unit("7. Tabur", "battalion", "infantry")
    made.thing("person", "person:osman", ["Osman Paşa"], rank="Müşir")
    _moves(made)
    _stations(made)
    _rest(made)
    return made


def road_to_rahova() -> Made:
    """One road of two legs, and a regiment that is told of at its two ends, three days apart."""
    made = Made()
    for name, (lat, lon) in {"Vidin": (43.99, 22.88), "Lom": (43.82, 23.23), "Rahova": (43.73, 23.96)}.items():
        made.place(name, lat, lon)
    made.routes += [Route("Vidin", "Lom", "road", 50), Route("Lom", "Rahova", "road", 70)]
    made.unit("20. Alay", "regiment", "infantry")
    made.unit("21. Alay", "regiment", "infantry")
    made.stood("20. Alay 19 Temmuz 1877'de Vidin'deydi (Demir 2008, 41).", "20. Alay", "Vidin", "1877-07-19",
               source=("Demir 2008, 41",))  # fmt: skip
    made.stood("20. Alay 22 Temmuz 1877'de Rahova'daydı (Kaya 2011, 77).", "20. Alay", "Rahova", "1877-07-22",
               source=("Kaya 2011, 77",))  # fmt: skip
    men = {"subject": "21. Alay", "date": "1877-07-19", "place": None, "values": {"soldier": 900}}
    made.say("strength", "19 Temmuz 1877'de 21. Alay'da 900 er vardı.", men)
    return made


def _moves(made: Made) -> None:
    made.moved(
        "Batı Ordusu 13 Temmuz'da Vidin'den yola çıktı ve 19 Temmuz 1877'de Plevne'ye ulaştı (Demir 2008, 41).",
        WEST, "Plevne", start="Vidin", depart="1877-07-13", arrive="1877-07-19", mode="march",
        source=("Demir 2008, 41",), source_scope="sentence", reviewed="accepted",
    )  # fmt: skip
    plan = "3. Süvari Alayı'nın 25 Temmuz'da Orhaniye'ye gitmesi kararlaştırıldı."
    made.moved(plan, "3. Süvari Alayı", "Orhaniye", start="Plevne", depart="1877-07-25", polarity="planned")
    made.moved("12. Alay 26 Temmuz 1877'de Lofça'ya vardı.", "12. Alay", "Lofça", arrive="1877-07-26", mode="march")
    made.moved("4. Kolordu Temmuz 1877 içinde Grivitsa'ya geldi.", "4. Kolordu", "Grivitsa", arrive="1877-07")


def _stations(made: Made) -> None:
    made.stood("12. Alay 19 Temmuz 1877'de Plevne'de idi.", "12. Alay", "Plevne", "1877-07-19")
    rider = "3. Süvari Alayı 19 Temmuz 1877 günü Plevne'de bulunuyordu."
    made.stood(rider, "3. Süvari Alayı", "Plevne", "1877-07-19")
    made.stood("9. Kolordu 20 Temmuz 1877'de Niğbolu'daydı.", "9. Kolordu", "Niğbolu", "1877-07-20")
    rumour = "7. Tabur'un Yeşilova'da olduğu söylenir."
    made.stood(rumour, "7. Tabur", "Yeşilova", "1877-07-20", polarity="reported", said_by="bir kaçak")


def _rest(made: Made) -> None:
    made.say(
        "engagement",
        "30 Temmuz 1877'de Plevne'de Batı Ordusu ile 9. Kolordu çarpıştı (Kaya 2011, 77).",
        {"parties": [WEST, "9. Kolordu"], "place": "Plevne", "date": "1877-07-30", "outcome": None},
        source=("Kaya 2011, 77",),
        source_scope="sentence",
    )
    chief = {"subject": "Osman Paşa", "role": "komutan", "object": WEST, "date": None}
    made.say("command", "Batı Ordusu'na Müşir Osman Paşa komuta ediyordu.", chief)
    part = {"subject": "12. Alay", "relation": "part_of", "object": WEST, "date": "1877-07-19"}
    made.say("organization", "12. Alay 19 Temmuz 1877'de Batı Ordusu'na bağlıydı.", part)
    men = {"subject": "12. Alay", "date": "1877-07-19", "place": None, "values": {"soldier": 1800}}
    made.say("strength", "19 Temmuz 1877'de 12. Alay'da 1.800 er vardı.", men)
