"""Document -> quantities: a number and what it counts, with what hedges make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sefer.grammars.numbers import CARDINAL, DIGITS, cardinal
from sefer.grammars.spans import Taken
from sefer.grammars.suffixes import TAIL
from sefer.grammars.words import any_of, table
from sefer.letters import lower
from sefer.model import Document, Mention, Part, QuantityValue

_NUMBER = (
    rf"(?:(?:{DIGITS})(?:,\d+)?(?:\s+(?:bin|yüz|milyon)\b(?:\s+(?:\d{{1,3}}\b|(?:(?:{CARDINAL})\s*)+\b))?)?"
    rf"|\b(?:(?:{CARDINAL})\s*)+\b)"
)
ABOUT = 0.1  # "yaklaşık" and its kin: a tenth on either side, a convention of ours


@dataclass(frozen=True)
class _Patterns:
    number: re.Pattern[str]
    counted: re.Pattern[str]
    items: tuple[tuple[str, re.Pattern[str]], ...]
    between: re.Pattern[str]
    never: re.Pattern[str]
    head_count: re.Pattern[str]
    inherits: re.Pattern[str]
    about_before: re.Pattern[str]
    about_after: re.Pattern[str]
    more: re.Pattern[str]
    less: re.Pattern[str]
    one_of: frozenset[str]
    one_in_list: frozenset[str]


@cache
def _patterns() -> _Patterns:
    words, rows = table("tr", "quantities")["words"], table("tr", "quantities")["item"]
    ranges = any_of(words["ranges"])
    second = rf"(?:\s*(?:[–-]|(?:{ranges})\b|{words['between']})\s*(?P<b>{_NUMBER})(?:{words['between_tail']})?)?"
    capital = rf"(?!(?:{any_of(words['not_names'])})\b)[A-ZÇĞİÖŞÜ][a-zçğıöşüâî]+"
    stems = "|".join(f"(?P<i{n}>(?:{row['stem']})(?:{TAIL})(?:l[iıuü]k)?)(?!\\w)" for n, row in enumerate(rows))
    return _Patterns(
        re.compile(rf"(?<![\w.,/])(?P<a>{_NUMBER}){second}(?P<ap>['’]\w+)?", re.IGNORECASE),
        re.compile(stems, re.IGNORECASE),
        tuple((row["name"], re.compile(row["stem"], re.IGNORECASE)) for row in rows),
        re.compile(rf"\s*(?:(?:{capital}|{any_of(words['adjectives'])})\s+){{0,4}}"),
        re.compile(rf"\s*(?:{any_of(words['never'])})(?:{TAIL}|l[iıuü]k)(?![^\W\d_])"),
        re.compile(words["head_count"] + r"$"),
        re.compile(words["inherits"]),
        re.compile(rf"(?:{any_of(words['about_before'])})\s+$", re.IGNORECASE),
        re.compile(rf"\s+(?:{any_of(words['about_after'])})\b"),
        re.compile(rf"(?:{any_of(words['more_before'])})\s+$", re.IGNORECASE),
        re.compile(rf"(?:{any_of(words['less_before'])})\s+$", re.IGNORECASE),
        frozenset(words["one_of"]),
        frozenset(words["one_in_list"]),
    )


def find(document: Document, taken: Taken) -> list[Mention]:
    """The quantities of a document in order."""
    out = []
    for part in document.parts:
        if part.language == "tr" and part.kind not in ("bibliography", "heading", "keywords"):
            for mention in _of_part(document.text, part):
                if taken.free(mention.start, mention.end):
                    out.append(mention)
    return out


def _of_part(text: str, part: Part) -> Iterator[Mention]:
    for found in _patterns().number.finditer(text, part.start, part.end):
        low = cardinal(found["a"])
        high = cardinal(found["b"]) if found["b"] else low
        if low is None or high is None:
            continue
        if (high >= 1000 and low < 1000 and found["b"] and not found["a"].strip().isdigit()) or _shares(
            found, low, high
        ):
            low *= 1000
        end = found.end() if found["b"] and not found["ap"] else found.end("a")
        while text[end - 1].isspace():
            end -= 1
        yield from _counted(text, part, found, end, (low, max(low, high)))


def _shares(found: re.Match[str], low: float, high: float) -> bool:
    """In "55-60 bin" the thousand belongs to both figures."""
    return bool(found["b"]) and high >= 1000 and low < high / 100 and bool(re.search(r"\bbin\b", lower(found["b"])))


def _counted(text: str, part: Part, found: re.Match[str], end: int, span: tuple[float, float]) -> Iterator[Mention]:
    known, start = _patterns(), found.start()
    before = text[max(part.start, start - 50) : start]
    if (
        text[end : end + 1] in (".", ":")
        and text[end + 1 : end + 2] == " "
        and found["a"].strip().isdigit()
        and not found["ap"]
    ):
        return
    if found["ap"]:
        if known.inherits.search(before) and re.fullmatch(r"['’](?:s?[ıiuü]|n?[ıiuü]n)", found["ap"]):
            yield Mention("quantity", start, end, _value(text, start, end, span, _inherited(before), found["a"]))
        return
    if known.never.match(text, end):
        return
    gap = known.between.match(text, end)
    item = known.counted.match(text, gap.end()) if gap and (gap.end() > end) else None
    while item is None and gap is not None and gap.end() > end:
        shorter = text[end : gap.end()].rstrip().rfind(" ")
        if shorter < 0:
            break
        item = known.counted.match(text, end + shorter + 1)
        gap = re.compile(r".*", re.DOTALL).match(text, end, end + shorter + 1)
    if item is None:
        yield from _head_count(text, found, end, span, before)
        return
    name, stem = known.items[next(n for n in range(len(known.items)) if item[f"i{n}"])]
    if lower(found["a"].strip()) == "bir" and not _one(text, item.end(), before, name):
        return
    counted = stem.match(item.group())
    value = _value(text, start, item.end(), span, name, found["a"], counted.group() if counted else item.group())
    yield Mention("quantity", start, item.end(), value)


def _one(text: str, end: int, before: str, item: str) -> bool:
    """ "Bir" counts only in a list of forces, never behind "X'in"."""
    known = _patterns()
    if item not in known.one_of or re.search(r"n[ıiuü]n\s$", before):
        return False
    listed = re.search(r"(?:\bve|,)\s*$", before) or re.match(r"\s*(?:ve\b|,)", text[end : end + 4])
    return item not in known.one_in_list or bool(listed)


_POWER = re.compile(rf"\s+(?P<power>bin|yüz|milyon)(?:{TAIL})(?!\w)")


def _head_count(text: str, found: re.Match[str], end: int, span: tuple[float, float], before: str) -> Iterator[Mention]:
    """ "Asker sayısı 6 binden 30 bine çıktı": the counted noun stands before the figure."""
    power = _POWER.match(text, end)
    stop = power.end() if power else end
    if power:
        factor = cardinal(power["power"]) or 1.0
        span = (span[0] * factor, span[1] * factor)
    if _patterns().head_count.search(before):
        item = "soldier" if re.search(r"\basker|\ber\b|nefer", lower(before)) else "person"
        yield Mention("quantity", found.start(), stop, _value(text, found.start(), stop, span, item, found["a"]))


def _inherited(before: str) -> str:
    plain = lower(before)
    for stem, item in (
        ("subay", "officer"),
        ("asker", "soldier"),
        ("erlerden", "soldier"),
        ("top", "gun"),
        ("tüfek", "rifle"),
    ):
        if stem in plain:
            return item
    return "person"


def _value(
    text: str, start: int, end: int, span: tuple[float, float], item: str, numeral: str, counted: str = ""
) -> QuantityValue:
    """The figure with its range widened by the hedge before or behind it."""
    known, before = _patterns(), text[max(0, start - 24) : start]
    least: float | None = None
    most: float | None = None
    if known.about_before.search(before) or known.about_after.match(text, end):
        least, most = span[0] * (1 - ABOUT), span[1] * (1 + ABOUT)
    elif known.more.search(before):
        least = span[0]
    elif known.less.search(before):
        most = span[1]
    return QuantityValue(*span, item, least, most, numeral=numeral.strip(), counted=counted)
