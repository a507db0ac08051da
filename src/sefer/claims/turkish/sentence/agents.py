"""Who stands nearest to a verb, and by whom a passive is done."""

from __future__ import annotations

from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.clauses import ACTORS, Clause


def agent_of(clause: Clause) -> Token | None:
    """The doer of a passive: the actor before "tarafından", or one that ends in -ca: "Ruslarca", "birliklerince"."""
    tokens = clause.tokens
    by = (tokens[i - 1] for i in clause.reach if tokens[i].low == "tarafından" and i and tokens[i - 1].kind in ACTORS)
    return next(by, None) or next((tokens[i] for i in clause.reach if tokens[i].has("equative")), None)


def nearest(clause: Clause) -> Token | None:
    """The last force or unit before the predicate, with nothing but the verb's own words between."""
    before = [clause.tokens[i] for i in clause.own][-2:]
    return next((t for t in reversed(before) if t.kind in ("unit", "force")), None)
