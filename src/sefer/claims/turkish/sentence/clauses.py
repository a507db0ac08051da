"""A sentence -> clauses: each predicate of the frame table with the arguments that its cases mark."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.holds import held
from sefer.claims.turkish.sentence.moods import Frame, Predicate, judged, purposes
from sefer.claims.turkish.sentence.signs import sign
from sefer.claims.turkish.sentence.verbs import Form, closes, closing, form_of, narrowed, starts
from sefer.claims.words import table
from sefer.grammars.suffixes import case_of
from sefer.letters.patterns import lazy

ACTORS = ("unit", "person", "force")


@dataclass(slots=True)
class Clause:
    """A predicate with its sentence: `own` are the tokens it governs, `reach` those where its subject may stand."""

    tokens: Sequence[Token]
    predicate: Predicate
    own: range
    reach: range
    head: int | None = None  # of a participle: the noun it describes
    held: int = 0  # what the tokens hold
    acting: dict[tuple[str, ...], list[Token]] = field(default_factory=dict)  # who acts in it, of some kinds

    def args(self, kinds: Sequence[str], *cases: str, within: range | None = None) -> list[int]:
        """Indices of own tokens of these kinds that bear one of the cases, left to right."""
        tokens = self.tokens
        return [i for i in within or self.own if tokens[i].kind in kinds and not tokens[i].cases.isdisjoint(cases)]


_Opening = tuple[tuple[str, ...], str, Frame]
_Opened = tuple[tuple[str, ...], int, Form, Frame]


@cache
def _index() -> dict[str, list[_Opening]]:
    """What every shape of a verb stem opens: "gönderil" -> (nominal part, verb stem, frame)."""
    out: dict[str, list[_Opening]] = {}
    for frame in table("tr")["frame"]:
        for stem in frame["stems"]:
            *nominal, stem_ = stem.split()
            for verb in (stem_, "eyle") if stem_ == "et" else (stem_,):  # "hücum eyledi" as "hücum etti"
                for start in {*(start for start, _ in starts(verb)), narrowed(verb) or verb}:
                    out.setdefault(start, []).append((tuple(nominal), verb, frame))
    return out


@cache
def _openings() -> frozenset[str]:
    return frozenset(start[:2] for start in _index())


@cache
def _longest() -> int:
    return max(map(len, _index()))


def _nominal_at(tokens: Sequence[Token], at: int, nominal: tuple[str, ...]) -> int | None:
    """Where the nominal part of a compound verb begins if it ends right before `at` (de/da may stand between)."""
    i = at - 1
    for word in reversed(nominal):
        i = _over(tokens, i)
        if i < 0 or not tokens[i].low.startswith(word) or not _is_word(tokens[i].low, word):
            return None
        i -= 1
    return i + 1


BETWEEN = frozenset(("de", "da", "bir", "dahi", "bile"))  # may stand inside a compound verb


def _over(tokens: Sequence[Token], i: int) -> int:
    """The first token from `i` back that may not stand inside a compound verb."""
    while i >= 0 and tokens[i].low in BETWEEN:
        i -= 1
    return i


def _is_word(low: str, word: str) -> bool:
    return low == word or (low.startswith(word) and case_of(low[len(word) :]) not in (None, "locative", "ablative"))


def predicates(tokens: Sequence[Token]) -> list[Predicate]:
    """The predicates of a sentence, left to right; of nested compounds the longest per kind."""
    out = []
    for at, token in enumerate(tokens):
        if token.word is not None and token.word.signs & OPENS:
            found = _frames_at(tokens, at)
            if found:
                start = min(s for s, _, _ in found)
                out.append(Predicate(start, at, found[0][1], tuple(f for _, _, f in found)))
    return [judged(tokens, p) for n, p in enumerate(out) if not _is_manner(tokens, p, out[n + 1 :])]


def _is_manner(tokens: Sequence[Token], predicate: Predicate, behind: Sequence[Predicate]) -> bool:
    """ "Varna'dan yürüyerek Şumnu'ya geldi": does it only say how the march behind it was made, and not where to?"""
    if tokens[predicate.at].low not in table("tr")["places"]["foot"]:
        return False
    march = behind[0] if behind else None
    before = tokens[predicate.start - 1] if predicate.start else None
    there = before is not None and (before.has("dative") or before.low in table("tr")["places"]["toward"])
    return march is not None and not there and any(f["kind"] == "movement" for f in march.frames)


@lru_cache(maxsize=1 << 16)
def opened(low: str) -> tuple[_Opened, ...]:
    """The frames that a word may open if their nominal part stands before it: (nominal part, weight, form, frame)."""
    index, out, tried = _index(), [], set[tuple[tuple[str, ...], str, int]]()
    if low[:2] not in _openings() or _WITHOUT.fullmatch(low):
        return ()
    for length in range(2, min(len(low), _longest()) + 1):
        for nominal, verb, frame in index.get(low[:length], ()):
            form = form_of(low, verb)
            if form is not None and (nominal, verb, id(frame)) not in tried:
                tried.add((nominal, verb, id(frame)))
                out.append((nominal, len(nominal) * 100 + len(verb), form, frame))
    return tuple(out)


@lru_cache(maxsize=1 << 16)
def opened_behind(low: str, before: str) -> tuple[_Opened, ...]:
    """The frames of a word whose nominal part may end in the word before it, and those that have none."""
    return tuple(opened for opened in opened(low) if not opened[0] or before.startswith(opened[0][-1]))


_ON_FOOT = "yürüyerek"  # no clause of its own where it only says how
_WITHOUT = lazy(r"\w{2,}m[ae]d[ae]n")  # "savaşmadan": what was not done says nothing by itself
OPENS = sign(opened, 0)  # what its frames need is asked of each of them


def _frames_at(tokens: Sequence[Token], at: int) -> list[tuple[int, Form, Frame]]:
    best: dict[str, tuple[int, int, Form, Frame]] = {}
    last = _over(tokens, at - 1)
    before = tokens[last].low if last >= 0 else ""
    for nominal, weight, form, frame in opened_behind(tokens[at].low, before):
        if frame["kind"] in best and best[frame["kind"]][0] >= weight:
            continue
        start = _nominal_at(tokens, at, nominal)
        if start is not None:
            best[frame["kind"]] = (weight, start, form, frame)
    longest = max((w for w, *_ in best.values()), default=0) // 100
    return [(start, form, frame) for w, start, form, frame in best.values() if w // 100 == longest]


def clauses(tokens: Sequence[Token], found: Sequence[Predicate]) -> Iterator[Clause]:
    """The clauses of a sentence with these predicates in order, each with the stretch it governs."""
    if not found:
        return
    things = held(tokens)
    ends = {p.at for p in found if p.form.kind in ("finite", "future", "must", "converb")}
    either = _ENDS | _AIMS
    known = [(i, t.word.signs) for i, t in enumerate(tokens) if t.word is not None and t.word.signs & either]
    ends |= {i for i, signs in known if signs & _ENDS and _ends(tokens, i)}
    ends -= {p.start - 1 for p in found if p.start and _WITHOUT.fullmatch(tokens[p.start - 1].low)}
    ends -= {i for i, _ in known if tokens[i].low == _ON_FOOT} - {p.at for p in found}
    asides = [i - 1 for i, signs in known if signs & _AIMS and i and _is_aim(tokens[i - 1])]
    stops = [-1, *sorted(ends)]
    chained = [
        p._replace(planned=True) if p.form.kind == "converb" and _ends_in_plan(tokens, p.at) else p for p in found
    ]
    chained = [p._replace(planned=True) if _of_founding(p, found[n + 1 :]) else p for n, p in enumerate(chained)]
    for n, predicate in enumerate(chained):
        before = stops[bisect_left(stops, predicate.start) - 1]
        earlier = found[n - 1].at if n and found[n - 1].at < predicate.start else -1
        if asides:
            earlier = max([earlier, *(a for a in asides if a < predicate.start)])
        own = range(max(before, earlier) + 1, predicate.start)
        head = _head(tokens, predicate) if predicate.form.kind == "participle" else None
        yield Clause(tokens, predicate, own, range(before + 1, predicate.start), head, things)


def _of_founding(predicate: Predicate, behind: Sequence[Predicate]) -> bool:
    """ "3 tümenden oluşan bir kolordu kurulacaktı": is it of the make-up of what is only to be founded?"""
    made = predicate.form.kind == "participle" and any(f.get("sense") == "composed_of" for f in predicate.frames)
    founding = behind[0] if made and behind else None
    if founding is None or not any(f.get("sense") == "established" for f in founding.frames):
        return False
    return founding.planned or (founding.form.kind == "noun" and not founding.asserted)


_INFINITIVE = lazy(r"\w{2,}m[ae]k$")
_FUTURE = lazy(r"\w+[ae]c[ae][kğ](?:t[ıi]|lard[ıi]|t[ıi]r|lar)?$|\w+m[ae]l[ıi](?:yd[ıi])?$")


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Does a mark or a word that may end a clause end it by its form alone?"""
    return tokens[at].kind == "mark" or closes(tokens[at].low, tokens[at + 1].low if at + 1 < len(tokens) else "")


def _is_aim(token: Token) -> bool:
    """An infinitive of purpose ends what it governs, whatever its stem; "36'sı subay olmak üzere" only counts a part."""
    return token.kind == "word" and token.low != "olmak" and _INFINITIVE.match(token.low) is not None


_ENDS = sign(lambda low: low in (";", ":") or closing(low), 0)
_AIMS = sign(lambda low: low in purposes(), 0)


def _ends_in_plan(tokens: Sequence[Token], at: int) -> bool:
    """Does the finite verb that closes the clause chain of a converb speak of the future?"""
    for i in range(at + 1, len(tokens)):
        after = tokens[i + 1].low if i + 1 < len(tokens) else ""
        if tokens[i].kind == "word" and after in ("", ".", ";", "(") and len(tokens[i].low) > 3:
            return bool(_FUTURE.match(tokens[i].low))
    return False


_LIGHT = {
    "bir",
    "bu",
    "o",
    "yeni",
    "ilk",
    "son",
    "birkaç",
    "bazı",
    "bütün",
    "tüm",
    "söz",
    "konusu",
    "adı",
    "geçen",
    "ünlü",
    "genç",
    "eski",
    "kardeşi",
}


def _head(tokens: Sequence[Token], predicate: Predicate) -> int | None:
    """The noun that a participle describes: the next actor, over adjectives, offices and brackets."""
    for i in range(predicate.at + 1, min(len(tokens), predicate.at + 5)):
        token, after = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
        if token.kind == "quantity" and token.item in _FORMATIONS and not token.has("genitive", "adjectival"):
            return i  # "Amman'dan gelen üç tabur"
        if token.kind == "quantity" and token.has("adjectival"):
            continue  # "komuta ettiği 1.900 kişilik garnizon"
        if token.kind in ACTORS:
            if token.kind == "person":
                return i
            if after is not None and is_office(after):  # "Konya'da bulunan 2. Ordu müfettişi Cemal Paşa"
                return next((j for j in range(i + 2, min(len(tokens), i + 5)) if tokens[j].kind == "person"), None)
            ours = token.kind == "force" and _OURS.search(token.name) is not None  # "müfrezemiz"
            led = i + 2 < len(tokens) and _UNDER_HIM.match(tokens[i + 2].low) is not None  # "fırkası X'in emrindeydi"
            named = token.kind == "force" and after is not None and after.kind == "person" and not (ours or led)
            return i + 1 if named else i
        if token.kind == "word" and token.low.startswith(("karargâh", "karargah")):
            return next(
                (j for j in range(predicate.start - 1, max(-1, predicate.start - 5), -1) if tokens[j].kind == "unit"),
                None,
            )
        if token.kind == "mark" or (token.low not in _LIGHT and token.low not in table("tr")["forces"]["modifiers"]):
            return None
    return None


_FORMATIONS = ("regiment", "battalion", "company", "division", "battery")


_UNDER_HIM = lazy(r"(?:emr|komuta|kumanda|idare|yönetim)\w*nd[ae]")
_OURS = lazy(r"m[ıiuü]z$")


def is_office(token: Token) -> bool:
    """Is a word an office that somebody holds, in the singular or the plural: "komutanı", "kumandanlarına"?"""
    return token.kind == "word" and _names_office(token.low)


@lru_cache(maxsize=1 << 16)
def _names_office(word: str) -> bool:
    offices, low = table("tr")["offices"], word.replace("’", "'").split("'")[0]
    return low in offices["command"] or low in offices["heads"] or _HOLDERS.match(low) is not None


_HOLDERS = lazy(r"(?:komutan|kumandan|müfettiş|yaver|vekil)(?:l[ae]r|[ıi](?!l[ıi][kğ]))")

_POSSESSED = lazy(r".+(?:[ıiuü]|l[ae]r[ıi])(?P<case>n[ae]|n?[dt][ae]n|n?[dt][ae]|n[ıiuü]n|n[ıiuü]|yl[ae]|nd[ae]ki|)$")


def place_role(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """The roles a place can fill: to, from, in, via, toward, of; its own case, or that of the noun it leans on."""
    token = tokens[at]
    words = table("tr")["places"]
    after = list(tokens[at + 1 : at + 4])
    if (
        len(after) > 2
        and after[0].low in ("ve", "ile", "-", "–")
        and after[1].kind == "place"
        and after[2].low == "arasında"
    ):
        return frozenset({"in"})  # "Puta ile Elet arasında": between the two
    if token.bare and len(after) > 2 and on_a_line(tokens, at):
        return frozenset({"in"})
    if token.bare and len(after) > 1 and after[0].low in ("ve", "ile") and _names(after[1]):
        after = list(tokens[at + 3 : at + 6])  # "Bursa ve Uşak yönlerinden"
    roles = {_ROLE[c] for c in token.cases if c in _ROLE}
    if "to" in roles and after and after[0].low in words["toward"]:
        return frozenset({"toward", "to"})
    if not token.bare and "of" not in roles:
        return frozenset(roles)
    if after and after[0].low in _OUTSIDE:
        return frozenset()
    for at_, word in enumerate(after):
        if word.kind != "word":
            break
        if [w.low for w in after[at_ + 1 : at_ + 2]] and after[at_ + 1].low in ("sonra", "önce", "evvel", "beri"):
            return frozenset({"bare"})  # "Beypazarı muharebesinden sonra": when, not from where
        if word.low in words["through"]:
            return frozenset({"via"})
        if word.low in words["toward"]:
            return frozenset({"toward", "to"})
        found = _POSSESSED.fullmatch(_IS.sub("", word.low.replace("'", "").replace("’", "")))
        if not found:
            break
        case = case_of(found.group("case"))
        if case in ("dative", "ablative") and word.low.startswith(_BATTLES):
            return frozenset({"bare"})  # "Kırım Muharebesi'nden galip çıktı": no way from there
        if case in _ROLE and case != "nominative":
            return frozenset({_ROLE[case]})
    return frozenset(roles or {"bare"})


_IS = lazy(r"(?<=nd[ae])(?:yd[ıi]|d[ıi]r)$")  # "önündeydi"
_OUTSIDE = ("dışında", "dışındaki", "haricinde", "haricindeki", "hariç")
_BATTLES = ("muharebe", "savaş", "harb", "antlaşma", "anlaşma", "kongre")


def on_a_line(tokens: Sequence[Token], at: int) -> bool:
    """ "Puta-Elet-Bine hattında": is a place one of those that a line, told behind them all, runs through?"""
    end = next((i for i in range(at + 1, min(len(tokens), at + 12)) if not _of_line(tokens, i)), len(tokens))
    begin = next((i for i in range(at - 1, max(-1, at - 12), -1) if not _of_line(tokens, i)), -1)
    dashed = any(t.low in ("-", "–") for t in tokens[begin + 1 : end])
    return dashed and end < len(tokens) and _LINE.fullmatch(tokens[end].low) is not None


def _of_line(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    named = token.kind == "word" and (token.text[0].isupper() or (at > 0 and tokens[at - 1].text[0].isupper()))
    return token.low in _JOINS or (token.kind == "place" and token.bare) or (named and not _LINE.fullmatch(token.low))


_JOINS = ("-", "–", ",", "ve", "ile")
_LINE = lazy(
    r"(?:hat|çizgi|mevzi|cephe)(?:tı|si|leri|sı)nd[ae](?:ki|yd[ıi]|yd[ıi]l[ae]r)?|arasında(?:ki|yd[ıi]|yd[ıi]lar)?"
)


def _names(token: Token) -> bool:
    return token.bare and (token.kind == "place" or (token.kind == "word" and token.text[0].isupper()))


_ROLE = {
    "dative": "to",
    "ablative": "from",
    "locative": "in",
    "genitive": "of",
    "relative": "in",
    "accusative": "object",
}
