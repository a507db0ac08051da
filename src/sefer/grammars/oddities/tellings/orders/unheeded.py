"""Orders behind which those who were ordered are told to have done something else in that time, or a thing of it is as it was.

Read by the sentence: any word that orders, any verb that says what (to hold, to go, to make or break), whoever is named beside it.
The oddity `unheeded` says the order; `related` is what does not go with it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.orders.given import Given, days_of, given, is_excused, pattern
from sefer.grammars.oddities.tellings.times.moments import numbered_day
from sefer.letters import lower
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Span

_SENTENCES = 9  # behind an order in which those who have it are looked for
_FAR = 4_000  # characters behind it in which a thing of it may be told to be as it was
_DAYS = 2  # behind the day of an order
_TASK = 110  # characters of what is ordered
_SHOWN = 190
_BESIDE = 50  # characters between a thing and what is done to it
_SOON = 2  # sentences behind what does not go with an order in which its reason would be told
_OWNER = lazy(r"(?P<name>[^\W\d_]{3,})['’]s\s+$")
_IDLE = 30  # dated sentences of men who stayed that are kept for an order told behind them
_MOST = 3  # sentences that do not go with an order which are shown
_AWAY = lazy(r"\b(?:from|to|by|with|against|for|behind|before|near|opposite)\s+(?:(?:the|its|his|their)\s+)?$")
_CASE = r"(?:\s+\w+)?['’](?:y?[ae]|[yn]?[ıiuü]|[dt][ae]n?)\b"  # endings with which nobody is the doer


class Unheeded:
    """Reads sentence by sentence; `rest` are the orders that were not heeded, when the text is over."""

    def __init__(self) -> None:
        self._open: list[Given] = []
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
        order = given(sentence)
        if order is not None:
            stayed = [s for s in self._stayed if order.first and _in_its_time(order, s) and _is_firmly(order, s)]
            stayed += [s for s in self._undone if order.kind != "hold" and _is_undone(order, s, _tied(order, s))]
            order.found = tuple(_shown(s) for s in stayed)[:_MOST]
            self._open.append(order)
            return
        if days_of(sentence) and _is_idle(sentence):
            self._stayed.append(sentence)
        elif pattern(sentence.language, "undone").search(sentence.words):
            self._undone.append(sentence)

    def rest(self) -> Iterator[Oddity]:
        yield from self._answered
        for order in self._open:
            if order.found:
                yield Oddity("unheeded", order.at.start, order.at.end, order.found)


def _is_idle(sentence: Told) -> bool:
    """Are men told to have stayed, or to have passed the time, with no reason given and nothing done?"""
    words, language = sentence.words, sentence.language
    if not any(pattern(language, name).search(words) for name in ("stayed", "idle")):
        return False
    return not (is_excused(words, language) or pattern(language, "behind_it").search(words))


def _in_its_time(order: Given, sentence: Told) -> bool:
    """Does a sentence tell of the day of an order, or of the night and morning behind it?"""
    days = days_of(sentence)
    return not days or any(order.first <= d.latest and d.earliest <= order.last + 1 for d in days)


def _is_firmly(order: Given, sentence: Told) -> bool:
    """Are those who were ordered named in a sentence before it, by their number or a name?"""
    numbered = {
        (m["which"], m["body"]) for m in pattern(sentence.language, "body").finditer(sentence.words) if m["which"]
    }
    if numbered:
        return bool(numbered & order.bodies)
    return any(re.search(rf"\b{re.escape(name)}\b", sentence.words) for name in order.names)


def _ends(order: Given, sentence: Told) -> bool:
    """Does a sentence say that an order was carried out, taken back or made impossible? What does not go with it is kept."""
    words, language = sentence.words, sentence.language
    order.count += 1
    order.idle += bool(order.found)
    days = days_of(sentence)
    if order.last and days and min(d.earliest for d in days) > order.last + _DAYS:
        order.late = True
        if order.found:  # what was done then is no answer to what was not done in time
            return False
    firm, met, well = _tied(order, sentence)
    on_it = _is_of_its_time(order, sentence, firm)
    mine = (on_it or order.count <= _SENTENCES) and _mine(order, sentence)
    timely = on_it or not order.late
    order.named = order.count if firm else order.named
    if order.kind != "hold" and _is_undone(order, sentence, (mine, met, well)):
        order.found = (*order.found, _shown(sentence))[:_MOST]
        return False
    told = met or mine or order.count == 1
    if (told or (order.count <= _MOST and pattern(language, "paper").search(words))) and is_excused(words, language):
        order.excused = order.count == 1 and (met or mine)
        return not order.found or well or (mine and order.idle < _SOON)
    plain = str(pattern(language, "no_excuse").sub(" ", words))
    done, same, gone, idle = (
        any(pattern(language, name).search(plain) is not None for name in names)
        for names in (("done",), ("untouched",), ("left",), ("idle", "stayed"))
    )
    if order.kind != "hold" and order.first and not order.found and not _in_its_time(order, sentence):  # of another day
        idle = gone = False
    idle = idle and not pattern(language, "behind_it").search(words)
    done = done and not pattern(language, "unreal").search(words)
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
        against = untouched or (mine and timely and (idle or (gone and _elsewhere(order, sentence))))
        ends = ends and (not against or (to_it and not same))
    if against and not ends:
        order.found = (*order.found, _shown(sentence))[:_MOST]
        return False
    return ends and not against


def _is_of_its_time(order: Given, sentence: Told, firm: bool) -> bool:
    """Does a sentence tell the day on which the order was to be carried out; or of those who are named in it what they never did?"""
    words, language = sentence.words, sentence.language
    days = [(d.earliest, d.latest) for d in days_of(sentence)]
    if not days and (day := numbered_day(words, language, order.last)):
        days = [(day, day)]
    if days:
        return order.kind != "hold" and any(first <= order.last <= last for first, last in days)
    follows = _follows(order) and pattern(language, "near").match(words) is not None
    return (firm or follows) and pattern(language, "ever").search(words) is not None


def _follows(order: Given) -> bool:
    """Did one of the sentences right before name those who were ordered?"""
    return order.named > 0 and order.count - order.named <= _SOON


def _is_undone(order: Given, sentence: Told, tied: tuple[bool, bool, bool]) -> bool:
    """Does a sentence say of what was ordered that it was not done, and give no reason?"""
    words, language, (mine, met, well) = sentence.words, sentence.language, tied
    if order.late or pattern(language, "undone").search(words) is None:
        return False
    days = days_of(sentence)
    rest = pattern(language, "undone").sub(" ", words)
    if (days and order.first and max(d.latest for d in days) < order.first) or is_excused(rest, language):
        return False
    own = well or pattern(language, "paper").search(words) is not None or (met and not _elsewhere(order, sentence))
    return (mine and own) or (well and pattern(language, "body").search(words) is None)


def _tied(order: Given, sentence: Told) -> tuple[bool, bool, bool]:
    """Does a sentence before an order name those who were ordered, a thing of it, and all its things or several?"""
    known = sum(stem in sentence.words for stem in order.things)
    return _is_firmly(order, sentence), known > 0, 0 < len(order.things) <= known or known > 1


def _done_to_it(order: Given, words: str, language: str) -> bool:
    """Does a deed stand near a thing of the order?"""
    things = [m.start() for stem in order.things for m in re.finditer(re.escape(stem), words)]
    for deed in pattern(language, "done").finditer(words):
        if deed[0].startswith(order.verb) or any(abs(deed.start() - at) < _BESIDE for at in things):
            return True
    return False


def _shown(sentence: Told) -> Span:
    return Span(sentence.span.start, min(sentence.span.end, sentence.span.start + _SHOWN))


def _elsewhere(order: Given, sentence: Told) -> bool:
    """Is a place named that the order does not name?"""
    found = {lower(str(getattr(m.value, "name", ""))) for m in sentence.mentions if m.type == "place"}
    return bool(found - order.places)


def _mine(order: Given, sentence: Told) -> bool:
    """Does a sentence tell of those who were ordered: by number, name, sort, or as what follows at once?"""
    words, language = sentence.words, sentence.language
    others = False
    sorts: set[str] = set()  # of which another was named
    for body in pattern(language, "body").finditer(words):
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
        if at is not None and not pattern(language, "no_doer").search(words[: at.start()]):
            return True
    if (order.count > 1 and not _follows(order)) or others:
        return False
    alone = not any(m.type == "person" for m in sentence.mentions)
    return alone and pattern(language, "near").match(words) is not None


def _is_doer(words: str, body: re.Match[str]) -> bool:
    found = pattern("tr", "doer").match(words, body.end("body"))
    behind = words[found.end() : found.end() + 1] if found is not None else "'"
    return not behind.isalpha() and behind not in "'’"
