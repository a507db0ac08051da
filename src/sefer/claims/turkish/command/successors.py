"""Who comes after whom in a command: by "yerine", by handing it over, by taking it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.clauses import Clause
from sefer.claims.turkish.sentence.holds import COMMANDS, ECHELON_WORDS
from sefer.letters.patterns import lazy

INSTEAD = ("yerine", "yerini")


def is_post(token: Token, case: str = "dative") -> bool:
    """ "6. Ordu komutanlığına": the command of a formation as what somebody is appointed to, or taken from."""
    return token.kind == "unit" and token.has(case) and ("komutanlığ" in token.low or "kumandanlığ" in token.low)


def took_over(
    clause: Clause, persons: list[Token], story: Story
) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """ "Ordunun başına Halil Paşa geçti": who takes his place at the head of a force."""
    tokens = clause.tokens
    head = next((i for i in clause.own if tokens[i].low == "başına"), None)
    who = [p for p in persons if p.has("nominative")]
    if head is None:
        yield from succeeded(clause, who, story)
        yield from _devolved(clause, persons, story)
        yield from _risen(clause, who, story)
    if head is None or not who:
        return
    before = tokens[head - 1] if head else None
    force = before if before is not None and before.kind in ("unit", "force") and before.has("genitive") else None
    force = itself(force, story, tokens[: head - 1]) if force is not None else whose(clause, story)
    if force is not None:
        yield who[-1], "komutan", force, [tokens[head], force]


def _risen(clause: Clause, who: list[Token], story: Story) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """ "6. Ordu komutanlığına Halil Paşa geçti", "... komutasına Halil Paşa geçti": who takes a post."""
    tokens = clause.tokens
    instead = any(tokens[i].low in INSTEAD for i in clause.own)
    if not who or instead or clause.predicate.form.passive:
        return
    for at in clause.own:
        owner = tokens[at - 1] if at else None
        if is_post(tokens[at]):
            yield who[-1], "komutan", tokens[at], []
            return
        if tokens[at].low in _POSTS and owner is not None and owner.kind == "unit" and owner.has("genitive"):
            yield who[-1], "komutan", itself(owner, story), [tokens[at]]
            return


_POSTS = ("komutanlığına", "kumandanlığına", "komutasına", "kumandasına", "başkomutanlığına", "başkumandanlığına")


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
    force = itself(force, story) if force is not None else None
    yield to[-1], "komutan", force, [tokens[what], *([force] if force else [])]


def succeeded(clause: Clause, who: list[Token], story: Story) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """ "2. Kolordu Komutanı X görevden alındı, yerine Y geçti": the post is that of who went."""
    tokens = clause.tokens
    instead = next((i for i in clause.own if tokens[i].low in INSTEAD), None)
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
        if is_post(tokens[at], "ablative") or is_post(tokens[at], "locative"):
            yield who[-1], "komutan", tokens[at], [tokens[at], tokens[instead]]  # "3. Ordu komutanlığından alındı"
            return
        if tokens[at].kind == "person" and " komutan" in tokens[at].low:  # "3. Ordu komutanı"
            force = replace(tokens[at], kind="unit", name=tokens[at].name.rsplit(" ", 1)[0])
            yield who[-1], "komutan", force, [tokens[at], tokens[instead]]
            return
    gone = [t for t in tokens[:instead] if t.kind == "person" and t.has("nominative", "genitive")]
    held = [t for t in tokens[:instead] if is_post(t)]  # "X 3. Ordu komutanlığına atandı, ... yerine Y geçti"
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


def handed(clause: Clause, persons: list[Token]) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """ "Komutayı Cevat Paşa'ya devretti": who takes over leads what the other led."""
    what = [clause.tokens[i] for i in clause.reach if clause.tokens[i].low.startswith(COMMANDS)]
    to = [p for p in persons if p.has("dative")]
    if what and to:
        forces = [clause.tokens[i] for i in clause.args(("unit",), "genitive", "nominative", within=clause.reach)]
        yield to[-1], "komutan", forces[-1] if forces else None, what[:1]


def given(clause: Clause, persons: list[Token], story: Story) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """ "5. Ordu'nun komutanlığı Ali Paşa'dan alınarak Veli Paşa'ya verildi": to whom a command was given."""
    tokens, verb = clause.tokens, clause.tokens[clause.predicate.at].low
    to = [p for p in persons if p.has("dative")]
    if len(to) != 1 or clause.predicate.form.kind != "finite" or not verb.startswith(("veril", "devredil", "bırakıl")):
        return
    for at in range(tokens.index(to[0]) - 1, -1, -1):
        if tokens[at].text == ";":
            return
        if is_post(tokens[at], "nominative"):
            yield to[0], "komutan", tokens[at], [tokens[at]]
            return
        owner = tokens[at - 1] if at else None
        if tokens[at].low in _WHAT_IS_GIVEN and owner is not None and owner.kind in ("unit", "force"):
            force = itself(owner, story) if owner.has("genitive") else None
            if force is not None and (force.kind == "unit" or " " in force.name):
                yield to[0], "komutan", force, [tokens[at], force]
            return


_WHAT_IS_GIVEN = (
    "komutası",
    "kumandası",
    "komutanlığı",
    "kumandanlığı",
    "idaresi",
    "başkomutanlığı",
    "başkumandanlığı",
)


def seized(
    clause: Clause, persons: list[Token], story: Story
) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """ "Ordunun komutasını Halil Paşa aldı": who takes the command leads, behind what he takes."""
    tokens, form = clause.tokens, clause.predicate.form
    what = next((i for i in clause.own if tokens[i].low in _COMMAND), None)
    took = tokens[clause.predicate.at].low.startswith(("al", "devral", "üstlen"))
    if what is None or not took or form.passive or form.kind not in ("finite", "converb"):
        return
    who = [p for p in persons if p.has("nominative") and p.start > tokens[what].start]
    who = who or [p for p in persons if p.has("nominative")][:1]  # "X grubun komutasını 8 Ağustos'ta üzerine aldı"
    force = tokens[what - 1] if what and tokens[what - 1].kind in ("unit", "force") else None
    force = itself(force, story) if force is not None and force.has("genitive") else None
    if who and not (force is not None and force.kind == "force" and " " not in force.name):
        yield who[-1], "komutan", force, [tokens[what], *([force] if force else [])]


_COMMAND = ("komutayı", "komutasını", "kumandayı", "kumandasını", "komutanlığını", "kumandanlığını")


def whose(clause: Clause, story: Story) -> Token | None:
    """ "5. Ordu kuruldu ve komutanlığına X atandı": the formation of the clause before, or of the sentence before."""
    before = [t for t in clause.tokens[: clause.predicate.start] if t.kind == "unit" and t.has("nominative")]
    actor = story.actor if story.actor is not None and story.actor.kind == "unit" else None
    return before[-1] if before else actor


def itself(force: Token, story: Story, before: Sequence[Token] = ()) -> Token:
    """Who leads the units of a formation ("Güney Grubu'nun birliklerine") leads it; "ordu" is the one named last."""
    echelon = ECHELON_WORDS.get(force.name, "") if force.kind == "force" else ""
    here = [t for t in before if t.kind == "unit" and t.echelon == echelon]
    meant = here[-1] if here else story.units.get(echelon)
    if meant is not None:
        span = meant.antecedent or (meant.start, meant.end)
        return replace(force, kind="unit", name=meant.name, antecedent=span)
    found = _ITS_UNITS.fullmatch(force.name) if force.kind == "force" else None
    return replace(force, name=found["whole"]) if found else force


_ITS_UNITS = lazy(r"(?P<whole>.+)['’]n?[ıiuü]n (?:asker[iî] )?(?:birlik|kuvvet)leri")
