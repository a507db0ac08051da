"""One fact in the many wordings that a historian may choose: who led what, what was part of what, who came where, how many there were."""

from __future__ import annotations

from typing import Any

import pytest
from reading import tells

LED = [
    "Miralay Vasfi Bey 3. Nizamiye Alayı'nın komutanıydı, alay Çatalca'daydı.",
    "3. Nizamiye Alayı'nın başındaki Miralay Vasfi Bey yaralandı, alay geri çekildi.",
    "3. Nizamiye Alayı'nın komutanlığını Miralay Vasfi Bey yürütüyordu, alay yorgundu.",
    "3. Nizamiye Alayı'nın komutası Miralay Vasfi Bey'deydi, ihtiyat yoktu.",
    "3. Nizamiye Alayı'nın komutası Miralay Vasfi Bey'in elindeydi, ihtiyat yoktu.",
    "3. Nizamiye Alayı, Miralay Vasfi Bey'in kumandası altında iki gün çarpıştı.",
    "Miralay Vasfi Bey'in başında bulunduğu 3. Nizamiye Alayı sırtı tuttu.",
    "Başında Miralay Vasfi Bey'in bulunduğu 3. Nizamiye Alayı sırtı tuttu.",
    "Komutanı Miralay Vasfi Bey olan 3. Nizamiye Alayı sırtı tuttu.",
    "Miralay Vasfi Bey, 3. Nizamiye Alayı'nın başında hücuma kalktı ve düştü.",
    "Miralay Vasfi Bey ertesi gün 3. Nizamiye Alayı'nı devraldı.",
    "3. Nizamiye Alayı'na Miralay Vasfi Bey'in komuta ettiği anlaşılmaktadır.",
    "3. Nizamiye Alayı Miralay Vasfi Bey'in maiyetindeydi ve sağ kanattaydı.",
    "Miralay Vasfi Bey bütün mayıs boyunca 3. Nizamiye Alayı'nın komutanlığını yürüttü.",
    "3. Nizamiye Alayı'nın kumandanlığı o ay baştan sona Miralay Vasfi Bey'in uhdesindeydi.",
    "3. Nizamiye Alayı komutanlığını elinde tutan Miralay Vasfi Bey yorgundu.",
    "3. Nizamiye Alayı'na gelince, bunun başında Miralay Vasfi Bey bulunuyordu.",
    "3. Nizamiye Alayı bütün kış Miralay Vasfi Bey'in komutası altında kaldı.",
    "3. Nizamiye Alayı'nın sevk ve idaresi Miralay Vasfi Bey'e aitti.",
    "Miralay Vasfi Bey o kışı 3. Nizamiye Alayı'nın başında geçirdi.",
]
LED_EN = [
    "The 9th Hussars, with Colonel Reid at their head, crossed the ditch.",
    "The 9th Hussars, Colonel Reid commanding, crossed the ditch.",
    "Command of the 9th Hussars was held by Colonel Reid.",
    "Command of the 9th Hussars lay with Colonel Reid.",
    "At the head of the 9th Hussars rode Colonel Reid.",
    "In command of the 9th Hussars was Colonel Reid.",
    "The 9th Hussars were entrusted to Colonel Reid.",
    "The 9th Hussars were placed under Colonel Reid for the crossing.",
    "The 9th Hussars served under Colonel Reid for a year.",
    "Under Colonel Reid the 9th Hussars crossed the ditch.",
    "With Colonel Reid in command, the 9th Hussars crossed the ditch.",
    "Colonel Reid, then commanding the 9th Hussars, refused.",
    "Colonel Reid was commanding officer of the 9th Hussars all that winter.",
    "The officer commanding the 9th Hussars in that winter was Colonel Reid.",
    "The command of the 9th Hussars lay that winter in the hands of Colonel Reid.",
    "To Colonel Reid fell the task of commanding the 9th Hussars.",
    "Colonel Reid's tenure of command in the 9th Hussars covered the whole winter.",
    "At the head of the 9th Hussars, all through that winter, stood Colonel Reid.",
    "It was with Colonel Reid in command that the 9th Hussars crossed the ditch.",
]
BELONGS = [
    "3. Nizamiye Alayı 2. Fırka'ya mensuptu ve Çatalca'daydı.",
    "3. Nizamiye Alayı 2. Fırka'ya aitti, bunu yoklama defteri gösterir.",
    "3. Nizamiye Alayı 2. Fırka'ya bağlı idi, bunu yoklama defteri gösterir.",
    "3. Nizamiye Alayı 2. Fırka'nın alaylarından biriydi.",
    "3. Nizamiye Alayı 2. Fırka'nın üç alayından biridir.",
    "2. Fırka kuruluşundaki 3. Nizamiye Alayı sırtı tuttu.",
    "2. Fırka'nın kuruluşunda bulunan 3. Nizamiye Alayı sırtı tuttu.",
]
BELONGS_EN = [
    "The 9th Hussars served in the 4th Cavalry Brigade.",
    "The 9th Hussars were with the 4th Cavalry Brigade.",
    "The 9th Hussars, part of the 4th Cavalry Brigade, crossed the ditch.",
    "The 9th Hussars, one of the regiments of the 4th Cavalry Brigade, crossed the ditch.",
    "The 9th Hussars were one of the three regiments of the 4th Cavalry Brigade.",
    "The 9th Hussars were counted among the regiments of the 4th Cavalry Brigade.",
    "The 9th Hussars were under the command of the 4th Cavalry Brigade.",
    "The 9th Hussars remained in the 4th Cavalry Brigade.",
    "In the 4th Cavalry Brigade were the 9th Hussars.",
]
CAME_EN = [
    "The 9th Hussars trotted into Kars on 3 May 1878.",
    "The 9th Hussars attained Kars on 3 May 1878.",
    "The 9th Hussars turned up at Kars on 3 May 1878.",
    "The 9th Hussars covered the thirty miles to Kars on 3 May 1878.",
    "The 9th Hussars completed their march to Kars on 3 May 1878.",
    "The arrival of the 9th Hussars at Kars on 3 May 1878 cheered the town.",
    "The 9th Hussars' arrival at Kars on 3 May 1878 was late.",
]
WENT_EN = [
    "The 9th Hussars quitted Kars on 3 May 1878.",
    "The 9th Hussars marched out of Kars on 3 May 1878.",
    "The 9th Hussars broke camp at Kars on 3 May 1878.",
    "With the departure of the 9th Hussars from Kars on 3 May 1878 the town was empty.",
]
CAME = [
    "8. Nizamiye Alayı 3 Mayıs 1912'de Derne'ye yanaştı, gece sakindi.",
    "8. Nizamiye Alayı'nın Derne'ye varışı 3 Mayıs 1912'dedir.",
    "8. Nizamiye Alayı'nın Derne'ye ulaşması 3 Mayıs 1912'yi buldu.",
    "8. Nizamiye Alayı'nın Derne'ye girişi 3 Mayıs 1912'de gerçekleşti.",
]
WENT = [
    "8. Nizamiye Alayı'nın Derne'den ayrılışı 3 Mayıs 1912'de oldu.",
    "8. Nizamiye Alayı 3 Mayıs 1912'de Derne'den trene bindirildi, yolculuk iki gün sürdü.",
]
STOOD = [
    "8. Nizamiye Alayı 3 Mayıs 1912'de Derne'de geceledi, ertesi gün yürüdü.",
    "8. Nizamiye Alayı 3 Mayıs 1912'de Derne'de mola verdi, ertesi gün yürüdü.",
]
STOOD_EN = [
    "The 9th Hussars stood before Kars on 3 May 1878.",
    "3 May 1878 found the 9th Hussars at Kars.",
    "The 9th Hussars took up quarters in Kars on 3 May 1878.",
]
TOLD: list[tuple[str, str, dict[str, Any]]] = [
    *((text, "command", {"subject": "Vasfi Bey", "object": "3. Nizamiye Alayı"}) for text in LED),
    *((text, "command", {"subject": "Reid", "object": "9th Hussars"}) for text in LED_EN),
    *((text, "organization", {"subject": "3. Nizamiye Alayı", "relation": "part_of", "object": "2. Fırka"}) for text in BELONGS),
    *((text, "organization", {"subject": "9th Hussars", "relation": "part_of", "object": "4th Cavalry Brigade"}) for text in BELONGS_EN),
    *((text, "movement", {"subject": "9th Hussars", "to": "Kars", "arrive": "1878-05-03"}) for text in CAME_EN),
    *((text, "movement", {"subject": "9th Hussars", "from": "Kars", "depart": "1878-05-03"}) for text in WENT_EN),
    *((text, "movement", {"subject": "8. Nizamiye Alayı", "to": "Derne", "arrive": "1912-05-03"}) for text in CAME),
    *((text, "movement", {"subject": "8. Nizamiye Alayı", "from": "Derne", "depart": "1912-05-03"}) for text in WENT),
    *((text, "location", {"subject": "8. Nizamiye Alayı", "place": "Derne", "date": "1912-05-03"}) for text in STOOD),
    *((text, "location", {"subject": "9th Hussars", "place": "Kars", "date": "1878-05-03"}) for text in STOOD_EN),
    ("2. Fırka (3. ve 8. Alaylar) sırtı tuttu, bataryalar gerideydi.", "organization",
     {"subject": "2. Fırka", "relation": "composed_of", "object": ["3. Alay", "8. Alay"]}),
    ("2. Fırka, 3. ve 8. Alaylarıyla sırtı tuttu, bataryalar gerideydi.", "organization",
     {"subject": "2. Fırka", "relation": "composed_of", "object": ["3. Alay", "8. Alay"]}),
    ("The 4th Cavalry Brigade (9th and 12th Hussars) crossed the ditch.", "organization",
     {"subject": "4th Cavalry Brigade", "relation": "composed_of", "object": ["9th Hussars", "12th Hussars"]}),
    ("3. Alay 2. Fırka'dan alınarak 5. Fırka'ya verildi, yürüyüş gece oldu.", "organization",
     {"subject": "3. Alay", "relation": "detached_from", "object": "2. Fırka"}),
    ("3. Alay 2. Fırka'dan alınarak 5. Fırka'ya verildi, yürüyüş gece oldu.", "organization",
     {"subject": "3. Alay", "relation": "attached_to", "object": "5. Fırka"}),
    ("The 9th Hussars left the 4th Cavalry Brigade on 3 May 1878.", "organization",
     {"subject": "9th Hussars", "relation": "detached_from", "object": "4th Cavalry Brigade", "date": "1878-05-03"}),
]  # fmt: skip

NOT_TOLD: list[tuple[str, str, dict[str, Any]]] = [
    # who stands at the head of the next
    ("2. Fırka'nın başında Vasfi Bey, 5. Fırka'nın başında ise Kenan Bey bulunuyordu.", "command",
     {"subject": "Vasfi Bey", "object": "5. Fırka"}),
    # a coming that was only planned, or denied
    ("8. Nizamiye Alayı'nın Derne'ye varışı 3 Mayıs 1912'de olmadı.", "movement", {"to": "Derne"}),
    ("8. Nizamiye Alayı'nın Derne'ye varışı 3 Mayıs 1912'de bekleniyordu.", "movement", {"to": "Derne"}),
    # beside, before or behind a formation is not in it
    ("The 9th Hussars were in front of the 4th Cavalry Brigade.", "organization", {"relation": "part_of"}),
    ("The 9th Hussars were in touch with the 4th Cavalry Brigade.", "organization", {"relation": "part_of"}),
    # no force is part of a smaller one
    ("The 4th Cavalry Brigade was with the 9th Hussars.", "organization", {"relation": "part_of"}),
    # an arrival that was only awaited
    ("The expected arrival of the 9th Hussars at Kars on 3 May 1878 did not come about.", "movement", {"to": "Kars"}),
    ("Lister came and the two brigades were placed under him.", "command", {"subject": "Lister"}),
    # beside a formation, or a mark between
    ("3. Alay köyü aldı; esirler 2. Fırka'ya verildi, akşam sakin geçti.", "organization", {"subject": "3. Alay"}),
    ("Emir 3. Alay'a verildi, akşam sakin geçti.", "organization", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots"), TOLD, ids=[t[:60] for t, _, _ in TOLD])
def test_a_fact_is_read_in_any_wording(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert tells(text, kind, slots)


@pytest.mark.parametrize(("text", "kind", "slots"), NOT_TOLD, ids=[t[:60] for t, _, _ in NOT_TOLD])
def test_what_only_looks_like_it_is_not_read(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert not tells(text, kind, slots)


STRONG = [
    "3. Nizamiye Alayı 12 Mayıs 1878'de sırtı 740 kişiyle tutuyordu.",
    "3. Nizamiye Alayı'nın kuvveti 12 Mayıs 1878'de 740 nefere ulaşıyordu.",
    "12 Mayıs 1878'de sayılan 740 nefer 3. Nizamiye Alayı'nı meydana getiriyordu.",
    "Mevcudu 12 Mayıs 1878'de 740 nefer olarak kaydedilen 3. Nizamiye Alayı ihtiyata alındı.",
    "3. Nizamiye Alayı (12 Mayıs 1878'de 740 kişi) sağ kanatta duruyordu.",
    "3. Nizamiye Alayı 12 Mayıs 1878 yoklamasında topu topu 740 kişi çıkarabildi.",
]
STRONG_EN = [
    "Counted on 12 May 1878, the 9th Hussars were found to be 740 strong.",
    "There were 740 men in the 9th Hussars at the muster of 12 May 1878.",
    "The strength of the 9th Hussars is put at 740 men by the return of 12 May 1878.",
    "On 12 May 1878 740 men answered the roll of the 9th Hussars.",
]
LOST = [
    "12 Mayıs 1878 günü Kızıltepe, 3. Nizamiye Alayı'na 74 şehide mal oldu.",
    "3. Nizamiye Alayı'nın 12 Mayıs 1878 günü verdiği 74 şehit tepeye gömüldü.",
    "3. Nizamiye Alayı'nın 12 Mayıs 1878'deki şehitlerinin sayısı 74'tür.",
    "12 Mayıs 1878'de şehit düşen 74 er, 3. Nizamiye Alayı'nın bütün kaybıydı.",
    "3. Nizamiye Alayı (12 Mayıs 1878: 74 şehit) geri alındı.",
]
LOST_EN = [
    "On 12 May 1878 the killed of the 9th Hussars numbered 74.",
    "The 9th Hussars, whose dead on 12 May 1878 came to 74, were withdrawn.",
    "Of the 9th Hussars 74 men lay dead on the evening of 12 May 1878.",
    "On 12 May 1878 74 men of the 9th Hussars met their death at the ford.",
]
TOOK = [
    "12 Mayıs 1878'de 3. Nizamiye Alayı'nın eline 9 top geçti.",
    "3. Nizamiye Alayı'nın 12 Mayıs 1878'de aldığı 9 top Kars'a çekildi.",
    "3. Nizamiye Alayı'nın 12 Mayıs 1878'de zapt ettiği topların sayısı 9'dur.",
]
TOOK_EN = [
    "The guns captured by the 9th Hussars on 12 May 1878 numbered 9 in all.",
    "By the evening of 12 May 1878 the 9th Hussars had gathered in 9 guns.",
    "On 12 May 1878 9 guns fell into the 9th Hussars' hands.",
]


@pytest.mark.parametrize("text", [*STRONG, *STRONG_EN])
def test_how_many_there_were(text: str) -> None:
    values = {"soldier": 740} if "nefer" in text else {"person": 740}
    assert tells(
        text, "strength", {"subject": _HUSSARS if "Hussars" in text else _ALAY, "date": "1878-05-12", "values": values}
    )


@pytest.mark.parametrize("text", [*LOST, *LOST_EN])
def test_how_many_were_lost(text: str) -> None:
    subject = _HUSSARS if "Hussars" in text else _ALAY
    assert any(
        tells(text, "loss", {"subject": subject, "date": "1878-05-12", "values": {"killed": {item: 74}}})
        for item in ("soldier", "person")
    )
    assert not tells(text, "strength", {"subject": subject})


@pytest.mark.parametrize("text", [*TOOK, *TOOK_EN])
def test_how_many_were_taken(text: str) -> None:
    assert tells(text, "capture", {"subject": _HUSSARS if "Hussars" in text else _ALAY, "values": {"gun": 9}})


_HUSSARS, _ALAY = "9th Hussars", "3. Nizamiye Alayı"


@pytest.mark.parametrize(
    "text",
    [
        "3. Nizamiye Alayı'nın karşısında 740 kişi vardı, sis dağılmıştı.",
        "3. Nizamiye Alayı 740 düşman askerini öldürdü, tepe alındı.",
        "3. Nizamiye Alayı 740 yaralıyı Kars'a taşıdı, kar yağıyordu.",
        "3. Nizamiye Alayı'nın 2. Bölüğü 140 kişiydi, alay yorgundu.",
        "Komutanı yaralanan 3. Nizamiye Alayı'na 740 kişi için ekmek verildi.",
        "3. Nizamiye Alayı'nın 4 Nisan'da aldığı esirlerin 310'u Hintliydi.",
        "Of the prisoners whom the 9th Hussars had taken 310 were boys.",
        "The shells of the 9th Hussars killed 74 men in the village.",
        "The 9th Hussars counted 740 graves along the road.",
        "The 9th Hussars needed 740 men to fill their ranks.",
        "The surgeon of the 9th Hussars treated 74 wounded from the other brigade.",
        "The 9th Hussars marched past the graves of 74 men killed in 1812.",
    ],
)
def test_a_figure_beside_a_name_is_not_all_its_own(text: str) -> None:
    subject = _HUSSARS if "Hussars" in text else _ALAY
    assert not any(tells(text, kind, {"subject": subject}) for kind in ("strength", "loss", "capture"))


@pytest.mark.parametrize(
    "text",
    [
        "Miralay Vasfi Bey 3. Nizamiye Alayı'nın komutanıyla görüştü, yağmur dinmişti.",
        "Miralay Vasfi Bey 3. Nizamiye Alayı'nın komutanını azletti, yağmur dinmişti.",
        "Miralay Vasfi Bey, 3. Nizamiye Alayı'nın başındaki subaya mektup yazdı.",
        "3. Nizamiye Alayı komutanlığından Miralay Vasfi Bey'e bir emir geldi.",
        "3. Nizamiye Alayı'nın komutası için Miralay Vasfi Bey'in adı geçti.",
        "The commander of the 9th Hussars was a friend of Colonel Reid.",
        "Colonel Reid was offered the command of the 9th Hussars.",
        "Under Colonel Reid's eyes, the 9th Hussars broke.",
        "The 9th Hussars rode past Colonel Reid, who led the staff.",
    ],
)
def test_a_man_beside_a_command_does_not_hold_it(text: str) -> None:
    assert not tells(text, "command", {"object": _HUSSARS if "Hussars" in text else _ALAY})
