"""What a body had, lost and had later, told in sentences far apart: losses above its strength, strengths that nothing between explains.

The body is known by its number or name in both sentences; a loss is of the fight in which it had so many where both name one
more thing, or one day. A sentence gives one strength: the largest figure of men that it does not tell as lost or come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from sefer.grammars.oddities.owners import Owner, owners
from sefer.grammars.oddities.tellings.bodies.called import told_of, told_weakly
from sefer.grammars.oddities.twice.figures.numbered import Number, numbers
from sefer.grammars.oddities.twice.figures.whose import are_of_two, is_moved
from sefer.grammars.oddities.twice.scenes import Scene
from sefer.grammars.words import table
from sefer.letters import lower
from sefer.letters.patterns import plainly_sought
from sefer.model import Oddity, Span

_LOST = frozenset({"dead", "hurt", "missing", "lost"})
_SINGLE = (frozenset({"dead"}), frozenset({"hurt"}), frozenset({"missing"}))
_GONE = _LOST | {"gone", "left", "sick"}
_FEWEST = 20  # men; fewer are no body
_MOST = 4.0  # times beyond which two figures are not of one body
_SLACK = 1.02  # times by which a figure may miss what was reckoned
_RISE = 1.2  # times by which a strength must have grown where nothing is told of how
_DAYS = 45  # days between two strengths in which nobody need have come untold
_TEXTS = 80  # sentences of bodies with figures; more are a list
_BESIDE = 45  # characters between a figure and the body whose men they are
_LISTS = ("and", "with", "plus", "ve", "ile")  # what stands between two numbers of one list


@dataclass(frozen=True)
class _Entry:
    """A sentence of a body: the strength that it gives, what it tells as lost, taken and come."""

    scene: Scene
    bodies: tuple[Owner, ...]
    had: Number | None
    lost: tuple[Number, ...]
    taken: tuple[Number, ...]
    came: tuple[Number, ...]


@cache
def _known(language: str, name: str) -> re.Pattern[str]:
    return plainly_sought(table(language, "numbered")["owners"][name])


def ledgers(told: dict[int, Scene]) -> Iterator[Oddity]:
    """("beyond_whole", loss, strength), ("grown", later, earlier) and ("shrunk", later, earlier) of one body."""
    entries = [entry for scene in told.values() if scene.said.numbered and (entry := _entry(scene))]
    if not 1 < len(entries) <= _TEXTS:
        return
    for one, other in combinations(entries, 2):
        if one.scene.language != other.scene.language or not (names := _shared(one, other)):
            continue
        yield from _lost_beyond(one, other, names)
        yield from _lost_beyond(other, one, names)
        between = (told[at] for at in range(one.scene.at + 1, other.scene.at) if at in told)
        if not any(_is_reinforced(scene) for scene in between):
            yield from _changed(one, other, entries)


def _entry(scene: Scene) -> _Entry | None:
    bodies = tuple(owner for owner in owners(scene.said) if not owner.aside)
    if not bodies:
        return None
    men = [n for n in numbers(scene, of_body=True) if n.kind in ("man", "rifle") and n.figure.high > 1]
    came = tuple(n for n in men if _says(n, "arrived"))
    lost = tuple(n for n in men if n not in came and (n.fates & _LOST or _says(n, "fell_out")))
    rests = [n for n in men if n not in came and n.value >= _FEWEST and _says(n, "stays")]
    if any(n not in rests for n in lost):  # "240 fell, which left it 2,300 strong"
        lost = tuple(n for n in lost if n not in rests)
    else:
        rests = []
    taken = tuple(n for n in men if "gone" in n.fates and n not in (*lost, *came) and _is_robbed(n, bodies))
    rest = [
        n for n in men if n not in (*lost, *taken, *came) and n.value >= _FEWEST and (n in rests or not n.fates & _GONE)
    ]
    had = max(rest, key=lambda n: n.value, default=None)
    if had is not None and _known(scene.language, "part_of").search(f"{had.before}~{had.own}~{had.behind}"):
        had = None
    if had is not None and any(
        scene.said.between(had.figure.tail, f.start).strip() in _LISTS for f in scene.said.counts
    ):
        had = None  # "fifty gunners and eighty drivers"
    return _Entry(scene, bodies, had, lost, taken, came) if had or lost or taken else None


def _says(number: Number, name: str) -> bool:
    words = f"{number.before}~{number.own}~{number.behind[:_BESIDE]}"
    return _known(number.scene.language, name).search(words) is not None


def _is_robbed(number: Number, bodies: Sequence[Owner]) -> bool:
    """Are those who were taken the men of a body: "from the 71st", "of the 71st" behind the figure, "taburundan"?"""
    text, base = number.scene.said.plain, number.scene.said.start
    for body in bodies:
        if _known(number.scene.language, "robbed").search(
            f"{text[max(0, body.start - 20) : body.start]}~{text[body.start :]}"
        ):
            return True
    return any(0 <= body.start - (number.figure.tail - base) <= 1 for body in bodies)


def _shared(one: _Entry, other: _Entry) -> frozenset[str]:
    """The names and numbers by which both name one body; none where they have none in common."""
    alike = [(o, p) for o in one.bodies for p in other.bodies if o.is_like(p)]
    return frozenset(name for pair in alike for o in pair for name in (*o.names, o.number) if name)


def _lost_beyond(entry: _Entry, later: _Entry, names: frozenset[str]) -> Iterator[Oddity]:
    """What a body lost in a fight, where it had fewer men in it."""
    had = entry.had
    lots = [lot for lot in (later.lost, later.taken) if lot]
    if had is None or not lots or entry.lost or entry.taken:
        return
    a, b = entry.scene, later.scene
    both = {name for name in a.names & b.names if not name[0].isdigit()} - names
    if not both and not a.own_dates & b.own_dates:
        return
    lot = max(lots, key=_total)
    gone, many = _total(lot), had.bounds[1]
    if any(n.noun not in ("", had.noun) for n in lot):
        return
    if not many * _SLACK < gone < many * _MOST or not all(_is_own(n, entry, later) for n in lot):
        return
    if are_of_two(a.said, had.figure, b.said, lot[0].figure) or (_is_reinforced(a) or _is_reinforced(b)):
        return
    says = {"part": gone, "whole": had.value, "men": True}
    span = Span(min(n.figure.start for n in lot), max(n.figure.tail for n in lot))
    yield Oddity("beyond_whole", span.start, span.end, (Span(had.figure.start, had.figure.tail),), says)


def _total(lot: Sequence[Number]) -> float:
    """What was lost in all: dead, wounded and missing together where the sentence gives each."""
    fates = [n.fates for n in lot]
    single = len(lot) > 1 and all(f in _SINGLE for f in fates) and len(set(fates)) == len(lot)
    return sum(n.value for n in lot) if single else max(n.value for n in lot)


def _is_own(number: Number, entry: _Entry, later: _Entry) -> bool:
    """Are they not men of another people that stands beside them, of whom the body is not told to be?"""
    if not number.sides or number in later.taken or (entry.had is not None and number.sides & entry.had.sides):
        return True
    end = number.figure.tail - number.scene.said.start
    return any(0 <= body.start - end < _BESIDE for body in later.bodies)


def _is_reinforced(scene: Scene) -> bool:
    """Is anybody told to have come, and not that nobody came?"""
    words = lower(scene.said.text)
    return told_of(scene.language, "gains").search(words) is not None and not _is_denied(scene)


def _is_denied(scene: Scene) -> bool:
    return told_of(scene.language, "nobody").search(lower(scene.said.text)) is not None


def _share_more(one: _Entry, other: _Entry) -> bool:
    """Do two sentences without a day name one more thing than the body?"""
    if _last(one) or _last(other):
        return False
    return bool({name for name in one.scene.names & other.scene.names if not name[0].isdigit()} - _shared(one, other))


def _is_sent(scene: Scene) -> bool:
    """Are men told to have been sent away from it?"""
    return _known(scene.language, "sent").search(scene.said.plain) is not None


def _is_told(scene: Scene, name: str) -> bool:
    """Is it told, surely or not, that nobody came ("nobody"), or that nobody was lost ("quiet")?"""
    words = lower(scene.said.text)
    return any(known(scene.language, name).search(words) for known in (told_of, told_weakly))


def _last(entry: _Entry) -> int:
    """The last day that its sentence names; 0 for none."""
    days = entry.scene.days
    return 0 if days is None else days[1]


def _changed(one: _Entry, other: _Entry, entries: Sequence[_Entry]) -> Iterator[Oddity]:
    """Two strengths of two days that what is told of the body does not lead from one to the other."""
    early, late = sorted((one, other), key=lambda e: (_last(e), bool(e.lost), _is_told(e.scene, "quiet")))
    had, has, apart = early.had, late.had, _last(late) - _last(early)
    if had is None or has is None or not 0 <= apart <= _DAYS or not (_last(early) or _share_more(one, other)):
        return
    quiet = _is_told(late.scene, "quiet")
    if not apart and (early.lost or not (late.lost or quiet) or _is_sent(early.scene) or _is_sent(late.scene)):
        return  # of one day only what was left behind what was lost on it
    if had.noun != has.noun and had.noun and has.noun:
        return
    beside = [e for e in entries if e not in (early, late) and _shared(e, late)]
    lost = [n for e in (late, *beside) for n in e.lost]
    came = [n for e in (late, *beside) for n in e.came]
    most = _MOST * (2 if late.lost or quiet or _is_told(late.scene, "nobody") else 1)
    if (
        had.value * most < has.value
        or has.value * most < had.value
        or (not came and any(_is_reinforced(e.scene) for e in (late, *beside)))
    ):
        return
    low = had.bounds[0] - sum(n.bounds[1] for n in lost)
    high = had.bounds[1] + sum(n.bounds[1] for n in came) - sum(n.bounds[0] for n in late.lost)
    told = bool(late.lost or late.came) or _is_denied(late.scene)
    if not told and any(is_moved(e.scene.said) for e in (early, late)):
        return
    limited = _known(late.scene.language, "no_more").search(late.scene.said.plain) is not None
    at, before = Span(has.figure.start, has.figure.tail), Span(had.figure.start, had.figure.tail)
    shown = [Span(n.figure.start, n.figure.tail) for n in lost]
    says = {"who": "", "had": f"{had.value:.15g}", "has": f"{has.value:.15g}"}
    if apart and has.bounds[0] > high * (_SLACK if told else _RISE):
        yield Oddity("grown", at.start, at.end, (before,), says | {"sure": told})
    elif has.bounds[1] * _SLACK < low and (late.lost or limited or quiet):
        gone = {"lost": [f"{n.value:.15g}" for n in lost], "rest": f"{low:.15g}", "sure": limited and apart > 0}
        yield Oddity("shrunk", at.start, at.end, (before, *shown), says | gone)
