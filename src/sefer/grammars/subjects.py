"""A bare name as the subject of a Turkish clause: what its first verb says of who does it.

A place falls, burns, holds out; a ship sinks and sails; whoever orders, thinks, hands over or is dismissed is a person. The verb ends
its clause, so it is sought at the marks and conjunctions behind the name, or where a converb gives the clause before a subject of its
own ("saldırınca", "çekilirken", "döndüğünde").
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sefer.grammars.contexts import feature_of, says
from sefer.grammars.words import any_of, table
from sefer.letters import lower
from sefer.letters.patterns import lazy

_STOP = lazy(r"[;:!?()\n“”\"]|\.(?!\d|(?<=\d\.)\s)")  # no full stop in or behind a figure
_SHORTEST, _LONGEST = 3, 300  # characters of a clause that are read
_QUOTED = lazy(r",?\s+[“\"][^”\"\n]{1,300}[”\"]\s+(\w+)")
_AND = lazy(
    r",?\s+(?:ve|ile|veya|yahut|ya da)\s+(?=\w)|(?: de\s+(?=[A-ZÇĞİÖŞÜÂÎÛ]\w+(?!['’\w]))|\s?[–-]\s+(?=[A-ZÇĞİÖŞÜÂÎÛ]))"
    r"|,\s+(?=(?:[A-ZÇĞİÖŞÜÂÎÛ]\w{1,40}\s+){0,2}[A-ZÇĞİÖŞÜÂÎÛ][\w'’]{1,40}(?:,|\s+(?:ve|ile|veya)\s))"
)
_COMMA = lazy(r",\s+|\s+(?:ama|fakat|ancak|lakin|oysa|çünkü)\s+|\s+(ve)\s+")
_PAST = r"(?:[dt][ıiuü]|m[ıiuü]ş(?:t[ıiuü]r?)?|[ıiuü]?yor(?:du|muş)?|y?[ae]c[ae]k(?:t[ıi]|m[ıi]ş)?|m[ae]kt[ae](?:yd[ıi]|d[ıi]r))(?:l[ae]r)?"
_FINITE = lazy(rf"(?P<stem>\w{{2,24}}?)(?P<no>m[ae]|m(?=[ıiuü]yor))?{_PAST}")
_CONVERB = lazy(
    r"(?P<stem>\w{2,24}?)(?:m[ae]y?)?(?:y?[ıiuü]nc[ae]|(?:[ıiuüae]?r|[ıiuü]?yor|m[ıiuü]ş)ken|[dt][ıiuü][ğk][ıiuü]nd[ae])"
)
_COPULA = lazy(
    r"\w*[^rzş\W]l[ae]rd[ıi]|\w*(?:[aeıioöuü]yd[ıiuü]|[dt][ae]ydi|l[ıiuü]yd\w+)(?:l[ae]r)?|esirken|vardı|yoktu|idi|değildi|şimdi|kendi|ordu|hattı"
)
# a predicate that says what somebody was
_OFFICER = lazy(
    r"(?:subay|general|komutan|kumandan|paşa|amiral|zabit|mareşal|hükümdar|siyasetçi|diplomat|yazar|mühendis|gazeteci|tarihçi|albay|yüzbaşı|binbaşı)"
    r"(?:l[ae]r)?(?:[ıi])?(?:n?d[ae]n)?(?:y?d[ıi]r?|ym[ıi]ş)"
)
_PASSIVE = lazy(r"\w*[aeıioöuü]\w*(?:[ıiuü]l|[aeıiuü]n)")
_PARTICIPLE = lazy(r"(?P<stem>\w{2,24}?)(?:m[ae]y?)?(?:[dt][ıiuü]ğ[ıiuü]|y?[ae]c[ae]ğ[ıi]|m[ae]s[ıi])(?:n\w{0,4})?")
_AT_PLACE = lazy(r"[A-ZÇĞİÖŞÜ]\w+['’][dt][ae](?:yd[ıi]|d[ıi]r)")
_NOUN = lazy(r"m[ae]s[ıi](?:n\w{0,4})?$")
_OBJECT = lazy(r"(?:[ıiuüae]|geri)$")  # "Tihvin'i geri alması" is a deed, "Plevne'nin savunması" is the town's
_OWNED = lazy(
    r"\w{2,}(?:(?P<sure>s[ıiuü])|l[ae]r[ıi]|[^aeıioöuüy\W][ıiuü])(?:n(?:[ıiuü]n|[ae]|[dt][ae]n?|c[ae]|d[ae]ki)|yl[ae])?"
)
_WITHIN = lazy(  # "Bazaine hâlâ Metz'de kuşatma altındaydı"
    r"\s+(?:[a-zçğıöşüâîû]+\s+){0,2}[A-ZÇĞİÖŞÜ]\w+['’][dt][ae]\s+(?:[a-zçğıöşüâîû]+\s+){0,2}\w+[dt][ae](?:yd[ıi]|ym[ıi]ş|d[ıi]r)(?:l[ae]r)?"
)
_THERE = lazy(r"[dt][ae](?:yd[ıi]|d[ıi]r|ym[ıi]ş)$")
_SIDE = lazy(
    r"(?:kuzey|güney|doğu|batı|iç|dış|ön|arka|öte|çevre|yakın|civar|etraf|üst)\w*?s?[ıiuü]n(?:[ae]|[dt][ae]n?)"
)
_NEAR = 120  # characters on either side in which a ship makes names that sail doubtful
_SHIPS = ("kruvazör", "muhrip", "muhrib", "gambot", "vapur", "torpido", "denizaltı", "drednot")
_ABOARD = lazy(
    r"\b(?:vapur|gambot|kruvazör|muhrib|torpido)(?:l[ae]r)?(?:yl?[ae]|l[ae]|d[ae]n?|a|e)(?!\w)"
)  # who goes by ship
_SHIP = lazy(r"\bgemi|zırhlı(?! (?:ara|oto|tren|kamyon|birlik|tümen|tugay|tabur))")
SURE, LIKELY = 3, 2


@cache
def _verbs(name: str) -> re.Pattern[str]:
    return lazy(rf"(?:.* )?(?:{any_of(table('tr', 'persons')['verbs'][name])})")


@lru_cache(maxsize=1 << 14)
def _weight(phrase: str, word: str) -> int | None:
    """How much a verb says that a person does it, below 0 that a place suffers it; None where it ends no clause.

    `phrase` is the verb with the word before it, as many verbs are two words.
    """
    if _verbs("attitude").match(word) or _OFFICER.fullmatch(word):
        return SURE
    if _verbs("held").match(phrase):
        return -LIKELY
    found = _CONVERB.fullmatch(word) or _FINITE.fullmatch(word)
    if found is None or _COPULA.fullmatch(word):
        if _AT_PLACE.fullmatch(word):
            return LIKELY
        return SURE if "person acts" in says(word, "tr") else None
    stem = found["stem"]
    if _verbs("personal").match(phrase) or _verbs("deeds").match(phrase):
        return SURE
    if _verbs("falls").match(phrase):
        return -LIKELY
    if _verbs("inert").fullmatch(stem):
        return 0
    if _PASSIVE.fullmatch(stem) and not _verbs("deponent").fullmatch(stem):
        return 0
    return SURE if "person acts" in says(word, "tr") else LIKELY


def _clause(text: str, start: int, end: int) -> str:
    """What stands before the next mark that ends a clause."""
    stop = _STOP.search(text, start, min(end, start + _LONGEST + 1))
    return text[start : min(stop.start() if stop else end, start + _LONGEST)]


def acts(text: str, start: int, close: int, end: int) -> int:
    """What the clause behind `close` says of the bare name before it, from `start`.

    LIKELY or SURE where it is a person, -LIKELY where it is a place, else 0.
    """
    if quoted := _QUOTED.match(text, close, end):
        return SURE if quoted[1] == "diye" or "person spoke" in says(quoted[1], "tr") else 0
    if _AND.match(text, close, end):
        return 0  # the last name of the list says it
    if text.startswith("-", close):
        return 0  # a broken word
    clause = _clause(text, close + text.startswith(",", close, end), end)
    if len(clause) < _SHORTEST:
        return 0
    if _WITHIN.fullmatch(clause):
        return LIKELY
    most = SURE
    parts = _COMMA.split(clause)[:8]
    for n, words in enumerate(part.split() for part in parts[::2]):
        if not words:
            continue
        if (
            n == 0
            and words[0][0].islower()
            and (owned := _OWNED.fullmatch(words[0]))
            and len(words) > 1
            and not _is_own(words[0])
        ):
            if owned["sure"]:
                return 0
            most = LIKELY
        weight, phrase = _first_verb(words)
        if weight is not None:
            return 0 if weight > 0 and _is_thing(text, start, close, words, phrase) else min(weight, most)
        listed = (
            n == 0 and most == SURE and parts[2 * n + 1 : 2 * n + 2] == ["ve"]
        )  # "Zaragoza onu Guadalupe ve Loreto önünde yendi"
        if words[-1][0].isupper() and not listed:
            return 0
    return 0


def _first_verb(words: list[str]) -> tuple[int | None, str]:
    """What the first verb that ends a clause says, and the verb with the word before it."""
    for n, word in enumerate(words):
        last = n == len(words) - 1
        if (word[0].islower() or (last and _AT_PLACE.fullmatch(word))) and (last or _is_converb(word)):
            phrase = lower(f"{words[n - 1]} {word}" if n else word)
            weight = _weight(phrase, word)
            if weight is not None:
                return weight, phrase
    return None, ""


@lru_cache(maxsize=1 << 16)
def _is_converb(word: str) -> bool:
    return _CONVERB.fullmatch(word) is not None


def is_there(words: str) -> bool:
    """Do words end in the verb that says who is where: "ormanındaydı"?"""
    return _THERE.search(words) is not None


def is_owned(word: str) -> bool:
    """Has a word the look of one that belongs to the name before it, and may it: "sıcağı", not "ertesi" or "karargâhını"?"""
    return _OWNED.fullmatch(word) is not None and not _is_own(word)


def _is_own(word: str) -> bool:
    """Does a word of the look of a possessed one belong to nobody, or to a person?"""
    return _verbs("adverbs").fullmatch(word) is not None or "person own" in says(word, "tr")


def _is_thing(text: str, start: int, close: int, words: list[str], phrase: str) -> bool:
    """May a ship do so among ships, or does a newspaper?"""
    if _verbs("press").match(" ".join(words)):
        return True
    return _verbs("sails").match(phrase) is not None and among_ships(text, start, close)


def among_ships(text: str, start: int, close: int) -> bool:
    """Is a ship told of near a name?"""
    low, high = max(0, start - _NEAR), close + _NEAR
    around = text[low:high]
    if any(map(around.__contains__, _SHIPS)):
        around = _ABOARD.sub("", around)
    return any(map(around.__contains__, _SHIPS)) or (
        ("gemi" in around or "zırhlı" in around) and _SHIP.search(text, low, high) is not None
    )


def does(text: str, close: int, end: int) -> bool:
    """Is a name in the genitive the subject of a participle: "Bergonzoli'nin savunduğu", "Daneff'in istediğini"?"""
    clause = _clause(text, close, end)
    told = clause.partition(",")[0].split()[:7] if len(clause) >= _SHORTEST else []
    if told and (feature_of(told[0], "tr") or _SIDE.fullmatch(told[0])):
        return False  # "Spion Kop'un tepesinde sis kalktığında", "Arpaçay'ın batısına çekilmesini"
    for n, word in enumerate(told):
        participle = _PARTICIPLE.fullmatch(word)
        if participle is None or (_NOUN.search(word) and not (n and _OBJECT.search(told[n - 1]))):
            continue
        phrase = lower(f"{told[n - 1]} {word}" if n else word)
        if _verbs("personal").match(phrase) or _verbs("deeds").match(phrase):
            return True
        stem = participle["stem"]
        if _verbs("inert").fullmatch(stem) or _verbs("falls").match(phrase):
            return False
        return not _PASSIVE.fullmatch(stem) or _verbs("deponent").fullmatch(stem) is not None
    return False
