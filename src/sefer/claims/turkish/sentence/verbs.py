"""Turkish verb forms behind a known stem: voice, negation and what the form does in its clause.

The suffix order (stem, voice, negation, ability, tense or nominal) is Lewis, Turkish Grammar (2nd ed.), chapters 8-11.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sefer.letters.patterns import lazy

I, A = "[ıiuü]", "[ae]"  # noqa: E741
_NEGATIVE = f"(?P<neg>(?:y?{A})?m(?:{A}(?!k\\b|s{I}|y[ae]\\b|l[ae]r[ıi]|n{I}n)|(?={I}yor)))?"
_ABLE = f"(?:y?{A}bil)?"
_FORMS = {
    "finite": (
        f"[dt]{I}(?:l{A}r|k|m|yd{I}|ys{A}|l{A}rs{A})?|m{I}ş(?:t{I}r(?:l{A}r)?|t{I}(?:l{A}r)?|l{A}r(?:[dt]{I}r?)?)?"
        f"|{I}?yor(?:l{A}r)?(?:d{I}|mu?ş|dur)?(?:l{A}r)?|m{A}kt{A}(?:y[dm]{I}ş?|d{I}r)?(?:l{A}r)?"
        f"|(?:{A}|{I})?r(?:l{A}r)?(?:d{I})?(?:l{A}r)?|m{A}z(?:d{I})?(?:l{A}r)?"
    ),
    "future": f"y?{A}c{A}[kğ](?:t{I}r?|l{A}rd{I}r?|l{A}r)?",
    "must": f"m{A}l{I}(?:yd{I}|d{I}r|l{A}r)?|s{I}n(?:l{A}r)?|m{A}kt{I}",
    "converb": f"y?{I}p|y?{A}r{A}k|y?{I}nc{A}|(?:{A}|{I})?rk{A}n|m{A}d{A}n|d{I}kt{A}n|t{I}kt{A}n|[dt]{I}kç{A}",
    "participle": f"y?{A}n(?:l{A}r)?|[dt]{I}ğ{I}|y?{A}c{A}[kğ]|[dt]{I}kl{A}r{I}|m{I}ş",
    "noun": f"m{A}(?:s{I}(?!z)n?\\w*|y(?:{A}|{I})|l{A}r{I}n?\\w*|n{I}n|yl{A})?|m{A}k(?:t[ae]n|l[ae])?|m{A}ğ{A}|[dt]{I}(?:ğ{I}|kl{A}r{I})n\\w+|y?{A}c{A}(?:[kğ]{I}|kl{A}r{I})n\\w+",
}


@dataclass(frozen=True, slots=True)
class Form:
    """`kind`: finite, future, must, converb, participle or noun."""

    kind: str
    passive: bool
    negated: bool


@cache
def _tail(kind: str) -> re.Pattern[str]:
    return lazy(f"{_NEGATIVE}{_ABLE}(?:{_FORMS[kind]})")


def _passives(stem: str) -> tuple[str, ...]:
    """The passive stems of a stem: gönder -> gönderil, taşı -> taşın, al -> alın."""
    last = stem[-1]
    if last in "aeıioöuü":
        return (stem + "n", stem + "nıl", stem + "nil")
    vowel = next(
        (
            v
            for c, v in (("a", "ı"), ("ı", "ı"), ("e", "i"), ("i", "i"), ("o", "u"), ("u", "u"), ("ö", "ü"), ("ü", "ü"))
            if c == _last_vowel(stem)
        ),
        "i",
    )
    return (stem + vowel + ("n" if last == "l" else "l"),)


def _last_vowel(stem: str) -> str:
    return next((c for c in reversed(stem) if c in "aeıioöuü"), "i")


_NATIVE = {"yönet", "öğret", "gözet", "üret", "tüket", "işlet", "ilet"}  # their t stays: yönetil-, against emredil-


@cache
def starts(stem: str) -> tuple[tuple[str, bool], ...]:
    """(start, passive) for every shape of a stem: t softens to d before a vowel (et-: ed-; git-: gid-)."""
    fused = stem.endswith("et") and stem not in _NATIVE
    soft = stem[:-1] + "d" if fused or stem in ("git", "güt") else stem
    out = [(p, True) for base in {stem, soft} for p in _passives(base)]
    narrow = [(stem[:-1] + vowel + "yor", False) for vowel in "ıiuü" if stem[-1] in "ae"]  # ilerle-: ilerliyor
    return tuple(sorted([*out, (stem, False), (soft, False), *narrow], key=lambda s: -len(s[0])))


COPULAS = {
    "idi",
    "var",
    "vardı",
    "vardır",
    "yok",
    "yoktu",
    "dahildi",
    "dâhildi",
    "bağlıydı",
    "mevcuttu",
    "ibaretti",
    "ibaret",
    "ibarettir",
    "mürekkepti",
    "mürekkeptir",
    "müteşekkildi",
    "müteşekkildir",
    "sahip",
    "sahipti",
    "kurulu",
    "kuruluydu",
}


VERBAL_NOUNS = ("sevk", "nakl")  # "taburun sevkini kararlaştırdı": nouns that are deeds done to somebody
_OF_IT = lazy(r"[ıi](?:n[ıiae]|yl[ae]|nd[ae]n)?")


@cache
def form_of(word: str, stem: str) -> Form | None:
    """The form of a lower-case word as a form of `stem`; None if it is none."""
    if stem in VERBAL_NOUNS:
        return Form("noun", True, False) if _OF_IT.fullmatch(word[len(stem) :]) and word.startswith(stem) else None
    if word == stem and word in COPULAS:
        return Form("finite", False, word.startswith("yok"))
    for start, passive in starts(stem):
        if not word.startswith(start):
            continue
        rest = word[len(start) - 3 * start.endswith("yor") :]
        for kind in ("finite", "future", "must", "converb", "noun", "participle"):
            found = _tail(kind).fullmatch(rest)
            if found and rest:
                return Form(kind, passive, found.group("neg") is not None)
    narrow = narrowed(stem)
    if narrow and word.startswith(narrow) and _NARROW.fullmatch(word, len(narrow)):
        return Form("finite", False, False)
    return None


_NARROW = lazy(f"{I}(?:yor(?:l{A}r)?(?:d{I}|mu?ş|dur)?(?:l{A}r)?)")


def narrowed(stem: str) -> str:
    """What is left of a stem in -a or -e before -yor: ilerle-, "ilerliyordu"; nothing of any other."""
    return stem[:-1] if stem[-1] in "ae" and len(stem) > 2 else ""


# a finite verb or converb of any stem, known by its end alone: it closes a clause
_CLOSING = lazy(
    rf"\w+(?:m{I}şt{I}r?(?:l{A}r)?|{I}yor(?:du|lardı|lar)?|m{A}kt{A}(?:yd{I}|d{I}r)|"
    rf"(?:(?:{A}|{I})r|m{A}z|yor|{A}c{A}k|m{I}ş)s{A}(?:l{A}r)?|[dt]{I}(?:l{A}r(?:s{A})?|ys{A})?|{A}r{A}k|{A}c{A}[kğ](?:t{I}|l{A}rd{I})|m{A}d{A}n|{I}nc{A})$"
)
_AFTER = lazy(rf"\w+[dt]{I}kt{A}n$")
_IP = lazy(rf"\w\w+y?{I}p$")
_NO_IP = {
    "sahip",
    "kitap",
    "tertip",
    "galip",
    "talip",
    "mektup",
    "grup",
    "garip",
    "katip",
    "kâtip",
    "recep",
    "cenup",
    "harp",
}
_NO_VERB = {
    "şimdi",
    "kendi",
    "ordu",
    "ordular",
    "adı",
    "kadar",
    "dedi",
    "yedi",
    "yeti",
    "idi",
    "hadi",
    "haddi",
    "ciddi",
    "kaldı",
}


_WHILE = lazy(r"\w{2,}(?:[aeıiuü]r|yor|m[ae]z|m[ıiuü]ş|c[ae]k)ken")  # "çekilirken"
# "istemeyince", "alınca"; not "boyunca", "gereğince", "kararınca"
_UPON = lazy(r"\w+(?<![sğ])[ıiuü]nc[ae]")
_NO_UPON = frozenset(
    ("boyunca", "uyarınca", "mucibince", "tarafınca", "ömrünce", "hayatınca", "hükmünce", "emrince", "aklınca", "kararınca", "yalınca",
     "düşünce", "güvence", "birinci", "ince", "onunca", "yolunca")
)  # fmt: skip


# "sayısı 12.400'ü bulmuş, 1.250'si ölmüştü": the ending of the last verb holds for those before it
_TOLD_ON = lazy(rf"\w{{2,}}m{I}ş")
_NO_DEED = frozenset(("yetmiş", "altmış", "gümüş", "geçmiş", "yemiş", "ermiş"))


def closes(word: str, after: str) -> bool:
    """Does a lower-case word end a clause by its form alone? `after` is the token behind it."""
    sort = closing(word)
    if sort == "listed":
        return after == ","
    if sort == "after":
        return after in ("sonra", "itibaren", ",")
    return sort == "always" or (sort == "before" and after in _STOPS)


_STOPS = frozenset(("", ".", ",", ";", ":", "ve", "(", "ama", "fakat", "ancak", "!", "?", "”", '"', "da", "de"))


_IF = lazy(r"(?:r|m[ae]z|yor|k|m[ıiuü]ş)s[ae](?:l[ae]r)?$")  # "kalırsa"


@lru_cache(maxsize=1 << 16)
def closing(word: str) -> str:
    """Does a word end a clause: "always", "before" what may follow an end, "listed" before a comma, "after" something in time, or "" never?"""
    if word in _NO_VERB or len(word) < 4 or word == "olarak":
        return ""
    if _AFTER.match(word):
        return "after"
    if _IP.match(word):
        return "" if word in _NO_IP else "always"
    if word in ("halde", "hâlde") or _WHILE.fullmatch(word) or (_UPON.fullmatch(word) and word not in _NO_UPON):
        return "always"
    if _TOLD_ON.fullmatch(word) and word not in _NO_DEED:
        return "listed"
    if not _CLOSING.match(word):
        return ""
    return "always" if word.endswith(("arak", "erek")) or _IF.search(word) else "before"
