"""Noun phrases that say something by themselves: who commands whom, what belongs to what, how many men a force is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.counts import counts_force
from sefer.claims.drafts import Draft
from sefer.claims.english.command.commands import is_led, office, post
from sefer.claims.english.fighting.nominal import HAPPENINGS, happened
from sefer.claims.english.formations.belongings import nested
from sefer.claims.english.sentence.clauses import Sentence
from sefer.claims.english.sentence.slots import (
    FORCES,
    WHOLE,
    draft,
    is_men,
    named,
    numbered,
    sort_of,
    sorted_figures,
    tally,
)
from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.verbs import is_verb
from sefer.claims.tokens import Token
from sefer.grammars.names import lands
from sefer.letters.patterns import lazy
from sefer.model import PersonValue


def phrases(sentence: Sentence) -> Iterator[Draft]:
    """Every claim that a noun phrase of the sentence makes, left to right."""
    tokens, gov = sentence.tokens, sentence.gov
    for at, token in enumerate(tokens):
        if token.kind == "person":
            yield from _under(sentence, at)
            if (held := held_office(tokens, at)) is not None:
                yield post(None, token, *held)
            yield from _owner(tokens, at)
            yield from _corps_of(tokens, at)
            yield from _whose(tokens, at)
            yield from _ranked(tokens, at)
        elif token.kind in FORCES:
            yield from _sized(tokens, gov, at)
            yield from nested(tokens, at)
            yield from _headed(tokens, gov, at)
        elif token.kind == "quantity":
            yield from _fated(tokens, at)
        elif token.low == "square" and tokens[at + 1 : at + 2] and tokens[at + 1].low == "of":
            yield from _sized(tokens, gov, at)  # "a square of 1,350 men"
        elif token.low == "under" and at < 2:
            yield from _under_him(tokens, at)
        elif token.kind == "word" and token.low in HAPPENINGS:
            yield from happened(tokens, at)
        if token.kind in (*FORCES, "person"):
            yield from _with(tokens, gov, at)


def _under(sentence: Sentence, at: int) -> Iterator[Draft]:
    """ "the 28th Brigade, under Major-General X", "three divisions under General Y"."""
    tokens, gov = sentence.tokens, sentence.gov
    commanded = [t.low for t in tokens[max(0, at - 4) : at]] in (
        ["under", "the", "command", "of"],
        ["under", "the", "orders", "of"],
    )
    if gov[at] != "under" and not commanded:
        return
    whole = _made_up(sentence, at)
    if whole:
        yield post(None, tokens[at], whole)
        return
    verbs = {v.at: v for v in sentence.verbs}
    for i in range(at - 1, max(-1, at - 16), -1):
        token = tokens[i]
        if i in verbs:
            if any(f["kind"] in ("organization", "movement", "engagement", "location") for f in verbs[i].frames):
                who = next((c for c in sentence.told if c.verb.at == i), None)
                led = [t for t in who.subjects if is_led(t)] if who else []
                if led and (commanded or verbs[i].lemma not in _SERVED or _is_one_formation(led, tokens[at])):
                    yield post(None, tokens[at], led[0])
            return
        if token.kind == "person" or token.text in ";:.":
            return
        if token.kind == "figure" or (token.kind == "word" and _ROMAN.fullmatch(token.text)):
            return  # "two corps, the XV under X"
        if is_led(token):
            sized = token.kind == "quantity" and is_men(token) and i > 1 and tokens[i - 1].text == ","
            head = i - 2 if sized and tokens[i - 2].kind in FORCES else i  # "the Lincoln Battalion, 450 men under X"
            while gov[head].startswith("of") and head > 1:
                above = next(
                    (k for k in range(head - 1, max(-1, head - 4), -1) if tokens[k].kind not in ("word", "mark")), None
                )
                if above is None or not is_led(tokens[above]):
                    break
                head = above
            yield post(None, tokens[at], numbered(tokens, head))
            return


_SERVED = ("place", "come", "put", "pass", "serve", "fight")


def _is_one_formation(led: Sequence[Token], person: Token) -> bool:
    """Is it a formation with a name of its own that a man of rank has under him?"""
    value = person.mention.value if person.mention is not None else None
    return len(led) == 1 and led[0].kind == "unit" and isinstance(value, PersonValue) and value.rank is not None


_ROMAN = lazy(r"[IVXL]{1,6}|\d+(?:st|nd|rd|th)")


def _under_him(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "Under him were the 16th and 18th Brigades": formations behind the verb, where the story knows who he is."""
    head = tokens[at + 1] if at + 3 < len(tokens) else None
    if head is None or head.kind != "person" or tokens[at + 2].low not in ("were", "was", "served", "stood"):
        return
    led = next((i for i in range(at + 3, min(at + 5, len(tokens))) if tokens[i].kind == "unit"), None)
    if led is not None:
        out, i = [tokens[led]], led + 1
        while i < len(tokens) and (tokens[i].kind == "unit" or tokens[i].low in ("and", ",", "the")):
            out += [tokens[i]] if tokens[i].kind == "unit" else []
            i += 1
        yield post(None, head, out)


def _fated(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "109 were killed and 112 wounded": bare figures that bear their verb themselves, of nobody told."""
    if not _FATED.search(tokens[at].low) or (at and tokens[at - 1].low in ("of", "whom", "which", "whose")):
        return
    row = [at]
    while row[-1] + 2 < len(tokens) and tokens[row[-1] + 1].low in ("and", ","):
        if tokens[row[-1] + 2].kind != "quantity" or not sort_of(tokens[row[-1] + 2]):
            break
        row.append(row[-1] + 2)
    sorts = {k: tally(v) for k, v in sorted_figures(tokens, row, "").items()}
    if sorts and "" not in sorts:
        who = tokens[at].text.split()[1]  # "300 Turks were killed"
        slots: dict[str, object] = {
            "subject": who if who[0].isupper() else None,
            "date": None,
            "place": None,
            "values": sorts,
        }
        yield draft("loss", slots, None, values=[tokens[i] for i in row])


_PEOPLES = "|".join(sorted(words("forces", "peoples") | words("forces", "collective")))
_FATED = lazy(rf"^[\d,]+ (?:(?:{_PEOPLES}) )?(?:were|had been) (?:killed|wounded)$")


def _made_up(sentence: Sentence, at: int) -> list[Token]:
    """ "The right column, consisting of the 3rd Foot and two guns, under X": the whole, where a comma ends its parts."""
    tokens = sentence.tokens
    comma = next((i for i in range(at - 1, max(0, at - 6), -1) if tokens[i].text == ","), None)
    lead = tokens[comma + 1].low if comma is not None else ""
    if comma is None or lead != "under":
        return []
    told = [c for c in sentence.told if c.verb.at < comma]
    last = told[-1] if told else None
    parts = last is not None and last.verb.form in ("ing", "part") and last.after.stop > comma - 1
    if last is None or not parts or not any(f["sense"] == "composed_of" for f in last.frames):
        return []
    return [t for t in last.subjects if is_led(t)]


def held_office(tokens: Sequence[Token], at: int) -> tuple[Token, str, Token] | None:
    """The force, the office and its word of "X, commander of the 9th Army", "the army's commander, X", "X, its commander"."""
    start = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text in (",", "("))
    own = tokens[start] if start < len(tokens) and tokens[start].low in ("its", "their") else None
    start += start < len(tokens) and tokens[start].low in ("the", "then", "now", "its", "their")
    if start > at + 1 and start < len(tokens):
        ahead = office(tokens, range(start, min(start + (1 if own else 2), len(tokens))))
        if ahead:
            force = own if own is not None and own.kind in FORCES else _of_force(tokens, tokens.index(ahead[1]))
            if force is not None:
                return force, *ahead
    back = at - 1 - (at > 0 and tokens[at - 1].text == ",")
    if back < 0:
        return None
    force = None
    if tokens[back].kind in FORCES and back > 2 and tokens[back - 1].low in ("of", "the"):
        force = tokens[back]
        back -= 2 if tokens[back - 1].low == "of" else 3
    for length in (5, 4, 3, 2, 1):
        if back - length + 1 < 0:
            continue
        text = " ".join(t.low for t in tokens[back - length + 1 : back + 1])
        if text in words("offices", "command") or (text in words("offices", "heads") and force is None):
            owner = force or _owner_before(tokens, back - length)
            role = "commander" if text in words("offices", "command") else text
            return (owner, role, tokens[back - length + 1]) if owner is not None else None
    return None


def _of_force(tokens: Sequence[Token], at: int) -> Token | None:
    """The force behind "commander of the"."""
    rest = tokens[at + 1 : at + 4]
    if rest and rest[0].low in ("of", "in"):
        return next((t for t in rest[1:] if t.kind in FORCES), None)
    return None


def _owner_before(tokens: Sequence[Token], at: int) -> Token | None:
    """ "the division's commander", "the 9th Army commander", "its commander" where the story knows whose."""
    while at >= 0 and tokens[at].low in ("'s", "'", "new", "former", "old"):
        at -= 1
    if at > 1 and tokens[at].low == "whose" and tokens[at - 1].text == "," and tokens[at - 2].kind in FORCES:
        return tokens[at - 2]  # "the XII Corps, whose commander, X,"
    if at >= 0 and (tokens[at].kind == "unit" or (tokens[at].kind == "force" and tokens[at + 1].low in ("'s", "'"))):
        return tokens[at]
    return None


def _owner(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "General X's 5th Division": who owns a numbered formation commands it."""
    land = tokens[at].name in lands("en")  # "Paraguay's I Corps"
    if at + 2 < len(tokens) and tokens[at + 1].low in ("'s", "'") and tokens[at + 2].kind == "unit" and not land:
        yield post(None, tokens[at], numbered(tokens, at + 2))


def _corps_of(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "the I Corps of Marshal X"."""
    mention = tokens[at].mention
    value = mention.value if mention is not None else None
    ranked = isinstance(value, PersonValue) and (value.rank or value.name.lower().endswith(_TITLES))
    if ranked and at > 1 and tokens[at - 1].low == "of" and is_formation(tokens[at - 2]):
        yield post(None, tokens[at], tokens[at - 2])


_TITLES = (" pasha", " bey")
_FORMATIONS = ("corps", "division", "brigade", "regiment", "battalion", "squadron", "battery", "column", "detachment")


def is_formation(token: Token) -> bool:
    """A numbered formation, or "column", "detachment" and their kin in the singular."""
    return token.kind == "unit" or (token.kind == "force" and token.name.split()[-1] in _FORMATIONS)


def _whose(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "General X, whose 14th Division crossed": a numbered formation of his own."""
    rest = tokens[at + 1 : at + 4]
    if [t.low for t in rest[:2]] == [",", "whose"] and rest[2:] and rest[2].kind == "unit":
        yield post(None, tokens[at], numbered(tokens, at + 3))


_FITTING = {"division": ("major-general", "major general"), "brigade": ("brigadier", "brigadier-general", "brigadier general"), "corps": ("lieutenant-general", "lieutenant general")}  # fmt: skip


def _ranked(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "Brigadier X of the 9th Brigade": whose rank is that of its commander leads it."""
    mention = tokens[at].mention
    value = mention.value if mention is not None else None
    rank_ = (value.rank or "").lower() if isinstance(value, PersonValue) else ""
    rest = tokens[at + 1 : at + 4]
    if [t.low for t in rest[:2]] == ["of", "the"] and rest[2:] and rank_ in _FITTING.get(rest[2].echelon or "", ()):
        yield post(None, tokens[at], rest[2])


def _headed(tokens: Sequence[Token], gov: Sequence[str], at: int) -> Iterator[Draft]:
    """ "X, in command of the 9th Brigade", "at the head of": a force behind, a person before."""
    if gov[at] != "head":
        return
    for i in range(at - 1, max(-1, at - 13), -1):
        token = tokens[i]
        if token.low in _GOING:
            return  # "X was succeeded in command of the 2nd Division by Y"
        if token.kind == "person":
            if gov[i] in ("", "by"):  # not "I rode beside X at the head of the column"
                yield post(None, token, numbered(tokens, at))
            return
        if token.kind in ("unit", "force") or token.text in ";:":
            return


_GOING = ("succeeded", "replaced", "relieved", "superseded", "followed")


def strength(forces: Sequence[Token], figures: Sequence[Token], *cues: Token) -> Draft:
    slots: dict[str, object] = {"subject": named(forces), "date": None, "place": None, "values": tally(figures)}
    made = draft("strength", slots, None, subject=forces, values=figures)
    made.fill("", *cues)
    return made


_HEDGES = frozenset(["about", "some", "nearly", "together", "approximately", "perhaps", "roughly", "totalling"])
_LOSING = ("cost", "costs", "loss", "losses")


def _sized(tokens: Sequence[Token], gov: Sequence[str], at: int) -> Iterator[Draft]:
    """ "a garrison of 5,000 men", "the garrison, some 30,000 strong", "numbering" is a verb's."""
    i = at + 1
    if [t.low for t in tokens[i : i + 2]] == [",", "of"]:  # "The 5th Brigade, of 5,700 men, lost"
        figures = _run(tokens, i + 2)
        if any(is_men(f) for f in figures):
            yield strength(_whole_of(tokens, gov, at), figures)
        return
    if i < len(tokens) and tokens[i].low == "of":
        figures = _run(tokens, i + 1)
        lost = any(t.low in _LOSING for t in tokens[max(0, at - 4) : at])  # "at a cost to the corps of 4,262 men"
        if any(is_men(f) for f in figures) and not lost:
            yield strength(numbered(tokens, at), figures)
        return
    if i < len(tokens) and tokens[i].text in (",", "("):
        figures = _run(tokens, i + 1)
        end = next((k for k in range(len(tokens)) if figures and tokens[k] is figures[-1]), 0)
        behind = [t.low for t in tokens[end + 1 : end + 3]]
        hedged = i + 1 < len(tokens) and tokens[i + 1].low in _HEDGES
        if (
            figures
            and (figures[0].low.endswith("strong") or tokens[i].text == "(" or hedged or _closed(tokens, end))
            and any(is_men(f) or (f.item in WHOLE and behind[:1] == ["strong"]) for f in figures)
        ):
            yield strength(_whole_of(tokens, gov, at), figures)


def _closed(tokens: Sequence[Token], end: int) -> bool:
    """ "The battalion, eight hundred men, held", "thirteen battalions strong,", "450 men under X": is it the size of who stands before?"""
    behind = tokens[end + 1 : end + 3]
    if not behind or not end:
        return False
    if behind[0].low in ("strong", "under"):
        return True
    return behind[0].text == "," and len(behind) > 1 and behind[1].kind == "word" and is_verb(behind[1].low)


def _whole_of(tokens: Sequence[Token], gov: Sequence[str], at: int) -> list[Token]:
    """ "three divisions of the First Army, some 42,000 men": the part whose whole stands right before its figures."""
    head = at - 2 - (tokens[at - 1].low == "the" if at else 0)
    if (
        gov[at].startswith("of")
        and head >= 0
        and tokens[head + 1].low == "of"
        and tokens[head].kind in (*FORCES, "quantity")
    ):
        return [tokens[head]]
    return numbered(tokens, at)


def _run(tokens: Sequence[Token], at: int) -> list[Token]:
    """The figures that stand in a row from a token on."""
    out: list[Token] = []
    for token in tokens[at : at + 16]:
        if token.kind == "quantity" and counts_force(token) and not sort_of(token):
            out.append(token)
        elif token.low not in words("lists", "hedges"):
            break
    return out


def _with(tokens: Sequence[Token], gov: Sequence[str], at: int) -> Iterator[Draft]:
    """ "MacMahon, with 120,000 men and 564 guns": figures right behind a commander or a force."""
    i = at + 1
    if i < len(tokens) and tokens[i].text == ",":
        i += 1
    if tokens[at].kind == "person" and at and tokens[at - 1].kind == "place":
        return  # "Fort Carlos Antonio López with 28 men"
    if tokens[at].kind in FORCES and gov[at] == "" and _is_attacked(tokens, at):
        return  # "attacked Prentiss's division with 40,000 men": of who attacked
    if i < len(tokens) and tokens[i].low == "with" and gov[at] in ("", "under", "by"):
        figures = _run(tokens, i + 1)
        whole = tokens[at].kind == "person" and any(f.item in WHOLE for f in figures)
        if whole or any(is_men(f) for f in figures):
            led = at - 2 - (at > 2 and tokens[at - 2].text == ",")
            own = gov[at] == "under" and led >= 0 and tokens[at - 1].low == "under" and tokens[led].kind in FORCES
            yield strength(numbered(tokens, led if own else at), figures)


def _is_attacked(tokens: Sequence[Token], at: int) -> bool:
    """Does a verb of attack stand before a force, with nothing between them that acts?"""
    for token in reversed(tokens[max(0, at - 8) : at]):
        if token.kind == "mark" and token.text in ",;.:":
            return False
        if _ATTACK.fullmatch(token.low):
            return True
    return False


_ATTACK = lazy(
    r"(?:attack|assault|storm|charg|surpris|defeat|besieg|invest|repuls|rout)(?:ed|ing|s|es)?|fell|falls|beat|overthrew|fought|engaged|met|faced"
)


__all__ = ["WHOLE", "phrases", "strength"]
