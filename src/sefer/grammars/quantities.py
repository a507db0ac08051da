"""Document -> quantities: a number and what it counts, or measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from sefer.grammars import amounts
from sefer.grammars.numbers import spelt
from sefer.grammars.numerals import Numeral, goes_on, limited, numeral_at, numerals, places
from sefer.grammars.sharing import one
from sefer.grammars.spans import Taken
from sefer.grammars.starts import Starts, Words
from sefer.grammars.suffixes import TAIL
from sefer.grammars.words import LANGUAGES, any_of, table
from sefer.letters import caseless, lower, title
from sefer.letters.patterns import Sought, lazy, plain, sought
from sefer.model import Document, Mention, Part, QuantityValue

_BEFORE = 90  # characters in which the noun may stand before its figure
_PART = lazy(r"(?:s|y|n)?[ıiuü](?:n?[dt][ae]n?|n?[ıiuü]n|n?[ae]|n?[ıiuü])?$")  # "277'si", "40'ından"
_SOME = lazy(r"\s+kadar[ıi](?:n[ıi]n?|nd[ae]n?)?(?!\w)")
_ENDING = {"tr": rf"{TAIL}(?:l[iıuü]k)?", "en": ""}


@dataclass(frozen=True)
class _Patterns:
    noun: re.Pattern[str]  # what may stand between, and the counted noun
    opens: re.Pattern[str]  # what that begins with, in a caseless text; without it the dearer pattern is not tried
    items: tuple[tuple[str, re.Pattern[str]], ...]
    shared: re.Pattern[str]  # an adjective, then another figure with an adjective and the noun of both
    never: re.Pattern[str]
    nation: re.Pattern[str]
    head: re.Pattern[str]
    head_cue: Sought  # without which the dearer pattern is not tried
    whole: re.Pattern[str] | None
    them: re.Pattern[str] | None  # "546 of us", "18,000 returned": persons without a noun
    gapped: re.Pattern[str]  # between a figure and that of another force, which counts the same
    sort_of: re.Pattern[str] | None  # before the dead and wounded: of whom they are
    fates: re.Pattern[str] | None
    sides: tuple[re.Pattern[str], re.Pattern[str]] | None  # before the figure of a side, and up to that of the other
    scores: re.Pattern[str]  # "a score of guns"
    forces: re.Pattern[str]  # of item "other", what "bir" may count
    idle: re.Pattern[str]  # "bir" that counts nothing, in a caseless text
    one_of: frozenset[str]
    one_in_list: frozenset[str]


@cache
def _patterns(language: str) -> _Patterns:
    words, rows, ending = (
        table(language, "quantities")["words"],
        table(language, "quantities")["item"],
        _ENDING[language],
    )
    capital = rf"(?-i:(?!(?:{any_of(words['not_names'])})\b)[A-ZÇĞİÖŞÜ][a-zçğıöşüâî]+(?:-[A-Z]\w+)?)"
    joined = r",?\s+(?:and\s+)?" if language == "en" else r"\s+"
    gap = rf"\s*(?:['’]?(?:{capital}|{any_of(words['adjectives'])}){joined}){{0,4}}"
    stems = "|".join(f"(?P<i{n}>{row['stem']})" for n, row in enumerate(rows))
    any_stem = any_of([row["stem"] for row in rows])
    nations = any_of([title(nation) for nation in words["nations"]] + ([words["people"]] if "people" in words else []))
    head = words["head"].replace("ITEM", any_stem).replace("NATION", nations)
    return _Patterns(
        lazy(rf"{gap}(?:{stems}){ending}(?!\w)", re.IGNORECASE),
        plain(rf"{any_of(words['adjectives'])}|{any_stem}"),
        tuple((row["name"], lazy(row["stem"], re.IGNORECASE)) for row in rows),
        lazy(
            rf"(?P<own>\s+(?:{any_of(words['sorts'])}))\s+(?:ve|ile|and)\s+\d[\d.,]*(?=\s+(?:{any_of(words['sorts'])})\s)"
        ),
        lazy(rf"\s*(?:{any_of(words['never'])})(?:{ending}|l[ıiuü]k)(?![^\W\d_])"),
        lazy(rf"\s+(?P<n>(?:{nations}){ending})(?![\w–-])"),
        lazy(head, re.IGNORECASE),
        sought(words["head_cue"]),
        lazy(words["whole"].replace("ITEM", any_stem), re.IGNORECASE) if words["whole"] else None,
        lazy(rf"(?P<of>{words['them']})|{words['fate']}") if "them" in words else None,
        lazy(words["gapped"]),
        lazy(words["sort_of"].replace("FATE", words["fates"]), re.IGNORECASE) if "sort_of" in words else None,
        lazy(words["fates"]) if "fates" in words else None,
        (lazy(words["side"]), lazy(words["sides"])) if "sides" in words else None,
        lazy(r"\s+of(?=\s)"),
        lazy(any_of(words["one_other"]), re.IGNORECASE),
        plain(
            rf"(?:{any_of(words['one'])})(?!{goes_on(language)}) (?!{any_of(words['sorts'] + words['adjectives'])}|{any_stem})"
        ),
        frozenset(words["one_of"]),
        frozenset(words["one_in_list"]),
    )


_LEAD = lazy(r"\s*['’]?(?=(\w))")
_REACH = 72  # characters that show what a counted noun begins with


def _noun(text: str, at: int, known: _Patterns) -> re.Match[str] | None:
    """The counted noun behind a figure, with the adjectives before it."""
    lead = _LEAD.match(text, at)
    if lead is None:
        return None
    if not lead[1].isupper() and not known.opens.match(caseless(text[lead.end() : lead.end() + _REACH])):
        return None
    return known.noun.match(text, at)


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
    known = _patterns(language)
    found = known.idle.match(caseless(text[at : at + _REACH]))
    if found is None or not text[at + found.end() : at + found.end() + 1].islower():
        return False
    return not known.head_cue.search(text[max(0, at - _BEFORE) : at])


def _of_part(text: str, part: Part, where: Starts[bool]) -> Iterator[Mention]:
    before: Mention | None = None
    for number in numerals(text, part.start, part.end, part.language, where.within(part.start, part.end)):
        each = number.suffix != "" and _EACH.fullmatch(number.suffix) is not None
        some = (number.suffix and not each) or (part.language == "tr" and _SOME.match(text, number.stop))
        mention = _partitive(text, part, number) if some else _counted(text, part, number, before)
        mention = mention or amounts.of_number(text, part, number) or _headed(text, part, number)
        mention = mention or _of_side(text, part, number)
        if mention is None and before is not None:
            mention = _gapped(text, part, number, before)
        if mention is not None:
            before = mention if isinstance(mention.value, QuantityValue) else before
            yield mention
    yield from amounts.shares(text, part)


_FORMATIONS = ("division", "regiment", "battalion", "company", "battery")
_EACH = lazy(r"[şs]?[ae]r")  # "1.200'er asker": so many each


def _counted(text: str, part: Part, number: Numeral, before: Mention | None) -> Mention | None:
    """The noun that follows the figure."""
    known = _patterns(part.language)
    if _is_label(text, number) or known.never.match(text, number.stop):
        return None
    of = known.scores.match(text, number.stop) if lower(number.text).endswith(_SCORES) else None
    found = _noun(text, of.end() if of else number.stop, known)
    if found is None and (shared := known.shared.match(text, number.stop)):
        noun = _noun(text, shared.end(), known)  # "47 ağır ve 34 hafif makineli tüfek"
        if noun is not None:
            return _mention(number, shared.end("own"), *_item(noun, known))
    if found is None:
        people = known.nation.match(text, number.stop)
        if people and not _alone(number, part):
            return _mention(number, people.end(), "person", people["n"])
        return _of_them(text, number, known, before)
    name, counted = _item(found, known)
    if name == "soldier" and number.high < _MEN and known.forces.match(counted):
        name = "other"  # "bir piyade, dört topçu bölüğü": so few are no men
    if _alone(number, part) and (
        not _one(text, found.end(), number.start, name, part) or (name == "other" and not known.forces.match(counted))
    ):
        return None
    if name == "person" and known.fates and known.fates.match(counted):
        name = _sort_of(text, part, number, known)
    return _mention(limited(number, text, found.end(), part.language), found.end(), name, counted)


def _sort_of(text: str, part: Part, number: Numeral, known: _Patterns) -> str:
    """ "Erattan 212 şehit": soldiers, where the words before say of whom the dead and wounded are."""
    before = text[max(part.start, number.start - _BEFORE) : number.start]
    found = known.sort_of.search(before) if known.sort_of else None
    return _named(found["item"], known) if found else "person"


_MEN = 20
_SCORES = ("dozen", "score", "thousand", "hundred")
_YEAR_LIKE = lazy(r"1[4-9]\d\d|20\d\d|1?\d|2\d|3[01]")  # a bare figure that is more likely a year or a day


def _of_them(text: str, number: Numeral, known: _Patterns, before: Mention | None) -> Mention | None:
    """ "546 of us", "18,000 returned": persons, though no noun says so; "twelve guns ... ten of them" are guns."""
    found = known.them.match(text, number.stop) if known.them else None
    if found is None or number.low < 2 or (not found["of"] and _YEAR_LIKE.fullmatch(number.text)):
        return None
    end = found.end() if found["of"] else number.end
    item = "person"
    if end - 4 > 0 and text[end - 4 : end] == "them" and before and isinstance(before.value, QuantityValue):
        told = text[before.end : number.start]
        item = item if len(told) > _BEFORE or ". " in told else before.value.item
    return _mention(number, end, item, "")


def _item(found: re.Match[str], known: _Patterns) -> tuple[str, str]:
    """What is counted, and its noun without endings."""
    at = next(n for n in range(len(known.items)) if found[f"i{n}"])
    name, stem = known.items[at]
    bare = stem.match(found[f"i{at}"])
    return name, bare.group() if bare else found[f"i{at}"]


def _is_label(text: str, number: Numeral) -> bool:
    """ "3. Bölük", "12: ...": a figure with a point or a colon counts nothing."""
    return text[number.end : number.end + 1] in (".", ":") and number.text.isdigit()


def _alone(number: Numeral, part: Part) -> bool:
    return lower(number.text) in table(part.language, "quantities")["words"]["one"]


_LISTED = lazy(r"(?:\bve|\band|,)$")


@cache
def _goes_on() -> re.Pattern[str]:
    numbers, fate = "|".join(map(spelt, LANGUAGES)), "şehi[dt]|ölü|yaralı|esir|kayıp|maktul|mecruh"
    return lazy(rf"\s*(?:(?:{fate})\s*)?(?:ve\b|and\b|ile\b|,)\s*(?:\w+l[ıiuü]\s+)?(?:\d|(?:{numbers})\b)")


def _one(text: str, end: int, start: int, item: str, part: Part) -> bool:
    """ "Bir" counts only in a list of forces, never behind "X'in"."""
    known, before = _patterns(part.language), text[max(part.start, start - 50) : start]
    if item not in known.one_of or re.search(r"n[ıiuü]n\s$", before):
        return False
    return item not in known.one_in_list or bool(_LISTED.search(before.rstrip()[-4:]) or _goes_on().match(text, end))


def _partitive(text: str, part: Part, number: Numeral) -> Mention | None:
    """ "Yaralılardan 48'i", "277'si subaydı": a part of what was named before, or of what follows."""
    known = _patterns(part.language)
    part_of = _PART.match(number.suffix) or _SOME.match(text, number.stop)
    if known.whole is None or not part_of or _alone(number, part):
        return None
    before = text[max(part.start, number.start - _BEFORE) : number.start]
    whole = known.whole.search(before)
    found = _noun(text, number.stop, known)
    if found and found.start() + 1 == found.start(found.lastgroup or 0) and (whole or number.text[0].isdigit()):
        name, counted = _item(found, known)
        if name not in ("other", "animal"):
            return _mention(number, found.end(), name, counted)
    if whole is None:
        return None
    item = _named(whole["item"] or _counted_last(before, known), known)
    if item == "other" and known.nation.match(text, number.stop):  # "ordunun 40 bini Rus"
        item = "person"
    return _mention(number, number.end, item, "")


def _counted_last(before: str, known: _Patterns) -> str:
    """What "bunların" stands for: the last noun before it that can be counted."""
    nouns = (stem.match(word) and word for word in reversed(re.findall(r"\w+", before)) for _, stem in known.items)
    return next((word for word in nouns if word), "")


def _headed(text: str, part: Part, number: Numeral) -> Mention | None:
    """ "Asker sayısı 6 binden 30 bine çıktı": the counted noun stands before the figure."""
    known = _patterns(part.language)
    if known.never.match(text, number.stop):
        return None
    before = text[max(part.start, number.start - _BEFORE) : number.start]
    found = known.head.search(before) if known.head_cue.search(before) else None
    if found is None:
        return None
    number = limited(number, text, number.stop, part.language)
    item = _named(found["item"], known) if found["item"] else "person"
    if item in _FORMATIONS and "mevcu" in found.group():
        item = "person"  # "tümenlerin mevcudu" counts their men
    return _mention(number, number.end, item, "")


def _of_side(text: str, part: Part, number: Numeral) -> Mention | None:
    """ "İngilizler 417, Boerler iki yüze yakın kişi": the noun stands behind the figure of the other side."""
    known = _patterns(part.language)
    if known.sides is None or not text.startswith((",", ";"), number.stop):
        return None
    before, between = known.sides
    gap = (
        between.match(text, number.stop)
        if before.search(text[max(part.start, number.start - _BETWEEN) : number.start])
        else None
    )
    other = numeral_at(text, gap.end(), part.end, part.language) if gap else None
    found = _noun(text, other.stop, known) if other else None
    return _mention(number, number.end, *_item(found, known)) if found else None


def _gapped(text: str, part: Part, number: Numeral, before: Mention) -> Mention | None:
    """ "14. Fırka 2.100 kişi, 15'inci 1.900": the counted noun of the figure before holds for that of the next force too."""
    if not isinstance(before.value, QuantityValue) or not 0 < number.start - before.end <= _BETWEEN:
        return None
    known = _patterns(part.language)
    if not known.gapped.fullmatch(text, before.end, number.start) or not _CLOSED.match(text, number.stop):
        return None
    return _mention(number, number.end, before.value.item, "")


_BETWEEN = 40
_CLOSED = lazy(r"\s*(?:[,;.)]|(?:ve|and)\b)(?!\d)")


def _named(word: str, known: _Patterns) -> str:
    """The item behind a noun that the table knows."""
    return next((name for name, stem in known.items if stem.match(word)), "person")


def _mention(number: Numeral, end: int, item: str, counted: str) -> Mention:
    value = QuantityValue(
        number.low, number.high, item, number.least, number.most, numeral=number.text, counted=counted
    )
    return Mention("quantity", number.start, end, one(value))


def counts(text: str, at: int, language: str) -> bool:
    """Does a counted noun follow, in any case?"""
    return _noun(text, at, _patterns(language)) is not None


def sort_behind(text: str, at: int, language: str) -> str:
    """What sort of thing the counted noun that follows is of, in any case; "" where none does."""
    known = _patterns(language)
    found = _noun(text, at, known)
    return _item(found, known)[0] if found else ""


def counted_behind(text: str, at: int, language: str) -> bool:
    """Does a counted noun in lower case follow? "5 Mayıs'ta 1877 asker": the figure is no year."""
    return text[at + 1 : at + 2].islower() and _noun(text, at, _patterns(language)) is not None
