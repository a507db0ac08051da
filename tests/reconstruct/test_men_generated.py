"""On campaigns whose truth is known the bounds hold it, true claims only tighten them, and planted figures are told."""

from __future__ import annotations

import pytest
from generator import Made
from generator import campaign as generated
from hypothesis import given, settings
from hypothesis import strategies as st

from sefer.reconstruct.men import Ledgers, imbalances

FEW = settings(max_examples=8)


@FEW
@given(st.integers(0, 9_999))
def test_the_truth_is_inside_what_is_sure_and_nothing_contradicts(seed: int) -> None:
    made = generated(seed)
    book = Ledgers(made.campaign)
    for day in range(made.truth.first, made.truth.last + 1):
        for unit, balance in book.on(day).items():
            true = made.truth.men(unit, day)
            for number, amount in zip((true.officer, true.soldier, true.person), balance.sure, strict=True):
                assert amount.low <= number <= amount.high, (unit, day)
    assert not [i for i in imbalances(book) if i.level == "contradiction"]


@FEW
@given(st.integers(0, 9_999))
def test_a_true_claim_more_never_widens_what_is_sure(seed: int) -> None:
    made = generated(seed)
    claims = [c for c in made.campaign.claims if c.kind in ("strength", "organization", "composition")]
    fewer, all_ = Ledgers(made.campaign, claims[::2]), Ledgers(made.campaign, claims)
    for day in range(made.truth.first, made.truth.last + 1):
        wider = fewer.days.sure(day)
        for unit, sure in wider.items():
            narrow = all_.days.sure(day)[unit].men
            assert all(n.low >= w.low and n.high <= w.high for n, w in zip(narrow, sure.men, strict=True))


@pytest.mark.parametrize(
    ("kind", "sort", "level"),
    [
        ("part_above_whole", "part_above_whole", "contradiction"),
        ("sum_mismatch", "makeup_above_total", "contradiction"),
        ("losses_above_strength", "losses_above_strength", "contradiction"),
        ("strength_rises", "strength_rises", "question"),
    ],
)
def test_planted_figures_are_told_by_the_claims_that_show_them(kind: str, sort: str, level: str) -> None:
    for seed in range(4):
        made: Made = generated(seed, faults=kind)
        (fault,) = made.faults
        told = {(i.sort, i.level, frozenset(i.claims)) for i in imbalances(Ledgers(made.campaign))}
        assert (sort, level, frozenset(fault.claims)) in told, seed
