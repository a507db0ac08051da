"""Battles told by their names: "16 Kasım'da başlayan Manastır Muharebesi", "Kirte Muharebesi 28 Nisan'da yapıldı"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.drafts import Draft, drafted
from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.days import edtf
from sefer.claims.turkish.sentence.holds import PLACE
from sefer.claims.turkish.sentence.signs import sign
from sefer.claims.turkish.sentence.verbs import Form, form_of
from sefer.letters.patterns import lazy

_SORT = ("meydan", "deniz", "hava", "siper", "kuşatma")  # between the place and the noun
_NOUN = lazy(r"(?:muharebe|çarpışma|kuşatma|baskın|savun|müdafaa)(?:l[ae]r)?(?:s?[ıi]|mas[ıi])")
_BEGINS, _ENDS, _HAPPENS = (
    ("başla", "patlak ver"),
    ("sona er", "bit", "sonuçlan", "son bul"),
    ("yap", "yapıl", "gerçekleş", "cereyan et", "meydana gel", "vuku bul", "yaşan", "ol", "sür", "geç", "veril"),
)
NAMED = sign(_NOUN.fullmatch, PLACE)


def battles(tokens: Sequence[Token]) -> Iterator[Draft]:
    """The fights that a sentence names by their place and says to have begun, lasted or ended, each with its day."""
    for at in range(1, len(tokens)):
        if tokens[at].kind != "word" or not _NOUN.fullmatch(tokens[at].low):
            continue
        place = at - 1 - (at > 1 and tokens[at - 1].low in _SORT)
        if tokens[place].kind != "place" or not tokens[place].bare:
            continue
        date = _day_before(tokens, place) or _day_behind(tokens, at)
        if date:
            first, last = date[0], date[-1]
            day = edtf(first) if first is last else _span(edtf(first), edtf(last))
            day = f"../{day}" if day and "/" not in day and _only_ends(tokens, at) else day
            slots: dict[str, object] = {"parties": [], "place": tokens[place].name, "date": day, "outcome": None}
            told = [i for i in (place - 1, *range(at + 1, len(tokens))) if i >= 0 and _forms(tokens, i)]
            words = [("place", tokens[place]), *(("date", t) for t in date)]
            yield drafted("engagement", slots, words, *(tokens[i] for i in told[:1]))


def _day_before(tokens: Sequence[Token], place: int) -> list[Token]:
    """ "16 Kasım'da başlayan": the day of a participle right before the name."""
    if place < 2 or not any(f.kind == "participle" for f in _forms(tokens, place - 1)):
        return []
    day = next((t for t in reversed(tokens[max(0, place - 4) : place - 1]) if t.kind == "date"), None)
    return [day] if day is not None else []


def _day_behind(tokens: Sequence[Token], noun: int) -> list[Token]:
    """The day of the finite verb of which the battle is the subject; its first and its last day where both are told."""
    days: list[Token] = []
    told = False
    opening = [t for t in tokens[max(0, noun - 4) : noun] if t.kind == "date"]
    for at in range(noun + 1, len(tokens)):
        token = tokens[at]
        if token.kind in ("date", "deadline"):
            days.append(token)
        elif token.kind in ("unit", "person", "force") and token.has("nominative") and not told:
            return []
        elif token.text in ";:":
            break
        elif any(f.kind == "finite" and not f.negated for f in _forms(tokens, at)):
            told = True
            if tokens[at].low.startswith(("bit", "er", "sonuçlan", "bul")) or len(days) > 1:
                break
        elif told and token.low not in ("ve", ",", "sona"):
            break
    return (days[:2] or opening[-1:]) if told else []


def _only_ends(tokens: Sequence[Token], noun: int) -> bool:
    """ "Kut Kuşatması 29 Nisan'da sona erdi": is the end all that is told of it?"""
    behind = range(noun + 1, len(tokens))
    began = any(_forms(tokens, i, (*_BEGINS, *_HAPPENS)) for i in (noun - 2, noun - 3, *behind) if i >= 0)
    return not began and any(_forms(tokens, i, _ENDS) for i in behind)


def _forms(tokens: Sequence[Token], at: int, stems: Sequence[str] = (*_BEGINS, *_ENDS, *_HAPPENS)) -> list[Form]:
    """The forms of a verb of beginning, lasting or ending that stands at a token."""
    out = []
    for stem in stems:
        *nominal, verb = stem.split()
        if nominal and (not at or not tokens[at - 1].low.startswith(nominal[0])):
            continue
        form = form_of(tokens[at].low, verb) if tokens[at].kind == "word" else None
        out += [form] if form is not None and form.kind not in ("future", "must", "noun") else []
    return out


def _span(first: str | None, last: str | None) -> str | None:
    return f"{first}/{last}" if first and last and "/" not in first + last and first < last else first


OF_BATTLES = ("yapmak", "başlamak", "gerçekleşmek", "patlak vermek", "sona ermek", "bitmek", "sonuçlanmak")
