"""Numbers and what they count."""

from __future__ import annotations

import pytest
from reading import read

from sefer.grammars.numbers import cardinal, ordinal
from sefer.letters.romans import roman
from sefer.model import QuantityValue

QUANTITIES: list[tuple[str, list[tuple[float, float, str]]]] = [
    ("Tümende 212 subay ve 6.340 er vardı.", [(212, 212, "officer"), (6340, 6340, "soldier")]),
    ("Karşı taraf altı bin asker topladı.", [(6000, 6000, "soldier")]),
    ("Kalede 4 bin 120 asker vardı.", [(4120, 4120, "soldier")]),
    ("Şehirde 55–60 bin nüfus yaşıyordu.", [(55000, 60000, "person")]),
    ("Orduda 6.000 ile 10.000 arasında asker vardı.", [(6000, 10000, "soldier")]),
    ("Alay 12 top ve 18 makineli tüfek aldı.", [(12, 12, "gun"), (18, 18, "machine_gun")]),
    ("Geriye 120 tüfek ile iki makineli ve dört yüz mürit kaldı.",
     [(120, 120, "rifle"), (2, 2, "machine_gun"), (400, 400, "person")]),
    ("6 makineli tüfek bölüğü ve 3 makineli tabanca geldi.", [(6, 6, "company")]),
    ("In the night 470 parachutists came from 142 bombers.", [(470, 470, "soldier"), (142, 142, "aircraft")]),
    ("600 kişilik bir birlik geldi.", [(600, 600, "person")]),
    ("Köyde 70 sandık tüfek mermisi bulundu.", [(70, 70, "ammunition_box")]),
    ("Limanda 2 zırhlı tren ve 8 uçak duruyordu.", [(2, 2, "armoured_train"), (8, 8, "aircraft")]),
    ("Üç tabur ve iki batarya yola çıktı.", [(3, 3, "battalion"), (2, 2, "battery")]),
    ("Meydanda 150 ceset ve 51 İngiliz askeri kaldı.", [(150, 150, "corpse"), (51, 51, "soldier")]),
    ("Alay 37 ölü, 54 yaralı ve 12 kayıp verdi.", [(37, 37, "person"), (54, 54, "person"), (12, 12, "person")]),
    ("Yirmi beş bin kişilik ordu Balkanlar'ı aştı.", [(25000, 25000, "person")]),
    ("8 ila 10 bin asker Gazze'de toplandı.", [(8000, 10000, "soldier")]),
    ("Beşer yüz kişilik iki kafile yola çıktı.", [(500, 500, "person"), (2, 2, "other")]),
    ("Taburlarda ellişer er kalmıştı.", [(50, 50, "soldier")]),
    ("Köprüde beş on asker, derede üç dört yüz atlı görüldü.", [(5, 10, "soldier"), (300, 400, "cavalryman")]),
    ("On beş yirmi bin kişi, yüz yüz elli top vardı.", [(15000, 20000, "person"), (100, 150, "gun")]),
    ("Esirler arasında iki general, altı albay ve on tabip bulunuyordu.",
     [(2, 2, "officer"), (6, 6, "officer"), (10, 10, "person")]),
    ("Limanda 126 kara topu ve bin beş yüz denizci vardı.", [(126, 126, "gun"), (1500, 1500, "person")]),
    ("Köyler 300 kağnı ve 40 öküz arabası verdi.", [(300, 300, "vehicle"), (40, 40, "vehicle")]),
    ("Siperde bir subay şehit, beş er yaralı vardı.", [(1, 1, "officer"), (5, 5, "soldier")]),
    ("Karşı tarafın zayiatı kırk bir bin olarak duyuruldu.", [(41000, 41000, "person")]),
    ("İki buçuk tabur ve bir buçuk bölük geldi.", [(2.5, 2.5, "battalion"), (1.5, 1.5, "company")]),
    ("Boğaza 18 savaş gemisi, 8 zırhlı ve 3 denizaltı girdi.", [(18, 18, "ship"), (8, 8, "ship"), (3, 3, "ship")]),
    ("4 adet 15 santimlik obüs ile 75'lik 6 top sustu.", [(4, 4, "gun"), (6, 6, "gun")]),
    ("13.309 kişi teslim oldu; bunların 277'si subaydı.", [(13309, 13309, "person"), (277, 277, "officer")]),
    ("Esirlerin 2.750'si İngiliz, 6.500'ü Hintli idi.", [(2750, 2750, "prisoner"), (6500, 6500, "prisoner")]),
    ("Kaleyi savunan 350 neferden ancak 40'ı sağ kaldı.", [(350, 350, "soldier"), (40, 40, "soldier")]),
    ("O yıl 36 tümenin 31'i doğudaydı.", [(36, 36, "division"), (31, 31, "division")]),
    ("5 general, 481 subay ve 13 bin er teslim oldu.", [(5, 5, "officer"), (481, 481, "officer"), (13000, 13000, "soldier")]),
    ("Bin iki yüz kırk üç süngü ve doksan kılıç kalmıştı.", [(1243, 1243, "soldier"), (90, 90, "cavalryman")]),
    ("3 yaralı er ve 1 subay hastaneye kaldırıldı.", [(3, 3, "soldier"), (1, 1, "officer")]),
    ("Askerlerin sayısı 25 bine ulaştı, topların sayısı 60'ı buldu.", [(25000, 25000, "soldier"), (60, 60, "gun")]),
    ("1.500 kadar Yunan askeri esir alındı.", [(1500, 1500, "soldier")]),
    ("O gün 300 Rus, 200 Ermeni öldü.", [(300, 300, "person"), (200, 200, "person")]),
    ("Yüzlerce asker dondu, birkaç yüz er döndü.", [(100, 999, "soldier"), (200, 900, "soldier")]),
    ("Her iki alay da çekildi, bu üç tabur kaldı.", [(3, 3, "battalion")]),
    ("Ruslar 700'ü ölü, 1.650'si yaralı 2.350 kişi yitirdi.", [(700, 700, "person"), (1650, 1650, "person"), (2350, 2350, "person")]),
    ("9. Fırka 3.200 kişi, 10'uncu 2.750, 11'inci ise ancak 980 kişiydi.",
     [(3200, 3200, "person"), (2750, 2750, "person"), (980, 980, "person")]),
    ("Kayıplar en az 300, en çok 450 kişiydi; zayiat 90 ila 120 arasındaydı.", [(300, 450, "person"), (90, 120, "person")]),
    ("Fırka 1.950 subay ve er yitirdi; kayıp, subay ve er toplam 410'du.", [(1950, 1950, "person"), (410, 410, "person")]),
    ("Mevcudu 2812 asker ile 698 hayvandı.", [(2812, 2812, "soldier"), (698, 698, "animal")]),
    ("Erattan 212 şehit, 503 yaralı verildi; karşı taraf 90 kişi yitirdi.",
     [(212, 212, "soldier"), (503, 503, "soldier"), (90, 90, "person")]),
    ("İngilizler 417, Boerler iki yüze yakın kişi kaybetti.", [(417, 417, "person"), (200, 200, "person")]),
    ("Üç takım komutanı ile iki mayın havanı geldi, nefer başına yetmişer fişek düştü.",
     [(3, 3, "officer"), (2, 2, "mortar"), (70, 70, "other")]),
    ("Mevcut: sb. 12, er 340, mak. tf. 4. Ateş hattında 2½ tabur ve 1 1/2 bölük vardı, 3 tb. geldi.",
     [(12, 12, "officer"), (340, 340, "soldier"), (4, 4, "machine_gun"), (2.5, 2.5, "battalion"), (1.5, 1.5, "company"),
      (3, 3, "battalion")]),
    ("Mevcut 6.000 neferdi; Şubat geldiğinde üç bine inmişti. Yarım milyon asker, 3 . 420 şehit ve bine karib esir anıldı.",
     [(6000, 6000, "soldier"), (3000, 3000, "soldier"), (500000, 500000, "soldier"), (3420, 3420, "person"), (1000, 1000, "prisoner")]),
    ("Bunların 9.000'i paraşütle, 600'ü planörle geldi.", [(9000, 9000, "person"), (600, 600, "person")]),
    ("Köyde 500'ün üzerinde asker ve 52 katırlı nefer kaldı; bir mitralyöz bölüğü, iki vagon erzak ve dört araba un bekleniyordu.",
     [(500, 500, "soldier"), (52, 52, "soldier")]),
]  # fmt: skip


def found(text: str) -> list[QuantityValue]:
    return [m.value for m in read(text).of("quantity") if isinstance(m.value, QuantityValue)]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES, ids=[t[:36] for t, _ in QUANTITIES])
def test_quantities(text: str, expected: list[tuple[float, float, str]]) -> None:
    assert [(v.low, v.high, v.item) for v in found(text)] == expected


def test_a_hedge_makes_a_range() -> None:
    (value,) = found("Yaklaşık 400 asker köyde geceledi ve sabah ayrıldı.")
    assert (value.low, value.least, value.most) == (400, 360, 440)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Bini aşkın er esir düştü ve götürüldü.", 1000, None),
        ("O gün 3.000'den fazla asker geldi.", 3000, None),
        ("Köyde 300 küsur er vardı.", 300, None),
        ("Yüz elliye yakın subay öldü.", 135, 150),
        ("Köyde 300'e yakın uçak parçası ve 250 kadar top vardı.", 225, 275),
        ("Orada en az 40 top vardı.", 40, None),
        ("Orada en fazla 40 top vardı.", None, 40),
        ("55 binden fazla kişi göç etti.", 55000, None),
        ("Bulgarların zayiatı 7.500'ü geçmiyordu.", None, 7500),
        ("Alayın mevcudu 900 kişiyi bulmadı.", None, 900),
        ("Tugayın mevcudu 4.000 kişiye yaklaşıyordu.", 3600, 4000),
        ("Gazze'deki kayıp 400 erden aşağı değildi.", 400, None),
        ("Tugayın mevcudu 650'den fazla değildi.", None, 650),
        ("Vidin'deki hasta sayısı iki bini aştı.", 2000, None),
        ("At Gorlice not more than 90 guns were brought up.", None, 90),
        ("At Erzincan no fewer than 70 horses died.", 70, None),
        ("The losses of the brigade did not exceed 260 men.", None, 260),
        ("Fewer than 120 sappers and under 40 mules came back.", None, 40),
    ],
)
def test_hedges_widen_on_their_side(text: str, least: float | None, most: float | None) -> None:
    *_, value = found(text)
    assert (value.least, value.most) == (least, most)


ENGLISH: list[tuple[str, list[tuple[float, str]]]] = [
    ("The force lost about 1,200 killed and 3,000 wounded on that day, and it was a hard blow to the army.",
     [(1200, "person"), (3000, "person")]),
    ("He surrendered with 13,309 men, of whom 277 were officers, after a siege that had lasted for 147 days.",
     [(13309, "person"), (277, "officer")]),
    ("Some six thousand prisoners and 40 machine guns were taken by the cavalry, which had marched 20 miles.",
     [(6000, "prisoner"), (40, "machine_gun")]),
    ("The garrison had 4 field guns and 2 armoured cars, and two hundred and fifty soldiers were sick with fever.",
     [(4, "gun"), (2, "armoured_car"), (250, "soldier")]),
    ("Round the harbour 4,000 French, 3,500 British and 900 Sardinians lay in camp, and the 7th had 800 men, the 9th 650.",
     [(4000, "person"), (3500, "person"), (900, "person"), (800, "person"), (650, "person")]),
    ("The column had two hundred fit for duty and three hundred left, and the true figure was 57,470, of whom 19,240 were dead.",
     [(200, "person"), (300, "person"), (57470, "person"), (19240, "person")]),
    ("The Naval Division lost 1,150 officers and men, the Lancers 70 officers and other ranks and 12 officers and 85 grooms.",
     [(1150, "person"), (70, "person"), (12, "officer")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[t[:36] for t, _ in ENGLISH])
def test_english(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(v.low, v.item) for v in found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Askerin yarısı yürüyemez durumdaydı, üçte ikisi hastaydı.",
        "Depoda 300 ton un, 15 bin kilo barut ve 4 günlük erzak vardı.",
        "Kuvvetin 1/3'ü geride kaldı, %60 zayiat verildi.",
        "364 numaralı tepe el değiştirdi ve orada siper kazıldı.",
        "Yürüyüş 12 gün ve 40 kilometre sürdü, çok yorucuydu.",
        "Bir subay geldi ve raporunu verdi, sonra ayrıldı.",
        "Anlaşmanın 4. maddesi uygulanmadı ve unutuldu gitti.",
        "Saat 11.40'ta ateş kesildi ve herkes yerine döndü.",
        "Nüfusun yüzde 40'ı göç etti ve bir daha dönmedi.",
        "Kolordunun 1877 kışındaki çöküşü uzun sürdü.",
        "Telgrafta 5 Fuat Paşa imzası vardı.",
    ],
)
def test_what_counts_nothing_of_ours(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.475", 2475),
        ("2 475", 2475),
        ("6 bin", 6000),
        ("1,5 milyon", 1500000),
        ("dört yüz elli", 450),
        ("bin iki yüz", 1200),
        ("ve", None),
    ],
)
def test_cardinals(text: str, number: float | None) -> None:
    assert cardinal(text) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [("5.", 5), ("5'inci", 5), ("3-cü", 3), ("beşinci", 5), ("onikinci", 12), ("IX.", 9), ("Kars", None)],
)
def test_ordinals(word: str, number: int | None) -> None:
    assert ordinal(word) == number


def test_roman_numerals_round_trip() -> None:
    units, tens = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"], ["", "X", "XX", "XXX", "XL"]
    for n in range(1, 50):
        assert roman(tens[n // 10] + units[n % 10]) == n
