"""Losses: which figures a verb tells of the dead, the wounded, the missing and the taken, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sefer.claims.drafts import Draft
from sefer.claims.english.men.counted import (
    ARMS,
    OWNERS,
    TOLD,
    bare,
    by_whom,
    counted,
    is_part,
    respectively,
    sorted_behind,
)
from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.slots import (
    FORCES,
    SORTS,
    WHOLE,
    is_men,
    item,
    numbered,
    sort_of,
    sorted_figures,
    tally,
    together,
)
from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.tokens import SIDES, is_national
from sefer.claims.english.sentence.verbs import Frame
from sefer.claims.tokens import Token
from sefer.grammars.numbers import cardinal


def loss(clause: Clause, frame: Frame) -> Iterator[Draft]:
    sense = frame["sense"]
    if sense == "total":
        yield from _lost(clause)
    elif sense == "sum":
        yield from _summed(clause)
    else:
        yield from _fallen(clause, sense)


def _lost(clause: Clause) -> Iterator[Draft]:
    """ "The brigade lost 3 officers and 26 men killed", "suffered losses of 500", "had 20 wounded"."""
    tokens, lemma = clause.tokens, clause.verb.lemma
    who = [t for t in clause.subjects if t.kind in OWNERS]
    who += [t for t in clause.subjects if t.kind == "quantity" and t.item in WHOLE and not clause.passive]
    if lemma == "cost":
        yield from _cost(clause)
        return
    if clause.passive:
        figures = [t for t in clause.subjects if t.kind == "quantity"]
        if lemma == "lose" and figures:
            yield counted("loss", clause, [], {"total": tally(figures)}, figures)
        return
    at = in_a_row(clause, sorted({*bare(clause, "quantity", "figure"), *_ranged(clause)}))
    at += [
        i
        for i in clause.after
        if tokens[i].kind in ("quantity", "figure")
        and (clause.gov[i] in ("of losses", "of casualties", "of loss") or (clause.gov[i] == "to" and lemma in OWNING))
    ]
    taken = [tokens[i] for i in sorted(set(at)) if item(tokens[i]) in ("prisoner", *ARMS)]
    if lemma == "leave" and who and _abandoned(clause, taken):
        yield counted("loss", clause, who, {"captured": tally(taken)}, taken)
        return
    sorts = with_parts(clause, [i for i in sorted(set(at)) if not _is_of_a_kind(tokens, i)])
    if lemma in ("have", "report") and any(is_part(tokens[i]) for i in at):
        sorts.pop("total", None)  # "had 9,000 men, 1,200 of them sick": a strength
    if lemma in ("have", "leave", "report", *OWNING):
        told = any(clause.gov[i].startswith("of ") for i in at) or (
            lemma in OWNING and any(t.kind == "losses" for t in tokens[: clause.verb.start])
        )
        sorts = {
            k: v
            for k, v in sorts.items()
            if k not in ("total", "captured") or _casualties(v) or told or (k == "total" and sorted_behind(clause))
        }
    if lemma not in ("lose",):
        sorts = {
            k: [t for t in v if item(t) in ("person", "soldier", "officer", "cavalryman", "volunteer")]
            for k, v in sorts.items()
        }
    sorts = {k: v for k, v in sorts.items() if v}
    figures = [t for found in sorts.values() for t in found]
    if any(_goes_on(tokens, f) for f in figures):
        sorts = {k: [f for f in v if f.item not in ARMS] for k, v in sorts.items()}
        sorts = {k: v for k, v in sorts.items() if v}
        figures = [t for found in sorts.values() for t in found]
    if len(who) > 1 and respectively(clause):
        if len(sorts) == 1 and len(figures) == len(who):
            for one, figure in zip(who, figures, strict=True):
                yield counted("loss", clause, [one], {next(iter(sorts)): tally([figure])}, [figure])
        return
    if figures and (who or (clause.subjects and clause.subjects[0].kind == "pronoun")):
        made = counted("loss", clause, who, {k: tally(v) for k, v in sorts.items()}, figures)
        if lemma in OWNING and who and made.polarity == "asserted":
            made.polarity, made.said_by = "reported", who[0].name
        yield made


def _is_of_a_kind(tokens: Sequence[Token], at: int) -> bool:
    """ "lost 19 of their 24 Grants": a figure of what no word tells."""
    behind = tokens[at + 1 : at + 4]
    return len(behind) == 3 and behind[0].low == "of" and behind[2].kind == "figure" and tokens[at].text[-1:].isdigit()


OWNING = ("admit", "acknowledge", "concede", "own", "confess")


def _abandoned(clause: Clause, figures: list[Token]) -> bool:
    """ "was cut off and left 500 prisoners.", "left 500 prisoners and 7 guns in the hands of": lost, not under guard."""
    tokens = clause.tokens
    if not any(item(f) == "prisoner" for f in figures):
        return False
    end = next(i for i, t in enumerate(tokens) if t is figures[-1]) + 1
    behind = [t.low for t in tokens[end : end + 3]]
    return behind[:1] in ([], ["."], [";"], ["behind"]) or (behind[:1] == ["in"] and "hands" in behind)


def _cost(clause: Clause) -> Iterator[Draft]:
    """ "The day cost the British 1,297 casualties", "cost us 15 officers": who stands between the verb and the figures."""
    tokens = clause.tokens
    first = next((i for i in clause.after if tokens[i].kind in ("quantity", "figure") and not clause.gov[i]), None)
    if first is None or clause.passive or not (is_toll(tokens[first]) or _is_count(tokens, first)):
        return
    row = [i for i in clause.after if i >= first and tokens[i].kind in ("quantity", "figure") and not clause.gov[i]]
    between = tokens[clause.verb.end + 1 : first]
    who = [t for t in between if t.kind in OWNERS][-1:]
    if not who and not any(t.low in _WHOM for t in between):
        return
    sorts = with_parts(clause, in_a_row(clause, row, first - 1))
    figures = [t for found in sorts.values() for t in found]
    yield counted("loss", clause, who, {k: tally(v) for k, v in sorts.items()}, figures)


_WHOM = ("us", "me")


def _is_count(tokens: Sequence[Token], at: int) -> bool:
    """ "had cost the French 3,547 and": a large bare figure with no noun behind that it would count."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    told = tokens[at].kind == "figure" and not tokens[at].low.startswith("0") and "," in tokens[at].text
    return told and (behind is None or behind.kind == "mark" or behind.low in ("and", "while", "in", "on", "during"))


def is_toll(token: Token) -> bool:
    """Does a figure count men or arms, not the time or the money that a thing cost?"""
    return token.kind == "quantity" and (is_men(token) or bool(sort_of(token)) or token.item in (*ARMS, "officer"))


def _goes_on(tokens: Sequence[Token], figure: Token) -> bool:
    """ "lost two destroyers and six merchant ships": does a number of something unknown follow, perhaps of the same sort?"""
    at = next(i for i, t in enumerate(tokens) if t is figure)
    behind = tokens[at + 1 : at + 3]
    return (
        len(behind) == 2
        and behind[0].low in ("and", ",")
        and behind[1].kind == "word"
        and cardinal(behind[1].low, "en") is not None
    )


def in_a_row(clause: Clause, at: list[int], behind: int | None = None) -> list[int]:
    """The figures up to a name between them: in "Grant lost 17,500 men and Lee 11,000" the second are another's."""
    tokens, out = clause.tokens, list[int]()
    for last, i in pairwise([clause.verb.end if behind is None else behind, *at]):
        if any(
            t.kind in (*OWNERS, "place") or (t.kind == "word" and t.text[0].isupper())
            for t in tokens[last + 1 : i]
            if t.low != "of"
        ):
            break
        out.append(i)
    return out


def _ranged(clause: Clause) -> list[int]:
    """ "lost between 700 and 900 men": the figure right behind the verb, told as a range."""
    at = clause.verb.end + 2
    tokens = clause.tokens
    ranged = at < clause.after.stop and tokens[at - 1].low in ("between", "from") and tokens[at].kind == "quantity"
    return [at] if ranged else []


def with_parts(clause: Clause, at: list[int]) -> dict[str, list[Token]]:
    """The figures by sort, and those of a part ("of whom 281 were killed") beside the whole."""
    sorts = sorted_figures(clause.tokens, at, "total")
    for sort, found in sorted_figures(clause.tokens, _of_whom(clause, at), "total").items():
        sorts.setdefault(sort, []).extend(found)
    return sorts


def _casualties(figures: list[Token]) -> bool:
    return any(t.low.endswith("casualties") for t in figures)


def _of_whom(clause: Clause, at: list[int]) -> list[int]:
    """ "..., of whom 281 were killed", "including 362 killed": a part of the figures before."""
    tokens = clause.tokens
    if not at:
        return []
    out: list[int] = []
    start = max(at) + 1
    for i in range(start, min(len(tokens), start + 14)):
        if tokens[i].text in ";." or tokens[i].low in words("breaks", "words") or tokens[i].kind == "losses":
            break
        if tokens[i].kind in ("quantity", "figure") and (sort_of(tokens[i]) or clause.gov[i] in ("", "skip")):
            near = [t.low for t in tokens[max(0, i - 4) : i]]
            if "whom" in near or "including" in near or "these" in near or (out and near[-1:] in (["and"], [","])):
                out.append(i)
            elif not out:
                break  # of whom more is told: "the Federals 1,000, of whom 558 were captured"
    return out


def _summed(clause: Clause) -> Iterator[Draft]:
    """ "Its casualties amounted to 2,150", "Russian losses were 5,709 men, of whom 700 were killed"."""
    tokens = clause.tokens
    told = clause.verb.lemma in TOLD and not clause.passive
    at = next((i for i in (clause.after if told else clause.subject) if tokens[i].kind == "losses"), None)
    if at is None:
        return
    found = [
        i
        for i in clause.after
        if tokens[i].kind in ("quantity", "figure")
        and clause.gov[i] in (("in", "skip") if told or clause.verb.lemma == "give" else ("", "to", "in"))
    ]
    if clause.verb.lemma == "be" and not found:
        return
    sorts = with_parts(clause, found)
    figures = [t for group in sorts.values() for t in group]
    who, name = _suffered(clause, at)
    if figures:
        yield by_whom(clause, counted("loss", clause, who, {k: tally(v) for k, v in sorts.items()}, figures, name))


def _suffered(clause: Clause, at: int) -> tuple[list[Token], str | None]:
    """Whose losses: an owner, "of X", or the people named before ("Russian losses")."""
    tokens = clause.tokens
    for i in range(at - 1, max(-1, at - 5), -1):
        if tokens[i].kind in OWNERS and (
            clause.gov[i] == "'s" or tokens[i].antecedent is not None or tokens[i].low in ("its", "their", "his")
        ):
            return numbered(tokens, i), None
        if is_national(tokens[i]):
            two = i > 0 and tokens[i - 1].low in SIDES  # "New Zealand losses"
            land = [tokens[i - 1], tokens[i]] if two else [tokens[i]]
            return land, " ".join(t.text for t in land)
        named_ = tokens[i].kind == "word" and tokens[i].text[0].isupper() and tokens[i + 1].low in ("'s", "'")
        if named_ and tokens[i].low not in words("articles", "words"):
            return [tokens[i]], tokens[i].text  # "Kuroki's casualties"
        if tokens[i].kind == "mark" and tokens[i].low not in ("'s", "'"):
            break
    stop = clause.verb.start if at < clause.verb.start else clause.after.stop
    behind = [
        tokens[i]
        for i in range(at + 1, stop)
        if tokens[i].kind in OWNERS and clause.gov[i].startswith(("of", "in", "by"))
    ]
    if not behind and at > clause.verb.end:  # "Turkish reports give their losses as"
        said = next(
            (
                t
                for t in tokens[clause.before.start : clause.verb.start]
                if t.low in words("forces", "modifiers") and t.text[0].isupper()
            ),
            None,
        )
        return ([said], said.text) if said is not None else ([], None)
    return (together(clause, behind[0]) if behind else []), None


def _fallen(clause: Clause, sense: str) -> Iterator[Draft]:
    """ "25 men were killed and 83 wounded", "killed 40 men": the counted men themselves."""
    if not clause.passive and clause.verb.lemma not in ("die", "perish", "fall", *_YIELDING):
        return
    tokens = clause.tokens
    if sense == "captured" and clause.verb.lemma not in ("capture", "take", "make", *_YIELDING):
        return
    at = [
        i
        for i in clause.subject
        if tokens[i].kind in ("quantity", "figure")
        and item(tokens[i]) in ("person", "officer", "soldier", "cavalryman", "volunteer")
    ]
    if not at or (clause.verb.lemma == "fall" and clause.verb.end > clause.verb.at):
        return
    if sense == "captured" and not all(is_men(tokens[i]) for i in at):
        return
    near = [tokens[i].low for i in range(max(0, at[0] - 4), at[0])]
    if "whom" in near:
        return
    if summed_up(clause):
        return  # "killed, wounded or taken": told by the first
    sorts = {sense: [tokens[i] for i in at]}
    more = [i for i in clause.after if tokens[i].kind in ("quantity", "figure") and sort_of(tokens[i])]
    joined = _over_joiners([t.low for t in tokens[clause.verb.end + 1 : clause.verb.end + 4]])
    if joined in FALLEN or any(joined in words("losses", sort) for sort in SORTS):
        sorts = {"total": sorts[sense]}
    for i in more:
        sorts.setdefault(sort_of(tokens[i]), []).append(tokens[i])
    who = [
        tokens[i]
        for i in range(at[0], clause.verb.start)
        if tokens[i].kind in FORCES and clause.gov[i].startswith(("of", "from"))
    ][:1]
    people = tokens[at[0]].text.split()[-1] if len(at) == 1 else ""
    named_ = people if people[:1].isupper() and people.lower() in _PEOPLES else None
    figures = [t for found in sorts.values() for t in found]
    name = named_ if not who else None
    yield counted("loss", clause, who, {k: tally(v) for k, v in sorts.items()}, figures, name)


_YIELDING = ("surrender", "capitulate")
_PEOPLES = words("forces", "peoples") | words("forces", "collective")
FALLEN = frozenset(("killed", "wounded", "captured", "taken", "hurt", "injured", "drowned"))


def summed_up(clause: Clause) -> bool:
    """Is a participle the last of several of the same men?"""
    ahead = [t.low for t in clause.tokens[max(0, clause.verb.start - 3) : clause.verb.start]]
    return _over_joiners(ahead[::-1]) in FALLEN


def _over_joiners(row: list[str]) -> str:
    """The first word behind one or two joiners, "" where none stand there."""
    joined = next((n for n, word in enumerate(row) if word not in ("and", "or", ",")), len(row))
    return row[joined] if 0 < joined < len(row) else ""
