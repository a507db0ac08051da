"""Who heads what, told around the names: "with Colonel X at its head", "at the head of the 5th Lancers rode X", "Under X the"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sefer.claims.drafts import Draft
from sefer.claims.english.command.commands import is_led, post
from sefer.claims.english.command.phrases import is_formation
from sefer.claims.english.sentence.slots import FORCES, numbered
from sefer.claims.english.sentence.table import words
from sefer.claims.tokens import Token
from sefer.model import PersonValue

if TYPE_CHECKING:
    from sefer.claims.english.sentence.clauses import Sentence

_STILL = frozenset(("then", "now", "still", "temporarily", "already", "since", "also", "who", "was", "and"))
_STOOD = frozenset(("stood", "rode", "was", "marched", "went", "walked", "came", "charged", "remained"))
_HEADS = (["at", "the", "head", "of"], ["in", "command", "of"], ["in", "charge", "of"])
_AT_ITS_HEAD = (
    ["at", "its", "head"],
    ["at", "their", "head"],
    ["at", "the", "head"],
    ["in", "command"],
    ["as", "its", "commander"],
    ["as", "their", "commander"],
)


def headed(sentence: Sentence) -> Iterator[Draft]:
    """Every head of a force that stands beside its name, or that a turned sentence tells."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.kind == "person":
            yield from _with_him(tokens, at)
            yield from _commanding(tokens, at)
    yield from _at_the_head(tokens)
    yield from _put_under(sentence)
    yield from _opening(sentence)


def _with_him(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "the 5th Lancers, with Colonel X at their head": the force right before; "with X in command, the 5th Lancers" is that behind."""
    lows = [t.low for t in tokens[at + 1 : at + 4]]
    tail = next((h for h in _AT_ITS_HEAD if lows[: len(h)] == h), None)
    lead = tokens[at - 1].low if at else ""
    if tail is None or lead not in ("with", "had", "have"):
        return
    before = at - 2 - (at > 1 and tokens[at - 2].text == ",")
    end = at + 1 + len(tail)
    if before >= 0 and is_formation(tokens[before]):
        yield post(None, tokens[at], numbered(tokens, before))
    elif at == 1 and tokens[end : end + 1] and tokens[end].text == ",":
        yield from _first_behind(tokens, at, end + 1)


def _first_behind(tokens: Sequence[Token], person: int, start: int) -> Iterator[Draft]:
    """The force that begins what follows, articles passed over."""
    i = start
    while i < len(tokens) and tokens[i].low in words("articles", "words"):
        i += 1
    if i < len(tokens) and tokens[i].kind == "unit":
        yield post(None, tokens[person], numbered(tokens, i))


def _commanding(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "the 5th Lancers, Colonel X commanding," and "Colonel X, then commanding the 5th Lancers,"."""
    behind = tokens[at + 1 : at + 3]
    if behind and behind[0].low == "commanding" and (len(behind) == 1 or behind[1].kind == "mark"):
        before = at - 2 if at > 1 and tokens[at - 1].text in (",", "(") else -1
        if before >= 0 and is_formation(tokens[before]):
            yield post(None, tokens[at], numbered(tokens, before))
        return
    if len(behind) == 2 and behind[0].text == "," and behind[1].low in _STILL:
        i = at + 3
        if i < len(tokens) and tokens[i].low in ("commanding", "leading", "heading"):
            yield from _first_behind(tokens, at, i + 1)


def _at_the_head(tokens: Sequence[Token]) -> Iterator[Draft]:
    """ "At the head of the 5th Lancers rode Colonel X", "in command of the 5th Lancers was X"."""
    lows = [t.low for t in tokens[:4]]
    head = next((h for h in _HEADS if lows[: len(h)] == h), None)
    if head is None:
        return
    force = next((i for i in range(len(head), min(len(head) + 3, len(tokens))) if tokens[i].kind in FORCES), None)
    if force is None or force + 2 >= len(tokens) or tokens[force + 1].low not in _STOOD:
        return
    who = tokens[force + 2]
    if who.kind == "person" and is_led(tokens[force]):
        yield post(None, who, numbered(tokens, force))


def _put_under(sentence: Sentence) -> Iterator[Draft]:
    """ "The 5th Lancers were placed under Colonel X": the man behind a verb that takes "under" with it."""
    tokens = sentence.tokens
    for clause in sentence.told:
        at = clause.verb.end
        who = tokens[at + 1 : at + 2]
        led = [t for t in clause.subjects if t.kind == "unit"]
        asserted = clause.status == "asserted" and tokens[at].low == "under"
        if asserted and at > clause.verb.at and who and _is_ranked(who[0]) and led:
            yield post(clause, who[0], led)


def _opening(sentence: Sentence) -> Iterator[Draft]:
    """ "Under Colonel X the 5th Lancers charged": the formation that acts behind a man of rank who opens the sentence."""
    tokens = sentence.tokens
    if len(tokens) < 4 or tokens[0].low != "under" or tokens[1].kind != "person" or not _is_ranked(tokens[1]):
        return
    start = 2 + (tokens[2].text == ",")
    acts = [v.at for v in sentence.verbs if v.at > start]
    if acts and acts[0] - start <= 4:
        yield from _first_behind(tokens, 1, start)


def _is_ranked(token: Token) -> bool:
    value = token.mention.value if token.mention is not None else None
    return isinstance(value, PersonValue) and value.rank is not None
