"""Claims are facts that the sentence states: a figure of several stays with all of them, what is not said is not told."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

CASES: list[tuple[str, str, dict[str, Any]]] = [
    # figures and commands of several
    ("3. ve 4. tümenlerin toplam mevcudu 9.000 kişiydi.", "strength", {"subject": ["3. Tümen", "4. Tümen"], "values": {"person": 9000}}),
    ("7., 8. ve 9. Ordular 90.000 kişi ve 300 toptan oluşuyordu.", "strength",
     {"subject": ["7. Ordu", "8. Ordu", "9. Ordu"], "values": {"person": 90000, "gun": 300}}),
    ("12. ve 14. alaylar 640 şehit verdi.", "loss", {"subject": ["12. Alay", "14. Alay"], "values": {"killed": {"person": 640}}}),
    ("General Nogi'nin emrindeki 1., 7. ve 9. Tümenler Port Arthur'a yürüdü.", "command",
     {"subject": "Nogi", "object": ["1. Tümen", "7. Tümen", "9. Tümen"]}),
    ("Binbaşı Mahmut Bey'in emrinde 31. Alay ve bir sahra bataryası bulunuyordu.", "command",
     {"subject": "Mahmut Bey", "object": ["31. Alay", "bir sahra bataryası"]}),
    # a strength before and after
    ("4. Tümen'in mevcudu 10 Ocak 1915'te 7.600'den 2.300'e inmişti.", "strength", {"date": None, "values": {"person": 7600}}),
    ("4. Tümen'in mevcudu 10 Ocak 1915'te 7.600'den 2.300'e inmişti.", "strength", {"date": "1915-01-10", "values": {"person": 2300}}),
    # without a fight
    ("Bulgar birlikleri 26 Mart 1913'te Edirne'yi çarpışmadan işgal etti.", "engagement",
     {"place": "Edirne", "outcome": "taken by Bulgar birlikleri"}),
    # under another command
    ("9. Kolordu, kasıma kadar 3. Ordu'nun emrinde kaldıktan sonra Sivas'a yürüdü.", "organization",
     {"subject": "9. Kolordu", "relation": "attached_to", "object": "3. Ordu"}),
    # while one withdrew, another followed
    ("Yunan 7. Tümeni Afyon'a çekilirken 23. Tümen onu Döğer'e kadar takip etti.", "movement", {"subject": "23. Tümen", "to": "Döğer"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots"), CASES)
def test_sentence_says(text: str, kind: str, slots: dict[str, Any]) -> None:
    found = [c for c in claims_of(text) if c.kind == kind and all(c.slots.get(s) == v for s, v in slots.items())]
    assert found, [(c.kind, c.slots) for c in claims_of(text)]


SILENT: list[tuple[str, str]] = [
    ("Cadorna 8 Kasım 1917'de görevinden alındı.", "engagement"),
    ("Kars 5 Kasım 1877'de kuşatma altına alındı.", "engagement"),
    ("5. Tümen 18 Nisan 1916'da Trabzon'a savaşmadan girdi.", "engagement"),
    ("3. ve 4. tümenlerin mevcudu 9.000'er kişiydi.", "strength"),  # so many each are no sum
    ("Tümenin zayiatı 31'i subay 412 şehit, 1.050 yaralı ve 260 kayıp idi.", "strength"),
    ("2. Alay Kars'ta 12 top bıraktı.", "capture"),  # perhaps as its garrison
]


@pytest.mark.parametrize(("text", "kind"), SILENT)
def test_sentence_does_not_say(text: str, kind: str) -> None:
    assert not [c.slots for c in claims_of(text) if c.kind == kind]
