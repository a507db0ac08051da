"""How many men, guns and officers one unit is said to have, how far men marched in a day, how fast guns fired."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.grammars.oddities.terms import MEN
from sefer.letters.patterns import plain
from sefer.model import Oddity, Span

_MANY = 50  # no unit is too large below it
_MILE = 1.609
_DRAWN = ("animal", "gun", "vehicle", "machine_gun")
_PERIODS = {"day": 1.0, "hour": 1 / 24, "minute": 1 / 1440, "week": 7.0, "month": 30.0}


def read(said: Said) -> Iterator[Oddity]:
    """("outsize", figure) with `of` an echelon, `item` and `number`; ("outpaced", ...) km a day; ("outfired", ...) shells; ("outworked", ...)."""
    if not said.figures:
        return
    if pattern(said.language, "echelon").search(said.plain):
        for figure in said.counts:
            if figure.low >= _MANY and (echelon := _of(said, figure)):
                says = {
                    "of": echelon,
                    "item": "men" if figure.item in (*MEN, "") else figure.item,
                    "number": figure.least,
                }
                yield Oddity("outsize", figure.start, figure.tail, says=says)
    between_places = sum(m.type == "place" for m in said.mentions) > 1  # the rules on marches ask about those
    if not between_places and pattern(said.language, "on_foot").search(said.plain):
        yield from _marched(said)
    if pattern(said.language, "fired").search(said.plain):
        yield from _fired(said)
    if pattern(said.language, "laden").search(said.plain):
        loads = [f for f in said.figures if f.unit == "weight"]
        if len(loads) == 1 and pattern(said.language, "kilos").match(said.plain, loads[0].end - said.start):
            yield Oddity("overladen", loads[0].start, loads[0].tail, says={"kilos": loads[0].least})
    if pattern(said.language, "one_day").search(said.plain) and pattern(said.language, "worked").search(said.plain):
        yield from _worked(said)


def _of(said: Said, figure: Figure) -> str | None:
    """The echelon of the unit that a figure is said to be the strength of."""
    before, behind = said.plain[: figure.start - said.start], said.plain[figure.tail - said.start :]
    if pattern(said.language, "not_its_own").match(behind):
        return None
    found = pattern(said.language, "unit_has").search(before[-80:])
    strong = pattern(said.language, "unit_strong").search(before[-60:])
    if strong and pattern(said.language, "strong").search(
        said.plain[figure.start - said.start : figure.tail - said.start + 16]
    ):
        comma = before.rstrip().endswith(",") and not pattern(said.language, "its_strength").search(said.plain)
        found = found if comma else strong
    found = found or pattern(said.language, "men_of_unit").match(said.plain, figure.end - said.start)
    found = found or pattern(said.language, "given_to").match(said.plain, figure.end - said.start)
    found = found or _of_its_clause(said, figure)
    if found is None or _are_several(said, found):
        return None
    names = table_of(said.language, "echelons")
    return next((name for name, words in names.items() if plain(words).fullmatch(found["unit"])), None)


def _of_its_clause(said: Said, figure: Figure) -> re.Match[str] | None:
    """The largest body of a clause of which one's own strength or loss a figure is told as: "80.000 kişilik mevcuduyla", "with its 25,000 horses"."""
    before = said.between(max(said.start, figure.start - 60), figure.start)
    own = pattern(said.language, "own_ahead").search(before)
    if own is None and before.rstrip().endswith(","):  # "the picket, ninety men, was driven in"
        own = pattern(said.language, "own_apposed").match(said.plain, figure.end - said.start)
    own = own or pattern(said.language, "own_behind").match(said.plain, figure.end - said.start)
    if own is None and figure.item in _DRAWN:  # "crossed by the division with 310,000 horses"
        own = pattern(said.language, "own_drawn").search(f"{before}~{said.between(figure.end, figure.tail + 40)}")
    at = figure.start - said.start
    colon = said.plain.rfind(": ", 0, at) + 1  # "the enemy had guns: a single brigade was given 4,600"
    if own is None or pattern(said.language, "own_unless").search(said.plain, colon):
        return None
    start, end = said.plain.rfind(";", 0, at) + 1, said.plain.find(";", at)
    bodies = list(pattern(said.language, "body_alone").finditer(said.plain, start, end if end > 0 else len(said.plain)))
    if not bodies or not all(body["unit"] for body in bodies):
        return None
    sizes = [plain(words) for words in table_of(said.language, "echelons").values()]
    return max(
        bodies, key=lambda body: max((n for n, size in enumerate(sizes) if size.fullmatch(body["unit"])), default=0)
    )


def _are_several(said: Said, found: re.Match[str]) -> bool:
    """Are there several units: "dokuz taburun mevcudu"?"""
    at = found.start("unit") + said.start
    return any(f.high > 1 and f.start < at <= max(f.tail, f.end + 1) for f in said.counts)


def _marched(said: Said) -> Iterator[Oddity]:
    if pattern(said.language, "not_on_foot").search(said.plain) or sum(m.type == "place" for m in said.mentions) > 1:
        return  # from place to place is a matter of the movement rules
    ways = [f for f in said.figures if f.unit in ("km", "mile")]
    times = [f for f in said.figures if f.unit in ("day", "hour")]
    one_day = pattern(said.language, "one_day").search(said.plain)
    if len(ways) != 1 or len(times) > 1 or not (times or one_day):
        return
    days = max(times[0].high * _PERIODS[times[0].unit], 0.25) if times else 1.0
    km = ways[0].least * (_MILE if ways[0].unit == "mile" else 1) / days
    riding = pattern(said.language, "rides").search(said.plain) is not None
    yield Oddity("outpaced", ways[0].start, ways[0].tail, says={"km": km, "riding": riding})


def _fired(said: Said) -> Iterator[Oddity]:
    shells = [f for f in said.counts if f.item == "shell" or pattern(said.language, "rounds").match(
        said.plain, f.end - said.start)]  # fmt: skip
    guns = [
        f
        for f in said.counts
        if f.item == "gun" or pattern(said.language, "gun_of").match(said.plain, f.end - said.start)
    ]
    times = [f for f in said.figures if f.unit in _PERIODS]
    alone = not guns and times and pattern(said.language, "one_gun").search(said.plain)
    if len(shells) != 1 or len(times) > 1 or (len(guns) != 1 and not alone) or shells[0] in guns:
        return
    one_hour = pattern(said.language, "one_hour").search(said.plain) is not None
    days = times[0].high * _PERIODS[times[0].unit] if times else _PERIODS["hour"] if one_hour else 1.0
    fast = pattern(said.language, "fast").search(said.plain) is not None
    number = 1.0 if alone else guns[0].high
    says = {"shells": shells[0].least, "guns": number, "days": days, "timed": bool(times), "fast": fast}
    yield Oddity("outfired", shells[0].start, shells[0].tail, tuple(Span(g.start, g.tail) for g in guns), says)


def _worked(said: Said) -> Iterator[Oddity]:
    """So many men dug or built so many things in one day or night."""
    men = [
        f
        for f in said.counts
        if f.item in MEN or pattern(said.language, "made_of").match(said.plain, f.end - said.start)
    ]
    things = [f for f in said.counts if f not in men and f.low >= _MANY]
    ways = [f for f in said.figures if f.unit in ("km", "mile")]
    if len(ways) == 1 and len(men) < 2 and ((unit := pattern(said.language, "echelon").search(said.plain)) or men):
        name = _named(said, unit) if unit and not men else ""
        yield Oddity("outdug", ways[0].start, ways[0].tail, tuple(Span(m.start, m.tail) for m in men), {
            "km": ways[0].least * (_MILE if ways[0].unit == "mile" else 1), "men": men[0].high if men else 0, "of": name,
        })  # fmt: skip
    if len(men) == 1 and len(things) == 1 and men[0].item not in ("corpse", "prisoner"):
        says = {"things": things[0].least, "men": men[0].high}
        yield Oddity("outworked", things[0].start, things[0].tail, (Span(men[0].start, men[0].tail),), says)


def _named(said: Said, found: re.Match[str]) -> str:
    """The echelon of a word for a unit."""
    rows = table_of(said.language, "echelons")
    return next((name for name, words in rows.items() if plain(words).match(found[0])), "")
