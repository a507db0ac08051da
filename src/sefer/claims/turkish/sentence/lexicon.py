"""What each distinct word of a text may be to the frames, found out once a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sefer.claims.turkish.sentence.signs import borne
from sefer.claims.words import table
from sefer.grammars.names import countries
from sefer.grammars.suffixes import TAIL, case_of
from sefer.letters import lower, title
from sefer.letters.patterns import lazy

_WORD_CASE = frozenset({"word"})
_AMBIGUOUS = lazy(r"(?:l[ae]r)?s?[ıiuü]$")  # a possessive or an accusative
_MARKS = lazy("['’‘]")
_STATES = (
    "devlet", "cumhuriyet", "hükümet", "hükûmet", "imparatorlu[kğ]", "krallı[kğ]", "çarlı[kğ]", "prensli[kğ]", "emirli[kğ]",
    "komite", "konsey", "şura", "meclis", "parlamento", "diktatörlü[kğ]", "nazırlı[kğ]", "nezaret", "bakanlı[kğ]",
)  # fmt: skip
_POLITY = lazy(
    rf"(?P<own>(?P<bare>{'|'.join(_STATES)})(?:l[ae]r(?=$|'|[ıi]n|[aeıid]))?(?:s?[ıiuü](?=n|'|$))?)'?(?P<case>\w*)"
)
_HOLDER = lazy(r"(?P<own>komutanı|kumandanı)(?P<case>\w*)")
_STAFF = lazy(r"(?:komutanlığı|kumandanlığı|karargâhı|karargahı)(?P<case>\w*)")
_PEOPLE_TAIL = lazy(rf"(?P<plural>l[ae]r)(?:{TAIL})")
_OF_A_LAND = lazy(rf"(?P<land>\w{{3,}})l[ıiuü](?P<plural>l[ae]r)(?:{TAIL})")  # "Paraguaylılar"
_FORCE_TAIL = lazy(
    r"(?P<own>(?:l[ae]r)?(?:(?<=r)[ıi](?=n|$)|s[ıiuü](?=n|$)|(?<=[bğkyrtpmnlşfs])[ıiuü](?=n[ae]|n[ıiuü]|nd|$)|[ıiuü]?m[ıiuü]z)?)"
    r"(?P<case>(?<=r)c[ae]|(?<=r[ıi])nc[ae]|n?[ıiuü]n|n?[dt][ae]n|n?[dt][ae]|y?l[ae]|[yn]?[ae]|[yn]?[ıiuü]|)(?P<more>ki|dır|dir|dur|dür|ydı|ydi|ydu|ydü)?"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed. Where it may be a force, a polity, an office or a staff, how it is built."""

    kind: str  # "word" or "mark"
    low: str
    cases: frozenset[str]
    stem: str
    bare: bool
    force: str | None = None  # the nominative of a word that means a force or, in the plural, a people
    people: bool = False
    polity: tuple[int, int, str] | None = None  # where its own form and its bare form end, and its case
    holder: tuple[str, str] | None = None  # "komutanı" and its case
    staff: str | None = None  # the case of "komutanlığı", "karargâhı"
    parts: int = 0  # what it may be a part of: FORCE, POLITY, OFFICE
    signs: int = 0


FORCE, POLITY, OFFICE = 1, 2, 4


@lru_cache(maxsize=1 << 16)
def word(text: str) -> Word:
    """The word of a printed form, with its suffix."""
    low = lower(text)
    if not text[0].isalnum():
        return Word("mark", low, _WORD_CASE, text, True, signs=borne(low))
    stem, _, suffix = _MARKS.sub("'", text).partition("'")
    cases = cases_of(suffix, glued=False) if suffix else _WORD_CASE
    joined = _MARKS.sub("", low)
    capital = text[0].isupper()
    holder, staff = _HOLDER.fullmatch(joined), _STAFF.fullmatch(joined)
    force, polity = _force(low, capital), _polity(low) if capital else None
    parts = (FORCE if force else 0) | (POLITY if polity else 0) | (OFFICE if holder or staff else 0)
    return Word(
        "word", low, cases, stem, not suffix, force, low.startswith(peoples()), polity,
        (holder["own"], holder["case"]) if holder else None, staff["case"] if staff else None, parts, borne(low),
    )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def cases_of(suffix: str, glued: bool) -> frozenset[str]:
    """The cases that a suffix chain may say; of a glued one a possessive may look like an accusative."""
    case = case_of(lower(suffix))
    if case is None:
        return frozenset({"other"})
    if case == "accusative" and glued and _AMBIGUOUS.fullmatch(lower(suffix)):
        return frozenset({"nominative"}) if suffix[0] in "sS" else frozenset({"accusative", "nominative"})
    return frozenset({case})


def _polity(low: str) -> tuple[int, int, str] | None:
    found = _POLITY.fullmatch(low.replace("’", "'"))
    return (found.end("own"), found.end("bare"), found["case"]) if found else None


def _force(low: str, capital: bool) -> str | None:
    if low in never():
        return None
    plain = _MARKS.split(low)[0]
    if capital and plain.startswith(peoples()):
        found = _PEOPLE_TAIL.fullmatch(plain, max(len(s) for s in peoples() if plain.startswith(s)))
        return plain[: found.end("plural")] if found else None
    if capital and (land := _OF_A_LAND.fullmatch(plain)) is not None:
        return plain[: land.end("plural")] if title(land["land"]) in countries("tr") else None
    for stem in _force_stems() if plain.startswith(_force_stems()) else ():
        if plain.startswith(stem):
            found = _FORCE_TAIL.fullmatch(plain, len(stem))
            if found:
                return plain[: found.end("own")]
    return None


@cache
def _force_stems() -> tuple[str, ...]:
    return tuple(sorted(table("tr")["forces"]["nouns"], key=len, reverse=True))


@cache
def peoples() -> tuple[str, ...]:
    """The names of peoples, as stems."""
    return tuple(table("tr")["forces"]["peoples"])


@cache
def never() -> frozenset[str]:
    """Words that look like forces and are none."""
    return frozenset(table("tr")["forces"]["never"])


@cache
def modifiers() -> frozenset[str]:
    """Adjectives of a force."""
    return frozenset(table("tr")["forces"]["modifiers"])


@cache
def parties() -> frozenset[str]:
    """Words behind which "fırka" is a party."""
    return frozenset(table("tr")["forces"]["parties"])


@cache
def only_modified() -> tuple[str, ...]:
    """Forces only with a word that says whose or what they are."""
    return tuple(table("tr")["forces"]["only_modified"])


@cache
def sections() -> tuple[str, ...]:
    """Forces only behind a word of a service."""
    return tuple(table("tr")["forces"]["sections"])


@cache
def services() -> frozenset[str]:
    """Services that make a section a force."""
    return frozenset(table("tr")["forces"]["services"])


@cache
def nameless() -> re.Pattern[str]:
    """A word that means a force, a people, a state or an agreement, where a sentence names nothing else."""
    words = table("tr")
    stems = [*words["forces"]["nouns"], *words["agreements"]["nouns"]]
    capitals = [title(stem) for stem in (*peoples(), *stems, *_STATES)]
    return lazy(rf"(?<!\w)(?:{'|'.join(sorted({*stems, *capitals}, key=len, reverse=True))})")
