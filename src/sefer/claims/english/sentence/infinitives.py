"""What an infinitive says by the verb on which it hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.roles import listed
from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.tokens import ACTORS

if TYPE_CHECKING:
    from sefer.claims.english.sentence.clauses import Sentence

_PLANS = {"plan", "plans", "scheme", "intention", "task", "mission", "orders"}
_DEMANDS = ("orders", "order", "instructions")


def infinitive(sentence: Sentence, clause: Clause, done: list[Clause], main: list[int]) -> None:
    """What an infinitive says hangs on the verb before it: an order, a plan, a success, a failure, or a mere purpose."""
    verb, tokens = clause.verb, sentence.tokens
    last = done[-1] if done else None
    clause.status = "silent"
    if last is None:
        return
    between = range(last.verb.end + 1, verb.start)
    joined = last.verb.form == "inf" and any(tokens[i].low in ("and", ",") for i in between)
    if joined:
        clause.status, clause.subject, clause.ordered = last.status, list(last.subject), last.ordered
        return
    lemma = last.verb.lemma
    clause.before = range(between.start, verb.start) if len(between) < 4 else range(0)
    clause.subject = list(last.subject)
    planned = any(t.low in _PLANS for t in tokens[: last.verb.start])
    if lemma == "be" and planned:
        doer = [i for i in between if tokens[i].kind in ACTORS]
        clause.status, clause.subject = "planned", doer or list(last.subject)
    elif lemma == "be" and not last.passive and len(between) <= 1:
        clause.status = "planned" if last.status == "asserted" else "negated"
    elif lemma in words("volition", "order") or any(
        tokens[i].low in ("orders", "instructions", "order", "permission") for i in between
    ):
        told = [i for i in between if tokens[i].kind in (*ACTORS, "quantity") and sentence.gov[i] in ("", "to")]
        clause.subject = (
            list(last.subject)
            if last.passive or "receive" in lemma
            else (listed(tokens, sentence.gov, told[-1], between.start, verb.start) if told else [])
        )
        clause.status = "planned" if last.status != "negated" else "silent"
        clause.ordered = True
    elif (
        last.passive and lemma in ("give", "issue", "send", "") and any(tokens[i].low in _DEMANDS for i in last.before)
    ):
        told = [i for i in between if tokens[i].kind in ACTORS and sentence.gov[i] in ("to", "for")]
        clause.subject, clause.ordered = told[-1:], True  # "orders were given to the 5th Division to retire"
        clause.status = "planned" if told and last.status != "negated" else "silent"
    elif lemma in words("volition", "plan"):
        told = [i for i in between if tokens[i].kind in ACTORS and not sentence.gov[i]]
        clause.subject = told or list(last.subject)
        clause.status = "planned" if last.status != "negated" else "silent"
    elif lemma in words("volition", "done") and last.status == "asserted":
        told = [i for i in between if tokens[i].kind in ACTORS and not sentence.gov[i]]
        clause.subject = told or list(last.subject)
        clause.status = (
            "asserted"
            if lemma in ("manage", "begin", "continue", "proceed", "cease") or last.passive or told
            else "silent"
        )
    elif lemma in ("appoint", "choose", "select", "name", "nominate", "elect") and last.passive:
        clause.status = last.status
    elif lemma in words("volition", "failed") or any(tokens[i].low == "unable" for i in between):
        clause.status = "negated"
    elif last.passive and lemma in words("saying", "verbs"):
        clause.status, clause.said_by = "reported", ""
    if last.status in ("planned", "silent") and clause.status == "asserted":
        clause.status = last.status
