"""Stages of one course of things that are told the wrong way round: a hill taken at eight and stormed at nine, a march that
arrives before it sets out.

The table of stages tells in which order the deeds of a row can only come; when each was done is told by its day or its hour, and
that both are of one course by what they have in common and by the words that point from one to the other. The oddity `stage` says
the row, the days and the hours of both; `related` is the earlier stage. A march of which the days are told is a `march`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.hours import read
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.said import pattern
from sefer.grammars.oddities.tellings.times.moments import Moment, Times, spoken
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import Mention, Oddity, Span

_BACK = 2  # sentences before one whose deeds it may be held against
_ENTRY, _LEAD = 16, 3  # characters in which a paragraph may begin with an hour, and before it
_SHOWN = 150  # characters that are shown
_NEXT = 4  # characters between two sentences
_VERB = 30  # characters before a deed in which its tense is told
_STEM = {"en": 5, "tr": 4}  # letters by which a word is known again
_OF_BODIES = ("way", "hold", "landing")  # rows of which each part of a body goes its own way
_THEMES = {"wounded": 1, **dict.fromkeys(("burial", "mine", "court", "siege", "captive", "letter", "sign", "ship"), 2)}
_POINTERS = ("sure", "point", "definite", "deed", "one_day", "back", "maker")
_OF_A_DAY, _DAYS = frozenset(("storm", "again", "fire", "pursuit")), 2  # rows that may come again after so many days
_ENOUGH, _OF_TWO_ROWS = 4, 6  # of what may speak for one course
_NOT_LOOSE = frozenset(
    ("storm", "bridge", "siege", "fire", "pursuit", "sign", "order", "mine")
)  # rows that may be asked about by less
_SURE = 7  # of what speaks for one course, from which on more than a question is asked
_SAME_ROW = 3  # by how much two deeds of one row are the likelier
_BACK_AND_FORTH = frozenset(("again", "hold"))  # rows of which a deed may be the first of one and the last of another
_PAPER = "sign"
_LEAD_IN = 28  # characters before a day in which it may be counted from what was told before
_WAY, _LOOSE = "way", "course"  # a row of any beginning and end: of one course only by what both name
_WORD = lazy(r"[^\W\d_]{4,}|\d{3,}")
_MARKS = sought(r"[;:]|\s[–—]\s|, (?:and|but|while|whereas|although|though)\b")


@dataclass(frozen=True, slots=True)
class _Deed:
    row: str
    rank: int
    start: int
    end: int
    when: Moment
    sentence: Told
    clause: tuple[int, int]  # in the sentence
    paragraph: int = 0

    @property
    def stage(self) -> float:
        """How far in its course: from 0, the first of a row, to 1, the last."""
        return self.rank / (len(table(self.sentence.language, "stages")["rows"][self.row]) - 1)

    @property
    def words(self) -> str:
        return self.sentence.words[self.clause[0] : self.clause[1]]

    @property
    def span(self) -> Span:
        low, high = min(self.start, self.when.start), max(self.end, self.when.end)
        return Span(low, high) if high - low <= _SHOWN else Span(self.start, self.end)

    @property
    def sides(self) -> set[str]:
        """The sides of the war that its clause names."""
        return set(pattern(self.sentence.language, "sides").findall(caseless(self.words)))

    def named(self, type_: str) -> set[str]:
        base = self.sentence.span.start
        return {
            _name(m) for m in self.sentence.mentions
            if m.type == type_ and self.clause[0] <= m.start - base < self.clause[1]
        }  # fmt: skip


@cache
def _rows(language: str) -> tuple[tuple[str, int, Sought], ...]:
    rows = table(language, "stages")["rows"]
    return tuple((name, rank, _cue(str(stage))) for name, row in rows.items() for rank, stage in enumerate(row))


def _cue(words: str) -> Sought:
    """A pattern that begins with a word; the dot of a number ends no sentence."""
    return sought(rf"(?<!\w)(?:{words})".replace("[^.;]", r"(?:[^.;]|(?<=\d)\.)"))


@cache
def tie(language: str, name: str) -> Sought:
    return sought(str(table(language, "stages")["ties"][name]))


class Stages:
    """Reads sentence by sentence; the other stage may stand in one of the two before."""

    def __init__(self) -> None:
        self._before: list[list[_Deed]] = []
        self._paragraph = 0

    def of(self, sentence: Told, times: Times) -> Iterator[Oddity]:
        """The stages that are told the wrong way round, at most one of a sentence."""
        self._paragraph += sentence.opens
        here = _deeds(sentence, times, self._paragraph) if times else []
        near = [*self._before, here]
        self._before = near[-_BACK:]
        best: tuple[float, _Deed, _Deed] | None = None
        for one, other in ((one, other) for one in here for deeds in near for other in deeds):
            late, early = (one, other) if one.stage > other.stage else (other, one)
            if late.stage > early.stage and late.when.before(early.when):
                weight = _tied(late, early)
                if weight > (best[0] if best else 0):
                    best = weight, late, early
        if best is not None:
            sure = best[0] >= _SURE or best[1].row != best[2].row
            yield _odd(*best[1:], sure=sure and not _parted(*best[1:]) and not _goes_on(*best[1:]))


def _parted(late: _Deed, early: _Deed) -> bool:
    """Are two deeds told in two paragraphs that are no entries of a diary, which begin with an hour?"""
    last = max((late.sentence, early.sentence), key=lambda s: s.span.start)
    if late.paragraph == early.paragraph:
        return False
    return not (last.opens and any(hour.start <= _LEAD for hour in read(last.words[:_ENTRY], last.language)))


def _goes_on(late: _Deed, early: _Deed) -> bool:
    """Is what may come again told for a later day behind what is told first, as any story goes on: taken, and attacked anew?"""
    by_day = (late.when.first, late.when.last) != (early.when.first, early.when.last)
    again = late.row in _OF_A_DAY or late.row in (_WAY, _LOOSE)
    apart = late.row in _OF_A_DAY or late.sentence is not early.sentence
    apart = apart and not (late.row == _WAY and _goals(early) & _stems(late))
    return by_day and again and apart and late.start < early.start and not _is_past(early)


def _deeds(sentence: Told, times: Times, paragraph: int = 0) -> list[_Deed]:
    """What a sentence tells of any row, with its day or hour."""
    out: list[_Deed] = []
    base = sentence.span.start
    for row, rank, cue in _rows(sentence.language):
        for found in cue.finditer(sentence.words):
            when = times.of(found.start(), found.end())
            if tie(sentence.language, "from_it").match(sentence.words, found.end()):
                continue  # its own day is another: "cepheye varışından on gün sonra, 3 Mart'ta"
            if when is not None and not tie(sentence.language, "undated").search(sentence.words[: found.start()]):
                clause = part_of(sentence.words, found.start(), found.end())
                out.append(
                    _Deed(row, rank, found.start() + base, found.end() + base, when, sentence, clause, paragraph)
                )
    return out


def part_of(words: str, start: int, end: int) -> tuple[int, int]:
    """Where the part of a sentence between its heavier marks begins and ends that holds some of its words."""
    cuts = [0, *(m.start() for m in _MARKS.finditer(words)), len(words)]
    return max(cut for cut in cuts if cut <= start), min(cut for cut in cuts if cut >= end)


def _tied(late: _Deed, early: _Deed) -> int:
    """How surely the words say that the two are stages of one course; 0 where they do not."""
    language = early.sentence.language
    base = early.sentence.span.start
    lead = _LEAD_IN if early.sentence is not late.sentence and language == "tr" else 0
    told = max(0, early.when.start - base - lead)
    if tie(language, "counted").search(early.sentence.words[told : early.when.end - base]):
        return 0
    base = late.sentence.span.start
    if tie(language, "days_before").search(late.sentence.words[late.when.start - base : late.when.end - base]):
        return 0  # "they had blown the bridge a day before": the words say which came first
    if late.start < early.end and early.start < late.end:
        return 0
    unreal = tie(language, "unreal")
    if unreal.search(late.words) or unreal.search(early.words):
        return 0
    if late.row == early.row == _PAPER and any(
        tie(language, "truce").search(a.words) and not tie(language, "truce").search(b.words)
        and tie(language, "peace").search(b.words) for a, b in ((late, early), (early, late))
    ):  # fmt: skip
        return 0  # of an armistice and of the peace behind it
    bodies = late.row in _OF_BODIES or early.row in _OF_BODIES
    if bodies and (any(tie(language, "parts").search(d.words) for d in (late, early)) or late.sides != early.sides):
        return 0
    if late.row == early.row == _WAY and tie(language, "no_march").search(late.words):
        return 0
    if late.row == early.row == _WAY and _origins(early) & _stems(late):
        return 0
    if late.row == early.row and late.row in (_WAY, _LOOSE) and _goes_on(late, early):
        return 0  # it came, and then it left
    for type_ in ("unit", "person"):
        one, other = late.named(type_), early.named(type_)
        if one and other and not one & other:
            return 0
    apart, weight = early.when.first - late.when.last, _weight(late, early)
    if late.row != early.row:
        ends = (early.stage, late.stage) == (0, 1) and not _BACK_AND_FORTH & {late.row, early.row}
        return weight if ends and weight >= _OF_TWO_ROWS and apart <= _DAYS else 0
    again = (late.row in _OF_A_DAY or late.row == _LOOSE) and apart > _DAYS
    return weight + _SAME_ROW if weight >= _ENOUGH + again - _may_ask(late, early) else 0


def _may_ask(late: _Deed, early: _Deed) -> bool:
    """May two deeds of a row be asked about by less: where both name something, or the second takes it up by a pronoun?"""
    last = max((late, early), key=lambda d: d.start)
    back = tie(last.sentence.language, "back").search(last.words)
    return late.row in _NOT_LOOSE and (back is not None or bool(_stems(late) & _stems(early)))


def _weight(late: _Deed, early: _Deed) -> int:
    """How much speaks for one course: what both name, and how the second that is told points back to the first."""
    one, two = sorted((late, early), key=lambda d: d.start)
    language, same = two.sentence.language, one.sentence is two.sentence
    within = same and one.clause == two.clause
    common = not within and bool(_stems(late) & _stems(early))
    next_to = two.sentence.span.start - one.sentence.span.end < _NEXT and not _parted(late, early)
    if not (common or same or next_to):
        return 0
    words = two.sentence.words[max(two.clause[0], one.end - two.sentence.span.start if within else 0) : two.clause[1]]
    told = sum(tie(language, name).search(words) is not None for name in _POINTERS)
    nobody = not two.named("unit") and not two.named("person")
    goes_on = nobody if language == "tr" else tie(language, "goes_on").match(words) is not None
    theme = _THEMES.get(late.row, 0) if late.row == early.row else 0
    own = bool(late.named("unit") & early.named("unit"))
    joined = same and one.clause != two.clause
    return 2 * common + joined + told + _is_past(two) + goes_on * (late.row != _LOOSE) + own + theme


def _is_past(deed: _Deed) -> bool:
    """Is a deed told as done before?"""
    base = deed.sentence.span.start
    verb = deed.sentence.words[max(deed.clause[0], deed.start - base - _VERB) : deed.end - base + _VERB // 2]
    return tie(deed.sentence.language, "past").search(verb) is not None


def _origins(deed: _Deed) -> set[str]:
    """The places from where a march sets out: one that is also where it arrives is of another march."""
    language = deed.sentence.language
    return {found["place"][: _STEM[language]] for found in tie(language, "origin").finditer(deed.words)}


def _goals(deed: _Deed) -> set[str]:
    """The places for which a march sets out."""
    language = deed.sentence.language
    bound = sought(str(table(language, "events")["trips"]["bound"]))
    return {found["place"][: _STEM[language]] for found in bound.finditer(deed.words)}


def _stems(deed: _Deed) -> set[str]:
    """The words of a clause that say what a deed is about."""
    language, empty = deed.sentence.language, tie(deed.sentence.language, "empty")
    base, mentions = deed.sentence.span.start, deed.sentence.mentions
    dates = [(m.start - base, m.end - base) for m in mentions if m.type == "date"]
    hour = deed.when.hour
    taken = [*dates, (hour.start, hour.end)] if hour else dates
    return {
        found[0][: _STEM[language]]
        for found in _WORD.finditer(deed.sentence.words, *deed.clause)
        if not empty.match(found[0]) and not any(a <= found.start() < b for a, b in taken)
    }


def _name(mention: Mention) -> str:
    return str(getattr(mention.value, "name", ""))


def _odd(late: _Deed, early: _Deed, sure: bool) -> Oddity:
    days = [[d.when.first, d.when.last] for d in (early, late)]
    if late.row == _WAY and days[0] != days[1]:
        subject = next((_name(m) for m in late.sentence.mentions if m.type == "unit"), "")
        says = {"name": subject, "left": days[0], "came": days[1], "sure": sure}
        return Oddity("march", late.span.start, late.span.end, (early.span,), says)
    hours = ["", ""] if days[0] != days[1] else [spoken(d.when) for d in (early, late)]
    says = {"row": late.row, "first": days[0], "second": days[1], "hours": hours, "sure": sure}
    return Oddity("stage", late.span.start, late.span.end, (early.span,), says)
