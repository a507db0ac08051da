"""The turns of the lives of units and persons, each with its day: when they began to be, and when they ended."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sefer.grammars.oddities.bare_days import bare_days
from sefer.grammars.oddities.bound import bound, dated
from sefer.grammars.oddities.pieces import Name, Told
from sefer.grammars.oddities.said import Said
from sefer.grammars.oddities.tellings.bodies.bynames import bynames, foreign, is_other, nth_of
from sefer.grammars.oddities.tellings.bodies.papers import named, papers
from sefer.grammars.oddities.tellings.bodies.phrases import Phrase, Phrases, points
from sefer.grammars.oddities.tellings.lives.beside import cues, is_until, pattern
from sefer.grammars.oddities.tellings.times.when_held import bare_months
from sefer.grammars.words import table
from sefer.model import DateValue, Days, Mention, Reading, Span

TURNS = ("dies", "founded", "abolished")
OF_PERSONS = ("dies", "gone")
_BESIDE = 60  # characters on both sides of a word of beginning or end that may take it back
_FIRST = 5  # characters within which a word opens its sentence
_CLAUSE = 90  # characters of a clause of its own
_SHOWN = 150  # characters of a deed that are shown
_CASE = 3  # letters at the end of a name in which its case may stand
_BARE = 4  # words that may stand so
_MONTH = 31  # the same for a deed


@dataclass(frozen=True, slots=True)
class Turn:
    sort: str
    name: str
    days: Days
    day: Span
    at: Span
    sentence: Span
    language: str
    year: bool  # is its year told?
    shown: Span  # where it is told, with the name of whom
    carried: bool = False  # is its day that of what was told before?
    by: bool = False  # is it what is done with one who is dead by then?

    @property
    def of_person(self) -> bool:
        return self.sort in OF_PERSONS


class Turns:
    """Reads the turns of lives sentence by sentence; `told` are they, by whether they are of a person and by the name."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._text = reading, reading.document.text
        self.told: dict[tuple[bool, str], list[Turn]] = defaultdict(list)
        self.perhaps: dict[tuple[bool, str], list[Turn]] = defaultdict(list)  # of which no word ties the day
        # of persons and of units: whom the sentences before in this paragraph are about, and those not looked at for it yet
        self._last: dict[bool, str] = {}
        self._fresh: dict[bool, list[Told]] = {True: [], False: []}
        self._day: Days | None = None  # told last in this paragraph
        self._ever: Days | None = None  # told last
        self._undated: list[tuple[Told, str, re.Match[str]]] = []  # told in the last sentence without a day
        self.phrases = Phrases(reading)
        self._known_papers: frozenset[str] | None = None  # looked for when they are asked for
        self._shared: dict[str, bool] = {}  # the nouns of which the text names several bodies

    def read(self, sentence: Told, said: Said | None) -> None:
        """Keep the turns that a sentence tells."""
        if sentence.opens:
            self._last, self._fresh, self._day, self._undated = {}, {True: [], False: []}, None, []
        dates = dated(sentence.mentions, _MONTH)
        guessed = False
        if not dates and sentence.last_day:
            raw = self._text[sentence.span.start : sentence.span.end]
            text = raw if sentence.language == "en" else sentence.words
            dates = bare_months(text, sentence.span.start, sentence.mentions, (), sentence.last_day, sentence.language)
            if said is not None and not dates:
                bare = bare_days(said)  # "not until the 19th"
                dates = [(Mention("date", b.start, b.end, DateValue(None, b.days, False)), b.days) for b in bare]
            guessed = bool(dates)
        undated, self._undated = self._undated, []
        if undated and len(dates) == 1 and pattern(sentence.language, "dates_it").search(sentence.words):
            for before, sort, cue in undated:
                self._keep(before, sort, cue, dates)
        every = dates or (sentence.names and is_single(self._ever))
        for sort in (*TURNS, "gone") if every else TURNS[:1] if is_single(self._day) or sentence.names else ():
            for cue in cues(sentence.language, sort).finditer(sentence.words):
                self._keep(sentence, sort, cue, dates, guessed)
                if not dates:
                    self._undated.append((sentence, sort, cue))
        for fresh in self._fresh.values():
            fresh.append(sentence)
        if dates and not guessed:
            self._day = self._ever = dates[-1][1]

    def _keep(
        self, sentence: Told, sort: str, cue: re.Match[str], dates: list[tuple[Mention, Days]], loose: bool = False
    ) -> None:  # fmt: skip
        words, base, language = sentence.words, sentence.span.start, sentence.language
        low, mark = max(words.rfind(";", 0, cue.start()) + 1, cue.start() - _BESIDE), words.find(";", cue.end())
        high = min(mark % (len(words) + 1), cue.end() + _BESIDE)
        if pattern(language, "participle").search(cue[0]):
            high = cue.end()
        elif "(" in words[low : cue.start()] and ")" not in words[words.rfind("(", 0, cue.start()) : cue.start()]:
            high = min(high, words.find(")", cue.end()) % (len(words) + 1))
        if any(self._takes_back(w, cue, language) for w in pattern(language, "unreal").finditer(words[:high], low)):
            return
        lists = pattern(language, "lists").search(cue[0])
        wished = pattern(language, "wished").search(words, cue.start(), high)
        if wished or (sort in OF_PERSONS and not lists and self._counted(sentence, cue)):
            return
        frame = cue.groupdict()
        loose = loose or bool(frame.get("becomes")) or sort == "gone"
        when = bound(words, base, cue.start(), cue.end(), dates, language)
        if when is None and len({days for _, days in dates}) == 1:
            when, loose = dates[0], True
        if not dates and self._day is not None and (sort in OF_PERSONS or is_single(self._day)):
            loose = loose or sort != "dies" or not is_single(self._day)
            day, days = Span(base + cue.start(), base + cue.end()), self._day
        elif not dates and self._ever is not None:
            day, days, loose = Span(base + cue.start(), base + cue.end()), self._ever, True
        elif when is None:
            return
        else:
            day, days = Span(when[0].start, when[0].end), when[1]
        told = None if when is None else (day.start - base, day.end - base)
        lasted = sort != "founded" and is_until(words, cue.span(), told, language)
        framed = any(frame.values())
        name = None if lasted else (self._framed if framed else self._whose)(sentence, sort, cue)
        own, alias = [None, None] if sort in OF_PERSONS else self._of_phrase(sentence, cue, name, framed)
        if lasted or (framed and name is None and own is None):
            return
        if own is not None and name is None and not own.words:  # "the roll of X shows that the unit was raised"
            named = {n[2] for n in self._named(sentence, of_person=False) if n[1] <= own.start - base}
            name, own = (named.pop(), None) if len(named) == 1 else (name, own)
        if own is not None:
            name, loose = self.phrases.printed(self.phrases.whole(own, language)), True
        if name is None or (sort == "gone" and sentence.is_of_place(cue.start())):
            return
        spans = [n[:2] for n in self._named(sentence, sort in OF_PERSONS) if n[2] == name]
        spans = [(own.start - base, own.end - base)] if own else spans
        place, shown = self._places(sentence, cue, day, spans)
        year = when is None or tells_year(when[0])
        by = sort == "dies" and pattern(language, "dead_by").search(cue[0]) is not None
        turn = Turn(sort, name, days, day, place, sentence.span, language, year, shown, when is None, by)
        for one in (name, *self._joined(sentence, sort, name)):
            (self.perhaps if loose else self.told)[turn.of_person, one].append(replace(turn, name=one))
        if alias is not None:
            other = replace(turn, name=self.phrases.printed(alias))
            self.perhaps[turn.of_person, other.name].append(other)

    def _places(
        self, sentence: Told, cue: re.Match[str], day: Span, spans: Sequence[tuple[int, int]]
    ) -> tuple[Span, Span]:
        """Where a turn is told, and the same with the name of whom."""
        base = sentence.span.start
        low, high = min(cue.start() + base, day.start), max(cue.end() + base, day.end)
        if high - low > _SHOWN:
            low, high = cue.start() + base, cue.end() + base
        place = shown = Span(low, high)
        for start, end in spans:
            if max(shown.end, end + base) - min(shown.start, start + base) <= _SHOWN:
                shown = Span(min(shown.start, start + base), max(shown.end, end + base))
        while shown.end < sentence.span.end and self._text[shown.end].isalpha():
            shown = Span(shown.start, shown.end + 1)
        return place, shown

    @staticmethod
    def _takes_back(word: re.Match[str], cue: re.Match[str], language: str) -> bool:
        """Does a word make a turn none: not what belongs to the turn ("did not return"), or only to what stands behind it?"""
        if word.start() > cue.end() and pattern(language, "only_before").fullmatch(word[0]):
            return False
        return " " in word[0] or word.start() < cue.start() or word.end() > cue.end()

    def _of_phrase(self, sentence: Told, cue: re.Match[str], name: str | None, framed: bool) -> list[Phrase | None]:
        """The body of whom a turn is told where no name says so, and another name of it that is told between the two."""
        language, base, body = sentence.language, sentence.span.start, None
        place = base + cue.start(), base + cue.end()
        if framed and name is None:
            found = self.phrases.behind(place, (base, sentence.span.end), language)
            body = (
                found if found and found.words and cue.groupdict().get("object") else None
            )  # not "the reform of the army"
        elif (name is None or points(name, language)) and not self.phrases.tells(cue[0], language):
            body = self.phrases.before(place, (base, sentence.span.end), language)
        return [body, self.phrases.alias(place[0], base, language)]

    def _counted(self, sentence: Told, cue: re.Match[str]) -> bool:
        """Is it a number of men that died: "of whom 143 were killed"?"""
        base, words = sentence.span.start, sentence.words
        before = [m for m in sentence.mentions if m.type in ("person", "quantity") and m.start - base <= cue.start()]
        if not before or before[-1].type != "quantity":
            return False
        if before[-1].end - base >= cue.start():
            return True
        return pattern(sentence.language, "counted").fullmatch(words, before[-1].end - base, cue.end()) is not None

    def _whose(self, sentence: Told, sort: str, cue: re.Match[str]) -> str | None:
        """Of whom a turn is told: the name that the word governs, else the nearest before it that can bear it."""
        words, language, of_person = sentence.words, sentence.language, sort in OF_PERSONS
        names = [n for n in self._named(sentence, of_person) if not pattern(language, "of_his").match(words, n[1])]
        if sort == "abolished":
            names = [n for n in names if not _becomes(words, n, language)]
        if of_person and pattern(language, "does").match(words, cue.start()):  # "kardeşini toprağa verdi"
            told = [n for n in names if n[1] <= cue.start() and pattern(language, "done_to").match(words, n[1])]
            him = pattern(language, "him").search(words[max(0, cue.start() - _BESIDE) : cue.start()])
            return told[-1][2] if told else self._named_last(of_person) if him else None
        if of_person and pattern(language, "attends").match(words, cue.start()):
            told = [n for n in names if pattern(language, "whose_end").fullmatch(words, n[1], max(n[1], cue.start()))]
            return told[-1][2] if told else self._named_last(of_person) if not names else None
        if inside := next((n for n in names if cue.start() <= n[0] and n[1] <= cue.end()), None):
            return inside[2]
        if words[cue.start()] in "'’":  # "Cemal'i ... yitirdik": whose case it is
            return next((n[2] for n in names if n[1] == cue.start()), None)
        if language == "en" and " him" in cue[0] and not any(n[1] <= cue.start() for n in names):
            return self._named_last(of_person)
        if (
            of_person
            and language == "tr"
            and pattern(language, "him").search(words[max(0, cue.start() - _BESIDE) : cue.start()])
        ):
            return self._named_last(of_person)
        behind = next((n for n in names if n[0] >= cue.end()), None)
        if behind and words[cue.end() : behind[0]].strip() == ":":
            return behind[2]
        begins = cue.start() if language == "tr" else cue.end()
        if behind and pattern(language, "object").fullmatch(words, begins, behind[0]):
            return behind[2]
        if behind and behind[0] - cue.end() < _BESIDE and pattern(language, "lists").search(cue[0]):
            return behind[2]  # "among the dead was"
        relative = pattern(language, "relative")
        if of_person and pattern(language, "pronoun").search(words[: cue.start()]):  # "...; he was buried there"
            before = [
                n for n in names
                if n[1] <= cue.start() and (not self._governed(words, n, language) or relative.match(words[n[1] : cue.start()]))
            ]  # fmt: skip
            return before[-1][2] if before else self._named_last(of_person)
        ahead = [
            n for n in names
            if n[1] <= cue.start() + 2 and ";" not in words[n[1] : cue.start()] and (
                not self._governed(words, n, language) or relative.match(words[n[1] : cue.start()]))
        ]  # fmt: skip
        if ahead:  # "Bölük alayın seçme erlerinden kuruldu": not what its men are of
            owner = pattern(language, "owner")
            noun = pattern(language, "of_owner").search(words, cue.start(), cue.end() + _CASE) is not None
            free = ahead if noun else [n for n in ahead if not owner.match(words, max(n[0], n[1] - _CASE))]
            return (free or ahead)[-1][2]
        if (
            behind and cue.start() <= _FIRST and behind[0] - cue.end() < _CLAUSE
        ):  # "Raised at Lahore on 1 April, the ..."
            return behind[2]
        if language == "en" and not of_person and (name := self._foreign(sentence, cue)):
            return name
        if any(n[1] <= cue.start() for n in names):
            return None
        if pattern(language, "he_opens" if of_person else "opens").match(words) or (
            of_person
            and language == "tr"
            and not (names or pattern("tr", "things").search(words[: cue.start()]))
            and (self._is_bare(sentence, cue.start()) or _is_his(sentence, cue.start()))
        ):
            return self._named_last(of_person)
        return behind[2] if behind and behind[0] - cue.end() < _BESIDE else None

    def _framed(self, sentence: Told, sort: str, cue: re.Match[str]) -> str | None:
        """Of whom a word tells a turn that can only be of its object, of what others become, or of its subject."""
        words, language, frame = sentence.words, sentence.language, cue.groupdict()
        names = list(self._named(sentence, sort in OF_PERSONS))
        if frame.get("life"):  # "(1811–16 August 1870)"
            at = words.rfind("(", 0, cue.start() + 1)
            return next((n[2] for n in names if n[1] <= at and not words[n[1] : at].strip()), None)
        if frame.get("subject"):
            ahead = [n for n in names if n[1] <= cue.start() + 1][-1:]
            gap = pattern(language, "subject_gap")
            return next((n[2] for n in ahead if gap.fullmatch(words, n[1], max(n[1], cue.start()))), None)
        if language == "tr":  # a case, or a word, that stands right behind the name
            return next((n[2] for n in names if n[1] == cue.start()), None)
        behind = next((n for n in names if n[0] >= cue.end() or cue.start() <= n[0] < n[1] <= cue.end()), None)
        gap = pattern(language, "object")
        if behind is None and sort not in OF_PERSONS:
            return self._foreign(sentence, cue, behind=True)
        if behind is None or (behind[0] > cue.end() and not gap.fullmatch(words, cue.end(), behind[0])):
            return None
        return None if pattern(language, "governed_behind").match(words, behind[1]) else behind[2]

    def _joined(self, sentence: Told, sort: str, name: str) -> Iterator[str]:
        """The other of whom the same is told: "Captain Reed and Major Holt were killed"."""
        names = list(self._named(sentence, sort in OF_PERSONS)) if sort in OF_PERSONS else []
        joins = pattern(sentence.language, "joins")
        for one, other in pairwise(names):
            if name in (one[2], other[2]) and joins.fullmatch(sentence.words, one[1], other[0]):
                yield one[2] if name == other[2] else other[2]

    def _foreign(self, sentence: Told, cue: re.Match[str], behind: bool = False) -> str | None:
        """A name that only looks like that of a body, right before a word or behind it."""
        raw, base = self._text[sentence.span.start : sentence.span.end], sentence.span.start
        at = cue.end() if behind else cue.start()
        found = pattern("en", "foreign_behind").match(raw, at) if behind else pattern("en", "foreign").search(raw[:at])
        return None if found is None else foreign(found, base, sentence.mentions)

    def _named_last(self, of_person: bool) -> str | None:
        """Whom the sentences before are about."""
        fresh, self._fresh[of_person] = self._fresh[of_person], []
        for sentence in reversed(fresh):
            if named := list(self._named(sentence, of_person)):
                free = (n for n in named if not self._governed(sentence.words, n, sentence.language))
                self._last[of_person] = next(free, named[-1])[2]
                break
        return self._last.get(of_person)

    def _is_bare(self, sentence: Told, at: int) -> bool:
        """Do so few words stand before a word of end, days aside, that hardly another than who was named last can be meant?"""
        base, left = sentence.span.start, len(sentence.words[:at].split())
        days = (m for m in sentence.mentions if m.type == "date" and m.end - base <= at)
        return left - sum(len(self._text[m.start : m.end].split()) for m in days) <= _BARE

    def _governed(self, words: str, name: tuple[int, int, str], language: str) -> bool:
        before = pattern(language, "governed_before").search(words[max(0, name[0] - 30) : name[0]])
        own = self.phrases.is_governed(words[name[0] : name[1]], language)
        return bool(before or own or pattern(language, "governed_behind").match(words, name[1]))

    def _named(self, sentence: Told, of_person: bool) -> Iterator[tuple[int, int, str]]:
        """The names of a sentence in its own places: those that are read, and, of bodies, those that only look like one."""
        base = sentence.span.start
        found = [
            (n.start - base, n.end - base, _key(n)) for n in sentence.names if n.is_unit != of_person and not n.whose
        ]
        if not of_person:
            raw = self._text[base : sentence.span.end]
            for body in pattern(sentence.language, "body").finditer(raw):
                start, end = body.span("name")
                own = start + (
                    tail if (tail := body["name"].find(" of ")) > 0 else end - start
                )  # "Legion of the Sarthe"
                others = (m for m in sentence.mentions if not (body["foreign"] and m.type in ("person", "place")))
                if not any(is_other(m, base + start, base + own) for m in others):
                    found.append((start, end, body["name"]))
            found += [n for n in self._papers(raw) if not _met([f[:2] for f in found], n)]
            taken = [(a, b) for a, b, _ in found]
            taken += [(m.start - base, m.end - base) for m in sentence.mentions if m.type in ("unit", "person")]
            words = pattern(sentence.language, "one_of").sub(lambda one: "~" * len(one[0]), sentence.words)
            found += [n for n in bynames(raw, words, sentence.language) if not _met(taken, n)]
            found += [n for n in self._sole(raw, sentence.language) if not _met([f[:2] for f in found], n)]
            nth = list(nth_of(sentence.words, sentence.language))
            found = [*(f for f in found if not _met([n[:2] for n in nth], f)), *nth]
        yield from sorted(found)

    def _papers(self, raw: str) -> list[tuple[int, int, str]]:
        if self._known_papers is None:
            self._known_papers = papers(self._text)
        return named(self._known_papers, raw)

    def _sole(self, raw: str, language: str) -> Iterator[tuple[int, int, str]]:
        """The bare nouns that name a body because the text has no other of its size: "the regiment"."""
        for body in pattern(language, "sole").finditer(raw):
            noun = body["noun"].lower()
            if noun not in self._shared:
                others = str(table(language, "told")["lives"]["of_others"]).replace("NOUN", noun)
                self._shared[noun] = re.search(others, self._text, re.IGNORECASE) is not None
            if not self._shared[noun]:
                yield *body.span("name"), body["name"]


def _becomes(words: str, name: tuple[int, int, str], language: str) -> bool:
    """Is it the name of what others become by their end: "were amalgamated to form the 12th Brigade"?"""
    before = pattern(language, "becomes_before").search(words[max(0, name[0] - 30) : name[0]])
    return bool(before or pattern(language, "becomes_behind").match(words, name[1]))


def _key(name: Name) -> str:
    return str(getattr(name.of.value, "name", ""))


def _is_his(sentence: Told, at: int) -> bool:
    """Can nobody else than who was named last be meant, where a Turkish sentence names nobody?"""
    base, words = sentence.span.start, list(sentence.words[:at])
    if any(m.type in ("unit", "quantity") for m in sentence.mentions):
        return False
    for mention in sentence.mentions:
        if mention.type != "unit" and mention.start - base < at:
            words[mention.start - base : mention.end - base] = " " * (
                min(mention.end - base, at) - mention.start + base
            )
    return not pattern("tr", "others").search("".join(words))


def tells_year(mention: Mention) -> bool:
    return isinstance(mention.value, DateValue) and (mention.value.year_given or is_single(mention.value.days))


def is_single(days: Days | None) -> bool:
    return days is not None and days.earliest == days.latest


def _met(taken: Sequence[tuple[int, int]], name: tuple[int, int, str]) -> bool:
    return any(a < name[1] and name[0] < b for a, b in taken)
