"""Attacks by a noun: by who made them, by the day on which they began."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.turkish.sentence.arguments import named, places_of
from sefer.claims.turkish.sentence.clauses import Clause
from sefer.claims.turkish.sentence.days import dated, edtf
from sefer.claims.turkish.sentence.lexicon import peoples
from sefer.letters.patterns import lazy

ATTACK_OF = lazy(r"(?:taarruz|hücum|saldırı|baskın|akın|ilerleyiş|harekât|çıkarma)(?:s?[ıiuü]|l[ae]r[ıi]?)?")


def made(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "6. Tugay'ın 22 Mayıs'ta yaptığı karşı saldırı": by its genitive who attacked, with the day or the place of it."""
    tokens, at, date = clause.tokens, clause.predicate.at, dated(clause)
    behind = [t.low for t in tokens[at + 1 : at + 4] if t.low not in ("karşı", "bir", "son", "ilk", "bu")]
    who = clause.args(("unit", "force"), "genitive", within=clause.reach)
    if not _DID.search(tokens[at].low) or not behind or not _AN_ATTACK.match(behind[0]) or not who:
        return
    where = places_of(clause).get("in", [])[-1:]
    if (date is None or date.start > tokens[at].start) and not where:
        return
    slots = {"parties": [tokens[who[-1]].name], "place": named(where), "date": edtf(date), "outcome": None}
    words = [("parties", tokens[who[-1]])] + [("place", t) for t in where] + ([("date", date)] if date else [])
    yield drafted("engagement", slots, words)


_DID = lazy(r"[dt][ıiuü]ğ[ıiuü]$")
_AN_ATTACK = lazy(
    r"(?:taarruz|hücum|saldırı|baskın|akın)(?:l[ae]r)?(?:d[ae]n?|t[ae]n?|[ıiuüyae]*|l[ae]|yl[ae]|[ıiuü]n)?$"
)


def began(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "İngiliz taarruzu 22 Kasım'da başladı", "3. Ordu'nun hücumu başladı": an attack with its day and whose it was."""
    tokens, date, form = clause.tokens, dated(clause), clause.predicate.form
    if form.kind == "participle":
        yield from _begun(clause)
        return
    at = next((i for i in clause.own if ATTACK_OF.fullmatch(tokens[i].low) and tokens[i].kind == "word"), None)
    if at is None or date is None or form.kind != "finite" or tokens[clause.predicate.start].low == "yeniden":
        return
    if _is_of_nobody(clause, at):
        where = places_of(clause).get("in", [])[-1:]
        alone: dict[str, object] = {"parties": [], "place": named(where), "date": edtf(date), "outcome": None}
        yield drafted("engagement", alone, [("date", date)] + [("place", t) for t in where], tokens[at])
        return
    if not at:
        return
    owner = tokens[at - 1]
    people = owner.kind == "word" and owner.text[0].isupper() and _PEOPLE.sub("", owner.low) in peoples()
    if not people and not (owner.kind in ("unit", "force") and owner.has("genitive")):
        return
    name = _GENITIVE.sub("", owner.text) if people else owner.name
    where = places_of(clause).get("in", [])[-1:]
    slots = {"parties": [name], "place": named(where), "date": edtf(date), "outcome": None}
    yield drafted("engagement", slots, [("parties", owner), ("date", date)] + [("place", t) for t in where])


def _is_of_nobody(clause: Clause, at: int) -> bool:
    """ "Genel taarruz 8 Mart'ta başladı": does a bare attack open its clause, and stands its day in it?"""
    tokens = clause.tokens
    ahead = [tokens[i] for i in clause.own if i < at]
    behind = [tokens[i] for i in clause.own if i > at]
    days = [t for t in (*ahead, *behind) if t.kind == "date"]
    alone = all(t.kind == "date" or t.low in _WHICH for t in ahead)
    return bool(days) and tokens[at].low in _BARE and alone and all(t.kind in ("date", "place") for t in behind)


_BARE = ("taarruz", "hücum", "saldırı", "çıkarma")
_WHICH = ("genel", "büyük", "asıl", "karşı", "umumi", "umumî", "ana", "beklenen", "son", ",", "ve")


def _begun(clause: Clause) -> Iterator[Draft]:
    """ "19 Ekim'de Toprakhisar'da başlayan taarruz", "16 Şubat'ta başlayan Alman karşı taarruzu": an attack with its own day."""
    tokens, at = clause.tokens, clause.predicate.at
    days = [tokens[i] for i in clause.own if tokens[i].kind == "date"]
    behind = [t for t in tokens[at + 1 : at + 5] if t.low not in ("karşı", "genel", "büyük")]
    people = behind[0] if behind and behind[0].low in peoples() and behind[0].text[0].isupper() else None
    what = behind[1 if people else 0 : 2 if people else 1]
    if not days or not tokens[at].low.endswith("an") or not what or not _AN_ATTACK.match(what[0].low):
        return
    where = places_of(clause).get("in", [])[-1:]
    if edtf(days[-1]) is None or not (people or where):
        return
    slots = {"parties": [people.text] if people else [], "place": named(where), "date": edtf(days[-1]), "outcome": None}
    words = [("date", days[-1])] + ([("parties", people)] if people else []) + [("place", t) for t in where]
    yield drafted("engagement", slots, words)


_PEOPLE = lazy(r"(?:l[ae]r)?(?:['’]?[ıiuü]n)?$")
_GENITIVE = lazy(r"['’]?(?<=[rn])[ıiuü]n$")
