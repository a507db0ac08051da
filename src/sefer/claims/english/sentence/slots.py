"""What fills the slots of a clause: dates, places, figures, names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sefer.claims.counts import MEN, outdoes, told
from sefer.claims.drafts import Draft
from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.roles import listed
from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.verbs import is_verb
from sefer.claims.tokens import Token
from sefer.letters import lower

FORCES = ("unit", "force")
WHOLE = ("regiment", "battalion", "company", "division", "battery")


def named(found: Sequence[Token]) -> str | list[str] | None:
    """The slot for some tokens: a name, a list of names, or None."""
    names = list(dict.fromkeys(t.name for t in found))
    return names[0] if len(names) == 1 else names or None


def dated(clause: Clause) -> Token | None:
    """The date of a clause: behind its verb, else before it, else the one that opens the sentence."""
    tokens, gov = clause.tokens, clause.gov
    if clause.awaited is not None:
        return tokens[clause.awaited]
    if (told := _when(clause)) is not None:
        return told
    for where in (clause.after, clause.before):
        found = [i for i in where if tokens[i].kind == "date" and not _other(clause, i)]
        if found:
            return tokens[found[0]]
    first = next((i for i in range(clause.verb.start) if tokens[i].kind == "date" and not _other(clause, i)), None)
    opening = first is not None and all(
        tokens[i].kind in ("word", "date", "mark") or gov[i] == "prep" or (tokens[i].kind == "place" and gov[i] == "in")
        for i in range(first)
    )
    opening = opening and not any(
        is_verb(t.low) and not t.low.endswith("ing") for t in tokens[:first] if t.kind == "word"
    )
    if opening and first is not None and _bounds_another(clause, first):
        return None
    return (
        tokens[first]
        if first is not None and opening and not any(t.text == ";" for t in tokens[: clause.verb.start])
        else None
    )


def _bounds_another(clause: Clause, first: int) -> bool:
    """ "By 3 May it had reached X, whence it marched on": a day by which one thing was done bounds no other."""
    bounds = any(t.low in ("by", "before") for t in clause.tokens[max(0, first - 5) : first])
    row = [t.low for t in clause.tokens[first + 1 : clause.verb.start]]
    return bounds and (row[-1:] == ["and"] or not _ELSEWHERE.isdisjoint(row))


_ELSEWHERE = frozenset(("where", "whence", "when", "while", "but", "whereupon"))


def _when(clause: Clause) -> Token | None:
    """ "... began on 14 February, when the 2nd Division attacked": the day right before a clause of its own."""
    tokens, at = clause.tokens, clause.before.start
    when = next((i for i in range(max(1, at - 2), min(at + 2, clause.verb.start)) if tokens[i].low == "when"), None)
    ahead = [t for t in tokens[max(0, (when or 0) - 2) : when or 0] if t.text != ","]
    return ahead[-1] if ahead and ahead[-1].kind == "date" else None


def limit(clause: Clause) -> Token | None:
    """ "reached it after 20 April", "before 5 May": a day behind or before which it was done."""
    found = [i for where in (clause.after, clause.before) for i in where if clause.tokens[i].kind == "date"]
    return next((clause.tokens[i] for i in found if i and _bare(clause.tokens, i)), None)


def _bare(tokens: Sequence[Token], at: int) -> bool:
    """Does "before" or "after" alone stand ahead of a date: no "the day before 5 May"?"""
    while at and tokens[at - 1].low in ("the", "of", *_TIMES):
        at -= 1
    word, ahead = tokens[at - 1].low if at else "", tokens[at - 2].low if at > 1 else ""
    return word in ("before", "after") and ahead not in (*_TIMES, "days", "week", "weeks", "month", "months")


def _other(clause: Clause, at: int) -> bool:
    """Does a date tell the time of something else: "the battle of 5 May", "until 5 May"?"""
    gov = clause.gov[at]
    if _ends(clause.tokens, at):
        return True
    return (gov.startswith("of") and gov[3:] not in _TIMES) or clause.gov[at] in ("skip", "for")


def until(tokens: Sequence[Token], at: int) -> bool:
    """Does a token at a place tell when something came to an end, or began at last?"""
    return tokens[at].kind == "date" and _ends(tokens, at)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """ "until the evening of 5 May", "up to 5 May": a date at which something was over."""
    while at and tokens[at - 1].low in ("the", "of", *_TIMES):
        at -= 1
    before = [t.low for t in tokens[max(0, at - 2) : at]]
    return before[-1:] in (["until"], ["till"]) or before == ["up", "to"]


_TIMES = (
    "night",
    "morning",
    "evening",
    "afternoon",
    "day",
    "evening",
    "dawn",
    "early",
    "end",
    "beginning",
    "course",
    "hours",
)


def place(clause: Clause, *roles: str) -> list[Token]:
    return clause.phrases(("place",), *roles)


def before_it(clause: Clause) -> list[Token]:
    """ "appeared before Kars", "stood before the walls of Kars": the place behind a "before" that follows the verb."""
    behind = clause.tokens[clause.verb.end + 1 :][:5]
    if not behind or behind[0].low != "before":
        return []
    near = [t for t in behind[1:] if t.low not in ("the", "of", *words("nouns", "places"))][:1]
    return [t for t in near if t.kind == "place"]


def set_off(clause: Clause, token: Token) -> bool:
    """Does a comma part a noun from the verb: is it no object of it?"""
    return any(clause.tokens[i].text == "," for i in clause.after if clause.tokens[i].end <= token.start)


def where(clause: Clause) -> list[Token]:
    """The place at which something is done."""
    return [t for t in place(clause, "in", "on") if not _of_staff(clause, t)][:1]


def _of_staff(clause: Clause, token: Token) -> bool:
    """ "with its headquarters at Plancy": a place where only the staff is."""
    near = [t.low for t in clause.tokens if token.start - 30 < t.start < token.start][-3:]
    return any(low.endswith("headquarters") for low in near)


def together(clause: Clause, force: Token) -> list[Token]:
    """ "The 5th and 6th Divisions": all forces of the list in which one stands."""
    tokens = clause.tokens
    at = next(i for i, token in enumerate(tokens) if token is force)
    return [tokens[i] for i in listed(tokens, clause.gov, at, 0, len(tokens))]


def numbered(tokens: Sequence[Token], at: int) -> list[Token]:
    """The formations of "the 1st, 2nd and 4th Armies" from any of them: all but the last bear a number only."""
    out = [tokens[at]]
    before, behind = _over(tokens, at, -1), _over(tokens, at, 1)
    while before is not None and _number_only(tokens[before]):
        out.insert(0, tokens[before])
        before = _over(tokens, before, -1)
    while behind is not None and _number_only(out[-1]) and tokens[behind].kind == "unit":
        out.append(tokens[behind])
        behind = _over(tokens, behind, 1)
    return out


def _over(tokens: Sequence[Token], at: int, step: int) -> int | None:
    """The token on one side of another, over what joins them; None where nothing does."""
    i = at + step
    while 0 <= i < len(tokens) and tokens[i].low in ("and", ",", "&"):
        i += step
    return i if i != at + step and 0 <= i < len(tokens) else None


def _number_only(token: Token) -> bool:
    return token.kind == "unit" and lower(token.name.split()[-1])[:3] not in lower(token.text)


def edtf(date: Token | None) -> str | None:
    return date.day.edtf if date and date.day else None


def draft(kind: str, slots: Mapping[str, Any], clause: Clause | None, **fill: Iterable[Token]) -> Draft:
    """A draft whose evidence runs over the words of its slots and the verb."""
    out = Draft(kind, dict(slots))
    for slot, tokens in fill.items():
        out.fill({"source": "from"}.get(slot, slot), *tokens)
    if clause is not None:
        out.fill("", clause.tokens[clause.verb.start], clause.tokens[clause.verb.end])
    return out


def number(token: Token) -> object | None:
    """What a quantity or a bare figure amounts to."""
    if token.counts is not None:
        return told(token.counts)
    printed = token.text.split()[0] if token.mention is None and token.kind in ("figure", "quantity") else ""
    return int(printed.replace(",", "").split(".")[0]) if printed[:1].isdigit() else None


def item(token: Token) -> str:
    return token.item or "person"


def tally(figures: Iterable[Token]) -> dict[str, object]:
    """{item: number}; of two figures of one item the first, as a sum would stand nowhere (of officers the many)."""
    out: dict[str, object] = {}
    held: dict[str, Token] = {}
    for figure in figures:
        value, sort = number(figure), item(figure)
        if value is None:
            continue
        first = held.get(sort)
        if first is None or (first.counts and figure.counts and outdoes(sort, figure.counts, first.counts)):
            out[sort], held[sort] = value, figure
    return out


def is_men(token: Token) -> bool:
    return token.kind == "quantity" and (token.item in MEN or token.mention is None) and not sort_of(token)


def sort_of(token: Token) -> str:
    """killed, wounded, missing, captured where the counted noun itself says it, else ""."""
    low = token.low.split()[-1] if token.low.split() else ""
    return next((sort for sort in SORTS if low in words("losses", sort)), "")


SORTS = ("killed", "wounded", "missing", "captured", "sick")


def sorted_figures(tokens: Sequence[Token], at: Sequence[int], default: str) -> dict[str, list[Token]]:
    """The figures at some places by what became of the men; what is said behind a list holds for all of it."""
    out: dict[str, list[Token]] = {}
    pending: list[Token] = []
    for n, i in enumerate(at):
        token = tokens[i]
        sort = sort_of(token)
        stop = at[n + 1] if n + 1 < len(at) else min(len(tokens), i + 9)
        said = (
            [
                s
                for j in range(i + 1, stop)
                if _tells_sort(tokens, j)
                for s in SORTS
                if tokens[j].low in words("losses", s)
            ]
            if _near(tokens, i, stop)
            else []
        )
        sorts = [s for s in (sort, *said) if s]
        if len(sorts) == 1 and pending and token.low.endswith((" of them", " of whom", " of these")):
            out.setdefault(default, []).extend(pending)  # "571 officers and men, 428 of them prisoners"
            pending = []
        pending.append(token)
        if len(set(sorts)) > 1:
            out.setdefault("total", []).extend(pending)
            pending = []
        elif sorts:
            out.setdefault(sorts[0], []).extend(pending if token.item in MEN or not sort else [token])
            pending = []
    if pending:
        out.setdefault(default, []).extend(pending)
    return out


def _tells_sort(tokens: Sequence[Token], at: int) -> bool:
    """Is it a word that no figure follows: not "and captured 12 tanks"?"""
    after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    return tokens[at].kind == "word" and after not in ("quantity", "figure")


def _near(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Does a word for a sort of loss stand right behind a figure, with nothing but "were" and "or" between?"""
    for token in tokens[at + 1 : stop]:
        if token.kind == "word" and any(token.low in words("losses", s) for s in SORTS):
            return True
        if token.low not in ("were", "was", "and", "or", "had", "been", "being", "either"):
            return False
    return False
