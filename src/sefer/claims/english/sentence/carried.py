"""What a sentence takes from those before it, and leaves to those behind: who "it" and "the division" are."""

from __future__ import annotations

from dataclasses import replace

from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.clauses import Sentence
from sefer.claims.english.sentence.table import section, words
from sefer.claims.english.sentence.tokens import NO_NAMES, standing_for
from sefer.claims.english.sentence.verbs import is_verb
from sefer.claims.story import Story
from sefer.claims.tokens import NO_RANK, Token, rank


def resolved(tokens: list[Token], story: Story) -> list[Token]:
    """Pronouns and "the division" stand for the force that was named last; what nobody named stands for itself."""
    out: list[Token] = []
    acted = story.actor is not None
    known = dict(story.units)
    actor, he, place = known.get("acting") if acted else None, known.get("he") if acted else None, story.place
    beside = story.beside if actor is not None and actor is story.actor else ()
    here_acts = placed = False
    people: set[str] = set()
    before = he  # who was "he" before the last person of the sentence acted
    here: list[Token] = []  # the forces of this sentence, those that act first
    for i, token in enumerate(tokens):
        meant: Token | None = None
        if token.kind == "pronoun" and not _is_nobody(tokens, i):
            either = bool(out) and out[-1].low in _OF_EITHER and len(people) > 1  # "A ordered B to C, which he reached"
            one = he if token.low == "he" and not either else None
            meant = (here[0] if here else actor) if token.low in ("it", "they") else one
            if token.low == "it" and here and out and out[-1].kind == "word" and is_verb(out[-1].low):
                meant = actor if _is_another(actor, here[0] if here_acts else actor) else None
            others = _beside(out, here[0]) if here else beside
            if others and meant is not None and token.low in ("it", "they"):
                both = token.low == "they" and all(t.kind in ("unit", "force") for t in others)
                out += _all_of(token, [meant, *others]) if both else [token]
                continue
        elif token.kind == "word" and token.low in ("its", "their") and (here or actor is not None):
            after = tokens[i + 1 : i + 4]
            if any(
                t.kind == "losses" or t.low in ("strength", "commander", "commanding", "chief", "headquarters", "hands")
                for t in after
            ) or _has_part(here[0] if here else actor, after):
                meant = here[0] if here else actor
                others = _beside(out, here[0]) if here else beside
                if others and token.low == "their" and all(t.kind in ("unit", "force") for t in others):
                    out += _all_of(token, [t for t in (meant, *others) if t is not None])
                    continue
                meant = None if others else meant
        elif token.low == "him":  # "Under him were ...", "X succeeded him"
            meant = he if [t.low for t in out] == ["under"] else before if _succeeds(out) else None
        elif token.kind == "force" and out and out[-1].low in ("the", "this", "that", "his"):
            meant = _body(tokens, i, known, story, he if len(people) < 2 else None)
        elif token.low in ("town", "city", "village") and out and out[-1].low in ("the", "this") and place is not None:
            meant = None if any(t.low == "of" or t.kind == "place" for t in tokens[i + 1 : i + 2]) else place
        out.append(standing_for(token, meant) if meant is not None else token)
        if token.kind == "unit" and token.echelon and not _shadows(token, known.get(token.echelon)):
            known[token.echelon] = token
        if token.kind == "place" and not (i and tokens[i - 1].low == "the"):
            place = token if place is None or place.name == token.name or not placed else None
            placed = True
        if token.kind in ("unit", "force"):
            here = [*here, out[-1]] if here and not _led(out[:-1]) and here_acts else here or [out[-1]]
            if not here_acts and not _led(out[:-1]):
                here, here_acts = [out[-1]], True
        people |= {token.name} if token.kind == "person" else set()
        if token.kind == "person" and not _led(out[:-1]):
            before, he = he if he is not None and he.name != token.name else before, token
    return [replace(t, kind="word") if t.kind == "pronoun" and t.low == "i" else t for t in out]


def _body(tokens: list[Token], at: int, known: dict[str, Token], story: Story, he: Token | None) -> Token | None:
    """Which formation "the division" or "his division" is."""
    token = tokens[at]
    echelon = section("forces")["echelons"].get(token.low)
    if tokens[at - 1].low != "his":
        meant = known.get(echelon) if echelon and not _is_elsewhere(tokens, at) else None
        # "the column" is a detachment only where one was called so
        return meant if meant is not None and (token.low == echelon or token.low in meant.name.lower()) else None
    post = story.post_of(he) if he is not None else None
    return post if post is not None and (post.echelon == echelon or token.low in _WHOLE) else None


_WHOLE = ("force", "command", "troops", "men")


def _is_nobody(tokens: list[Token], at: int) -> bool:
    """ "It is untrue that ...": a pronoun that only opens what is said."""
    ahead = [t.low for t in tokens[at + 1 : at + 6]]
    return tokens[at].low == "it" and ahead[:1] in (["is"], ["was"]) and "that" in ahead[1:]


def _succeeds(before: list[Token]) -> bool:
    """ "Succeeded him", "took over from him": is he the one whose post another takes?"""
    last = before[-1].low if before else ""
    over = last == "from" and any(t.low in ("over", "command") for t in before[-3:])
    return over or last in ("succeeded", "replaced", "relieved", "superseded", "succeed", "replace")


def _is_elsewhere(tokens: list[Token], at: int) -> bool:
    """ "The army in South Africa", "the army of Metz", "the army that held Metz": is it told there which one it is?"""
    if at + 1 < len(tokens) and tokens[at + 1].low in ("that", "which", "whose"):
        return True
    rest = [t for t in tokens[at + 1 : at + 4] if t.low != "the"]
    return len(rest) > 1 and rest[0].low in ("in", "of") and rest[1].kind in ("place", "polity")


def _beside(before: list[Token], first: Token) -> tuple[Token, ...]:
    """ "The 4th and 12th Regiments": the forces that are joined to the first of a sentence."""
    at = next((i for i, t in enumerate(before) if t is first), len(before))
    out: list[Token] = []
    while at + 1 < len(before) and before[at + 1].low in ("and", ","):
        behind = next((i for i in range(at + 2, min(at + 4, len(before))) if before[i].low not in _JOINING), None)
        if behind is None or before[behind].kind not in ("unit", "force"):
            break
        out.append(before[behind])
        at = behind
    return tuple(out)


def _has_part(whole: Token | None, after: list[Token]) -> bool:
    """ "Its 27th Regiment": does a smaller numbered formation stand right behind?"""
    part = after[0] if after else None
    plain = part is not None and part.kind == "unit" and any(c.isdigit() for c in part.name)
    return plain and part is not None and whole is not None and rank(part) < rank(whole) < NO_RANK


_JOINING = ("the", "and", ",")


def _all_of(pronoun: Token, meant: list[Token]) -> list[Token]:
    """A pronoun as all the forces that it means, joined as in a list."""
    joint = Token("word", pronoun.end, pronoun.end, "and", "and", frozenset({"word"}), "and")
    told = [replace(standing_for(pronoun, one), low=one.low) for one in meant]
    return [t for one in told for t in (joint, one)][1:]


def _is_another(before: Token | None, acting: Token | None) -> bool:
    """ "The corps attacked it": is who acted before another than who acts now? Nobody attacks itself."""
    return before is not None and acting is not None and before.name != acting.name


def _shadows(token: Token, known: Token | None) -> bool:
    """Is "the battalion" rather the one that was called so than "the 1/11th Sikh Regiment"?"""
    return known is not None and token.echelon in known.low and token.echelon not in token.low


_OF_EITHER = ("which", "where", "whom", "that")


def _led(before: list[Token]) -> bool:
    """Does a preposition or a verb stand right before the noun phrase that begins here?"""
    for token in reversed(before):
        if token.kind != "word":
            return False
        if token.low in words("articles", "words") or (token.low not in _PREPOSITIONS and not is_verb(token.low)):
            if token.low not in words("articles", "words") and token.low in ("and", "but", "while", "when"):
                return False
            continue
        return True
    return False


_PREPOSITIONS = {p.split()[-1] for found in section("prepositions").values() for p in found}


def _is_gone(clause: Clause) -> bool:
    """ "X was succeeded by Y": "he" may be either from there on."""
    return clause.passive and any(f.get("sense") == "replace" for f in clause.frames)


def _opens_with_stranger(sentence: Sentence) -> bool:
    """ "Sherman succeeded him": does a name act that nothing tells to be one?"""
    first = next((c for c in sentence.told if c.verb.form == "finite" and c.relative is None), None)
    if first is None or first.subject or not 0 < first.verb.start < 4:
        return False
    name = sentence.tokens[first.verb.start - 1]
    return name.kind == "word" and name.text[0].isupper() and name.low not in NO_NAMES


def _founded(clause: Clause) -> Token | None:
    """ "Headquarters created the Takazze Column. Its commander was": what is founded is spoken of next."""
    founds = any(f["kind"] == "organization" and f.get("sense") == "established" for f in clause.frames)
    made = clause.objects("unit", "force") if founds and not clause.passive else []
    return made[0] if len(made) == 1 else None


def carry(sentence: Sentence, story: Story) -> None:
    """Who acted last, and the units, place and date met last."""
    story.units.pop("acting", None)
    for clause in sentence.told:
        if clause.verb.form == "finite" and clause.relative is None:
            who = next((t for t in clause.subjects if t.kind in ("unit", "force", "person")), None)
            made = _founded(clause)
            story.actor = made or who or story.actor
            story.beside = tuple(t for t in clause.subjects if t is not who and t.kind in ("unit", "force", "person"))
            if who is not None and clause.subjects[0] is who:
                story.units["he" if who.kind == "person" else "acting"] = who
            if made is not None:
                story.units["acting"] = made
    if _opens_with_stranger(sentence) or any(_is_gone(clause) for clause in sentence.told):
        story.units.pop("he", None)  # "he" of the next sentence may be the man whom no mention reads
    told = zip(sentence.tokens, sentence.gov, strict=True)
    first = next((t for t, gov in told if t.kind in ("unit", "force") and not gov.startswith(("of", "with"))), None)
    if (
        first is not None
        and "acting" not in story.units
        and (story.actor is None or not any(c.subject for c in sentence.told))
    ):
        story.actor = story.units["acting"] = first
    for token in sentence.tokens:
        if token.kind == "unit" and token.mention is not None and not _shadows(token, story.units.get(token.echelon)):
            story.met(token)
        elif token.kind == "date":
            story.date = token
    for echelon in {t.echelon for t in sentence.tokens if t.kind == "unit" and t.mention is not None}:
        several = {t.name for t in sentence.tokens if t.kind == "unit" and t.echelon == echelon}
        acting = story.units.get("acting")
        if len(several) > 1:
            story.units.pop(echelon, None)
            if acting is not None and acting.echelon == echelon and acting.name in several:
                story.units[echelon] = acting
    towns = [
        t
        for i, t in enumerate(sentence.tokens)
        if t.kind == "place" and not (i and sentence.tokens[i - 1].low == "the")
    ]
    if towns:  # of several nobody can say which "the town" is
        story.place = towns[-1] if len({t.name for t in towns}) == 1 else None
