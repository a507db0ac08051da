"""When a body can first be at the ends of a leg and when it must have been there -> the stretches of the leg it can be on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Moments(NamedTuple):
    """For the near and the far end of each leg, by one pace: the earliest and the latest moment, from the day's beginning."""

    near_from: Floats
    far_from: Floats
    near_until: Floats
    far_until: Floats

    @property
    def turned(self) -> Moments:
        """The same seen from the far end."""
        return Moments(self.far_from, self.near_from, self.far_until, self.near_until)


def stretches(paces: Sequence[tuple[Moments, Floats]], km: Floats) -> list[tuple[Floats, Floats]]:
    """Up to four stretches of every leg, as kilometres from its near end: low and high, low above high where there is none.

    A body enters at one end after its last station and leaves at one before its next: back the way it came, or through.
    """
    turned = [(moments.turned, speed) for moments, speed in paces]
    back, other = _back(paces), _back(turned)
    zero = np.zeros_like(back)
    (low, high), (far_low, far_high) = _through(paces, km), _through(turned, km)
    return [
        (zero, np.minimum(back, km)), (np.maximum(km - other, 0.0), np.where(other < 0, -1.0, km + zero)),
        (low, high), (km - far_high, km - far_low),
    ]  # fmt: skip


def _back(paces: Sequence[tuple[Moments, Floats]]) -> Floats:
    """How far along a leg it can go and come back to the end where it entered; below zero where it cannot enter."""
    out = np.full(np.broadcast_shapes(paces[0][0].near_from.shape, paces[0][1].shape), np.inf)
    for come, speed in paces:
        out = np.minimum(out, np.minimum((1.0 - come.near_from) * speed, come.near_until * speed))
        for leave, other in paces:
            out = np.minimum(out, (leave.near_until - come.near_from) / (1.0 / speed + 1.0 / other))
    return out


def _through(paces: Sequence[tuple[Moments, Floats]], km: Floats) -> tuple[Floats, Floats]:
    """Where it can be on that day if it enters at the near end and leaves at the far one."""
    reach = np.minimum.reduce([(1.0 - m.near_from) * speed for m, speed in paces])
    left = np.minimum.reduce([m.far_until * speed for m, speed in paces])
    passes = np.logical_and.reduce([m.near_from + km / speed <= m.far_until for m, speed in paces])
    low, high = np.maximum(km - left, 0.0), np.minimum(reach, km)
    return np.where(passes, low, 1.0), np.where(passes, high, 0.0)
