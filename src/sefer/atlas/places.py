"""Places of a campaign as the page wants them."""

from __future__ import annotations

from typing import Any

from sefer.atlas.spoken import Spoken
from sefer.atlas.tongues import Tongues
from sefer.letters import fold
from sefer.model import Claim, Entity, Place

Spot = tuple[float, float]
STAGES = ("movement", "location", "engagement")
LANDMARKS = 80  # towns that no claim names, at most


class Gazetteer:
    """The places that the claims speak of, each with an index; those without a known spot are listed, never drawn."""

    def __init__(self, spoken: Spoken, tongues: Tongues) -> None:
        self._spoken, self._tongues = spoken, tongues
        places = [entity for entity in spoken.campaign.entities.values() if entity.type == "place"]
        self._places = [place for place in places if spoken.claims_of(place) or _spot(place)]
        self.index = {place.id: at for at, place in enumerate(self._places)}

    def spot(self, at: int) -> Spot | None:
        return _spot(self._places[at])

    def name(self, at: int) -> str:
        return self._places[at].name

    def spots(self) -> list[Spot]:
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
                **self._tongues.first(place, place.names),
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

    def _landmarks(self) -> list[tuple[Place, Spot]]:
        named = {fold(name) for place in self._places for name in place.names}
        known = {_spot(place) for place in self._places}
        rows = [row for row in self._spoken.campaign.places if row.kind in ("city", "town")]
        free = [row for row in rows if not named & {fold(name) for name in (row.name, *row.other_names)}]
        found = [(row, spot) for row in free if (spot := known_spot(row.lat, row.lon)) is not None]
        return [(row, spot) for row, spot in found if spot not in known][:LANDMARKS]


def known_spot(lat: float | None, lon: float | None) -> Spot | None:
    """Longitude and latitude to 10 m; None where nobody knows, or where no such spot is on the earth."""
    if lat is None or lon is None or not (abs(lat) <= 90 and abs(lon) <= 180):
        return None
    return round(float(lon), 4), round(float(lat), 4)


def _spot(place: Entity) -> Spot | None:
    return known_spot(place.traits.get("lat"), place.traits.get("lon"))
