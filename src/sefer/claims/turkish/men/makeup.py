"""Of what a formation is told to be made up: units make a composition, counted men a strength."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sefer.claims.counts import is_men, values
from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.men.sizes import of_several_nations, sized_by
from sefer.claims.turkish.sentence.arguments import named, subject, together
from sefer.claims.turkish.sentence.clauses import Clause
from sefer.claims.turkish.sentence.days import dated, edtf
from sefer.claims.turkish.sentence.holds import ECHELON_WORDS
from sefer.claims.turkish.sentence.verbs import closes, form_of
from sefer.letters.patterns import lazy
from sefer.model import RANKS

_COPULA = lazy(r"(?:y?[dt][ıiuü])$")
PARTS = ("unit", "force", "quantity")
FORMATIONS = ("regiment", "battalion", "company", "division", "battery", "other")


def composed(clause: Clause, story: Story) -> Iterator[Draft]:
    """ "X, Y ve Z'den oluşur" / "Y ve Z'den oluşan X": units make a composition, counted men a strength."""
    tokens = clause.tokens
    contains = tokens[clause.predicate.start].low.startswith(("içer", "kapsa", "barındır", "ihtiva"))
    ends = clause.args(PARTS, "accusative" if contains else "ablative")
    last = clause.predicate.start - 1
    if contains and last in clause.own and tokens[last].kind in PARTS and tokens[last].has("nominative"):
        ends = [last]  # "üç alay içeriyordu": what is held stands right before the verb, without its case
    if not ends:
        return
    parts = _parts_before(clause, ends[-1])
    if not parts:
        return
    if len(parts) == 1 and parts[0].kind == "force" and tokens[ends[-1] - 1].low in ("şu", "aşağıdaki"):
        parts = _parts_behind(clause)  # "şu birliklerden oluşuyordu: ..."
    wholes = subject(clause, story, ("unit", "force"))
    first = next((w for w in wholes if w not in parts), None)
    if first is None and len(parts) > 1 and ((wholes and wholes[0] is parts[0]) or _is_larger(parts[0], parts[1])):
        first, parts = parts[0], parts[1:]
    if first is not None and _is_one_of_them(first, parts):
        parts = [first, *parts]
        first = None
    first = first or _opening(clause, story)
    if first is None:
        return
    first = owner_of(tokens, first)
    if is_might(first):
        first = _his(first, story)  # "Kuvveti 19 tabur ve 9 bataryadan ibaretti"
    if first is None:
        return
    whole = [t for t in together(tokens, first) if t not in parts]
    sized = sized_by(tokens, parts[0]) if len(parts) == 1 and parts[0].kind == "force" else []
    parts = sized or parts  # "75.000 kişilik bir kuvvetten meydana geliyordu"
    figured = all(p.kind == "quantity" for p in parts)
    opens = next((i for i, t in enumerate(tokens) if parts and t is parts[0]), 0)
    goes_on = opens > 1 and tokens[opens - 1].low in ("ve", "ile") and not closes(tokens[opens - 2].low, "ve")
    if figured and (of_several_nations(parts) or (goes_on and not sized)):
        return  # "21 bin Britanyalı ve 60 bin Osmanlı askerinden": a part of the list only
    if figured and any(is_men(p) or p.item in ("gun", "machine_gun", "rifle") for p in parts):
        date = dated(clause)
        slots: dict[str, object] = {"subject": named(whole), "date": edtf(date), "place": None, "values": values(parts)}
        yield drafted(
            "strength",
            slots,
            [("subject", t) for t in whole] + [("values", p) for p in parts] + ([("date", date)] if date else []),
        )
        return
    slots = {"subject": named(whole), "relation": "composed_of", "object": [p.name for p in parts], "date": None}
    yield drafted("organization", slots, [("subject", t) for t in whole] + [("object", p) for p in parts])


def _his(might: Token, story: Story) -> Token | None:
    """Whose strength is told by no more than the possessive: of who acted last."""
    who = story.actor
    if who is None or who.kind not in ("person", "unit", "force"):
        return None
    return replace(might, kind=who.kind, name=who.name, antecedent=(who.start, who.end))


def _is_larger(one: Token, other: Token) -> bool:
    """Is a formation of a larger echelon than another?"""
    if one.kind != "unit" or other.kind != "unit" or not {one.echelon, other.echelon} <= set(RANKS):
        return False
    return RANKS.index(one.echelon) > RANKS.index(other.echelon)


def _is_one_of_them(whole: Token, parts: Sequence[Token]) -> bool:
    """ "1. Grup, 2. Grup ve 12. Grup'tan oluşuyordu": is the first of a list of formations, with numbers, none of which is the whole?"""
    listed = [whole, *parts]
    numbered = all(t.kind == "unit" and t.name[:1].isdigit() for t in listed)
    return len(parts) > 1 and numbered and len({t.echelon for t in listed}) == 1


def _opening(clause: Clause, story: Story) -> Token | None:
    """ "Cephe; 1. Grup ile 2. Grup'tan oluşuyordu": the formation of the echelon that opens the sentence, as named last."""
    opens = clause.tokens[clause.reach.start]
    if opens.kind != "word" or opens.low not in ECHELON_WORDS:
        return None
    meant = story.units.get(ECHELON_WORDS[opens.low])
    return replace(opens, kind="unit", name=meant.name, antecedent=(meant.start, meant.end)) if meant else None


def owner_of(tokens: Sequence[Token], whole: Token) -> Token:
    """ "Fırkanın kuvveti ... ibaretti": whose strength is made up is told by the genitive before it."""
    owned = (_OWNED.fullmatch(whole.name) or _ITS.fullmatch(whole.name)) if whole.kind == "force" else None
    if owned:
        return replace(whole, kind="unit", name=owned["owner"])
    at = next((i for i, t in enumerate(tokens) if t is whole), 0)
    if (
        at > 1
        and whole.kind == "force"
        and tokens[at - 1].low in _UNDER_HIM
        and _MIGHT.fullmatch(whole.name.lower() + "i")
    ):
        his = tokens[at - 2]
        return his if his.kind == "person" and his.has("genitive") else whole  # "Rıza Bey'in emrindeki kuvvet"
    owner = tokens[at - 1] if at and _MIGHT.fullmatch(whole.name.lower()) else None
    return owner if owner is not None and owner.kind in ("unit", "force") and owner.has("genitive") else whole


_UNDER_HIM = ("emrindeki", "komutasındaki", "kumandasındaki", "elindeki")
_OWNED = lazy(r"(?P<owner>.+)['’]n?[ıiuü]n (?:(?:asıl|ana) )?(?:kuvveti|kuvvetleri|birlikleri)")
_ITS = lazy(
    rf"(?P<owner>(?:.*[\s-])?(?i:{'|'.join(ECHELON_WORDS)})(?:s?[ıiuü])?)(?:['’]?n?[ıiuü]n)? (?:(?:asıl|ana|toplam) )?(?:kuvveti|gücü)"
)  # "Tümenin kuvveti", "7. Tümen kuvveti"
_MIGHT = lazy(r"(?:(?:asıl|ana|askerî|askeri) )?(?:kuvveti|kuvvetleri|mevcudu|gücü|birlikleri)")


def is_might(whole: Token) -> bool:
    """ "Kuvveti 14.000 kişiydi": of whom is not told here."""
    return _MIGHT.fullmatch(whole.name.lower()) is not None


def _parts_behind(clause: Clause) -> list[Token]:
    """The formations told behind a colon."""
    tokens = clause.tokens
    at = clause.predicate.at + 1
    if at >= len(tokens) or tokens[at].text != ":":
        return []
    return [t for t in tokens[at + 1 :] if t.kind == "unit" or (t.kind == "quantity" and t.item in FORMATIONS)]


def _parts_before(clause: Clause, last: int) -> list[Token]:
    """The list that ends at `last`: members joined by commas and "ve", each with its own adjectives."""
    tokens, out, joined = clause.tokens, [clause.tokens[last]], False
    for i in range(last - 1, clause.reach.start - 1, -1):
        token = tokens[i]
        if token.low in (",", "ve", "ile"):
            joined = True
        elif token.kind in PARTS and joined and _COPULA.search(token.low) and token.kind == "quantity":
            break  # "118.000 kişiydi ve 9. Kolordudan oluşuyordu"
        elif token.kind in PARTS and (joined or (token.kind == "unit" and token.has("instrumental"))):
            out.append(token)  # "25. ve 95. tümenleriyle 2. Süvari Tümeni'nden"
            joined = False
        elif token.kind == "place" and (token.has("relative") or _is_where(tokens, i)):
            continue  # "Silvan'daki 5. Tümen ile Bitlis karşısında bulunan 8. Tümen'den"
        elif token.kind in ("person", "unit") and token.has("genitive") and tokens[i + 1].kind in PARTS:
            continue  # "Esat Paşa'nın 3. Kolordusu ile ...", "51. Tümen'in 7. Alayı ile ..."
        elif token.text == "." and i and tokens[i - 1].low.isdigit():
            return []  # "Willis'in 1. ve Hamley'in 2. tümenleri": one that no mention reads
        elif token.kind != "word" or (joined and tokens[i + 1].low not in ("ve", ",", "ile")):
            break
    return list(reversed(out))


def _is_where(tokens: Sequence[Token], at: int) -> bool:
    """ "Bitlis karşısında bulunan": does a place only say, up to a participle, where the part behind it was?"""
    behind = [t.low for t in tokens[at + 1 : at + 4]]
    return any(low in ("bulunan", "duran", "kalan", "toplanan", "gelen") for low in behind)


def held_in(tokens: Sequence[Token], at: int) -> list[Token]:
    """ "tümenin kuruluşunda 5. ve 6. Alaylar bulunuyordu": the formations between the word and the verb, where nothing else is."""
    end = next((i for i in range(at + 1, len(tokens)) if form_of(tokens[i].low, "bulun")), at)
    between = tokens[at + 1 : end]
    parts = [t for t in between if t.kind == "unit" and t.has("nominative")]
    rest = [t for t in between if t not in parts and t.low not in (",", "ve", "ile", "da", "de", "ise")]
    form = form_of(tokens[end].low, "bulun")
    return [] if rest or form is None or form.kind != "finite" or form.negated else parts
