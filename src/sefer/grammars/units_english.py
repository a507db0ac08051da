"""English text -> named formations: "the 9th and 10th Regiments", "XIV Corps", "Third Army", "1/4th Hampshires"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from sefer.grammars.names import kind_of
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import lazy
from sefer.letters.romans import roman
from sefer.model import UnitValue

_DIGITS = lazy(r"(?:\d{1,2}(?:st|nd|rd|th)?/)?(\d{1,3})|No\.?\s(\d{1,3})")
_OWNER = lazy(r"[’']s?$")
_WORD = lazy(r"\S+")
_OF_FOOT = lazy(r"\d{1,2}/")  # "1/4th", not the "4th/7th" of two regiments made one
_COMPANIES_OF = lazy(r"\b(?:compan(?:y|ies)|battalions?|platoons?|half) of the (?P<n>[A-Z][a-z]{3,}s)\b")
_LINE = 32  # from here on "the 53rd" can be no day of a month
_Row = dict[str, Any]


class _Patterns(NamedTuple):
    formation: re.Pattern[str]
    member: re.Pattern[str]  # one number of its list
    force: re.Pattern[str]  # "Dunsterforce"
    alone: re.Pattern[str]  # "the 53rd"
    fights: re.Pattern[str]  # behind "the 5th", which is no day then
    above: re.Pattern[str]  # "... of the 54th", behind a brigade
    bare: re.Pattern[str]  # "55 Bde.", "7 Armoured Division"
    another: re.Pattern[str]  # "... and the 5th", behind the 4th Division
    lettered: re.Pattern[str]  # "G Battery"
    letters: re.Pattern[str]  # "A, B and D Companies"
    royal: re.Pattern[str]  # "King's"
    trailing: re.Pattern[str]  # "Infantry Regiment 26"
    called: re.Pattern[str]  # "1/5 Suffolks", "9 Lancers"
    american: re.Pattern[str]  # "Company B"
    rows: tuple[_Row, ...]  # of the table, behind the groups
    rows_behind: tuple[_Row, ...]


@cache
def _patterns() -> _Patterns:
    words, rows = table("en", "units")["words"], tuple(table("en", "units")["echelon"])
    behind = tuple(table("en", "units")["behind"])
    called = "|".join(f"(?P<t{n}>{row['word']})" for n, row in enumerate(behind))
    spelt = any_of([o.capitalize() for o in words["ordinals"]])
    tens = any_of([t.capitalize() for t in words["tens"]])
    ordinal = (
        rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?/)?\d{{1,3}}(?:st|nd|rd|th|d)\b|No\.?\s\d{{1,3}}\b|(?:(?:{tens})-(?i:{spelt})|{spelt})\b"
        r"|(?:[IVXL]{1,6}|C[IVXL][IVXLC]{0,5})(?=,?\s))"
    )
    title = r"(?:\s+\([A-Z][\w .’'-]{1,30}\))?"  # "52nd (Lowland)"
    member = rf"(?<![\w.])(?P<member>{ordinal}){title}(?=,|\s+and\b)"
    listed = rf"(?:{ordinal}{title},\s+){{0,12}}(?:{ordinal}{title},?\s+and\s+)?"
    firsts = any_of([row["of"].split()[0] for row in rows if row["of"]])
    short = any_of(words["abbreviations"])
    capital = rf"(?!(?:{firsts}|{ordinal})\b)(?:(?:{short})\.|[A-ZÇĞİÖŞÜŠŽČĆŁŚÉÁÓĐ][\w’'-]*)"
    echelons = "|".join(f"(?P<e{n}>{_word(row)})" for n, row in enumerate(rows))
    return _Patterns(
        lazy(
            rf"(?=[A-ZÇĞİÖŞÜŠŽČĆŁŚÉÁÓĐ\d])(?<![\w./])(?P<list>{listed})(?P<n>{ordinal}{title}\s+)?(?P<mods>(?:{words['realm']}{capital}\s+){{0,4}})(?:{echelons})(?!\w)"
            rf"(?=(?P<of>\s+(?:of\s+(?:the\s+)?)?[A-Z][\w-]*)?)"
        ),
        lazy(member),
        lazy(words["force"]),
        lazy(rf"\b[Tt]he\s+(?P<n>\d{{2,3}}(?:st|nd|rd|th))(?=[,;)]|\.(?=\s|$)|\s+(?:{any_of(words['alone'])})\b)"),
        lazy(rf"\s+(?:{any_of(words['fights'])})\b"),
        lazy(words["above"]),
        lazy(
            rf"(?<![\w.,:/–-])(?<!\bNo )(?<!\bNo\. )(?P<n>\d{{1,3}}{title})\s+(?P<mods>(?:{capital}\s+){{0,3}})"
            rf"(?:{'|'.join(f'(?P<b{n}>{word})' for n, word in enumerate(_SINGLE.values()))})(?!\w)"
        ),
        lazy(words["another"]),
        lazy(words["lettered"]),
        lazy(words["letters"]),
        lazy(words["royal"]),
        lazy(rf"(?<![\w.])(?:{called})\s(?:No\.?\s)?(?P<n>\d{{1,3}})(?![\w/]|[.,:]\d)"),
        lazy(words["called"]),
        lazy(words["american"]),
        rows,
        behind,
    )


# what is numbered without the ending of an ordinal, in British prose of 1939 to 1945 and in diaries
_SINGLE = {
    "corps": r"Corps",
    "army_group": r"Army Group",
    "division": r"Division|Divn?\b\.?",
    "brigade": r"Brigade|B(?:ri)?g?de\b\.?",
    "battalion": r"Battalion|B(?:att)?n\b\.?|Commando",
    "regiment": r"Regt\b\.?",
    "battery": r"Battery|Bty\b\.?",
    "company": r"Company|Coy\b\.?",
    "squadron": r"Squadron|Sqn\b\.?",
}


def _word(row: _Row) -> str:
    """The pattern of an echelon word; one that may be any word is tried behind a number only."""
    return rf"(?(n)(?:{row['word']})|(?!))" if row.get("numbered") == "figure" else str(row["word"])


def forces(text: str, start: int, end: int) -> Iterator[tuple[int, int, UnitValue]]:
    """Forces called by one word: "Dunsterforce"."""
    if text.find(table("en", "units")["words"]["force_letters"], start, end) < 0:
        return
    for found in _patterns().force.finditer(text, start, end):
        yield found.start(), found.end(), UnitValue(found.group(), "detachment")


def find(text: str, start: int, end: int) -> Iterator[tuple[int, int, UnitValue]]:
    """The formations of a stretch of English text; unnamed forces ("the Turkish army", "two regiments") are none."""
    known = _patterns()
    called: set[str] = set()  # "North Staffords", behind a number
    numbered: list[tuple[int, UnitValue]] = []
    yield from _without_ordinal(text, start, end, known)
    for found in known.formation.finditer(text, start, end):
        row = known.rows[next(n for n in range(len(known.rows)) if found[f"e{n}"])]
        mods = _modifiers(text, found)
        number = _number(found["n"]) if found["n"] else None
        tail, stop = _tail(found, row)
        if not _is_named(found, row, [m.group() for m in mods], number, bool(tail)):
            continue
        ending = row["of"] or _echelon(found)
        name = " ".join([*_title(found["n"]), *(m.group() for m in mods), ending]) + tail
        at = found.start("n") if number else mods[0].start() if mods else found.start(f"e{known.rows.index(row)}")
        if row.get("numbered") == "figure":
            called.add(name)
        echelon = _level(row, found["n"] or "", number, [m.group() for m in mods])
        if number and echelon in _ALIKE:
            yield from _another(text, found.end(), end, echelon, ending)
        if number and (over := _ABOVE.get(echelon)) and (upper := known.above.match(text, found.end(), end)):
            whole = UnitValue(f"{upper['n']} {over.capitalize()}", over, _number(upper["n"]))
            yield *upper.span("n"), whole
        value = UnitValue(f"{_figure(found['n'])} {name}" if number else name, echelon, number)
        yield at, stop, value
        if number:
            numbered.append((at, value))
        for one in known.member.finditer(text, found.start("list"), found.end("list")) if number else ():
            level = _level(row, one["member"], _number(one["member"]), [m.group() for m in mods])
            value = UnitValue(f"{_figure(one['member'])} {name}", level, _number(one["member"]))
            yield one.start(), one.end("member"), value
            numbered.append((one.start(), value))
    yield from _alone(text, start, end, numbered)
    for found in known.american.finditer(text, start, end):
        yield *found.span(), UnitValue(found.group(), _LETTERED.get(found["what"], found["what"].lower()))
    for found in known.lettered.finditer(text, start, end):
        yield *found.span(), UnitValue(found.group(), _LETTERED.get(found["what"], found["what"].lower()))
    for found in known.letters.finditer(text, start, end):
        what = next(name for head, name in _LETTERS.items() if found["what"].startswith(head))
        for letter in _LETTER.finditer(text, *found.span("list")):
            yield (
                *letter.span(),
                UnitValue(f"{letter.group()} {what.capitalize()}", what if what != "troop" else "other"),
            )
    for found in _COMPANIES_OF.finditer(text, start, end):
        if kind_of(found["n"], "en") in "ng":
            called.add(found["n"])
    if called:
        again = re.compile(rf"(?<=the )(?:{any_of([re.escape(name) for name in called])})(?!\w)")
        yield from (
            (*found.span(), UnitValue(found.group(), "battalion")) for found in again.finditer(text, start, end)
        )


def _alone(
    text: str, start: int, end: int, numbered: list[tuple[int, UnitValue]]
) -> Iterator[tuple[int, int, UnitValue]]:
    """ "The 163rd Division ... the 163rd": a number alone is the formation last told with it, else a regiment."""
    known, told, at = _patterns(), dict[int | None, UnitValue](), 0
    for found in known.alone.finditer(text, start, end):
        while at < len(numbered) and numbered[at][0] < found.start():
            told[numbered[at][1].number] = numbered[at][1]
            at += 1
        number = _number(found["n"])
        if number >= _LINE:
            beside = told.get(number - 1) or told.get(number + 1)  # "152nd and 153rd Brigades ... the 154th"
            if beside is None and at and not _CLOSES.search(text, numbered[at - 1][0], found.start()):
                beside = numbered[at - 1][1]  # "the 39th Battalion held the hill; the 53rd, ..."
            echelon = beside.echelon if beside else "regiment"
            yield (
                *found.span("n"),
                told.get(number) or UnitValue(f"{found['n']} {echelon.capitalize()}", echelon, number),
            )
        elif number in told and known.fights.match(text, found.end()):
            yield *found.span("n"), told[number]


_ALIKE = ("division", "brigade", "regiment")
_ABOVE = {"brigade": "division", "battery": "brigade", "battalion": "regiment", "company": "battalion"}
_NEAR = 160  # characters in which the next of the same sort may stand
_CLOSES = lazy(r"[.!?]\s")


def _without_ordinal(text: str, start: int, end: int, known: _Patterns) -> Iterator[tuple[int, int, UnitValue]]:
    """ "55 Bde.", "7 Armoured Division", "Infantry Regiment 26", "Jasta 11"."""
    for found in known.bare.finditer(text, start, end):
        echelon = next(name for n, name in enumerate(_SINGLE) if found[f"b{n}"])
        ending = {"army_group": "Army Group"}.get(echelon, echelon.capitalize())
        name = " ".join([*_title(found["n"]), *found["mods"].split(), ending])
        value = _number(found["n"])
        yield found.start(), found.end(), UnitValue(f"{_figure(found['n'])} {name}", echelon, value)
    for found in known.called.finditer(text, start, end):
        level, number = (
            _CALLED[bool(found["foot"]) or not _MOUNTED.search(found.group())],
            found["foot"] or found.group().split()[0],
        )
        yield *found.span(), UnitValue(found.group(), level, int(number))
    for found in known.trailing.finditer(text, start, end):
        row = known.rows_behind[next(n for n in range(len(known.rows_behind)) if found[f"t{n}"])]
        yield *found.span(), UnitValue(" ".join(found.group().split()), row["name"], int(found["n"]))


_LETTER = lazy(r"[A-Z]")
_LETTERS = {"Batt": "battery", "Bty": "battery", "Co": "company", "Sq": "squadron", "Tr": "troop"}
_LETTERED = {"Troop": "other", "Coy": "company", "Bty": "battery", "Sqn": "squadron"}


def _another(text: str, at: int, end: int, echelon: str, ending: str) -> Iterator[tuple[int, int, UnitValue]]:
    """ "The 4th Division took the pass and the 5th the track": the next number of the sentence, without its word."""
    closes = _CLOSES.search(text, at, min(end, at + _NEAR))
    found = _patterns().another.search(text, at, closes.start() if closes else min(end, at + _NEAR))
    if found is not None:
        number = _number(found["n"])
        yield *found.span("n"), UnitValue(f"{found['n']} {ending}", echelon, number)


def _echelon(found: re.Match[str]) -> str:
    """The word that says what the formation is, as printed."""
    return next(value for name, value in found.groupdict().items() if name[1:].isdigit() and value)


def _level(row: _Row, ordinal: str, number: int | None, mods: list[str]) -> str:
    """The echelon: "1/4th" and low numbers of British foot are battalions of a regiment."""
    if number is None or row["name"] != "regiment":
        return str(row["name"])
    foot = number <= row.get("battalions_to", 0) and (row.get("alone") or bool(mods))
    named = not re.search(row["unless"], mods[-1]) if mods and "unless" in row else True
    return "battalion" if _OF_FOOT.match(ordinal) or (foot and named) else "regiment"


def _title(ordinal: str | None) -> list[str]:
    """What stands in brackets behind the number: "52nd (Lowland)"."""
    return [ordinal[ordinal.index("(") + 1 : ordinal.index(")")]] if ordinal and "(" in ordinal else []


def _modifiers(text: str, found: re.Match[str]) -> list[re.Match[str]]:
    """The capitalised words before the echelon, less an article or preposition that begins a sentence."""
    mods = list(_WORD.finditer(text, *found.span("mods")))
    royal = _patterns().royal
    owned = [
        n
        for n, mod in enumerate(mods)
        if _OWNER.search(mod.group())
        and not royal.fullmatch(mod.group())
        and not (n and royal.fullmatch(f"{mods[n - 1].group()}'s"))
        and not (n > 1 and mods[n - 1].group() in ("of", "the"))
    ]
    mods = mods[owned[-1] + 1 :] if owned else mods
    while mods and mods[0].group().lower() in table("en", "units")["words"]["articles"]:
        mods = mods[1:]
    return mods


@cache
def _ranks() -> frozenset[str]:
    return frozenset(table("en", "persons")["ranks"])


def _tail(found: re.Match[str], row: _Row) -> tuple[str, int]:
    """ "of Islam" behind an army, a letter or a name behind an army group; and where the name ends."""
    of = found["of"]
    if of and found["n"] and row.get("tail") == "of":
        return "", found.end()  # "the Eighth Army of Jevad"
    if of and (
        of.split()[-1] in _ranks() or kind_of(of.split()[-1], "en") == "g"
    ):  # "the North Army of Ludwig von ..."
        return "", found.end()
    if (of and row.get("tail") == "any") or (of and of.strip().startswith("of") and row.get("tail") == "of"):
        return " " + " ".join(of.split()), found.end("of")
    return "", found.end()


def _is_named(found: re.Match[str], row: _Row, mods: list[str], number: int | None, tail: bool) -> bool:
    names = [m for m in mods if m.lower() not in table("en", "units")["words"]["nations"]]
    echelon, numbered = _echelon(found), row.get("numbered")
    if (
        echelon.rstrip(".") in _SHORT
        and number is None
        and _OPENS.search(found.string, max(0, found.start("mods") - 3), found.start("mods"))
    ):
        return len(mods) > 1  # "Conference Bde H.Q."
    if numbered == "figure":
        told = number is not None and (found["n"][:1].isdigit() or bool(row.get("spelt") and found["n"][1:2].islower()))
        return told and kind_of(echelon, "en") in "ngxc"
    if number is not None:
        return True
    if numbered == "named":
        return bool(names) or bool(row.get("alone"))
    if numbered is not None:
        return bool(numbered == "never")
    plural = echelon.endswith("s") and not echelon.endswith("rps")
    return echelon[0].isupper() and not plural and (bool(names) or tail)


_MOUNTED = lazy(r"(?:Lancers|Hussars|Dragoons|Cavalry|Sikhs|Punjabis|Dogras|Gurkhas|Rajputs|Mahrattas|Jats)$")
_CALLED = ("regiment", "battalion")
_SHORT = frozenset(("Bde", "Bn", "Div", "Regt", "Bgde", "Brigde", "Battn"))
_OPENS = lazy(r"(?:^|[.!?:;]\s|\n)$")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def _figure(text: str) -> str:
    """The ordinal of a name: "Fifth" in digits, "5th" and "XIV" as printed."""
    plain = text.partition("(")[0].strip()
    if plain[0].isdigit() or not plain[1:2].islower():
        return plain
    number = _number(plain)
    return f"{number}{_ENDINGS.get(number % 10 if number > 20 else number, 'th')}"


def _number(text: str) -> int:
    """1 to 399, from "5th", "1/4th", "No. 8", "Fifth", "Twenty-first" or "V"."""
    plain = text.partition("(")[0].strip()
    digits = _DIGITS.match(plain)
    if digits:
        return int(digits[1] or digits[2])
    words = table("en", "units")["words"]
    tens, dash, ones = plain.lower().rpartition("-")
    if ones in words["ordinals"]:
        return (10 * words["tens"].index(tens) + 20 if dash else 0) + int(words["ordinals"].index(ones)) + 1
    return roman(plain)
