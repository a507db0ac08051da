"""Who leads a force, as prose tells it: nobody who is dead or dismissed does."""

from __future__ import annotations

from pathlib import Path

import pytest
from told_made import told, unit

DIED = """4. Kolordu Komutanlığına 3 Mart 1915'te Ferit Paşa atandı.
Ferit Paşa 20 Mart 1915'te Çamköy'de öldü; kolordunun komutasını Sabri Paşa aldı. 4. Kolordu 25 Mart 1915'te Söğütlü'de savaştı.
"""
DISMISSED = """Albay Nuri Bey komutasındaki 8. Tümen 2 Mart 1915'te Kavaklı'dan hareket etti.
10 Mart 1915'te Nuri Bey görevden alındı ve yerine Albay Kâmil Bey getirildi. 8. Tümen 14 Mart 1915'te Çamköy'e ulaştı.
"""
ALONE = """Albay Nuri Bey komutasındaki 8. Tümen 2 Mart 1915'te Kavaklı'dan hareket etti.
Nuri Bey 10 Mart 1915'te şehit düştü. 8. Tümen 14 Mart 1915'te Çamköy'e ulaştı.
"""


@pytest.mark.parametrize(
    ("text", "force", "day", "leads"),
    [
        (DIED, "4. Kolordu", "1915-03-10", ["Ferit Paşa"]),
        (DIED, "4. Kolordu", "1915-03-25", ["Sabri Paşa"]),
        (DISMISSED, "8. Tümen", "1915-03-05", ["Nuri Bey"]),
        (DISMISSED, "8. Tümen", "1915-03-14", ["Kâmil Bey"]),
        (ALONE, "8. Tümen", "1915-03-08", ["Nuri Bey"]),
        (ALONE, "8. Tümen", "1915-03-14", []),
    ],
)
def test_who_is_dead_or_dismissed_leads_nothing_any_more(
    tmp_path: Path, text: str, force: str, day: str, leads: list[str]
) -> None:
    made = told(tmp_path, text)
    found = unit(made, force, day)
    assert found is not None
    assert [made.entities[c.value].name for c in found.commanders] == leads
