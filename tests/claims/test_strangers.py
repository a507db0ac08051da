"""Nobody does what the sentence gives to somebody else, to the writer, to nobody, or leaves open."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of, tells

NOT_TOLD: list[tuple[str, str, dict[str, Any]]] = [
    # the writer did it
    ("Kenan Paşa Tosya'ya geldi. Ertesi gün 5 Mayıs 1920'de Çankırı'ya vardım.", "movement", {"to": "Çankırı"}),
    ("12. Kolordu ile 4 Haziran 1920'de Konya'da görüştüm.", "event", {"subject": "12. Kolordu"}),
    # what was described is no force and no person
    ("Kenan Paşa, Tosya'dan gelen mektubu okudu.", "movement", {"from": "Tosya"}),
    ("Rus süvari alayı Hasankale'ye giden yolu kesti.", "movement", {"to": "Hasankale"}),
    # an office without a name, a body, a name that no mention reads
    ("Kenan Paşa Tosya'da kaldı. 3 Mayıs 1920'de vali Çankırı'ya gitti.", "movement", {"subject": "Kenan Paşa"}),
    ("6. Tümen 98 er kaybetti; Kruger ise Machadodorp'a taşınmıştı.", "movement", {"subject": "6. Tümen"}),
    ("Kenan Paşa Tosya'da öldü. 3 Mayıs 1920'de hükümet Çankırı'yı boşalttı.", "movement", {"subject": "Kenan Paşa"}),
    ("Kenan Paşa Tosya'da kaldı. 3 Mayıs 1920 tarihinde Bulgaristan sınırı Edirne'den Meriç'e taşındı.", "movement",
     {"subject": "Kenan Paşa"}),
    # what got away was a unit, people, a part of a place; no town was taken
    ("3. Tümen 9 Mayıs 1918'de kuşatmadan kurtuldu.", "engagement", {}),
    ("Kars'tan gelen göçmenler 5 Nisan 1918'de işgalden kurtuldu.", "engagement", {}),
    ("Kars köyleri 3 Mayıs 1918'de işgalden kurtuldu.", "engagement", {}),
    # a question, a condition, what could be, what is not true
    ("5. Tümen neden Muş'a çekildi?", "movement", {"to": "Muş"}),
    ("Eğer 5. Tümen Muş'a çekilir ve orada kalırsa yol kapanır.", "movement", {"to": "Muş"}),
    ("5. Tümen'in Muş'a çekildiği doğru değildir.", "movement", {"to": "Muş"}),
    # the commander is there, not all that he commands
    ("Konya'da bulunan 2. Ordu müfettişi Kenan Paşa telgraf çekti.", "location", {"subject": "2. Ordu"}),
    # an order received is not an order given
    ("Rauf Bey, benden aldığı talimatla 9 Eylül 1919'da Sivas'a hareket etti.", "order", {"issuer": "Rauf Bey"}),
    # whoever sends to a corps does not command it
    ("15. Kolordu Kumandanı Kenan Paşa'nın 3. Kolordu'ya gönderdiği şifre okundu.", "command", {"object": "3. Kolordu"}),
    # what makes up a force did not found it
    ("Doğu kuvvetlerini teşkil eden 9.000 asker Hopa'daydı.", "organization", {"relation": "established"}),
    # a treaty that was only meant
    ("Rusya ile Fransa arasında ittifak antlaşması yapmaya karar verildi.", "agreement", {"polarity": "asserted"}),
    # two orders of size in one list: a part is not the whole
    ("30 bin Fransız, 21 bin Britanyalı ve 60 bin Osmanlı askerinden oluşan müttefik kuvveti karaya çıktı.", "strength",
     {"values": {"soldier": 60000}}),
    # a number that is told, an attack that brought it about, where a report speaks of and not where it was made
    ("Tümenin kaybı 1.200 kişiydi ve 6. Alay Çerkesköy'e yürüdü.", "movement", {"subject": "1.200 kişiydi"}),
    ("Yunan birlikleri 61. Tümen'in taarruzu üzerine 8 Temmuz 1921'de Afyon'da geri atıldı.", "engagement",
     {"outcome": "61. Tümen repulsed"}),
    ("Kralın 4 Mart 1915'te Prizren'de olduğu bildirildi.", "event", {"place": "Prizren"}),
    # the day of one clause is not that of a noun in the next
    ("2. Ordu 25 Haziran 1859'da Mincio'yu geçti; ordunun mevcudu 84.000 kişiydi.", "strength", {"date": "1859-06-25"}),
    # another commander of another corps
    ("3. Kolordu Kumandanı Selim Bey'den haber geldi. Kolordu Kumandanı Cevdet Bey yola çıktı.", "command",
     {"subject": "Cevdet Bey", "object": "3. Kolordu"}),
]  # fmt: skip

TOLD: list[tuple[str, str, dict[str, Any]]] = [
    # of several clauses the nearest says who acts
    ("Yunan 2. Tümeni Dömeke'ye doğru çekilirken, 5. Tümen güneye ilerleyerek 8 Mayıs 1897'de bir liman olan Golos'a girdi.", "movement",
     {"subject": "5. Tümen", "to": "Golos"}),
    ("3. Ordu Van'ı aldı, 5. Tümen ilerledi ve Muş'a girdi.", "movement", {"subject": "5. Tümen", "to": "Muş"}),
    # who else acts in another clause may do so on another day
    ("9. Tümen 4 Mart 1916'da Bitlis'i aldı, 8. Tümen Muş'ta 400 kişi kaybetti.", "loss", {"subject": "8. Tümen", "date": None}),
    ("4 Mart 1916'da 9. Tümen Bitlis'i aldı, 8. Tümen Muş'ta 400 kişi kaybetti.", "loss", {"date": "1916-03-04"}),
    # a day in brackets behind what was done
    ("Mısır ordusu 21 Aralık 1832'de Konya'da toplandı, Kütahya'ya kadar ilerledi (2 Şubat 1833).", "movement",
     {"to": "Kütahya", "depart": "1833-02-02"}),
    # the army that was named
    ("Kuzey Ordusu Tosya'da toplandı. Kenan Paşa'nın kumandasındaki ordu 3 Mayıs 1878'de Tosya'dan yola çıktı.", "movement",
     {"subject": "Kuzey Ordusu", "from": "Tosya"}),
    # what is denied behind the verb
    ("5. Tümen 3 Mayıs 1916'da Muş'a varmış değildi.", "movement", {"polarity": "negated", "to": "Muş"}),
    # a way in two steps
    ("Kenan Bey Urfa'ya, oradan Halep'e kaçtı.", "movement", {"via": ["Urfa"], "to": "Halep"}),
    # all who agreed
    ("Rusya ile Osmanlı Devleti, Birleşik Krallık ve Fransa arasında Paris Antlaşması imzalandı.", "agreement",
     {"parties": ["Rusya", "Osmanlı Devleti", "Birleşik Krallık", "Fransa"]}),
    # how large a force is that is made up of one
    ("Yunan ordusu 75.000 kişilik bir kuvvetten meydana geliyordu.", "strength", {"subject": "Yunan ordusu", "values": {"person": 75000}}),
    # of whom the order came
    ("5. Tümen 3. Ordu'dan çekilme emri aldı.", "order", {"issuer": "3. Ordu", "recipient": "5. Tümen"}),
    # an office in its own words
    ("Onun Konya Valisi Kenan Bey'e verdiği cevap bilinmiyor.", "command", {"role": "Konya Valisi"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots"), NOT_TOLD)
def test_nobody_does_what_another_did(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert not tells(text, kind, slots)


@pytest.mark.parametrize(("text", "kind", "slots"), TOLD)
def test_each_deed_is_of_whoever_did_it(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert tells(text, kind, slots), [(c.kind, c.polarity, c.slots) for c in claims_of(text)]
