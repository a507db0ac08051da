"""What "bu ordu", "Tümen", "alayımız", "şehre" mean: the unit or place that was named last."""

from __future__ import annotations

from dataclasses import replace

from sefer.claims.story import Story, last_name
from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.forces import owned_by
from sefer.claims.turkish.sentence.holds import ECHELON, ECHELON_WORDS, FORCE, names_echelon
from sefer.claims.turkish.sentence.lexicon import cases_of, peoples
from sefer.claims.turkish.sentence.signs import sign
from sefer.claims.turkish.sentence.verbs import closing
from sefer.grammars.suffixes import case_of
from sefer.letters import lower
from sefer.letters.patterns import lazy


def resolved(tokens: list[Token], story: Story, said: int) -> list[Token]:
    """The tokens with "bu ordu", "Tümen", "bu cephe" standing for the unit that they mean, if one was named."""
    if not said & (STANDS_FOR | _OF_ECHELON):
        return tokens
    out: list[Token] = []
    known = dict(story.units)
    for i, token in enumerate(tokens):
        if out and token.word is not None and token.word.staff is not None and _stands_bare(out[-1]):
            out[-1] = _staff_of(out[-1], token)  # "Ordu karargâhı"
            continue
        pointed = bool(out) and out[-1].low in _POINTERS
        meant = _meant(token, out, pointed, known, story) if pointed or token.kind == "force" else None
        if meant is None and token.kind == "force":
            meant = _definite(token, out[-1] if out else None, tokens[i + 1] if i + 1 < len(tokens) else None, known)
        elif meant is None and token.kind == "word" and token.low in _TOWNS:
            meant = _town(out, token.low, story)
        out.append(token if meant is None else _standing_for(token, meant))
        if token.kind == "unit" and token.echelon:
            known[token.echelon] = token
    return _with_parts(out)


def _with_parts(tokens: list[Token]) -> list[Token]:
    """ "Tümenin öncüsü": a part of the unit that was meant, and not the whole of it."""
    out: list[Token] = []
    for token in tokens:
        whole = out[-1] if out else None
        owned = whole is not None and whole.kind == "unit" and whole.antecedent is not None and whole.has("genitive")
        if whole is None or not owned or token.kind != "force" or token.name[-1:] not in "ıiuü":
            out.append(token)
            continue
        name = f"{whole.name} {token.name}"
        out[-1] = replace(token, start=whole.start, text=name, low=lower(name), name=name, antecedent=whole.antecedent)
    return out


def _stands_bare(token: Token) -> bool:
    return token.kind == "unit" and token.antecedent is not None and token.bare


def _staff_of(unit: Token, staff: Token) -> Token:
    """The unit for its staff, in the case that the staff bears."""
    cases = cases_of(staff.word.staff, glued=True)
    return replace(unit, end=staff.end, low=f"{unit.low} {staff.low}", cases=cases, bare=not staff.word.staff)


def _is_there(before: Token) -> bool:
    return before.kind == "place" and before.has("locative", "relative")


def _meant(token: Token, out: list[Token], pointed: bool, known: dict[str, Token], story: Story) -> Token | None:
    if token.kind == "force":
        word = stem = lower(token.name)
        ours = _OURS.fullmatch(word)
        if ours is not None:  # "alayımız"
            forms = (ours["stem"], word[: len(ours["stem"]) + 1], f"{ours['stem'][:-1]}k")
            return next((story.only(ECHELON_WORDS[f]) for f in forms if f in ECHELON_WORDS), None)
        if token.bare and out and _is_there(out[-1]):
            return None  # "Konya'da Kolordu Komutanı ...": the one that is there
    elif token.kind == "word" and pointed:
        word = lower(token.name)
        stem = next((w for w in ECHELON_WORDS if word.startswith(w)), "")
    else:
        return None
    if stem not in ECHELON_WORDS or not (pointed or (token.kind == "force" and token.text[0].isupper())):
        return None
    if token.kind == "word" and not (pointed and case_of(word[len(stem) :]) not in (None, "adjectival")):
        return None
    named = known.get(ECHELON_WORDS[stem])
    vague = stem in ("birlik", "grup", "müfreze", "ordu")
    if named is None and pointed and vague and story.actor is not None and story.actor.kind in ("unit", "force"):
        return story.actor
    return named


def _town(before: list[Token], low: str, story: Story) -> Token | None:
    """The place that "şehir", "kasabaya", "burada" means: the last one named, in this sentence or before."""
    if before and before[-1].kind == "place":  # "Gence şehri" names it itself
        return None
    if before and before[-1].kind == "word" and before[-1].low in ("bir", "her", "iki", "eski", "yeni", "büyük"):
        return None
    named = [t for i, t in enumerate(before) if t.kind == "place" and not _was_there(before[i + 1 : i + 2])][::-1]
    if len({t.name for t in named}) > 1:  # "Konya'dan İstanbul'a gitti, orada ...": which of them?
        return None
    town = named[0] if named else story.place
    if town is not None and low in (*_CITY, *_FORT) and _NO_TOWN.search(lower(town.name)):
        return None  # a hill or a river is no town
    return town


_NO_TOWN = lazy(
    r" (?:tepe|nehr|dağ|sırt|geçid|çay|dere|boğaz|göl|ada|yarımada|köprü|tabya|kışla|kanal|ırma|ova|orman)\w*$"
)


def _was_there(then: list[Token]) -> bool:
    """ "Muş'ta bulunan Ali Bey şehre girdi": where somebody was is not the town that he came to."""
    return bool(then) and then[0].low in ("bulunan", "olan", "kalan", "duran")


def meant_next(tokens: list[Token], story: Story) -> None:
    """Leave which division "Tümen" means next: the one that acted, not the one to which it was done.

    Behind "Townshend'in tümeni" it is the one that he was told to lead; where nothing tells which that is, none.
    """
    units = [t for t in tokens if t.kind == "unit" and t.mention is not None]
    for echelon in {t.echelon for t in units}:
        those = [t for t in units if t.echelon == echelon]
        acting = [t for t in those if t.has("nominative")]
        if any(_is_foreign(tokens, t) and t not in acting for t in those) and len(story.named.get(echelon, ())) > 1:
            story.units.pop(echelon, None)  # of two armies nobody knows whose "the division" of the next sentence is
        elif (
            acting
            and not _of_a_list(tokens, acting)
            and all(t in acting or t.has("accusative", "dative") for t in those)
        ):
            story.units[echelon] = acting[-1]
    for at, token in enumerate(tokens):
        found = _THEIR_OWN.fullmatch(lower(token.name)) if token.kind == "force" else None
        if found is None:
            continue
        before = tokens[at - 1] if at else None
        echelon = ECHELON_WORDS[found["what"]]
        owner = found["who"] or (before.name.split("'")[0] if before is not None and before.has("genitive") else "")
        post = story.posts.get(last_name(owner)) if owner else None
        if post is not None and post.echelon == echelon:
            story.units[echelon] = post
        elif owner:
            story.units.pop(echelon, None)


def _of_a_list(tokens: list[Token], acting: list[Token]) -> bool:
    """ "131., 132. ve 139. alaylar": is the last of them one of several told together?"""
    at = next(i for i, t in enumerate(tokens) if t is acting[-1])
    if len({t.name for t in acting}) > 1:  # "37. Alay sağda, 16. Alay soldaydı": no verb between them
        first = next(i for i, t in enumerate(tokens) if t is acting[-2])
        if not any(t.kind == "word" and closing(t.low) for t in tokens[first:at]):
            return True
    return at > 1 and tokens[at - 1].low in ("ve", "ile", ",") and tokens[at - 2] in acting


def _is_foreign(tokens: list[Token], unit: Token) -> bool:
    """ "Rus 5. Alayı", "Fransızların 2. Tümeni": is it told of which people a formation is?"""
    at = next(i for i, t in enumerate(tokens) if t is unit)
    before = tokens[at - 1] if at else None
    return before is not None and before.kind in ("word", "force") and before.low.startswith(peoples())


_THEIR_OWN = lazy(r"(?:(?P<who>.+)['’]n?[ıiuü]n )?(?P<what>tümen|fırka|tugay|alay|tabur|kolordu)(?:s?[ıiuü])")


def split(tokens: list[Token], story: Story) -> None:
    """ "X Tümeni iki grup hâlinde ...": the numbered groups that follow are its own."""
    for i, token in enumerate(tokens):
        if (
            token.low in ("hâlinde", "halinde")
            and i
            and tokens[i - 1].low.split()[-1:] in (["grup"], ["kol"], ["kafile"], ["kısım"])
        ):
            story.parent = next((t for t in tokens[:i] if t.kind == "unit"), story.parent)


_CITY = (
    "şehir",
    "şehri",
    "şehre",
    "şehirde",
    "şehirden",
    "kasaba",
    "kasabaya",
    "kasabayı",
    "kasabada",
    "kasabadan",
    "köyü",
    "köye",
)
_FORT = ("kaleye", "kalede", "kaleden", "kaleyi", "kalenin")
_HERE = ("buraya", "burada", "buradan", "burayı", "oraya", "orada", "oradan", "orayı")
_TOWNS = frozenset((*_CITY, *_FORT, *_HERE))
SPLITS = sign(lambda low: low in ("hâlinde", "halinde"))
_DEFINITE = frozenset(("ordu", "kolordu", "tümen", "fırka", "tugay", "alay", "tabur", "müfreze"))
_LEADS = frozenset(
    (
        "ve",
        "ancak",
        "fakat",
        "ama",
        "ise",
        "da",
        "de",
        "sonra",
        "nihayet",
        "böylece",
        "ardından",
        "gün",
        "günü",
        "sabahı",
        "gecesi",
    )
)


def _definite(token: Token, before: Token | None, after: Token | None, known: dict[str, Token]) -> Token | None:
    """ "Tümen ... emrine verilen kolordu": an echelon alone, with no word that makes it another or owns something by it."""
    owner = token.bare and after is not None and owned_by(after) and not after.low.startswith(("komutanı", "kumandanı"))
    if token.name not in _DEFINITE or owner:
        return None
    led = before is None or before.kind in ("mark", "date") or before.low in _LEADS or before.low.endswith(("en", "an"))
    led = led or _IN_A_FIGHT.fullmatch(before.low) is not None if before is not None else led
    led = led or (before is not None and (_LED.fullmatch(before.low) is not None or _is_size(before)))
    told = after is not None and after.low.startswith(_OWN) and before is not None and before.kind == "mark"
    described = before is not None and _DESCRIBED.search(before.low) is not None
    led = led or (before is not None and before.kind == "word" and closing(before.low) in ("always", "listed"))
    led = led or (before is not None and _WHEN.search(before.low) is not None)
    if (
        token.name == "ordu"
        and before is not None
        and not (told or described or _LED.fullmatch(before.low) or _is_size(before))
    ):
        return None  # "bu zaman orduda ...": may be any army
    return known.get(ECHELON_WORDS[token.name]) if led and before is not None else None


_DESCRIBED = lazy(r"(?:[ıiuü]l|[ae]n|ol|bulun|ed)[ae]n$")  # "kolordulardan kurulu olan ordu"
_WHEN = lazy(r"[dt][ıiuü]ğ[ıiuü]nd[ae]$")  # "atandığında kolordu ..."
_OWN = ("mevcud", "kayb", "kayıp", "zayiat", "kuvveti")  # "; ordunun mevcudu ..."


def _is_size(before: Token) -> bool:
    """ "10.000 kişilik tümen": without "bir" it is the one that was named."""
    return before.kind == "quantity" and before.low.endswith(("lik", "lık", "luk", "lük"))


_LED = lazy(
    r"(?:komuta|kumanda|idare|sevk) ettiği|ettiği|yönettiği|(?:komuta|kumanda|emr|idare)\w*daki|\w*sındaki|emrindeki"
)
_IN_A_FIGHT = lazy(r"(?:çarpışma|muharebe|savaş|taarruz|saldırı|çatışma)(?:n?[dt]a|n?[dt]e)")  # "bu çarpışmada kolordu"
_OURS = lazy(r"(?P<stem>\w+?)[ıiuü]?m[ıiuü]z(?:l[ae]r)?")
_POINTERS = ("bu", "aynı", "söz", "mezkûr", "adı")
STANDS_FOR = sign(lambda low: low in _POINTERS, ECHELON) | sign(lambda low: low in _TOWNS)
_OF_ECHELON = sign(names_echelon, FORCE)


_PLACE_CASES = {"re": "dative", "ya": "dative", "ye": "dative", "de": "locative", "da": "locative", "en": "ablative",
                "an": "ablative", "ri": "accusative", "yı": "accusative", "yi": "accusative", "in": "genitive"}  # fmt: skip


def _standing_for(token: Token, meant: Token) -> Token:
    cases = token.cases
    if meant.kind == "place":
        cases = frozenset({_PLACE_CASES.get(token.low[-2:], "nominative") if token.low != "köyü" else "accusative"})
    elif token.kind == "word":
        stem = next(w for w in ECHELON_WORDS if lower(token.name).startswith(w))
        cases = frozenset({case_of(lower(token.name)[len(stem) :]) or "nominative"})
    span = meant.antecedent or (meant.start, meant.end)
    return replace(
        meant,
        start=token.start,
        end=token.end,
        text=token.text,
        low=token.low,
        cases=cases,
        bare=token.bare,
        antecedent=span,
    )
