"""Bodies of men by the words that stand for them, whether or not they are read as units: "O'Grady's brigade", "D Coy.",
"Faik Paşa livası", "aynı kolordu". A word that only points at a body has the name of the one of its size that was named last.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies.shown import any_noun, is_own, names_before, number_in
from sefer.grammars.words import LANGUAGES, table
from sefer.letters import fold
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import PersonValue, Reading, UnitValue

LADDER = ("platoon", "company", "battalion", "regiment", "brigade", "division", "corps", "army")
_LEVEL = {"battery": 1, "squadron": 1}
_LOOSE = ("group", "column", "force", "detachment")  # that may have parts of any size
_CLOSE = 9  # characters behind a body in which it is told where that is
_BEFORE = 12  # sentences over which a word may point at a body
_APART = 12  # characters between a body and the larger one of which its name tells
_SMALL = 4  # every regiment has a battalion of so low a number
MANY = 20  # and few have one so high
_FEWEST = 3  # letters of a word that names
_NEAR = 600  # characters over which a noun may stand for one without
_NAMED_ALONE = ("battalion", "regiment")  # that may be named without their noun: "the Dublin Fusiliers"
_NOT_NAMED_ALONE = {"platoon", "company", "battery", "squadron", "division", "corps", "army"}  # none is
UNNAMED = frozenset({"~"})  # the body of which a text tells without naming it
_BARE = lazy(r"\d{1,3}(?:st|nd|rd|th|d)")
_HEADS = ("heading", "title")
_NOUNS = frozenset([
    "army", "corps", "division", "brigade", "regiment", "battalion", "company", "piyade", "tumen", "tumeni", "firka", "firkasi", "alay",
    "alayi", "tabur", "taburu", "kolordu", "kolordusu", "tugay", "tugayi", "liva", "livasi", "ordu", "ordusu", "bolugu",
])  # fmt: skip
# of a person who heads the body behind
_HEADED = lazy(
    r"(?:['’]?n?[ıiuü]n)?\s+(?:komuta|kumanda|idare|emr|maiyet|yönetim)\w*(?:nda|nde)(?:ki)?\s+(?:bulunan\s+|olan\s+)?"
)
_GENITIVE = lazy(r"['’]?n?[ıiuü]n\s+(?:\w+\s+)?")  # of a person before the noun of his body
_POSSESSED = lazy(r"l[ae]r[ıi]|s[ıiuü]|[ıiuü]n[ıiuüaed]|[ıiuü](?=\W)")


@dataclass(frozen=True, slots=True)
class Body:
    """Where a body of men is named in its sentence, and by what: the class of its noun, its number, names and arms."""

    start: int
    end: int
    size: str
    number: str = ""
    names: frozenset[str] = frozenset()
    arms: frozenset[str] = frozenset()
    points: bool = False  # does it only point at one that was named?
    part: bool = False  # is it a part of it that is told of?
    whole: tuple[str, frozenset[str]] = field(default=("", frozenset()))  # the number and names of the body beside it
    bare: bool = False  # is it named by its number alone, so that its size is only a guess?

    @property
    def level(self) -> int:
        """How large: 0 where its word does not say."""
        return LADDER.index(self.size) + 1 if self.size in LADDER else _LEVEL.get(self.size, 0)

    @property
    def is_common(self) -> bool:
        """Has every larger body one of the name: a first battalion, a company D?"""
        small = self.number.isalpha() or (self.number.isdigit() and int(self.number) <= _SMALL)
        return small and not self.names and 0 < self.level < LADDER.index("brigade")

    def is_same(self, other: Body) -> bool:
        """May two namings be of one body, and do they name it by the same number or name?"""
        sizes = {self.size, other.size}
        if len(sizes - {""}) > 1 and not (self.bare or other.bare) and sizes != {"garrison", "fortress"}:
            return False
        if self.arms and other.arms and not self.arms & other.arms:
            return False
        if (
            not (self.size and other.size)
            and {self.size, other.size} & _NOT_NAMED_ALONE
            and not (self.bare or other.bare)
        ):
            return False  # "the 14th Indiana" is no battery
        if self.arms != other.arms and not (self.points or other.points or self._is_short_of(other)):
            return False
        if self.number and other.number:
            if self.number != other.number or (self.names and other.names and not self.names & other.names):
                return False
            wholes = (self.whole, other.whole)
            return not (self.is_common and all(w != ("", frozenset()) for w in wholes) and wholes[0] != wholes[1])
        return bool(self.names & other.names)

    def _is_short_of(self, other: Body) -> bool:
        """Is one the bare number of the other, too high for many to have it: "the 25th Regiment" of rifles?"""
        if not (self.number or other.number):  # "the Perth battalion" of volunteers
            return (
                bool(self.names & other.names)
                and not (self.arms and other.arms)
                and not (self.arms | other.arms) & served()
            )
        bare = not (self.arms or self.names) or not (other.arms or other.names)
        return (
            bare
            and not (self.arms | other.arms) & served()
            and self.number == other.number
            and self.number.isdigit()
            and int(self.number) > MANY
        )

    def is_other(self, other: Body) -> bool | None:
        """Are two namings of one size of two bodies? None where one has a number and the other a name."""
        if not self.size or self.size != other.size:
            return False
        if self.number and other.number:
            return self.number != other.number
        if self.names and other.names:
            return not self.names & other.names
        return None if self.names or other.names else False

    def is_unlike(self, other: Body) -> bool:
        """Is one a column or a group, and the other a large body of the order of battle?"""
        sizes = {self.size, other.size}
        return bool(sizes & {*_LOOSE}) and max(self.level, other.level) >= LADDER.index("brigade") + 1

    def holds(self, other: Body) -> bool:
        """Is it a size that the other may be a part of?"""
        if self.level:
            return self.level > (other.level or LADDER.index("regiment") + 1)
        return self.size in _LOOSE and other.size not in (*_LOOSE, "army")


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "bodies")["grammar"][name]))


@cache
def _weak(language: str) -> re.Pattern[str]:
    return re.compile(table(language, "bodies")["grammar"]["weak"])


@cache
def peoples(language: str) -> frozenset[str]:
    """The names of peoples and what is called after them, folded."""
    return frozenset(fold(w) for name in ("quantities", "units") for w in table(language, name)["words"]["nations"])


@cache
def served() -> frozenset[str]:
    """The arms that serve guns or lines: a regiment that is told without an arm is none of them."""
    return frozenset(arm for language in LANGUAGES for arm in table(language, "bodies")["grammar"]["served"])


class Bodies:
    """Finds the bodies of each sentence in turn, and keeps who was named last of each size."""

    def __init__(self, reading: Reading) -> None:
        self._told_of = _headed(reading)
        self._last = dict(self._told_of)
        self._at: dict[str, int] = {}  # where the one of each size was named last
        self._skipped: deque[tuple[Told, str]] = deque(maxlen=_BEFORE)

    def skip(self, sentence: Told, raw: str) -> None:
        """Keep a sentence of which nothing is asked but whom it names."""
        self._skipped.append((sentence, raw))

    def of(self, sentence: Told, raw: str) -> list[Body]:
        """The bodies that a sentence names; `raw` is the sentence as printed."""
        found = list({(b.start, b.end): b for b in reversed(list(bodies_of(sentence, raw)))}.values())
        if any(b.points for b in found):
            for before in self._skipped:
                for one in bodies_of(*before):
                    if not one.points:
                        self._keep(one, sentence.language)
            self._skipped.clear()
        out = []
        for body in sorted(found, key=lambda b: b.start):
            if body.points:
                known = self.known(body, sentence) or Body(0, 0, body.size, names=UNNAMED)
                known = replace(known, start=body.start, end=body.end, part=body.part, points=True)
                out.append(replace(known, arms=body.arms or known.arms))
                continue
            if self._keep(body, sentence.language):
                self._at[body.size] = sentence.span.start + body.start
            out.append(body)
        return [replace(b, whole=_whole(b, out, sentence.language)) if b.is_common else b for b in out]

    def _keep(self, body: Body, language: str) -> bool:
        """Keep a body as the last of its size, but none that is told only as one of a people ("the German battalion") over another."""
        if not body.number and body.names and body.names <= peoples(language) and body.size in self._last:
            return False
        self._last[body.size] = body
        return True

    def known(self, body: Body, sentence: Told) -> Body | None:
        """The body at which a noun points: that of which the text tells, or that was named last where a word points back."""
        back = _pattern(sentence.language, "back").search(sentence.words[max(0, body.start - 20) : body.start])
        own = None if back else self._told_of.get(body.size)
        named, alone = (self._at.get(size, -_NEAR) for size in (body.size, ""))
        if own is None and body.size in _NAMED_ALONE and sentence.span.start - alone < _NEAR and alone > named:
            return self._last.get("")
        alone_named = self._last.get("") if body.size in _NAMED_ALONE else None
        return own or self._last.get(body.size) or alone_named


def _headed(reading: Reading) -> dict[str, Body]:
    """The one body of each size that the headings of a text name: that of which it tells."""
    found: dict[str, set[Body]] = {}
    heads = [p for p in reading.document.parts if p.kind in _HEADS]
    for mention in reading.mentions if heads else ():
        if isinstance(mention.value, UnitValue) and any(p.start <= mention.start < p.end for p in heads):
            body = _of(mention.value, 0, 0)
            every = {"one", "two", "bir", "iki"}.union(*map(peoples, LANGUAGES))
            if body.number or body.names - every:  # none of "One Regiment in the Valley", "A Confederate Brigade"
                found.setdefault(body.size, set()).add(body)
    return {size: bodies.pop() for size, bodies in found.items() if len(bodies) == 1}


def _of(value: UnitValue, start: int, end: int) -> Body:
    """A unit that is read as one."""
    named = frozenset(w for w in fold(value.name).split() if len(w) >= _FEWEST and not w[0].isdigit())
    size = value.echelon if value.echelon in LADDER else ""
    return Body(start, end, size, str(value.number or ""), named - _NOUNS)


def _whole(body: Body, beside: list[Body], language: str) -> tuple[str, frozenset[str]]:
    """The larger body that is named right beside a battalion or a company; in Turkish before it."""
    behind = _APART if language == "en" else 0
    near = [b for b in beside if b.level > body.level]
    near = [b for b in near if abs(b.end - body.start) < _APART or abs(b.start - body.end) < behind]
    return (near[0].number, near[0].names) if near else ("", frozenset())


def _is_one_of_many(found: re.Match[str], words: str, end: int, language: str) -> bool:
    """Does a noun name no body by its people alone: an army, or several: "two Indian battalions"?"""
    if found.lastgroup in ("army", "corps"):
        return found.lastgroup == "army"
    return _pattern(language, "plural").search(words[found.end() - 2 : end]) is not None


def bodies_of(sentence: Told, raw: str) -> Iterator[Body]:
    """The bodies of a sentence by their own words alone."""
    language, words, base = sentence.language, sentence.words, sentence.span.start
    grammar = table(language, "bodies")["grammar"]
    taken: list[tuple[int, int]] = []
    ranked, days = _spans(sentence, "person"), _spans(sentence, "date")
    for found in any_noun(language).finditer(words):
        if any(low <= found.start() < high for low, high in ranked):
            continue  # "Brigade Commander Hale"
        if found.lastgroup == "fortress" and taken and found.start() - taken[-1][1] < _CLOSE:
            continue  # "the garrison of the fort"
        on = max((b for _, b in days if b <= found.start()), default=0)
        start, names = names_before(raw, found.start(), language, on, ranked)
        end = found.end()
        while end < len(words) and words[end].isalpha():
            end += 1
        if not is_own(raw, found, names, language) or (
            names and raw[found.start()].islower() and _pattern(language, "governs").search(words, end)
            and any(m.type == "person" and start < m.end - base <= found.start() for m in sentence.mentions)
        ):  # fmt: skip
            start, names = found.start(), []
        if names and all(fold(n) in peoples(language) for n in names) and _is_one_of_many(found, words, end, language):
            continue  # "the Russian army": there are several
        body = _of_person(sentence, raw, _made(start, end, str(found.lastgroup), names, language), found.start())
        body = _further(raw, found, body, (start, end), days, language)
        end = max(end, body.end)
        part = _is_part(words, start, end, language)
        if not body.number and not body.names:
            many = _pattern(language, "plural").search(words[found.end() - 2 : end]) is not None
            several = many and found.lastgroup != "corps"
            owner = None if several else _pattern(language, "owner").match(raw[end : end + 40].lstrip())
            if owner and (name := fold(owner["of"]).split()[-1]):
                body = replace(body, names=frozenset({name}))
            elif not many and (described := _pattern(language, "described").search(words, 0, found.start())):
                body = replace(body, start=described.start("of"), names=frozenset({fold(described["of"])}))
            elif (
                several
                or _pattern(language, "counted").search(words[max(0, start - 20) : start])
                or (language == "en" and not _points(words, found, start, language))
            ):
                continue
            else:
                body = replace(body, points=True)
        taken.append((start, end))
        yield replace(body, part=part)
        both = _pattern(language, "both").search(raw, 0, start) if body.names and not body.number else None
        if both and _pattern(language, "plural").search(
            words[found.start() : end]
        ):  # "the North and the South Brigades"
            yield replace(_made(*both.span("of"), body.size, [both["of"]], language), part=part)
    for found in _pattern(language, "named").finditer(raw):
        if (
            not any(a <= found.start() < b for a, b in days)
            and not any(a < found.end() and found.start() < b for a, b in taken)
            and not re.match(grammar["not_named"], found["name"] or "")
        ):
            names = [n for n in found.group().split() if not re.fullmatch(grammar["not_modifier"], n)]
            taken.append(found.span())
            part = _is_part(words, *found.span(), language)
            yield replace(_made(found.start(), found.end(), "", names, language), part=part)
    for found in _pattern(language, "held_place").finditer(raw):
        if not any(a < found.end() and found.start() < b for a, b in taken):
            taken.append(found.span())
            yield _made(*found.span("of"), "fortress", [found["of"]], language)
    for mention in sentence.mentions:
        value, at, end = mention.value, mention.start - base, mention.end - base
        if isinstance(value, UnitValue) and not any(a < end and at < b for a, b in taken):
            yield replace(_of(value, at, end), bare=_BARE.fullmatch(raw, at, end) is not None)


def _is_part(words: str, start: int, end: int, language: str) -> bool:
    before, behind = _pattern(language, "part"), _pattern(language, "part_behind")
    return bool(before.search(words[max(0, start - 40) : start]) or behind.match(words[end : end + 30]))


def _spans(sentence: Told, type_: str) -> list[tuple[int, int]]:
    return [(m.start - sentence.span.start, m.end - sentence.span.start) for m in sentence.mentions if m.type == type_]


def _of_person(sentence: Told, raw: str, body: Body, noun: int) -> Body:
    """A body that has no other name by that of its head beside it: "Reşit Paşa'nın fırkası", "Lee had in his brigade"."""
    if body.number or body.names or body.arms:
        return body
    if his := _pattern(sentence.language, "his_own").search(raw, 0, noun):
        return replace(body, names=frozenset({fold(his["name"])}))
    if sentence.language != "tr":
        return body
    owned = _POSSESSED.search(sentence.words, noun, body.end + 1) is not None
    for mention in sentence.mentions:
        at, behind = mention.start - sentence.span.start, mention.end - sentence.span.start
        if isinstance(mention.value, PersonValue) and (
            (owned and _GENITIVE.fullmatch(sentence.words, behind, noun))
            or _HEADED.fullmatch(sentence.words, behind, noun)
        ):
            named = (w for w in fold(mention.value.name).split() if len(w) >= _FEWEST and not _weak("tr").fullmatch(w))
            return replace(body, start=at, names=frozenset(named))
    return body


def _further(
    raw: str, noun: re.Match[str], body: Body, span: tuple[int, int], days: Sequence[tuple[int, int]], language: str
) -> Body:  # fmt: skip
    """A body with what names it behind its noun: "Regiment 42", "the brigade commander of the 24th", "2nd Battalion, Essex Fusiliers"."""
    start, end = span
    found: re.Match[str] | None = None
    if body.number:
        of = _pattern(language, "of_corps").match(raw, end) if body.size == "battalion" else None
        return replace(body, end=of.end(), names=body.names | {fold(w) for w in of["of"].split()}) if of else body
    if raw[noun.start()].isupper() and end == noun.end() and not any(a <= end + 1 < b for a, b in days):
        found = _pattern(language, "behind").match(raw, end)
    elif start == noun.start():
        found = _pattern(language, "commander_of").match(raw, end)
    return _called(found, body) if found else body


def _called(behind: re.Match[str], body: Body) -> Body:
    """A body with the number behind its noun, or, where it may have parts of any size, the name: "Regiment 42", "Group North"."""
    if behind["n"]:
        return replace(body, number=behind["n"], end=behind.end("n"))
    if body.size not in _LOOSE or not behind.groupdict().get("name"):
        return body
    return replace(body, names=body.names | {fold(behind["name"])}, end=behind.end("name"))


def _points(words: str, noun: re.Match[str], start: int, language: str) -> bool:
    """Does a noun without a name point at a body that was named: "that division", "division commander"?"""
    return bool(
        _pattern(language, "points").search(words[max(0, start - 20) : start])
        or words.startswith((" commander", "al commander"), noun.end())
        or (words[: noun.start()].strip(" “\"'‘")[-1:] in ("", ":") and words.startswith((" ", ","), noun.end()))
    )


def _made(start: int, end: int, size: str, names: list[str], language: str) -> Body:
    number, named, arms = "", set[str](), set[str]()
    for name in reversed(names):
        word = fold(re.sub(r"['’]s?$", "", name)).rstrip(".,")
        figure = number_in(name, language)
        if figure and not number:
            number = figure
        elif (arm := word.removesuffix("s")) in table(language, "bodies")["grammar"]["arms"]:
            arms.add(arm)  # "the 38th Rifles"
        elif len(word) >= _FEWEST and not _weak(language).fullmatch(word):
            named.add(word)
    return Body(start, end, size, number, frozenset(named), frozenset(arms))
