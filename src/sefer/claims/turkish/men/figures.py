"""Losses and booty: which figures a predicate counts, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sefer.claims.counts import batches, is_men, values
from sefer.claims.drafts import Draft, drafted
from sefer.claims.sequences import counted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.men.armed import ARMS, brought, with_whom
from sefer.claims.turkish.men.losses import by_sort, sort_of
from sefer.claims.turkish.sentence.agents import agent_of
from sefer.claims.turkish.sentence.arguments import leans, named, places_of, subject, together
from sefer.claims.turkish.sentence.clauses import Clause
from sefer.claims.turkish.sentence.days import dated, edtf
from sefer.claims.turkish.sentence.holds import MEN
from sefer.claims.turkish.sentence.lexicon import peoples
from sefer.claims.turkish.sentence.moods import Frame
from sefer.claims.turkish.sentence.nearby import is_owner
from sefer.letters import lower
from sefer.letters.patterns import lazy
from sefer.model import Mention, QuantityValue

FORMATIONS = ("regiment", "battalion", "company", "division", "battery")


def loss(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    figures = [clause.tokens[i] for i in clause.own if clause.tokens[i].kind == "quantity" and _human(clause.tokens[i])]
    sense = frame["sense"]
    if sense == "captured" and clause.tokens[clause.predicate.start].low == "teslim" and not figures:
        yield from _surrendered(clause, story)
        return
    if sense == "inflicted":
        yield from _inflicted(clause)
        return
    if sense == "told":
        yield from _abandoned(clause, story)
    if clause.tokens[clause.predicate.at].low.startswith("öldür") and not clause.predicate.form.passive:
        return  # "412 düşman askerini öldürdü": whose they were is told elsewhere, if at all
    figures = figures or _one(clause)
    if not figures or _is_rate(clause):
        return
    figures = [f for f in figures if not f.has("ablative") and not _is_size(clause.tokens, f)]  # "673 kişiden 247'si"
    wholes = [f for f in figures if f.has("genitive")]
    figures = [f for f in figures if f not in wholes] or figures  # "10.000 erinin 3.000'i": the part
    sorts = by_sort(list(clause.tokens), figures, None if sense == "told" else sense)
    figures = [f for found in sorts.values() for f in found]
    if not figures:
        return
    if sense == "captured" and not (
        clause.predicate.form.passive or clause.tokens[clause.predicate.start].low in ("esir", "teslim", "tutsak")
    ):
        return
    if sense == "captured" and _takes(clause):
        who = [clause.tokens[i] for i in clause.args(("unit", "force"), "ablative")][-1:]
        if not who or who[0].start > figures[0].start:
            return  # "Ruslar 300 eri esir aldı": who took them lost nobody
    else:
        who = [] if _of_two(clause, figures) else _losers(clause, story, figures, clause.predicate.form.passive)
    figures, sorts = _his_own(clause, who, figures, sorts)
    date, where = dated(clause), [t for role in ("in",) for t in places_of(clause).get(role, [])]
    counted = {sort: values(found) for sort, found in sorts.items()}
    slots = {"subject": named(who), "date": edtf(date), "place": named(where), "values": counted}
    words = [("subject", t) for t in who] + [("values", f) for f in figures] + [("place", t) for t in where]
    yield drafted("loss", slots, words + ([("date", date)] if date else []))


def _takes(clause: Clause) -> bool:
    """ "300 eri esir aldı": is it told who took them, not who was taken?"""
    verb = clause.tokens[clause.predicate.at].low
    return not clause.predicate.form.passive and verb.startswith(("al", "et", "ed"))


def _his_own(
    clause: Clause, who: list[Token], figures: list[Token], sorts: dict[str, list[Token]]
) -> tuple[list[Token], dict[str, list[Token]]]:
    """ "Dervişler 10.800 ölü, İngilizler 47 ölü verdi": of who acts behind a comma only the figures behind him."""
    last = who[-1] if who else None
    if last is None or not last.has("nominative") or not any(t is last for t in clause.tokens):
        return figures, sorts
    comma = any(t.text == "," and figures[0].end <= t.start < last.start for t in clause.tokens)
    own = [f for f in figures if f.start > last.start]
    if not comma or not own or len(own) == len(figures):
        return figures, sorts
    return own, {sort: kept for sort, found in sorts.items() if (kept := [f for f in found if f in own])}


def _of_two(clause: Clause, figures: list[Token]) -> bool:
    """ "6.000 İtalyan ve yerli askeri öldü": is a figure told of two sorts of men together?"""
    own = [clause.tokens[i] for i in clause.own]
    return any(
        f in figures and a.low == "ve" and b.kind == "force" for f, a, b in zip(own, own[1:], own[2:], strict=False)
    )


def _abandoned(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "5.000 esir ve 28 top bırakarak çekildi": the arms left to the enemy are booty of nobody named."""
    tokens = clause.tokens
    arms = [tokens[i] for i in clause.own if tokens[i].kind == "quantity" and tokens[i].item in ARMS]
    left = clause.predicate.start == clause.predicate.at and tokens[clause.predicate.at].low.startswith("bırak")
    men = any(sort_of(tokens[i]) for i in clause.own if tokens[i].kind == "quantity")
    fled = clause.predicate.form.kind == "converb"
    if not arms or not left or not (men or fled) or clause.predicate.form.passive:
        return  # "3. Tümen Erzurum'da 28 top bıraktı" may be its own garrison
    who = _losers(clause, story, arms, passive=False)
    date, where = dated(clause), places_of(clause).get("in", [])
    slots = {"subject": None, "object": named(who), "date": edtf(date), "place": named(where), "values": values(arms)}
    words = [("object", t) for t in who] + [("values", f) for f in arms] + [("place", t) for t in where]
    if who:
        yield drafted("capture", slots, words + ([("date", date)] if date else []))


def _inflicted(clause: Clause) -> Iterator[Draft]:
    """ "9. Alay Ruslara 400 ölü ve 700 yaralı verdirdi": to whom a loss was done."""
    tokens, date = clause.tokens, dated(clause)
    figures = [tokens[i] for i in clause.own if tokens[i].kind == "quantity" and _human(tokens[i])]
    figures = [f for f in figures if f.has("nominative") and not _is_size(tokens, f)]
    who = [tokens[i] for i in clause.args(("unit", "force"), "dative") if figures and tokens[i].end <= figures[0].start]
    sorts = by_sort(list(tokens), figures, "total")
    figures = [f for found in sorts.values() for f in found]
    if not figures or not who or clause.predicate.form.passive:
        return
    where = places_of(clause).get("in", [])
    told = {sort: values(found) for sort, found in sorts.items()}
    slots = {"subject": who[-1].name, "date": edtf(date), "place": named(where), "values": told}
    words = [("subject", who[-1])] + [("values", f) for f in figures] + [("place", t) for t in where]
    yield drafted("loss", slots, words + ([("date", date)] if date else []))


def _surrendered(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "Townshend 481 subay ve 13.300 erle teslim oldu": the men that went with who surrendered."""
    tokens = clause.tokens
    with_ = [i for i in clause.own if tokens[i].kind == "quantity" and tokens[i].has("instrumental")]
    who = [tokens[i] for i in clause.args(("unit", "force", "person"), "nominative", within=clause.reach)]
    who = [t for t in who if not leans(tokens, tokens.index(t))]
    who = who or [t for t in subject(clause, story, ("unit", "force", "person")) if t.start >= tokens[0].start][:1]
    if not with_ or not who or clause.predicate.form.kind != "finite":
        return
    row = [tokens[i] for i in clause.own if tokens[i].kind == "quantity" and i <= with_[-1] and is_men(tokens[i])]
    date, where = dated(clause), places_of(clause).get("in", [])
    slots = {"subject": who[0].name, "date": edtf(date), "place": named(where), "values": {"captured": values(row)}}
    words = [("subject", who[0])] + [("values", f) for f in row] + [("place", t) for t in where]
    if row:
        yield drafted("loss", slots, words + ([("date", date)] if date else []))


def _one(clause: Clause) -> list[Token]:
    """ "Bir subay şehit oldu": a single man right before the verb."""
    at = clause.predicate.start - 2
    if at < clause.own.start or clause.tokens[at].low != "bir" or clause.tokens[at + 1].low not in MEN:
        return []
    first, last = clause.tokens[at], clause.tokens[at + 1]
    value = QuantityValue(1, 1, MEN[last.low], counted=last.text, numeral=first.text)
    return [
        replace(last, kind="quantity", start=first.start, mention=Mention("quantity", first.start, last.end, value))
    ]


def _is_size(tokens: Sequence[Token], figure: Token) -> bool:
    """ "2.000 kişilik mevcudundan", "500 kişilik bir kolla": how big a force was, unless it is a loss of that size."""
    behind = [t.low for t in tokens if t.start >= figure.end and t.low != "bir"][:1]
    return figure.has("adjectival") and not any(_LOSS.match(low) for low in behind)


_LOSS = lazy(r"kayıp|kayb(?!ed|et)|zayiat|zaiyat|telefat")


_SO_MANY = lazy(r"(?:iki|üç|dört|beş|on|yirmi|otuz|elli|yüz|bin|\d+)")
_EACH = ("günde", "haftada", "ayda", "saatte")


def _is_rate(clause: Clause) -> bool:
    """ "Her gün 15 kişi ölüyordu": so many at a time are no total."""
    words = [clause.tokens[i].low for i in clause.own]
    if any(
        clause.tokens[i].low == "her"
        and (clause.tokens[i + 1].kind == "quantity" or _SO_MANY.fullmatch(clause.tokens[i + 1].low))
        for i in clause.own
    ):
        return True  # "her yüz hastadan on sekizi öldü"
    return any(
        (n in _EACH and (not w or counted(w) is None)) or (w == "her" and n in ("gün", "hafta", "ay", "gece"))
        for w, n in pairwise(["", *words, ""])
    )  # "üç günde 900 er": a total


def _human(token: Token) -> bool:
    return not token.has("instrumental") and token.item in (
        "officer",
        "soldier",
        "person",
        "cavalryman",
        "volunteer",
        "prisoner",
        "corpse",
        "other",
    )


def _losers(clause: Clause, story: Story, figures: list[Token], passive: bool) -> list[Token]:
    """Whose losses: an oblique ("56. Alay'dan", "garnizonda"), else the subject; of a passive nobody is guessed."""
    tokens = clause.tokens
    low = tokens[clause.predicate.at].low
    gave = low.startswith(("ver", "kaybe", "kaybet", "bırak", "yitir", "uğra"))
    for within in (clause.own, clause.reach, range(clause.reach.start)):
        if gave and within == range(clause.reach.start) and _gave(clause):
            break
        out = [
            i
            for i in within
            if tokens[i].kind in ("unit", "force")
            and tokens[i].has("ablative", "genitive", "locative")
            and tokens[i].start < figures[0].start
            and not is_owner(tokens, i)
        ]
        if out and gave and within != range(clause.reach.start) and (own := _behind(clause, out[-1], figures)):
            return own  # "9. Ordu'da 42. Tümen 4.200 er kaybetti"
        if out:
            return together(tokens, tokens[out[-1]])
    if passive:
        return []
    if not gave and (men := _nation(figures)):
        return men
    kinds = ("unit", "force", "person") if gave else ("unit", "force")
    found = [t for t in subject(clause, story, kinds) if t not in figures]
    found = _own_of(clause, figures) or found
    if not found or found[0].kind == "person":
        return found[:1]
    return together(tokens, found[0]) if found[0] in tokens else found


def _own_of(clause: Clause, figures: list[Token]) -> list[Token]:
    """ "Bulgarlar 2.000 kadar, Sırplar 2.300 ölü verdi": of several who have a figure each, who stands before this one."""
    tokens = clause.tokens
    near = [i for i in clause.args(("unit", "force"), "nominative", within=clause.reach) if not leans(tokens, i)]
    near = [i for i in near if tokens[i].start < figures[0].start]
    if len(near) < 2 or not any(t.text[0].isdigit() and t.kind != "date" for t in tokens[near[0] + 1 : near[-1]]):
        return []
    return [tokens[near[-1]]]


def _behind(clause: Clause, at: int, figures: list[Token]) -> list[Token]:
    """Who stands in the nominative between a place of a clause and the figures."""
    found = clause.args(("unit", "force"), "nominative", within=range(at + 1, clause.predicate.start))
    found = [i for i in found if not leans(clause.tokens, i) and clause.tokens[i].end <= figures[0].start]
    return together(clause.tokens, clause.tokens[found[-1]]) if found else []


def _gave(clause: Clause) -> bool:
    """Does a force that acts stand in the clause itself?"""
    found = clause.args(("unit", "force", "person"), "nominative", within=clause.reach)
    return any(not leans(clause.tokens, i) for i in found)


def _nation(figures: list[Token]) -> list[Token]:
    """ "91.000 Alman askeri esir düştü": the men that are counted are those who were lost."""
    for figure in figures:
        own = [w for w in figure.name.split() if w[0].isalpha() and w not in ("bin", "yüz", "milyon")]
        if any(w[0].isupper() and lower(w).startswith(peoples()) for w in own):
            name = " ".join(own)
            return [Token("force", figure.start, figure.end, name, lower(name), figure.cases, name)]
    return []


def capture(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    figures = [clause.tokens[i] for i in clause.own if clause.tokens[i].kind == "quantity" and _booty(clause.tokens[i])]
    figures = [f for f in figures if not f.has("genitive") or f.has("nominative")]  # "23.000 ölünün gömüldüğünü"
    own = with_whom(clause)
    if own:  # "18.000 kişi ve 20 topla Lofça'yı ele geçirdi": nobody took them
        yield from brought(
            clause, [] if clause.predicate.form.passive else subject(clause, story, ("unit", "force", "person"))
        )
        figures = [f for f in figures if f not in own]
    start, form = clause.predicate.start, clause.predicate.form
    men = clause.tokens[start].low in ("esir", "tutsak")
    if men and form.passive:
        return
    if clause.tokens[start].low.startswith("al") and not (
        start and clause.tokens[start - 1] in figures and _is_taken(clause.tokens[start - 1])
    ):
        return
    if not figures:
        return
    if frame.get("sense") == "passed":
        figures = [f for f in figures if f.has("nominative")]
        agent = next(
            (clause.tokens[i] for i in clause.args(("unit", "force"), "genitive") if i == clause.predicate.start - 1),
            None,
        )
        if (
            not figures
            or clause.predicate.form.kind != "finite"
            or (agent is None) != (clause.tokens[start].low == "elimize")
        ):
            return
        caught = [f for f in figures if is_men(f) and f.item != "rifle"]
        if caught and agent is not None:
            yield _in_hands(clause, caught)
        figures = [f for f in figures if f not in caught]
    else:
        agent = agent_of(clause)
    passive = clause.predicate.form.passive or frame.get("sense") == "passed"
    taker = [agent] if agent else [] if passive else subject(clause, story, ("unit", "force"))
    date, where = dated(clause), places_of(clause).get("in", [])
    for row in batches(figures):
        slots = {
            "subject": named(taker),
            "object": None,
            "date": edtf(date),
            "place": named(where),
            "values": _prisoners(row) if men else values(row),
        }
        words = [("subject", t) for t in taker] + [("values", f) for f in row] + [("place", t) for t in where]
        yield drafted("capture", slots, words + ([("date", date)] if date else []))


def _in_hands(clause: Clause, men: list[Token]) -> Draft:
    """ "80.000 asker Japonların eline düştü": men in the hands of the enemy are lost."""
    date, where = dated(clause), places_of(clause).get("in", [])
    told: dict[str, object] = {"captured": values(men)}
    slots = {"subject": named(_nation(men)), "date": edtf(date), "place": named(where), "values": told}
    words = [("values", f) for f in men] + [("place", t) for t in where]
    return drafted("loss", slots, words + ([("date", date)] if date else []))


def _prisoners(figures: list[Token]) -> dict[str, object]:
    """Men who were taken, whatever they were before."""
    return {"prisoner" if item in ("person", "soldier") else item: n for item, n in values(figures).items()}


def _is_taken(token: Token) -> bool:
    """Does a figure before "aldı" count what is taken in war?"""
    return token.item in (
        "prisoner",
        "gun",
        "machine_gun",
        "rifle",
        "mortar",
        "shell",
        "ammunition_box",
        "vehicle",
        "animal",
    )


def _booty(token: Token) -> bool:
    return token.item not in ("regiment", "battalion", "company", "division")
