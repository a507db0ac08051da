"""English: who follows whom, recalls and murders, booty by its noun, men who surrender."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of, tells

TOLD: list[tuple[str, str, dict[str, Any]]] = [
    ("General Hale was recalled on 16 October 1915 and replaced by General Baird.", "event",
     {"subject": "Hale", "date": "1915-10-16", "content": "recalled"}),
    ("General Hale was recalled on 16 October 1915 and replaced by General Baird.", "command",
     {"subject": "Baird", "date": "1915-10-16"}),
    ("Colonel Reid, commanding the 13th Division, was wounded and was succeeded by his chief of staff, Major Poole.",
     "command", {"subject": "Poole", "object": "13th Division", "role": "commander"}),
    ("Hasan Riza Pasha was assassinated on 30 January 1913.", "event",
     {"subject": "Hasan Riza Pasha", "date": "1913-01-30", "content": "assassinated"}),
    ("The booty amounted to 4 guns and 7 machine guns.", "capture", {"values": {"gun": 4, "machine_gun": 7}}),
    ("On 29 April 1916 13,309 men surrendered.", "loss", {"values": {"captured": {"person": 13309}}}),
    ("The Second Army was formed on 26 December 1914. It was made up of the II, IV and V Corps.", "organization",
     {"subject": "2nd Army", "relation": "composed_of", "object": ["II Corps", "IV Corps", "V Corps"]}),
    ("Army Headquarters created the Lake Column by an order of 3 May 1900.", "organization",
     {"subject": "Lake Column", "relation": "established", "date": "1900-05-03"}),
    ("Army Headquarters created the Lake Column on 3 May 1900. Its commander was Colonel Hay.", "command",
     {"subject": "Hay", "object": "Lake Column"}),
    ("The Natal Field Force was composed of three infantry divisions and two mounted brigades.", "organization",
     {"relation": "composed_of", "object": ["three infantry divisions", "two mounted brigades"]}),
    ("General Wynne commanded the 11th Brigade. He fell on 3 May 1900 and Colonel Crofton took his place.", "command",
     {"subject": "Wynne", "object": "11th Brigade"}),
    ("General Wynne commanded the 11th Brigade. Wynne was wounded on 3 May 1900 and Colonel Crofton took his place.",
     "command", {"subject": "Crofton", "object": "11th Brigade"}),
    ("The battle began on 14 February 1900, when the 2nd Division attacked Monte Cristo.", "engagement",
     {"parties": ["2nd Division"], "place": "Monte Cristo", "date": "1900-02-14"}),
    ("In May 1915 89 officers and 805 men had been killed or wounded and 541 had died of disease.", "loss",
     {"values": {"killed": {"person": 541}}}),
]  # fmt: skip

NOT_TOLD: list[tuple[str, str, dict[str, Any]]] = [
    ("The XIX Battalion repelled two assaults on 3 May 1900 and left a third of its officers on the field.", "movement",
     {"subject": "XIX Battalion"}),
    ("On 24 March 1917 Sergeant Doble took out a patrol and came back with two deserters.", "strength", {"subject": "Doble"}),
    ("On 3 May 1916 327 officers and 12,000 men were captured.", "capture", {"values": {"officer": 327, "person": 12000}}),
    ("Colonel Reid, commanding the 13th Division, was succeeded by his chief of staff, Major Poole.", "command",
     {"subject": "Poole", "role": "chief of staff"}),
    ("The booty was hidden by 4 guards.", "capture", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots"), TOLD)
def test_sentence_tells(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert tells(text, kind, slots), [(c.kind, c.slots) for c in claims_of(text)]


@pytest.mark.parametrize(("text", "kind", "slots"), NOT_TOLD)
def test_sentence_does_not_tell(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert not tells(text, kind, slots)


def _stood(text: str) -> list[tuple[Any, Any]]:
    return [(c.slots["subject"], c.slots["place"]) for c in claims_of(text) if c.kind == "location"]


def test_who_stood_where_by_the_verb_of_the_one_before() -> None:
    """Behind a comma another force begins: it does not stand where the first one does."""
    told = "The Ottoman 1st Division under Riza Pasha stood at Subatan, the 2nd Division at Ardahan and the 3rd Division at Kars."
    assert _stood(told) == [("1st Division", "Subatan"), ("2nd Division", "Ardahan"), ("3rd Division", "Kars")]
    assert _stood("The 1st Division lay at Subatan and the 2nd Division marched to Kars.") == [
        ("1st Division", "Subatan")
    ]


def test_a_few_generals_are_not_the_officers() -> None:
    (loss,) = [
        c for c in claims_of("Seven generals, 250 officers and 8,000 men were captured at Kars.") if c.kind == "loss"
    ]
    assert loss.slots["values"] == {"captured": {"officer": 250, "person": 8000}}
    (loss,) = [c for c in claims_of("Kars'ta 7 paşa, 250 subay ve 8.000 er esir alındı.") if c.kind == "loss"]
    assert loss.slots["values"] == {"captured": {"officer": 250, "soldier": 8000}}
