"""Whether a predicate is told as done, planned, reported, denied, or not told at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.verbs import Form, form_of
from sefer.claims.words import table
from sefer.letters.patterns import lazy

Frame = dict[str, Any]


class Predicate(NamedTuple):
    """A verb form of the table: the words from `start` to `at` (token indices), and every frame it may open."""

    start: int
    at: int
    form: Form
    frames: tuple[Frame, ...]
    planned: bool = False
    reported: bool = False  # what somebody is said to say: "kayıp verdiği bildiriliyor"
    asserted: bool = True  # false for a verbal noun or purpose that says nothing of what happened


def judged(tokens: Sequence[Token], predicate: Predicate) -> Predicate:
    """Is it told as done, as planned, or not told at all (a purpose, a bare verbal noun, a question, a condition)?"""
    form = predicate.form
    if _is_open(tokens, predicate):
        return predicate._replace(asserted=False)
    if form.kind == "finite" and predicate.at + 1 < len(tokens) and _NOT.fullmatch(tokens[predicate.at + 1].low):
        return predicate._replace(form=replace(form, negated=not form.negated))
    if form.kind in ("future", "must"):
        return predicate._replace(planned=True)
    behind = tokens[predicate.at + 1].low if predicate.at + 1 < len(tokens) else ""
    if form.kind == "finite" and _PERFECT.search(tokens[predicate.at].low) and behind.startswith(_BEING):
        return predicate._replace(form=replace(form, kind="noun"), asserted=behind.startswith("olduğ"))
    if form.kind not in ("participle", "noun"):
        return predicate
    after = [t.low for t in tokens[predicate.at + 1 : predicate.at + 8]]
    if form.kind == "participle":
        word = tokens[predicate.at].low
        planned = "aca" in word[-6:] or "ece" in word[-6:]
        said = _is_said(tuple(after[:4]))
        said = said or (word[-1] in "ıiuü" and after[:1] == [","] and is_hearsay(tokens, predicate.at))
        news = after[1:] if after[:1] and after[0] in _SUCH else after  # "girdiği haberi": whoever brought it
        told = bool(news) and word[-1] in "ıiuü" and _NEWS.match(news[0])
        untrue = word[-1] in "ıiuü" and any(a == "doğru" and b.startswith("değil") for a, b in pairwise(after[:4]))
        if untrue or (told and _FALSE & set(after)):
            return predicate._replace(asserted=False)
        said = said or bool(told)
        return predicate._replace(planned=planned, reported=said)
    return _judged_noun(predicate, tokens[predicate.at].low, after)


def is_hearsay(tokens: Sequence[Token], at: int) -> bool:
    """ "6.000 ölü verdiği, zayiatın 600 olduğu söyleniyor": does a passive verb of saying end the row of what is said?"""
    for i in range(at + 1, len(tokens) - 1):
        if tokens[i].low in (";", ":"):
            return False
        before = i - 2 if tokens[i - 1].low in _GUESS else i - 1
        if _HEARD.fullmatch(tokens[i].low) and _OF_WHICH.search(tokens[before].low):
            return True
    return False


@lru_cache(maxsize=1 << 14)
def _is_said(after: tuple[str, ...]) -> bool:
    """Does a verb of saying stand behind a participle, at once or over "resmen", "dün": "girdiği resmen bildirildi"?"""
    at = next((i for i, word in enumerate(after) if word not in _ADVERBS), len(after))
    near = after[at:]
    return any(
        near[: len(nominal)] == nominal and len(near) > len(nominal) and form_of(near[len(nominal)], verb) is not None
        for nominal, verb in _sayings()
    )


_ADVERBS = ("resmen", "dün", "bugün", "ayrıca", "da", "de", "sonradan", "ısrarla", "açıkça", "henüz")
_SUCH = ("yolundaki", "yönündeki", "şeklindeki", "hakkındaki", "yolunda", "yönünde", "dair")
_GUESS = ("tahmin", "iddia", "ifade", "rivayet", "beyan")
_HEARD = lazy(
    r"(?:söylen|bildiril|belirtil|anlatıl|iddia edil|edil|ileri sürül|sürül|yazıl)(?:iyor|mekte|di|ıyor|üyor|makta|dı|dü|miş|mış|müş)\w*"
)
_OF_WHICH = lazy(r"(?:[dt][ıiuü]ğ|[ae]c[ae]ğ)[ıiuü]$")


def _is_open(tokens: Sequence[Token], predicate: Predicate) -> bool:
    """Does it stand in a question or behind "eğer", or tell what could be done?"""
    if tokens[-1].text == "?" or any(_ASKS.fullmatch(t.low) for t in tokens[predicate.at + 1 : predicate.at + 2]):
        return True
    if _COULD.search(tokens[predicate.at].low) and predicate.form.kind in ("participle", "future"):
        return True
    ifs = [i for i in range(predicate.start) if tokens[i].low in _IFS]
    return bool(ifs) and not any(t.text in ";:" for t in tokens[ifs[-1] : predicate.start])


_IFS = ("eğer", "şayet")


_ASKS = lazy(r"m[ıiuü](?:y?d[ıiuü]|d[ıiuü]r)?")


_COULD = lazy(r"[ae]bil[ae]c[ae]k$")


_PERFECT = lazy(r"m[ıiuü]ş$")
_BEING = ("olma", "olduğ", "olacağ")  # "gitmemiş olması": whose deed it is stands in the genitive
_NOT = lazy(r"değil(?:di|dir|ler|lerdi)?|olm(?:adı|uyor|amış(?:tı|tır)?)")  # "gitmiş değildi", "etmiş olmuyor"


_DONE = (
    "başla",
    "başar",
    "muvaffak",
    "sonra",
    "ardından",
    "sonuçlan",
    "üzerine",
    "zorunda",
    "tamamla",
    "takiben",
    "sayesinde",
    "neticesinde",
    "sonucunda",
)


_NEWS = lazy(r"(?:haber|söylenti|iddia|rivayet|dedikodu)(?:s?[ıi]|l[ae]r[ıi]?)(?:n[ıiuae]\w*)?$")


_FALSE = frozenset(
    ("asılsız", "asılsızdı", "asılsızdır", "yalan", "yalandı", "yanlış", "yanlıştı", "yanlıştır", "uydurma")
)


def _judged_noun(predicate: Predicate, low: str, after: list[str]) -> Predicate:
    if _WHEN.search(low):
        return predicate
    if _THAT.search(low) and _is_said(tuple(after[:4])):
        return predicate._replace(reported=True, planned=_THAT_WILL.search(low) is not None)
    if low.endswith(
        ("ınmasıyla", "inmesiyle", "unmasıyla", "ünmesiyle", "ilmesiyle", "ılmasıyla", "ulmasıyla", "ülmesiyle")
    ):
        return predicate  # "Van'ın alınmasıyla"
    for offset, word in enumerate(after):
        if word in (".", ";"):
            break
        if offset < 3 and (_failed(after[: offset + 1]) or _failed(after[: offset + 2])):
            return predicate._replace(form=replace(predicate.form, negated=not predicate.form.negated))
        if offset < 3 and word.startswith(_DONE):
            return predicate._replace(asserted=not _NOT_DONE.fullmatch(" ".join(after[offset : offset + 2])))
        if offset < 2 and (no := form_of(word, "reddet")) is not None and low.endswith(_WHAT):
            return predicate._replace(form=replace(predicate.form, negated=True), asserted=not no.negated)
        if offset < 2 and word in purposes():
            ready = any(w.startswith(("hazırlı", "emir", "emr", "talimat")) for w in after[offset:])
            return predicate._replace(planned=True, asserted=ready or word in ("kararı", "emri"))
        for nominal, negated in _willed(word):
            if not nominal or after[max(0, offset - 1) : offset] == [*nominal]:
                return predicate._replace(planned=True, asserted=not negated)
    return predicate._replace(asserted=False)


def _failed(after: list[str]) -> bool:
    """ "girmeyi başaramadı", "girmeye muvaffak olamadı", "girmekten vazgeçti": was it tried, or meant, and not done?"""
    words = table("tr")["volition"]
    for stems, negated in ((words["managing"], True), (words["refraining"], False)):
        for stem in stems:
            *nominal, verb = stem.split()
            form = form_of(after[-1], verb) if after[-1].startswith(verb[:1]) else None
            if form is not None and form.negated is negated and after[-1 - len(nominal) : -1] == nominal:
                return True
    return False


_NOT_DONE = lazy(
    r"(?:zorunda kalma|başlama|başlayama|tamamlama|tamamlayama|sonuçlanma|başarama|muvaffak olama)\w*(?: \S+)?"
)


_THAT = lazy(
    r"(?:[dt][ıiuü]ğ[ıiuü]|[dt][ıiuü]kl[ae]r[ıi]|[ae]c[ae]ğ[ıi]|[ae]c[ae]kl[ae]r[ıi])n[ıiuü]$"
)  # "girdiğini bildirdi"
_WHEN = lazy(r"[dt](?:[ıiuü]ğ[ıiuü]|[ıiuü]kl[ae]r[ıi])nd[ae]$")  # "tayin edildiğinde"
_THAT_WILL = lazy(r"[ae]c[ae][kğ]\w+$")
_WHAT = ("mayı", "meyi", "masını", "mesini", "maktan", "mekten")


@lru_cache(maxsize=1 << 16)
def _willed(word: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """The verbs of will that a word may be a form of: (nominal part before it, is it negated)."""
    out = []
    for stem in table("tr")["volition"]["stems"]:
        *nominal, verb = stem.split()
        form = form_of(word, verb) if word.startswith(verb[:1]) else None
        if form:
            out.append((tuple(nominal), form.negated))
    return tuple(out)


@cache
def _sayings() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The verbs of saying: (nominal part, verb stem)."""
    return tuple((tuple(words[:-1]), words[-1]) for words in map(str.split, table("tr")["saying"]["stems"]))


@cache
def purposes() -> frozenset[str]:
    return frozenset(table("tr")["volition"]["purpose"])
