"""Who stood where: by a verb of standing, by a copula, one force after the other in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.arguments import FORMATIONS, leans, leant_on, named, places_of, subject
from sefer.claims.turkish.sentence.clauses import Clause, on_a_line, place_role
from sefer.claims.turkish.sentence.days import dated, edtf, until
from sefer.claims.turkish.sentence.holds import PLACE, RESERVES
from sefer.claims.turkish.sentence.moods import Frame
from sefer.claims.turkish.sentence.signs import sign
from sefer.claims.turkish.sentence.tokens import has_copula
from sefer.claims.turkish.sentence.verbs import form_of
from sefer.letters.patterns import lazy

Stand = tuple[list[Token], list[Token]]  # who, and where
_GLUE = (",", "ve", "ile", "veya", "-", "–")


def location(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    """ "X Güzdek'te, Y Binegadi'de bulunuyordu": each place with the forces that stand before it."""
    behind = clause.tokens[clause.predicate.at + 1] if clause.predicate.at + 1 < len(clause.tokens) else None
    gone_with = clause.head is not None and clause.tokens[clause.head].has("instrumental")
    if (
        _is_figurative(clause)
        or (gone_with and clause.predicate.form.kind == "participle")
        or (
            clause.predicate.form.kind == "participle"
            and behind is not None
            and behind.kind == "quantity"
            and behind.item not in FORMATIONS
            and not behind.has("instrumental")
        )
    ):
        return  # "arasında bulunan 14 topu": where the guns were; guns with which a unit is supported stand with it
    settling = clause.tokens[clause.predicate.at].low.startswith(("yerleş", "konuşlan", "mevzilen"))
    where = places_of(clause).get("in", []) or (places_of(clause).get("to", []) or leant_on(clause) if settling else [])
    if frame.get("sense") == "kept":
        last = clause.predicate.start - 1  # "Varna'yı 5. Tümen tutuyordu", and not "Varna'yı topa tuttu"
        last -= last in clause.own and clause.tokens[last].kind in ("unit", "force", "quantity")
        near = [last] if last in clause.own and clause.tokens[last].kind == "place" else []
        where = [clause.tokens[i] for i in near[-1:] if "object" in place_role(clause.tokens, i)]
        verb = clause.tokens[clause.predicate.at].low
        fought = verb.startswith("savun") or clause.tokens[clause.predicate.start].low.startswith("müdafaa")
        if clause.predicate.form.passive or not where or (fought and not _STANDS_ON.search(verb)):
            return  # "Varna'yı tuttu", "Varna'yı savunuyordu": the town stands before the verb
    if frame.get("sense") == "left" and not clause.predicate.form.passive:
        kept = [clause.tokens[i] for i in clause.args(("unit", "force"), "accusative")]
        if kept and where:
            yield _stands(clause.tokens, kept[-1:], where, dated(clause))
        return
    row = _row(clause.tokens, clause.own.start, clause.predicate.start)
    alone = len(row) == 1 and row[0][0][0].start > clause.tokens[clause.own.start].start and _several(clause)
    if len(row) > 1 or alone or _parted(clause.tokens, clause.own.start, clause.predicate.start):
        for who, at in row:
            yield _stands(clause.tokens, who, at, dated(clause))
        yield from _under_whole(clause.tokens, clause.own.start, row)
        return
    states = () if clause.tokens[clause.predicate.start].low == "yer" else ("polity",)  # "antlaşmada yer aldı"
    who = subject(clause, story, ("unit", "force", *states, "quantity"))
    if who and (_is_found(clause, who) or (frame.get("sense") == "left" and not all(map(_is_formation, who)))):
        return  # "Kalede 300 top bırakıldı": no force that was posted there
    where = [t for t in where if not who or not _of_participle(clause.tokens, t, who[0])] if len(where) > 1 else where
    if where and who and where[-1].start > who[0].start - 60:
        yield _lasting(_stands(clause.tokens, who, where, dated(clause)), clause)
        yield from _under_whole(clause.tokens, clause.own.start, [(who, where)])


_STANDS_ON = lazy(r"yor|m[ae]kt[ae]|[ae]n$")  # "savundu" tells a fight


def _is_formation(token: Token) -> bool:
    return token.kind != "quantity" or token.item in FORMATIONS


def _lasting(draft: Draft, clause: Clause) -> Draft:
    """ "10 Mayıs'a kadar Söğütlü'de kaldı": up to which day it stayed there, and from which on where that is told."""
    date = dated(clause)
    last = until(clause.tokens, date)
    due = [clause.tokens[i] for i in clause.own if clause.tokens[i].kind == "deadline"]
    if last is not None:
        draft.slots["date"] = f"{edtf(date)}/{edtf(last)}"
        draft.fill("date", last)
    elif due and date is None and not clause.predicate.planned and "/" not in (edtf(due[-1]) or "/"):
        draft.slots["date"] = f"../{edtf(due[-1])}"
        draft.fill("date", due[-1])
    return draft


def _is_found(clause: Clause, who: list[Token]) -> bool:
    """ "Şehirde 10 ağır top bulundu": is it something counted, and not who acted before, that was there?"""
    things = [i for i in clause.args(("quantity",), "nominative") if clause.tokens[i] not in who]
    return bool(things) and who[0].end <= clause.tokens[clause.own.start].start


def _of_participle(tokens: Sequence[Token], place: Token, who: Token) -> bool:
    """ "Bakü'de görevini sürdüremeyen Şura Gence'de kaldı": is it where who is described did something else?"""
    between = [t for t in tokens if place.end <= t.start < who.start]
    return bool(between) and _DOING.search(between[-1].low) is not None


_DOING = lazy(r"\w{3,}y?[ae]n$")


def _several(clause: Clause) -> bool:
    """ "52. Ordu nehir boyunda, 4. Ordu Changsha'da bulunuyor": does a force stand in two stretches between commas?"""
    tokens = clause.tokens
    found = _stretches(tokens, clause.own.start, clause.predicate.start)
    held = [low for low, high in found if any(_is_who(tokens, i) for i in range(low, high))]
    return len(held) > 1 and any(tokens[i].kind == "word" for i in range(held[0], held[1] - 1))


_FIGURES = lazy(
    r"(?:kanaat|kanı|ümi[dt]|niyet|iddia|teklif|tale[bp]|fikr|düşünce|tavsiye|rica|müracaat|teşebbüs|taahhü[dt]|temenni|vaa[dt]|itiraz|iste[kğ]|tehdi[dt]|telkin|beyan|ihtar|hizmet|gölge|etki|tesir|bask[ıi]|büyü|hayal|söz)(?:s?[ıiuü])n?(?:d[ae])"
)


def _is_figurative(clause: Clause) -> bool:
    """ "Çanakkale'nin gölgesinde kaldı": does an image, not a place, stand before the verb?"""
    return (
        bool(clause.predicate.start) and _FIGURES.fullmatch(clause.tokens[clause.predicate.start - 1].low) is not None
    )


def _stands(tokens: Sequence[Token], who: list[Token], where: list[Token], near: Token | None) -> Draft:
    first, last = min(who[0].start, where[0].start), max(who[0].start, where[-1].start)
    own = [t for t in tokens if t.kind == "date" and first < t.start < last]
    date = own[-1] if own else near
    slots = {"subject": named(who), "place": named(where), "date": edtf(date)}
    words = [("subject", t) for t in who] + [("place", t) for t in where] + ([("date", date)] if date else [])
    return drafted("location", slots, words)


_STANDS = sign(lambda low: low == "idi" or has_copula(low) or form_of(low, "ol"), PLACE)


def standing(tokens: Sequence[Token]) -> Iterator[Draft]:
    """ "8. Ordu'nun karargâhı Tulkerim'deydi", "39. Tümen Asir'de, 40. Tümen Hudeyde'de idi": who is where by a copula."""
    begin = 0
    for end in range(len(tokens)):
        if tokens[end].kind == "word" and _ON_DUTY.fullmatch(tokens[end].low):
            yield from _on_duty(tokens, end)
            continue
        copula = _copula(tokens, end)
        if copula is None:
            continue
        planned, behind = copula
        for who, where in _row(tokens, begin, behind):
            date = next((t for t in reversed(tokens[: tokens.index(where[-1])]) if t.kind == "date"), None)
            draft = _stands(tokens, who, where, date)
            draft.polarity = "planned" if planned else draft.polarity
            yield draft
        yield from _under_whole(tokens, begin, _row(tokens, begin, behind))
        begin = end + 1


_ON_DUTY = lazy(r"(?:görev|nöbet|mevzi)(?:d[ae]yd[ıi]|d[ae]d[ıi]r|d[ae]ydiler|d[ae]ydılar)")


def _on_duty(tokens: Sequence[Token], end: int) -> Iterator[Draft]:
    """ "Kavaklı yakınında iki tabur görevdeydi": who is told right behind the place at which he was on duty."""
    who = end - 1
    if who < 1 or tokens[who].kind not in ("unit", "force", "quantity") or not tokens[who].has("nominative"):
        return
    if tokens[who].kind == "quantity" and tokens[who].item not in FORMATIONS:
        return
    begin = next((i + 1 for i in range(who - 1, -1, -1) if tokens[i].kind == "mark"), 0)
    where = [tokens[i] for i in range(begin, who) if tokens[i].kind == "place" and "in" in place_role(tokens, i)]
    if where:
        date = next((t for t in reversed(tokens[:who]) if t.kind == "date"), None)
        yield _stands(tokens, [tokens[who]], where[-1:], date)


_GLUED = lazy(r"[^'’]*(?:grupta|orduda|kolorduda|tümende|fırkada|cephede)$")


def _under_whole(tokens: Sequence[Token], begin: int, row: Sequence[Stand]) -> Iterator[Draft]:
    """ "Güney Grubu'nda ise 4. Alay ile 5. Alay Salyan'daydı": the formation in which who stands first is told."""
    first = row[0][0] if row else []
    at = next((i for i in range(begin, len(tokens)) if first and tokens[i] is first[0]), begin)
    ahead = [
        i for i in range(max(begin, at - 3), at) if tokens[i].kind != "word" or tokens[i].low not in ("ise", "da", "de")
    ]
    while ahead and tokens[ahead[-1]].kind == "unit" and tokens[ahead[-1]].has("genitive"):
        ahead.pop()  # "Güney Grubu'nda 4. Alay'ın 2. Taburu"
    whole = tokens[ahead[-1]] if ahead else None
    if whole is None or whole.kind != "unit" or not (whole.has("locative") or _GLUED.search(whole.low)):
        return
    parts = [token for who, _ in row for token in who]
    if any(p.kind == "quantity" and p.item not in FORMATIONS for p in parts):
        return  # "tümende 4.500 kişi kalmıştı": men, no formations
    slots = {"subject": whole.name, "relation": "composed_of", "object": [t.name for t in parts], "date": None}
    yield drafted("organization", slots, [("subject", whole), *(("object", t) for t in parts)])


def _copula(tokens: Sequence[Token], at: int) -> tuple[bool, int] | None:
    """Does a row of stands end by the copula at a token: is it planned, and which token is the first behind the row?"""
    token = tokens[at]
    if token.kind == "place":
        return (False, at + 1) if token.has("locative") and has_copula(token.text) else None
    if token.kind != "word" or not token.word.signs & _STANDS:
        return None
    form = form_of(token.low, "ol")
    planned = form is not None and form.kind == "future" and not form.negated
    if planned or token.low == "idi":
        return (planned, at) if at and _placed(tokens, at - 1) else None
    return (False, at + 1) if has_copula(token.text) and _placed(tokens, at) else None


def _placed(tokens: Sequence[Token], at: int) -> bool:
    """Does a place, or what a place in the genitive owns ("Digah'ın batısında"), end at a token?"""
    if tokens[at].kind == "place":
        return tokens[at].has("locative")
    place = next((i for i in range(at - 1, max(-1, at - 4), -1) if tokens[i].kind == "place"), None)
    words = place is not None and all(t.kind == "word" for t in tokens[place + 1 : at])
    return place is not None and words and "in" in place_role(tokens, place) and not tokens[place].has("locative")


def _row(tokens: Sequence[Token], begin: int, end: int) -> list[Stand]:
    """The stands of a row that ends at `end`, back to the first stretch between commas that has no place and no force."""
    out: list[Stand] = []
    for low, high in reversed(_stretches(tokens, begin, end)):
        where = [i for i in range(low, high) if _is_where(tokens, i, high)]
        who = [i for i in range(low, where[0] if where else high) if _is_who(tokens, i)]
        if where and not who and tokens[low].kind == "word" and low < where[0]:
            continue  # of somebody whom no name or number tells
        if not who or (not where and not out):
            break
        if any(tokens[i].kind == "word" and tokens[i].low in RESERVES for i in range(low, high)):
            break
        forces = [tokens[i] for i in _last_list(tokens, who)]
        if where:
            out.insert(0, (forces, [tokens[i] for i in where]))
        elif who[0] == low and forces[-1].end == tokens[high - 1].end:  # "A, B Fatmayı'da": the list goes on
            out[0] = ([*forces, *out[0][0]], out[0][1])
        else:
            break
    return out


def _parted(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Do two stretches between commas have places of their own, so that no force stands at those of both?"""
    found = _stretches(tokens, begin, end)
    return sum(any(_is_where(tokens, i, high) for i in range(low, high)) for low, high in found) > 1


def _stretches(tokens: Sequence[Token], begin: int, end: int) -> list[tuple[int, int]]:
    """What stands between two commas: first token and the one behind the last."""
    marks = [i for i in range(begin, end) if tokens[i].text in (",", ";", ":") or _joins_stands(tokens, i)]
    marks = [i for i in marks if tokens[i].text != "," or not i or not on_a_line(tokens, i - 1)]
    edges = [begin - 1, *marks, end]
    return [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]


def _joins_stands(tokens: Sequence[Token], at: int) -> bool:
    """ "7. Tümen Vize'de ve 8. Tümen Saray'da": does "ve" stand between a place and the next force?"""
    if tokens[at].low != "ve" or not 0 < at < len(tokens) - 1 or not tokens[at - 1].has("locative"):
        return False
    return tokens[at - 1].kind == "place" and _is_who(tokens, at + 1)


def _is_where(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Is a token a place in which something stands, or the first of two between which it does ("A-B arasında")?"""
    if tokens[at].kind != "place":
        return False
    roles = place_role(tokens, at)
    if "in" in roles:
        return not _describes(tokens, at)
    joined = at + 2 < end and tokens[at + 1].low in ("-", "–", "ile", "ve") and tokens[at + 2].kind == "place"
    return joined and tokens[at].bare and "in" in place_role(tokens, at + 2)


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """ "Binegadi'deki 311 numaralı tepede": does the place only say where the next one lies?"""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].has("relative") and after is not None and after.kind == "place"


def _is_who(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind == "quantity":
        return token.item in FORMATIONS and token.antecedent is not None and token.has("nominative")
    if token.kind not in ("unit", "force") or leans(tokens, at):
        return False
    return token.has("nominative") or _of_staff(tokens, at)


def _of_staff(tokens: Sequence[Token], at: int) -> bool:
    """ "A ve B'nin karargâhı": a bare name joined to one whose staff stands for it."""
    return at + 2 < len(tokens) and tokens[at].bare and tokens[at + 1].low in _GLUE and tokens[at + 2].kind == "unit"


def _last_list(tokens: Sequence[Token], who: list[int]) -> list[int]:
    """Of the forces of a stretch the last, with those that are joined to it by "ve" or "ile"."""
    out = who[-1:]
    for at in reversed(who[:-1]):
        if at != out[0] - 2 or tokens[at + 1].low not in _GLUE:
            break
        out.insert(0, at)
    return out
