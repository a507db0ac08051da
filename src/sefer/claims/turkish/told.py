"""Clauses -> drafts: for each kind of claim the teller that knows which argument fills which slot."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sefer.claims.drafts import Draft
from sefer.claims.story import Story
from sefer.claims.turkish.agreed.deeds import event, order
from sefer.claims.turkish.command.commands import commanding
from sefer.claims.turkish.fighting.fights import engagement
from sefer.claims.turkish.formations.organizations import organization
from sefer.claims.turkish.men.figures import capture, loss
from sefer.claims.turkish.men.strengths import strength
from sefer.claims.turkish.moves.dispositions import location
from sefer.claims.turkish.moves.movements import movement
from sefer.claims.turkish.sentence.clauses import Clause
from sefer.claims.turkish.sentence.holds import needs
from sefer.claims.turkish.sentence.moods import Frame


def tell(clause: Clause, story: Story) -> Iterator[Draft]:
    """The drafts of one clause: each frame that finds the arguments it needs."""
    if not clause.predicate.asserted:
        return
    fit = [frame for frame in clause.predicate.frames if needs(frame) & clause.held]
    told = [(frame["kind"], _judged(d, clause)) for frame in fit for d in _TELLERS[frame["kind"]](clause, frame, story)]
    surrender = clause.tokens[clause.predicate.start].low == "teslim"  # is an event, whatever it cost
    special = any(d.kind not in ("event", "location") for _, d in told) and not surrender
    yield from (d for kind, d in told if kind != "event" or not special)


def _judged(draft: Draft, clause: Clause) -> Draft:
    predicate = clause.predicate
    draft.fill("", clause.tokens[predicate.start], clause.tokens[predicate.at])
    if predicate.planned and draft.polarity == "asserted":
        draft.polarity = "planned"
    if predicate.form.negated:
        draft.polarity = "negated"
    if predicate.reported and draft.polarity == "asserted":
        draft.polarity = "reported"
    return draft


_TELLERS: dict[str, Callable[[Clause, Frame, Story], Iterator[Draft]]] = {
    "movement": movement,
    "location": location,
    "command": commanding,
    "organization": organization,
    "strength": strength,
    "loss": loss,
    "capture": capture,
    "engagement": engagement,
    "order": order,
    "event": event,
}
