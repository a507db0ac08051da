"""places.csv and routes.csv -> Places and Routes, with one clear line for a row that cannot be right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from math import isfinite
from pathlib import Path
from typing import TypeVar

from sefer import sheets
from sefer.letters import fold
from sefer.messages import Complaint
from sefer.model import Place, Route
from sefer.sheets import Complain, strict

_T = TypeVar("_T")
MODES = ("rail", "road", "track", "sea")


def read_places(path: Path, complain: Complain = strict) -> tuple[Place, ...]:
    """The rows of a places.csv; each row that cannot be right is told to `complain`, the others go on.

    Raises Complaint where the file cannot be read at all.
    """
    return _rows(path, ("name", "lat", "lon"), place_of, complain)


def read_routes(path: Path, complain: Complain = strict) -> tuple[Route, ...]:
    """The rows of a routes.csv, as read_places."""
    return _rows(path, ("from", "to", "mode", "km"), route_of, complain)


@cache
def builtin() -> tuple[tuple[Place, ...], tuple[Route, ...]]:
    """The places and routes of the Caucasus in 1918 that come with Sefer (coordinates: GeoNames, CC BY 4.0)."""
    folder = Path(__file__).parent / "data" / "caucasus-1918"
    return read_places(folder / "places.csv"), read_routes(folder / "routes.csv")


def _rows(
    path: Path, needed: tuple[str, ...], make: Callable[[Mapping[str, str]], _T], complain: Complain
) -> tuple[_T, ...]:
    sheet = sheets.read(path, complain)
    sheets.need(sheet, needed, path)
    out = []
    for row in sheet.rows:
        try:
            out.append(make(row.cells))
        except ValueError as error:
            complain(Complaint("geography.bad_row", path=path, row=row.number, reason=error))
    return tuple(out)


def place_of(row: Mapping[str, str]) -> Place:
    """A row of places.csv as a Place. Raises ValueError for one that cannot be right."""
    if not row["name"]:
        raise ValueError("name")
    lat, lon = _number(row["lat"]), _number(row["lon"])
    if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        swapped = -90 <= lon <= 90 and -180 <= lat <= 180
        raise ValueError(f"lat {lat}, lon {lon}" + (f": lat {lon}, lon {lat}?" if swapped else ""))
    others = tuple(n.strip() for n in row.get("other_names", "").split(";") if n.strip())
    extra = (row.get(k, "") for k in ("kind", "confidence", "source", "note"))
    return Place(row["name"], others, lat, lon, *extra)


def route_of(row: Mapping[str, str]) -> Route:
    """A row of routes.csv as a Route. Raises ValueError for one that cannot be right."""
    if not row["from"] or not row["to"]:
        raise ValueError("from, to")
    if row["mode"] not in MODES:
        raise ValueError(f"mode {row['mode']}")
    km = _number(row["km"])
    if km is None or not km > 0:
        raise ValueError(f"km {row['km']}".strip())
    if fold(row["from"]) == fold(row["to"]):
        raise ValueError(f"from {row['from']}, to {row['to']}")
    climb, capacity = _number(row.get("climb_m", "")), _number(row.get("capacity", ""))
    if climb is not None and climb < 0:
        raise ValueError(f"climb_m {row['climb_m']}")
    if capacity is not None and capacity <= 0:
        raise ValueError(f"capacity {row['capacity']}")
    return Route(
        row["from"], row["to"], row["mode"], km, climb, capacity, row.get("source", ""), row.get("confidence", "")
    )


def _number(cell: str) -> float | None:
    if not cell:
        return None
    try:
        number = float(cell.replace(",", "."))
    except ValueError:
        raise ValueError(f"“{cell}”") from None
    if not isfinite(number):
        raise ValueError(f"“{cell}”")
    return number
