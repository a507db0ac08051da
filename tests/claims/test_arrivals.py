"""Commands taken over, men who came, towns that changed hands, losses of several sorts, what people say."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

TOLD: list[tuple[str, str, dict[str, Any]]] = [
    ("7. Alay 4 subay ve 90 er şehit, 210 yaralı verdi.", "loss",
     {"subject": "7. Alay", "values": {"killed": {"officer": 4, "soldier": 90}, "wounded": {"person": 210}}}),
    ("Albay Kenan Bey 6 Mayıs 1915'te 3. Kolordu komutanı oldu.", "command",
     {"subject": "Kenan Bey", "object": "3. Kolordu", "date": "1915-05-06"}),
    ("Albay Kenan Bey 6 Mayıs 1915'te 3. Tümen'in komutanlığını Albay Selim Bey'den devraldı.", "command",
     {"subject": "Kenan Bey", "object": "3. Tümen", "date": "1915-05-06"}),
    ("Binbaşı Kenan Bey 7. Alay'ı Yarbay Selim Bey'den devraldı.", "command", {"subject": "Kenan Bey", "object": "7. Alay"}),
    ("7. Alay 250 gönüllü ile takviye edildi.", "organization",
     {"subject": "250 gönüllü", "relation": "attached_to", "object": "7. Alay"}),
    ("7. Alay'a 120 er katıldı.", "organization", {"subject": "120 er", "relation": "attached_to", "object": "7. Alay"}),
    ("7. Alay'dan ayrılan 2. Tabur 3. Tümen'e bağlandı.", "organization",
     {"subject": "2. Tabur", "relation": "detached_from", "object": "7. Alay"}),
    ("Bayburt 2 Mart 1916'da Rusların eline geçti.", "engagement", {"place": "Bayburt", "outcome": "taken by Ruslar"}),
    ("İtalyanların 400 ölü verdiği, esirlerin kaçtığı söyleniyor.", "loss",
     {"polarity": "reported", "values": {"killed": {"person": 400}}}),
    ("Ateşkes 4 Kasım 1918'de Padova'da imzalandı.", "agreement", {"date": "1918-11-04"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots"), TOLD)
def test_sentence_tells(text: str, kind: str, slots: dict[str, Any]) -> None:
    found = [{**c.slots, "polarity": c.polarity} for c in claims_of(text) if c.kind == kind]
    assert any(all(one.get(slot) == value for slot, value in slots.items()) for one in found), found


def test_an_attack_that_was_stopped_is_of_whoever_made_it() -> None:
    text = "13. Tümen Volga'ya ulaştı. 4. Ordu'nun taarruzu 23 Aralık 1942'de Kotelnikovo'da durduruldu."
    assert not [c for c in claims_of(text) if c.kind == "engagement" and "13. Tümen" in c.slots["parties"]]
