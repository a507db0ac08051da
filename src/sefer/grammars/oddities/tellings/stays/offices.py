"""Persons for whom the words for their office stand later: "the chief of staff", "kurmay başkanı", "tümen komutanı"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.stays.stays import Doer, names
from sefer.grammars.words import table
from sefer.letters import fold
from sefer.letters.patterns import Sought, sought
from sefer.model import PersonValue

_BESIDE = 48  # characters between an office and the name of him who holds it
_STEM = 4  # letters by which the words for an office are known again
_COMMAND = ("koma", "komu", "kuma", "comm")  # of an office that is none without what it heads


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["offices"][name]))


class Offices:
    """Keeps who holds which office as far as the text tells of one holder alone."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[frozenset[str], str] | None] = {}  # None where it has several holders

    def learn(self, sentence: Told) -> None:
        """Keep the offices that a sentence tells of the persons it names."""
        words, language, base = sentence.words, sentence.language, sentence.span.start
        persons = [m for m in sentence.mentions if isinstance(m.value, PersonValue)]
        if not persons:
            return
        for given in _pattern(language, "given").finditer(words):
            person = next((m for m in persons if 0 <= m.start - base - given.end() <= _BESIDE), None)
            unit = sentence.last_unit and next((n.of for n in sentence.names if n.is_unit), sentence.last_unit.of)
            size = getattr(unit and unit.value, "echelon", "")
            if (
                person is not None
                and size
                and _pattern(language, "of_name").fullmatch(words[given.end() : person.start - base])
            ):
                self._keep((f"{size} {fold(given['own'])[:_STEM]}",), str(getattr(person.value, "name", "")))
        for start, end, keys in _offices(words, language, (0, len(words))):
            for person in persons:
                low, high = person.start - base, person.end - base
                within = low <= start < high
                before = 0 <= low - end <= _BESIDE and _pattern(language, "of_name").fullmatch(words[end:low])
                behind = 0 <= start - high <= _BESIDE and _pattern(language, "of_office").fullmatch(words[high:start])
                if within or before or behind:
                    self._keep(keys, str(getattr(person.value, "name", "")))
                    break

    @staticmethod
    def before(sentence: Told, part: tuple[int, int], at: int) -> tuple[int, int] | None:
        """The office of a part that is told right before the name that stands at some place."""
        words, language = sentence.words, sentence.language
        for start, end, _ in _offices(words, language, part):
            if 0 <= at - end <= _BESIDE and _pattern(language, "of_name").fullmatch(words[end:at]):
                return start, end
        return None

    def _keep(self, keys: tuple[str, ...], name: str) -> None:
        for key in keys:
            known = self._held.setdefault(key, (names(name), name))
            if known is not None and not known[0] & names(name):
                self._held[key] = None

    def of(self, sentence: Told, part: tuple[int, int]) -> Doer | None:
        """Him for whom the first office of a part stands, beside which no name is told."""
        for start, end, keys in _offices(sentence.words, sentence.language, part):
            known = next((held for key in keys if (held := self._held.get(key))), None)
            if known is not None and not _is_named(sentence, end):
                return start, end, *known
        return None


def _is_named(sentence: Told, end: int) -> bool:
    """Does a name follow an office that ends at some place?"""
    behind = _pattern(sentence.language, "of_name").match(sentence.words, end)
    low = behind.end() if behind else end
    return any(m.type == "person" and end <= m.start - sentence.span.start <= low for m in sentence.mentions)


def _offices(words: str, language: str, part: tuple[int, int]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where some words tell an office, and by what it is known: with what it is an office of, or without."""
    for found in _pattern(language, "office").finditer(words, *part):
        own = " ".join(word[:_STEM] for word in fold(found["own"]).split())
        of = table(language, "told")["nouns"].get(found["of"], fold(found["of"] or "")[:_STEM])
        keys = (f"{of} {own}",) if of else ()
        yield *found.span(), keys if own.startswith(_COMMAND) else (*keys, own)
