"""Claims are the facts that a sentence states: ends of commands, treaties of states, whose figures, what "the division" is."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

TOLD: list[tuple[str, str, dict[str, Any]]] = [
    ("Albay Kenan Bey 3 Mayıs 1916'da 7. Tümen komutanlığından alındı.", "event",
     {"subject": "Kenan Bey", "content": "görevden almak", "date": "1916-05-03"}),
    ("Nuri Paşa, Albay Selim Bey'i 3 Mayıs 1916'da görevden aldı.", "event",
     {"subject": "Selim Bey", "content": "görevden almak", "date": "1916-05-03"}),
    ("General Smith was relieved of his command on 5 May 1917.", "event",
     {"subject": "Smith", "content": "was relieved of command", "date": "1917-05-05"}),
    ("General Jones removed General Gough from command of the Fifth Army on 28 March 1918.", "event",
     {"subject": "Gough", "content": "was relieved of command", "date": "1918-03-28"}),
    ("Halil Paşa 5. Alay'ı 4 Nisan 1915'te Muş'a getirdi.", "movement", {"subject": "5. Alay", "to": "Muş", "arrive": "1915-04-04"}),
    ("Nuri Paşa'nın elinde 6.000 asker ve 30 top vardı.", "strength", {"subject": "Nuri Paşa", "values": {"soldier": 6000, "gun": 30}}),
    ("12 Mayıs 1915'te düşmanın elinde üç top vardı.", "strength", {"subject": "düşman", "values": {"gun": 3}}),
    ("İngiltere ve Fransa 10 Nisan 1854'te bir ittifak antlaşması imzaladılar.", "agreement", {"parties": ["İngiltere", "Fransa"]}),
    ("Türkiye ve Sovyet Rusya arasında 16 Mart 1921'de Moskova Antlaşması imzalandı.", "agreement",
     {"parties": ["Türkiye", "Sovyet Rusya"]}),
    ("Russia and Turkey signed the Treaty of Adrianople on 14 September 1829.", "agreement", {"parties": ["Russia", "Turkey"]}),
    ("Germany signed an armistice with the Allies on 11 November 1918.", "agreement", {"parties": ["Germany", "Allies"]}),
    ("4. Tümen Kars'tan Erzurum'a çekildi. Ertesi gün Ruslar şehre girdi.", "movement", {"subject": "Ruslar", "to": "Erzurum"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots"), TOLD)
def test_sentence_tells(text: str, kind: str, slots: dict[str, Any]) -> None:
    found = [c.slots for c in claims_of(text) if c.kind == kind]
    assert any(all(one.get(slot) == value for slot, value in slots.items()) for one in found), found


NOBODY_KNOWS = [
    ("3. Fırka Erzurum'da kaldı. 5. Fırka Kars'a yürüdü. Fırkamız Trabzon'a çekildi.", "Trabzon"),
    ("3. Ordu 5. Ordu ile birleşti.\n\nOrdu 7 Mayıs 1915'te Sivas'a çekildi.", "Sivas"),
    ("The 5th Army and the 6th Army advanced to Mons.\n\nThe army withdrew to Amiens.", "Amiens"),
    ("The 5th Army advanced to Mons. The army in South Africa marched to Pretoria.", "Pretoria"),
]


@pytest.mark.parametrize(("text", "place"), NOBODY_KNOWS)
def test_of_several_that_a_word_may_mean_it_means_none(text: str, place: str) -> None:
    (told,) = [c for c in claims_of(text) if c.kind == "movement" and c.slots["to"] == place]
    assert not any(char.isdigit() for char in str(told.slots["subject"]))


def test_a_town_is_none_of_two_that_were_taken() -> None:
    text = "4. Tümen 3 Mayıs 1915'te Kars ile Oltu'yu aldı. Ertesi gün Ruslar şehre girdi."
    assert not [c for c in claims_of(text) if c.kind == "movement" and c.slots["to"]]


WHOSE: list[tuple[str, str, dict[str, Any]]] = [
    ("Bulgarlar muharebede 2.000 kadar, Sırplar 2.300 ölü ve yaralı verdi.", "loss", {"subject": "Sırplar", "values": {"total": {"person": 2300}}}),
    ("O gün General Nozu Seul'den kuzeye doğru ilerlerken Albay Sato'nun kolu Vonsan'dan yürüdü.", "movement",
     {"subject": "Albay Sato'nun kolu", "from": "Vonsan"}),
    ("Doğu Ordusu 25. ve 95. tümenlerle 2. Süvari Tümeni'nden kuruluydu.", "organization",
     {"object": ["25. Tümen", "95. Tümen", "2. Süvari Tümeni"]}),
    ("5. Tümen Oltu'da 6. Tugay'ın taarruzuna uğradı.", "engagement", {"parties": ["5. Tümen", "6. Tugay"], "place": "Oltu"}),
    ("The 46th Division never reached Oulu.", "movement", {"subject": "46th Division", "polarity": "negated"}),
    ("Colonel Hale handed over command of the 5th Brigade to Major Stewart on 15 December 1917.", "command",
     {"subject": "Stewart", "object": "5th Brigade", "date": "1917-12-15"}),
    ("General Wilson has appointed Brigadier Lloyd to command the 6th Division.", "command", {"subject": "Lloyd", "object": "6th Division"}),
]  # fmt: skip


def test_two_figures_that_share_their_noun_are_each_of_the_force_before_it() -> None:
    lost = [c.slots for c in claims_of("5. Tümen 1.200, 6. Tümen 900 er yitirdi.") if c.kind == "loss"]
    assert [(slots["subject"], slots["values"]) for slots in lost] == [
        ("5. Tümen", {"total": {"soldier": 1200}}),
        ("6. Tümen", {"total": {"soldier": 900}}),
    ]


@pytest.mark.parametrize(("text", "kind", "slots"), WHOSE)
def test_a_fact_is_of_whom_it_is_told(text: str, kind: str, slots: dict[str, Any]) -> None:
    (found,) = [
        {**c.slots, "polarity": c.polarity}
        for c in claims_of(text)
        if c.kind == kind and c.slots.get("subject") != "Nozu"
    ]
    assert {slot: found[slot] for slot in slots} == slots


@pytest.mark.parametrize(
    "text",
    [
        "Nuri Paşa Kars'a getirilen 11 taburla Van'ı geri aldı.",  # the battalions were brought there
        "5. Tümen 3 Mayıs 1915'te siper kazmaya başladı.",
        "5. Tümen Kars'a girdi. Surlara yapılan hücum 3 Mayıs 1915'te püskürtüldü.",  # whose attack it was nobody says
        "By 27 December 1939 the 5th Division had begun to fall back.",
    ],
)
def test_nothing_is_told_of_whom_a_sentence_does_not_tell_it(text: str) -> None:
    wrong = [
        c for c in claims_of(text) if c.kind == "event" or c.slots.get("to") == "Kars" or c.slots.get("outcome", "")
    ]
    assert not [
        c
        for c in wrong
        if c.slots.get("subject") == "Nuri Paşa" or c.kind == "event" or "repulsed" in str(c.slots.get("outcome"))
    ]
