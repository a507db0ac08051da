"""Claims -> who commanded a unit and under whom it stood, as spans of days: surely where attested, possibly around that.

Sure is only the day for which somebody tells it. What is taken over on a day did not hold before it. Between two such days, with nobody else told between, and from the last
of another to the first of the next, it is possible and no more. A successor, a departure and an end bound a span.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from sefer.model import Claim
from sefer.reconstruct.command.lives import Range, inside
from sefer.reconstruct.command.windows import Window
from sefer.reconstruct.said import Entry, latest

COMMANDER, PART, ATTACHED = "commander", "part", "attached"


class Mark(NamedTuple):
    """One claim that a value held on a day of a window; of an end the value that it ends, "" for whatever stood.

    A `birth` bounds what comes after it, even within its own window; of what `opens` then nothing held before.
    """

    first: int
    last: int
    value: str
    claim: str
    window: Window
    birth: bool = False
    opens: bool = False

    @property
    def day(self) -> int | None:
        return self.window.day


@dataclass(frozen=True, slots=True)
class Span:
    """A value (entity id) that is attested on the days `surely` and can have held on any day of `possibly`.

    `tie`: commander, part or attached. `claims` say it, in order of their days; `bounded_by` are those that say when it
    had not begun or was over. Of a span without any day (`undated`) nobody says when it held.
    """

    value: str
    tie: str
    surely: tuple[int, ...]
    possibly: Range
    claims: tuple[str, ...]
    bounded_by: tuple[str, ...] = ()
    undated: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Who it was on a day: surely (attested for that very day) or possibly; the claims that say it, and that bound it."""

    value: str
    tie: str
    surely: bool
    claims: tuple[str, ...]
    bounded_by: tuple[str, ...] = ()


def spans(
    tie: str, marks: Iterable[Mark], ends: Sequence[Mark], undated: Mapping[str, Sequence[str]]
) -> tuple[Span, ...]:
    """The spans of one tie of one unit in order of their days; the undated ones last."""
    told = _Track(marks)
    out = [
        span for value in told.by_value for span in told.spans(tie, value, [e for e in ends if e.value in ("", value)])
    ]
    out.sort(key=lambda s: (s.marks[0].first, s.marks[-1].last, s.value))
    loose = (Span(v, tie, (), (None, None), tuple(claims), (), True) for v, claims in sorted(undated.items()))
    return (*out, *(s for s in loose if s.value not in told.by_value))


class _Track:
    """All marks of one tie of one unit, ready to be asked what lies before and after some days."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.by_value: dict[str, list[Mark]] = defaultdict(list)
        order = sorted(marks, key=lambda m: (m.first + m.last, m.first, m.claim))
        for mark in order:
            self.by_value[mark.value].append(mark)
        rising = sorted(order, key=lambda m: (m.last, m.first, m.claim))
        self._lasts = [m.last for m in rising]
        self._before: list[Mark] = list(accumulate(rising, _later))  # who began last of them
        falling = sorted(order, key=lambda m: (-m.first, -m.last, m.claim))
        self._firsts = [-m.first for m in falling]
        self._after: list[Mark] = list(accumulate(falling, _sooner))  # who was over first of them

    def before(self, day: int) -> Mark | None:
        """Of the marks that are over before a day the one that began last."""
        at = bisect_left(self._lasts, day)
        return self._before[at - 1] if at else None

    def after(self, day: int) -> Mark | None:
        """Of the marks that begin after a day the one that was over first."""
        at = bisect_left(self._firsts, -day)
        return self._after[at - 1] if at else None

    def spans(self, tie: str, value: str, ends: Sequence[Mark]) -> Iterator[Span]:
        run: list[Mark] = []
        for mark in self.by_value[value]:
            if run and self._parted(max(m.last for m in run), mark, ends):
                yield self._span(tie, run, ends)
                run = []
            run.append(mark)
        yield self._span(tie, run, ends)

    def _parted(self, last: int, mark: Mark, ends: Sequence[Mark]) -> bool:
        """Does anybody else, or an end, stand between the last day of a run and a mark?"""
        between = self.after(last)
        other = between is not None and between.value != mark.value and between.last < mark.first
        return other or any(last <= e.first and e.last < mark.first for e in ends)

    def _span(self, tie: str, run: Sequence[Mark], ends: Sequence[Mark]) -> Span:
        first, last = min(m.first for m in run), max(m.last for m in run)
        low, high = self.before(first), self.after(last)
        begun = [e for e in ends if e.last < first or (e.birth and e.first <= first)]
        begin = max(begun, key=lambda e: e.first, default=None)
        end = min([e for e in ends if e.first >= last and not e.birth], key=lambda e: e.last, default=None)
        lows = [(low.first + 1, low)] if low else []
        lows += [(begin.first, begin)] if begin else []
        lows += [(run[0].first, run[0])] if run[0].opens else []
        highs = [(high.last - 1, high)] if high else []
        highs += [(end.last, end)] if end else []
        since, until = max(lows, default=None, key=_day), min(highs, default=None, key=_day)
        bounding = [b[1] for b in (since, until) if b is not None]
        grounds = [c for m in bounding for c in (m.claim, *m.window.grounds)]
        return Span(
            run[0].value, tie, tuple(sorted({m.day for m in run if m.day is not None})),
            (since[0] if since else None, until[0] if until else None), tuple(dict.fromkeys(m.claim for m in run)),
            tuple(dict.fromkeys((*grounds, *(c for m in run for c in m.window.grounds)))), marks=tuple(run),
        )  # fmt: skip


def _later(one: Mark, other: Mark) -> Mark:
    return one if one.first >= other.first else other


def _sooner(one: Mark, other: Mark) -> Mark:
    return one if one.last <= other.last else other


def _day(found: tuple[int, Mark]) -> int:
    return found[0]


def answers(found: Sequence[Span], day: int) -> tuple[Answer, ...]:
    """Of the spans of one tie those that hold on a day: the sure ones alone where there are any, else all possible ones.

    Those that are told for the day or before come first, the last told of them foremost.
    """
    sure = [s for s in found if day in s.surely]
    if sure:
        return tuple(
            Answer(s.value, s.tie, True, tuple(m.claim for m in s.marks if m.day == day), _grounds(s, day))
            for s in sure
        )
    dated = [s for s in found if not s.undated and inside(s.possibly, day)]
    if not dated:
        return tuple(Answer(s.value, s.tie, False, s.claims) for s in found if s.undated)
    begun = sorted((s for s in dated if s.marks[0].first <= day), key=lambda s: -s.marks[0].first)
    coming = (s for s in dated if s.marks[0].first > day)
    return tuple(Answer(s.value, s.tie, False, _nearest(s, day), s.bounded_by) for s in (*begun, *coming))


def _grounds(span: Span, day: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for m in span.marks if m.day == day for c in m.window.grounds))


def _nearest(span: Span, day: int) -> tuple[str, ...]:
    """The claims of a span next before and next after a day."""
    at = bisect_right([m.first for m in span.marks], day)
    return tuple(dict.fromkeys(m.claim for m in span.marks[max(0, at - 1) : at + 1]))


def tie_of(claim: Claim) -> str:
    """How a claim of organization ties a unit to the one above it."""
    return ATTACHED if claim.slots.get("relation") == "attached_to" else PART


def above(found: Sequence[Entry], left: Sequence[Entry], day: int) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """What a unit is last told to stand under up to a day, without what it has left; and of what it is part meanwhile.

    The second is empty unless the first is an attachment; once that is left, the unit stands again under what it is part of.
    """
    now = latest(found, day)
    if left:
        now = [e for e in now if not _left(e, left, day)]
    if any(tie_of(e.claim) == PART for e in now) or not (now or left):
        return now, ()
    whole = [e for e in _parts(found, day) if not _left(e, left, day)]
    return (now, [e for e in whole if e.whom not in {n.whom for n in now}]) if now else (whole, ())


def _parts(found: Sequence[Entry], day: int) -> Sequence[Entry]:
    return latest([e for e in found if tie_of(e.claim) == PART], day)


def _left(entry: Entry, left: Sequence[Entry], day: int) -> bool:
    """Is a departure told for the day or before, and not before the entry itself?"""
    since = entry.floor if entry.days is None else entry.days.earliest
    return any(e.whom in ("", entry.whom) and e.days is not None and since <= e.days.latest <= day for e in left)


def tree(parents: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """One unit above each, the first that closes no circle."""
    out: dict[str, str] = {}
    for unit, found in parents.items():
        for parent in found:
            if unit not in _line(parent, out):
                out[unit] = parent
                break
    return out


def _line(unit: str, over: Mapping[str, str]) -> Iterator[str]:
    """A unit and all above it."""
    yield unit
    while unit in over:
        unit = over[unit]
        yield unit
