"""Places of a campaign as the page wants them."""

from __future__ import annotations

from typing import Any

from sefer.atlas.spoken import Spoken
from sefer.model import Entity


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
