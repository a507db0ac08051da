"""A sentence as a row of tokens: words, marks, mentions and unnamed forces, each with the cases it can have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from sefer.claims.words import table
from sefer.grammars.suffixes import TAIL, case_of, follow
from sefer.letters import lower
from sefer.model import DateValue, Mention, PersonValue, PlaceValue, QuantityValue, Reading, Span, UnitValue

NOMINATIVE = frozenset({"nominative"})
_TOKEN = re.compile(r"\w+(?:['’‘]\w+)?|[^\w\s]")
_AMBIGUOUS = re.compile(r"s?[ıiuü]$")  # a possessive or an accusative


@dataclass(frozen=True, slots=True)
class Token:
    """`kind`: word, mark, force, or a mention type. `name`: what a slot would say. `cases`: the cases it may bear."""

    kind: str
    start: int
    end: int
    text: str
    low: str
    cases: frozenset[str] = NOMINATIVE
    name: str = ""
    mention: Mention | None = None
    bare: bool = True  # no suffix at all
    antecedent: tuple[int, int] | None = None  # of "bu ordu": the words that say which army

    def has(self, *cases: str) -> bool:
        return any(case in self.cases for case in cases)

    @property
    def counts(self) -> QuantityValue | None:
        """The figure of a quantity token."""
        value = self.mention.value if self.mention else None
        return value if isinstance(value, QuantityValue) else None

    @property
    def item(self) -> str:
        """What a quantity token counts, "" for other tokens."""
        return self.counts.item if self.counts else ""

    @property
    def echelon(self) -> str:
        """The echelon of a unit token, "" for other tokens."""
        value = self.mention.value if self.mention else None
        return value.echelon if isinstance(value, UnitValue) else ""

    @property
    def day(self) -> DateValue | None:
        """The date of a date token."""
        value = self.mention.value if self.mention else None
        return value if isinstance(value, DateValue) else None


def _cases(suffix: str, glued: bool) -> frozenset[str]:
    case = case_of(lower(suffix))
    if case is None:
        return frozenset({"other"})
    if case == "accusative" and glued and _AMBIGUOUS.fullmatch(lower(suffix)):
        return frozenset({"accusative", "nominative"})
    return frozenset({case})


_NUMERAL = re.compile(r"bin|yüz|milyon")


def _rest(word: str, nominative: str) -> str:
    """What a word has beyond the stem that it shares with its nominative: "Alayına", "Alayı" -> "na"."""
    pairs = zip(lower(word), lower(nominative), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return word[shared:] if shared > 1 else ""


def _named(mention: Mention, text: str) -> str:
    value = mention.value
    if isinstance(value, (UnitValue, PersonValue, PlaceValue)):
        return value.name
    return text


def _last_words(mention: Mention, text: str) -> tuple[str, str]:
    value = mention.value
    plain = value.counted if isinstance(value, QuantityValue) else _named(mention, text)
    return (text.split() or [""])[-1], (plain.split() or [""])[-1]


def _of_mention(mention: Mention, text: str) -> Token:
    words = text[mention.start : mention.end]
    suffix, end = follow(text, mention.end)
    last, plain = _last_words(mention, words)
    if suffix:
        cases = _cases(suffix, glued=False)
    elif mention.type == "date":
        cases, suffix = frozenset({"date"}), ""
    else:
        suffix = _rest(last, plain) if plain and last[-1:].isalpha() else ""
        numeral = _NUMERAL.match(last.lower()) if mention.type == "quantity" and not suffix else None
        suffix = last[numeral.end() :] if numeral else suffix
        cases = _cases(suffix, glued=True)
    name = _named(mention, words)
    return Token(
        mention.type, mention.start, end, text[mention.start : end], lower(words), cases, name, mention, not suffix
    )


def _of_word(found: re.Match[str]) -> Token:
    text = found.group()
    kind = "word" if text[0].isalnum() else "mark"
    stem, _, suffix = re.sub("[’‘]", "'", text).partition("'")
    cases = _cases(suffix, glued=False) if suffix else frozenset({"word"})
    return Token(kind, found.start(), found.end(), text, lower(text), cases, stem, None, not suffix)


def tokens_of(reading: Reading, sentence: Span, mentions: Iterable[Mention]) -> list[Token]:
    """The tokens of a sentence in order; citations are left out, unnamed forces are joined, lists share a case."""
    text = reading.document.text
    out: list[Token] = []
    at = sentence.start
    for mention in mentions:
        out += [_of_word(m) for m in _TOKEN.finditer(text, at, mention.start)]
        if mention.type != "citation":
            out.append(_of_mention(mention, text))
            at = out[-1].end
        else:
            at = mention.end
    out += [_of_word(m) for m in _TOKEN.finditer(text, at, sentence.end)]
    return _share_cases(_owned(_commands(_forces(_polities(out)))))


_JOINERS = {",", "ve", "ile", "-", "–", "veya"}


def _share_cases(tokens: list[Token]) -> list[Token]:
    """ "9., 10. ve 13. Alaylara": the case of the last member holds for all that bear none of their own."""
    out = list(tokens)
    for i in range(len(out) - 3, -1, -1):
        here, joiner, there = out[i], out[i + 1], out[i + 2]
        alike = here.kind == there.kind and here.kind in ("unit", "place", "person", "force", "quantity")
        glued = here.kind == "place" and joiner.text in "-–"
        if alike and joiner.low in _JOINERS and (here.bare or glued) and (joiner.low != "," or _listed(out, i + 2)):
            out[i] = replace(here, cases=there.cases | here.cases if here.kind == "person" else there.cases)
    return out


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
        found = (
            _POLITY.fullmatch(token.low.replace("’", "'")) if token.kind == "word" and token.text[0].isupper() else None
        )
        start = len(out)
        while found and start and len(out) - start < 4 and _capital(out[start - 1]):
            start -= 1
        if not found or start == len(out):
            out.append(token)
            continue
        own = token.text[: found.end("own")]
        if out[-1].low in _ADJECTIVES and found.group("bare") != own.lower():
            own = token.text[: found.end("bare")]
        name = " ".join([*(t.text for t in out[start:]), own])
        cases = _cases(found.group("case"), glued=True)
        out[start:] = [
            Token("polity", out[start].start, token.end, name, lower(name), cases, name, None, cases == NOMINATIVE)
        ]
    return out


def _capital(token: Token) -> bool:
    return token.kind in ("word", "place") and token.text[0].isupper() and token.bare and not token.text.isupper()


_ADJECTIVES = {"millî", "milli", "ulusal", "yüksek", "genel", "merkezî", "merkezi", "geçici"}
_POLITY = re.compile(
    r"(?P<own>(?P<bare>devlet|cumhuriyet|hükümet|hükûmet|imparatorlu[kğ]|krallı[kğ]|çarlı[kğ]|prensli[kğ]|emirli[kğ]|komite|konsey"
    r"|şura|meclis|parlamento|diktatörlü[kğ]|nazırlı[kğ]|nezaret|bakanlı[kğ])(?:s?[ıiuü](?=n|'|$))?)'?(?P<case>\w*)"
)


def _commands(tokens: list[Token]) -> list[Token]:
    """ "3. Ordu Komutanlığı'na": the command or staff of a unit stands for it and bears its case.

    "3. Ordu komutanının ..." with no name behind it is a person known by the office alone.
    """
    out: list[Token] = []
    for i, token in enumerate(tokens):
        holder = _HOLDER.fullmatch(re.sub("['’‘]", "", token.low)) if token.kind == "word" and out else None
        ahead = tokens[i + 1].kind if i + 1 < len(tokens) else ""
        if holder and out[-1].kind == "unit" and out[-1].bare and ahead != "person":
            unit = out.pop()
            name, cases = f"{unit.name} {holder.group('own')}", _cases(holder.group("case"), glued=True)
            out.append(
                Token("person", unit.start, token.end, name, lower(name), cases, name, None, not holder.group("case"))
            )
            continue
        found = _STAFF.fullmatch(re.sub("['’‘]", "", token.low)) if token.kind == "word" and out else None
        if found and out[-1].kind == "unit" and out[-1].bare:
            unit = out.pop()
            cases = _cases(found.group("case"), glued=True)
            out.append(
                replace(unit, end=token.end, low=f"{unit.low} {token.low}", cases=cases, bare=not found.group("case"))
            )
        else:
            out.append(token)
    return out


_OTHERS = {"diğer", "öteki", "bazı", "kalan", "bütün", "tüm", "bir", "kısım", "ana"}


def _owned(tokens: list[Token]) -> list[Token]:
    """ "5. Tümen'in diğer birlikleri", "Skobelev'in kuvvetleri": an owner and an unnamed force are one force."""
    out: list[Token] = []
    for token in tokens:
        start = len(out)
        while start and len(out) - start < 3 and out[start - 1].kind == "word" and out[start - 1].low in _OTHERS:
            start -= 1
        whole = out[start - 1] if start else None
        if (
            token.kind == "force"
            and whole is not None
            and whole.kind in ("unit", "person")
            and whole.has("genitive")
            and token.name[-1] in "ıiuü"
        ):
            name = " ".join([whole.text, *(t.text for t in out[start:]), token.name])
            out[start - 1 :] = [replace(token, start=whole.start, text=name, low=lower(name), name=name)]
        elif token.kind == "unit" and start == len(out) and whole is not None and _nests(whole, token):
            out.append(replace(token, name=f"{whole.name} {token.name}", antecedent=(whole.start, whole.end)))
        else:
            out.append(token)
    return out


RANKS = (
    "company",
    "battery",
    "squadron",
    "battalion",
    "regiment",
    "brigade",
    "division",
    "corps",
    "army",
    "army_group",
)


def rank(token: Token) -> int:
    """The place of a unit's echelon, the smallest first; echelons without one stand apart."""
    return RANKS.index(token.echelon) if token.echelon in RANKS else 20


def _nests(whole: Token, part: Token) -> bool:
    """ "38. Alayın 3. Taburu": battalions and smaller ones are named with the unit that they are part of."""
    return whole.kind == "unit" and whole.has("genitive") and rank(part) < min(4, rank(whole))


_HOLDER = re.compile(r"(?P<own>komutanı|kumandanı)(?P<case>\w*)")
_STAFF = re.compile(r"(?:komutanlığı|kumandanlığı|karargâhı|karargahı)(?P<case>\w*)")


def _forces(tokens: list[Token]) -> list[Token]:
    """Join the words of an unnamed force ("Ermeni çetelerini" -> one token named "Ermeni çeteleri")."""
    out: list[Token] = []
    for token in tokens:
        body = _force_body(token)
        if body is None:
            out.append(token)
            continue
        start = len(out)
        while start and not token.low.startswith(_people_stems()) and _modifies(out, start - 1):
            start -= 1
        while start < len(out) and out[start].low in ("-", "–", "ve"):
            start += 1
        if start == len(out) and body.startswith(tuple(table("tr")["forces"]["only_modified"])):
            out.append(token)
            continue
        out[start:] = [_force(out[start:], token, body)]
    return out


def _force_body(token: Token) -> str | None:
    """The nominative of a word that means a force or, in the plural and capitalised, a people."""
    if token.kind != "word" or token.low in table("tr")["forces"]["never"]:
        return None
    word = re.split("['’‘]", token.low)[0]
    if token.text[0].isupper() and word.startswith(_people_stems()):
        found = _PEOPLE_TAIL.fullmatch(word, max(len(s) for s in _people_stems() if word.startswith(s)))
        return word[: found.end("plural")] if found else None
    for stem in _force_stems():
        if word.startswith(stem):
            found = _FORCE_TAIL.fullmatch(word, len(stem))
            if found:
                return word[: found.end("own")]
    return None


_PEOPLE_TAIL = re.compile(rf"(?P<plural>l[ae]r)(?:{TAIL})")
_FORCE_TAIL = re.compile(
    r"(?P<own>(?:l[ae]r)?(?:(?<=r)[ıi](?=n|$)|s[ıiuü](?=n|$)|(?<=[bğkyrtpmnlşfs])[ıiuü](?=n[ae]|n[ıiuü]|nd|$))?)"
    r"(?P<case>n?[ıiuü]n|n?[dt][ae]n|n?[dt][ae]|y?l[ae]|[yn]?[ae]|[yn]?[ıiuü]|)(?P<more>ki|dır|dir|dur|dür|ydı|ydi|ydu|ydü)?"
)


@cache
def _force_stems() -> tuple[str, ...]:
    return tuple(sorted(table("tr")["forces"]["nouns"], key=len, reverse=True))


@cache
def _people_stems() -> tuple[str, ...]:
    return tuple(table("tr")["forces"]["peoples"])


_HARD = {"bölüğ": "k", "bölüy": "k", "birliğ": "k", "güc": "ç", "grub": "p"}  # stems before a vowel


def _force(before: list[Token], head: Token, body: str) -> Token:
    while before and before[0].low in ("bir", "bu", "o", "şu", "aynı", "tüm", "bütün"):
        before = before[1:]
    own = head.text[: len(body)]
    own = own[:-1] + _HARD[body] if body in _HARD else own
    name = re.sub(r" ?([-–]) ?", "-", " ".join([*(t.text for t in before), own]))
    start = before[0].start if before else head.start
    suffix = re.sub("['’‘]", "", head.text[len(body) :])
    return Token("force", start, head.end, name, lower(name), _cases(suffix, glued=True), name, None, not suffix)


def _modifies(tokens: list[Token], at: int) -> bool:
    """Is the token an adjective of the force behind it, or "ve" or a dash between two peoples?"""
    token, words = tokens[at], table("tr")["forces"]
    if token.low in ("-", "–", "ve"):
        return (
            at > 0
            and tokens[at - 1].kind == "word"
            and tokens[at - 1].low in words["peoples"]
            and (at + 1 == len(tokens) or tokens[at + 1].kind == "word")
        )
    if token.kind == "force":
        return token.bare and token.low in words["modifiers"]
    if token.kind == "unit":
        return token.bare and token.echelon == "army"
    people = token.text[0].isupper() and token.low in words["peoples"]
    return token.kind == "word" and (people or token.low in words["modifiers"])
