"""Who headed what, told as what somebody was: "Nuri Bey 8. Tümen'in komutanıydı", "; komutanı Kâmil Bey'di"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.drafts import Draft
from sefer.claims.tokens import Token
from sefer.claims.turkish.arguments import leans
from sefer.claims.turkish.holds import PERSON, UNIT
from sefer.claims.turkish.phrases import command
from sefer.claims.turkish.signs import sign
from sefer.letters.patterns import lazy

_WAS = lazy(r"(?:komutan|kumandan)[ıi](?:yd[ıi]|d[ıi]r)")
_COPULA = lazy(r"['’]?y?[dt](?:[ıiuü]|[ıiuü]r)$")
_HIS = lazy(r"(?:komutan|kumandan)[ıi]")
HEADS = sign(lambda low: _WAS.fullmatch(low) or _HIS.fullmatch(low), UNIT | PERSON)


def heads(tokens: Sequence[Token]) -> Iterator[Draft]:
    """Every head of a formation that a copula tells."""
    for at, token in enumerate(tokens):
        if token.kind != "word":
            continue
        if _WAS.fullmatch(token.low):
            yield from _was(tokens, at)
        elif at > 1 and tokens[at - 1].text == ";" and _HIS.fullmatch(token.low):
            yield from _its(tokens, at)


def _was(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "Albay Nuri Bey 8. Tümen'in komutanıydı": the formation in the genitive right before, the person before that."""
    force = tokens[at - 1] if at else None
    if force is None or force.kind != "unit" or not force.has("genitive"):
        return
    begin = max((i + 1 for i in range(at) if tokens[i].text in (";", ":")), default=0)
    who = [t for t in tokens[begin : at - 1] if t.kind == "person" and t.has("nominative")]
    if len(who) == 1:
        yield command(who[0], "komutan", force, tokens[at])


def _its(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "26. Tümen Söğütlü'ye geldi; komutanı Kâmil Bey'di": of the one formation that acts before the semicolon."""
    who = tokens[at + 1] if at + 1 < len(tokens) else None
    if who is None or who.kind != "person" or not _is_told(tokens, at + 1):
        return
    begin = max((i + 1 for i in range(at - 1) if tokens[i].text == ";"), default=0)
    acting = [i for i in range(begin, at - 1) if tokens[i].kind == "unit" and tokens[i].has("nominative")]
    acting = [i for i in acting if not leans(tokens, i)]
    if len({tokens[i].name for i in acting}) == 1:
        yield command(who, "komutan", tokens[acting[-1]], tokens[at])


def _is_told(tokens: Sequence[Token], at: int) -> bool:
    """Does a copula end a name, glued to it or as a word of its own?"""
    return _COPULA.search(tokens[at].text) is not None or (
        at + 1 < len(tokens) and tokens[at + 1].low in ("idi", "dir", "'di", "'ydi")
    )
