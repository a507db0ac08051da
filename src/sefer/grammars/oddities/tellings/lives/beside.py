"""Where the name of a unit or a person stands in a sentence, and whether it is told there that it does something."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from sefer.grammars.oddities.pieces import Name, Told
from sefer.grammars.oddities.tellings.bodies.bynames import printed
from sefer.grammars.words import any_of, table
from sefer.letters import fold, lower
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import Days, Mention, Reading, Span

_CLAUSE = 80  # characters before the end of a name in which a participle says what was done by him
_AROUND = 60  # characters on both sides of a name in which its deed may be taken back

# what was done before the day of a thing that somebody made: "annesine yazdığı mektup, 10 Temmuz'da"
_MADE = lazy(
    r"(?<=['’])n?[ıiuü]n\s[^;]*?\w[dt][ıiuü]ğ[ıiuü]\s+(?:son\s+)?(?!(?:ve|ile|için|gibi|zaman|sırada|gün|saat\w*|da|de)\b)\w+,?\s"
)
# what somebody owns or did, of which another tells: "Rıza Bey 3 Mart'ta Ali Bey'in yaptırdığı siperleri gezdi"
_ATTRIBUTE = lazy(r"[dt][ae]ki\b")  # "20 Haziran'daki taarruz, Ali Bey'in önerdiği yoldan"
_OWNED = lazy(r"['’]?n?[ıiuü]n\s[^.;,]{0,60}?\w[dt][ıiuü]ğ[ıiuü]")
# a participle that tells of the noun before it: "the field of Mill Creek, fought over on 17 July"
_ASIDE = lazy(r"\w[^,;]{8,},\s+\w+(?:ed|ought|en|wn|lt)\s+(?:\w+\s+)?(?:on\s+|in\s+)?(?:the\s+)?$")
# what others had done or suffered whom a relative tells of: "the colours which the 2nd had borne on 9 March", "those killed on"
_OTHERS = lazy(
    r"\b(?:(?:which|that|whom?)\s+(?!had\b)[^,;]*?\bhad\s[^,;]*|those\s+(?:\w+\s+){0,3}?\w+(?:ed|en|wn)\s[^,;]*)$"
)
# a thing of which a participle says by whom, told of by the verb behind: "the position chosen by Colonel Hart was attacked on"
_CHOSEN = lazy(
    r"(?<!was )(?<!were )(?<!been )\b\w+(?:ed|en|wn|ght|de|ug|ilt|aid|eft)\s+(?:up\s+|out\s+|over\s+)?by\s+(?:[\w.-]+\s+){0,3}[\w.-]+$"
)
_IS = lazy(r"^\s+(?:was|were|had\s+been)\s")
_WHOLE = 3  # words of the name of a body that has a shorter form


@cache
def cues(language: str, name: str) -> Sought:
    return sought(any_of(list(table(language, "told")["lives"][name])))


@cache
def pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["lives"][name]))


def small(raw: str, language: str) -> str:
    words = lower(raw) if language == "tr" else raw.lower()
    return words if len(words) == len(raw) else raw


def touch(spans: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in spans)


@cache
def peoples(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table(language, "units")["words"]["nations"])


def mentions(reading: Reading, span: Span) -> list[Mention]:
    at, out = bisect_left(reading.mentions, span.start, key=lambda m: m.start), []
    while at < len(reading.mentions) and reading.mentions[at].start < span.end:
        out.append(reading.mentions[at])
        at += 1
    return out


def gap(one: Days, other: Days) -> int:
    return max(one.earliest - other.latest, other.earliest - one.latest, 0)


def is_of_a_thing(words: str, stop: int, day: int, several: bool) -> bool:
    """Is a day that of a thing beside a name, or of one who stands before it: of what somebody had made, of a place that is only
    visited, of him who visits it?
    """
    if day <= stop:
        before = words[:day].rstrip(" ")
        another = (bool(before) and before[-1].isalnum()) or _ATTRIBUTE.search(words, day, stop) is not None
        return another and _OWNED.match(words, stop) is not None
    if (
        _MADE.search(words, stop, day)
        or _OTHERS.search(words, stop, day)
        or (several and _ASIDE.search(words, stop, day))
    ):
        return True
    low = max(0, stop - _CLAUSE)
    if _IS.search(words[stop:day]) is None or pattern("en", "attended").search(words, low, stop):
        return False
    return _CHOSEN.search(words, low, stop) is not None


def printed_as(name: str, of_person: bool, language: str) -> str:
    """A pattern for a name as it is printed; a Turkish noun of size may stand for its other word."""
    if not of_person and len(name.split()) > 1 and not name[0].isdigit():
        return printed(name, language)
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


def shortened(text: str, name: str, of_person: bool, language: str) -> list[tuple[int, int]]:
    """Where a name of several words stands in its short form: a surname, a body without its first word. None where another
    name ends in the same words.
    """
    words = name.split()
    titled = of_person and language == "tr" and fold(words[-1]) in _short_titles()  # "Ahmet Muhtar Paşa", "Muhtar Paşa"
    least = _WHOLE if titled or not of_person else 2
    if len(words) < least or (of_person and language == "tr" and not titled):
        return []
    short = r"\s+".join(re.escape(word) for word in (words[-1 - titled :] if of_person else words[1:]))
    found = re.compile(
        rf"(?:(?P<of>(?:\d{{1,3}}(?:\.|st|nd|rd|th)|[^\W\d_][\w.-]*))\s+)?(?<![\w.-])(?P<short>{short})(?!\w)"
    )
    out: list[tuple[int, int]] = []
    for one in found.finditer(text):
        opens = not of_person and text[one.start() - 2 : one.start()] in (". ", "? ", "! ")
        other = (
            one["of"] and not one["of"][0].islower() and one["of"] not in words and not _is_title(one["of"], language)
        )
        if other and not opens:
            return []
        if not one["of"] or one["of"] not in words:
            out.append(one.span("short"))
    return out


@cache
def _titles(language: str) -> frozenset[str]:
    return frozenset(fold(word) for title in table(language, "told")["ranks"] for word in title.split())


@cache
def _short_titles() -> frozenset[str]:
    return frozenset(fold(word) for word in table("tr", "told")["fallen"]["titles"])


def _is_title(word: str, language: str) -> bool:
    return fold(word.rstrip(".")) in _titles(language) or word in ("The", "On", "At", "By", "But", "And", "It")


def acts(words: str, at: int, stop: int, language: str) -> bool:
    """Is somebody named as one who acts: as the subject, by whom something is done, under whom it happens?"""
    told = f"{words[max(0, at - 70) : at]}~{words[stop : stop + 90]}"
    if pattern(language, "agent").search(told):
        return True
    return not (
        pattern(language, "governed_before").search(words[max(0, at - 30) : at])
        or pattern(language, "no_subject").match(words, stop)
    )


def is_there(words: str, at: int, stop: int, language: str) -> bool:
    """Is a body named as one that is there, and not as that of which somebody or something else is: "the widow of a captain of"?"""
    owned, its = pattern(language, "owned_before").search(words[max(0, at - 30) : at]), words[at:stop] == "its"
    if not (owned or its or pattern(language, "owned_behind").match(words, stop)):
        return True
    told = f"{words[max(0, at - 70) : at]}~{'’s' if its else ''}{words[stop : stop + 90]}"
    return pattern(language, "is_there").search(told) is not None


def beside(words: str, at: int, stop: int) -> str:
    """The words of its clause around a name, which may take back what is told under it."""
    low, high = max(words.rfind(";", 0, at) + 1, at - _AROUND), words.find(";", stop)
    name = words[at:stop] if stop - at <= len("its") else "~"
    return f"{words[low:at]}{name}{words[stop : min(len(words) if high < 0 else high, stop + _AROUND)]}"


def is_anothers(sentence: Told, who: Name, cue: tuple[int, int]) -> bool:
    """Is the end that a word tells behind somebody's name that of another: at whose funeral he spoke, when he was killed?"""
    base, words, language = sentence.span.start, sentence.words, sentence.language
    own, anothers = who.end - base, pattern(language, "anothers")
    if pattern(language, "of_his").match(words, own):
        return True
    if own <= cue[0] and pattern(language, "end_of").search(words[cue[0] : cue[1]]):
        return True
    for name in sentence.names:
        at, stop = name.start - base, name.end - base
        if name.is_unit or name.of is who.of or at < own:
            continue
        told = f"{words[max(0, at - 30) : at]}~{words[stop : cue[0]]}|{words[cue[0] : cue[1] + 20]}"
        if stop <= cue[0] and anothers.search(told):
            return True
        if at >= cue[1] and pattern(language, "participle_of").fullmatch(words, cue[0], at):
            return True
    return False


def is_until(words: str, cue: tuple[int, int], day: tuple[int, int] | None, language: str) -> bool:
    """Does a word for an end only say until when that lasted which is told of an earlier day: "from 1908 until his death"?"""
    low = max(0, cue[0] - _AROUND)
    found = pattern(language, "until_before").search(words[low : cue[0]]) or pattern(language, "until").match(
        words, cue[0]
    )
    if found is None or (day is not None and day[0] >= cue[0]):
        return False
    if day is None or pattern(language, "noun_of_end").match(words, cue[0]):
        return True
    since = pattern(language, "since_before").search(words[max(0, day[0] - _AROUND) : day[0]])
    return since is not None or pattern(language, "since").search(words[day[1] : cue[0]]) is not None


def is_lively(told: str, language: str) -> bool:
    """Is it told as something that goes on, and not as what had been before?"""
    return pattern(language, "lively").search(told) is not None and not pattern(language, "before").search(told)


def goes_on(told: str, language: str) -> bool:
    """Is it told as what a text has come to, in its own tense?"""
    return pattern(language, "narrated").search(told) is not None and not pattern(language, "before").search(told)
