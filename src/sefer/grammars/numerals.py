"""Text -> numerals: a figure or a range, in digits, words or both, with the hedges that widen it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from sefer.grammars.numbers import DIGITS, cardinal, cardinals, spelt, spread
from sefer.grammars.starts import FIGURES, Starts, Words, keyed, spellings
from sefer.grammars.words import any_of, table
from sefer.letters import caseless, lower
from sefer.letters.patterns import lazy, plain

ABOUT = 0.1  # "yaklaşık" and its kin: a tenth on either side, a convention of ours
_BEFORE = 28  # characters in which a hedge may stand before a figure


@dataclass(slots=True)
class Numeral:
    """A figure as printed. `end` is where the figure ends, `stop` where a hedge or a suffix behind it ends."""

    start: int
    end: int
    stop: int
    low: float
    high: float
    text: str
    suffix: str = ""  # what follows an apostrophe, or is glued to a power of ten: "277'si", "bini"
    least: float | None = None
    most: float | None = None
    vague: bool = False  # "yüzlerce": an order of magnitude


@dataclass(frozen=True)
class _Patterns:
    keys: Mapping[str, bool]  # of the words with which a numeral may begin; True where they are no digits
    first: re.Pattern[str]  # in a caseless text, the whole of such a word that is no digits
    figure: re.Pattern[str]
    vague: re.Pattern[str]
    glued: re.Pattern[str] | None
    behind: re.Pattern[str]  # any hedge behind a figure, each in a group of its kind
    before: tuple[tuple[str, re.Pattern[str]], ...]
    any_before: re.Pattern[str]  # in a caseless text; without it none of those is tried
    limits: re.Pattern[str]  # what the verb makes of a figure, each in a group of its kind
    outside: re.Pattern[str] | None
    power: re.Pattern[str] | None


@cache
def _patterns(language: str) -> _Patterns:
    words = table(language, "numbers")
    number_words, powers = spelt(language), any_of(words["powers"])
    half = rf"(?:\s+{words['half']}|½)?" if words["half"] else ""
    raised = rf"(?:\s+{words['half']}(?:\s+(?:{powers})\b)?)?" if words["half"] else ""
    rest = rf"(?:\s+(?:\d{{1,3}}(?:\s+(?:{powers})\b)?(?![\w.,])|{number_words}))?"
    number = rf"(?:(?:{DIGITS})(?:{words['point']}\d+)?{half}(?:\s+(?:{powers})\b{rest})?|\b{number_words}{raised}\b)"
    second = rf"(?:\s*(?:[–—-]|(?:{words['to']})(?!\w))\s*(?P<b>{number})(?P<tail>{words['to_tail']})?)?"
    letters = spellings([*words["cardinals"], *words["vague_starts"]])
    return _Patterns(
        {**dict.fromkeys(FIGURES, False), **dict.fromkeys(letters, True)},
        plain(rf"{number_words}(?:{words['glued']})?|{words['vague_first']}"),
        lazy(rf"(?<![\w.,/’'%])(?P<a>{number}){second}(?P<suffix>['’]\w+)?", re.IGNORECASE),
        lazy(rf"\b(?:{words['vague']})(?!\w)", re.IGNORECASE),
        lazy(rf"\b(?P<a>{number_words})(?P<suffix>{words['glued']})(?!\w)", re.IGNORECASE) if words["glued"] else None,
        lazy("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in words["behind"].items())),
        tuple((kind, lazy(rf"(?:{pattern})\s+$", re.IGNORECASE)) for kind, pattern in words["before"].items()),
        plain(rf"(?:{any_of(list(words['before'].values()))})\s+$"),
        lazy("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in words.get("limits", {}).items()) or "(?!)"),
        lazy(words["outside"], re.IGNORECASE) if words["outside"] else None,
        lazy(rf"\s+(?P<power>{powers})(?P<suffix>{words['glued']})(?!\w)") if words["glued"] else None,
    )


_HOUR = lazy(r"0\d{3}")  # "0330" counts nothing


@cache
def keys(language: str) -> frozenset[str]:
    """The keys of the words with which a numeral may begin."""
    return frozenset(_patterns(language).keys)


def goes_on(language: str) -> str:
    """A pattern of all that makes more of the number before it: a further word of it, a range, a hedge."""
    words = table(language, "numbers")
    further = rf"{words['between']}(?:{any_of([*words['cardinals'], *words['powers']])})"
    return rf"{further}|\s*(?:{words['half'] or '(?!)'}|{words['to']}|[–—-])|{'|'.join(words['behind'].values())}"


def places(words: Words, language: str, idle: Callable[[int], bool] = lambda at: False) -> Starts[bool]:
    """Where numerals of a language may begin in a text; True for words, those that are `idle` left out, False for digits."""
    known = _patterns(language)
    by_key = keyed(known.keys)

    def of(word: str) -> bool | None:
        in_words = by_key(word)
        return None if in_words and not known.first.fullmatch(caseless(word)) else in_words

    found = Starts(words, of)
    found.leave_out(lambda at, in_words: in_words and idle(at))
    return found


def numerals(text: str, start: int, end: int, language: str, where: Iterable[tuple[int, bool]]) -> Iterator[Numeral]:
    """The numerals of a stretch of text at its places, as `places` gives them: figures, then numbers with an ending, then vague ones."""
    known, last = _patterns(language), start
    further: list[Numeral] = []
    for at, in_words in where:
        if at < last:
            continue
        found = known.figure.match(text, at, end)
        spoken = list(_in_words(text, at, start, end, language)) if in_words else []
        longer = found is not None and any(_is_more(n, found, text, language) for n in spoken)  # "otuz birdir"
        if found is not None and not longer:
            last = found.end()
            if known.outside is None or not known.outside.search(text, max(start, at - 12), at):
                yield from _figure(found, text, start, language)
        further += spoken
    yield from further


def _is_more(spoken: Numeral, found: re.Match[str], text: str, language: str) -> bool:
    """Is a number with an ending more than the figure that begins with it?"""
    power = _patterns(language).power
    if spoken.vague or spoken.end <= found.end() or (power and power.match(text, found.end())):
        return False
    return spoken.low != cardinal(found["a"], language)


def numeral_at(text: str, at: int, end: int, language: str) -> Numeral | None:
    """The numeral that stands right at a place, or behind the blank there."""
    known, at = _patterns(language), at + (text[at : at + 1] == " ")
    found = known.figure.match(text, at, end)
    here = [*(_figure(found, text, at, language) if found else ()), *_in_words(text, at, at, end, language)]
    return max(here, key=lambda number: number.end, default=None)


def _in_words(text: str, at: int, start: int, end: int, language: str) -> Iterator[Numeral]:
    """A number in words that bears an ending, or one that says no more than an order of magnitude."""
    known = _patterns(language)
    glued = known.glued.match(text, at, end) if known.glued else None
    value = cardinal(glued["a"], language) if glued else None
    if glued is not None and value is not None:
        made = Numeral(at, glued.end(), glued.end(), value, value, glued["a"], glued["suffix"])
        yield _hedged(made, text, start, glued.end("a"), language)
    if vague := known.vague.match(text, at, end):
        low, high = _magnitude(vague, language)
        yield Numeral(at, vague.end(), vague.end(), low, high, vague.group(), vague=True)


def _figure(found: re.Match[str], text: str, begin: int, language: str) -> Iterator[Numeral]:
    one, other, tail, suffix = found.group("a", "b", "tail", "suffix")
    low = cardinal(one, language)
    high = cardinal(other, language) if other else low
    if low is None or high is None or _HOUR.fullmatch(one):
        return
    if other:
        low = _sharing(other, low, high, language)
    elif language == "tr" and " " in one and not one[0].isdigit():
        low, high = spread(one) or (low, high)
    start, end = found.start(), found.end("tail" if tail else "b" if other else "a")
    end = start + len(text[start:end].rstrip())
    made = Numeral(start, end, found.end(), low, max(low, high), one.strip(), suffix[1:] if suffix else "")
    if found["bound"]:  # "en az 800, en çok 1.200"
        yield made
        return
    yield _raised(made, text, begin, language) or _hedged(made, text, begin, end, language)


def _raised(made: Numeral, text: str, begin: int, language: str) -> Numeral | None:
    """ "25 bine", "3 bini aşkın": a power of ten that bears the case of the whole."""
    pattern = _patterns(language).power
    found = pattern.match(text, made.end) if pattern and made.stop == made.end else None
    if found is None:
        return None
    factor, end = cardinals(language)[found["power"]], found.end()
    raised = replace(made, end=end, stop=end, low=made.low * factor, high=made.high * factor, suffix=found["suffix"])
    return _hedged(raised, text, begin, found.end("power"), language)


def _sharing(other: str, low: float, high: float, language: str) -> float:
    """In "55-60 bin" the thousand belongs to both figures."""
    if low >= high / 100:
        return low
    factors = (cardinals(language).get(word, 0) for word in lower(other).split())
    power = max((factor for factor in factors if factor >= 1000), default=1)
    return low * power if low * power <= high else low


def _hedged(made: Numeral, text: str, begin: int, end: int, language: str) -> Numeral:
    """The numeral widened by the hedge before or behind it."""
    known = _patterns(language)
    if behind := known.behind.match(text, end):
        return replace(_widened(made, behind.lastgroup or ""), stop=behind.end(), suffix="")
    before = text[max(begin, made.start - _BEFORE) : made.start]
    if not known.any_before.search(caseless(before)):
        return made
    return _widened(made, next(kind for kind, pattern in known.before if pattern.search(before)))


def limited(made: Numeral, text: str, end: int, language: str) -> Numeral:
    """The numeral bounded by what a verb says behind it, or behind what it counts: "15.000'i geçmedi"."""
    found = _patterns(language).limits.match(text, end)
    return _widened(made, found.lastgroup or "") if found else made


def _widened(made: Numeral, kind: str) -> Numeral:
    if kind == "about":
        return replace(made, least=round(made.low * (1 - ABOUT), 2), most=round(made.high * (1 + ABOUT), 2))
    if kind == "more":
        return replace(made, least=made.low)
    if kind == "nearly":
        return replace(made, least=round(made.low * (1 - ABOUT), 2), most=made.high)
    return replace(made, most=made.high)


def _magnitude(found: re.Match[str], language: str) -> tuple[float, float]:
    """ "Yüzlerce" is 100 to 999, "birkaç bin" 2000 to 9000: orders of magnitude, a convention of ours."""
    groups = {name: value for name, value in found.groupdict().items() if value}
    stems = cardinals(language)
    power = 1.0
    for word in (groups.get("power") or groups["powers"]).lower().split():
        power *= stems[word]
    if "few" in groups:
        return 2 * power, 9 * power
    return power, 10 * power - 1
