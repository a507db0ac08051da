"""Units and persons that act before their only beginning or after their only end, known by their printed names.

The oddity `life` says the turn ("founded", "abolished" or "dies"), the name, whether that is printed beside the deed (`sure`),
and the days of the turn and of the deed that lies on the wrong side of it; `related` is where the turn is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from operator import itemgetter

from sefer.grammars.oddities.bound import bound, dated
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.said import Said
from sefer.grammars.oddities.tellings.bodies.bynames import sole
from sefer.grammars.oddities.tellings.bodies.phrases import key
from sefer.grammars.oddities.tellings.lives.beside import (
    acts,
    beside,
    cues,
    gap,
    is_lively,
    is_of_a_thing,
    is_there,
    mentions,
    pattern,
    peoples,
    printed_as,
    shortened,
    small,
    touch,
)
from sefer.grammars.oddities.tellings.lives.perhaps import Perhaps
from sefer.grammars.oddities.tellings.lives.turns import Turn, Turns, is_single, tells_year
from sefer.grammars.words import table
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Days, Mention, Oddity, Reading, Span

_SHOWN = 150  # characters of a deed that are shown
_REACH = 60_000  # characters over which a name stands for one
_DEEDS = 2  # beyond its end that one may be told to have done
_PLACES = 3  # at which a turn is told that are shown
_MOST = 40  # namings of one that are looked at
_LARGE = lazy(r"Army|Front|Ordu|Cephe|[A-Z]\w+\s+(?:Group|Grub)")  # bodies of which two peoples have hardly one each
_NUMBER = lazy(r"\d+(?:\.|st|nd|rd|th)")
_PEOPLE = 16  # characters before a name in which a word for its people may stand
_HALF_YEAR = 183  # days beyond which a month may be one of another year than the one that is guessed
_FURTHER = 80  # sentences from a turn to what is told under the name later
_BURIED = 12  # days between a death and the burial
_MONTH = 31  # the same for a deed


class Lives:
    """Reads the turns of lives sentence by sentence; `rest` are the deeds that lie outside of them."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._text = reading, reading.document.text
        self._turns, self._perhaps = Turns(reading), Perhaps(reading)
        # where a noun or a title stands for one that was named before, by whether it is of a person and by the name
        self._meant: dict[tuple[bool, str], list[tuple[int, int]]] = defaultdict(list)

    def read(self, sentence: Told, said: Said | None) -> None:
        """Keep the turns that a sentence tells, and whom its nouns and titles mean."""
        self._turns.read(sentence, said)
        if not all(name.own for name in sentence.names):
            for name in {p.who for p in sentence.pieces if p.who is not None and not p.carried and not p.who.own}:
                self._meant[not name.is_unit, str(getattr(name.of.value, "name", ""))].append((name.start, name.end))

    def rest(self) -> Iterator[Oddity]:
        """The deeds on the wrong side of a turn, each name's in the order of the text."""
        told, perhaps = self._turns.told, self._turns.perhaps
        for whose in dict.fromkeys((*told, *perhaps)):
            (of_person, name), turns = whose, told.get(whose) or perhaps[whose]
            turn = _only(turns)
            if turn is None or self._another(name, turn):
                continue
            found = list(self._wrong(turn, [t.sentence for t in turns], of_person)) if whose in told else []
            sure = [f for f in found if f.says["sure"]]
            if len(sure) <= _DEEDS:  # of one of whom more is told, another turn was meant
                found = found if len(found) <= _DEEDS else sure
                places = tuple(dict.fromkeys(t.shown for t in (turn, *turns)))[:_PLACES]
                yield from (replace(odd, related=places) for odd in found)
            if not found:
                yield from self._perhaps.deeds(turn, [*turns, *perhaps.get(whose, ())], self._all_namings(turn))

    def _all_namings(self, turn: Turn) -> list[tuple[int, int, bool]]:
        """Where a name stands, in full (True) or in the short form that nobody else bears."""
        full = [f[:2] for f in self._namings(turn, turn.of_person) if not self._of_another(turn, f[0])]
        short = [f for f in shortened(self._text, turn.name, turn.of_person, turn.language) if not touch(full, f)]
        found = [(*f, True) for f in full] + [(*f, False) for f in short]
        body = None if turn.of_person else key(turn.name, turn.language)
        if body is not None and body.words:
            found += [
                f for f in self._turns.phrases.again(body, turn.language) if not touch([n[:2] for n in found], f[:2])
            ]
        return sorted(found)[:_MOST]

    def _another(self, name: str, turn: Turn) -> bool:
        """Is there another one of the name: raised again, a namesake?"""
        forms = () if turn.of_person else (self._text[a:b] for a, b, meant in self._namings(turn, False) if not meant)
        bare = f"(?:{'|'.join(sorted({re.escape(form) for form in (name, *forms)}))})"
        if len(set(re.findall(rf"{bare}\s+of\s+(?:the\s+)?([A-Z]\w+)", self._text))) > 1:
            return True
        own = turn.sentence if turn.sort == "founded" else Span(0, 0)  # "formed the new 12th Regiment"
        if not turn.of_person and self._renamed(bare, turn):
            return True
        others = re.finditer(str(table(turn.language, "told")["lives"]["another"]).replace("NAME", bare), self._text)
        return any(not own.start <= other.start() < own.end for other in others)

    def _renamed(self, bare: str, turn: Turn) -> bool:
        """Does the text tell of an earlier body of the name, or that another took it when this one was gone?"""
        words, sentences = table(turn.language, "told")["lives"], self._reading.sentences
        if re.search(str(words["earlier"]).replace("NAME", bare), self._text):
            return True
        if turn.sort == "founded":
            return False
        for found in re.finditer(str(words["renamed"]).replace("NAME", bare), self._text):
            n = bisect_left(sentences, found.start() + 1, key=lambda s: s.start) - 1
            dates = dated(mentions(self._reading, sentences[n]), _MONTH) if n >= 0 else []
            if any(days.earliest > turn.days.latest for _, days in dates if days != turn.days):
                return True
        return False

    def _of_another(self, turn: Turn, at: int) -> bool:
        """Does a word for a people, or a number, stand before a name that bears none where its turn is told: "the French 77th"?"""
        before = fold(self._text[max(0, at - _PEOPLE) : at]).split()[-1:]
        if turn.of_person or not before:
            return False
        number = before[0][0].isdigit() and _NUMBER.fullmatch(before[0])
        if not number and (before[0] not in peoples(turn.language) or _LARGE.search(turn.name)):
            return False
        return before[0] not in fold(self._text[turn.sentence.start : turn.sentence.end]).split()

    def _wrong(self, turn: Turn, told_in: Sequence[Span], of_person: bool) -> Iterator[Oddity]:
        sentences, text = self._reading.sentences, self._text
        done: set[int] = set()
        for start, end, meant in islice(self._namings(turn, of_person), _MOST):
            n = bisect_left(sentences, start + 1, key=lambda s: s.start) - 1
            if n < 0 or end > sentences[n].end or self._of_another(turn, start):
                continue
            if n not in done:
                odd = next(self._deed(turn, n, start, end, sentences[n] in told_in), None)
                if odd is None and sentences[n] == turn.sentence:
                    odd = self._later_in_it(turn, n, of_person)
                if odd is not None or sentences[n] not in told_in:
                    done.add(n)
                if odd is not None:
                    yield replace(odd, says={**odd.says, "sure": not meant})
            if (
                not meant
                and odd is None
                and n + 1 < len(sentences)
                and n + 1 not in done
                and "\n" not in text[sentences[n].end : sentences[n + 1].start]
            ):
                again = self._again(turn, n + 1, of_person)
                if again is not None:
                    done.add(n + 1)
                    for odd in self._deed(turn, n + 1, *again, sentences[n + 1] in told_in):
                        yield replace(odd, says={**odd.says, "sure": True})

    def _namings(self, turn: Turn, of_person: bool) -> list[tuple[int, int, bool]]:
        """Where a name stands: as it is printed, where it is read out of other words, as the noun of the one body; or
        (True) where a noun or a title stands behind its turn for the one that was named last."""
        low, high = max(0, turn.at.start - _REACH), turn.at.end + _REACH
        bare = re.compile(rf"(?<![\w./-]){printed_as(turn.name, of_person, turn.language)}(?!\w)")
        found = [f.span() for f in bare.finditer(self._text, low, high)]
        read = (
            (m.start, m.end) for m in self._reading.mentions
            if m.type == "unit" and low <= m.start < high and getattr(m.value, "name", "") == turn.name
        )  # fmt: skip
        if not of_person:
            found += [f for f in chain(read, sole(self._text, turn.name, turn.language)) if not touch(found, f)]
        named = list(found)
        meant = (f for f in self._meant[of_person, turn.name] if low <= f[0] < high)
        found += [f for f in meant if f[0] > turn.at.end and not touch(found, f)]
        return sorted(((*f, f not in named) for f in found), key=itemgetter(2, 0))

    def _later_in_it(self, turn: Turn, n: int, of_person: bool) -> Oddity | None:
        """What the sentence of a turn tells behind a semicolon of him or it: "...; its machines had flown on 2 May"."""
        span, language = self._reading.sentences[n], turn.language
        words = small(self._text[span.start : span.end], language)
        at = words.find(";", turn.at.end - span.start)
        if at < 0:
            return None
        name = "he" if of_person else "same"
        found = pattern(language, name).search(words[at + 1 :].lstrip(" "))
        group = next((g for g in ("he", "it", "noun") if found and found.groupdict().get(g)), None)
        if found is None or group is None:
            return None
        at += 1 + len(words[at + 1 :]) - len(words[at + 1 :].lstrip(" "))
        return next(
            self._deed(turn, n, span.start + at + found.start(group), span.start + at + found.end(group), True), None
        )

    def _again(self, turn: Turn, n: int, of_person: bool) -> tuple[int, int] | None:
        """The pronoun or common noun that takes a name up in the sentence behind it."""
        span = self._reading.sentences[n]
        words = small(self._text[span.start : span.end], turn.language)
        known = mentions(self._reading, span)
        if any(m.type == ("person" if of_person else "unit") for m in known):
            return None
        if of_person:
            found = pattern(turn.language, "he").search(words)
            return (span.start + found.start("he"), span.start + found.end("he")) if found else None
        noun = fold(turn.name.split()[-1])
        for found in pattern(turn.language, "same").finditer(words):
            said = fold(found["noun"] or "")
            alike = next(
                (k for k, (a, b) in enumerate(zip(noun, said, strict=False)) if a != b), min(len(noun), len(said))
            )
            if found["it"] or alike >= max(4, len(noun) - 2):
                return span.start + found.start("noun" if found["noun"] else "it"), span.start + found.end()
        return None

    def _deed(self, turn: Turn, n: int, start: int, end: int, same: bool) -> Iterator[Oddity]:
        """What is done under a name in a sentence, where its day is on the wrong side of a turn."""
        span, language = self._reading.sentences[n], turn.language
        words = small(self._text[span.start : span.end], language)
        at, stop = start - span.start, end - span.start
        dates = [d for d in dated(mentions(self._reading, span), _MONTH) if d[0].start != turn.day.start]
        told = _clause(words, at, turn, span) if same else beside(words, at, stop)
        if pattern(language, f"{turn.sort}_innocent").search(told):
            return
        if not (acts if turn.of_person else is_there)(words, at, stop, language):
            return
        told = told if same else f"{words[:at]}~{words[stop:]}"
        when = bound(words, span.start, at, stop, dates, language)
        if when is None and same and turn.sort == "founded" and len(dates) == 1:
            when = dates[0]
        if when is None and not same and not dates and start > turn.at.start:
            when = self._running(n) or (self._since(turn, n) if is_lively(told, language) else None)
        if when is None or not cues(language, "deed").search(told):
            return
        day, days = when
        if is_of_a_thing(words, stop, day.start - span.start, len(dates) > 1):
            return
        guessed = not (turn.year and tells_year(day)) or (day.start < turn.at.start and not _given(day))
        if guessed and gap(days, turn.days) > _HALF_YEAR:
            return  # in another year than the one that is guessed
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

    def _since(self, turn: Turn, n: int) -> tuple[Mention, Days] | None:
        """The day that a text has come to since it told a turn: the last single one that is told behind it."""
        sentences = self._reading.sentences
        for k in range(n - 1, max(n - _FURTHER, -1), -1):
            if sentences[k].start <= turn.sentence.start:
                return None
            if dates := dated(mentions(self._reading, sentences[k]), _MONTH):
                return dates[-1] if all(is_single(days) for _, days in dates) else None
        return None

    def _running(self, n: int) -> tuple[Mention, Days] | None:
        """The day that the sentences before tell in the same paragraph."""
        sentences = self._reading.sentences
        for k in range(n - 1, max(n - 5, -1), -1):
            if "\n" in self._text[sentences[k].end : sentences[k + 1].start]:
                return None
            if dates := dated(mentions(self._reading, sentences[k]), _MONTH):
                return dates[-1]
        return None


def _only(turns: list[Turn]) -> Turn | None:
    """The one turn that is told, of which the text may speak several times; None where the tellings differ."""
    if len({t.sort for t in turns}) > 1:  # a month of a year that is guessed says nothing against another turn
        turns = [t for t in turns if t.year] or turns
    if len({t.sort for t in turns}) > 1:
        ends = [t for t in turns if t.sort == "abolished"]
        founded = [t for t in turns if t.sort == "founded"]
        if not (ends and founded) or max(t.days.latest for t in founded) > min(t.days.earliest for t in ends):
            return None
        one_end = max(t.days.earliest for t in ends) <= min(t.days.latest for t in ends)
        turns = ends if one_end else founded
    turns = [t for t in turns if not t.by] or turns
    slack = _BURIED if turns[0].of_person else 0
    if max(t.days.earliest for t in turns) > min(t.days.latest for t in turns) + slack:
        return None
    return max(turns, key=lambda t: (t.days.earliest - t.days.latest, t.days.latest))


def _given(day: Mention) -> bool:
    return getattr(day.value, "year_given", True)


def _clause(words: str, at: int, turn: Turn, span: Span) -> str:
    """The part of the sentence of a turn in which a name stands, without the turn itself."""
    low, high = turn.at.start - span.start, turn.at.end - span.start
    if not 0 <= low < len(words):  # the turn is told again here
        return words
    if at >= high:
        return words[high:]
    if on := pattern(turn.language, "goes_on").match(words, high):
        return words[on.start("deed") :]
    behind = words.find(";", high)
    return words[behind:] if behind >= 0 else words[:low] + words[high:]


def _apart(words: str, at: int, turn: Turn, day: Mention, span: Span, language: str) -> bool:
    """Does the sentence of a turn itself tell a deed of another day, and not what led to the turn or came of it?"""
    low, high = sorted((day.start - span.start, turn.at.start - span.start))
    between = words[low:high]
    if pattern(language, "ended_before").search(words, max(0, day.end - span.start), at):
        return False  # "Tümen 25 Şubat'ta Eceabat'a geçti ve 24 Mart'ta 5. Ordu kuruldu": of another
    behind = words[turn.at.end - span.start :]
    if pattern(language, "goes_on").match(behind):
        return True
    if turn.sort != "founded":
        again = at >= turn.at.end - span.start
        if turn.of_person and ";" in between:  # the clause behind may be of somebody else
            again = again or pattern(language, "he").search(behind) is not None
        return again or (";" in between and not turn.of_person)
    if pattern(language, "led_to_turn").search(words[:at] + words[at + len(turn.name) :]):
        return False
    behind = words[day.end - span.start :] if language == "tr" else ""
    return ";" in between or cues(language, "deed").search(between + behind) is not None
