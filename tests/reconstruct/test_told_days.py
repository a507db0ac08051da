"""Days as prose tells them -> days as the engines take them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from told_made import rows, told

from sefer.reconstruct import chronology_table
from sefer.reconstruct.chronology import Timeline


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        (
            "tr",
            "8. Alay 8 Ağustos 1915'te Kavaklı'daydı. 7. Alay Ağustos sonunda Çamköy'e ulaştı.",
            "1915-08-22/1915-08-31",
        ),
        ("tr", "7. Alay Haziran 1915 ortalarında Çamköy'e ulaştı.", "1915-06-11/1915-06-20"),
        ("en", "In early June 1915 the 7th Regiment reached Çamköy.", "1915-06-01/1915-06-10"),
        ("en", "In June 1915 the 7th Regiment reached Çamköy.", "1915-06-01/1915-06-30"),
    ],
)
def test_a_part_of_a_month_is_no_whole_month(tmp_path: Path, lang: str, text: str, days: str) -> None:
    row = rows(chronology_table(told(tmp_path, text, lang), unit="7. Alay" if lang == "tr" else "7th Regiment"))[-1]
    assert row["date"] == days


@pytest.mark.parametrize(
    ("lang", "text", "first", "last"),
    [
        ("tr", "28. Alay 12 Nisan 1915'ten sonra Karaağaç'a vardı.", "1915-04-12", ""),
        ("tr", "28. Alay en geç 15 Nisan 1915'te Karaağaç'a vardı.", "", "1915-04-15"),
        ("tr", "28. Alay 12 Nisan 1915'te Karaağaç'a vardı.", "1915-04-12", "1915-04-12"),
        ("en", "By 24 April 1915 the 28th Regiment had reached Çamköy.", "", "1915-04-24"),
        ("en", "The 28th Regiment reached Çamköy after 20 April 1915.", "1915-04-20", ""),
        ("en", "The 28th Regiment reached Çamköy on 20 April 1915 after a long march.", "1915-04-20", "1915-04-20"),
    ],
)
def test_a_day_that_is_a_limit_is_not_the_day(tmp_path: Path, lang: str, text: str, first: str, last: str) -> None:
    made = told(tmp_path, text, lang)
    (claim,) = [c for c in made.claims if c.kind == "movement"]
    _, arrival = Timeline(made).bounds(claim)
    assert (said(arrival.earliest), said(arrival.latest)) == (first, last)


def said(day: int | None) -> str:
    return "" if day is None else date.fromordinal(day).isoformat()
