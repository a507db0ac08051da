"""Who was put in command of what, and who led it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.arguments import agent_of, subject
from sefer.claims.turkish.clauses import Clause
from sefer.claims.turkish.days import dated, edtf, until
from sefer.claims.turkish.holds import COMMANDS, ECHELON_WORDS
from sefer.claims.turkish.moods import Frame
from sefer.claims.turkish.phrases import command
from sefer.letters.patterns import lazy


def commanding(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    tokens = clause.tokens
    near = list(clause.reach)
    persons = [tokens[i] for i in near if tokens[i].kind == "person"]
    if not persons and frame["sense"] == "lead" and clause.predicate.form.kind == "finite":
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
    if taken and who and date is not None and any(_is_post(tokens[i], "ablative") for i in clause.own):
        slots = {"date": edtf(date), "place": None, "subject": who[0].name, "content": "görevden almak"}
        yield drafted("event", slots, [("date", date), ("subject", who[0])])


def _left(clause: Clause, persons: list[Token], successor: Token, date: Token | None) -> Iterator[Draft]:
    """ "Ali Bey'in yerine 5 Mayıs'ta Veli Bey geçti", "Ali Bey görevini Veli Bey'e bıraktı": who leads no more from a day on."""
    tokens = clause.tokens
    instead = next((i for i in clause.own if tokens[i].low in _INSTEAD), 0)
    gone = [p for p in persons if p is not successor and p.has("genitive") and p is tokens[instead - 1]]
    if successor.has("dative") and not clause.predicate.form.passive:
        gone = [p for p in persons if p is not successor and p.has("nominative") and p.end <= successor.start]
    day = edtf(date)
    if gone and date is not None and day and "/" not in day and clause.predicate.form.kind == "finite":
        slots = {"date": day, "place": None, "subject": gone[-1].name, "content": "görevi devretmek"}
        yield drafted("event", slots, [("date", date), ("subject", gone[-1])])


_INSTEAD = ("yerine", "yerini")
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
        yield from _succeeded(clause, [p for p in persons if p.has("nominative")], story)
    if frame["sense"] == "handed":
        yield from _handed(clause, persons)
        yield from _seized(clause, persons, story)
        return
    if frame["sense"] == "took":
        yield from _took(clause, persons, story)
        return
    if clause.predicate.form.passive and any(tokens[i].low == "yerine" for i in clause.own):
        told = list(_succeeded(clause, [p for p in persons if p.has("nominative")], story))
        yield from told
        if told:
            return
    posts = [i for i in clause.own if _is_post(tokens[i])]
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
                force = _whose(clause, story)
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
    return post if _is_post(post, "accusative") else None


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


def _is_post(token: Token, case: str = "dative") -> bool:
    """ "6. Ordu komutanlığına": the command of a formation as what somebody is appointed to, or taken from."""
    return token.kind == "unit" and token.has(case) and ("komutanlığ" in token.low or "kumandanlığ" in token.low)


def _took(clause: Clause, persons: list[Token], story: Story) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """ "Ordunun başına Halil Paşa geçti": who takes his place at the head of a force."""
    tokens = clause.tokens
    head = next((i for i in clause.own if tokens[i].low == "başına"), None)
    who = [p for p in persons if p.has("nominative")]
    if head is None:
        yield from _succeeded(clause, who, story)
        yield from _devolved(clause, persons, story)
    if head is None or not who:
        return
    before = tokens[head - 1] if head else None
    force = before if before is not None and before.kind in ("unit", "force") and before.has("genitive") else None
    force = _itself(force, story, tokens[: head - 1]) if force is not None else _whose(clause, story)
    if force is not None:
        yield who[-1], "komutan", force, [tokens[head], force]


def _devolved(
    clause: Clause, persons: list[Token], story: Story
) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """ "Ordunun komutası General Klapka'ya geçti": to whom the command passes."""
    tokens = clause.tokens
    what = next(
        (i for i in clause.own if tokens[i].low in ("komuta", "komutası", "kumandası", "komutanlığı", "kumandanlığı")),
        None,
    )
    to = [p for p in persons if what is not None and p.has("dative") and p.start > tokens[what].start]
    if what is None or not to or clause.predicate.form.passive or clause.predicate.form.kind != "finite":
        return
    force = (
        tokens[what - 1]
        if what and tokens[what - 1].kind in ("unit", "force") and tokens[what - 1].has("genitive")
        else None
    )
    force = _itself(force, story) if force is not None else None
    yield to[-1], "komutan", force, [tokens[what], *([force] if force else [])]


def _succeeded(
    clause: Clause, who: list[Token], story: Story
) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """ "2. Kolordu Komutanı X görevden alındı, yerine Y geçti": the post is that of who went."""
    tokens = clause.tokens
    instead = next((i for i in clause.own if tokens[i].low in _INSTEAD), None)
    who = [p for p in who if instead is not None and p.start > tokens[instead].start and p.has("nominative")]
    if clause.predicate.start and tokens[clause.predicate.start - 1].low in ("tahta", "başa", "makama"):
        return  # "yerine IV. Mustafa tahta geçti": no command
    if instead is None or not who:
        return
    for at in range(instead - 1, -1, -1):
        office = tokens[at].low.replace("’", "'").split("'")[0]
        if at and office.startswith(("komutan", "kumandan")) and tokens[at - 1].kind in ("unit", "force"):
            yield who[-1], "komutan", tokens[at - 1], [tokens[at - 1], tokens[at], tokens[instead]]
            return
        if _is_post(tokens[at], "ablative") or _is_post(tokens[at], "locative"):
            yield who[-1], "komutan", tokens[at], [tokens[at], tokens[instead]]  # "3. Ordu komutanlığından alındı"
            return
        if tokens[at].kind == "person" and " komutan" in tokens[at].low:  # "3. Ordu komutanı"
            force = replace(tokens[at], kind="unit", name=tokens[at].name.rsplit(" ", 1)[0])
            yield who[-1], "komutan", force, [tokens[at], tokens[instead]]
            return
    gone = [t for t in tokens[:instead] if t.kind == "person" and t.has("nominative", "genitive")]
    held = [t for t in tokens[:instead] if _is_post(t)]  # "X 3. Ordu komutanlığına atandı, ... yerine Y geçti"
    if held and len(gone) == 1 and gone[0].start < held[-1].start:
        yield who[-1], "komutan", held[-1], [held[-1], tokens[instead]]
        return
    he = story.actor if not gone and any(_IS_GONE.match(t.low) for t in tokens[:instead]) else None
    post = story.post_of(he) if he is not None and he.kind == "person" else None
    if he is not None and post is not None:  # "Ali Bey ... . Görevden alındı, yerine Veli Bey geçti"
        there = tokens[instead]
        yield who[-1], "komutan", replace(post, start=there.start, end=there.end), [there]
        return
    post = story.post_of(gone[-1]) if gone and len({t.name for t in gone}) == 1 else None
    if post is not None:  # "Aylmer görevden alındı, yerine Gorringe getirildi": what Aylmer was told to lead
        yield who[-1], "komutan", replace(post, start=gone[-1].start, end=gone[-1].end), [tokens[instead]]
        return
    if instead and tokens[instead - 1].kind == "person" and tokens[instead - 1].has("genitive"):
        return  # of whom nothing is said here
    yield who[-1], "komutan", None, [tokens[instead]]


_IS_GONE = lazy(r"(?:alın|azled|uzaklaştırıl|yaralan|öl|vur|istifa|şehit|ayrıl|hastalan)")


def _handed(clause: Clause, persons: list[Token]) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """ "Komutayı Cevat Paşa'ya devretti": who takes over leads what the other led."""
    what = [clause.tokens[i] for i in clause.reach if clause.tokens[i].low.startswith(COMMANDS)]
    to = [p for p in persons if p.has("dative")]
    if what and to:
        forces = [clause.tokens[i] for i in clause.args(("unit",), "genitive", "nominative", within=clause.reach)]
        yield to[-1], "komutan", forces[-1] if forces else None, what[:1]


def _seized(
    clause: Clause, persons: list[Token], story: Story
) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """ "Ordunun komutasını Halil Paşa aldı": who takes the command leads, behind what he takes."""
    tokens, form = clause.tokens, clause.predicate.form
    what = next((i for i in clause.own if tokens[i].low in _COMMAND), None)
    took = tokens[clause.predicate.at].low.startswith(("al", "devral", "üstlen"))
    if what is None or not took or form.passive or form.kind not in ("finite", "converb"):
        return
    who = [p for p in persons if p.has("nominative") and p.start > tokens[what].start]
    force = tokens[what - 1] if what and tokens[what - 1].kind in ("unit", "force") else None
    force = _itself(force, story) if force is not None and force.has("genitive") else None
    if who and not (force is not None and force.kind == "force" and " " not in force.name):
        yield who[-1], "komutan", force, [tokens[what], *([force] if force else [])]


_COMMAND = ("komutayı", "komutasını", "kumandayı", "kumandasını", "komutanlığını", "kumandanlığını")


def _whose(clause: Clause, story: Story) -> Token | None:
    """ "5. Ordu kuruldu ve komutanlığına X atandı": the formation of the clause before, or of the sentence before."""
    before = [t for t in clause.tokens[: clause.predicate.start] if t.kind == "unit" and t.has("nominative")]
    actor = story.actor if story.actor is not None and story.actor.kind == "unit" else None
    return before[-1] if before else actor


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
    forces = [_itself(force, story) for force in led]
    over = tokens[clause.predicate.start].low.startswith(_HEADSHIP)
    led = [f for f in forces if f.has("genitive" if over else "dative")]
    forces = led or [f for f in forces if f.has("dative", "accusative")]
    leaders = [p for p in persons if p.has("nominative")]
    if clause.predicate.form.kind == "participle" and clause.head is not None:  # "De Gaulle'ün komuta ettiği 4. Tümen"
        leaders, forces = [p for p in persons if p.has("genitive")], [tokens[clause.head]]
    behind = bool(forces) and not any(p.start < forces[0].start for p in leaders)
    carried = not any(p.start >= tokens[clause.reach.start].start for p in leaders)
    for force in forces:
        if carried and force.kind == "force" and " " not in force.name:
            continue  # "oradaki kuvvetlerin komutasını üstlendi": of whom nothing is said
        after = [p for p in leaders if p.start > force.start]
        ahead = [p for p in leaders if p.start < force.start]
        who = after[0] if after and (behind or not ahead) else ahead[-1] if ahead else None
        if who is not None:
            yield who, "komutan", force, [force]
        if len(forces) == 1 and len(after) == 2 and who is after[0] and _then(tokens, *after):
            yield after[1], "komutan", force, [force]


def _then(tokens: Sequence[Token], first: Token, second: Token) -> bool:
    """ "Orduya 3 Mayıs'a kadar A, ondan sonra B komuta etti": does one lead behind the other?"""
    return any(t.low in ("sonra", "sonraları", "ardından") for t in tokens if first.end <= t.start < second.start)


_HEADSHIP = ("komutasını", "kumandasını", "komutanlığını", "kumandanlığını")
_ITS_UNITS = lazy(r"(?P<whole>.+)['’]n?[ıiuü]n (?:asker[iî] )?(?:birlik|kuvvet)leri")


def _itself(force: Token, story: Story, before: Sequence[Token] = ()) -> Token:
    """Who leads the units of a formation ("Güney Grubu'nun birliklerine") leads it; "ordu" is the one named last."""
    echelon = ECHELON_WORDS.get(force.name, "") if force.kind == "force" else ""
    here = [t for t in before if t.kind == "unit" and t.echelon == echelon]
    meant = here[-1] if here else story.units.get(echelon)
    if meant is not None:
        span = meant.antecedent or (meant.start, meant.end)
        return replace(force, kind="unit", name=meant.name, antecedent=span)
    found = _ITS_UNITS.fullmatch(force.name) if force.kind == "force" else None
    return replace(force, name=found["whole"]) if found else force


def _binds(tokens: Sequence[Token], at: int) -> bool:
    """ "Güney Grubu'na bağlı 4. Alay": is it only told as what the next one belongs to?"""
    return at + 1 < len(tokens) and tokens[at + 1].low in ("bağlı", "ait", "mensup")
