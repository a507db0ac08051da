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


HANDED_ON = """Albay Nuri Bey 8. Tümen'in komutanıydı. Tümen 2 Mart 1915'te Kavaklı'dan hareket etti.
8. Tümen 10 Mart 1915'te Söğütlü'ye taarruz etti. Çarpışmada 8. Tümen komutanı Nuri Bey yaralanınca yerine Yarbay Kâmil Bey geçti.
8. Tümen 14 Mart 1915'te Çamköy'e ulaştı.
"""


@pytest.mark.parametrize(("day", "leads"), [("1915-03-05", ["Nuri Bey"]), ("1915-03-14", ["Kâmil Bey"])])
def test_who_is_told_to_have_followed_leads_alone_though_no_day_is_told(
    tmp_path: Path, day: str, leads: list[str]
) -> None:
    made = told(tmp_path, HANDED_ON)
    found = unit(made, "8. Tümen", day)
    assert found is not None
    assert [made.entities[c.value].name for c in found.commanders] == leads


@pytest.mark.parametrize(
    ("text", "force", "who"),
    [
        ("Albay Nuri Bey 8. Tümen'in komutanıydı. 8. Tümen 2 Mart 1915'te Çamköy'e vardı.", "8. Tümen", ["Nuri Bey"]),
        ("9. Tümen 2 Mart 1915'te Çamköy'e vardı; komutanı Yarbay Kâmil Bey'di.", "9. Tümen", ["Kâmil Bey"]),
        ("12. Alay komutanı Binbaşı Ata Bey 4 Mart 1915'te Çamköy önünde ölünce alayın başına Yüzbaşı Sami Bey geçti.",
         "12. Alay", ["Sami Bey"]),
        ("12. Alay komutanı Binbaşı Ata Bey'di. Ata Bey yaralandı, 12. Alay'ın komutasını vekâleten Sami Bey üstlendi. "
         "12. Alay 4 Mart 1915'te Çamköy'e vardı.", "12. Alay", ["Ata Bey"]),
    ],
)  # fmt: skip
def test_who_leads_is_told_by_a_copula_a_semicolon_or_a_successor_and_an_acting_head_is_none(
    tmp_path: Path, text: str, force: str, who: list[str]
) -> None:
    made = told(tmp_path, text)
    found = unit(made, force, "1915-03-05")
    assert found is not None
    assert [made.entities[c.value].name for c in found.commanders] == who
