"""More sentences a historian could write: losses told by parts, successors, retreats, reserves, orders obeyed."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

CASES: list[tuple[str, str, dict[str, Any]]] = [
    # losses by parts
    ("Kolordunun zayiatı 1.500 şehit, 3.000 yaralı ve 2.000 kayıp idi.", "loss",
     {"values": {"killed": {"person": 1500}, "wounded": {"person": 3000}, "missing": {"person": 2000}}}),
    ("3'üncü Tümen'in kaybı, 18'i subay 1.240 şehit ve 26'sı subay 1.900 yaralıydı.", "loss",
     {"subject": "3. Tümen", "values": {"killed": {"officer": 18, "person": 1240}, "wounded": {"officer": 26, "person": 1900}}}),
    ("Rus kaybı 419'u ölü olmak üzere 2.200 kişiyi buldu.", "loss",
     {"values": {"killed": {"person": 419}, "total": {"person": 2200}}}),
    ("Muharebede 413 şehit, 1.480 yaralı, 28 esir ve 268 kayıp olmak üzere toplam 2.189 kişi kaybedildi.", "loss",
     {"values": {"killed": {"person": 413}, "wounded": {"person": 1480}, "captured": {"prisoner": 28},
                 "missing": {"person": 268}, "total": {"person": 2189}}}),
    ("Ruslar 36'sı subay olmak üzere 872 kişi kaybettiler.", "loss",
     {"subject": "Ruslar", "values": {"total": {"officer": 36, "person": 872}}}),
    ("4. Ordu 57.470 kayıp verdi; bunların 19.240'ı ölüydü.", "loss",
     {"subject": "4. Ordu", "values": {"total": {"person": 57470}, "killed": {"person": 19240}}}),
    # strength
    ("General Linares'in kuvvetleri 7.600 piyade, 600 süvari ve 12 toptan oluşuyordu.", "strength",
     {"values": {"soldier": 7600, "cavalryman": 600, "gun": 12}}),
    # command
    ("Musa Paşa 2 Haziran 1854'te şehit düştü, yerine Rıfat Paşa geçti.", "command", {"subject": "Rıfat Paşa"}),
    ("Stackelberg görevinden alındı, yerine General Lineviç atandı.", "command", {"subject": "Lineviç"}),
    ("Salih Paşa 10 Ocak 1915'te komutayı Hilmi Paşa'ya bırakarak Halep'e döndü.", "command",
     {"subject": "Hilmi Paşa", "date": "1915-01-10"}),
    ("General Caneva kumandasındaki 34.000 kişilik seferî kuvveti karaya çıktı.", "command",
     {"subject": "Caneva", "object": "seferî kuvveti"}),
    # engagement
    ("I. Kolordu Komutanı Albay Reşit Bey, Usdau'yu 27 Ağustos 1914'te aldı.", "engagement",
     {"parties": ["Reşit Bey"], "place": "Usdau", "outcome": "taken by Reşit Bey"}),
    # movement
    ("Yunan ordusu 13 Eylül 1921'de nehrin batısına çekildi.", "movement", {"subject": "Yunan ordusu", "depart": "1921-09-13"}),
    ("6. Fırka 3 Mayıs 1877'de Kars'a ricat etti.", "movement", {"subject": "6. Fırka", "to": "Kars"}),
    # organization
    ("23'üncü Tümen 1 Eylül'e kadar 4'üncü Grup'un ihtiyatındaydı.", "organization",
     {"subject": "23. Tümen", "relation": "reserve_of", "object": "4. Grup"}),
    # order
    ("General Rıza Bey'in emri üzerine 5. Tümen 3 Mayıs 1915'te Gelibolu'ya hareket etti.", "order", {"issuer": "Rıza Bey"}),
    ("Kemal Paşa 5 Eylül 1921'de 7. Tümen'e bulunduğu hattı savunmasını bildirdi.", "order",
     {"issuer": "Kemal Paşa", "recipient": "7. Tümen", "date": "1921-09-05"}),
    # event
    ("İhsan Paşa 4 Ocak 1915'te esir düştü.", "event", {"subject": "İhsan Paşa", "date": "1915-01-04"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots"), CASES)
def test_sentence_gives_the_claim(text: str, kind: str, slots: dict[str, Any]) -> None:
    found = [claim for claim in claims_of(text) if claim.kind == kind]
    assert len(found) == 1, [(c.kind, c.slots) for c in claims_of(text)]
    assert {name: found[0].slots[name] for name in slots} == slots


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("6. Kolordu'nun zayiatı 1.500 şehit ve 2.000 kayıp idi.", "strength"),  # the lost are no strength
        ("Paşa zaferi 5. Ordu'ya bildirdi.", "order"),  # tells, demands nothing
        ("General Ludendorff, Below'un 4. Ordusu'na çekilme emri verdi.", "loss"),
    ],
)
def test_sentence_gives_no_such_claim(text: str, kind: str) -> None:
    assert kind not in [claim.kind for claim in claims_of(text)]


def test_the_owner_of_a_unit_does_not_order_it() -> None:
    text = "Mareşal von Manstein, Hoth'un 4. Panzer Ordusu'na 12 Aralık 1942'de kuşatmayı yarma emri verdi."
    assert [c.slots["issuer"] for c in claims_of(text) if c.kind == "order"] == ["von Manstein"]


@pytest.mark.parametrize(
    "text",
    [
        "11. Tümen'e bağlı 12., 70. ve 126. alayların birlikleri Polatlı'ya yürüdü.",
        "11. Tümen'e bağlı 12., 70. ve 126. piyade alaylarının askerleri Polatlı'ya yürüdü.",
    ],
)
def test_the_troops_of_units_in_a_list_are_the_units(text: str) -> None:
    told = [c.slots["subject"] for c in claims_of(text) if c.kind == "organization"]
    assert [name.split()[0] for name in told] == ["12.", "70.", "126."] and all(
        n.endswith(("Alayı", "Alay")) for n in told
    )
    (march,) = [c for c in claims_of(text) if c.kind == "movement"]
    assert march.slots["subject"] == told
