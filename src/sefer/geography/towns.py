"""Names of places of a text -> the towns of the earth that they mean, where nobody gave the campaign any places.

Towns of 15,000 people and more today, with all their names: GeoNames (CC BY 4.0), cut by `web/tools/towns.py`. A name alone
is no evidence of a place, so a town counts only in the company of others: see docs/why/towns.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sefer.geography.network import EARTH_KM
from sefer.letters import fold
from sefer.model import Place

ASSUMED = "assumed"  # the confidence of a place that only its name tells
AROUND = 600.0  # km from the middle of the theatre
COMPANY = 4  # towns that a theatre must have
TRIED = 200  # towns tried as its middle, the largest first
SOURCE = "GeoNames (CC BY 4.0)"
_DATA = Path(__file__).parent / "data" / "world"


def theatre(names: Iterable[str]) -> tuple[Place, ...]:
    """The towns that the names of one campaign mean, as places of confidence `assumed`; none where no theatre shows.

    The theatre is the circle of 600 km around a town in which most of the names have a town: at least four of them, and at
    least half of all that have a town anywhere. What lies outside is left out. A town that is
    called so today goes before the smaller ones of which it is another name; otherwise a name of several towns in it
    brings them all, and stays open.
    """
    found = {name: bearers for name in dict.fromkeys(names) if (bearers := _bearers(fold(name)))}
    if len(found) < COMPANY:
        return ()
    known = list(found)
    owner = np.array([at for at, name in enumerate(known) for _ in found[name]])
    rows = np.array([row for at in known for row in found[at]])
    spots = np.radians(np.array([_town(row)[1:3] for row in rows], dtype=float))
    tried = spots[np.unique(rows, return_index=True)[1][:TRIED]]
    near = _apart(tried, spots) <= AROUND
    company = np.array([len(set(owner[beside])) for beside in near])
    towns = np.array([len(set(rows[beside])) for beside in near])
    middle = int(np.lexsort((-towns, -company))[0])
    if towns[middle] < COMPANY or 2 * company[middle] < len(known):
        return ()
    inside: dict[int, list[str]] = {}
    for at in np.flatnonzero(near[middle]):
        inside.setdefault(int(rows[at]), []).append(known[owner[at]])
    today = {name: row for row in sorted(inside, reverse=True) for name in inside[row] if _is_called(row, name)}
    return tuple(
        _place(row, kept)
        for row, borne in sorted(inside.items())
        if (kept := [n for n in borne if row <= today.get(n, row) or _is_called(row, n)])
    )


def _is_called(row: int, name: str) -> bool:
    return fold(_town(row)[0]) == fold(name)


def _apart(ones: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """Kilometres from each of some points to each of others, all in radians (haversine)."""
    lat, lon = ones[:, :1], ones[:, 1:]
    h = np.sin((lat - others[:, 0]) / 2) ** 2
    h += np.cos(lat) * np.cos(others[:, 0]) * np.sin((lon - others[:, 1]) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(h, 0.0, 1.0))))


def least_apart(one: str, other: str) -> float:
    """The kilometres that any two towns of two names lie apart at least; 0 where one of the names is that of no town."""
    rows = [_bearers(fold(name)) for name in (one, other)]
    if not all(rows) or set(rows[0]) & set(rows[1]):
        return 0.0
    spots = [np.radians(np.array([_town(row)[1:3] for row in lot], dtype=float)) for lot in rows]
    return float(_apart(spots[0], spots[1]).min())


def _bearers(name: str) -> tuple[int, ...]:
    """The towns of a folded name, by their lines in towns.csv."""
    lines = _names()
    at = bisect_left(lines, f"{name}\t")
    if at == len(lines) or not lines[at].startswith(f"{name}\t"):
        return ()
    return tuple(map(int, lines[at].partition("\t")[2].split()))


@cache
def _names() -> list[str]:
    return (_DATA / "names.txt").read_text("utf-8").splitlines()


@cache
def _towns() -> list[str]:
    return (_DATA / "towns.csv").read_text("utf-8").splitlines()


def _town(row: int) -> tuple[str, float, float, str]:
    name, lat, lon, number = _towns()[row].split(",")
    return name, float(lat), float(lon), number


def _place(row: int, names: list[str]) -> Place:
    name, lat, lon, number = _town(row)
    others = tuple(n for n in names if n != name)
    return Place(name, others, lat, lon, "town", ASSUMED, SOURCE, f"geonameid {number}")
