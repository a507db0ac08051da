"""How far a body of an arm can go on a road in some days or hours."""

from __future__ import annotations

from sefer.geography import BOUND, rates

_HOURLY = (8.0, 16.0, 5.0)  # km, on foot, mounted, and behind oxen
_STEADY = 6.0, 12.0  # km an hour over several hours, on foot and mounted
_OXEN = 40.0  # km a day


def most_km(arm: str, days: float, steady: bool = False) -> float:
    """The kilometres that a body of an arm can go at most in so many days on a road; at a `steady` pace, it is what few would."""
    if arm == "oxen":
        return min(_OXEN * max(days, 1.0), _HOURLY[2] * 24 * days)
    row = rates().row("road", arm)
    pace = row.paces[BOUND]
    if days < 1:  # an hour's pace may be better than that of a day
        return min(pace.best, (_STEADY if steady else _HOURLY)[arm == "cavalry"] * 24 * days)
    return max(pace.best * min(days, 1.0) + pace.mean * max(days - 1.0, 0.0), pace.mean * days)
