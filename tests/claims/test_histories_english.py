"""English: how official histories and staff studies tell of places taken, of who stood where and of what it cost; and what they do not tell."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of, tells

Case = tuple[str, str, dict[str, Any]]

TOLD: list[Case] = [
    # a village or a fortress of a name is that place
    ("The fortress of Kars fell on 18 November 1877.", "engagement", {"place": "Kars", "date": "1877-11-18"}),
    ("The 5th Division took the village of Hit on 3 May 1916.", "engagement", {"parties": ["5th Division"], "place": "Hit"}),
    ("The 5th Division reached the town of Hit on 3 May 1916.", "movement", {"to": "Hit", "arrive": "1916-05-03"}),
    ("The 5th Division held the line of the Tigris.", "location", {"subject": "5th Division", "place": "Tigris"}),
    # attacks that are made
    ("The 5th Division made an attack on Hit on 3 May 1916.", "engagement", {"parties": ["5th Division"], "place": "Hit"}),
    ("The 5th Division launched an attack on Hit on 3 May 1916.", "engagement", {"date": "1916-05-03", "place": "Hit"}),
    ("The attack was delivered against Hit on 3 May 1916.", "engagement", {"place": "Hit", "date": "1916-05-03"}),
    ("The general assault of 19 August 1904 was repulsed.", "engagement", {"date": "1904-08-19"}),
    ("The investment of Hit was completed on 3 May 1916 by the 5th Division.", "engagement",
     {"parties": ["5th Division"], "place": "Hit", "date": "1916-05-03"}),
    ("The 5th Division was caught in column by the Turks.", "engagement", {"parties": ["5th Division", "Turks"]}),
    ("The 11th Regiment was cut off at Hit.", "engagement", {"parties": ["11th Regiment"], "place": "Hit"}),
    ("The 5th Division stormed Tavrezan on 3 May 1916.", "engagement", {"place": "Tavrezan"}),
    ("Tavrezan was stormed on 3 May 1916 by the 5th Division.", "engagement", {"place": "Tavrezan", "parties": ["5th Division"]}),
    ("The redoubt was seized at dawn by the 2nd Brigade.", "engagement", {"parties": ["2nd Brigade"]}),
    ("The attack of the 5th Division on Hit on 3 May 1916 failed.", "engagement",
     {"parties": ["5th Division"], "place": "Hit", "date": "1916-05-03"}),
    ("The offensive opened on 3 May 1916 with the assault of the 5th Division upon the 3rd Army.", "engagement",
     {"parties": ["5th Division", "3rd Army"], "date": "1916-05-03"}),
    ("The capture of Hit by the 5th Division on 3 May 1916 opened the road.", "engagement",
     {"place": "Hit", "outcome": "taken by 5th Division"}),
    ("An attack by the 5th Division on Hit was repulsed.", "engagement",
     {"parties": ["5th Division"], "place": "Hit", "outcome": "attack repulsed"}),
    ("There was heavy fighting at Hit on 3 May 1916.", "engagement", {"place": "Hit", "date": "1916-05-03"}),
    ("The Turks were driven out of Hit on 3 May 1916.", "engagement", {"place": "Hit", "outcome": "Turks repulsed"}),
    ("The 5th Division won the ridge at Hit.", "engagement", {"parties": ["5th Division"], "place": "Hit"}),
    ("The 5th Division succeeded in taking Hit on 3 May 1916.", "engagement", {"parties": ["5th Division"], "place": "Hit"}),
    ("The Turks surrendered Hit to the 5th Division.", "engagement", {"place": "Hit", "outcome": "taken by 5th Division"}),
    # what was demanded
    ("Orders were given to the 5th Division to retire on Hit.", "order", {"recipient": "5th Division", "content": "to retire on Hit"}),
    ("Orders were issued for the 5th Division to retire on Hit.", "movement", {"subject": "5th Division", "polarity": "planned"}),
    # what it cost
    ("300 Turks were killed.", "loss", {"subject": "Turks", "values": {"killed": {"person": 300}}}),
    ("The loss of the Highlanders was 706.", "loss", {"subject": "Highlanders", "values": {"total": {"person": 706}}}),
    ("The day had cost the French 3,547 and the Turks 2,976.", "loss", {"subject": "Turks", "values": {"total": {"person": 2976}}}),
    ("The attack had cost the Turks 316 killed and 829 wounded, the Russians 74 and 173 respectively.", "loss",
     {"subject": "Russians", "values": {"killed": {"person": 74}, "wounded": {"person": 173}}}),
    ("Hit was stormed by the 5th Division at a cost of 2,000 men.", "loss", {"subject": "5th Division"}),
    ("Hit was taken on 3 May 1916, at a cost to the attackers of 270.", "loss", {"subject": "attackers"}),
    ("The 5th Corps had by then incurred 23,000 casualties.", "loss", {"subject": "5th Corps"}),
    ("Some 4,000 men of Hale's 5th Corps were made prisoner.", "loss", {"subject": "5th Corps"}),
    ("2,000 prisoners and 98 guns fell to the Turks.", "capture", {"subject": "Turks", "values": {"prisoner": 2000, "gun": 98}}),
    ("The 5th Division entered Hit, 300 prisoners having been taken.", "capture", {"values": {"prisoner": 300}}),
    # how many
    ("Hale's detachment, thirteen battalions strong, marched to Hit.", "strength", {"values": {"battalion": 13}}),
    ("The 5th Battalion, eight hundred men, held Hit.", "strength", {"subject": "5th Battalion", "values": {"person": 800}}),
    ("The 5th Battalion, 450 men under Colonel Reid, reached Hit.", "command", {"subject": "Reid", "object": "5th Battalion"}),
    ("The 5th Battalion mustered 268 at nightfall.", "strength", {"subject": "5th Battalion", "values": {"person": 268}}),
    ("General Hale advanced in a square of 1,350 men.", "strength", {"subject": "square", "values": {"person": 1350}}),
    ("General Hale was reinforced to 15,000 men.", "strength", {"subject": "Hale", "values": {"person": 15000}}),
    ("The 5th Division went into action 9,000 strong.", "strength", {"subject": "5th Division", "values": {"person": 9000}}),
    ("The 5th Battalion had a strength of 200.", "strength", {"subject": "5th Battalion", "values": {"person": 200}}),
    # who stood where, who went where
    ("The 5th Division took post at Hit.", "location", {"subject": "5th Division", "place": "Hit"}),
    ("The retreat of the Turks to Hit began on 3 May 1916.", "movement", {"subject": "Turks", "to": "Hit", "depart": "1916-05-03"}),
    ("At Hit stood the 2nd Division.", "location", {"subject": "2nd Division", "place": "Hit"}),
    ("At Hit lay Colonel Reid with 600 men.", "location", {"subject": "Reid", "place": "Hit"}),
    ("The 2nd Division bivouacked at Hit.", "location", {"subject": "2nd Division", "place": "Hit"}),
    ("The 8th Division was railed to Hit.", "movement", {"subject": "8th Division", "to": "Hit", "mode": "rail"}),
    ("General Hale was wounded, and the 10th Corps, reduced to 3,000 rifles, was withdrawn to Hit.", "movement",
     {"subject": "10th Corps", "to": "Hit"}),
    ("By 3 May 1916 the 5th Division had reached Hit, whence it marched to Ana.", "movement", {"to": "Ana", "depart": None}),
    ("By 3 May 1916 the 5th Division, led by General Hale, had reached Hit.", "movement", {"to": "Hit", "arrive": "../1916-05-03"}),
    # who led it, who fell
    ("The 5th Division came under the command of General Hale.", "command", {"subject": "Hale", "object": "5th Division"}),
    ("The column of Colonel Reid reached Hit.", "command", {"subject": "Reid", "object": "column"}),
    ("The 9th Army of Zeki Pasha reached Hit.", "command", {"subject": "Zeki Pasha", "object": "9th Army"}),
    ("Colonel Reid had been mortally wounded by a shell.", "event", {"subject": "Reid"}),
    ("General Hale was thereupon directed to march upon Hit.", "order", {"recipient": "Hale"}),
]  # fmt: skip

NOT_TOLD: list[Case] = [
    ("The 5th Division was given to understand that Hit was lost.", "order", {}),
    ("The retreat of the Turks to Hit was feared on 3 May 1916.", "movement", {}),
    ("The 5th Division persisted in taking Hit for the key.", "engagement", {}),
    ("The attack of the 5th Division on Hit was postponed.", "engagement", {}),
    ("General Hale planned the attack of the 5th Division on Hit.", "engagement", {}),
    ("Preparations for the attack of the 5th Division on Hit went on.", "engagement", {}),
    ("There was no fighting at Hit on 3 May 1916.", "engagement", {}),
    ("The 5th Division did not make an attack on Hit.", "engagement", {"polarity": "asserted"}),
    ("General Hale planned to launch an attack on Hit.", "engagement", {"polarity": "asserted"}),
    ("The 5th Division made an attack on Hit.", "movement", {}),
    ("The 5th Division carried out its orders at Hit.", "engagement", {}),
    ("The 5th Division delivered 300 prisoners at Hit.", "engagement", {}),
    ("The 5th Division completed its march at Hit on 3 May 1916.", "engagement", {}),
    ("The 5th Division was caught in a storm.", "engagement", {}),
    ("The 5th Division was cut off from the sea by the floods.", "engagement", {}),
    ("The redoubt was seized with the bayonet.", "engagement", {}),
    ("The railway had cost the French 3,547 pounds.", "loss", {}),
    ("The 5th Battalion mustered 268 camels.", "strength", {"values": {"person": 268}}),
    ("The square of Hit was empty.", "strength", {}),
    ("At Hit the 2nd Division lost 300 men and stood the test.", "location", {}),
    ("The strength of the 5th Division fell to 4,000 men.", "capture", {}),
    ("General Hale was wounded, and the 10th Corps, reduced to 3,000 rifles, was withdrawn to Hit.", "movement", {"subject": "Hale"}),
    ("The Duke of Hit's 5th Division reached Kars.", "movement", {"subject": "Hit"}),
]  # fmt: skip


@pytest.mark.parametrize("case", TOLD, ids=[t for t, _, _ in TOLD])
def test_what_is_told(case: Case) -> None:
    text, kind, slots = case
    assert tells(text, kind, slots), [(c.kind, c.slots) for c in claims_of(text)]


@pytest.mark.parametrize("case", NOT_TOLD, ids=[t for t, _, _ in NOT_TOLD])
def test_what_is_not_told(case: Case) -> None:
    text, kind, slots = case
    assert not tells(text, kind, slots), [(c.kind, c.slots) for c in claims_of(text)]
