"""A bare name as the subject of an English clause: what its first verb says of who does it.

A place falls, burns, holds out, lies and is taken; whoever renews an attack, had been promised shells or was dismissed is a person.
"""

from __future__ import annotations

import re
from functools import cache

from sefer.grammars.subjects import LIKELY, SURE
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import lazy

_ADVERB = r"\w{2,}ly|also|then|soon|later|never|himself|herself|alone|meanwhile|still|now|already|afterwards|thereupon|again|thus|often|always|even|just|too|not|only"
_ASIDE = r"(?:,\s(?:however|meanwhile|too|alone|in turn|for his part|at last),)?"
_VERB = lazy(rf"{_ASIDE}(?:\s+(?:{_ADVERB}))*\s+(?P<verb>[a-z-]+)(?:\s+(?:{_ADVERB}))*(?:\s+(?P<next>[a-z]+))?")
_IS_ON = lazy(
    r"\s+is\s+(?:now\s+|still\s+|already\s+)?(?:across|over|advancing|retreating|retiring|marching|moving|on\s+the\s+march)\b"
)
_FELL_AS = lazy(
    r"\s+fell\s+(?:beside|leading|gallantly|shot|mortally|dead|pierced|covering|sword\s+in|at\s+(?:the\s+head|his))\b"
)
_WROTE = lazy(
    r"[,”\"’!?]\s(?:wrote|said|replied|remarked|answered|cried|shouted|observed|reported|recalled|noted|says|writes)\s$"
)
_OF_POST = lazy(r"\s+(?:of|as|in)\b|;")
_NAMED_AT = lazy(
    r"\s+(?:was|were)\s+(?:said|reported|believed|known|supposed|thought)\s+to\s+be\s+(?:at|in|with|ill|dead|near)\b|\s+(?:was|were)\s+(?:\w+\s+)?(?:at|with|away|absent)\b"
)
_BEEN = lazy(rf"(?:\s+(?:{_ADVERB}))*\s+([a-z]+)")
_HIS = lazy(r"\s+(?:his|himself)\b")
_GETTING_HIS = lazy(r"\s+(?!being|burning|falling|holding|lying)[a-z]{3,}ing\s+(?:\w+\s+){0,2}?(?:his|himself)\b")
_TO_DO = lazy(
    r"\s+to\s+(?!be\b|fall\b|remain\b|become\b|hold\b|have\b)[a-z]{3,}\s+(?:the|a|an|his|up|down|on|to|by|with|in|[A-Z0-9])"
)
_HURT = lazy(r"\s+(?:cut\s+down|hit\s+(?:in|through)\s+the|run\s+through|struck\s+(?:down|by\s+a))\b")
_KILLED = lazy(r"\s+(?:killed|wounded|missing|hit|shot)(?:\s+(?:at|in|by|near|on)\s|[,.;])")
_OBJECT = lazy(r"\s+(?:the|his|ground|way|up|battle|orders?)\b")
_WITH_OBJECT = frozenset(("opened", "changed", "offered", "yielded"))
_BY = lazy(r"\s+(?:by|since)\s")
_ENDED = lazy(r"\s*[,.;:)]")
_CAPITAL = lazy(r"\s+(?:at|near|outside)\s+(?:the\s+)?[A-Z]")
_AGENT = lazy(
    r"\b(?:(?:was|were|been|being|is|are)\s+)?(?P<verb>[a-z]+)(?:\s+\w+|\s+(?:at|near|before|outside)\s+(?:[A-Z][\w'’-]+\s?){1,3})?\s*\bby\s$"
)
_UNIT_OF = lazy(
    r"\b(?:[Dd]ivisions?|[Bb]rigades?|[Rr]egiments?|[Bb]attalions?|[Ss]quadrons?|Corps|corps|[Cc]avalry|[Cc]olumns?|[Gg]roup|[Gg]uns)(?:\s+and\s+\w+)?\s+of\s$"
)
_ASKED = lazy(r"\b(?:did|does|could|would|had|has|should)\s$")
_ASKS = lazy(r"\s+(?:not\s+|never\s+)?[a-z]{3,}")


@cache
def _verbs(name: str) -> re.Pattern[str]:
    return lazy(any_of(table("en", "persons")["verbs"][name]))


def _is(name: str, word: str | None) -> bool:
    return bool(word) and _verbs(name).fullmatch(word or "") is not None


def is_past(word: str) -> bool:
    """Is a word the past of a verb: "renewed", "took"?"""
    return (len(word) > 4 and word.endswith("ed")) or _is("past", word)


def acts(text: str, close: int, end: int) -> int:
    """What the clause behind `close` says of the bare name before it: LIKELY or SURE where it is a person, else 0."""
    found = _VERB.match(text, close, end)
    if found is None:
        return 0
    verb, following = found["verb"], found["next"]
    if _IS_ON.match(text, close) or _FELL_AS.match(text, close):
        return SURE  # "Kuroki is across the river", "Galbraith fell beside the colours"
    if verb in ("had", "has") and _HIS.match(text, found.end("verb")):
        return SURE  # "Scoones had his tents"
    if verb in ("was", "were", "is"):
        if _TO_DO.match(text, found.end("verb")) or _HURT.match(text, found.end("verb")):
            return SURE  # "Cox was to seize", "Grenfell was cut down"
        if _is("passive", following) or _GETTING_HIS.match(text, found.end("verb")):
            return SURE
        return SURE if _is("state", following) else LIKELY * (_NAMED_AT.match(text, close, end) is not None)
    if verb in ("had", "has"):
        if following == "been":
            been = _BEEN.match(text, found.end())
            return SURE if been and _is("passive", been[1]) else 0
        participle = following and (is_past(following) or _is("participle", following))
        return SURE if participle and not _is("falls", following) else 0
    if is_past(verb) and _HIS.match(text, found.end("verb")):
        return SURE
    if _OBJECT.match(text, found.end("verb")) if verb in _WITH_OBJECT else verb == "looked" and following == "at":
        return SURE  # "Hägglund looked at the map", "Stopford opened the road"
    if _KILLED.match(text, close):
        return SURE  # "Tovey killed at the guns"
    if not is_past(verb) or _is("inert", verb) or _BY.match(text, found.end("verb")):
        return 0
    return SURE if following or not _ENDED.match(text, found.end("verb")) else LIKELY


def is_subject(text: str, close: int, end: int) -> bool:
    """Does a verb of a clause stand behind a name?"""
    found = _VERB.match(text, close, end)
    return found is not None and (found["verb"] in ("was", "were", "had", "could", "would") or is_past(found["verb"]))


def suffers(text: str, start: int, close: int, low: int, end: int) -> bool:
    """Is a bare name what persons are: "warned Haig", "taken by Haig", "the brigade of Haig", "Did Haig ...?"."""
    led = text[max(low, start - 40) : start]
    word = led.split()[-1] if led.split() else ""
    if word == "relieved" and _OF_POST.match(text, close):
        return True  # "relieved Dobell of his command"
    if _is("object", word) or _WROTE.search(led):
        return True
    if _is("taken", word) and _CAPITAL.match(text, close, end):
        return True  # "took Cavendish at Indin"
    if word == "to" and _is("told", (led.split() or [""])[-2:][0]):
        return True
    agent = _AGENT.search(led)
    if agent:
        return (is_past(agent["verb"]) or _is("participle", agent["verb"])) and not _is("moves", agent["verb"])
    if _UNIT_OF.search(led):
        return " " not in text[start:close]
    return _ASKED.search(led) is not None and _ASKS.match(text, close, end) is not None
