"""Clauses that share one verb, rivers crossed, who took over, who says it: own sentences about many campaigns."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

PAIRS: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("Kumanova 24 Ekim'de, Üsküp 26 Ekim 1912'de ele geçirildi.", "engagement",
     [{"place": "Kumanova", "date": "1912-10-24"}, {"place": "Üsküp", "date": "1912-10-26"}]),
    ("9. Tümen 3 Mayıs 1915'te, 7. Tümen 5 Mayıs'ta Kirte'ye ulaştı.", "movement",
     [{"subject": "9. Tümen", "to": "Kirte", "arrive": "1915-05-03"}, {"subject": "7. Tümen", "to": "Kirte", "arrive": "1915-05-05"}]),
    ("3. Tümen 40 er, 5. Tümen 60 er kaybetti.", "loss",
     [{"subject": "3. Tümen", "values": {"total": {"soldier": 40}}}, {"subject": "5. Tümen", "values": {"total": {"soldier": 60}}}]),
    ("1. Kolordu 2., 3. ve 4. Tümenlerden, 2. Kolordu ise 5. ve 6. Tümenlerden oluşuyordu.", "organization",
     [{"subject": "1. Kolordu", "object": ["2. Tümen", "3. Tümen", "4. Tümen"]}, {"subject": "2. Kolordu", "object": ["5. Tümen", "6. Tümen"]}]),
    ("Genelkurmay Başkanlığına Ahmet İzzet Paşa, Bahriye Nazırlığına Cemal Paşa atandı.", "command",
     [{"subject": "Ahmet İzzet Paşa", "object": "Genelkurmay"}, {"subject": "Cemal Paşa", "role": "Bahriye Nazırı"}]),
    ("3. Kolordu Erkân-ı Harbiye Reisi Binbaşı Tahsin Bey geceyi cephede geçirdi.", "command",
     [{"subject": "Tahsin Bey", "role": "Erkân-ı Harbiye Reisi", "object": "3. Kolordu"}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "told"), PAIRS)
def test_each_half_of_a_pair_is_told_with_the_verb(text: str, kind: str, told: list[dict[str, Any]]) -> None:
    found = [c.slots for c in claims_of(text) if c.kind == kind]
    assert len(found) == len(told)
    for slots, want in zip(found, told, strict=True):
        assert {k: slots.get(k) for k in want} == want


SAID: list[tuple[str, str, dict[str, Any]]] = [
    ("7. Tümen 24 Ağustos 1921'de Beylikköprü'de Sakarya'yı geçti.", "movement",
     {"subject": "7. Tümen", "via": ["Beylikköprü", "Sakarya"], "depart": "1921-08-24"}),
    ("3. Kolordu kuzeyden, 2. Kolordu güneyden Sakarya'yı geçti.", "movement", {"subject": "2. Kolordu", "via": ["Sakarya"]}),
    ("2. Ordu Komutanı Vehip Paşa görevden alındı, yerine Fevzi Paşa geçti.", "command", {"subject": "Fevzi Paşa", "object": "2. Ordu"}),
    ("Çal Dağı geri alındı.", "engagement", {"place": "Çal Dağı", "outcome": "taken"}),
    ("Toplam kayıp 39.289 kişiydi.", "loss", {"values": {"total": {"person": 39289}}}),
    ("Tümen 47 ağır ve 34 hafif makineli tüfek ele geçirdi.", "capture", {"values": {"machine_gun": 47}}),
    ("Tümen 47 ağır ve 34 hafif makineli tüfek ele geçirdi.", "capture", {"values": {"machine_gun": 34}}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots"), SAID)
def test_a_sentence_says_its_claim(text: str, kind: str, slots: dict[str, Any]) -> None:
    found = [c.slots for c in claims_of(text) if c.kind == kind]
    assert any({k: f.get(k) for k in slots} == slots for f in found), found


def test_the_sources_of_a_people_are_who_speaks() -> None:
    (lost,) = (
        c for c in claims_of("Rus kaynaklarına göre 34. Tümen 4 Ocak 1915'te 400 ölü verdi.") if c.kind == "loss"
    )
    assert (lost.polarity, lost.said_by) == ("reported", "Rus kaynakları")


def test_from_where_an_attack_comes_is_not_where_it_is() -> None:
    (fight,) = (
        c
        for c in claims_of("Bulgar ordusu 22 Ekim 1912'de Kırkkilise ve Vize yönlerinden taarruza geçti.")
        if c.kind == "engagement"
    )
    assert fight.slots["place"] is None


def test_a_direction_counts_no_days() -> None:
    found = claims_of("5 Ağustos 1921'de 12. Grup yoldaydı. Köprünün üzerinden 2. Kolordu güneyden geçti.")
    assert not [c for c in found if c.kind == "sequence"]


@pytest.mark.parametrize(
    ("text", "kind", "slots"),
    [
        ("2. Ordu 84.000 kişiydi ve 3. ve 4. Kolordulardan oluşuyordu.", "strength", {"subject": "2. Ordu", "values": {"person": 84000}}),
        ("2. Ordu 84.000 kişiydi ve 3. ve 4. Kolordulardan oluşuyordu.", "organization", {"subject": "2. Ordu", "object": ["3. Kolordu", "4. Kolordu"]}),
        ("Kayıplar 190 ölü, 300 yaralı ve 27 kayıptı.", "loss", {"values": {"killed": {"person": 190}, "wounded": {"person": 300}, "missing": {"person": 27}}}),
        ("Ruslar 3 Mart 1916'da 7. Tümen'e saldırdı.", "engagement", {"parties": ["Ruslar", "7. Tümen"]}),
    ],
)  # fmt: skip
def test_what_fresh_paragraphs_showed(text: str, kind: str, slots: dict[str, Any]) -> None:
    found = [c.slots for c in claims_of(text) if c.kind == kind]
    assert any({k: f.get(k) for k in slots} == slots for f in found), found


def test_a_goal_is_not_lent_to_a_half_that_has_one_of_its_own() -> None:
    """ "Hacıköy" stands in no gazetteer: the first half is not sent to the goal of the second."""
    found = claims_of("9. Kolordu 24 Aralık 1914'te Zırtaköy'e, 10. Kolordu 25 Aralık'ta Oltu'ya girdi.")
    assert ("9. Kolordu", "Oltu") not in [(c.slots.get("subject"), c.slots.get("to")) for c in found]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Ali Rıza Paşa Selanik'te bir subay okulu kurdu.", {"subject": "Ali Rıza Paşa", "place": "Selanik", "date": None}),
        ("Von der Goltz 3 Mart 1916'da Berlin'e kalenin düşeceğini bildirdi.", {"date": "1916-03-03", "content": "bildirmek"}),
    ],
)  # fmt: skip
def test_an_event_has_a_day_or_a_doer_and_a_place(text: str, slots: dict[str, Any]) -> None:
    found = [c.slots for c in claims_of(text) if c.kind == "event"]
    assert any({k: f.get(k) for k in slots} == slots for f in found), found


@pytest.mark.parametrize(
    "text", ["26 Ağustos 1922'de topçu ateşi başladı.", "1. Tümen Sivrihisar'da keşif yapmaktadır."]
)
def test_what_only_leans_on_a_force_or_tells_no_deed_is_no_event(text: str) -> None:
    assert not [c for c in claims_of(text) if c.kind == "event"]


def test_posts_in_a_list_name_a_nested_unit_once_and_a_force_without_a_number() -> None:
    told = claims_of(
        "Rauf Bey'in önceki görevleri: 2. Ordu Karargâhı (1907), 2. Ordunun 12. Alayının 3. Taburunun 4. Bölüğü (1911), "
        "Viyana'da askerî ataşe (1913), Garp grupları kumandanı (1914)."
    )
    posts = [(c.slots["object"], c.slots["role"], c.slots["date"]) for c in told if c.kind == "command"]
    assert posts == [
        ("2. Ordu", None, "1907"),
        ("2. Ordu 12. Alay 3. Tabur 4. Bölük", None, "1911"),
        ("Viyana", "askerî ataşe", "1913"),
        ("Garp Grupları", "kumandan", "1914"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mondros Ateşkes Antlaşması'nı 30 Ekim 1918'de Osmanlı Devleti adına Rauf Bey ve Reşat Hikmet Bey, İngiltere adına "
        "Amiral Calthorpe imzaladı.",
        "30 Ekim 1918'de Osmanlı Devleti ile İngiltere arasında Mondros Ateşkes Antlaşması imzalandı. Osmanlı Devleti "
        "tarafından Rauf Bey ve Reşat Hikmet Bey, İngiltere tarafından Amiral Calthorpe imzaladı.",
    ],
)
def test_who_signed_a_treaty_and_on_whose_behalf(text: str) -> None:
    pact = [c.slots for c in claims_of(text) if c.kind == "agreement"][-1]
    assert pact["signatories"] == ["Rauf Bey", "Reşat Hikmet Bey", "Calthorpe"]
    assert pact["parties"] == ["Osmanlı Devleti", "İngiltere"] and pact["date"] == "1918-10-30"
    assert pact["title"] == "Mondros Ateşkes Antlaşması"


def test_a_report_that_somebody_signs_is_no_treaty() -> None:
    assert not [c for c in claims_of("Raporu kurmay heyeti adına Yarbay Kemal Bey imzaladı.") if c.kind == "agreement"]


DUE = [
    ("3 Ağustos'a kadar", "1877-08-03"),
    ("3 Ağustos sabahına kadar", "1877-08-03"),
    ("4 Ağustos günü akşamına dek", "1877-08-04"),
    ("5 Ağustos tarihine değin", "1877-08-05"),
]


@pytest.mark.parametrize(("deadline", "due"), DUE)
def test_a_deadline_is_the_day_of_the_plan_and_never_that_of_the_order(deadline: str, due: str) -> None:
    told = f"Osman Paşa 1 Ağustos 1877'de 12. Alay'a {deadline} Orhaniye'ye çekilmesini emretti."
    order, plan = claims_of(told)
    assert (order.kind, order.slots["date"]) == ("order", "1877-08-01")
    assert (plan.kind, plan.polarity, plan.slots["depart"], plan.basis) == ("movement", "planned", due, (order.id,))


@pytest.mark.parametrize("deadline", ["12 Kasım 1877'ye kadar", "12 Kasım 1877 sabahına kadar"])
def test_a_deadline_is_not_the_day_of_what_was_done(deadline: str) -> None:
    (march,) = claims_of(f"3. Tümen {deadline} Plevne'ye çekildi.")
    assert march.slots["depart"] is None and march.slots["arrive"] is None


WRITTEN = [
    ("3. Tümen 5 Kasım 1877'de Gazi Osman Paşa'nın 7 Kasım 1877 tarihli emriyle Plevne'ye hareket etti.", "1877-11-05"),
    ("3. Tümen, Gazi Osman Paşa'nın 7 Kasım 1877 günlü emriyle 9 Kasım'da Plevne'ye hareket etti.", "1877-11-09"),
    ("3. Tümen, Gazi Osman Paşa'nın 7 Kasım 1877 tarihli ve 12 sayılı emriyle Plevne'ye hareket etti.", None),
]


@pytest.mark.parametrize(("text", "left"), WRITTEN)
def test_the_day_of_a_written_order_is_not_that_of_the_march(text: str, left: str | None) -> None:
    found = {c.kind: c for c in claims_of(text)}
    assert found["order"].slots["date"] == "1877-11-07"
    assert (found["movement"].slots["depart"], found["movement"].basis) == (left, (found["order"].id,))


ENDED = [
    "until 1 November 1854",
    "up to 1 November 1854",
    "until the evening of 1 November 1854",
    "until its transfer to Kadikoi on 1 November 1854",
]


@pytest.mark.parametrize("end", ENDED)
def test_the_day_on_which_a_unit_ceased_to_be_part_is_not_when_it_was_one(end: str) -> None:
    (part,) = claims_of(f"The 3rd Brigade was part of the Light Division {end}.")
    assert (part.slots["relation"], part.slots["object"], part.slots["date"]) == ("part_of", "Light Division", None)
