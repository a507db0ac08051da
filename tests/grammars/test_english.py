"""English units, counts, dates and repeated citations as official histories, memoirs and journals print them."""

from __future__ import annotations

import pytest
from reading import read

from sefer.model import CitationValue, DateValue, QuantityValue, UnitValue

UNITS: list[tuple[str, list[tuple[str, int | None]]]] = [
    ("The 1/5th Suffolks relieved the 2nd East Lancashires at dawn.", [("battalion", 5), ("battalion", 2)]),
    ("The 54th (East Anglian) Division lay in reserve.", [("division", 54)]),
    ("The 3rd (Lahore), 7th (Meerut) and 13th Divisions attacked.", [("division", 3), ("division", 7), ("division", 13)]),
    ("The Russian IV Corps and the III Corps of the enemy met.", [("corps", 4), ("corps", 3)]),
    ("Oku's Second Army halted; the Twenty-first Lancers rode on.", [("army", 2), ("regiment", 21)]),
    ("The 1st Battalion, 16th Infantry, led.", [("battalion", 1), ("regiment", 16)]),
    ("The 13th Hussars and the 2nd Scots Guards came up.", [("regiment", 13), ("battalion", 2)]),
    ("We found the 77th in the trenches with the Black Watch.", [("regiment", 77), ("regiment", None)]),
    ("The 4th South Wales Borderers dug in; the South Wales Borderers were thanked.", [("battalion", 4), ("regiment", None)]),
    ("The 8th Cheshires went first, and the Cheshires came back.", [("battalion", 8), ("battalion", None)]),
    ("The Indian Cavalry Corps and No. 3 Squadron were near.", [("corps", None), ("squadron", 3)]),
    ("On the 14th two regiments and the Guards marched for the Heights.", []),
    ("The 2d Marine Division landed north of the reef and the 4th to the south of it.", [("division", 2), ("division", 4)]),
    ("At dawn Company B, 2d Tank Battalion, came up and lost two of its men.", [("company", None), ("battalion", 2)]),
    ("The Company I knew was gone, and Company Commander Reed with it.", []),
    ("0730 advanced, 1/5 Suffolks in support, 1/8 Hants on left, relieved by 2/6 GR and the troops of 9 Lancers.",
     [("battalion", 5), ("battalion", 8), ("battalion", 6), ("regiment", 9)]),
    ("1300 hrs moved up. 1 Glosters on left of the road, relieved by 2 KOYLI in the night.", [("battalion", 1), ("battalion", 2)]),
    ("The loss fell on the 2/13th and 2/17th London Regiments.", [("battalion", 13), ("battalion", 17)]),
    ("The 66th Foot stood here; the 66th made its last stand in a garden with the 1st Bombay Grenadiers.",
     [("regiment", 66), ("regiment", 66), ("regiment", 1)]),
    ("It was 1/4 mile off, and 2/3 of them fell.", []),
    ("We of the Twentieth Maine saw the Fifteenth Alabama.", [("regiment", 20), ("regiment", 15)]),
    ("The 39th Battalion held the hill; the 53rd, less well trained, watched the track.", [("battalion", 39), ("battalion", 53)]),
    ("Wet. Conference Bde H.Q. at noon and then a march in the rain.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNITS, ids=[t[:36] for t, _ in UNITS])
def test_units(text: str, expected: list[tuple[str, int | None]]) -> None:
    values = [m.value for m in read(text).of("unit") if isinstance(m.value, UnitValue)]
    assert [(v.echelon, v.number) for v in values] == expected


COUNTS: list[tuple[str, list[tuple[float, float, str]]]] = [
    ("The fort mounted a score of guns and two dozen mortars.", [(20, 20, "gun"), (24, 24, "mortar")]),
    ("He had two to three thousand of his men in the pass.", [(2000, 3000, "person")]),
    ("There were sixty-one of us left.", [(61, 61, "person")]),
    ("Of these 4,000 returned, but losses were put at 2,210.", [(4000, 4000, "person"), (2210, 2210, "person")]),
    ("The French lost 900 men and the Russians 3,100.", [(900, 900, "person"), (3100, 3100, "person")]),
    ("He met 500 Albanians and 40 British, Indian and Gurkha officers.", [(500, 500, "person"), (40, 40, "officer")]),
    ("They came back at 4 with a good score and returned in 1917.", []),
    (
        "The Turks admitted 1,285. The tribesmen, estimated at ten thousand, turned.",
        [(1285, 1285, "person"), (10000, 10000, "person")],
    ),
    ("They saved two guns; ten we left behind.", [(2, 2, "gun"), (10, 10, "gun")]),
    ("He was promised four divisions and received three.", [(4, 4, "division"), (3, 3, "division")]),
    (
        "He came with two battalions of the 144th Regiment, and by the 29th had brought up five.",
        [(2, 2, "battalion"), (5, 5, "battalion")],
    ),
    ("Union losses were 16,170, Confederate 18,454.", [(16170, 16170, "person"), (18454, 18454, "person")]),
    (
        "Of the 40,000 rations promised, fewer than 5,000 were found; PW 37.",
        [(40000, 40000, "other"), (5000, 5000, "other"), (37, 37, "prisoner")],
    ),
    (
        "He came again with 26,000. There were his Gatlings, three of them.",
        [(26000, 26000, "person"), (3, 3, "machine_gun")],
    ),
    ("The British had twelve guns; Ayub had thirty.", [(12, 12, "gun"), (30, 30, "gun")]),
    ("In all thirty-one pieces, including two of our own, were brought in.", [(31, 31, "gun"), (2, 2, "gun")]),
    (
        "They took 40 prisoners and reached 212. The clock was put at 6, and the fleet set out at 30.",
        [(40, 40, "prisoner")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS, ids=[t[:36] for t, _ in COUNTS])
def test_counts(text: str, expected: list[tuple[float, float, str]]) -> None:
    values = [m.value for m in read(text).of("quantity") if isinstance(m.value, QuantityValue)]
    assert [(v.low, v.high, v.item) for v in values] == expected


DATES: list[tuple[str, list[str | None]]] = [
    ("On the night of 5th/6th May 1915 it rained.", ["1915-05-05/1915-05-06"]),
    ("It began on the night of 3-4 June 1916. Next morning it ended.", ["1916-06-03/1916-06-04", "1916-06-05"]),
    ("They landed in mid-July 1882. On the evening of the 17th they marched.", ["1882-07~", "1882-07-17"]),
    ("In the first week of March 1917 Baghdad fell.", ["1917-03~"]),
    (
        "It fell on 15 (O.S. 3) July 1877, on 4 August (22 July) 1904 and on September 18 (5), 1912.",
        ["1877-07-15", "1904-08-04", "1904-08-04", "1912-09-18"],
    ),
    (
        "Derna fell on 30 January 1941; on 2 February rain came. Five days before Benghazi was entered on 7 February they were "
        "halted. Three days after the fall of Derna they marched. A week after the armistice they slept.",
        ["1941-01-30", "1941-02-02", "1941-02-02", "1941-02-07", "1941-02-02", None],
    ),
    ("In May 1915 the men of the 14th Division slept.", ["1915-05"]),
]


@pytest.mark.parametrize(("text", "expected"), DATES, ids=[t[:36] for t, _ in DATES])
def test_dates(text: str, expected: list[str | None]) -> None:
    values = [m.value for m in read(text).of("date") if isinstance(m.value, DateValue)]
    assert [v.edtf for v in values] == expected


CITED: list[tuple[str, list[str]]] = [
    ("It fell (Kaya 1994: 12). It rose (ibid., p. 14).", ["Kaya 1994, 12", "Kaya 1994, 14"]),
    ("It fell (Kaya 1994: 12; Ak 2001: 3). It rose (Kaya, op. cit., p. 14).", ["Kaya 1994, 12", "Ak 2001, 3", "Kaya 1994, 14"]),
    ("Alay geldi (Kaya, 1994: 12). Sonra gitti (a.g.e., s. 14).", ["Kaya 1994, 12", "Kaya 1994, 14"]),
    ("It rose (ibid., p. 14).", ["ibid., 14"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CITED, ids=[t[:36] for t, _ in CITED])
def test_repeated_citations(text: str, expected: list[str]) -> None:
    """A bracket that stands for the work before has its author and year, and its own page."""
    values = [m.value for m in read(text).of("citation") if isinstance(m.value, CitationValue)]
    assert [item.label for v in values for item in v.items] == expected


def test_who_is_cited_takes_no_part() -> None:
    assert not read("Allen and Muratoff (1953: 284) give the losses of the 3rd Division.").of("person")


def test_what_lies_between_two_places_is_driven_in_and_not_the_second() -> None:
    found = read("On 3 May 1915 the posts between Krithia and Tenedil were driven in.")
    named = [found.document.text[m.start : m.end] for m in found.of("place")]
    assert named == ["Krithia", "Tenedil"] and not list(found.of("person"))
