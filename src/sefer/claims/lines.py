"""A sentence as one line of small words in which signs stand for what it names: what readers by the sentence look through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sefer.claims.tokens import Token
from sefer.letters import lower
from sefer.letters.patterns import lazy

_POST = lazy(r"(?:komutan|kumandan)l[ıi][ğk]\w*$")  # "5. Alay Komutanlığı'nı": the command of it, within its name
_CASES = {"genitive": "gen", "locative": "loc", "ablative": "abl", "dative": "dat", "accusative": "acc"}


def one_force(tokens: Sequence[Token]) -> Token | None:
    """The one formation that a sentence names; "the regiment" beside its name is no other, and alone it is none."""
    forces = [t for t in tokens if t.kind in ("unit", "force")]
    common = [t for t in forces if t.kind == "force" and " " not in t.name and (t.name[:1].islower() or t is tokens[0])]
    named = [t for t in forces if t.antecedent is None and t not in common] or forces
    if len({t.name for t in named}) != 1 or (named[0].antecedent is None and named[0] in common):
        return None
    return named[0]


def line_of(tokens: Sequence[Token], signs: Mapping[int, str], language: str) -> str:
    """The small words of a sentence; `signs` by the id of a token. A Turkish name bears its case, a figure its noun; "@" is a day."""
    out = []
    for token in tokens:
        sign = signs.get(id(token))
        if sign == "¤":
            out.append(f"¤{_ending(token) if language == 'tr' else ''} {token.low.partition(' ')[2]}".strip())
        elif sign is not None and (post := _POST.search(token.low)):
            out.append(f"{sign}gen {post[0]}")
        elif sign is not None:
            out.append(sign + (_case(token) if language == "tr" else ""))
        else:
            out.append("@" if token.kind == "date" else token.low)
    return " ".join(out)


def _case(token: Token) -> str:
    if token.kind != "person" and token.low.endswith(("nca", "nce")):
        return "ca"
    return next((short for case, short in _CASES.items() if token.has(case)), "nom")


def _ending(token: Token) -> str:
    """What stands behind the noun of a Turkish figure: "yle" of "840 kişiyle"."""
    noun = lower(token.counts.counted) if token.counts else ""
    last = token.low.split()[-1]
    return last.removeprefix(noun) if noun and last.startswith(noun) else ""
