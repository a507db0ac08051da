"""Ledgers -> what can't balance: losses above strength, parts above their whole, prisoners above the men there were; and
the strengths that no told arrival explains, which are questions.

Something is a contradiction where one account tells all of it, of exact days, and no reading of its figures saves it. Where
two accounts tell it together, or days lie between, it is a question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import inf

from sefer.reconstruct.men.amounts import COMBATANT, RIFLE, SORTS, Amount, Men
from sefer.reconstruct.men.counts import NOBODY_CAME
from sefer.reconstruct.men.flows import Window
from sefer.reconstruct.men.ledger import Ledgers
from sefer.reconstruct.men.lines import LOSS, Bond, Line
from sefer.reconstruct.said import said

LOSSES, PRISONERS, PART, PARTS, MAKEUP, RISES = (
    "losses_above_strength", "prisoners_above_strength", "part_above_whole", "parts_above_whole", "makeup_above_total",
    "strength_rises",
)  # fmt: skip
CONTRADICTION, QUESTION = "contradiction", "question"
_WHY: Mapping[str, tuple[str, ...]] = {
    LOSSES: ("men.untold_arrival", "men.other_scope", "men.other_day", "men.misprint"),
    PRISONERS: ("men.others_among", "men.untold_arrival", "men.other_day", "men.misprint"),
    PART: ("men.own_staff", "men.other_scope", "men.other_day", "men.misprint"),
    PARTS: ("men.counted_twice", "men.other_scope", "men.other_day", "men.misprint"),
    MAKEUP: ("men.counted_twice", "men.rounded", "men.misprint"),
    RISES: ("men.untold_arrival", "men.returned", "men.other_count", "men.other_scope"),
}
_ARRIVAL = "men.step_arrival"  # counted in favour: without its claim the rest would contradict each other all the more
_OPTIONS = 3  # of strengths and bonds that say one thing, so many are tried with each other
_CHAIN = 6  # steps from a part to a whole


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the working: what it is (the key of a message), of which unit, how many, by which claims."""

    key: str
    unit: str
    amount: Amount
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imbalance:
    """Figures that can't all be true, or (a question) that something untold must explain.

    `of`: officers, soldiers or all; `short`: by how many men at least; `assumption`: what must be taken for granted to see
    it, the key of a message or ""; `explanations`: keys of what may lie behind it, with nobody at fault; `day`: that of the
    figures, None where they are not of one.
    """

    sort: str
    level: str
    unit: str
    claims: tuple[str, ...]
    of: str
    working: tuple[Step, ...]
    short: float
    assumption: str = ""
    explanations: tuple[str, ...] = ()
    day: int | None = None


def imbalances(ledgers: Ledgers) -> tuple[Imbalance, ...]:
    """All imbalances of some ledgers: contradictions first, in each those that fall short by most."""
    found = (*_makeups(ledgers), *_wholes(ledgers), *_takings(ledgers), *_rises(ledgers))
    by_claims = {(i.sort, frozenset(i.claims)): i for i in found}
    return tuple(sorted(by_claims.values(), key=lambda i: (i.level == QUESTION, -i.short, i.sort, i.unit, i.claims)))


def unbalanced(ledgers: Ledgers, day: int) -> frozenset[str]:
    """The units whose figures of a day do not balance; a strength that rises is no such figure."""
    found = (*_makeups(ledgers, day), *_wholes(ledgers, day), *_takings(ledgers, day))
    return frozenset(i.unit for i in found)


def _made(
    sort: str, unit: str, of: int, steps: Sequence[Step], short: float, firm: bool, assumption: str = "",
    day: int | None = None,
) -> Imbalance:  # fmt: skip
    claims = tuple(dict.fromkeys(i for step in steps if step.key != _ARRIVAL for i in step.claims))
    level = CONTRADICTION if firm else QUESTION
    return Imbalance(sort, level, unit, claims, SORTS[of], tuple(steps), short, assumption, _WHY[sort], day)


def _one_voice(things: Iterable[Line | Bond]) -> bool:
    return bool(frozenset.intersection(*(t.voices for t in things)))


def _makeups(ledgers: Ledgers, day: int | None = None) -> Iterator[Imbalance]:
    """A total of fewer men than its own parts."""
    for line, parts in ledgers.read.makeups:
        if day is not None and _day(line) != day:
            continue
        short = _short(parts, line.men.all)
        if short > 0:
            steps = (
                Step("men.step_total", line.unit, line.men.all, line.claims),
                Step("men.step_parts", line.unit, parts, line.claims),
            )
            yield _made(MAKEUP, line.unit, 2, steps, short, firm=True, day=_day(line))


def _day(line: Line) -> int | None:
    return line.days.latest if line.days is not None else None


def _leeway(number: float) -> float:
    """How far a number with two or more zeros at its end may be a rounded one: half its last step, a hundredth at most."""
    if number == inf or number <= 0 or number % 100:
        return 0.0
    step = 100
    while number % (10 * step) == 0:
        step *= 10
    return min(step / 2, number / 100)


def _short(part: Amount, whole: Amount) -> float:
    """By how many men a part is above a whole, however both may be rounded; 0 where it need not be."""
    apart = part.low - whole.high
    return apart if apart > _leeway(part.low) + _leeway(whole.high) else 0.0


def _above(part: Men, whole: Men, plain: bool) -> tuple[int, float] | None:
    """Of which sort, and by how much, a part has more men than a whole; None where some reading saves it.

    `plain`: the whole is told as men alone, and officers may stand outside them where the part has officers of its own.
    """
    if plain and part.officers.low > 0:
        short = _short(part.soldiers, whole.all)
        return (1, short) if short > 0 else None
    shorts = [(_short(p, w), sort) for sort, (p, w) in enumerate(zip(part, whole, strict=True))]
    short, sort = max(shorts)
    return (sort, short) if short > 0 else None


def _plain(line: Line) -> bool:
    return "officer" not in line.figures.get("", {})


def _wholes(ledgers: Ledgers, asked: int | None = None) -> Iterator[Imbalance]:
    """A part above its whole, or several parts together, on a day for which all of it is told."""
    for day in sorted(ledgers.days.bonds) if asked is None else (asked,):
        bonds, held = ledgers.days.bonds.get(day, []), ledgers.days.held.get(day)
        if not held:
            continue
        up: dict[str, list[Bond]] = defaultdict(list)
        for bond in bonds:
            up[bond.child].append(bond)
        alone: set[tuple[str, str]] = set()
        for unit in [u for u in up if u in held]:
            for chain in _chains(up, (), unit):
                for found in _pair(held, unit, chain, day):
                    alone.add((unit, chain[-1].parent))
                    yield found
        for whole, families in ledgers.days.families(bonds).items():
            for family in families if whole in held else ():
                if not any((b.child, whole) in alone for b in family):
                    yield from _family(held, whole, family, day)


def _chains(up: Mapping[str, list[Bond]], chain: tuple[Bond, ...], unit: str) -> Iterator[tuple[Bond, ...]]:
    met = {b.child for b in chain}
    for bond in up.get(unit, ())[:_OPTIONS] if unit not in met and len(chain) < _CHAIN else ():
        yield (*chain, bond)
        yield from _chains(up, (*chain, bond), bond.parent)


def _pair(held: Mapping[str, list[Line]], unit: str, chain: tuple[Bond, ...], day: int) -> Iterator[Imbalance]:
    whole = chain[-1].parent
    if whole == unit or whole not in held:
        return
    for part, over in product(held[unit], held[whole]):
        found = _above(part.men, over.men, _plain(over))
        if found is None or part.claims == over.claims:  # a make-up shows that of itself
            continue
        sort, short = found
        steps = (
            Step("men.step_whole", whole, over.men[sort], over.claims),
            Step("men.step_part", unit, part.men[sort], part.claims),
            *(Step("men.step_bond", b.parent, Amount(), (b.claim,)) for b in chain),
        )
        yield _made(PART, unit, sort, steps, short, _one_voice((part, over, *chain)), day=day)


def _family(held: Mapping[str, list[Line]], whole: str, family: Sequence[Bond], day: int) -> Iterator[Imbalance]:
    """The parts of one whole together, by each account that tells of it."""
    for over in held[whole]:
        for voice in sorted(over.voices):
            parts: list[tuple[Bond, Line]] = []
            for bond in family:
                told = [n for n in held.get(bond.child, ()) if voice in n.voices and n.claims != over.claims]
                if told and voice in bond.voices:
                    parts.append((bond, min(told, key=lambda n: n.men.all.low)))
            plain = _plain(over)
            for sort in range(len(SORTS)) if len(parts) > 1 else ():
                lows = [n.men.soldiers.low if plain and n.men.officers.low else n.men[sort].low for _, n in parts]
                short = _short(Amount(sum(lows), inf), over.men[sort])
                if short > 0:
                    steps = [Step("men.step_whole", whole, over.men[sort], over.claims)]
                    steps += [Step("men.step_part", b.child, n.men[sort], (*n.claims, b.claim)) for b, n in parts]
                    yield _made(PARTS, whole, sort, steps, short, firm=True, day=day)
                    break


def _takings(ledgers: Ledgers, day: int | None = None) -> Iterator[Imbalance]:
    """A loss of more men than there were, before it or on its day, or more prisoners than the other side had."""
    for line in ledgers.taken if day is None else ledgers.taken_by_day.get(day, ()):
        unit = line.unit if line.what == LOSS else line.other
        counts = [n for n in ledgers.strengths(unit) if n.days is not None and n.reckoning not in (COMBATANT, RIFLE)]
        if counts and (line.what == LOSS or line.figures[""].keys() & _PRISONERS):
            yield from _taken(ledgers, line, unit, counts)


_PRISONERS = frozenset({"prisoner", "officer", "soldier", "person"})


def _taken(ledgers: Ledgers, line: Line, unit: str, counts: Sequence[Line]) -> Iterator[Imbalance]:
    assert line.days is not None
    start = line.days.earliest
    earlier = [n for n in counts if n.days and n.days.latest < start]
    told = [[n for n in earlier if voice in n.voices] for voice in sorted(line.voices)]
    for before in [t for t in told if t] or [earlier]:  # by another account where its own counts nobody
        last = max((n.days.latest for n in before if n.days), default=0)
        for count in (n for n in before if n.days and n.days.latest == last):
            found = _beyond(ledgers, line, unit, count)
            if found is not None and count.days is not None:
                firm = count.holds and start - count.days.latest <= 1 and _one_voice((count, line))
                yield _made(_sort(line), unit, *found, firm, NOBODY_CAME, _day(line))
    if not earlier:
        yield from _that_day(ledgers, line, unit, counts)


def _that_day(ledgers: Ledgers, line: Line, unit: str, counts: Sequence[Line]) -> Iterator[Imbalance]:
    """A loss above every count of its own day: a question, for they may be what was left.

    Only a count that is told before the loss is looked at: behind it stand those who are left.
    """
    claims = said(ledgers.campaign).claims
    place = claims[line.claims[0]]
    same = [n for n in counts if n.holds and n.days == line.days and _one_voice((n, line))]
    where = [claims[n.claims[0]] for n in same]
    if any(c.doc != place.doc or c.start >= place.start for c in where):
        return
    shown = [(n, _beyond(ledgers, line, unit, n)) for n in same]
    if not all(found for _, found in shown):
        return
    for _, found in sorted(shown, key=lambda s: (-s[0].men.all.high, s[0].claims))[:1]:
        if found is not None:
            made = _made(_sort(line), unit, *found, False, NOBODY_CAME, _day(line))
            yield replace(made, explanations=("men.was_left", *made.explanations))


def _sort(line: Line) -> str:
    return LOSSES if line.what == LOSS else PRISONERS


def _beyond(ledgers: Ledgers, line: Line, unit: str, count: Line) -> tuple[int, list[Step], float] | None:
    """Of which sort of man a loss is above a count and what came since: the working, and by how many; None where it is not."""
    assert line.days is not None and count.days is not None
    start = line.days.earliest
    window = Window(count.days.earliest, line.days.latest, start + 1, start)
    arrivals = ledgers.flows(unit)[0]
    came, flows = arrivals.within(window), arrivals.touching(window)
    there = Men(*(a.plus(Amount(0, b.high)) for a, b in zip(count.men, came, strict=True)))
    found = _above(line.men, there, _plain(count))
    if found is None:
        return None
    sort, short = found
    steps = [Step("men.step_strength", unit, count.men[sort], count.claims)]
    steps += [Step(_ARRIVAL, f.who, f.men[sort], f.line.claims) for f in flows]
    key = "men.step_loss" if line.what == LOSS else "men.step_prisoners"
    return sort, [*steps, Step(key, line.unit, line.men[sort], line.claims)], short


def _rises(ledgers: Ledgers) -> Iterator[Imbalance]:
    """A strength above the one before it, all that is told to have come in between counted: a question."""
    for unit in ledgers.units:
        for chain in ledgers.chains(unit):
            if not {chain.opening.reckoning, chain.closing.reckoning} & {COMBATANT, RIFLE}:
                reachable = chain.opening.men.plus(chain.gained)
                found = _above(chain.closing.men, reachable, _plain(chain.opening))
                if found is not None:
                    sort, short = found
                    steps = [Step("men.step_strength", unit, chain.opening.men[sort], chain.opening.claims)]
                    steps += [Step(_ARRIVAL, f.who, f.men[sort], f.line.claims) for f in chain.came]
                    steps.append(Step("men.step_strength", unit, chain.closing.men[sort], chain.closing.claims))
                    short += max(0.0, chain.lost[sort].low)
                    yield _made(RISES, unit, sort, steps, short, firm=False, assumption=NOBODY_CAME)
