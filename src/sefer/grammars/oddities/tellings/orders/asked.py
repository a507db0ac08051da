"""Orders to anybody, named or not, of which nothing that stands near behind them says what came: none of their words is met again.

The oddity `asked` says where the order stands, and in `related` what is told behind it; `did` is a sentence that says that an order
was carried out, `waits` an order to stay or to go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.orders.given import is_addressed, is_excused
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import Oddity, Span

_NEAR = 900  # characters behind an order in which its execution would be told
_VERBAL = lazy(r"\b(?P<root>[^\W\d]{3,4})m[ae](?:s[ıi]\w*|k\b|y[ae])$")  # "kesmesini": known again in "kesti"
_SAID = lazy(r"(?<!['’\w])[^\W\d_]+")  # a word, without the ending of a name
_STEM = 5  # letters by which a word is known again
_LEAST = 4
_BESIDE = 250  # the same where one word of what was asked is enough
_FAR = 9_000  # characters behind an order in which the text may say that it was never carried out
_SEVERAL = 5  # words of which one may be met by chance


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["asked"][name]))


@cache
def _forms(language: str) -> tuple[Sought, ...]:
    return tuple(sought(str(form)) for form in table(language, "told")["asked"]["forms"])


class Asked:
    """Reads sentence by sentence; `rest` are the orders of which nothing was told when the text is over."""

    def __init__(self) -> None:
        self._open: list[tuple[Oddity, frozenset[str]]] = []
        self._silent: list[Oddity] = []
        self._did: list[Oddity] = []
        self._fresh: Oddity | None = None  # the order of the sentence before
        self._behind: dict[int, Span] = {}
        self._idle: set[int] = set()  # the orders behind which men are told to have done something else
        self._all: list[tuple[Oddity, frozenset[str]]] = []  # every order, with the words of what was asked
        self._denied: dict[int, Oddity] = {}  # those of which the text says that it was never done
        self._last = -1  # where the sentence before starts

    def read(self, sentence: Told) -> None:
        """Close the orders that a sentence tells more of, and open its own."""
        base, words, language = sentence.span.start, sentence.words, sentence.language
        if self._fresh is not None and base - self._fresh.end < _SHOWN:
            end = min(sentence.span.end, base + _SHOWN)
            self._behind[self._fresh.start] = Span(base, end)
        self._fresh = None
        if self._open:
            left = []
            for order, stems in self._open:
                if base - order.end > _NEAR:
                    self._silent.append(order)
                elif order.start in self._idle or not (
                    _meets(stems, _pattern(language, "passes").sub(" ", words))
                    or (order.end > self._last and _pattern(language, "done").search(words))
                    or _obeys(order.says["whom"], words, language)
                ):
                    left.append((order, stems))
                    if order.start not in self._idle and self._is_idle(sentence, order):
                        self._idle.add(order.start)
                        self._behind[order.start] = Span(base, min(sentence.span.end, base + _SHOWN))
            self._open = left
        if self._all and self._all[-1][0].end > self._last and is_excused(words, language):
            self._all.pop()  # taken back, or said why nothing came of it
        self._last = base
        if _pattern(language, "denies").search(words) and not _pattern(language, "excuses").search(words):
            self._deny(sentence)
        if _pattern(language, "did").search(words):
            self._did.append(Oddity("did", base, sentence.span.end))
        for order, stems in _merged(_orders(sentence)):
            if order.sort == "waits":
                self._did.append(order)
                continue
            self._open.append((order, stems))
            self._all.append((order, stems))
            self._fresh = order

    def _deny(self, sentence: Told) -> None:
        """Tie a sentence that says of a thing that it was never done to the last order that asked for it."""
        base, words = sentence.span.start, sentence.words
        for order, stems in reversed(self._all):
            few = 1 if base - order.end < _BESIDE or any(name in words for name in order.says["names"]) else 2
            named = few == 1 and base - order.end < _NEAR and any(name in words for name in order.says["names"])
            if (named or sum(stem in words for stem in stems) >= min(few, len(stems))) and base - order.end < _FAR:
                self._denied.setdefault(order.start, order)
                self._behind[order.start] = Span(base, min(sentence.span.end, base + _SHOWN))
                return

    def _is_idle(self, sentence: Told, order: Oddity) -> bool:
        """Does a sentence tell what was done at that time, and is that a day as any other: soup, horses watered, sleep?"""
        return _pattern(sentence.language, "idle").search(sentence.words) is not None

    def rest(self) -> Iterator[Oddity]:
        yield from self._did
        silent = {order.start: order for order in (*self._silent, *(order for order, _ in self._open))}
        for start, order in {**silent, **self._denied}.items():
            denied = start in self._denied
            idle = denied or start in self._idle
            if (order.says["weak"] and not idle) or not (order.says["addressed"] or denied):
                continue  # where nobody is told to have been ordered, nobody need be told to have done it
            related = (self._behind[start],) if start in self._behind else ()
            yield replace(order, related=related, says={"idle": idle, "denied": denied})


def _merged(found: Iterator[tuple[Oddity, frozenset[str]]]) -> Iterator[tuple[Oddity, frozenset[str]]]:
    """The orders of a sentence, each told once by whatever forms its words fit."""
    told: list[tuple[Oddity, frozenset[str]]] = []
    for order, stems in found:
        if not any(one.sort == order.sort and stems and stems == known and one.end == order.end for one, known in told):
            told.append((order, stems))
            yield order, stems


def _obeys(whom: frozenset[str], words: str, language: str) -> bool:
    """Does a sentence open with those who were ordered, or a part of them, and tell that they moved or fought?"""
    opened = _pattern(language, "obeys").match(words) if whom else None
    return opened is not None and any(m["body"] in whom for m in _pattern(language, "bodies").finditer(opened["who"]))


def _bodies(words: str, language: str) -> frozenset[str]:
    """The formations that are spoken of without a number or a name, each by the beginning of its word."""
    return frozenset(m["body"] for m in _pattern(language, "bodies").finditer(words) if not m["which"])


def _meets(stems: frozenset[str], words: str) -> bool:
    """Do words speak of what was asked: by two of its words where it has several?"""
    return sum(stem in words for stem in stems) >= (1 if len(stems) < _SEVERAL else 2)


def _orders(sentence: Told) -> Iterator[tuple[Oddity, frozenset[str]]]:
    base, words, language = sentence.span.start, sentence.words, sentence.language
    if any(_pattern(language, name).search(words) for name in ("refused", "no_order")):
        return
    for form in _forms(language):
        for found in form.finditer(words):
            start, end = found.span("task")
            if language == "en" and any(m.type == "place" and m.start - base == start for m in sentence.mentions):
                continue  # "took the brigade to South Africa"
            if language == "tr":  # what is asked ends in its verb
                start = _opening(words, start)
                begin = max(start, end - _SHOWN)
            else:
                begin = found.start("whom" if "whom" in found.re.groupindex else 0)
            inside = [m for m in sentence.mentions if start <= m.start - base < end]
            whom = [m.end - base for m in inside if m.type in ("unit", "person")] if language == "tr" else []
            start = whom[-1] if whom else start
            part = words.rfind(",", start, end)
            task = words[part if part > start and _stems(words[part:end], language) else start : end]
            anchored = any(m.type == "place" for m in inside) or any(m.type == "date" for m in sentence.mentions)
            if _pattern(language, "waits").search(task):
                yield Oddity("waits", begin + base, end + base), frozenset()
            stays = _pattern(language, "passive").search(task) and not _pattern(language, "goes").search(task)
            if stays or not (anchored or _pattern(language, "hour").search(words)):
                continue
            stems = _stems(task, language)
            rest, further = words[found.end() :], words[start:]
            if not stems or _meets(stems, rest) or any(_pattern(language, n).search(further) for n in ("done", "but")):
                continue
            says = {
                "whom": _bodies(words[max(0, start - _REACH) : end], language),
                "names": _names(sentence),
                "addressed": is_addressed(sentence) or (language == "en" and _has_object(words, found)),
                "weak": _pattern(language, "weak").search(found[0]) is not None,
            }
            yield Oddity("asked", begin + base, min(end, begin + _SHOWN) + base, (), says), stems


def _has_object(words: str, order: re.Match[str]) -> bool:
    """Does an order name anybody between its verb and what he is to do: "told the boatmen of the Sologne to cross"?"""
    between = words[order.start() : order.start("task")].split()
    return len(between) > _OBJECT and not words.startswith("be ", order.start("task"))


def _names(sentence: Told) -> frozenset[str]:
    """The units and persons of a sentence as they are printed, in small letters."""
    base = sentence.span.start
    return frozenset(
        sentence.words[m.start - base : m.end - base] for m in sentence.mentions if m.type in ("unit", "person")
    )


def _opening(words: str, at: int) -> int:
    """Where the words before a verb begin: behind the last full stop, at the start of a word, not too far off."""
    low = max(words.rfind(".", 0, at), words.rfind(";", 0, at)) + 1
    if at - low > _REACH:
        low = words.find(" ", at - _REACH, at)
    return next((i for i in range(low, at) if words[i].isalnum()), at)


_REACH = 150  # characters of what is asked before its verb
_OBJECT = 3  # words of an order without an object, at most: "gave orders to"
_SHOWN = 190  # characters of an order, and of what is told behind it, that are shown


def _stems(task: str, language: str) -> frozenset[str]:
    said = (w for w in _SAID.findall(task) if len(w) >= _LEAST and not _pattern(language, "common").match(w))
    stems = {word[:_STEM] for word in said}
    verb = _VERBAL.search(task) if language == "tr" else None
    return frozenset({*stems, f" {verb['root']}"} if verb else stems)
