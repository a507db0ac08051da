"""Sentences that stop where more must follow: "was compelled to.", "and which.", "hazırlanan layihanın."."""

from __future__ import annotations

import re
from functools import cache

from sefer.grammars.oddities.prose import words
from sefer.letters.patterns import lazy

_TAIL = 110  # characters at the end of a sentence in which its last words stand
_FEWEST = 5  # words of a sentence without a verb
_WHOLE = 8  # words of a sentence that is no remark
_CITED = lazy(r"\s*\([^()]*\)$")
_CLAUSE = 14  # words that a clause without a verb may have


@cache
def _known(language: str) -> tuple[re.Pattern[str], ...]:
    known = words(language, "broken")
    return (
        lazy(known["torn"]), lazy(known["torn_unless"]), lazy(known["torn_but"]), lazy(known["perhaps_torn"]), lazy(known["opening"]),
        lazy(rf"(?:^|\s){known['owner']}$"), lazy(rf"(?<!\w)(?:{known['finite']})(?!\w)"),
        lazy(known["no_verb"]),
    )  # fmt: skip


def torn(told: str, language: str) -> str:
    """Whether a sentence, without its full stop, waits for more: "torn" where it must, "perhaps" where it hardly can end so."""
    plain, ends, licence, perhaps, opening, owner, finite, within = _known(language)
    tail = told[-_TAIL:]
    if plain.search(tail) or (ends.search(tail) and not licence.search(tail)):
        return "torn"
    if (
        owner.search(tail)
        and len(told.split()) >= _FEWEST
        and all(within.match(told, m.start()) for m in finite.finditer(told))
    ):
        return "torn"
    if _lacks_a_verb(told, language) or _told_of_nothing(told, language) or _verbless(told, language):
        return "perhaps"
    last = next((found.end() for found in reversed(list(opening.finditer(told)))), None)
    if (
        last is not None
        and len(told[last:].split()) <= _CLAUSE
        and finite.search(told, last) is None
        and not _hanging(language)[1].search(told)
    ):
        return "perhaps"
    return "perhaps" if perhaps.search(told) else ""


@cache
def _hanging(language: str) -> tuple[re.Pattern[str], ...]:
    known = words(language, "broken")
    return lazy(known["hanging"]), lazy(rf"(?<!\w)(?:{known['verb']}|{known['spoken']})$")


def _lacks_a_verb(told: str, language: str) -> bool:
    """Is it a sentence in which clauses hang on a verb, and which has none?"""
    hanging, verb = _hanging(language)
    told = _CITED.sub("", told)
    if hanging.search(told) is None or len(told.split()) < _WHOLE or verb.search(told):
        return False
    finite, within = _known(language)[6:]
    return all(within.match(told, m.start()) for m in finite.finditer(told))


@cache
def _relative(language: str) -> tuple[re.Pattern[str], ...]:
    known = words(language, "broken")
    return lazy(known["noun_first"]), lazy(known["relative"]), lazy(rf"(?:{known['no_deed']})$")


def _told_of_nothing(told: str, language: str) -> bool:
    """Is all that stands behind a noun told of it in relative clauses: "The convoy, which had left on the 4th."?"""
    noun, relative, none = _relative(language)
    if noun.match(told) is None:
        return False
    clauses = [clause.strip() for clause in told.split(",")]
    told_of = [relative.match(clause) is not None for clause in clauses]
    finite, certain = _known(language)[6], _bare(language)[1]
    beside = [f" {clause}" for clause, of_it in zip(clauses, told_of, strict=True) if not of_it]
    return any(told_of) and not any(
        certain.search(clause) or any(none.fullmatch(verb[0]) is None for verb in finite.finditer(clause))
        for clause in beside
    )


@cache
def _bare(language: str) -> tuple[re.Pattern[str], ...]:
    known = words(language, "broken")
    return tuple(
        lazy(known[name])
        for name in ("subject_first", "certain", "sub_first", "ends_oblique", "within", "inserted", "part_first")
    )


def _verbless(told: str, language: str) -> bool:
    """Has a sentence of some length no verb: behind its subject, behind the clause that opens it, or before an end in an oblique case?"""
    subject, certain, sub, oblique, within, inserted, part = _bare(language)
    told = _CITED.sub("", told)
    if len(told.split()) < _WHOLE - 1 or any(mark in told for mark in _REMARK):
        return False
    if oblique.search(told):
        finite, none = _known(language)[6:]
        return all(
            none.match(told, m.start())
            or within.match(told, m.start())
            or _OWNER.search(told, max(0, m.start() - _BEFORE), m.start())
            for m in finite.finditer(told)
        )
    if len(told.split()) < _WHOLE:
        return False
    if subject.match(told):
        head, _, tail = inserted.sub(" ", told).rpartition(", ")
        return (
            certain.search(head) is None and certain.search(tail) is None
        )  # behind the last comma a verb may be its own
    if sub.match(told) and "," not in (bare := inserted.sub(" ", told)):
        return len({m.start() for verb in (certain, _PAST) for m in verb.finditer(bare)}) == 1
    first, comma, rest = told.partition(", ")
    parts = rest.split(", ")
    if comma and sub.match(first) and _DETERMINED.match(parts[-1]) and len(parts[-1].split()) >= _NOUN:
        return certain.search(first) is not None and certain.search(rest) is None
    if comma and part.match(first) and _DETERMINED.match(rest):
        return certain.search(rest) is None
    return False


_PAST = lazy(r"(?<!\w)\w{3,}ed(?!\w)")
_OWNER = lazy(r"[ıiuü]n\s$")  # before a word: what looks like a verb is something of somebody
_BEFORE = 4
_REMARK = (":", ";", "?", "!", "“", '"', "—", "–", "(")
_DETERMINED = lazy(r"(?:the|a|an|his|its|their|our)\s")
_NOUN = 2  # words of the last part of a sentence that should have a verb
