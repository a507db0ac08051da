"""A box of the earth -> its land and lakes, from Natural Earth 1:10m, which the package carries (public domain)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

Box = tuple[float, float, float, float]  # west, south, east, north; east passes 180 where the box does
Points = NDArray[np.int64]

STEP = 0.001  # degrees of one step of the stored figures
ALWAYS = 255  # the level of the ends of a ring
BUDGET = 11_000  # points of land; about 70 KB of page


def cut(box: Box) -> dict[str, list[list[int]]]:
    """Rings of `land` and `lakes` inside a box, as steps of STEP degrees: x, y, then differences.

    The smallest bends are left out until the land has BUDGET points at most, so a wide box costs no more than a
    narrow one.
    """
    return {name: _layer(name, box, budget) for name, budget in (("land", BUDGET), ("lakes", BUDGET // 4))}


@cache
def _stored() -> dict[str, NDArray[np.int64]]:
    with as_file(files(__package__).joinpath("page", "world.npz")) as path, np.load(path, allow_pickle=False) as arrays:
        return {name: arrays[name].astype(np.int64) for name in arrays.files}


def _layer(name: str, box: Box, budget: int) -> list[list[int]]:
    sides = (round(box[0] / STEP), round(box[1] / STEP), round(box[2] / STEP), round(box[3] / STEP))
    found = list(_near(name, sides))
    level = _level(found, sides, budget)
    clipped = (_clip(points[levels >= level], sides) for points, levels in found)
    return [_steps(ring) for ring in clipped if len(ring) >= 4]


@cache
def _rings(name: str) -> tuple[Points, Points, Points, Points, Points]:
    """All points of a layer, their levels, where each ring starts, and the least and most of each ring."""
    stored = _stored()
    starts = stored[f"{name}_starts"]
    heads = starts[:-1]
    sums = np.cumsum(np.column_stack([stored[f"{name}_dx"], stored[f"{name}_dy"]]), axis=0)
    points = sums + np.repeat(stored[f"{name}_first"] - sums[heads], np.diff(starts), axis=0)
    return (
        points,
        stored[f"{name}_levels"],
        starts,
        np.minimum.reduceat(points, heads),
        np.maximum.reduceat(points, heads),
    )


def _near(name: str, box: tuple[int, int, int, int]) -> Iterator[tuple[Points, Points]]:
    """Points and levels of the rings that may reach into a box, also from the other side of 180 degrees."""
    west, south, east, north = box
    points, levels, starts, low, high = _rings(name)
    for turn in (-360_000, 0, 360_000):
        reach = (low[:, 0] + turn < east) & (high[:, 0] + turn > west) & (low[:, 1] < north) & (high[:, 1] > south)
        for ring in np.flatnonzero(reach):
            part = slice(starts[ring], starts[ring + 1])
            yield points[part] + np.array([turn, 0]), levels[part]


def _level(found: list[tuple[Points, NDArray[np.int64]]], box: tuple[int, int, int, int], budget: int) -> int:
    """The importance that a point needs so that no more than `budget` of them lie in the box."""
    west, south, east, north = box
    inside = [
        levels[(points[:, 0] > west) & (points[:, 0] < east) & (points[:, 1] > south) & (points[:, 1] < north)]
        for points, levels in found
    ]
    every = np.concatenate([np.zeros(0, np.int64), *inside])
    every = every[every < ALWAYS]  # the ends of rings; a ring of which no more is left is dropped
    return 0 if len(every) <= budget else int(np.partition(every, -budget)[-budget]) + 1


def _clip(ring: Points, box: tuple[int, int, int, int]) -> Points:
    """The part of a ring inside a box (Sutherland and Hodgman 1974); its edges run along those of the box."""
    points = ring.astype(float)
    for axis, bound, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        if len(points) < 3:
            return np.zeros((0, 2), np.int64)
        points = _half(points, axis, bound, sign)
    return np.round(points).astype(np.int64)


def _half(points: NDArray[np.float64], axis: int, bound: float, sign: int) -> NDArray[np.float64]:
    before = np.roll(points, 1, axis=0)
    depth, last = sign * (points[:, axis] - bound), sign * (before[:, axis] - bound)
    crosses = (depth >= 0) != (last >= 0)
    share = np.divide(last, last - depth, out=np.zeros_like(last), where=crosses)
    meets = before + share[:, None] * (points - before)
    both = np.stack([meets, points], axis=1).reshape(-1, 2)
    kept: NDArray[np.float64] = both[np.stack([crosses, depth >= 0], axis=1).reshape(-1)]
    return kept


def _steps(ring: Points) -> list[int]:
    steps = np.diff(ring, axis=0, prepend=0)
    moved = np.any(steps != 0, axis=1)
    moved[0] = True
    return [int(step) for step in steps[moved].reshape(-1)]
