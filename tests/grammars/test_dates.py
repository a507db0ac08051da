"""Dates as historians write them, over campaigns from the Crimea to the Sakarya."""

from __future__ import annotations

import pytest
from reading import read

from sefer.model import DateValue

DATES: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("Tabur 30 Temmuz 1877'de Plevne'ye vardı.", [("30 Temmuz 1877", "1877-07-30")]),
    ("Çıkarma 24.04.1915 günü hazırlandı ve ertesi gün başladı.", [("24.04.1915", "1915-04-24"), ("ertesi gün", "1915-04-25")]),
    ("Çarpışma 13–14 Eylül 1922 gecesi sürdü.", [("13–14 Eylül 1922 gecesi", "1922-09-13/1922-09-14")]),
    ("Ordu 28 Ağustos ile 2 Eylül 1922 arasında ilerledi.", [("28 Ağustos ile 2 Eylül 1922", "1922-08-28/1922-09-02")]),
    ("Kuşatma 3 Aralık 1853 - 5 Ocak 1854 arasında sürdü.", [("3 Aralık 1853 - 5 Ocak 1854", "1853-12-03/1854-01-05")]),
    ("Tümen Temmuz 1917'de kuruldu.", [("Temmuz 1917", "1917-07")]),
    ("Kolordu 1916 baharında dağıtıldı.", [("1916 baharında", "1916-21")]),
    ("Ordu 1877 yılı sonlarında ve 1878 başlarında geri çekildi.", [("1877 yılı sonlarında", "1877~"), ("1878 başlarında", "1878~")]),
    ("Birlik Ağustos 1922 ortalarında toplandı.", [("Ağustos 1922 ortalarında", "1922-08~")]),
    ("Alay 5 Mart 1905'te geldi. 7 Mart'ta savaştı. Üç gün sonra çekildi.",
     [("5 Mart 1905", "1905-03-05"), ("7 Mart", "1905-03-07"), ("Üç gün sonra", "1905-03-10")]),
    ("Taarruz 13 Ağustos 1921 günü saat 05.30'da başladı.", [("13 Ağustos 1921 günü saat 05.30", "1921-08-13T05:30")]),
    ("Alay 25 Nisan 1915 sabahı karşı koydu.", [("25 Nisan 1915 sabahı", "1915-04-25")]),
    ("Birlik 31 Nisan 1915'te yürüdü.", [("31 Nisan 1915", None)]),
    ("Savaş 1914 yılında başladı, 1918'de bitti.", [("1914", "1914"), ("1918", "1918")]),
    ("Ordu 14 Ağustos'u 15 Ağustos 1921'e bağlayan gece çekildi.",
     [("14 Ağustos'u 15 Ağustos 1921'e bağlayan gece", "1921-08-14/1921-08-15")]),
    ("Çarpışma 13/14 Eylül 1922 gecesi sürdü; o gece bitti.",
     [("13/14 Eylül 1922 gecesi", "1922-09-13/1922-09-14"), ("o gece", "1922-09-13/1922-09-14")]),
    ("Birlikler 25 Ekim/7 Kasım 1917'de ve 5/18 Mart 1917'de ayaklandı.",
     [("25 Ekim/7 Kasım 1917", "1917-11-07"), ("5/18 Mart 1917", "1917-03-18")]),
    ("Hücum 12 Nisan 1331 (25 Nisan 1915) günü başladı.", [("12 Nisan 1331", "1915-04-25"), ("25 Nisan 1915", "1915-04-25")]),
    ("Ordu 15 Şubat 1332'de yola çıktı, 1 Mart 1333'te vardı.", [("15 Şubat 1332", "1917-02-28"), ("1 Mart 1333", "1917-03-01")]),
    ("Emir 16 Şubat 1332'de yazıldı.", [("16 Şubat 1332", None)]),
    ("Haber 3 Haziran 331'de geldi.", [("3 Haziran 331", "1915-06-16")]),
    ("Plevne 4 Zilhicce 1294'te düştü.", [("4 Zilhicce 1294", "1877-12-10")]),
    ("Harp 29 Teşrinisani 1914'te, Kânunusani 1915'te sürdü.", [("29 Teşrinisani 1914", "1914-11-29"), ("Kânunusani 1915", "1915-01")]),
    ("Tümen 8 Teşrinievvel [Ekim] 1919'da geldi.", [("8 Teşrinievvel [Ekim] 1919", "1919-10-08")]),
    ("1877 yılının Nisan ayında savaş ilan edildi, Haziran'da Tuna geçildi.", [("1877 yılının Nisan", "1877-04"), ("Haziran", "1877-06")]),
    ("The village was held on 2 December 1870 by the 38th, with the 71st on its left; on the 3rd both fell back.",
     [("2 December 1870", "1870-12-02"), ("the 3rd", "1870-12-03")]),
    ("1915 Ekimindeki muharebelerden sonra 1916 Mart'ındaki ve nisan ayındaki yağmurlar geldi.",
     [("1915 Ekimindeki", "1915-10"), ("1916 Mart", "1916-03"), ("nisan", "1916-04")]),
    ("1915 Mayısında ve 1918 Eylül'ünde yağmur yağdı.", [("1915 Mayısında", "1915-05"), ("1918 Eylül", "1918-09")]),
    ("3 Mayıs 1915'te geldiler; Mayıs'ın 19'unda hücum edildi, aynı ayın 24'ünde durdular, ertesi ayın 4'ünde gittiler.",
     [("3 Mayıs 1915", "1915-05-03"), ("Mayıs'ın 19", "1915-05-19"), ("aynı ayın 24", "1915-05-24"), ("ertesi ayın 4", "1915-06-04")]),
    ("1916 yılının yazında ve 1915-1916 kışında cephe sakindi.", [("1916 yılının yazında", "1916-22"), ("1915-1916 kışında", "1915-24")]),
    ("1890'lı yıllarda ve 1870'lerde ordu yenilendi.", [("1890'lı yıllarda", "189X"), ("1870'lerde", "187X")]),
    ("1912-1913 yıllarında ve 1914–18 arasında savaşıldı.", [("1912-1913", "1912/1913"), ("1914–18", "1914/1918")]),
    ("Mayıs-Haziran 1915'te kayıplar büyüktü.", [("Mayıs-Haziran 1915", "1915-05/1915-06")]),
    ("Birlik 28 Aralık 1914'te yürüdü, 3 Ocak'ta oradaydı.", [("28 Aralık 1914", "1914-12-28"), ("3 Ocak", "1915-01-03")]),
    ("4 Haziran ve 10 Temmuz 1918'de iki emir verildi.", [("4 Haziran", "1918-06-04"), ("10 Temmuz 1918", "1918-07-10")]),
    ("4 Haziran'dan 10 Haziran 1918'e kadar beklendi.", [("4 Haziran", "1918-06-04"), ("10 Haziran 1918", "1918-06-10")]),
    ("24.IV.1915 ile 1915-04-24 ve 24/4/1915 bir gündür.",
     [("24.IV.1915", "1915-04-24"), ("1915-04-24", "1915-04-24"), ("24/4/1915", "1915-04-24")]),
    ("Alay 5 Mayıs 1915'te geldi. Şehrin düşmesinden iki gün sonra çekildi.", [("5 Mayıs 1915", "1915-05-05"), ("iki gün sonra", None)]),
    ("3 Mart 1878'de barış oldu, aynı yıl kongre toplandı, ertesi yıl ordu terhis edildi; iki ay sonra bitti.",
     [("3 Mart 1878", "1878-03-03"), ("aynı yıl", "1878"), ("ertesi yıl", "1879"), ("iki ay sonra", "1878-05")]),
    ("25 Ekim 1917 (eski takvim) günü ihtilal oldu.", [("25 Ekim 1917", "1917-11-07")]),
    ("Taburlar 5 Kasımda geldi; yıl 1915'ti.", [("5 Kasımda", "1915-11-05"), ("1915", "1915")]),
    ("18 Mart 1915 günü öğleden sonra saat 4.15'te zırhlı battı.", [("18 Mart 1915 günü öğleden sonra saat 4.15", "1915-03-18T16:15")]),
    ("Birlik 5 Mayıs 1877 günü alaturka saat 2.30'da çıktı.", [("5 Mayıs 1877", "1877-05-05")]),
    ("Ordu 5 Mayıs 1918'de geldi. 1877'de yitirilen şehre 7 Mayıs'ta girildi.",
     [("5 Mayıs 1918", "1918-05-05"), ("1877", "1877"), ("7 Mayıs", "1918-05-07")]),
    ("Alay 29 Aralık 1915'te, Rumi 16 Kânunuevvel 1331'de yürüdü ve 18 Ocak'ta durdu.",
     [("29 Aralık 1915", "1915-12-29"), ("16 Kânunuevvel 1331", "1915-12-29"), ("18 Ocak", "1916-01-18")]),
    ("Tümen 22 Nisan 1332'de geldi, Mayıs sonlarında ayrıldı.", [("22 Nisan 1332", "1916-05-05"), ("Mayıs sonlarında", "1916-05~")]),
    ("10 Mayıs 1915 sabahı saat 4.30'da 23. ve 24. Alaylar yürüdü.", [("10 Mayıs 1915 sabahı saat 4.30", "1915-05-10T04:30")]),
    ("Ordunun 1916 kışındaki çöküşü.", [("1916 kışındaki", "1916-24")]),
    ("Alay 3, 5 ve 9. taburlarıyla 12 Mayıs 1864'te toplandı.", [("12 Mayıs 1864", "1864-05-12")]),
    # one day in two calendars
    ("Kale 8 Eylül (20 Eylül) 1877 günü ateşe tutuldu, 24 Aralık (5 Ocak) 1878'de sustu.",
     [("8 Eylül", "1877-09-20"), ("20 Eylül", "1877-09-20"), ("24 Aralık", "1878-01-05"), ("5 Ocak", "1878-01-05")]),
    ("Manastır önünde 4 (17) Kasım 1912 günü kar yağdı.", [("4 (17) Kasım 1912", "1912-11-17")]),
    ("Rapor 20 Eylül 1877'de (8 Eylül), tezkire 24 Nisan (Rumî 12 Nisan) 1854 tarihinde yazıldı.",
     [("20 Eylül 1877", "1877-09-20"), ("8 Eylül", "1877-09-20"), ("24 Nisan", "1854-04-24"), ("12 Nisan", "1854-04-24")]),
    ("Ardahan'a 14 Kânunuevvel 1330'da (27 Aralık) varıldı.", [("14 Kânunuevvel 1330", "1914-12-27"), ("27 Aralık", "1914-12-27")]),
    ("Ordu 3 Mart (9 Mart) 1905 tarihlerinde iki kez savaştı.", [("3 Mart", "1905-03-03"), ("9 Mart", "1905-03-09")]),
    # distances from events
    ("Yanya 6 Mart 1913'te teslim oldu. Bulgarlar bekledi. Yanya'nın teslim olmasından iki gün önce ateş kesildi. "
     "Ateşkesten üç gün sonra, 9 Mart'ta yollar açıldı. Barıştan iki hafta sonra gittiler.",
     [("6 Mart 1913", "1913-03-06"), ("iki gün önce", "1913-03-04"), ("üç gün sonra", None), ("9 Mart", "1913-03-09"),
      ("iki hafta sonra", None)]),
    ("Kale 3 Ekim 1853'te düştü, alay 9 Ekim'de gitti. Kalenin düşmesinden bir hafta sonra kar yağdı.",
     [("3 Ekim 1853", "1853-10-03"), ("9 Ekim", "1853-10-09"), ("bir hafta sonra", "1853-10-10")]),
    ("Köprünün 7 Haziran 1877'de kurulmasından üç gün sonra, bir gece önce gelen ikmal dağıtıldı.",
     [("7 Haziran 1877", "1877-06-07"), ("üç gün sonra", "1877-06-10"), ("bir gece önce", "1877-06-09")]),
    ("Emir 31 Zilkade 1270'te yazıldı.", [("31 Zilkade 1270", None)]),
    # in words, by archives, by parts
    ("On sekiz Mart bin dokuz yüz on beşte ve 9 Ocak bin sekiz yüz elli dört günü yazıldı.",
     [("On sekiz Mart bin dokuz yüz on beşte", "1915-03-18"), ("9 Ocak bin sekiz yüz elli dört", "1854-01-09")]),
    ("1331 senesi Nisan'ının 12. günü ve 1271 senesi Receb ayının 14'ünde yazıldı.",
     [("1331 senesi Nisan'ının 12", "1915-04-25"), ("1271 senesi Receb ayının 14", "1855-04-02")]),
    ("8 Za 1270 ve 19 B. 1294 tarihli iradeler ile 3 R.evvel 1271 tarihli tezkire.",
     [("8 Za 1270", "1854-08-02"), ("19 B. 1294", "1877-07-30"), ("3 R.evvel 1271", "1854-11-24")]),
    ("Tamim 11.6.336 tarihlidir; fiş 11.6.900 numaralıdır.", [("11.6.336", "1920-06-11")]),
    ("Taarruz 6 Ağustos 1915'te başladı, 9'unda sürdü, 21'inde durdu; 3'ünde erzak yoktu, askerlerin 12'sinde sıtma vardı.",
     [("6 Ağustos 1915", "1915-08-06"), ("9", "1915-08-09"), ("21", "1915-08-21")]),
    ("Mart 1916'nın ikinci yarısında, Nisan'ın ilk haftasında, ay sonunda ve 1854 kışının ortalarında kar yağdı.",
     [("Mart 1916'nın ikinci yarısında", "1916-03~"), ("Nisan'ın ilk haftasında", "1916-04~"), ("ay sonunda", "1916-04~"),
      ("1854 kışının ortalarında", "1854-24~")]),
    # old years alone, parts of a year that is not named, days told behind later ones, capitals
    ("Alay 1325 senesinde toplandı, o senenin Kânunusanisinde yürüdü, 1327'de döndü. Hicrî 1271 yılında kale sağlamdı.",
     [("1325", "1909"), ("o senenin Kânunusanisinde", "1910-01-14/1910-02-13"), ("1327", "1911"), ("1271", "1854-09-24/1855-09-12")]),
    ("Kale Mart 1913'te düştü. Yıl sonunda alay dağıldı, üç yıl sonunda yeniden kuruldu. Her yılın başında tören olurdu.",
     [("Mart 1913", "1913-03"), ("Yıl sonunda", "1913~")]),
    ("Alay 27 Mayıs 1877'de geldi. 27'sinde siper kazdı; 4'ünde taarruz etti. 2'sinde gelmiş olan toplar ateş açtı.",
     [("27 Mayıs 1877", "1877-05-27"), ("27", "1877-05-27"), ("4", "1877-06-04"), ("2", "1877-06-02")]),
    ("EMİR 14 EYLÜL 1337, SAAT 18.30'DA VERİLDİ, 15 EYLÜL SABAHI YÜRÜNDÜ.",
     [("14 EYLÜL 1337, SAAT 18.30", "1921-09-14T18:30"), ("15 EYLÜL SABAHI", "1921-09-15")]),
    ("Sefer (Kasım 1914–Mart 1915) uzun sürdü, ertesi yılın Şubat ayı başında bitti.",
     [("Kasım 1914–Mart 1915", "1914-11/1915-03"), ("ertesi yılın Şubat ayı başında", "1916-02~")]),
    ("28 Haziran 1915 Pazartesi günü, öğleden sonra saat iki buçukta Zığındere'de taarruz başladı.",
     [("28 Haziran 1915 Pazartesi günü, öğleden sonra saat iki buçukta", "1915-06-28T14:30")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATES, ids=[t[:40] for t, _ in DATES])
def test_dates(text: str, expected: list[tuple[str, str | None]]) -> None:
    reading = read(text)
    assert [(reading.document.text[m.start : m.end], m.value.edtf) for m in reading.of("date")] == expected  # type: ignore[union-attr]


NO_DATES = [
    "31 Mart Olayları uzun süre konuşuldu ve yazıldı.",
    "Bu konuyu Demir ayrıntılı olarak işlemiştir (Demir, 2008, s. 41).",
    "Tümende 1900 asker ve 1850 tüfek vardı, hepsi buydu.",
    "Osman Bey'in oğlu Bursa'yı 1326'da aldı, kale 1326 yılında teslim oldu.",
    "Birkaç gün sonra geri döndüler ve orada kaldılar.",
    "Toplar saat 11.40'ta sustu ve bir daha ateş etmedi.",
    "Yürüyüş 12 gün sürdü ve çok yorucu oldu.",
    "Kafilede 1500 deve, 1877 asker ve 2000 tüfek vardı.",
    "93 Harbi ile 1908 İhtilali ve 1917 Devrimi konuşuldu.",
    "Eylül Hanım geldi, ocakta ateş yandı, ekimde tarla sürüldü.",
    "1877-1878 Osmanlı-Rus Savaşı uzun sürdü ve çok can aldı.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert not read(text).of("date")


def test_a_weekday_is_held_against_its_date() -> None:
    right, wrong = read("Çıkarma 25 Nisan 1915 Pazar günü başladı."), read("Çıkarma 25 Nisan 1915 Salı günü başladı.")
    assert right.of("date")[0].value.impossible is None  # type: ignore[union-attr]
    assert wrong.of("date")[0].value.impossible == "weekday"  # type: ignore[union-attr]


def test_a_calendar_is_named_and_a_hijri_day_has_a_band() -> None:
    (rumi,), (moon,) = (read(t).of("date") for t in ("Tabur 12 Nisan 1331'de geldi.", "Kale 4 Zilhicce 1294'te düştü."))
    assert rumi.value.calendar == "rumi" and moon.value.calendar == "hijri"  # type: ignore[union-attr]
    assert moon.value.days.latest - moon.value.days.earliest == 2  # type: ignore[union-attr]


ENGLISH: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("On 14 September 1918 the army attacked; the next day it entered the town, and two days later the ships left.",
     [("14 September 1918", "1918-09-14"), ("the next day", "1918-09-15"), ("two days later", "1918-09-17")]),
    ("The landing of April 25, 1915 was followed on the 28th by the first battle, and on 6 May by the second of these.",
     [("April 25, 1915", "1915-04-25"), ("the 28th", "1915-04-28"), ("6 May", "1915-05-06")]),
    ("In mid-September 1918, early in 1919, in the spring of 1920 and at the end of May 1919 it was quiet in the town.",
     [("mid-September 1918", "1918-09~"), ("early in 1919", "1919~"), ("spring of 1920", "1920-21"), ("the end of May 1919", "1919-05~")]),
    ("The 7/20 November 1917 was the day of the decree, and in the 1890s the army had 1915 men and some of the guns.",
     [("7/20 November 1917", "1917-11-20"), ("1890s", "189X")]),
    ("From 28 August to 2 September 1918 the line was held, and on 15 September 1918 at 16.00 the ships left the port.",
     [("28 August to 2 September 1918", "1918-08-28/1918-09-02"), ("15 September 1918 at 16.00", "1918-09-15T16:00")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[t[:40] for t, _ in ENGLISH])
def test_english_dates(text: str, expected: list[tuple[str, str | None]]) -> None:
    reading = read(text)
    assert [(reading.document.text[m.start : m.end], m.value.edtf) for m in reading.of("date")] == expected  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("14.4.15. The battalion embarked at Mudros.", "1915-04-14"),
        ("On 3.11.14 the company was in billets.", "1914-11-03"),
        ("The war diary of 25/4/15 tells of the landing.", "1915-04-25"),
    ],
)
def test_days_of_an_english_war_diary(text: str, edtf: str) -> None:
    assert [m.value.edtf for m in read(text).mentions if isinstance(m.value, DateValue)] == [edtf]


def test_hours_and_ratios_are_no_dates() -> None:
    text = "At 1600 hours the company withdrew. The map sheet was 2.5.30.7 and the rate 1.25 per cent."
    assert [m for m in read(text).mentions if m.type == "date"] == []


def test_an_hour_since_sunset_is_kept_and_not_converted() -> None:
    (day,) = read("Hücum 5 Haziran 1331 günü ezanî saat 10.30'da başladı.").of("date")
    assert isinstance(day.value, DateValue)
    assert (day.value.edtf, day.value.alaturka) == ("1915-06-18", "10:30")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Ateş 3 Mayıs 1855 günü saat 11.15 ile 18.00 arasında sürdü.", ["1855-05-03T11:15/1855-05-03T18:00"]),
        ("Alay 3 Mayıs 1855'te vardı, aynı günün akşamı savaştı, ertesi günün sabahı çekildi.",
         ["1855-05-03", "1855-05-03", "1855-05-04"]),
        ("Kol 4 Eylül 1327'de yola çıktı; ertesi gün durdu, 20 Eylül'de vardı.", ["1911-09-17", "1911-09-18", "1911-10-03"]),
        ("Kol 4 Eylül 1327'de yola çıktı ve ayın yirmisinde vardı.", ["1911-09-17", "1911-10-03"]),
        ("Kale 25 Şubat 1899'da düştü, 23 Haziran'da bir saldırı daha oldu; dört ay sonra, 24 Ekim'de barış yapıldı.",
         ["1899-02-25", "1899-06-23", "1899-10", "1899-10-24"]),
        ("Kol 1921 Aralığının son günlerinde yürüdü.", ["1921-12~"]),
        ("Ordu Temmuz 1912'nin 13/14 gecesi yürüdü, iki gece sonra durdu.", ["1912-07-13/1912-07-14", "1912-07-16"]),
        ("Ordu 5 Mayıs 1854'te geldi. 3 Ocak 1799'da yapılan anlaşma anıldı; 7 Haziran'da dönüldü.",
         ["1854-05-05", "1799-01-03", "1854-06-07"]),
    ],
)  # fmt: skip
def test_what_a_date_leaves_to_the_story(text: str, dates: list[str]) -> None:
    told = [m.value for m in read(text).mentions if m.type == "date"]
    assert [v.edtf for v in told if isinstance(v, DateValue)] == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The regiment crossed the river during the night of April 30-May 1, 1904 and was beaten.", ["1904-04-30/1904-05-01"]),
        ("The camp was raided on 12 March 1904 and again, four nights earlier, by the same men.", ["1904-03-12", "1904-03-08"]),
        ("It landed in the third week of April 1915 and was withdrawn.", ["1915-04~"]),
        ("The town fell on 9 May 1877. They crossed on the night of the 14th-15th and were lost.", ["1877-05-09", "1877-05-14/1877-05-15"]),
        ("The general ordered the retirement on 12 May 1900. 13th. Buried the dead of the battalion.", ["1900-05-12", "1900-05-13"]),
    ],
)  # fmt: skip
def test_what_an_english_date_leaves_to_the_story(text: str, dates: list[str]) -> None:
    told = [m.value for m in read(text).mentions if m.type == "date"]
    assert [v.edtf for v in told if isinstance(v, DateValue)] == dates


@pytest.mark.parametrize("words", ["3 Mayıs 9999 tarihinde", "3 Mayıs 9999'da", "3 Mayıs 0000 yılında"])
def test_a_year_that_no_campaign_has_is_not_that_of_the_story(words: str) -> None:
    told = read(f"2 Mayıs 1915'te 7. Tümen geldi. {words} 9. Tümen yürüdü. 4 Mayıs'ta 5000 er geldi.").mentions
    assert [m.value.edtf for m in told if isinstance(m.value, DateValue)] == ["1915-05-02", None, "1915-05-04"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("On 31 December 9999 the 9th Division came and left", None),
        ("It left on 3 May 9999 and came back", None),
        ("It came back on 3 May 0001 and stayed", None),
        ("On 3 May 5000 men of it came", "1915-05-03"),
        ("On 3 May 0600 the 9th Division moved", "1915-05-03"),
    ],
)
def test_four_figures_behind_an_english_day_are_a_year_unless_they_count_or_tell_the_hour(
    words: str, day: str | None
) -> None:
    told = read(f"On 2 May 1915 the 7th Division came. {words}. On 4 May it fought.").mentions
    assert [m.value.edtf for m in told if isinstance(m.value, DateValue)] == ["1915-05-02", day, "1915-05-04"]
