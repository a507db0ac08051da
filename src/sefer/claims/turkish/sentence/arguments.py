"""The arguments of a clause by their roles: who acts, where, by whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.clauses import ACTORS, Clause, is_office, on_a_line, place_role
from sefer.claims.turkish.sentence.holds import FRONTS
from sefer.claims.turkish.sentence.lexicon import peoples
from sefer.claims.turkish.sentence.nearby import owns_body
from sefer.claims.turkish.sentence.signs import sign, signs
from sefer.claims.turkish.sentence.strangers import (
    goes_by_itself,
    has_ranked_stranger,
    is_of_the_writer,
    is_strange,
    opens_with_another,
)
from sefer.claims.turkish.sentence.verbs import closes
from sefer.claims.words import table
from sefer.letters.patterns import lazy

FORCES = ("unit", "force")


def subject(clause: Clause, story: Story, kinds: Sequence[str] = ACTORS) -> list[Token]:
    """Who acts: the head of a participle, a nominative of the clause, of the sentence before it, or who acted last."""
    key = tuple(kinds)
    if key not in clause.acting:
        clause.acting[key] = _subject(clause, story, key)
    return [*clause.acting[key]]


def _subject(clause: Clause, story: Story, kinds: Sequence[str]) -> list[Token]:
    predicate = clause.predicate
    low = clause.tokens[predicate.at].low
    if predicate.form.kind == "finite" and (goes_by_itself(low) or is_of_the_writer(clause)):
        return []
    if _WHEN_WE.search(low):
        return []  # "Gazze'ye vardığımızda"
    if predicate.form.kind == "participle" and _THOSE_WHO.search(low):
        return []  # "orada bulunanlar": somebody unnamed
    if predicate.form.kind == "participle" and low[-1] == "n" and _is_first_of(clause):
        acting = [i for i in range(predicate.start) if clause.tokens[i].kind in FORCES and _acts(clause.tokens[i])]
        acting = [i for i in acting if clause.tokens[i].has("nominative") and not leans(clause.tokens, i)]
        return coordinated(clause, acting[0], kinds) if acting else []
    if predicate.form.kind == "participle" and low[-1] == "n" and not _with_arms(clause):
        return [t for t in coordinated(clause, clause.head, kinds) if _acts(t)] if clause.head is not None else []
    if _part_of_them(clause):
        return []
    if predicate.form.kind == "noun" and not _INFINITIVE.search(low):
        genitive = _genitives(clause, kinds, clause.own) or _genitives(clause, kinds, clause.reach)
        told = clause.args(kinds, "dative", within=clause.reach) if _is_ordered(clause) else []
        if told and (not genitive or genitive[-1] < told[-1]):
            return coordinated(clause, told[-1], kinds)
        if genitive:
            return coordinated(clause, genitive[-1], kinds)
        if any(_OF_SOMEBODY.fullmatch(clause.tokens[i].text) for i in clause.own):
            return []  # "Dersimlilerin Harput'a yürüyeceklerini bildirdi": of a name that no mention reads
    cases = ("genitive", "nominative") if predicate.form.kind == "participle" else ("nominative",)
    for within in (clause.own, clause.reach):
        found = [
            i
            for i in clause.args(kinds, *cases, within=within)
            if not leans(clause.tokens, i) and _acts(clause.tokens[i]) and not _owns_next(clause.tokens, i)
        ]
        if found:
            clear = [i for i in found if not clause.tokens[i].has("accusative")]  # "Rumları": an object maybe
            clear = clear or ([] if predicate.form.kind == "noun" and predicate.reported else found)
            if not clear:
                return []
            return coordinated(clause, _own_half(clause.tokens, clear), kinds)
    if signs(clause.tokens[i] for i in clause.reach) & _ONE_OF_THEM or _each_of_them(clause):
        return []
    earlier = [
        i for i in range(clause.reach.start) if clause.tokens[i].kind in kinds and clause.tokens[i].has("nominative")
    ]
    if is_strange(clause) or _another_part(clause) or ("person" not in kinds and _somebody_acts(clause)):
        return []
    earlier = [i for i in earlier if not leans(clause.tokens, i) and not _is_object(clause.tokens, i)]
    if earlier:
        first = _of_nearest_clause(clause.tokens, earlier)
        return [t for t in coordinated(clause, first, kinds) if clause.tokens.index(t) < clause.reach.start]
    stranger = clause.args(("place", "polity"), "nominative", within=clause.reach)
    stranger = [i for i in stranger if clause.tokens[i].kind != "place" or not on_a_line(clause.tokens, i)]
    peoples = table("tr")["forces"]["peoples"]
    stranger += [i for i in clause.reach if clause.tokens[i].kind == "word" and clause.tokens[i].low in peoples]
    another = predicate.start > 1 and clause.tokens[predicate.start - 2].low == "bir"  # "bir konferans toplandı"
    if story.actor is not None and story.actor.kind in kinds and predicate.form.kind == "finite":
        one = len(story.actors) == 1 and story.actor.kind == "unit" and _OF_MANY.search(low) is not None
        unread = opens_with_another(clause) or has_ranked_stranger(clause.tokens[: predicate.start])
        return [] if stranger or another or one or unread else story.actors
    return []


_WHEN_WE = lazy(r"[dt][ıiuü]ğ[ıiuü]m(?:[ıiuü]z)?(?:d[ae](?:n|yken)?|[ıiuü])?$")
_THOSE_WHO = lazy(r"[ae]nl[ae]r$")
_OF_MANY = lazy(r"(?:[dt][ıiuü]|m[ıiuü]ş)l[ae]r$")  # "boşalttılar": people, not the one formation that acted before


_INFINITIVE = lazy(r"m[ae]k(?:t[ae]n|l[ae])?$|m[ae]ğ[ae]$")  # "şehri ele geçirmek": no genitive does it


_OF_SOMEBODY = lazy(r"[A-ZÇĞİÖŞÜ]\w+(?:l[ae]r[ıi]n|['’]n?[ıiuü]n)")


def _somebody_acts(clause: Clause) -> bool:
    """ "Şefik Bey Çine'de bulunuyordu": it is a person who acts, though a force is looked for."""
    tokens = clause.tokens
    found = clause.args(("person",), "nominative", within=clause.reach)
    return any(not leans(tokens, i) and tokens[i + 1].low != "ile" for i in found)


def _part_of_them(clause: Clause) -> bool:
    """ "Bu askerlerden 300'ü Tiflis'e döndü": are only some of them told of, by a number?"""
    own = [clause.tokens[i] for i in clause.own]
    parts = (n for of, n in pairwise(own) if of.kind == "force" and of.has("ablative") and not n.bare)
    return any(n.counts is not None and not n.counts.counted for n in parts)


def _is_first_of(clause: Clause) -> bool:
    """ "7. Tugay Varna'ya giren ilk birlik oldu": does the noun behind only say what the one before was?"""
    behind = [t.low for t in clause.tokens[clause.predicate.at + 1 : clause.predicate.at + 4]]
    return len(behind) == 3 and behind[0] in ("ilk", "son", "tek") and behind[2].startswith(("oldu", "olmuş", "idi"))


def _each_of_them(clause: Clause) -> bool:
    """ "Tümenlerin her biri 12 taburdan oluşuyordu": whoever they are, it is not who acted before."""
    lows = [clause.tokens[i].low for i in clause.own]
    return any(one == "her" and other in ("biri", "ikisi", "üçü") for one, other in pairwise(lows))


def _with_arms(clause: Clause) -> bool:
    """ "9. Alay, köy ile değirmen arasında duran 16 topla ...": is it told of what a force has with it?"""
    tokens, at = clause.tokens, clause.predicate.at + 1
    arms = at < len(tokens) and tokens[at].kind == "quantity" and tokens[at].has("instrumental")
    return clause.head is None and arms and not clause.predicate.form.passive  # "getirilen 11 taburla": the battalions


def _genitives(clause: Clause, kinds: Sequence[str], within: range) -> list[int]:
    """Whose deed a verbal noun is; "fırkasının başına geçmek" is no deed of the division."""
    tokens = clause.tokens
    found = clause.args(kinds, "genitive", within=within)
    found = [i for i in found if tokens[i].kind == "unit" or not _owns_next(tokens, i)]
    return [i for i in found if i + 1 >= len(tokens) or not tokens[i + 1].low.startswith(_HEADED)]


_HEADED = ("baş", "emri", "komuta", "kumanda", "karargâh", "yanı", "yer", "iç")


def _of_nearest_clause(tokens: Sequence[Token], found: Sequence[int]) -> int:
    """Of those who act before a clause the first of the last clause in which any does."""
    last = found[-1]
    ends = (i for i in range(last - 1, -1, -1) if tokens[i].text in (";", ":") or _closes(tokens, i))
    begin = next(ends, -1)
    return next(i for i in found if i > begin)


def _another_part(clause: Clause) -> bool:
    """ "Ordu İştip'e girmiş, Veliaht'ın karargâhı taşınmıştır": does something of somebody act, that no mention reads?"""
    tokens = clause.tokens
    for i in range(clause.reach.start, clause.predicate.start - 1):
        owner, thing = tokens[i], tokens[i + 1]
        if owner.kind in ("person", "polity") and owner.has("genitive") and thing.kind == "word":
            return thing.bare and thing.low.startswith(("karargâh", "karargah"))
        if (
            owner.kind in ("place", "polity")
            and owner.bare
            and thing.low in ("başkenti", "merkezi", "halkı", "ahalisi")
        ):
            return True
    return False


def _closes(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return tokens[at].kind == "word" and closes(tokens[at].low, after)


# "39. ve 58. alaylarını sürdü, 40'ıncısı kaldı": a unit of which only the number is told
# and "biri Erzurum'a, diğeri Erzincan'a gitti": each of them his own way
_ONE = lazy(
    r"\d{1,3}(?:['’]?[ıiuü]?nc[ıiuü]|\.)s[ıiuü]|diğer(?:ler)?i|öbür(?:ü|leri)|öteki(?:si|ler|leri)?|kalan(?:ı|lar|ları)|gerisi"
)
_ONE_OF_THEM = sign(_ONE.fullmatch, 0)


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """ "44.000 kişi kaybettikten sonra", "bir garnizon bırakarak": what stands right before the verb that does something to it."""
    one = tokens[at].kind == "force" and tokens[at].bare and tokens[at].start and tokens[at - 1].low == "bir"
    counted = tokens[at].kind == "quantity" or one
    return bool(counted) and at + 1 < len(tokens) and _DONE_TO.match(tokens[at + 1].low) is not None


_DONE_TO = lazy(r"kaybe|yitir|bırak|ver|al|esir|ele|öldür|topla|bul|şehit|gönder|sevk")


def _own_half(tokens: Sequence[Token], found: Sequence[int]) -> int:
    """ "5. Tümeni Kırık'a, 8. Tümeni Van'a gönderildi": the last half names its own subject, behind a place that nobody knows."""
    for at in reversed(found[1:]):
        unknown = tokens[at - 2] if at > 1 and tokens[at - 1].text == "," else None
        if unknown is not None and unknown.kind == "word" and unknown.text[0].isupper() and not unknown.bare:
            return at
    return found[0]


def _is_ordered(clause: Clause) -> bool:
    """ "4. Ordu'ya çekilme emri verdi": a verbal noun that an order demands of somebody."""
    at = clause.predicate.at + 1
    if at >= len(clause.tokens):
        return False
    after = clause.tokens[at].low  # "5. Tümen'e çekilmesini emretti", "çekilme emri verdi"
    return after.startswith(("emri", "emrini", "talimatı", "görevi", "emrett", "emred"))


def _owns_next(tokens: Sequence[Token], at: int) -> bool:
    """ "Batı grubunun 9. alayı", "Japonların beşinci ordusu": is it the part behind a genitive that acts?"""
    after = tokens[at + 1 : at + 3]
    if not after or not tokens[at].has("genitive") or tokens[at].kind not in FORCES:
        return False
    numbered = len(after) > 1 and after[1].kind == "force" and after[0].low.endswith(("inci", "ıncı", "uncu", "üncü"))
    return after[0].kind == "unit" or (numbered and _SOMEBODYS.fullmatch(after[1].name) is not None)


def _acts(token: Token) -> bool:
    """A quantity acts where it counts men or formations; a force of somebody unnamed ("kuvvetleri") is none."""
    if token.kind == "force" and _SOMEBODYS.fullmatch(token.name):
        return False
    return token.kind != "quantity" or (token.item in _COUNTED and _IS_SO_MANY.search(token.low) is None)


_IS_SO_MANY = lazy(r"\w(?:y?[dt][ıiuü]|[dt][ıiuü]r)$")  # "1.200 kişiydi"
_SOMEBODYS = lazy(
    r"(?:kuvvet|güç|birlik|asker|donanma|ordu|süvari|piyade|öncü|artçı|dümdar|pişdar)(?:l[ae]r[ıi]|s[ıiuü]|(?<=r)i)"
)


FORMATIONS = ("regiment", "battalion", "company", "division", "battery")
_COUNTED = (*FORMATIONS, "soldier", "person", "officer", "cavalryman", "volunteer")


def leans(tokens: Sequence[Token], at: int) -> bool:
    """Is a bare name only the first half of a compound ("3. Ordu komutanı", "Bakü Cephesi kuvvetleri")?"""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        token.kind == "person"
        and token.bare
        and after is not None
        and after.kind == "force"
        and after.name[-1:] in "ıiuü"
    ):
        return after.has("ablative", "genitive", "locative", "instrumental")  # "Süleyman Paşa ordusundan 40 tabur"
    if after is None or not token.bare or token.kind == "person":
        behind = after is not None and token.kind == "person" and token.bare and owns_body(after)
        if after is not None and token.kind == "person" and after.low in _led() and _goes_with(tokens, at + 2):
            return False  # "Abdi Paşa emrindeki on dört taburla Spuj'a vardı"
        return bool(after and (after.low in _ABOUT or after.low in _led() or behind))
    adverb = after.low in ("nihayetinde", "sonunda", "aslında", "akabinde", "neticesinde", "sonucunda", "başlangıcında")
    if _ITS_SIZE.fullmatch(after.low):
        return False
    if token.kind == "force" and not token.low.endswith(("lar", "ler")) and _OF_ITS_OWN.fullmatch(after.low):
        return True  # "donanma üssünün bulunduğu Sivastopol"
    if token.kind == "quantity" and after.low.startswith(peoples()) and after.low.endswith(("la", "le")):
        return True  # "yüz silahlı Kürtle"
    if token.kind == "quantity" and after.kind == "force":
        return after.has("instrumental")  # "yüz silahlı Kürtle"
    if after.low in _KEEPING or is_office(after):
        return True
    if after.kind in ("word", "force") and token.kind != "force" and not adverb and _OBLIQUE.fullmatch(after.low):
        return True
    return after.low.startswith(_ORGANS) or after.low in (
        "ile",
        "olarak",
        "tarafından",
        "yerine",
        "ya",
        "içinde",
        "gibi",
        "için",
        "arasında",
        "arasından",
        "içinden",
    )


_OF_ITS_OWN = lazy(r"\w{2,}(?:s[ıiuü]|[^aeıioöuü\W][ıiuü])n[ıiuü]n")
# "Kürtler muhafazasında", "jandarma refakatinde": under whose eyes, not who acts
_KEEPING = (
    "muhafazasında", "himayesinde", "refakatinde", "nezaretinde", "denetiminde", "kontrolünde", "hâkimiyetinde", "hakimiyetinde",
    "eşliğinde",
)  # fmt: skip
_ABOUT = (
    "tarafından", "yerine", "hakkında", "için", "gibi", "adına", "lehine", "aleyhine", "aleyhinde", "zamanında", "döneminde",
)  # fmt: skip


def _goes_with(tokens: Sequence[Token], at: int) -> bool:
    """Is the first force from a place on one with which somebody goes: "on dört taburla"?"""
    led = next((t for t in tokens[at : at + 3] if t.kind in (*FORCES, "quantity")), None)
    return led is not None and led.has("instrumental")


@cache
def _led() -> frozenset[str]:
    offices = table("tr")["offices"]
    return frozenset((*offices["led"], *offices["leading"]))


_ITS_SIZE = lazy(r"mevcudun(?:un|dan)")  # "8. Alay mevcudunun yarısını kaybetti": of its own
_OBLIQUE = lazy(r".+(?:[ıiuü]|l[ae]r[ıi])n(?:[ae]|[dt][ae]n?|[ıiuü]n)")


_ORGANS = (
    "komutan", "kumandan", "kurmay", "karargâh", "subay", "erler", "askerler", "mevzi", "bölge", "komuta", "emrin", "genel",
)  # fmt: skip


def coordinated(clause: Clause, at: int, kinds: Sequence[str]) -> list[Token]:
    """The token and what is joined to it by commas and "ve" before or after it."""
    return listed(clause.tokens, at, kinds)


def together(tokens: Sequence[Token], force: Token) -> list[Token]:
    """ "5. ve 6. Tümenler": all forces of the list in which one stands, of whom a figure is told together."""
    found = listed(tokens, next(i for i, t in enumerate(tokens) if t is force), FORCES) if force in tokens else []
    if len(found) < 2:
        return [force]
    between = {t.low for t in tokens if found[0].end <= t.start < found[-1].start}
    return found if between & {"ve", "ile"} else [force]


def listed(tokens: Sequence[Token], at: int, kinds: Sequence[str]) -> list[Token]:
    """The token at a place of a sentence and what is joined to it by commas and "ve"."""
    first, last = at, at
    while first >= 2 and tokens[first - 1].low in ("ve", ",", "ile") and tokens[first - 2].kind == tokens[at].kind:
        if tokens[first - 2].cases != tokens[at].cases:
            break
        first -= 2
    while (
        last + 2 < len(tokens)
        and tokens[last + 1].low in ("ve", ",", "ile")
        and tokens[last + 2].kind == tokens[at].kind
    ):
        if tokens[last + 2].cases != tokens[at].cases:
            break
        last += 2
    if [t.low for t in tokens[last + 1 : last + 4]] == ["ve", "ona", "bağlı"] and last + 4 < len(tokens):
        other = tokens[last + 4]  # "Cephe ve ona bağlı Kuzey Grubu"
        last += 4 if other.kind == tokens[at].kind and other.has(*tokens[at].cases) else 0
    found = [i for i in range(first, last + 1) if tokens[i].kind in kinds]
    while (after := _owned_behind(tokens, last)) is not None:
        found.append(last := after)
    return [tokens[i] for i in found]


def _owned_behind(tokens: Sequence[Token], at: int) -> int | None:
    """ "4. Alayın bir bölüğü ile 9. Alayın üç bölüğü": the part that is joined to a part of another whole."""
    if tokens[at].antecedent is None or at + 3 >= len(tokens) or tokens[at + 1].low not in ("ve", ","):
        return None
    whole, part = tokens[at + 2], tokens[at + 3]
    same = part.kind == tokens[at].kind and part.antecedent == (whole.start, whole.end)
    return at + 3 if same and part.cases == tokens[at].cases else None


def named(found: Sequence[Token]) -> str | list[str] | None:
    """The slot for some tokens: a name, a list of names, or None."""
    names = list(dict.fromkeys(t.name for t in found))
    return names[0] if len(names) == 1 else names or None


def places_of(clause: Clause) -> dict[str, list[Token]]:
    """The places of a clause by role; list members ("Müsüslü ve Kürdemir cephelerine") share theirs."""
    out: dict[str, list[Token]] = {}
    for i in clause.own:
        if clause.tokens[i].kind == "place":
            for role in place_role(clause.tokens, i):
                out.setdefault(role, []).append(clause.tokens[i])
        elif clause.tokens[i].kind == "polity" and clause.tokens[i].has("ablative"):
            out.setdefault("from", []).append(clause.tokens[i])
        elif clause.tokens[i].low in FRONTS:
            word, at = clause.tokens[i], clause.tokens[i - 1] if i else None
            if at is not None and at.kind == "place" and at.has("relative"):  # "Bakü'deki cepheye": the front there
                out.setdefault("to", []).append(at)
                continue
            role = "to" if word.low == "cepheye" or clause.tokens[i + 1].low.startswith("hattına") else "bare"
            out.setdefault(role, []).append(
                Token("place", word.start, word.end, word.text, "cephe", word.cases, "cephe")
            )
    return out


def leant_on(clause: Clause) -> list[Token]:
    """ "Nablus'un batısındaki mevzilere saldırdı": the place by which an unnamed one is known."""
    tokens = clause.tokens
    found = [i for i in clause.own if tokens[i].kind == "place" and tokens[i].has("genitive")]
    return [tokens[i] for i in found if i + 2 < len(tokens) and tokens[i + 1].low.endswith("ki")][-1:]
