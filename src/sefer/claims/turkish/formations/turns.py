"""New names and mergers of formations: "14. Alay 41. Alay adını aldı", "12. Alay 7. Alay ile birleştirildi"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.drafts import Draft, drafted
from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.arguments import leans
from sefer.claims.turkish.sentence.holds import UNIT
from sefer.claims.turkish.sentence.signs import sign
from sefer.claims.turkish.sentence.verbs import form_of
from sefer.letters.patterns import lazy

_NAME = lazy(r"(?:ad|ism|unvan)[ıi](?:n[ıi])?|adıyla|ismiyle|adına|olarak")
_TOOK = ("al",)
_CHANGED = ("değiştir", "değiş", "çevir", "çevril", "dönüştür", "yeniden adlandır", "adlandır")
_JOINED = ("birleştir", "kaynaştır")  # "birleşti" is a meeting of two
_STEMS = lazy(r"(?:değiş|çevr|dönüş|adlandır|birleş|kaynaş)\w*|al(?:d|m|ır|ı[yp]|arak)\w*")
TURNS = sign(_STEMS.fullmatch, UNIT)


def turns(tokens: Sequence[Token]) -> Iterator[Draft]:
    """The formations of a sentence that got another name or were merged into another, each with the day before the verb."""
    for at, token in enumerate(tokens):
        if token.kind != "word" or not _STEMS.fullmatch(token.low):
            continue
        units = [i for i in range(_begin(tokens, at), at) if tokens[i].kind == "unit"]
        if len(units) < 2:
            continue
        old, new = tokens[units[-2]], tokens[units[-1]]
        between = [t.low for t in tokens[units[-1] + 1 : at]]
        relation = _relation(tokens, at, units[-2], old, new, between)
        if relation is not None:
            date = next((t for t in reversed(tokens[_begin(tokens, at) : at]) if t.kind == "date"), None)
            day = date.day.edtf if date is not None and date.day is not None else None
            slots = {"subject": old.name, "relation": relation, "object": new.name, "date": day}
            words = [("subject", old), ("object", new)] + ([("date", date)] if date else [])
            yield drafted("organization", slots, words, token)


def _relation(
    tokens: Sequence[Token], at: int, first: int, old: Token, new: Token, between: Sequence[str]
) -> str | None:
    """What the words between the second formation and the verb make of the two; None where nothing."""
    called = bool(between) and all(map(_NAME.fullmatch, between))
    if old.has("nominative") and not leans(tokens, first):
        if between in (["adını"], ["ismini"], ["unvanını"]) and _is(tokens[at].low, _TOOK):
            return "renamed"
        if not between and new.has("dative") and _is(tokens[at].low, _CHANGED):
            return "renamed"
        if between == ["ile"] and _is(tokens[at].low, _JOINED):
            return "merged_into"
        if not between and new.has("instrumental") and _is(tokens[at].low, _JOINED):
            return "merged_into"
    named = any(t.low in ("adı", "ismi", "unvanı") for t in tokens[first + 1 : at])
    if old.has("genitive") and named and (called or new.has("dative")) and _is(tokens[at].low, _CHANGED):
        return "renamed"
    return None


def _is(low: str, stems: Sequence[str]) -> bool:
    """Is a word a form of one of these verbs that says that it was done?"""
    forms = [form for stem in stems if (form := form_of(low, stem))]
    return any(not form.negated and form.kind not in ("future", "must", "noun") for form in forms)


def _begin(tokens: Sequence[Token], at: int) -> int:
    """Where the clause of a verb begins: behind the last semicolon."""
    return next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].text == ";"), 0)
