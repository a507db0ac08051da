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
        spot = {} if lat is None else {"lat": lat, "lon": lon, "confidence": "high"}
        self.thing("place", f"place:{name}", [name], kind=kind, **spot)
        if lat is not None:
            self.places.append(Place(name, (), lat, lon, kind))

    def unit(
        self, name: str, echelon: str, arm: str | None = None, side: str | None = None, number: int | None = None
    ) -> None:
        traits = {"echelon": echelon, "arm": arm, "number": number} | ({"side": side} if side else {})
        self.thing("unit", f"unit:{name}", [name], **traits)

    def say(self, kind: str, sentence: str, slots: Mapping[str, Any], **more: Any) -> None:
        self.sentences.append(sentence)
        self.told.append((kind, sentence, slots, more))

    def campaign(self) -> Campaign:
        text = " ".join(self.sentences) or "Boş."
        claims, at = [], 0
        for number, (kind, sentence, slots, more) in enumerate(self.told):
            claims.append(Claim(f"c{number}", kind, self.name, at, at + len(sentence), slots, **more))
            at += len(sentence) + 1
        document = Document(
            self.name, text, text, (Run(0, len(text), 0, len(text)),), (Part("body", "tr", 0, len(text)),), ((0, 41),)
        )
        settings = Settings(
            self.title, self.first and day(self.first), self.last and day(self.last), ("tr",), self.region, self.sides
        )  # type: ignore[arg-type]
        return Campaign(settings, {self.name: document}, {self.name: ()}, tuple(claims), self.entities, tuple(self.links),
                        tuple(self.places), tuple(self.routes))  # fmt: skip


def plevna() -> Made:
    """Two sides, a stack in one town, a march by road, a plan, a rumour, a unit without a place."""
    made = Made(sides=(Side("Osmanlı", ("Batı Ordusu",)), Side("Rus", ("9. Kolordu", "4. Kolordu"))))
    for name, lat, lon in (("Plevne", 43.417, 24.617), ("Vidin", 43.99, 22.88), ("Niğbolu", 43.705, 24.895),
                           ("Lofça", 43.137, 24.717), ("Grivitsa", 43.42, 24.70), ("Orhaniye", 42.905, 23.79)):  # fmt: skip
        made.place(name, lat, lon)
    made.place("Yeşilova")
    made.routes.append(Route("Lofça", "Plevne", "road", 35))
    made.unit("Batı Ordusu", "army", side="Osmanlı")
    made.unit("12. Alay", "regiment", "infantry", "Osmanlı", 12)
    made.unit("3. Süvari Alayı", "regiment", "cavalry", "Osmanlı", 3)
    made.unit("9. Kolordu", "corps", None, "Rus", 9)
    made.unit("4. Kolordu", "corps", None, "Rus", 4)
    made.unit("7. Tabur", "battalion", "infantry", None, 7)
    made.thing("person", "person:osman", ["Osman Paşa"], rank="Müşir")
    made.say("movement", "Batı Ordusu 13 Temmuz'da Vidin'den yola çıktı ve 19 Temmuz 1877'de Plevne'ye ulaştı (Demir 2008, 41).",
             {"subject": "Batı Ordusu", "from": "Vidin", "via": [], "to": "Plevne", "mode": "march", "depart": "1877-07-13", "arrive": "1877-07-19"},
             source=("Demir 2008, 41",), source_scope="sentence", reviewed="accepted")  # fmt: skip
    made.say(
        "location",
        "12. Alay 19 Temmuz 1877'de Plevne'de idi.",
        {"subject": "12. Alay", "place": "Plevne", "date": "1877-07-19"},
    )
    made.say("location", "3. Süvari Alayı 19 Temmuz 1877 günü Plevne'de bulunuyordu.",
             {"subject": "3. Süvari Alayı", "place": "Plevne", "date": "1877-07-19"})  # fmt: skip
    made.say("movement", "3. Süvari Alayı'nın 25 Temmuz'da Orhaniye'ye gitmesi kararlaştırıldı.",
             {"subject": "3. Süvari Alayı", "from": "Plevne", "via": [], "to": "Orhaniye", "mode": None, "depart": "1877-07-25", "arrive": None},
             polarity="planned")  # fmt: skip
    made.say("movement", "12. Alay 26 Temmuz 1877'de Lofça'ya vardı.",
             {"subject": "12. Alay", "from": None, "via": [], "to": "Lofça", "mode": "march", "depart": None, "arrive": "1877-07-26"})  # fmt: skip
    made.say(
        "location",
        "9. Kolordu 20 Temmuz 1877'de Niğbolu'daydı.",
        {"subject": "9. Kolordu", "place": "Niğbolu", "date": "1877-07-20"},
    )
    made.say("movement", "4. Kolordu Temmuz 1877 içinde Grivitsa'ya geldi.",
             {"subject": "4. Kolordu", "from": None, "via": [], "to": "Grivitsa", "mode": None, "depart": None, "arrive": "1877-07"})  # fmt: skip
    made.say("engagement", "30 Temmuz 1877'de Plevne'de Batı Ordusu ile 9. Kolordu çarpıştı (Kaya 2011, 77).",
             {"parties": ["Batı Ordusu", "9. Kolordu"], "place": "Plevne", "date": "1877-07-30", "outcome": None},
             source=("Kaya 2011, 77",), source_scope="sentence")  # fmt: skip
    made.say(
        "command",
        "Batı Ordusu'na Müşir Osman Paşa komuta ediyordu.",
        {"subject": "Osman Paşa", "role": "komutan", "object": "Batı Ordusu", "date": None},
    )
    made.say("organization", "12. Alay 19 Temmuz 1877'de Batı Ordusu'na bağlıydı.",
             {"subject": "12. Alay", "relation": "part_of", "object": "Batı Ordusu", "date": "1877-07-19"})  # fmt: skip
    made.say("strength", "19 Temmuz 1877'de 12. Alay'da 1.800 er vardı.",
             {"subject": "12. Alay", "date": "1877-07-19", "place": None, "values": {"soldier": 1800}})  # fmt: skip
    made.say("location", "7. Tabur'un Yeşilova'da olduğu söylenir.", {"subject": "7. Tabur", "place": "Yeşilova", "date": "1877-07-20"},
             polarity="reported", said_by="bir kaçak")  # fmt: skip
    return made
