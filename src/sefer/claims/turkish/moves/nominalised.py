"""What befell a place, who came to it, what began or ended, told by a noun with its day: "Varna'nın düşüşü 14 Mart'ta oldu"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.drafts import Draft, drafted
from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.days import edtf
from sefer.claims.turkish.sentence.holds import DATE
from sefer.claims.turkish.sentence.signs import sign
from sefer.claims.turkish.sentence.verbs import form_of
from sefer.letters.patterns import lazy

_TAKEN = lazy(
    r"düşüşü|düşmesi|suk[uû]tu|zaptı|fethi|işgali|istirdadı|alınışı|alınması|geçirilişi|geçirilmesi|kurtuluşu|kurtarılışı"
)
_GIVEN_UP = lazy(r"teslimi")
_BEGUN = lazy(r"başlaması|başlangıcı|başlayışı|bitmesi|bitişi|ermesi|tamamlanması|kaldırılması")
_CAME = lazy(r"varışı|varması|gelişi|gelmesi|ulaşması|ulaşışı|girişi|girmesi|muvasalatı|dönüşü|dönmesi")
_WENT = lazy(r"ayrılışı|ayrılması|çıkışı|çıkması|hareketi")
_UNDERTAKEN = lazy(
    r"(?:harek[âa]t|taarruz|saldırı|hücum|kuşatma|muhasara|muharebe|savaş|sefer|çekilme|çıkarma|seferberli[kğ]|ateşkes|mütareke)"
    r"(?:s?[ıiuü])?n[ıiuü]n"
)
_LOOSE = lazy(r"(?:harek[âa]t|taarruz|savaş|sefer|ateşkes|seferberli[kğ])[ıiuü]n")  # "taarruzun": its own genitive
_ON_IT = ("ol", "gerçekleş", "vuku bul", "meydana gel", "cereyan et")  # with the day in the locative
_FELL_ON = ("rastla", "rastgel", "tesadüf et", "denk gel", "denk düş", "isabet et")  # with the day in the dative
_REACHED = ("bul",)  # with the day in the accusative
_LIGHT = frozenset(("ise", "da", "de", "ancak", "ise,", "tam", "nihayet", "resmen", "fiilen", "da,"))
_PLACED = lazy(
    r"(?:kale|şeh[ri]|kasaba|köy|liman|tepe|ada|geçi[dt]|mevzi|müstahkem|garnizon|boğaz|kent)\w*n[ıiuü]n|şehrin|kentin"
)

NOMINALISED = sign(
    lambda low: any(p.fullmatch(low) for p in (_TAKEN, _GIVEN_UP, _BEGUN, _CAME, _WENT)),
    DATE,
)


def nominalised(tokens: Sequence[Token]) -> Iterator[Draft]:
    """The falls, takings, surrenders, beginnings and ends that a sentence tells by a noun, each with its day."""
    for at in range(1, len(tokens)):
        if tokens[at].kind != "word":
            continue
        yield from _way(tokens, at)
        fell, given, begun = (p.fullmatch(tokens[at].low) for p in (_TAKEN, _GIVEN_UP, _BEGUN))
        first = at - 1 if tokens[at - 1].low in ("ele", "geri", "sona") else at
        day = _day(tokens, at) if fell or given or begun else None
        if day is None:
            continue
        if begun:
            yield from _undertaken(tokens, first, at, day)
            continue
        place = _whose(tokens, first)
        if place is None:
            continue
        cues = tokens[first], tokens[at]
        if fell:
            slots: dict[str, object] = {"parties": [], "place": place.name, "date": edtf(day), "outcome": "taken"}
            yield drafted("engagement", slots, [("place", place), ("date", day)], *cues)
        else:
            slots = {"date": edtf(day), "place": place.name, "subject": None, "content": "teslim olmak"}
            yield drafted("event", slots, [("date", day), ("place", place)], *cues)


def _way(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "5. Alay'ın Gence'ye varışı 18 Ekim'i buldu": who came to a place, or left it, on the day behind the noun."""
    came, went = _CAME.fullmatch(tokens[at].low), _WENT.fullmatch(tokens[at].low)
    place, who = tokens[at - 1], tokens[at - 2] if at > 1 else tokens[at]
    if not (came or went) or place.kind != "place" or not place.has("dative" if came else "ablative"):
        return
    if who.kind not in ("unit", "force", "person") or not who.has("genitive"):
        return
    day = _day(tokens, at)
    if day is not None:
        slots: dict[str, object] = {
            "subject": who.name, "from": None if came else place.name, "via": [], "to": place.name if came else None, "mode": None,
            "depart": None if came else edtf(day), "arrive": edtf(day) if came else None,
        }  # fmt: skip
        words = [("subject", who), ("to" if came else "from", place), ("arrive" if came else "depart", day)]
        yield drafted("movement", slots, words, tokens[at])


def _undertaken(tokens: Sequence[Token], first: int, at: int, day: Token) -> Iterator[Draft]:
    """ "Harekâtın başlaması 22 Aralık'a denk gelir": what began or ended, in the words of the text."""
    what = tokens[first - 1] if first else None
    if what is None or what.kind != "word" or not (_UNDERTAKEN.fullmatch(what.low) or _LOOSE.fullmatch(what.low)):
        return
    where = [t for t in tokens[max(0, first - 2) : first - 1] if t.kind == "place" and t.has("nominative", "genitive")]
    said = " ".join(t.low for t in tokens[first - 1 : at + 1])
    slots = {"date": edtf(day), "place": where[0].name if where else None, "subject": None, "content": said}
    words = [("date", day), *(("place", t) for t in where)]
    yield drafted("event", slots, words, what, tokens[at])


def _whose(tokens: Sequence[Token], at: int) -> Token | None:
    """The place that fell: in the genitive itself, or bare before its fort or town in the genitive."""
    owner = tokens[at - 1] if at else None
    if owner is not None and owner.kind == "word" and _PLACED.fullmatch(owner.low) and at > 1:
        town = tokens[at - 2]
        return town if town.kind == "place" and town.bare else None
    return owner if owner is not None and owner.kind == "place" and owner.has("genitive") else None


def _day(tokens: Sequence[Token], noun: int) -> Token | None:
    """The one day behind a noun, where a verb of happening stands behind that, or the copula ends it; undenied."""
    at = noun + 1
    while at < len(tokens) and tokens[at].low in _LIGHT:
        at += 1
    day = tokens[at] if at < len(tokens) and tokens[at].kind == "date" else None
    if day is None or edtf(day) is None:
        return None
    ends = at + 1 >= len(tokens) or tokens[at + 1].text in ".;,("
    if ends:
        return day if _IS.search(day.text) else None
    stems = _FELL_ON if _ONTO.search(day.text) else _REACHED if _UP_TO.search(day.text) else _ON_IT
    return day if any(_told(tokens, at + 1, stem) for stem in stems) else None


_IS = lazy(r"(?:['’](?:[dt][ae])?(?:yd[ıi]|[dt][ıiuü]r)|['’][dt][ae]d[ıi]r)$")
_ONTO = lazy(r"['’]y?[ae]$")
_UP_TO = lazy(r"['’]y?[ıiuü]$")


def _told(tokens: Sequence[Token], at: int, stem: str) -> bool:
    *nominal, verb = stem.split()
    if [t.low for t in tokens[at : at + len(nominal)]] != nominal or at + len(nominal) >= len(tokens):
        return False
    form = form_of(tokens[at + len(nominal)].low, verb)
    return form is not None and form.kind == "finite" and not form.negated
