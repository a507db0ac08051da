"""Sentences that stop where more must follow: "was compelled to.", "and which.", "hazırlanan layihanın."."""

from __future__ import annotations

import re
from functools import cache

from sefer.grammars.oddities.prose import words
from sefer.letters.patterns import lazy

_TAIL = 110  # characters at the end of a sentence in which its last words stand
_FEWEST = 5  # words of a sentence without a verb
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
    last = next((found.end() for found in reversed(list(opening.finditer(told)))), None)
    if last is not None and len(told[last:].split()) <= _CLAUSE and finite.search(told, last) is None:
        return "perhaps"
    return "perhaps" if perhaps.search(told) else ""
