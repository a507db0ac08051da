"""The words of an unnamed force as one token, and what is owned by the word before it."""

from __future__ import annotations

import re

from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.lexicon import (
    cases_of,
    modifiers,
    only_modified,
    parties,
    peoples,
    sections,
    services,
)
from sefer.grammars.names import countries
from sefer.letters import lower
from sefer.letters.patterns import lazy


def forces(tokens: list[Token]) -> list[Token]:
    """Join the words of an unnamed force ("Ermeni çetelerini" -> one token named "Ermeni çeteleri")."""
    out: list[Token] = []
    for i, token in enumerate(tokens):
        body = token.word.force if token.word is not None else None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if (
            body is None
            or _is_of_a_name(token, out[-1] if out else None, after)
            or (token.low == "birlikte" and not (out and _is_in_one(out[-1])))
            or (body == token.low == "düşman" and after is not None and _is_its(after))
            or (out and _is_no_body(body, out[-1]))
        ):
            out.append(token)
            continue
        start, owned = len(out), body[-1] in "ıiuü" and not body.startswith(_NO_LAND)
        if out and _are_of_land(token, body, out[-1]):  # "Azerbaycan Türkleri"
            start, body = start - 1, body + token.low[len(body)]
        while start and not token.low.startswith(peoples()) and _modifies(out, start - 1, owned):
            start -= 1
        while start < len(out) and out[start].low in ("-", "–", "ve"):
            start += 1
        if 0 < start < len(out) and out[start - 1].text in _OF_A_LAND and out[start].text[0].isupper():
            start -= 1  # "Yeni Zelanda birlikleri"
        if body.startswith(sections()):
            start = _of_service(out)
        if body.startswith("kolu") and len(out) > 1 and out[-1].low in _SIDES and _is_his(out[-2]):
            start -= 1  # "Recep Paşa'nın sağ kolu": of his army
        owner = bool(out) and _is_his(out[-1])  # "Albay Sato'nun kolu"
        if start == len(out) and not owner and body.startswith((*only_modified(), *sections())):
            out.append(token)
            continue
        out[start:] = [_force(out[start:], token, body)]
    return out


_OF_A_LAND = ("Yeni", "Güney", "Kuzey")


def _is_in_one(before: Token) -> bool:
    """Does a word before "birlikte" make it a force in which something is, not "together"?"""
    if before.low in _WHICH or before.has("genitive") or before.low.startswith(peoples()):
        return True
    return before.low in modifiers() or (before.kind == "unit" and before.bare)


def _is_his(token: Token) -> bool:
    return token.kind == "person" and token.has("genitive")


_SIDES = ("sağ", "sol", "orta", "ana")


def _is_no_body(body: str, before: Token) -> bool:
    """ "İtilaf Fırkası" is a party, "görüş birliği" what men agree on."""
    if body.startswith("fırka"):
        return before.low in parties()
    plain = before.kind == "word" and before.text[0].islower() and before.bare and before.low not in _WHICH
    return body == "birliği" and plain and before.low not in modifiers()


_WHICH = ("bu", "o", "şu", "aynı", "her", "bir", "iki", "hangi", "söz")


def _of_service(out: list[Token]) -> int:
    """Where the words of its service begin before a section: "seyyar mutfak bölümü"."""
    start = len(out)
    while start and out[start - 1].kind == "word" and out[start - 1].low in services():
        start -= 1
    return start


def _is_of_a_name(token: Token, before: Token | None, after: Token | None) -> bool:
    """ "Sovyetler Birliği", "Askerî Müze", "Rusça": what only looks like a force."""
    capital = token.text[0].isupper()
    union = capital and token.low.startswith("birliğ") and before is not None and before.low.endswith(("ler", "lar"))
    ahead = after is not None and after.low.startswith(("birliğ", "birlik")) and after.text[0].isupper()
    union = union or (capital and ahead and token.low in ("sovyet", "sovyetler"))
    museum = (
        token.low in ("askeri", "askerî") and after is not None and after.kind == "word" and after.text[0].isupper()
    )
    return union or (capital and museum) or (capital and _TONGUE.fullmatch(token.low) is not None)


_TONGUE = lazy(r"\w{2,}(?<!l[ae]r)[cç][ae](?:y[ıiae]|d[ae]n?|n[ıi]n)?")


def _is_its(after: Token) -> bool:
    """Is the word behind "düşman" something of his, but not what is in his hands?"""
    return owned_by(after) and not after.low.startswith("elin")


def _are_of_land(token: Token, body: str, land: Token) -> bool:
    """Are people named by the land that they are of, in the possessive?"""
    if not token.low.startswith(peoples()) or token.low[len(body) : len(body) + 1] not in ("ı", "i"):
        return False
    return land.bare and (land.kind in ("place", "polity") or land.text in countries("tr"))


_NO_LAND = ("taraf", "birliği")  # "Adana taraflarına", "İtalya birliği": no forces of that land


_OWNED = lazy(r"\w{2,}(?:s?[ıiuü]|l[ae]r[ıi])(?:n[dt]?[ae]n?|n[ıiuü]n?|yl[ae])?")


_PAST = lazy(r"[^n][dt][ıiuü]$|m[ıiuü]şt[ıiuü]$")


_ADVERBS = frozenset(("geri", "ileri", "karşı", "şimdi", "dahi", "gibi", "artık", "yine", "ise", "tekrar", "yeni"))


def owned_by(token: Token) -> bool:
    """Is a noun owned by the word before it: "düşman mevzileri", "düşman işgalinden"?"""
    if token.kind != "word" or token.low in _ADVERBS or _PAST.search(token.low):
        return False
    return _OWNED.fullmatch(token.low) is not None


_HARD = {"bölüğ": "k", "bölüy": "k", "birliğ": "k", "güc": "ç", "grub": "p"}  # stems before a vowel


def _force(before: list[Token], head: Token, body: str) -> Token:
    while before and before[0].low in ("bir", "bu", "o", "şu", "aynı", "tüm", "bütün"):
        before = before[1:]
    own = head.text[: len(body)]
    own = own[:-1] + _HARD[body] if body in _HARD else own
    name = re.sub(r" ?([-–]) ?", "-", " ".join([*(t.text for t in before), own]))
    start = before[0].start if before else head.start
    suffix = re.sub("['’‘]", "", head.text[len(body) :])
    return Token("force", start, head.end, name, lower(name), cases_of(suffix, glued=True), name, None, not suffix)


def _modifies(tokens: list[Token], at: int, owned: bool) -> bool:
    """Is the token an adjective of the force behind it, the land that owns it, or "ve" or a dash between two peoples?"""
    token = tokens[at]
    if token.low in ("-", "–", "ve"):
        return (
            at > 0
            and tokens[at - 1].kind == "word"
            and tokens[at - 1].low in peoples()
            and (at + 1 == len(tokens) or tokens[at + 1].kind == "word")
        )
    if token.kind == "force":  # "dağ topçu" + "taburu"
        return token.bare and token.low.split()[-1] in modifiers()
    if token.kind == "unit":
        return token.bare and token.echelon == "army"
    people = token.text[0].isupper() and token.low in peoples()
    if token.kind == "word" and (people or token.low in modifiers()):
        return True
    named = token.kind == "word" and token.text[0].isupper() and at > 0 and tokens[at - 1].kind != "mark"
    lands = token.kind in ("place", "polity") or token.text in countries("tr") or named  # "Tuna ordusu"
    return lands and token.bare and owned and at + 1 == len(tokens)
