"""Places and routes of a campaign as the page wants them."""

from __future__ import annotations

from typing import Any

from sefer.atlas.ground import Box
from sefer.atlas.spoken import Spoken
from sefer.letters import fold
from sefer.model import Campaign, Entity, Place


class Gazetteer:
    """The places that the claims speak of, each with an index; those without a known spot are listed, never drawn."""

    def __init__(self, spoken: Spoken) -> None:
        self._spoken = spoken
        places = [entity for entity in spoken.campaign.entities.values() if entity.type == "place"]
        self._places = [place for place in places if spoken.claims_of(place) or _spot(place)]
        self.index = {place.id: at for at, place in enumerate(self._places)}

    def spot(self, at: int) -> tuple[float, float] | None:
        return _spot(self._places[at])

    def name(self, at: int) -> str:
        return self._places[at].name

    @property
    def spots(self) -> list[tuple[float, float]]:
        return [spot for place in self._places if (spot := _spot(place)) is not None]

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "id": place.id,
                "names": list(place.names),
                "at": _spot(place),
                "kind": place.traits.get("kind") or "",
                "confidence": place.traits.get("confidence") or "",
                "claims": self._spoken.claims_of(place),
            }
            for place in self._places
        ]


def _spot(place: Entity) -> tuple[float, float] | None:
    lat, lon = place.traits.get("lat"), place.traits.get("lon")
    return (round(float(lon), 4), round(float(lat), 4)) if lat is not None and lon is not None else None


def located(campaign: Campaign) -> dict[str, Place]:
    """Places of the gazetteer that have a spot, by each of their names, folded."""
    found: dict[str, Place] = {}
    for place in campaign.places:
        if place.lat is not None and place.lon is not None:
            for name in (place.name, *place.other_names):
                found.setdefault(fold(name), place)
    return found


def routes(campaign: Campaign, box: Box) -> list[dict[str, Any]]:
    """The legs of the network of which both ends have a spot and one lies in the box."""
    at = located(campaign)
    rows = []
    for route in campaign.routes:
        ends = [at.get(fold(name)) for name in (route.start, route.end)]
        line = [(end.lon, end.lat) for end in ends if end is not None and end.lon is not None and end.lat is not None]
        if len(line) == 2 and any(box[0] <= lon <= box[2] and box[1] <= lat <= box[3] for lon, lat in line):
            rows.append({"mode": route.mode, "line": [round(part, 4) for spot in line for part in spot]})
    return rows
