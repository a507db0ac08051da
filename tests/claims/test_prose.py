"""Sentences a historian could write, and the claims that stand in them: own sentences about many campaigns."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

CASES: list[tuple[str, str, dict[str, Any], str]] = [
    # movement
    ("7. Tümen 12 Mart 1915'te Gelibolu'dan Bolayır'a hareket etti.", "movement",
     {"subject": "7. Tümen", "from": "Gelibolu", "to": "Bolayır", "depart": "1915-03-12"}, "asserted"),
    ("19. Tümen 25 Nisan 1915 sabahı Bigalı'dan Conkbayırı'na yürüdü.", "movement",
     {"subject": "19. Tümen", "from": "Bigalı", "to": "Conkbayırı"}, "asserted"),
    ("23. Kolordu 5 Ağustos 1921'de trenle Polatlı'ya ulaştı.", "movement",
     {"subject": "23. Kolordu", "to": "Polatlı", "arrive": "1921-08-05", "mode": "rail"}, "asserted"),
    ("Süleyman Paşa 17 Temmuz 1877'de Dedeağaç'tan Filibe'ye gönderildi.", "movement",
     {"subject": "Süleyman Paşa", "from": "Dedeağaç", "to": "Filibe", "depart": "1877-07-17"}, "asserted"),
    ("Karargâh, 41. Alayı Kütahya üzerinden Eskişehir'e sevk etti.", "movement",
     {"subject": "41. Alay", "via": ["Kütahya"], "to": "Eskişehir"}, "asserted"),
    ("3. Tugay'ın ertesi gün Sivas'a gönderilmesi emredildi.", "movement", {"subject": "3. Tugay", "to": "Sivas"}, "planned"),
    ("15. Kolordu 9 Ekim 1920'de Kars'a doğru yürüyecekti.", "movement", {"subject": "15. Kolordu", "to": "Kars"}, "planned"),
    ("11. Alay o gece köprüyü geçmedi ve Manastır'a gitmedi.", "movement", {"subject": "11. Alay", "to": "Manastır"}, "negated"),
    ("5. Alay 9 subay ve 140 er ölü, 310 yaralı verdi.", "loss",
     {"subject": "5. Alay", "values": {"killed": {"officer": 9, "soldier": 140}, "wounded": {"person": 310}}}, "asserted"),
    # a bound is no figure
    ("Sırpların kaybı 2.600'ü geçmedi.", "loss", {"subject": "Sırplar", "values": {"total": {"person": {"min": 0, "max": 2600}}}}, "asserted"),
    ("Kayıplar en az 300, en çok 450 kişiydi.", "loss", {"values": {"total": {"person": {"min": 300, "max": 450}}}}, "asserted"),
    # location
    ("12. Tümen karargâhı Haymana'da bulunuyordu.", "location", {"subject": "12. Tümen", "place": "Haymana"}, "asserted"),
    ("57. Alay 24 Nisan'da Bigalı'da konuşlanmıştı.", "location", {"subject": "57. Alay", "place": "Bigalı"}, "asserted"),
    # command
    ("Osman Paşa komutasındaki 4. Tümen Vidin'den çıktı.", "command", {"subject": "Osman Paşa", "object": "4. Tümen"}, "asserted"),
    ("2. Ordu Komutanı Yakup Şevki Paşa karargâhını taşıdı.", "command",
     {"subject": "Yakup Şevki Paşa", "object": "2. Ordu"}, "asserted"),
    ("5. Tümen'in başında Albay Kenan Bey vardı.", "command", {"subject": "Kenan Bey", "object": "5. Tümen"}, "asserted"),
    ("Fevzi Paşa 3 Ağustos 1921'de 1. Ordu komutanlığına atandı.", "command",
     {"subject": "Fevzi Paşa", "object": "1. Ordu", "date": "1921-08-03"}, "asserted"),
    ("6. Tümen'e Albay Nazmi Bey komuta ediyordu.", "command", {"subject": "Nazmi Bey", "object": "6. Tümen"}, "asserted"),
    # organization
    ("9. Tümen 4 Mart 1915'te Maydos'ta kuruldu.", "organization",
     {"subject": "9. Tümen", "relation": "established", "date": "1915-03-04"}, "asserted"),
    ("14. Kolordu 20 Kasım 1916'da lağvedildi.", "organization",
     {"subject": "14. Kolordu", "relation": "abolished", "date": "1916-11-20"}, "asserted"),
    ("27. Alay'ın 2. Taburu kıyıyı gözetliyordu.", "organization",
     {"subject": "2. Tabur", "relation": "part_of", "object": "27. Alay"}, "asserted"),
    ("8. Tümen'e bağlı 23. Alay ertesi gün yetişti.", "organization",
     {"subject": "23. Alay", "relation": "part_of", "object": "8. Tümen"}, "asserted"),
    ("3. Kolordu 7., 9. ve 19. Tümenlerden oluşuyordu.", "organization",
     {"subject": "3. Kolordu", "relation": "composed_of", "object": ["7. Tümen", "9. Tümen", "19. Tümen"]}, "asserted"),
    ("31. Alay yedek olarak ayrıldı.", "organization", {"subject": "31. Alay", "relation": "reserve_of"}, "asserted"),
    # strength
    ("13. Tümen'de 212 subay ve 6.340 er vardı.", "strength",
     {"subject": "13. Tümen", "values": {"officer": 212, "soldier": 6340}}, "asserted"),
    ("18. Alay (43 subay, 2.150 er) köyde geceledi.", "strength",
     {"subject": "18. Alay", "values": {"officer": 43, "soldier": 2150}}, "asserted"),
    # loss
    ("41. Alay'dan 3 subay ve 58 er şehit oldu, 7 subay ve 160 er yaralandı.", "loss",
     {"subject": "41. Alay", "values": {"killed": {"officer": 3, "soldier": 58}, "wounded": {"officer": 7, "soldier": 160}}},
     "asserted"),
    ("7. Alay 30 Temmuz 1877'de Plevne'de 112 er kaybetti.", "loss",
     {"subject": "7. Alay", "date": "1877-07-30", "place": "Plevne", "values": {"total": {"soldier": 112}}}, "asserted"),
    # capture
    ("24. Tümen 30 Ağustos'ta 12 top ve 18 makineli tüfek ele geçirdi.", "capture",
     {"subject": "24. Tümen", "values": {"gun": 12, "machine_gun": 18}}, "asserted"),
    ("Dört top ve 300 tüfek 16. Alay tarafından ele geçirildi.", "capture",
     {"subject": "16. Alay", "values": {"gun": 4, "rifle": 300}}, "asserted"),
    # engagement
    ("Yunan kuvvetleri 19 Temmuz 1921'de Eskişehir'i ele geçirdi.", "engagement",
     {"parties": ["Yunan kuvvetleri"], "place": "Eskişehir", "date": "1921-07-19"}, "asserted"),
    ("Kars 30 Ekim 1920'de 15. Kolordu tarafından alındı.", "engagement",
     {"parties": ["15. Kolordu"], "place": "Kars", "date": "1920-10-30"}, "asserted"),
    # order
    ("Mustafa Kemal Paşa 26 Ağustos'ta 1. Ordu'ya taarruz emri verdi.", "order",
     {"issuer": "Mustafa Kemal Paşa", "recipient": "1. Ordu"}, "asserted"),
    # agreement
    ("30 Ekim 1918'de Osmanlı Devleti ile İngiltere arasında Mondros Ateşkes Antlaşması imzalandı.", "agreement",
     {"date": "1918-10-30", "title": "Mondros Ateşkes Antlaşması"}, "asserted"),
    # composition
    ("Meclis 66 üyeden oluşuyordu. 40 üye Türklere, 20 üye Rumlara, 6 üye Ermenilere ayrılmıştı.", "composition",
     {"total": 66, "values": {"Türkler": 40, "Rumlar": 20, "Ermeniler": 6}}, "asserted"),
    # sequence
    ("Birlik 3 Mayıs 1915'te Kirte'ye vardı. İki gün sonra 9. Tümen Kirte'ye ulaştı.", "sequence",
     {"first": "1915-05-03", "second": "1915-05-05", "min_days": 2, "max_days": 2}, "asserted"),
    ("27. Alay ise 250 şehit ve 300 yaralı verdi.", "loss",
     {"subject": "27. Alay", "values": {"killed": {"person": 250}, "wounded": {"person": 300}}}, "asserted"),
    ("5. Tümen 2.800 kayıp vererek geri çekildi.", "loss", {"subject": "5. Tümen", "values": {"total": {"person": 2800}}}, "asserted"),
    ("5. Tümen 7.300 ölü ve yaralı bıraktı.", "loss", {"values": {"total": {"person": 7300}}}, "asserted"),
    ("Yunan ordusu 13 Eylül 1921'de çekildi. Türk tarafı 5.713 şehit verdi.", "loss",
     {"subject": "Türk tarafı", "values": {"killed": {"person": 5713}}}, "asserted"),
    ("57. Alay geldi. Alay 5 Mayıs 1915'te 600 kayıp verdi.", "loss", {"subject": "57. Alay"}, "asserted"),
    ("General Kridener'in kolordusu 30 Temmuz 1877'de 730 kişi kaybetti.", "loss",
     {"subject": "General Kridener'in kolordusu"}, "asserted"),
    ("4. Tümen tabyayı aldı; General Skobelev'in kuvvetleri Yeşiltepe'yi aldı, ancak 12 Eylül 1877'de geri atıldı.", "engagement",
     {"parties": ["General Skobelev'in kuvvetleri"], "outcome": "General Skobelev'in kuvvetleri repulsed"}, "asserted"),
    ("Mustafa Kemal Paşa 19 Mayıs 1919'da Samsun'a çıktı.", "movement",
     {"to": "Samsun", "arrive": "1919-05-19", "depart": None}, "asserted"),
    ("Zeki Paşa'nın III. Kolordusu Vize'ye, Abdullah Paşa'nın karargâhı Lüleburgaz'a çekildi.", "movement",
     {"subject": "3. Kolordu", "to": "Vize"}, "asserted"),
    ("Kurtarma kolordusu 8 Mart 1916'da Sabis'e taarruz etti.", "engagement",
     {"parties": ["Kurtarma kolordusu"], "place": "Sabis"}, "asserted"),
    ("57. Alay'da 5 Mayıs 1915'te 200 er öldü.", "loss", {"subject": "57. Alay"}, "asserted"),
    ("Mürettep Kolordu komutanı Kâzım Bey'di.", "command", {"subject": "Kâzım Bey", "object": "Mürettep Kolordu"}, "asserted"),
    ("Süvari Tümeni 12 Ağustos 1922'de taarruza geçti.", "engagement", {"parties": ["Süvari Tümeni"], "date": "1922-08-12"}, "asserted"),
    ("1 Ekim 1918'de Şam düştü.", "engagement", {"place": "Şam", "date": "1918-10-01"}, "asserted"),
    ("16. Kolordu Tutrakan'ı ele geçirdi ve 25.000 esir aldı.", "capture",
     {"subject": "16. Kolordu", "values": {"prisoner": 25000}}, "asserted"),
    ("11. Tümen Mangal Dağı'nı bırakarak Sarıhalil'e çekildi.", "movement",
     {"subject": "11. Tümen", "from": "Mangal Dağı", "to": "Sarıhalil"}, "asserted"),
    ("Ali İhsan Paşa 6. Tümen'e Van'dan Bitlis'e çekilme emri verdi.", "movement",
     {"subject": "6. Tümen", "from": "Van", "to": "Bitlis"}, "planned"),
    ("8. Ordu'nun karargâhı Tulkerim'deydi.", "location", {"subject": "8. Ordu", "place": "Tulkerim"}, "asserted"),
    ("Vehip Paşa'nın 2. Ordusu yola çıktı.", "command", {"subject": "Vehip Paşa", "object": "2. Ordu"}, "asserted"),
    ("4. Ordu 8 Eylül 1914'te kuruldu ve komutanlığına Zeki Paşa atandı.", "command",
     {"subject": "Zeki Paşa", "object": "4. Ordu"}, "asserted"),
    ("29. Tümen, Hafız Hakkı Paşa'nın emriyle Bardız'a yürüdü.", "order",
     {"issuer": "Hafız Hakkı Paşa", "recipient": "29. Tümen"}, "asserted"),
    ("27. Alay geldi. Alayımız o gün 160 er kaybetti.", "loss", {"subject": "27. Alay"}, "asserted"),
    ("Mısır ordusu 21 Aralık 1832'de Konya'ya girdi.", "movement", {"subject": "Mısır ordusu", "to": "Konya"}, "asserted"),
    ("Müfreze 1.400 kişi ve 12 toptan oluşuyordu.", "strength", {"values": {"person": 1400, "gun": 12}}, "asserted"),
    ("Bu ordu 15.000 tüfeğe ve 157 topa sahipti.", "strength", {"values": {"rifle": 15000, "gun": 157}}, "asserted"),
    ("Rusların zayiatı 750 kişiydi.", "loss", {"subject": "Ruslar", "values": {"total": {"person": 750}}}, "asserted"),
    ("38. Alay'dan bir subay şehit oldu, 116 er yaralandı.", "loss",
     {"subject": "38. Alay", "values": {"killed": {"officer": 1}, "wounded": {"soldier": 116}}}, "asserted"),
    ("2 Şubat 1943'te 91.000 Alman askeri esir düştü.", "loss", {"subject": "Alman askeri"}, "asserted"),
    ("57. Alay geldi. 10.000 erinin 3.000'i ilk gün öldü.", "loss", {"values": {"killed": {"soldier": 3000}}}, "asserted"),
    ("Hrulev'in alayı Gözleve'ye ilerledi. 17 Şubat 1855'te Rus kuvvetleri kasabaya saldırdı.", "engagement",
     {"parties": ["Rus kuvvetleri"], "place": "Gözleve", "date": "1855-02-17"}, "asserted"),
    ("15. Kolordu trenle geldi. Alman Güney Ordusu'nun emrine verilen kolordu bekledi.", "organization",
     {"subject": "15. Kolordu", "relation": "attached_to", "object": "Alman Güney Ordusu"}, "asserted"),
    ("Kolordu kuruldu. Bir Rus raporuna göre garnizonda 4.600 kişi vardı.", "strength",
     {"subject": "garnizon", "values": {"person": 4600}}, "reported"),
    ("Kuvvetlerin ana kısmını 38. Alay oluşturuyordu.", "organization",
     {"subject": "Kuvvetler", "relation": "composed_of", "object": ["38. Alay"]}, "asserted"),
    ("Komutayı Albay Nuri Bey, Cevat Paşa'ya devretti.", "command", {"subject": "Cevat Paşa"}, "asserted"),
    ("Gümrü Antlaşması 3 Aralık 1920'de Türkiye ile Ermenistan arasında imzalandı.", "agreement",
     {"title": "Gümrü Antlaşması", "parties": ["Türkiye", "Ermenistan"], "date": "1920-12-03"}, "asserted"),
    ("39. Tümen Asir'de, 40. Tümen Hudeyde'de idi.", "location", {"subject": "39. Tümen", "place": "Asir"}, "asserted"),
    ("Türk ordusunun kayıpları 146 subay ve 2.397 er şehit, 378 subay ve 9.477 er yaralıydı.", "loss",
     {"values": {"killed": {"officer": 146, "soldier": 2397}, "wounded": {"officer": 378, "soldier": 9477}}}, "asserted"),
    ("57. Tümen 27 Ağustos 1922'de Çiğiltepe'yi alamadı.", "engagement", {"place": "Çiğiltepe"}, "negated"),
    ("Japonlar o gün 14.000 ölü ve yaralı verdi.", "loss", {"values": {"total": {"person": 14000}}}, "asserted"),
    ("45. Fırka geldi. Fırkamızın mevcudu 4.000 kişiydi.", "strength", {"subject": "45. Fırka"}, "asserted"),
    ("Rus ordusu 14 Mayıs 1854'te Silistre'yi kuşattı.", "engagement",
     {"parties": ["Rus ordusu"], "place": "Silistre", "date": "1854-05-14"}, "asserted"),
    ("De Gaulle'ün komuta ettiği 4. Zırhlı Tümen 17 Mayıs 1940'ta Montcornet'ye saldırdıysa da geri çekildi.", "command",
     {"subject": "De Gaulle", "object": "4. Zırhlı Tümeni"}, "asserted"),
    ("190. Alay'dan 6 er şehit, 14 er yaralıdır.", "loss",
     {"subject": "190. Alay", "values": {"killed": {"soldier": 6}, "wounded": {"soldier": 14}}}, "asserted"),
    ("Rusların 1.500 kayıp verdiği bildiriliyor.", "loss", {"subject": "Ruslar"}, "reported"),
    ("Adil Paşa'nın 4.000 kişilik müfrezesi 3 Eylül 1877'de Mikre'ye çekildi.", "strength",
     {"subject": "Adil Paşa'nın müfrezesi", "values": {"person": 4000}}, "asserted"),
    ("Liman von Sanders 26 Mart 1915'te 5. Ordu'nun komutasını devraldı.", "command",
     {"subject": "Liman von Sanders", "object": "5. Ordu", "date": "1915-03-26"}, "asserted"),
    ("Dunkirk'ten 338.226 asker tahliye edildi.", "movement", {"from": "Dunkirk"}, "asserted"),
    ("Grivitsa tabyası 11 Eylül 1877'de 4. Tümen tarafından zapt olundu.", "engagement", {"parties": ["4. Tümen"]}, "asserted"),
    ("6. Ordu komutanlığına Halil Paşa, 2. Ordu komutanlığına İzzet Paşa atandı.", "command",
     {"subject": "Halil Paşa", "object": "6. Ordu"}, "asserted"),
    ("6. Ordu komutanlığına Halil Paşa, 2. Ordu komutanlığına İzzet Paşa atandı.", "command",
     {"subject": "İzzet Paşa", "object": "2. Ordu"}, "asserted"),
    ("Townshend Paşa 29 Nisan 1916'da 481 subay ve 13.300 erle teslim oldu.", "loss",
     {"subject": "Townshend Paşa", "values": {"captured": {"officer": 481, "soldier": 13300}}}, "asserted"),
    ("6. Ordu kuruldu. Ordunun başına Halil Paşa geçti.", "command", {"subject": "Halil Paşa", "object": "6. Ordu"}, "asserted"),
    ("7. ve 8. Tümenler 3. Grup'a, 61. Tümen 4. Grup'a bağlıydı.", "organization",
     {"subject": ["7. Tümen", "8. Tümen"], "relation": "attached_to", "object": "3. Grup"}, "asserted"),
    ("7. ve 8. Tümenler 3. Grup'a, 61. Tümen 4. Grup'a bağlıydı.", "organization",
     {"subject": "61. Tümen", "relation": "attached_to", "object": "4. Grup"}, "asserted"),
    ("Mustafa Kemal Paşa, İsmet Paşa'ya Eskişehir'den Polatlı'ya çekilmesini emretti.", "movement",
     {"subject": "İsmet Paşa", "from": "Eskişehir", "to": "Polatlı"}, "planned"),
    # event
    ("Büyük Millet Meclisi 23 Nisan 1920'de Ankara'da toplandı.", "event", {"date": "1920-04-23", "place": "Ankara"}, "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots", "polarity"), CASES, ids=[f"{c[1]}: {c[0][:40]}" for c in CASES])
def test_a_sentence_says_its_claim(text: str, kind: str, slots: dict[str, Any], polarity: str) -> None:
    """One claim of the kind has every slot that the case names, and the polarity."""
    found = [c for c in claims_of(text) if c.kind == kind]
    fits = [c for c in found if c.polarity == polarity and all(c.slots.get(k) == v for k, v in slots.items())]
    assert fits, f"{kind}: {[(c.polarity, dict(c.slots)) for c in found]}"


SILENT = [
    ("Orduda moral yüksekti.", "strength"),
    ("Alay Bakanlığı kuruldu.", "movement"),
    ("Komutan raporunu yazdı ve uyudu.", "movement"),
    ("9. Tümen'in Kars'a gitmesini engellediler.", "movement"),
    ("Almanya, Türklerin Musul'a girmesini istemiyordu.", "movement"),
    ("Bu karar 12 ülkede yankı buldu.", "strength"),
    ("Ali Bey emekli oldu ve anılarını yazdı.", "command"),
    ("Savaştan sonra 3 kitap yayımladı.", "loss"),
    ("3. Tümen düşman mevzilerini 4 Mayıs 1915'te dövdü.", "engagement"),
    ("Müstakil Kolordu, Halil Paşa'nın emriyle lağvedildi.", "movement"),
    ("7. Tümen'de 2 dağ topu ve 4 sahra topu vardı. Tümenin 6 topu bozuktu.", "capture"),
    ("13. Alay'ın bir taburu Kars'ta, iki taburu yedekte bulunuyordu.", "strength"),
    ("Talat Bey geldi. Zırhlı battı ve 639 kişi öldü.", "movement"),
    ("1. Süvari Tümeni geldi. Cephane kolu trenle Malıköy'den Polatlı'ya gönderildi.", "location"),
    ("9. Tümen mevzileri tuttu. Garnizonda her gün 15 kişi ölüyordu.", "loss"),
]


@pytest.mark.parametrize(("text", "kind"), SILENT)
def test_what_is_not_said_is_not_claimed(text: str, kind: str) -> None:
    """A refusal, a wish against something, a figure of something else make no claim of the kind."""
    assert not [c for c in claims_of(text) if c.kind == kind and c.polarity == "asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "Süvari Tümeni Kızanlık'a girdi. Vasilkov 1.800 kişi kaybetti.",
        "4. Tümen Filibe'ye yürüdü. Hüsnü 300 esir verdi.",
        "4. Tümen Filibe'ye yürüdü. Garnizondakiler direndi. Gelibolulu 90 şehit verdi.",
    ],
)
def test_a_name_that_nobody_knows_is_not_taken_for_who_acted_before(text: str) -> None:
    (lost,) = [claim for claim in claims_of(text) if claim.kind == "loss"]
    assert lost.slots.get("subject") not in ("Süvari Tümeni", "4. Tümen")


def test_who_acted_goes_on_acting_where_no_other_is_named() -> None:
    told = claims_of(
        "4. Tümen Filibe'ye yürüdü. Sonra Sofya'ya girdi. Orada 300 kişi kaybetti. İlerleyerek Niş'e ulaştı."
    )
    assert {claim.slots.get("subject") for claim in told} == {"4. Tümen"}


def test_what_somebody_did_who_is_not_said_is_nobodys() -> None:
    told = claims_of(
        "5. Tümen Kars'ta kaldı. 3 Mart'ta Ardahan'a girildi, 5 Mart'ta Batum'a yüründü. Kışın Sohum kuşatıldı."
    )
    assert [claim.kind for claim in told if "5. Tümen" in str(claim.slots)] == ["location"]


def test_a_unit_of_which_only_the_number_is_told_is_not_its_whole() -> None:
    told = claims_of("4. Tümen 39. ve 58. alaylarını ileri sürdü, 40'ıncısı ihtiyatta kaldı.")
    assert not [claim for claim in told if claim.slots.get("subject") == "4. Tümen" and claim.kind == "organization"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Halit Bey müfrezesi 3 Mart 1918'de Van şehrine girdi.", "Halit Bey müfrezesi"),
        ("Süleyman Paşa ordusu 3 Mart 1877'de Şıpka'ya yürüdü.", "Süleyman Paşa ordusu"),
        ("Halit Bey müfrezesini Van'a yürüttü.", None),
    ],
)
def test_a_force_that_is_called_after_a_person_moves_and_not_the_person(text: str, who: str | None) -> None:
    moved = [claim.slots["subject"] for claim in claims_of(text) if claim.kind == "movement"]
    assert who in moved if who else "Halit Bey" not in moved
