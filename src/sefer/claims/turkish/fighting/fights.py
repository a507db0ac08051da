"""Places taken, attacks, fights won and lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.fighting.attacks import ATTACK_OF, began, made
from sefer.claims.turkish.men.armed import brought
from sefer.claims.turkish.sentence.agents import agent_of
from sefer.claims.turkish.sentence.arguments import leant_on, listed, named, places_of, subject
from sefer.claims.turkish.sentence.clauses import Clause, place_role
from sefer.claims.turkish.sentence.days import dated, edtf
from sefer.claims.turkish.sentence.moods import Frame
from sefer.letters.patterns import lazy


def engagement(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    yield from _FIGHTS[frame["sense"]](clause, story)


def _taken(clause: Clause, story: Story) -> Iterator[Draft]:
    tokens, form = clause.tokens, clause.predicate.form
    cases = ("genitive", "nominative") if form.passive else ("accusative",)
    found = [
        i
        for i in clause.own
        if tokens[i].kind == "place" and (tokens[i].has(*cases) or "object" in place_role(tokens, i))
    ]
    found = [i for i in found if not place_role(tokens, i) & {"in", "to", "from", "via"}]
    if form.kind == "noun" and form.passive:
        found = [i for i in clause.own if tokens[i].kind == "place" and "of" in place_role(tokens, i)]
    if not found or _is_idiom(clause):
        return
    agent = agent_of(clause)
    taker = [agent] if agent else [] if form.passive else subject(clause, story, ("unit", "force", "person"))
    date = dated(clause)
    if not taker and date is None and not (form.kind == "finite" and clause.predicate.start < clause.predicate.at):
        return  # "geri alındı" says enough, "alındı" alone may be said of anything
    towns = [t for t in listed(tokens, found[-1], ("place",)) if tokens.index(t) in found]
    slots = {
        "parties": [t.name for t in taker], "place": named(towns), "date": edtf(date),
        "outcome": f"taken by {taker[0].name}" if taker else "taken",
    }  # fmt: skip
    words = [("place", t) for t in towns] + [("parties", t) for t in taker] + ([("date", date)] if date else [])
    yield drafted("engagement", slots, words)


_AT_ONCE = (
    "tarafından",
    "yeniden",
    "tekrar",
    "geri",
    "elinden",
    "elinde",
    "da",
    "de",
    "ise",
    "bile",
    "dahi",
    "hemen",
    "nihayet",
    "birlikte",
    "fiilen",
)
_ADVERB = lazy(r"\w+(?:c[ae]|y?l[ae]|[ae]r[ae]k|y?[ıiuü]p|m[ae]d[ae]n|s[ıiuü]z|n[dt][ae])")
_UNDER = ("kontrol", "denetim", "egemenli", "hâkimiyet", "hakimiyet", "işgal", "idare")


def _is_idiom(clause: Clause) -> bool:
    """ "Görevinden alındı", "kuşatma altına aldı", "hedef aldı": a bare "al" behind a noun that makes it another verb."""
    tokens, at = clause.tokens, clause.predicate.start - 1
    if clause.predicate.start < clause.predicate.at or not tokens[at + 1].low.startswith("al"):
        return False
    before = tokens[at]
    if at < clause.own.start or before.kind != "word" or before.low in _AT_ONCE:
        return False
    if before.low == "altına":
        return not tokens[at - 1].low.startswith(_UNDER)
    return _ADVERB.fullmatch(before.low) is None


def _entered(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "Bakü'ye girerek şehri aldı" is a place taken; entering alone is a movement."""
    after = [t.low for t in clause.tokens[clause.predicate.at + 1 : clause.predicate.at + 5]]
    towns = ("şehri", "kenti", "kasabayı", "burayı", "köyü", "orayı")
    to = places_of(clause).get("to", [])
    if not to or not any(w in towns for w in after):
        return
    taker, date = subject(clause, story, ("unit", "force")), dated(clause)
    if taker:
        slots = {
            "parties": [t.name for t in taker],
            "place": to[-1].name,
            "date": edtf(date),
            "outcome": f"taken by {taker[0].name}",
        }
        yield drafted(
            "engagement",
            slots,
            [("place", to[-1])] + [("parties", t) for t in taker] + ([("date", date)] if date else []),
        )


def _fought(clause: Clause, story: Story) -> Iterator[Draft]:
    tokens, date = clause.tokens, dated(clause)
    with_ = [tokens[i] for i in clause.args(("unit", "force"), "instrumental", within=clause.reach)]
    with_ += [tokens[i] for i in clause.own if tokens[i].kind in ("unit", "force") and _is_against(tokens, i)]
    thrown = tokens[clause.predicate.at].low.startswith("kaldır") and not clause.predicate.form.passive
    led = clause.args(("unit", "force"), "accusative", within=clause.reach) if thrown else []
    if thrown and not led:
        return
    who = [tokens[led[-1]]] if led else list(subject(clause, story, ("unit", "force", "quantity", "person")))
    if clause.predicate.form.passive:  # "Sana kuşatıldı": who acted before did not do it
        who = [t for t in who if t.start >= tokens[0].start]
    if who and clause.predicate.form.kind == "finite" and tokens[clause.predicate.at].low.startswith("saldır"):
        with_ += [t for i in clause.args(("unit",), "dative") if (t := tokens[i]) not in who]
    if not with_ and tokens[clause.predicate.at].low.startswith("karşılaş"):
        return  # "tezahüratla karşılaştı"
    places = places_of(clause)
    verb, noun = (tokens[i].low for i in (clause.predicate.at, clause.predicate.start))
    besieging = noun.startswith(("kuşat", "muhasara", "çevir", "bas", "abluka")) and not noun.startswith("baskın")
    if noun.startswith("bas") and not noun.startswith("baskın") and not places.get("object"):
        return  # "köyü bastı"; what else is pressed or printed is no raid
    where = (
        (places.get("object", []) if besieging else [])
        or places.get("in", [])
        or places.get("to", [])
        or places.get("bare", [])
        or leant_on(clause)
    )
    parties = [_counted(t) if t.kind == "quantity" else t for t in [*who, *with_]]
    attacked = bool(parties) and (
        verb.startswith(_ATTACK) or (noun.startswith(_ATTACKS_BY_NOUN) and not clause.predicate.form.passive)
    )
    own_day = any(tokens[i] is date for i in clause.own)
    of_whom = clause.predicate.form.kind == "participle" and clause.head is not None and own_day
    told = attacked and date and (clause.predicate.form.kind == "finite" or of_whom)
    told = told or _is_begun_by_nobody(clause, own_day)
    told = told or (besieging and bool(parties) and own_day and clause.predicate.form.kind == "finite")
    if not (where or len(parties) > 1 or told):
        return
    if not (date or (where and parties)):
        return
    slots = {"parties": [t.name for t in parties], "place": named(where[-1:]), "date": edtf(date), "outcome": None}
    words = [("parties", t) for t in parties] + [("place", t) for t in where[-1:]] + ([("date", date)] if date else [])
    if words:
        yield drafted("engagement", slots, words)
        yield from brought(clause, who)


def _is_begun_by_nobody(clause: Clause, own_day: bool) -> bool:
    """ "2 Ağustos'ta genel taarruza geçildi": an attack on a day, of whom the verb alone speaks."""
    form, verb = clause.predicate.form, clause.tokens[clause.predicate.at].low
    attack = clause.tokens[clause.predicate.start].low.startswith(("taarruz", "hücum", "saldırı"))
    return (
        form.passive and form.kind == "finite" and own_day and attack and verb.startswith(("geçil", "başlan", "kalkıl"))
    )


def _is_against(tokens: Sequence[Token], at: int) -> bool:
    """ "7. Tümen ile karşılaştı": is it whom "ile" sets against who acts, and no member of a list?"""
    behind = tokens[at + 1 : at + 3]
    return len(behind) == 2 and behind[0].low == "ile" and behind[1].kind not in ("unit", "force", "person", "quantity")


def _held(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "3. Bölük 17 Eylül'de istasyonu savundu": who held a place on a day, against whom."""
    tokens, date, form = clause.tokens, dated(clause), clause.predicate.form
    against = [i for i in clause.args(("unit", "force"), "dative") if tokens[i + 1].low == "karşı"]
    places = places_of(clause)
    where = places.get("object", []) or places.get("in", [])
    who = subject(clause, story, ("unit", "force", "person"))
    if form.kind != "finite" or form.passive or not who or _GOES_ON.search(tokens[clause.predicate.at].low):
        return
    if not (where or against) or not (date or against):
        return
    parties = [*who, *(tokens[i] for i in against)]
    slots = {"parties": [t.name for t in parties], "place": named(where[-1:]), "date": edtf(date), "outcome": None}
    words = [("parties", t) for t in parties] + [("place", t) for t in where[-1:]] + ([("date", date)] if date else [])
    yield drafted("engagement", slots, words)


_GOES_ON = lazy(r"yor|m[ae]kt[ae]")  # "savunuyordu" says where somebody stood


def _suffered(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "5. Tümen Oltu'da 6. Tugay'ın taarruzuna uğradı", "Şehir 5 Mayıs'ta hücuma uğradı": who was attacked, where, by whom."""
    tokens, date = clause.tokens, dated(clause)
    by = [i for i in clause.args(("unit", "force"), "genitive", within=clause.reach) if i >= clause.predicate.start - 2]
    towns = [
        i for i in clause.args(("place",), "nominative", within=clause.reach) if tokens[i].bare or tokens[i].antecedent
    ]
    where = places_of(clause).get("in", []) or [tokens[i] for i in towns[:1]]
    who = (
        [] if towns and not by else [t for t in subject(clause, story, ("unit", "force")) if t.start >= tokens[0].start]
    )
    parties = [*who, *(tokens[i] for i in by[-1:])]
    if clause.predicate.form.kind != "finite" or not (where or parties) or not (date or (where and parties)):
        return
    slots = {"parties": [t.name for t in parties], "place": named(where[-1:]), "date": edtf(date), "outcome": None}
    words = [("parties", t) for t in parties] + [("place", t) for t in where[-1:]] + ([("date", date)] if date else [])
    yield drafted("engagement", slots, words)


def _counted(figure: Token) -> Token:
    """ "19.000 Rus askeri saldırdı": the men that are counted."""
    words = figure.name.split()
    own = [w for w in words if w[0].isalpha() and w not in ("bin", "yüz", "milyon")]
    return replace(figure, name=" ".join(own) or figure.name)


# taarruza geçti, taarruza başladı, hücum etti, taarruza kaldırıldı
_ATTACKS_BY_NOUN = ("taarruz", "hücum", "saldırı", "baskın")  # "gece baskını yaptı"
_ATTACK = ("saldır", "geç", "başla", "et", "ed", "eyle", "kalk", "kaldır", "yüklen", "atıl")


def _passed_to(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "Bayburt 2 Mart'ta Rusların eline geçti": a town, and into whose hands it passed."""
    tokens, date = clause.tokens, dated(clause)
    towns = [i for i in clause.reach if tokens[i].kind == "place" and tokens[i].bare and tokens[i].has("nominative")]
    takers = clause.args(("unit", "force"), "genitive", within=clause.reach)
    if not towns or clause.predicate.form.kind != "finite" or tokens[towns[0] + 1].low.startswith(("yol", "önün")):
        return
    town, taker = tokens[towns[0]], [tokens[i] for i in takers if i == clause.predicate.start - 1]
    slots = {
        "parties": [t.name for t in taker], "place": town.name, "date": edtf(date),
        "outcome": f"taken by {taker[0].name}" if taker else "taken",
    }  # fmt: skip
    words = [("place", town)] + [("parties", t) for t in taker] + ([("date", date)] if date else [])
    yield drafted("engagement", slots, words)


def _fell(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "1 Ekim'de Şam düştü": a town right before the verb."""
    tokens, at = clause.tokens, clause.predicate.start - 1
    while at > clause.own.start and (tokens[at].kind == "date" or _AT_LAST.fullmatch(tokens[at].low)):
        at -= 1
    if clause.predicate.form.kind == "noun" and tokens[clause.predicate.at].low.startswith("düşmesi"):
        owners = [i for i in clause.own if tokens[i].kind == "place" and tokens[i].has("genitive")]
        at = owners[-1] if owners else -1  # "Varna'nın 4 Mayıs'ta düşmesi üzerine"
    elif not tokens[at].bare or clause.predicate.form.kind != "finite":
        return
    if at < 0 or tokens[at].kind != "place":
        return
    date = dated(clause)
    slots: dict[str, object] = {"parties": [], "place": tokens[at].name, "date": edtf(date), "outcome": "taken"}
    yield drafted("engagement", slots, [("place", tokens[at])] + ([("date", date)] if date else []))


# "kırk dakikada", "nihayet": how soon it fell
_AT_LAST = lazy(
    r"(?:dakika|saat|gün|gece|hafta|ay)(?:d[ae]|t[ae]|nd[ae])|[\w-]*(?:yarım|bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on|yirmi|otuz|kırk|elli)|\d+"
    r"|nihayet|sonunda|ise|da|de|tekrar|yeniden|hızla|kısa|sürede|savaşmadan|direnmeden|kolayca|ancak"
)


def _freed(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "1 Ekim'de Şam düşman işgalinden kurtuldu": the one town of which it is told."""
    tokens = clause.tokens
    towns = [i for i in clause.args(("place",), "nominative") if tokens[i].bare and "bare" in place_role(tokens, i)]
    someone = clause.args(("unit", "force", "person"), "nominative")
    if len(towns) != 1 or someone or clause.predicate.form.kind != "finite" or _OF_IT.search(tokens[towns[0] + 1].low):
        return
    town, date = tokens[towns[0]], dated(clause)
    slots: dict[str, object] = {"parties": [], "place": town.name, "date": edtf(date), "outcome": "taken"}
    yield drafted("engagement", slots, [("place", town)] + ([("date", date)] if date else []))


_OF_IT = lazy(r"\w{2}l[ae]r[ıi]$")  # "Kars köyleri"


def _broken(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "4. Tugay Rusların saldırısını kırdı", "Rus taarruzu 5 Mayıs'ta kırıldı": whose attack was broken."""
    if _whose_attack(clause) if clause.predicate.form.passive else _attackers(clause):
        yield from _repulsed(clause, story)


def _repulsed(clause: Clause, story: Story) -> Iterator[Draft]:
    tokens, form, date = clause.tokens, clause.predicate.form, dated(clause)
    if form.passive:
        losers, agent = _whose_attack(clause) or subject(clause, story, ("unit", "force")), agent_of(clause)
        if any(_is_attack(tokens, i) for i in clause.own):
            losers = _whose_attack(clause)
        winners = [agent] if agent else []
    else:
        losers = [
            tokens[i] for i in clause.args(("unit", "force"), "accusative") if "nominative" not in tokens[i].cases
        ]
        losers = losers or _attackers(clause) or _enemy(clause)
        winners = [t for t in subject(clause, story, ("unit", "force")) if t not in losers]
    if not losers:
        return
    near = [tokens[i] for i in range(clause.predicate.start) if tokens[i].kind == "place"]
    where = [t for t in near if place_role(tokens, tokens.index(t)) & {"in", "bare"}]
    slots = {
        "parties": [t.name for t in [*winners, *losers]],
        "place": named(where[-1:]),
        "date": edtf(date),
        "outcome": f"{losers[0].name} repulsed",
    }
    words = (
        [("parties", t) for t in [*winners, *losers]]
        + [("place", t) for t in where[-1:]]
        + ([("date", date)] if date else [])
    )
    yield drafted("engagement", slots, words)


def _enemy(clause: Clause) -> list[Token]:
    """ "düşmanı püskürttü": right before the verb it is whom, and nobody's."""
    before = clause.tokens[clause.predicate.start - 1] if clause.predicate.start else None
    return [replace(before, name=before.name[:-1])] if before is not None and before.low == "düşmanı" else []


def _is_attack(tokens: Sequence[Token], at: int) -> bool:
    """Is an attack what the verb speaks of, and not what brought it about ("taarruzu üzerine")?"""
    behind = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return ATTACK_OF.fullmatch(tokens[at].low) is not None and not behind.startswith(_UPON)


_UPON = (
    "üzerine",
    "karşısında",
    "ile",
    "sonu",
    "netice",
    "sırasında",
    "esnasında",
    "sayesinde",
    "yüzünden",
    "nedeniyle",
)


def _whose_attack(clause: Clause) -> list[Token]:
    """ "4. Ordu'nun taarruzu durduruldu": of whom it was."""
    tokens = clause.tokens
    at = next((i for i in clause.own if _is_attack(tokens, i)), None)
    owners = [i for i in clause.args(("unit", "force"), "genitive") if at is not None and at - 3 <= i < at]
    return [tokens[i] for i in owners[-1:]]


_ATTACKS = lazy(r"(?:karşı )?(?:taarruz|hücum|saldırı|baskın|akın)(?:l[ae]r)?(?:s?[ıiuü])n[ıiuü]")


def _attackers(clause: Clause) -> list[Token]:
    """ "5. Tümen'in taarruzunu püskürttü": whose attack it was."""
    tokens, at = clause.tokens, clause.predicate.start - 1
    if at <= clause.own.start or not _ATTACKS.fullmatch(tokens[at].low):
        return []
    owners = [i for i in clause.args(("unit", "force"), "genitive") if at - 3 <= i < at]
    return [tokens[i] for i in owners[-1:]]


def _lost(clause: Clause, story: Story) -> Iterator[Draft]:
    losers, date = subject(clause, story, ("unit", "force")), dated(clause)
    where = places_of(clause).get("in", [])
    if losers and (where or date):
        slots = {
            "parties": [t.name for t in losers],
            "place": named(where),
            "date": edtf(date),
            "outcome": f"{losers[0].name} defeated",
        }
        yield drafted(
            "engagement",
            slots,
            [("parties", t) for t in losers] + [("place", t) for t in where] + ([("date", date)] if date else []),
        )


_FIGHTS: dict[str, Callable[[Clause, Story], Iterator[Draft]]] = {
    "taken": _taken, "entered": _entered, "fought": _fought, "repulsed": _repulsed, "lost": _lost, "fell": _fell, "freed": _freed,
    "passed": _passed_to, "began": began, "suffered": _suffered, "held": _held, "made": made, "broken": _broken,
}  # fmt: skip
