"""What is told of the men and guns of a body: so many it had, lost, took or was left with, or that nobody came or was lost.

The oddity `count` says which (`what`; "nobody?" and "quiet?" where the words say it less surely), of which unit (where its
mention starts, -1 where none is named; `size` then is the noun), the figure with its hedges, what is counted, the days, the
units of the sentence, where it and its paragraph start, whether its sentence tells whose it is (`own`), whether the figure is
told as a part of men spoken of before (`part`: "of them", "taburdan"; `among` where it may be one of the lost told before),
whether it stands in a list or a bracket behind the figure before it (`joins`, `within`), its `noun`, the `side` of the war that
lost so many, whether others shared the loss (`shared`) or it is `apart`, (`slain` where only others are told to have killed so many), `whose` the lost are, the `places` and `spots` that are
named beside it, whether it is that of the whole told behind its part (`whole`), and the beginnings of the words of its sentence
that may call a body again (`anchors`): nouns of bodies, names, numbers, peoples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import inf

from sefer.grammars.oddities.owners import is_aside, of_whole_war
from sefer.grammars.oddities.pieces import REACH, Name, Told
from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.grammars.oddities.tellings.bodies.called import (
    AROUND,
    SIDE,
    STEM,
    Around,
    anchors,
    around,
    item_of,
    one,
    spots,
    told_as,
    told_of,
    told_weakly,
)
from sefer.grammars.words import any_of, table
from sefer.letters import caseless, lower
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import Mention, Oddity

_MANY_MEN = {"en": "men", "tr": "er"}  # the noun of officers with their men
MEN = ("man", "cavalryman", "rifle")
_HELD = (*MEN, "gun", "aircraft", "ship", "vehicle")  # what a body has, also where no word says that it has it
_OF_SO_MANY = lazy(r"\s+of\s+(?:\w+\s+)?")  # "a battalion of some 150"
_OTHERS = "other"  # the size of a body that is only told of beside a named one
_POINTED = 4  # the greatest number that only points at bodies told before
_SUM = 1.5  # times by which a slip may raise the sum of losses
_BESIDE = 24  # characters behind a figure in which a noun may stand that says whose it is


@cache
def _nouns(language: str) -> Sought:
    ending = r"(?:s|ies|['’]s)?\b" if language == "en" else ""
    return sought(rf"\b({any_of(list(table(language, 'told')['bodies_of_men']))}){ending}")


def _printed(sentence: Told, figure: Figure) -> str:
    base = sentence.span.start
    return sentence.words[figure.start - base : figure.tail - base]


def _is_pointed(sentence: Told, figure: Figure) -> bool:
    """Does a small number only point at bodies told before: "of these two squadrons"?"""
    base = sentence.span.start
    before = sentence.words[max(0, figure.start - base - _BESIDE) : figure.start - base]
    return figure.low <= _POINTED and one(sentence.language, "pointed").search(before) is not None


def _goes_with(sentence: Told, figure: Figure) -> bool:
    """ "33 subayla 716 er": is a figure told with the one right behind it?"""
    return one(sentence.language, "goes_with").search(_printed(sentence, figure)) is not None


def _is_total(language: str, figure: Figure, fallen: list[float], words: str) -> bool:
    """Is a figure told as the sum of the losses before it in its sentence?"""
    fits = any(max(fallen[n:]) <= figure.low <= _SUM * sum(fallen[n:]) for n in range(len(fallen)))
    return fits and one(language, "totals").search(words) is not None


def _whose_men(sentence: Told, nouns: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those nouns that are not only where, or against whom, something was done; all where none is left."""
    grammar, words = table(sentence.language, "told")["counts"], sentence.words
    own = [
        n
        for n in nouns
        if not re.search(grammar["oblique"], words[max(0, n.start() - 30) : n.start()])
        and not re.match(grammar["oblique_end"], words[n.end() : n.end() + 12])
    ]
    return own or nouns


class Counts:
    """Reads the figures of units sentence by sentence; a figure without a unit is of the one spoken of last."""

    def __init__(self) -> None:
        self._unit, self._size = -1, ""
        self._paragraph, self._idle, self._chain = 0, 9, 0  # `_idle`: sentences since the last figure
        self._counted = ""  # what the last figure of the paragraph with a noun counts
        self._said: Said | None = None
        self._anchors: list[str] = []
        self._units: list[Name] = []  # of the sentence, without those that stand aside
        self._of_others = False  # does it name units only aside?

    def of(self, sentence: Told, said: Said | None) -> Iterator[Oddity]:
        """The figures of units in a sentence, and what is told of men who came to them or were lost."""
        language, base = sentence.language, sentence.span.start
        self._idle += 1
        self._said = said
        self._anchors = self._called(sentence, said)
        units = [n for n in sentence.names if n.is_unit]
        plain = said.plain if said is not None else ""
        self._units = [n for n in units if not is_aside(language, plain, n.start - base, n.end - base)]
        self._of_others = bool(units) and not self._units
        if sentence.opens:
            self._paragraph, self._unit, self._size, self._idle, self._counted = base, -1, "", 9, ""
        told = sentence.pieces if sentence.of_somebody else ()
        doer = next((p.who for p in told if p.who is not None and not p.carried and p.who.is_unit), None)
        if doer is not None and not doer.own:
            bare = not any(doer.of == m for m in sentence.mentions) and doer.of.type == "unit"
            size = (
                table(language, "told")["bodies_of_men"].get(str(getattr(doer.of.value, "name", "")), "")
                if bare
                else ""
            )
            self._unit, self._size, self._idle = (-1, size, 0) if size else (doer.of.start, "", 0)
        denied = False
        for what in ("nobody", "quiet"):
            found = told_of(language, what).search(sentence.words)
            if found is None and (weak := told_weakly(language, what).search(sentence.words)):
                yield self._made(sentence, weak.start() + base, weak.end() + base, f"{what}?", 0.0, 0.0, "man")
            if found:
                denied = denied or what == "nobody"
                yield self._made(sentence, found.start() + base, found.end() + base, what, 0.0, 0.0, "man")
        yield from self._figures(sentence, said, denied)
        gains = None if denied else told_of(language, "gains").search(sentence.words)
        if gains:
            yield self._made(sentence, gains.start() + base, gains.end() + base, "gain", 0.0, inf, "man")

    def _called(self, sentence: Told, said: Said | None) -> list[str]:
        """The anchors of a sentence, with those of the sentence before it where it goes on with whom that one told of."""
        own = anchors(said)
        names = any(m.type in ("unit", "person") for m in sentence.mentions)
        if (
            sentence.opens
            or said is None
            or not (one(said.language, "goes_on").search(said.plain) or (said.language == "tr" and not names))
        ):
            return own
        peopled = any(word.startswith("~") for word in own)
        return sorted({*own, *(word for word in anchors(said.before) if not (peopled and word.startswith("~")))})

    def _figures(self, sentence: Told, said: Said | None, denied: bool) -> Iterator[Oddity]:
        language, base = sentence.language, sentence.span.start
        figures = tuple(f for f in said.counts if not _is_pointed(sentence, f)) if said is not None else ()
        fallen: list[float] = []  # the losses of the sentence
        before: tuple[str, str, Figure] | None = None  # what the figure before is, of what, and itself
        for n, figure in enumerate(figures):
            words = around(sentence, figures, n)
            item, lost = item_of(language, figure, words)
            bare = not figure.counted
            numbered = bare and any(n.is_unit and 0 <= figure.start - n.end <= 1 for n in sentence.names)
            idle = numbered or item is None or one(language, "each").search(str(words)) is not None
            if idle or item is None or one(language, "mistaken").search(str(words)):
                before = None
                continue
            between = sentence.words[before[2].tail - base : figure.start - base] if before else ""
            joined = before is not None and self._is_joined(sentence, before[2], between)
            apposed = one(language, "apposed").search(words.before)
            part = apposed is None and one(language, "part").search(str(words)) is not None
            ahead = around(sentence, figures, n + 1) if _goes_with(sentence, figure) and n + 1 < len(figures) else words
            listed = words._replace(own=ahead.own, behind=ahead.behind)
            what = "loss" if lost else told_as(language, listed, part, denied)
            slain = what in ("", "strength") and not part and one(language, "slays").search(words.before) is not None
            total = what in ("", "strength") and _is_total(language, figure, fallen, f"{between}~{words.behind}")
            what = self._in_list(language, figure, "loss" if slain or total else what, words, before, between, joined)
            if not item and joined and before is not None:
                item = before[1]
            further = (
                before is not None
                and before[0] in ("loss", "took")
                and one(language, "further").search(between) is not None
            )
            of_lost = what != "loss" and one(language, "of_lost").search(sentence.words[: figure.start - base])
            if of_lost or (bare and what == "strength" and self._goes_on_with_things(sentence, item)):
                before = None
                continue
            self._counted = item or self._counted
            if what or (not bare and item in _HELD):
                within = total or (before is not None and one(language, "within").search(between) is not None)
                fallen += [figure.low] if what == "loss" and not within else []
                whole = self._is_whole(language, before, between)
                says: dict[str, bool | str | int | list[str]] = {"part": part, "within": within, "whole": whole}
                owner, gone = self._whose_lost(language, words), what in ("loss", "took")
                says |= {
                    "among": part and one(language, "part_of_them").search(str(words)) is not None,
                    "whose": owner if gone else "",
                    "whose_size": str(table(language, "told")["bodies_of_men"].get(owner if gone else "", "")),
                    "shared": gone
                    and (self._is_of("shared", sentence, figure) or (said is not None and of_whole_war(said))),
                    "apart": gone
                    and (self._of_others or (self._is_of("apart", sentence, figure) and not (further or denied))),
                    "slain": slain and not owner,
                    "joins": joined and before is not None and what == before[0],
                    "noun": _MANY_MEN[language]
                    if one(language, "with_men").match(words.own + words.behind)
                    else lower(figure.counted)[:STEM],
                    "joined": joined or further,
                    "listed": self._listed(before, figure, between),
                }
                low, high = min(figure.low, figure.least), max(figure.high, figure.most)
                if apposed is not None:
                    says |= {"own": True, "unit": -1, "size": apposed["noun"][:STEM]}
                if one(language, "climbs").search(words.before):  # "went up to 1,240"
                    low, high = figure.low, figure.high
                if owner:
                    says["anchors"] = [*self._anchors, caseless(owner)[:STEM]]
                yield self._made(sentence, figure.start, figure.tail, what or "some", low, high, item, says)
                if apposed is not None:
                    self._unit, self._size = -1, apposed["noun"][:STEM]
                before = what or "some", item, figure
            else:
                before = None

    @staticmethod
    def _is_joined(sentence: Told, before: Figure, between: str) -> bool:
        """Does a figure stand in one list with the one before it?"""
        if one(sentence.language, "closed").search(_printed(sentence, before)):
            return False
        listed = one(sentence.language, "joined").fullmatch(between) is not None
        return listed or (not between.strip() and _goes_with(sentence, before))

    @staticmethod
    def _is_whole(language: str, before: tuple[str, str, Figure] | None, between: str) -> bool:
        """Is a figure told as that of the men of whom those before it were lost?"""
        return before is not None and before[0] == "loss" and one(language, "whole").search(between) is not None

    def _in_list(
        self, language: str, figure: Figure, what: str, words: Around, before: tuple[str, str, Figure] | None,
        between: str, joined: bool,
    ) -> str:  # fmt: skip
        """What a figure is by the one before it, where it has one."""
        if before is not None and self._goes_on(language, before[0], what, words, joined):
            what = before[0]
        what = "strength" if self._is_whole(language, before, between) else what
        if what in ("", "strength", "gain") and figure.item == "prisoner":
            what = "loss" if joined and before is not None and before[0] == "loss" else "took"
        return what

    def _goes_on_with_things(self, sentence: Told, item: str) -> bool:
        """ "Two more boats came up, and nine were counted there": is a number without a noun of things told before it?"""
        unnamed = not item and not any(n.is_unit for n in sentence.names)
        return unnamed and self._counted not in ("", *MEN)

    @staticmethod
    def _goes_on(language: str, before: str, what: str, words: Around, joined: bool) -> bool:
        """Is a figure what the one before it is: joined to it, or with "that of the others" in the place of a noun of loss?"""
        if joined and (not what or (what == "strength" and before == "loss")):
            return True
        return before == "loss" and one(language, "that_of").search(words.before) is not None

    @staticmethod
    def _whose_lost(language: str, words: Around) -> str:
        """The word for those of whom so many are lost: "of Ransford's soldiers"."""
        found = one(language, "whose").search(str(words))
        return lower(next((word for word in found.groups() if word), "")) if found else ""

    @staticmethod
    def _is_of(others: str, sentence: Told, figure: Figure) -> bool:
        """Do the words before a loss, and right behind it, say that others had a part in it, or that it is theirs?"""
        clause = sentence.words[: figure.start - sentence.span.start]
        clause = clause[max(clause.rfind(";"), clause.rfind(":")) + 1 :]
        behind = sentence.words[figure.tail - sentence.span.start :][: 2 * _BESIDE if others == "apart" else 0]
        return one(sentence.language, others).search(f"{clause[-2 * AROUND :]}~{behind}") is not None

    @staticmethod
    def _listed(before: tuple[str, str, Figure] | None, figure: Figure, between: str) -> bool:
        """Does a figure go on with a list: "1,600 men at one ford, 2,700 men at the other"?"""
        return before is not None and "," in between and bool(figure.counted) and figure.counted == before[2].counted

    def _made(
        self, sentence: Told, start: int, end: int, what: str, low: float, high: float, item: str,
        more: dict[str, bool | str | int | list[str]] | None = None,
    ) -> Oddity:  # fmt: skip
        if self._idle > 1:
            self._chain = start
        self._unit, self._size, told = self._whose(sentence, start, end, what == "took")
        self._idle = 0
        piece = next((p for p in sentence.pieces if p.start <= start < p.end), None)
        first, last = (piece.days if piece else None) or (0, 0)
        says = {
            "what": what, "unit": self._unit, "size": self._size, "low": low, "high": None if high == inf else high,
            "item": item, "first": first, "last": last, "sentence": sentence.span.start, "paragraph": self._paragraph,
            "chain": self._chain, "units": [n.of.start for n in self._units],
            "part": False, "among": False, "joins": False, "within": False, "whole": False, "shared": False, "apart": False, "whose": "", "whose_size": "", "own": told,
            "noun": "", "joined": False, "listed": False, "slain": False, "side": _side(sentence, start, end),
            "spots": spots(self._said), "places": [_name(m) for m in sentence.mentions if m.type == "place"], "anchors": self._anchors,
        }  # fmt: skip
        base = sentence.span.start
        beyond = one(sentence.language, "noun").match(sentence.words, end - base) if what == "strength" else None
        end = end if beyond is None else beyond.end() + base
        return Oddity("count", start, max(end, start + 1), (), says | (more or {}))

    def _robbed(self, sentence: Told, name: Name) -> bool:
        end = name.end - sentence.span.start
        return told_of(sentence.language, "robbed").search(sentence.words[max(0, end - 3) : end + 6]) is not None

    def _whose(self, sentence: Told, at: int, end: int, taken: bool) -> tuple[int, str, bool]:
        """The unit of a figure, the noun where it has no name, and whether its sentence tells it.

        It is the name before it in the sentence, else the noun, else the last told, else a noun or name behind. What is `taken`
        is not the figure of him from whom it is taken.
        """
        base, language = sentence.span.start, sentence.language
        units = self._units
        around = f"{sentence.words[max(0, at - base - _BESIDE) : at - base]}~{sentence.words[end - base :][:_BESIDE]}"
        if self._of_others or one(language, "sighted").search(around):
            return -1, _OTHERS, True
        before = [n for n in units if n.end <= at and not (taken and self._robbed(sentence, n))]
        sizes = table(language, "told")["bodies_of_men"]
        nouns = _whose_men(sentence, list(_nouns(language).finditer(sentence.words, 0, at - base)))
        behind = next((n for n in units if n.start >= end), None)
        if (
            behind is not None
            and one(language, "doer_behind").fullmatch(sentence.words[end - base : behind.start - base])
            and not one(language, "doer_of").match(sentence.words, behind.end - base)
        ):
            return behind.of.start, "", True
        if before:
            return before[-1].of.start, "", True
        beside = _nouns(language).search(sentence.words, at - base, min(end - base + _BESIDE, len(sentence.words)))
        if not nouns and beside and not any(n.start - base <= beside.start() < n.end - base for n in units):
            nouns = [beside]
        if nouns and not units and _OF_SO_MANY.fullmatch(sentence.words, nouns[-1].end(), at - base):
            return -1, str(sizes[nouns[-1][1]]), True  # "its attack failed: a battalion of 150 men"
        last = sentence.last_unit
        owned = one(language, "owner").search(sentence.words) is not None
        owned = owned and (not nouns or nouns[0].start() > _BESIDE)
        if owned and last is not None and base - last.of.end < REACH:
            return last.of.start, "", True
        if nouns:
            return -1, str(sizes[nouns[-1][1]]), True
        if (self._unit >= 0 or self._size) and self._idle <= 1 and not units:
            return self._unit, self._size, False
        ahead = bool(units) and one(language, "cataphor").search(sentence.words, at - base, units[0].start - base)
        if not units or ("," in sentence.words[end - base : units[0].start - base] and not ahead):
            return -1, "", False
        return units[0].of.start, "", True


def _side(sentence: Told, at: int, end: int) -> str:
    """The side of the war that is told to have lost so many, in the clause of a figure; "" for none."""
    language, base = sentence.language, sentence.span.start
    words = caseless(sentence.words[: at - base])
    clause = words[words.rfind(";") + 1 :]
    found = list(pattern(language, "sides").finditer(clause))
    if not found:
        return ""
    behind = caseless(sentence.words[end - base : end - base + AROUND // 2])
    lost = pattern(language, "side_loses").search(f"{clause[found[-1].end() :]}~{behind}")
    return found[-1][0][:SIDE] if lost else ""


def _name(mention: Mention) -> str:
    return str(getattr(mention.value, "name", ""))
