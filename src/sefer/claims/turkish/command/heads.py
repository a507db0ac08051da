"""Who headed what, told without a verb of leading: "Nuri Bey 8. Tümen'in komutanıydı", "başında Nuri Bey'in bulunduğu 8. Tümen"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sefer.claims.drafts import Draft
from sefer.claims.tokens import Token
from sefer.claims.turkish.command.phrases import command
from sefer.claims.turkish.sentence.arguments import leans
from sefer.claims.turkish.sentence.holds import PERSON, UNIT
from sefer.claims.turkish.sentence.nearby import at_place, is_staff, low_at, numbered_beside
from sefer.claims.turkish.sentence.signs import sign
from sefer.letters.patterns import lazy

_WAS = lazy(r"(?:komutan|kumandan)[ıi](?:yd[ıi]|d[ıi]r)")
_COPULA = lazy(r"['’]?y?[dt](?:[ıiuü]|[ıiuü]r)$")
_HIS = lazy(r"(?:komutan|kumandan)[ıi]")
_HEADSHIP = ("komutası", "kumandası", "idaresi", "emri")
_POST = ("komutanlığında", "kumandanlığında", "başında")
_THERE = ("vardı", "var", "vardır", "bulunuyordu", "bulunmaktaydı", "bulunuyor", "bulunmaktadır", "bulunmakta")
_WHERE_HE_WAS = ("bulunduğu", "olduğu", "durduğu")
_IN_HIS_HANDS = ("elindeydi", "elindedir", "uhdesindeydi", "üzerindeydi", "elinde", "uhdesinde")
_AT_HIS = lazy(r"['’]?[dt][ae](?:yd[ıi]|d[ıi]r)$")  # "komutası Nuri Bey'deydi"
_OFFICE = lazy(
    r"(?P<whole>\d+\. .+|.+ (?:Grubu|Cephesi|Ordusu|Tümeni|Alayı|Tugayı|Fırkası)) (?:komutan|kumandan)[ıi]",
    re.IGNORECASE,
)
_HELD = ("komutanlığını", "kumandanlığını", "komutasını", "kumandasını")
_HOLDS = ("yap", "yürüt", "deruhte", "üstlen", "ifa", "sürdür", "yerine")
_WORDS = frozenset(
    (*_HEADSHIP, *_POST, *_WHERE_HE_WAS, *_THERE, "başındaki", "olan", "devraldı", "devralmıştı", "devralmıştır")
)
HEADS = sign(
    lambda low: (
        low in _WORDS or low.startswith(_HOLDS) or low.endswith(("komutanı", "kumandanı")) or _WAS.fullmatch(low)
    ),
    UNIT | PERSON,
)


def heads(tokens: Sequence[Token]) -> Iterator[Draft]:
    """Every head of a formation that a copula, or a word beside his name, tells."""
    for at, token in enumerate(tokens):
        if token.kind == "person":
            yield from _of_him(tokens, at)
            yield from _in_office(tokens, at)
        if token.kind != "word":
            continue
        if _WAS.fullmatch(token.low) or (_HIS.fullmatch(token.low) and low_at(tokens, at + 1) in ("idi", "olmuştu")):
            yield from _was(tokens, at)
        elif at > 1 and tokens[at - 1].text == ";" and _HIS.fullmatch(token.low):
            yield from _its(tokens, at)
        elif token.low.startswith("devral"):
            yield from _took_over(tokens, at)


def _was(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "Albay Nuri Bey 8. Tümen('in) komutanıydı": the formation right before, the one person before that."""
    force = at_place(tokens, at - 1)
    if force is None or force.kind != "unit" or not (force.has("genitive") or force.bare):
        return
    begin = max((i + 1 for i in range(at) if tokens[i].text in (";", ":")), default=0)
    who = [t for t in tokens[begin : at - 1] if t.kind == "person" and t.has("nominative")]
    if len(who) == 1:
        yield command(who[0], "komutan", force, tokens[at])


def _its(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "26. Tümen Söğütlü'ye geldi; komutanı Kâmil Bey'di": of the one formation that acts before the semicolon."""
    who = at_place(tokens, at + 1)
    if who is None or who.kind != "person" or not _is_told(tokens, at + 1):
        return
    begin = max((i + 1 for i in range(at - 1) if tokens[i].text == ";"), default=0)
    acting = [i for i in range(begin, at - 1) if tokens[i].kind == "unit" and tokens[i].has("nominative")]
    acting = [i for i in acting if not leans(tokens, i)]
    if len({tokens[i].name for i in acting}) == 1:
        yield command(who, "komutan", tokens[acting[-1]], tokens[at])


def _is_told(tokens: Sequence[Token], at: int) -> bool:
    """Does a copula end a name, glued to it or as a word of its own?"""
    return _COPULA.search(tokens[at].text) is not None or low_at(tokens, at + 1) in ("idi", "dir", "'di", "'ydi")


def _took_over(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "Albay Nuri Bey 3 Mayıs'ta 8. Tümen'i devraldı": a formation right before, the one person of the sentence before that."""
    force = at_place(tokens, at - 1)
    if force is None or force.kind != "unit" or not force.has("accusative"):
        return
    persons = [t for t in tokens[: at - 1] if t.kind == "person"]
    if len(persons) == 1 and persons[0].has("nominative") and not any(t.text == ";" for t in tokens[:at]):
        yield command(persons[0], "komutan", force, tokens[at])


def _of_him(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """What the words around a person tell of him as the head of a formation."""
    for force, word in (
        _behind_its_head(tokens, at),
        _at_the_head(tokens, at),
        _under_his_command(tokens, at),
        _where_he_was(tokens, at),
        _in_his_hands(tokens, at),
    ):
        if force is not None:
            yield command(tokens[at], "komutan", force, word, beside=numbered_beside(tokens, force))


def _in_office(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "Albay Nuri Bey 8. Tümen komutanıydı", "8. Tümen komutanlığını Albay Nuri Bey yürütüyordu": the post that stands as one name."""
    person, before = tokens[at], at_place(tokens, at - 1)
    ahead = at + 1 + (low_at(tokens, at + 1) == ",")
    behind = at_place(tokens, ahead)
    if not person.has("nominative"):
        return
    office = _OFFICE.fullmatch(behind.name) if behind is not None and behind.kind == "person" else None
    if office and behind is not None and not behind.bare and behind.mention is None:
        yield command(person, "komutan", replace(behind, kind="unit", name=office["whole"], bare=True))
        return
    held = any(low_at(tokens, i).startswith(_HOLDS) for i in (at + 1, at + 2))
    if (
        before is not None
        and is_staff(before)
        and (held if before.has("accusative") else before.has("locative") and low_at(tokens, at + 1) in _THERE)
    ):
        yield command(person, "komutan", before)
    elif (
        behind is not None
        and is_staff(behind)
        and behind.has("accusative")
        and low_at(tokens, ahead + 1).startswith(_HOLDS)
    ):
        yield command(person, "komutan", behind)
    elif (
        before is not None and before.low in _HELD and held and (force := _unit(tokens, at - 2, "genitive")) is not None
    ):
        yield command(person, "komutan", force, before)


_Found = tuple[Token | None, Token]


def _unit(tokens: Sequence[Token], at: int, *cases: str) -> Token | None:
    token = at_place(tokens, at)
    fits = token is not None and token.kind == "unit" and (not cases or token.has(*cases))
    return token if fits else None


def _behind_its_head(tokens: Sequence[Token], at: int) -> _Found:
    """ "8. Tümen'in başındaki Albay Nuri Bey", "8. Tümen'in komutanlığında Albay Nuri Bey bulunuyordu"."""
    person, word = tokens[at], tokens[at - 1] if at else tokens[at]
    there = word.low in _POST[:2] and low_at(tokens, at + 1) in _THERE and person.has("nominative")
    if word.low == "başındaki" or there:
        return _unit(tokens, at - 2, "genitive"), word
    return None, word


def _at_the_head(tokens: Sequence[Token], at: int) -> _Found:
    """ "Albay Nuri Bey, 8. Tümen'in başında taarruza kalktı": who acts at the head of a formation."""
    force = at + 1 + (low_at(tokens, at + 1) == ",")
    word = at_place(tokens, force + 1)
    if word is None or word.low != "başında" or not tokens[at].has("nominative") or low_at(tokens, at - 1) == "başında":
        return None, tokens[at]  # "5. Tümen'in başında X, 6. Tümen'in başında Y vardı"
    behind = at_place(tokens, force + 2)
    if behind is None or behind.kind in ("mark", "person"):
        return None, word
    told = behind.low not in ("bulunan", *_WHERE_HE_WAS, *_THERE, "olan", "ise")
    return (_unit(tokens, force, "genitive") if told else None), word


def _under_his_command(tokens: Sequence[Token], at: int) -> _Found:
    """ "8. Tümen, Nuri Bey'in kumandası altında savaştı", "Nuri Bey'in kumandası altındaki 8. Tümen"."""
    word = at_place(tokens, at + 1)
    if word is None or word.low not in _HEADSHIP or not tokens[at].has("genitive"):
        return None, tokens[at]
    how = low_at(tokens, at + 2)
    if how == "altındaki":
        return _unit(tokens, at + 3), word
    if how != "altında":
        return None, word
    before = at - 1 - (low_at(tokens, at - 1) == ",")
    return _unit(tokens, before, "nominative"), word


def _where_he_was(tokens: Sequence[Token], at: int) -> _Found:
    """ "Nuri Bey'in başında bulunduğu 8. Tümen", "başında Nuri Bey'in bulunduğu 8. Tümen", "komutanı Nuri Bey olan 8. Tümen"."""
    person, before, behind = tokens[at], low_at(tokens, at - 1), low_at(tokens, at + 1)
    if person.has("genitive") and behind == "başında" and low_at(tokens, at + 2) in _WHERE_HE_WAS:
        return _unit(tokens, at + 3), tokens[at + 1]
    if person.has("genitive") and before == "başında" and behind in _WHERE_HE_WAS:
        return _unit(tokens, at + 2), tokens[at - 1]
    opens = at < 2 or tokens[at - 2].kind == "mark"
    if person.has("nominative") and opens and _HIS.fullmatch(before) and behind == "olan":
        return _unit(tokens, at + 2), tokens[at - 1]
    return None, person


def _in_his_hands(tokens: Sequence[Token], at: int) -> _Found:
    """ "8. Tümen'in komutası Nuri Bey'deydi", "komutası Nuri Bey'in elindeydi"."""
    person, word = tokens[at], at_place(tokens, at - 1)
    if word is None or word.low not in _HEADSHIP[:2]:
        return None, person
    held = person.has("genitive") and low_at(tokens, at + 1) in _IN_HIS_HANDS
    return (_unit(tokens, at - 2, "genitive") if held or _AT_HIS.search(person.text) else None), word
