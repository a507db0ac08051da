"""Every day of every calendar, against convertdate and back again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from convertdate import islamic, julian
from hypothesis import given
from hypothesis import strategies as st

from sefer.calendars import from_gregorian, from_hijri, from_julian, from_rumi, to_hijri, to_julian, to_rumi

DAYS = st.integers(date(1800, 1, 1).toordinal(), date(1950, 12, 31).toordinal())
RUMI = st.integers(date(1840, 3, 13).toordinal(), date(1925, 12, 31).toordinal())


@given(DAYS)
def test_julian_days_agree_with_convertdate(day: int) -> None:
    gregorian = date.fromordinal(day)
    assert to_julian(day) == julian.from_gregorian(gregorian.year, gregorian.month, gregorian.day)


@given(DAYS)
def test_hijri_days_agree_with_convertdate(day: int) -> None:
    gregorian = date.fromordinal(day)
    assert to_hijri(day) == islamic.from_gregorian(gregorian.year, gregorian.month, gregorian.day)


@pytest.mark.parametrize(("there", "back"), [(to_julian, from_julian), (to_hijri, from_hijri)])
@given(day=DAYS)
def test_there_and_back(there: Callable[[int], tuple[int, int, int]], back: Callable[..., int], day: int) -> None:
    assert back(*there(day)) == day


@given(RUMI)
def test_rumi_there_and_back(day: int) -> None:
    assert from_rumi(*to_rumi(day)) == day


@pytest.mark.parametrize(
    ("rumi", "gregorian"),
    [
        ((1256, 3, 1), (1840, 3, 13)),
        ((1293, 4, 12), (1877, 4, 24)),  # the war of 93 begins
        ((1324, 7, 10), (1908, 7, 23)),
        ((1325, 3, 31), (1909, 4, 13)),  # "31 Mart"
        ((1331, 4, 12), (1915, 4, 25)),
        ((1331, 2, 12), (1916, 2, 25)),
        ((1332, 2, 15), (1917, 2, 28)),
        ((1333, 3, 1), (1917, 3, 1)),
        ((1333, 12, 31), (1917, 12, 31)),
        ((1334, 1, 1), (1918, 1, 1)),
        ((1334, 9, 15), (1918, 9, 15)),
        ((1341, 12, 31), (1925, 12, 31)),
    ],
)
def test_known_rumi_days(rumi: tuple[int, int, int], gregorian: tuple[int, int, int]) -> None:
    assert from_rumi(*rumi) == from_gregorian(*gregorian)
    assert to_rumi(from_gregorian(*gregorian)) == rumi


@pytest.mark.parametrize(
    "day", [(1332, 2, 16), (1332, 2, 28), (1333, 1, 5), (1333, 2, 1), (1255, 5, 1), (1342, 1, 1), (1331, 13, 1)]
)
def test_rumi_days_that_never_were(day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError):
        from_rumi(*day)


def test_the_day_after_15_subat_1332_is_1_mart_1333() -> None:
    assert to_rumi(from_rumi(1332, 2, 15) + 1) == (1333, 3, 1)


@pytest.mark.parametrize(
    ("call", "day"),
    [
        (from_julian, (1900, 2, 30)),
        (from_julian, (1901, 2, 29)),
        (from_hijri, (1333, 2, 30)),
        (from_hijri, (1333, 13, 1)),
    ],
)
def test_days_that_a_calendar_does_not_have(call: Callable[..., int], day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError):
        call(*day)


@given(DAYS)
def test_hijri_days_follow_one_another(day: int) -> None:
    (y, m, d), (y2, m2, d2) = to_hijri(day), to_hijri(day + 1)
    assert (y2, m2, d2) in ((y, m, d + 1), (y, m + 1, 1), (y + 1, 1, 1))
