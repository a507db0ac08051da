"""What an order demands, in the nominative: "Gence'ye ulaştırılmasını emretti" -> "Gence'ye ulaştırılması"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sefer.claims.tokens import Token
from sefer.letters.patterns import lazy
from sefer.messages.fairness import quoted

_NOUN = lazy(r"(?P<stem>\w{2,}m[ae](?:l[ae]r[ıi]|s[ıi]|m[ıi]z[ıi])?)(?P<case>n[ıi]|y[ıi]|n[ıi]n|)")
_INFINITIVE = lazy(r"(?P<stem>\w{2,}m[ae]k)(?:l[ae])?")
_ACTS = (
    "hareket",
    "harekât",
    "taarruz",
    "hücum",
    "saldırı",
    "ricat",
    "yürüyüş",
    "savunma",
    "seferberlik",
    "ateşkes",
    "ilerleme",
    "ateş",
)
_LONGEST = 24  # words of a demand
_MARKS = (";", ":", ".", "(", ")", "“", "”", '"')


def demanded(tokens: Sequence[Token], at: int, given: Sequence[Token]) -> tuple[str, Token, Token] | None:
    """What the words before an order demand, its first and its last word; `given` are its issuer, recipient and day.

    None where they name nothing, or name it in words that take a side.
    """
    found = _head(tokens, at)
    if found is None:
        return None
    last, noun = found
    first = _start(tokens, last, given)
    words = [t.text for t in tokens[first:last]]
    while words and words[0] in (",", "de", "da", "ise", "ve", "bir"):
        words, first = words[1:], first + 1
    said = re.sub(r" ([,.])", r"\1", " ".join([*words, noun]))
    return (said, tokens[first], tokens[last]) if quoted(said) == said else None


def _head(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """The verbal noun, or the noun of an act, right before an order, and its nominative."""
    last = at - 1
    while last >= 0 and tokens[last].low in ("bir", "için", "üzere", "konusunda", "yönünde", "de", "da"):
        last -= 1
    if last < 0 or tokens[last].kind != "word":
        return None
    token = tokens[last]
    if token.low in _ACTS:
        return last, token.text
    if found := _INFINITIVE.fullmatch(token.low):
        return last, token.text[: found.end("stem")]
    found = _NOUN.fullmatch(token.low)
    return (last, token.text[: found.end("stem")]) if found and len(found["stem"]) > 4 else None


def _start(tokens: Sequence[Token], last: int, given: Sequence[Token]) -> int:
    """Behind the nearest of issuer, recipient and day, a mark that parts clauses, or so many words."""
    first = max(0, last - _LONGEST)
    for i in range(last - 1, first - 1, -1):
        if any(tokens[i] is one or (tokens[i].start, tokens[i].end) == (one.start, one.end) for one in given):
            return i + 1
        if (tokens[i].kind == "mark" and tokens[i].text in _MARKS) or tokens[i].low == "tarafından":
            return i + 1
        if tokens[i].kind in ("force", "polity") and not tokens[i].bare:  # bears its ending no more
            return i + 1
    return first
