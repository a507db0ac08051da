"""Rival accounts side by side: who agrees, who differs, how many witnesses there are, where readers agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from test_made import Row, campaign
from test_questions import rows

from sefer.messages import Complaint
from sefer.model import Campaign, Document, Entity, Link, Part, Place, Run, Settings
from sefer.reconstruct import citing_themselves, compare_table, readers_table, sources_table, stretch, witnesses_table


def lost(
    figures: object, source: str, day: str = "1915-11-25", unit: str = "45. Tümen", place: str | None = None
) -> Row:
    values = {"killed": {"soldier": figures}}
    slots = {"subject": unit, "date": day, "place": place, "values": values}
    return ("loss", slots, {"source": (source,), "source_scope": "sentence"})


def fought(source: str, day: str = "1915-11-24") -> Row:
    return ("engagement", {"parties": ["45. Tümen"], "place": "Kut", "date": day}, {"source": (source,)})


def test_figures_that_can_be_one_agree_and_others_differ() -> None:
    made = campaign([lost({"min": 90, "max": 110}, "A 2001, 4"), lost(100, "B 2002, 5"), lost(120, "C 2003, 6")])
    one, two, three = rows(compare_table(made, "45. Tümen"))
    assert (one["source"], one["cited_page"], one["figures"]) == ("A 2001, 4", "4", "90-110 soldiers killed")
    assert one["agreement"] == "differs from C 2003 [c2]; agrees with B 2002 [c1]"
    assert three["agreement"] == "differs from A 2001 [c0], B 2002 [c1]" and "agrees with A 2001" in two["agreement"]


def test_a_sum_of_officers_and_men_may_be_the_number_of_heads() -> None:
    parts = ("strength", {"subject": "45. Tümen", "date": "1915-11-20", "values": {"officer": 100, "soldier": 900}}, {})
    heads = ("strength", {"subject": "45. Tümen", "date": "1915-11-20", "values": {"person": 1000}}, {})
    guns = ("strength", {"subject": "45. Tümen", "date": "1915-11-20", "values": {"gun": 4}}, {})
    told = rows(compare_table(campaign([parts, heads, guns]), "c0"))
    assert [r["agreement"][:6] for r in told[:2]] == ["agrees", "agrees"]
    assert told[2]["agreement"] == "nothing in it to hold against the others"


def test_a_fight_is_asked_by_its_place_with_what_it_cost() -> None:
    """Losses of its days count, there or with no place told; those of another place or month do not."""
    made = campaign([
        fought("A 2001"), fought("B 2002", "1915-11-25"), lost(100, "A 2001, 4"),
        lost(7, "B 2002", place="Bağdat"), lost(9, "B 2002", day="1916-01-02"),
    ])  # fmt: skip
    found = rows(compare_table(made, "Kut", stretch("1915-11-24")))
    assert [r["claims"] for r in found if r["fact"] == "Engagement"] == ["c0", "c1"]
    assert {r["claims"] for r in found if r["fact"] != "Engagement"} == {"c2"}
    assert [r["claims"] for r in found].count("c2") == 1


def test_a_denial_differs_from_what_is_asserted() -> None:
    there = {"subject": "45. Tümen", "place": "Kut", "date": "1915-11-20"}
    made = campaign([("location", there, {"source": ("A 2001",)}), ("location", there, {"polarity": "negated"})])
    assert rows(compare_table(made, "45. Tümen"))[0]["agreement"] == "differs from kut.txt [c1]"


def test_nothing_to_compare_is_said_in_one_line() -> None:
    made = campaign([lost(1, "A 2001")])
    for wanted, on in (("45. Tümen", None), ("45. Tümen", stretch("1915-01-01"))):
        with pytest.raises(Complaint) as told:
            compare_table(made, wanted, on)
        assert told.value.key == ("column.nothing_told" if on is None else "column.nothing_on")
    with pytest.raises(Complaint) as told:
        compare_table(made, "46. Tümen")
    assert told.value.key == "column.near_name"


def articles(told: Sequence[tuple[str, tuple[str, ...]]], held: dict[str, str]) -> Campaign:
    """The same loss told by several documents; `held`: which work a document is."""
    text = "Yazar böyle anlatıyor. "
    base = campaign([lost(100, "x")])
    names = list(dict.fromkeys(doc for doc, _ in told))
    documents = {
        n: Document(n, text, text, (Run(0, len(text), 0, len(text)),), (Part("body", "tr", 0, len(text)),))
        for n in names
    }
    claims = tuple(
        replace(base.claims[0], id=f"c{i}", doc=doc, source=source, source_scope="sentence" if source else None)
        for i, (doc, source) in enumerate(told)
    )
    works = {work for _, source in told for work in source}
    entities = dict(base.entities) | {
        w: Entity(w, "source", (w,), {"year": w[-4:], "key": next((k for k in held if held[k] == w), None)})
        for w in works
    }
    links = [Link(e.id, e.type, n, e.name, "same name") for n in names for e in entities.values()]
    settings = Settings("Kut", bib_keys={doc: doc for doc in held})
    return Campaign(settings, documents, dict.fromkeys(names, ()), claims, entities, tuple(links))


def witnesses(made: Campaign) -> tuple[str, str]:
    (row,) = rows(witnesses_table(made))
    return row["witnesses"], row["who"]


def test_five_articles_that_cite_one_work_are_one_witness() -> None:
    assert witnesses(articles([(f"{n}.txt", ("Demir 2001",)) for n in range(5)], {})) == ("1", "Demir 2001")
    assert witnesses(articles([("a.txt", ("Demir 2001",)), ("b.txt", ("Kaya 2005",))], {}))[0] == "2"


def test_a_citation_of_a_text_of_the_campaign_is_followed_into_it() -> None:
    """a cites b, b cites Kaya: with c, who cites Kaya too, there is one witness."""
    told = [("a.txt", ("B 2002",)), ("b.txt", ("Kaya 2005",)), ("c.txt", ("Kaya 2005",))]
    assert witnesses(articles(told, {"b.txt": "B 2002"})) == ("1", "Kaya 2005")


def test_who_cites_itself_or_goes_in_a_circle_is_one_witness() -> None:
    assert witnesses(articles([("a.txt", ("A 2001",))], {"a.txt": "A 2001"})) == ("1", "a.txt")
    circle = [("a.txt", ("B 2002",)), ("b.txt", ("A 2001",))]
    assert witnesses(articles(circle, {"a.txt": "A 2001", "b.txt": "B 2002"})) == ("1", "a.txt")


def test_a_text_that_cites_itself_is_named() -> None:
    told = [("a.txt", ("A 2001",)), ("b.txt", ("Kaya 2005",))]
    assert citing_themselves(articles(told, {"a.txt": "A 2001", "b.txt": "B 2002"})) == "a.txt"
    assert citing_themselves(articles(told, {"b.txt": "B 2002"})) == ""


def test_who_cites_nobody_is_counted_as_such() -> None:
    made = articles([("a.txt", ()), ("b.txt", ("Kaya 2005",)), ("b.txt", ("Kaya 2005",))], {})
    first, own = rows(sources_table(made))
    assert (first["source"], first["count"], first["share"], first["with_others"]) == ("Kaya 2005", "2", "67%", "1")
    assert own["source"] == "– (a.txt itself, citing nobody)" and own["count"] == "1"


def test_a_work_that_passes_on_another_is_no_witness_beside_it() -> None:
    """ "Kaya 1921, akt. Demir 2008": Kaya bears witness, for whoever else cites that page of Demir as well."""
    both = articles([("a.txt", ("Kaya 1921", "Demir 2008")), ("b.txt", ("Demir 2008",))], {})
    assert witnesses(both) == ("2", "Demir 2008; Kaya 1921")
    demir = both.entities["Demir 2008"]
    passing = replace(demir, traits={**demir.traits, "passes_on": [["Demir 2008", "Kaya 1921"]]})
    assert witnesses(replace(both, entities=both.entities | {demir.id: passing})) == ("1", "Kaya 1921")


def test_a_work_spelt_in_two_ways_is_one_source_and_an_archive_counts_its_marks() -> None:
    made = articles(
        [("a.txt", ("Yılmaz 1967, 77",)), ("b.txt", ("Yilmaz 1967, 80",)), ("c.txt", ("ATASE, Kls. 5",))], {}
    )
    one = Entity("source:y", "source", ("Yılmaz 1967", "Yilmaz 1967"), {"year": "1967"})
    spelt = zip(("a.txt", "b.txt"), one.names, strict=True)
    links = tuple(Link(one.id, "source", doc, name, "same name") for doc, name in spelt)
    found = rows(sources_table(replace(made, entities={one.id: one}, links=links)))
    assert [(row["source"], row["count"], row["cited_pages"]) for row in found] == [
        ("Yılmaz 1967", "2", "77; 80"),
        ("ATASE", "1", "Kls. 5"),
    ]
    assert [row["with_others"] for row in found] == ["1", "1"]


def test_readers_are_compared_kind_by_kind() -> None:
    made = campaign([lost(100, "A"), lost(5, "A"), lost(100, "A"), fought("A")])
    one, alone, other, fight = made.claims
    other = replace(other, start=one.start, end=one.end, slots=one.slots | {"place": "Kut"}, reader="a student")
    read = [replace(c, reader="sefer") for c in (one, alone, fight)]
    loss, engagement = sorted(
        rows(readers_table(replace(made, claims=(*read, other)))), key=lambda r: r["kind"] != "Losses"
    )
    assert (loss["both"], loss["only_one"], loss["only_other"]) == ("1", "0", "1")
    assert (loss["slots_agree"], loss["slots"]) == ("4", "5") and engagement["only_other"] == "1"
    with pytest.raises(Complaint) as told:
        readers_table(made)
    assert told.value.key == "column.one_reader"


def test_who_names_another_commander_is_no_witness() -> None:
    def led(who: str, source: str) -> Row:
        return ("command", {"subject": who, "role": "komutan", "object": "45. Tümen"}, {"source": (source,)})

    made = campaign([led("Townshend", "A 2001"), led("Nureddin", "B 2002"), led("Townshend", "C 2003")])
    told = [(r["claims"], r["witnesses"]) for r in rows(witnesses_table(made)) if r["fact"] == "Command"]
    assert sorted(told) == [("c0 c2", "2"), ("c1", "1")]


def test_what_is_told_of_a_place_once_is_shown_too() -> None:
    went = ("movement", {"subject": "45. Tümen", "to": "Kut", "arrive": "1915-11-25"}, {"source": ("A 2001",)})
    (row,) = rows(compare_table(campaign([went]), "Kut"))
    assert (row["claims"], row["agreement"]) == ("c0", "nobody else tells of it")


def undated(figures: object, source: str, place: str | None = None) -> Row:
    kind, slots, more = lost(figures, source, place=place)
    return (kind, {k: v for k, v in slots.items() if k != "date"}, more)


def told_together(made: Campaign) -> list[str]:
    return [row["claims"] for row in rows(witnesses_table(made)) if row["fact"] == "Losses"]


def test_losses_without_a_day_are_one_only_where_place_or_sentence_says_so() -> None:
    assert told_together(campaign([undated(4600, "A 2001"), undated(4000, "B 2002")])) == ["c0", "c1"]
    assert told_together(campaign([undated(4600, "A 2001", "Kut"), undated(4000, "B 2002", "Kut")])) == ["c0 c1"]
    pages = [undated(4600, "A 2001, 10-12", "Kut"), undated(4000, "A 2001, 90", "Kut")]
    assert told_together(campaign(pages)) == ["c0", "c1"]
    made = campaign([undated(4600, "A 2001"), undated(4000, "B 2002")])
    one, other = made.claims
    same = replace(other, start=one.start + 6, end=one.end)
    assert told_together(replace(made, claims=(one, same))) == ["c0 c1"]


def test_losses_of_two_places_are_never_one_even_on_one_day() -> None:
    assert told_together(campaign([lost(9, "A 2001", place="Kut"), lost(7, "B 2002", place="Bağdat")])) == ["c0", "c1"]
    assert told_together(campaign([lost(9, "A 2001", place="Kut"), lost(7, "B 2002")])) == ["c0 c1"]


def held(day: str | None, **values: int) -> Row:
    return (
        "strength",
        {"subject": "45. Tümen", "place": "Kut", "date": day, "values": values},
        {"source": ("A 2001",)},
    )


def test_strengths_of_two_days_before_a_fight_neither_agree_nor_differ() -> None:
    made = campaign([fought("A 2001"), held("1915-11-20", soldier=900), held("1915-11-22", soldier=900)])
    told = [r["agreement"] for r in rows(compare_table(made, "Kut")) if r["fact"] == "Strength"]
    assert told == ["told of another day than the others"] * 2


def test_men_parted_in_two_ways_say_nothing_about_each_other() -> None:
    parted = (held("1915-11-20", soldier=8000, volunteer=7000), held("1915-11-20", soldier=14000, cavalryman=500))
    told = [r["agreement"] for r in rows(compare_table(campaign(parted), "45. Tümen"))]
    assert told == ["nothing in it to hold against the others"] * 2


def test_a_day_that_is_asked_leaves_out_what_has_none() -> None:
    made = campaign([fought("A 2001"), fought("B 2002"), held("1915-11-20", soldier=900)])
    fight = Entity("fight", "engagement", ("Kut",))
    bare = replace(made.claims[1], slots={k: v for k, v in made.claims[1].slots.items() if k != "date"})
    links = (*made.links, *(Link("fight", "engagement", "kut.txt", "Kut", "same name", claim=c) for c in ("c0", "c1")))
    made = replace(made, claims=(made.claims[0], bare), entities=made.entities | {"fight": fight}, links=links)
    assert [r["claims"] for r in rows(compare_table(made, "Kut"))] == ["c0", "c1"]
    assert [r["claims"] for r in rows(compare_table(made, "Kut", stretch("1915-11-24")))] == ["c0"]


def test_what_a_place_of_one_fight_cost_is_told_with_it_without_a_day() -> None:
    """Where two fights were, a loss of no day is of either; so it is where it has no place."""
    none: str = None  # type: ignore[assignment]
    made = campaign([fought("A 2001"), lost(30, "B 2002", none, place="Kut"), lost(9, "B 2002", none)])
    assert [r["claims"] for r in rows(compare_table(made, "Kut"))] == ["c0", "c1"]
    twice = campaign([fought("A 2001"), fought("A 2001", "1915-04-01"), lost(30, "B 2002", none, place="Kut")])
    assert "c2" not in [r["claims"] for r in rows(compare_table(twice, "Kut"))]


def test_what_a_passage_tells_beside_the_day_that_is_asked_is_told_as_undated() -> None:
    """Two figures of one unit beside one day are perhaps of one thing: neither agrees nor differs."""
    none: str = None  # type: ignore[assignment]
    told = [
        fought("A 2001"),
        lost(30, "A 2001, 4", none),
        lost(47, "A 2001, 4", none),
        lost(9, "A 2001", none, place="Basra"),
    ]
    found = rows(compare_table(campaign(told), "Kut", stretch("1915-11-24")))
    assert [r["claims"] for r in found] == ["c0", "c1", "c2"]
    assert {r["date"] for r in found[1:]} == {"undated, beside 1915-11-24"}
    assert found[1]["agreement"] == "no other source tells of it for certain; perhaps of this: A 2001 [c2]"
    later = campaign([fought("A 2001", "1915-04-01"), lost(30, "A 2001, 4", none)])
    with pytest.raises(Complaint):
        compare_table(later, "Kut", stretch("1915-11-24"))


def test_a_number_of_two_armies_says_whose_it_is() -> None:
    made = campaign([lost(30, "A 2001", place="Kut")])
    unit = made.entities["45. Tümen"]
    theirs = replace(unit, names=("45. Tümen (İngiliz)", "45. Tümen"), traits={**unit.traits, "nation": "british"})
    told = replace(made, entities=made.entities | {unit.id: theirs})
    assert [r["about"] for r in rows(compare_table(told, "c0"))] == ["45. Tümen (İngiliz)"]
    assert [r["about"] for r in rows(compare_table(made, "c0"))] == ["45. Tümen"]


def test_a_place_is_compared_by_any_name_of_its_row() -> None:
    made = campaign([lost(9, "A 2001", place="Felahiye"), lost(7, "B 2002", place="Felahiye")])
    made = replace(made, places=(Place("Hanna", ("Felahiye", "El Hanne")),))
    for name in ("Felahiye", "Hanna", "el hanne"):
        assert [r["claims"] for r in rows(compare_table(made, name))] == ["c0", "c1"]


def test_an_undated_figure_of_the_unit_is_perhaps_of_the_fight_and_agrees_with_nobody() -> None:
    undated = ("loss", {"subject": "45. Tümen", "values": {"killed": {"soldier": 100}}}, {"source": ("B 2002, 5",)})
    told = [fought("A 2001, 4"), lost(100, "A 2001, 4", "1915-11-24")]
    (_, alone) = rows(compare_table(campaign(told), "Kut"))
    assert alone["agreement"] == "nobody else tells of it"
    (_, perhaps) = rows(compare_table(campaign([*told, undated]), "Kut"))
    assert perhaps["agreement"] == "no other source tells of it for certain; perhaps of this: B 2002 [c2]"
    (_, same) = rows(compare_table(campaign([*told, (*undated[:2], {"source": ("A 2001, 9",)})]), "Kut"))
    assert same["agreement"] == "nobody else tells of it"


def test_booty_of_nobody_is_perhaps_that_of_another_source_there_and_then() -> None:
    """The same day and place and a figure of the same sort: told as perhaps the same, never as agreeing or differing."""

    def taken(source: str, place: str = "Kut", who: str | None = None, **values: int) -> Row:
        slots = {"subject": who, "place": place, "date": "1915-11-24", "values": values}
        return ("capture", slots, {"source": (source,)})

    first, second = rows(
        compare_table(campaign([taken("A 2001", prisoner=13000), taken("B 2002", prisoner=13100)]), "Kut")
    )
    assert first["agreement"] == "no other source tells of it for certain; perhaps of this: B 2002 [c1]"
    assert second["agreement"].endswith("perhaps of this: A 2001 [c0]")
    for other in (
        taken("B 2002", place="Bağdat", prisoner=13100),
        taken("B 2002", gun=40),
        taken("A 2001", prisoner=13100),
    ):
        alone = rows(compare_table(campaign([taken("A 2001", prisoner=13000), other]), "Kut"))
        assert {r["agreement"] for r in alone} == {"nobody else tells of it"}
