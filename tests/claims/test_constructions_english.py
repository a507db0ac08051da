"""English: the constructions of official histories and dispatches, each in several wordings and with what it must not tell."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of, tells

Case = tuple[str, str, dict[str, Any]]

COSTS: list[Case] = [
    ("I regret that 109 were killed and 112 wounded.", "loss", {"values": {"killed": {"person": 109}, "wounded": {"person": 112}}}),
    ("Werner lost 1,646 men and the French upwards of 6,000.", "loss", {"subject": "French"}),
    ("Russian losses have been given as 41,346; the Japanese admitted 20,345.", "loss", {"subject": "Japanese", "polarity": "reported"}),
    ("The storming of the ridge cost the 7th Brigade 340 men.", "loss",
     {"subject": "7th Brigade", "values": {"total": {"person": 340}}}),
    ("The ford was won by the 7th Brigade at a cost of 20 killed and 75 wounded.", "loss",
     {"values": {"killed": {"person": 20}, "wounded": {"person": 75}}}),
    ("The 7th Brigade took Ramadi with the loss of 340 men.", "loss", {"subject": "7th Brigade"}),
    ("The second assault failed with 600 casualties.", "loss", {"values": {"total": {"person": 600}}}),
    ("The 7th Brigade fell back to Hit with 12 killed and 40 wounded.", "loss",
     {"subject": "7th Brigade", "values": {"killed": {"person": 12}, "wounded": {"person": 40}}}),
    ("The Russians lost 3,100 men and the Turks 2,400.", "loss", {"subject": "Turks", "values": {"total": {"person": 2400}}}),
    ("The Russians lost 3,100 men; the Turks, 2,400.", "loss", {"subject": "Turks", "values": {"total": {"person": 2400}}}),
    ("Russian losses were 3,100, those of the Turks 2,400.", "loss", {"subject": "Turks", "values": {"total": {"person": 2400}}}),
    ("The Russians admitted a loss of 3,100.", "loss", {"subject": "Russians", "values": {"total": {"person": 3100}}}),
    ("Turkish accounts give their losses as 400 killed.", "loss", {"subject": "Turkish"}),
    ("The 5th Division attacked Hit on 3 May 1916 and lost 300 men.", "loss", {"date": "1916-05-03"}),
    ("The regiment moved off from Hit, 560 rifles strong, and halted.", "strength", {"values": {"rifle": 560}}),
    ("Nigerian losses were 120.", "loss", {"subject": "Nigerian"}),
    ("The Anglo-Egyptian losses amounted to 48 killed.", "loss", {"subject": "Anglo-Egyptian"}),
    ("The three infantry battalions suffered 900 casualties.", "loss", {"subject": "three infantry battalions"}),
    ("The 11th Regiment was cut off at Hit and left 500 prisoners.", "loss", {"values": {"captured": {"prisoner": 500}}}),
]  # fmt: skip
NO_COSTS: list[Case] = [
    ("We lost 571 officers and men, 428 of them prisoners.", "loss", {"values": {"captured": {"person": 571}}}),
    ("The 5th Division reached Hit on 3 May 1916 and lost 200 men.", "loss", {"date": "1916-05-03"}),
    ("The delay cost the 7th Brigade two days.", "loss", {}),
    ("The railway cost the Turks 40,000 pounds.", "loss", {}),
    ("The Russians lost 3,100 men and the 7th Brigade marched to Hit.", "loss", {"subject": "7th Brigade"}),
    ("The Russians lost 3,100 men; the Turks, 900 strong, marched to Hit.", "loss", {"subject": "Turks"}),
    ("The 11th Regiment left 500 prisoners at Hit under guard.", "loss", {}),
    ("The 7th Brigade retired with 30 wounded men in carts.", "strength", {}),
    ("The 9th Division had 835 casualties.", "strength", {}),
]  # fmt: skip

POSTS: list[Case] = [
    ("General Hale was recalled and the command passed to General Baird.", "command", {"subject": "Baird"}),
    ("Colonel Reid was wounded, and the command of the 5th Brigade devolved upon Colonel Poole.", "command",
     {"subject": "Poole", "object": "5th Brigade"}),
    ("General Wynne commanded the 11th Brigade. General Wynne was wounded and his place was taken by Colonel Crofton.",
     "command", {"subject": "Crofton", "object": "11th Brigade"}),
    ("General Wynne commanded the 11th Brigade. General Wynne fell at Hit and Colonel Crofton was appointed in his stead.",
     "command", {"subject": "Crofton", "object": "11th Brigade"}),
    ("General Baird was given charge of the 5th Brigade.", "command", {"subject": "Baird", "object": "5th Brigade"}),
    ("The 5th Brigade, to the command of which General Baird succeeded, reached Hit.", "command",
     {"subject": "Baird", "object": "5th Brigade"}),
    ("General Baird, under whom the 5th Brigade reached Hit, was wounded.", "command",
     {"subject": "Baird", "object": "5th Brigade"}),
    ("General Baird, whose 5th Brigade had crossed the Tigris, fell back.", "command",
     {"subject": "Baird", "object": "5th Brigade"}),
    ("The 5th Brigade lost its commander, General Baird, who was succeeded by Colonel Poole.", "command",
     {"subject": "Poole", "object": "5th Brigade"}),
    ("The 5th Brigade, whose commander, General Baird, was ill, reached Hit.", "command",
     {"subject": "Baird", "object": "5th Brigade"}),
    ("Major-General Baird of the 5th Division rode forward.", "command", {"subject": "Baird", "object": "5th Division"}),
    ("The left column, consisting of the 3rd Regiment and four guns, under Colonel Poole, reached Hit.", "command",
     {"subject": "Poole", "object": "left column"}),
    ("Three squadrons of the brigade, led by Colonel Poole, reached Hit.", "command", {"object": "Three squadrons"}),
    ("Colonel Poole entered Hit at the head of the 5th Brigade.", "command", {"subject": "Poole", "object": "5th Brigade"}),
    ("On 9 May 1885 Colonel Poole took command.", "command", {"subject": "Poole", "date": "1885-05-09"}),
]  # fmt: skip
NO_POSTS: list[Case] = [
    ("The command post passed to General Baird.", "command", {}),
    ("The 5th Brigade passed to General Baird.", "command", {}),
    ("General Baird was sent in his place to the conference.", "command", {}),
    ("Captain Baird of the 5th Brigade rode forward.", "command", {}),
    ("I rode beside Captain Baird at the head of the column.", "command", {}),
    ("General Baird, whose wife lived in Hit, fell back.", "command", {}),
    ("Two corps were formed, the XV under Moreau and the XVI under Chanzy.", "command", {"object": "Two corps"}),
    ("Colonel Poole took over the lease of the farm.", "command", {}),
]  # fmt: skip

RELATIVES: list[Case] = [
    ("The Flying Column, 2,500 strong, to which the 52nd Regiment was attached, reached Hit on 14 August 1916.", "organization",
     {"subject": "52nd Regiment", "relation": "attached_to", "object": "Flying Column"}),
    ("The Flying Column, to which the 52nd Regiment was attached, reached Hit on 14 August 1916.", "movement",
     {"subject": "Flying Column", "to": "Hit"}),
    ("Kars, from which the garrison had withdrawn on 3 May 1877, was burnt.", "movement", {"subject": "garrison", "from": "Kars"}),
    ("Kars, in which the 5th Division lay, was shelled.", "location", {"subject": "5th Division", "place": "Kars"}),
    ("The XII Corps, to which the 22nd and 26th Divisions were allotted, held the line.", "organization",
     {"subject": ["22nd Division", "26th Division"], "object": "XII Corps"}),
    ("The Field Force, as the column was now called, left Hit on 7 June 1916.", "movement", {"subject": "Field Force"}),
    ("Concentrated at Kars by the end of August 1877, the 5th Division moved to Erzurum.", "location",
     {"subject": "5th Division", "place": "Kars"}),
    ("Baird, whose Second Army, set free by the fall of Metz, had been brought up from Lorraine, attacked.", "movement",
     {"subject": "2nd Army", "from": "Lorraine"}),
]  # fmt: skip
NO_RELATIVES: list[Case] = [
    ("The Flying Column, to which the 52nd Regiment was attached, reached Hit on 14 August 1916.", "movement",
     {"subject": "52nd Regiment"}),
    ("Kars, in which the 5th Division lay, was shelled.", "engagement", {"parties": ["5th Division"]}),
    ("The Field Force, as the column was now called, left Hit on 7 June 1916.", "movement", {"subject": "column"}),
    ("On 26 May 1904 the 4th Division, whose left waded in the bay, forced its way in.", "movement", {}),
    ("With Column B General Hale was to turn the Turkish left on 22 November 1915.", "movement", {"polarity": "asserted"}),
    ("The city was retaken on 4 December 1870 by Prince Albert, whose Second Army had been brought up from Lorraine.",
     "movement", {"arrive": "1870-12-04"}),
    ("General Baird, under whom the army, reduced to 85,000 men, crossed into Switzerland, was interned.", "movement",
     {"subject": "Baird"}),
    ("The 60th Division stood in line, the 53rd moving up from Hebron.", "movement", {"subject": "60th Division"}),
    ("When Baird landed at Mombasa on 19 February 1916 the force halted.", "movement", {"subject": "force"}),
    ("The French lost 1,561 and the Sardinians, who were commanded by General Baird, held Kars.", "command",
     {"object": ["1,561", "Sardinians"]}),
    ("General Baird had been ordered from Cairo to take the offensive.", "movement", {}),
    ("General Baird was killed with 23 of his men.", "strength", {}),
]  # fmt: skip

SIZES: list[Case] = [
    ("The XX Corps numbered barely 16,000.", "strength", {"subject": "XX Corps", "values": {"person": 16000}}),
    ("The 5th Division was reduced to 4,164.", "strength", {"subject": "5th Division", "values": {"person": 4164}}),
    ("The garrison, reduced to 85 men, held out.", "strength", {"subject": "garrison", "values": {"person": 85}}),
    ("The 5th Division was raised to a strength of 9,000 men.", "strength", {"values": {"person": 9000}}),
    ("By evening the 5th Brigade was down to 240 men.", "strength", {"values": {"person": 240}}),
    ("The garrison had dwindled to 300 men.", "strength", {"subject": "garrison"}),
    ("The 5th Brigade had been reduced from 141 tanks to ten.", "strength", {"values": {"vehicle": 10}}),
    ("The 9th Regiment under Colonel Poole with 1,800 men held Hit.", "strength", {"subject": "9th Regiment"}),
    ("The 5th Brigade, of 5,700 men, reached Hit.", "strength", {"subject": "5th Brigade", "values": {"person": 5700}}),
    ("Belmar, with 4,000 burghers, slipped across the river.", "strength", {"subject": "Belmar"}),
    ("General Baird, advancing from Hit with 3,390 men, defeated the Turks.", "strength", {"subject": "Baird"}),
    ("The Turkish army brought 30 guns into action.", "strength", {"values": {"gun": 30}}),
    ("The 5th Brigade, numbering 700 men with six guns, reached Hit.", "strength", {"values": {"person": 700, "gun": 6}}),
    ("The enemy's strength was reckoned at 12,000.", "strength", {"subject": "enemy", "values": {"person": 12000}}),
]  # fmt: skip
NO_SIZES: list[Case] = [
    ("The 5th Division was reduced to one meal a day.", "strength", {}),
    ("The ration of the 5th Division was reduced to 300 grammes.", "strength", {}),
    ("The 5th Division was raised to a strength of 9,000 men.", "organization", {}),
    ("However, with 4,000 burghers, the army slipped across the river.", "strength", {"subject": "However"}),
    ("The garrison fell to 300 men of the 5th Brigade.", "strength", {"subject": "garrison"}),
]  # fmt: skip

WAYS: list[Case] = [
    ("Havelock, leaving Allahabad on 7 July 1857 with 1,185 men, marched to Cawnpore.", "movement",
     {"subject": "Havelock", "from": "Allahabad"}),
    ("The 5th Brigade had carried the ridge and taken 250 prisoners.", "capture", {"values": {"prisoner": 250}}),
    ("The 5th Division was joined on 3 July 1916 by the 9th Brigade.", "organization",
     {"subject": "9th Brigade", "relation": "attached_to", "object": "5th Division"}),
    ("The Left Wing, made up of the 1st and 2nd Corps, lay at Kars.", "organization",
     {"relation": "composed_of", "object": ["1st Corps", "2nd Corps"]}),
    ("Kars was recovered on 5 May 1877 by General Baird.", "engagement", {"place": "Kars", "parties": ["Baird"]}),
    ("The 5th Brigade was told off to take Kars.", "order", {"recipient": "5th Brigade"}),
    ("The army was organised in two corps.", "organization", {"relation": "composed_of", "object": ["two corps"]}),
    ("General Baird had divided the infantry into three brigades.", "organization", {"object": ["three brigades"]}),
    ("We left Kabul on 9 August 1880.", "movement", {"from": "Kabul", "depart": "1880-08-09"}),
    ("The 5th Brigade crossed the river at Ramadi.", "movement", {"via": ["Ramadi"]}),
    ("General Hale having been wounded on 19 January 1885, the column halted.", "event", {"date": "1885-01-19"}),
    ("General Baird reached Ramadi. Under him were the 16th and 18th Brigades.", "command",
     {"subject": "Baird", "object": ["16th Brigade", "18th Brigade"]}),
    ("The 5th Brigade left Hit on 14 January 1916 with the Camel Corps, the 7th Regiment and half a battery.", "movement",
     {"from": "Hit"}),
    ("Leaving two battalions at Hit, the brigade pushed on to Ramadi.", "location",
     {"subject": "two battalions", "place": "Hit"}),
    ("Leaving two battalions at Hit, the brigade pushed on to Ramadi.", "movement", {"subject": "brigade", "to": "Ramadi"}),
    ("General Baird joined him at Ramadi on 15 September 1916.", "movement", {"subject": "Baird", "to": "Ramadi"}),
    ("Ramadi was entered without opposition on 30 May 1916.", "movement", {"to": "Ramadi", "arrive": "1916-05-30"}),
    ("The 12th Division passed the Yalu on 30 April 1904.", "movement", {"via": ["Yalu"]}),
    ("The Second Army completed its landing at Varna on 13 May 1854.", "movement", {"to": "Varna", "arrive": "1854-05-13"}),
    ("The enemy was streaming back towards Ramadi.", "movement", {"subject": "enemy", "to": "Ramadi"}),
    ("The position at Ramadi was held by the 5th Regiment.", "location", {"subject": "5th Regiment", "place": "Ramadi"}),
    ("The 5th Brigade was directed upon Ramadi.", "order", {"recipient": "5th Brigade"}),
    ("The 5th Brigade was sent from Hit with instructions to cut the railway.", "order", {"recipient": "5th Brigade"}),
    ("Some 40 guns remained in our hands.", "capture", {"values": {"gun": 40}}),
    ("In the evening 48 guns fell into Baird's hands.", "capture", {"subject": "Baird", "values": {"gun": 48}}),
]  # fmt: skip
NO_WAYS: list[Case] = [
    ("The army, organised in two corps, marched to Hit.", "organization", {"relation": "established"}),
    ("We left our tents at Kabul.", "movement", {}),
    ("General Baird disposed of 48 guns, of which less than half were at Ramadi.", "location", {"subject": "Baird"}),
    ("General Baird joined the army at Ramadi in 1899.", "movement", {}),
    ("General Baird left his wife at Ramadi.", "location", {}),
    ("The 12th Division passed Ramadi to the enemy.", "movement", {}),
    ("The 12th Division had passed the Wolf's Gate.", "movement", {}),
    ("Baird, who commanded the 5th Division, ordered the line to fall back.", "order", {"recipient": "5th Division"}),
    ("The 5th Brigade was sent from Hit with instructions for the staff.", "order", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots"), [*COSTS, *POSTS, *RELATIVES, *SIZES, *WAYS])
def test_sentence_tells(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert tells(text, kind, slots), [(c.kind, c.slots) for c in claims_of(text)]


@pytest.mark.parametrize(("text", "kind", "slots"), [*NO_COSTS, *NO_POSTS, *NO_RELATIVES, *NO_SIZES, *NO_WAYS])
def test_sentence_does_not_tell(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert not tells(text, kind, slots)
