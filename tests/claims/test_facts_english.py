"""English: whose figures, posts and parts a sentence tells, of its own words or of those before it."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

# text, kind, the slots of every claim of that kind, in order
CASES: list[tuple[str, str, list[dict[str, Any]]]] = [
    # a number alone is the formation last told with it
    ("The 147th Division stormed Bielsk on 3 May 1915. The 147th lost 900 men.", "loss", [{"subject": "147th Division"}]),
    ("The 12th Brigade reached Lomza on 3 May 1915. The 12th attacked Bielsk on 5 May.", "engagement", [{"parties": ["12th Brigade"]}]),
    ("The 12th Brigade reached Lomza on 3 May 1915. The 12th was a day of rest at Lomza.", "location", []),
    ("The 88th held Kars on 3 May 1915.", "location", [{"subject": "88th Regiment"}]),
    # losses told of a part, or without a verb
    ("The Danes lost 4,100 men, of whom 800 were killed; the Prussians 1,200, including 263 killed.", "loss",
     [{"subject": "Danes", "values": {"total": {"person": 4100}, "killed": {"person": 800}}},
      {"subject": "Prussians", "values": {"total": {"person": 1200}, "killed": {"person": 263}}}]),
    ("The Danes lost 4,100 men and had 12,000 left; the Prussians 16,000.", "loss", [{"subject": "Danes"}]),
    ("The garrison of 6,200 lost 410 killed.", "loss", [{"subject": "garrison", "values": {"killed": {"person": 410}}}]),
    ("It was admitted that 300 Prussians had been killed.", "loss", [{"subject": "Prussians", "values": {"killed": {"person": 300}}}]),
    ("New Zealand losses at Sollum were 40 killed and 110 wounded.", "loss",
     [{"subject": "New Zealand", "values": {"killed": {"person": 40}, "wounded": {"person": 110}}}]),
    ("The camp was attacked on 4 May 1881 by 900 horsemen and taken.", "loss", []),
    ("The camp was attacked on 4 May 1881 by 900 horsemen and taken.", "capture", []),
    # what stands behind a semicolon
    ("The 3rd Brigade entered Dubno on 4 May 1920; captured 8 guns and 120 prisoners.", "capture",
     [{"subject": "3rd Brigade", "values": {"gun": 8, "prisoner": 120}}]),
    ("The Guards stormed the bridge on 4 May 1920; 8 guns and 120 prisoners were captured.", "capture",
     [{"subject": None, "values": {"gun": 8, "prisoner": 120}}]),
    # who takes whose place leads what the other led
    ("General Alden commanded the IV Corps at that time. General Brandt succeeded him on 4 May 1915.", "command",
     [{"subject": "Alden"}, {"subject": "Brandt", "object": "IV Corps", "date": "1915-05-04"}]),
    ("General Alden commanded the IV Corps. He was succeeded by General Brandt on 4 May 1915.", "command",
     [{"subject": "Alden"}, {"subject": "Brandt", "object": "IV Corps", "date": "1915-05-04"}]),
    ("General Alden commanded the IV Corps. General Brandt took over from General Alden. Colonel Redvers took over from him on 6 May 1915.",
     "command",
     [{"subject": "Alden"}, {"subject": "Brandt", "object": "IV Corps"}, {"subject": "Redvers", "object": "IV Corps", "date": "1915-05-06"}]),
    ("General Alden commanded the IV Corps. He handed over the sector to General Brandt.", "command",
     [{"subject": "Alden"}, {"subject": "Brandt", "object": "IV Corps"}]),
    ("General Alden handed over 300 prisoners to General Brandt.", "command", []),
    ("General Alden fell ill on 4 May 1915. General Brandt succeeded him.", "command", [{"subject": "Brandt", "object": None}]),
    ("The 22nd Battalion lay at Sollum. Its commander was Colonel Redvers.", "command", [{"subject": "Redvers", "object": "22nd Battalion"}]),
    ("The commander of the 22nd Battalion was Colonel Redvers.", "command", [{"subject": "Redvers", "object": "22nd Battalion"}]),
    ("Colonel Redvers was commander of the 22nd Battalion.", "command", [{"subject": "Redvers", "object": "22nd Battalion"}]),
    ("General Alden fell at Sollum. He was succeeded in command of the 2nd Division by Colonel Redvers.", "command",
     [{"subject": "Redvers", "object": "2nd Division"}]),
    ("Colonel Alden took over the trenches at Sollum.", "command", []),
    ("Captain Redvers commanded it; Colonel Alden led the 5th Brigade, to which the 3rd Battalion belonged.", "order", []),
    # nobody acts in "it is untrue that", nor does a part of what is made up
    ("The 5th Division reached Sollum. It is untrue that the town of Sfax has fallen.", "location", []),
    ("It is untrue that the 5th Division has reached Sfax.", "movement", [{"subject": "5th Division", "to": "Sfax"}]),
    ("His group consisted of the 3rd and 8th Divisions. It assembled at Kars on 1 December 1914.", "location", []),
    # what belongs to whom
    ("The 9th Division reached Oulu. Its 26th Regiment lay at Kajaani.", "organization",
     [{"subject": "26th Regiment", "relation": "part_of", "object": "9th Division"}]),
    ("General Alden commanded the 3rd Division. His division consisted of five battalions with 3,100 men and 14 guns.", "strength",
     [{"subject": "3rd Division", "values": {"battalion": 5, "person": 3100, "gun": 14}}]),
    ("The 3rd Division consisted of five battalions, with 900 men in reserve.", "strength", []),
    # a body told apart by what stands behind it, or called by another word, is none of those before
    ("The Kura Detachment reached Kars on 4 May 1877.\n\nGeneral Lazarev led the column that fought at Aladja on 15 October 1877.", "command",
     [{"subject": "Lazarev", "object": "column"}]),
    ("A company marched to Gaza. Sandes Column reached Gaza on 4 May 1917.", "movement", [{"subject": "company"}, {"subject": "Sandes Column"}]),
    # who went, and when
    ("On 20 May 1941 the Storm Regiment of General Alden landed by glider at Maleme.", "movement", [{"subject": "Storm Regiment", "to": "Maleme"}]),
    ("The 12th Division reached Tashkent on 4 May 1865. Two days later the division set out for Chimkent.", "movement",
     [{"arrive": "1865-05-04"}, {"subject": "12th Division", "to": "Chimkent", "depart": "1865-05-06"}]),
]  # fmt: skip


def test_what_is_said_to_be_untrue_is_denied() -> None:
    (told,) = claims_of("It is untrue that the 5th Division has reached Sfax.")
    assert told.polarity == "negated"


@pytest.mark.parametrize(("text", "kind", "told"), CASES)
def test_sentence_tells(text: str, kind: str, told: list[dict[str, Any]]) -> None:
    found = [c.slots for c in claims_of(text) if c.kind == kind]
    assert len(found) == len(told), found
    for slots, claim in zip(told, found, strict=True):
        assert {slot: claim.get(slot) for slot in slots} == slots
