"""Document -> named formations: an ordinal, a place or a proper name before an echelon word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from sefer.grammars import units_english
from sefer.grammars.echelons import Echelon, Opening, is_echelon, known_words, opening
from sefer.grammars.items import is_item, is_item_label
from sefer.grammars.names import countries, kind_of
from sefer.grammars.numbers import ORDINAL_ENDING, cardinal, ordinal
from sefer.grammars.persons import is_surname
from sefer.grammars.shapes import is_foreign
from sefer.grammars.sharing import one
from sefer.grammars.spans import Taken
from sefer.grammars.starts import Starts, Words
from sefer.grammars.words import any_of, table
from sefer.letters import lower, title
from sefer.letters.patterns import lazy
from sefer.model import Document, Mention, Part, UnitValue

_Found = tuple[int, int, UnitValue]
_LISTED = (
    "regiment",
    "battalion",
    "division",
    "group",
    "corps",
    "brigade",
)  # echelons that a plural may name one by one


class _Word(NamedTuple):
    """A word or mark before an echelon word, nearest first."""

    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return lower(self.text)


def find(document: Document, taken: Taken, words: Words) -> list[Mention]:
    """The named formations of a document in order; unnamed forces ("Türk ordusu", "iki alay") are none."""
    out: list[Mention] = []
    used = Taken()
    where = Starts(words, opening)
    for part in document.parts:
        if part.kind == "bibliography":
            continue
        for start, end, value in _of_part(document.text, part, where):
            if taken.free(start, end) and used.free(start, end):
                used.take(start, end)
                out.append(Mention("unit", start, end, one(value)))
    return sorted(out, key=lambda m: m.start)


def _of_part(text: str, part: Part, places: Starts[Opening]) -> Iterator[_Found]:
    if part.language == "en":
        yield from units_english.find(text, part.start, part.end)
    if part.language in ("tr", "en"):
        yield from units_english.forces(text, part.start, part.end)
        where = list(places.within(part.start, part.end))
        yield from _staffs(text, part, where)
        yield from _turkish(text, part, where)


@cache
def _staff_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = known_words()
    headquarters = lazy(rf"(?i)\b(?:{any_of(words['headquarters'])})(?!\w)")
    return headquarters, lazy(words["army_group"]), lazy(rf"\b(?:{any_of(list(words['whole']))})(?!\w)")


def _staffs(text: str, part: Part, where: Sequence[tuple[int, Opening]]) -> Iterator[_Found]:
    """Formations that are no ordinal and echelon: "Genel Karargâh", "Kızılordu", "Yıldırım Orduları Grubu"."""
    headquarters, army_group, whole = _staff_patterns()
    for at, opened in where:
        if not opened.staff:
            continue
        if found := whole.match(text, at, part.end):
            echelon = next(e for stem, e in known_words()["whole"].items() if re.fullmatch(stem, found.group()))
            yield at, found.end(), UnitValue(found.group(), echelon)
        elif found := headquarters.match(text, at, part.end):
            if found.group().isupper() or not _SMALL.search(found.group()):
                yield (
                    at,
                    found.end(),
                    UnitValue(title(found.group()) if found.group().isupper() else found.group(), "headquarters"),
                )
        elif found := army_group.match(text, at, part.end):
            yield from _army_group(found, _before(text, part.start, at))


def _army_group(found: re.Match[str], before: Sequence[_Word]) -> Iterator[_Found]:
    number, _ = _ordinal(before) if before else (None, ())
    names = list(takewhile(lambda word: word.text[0].isupper() and word.text.isalpha(), before[:4]))
    if number is not None or names:
        start = number.start if number else names[-1].start
        value = ordinal(number.text) if number else None
        head = f"{value}." if number else " ".join(word.text for word in reversed(names))
        yield start, found.end(), UnitValue(f"{head} {' '.join(found.group().split())}", "army_group", value)


def _turkish(text: str, part: Part, where: Sequence[tuple[int, Opening]]) -> Iterator[_Found]:
    for at, opened in where:
        found = opened.at(text, at, part.end)
        if found is None or not _may_name(text, part.start, at):
            continue
        before = _before(text, part.start, at)
        for made in _named(found, before):
            if made[2].number is not None and is_item(text, part.start, part.end, made[0]):
                continue
            if made[2].number is not None or not (
                _opens_small(text, made[0], found, before) or _is_shouted(text, made[0], made[1])
            ):
                yield made


def _may_name(text: str, low: int, at: int) -> bool:
    """False behind a small word that neither counts nor says an arm: no unit is named there."""
    word = text[max(text.rfind(" ", low, max(low, at - 1)) + 1, low) : at - 1] if text[at - 1 : at] == " " else ""
    if not (word.isalpha() and word.islower()):
        return True
    return (
        lower(word) in table("tr", "units")["arms"]
        or ordinal(word) is not None
        or _LOOSE_ENDING.fullmatch(word) is not None
    )


_SMALL = lazy(r"(?:^|\s)[a-zçğıöşü]")  # a word of a name in small letters
_DOING = lazy(r"\w+(?:m[ae]|[ıiuü]ş|[dt][ae](?:ki)?|y[ıiuü])")


def _opens_small(text: str, start: int, found: Echelon, before: Sequence[_Word]) -> bool:
    """ "Kurtarma kolordusu ...", "Hücumda alay ...", "Saldırıyı tümen ...": a word that is capitalised only because it opens a sentence."""
    first = before[0] if before else None
    if first is None or first.start != start or not found.stem[0].islower() or not _DOING.fullmatch(first.low):
        return False
    opens = start == 0 or re.search(r"(?:[.!?…][”’»\"')]*\s+|\n)$", text[max(0, start - 6) : start]) is not None
    return opens and re.search(rf"[a-zçğıöşü,;] {first.text}\b", text) is None


def _is_shouted(text: str, start: int, end: int) -> bool:
    """ "YENİ BİR TUGAY": capitals among capitals, which make no name."""
    if not text[start : start + 2].isupper():
        return False
    before, behind = _SHOUTED_BEFORE.search(text, max(0, start - _SHOUT), start), _SHOUTED.match(text, end)
    return (before or behind) is not None and lower(text[start:end].split(maxsplit=1)[0]) not in known_words()[
        "quarters"
    ]


_SHOUT = 24  # characters
_SHOUTED_BEFORE = lazy(r"(?<![^\W\d_])[A-ZÇĞİÖŞÜ]{2,}[.,;:]?\s+$")
_SHOUTED = lazy(r"\S{0,6}\s+[A-ZÇĞİÖŞÜ]{2,}(?![a-zçğıöşü])")
_PIECE = lazy(r"[,;:()–\"“”]|(?<!\w)['‘]|[^ ,;:()–\"“”'‘][^ ,;:()–\"“”]*")
_WORDS_BEFORE = 24
_REACH = 240  # characters in which these words stand


def _before(text: str, low: int, at: int) -> list[_Word]:
    """Up to 24 words and marks before `at` on the same line, the nearest first."""
    start = max(low, text.rfind("\n", low, at) + 1, at - _REACH)
    pieces = list(_PIECE.finditer(text, start, at))[: -_WORDS_BEFORE - 1 : -1]
    words = [_Word(*piece.span(), piece.group()) for piece in pieces]
    if len(words) < _WORDS_BEFORE and len(words) > 1 and words[-1].low in _CAPTIONS and is_item_label(words[-2].text):
        return words[:-2]  # "Tablo 1. Doğu Ordusu'nun mevcudu": the number of the table
    return words


_CAPTIONS = frozenset(("tablo", "çizelge", "şekil", "harita", "kroki", "resim", "fotoğraf", "levha", "grafik", "ek"))


def _named(found: Echelon, words: Sequence[_Word]) -> Iterator[_Found]:
    """The unit of an echelon word, and those that a list before it names with it."""
    modifiers, number, rest = _modifiers(words)
    modifiers = _behind_person(modifiers, found.stem[0].isupper()) if number is None else modifiers
    if number is not None and "capital" in found.row and any(word.text[0].isupper() for word in modifiers):
        number = None  # "... 17. Çanakkale Müstahkem Mevkii": called by its place
    if number is not None and not (found.row["name"] == "other" and _ours(found.tail)):
        yield from _numbered(found, modifiers, number, rest)
    elif number is None and "numbered" not in found.row:
        yield from _proper(found, modifiers, rest)


def _modifiers(words: Sequence[_Word]) -> tuple[list[_Word], _Word | None, Sequence[_Word]]:
    """The adjectives and names before the echelon word in order, the ordinal before them, and what stands before."""
    never = known_words()["never"]
    out: list[_Word] = []
    if [w.text for w in words[0:3:2]] == [")", "("] and len(words) > _BRACKETED and _ordinal(words[3:])[0]:
        words = [words[1], *words[3:]]  # "28. (Maori) Taburu"
    for n, word in enumerate(words):
        number, rest = _ordinal(words[n:])
        if number is not None:
            return out[::-1], number, rest
        if is_echelon(word.text):
            return out[::-1], None, words[n:]
        proper = (
            word.text[0].isupper()
            and word.text.replace("-", "").isalpha()
            and word.low not in never
            and cardinal(word.text) is None
        )
        if len(out) == 4 or not (_says_arm(word) or proper):
            return out[::-1], None, words[n:]
        out.append(word)
    return out[::-1], None, ()


_BRACKETED = 3  # words of a name in brackets


def _says_arm(word: _Word) -> bool:
    """ "süvari", "P."; a small "top." only ends its sentence."""
    return word.low in table("tr", "units")["arms"] and (word.text[-1] != "." or word.text[0].isupper())


def _behind_person(modifiers: list[_Word], capital: bool) -> list[_Word]:
    """ "General Kuropatkin Mançurya Ordusu'nun ...": a person with a rank before the unit is no part of its name."""
    ranks, titles = table("tr", "persons")["ranks"], table("tr", "names")["titles"]
    if modifiers and (modifiers[-1].text in ranks or _OWNER.sub("", modifiers[-1].low) in titles):
        return []  # "Asım Bey müfrezesi", "Enver Paşanın kolordusu"
    for n, word in enumerate(modifiers):
        if word.text in ranks:
            title_at = next((k for k in range(n + 1, len(modifiers)) if modifiers[k].low in titles), n + 1)
            return modifiers[title_at + 1 :] or (modifiers[n:] if capital else [])
    titled = next((n for n, word in enumerate(modifiers[:-1]) if n and word.low in titles), -1)
    return modifiers[titled + 1 :]  # "Daim Paşa Arap Alayı'nı"


_OWNER = lazy("n?[ıi]n$")
_LOOSE_ENDING = lazy(ORDINAL_ENDING)


def _ordinal(words: Sequence[_Word]) -> tuple[_Word | None, Sequence[_Word]]:
    """The ordinal that ends with the first of the words ("on ikinci", "57 nci"), and the words before it."""
    number, before = words[0], words[1:]
    if before and _LOOSE_ENDING.fullmatch(number.text):
        number, before = _Word(before[0].start, number.end, f"{before[0].text} {number.text}"), before[1:]
    if ordinal(number.text) is None:
        return None, words
    while before and before[0].end == number.start - 1:
        longer = _Word(before[0].start, number.end, f"{before[0].text} {number.text}")
        if ordinal(longer.text) is None:
            break
        number, before = longer, before[1:]
    return number, before


def _spelt(words: Sequence[_Word]) -> list[str]:
    arms = table("tr", "units")["arms"]
    return [title(w.low) if w.low in arms or (len(w.text) > 1 and w.text.isupper()) else w.text for w in words]


def _arm(words: Sequence[_Word]) -> str | None:
    arms = table("tr", "units")["arms"]
    return next((arms[w.low] for w in words if arms.get(w.low)), None)


def _numbered(found: Echelon, modifiers: Sequence[_Word], number: _Word, rest: Sequence[_Word]) -> Iterator[_Found]:
    """ "9., 10. ve 13. Kafkas Alayları": every number of the list is a unit with the words behind the last."""
    tail = " ".join([*_spelt(modifiers), found.row["of"]]) if modifiers else found.row["bare"]
    value, arm = ordinal(number.text), _arm(modifiers)
    yield number.start, found.end, UnitValue(f"{value}. {tail}", found.row["name"], value, arm)
    yield from _listed(found, tail, arm, rest)


_BARE = lazy(r"\d{1,3}|[IVXLC]{1,6}")


def _listed(found: Echelon, tail: str, arm: str | None, rest: Sequence[_Word]) -> Iterator[_Found]:
    """The numbers of a list before the last one: "7, 8 ve", "1'inci ile", "1. Piyade ve"."""
    plural = found.tail[:3] in ("lar", "ler")
    while len(rest) > 1 and rest[0].low in known_words()["joins"]:
        modifiers, listed, rest = _member(rest[1:], bare=plural)
        if listed is None:
            return
        value = ordinal(listed.text) or ordinal(f"{listed.text}.")
        own = " ".join([*_spelt(modifiers), found.row["of"]]) if modifiers else tail
        end = modifiers[-1].end if modifiers else listed.end
        yield listed.start, end, UnitValue(f"{value}. {own}", found.row["name"], value, _arm(modifiers) or arm)


def _member(words: Sequence[_Word], bare: bool) -> tuple[list[_Word], _Word | None, Sequence[_Word]]:
    """One member of a list: its own adjectives, its number (`bare`: without the mark of an ordinal), what is before."""
    own: list[_Word] = []
    while words and len(own) < 2 and (_says_arm(words[0]) or (bare and _is_name(words))):
        own, words = [words[0], *own], words[1:]
    if not words:
        return own, None, words
    number, rest = _ordinal(words)
    if number is None and bare and not own and _BARE.fullmatch(words[0].text):
        number, rest = words[0], words[1:]
    return own, number, rest


def _is_name(words: Sequence[_Word]) -> bool:
    """ "3. Kafkas, 24. ve 61. Tümenler": a name behind the number of a member."""
    word = words[0]
    proper = word.text[0].isupper() and word.text.isalpha() and ordinal(word.text) is None
    return proper and word.low not in known_words()["never"] and len(words) > 1 and _ordinal(words[1:])[0] is not None


def _proper(found: Echelon, modifiers: Sequence[_Word], rest: Sequence[_Word]) -> Iterator[_Found]:
    """ "Dağıstan Süvari Alayı", "Zakatala ve Gence Alayı": a name that is no mere nation."""
    words, arms = known_words(), table("tr", "units")["arms"]
    names = [m for m in modifiers if m.low not in arms]
    while modifiers and (
        _is_people(modifiers[0])
        or (modifiers[0].low in words["nations"] and len(names) < 2)
        or (len(modifiers) > 1 and _WHERE.fullmatch(modifiers[0].low))
        or (len(modifiers) > 1 and (not rest or rest[0].text[-1] in ".!?:;") and _THERE.fullmatch(modifiers[0].low))
    ):
        names = [n for n in names if n is not modifiers[0]]
        modifiers = modifiers[1:]
    if not _is_named(found, modifiers, names):
        return
    ending = _ending(found, modifiers, names)
    spelt = " ".join([*_spelt(modifiers), ending])
    yield modifiers[0].start, found.end, UnitValue(spelt, found.row["name"], None, _arm(modifiers))
    if found.tail[:3] in ("lar", "ler"):  # "22. ve Asya Kolorduları"
        yield from _listed(found, found.row["bare"], None, rest)
    if len(names) != 1 or found.row["name"] not in _LISTED[:3]:
        return
    for joiner, word in zip(rest[::2], rest[1::2], strict=False):
        if joiner.low not in (",", "ve") or not (word.text[0].isupper() and word.text.isalpha()):
            return
        if word.low in words["nations"]:
            return
        yield word.start, word.end, UnitValue(f"{word.text} {ending}", found.row["name"])


_WHERE = lazy(r"\w{2,}[dt][ae]ki")  # "Yanımızdaki Sahil Müfrezesi"
_THERE = lazy(r"\w{3,}(?<!ıs)(?<!is)[dt][ae]n?")  # "Nehirde Fırat Grubu", at the beginning of a sentence


def _is_people(word: _Word) -> bool:
    """ "Rusların Tiflis Alayı": whose it is."""
    stem = re.sub("l[ae]r[ıi]n$", "", word.low)
    return stem != word.low and stem in known_words()["nations"]


def _is_named(found: Echelon, modifiers: Sequence[_Word], names: Sequence[_Word]) -> bool:
    """Is it a formation of that name, and not a force of that people or place, a party or a society?"""
    arms, echelon, tail = table("tr", "units")["arms"], found.row["name"], found.tail
    capital = found.stem[0].isupper()
    if "capital" in found.row and (not capital or (names and names[-1].low in known_words()["services"])):
        return False
    if not modifiers or (tail[:3] in ("lar", "ler") and echelon not in _LISTED) or _ours(tail):
        return False
    if not names:  # "Süvari Kolordusu", never "Topçu Alay Kumandanı"
        whole = bool(tail) or modifiers[-1].low in known_words()["adjectives"]
        return capital and whole and modifiers[0].text[0].isupper() and echelon not in ("other", "front")
    if not capital and (
        is_surname(names[-1].text, "tr")  # "Vinogradov tümenini"
        or (is_foreign(names[-1].text) and len(names) == 1 and _HIS.fullmatch(tail))
        or (kind_of(names[-1].text, "tr") == "g" and _THEIRS.fullmatch(tail))  # "Prens Aleksandr taburlarını"
    ):
        return False
    if found.row["stem"] == "fırka":  # a party, where no arm speaks for a division
        return any(m.low in arms for m in modifiers)
    if echelon == "army" and not tail and modifiers[-1].low not in known_words()["adjectives"]:
        return False  # "Anneme Ordu Caddesi"
    if echelon in ("front", "army", "squadron"):
        return capital
    if names[0].text in countries("tr") and not capital and echelon in ("group", "other"):
        return False
    return not (capital and found.row["stem"].startswith("birli"))


_HIS, _THEIRS = lazy("[ıiuü]n[ıiuü]"), lazy("l[ae]r[ıi]n[ıi]")
_OURS = lazy("[ıiuü]?[mn][ıiuü]z")


def _ours(tail: str) -> bool:
    """ "Birliğimiz", "ordunuz"."""
    return _OURS.match(tail) is not None


def _ending(found: Echelon, modifiers: Sequence[_Word], names: Sequence[_Word]) -> str:
    """The echelon word in the nominative: bare behind an adjective ("Kızıl Ordu"), else possessive."""
    if found.tail[:3] in ("lar", "ler") and "plural" in found.row:
        return found.row["plural"]
    adjectives = known_words()["adjectives"]
    bare = modifiers[-1].low in adjectives and all(n.low in adjectives for n in names)
    return found.row["bare"] if bare else found.row["of"]
