"""Days as prose tells them -> days as the engines take them."""

from __future__ import annotations

from pathlib import Path

import pytest
from told_made import rows, told

from sefer.reconstruct import chronology_table


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("tr", "7. Alay 8 Ağustos 1915'te Kavaklı'dan hareket etti ve Ağustos sonunda Çamköy'e ulaştı.", "1915-08-21/1915-08-31"),
        ("tr", "7. Alay Haziran 1915 ortalarında Çamköy'e ulaştı.", "1915-06-11/1915-06-20"),
        ("en", "In early June 1915 the 7th Regiment reached Çamköy.", "1915-06-01/1915-06-10"),
        ("en", "In June 1915 the 7th Regiment reached Çamköy.", "1915-06-01/1915-06-30"),
    ],
)
def test_a_part_of_a_month_is_no_whole_month(tmp_path: Path, lang: str, text: str, days: str) -> None:
    row = rows(chronology_table(told(tmp_path, text, lang), unit="7. Alay" if lang == "tr" else "7th Regiment"))[-1]
    assert row["date"] == days
