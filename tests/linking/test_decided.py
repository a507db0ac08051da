"""What a person decides about identity holds; what no name answers to comes back."""

from __future__ import annotations

from linking_made import behind
from linking_made import linked as linked_of

from sefer.linking import Linked
from sefer.model import Decision, Place

PLACES = (
    Place("Karaören", lat=38.1, lon=30.2),
    Place("Karaören", lat=39.9, lon=41.0),
    Place("Söğütlü", lat=38.5, lon=31.0),
)
TEXT = "Birlikler 3 Mayıs 1921'de Karaören köyüne girdi. Karaören'daki 12. Tümen orada kaldı."


def linked(*decisions: Decision, text: str = TEXT) -> Linked:
    return linked_of(text, PLACES, decisions)


def latitude(made: Linked, name: str) -> float | None:
    (identifier,) = behind(made, name)
    return made.entities[identifier].traits.get("lat")


def test_a_merge_joins_two_names() -> None:
    text = "Demir Alayı Söğütlü'ye girdi. Çelik Alayı da geldi."
    assert behind(linked(text=text), "Demir Alayı") != behind(linked(text=text), "Çelik Alayı")
    made = linked(Decision("d1", "merge", "Demir Alayı", "unit", "Çelik Alayı"), text=text)
    assert behind(made, "Demir Alayı") == behind(made, "Çelik Alayı")
    assert not made.stale


def test_a_split_parts_two_names() -> None:
    text = "12. Tümen Söğütlü'ye girdi. 12. Piyade Tümeni orada kaldı."
    assert behind(linked(text=text), "12. Tümen") == behind(linked(text=text), "12. Piyade Tümeni")
    made = linked(Decision("d1", "split", "12. Tümen", "unit", "12. Piyade Tümeni"), text=text)
    assert behind(made, "12. Tümen") != behind(made, "12. Piyade Tümeni")


TEXTS = {
    "a.txt": "7. Alay 3 Mayıs'ta Karaören'e girdi. Hava o gün çok sıcaktı ve yollar tozluydu. Ali Bey de oradaydı.",
    "b.txt": "7. Alay 9 Mayıs'ta Söğütlü'den ayrıldı. Hava o gün çok sıcaktı ve yollar tozluydu. Ali Bey de oradaydı.",
}


def test_one_name_is_parted_by_its_document() -> None:
    assert len(behind(linked_of(TEXTS, PLACES), "7. Alay")) == 1
    made = linked_of(TEXTS, PLACES, [Decision("d1", "split", "7. Alay", "unit", "7. Alay [b.txt]")])
    assert behind(made, "7. Alay", "a.txt").isdisjoint(behind(made, "7. Alay", "b.txt"))
    assert not made.stale and {li.confidence for li in made.links if li.name == "7. Alay"} == {"certain"}


def test_a_common_name_is_joined_over_documents() -> None:
    assert len(behind(linked_of(TEXTS, PLACES), "Ali Bey")) == 2
    made = linked_of(TEXTS, PLACES, [Decision("d1", "merge", "Ali Bey [a.txt]", "person", "Ali Bey [b.txt]")])
    assert len(behind(made, "Ali Bey")) == 1 and not made.stale
    assert {li.confidence for li in made.links if li.name == "Ali Bey"} == {"certain"}


def test_a_place_is_the_row_that_a_person_names() -> None:
    """Of two villages of one name the reader knows none; coordinates say which, nothing says none."""
    assert latitude(linked(), "Karaören") is None
    assert latitude(linked(Decision("d1", "place-is", "Karaören", "", "39.9,41.0")), "Karaören") == 39.9
    assert latitude(linked(Decision("d1", "place-is", "Karaören", "", "Söğütlü")), "Karaören") == 38.5


def test_what_no_name_answers_to_comes_back() -> None:
    gone = (
        Decision("d1", "merge", "77. Tümen", "", "12. Tümen"),
        Decision("d2", "place-is", "Karaören", "", "no such village"),
    )
    assert tuple(u.decision for u in linked(*gone).stale) == gone


def test_a_split_from_a_name_that_stands_alone_in_its_document_leaves_nobody_behind() -> None:
    texts = {
        "a.txt": "57. Alay 3 Mayıs 1916'da Söğütlü'ye girdi.",
        "b.txt": "The 57th Regiment reached Potutory on 4 May 1916 and stayed there for a month.",
    }
    decision = Decision("d1", "split", "57th Regiment", "unit", "57th Regiment [b.txt]")
    made = linked_of(texts, PLACES, (decision,))
    assert behind(made, "57. Alay") and behind(made, "57. Alay") != behind(made, "57th Regiment")
    assert not made.stale


def test_a_name_is_met_with_and_without_its_brackets() -> None:
    text = "The 6th (Poona) Division took Kut. Townshend's Division reached Aziziyeh. The Tigris Division rested."
    made = linked(Decision("d1", "merge", "6th (Poona) Division", "unit", "Tigris Division"), text=text)
    assert not made.stale and behind(made, "6th Poona Division") == behind(made, "Tigris Division")


def test_what_failed_of_a_decision_is_told() -> None:
    text = "Demir Alayı Söğütlü'ye girdi. Çelik Alayı da geldi."
    rows = (
        Decision("d1", "merge", "Demir Alayı", "unit", "Bakır Alayı"),
        Decision("d2", "merge", "Demir Alayı", "unit", "Söğütlü"),
        Decision("d3", "place-is", "Söğütlü", "", "Karaören"),
    )
    one, other, third = linked(*rows, text=text).stale
    assert (one.why, one.gaps["names"]) == ("unmet_name", "“Bakır Alayı”")
    assert (other.why, other.gaps["names"]) == ("unmet_name", "“Söğütlü”")
    assert (third.why, third.gaps["value"]) == ("unmet_row", "Karaören")


def test_a_merge_of_two_echelons_or_two_sides_holds_and_is_remarked() -> None:
    from sefer.messages import say

    text = "12. Tümen Söğütlü'ye girdi. Yunan 9. Tümeni çekildi. Rus 5. Tümeni geldi. 4. Kolordu kaldı. 12. Piyade Tümeni de geldi."
    for one, other, key in (
        ("12. Tümen", "4. Kolordu", "store.merge_echelons"), ("5. Tümen", "9. Tümen", "store.merge_sides"),
    ):  # fmt: skip
        made = linked(Decision("d1", "merge", one, "unit", other), text=text)
        assert not made.stale and behind(made, one) == behind(made, other)
        assert [w.key for w in made.warned] == [key]
        for lang in ("tr", "en"):
            line = say(key, lang, **made.warned[0].values)
            assert "\n" not in line and one in line and other in line
    assert not linked(Decision("d1", "merge", "12. Tümen", "unit", "12. Piyade Tümeni"), text=text).warned
