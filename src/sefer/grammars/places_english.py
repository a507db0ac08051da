"""How strongly the words around an English name say that it is a place or a person."""

from __future__ import annotations

import re
from functools import cache

from sefer.grammars.contexts import after, before, before_is, says
from sefer.grammars.cues import DATELINE, Cue
from sefer.grammars.names import Chain, lower
from sefer.grammars.subjects import SURE
from sefer.grammars.subjects_english import acts, suffers
from sefer.grammars.words import table
from sefer.letters.patterns import lazy

_TITLED = lazy(r",\s+(?:the\s+)?(?:[Bb]attle|[Ss]iege)\s+of\b")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("en", "places")["words"][name])


_BEARING = lazy(r"\b[NSEW](?:\.?[NSEW])?\.?\s$")
_CLEAR = lazy(r"\s+(?:clear|empty|quiet|deserted|unoccupied|burning|abandoned)\b")
_APPOSED = lazy(
    r",\s+(?:a|an|the)\s+(?:[a-z]+\s+){0,2}(?:village|town|city|port|fortress|hamlet|hill|station|oasis|pass|seaport|island|valley)\b"
)


def is_led(text: str, start: int, low: int, close: int) -> bool:
    """Does a preposition or verb of place stand before a name: "at Kut", "crossed the Danube", "the fall of Kars"?"""
    lead, at = before(text, start, low)
    if lead == "the":
        lead, at = before(text, at, low)
        if lead == "of":
            return before(text, at, low)[0] in _words("of_the")
        if lead == "for":
            return False
        if lead in _words("over_the"):
            return True
    if lead == "of":
        return (
            before(text, at, low, any_case=True)[0] in _words("of")
            or _BEARING.search(text, max(low, at - 6), at) is not None
        )
    if lead == "for":
        return bool(_words("depart").intersection(text[max(low, at - 40) : at].split()[-4:]))
    if lead == "by":  # "the track by Alola"
        return before(text, at, low)[0] in _words("ways")
    if lead == "as":
        return text.startswith("as far ", at - 7)
    if lead == "before":  # "before Sebastopol with six guns", not "before Raglan arrived"
        return text[close : close + 1] in (".", ",", ";") or after(text, close, len(text))[0] in _words("before")
    return bool(lead) and before_is(lead, "en") == "prep"


def _heads(chain: Chain, text: str) -> bool:
    """ "Larissa, April 24. -", "Crete, Battle of"."""
    return (DATELINE.match(text, chain.close) or _TITLED.match(text, chain.close)) is not None


def _is_of_thing(text: str, start: int, low: int) -> bool:
    """ "The Treaty of Berlin"."""
    lead, at = before(text, start, low)
    return lead == "of" and before(text, at, low, any_case=True)[0] in _words("of_things")


_ENGLISH_UNIT = lazy(
    r"\s+(?:[A-Z]\w+\s+){1,4}(?:Army|Corps|Division|Brigade|Regiment|Column|Legion)\b|\s+(?:\d{1,3}(?:st|nd|rd|th)|[IVXL]+|[A-Z][a-z]+(?:st|nd|rd|th))\s+(?:[A-Z]\w+\s+){0,2}(?:Army|Corps|Division|Brigade|Regiment)\b"
)
_HIS_MEN = lazy(r"\s+(?:[A-Z]\w+\s+)?[A-Z]\w+(?:ers|[ai]ns|ese|men|sh|ch|ks|kas|khs|ths|dos|rds)\b(?!\s+[A-Z])")
_DATED = lazy(
    r"(?:^|\n)\s*\d{1,2}(?:[./]\d{1,2}[./]\d{2,4}|(?:st|nd|rd|th)? [A-Z][A-Za-z]+\.?(?:,? (?:\d{4}|\d\d))?)\.\s+(?:[–—-]\s*)?$"
)
_AFTER_RIVER = lazy(
    r"[.,;)]|\s+(?:was|is|were|had|in|at|by|on|with|from|to|for|below|above|between|near|again|before|after)\b"
)


def _is_river(chain: Chain, text: str) -> bool:
    """May a lone name with an article be a river's: no plural, and neither a ship nor a noun near?"""
    word = chain.texts[0]
    if word.endswith("s") or chain.suffix or not _AFTER_RIVER.match(text, chain.close):
        return False
    around = text[max(0, chain.start(0) - 160) : chain.close + 160].lower()
    return not any(ship in around for ship in _ALL_SHIPS)


_ALL_SHIPS = (
    "ship",
    "steamer",
    "cruiser",
    "gunboat",
    "destroyer",
    "sail",
    "fleet",
    "aboard",
    "squadron",
    "submarine",
    "torpedo",
    "anchor",
    "newspaper",
    "correspondent",
)
_RELATIVE = lazy(
    r",\s+(?:(?:who|whose|whom|aged|himself|recalled|dismissed|appointed|promoted|born|educated|sacked|knighted|having|hoping|believing|fearing|thinking|convinced|warned|unaware|informed|reinforced)\b|(?:the\s+)?(?:[A-Z]\w+[ -]?){1,2}['’]s\s+(?:son|brother|nephew|cousin|aide)\b|(?:our|his|her|their|its|the|a|an)\s+(?:\w+[ -]){0,2}(?:commander|chief|leader|officer|"
    r"general|colonel|major|captain|lieutenant|sergeant|brigadier|minister|king|emperor|correspondent|historian|engineer|surgeon|adjutant|doctor|chaplain|novelist)\b|an?\s+(?:\w+\s+){1,3}who\b)"
)
_OFFICE_BEFORE = lazy(
    r"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]he)\s+(?:\w+[ -]){0,2}(?:commander|chief|leader|colonel|general|adjutant),\s$"
)
_AND_I = lazy(r"\s+and\s+(?:myself|himself|I|me|his\s+(?:staff|brother|son|men|wife|orderly|aide))\b")
_SOME_MEN = lazy(
    r"\b(?:officers|subalterns|captains|majors|colonels|generals|brigadiers|brothers|friends|sons|aides|commanders|leaders|correspondents|lieutenants),\s$"
)
_FELLOW = frozenset(("young", "poor", "gallant", "brave"))
_HIS_FIGURE = lazy(
    r"\s+(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|hundred|thousand)\s+(?:\w+\s+)?"
    r"(?:men|rifles|guns|sabres|bayonets|troops|soldiers|battalions|squadrons|companies|divisions|brigades|tanks|horsemen|cavalry|infantry|burghers|followers|tribesmen)\b"
)
_MILES_OFF = lazy(
    r"\s+(?:was|is|lay|lies|stood)\s+(?:only\s+|some\s+|about\s+|still\s+|nearly\s+)?[\w-]+\s+(?:miles|kilomet(?:re|er)s|yards|hours|days['’]?)\s+(?:\w+\s+)?(?:away|off|distant|ahead|behind|beyond|north|south|east|west|march)\b"
)
_POSSESSES = lazy(
    r"\s+(?:had|has|disposed\s+of|mustered)\s+(?:(?:not|only|some|about|nearly|perhaps|barely|over|no\s+more\s+than)\s+)?"
    r"(?:\d[\d,]*|one|no|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|a\s+hundred)\s+(?!longer|inhabitants|houses|streets|walls|wells|water|roads?|railways?|harbours?|station|garrison|people|mosques|churches|gates|forts|hospitals)[a-z-]+"
)
_MAY = lazy(
    r"\s+(?:could|would|might|must|dared|hastened)\s+(?:not\s+|no\s+longer\s+|only\s+)?(?!be\b|have\b|not\b|hold\s+out|fall\b|resist)[a-z]+"
)
_BEEN = lazy(
    r"\s+been\s+(?:dead|ill|killed|wounded|dismissed|appointed|promoted|recalled|told|ordered|warned|superseded|knighted)\b"
)
_FELL_NOT = frozenset(
    (
        "back",
        "upon",
        "ill",
        "dead",
        "among",
        "from",
        "wounded",
        "asleep",
        "mortally",
        "fighting",
        "at",
        "beside",
        "leading",
        "gallantly",
        "shot",
        "pierced",
        "covering",
        "sword",
    )
)
_GROUND = frozenset(
    ("wadi", "jebel", "tel", "tell", "bir", "khan", "port", "fort", "monte", "mont", "vadi", "cebel", "mount")
)


def _told_of_person(chain: Chain, text: str, word: str, word_end: int) -> bool:
    """ "Hafiz Hakki, whose ...", "Fredendall was replaced", "Amanullah had asked", "their commander, Fry, ..."."""
    if _RELATIVE.match(text, chain.close) or (
        text[chain.close : chain.close + 1] == ","
        and _OFFICE_BEFORE.search(text, max(0, chain.start(0) - 40), chain.start(0))
    ):
        return True
    if _POSSESSES.match(text, chain.close) or _MAY.match(text, chain.close):
        return True
    further = after(text, word_end, chain.part.end)[0] if word in ("was", "had") else ""
    if further == "been":  # "Hannay had been dead nine days"
        return _BEEN.match(text, word_end) is not None
    return bool(further) and further in table("en", "persons")["behind"]["passive" if word == "was" else "active"]


_HELD_OUT = lazy(r"\s+(?:out|firm|on|until|till|for|against)\b|[.,;]")


@cache
def _family() -> re.Pattern[str]:
    return re.compile(table("en", "persons")["names"]["surnames"])


def has_article(text: str, start: int) -> bool:
    """Does "the" stand right before a name? Persons have none."""
    return text[max(start - 4, 0) : start] in ("the ", "The ")


def _may_act(chain: Chain, i: int, j: int) -> bool:
    """Can words be a person's name whole: "Slim", "Bob Scott", "Fitz John Porter"?"""
    return j - i < 4 and not set(chain.kinds[i:j]) - set("gnvq") and (i == 0 or chain.kinds[i - 1] == "x")


def english(chain: Chain, text: str, i: int, j: int) -> Cue:
    place = person = 0
    word, word_end = after(text, chain.close, chain.part.end)
    said = says(word, "en") if word else frozenset()
    if word in _words("adverbs"):
        word, word_end = after(text, word_end, chain.part.end)
        said = says(word, "en") if word else frozenset()
    if "thing" in said or (i == 0 and before(text, chain.start(0), chain.part.start)[0] in _words("ships")):
        return Cue(veto=True, thing=True)
    if i == 0 and _is_of_thing(text, chain.start(0), chain.part.start):
        return Cue(veto=True)
    ground = chain.kinds[i] == "d" and lower(chain.texts[i]) in _GROUND and j - i > 1
    if ground or (chain.opens and i == 0 and _heads(chain, text)):
        place = 3
    elif i == 0 and not (
        _family().search(chain.texts[j - 1]) and before(text, chain.start(0), chain.part.start)[0] == "to"
    ):
        led_by = is_led(text, chain.start(0), chain.part.start, chain.close)
        place = 2 * (led_by or _is_between(text, chain.start(0), chain.part.start))
    elif chain.kinds[i - 1] == "x" or (i == 1 and chain.opens):  # "At Enzeli", "Reached Enzeli"
        place = 2 * (before_is(chain.texts[i - 1].lower(), "en") == "prep")
    if "settlement" in said or "road" in said:
        place += 2
    called = not has_article(text, chain.start(i))  # persons have no article
    if not called and i == 0 and chain.kinds == "n" and _is_river(chain, text):
        place = max(place, 2)  # "the Jarama, and ..."
    if (
        i == 0
        and chain.kinds[:j] in ("n", "nn")
        and len(chain.texts[0]) > 3
        and _DATED.search(text, max(chain.part.start, chain.start(0) - 32), chain.start(0))
    ):
        place += 2 * text.startswith((". ", ".\n"), chain.close)  # "4.10.17. Zonnebeke. ..."
    place = max(place, _by_ground(chain, text, i, j, called))
    if called and i == 0 and j == len(chain.kinds) and "c" not in chain.kinds and _is_among_men(chain, text):
        return Cue(person=3, attribute=True, case="genitive" if chain.suffix == "s" else "nominative")
    if called and i == 0 and suffers(text, chain.start(0), chain.close, chain.part.start, chain.part.end):
        return Cue(person=2, attribute=True, case="genitive" if chain.suffix == "s" else "nominative")
    if word == "had" and after(text, word_end, chain.part.end)[0] in ("fallen", "surrendered", "capitulated"):
        place += 2
    cut_down = text.startswith(" was cut down", chain.close)
    if word == "was" and not cut_down and after(text, word_end, chain.part.end)[0] in _words("suffered"):
        place += 2
    if _told_of_person(chain, text, word, word_end):
        person = 3
    led = place > 0  # "The War Office in London sent ...": what a preposition leads acts not
    falls = word != "fell" or after(text, word_end, chain.part.end)[0] not in _FELL_NOT
    acting = "person deeds" in said and not led and not (word == "held" and _HELD_OUT.match(text, word_end))
    does = 0 if led or chain.suffix or not _may_act(chain, i, j) else acts(text, chain.close, chain.part.end)
    place += 2 * ("lean" in said and falls)
    person += max(2 * acting, does) + 2 * (chain.suffix == "s" and "person owned" in said)
    lead = before(text, chain.start(0), chain.part.start)[0] if i == 0 else ""
    if lead in _words("sent") and (
        word in ("to", "against", "with", "round", "forward", "back", "off", "and")
        or (lead == "sent" and chain.close < len(text) and text[chain.close] == ",")
    ):
        person = 2
    if chain.suffix == "s":
        place += "place owned" in said
        person += _owns(chain, text, i, j, bool(place))
    case = "genitive" if chain.suffix == "s" else "nominative"
    person *= called
    acting = acting or does == SURE
    return Cue(place, False, person, subject=does > 0, attribute="actor" in said or acting, case=case)


def _owns(chain: Chain, text: str, i: int, j: int, placed: bool) -> int:
    """ "Russell's New Zealanders", "Karabekir's 10,500 rifles", "Kawamura's Fifth Army"."""
    if "c" in chain.kinds[i:j]:
        return 0
    men = not placed and _HIS_MEN.match(text, chain.close) is not None
    return 2 * (men + bool(_HIS_FIGURE.match(text, chain.close) or _ENGLISH_UNIT.match(text, chain.close)))


def _by_ground(chain: Chain, text: str, i: int, j: int, called: bool) -> int:
    """How strongly the words around a name lay it on the ground: "along the Karun", "northern Italy", "across R. Marano"."""
    start, low = chain.start(0), chain.part.start
    if _MILES_OFF.match(text, chain.close) or _APPOSED.match(text, chain.close):
        return 3
    if (
        i == 0
        and before(text, start, low)[0] in ("reported", "reports", "found", "reporting")
        and _CLEAR.match(text, chain.close)
    ):
        return 3
    if i == 1 and chain.kinds[0] == "v":
        return 3 * (chain.texts[0] == "R." and is_led(text, start, low, chain.close))
    if i:
        return 0
    if not called:
        return 2 * (before(text, start - 4, low)[0] in ("along", "astride"))
    return 3 * ("c" in chain.kinds[:j] and before(text, start, low)[0] in _words("parts"))


def _is_among_men(chain: Chain, text: str) -> bool:
    """ "Two officers, Barlow and myself", "young Roberts", "with Congreve"."""
    start = chain.start(0)
    lead, at = before(text, start, chain.part.start)
    if lead in _FELLOW or _AND_I.match(text, chain.close):
        return True
    if lead == "with":
        return chain.suffix != "s" and before(text, at, chain.part.start, any_case=True)[0] not in _words("joined")
    return lead == "" and _SOME_MEN.search(text, max(chain.part.start, start - 24), start) is not None


_BETWEEN = lazy(r"\bbetween\s+(?:the\s+)?[A-ZÀ-ÖØ-ÞÇĞİŞ][^,.;:()]{1,40}?\s+and\s+(?:the\s+)?$")
_FAR_BETWEEN = 64  # characters


def _is_between(text: str, start: int, low: int) -> bool:
    """ "The posts between Jaffa and Ramle were driven in": is a name the second of two that something lies between?"""
    if not text.startswith("and ", start - 4) and not text.startswith("the ", start - 4):
        return False
    return _BETWEEN.search(text, max(low, start - _FAR_BETWEEN), start) is not None
