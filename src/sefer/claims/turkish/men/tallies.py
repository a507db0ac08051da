"""Figures told by a noun: a head-count, a total, a toll."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sefer.claims.counts import MEN, counts_force, is_men, values
from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.men.copulas import WAS, strong
from sefer.claims.turkish.men.losses import by_sort, sort_of
from sefer.claims.turkish.sentence.arguments import named, together
from sefer.claims.turkish.sentence.days import day_at
from sefer.claims.turkish.sentence.holds import ECHELON_WORDS
from sefer.claims.turkish.sentence.lexicon import peoples
from sefer.claims.turkish.sentence.signs import sign
from sefer.claims.turkish.sentence.verbs import closing
from sefer.claims.words import table
from sefer.letters.patterns import lazy


def tallies(tokens: Sequence[Token], story: Story, said: int) -> Iterator[Draft]:
    """The drafts of one sentence that count by a noun; `said` are the signs of its words."""
    for needed, teller in _TELLERS:
        if said & needed:
            yield from teller(tokens, story)
    if any(token.kind == "quantity" for token in tokens):
        yield from _fallen(tokens)
        yield from strong(tokens)
        yield from _out_of_so_many(tokens, story)


def _headcount(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "Asker sayısı 6 binden 30 bine çıkarıldı": a strength before, and one after with the date."""
    anchor = next(
        (i for i, t in enumerate(tokens) if t.low.startswith(("sayısı", "mevcudu")) and t.kind == "word"), None
    )
    if anchor is None or _is_of_it(tokens, anchor) or _befell(tokens, anchor):
        return
    figures = [t for t in tokens[anchor : anchor + 8] if t.kind == "quantity" and counts_force(t)]
    figures = [
        f for f in figures if not f.has("accusative") or f.has("nominative") or _comes_to(tokens, f)
    ]  # "12.000'i geçmiyordu"
    whole = _whole_of(tokens[: anchor + 1], story)
    if whole is None:
        return
    date = day_at(tokens, anchor)
    date = date or next((t for t in tokens[anchor : anchor + 3] if t.kind == "date"), None)
    wholes = together(tokens, whole)
    before = [f for f in figures if f.has("ablative")][:1]
    after = [f for f in figures if not f.has("ablative")]
    for counted in (before, after[:1] if before else after):
        if counted:
            slots = {"subject": named(wholes), "date": None, "place": None, "values": values(counted)}
            draft = drafted("strength", slots, [("subject", t) for t in wholes] + [("values", f) for f in counted])
            draft.date(None if counted is before else date)
            yield draft


def _comes_to(tokens: Sequence[Token], figure: Token) -> bool:
    """ "mevcudu 45.000'i buluyordu": is so much what it came to?"""
    behind = next((t.low for t in tokens if t.start >= figure.end), "")
    return _COMES_TO.match(behind) is not None


_COMES_TO = lazy(r"(?:buluyor|buldu|bulmuş|bulur|aşıyor|aştı|aşmış|aşar|geçiyor|geçti)")


def _how_many(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "Hastalananların sayısı 12.400'ü buldu": how many were lost, by the noun of what befell them."""
    for at, token in enumerate(tokens):
        sort = _befell(tokens, at) if token.low in _NUMBER else None
        figures = [t for t in tokens[at + 1 : at + 4] if t.kind == "quantity" and t.item in (*MEN, "other")]
        between = [t.low for t in tokens[at + 1 : at + 4] if figures and t.start < figures[0].start]
        if sort is None or not figures or any(low not in (*_BETWEEN, "da") for low in between):
            continue
        behind = next((t.low for t in tokens if t.start >= figures[0].end), "")
        if behind.startswith(("geçmi", "geçme", "bulmadı", "bulmamış")):
            continue  # "12.000'i geçmiyordu"
        near = [t for t in tokens[:at] if t.kind in ("unit", "force") and t.has("locative", "genitive", "ablative")]
        slots = {"subject": named(near[-1:]), "date": None, "place": None, "values": {sort: values(figures[:1])}}
        words = [*(("subject", t) for t in near[-1:]), ("values", figures[0])]
        draft = drafted("loss", slots, words, tokens[at - 1], token)
        draft.date(day_at(tokens, at))
        yield draft


def _befell(tokens: Sequence[Token], at: int) -> str | None:
    """What became of those whose number is told: "yaralananların sayısı", "hastaların sayısı"."""
    if not at or tokens[at].low not in _NUMBER:
        return None
    low = " ".join(t.low for t in tokens[max(0, at - 3) : at])
    return next((sort for sort, word in _BEFELL.items() if word.search(low)), None)


_NUMBER = ("sayısı", "adedi", "miktarı")
_BEFELL = {
    "total": lazy(r"\b(?:ölü|şehit|yaralı) (?:ve|ile) (?:yaralı|ölü|kayıp|esir)(?:lar(?:ın))?$|\b(?:kayıp|zayiat)$"),
    "sick": lazy(r"\b(?:hastalanan|hasta düşen|hasta)l[ae]r(?:ın|in)$|\bhasta$"),
    "wounded": lazy(r"\b(?:yaralanan|yaralı)lar(?:ın)$|\byaralı$"),
    "killed": lazy(
        r"\b(?:ölen|ölü|şehit|şehit düşen|şehit olan|hayatını kaybeden|can veren|öldürülen)l[ae]r(?:in|ın)$|\b(?:ölü|şehit)$"
    ),
    "captured": lazy(
        r"\b(?:esir|tutsak)(?: düşen| edilen| alınan| olan)?l[ae]r(?:in|ın)$|\b(?:esir|tutsak)$|\beline (?:geçen|düşen)lerin$"
    ),
    "missing": lazy(r"\b(?:kaybolan|kayıp)lar(?:ın)$"),
}


def _is_of_it(tokens: Sequence[Token], at: int) -> bool:
    """ "mevcudundan 150 kişi", "mevcudunun yarısını": is a part of the head-count told, not the count?"""
    low = tokens[at].low
    part = any(t.kind == "percentage" or _PART.match(t.low) for t in tokens[at + 1 : at + 5])
    return low == "mevcudundan" or (low == "mevcudunun" and part)


_PART = lazy(r"yarı|üçte|dörtte|beşte|yüzde|çoğu|tamam|kısm|bölümü")


def _out_of_so_many(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "2.000 kişilik mevcudundan 150 kişi", "1.104 mevcudunun 412'sini": the strength of which a part is told."""
    for at, token in enumerate(tokens):
        figure = token if token.kind == "quantity" else tokens[at - 1] if at else None
        joined = figure is token or (figure is not None and figure.kind == "quantity" and figure.has("adjectival"))
        if figure is None or not joined or not _SO_MANY.search(token.low):
            continue
        who = next((t for t in reversed(tokens[: tokens.index(figure)]) if t.kind in ("unit", "force")), None)
        who = who or (story.actor if story.actor is not None and story.actor.kind in ("unit", "force") else None)
        if who is None or not is_men(figure) or _speaks_of_others(tokens, who, figure):
            continue
        wholes = together(tokens, who)
        slots = {"subject": named(wholes), "date": None, "place": None, "values": values([figure])}
        yield drafted("strength", slots, [("subject", t) for t in wholes] + [("values", figure)])


_SO_MANY = lazy(r"(?:^| )mevcudun(?:dan|un)$")


def _speaks_of_others(tokens: Sequence[Token], force: Token, figure: Token) -> bool:
    """Does a name or a verb stand between a force and its figure, or bears the force a case that owns nothing?"""
    between = [t for t in tokens if force.end <= t.start < figure.start]
    return not force.has("nominative", "genitive") or any(
        t.text == ";" or t.kind in ("person", "polity") or closing(t.low) for t in between
    )


def _whole_of(tokens: Sequence[Token], story: Story) -> Token | None:
    """Whose number is told: the force in the genitive, else the subject of the sentence, else who acted last."""
    forces = [t for t in tokens if t.kind in ("unit", "force") and t.name != "asker"]
    owner = (
        [t for t in forces if t.has("genitive")] or [t for t in forces if t.has("nominative") and t.bare][:1] or forces
    )
    if owner:
        return owner[-1]
    acting = story.actor if story.actor is not None and story.actor.kind in ("unit", "force") else None
    told = _OF_ONE.fullmatch(tokens[-2].low) if len(tokens) > 1 and tokens[-2].kind == "word" else None
    if told is not None and acting is not None and acting.echelon != ECHELON_WORDS[told["what"]]:
        return None  # "Cephenin mevcudu" behind "1. Grup": of another than who acted
    return acting


_OF_ONE = lazy(rf"(?P<what>{'|'.join(ECHELON_WORDS)})n?[ıiuü]n")


def _tolls(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "Rusların zayiatı 750 kişiydi", "alayın kaybı 12 subay ve 340 er şehit, 500 yaralıydı": a loss told by its noun."""
    for at, token in enumerate(tokens):
        both = token.low == "yaralıları" and [t.low for t in tokens[max(0, at - 2) : at]] == ["ölü", "ve"]
        if token.kind != "word" or not (_TOLL.fullmatch(token.low) or both):
            continue
        owner = next((t for t in reversed(tokens[max(0, at - 4) : at]) if t.kind in ("unit", "force", "person")), None)
        nation = tokens[at - 1] if at and tokens[at - 1].low in peoples() else None
        owner = replace(nation, cases=frozenset({"genitive"}), name=nation.text) if nation else owner
        sorts = _toll(tokens, at + 1)
        figures = [f for found in sorts.values() for f in found]
        if owner is not None and owner.has("genitive") and figures:
            told = {sort: values(found) for sort, found in sorts.items()}
            owners = together(tokens, owner)
            slots = {"subject": named(owners), "date": None, "place": None, "values": told}
            draft = drafted("loss", slots, [("subject", t) for t in owners] + [("values", f) for f in figures], token)
            draft.date(day_at(tokens, at))
            yield draft


def _fallen(tokens: Sequence[Token]) -> Iterator[Draft]:
    """ "190. Alay'dan 6 er şehit, 14 er yaralıdır": losses told without a verb."""
    for at, token in enumerate(tokens):
        if token.kind not in ("unit", "force") or not token.has("ablative"):
            continue
        sorts = {sort: found for sort, found in _toll(tokens, at + 1).items() if sort != "total"}
        figures = [f for found in sorts.values() for f in found]
        if not figures or not _ends_behind(tokens, figures[-1]):
            continue
        told = {sort: values(found) for sort, found in sorts.items()}
        forces = together(tokens, token)
        slots = {"subject": named(forces), "date": None, "place": None, "values": told}
        yield drafted("loss", slots, [("subject", t) for t in forces] + [("values", f) for f in figures])


def _ends_behind(tokens: Sequence[Token], figure: Token) -> bool:
    """Does the sentence end with the word behind a figure, by a copula or a mark?"""
    after = [t for t in tokens if t.start >= figure.end][:2]
    return len(after) == 1 or (len(after) == 2 and after[1].kind == "mark" and after[1].text in ".;(")


def _tolls_of_nobody(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "Toplam kayıp 39.289 kişiydi": a loss of whom the sentence does not say."""
    for at, token in enumerate(tokens):
        if not (
            (token.low in (*_LOST, "kayıplar") and at == 0)
            or token.low in _OUR_LOSS
            or (token.low in _LOST and at and tokens[at - 1].low in ("toplam", "genel"))
        ) or any(t.low in _TOGETHER for t in tokens[max(0, at - 2) : at]):
            continue
        sorts = _toll(tokens, at + 1)
        figures = [f for found in sorts.values() for f in found]
        if figures:
            told = {sort: values(found) for sort, found in sorts.items()}
            slots = {"subject": None, "date": None, "place": None, "values": told}
            draft = drafted("loss", slots, [("values", f) for f in figures], *tokens[max(0, at - 1) : at + 1])
            draft.date(day_at(tokens, at))
            yield draft


_TOLL = lazy(r"(?:kaybı|kayıpları|zayiatı|zaiyatı|telefatı|zayiatları)(?:nın)?")


def _toll(tokens: Sequence[Token], at: int) -> dict[str, list[Token]]:
    """The figures of men in a row from `at` on, by what the noun or the word behind them says became of the men."""
    out: dict[str, list[Token]] = {}
    open_: list[Token] = []
    for i, token in enumerate(tokens[at:], at):
        sort = next((s for s, words in table("tr")["losses"].items() if token.low.startswith(tuple(words))), None)
        if token.kind == "quantity" and token.item in (*MEN, "corpse", "prisoner", "other"):
            open_.append(token)
        elif sort is not None and token.kind == "word" and open_:
            if _of_two_sorts(tokens, i, open_[-1]):
                sort = "total"
            lost = sort == "total" and out.keys() & {"killed", "wounded"} and token.low.startswith("kayıp")
            out.setdefault("missing" if lost else sort, []).extend(open_)
            open_ = []
        elif token.low not in _BETWEEN:
            break
    for sort, found in by_sort(tokens, open_, "total").items():
        out.setdefault(sort, []).extend(found)
    if out.keys() & {"killed", "wounded"} and all(_is_missing(tokens, f) for f in out.get("total", [None])):
        out["missing"] = out.pop("total")
    return out


def _of_two_sorts(tokens: Sequence[Token], at: int, figure: Token) -> bool:
    """ "20.000'i ölü ve yaralı": does a word tell with the one beside it what became of the same men?"""
    joined = tokens[at - 1].low in ("ve", "veya") and tokens[at - 2] is figure and sort_of(figure) is not None
    behind = [t.low for t in tokens[at + 1 : at + 3]]
    return joined or (behind[:1] in (["ve"], ["veya"]) and _SORTS.match(behind[-1]) is not None)


_SORTS = lazy(r"(?:ölü|yaralı|kayıp|esir)(?:yd[ıiuü]|d[ıiuü]r?|t[ıiuü]r?)?$")


def tolls_behind(tokens: Sequence[Token], at: int) -> dict[str, list[Token]]:
    """The figures of men right behind a word, by what became of them."""
    return _toll(tokens, at + 1)


def _is_missing(tokens: Sequence[Token], figure: Token | None) -> bool:
    """Beside dead and wounded "27 kayıptı" are men who are missing."""
    return figure is not None and any(
        t.start <= figure.end + 1 and t.end > figure.start and "kayıp" in t.low for t in tokens
    )


_BETWEEN = frozenset(
    (",", "ve", "ile", "yaklaşık", "toplam", "takriben", "ise", "da", "de", "en", "az", "fazla", "olmak", "üzere")
)


def _taken(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "Teslim olanlar 5 general, ... olmak üzere 13.390 kişiydi": how many gave themselves up, by a noun; the whole alone."""
    at = next((i for i, t in enumerate(tokens) if i and _TAKEN.fullmatch(f"{tokens[i - 1].low} {t.low}")), None)
    figures = [t for t in tokens[at or 0 :] if is_men(t)] if at is not None else []
    last = figures[-1] if figures else None
    if at is None or last is None or not WAS.search(last.low) or any(t.text == ";" for t in tokens[at:]):
        return
    where = [t for t in tokens[:at] if t.kind == "place" and t.has("locative")][-1:]
    slots = {"subject": None, "date": None, "place": named(where), "values": {"captured": values([last])}}
    words = [("values", last), *(("place", t) for t in where)]
    draft = drafted("loss", slots, words, *tokens[at - 1 : at + 1])
    draft.date(next((t for t in reversed(tokens[:at]) if t.kind == "date"), None))
    yield draft


_TAKEN = lazy(r"(?:teslim olan|esir düşen|esir alınan|tutsak düşen)lar(?:ın)?|(?:esir düşen|tutsak düşen)ler(?:in)?")
_CAPTIVES = sign(lambda low: low.startswith(("olanlar", "düşenler", "alınanlar")))


def _totals(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """A column told as a list that ends in "toplam 147 subay, 2.812 er": its make-up and its strength."""
    total = next((i for i, t in enumerate(tokens) if t.low in ("toplam", "toplamda", "yekûn")), None)
    if total is None:
        return
    figures = [t for t in tokens[total + 1 : total + 9] if t.kind == "quantity" and counts_force(t)]
    units = [t for t in tokens[:total] if _is_part(t)]
    if not any(is_men(f) for f in figures) or not units:
        return
    headed = len(tokens) > 1 and tokens[1].text == ":" and units[0] is tokens[0]
    whole = units[0] if headed else story.parent
    parts = units[1:] if headed else units
    if whole is None:
        return
    named = story.within(whole)
    slots = {"subject": named, "date": None, "place": None, "values": values(figures)}
    draft = drafted("strength", slots, [("subject", whole)] + [("values", f) for f in figures])
    if headed and story.parent is not None:
        draft.fill("subject", story.parent)
        _first_of_two(story, whole)
    draft.date(story.date)
    told = [draft]
    if parts:
        made = {"subject": named, "relation": "composed_of", "object": [p.name for p in parts], "date": None}
        makeup = drafted("organization", made, [("subject", whole)] + [("object", p) for p in parts])
        if headed and story.parent is not None:
            makeup.fill("subject", story.parent)
        told.append(makeup)
    if not headed:
        story.headless = told
    yield from told


def _is_part(token: Token) -> bool:
    """A unit, a force, or formations counted without a name: "24 gezici hastane"."""
    formations = token.kind == "quantity" and token.item == "other"
    return (token.kind in ("unit", "force") or formations) and token.has("nominative")


def _first_of_two(story: Story, group: Token) -> None:
    """Before "İkinci grup: ..." what was told of a group without a number was told of the first."""
    second = _SECOND.search(group.name)
    if second is not None and story.parent is not None:
        for draft in story.headless:
            draft.slots["subject"] = f"{story.parent.name} 1. {second['what']}"
            draft.fill("subject", group)
    story.headless = []


_SECOND = lazy(r"(?:^|(?<=\w ))2\. (?P<what>Kol|Grup|Kafile|Kısım)$")


_LOST = ("kayıp", "zayiat", "telefat")
_TOGETHER = ("birlikte", "beraber", "dahil")  # "önceki günle birlikte zayiatımız": of more than is told here
_OUR_LOSS = ("zayiatımız", "kaybımız", "kayıplarımız", "telefatımız")
_TELLERS = (
    (_CAPTIVES, _taken),
    (sign(lambda low: low.startswith(("sayısı", "mevcudu"))), _headcount),
    (sign(lambda low: low == "sayısı"), _how_many),
    (sign(lambda low: low in ("toplam", "toplamda", "yekûn")), _totals),
    (sign(lambda low: _TOLL.fullmatch(low) or low == "yaralıları"), _tolls),
    (sign(lambda low: low in (*_LOST, "kayıplar", *_OUR_LOSS)), _tolls_of_nobody),
)
