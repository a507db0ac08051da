"""An English sentence as a row of tokens: words, marks, mentions, bare figures, unnamed forces, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from sefer.claims.english.sentence.table import section, words
from sefer.claims.story import Hope
from sefer.claims.tokens import Token
from sefer.letters.patterns import lazy
from sefer.model import Mention, PersonValue, PlaceValue, Reading, Span, UnitValue

_TOKEN = lazy(
    r"\d+(?:,\d{3})*(?:\.\d+)?(?![\w-])|[’'][sS]?(?![^\W_])|\w+(?:-\w+|[’'](?![sS]\b)\w+)*(?:(?<=\b[a-z])\.(?:\w\.)+)?|[^\w\s]"
)
_FIGURE = lazy(r"\d{1,3}(?:,\d{3})+|\d+")
PRONOUNS = {"it", "they", "he", "we", "she", "i"}
ACTORS = ("unit", "force", "person", "pronoun")
SUBJECTS = (*ACTORS, "quantity", "polity", "place", "fight", "losses")
NOUNS = (*ACTORS, "place", "polity", "quantity", "figure", "date", "fight", "losses")


@cache
def _nameless() -> re.Pattern[str]:
    known = section("forces")
    nouns = sorted(
        {*known["nouns"], *(p.capitalize() for p in (*known["peoples"], *known["collective"]))}, key=len, reverse=True
    )
    return lazy(rf"\b(?:{'|'.join(nouns)})\b")


def hope(reading: Reading, sentence: Span, mentions: Sequence[Mention]) -> Hope:
    """A sentence may tell something if it names anything, or else speaks of unnamed forces."""
    named = any(m.type != "citation" for m in mentions)
    worth = named or _nameless().search(reading.document.text, sentence.start, sentence.end)
    if worth:
        return Hope.TELLS
    return Hope.ACTS if _acts(reading.document.text, sentence) else Hope.NOTHING


def _acts(text: str, sentence: Span) -> bool:
    """ "Sherman succeeded him": does a name that nothing tells to be one open a sentence and act?"""
    from sefer.claims.english.sentence.verbs import is_verb

    found = _NAMED.match(text, sentence.start, sentence.end)
    return found is not None and found["name"].lower() not in NO_NAMES and is_verb(found["verb"])


_NAMED = lazy(r"(?P<name>[A-ZÇĞİÖŞÜ][\w’'-]*[a-zçğıöşü]) (?P<verb>[a-z]+)")
NO_NAMES = words("articles", "words") | words("lists", "openers") | words("breaks", "words")


def tokens_of(reading: Reading, sentence: Span, mentions: Iterable[Mention]) -> list[Token]:
    """The tokens of a sentence in order; citations are left out, unnamed forces and polities are joined."""
    text = reading.document.text
    out: list[Token] = []
    at = sentence.start
    for mention in mentions:
        if mention.start < at:
            continue
        out += [_of_word(m) for m in _TOKEN.finditer(text, at, mention.start)]
        if mention.type != "citation":
            out.append(_of_mention(mention, text))
        at = mention.end
        if mention.type == "date" and text[at - 1] == ".":
            out.append(Token("mark", at - 1, at, ".", "."))
    out += [_of_word(m) for m in _TOKEN.finditer(text, at, sentence.end)]
    return _forces(_polities(out))


def _of_mention(mention: Mention, text: str) -> Token:
    printed = text[mention.start : mention.end]
    value = mention.value
    name = value.name if isinstance(value, (UnitValue, PersonValue, PlaceValue)) else printed
    return Token(mention.type, mention.start, mention.end, printed, printed.lower(), name=name, mention=mention)


_KINDS = {**dict.fromkeys(words("losses", "nouns"), "losses"), **dict.fromkeys(words("fights", "nouns"), "fight")}


def _of_word(found: re.Match[str]) -> Token:
    text = found.group()
    low = text.lower().replace("’", "'")
    kind = "word" if text[0].isalnum() else "mark"
    if kind == "word" and _FIGURE.fullmatch(text):
        kind = "figure"
    elif low in PRONOUNS:
        kind = "pronoun"
    else:
        kind = _KINDS.get(low, kind)
    return Token(kind, found.start(), found.end(), text, low, name=text)


# ---- polities

_BODIES = words("lists", "bodies")


def _polities(tokens: list[Token]) -> list[Token]:
    """Join "Ottoman Government", "Baku Soviet", "War Office": capitals that end in a word for a state or a body."""
    out: list[Token] = []
    for token in tokens:
        office = token.low == "office" and bool(out) and out[-1].low in ("war", "foreign")
        if token.kind != "word" or not token.text[0].isupper() or (token.low not in _BODIES and not office):
            out.append(token)
            continue
        start = len(out)
        while start and len(out) - start < 3 and _capital(out[start - 1]):
            start -= 1
        out[start:] = [_joined(out[start:], token, "polity")]
    return out


def _capital(token: Token) -> bool:
    return token.kind in ("word", "place") and token.text[0].isupper() and token.low not in words("articles", "words")


def _joined(before: list[Token], head: Token, kind: str) -> Token:
    name = ""
    for token in (*before, head):
        glue = "" if not name or token.low.startswith(("'", "’")) else " "
        name += glue + (token.name or token.text)
    start = before[0].start if before else head.start
    return Token(kind, start, head.end, name, name.lower(), name=name)


# ---- forces


def _forces(tokens: list[Token]) -> list[Token]:
    """Join the words of an unnamed force ("the Turkish troops" -> a token named "Turkish troops")."""
    out: list[Token] = []
    for i, token in enumerate(tokens):
        kind = _body(tokens, i)
        if not kind:
            out.append(token)
            continue
        start = len(out)
        while (
            kind == "noun"
            and start
            and (
                _modifies(out, start - 1)
                or (token.text[0].isupper() and len(out) - start < 3 and _capital(out[start - 1]))
                or _is_named_by(out, start)
            )
        ):
            start -= 1
        while start < len(out) and (out[start].low in ("and", ",", "-") or out[start].kind == "mark"):
            start += 1
        whole = _joined(out[start:], token, "force")
        out[start:] = [whole]
    return _garrisons(_numbers(_staffs(out)))


def _is_named_by(out: list[Token], start: int) -> bool:
    """ "the Verigin detachment": one capital word between the article and a common noun."""
    return start == len(out) and start > 1 and out[-1].kind == "word" and out[-2].low == "the" and _capital(out[-1])


_ORDINAL = lazy(r"\d{1,3}(?:st|nd|rd|th|d)")
_ARMS = words("lists", "arms")


_BODY = words("forces", "nouns") | words("forces", "peoples") | words("forces", "collective") | _ARMS


def _body(tokens: list[Token], at: int) -> str:
    """ "noun" for a word that means a force, "people" for one that means a people, else ""."""
    token = tokens[at]
    if token.kind != "word":
        return ""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.low in ("remainder", "rest"):
        return "noun" if at and tokens[at - 1].low == "the" and (after is None or after.low != "of") else ""
    if token.low not in _BODY:
        return "people" if _nicknamed(tokens, at, after) else ""
    known = section("forces")
    if token.text[0].isupper() and token.low in words("forces", "peoples"):
        return "people" if not (token.low in known["collective"] and _attributive(after)) else ""
    if token.text[0].isupper() and token.low in words("forces", "collective"):
        the = at > 0 and tokens[at - 1].low == "the"
        return "people" if the and not _attributive(after) else ""
    if (
        token.text[0].isupper()
        and token.low in _ARMS
        and at
        and (_modifies(tokens, at - 1) or _capital(tokens[at - 1]))
    ):
        return "noun"
    if (
        token.text[0].isupper()
        and token.low in _ARMS
        and token.low.endswith("ers")
        and at
        and tokens[at - 1].low == "the"
    ):
        return "people" if after is not None and not _attributive(after) else ""  # "the loss of the Highlanders was"
    if token.low not in words("forces", "nouns"):
        return ""
    article = at > 0 and tokens[at - 1].low in words("articles", "words") | {"one"}
    if token.low in ("party", "company") and article and token.text[0].islower():
        return "noun" if after is None or after.low not in ("leader", "commander") else ""
    if token.low in words("lists", "needy"):
        return "noun" if at and _modifies(tokens, at - 1) else ""
    goes_on = (
        after is not None and after.kind == "word" and after.low in words("forces", "nouns") and after.low != "command"
    )
    return (
        "" if goes_on or (after is not None and after.low in ("commander", "officer", "officers", "guns")) else "noun"
    )


def _nicknamed(tokens: list[Token], at: int, after: Token | None) -> bool:
    """ "The Gordons lost", "the Devons, led by": a plural with an article that fights or is led is a regiment."""
    token = tokens[at]
    if not (at and token.text[0].isupper() and _PLURAL.fullmatch(token.low) and tokens[at - 1].low == "the" and after):
        return False
    if token.low in words("lists", "no_regiments"):
        return False
    led = after.text == "," and at + 2 < len(tokens) and tokens[at + 2].low in ("led", "commanded", "under")
    return led or (after.kind == "word" and after.low in words("lists", "fighting"))


_PLURAL = lazy(r"[a-zçğıöşü]{3,}s")


def _attributive(after: Token | None) -> bool:
    """Does a word stand behind that "British" would describe?"""
    if after is None or after.kind == "mark":
        return False
    if after.kind in ("unit", "force", "person", "losses", "polity") or after.low in words("forces", "nouns"):
        return True
    from sefer.claims.english.sentence.verbs import is_verb

    return after.kind == "word" and not is_verb(after.low) and after.low not in _LINKS


_LINKS = words("lists", "links")
SIDES = ("south", "north", "east", "west", "new", "central")  # "South African", "New Zealand"
_NATION = lazy(r"[A-Z][a-z]{2,}(?:ian|ean|ese|ish)")


def is_national(token: Token) -> bool:
    """ "Australian", "Rhodesian", "Anglo-Egyptian": an adjective that says of what people a force or a loss is."""
    if token.kind != "word" or not token.text[0].isupper():
        return False
    last = token.low.split("-")[-1]
    known = words("forces", "modifiers") | words("forces", "collective")
    return token.low in known or ("-" in token.text and last in known) or _NATION.fullmatch(token.text) is not None


def _modifies(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    owner = at + 1 < len(tokens) and tokens[at + 1].low in ("'s", "'") and token.text[0].isupper()
    if token.kind == "word":
        return (
            (owner and token.low not in words("articles", "words"))
            or _ORDINAL.fullmatch(token.low) is not None
            or token.low in words("forces", "modifiers")
            or token.low in words("forces", "nouns")
            or is_national(token)
            or (token.low in SIDES and at + 1 < len(tokens) and is_national(tokens[at + 1]))
        )
    if token.kind == "place" and at + 1 < len(tokens) and tokens[at + 1].low in ("'s", "'"):
        return True
    if token.kind == "place":
        return at == 0 or tokens[at - 1].low not in (
            "at",
            "in",
            "from",
            "near",
            "to",
            "of",
            "and",
            ",",
            "through",
            "via",
            "towards",
            "for",
            "on",
        )
    if token.low in ("'s", "'"):
        return at > 0 and tokens[at - 1].kind in ("person", "word", "place") and tokens[at - 1].text[0].isupper()
    if token.kind == "person":
        return at + 1 < len(tokens) and tokens[at + 1].low in ("'s", "'")
    return False


def _staffs(tokens: list[Token]) -> list[Token]:
    """ "the headquarters of the XX Corps", "XX Corps headquarters": the staff of a unit stands for it."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        rest = tokens[at + 1 : at + 4]
        own = 1 if rest and rest[0].low in ("'s", "'") else 0
        if tokens[at].kind == "unit" and len(rest) > own and rest[own].low == "headquarters":
            out.append(replace(tokens[at], end=rest[own].end, low=f"headquarters {tokens[at].low}"))
            at += own + 2
            continue
        of = 2 if len(rest) > 2 and rest[1].low == "the" else 1
        if tokens[at].low == "headquarters" and len(rest) > of and rest[0].low == "of" and rest[of].kind == "unit":
            out.append(replace(rest[of], start=tokens[at].start, low=f"headquarters {rest[of].low}"))
            at += of + 2
            continue
        out.append(tokens[at])
        at += 1
    return out


def _numbers(tokens: list[Token]) -> list[Token]:
    """ "20,000 warriors", "5,000 Turkish troops": a figure and men whom no item counts are a quantity."""
    out: list[Token] = []
    for token in tokens:
        if (
            token.kind == "force"
            and out
            and out[-1].kind == "figure"
            and token.low.endswith(("s", "men", "cavalry", "infantry"))
            and token.low.split()[-1] not in _GROUPS
        ):
            whole = _joined([out.pop()], token, "quantity")
            out.append(whole)
        else:
            out.append(token)
    return out


_GROUPS = words("lists", "groups")


def _garrisons(tokens: list[Token]) -> list[Token]:
    """ "garrison of Port Arthur", "column of Turkish infantry": what they are of is part of the name."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        rest = tokens[at + 1 : at + 4]
        left = token.low in _LEFT and len(rest) > 2 and rest[0].low == "of" and rest[1].low == "the"
        if left and rest[2].kind in ("unit", "force"):  # "remnants of the 4th Army" are not the army
            out.append(_joined([token, *rest[:2]], rest[2], "force"))
            at += 4
            continue
        if token.kind == "force" and rest and rest[0].low == "of" and token.low.split()[-1] in _OF:
            skip = 2 if len(rest) > 2 and rest[1].low in ("the", "a") else 1
            if len(rest) > skip and rest[skip].kind in ("place", "force", "polity"):
                out.append(_joined([token, *rest[:skip]], rest[skip], "force"))
                at += skip + 2
                continue
        out.append(token)
        at += 1
    return out


_OF = words("lists", "of_something")
_LEFT = ("rest", "remnants", "remnant", "remains", "survivors", "remainder", "elements", "stragglers")


def standing_for(token: Token, meant: Token) -> Token:
    """A pronoun or "the division" as the unit that it means."""
    span = meant.antecedent or (meant.start, meant.end)
    return replace(meant, start=token.start, end=token.end, text=token.text, low=token.low, antecedent=span)
