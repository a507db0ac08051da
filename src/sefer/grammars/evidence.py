"""What one document says of its names: votes for place and person, names met alone, words met in small letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from sefer.geography import Gazetteer
from sefer.grammars.names import UPPER, kind_of, lands, lower
from sefer.grammars.persons import STRAY, Person
from sefer.grammars.shapes import is_alien, is_bare
from sefer.grammars.words import table
from sefer.letters.patterns import lazy

_BLOCK = 1 << 16
_CAPITAL = lazy(rf"[{UPPER}]\w{{1,40}}")
_ENGLISH_STRAY = lazy(
    r"\w+(?:ly|ing|ed|tion|ness|ment|ity|ism|ship|ance|ence|age|where|thing|body|ever|ward|[eo]rs|ments|ions|ies|ings|[ae]nts|ists|als)|\w+(?:i|u)ous"
)
_TITLES = ("Bey", "Paşa", "Efendi", "Pasha", "Hanım", "Ağa", "Han", "Hoca")


class Evidence:
    """The votes of one document; `place` and `person` hold a weight for every name met."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.knows = cache(gazetteer.knows)
        self.place: Counter[str] = Counter()
        self.person: Counter[str] = Counter()
        self.ranks: dict[str, str | None] = {}  # the title that a person's name bears
        self.alone: Counter[str] = Counter()  # names that stood as a run of their own
        self.inner: set[str] = set()  # words met with a capital inside sentences
        self.openers: Counter[str] = Counter()  # words that opened a chain and a sentence
        self.stems: set[str] = set()  # names freed of a glued case
        self.chains = self.suffixed = 0  # rows of capitalised words, and those with an apostrophe
        self._vocabulary = _vocabulary(text)

    @property
    def bare(self) -> bool:
        """Is this a text without apostrophes?"""
        return self.suffixed * 6 < self.chains

    def small(self, words: Iterable[str]) -> bool:
        """Are all words met in small letters too?"""
        return all(lower(word) in self._vocabulary for word in words)

    def is_alone(self, word: str) -> bool:
        return self.alone[word] > 0 or self.knows(word)

    def is_land(self, key: str, language: str) -> bool:
        """A country or land, or a part of one: "Kuzeydoğu Anadolu"."""
        first, _, rest = key.partition(" ")
        if rest and kind_of(first, language) == "d":
            return (" " in rest or kind_of(rest, language) == "c") and self.is_land(rest, language)
        return key in lands(language)

    def is_place(self, key: str, language: str) -> bool:
        if self.knows(key) or self.is_land(key, language):
            return True
        if language == "tr" and self.place[key] >= self.person[key] and _local_end().fullmatch(key):
            return True
        return self.place[key] >= 2 and self.place[key] > self.person[key]

    def is_met_person(self, key: str, language: str) -> bool:
        """A name that was met as a person's, and is no place by the gazetteer or by more votes."""
        if self.person[key] < 3 or self.knows(key) or self.is_land(key, language):
            return False
        return self.person[key] > self.place[key]

    def is_met(self, word: str) -> bool:
        """Was a word met with a capital inside a sentence, or at the start of two?"""
        return word in self.inner or self.openers[word] > 1 or self.knows(word)

    def is_stray(self, word: str) -> bool:
        """Is a word that opens a sentence likely a common one?"""
        return self.small((word,)) or not self.is_met(word)

    def is_doubtful(self, word: str, language: str) -> bool:
        """A word that opens a sentence, stands nowhere else with a capital, and looks inflected or common."""
        if self.is_met(word):
            return False
        if self.small((word,)):
            return True
        if language == "en":
            return _ENGLISH_STRAY.fullmatch(lower(word)) is not None
        return STRAY.fullmatch(lower(word)) is not None and not (is_alien(word) or is_bare(word))

    def learn(self, person: Person) -> None:
        """A person shown by a cue is one wherever the name stands, whole or the last word alone."""
        letters = zip(person.chain.texts, person.chain.kinds, strict=True)
        words = [text for text, kind in list(letters)[person.i : person.j] if kind in "gnq"]
        self.ranks.setdefault(person.name, person.rank if person.rank in _TITLES else None)
        self.person[person.name] += 4
        if words:
            self.person[" ".join(words)] += 4
            self.person[words[-1]] += 3
            if " " in words[-1]:
                self.person[words[-1].rpartition(" ")[2]] += 3


@cache
def _local_end() -> re.Pattern[str]:
    """Names of villages and hills by their ends: "Tınaztepe", "Ulukışla"."""
    return lazy(table("tr", "places")["words"]["ends"])


def _vocabulary(text: str) -> frozenset[str]:
    """The capitalised words of a text that stand in it in small letters too, block by block to keep memory low."""
    blocks = range(0, len(text), _BLOCK)
    capitals: set[str] = set()
    for at in blocks:
        capitals.update(_CAPITAL.findall(text[at : at + _BLOCK]))
    asked = {lower(word) for word in capitals}
    met: set[str] = set()
    for at in blocks:
        met.update(asked.intersection(text[at : at + _BLOCK].split()))
    return frozenset(met)
