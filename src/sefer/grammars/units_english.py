"""English text -> named formations: "the 9th and 10th Regiments", "XIV Corps", "Third Army", "Army Group F"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.numbers import roman
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import lazy
from sefer.model import UnitValue

_DIGITS = lazy(r"\d{1,3}")
_OWNER = lazy(r"[’']s?$")
_WORD = lazy(r"\S+")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], tuple[dict[str, str], ...]]:
    """A formation, one number of its list, the -forces, and the rows of the table behind the groups."""
    words, rows = table("en", "units")["words"], tuple(table("en", "units")["echelon"])
    spelt = any_of([o.capitalize() for o in words["ordinals"]])
    ordinal = rf"(?:\d{{1,3}}(?:st|nd|rd|th|d)|{spelt}|[IVXL]{{1,6}}(?=\s))"
    member = rf"(?<![\w.])(?P<member>{ordinal})(?=,|\s+and\b)"
    listed = rf"(?:{ordinal},\s+){{0,12}}(?:{ordinal},?\s+and\s+)?"
    capital = rf"(?!(?:{any_of([r['of'].split()[0] for r in rows])})\b)[A-ZÇĞİÖŞÜ][\w’'-]*"
    echelons = "|".join(f"(?P<e{n}>{row['word']})" for n, row in enumerate(rows))
    return (
        lazy(
            rf"(?<![\w.])(?P<list>{listed})(?P<n>{ordinal}\s+)?(?P<mods>(?:{capital}\s+){{0,4}})(?:{echelons})\b"
            rf"(?=(?P<of>\s+(?:of\s+(?:the\s+)?)?[A-Z][\w-]*)?)"
        ),
        lazy(member),
        lazy(words["force"]),
        rows,
    )


def forces(text: str, start: int, end: int) -> Iterator[tuple[int, int, UnitValue]]:
    """Forces called by one word: "Dunsterforce"."""
    for found in _patterns()[2].finditer(text, start, end):
        yield found.start(), found.end(), UnitValue(found.group(), "detachment")


def find(text: str, start: int, end: int) -> Iterator[tuple[int, int, UnitValue]]:
    """The formations of a stretch of English text; unnamed forces ("the Turkish army", "two regiments") are none."""
    pattern, member, _, rows = _patterns()
    for found in pattern.finditer(text, start, end):
        row = rows[next(n for n in range(len(rows)) if found[f"e{n}"])]
        mods = _modifiers(text, found)
        number = _number(found["n"]) if found["n"] else None
        tail, stop = _tail(found, row)
        if not _is_named(found, row, [m.group() for m in mods], number, bool(tail)):
            continue
        name = " ".join([*(m.group() for m in mods), row["of"]]) + tail
        at = found.start("n") if number else mods[0].start() if mods else found.start(f"e{rows.index(row)}")
        yield at, stop, UnitValue(f"{_figure(found['n'])} {name}" if number else name, row["name"], number)
        for one in member.finditer(text, found.start("list"), found.end("list")) if number else ():
            value = _number(one["member"])
            yield one.start(), one.end("member"), UnitValue(f"{_figure(one['member'])} {name}", row["name"], value)


def _modifiers(text: str, found: re.Match[str]) -> list[re.Match[str]]:
    """The capitalised words before the echelon, less an article or preposition that begins a sentence."""
    mods = list(_WORD.finditer(text, *found.span("mods")))
    owned = [n for n, mod in enumerate(mods) if _OWNER.search(mod.group())]
    mods = mods[owned[-1] + 1 :] if owned else mods
    while mods and mods[0].group().lower() in table("en", "units")["words"]["articles"]:
        mods = mods[1:]
    return mods


def _tail(found: re.Match[str], row: dict[str, str]) -> tuple[str, int]:
    """ "of Islam" behind an army, a letter or a name behind an army group; and where the name ends."""
    of = found["of"]
    if (of and row.get("tail") == "any") or (of and of.strip().startswith("of") and row.get("tail") == "of"):
        return " " + " ".join(of.split()), found.end("of")
    return "", found.end()


def _is_named(found: re.Match[str], row: dict[str, str], mods: list[str], number: int | None, tail: bool) -> bool:
    nations = table("en", "units")["words"]["nations"]
    if number is not None:
        return True
    if "numbered" in row:
        return row["numbered"] == "never"
    echelon = next(value for name, value in found.groupdict().items() if name.startswith("e") and value)
    names = [m for m in mods if m.lower() not in nations]
    return echelon[0].isupper() and not echelon.endswith("s") and (bool(names) or tail)


_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def _figure(text: str) -> str:
    """The ordinal of a name: "Fifth" in digits, "5th" and "XIV" as printed."""
    plain = text.strip()
    if not plain[1:].islower() or plain[0].isdigit():
        return plain
    number = _number(plain)
    return f"{number}{_ENDINGS.get(number, 'th')}"


def _number(text: str) -> int:
    """1 to 399, from "5th", "Fifth" or "V"."""
    plain = text.strip()
    digits = _DIGITS.match(plain)
    if digits:
        return int(digits.group())
    ordinals: list[str] = table("en", "units")["words"]["ordinals"]
    return ordinals.index(plain.lower()) + 1 if plain.lower() in ordinals else roman(plain)
