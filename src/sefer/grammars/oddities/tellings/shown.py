"""The words for a body as a message shows them: without the case that its sentence gave them."""

from __future__ import annotations

from sefer.letters import lower, title
from sefer.letters.patterns import lazy

# what may stand behind the noun of a size, "of X" or not: "livasını", "bölüğe", "tümenin"
_NOUN = lazy(
    r"(?P<noun>ordu|kolordu|tümen|fırka|tugay|liva|alay|tabur|bölü[kğ]|batarya|müfreze|takım|tabya|kıta|grup|grub|cephe)"
    r"(?P<owned>s?[ıiuü])?(?P<case>['’]?(?:n?[ıiuü]n|[yn]?[ae]|[yn]?[ıiuü]|n?[dt][ae]n?))?"
)
_NUMBER = lazy(r"\d+\.?|[IVX]+\.?|\w+(?:inci|ıncı|uncu|üncü)")


def nominative(words: str, language: str) -> str:
    """A body's words in the nominative: "Müfrezeye" -> "Müfreze", "23. Tümenine" -> "23. Tümen", "Bracciano Tümeni'ne" -> "Bracciano Tümeni"."""
    words = " ".join(words.split())
    if language != "tr" or not words:
        return words
    *before, last = words.split()
    found = _NOUN.fullmatch(lower(last))
    if found is None or not (found["owned"] or found["case"]):
        return words
    noun = {"bölüğ": "bölük", "grub": "grup"}.get(found["noun"], found["noun"])
    named = bool(before) and before[-1][:1].isupper() and not _NUMBER.fullmatch(lower(before[-1]))
    if named and found["owned"]:
        noun = {"bölük": "bölüğ", "grup": "grub"}.get(noun, noun) + found["owned"]
    return " ".join([*before, title(noun) if last[:1].isupper() else noun])
