"""Clauses -> drafts: for each kind of claim, which argument of the predicate fills which slot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from sefer.claims.clauses import ACTORS, Clause, Frame, place_role
from sefer.claims.drafts import Draft, drafted
from sefer.claims.phrases import _counts, command, values
from sefer.claims.story import ECHELON_WORDS, Story
from sefer.claims.tokens import Token
from sefer.claims.words import table

MOVERS = ("unit", "force", "person", "quantity")
BODIES = ("unit", "force", "polity")


def tell(clause: Clause, story: Story) -> Iterator[Draft]:
    """The drafts of one clause: each frame that finds the arguments it needs."""
    if not clause.predicate.asserted:
        return
    for frame in clause.frames:
        for draft in _TELLERS[frame["kind"]](clause, frame, story):
            yield _judged(draft, clause)


def _judged(draft: Draft, clause: Clause) -> Draft:
    predicate = clause.predicate
    draft.fill("", clause.tokens[predicate.start], clause.tokens[predicate.at])
    if predicate.planned and draft.polarity == "asserted":
        draft.polarity = "planned"
    if predicate.form.negated:
        draft.polarity = "negated"
    return draft


def subject(clause: Clause, story: Story, kinds: Sequence[str] = ACTORS) -> list[Token]:
    """Who acts: the head of a participle, a nominative of the clause, of the sentence before it, or who acted last."""
    predicate = clause.predicate
    if predicate.form.kind == "participle" and clause.head is not None and clause.tokens[predicate.at].low[-1] == "n":
        return _coordinated(clause, clause.head, kinds)
    if predicate.form.kind == "noun":
        genitive = clause.args(kinds, "genitive") or clause.args(kinds, "genitive", within=clause.reach)
        if genitive:
            return _coordinated(clause, genitive[-1], kinds)
    cases = ("genitive", "nominative") if predicate.form.kind == "participle" else ("nominative",)
    for within in (clause.own, clause.reach):
        found = [i for i in clause.args(kinds, *cases, within=within) if not _leans(clause.tokens, i) and _acts(clause.tokens[i])]
        if found:
            return [story.meant(t, _before(clause.tokens, found[0])) for t in _coordinated(clause, found[0], kinds)]
    earlier = [i for i in range(clause.reach.start) if clause.tokens[i].kind in kinds and clause.tokens[i].has("nominative")]
    earlier = [i for i in earlier if not _leans(clause.tokens, i)]
    if earlier:
        return [clause.tokens[earlier[0]]]
    stranger = clause.args(("place", "polity"), "nominative", within=clause.reach)
    if story.actor is not None and story.actor.kind in kinds and predicate.form.kind == "finite" and not stranger:
        return [story.actor]
    return []


def _acts(token: Token) -> bool:
    """A quantity acts where it counts men or formations."""
    return token.kind != "quantity" or bool(token.mention) and token.mention.value.item in _COUNTED  # type: ignore[union-attr]


_COUNTED = ("regiment", "battalion", "company", "division", "battery", "soldier", "person", "officer", "cavalryman", "volunteer")


def _before(tokens: Sequence[Token], at: int) -> Token | None:
    return tokens[at - 1] if at else None


def _leans(tokens: Sequence[Token], at: int) -> bool:
    """Is a bare name only the first half of a compound ("3. Ordu komutanı", "Bakü Cephesi kuvvetleri")?"""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or not token.bare or token.kind == "person":
        return bool(after and after.low in ("tarafından", "komutasında", "kumandasında", "komutasındaki", "idaresinde", "emrinde"))
    adverb = after.low in ("nihayetinde", "sonunda", "aslında", "akabinde", "neticesinde", "sonucunda", "başlangıcında")
    if after.kind in ("word", "force") and token.kind != "force" and not adverb and _OBLIQUE.fullmatch(after.low):
        return True
    return after.low.startswith(_ORGANS) or after.low in ("ile", "tarafından", "ya", "içinde", "gibi", "için")


_OBLIQUE = re.compile(r".+(?:[ıiuü]|l[ae]r[ıi])n(?:[ae]|[dt][ae]n?|[ıiuü]n)")


_ORGANS = ("komutan", "kumandan", "kurmay", "karargâh", "subay", "erler", "askerler", "mevzi", "bölge", "komuta", "emrin", "genel")


def _coordinated(clause: Clause, at: int, kinds: Sequence[str]) -> list[Token]:
    """The token and what is joined to it by commas and "ve" before or after it."""
    tokens, first, last = clause.tokens, at, at
    while first >= 2 and tokens[first - 1].low in ("ve", ",", "ile") and tokens[first - 2].kind == tokens[at].kind:
        if tokens[first - 2].cases != tokens[at].cases:
            break
        first -= 2
    while last + 2 < len(tokens) and tokens[last + 1].low in ("ve", ",") and tokens[last + 2].kind == tokens[at].kind:
        if tokens[last + 2].cases != tokens[at].cases:
            break
        last += 2
    return [tokens[i] for i in range(first, last + 1) if tokens[i].kind in kinds]


def named(found: Sequence[Token]) -> str | list[str] | None:
    """The slot for some tokens: a name, a list of names, or None."""
    names = list(dict.fromkeys(t.name for t in found))
    return names[0] if len(names) == 1 else names or None


def dated(clause: Clause) -> Token | None:
    """The date of a clause: its own, else the nearest before it in the sentence."""
    tokens = clause.tokens
    own = [tokens[i] for i in clause.own if tokens[i].kind == "date"]
    if own:
        return own[-1]
    near = [tokens[i] for i in range(clause.predicate.start) if tokens[i].kind == "date"]
    if near:
        return near[-1]
    return None


def edtf(date: Token | None) -> str | None:
    return date.mention.value.edtf if date and date.mention else None  # type: ignore[union-attr]


def _places(clause: Clause) -> dict[str, list[Token]]:
    """The places of a clause by role; list members ("Müsüslü ve Kürdemir cephelerine") share theirs."""
    out: dict[str, list[Token]] = {}
    for i in clause.own:
        if clause.tokens[i].kind == "place":
            for role in place_role(clause.tokens, i):
                out.setdefault(role, []).append(clause.tokens[i])
        elif clause.tokens[i].kind == "polity" and clause.tokens[i].has("ablative"):
            out.setdefault("from", []).append(clause.tokens[i])
        elif clause.tokens[i].low in ("cepheye", "cephe"):
            word = clause.tokens[i]
            role = "to" if word.low == "cepheye" or clause.tokens[i + 1].low.startswith("hattına") else "bare"
            out.setdefault(role, []).append(Token("place", word.start, word.end, word.text, "cephe", word.cases, "cephe"))
    return out


def _mode(clause: Clause) -> str | None:
    words = table("tr")["places"]
    low = {clause.tokens[i].low for i in clause.own}
    return next((mode for key, mode in (("rail", "rail"), ("foot", "march"), ("sea", "sea")) if low & set(words[key])), None)


def _movement(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    places, date, sense = _places(clause), dated(clause), frame["sense"]
    to, source, via = places.get("to", []), places.get("from", []), places.get("via", [])
    if len(via) > 1 and not to and _chained(clause, via):
        via, to = via[:-1], via[-1:]
    movers = _moved(clause, story) if sense == "send" and not clause.predicate.form.passive else subject(clause, story, MOVERS)
    if sense == "send" and clause.predicate.form.passive is False and not movers:
        return
    if not movers or not (to or source or via or (date and sense == "depart")):
        return
    if all(m.kind == "person" for m in movers) and not (to or source):
        return
    arrive = sense == "arrive"
    slots = {
        "subject": named(movers), "from": named(source), "via": [t.name for t in via], "to": named(to[-1:] if len(to) > 1 and not _joined(clause, to) else to),
        "mode": _mode(clause), "depart": None if arrive else edtf(date), "arrive": edtf(date) if arrive else None,
    }  # fmt: skip
    words = [("subject", m) for m in movers] + [("from", t) for t in source] + [("via", t) for t in via] + [("to", t) for t in to]
    yield drafted("movement", slots, words + ([("arrive" if arrive else "depart", date)] if date else []))


def _chained(clause: Clause, found: list[Token]) -> bool:
    """A route told as a chain with dashes ("A-B-C demiryolu boyunca") leads to its last place."""
    return any(t.text in "-–" for t in clause.tokens if t.kind == "mark" and found[0].end <= t.start < found[-1].start)


def _joined(clause: Clause, found: list[Token]) -> bool:
    """Do some places stand in one list, joined by "ve"?"""
    between = [t.low for t in clause.tokens if found[0].end <= t.start < found[-1].start]
    return "ve" in between and len(between) <= 2 * len(found)


def _moved(clause: Clause, story: Story) -> list[Token]:
    """The object of an active verb of sending: an accusative, or a bare quantity-like force before the verb."""
    found = clause.args(MOVERS, "accusative")
    if clause.predicate.form.kind == "participle" and clause.head is not None:
        return [clause.tokens[clause.head]]
    clear = [i for i in found if "nominative" not in clause.tokens[i].cases] or found
    if clear:
        return _coordinated(clause, clear[-1], MOVERS)
    bare = [i for i in clause.own if clause.tokens[i].kind == "force" and clause.tokens[i].has("nominative")]
    return [clause.tokens[bare[-1]]] if len(bare) > 1 or (bare and subject(clause, story) != [clause.tokens[bare[-1]]]) else []


def _location(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    where = _places(clause).get("in", [])
    who = subject(clause, story, ("unit", "force", "polity", "quantity"))
    if where and who and where[-1].start > who[0].start - 60:
        date = dated(clause)
        slots = {"subject": named(who), "place": named(where), "date": edtf(date)}
        words = [("subject", t) for t in who] + [("place", t) for t in where] + ([("date", date)] if date else [])
        yield drafted("location", slots, words)


def _command(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    tokens = clause.tokens
    near = [i for i in clause.reach]
    persons = [tokens[i] for i in near if tokens[i].kind == "person"]
    if not persons:
        return
    date = dated(clause)
    for person, role, force, ends in _leaders(clause, frame, persons, story):
        draft = command(person, role, force, *ends)
        draft.slots["date"] = edtf(date)
        if date:
            draft.fill("date", date)
        yield draft


def _leaders(clause: Clause, frame: Frame, persons: list[Token], story: Story) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    tokens = clause.tokens
    if frame["sense"] == "lead":
        agent = _agent(clause)
        if clause.predicate.form.passive and agent is not None and agent.kind == "person":
            led = [t for t in subject(clause, story, ("unit", "force")) if t.start < agent.start]
            if led and not clause.args(("unit", "force"), "dative", within=clause.reach):
                yield agent, "komutan", led[0], []
                return
        yield from _lead(clause, persons, story)
        return
    for i in clause.own:
        low = tokens[i].low.replace("’", "'").split("'")[0]
        if low.startswith(("komutanlığ", "kumandanlığ", "başına", "reisliğ", "başkanlığ", "bakanlığ", "valiliğ", "müdürlüğ", "şefliğ")) and tokens[i].kind == "word":
            force = next((tokens[j] for j in range(i - 1, clause.reach.start - 1, -1) if tokens[j].kind in ("unit", "force", "polity")), None)
            who = _appointed(clause, persons)
            if who is None:
                continue
            echelon = ECHELON_WORDS.get(_stem(tokens[i - 1].low)) if i > 1 and tokens[i - 2].low == "bu" else None
            force = story.units.get(echelon or "", force)
            meant = story.meant(force, _before(tokens, tokens.index(force))) if force in tokens else force
            role = "komutan" if low.startswith(("komutan", "kumandan", "başına")) else low.split("liğ")[0].split("lığ")[0]
            yield who, role, meant, [tokens[i], *([force] if force else [])]
            return
        if low == "olarak" and i > clause.own.start:
            yield from _named_as(clause, persons, i)
            return


def _stem(word: str) -> str:
    return next((w for w in ECHELON_WORDS if word.startswith(w)), word)


def _appointed(clause: Clause, persons: list[Token]) -> Token | None:
    clear = [p for p in persons if p.has("accusative") and "nominative" not in p.cases]
    if clause.predicate.form.passive:
        clear = clear or [p for p in persons if p.has("nominative")]
    return clear[-1] if clear else None


def _named_as(clause: Clause, persons: list[Token], at: int) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """"General X savunma bakanı olarak atandı": the words between the person and "olarak" are the office."""
    tokens, who = clause.tokens, _appointed(clause, persons)
    if who is None:
        return
    start = at
    while start - 1 > tokens.index(who) and tokens[start - 1].kind == "word":
        start -= 1
    role = " ".join(t.text for t in tokens[start:at])
    if role and len(role) < 60 and start < at:
        force = tokens[start - 1] if tokens[start - 1].kind in ("unit", "force", "polity") else None
        yield who, role, force, list(tokens[start : at + 1])


def _lead(clause: Clause, persons: list[Token], story: Story) -> Iterator[tuple[Token, str, Token | None, list[Token]]]:
    """"X 5. Tümen'e, Y 15. Tümen'e komuta ediyordu"; "9. Alaya Y tarafından komuta edildi": pair each force with a person."""
    tokens = clause.tokens
    forces = [i for i in clause.reach if tokens[i].kind in ("unit", "force") and tokens[i].has("dative", "accusative")]
    passive = clause.predicate.form.passive
    for i in forces:
        before = [p for p in persons if p.start < tokens[i].start and p.has("nominative")]
        after = [p for p in persons if p.start > tokens[i].start and p.has("nominative")]
        first_force = not any(t.start < tokens[i].start for t in (tokens[j] for j in forces)) and not before
        who = (after[0] if after else None) if passive or first_force or not before else before[-1]
        if who is None and before:
            who = before[-1]
        if who is not None:
            yield who, "komutan", story.meant(tokens[i], _before(tokens, i)), [tokens[i]]


def _organization(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    sense = frame["sense"]
    if sense in ("established", "abolished"):
        yield from _founded(clause, sense, story)
    elif sense == "composed_of":
        yield from _composed(clause, story)
    elif sense == "member":
        yield from _member(clause, story)
    elif sense == "reserve_of":
        yield from _reserve(clause, story)
    else:
        yield from _attached(clause, story)


def _founded(clause: Clause, sense: str, story: Story) -> Iterator[Draft]:
    tokens, passive = clause.tokens, clause.predicate.form.passive or clause.predicate.form.kind == "noun"
    if passive:
        found = [t for t in subject(clause, story, ("unit", "force")) if t.end <= tokens[clause.predicate.start].start]
        found = [t for t in found if t.start >= tokens[0].start] or found
        made = found
    else:
        picked = clause.args(("unit", "force"), "accusative") or clause.args(("force",), "nominative")
        made = [tokens[picked[-1]]] if picked else []
    made = [t for t in made if t.kind == "unit" or (" " in t.name and t is _nearest(clause))]
    date = dated(clause)
    for unit in made[:3]:
        slots = {"subject": unit.name, "relation": sense, "object": None, "date": edtf(date)}
        yield drafted("organization", slots, [("subject", unit)] + ([("date", date)] if date else []))


def _nearest(clause: Clause) -> Token | None:
    """The last force or unit before the predicate, with nothing but the verb's own words between."""
    before = [clause.tokens[i] for i in clause.own][-2:]
    return next((t for t in reversed(before) if t.kind in ("unit", "force")), None)


PARTS = ("unit", "force", "quantity")


def _composed(clause: Clause, story: Story) -> Iterator[Draft]:
    """"X, Y ve Z'den oluşur" / "Y ve Z'den oluşan X": units make a composition, counted men a strength."""
    tokens = clause.tokens
    contains = tokens[clause.predicate.at].low.startswith(("içer", "kapsa"))
    ends = clause.args(PARTS, "accusative" if contains else "ablative")
    ends = [i for i in ends if i >= clause.own.start]
    if not ends:
        return
    parts = _parts_before(clause, ends[-1])
    wholes = subject(clause, story, ("unit", "force"))
    whole = next((w for w in wholes if w not in parts), None)
    if whole is None and len(parts) > 1 and wholes and wholes[0] is parts[0]:
        whole, parts = parts[0], parts[1:]
    if whole is None:
        return
    whole = story.meant(whole, _before(tokens, tokens.index(whole)) if whole in tokens else None)
    if all(p.kind == "quantity" and p.mention and p.mention.value.item in ("soldier", "person", "officer", "cavalryman", "animal") for p in parts):  # type: ignore[union-attr]
        date = dated(clause)
        slots: dict[str, object] = {"subject": whole.name, "date": edtf(date), "place": None, "values": values(parts)}
        yield drafted("strength", slots, [("subject", whole)] + [("values", p) for p in parts] + ([("date", date)] if date else []))
        return
    slots = {"subject": whole.name, "relation": "composed_of", "object": [p.name for p in parts], "date": None}
    yield drafted("organization", slots, [("subject", whole)] + [("object", p) for p in parts])


def _parts_before(clause: Clause, last: int) -> list[Token]:
    """The list that ends at `last`: members joined by commas and "ve", each with its own adjectives."""
    tokens, out, joined = clause.tokens, [clause.tokens[last]], False
    for i in range(last - 1, clause.reach.start - 1, -1):
        token = tokens[i]
        if token.low in (",", "ve", "ile"):
            joined = True
        elif token.kind in PARTS and joined:
            out.append(token)
            joined = False
        elif token.kind != "word" or (joined and tokens[i + 1].low not in ("ve", ",", "ile")):
            break
    return list(reversed(out))


def _member(clause: Clause, story: Story) -> Iterator[Draft]:
    wholes = clause.args(("unit", "force"), "dative", "locative", within=clause.reach)
    if not wholes:
        return
    whole = story.meant(clause.tokens[wholes[-1]], _before(clause.tokens, wholes[-1]))
    parts = [clause.tokens[i] for i in clause.reach if clause.tokens[i].kind in PARTS and clause.tokens[i].has("nominative") and not _leans(clause.tokens, i)]
    parts = [p for p in parts if p is not whole and p.name != whole.name]
    men = ("soldier", "officer", "person", "animal", "gun", "armoured_train", "aircraft", "ship", "rifle", "machine_gun", "armoured_car")
    parts = [p for p in parts if p.kind != "quantity" or (p.mention and p.mention.value.item not in men)]  # type: ignore[union-attr]
    if parts:
        slots = {"subject": whole.name, "relation": "composed_of", "object": [p.name for p in parts], "date": None}
        yield drafted("organization", slots, [("subject", whole)] + [("object", p) for p in parts])


_RESERVE = {"yedek", "yedekte", "ihtiyat", "ihtiyatta", "yedeğe", "ihtiyata"}


def _reserve(clause: Clause, story: Story) -> Iterator[Draft]:
    """"25. ve 26. taburlar yedek olarak ayrıldı": one claim a unit, as each is one fact."""
    held = [clause.tokens[i] for i in clause.own if clause.tokens[i].low in _RESERVE]
    if not held:
        return
    for unit in subject(clause, story, ("unit", "force", "quantity")):
        slots = {"subject": unit.name, "relation": "reserve_of", "object": None, "date": edtf(dated(clause))}
        yield drafted("organization", slots, [("subject", unit)], held[0])


def _strength(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    """"Orduda 6.000 asker vardı", "Tümende 191 subay ve 5.541 er görev yapıyordu"."""
    tokens = clause.tokens
    figures = [tokens[i] for i in clause.own if tokens[i].kind == "quantity" and _counts(tokens[i])]
    if not figures or clause.predicate.form.kind == "participle":
        return
    wholes = [i for i in clause.reach if tokens[i].kind in ("unit", "force", "polity") and tokens[i].has("locative", "genitive")]
    wholes += [i for i in clause.reach if tokens[i].kind == "unit" and tokens[i].has("nominative") and not _leans(tokens, i)]
    wholes = [i for i in wholes if tokens[i].start < figures[0].start]
    men = any(f.mention.value.item in ("soldier", "officer", "person", "cavalryman") for f in figures if f.mention)  # type: ignore[union-attr]
    if not wholes and not men:
        return
    whole = story.meant(tokens[wholes[0]], _before(tokens, wholes[0])) if wholes else _counted_force(clause, figures)
    if whole is None:
        return
    date, where = dated(clause), _places(clause).get("in", [])
    if date is None and whole is not tokens[wholes[0] if wholes else 0] and story.date is not None:
        date = story.date
    slots = {"subject": whole.name, "date": edtf(date), "place": named(where[:1]), "values": values(figures)}
    words = [("subject", whole)] + [("values", f) for f in figures] + [("place", t) for t in where[:1]]
    yield drafted("strength", slots, words + ([("date", date)] if date else []))


def _counted_force(clause: Clause, figures: list[Token]) -> Token | None:
    """"Kürdemir'de X komutasındaki 400 asker vardı": the men are a force of their own."""
    figure = figures[-1]
    if figure.mention is None or clause.predicate.form.negated or not _places(clause).get("in"):
        return None
    counted = figure.mention.value.counted or "asker"  # type: ignore[union-attr]
    return Token("force", figure.start, figure.end, counted, counted, figure.cases, counted)


def _attached(clause: Clause, story: Story) -> Iterator[Draft]:
    wholes = clause.args(("unit",), "dative")
    parts = [t for t in subject(clause, story, ("unit", "force")) if t.start >= clause.tokens[0].start]
    if not wholes or not parts or clause.tokens[wholes[-1]] in parts:
        return
    whole, date = clause.tokens[wholes[-1]], dated(clause)
    slots = {"subject": named(parts), "relation": "attached_to", "object": whole.name, "date": edtf(date)}
    yield drafted("organization", slots, [("subject", p) for p in parts] + [("object", whole)] + ([("date", date)] if date else []))


def _loss(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    figures = [clause.tokens[i] for i in clause.own if clause.tokens[i].kind == "quantity" and _human(clause.tokens[i])]
    if not figures:
        return
    sense = frame["sense"]
    if sense == "captured" and not (clause.predicate.form.passive or clause.tokens[clause.predicate.start].low in ("esir", "teslim", "tutsak")):
        return
    who = _losers(clause, story, figures)
    date, where = dated(clause), [t for role in ("in",) for t in _places(clause).get(role, [])]
    counted = values(figures)
    slots = {"subject": named(who), "date": edtf(date), "place": named(where), "values": {sense: counted}}
    words = [("subject", t) for t in who] + [("values", f) for f in figures] + [("place", t) for t in where]
    yield drafted("loss", slots, words + ([("date", date)] if date else []))


def _human(token: Token) -> bool:
    return bool(token.mention) and token.mention.value.item in ("officer", "soldier", "person", "cavalryman", "volunteer", "prisoner", "corpse", "other")  # type: ignore[union-attr]


def _losers(clause: Clause, story: Story, figures: list[Token]) -> list[Token]:
    """Whose losses: an ablative or genitive ("56. Alay'dan"), else the subject."""
    tokens = clause.tokens
    for within in (clause.own, clause.reach, range(clause.reach.start)):
        out = [i for i in within if tokens[i].kind in ("unit", "force") and tokens[i].has("ablative", "genitive") and tokens[i].start < figures[0].start]
        if out:
            return [tokens[out[-1]]]
    return [t for t in subject(clause, story, ("unit", "force")) if t not in figures][:1]


def _capture(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    figures = [clause.tokens[i] for i in clause.own if clause.tokens[i].kind == "quantity" and _booty(clause.tokens[i])]
    if not figures:
        return
    agent = _agent(clause)
    taker = [agent] if agent else [] if clause.predicate.form.passive else subject(clause, story, ("unit", "force"))
    date, where = dated(clause), _places(clause).get("in", [])
    slots = {"subject": named(taker), "object": None, "date": edtf(date), "place": named(where), "values": values(figures)}
    words = [("subject", t) for t in taker] + [("values", f) for f in figures] + [("place", t) for t in where]
    yield drafted("capture", slots, words + ([("date", date)] if date else []))


def _booty(token: Token) -> bool:
    return bool(token.mention) and token.mention.value.item not in ("regiment", "battalion", "company", "division")  # type: ignore[union-attr]


def _agent(clause: Clause) -> Token | None:
    """The doer of a passive: the actor before "tarafından"."""
    tokens = clause.tokens
    return next((tokens[i - 1] for i in clause.reach if tokens[i].low == "tarafından" and i and tokens[i - 1].kind in ACTORS), None)


def _engagement(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    yield from _FIGHTS[frame["sense"]](clause, story)


def _taken(clause: Clause, story: Story) -> Iterator[Draft]:
    tokens, form = clause.tokens, clause.predicate.form
    cases = ("genitive", "nominative") if form.passive else ("accusative",)
    found = [i for i in clause.own if tokens[i].kind == "place" and (tokens[i].has(*cases) or "object" in place_role(tokens, i))]
    found = [i for i in found if not place_role(tokens, i) & {"in", "to", "from", "via"}]
    if form.kind == "noun" and form.passive:
        found = [i for i in clause.own if tokens[i].kind == "place" and "of" in place_role(tokens, i)]
    if not found:
        return
    agent = _agent(clause)
    taker = [agent] if agent else [] if form.passive else [t for t in subject(clause, story, ("unit", "force")) if t.kind != "person"]
    date = dated(clause)
    slots = {
        "parties": [t.name for t in taker], "place": tokens[found[-1]].name, "date": edtf(date),
        "outcome": f"taken by {taker[0].name}" if taker else "taken",
    }  # fmt: skip
    words = [("place", tokens[found[-1]])] + [("parties", t) for t in taker] + ([("date", date)] if date else [])
    yield drafted("engagement", slots, words)


def _entered(clause: Clause, story: Story) -> Iterator[Draft]:
    """"Bakü'ye girerek şehri aldı" is a place taken; entering alone is a movement."""
    after = [t.low for t in clause.tokens[clause.predicate.at + 1 : clause.predicate.at + 5]]
    towns = ("şehri", "kenti", "kasabayı", "burayı", "köyü", "orayı")
    to = _places(clause).get("to", [])
    if not to or not any(w in towns for w in after):
        return
    taker, date = subject(clause, story, ("unit", "force")), dated(clause)
    if taker:
        slots = {"parties": [t.name for t in taker], "place": to[-1].name, "date": edtf(date), "outcome": f"taken by {taker[0].name}"}
        yield drafted("engagement", slots, [("place", to[-1])] + [("parties", t) for t in taker] + ([("date", date)] if date else []))


def _fought(clause: Clause, story: Story) -> Iterator[Draft]:
    tokens, date = clause.tokens, dated(clause)
    with_ = [tokens[i] for i in clause.args(("unit", "force"), "instrumental", within=clause.reach)]
    who = [t for t in subject(clause, story, ("unit", "force", "quantity"))]
    places = _places(clause)
    where = places.get("in", []) or places.get("to", []) or places.get("bare", [])
    parties = [t for t in [*who, *with_] if t.kind != "quantity"]
    if not (where or len(parties) > 1) or not (date or where):
        return
    slots = {"parties": [t.name for t in parties], "place": named(where[-1:]), "date": edtf(date), "outcome": None}
    words = [("parties", t) for t in parties] + [("place", t) for t in where[-1:]] + ([("date", date)] if date else [])
    if words:
        yield drafted("engagement", slots, words)


def _repulsed(clause: Clause, story: Story) -> Iterator[Draft]:
    tokens, form, date = clause.tokens, clause.predicate.form, dated(clause)
    if form.passive:
        losers, agent = subject(clause, story, ("unit", "force")), _agent(clause)
        winners = [agent] if agent else []
    else:
        losers = [tokens[i] for i in clause.args(("unit", "force"), "accusative") if "nominative" not in tokens[i].cases]
        winners = [t for t in subject(clause, story, ("unit", "force")) if t not in losers]
    if not losers:
        return
    near = [tokens[i] for i in range(clause.predicate.start) if tokens[i].kind == "place"]
    where = [t for t in near if place_role(tokens, tokens.index(t)) & {"in", "bare"}]
    slots = {"parties": [t.name for t in [*winners, *losers]], "place": named(where[-1:]), "date": edtf(date), "outcome": f"{losers[0].name} repulsed"}
    words = [("parties", t) for t in [*winners, *losers]] + [("place", t) for t in where[-1:]] + ([("date", date)] if date else [])
    yield drafted("engagement", slots, words)


def _lost(clause: Clause, story: Story) -> Iterator[Draft]:
    losers, date = subject(clause, story, ("unit", "force")), dated(clause)
    where = _places(clause).get("in", [])
    if losers and (where or date):
        slots = {"parties": [t.name for t in losers], "place": named(where), "date": edtf(date), "outcome": f"{losers[0].name} defeated"}
        yield drafted("engagement", slots, [("parties", t) for t in losers] + [("place", t) for t in where] + ([("date", date)] if date else []))


_FIGHTS: dict[str, Callable[[Clause, Story], Iterator[Draft]]] = {
    "taken": _taken, "entered": _entered, "fought": _fought, "repulsed": _repulsed, "lost": _lost,
}  # fmt: skip


def _order(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    tokens = clause.tokens
    verb = tokens[clause.predicate.at].low
    if verb.startswith(("talep", "iste", "görev", "ed", "et")) and tokens[clause.predicate.start].low == "talep":
        if not any(t.low.startswith(("emir", "emr", "talimat", "karar")) for t in tokens):
            return
    if clause.predicate.form.kind not in ("finite", "noun", "future"):
        return
    issuer = subject(clause, story, ("person", "polity", "unit")) if not clause.predicate.form.passive else [a for a in [_agent(clause)] if a]
    to = [tokens[i] for i in clause.args(("unit", "force", "person"), "dative", within=clause.reach)]
    if verb.startswith("görevlen"):
        to = [tokens[i] for i in clause.args(("unit", "force"), "accusative", within=clause.reach)] or (subject(clause, story, ("unit", "force")) if clause.predicate.form.passive else [])
        if not to or any(clause.tokens[i].low in _RESERVE for i in clause.own):
            return
    date = dated(clause)
    issuer = [t for t in issuer if t not in to][:1]
    if not (issuer or to or clause.predicate.form.passive):
        return
    slots = {"issuer": named(issuer), "recipient": named(to), "date": edtf(date), "content": "emir"}
    words = [("issuer", t) for t in issuer] + [("recipient", t) for t in to] + ([("date", date)] if date else [])
    yield drafted("order", slots, words, tokens[clause.predicate.at])


def _agreement(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    """Told whole by agreements.py, which looks at the noun for the agreement; a verb alone says too little."""
    return iter(())


def _event(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    tokens = clause.tokens
    own = [tokens[i] for i in clause.own if tokens[i].kind == "date"]
    if not own or clause.predicate.form.kind not in ("finite",):
        return
    who = subject(clause, story, (*ACTORS, "polity"))[:1]
    where = [t for role in ("in", "bare") for t in _places(clause).get(role, [])][:1]
    if not who and not where:
        return
    slots = {"date": edtf(own[-1]), "place": named(where), "subject": named(who), "content": _content(clause)}
    yield drafted("event", slots, [("date", own[-1])] + [("place", t) for t in where] + [("subject", t) for t in who])


def _content(clause: Clause) -> str:
    """The infinitive of the predicate, in the words of our own table."""
    stem = next((s for s in clause.frames[-1]["stems"] if clause.tokens[clause.predicate.at].low.startswith(s.split()[-1][:3])), "ol")
    last = next((c for c in reversed(stem) if c in "aeıioöuü"), "a")
    return stem + ("mak" if last in "aıou" else "mek")


_TELLERS: dict[str, Callable[[Clause, Frame, Story], Iterator[Draft]]] = {
    "movement": _movement, "location": _location, "command": _command, "organization": _organization, "loss": _loss,
    "capture": _capture, "engagement": _engagement, "order": _order, "strength": _strength, "agreement": _agreement, "event": _event,
}  # fmt: skip
