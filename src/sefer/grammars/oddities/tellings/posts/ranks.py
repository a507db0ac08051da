"""The rank that each naming of a person bears, as a step of one ladder, and the rank to which somebody is promoted.

The oddity `rank` says who (where the mention starts), the step, the day told last, whether the words make a lower rank right
(`then`), whether they make it that of another man or no full one (`apart`), the first and last day where the sentence tells one
time alone (`first`, `last`; else 0), whether it is a promotion (`rises`), whether the title is that of several ranks (`any`), whether a reduction is told
(`reduced`), whether the text has said that several bear the name (`shared`), the words of the name without titles (`name`), the
sentence, whether its year is not told (`guessed`), and whether words right beside the name make the rank that of a later time (`late`) or of one gone by (`past`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.times.when_held import months
from sefer.grammars.words import LANGUAGES, any_of, table
from sefer.letters import fold, lower
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import DateValue, Days, Mention, Oddity, PersonValue

_OWNED = lazy(r"s?[ıiuü]$")
_ROUND = 45  # characters before a name, and half as many behind it, in which a rank may be told as that of another time
_NEAR = 140  # characters between a name and the rank of who bears it
_PARTS = lazy(r"[;:]\s|\.\s|\s[—–]\s")
_VERB = 14  # characters behind the words of a rise in which its verb may go on
_ONE_TIME = 62  # days within which several dates are those of one time
_ONE_YEAR = 366


@cache
def _any(language: str, name: str) -> Sought:
    return sought(any_of(list(table(language, "told")["rising"][name])))


@cache
def _participle(language: str) -> Sought:
    return sought(str(table(language, "told")["rising"]["participle"]))


@cache
def _looked_back(language: str) -> Sought:
    return sought(str(table(language, "told")["rising"]["looked_back"]))


@cache
def _any_rank(language: str) -> str:
    return any_of([rank.replace("-", "[- .]+") for rank in table(language, "told")["ranks"]])


@cache
def _ranked(language: str) -> Sought:
    return sought(rf"\b(?:{_any_rank(language)})")


@cache
def _worn(language: str, side: str) -> tuple[Sought, ...]:
    """The ways in which a rank is told before the name of who bears it, behind, or as one to which he rises."""
    rank = rf"(?P<rank>{_any_rank(language)})"
    return tuple(sought(str(way).replace("RANK", rank)) for way in table(language, "told")["rising"][side])


@cache
def _any_of_them(language: str) -> frozenset[str]:
    """Titles that stand for several ranks: "General"."""
    return frozenset(table(language, "told")["rising"]["any"])


def step(rank: str | None, language: str) -> int:
    """The step of a rank on the ladder, 0 for what stands on none; that of a title for several ranks is the lowest of them."""
    return int(table(language, "told")["ranks"].get(_plain(rank, language), 0)) if rank else 0


def _plain(rank: str, language: str) -> str:
    """A rank as the ladder has it: without its dots, or the arm that owns it ("topçu miralayı")."""
    ladder = table(language, "told")["ranks"]
    plain = re.sub(r"[\s.-]+", "-", lower(rank) if language == "tr" else rank.lower()).strip("-")
    if plain in ladder or language != "tr":
        return plain
    bare = plain.rpartition("-")[2]
    return bare if bare in ladder else _OWNED.sub("", bare)


class Ranks:
    """Reads ranks sentence by sentence; a promotion without a name is of the person named last."""

    def __init__(self) -> None:
        self._last = -1
        self._names: dict[int, str] = {}  # of those named last, by where
        self._shared: set[str] = set()

    def of(self, sentence: Told) -> Iterator[Oddity]:
        """Every naming of a person with a rank in a sentence, and every promotion."""
        days = [d for m in sentence.mentions if (d := getattr(m.value, "days", None))]
        day = days[0].earliest if days else 0
        first, last = _one_time(sentence)
        guessed = bool(days) and not any(getattr(m.value, "year_given", False) for m in sentence.mentions)
        persons = [m for m in sentence.mentions if isinstance(m.value, PersonValue)]
        if persons:
            kept = {self._last: self._names.get(self._last, "")}
            self._names = kept | {m.start: _core(m) for m in persons}
        for found in _rises(sentence):
            start = found.start() + sentence.span.start
            who = self._risen(sentence, persons, found)
            if not day and (month := months(sentence, sentence.words, (0, len(sentence.words)))):
                day, guessed = month[0][1], True  # "ekimde yükseldi"
            if (on := step(found["rank"], sentence.language)) and who >= 0:
                says = {
                    "who": who,
                    "step": on,
                    "day": day,
                    "then": False,
                    "apart": False,
                    "first": first,
                    "last": last,
                    "rises": True,
                    "any": _plain(found["rank"], sentence.language) in _any_of_them(sentence.language),
                    "reduced": False,
                    "shared": False,
                    "late": False,
                    "past": False,
                    "name": self._names.get(who, ""),
                    "sentence": sentence.span.start,
                    "guessed": guessed,
                }
                yield Oddity("rank", start, found.end() + sentence.span.start, (), says)
        apart = bool(persons) and _any(sentence.language, "apart").search(sentence.words) is not None
        then = apart or (bool(persons) and _any(sentence.language, "then").search(sentence.words) is not None)
        reduced = bool(persons) and _is_reduced(sentence)
        if persons and _any(sentence.language, "namesakes").search(sentence.words):
            self._shared |= {_name(m) for m in persons}
        for mention in persons:
            self._last = mention.start
            shared = _name(mention) in self._shared
            rank = getattr(mention.value, "rank", None)
            on, end = step(rank, sentence.language), mention.end
            back = (
                not day
                and _is_looked_back(sentence, mention)
                and not months(sentence, sentence.words, (0, len(sentence.words)))
            )
            if not on:
                on, end = _beside(sentence, mention)
            if on:
                says = {
                    "who": mention.start,
                    "step": on,
                    "day": day,
                    "then": then or shared,
                    "apart": apart or shared,
                    "first": first,
                    "last": last,
                    "rises": False,
                    "reduced": reduced,
                    "shared": shared,
                    "late": _beside_name(sentence, mention, "late"),
                    "past": back or any(_beside_name(sentence, mention, room) for room in ("then", "apart")),
                    "name": self._names[mention.start],
                    "sentence": sentence.span.start,
                    "guessed": guessed,
                }
                says |= {"any": rank is not None and _plain(rank, sentence.language) in _any_of_them(sentence.language)}
                yield Oddity("rank", min(mention.start, end), max(mention.end, end), (), says)

    def _risen(self, sentence: Told, persons: Sequence[Mention], told: re.Match[str]) -> int:
        """Who is told to be promoted: whom a participle before his name means, or who was named last."""
        base, words = sentence.span.start, sentence.words
        if inside := [m.start for m in persons if told.start() < m.start - base < told.end()]:
            return inside[0]  # "the promotion of X to"
        behind = [m for m in persons if 0 <= m.start - base - told.end() < _ROUND]
        if behind and _participle(sentence.language).search(words, told.start(), told.end() + _ROUND):
            return behind[0].start
        before = [m.start for m in persons if m.start - base < told.start()]
        if not before and len(persons) == len(behind) == 1 and not words[behind[0].end - base :].strip(" .!"):
            return behind[0].start  # the verb before its subject
        return before[-1] if before else self._last


def _rises(sentence: Told) -> Iterator[re.Match[str]]:
    """The rises to a rank that a sentence tells as come to pass, each place once."""
    language, words = sentence.language, sentence.words
    if not _ranked(language).search(words):
        return
    ends = set[int]()
    for found in (f for way in _worn(language, "words") for f in way.finditer(words)):
        low, high = (
            (max(0, found.start() - _ROUND), found.start())
            if language == "en"
            else (found.start(), found.end() + _VERB)
        )
        beside = re.split(r"[;:,]\s", words[low:high])
        unrisen = _any(language, "unrisen").search(beside[-1 if language == "en" else 0])
        if unrisen is None and found.end("rank") not in ends:
            ends.add(found.end("rank"))
            yield found


def _one_time(sentence: Told) -> tuple[int, int]:
    """The first and the last day of the one time that a sentence tells with its year; zeros where it tells none or several."""
    values = [m.value for m in sentence.mentions if isinstance(m.value, DateValue) and m.value.days]
    told = [v.days for v in values if v.days and v.year_given]
    if not told:
        return 0, 0
    first, last = _common([v.days for v in values if v.days])  # "on 30 July (1877)"
    if last - first >= _ONE_TIME:
        first, last = _common(told)
    return (first, last) if last - first < (_ONE_YEAR if len(values) == 1 else _ONE_TIME) else (0, 0)


def _common(days: Sequence[Days]) -> tuple[int, int]:
    """The days that several times have in common, or those between them."""
    first, last = max(d.earliest for d in days), min(d.latest for d in days)
    return min(first, last), max(first, last)


def _is_reduced(sentence: Told) -> bool:
    """Is a reduction told, and not that there was none?"""
    found = _any(sentence.language, "reduced").search(sentence.words)
    if found is None:
        return False
    round_it = sentence.words[max(0, found.start() - _ROUND) : found.end() + _NEAR]
    return _any(sentence.language, "unreduced").search(round_it) is None


def _core(mention: Mention) -> str:
    """The words of a name without titles, folded: those by which a man is known again."""
    titles = {fold(t) for language in LANGUAGES for t in table(language, "names")["titles"]}
    return " ".join(w for w in fold(_name(mention)).replace(".", " ").split() if w not in titles and len(w) > 1)


def _beside_name(sentence: Told, mention: Mention, name: str) -> bool:
    """Do the words right beside a name make its rank that of another time, or of another man?"""
    start, end = mention.start - sentence.span.start, mention.end - sentence.span.start
    before = re.split(r"[;:.,]\s", sentence.words[max(0, start - _ROUND) : start])[-1]
    behind = re.split(r"[;:.]\s", sentence.words[end : end + _ROUND // 2])[0]
    return _any(sentence.language, name).search(f"{before}{sentence.words[start:end]}{behind}") is not None


def _is_looked_back(sentence: Told, mention: Mention) -> bool:
    """Does the part of a sentence in which a name stands tell what lay behind?"""
    start, end = mention.start - sentence.span.start, mention.end - sentence.span.start
    before, behind = _PARTS.split(sentence.words[:start])[-1], _PARTS.split(sentence.words[end:])[0]
    return _looked_back(sentence.language).search(f"{before}~{behind}") is not None


def _name(mention: Mention) -> str:
    return str(getattr(mention.value, "name", ""))


def _beside(sentence: Told, mention: Mention) -> tuple[int, int]:
    """The step of a rank told beside a name that bears none ("Weiss, still a major"), and where it is told; 0 for none."""
    language, base = sentence.language, sentence.span.start
    start, end = mention.start - base, mention.end - base
    if not _ranked(language).search(sentence.words):
        return 0, 0
    sides = {"before": (max(0, start - _NEAR), start), "behind": (end, end + _NEAR)}
    for side, (low, high) in sides.items():
        for found in (way.search(sentence.words[low:high]) for way in _worn(language, side)):
            if found is None or _is_anothers(sentence, low + found.start("rank")):
                continue
            general = _plain(found["rank"], language) in _any_of_them(language)
            if not general and (on := step(found["rank"], language)):
                if side == "before":
                    return on, low + base + found.start("rank")
                closed = sentence.words.startswith(")", low + found.end("rank"))
                return on, low + base + found.end("rank") + closed
    return 0, 0


def _is_anothers(sentence: Told, at: int) -> bool:
    """Does a rank open the name of somebody, whose it is?"""
    at += sentence.span.start
    return any(m.type == "person" and m.start <= at < m.end for m in sentence.mentions)
