"""One number in several texts: whose it is in each, and when two texts mean one unit by it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from linking_made import linked

from sefer.linking import Linked
from sefer.model import Decision, Settings, Side

NUMBERS = (1, 9)


def behind_each(made: Linked) -> list[set[str]]:
    """The entities of the divisions that the texts name, text by text."""
    return [
        {
            m.entity or ""
            for m in mentions
            if getattr(m.value, "number", None) in NUMBERS and m.value.echelon == "division"
        }  # type: ignore[union-attr]
        for mentions in made.mentions.values()
    ]


def why(made: Linked, doc: str) -> set[tuple[str, str]]:
    return {(li.reason, li.confidence) for li in made.links if li.type == "unit" and li.doc == doc and not li.claim}


TURKISH = "9. Tümen 25 Nisan 1915'te Maydos'tan yürüdü. 9. Tümen akşam durdu."
ONE: dict[str, Mapping[str, str]] = {
    "two Turkish articles": {"a.txt": TURKISH, "b.txt": "9. Tümen üç alaydan oluşuyordu."},
    "one leader": {
        "a.txt": "9. Tümen Komutanı Albay Halil Sami Bey Maydos'taydı. 9. Tümen çekildi.",
        "b.txt": "Colonel Halil Sami commanded the 9th Division. The 9th Division withdrew.",
    },
    "whose it is, said in the English text": {
        "a.txt": TURKISH, "b.txt": "The Ottoman 9th Division was at Maidos. The 9th Division withdrew.",
    },
    "a title of its leader": {"a.txt": TURKISH, "b.txt": "Colonel Halil Sami Bey commanded the 9th Division at Maidos."},
    "one enemy": {
        "a.txt": "İngilizler 25 Nisan 1915'te 9. Tümen'e saldırdı.",
        "b.txt": "On 25 April 1915 the British attacked the 9th Division.",
    },
    "a place on a day": {
        "a.txt": "9. Tümen 25 Nisan 1915'te Kirte'ye vardı.", "b.txt": "The 9th Division reached Kirte on 25 April 1915.",
    },
    "one parent": {"a.txt": "9. Tümen, 3. Kolordu'ya bağlıydı.", "b.txt": "The 9th Division belonged to III Corps."},
    "two English texts that fight one enemy": {
        "a.txt": "The 9th Division attacked the Turks at Krithia on 6 August 1915.",
        "b.txt": "The Turks attacked the 9th Division on 9 August 1915. The 9th Division lost 300 men.",
    },
    "two English texts that name no army": {"a.txt": "The 9th Division landed at Suvla.", "b.txt": "The 9th Division lost 300 men."},
    "a Turkish text on others": {
        "a.txt": "9. Tümen Komutanı General Nogi öndeydi. 9. Tümen Port Arthur'a yürüdü.",
        "b.txt": "General Nogi commanded the 9th Division. The Russians attacked the 9th Division.",
    },
}  # fmt: skip


@pytest.mark.parametrize("said", ONE)
def test_what_both_texts_tell_makes_one_unit(said: str) -> None:
    one, other = behind_each(linked(ONE[said]))
    assert one == other
    assert len(one) == 1


TWO: dict[str, Mapping[str, str]] = {
    "the English text fights the Turks": {
        "a.txt": TURKISH, "b.txt": "On 25 April 1915 the 9th Division attacked the Turks at Krithia. The 9th Division lost 300 men.",
    },
    "a knight leads it": {
        "a.txt": TURKISH, "b.txt": "Major-General Sir Frederick Hammersley commanded the 9th Division. On 25 April 1915 the 9th Division left Maidos.",
    },
    "the two fight each other's army": {
        "a.txt": "The 9th Division attacked the Turks at Krithia on 6 August 1915.",
        "b.txt": "Colonel Sami Bey commanded the 9th Division. The British attacked the 9th Division at Krithia on 6 August 1915.",
    },
    "two allies, each in a text of its own": {
        "a.txt": "The Bulgarians crossed the frontier at Yambol. The 1st Division attacked the Turks at Kirk Kilisse on 22 October 1912.",
        "b.txt": "The Serbians crossed the frontier at Vranje. The 1st Division attacked the Turks at Kumanovo on 23 October 1912.",
    },
    "other leaders": {
        "a.txt": "Major-General Hammersley commanded the 9th Division. The 9th Division landed at Suvla.",
        "b.txt": "Colonel Sami Sabit commanded the 9th Division. The 9th Division held Suvla.",
    },
    "both are at one fight on one day": {
        "a.txt": "9. Tümen 6 Ağustos 1915'te Suvla'da savaştı.", "b.txt": "The 9th Division fought at Suvla on 6 August 1915.",
    },
    "nothing is told": {"a.txt": TURKISH, "b.txt": "The 9th Division consisted of three brigades."},
}  # fmt: skip


@pytest.mark.parametrize("said", TWO)
def test_what_the_texts_do_not_show_to_be_one_stays_two(said: str) -> None:
    made = linked(TWO[said])
    one, other = behind_each(made)
    assert not one & other
    assert any(confidence != "certain" for doc in ("a.txt", "b.txt") for _, confidence in why(made, doc))


def test_what_nothing_tells_stands_open_beside_what_it_may_be() -> None:
    made = linked(TWO["nothing is told"])
    (own,), (open_,) = behind_each(made)
    assert why(made, "b.txt") == {("no_nation", "open")}
    assert made.entities[open_].traits["candidates"] == [own]


def test_a_text_of_one_army_joins_the_unit_that_another_text_marks() -> None:
    made = linked({
        "a.txt": "9. Tümen 6 Ağustos 1915'te yürüdü. İngiliz 9. Tümeni karaya çıktı.",
        "b.txt": "Sir Frederick Hammersley commanded the 9th Division. The 9th Division landed at Suvla.",
    })  # fmt: skip
    (turkish, english) = behind_each(made)
    assert english < turkish
    assert made.entities[next(iter(english))].traits["nation"] == "british"


def test_a_unit_of_the_others_in_a_turkish_text_does_not_make_its_other_numbers_theirs() -> None:
    made = linked({
        "a.txt": "General Thomson komutasındaki 9. Tümen 17 Kasım 1918'de Bakü'ye ulaştı. 1. Tümen Kars'taydı.",
        "b.txt": "General Thomson commanded the 9th Division. The British landed at Enzeli. The 1st Division stayed at Enzeli.",
    })  # fmt: skip
    turkish, english = behind_each(made)
    assert len(turkish & english) == 1
    assert len(turkish | english) == 3


def test_the_lists_of_the_campaign_decide() -> None:
    texts = {"a.txt": TURKISH, "b.txt": "The 9th Division landed."}
    one = Settings(sides=(Side("Osmanlı", ("9. Tümen",)), Side("Britanya", ("8th Division",))))
    first, second = behind_each(linked(texts, settings=one))
    assert first == second
    two = Settings(sides=(Side("Osmanlı", ("9. Tümen",)), Side("Britanya", ("9th Division",))))
    made = linked(texts, settings=two)
    (first_, second_) = (next(iter(e)) for e in behind_each(made))
    assert [made.entities[e].traits["side"] for e in (first_, second_)] == ["Osmanlı", "Britanya"]


def test_a_person_joins_what_stood_open() -> None:
    joined = Decision("d1", "merge", target="9. Tümen", field="unit", value="9th Division")
    first, second = behind_each(linked(TWO["nothing is told"], decisions=[joined]))
    assert first == second
