"""Where places lie and how they are joined: rows of the gazetteer and of the network."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the gazetteer; lat and lon in degrees, None where nobody knows."""

    name: str
    other_names: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    kind: str = ""
    confidence: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A leg of the network: km on the ground, mode rail, road, track or sea."""

    start: str
    end: str
    mode: str
    km: float
    climb_m: float | None = None
    capacity: float | None = None  # trains (pairs) a day for rail
    source: str = ""
    confidence: str = ""

    def __post_init__(self) -> None:
        if not self.km > 0:
            raise ValueError(f"route {self.start} - {self.end}: length must be positive")
