"""Who was put in command of what, and who led it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.command.phrases import command
from sefer.claims.turkish.command.successors import (
    INSTEAD,
    given,
    handed,
    is_post,
    itself,
    seized,
    succeeded,
    took_over,
    whose,
)
from sefer.claims.turkish.sentence.agents import agent_of
from sefer.claims.turkish.sentence.arguments import subject
from sefer.claims.turkish.sentence.clauses import Clause
from sefer.claims.turkish.sentence.days import dated, edtf, until
from sefer.claims.turkish.sentence.moods import Frame
from sefer.letters.patterns import lazy


def commanding(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    tokens = clause.tokens
    near = list(clause.reach)
    persons = [tokens[i] for i in near if tokens[i].kind == "person"]
    head, form = clause.head, clause.predicate.form
    if frame["sense"] == "lead" and head is not None and tokens[head].kind == "person" and not form.passive:
        persons = [replace(tokens[head], cases=frozenset({"nominative"}))]  # "3. Ordu'ya kumanda eden Zeki Paşa"
    carried = frame["sense"] == "lead" or (frame["sense"] == "appoint" and form.passive)
    if not persons and carried and form.kind == "finite":
        persons = subject(clause, story, ("person",))  # "Derne'ye vardı ve ... komutasını üstlendi"
    if not persons:
        return
    if frame["sense"] == "handed" and clause.predicate.form.passive:
        yield from _dismissed(clause, persons)
    date = dated(clause, ordered=True) or _of_the_change(clause)
    acting = any(tokens[i].low in _ACTING for i in clause.own)
    for person, role, force, ends in _leaders(clause, frame, persons, story):
        draft = command(person, f"{role} vekili" if acting and role == "komutan" else role, force, *ends)
        draft.slots["date"] = edtf(date)
        if date:
            draft.fill("date", date)
        until_ = until(tokens, date) if frame["sense"] == "lead" else None
        if until_ is not None:
            draft.slots["date"] = f"{edtf(date)}/{edtf(until_)}"
            draft.fill("date", until_)
        yield draft
        yield from _left(clause, persons, person, date)


def _dismissed(clause: Clause, persons: list[Token]) -> Iterator[Draft]:
    """ "Kenan Bey 3 Mayıs'ta 7. Tümen komutanlığından alındı": the end of what he led."""
    tokens, date = clause.tokens, dated(clause, ordered=True)
    who = [p for p in persons if p.has("nominative")]
    taken = tokens[clause.predicate.at].low.startswith("alın") and clause.predicate.form.kind == "finite"
    if taken and who and date is not None and any(is_post(tokens[i], "ablative") for i in clause.own):
        slots = {"date": edtf(date), "place": None, "subject": who[0].name, "content": "görevden almak"}
        yield drafted("event", slots, [("date", date), ("subject", who[0])])


def _left(clause: Clause, persons: list[Token], successor: Token, date: Token | None) -> Iterator[Draft]:
    """ "Ali Bey'in yerine 5 Mayıs'ta Veli Bey geçti", "Ali Bey görevini Veli Bey'e bıraktı": who leads no more from a day on."""
    tokens = clause.tokens
    instead = next((i for i in clause.own if tokens[i].low in INSTEAD), 0)
    gone = [p for p in persons if p is not successor and p.has("genitive") and p is tokens[instead - 1]]
    if successor.has("dative") and not clause.predicate.form.passive:
        gone = [p for p in persons if p is not successor and p.has("nominative") and p.end <= successor.start]
    day = edtf(date)
    if gone and date is not None and day and "/" not in day and clause.predicate.form.kind == "finite":
        slots = {"date": day, "place": None, "subject": gone[-1].name, "content": "görevi devretmek"}
        yield drafted("event", slots, [("date", date), ("subject", gone[-1])])


_ACTING = ("vekâleten", "vekaleten", "vekâlet", "vekalet")


def _of_the_change(clause: Clause) -> Token | None:
    """ "X 8 Kasım'da azledildi, yerine Y getirildi": the only day that a sentence gives before who came instead."""
    instead = next((i for i in clause.own if clause.tokens[i].low == "yerine"), None)
    days = [t for t in clause.tokens[: instead or 0] if t.kind == "date"]
    return days[0] if len(days) == 1 else None


def _leaders(
    clause: Clause, frame: Frame, persons: list[Token], story: Story
) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    tokens = clause.tokens
    if frame["sense"] == "handed" and (post := _post_taken(clause) or _taken_over(clause)) is not None:
        takers = [p for p in persons if p.has("nominative")]
        if takers and not clause.predicate.form.passive:
            yield takers[-1], "komutan", post, []
        return
    if frame["sense"] == "lead":
        agent = agent_of(clause)
        if clause.predicate.form.passive and agent is not None and agent.kind == "person":
            led = [t for t in subject(clause, story, ("unit", "force")) if t.start < agent.start]
            if led and not clause.args(("unit", "force"), "dative", within=clause.reach):
                yield agent, "komutan", led[0], []
                return
        yield from _lead(clause, persons, story)
        return
    took = tokens[clause.predicate.at].low.startswith("al") and not clause.predicate.form.passive
    if frame["sense"] == "handed" and took and any(tokens[i].low == "yerini" for i in clause.own):
        yield from succeeded(clause, [p for p in persons if p.has("nominative")], story)
    if frame["sense"] == "handed" and clause.predicate.form.passive:
        yield from given(clause, persons, story)
        return
    if frame["sense"] == "handed":
        yield from handed(clause, persons)
        yield from seized(clause, persons, story)
        return
    if frame["sense"] == "took":
        yield from took_over(clause, persons, story)
        return
    if clause.predicate.form.passive and any(tokens[i].low == "yerine" for i in clause.own):
        told = list(succeeded(clause, [p for p in persons if p.has("nominative")], story))
        yield from told
        if told:
            return
    posts = [i for i in clause.own if is_post(tokens[i])]
    for i, end in pairwise([*posts, clause.predicate.start]):
        near = [p for p in persons if tokens[i].end <= p.start < tokens[end].start] if len(posts) > 1 else persons
        near = [p for p in near if p.start < tokens[i].start or not _parted(tokens, i, p)]
        who = _appointed(clause, near)  # "6. Ordu komutanlığına X, 2. Ordu komutanlığına Y atandı": each its own
        if who is not None:
            yield who, "komutan", tokens[i], []
    if posts:
        return
    for i in clause.args(("polity",), "dative"):
        office, who = _OFFICE.fullmatch(tokens[i].name), _appointed(clause, persons)
        if office and who is not None:  # "Millî Savunma Bakanlığına Refet Paşa atandı"
            yield who, office["head"] + _HELD[office["rank"].lower()], None, [tokens[i]]
            return
    for i in clause.own:
        low = tokens[i].low.replace("’", "'").split("'")[0]
        if (
            low.startswith(
                (
                    "komutanlığ",
                    "kumandanlığ",
                    "başkomutanlığ",
                    "başkumandanlığ",
                    "başına",
                    "reisliğ",
                    "başkanlığ",
                    "bakanlığ",
                    "valiliğ",
                    "müdürlüğ",
                    "şefliğ",
                )
            )
            and tokens[i].kind == "word"
        ):
            force = next(
                (
                    tokens[j]
                    for j in range(i - 1, clause.reach.start - 1, -1)
                    if tokens[j].kind in ("unit", "force", "polity")
                ),
                None,
            )
            who = _appointed(clause, persons)
            if who is None:
                continue
            if force is None and low.startswith(("komutanlığı", "kumandanlığı", "başına")):
                force = whose(clause, story)
            role = (
                "komutan" if low.startswith(("komutan", "kumandan", "başına")) else low.split("liğ")[0].split("lığ")[0]
            )
            yield who, role, force, [tokens[i], *([force] if force else [])]
            return
        if low == "olarak" and i > clause.own.start:
            yield from _named_as(clause, persons, i)
            return


def _parted(tokens: Sequence[Token], post: int, person: Token) -> bool:
    """ "Below 8. Ordu komutanlığına, Otto ise kurmay başkanlığına": does a comma keep a person from a post before him?"""
    return any(t.text == "," for t in tokens[post + 1 :] if t.end <= person.start)


def _post_taken(clause: Clause) -> Token | None:
    """ "3. Ordu komutanlığını devraldı": the command of a formation as what somebody takes over."""
    at = clause.predicate.start - 1
    if at < 0 or not clause.tokens[clause.predicate.at].low.startswith(("devral", "üstlen", "sürdür")):
        return None
    post = clause.tokens[at]
    return post if is_post(post, "accusative") else None


def _taken_over(clause: Clause) -> Token | None:
    """ "9. Tümen'in komutanlığını Sami Bey'den devraldı", "5. Alay'ı Sami Bey'den devraldı": what is taken over from somebody."""
    tokens = clause.tokens
    if not tokens[clause.predicate.at].low.startswith("devral") or not clause.args(("person",), "ablative"):
        return None
    found = clause.args(("unit",), "accusative", within=clause.reach)
    return tokens[found[-1]] if found else None


_HELD = {
    "bakan": "ı",
    "başkan": "ı",
    "komutan": "ı",
    "vali": "si",
    "reis": "i",
    "müdür": "ü",
    "nazır": "ı",
    "vekil": "i",
}
_OFFICE = lazy(rf"(?P<head>.+ (?P<rank>{'|'.join(_HELD)}))l[ıiuü]ğ[ıiuü]", re.IGNORECASE)


def _appointed(clause: Clause, persons: list[Token]) -> Token | None:
    clear = [p for p in persons if p.has("accusative") and "nominative" not in p.cases]
    if clause.predicate.form.passive:
        clear = clear or [p for p in persons if p.has("nominative")]
    return clear[-1] if clear else None


def _named_as(clause: Clause, persons: list[Token], at: int) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """ "General X savunma bakanı olarak atandı": the words between the person and "olarak" are the office."""
    tokens, who = clause.tokens, _appointed(clause, persons)
    if who is None or tokens[clause.predicate.at].low.startswith("getir"):
        return
    start = at
    while start - 1 > tokens.index(who) and tokens[start - 1].kind == "word":
        start -= 1
    role = " ".join(t.text for t in tokens[start:at])
    if role and len(role) < 60 and start < at:
        force = tokens[start - 1] if tokens[start - 1].kind in ("unit", "force", "polity") else None
        yield who, role, force, list(tokens[start : at + 1])


def _lead(clause: Clause, persons: list[Token], story: Story) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """ "X 5. Tümen'e, Y 15. Tümen'e komuta ediyordu": pair each force with a person.

    A person stands before the force, or behind it where the sentence begins with the force ("9. Alaya Y komuta etti").
    """
    tokens = clause.tokens
    led = [tokens[i] for i in clause.reach if tokens[i].kind in ("unit", "force") and not _binds(tokens, i)]
    forces = [itself(force, story) for force in led] + [w for i in clause.own if (w := wing_at(tokens, i)) is not None]
    forces.sort(key=lambda force: force.start)
    over = tokens[clause.predicate.start].low.startswith(_HEADSHIP)
    led = [f for f in forces if f.has("genitive" if over else "dative")]
    forces = led or [f for f in forces if f.has("dative", "accusative")]
    leaders = [p for p in persons if p.has("nominative")]
    head = tokens[clause.head] if clause.head is not None else None
    if clause.predicate.form.kind == "participle" and not (head is not None and head.kind == "person"):
        led_by = [p for p in persons if p.has("genitive")]  # "De Gaulle'ün komuta ettiği 4. Tümen"
        what = head or wing_at(tokens, clause.predicate.at + 1)
        leaders, forces = (led_by, [what]) if what is not None else (leaders or led_by, forces)
    behind = bool(forces) and not any(p.start < forces[0].start for p in leaders)
    carried = not any(p.start >= tokens[clause.reach.start].start for p in leaders)
    if head is not None and head.kind == "person" and head.start == (leaders[0].start if leaders else -1):
        behind = True
    for force in forces:
        if carried and force.kind == "force" and " " not in force.name:
            continue  # "oradaki kuvvetlerin komutasını üstlendi": of whom nothing is said
        after = [p for p in leaders if p.start > force.start]
        ahead = [p for p in leaders if p.start < force.start]
        who = after[0] if after and (behind or not ahead) else ahead[-1] if ahead else None
        if who is not None and who.start > force.start and _has_another(tokens, forces, force, who):
            continue
        if who is not None:
            yield who, "komutan", force, [force]
        if len(forces) == 1 and len(after) == 2 and who is after[0] and _then(tokens, *after):
            yield after[1], "komutan", force, [force]


def _has_another(tokens: Sequence[Token], forces: Sequence[Token], force: Token, person: Token) -> bool:
    """ "1. Kolordu'ya X, 2. Kolordu'ya Y": does somebody whom no mention reads stand between a force and the next, before a person?"""
    nearer = next((f for f in forces if force.start < f.start < person.start), None)
    if nearer is None:
        return False
    between = [t for t in tokens if force.end <= t.start < nearer.start]
    return any(t.kind == "word" and t.low not in ("ve", "ile") for t in between) and any(t.text == "," for t in between)


def wing_at(tokens: Sequence[Token], at: int) -> Token | None:
    """ "sağ kola", "ortadaki kola", "sol kanat": a part of a line of battle, known by its side, that ends at a token or begins there."""
    for first in (at - 1, at):
        if first < 0 or first + 1 >= len(tokens) or tokens[first].kind != "word" or tokens[first + 1].kind != "word":
            continue
        found = _WING.fullmatch(tokens[first + 1].low)
        if found is None or not _SIDE.fullmatch(tokens[first].low) or (first == at and found["case"]):
            continue
        side, wing = tokens[first], tokens[first + 1]
        own = wing.text[: found.end("own")]
        own = own[:-1] + "t" if own.endswith("d") else own
        case = "dative" if found["case"] else "nominative"
        return replace(wing, kind="force", start=side.start, name=f"{side.text} {own}", cases=frozenset({case}))
    return None


_SIDE = lazy(r"sağ|sol|orta(?:daki)?|ana|ön(?:deki)?|ileri(?:deki)?|sağdaki|soldaki")
_WING = lazy(r"(?P<own>kol|kana[td]|cena[hk])(?P<case>a|ı)?")


def _then(tokens: Sequence[Token], first: Token, second: Token) -> bool:
    """ "Orduya 3 Mayıs'a kadar A, ondan sonra B komuta etti": does one lead behind the other?"""
    return any(t.low in ("sonra", "sonraları", "ardından") for t in tokens if first.end <= t.start < second.start)


_HEADSHIP = ("komutasını", "kumandasını", "komutanlığını", "kumandanlığını")


def _binds(tokens: Sequence[Token], at: int) -> bool:
    """ "Güney Grubu'na bağlı 4. Alay": is it only told as what the next one belongs to?"""
    return at + 1 < len(tokens) and tokens[at + 1].low in ("bağlı", "ait", "mensup")
