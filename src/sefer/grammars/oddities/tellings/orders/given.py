"""Orders: the word that orders, what is asked, of whom, and for which days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.words import table
from sefer.letters import lower
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import DateValue, Days, Mention, PersonValue, Span

_GAP = 60  # characters between a word that orders and the verb of what is ordered
_TASK = 110  # characters of what is ordered
_SHOWN = 190
_BESIDE = 50  # characters between a thing and what is done to it
_LONG = 31  # days of the longest stretch that says when
_ROOT = 3  # letters of a verb
_STEM, _LEAST = 5, 4  # letters by which a word is known again; of a word that says something
_WORD = lazy(r"(?<!['’\w])[^\W\d_]+")
_CLOSED = lazy(r"(?<!\b[ap]\.m)[.;]\s")
_ENDINGS = lazy(r"(?:l[ae]r(?:[ıi]n?[ıiae]?\w*)?|s?[ıiuü](?:n(?:[ıiuü]n?|[ae]|d[ae]n?)?)?|y?[ae]|d[ae]n?|t[ae]n?)$")
_ON = lazy(r"[;:]|,\s(?:and|but|which|ve|fakat|ama|ancak)\s|\sand\s(?:it|they|he|the)\s")
_KINDS = ("hold", "go", "act")


@cache
def pattern(language: str, name: str) -> Sought:
    """A pattern of the table of orders."""
    return sought(str(table(language, "unheeded")[name]))


@cache
def _common(language: str) -> Sought:
    return sought(str(table(language, "told")["asked"]["common"]))


@cache
def _verb() -> Sought:
    """What is ordered, by its verb behind "to" or "that he"."""
    kinds = "|".join(f"(?P<{kind}>{table('en', 'unheeded')[kind]})" for kind in _KINDS)
    return sought(f"{table('en', 'unheeded')['to']}(?:{kinds})")


@dataclass
class Given:
    """An order: what is asked of whom, and what was told since."""

    at: Span
    kind: str
    verb: str  # how it begins
    bodies: frozenset[tuple[str, str]]  # number or side, and sort
    names: frozenset[str]
    things: frozenset[str]
    places: frozenset[str]
    last: int  # day
    first: int = 0  # the earliest day of its sentence
    count: int = 0  # sentences behind it
    excused: bool = False  # does the sentence behind it say why nothing came of it?
    late: bool = False  # is the story past its time?
    named: int = 0  # the last sentence behind it that names those who were ordered
    found: tuple[Span, ...] = ()
    idle: int = 0  # sentences behind the first of them


def given(sentence: Told) -> Given | None:
    """The order of a sentence, with what is asked of whom."""
    language, base = sentence.language, sentence.span.start
    words = _without_doers(sentence)
    for sign in pattern(language, "order").finditer(words):
        asked = _asked(words, language, sign)
        if asked is None:
            continue
        kind, verb, start, end, task = asked
        given = pattern(language, "active").search(
            words, sign.start() if language == "en" else max(0, sign.start() - 3)
        )
        giver = _giver(sentence, given.start() if given and given.start() - sign.start() < _GAP else 0)
        bodies, names = _whom(sentence, giver)
        days = days_of(sentence)
        last = max((d.latest for d in days), default=sentence.last_day)
        low, high = min(start, sign.start()), max(end, sign.end())
        on = _ON.search(words, sign.end() if language == "tr" else end - len(task))
        if on is not None and _answered(words[on.end() :], language):
            return None
        things = _stems(task, language) - {name[:_STEM] for name in names}
        if not (bodies or names or things):
            return None
        places = frozenset(lower(str(getattr(m.value, "name", ""))) for m in sentence.mentions if m.type == "place")
        shown = Span(base + max(low, high - _SHOWN) if language == "tr" else base + low, base + min(high, low + _SHOWN))
        first = min((d.earliest for d in days), default=0)
        return Given(shown, kind, verb, bodies, names, things, places, last, first)
    return None


def days_of(sentence: Told) -> list[Days]:
    """The days that a sentence tells, and months; no year beside them."""
    found = (m.value.days for m in sentence.mentions if isinstance(m.value, DateValue) and m.value.days)
    return [days for days in found if days.latest - days.earliest < _LONG]


def is_excused(words: str, language: str) -> bool:
    """Do words take an order back, or say why nothing came of it? None do that say that it stood, or was kept to the letter."""
    found = pattern(language, "excuse")
    return found.search(words) is not None and found.search(pattern(language, "no_excuse").sub(" ", words)) is not None


def _answered(rest: str, language: str) -> bool:
    """Does the sentence of an order go on to say what became of it?"""
    if pattern(language, "unreal").search(rest) is not None:
        return False
    rest = str(pattern(language, "no_excuse").sub(" ", rest))
    return any(pattern(language, name).search(rest) for name in ("done", "excuse"))


def _without_doers(sentence: Told) -> str:
    """The words, with blanks for the names of bodies and persons, if there is a word that orders among them."""
    words = sentence.words
    if pattern(sentence.language, "order").search(words) is None:
        return ""
    for mention in sentence.mentions:
        if mention.type in ("unit", "person"):
            low, high = mention.start - sentence.span.start, mention.end - sentence.span.start
            words = words[:low] + "_" * (high - low) + words[high:]
    return words


def _asked(words: str, language: str, sign: re.Match[str]) -> tuple[str, str, int, int, str] | None:
    """Which of the sorts what is asked is, where it stands, and its words."""
    return _asked_in_english(words, sign) if language == "en" else _asked_in_turkish(words, sign)


def _asked_in_english(words: str, sign: re.Match[str]) -> tuple[str, str, int, int, str] | None:
    told = next((f for n in ("noun", "passive") for f in pattern("en", n).finditer(words) if _near(f, sign)), None)
    if told is not None:
        kind = next(k for k in _KINDS if told[k])
        return kind, told[kind][:_ROOT], told.start("task"), told.end(), told["task"]
    start = sign.start() if sign[0].endswith("to") else max(sign.start(), sign.end() - 5)
    verb = _verb().search(words, start)
    if verb is None or _CLOSED.search(words, sign.end(), verb.end()):
        return None
    closed = _CLOSED.search(words, verb.end())
    before = words[max(0, sign.start() - _BESIDE) : sign.start()] if sign[0].startswith("must") else ""
    end = min(closed.start() if closed else len(words), verb.end() + _TASK)
    kind = str(verb.lastgroup)
    return kind, verb[kind][:_ROOT], sign.start(), end, before + words[verb.end() : end]


def _asked_in_turkish(words: str, sign: re.Match[str]) -> tuple[str, str, int, int, str] | None:
    best: tuple[int, str, re.Match[str]] | None = None
    for kind in _KINDS:
        for verb in pattern("tr", kind).finditer(words):
            before = sign.start() - verb.end()
            gap = before if before >= 0 else 2 * _GAP if verb.start() < sign.end() else verb.start() - sign.end()
            if verb.start() <= sign.start() < verb.end():
                gap = 0
            reach = _GAP if before >= 0 or gap == 0 else _TASK
            if gap <= reach and (best is None or gap < best[0] or (gap == best[0] and kind == best[1])):
                best = gap, kind, verb
    if best is None:
        return None
    _, kind, verb = best
    if pattern("tr", "held_for").search(words, max(0, verb.start() - _TASK), verb.end()):
        kind = "hold"
    low = max(verb.start() - _TASK, 0, *(m.end() for m in _CLOSED.finditer(words, 0, verb.start())))
    begin = words.find(" ", low, verb.start()) + 1 or low
    whole = (
        begin if words[max(0, low - 1) : low + 1].isalnum() and low else low
    )  # of a word that was cut nothing is kept
    if kind == "hold" and pattern("tr", "goes_first").search(words, low, verb.start()):
        kind = "go"
    return kind, verb[0][:_ROOT], begin, verb.end(), words[whole : verb.start()]


def _near(found: re.Match[str], sign: re.Match[str]) -> bool:
    return found.start() - _GAP <= sign.start() <= found.end() + _GAP


def _giver(sentence: Told, at: int) -> Mention | None:
    """Who gives the order: the doer of its verb."""
    if not at:
        return None
    base = sentence.span.start
    before = [n for n in sentence.names if n.end - base <= at]
    if sentence.language == "en":
        return before[-1].of if before else None
    for name in before:
        if not name.is_unit and sentence.words[name.end - base : name.end - base + 1] not in "'’":
            return name.of
    return None


def is_addressed(sentence: Told) -> bool:
    """Does a sentence with an order name, beside him who gives it, any body or person that may have been ordered?"""
    language, words = sentence.language, sentence.words
    sign = pattern(language, "active").search(words)
    giver = _giver(sentence, sign.start() if sign else 0)
    if any(m.type in ("unit", "person") and m is not giver for m in sentence.mentions):
        return True
    return any(_whom(sentence, giver))


def _whom(sentence: Told, giver: Mention | None) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """Who may have been ordered: bodies by their number and sort, and names."""
    language = sentence.language
    bodies = {(m["which"] or "", m["body"]) for m in pattern(language, "body").finditer(sentence.words)}
    names: set[str] = set()
    for name in sentence.names:
        value = name.of.value
        if name.of is giver:
            continue
        if isinstance(value, PersonValue):
            names |= {w for w in lower(value.name).split() if len(w) >= _LEAST and w not in ("paşa", "pasha", "efendi")}
    if giver is not None and giver.type == "unit":
        printed = sentence.words[giver.start - sentence.span.start : giver.end - sentence.span.start]
        bodies -= {(m["which"] or "", m["body"]) for m in pattern(language, "body").finditer(printed)}
    return frozenset(bodies), frozenset(names)


def _stems(task: str, language: str) -> frozenset[str]:
    for away in ("stands_at", "body"):
        task = pattern(language, away).sub(" ", task)
    kept = (w for w in _WORD.findall(task) if len(w) >= _LEAST)
    empty = _common(language), pattern(language, "no_thing")
    return frozenset(_stem(w, language) for w in kept if not any(words.match(w) for words in empty))


def _stem(word: str, language: str) -> str:
    """The beginning of a word; in Turkish without its endings."""
    bare = _ENDINGS.sub("", word) if language == "tr" else word
    return bare[:_STEM] if len(bare) >= _LEAST else word[:_STEM]
