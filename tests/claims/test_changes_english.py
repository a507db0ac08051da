"""English: strengths that change, men who come, losses in two sorts, and names that are nobody's."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of, tells

TOLD: list[tuple[str, str, dict[str, Any]]] = [
    ("The 44th Rifle Division of Brigade Commander Vetrov left Tarn by rail on 14 November 1939.", "movement",
     {"subject": "44th Rifle Division", "from": "Tarn"}),
    ("The 44th Rifle Division of Brigade Commander Vetrov left Tarn by rail on 14 November 1939.", "command",
     {"subject": "Vetrov", "object": "44th Rifle Division"}),
    ("The 5th Division had 9,000 men, 1,200 of them sick.", "strength",
     {"subject": "5th Division", "values": {"person": 9000}}),
    ("The 4th Armoured Brigade had 166 tanks in all, 72 of them Grants.", "strength",
     {"subject": "4th Armoured Brigade", "values": {"vehicle": 166}}),
    ("The strength of the 9th Division fell from 7,400 to 2,900 on 6 May 1916.", "strength",
     {"subject": "9th Division", "date": None, "values": {"person": 7400}}),
    ("The strength of the 9th Division fell from 7,400 to 2,900 on 6 May 1916.", "strength",
     {"subject": "9th Division", "date": "1916-05-06", "values": {"person": 2900}}),
    ("The 3rd Battalion received 250 recruits on 6 May 1916.", "organization",
     {"subject": "250 recruits", "relation": "attached_to", "object": "3rd Battalion", "date": "1916-05-06"}),
    ("The 3rd Brigade was reinforced by 400 volunteers on 6 May 1916.", "organization",
     {"subject": "400 volunteers", "relation": "attached_to", "object": "3rd Brigade"}),
    ("On 6 May 1916 a draft of 800 men reached the 9th Division.", "organization",
     {"subject": "800 men", "relation": "attached_to", "object": "9th Division", "date": "1916-05-06"}),
    ("The 5th Corps was broken up, and on 6 May 1916 the 9th Division went to the 2nd Corps.", "organization",
     {"subject": "9th Division", "relation": "attached_to", "object": "2nd Corps"}),
    ("On 6 May 1916 the 9th Division entrained for Tarn; it was five days on the way.", "movement",
     {"subject": "9th Division", "to": "Tarn", "depart": "1916-05-06"}),
    ("On 6 May 1864 the V Corps lost 1,100 killed and wounded and 840 captured.", "loss",
     {"subject": "V Corps", "values": {"total": {"person": 1100}, "captured": {"person": 840}}}),
    ("The Finns lost 90 killed and 200 wounded and captured 12 tanks.", "loss",
     {"subject": "Finns", "values": {"killed": {"person": 90}, "wounded": {"person": 200}}}),
]  # fmt: skip

NOT_TOLD: list[tuple[str, str, dict[str, Any]]] = [
    ("By the 9th the Turks had gone, at a cost to the corps of 4,262 men, of whom 417 were killed.", "strength", {}),
    ("The Finns counted 1,300 prisoners, 43 tanks and 70 field guns.", "strength", {}),
    ("On 6 April 1862 Hale attacked Perry's division with 40,000 men.", "strength", {"subject": "Perry's division"}),
    ("On 6 April 1862 Hale fell upon the camps of Perry's division with 40,000 men.", "strength", {"subject": "Perry's division"}),
    ("The 4th Division reached Savannah on 5 April 1862, a day before it was expected.", "sequence", {}),
    ("The 4th Division reached Savannah on 5 April 1862, two days earlier than planned.", "sequence", {}),
    ("The 8th Hussars lost 19 of their 24 Grants within thirty minutes.", "loss", {}),
    ("The 5th Division had 9,000 men, 1,200 of them sick.", "loss", {"values": {"total": {"person": 9000}, "sick": {"person": 1200}}}),
    ("On 6 April 1862 the III Corps attacked it and drove it back to Corinth.", "movement", {"subject": "III Corps"}),
    ("On 6 September 1831 General Mazur fell at Wola with 1,300 men.", "strength", {"subject": "Mazur"}),
    ("Paraguay's I Corps was formed in May 1932.", "command", {"subject": "Paraguay"}),
    ("On 6 May 1864 eight brigades broke through the Federal centre.", "engagement", {"place": "Federal"}),
    ("On 6 May 1932 the 2nd Regiment of the northern army seized Fort Carlos Antonio López with 28 men.", "strength", {"subject": "Antonio López"}),
    ("On 9 April 1940 the enemy lost two destroyers and six merchant ships.", "loss", {"values": {"total": {"ship": 2}}}),
    ("On 6 May 1916 the 9th Division went to the aid of the 2nd Corps.", "organization", {"subject": "9th Division"}),
    ("On 6 May 1916 the 9th Division passed the 2nd Corps on the road.", "organization", {"subject": "9th Division"}),
    ("On 6 May 1916 the 9th Division reached the 2nd Corps.", "organization", {"subject": "9th Division"}),
    ("The 2nd Battalion held the ridge on 6 May 1942. The 1/11th Sikh Regiment cleared the block. The battalion lost 41 men at Prome.",
     "loss", {"subject": "1/11th Sikh Regiment"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots"), TOLD)
def test_sentence_tells(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert tells(text, kind, slots), [(c.kind, c.slots) for c in claims_of(text)]


@pytest.mark.parametrize(("text", "kind", "slots"), NOT_TOLD)
def test_sentence_does_not_tell(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert not tells(text, kind, slots)
