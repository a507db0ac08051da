"""What a person decided stays with the words that were decided about, and never slips to others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import read

from sefer import claims
from sefer.model import Claim, Decision, Document, Unmet

PARAGRAPHS = (
    "5. Tümen 3 Mayıs 1915'te Kirte'ye vardı. Askerler geceyi siperlerde geçirdi ve sabahı bekledi.",
    "Ertesi hafta yağmur başladı. 41. Alay'dan 9 Ağustos 1915'te 3 subay ve 58 er öldü. Yaralılar geriye taşındı.",
    "Albay Kenan Bey 12 Ağustos 1915'te 9. Tümen komutanlığına atandı. Karargâh köyün doğusundaydı.",
    "7. Alay 14 Ağustos 1915'te Anafarta'ya ulaştı. Köy boştu, kuyular kurumuştu.",
)


def decided(
    text: str, decisions: tuple[Decision, ...]
) -> tuple[dict[str, Claim], tuple[Unmet, ...], Mapping[str, Document]]:
    reading = read(text)
    documents = {reading.document.name: reading.document}
    fate = claims.decide(claims.gather(reading).claims, documents, decisions)
    return {c.id: c for c in fate.claims}, fate.unmet, documents


def accepted(text: str) -> tuple[Decision, ...]:
    reading = read(text)
    found = claims.gather(reading).claims
    assert len(found) >= 4
    return tuple(claims.accepting(found, {reading.document.name: reading.document}, "biz", "2026-11-01"))


TEXT = "\n\n".join(PARAGRAPHS)
ALL = accepted(TEXT)


def test_a_text_that_is_read_again_keeps_every_decision() -> None:
    made, unmet, _ = decided(TEXT, ALL)
    assert not unmet and all(c.reviewed == "accepted" for c in made.values())


@settings(max_examples=24)
@given(st.permutations(PARAGRAPHS))
def test_moved_paragraphs_keep_their_decisions(order: list[str]) -> None:
    made, unmet, _ = decided("\n\n".join(order), ALL)
    assert not unmet and all(c.reviewed for c in made.values())


NEARBY = [
    ("geceyi siperlerde", "geceyi siperlerinde"),
    ("Ertesi hafta", "Ertesi haftalarda"),
    ("Yaralılar geriye", "Yaralılar hemen geriye"),
    ("Köy boştu", "Köy bomboştu"),
    ("Karargâh", "Karargah"),
]


@settings(max_examples=16)
@given(st.sets(st.sampled_from(NEARBY), min_size=1))
def test_a_slip_mended_nearby_loses_nothing(changes: set[tuple[str, str]]) -> None:
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    made, unmet, _ = decided(text, ALL)
    assert not unmet and all(c.reviewed for c in made.values())


def test_a_new_edition_keeps_what_it_only_spells_anew() -> None:
    """Typography, line breaks, a corrected letter in the quote itself: the decision goes with its words."""
    text = TEXT.replace("'", "’").replace("Anafarta", "Anafarda").replace("ulaştı. Köy", "ulaştı.\nKöy")
    made, unmet, _ = decided("Önsöz bu baskıya eklendi ve burada yer aldı.\n\n" + text, ALL)
    assert not unmet and all(c.reviewed for c in made.values())


@pytest.mark.parametrize(
    ("old", "new"),
    [("58 er", "85 er"), ("7. Alay 14", "17. Alay 14"), ("Anafarta", "Kirte"), ("14 Ağustos", "15 Ağustos")],
)
def test_another_figure_day_or_name_is_another_claim(old: str, new: str) -> None:
    """An acceptance of 58 dead says nothing of 85: it is reported, and the new figure waits for review."""
    made, unmet, _ = decided(TEXT.replace(old, new), ALL)
    assert len(unmet) == 1 and sum(c.reviewed is None for c in made.values()) == 1


def test_a_passage_that_is_gone_is_reported_not_dropped() -> None:
    made, unmet, _ = decided("\n\n".join(PARAGRAPHS[:3]), ALL)
    assert [u.why for u in unmet] == ["unmet_words"] and "Anafarta" in unmet[0].decision.quote
    assert all(c.reviewed for c in made.values())


def test_of_two_passages_with_the_same_words_each_keeps_its_own_decision() -> None:
    twice = TEXT + "\n\nİkinci anlatı şöyle der: 7. Alay 14 Ağustos 1915'te Anafarta'ya ulaştı. Su bulundu."
    own = [d for d in ALL if d.quote.startswith("7. Alay")]
    made, unmet, documents = decided(twice, (replace(own[0], verb="reject"),))
    left = [c for c in made.values() if "Anafarta" in documents[c.doc].quote(c.span)]
    assert not unmet and len(left) == 1 and left[0].start > len(TEXT)


def test_where_two_are_equally_near_none_is_chosen() -> None:
    """Short words that now stand twice, in two new surroundings: nobody can say which was meant."""
    decision = replace(
        ALL[-1], before="bambaşka bir yerde geçen başka sözler vardı.", after="ve sonra hiç benzemeyen şeyler oldu"
    )
    text = "\n\n".join(
        f"{start} 7. Alay 14 Ağustos 1915'te Anafarta'ya ulaştı. {end}"
        for start, end in (("Kimileri böyle yazar.", "Hava açtı."), ("Raporda ise yalnız bu var.", "Gece indi."))
    )
    made, unmet, _ = decided(text, (decision,))
    assert len(unmet) == 1 and not any(c.reviewed for c in made.values())


def test_a_decision_may_name_a_claim_by_its_id() -> None:
    reading = read(TEXT)
    first = claims.gather(reading).claims[0]
    made, unmet, _ = decided(TEXT, (Decision("d1", "reject", first.id), Decision("d2", "accept", "0123456789")))
    assert first.id not in made and [u.why for u in unmet] == ["unmet_id"]
    made, unmet, _ = decided(TEXT, (Decision("d1", "reject", first.id[:6]),))
    assert first.id not in made and not unmet


@pytest.mark.parametrize(
    ("field", "value", "good"),
    [
        ("date", "1915-08-10", True),
        ("values.killed.soldier", "85", True),
        ("values", '{"killed": {"soldier": 85}}', True),
        ("values.killed.soldier", "çok", False),
        ("values", "{bozuk", False),
        ("values.killed", "3", False),
        ("date", "yarın", False),
        ("colour", "red", False),
        ("subject.name", "41. Alay", False),
        ("polarity", "planned", True),
        ("polarity", "maybe", False),
    ],
)
def test_a_correction_fits_its_claim_or_is_reported(field: str, value: str, good: bool) -> None:
    own = next(d for d in ALL if d.target == "loss")
    made, unmet, _ = decided(TEXT, (replace(own, verb="correct", field=field, value=value),))
    loss = next(c for c in made.values() if c.kind == "loss")
    assert (loss.reviewed == "corrected", not unmet) == (good, good)
    assert good or unmet[0].why == ("unmet_field" if field == "colour" else "unmet_value")
    if field == "values.killed.soldier" and good:
        assert loss.slots["values"]["killed"] == {"officer": 3, "soldier": 85}


def quotes_of(text: str) -> list[tuple[str, str]]:
    reading = read(text)
    return [(c.kind, reading.document.quote(c.span)) for c in claims.gather(reading).claims]


@pytest.mark.parametrize("end", ["", ".", ","])
@pytest.mark.parametrize(
    "text",
    [
        "İngilizlerin kaybı 3.474 oldu. Yağmur sürdü.",
        "Çarpışmada Rusların kaybı 1.285. Ertesi gün yağmur sürdü.",
        "41. Alay'dan 58 er öldü.",
        "Harekâta 18. Kolordu'nun 35. ve 52. Tümenleri katıldı.",
        "British losses came to 3,474.",
        "7. Alay 14 Ağustos 1915'te Kirte'ye ulaştı.",
    ],
)
def test_words_copied_without_their_surroundings_find_their_claim(text: str, end: str) -> None:
    """However short they are, and whether they end in a figure or in a dot."""
    found = [pair for pair in quotes_of(text) if quotes_of(text).count(pair) == 1]
    assert found
    for kind, quote in found:
        made, unmet, documents = decided(text, (Decision("d1", "accept", kind, quote=quote + end),))
        accepted = [documents[c.doc].quote(c.span) for c in made.values() if c.reviewed]
        assert not unmet and accepted == [quote], (kind, quote)


def test_words_that_stand_twice_need_their_surroundings() -> None:
    text = "7. Alay 3 Mayıs 1915'te Kirte'ye ulaştı. Hava açtı.\n\nGece 7. Alay 3 Mayıs 1915'te Kirte'ye ulaştı."
    kind, quote = next(pair for pair in quotes_of(text) if quotes_of(text).count(pair) == 2)
    made, unmet, _ = decided(text, (Decision("d1", "accept", kind, quote=quote),))
    assert [u.why for u in unmet] == ["unmet_many"] and not any(c.reviewed for c in made.values())


LAST = "7. Alay 14 Ağustos 1915'te Anafarta'ya ulaştı"


@pytest.mark.parametrize(
    ("new", "same"),
    [
        ("7. Alay 14 Ağustos 1915te Anafartaya ulaştı", True),
        ("7. Alay 14 Ağustos 1915’te Anafarta’ya ulaştı", True),
        ("7. Alay 14 Ağustos 1915'te Anafarta'ya ulastı", True),
        ("7. Alay 14 Ağustos 1915'te nihayet Anafarta'ya ulaştı", True),
        ("7. Alay 14 Ağustos 1915'te Küçük Anafarta'ya ulaştı", False),
        ("17. Alay 14 Ağustos 1915'te Anafarta'ya ulaştı", False),
        ("7. Alay 15 Ağustos 1915'te Anafarta'ya ulaştı", False),
        ("7. Alay 14 Ağustos 1915'te Anafarta'ya ulaşmadı", False),
    ],
)
def test_a_slip_inside_the_quote_is_forgiven_a_figure_name_or_denial_is_not(new: str, same: bool) -> None:
    from sefer.claims.slips import slips

    assert LAST in TEXT and slips(LAST, new) is same and slips(new, LAST) is same
    full = replace(ALL[-1], verb="reject", quote=new)
    for decision in (full, replace(full, before="", after="")):
        made, unmet, _ = decided(TEXT, (decision,))
        assert (len(made), len(unmet)) == ((len(ALL) - 1, 0) if same else (len(ALL), 1))


def test_an_id_lost_in_an_edit_is_found_again_by_the_words_it_had() -> None:
    reading = read(TEXT)
    own = next(c for c in claims.gather(reading).claims if reading.document.quote(c.span) == ALL[-1].quote)
    by_id = (Decision("d1", "reject", own.id),)
    documents = {reading.document.name: reading.document}
    known = claims.decide(claims.gather(reading).claims, documents, by_id).worded
    edited = read(TEXT.replace("1915'te Anafarta'ya", "1915'te nihayet Anafarta'ya"))
    documents = {edited.document.name: edited.document}
    found = claims.gather(edited).claims
    assert own.id not in {c.id for c in found}
    fate = claims.decide(found, documents, by_id, known)
    assert not fate.unmet and len(fate.claims) == len(found) - 1
    assert "nihayet" in fate.worded[own.id].quote
    other = read(TEXT.replace("7. Alay 14", "9. Alay 14"))
    fate = claims.decide(claims.gather(other).claims, {other.document.name: other.document}, by_id, known)
    assert [u.decision.quote for u in fate.unmet] == [ALL[-1].quote] and "9. Alay" in fate.unmet[0].words
    assert fate.unmet[0].nearest in {c.id for c in fate.claims} and fate.worded == known


@pytest.mark.parametrize(
    ("field", "value", "why", "told"),
    [
        ("datum", "1915-08-10", "unmet_field", "date, place, values, polarity, said_by"),
        ("date", "10 Ağustos", "unmet_value", "1915-08-09"),
        ("polarity", "maybe", "unmet_value", "asserted, negated, planned, reported"),
        ("values.hurt.soldier", "5", "unmet_value", "killed, wounded"),
    ],
)
def test_a_correction_that_fails_says_which_half_and_what_may_stand_there(
    field: str, value: str, why: str, told: str
) -> None:
    from sefer import report

    (loss,) = (d for d in ALL if d.target == "loss")
    made, unmet, _ = decided(TEXT, (replace(loss, verb="correct", field=field, value=value),))
    assert [u.why for u in unmet] == [why] and not any(c.reviewed for c in made.values())
    for lang in ("tr", "en"):
        (line,) = report.unmet_lines(unmet, lang)
        assert "\n" not in line and told in line and (field if why == "unmet_field" else value) in line
