"""Document -> quantities: a number and what it counts, or measures."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from functools import cache, partial
from operator import attrgetter

from sefer.grammars import amounts
from sefer.grammars.numbers import spelt
from sefer.grammars.numerals import Numeral, limited, numeral_at, numerals, places
from sefer.grammars.quantity_carried import carried, said
from sefer.grammars.quantity_patterns import REACH, Patterns, counted_noun, item_named, item_of, patterns, quantity
from sefer.grammars.spans import Taken
from sefer.grammars.starts import Starts, Words
from sefer.grammars.words import LANGUAGES, table
from sefer.letters import caseless, lower
from sefer.letters.patterns import lazy
from sefer.model import Document, Mention, Part, QuantityValue

_BEFORE = 90  # characters in which the noun may stand before its figure
_PART = lazy(r"(?:s|y|n)?[ıiuü](?:n?[dt][ae]n?|n?[ıiuü]n|n?[ae]|n?[ıiuü])?$")  # "277'si", "40'ından"
_SOME = lazy(r"\s+kadar[ıi](?:n[ıi]n?|nd[ae]n?)?(?!\w)")


def find(document: Document, taken: Taken, words: Words) -> list[Mention]:
    """The quantities and measures of a document in order."""
    out: list[Mention] = []
    spoken = {p.language for p in document.parts} & set(LANGUAGES)
    where = {language: places(words, language, partial(_is_idle, document.text, language)) for language in spoken}
    for each in where.values():
        each.leave_out_taken(taken)
    for part in document.parts:
        if part.language in LANGUAGES and part.kind not in ("bibliography", "heading", "keywords"):
            used = Taken()
            for mention in _of_part(document.text, part, where[part.language]):
                if taken.free(mention.start, mention.end) and used.free(mention.start, mention.end):
                    used.take(mention.start, mention.end)
                    out.append(mention)
    return sorted(out, key=lambda m: m.start)


def _is_idle(text: str, language: str, at: int) -> bool:
    """Is this a "bir" that counts nothing whatever stands around: most are mere articles?"""
    known = patterns(language)
    found = known.idle.match(caseless(text[at : at + REACH]))
    if found is None or not text[at + found.end() : at + found.end() + 1].islower():
        return False
    return not known.head_cue.search(text[max(0, at - _BEFORE) : at])


def _of_part(text: str, part: Part, where: Starts[bool]) -> Iterator[Mention]:
    told: list[Mention] = []
    for number in numerals(text, part.start, part.end, part.language, where.within(part.start, part.end)):
        each = number.suffix != "" and _EACH.fullmatch(number.suffix) is not None
        some = (number.suffix and not each) or (part.language == "tr" and _SOME.match(text, number.stop))
        before = _last_before(told, number)
        mention = _partitive(text, part, number, before) if some else _counted(text, part, number, before)
        mention = mention or amounts.of_number(text, part, number) or _changed(text, part, number, before)
        mention = mention or _headed(text, part, number, before) or _tallied(text, part, number)
        mention = mention or _of_side(text, part, number)
        if mention is None and before is not None:
            mention = _gapped(text, part, number, before)
        if mention is None and part.language == "en" and not number.suffix:
            mention = _bare(text, part, number, before)
        if mention is not None:
            if isinstance(mention.value, QuantityValue):
                insort(told, mention, key=_start)
            yield mention
    yield from amounts.shares(text, part)


def _bare(text: str, part: Part, number: Numeral, before: Mention | None) -> Mention | None:
    """A figure with no noun of its own in English."""
    known = patterns(part.language)
    if _alone(number, part) or known.never.match(text, number.stop):
        return None
    return carried(text, number, before) or said(text, part.start, number, known)


_start = attrgetter("start")


def _last_before(told: list[Mention], number: Numeral) -> Mention | None:
    """The quantity before a number; those with an ending are read behind all others."""
    at = bisect_left(told, number.start, key=_start)
    return told[at - 1] if at else None


_FORMATIONS = ("division", "regiment", "battalion", "company", "battery")
_EACH = lazy(r"[şs]?[ae]r")  # "1.200'er asker": so many each


def _counted(text: str, part: Part, number: Numeral, before: Mention | None) -> Mention | None:
    """The noun that follows the figure."""
    known = patterns(part.language)
    if _is_label(text, number) or known.never.match(text, number.stop):
        return None
    of = known.scores.match(text, number.stop) if lower(number.text).endswith(_SCORES) else None
    found = counted_noun(text, of.end() if of else number.stop, known)
    if found is None and (shared := known.shared.match(text, number.stop)):
        noun = counted_noun(text, shared.end(), known)  # "47 ağır ve 34 hafif makineli tüfek"
        if noun is not None:
            return quantity(number, shared.end("own"), *item_of(noun, known))
    if found is None:
        people = known.nation.match(text, number.stop)
        if people and number.high >= _BODY and _REACHED.search(text[number.end : number.stop]):
            return quantity(number, number.end, "person", "")  # "12.000'e yaklaşan Rus kuvveti"
        if people and not _alone(number, part):
            return quantity(number, people.end(), "person", people["n"])
        return _of_them(text, number, known, before) or _of_whole(text, part, number, known)
    name, counted = item_of(found, known)
    one_body = name in _FORMATIONS or (name == "other" and known.forces.match(counted))
    if one_body and number.high >= _BODY and _REACHED.search(text[number.end : number.stop]):
        return quantity(number, number.end, "person", "")  # "33.000'i bulan kolordu": so many men, one corps
    if name == "soldier" and number.high < _MEN and known.forces.match(counted):
        name = "other"  # "bir piyade, dört topçu bölüğü": so few are no men
    if _alone(number, part) and (
        not _one(text, found.end(), number.start, name, part) or (name == "other" and not known.forces.match(counted))
    ):
        return None
    if name == "person" and known.fates and known.fates.match(counted):
        name = _sort_of(text, part, number, known)
    named_before = name == "other" and number.high <= _BOTH and not known.forces.match(counted)
    if named_before and text[max(0, number.start - 4) : number.start].lower() == "the ":
        return None  # "the two redoubts": those named before
    if name == "person" and (sort := _of_whom(text, number, known, before)):
        name = sort
    return quantity(limited(number, text, found.end(), part.language), found.end(), name, counted)


_BODY = 500  # so many formations nobody has
_REACHED = lazy(r"(?:bulan|aşan|geçen|yaklaşan|varan)$")


def _of_whole(text: str, part: Part, number: Numeral, known: Patterns) -> Mention | None:
    """ "Ten of the twelve guns", "seven of its officers": a part of what follows."""
    found = known.part_of.match(text, number.stop) if known.part_of else None
    if found is None or number.vague or _alone(number, part):
        return None
    whole = numeral_at(text, found.end() - 1, part.end, part.language)
    noun = counted_noun(text, whole.stop if whole and whole.low > number.high else found.end() - 1, known)
    return quantity(number, number.end, *item_of(noun, known)) if noun else None


def _of_whom(text: str, number: Numeral, known: Patterns, before: Mention | None) -> str | None:
    """ "388 O.R., of whom 300 missing": of what sort they are, where the figure before says it."""
    if known.of_whom is None or before is None or not isinstance(before.value, QuantityValue):
        return None
    if not 0 < number.start - before.end <= _BETWEEN or not known.of_whom.fullmatch(text, before.end, number.start):
        return None
    return before.value.item if before.value.item in _RANKS else None


_BOTH = 3
_RANKS = ("officer", "soldier", "cavalryman", "volunteer", "prisoner")


def _sort_of(text: str, part: Part, number: Numeral, known: Patterns) -> str:
    """ "Erattan 212 şehit": soldiers, where the words before say of whom the dead and wounded are."""
    before = text[max(part.start, number.start - _BEFORE) : number.start]
    found = known.sort_of.search(before) if known.sort_of else None
    return item_named(found["item"], known) if found else "person"


_MEN = 20
_SCORES = ("dozen", "score", "thousand", "hundred")
_YEAR_LIKE = lazy(r"1[4-9]\d\d|20\d\d|1?\d|2\d|3[01]")  # a bare figure that is more likely a year or a day


def _of_them(text: str, number: Numeral, known: Patterns, before: Mention | None) -> Mention | None:
    """ "546 of us", "18,000 returned": persons, though no noun says so; "twelve guns ... ten of them" are guns."""
    found = known.them.match(text, number.stop) if known.them else None
    if found is None or number.low < 2 or (not found["of"] and _YEAR_LIKE.fullmatch(number.text)):
        return None
    end = found.end() if found["of"] else number.end
    item = "person"
    if found["of"] and _PRONOUN.search(text, number.stop, end) and before and isinstance(before.value, QuantityValue):
        told = text[before.end : number.start]
        item = item if len(told) > _SENTENCE or ". " in told else before.value.item
    if found["of"] and (noun := _APPOSED.search(text, max(0, number.start - _REACH), number.start)):
        item = next((name for name, stem in known.items if stem.fullmatch(noun[1])), item)
    return quantity(number, end, item, "")


_APPOSED = lazy(r"([^\W\d_]+),\s$")  # "his Gatlings, three of them"
_REACH = 24  # characters
_SENTENCE = 160  # characters in which "of them" may look back
_PRONOUN = lazy(r"(?:them|whom|which|these|those|own)$")


def _is_label(text: str, number: Numeral) -> bool:
    """ "3. Bölük", "12: ...": a figure with a point or a colon counts nothing."""
    return text[number.end : number.end + 1] in (".", ":") and number.text.isdigit()


def _alone(number: Numeral, part: Part) -> bool:
    return lower(number.text) in table(part.language, "quantities")["words"]["one"]


_LISTED = lazy(r"(?:\b(?i:ve|and)|,)$")


@cache
def _goes_on() -> re.Pattern[str]:
    numbers, fate = "|".join(map(spelt, LANGUAGES)), "şehi[dt]|ölü|yaralı|esir|kayıp|maktul|mecruh"
    return lazy(
        rf"\s*(?:(?:{fate})\s*)?(?:ve\b|and\b|ile\b|,)\s*(?:(?:about|some|nearly|perhaps)\s+)?(?:\w+l[ıiuü]\s+)?(?:\d|(?:{numbers})\b)"
    )


def _one(text: str, end: int, start: int, item: str, part: Part) -> bool:
    """ "Bir" counts only in a list of forces, never behind "X'in"."""
    known, before = patterns(part.language), text[max(part.start, start - 50) : start]
    if item not in known.one_of or re.search(r"n[ıiuü]n\s$", before):
        return False
    return item not in known.one_in_list or bool(_LISTED.search(before.rstrip()[-4:]) or _goes_on().match(text, end))


def _partitive(text: str, part: Part, number: Numeral, told: Mention | None) -> Mention | None:
    """ "Yaralılardan 48'i", "277'si subaydı": a part of what was named before, or of what follows."""
    known = patterns(part.language)
    part_of = _PART.match(number.suffix) or _SOME.match(text, number.stop)
    if known.whole is None or not part_of or _alone(number, part):
        return None
    before = text[max(part.start, number.start - _BEFORE) : number.start]
    whole = known.whole.search(before)
    found = counted_noun(text, number.stop, known)
    if found and _is_next(text, found) and (whole or number.text[0].isdigit()):
        name, counted = item_of(found, known)
        if name not in ("other", "animal") and not _BY.search(found.group()):
            return quantity(number, found.end(), name, counted)
    if whole is None:
        return _rest(text, number, known, told)
    item = item_named(whole["item"] or _counted_last(before, known), known)
    if item == "other" and known.nation.match(text, number.stop):  # "ordunun 40 bini Rus"
        item = "person"
    return quantity(number, number.end, item, "")


_BY = lazy(r"\wl[ae]$")  # "planörle": by what the part of it comes


def _is_next(text: str, found: re.Match[str]) -> bool:
    """Does the noun follow at once, or behind its nation: "277'si İngiliz subayıydı"?"""
    between = text[found.start() : found.start(found.lastgroup or 0)].strip()
    return not between or (between.isalpha() and between[0].isupper())


def _rest(text: str, number: Numeral, known: Patterns, told: Mention | None) -> Mention | None:
    """ "24.000 Sırp saldırdı, altı bini öldü": a part of the figure before."""
    if known.rest is None or told is None or not isinstance(told.value, QuantityValue):
        return None
    if not _LEAST <= number.high < told.value.low or not known.rest.fullmatch(text, told.end, number.start):
        return None
    return quantity(number, number.end, told.value.item, "")


_LEAST = 10  # a smaller part is no figure of its own


def _counted_last(before: str, known: Patterns) -> str:
    """What "bunların" stands for: the last noun before it that can be counted."""
    nouns = (stem.match(word) and word for word in reversed(re.findall(r"\w+", before)) for _, stem in known.items)
    return next((word for word in nouns if word), "")


_ONE_BODY = lazy(r"(?i:corps|\w*[^s\W])")


def _headed(text: str, part: Part, number: Numeral, told: Mention | None) -> Mention | None:
    """ "Asker sayısı 6 binden 30 bine çıktı": the counted noun stands before the figure."""
    known = patterns(part.language)
    if known.never.match(text, number.stop):
        return None
    before = text[max(part.start, number.start - _BEFORE) : number.start]
    found = known.head.search(before) if known.head_cue.search(before) else None
    if found is None:
        return None
    number = limited(number, text, number.stop, part.language)
    item = item_named(found["item"], known) if found["item"] else _of_whom(text, number, known, told) or "person"
    if part.language == "en" and item in (*_FORMATIONS, "other") and _ONE_BODY.fullmatch(found["item"] or ""):
        item = "person"  # "the corps numbered 16,000" counts its men
    if item in _FORMATIONS and "mevcu" in found.group():
        item = "person"  # "tümenlerin mevcudu" counts their men
    return quantity(number, number.end, item, "")


def _tallied(text: str, part: Part, number: Numeral) -> Mention | None:
    """ "Şehit 9, yaralı 41": the noun stands right before its figure, in a list; "lost 38": a bare figure."""
    known = patterns(part.language)
    if number.suffix or _YEAR.fullmatch(number.text) or not _ENDS.match(text, number.stop):
        return None
    before = text[max(part.start, number.start - _BEFORE) : number.start]
    if known.lost.search(before):
        return quantity(number, number.end, "person", "")
    found = known.tally.search(before)
    if found is None:
        return None
    item = item_named(next(word for word in found.groups() if word), known)
    return None if item in (*_FORMATIONS, "other") else quantity(number, number.end, item, "")


def _changed(text: str, part: Part, number: Numeral, told: Mention | None) -> Mention | None:
    """ "34.000 kişiden 8.000'e düştü", "from 900 rifles to 240": what the figure before became."""
    between, behind = patterns(part.language).changed
    if told is None or not isinstance(told.value, QuantityValue) or not 0 < number.start - told.end <= _BETWEEN:
        return None
    if not between.fullmatch(text, told.end, number.start) or not behind.match(text, number.stop):
        return None
    return quantity(number, number.end, told.value.item, "")


_YEAR = lazy(r"1[4-9]\d\d|20\d\d")
_ENDS = lazy(r"\s*(?:[,;)(](?!\d)|\.(?=\s|$)|(?:ve|and|were|of)\b|$)")


def _of_side(text: str, part: Part, number: Numeral) -> Mention | None:
    """ "İngilizler 417, Boerler iki yüze yakın kişi": the noun stands behind the figure of the other side."""
    known = patterns(part.language)
    if known.sides is None or not text.startswith((",", ";"), number.stop):
        return None
    before, between = known.sides
    gap = (
        between.match(text, number.stop)
        if before.search(text[max(part.start, number.start - _BETWEEN) : number.start])
        else None
    )
    other = numeral_at(text, gap.end(), part.end, part.language) if gap else None
    found = counted_noun(text, other.stop, known) if other else None
    return quantity(number, number.end, *item_of(found, known)) if found else None


def _gapped(text: str, part: Part, number: Numeral, before: Mention) -> Mention | None:
    """ "14. Fırka 2.100 kişi, 15'inci 1.900": the counted noun of the figure before holds for that of the next force too."""
    if not isinstance(before.value, QuantityValue) or not 0 < number.start - before.end <= _BETWEEN:
        return None
    known = patterns(part.language)
    if not known.gapped.fullmatch(text, before.end, number.start) or not _CLOSED.match(text, number.stop):
        return None
    return quantity(number, number.end, before.value.item, "")


_BETWEEN = 40
_CLOSED = lazy(r"\s*(?:[,;.)]|(?:ve|and)\b)(?!\d)")


def counts(text: str, at: int, language: str) -> bool:
    """Does a counted noun follow, in any case?"""
    return counted_noun(text, at, patterns(language)) is not None


def sort_behind(text: str, at: int, language: str) -> str:
    """What sort of thing the counted noun that follows is of, in any case; "" where none does."""
    known = patterns(language)
    found = counted_noun(text, at, known)
    return item_of(found, known)[0] if found else ""


def counted_behind(text: str, at: int, language: str) -> bool:
    """Does a counted noun in lower case follow? "5 Mayıs'ta 1877 asker": the figure is no year."""
    return text[at + 1 : at + 2].islower() and counted_noun(text, at, patterns(language)) is not None
