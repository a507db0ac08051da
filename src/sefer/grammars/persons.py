"""Document -> persons: by rank, title, initials, office, role; and bare names that were met with one of these."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from sefer.geography import Gazetteer
from sefer.grammars.names import CAPITAL, never
from sefer.grammars.spans import Taken
from sefer.grammars.words import LANGUAGES, any_of, table
from sefer.letters import lower
from sefer.model import Document, Mention, Part, PersonValue


@dataclass(frozen=True)
class _Patterns:
    ranked: re.Pattern[str]
    titled: re.Pattern[str]
    title: re.Pattern[str]
    plain: tuple[re.Pattern[str], ...]  # by initials, office, role, list: the name in group "name"
    surname: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words, turkish = table(language, "persons"), table("tr", "persons")
    titles = any_of(table("tr", "names")["titles"] + table("en", "persons")["titles"])
    ranks = any_of(words["ranks"] + (turkish["ranks"] if language == "en" else []))
    word = rf"(?:{CAPITAL}|[A-ZÇĞİÖŞÜ]\.)"
    names = rf"(?P<name>{CAPITAL}(?:\s+{CAPITAL}){{0,2}})"
    two = rf"(?<![\w’'.])(?P<name>{CAPITAL}(?:\s+{CAPITAL}){{1,2}})"
    return _Patterns(
        re.compile(rf"\b(?P<rank>{ranks})\s+(?P<name>{word}(?:\s+{word}){{0,3}})(?P<second>\s+\([A-ZÇĞİÖŞÜ]\w+\))?"),
        re.compile(
            rf"(?<![\w’'])(?P<name>{word}(?:\s+{word}){{0,3}}?\s+(?:{titles})(?:\s+{CAPITAL}(?=[’'\s,.)]))?)(?!\w)"
        ),
        re.compile(rf"\b(?:{titles})\b"),
        (
            re.compile(rf"(?<![\w.])(?P<name>(?:[A-ZÇĞİÖŞÜ]\.\s*){{1,3}}{CAPITAL}(?:\s+{CAPITAL})?)"),
            re.compile(rf"\b(?:{any_of(turkish['offices'])})\s*,?\s+{names}"),
            re.compile(rf"{names}\s+(?:{any_of(turkish['named'])})\s+(?:\w+\s+){{0,3}}(?:{any_of(turkish['beings'])})"),
            re.compile(rf"{two}(?=[’']?\w*\s+(?:{any_of(turkish['roles'])}))"),
            re.compile(
                rf"(?:(?:{titles})|\)),?\s+(?:ve\s+)?(?P<name>{CAPITAL}\s+{CAPITAL}(?:\s+{CAPITAL})?)(?=[,’'\s(])"
            ),
        ),
        re.compile(words["surnames"]),
    )


@dataclass
class _Finder:
    """Persons as they are found in one document."""

    text: str
    taken: Taken
    gazetteer: Gazetteer
    found: list[Mention] = field(default_factory=list)
    used: Taken = field(default_factory=Taken)

    def add(self, start: int, end: int, name: str, rank: str | None) -> None:
        if start < end and self.taken.free(start, end) and self.used.free(start, end):
            self.used.take(start, end)
            self.found.append(Mention("person", start, end, PersonValue(" ".join(name.split()), rank)))

    def trimmed(self, start: int, name: str, language: str) -> tuple[int, str]:
        """A name without words before it that are none ("Türk", "Ayrıca")."""
        words = list(re.finditer(r"\S+", name))
        titles = table("tr", "names")["titles"]
        bad = [n for n, w in enumerate(words[:-1]) if lower(w.group()) in never(language) and w.group() not in titles]
        first = bad[-1] + 1 if bad else 0
        at = words[first].start()
        return start + at, name[at:].rstrip(" ,")

    def is_place(self, name: str) -> bool:
        return self.gazetteer.knows(name)


def find(document: Document, taken: Taken, gazetteer: Gazetteer) -> list[Mention]:
    """The persons of a document in order; rank apart from the name, Bey, Paşa, Efendi within it."""
    finder = _Finder(document.text, taken, gazetteer)
    parts = [p for p in document.parts if p.kind != "bibliography" and p.language in LANGUAGES]
    for part in parts:
        _ranked(finder, part)
        _titled(finder, part)
        _plain(finder, part)
    for part in parts:
        _listed(finder, part)
    known = {m.value.name: m.value.rank for m in finder.found if isinstance(m.value, PersonValue)}
    for part in parts:
        _again(finder, part, known)
    return sorted(finder.found, key=lambda m: m.start)


def _ranked(finder: _Finder, part: Part) -> None:
    """ "Yarbay Osman Bey", "General Mehmandarov"."""
    patterns = _patterns(part.language)
    for found in patterns.ranked.finditer(finder.text, part.start, part.end):
        start, name = found.start("name"), found["name"]
        title = patterns.title.search(name)
        if title:
            name = name[: title.end()]
        elif found["second"]:
            name += found["second"]
        name = _to_last_name(name, part.language)
        name = _without_place(finder.text, start, name, _SITS)
        alone = " " not in name and finder.is_place(name)
        if name and lower(name.split()[0]) not in never(part.language) and not alone:
            rank = found["rank"].replace("Generali", "General")
            shown = f"{rank} {name}" if rank in ("Knyaz", "Prens") else name
            finder.add(found.start(), start + len(name), shown, rank)


def _to_last_name(name: str, language: str) -> str:
    """A name up to the first word that is none."""
    words = list(re.finditer(r"\S+", name))
    for n, word in enumerate(words):
        if n and lower(word.group()) in never(language) and word.group() not in table("tr", "names")["titles"]:
            return name[: words[n - 1].end()]
    return name.rstrip(" ,")


_SITS = re.compile(r"[’']n?[dt][ae](?!\w)")  # "General Townshend Kut'ta": nobody is inside a person
_GOES = re.compile(r"[’'](?:n?[dt][ae]n?|[yn]?[ae])(?!\w)")  # "Osman Paşa Plevne'ye"
_OF_FAMILY = ("li", "lı", "lu", "lü", "oğlu", "zade", "ski")


def _without_place(text: str, start: int, name: str, case: re.Pattern[str]) -> str:
    """A name less its last word where the case behind that shows a place."""
    shorter, _, last = name.rpartition(" ")
    return shorter if shorter and last and case.match(text, start + len(name)) else name


def _titled(finder: _Finder, part: Part) -> None:
    """ "Nuri Paşa", "Nesip Bey Yusufbeyli", "Genceli İbrahimzade Nazım Efendi"."""
    patterns = _patterns(part.language)
    for found in patterns.titled.finditer(finder.text, part.start, part.end):
        start, name = finder.trimmed(found.start("name"), found["name"], part.language)
        title = patterns.title.search(name)
        if title is None or name.split()[0] == title.group() or lower(name.split()[0]) in never(part.language):
            continue
        behind = name[title.end() :].strip()
        if behind and (lower(behind) in never(part.language) or finder.is_place(behind)):
            name = name[: title.end()]
        elif behind and not patterns.surname.search(behind) and not behind.endswith(_OF_FAMILY):
            name = _without_place(finder.text, start, name, _GOES)
        finder.add(start, start + len(name), name, title.group().replace("Beyi", "Bey"))


def _plain(finder: _Finder, part: Part) -> None:
    """Names known by initials, by the office before them, by what is said of them."""
    for n, pattern in enumerate(_patterns(part.language).plain):
        for found in pattern.finditer(finder.text, part.start, part.end):
            start, name = finder.trimmed(found.start("name"), found["name"], part.language)
            words = name.split()
            if not words or any(lower(w) in never(part.language) for w in words):
                continue
            if n and (finder.is_place(words[0]) or finder.is_place(name)):
                continue
            if n == 0 and re.search(r"\d\.\s*$", finder.text[max(part.start, start - 4) : start]):
                continue
            finder.add(start, start + len(name), name, None)


_LISTED = re.compile(rf"(?:,|\s+ve)\s+(?P<name>{CAPITAL}\s+{CAPITAL}(?:\s+{CAPITAL})?)(?=[,’'\s(])")


def _listed(finder: _Finder, part: Part) -> None:
    """A full name that a list puts behind a person is a person: "X Bey, Ömer Faik Nemanzade ve ..."."""
    todo = [m for m in finder.found if part.start <= m.start < part.end]
    while todo:
        person = todo.pop()
        found = _LISTED.match(finder.text, person.end, part.end)
        if found is None:
            continue
        words, count = found["name"].split(), len(finder.found)
        if not any(lower(w) in never(part.language) or finder.is_place(w) for w in words):
            finder.add(found.start("name"), found.end("name"), found["name"], None)
            todo += finder.found[count:]


_TITLES_AS_RANK = ("Bey", "Paşa", "Efendi", "Pasha")


def _again(finder: _Finder, part: Part, known: dict[str, str | None]) -> None:
    """A name met elsewhere with a cue, or a lone family name by its ending."""
    surname = _patterns(part.language).surname
    chain = re.compile(rf"(?<![\w’'.]){CAPITAL}(?:\s+{CAPITAL}){{0,3}}")
    for found in chain.finditer(finder.text, part.start, part.end):
        words = list(re.finditer(r"\S+", found.group()))
        for n in range(len(words), 0, -1):
            name = " ".join(w.group() for w in words[:n])
            if name in known and len(name) > 3:
                rank = known[name] if known[name] in _TITLES_AS_RANK else None
                finder.add(found.start(), found.start() + words[n - 1].end(), name, rank)
                break
        else:
            word = words[0].group()
            fits = len(words) == 1 and len(word) > 5 and surname.search(word) is not None
            if fits and lower(word) not in never(part.language) and not finder.is_place(word):
                finder.add(found.start(), found.start() + len(word), word, None)
