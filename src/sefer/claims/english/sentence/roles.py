"""Which preposition governs each noun of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sefer.claims.english.sentence.table import section, words
from sefer.claims.english.sentence.tokens import NOUNS, PRONOUNS
from sefer.claims.tokens import Token

_EITHER = words("breaks", "words")
_HEDGES = {"about", "around", "over", "under", "above", "below", "near", "past"}
_QUANTIFIERS = {"all", "both", "half", "most", "some"}
_ARTICLES = {"the", "a", "an", "his", "its", "their", "her", "our"}
JOINS = {"and", ",", "or", "&", "–", "-"}


@cache
def _prepositions() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> (all words, role), the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for role, spellings in section("prepositions").items():
        for spelling in spellings:
            parts = tuple(spelling.split())
            out.setdefault(parts[0], []).append((parts, role))
    for found in out.values():
        found.sort(key=lambda f: -len(f[0]))
    return out


def _preposition(tokens: Sequence[Token], at: int) -> tuple[int, str, str] | None:
    """How many words, the role and the words of the preposition that stands at a token."""
    known = _prepositions().get(tokens[at].low)
    if known is None:
        return None
    after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    if tokens[at].low in _HEDGES and after in ("quantity", "figure"):
        return None
    if tokens[at].low == "than" and after in ("quantity", "figure"):
        return None
    for parts, role in known:
        if all(at + n < len(tokens) and tokens[at + n].low == part for n, part in enumerate(parts)):
            return len(parts), role, " ".join(parts)
    return None


def pied(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """ "to which", "to the command of which": where the preposition before a relative begins, and its role."""
    for p in range(max(0, at - 4), at):
        found = _preposition(tokens, p)
        if found is None or p + found[0] != at:
            continue
        if found[1] != "of":
            return p, found[1]
        lead = tokens[p - 1].low if p else ""
        outer = p - 2 - (p > 1 and tokens[p - 2].low == "the")
        led = outer >= 0 and _preposition(tokens, outer) is not None
        return (outer, f"of {lead}") if led and lead in ("command", "charge") else None
    return None


def _conjunction(tokens: Sequence[Token], at: int, finite: set[int]) -> bool:
    """ "After the Turks withdrew": a word that can be both opens a clause where a noun and its verb follow at once."""
    i = at + 1
    while i < len(tokens) and tokens[i].kind == "word" and i not in finite:
        if _preposition(tokens, i):
            return False
        i += 1
    if i >= len(tokens) or tokens[i].kind not in NOUNS:
        return False
    i += 1
    while i < len(tokens) and tokens[i].kind == "word" and i not in finite and tokens[i].low.endswith("ly"):
        i += 1
    return i in finite


_TIMES = words("lists", "times")


def _describes(lead: str) -> bool:
    """Can a small word belong to the name behind it ("by the division commander X", "under the Turkish general X")?"""
    return (
        lead in words("forces", "modifiers")
        or lead in words("offices", "command")
        or lead in words("articles", "words")
        or lead.endswith(("or", "er", "al", "ist", "ant"))
    )


def governors(tokens: Sequence[Token], verbs: set[int], finite: set[int]) -> list[str]:
    """For each token the role of the preposition before its noun phrase: "" for a bare one, "'s" for an owner."""
    out = [""] * len(tokens)
    role, lead, at = "", "", 0
    while at < len(tokens):
        token = tokens[at]
        found = _preposition(tokens, at) if token.kind == "word" and at not in verbs else None
        if found is not None and found[1] == "skip" and token.low in _EITHER and _conjunction(tokens, at, finite):
            role, lead, found = "", "", None
        if found is not None and found[1] == "none":
            role, lead, at = "", "", at + found[0]
            continue
        if found is not None:
            for n in range(at, at + found[0]):
                out[n] = "prep"
            role = _through(role, found[1], lead, found[2])
            lead, at = "", at + found[0]
            continue
        titled = (
            token.text == ","
            and role in ("by", "under")
            and lead
            and at + 1 < len(tokens)
            and tokens[at + 1].kind == "person"
        )
        if titled:  # "by the Governor, Captain X"
            pass
        elif at in verbs or (token.kind == "mark" and not _goes_with(token, role)):
            role, lead = "", ""
        elif token.kind in NOUNS and token.kind != "pronoun":
            owner = at + 1 < len(tokens) and (tokens[at + 1].low in ("'s", "'") or token.low in ("its", "their"))
            if owner and token.kind == "place":  # "to Courtney's Post"
                owner = not (at + 2 < len(tokens) and tokens[at + 2].text[0].isupper())
            alone = lead in _TIMES or (token.kind in ("person", "unit") and lead and not _describes(lead))
            out[at] = (
                "'s" if owner else _shared(tokens, out, at) or (role if not alone or role.startswith("of") else "")
            )
            if not owner:
                role, lead = "", token.low if token.kind in ("losses", "fight") else ""
        elif token.kind == "word":
            if (
                token.low == "and"
                and lead in words("forces", "modifiers")
                and at + 1 < len(tokens)
                and tokens[at + 1].kind == "force"
            ):
                pass  # "of British and Indian troops"
            elif token.low in ("and", "or", "but", "which", "who", "that", "where", "while", "when") or (
                token.low in _ARTICLES and lead and lead not in _QUANTIFIERS and role
            ):
                role, lead = "", ""
            elif token.low not in _ARTICLES:
                lead = token.low
        at += 1
    return out


def _goes_with(mark: Token, role: str) -> bool:
    """Does a phrase go on behind a mark: "of X's corps", but "the Duke of X's corps", where the whole before is the owner?"""
    return mark.text in "’'\"“”()" or (mark.low == "'s" and role.removeprefix("of ") not in _LORDS)


_LORDS = (
    "duke",
    "prince",
    "king",
    "count",
    "earl",
    "marquis",
    "emperor",
    "tsar",
    "shah",
    "sultan",
    "amir",
    "emir",
    "khan",
)


def _through(outer: str, role: str, lead: str, said: str) -> str:
    """ "to the village of X": a settlement or a part before "of" hands on the role of the whole."""
    if role != "of":
        return "in" if role == "via" and said == "along" and outer else role
    if lead in words("nouns", "places"):
        return outer if outer != "of" else "in"
    if lead in words("nouns", "parts"):
        return outer
    return f"of {lead}".strip()


def _shared(tokens: Sequence[Token], out: Sequence[str], at: int) -> str:
    """The role of the list member before: "to Kars and Ardahan"."""
    if tokens[at].low in PRONOUNS:
        return ""
    i = at - 1
    while i >= 0 and tokens[i].kind == "word" and tokens[i].low in words("articles", "words"):
        i -= 1
    if i < 1 or tokens[i].low not in ("and", ",", "or"):
        return ""
    i -= 1
    while i > 0 and tokens[i].low in (",", "and"):
        i -= 1
    last = tokens[i]
    alike = last.kind == tokens[at].kind or (i and tokens[i - 1].low == "between")  # "between Jaffa and Ramle"
    if not alike or last.kind in ("date", "figure"):
        return ""
    if tokens[i + 1].low == "," and tokens[at - 1].low != "and" and not _goes_on(tokens, at):
        return ""
    return out[i] if out[i] not in ("'s", "prep") else ""


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Does a list go on behind a token, up to "and"?"""
    kind = tokens[at].kind
    for token in tokens[at + 1 : at + 16]:
        if token.low in ("and", "or"):
            return True
        if token.kind != kind and token.low != "," and token.low not in words("articles", "words"):
            return False
    return False


def listed(tokens: Sequence[Token], gov: Sequence[str], at: int, low: int, high: int) -> list[int]:
    """The list that a token belongs to within low..high: members of one kind joined by commas and "and"."""
    out = [at]
    if tokens[at].low in PRONOUNS:
        return out
    for step in (-1, 1):
        i = at
        while True:
            j = _next(tokens, i, step, low, high)
            if j is None or gov[j] != gov[at] or tokens[j].low in PRONOUNS or not _alike(tokens[j], tokens[at]):
                break
            out.append(j)
            i = j
    out.sort()
    if len(out) > 1 and not any(tokens[i].low in ("and", "&", "or") for i in range(out[0], out[-1])):
        return [at]
    return out


def _alike(one: Token, other: Token) -> bool:
    return (
        one.kind == other.kind
        or {one.kind, other.kind} <= {"unit", "force"}
        or ({one.kind, other.kind} == {"quantity", "force"} and all(t.text[-1].isalpha() for t in (one, other)))
    )


def _next(tokens: Sequence[Token], at: int, step: int, low: int, high: int) -> int | None:
    """The next list member on one side, over a joiner and articles."""
    joined = False
    i = at + step
    while low <= i < high:
        token = tokens[i]
        if token.low in JOINS:
            joined = True
        elif token.kind in NOUNS:
            return i if joined else None
        elif not (token.kind == "word" and token.low in words("articles", "words")):
            return None
        i += step
    return None
