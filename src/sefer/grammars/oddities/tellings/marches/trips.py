"""A body that arrives on a day, or at an hour, before the one at which it left, the two told apart and in words that nothing but
signs ties: a noun, a name, a pronoun; where they lie far apart, the body must be named in both, or known by a noun and a name.

The oddity `stage` says both days and both hours, and in `ties` how many signs there are; `related` is the departure.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.said import Said
from sefer.grammars.oddities.tellings.courses.stages import tie
from sefer.grammars.oddities.tellings.courses.timed import Clauses, Timed, words_alike
from sefer.grammars.oddities.tellings.times.moments import Times, spoken
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, sought
from sefer.model import Oddity

_BACK = 8  # sentences before an arrival in which its departure may be told, or behind it
_FAR = 20  # days by which a march may have been turned round
_OTHERS = 12  # journeys of one body that an arrival or departure is held against, wherever they are told
_SOON = 7  # days by which one may have been turned round of which the ends are told far apart
_ENOUGH = 2.5
_STEM = {"en": 5, "tr": 4}
_GOERS = frozenset(
    {"train", "ship", "boat", "wagon", "column", "plane", "cavalry", "reserve", "beast", "tank", "battery"}
)


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "events")["trips"][name]))


class Trips:
    """Reads sentence by sentence; the departure may stand some sentences before the arrival or behind it, or anywhere if both name the body."""

    def __init__(self) -> None:
        self._near: deque[Clauses] = deque()
        self._of: defaultdict[str, deque[Timed]] = defaultdict(lambda: deque(maxlen=_OTHERS))
        self._count = 0

    def of(self, sentence: Told, said: Said | None, times: Times) -> Iterator[Oddity]:
        """At most one march of a sentence."""
        self._count += 1
        while self._near and self._count - self._near[0].count > _BACK:
            self._near.popleft()
        if said is None or not times:
            return
        left, came = (_pattern(said.language, name).search(sentence.words) for name in ("leaves", "arrives"))
        if not (left or came):
            return
        here = Clauses(said, self._count, times.all())
        self._near.append(here)
        pairs = [(one, two) for lot in self._near for one in lot.clauses for two in here.clauses]
        pairs += self._far(here.clauses)
        best = max(
            ((signs, out, home) for pair in pairs for out, home in (pair, pair[::-1])
             if (signs := _signs(out, home)) >= _ENOUGH),
            key=lambda found: found[0], default=None,
        )  # fmt: skip
        if best is not None:
            yield _odd(*best)

    def _far(self, here: Sequence[Timed]) -> list[tuple[Timed, Timed]]:
        """The journeys of the same body that are told farther off, if it makes none in between."""
        pairs: list[tuple[Timed, Timed]] = []
        for clause in here:
            if not (_says(clause, "leaves") or _says(clause, "arrives")):
                continue
            for key in _keys(clause):
                told = self._of[key]
                pairs += [
                    (one, clause) for one in told
                    if clause.count - one.count > _BACK and not any(_between(other, one, clause) for other in told)
                ]  # fmt: skip
                told.append(clause)
        return pairs


def _keys(clause: Timed) -> Iterator[str]:
    """What a body is known by far off: its name, or the noun for it beside a name."""
    about = clause.about.matter
    yield from about.bodies
    if not about.bodies:
        yield from (f"{role} {name}" for role in about.roles for name in about.names)


def _between(other: Timed, one: Timed, two: Timed) -> bool:
    """Does a journey lie between two others?"""
    low, high = sorted((one.moments[0].first, two.moments[0].first))
    return other is not one and low <= other.moments[0].first <= high


def _says(clause: Timed, name: str) -> bool:
    return _pattern(clause.said.language, name).search(_words(clause)) is not None


def _words(clause: Timed) -> str:
    words = clause.said.text[clause.at.start - clause.said.start : clause.at.end - clause.said.start].lower()
    return str(_pattern(clause.said.language, "idle").sub(" ", words))


def _signs(out: Timed, home: Timed) -> float:
    """How much speaks for one march that came before it went; 0 where something speaks against it."""
    if (
        out.at == home.at
        or not (_says(out, "leaves") and _says(home, "arrives"))
        or _says(out, "unreal")
        or _says(home, "unreal")
    ):
        return 0.0
    most = _FAR if abs(home.count - out.count) <= _BACK else _SOON
    if not all(b.before(a) and a.first - b.last <= most for a in out.moments for b in home.moments):
        return 0.0
    one, other = out.about.matter, home.about.matter
    if one.bodies and other.bodies and not one.bodies & other.bodies:
        return 0.0
    origins = _origins(out)
    if origins & _known(other.names, out):
        return 0.0
    behind = home.said.start > out.said.start or (home.said is out.said and home.at.start > out.at.start)
    perfect = tie(out.said.language, "past").search(_words(out if not behind else home)) is not None
    if not behind and not (
        perfect or _says(out, "noun") or _says(out, "late") or _goals(out) & _known(other.names, out)
    ):
        return 0.0  # it came, and then it left
    before = behind and perfect and abs(home.count - out.count) > 1 and not _is_taken_up(home)
    return _tied(out, home) - before + 1


def _tied(out: Timed, home: Timed) -> float:
    one, other, apart = out.about.matter, home.about.matter, abs(home.count - out.count)
    goers = out.about.things & home.about.things & _GOERS
    signs = 3.0 * bool(one.bodies & other.bodies) + 1.5 * bool(one.roles & other.roles or goers)
    signs += 1.0 * min(1, words_alike(one.names, other.names)) + 0.5 * min(2, words_alike(one.stems, other.stems))
    last = max(out, home, key=lambda c: c.at.start)
    signs += 1.0 * _is_taken_up(last)
    signs += 1.0 * (last is home and _says(home, "taken_up"))
    return signs + (2.0 if not apart else 1.0 if apart == 1 else 0.5 if apart <= 4 else 0.0)


def _is_taken_up(clause: Timed) -> bool:
    """Is the body of a clause one that was named before?"""
    nobody = not (clause.about.matter.bodies or clause.about.matter.roles)
    return nobody and (clause.said.language == "tr" or _says(clause, "pronoun"))


def _origins(clause: Timed) -> set[str]:
    language = clause.said.language
    return {found["place"][: _STEM[language]] for found in tie(language, "origin").finditer(_words(clause))}


def _goals(clause: Timed) -> set[str]:
    """The places for which a departure is bound."""
    language = clause.said.language
    return {found["place"][: _STEM[language]] for found in _pattern(language, "bound").finditer(_words(clause))}


def _known(names: frozenset[str], clause: Timed) -> set[str]:
    return {name[: _STEM[clause.said.language]] for name in names}


def _odd(signs: float, out: Timed, home: Timed) -> Oddity:
    left, came = out.moments[-1], home.moments[0]
    days = [[m.first, m.last] for m in (left, came)]
    says = {"row": "", "first": days[0], "second": days[1], "ties": max(1, min(8, round(signs)))}
    says["hours"] = ["", ""] if days[0] != days[1] else [spoken(m) for m in (left, came)]
    return Oddity("stage", home.at.start, home.at.end, (out.at,), says)
