"""Figures of a text as the table of strengths and the ledger of men give them."""

from __future__ import annotations

from pathlib import Path

import pytest
from told_made import rows, told

from sefer.reconstruct import ledger_table, strengths_table

HEDGED = [
    ("6. Tümen'in mevcudu 9.000 dolayındaydı.", "6. Tümen", "8100-9900", "9.000"),
    ("6. Tümen'in mevcudu 9.000 kişi civarındaydı.", "6. Tümen", "8100-9900", "9.000"),
    ("6. Tümen'de bini aşkın asker vardı.", "6. Tümen", "1000-", "bin"),
    ("6. Tümen'de 4.000'i aşan asker vardı.", "6. Tümen", "4000-", "4.000"),
    ("6. Tümen'de 4.000'e yaklaşan asker vardı.", "6. Tümen", "3600-4000", "4.000"),
    ("The 6th Division numbered about 9,500 men.", "6th Division", "8550-10450", "9,500"),
    ("The strength of the 6th Division was around 9,000.", "6th Division", "8100-9900", "9,000"),
    ("The 6th Division had more than 3,000 men.", "6th Division", "3000-", "3,000"),
    ("The strength of the 6th Division was 9,000.", "6th Division", "9000", "9,000"),
]


@pytest.mark.parametrize(("text", "unit", "men", "printed"), HEDGED)
def test_a_hedged_strength_is_an_interval_with_its_figure_as_printed(
    tmp_path: Path, text: str, unit: str, men: str, printed: str
) -> None:
    (row,) = rows(strengths_table(told(tmp_path, text), unit))
    assert men in (row["men"], row["soldiers"])
    assert row["printed"] == printed


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("7. Alay'a 15 Nisan 1916'da 300 acemi er katıldı.", "7. Alay"),
        ("7. Alay 15 Nisan 1916'da 300 gönüllü ile takviye edildi.", "7. Alay"),
        ("7. Alay'a 15 Nisan 1916'da ikmal olarak 300 er verildi.", "7. Alay"),
        ("7. Alay 15 Nisan 1916'da 300 er takviye aldı.", "7. Alay"),
        ("The 7th Battalion received 300 recruits on 15 April 1916.", "7th Battalion"),
        ("A draft of 300 men joined the 7th Battalion on 15 April 1916.", "7th Battalion"),
    ],
)
def test_men_who_join_a_formation_are_an_arrival_of_so_many(tmp_path: Path, text: str, unit: str) -> None:
    (row,) = rows(ledger_table(told(tmp_path, text), unit))
    assert (row["sort"][:9], row["date"], row["in_all"]) == ("came: 300", "1916-04-15", "300")
