"""Which words of a chain are a person, by rank, title, office, initials, given name or what stands around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from sys import intern
from typing import Protocol

from sefer.grammars.contexts import after, before, before_is, feature_of, says
from sefer.grammars.names import Chain, lower
from sefer.grammars.places import cue_of
from sefer.grammars.shapes import are_many, is_bare, is_foreign
from sefer.grammars.subjects import among_ships
from sefer.grammars.suffixes import case_of
from sefer.grammars.words import any_of, table
from sefer.letters import title
from sefer.letters.patterns import lazy

_CUED = lazy(
    r"(?P<rank>a*r+)(?P<a>[lhu]*[mv]*(?:[gn]v{1,2}[gn]|[gn]{0,2}q|gx(?![ie])|pt|[gn]{1,4}t*[gn]?))"
    r"|(?P<noble>l+)(?P<b>h*[mv]*(?:d(?=[gn]))?(?:gx(?![ie])|[gn]{0,2}q|y?[gn]{1,3}t*))"
    r"|(?P<office>[ok]+)(?P<c>[hu]*[mv]*(?:[gn]{0,2}q|[gn]{1,3}t*[gn]?))"
    r"|(?P<d>[hmvu]*(?:gx|[gnhu]{1,4}|d)t+[gn]?)"
    r"|(?P<g>ng{1,2})"
    r"|(?P<e>v+(?:q|[gn]{1,2}))"
    r"|(?P<f>[hm]*g[gn]?y[gn]|[hm]*g[gn]{1,2}|gv{1,2}[gn]|m+g|h+g|[gn]{0,2}q|y[gn]|u[gn]{1,2})"
)
_LOCAL = ("locative", "relative", "ablative", "dative")
STRAY = lazy(
    r"\w{2,}(?:[aeıioöuü]n|[ae]nlar|[ae]nler|ki|[ıiuü]p|[ae]r[ae]k|[dt][ae]n?|c[ae]|l[ae]r|n[ıiuü]n|m[ae]k|m[ıiuü]ş|[dt][ıiuü]ğ\w+|s[ıi]|l[ıi])"
)
_POSSESSED = lazy(r"\w{3,}(?:s?[ıiuü]n(?:[dt]?[ae]n?|[ıiuü]n?))")  # "hastanesinde"
_DATIVE = lazy(r"\w{3,}(?:[yn][ae]|y[ıiuü])")
_BYNAME = lazy("(?:l[ıiuü]|[cç][ıiuü]|oğlu|zade|s[ıiuü]z)$")
_FROM = ("lı", "li", "lu", "lü")  # "Mersinli Cemal"
_OF_FAMILY = ("li", "lı", "lu", "lü", "oğlu", "zade", "ski")
AFTER_NAME = ("çavuş", "onbaşı", "kaptan", "er", "molla")


class Vocabulary(Protocol):
    """What is known of the words of a document."""

    def small(self, words: Iterable[str]) -> bool:
        """Are all words met in small letters too?"""


@dataclass(slots=True)
class Person:
    """Words i..j of a chain that are a person; `start` lies before them where a rank in small letters does."""

    chain: Chain
    i: int
    j: int
    start: int
    name: str
    rank: str | None
    sure: bool = True  # false where the last word may be a place in a local case


@cache
def _surnames(language: str) -> re.Pattern[str]:
    return lazy(table(language, "persons")["names"]["surnames"])


@lru_cache(maxsize=1 << 12)
def is_surname(word: str, language: str) -> bool:
    """Does a name end as those of families do?"""
    return _surnames(language).search(word) is not None


@cache
def _titles(language: str) -> re.Pattern[str]:
    return lazy(any_of(table(language, "names")["titles"]))


def title_of(word: str, language: str) -> str:
    """A title in any case, nominative: "Paşaya" -> "Paşa", "Beylerin" -> "Bey"."""
    low = lower(word)
    found = _titles(language).match(low)
    base = found.group() if found else low
    return "Bey" if base == "beyi" else title(base)


@lru_cache(maxsize=4096)
def _cue(kinds: str, at: int) -> tuple[str, int, int, int, bool] | None:
    """The next person in a row of letters: the group, where it starts, the name's i and j, and is it a noble."""
    found = _CUED.search(kinds, at)
    if found is None:
        return None
    group = found.lastgroup or ""
    return (group, found.start(), *found.span(group), found.start("noble") >= 0)


def cued(chain: Chain, kinds: str, text: str, known: Vocabulary) -> Iterator[Person]:
    """The persons that a chain shows by itself or by the small word right before it, from left to right."""
    at = 0
    for n, kind in enumerate(kinds):  # "Mehmet Çavuş": a rank behind a name is a title
        if kind in "ru" and n and kinds[n - 1] in "gnhu" and lower(chain.texts[n]) in AFTER_NAME:
            kinds = f"{kinds[:n]}t{kinds[n + 1 :]}"
    told = _told_before(chain, kinds, text) if kinds[0] in "gnmvhqu" else None
    if told:
        at = told.j
        yield told
    while at < len(kinds):
        found = _cue(kinds, at)
        if found is None:
            return
        at = found[3]
        person = _person(chain, kinds, found, text, known)
        if person:
            at = max(person.j, person.i + 1)
            yield person


def _told_before(chain: Chain, kinds: str, text: str) -> Person | None:
    """ "general Skobelev", "tümen komutanı Rüştü": what stands before in small letters."""
    word, start = before(text, chain.start(0), chain.part.start)
    if not word:
        return None
    language = chain.part.language
    what = before_is(word, language)
    if what not in ("rank", "office"):
        return None
    found = re.match(r"[hmvu]*(?:[gn]{0,2}q|[gn]{1,4}t*[gn]?)", kinds)
    if found is None:
        return None
    j = _without_place(chain, text, kinds, 0, found.end())
    j -= _settled(chain, text, j)
    if (
        not j
        or chain.kinds[j : j + 1] in ("f", "i", "s", "e", "w", "o")
        or (what == "office" and _feeble(chain, text, 0, j))
    ):
        return None
    if what == "office":
        return _made(chain, 0, j, chain.start(0), None)
    rank = word
    arm, arm_start = before(text, start, chain.part.start)
    if before_is(arm, language) == "arm":
        rank, start = f"{arm} {word}", arm_start
    return _made(chain, 0, j, start, title(rank))


def _feeble(chain: Chain, text: str, i: int, j: int) -> bool:
    """A lone unknown word in a local case behind an office is as well a place: "komutan Plevne'ye"."""
    if j - i != 1 or j < len(chain.kinds) or not chain.suffix or chain.kinds[i] != "n":
        return False
    cue = cue_of(chain, text, i, j)
    return cue.place > max(cue.person, 1)


def _person(
    chain: Chain, kinds: str, found: tuple[str, int, int, int, bool], text: str, known: Vocabulary
) -> Person | None:
    """The person that a cue shows, less words that are none; none where the whole is something else."""
    group, first, i, j, noble = found
    if _is_thing(kinds[i:j], _behind(chain, kinds, j), group) or (group == "g" and not _is_byname(chain, i, text)):
        return None
    if group in "ef" and j == len(kinds) and not chain.suffix and _before_feature(chain, text):
        return None  # "Şeyh Said burnunda"
    if j == len(kinds) and not chain.suffix and _ship().match(text, chain.close):
        return None  # "Knyaz Suvorov zırhlısı"
    if group == "e" and text.startswith("H.M.", chain.start(i)):
        return None  # "H.M.S. Gloucester"
    if chain.part.language == "en" and group in "ef" and i == 0 and _is_ground(chain, text, kinds[i:j]):
        return None
    if group == "f" and kinds[i:j] == "q" and not chain.texts[i][0].islower() and cue_of(chain, text, i, j).place:
        return None  # "Villanueva del Pardillo üç gün direndi"
    if group == "f" and kinds[i:j] == "nq" and i == 0 and chain.opens and STRAY.fullmatch(lower(chain.texts[0])):
        first = i = 1  # "Derken van Straubenzee"
    if group == "d" and lower(chain.texts[j - 1]) in _HILLS and not chain.suffix and _falls(chain, text):
        return None  # "Lala Baba alındı"
    if group == "d":
        i = _first_own(chain, kinds, i, j, known)
    j = _without_place(chain, text, kinds, i, j)
    j -= _settled(chain, text, j)
    if not set(kinds[i:j]) - set("hu") or _is_common(chain, kinds, i, j, group, known):
        return None
    if (group == "c" and _feeble(chain, text, i, j)) or (group == "d" and "t" not in kinds[i:j]):
        return None
    if noble and lower(chain.texts[i - 1]) in ("grand", "crown"):
        return None  # "Grand Couronné"
    if noble:
        return _made(chain, first, j, chain.start(first), " ".join(chain.texts[first:i]))
    if group == "a":
        return _made(chain, i, j, chain.start(first), " ".join(chain.texts[first:i]))
    return _made(chain, i, j, chain.start(i), None)


def _is_byname(chain: Chain, i: int, text: str) -> bool:
    """May a word before a given name be part of the person's: "Mersinli Cemal", "Demir Hulusi", "Aubrey Herbert"?"""
    word = chain.texts[i]
    if word.endswith(_FROM) or _CALLED.match(text, chain.close):
        return True
    if chain.part.language != "tr" or chain.suffix or among_ships(text, chain.start(0), chain.close):
        return False
    if is_foreign(word):
        return True
    if i or len(chain.texts) != 2:
        return False
    return is_bare(word) if chain.opens else not (STRAY.fullmatch(lower(word)) or are_many(word))


_CALLED = lazy(r"\s+(?:adlı|adında|isimli|isminde|lakaplı|namındaki)(?!\w)")


@cache
def _ship() -> re.Pattern[str]:
    return lazy(rf"\s+(?:{any_of(table('tr', 'places')['words']['ships'])})(?!\w)")


def _is_ground(chain: Chain, text: str, kinds: str) -> bool:
    """ "Across R. Marano", "bivouacked at Sheikh Nebhan": English places behind a preposition that look like persons."""
    if chain.texts[0] == "R." and len(kinds) == 2:
        lead = before(text, chain.start(0), chain.part.start)[0]
        return before_is(lead, "en") == "prep" or lead in ("of", "the", "over")
    if kinds[0] != "u" or chain.suffix:
        return False
    return before(text, chain.start(0), chain.part.start)[0] in ("at", "near", "reached", "into", "occupied", "entered")


_HILLS = ("baba", "dede")  # titles of saints, and of the hills of their graves


def _falls(chain: Chain, text: str) -> bool:
    word, _ = after(text, chain.close, chain.part.end)
    return "place fell" in says(word, "tr")


def _before_feature(chain: Chain, text: str) -> bool:
    word, _ = after(text, chain.close, chain.part.end)
    return bool(word) and feature_of(word, chain.part.language) is not None


_HEADED = lazy(r"\w+[ıiuü]")  # "Lisesi", not "Kızılhaç"


def _behind(chain: Chain, kinds: str, j: int) -> str:
    """The letter behind a name; none for the head of an institution that owns nothing."""
    owned = kinds[j : j + 1] != "i" or chain.part.language != "tr" or _HEADED.fullmatch(lower(chain.texts[j]))
    return kinds[j : j + 1] if owned else ""


def _is_thing(kinds: str, behind: str, group: str) -> bool:
    """Does the letter behind a name make it the name of something else: "Enver Paşa Tabyası", "Hasan Rıza Lisesi"?"""
    if behind and behind in "fw":
        return True
    return bool(behind) and behind in "ieEso" and (group in "efg" or (group == "a" and "t" not in kinds))


def _is_common(chain: Chain, kinds: str, i: int, j: int, group: str, known: Vocabulary) -> bool:
    """A lone word behind an office, or a first word of a sentence, that stands in small letters too."""
    if group in "cd" and kinds[i:j] == "n":
        return known.small((chain.texts[i],))
    return group == "f" and chain.opens and i == 0 and kinds[0] != "y" and known.small((chain.texts[0],))


def _first_own(chain: Chain, kinds: str, i: int, j: int, known: Vocabulary) -> int:
    """Where a titled name begins, less a common word that opens the sentence ("Ayrılan Enver Paşa")."""
    first = chain.texts[i]
    if i == 0 and chain.opens and kinds[i] == "n" and kinds[i + 1] in "gnh":
        low = lower(first)
        if known.small((first,)) or (
            (STRAY.fullmatch(low) or _DATIVE.fullmatch(low)) and not low.endswith(("li", "lı", "lu", "lü", "zade"))
        ):
            return i + 1
        if kinds[i + 1] == "g" and case_of(lower(chain.suffix)) == "accusative" and not _BYNAME.search(low):
            return i + 1  # "Goltz Nurettin Bey'i çağırdı"
    return i


def _without_place(chain: Chain, text: str, kinds: str, i: int, j: int) -> int:
    """The end of a name less a last word that is a place by its case: "Townshend Kut'ta", "Osman Paşa Plevne'ye"."""
    if j - i < 2:
        return j
    last, language = chain.texts[j - 1], chain.part.language
    behind_title = kinds[j - 2] == "t" and kinds[j - 1] != "t"
    if j == len(kinds) and not chain.suffix and kinds[j - 2 : j] == "gn" and _LISTS.match(text, chain.close):
        return j - 1  # "Prens Nikola Gaçko ve Nevesin üzerinden"
    if j < len(kinds) or not chain.suffix:
        owner = j == len(kinds) and _POSSESSED.fullmatch(after(text, chain.close, chain.part.end)[0])
        family = j == len(kinds) and not owner and _of_family(last, language)
        return j if family or not behind_title else j - 1
    if (
        kinds[j - 1] in "tq"
        or language != "tr"
        or (kinds[j - 1] == "g" and not behind_title)
        or (is_surname(last, language) and not (kinds[j - 2] == "n" and is_surname(chain.texts[j - 2], language)))
    ):
        return j
    case = case_of(lower(chain.suffix))
    if behind_title:
        return j if case not in (*_LOCAL, "accusative") and _of_family(last, language) else j - 1
    if case in ("locative", "relative"):
        return j - 1
    if case in ("ablative", "dative", "accusative", "genitive"):
        cue = cue_of(chain, text, j - 1, j)
        return j - (cue.place > max(cue.person + (case == "ablative"), 1))
    return j


def _settled(chain: Chain, text: str, j: int) -> bool:
    """Is the last word the name of a village or town: "General Skobelev Lofça kasabasına"?"""
    if j < len(chain.kinds) or chain.suffix or chain.kinds[j - 1] == "t":
        return False
    word, _ = after(text, chain.close, chain.part.end)
    said = says(word, chain.part.language) if word else frozenset()
    if "settlement" in said:
        return True
    leans = bool(said & ({"lean", "over", "road"} if chain.part.language == "tr" else {"road"})) or (
        bool(word) and feature_of(word, chain.part.language) is not None
    )
    return leans and j > 1 and chain.kinds[j - 2] in "gn"


def _of_family(word: str, language: str) -> bool:
    """Does a word behind a title look like a family name: "Nesip Bey Yusufbeyli"?"""
    return word.endswith(_OF_FAMILY) or is_surname(word, language)


_LISTS = lazy(
    r" ve [A-ZÇĞİÖŞÜ]\w+(?: (?:üzerinden|yönün\w+|önün\w+|arasın\w+|istikamet\w+|civarın\w+|yakın(?:lar)?ın\w+)|['’](?:y[ae]|[dt][ae]n?)(?!\w))"
)
_OF_MANY = lazy(r"\w{3,}l[ae]r(?:d[ae]n|l[ae]|[ıi]n)")


def _made(chain: Chain, i: int, j: int, start: int, rank: str | None) -> Person:
    if j - i > 1 and chain.kinds[i] in "np" and _OF_MANY.fullmatch(chain.texts[i]):  # "Bedirhanilerden Kâmran"
        start = chain.start(i + 1) if start == chain.start(i) else start
        i += 1
    words = list(chain.texts[i:j])
    language = chain.part.language
    titles = [n for n in range(i, j) if chain.kinds[n] == "t" or (n > i and chain.kinds[n] == "r")]
    for n in titles:
        words[n - i] = title_of(chain.texts[n], language) if chain.kinds[n] == "t" else chain.texts[n]
    if rank is None and titles:
        rank = words[titles[-1] - i]
    name = intern(" ".join(words))
    sure = not (
        j == len(chain.kinds) and j - i > 1 and not titles and chain.suffix and case_of(lower(chain.suffix)) in _LOCAL
    )
    return Person(chain, i, j, start, name, rank and intern(rank), sure)
