"""Do two quotes differ by slips of the pen only? No figure, name or negation is one."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import OSA

from sefer.grammars.numbers import cardinals, ordinal
from sefer.letters import APOSTROPHES, fold
from sefer.letters.patterns import lazy

_WORD = lazy(rf"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*")
_TURNING = {
    "degil", "degildi", "yok", "yoktu", "hic", "hicbir", "asla", "ne", "olmadan", "olmaksizin", "haric", "neredeyse",
    "sozde", "guya", "not", "never", "no", "none", "nor", "neither", "without", "cannot", "except", "almost", "nearly",
    "yaklasik", "takriben", "tahminen", "yakin", "kadar", "fazla", "cok", "az", "askin", "about", "some", "over", "under",
    "than", "least", "most",
}  # fmt: skip
_DENYING = lazy(r"m[ae](?:d[iae]|mis|z$|y[ae]n|ks[iu]z)|n't$")  # varmadı, varmayan, didn't


def slips(one: str, other: str) -> bool:
    """A letter in a long word, an apostrophe, a small word between two or small words at the ends; nothing else."""
    a, b = _WORD.findall(one), _WORD.findall(other)
    todo, seen = [(0, 0, "")], set()
    while todo:
        state = todo.pop()
        i, j, skipped = state
        if (i, j) == (len(a), len(b)):
            return True
        if state in seen:
            continue
        seen.add(state)
        if i < len(a) and skipped != "b" and (not skipped or j in (0, len(b))) and _small(a[i]):
            todo.append((i + 1, j, "a"))
        if j < len(b) and skipped != "a" and (not skipped or i in (0, len(a))) and _small(b[j]):
            todo.append((i, j + 1, "b"))
        if i < len(a) and j < len(b) and _slip(a[i], b[j]):
            todo.append((i + 1, j + 1, ""))
    return False


def _slip(one: str, other: str) -> bool:
    """The same word, or a long one with one letter changed."""
    a, b = _bare(one), _bare(other)
    if a == b:
        return True
    if a[0].isdigit() or b[0].isdigit() or _counts(one) or _counts(other):
        return False
    return min(len(a), len(b)) >= 4 and OSA.distance(a, b) <= 1


@cache
def _small(word: str) -> bool:
    """A word in small letters that neither counts nor widens nor denies."""
    plain = fold(word)
    return word.islower() and not (word[0].isdigit() or plain in _TURNING or _DENYING.search(plain) or _counts(word))


@cache
def _counts(word: str) -> bool:
    return any(word in cardinals(language) for language in ("tr", "en")) or ordinal(word) is not None


def _bare(word: str) -> str:
    return fold(word).translate({ord(c): None for c in APOSTROPHES})
