"""The words of a sentence by which it may call a body again: nouns of bodies and men, names, numbers, peoples.

And those around a figure, which say what it counts, and whether so many were had, lost, taken or left.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.grammars.quantities import sort_behind
from sefer.grammars.words import any_of, table
from sefer.letters import lower
from sefer.letters.patterns import Sought, lazy, plain, sought

STEM = 5  # letters by which a noun is known again
SIDE = 3  # letters by which a side is known again
ARM = "^"  # before the word for the arm of a body: "machine-gun company"
_NAME = lazy(r"(?<![^\W_])[A-ZÇĞİÖŞÜ][^\W\d_]{2,}")
_NUMBERED = lazy(r"\b(\d{1,3})(?:st|nd|rd|th|\.(?=\s+[^\W\d_]))")
_NAMES = ("person", "place", "unit")
ITEMS = dict.fromkeys(("officer", "soldier", "person", "corpse", "prisoner", "volunteer"), "man") | {
    item: item
    for item in ("cavalryman", "rifle", "gun", "machine_gun", "mortar", "aircraft", "ship", "vehicle", "animal")
}
WHAT = ("sure_loss", "left", "sure_strength", "took", "gain", "loss", "strength")
AROUND = 80  # characters on either side of a figure that say what it is
_MARKS = (";", ":", "—", "–", "(", ")", ". ")


@cache
def one(language: str, name: str) -> Sought:
    """A pattern with which what is told of men is read."""
    return sought(str(table(language, "told")["counts"][name]))


@cache
def _groups(language: str) -> re.Pattern[str]:
    return plain(rf"\b(?:{table(language, 'wholes')['words']['groups']})")


def anchors(said: Said | None) -> list[str]:
    """The beginnings of the words of a sentence by which it may call a body, and of the names in it."""
    if said is None:
        return []
    bodies = {m[0][:STEM] for m in _groups(said.language).finditer(said.plain)}
    bodies |= {m[0][:STEM] for m in one(said.language, "people").finditer(said.plain)}
    bodies |= {f"{ARM}{m[0][:STEM]}" for m in one(said.language, "arm").finditer(said.plain)}
    opens = {m.start - said.start for m in said.mentions[:1] if m.type in _NAMES}
    named = {
        said.plain[m.start() : min(m.end(), m.start() + STEM)]
        for m in _NAME.finditer(said.text)
        if m.start() or opens == {0} or _owned(said, m.end())
    }
    named |= {f"#{m[1]}" for m in _NUMBERED.finditer(said.text)}
    bodies |= {f"~{m[0][:SIDE]}" for m in pattern(said.language, "sides").finditer(said.plain)}
    calendar = {said.plain[m.start - said.start : m.end - said.start] for m in said.dates}
    return sorted(word for word in bodies | named if not any(word in words for words in calendar))


def _owned(said: Said, end: int) -> bool:
    """Does the ending of a name stand behind a word that opens a sentence, or a verb that only a doer has?"""
    return one(said.language, "name_opens").match(said.plain, end) is not None


@cache
def _spot(language: str) -> re.Pattern[str]:
    return plain(table(language, "wholes")["captives"]["spot"])


def spots(said: Said | None) -> list[str]:
    """The beginnings of the nouns of places where something is in a sentence: "on the plain"."""
    found = {m["spot"][:STEM] for m in _spot(said.language).finditer(said.plain)} if said else ()
    return sorted(found)


class Around(NamedTuple):
    """The words before, of and behind a figure."""

    before: str
    own: str
    behind: str

    def __str__(self) -> str:
        return "~".join(self)


@cache
def told_of(language: str, name: str) -> Sought:
    """What is told of men by any of the words of a name: "nobody" came, "quiet", "gains"."""
    return sought(rf"(?:{any_of(list(table(language, 'told')['counts'][name]))})")


@cache
def told_weakly(language: str, name: str) -> Sought:
    """The same by words that say it less surely."""
    return sought(str(table(language, "bodies")["growth"][name]))


def item_of(language: str, figure: Figure, words: Around) -> tuple[str | None, bool]:
    """What a figure counts, and whether its noun says that they are lost: "" where no noun is told, None for what is no body.

    What is no man, beast or gun goes by its noun.
    """
    if one(language, "heads").match(lower(figure.counted)):
        return "man", False
    lost = bool(figure.counted) and told_of(language, "lost_noun").search(figure.counted) is not None
    if figure.counted and (lost or not one(language, "of_body").match(words.behind)):
        return ITEMS.get(figure.item, "man" if lost else lower(figure.counted)[:STEM]), lost
    if figure.unit:
        return None, False
    if one(language, "guns").match(words.behind):
        return "gun", False
    own = words.own + words.behind
    of = one(language, "of_things").search(own) if not figure.counted else None
    if of is not None and of.start() <= len(words.own):
        sort = sort_behind(own, of.start("noun") - 1, language)
        return ITEMS.get(sort, "man" if sort else of["noun"][:STEM]), False
    if figure.suffix or one(language, "bare").search(str(words)):
        return "", False
    noun = one(language, "unknown").match(words.behind)
    if noun and (one(language, "heads").match(noun["noun"]) or one(language, "people").match(noun["noun"])):
        return "man", False
    return (noun["noun"][:STEM] if noun else None), False


def around(sentence: Told, figures: tuple[Figure, ...], n: int) -> Around:
    """The words around a figure, up to the figures beside it and to marks that part a sentence."""
    base, words = sentence.span.start, sentence.words
    start, end = figures[n].start - base, figures[n].tail - base
    low = max(start - AROUND, figures[n - 1].tail - base if n else 0)
    high = min(end + AROUND, figures[n + 1].start - base if n + 1 < len(figures) else len(words))
    low = max(low, *(at + 1 for mark in _MARKS if (at := words.rfind(mark, low, start)) >= 0), 0)
    high = min(high, *(at for mark in _MARKS if (at := words.find(mark, end, high)) >= 0), len(words))
    return Around(_before_parts(sentence, figures, n) or words[low:start], words[start:end], words[end:high])


def _before_parts(sentence: Told, figures: tuple[Figure, ...], n: int) -> str:
    """ "The loss was, 1,700 of them killed, 6,188": what stands before the parts of a figure that are told ahead of it."""
    base, words, first = sentence.span.start, sentence.words, n
    joined = one(sentence.language, "parts_ahead")
    while first and joined.search(words[figures[first - 1].tail - base : figures[first].start - base]):
        first, joined = first - 1, one(sentence.language, "part_joined")
    end = figures[first].start - base
    low = max(0, end - AROUND, figures[first - 1].tail - base if first else 0)
    low = max(low, *(at + 1 for mark in _MARKS if (at := words.rfind(mark, low, end)) >= 0), 0)
    return words[low:end] if first < n else ""


def told_as(language: str, words: Around, part: bool, denied: bool) -> str:
    """What a figure is by the words around it."""
    for what in WHAT:
        if what == "gain" and denied:
            continue
        if told_of(language, what).search(str(words)):
            return what.removeprefix("sure_")
    return "loss" if part and told_of(language, "loss_part").search(str(words)) else ""
