"""Where somebody is told to have been, or to have left, or to have come, and what two such tellings of one man or body say together.

That he was at two places of one day (the oddity `apart`), that he had not the time for the way between them (`raced`), or that
he came before he left (`march`); each says who, both places or days, and by how many signs the two are tied.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sefer.grammars.oddities.tellings.bodies.bodies import Body
from sefer.grammars.oddities.tellings.stays.hours_there import Hours, meeting
from sefer.grammars.oddities.tellings.times.held import is_one
from sefer.grammars.oddities.tellings.times.moments import on_clock
from sefer.letters import fold
from sefer.model import Oddity, Span

LEFT, CAME = "left", "came"
FIGHT = "~"  # the place of a fight that is not named
_HALF = 12.0
_LEAST = 5  # signs for a question
_FEWEST = 3  # the same where the map may tell that the places lie far apart
_MOST = 40  # tellings of one day that are held against one another
_ON_FOOT, _RIDING = 10.0, 50.0  # kilometres an hour that a body, or one man, may go
_YEARS = 3  # by which a year that is only guessed may be right
_DIVISION = 6  # level of a body that may be at several places
_SOON = 3  # days between two tellings of which the hours may be too few for the way
_MOST_DAYS = 12  # days of a way that are held against its length
_ONE_MARCH = 21  # days by which a body may be told to have come before it left
_NEAR = 40.0  # kilometres within which a body may be told of at two places
_SHORT, _STAYED_SIGNS = 7, 7  # the same days and signs where it is only told to have been where it went
_MARCH_SIGNS = 8  # one more for each end of the way that is told with both


@dataclass(frozen=True, slots=True)
class Seen:
    """Where somebody is told to have been, when, and what in the words makes it sure."""

    who: Body | frozenset[str]
    shown: tuple[str, str]
    at: Span
    days: tuple[int, int]
    own: bool  # does the sentence tell the day, or point at it?
    hours: Hours | None
    places: frozenset[str]
    place: int
    stays: bool
    moves: bool
    sentence: int
    sure: bool
    account: bool
    year: bool  # is its year told?
    way: str = ""  # is it told that he left the place, or that he came to it?
    other: frozenset[str] = frozenset()  # the place for which he left, or from which he came
    carried: bool = False  # did a train or a ship take him?

    def hours_on(self, day: int) -> Hours | None:
        """Its hours by the clock of a day: those of a night that is told as two days go on into the second."""
        if (
            self.hours is None
            or self.days[1] - self.days[0] != 1
            or day == self.days[0]
            or self.hours.high <= 2 * _HALF
        ):
            return self.hours
        return replace(self.hours, low=max(self.hours.low - 2 * _HALF, 0.0), high=self.hours.high - 2 * _HALF)

    @property
    def named(self) -> bool:
        return self.place >= 0 or self.shown[1][:1].isupper()

    @property
    def there(self) -> bool:
        """Is it told that he was there, and not that he came or left?"""
        return not self.way and (self.stays or (self.named and self.sure and not self.moves))


@dataclass(frozen=True, slots=True)
class Far:
    """How many kilometres away some words tell a place to be, the places that their sentence names, and from which of them."""

    km: float
    places: frozenset[str]
    ends: frozenset[str]
    sentence: Span
    told: bool  # do its words say that they are of a place far off?

    def holds(self, seen: Seen) -> bool:
        """Is a telling one of its sentence?"""
        return self.sentence.start <= seen.sentence < self.sentence.end

    def names(self, seen: Seen) -> bool:
        return bool(self.places & seen.places)

    def joins(self, one: Seen, other: Seen) -> bool:
        """Does it lie between the places of two tellings, and name no third?"""
        both = one.places | other.places
        if self.places & one.places and self.places & other.places:
            return not (self.ends or self.places) - both
        far = one if self.places & other.places else other  # the one whose place stands in its sentence unread
        return bool(self.places) and not self.places - both and self.holds(far) and far.shown[1][:1].isupper()

    def is_of(self, seen: Seen) -> bool:
        """Is it told of the place of a telling, and of no other?"""
        own = self.holds(seen) or (bool(self.places) and not self.places - seen.places)
        return own and not self.ends - seen.places


@dataclass(frozen=True, slots=True)
class Road:
    """The places that a sentence tells to lie on a way before others, those, and the bodies that it names."""

    near: frozenset[str]
    far: frozenset[str]
    bodies: tuple[Body, ...]
    sentence: int

    def is_of(self, early: Seen, late: Seen) -> bool:
        """Does somebody who is told to have come to two of its places go that way?"""
        own = self.sentence in (early.sentence, late.sentence)
        return own or not self.bodies or any(is_one(body, early.who) for body in self.bodies)


class Together:
    """What the tellings of a text say two by two; `beside` are the sentences that name each place."""

    def __init__(
        self, kept: Sequence[Seen], ways: Sequence[Far], apart: Mapping[int, float], beside: Mapping[str, set[int]],
        roads: Sequence[Road] = (),
    ):  # fmt: skip
        self._kept, self._ways, self._apart, self._beside, self._roads = kept, ways, apart, beside, roads
        years = Counter(date.fromordinal(s.days[0]).year for s in kept)
        self._usual = max(years, key=lambda y: years[y], default=0)  # the year of most of them
        self._dated = [s for s in kept if s.places and s.own and s.sure and not s.carried and s.days[0] == s.days[1]]

    def told(self) -> Iterator[Oddity]:
        """What cannot be true together, the best tied first, each telling once."""
        tied: dict[tuple[int, int, str], tuple[int, int, Seen, Seen]] = {}
        for day, lot in self._by_day().items():
            for n, late in enumerate(lot[:_MOST]):
                for early in lot[:n]:
                    signs = self._signs(early, late, day)
                    if signs >= _FEWEST:
                        one, other = sorted((early, late), key=lambda s: s.at.start)
                        tied.setdefault((one.at.start, other.at.start, other.shown[0]), (signs, day, one, other))
        done: set[int] = set()
        for signs, day, early, late in sorted(tied.values(), key=lambda t: (-t[0], t[2].at.start)):
            if early.at.start not in done and late.at.start not in done:
                done |= {early.at.start, late.at.start}
                went = bool(early.way or late.way or early.moves or late.moves)
                says = {**_said(early, late), "day": day, "signs": signs, "least": _LEAST,
                        "went": went, "body": isinstance(early.who, Body)}  # fmt: skip
                yield Oddity("apart", late.at.start, late.at.end, (early.at,), says)
        yield from self._raced()
        yield from self._outrun()
        yield from self._turned()
        yield from self._overtaken()

    def _by_day(self) -> dict[int, list[Seen]]:
        """The tellings by day; a year that is only guessed, and far from that of most, is taken for that."""
        out: dict[int, list[Seen]] = defaultdict(list)
        for seen in (s for s in self._kept if s.places):
            first = self._first(seen)
            for day in range(first, first + seen.days[1] - seen.days[0] + 1):
                out[day].append(seen)
        return out

    def _first(self, seen: Seen) -> int:
        """The first day of a telling, in the usual year where its own is only guessed and far from that."""
        first = date.fromordinal(seen.days[0])
        if seen.year or abs(first.year - self._usual) <= _YEARS or (first.month, first.day) == (2, 29):
            return seen.days[0]
        return first.replace(year=self._usual).toordinal()

    def _signs(self, one: Seen, other: Seen, day: int) -> int:
        """How many signs say that one man or body is told at two places at once."""
        if one.sentence == other.sentence or one.places & other.places or not is_one(one.who, other.who):
            return 0
        if one.places & other.other or other.places & one.other:  # it left the one for the other
            return 0
        ranges = [s for s in (one, other) if s.days[1] - s.days[0] > 1 or (s.days[0] < s.days[1] and not s.hours)]
        if any(not (s.stays and s.days[0] < day < s.days[1]) for s in ranges):
            return 0
        body = one.who if isinstance(one.who, Body) else None
        km = self.km(one, other)
        far, in_time = km > 0, km / (_ON_FOOT if body else _RIDING)
        if not ranges and _is_off(one, other):
            return 0
        hours = 3 if len(ranges) == 1 else meeting(one.hours_on(day), other.hours_on(day), in_time)
        if hours is None:
            return 0
        if not hours and not far and not (one.own and other.own):
            return 0
        signs = hours + 3 * far + one.own + other.own + one.named + other.named + one.there + other.there
        signs += (one.account or other.account) - 2 * (not one.sure) - 2 * (not other.sure)
        if hours < 4:
            signs -= 2 * ((one.moves or bool(one.way)) + (other.moves or bool(other.way)))
        signs -= body is not None and body.level >= _DIVISION and not (one.stays and other.stays)
        signs -= 2 * (not far and bool(self._near(one) & self._near(other)))
        return signs - (FIGHT in one.places or FIGHT in other.places)

    def _near(self, seen: Seen) -> set[int]:
        """The sentences that name its place."""
        return self._beside.get(fold(seen.shown[1]), set())

    def km(self, one: Seen, other: Seen) -> float:
        """How many kilometres the text tells two places to be apart; 0 where it tells nothing of it."""
        both = [
            w.km for w in self._ways for a, b in ((one, other), (other, one))
            if w.told and w.names(a) and (w.names(b) or w.holds(b))
        ]  # fmt: skip
        own = [w.km for w in self._ways if w.told and (w.is_of(one) or w.is_of(other))]
        return max((*both, *own, *(self._apart.get(id(s), 0.0) for s in (one, other))), default=0.0)

    def _raced(self) -> Iterator[Oddity]:
        """Two tellings of one body between which there are fewer hours than anybody needs for the way that is told."""
        timed = sorted((s for s in self._kept if s.hours and s.own and s.sure and s.named and not s.carried and s.days[0] == s.days[1]),
                       key=lambda s: (s.days, s.hours.low if s.hours else 0.0))  # fmt: skip
        for n, early in enumerate(timed):
            for late in timed[n + 1 :]:
                days = late.days[0] - early.days[0]
                if days > _SOON:
                    break
                if early.sentence == late.sentence or early.places & late.places or not is_one(early.who, late.who):
                    continue
                if early.hours is None or late.hours is None or early.way == CAME or late.way == LEFT:
                    continue
                hours = 2 * _HALF * days + late.hours.high - early.hours.low
                if hours > 0:
                    one, other = sorted((early, late), key=lambda s: s.at.start)
                    body = early.who if isinstance(early.who, Body) else None
                    says = {**_said(one, other), "km": self.km(one, other), "hours": hours,
                            "mounted": body is None or bool(body.arms), "body": body is not None}  # fmt: skip
                    yield Oddity("raced", other.at.start, other.at.end, (one.at,), says)

    def _outrun(self) -> Iterator[Oddity]:
        """Two tellings of one body on two days, between the places of which the text tells how far it is."""
        done: set[tuple[int, int]] = set()
        for way in self._ways:
            if way.km < _NEAR or not way.places:
                continue
            lot = sorted((s for s in self._dated if way.names(s) or way.holds(s)), key=self._first)[:_MOST]
            for n, early in enumerate(lot):
                for late in lot[n + 1 :]:
                    at, days = (early.at.start, late.at.start), self._first(late) - self._first(early)
                    hours = 2 * _HALF * days + _last(late) - _earliest(early)
                    if days > _MOST_DAYS:
                        break
                    if (
                        not _has_time(early, late, days)
                        or at in done
                        or not way.joins(early, late)
                        or not _is_way_of_one(early, late)
                    ):
                        continue
                    done.add(at)
                    one, other = sorted((early, late), key=lambda s: s.at.start)
                    body = early.who if isinstance(early.who, Body) else None
                    says = {**_said(one, other), "km": way.km, "hours": hours,
                            "mounted": body is None or bool(body.arms), "body": body is not None}  # fmt: skip
                    yield Oddity("raced", other.at.start, other.at.end, (one.at,), says)

    def _turned(self) -> Iterator[Oddity]:
        """A body that is told to have come from a place, or to another, before the day, or the hour, at which it left the one for
        the other."""
        done: set[int] = set()
        for left in (s for s in self._kept if s.way == LEFT and s.sure):
            for came in self._kept:
                if came.at.start in done or not _is_one_march(left, came):
                    continue
                done.add(came.at.start)
                days, signs = (list(left.days), list(came.days)), _MARCH_SIGNS
                signs += bool(left.other & came.places) + bool(came.other & left.places)
                if not (came.other or came.way):  # it is only told to have been there
                    if left.days[0] - came.days[1] > _SHORT or self._went_back(left, came):
                        continue
                    signs = _STAYED_SIGNS
                if left.hours and came.hours and left.days == came.days:
                    hours = [on_clock(left.hours.low), on_clock(came.hours.low)]
                    says = {"row": "", "first": days[0], "second": days[1], "ties": signs, "hours": hours}
                    yield Oddity("stage", came.at.start, came.at.end, (left.at,), says)
                else:
                    says = {"name": left.shown[0], "left": days[0], "came": days[1], "signs": signs, "ends": []}
                    yield Oddity("march", came.at.start, came.at.end, (left.at,), says)
                break

    def _went_back(self, left: Seen, came: Seen) -> bool:
        """Is a body that was where it left for before it left told to have gone from there, or to have come back to where it left?"""
        return any(
            came.days[0] <= s.days[0] <= left.days[0] and s is not left and is_one(s.who, left.who)
            and ((s.way == LEFT and s.places & came.places) or (s.way == CAME and s.places & left.places))
            for s in self._kept
        )  # fmt: skip

    def _overtaken(self) -> Iterator[Oddity]:
        """A body that is told to have come to the farther of two places of its way before the nearer one."""
        done: set[int] = set()
        for road in self._roads:
            back = any(road.near & r.far and road.far & r.near for r in self._roads)
            firsts = [s for s in self._kept if s.way == CAME and s.places & road.near] if not back else []
            for far in (s for s in self._kept if s.way != LEFT and s.places & road.far) if firsts else ():
                late = [s for s in firsts if _is_overtaken(s, far) and road.is_of(s, far)]
                early = any(s.days[0] <= far.days[1] and is_one(s.who, far.who) for s in firsts)
                if late and not early and far.at.start not in done:
                    done.add(far.at.start)
                    near = late[0]
                    says = {"name": far.shown[0] or near.shown[0], "left": list(near.days), "came": list(far.days),
                            "signs": _MARCH_SIGNS, "ends": [near.shown[1], far.shown[1]]}  # fmt: skip
                    yield Oddity("march", far.at.start, far.at.end, (near.at,), says)


def _is_overtaken(near: Seen, far: Seen) -> bool:
    """Is one man or body told to have been at the one place some days before it came to the other?"""
    return (
        0 < near.days[0] - far.days[1] <= _ONE_MARCH
        and near.own and far.own and near.sure and far.sure
        and not near.places & far.places
        and is_one(near.who, far.who)
    )  # fmt: skip


def _is_off(one: Seen, other: Seen) -> bool:
    """Is the one told as leaving at an hour before that of the other?"""
    early, late = sorted((one, other), key=lambda s: s.hours.low if s.hours else 0.0)
    return early.way == LEFT and early.hours is not None and late.hours is not None and not late.hours.through


def _earliest(seen: Seen) -> float:
    return seen.hours.low if seen.hours and not seen.hours.through else 0.0


def _last(seen: Seen) -> float:
    return seen.hours.high if seen.hours and not seen.hours.through else 2 * _HALF


def _has_time(early: Seen, late: Seen, days: int) -> bool:
    """Do two tellings tell what lies between them: days, or hours of one day?"""
    return days > 0 or (_last(late) > _earliest(early) > 0.0 and _last(late) < 2 * _HALF)


def _is_way_of_one(early: Seen, late: Seen) -> bool:
    """Is one told at one place, and then that he was at another and did not only leave it?"""
    return late.way != LEFT and not early.places & late.places and is_one(early.who, late.who)


def _is_one_march(left: Seen, came: Seen) -> bool:
    """Is a body told to have come by the march on which it left, on a day, or at an hour, before that?"""
    turned = 0 < left.days[0] - came.days[1] <= _ONE_MARCH or _is_hours_before(came, left)
    if came.way == LEFT or not came.sure or not turned or not is_one(left.who, came.who):
        return False
    if left.places & came.places or not (left.own and came.own):
        return False
    goal, origin = bool(left.other & came.places), bool(came.other & left.places)
    if (left.other and not goal) or (came.other and left.places and not origin):
        return False
    return (goal and (bool(came.other) or came.way == CAME or came.there)) or origin


def _is_hours_before(early: Seen, late: Seen) -> bool:
    """Are two told for hours of one day, the last that the one may mean before the first of the other?"""
    if not early.hours or not late.hours or early.days != late.days or early.days[0] != early.days[1]:
        return False
    if late.hours.through or early.hours.through:
        return False
    return early.hours.high + _HALF * early.hours.half <= late.hours.low


def _said(one: Seen, other: Seen) -> dict[str, object]:
    return {
        "who": one.shown[0] or other.shown[0], "one": one.shown[1], "other": other.shown[1],
        "places": [one.place, other.place],
    }  # fmt: skip
