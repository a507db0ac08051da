"""EDTF bounds: the first and last day that each form allows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sefer.calendars import bounds


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1877-07-30", "1877-07-30", "1877-07-30"),
        ("1916-02", "1916-02-01", "1916-02-29"),
        ("1917", "1917-01-01", "1917-12-31"),
        ("1918-07~", "1918-07-01", "1918-07-31"),
        ("191X", "1910-01-01", "1919-12-31"),
        ("1916-21", "1916-03-01", "1916-05-31"),
        ("1916-24", "1916-12-01", "1917-02-28"),
        ("1918-06-13/1918-06-14", "1918-06-13", "1918-06-14"),
        ("1918-09-13T17:11", "1918-09-13", "1918-09-13"),
    ],
)
def test_bounds(edtf: str, first: str, last: str) -> None:
    days = bounds(edtf)
    assert days is not None
    assert (date.fromordinal(days.earliest).isoformat(), date.fromordinal(days.latest).isoformat()) == (first, last)


@pytest.mark.parametrize(
    "edtf", [None, "", "1918-02-30", "1918-13", "nonsense", "1918-06-14/1918-06-13", "1918-06-04/.."]
)
def test_what_is_no_day_has_no_bounds(edtf: str | None) -> None:
    assert bounds(edtf) is None


@given(st.dates(date(1850, 1, 1), date(1945, 12, 31)), st.integers(0, 400))
def test_a_range_runs_from_its_first_to_its_last_day(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    days = bounds(f"{first}/{last}")
    assert days is not None and (days.earliest, days.latest) == (first.toordinal(), last.toordinal())
