"""Deeds told by nouns, make-ups told by older verbs, posts and days that stand for several."""

from __future__ import annotations

from typing import Any

import pytest
from reading import told

# (text, kind, what every claim of this kind says, in order)
CASES: list[tuple[str, str, list[dict[str, Any]]]] = [
    # what befell a place, by a noun and its day
    ("Rusçuk'un düşüşü 12 Şubat 1878'de oldu.", "engagement", [{"place": "Rusçuk", "date": "1878-02-12", "outcome": "taken"}]),
    ("Erzurum'un sukutu 16 Şubat 1916'da vuku buldu.", "engagement", [{"place": "Erzurum", "date": "1916-02-16"}]),
    ("Kars'ın zaptı 30 Ekim 1920'ye tesadüf eder, şenlikler bir hafta sürdü.", "engagement", [{"place": "Kars", "date": "1920-10-30"}]),
    ("Yanya'nın teslimi ise 6 Mart 1913'te gerçekleşti.", "event", [{"place": "Yanya", "date": "1913-03-06"}]),
    ("Seferberliğin başlaması 3 Ağustos 1914'e rastlar.", "event", [{"date": "1914-08-03", "content": "seferberliğin başlaması"}]),
    # which is no deed where something else is told of it
    ("Rusçuk'un düşüşü 12 Şubat 1878'de halka duyuruldu.", "engagement", []),
    ("Erzurum'un zaptı 16 Şubat 1916'da olmadı.", "engagement", []),
    ("Kars'ın alınması 30 Ekim 1920'de planlandı.", "engagement", []),
    # an attack of nobody that has a day of its own
    ("Genel taarruz 9 Eylül 1913'te başladı ve akşama kadar sürdü.", "engagement", [{"date": "1913-09-09"}]),
    ("Taarruz hazırlıkları 9 Eylül 1913'te başladı ve akşama kadar sürdü.", "engagement", []),
    # what a formation holds
    ("8. Tümen üç piyade alayı ile iki batarya ihtiva ediyordu.", "organization",
     [{"subject": "8. Tümen", "relation": "composed_of", "object": ["üç piyade alayı", "iki batarya"]}]),
    ("8. Tümen 9.500 nefer ve 24 top ihtiva ediyordu, hepsi yorgundu.", "strength",
     [{"subject": "8. Tümen", "values": {"soldier": 9500, "gun": 24}}]),
    ("8. Kolordu 21. ve 22. Tümenleri içeriyordu, ikisi de noksandı.", "organization",
     [{"subject": "8. Kolordu", "relation": "composed_of", "object": ["21. Tümen", "22. Tümen"]}]),
    ("8. Tümen 31., 32. ve 33. Alaylardan müteşekkildi.", "organization",
     [{"subject": "8. Tümen", "relation": "composed_of", "object": ["31. Alay", "32. Alay", "33. Alay"]}]),
    ("Bursa fırkası Rıza Paşa'nın emrindeydi ve on iki tabur ile üç bataryadan müteşekkil idi.", "organization",
     [{"subject": "Bursa fırkası", "object": ["on iki tabur", "üç batarya"]}]),
    ("9. Kolordu'ya dâhil 8. Tümen o gün Hasankale'ye geldi.", "organization",
     [{"subject": "8. Tümen", "relation": "part_of", "object": "9. Kolordu"}]),
    ("Rapor 8. Tümen hakkında birçok yanlış bilgi içeriyordu.", "organization", []),
    # each under his own
    ("21. Tümen Hamdi Bey'in, 22. Tümen Yarbay Kemal Bey'in emrindeydi.", "command",
     [{"subject": "Hamdi Bey", "object": "21. Tümen"}, {"subject": "Kemal Bey", "object": "22. Tümen"}]),
    ("21. Tümen Hamdi Bey'in, 22. Tümen Kemal Bey'in, 23. Tümen ise Rıza Bey'in komutasında idi.", "command",
     [{"object": "21. Tümen"}, {"object": "22. Tümen"}, {"subject": "Rıza Bey", "object": "23. Tümen"}]),
    ("Albay Saffet Bey'in komuta ettiği 2.300 kişilik garnizon on gün dayandı.", "command",
     [{"subject": "Saffet Bey", "object": "garnizon"}]),
    # a kinsman of somebody is another man
    ("31. Alay'ın komutanı Yüzbaşı Rıza Bey'in ağabeyi Binbaşı Ferit Bey cepheye geldi.", "command", []),
    ("31. Alay Komutanı Rıza Bey'in oğlu Teğmen Ferit Bey cepheye geldi.", "command", [{"subject": "Rıza Bey", "object": "31. Alay"}]),
    ("31. Alay'ın komutanı, Miralay Rıza Bey'in kardeşi Binbaşı Ferit Bey'di.", "command",
     [{"subject": "Ferit Bey", "object": "31. Alay"}]),
    # whose task a defence became
    ("Silistre'nin savunmasını 8. Tümen üstlendi.", "location", [{"subject": "8. Tümen", "place": "Silistre"}]),
    ("Silistre'nin savunması 3 Haziran 1877'de 8. Tümen'e verildi.", "location",
     [{"subject": "8. Tümen", "place": "Silistre", "date": "1877-06-03"}]),
    ("8. Tümen'e Silistre'nin savunması için cephane verildi.", "location", []),
    ("8. Tümen geldi ve Rıza Paşa Silistre'nin savunmasını üstlendi.", "location", []),
    ("8. Tümen Tuna'yı geçti ve Silistre'yi tuttu.", "location", [{"subject": "8. Tümen", "place": "Silistre"}]),
    ("8. Tümen Silistre'yi ateş altında tuttu.", "location", []),
    ("8. Tümen 4 Mayıs 1917'de Tikrit'in kuzeyindeki mevzilere yerleşti.", "location",
     [{"subject": "8. Tümen", "place": "Tikrit", "date": "1917-05-04"}]),
    # a person who stands somewhere is not the force that acted before
    ("Yunanlılar Manisa'ya girdi. 23. Tümen Komutanı Ömer Lütfi Bey Salihli'de bulunuyordu.", "location", []),
    # "on foot" is no march of its own, and "in three days" is another day
    ("31. Alay Silistre'den yürüyerek Şumnu'ya geldi, herkes bitkindi.", "movement",
     [{"subject": "31. Alay", "from": "Silistre", "to": "Şumnu", "mode": "march"}]),
    ("31. Alay Razgrad'a yürüyerek oradan Şumnu'ya geçti, herkes bitkindi.", "movement", [{"to": "Razgrad"}, {"to": "Şumnu"}]),
    ("31. Alay 4 Mayıs 1877'de Silistre'den çıktı ve üç günde Şumnu'ya ulaştı.", "movement",
     [{"from": "Silistre", "depart": "1877-05-04"}, {"to": "Şumnu", "arrive": None}]),
    # "this battle" is the one told last, not what came between
    ("Ruslar 9 Mart 1878'de Silistre'ye saldırdı. 16 Mart'ta Rıza Paşa Şumnu'ya çekildi. Ruslar bu savaşta 2.140 kişi kaybetti.", "loss",
     [{"subject": "Ruslar", "date": "1878-03-09"}]),
    ("Rıza Paşa 9 Mart 1878'de Silistre'ye geldi. 16 Mart'ta Şumnu'ya geçti. Ruslar bu savaşta 2.140 kişi kaybetti.", "loss",
     [{"subject": "Ruslar", "date": None}]),
    # how many men make up one body
    ("33.000'i bulan kolordu o gece Silistre'ye yürüdü.", "strength", [{"subject": "kolordu", "values": {"person": 33000}}]),
    ("Fırkamız 11.000'i bulan Sırp kolunun karşısında üç gün dayandı.", "strength",
     [{"subject": "Sırp kolu", "values": {"person": 11000}}]),
    ("Şehrin nüfusu 33.000'i bulan kolordu merkezi kalabalıktı.", "strength", []),
    # who takes prisoners lost nobody
    ("Ruslar o gün Silistre'de 300 er esir aldı.", "loss", []),
    ("Ruslar o gün Silistre'de 300 eri esir ettiler.", "capture", [{"subject": "Ruslar", "values": {"prisoner": 300}}]),
    ("Ruslar o gün 8. Tümen'den 300 eri esir ettiler.", "loss", [{"subject": "8. Tümen", "values": {"captured": {"soldier": 300}}}]),
    # deeds of a day without a place
    ("31. Alay 4 Mayıs 1877'de gece baskını yaptı, sonra yerine döndü.", "engagement", [{"parties": ["31. Alay"], "date": "1877-05-04"}]),
    ("31. Alay 4 Mayıs 1877'de düşmanı püskürttü, sonra yerine döndü.", "engagement",
     [{"parties": ["31. Alay", "düşman"], "date": "1877-05-04"}]),
    ("31. Alay 4 Mayıs 1877'de kuşatıldı, yardım gelmedi.", "engagement", [{"parties": ["31. Alay"], "date": "1877-05-04"}]),
    ("31. Alay 4 Mayıs 1877'de bekliyordu, ancak taarruz yapılmadı.", "engagement", []),
    ("31. Alay 4 Mayıs 1877'de gazete bastı ve bütün köylere dağıttı.", "engagement", []),
    # the first that did it is who the sentence speaks of
    ("7. Tugay 4 Mayıs 1877'de Silistre'ye giren ilk birlik oldu.", "movement",
     [{"subject": "7. Tugay", "to": "Silistre", "arrive": "1877-05-04"}]),
    ("Rıza Bey'in emrindeki kuvvet o sırada 3.000 kişiden ibaretti.", "strength",
     [{"subject": "Rıza Bey", "values": {"person": 3000}}]),
    ("Alınan haberlere nazaran iki Rus alayı Silistre'ye yaklaşmaktadır.", "movement", [{"subject": "iki Rus alayı", "to": "Silistre"}]),
    # what is a part of what
    ("Rıza Bey'in tümeni o yaz 9. Kolordu'nun bir parçasıydı.", "organization",
     [{"subject": "Rıza Bey'in tümeni", "relation": "part_of", "object": "9. Kolordu"}]),
    ("31. Alay o yaz 9. Kolordu'nun parçası değildi.", "organization", []),
    ("Bu zafer 9. Kolordu'nun tarihinin bir parçasıydı.", "organization", []),
    ("Sovyetler 4 Mayıs 1943'te 8.000 ölü verdi, Almanlar sessizdi.", "loss", [{"subject": "Sovyetler"}]),
    # older words
    ("Yunan kuvvetleri 4 Mayıs 1921'de Eskişehir'den ricat eyledi.", "movement",
     [{"subject": "Yunan kuvvetleri", "from": "Eskişehir", "depart": "1921-05-04"}]),
    ("16. Fırka 700 maktul vererek geri atıldı, ertesi gün dinlendi.", "loss",
     [{"subject": "16. Fırka", "values": {"killed": {"person": 700}}}]),
    # a fall upon which something was done has a day of its own
    ("Silistre'nin 4 Temmuz 1877'de düşmesi üzerine alayımız Şumnu'ya çekildi.", "engagement",
     [{"place": "Silistre", "date": "1877-07-04", "outcome": "taken"}]),
    ("Silistre'nin 4 Temmuz 1877'de düşmesi üzerine alayımız Şumnu'ya çekildi.", "movement", [{"to": "Şumnu", "depart": None}]),
    ("Silistre'nin düşmesi her gün bekleniyordu.", "engagement", []),
    # who defends a town stands there; who defended it fought
    ("Silistre'yi savunan 8. Tümen çok yorgundu.", "location", [{"subject": "8. Tümen", "place": "Silistre"}]),
    ("Silistre'yi 8. Tümen savunuyordu, erzak azdı.", "location", [{"subject": "8. Tümen", "place": "Silistre"}]),
    ("8. Tümen 4 Mayıs 1877'de Silistre'yi savundu, erzak azdı.", "location", []),
    ("Rus donanması 4 Mayıs 1877'de Silistre'yi topa tuttu, erzak azdı.", "location", []),
    # on two sides with one verb
    ("Sağ kolda 12. Tümen, sol kolda 15. Tümen 3 Mayıs 1916'da Bitlis'e doğru ilerledi.", "movement",
     [{"subject": "12. Tümen", "to": "Bitlis", "depart": "1916-05-03"}, {"subject": "15. Tümen", "to": "Bitlis", "depart": "1916-05-03"}]),
    ("8. Tümen önde, 9. Tümen arkada Silistre'ye yürüdü.", "movement",
     [{"subject": "8. Tümen", "to": "Silistre"}, {"subject": "9. Tümen", "to": "Silistre"}]),
    ("4 Mayıs 1877'de sağda 8. Tümen, solda 9. Tümen Silistre'ye taarruz etti.", "engagement",
     [{"place": "Silistre", "date": "1877-05-04"}, {"place": "Silistre", "date": "1877-05-04"}]),
    ("Sağ kanatta 8. Tümen Silistre'ye, sol kanatta 9. Tümen Şumnu'ya ilerledi.", "movement",
     [{"subject": "8. Tümen", "to": "Silistre"}, {"subject": "9. Tümen", "to": "Şumnu"}]),
    ("Sağ kolda 8. Tümen bekliyordu, sol kolda 9. Tümen Şumnu'ya ilerledi.", "movement", [{"subject": "9. Tümen", "to": "Şumnu"}]),
    # of two regiments told side by side nobody knows which is "the regiment"
    ("31. Alay sağımızda, 32. Alay ise solumuzdaydı. Alayın kaybı 180 erdi.", "loss", [{"subject": "Alay"}]),
    ("8. Tümen Silistre'ye saldırdı. Tümenden geriye 4.000 asker kalmıştı.", "strength",
     [{"subject": "8. Tümen", "values": {"soldier": 4000}}]),
    ("Silistre kırk dakikada düştü, halk şaşkındı.", "engagement", [{"place": "Silistre", "outcome": "taken"}]),
    ("Rıza Paşa 31. Alay'ın Silistre'ye yürümesini buyurdu.", "order", [{"issuer": "Rıza Paşa"}]),
]  # fmt: skip
_AHEAD = "Hava o sabah çok soğuktu ve bütün yollar karla kaplıydı.\n\n"


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_noun_tells_what_was_done(text: str, kind: str, expected: list[dict[str, Any]]) -> None:
    found = told(_AHEAD + text, kind)
    assert len(found) == len(expected)
    assert [{slot: one.get(slot) for slot in want} for one, want in zip(found, expected, strict=True)] == expected
