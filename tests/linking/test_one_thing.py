"""One unit, person, pact over documents and languages; and what only looks like one."""

from __future__ import annotations

import pytest
from linking_made import behind, linked

ONE: list[tuple[str, dict[str, str], str, str]] = [
    ("given names with a soft and a hard end",
     {"a.txt": "Müşir Ahmet Kenan Paşa 5 Mayıs 1877'de Erzurum'a çekildi.", "b.txt": "Ahmed Kenan Paşa 6 Mayıs 1877'de Erzurum'a vardı."},
     "Ahmet Kenan Paşa", "Ahmed Kenan Paşa"),
    ("a surname alone, spelt otherwise",
     {"a.txt": "General Loris-Melikov reached Kars on 5 May 1877 and stayed there.", "b.txt": "General Melikof 6 Mayıs 1877'de Kars'a vardı."},
     "Loris-Melikov", "Melikof"),
    ("whose it is within the name",
     {"a.txt": "Rus Ardahan Müfrezesi 5 Mayıs 1877'de Kars'a vardı.", "b.txt": "The Ardahan Detachment left Kars on 7 May 1877 and did not come back."},
     "Rus Ardahan Müfrezesi", "Ardahan Detachment"),
    ("whose it is behind the number",
     {"a.txt": "22. İngiliz Tümeni 5 Mayıs 1918'de Doyran'a saldırdı.", "b.txt": "İngiliz 22. Tümeni 6 Mayıs 1918'de Doyran'da kaldı."},
     "22. İngiliz Tümeni", "22. Tümen"),
    ("a line of a battalion, in two spellings",
     {"a.txt": "The 1st/5th Rutlands reached Ramadi on 5 May 1917. The 1/5th Rutlands left Ramadi on 7 May 1917."},
     "1st/5th Rutlands", "1/5th Rutlands"),
    ("a battalion whose line the text leaves out",
     {"a.txt": "The 1/5th Rutlands reached Ramadi on 5 May 1917. The 5th Rutlands left Ramadi on 7 May 1917."},
     "1/5th Rutlands", "5th Rutlands"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "texts", "one", "other"), ONE, ids=[row[0] for row in ONE])
def test_is_one(said: str, texts: dict[str, str], one: str, other: str) -> None:
    made = linked(texts)
    assert behind(made, one) and behind(made, one) == behind(made, other)


TWO: list[tuple[str, dict[str, str], str, str]] = [
    ("a sort of foot that the other does not name",
     {"a.txt": "3. Alay 5 Mayıs 1877'de Kars'a vardı.", "b.txt": "The 3rd Grenadier Regiment reached Kars on 7 May 1877 and stayed there."},
     "3. Alay", "3rd Grenadier Regiment"),
    ("two nations within the names",
     {"a.txt": "7. Bulgar Tümeni 5 Mayıs 1918'de Doyran'a saldırdı. 7. Yunan Tümeni 6 Mayıs 1918'de Doyran'da kaldı."},
     "7. Bulgar Tümeni", "7. Yunan Tümeni"),
    ("two lines of one battalion",
     {"a.txt": "The 1/4th Rutlands held Ramadi on 5 May 1917. The 2/4th Rutlands held Gaza on 5 May 1917."},
     "1/4th Rutlands", "2/4th Rutlands"),
    ("a brigade made of two, and one of the two",
     {"a.txt": "The 8th Indian Brigade held Ramadi on 5 May 1917. The 3rd/8th Indian Brigade reached Hit on 9 June 1917."},
     "8th Indian Brigade", "3rd/8th Indian Brigade"),
    ("a regiment made of two, and one of the two",
     {"a.txt": "The 4th/7th Dragoon Guards held Caen on 8 May 1944. The 7th Dragoon Guards held Bayeux on 9 May 1944."},
     "4th/7th Dragoon Guards", "7th Dragoon Guards"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "texts", "one", "other"), TWO, ids=[row[0] for row in TWO])
def test_are_two(said: str, texts: dict[str, str], one: str, other: str) -> None:
    made = linked(texts)
    assert behind(made, one) and behind(made, other) and behind(made, one) != behind(made, other)


def _pacts(*texts: str) -> list[str]:
    made = linked({f"{n}.txt": text for n, text in enumerate(texts)})
    return [e.name for e in made.entities.values() if e.type == "agreement"]


def test_a_pact_told_without_parties_is_the_one_of_its_day_and_place() -> None:
    full = "An armistice was signed at Salonica on 29 September 1918 between Bulgaria and Serbia."
    bare = "29 Eylül 1918'de Selanik'te mütareke imzalandı."
    assert len(_pacts(bare, full)) == len(_pacts(full, bare)) == 1
    assert len(_pacts("29 Eylül 1918'de Bakü'de mütareke imzalandı.", full)) == 2
    assert _pacts(bare) == ["Selanik 1918-09-29"]


@pytest.mark.parametrize(
    "cited", ["Kaya, 1921, s. 141, akt. Demir, 2008, s. 18", "Demir, 2008, p. 18, citing Kaya, 1921, p. 141"]
)
def test_a_work_keeps_which_page_passes_on_another(cited: str) -> None:
    made = linked(f"Tabur 5 Mayıs 1877'de Kars'a yürüdü ({cited}). Tabur durdu (Demir, 2008, s. 41; Ak, 2010, s. 2).")
    passed = {e.name: e.traits.get("passes_on") for e in made.entities.values() if e.type == "source"}
    assert passed == {"Kaya 1921": None, "Ak 2010": None, "Demir 2008": [["Demir 2008, 18", "Kaya 1921, 141"]]}
