"""Cases glued to a name where the apostrophe is missing: "Plevneye çekildi" tells of Plevne."""

from __future__ import annotations

from functools import lru_cache

from sefer.grammars.names import lower
from sefer.grammars.suffixes import case_of
from sefer.letters.patterns import lazy

# longer suffixes first; the buffer letters y and n stand behind vowels
_GLUED = tuple(
    lazy(rf"(\w{{3,}}?)({suffix})")
    for suffix in (
        "[dt][ae](?:n|ki)?(?:y?[dt][ıi]r?)?",
        "n[dt][ae](?:n|ki)?(?:y?[dt][ıi]r?)?",
        "y[ae]",
        "n[ıiuü]n",
        "y[ıiuü]",
        "[ae]",
        "n[ae]",
        "[ıiuü]n",
        "[ıiuü]",
    )
)
_COMPOUND = lazy(
    r"\w{2}(?:burnu|bayır[ıi]?|sırt[ıi]?|tepe(?:si)?|dere(?:si)?|köyü?|dağı?|yeri|hisarı?|ağzı|kapı(?:sı)?|pınarı?|kale(?:si)?|kışla(?:sı)?|ova(?:sı)?|boğazı?|gölü?|köprü(?:sü)?)$"
)
_FRONT, _VOWELS = frozenset("eiöüî"), lazy("[aeıioöuüâîû]")
_CLUSTER = lazy(r"[^\Waeıioöuüâîû][lnr]$")
_VOICELESS = frozenset("fstkçşhp")
_BUFFERED = frozenset(("ya", "ye", "na", "ne"))
_LOCAL = ("locative", "ablative", "relative")


@lru_cache(maxsize=1 << 14)
def unglued(word: str) -> tuple[tuple[str, str], ...]:
    """A name and a case that may be glued to it: "Plevneye" -> ("Plevne", "ye"); by harmony, several where unclear."""
    found = [m for pattern in _GLUED if (m := pattern.fullmatch(word)) and _harmonious(m[1], m[2])]
    found.sort(key=lambda m: _COMPOUND.search(lower(m[1])) is None)
    return tuple((m[1], m[2]) for m in found)


def is_compound(word: str) -> bool:
    """Does a word end in a feature of the land, written together with it: "Arıburnu", "Kanlısırt"?"""
    return _COMPOUND.search(lower(word)) is not None


def case_glued(word: str) -> bool:
    """Does a word most likely bear a case of where, where from or where to?"""
    return any(is_local(suffix) for _, suffix in unglued(word)[:1])


def is_local(suffix: str) -> bool:
    return suffix in _BUFFERED or case_of(suffix) in _LOCAL


def _harmonious(stem: str, suffix: str) -> bool:
    if _CLUSTER.search(lower(stem)):
        return False  # "Polatl"
    vowels, own = _VOWELS.findall(lower(stem)), _VOWELS.findall(suffix)
    if not vowels or (vowels[-1] in _FRONT) != (own[0] in _FRONT):
        return False
    if suffix[0] in "dt":
        return (suffix[0] == "t") == (stem[-1] in _VOICELESS)
    return (_VOWELS.fullmatch(stem[-1]) is not None) == (suffix[0] in "yn")
