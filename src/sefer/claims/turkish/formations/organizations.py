"""What was founded, dissolved, made up of what, put under whom, held in reserve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sefer.claims.counts import is_men
from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token, rank
from sefer.claims.turkish.formations.reserves import held_back, passed
from sefer.claims.turkish.men.losses import sort_of
from sefer.claims.turkish.men.makeup import FORMATIONS, PARTS, composed, held_in, owner_of
from sefer.claims.turkish.sentence.agents import nearest
from sefer.claims.turkish.sentence.arguments import coordinated, leans, listed, named, places_of, subject
from sefer.claims.turkish.sentence.clauses import ACTORS, Clause
from sefer.claims.turkish.sentence.days import dated, day_at, edtf
from sefer.claims.turkish.sentence.holds import UNIT
from sefer.claims.turkish.sentence.moods import Frame
from sefer.claims.turkish.sentence.nearby import is_headquarters
from sefer.claims.turkish.sentence.signs import sign
from sefer.claims.turkish.sentence.verbs import form_of
from sefer.letters.patterns import lazy
from sefer.model import ITEMS


def organization(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    sense = frame["sense"]
    if sense == "made_up":  # "grubu düzenleyen 10. Alay ile 13. Alay"; the verb alone arranges anything
        if (makers := _makers(clause)) and len(makers.slots["object"]) > 1:
            yield makers
    elif sense in ("established", "abolished"):
        yield from _founded(clause, sense, story)
    elif sense == "composed_of":
        yield from composed(clause, story)
    elif sense == "member":
        yield from _member(clause, story)
    elif sense == "reserve_of":
        yield from held_back(clause, story)
    elif sense == "men":
        yield from _men_came(clause, story)
    else:
        yield from _attached(clause, story)


def _founded(clause: Clause, sense: str, story: Story) -> Iterator[Draft]:
    tokens = clause.tokens
    if sense == "abolished" and _is_moved(clause):
        return
    if sense == "established" and clause.predicate.form.passive and _of_formations(clause):
        yield from composed(clause, story)
        return
    making = tokens[clause.predicate.at].low.startswith(("oluştur", "teşkil")) and not clause.predicate.form.passive
    if making and sense == "established" and (makers := _made_up(clause)):
        yield makers
        return
    if sense == "established" and (makers := _makers(clause)):
        yield makers
        return
    making = making or tokens[clause.predicate.start].low in ("teşkil", "meydana", "vücuda")
    active = clause.predicate.form.kind == "participle" and tokens[clause.predicate.at].low[-1] == "n"
    if making and active and not clause.predicate.form.passive:
        return  # "kuvvetleri teşkil eden": what makes it up, founds nothing
    if clause.predicate.form.passive:
        found = [t for t in subject(clause, story, ("unit", "force")) if t.end <= tokens[clause.predicate.start].start]
        found = [t for t in found if t.start >= tokens[0].start] or found
        made = found
    else:
        picked = clause.args(("unit", "force"), "accusative") or clause.args(("force",), "nominative")
        made = [tokens[picked[-1]]] if picked else []
    if sense == "established" and made and is_headquarters(made[0]):
        yield from _staff_set_up(clause, made[0])
        return
    made = [t for t in made if t.kind == "unit" or (" " in t.name and t is nearest(clause))]
    date, base = dated(clause), _made_from(clause) if sense == "established" else None
    for unit in made[:3]:
        slots = {"subject": unit.name, "relation": sense, "object": base.name if base else None, "date": edtf(date)}
        words = [("subject", unit)] + ([("object", base)] if base else []) + ([("date", date)] if date else [])
        yield drafted("organization", slots, words)


def _of_formations(clause: Clause) -> bool:
    """ "Tümen üç alaydan kurulmuştu": do the formations of which something is made stand right before the verb?"""
    last = clause.tokens[clause.predicate.start - 1] if clause.predicate.start else None
    counted = last is not None and last.kind == "quantity" and last.item in FORMATIONS
    return last is not None and last.has("ablative") and (counted or last.kind == "unit")


def _staff_set_up(clause: Clause, force: Token) -> Iterator[Draft]:
    """ "5. Tümen karargâhı Çorlu'da kuruldu": where the headquarters stood; nothing was founded."""
    where, date = places_of(clause).get("in", [])[-1:], dated(clause)
    if where:
        slots = {"subject": force.name, "place": where[0].name, "date": edtf(date)}
        words = [("subject", force), ("place", where[0])] + ([("date", date)] if date else [])
        yield drafted("location", slots, words)


def _is_moved(clause: Clause) -> bool:
    """ "Hastaneye kaldırıldı", "alarma kaldırdı", "köylere dağıtıldı": what is lifted or spread somewhere ends not."""
    before = clause.tokens[clause.predicate.start - 1] if clause.predicate.start else None
    if before is None or before.kind not in ("word", "place"):
        return False
    return before.has("dative") or (_INTO.fullmatch(before.low) is not None and before.low not in _NO_WAY)


_INTO = lazy(r"\w{2,}[^dtlcç\W][ae]")
_NO_WAY = ("sonra", "yine", "daha", "bile", "üzere", "üzerine", "nedeniyle", "süre", "kere", "defa")


_MAKERS = ("oluşturan", "eden", "getiren", "düzenleyen")


def _makers(clause: Clause) -> Draft | None:
    """ "Ertuğrul Grubu'nu oluşturan 61. Tümen ile 3. Süvari Tümeni": what makes up a whole did not found it."""
    tokens, form = clause.tokens, clause.predicate.form
    making = tokens[clause.predicate.at].low in _MAKERS and form.kind == "participle" and not form.passive
    wholes = clause.args(("unit", "force"), "accusative")
    if not making or not wholes or clause.head is None or tokens[clause.head].kind not in ("unit", "force"):
        return None
    named_wholes = [i for i in wholes if tokens[i].kind == "unit"]
    whole, parts = tokens[(named_wholes or wholes)[-1]], coordinated(clause, clause.head, ("unit", "force"))
    parts += [t for t in _led_in_turn(tokens, clause.head) if t not in parts]
    slots = {"subject": whole.name, "relation": "composed_of", "object": [p.name for p in parts], "date": None}
    return drafted("organization", slots, [("subject", whole)] + [("object", p) for p in parts])


def _led_in_turn(tokens: Sequence[Token], first: int) -> list[Token]:
    """ "10. Alaya Selim Bey, 13. Alaya Ahmet Bey komuta edecekti": those of a list whose leaders stand between them."""
    out: list[Token] = []
    for token in tokens[first + 1 :] if tokens[first].has("dative") else ():
        if token.kind in ("unit", "force") and token.has("dative"):
            out.append(token)
        elif token.kind != "person" and token.low not in (",", "ve", "ile", "ise") and not token.text[0].isupper():
            break
    return out


def _made_from(clause: Clause) -> Token | None:
    """ "X kaldırıldı ve onun temelinde Y kuruldu", "X'in yerine Y kuruldu": what it was made from."""
    tokens = clause.tokens
    for i in clause.own:
        if tokens[i].low in ("temelinde", "yerine", "temeli", "çekirdeğinde") and i:
            owner = tokens[i - 1]
            if owner.kind in ("unit", "force") and owner.has("genitive"):
                return owner
            if owner.low in ("onun", "bunun"):
                return next((t for t in reversed(tokens[:i]) if t.kind in ("unit", "force")), None)
    return None


def _made_up(clause: Clause) -> Draft | None:
    """ "Kuvvetlerin ana kısmını 38. Alay oluşturuyordu": who makes up what."""
    tokens = clause.tokens
    parts = [i for i in clause.args(PARTS, "nominative") if _is_part(tokens[i]) and not leans(tokens, i)]
    if not parts or parts[-1] != clause.predicate.start - 1:
        return None
    mass = [i for i in clause.own if _MASS.fullmatch(tokens[i].low) and i < parts[-1]]
    wholes = clause.args(("unit", "force"), "genitive") if mass else clause.args(("unit", "force"), "accusative")
    wholes = [i for i in wholes if i < (mass[0] if mass else parts[-1])]
    if not wholes:
        return None
    whole, listed_ = owner_of(tokens, tokens[wholes[0]]), _listed_before(tokens, parts[-1])
    slots = {"subject": whole.name, "relation": "composed_of", "object": [p.name for p in listed_], "date": None}
    return drafted("organization", slots, [("subject", whole), *(("object", p) for p in listed_)])


def _listed_before(tokens: Sequence[Token], last: int) -> list[Token]:
    """The formations of a list that ends at `last`, counted ones among them."""
    first = last
    while first >= 2 and tokens[first - 1].low in ("ve", ",", "ile") and _is_part(tokens[first - 2]):
        first -= 2
    return [tokens[i] for i in range(first, last + 1, 2)]


def _is_part(token: Token) -> bool:
    counted = token.kind == "quantity" and token.item in FORMATIONS
    return (counted or token.kind == "unit") and token.has("nominative")


_MASS = lazy(
    r"(?:kısmı|bölümü|çekirdeği|belkemiği|omurgası|iskeleti|esası|ağırlığı|merkezi|kuvveti|kuvvetleri|birlikleri|mevcudu)n[ıiuü]"
)
_WITHIN = ("kuruluşunda", "bünyesinde", "terkibinde", "teşkilinde", "kadrosunda", "emrinde", "kuruluşuna", "bünyesine")


def _member(clause: Clause, story: Story) -> Iterator[Draft]:
    wholes = clause.args(("unit", "force"), "dative", "locative", within=clause.reach)
    begin = clause.reach.start
    if not wholes:
        owners = clause.args(("unit", "force"), "genitive", within=clause.reach)
        wholes = [i for i in owners if clause.tokens[i + 1].low in _WITHIN]
    if not wholes and begin and clause.tokens[begin - 1].text == ";":  # "Grupta A yer alacak; B ve C de vardı"
        wholes = clause.args(("unit",), "locative", within=range(begin))
    if not wholes:
        return
    whole = clause.tokens[wholes[-1]]
    parts = [
        clause.tokens[i]
        for i in clause.reach
        if clause.tokens[i].kind in PARTS
        and clause.tokens[i].has("nominative")
        and (not leans(clause.tokens, i) or clause.tokens[i + 1].low == "ile")
    ]
    parts = [p for p in parts if p is not whole and p.name != whole.name]
    if clause.tokens[clause.predicate.start].low.startswith("bulun"):  # "A, B'nin emrinde bulunuyordu" is told as such
        between = [t for t in clause.tokens[wholes[-1] + 1 : clause.predicate.start] if t not in parts]
        parts = [p for p in parts if p.start > whole.start and not any(t.kind in ACTORS for t in between)]
    men = frozenset(ITEMS) - {"regiment", "battalion", "company", "division", "battery", "other"}
    parts = [p for p in parts if p.kind != "quantity" or (p.item not in men)]
    if parts:
        slots = {"subject": whole.name, "relation": "composed_of", "object": [p.name for p in parts], "date": None}
        yield drafted("organization", slots, [("subject", whole)] + [("object", p) for p in parts])


_UNDER = lazy(
    r"(?:parçası|bölümü)(?:yd[ıü]|d[ıü]r)|(?:emrinde|komutasında|kuruluşunda|terkibinde|kadrosunda|bünyesinde|maiyetinde|teşkilinde)(?:yd[ıi]|d[ıi]r)?"
)
_KINDS = (("unit",), ("unit", "force"))
UNDER = sign(_UNDER.fullmatch, UNIT)
_STAYED = ("kal", "bulun", "savaş", "çarpış", "görev yap", "ol", "bulundurul", "bırak", "idi")


def under(tokens: Sequence[Token]) -> Iterator[Draft]:
    """ "12. Kolordu 2. Ordu'nun emrinde kaldı", "2. Ordu'nun emrindeydi": to which formation one is attached."""
    for at in range(1, len(tokens)):
        word, of = tokens[at], tokens[at].low.startswith(("parça", "bölüm"))
        whole = tokens[at - 2] if of and at > 1 and tokens[at - 1].low == "bir" else tokens[at - 1]
        if (
            word.kind != "word"
            or whole.kind != "unit"
            or not _UNDER.fullmatch(word.low)
            or not (whole.has("genitive") or whole.bare)
        ):
            continue
        after = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if word.low in _WITHIN and (held := held_in(tokens, at)):
            slots = {"subject": whole.name, "relation": "composed_of", "object": [t.name for t in held], "date": None}
            yield drafted("organization", slots, [("subject", whole), *(("object", t) for t in held)], word)
            continue
        forms = [form for stem in _STAYED if (form := form_of(after, stem))]
        if not word.low.endswith(("ydı", "ydi", "dır", "dir", "ydü", "dür")) and not forms:
            continue
        if any(form.negated or form.kind in ("future", "must", "noun") for form in forms):
            continue
        parts = [i for i in range(at - 1) if tokens[i].kind in _KINDS[of] and tokens[i].has("nominative")]
        parts = [i for i in parts if not leans(tokens, i) and not passed(tokens[i:at])]
        if not parts:
            continue
        found = listed(tokens, parts[-1], _KINDS[of])
        relation = "part_of" if of else "attached_to"
        slots = {"subject": named(found), "relation": relation, "object": whole.name, "date": None}
        draft = drafted("organization", slots, [*(("subject", t) for t in found), ("object", whole)], word)
        draft.date(day_at(tokens, at))
        yield draft


def _attached(clause: Clause, story: Story) -> Iterator[Draft]:
    if clause.tokens[clause.predicate.start].low == "takviye":
        yield from _strengthened(clause, story)
        return
    under = clause.tokens[clause.predicate.start].low == "emrine"
    wholes = clause.args(("unit",), "dative") or (clause.args(("unit", "person"), "genitive") if under else [])
    if under and not wholes and clause.predicate.start and clause.tokens[clause.predicate.start - 1].kind == "unit":
        wholes = [clause.predicate.start - 1]  # "5. Tümen emrine verildi"
    parts = [t for t in subject(clause, story, PARTS) if t.start >= clause.tokens[0].start]
    if not wholes and (tied := _to_it(clause, parts, story)) is not None:
        yield tied
        return
    came = clause.tokens[clause.predicate.at].low.startswith("katıl")  # "11. Tümen'e 300 er katıldı"
    parts = [t for t in parts if t.kind != "quantity" or t.item in FORMATIONS or (came and is_men(t))]
    if not wholes or not parts or clause.tokens[wholes[-1]] in parts:
        return
    pairs = _paired(clause, wholes) if len(wholes) > 1 else [(parts, clause.tokens[wholes[-1]])]
    date = dated(clause)
    for group, whole in pairs:
        slots = {"subject": named(group), "relation": "attached_to", "object": whole.name, "date": edtf(date)}
        words = [("subject", p) for p in group] + [("object", whole)] + ([("date", date)] if date else [])
        yield drafted("organization", slots, words)
    if len(pairs) == 1:
        yield from _taken_from(clause, *pairs[0], date)


def _to_it(clause: Clause, parts: list[Token], story: Story) -> Draft | None:
    """ "26. Tümen sonradan ona bağlandı": the larger formation that acted in the sentence before."""
    whole = story.actor
    it = any(clause.tokens[i].low in ("ona", "buna") for i in clause.own)
    if not it or whole is None or whole.kind != "unit" or not parts or any(rank(p) >= rank(whole) for p in parts):
        return None
    date = dated(clause)
    slots = {"subject": named(parts), "relation": "attached_to", "object": whole.name, "date": edtf(date)}
    draft = drafted("organization", slots, [("subject", p) for p in parts] + ([("date", date)] if date else []))
    draft.fill("object", replace(whole, antecedent=whole.antecedent or (whole.start, whole.end)))
    return draft


_LEAVING = ("alınarak", "alınıp", "ayrılarak", "ayrılıp", "çıkarılarak", "çıkarılıp")


def _taken_from(clause: Clause, parts: list[Token], whole: Token, date: Token | None) -> Iterator[Draft]:
    """ "12. Alay 3. Tümen'den alınarak 5. Tümen'e bağlandı": from what it came to what it is attached to."""
    tokens = clause.tokens
    ends = [i for i in range(1, clause.predicate.start) if tokens[i].low in _LEAVING and tokens[i].end <= whole.start]
    left = [tokens[i - 1] for i in ends if tokens[i - 1].kind == "unit" and tokens[i - 1].has("ablative")]
    for old in left[-1:]:
        slots = {"subject": named(parts), "relation": "detached_from", "object": old.name, "date": edtf(date)}
        words = [("subject", p) for p in parts] + [("object", old)] + ([("date", date)] if date else [])
        if old not in parts:
            yield drafted("organization", slots, words)


def _strengthened(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "9. Alay 400 gönüllü ile takviye edildi": what came to it."""
    tokens, form = clause.tokens, clause.predicate.form
    with_ = [
        i for i in clause.own if tokens[i].kind in PARTS and (tokens[i].has("instrumental") or _is_with(tokens, i))
    ]
    parts = [
        tokens[i] for i in with_ if tokens[i].kind != "quantity" or is_men(tokens[i]) or tokens[i].item in FORMATIONS
    ]
    wholes = (
        subject(clause, story, ("unit",)) if form.passive else [tokens[i] for i in clause.args(("unit",), "accusative")]
    )
    wholes = [w for w in wholes if w not in parts]
    if len(wholes) != 1 or not parts or form.kind != "finite":
        return
    date = dated(clause)
    slots = {"subject": named(parts), "relation": "attached_to", "object": wholes[0].name, "date": edtf(date)}
    words = [("subject", p) for p in parts] + [("object", wholes[0])] + ([("date", date)] if date else [])
    yield drafted("organization", slots, words)


def _men_came(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "7. Alay'a 300 er verildi", "7. Alay 300 er takviye aldı": men who came to a formation that the clause names."""
    tokens, form = clause.tokens, clause.predicate.form
    took = tokens[clause.predicate.at].low.startswith("al")
    given = form.passive or tokens[clause.predicate.at].low.startswith("gel")
    men = [tokens[i] for i in clause.args(("quantity",), "nominative") if is_men(tokens[i]) and not sort_of(tokens[i])]
    if form.kind != "finite" or len(men) != 1 or not (took or given):
        return
    wholes = subject(clause, story, ("unit",)) if took else []
    wholes = wholes or [tokens[i] for i in clause.args(("unit",), "dative", within=clause.reach)]
    if len(wholes) != 1 or (took and form.passive):
        return
    date = dated(clause)
    slots = {"subject": men[0].name, "relation": "attached_to", "object": wholes[0].name, "date": edtf(date)}
    words = [("subject", men[0]), ("object", wholes[0])] + ([("date", date)] if date else [])
    yield drafted("organization", slots, words)


def _is_with(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].low == "ile"


def _paired(clause: Clause, wholes: list[int]) -> list[tuple[list[Token], Token]]:
    """ "7. ve 8. Tümenler 3. Grup'a, 61. Tümen 4. Grup'a bağlıydı": each whole with the formations right before it."""
    out, start = [], clause.reach.start
    for at in wholes:
        group = [t for t in clause.tokens[start:at] if t.kind == "unit" and t.has("nominative")]
        if group:
            out.append((group, clause.tokens[at]))
        start = at + 1
    return out
