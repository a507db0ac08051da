"""One fact in the many wordings that a historian may choose: who led what, what was part of what, who came where."""

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
