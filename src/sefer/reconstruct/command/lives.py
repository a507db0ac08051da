"""Claims -> the life of a unit: founded, renamed, merged, dissolved, each with its bounds; its names, each in its time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sefer.model import Campaign, Claim, Days
from sefer.reconstruct.command.windows import Window, Windows
from sefer.reconstruct.said import HOLDS, OVER
from sefer.reconstruct.stations import forces, names

BEGINS = frozenset({"established", "raised_at"})
NO, POSSIBLY, SURELY = "no", "possibly", "surely"
Range = tuple[int | None, int | None]  # first and last day, both included; None: open


@dataclass(frozen=True, slots=True)
class Turn:
    """A change in the life of a unit: established, raised_at, renamed, merged_into or abolished; when; into or under whom."""

    sort: str
    days: Days | None
    claims: tuple[str, ...]
    other: tuple[str, ...] = ()  # entity ids


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the first and last day on which the unit can have borne it."""

    name: str
    possibly: Range
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """`begins` and `ends` are what is told of them, rivals side by side; `attested` the days on which it surely was."""

    unit: str
    begins: tuple[Turn, ...]
    ends: tuple[Turn, ...]
    names: tuple[Named, ...]
    attested: tuple[int, ...]

    @property
    def born(self) -> Range:
        """Between which days it came into being."""
        return _within(self.begins, None, self.attested[0] if self.attested else None)

    @property
    def ended(self) -> Range:
        """Between which days it ceased to be; both open where nobody tells of an end and nothing attests it."""
        return _within(self.ends, self.attested[-1] if self.attested else None, None)

    def on(self, day: int) -> str:
        """Was there such a unit on a day: surely (attested for it), possibly, no?"""
        if day in self.attested:
            return SURELY
        over = max((t.days.latest for t in self.ends if t.days and t.days.latest < day), default=None)
        if over is not None and not any(
            t.days and over <= t.days.latest and t.days.earliest <= day for t in self.begins
        ):
            return NO
        founded = [t.days.earliest for t in self.begins if t.days]
        early = self.attested and self.attested[0] <= day
        return NO if founded and min(founded) > day and not early else POSSIBLY

    def named_on(self, day: int) -> tuple[str, ...]:
        """The names that it can have borne on a day."""
        return tuple(n.name for n in self.names if inside(n.possibly, day))


def inside(days: Range, day: int) -> bool:
    return (days[0] is None or days[0] <= day) and (days[1] is None or day <= days[1])


def _within(turns: Iterable[Turn], low: int | None, high: int | None) -> Range:
    """The span of turns, no earlier and no later than two days unless that leaves nothing."""
    told = [t.days for t in turns if t.days]
    if not told:
        return low, high
    first, last = min(d.earliest for d in told), max(d.latest for d in told)
    narrow = (first if low is None else max(first, low), last if high is None else min(last, high))
    return narrow if narrow[0] <= narrow[1] else (first, last)


class Lives:
    """The turns of all units as some claims tell them. Entities that claims join by a new name are one."""

    def __init__(self, campaign: Campaign, claims: Iterable[Claim], windows: Windows) -> None:
        self.turns: dict[str, list[tuple[Turn, Window]]] = defaultdict(list)
        self._renamed: dict[str, list[tuple[Claim, Window]]] = defaultdict(list)
        self._one: dict[str, str] = {}
        self._same: dict[str, list[str]] = {}
        for claim in claims:
            if claim.kind == "organization" and claim.polarity in HOLDS:
                self._add(campaign, claim, windows.of(claim))

    def _add(self, campaign: Campaign, claim: Claim, window: Window) -> None:
        sort = str(claim.slots.get("relation"))
        subjects, objects = (forces(campaign, claim, slot) for slot in ("subject", "object"))
        if sort in BEGINS or sort in OVER:
            into = tuple(o.id for o in objects)
            for unit in subjects:
                self.turns[unit.id].append((Turn(sort, window.days, (claim.id,), into), window))
        elif sort == "renamed" and len(subjects) == 1 and len(objects) < 2:
            self._renamed[subjects[0].id].append((claim, window))
            if objects:
                self._join(subjects[0].id, objects[0].id)

    def _join(self, one: str, other: str) -> None:
        first, second = self.one(one), self.one(other)
        if first != second:
            members = self._same.setdefault(first, [first]) + self._same.pop(second, [second])
            self._same[first] = members
            self._one.update(dict.fromkeys(members, first))

    def one(self, unit: str) -> str:
        """The entity under which all names of a unit are kept."""
        return self._one.get(unit, unit)

    def same(self, unit: str) -> tuple[str, ...]:
        """All entities that are one unit by its new names, itself among them."""
        return tuple(sorted(self._same.get(self.one(unit), [unit])))

    def told(self, unit: str, sorts: Iterable[str]) -> list[tuple[Turn, Window]]:
        """The turns of these sorts, in order of their days, the undated last."""
        wanted = frozenset(sorts)
        found = [t for u in self.same(unit) for t in self.turns.get(u, ()) if t[0].sort in wanted]
        return sorted(found, key=lambda t: (t[0].days is None, t[0].days or Days(0, 0), t[0].claims))

    def life(self, campaign: Campaign, unit: str, attested: Iterable[int]) -> Life:
        """The life of a unit, with the days on which something attests it."""
        begins, ends = (_joined(t for t, _ in self.told(unit, sorts)) for sorts in (BEGINS, OVER))
        return Life(unit, begins, ends, tuple(self._names(campaign, unit)), tuple(sorted(set(attested))))

    def _names(self, campaign: Campaign, unit: str) -> Iterator[Named]:
        since: dict[str, Window] = {}
        until: dict[str, Window] = {}
        by: dict[str, list[str]] = defaultdict(list)
        for member in self.same(unit):
            for claim, window in self._renamed.get(member, ()):
                for slot, kept in (("object", since), ("subject", until)):
                    for name in names(claim.slots.get(slot))[:1]:
                        kept[name] = _wider(kept.get(name), window)
                        by[name] += [claim.id, *window.grounds]
        known = (n for member in self.same(unit) for n in campaign.entities[member].names)
        for name in dict.fromkeys((*by, *known)):
            first, last = since.get(name), until.get(name)
            low = first.days.earliest if first and first.days else None
            yield Named(name, (low, last.days.latest if last and last.days else None), tuple(dict.fromkeys(by[name])))


def _wider(one: Window | None, other: Window) -> Window:
    if one is None or one.days is None or other.days is None:
        return other if one is None else Window(None)
    low, high = min(one.days.earliest, other.days.earliest), max(one.days.latest, other.days.latest)
    return Window(Days(low, high), tuple(dict.fromkeys((*one.grounds, *other.grounds))))


def _joined(turns: Iterable[Turn]) -> tuple[Turn, ...]:
    """Equal turns joined, with all claims that tell them."""
    by: Mapping[tuple[str, Days | None, tuple[str, ...]], list[str]] = defaultdict(list)
    for turn in turns:
        by[turn.sort, turn.days, turn.other].extend(turn.claims)
    return tuple(Turn(sort, days, tuple(claims), other) for (sort, days, other), claims in by.items())
