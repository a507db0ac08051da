"""The constructions of Turkish historians: impersonal marches, relative clauses, attempts, indirect speech, what is not said."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

# a paragraph ahead, so that a short text is known to be Turkish
AHEAD = "Bu bölümde savaşın başlangıcı ile daha sonraki olaylar ve bunların sonuçları ele alınmıştır.\n\n"

# (text, kind, what every claim of this kind says, in order)
CASES: list[tuple[str, str, list[dict[str, Any]]]] = [
    # nobody is named who marched
    ("25 Nisan 1897'de Larissa'ya girildi.", "movement", [{"subject": None, "to": "Larissa", "arrive": "1897-04-25"}]),
    ("3 Mayıs 1916'da Bursa'ya hareket edildi.", "movement", [{"subject": None, "to": "Bursa", "depart": "1916-05-03"}]),
    ("9 Eylül 1917'de Bağdat'tan ayrıldık.", "movement", [{"subject": None, "from": "Bağdat", "depart": "1917-09-09"}]),
    ("3 Mayıs 1915'te Van'a girilemedi.", "movement", []),
    ("Van'a girildi.", "movement", []),
    ("3 Mayıs 1915'te Van'a girilmesi düşünülüyordu.", "movement", []),
    ("27 Mart 1916'da Erzincan boşaltıldı.", "movement", [{"subject": None, "from": "Erzincan", "depart": "1916-03-27"}]),
    ("Ethem Paşa 18 Nisan 1897'de sınırı geçti.", "movement", [{"subject": "Ethem Paşa", "via": ["sınır"], "depart": "1897-04-18"}]),
    ("Kayıplar 18 Nisan 1897'de bini geçti.", "movement", []),
    # what was tried and not done
    ("5. Tümen Van'a girmeyi başaramadı.", "movement", [{"subject": "5. Tümen", "to": "Van", "polarity": "negated"}]),
    ("5. Tümen Van'a girmeye muvaffak olamadı.", "movement", [{"to": "Van", "polarity": "negated"}]),
    ("5. Tümen Van'a girmekten vazgeçti.", "movement", [{"to": "Van", "polarity": "negated"}]),
    ("5. Tümen Van'a girmeye muvaffak oldu.", "movement", [{"to": "Van", "polarity": "asserted"}]),
    ("5. Tümen Van'a çekilmek zorunda kalmadı.", "movement", []),
    ("5. Tümen Van'a çekilmek zorunda kaldı.", "movement", [{"to": "Van", "polarity": "asserted"}]),
    # what somebody says
    ("Kâzım Bey 5. Tümen'in 3 Mayıs 1916'da Van'a girdiğini bildirdi.", "movement",
     [{"subject": "5. Tümen", "to": "Van", "polarity": "reported", "said_by": "Kâzım Bey"}]),
    ("Kâzım Bey, 5. Tümen'in Van'a gireceğini bildirdi.", "movement", [{"to": "Van", "polarity": "planned"}]),
    ("İngilizler 4.000 esir aldıklarını bildirdiler.", "capture",
     [{"subject": "İngilizler", "polarity": "reported", "said_by": "İngilizler", "values": {"prisoner": 4000}}]),
    ("Kâzım Bey 5. Tümen'in Van'a girdiğini sanıyordu.", "movement", []),
    ("9. Tümen'in mevcudu 12.000 kişi olarak hesaplanıyordu.", "strength", [{"subject": "9. Tümen", "polarity": "reported"}]),
    ("9. Tümen'in mevcudunun 12.000 olduğu tahmin edilmektedir.", "strength", [{"subject": "9. Tümen", "polarity": "reported"}]),
    ("9. Tümen'in mevcudu 12.000 kişiydi.", "strength", [{"subject": "9. Tümen", "polarity": "asserted"}]),
    # posts in relative clauses, wings, counted battalions
    ("Vardar Ordusu'na kumanda eden Zeki Paşa Üsküp'e geldi.", "command", [{"subject": "Zeki Paşa", "object": "Vardar Ordusu"}]),
    ("5. Tümen'i yöneten Ali Bey Van'a gitti.", "command", [{"subject": "Ali Bey", "object": "5. Tümen"}]),
    ("Kerim Paşa'nın kumanda ettiği sağ kanat yerinde kaldı.", "command", [{"subject": "Kerim Paşa", "object": "sağ kanat"}]),
    ("Sol kola Rıza Bey, sağ kola Nuri Bey kumanda ediyordu.", "command",
     [{"subject": "Rıza Bey", "object": "Sol Kol"}, {"subject": "Nuri Bey", "object": "sağ kol"}]),
    ("Sağ kolu yaralanan Ali Bey 5. Tümen'e komuta etti.", "command", [{"subject": "Ali Bey", "object": "5. Tümen"}]),
    ("Kasabayı Yarbay Rıza Bey'in emrindeki üç tabur savundu.", "command", [{"subject": "Rıza Bey", "object": "üç tabur"}]),
    ("15. Kolordu Komutanı Rıza Paşa emrindeki birlikler Sivas'a taşındı.", "command", [{"subject": "Rıza Paşa", "object": "15. Kolordu"}]),
    ("Rıza Paşa kaleyi savundu; emrinde 9. Tümen ile 18. Tugay vardı.", "command",
     [{"subject": "Rıza Paşa", "object": ["9. Tümen", "18. Tugay"]}]),
    ("28 Haziran 1913'te 5. Ordu'nun komutanlığı Rıza Paşa'dan alınarak Nuri Paşa'ya verildi.", "command",
     [{"subject": "Nuri Paşa", "object": "5. Ordu", "date": "1913-06-28"}]),
    ("5. Ordu'daki başarısı üzerine Ali Paşa'ya 3 Mayıs 1916'da madalya verildi.", "command", []),
    # an order is none of what is put under somebody
    ("Naili Paşa 12 Eylül 1866'da Hanya'ya ulaştı ve altı taburu emrine aldı.", "order", []),
    ("Vardar Ordusu'na kumanda eden Zeki Paşa birliklerine taarruz emrini verdi.", "order", [{"issuer": "Zeki Paşa", "recipient": "birlikleri"}]),
    # attacks by who made them, and broken ones
    ("6. Tugay'ın 22 Mayıs 1917'de yaptığı karşı saldırı başarısız kaldı.", "engagement", [{"parties": ["6. Tugay"], "date": "1917-05-22"}]),
    ("6. Tugay'ın 22 Mayıs 1917'de yaptığı yürüyüş uzun sürdü.", "engagement", []),
    ("6. Tugay'ın 22 Mayıs 1917'de yapacağı saldırı ertelendi.", "engagement", []),
    ("28 Ağustos 1882'de 4. Tugay Mısırlıların saldırısını kırdı.", "engagement", [{"parties": ["4. Tugay", "Mısırlılar"]}]),
    ("4. Tugay 28 Ağustos 1882'de odunları kırdı.", "engagement", []),
    ("13 Eylül 1882'de hücuma kalkan İngilizler siperleri aldılar.", "engagement", [{"parties": ["İngilizler"], "date": "1882-09-13"}]),
    ("2. Tümen 5 Mart 1913'te sol kanada yüklendi.", "engagement", [{"parties": ["2. Tümen"], "date": "1913-03-05"}]),
    ("2. Tümen 5 Mart 1913'te trenlere yüklendi.", "engagement", []),
    ("Kars 18 Kasım 1877'de Ruslarca ele geçirildi.", "engagement", [{"parties": ["Ruslar"], "place": "Kars"}]),
    ("Alay 9 Mayıs 1915'te Van'a taarruz etti, fakat püskürtüldü.", "engagement", [{"parties": ["Alay"], "place": "Van"}]),
    # losses done to others, men in the hands of the enemy
    ("9. Alay 13 Eylül 1882'de Mısırlılara 400 ölü verdirdi.", "loss", [{"subject": "Mısırlılar", "values": {"killed": {"person": 400}}}]),
    ("15 Şubat 1942'de 8.000 asker Japonların eline düştü.", "loss", [{"subject": None, "values": {"captured": {"soldier": 8000}}}]),
    ("15 Şubat 1942'de 8.000 asker Japonların eline düştü.", "capture", []),
    ("9. Alayın ölü ve yaralıları 12 subay ve 380 eri bulmuştu.", "loss",
     [{"subject": "9. Alay", "values": {"total": {"officer": 12, "soldier": 380}}}]),
    # how large each of several is makes the size of none
    ("Mevcudu 33.000'i bulan 15. Kolordu Galiçya'ya taşındı.", "strength", [{"subject": "15. Kolordu", "values": {"person": 33000}}]),
    ("Her biri 800 mevcutlu üç tabur Van'a gönderildi.", "strength", []),
    ("15. Kolordu'nun mevcudu 3.000'i bulan öncü birliği Sivas'a taşındı.", "strength", []),
    # who is of where, and the whole of a list
    ("Bolayır'daki 27. Tümen hazırlık yaptı.", "location", [{"subject": "27. Tümen", "place": "Bolayır"}]),
    ("Van'dakiler 5. Tümen'i bekliyordu.", "location", []),
    ("16. Kolordu, Silvan'daki 5. Tümen ile Bitlis karşısında bulunan 8. Tümen'den oluşmaktaydı.", "organization",
     [{"subject": "16. Kolordu", "object": ["5. Tümen", "8. Tümen"]}]),
    ("Erzurum'da 300 top ve 5.000 yaralı bırakıldı.", "location", []),
    # no hill is the town that is meant
    ("5. Tümen 3 Mayıs 1915'te Kireç Tepesi'ne ulaştı. 9. Tümen şehre girdi.", "movement", [{"subject": "5. Tümen"}]),
    # whoever else acts, that no mention reads, and whoever goes with his men
    ("9. Tümen Van'da kaldı. Erzurum'dan gönderilen yardım Kars'a ulaşamadı.", "movement", []),
    ("9. Tümen Van'da kaldı. Rıza Paşa emrindeki on dört taburla 24 Temmuz 1912'de Kars'a vardı.", "movement",
     [{"subject": "Rıza Paşa", "to": "Kars"}]),
    ("Nuri Paşa bekledi. Rıza Paşa'nın sağ kolu Van'a tırmandı.", "movement", [{"subject": "Rıza Paşa'nın sağ kolu", "to": "Van"}]),
    ("5. Tümen Van'da kalırsa 9. Tümen Muş'a gidecekti.", "movement", [{"subject": "9. Tümen", "to": "Muş", "polarity": "planned"}]),
    # nouns that are deeds, verbs that narrow before -yor, when something was done
    ("Hükümet Rumeli'den sekiz taburun Selanik'e sevkini kararlaştırdı.", "movement",
     [{"subject": "sekiz tabur", "from": "Rumeli", "to": "Selanik", "polarity": "planned"}]),
    ("5. Tümen'in Van'a sevki gecikti.", "movement", []),
    ("5. Tümen Van'a ilerliyordu.", "movement", [{"subject": "5. Tümen", "to": "Van", "polarity": "asserted"}]),
    ("5. Tümen Van'a ilerlemiyordu.", "movement", [{"subject": "5. Tümen", "to": "Van", "polarity": "negated"}]),
    ("Rıza Paşa, 16. Kolordu Komutanlığına tayin edildiğinde kolordu Edirne'deydi.", "command", [{"subject": "Rıza Paşa", "object": "16. Kolordu"}]),
    ("Rıza Paşa, 16. Kolordu Komutanlığına tayin edildiğinde kolordu Edirne'deydi.", "location", [{"subject": "16. Kolordu", "place": "Edirne"}]),
    # orders that are obeyed, attacks of nobody, a row of a whole that goes on
    ("8. Tümen Rıza Paşa'nın direktifine uyularak 2 Ağustos 1916'da Van'a gönderildi.", "order", [{"issuer": "Rıza Paşa"}]),
    ("2 Ağustos 1916'da genel taarruza geçildi.", "engagement", [{"parties": [], "date": "1916-08-02"}]),
    ("Yanya Kolordusu beş tümenden oluşuyordu ve 26.000 kişiydi.", "strength", [{"subject": "Yanya Kolordusu", "values": {"person": 26000}}]),
    ("30 bin Fransız, 21 bin İngiliz ve 60 bin Osmanlı askerinden oluşan müttefik kuvveti Kırım'a çıkarıldı.", "strength", []),
    ("1917'de 6.000 İtalyan ve yerli askeri öldü.", "loss", [{"subject": None, "values": {"killed": {"person": 6000}}}]),
    ("Üsküp, 25 Ekim 1912'de Sırp birlikleri tarafından çatışmasız işgal edildi.", "engagement", [{"parties": ["Sırp birlikleri"], "place": "Üsküp"}]),
    ("Rıza Paşa 15 Şubat 1942'de teslim belgesini imzaladı.", "event", [{"subject": "Rıza Paşa", "content": "teslim olmak"}]),
    # of a row of losses each has his own, though no mention reads whose the first is
    ("Dervişler 10.800 ölü, İngilizler 47 ölü ve 382 yaralı verdi.", "loss",
     [{"subject": "İngilizler", "values": {"killed": {"person": 47}, "wounded": {"person": 382}}}]),
    # men at work, and who has a rank, act though no mention reads them
    ("22. Tümen 12 Kasım 1943'te Leros'a ulaştı; öğleden sonra paraşütçüler Gurna'ya indi.", "movement", [{"subject": "22. Tümen"}]),
    ("İngilizler 3 Mayıs 1916'da Bağdat'a çekildi. General Buller bekledi; ertesi gün Kut'a döndü.", "movement", [{"subject": "İngilizler"}, {"subject": "Buller", "to": "Kut"}]),
    ("Kâzım Bey, 9. Kolordu'nun komutasını 8 Ağustos 1915 gecesi üzerine aldı.", "command", [{"subject": "Kâzım Bey", "date": "1915-08-08"}]),
    ("19 Ekim 1916'da Medgidia'da başlayan taarruzda 25. Tümen 12 subay kaybetti.", "engagement", [{"place": "Medgidia", "date": "1916-10-19"}]),
    ("16 Şubat 1944'te başlayan Alman karşı taarruzu durduruldu.", "engagement", [{"parties": ["Alman"], "date": "1944-02-16"}]),
    ("16 Şubat 1944'te başlayan görüşmeler uzadı.", "engagement", []),
    # a meeting is no finite verb
    ("Rıza Bey 3 Mayıs 1920'de Ankara'da toplantı yaptı.", "location", []),
    ("25 Ekim 1854 günü 2. Tunus Taburu, Bosquet Kolordusu'nun bir birliği olarak Kars'ta bekliyordu.", "location", [{"subject": "2. Tunus Taburu"}]),
    ("15. Kolordu Selanik'e taşındı. Trenler ağır yol alıyor, Belgrad'da iki gün bekliyordu.", "location", []),
    ("Her yüz askerden yirmisinin 3 Mayıs 1916'da öldüğünü bildiren tabip şikâyetçiydi.", "loss", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "told"), CASES)
def test_what_is_told(text: str, kind: str, told: list[dict[str, Any]]) -> None:
    found = [
        {**c.slots, "polarity": c.polarity, "said_by": c.said_by} for c in claims_of(AHEAD + text) if c.kind == kind
    ]
    assert len(found) == len(told), found
    for one, slots in zip(found, told, strict=True):
        assert {slot: one.get(slot) for slot in slots} == slots
