"""A stretch of text -> its language, by the share of its function words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache

from sefer.documents.words import LANGUAGES, every, table
from sefer.letters.patterns import lazy

_WORD = lazy(r"[^\W\d_⁰¹²³⁴-⁹]+")
_ENOUGH = 12  # words below which a paragraph is too short to judge by itself
_SHARE = {"tr": 0.05, "en": 0.20}  # Turkish says with suffixes what English says with function words
_ALIEN = 0.012  # of the letters
_SAMPLE = 1000  # characters of a paragraph that are looked at
_COMMAS = 3  # of a reference to a work
_SEVERAL = 6  # different function words that show a terse text to be English
_FEW = 3  # function words that show the language of a short stretch between foreign ones
_CITED = lazy(r"\([^()\d]*\d[^()]*\)")  # names and pages are of no language
_NAME = lazy(r"(?<![^\W\d_])(?:[dl]['’])?[A-ZÀ-ÖØ-ÞÇĞİŞŁŠŽ][^\W\d_]+")
_CASED = lazy(r"\b[A-ZÇĞİÖŞÜ0-9]\w+[’'](?:[dt][ea]n?|y?[eaiıuü]|n?[iıuü]n)\b")
_PAST = lazy(r"\b\w{2,}(?:[dt][iıuü]|m[iıuü]ş(?:t[iıuü]|t[iı]r)?)(?:l[ae]r)?\b")
_SUFFIXED = lazy(
    r"\b[^\W\d_]{2,}(?:l[ae]r[ıi]?(?:n\w{1,3})?|s?[iıuü]n[dt][ea]n?|(?<!a)n[iıuü]n|m[iıuü]ş\w*|[iıuü]yor\w*|y[lt]?[ea]|y[iıuü]|y?d[iıuü])\b"
    r"|(?<![^\W\d_])[A-ZÇĞİÖŞÜ\d]\w*[’'](?:[iıuü]?nc[iıuü]\w*|s?[iıuü]n?|[yn]?[ea]|[dt][ea](?:ki|n)?)\b"
)
_TWICE = 2  # that a form must be met to show a language
_THRICE = 3  # the same for endings of all sorts
_PLAIN = 0.04  # of the letters: so many of its own show a language, with a word of it beside them


def _unnamed(text: str) -> str:
    """A text without the names in it that no language of ours spells so: "d'Espèrey" tells of no language."""
    if not any(map(text.__contains__, every("alien"))):
        return text
    own = every("own")
    return _NAME.sub(lambda name: "" if own.isdisjoint(name.group()) else name.group(), text)


def judge(text: str) -> str | None:
    """The language: "tr", "en", "und" for another one, or None where there are too few words to tell."""
    head = text[:_SAMPLE]
    head = _CITED.sub(" ", head) if "(" in head else head
    if plain := next((language for language in LANGUAGES if _shows(head, language)), None):
        return plain
    lowered = head.replace("I", "ı").replace("İ", "i").lower()
    words = _WORD.findall(lowered)
    if len(words) < _ENOUGH and (not words or all(map(_latin, words))):
        return None
    scores = {language: _share(words, language) / _SHARE[language] for language in LANGUAGES}
    for language in LANGUAGES:
        if scores[language] >= 1 and _abounds(head, language) and _abounds(_unnamed(head), language):
            scores[language] = 0.0
    best = max(LANGUAGES, key=lambda language: scores[language])
    if best != "tr" and _is_reference(head, words):
        return None
    if scores[best] >= 1:
        return best
    if _unnamed(head).isascii() and (_is_terse(head) or _has_article(words)):
        return "en"
    if _inflects(head):
        return "tr"
    return None if any(_speaks(head, language) for language in LANGUAGES) else "und"


def _inflects(head: str) -> bool:
    """Names with a case behind an apostrophe, verbs in the past, endings: a Turkish sentence that has no function word."""
    if not table("tr").alien.isdisjoint(_unnamed(head)):
        return False
    cased, past = _CASED.findall(head), _PAST.findall(head)
    if len(cased) >= _TWICE and len(past) >= _TWICE:
        return True
    if sum(map(_function("en").__contains__, head.lower().split())) >= _TWICE:
        return False
    own = not table("tr").own.isdisjoint(head)
    return own + bool(cased) + len({*past, *_SUFFIXED.findall(head)}) > _THRICE


def _has_article(words: list[str]) -> bool:
    """ "The": a word of no language but English, with another of its own beside it."""
    return "the" in words and sum(map(_function("en").__contains__, words)) >= _TWICE


def _is_terse(head: str) -> bool:
    """A war diary full of names: enough different English function words among the words that are no names."""
    small = [word for word in _WORD.findall(head) if word.islower()]
    told = [word for word in small if word in _function("en")]
    return len(set(told)) >= _SEVERAL and len(told) >= _SHARE["en"] * len(small)


def _is_reference(head: str, words: list[str]) -> bool:
    """Names, titles and places of a work: they may be of another language than the text that cites it."""
    return head.count(",") >= _COMMAS and sum(map(str.istitle, _WORD.findall(head))) * 2 > len(words)


def _shows(head: str, language: str) -> bool:
    """True where a text is plainly of a language: many letters that no other one has, and a word of it."""
    known = table(language)
    if (
        not known.own
        or sum(map(head.count, known.own)) < _PLAIN * len(head)
        or (any(map(head.__contains__, known.alien)) and any(map(_unnamed(head).__contains__, known.alien)))
    ):
        return False
    words = head.split()
    return len(words) >= _ENOUGH and not known.function.isdisjoint(words)


def guess(text: str) -> str | None:
    """The language that has most of the few words of a text too short to judge, None where none has any."""
    words = _WORD.findall(text.replace("I", "ı").replace("İ", "i").lower())
    plain = _unnamed(text)
    alien = {language: not table(language).alien.isdisjoint(plain) for language in LANGUAGES}
    alien["en"] |= not table("tr").own.isdisjoint(text)
    counts = {lang: 0 if alien[lang] else sum(map(_function(lang).__contains__, words)) for lang in LANGUAGES}
    best = max(LANGUAGES, key=lambda language: counts[language])
    return best if counts[best] else None


def _speaks(head: str, language: str) -> bool:
    """True where the letters alone speak for a language and none against it."""
    words = table(language)
    enough = sum(map(head.count, words.own)) > _ALIEN * len(head)
    return enough and words.alien.isdisjoint(_unnamed(head))


def _abounds(head: str, language: str) -> bool:
    """Are there many letters that a language does not have?"""
    return sum(map(head.count, table(language).alien)) > _ALIEN * len(head)


def _share(words: list[str], language: str) -> float:
    """The share of function words."""
    told, terse = sum(map(_function(language).__contains__, words)), table(language).terse
    if terse and (told or all(map(str.isascii, words))):
        told += sum(map(terse.__contains__, words))
    return told / max(len(words), 1)


@cache
def _function(language: str) -> frozenset[str]:
    """The function words; an English capital I has become a dotless one with the Turkish lower case."""
    words = table(language).function
    return words | {f"ı{word[1:]}" for word in words if word[0] == "i" and language != "tr"}


def _latin(word: str) -> bool:
    return all(c < "\u0250" or c in "\u0300\u0301\u0302\u0307\u0308" or "\u1e00" <= c <= "\u1eff" for c in word)


def between_foreign(text: str) -> str | None:
    """The language that a short stretch shows by letters that no other one has, or by a few function words."""
    words = _WORD.findall(text.replace("I", "ı").replace("İ", "i").lower())
    plain = _unnamed(text)
    for language in LANGUAGES:
        known = table(language)
        if not known.alien.isdisjoint(plain) or (language == "en" and not every("own").isdisjoint(text)):
            continue
        if not known.own.isdisjoint(text) or sum(map(_function(language).__contains__, words)) >= _FEW:
            return language
    return None


def spread(judged: Sequence[str | None], forward: Sequence[bool], text_of: Callable[[int], str]) -> list[str]:
    """Each stretch's language; one too short to judge takes that of its neighbour, after it where `forward`.

    Beside a foreign neighbour it may show a language of its own all the same.
    """
    known = [at for at, language in enumerate(judged) if language]
    if not known:
        return [LANGUAGES[0]] * len(judged)
    out = []
    for at, language in enumerate(judged):
        place = bisect_left(known, at)
        nearest = known[min(place, len(known) - 1)] if forward[at] or place == 0 else known[place - 1]
        near = judged[nearest] or LANGUAGES[0]
        out.append(language or (near == "und" and between_foreign(text_of(at))) or near)
    return out
