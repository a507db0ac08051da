"""Seats and makes-up: a whole with its total, told over one sentence or several in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sefer.claims.counts import amount
from sefer.claims.drafts import Draft
from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.holds import ONE, QUANTITY
from sefer.claims.turkish.sentence.signs import sign, signs
from sefer.claims.turkish.sentence.verbs import form_of
from sefer.letters.patterns import lazy
from sefer.model import Span

_SEAT = lazy(r"(?:üye|milletvekil|sandalye|koltuk|mebus|delege|temsilci|yer|vekil|mevki)\w*")
_SEATED = sign(_SEAT.search, QUANTITY) | sign(_SEAT.fullmatch, ONE)  # "80 yer", "bir yer"
_BODY = lazy(r"(?:parlamento|meclis|hükümet|hükûmet|konsey|şûra|şura|heyet|komite|kabine|kurul|kongre)\w*")


@dataclass
class _Whole:
    """A body whose make-up is being told."""

    body: Token
    total: Token | None = None
    parts: list[tuple[str, int, list[Token]]] = field(default_factory=list)
    sentence: Span | None = None


def compositions(told: Sequence[tuple[Span, list[Token]]]) -> Iterator[tuple[Span, Draft]]:
    """The make-ups told in the sentences of one paragraph, each with the sentence in which it ends."""
    open_: _Whole | None = None
    for sentence, tokens in told:
        if open_ is None and not (tokens and signs(tokens) & _SEATED):
            continue
        total = _total(tokens)
        if total is not None:
            if open_ is not None:
                yield from _closed(open_)
            open_ = _Whole(total[0], total[1], [], sentence)
        parts = list(_parts(tokens, open_.total if open_ else None))
        if parts and open_ is None:
            body = next((t for t in tokens if _BODY.match(t.low.split()[-1])), None)
            open_ = _Whole(body, None, [], sentence) if body else None
        if parts and open_ is not None:
            open_.parts += parts
            open_.sentence = sentence
        elif open_ is not None and total is None:
            yield from _closed(open_)
            open_ = None
    if open_ is not None:
        yield from _closed(open_)


def _closed(whole: _Whole) -> Iterator[tuple[Span, Draft]]:
    if len(whole.parts) < 2 or whole.sentence is None:
        return
    values = {name: number for name, number, _ in whole.parts}
    total = whole.total.counts if whole.total is not None else None
    slots = {
        "subject": whole.body.name,
        "values": values,
        "total": amount(total.low, total.high) if total else None,
        "date": None,
    }
    draft = Draft("composition", slots)
    draft.fill("subject", whole.body)
    if whole.total is not None:
        draft.fill("total", whole.total)
    for _, _, words in whole.parts:
        draft.fill("values", *words)
    yield whole.sentence, draft


def _total(tokens: Sequence[Token]) -> tuple[Token, Token] | None:
    """ "Parlamento 120 milletvekilinden oluşuyordu": the body and its total."""
    for i, token in enumerate(tokens):
        if token.kind != "quantity" or not _SEAT.search(token.low):
            continue
        if any(form_of(t.low, "oluş") or t.low.startswith("ibaret") for t in tokens[i + 1 : i + 3]):
            body = next((t for t in tokens[:i] if _BODY.match(t.low.split()[-1])), None)
            return (body, token) if body is not None else None
    return None


def _parts(tokens: Sequence[Token], total: Token | None) -> Iterator[tuple[str, int, list[Token]]]:
    for i, token in enumerate(tokens):
        seats = _seats(tokens, i)
        if seats is None or token is total:
            continue
        holder = _holder_after(tokens, i + (2 if token.kind == "word" else 1))
        if holder is not None:
            yield holder.name, seats, [holder, token]
            continue
        yield from _holders_before(tokens, i, seats)


def _seats(tokens: Sequence[Token], at: int) -> int | None:
    """How many seats are told at a token: "80 yer", "bir yer"; None if none are."""
    token = tokens[at]
    if token.kind not in ("quantity", "word"):
        return None
    if token.kind == "quantity" and _SEAT.search(token.low) and token.counts:
        value = token.counts
        return int(value.low) if value and value.low == value.high else None
    if token.low not in ("bir", "birer") or at + 1 == len(tokens):
        return None
    return 1 if _SEAT.fullmatch(tokens[at + 1].low) else None


def _holder_after(tokens: Sequence[Token], at: int) -> Token | None:
    """ "80 yer Azerbaycanlılara": a dative right behind the seats."""
    if at < len(tokens) and tokens[at].kind in ("force", "polity", "unit") and tokens[at].has("dative"):
        return tokens[at]
    return None


def _holders_before(tokens: Sequence[Token], at: int, seats: int) -> Iterator[tuple[str, int, list[Token]]]:
    """ "X için 3 yer"; "X, Y ve Z topluluklarının her biri için bir yer": each member of the list has as many."""
    if at < 2 or tokens[at - 1].low != "için":
        return
    start = at - 1
    while start and not (
        tokens[start - 1].text in ".;:" or (tokens[start - 1].text == "," and _seats_near(tokens, start - 1))
    ):
        start -= 1
    words = [t for t in tokens[start : at - 1] if t.kind != "mark" or t.text in ",-–"]
    each = any(words[n].low == "her" and words[n + 1].low.startswith("biri") for n in range(len(words) - 1))
    if not each:
        name = " ".join(t.text for t in words)
        if name:
            yield name, seats, [*words, tokens[at]]
        return
    for member in (t for t in words if t.text[0].isupper()):
        yield member.name or member.text, seats, [member, tokens[at]]


def _seats_near(tokens: Sequence[Token], at: int) -> bool:
    """Does a part end at this comma (seats stand right before it)?"""
    return any(_seats(tokens, i) is not None for i in range(max(0, at - 2), at))
