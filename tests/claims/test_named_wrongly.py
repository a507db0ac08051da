"""No party, unity or bystander stands for a force, no verb in a figure of speech for a march, no rumour for a deed."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

NOT_TOLD: list[tuple[str, str, dict[str, Any]]] = [
    # a party is no division, what men agree on no unit, a battle no place to leave
    ("Ahali ve Hürriyet Fırkası 1911'de kuruldu.", "organization", {"relation": "established"}),
    ("Kumandanlar arasında bir görüş birliği vardı.", "organization", {"relation": "composed_of"}),
    ("Kenan Paşa, Kırım Muharebesi'nden galip çıkarak döndü.", "movement", {"from": "Kırım"}),
    ("Aralık 1919'da İzmir dışında her yerde mebuslar seçildi.", "event", {"place": "İzmir"}),
    ("Ordu Müfettişi Kenan Paşa 3 Mayıs 1920'de Konya'ya geldi.", "movement", {"subject": "Ordu"}),
    ("İzmir'de görevli elçisi Ali Bey geldi.", "command", {"object": "İzmir"}),
    # who is near is not who acts
    ("Çerkesler muhafazasında olarak Muş'a geldiler.", "movement", {"subject": "Çerkesler"}),
    ("3. Kolordu geri döndü. Kumandanlar kongreye katıldı, biri Muş'a, diğeri Van'a gitti.", "movement", {"to": "Van"}),
    ("4. Ordu Van'a yürüdü. 16 Ağustos 1920 sabahı taarruz kümesi kuzeye hareket etti.", "movement", {"depart": "1920-08-16"}),
    ("1. Ordu 8 Temmuz 1913'te İştip'e girmiş, Kenan Paşa'nın karargâhı Köprülü'ye taşınmıştır.", "movement",
     {"subject": "1. Ordu", "to": "Köprülü"}),
    ("52. Ordu nehir boyunda, 4. Ordu Kars'ta bulunmaktadır.", "location", {"subject": "52. Ordu"}),
    # no march
    ("3. Ordu Nisan 1877'de üç kola ayrıldı.", "movement", {"subject": "3. Ordu"}),
    ("Selim Bey'in telgrafı Muş'a çekildi.", "movement", {"to": "Muş"}),
    ("Selim Bey kaldı; Refet Bey'in Muş'a gitmemiş olması iyiydi.", "movement", {"subject": "Selim Bey"}),
    # each goes his own way
    ("5. Alay Van'dan, 6. Alay Muş'tan, 7. Alay Bitlis'ten yola çıktı.", "movement", {"subject": "5. Alay", "from": ["Van", "Bitlis"]}),
    ("5. Alay Van'a, 6. Alay Muş'a, 7. Alay Bitlis'e gönderildi.", "movement", {"subject": "5. Alay", "to": "Bitlis"}),
    # dead and wounded are no strength, a toll is none either
    ("5. Tümen Şam'a yürüdü. Ölü ve yaralı sayısı 123'tür.", "strength", {}),
    ("5. Tümen Şam'a yürüdü. Tümenin kaybı 3 subay, 28 er şehit idi.", "strength", {}),
    # "the regiment" is none of a list, and not the other side's behind what was done to it
    ("Tümen 131., 132. ve 139. alaylardan kuruluydu. Alayın mevcudu 900 kişiydi.", "strength", {"subject": "139. Alay"}),
    # rumours
    ("Düşmanın Muş'u geri aldığı yolundaki haberler asılsızdır.", "engagement", {"place": "Muş"}),
    ("5. Tümen'in 4 Temmuz 1913'te Muş'u zapt ettiği resmen bildirildi.", "engagement", {"polarity": "asserted"}),
    ("Muş'ta 400 erin öldürüldüğü iddia edilmektedir.", "loss", {"polarity": "asserted"}),
    # some of them, where somebody was before, what lies outside a deed, where guns stood
    ("Gürcüler gösteri yapmaya gönderilmiş bu askerlerden 300'ü Tiflis'e döndü.", "movement", {"subject": "Gürcüler"}),
    ("Ali Bey Van'a geldi. Muş'ta bulunan Kenan Paşa akşam şehre girdi.", "movement", {"subject": "Kenan Paşa", "to": "Muş"}),
    ("Bakü'de görevini sürdüremeyen 5. Alay Gence'de kaldı.", "location", {"place": ["Bakü", "Gence"]}),
    ("9. Alay Puta ile Salyan arasında bulunan 14 topu ele geçirdi.", "location", {"subject": "9. Alay"}),
    ("Kuvvetlerin gelmesinin ardından Kenan Paşa Muş'u ele geçirmek istedi.", "engagement", {"parties": ["kuvvetler"]}),
    ("3 Mayıs 1920'de 5. Alay Muş'ta bir tezahüratla karşılaştı.", "engagement", {"place": "Muş"}),
    ("9. Savaş Bölgesi'nin 200.000 kişilik kuvveti vardır.", "strength", {"subject": "kuvveti"}),
    # the owner of a formation, another day, a whole whose part lost, so many a day
    ("Japonların beşinci ordusunun Muş'a yürüdüğü söyleniyor.", "movement", {"subject": "Japonlar"}),
    ("Düşmanın 7. ve 10. fırkaları Muş'tan çekilmeye başladı.", "movement", {"subject": "Düşman"}),
    ("8 Mart 1905'te bildiriliyor: 5. Ordu dün Muş'a vardı.", "movement", {"arrive": "1905-03-08"}),
    ("9. Ordu'da 42. Tümen 4.200 er kaybetti.", "loss", {"subject": "9. Ordu"}),
    ("5. Tümen Muş'ta kaldı. Günde 15 er ölüyordu.", "loss", {}),
    # of "the corps commander" nobody knows which corps
    ("Kolordu Komutanı Ali Bey emri okudu.", "command", {"object": "Kolordu"}),
]  # fmt: skip

TOLD: list[tuple[str, str, dict[str, Any]]] = [
    ("Raif Bey 2. Tümen'e 3 Mayıs 1915'e kadar, ondan sonra Selim Bey komuta etti.", "command", {"subject": "Raif Bey"}),
    ("2. Tümen'e 3 Mayıs 1915'e kadar Raif Bey, ondan sonra Selim Bey komuta etti.", "command", {"subject": "Selim Bey", "object": "2. Tümen"}),
    ("Kenan Paşa'nın 5. ve 6. orduları Muş'a saldırdı.", "command", {"subject": "Kenan Paşa", "object": ["5. Ordu", "6. Ordu"]}),
    ("5. Alay Van'a, 6. Alay Muş'a, 7. Alay Bitlis'e gönderildi.", "movement", {"subject": "5. Alay", "to": "Van"}),
    ("5. Alay'da şehit sayısı 40, yaralı sayısı 60'tır.", "loss", {"values": {"killed": {"person": 40}, "wounded": {"person": 60}}}),
    ("5. Tümen'in ilk birlikleri 3 Mayıs 1915'te Muş'a girdi.", "movement", {"subject": "5. Tümen'in ilk birlikleri", "to": "Muş"}),
    ("5. Tümen'in 4 Temmuz 1913'te Muş'u zapt ettiği resmen bildirildi.", "engagement", {"polarity": "reported", "place": "Muş"}),
    ("5. Tümen Kars'ta kaldı. Tümenin öncüsü Muş'a girdi.", "movement", {"subject": "5. Tümen öncüsü", "to": "Muş"}),
    # whoever hands over leads no more
    ("4. Kolordu Komutanı Ali Bey'in yerine 5 Mayıs 1915'te Veli Bey geçti.", "event",
     {"subject": "Ali Bey", "content": "görevi devretmek", "date": "1915-05-05"}),
    ("5. Tümen Komutanı Rıza Bey 9 Mayıs 1915'te yerini Nuri Bey'e bıraktı.", "event", {"subject": "Rıza Bey", "date": "1915-05-09"}),
    ("5. Tümen komutanlığında Cemal Bey'in yerini Kemal Bey aldı.", "command", {"subject": "Kemal Bey", "object": "5. Tümen"}),
    # a part of another whole within a list, a list behind a colon
    ("Doğu Grubu 10. Kafkas Alayı, 51. Tümen'in 7. Alayı ve iki dağ bataryasından oluşuyordu.", "organization",
     {"subject": "Doğu Grubu", "object": ["10. Kafkas Alayı", "7. Alay", "iki dağ bataryası"]}),
    ("Doğu Grubu şu birliklerden oluşuyordu: 10. Alay, 7. Alay, iki batarya.", "organization",
     {"subject": "Doğu Grubu", "object": ["10. Alay", "7. Alay", "iki batarya"]}),
    # a command that passes, a place held, a people called after its land, a corps before a town
    ("2. Tümen Muş'ta kaldı; tümenin komutası Selim Bey'e geçti.", "command", {"subject": "Selim Bey", "object": "2. Tümen"}),
    ("17 Eylül 1918'de 3. Bölük Muş'u savundu.", "engagement", {"parties": ["3. Bölük"], "place": "Muş", "date": "1918-09-17"}),
    ("Paraguaylılar 20 top ele geçirdi.", "capture", {"subject": "Paraguaylılar", "values": {"gun": 20}}),
    ("3. Süvari Kolordusu Kars önündeydi.", "location", {"subject": "3. Süvari Kolordusu", "place": "Kars"}),
    ("Kenan Paşa 24 Haziran 1920'de 41. Tümen'i Van'dan Muş'a hareket ettirdi.", "movement",
     {"subject": "41. Tümen", "from": "Van", "to": "Muş", "depart": "1920-06-24"}),
    ("42. Tümen üç günde 4.200 er kaybetti.", "loss", {"subject": "42. Tümen", "values": {"total": {"soldier": 4200}}}),
    ("General Woytasch, 181. Tümen'in komutasını sürdürmektedir.", "command", {"subject": "Woytasch", "object": "181. Tümen"}),
    ("5. Alay'ın zayiatı 14 şehit, 1.250 mecruhtur.", "loss", {"values": {"killed": {"person": 14}, "wounded": {"person": 1250}}}),
    # booty behind a semicolon
    ("Kale düştü; 100 top ve 3.000 tüfek Türklerin eline geçti.", "capture", {"subject": "Türkler", "values": {"gun": 100, "rifle": 3000}}),
    ("5. Alay Dera'ya girdi; 300 esir ve 4 top elde etti.", "capture", {"subject": "5. Alay", "values": {"prisoner": 300, "gun": 4}}),
]  # fmt: skip


def _told(text: str, kind: str, slots: dict[str, Any]) -> list[Any]:
    found = [{**c.slots, "polarity": c.polarity} for c in claims_of(text) if c.kind == kind]
    return [one for one in found if all(one.get(slot) == value for slot, value in slots.items())]


@pytest.mark.parametrize(("text", "kind", "slots"), NOT_TOLD)
def test_is_not_told(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert not _told(text, kind, slots)


@pytest.mark.parametrize(("text", "kind", "slots"), TOLD)
def test_is_told(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert _told(text, kind, slots), [c.slots for c in claims_of(text)]
