"""Claims are facts that the sentence states: a figure of several stays with all of them, what is not said is not told."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

from sefer.model import Claim

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
    # one verb for two halves with one subject, or with a subject each
    ("General Dimitriev'in 3. Ordusu, 22 Ekim 1912'de Pınarhisar'ı, 29 Ekim'de Lüleburgaz'ı işgal etti.", "engagement",
     {"place": "Pınarhisar", "date": "1912-10-22"}),
    ("Kolordunun 4. Tümeni Zımbıllık'a, 9. Tümeni Muş'a sevk edildi.", "movement", {"subject": "9. Tümen", "to": "Muş"}),
    # who went, not for whom or under whom
    ("14. Tümen'in 40. Alayı yerine 41. Alay Bitlis'e sevk edildi.", "movement", {"subject": "41. Alay", "to": "Bitlis"}),
    ("Fahri Bey emrindeki süvari birlikleri Medine'ye saldırdı.", "engagement", {"parties": ["süvari birlikleri"], "place": "Medine"}),
    ("Avrupa'ya gönderilen 15. Kolordu, 19. ve 20. Tümenlerden kuruluydu.", "movement", {"subject": "15. Kolordu"}),
    # posts
    ("Kâmil Paşa 12 Şubat 1915'te 3. Ordu komutanlığını devraldı.", "command",
     {"subject": "Kâmil Paşa", "object": "3. Ordu", "date": "1915-02-12"}),
    ("General Grippenberg 2. Ordu komutanlığından alındı, yerine General Kaulbars atandı.", "command", {"subject": "Kaulbars", "object": "2. Ordu"}),
    # fights
    ("11. Tümen 14 Ağustos 1915'te 53. Tümen'in taarruzunu püskürttü.", "engagement", {"parties": ["11. Tümen", "53. Tümen"]}),
    ("Bitlis 3 Mart 1916'da düştü.", "engagement", {"place": "Bitlis", "date": "1916-03-03"}),
    ("16. Kolordu 8 Ağustos 1916'da Muş ve Bitlis'i geri aldı.", "engagement", {"place": ["Muş", "Bitlis"]}),
    ("Van'ın 20 Mayıs 1915'te Ruslar tarafından alınmasıyla 1. Seferî Kuvvet Bitlis'e çekildi.", "engagement",
     {"place": "Van", "outcome": "taken by Ruslar"}),
    # makes-up
    ("General Kutinchev'in ordusu 40 tabur, 120 top ve 30.000 tüfekten oluşuyordu.", "strength",
     {"values": {"battalion": 40, "gun": 120, "rifle": 30000}}),
    ("2. Ordu'nun kuruluşunda 2., 3. ve 4. Kolordular vardı.", "organization",
     {"subject": "2. Ordu", "relation": "composed_of", "object": ["2. Kolordu", "3. Kolordu", "4. Kolordu"]}),
    ("General Nobeoka 4. Ordu komutanlığına, General Uehara ise kurmay başkanlığına getirildi.", "command", {"subject": "Nobeoka", "object": "4. Ordu"}),
    ("7. Kolordu'nun 13. ve 14. Tümenleri, 2. Ordu'ya bağlanarak Mukden'e gönderildi.", "movement",
     {"subject": ["13. Tümen", "14. Tümen"], "to": "Mukden"}),
    ("7. Kolordu'nun 13. ve 14. Tümenleri Mukden'e gönderildi.", "organization", {"subject": "14. Tümen", "object": "7. Kolordu"}),
    ("Alay bu çarpışmada 673 kişiden 247'sini kaybetti.", "loss", {"values": {"total": {"person": 247}}}),
    ("Ahmet Muhtar Paşa'nın anlattığına göre 4. Kolordu'nun 18.000 askeri vardı.", "strength", {"polarity": "reported"}),
    ("Doğu Grubu'nu oluşturan 11. Tümen ile 12. Tümen Bayburt'a çekildi.", "organization",
     {"subject": "Doğu Grubu", "relation": "composed_of", "object": ["11. Tümen", "12. Tümen"]}),
    ("Düşmanın Van'a girdiği haberi 3 Mart 1915'te alındı.", "movement", {"to": "Van", "polarity": "reported"}),
    ("9. Tümen Kars'ı 3 Mart 1920'de boşaltarak Iğdır'a çekildi.", "movement", {"from": "Kars", "to": "Iğdır"}),
    ("Yüksek Komiser Horace Bey daha 7 Eylül 1921'de iki tarafın da yorulacağını bildirmişti.", "event", {"date": "1921-09-07"}),
    # English
    ("The 7th and 8th Divisions numbered 14,000 men when they reached Kars.", "strength",
     {"subject": ["7th Division", "8th Division"], "values": {"person": 14000}}),
    ("The losses of the 7th and 8th Divisions at Gorizia were 1,200 killed.", "loss", {"subject": ["7th Division", "8th Division"]}),
    ("Marshal Nogi commanded the 1st, 7th and 9th Divisions at Port Arthur.", "command", {"object": ["1st Division", "7th Division", "9th Division"]}),
    ("The Bulgarian Second Army of General Ivanov advanced on Adrianople.", "command", {"subject": "Ivanov", "object": "2nd Army"}),
    ("The Bulgarian Second Army of General Ivanov advanced on Adrianople.", "movement", {"subject": "2nd Army"}),
    ("Neither the 3rd nor the 5th Division reached Kars before dark.", "movement", {"subject": "5th Division", "to": "Kars", "polarity": "negated"}),
    ("The 5th Division did not reach Kars until 2 November 1877.", "movement",
     {"to": "Kars", "arrive": "1877-11-02", "polarity": "asserted"}),
    ("No British troops entered Pretoria before 5 June 1900.", "movement", {"polarity": "negated"}),
    ("The claim that 20,000 Germans fell at Gravelotte is not supported by the returns.", "loss", {"polarity": "reported"}),
    ("The 5th Division marched from Kars to Ardahan and on 9 May 1855 defeated the Russians at Oltu.", "movement", {"to": "Ardahan", "depart": None}),
    ("At the time of the battle Davout's corps numbered 26,000 men.", "strength", {"subject": "Davout's corps"}),
    ("General von Bülow, whose Second Army had crossed the Marne, was ordered on 9 September 1914 to retire to Reims.", "order", {"recipient": "von Bülow"}),
    ("Pau's Ninth Army, with its headquarters at Épinal, lost 20,000 men.", "loss", {"subject": "9th Army", "place": None}),
    ("The 4th Corps is reported to have evacuated Soissons on 28 July 1918.", "movement", {"from": "Soissons", "polarity": "reported"}),
    ("It was reported by Martos that the XV Corps had taken Neidenburg.", "engagement", {"place": "Neidenburg", "polarity": "reported"}),
    ("Of the 12,000 men who landed at Suvla, 1,700 were casualties by nightfall.", "movement", {"subject": "12,000 men"}),
    ("The remnants of the 4th Army, about 8,000 strong, retreated to Damascus.", "strength", {"subject": "remnants of the 4th Army"}),
]  # fmt: skip


def _says(claim: Claim, slots: dict[str, Any]) -> bool:
    return all((claim.polarity if s == "polarity" else claim.slots.get(s)) == v for s, v in slots.items())


@pytest.mark.parametrize(("text", "kind", "slots"), CASES)
def test_sentence_says(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert any(c.kind == kind and _says(c, slots) for c in claims_of(text)), [
        (c.kind, c.slots) for c in claims_of(text)
    ]


SILENT: list[tuple[str, str]] = [
    ("Cadorna 8 Kasım 1917'de görevinden alındı.", "engagement"),
    ("Kars 5 Kasım 1877'de kuşatma altına alındı.", "engagement"),
    ("5. Tümen 18 Nisan 1916'da Trabzon'a savaşmadan girdi.", "engagement"),
    ("3. ve 4. tümenlerin mevcudu 9.000'er kişiydi.", "strength"),  # so many each are no sum
    ("Tümenin zayiatı 31'i subay 412 şehit, 1.050 yaralı ve 260 kayıp idi.", "strength"),
    ("5. ve 6. Tümenler bu çarpışmada sırasıyla 900 ve 400 şehit verdi.", "loss"),
    ("2. Alay Kars'ta 12 top bıraktı.", "capture"),  # perhaps as its garrison
    ("Düşmanın Kars'a girdiği haberi doğru değildi ve kimse inanmadı.", "movement"),
    ("Ahmet Paşa, ordusunun kışı Diyarbakır'da geçireceğini bildirdi.", "event"),
    ("Cronje surrendered to Lord Roberts at Paardeberg on 27 February 1900 with 4,000 men.", "engagement"),
]


@pytest.mark.parametrize(("text", "kind"), SILENT)
def test_sentence_does_not_say(text: str, kind: str) -> None:
    assert not [c.slots for c in claims_of(text) if c.kind == kind]


def test_figures_told_respectively_are_no_sum() -> None:
    told = [
        c.slots["values"]
        for c in claims_of("The II and XII Corps lost 5,138 and 1,746 men respectively.")
        if c.kind == "loss"
    ]
    assert told == []


def test_he_is_nobody_known_behind_a_name_that_no_mention_reads() -> None:
    text = (
        "Grant took command of the army in March 1864. Winters succeeded him in the west. He left Chattanooga on 6 May."
    )
    assert [c.kind for c in claims_of(text)] == ["command"]


def test_a_place_that_is_invested_is_not_taken() -> None:
    told = claims_of("The Boers invested Ladysmith on 2 November 1899 with two of their columns.")
    assert [c.slots["outcome"] for c in told if c.kind == "engagement"] == [None]


def test_he_may_be_either_of_two() -> None:
    text = "Grant ordered Sherman to march on Meridian, which he reached on 14 February 1864."
    assert [c.polarity for c in claims_of(text) if c.kind == "movement"] == ["planned"]
