"""Two armies with units of one number in one text: whose a bare number is, and where it stays open."""

from __future__ import annotations

import pytest
from linking_made import linked

from sefer.linking import Linked
from sefer.model import Settings, Side

FAR = "Yollar o hafta çamurluydu ve erzak güçlükle geliyordu. " * 12
FAR_EN = "The roads were deep in mud that week and the wagons came up slowly. " * 9


def whose(made: Linked, number: int) -> list[str]:
    """The nation of each mention of a number, in order: "" for the text's own army, "?" for an open name."""
    open_ = {(li.entity) for li in made.links if li.confidence == "open"}
    return [
        "?"
        if m.entity in open_
        else str(made.entities[m.entity or ""].traits.get("nation") or "").replace("turkish", "")
        for ms in made.mentions.values()
        for m in ms
        if getattr(m.value, "number", None) == number
    ]


DECIDED: list[tuple[str, str, int, list[str]]] = [
    ("the side that opens the sentence, and what follows",
     "The Russian 5th Division lay at Mukden. On the Japanese side the 5th Division waited. The 5th Division had 9,000 men.",
     5, ["russian", "japanese", "japanese"]),
    ("the side in Turkish",
     "Rus 5. Tümeni Mukden'deydi. Japon tarafında 5. Tümen bekledi. 5. Tümen akşam yürüdü.",
     5, ["russian", "japanese", "japanese"]),
    ("a people in the locative", "Rus 5. Tümeni Mukden'deydi. Japonlarda 5. Tümen bekledi.", 5, ["russian", "japanese"]),
    ("a heading",
     "# The armies\n\nThe Russian 5th Division lay at Mukden.\n\n## The Japanese army\n\nThe 5th Division waited at Liaoyang.\n\n"
     "## The weather\n\nIt rained.\n",
     5, ["russian", "japanese"]),
    ("what a division was made of",
     "Rus 3. Tümeni, 7. Alay ve 9. Alay'dan oluşuyordu. Osmanlı 7. Alayı karşısındaydı.", 7, ["russian", ""]),
    ("what a division was made of, in English",
     "The Russian 3rd Division consisted of the 7th Regiment and the 9th Regiment. The Ottoman 7th Regiment faced it.",
     7, ["russian", ""]),
    ("what belongs to a division of one army",
     "Rus 3. Tümeni'ne bağlı 7. Alay Kars'a girdi. Osmanlı 7. Alayı çekildi.", 7, ["russian", ""]),
    ("who leads it",
     "The Russian 7th Regiment under Colonel Orlov left Kars. The Ottoman 7th Regiment stood at Ardahan. "
     + FAR_EN + "Colonel Orlov's 7th Regiment came back.",
     7, ["russian", "", "russian"]),
    ("who leads it, in Turkish",
     "Osmanlı 7. Alayı Ardahan'daydı. Rus 7. Alayı Albay Orlov'un emrinde Kars'tan çıktı. "
     + FAR + "Albay Orlov'un komutasındaki 7. Alay geri geldi.",
     7, ["", "russian", "russian"]),
    ("the only army that has the number, far behind",
     "The 1st Greek Division crossed the river. " + FAR_EN + "The 1st Division lost 300 men.", 1, ["greek", "greek"]),
    ("the only one, where the text names its own army too",
     "Yunan 1. Tümeni ırmağı geçti. Türk 4. Tümeni karşısındaydı. " + FAR + "1. Tümen 300 kişi kaybetti.", 1, ["greek", "greek"]),
    ("the text's own army, with its own leader, soon behind the other's",
     "Yüzbaşı Rıza Bey'in komutasındaki 7. Alay Kars'taydı. Rus 7. Alayı Ardahan'a girdi. Rıza Bey'in komutasındaki 7. Alay çekildi.",
     7, ["", "russian", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "text", "number", "nations"), DECIDED, ids=[row[0] for row in DECIDED])
def test_the_passage_says_whose_it_is(said: str, text: str, number: int, nations: list[str]) -> None:
    assert whose(linked({"a.md": text}), number) == nations


def test_a_people_that_acts_is_not_whose_the_unit_is() -> None:
    """ "Yunanlılar 9. Tümen'e saldırdı": they attacked it; "Yunanların 9. Tümeni" is theirs."""
    assert whose(linked("Yunanlılar 9. Tümen'e saldırdı. 9. Tümen çekildi."), 9) == ["", ""]
    assert whose(linked("Yunanların 9. Tümeni saldırdı."), 9) == ["greek"]


OPEN: list[tuple[str, str, int, list[str]]] = [
    ("between two armies, far behind both",
     "The Russian 7th Regiment left Kars. The Japanese 7th Regiment left Mukden. " + FAR_EN + "The 7th Regiment lost 300 men.",
     7, ["russian", "japanese", "?"]),
    ("the other army is named in between",
     "The Japanese 7th Regiment left Mukden. The Russian 7th Regiment left Kars. The Japanese attacked. The 7th Regiment lost 300 men.",
     7, ["japanese", "russian", "?"]),
    ("before anybody has said whose it is",
     "The 7th Regiment left Kars on 5 May 1905. The Russian 7th Regiment left Mukden.", 7, ["?", "russian"]),
    ("soon behind the other's, in a text whose own army has it",
     "7. Alay Kars'taydı. Rus 7. Alayı Ardahan'a girdi. 7. Alay orada kaldı.", 7, ["", "russian", "?"]),
    ("who attacks is no parent",
     "Rus 3. Tümeni o sabah 7. Alay'a saldırdı. Rus 7. Alayı uzaktaydı. Osmanlı 7. Alayı çekildi.", 7, ["?", "russian", ""]),
    ("the place of a heading is no army",
     "# The Armenian front\n\nThe 7th Regiment left Kars on 5 May 1877. The Russian 7th Regiment left Mukden.", 7, ["?", "russian"]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "text", "number", "nations"), OPEN, ids=[row[0] for row in OPEN])
def test_what_no_passage_says_stays_open(said: str, text: str, number: int, nations: list[str]) -> None:
    made = linked({"a.md": text})
    assert whose(made, number) == nations
    for li in made.links:
        if li.reason == "no_nation":
            assert made.entities[li.entity].traits["candidates"]


def test_a_list_of_campaign_toml_does_not_claim_what_nobody_says_whose_it_is() -> None:
    settings = Settings(sides=(Side("Rusya", ("Russian 7th Regiment",)), Side("Osmanlı", ("7th Regiment",))))
    made = linked("The 7th Regiment left Kars on 5 May 1877. The Russian 7th Regiment left Mukden.", settings=settings)
    sides = {e.traits.get("nation"): e.traits.get("side") for e in made.entities.values() if e.type == "unit"}
    assert sides == {None: None, "russian": "Rusya"}


def test_the_other_army_s_unit_is_told_apart_in_either_language() -> None:
    made = linked({
        "a.txt": "Rus 7. Alayı 5 Mayıs 1877'de Kars'a girdi. Osmanlı 7. Alayı çekildi.",
        "b.txt": "The Russian 7th Regiment entered Kars on 5 May 1877. The Ottoman 7th Regiment fell back.",
    })  # fmt: skip
    (theirs,) = [e for e in made.entities.values() if e.type == "unit" and e.traits.get("nation") == "russian"]
    assert {"7. Alay (Rus)", "7th Regiment (Russian)"} <= set(theirs.names)
