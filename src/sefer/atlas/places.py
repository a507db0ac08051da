"""Places of a campaign as the page wants them."""

from __future__ import annotations

from typing import Any

from sefer.atlas.spoken import Spoken
from sefer.letters import fold
from sefer.model import Claim, Entity, Place

STAGES = ("movement", "location", "engagement")
LANDMARKS = 80  # towns that no claim names, at most


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

    def spots(self) -> list[tuple[float, float]]:
        """Where units were, by any claim; where there is no such claim, every spot."""
        claims = self._spoken.campaign.claims
        seen = [spot for place in self._places if (spot := _spot(place)) is not None and self._stage(place, claims)]
        return seen or [spot for place in self._places if (spot := _spot(place)) is not None]

    def _stage(self, place: Entity, claims: tuple[Claim, ...]) -> bool:
        return any(claims[at].kind in STAGES for at in self._spoken.claims_of(place))

    def rows(self) -> list[dict[str, Any]]:
        """Each place; behind those of the claims a few towns of the gazetteer, for finding one's way."""
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
        ] + [
            {"id": f"row:{row.name}", "names": [row.name], "at": spot, "kind": row.kind, "confidence": "", "claims": []}
            for row, spot in self._landmarks()
        ]

    def _landmarks(self) -> list[tuple[Place, tuple[float, float]]]:
        named = {fold(name) for place in self._places for name in place.names}
        known = {_spot(place) for place in self._places}
        rows = [row for row in self._spoken.campaign.places if row.kind in ("city", "town")]
        free = [row for row in rows if not named & {fold(name) for name in (row.name, *row.other_names)}]
        found = [
            (row, (round(row.lon, 4), round(row.lat, 4))) for row in free if row.lat is not None and row.lon is not None
        ]
        return [(row, spot) for row, spot in found if spot not in known][:LANDMARKS]


def _spot(place: Entity) -> tuple[float, float] | None:
    lat, lon = place.traits.get("lat"), place.traits.get("lon")
    return (round(float(lon), 4), round(float(lat), 4)) if lat is not None and lon is not None else None
