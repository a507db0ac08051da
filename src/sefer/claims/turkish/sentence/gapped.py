"""Clauses told in pairs under one verb: "Kütahya 17 Temmuz'da, Eskişehir 19 Temmuz'da ele geçirildi" -> each with the verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.clauses import Clause, clauses, predicates
from sefer.claims.turkish.sentence.moods import Predicate
from sefer.claims.turkish.sentence.verbs import closes
from sefer.letters.patterns import lazy

_POST = lazy(r"\w+l[ıiuü]ğ[ıiuü]?n?[ae]")  # "Başkanlığına": what somebody is appointed to
# "kuzeyden", "sağda", "sol kolda", "önde": by which way, or on which side
_WAY = lazy(
    r"(?:(?:kuzey|güney|doğu|batı|sağ|sol)(?:(?P<from>[dt][ae]n)|(?P<to>y?[ae]))"
    r"|(?:sağ|sol|orta|merkez|ön|arka|geri|ileri)(?:[dt][ae])|(?P<side>kol|kanat|cenah|yan|taraf|hat)(?:[dt][ae]))"
)
_SIDE = lazy(r"(?:Sağ|Sol|Orta|Merkez) (?:Kol|Kanat|Cenah)(?:ı|u)?")
_SIDES = ("sağ", "sol", "orta", "ön", "arka", "geri", "ileri", "iç", "dış", "kuzey", "güney", "doğu", "batı", "merkez")
_KINDS = ("unit", "force", "place", "person", "polity", "date", "quantity")
_Shape = tuple[str, frozenset[str]]


def paired(tokens: Sequence[Token]) -> Iterator[Clause]:
    """The clauses of a sentence; of a pair that shares its verb each half with that verb."""
    found = predicates(tokens)
    split = _split(tokens, found)
    if split is None:
        yield from clauses(tokens, found)
        return
    shared, comma, tail = split
    half = [*tokens[:comma], *tokens[tail:]]
    yield from _first(clauses(half, predicates(half)))
    yield from paired([*tokens[:shared], *tokens[comma + 1 :]])


def _first(found: Iterator[Clause]) -> Iterator[Clause]:
    """The clause of the verb that is shared; what follows it is told with the last half."""
    clause = next(found, None)
    if clause is not None:
        yield clause


def _split(tokens: Sequence[Token], found: Sequence[Predicate]) -> tuple[int, int, int] | None:
    """(where what both halves share at the front ends, where a half without a verb does, where the shared end begins).

    None where nothing is paired.
    """
    if not found:
        return None
    if found[0].form.kind not in ("finite", "future"):
        return _set_against(tokens, found)
    verb = found[0].start
    for comma in (i for i in range(1, verb) if tokens[i].text == ","):
        half = _half(tokens, comma)
        if not half:
            continue
        other = _shapes(tokens, comma + 1, verb)
        ends = (
            half[-1][1] >= comma - 1 or tokens[half[-1][1]].end >= tokens[comma - 1].start
        )  # nothing unread behind it
        lead = 1 if len(half) > 2 and half[0][0][0] == "date" and other[:1] and other[0][0][0] == half[1][0][0] else 0
        mine = half[lead:]  # "5 Mayıs'ta sağda A, solda B": the day that opens both
        if (len(other) == len(mine) or (ends and len(other) > len(mine))) and _alike(mine, other):
            more = len(other) > len(mine) and not _again(mine, other)
            return mine[0][1] if lead else 0, comma, other[len(mine)][1] if more else verb
        own = _repeated(tokens, half, comma, verb) if ends else []
        if own:
            return own[0][1], comma, verb  # "Ordu 5. Tümeni Van'a, 8. Tümeni Muş'a gönderdi"
    return _set_against(tokens, found)


def _set_against(tokens: Sequence[Token], found: Sequence[Predicate]) -> tuple[int, int, int] | None:
    """ "18. Kolordu Samarra'ya, 13. Kolordu ise İran'dan dönerek ... çekildi": whom "ise" sets against the first has a half of his own."""
    verb = next((p.start for p in found if p.form.kind in ("finite", "future")), 0)
    for at in range(3, min(verb, found[0].start)):
        if tokens[at].low != "ise" or tokens[at - 2].text != ",":
            continue
        one, other = tokens[0], tokens[at - 1]
        told = one.kind == other.kind in ("unit", "force", "person") and one.has("nominative")
        if told and other.has("nominative") and len(_shapes(tokens, 0, at - 2)) > 1:
            return 0, at - 2, verb
    return None


def _repeated(
    tokens: Sequence[Token], half: list[tuple[_Shape, int]], comma: int, verb: int
) -> list[tuple[_Shape, int]]:
    """The end of a half that every stretch between the commas behind it is shaped like."""
    marks = [comma, *(i for i in range(comma + 1, verb) if tokens[i].text == ","), verb]
    found = [_shapes(tokens, low + 1, high) for low, high in pairwise(marks)]
    own = half[-len(found[0]) :]
    long_enough = 1 < len(own) < len(half) and len({shape for shape, _ in own}) > 1
    return own if long_enough and all(len(f) == len(own) and _alike(own, f) for f in found) else []


def _alike(half: Sequence[tuple[_Shape, int]], other: Sequence[tuple[_Shape, int]]) -> bool:
    return all(_same(a, b) for (a, _), (b, _) in zip(half, other, strict=False))


def _same(one: _Shape, other: _Shape) -> bool:
    """Are two things of one kind and case? A possessive may look like an accusative: "Iğdır kolu"."""
    return one[0] == other[0] and (one[1] == other[1] or "nominative" in one[1] & other[1])


def _again(half: Sequence[tuple[_Shape, int]], other: Sequence[tuple[_Shape, int]]) -> bool:
    """ "A Van'a, B Muş'a, C Bitlis'e gönderildi": is all that is behind the comma shaped like what is before it?"""
    size = len(half)
    return len(other) % size == 0 and all(_alike(half, other[at : at + size]) for at in range(0, len(other), size))


def _half(tokens: Sequence[Token], comma: int) -> list[tuple[_Shape, int]]:
    """What is named before a comma, where it is two things at least and no verb stands among them."""
    half = _shapes(tokens, 0, comma)
    return [] if len({shape for shape, _ in half}) < 2 or _closed(tokens, comma) else half


def _closed(tokens: Sequence[Token], end: int) -> bool:
    return any(t.kind == "word" and closes(t.low, "") for t in tokens[:end])


def _ending(token: Token) -> str:
    """A polity is named without its case: what the post that it ends in was printed with."""
    return "na" if token.kind == "polity" and token.has("dative") else ""


def _way(tokens: Sequence[Token], at: int) -> str:
    """Does a word say from where, where to or on which side: "from", "to", "in", or "" where it does not?"""
    found = _WAY.fullmatch(tokens[at].low)
    if found is None or (found["side"] and (not at or tokens[at - 1].low not in _SIDES)):
        return ""
    return "from" if found["from"] else "to" if found["to"] else "in"


def _shapes(tokens: Sequence[Token], start: int, end: int) -> list[tuple[_Shape, int]]:
    """The kinds and cases of what is named, in order, each with where it begins; a list counts once."""
    out: list[tuple[_Shape, int]] = []
    shape: _Shape
    for i in range(start, end):
        token = tokens[i]
        if token.kind in ("word", "polity") and _POST.fullmatch(token.text.split()[-1].lower() + _ending(token)):
            if out and out[-1][1] == i - 1 and out[-1][0][0] in ("unit", "force", "polity") and tokens[i - 1].bare:
                out.pop()
            shape = ("post", frozenset())
        elif token.kind == "unit" and token.has("locative") and _SIDE.fullmatch(token.name):
            shape = ("way", frozenset({"in"}))
        elif token.kind == "word" and (way := _way(tokens, i)):
            shape = ("way", frozenset({way}))
        elif token.kind in _KINDS:
            cases = frozenset() if token.kind == "date" else token.cases
            shape = (token.kind, frozenset({"nominative"}) if token.bare and "nominative" in cases else cases)
        else:
            continue
        if not out or out[-1][0] != shape:
            out.append((shape, i))
    return out
