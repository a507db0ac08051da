"""Names that a feature word ends: "Conk Bayırı", "Aziziye Tabyası", "Lake Tiberias", and numbered hills."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sefer.grammars.contexts import feature_of
from sefer.grammars.evidence import Evidence
from sefer.grammars.names import Chain
from sefer.grammars.persons import is_surname
from sefer.grammars.shapes import is_foreign
from sefer.grammars.words import any_of, table
from sefer.letters import title
from sefer.letters.patterns import lazy
from sefer.model import Part

_FEATURE = lazy(r"(?:[uh]?[gn]{1,2}t|ut|[gnpdhxc]{1,2}|i)ff?")
_LEADING = lazy(r"fd?[gncx]")
_BEFORE = ("River", "Lake", "Mount", "Cape", "Fort")  # what English puts before the name
_HEADS = "ieEtow"  # a letter that makes the whole a name of something else


@dataclass(frozen=True, slots=True)
class Feature:
    """A place named by a feature word: its span, name and kind; words i..j of its chain."""

    start: int
    end: int
    name: str
    kind: str
    i: int = 0
    j: int = 0


def features(chain: Chain, known: Evidence) -> Iterator[Feature]:
    """The features among the words of a chain."""
    for found in _FEATURE.finditer(chain.kinds):
        i, j = found.span()
        apart = j - i == 3 and chain.kinds[i + 1] not in "ft"
        if apart and (chain.kinds[i] == "p" or _apart(chain, i, known)):
            i += 1
        feature = feature_of(chain.texts[j - 1], chain.part.language)
        if feature and feature[1] == "road" and chain.kinds[i] == "i":
            continue  # "Ordu Caddesi" is in a town
        church = feature and feature[1] == "church" and set(chain.kinds[i:j]) & set("px")  # "Ermeni Kilisesi"
        if feature and not church and chain.kinds[j : j + 1] not in tuple(_HEADS):
            name = " ".join([*chain.texts[i : j - 1], feature[0]])
            yield Feature(chain.start(i), chain.end(j - 1), name, feature[1], i, j)
    if chain.part.language == "en":
        yield from _leading(chain)


def _leading(chain: Chain) -> Iterator[Feature]:
    for found in _LEADING.finditer(chain.kinds):
        i, j = found.span()
        feature = feature_of(chain.texts[i], "en")
        if feature and chain.texts[i] in _BEFORE:
            yield Feature(chain.start(i), chain.end(j - 1), " ".join(chain.texts[i:j]), feature[1], i, j)


def _apart(chain: Chain, i: int, known: Evidence) -> bool:
    """Is a word before "X Tepesi" a name of its own: behind a rank, a given name, or a word that opens the sentence?"""
    if chain.kinds[i] == "c" or (chain.kinds[i] == "d" and i):
        return False  # "Chamberlain Küçük Yuvarlak Tepe'yi"
    first, second = chain.texts[i : i + 2]
    if i and chain.kinds[i - 1] in "rlogn":
        return True
    if chain.kinds[i] == "g":
        return chain.kinds[i + 1] != "g"  # "Halit Rıza Tepesi"
    subject = is_surname(first, "tr") or (is_foreign(first) and not is_foreign(second))
    if subject and chain.part.language == "tr" and chain.kinds[i] == "n" and (not i or chain.kinds[i - 1] == "p"):
        return True  # "Kmety Tahmasp Tabyası'nda"
    return i == 0 and chain.opens and known.is_stray(first)


_NUMBER = lazy(r"\d+")


def hills(text: str, part: Part) -> Iterator[Feature]:
    """ "364 numaralı tepe" is Tepe 364, "Hill 60" is Hill 60; "311 ve 364 numaralı tepeler" are two."""
    words = table(part.language, "places")["words"]
    met = text.find(words["hill_letters"], part.start, part.end) >= 0
    for pattern in words["hills"] if met else ():
        for found in re.compile(pattern).finditer(text, part.start, part.end):
            yield Feature(found.start(), found.end(), f"{words['hill_name']} {found['n']}", "hill")
    for found in re.compile(words["hill_rows"]).finditer(text, part.start, part.end) if met else ():
        for number in _NUMBER.finditer(text, *found.span("row")):
            yield Feature(*number.span(), f"{words['hill_name']} {number[0]}", "hill")
    if part.language == "en":
        for found in _OF.finditer(text, part.start, part.end):
            yield Feature(*found.span(), " ".join(found.group().split()), (feature_of(found[1], "en") or ("", ""))[1])
        for found in _owned().finditer(text, part.start, part.end):
            yield Feature(
                *found.span(), found.group().replace("’", "'"), (feature_of(found["what"], "en") or ("", ""))[1]
            )


def on_lines(text: str, part: Part) -> Iterator[Feature]:
    """ "Rum Kilisesi-Beylik-Ak köprü, Taş kışla hattında": the points of a line of which one ends in a small word for a place."""
    words = table(part.language, "places")["words"]
    if "line" not in words:
        return
    at = text.find(words["line"], part.start, part.end)
    while at >= 0:
        line = _line().search(text, max(part.start, at - _LONG), at)
        if line is not None and any(found["what"] for found in _point().finditer(line.group())):
            for found in _point().finditer(text, line.start(), at):
                what = found["what"] or ""
                name = f"{found['name']} {title(what)}" if what else found["name"]
                yield Feature(*found.span(), name, words["points"].get(what, ""))
        at = text.find(words["line"], at + 1, part.end)


_LONG = 160  # characters of a line of positions


def _pointed(names: str = "") -> str:
    """A pattern of one point: a name, one with its feature ("Rum Kilisesi"), or one before a small word for a place."""
    words = table("tr", "places")
    whose = any_of([title(word) for word in (*words["features"], *words["words"]["owners"])])
    name, what = ("?P<name>", "?P<what>") if names else ("?:", "?:")
    return rf"({name}[A-ZÇĞİÖŞÜ][^\W\d_]+(?:\s(?:{whose})(?!\w))?)(?:\s({what}{any_of(list(words['words']['points']))})(?!\w))"


@cache
def _point() -> re.Pattern[str]:
    return lazy(f"{_pointed('named')}?")


@cache
def _line() -> re.Pattern[str]:
    """Points joined by dashes, those that end in a small word by commas too, up to the word for a line."""
    point = _pointed()
    return lazy(rf"(?:{point}?\s?[-–]\s?|{point},\s)*{point}?\s\Z")


_OF = lazy(
    r"\b(Gulf|Bay|Cape|Isthmus|Straits?|Sea|Bight|Isle|Plain|Pass|Lake|Mount|Ford|Heights|Valley) of (?:the )?[A-Z][^\W\d_]+(?:[- ][A-Z][^\W\d_]+)?"
)


@cache
def _owned() -> re.Pattern[str]:
    """ "Wolf's Gap", "Quinn's Post": a place called after its owner."""
    return lazy(rf"\b[A-Z][^\W\d_]+[’']s\s+(?P<what>{any_of(table('en', 'places')['words']['owned'])})\b")
