"""places.csv and routes.csv -> Places and Routes, with one clear line for a row that cannot be right."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from sefer.messages import Complaint
from sefer.model import Place, Route

_T = TypeVar("_T")
MODES = ("rail", "road", "track", "sea")


def read_places(path: Path) -> tuple[Place, ...]:
    """The rows of a places.csv (commas or semicolons). Raises Complaint with file and row."""
    return _rows(_text(path), str(path), _place)


def read_routes(path: Path) -> tuple[Route, ...]:
    """The rows of a routes.csv (commas or semicolons). Raises Complaint with file and row."""
    return _rows(_text(path), str(path), _route)


@cache
def builtin() -> tuple[tuple[Place, ...], tuple[Route, ...]]:
    """The places and routes of the Caucasus in 1918 that come with Sefer (coordinates: GeoNames, CC BY 4.0)."""
    folder = files("sefer.geography").joinpath("data", "caucasus-1918")
    texts = {name: folder.joinpath(name).read_text(encoding="utf-8") for name in ("places.csv", "routes.csv")}
    return _rows(texts["places.csv"], "places.csv", _place), _rows(texts["routes.csv"], "routes.csv", _route)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Complaint("geography.not_read", path=path, reason="UTF-8 ?") from error
    except OSError as error:
        raise Complaint("geography.not_read", path=path, reason=error.strerror) from error


def _rows(text: str, name: str, make: Callable[[Mapping[str, str]], _T]) -> tuple[_T, ...]:
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",")
    out = []
    for number, row in enumerate(reader, start=2):
        cells = {k: (v or "").strip() for k, v in row.items() if isinstance(k, str) and not isinstance(v, list)}
        if not any(cells.values()) or next(iter(cells.values())).startswith("#"):
            continue
        try:
            out.append(make(cells))
        except KeyError as error:
            raise Complaint("geography.no_column", path=name, column=error.args[0]) from error
        except ValueError as error:
            raise Complaint("geography.bad_row", path=name, row=number, reason=error) from error
    return tuple(out)


def _place(row: Mapping[str, str]) -> Place:
    lat, lon = _number(row["lat"]), _number(row["lon"])
    if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        swapped = -90 <= lon <= 90 and -180 <= lat <= 180
        raise ValueError(f"lat {lat}, lon {lon}" + (f": lat {lon}, lon {lat}?" if swapped else ""))
    others = tuple(n.strip() for n in row.get("other_names", "").split(";") if n.strip())
    extra = (row.get(k, "") for k in ("kind", "confidence", "source", "note"))
    return Place(row["name"], others, lat, lon, *extra)


def _route(row: Mapping[str, str]) -> Route:
    if row["mode"] not in MODES:
        raise ValueError(f"mode {row['mode']}")
    km = _number(row["km"])
    if km is None:
        raise ValueError("km")
    climb, capacity = _number(row.get("climb_m", "")), _number(row.get("capacity", ""))
    return Route(
        row["from"], row["to"], row["mode"], km, climb, capacity, row.get("source", ""), row.get("confidence", "")
    )


def _number(cell: str) -> float | None:
    return float(cell.replace(",", ".")) if cell else None
