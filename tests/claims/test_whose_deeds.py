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
    ("Kaleden düşman eline geçenlerin sayısı 1.250 kişiydi.", "strength", []),
    ("Kaleden düşman eline geçenlerin sayısı 1.250 kişiydi.", "loss", [{"values": {"captured": {"person": 1250}}}]),
    ("8. Tümen'de esir düşenlerin sayısı 450'yi geçmiyordu.", "loss", []),
    # "together" is no unit
    ("11. Tümen teslim oldu: tümen komutanı Kâzım Bey ile birlikte 40 subay ve 900 er esir düştü.", "loss",
     [{"subject": "11. Tümen", "values": {"captured": {"officer": 40, "soldier": 900}}}]),
    # supplies and wounded that are carried are not the force that was named before
    ("2. Tümen Muş'a girdi; erzak kağnılarla Bitlis'e taşınıyordu.", "movement", [{"subject": "2. Tümen", "to": "Muş"}]),
    ("2. Tümen Muş'a girdi. Orada kalan yaralılar Diyarbakır'a gönderildi.", "movement", [{"to": "Muş"}]),
    ("2. Tümen Muş'a girdi; ertesi gün Bitlis'e gönderildi.", "movement", [{"to": "Muş"}, {"subject": "2. Tümen", "to": "Bitlis"}]),
    # nor is what was found in a town
    ("Piyade Rusçuk'a girdi. Şehirde 12 ağır top bulundu.", "location", []),
    # each of some others is not who acted before
    ("Rus ordusu ilerledi. 1. ve 2. tümenlerin her biri 12 ila 16 taburdan oluşuyordu.", "organization", []),
    ("Bulgar gönüllüleri arasında 7. Tabur ilk gün 350 kişiden 120'sini kaybetti.", "loss",
     [{"subject": "7. Tabur", "values": {"total": {"person": 120}}}]),
    ("Kars'ta Hüseyin Paşa'nın elinde toplam 7.000 kişi ve 40 top vardı.", "strength",
     [{"subject": "Hüseyin Paşa", "values": {"person": 7000, "gun": 40}}]),
    # dead and wounded are one sum
    ("Rus kaybı 12.000 idi; bunun 9.000'i ölü ve yaralıydı.", "loss", [{"values": {"total": {"person": 12000}}}]),
    # each place and each order has its own day
    ("20. Tümen 4 Ocak 1915'te Oltu'ya, 5 Ocak akşamı Göle'nin kuzeyindeki köylere ulaştı.", "movement",
     [{"to": "Oltu", "arrive": "1915-01-04"}]),
    ("Mahmut Paşa 4 Haziran 1877'de ertesi gün için hücum emrini verdi.", "order",
     [{"issuer": "Mahmut Paşa", "date": "1877-06-04", "content": "ertesi gün için hücum"}]),
    # each side has its own figures
    ("The rebels lost some 700 men, the Spaniards about 900, of whom 410 were captured.", "loss",
     [{"subject": "rebels", "values": {"total": {"person": 700}}},
      {"subject": "Spaniards", "values": {"total": {"person": 900}, "captured": {"person": 410}}}]),
    ("The Turks lost between 500 and 650 men, the Egyptians 300.", "loss",
     [{"subject": "Turks", "values": {"total": {"person": {"min": 500, "max": 650}}}}, {"subject": "Egyptians"}]),
    ("The French lost 3,000 men, of whom 600 were killed.", "loss", [{"values": {"total": {"person": 3000}, "killed": {"person": 600}}}]),
    # who directs a fight orders nothing
    ("General Osten directed the battle from his tent on 3 May 1877.", "order", []),
    ("Weir directed the fire of his guns to the left on 3 May 1877.", "order", []),
    ("General Hood directed the 4th Brigade to hold the bridge.", "order", [{"issuer": "Hood", "content": "to hold the bridge"}]),
    ("Colonel Weir had ordered the 4th Brigade back on 5 May 1877.", "order",
     [{"recipient": "4th Brigade", "date": "1877-05-05", "content": "back"}]),
    # a place called after its owner
    ("The 2nd Brigade fought at Taylor's Mill on 14 September 1862.", "engagement", [{"place": "Taylor's Mill"}]),
    ("The 2nd Brigade marched to Rogers's Ferry.", "movement", [{"to": "Rogers's Ferry"}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_deed_is_of_whoever_did_it(text: str, kind: str, expected: list[dict[str, Any]]) -> None:
    told = [claim.slots for claim in claims_of(text) if claim.kind == kind]
    assert [{slot: claim.get(slot) for slot in want} for claim, want in zip(told, expected, strict=False)] == expected
    assert len(told) == len(expected)
