"""Which formation is part of which, told beside its name or by where it served: "the 5th Lancers, part of the 2nd Brigade"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sefer.claims.drafts import Draft
from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.slots import FORCES, dated, draft, edtf, named, numbered
from sefer.claims.english.sentence.table import words
from sefer.claims.tokens import NO_RANK, Token, rank

if TYPE_CHECKING:
    from sefer.claims.english.sentence.clauses import Sentence

_NEAR = 7  # words between a formation and the whole that it is said to be part of
_PART = frozenset(
    (
        "part",
        "one",
        "unit",
        "units",
        "element",
        "elements",
        "member",
        "regiments",
        "battalions",
        "brigades",
        "divisions",
    )
)
_WITHIN = frozenset(("in", "with", "within", "under"))
_AMONG = frozenset(("one", "among", "amongst", "order"))  # "one of its regiments", "in the order of battle of"
_OF_ORDERS = ("command", "orders", "control")


def relation(
    clause: Clause, subject: Sequence[Token], kind: str, object_: Sequence[Token] = (), date: Token | None = None
) -> Draft:
    """A relation of forces on the day of its clause, or on `date` where that tells none."""
    date = None if kind in ("part_of", "attached_to", "reserve_of") and _over(clause) else dated(clause) or date
    names = [t.name for t in object_]
    slots: dict[str, object] = {
        "subject": named(subject), "relation": kind, "object": names if kind == "composed_of" else named(object_), "date": edtf(date),
    }  # fmt: skip
    made = draft("organization", slots, clause, subject=subject, object=object_)
    if date is not None:
        made.fill("date", date)
    return made


def _over(clause: Clause) -> bool:
    """ "was part of the Light Division until its transfer on 1 November": is the first date told that of the end?"""
    said = [clause.tokens[i] for i in clause.after]
    date = next((n for n, t in enumerate(said) if t.kind == "date"), 0)
    return any(t.low in ("until", "till") for t in said[:date])


def within(clause: Clause) -> Iterator[Draft]:
    """ "The 5th Lancers served in the 2nd Brigade", "were one of its three regiments", "were under it": part of it then."""
    tokens, parts = clause.tokens, [t for t in clause.subjects if t.kind in FORCES]
    if not parts:
        return
    for i in clause.after:
        if not _is_whole_of(parts[0], tokens[i]):
            continue
        head = _head(tokens, i, clause.verb.end)
        low = {t.low for t in tokens[clause.verb.end + 1 : i]}
        if tokens[head].low == "with" and head > clause.verb.end + 2:
            return  # "were in touch with the 2nd Brigade"
        if tokens[head].low in _WITHIN or (tokens[head].low == "of" and low & _AMONG) or low & {*_OF_ORDERS}:
            yield relation(clause, parts, "part_of", [tokens[i]])
        return


def left(clause: Clause) -> Iterator[Draft]:
    """ "The 5th Lancers left the 2nd Brigade on 3 May": part of it no more."""
    parts = [t for t in clause.subjects if t.kind in FORCES]
    wholes = clause.objects("unit")[:1]
    if parts and wholes and not clause.passive and _is_whole_of(parts[0], wholes[0]):
        yield relation(clause, parts, "detached_from", wholes)


def _is_whole_of(part: Token, whole: Token) -> bool:
    return whole.kind == "unit" and rank(part) < rank(whole) < NO_RANK


def _head(tokens: Sequence[Token], at: int, low: int) -> int:
    """Where the preposition before a noun phrase stands."""
    at -= 1
    while at > low and (tokens[at].low in words("articles", "words") or tokens[at].text[0].isupper()):
        at -= 1
    return at


def beside(sentence: Sentence) -> Iterator[Draft]:
    """ "the 5th Lancers, part of the 2nd Brigade,", "the regiments of the 2nd Brigade were", "in the 2nd Brigade were"."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.kind != "unit":
            continue
        if [t.text for t in tokens[at + 1 : at + 2]] == [","]:
            yield from _apposed(tokens, at)
        yield from _turned(tokens, at)


def _apposed(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """A formation, a comma, what it is, and the whole: "the 5th Lancers, one of the regiments of the 2nd Brigade"."""
    ahead = tokens[at + 2 : at + 2 + _NEAR]
    n = next((n for n, t in enumerate(ahead) if t.kind in ("unit", "person", "place", "mark")), 0)
    said = [t.low for t in ahead[:n]]
    if n and "of" in said and _PART & {*said[:3]} and _is_whole_of(tokens[at], ahead[n]):
        yield _part_of(numbered(tokens, at), ahead[n])


def _turned(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """A whole that opens a sentence, a verb of being, and its formations: "To the 2nd Brigade belonged the 5th Lancers"."""
    before = [t.low for t in tokens[:at]]
    opens = before in (["to", "the"], ["in", "the"], ["under", "the"])
    listed = before in (
        ["the", "regiments", "of", "the"],
        ["the", "battalions", "of", "the"],
        ["the", "brigades", "of", "the"],
        ["the", "divisions", "of", "the"],
    )
    verb = tokens[at + 1].low if at + 1 < len(tokens) else ""
    told = verb in ("were", "was") or (opens and verb in ("belonged", "came", "served", "stood"))
    if not told or not (opens or listed):
        return
    first = next((i for i in range(at + 2, min(at + 5, len(tokens))) if tokens[i].kind == "unit"), None)
    if first is None or any(t.low not in words("articles", "words") for t in tokens[at + 2 : first]):
        return
    parts = [tokens[first]]
    for token in tokens[first + 1 :]:
        if token.kind == "unit":
            parts.append(token)
        elif token.low not in ("and", ",", "the"):
            break
    if all(_is_whole_of(part, tokens[at]) for part in parts):
        yield _part_of(parts if len(parts) > 1 else numbered(tokens, first), tokens[at])


def nested(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "the 2nd Battalion of the 9th Regiment", "2nd Battalion, 9th Regiment", "the 9th Regiment's 2nd Battalion", "its 2nd"."""
    part = tokens[at]
    rest = tokens[at + 1 : at + 4]
    if part.low in ("its", "their") and rest and rest[0].kind == "unit" and rank(rest[0]) < rank(part) < NO_RANK:
        yield _part_of([rest[0]], part)
        return
    if part.kind != "unit" or part.antecedent or not rest:
        return
    whole: Token | None = None
    if rest[0].low == "of" and len(rest) > 1:
        whole = (
            next((t for t in rest[1:] if t.kind == "unit"), None)
            if rest[1].low in ("the", "its") or rest[1].kind == "unit"
            else None
        )
    elif rest[0].text == "," and len(rest) > 1 and rest[1].kind == "unit" and (at < 2 or tokens[at - 1].kind != "unit"):
        after = tokens[at + 3].low if at + 3 < len(tokens) else ""
        whole = rest[1] if after != "and" or rank(rest[1]) > rank(part) else None
    elif rest[0].low in ("'s", "'") and len(rest) > 1 and rest[1].kind == "unit":
        part, whole = rest[1], part
    if whole is None or rank(part) >= rank(whole) or rank(whole) == NO_RANK:
        return
    yield _part_of([part], whole)


def in_brackets(tokens: Sequence[Token]) -> Iterator[Draft]:
    """ "the 2nd Brigade (5th and 9th Lancers)": what stands in brackets behind a formation, and nothing else, makes it up."""
    for at in range(len(tokens) - 2):
        if tokens[at].kind != "unit" or tokens[at + 1].text != "(":
            continue
        end = next((i for i in range(at + 2, len(tokens)) if tokens[i].text == ")"), at)
        units = [i for i in range(at + 2, end) if tokens[i].kind == "unit"]
        plain = all(tokens[i].kind in ("unit", "figure") or _is_listed(tokens[i].low) for i in range(at + 2, end))
        if units and plain and all(_is_whole_of(tokens[i], tokens[at]) for i in units):
            parts = [tokens[i] for i in units] if len(units) > 1 else numbered(tokens, units[0])
            if len(parts) > 1:
                slots = {
                    "subject": tokens[at].name,
                    "relation": "composed_of",
                    "object": [p.name for p in parts],
                    "date": None,
                }
                yield draft("organization", slots, None, subject=[tokens[at]], object=parts)


def _is_listed(low: str) -> bool:
    return low in ("and", ",", "the", "&") or low.rstrip("stndrh").isdigit()


def _part_of(parts: Sequence[Token], whole: Token) -> Draft:
    names = list(dict.fromkeys(p.name for p in parts))
    slots = {
        "subject": names[0] if len(names) == 1 else names,
        "relation": "part_of",
        "object": whole.name,
        "date": None,
    }
    return draft("organization", slots, None, subject=parts, object=[whole])
