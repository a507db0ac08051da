"""Document -> places: by case, by the words that lean on them, by feature words, by the gazetteer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from sefer.geography import Gazetteer
from sefer.grammars.names import CAPITAL, countries, never
from sefer.grammars.spans import Taken
from sefer.grammars.suffixes import case_of
from sefer.grammars.words import LANGUAGES, any_of, table
from sefer.letters import lower, title
from sefer.model import Document, Mention, Part, PlaceValue


@dataclass(frozen=True)
class _Patterns:
    hill: re.Pattern[str]
    feature: re.Pattern[str]
    settlement: re.Pattern[str]
    listed: re.Pattern[str]
    direction: re.Pattern[str]
    road: re.Pattern[str]
    moves: re.Pattern[str]
    actor: re.Pattern[str]
    institution: re.Pattern[str]
    country_in: re.Pattern[str]
    taken_by: re.Pattern[str]
    english: re.Pattern[str]
    english_not: re.Pattern[str]


_CAPITALS = re.compile(rf"(?<![\w’'.]){CAPITAL}")
_CASED = re.compile(r"['’](?P<suffix>\w+)")
_NEXT = re.compile(rf"\s+({CAPITAL})")
_GLUED = re.compile(r"(?P<stem>\w{4,}?)(?:n?[dt][ae]n?|[yn]?[ae]|n?[ıiuü]n)$")
_PEOPLE = re.compile(r"l[ae]r(?:[ıi]n?)?$")  # a plural: people, not a place
_WHERE = ("locative", "ablative", "relative")


@cache
def _patterns() -> _Patterns:
    words, english = table("tr", "places")["words"], table("en", "places")["words"]
    features, settlements = any_of(list(table("tr", "places")["features"])), any_of(words["settlements"])
    return _Patterns(
        re.compile(words["hill"]),
        re.compile(
            rf"(?P<names>{CAPITAL}(?:\s+{CAPITAL}){{0,2}})\s+(?P<feature>(?i:{features}))"
            r"(?:n?(?:[ae]|[ıi]n|[dt][ae]n?|[dt][ae]ki|[ıiuü])?)(?!\w)"
        ),
        re.compile(rf"\s+(?:{settlements})(?!\w)"),
        re.compile(rf"(?:,\s+{CAPITAL}){{0,4}}(?:,|\s+ve)\s+{CAPITAL}['’]?\w*\s+(?:köy|kasaba|istasyon)"),
        re.compile(rf"\s+(?:{any_of(words['directions'])})(?!\w)"),
        re.compile(rf"\s+(?:{any_of(words['roads'])})"),
        re.compile(rf"\s+(?:\w+\s+)?{words['moves']}"),
        re.compile(rf"\s+(?:{any_of(words['actors'])})"),
        re.compile(rf"['’]?\w*\s+(?:{any_of(words['institutions'])})"),
        re.compile(words["country_in"]),
        re.compile(words["taken_by"]),
        re.compile(rf"\b(?:{any_of(english['prepositions'])})\s+(?P<place>[A-Z][a-z]\w+)"),
        re.compile(rf"\s+(?:{any_of(english['institutions'])})"),
    )


@dataclass
class _Finder:
    """Places as they are found in one document."""

    text: str
    taken: Taken
    gazetteer: Gazetteer
    found: list[Mention] = field(default_factory=list)
    used: Taken = field(default_factory=Taken)

    def add(self, start: int, end: int, name: str, kind: str | None = None) -> None:
        if self.taken.free(start, end) and self.used.free(start, end):
            self.used.take(start, end)
            self.found.append(Mention("place", start, end, PlaceValue(" ".join(name.split()), kind)))


def find(document: Document, taken: Taken, gazetteer: Gazetteer) -> list[Mention]:
    """The places of a document in order; with an empty gazetteer by grammar alone."""
    finder = _Finder(document.text, taken, gazetteer)
    for part in document.parts:
        if part.kind == "bibliography" or part.language not in LANGUAGES:
            continue
        _hills(finder, part)
        _features(finder, part)
        if part.language == "en":
            _english(finder, part)
        else:
            for found in _CAPITALS.finditer(finder.text, part.start, part.end):
                _turkish(finder, part, found.start(), found.end())
    return sorted(finder.found, key=lambda m: m.start)


def _hills(finder: _Finder, part: Part) -> None:
    """ "364 numaralı tepe" is Tepe 364."""
    name = table("tr", "places")["words"]["hill_name"]
    for found in _patterns().hill.finditer(finder.text, part.start, part.end):
        finder.add(found.start(), found.end(), f"{name} {found['n']}", "hill")


def _features(finder: _Finder, part: Part) -> None:
    """ "Kür nehri", "Salyan kışlası": the feature word is part of the name."""
    kinds = table("tr", "places")["features"]
    for found in _patterns().feature.finditer(finder.text, part.start, part.end):
        words = list(re.finditer(r"\S+", found["names"]))
        while len(words) > 1 and (_no_part(words[0].group()) or finder.gazetteer.knows(words[0].group())):
            words = words[1:]
        first = words[0].group()
        if lower(first) in never("tr") and lower(first) not in ("hıristiyan", "kızıl", "beyaz", "çamur", "kurban"):
            continue
        feature = lower(found["feature"])
        name = " ".join([*(w.group() for w in words), title(feature)])
        finder.add(found.start() + words[0].start(), found.end(), name, kinds[feature])


def _no_part(word: str) -> bool:
    """A word before a name that is no part of it: a common word, or a possessive and case ("Önlerinde")."""
    return lower(word) in never("tr") or bool(re.search(r"(?:[ıiuü]n[dt][ae]n?|l[ae]r[ıi]n[dt][ae])$", lower(word)))


def _english(finder: _Finder, part: Part) -> None:
    for found in _patterns().english.finditer(finder.text, part.start, part.end):
        if lower(found["place"]) not in never("en") and not _patterns().english_not.match(finder.text, found.end()):
            finder.add(found.start("place"), found.end("place"), found["place"])
    for found in _CAPITALS.finditer(finder.text, part.start, part.end):
        if finder.gazetteer.knows(found.group()) and not _patterns().english_not.match(finder.text, found.end()):
            finder.add(found.start(), found.end(), found.group())


def _turkish(finder: _Finder, part: Part, start: int, end: int) -> None:
    """One capitalised word: is it a place, and where does its name end?"""
    words, patterns = table("tr", "places")["words"], _patterns()
    name = finder.text[start:end]
    joined = _NEXT.match(finder.text, end, part.end)
    if joined and _belongs(finder, name, joined[1], words):
        name, end = f"{name} {joined[1]}", joined.end()
    if "-" in name and not finder.gazetteer.knows(name):
        _chain(finder, start, end, name)
        return
    if len(name) < 3 or (lower(name) in never("tr") and name not in countries("tr")):
        return
    if patterns.institution.match(finder.text, end):
        return
    cased = _CASED.match(finder.text, end)
    if cased:
        if _stands(finder, name, cased):
            finder.add(start, end, name)
    else:
        _bare(finder, part, start, end, name)


def _belongs(finder: _Finder, name: str, after: str, words: dict[str, list[str]]) -> bool:
    """Does the next capitalised word belong to the name: "Hacı Hasan", "Kuzey Kafkasya"?"""
    directed = name in words["prefixes"] and (after in words["regions"] or finder.gazetteer.knows(after))
    return directed or finder.gazetteer.knows(f"{name} {after}")


def _chain(finder: _Finder, start: int, end: int, name: str) -> None:
    """ "Karakilse-Delican yolu": each link of the chain is a place."""
    links = name.split("-")
    if not (any(map(finder.gazetteer.knows, links)) or _patterns().road.match(finder.text, end)):
        return
    for link in links:
        if link and lower(link) not in never("tr"):
            finder.add(start, start + len(link), link)
        start += len(link) + 1


def _stands(finder: _Finder, name: str, cased: re.Match[str]) -> bool:
    """Is a name with a case a place: by where, where from, where to; or by the gazetteer with any case?"""
    suffix, after = lower(cased["suffix"]), cased.end()
    case = case_of(suffix)
    without = suffix.startswith(("süz", "suz", "sız", "siz"))
    if case is None or (case in ("instrumental", "adjectival", "privative") and not without):
        return False
    country = name in countries("tr")
    if finder.gazetteer.knows(name) or country:
        if country and case in ("nominative", "genitive"):
            return (
                case == "genitive" and not _patterns().actor.match(finder.text, after) and finder.gazetteer.knows(name)
            )
        return True
    if case == "accusative":
        return bool(_patterns().taken_by.match(finder.text, after))
    return case in _WHERE or (case == "dative" and bool(_patterns().moves.match(finder.text, after)))


def _bare(finder: _Finder, part: Part, start: int, end: int, name: str) -> None:
    """A name without apostrophe: known to the gazetteer, with a glued case, or before a word that leans on places."""
    patterns, text = _patterns(), finder.text
    if finder.gazetteer.knows(name):
        country = name in countries("tr")
        if patterns.actor.match(text, end) or (country and not patterns.country_in.match(text, end)):
            return
        finder.add(start, end, name)
        return
    glued = _GLUED.match(name)
    leaning = (patterns.settlement, patterns.direction, patterns.listed)
    if glued and finder.gazetteer.knows(glued["stem"]):
        finder.add(start, end, glued["stem"])
    elif not _PEOPLE.search(name) and any(p.match(text, end, part.end) for p in leaning):
        finder.add(start, end, name)
