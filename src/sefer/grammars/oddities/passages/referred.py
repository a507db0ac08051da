"""What a text says it tells elsewhere, and does not: "the raid described above", "aşağıda anlatılacak"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.passages.promised import promised
from sefer.grammars.oddities.prose import Paragraph, words
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Oddity

REACH = 10  # words that can name what was told
NEAR = 400  # characters within which a name and a deed are told of together
_FAIR = 4  # signs that tie what is said to be told to nothing that is
_STEM = 5
_SAID = 4  # letters of a word that says which deed is meant
_WORD = lazy(r"[^\W\d_][\w’'-]*")
_DOING = lazy(r"(\w{4,})m[ae]s[iı](?:n\w{1,3}|yl[ae])?")
_NAME = lazy(r"[A-ZÇĞİÖŞÜ]")
_CLAUSE = lazy(r"[.;:!?()“”\n]|,\s(?!which|that|as|of which|with which)")
_SIGNS = {"tr": ("önce", "evvel", "ukarıda", "şağıda", "ileri", "lerde", "bölüm", "giriş", "daha sonra", "birazdan",
                "vvel", "demin", "satır", "eçen ", "nceki", "nın baş", "nin baş", "nun baş", "nın gir", "nın ilk", "attığım", "ettiğimiz", "aktardığımız"),
          "en": ("mentioned", "described", "above", "earlier", "previous", "preceding", "below", "later", "already",
                 "chapter", "due course", "further on", "reader", "account has", "description has", "have spoken",
                 "have told", "have written", "foregoing", "whose story", "aforesaid", "section", "introduct", "at the start",
                 "at the begin", "at the outset", "at the opening", "alluded")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Named:
    """What is said to be told: its names, its deeds, and where it stands."""

    start: int
    end: int
    names: tuple[str, ...]
    deeds: tuple[str, ...]
    others: tuple[str, ...]
    by_name: bool = False  # is such a deed hardly told without its own name?


class _Index:
    """Where each word of a text stands, without its endings."""

    def __init__(self, text: str) -> None:
        self._at: dict[str, list[int]] = defaultdict(list)
        for found in _WORD.finditer(text):
            stem = _stem(found[0])
            self._at[stem].append(found.start())
            if len(stem) == _STEM:  # a deed may be shorter: "olay" of "olayı"
                self._at[stem[:-1]].append(found.start())

    def within(self, stem: str, low: int, high: int) -> list[int]:
        """The places of a word between two places of the text."""
        places = self._at.get(stem, [])
        return places[bisect_left(places, low) : bisect_left(places, high)]


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    return re.split(r"[’'-]", fold(word))[0][:_STEM]


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    known = words(language, "referred")
    return {
        side: lazy(rf"(?<!\w){known[side]}")
        for side in ("back_before", "back_behind", "back_as", "back_of", "on_before", "on_behind")
    }


@cache
def _deeds(language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_stem(deed) for deed in words(language, "referred")["deeds"]))


@lru_cache(maxsize=1 << 12)
def _deed(word: str, language: str) -> str:
    """The stem of the deed that a word names, "" where it names none."""
    plain = fold(word)
    if language == "en":
        return _stem(word) if _stem(word) in _deeds(language) else ""
    return next((deed for deed in _deeds(language) if plain.startswith(deed)), "") or _done(plain)


def _done(plain: str) -> str:
    """The stem of the verb in "the burning of": "yakılması"."""
    found = _DOING.fullmatch(plain)
    return found[1][:_STEM] if found else ""


@cache
def _bare(language: str) -> frozenset[str]:
    return frozenset(map(_stem, words(language, "referred")["bare"]))


def never_told(page: Page) -> Iterator[Oddity]:
    """A deed that is said to be told above or below, and is told nowhere there."""
    text = page.document.text
    found: list[tuple[re.Match[str], str, Paragraph]] = []
    for paragraph in page.paragraphs:
        if any(text.find(sign, paragraph.start, paragraph.end) >= 0 for sign in _SIGNS[paragraph.language]):
            for side, pattern in _patterns(paragraph.language).items():
                found += [(told, side, paragraph) for told in pattern.finditer(text, paragraph.start, paragraph.end)]
    index, last, known = _Index(text), 0, {mention.start for mention in page.mentions}
    taken: list[tuple[int, int]] = []
    for told, side, paragraph in sorted(found, key=lambda f: f[0].start()):
        named = _named(text, told, side, paragraph, known)
        if named is None or named.start < last:
            continue
        low, high = (0, _sentence_of(text, named.start, paragraph)) if side.startswith("back") else (
            max(told.end(), named.end), len(text))  # fmt: skip
        missing = _missing(index, named, low, high)
        taken.append((named.start, named.end))
        if missing:
            last = named.end
            yield Oddity("never_told", named.start, named.end,
                         says={"sure": missing == "names" and bool(told["here"]), "on": side.startswith("on"),
                               "loose": _FAIR if missing == "perhaps" else 0,
                               "words": " ".join(text[named.start : named.end].split())})  # fmt: skip
    yield from promised(page, index.within, taken)


def _sentence_of(text: str, at: int, paragraph: Paragraph) -> int:
    """Where the sentence around a place begins."""
    return max((text.rfind(mark, paragraph.start, at) + 1 for mark in (". ", "! ", "? ")), default=0) or paragraph.start


def _named(text: str, told: re.Match[str], side: str, paragraph: Paragraph, known: set[int]) -> _Named | None:
    """The words that name what is told: behind "the above-mentioned", or before "described above"."""
    behind = side.endswith("behind")
    if not behind:
        stop = _CLAUSE.search(text, told.end(), paragraph.end)
        low, high = told.end(), stop.start() if stop else paragraph.end
        near = list(_WORD.finditer(text, low, high))[: REACH // (1 if side == "back_of" else 2)]
        near = near[: _up_to_deed(near, paragraph.language) if side != "back_of" else REACH]
    else:
        end = paragraph.start + len(text[paragraph.start : told.start()].rstrip(" ,"))
        low = max([paragraph.start, *(stop.end() for stop in _CLAUSE.finditer(text, paragraph.start, end))])
        near = list(_WORD.finditer(text, low, told.start()))[-REACH:]
    if not near:
        return None
    names = [w[0] for n, w in enumerate(near) if _NAME.match(w[0]) and (n or w.start() in known or not behind)]
    deeds = [w[0] for w in near if _deed(w[0], paragraph.language)]
    if side == "back_of":
        return _told_of(near, names)
    if not deeds or (side == "back_as" and not names):
        return None
    deed = next(w for w in near if w[0] == deeds[-1])
    others = [
        w[0] for w in near if len(w[0]) > _STEM and w[0] not in names and w[0] not in deeds and w.start() > deed.start()
    ]
    loose = words(paragraph.language, "referred")["loose"]
    stems = tuple(_deed(word, paragraph.language) for word in deeds)
    start = _from_article(near, deed) if behind else near[0].start()
    bare = {stem[:_STEM] for stem in stems} <= _bare(paragraph.language)
    if bare or _DOING.fullmatch(fold(deed[0])):
        others += [w[0] for w in near if len(w[0]) >= _SAID and start <= w.start() < deed.start() and w[0] not in names]
    if bare and not names and not others:
        return None
    return _Named(
        start,
        told.end() if behind else near[-1].end(),
        tuple(map(_stem, names)),
        stems,
        tuple(_stem(word) for word in others if word.lower() not in loose),
        any(fold(deed[0]).startswith(fold(word)) for word in words(paragraph.language, "referred")["by_name"]),
    )


def _up_to_deed(near: list[re.Match[str]], language: str) -> int:
    """How many words go as far as the first deed, with the word of one behind it: "zehirlenme vakası"."""
    first = next((n for n, word in enumerate(near) if _deed(word[0], language)), 2)
    behind = near[first + 1 : first + 2]
    return first + 1 + bool(behind and _deed(behind[0][0], language)[:_STEM] in _bare(language))


def _told_of(near: list[re.Match[str]], names: list[str]) -> _Named | None:
    """What "as I have written above of" goes on to name: every longer word of it, if there are two."""
    others = [w[0] for w in near if len(w[0]) >= _STEM and w[0] not in names]
    if len(others) < 2:
        return None
    return _Named(near[0].start(), near[-1].end(), tuple(map(_stem, names)), (), tuple(map(_stem, others)))


def _from_article(near: list[re.Match[str]], deed: re.Match[str]) -> int:
    """Where the phrase around a deed begins: at its article, or at the first name before it."""
    before = [w for w in near if w.start() <= deed.start()]
    for word in reversed(before):
        if word[0].lower() in ("the", "a", "an", "this"):
            return word.start()
    first = next((w for w in before[-4:] if _NAME.match(w[0])), deed)
    return first.start()


def _missing(index: _Index, named: _Named, low: int, high: int) -> str:
    """Whether its names, or the deed beside them, are told nowhere between two places; "" if they may be."""
    places = [index.within(stem, low, high) for stem in named.names]
    if named.names and not any(places):
        return "names"
    deeds = [at for stem in named.deeds for at in index.within(stem, low, high)]
    if named.names:
        told = any(abs(at - deed) < NEAR for some in places for at in some for deed in deeds)
        return "" if told else "deed"
    if named.others:
        if not any(index.within(stem, low, high) for stem in named.others):
            return "deed"
        return "" if deeds or not named.by_name else "perhaps"  # there is word of those who did it, of the deed none
    return "" if deeds else "deed"
