"""Who was held in reserve, and whose reserve a formation was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.men.makeup import PARTS
from sefer.claims.turkish.sentence.arguments import leans, listed, subject
from sefer.claims.turkish.sentence.clauses import Clause
from sefer.claims.turkish.sentence.days import dated, edtf
from sefer.claims.turkish.sentence.holds import ECHELON_WORDS, RESERVES
from sefer.claims.turkish.sentence.signs import sign
from sefer.claims.turkish.sentence.verbs import closes
from sefer.letters.patterns import lazy


def held_back(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "25. ve 26. taburlar yedek olarak ayrıldı": one claim a unit, as each is one fact."""
    held = [clause.tokens[i] for i in clause.own if clause.tokens[i].low in RESERVES]
    date, who = dated(clause), subject(clause, story, PARTS) if held else []
    if held and clause.tokens[clause.predicate.at].low.startswith(_KEEPS) and not clause.predicate.form.passive:
        who = [clause.tokens[i] for i in clause.args(PARTS, "accusative")]  # "kolordu 23. Alayı yedekte bıraktı"
    for unit in _last_of_row(clause, who, held):
        slots = {"subject": unit.name, "relation": "reserve_of", "object": None, "date": edtf(date)}
        words = [("subject", unit)] + ([("date", date)] if date else [])
        yield drafted("organization", slots, words, held[0])


def _last_of_row(clause: Clause, who: list[Token], held: list[Token]) -> list[Token]:
    """ "1. Tabur Vize'de, 2. Tabur yedekte kaldı": of those with places of their own and the reserve the last alone."""
    tokens, after = clause.tokens, clause.args(PARTS, "nominative")
    after = [i for i in after if who and i > 1 and who[-1].end <= tokens[i].start < held[0].start]
    row = [i for i in after if tokens[i - 1].low == "," and tokens[i - 2].kind == "place"]
    return listed(tokens, after[-1], PARTS) if row else who


_KEEPS = ("görevlendir", "tut", "ayır", "bırak", "çekt", "çekm", "çekiyor", "ald", "almış", "alıyor", "alır", "alac")
_HELD = lazy(r"(?:ihtiyat|yedek|yedeğ)[ıi]n(?:d[ae]yd[ıi]|d[ae]d[ıi]r|d[ae]|[ae])")
HELD = sign(_HELD.fullmatch)


def reserves(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "23. Tümen 4. Grup'un ihtiyatındaydı", "77. Alay tümen ihtiyatına alındı": whose reserve a formation is."""
    for at in range(2, len(tokens)):
        whole = tokens[at - 1]
        if tokens[at].kind != "word" or not _HELD.fullmatch(tokens[at].low) or whole.kind not in ("unit", "force"):
            continue
        units = [i for i in range(at - 1) if tokens[i].kind == "unit" and tokens[i].has("nominative")]
        parts = [tokens[i] for i in units if not leans(tokens, i) and not passed(tokens[i:at])]
        if whole.kind == "force":
            whole = story.units.get(ECHELON_WORDS.get(whole.name, ""), whole)
        named_ = whole if whole.kind == "unit" and whole not in parts else None
        for part in parts:
            slots = {
                "subject": part.name,
                "relation": "reserve_of",
                "object": named_.name if named_ else None,
                "date": None,
            }
            words = [("subject", part)] + ([("object", tokens[at - 1])] if named_ else [])
            draft = drafted("organization", slots, words, tokens[at])
            if named_ and named_ is not tokens[at - 1]:
                draft.fill("object", replace(tokens[at - 1], antecedent=(named_.start, named_.end)))
            yield draft


def passed(tokens: Sequence[Token]) -> bool:
    """Does a clause end among some tokens?"""
    return any((t.kind == "word" and closes(t.low, "")) or t.text == ";" for t in tokens)
