"""Units and persons that act before their only beginning or after their only end, known by their printed names.

The oddity `life` says the turn ("founded", "abolished" or "dies"), the name, and the days of the turn and of the deed that lies
on the wrong side of it; `related` is where the turn is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from sefer.grammars.oddities.bound import bound, dated
from sefer.grammars.oddities.pieces import Name, Told
from sefer.grammars.words import any_of, table
from sefer.letters import fold, lower
from sefer.letters.patterns import Sought, sought
from sefer.model import Days, Mention, Oddity, Reading, Span

TURNS = ("dies", "founded", "abolished")
_BESIDE = 60  # characters on both sides of a word of beginning or end that may take it back
_FIRST = 5  # characters within which a word opens its sentence
_CLAUSE = 90  # characters of a clause of its own
_SHOWN = 150  # characters of a deed that are shown
_REACH = 60_000  # characters over which a name stands for one
_MOST = 40  # namings of one that are looked at
_BARE = 4  # words that may stand so
_BURIED = 12  # days between a death and the burial
_MONTH = 31  # the same for a deed


@dataclass(frozen=True, slots=True)
class _Turn:
    sort: str
    name: str
    days: Days
    day: Span
    at: Span
    sentence: Span
    language: str

    @property
    def of_person(self) -> bool:
        return self.sort == "dies"


@cache
def _cues(language: str, name: str) -> Sought:
    return sought(any_of(list(table(language, "told")["lives"][name])))


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["lives"][name]))


class Lives:
    """Reads the turns of lives sentence by sentence; `rest` are the deeds that lie outside of them."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._text = reading, reading.document.text
        self._turns: dict[tuple[bool, str], list[_Turn]] = defaultdict(list)
        self._last: dict[bool, str] = {}  # whom the sentence before is about, of persons and of units
        self._day: Days | None = None  # told last in this paragraph

    def read(self, sentence: Told) -> None:
        """Keep the turns that a sentence tells."""
        if sentence.opens:
            self._last, self._day = {}, None
        dates = dated(sentence.mentions)
        for sort in TURNS:
            for cue in _cues(sentence.language, sort).finditer(sentence.words):
                self._keep(sentence, sort, cue, dates)
        for of_person in (True, False):
            if named := list(self._named(sentence, of_person)):
                free = [n for n in named if not self._governed(sentence.words, n, sentence.language)]
                self._last[of_person] = (free or named[::-1])[0][2]
        if dates:
            self._day = dates[-1][1]

    def _keep(self, sentence: Told, sort: str, cue: re.Match[str], dates: list[tuple[Mention, Days]]) -> None:
        words, base, language = sentence.words, sentence.span.start, sentence.language
        around = words[max(0, cue.start() - _BESIDE) : cue.end() + _BESIDE]
        if _pattern(language, "unreal").search(around):
            return
        if sort == "dies" and self._counted(sentence, cue):
            return
        when = bound(words, base, cue.start(), cue.end(), dates, language)
        if when is None and sort == "dies" and self._day is not None and not dates and _single(self._day):
            day, days = Span(base + cue.start(), base + cue.end()), self._day
        elif when is None:
            return
        else:
            day, days = Span(when[0].start, when[0].end), when[1]
        name = self._whose(sentence, sort, cue)
        if name is None:
            return
        low, high = min(cue.start() + base, day.start), max(cue.end() + base, day.end)
        if high - low > _SHOWN:
            low, high = cue.start() + base, cue.end() + base
        turn = _Turn(sort, name, days, day, Span(low, high), sentence.span, language)
        self._turns[sort == "dies", name].append(turn)

    def _counted(self, sentence: Told, cue: re.Match[str]) -> bool:
        """Is it a number of men that died: "of whom 143 were killed"?"""
        base, words = sentence.span.start, sentence.words
        before = [m for m in sentence.mentions if m.type in ("person", "quantity") and m.start - base <= cue.start()]
        if not before or before[-1].type != "quantity":
            return False
        if before[-1].end - base >= cue.start():
            return True
        return _pattern(sentence.language, "counted").fullmatch(words, before[-1].end - base, cue.end()) is not None

    def _whose(self, sentence: Told, sort: str, cue: re.Match[str]) -> str | None:
        """Of whom a turn is told: the name that the word governs, else the nearest before it that can bear it."""
        words, language, of_person = sentence.words, sentence.language, sort == "dies"
        names = list(self._named(sentence, of_person))
        if inside := next((n for n in names if cue.start() <= n[0] and n[1] <= cue.end()), None):
            return inside[2]
        behind = next((n for n in names if n[0] >= cue.end()), None)
        begins = cue.start() if language == "tr" else cue.end()
        if behind and _pattern(language, "object").fullmatch(words, begins, behind[0]):
            return behind[2]
        ahead = [
            n for n in names
            if n[1] <= cue.start() + 2 and not self._governed(words, n, language) and ";" not in words[n[1] : cue.start()]
        ]  # fmt: skip
        if ahead:
            return ahead[-1][2]
        if (
            behind and cue.start() <= _FIRST and behind[0] - cue.end() < _CLAUSE
        ):  # "Raised at Lahore on 1 April, the ..."
            return behind[2]
        if any(n[1] <= cue.start() for n in names):
            return None
        if _pattern(language, "opens").match(words) or (
            of_person and language == "tr" and not names and self._is_bare(sentence, cue.start())
        ):
            return self._last.get(of_person)
        return behind[2] if behind and behind[0] - cue.end() < _BESIDE else None

    def _is_bare(self, sentence: Told, at: int) -> bool:
        """Do so few words stand before a word of end, days aside, that hardly another than who was named last can be meant?"""
        base, left = sentence.span.start, len(sentence.words[:at].split())
        days = (m for m in sentence.mentions if m.type == "date" and m.end - base <= at)
        return left - sum(len(self._text[m.start : m.end].split()) for m in days) <= _BARE

    def _governed(self, words: str, name: tuple[int, int, str], language: str) -> bool:
        before = _pattern(language, "governed_before").search(words[max(0, name[0] - 30) : name[0]])
        return bool(before or _pattern(language, "governed_behind").match(words, name[1]))

    def _named(self, sentence: Told, of_person: bool) -> Iterator[tuple[int, int, str]]:
        """The names of a sentence in its own places: those that are read, and, of bodies, those that only look like one."""
        base = sentence.span.start
        found = [
            (n.start - base, n.end - base, _key(n)) for n in sentence.names if n.is_unit != of_person and not n.whose
        ]
        if not of_person:
            raw = self._text[base : sentence.span.end]
            for body in _pattern(sentence.language, "body").finditer(raw):
                start, end = body.span("name")
                if not any(_is_other(m, base + start, base + end) for m in sentence.mentions):
                    found.append((start, end, body["name"]))
        yield from sorted(found)

    def rest(self) -> Iterator[Oddity]:
        """The deeds on the wrong side of a turn, each name's in the order of the text."""
        for (of_person, name), turns in self._turns.items():
            if (turn := _only(turns)) is not None and not self._another(name, turn):
                yield from self._wrong(turn, [t.sentence for t in turns], of_person)

    def _another(self, name: str, turn: _Turn) -> bool:
        """Is there another one of the name: raised again, a namesake?"""
        bare = re.escape(name)
        return bool(re.search(str(table(turn.language, "told")["lives"]["another"]).replace("NAME", bare), self._text))

    def _wrong(self, turn: _Turn, told_in: Sequence[Span], of_person: bool) -> Iterator[Oddity]:
        sentences, text = self._reading.sentences, self._text
        bare = re.compile(rf"(?<![\w.-]){_printed(turn.name, of_person)}(?!\w)")
        namings = bare.finditer(text, max(0, turn.at.start - _REACH), turn.at.end + _REACH)
        done: set[int] = set()
        for found in islice(namings, _MOST):
            n = bisect_left(sentences, found.start() + 1, key=lambda s: s.start) - 1
            if n < 0 or found.end() > sentences[n].end:
                continue
            if n not in done:
                odd = next(self._deed(turn, n, found.start(), found.end(), sentences[n] in told_in), None)
                if odd is not None or sentences[n] not in told_in:
                    done.add(n)
                yield from (odd,) if odd is not None else ()
            if (
                n + 1 < len(sentences)
                and n + 1 not in done
                and "\n" not in text[sentences[n].end : sentences[n + 1].start]
            ):
                again = self._again(turn, n + 1, of_person)
                if again is not None:
                    done.add(n + 1)
                    yield from self._deed(turn, n + 1, *again, sentences[n + 1] in told_in)

    def _again(self, turn: _Turn, n: int, of_person: bool) -> tuple[int, int] | None:
        """The pronoun or common noun that takes a name up in the sentence behind it."""
        span = self._reading.sentences[n]
        words = _small(self._text[span.start : span.end], turn.language)
        mentions = _mentions(self._reading, span)
        if any(m.type == ("person" if of_person else "unit") for m in mentions):
            return None
        if of_person:
            found = _pattern(turn.language, "he").search(words)
            return (span.start + found.start("he"), span.start + found.end("he")) if found else None
        noun = fold(turn.name.split()[-1])
        for found in _pattern(turn.language, "same").finditer(words):
            said = fold(found["noun"] or "")
            alike = next(
                (k for k, (a, b) in enumerate(zip(noun, said, strict=False)) if a != b), min(len(noun), len(said))
            )
            if found["it"] or alike >= max(4, len(noun) - 2):
                return span.start + found.start("noun" if found["noun"] else "it"), span.start + found.end()
        return None

    def _deed(self, turn: _Turn, n: int, start: int, end: int, same: bool) -> Iterator[Oddity]:
        """What is done under a name in a sentence, where its day is on the wrong side of a turn."""
        span, language = self._reading.sentences[n], turn.language
        words = _small(self._text[span.start : span.end], language)
        at, stop = start - span.start, end - span.start
        dates = [d for d in dated(_mentions(self._reading, span), _MONTH) if d[0].start != turn.day.start]
        told = _clause(words, at, turn, span) if same else f"{words[:at]}{words[stop:]}"
        if _pattern(language, f"{turn.sort}_innocent").search(told):
            return
        if turn.of_person and not _acts(words, at, stop, language):
            return
        when = bound(words, span.start, at, stop, dates, language)
        if when is None and same and turn.sort == "founded" and len(dates) == 1:
            when = dates[0]
        if when is None and not same and not dates and start > turn.at.start:
            when = self._running(n)
        if when is None or not _cues(language, "deed").search(told):
            return
        day, days = when
        if same and not _apart(words, at, turn, day, span, language):
            return
        late = days.earliest > turn.days.latest
        if days.latest < turn.days.earliest if turn.sort == "founded" else late:
            near = (at, stop) if day.start < span.start or day.start >= span.end else (
                min(at, day.start - span.start), max(stop, day.end - span.start))  # fmt: skip
            last = min(len(words), max(near[1], min(near[0] + _SHOWN, near[1] + 60)))
            if same and near[1] <= turn.at.start - span.start:
                last = min(last, turn.at.start - span.start)
            says = {"turn": turn.sort, "name": turn.name, "first": days.earliest, "last": days.latest,
                    "turned": [turn.days.earliest, turn.days.latest]}  # fmt: skip
            if same and near[0] + span.start < turn.at.end and turn.at.start < last + span.start:
                behind = turn.at.end - span.start
                behind += len(words[behind:]) - len(words[behind:].lstrip(" ,;"))
                last = day.end - span.start
                near = (behind if behind < day.start - span.start else day.start - span.start, last)
            yield Oddity("life", span.start + near[0], span.start + last, (turn.at,), says)

    def _running(self, n: int) -> tuple[Mention, Days] | None:
        """The day that the sentences before tell in the same paragraph."""
        sentences = self._reading.sentences
        for k in range(n - 1, max(n - 5, -1), -1):
            if "\n" in self._text[sentences[k].end : sentences[k + 1].start]:
                return None
            if dates := dated(_mentions(self._reading, sentences[k]), _MONTH):
                return dates[-1]
        return None


def _is_other(mention: Mention, start: int, end: int) -> bool:
    """Is a name that looks like that of a body read as a unit or a day, or ends in the name of a person or a place?"""
    overlaps = mention.start < end and start < mention.end
    return overlaps and (
        mention.type in ("unit", "date") or (mention.type in ("person", "place") and mention.end >= end)
    )


def _key(name: Name) -> str:
    return str(getattr(name.of.value, "name", ""))


def _small(raw: str, language: str) -> str:
    words = lower(raw) if language == "tr" else raw.lower()
    return words if len(words) == len(raw) else raw


def _mentions(reading: Reading, span: Span) -> list[Mention]:
    at, out = bisect_left(reading.mentions, span.start, key=lambda m: m.start), []
    while at < len(reading.mentions) and reading.mentions[at].start < span.end:
        out.append(reading.mentions[at])
        at += 1
    return out


def _single(days: Days) -> bool:
    return days.earliest == days.latest


def _only(turns: list[_Turn]) -> _Turn | None:
    """The one turn that is told, of which the text may speak several times; None where the tellings differ."""
    if len({t.sort for t in turns}) > 1:
        ends = [t for t in turns if t.sort == "abolished"]
        founded = [t for t in turns if t.sort == "founded"]
        if max(t.days.latest for t in founded) > min(t.days.earliest for t in ends):
            return None
        turns = ends if len(ends) == 1 else founded
    slack = _BURIED if turns[0].of_person else 0
    if max(t.days.earliest for t in turns) > min(t.days.latest for t in turns) + slack:
        return None
    return max(turns, key=lambda t: (t.days.earliest - t.days.latest, t.days.latest))


def _printed(name: str, of_person: bool) -> str:
    """A pattern for a name as it is printed; a Turkish noun of size may stand for its other word."""
    words = [re.escape(word) for word in name.split()]
    swaps = {
        "Tümen": "(?:Tümen|Fırka)",
        "Fırka": "(?:Tümen|Fırka)",
        "Tugay": "(?:Tugay|Liva)",
        "Liva": "(?:Tugay|Liva)",
    }
    if not of_person:
        words = [swaps.get(word, word) for word in words]
        words[-1] += "?" if words[-1][-1] in "ıiuü" else ""
    return r"\s+".join(words)


def _acts(words: str, at: int, stop: int, language: str) -> bool:
    """Is somebody named as one who acts: as the subject, by whom something is done, under whom it happens?"""
    told = f"{words[max(0, at - 70) : at]}~{words[stop : stop + 90]}"
    if _pattern(language, "agent").search(told):
        return True
    return not (
        _pattern(language, "governed_before").search(words[max(0, at - 30) : at])
        or _pattern(language, "no_subject").match(words, stop)
    )


def _clause(words: str, at: int, turn: _Turn, span: Span) -> str:
    """The part of the sentence of a turn in which a name stands, without the turn itself."""
    low, high = turn.at.start - span.start, turn.at.end - span.start
    if not 0 <= low < len(words):  # the turn is told again here
        return words
    if at >= high:
        return words[high:]
    behind = words.find(";", high)
    return words[behind:] if behind >= 0 else words[:low] + words[high:]


def _apart(words: str, at: int, turn: _Turn, day: Mention, span: Span, language: str) -> bool:
    """Does the sentence of a turn itself tell a deed of another day, and not what led to the turn or came of it?"""
    low, high = sorted((day.start - span.start, turn.at.start - span.start))
    between = words[low:high]
    behind = words[turn.at.end - span.start :]
    if _pattern(language, "goes_on").match(behind):
        return True
    if turn.sort != "founded":
        again = at >= turn.at.end - span.start
        if turn.of_person and ";" in between:  # the clause behind may be of somebody else
            again = again or _pattern(language, "he").search(behind) is not None
        return again or (";" in between and not turn.of_person)
    if _pattern(language, "led_to_turn").search(words[:at] + words[at + len(turn.name) :]):
        return False
    behind = words[day.end - span.start :] if language == "tr" else ""
    return ";" in between or _cues(language, "deed").search(between + behind) is not None
