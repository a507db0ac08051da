"""Named formations in the forms that Turkish prose gives them, and forces that are none."""

from __future__ import annotations

import pytest
from reading import read

from sefer.model import UnitValue

UNITS: list[tuple[str, list[tuple[str, str]]]] = [
    ("5. Kafkas Piyade Tümeni'nin karargâhı buradaydı.", [("5. Kafkas Piyade Tümeni", "division")]),
    ("Dokuzuncu Kolordu geri çekildi.", [("9. Kolordu", "corps")]),
    ("On ikinci Alay köprüyü tuttu.", [("12. Alay", "regiment")]),
    ("XIV. Kolordu ile III. Ordu birleşti.", [("14. Kolordu", "corps"), ("3. Ordu", "army")]),
    ("7., 9. ve 19. Tümenlere emir verildi.", [("7. Tümen", "division"), ("9. Tümen", "division"), ("19. Tümen", "division")]),
    ("27. Alayın 2. Taburu kıyıdaydı.", [("27. Alay", "regiment"), ("2. Tabur", "battalion")]),
    ("Sivas ve Tokat Alayları geldi.", [("Sivas Alayı", "regiment"), ("Tokat Alayı", "regiment")]),
    ("Dağıstan Süvari Alayı ile Kızıl Ordu karşılaştı.", [("Dağıstan Süvari Alayı", "regiment"), ("Kızıl Ordu", "army")]),
    ("Yıldırım Orduları Grubu kuruldu.", [("Yıldırım Orduları Grubu", "army_group")]),
    ("3. Ordu Komutanlığı'na yazıldı.", [("3. Ordu", "army")]),
    ("22. ve Asya Kolorduları kıyıyı tuttu.", [("22. Kolordu", "corps"), ("Asya Kolordusu", "corps")]),
    ("Rusların Tiflis Alayı üç kez saldırdı.", [("Tiflis Alayı", "regiment")]),
    ("Kuvâ-yi Seyyâre Gediz'e yürüdü.", [("Kuvâ-yi Seyyâre", "other")]),
    ("Genel Karargâh Kars'a taşındı.", [("Genel Karargâh", "headquarters")]),
    ("Doğu Cephesi'nde durum değişti.", [("Doğu Cephesi", "front")]),
    ("Tablo 2. Batı Ordusu'nun mevcudu", [("Batı Ordusu", "army")]),
    ("Çizelge 3. Tümen'in kayıpları", []),
    ("8'inci Fırka Plevne'ye yürüdü.", [("8. Fırka", "division")]),
    ("2. Süvari Tugayı önden gitti.", [("2. Süvari Tugayı", "brigade")]),
    ("57 nci Alay ile III üncü Kolordu birleşti.", [("57. Alay", "regiment"), ("3. Kolordu", "corps")]),
    ("9., 25, 26 ve 27. Alaylar geri alındı.",
     [("9. Alay", "regiment"), ("25. Alay", "regiment"), ("26. Alay", "regiment"), ("27. Alay", "regiment")]),
    ("1. Piyade ve 3. Süvari Tümenleri geldi.", [("1. Piyade Tümeni", "division"), ("3. Süvari Tümeni", "division")]),
    ("I, II ve IV. Kolordular yürüdü.", [("1. Kolordu", "corps"), ("2. Kolordu", "corps"), ("4. Kolordu", "corps")]),
    ("Otuz altıncı Tümen geri çekildi.", [("36. Tümen", "division")]),
    ("Yunan Küçük Asya Ordusu yürüdü.", [("Yunan Küçük Asya Ordusu", "army")]),
    ("Trabzon Sahil Müfrezesi Of'a çekildi.", [("Trabzon Sahil Müfrezesi", "detachment")]),
    ("A Ordu Grubu ile Merkez Ordular Grubu ilerledi.", [("A Ordu Grubu", "army_group"), ("Merkez Ordular Grubu", "army_group")]),
    ("Kozan Redif Fırkası sınırdaydı.", [("Kozan Redif Fırkası", "division")]),
    ("Mürettep Kolordu'ya haber verildi.", [("Mürettep Kolordu", "corps")]),
    ("Müstakil Süvari Tugayı yürüdü.", [("Müstakil Süvari Tugayı", "brigade")]),
    ("Süvari Kolordusu yürüdü.", [("Süvari Kolordusu", "corps")]),
    ("Hicaz Kuvve-i Seferiyesi direndi.", [("Hicaz Kuvve-i Seferiyesi", "other")]),
    ("Çöl Kuvveti ile Yabancı Lejyonu yürüdü, hava kuvveti yoktu.", [("Çöl Kuvveti", "other"), ("Yabancı Lejyonu", "other")]),
    ("Anneme Ordu Caddesi'nden 'Ağır Süvari Tugayı' üzerine yazdım.", [("Ağır Süvari Tugayı", "brigade")]),
    ("14. SV. TÜM. İLE 3. KAFKAS TÜMENİ YÜRÜYECEK, BATI CEPHESİ 2. GR.'U BEKLEYECEKTİR. YENİ BİR TUGAY KURULDU.",
     [("14. Sv. Tümeni", "division"), ("3. Kafkas Tümeni", "division"), ("Batı Cephesi", "front"), ("2. Grup", "group")]),
    ("Saldırıya 23. (Galiçya) Alayı katıldı.", [("23. Galiçya Alayı", "regiment")]),
    ("Dunsterforce kuzeyden geldi ve orada kaldı.", [("Dunsterforce", "detachment")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNITS, ids=[t[:36] for t, _ in UNITS])
def test_units(text: str, expected: list[tuple[str, str]]) -> None:
    found = [m.value for m in read(text).of("unit") if isinstance(m.value, UnitValue)]
    assert [(v.name, v.echelon) for v in found] == expected


ENGLISH: list[tuple[str, list[tuple[str, str]]]] = [
    ("The 39th Brigade reached the town, and the 7th Battalion of the North Staffordshire Regiment went up to the hill.",
     [("39th Brigade", "brigade"), ("7th Battalion", "battalion"), ("North Staffordshire Regiment", "regiment")]),
    ("Nuri Pasha's Caucasian Army of Islam marched, while the 9th, 10th and 13th Regiments were kept in reserve.",
     [("Caucasian Army of Islam", "army"), ("9th Regiment", "regiment"), ("10th Regiment", "regiment"), ("13th Regiment", "regiment")]),
    ("XIV Corps and the Third Army were moved to the front by train, and the II Caucasian Corps stayed where it was.",
     [("XIV Corps", "corps"), ("3rd Army", "army"), ("II Caucasian Corps", "corps")]),
    ("Army Group F and the Yildirim Army Group were dissolved, and the Eastern Front had been there before them.",
     [("Army Group F", "army_group"), ("Yildirim Army Group", "army_group"), ("Eastern Front", "front")]),
    ("The Eighth Army of Jevad Pasha was gone; the 4th Cavalry Division held the pass and the 5th had the track.",
     [("8th Army", "army"), ("4th Cavalry Division", "division"), ("5th Division", "division")]),
    ("He was with G Battery and the B Company of the 11th East Siberian Rifles when they were lost to the enemy.",
     [("G Battery", "battery"), ("B Company", "company"), ("11th East Siberian Rifles", "regiment")]),
    ("The Turkish Army and the Russian army had two regiments and three battalions on the river, and that was all.", []),
    ("The second division of the estate was made after the First World War, when he came back from the front.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[t[:36] for t, _ in ENGLISH])
def test_english(text: str, expected: list[tuple[str, str]]) -> None:
    found = [m.value for m in read(text).of("unit") if isinstance(m.value, UnitValue)]
    assert [(v.name, v.echelon) for v in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Türk ordusu ve Ermeni kuvvetleri karşılaştı.",
        "Kasabada iki alay ve üç tabur vardı.",
        "Yüzbaşı Cochrane grubun önderiydi, Vinogradov tümenini bıraktı.",
        "Asım Bey müfrezesi yolu kesti, Hakkı Beyin kolordusu eridi.",
        "Albay Ramiz Bey filoyu geri getirdi, oradaki alay dağıldı.",
        "Topçu alayı ateşe başladı ve gün boyu sürdürdü.",
        "Milisler geceleyin köye girdi ve sabah ayrıldı.",
        "Ordu şehri Karadeniz kıyısındadır ve fındığıyla ünlüdür.",
        "Sovyetler Birliği savaşa girdi, Avrupa Birliği yoktu.",
        "İttihat ve Terakki Fırkası ile Halk Fırkası çekişti.",
        "Ordu Komutanı, Tümen Komutanına emir verdi.",
        "Batı cephesinde değişen bir şey yoktu o günlerde.",
    ],
)
def test_forces_without_a_name_are_no_units(text: str) -> None:
    assert not read(text).of("unit")
