"""What a deed cost who did it, and the losses of another force that a sentence tells without a second verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.drafts import Draft
from sefer.claims.english.men.counted import OWNERS, counted
from sefer.claims.english.men.losses import FALLEN, OWNING, is_toll, with_parts
from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.slots import FORCES, draft, sort_of, sorted_figures, tally
from sefer.claims.tokens import Token

_ABOUT = ("about", "some", "only", "nearly", "over", "almost", "roughly", "perhaps", "around")
_JOINTS = (";", ",", "and", "while", "whereas", "but")
_FIGURES = ("quantity", "figure")


def gapped(clause: Clause) -> Iterator[Draft]:
    """ "The French lost 3,000 killed; the Germans 2,320 killed": a force and its figures without a verb of their own."""
    tokens = clause.tokens
    summed = any(f["sense"] == "sum" for f in clause.frames) and any(t.kind == "losses" for t in clause.subjects)
    if (
        not (clause.verb.lemma in ("lose", "suffer", "cost") or summed)
        or clause.verb.form not in ("finite", "ing", "inf")
        or clause.status not in ("asserted", "reported")
    ):
        return
    own = [k for k in clause.after if tokens[k].low in _JOINTS and tokens[k - 1].kind in _FIGURES]
    own += _past_the_part(clause)
    i = next((k for k in own if _another(tokens, k) is not None), clause.after.stop)
    while i < len(tokens) and tokens[i].low in _JOINTS:
        found = _another(tokens, i)
        if found is None:
            return
        force, first = found
        stop = next((j for j in range(force + 1, len(tokens)) if tokens[j].text in ";."), len(tokens))
        stop = next((j for j in range(first + 1, stop) if _another(tokens, j) is not None), stop)
        whom = next((j for j in range(first, stop) if tokens[j].low in ("whom", "including")), stop)
        at = [j for j in range(first, stop) if tokens[j].kind in _FIGURES and clause.gov[j] != "skip"]
        sorts = sorted_figures(tokens, [j for j in at if j < whom], "total")
        for sort, told in sorted_figures(tokens, [j for j in at if j > whom], "total").items():
            sorts.setdefault(sort, []).extend(told)
        if tokens[stop - 1].low == "respectively" or [t.low for t in tokens[stop : stop + 1]] == ["respectively"]:
            sorts = _in_order(clause, first, at)
            if not sorts:
                return
        slots = {
            "subject": tokens[force].name,
            "date": None,
            "place": None,
            "values": {k: tally(v) for k, v in sorts.items()},
        }
        made = draft("loss", slots, None, subject=[tokens[force]], values=[tokens[j] for j in at])
        made.polarity, made.said_by = clause.status, clause.said_by
        yield made
        i = stop


def _in_order(clause: Clause, first: int, at: Sequence[int]) -> dict[str, list[Token]]:
    """ "... 1,316 killed and 8,329 wounded, the Serbs 274 and 1,173 respectively": sorts in the order of those before."""
    before = [sort_of(clause.tokens[i]) for i in clause.after if i < first and clause.tokens[i].kind in _FIGURES]
    if len(before) != len(at) or len(set(before)) < len(before) or "" in before:
        return {}
    return {sort: [clause.tokens[i]] for sort, i in zip(before, at, strict=True)}


def _another(tokens: Sequence[Token], joint: int) -> tuple[int, int] | None:
    """Behind a joint the next force and its first figure, with no verb between: "the French, 929", "those of the Turks 300"."""
    if tokens[joint].low not in _JOINTS:
        return None
    force = next((j for j in range(joint + 1, min(len(tokens), joint + 6)) if tokens[j].kind in FORCES), None)
    if force is None or any(t.low not in _BEFORE for t in tokens[joint + 1 : force]):
        return None
    first = force + 1
    first += first + 1 < len(tokens) and tokens[first].text == ","
    first += first + 1 < len(tokens) and tokens[first].low in _ABOUT
    first += 2 if [t.low for t in tokens[first : first + 2]] == ["upwards", "of"] else 0
    if first >= len(tokens) or tokens[first].kind not in _FIGURES or tokens[first].low.endswith("strong"):
        return None
    return force, first


_BEFORE = frozenset((*_JOINTS, "the", "those", "that", "of", "'s"))


def _past_the_part(clause: Clause) -> list[int]:
    """ "The French lost 3,120 men, of whom 200 were killed; the Germans 2,320": the mark behind what tells of a part."""
    tokens = clause.tokens
    whom = next(
        (i for i in range(clause.verb.end, min(len(tokens), clause.after.stop + 2)) if tokens[i].low == "whom"), None
    )
    if whom is None:
        return []
    mark = next((i for i in range(whom, len(tokens)) if tokens[i].text == ";"), None)
    row = tokens[whom + 1 : mark] if mark is not None else ()
    plain = bool(row) and all(
        t.kind in _FIGURES or t.low in ("was", "were", "and", ",", *_ABOUT) or t.low in FALLEN for t in row
    )
    return [mark] if plain and mark is not None else []


def costs(clause: Clause) -> Iterator[Draft]:
    """ "... took Bazeilles with the loss of 4,000 men", "at a cost of 50 killed and 60 wounded": what a deed cost who did it."""
    tokens = clause.tokens
    at = [i for i in clause.after if tokens[i].kind in _FIGURES and clause.gov[i] in _COSTS]
    at += [i for i in clause.after if clause.gov[i] == "of" and tokens[i].kind in _FIGURES and _bearer(clause, i)]
    at += [i for i in clause.after if clause.gov[i] == "with" and tokens[i].kind == "quantity" and _fallen(tokens[i])]
    who = [t for t in clause.subjects if t.kind in OWNERS]
    if clause.passive and not who:  # "was stormed by the Bavarians at a cost of 2,000 men"
        who = clause.phrases(FORCES, "by", ahead=False)[:1]
    if (
        not at
        or not (who or clause.passive or any(t.kind == "fight" for t in clause.subjects))
        or clause.verb.lemma in ("lose", "suffer", "sustain", "incur", *OWNING)
        or clause.status not in ("asserted", "reported")
    ):
        return
    sorts = with_parts(clause, _row(clause, at))
    yield counted(
        "loss",
        clause,
        _bearer(clause) or who,
        {k: tally(v) for k, v in sorts.items()},
        [t for f in sorts.values() for t in f],
    )


def _bearer(clause: Clause, at: int | None = None) -> list[Token]:
    """ "at a cost to the attackers of 270": who bears it; with `at`, only right before that figure."""
    tokens = clause.tokens
    for i in clause.after:
        if tokens[i].low in ("cost", "loss") and tokens[i + 1 : i + 2] and tokens[i + 1].low == "to":
            who = next((k for k in range(i + 2, min(i + 5, len(tokens))) if tokens[k].kind in FORCES), None)
            if who is not None and (at is None or [t.low for t in tokens[who + 1 : at]] == ["of"]):
                return [tokens[who]]
    return []


_COSTS = ("of loss", "of losses", "of cost", "of casualties", "of price")


def _fallen(token: Token) -> bool:
    """ "with 1,270 casualties", "with 30 killed": a figure that only losses have."""
    return token.low.endswith("casualties") or sort_of(token) in ("killed", "wounded", "missing")


def _row(clause: Clause, at: list[int]) -> list[int]:
    """The figures of a cost with those that only "and" and commas join to them."""
    tokens, out = clause.tokens, sorted(set(at))
    i = out[-1] + 1
    while i < len(tokens) and (tokens[i].low in ("and", ",") or (tokens[i].kind == "quantity" and is_toll(tokens[i]))):
        if tokens[i].kind == "quantity":
            out.append(i)
        i += 1
    return out
