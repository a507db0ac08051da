"""The patterns of quantities of one language, made from its table once, and what they find: nouns and their items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sefer.grammars.numbers import spelt
from sefer.grammars.numerals import Numeral, goes_on
from sefer.grammars.sharing import one
from sefer.grammars.suffixes import TAIL
from sefer.grammars.words import any_of, table
from sefer.letters import caseless, title
from sefer.letters.patterns import Sought, lazy, plain, sought
from sefer.model import Mention, QuantityValue

_ENDING = {"tr": rf"{TAIL}(?:l[iıuü]k)?", "en": ""}


@dataclass(frozen=True)
class Patterns:
    noun: re.Pattern[str]  # what may stand between, and the counted noun
    opens: re.Pattern[str]  # what that begins with, in a caseless text; without it the dearer pattern is not tried
    items: tuple[tuple[str, re.Pattern[str]], ...]
    shared: re.Pattern[str]  # an adjective, then another figure with an adjective and the noun of both
    never: re.Pattern[str]
    nation: re.Pattern[str]
    head: re.Pattern[str]
    head_cue: Sought  # without which the dearer pattern is not tried
    whole: re.Pattern[str] | None
    them: re.Pattern[str] | None  # "546 of us", "18,000 returned": persons without a noun
    gapped: re.Pattern[str]  # between a figure and that of another force, which counts the same
    sort_of: re.Pattern[str] | None  # before the dead and wounded: of whom they are
    fates: re.Pattern[str] | None
    tally: re.Pattern[str]  # the noun before its figure, in a list: "yaralı 41"
    changed: tuple[re.Pattern[str], re.Pattern[str]]  # between a figure and what it became, and behind that
    lost: re.Pattern[str]  # what makes a bare figure a loss
    part_of: re.Pattern[str] | None  # between a figure and the whole of which it is a part: "ten of the twelve guns"
    of_whom: re.Pattern[str] | None  # between a figure and a part of it told behind
    rest: re.Pattern[str] | None  # and where the part is told behind a comma
    sides: tuple[re.Pattern[str], re.Pattern[str]] | None  # before the figure of a side, and up to that of the other
    scores: re.Pattern[str]  # "a score of guns"
    forces: re.Pattern[str]  # of item "other", what "bir" may count
    idle: re.Pattern[str]  # "bir" that counts nothing, in a caseless text
    one_of: frozenset[str]
    one_in_list: frozenset[str]


@cache
def patterns(language: str) -> Patterns:
    words, rows, ending = (
        table(language, "quantities")["words"],
        table(language, "quantities")["item"],
        _ENDING[language],
    )
    capital = rf"(?-i:(?!(?:{any_of(words['not_names'])})\b)[A-ZÇĞİÖŞÜ][a-zçğıöşüâî]+(?:-[A-Z]\w+)?)"
    joined = r",?\s+(?:and\s+)?" if language == "en" else r"\s+"
    sort = rf"(?:{any_of(words['sorts'])}|[A-ZÇĞİÖŞÜ][^\W\d_]{{2,}})"
    gap = rf"\s*(?:['’]?(?:{capital}|{any_of(words['adjectives'])}){joined}){{0,4}}"
    stems = "|".join(f"(?P<i{n}>{row['stem']})" for n, row in enumerate(rows))
    any_stem = any_of([row["stem"] for row in rows])
    nations = any_of([title(nation) for nation in words["nations"]] + ([words["people"]] if "people" in words else []))
    head = words["head"].replace("ITEM", any_stem).replace("NATION", nations)
    return Patterns(
        lazy(rf"{gap}(?:{stems}){ending}(?!\w)", re.IGNORECASE),
        plain(rf"{any_of(words['adjectives'])}|{any_stem}"),
        tuple((row["name"], lazy(row["stem"], re.IGNORECASE)) for row in rows),
        lazy(rf"(?P<own>\s+{sort})\s+(?:ve|ile|and)\s+(?:\d[\d.,]*|{spelt(language)})(?=\s+{sort}\s)"),
        lazy(rf"\s*(?:{any_of(words['never'])})(?:{ending}|l[ıiuü]k)(?![^\W\d_])"),
        lazy(rf"\s+(?P<n>(?:{nations}){ending})(?![\w–-])"),
        lazy(head, re.IGNORECASE),
        sought(words["head_cue"]),
        lazy(words["whole"].replace("ITEM", any_stem), re.IGNORECASE) if words["whole"] else None,
        lazy(rf"(?P<of>{words['them']})|{words['fate']}") if "them" in words else None,
        lazy(words["gapped"]),
        lazy(words["sort_of"].replace("FATE", words["fates"]), re.IGNORECASE) if "sort_of" in words else None,
        lazy(words["fates"]) if "fates" in words else None,
        lazy(words["tally"].replace("ITEM", any_stem), re.IGNORECASE),
        (lazy(words["changed"]), lazy(words["changed_behind"])),
        lazy(words["lost"]),
        lazy(words["part_of"]) if "part_of" in words else None,
        lazy(words["of_whom"]) if "of_whom" in words else None,
        lazy(words["rest"]) if "rest" in words else None,
        (lazy(words["side"]), lazy(words["sides"])) if "sides" in words else None,
        lazy(r"\s+of(?=\s)"),
        lazy(any_of(words["one_other"]), re.IGNORECASE),
        plain(
            rf"(?:{any_of(words['one'])})(?!{goes_on(language)}) (?!{any_of(words['sorts'] + words['adjectives'])}|{any_stem})"
        ),
        frozenset(words["one_of"]),
        frozenset(words["one_in_list"]),
    )


_LEAD = lazy(r"\s*['’]?(?=(\w))")
REACH = 72  # characters that show what a counted noun begins with


def counted_noun(text: str, at: int, known: Patterns) -> re.Match[str] | None:
    """The counted noun behind a figure, with the adjectives before it."""
    lead = _LEAD.match(text, at)
    if lead is None:
        return None
    if not lead[1].isupper() and not known.opens.match(caseless(text[lead.end() : lead.end() + REACH])):
        return None
    return known.noun.match(text, at)


def item_of(found: re.Match[str], known: Patterns) -> tuple[str, str]:
    """What is counted, and its noun without endings."""
    at = next(n for n in range(len(known.items)) if found[f"i{n}"])
    name, stem = known.items[at]
    bare = stem.match(found[f"i{at}"])
    return name, bare.group() if bare else found[f"i{at}"]


def item_named(word: str, known: Patterns) -> str:
    """The item behind a noun that the table knows."""
    return next((name for name, stem in known.items if stem.match(word)), "person")


def quantity(number: Numeral, end: int, item: str, counted: str) -> Mention:
    value = QuantityValue(
        number.low, number.high, item, number.least, number.most, numeral=number.text, counted=counted
    )
    return Mention("quantity", number.start, end, one(value))
