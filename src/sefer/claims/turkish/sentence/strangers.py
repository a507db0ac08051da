"""Who acts without being anybody that was named: the writer, an office, a name that no mention reads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.clauses import Clause, place_role
from sefer.claims.turkish.sentence.forces import owned_by
from sefer.claims.words import table
from sefer.letters.patterns import lazy


def is_strange(clause: Clause) -> bool:
    """Does somebody act whom no mention reads: "vali ... gitti", "Kruger ise ... taşındı"?"""
    tokens = clause.tokens
    for i in clause.reach:
        token, after = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
        if token.kind != "word" or not token.bare:
            continue
        owner = after is not None and (after.kind in ("person", "force") or owned_by(after))
        titled = token.low in _RANKS and token.text[0].isupper() and after is not None and after.kind == "place"
        titled = titled and "bare" not in place_role(tokens, i + 1)
        if i > clause.reach.start and _PEOPLE_AT_WORK.fullmatch(token.low) and token.text[0].islower():
            return True  # "öğleden sonra paraşütçüler indi"
        if token.low in _strangers() and not owner and not titled:
            return True
        if i and _is_described(tokens[i - 1].low) and token.text[0].islower() and _acts_alone(token, after):
            return True  # "Erzurum'dan yola çıkarılan yardım Kars'a ulaşamadı"
        if i and token.text[0].isupper() and token.low not in table("tr")["forces"]["peoples"]:
            told = after is not None and after.low == "ise"
            opens = i == clause.reach.start and after is not None and after.kind != "mark" and not after.bare
            opens = opens or (tokens[i - 1].low.endswith(("en", "an")) and after is not None and after.text == ",")
            if (told or opens) and token.low not in _openers() and not owner:
                return True
    return False


def has_ranked_stranger(tokens: Sequence[Token]) -> bool:
    """ "General Buller ... denedi": does somebody with a rank act before, whose name no mention reads as a person's?"""
    titles = [i for i in range(len(tokens) - 1) if tokens[i].low in _TITLES and tokens[i].text[0].isupper()]
    return any(tokens[i + 1].kind == "place" and "bare" in place_role(tokens, i + 1) for i in titles)


_TITLES = (
    "general",
    "albay",
    "yarbay",
    "binbaşı",
    "yüzbaşı",
    "mareşal",
    "amiral",
    "korgeneral",
    "tümgeneral",
    "tuğgeneral",
)
_PEOPLE_AT_WORK = lazy(r"\w{3,}(?:[cç][ıiuü]|l[ıiuü])l[ae]r")


def _is_described(low: str) -> bool:
    """Is a word a passive participle, which describes a noun behind it: "gönderilen"?"""
    return _PASSIVE.search(low) is not None


def _acts_alone(token: Token, after: Token | None) -> bool:
    """Is a noun followed at once by a place or a day, so that it is what acts and no adjective of a name behind it?"""
    return after is not None and after.kind in ("place", "date") and token.low not in _openers()


_PASSIVE = lazy(r"\w{2,}(?:[ıiuü]l|[aeıiuü]n[ıiuü]l|[aeıiuü]n)[ae]n$")
_RANKS = ("general", "albay", "yarbay", "binbaşı", "yüzbaşı", "teğmen", "miralay", "kaymakam")  # "Yarbay Göyçay'a ..."


@cache
def _strangers() -> frozenset[str]:
    words = table("tr")
    return frozenset((*words["strangers"]["words"], *words["offices"]["heads"], *words["offices"]["command"]))


# "sordum", "yazmıştık": whoever writes did it
_OF_THE_WRITER = lazy(
    r"(?:[dt][ıiuü][mk]|yor(?:du)?(?:[mk]|um|uz)|m[ıiuü]ş(?:t[ıiuü][mk]|[ıiuü][mz])|[ae]c[ae]ğ[ıi][mz])$"
)


def is_of_the_writer(clause: Clause) -> bool:
    """Does whoever writes say that he did it: "bildirdim", "vardık"?"""
    return _OF_THE_WRITER.search(clause.tokens[clause.predicate.at].low) is not None


# "İzmir'e girildi", "Batum'a yüründü": somebody does it, nobody is said to
_IMPERSONAL = lazy(
    r"(?:giril|yürün|gidil|varıl|ulaşıl|çıkıl|inil|dönül|gelin|ilerlen|kaçıl|beklen|savaşıl|çarpışıl|çekilin|yönelin|geçil(?!en)"
    r"|ayrılın|erişil|hareket edil|ilerlenil|yaklaşıl|taşınıl|yerleşil|saldırıl|intikal edil)[dmia]"
)


def goes_by_itself(low: str) -> bool:
    """Is a word the impersonal passive of a verb that takes no object: "girildi", "ulaşılmıştı"?"""
    return _IMPERSONAL.match(low) is not None


def opens_with_another(clause: Clause) -> bool:
    """ "Cephane kolu ... gönderildi", "Hüsnü 300 kişi kaybetti": does the sentence open with a noun or a name that no mention reads?"""
    tokens = clause.tokens
    if _part_acts(clause) or _noun_acts(clause):
        return True
    if clause.reach.start and _SEVERAL.fullmatch(tokens[0].low) and tokens[0].kind == "word":
        return tokens[0].bare and tokens[0].low not in _openers()  # "Trenler yol alıyor, Belgrad'da bekliyordu"
    if clause.reach.start or len(tokens) < 3 or tokens[0].kind != "word" or tokens[0].low in _openers():
        return False
    return tokens[0].bare and (owned_by(tokens[1]) or not _OPENING.search(tokens[0].low))


_SEVERAL = lazy(r"\w{3,}l[ae]r")


def _noun_acts(clause: Clause) -> bool:
    """ "16 Ağustos sabahı taarruz kümesi ... hareket etti": a noun behind a date that no mention reads."""
    tokens, at = clause.tokens, clause.reach.start
    passed = (*_OF_DATES, *_openers())
    while at < clause.predicate.start and (tokens[at].kind in ("mark", "date") or tokens[at].low in passed):
        at += 1
    if at in (0, clause.reach.start) or at + 2 >= clause.predicate.start:
        return False
    one, other = tokens[at], tokens[at + 1]
    if other.kind != "word" or not other.bare or _PART.fullmatch(other.low) is None:
        return False
    if one.kind in ("place", "polity"):  # "17 Eylül'de Azerbaycan başkenti Gence'den ... taşındı"
        return "bare" in place_role(tokens, at) and tokens[at + 2].kind in ("place", "date")
    return one.kind == "word" and one.bare


_OF_DATES = ("yılında", "yılının", "tarihinde", "günü", "senesinde", "ayında")


def _part_acts(clause: Clause) -> bool:
    """ "4. Kolordunun sağ kanadı ... çekildi": is it something of a force, that no mention reads, which acts?"""
    tokens, owner = clause.tokens, clause.reach.start
    while owner < clause.predicate.start and tokens[owner].kind in ("mark", "date"):
        owner += 1
    if owner + 2 >= clause.predicate.start or tokens[owner].kind not in ("unit", "force"):
        return False
    behind = tokens[owner + 1 : owner + 4]
    at = next((n for n, t in enumerate(behind[:2]) if t.kind == "word" and _PART.fullmatch(t.low)), None)
    if at is None or not tokens[owner].has("genitive") or any(t.kind != "word" for t in behind[:at]):
        return False
    return behind[at].bare and not behind[at + 1].low.startswith(_BY)


# a possessive in the nominative: "kanadı", "kalıntıları", "merkezi"
_PART = lazy(r"\w{2,}(?:[^aeıioöuü\W]|s)[ıiuü]|\w{2,}l[ae]r[ıi]")
_BY = (
    "üzerine",
    "ile",
    "için",
    "gere",
    "uyarınca",
    "sonu",
    "netice",
    "neden",
    "yüz",
    "sayes",
    "karşı",
    "alt",
    "sıra",
    "esna",
    "doğrult",
)


@cache
def _openers() -> frozenset[str]:
    return frozenset(table("tr")["openers"]["words"])


# what a converb or an adverb ends in: "İlerleyerek", "Gelince", "Güneyden", "Geceleyin"
_OPENING = lazy(
    r"(?:[ae]r[ae]k|[ıiuü]nc[ae]|[ıiuü]p|ken|m[ae]d[ae]n|d[ae]n|t[ae]n|[dt][ae]|c[ae]|ç[ae]|leyin|[ıiuü]n|y[ae]|dı[kğ]\w*)$"
)
