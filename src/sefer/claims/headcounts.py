"""What is counted of the one formation of a sentence by its one figure, told around its name: its strength, a loss, what it took.

Verbs and nouns of counting are read where they stand (english/men/figures.py, turkish/men/strengths.py and their like); here are the many ways
in which a sentence that names one formation and one figure counts without them: "Eighty-three was the number of Fusiliers killed", "the
Lancers (3 May: 640 men)". Its words are written as a line in which § stands for the formation and ¤ for the figure; the tables of the
languages say which lines count what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import Any

from sefer.claims.counts import MEN, told
from sefer.claims.drafts import Draft, drafted
from sefer.claims.lines import line_of, one_force
from sefer.claims.tokens import Token
from sefer.claims.words import table
from sefer.letters.patterns import Sought, lazy, sought

_FAR = 24  # words between a formation and the figure that is told of it
_KINDS = ("loss", "capture", "strength")  # in which order the tables are asked
_TAKEN = {  # what is taken, by its words in either language
    "prisoner": lazy(r"prisoner|captive|surrender|laid down|esir|tutsak|teslim"),
    "machine_gun": lazy(r"machine|makineli|mitralyöz"),
    "gun": lazy(r"\bguns?\b|\btop(?:u|lar\w*|un)?\b"),
    "rifle": lazy(r"\brifles?\b|tüfe"),
}
_NO_NOUN = frozenset(
    (
        "of",
        "in",
        "on",
        "at",
        "by",
        "and",
        "killed",
        "wounded",
        "dead",
        "strong",
        "all",
        "men",
        "officers",
        "olarak",
        "idi",
    )
)
_BARE = lazy(r"\d{1,3}(?:[.,\s]\d{3})*(?:['’]\w+)?|\d{4,}(?:['’]\w+)?")
_YEAR = lazy(r"1[5-9]\d\d\b")
_HEAD, _DIGITS = lazy("['’]"), lazy(r"\D")


@cache
def _pattern(language: str, kind: str, name: str) -> Sought:
    rows: Mapping[str, Any] = table(language)["headcounts"]
    return sought(str(rows[kind][name] if kind else rows[name]))


def headcounts(tokens: Sequence[Token], drafts: list[Draft], language: str) -> list[Draft]:
    """The drafts of a sentence with what its one formation and its one figure tell of each other; of the day that it names.

    A verb that counts goes before, unless it takes for a strength what beside it is told as lost or taken.
    """
    figure, force = _figure(tokens), one_force(tokens)
    if figure is None or force is None:
        return drafts
    at, near = tokens.index(figure), tokens.index(force)
    if abs(near - at) > _FAR or any(t.text == ";" for t in tokens[min(near, at) : max(near, at)]):
        return drafts
    line = line_of(tokens, {id(force): "§", id(figure): "¤"}, language)
    if _pattern(language, "", "nothing").search(line):
        return drafts
    counted = [draft for draft in drafts if _fills(draft, figure)]
    for kind in _KINDS:
        if _pattern(language, kind, "not").search(line) or not _pattern(language, kind, "told").search(line):
            continue
        values = _values(kind, figure, line, language)
        if not values:
            continue
        if counted and not (
            all(draft.kind == "strength" for draft in counted)
            and kind != "strength"
            and _pattern(language, kind, "sure").search(line)
        ):
            return drafts
        return [
            *(draft for draft in drafts if draft not in counted),
            _draft(kind, tokens, force, figure, values, language),
        ]
    return drafts


def _figure(tokens: Sequence[Token]) -> Token | None:
    """The one figure that a sentence tells: with a noun, or bare."""
    told_ = [t for t in tokens if t.kind == "quantity"]
    bare = [
        t for t, behind in zip_longest(tokens[1:], tokens[2:])  # what opens a sentence may number it
        if t.mention is None and _BARE.fullmatch(t.text) and not _YEAR.match(t.text)
        and (behind is None or behind.kind != "word" or behind.low in _NO_NOUN or "’" in t.text or "'" in t.text)
    ]  # fmt: skip
    return (told_ or bare)[0] if len(told_) + len(bare) == 1 else None


def _fills(draft: Draft, figure: Token) -> bool:
    return any(slot == "values" and start < figure.end and figure.start < end for slot, start, end in draft.filled)


def _values(kind: str, figure: Token, line: str, language: str) -> dict[str, object]:
    """The figure as a claim of a kind writes it; nothing where it counts what such a claim does not."""
    item = figure.item or "person"
    amount = told(figure.counts) if figure.counts is not None else int(_DIGITS.sub("", _HEAD.split(figure.text)[0]))
    if kind == "capture":
        of = next((sort for sort, words in _TAKEN.items() if words.search(line)), "") if " " not in figure.text else ""
        sort = (
            of or item
            if item in _TAKEN or of
            else "prisoner"
            if item in MEN and _TAKEN["prisoner"].search(line)
            else ""
        )
        return {sort: amount} if sort else {}
    if item not in MEN:
        return {}
    if kind == "strength":
        return {item: amount}
    fates = [fate for fate in ("killed", "wounded", "missing") if _pattern(language, "loss", fate).search(line)]
    return {fates[0] if len(fates) == 1 else "total": {item: amount}}


def _draft(
    kind: str, tokens: Sequence[Token], force: Token, figure: Token, values: dict[str, object], language: str
) -> Draft:
    owner = _pattern(language, "", "owner").search(force.name)  # "the regiment's strength"
    dates = [t for t in tokens if t.kind == "date" and t.day is not None]
    date = dates[0] if len(dates) == 1 else None
    slots: dict[str, object] = {
        "subject": owner[1] if owner else force.name, "date": date.day.edtf if date is not None and date.day is not None else None,
        "place": None, "values": values,
    }  # fmt: skip
    if kind == "capture":
        slots["object"] = None
    words = [("subject", force), ("values", figure)]
    return drafted(kind, slots, words + ([("date", date)] if date is not None else []))
