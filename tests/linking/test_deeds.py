"""One fight, one treaty, one office, one work behind what several authors tell."""

from __future__ import annotations

from linking_made import linked

from sefer.linking import Linked
from sefer.model import Entity, Place, Settings, Side

PLACES = (
    Place("Bakü", ("Baku", "Bakı"), 40.38, 49.89, "city"),
    Place("Göyçay", ("Gökçay", "Geokchay"), 40.65, 47.74, "town"),
)
SIDES = Settings(sides=(Side("Gence", ("Kafkas İslam Ordusu", "5. Kafkas Tümeni")), Side("Bakü", ("39. Tugay",))))
THREE = {
    "a.txt": "15 Eylül 1918'de Kafkas İslam Ordusu Bakü'yü ele geçirdi. Hava o gün çok sıcaktı ve yollar tozluydu.",
    "b.txt": "On 14 September 1918 the Army of Islam attacked Baku. The British 39th Brigade fought at Baku on 15 "
    "September 1918 and left the town by night.",
    "c.txt": "5. Kafkas Tümeni 30 Haziran 1918'de Göyçay'da savaştı. 5. Kafkas Tümeni 14 Eylül 1918'de Bakü'de savaştı.",
}


def of(made: Linked, type_: str) -> list[Entity]:
    return [e for e in made.entities.values() if e.type == type_]


def told_by(made: Linked, entity: Entity) -> set[str]:
    return {li.doc for li in made.links if li.entity == entity.id}


def test_three_authors_tell_one_assault() -> None:
    made = linked(THREE, PLACES, settings=SIDES)
    assert len(of(made, "engagement")) == 2
    baku = next(e for e in of(made, "engagement") if e.name.startswith("Bak"))
    assert told_by(made, baku) == {"a.txt", "b.txt", "c.txt"} and baku.traits["accounts"] == 3
    assert baku.name.endswith("1918-09-14/1918-09-15")
    assert {li.reason for li in made.links if li.entity == baku.id} <= {"same_name", "one_fight"}


def test_two_fights_at_one_place_stay_two() -> None:
    text = "5. Kafkas Tümeni 5 Ağustos 1918'de Bakü'de savaştı. 5. Kafkas Tümeni 14 Eylül 1918'de Bakü'de savaştı."
    assert len(of(linked(text, PLACES), "engagement")) == 2


def test_a_fight_without_a_day_is_not_guessed_between_two() -> None:
    text = (
        "5. Kafkas Tümeni 5 Ağustos 1918'de Bakü'de savaştı. 5. Kafkas Tümeni 14 Eylül 1918'de Bakü'de savaştı.\n\n"
        "Kafkas İslam Ordusu Bakü'de savaştı."
    )
    made = linked(text, PLACES)
    undated = [li for li in made.links if li.type == "engagement" and li.confidence == "open"]
    assert [li.reason for li in undated] == ["several_fit"]


def test_one_treaty_in_two_languages() -> None:
    texts = {
        "a.txt": "4 Haziran 1918'de Osmanlı Devleti ile Azerbaycan Cumhuriyeti arasında Batum Antlaşması imzalandı. "
        "Hava o gün çok sıcaktı.",
        "b.txt": "The Treaty of Batum was signed on 4 June 1918 between the Ottoman Empire and Azerbaijan, and the men "
        "of both delegations left the town.",
    }
    made = linked(texts, PLACES)
    (treaty,) = of(made, "agreement")
    assert told_by(made, treaty) == {"a.txt", "b.txt"}
    (state,) = [e for e in of(made, "polity") if "Osmanlı Devleti" in e.names]
    assert "Ottoman Empire" in state.names


def test_an_armistice_is_no_peace() -> None:
    text = (
        "5 Aralık 1917'de Osmanlı Devleti ile Rusya arasında Erzincan Mütarekesi imzalandı. "
        "3 Mart 1918'de Osmanlı Devleti ile Rusya arasında Brest Antlaşması imzalandı."
    )
    assert len(of(linked(text, PLACES), "agreement")) == 2


def test_one_office_whoever_holds_it() -> None:
    texts = {
        "a.txt": "9. Kolordu Komutanı Şevki Paşa Erzurum'a geldi. Hava o gün çok soğuktu ve yollar kapalıydı.",
        "b.txt": "9. Kolordu Komutanı Rüştü Paşa yola çıktı. Hava o gün çok soğuktu ve yollar kapalıydı.",
    }
    made = linked(texts, PLACES)
    (office,) = of(made, "office")
    assert office.traits["role"] == "commander" and told_by(made, office) == {"a.txt", "b.txt"}


def test_one_work_cited_in_two_texts() -> None:
    texts = {
        "a.txt": "Tümen Göyçay'a vardı (Demir 2008: 41). Hava o gün çok sıcaktı ve yollar tozluydu (Kaya 2010a: 3).",
        "b.txt": "Alay Göyçay'dan ayrıldı (Demir 2008: 52). Hava o gün çok sıcaktı ve yollar tozluydu (Kaya 2010b: 4; Kaya 2010a: 9).",
    }
    made = linked(texts, PLACES)
    cited = {li.name: {k.entity for k in made.links if k.name == li.name} for li in made.links if li.type == "source"}
    assert len(cited["Demir 2008"]) == 1
    assert {li.entity for li in made.links if li.name == "Kaya 2010b"}.isdisjoint(
        li.entity for li in made.links if li.name == "Kaya 2010a" and li.doc == "b.txt"
    )
