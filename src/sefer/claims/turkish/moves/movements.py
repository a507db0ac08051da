"""Who went or was sent where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.men.armed import brought
from sefer.claims.turkish.sentence.arguments import coordinated, leans, named, places_of, subject
from sefer.claims.turkish.sentence.clauses import Clause, place_role
from sefer.claims.turkish.sentence.days import dated, edtf
from sefer.claims.turkish.sentence.holds import BORDERS, RETREAT_NOUNS, RETREATS
from sefer.claims.turkish.sentence.moods import Frame
from sefer.claims.turkish.sentence.strangers import goes_by_itself, is_of_the_writer
from sefer.claims.words import table
from sefer.letters.patterns import lazy

MOVERS = ("unit", "force", "person", "quantity")


def movement(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    if frame["sense"] == "leave":
        yield from _left(clause, story)
        return
    if parted := _parted(clause, story):
        yield parted
        return
    if _is_other(clause):
        return
    each = _each_his_way(clause)
    if len(each) > 1:
        for who, there, day in each:
            slots: dict[str, object] = {
                "subject": who.name,
                "from": None,
                "via": [],
                "to": there.name,
                "mode": _mode(clause),
            }
            slots |= {"depart": None, "arrive": None, "arrive" if frame["sense"] == "arrive" else "depart": edtf(day)}
            words = [("subject", who), ("to", there)]
            yield drafted("movement", slots, words + ([("date", day)] if day else []))
        return
    places, date, sense = places_of(clause), dated(clause), frame["sense"]
    to, source, via = places.get("to", []), places.get("from", []), places.get("via", [])
    passed = [t for t in to if t.name in {s.name for s in source} and t is not to[-1]]
    if passed:  # "Urfa'ya, oradan Halep'e"
        to, source, via = (
            [t for t in to if t not in passed],
            [s for s in source if s.name not in {t.name for t in passed}],
            passed,
        )
    source = source or (_abandoned(clause) if to else [])
    if sense == "send" and not source:
        source = [clause.tokens[i] for i in clause.reach if _sender(clause.tokens[i])][:1]
    if (
        not (to or via or source)
        and clause.predicate.form.kind == "finite"
        and clause.tokens[clause.predicate.at].low.startswith(("geç", "aş"))
    ):
        via = _crossed(clause, places) or ([] if date is None else _border(clause))
    if source and not (to or via) and clause.tokens[clause.predicate.at].low.startswith("geç"):
        via, source = source, []  # "Hövsan'dan geçerek": a place on the way
    passing = bool(via) and via[-1].has("ablative")
    if len(via) > 1 and not to and _chained(clause, via):
        via, to = via[:-1], via[-1:]
    if len(to) > 1 and _gapped(clause, to):
        to = to[:1]
    date = _own_day(clause, to, date)
    movers = (
        _moved(clause, story)
        if sense == "send" and not clause.predicate.form.passive
        else subject(clause, story, MOVERS)
    )
    if sense == "send" and not movers and not clause.predicate.form.passive:
        return
    movers = [*movers, *_together(clause, movers)]
    carried = (
        clause.predicate.form.passive if sense == "send" else clause.tokens[clause.predicate.at].low.startswith("taşın")
    )
    if carried and _is_of_goods(clause, movers):
        return
    if sense == "send":
        yield from _to_strengthen(clause, movers)
    if _is_a_number(clause) or _there_were(clause, movers):
        return
    gone = sense in ("depart", "out") or _fell_back(clause, movers)
    nobody = not movers and _is_impersonal(clause) and bool(to or source) and date is not None
    if not (movers or nobody) or not (to or source or via or (date and gone)):
        return
    border = bool(via) and via[0].low in BORDERS
    if movers and all(m.kind == "person" for m in movers) and not (to or source or passing or border):
        return
    arrive = sense == "arrive" or (sense == "out" and bool(to) and not source)  # "Samsun'a çıktı"
    arrive = arrive and not any(clause.tokens[i].low == "yoluna" for i in clause.own)  # "Bitlis yoluna çıktı"
    arrive = arrive or (bool(to) and clause.tokens[clause.predicate.at].low.startswith("getir"))
    slots = {
        "subject": named(movers), "from": named(source), "via": [t.name for t in via], "to": named(to[-1:] if len(to) > 1 and not _joined(clause, to) else to),
        "mode": _mode(clause), "depart": None if arrive else edtf(date), "arrive": edtf(date) if arrive else None,
    }  # fmt: skip
    words = (
        [("subject", m) for m in movers]
        + [("from", t) for t in source]
        + [("via", t) for t in via]
        + [("to", t) for t in to]
    )
    yield drafted("movement", slots, words + ([("arrive" if arrive else "depart", date)] if date else []))
    if sense != "send":
        yield from brought(clause, movers)


def _is_a_number(clause: Clause) -> bool:
    """ "Mevcudumuz 127'ye çıktı": is it a number that rose or fell?"""
    before = clause.tokens[clause.predicate.start - 1] if clause.predicate.start else None
    if before is None or before.kind not in ("word", "quantity"):
        return False
    return before.text[:1].isdigit() and before.low.endswith(("a", "e"))


def _there_were(clause: Clause, movers: Sequence[Token]) -> bool:
    """ "Vardığımızda bataryanın dört topu vardı": does the verb say what somebody had, and not who arrived?"""
    if not movers or clause.tokens[clause.predicate.at].low not in ("vardı", "varmış", "vardır"):
        return False
    owner = next((t for t in reversed(clause.tokens) if t.end <= movers[0].start), None)
    owned = owner is not None and owner.kind == "word" and _OF_SOMEBODY.search(owner.low) is not None
    return owned and all(m.kind == "quantity" and m.has("accusative") for m in movers)


_OF_SOMEBODY = lazy(r"\w{2}[ıiuü]n$")  # "bataryamın"


def _is_impersonal(clause: Clause) -> bool:
    """ "25 Nisan'da Yenişehir'e girildi", "23 Eylül'de Maan'dan ayrıldık": a march of whom the verb alone speaks, told as done."""
    low, form = clause.tokens[clause.predicate.at].low, clause.predicate.form
    told = form.kind == "finite" and not form.negated and not clause.predicate.reported
    verb = " ".join(t.low for t in clause.tokens[clause.predicate.start : clause.predicate.at + 1])
    return told and (
        goes_by_itself(low) or goes_by_itself(verb) or (is_of_the_writer(clause) and _WE.search(low) is not None)
    )


_WE = lazy(r"(?:[dt][ıiuü]|yordu|m[ıiuü]şt[ıiuü])k$")  # "vardım" is the way of one man


def _together(clause: Clause, movers: list[Token]) -> list[Token]:
    """ "Kâzım Bey 12. Tümenle birlikte Gelibolu'ya vardı": the formations with which somebody went."""
    tokens = clause.tokens
    if clause.predicate.form.negated or not movers or movers[0].kind not in ("person", "unit"):
        return []
    beside = [i for i in clause.own if tokens[i].kind == "unit" and i + 2 < len(tokens)]
    beside = [i for i in beside if tokens[i].has("instrumental") or tokens[i + 1].low == "ile"]
    near = [(i, {t.low for t in tokens[i + 1 : i + 3 - tokens[i].has("instrumental")]}) for i in beside]
    return [tokens[i] for i, lows in near if lows & {"birlikte", "beraber"} and tokens[i] not in movers]


def _each_his_way(clause: Clause) -> list[tuple[Token, Token, Token | None]]:
    """ "2. Tümeni Van'a, 4. Tümeni Muş'a sevk etti", "A Van'a ve B Muş'a yürüdü": who goes where, each with his day."""
    tokens = clause.tokens
    case = "accusative" if clause.args(("unit",), "accusative") else "nominative"
    out: list[tuple[Token, Token, Token | None]] = []
    who: Token | None = None
    own: Token | None = None
    for i in clause.own:
        token = tokens[i]
        if token.kind == "unit" and token.has(case) and not leans(tokens, i):
            if who is not None:
                return []  # a list goes there together
            who, own = token, None
        elif token.kind == "date":
            own = token
        elif token.kind == "place" and "to" in place_role(tokens, i):
            if who is None:
                return []  # one goes over several places
            out.append((who, token, own or dated(clause)))
            who = None
        elif token.kind in ("unit", "force", "person", "quantity", "place") and out:
            return []
    return out if who is None else []


def _is_other(clause: Clause) -> bool:
    """ "Ordu üç kola ayrıldı", "telgraf çekildi": a verb of going that says something else."""
    tokens, at = clause.tokens, clause.predicate.at
    low, before = tokens[at].low, tokens[clause.predicate.start - 1] if clause.predicate.start else None
    if low.startswith("ayrıl"):
        return (
            before is not None
            and before.kind in ("word", "quantity", "force")
            and before.has("dative", "other")
            and (before.kind != "word" or _INTO.fullmatch(before.low) is not None)
        )
    return low.startswith("çek") and any(tokens[i].low.startswith(_DRAWN) for i in clause.own)


_INTO = lazy(r"\w*(?:kol|grup|gurup|grub|kıs[ım]+|parça|bölük|bölüm|iki|üç|dört|beş|altı)(?:l[ae]r)?y?[ae]")
_DRAWN = ("telgraf", "bayra", "sancağ", "sancak", "fotoğraf", "dikkat")


def _is_of_goods(clause: Clause, movers: list[Token]) -> bool:
    """ "Erzak kağnılarla cepheye taşınıyordu": is it goods or people without arms, no force, that were carried?"""
    tokens, begin = clause.tokens, clause.own.start
    if any(m.start >= tokens[begin].start for m in movers):
        return False
    goods = table("tr")["carried"]["words"]
    things = [i for i in clause.args(("quantity",), "nominative") if tokens[i] not in movers]
    return bool(things) or any(tokens[i].kind == "word" and tokens[i].low in goods for i in clause.own)


_STRENGTHEN = ("takviye", "desteklemek", "güçlendirmek", "kuvvetlendirmek", "takviyesi")


def _to_strengthen(clause: Clause, movers: list[Token]) -> Iterator[Draft]:
    """ "5. Tümen'i takviye etmek üzere bir müfreze gönderildi": under whom what is sent is to stand."""
    tokens = clause.tokens
    aims = [i for i in clause.reach if tokens[i].low in _STRENGTHEN and i and tokens[i - 1].kind == "unit"]
    parts = [m for m in movers if m.kind in ("unit", "force")]
    for at in aims[-1:]:
        whole = tokens[at - 1]
        if parts and whole not in parts and whole.has("accusative", "genitive"):
            slots = {"subject": named(parts), "relation": "attached_to", "object": whole.name, "date": None}
            words = [("subject", p) for p in parts] + [("object", whole)]
            draft = drafted("organization", slots, words, tokens[at])
            draft.polarity = "planned"
            yield draft


def _parted(clause: Clause, story: Story) -> Draft | None:
    """ "12. Alay'dan 1. Tabur ayrıldı", "15. Alay 3. Tümen'den ayrılarak ...": a part that leaves its whole goes nowhere yet."""
    tokens = clause.tokens
    wholes = clause.args(("unit",), "ablative") if tokens[clause.predicate.at].low.startswith("ayrıl") else []
    if not wholes:
        return None
    parts = [t for t in subject(clause, story, ("unit",)) if t is not tokens[wholes[-1]]]
    if not parts:
        return None
    whole, date = tokens[wholes[-1]], dated(clause)
    slots = {"subject": named(parts), "relation": "detached_from", "object": whole.name, "date": edtf(date)}
    words = [("subject", t) for t in parts] + [("object", whole)] + ([("date", date)] if date else [])
    return drafted("organization", slots, words)


def _fell_back(clause: Clause, movers: list[Token]) -> bool:
    """ "Yunan ordusu 13 Eylül'de nehrin batısına çekildi": a retreat of a force that the clause itself names."""
    form, low = clause.predicate.form, clause.tokens[clause.predicate.at].low
    back = low.startswith(RETREATS) or clause.tokens[clause.predicate.start].low in RETREAT_NOUNS
    here = all(m.kind in ("unit", "force") and m.start >= clause.tokens[clause.reach.start].start for m in movers)
    return back and here and form.kind == "finite" and any(clause.tokens[i].kind == "date" for i in clause.reach)


def _crossed(clause: Clause, places: dict[str, list[Token]]) -> list[Token]:
    """ "Beylikköprü'de Sakarya'yı geçti": the river, and where it was crossed."""
    over = [t for t in places.get("object", []) if t.has("accusative")]
    return [*places.get("in", [])[-1:], *over[-1:]] if over else []


def _border(clause: Clause) -> list[Token]:
    """ "18 Nisan'da sınırı geçti": the border, right before the verb."""
    word = clause.tokens[clause.predicate.start - 1] if clause.predicate.start else None
    if word is None or word.low not in BORDERS:
        return []
    name = "hudut" if word.low.startswith("hudu") else "sınır"
    return [Token("place", word.start, word.end, word.text, word.low, frozenset({"accusative"}), name)]


def _sender(token: Token) -> bool:
    """ "Osmanlı Devleti'nden ... bir müfreze gönderildi": the state that it came from."""
    return token.kind == "polity" and token.has("ablative")


def _abandoned(clause: Clause) -> list[Token]:
    """ "Mangal Dağı'nı bırakarak Sarıhalil'e çekildi": the place left by the converb before."""
    tokens = clause.tokens
    for i in range(clause.predicate.start - 1, 0, -1):
        at = i - 2 if tokens[i].low in ("ederek", "edip") and tokens[i - 1].low == "terk" else i - 1
        at -= at > 0 and tokens[at].kind == "date"
        leaving = (tokens[i].low in ("ederek", "edip") and tokens[i - 1].low == "terk") or tokens[i].low in (
            "bırakarak",
            "bırakıp",
            "boşaltarak",
            "boşaltıp",
        )
        if leaving and at >= 0 and tokens[at].kind == "place" and tokens[at].has("accusative"):
            return [tokens[at]]
    return []


def _left(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "Tümen Edirne'yi boşalttı": a place left; where a march follows in the sentence, that tells more."""
    passive = clause.predicate.form.passive
    left = places_of(clause).get("from" if passive else "object", [])[-1:]
    who = subject(clause, story, ("unit", "force", "quantity") if passive else ("unit", "force"))
    date = dated(clause)
    if passive and not left and not who and edtf(date) and clause.predicate.form.kind == "finite":
        left = [t for t in places_of(clause).get("bare", []) if t.has("nominative")][
            -1:
        ]  # "Keren 27 Mart'ta boşaltıldı"
        who = [] if left and not clause.predicate.form.negated else who
    elif not who:
        return
    if not left or clause.predicate.form.kind != "finite":
        return
    slots = {"subject": named(who), "from": left[0].name, "via": [], "to": None, "mode": None, "depart": edtf(date), "arrive": None}  # fmt: skip
    words = [("subject", t) for t in who] + [("from", left[0])] + ([("depart", date)] if date else [])
    yield drafted("movement", slots, words)


def _chained(clause: Clause, found: list[Token]) -> bool:
    """A route told as a chain with dashes ("A-B-C demiryolu boyunca") leads to its last place."""
    return any(t.text in "-–" for t in clause.tokens if t.kind == "mark" and found[0].end <= t.start < found[-1].start)


def _gapped(clause: Clause, found: list[Token]) -> bool:
    """ "X Vize'ye, Y'nin karargâhı Lüleburgaz'a çekildi": somebody else goes to the second place."""
    between = [t for t in clause.tokens if found[0].end <= t.start < found[-1].start]
    return bool(between) and between[0].text == "," and any(t.kind in MOVERS for t in between)


def _own_day(clause: Clause, to: list[Token], date: Token | None) -> Token | None:
    """ "4 Ocak'ta Oltu'ya, 5 Ocak akşamı köylere ulaştı": each place has the day told before it, not that of the next."""
    if date is None or not to or date.start < to[-1].end:
        return date
    between = [t for t in clause.tokens if to[-1].end <= t.start < date.start]
    before = [t for i in clause.own if (t := clause.tokens[i]).kind == "date" and t.end <= to[-1].start]
    return before[-1] if before and any(t.text == "," for t in between) else date


def _joined(clause: Clause, found: list[Token]) -> bool:
    """Do some places stand in one list, joined by "ve"?"""
    between = [t.low for t in clause.tokens if found[0].end <= t.start < found[-1].start]
    return "ve" in between and len(between) <= 2 * len(found)


def _moved(clause: Clause, story: Story) -> list[Token]:
    """The object of an active verb of sending: an accusative, or a bare quantity-like force before the verb.

    Who moves his headquarters goes with them.
    """
    if any(clause.tokens[i].low.startswith(_OWN_STAFF) for i in clause.own):
        return subject(clause, story)
    found = clause.args(MOVERS, "accusative")
    if clause.predicate.form.kind == "participle" and clause.head is not None:
        return [clause.tokens[clause.head]]
    clear = [i for i in found if "nominative" not in clause.tokens[i].cases] or found
    if clear:
        return coordinated(clause, clear[-1], MOVERS)
    if clause.tokens[clause.predicate.start].low.startswith("sür"):
        return []  # "uzun sürecek bir kuşatma"
    bare = [i for i in clause.own if clause.tokens[i].kind == "force" and clause.tokens[i].has("nominative")]
    bare = [i for i in bare if not leans(clause.tokens, i)]
    return (
        [clause.tokens[bare[-1]]]
        if len(bare) > 1 or (bare and subject(clause, story) != [clause.tokens[bare[-1]]])
        else []
    )


_OWN_STAFF = ("karargâhını", "karargahını", "karargâhlarını", "karargahlarını")


def _mode(clause: Clause) -> str | None:
    words = table("tr")["places"]
    begin = max(0, clause.own.start - 1)  # "yürüyerek Söğütlü'ye vardı": by the converb that ends the clause before
    near = [clause.tokens[i].low for i in range(begin, clause.own.stop)]
    low = {*near, *(f"{one} {other}" for one, other in pairwise(near))}  # "deniz yoluyla"
    return next(
        (mode for key, mode in (("rail", "rail"), ("foot", "march"), ("sea", "sea")) if low & set(words[key])), None
    )
