"""English sentences a historian could write, and the claims that stand in them: own sentences about many campaigns."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

from sefer.model import Claim

# what tells the reader the language of a short text
AROUND = (
    "\n\nThis was not what those who had been there were to say of it when they were asked about that time of the war."
)


def told(text: str) -> tuple[Claim, ...]:
    return claims_of(text + AROUND)


CASES: list[tuple[str, str, dict[str, Any], str]] = [
    ("The losses of the 9th Brigade did not exceed 260 men.", "loss",
     {"values": {"total": {"person": {"min": 0, "max": 260}}}}, "asserted"),
    # movement
    ("On 12 March 1915 the 7th Division marched from Gaba Tepe to Bulair.", "movement",
     {"subject": "7th Division", "from": "Gaba Tepe", "to": "Bulair", "depart": "1915-03-12"}, "asserted"),
    ("The 5th Cavalry Division reached Nazareth on 20 September 1918.", "movement",
     {"subject": "5th Cavalry Division", "to": "Nazareth", "arrive": "1918-09-20"}, "asserted"),
    ("The 18th Brigade was transferred by rail from Poperinghe to Amiens.", "movement",
     {"subject": "18th Brigade", "from": "Poperinghe", "to": "Amiens", "mode": "rail"}, "asserted"),
    ("General Gurko sent the 4th Rifle Brigade to Kazanlik.", "movement", {"subject": "4th Rifle Brigade", "to": "Kazanlik"}, "asserted"),
    ("The 9th Division was to advance on Erzurum on 3 May 1916.", "movement", {"subject": "9th Division", "to": "Erzurum"}, "planned"),
    ("Selim Pasha ordered the 31st Regiment to withdraw to Kars.", "movement", {"subject": "31st Regiment", "to": "Kars"}, "planned"),
    ("The 11th Regiment did not march to Monastir.", "movement", {"subject": "11th Regiment", "to": "Monastir"}, "negated"),
    ("The 2nd Brigade failed to reach Orhanie.", "movement", {"subject": "2nd Brigade", "to": "Orhanie"}, "negated"),
    ("Marshal Oyama reported that the 1st Army had advanced to Mukden.", "movement", {"subject": "1st Army", "to": "Mukden"}, "reported"),
    ("According to General Stessel, the 4th Division retreated to Port Arthur.", "movement",
     {"subject": "4th Division", "to": "Port Arthur"}, "reported"),
    ("The Turkish troops withdrew to Kars on 9 January 1878.", "movement", {"subject": "Turkish troops", "to": "Kars"}, "asserted"),
    # location
    ("The 1st Corps, which stood at Uşak, had no guns.", "location", {"subject": "1st Corps", "place": "Uşak"}, "asserted"),
    ("The 6th Brigade lay at Kars on 3 May 1878.", "location", {"subject": "6th Brigade", "place": "Kars", "date": "1878-05-03"}, "asserted"),
    ("The 12th Division was stationed at Haymana.", "location", {"subject": "12th Division", "place": "Haymana"}, "asserted"),
    # command
    ("Major-General Walter Congreve commanded the 6th Division.", "command",
     {"subject": "Walter Congreve", "object": "6th Division"}, "asserted"),
    ("The 13th Division under Major-General Stanley Maude crossed the river.", "command",
     {"subject": "Stanley Maude", "object": "13th Division"}, "asserted"),
    ("General Hamilton, commanding the 3rd Division, fell back.", "command", {"subject": "Hamilton", "object": "3rd Division"}, "asserted"),
    ("The 35th Brigade, led by Colonel Robert Rice, crossed the river.", "command",
     {"subject": "Robert Rice", "object": "35th Brigade"}, "asserted"),
    ("Colonel Henry Scott took command of the 9th Regiment on 4 May 1917.", "command",
     {"subject": "Henry Scott", "object": "9th Regiment", "date": "1917-05-04"}, "asserted"),
    ("General Gorringe was appointed to command the 7th Division.", "command", {"subject": "Gorringe", "object": "7th Division"}, "asserted"),
    # strength
    ("The 7th Division numbered 5,000 men and 20 guns.", "strength",
     {"subject": "7th Division", "values": {"person": 5000, "gun": 20}}, "asserted"),
    ("The garrison of Kars, some 1,200 strong, held out.", "strength",
     {"subject": "garrison of Kars", "values": {"person": 1200}}, "asserted"),
    ("Marshal MacMahon, with 120,000 men and 564 guns, moved north.", "strength",
     {"subject": "MacMahon", "values": {"person": 120000, "gun": 564}}, "asserted"),
    ("The strength of the 4th Brigade was 86 officers and 2,310 other ranks.", "strength",
     {"subject": "4th Brigade", "values": {"officer": 86, "soldier": 2310}}, "asserted"),
    # loss
    ("The 8th Brigade lost 3 officers and 26 men killed.", "loss",
     {"subject": "8th Brigade", "values": {"killed": {"officer": 3, "person": 26}}}, "asserted"),
    ("The 28th Brigade lost 12 killed and 83 wounded at Sannaiyat.", "loss",
     {"subject": "28th Brigade", "place": "Sannaiyat", "values": {"killed": {"person": 12}, "wounded": {"person": 83}}}, "asserted"),
    ("Russian losses amounted to 1,200, of whom 281 were killed.", "loss",
     {"subject": "Russian", "values": {"total": {"person": 1200}, "killed": {"person": 281}}}, "asserted"),
    ("The French lost 300 killed; the Germans 210 killed and 640 wounded.", "loss",
     {"subject": "Germans", "values": {"killed": {"person": 210}, "wounded": {"person": 640}}}, "asserted"),
    ("The 3rd Regiment took Telish with the loss of 400 men.", "loss",
     {"subject": "3rd Regiment", "values": {"total": {"person": 400}}}, "asserted"),
    # capture, engagement
    ("The Bulgarians captured 50 guns and 2,800 prisoners.", "capture",
     {"subject": "Bulgarians", "values": {"gun": 50, "prisoner": 2800}}, "asserted"),
    ("The 3rd Division captured Nasiriyeh on 25 July 1915.", "engagement",
     {"parties": ["3rd Division"], "place": "Nasiriyeh", "date": "1915-07-25"}, "asserted"),
    ("Kars was captured by Russian troops on 18 November 1877.", "engagement",
     {"parties": ["Russian troops"], "place": "Kars", "outcome": "taken by Russian troops"}, "asserted"),
    ("On 17 November 1912 the First and Third Armies attacked there and were repulsed.", "engagement",
     {"parties": ["1st Army", "3rd Army"], "date": "1912-11-17"}, "asserted"),
    # organization
    ("The 6th Corps was formed at Bursa on 12 March 1921.", "organization",
     {"subject": "6th Corps", "relation": "established", "date": "1921-03-12"}, "asserted"),
    ("The 9th Corps consisted of the 4th, 6th and 49th Divisions.", "organization",
     {"subject": "9th Corps", "relation": "composed_of", "object": ["4th Division", "6th Division", "49th Division"]}, "asserted"),
    ("The 34th Division was attached to the 6th Corps.", "organization",
     {"subject": "34th Division", "relation": "attached_to", "object": "6th Corps"}, "asserted"),
    ("The 2nd Battalion of the 9th Regiment watched the road.", "organization",
     {"subject": "2nd Battalion", "relation": "part_of", "object": "9th Regiment"}, "asserted"),
    # order, agreement
    ("Nazım Pasha ordered the 2nd Army to withdraw to the lines.", "order", {"issuer": "Nazım Pasha", "recipient": "2nd Army"}, "asserted"),
    ("An armistice was signed at Mudros on 30 October 1918.", "agreement", {"place": "Mudros", "date": "1918-10-30"}, "asserted"),
    ("Tewfik Bey's column, 3,000 strong with six guns, retired on Mosul.", "strength",
     {"subject": "Tewfik Bey's column", "values": {"person": 3000, "gun": 6}}, "asserted"),
    ("Hungarian casualties at Schwechat are put at 57 by Görgey.", "loss",
     {"subject": "Hungarian", "values": {"total": {"person": 57}}}, "reported"),
    ("The 4th Rifle Division, less the 9th Regiment, was sent by rail to Gaza.", "movement",
     {"subject": "4th Rifle Division", "to": "Gaza"}, "asserted"),
    ("The rear guard, formed by the 9th Regiment, withdrew to Kars.", "movement", {"subject": "rear guard", "to": "Kars"}, "asserted"),
    ("The 2nd Cavalry Brigade (Colonel Meldrum) was sent to Ziza.", "command",
     {"subject": "Meldrum", "object": "2nd Cavalry Brigade"}, "asserted"),
    ("The headquarters of the 20th Corps was established at Nablus.", "location", {"subject": "20th Corps", "place": "Nablus"}, "asserted"),
    ("The garrison laid down its arms on 29 April 1916.", "event", {"subject": "garrison", "date": "1916-04-29"}, "asserted"),
    ("The Treaty of San Stefano was signed on 3 March 1878.", "agreement", {"title": "Treaty of San Stefano"}, "asserted"),
    ("The 25th Division was placed at the disposal of the Second Army.", "organization",
     {"subject": "25th Division", "relation": "attached_to", "object": "2nd Army"}, "asserted"),
    ("Led by Colonel Bowen and consisting of 600 men, the flying column left Harar for Jijiga.", "command",
     {"subject": "Bowen", "object": "flying column"}, "asserted"),
    ("The Arab Legion was a small force raised in 1920.", "organization",
     {"subject": "Arab Legion", "relation": "established", "date": "1920"}, "asserted"),
    ("The fall of Kut on 29 April 1916 shook the government.", "engagement", {"place": "Kut", "date": "1916-04-29"}, "asserted"),
    # what stands before
    ("The 7th Division left Amara on 4 January 1916. It reached Sheikh Saad on 9 January.", "movement",
     {"subject": "7th Division", "from": "Amara"}, "asserted"),
    ("The 4th Division was relieved. The division marched to Doullens.", "movement", {"subject": "4th Division", "to": "Doullens"}, "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots", "polarity"), CASES, ids=[c[0][:40] for c in CASES])
def test_claim(text: str, kind: str, slots: dict[str, Any], polarity: str) -> None:
    found = [c for c in told(text) if c.kind == kind]
    fits = [c for c in found if c.polarity == polarity and all(c.slots.get(k) == v for k, v in slots.items())]
    assert fits, [(dict(c.slots), c.polarity) for c in found]


SILENT: list[tuple[str, str]] = [
    ("The 7th Division marched to relieve Kut.", "engagement"),  # a purpose is no deed
    ("If the 7th Division had reached Kars on 3 May 1916, the war would have ended.", "movement"),
    ("The 7th Division could have reached Kars by 3 May 1916.", "movement"),
    ("The Turks tried to cross to Sheikh Saad.", "movement"),
    ("The capture of Kars by the 9th Division was discussed for years.", "movement"),
    ("The 9th Division was commanded with great skill.", "command"),
    ("General Hamilton wrote to General Maude about the 13th Division.", "command"),
    ("The company lost 80 men, and the hill was taken.", "capture"),
    ("Fifty men were seen near the 9th Regiment.", "strength"),
    ("The 4th Division lost its way near Amiens.", "loss"),
    ("The headquarters of the 20th Corps was established at Nablus.", "organization"),
    ("General Maude was ordered to wait for the guns before he attacked Kars.", "engagement"),
    ("By daylight the Turks had passed the Wolf's Gate and stood on the ridge above the town.", "location"),
    ("The armoured cars were painted grey, and 20 men watched.", "loss"),
    ("Cut 500 g of lamb into cubes and marched it into the oven for 2 hours.", "movement"),
]


@pytest.mark.parametrize(("text", "kind"), SILENT, ids=[c[0][:40] for c in SILENT])
def test_silence(text: str, kind: str) -> None:
    assert [dict(c.slots) for c in told(text) if c.kind == kind] == []


def test_who_is_made_to_say_it() -> None:
    said = [
        c.said_by
        for c in told("Marshal Oyama reported that the 1st Army had advanced to Mukden.")
        if c.kind == "movement"
    ]
    assert said == ["Oyama"]


def test_the_words_behind_a_pronoun_are_kept() -> None:
    text = "The 7th Division left Amara on 4 January 1916. It reached Sheikh Saad on 9 January."
    claim = next(c for c in told(text) if c.slots.get("arrive"))
    assert [(c.slot, text[c.start : c.end]) for c in claim.context] == [("subject", "7th Division")]
