"""Could they be there then: the verdicts of documented marches, bad input, and what no detour or doubt may change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moving_made import Row, campaign, moved, stood

from sefer.model import Place, Route
from sefer.reconstruct.movement import March, marches, prisms, quickest, told


def one(*rows: Row, **ground: Any) -> March:
    (march,) = marches(campaign(rows, **ground))
    return march


MEN: Row = ("strength", {"subject": "15. Tümen", "values": {"soldier": 5732}, "date": "1918-09-01"}, {})


def test_a_division_cannot_walk_from_gumru_to_baku_in_a_week_but_its_staff_can_ride() -> None:
    march = one(MEN, moved("15. Tümen", "Gümrü", "Bakü", "1918-09-03", "1918-09-09"))
    walked, rode = march.passages
    assert (walked.by, walked.verdict) == ("march", "impossible") and walked.days[-1] > 7
    assert (rode.by, rode.verdict) == ("ride", march.verdict) and march.verdict in ("demanding", "exceptional")
    assert dict(rode.km)["rail"] == pytest.approx(774) and {"any.rail", "trains"} <= set(rode.rows)
    assert march.explanations[0] == "movement.staff_only" and march.allowed == (6, 7)
    assert march.tail is not None and 1 < march.tail[0] < march.tail[1] < 4
    made = campaign([MEN, moved("15. Tümen", "Gümrü", "Bakü", "1918-09-03", "1918-09-09")])
    assert "headquarters" in " ".join(told(made, march, "en")) and "karargâh" in " ".join(told(made, march, "tr"))


def test_on_foot_as_told_it_is_impossible_and_the_line_would_explain_it() -> None:
    march = one(MEN, moved("15. Tümen", "Gümrü", "Bakü", "1918-09-03", "1918-09-09", mode="march"))
    assert march.verdict == "impossible" and march.margin is not None and march.margin < 0
    assert {"movement.by_rail", "movement.namesake"} <= set(march.explanations)


def test_its_headquarters_alone_comes_in_time() -> None:
    march = one(moved("15. Tümen Karargâhı", "Gümrü", "Bakü", "1918-09-03", "1918-09-09"))
    assert march.arm == "staff" and march.verdict == "normal" and march.explanations == ()


def test_a_regiment_that_has_seventeen_days_marches_as_usual() -> None:
    march = one(
        moved("107. Alay", "Karakilse", "Bakü", "1918-08-09", None),
        ("engagement", {"parties": ["107. Alay"], "place": "Bakü", "date": "1918-08-26"}, {}),
    )
    assert march.verdict == "normal" and march.margin is not None and march.margin > 5


def test_ordered_on_the_7th_at_goycay_on_the_17th() -> None:
    """118 km on foot to the line, 211 km by rail, 18 km on foot: feasible, at most demanding."""
    march = one(moved("10. Alay", "Karakilse", "Göyçay", "1918-06-07", "1918-06-17", via=["Gazah", "Uçar"]))
    assert march.verdict in ("normal", "demanding") and march.needed is not None and march.needed[1] <= 11


def test_consecutive_stations_of_one_account_are_asked_too_those_of_rivals_never() -> None:
    same = [stood("2. Süvari Alayı", "Kars", "1918-06-01"), stood("2. Süvari Alayı", "Bakü", "1918-06-01")]
    assert one(*same).verdict == "impossible"
    rival = [(k, s, {"source": (w,)}) for (k, s, _), w in zip(same, ("Demir 2001", "Kaya 2005"), strict=True)]
    assert marches(campaign(rival)) == ()


def test_a_march_whose_days_are_the_wrong_way_round_is_not_turned() -> None:
    whole = moved("10. Alay", "Kars", "Gümrü", "1918-06-03", "1918-06-01")
    assert [(m.start, m.end) for m in marches(campaign([whole]))] == [("p:Kars", "p:Gümrü")]
    left, came = (
        moved("10. Alay", "Kars", "", "1918-06-03", None),
        moved("10. Alay", None, "Gümrü", None, "1918-06-01"),
    )
    two = campaign([left, came])
    assert [(m.start, m.end) for m in marches(two)] == [("p:Gümrü", "p:Kars")]  # two sentences, two stations
    one_, other = two.claims
    sentence = replace(two, claims=(replace(one_, end=one_.end + 5), replace(other, start=other.start - 5)))
    assert marches(sentence) == ()


def test_two_places_of_one_day_are_judged_once() -> None:
    unit, day = "10. Alay", "1918-06-01"
    rows = [stood(unit, "Kars", day), moved(unit, None, "Gümrü", None, day), stood(unit, "Gümrü", day)]
    assert [(m.start, m.end) for m in marches(campaign(rows))] == [("p:Kars", "p:Gümrü")]


def test_the_headquarters_of_a_unit_is_not_the_unit() -> None:
    rows = [stood("10. Alay", "Kars", "1918-06-01"), moved("10. Alay", "Kars", "Bakü", "1918-06-03", "1918-06-09")]
    plain = campaign(rows)
    assert {m.arm for m in marches(plain)} == {"foot"}
    text = "Yazar böyle anlatıyor. The headquarters of the 10. Alay went."
    (first, second), document = plain.claims, replace(plain.documents["anlatı.txt"], text=text, raw=text)
    told_of = replace(plain, documents={"anlatı.txt": document}, claims=(first, replace(second, end=len(text))))
    assert [(m.arm, m.verdict, m.claims) for m in marches(told_of)] == [("staff", "normal", ("c1",))]
    alone = campaign([stood("10. Alay", "Kars", "1918-06-01"), stood("10. Alay", "Bakü", "1918-06-01")])
    first, second = alone.claims
    told_of = replace(alone, documents={"anlatı.txt": document}, claims=(first, replace(second, end=len(text))))
    assert marches(told_of) == ()


def test_plans_and_denials_march_nowhere() -> None:
    kind, slots, _ = moved("10. Alay", "Kars", "Bakü", "1918-06-07", "1918-06-08")
    for polarity in ("planned", "negated"):
        assert marches(campaign([(kind, slots, {"polarity": polarity})])) == ()
    assert one((kind, slots, {"polarity": "reported"})).verdict == "exceptional"  # two days by rail


def test_a_person_is_asked_too_and_travels_as_a_staff_does() -> None:
    march = one(moved("Ali Bey", "Gümrü", "", "1918-09-03", None), moved("Ali Bey", None, "Bakü", None, "1918-09-09"))
    assert (march.arm, march.verdict, march.claims) == ("staff", "normal", ("c0", "c1"))


def test_an_army_stands_in_many_places_at_once() -> None:
    march = one(stood("Doğu Ordusu", "Kars", "1918-06-01"), stood("Doğu Ordusu", "Bakü", "1918-06-01"))
    assert (march.verdict, march.reason) == ("unchecked", "movement.spread")


@pytest.mark.parametrize(
    ("slots", "reason"),
    [
        ({"end": "Soltankend"}, "movement.unlocated"),
        ({"mode": "air"}, "movement.by_air"),
        ({"mode": "sea"}, "movement.no_sea"),
        ({"start": "Göyçay", "end": "Şamahı", "mode": "rail"}, "movement.no_rail"),
    ],
)
def test_what_the_ways_do_not_have_is_unchecked_and_says_so(slots: dict[str, Any], reason: str) -> None:
    ends = [slots.pop("start", "Kars"), slots.pop("end", "Bakü")]
    rows = [moved("10. Alay", *ends, "1918-06-07", "1918-06-08", **slots)]
    march = one(*rows)
    assert (march.verdict, march.reason) == ("unchecked", reason)
    assert all(told(campaign(rows), march, lang)[1] for lang in ("en", "tr"))


LINE = (Place("A", (), 40.0, 44.0), Place("B", (), 40.0, 44.6), Place("C", (), 41.9, 49.0), Place("D", (), 41.9, 49.5))
PIECES = (Route("A", "B", "road", 55.0), Route("C", "D", "road", 45.0))


def test_a_network_in_pieces_leaves_the_gap_unchecked() -> None:
    march = one(moved("10. Alay", "A", "D", "1918-06-01", "1918-06-30"), places=LINE, routes=PIECES)
    assert (march.verdict, march.reason) == ("unchecked", "movement.no_way")


def test_a_route_told_twice_counts_once_and_the_quicker_of_two_is_taken() -> None:
    row = moved("10. Alay", "A", "B", "1918-06-01", "1918-06-01")
    plain = one(row, places=LINE, routes=PIECES)
    assert plain == one(row, places=LINE, routes=(*PIECES, PIECES[0]))
    assert plain.verdict == "exceptional"
    assert one(row, places=LINE, routes=(*PIECES, Route("A", "B", "road", 31.0))).verdict == "normal"


def test_snow_slows_a_march_and_makes_none_impossible() -> None:
    made = campaign([moved("10. Alay", "Göyçay", "Şamahı", "1918-01-01", "1918-01-04")])
    (plain,), (snow,) = marches(made), marches(made, conditions=("snow", "mountain"))
    assert (plain.verdict, snow.verdict) == ("normal", "exceptional") and plain.margin == snow.margin
    with pytest.raises(KeyError):
        marches(made, conditions=("fog",))


def test_marches_of_asked_claims_only() -> None:
    made = campaign(
        [moved("10. Alay", "Kars", "Gümrü", "1918-06-01", "1918-06-09"), stood("107. Alay", "Bakü", "1918-06-01")]
    )
    assert marches(made, made.claims[1:]) == () and len(marches(made, made.claims[:1])) == 1


def test_the_fewest_days_of_a_unit_are_none_where_nobody_can_tell() -> None:
    made = campaign([moved("10. Alay", "Kars", "Bakü", None, None, via=["Soltankend"])])
    days = quickest(made)
    horse, foot = (days(f"u:{who}", "p:Kars", "p:Bakü") for who in ("2. Süvari Alayı", "10. Alay"))
    assert horse is not None and foot is not None and 0 < horse <= foot < 2
    assert days("u:10. Alay", "p:Kars", "p:Soltankend") is None and days("u:nobody", "p:Kars", "p:Bakü") is None


DAYS = st.integers(date(1918, 5, 1).toordinal(), date(1918, 9, 30).toordinal())
NAMES = st.sampled_from(("Kars", "Gümrü", "Karakilse", "Gazah", "Gence", "Göyçay", "Şamahı", "Bakü", "Salyan"))
ORDER = ("normal", "demanding", "exceptional", "impossible")


@settings(max_examples=25)
@given(NAMES, NAMES, DAYS, st.integers(0, 20), st.integers(0, 5))
def test_more_time_never_makes_it_harder(start: str, end: str, day: int, took: int, more: int) -> None:
    if start == end:
        return
    iso = [date.fromordinal(d).isoformat() for d in (day, day + took, day + took + more)]
    short, long = (one(moved("10. Alay", start, end, iso[0], arrive)) for arrive in iso[1:])
    assert ORDER.index(long.verdict) <= ORDER.index(short.verdict)
    later = [date.fromordinal(d + 100).isoformat() for d in (day, day + took)]
    assert one(moved("10. Alay", start, end, *later)).verdict == short.verdict


def test_the_prism_of_an_attested_day_is_that_place() -> None:
    made = campaign([stood("10. Alay", "Kars", "1918-06-01"), stood("10. Alay", "Gümrü", "1918-06-03")])
    where = prisms(made).of("u:10. Alay", date(1918, 6, 1).toordinal())
    assert (where.kind, where.places, where.claims_said) == ("point", ("Kars",), ("c0",))


def test_a_road_that_goes_far_round_makes_nothing_impossible_that_the_straight_line_allows() -> None:
    """51 km apart, and the only road known is 300 km long: another may have been there."""
    routes = (Route("A", "B", "road", 300.0),)
    assert (
        one(moved("10. Alay", "A", "B", "1918-06-01", "1918-06-02"), places=LINE, routes=routes).verdict
        == "exceptional"
    )
