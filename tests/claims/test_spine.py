"""What a deed rests on: the order, request or agreement that the text itself ties it to, and nothing guessed."""

from __future__ import annotations

import pytest
from reading import claims_of

from sefer.model import Claim


def one(text: str, kind: str, polarity: str = "asserted") -> Claim:
    found = [c for c in claims_of(text) if c.kind == kind and c.polarity == polarity]
    assert len(found) == 1, [(c.kind, c.polarity, dict(c.slots)) for c in claims_of(text)]
    return found[0]


def test_a_march_under_an_order_rests_on_it() -> None:
    text = "29. Tümen, Hafız Hakkı Paşa'nın emriyle 25 Aralık 1914'te Bardız'a yürüdü."
    assert one(text, "movement").basis == (one(text, "order").id,)


def test_what_an_order_demands_rests_on_it() -> None:
    text = "Esat Paşa 4 Mayıs 1915'te 7. Tümen'in Saros'tan Kirte'ye gitmesini emretti."
    planned = one(text, "movement", "planned")
    assert planned.basis == (one(text, "order").id,)


def test_an_order_of_the_sentence_before() -> None:
    text = (
        "Halil Paşa 9 Ocak 1916'da 35. Tümen'e taarruz emri verdi. Bu emir üzerine 35. Tümen Felahiye'ye hareket etti."
    )
    assert one(text, "movement").basis == (one(text, "order").id,)


def test_an_agreement_by_its_title() -> None:
    text = (
        "Mondros Mütarekesi 30 Ekim 1918'de imzalandı. Moskova Antlaşması 16 Mart 1921'de imzalandı.\n\n"
        "Mondros Mütarekesi gereğince 6. Ordu 5 Kasım 1918'de Musul'dan Nusaybin'e çekildi."
    )
    pacts = {c.slots["title"]: c.id for c in claims_of(text) if c.kind == "agreement"}
    assert one(text, "movement").basis == (pacts["Mondros Mütarekesi"],)


def test_a_march_carries_out_the_plan_of_its_paragraph() -> None:
    text = (
        "Esat Paşa 7. Tümen'in Kirte'ye gitmesini emretti. 7. Tümen 6 Mayıs 1915'te Kirte'ye vardı.\n\n"
        "7. Tümen 9 Mayıs 1915'te Kirte'ye vardı."
    )
    planned = one(text, "movement", "planned")
    done = [c for c in claims_of(text) if c.kind == "movement" and c.polarity == "asserted"]
    assert [c.plans for c in done] == [(planned.id,), ()]


@pytest.mark.parametrize(
    "text",
    [
        "Halil Paşa 9 Ocak 1916'da 35. Tümen'e taarruz emri verdi. 51. Tümen ertesi gün Felahiye'ye hareket etti.",
        "Anlaşmaya göre hareket edilecekti. 6. Ordu 5 Kasım 1918'de Nusaybin'e çekildi.",
    ],
)
def test_nothing_is_tied_that_the_text_does_not_tie(text: str) -> None:
    assert not [c for c in claims_of(text) if c.polarity == "asserted" and (c.basis or c.plans)]


def test_an_order_rests_on_the_agreement_that_the_next_sentence_names() -> None:
    text = (
        "Jekov 11 Ekim 1915'te 1. Ordu'ya Niş'e ilerleme emri verdi. "
        "Bu emir 6 Eylül 1915'te imzalanan Sofya Antlaşması'na dayanıyordu."
    )
    assert one(text, "order").basis == (one(text, "agreement").id,)


def test_a_march_rests_on_the_order_that_the_next_sentence_names() -> None:
    text = "9. Tümen 3 Kasım 1914'te Köprüköy'e yürüdü. Bu yürüyüş Hasan İzzet Paşa'nın emriyle yapılmıştı."
    assert one(text, "movement").basis == (one(text, "order").id,)


@pytest.mark.parametrize(
    "text",
    [
        "Halil Paşa 35. Tümen'e taarruz emri verdi. Bunun üzerine 35. Tümen 10 Ocak 1916'da Felahiye'ye hareket etti.",
        "Townshend ordered the 6th Division to withdraw. Thereupon the 6th Division retired to Kut on 3 December 1915.",
    ],
)
def test_what_follows_upon_an_order_rests_on_it(text: str) -> None:
    assert one(text, "movement").basis == (one(text, "order").id,)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Papulas 11 Eylül 1921'de 2. Kolordu'ya Sakarya'nın batısına çekilmesini emretti.", "Sakarya'nın batısına çekilmesi"),
        ("Mersinli Cemal Paşa 4. Ordu'ya Amman'dan Dera'ya çekilme emri verdi.", "Amman'dan Dera'ya çekilme"),
        ("Vehip Paşa 5. Tümen'e hareket emri verdi.", "hareket"),
        ("7. Tümen, Halil Paşa tarafından Kut'u kuşatmakla görevlendirildi.", "Kut'u kuşatmak"),
        ("General Allenby ordered the 4th Cavalry Division to march on Beisan.", "to march on Beisan"),
        ("Halil Paşa 35. Tümen'e bir emir verdi.", None),
    ],
)  # fmt: skip
def test_an_order_says_what_it_demands_or_nothing(text: str, content: str | None) -> None:
    assert one(text, "order").slots["content"] == content


def test_an_order_that_names_nothing_is_no_claim() -> None:
    assert not [c for c in claims_of("Aynı gün 4. Tümen Niş'e ulaştı. Bu da emredildi.") if c.kind == "order"]


def test_who_is_ordered_is_who_is_to_march() -> None:
    text = "Osmanlı ordusunun baskısı karşısında General Nixon 6. Tümen'e Kut'a çekilme emri verdi."
    assert one(text, "movement", "planned").slots["subject"] == "6. Tümen"
