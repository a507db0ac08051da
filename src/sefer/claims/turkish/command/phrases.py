"""Noun phrases that say something by themselves: who commands whom, what belongs to what, who holds an office."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from sefer.claims.drafts import Draft, drafted
from sefer.claims.tokens import Token
from sefer.claims.turkish.formations.belonging import BINDING, bound, makes_up, nested, stationed
from sefer.claims.turkish.men.sizes import MADE, SIZED, sized
from sefer.claims.turkish.sentence.arguments import leans, named
from sefer.claims.turkish.sentence.holds import ECHELON_WORDS, FORCE, PERSON, UNIT
from sefer.claims.turkish.sentence.nearby import at_place, low_at, numbered_beside
from sefer.claims.turkish.sentence.signs import sign
from sefer.claims.words import table
from sefer.letters import lower
from sefer.letters.patterns import lazy
from sefer.model import RANKS, UnitValue

FORCES = ("unit", "force")


def phrases(tokens: Sequence[Token]) -> Iterator[Draft]:
    """Every claim that a noun phrase of the sentence makes, left to right."""
    for at, token in enumerate(tokens):
        if token.word is None:
            tellers = _OF_KIND.get(token.kind, ())
        elif token.word.signs & _HEADS:
            tellers = _tellers(token.low)
        else:
            continue
        for teller in tellers:
            yield from teller(tokens, at)


def command(person: Token, role: str, force: Token | None, *ends: Token, beside: Sequence[Token] = ()) -> Draft:
    """Who commands a force, or one with others that are told beside it; of "kolordu komutanı" nobody knows which it is."""
    told = [f for f in (force, *beside) if f is not None]
    forces = [f for f in told if not (f.kind == "force" and f.bare and _ANY.fullmatch(lower(f.name)))]
    words = [("subject", person)] + [("object" if f in forces else "", f) for f in told]
    slots = {"subject": person.name, "role": role, "object": named(forces), "date": None}
    return drafted("command", slots, words, *ends)


_ANY = lazy(
    r"(?:ordu|kolordu|tümen|fırka|tugay|liva|alay|tabur|bölük|birlik|kuvvet|müfreze|grup|kıta|jandarma)(?:l[ae]r)?"
)


_COPULA = lazy(r"(?<=d[ae])(?:yd[ıi]|d[ıi]r)$")  # "komutasındaydı"


def _led(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "Mürsel Paşa komutasındaki 5. Kafkas Tümeni": the person before, the force behind."""
    offices = table("tr")["offices"]
    word = tokens[at]
    low = _COPULA.sub("", word.low)
    if low in offices["head_of"]:
        yield from _headed(tokens, at)
    if low not in (*offices["led"], *offices["leading"]):
        return
    person = next((t for t in reversed(tokens[max(0, at - 4) : at]) if t.kind == "person"), None)
    if (low in offices["leading"] and at and tokens[at - 1].text in (";", ",")) or low_at(tokens, at - 1) == "ve":
        person = _who_acted(tokens[: at - 1])  # "Morshead kaleyi savundu; emrinde 9. Tümen vardı"
    if person is None:
        return
    if low in offices["leading"] and (there := _there(tokens, at)):
        post = _POST_OF.fullmatch(person.name) if person.mention is None else None
        if post is None:
            yield command(person, "komutan", there[0], word, beside=there[1:])
            return
        slots = {"subject": named(there), "relation": "attached_to", "object": post["whole"], "date": None}
        yield drafted("organization", slots, [*(("subject", t) for t in there), ("object", person)], word)
        return
    ahead = _behind(tokens, at) if low in offices["led"] else None
    back = _before(tokens, tokens.index(person)) if low in offices["leading"] else None
    force = ahead or back or (_right_behind(tokens, at) if low in offices["leading"] else None)
    if force:
        yield command(person, "komutan", force, word, beside=numbered_beside(tokens, force))
    if force is not None and force is back:
        yield from _each_under_his_own(tokens, tokens.index(force), word)


def _each_under_his_own(tokens: Sequence[Token], at: int, word: Token) -> Iterator[Draft]:
    """ "1. Tümen Halit Bey'in, 2. Tümen Cemil Bey'in emrindeydi": those before the last, each with the genitive behind it."""
    while at > 2 and tokens[at - 1].low in (",", ";", "ve"):
        person, force = at - 2, at - 3
        while force > 0 and tokens[force].low in ("ise", "de", "da"):
            force -= 1
        known = tokens[person].kind == "person" and tokens[person].has("genitive")
        if not known or tokens[force].kind not in FORCES or not tokens[force].has("nominative"):
            return
        yield command(tokens[person], "komutan", tokens[force], word)
        at = force


def _who_acted(tokens: Sequence[Token]) -> Token | None:
    """The one person that acts in the clause before, where no other person or force does."""
    acting = [t for i, t in enumerate(tokens) if t.kind in (*FORCES, "person", "polity") and t.has("nominative")]
    acting = [t for t in acting if not leans(tokens, tokens.index(t))]
    return acting[0] if len(acting) == 1 and acting[0].kind == "person" else None


def _right_behind(tokens: Sequence[Token], at: int) -> Token | None:
    """ "Muhtar Paşa komutasında İkinci Doğu Ordusu kuruldu": the force right behind, if no other can be the one that is led."""
    while low_at(tokens, at + 1) in ("bir", "yeni", "ise"):
        at += 1
    force = at_place(tokens, at + 1)
    if force is None or force.kind not in FORCES or not force.has("nominative") or leans(tokens, at + 1):
        return None
    if force.kind == "force" and tokens[at].low != "bir":
        return None  # "komutasında düşman atıldı", "komutasında birlikler girdi"
    parted = next((i for i in range(at, 0, -1) if tokens[i].text in (";", ":")), 0)
    return None if any(t.kind in FORCES for t in tokens[parted:at]) else force


_POST_OF = lazy(r"(?P<whole>\d+\. .+|.+ (?:Grubu|Cephesi|Ordusu)) (?:komutan|kumandan)[ıi]", re.IGNORECASE)
_IS_THERE = ("vardı", "var", "vardır", "mevcuttu", "bulunuyordu", "bulunmaktaydı", "bulunuyor", "bulunmaktadır")


def _there(tokens: Sequence[Token], at: int) -> list[Token]:
    """ "Şefik Bey'in emrinde 27. Alay ve bir dağ bataryası vardı": the forces that somebody is told to have under him."""
    out: list[Token] = []
    for token in tokens[at + 1 :]:
        if token.kind == "force" and token.has("ablative") and not out and makes_up(tokens, token):
            continue  # "emrinde gönüllülerden oluşan 38. Alay vardı"
        counted = token.kind == "quantity" and token.item in ("regiment", "battalion", "company", "division", "battery")
        if (token.kind in FORCES or counted) and token.has("nominative"):
            if out and out[-1].kind == token.kind == "force" and token.start - out[-1].end == 1:
                first = out.pop()  # "milis bataryaları"
                out.append(replace(token, start=first.start, name=f"{first.name} {token.name}"))
            else:
                out.append(token)
        elif token.low in _IS_THERE:
            return out
        elif token.low not in (",", "ve", "ile", "ayrıca", "da", "de", "ise", "toplam", *MADE):
            break
    return []


def _headed(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "5. Tümen'in başında (ise) Mürsel Bey ...", "Mürsel Bey 5. Tümen'in başında ...": a genitive force and a person."""
    force, before = at_place(tokens, at - 1), at_place(tokens, at - 2)
    person = next((t for t in tokens[at + 1 : at + 4] if t.kind == "person"), None)
    if before is not None and before.kind == "person" and before.bare:
        person = before
    if force and force.kind in FORCES and force.has("genitive") and person and person.has("nominative", "genitive"):
        yield command(person, "komutan", force)


def _behind(tokens: Sequence[Token], at: int) -> Token | None:
    """The force described by what ends at `at`: over quantities, makers-up and adjectives, not over a mark or a person."""
    for token in tokens[at + 1 : at + 8]:
        if token.kind in FORCES and not _participled(tokens, token):
            return token
        men = token.kind == "quantity" and token.item in (*_COUNTED, "soldier", "person")
        if men and not token.low.endswith((*SIZED, "lü", "lu", "lı", "li")):
            return token
        if token.kind in ("person", "date") or (token.kind == "mark" and token.text not in ",()"):
            return None
    return None


_COUNTED = ("regiment", "battalion", "company", "division", "battery")


def _participled(tokens: Sequence[Token], token: Token) -> bool:
    """An ablative or genitive force is a part of the phrase, not its head ("III. ve IX. ordulardan oluşan ...")."""
    return not token.has("nominative", "accusative", "dative", "genitive", "locative")


def _before(tokens: Sequence[Token], at: int) -> Token | None:
    """ "Kuzey grubunun, Yarbay X kumandasında ...": a unit at the head of the clause."""
    for token in reversed(tokens[max(0, at - 5) : at]):
        if token.kind in FORCES and token.has("genitive", "nominative"):
            return token
        if token.kind in ("person", "date", "place"):
            return None
    return None


def _commander(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "3. Ordu Komutanı Vahib Paşa", "X Tümeni'nin komutanı Y", "KİO Kurmay Başkanı Yarbay Nazım"."""
    offices = table("tr")["offices"]
    word = tokens[at]
    if word.kind != "word" or word.low.replace("’", "'").split("'")[0] not in offices["command"]:
        return
    person = _named_after(tokens, at)
    if person is not None and _is_kin(tokens, person):
        person = _kin_told(tokens, at, person)
    near = at - 1
    while near > at - 3 and near >= 0 and tokens[near].kind == "word" and tokens[near].low in _FORMER:
        near -= 1
    force = tokens[near] if near >= 0 and tokens[near].kind in FORCES else None
    if near >= 0 and tokens[near].low in ("ve", ",", ";") and word.low in _ITS_COMMANDER and _is_he(tokens, person):
        force = _told_of(tokens[:near])
    if person is not None and force is not None and force.has("nominative", "genitive"):
        staff = at_place(tokens, at - 1)
        role = f"{lower(staff.text)} komutanı" if staff and staff.low == "kurmay" else "komutan"
        yield command(person, role, force)


_KIN = lazy(
    r"(?:ağabey|abi|kardeş|birader|oğl|baba(?=s)|amca(?=s)|dayı(?=s)|yeğen|damad|damat|kayınpeder|kayınbirader|torun|enişte(?=s))(?:s?[ıiuü])"
)


def _is_kin(tokens: Sequence[Token], person: Token) -> bool:
    """ "Salih Bey'in ağabeyi": is somebody told by whose kin he is?"""
    return person.has("genitive") and _KIN.fullmatch(low_at(tokens, tokens.index(person) + 1)) is not None


def _kin_told(tokens: Sequence[Token], at: int, person: Token) -> Token | None:
    """ "Alayın komutanı, Salih Bey'in ağabeyi Cemal Bey'di": whose post it is; nobody's where the words allow both.

    "7. Alay Komutanı Salih Bey'in oğlu": the title right before a name is that of the name.
    """
    kin = at_place(tokens, tokens.index(person) + 2)
    if kin is not None and kin.kind == "person" and (kin.has("other") or _is_he(tokens, kin)):
        return kin
    owner = at_place(tokens, at - 1)
    return person if owner is not None and owner.bare and tokens[at + 1] is person else None


_ITS_COMMANDER = ("komutanı", "kumandanı")


def _is_he(tokens: Sequence[Token], person: Token | None) -> bool:
    """ "komutanı Aziz Paşa idi": does a sentence say who somebody is?"""
    at = next((i for i, t in enumerate(tokens) if t is person), -1)
    return at >= 0 and (
        low_at(tokens, at + 1) in ("idi", "ise", "dir", "olup") or _IS.search(tokens[at].text) is not None
    )


_IS = lazy(r"['’]?(?:y?[dt][ıiuü]|[dt][ıiuü]r)$")


def _told_of(tokens: Sequence[Token]) -> Token | None:
    """The one formation of which the clauses before tell: "17. Kolordu üç tümenden oluşuyordu"."""
    first = next((i for i, t in enumerate(tokens) if t.kind == "unit"), None)
    if first is None or not tokens[first].has("nominative") or leans(tokens, first):
        return None
    return tokens[first] if all(t.kind not in ("person", "force") for t in tokens) else None


_FORMER = ("kurmay", "eski", "yeni", "sabık", "genel", "ilk", "son", "birlik", "birlikleri", "kuvvetleri", "asıl")


def _named_after(tokens: Sequence[Token], at: int) -> Token | None:
    for token in tokens[at + 1 : at + 3]:
        if token.kind == "person":
            return token
        if not (token.kind == "mark" and token.text == ",") and token.low not in ("olan", "ise"):
            return None
    return None


def _office(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "Adalet Bakanı Halil Menteşe", "Harbiye Nazırı Enver Paşa", "Sovyet Rusya'nın Almanya'daki büyükelçisi Joffe"."""
    heads = table("tr")["offices"]["heads"]
    word = tokens[at]
    if word.kind not in ("word", "polity", "force") or lower(word.text.split()[-1]) not in heads:
        return
    person = _named_after(tokens, at)
    if person is None or low_at(tokens, at + 1) == ",":  # "gümrük müdürü, İsmail Bey": one of a list
        return
    start = at
    while start > max(0, at - 3) and _titles(tokens[start - 1], word):
        start -= 1
    role = " ".join(t.text for t in tokens[start : at + 1])
    holder = at_place(tokens, start - 2 if low_at(tokens, start - 1) == "tarafından" else start - 1)
    body = (
        holder
        if holder
        and holder.kind in ("unit", "force", "polity", "place")
        and not holder.has("dative", "ablative")
        and not (holder.kind == "place" and holder.has("locative"))
        else None
    )
    draft = command(person, role, body, *tokens[start : at + 1])
    yield draft


def _titles(token: Token, head: Token) -> bool:
    """May a word before an office be a part of it: "Erkânıharbiyei Umumiye" before "Reisi"?"""
    if token.kind != "word" or not token.bare or token.text[0].isupper() != head.text[0].isupper():
        return False
    return token.low not in _NO_TITLE and (token.text[0].isupper() or not _NO_TITLES.search(token.low))


_NO_TITLE = (
    "ve",
    "ile",
    "ise",
    "de",
    "da",
    "türkiye",
    "yeni",
    "eski",
    "namına",
    "onun",
    "bunun",
    "sabık",
    "daha",
    "en",
    "üstü",
    "bir",
    "bu",
    "her",
    "ünlü",
)
_NO_TITLES = lazy(
    r"(?:[ıiuü]n|[ae]n|[ae]c[ae]k|[dt][ıiuü]ğ[ıiuü]|l[ae]|m[ıiuü]ş|üstü|tı|ti)$"
)  # genitives, participles, "yetkilerle"


def _commanded_by(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "Esat Paşa'nın 3. Kolordusu": a person in the genitive right before a formation."""
    unit, person = tokens[at], at_place(tokens, at - 1)
    if person is None or person.kind != "person" or person.mention is None or not person.has("genitive"):
        return
    words = unit.mention.value.name.split() if unit.mention and isinstance(unit.mention.value, UnitValue) else []
    printed = lower(unit.text).replace("’", "'").split("'")[0]
    unowned = bool(words) and lower(words[-1]) in ECHELON_WORDS and printed.endswith(lower(words[-1]))
    front = unit.echelon == "front" and unit.name[:1].isdigit()  # "Tolbuhin'in 3. Ukrayna Cephesi"
    if (
        unit.echelon in RANKS[3:] or front
    ) and not unowned:  # "Karabekir Paşa'nın 3. Kolordu'ya gönderdiği": the corps is not his
        yield command(person, "komutan", unit, beside=numbered_beside(tokens, unit))


_OWN = lazy(r"(?P<who>.+)['’]n?[ıiuü]n (?:gru[bp]u|müfrezesi|birliği|kolu|alayı|taburu|tugayı|tümeni|kolordusu|ordusu)")


def _called_after(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "Maştağa grubu - Tofig Bey'in grubu -": a group told a second time by who leads it."""
    dash, again = low_at(tokens, at + 1), at_place(tokens, at + 2)
    found = (
        _OWN.fullmatch(again.name) if again is not None and again.kind == "force" and dash in ("-", "–", "—") else None
    )
    if found and again is not None and low_at(tokens, at + 3) == dash:
        yield command(replace(again, kind="person", name=found["who"]), "komutan", tokens[at])


def _became(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "Rüştü Bey 4. Kolordu komutanı oldu": the post that somebody came to hold."""
    post, after = _POST_OF.fullmatch(tokens[at].name), low_at(tokens, at + 1)
    if tokens[at].mention is not None or post is None or after not in _BECAME:
        return
    who = next((t for t in reversed(tokens[:at]) if t.kind in ("person", "mark")), None)
    if who is None or who.kind != "person" or who.mention is None or not who.has("nominative"):
        return
    draft = command(who, "komutan", replace(tokens[at], kind="unit", name=post["whole"]), tokens[at + 1])
    draft.date(next((t for t in reversed(tokens[:at]) if t.kind == "date"), None))
    yield draft


_BECAME = ("oldu", "olmuştu", "olmuştur", "idi")


_Teller = Callable[[Sequence[Token], int], Iterator[Draft]]
_OF_KIND: dict[str, tuple[_Teller, ...]] = {
    "unit": (_commanded_by, _called_after, nested, sized, stationed),
    "force": (_office, sized),
    "polity": (_office,),
    "person": (_became,),
}


@lru_cache(maxsize=1 << 16)
def _tellers(low: str) -> tuple[_Teller, ...]:
    """What a word may head: the words of the offices, and those that bind a unit to another."""
    words = _heading()
    plain = low.replace("’", "'").split("'")[0]
    shape: dict[_Teller, str] = {_commander: plain, _led: _COPULA.sub("", low)}
    return tuple(teller for teller, known in words if shape.get(teller, low) in known)


_HEADS = sign(_tellers, UNIT | FORCE | PERSON)


@cache
def _heading() -> tuple[tuple[_Teller, frozenset[str]], ...]:
    offices = table("tr")["offices"]
    return (
        (_led, frozenset((*offices["head_of"], *offices["led"], *offices["leading"]))),
        (_commander, frozenset(offices["command"])),
        (_office, frozenset(offices["heads"])),
        (bound, frozenset(BINDING)),
    )
