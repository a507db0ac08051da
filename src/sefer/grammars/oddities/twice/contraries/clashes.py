"""Two accounts of one deed -> do they give it another day, hour, doer, place or direction, and how much ties them?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.twice.deeds.accounts import Account, accounts, called, sorts, told
from sefer.grammars.oddities.twice.deeds.feats import is_spoken_of
from sefer.grammars.oddities.twice.matters import are_near, are_of_two_works, common_stems
from sefer.grammars.oddities.twice.scenes import STEM, Name, Scene, Thing
from sefer.grammars.words import table

_MOST = 40  # accounts of one sort that are held against one another
_RARE = 3  # sentences in which a word stands that says much of what two of them tell
_BACK = 3  # sentences before an account that may name what it is of
_NEAR_DAYS = 45  # days beyond which two days are of two deeds
_YEAR = 365
_PLACES = ("place", "word")
_FEATURES = frozenset({"work", "town", "hill", "land", "building", "bridge"})
_APART = 2.0  # hours by which two hours of a deed differ
_LEAST = 3  # signs that tie two accounts,
_MORE, _LONG_TEXT = 2, 150  # so many more in a text of more sentences, which tells of many deeds of a sort


@dataclass(frozen=True, slots=True)
class Clash:
    """Two accounts of one deed, in what they differ, and how many signs tie them."""

    one: Account
    other: Account
    slot: str
    signs: int

    def words(self) -> tuple[tuple[Scene, int, int], tuple[Scene, int, int]]:
        """What is shown of each: its verb and what it is told to differ in."""
        return _shown(self.one, self.slot), _shown(self.other, self.slot)


def _shown(one: Account, slot: str) -> tuple[Scene, int, int]:
    spots: list[tuple[int, int]] = []
    if slot == "day" and (day := one.day):
        spots = [day[1:3]]
    elif slot == "side" and (side := one.side):
        spots = [side[1:]]
    elif slot == "hour" and (hour := one.hour):
        spots = [(hour.start, hour.end)]
    elif slot in ("doer", "place"):
        spots = [(n.start, n.end) for n in (one.doers if slot == "doer" else one.places)]
    near = min(spots, key=lambda spot: one.apart(*spot), default=(one.start, one.end))
    return one.scene, min(one.start, near[0]), max(one.end, near[1])


def clashes(scenes: Sequence[Scene]) -> Iterator[Clash]:
    """The best tied clash of each account with one told before."""
    found: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for scene in scenes:
        for one in accounts(scene):
            if not is_spoken_of(scene, one.start, one.end):
                found[scene.language, one.sort].append(one)
    if not any(len(alike) > 1 for alike in found.values()):
        return
    common = common_stems(scenes)
    least = _LEAST + _MORE * (len(scenes) > _LONG_TEXT)
    for (language, sort), alike in found.items():
        slots = sorts(language)[sort]["slots"]
        for n, other in enumerate(alike):
            pairs = (
                Clash(one, other, slot, signs)
                for one in alike[max(0, n - _MOST) : n]
                for slot in slots
                if (signs := _tied(one, other, slot, alike, common)) >= least
            )
            best = max(pairs, key=lambda clash: clash.signs, default=None)
            if best is not None:
                yield best


def _tied(one: Account, other: Account, slot: str, alike: Sequence[Account], common: Counter[str]) -> int:
    """How many signs tie two accounts that clash in a slot; 0 where they do not clash or something tells them apart."""
    if one.scene.at == other.scene.at or not _DIFFER[slot](one, other) or _is_parted(one, other, slot):
        return 0
    row = sorts(one.scene.language)[one.sort]
    both = _shared_names(one, other, slot)
    if row.get("person") and not any(name.kind == "person" for name in both):
        return 0
    if row.get("who") and not any(name.kind in ("person", "unit") for name in both):
        return 0
    things = {t.kind for t in one.scene.things} & {t.kind for t in other.scene.things}
    if row.get("at") and not (_is_of_place(one, other, both) or _implied(one, other, slot, _PLACES)):
        return 0
    if slot == "day" and not (_looks_back(one, other) and len(_days_of(other, alike)) < 3):
        return 0
    stems = one.scene.stems & other.scene.stems - _own_stems(one, other)
    rare = [stem for stem in stems if common[stem] <= _RARE]
    same_day = slot != "day" and bool(one.scene.dates & other.scene.dates)
    if row.get("close") and not (rare or same_day):
        return 0
    begun = _begins(one) and _begins(other)
    sole = slot == "doer" and _is_sole(one) and _is_sole(other)
    of_one_kind = slot == "place" and any(a.key & b.key for a in one.places for b in other.places)
    implied = not both and _implied(one, other, slot)
    lone = bool(row.get("lone")) and len({a.scene.at for a in alike}) == 2
    if not (both or rare or implied or begun or sole or of_one_kind or lone):
        return 0
    signs = 2 * min(2, len(both)) + implied + min(3, len(rare)) + (len(stems) > len(rare)) + min(1, len(things))
    signs += 2 * same_day + are_near(one.scene, other.scene) + (one.scene.speaks_for_all != other.scene.speaks_for_all)
    return signs + 2 * other.looks_back() + begun + 2 * (sole + of_one_kind + lone)


def _is_of_place(one: Account, other: Account, both: Sequence[Name]) -> bool:
    """Do both tell of one place: by its name, or where neither names one by the same sorts of works and ground?"""
    named = [[n for n in a.called if n.kind in _PLACES and not _is_governed(a, n)] for a in (one, other)]
    if any(a.is_like(b) for a in named[0] for b in named[1] if any(a.is_like(n) for n in both)):
        return True
    features = [[t for t in a.scene.things if t.kind in _FEATURES] for a in (one, other)]
    if all(named) or not all(features):
        return False
    return _nearest(one, features[0]).kind == _nearest(other, features[1]).kind


def _nearest(one: Account, things: Sequence[Thing]) -> Thing:
    return min(things, key=lambda thing: abs(thing.start - one.start))


def _is_governed(one: Account, name: Name) -> bool:
    """Does a word before a place tell of what lies beside it: "the heights above Gaza"?"""
    return (
        told(one.scene.language, "governed").search(one.scene.said.plain, max(0, name.start - 30), name.start)
        is not None
    )


def _begins(one: Account) -> bool:
    low, high = one.zone
    text = one.scene.said.plain
    return told(one.scene.language, "start").search(text, max(low, one.start - 30), min(high, one.end + 45)) is not None


def _implied(one: Account, other: Account, slot: str, kinds: Sequence[str] = ()) -> bool:
    """Does the paragraph of one tell, right before it, a name (of some kinds) that the other tells?"""
    left_out = _told_in(one, other, slot)
    for a, b in ((one, other), (other, one)):
        before = a.scene.before
        for _ in range(_BACK):
            if before is None or before.at == b.scene.at:
                break
            named = [n for n in called(before) if not kinds or n.kind in kinds]
            if any(n.is_like(m) for n in named for m in b.called if m not in left_out):
                return True
            before = before.before
    return False


def _told_in(one: Account, other: Account, slot: str) -> list[Name]:
    """The names that fill a slot of two accounts."""
    if slot not in ("doer", "place"):
        return []
    return [n for a in (one, other) for n in (a.doers if slot == "doer" else a.places)]


def _looks_back(one: Account, other: Account) -> bool:
    """Does the later account look back, or tell an earlier day than the one before it?"""
    a, b = one.day, other.day
    return other.looks_back() or (a is not None and b is not None and b[0].latest < a[0].earliest)


def _own_stems(one: Account, other: Account) -> set[str]:
    """The beginnings of the words of the deeds themselves, and of all names."""
    own = {word[:STEM] for a in (one, other) for at, word in a.scene.words if a.start <= at < a.end}
    return own | {stem for a in (one, other) for name in a.called for stem in name.key}


def _shared_names(one: Account, other: Account, slot: str) -> list[Name]:
    """The names that both tell beside what they differ in."""
    left_out = _told_in(one, other, slot)
    mine = [n for n in one.called if n not in left_out]
    theirs = [n for n in other.called if n not in left_out]
    return [n for n in mine if any(n.is_like(m) for m in theirs)]


def _days_of(one: Account, alike: Sequence[Account]) -> set[int]:
    """The days that the accounts of a deed tell which share a name with one of them."""
    near = (a for a in alike if any(n.is_like(m) for n in a.names for m in one.names))
    return {day[0].earliest for a in near if (day := a.day) is not None}


def _is_parted(one: Account, other: Account, slot: str) -> bool:
    """Do words tell the two apart: a second attack, another body, another day, another work?"""
    if one.of[:STEM] != other.of[:STEM] or are_of_two_works(one.scene, other.scene):
        return True
    for a in (one, other):
        low, high = a.zone
        if told(a.scene.language, "again").search(a.scene.said.plain, max(low, a.start - 50), min(high, a.end + 35)):
            return True
    if slot in ("doer", "place") and _of_parties(one) != _of_parties(other):
        return True
    if slot != "doer" and (_units(one) and _units(other)) and not _meet(_units(one), _units(other)):
        return True
    if slot not in ("day", "hour") and (_between(one, other) or _are_of_other_dates(one.scene, other.scene)):
        return True
    same_day = one.scene.dates & other.scene.dates
    return slot == "hour" and not same_day and one.scene.speaks_for_all == other.scene.speaks_for_all


def _are_of_other_dates(one: Scene, other: Scene) -> bool:
    """Does one name a day, and the other or what it goes on from another?"""
    named = one.said.dates or other.said.dates
    return bool(named and one.dates and other.dates) and one.dates.isdisjoint(other.dates)


def _units(one: Account) -> list[Name]:
    return [name for name in one.names if name.kind == "unit"]


def _meet(some: Sequence[Name], others: Sequence[Name]) -> bool:
    return any(a.is_like(b) for a in some for b in others)


def _between(one: Account, other: Account) -> int:
    """So many days lie between the days of two accounts; 0 where they meet or one tells none."""
    a, b = one.day, other.day
    if a is None or b is None:
        return 0
    first, second = a[0].earliest - b[0].latest, b[0].earliest - a[0].latest
    if not (a[3] and b[3]):  # a day without its year may be of the year of the other
        turns = round(max(first, second) / _YEAR)
        first, second = (gap - turns * _YEAR if gap > 0 else gap + turns * _YEAR for gap in (first, second))
    return max(0, first, second)


def _differ_by_days(one: Account, other: Account) -> bool:
    return 0 < _between(one, other) <= _NEAR_DAYS


def _differ_by_hours(one: Account, other: Account) -> bool:
    a, b = one.hour, other.hour
    return a is not None and b is not None and max(a.low - b.high, b.low - a.high) >= _APART


def _differ_by_doers(one: Account, other: Account) -> bool:
    a, b = one.doers, other.doers
    if not (a and b) or _meet(a, b) or not any(are_of_a_kind(x, y) for x in a for y in b):
        return False
    if max(len(a), len(b)) > 1 and len({name.kind for name in (*a, *b)}) > 1:
        return False  # a treaty between two states, and those who put their names to it
    row = sorts(one.scene.language)[one.sort]
    return not row.get("sole") or (_is_sole(one) and _is_sole(other))


def _of_parties(one: Account) -> bool:
    low, high = one.zone
    return told(one.scene.language, "parties").search(one.scene.said.plain, low, high) is not None


def are_of_a_kind(one: Name, other: Name) -> bool:
    """Are both persons, or bodies of one size, or both names of which no word tells more?"""
    kinds = {one.kind, other.kind}
    if kinds == {"unit", "word"}:
        return not any(key.isdigit() for name in (one, other) if name.kind == "unit" for key in name.key)
    if kinds == {"unit"}:
        sizes = [key for key in one.key & other.key if not key.isdigit()]
        numbered = [any(k.isdigit() for k in n.key) for n in (one, other)]
        return bool(sizes) if all(numbered) else not any(numbered)
    return len(kinds) == 1 or kinds == {"person", "word"}


def _is_sole(one: Account) -> bool:
    low, high = one.zone
    return told(one.scene.language, "sole").search(one.scene.said.plain, low, high) is not None


def _differ_by_places(one: Account, other: Account) -> bool:
    a, b = one.places, other.places
    return any(not _meet([n], b) for n in a) and any(not _meet([n], a) for n in b)


def _differ_by_sides(one: Account, other: Account) -> bool:
    a, b = one.side, other.side
    return a is not None and b is not None and _against(one.scene.language).get(a[0]) == b[0]


@cache
def _against(language: str) -> dict[str, str]:
    return dict(table(language, "accounts")["words"]["against"])


_DIFFER = {
    "day": _differ_by_days,
    "hour": _differ_by_hours,
    "doer": _differ_by_doers,
    "place": _differ_by_places,
    "side": _differ_by_sides,
}
