"""Ways that a noun tells with its day: "the arrival of the 5th Division at X on 3 May", "its departure from X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sefer.claims.drafts import Draft
from sefer.claims.english.fighting.nominal import behind, day_behind
from sefer.claims.english.sentence.slots import FORCES, draft, edtf, named
from sefer.claims.tokens import Token

if TYPE_CHECKING:
    from sefer.claims.english.sentence.clauses import Sentence

_COMINGS = ("arrival", "entry", "return", "coming")
_GOINGS = ("departure", "withdrawal", "retirement", "removal")
_NEAR = 5  # words between who came and where
_UNSURE = frozenset(
    (
        "expected",
        "awaited",
        "planned",
        "intended",
        "delayed",
        "prevented",
        "for",
        "awaiting",
        "no",
        "not",
        "without",
        "if",
    )
)


def comings(sentence: Sentence) -> Iterator[Draft]:
    """Every coming and going of a force that a noun tells with its place and its day, where no word makes it unsure."""
    tokens, gov = sentence.tokens, sentence.gov
    for at, token in enumerate(tokens):
        if token.low not in _COMINGS + _GOINGS or any(t.low in _UNSURE for t in tokens[max(0, at - 4) : at]):
            continue
        who = behind(tokens, gov, at, ("of",), FORCES) or _owner(tokens, at)
        start = max(at, tokens.index(who[-1])) if who else at
        ends = (at_ for at_ in range(start + 1, min(len(tokens), start + _NEAR)) if tokens[at_].kind == "place")
        end, came = next(ends, None), token.low in _COMINGS
        if not who or end is None or gov[end] not in (("in", "to") if came else ("from",)):
            continue
        date, places = day_behind(tokens, end), [tokens[end]]
        if date is None:
            continue
        slots: dict[str, object] = {
            "subject": named(who), "from": None if came else named(places), "via": [], "to": named(places) if came else None, "mode": None,
            "depart": None if came else edtf(date), "arrive": edtf(date) if came else None,
        }  # fmt: skip
        made = draft("movement", slots, None, subject=who, **{"to" if came else "source": places})
        made.fill("arrive" if came else "depart", date)
        yield made


def _owner(tokens: Sequence[Token], at: int) -> list[Token]:
    """ "the 5th Division's arrival": the force that owns a noun."""
    owned = at > 1 and tokens[at - 1].low in ("'s", "’s", "'", "’")
    return [tokens[at - 2]] if owned and tokens[at - 2].kind in FORCES else []
