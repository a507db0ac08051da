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
