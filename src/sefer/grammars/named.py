"""Document -> persons and places, told apart by what a whole document says of a name.

Each occurrence of a name casts a vote: a rank before it, a case and a verb, a feature word, a list that it stands in. The
votes decide what the name is wherever it stands; an occurrence that says otherwise by itself keeps its own reading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from sefer.geography import Gazetteer
from sefer.grammars.contexts import after, clause, feature_of, says
from sefer.grammars.names import Chain, chains, kind_of, unglued
from sefer.grammars.persons import STRAY, Person, cued, surname
from sefer.grammars.places import Cue, cue_of
from sefer.grammars.spans import Taken
from sefer.grammars.suffixes import case_of
from sefer.grammars.words import LANGUAGES, table
from sefer.letters import lower
from sefer.model import Document, Mention, PersonValue, PlaceValue

_NAMES = re.compile(r"[gncdhmqu]+")
_FEATURE = re.compile(r"[gnpdhxc]{1,2}f")
_LINKS = re.compile(
    r"(?:,|\s+(?:ve|ile|veya|and|or)|,\s+and|\s?[/–-])(?:\s+(?:(?:daha\s+)?sonra|ardından|oradan|nihayet|hatta|then|finally)(?:\s+da)?)?\s?"
)
_ENGLISH_FEATURE = re.compile(r"f[gncx]")
_LEADING = ("River", "Lake", "Mount", "Cape", "Fort")
_SMALL_TITLE = re.compile(
    r" ((?:paşa|bey|efendi|hanım|ağa)(?:n[ıi]n|[yn]?[ae]|in|den|dan|[yn]?[ıi]|yl[ae]|l[ae]|ler|lar)?)(?!\w)(?:['’](\w+))?"
)
_WORTH = re.compile("[gncftqu]")
_BLOCK = 1 << 16
_TITLES_AS_RANK = ("Bey", "Paşa", "Efendi", "Pasha", "Hanım", "Ağa", "Han", "Hoca")


@dataclass(slots=True)
class Run:
    """Words i..j of a chain that are a name of something."""

    chain: Chain
    i: int
    j: int
    key: str
    cue: Cue = field(default_factory=Cue)

    @property
    def last(self) -> bool:
        return self.j == len(self.chain.kinds)

    @property
    def start(self) -> int:
        return self.chain.starts[self.i]

    @property
    def end(self) -> int:
        return self.chain.ends[self.j - 1]


def find(document: Document, taken: Taken, gazetteer: Gazetteer) -> list[Mention]:
    """The persons and places of a document in order; with an empty gazetteer by grammar alone."""
    finder = _Finder(document.text, gazetteer, _vocabulary(document.text))
    for part in document.parts:
        if part.kind != "bibliography" and part.language in LANGUAGES:
            for chain in chains(document.text, part, taken):
                finder.read(chain)
    finder.hills(document, taken)
    finder.part_runs()
    finder.vote()
    finder.tell()
    return sorted(finder.found, key=lambda m: m.start)


def _vocabulary(text: str) -> set[str]:
    """The words of a text as they stand between spaces, block by block to keep memory low."""
    words: set[str] = set()
    for at in range(0, len(text), _BLOCK):
        words.update(text[at : at + _BLOCK].split())
    return words


@cache
def _lands(language: str) -> frozenset[str]:
    return frozenset(table(language, "names")["lands"])


@cache
def _months(language: str) -> frozenset[str]:
    return frozenset(table(language, "names")["calendar"])


@cache
def _countries(language: str) -> frozenset[str]:
    return frozenset(table(language, "names")["countries"])


@lru_cache(maxsize=4096)
def _names(kinds: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _NAMES.finditer(kinds))


class _Finder:
    """What is known of the names of one document while it is read."""

    def __init__(self, text: str, gazetteer: Gazetteer, vocabulary: set[str]) -> None:
        self.text = text
        self.knows = cache(gazetteer.knows)
        self.vocabulary = vocabulary
        self.persons: list[Person] = []
        self.runs: list[Run] = []
        self.found: list[Mention] = []
        self.used = Taken()
        self.place: Counter[str] = Counter()
        self.person: Counter[str] = Counter()
        self.full: dict[str, str | None] = {}
        self.alone: Counter[str] = Counter()
        self.stems: set[str] = set()  # names freed of a glued case
        self.bare = False  # is this a text without apostrophes?
        self.inner: set[str] = set()  # words met with a capital inside sentences

    def read(self, chain: Chain) -> None:
        """Persons, features and what is left of a chain."""
        if chain.kinds[-1] in "gn" and not chain.suffix:
            self.small_title(chain)
        kinds = chain.kinds
        if kinds == "i" and not chain.suffix and not chain.opens:  # "Ordu limanına"
            kinds = "n" if self.is_settlement(chain) else "i"
        if not _WORTH.search(kinds):
            return
        self.inner.update(chain.texts[1 if chain.opens else 0 :])
        if "f" in kinds:
            kinds = self.features(chain)
            if chain.part.language == "en":
                kinds = self.features_before(chain, kinds)
        for person in cued(chain, kinds, self.text, self.vocabulary):
            if "Z" not in kinds[person.i : person.j]:
                self.persons.append(person)
                kinds = kinds[: person.i] + "Z" * (person.j - person.i) + kinds[person.j :]
        for i, j in _names(kinds):
            while i < j and kinds[i] in "hmu" and not (kinds[i] in "hu" and j - i > 1):
                i += 1
            if i < j and set(kinds[i:j]) - {"d", "h", "m", "u"}:
                self.runs.append(Run(chain, i, j, " ".join(chain.texts[i:j])))
                self.alone[self.runs[-1].key] += 1

    def small_title(self, chain: Chain) -> None:
        """ "Enver paşa", "Rauf bey'e": a title in small letters belongs to the chain."""
        found = _SMALL_TITLE.match(self.text, chain.close, chain.part.end)
        if found:
            chain.take(self.text, found.start(1), found.end(1), "t")
            chain.suffix, chain.close = found[2] or "", found.end()

    def is_settlement(self, chain: Chain) -> bool:
        word, _, _ = after(self.text, chain.close, chain.part.end)
        return bool(word) and "settlement" in says(word, chain.part.language)

    def features(self, chain: Chain) -> str:
        """ "Conk Bayırı", "Aziziye Tabyası": the feature word ends the name; returns the kinds with it settled."""
        kinds = chain.kinds
        for found in _FEATURE.finditer(kinds):
            i, j = found.span()
            if j - i == 3 and (kinds[i] == "p" or self.apart(chain, i)):
                i += 1
            if j < len(kinds) and kinds[j] in "ieEtow":
                continue
            feature = feature_of(chain.texts[j - 1], chain.part.language)
            if i == j - 1 or feature is None:
                continue
            name = " ".join([*chain.texts[i : j - 1], feature[0]])
            self.add_place(chain.starts[i], chain.ends[j - 1], name, feature[1])
            kinds = kinds[:i] + "Z" * (j - i) + kinds[j:]
        return kinds

    def features_before(self, chain: Chain, kinds: str) -> str:
        """ "Lake Tiberias", "Cape Helles": English puts some feature words before the name."""
        for found in _ENGLISH_FEATURE.finditer(kinds):
            i, j = found.span()
            if chain.texts[i] in _LEADING:
                name = " ".join(chain.texts[i:j])
                self.add_place(chain.starts[i], chain.ends[j - 1], name, feature_of(chain.texts[i], "en")[1])  # type: ignore[index]
                kinds = kinds[:i] + "Z" * (j - i) + kinds[j:]
        return kinds

    def apart(self, chain: Chain, i: int) -> bool:
        """Is a word before "X Tepesi" a name of its own: behind a rank, a given name, or a word that opens the sentence?"""
        if chain.kinds[i] == "c":
            return False
        if i and chain.kinds[i - 1] in "rlogn":
            return True
        return chain.kinds[i] == "g" or (i == 0 and chain.opens and self.stray(chain.texts[i]))

    def hills(self, document: Document, taken: Taken) -> None:
        """ "364 numaralı tepe" is Tepe 364, "Hill 60" is Hill 60."""
        for part in document.parts:
            if part.kind == "bibliography" or part.language not in LANGUAGES:
                continue
            words = table(part.language, "places")["words"]
            for pattern in ("hill", "hill_after"):
                if pattern in words:
                    for found in re.compile(words[pattern]).finditer(self.text, part.start, part.end):
                        if taken.free(*found.span()):
                            self.add_place(found.start(), found.end(), f"{words['hill_name']} {found['n']}", "hill")

    def part_runs(self) -> None:
        """Runs of several names are parted, cues are taken, and handed on along lists."""
        for person in self.persons:
            self.know(person)
        self.bare = sum(1 for r in self.runs if r.last and r.chain.suffix) * 12 < len(self.runs)
        self.runs = [r for run in self.runs for r in self.parted(run)]
        starts = {p.start for p in self.persons}
        ends = {p.chain.ends[p.j - 1] for p in self.persons}
        for run in self.runs:
            run.cue = cue_of(run.chain, self.text, run.i, run.j)
            self.beside(run, starts, ends)
        for _ in range(2 if self.bare else 1):  # what the first round finds, the second knows
            for run in self.runs:
                self.unglue(run)
        for left, right in zip(self.runs[:-1], self.runs[1:], strict=True):
            if left.chain.part.language == "en" and left.cue.place >= 2 and not right.cue.place and not right.cue.person:
                if self.linked(left, right):
                    right.cue.place = 2
        for left, right in zip(reversed(self.runs[:-1]), reversed(self.runs[1:]), strict=True):
            self.hand_on(left, right)

    def know(self, person: Person) -> None:
        words = [t for t, k in zip(person.chain.texts[person.i : person.j], person.chain.kinds[person.i : person.j], strict=True) if k in "gnq"]
        self.full.setdefault(person.name, person.rank if person.rank in _TITLES_AS_RANK else None)
        self.person[person.name] += 4
        if words:
            bare = " ".join(words)
            self.person[bare] += 4
            self.person[words[-1]] += 3
            if " " in words[-1]:
                self.person[words[-1].rpartition(" ")[2]] += 3

    def parted(self, run: Run) -> Iterable[Run]:
        """The names in a run of several words: "Skobelev Plevne'ye" are two."""
        chain, i, j = run.chain, run.i, run.j
        if j - i == 1:
            return self.links(run)
        if self.person[run.key] >= 3 or self.knows(run.key):
            return (run,)
        first, last, kinds = chain.texts[i], chain.texts[j - 1], chain.kinds
        if self.bare and "n" in kinds[i:j]:
            for n in range(i, j - 1):
                if any(case_of(s) in ("ablative", "locative") or s in ("ya", "ye", "na", "ne") for _, s in unglued(chain.texts[n])[:1]):
                    head, tail = self.cut(chain, i, n + 1, j)
                    return (head, *self.parted(tail))
        if i == 0 and chain.opens and kinds[0] in "nhd" and (self.stray(first) if kinds[0] != "d" else lower(first) in self.vocabulary) and not (kinds[0] == "d" and kinds[1] == "c"):
            return self.parted(Run(chain, i + 1, j, " ".join(chain.texts[i + 1 : j])))
        if kinds[i] == "d" or surname(chain.part.language).search(last):
            return (run,)
        subject = self.person[first] >= 2 or (i == 0 and chain.opens)
        if self.alone[run.key] > 1 and not subject:
            return (run,)
        known = self.person[first] >= 3 or kinds[i] == "g"
        if known and run.last and chain.suffix and kinds[j - 1] == "n":
            cue = cue_of(chain, self.text, j - 1, j)
            known = cue.place > cue.person
        else:
            known = False
        if known or kinds[j - 1] == "c" or (self.is_alone(last) and (subject or self.is_alone(first))):
            cut = j - 1
            while cut > i + 1 and kinds[cut - 1] == "d":
                cut -= 1
            head, tail = self.cut(chain, i, cut, j)
            return (*self.parted(head), *self.parted(tail))
        return (run,)

    def cut(self, chain: Chain, i: int, n: int, j: int) -> tuple[Run, Run]:
        return Run(chain, i, n, " ".join(chain.texts[i:n])), Run(chain, n, j, " ".join(chain.texts[n:j]))

    def is_alone(self, word: str) -> bool:
        return self.alone[word] > 0 or self.knows(word)

    def stray(self, word: str) -> bool:
        """Is a word that opens a sentence likely a common one?"""
        return lower(word) in self.vocabulary or (word not in self.inner and not self.knows(word))

    def common(self, run: Run) -> bool:
        """Is every word of a name met in small letters too? (With an apostrophe a place may be.)"""
        if run.chain.suffix and run.cue.place:
            return False
        return all(lower(word) in self.vocabulary for word in run.chain.texts[run.i : run.j])

    def doubtful(self, run: Run) -> bool:
        """A word that opens a sentence, without apostrophe, and that stands nowhere else with a capital."""
        word = run.chain.texts[0]
        if word in self.inner or self.knows(run.key) or run.chain.kinds[0] in "gc":
            return False
        return lower(word) in self.vocabulary or STRAY.fullmatch(lower(word)) is not None

    def links(self, run: Run) -> Iterable[Run]:
        """ "Bandırma-Akhisar yolu": each link of a chain is a name."""
        word = run.chain.texts[run.i]
        parts = re.split(r"[-–]", word)
        if len(parts) < 2 or "'" in word or "’" in word or run.chain.kinds[run.i] == "c" or self.knows(word) or not all(p[:1].isupper() and len(p) > 2 for p in parts):
            return (run,)
        found = clause(self.text, run.chain.close, min(run.chain.close + 24, run.chain.part.end), run.chain.part.language)
        leans = {"road", "lean", "between", "settlement"}
        if not (any(labels & leans for labels in found[:1]) or all(self.is_alone(p) for p in parts)):
            return (run,)
        start = run.start
        for part in parts:
            self.place[part] += 2
            self.add_place(start, start + len(part), part)
            start += len(part) + 1
        return ()

    def unglue(self, run: Run) -> None:
        """A case glued to a name, the apostrophe missing: "Plevneye" is of Plevne where Plevne is known."""
        chain = run.chain
        word = chain.texts[run.j - 1]
        if (not run.last and not self.bare) or chain.suffix or chain.part.language != "tr" or (not self.bare and (run.cue.place > 1 or self.alone[word] > 1)):
            return
        if self.knows(run.key) or self.is_land(run.key, "tr"):
            return
        head = run.key[: len(run.key) - len(word)]
        for stem, suffix in unglued(word):
            if self.person[head + stem] >= 3 or self.knows(head + stem) or self.is_land(head + stem, "tr"):
                break
            if self.alone[stem] and stem in self.inner and not {lower(stem), lower(word)} & self.vocabulary:
                break
            if self.bare and case_of(suffix) in ("locative", "ablative", "relative") and not (run.i == 0 and chain.opens):
                break
            if self.bare and (head + stem in self.stems or suffix in ("ye", "ya", "ne", "na") or self.is_taken(run, suffix)):
                break
        else:
            return
        run.key = head + stem
        self.stems.add(run.key)
        if run.last:
            chain.suffix = suffix
            run.cue = cue_of(chain, self.text, run.i, run.j)
        else:
            run.cue = Cue(place=2, case=case_of(suffix))

    def is_taken(self, run: Run, suffix: str) -> bool:
        """Does a verb behind a name with a glued accusative take, hold or leave a place?"""
        if suffix not in ("yı", "yi", "yu", "yü") or not run.last:
            return False
        told = clause(self.text, run.chain.close, run.chain.part.end, "tr")
        return any("place taken" in labels for labels in told)

    def beside(self, run: Run, starts: set[int], ends: set[int]) -> None:
        """A bare name that a list puts beside a person: "Rauf ve Refet Beyler", "Nuri Bey, Celal Haşimzade"."""
        chain = run.chain
        if run.cue.place or run.cue.person or run.cue.veto or chain.kinds[run.i] == "c" or self.knows(run.key):
            return
        link = _LINKS.match(self.text, chain.close) if run.last and not chain.suffix else None
        if link and link.end() in starts:
            alike = chain.kinds[run.i] == "g" or run.j - run.i > 1 or not self.text.startswith(",", chain.close)
            run.cue.person = 2 * alike
        elif run.i == 0 and run.j > 1 and any(self.text.startswith(gap, run.start - len(gap)) and run.start - len(gap) in ends for gap in (", ", " ve ", " and ")):
            run.cue.person = 2

    def linked(self, left: Run, right: Run) -> bool:
        """Are two names neighbours in a list?"""
        if not left.last or right.i or right.start - left.chain.close > 24:
            return False
        return _LINKS.fullmatch(self.text, left.chain.close, right.start) is not None

    def hand_on(self, left: Run, right: Run) -> None:
        """A list hands the cue of its last name to those before it: "Lofça, Plevne ve Rusçuk'a"."""
        if left.cue.veto or not self.linked(left, right):
            return
        if right.cue.veto and right.last and not left.chain.suffix:
            left.cue.veto = True
        same = not left.chain.suffix or case_of(lower(left.chain.suffix)) == right.cue.case
        if same and not left.cue.place and not left.cue.person:
            left.cue.place = min(right.cue.place, 2)
            left.cue.person = min(right.cue.person, 2)
            left.cue.listed = True
            left.cue.case, left.cue.state = right.cue.case, right.cue.state

    def vote(self) -> None:
        for run in self.runs:
            if run.i == 0 and run.chain.opens and not run.chain.suffix and not run.cue.listed and self.doubtful(run):
                run.cue.place = run.cue.person = 0
            elif run.cue.feature is None and run.cue.place + run.cue.person < 3 and not self.person[run.key] and self.common(run):
                run.cue.place = run.cue.person = 0
            if run.cue.feature is None:
                self.place[run.key] += run.cue.place
                self.person[run.key] += run.cue.person
            if run.cue.thing:
                self.place[run.key] -= 4
                self.person[run.key] -= 4

    def tell(self) -> None:
        for person in self.persons:
            self.tell_person(person)
        for run in self.runs:
            self.tell_run(run)

    def tell_person(self, person: Person) -> None:
        chain = person.chain
        if not person.sure:
            last = chain.texts[person.j - 1]
            if self.is_place(last, chain) and not self.person[last] > self.place[last] + 3:
                name = person.name.rpartition(" ")[0]
                self.add_person(person.start, chain.ends[person.j - 2], name, person.rank)
                self.add_place(chain.starts[person.j - 1], chain.ends[person.j - 1], last)
                return
        if person.rank is None and self.is_place(person.name, chain):
            self.add_place(person.start, chain.ends[person.j - 1], person.name)
            return
        self.add_person(person.start, chain.ends[person.j - 1], person.name, person.rank)

    def is_place(self, key: str, chain: Chain) -> bool:
        if self.knows(key) or self.is_land(key, chain.part.language):
            return True
        return self.place[key] >= 2 and self.place[key] > self.person[key]

    def is_land(self, key: str, language: str) -> bool:
        """A country or land, or a part of one: "Kuzeydoğu Anadolu"."""
        first, _, rest = key.partition(" ")
        if rest and kind_of(first, language) == "d":
            return self.is_land(rest, language)
        return key in _lands(language) or key in _countries(language)

    def tell_run(self, run: Run) -> None:
        """One occurrence of a name: a person, a place or neither."""
        chain, cue, key = run.chain, run.cue, run.key
        if cue.feature:
            self.add_place(run.start, cue.end, f"{key} {cue.feature[0]}", cue.kind)
            return
        if cue.veto:
            return
        place = self.is_place(key, chain) or (cue.place >= 3 and self.place[key] >= 3)
        if self.is_person(run, place):
            self.add_person(run.start, run.end, key, self.full.get(key))
        elif place and self.stands(run):
            self.add_place(run.start, run.end, key, cue.kind)

    def is_person(self, run: Run, place: bool) -> bool:
        key, cue = run.key, run.cue
        if cue.person >= 2 and cue.person >= cue.place and not place:
            return True
        if run.i == 0 and run.chain.opens and not run.chain.suffix and lower(key) in self.vocabulary:
            return False
        if self.person[key] >= 3 and not self.knows(key) and not self.is_land(key, run.chain.part.language) and self.person[key] > self.place[key] and cue.place < 3:
            return True
        if place:
            return False
        if run.chain.kinds[run.i : run.j] == "q":
            return True
        word = run.chain.texts[run.j - 1]
        language = run.chain.part.language
        if run.chain.kinds[run.j - 1] == "n" and len(word) > 5 and surname(language).search(word) and cue.place < 3:
            return not (run.i == 0 and run.chain.opens and lower(word) in self.vocabulary)
        alone = run.chain.kinds[run.i : run.j] == "g" and cue.place < 3 and lower(word) not in _months(language)
        return alone and (bool(run.last and run.chain.suffix) or word in self.inner) and lower(word) not in self.vocabulary

    def stands(self, run: Run) -> bool:
        """Is a name of a place used as one here, and not for a state or people?"""
        cue, chain, key = run.cue, run.chain, run.key
        if cue.attribute and cue.place < 2:
            return False
        if run.i == 0 and chain.opens and not chain.suffix and lower(key) in self.vocabulary:
            return False
        if key in _countries(chain.part.language):
            return self.country(run)
        return True

    def country(self, run: Run) -> bool:
        """A country is a place by where, where to, where from, by its genitive before words of place."""
        cue = run.cue
        if cue.case in ("locative", "relative"):
            return True
        if cue.case == "nominative" and self.text[run.end : run.end + 5] == " için":
            return True
        if cue.case == "dative" and not cue.state and not cue.person:
            return True
        return cue.place >= 2 and cue.place > cue.person and not cue.state

    def add_place(self, start: int, end: int, name: str, kind: str | None = None) -> None:
        if self.used.free(start, end):
            self.used.take(start, end)
            self.found.append(Mention("place", start, end, PlaceValue(" ".join(name.split()), kind)))

    def add_person(self, start: int, end: int, name: str, rank: str | None) -> None:
        if start < end and self.used.free(start, end):
            self.used.take(start, end)
            self.found.append(Mention("person", start, end, PersonValue(" ".join(name.split()), rank)))
