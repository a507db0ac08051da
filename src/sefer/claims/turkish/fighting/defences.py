"""Whose task the defence of a place became: "Varna'nın savunmasını 4. Tümen üstlendi", "... 4. Tümen'e verildi"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.drafts import Draft, drafted
from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.arguments import FORCES, leans, listed, named
from sefer.claims.turkish.sentence.days import day_at, edtf
from sefer.claims.turkish.sentence.holds import PLACE
from sefer.claims.turkish.sentence.nearby import low_at
from sefer.claims.turkish.sentence.signs import sign
from sefer.claims.turkish.sentence.verbs import Form, closes, form_of
from sefer.letters.patterns import lazy

_DEFENCE = lazy(r"(?:savun|koru(?=n?ma))(?:n?mas[ıi])(?:n[ıi])?|(?:müdafaa|muhafaza)s[ıi](?:n[ıi])?")
DEFENCES = sign(_DEFENCE.fullmatch, PLACE)
_FOR = ("için", "amacıyla", "maksadıyla", "uğruna", "sırasında")
_TAKES = ("üstlen", "deruhte et", "devral")
_GETS = ("ver", "bırak", "emanet et", "havale et", "tevdi et")


def defended(tokens: Sequence[Token]) -> Iterator[Draft]:
    """Every force that took over, or was given, the defence of a place, as one that stood there."""
    for at in range(1, len(tokens)):
        place = tokens[at - 1]
        if tokens[at].kind != "word" or not _DEFENCE.fullmatch(tokens[at].low):
            continue
        if place.kind != "place" or not place.has("genitive") or low_at(tokens, at + 1) in _FOR:
            continue
        taken, end = _verb(tokens, at, _TAKES), len(tokens)
        given = _verb(tokens, at, _GETS) if taken is None else None
        told = taken or given
        if told is None:
            continue
        form, end = told
        if form.negated or form.kind not in ("finite", "future") or form.passive is (taken is not None):
            continue
        who = _who(tokens, at, end, "nominative" if taken else "dative")
        if who:
            date = day_at(tokens, end)
            slots = {"subject": named(who), "place": place.name, "date": edtf(date)}
            words = [("subject", t) for t in who] + [("place", place)] + ([("date", date)] if date else [])
            draft = drafted("location", slots, words, tokens[at], tokens[end])
            draft.polarity = "planned" if form.kind == "future" else draft.polarity
            yield draft


def _verb(tokens: Sequence[Token], at: int, stems: Sequence[str]) -> tuple[Form, int] | None:
    """The first verb behind a noun that is a form of one of some stems, where no other clause begins before it."""
    for i in range(at + 1, len(tokens)):
        if tokens[i].text in ";:":
            return None
        for stem in stems:
            *nominal, verb = stem.split()
            form = form_of(tokens[i].low, verb) if tokens[i].kind == "word" else None
            if form is not None and [t.low for t in tokens[i - len(nominal) : i]] == nominal:
                return form, i
    return None


def _who(tokens: Sequence[Token], noun: int, end: int, case: str) -> list[Token]:
    """The last force in a case before the verb, with those listed beside it: behind the noun, or at the head of the clause."""
    begin = max((i + 1 for i in range(noun) if tokens[i].text in ";:"), default=0)
    found = [i for i in range(begin, end) if tokens[i].kind in FORCES and tokens[i].has(case) and i != noun - 1]
    found = [i for i in found if not leans(tokens, i)]
    acting = [i for i in range(begin, end) if tokens[i].kind == "person" and tokens[i].has("nominative")]
    if any(not leans(tokens, i) for i in acting) or any(closes(tokens[i].low, "ve") for i in range(begin, noun)):
        return []
    return listed(tokens, found[-1], FORCES) if found and len({tokens[i].name for i in found}) < 4 else []
