"""Turkish: battles by their names, lives and posts that end, makes-up, headquarters, the rest of a formation."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

TOLD: list[tuple[str, str, dict[str, Any]]] = [
    ("18. Kolordu Samarra istikametinde, 13. Kolordu ise İran'dan dönerek Hanikin üzerinden çekildi.", "movement",
     {"subject": "13. Kolordu", "from": "İran"}),
    ("18. Kolordu Samarra istikametinde, 13. Kolordu ise İran'dan dönerek Hanikin üzerinden çekildi.", "movement",
     {"subject": "18. Kolordu", "to": "Samarra"}),
    ("9. Kolordu 18.000 kişi ve 20 topla 3 Eylül 1877'de Lofça'yı ele geçirdi.", "strength",
     {"subject": "9. Kolordu", "values": {"person": 18000, "gun": 20}}),
    ("9. Kolordu 300 esirle 4 topu ele geçirdi.", "capture", {"values": {"prisoner": 300, "gun": 4}}),
    ("Osman Paşa 19 Temmuz 1877'de Plevne'ye girdi. Kuvveti 19 piyade taburu ve 9 bataryadan ibaretti.", "organization",
     {"subject": "Osman Paşa", "object": ["19 piyade taburu", "9 batarya"]}),
    ("Kemal Bey 1 Haziran 1915'te yükseltildi ve 8 Ağustos'ta 2. Kolordu komutanlığına getirildi.", "command",
     {"subject": "Kemal Bey", "object": "2. Kolordu", "date": "1915-08-08"}),
    ("Yeni Zelanda birlikleri 25 Nisan 1915'te 2.000 kişi kaybetti.", "loss", {"subject": "Yeni Zelanda birlikleri"}),
    ("12. Grup (Albay Halit) Haymana'ya yürüdü.", "command",
     {"subject": "Halit", "role": "komutan", "object": "12. Grup"}),
    ("57. Alay'a (Komutanı Yarbay Avni Bey) hareket emri verildi.", "command",
     {"subject": "Avni Bey", "role": "komutan", "object": "57. Alay"}),
    ("2. Ordu, 1. Kolordu, 2. Kolordu ve 12. Kolordu'dan oluşuyordu.", "organization",
     {"subject": "2. Ordu", "relation": "composed_of", "object": ["1. Kolordu", "2. Kolordu", "12. Kolordu"]}),
    ("Batı Cephesi 25 Temmuz 1921'de Sakarya'ya çekildi. Cephe; 1. Grup, 2. Grup ve 12. Grup'tan oluşuyordu.", "organization",
     {"subject": "Batı Cephesi", "relation": "composed_of", "object": ["1. Grup", "2. Grup", "12. Grup"]}),
    ("19 Nisan 1916'da 2. Ordu komutanlığına Fehmi Paşa geçti.", "command",
     {"subject": "Fehmi Paşa", "role": "komutan", "object": "2. Ordu", "date": "1916-04-19"}),
    ("2. Ordu'nun kumandanlığına vekâleten Fehmi Paşa geçti.", "command",
     {"subject": "Fehmi Paşa", "role": "komutan vekili", "object": "2. Ordu"}),
    ("7. Tümen'in kuvveti 14.000 kişi ve 30 toptu.", "strength",
     {"subject": "7. Tümen", "values": {"person": 14000, "gun": 30}}),
    ("6. Nizamiye Tümeni 3 Mayıs 1877'de Vidin'e vardı. Tümenin kuvveti 9.400 erdi.", "strength",
     {"subject": "6. Nizamiye Tümeni", "values": {"soldier": 9400}}),
    ("16 Kasım 1912'de başlayan Manastır Muharebesi üç gün sürdü.", "engagement",
     {"place": "Manastır", "date": "1912-11-16"}),
    ("Lüleburgaz Meydan Muharebesi 28 Ekim 1912'de başladı ve 2 Kasım'da sona erdi.", "engagement",
     {"place": "Lüleburgaz", "date": "1912-10-28/1912-11-02"}),
    ("Kut Kuşatması 29 Nisan 1916'da sona erdi.", "engagement", {"place": "Kut", "date": "../1916-04-29"}),
    ("5. Tümen 23 Ekim 1912'de Vize'de 7. Tümen ile karşılaştı.", "engagement",
     {"parties": ["5. Tümen", "7. Tümen"], "place": "Vize", "date": "1912-10-23"}),
    ("9 Eylül 1922'de İzmir düşman işgalinden kurtuldu.", "engagement",
     {"place": "İzmir", "date": "1922-09-09", "outcome": "taken"}),
    ("Kars 25 Nisan 1918'de işgalden kurtulmuş ve iki gün sonra vali şehre dönmüştür.", "engagement",
     {"place": "Kars", "date": "1918-04-25"}),
    ("Bu görevi 6 Ağustos 1916'da 3. Ordu Komutanlığı'na verildi.", "order",
     {"recipient": "3. Ordu", "date": "1916-08-06"}),
    ("Bu emir 6 Ağustos 1916'da 3. Tümen'e verildi.", "order", {"recipient": "3. Tümen", "date": "1916-08-06"}),
    ("Hasan Rıza Paşa 30 Ocak 1913'te öldürüldü.", "event",
     {"subject": "Hasan Rıza Paşa", "date": "1913-01-30", "content": "öldürmek"}),
    ("Kâzım Bey 3 Mayıs 1913'te yaralandı.", "event",
     {"subject": "Kâzım Bey", "date": "1913-05-03", "content": "yaralamak"}),
    ("17. Kolordu iki tümenden oluşuyordu ve komutanı Tümgeneral Aziz Paşa idi.", "command",
     {"subject": "Aziz Paşa", "object": "17. Kolordu"}),
    ("Fethi Paşa 6. Kolordu'nun başında Manastır'a çekildi.", "command",
     {"subject": "Fethi Paşa", "object": "6. Kolordu"}),
    ("Ali Bey 5. Tümen'e komuta ediyordu. 7 Kasım 1912'de görevden alındı ve yerine Veli Bey getirildi.", "command",
     {"subject": "Veli Bey", "object": "5. Tümen", "date": "1912-11-07"}),
    ("Ali Paşa 1 Ekim 1912'de 2. Ordu Komutanlığı'na atandı; 7 Kasım'da görevinden alındı ve yerine Nazım Paşa geçti.",
     "command", {"subject": "Nazım Paşa", "object": "2. Ordu", "date": "1912-11-07"}),
    ("Mahmut Muhtar Paşa'nın 3. Kolordusu 40.000 kişiydi.", "strength",
     {"subject": "3. Kolordu", "values": {"person": 40000}}),
    ("5. Tümen üç alaydan kurulmuştu.", "organization",
     {"subject": "5. Tümen", "relation": "composed_of", "object": ["üç alay"]}),
    ("Müfrezeyi meydana getiren 7. Alay ile 12. Alay Kars'a yürüdü.", "organization",
     {"relation": "composed_of", "object": ["7. Alay", "12. Alay"]}),
    ("Kuzey Grubu'nun kuvvetini 21. Alay ve iki batarya oluşturuyordu.", "organization",
     {"subject": "Kuzey Grubu", "relation": "composed_of", "object": ["21. Alay", "iki batarya"]}),
    ("Sol Grup'ta 3. Tabur, bir dağ topu bataryası ve iki makineli tüfek bölüğü bulunuyordu.", "organization",
     {"relation": "composed_of", "object": ["3. Tabur", "bir dağ topu bataryası", "iki makineli tüfek bölüğü"]}),
    ("5. Tümen karargâhı Çorlu'da kuruldu.", "location", {"subject": "5. Tümen", "place": "Çorlu"}),
    ("Güney Grubu'nda Kara Müfrezesi yer alacak; 38. Alay ile 2 top ve bir zırhlı tren de vardı.", "strength",
     {"subject": "Güney Grubu", "values": {"gun": 2, "armoured_train": 1}}),
    ("Osman Paşa 13 Temmuz 1877'de 15.000 asker ve 58 topla Vidin'den yola çıktı.", "strength",
     {"subject": "Osman Paşa", "date": "1877-07-13", "values": {"soldier": 15000, "gun": 58}}),
    ("7. Tümen 9.000 asker ve 12 topla 5 Mayıs 1877'de Plevne'ye saldırdı.", "strength",
     {"subject": "7. Tümen", "values": {"soldier": 9000, "gun": 12}}),
    ("General Stoletov komutasında 7.500 gönüllü vardı.", "strength",
     {"subject": "Stoletov", "values": {"volunteer": 7500}}),
    ("5. Tümen'in mevcudu 9.000 kişiyi aşıyordu.", "strength", {"subject": "5. Tümen", "values": {"person": 9000}}),
    ("Ali Bey 3 Nisan 1878'de emre uyarak 2. Tümeni Yenişehir'e, 4. Tümeni Alasonya'ya sevk etti.", "movement",
     {"subject": "2. Tümen", "to": "Yenişehir", "depart": "1878-04-03"}),
    ("Ali Bey 3. Alayı Kars'a ve 5. Alayı Oltu'ya yolladı.", "movement", {"subject": "5. Alay", "to": "Oltu"}),
    ("5. Tümen deniz yoluyla Dedeağaç'a nakledildi.", "movement", {"subject": "5. Tümen", "mode": "sea"}),
    ("10 Aralık 1877'de Osman Paşa huruç harekâtına girişti ve baldırından yaralandı.", "event",
     {"subject": "Osman Paşa", "date": "1877-12-10", "content": "yaralamak"}),
    ("Hücumda alay 118 er kaybetti.", "loss", {"subject": "alay"}),
]  # fmt: skip

NOT_TOLD: list[tuple[str, str, dict[str, Any]]] = [
    ("Mart 1917'de Gazze'ye vardığımızda bataryamın dört topu, 112 eri ve 84 hayvanı vardı.", "movement", {}),
    ("Temmuz 1917'de İstanbul'dan 30 ikmal eri geldi, mevcudumuz 127'ye çıktı.", "movement", {"depart": "1917-07"}),
    ("29. Tümen 24 Aralık 1914'te Bardız'ı aldı. Bardız'da tümende 4.500 kişi kalmıştı.", "organization", {}),
    ("Rus Genelkurmayı 23.000 Türk ölüsünün gömüldüğünü, 7.000 esir alındığını bildirir.", "capture", {"values": {"person": 23000, "prisoner": 7000}}),
    ("18. Kolordu Samarra istikametinde, 13. Kolordu ise İran'dan dönerek Hanikin üzerinden çekildi.", "movement",
     {"subject": "18. Kolordu", "from": "İran"}),
    ("18. Kolordu Bağdat'a yürüdü. 17 ve 22 Şubat 1917'de Sannaiyat'a yapılan hücumlar püskürtüldü.", "engagement", {}),
    ("9. Kolordu 18.000 kişi ve 20 topla 3 Eylül 1877'de Lofça'yı ele geçirdi.", "capture", {}),
    ("3 Eylül 1877'de Recep Bey Lofça'yı aldı; garnizon 5.200 kişiden ibaretti, yarısından fazlası şehit oldu.", "event", {}),
    ("3 Eylül 1877'de Recep Bey Lofça'yı aldı. Çoğu şehit oldu.", "event", {}),
    ("27. Alay (Yarbay Şefik'in anlatımına göre) Kabatepe'ye yürüdü.", "command", {}),
    ("Cephe; 1. Grup, 2. Grup ve 12. Grup'tan oluşuyordu.", "organization", {"subject": "1. Grup"}),
    ("1. Grup Haymana'ya çekildi. Cephenin mevcudu 96.326 erdi.", "strength", {"subject": "1. Grup"}),
    ("9. Alay Komutanı Binbaşı Nuri şehit düştü. 26 Ağustos 1921 günü Başkomutan taarruz emrini verdi.", "order",
     {"issuer": "Nuri"}),
    ("24. Alay 3. Kolordu komutanlığına geçti.", "command", {}),
    ("Kuvveti 9.400 kişiydi.", "strength", {}),
    ("1. Kolordu'ya Yaver Paşa, 2. Kolordu'ya Hamdi Paşa komuta ediyordu.", "command",
     {"subject": "Hamdi Paşa", "object": "1. Kolordu"}),
    ("5. Tümen karargâhı Çorlu'da kuruldu.", "organization", {"subject": "5. Tümen"}),
    ("5. Alay'ın bir bölüğü Vize'de kaldı, diğerleri Saray'a gönderildi.", "movement", {"to": "Saray"}),
    ("9. Alay Kars'ta kaldı; kalanlar Oltu'ya yürüdü.", "movement", {"subject": "9. Alay"}),
    ("Müfrezeyi meydana getiren 7. Alay Kars'a yürüdü.", "organization", {"relation": "established"}),
    ("3. Tabur, 9. Alay'ın emrinde bulunuyordu.", "organization", {"subject": "3. Tabur", "relation": "composed_of"}),
    ("Ali Bey 5 Mayıs 1915'te Kirte Muharebesi'nde yaralandı.", "engagement", {"place": "Kirte"}),
    ("Tümen, taarruzu düzenleyen 7. Alay ile 12. Alayı övdü.", "organization", {}),
    ("Ali Bey 3 Nisan 1878'de emre uyarak 2. Tümeni Yenişehir'e, 4. Tümeni Alasonya'ya sevk etti.", "movement",
     {"subject": "4. Tümen", "to": "Yenişehir"}),
    ("Ali Bey 300 esirle Kars'a döndü.", "strength", {"subject": "Ali Bey"}),
    ("5. Alay 300 yaralıyla Oltu'ya çekildi.", "strength", {"subject": "5. Alay"}),
    ("3. Tümen'in mevcudu 12.000'i geçmiyordu.", "strength", {"values": {"person": 12000}}),
]  # fmt: skip


def shown(claim: Any) -> dict[str, Any]:
    return {name: value for name, value in claim.slots.items() if value not in (None, [])}


def holds(claim: Any, kind: str, slots: dict[str, Any]) -> bool:
    told = shown(claim)
    return claim.kind == kind and all(told.get(name) == value for name, value in slots.items())


@pytest.mark.parametrize(("text", "kind", "slots"), TOLD)
def test_is_told(text: str, kind: str, slots: dict[str, Any]) -> None:
    found = claims_of(text)
    assert any(holds(claim, kind, slots) for claim in found), [(c.kind, shown(c)) for c in found]


@pytest.mark.parametrize(("text", "kind", "slots"), NOT_TOLD)
def test_is_not_told(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert not any(holds(claim, kind, slots) for claim in claims_of(text))
