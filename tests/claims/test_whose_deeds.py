"""Who did it, whom it befell and what it was, where another word stands nearer."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

# (text, kind, what every claim of this kind says, in order)
CASES: list[tuple[str, str, list[dict[str, Any]]]] = [
    # who is thrown into an attack is not abolished
    ("6. Tümen 4 Mayıs 1915'te hücuma kaldırıldı.", "organization", []),
    ("Albay Rıfat 9. Alayı 12 Mart 1921'de taarruza kaldırdı.", "engagement", [{"parties": ["9. Alay"], "date": "1921-03-12"}]),
    ("11. Alay 4 Mart 1920'de alarma kaldırıldı.", "organization", []),
    ("2. Alayın erleri köylere dağıtıldı.", "organization", []),
    ("5. Alay 4 Mart 1920'de kaldırıldı.", "organization", [{"subject": "5. Alay", "relation": "abolished"}]),
    # the rearguard of a corps acts, not who acted before, nor the corps
    ("Yunanlar 5 Mayıs 1897'de Dömeke'ye girdiler. 4. Tümenin artçısı 7 Mayıs'ta Lamya'ya vardı.", "movement",
     [{"subject": "Yunanlar"}, {"subject": "4. Tümenin artçısı", "to": "Lamya"}]),
    ("Ruslar Kars'a girdi. 9. Kolordunun öncüsü 3 Ocak 1915'te Bardız'a ulaştı.", "movement",
     [{"subject": "Ruslar"}, {"subject": "9. Kolordunun öncüsü", "to": "Bardız"}]),
    ("Ruslar Kars'a girdi. 9. Kolordunun sağ kanadı Bardız'a çekildi.", "movement", [{"subject": "Ruslar", "to": "Kars"}]),
    ("5. Tümen Muş'a girdi. Kolordunun emri üzerine Bitlis'e ilerledi.", "movement",
     [{"subject": "5. Tümen"}, {"subject": "5. Tümen", "to": "Bitlis"}]),
    # how many fell ill is not how many died
    ("2. Ordu'da hastalananların sayısı 12.400'ü bulmuş, bunların 1.250'si ölmüştü.", "loss",
     [{"subject": "2. Ordu", "values": {"sick": {"person": 12400}, "killed": {"person": 1250}}}]),
    ("8. Tümen'de yaralananların sayısı 1.200'e ulaştı.", "loss", [{"values": {"wounded": {"person": 1200}}}]),
    ("8. Tümen'de yaralananların sayısı 1.200'e ulaştı.", "strength", []),
    ("8. Tümen'de esir düşenlerin sayısı 450'yi geçmiyordu.", "loss", []),
    # "together" is no unit
    ("11. Tümen teslim oldu: tümen komutanı Kâzım Bey ile birlikte 40 subay ve 900 er esir düştü.", "loss",
     [{"subject": "11. Tümen", "values": {"captured": {"officer": 40, "soldier": 900}}}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_deed_is_of_whoever_did_it(text: str, kind: str, expected: list[dict[str, Any]]) -> None:
    told = [claim.slots for claim in claims_of(text) if claim.kind == kind]
    assert [{slot: claim.get(slot) for slot in want} for claim, want in zip(told, expected, strict=False)] == expected
    assert len(told) == len(expected)
