"""Campaign -> its chain of command on any day: who commanded a unit, under whom it stood, how long it lived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from weakref import ref

from sefer.model import Campaign, Claim
from sefer.reconstruct.accounts import cited
from sefer.reconstruct.command.lives import BEGINS, NO, Life, Lives
from sefer.reconstruct.command.spans import COMMANDER, PART, Answer, Mark, Span, answers, spans, tie_of, tree
from sefer.reconstruct.command.windows import Window, Windows
from sefer.reconstruct.said import OVER, TABLES, Entry, Said, said
from sefer.reconstruct.told_as import is_begun


class Command:
    """The chain of command by all sources, or by those whose label holds `according_to`.

    A head is who is told to command; a deputy, an acting head or a chief of staff is none. Equal for the same claims in
    any order.
    """

    def __init__(self, campaign: Campaign, according_to: str | None = None) -> None:
        self._campaign, self._said = campaign, said(campaign)
        self._windows = Windows(campaign)
        heard = [c for c in campaign.claims if cited(c, according_to)]
        self._heard = None if according_to is None else {c.id for c in heard}
        self._lives = Lives(campaign, heard, self._windows)
        self._spans: dict[str, tuple[Span, ...]] = {}
        self._life: dict[str, Life] = {}

    def commanders(self, unit: str, day: int) -> tuple[Answer, ...]:
        """Who commanded a unit (entity id) on a day (ordinal); rival answers side by side, none where nobody says."""
        return self._answers(unit, day, (COMMANDER,))

    def parents(self, unit: str, day: int) -> tuple[Answer, ...]:
        """Under whom a unit stood on a day: to whom it was attached, then of what it was part."""
        return self._answers(unit, day, ("attached", PART))

    def spans(self, unit: str) -> tuple[Span, ...]:
        """All that is told of who commanded a unit and under whom it stood, as spans."""
        one = self._lives.one(unit)
        if one not in self._spans:
            known, same = self._said, self._lives.same(unit)
            ends = [m for u in same for m in self._departures(known, u)]
            turns = [(t, _mark(w, "", t.claims[0])) for t, w in self._lives.told(unit, OVER | BEGINS) if w.days]
            over = [m._replace(birth=t.sort in BEGINS) for t, m in turns]
            heads = self._entries(known.commanders, same)
            ties = [e for e in self._entries(known.parents, same) if e.whom not in same]
            ends += [m for whom in {self._lives.one(e.whom) for e in ties} for m in self._over(whom)]
            self._spans[one] = (
                *self._track(COMMANDER, heads, over),
                *self._track("attached", [e for e in ties if tie_of(e.claim) != PART], [*ends, *over]),
                *self._track(PART, [e for e in ties if tie_of(e.claim) == PART], [*ends, *over]),
            )
        return self._spans[one]

    def life(self, unit: str) -> Life:
        """When a unit was founded, renamed, merged and dissolved, and the names that it bore."""
        one = self._lives.one(unit)
        if one not in self._life:
            days = (d for u in self._lives.same(unit) for d in self._attested(u))
            self._life[one] = self._lives.life(self._campaign, unit, days)
        return self._life[one]

    def tree(self, day: int) -> Mapping[str, str]:
        """The unit above each on a day: where it is attached, else of what it is part, sure answers first.

        Nothing ever stands above itself: of a circle of parents the last link is left out.
        """
        found = {u: self.parents(u, day) for u in sorted(self._under)}
        order = sorted(found, key=lambda u: not any(a.surely for a in found[u]))
        return tree({u: [a.value for a in sorted(found[u], key=lambda a: not a.surely)] for u in order})

    @cached_property
    def _under(self) -> frozenset[str]:
        return frozenset(self._lives.one(unit) for unit in self._said.parents)

    def _answers(self, unit: str, day: int, ties: Iterable[str]) -> tuple[Answer, ...]:
        if self.life(unit).on(day) == NO:
            return ()
        found = self.spans(unit)
        return tuple(a for tie in ties for a in answers([s for s in found if s.tie == tie], day))

    def _entries(self, table: Mapping[str, list[Entry]], same: Iterable[str]) -> list[Entry]:
        found = (e for unit in same for e in table.get(unit, ()))
        return [e for e in found if self._heard is None or e.claim.id in self._heard]

    def _track(self, tie: str, entries: Iterable[Entry], ends: list[Mark]) -> tuple[Span, ...]:
        marks: list[Mark] = []
        undated: dict[str, list[str]] = defaultdict(list)
        for entry in entries:
            window, whom = self._windows.of(entry.claim), self._lives.one(entry.whom)
            if window.days is None:
                undated[whom].append(entry.claim.id)
            else:
                opens = tie == COMMANDER and is_begun(self._campaign, entry.claim)
                marks.append(_mark(window, whom, entry.claim.id)._replace(opens=opens))
        return spans(tie, marks, ends, undated)

    def _over(self, whom: str) -> list[Mark]:
        """The ends of a unit, by which nobody stands under it any more."""
        return [_mark(w, whom, t.claims[0]) for t, w in self._lives.told(whom, OVER) if w.days]

    def _departures(self, known: Said, unit: str) -> list[Mark]:
        found = ((e, self._windows.of(e.claim)) for e in self._entries(known.leaves, (unit,)))
        return [_mark(w, self._lives.one(e.whom) if e.whom else "", e.claim.id) for e, w in found if w.days]

    def _attested(self, unit: str) -> Iterable[int]:
        """The days for which something is told of it: what began or ended with the day itself attests it too."""
        for name in TABLES:
            for entry in self._entries(getattr(self._said, name), (unit,)):
                days = entry.days
                if days is not None and not entry.inferred and days.earliest == days.latest and _was(entry.claim):
                    yield days.earliest


def _was(claim: Claim) -> bool:
    """Does a claim tell of a unit that there was, not of its end?"""
    return claim.kind != "organization" or claim.slots.get("relation") not in OVER


def _mark(window: Window, value: str, claim: str) -> Mark:
    days = window.days
    assert days is not None
    return Mark(days.earliest, days.latest, value, claim, window)


def command(campaign: Campaign, according_to: str | None = None) -> Command:
    """The chain of command of a campaign, by all sources or by one account; that of the campaign asked for last is kept."""
    if not (_last and _last[0][0]() is campaign and _last[0][1] == according_to):
        _last[:] = [(ref(campaign), according_to, Command(campaign, according_to))]
    return _last[0][2]


_last: list[tuple[ref[Campaign], str | None, Command]] = []
