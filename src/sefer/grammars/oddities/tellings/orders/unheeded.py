"""Orders behind which those who were ordered are told to have done something else in that time, or a thing of it is as it was.

Read by the sentence: any word that orders, any verb that says what (to hold, to go, to make or break), whoever is named beside it.
The oddity `unheeded` says the order; `related` is what does not go with it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.words import table
from sefer.letters import lower
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import DateValue, Days, Mention, Oddity, PersonValue, Span

_SENTENCES = 9  # behind an order in which those who have it are looked for
_FAR = 4_000  # characters behind it in which a thing of it may be told to be as it was
_DAYS = 2  # behind the day of an order
_GAP = 60  # characters between a word that orders and the verb of what is ordered
_TASK = 110  # characters of what is ordered
_SHOWN = 190
_BESIDE = 50  # characters between a thing and what is done to it
_SOON = 2  # sentences behind what does not go with an order in which its reason would be told
_OWNER = lazy(r"(?P<name>[^\W\d_]{3,})['’]s\s+$")
_LONG = 31  # days of the longest stretch that says when
_IDLE = 30  # dated sentences of men who stayed that are kept for an order told behind them
_MOST = 3  # sentences that do not go with an order which are shown
_ROOT = 3  # letters of a verb
_STEM, _LEAST = 5, 4  # letters by which a word is known again; of a word that says something
_WORD = lazy(r"(?<!['’\w])[^\W\d_]+")
_CLOSED = lazy(r"(?<!\b[ap]\.m)[.;]\s")
_AWAY = lazy(r"\b(?:from|to|by|with|against|for|behind|before|near|opposite)\s+(?:(?:the|its|his|their)\s+)?$")
_ENDINGS = lazy(r"(?:l[ae]r(?:[ıi]n?[ıiae]?\w*)?|s?[ıiuü](?:n(?:[ıiuü]n?|[ae]|d[ae]n?)?)?|y?[ae]|d[ae]n?|t[ae]n?)$")
_ON = lazy(r"[;:]|,\s(?:and|but|which|ve|fakat|ama|ancak)\s|\sand\s(?:it|they|he|the)\s")
_CASE = r"(?:\s+\w+)?['’](?:y?[ae]|[yn]?[ıiuü]|[dt][ae]n?)\b"  # endings with which nobody is the doer
_KINDS = ("hold", "go", "act")


@cache
def _pattern(language: str, name: str) -> Sought:
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
class _Order:
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
    found: tuple[Span, ...] = ()
    idle: int = 0  # sentences behind the first of them


class Unheeded:
    """Reads sentence by sentence; `rest` are the orders that were not heeded, when the text is over."""

    def __init__(self) -> None:
        self._open: list[_Order] = []
        self._stayed: deque[Told] = deque(maxlen=_IDLE)  # dated sentences of men who did nothing, or something else
        self._undone: deque[Told] = deque(maxlen=_IDLE)  # sentences that say of something that it was not done
        self._answered: list[Oddity] = []  # sentences right behind an order that say what became of it

    def read(self, sentence: Told) -> None:
        """Hold a sentence against the orders before it, and read its own."""
        if self._open:
            known = self._open
            self._open = [order for order in self._open if not _ends(order, sentence)]
            if any(order.excused for order in known):
                self._answered.append(Oddity("did", sentence.span.start, sentence.span.end))
        order = _order(sentence)
        if order is not None:
            stayed = [s for s in self._stayed if order.first and _in_its_time(order, s) and _is_firmly(order, s)]
            stayed += [s for s in self._undone if order.kind != "hold" and _is_undone(order, s, _tied(order, s))]
            order.found = tuple(_shown(s) for s in stayed)[:_MOST]
            self._open.append(order)
            return
        if _days(sentence) and _is_idle(sentence):
            self._stayed.append(sentence)
        elif _pattern(sentence.language, "undone").search(sentence.words):
            self._undone.append(sentence)

    def rest(self) -> Iterator[Oddity]:
        yield from self._answered
        for order in self._open:
            if order.found:
                yield Oddity("unheeded", order.at.start, order.at.end, order.found)


def _order(sentence: Told) -> _Order | None:
    """The order of a sentence, with what is asked of whom."""
    language, base = sentence.language, sentence.span.start
    words = _without_doers(sentence)
    for sign in _pattern(language, "order").finditer(words):
        asked = _asked(words, language, sign)
        if asked is None:
            continue
        kind, verb, start, end, task = asked
        given = _pattern(language, "active").search(
            words, sign.start() if language == "en" else max(0, sign.start() - 3)
        )
        giver = _giver(sentence, given.start() if given and given.start() - sign.start() < _GAP else 0)
        bodies, names = _whom(sentence, giver)
        days = _days(sentence)
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
        return _Order(shown, kind, verb, bodies, names, things, places, last, first)
    return None


def _days(sentence: Told) -> list[Days]:
    """The days that a sentence tells, and months; no year beside them."""
    found = (m.value.days for m in sentence.mentions if isinstance(m.value, DateValue) and m.value.days)
    return [days for days in found if days.latest - days.earliest < _LONG]


def _is_idle(sentence: Told) -> bool:
    """Are men told to have stayed, or to have passed the time, with no reason given and nothing done?"""
    words, language = sentence.words, sentence.language
    if not any(_pattern(language, name).search(words) for name in ("stayed", "idle")):
        return False
    return not any(_pattern(language, name).search(words) for name in ("excuse", "behind_it"))


def _in_its_time(order: _Order, sentence: Told) -> bool:
    """Does a sentence tell of the day of an order, or of the night and morning behind it?"""
    days = _days(sentence)
    return not days or any(order.first <= d.latest and d.earliest <= order.last + 1 for d in days)


def _is_firmly(order: _Order, sentence: Told) -> bool:
    """Are those who were ordered named in a sentence before it, by their number or a name?"""
    numbered = {
        (m["which"], m["body"]) for m in _pattern(sentence.language, "body").finditer(sentence.words) if m["which"]
    }
    if numbered:
        return bool(numbered & order.bodies)
    return any(re.search(rf"\b{re.escape(name)}\b", sentence.words) for name in order.names)


def _answered(rest: str, language: str) -> bool:
    """Does the sentence of an order go on to say what became of it?"""
    if _pattern(language, "unreal").search(rest) is not None:
        return False
    return any(_pattern(language, name).search(rest) is not None for name in ("done", "excuse"))


def _without_doers(sentence: Told) -> str:
    """The words, with blanks for the names of bodies and persons, if there is a word that orders among them."""
    words = sentence.words
    if _pattern(sentence.language, "order").search(words) is None:
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
    told = next((f for n in ("noun", "passive") for f in _pattern("en", n).finditer(words) if _near(f, sign)), None)
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
        for verb in _pattern("tr", kind).finditer(words):
            before = sign.start() - verb.end()
            gap = before if before >= 0 else 2 * _GAP if verb.start() < sign.end() else verb.start() - sign.end()
            if verb.start() <= sign.start() < verb.end():
                gap = 0
            reach = _GAP if before >= 0 or gap == 0 else _TASK
            if gap <= reach and (best is None or gap <= best[0]):
                best = gap, kind, verb
    if best is None:
        return None
    _, kind, verb = best
    low = max(verb.start() - _TASK, 0, *(m.end() for m in _CLOSED.finditer(words, 0, verb.start())))
    begin = words.find(" ", low, verb.start()) + 1 or low
    whole = (
        begin if words[max(0, low - 1) : low + 1].isalnum() and low else low
    )  # of a word that was cut nothing is kept
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


def _whom(sentence: Told, giver: Mention | None) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """Who may have been ordered: bodies by their number and sort, and names."""
    language = sentence.language
    bodies = {(m["which"] or "", m["body"]) for m in _pattern(language, "body").finditer(sentence.words)}
    names: set[str] = set()
    for name in sentence.names:
        value = name.of.value
        if name.of is giver:
            continue
        if isinstance(value, PersonValue):
            names |= {w for w in lower(value.name).split() if len(w) >= _LEAST and w not in ("paşa", "pasha", "efendi")}
    if giver is not None and giver.type == "unit":
        printed = sentence.words[giver.start - sentence.span.start : giver.end - sentence.span.start]
        bodies -= {(m["which"] or "", m["body"]) for m in _pattern(language, "body").finditer(printed)}
    return frozenset(bodies), frozenset(names)


def _stems(task: str, language: str) -> frozenset[str]:
    kept = (w for w in _WORD.findall(_pattern(language, "body").sub(" ", task)) if len(w) >= _LEAST)
    empty = _common(language), _pattern(language, "no_thing")
    return frozenset(_stem(w, language) for w in kept if not any(words.match(w) for words in empty))


def _stem(word: str, language: str) -> str:
    """The beginning of a word; in Turkish without its endings."""
    bare = _ENDINGS.sub("", word) if language == "tr" else word
    return bare[:_STEM] if len(bare) >= _LEAST else word[:_STEM]


def _ends(order: _Order, sentence: Told) -> bool:
    """Does a sentence say that an order was carried out, taken back or made impossible? What does not go with it is kept."""
    words, language = sentence.words, sentence.language
    order.count += 1
    order.idle += bool(order.found)
    days = _days(sentence)
    if order.last and days and min(d.earliest for d in days) > order.last + _DAYS:
        order.late = True
    _, met, well = _tied(order, sentence)
    mine = order.count <= _SENTENCES and _mine(order, sentence)
    if order.kind != "hold" and _is_undone(order, sentence, (mine, met, well)):
        order.found = (*order.found, _shown(sentence))[:_MOST]
        return False
    excused = (met or mine or order.count == 1) and _pattern(language, "excuse").search(words) is not None
    if excused:
        order.excused = order.count == 1 and (met or mine)
        return not order.found or well or (mine and order.idle < _SOON)
    done, same, gone, idle = (
        any(_pattern(language, name).search(words) is not None for name in names)
        for names in (("done",), ("untouched",), ("left",), ("idle", "stayed"))
    )
    if order.kind != "hold" and order.first and not order.found and not _in_its_time(order, sentence):  # of another day
        idle = gone = False
    idle = idle and not _pattern(language, "behind_it").search(words)
    done = done and not _pattern(language, "unreal").search(words)
    to_it = done and _done_to_it(order, words, language)
    if order.kind == "hold":
        against = mine and not order.late and gone
        ends = not order.found and not against and (order.late or ((mine or met) and done))
    else:
        named = any(stem in words for stem in order.things if not any(p.startswith(stem) for p in order.places))
        untouched = named and same and sentence.span.start - order.at.end < _FAR
        ends = (to_it and (well or not order.found) and not same) or (
            mine and order.kind == "go" and done and not order.found
        )
        against = untouched or (mine and not order.late and (idle or (gone and _elsewhere(order, sentence))))
        ends = ends and (not against or (to_it and not same))
    if against and not ends:
        order.found = (*order.found, _shown(sentence))[:_MOST]
        return False
    return ends and not against


def _is_undone(order: _Order, sentence: Told, tied: tuple[bool, bool, bool]) -> bool:
    """Does a sentence say of what was ordered that it was not done, and give no reason?"""
    words, language, (mine, met, well) = sentence.words, sentence.language, tied
    if order.late or _pattern(language, "undone").search(words) is None:
        return False
    days = _days(sentence)
    rest = _pattern(language, "undone").sub(" ", words)
    if (days and order.first and max(d.latest for d in days) < order.first) or _pattern(language, "excuse").search(
        rest
    ):
        return False
    own = well or _pattern(language, "paper").search(words) is not None or (met and not _elsewhere(order, sentence))
    return (mine and own) or (well and _pattern(language, "body").search(words) is None)


def _tied(order: _Order, sentence: Told) -> tuple[bool, bool, bool]:
    """Does a sentence before an order name those who were ordered, a thing of it, and all its things or several?"""
    known = sum(stem in sentence.words for stem in order.things)
    return _is_firmly(order, sentence), known > 0, 0 < len(order.things) <= known or known > 1


def _done_to_it(order: _Order, words: str, language: str) -> bool:
    """Does a deed stand near a thing of the order?"""
    things = [m.start() for stem in order.things for m in re.finditer(re.escape(stem), words)]
    for deed in _pattern(language, "done").finditer(words):
        if deed[0].startswith(order.verb) or any(abs(deed.start() - at) < _BESIDE for at in things):
            return True
    return False


def _shown(sentence: Told) -> Span:
    return Span(sentence.span.start, min(sentence.span.end, sentence.span.start + _SHOWN))


def _elsewhere(order: _Order, sentence: Told) -> bool:
    """Is a place named that the order does not name?"""
    found = {lower(str(getattr(m.value, "name", ""))) for m in sentence.mentions if m.type == "place"}
    return bool(found - order.places)


def _mine(order: _Order, sentence: Told) -> bool:
    """Does a sentence tell of those who were ordered: by number, name, sort, or as what follows at once?"""
    words, language = sentence.words, sentence.language
    others = False
    sorts: set[str] = set()  # of which another was named
    for body in _pattern(language, "body").finditer(words):
        which, sort = body["which"] or "", body["body"]
        if which and (which, sort) not in order.bodies:
            sorts.add(sort)
        if language == "tr" and not _is_doer(words, body):
            continue
        owner = _OWNER.search(words, max(0, body.start() - _TASK), body.start())
        if not which and owner is not None and order.names and owner["name"] not in order.names:
            sorts.add(sort)  # "Rosner's brigade"
        if language == "en" and _AWAY.search(words[: body.start()]):
            continue
        if (which, sort) in order.bodies or (
            not which and sort not in sorts and any(sort == s for _, s in order.bodies)
        ):
            return True
        others = True
    for word in order.names:
        at = re.search(rf"\b{re.escape(word)}\b(?!{_CASE})", words)
        if at is not None:
            return True
    if order.count > 1 or others:
        return False
    alone = not any(m.type == "person" for m in sentence.mentions)
    return alone and _pattern(language, "near").match(words) is not None


def _is_doer(words: str, body: re.Match[str]) -> bool:
    found = _pattern("tr", "doer").match(words, body.end("body"))
    behind = words[found.end() : found.end() + 1] if found is not None else "'"
    return not behind.isalpha() and behind not in "'’"
