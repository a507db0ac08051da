"""Passages that lean on several sources and cite one, or works of which one only follows the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.prose import Paragraph, words
from sefer.grammars.words import LANGUAGES
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import CitationItem, CitationValue, Mention, Oddity, Span

_STOP = lazy(r"[.!?…](?=[\s\"”’)\]]*\s[A-ZÇĞİÖŞÜ“\"(])")
_NAME = lazy(r"(?<=\s)[A-ZÇĞİÖŞÜ][^\W\d_]+")
_FEWEST = 2  # names that may be those of works
_LISTED = 6  # names that a list of witnesses may have
_BEHIND = 2  # sentences behind it that tell how they hang together
_CLAUSE = lazy(r"[;:,]\s(?!as\s)|(?<!one)(?<!body)(?<!thing)\s(?:but|while|whereas|ise\sde)\s")
_SIGNS = ("nak", "akt", "tıfla", "ayan", "lıntı", "zleyerek", "rarla", "lınmı", "from", "ited", "iting", "uot", "ollow", "fter", "ased", "epeat", "est on", "ests on", "elies", "raws", "opie", "by ")  # fmt: skip


@cache
def _many(language: str) -> Sought:
    return sought(rf"(?<!\w){words(language, 'witness')['many']}")


@cache
def _both(language: str) -> Sought:
    return sought(words(language, "witness")["both"])


@cache
def _leans(language: str) -> re.Pattern[str]:
    return lazy(words(language, "witness")["leans"])


def one_witness(page: Page) -> Iterator[Oddity]:
    """ "All sources" with one work or one author behind it; works of which one, or each, is said to follow another."""
    text = page.document.text
    yield from _of_one(page)
    yield from _from_another(page)
    yield from _of_each_other(page)
    marks = {note: mark for mark, note in page.document.notes}
    cited = sorted(((marks.get(m.start, m.start), m) for m in page.of("citation")), key=lambda row: row[0])
    if not cited:
        return
    places = [at for at, _ in cited]
    for paragraph in page.paragraphs:
        inside = cited[bisect_left(places, paragraph.start) : bisect_left(places, paragraph.end + 1)]
        if not inside:
            continue
        for found in _many(paragraph.language).finditer(text, paragraph.start, paragraph.end):
            end = _end(text, found.end(), paragraph)
            near = [m for at, m in inside if found.start() < at <= end + 1]
            works = _works(near)
            if len({work.authors for work in works}) == 1 and works[0].year:
                yield Oddity("one_witness", found.start(), found.end(), _spans(near),
                             {"words": found[0], "witness": works[0].label.split(",")[0]})  # fmt: skip
        yield from _followers(text, inside)


def _of_one(page: Page) -> Iterator[Oddity]:
    """ "Three sources confirm it: all of them rest on Dunne", "A, B and C, all of whom cite Dunne"."""
    for said in page.said:
        if found := _leans(said.language).search(said.text):
            many = [
                (s.start + m.start(), s.start + m.end())
                for s in (said.before, said)
                if s
                for m in _many(said.language).finditer(s.text)
            ]
            told = [n for n in _NAME.findall(said.text[: found.start()]) if n != found["who"]]
            written = re.search(words(said.language, "witness")["writes"], found[0])
            if not many and (len(told) < _FEWEST or written is None):
                continue
            start, end = said.start + found.start(), said.start + found.end()
            cited = [m for m in said.mentions if m.type == "citation" and m.start > start]
            at, beside = (many[-1], (Span(start, end),)) if many else ((said.start, end), ())
            says = {"words": found[0], "witness": found["who"]}
            yield Oddity("one_witness", *at, (*beside, *_spans(cited)), says)


def _from_another(page: Page) -> Iterator[Oddity]:
    """ "Corry has it from Sharpe": two writers who are both cited, of whom one only passes on the other."""
    cited = {
        author.split()[-1]
        for m in page.of("citation")
        if isinstance(m.value, CitationValue)
        for item in m.value.items
        for author in item.authors
        if author.strip()
    }
    for said in page.said if len(cited) > 1 else ():
        if sum(author in said.text for author in cited) < _FEWEST:
            continue
        brackets = [(m.start - said.start, m.end - said.start) for m in said.mentions if m.type == "citation"]
        for found in lazy(words(said.language, "witness")["has_from"]).finditer(said.text):
            one, who = found["one"], found["who"]
            if (
                one != who
                and {one, who} <= cited
                and not any(a < found.end() and found.start() < b for a, b in brackets)
            ):
                at = Span(said.start + found.start(), said.start + found.end())
                beside = [m for m in said.mentions if m.type == "citation"]
                yield Oddity("one_witness", at.start, at.end, _spans(beside), {"words": found[0], "witness": who})


def _of_each_other(page: Page) -> Iterator[Oddity]:
    """ "Three vouch for it, A, B and C. B copies A, and C quotes B": all that are named but one lean on one of them."""
    every = page.said
    for n, said in enumerate(every):
        found, pair = _many(said.language).search(said.text), _both(said.language).search(said.text)
        found = found or pair
        named = list(dict.fromkeys(_NAME.findall(said.text, found.end()))) if found else []
        named = named[:_FEWEST] if found is pair else named
        if found is None or not _FEWEST <= len(named) <= _LISTED:
            continue
        leaning: dict[str, str] = {}
        last = said
        for other in every[n : n + 1 + _BEHIND]:
            if other.first is not said.first:
                break
            low = found.end() if other is said else 0
            own = {name for name in _NAME.findall(f" {other.text[low:]}") if name in named}
            for clause in _CLAUSE.split(other.text[low:]) if len(own) > _FEWEST else [other.text[low:]]:
                for one, who in _leaning(clause, named, other.language):
                    leaning.setdefault(one, who)
                    last = other
        if len(leaning) >= len(named) - 1 and set(leaning.values()) <= set(named):
            rest = next((name for name in named if name not in leaning), next(iter(leaning.values())))
            beside = () if last is said else (Span(last.start, last.end),)
            yield Oddity(
                "one_witness", said.start + found.start(), said.end, beside, {"words": found[0], "witness": rest}
            )


def _leaning(clause: str, named: Sequence[str], language: str) -> Iterator[tuple[str, str]]:
    """Who of some names is told in a clause to lean on which of them."""
    cue = lazy(words(language, "witness")["leaning"]).search(clause)
    places = [(m.start(), m[0]) for m in _NAME.finditer(f" {clause}") if m[0] in named] if cue else []
    if len(places) < _FEWEST or cue is None:
        return
    ends = [at for at, _ in places if at < cue.start()] if language == "en" else [at for at, _ in places][:-1]
    yield from ((name, places[-1][1]) for at, name in places if at in ends and name != places[-1][1])


def _end(text: str, at: int, paragraph: Paragraph) -> int:
    """Where the sentence ends, with the mark of its note."""
    stop = _STOP.search(text, at, paragraph.end)
    return stop.end() if stop else paragraph.end


def _works(near: Sequence[Mention]) -> list[CitationItem]:
    """The works of some citations, each once."""
    items = [item for m in near if isinstance(m.value, CitationValue) for item in m.value.items]
    return list({(item.authors[:1], item.year): item for item in items}.values())


def _spans(near: Sequence[Mention]) -> tuple[Span, ...]:
    return tuple(Span(m.start, m.end) for m in near[:3])


def _followers(text: str, inside: Sequence[tuple[int, Mention]]) -> Iterator[Oddity]:
    """A note or bracket that says that its work follows another one, which is cited beside it."""
    works = _works([m for _, m in inside])
    if len(works) < 2:
        return
    for _, mention in inside:
        told = text[mention.start : mention.end]
        if not any(sign in told for sign in _SIGNS):
            continue
        for work in works:
            author = re.escape(work.authors[0].split()[-1])
            patterns = (words(language, "witness")["from"].format(author) for language in LANGUAGES)
            own = isinstance(mention.value, CitationValue) and len(mention.value.items) == 1
            if (own and work in mention.value.items) or not any(re.search(pattern, told) for pattern in patterns):  # type: ignore[union-attr]
                continue
            beside = [m for _, m in inside if m is not mention]
            says = {"words": " ".join(told.split()), "witness": work.label.split(",")[0]}
            yield Oddity("one_witness", mention.start, mention.end, _spans(beside), says)
            break
