"""A sentence as a row of tokens: words, marks, mentions and unnamed forces, each with the cases it can have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache, reduce
from itertools import takewhile
from operator import or_

from sefer.claims.tokens import NOMINATIVE, Token, rank
from sefer.claims.turkish.sentence.forces import forces
from sefer.claims.turkish.sentence.holds import DATE
from sefer.claims.turkish.sentence.lexicon import FORCE, OFFICE, POLITY, cases_of, word
from sefer.claims.turkish.sentence.signs import sign, signs
from sefer.grammars.suffixes import follow
from sefer.letters import lower
from sefer.letters.patterns import lazy
from sefer.model import Mention, PersonValue, PlaceValue, QuantityValue, Reading, Span, UnitValue

TOKEN = lazy(r"\w+(?:-[ıiuü](?!\w))?(?:['’‘]\w+)?|[^\w\s]")  # "erkân-ı harbiye"


_NUMERAL = lazy(r"bin|yüz|milyon")


_COPULA = lazy(r"d[ae](?:yd[ıi]|d[ıi]r)$")


@lru_cache(maxsize=1 << 14)
def _rest(word: str, nominative: str) -> str:
    """What a word has beyond the stem that it shares with its nominative: "Alayına", "Alayı" -> "na"."""
    pairs = zip(lower(word), lower(nominative), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    rest, own = word[shared:], lower(nominative)[shared:]
    if (rest, own[:1]) in _HARDENED or (rest, own) in _SPELT:
        return ""
    return rest if shared > 1 else ""


_HARDENED = {("p", "b"), ("k", "ğ"), ("ç", "c"), ("t", "d")}  # "Güney Grup" of "Güney Grubu"
_SPELT = {("yü", "ğü")}  # "İstihkâm Bölüyü" of "İstihkâm Bölüğü"


def _named(mention: Mention, text: str) -> str:
    value = mention.value
    if isinstance(value, (UnitValue, PersonValue, PlaceValue)):
        return value.name
    return text


def _last_words(mention: Mention, text: str) -> tuple[str, str]:
    value = mention.value
    plain = value.counted if isinstance(value, QuantityValue) else _named(mention, text)
    named = [word for word in plain.split() if not word.isdecimal()]  # "364 numaralı tepede" is "Tepe 364"
    return (text.split() or [""])[-1], (named or [""])[-1]


_ENDINGS = {
    "ablative": lazy(r"(?:(?<=[ıiuü])n)?[dt][ae]n$"),
    "genitive": lazy(r"(?:(?<=[aeıiuü])(?<!tüme)n)?[ıiuü]n$"),
    "locative": lazy(r"(?:(?<=[ıiuü])n)?[dt][ae]$"),
    "instrumental": lazy(r"y?l[ae]$"),
    "accusative": lazy(r"(?<=[ıiuü])n[ıiuü]$"),
    "dative": lazy(r"(?<=[ıiuü])n[ae]$|(?<=[^ıiuü])[ae]$"),
}


def nominative(text: str, cases: frozenset[str]) -> str:
    """A figure with what it counts, without its case: "3 piyade tümeninden" -> "3 piyade tümeni"."""
    ending = next((_ENDINGS[case] for case in cases if case in _ENDINGS), None)
    return ending.sub("", text) if ending else text


_EACH = lazy(r"\d['’‘][şs]?[ae]r\b|^(?:birer|ikişer|üçer|dörder|beşer|altışar|yedişer|sekizer|dokuzar|onar)\b")


def of_mention(mention: Mention, text: str) -> Token:
    """The token of a mention, with its suffix."""
    words = text[mention.start : mention.end]
    suffix, end = follow(text, mention.end)
    last, plain = _last_words(mention, words)
    if suffix:
        cases = cases_of(suffix, glued=False)
    elif mention.type == "date":
        cases, suffix = frozenset({"date"}), ""
    else:
        suffix = _rest(last, plain) if plain and last[-1:].isalpha() else ""
        numeral = _NUMERAL.match(last.lower()) if mention.type == "quantity" and not suffix else None
        suffix = last[numeral.end() :] if numeral else suffix
        cases = cases_of(suffix, glued=True)
    name = _named(mention, words)
    if mention.type == "quantity" and _EACH.search(words):
        return Token(
            "each", mention.start, end, text[mention.start : end], lower(words), cases, words, mention, not suffix
        )
    if mention.type == "quantity" and suffix and " " in words:
        name = nominative(words, cases)
    return Token(
        mention.type, mention.start, end, text[mention.start : end], lower(words), cases, name, mention, not suffix
    )


def _words(text: str, low: int, high: int) -> list[Token]:
    """The words and marks of a stretch of text."""
    return [
        Token(
            (w := word(printed := found[0])).kind, *found.span(), printed, w.low, w.cases, w.stem, None, w.bare, None, w
        )
        for found in TOKEN.finditer(text, low, high)
    ]


def tokens_of(reading: Reading, sentence: Span, mentions: Iterable[Mention]) -> list[Token]:
    """The tokens of a sentence in order; citations are left out, unnamed forces are joined, lists share a case."""
    text = reading.document.text
    out: list[Token] = []
    at = sentence.start
    for mention in mentions:
        out += _words(text, at, mention.start)
        if mention.type != "citation":
            out.append(of_mention(mention, text))
            at = out[-1].end
        else:
            at = mention.end
    out += _words(text, at, sentence.end)
    return _joined(out)


def _joined(tokens: list[Token]) -> list[Token]:
    """The tokens with what belongs together joined; what no word of a sentence can be a part of is not looked for."""
    kinds = {token.kind for token in tokens}
    parts = reduce(or_, [token.word.parts for token in tokens if token.word is not None], 0)
    if "date" in kinds and signs(tokens) & _DUE:
        tokens = _deadlines(tokens)
    if parts & POLITY:
        tokens = _polities(tokens)
    if parts & FORCE:
        tokens = forces(tokens)
    if parts & OFFICE and "unit" in kinds:
        tokens = _commands(tokens)
    named = [token.kind for token in tokens if token.kind in _NAMED]
    if "unit" in named or "force" in named:
        tokens = _owned(tokens)
    return _share_cases(tokens) if len(named) > 1 else tokens


_UP_TO = ("kadar", "dek", "değin")
_DUE = sign(lambda low: low in _UP_TO, DATE)
_PART = lazy(r"(?:gün|akşam|sabah|gece|tarih|öğle|son|yıl|sene|ay|şafa[kğ])\w*")


def _deadlines(tokens: list[Token]) -> list[Token]:
    """ "3 Ağustos'a kadar", "12 Kasım günü akşamına kadar": a date by or until which something is done is its deadline."""
    for i, token in enumerate(tokens):
        if token.kind == "date":
            ahead = i + 1
            while (
                ahead < min(len(tokens), i + 3) and tokens[ahead].kind == "word" and _PART.fullmatch(tokens[ahead].low)
            ):
                ahead += 1
            if ahead < len(tokens) and tokens[ahead].low in _UP_TO:
                token.kind = "deadline"
    return tokens


_JOINERS = {",", "ve", "ile", "-", "–", "veya"}
_NAMED = frozenset(("unit", "place", "person", "force", "quantity"))


def _share_cases(tokens: list[Token]) -> list[Token]:
    """ "9., 10. ve 13. Alaylara": the case of the last member holds for all that bear none of their own."""
    out = list(tokens)
    for i in range(len(out) - 3, -1, -1):
        here, joiner, there = out[i], out[i + 1], out[i + 2]
        if here.kind not in _NAMED or here.kind != there.kind or joiner.low not in _JOINERS:
            continue
        if joiner.low == "," and here.kind == there.kind == "unit" and _opens_a_list(here, there):
            continue  # "6. Kolordu, 15. ve 25. Tümenlerden kuruluydu"
        glued = here.kind == "place" and joiner.text in "-–"
        opens = (
            there.kind == "unit" and there.has("ablative") and rank(there) > rank(here)
        )  # "56. Alay ve 36. Tümen'den 106. Alay"
        if not opens and (here.bare or glued) and (joiner.low != "," or _listed(out, i + 2)):
            out[i] = replace(here, cases=there.cases | here.cases if here.kind == "person" else there.cases)
    return out


def _opens_a_list(here: Token, there: Token) -> bool:
    """Is a unit with a noun of its own before a bare number of another echelon no member of the list?"""
    return rank(here) != rank(there) and here.text[-1:].isalpha() and not any(c.isalpha() for c in there.text)


def _listed(tokens: list[Token], at: int) -> bool:
    """Does the list that goes on at `at` end in "ve"? A comma alone may part a subject from its clause."""
    kind = tokens[at].kind
    while at + 2 < len(tokens) and tokens[at + 2].kind == kind and tokens[at + 1].low in _JOINERS:
        if tokens[at + 1].low in ("ve", "ile", "veya"):
            return True
        at += 2
    return False


def _polities(tokens: list[Token]) -> list[Token]:
    """Join "Osmanlı Devleti", "Azerbaycan Halk Cumhuriyeti": capitals that end in a word for a state or a body."""
    out: list[Token] = []
    for token in tokens:
        found = token.word.polity if token.word is not None else None
        start = len(out)
        while found and start and len(out) - start < 4 and _capital(out[start - 1]):
            start -= 1
        if not found or start == len(out):
            out.append(token)
            continue
        own = token.text[: found[0]]
        if out[-1].low in _ADJECTIVES and found[1] != len(own) and not own.endswith(("ler", "lar")):
            own = token.text[: found[1]]
        name = " ".join([*(t.text for t in out[start:]), own])
        cases = cases_of(found[2], glued=True)
        out[start:] = [
            Token("polity", out[start].start, token.end, name, lower(name), cases, name, None, cases == NOMINATIVE)
        ]
    return out


def _capital(token: Token) -> bool:
    return (
        token.kind in ("word", "place", "polity")
        and token.text[0].isupper()
        and token.bare
        and not token.text.isupper()
    )


_ADJECTIVES = {"millî", "milli", "ulusal", "yüksek", "genel", "merkezî", "merkezi", "geçici"}


def _commands(tokens: list[Token]) -> list[Token]:
    """ "3. Ordu Komutanlığı'na": the command or staff of a unit stands for it and bears its case.

    "3. Ordu komutanının ..." with no name behind it is a person known by the office alone.
    """
    out: list[Token] = []
    for i, token in enumerate(tokens):
        owner = out[-1] if out and out[-1].kind == "unit" else None
        known = token.word if owner is not None and (owner.bare or owner.has("genitive")) else None
        ahead = tokens[i + 1].kind if i + 1 < len(tokens) else ""
        if owner is not None and owner.bare and known is not None and known.holder and ahead != "person":
            unit, (own, case) = out.pop(), known.holder
            name, cases = f"{unit.name} {own}", cases_of(case, glued=True)
            out.append(Token("person", unit.start, token.end, name, lower(name), cases, name, None, not case))
        elif known is not None and known.staff is not None:
            unit, cases = out.pop(), cases_of(known.staff, glued=True)
            low = f"{unit.low} {token.low}"
            out.append(replace(unit, end=token.end, low=low, cases=cases, bare=not known.staff))
        else:
            out.append(token)
    return out


_SIZED = ("lik", "lık", "luk", "lük")


def _owns(whole: Token, force: Token) -> bool:
    """Does a name in the genitive own an unnamed force: "Skobelev'in kuvvetleri"?"""
    owner = whole.kind in ("unit", "person") and whole.has("genitive")
    return owner and force.kind == "force" and force.name[-1] in "ıiuü"


def _bears_name(whole: Token, force: Token) -> bool:
    """ "Halit Bey müfrezesi": a force that is called after a person; "kuvvetleri" may as well be what he acts on."""
    named = whole.kind == "person" and whole.bare and force.kind == "force"
    return named and _ITS.search(force.name) is not None and not force.has("accusative")  # "Ömer Paşa ordusunu çekti"


_ITS = lazy(r"^\w+s[ıiuü]$")
_OTHERS = {
    "iki",
    "üç",
    "dört",
    "beş",
    "diğer",
    "öteki",
    "bazı",
    "kalan",
    "bütün",
    "tüm",
    "bir",
    "kısım",
    "ana",
    "ilk",
    "son",
    "ileri",
    "geri",
    "baştaki",
    "en",
}


def _owned(tokens: list[Token]) -> list[Token]:
    """ "5. Tümen'in diğer birlikleri", "Skobelev'in kuvvetleri": an owner and an unnamed force are one force."""
    out: list[Token] = []
    for token in tokens:
        if token.kind == "quantity" and out and _nests(out[-1], token):  # "107. Alayın iki taburu"
            out.append(replace(token, name=f"{out[-1].text} {token.name}", antecedent=(out[-1].start, out[-1].end)))
            continue
        if token.kind not in ("unit", "force"):
            out.append(token)
            continue
        start = len(out)
        while start and len(out) - start < 3 and out[start - 1].kind == "word" and out[start - 1].low in _OTHERS:
            start -= 1
        sized = start and start == len(out) and out[-1].kind == "quantity" and out[-1].low.endswith(_SIZED)
        whole = out[start - 1 - sized] if start > sized else None
        if sized and whole is not None and _owns(whole, token):  # "Adil Paşa'nın 4.000 kişilik müfrezesi"
            name = f"{whole.text[max(0, whole.text.find(whole.name)) :]} {token.name}"
            out.append(replace(token, name=name, antecedent=(whole.start, whole.end)))
        elif whole is not None and not sized and start == len(out) and _owns(whole, token) and _lists(out):
            out[-1] = replace(
                whole, end=token.end, low=f"{whole.low} {token.low}", cases=token.cases, bare=token.bare
            )  # fmt: skip
        elif (
            whole is not None
            and not sized
            and (_owns(whole, token) or (start == len(out) and _bears_name(whole, token)))
        ):
            name = " ".join([whole.text, *(t.text for t in out[start:]), token.name])
            out[start - 1 :] = [replace(token, start=whole.start, text=name, low=lower(name), name=name)]
        elif token.kind == "unit" and start == len(out) and not sized and whole is not None and _nests(whole, token):
            out.append(replace(token, name=f"{whole.name} {token.name}", antecedent=(whole.start, whole.end)))
        else:
            out.append(token)
    return out


_SEVERAL = lazy(r"l[ae]r(?:[ıi]n)?[ıi]n$")


def _lists(tokens: Sequence[Token]) -> bool:
    """Does a list of units end in a plural genitive? What it owns is the units: "3. ve 4. alayların birlikleri"."""
    if len(tokens) < 3 or tokens[-1].kind != "unit" or _SEVERAL.search(tokens[-1].low) is None:
        return False
    return tokens[-3].kind == "unit" and tokens[-2].low in _JOINERS


def _nests(whole: Token, part: Token) -> bool:
    """ "38. Alayın 3. Taburu": battalions and smaller ones are named with the unit that they are part of."""
    return whole.kind == "unit" and whole.has("genitive") and rank(part) < min(4, rank(whole))


def has_copula(text: str) -> bool:
    """Does a copula end a word: "Tulkerim'deydi"?"""
    return _COPULA.search(text) is not None
