"""A figure with what it counts, what became of that, of whom, where and when: what is held against another that may be of the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.grammars.oddities.terms import Term, is_each, is_hour
from sefer.grammars.oddities.twice.scenes import Scene, peoples
from sefer.grammars.words import any_of, table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain, plainly_sought
from sefer.model import PlaceValue, UnitValue

_STEM = 5  # letters by which a word is known again
_AROUND = 90  # characters beside a figure that say what became of what it counts
_NATION = 3  # letters by which a people is known: Poles, Polish
_BY = 25  # characters beside a way in which the word stands of what it is the way
_ABOUT = (0.75, 1.33)  # what "about" may stand for
_CLOSE = 60  # and those in which the dead are told
_LEAD = 40  # and those before it that may set it apart
_BESIDE = 15  # characters by which a word may stand farther off than the nearest,
_HELD = 30  # and than the nearest that says only that they were there
_SPANS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4}
_WAYS = {"km": 1.0, "mile": 1.61}
_TIMES = "time"
_MEASURES = ("weight",)  # by which stores are counted
_HEADED = ("bare_head", "bare_of")
_NAMED = ("vehicle", "ship", "animal", "other")  # sorts that hold many kinds
_ITEMS = dict.fromkeys(("corpse", "prisoner", "cavalryman", "volunteer", "soldier", "person"), "man") | {
    "aircraft": "plane"
}
_SHOWN = {"man": "person"} | {kind: kind for kind in ("officer", "gun", "machine_gun", "rifle", "day")}
_CAPITAL = lazy(r"(?:^|\s)[A-ZÇĞİÖŞÜ][^\W\d_]{2,}$")  # "96 Confederates"
_NO_NAMES = ("date", "place", "citation", "quantity")
_NAME = lazy(r"(?<![^\W\d_])[A-ZÇĞİÖŞÜÂÎ][^\W\d_]{3,}")
_OF_MEN = ("dead", "hurt", "lost")  # what becomes of those who are counted without a noun
_LOST = frozenset({"dead", "hurt", "missing", "lost"})
_TOGETHER = frozenset({"dead", "hurt", "missing"})  # "dead, hurt or missing": all that were lost
_STATES = ("had", "sick")  # what men may be, and then more becomes of them
_BECOME = {"prisoner": "gone", "corpse": "dead"}


@dataclass(frozen=True)
class Number:
    """See the head of the file; `before`, `own` and `behind` are the plain words around a figure, `bare` one without a noun."""

    scene: Scene
    figure: Figure
    kind: str
    bare: bool
    before: str
    own: str
    behind: str
    apart: bool  # is it set apart from what was told before: "five more"?

    @property
    def value(self) -> float:
        return self.figure.low * self._scale

    @property
    def shown(self) -> float:
        """The number as it is shown beside another: spans of time in days, ways in kilometres."""
        return round(self.value, 1)

    @property
    def item(self) -> str:
        """What it counts, as it is shown: "count" for a kind of which there is no word."""
        return (
            self.figure.item
            if self.figure.item not in ("", "other")
            else _SHOWN.get(self.kind.partition(" ")[0], "count")
        )

    @property
    def bounds(self) -> tuple[float, float]:
        """From and to, with hedges."""
        least, most = self.figure.least, self.figure.most
        if least < self.figure.low < most:
            least, most = min(least, self.figure.low * _ABOUT[0]), max(most, self.figure.high * _ABOUT[1])
        return least * self._scale, most * self._scale

    @property
    def _scale(self) -> float:
        return _SPANS.get(self.figure.unit) or _WAYS.get(self.figure.unit) or 1.0

    @cached_property
    def fates(self) -> frozenset[str]:
        """What became of those who are counted: by their noun, by what they are said to be, else by the words around them."""
        if " of " in self.kind or self.kind == "assault":
            return frozenset({self.kind})  # what lasted, or was done so often
        if self.kind == "way":
            beside = self.before[-_BY:], self.behind[:_BY]
            return frozenset(f"way of {event}" for event in nearest(self.scene.language, "events", *beside)[:1])
        fates = ((name, known) for name, known in _room(self.scene.language, "fates") if name not in _STATES)
        more = word(self.scene.language, "and_more").match(self.behind)  # "87 killed and wounded"
        head = _head_noun(self.scene.language, self.before) if self.bare else ""
        told = frozenset(n for n, known in fates if known.search(f"{self.own}{more[0] if more else ''} {head}"))
        if "missing" in told:
            told -= {"lost"}
        if told or self.figure.item in _BECOME:
            told = told or frozenset({_BECOME[self.figure.item]})
            return told | {"lost"} if len(told & _TOGETHER) > 1 else told
        if self._says("is_before", self.before) and self._says("is_behind", f"{self.own}~{self.behind}"):
            told = frozenset(nearest(self.scene.language, "fates", self.before, ""))
        if not told and self.total:
            told = frozenset(nearest(self.scene.language, "fates", self._lead, "")[:1])
        told = told or frozenset(nearest(self.scene.language, "fates", self.before, self.behind))
        return told | {"lost"} if len(told & _TOGETHER) > 1 else told

    @cached_property
    def known(self) -> int:
        """How surely it is spoken of as told before: 2 named by what was done to it, 1 by an article or as all there are."""
        article = self._says("known_before", self.before)
        if self.scene.language == "tr":
            named = article or self._says("known_around", f"{self.own}~{self.behind}")
            owned = self._says("owned", self.before) or self._says("done_behind", self.behind)
            return 2 if named else int(owned)
        told = self._says("done_behind", self.behind) or self._says("known_behind", self.behind)
        return article + told

    @cached_property
    def whole(self) -> bool:
        """Is it said to be of all there are, or that there were no more?"""
        joined = " and " if self.scene.language == "en" else " ve "
        before = self.before.rpartition(joined)[2]  # "all its officers and 80 men"
        return self._says("all", f"{before}~{self.behind[:50]}")

    @cached_property
    def total(self) -> bool:
        """Is it told as the sum of what stands before it: "536 in all"?"""
        return self._says("total", f"{self._lead[-_BY:]}~{self.behind[:_BY]}")

    @property
    def words(self) -> str:
        """The number with its noun, as it is printed."""
        start = self.scene.said.start
        return self.scene.said.text[self.figure.start - start : self.figure.tail - start]

    @property
    def _lead(self) -> str:
        """Its sentence up to it."""
        return self.scene.said.plain[: self.figure.start - self.scene.said.start]

    @cached_property
    def units(self) -> frozenset[str]:
        return frozenset(m.value.name for m in self.scene.said.mentions if isinstance(m.value, UnitValue))

    @cached_property
    def places(self) -> frozenset[str]:
        found = (caseless(m.value.name) for m in self.scene.said.mentions if isinstance(m.value, PlaceValue))
        return frozenset(
            name[: 2 * _STEM if " " in name[:_STEM] else _STEM] for name in found
        )  # "Fort Ross", "Fort Dix"

    @cached_property
    def names(self) -> frozenset[str]:
        """The other words with a capital of its sentence."""
        return self.scene.names - self.places

    @cached_property
    def sides(self) -> frozenset[str]:
        """The peoples that the words around it name, or else those before in its sentence; the enemy and ourselves among them."""
        said = self.scene.said
        low = self.figure.start - said.start - len(self.before)
        high = self.figure.tail - said.start + len(self.behind)
        peoples = _peoples(self.scene.language)
        found = [*peoples.finditer(said.text, low, high)] or [*peoples.finditer(said.text, 0, low)]
        words = said.plain[low:high]
        sides = {name for name in ("enemy", "ours") if self._says(name, words)}
        return frozenset(sides | {caseless(m[1])[:_NATION] for m in found})

    @cached_property
    def size(self) -> str:
        """The size of the body that its sentence names last before it, or whose they are: "of the brigade"."""
        said = self.scene.said
        low, high = self.figure.start - said.start, self.figure.tail - said.start
        found = [*bodies(self.scene.language).finditer(said.plain, 0, low)][-1:]
        if not found and (owner := word(self.scene.language, "owner").match(said.plain, high)):
            found = [*bodies(self.scene.language).finditer(said.plain, owner.start(), owner.end())]
        return sizes(self.scene.language)[found[0][1]] if found else ""

    @cached_property
    def noun(self) -> str:
        """The first letters of a noun that tells men from other men: gendarmes, civilians."""
        counted = caseless(self.figure.counted)
        named = self.kind == "man" and counted and not pattern(self.scene.language, "any_men").match(counted)
        if not named or any(known.search(counted) for _, known in _room(self.scene.language, "fates")):
            return ""
        return counted.split()[-1][:_STEM]

    @cached_property
    def beside(self) -> frozenset[str]:
        """The names in the words around it, without places and those of whom is cited."""
        said = self.scene.said
        low = self.figure.start - said.start - len(self.before)
        high = self.figure.tail - said.start + len(self.behind)
        taken = [(m.start - said.start, m.end - said.start) for m in said.mentions if m.type in _NO_NAMES]
        found = (m for m in _NAME.finditer(said.text, max(low, 1), high))
        named = (m for m in found if not any(start <= m.start() < end for start, end in taken))
        return frozenset(caseless(m[0])[:_STEM] for m in named)

    def _says(self, name: str, words: str) -> bool:
        return word(self.scene.language, name).search(words) is not None


@cache
def word(language: str, name: str) -> re.Pattern[str]:
    """A pattern of the words about figures that are told again."""
    return plainly_sought(table(language, "numbered")["words"][name])


@cache
def lasting(language: str) -> re.Pattern[str]:
    """Words in which a span of time, between two ~, is that of something that lasted."""
    return plain(table(language, "again")["words"]["lasts"])


@cache
def _room(language: str, room: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, plain(rf"(?<!\w)(?:{told})")) for name, told in table(language, "numbered")[room].items())


def told_fates(scene: Scene) -> frozenset[str]:
    """All that a sentence tells to have become of anybody."""
    rows = _room(scene.language, "fates")
    return frozenset(name for name, known in rows if known.search(scene.said.plain))


@cache
def sizes(language: str) -> dict[str, str]:
    return {caseless(noun): size for noun, size in table(language, "told")["bodies_of_men"].items()}


@cache
def bodies(language: str) -> re.Pattern[str]:
    ending = r"(?:[’']s|s[’']?)?(?!\w)" if language == "en" else r"(?!kte)\w*"  # not "birlikte"
    return plain(rf"(?<!\w)({any_of(list(sizes(language)))}){ending}")


@cache
def _heads(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A noun of which a number is told behind it: "its losses came to 231"."""
    words, kinds = table(language, "numbered")["words"], table(language, "numbered")["kinds"]
    made = [(name, words[way].replace("KIND", f"(?P<noun>{told})")) for name, told in kinds.items() for way in _HEADED]
    return tuple((name, plain(rf"(?<!\w){head}")) for name, head in made)


@cache
def _peoples(language: str) -> re.Pattern[str]:
    names = any_of([f"{name[0].upper()}{name[1:]}" for name in table(language, "names")["peoples"]])
    ending = "s?" if language == "en" else r"[^\W\d_]{0,7}"
    return lazy(rf"(?<!\w)({names})(?={ending}(?!\w))")


def nearest(language: str, room: str, before: str, behind: str) -> list[str]:
    """The sorts of words of a room that stand nearest to a figure, the nearest first."""
    before = before.rstrip()
    told: dict[str, int] = {}
    for name, known in _room(language, room):
        found = known.finditer(before + behind)
        far = [max(len(before) - m.end(), m.start() - len(before), 0) for m in found]
        if far:
            told[name] = min(far)
    least = min((far for name, far in told.items() if name != "had"), default=0)
    held = told.get("had", least)
    near = [name for name, far in told.items() if (far <= least + _BESIDE and far <= held + _HELD) or name == "had"]
    return sorted(near, key=lambda name: told[name])


def numbers(scene: Scene, of_body: bool = False) -> Iterator[Number]:
    """The figures of a sentence that can be told again; of one that tells `of_body`, also the men that no noun counts."""
    said = scene.said
    if not said.numbered:
        return
    for n, figure in enumerate(said.figures):
        if figure.unit not in ("", _TIMES, *_MEASURES, *_SPANS, *_WAYS) or figure.low < 2 or is_hour(said, figure):
            continue
        low, high = _bounds(scene, said.figures, n)
        start, end = figure.start - said.start, figure.tail - said.start
        before, own, behind = said.plain[low:start], said.plain[start:end], said.plain[end:high]
        pronoun = word(scene.language, "pronoun_before").search(before)
        before = said.plain[:start] if pronoun else before
        lead = own if pronoun else before[-_LEAD:] if figure.unit else f"{before[-_LEAD:]}{own}"
        apart = word(scene.language, "apart").search(lead) or word(scene.language, "more").match(behind)
        stop = said.figures[n + 1].start - said.start - end if n + 1 < len(said.figures) else len(behind)
        kind, bare = _kind(scene.language, figure, said.plain[:start], before, own, behind[:stop])
        if of_body and not kind and word(scene.language, "bare_men").search(f"{before}~{own}~{behind[:stop]}"):
            kind = "man"
        if kind and word(scene.language, "mistaken").search(f"{before}~{own}~{behind}"):
            continue
        if kind and not is_each(Term(figure, said, 0)):
            number = Number(scene, figure, kind, bare, before, own, behind, apart is not None)
            whose = apart is not None and word(scene.language, "of_those").match(apart[0]) is not None
            yield replace(number, apart=False) if whose and number.fates & _LOST else number


def _bounds(scene: Scene, figures: Sequence[Figure], n: int) -> tuple[int, int]:
    """The clause of a figure, up to the figures beside it that are not of one list with it."""
    said, figure = scene.said, figures[n]
    low, high = scene.clause(figure.start - said.start)
    start, end = figure.start - said.start, figure.tail - said.start
    low, high = max(low, start - _AROUND), min(high, end + _AROUND)
    first, last = n, n
    while first and _is_listed(said, figures[first - 1], figures[first]):
        first -= 1
    while last + 1 < len(figures) and _is_listed(said, figures[last], figures[last + 1]):
        last += 1
    before = figures[first - 1].tail - said.start if first else 0
    behind = figures[last + 1].start - said.start if last + 1 < len(figures) else high
    return max(low, before), max(end, min(high, behind))


def _is_listed(said: Said, one: Figure, other: Figure) -> bool:
    """Does nothing but a mark or "and" stand between two figures, which count other things?"""
    return (
        one.counted != other.counted
        and word(said.language, "listed").fullmatch(said.between(one.tail, other.start)) is not None
    )


def _kind(language: str, figure: Figure, lead: str, before: str, own: str, behind: str) -> tuple[str, bool]:
    """What a figure counts, and whether only the words around it tell."""
    if figure.unit == _TIMES or (figure.unit and _is_named(language, "assault", behind)):  # "three night attacks"
        event = nearest(language, "events", before, behind)[:1]
        return ("assault" if event == ["assault"] else f"{_TIMES} of {event[0]}" if event else ""), False
    if figure.unit in _SPANS:
        lasts = lasting(language).search(f"{before}~{own}~{behind}")
        event = nearest(language, "events", before, behind) if lasts else []
        return (f"day of {event[0]}", False) if event else ("day", True)
    if figure.unit in _WAYS:
        return "way", False
    if figure.unit:
        return figure.unit, False
    if word(language, "part_of_body").match(own[figure.end - figure.start :] + behind):
        return "man", False
    if figure.counted and figure.item not in _NAMED:
        return _ITEMS.get(figure.item, figure.item), False
    if found := pattern(language, "things_listed").match(own[figure.end - figure.start :] + behind):
        noun = found["noun"]  # "cruiser and infantry tanks"
    else:
        found = None if figure.counted else word(language, "noun_behind").match(behind)
        noun = found[0] if found else caseless(figure.counted)
    if not noun:
        beside = word(language, "described").sub("", behind.lstrip(" -’'"), count=1)
        named = next((name for name, known in _room(language, "kinds") if known.match(beside)), "")
        head = "" if named else _head(language, lead, before, behind)
        return (named, False) if named else (head or _of_men(language, before, behind), True)
    named = next((name for name, known in _room(language, "kinds") if known.search(noun)), "")
    stem = noun.split()[-1][:_STEM]
    body = any(
        stem == caseless(name)[:_STEM] for name in table(language, "numbered")["owners"]["nouns"]
    )  # "310 Hussars"
    people = body or stem in peoples(language) or bool(_CAPITAL.search(figure.counted))
    return named or ("man" if people else stem), False


def _of_men(language: str, before: str, behind: str) -> str:
    """Men, where words beside a figure without a noun tell of dead or wounded, or that all the lost are counted."""
    beside = before[-_CLOSE:], behind[:_CLOSE]
    fates = set(nearest(language, "fates", *beside))
    whole = word(language, "total").search(f"{beside[0]}~{beside[1]}") is not None
    return "man" if fates & _TOGETHER or (whole and fates & _LOST) else ""


def _head_noun(language: str, before: str) -> str:
    """The noun of which a figure is told, with what is said of it: "the dead of the garrison"."""
    found = (head for _, known in _heads(language) if (head := known.search(before)))
    head = max(found, key=lambda f: f.end("noun"), default=None)
    return before[head.start("noun") : head.end("noun") + _BY].partition(",")[0] if head else ""


def _is_named(language: str, kind: str, behind: str) -> bool:
    """Do words open with a noun of a kind?"""
    return dict(_room(language, "kinds"))[kind].match(behind.lstrip(" -’'")) is not None


def _head(language: str, lead: str, before: str, behind: str) -> str:
    """What a figure without a noun counts, by the noun of which it is told, or that a pronoun stands for in its sentence."""
    found_heads = ((found, name) for name, known in _heads(language) if (found := known.search(before)))
    heads = ((found.end("noun"), -found.start("noun"), name) for found, name in found_heads)
    if head := max(heads, default=None):
        return head[2]
    if word(language, "pronoun_before").search(before) or word(language, "told_behind").match(behind):
        nouns = ((found.end(), name) for name, known in _room(language, "kinds") for found in known.finditer(lead))
        lost = any(known.search(lead) for name, known in _room(language, "fates") if name in _OF_MEN)
        return max(nouns, default=(0, "man" if lost else ""))[1]
    found = pattern(language, "things_before").search(before)
    if found and not word(language, "no_thing").match(next(part for part in found.groups() if part)):
        stem = next(part for part in found.groups() if part)[:_STEM]
        return "man" if stem in peoples(language) else stem
    if found and bodies(language).search(lead):
        return "man"  # "the force that had come across numbered 3,500"
    return "man" if word(language, "bare_tail").match(behind) else ""
