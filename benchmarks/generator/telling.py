"""Truth -> what several accounts tell of it: some events each, days and figures as vague as people write them, gaps known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from . import facts
from .facts import Day, Fact, Path
from .truth import Truth

SHARE = 0.4  # of the events that an account tells
ALONE = 10  # days around a claim of which an account that dates it wrongly tells nothing else


@dataclass(slots=True)
class Told:
    """A fact in an account, as it is told: the slots of the claim, and beside them what is true."""

    id: str
    account: int
    fact: Fact
    slots: dict[str, Any]
    thirds: dict[str, int] = field(default_factory=dict)  # slots dated by a third of a month: 0 early, 1 mid, 2 late
    after: str | None = None  # the claim that it is told after, being dated by it
    basis: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    said_by: str | None = None
    wrong: tuple[str, ...] = ()  # slots in which it disagrees with the truth and with another account

    @property
    def kind(self) -> str:
        return self.fact.kind

    @property
    def day(self) -> int:
        """The first true day of what it tells."""
        return min((first for first, _ in self.fact.points.values()), default=0)

    @property
    def one_day(self) -> Day | None:
        """Its one day, where it has one day alone."""
        days = set(self.fact.points.values())
        only = next(iter(days)) if len(self.fact.points) == 1 else None
        return only if only and only[0] == only[1] else None


class Teller:
    """Tells a campaign claim by claim; `told` is in the order of telling."""

    def __init__(self, truth: Truth, dice: Random, accounts: int) -> None:
        self.truth, self.dice, self.accounts = truth, dice, accounts
        self.told: list[Told] = []

    def add(self, account: int, fact: Fact, **more: Any) -> Told:
        """A fact told exactly."""
        slots = {k: list(v) if isinstance(v, list) else v for k, v in fact.slots.items()}
        slots |= {slot: edtf(*days) for slot, days in fact.points.items()}
        told = Told(f"c{len(self.told)}", account, fact, slots, **more)
        self.told.append(told)
        set_figures(told, dict(fact.figures))
        return told

    def tell(self, claims: int | None, disagree: float) -> None:
        """Tell events, then what held on some days, up to a number of claims where one is given."""
        self._events(claims)
        self._states(8 * len(self.truth.units) if claims is None else max(0, int(claims * 0.9) - len(self.told)))
        if disagree:
            self._disagree(disagree)
        for told in self.told:
            self._blur(told)
        self._relate(0.15)
        if claims is not None:
            self._states(claims - len(self.told))
            del self.told[max(claims, 0) :]

    def _events(self, claims: int | None) -> None:
        numbers = [(n, a) for n in range(len(self.truth.events)) for a in range(self.accounts)]
        share = SHARE if claims is None else min(SHARE, 0.6 * claims / max(len(numbers), 1))
        orders: dict[tuple[int, int], Told] = {}
        for number, account in numbers:
            if self.dice.random() < share:
                for fact in facts.of_event(self.truth, self.dice, number):
                    told = self.add(account, fact)
                    if told.kind == "order":
                        orders[account, number] = told
                    cause = self.truth.events[number].cause
                    if told.kind == "movement" and cause is not None and (account, cause) in orders:
                        self._obeys(told, orders[account, cause])

    def _obeys(self, told: Told, order: Told) -> None:
        """A move told with its order rests on it; now and then the plan of it is told too."""
        told.basis = (order.id,)
        if self.dice.random() < 0.2:
            slots = {k: v for k, v in told.fact.slots.items() if k in ("subject", "to")}
            plan = Fact("movement", slots, event=told.fact.event, polarity="planned", units=told.fact.units)
            told.plans = (self.add(told.account, plan, after=order.id).id,)

    def _states(self, count: int) -> None:
        units, days = list(self.truth.units), (self.truth.first, self.truth.last)
        tries, goal = 0, len(self.told) + count
        while len(self.told) < goal and tries < 20 * count + 1000:
            tries += 1
            fact = facts.of_day(self.truth, self.dice, self.dice.choice(units), self.dice.randint(*days))
            if fact is not None:
                self.add(self.dice.randrange(self.accounts), fact)

    def _disagree(self, rate: float) -> None:
        """Of an event that another account told before, some tellings give other figures, or another day."""
        met: dict[tuple[int | None, str], int] = {}
        alone = _Alone(self.told)
        for told in self.told:
            first = met.setdefault((told.fact.event, told.kind), told.account)
            if told.fact.event is None or first == told.account or self.dice.random() >= rate:
                continue
            if told.fact.figures and told.kind in ("loss", "capture"):
                times = self.dice.choice((0.7, 0.8, 1.2, 1.3))
                set_figures(told, {p: other(n, times) for p, n in told.fact.figures.items()})
                told.wrong = ("values",)
            elif told.fact.moment and told.one_day and not told.basis and alone(told):
                day = told.one_day[0] + self.dice.choice((-3, -2, -1, 1, 2, 3))
                told.wrong = tuple(told.fact.points)
                told.slots |= dict.fromkeys(told.wrong, edtf(day, day))

    def _blur(self, told: Told) -> None:
        """Make days and figures as vague as people write them, the truth kept inside."""
        if told.wrong or told.fact.polarity != "asserted":
            return
        for slot, days in told.fact.points.items():
            told.slots[slot], third = vague(self.dice, days, told.fact.moment)
            if third is not None:
                told.thirds[slot] = third
        if told.kind != "composition" and told.fact.figures:
            set_figures(told, {p: hedged(self.dice, n) for p, n in told.fact.figures.items()})
        if told.fact.polarity == "asserted" and self.dice.random() < 0.03:
            told.said_by = self.dice.choice(self.truth.world.persons).name

    def _relate(self, rate: float) -> None:
        """Date some claims by another of their account alone, and put some that are dated in a relation besides."""
        by_account: dict[int, list[Told]] = defaultdict(list)
        for told in self.told:
            point = told.one_day and (told.fact.moment or told.kind == "engagement")
            if point and not told.wrong and told.fact.polarity == "asserted":
                by_account[told.account].append(told)
        anchors: set[str] = set()
        for found in by_account.values():
            found.sort(key=lambda t: t.day)
            days = [t.day for t in found]
            for told in found:
                if self.dice.random() < rate and _begins(told):
                    low, high = bisect_left(days, told.day - 15), bisect_right(days, told.day)
                    near = found[self.dice.randrange(low, high)]
                    if near is not told and _ends(near) and (near.after is None or self.dice.random() < 0.5):
                        self._sequence(near, told, undate=told.fact.moment and told.id not in anchors)
                        anchors.add(near.id)

    def _sequence(self, first: Told, second: Told, undate: bool) -> None:
        """State how many days lay between two claims; the second loses its date where it needs none."""
        apart, dice = second.day - first.day, self.dice
        slots: dict[str, Any] = {"first": first.id, "second": second.id, "min_days": apart, "max_days": apart}
        if dice.random() < 0.5:
            slots |= {"min_days": max(0, apart - dice.randint(0, 2)), "max_days": apart + dice.randint(1, 3)}
        elif apart and dice.random() < 0.3:
            slots |= {"min_days": 1, "max_days": None}
        if dice.random() < 0.2:
            slots["first"] = edtf(first.day, first.day)
        if undate and dice.random() < 0.7:
            second.slots |= dict.fromkeys(second.fact.points)
            second.thirds, second.after = {}, first.id
        self.add(second.account, Fact("sequence", slots), after=second.id)


def _begins(told: Told) -> bool:
    """Is its one day that on which it began? Of a move that is its departure."""
    return told.kind != "movement" or "depart" in told.fact.points


def _ends(told: Told) -> bool:
    """Is its one day that on which it was over? Of a move that is its arrival."""
    return told.kind != "movement" or "arrive" in told.fact.points


class _Alone:
    """Does an account tell nothing else of its units within some days of a claim?"""

    def __init__(self, told: list[Told]) -> None:
        self._days: dict[tuple[int, str], list[int]] = defaultdict(list)
        for one in told:
            for unit in one.fact.units:
                self._days[one.account, unit] += [d for days in one.fact.points.values() for d in days]

    def __call__(self, told: Told) -> bool:
        near = (abs(d - told.day) <= ALONE for u in told.fact.units for d in self._days[told.account, u])
        return sum(near) <= 2 * len(told.fact.units)


def edtf(first: int, last: int) -> str:
    """A day, or a stretch of days, as EDTF."""
    start = date.fromordinal(first).isoformat()
    return start if first == last else f"{start}/{date.fromordinal(last).isoformat()}"


def vague(dice: Random, days: Day, moment: bool) -> tuple[str, int | None]:
    """EDTF that holds the true days; the third of the month where one is meant."""
    first, last = date.fromordinal(days[0]), date.fromordinal(days[1])
    how = dice.random()
    if how < 0.1 and (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}", None
    third = min(2, (first.day - 1) // 10)
    if how < 0.2 and first == last:
        return f"{first:%Y-%m}~", third
    if how < 0.35 and moment and first == last:
        return edtf(days[0] - dice.randint(0, 3), days[1] + dice.randint(1, 3)), None
    return edtf(*days), None


def hedged(dice: Random, number: int) -> int | dict[str, int]:
    """A number as printed: exact, or as two round ones with it between."""
    if number < 20 or dice.random() < 0.6:
        return number
    step = 10 if number < 300 else 50 if number < 3000 else 500
    low = (number - dice.randrange(step)) // step * step
    return {"min": low, "max": max(low + step, -(-number // step) * step)}


def other(number: int, times: float) -> int:
    """Another number, so many times as large and never the same."""
    return number + (round(number * (times - 1)) or 1)


def set_figures(told: Told, figures: dict[Path, Any]) -> None:
    """Write figures into the slots of a claim."""
    for path, number in figures.items():
        if told.kind == "composition":
            inner, last = (
                (told.slots, "total") if path == ("total",) else (told.slots.setdefault("values", {}), path[1])
            )
        else:
            inner, last = told.slots.setdefault("values", {}), path[-1]
            inner = inner.setdefault(path[0], {}) if len(path) > 1 else inner
        inner[last] = number


def untold(truth: Truth, told: list[Told]) -> Iterator[int]:
    """The numbers of the events that no account tells: the known gaps."""
    heard = {t.fact.event for t in told}
    return (n for n in range(len(truth.events)) if n not in heard)
