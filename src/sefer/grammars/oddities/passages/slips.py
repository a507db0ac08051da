"""Slips of the pen: a word that is told twice, and what was left in place of words to come."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.prose import words
from sefer.grammars.words import LANGUAGES, any_of
from sefer.letters import lower
from sefer.letters.patterns import lazy
from sefer.model import Oddity

LONG = 5  # letters of a word that is no particle
_TWICE = lazy(r"(?<![\w’'-])([^\W\d_]+)\s\1(?![\w-])|(?<![\w.,])(\d+\.)\s\2(?!\d)", re.IGNORECASE)
_PAIR = lazy(r"(?<![\w’'-])(([^\W\d_]+)\s(?!\2\b)[^\W\d_]+)\s\1(?![\w-])")
_OPENS = ".!?…:;"


@cache
def _known(language: str) -> tuple[frozenset[str], re.Pattern[str], frozenset[str]]:
    table = words(language, "doubled")
    return frozenset(table["words"]), lazy(rf"\w*{table['endings']}"), frozenset(table["never"])


def words_twice(page: Page) -> Iterator[Oddity]:
    """A word, or two, told twice in a row where no language doubles them for effect."""
    text = page.document.text
    for paragraph in page.paragraphs:
        told = text[paragraph.start : paragraph.end].lower().split()
        if not any(map(_same, told, told[1:])) and not any(map(_same, told, told[2:])):
            continue
        for found in _TWICE.finditer(text, paragraph.start, paragraph.end):
            word = found[1] or found[2]
            thrice = _TWICE.match(text, found.start() + len(word) + 1) is not None  # more than a doubling
            if found[2] or thrice or _is_slip(text, word, found.start(), paragraph.language):
                yield Oddity("word_twice", found.start(), found.end(), says={"word": word})
        for found in _PAIR.finditer(text, paragraph.start, paragraph.end):
            small = {lower(word) for word in found[1].split()}
            if small & _known(paragraph.language)[0]:
                yield Oddity("word_twice", found.start(), found.end(), says={"word": found[1]})


def _same(word: str, after: str) -> bool:
    """Is the second word the first one, apart from marks and an ending behind an apostrophe?"""
    return after.startswith(word) and not after[len(word) : len(word) + 1].isalpha()


_QUOTES = tuple("“\"«‘'")


def _is_slip(text: str, word: str, at: int, language: str) -> bool:
    particles, endings, never = _known(language)
    small = lower(word) if language == "tr" else word.lower()
    if small in particles:
        return word[0].islower() or len(word) > 1
    if word[0].isupper() and text.startswith(word, at + len(word) + 1):
        opens = at == 0 or text[:at].rstrip()[-1:] in _OPENS or text[at - 1] == "\n"
        cried = text[:at].rstrip()[-1:] in _QUOTES  # "Allah Allah"
        return (
            len(word) > LONG - 2 and not (opens or cried) and not word.isupper() and text.count(f"{word} {word}") == 1
        )
    return len(word) >= LONG and small not in never and endings.fullmatch(small) is not None


@cache
def _holders() -> re.Pattern[str]:
    """ "XXX men", "(Demir, 20__, s.)", "s. ??", "{{strength}}", "killed – ; wounded 4": what an author meant to fill in."""
    return lazy(
        r"\(\s?\?{2,}\s?\)|(?<=[\s(\[])\?{2,}(?=[\s,.;)\]])|\b\d{1,3}\?{2,}"
        r"|\b(?:1[5-9]|20)(?:__|\.\.|XX|xx)(?![\w.])|_{3,}|\{\{[^{}\n]{1,60}\}\}|<[a-zçğıöşü]+(?: [a-zçğıöşü]+)?>"
        r"|(?<![\w.])[Xx]{4,}(?!\w)|(?<![\w.])xxx(?!\w)|\(XXX\)|\bXXX?(?=\s(?!century|yüzyıl|asır|asr|corps|bölüm)[a-zçğıöşü]{3})|\bXX[./:]XX\b[./]?\d*"
        r"|(?<!\w)(?:ss?|pp?|sayfa|page)\.\s?(?=\))|(?<!\w)(?:ss?|pp?)\.\s?(?:\?+|0{2,}|_+|…|\.{3})"
        r"|(?<!\w)(?:TODO|TBD|FIXME|[Ll]orem [Ii]psum)(?!\w)|(?<=\w)\s[–—-]\s?(?=[;,.)](?!\.))"
    )


@cache
def _notes() -> re.Pattern[str]:
    """ "[name?]", "(to be filled in from Tours)": a bracket that asks for words to come."""
    notes = any_of([note for language in LANGUAGES for note in words(language, "holders")["notes"]])
    asks = "|".join(words(language, "holders")["asks"] for language in LANGUAGES)
    return lazy(
        rf"\[\s?(?i:{notes})\s?\]|\((?i:{notes})\?\)"
        rf"|[(\[](?:[^()\[\]\n]{{0,80}}[\s—–-])?(?:{asks})[^()\[\]\n]{{0,80}}[)\]]"
    )


@cache
def _orders() -> re.Pattern[str]:
    told = "|".join(words(language, "holders")["orders"] for language in LANGUAGES)
    return lazy(rf"(?:{told})[^.!?\n]*\??")


# what some letters of every such place are
_SIGNS = (
    "??",
    "__",
    "XX",
    "xx",
    "{{",
    "<",
    "s.)",
    "p.)",
    ". )",
    ". ?",
    ". 00",
    ". …",
    ". ...",
    "9..",
    "8..",
    "0..",
    "TODO",
    "TBD",
    "FIXME",
    "orem ",
    "–;",
    "– ;",
    "—;",
    "— ;",
    "- ;",
    "– ,",
    "— ,",
    "- ,",
)


def place_holders(page: Page) -> Iterator[Oddity]:
    """What was left in the place of words to come."""
    text = page.document.text
    read = [(p.start, p.end) for p in page.document.parts if p.kind in ("body", "note", "abstract", "heading")]
    starts = [start for start, _ in read]
    found: dict[int, re.Match[str]] = {}
    for sign in _SIGNS:
        at = text.find(sign)
        while at >= 0:
            low, high = read[max(bisect_right(starts, at) - 1, 0)] if read else (0, 0)
            told = _holders().search(text, max(low, at - 8), min(high, at + 90)) if low <= at < high else None
            if told and told.start() <= at + len(sign):
                found.setdefault(told.start(), told)
            at = text.find(sign, at + len(sign))
    for low, high in read:
        found |= {told.start(): told for told in _notes().finditer(text, low, high) if not _means(told[0])}
    for paragraph in page.paragraphs:
        if told := _orders().match(text, paragraph.start, paragraph.end):
            found[told.start()] = told
    last = 0
    for _, told in sorted(found.items()):
        start, end = _widened(text, told)
        if start >= last:
            yield Oddity("place_holder", start, end, says={"words": told[0]})
            last = end


def _means(bracket: str) -> bool:
    """Does a bracket only say that words of a source are left out or cannot be read?"""
    return not any(map(str.isalpha, bracket)) or bracket.strip("[]() ") == "..."


def _widened(text: str, found: re.Match[str]) -> tuple[int, int]:
    """The bracket around it, if it is short."""
    start = text.rfind("(", max(0, found.start() - 60), found.start())
    end = text.find(")", found.end() - 1, found.end() + 20)
    if start >= 0 <= end and ")" not in text[start : found.start()]:
        return start, end + 1
    return found.start(), found.end()
