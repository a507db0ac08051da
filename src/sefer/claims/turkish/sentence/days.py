"""The day of a clause."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sefer.claims.sequences import counted
from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.arguments import leans
from sefer.claims.turkish.sentence.clauses import ACTORS, Clause
from sefer.claims.turkish.sentence.verbs import closes
from sefer.letters.patterns import lazy


def dated(clause: Clause, ordered: bool = False) -> Token | None:
    """The date of a clause: of a plan its deadline, else its own date, else the nearest before it in the sentence.

    `ordered`: it tells what an order says, so the date of a written order is its date too.
    """
    tokens = clause.tokens
    due = [tokens[i] for i in clause.own if tokens[i].kind == "deadline"] if clause.predicate.planned else []
    own = due or [tokens[i] for i in clause.own if _of_act(tokens, i, ordered)]
    if own:
        firm = [
            t for t in own if not _DISTANCE.search(t.low) and _parted(tokens, t)
        ]  # "11 Kasım'da, ... altı gün sonra, ..."
        return firm[-1] if firm else own[-1]
    begin = 0 if ordered or clause.predicate.planned else _behind_order(tokens, clause.predicate.start)
    near = [tokens[i] for i in _before(clause) if i >= begin and _of_act(tokens, i, ordered)]
    if near and any(tokens[i].low in _ANOTHER_DAY and tokens[i].start >= near[-1].end for i in clause.own):
        return None  # "8 Mart'ta bildiriliyor: ... dün vardı": a day before it, which nobody reckoned
    if near and any(_takes_days(tokens, i) and tokens[i].start >= near[-1].end for i in clause.own):
        return None  # "5 Mayıs'ta yola çıktı ve üç günde vardı": it was done on another day
    if near and _is_of_what_led_to_it(tokens, near[-1], clause.predicate.start):
        return None
    return near[-1] if near else None


def _is_of_what_led_to_it(tokens: Sequence[Token], date: Token, end: int) -> bool:
    """ "Varna'nın 4 Mayıs'ta düşmesi üzerine çekildi": is it the day of a deed upon or after which this was done?"""
    behind = [t.low for t in tokens[:end] if t.start >= date.end]
    return any(_UPON.fullmatch(low) and after in _AFTER for low, after in pairwise(behind))


_UPON = lazy(r"\w{2,}m[ae]s[ıi](?:nd[ae]n)?|\w{2,}m[ae]s[ıi]n[ıi]n")
_AFTER = ("üzerine", "sonra", "ardından")


def _takes_days(tokens: Sequence[Token], at: int) -> bool:
    """ "üç günde": is it told how many days a deed took?"""
    return at > 0 and tokens[at].low in _SPANS and (counted(tokens[at - 1].low) or 0) > 1


_SPANS = ("günde", "gecede", "haftada", "ayda")
_ANOTHER_DAY = ("dün", "dünkü", "evvelki", "yarın", "yarınki")


def _before(clause: Clause) -> list[int]:
    """Where a date before the clause may stand: whoever else acts in a clause of its own may do so on another day.

    A date that opens the sentence holds for all of it.
    """
    tokens, end = clause.tokens, clause.predicate.start
    part = max((i for i in range(end) if tokens[i].text == ";"), default=0)
    begin = clause.reach.start if _told_before(tokens, clause.reach.start) else part
    known = {t.name for t in tokens[:begin] if t.kind in ACTORS}
    acting = clause.args(ACTORS, "nominative", within=range(begin, end)) if begin else ()
    if any(not leans(tokens, i) and tokens[i].name not in known for i in acting):
        opening = next((i for i in range(min(3, begin)) if tokens[i].kind in (*ACTORS, "place", "polity")), 3)
        opening = (
            0 if any(t.low.endswith("ki") for t in tokens[1 : opening + 1]) else opening
        )  # "1845 yılındaki padişah"
        return [*range(min(opening, begin)), *range(begin, end)]
    return list(range(end))


_DISTANCE = lazy(r"(?:sonra|önce|evvel)(?:s[ıi]nd[ae])?$")


def _parted(tokens: Sequence[Token], date: Token) -> bool:
    """Does a comma part a date from what follows it?"""
    return any(t.text == "," and t.start - date.end <= 1 for t in tokens if t.start >= date.end)


def _behind_order(tokens: Sequence[Token], end: int) -> int:
    """Where what an order says begins ("7 Haziran'da şu emri verdi: ..."): its day is not that of what it demands."""
    colon = next((i for i in range(end - 1, 0, -1) if tokens[i].text == ":"), None)
    said = colon is not None and any(
        _ORDER.fullmatch(t.low) or _ORDERED.match(t.low) for t in tokens[max(0, colon - 3) : colon]
    )
    return colon + 1 if colon is not None and said else 0


_ORDERED = lazy(r"emre[td]")


def _told_before(tokens: Sequence[Token], begin: int) -> bool:
    """Does a finite verb with a comma behind it end the clause before?"""
    last = begin - 1
    comma = last >= 0 and begin < len(tokens) and tokens[begin].text == ","
    return comma and tokens[last].kind == "word" and not _CONVERB.search(tokens[last].low)


_CONVERB = lazy(r"(?:[ae]r[ae]k|[ıiuü]p|[ıiuü]nc[ae]|m[ae]d[ae]n|[dt][ıiuü]kt[ae]n|ken)$")


_ORDER = lazy(r"(?:emir|emr|talimat|direktif|buyru[kğ])\w*")


def _of_act(tokens: Sequence[Token], at: int, ordered: bool) -> bool:
    """Is it a date of what is told, not of the order that brought it about ("7 Kasım tarihli emriyle")?"""
    if tokens[at].kind != "date":
        return False
    behind = [t.low for t in tokens[at + 1 : at + 7]]
    if ordered and behind[:1] == ["için"]:
        return False  # "ertesi gün için taarruz emrini verdi": the day of what is demanded
    written = bool(behind) and behind[0] in ("tarihli", "günlü", "tarih")
    return ordered or not (written and any(_ORDER.fullmatch(low) for low in behind))


def day_at(tokens: Sequence[Token], at: int) -> Token | None:
    """The day of what a noun tells at a place: of its own clause, else the one that opens the sentence."""
    ends = [
        i for i in range(at - 1) if tokens[i].text == ";" or (tokens[i + 1].text == "," and closes(tokens[i].low, ","))
    ]
    begin = max((i for i in ends if tokens[i].kind in ("word", "mark")), default=-1) + 1
    own = [t for t in tokens[begin:at] if t.kind == "date"]
    if own:
        return own[-1]
    return tokens[0] if tokens[0].kind == "date" else None


def edtf(date: Token | None) -> str | None:
    return date.day.edtf if date and date.day else None


def until(tokens: Sequence[Token], date: Token | None) -> Token | None:
    """ "1 Mart'tan 20 Nisan'a kadar": the day up to which something lasted from another one on."""
    if date is None or not date.has("ablative") or "/" in (edtf(date) or "/"):
        return None
    at = next(i for i, token in enumerate(tokens) if token is date) + 1
    behind = tokens[at] if at < len(tokens) else None
    days = [t.day.days for t in (date, behind) if t is not None and t.day is not None]
    if behind is None or behind.kind != "deadline" or len(days) < 2 or "/" in (edtf(behind) or "/"):
        return None
    first, last = days
    return behind if first is not None and last is not None and first.earliest <= last.latest else None
