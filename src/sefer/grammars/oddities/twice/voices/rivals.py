"""Voices that put one thing otherwise: "X writes 14,000; Y says 3,000", a diary and a log, two works that are cited."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.prose import words
from sefer.grammars.oddities.said import BARE, Said, pattern
from sefer.grammars.oddities.twice.voices.leaned import leaned
from sefer.grammars.oddities.twice.voices.telling import UNLIKE, Telling, apart, differ, more_than_all, shared_words
from sefer.grammars.oddities.twice.voices.values import HEAD, Value, known, sorts, values
from sefer.grammars.oddities.twice.voices.versions import versions
from sefer.grammars.words import any_of, table
from sefer.letters import caseless, has_figure
from sefer.letters.patterns import lazy, plain
from sefer.model import CitationValue, DateValue, Oddity, Span

NEAR = 3  # sentences from one voice to the other
CROWD = 40  # values of one sort in a text beyond which none is compared from afar
_STEM = 5
_BEFORE = 60  # characters before a value in which a word for the whole stands
_ASIDE = 48  # characters around a word for a source in which its name stands
_COUNTED = 20  # characters from the start of a value in which it says whom it counts
_RELATIVE = lazy(r"\s*(?:\w+\s+){0,2}?(?:which|whom|that)\b")
_ENDING = 5  # letters that such a word may have behind it
_CUT = lazy(r"[;,:]\s|\s[–—]\s")
_LABEL = lazy(r"(?=[^:]*[A-ZÇĞİÖŞÜ])[^:;.!?\n]{3,60}:\s(?!$)")  # "Reuter, 3 December: Nisch has fallen."
_LONG = lazy(r"[^\W\d_]{4,}")
_SHORT = lazy(r"(?<!\w)[^\W\d_]{3}(?!\w)")
_NAME = lazy(r"[^\W\d_][\w’'.-]{2,}")
_ASIDES = lazy(r"\([^()]*\)")


@cache
def _heads(language: str) -> frozenset[str]:
    return frozenset(caseless(word)[:HEAD] for word in words(language, "rivals")["heads"])


@cache
def _apart(language: str) -> re.Pattern[str]:
    return plain(table(language, "again")["words"]["apart"])


def rivals(page: Page) -> Iterator[Oddity]:
    """Values that two voices give for one thing, where the text does not say that they differ."""
    works, authors = _works(page), _authors(page)
    told: list[Telling] = []
    paragraph = 0
    for at, said in enumerate(page.said):
        paragraph = said.start if said.before is None else paragraph
        if said.kind != "body":
            continue
        voiced = (
            _LABEL.match(said.text)
            or BARE.search(said.text)
            or not _heads(said.language).isdisjoint(word[:HEAD] for word in said.plain.split())
        )
        if voiced or works:
            told += _tellings(said, at, paragraph, bool(voiced), works, authors)
    used, sentences = set[int](), set[int]()
    for oddity in leaned(page):
        used |= {oddity.start, *(span.start for span in oddity.related)}
        yield oddity
    for one, other in (*_near(told), *_far(told)):
        if (one.work and one.work == other.work and ";" not in one.work) or _of_all(page, one) != _of_all(page, other):
            continue
        weighed = any(_is_weighed(page, language, at) for language, at in {one.place, other.place})
        if not weighed and one.start not in used and other.start not in used:
            used |= {one.start, other.start}
            says = {"first": one.words, "second": other.words, "one": one.work, "other": other.work}
            sentences |= {page.said[one.at].start, page.said[other.at].start}
            yield Oddity("rivals", other.start, other.end, (Span(one.start, one.end),), says)
    for signs, one, other in apart(told):
        weighed = any(_is_weighed(page, language, at) for language, at in {one.place, other.place})
        told_apart = weighed or _of_all(page, one) != _of_all(page, other)
        if not told_apart and one.start not in used and other.start not in used:
            used |= {one.start, other.start}
            told_by = {"first": one.words, "second": other.words, "one": one.work, "other": other.work}
            yield Oddity("rivals", other.start, other.end, (Span(one.start, one.end),), {**told_by, "loose": signs})
    yield from versions(page, sentences)


def _of_all(page: Page, told: Telling) -> bool:
    """Is it a value for the whole of something, "bütün seferdeki kaybı", or for one sort alone, which another does not have to match?"""
    language = told.place[0]
    around = page.document.text[max(0, told.start - _BEFORE) : told.end]
    return known(language, "of_all").search(caseless(around)) is not None


def _is_weighed(page: Page, language: str, start: int) -> bool:
    """Does the paragraph say that its voices differ, or which of them it follows?"""
    text = page.document.text
    end = text.find("\n", start)
    return known(language, "weighed").search(caseless(text[start : end if end >= 0 else len(text)])) is not None


_Pairs = Iterator[tuple[Telling, Telling]]


def _near(told: Sequence[Telling]) -> _Pairs:
    """Voices within some sentences of one paragraph."""
    for n, other in enumerate(told):
        for one in reversed(told[max(0, n - 2 * NEAR) : n]):
            if one.place == other.place and other.at - one.at <= NEAR and _one_thing(one, other):
                yield one, other
                break


def _far(told: Sequence[Telling]) -> _Pairs:
    """Works that are cited for one thing anywhere in the text, by a name or a day that both places have."""
    by: dict[str, list[Telling]] = defaultdict(list)
    for one in told:
        if one.work and one.value.sort == "count" and one.value.low == one.value.high and not one.alone:
            by[one.value.counted].append(one)
    for noun, alike in by.items():
        for n, other in enumerate(alike if noun and len(alike) <= CROWD else ()):
            beside = (*alike[:n], *(o for o in by.get("", ())[:CROWD] if noun == "man" or _speaks_of(o, noun)))
            for one in beside:
                named = one.around & other.around
                shared = {word for word in named | (one.topic & other.topic) if not word.startswith(noun)}
                alike_fate = noun != "man" or (one.fate and one.fate == other.fate and not one.listed | other.listed)
                if named and alike_fate and len(shared) > 1 and _one_thing(one, other):
                    yield (one, other) if one.start < other.start else (other, one)
                    break


def _speaks_of(one: Telling, noun: str) -> bool:
    return any(word.startswith(noun) for word in one.topic)


def _works(page: Page) -> list[tuple[int, str]]:
    """Where the text cites, and which work first."""
    marks = {note: mark for mark, note in page.document.notes}
    cited = (
        (marks.get(m.start, m.start), "; ".join(dict.fromkeys(item.label.split(",")[0] for item in m.value.items)))
        for m in page.of("citation")
        if isinstance(m.value, CitationValue)
    )
    return sorted(cited)


def _authors(page: Page) -> frozenset[str]:
    """The beginnings of the names of those whom the text cites."""
    cited = (item for m in page.of("citation") if isinstance(m.value, CitationValue) for item in m.value.items)
    return frozenset(
        caseless(author.split()[-1])[:_STEM] for item in cited for author in item.authors if author.strip()
    )


def _tellings(
    said: Said, at: int, paragraph: int, voiced: bool, works: Sequence[tuple[int, str]], authors: frozenset[str]
) -> Iterator[Telling]:
    """The only value of its sort in each part of a sentence that names a voice, or for which a work is cited."""
    found = values(said)
    if not found:
        return
    around: frozenset[str] | None = None
    listed = sum(v.sort == "count" for v in found) > 1
    for low, high in _parts(said, found):
        told = _voices(said, low, high) if voiced else frozenset()
        bare = BARE.search(said.text, low, high)
        if bare is not None:  # "Hale puts it at 4,200 (1931, 60)"
            told |= _writers(said, low, bare.start())
        named = _writers(said, low, high) & authors if bare is None else frozenset()
        told |= named
        work = bare["year"] if bare is not None else min(named) if len(named) == 1 else _work(said, low, works)
        inside = [v for v in found if low <= v.start < high] if told or work else []
        hours = [(v.start, v.end) for v in inside if v.sort == "hour"]
        inside = [v for v in inside if v.sort != "count" or not any(a <= v.start < b for a, b in hours)]
        sorts = [v.sort for v in inside]
        for value in inside:
            if sorts.count(value.sort) > 1 or (value.sort != "count" and "count" in sorts):
                continue
            if pattern(said.language, "of_them_behind").search(said.plain, value.start, value.end):
                continue  # "four of them": a part of what the other counts
            if known(said.language, "part_of").search(said.plain, low, value.start):
                continue
            around = _around(said) if around is None else around
            near = _near_words(said, low, high)
            start, end = said.start + value.start, said.start + value.end
            yield Telling(
                at, (said.language, paragraph), start, end, said.text[value.start : value.end], value, _fate(said.language, near), told,
                work, _topic(said, near), _short(said, near), _names(said, low, high), around, _named(said, low, high),
                known(said.language, "contrast").search(said.plain, low, high) is not None,
                _is_apart(said, low, value.start),
                bare is not None or bool(named), known(said.language, "it").search(near) is not None, known(said.language, "later").search(said.plain, low, high) is not None, listed, _counts(said, low, value.start), _of(said, low, _counted(said, value, high)),
            )  # fmt: skip


def _is_apart(said: Said, low: int, high: int) -> bool:
    """Does a word set what is counted apart, and not only say that somebody speaks?"""
    said_so = known(said.language, "said_so")
    return any(not said_so.match(m[0]) for m in _apart(said.language).finditer(said.plain, low, high))


def _counts(said: Said, low: int, at: int) -> str:
    """The beginning of the noun that a value counts, where it stands before it."""
    found = _noun_before(said.language).search(said.plain, low, at)
    of_source = found and known(said.language, "sources").match(said.plain, found.start("noun"))
    return found["noun"][:_STEM] if found and not of_source else ""


@cache
def _noun_before(language: str) -> re.Pattern[str]:
    return plain(words(language, "rivals")["counts"])


def _writers(said: Said, low: int, high: int) -> frozenset[str]:
    """The words with a capital that stand in no bracket and are of no date or unit."""
    taken = [
        (m.start - said.start, m.end - said.start) for m in said.mentions if m.type in ("date", "unit", "citation")
    ]
    named = (
        n for n in _NAME.finditer(_ASIDES.sub(lambda m: " " * len(m[0]), said.text), low, high) if n[0][0].isupper()
    )
    return frozenset(_begun(n[0]) for n in named if not any(a <= n.start() < b for a, b in taken))


def _around(said: Said) -> frozenset[str]:
    """The days of a sentence, its names and those of the one before."""
    days = {str(m.value.days.earliest) for m in said.dates if isinstance(m.value, DateValue) and m.value.days}
    return frozenset(days).union(*(_names(s, 0, len(s.text)) for s in (said, said.before) if s))


def _work(said: Said, low: int, works: Sequence[tuple[int, str]]) -> str:
    """The work that is cited next, in the same paragraph."""
    n = bisect_left(works, (said.start + low, ""))
    if n == len(works) or "\n" in said.reading.document.text[said.start : works[n][0]]:
        return ""
    return works[n][1]


def _parts(said: Said, found: Sequence[Value]) -> Iterator[tuple[int, int]]:
    """A sentence cut between two values of a sort, at a mark or at a word that sets clauses against each other."""
    low, cut = 0, known(said.language, "cuts")
    inside = [m.span() for m in _ASIDES.finditer(said.text)]
    alike = (pairwise(v for v in found if v.sort == sort) for sort in {v.sort for v in found})
    for one, other in sorted(chain.from_iterable(alike), key=lambda pair: pair[1].start):
        start = max(low, one.end)
        cuts = (*_CUT.finditer(said.text, start, other.start), *cut.finditer(said.plain, start, other.start))
        places = [m.start() for m in cuts if not any(a < m.start() < b for a, b in inside)]
        if places:
            at = min(places)
            yield low, at + 1
            low = at + 1
    yield low, len(said.text)


def _voices(said: Said, low: int, high: int) -> frozenset[str]:
    """The words that name a source between two places of a sentence, and the names beside them."""
    found: set[str] = set()
    for voice in known(said.language, "sources").finditer(said.plain, low, high):
        start, end = max(low, voice.start() - _ASIDE), min(high, voice.end() + _ASIDE)
        found |= _names(said, start, end) | {voice[0][:_STEM]}
    label = _LABEL.match(said.text) if not low else None
    if label:
        found |= {caseless(word)[:_STEM] for word in _LONG.findall(label[0])}
    return frozenset(found)


def _counted(said: Said, value: Value, high: int) -> int:
    """Where what a value says of whom it counts ends: "153 Rus ölüsü", "rifles with which the division entered"."""
    return high if _RELATIVE.match(said.plain, value.end) else value.start + _COUNTED


def _of(said: Said, low: int, high: int) -> frozenset[str]:
    """The formations and peoples that are named before a value or counted by it, or else last in the sentences before."""
    bodies = _bodies(said.language)
    found = frozenset(m[1] for m in bodies.finditer(said.plain, low, high))
    told: Said | None = said
    while not found and told is not None:
        end = low if told is said else len(told.plain)
        last = list(bodies.finditer(told.plain, 0, end))[-1:]
        found, told = frozenset(m[1] for m in last), told.before
    return found


@cache
def _bodies(language: str) -> re.Pattern[str]:
    names = (*table(language, "oddities")["ordinals"]["echelons"], *table(language, "names")["peoples"])
    return plain(rf"\b({any_of([caseless(name) for name in names])})(?=\w{{0,{_ENDING}}}(?!\w))")


def _near_words(said: Said, low: int, high: int) -> str:
    """The plain words of a part, without its brackets and dates."""
    near = said.plain[low:high]
    for mention in said.dates:
        start, end = mention.start - said.start - low, mention.end - said.start - low
        if 0 <= start < len(near):
            near = near[:start] + " " * (end - start) + near[end:]
    return _ASIDES.sub(" ", near)


def _names(said: Said, low: int, high: int) -> frozenset[str]:
    """The words with a capital, without those that any sentence may open with."""
    opens = said.language == "en"  # where the first word of a sentence is seldom a name
    named = (n[0] for n in _NAME.finditer(said.text, max(low, opens), high) if n[0][0].isupper())
    return frozenset(map(_begun, named))


def _begun(name: str) -> str:
    """The beginning of a name without its endings: "Oral'da"."""
    return caseless(name.replace("’", "'").partition("'")[0])[:_STEM]


def _topic(said: Said, near: str) -> frozenset[str]:
    stems = {word[:_STEM] for word in _LONG.findall(near)}
    return frozenset(s for s in stems if s[:HEAD] not in _heads(said.language))


def _short(said: Said, near: str) -> frozenset[str]:
    return frozenset(_SHORT.findall(near)) - frozenset(words(said.language, "rivals")["short"])


def _named(said: Said, low: int, high: int) -> dict[str, frozenset[str]]:
    """What the part names of each sort by which two things are told apart."""
    return {
        kind: frozenset(
            said.plain[m.start - said.start : m.end - said.start][: _STEM + 1]
            for m in said.mentions
            if m.type == kind
            and low <= m.start - said.start < high
            and (kind != "date" or has_figure(said.text[m.start - said.start : m.end - said.start]))
            and said.text[m.start - said.start - 1 : m.start - said.start] != "("
        )
        for kind in ("place", "unit", "date")
    }


def _fate(language: str, told: str) -> str:
    """What became of those who are counted, where the words say one thing only."""
    found = {name for name, known in sorts(language, "fates") if known.search(told)}
    return found.pop() if len(found) == 1 else "lost" * ({"dead", "hurt"} <= found)


def _one_thing(one: Telling, other: Telling) -> bool:
    """Do two voices speak of one thing and put it otherwise?"""
    mine, theirs = one.value, other.value
    if mine.sort != theirs.sort or not differ(mine, theirs) or not _two_voices(one, other):
        return False
    if mine.counted and theirs.counted and mine.counted != theirs.counted:
        return False
    if one.counts and other.counts and one.counts != other.counts:
        return False
    if one.fate and other.fate and one.fate != other.fate and not more_than_all(one, other):
        return False
    voices = one.told | other.told
    for kind, these in one.named.items():
        those = other.named[kind]
        told = [{n for n in names if n[:_STEM] not in voices or kind == "date"} for names in (these, those)]
        if all(told) and told[0].isdisjoint(told[1]) and kind != mine.sort:
            return False
    if not (one.told or other.told) and one.of and other.of and one.of.isdisjoint(other.of):
        return False
    if one.later != other.later:
        return False
    shared = shared_words(one, other)
    if one.told and other.told:
        both = one.own and other.own and other.at - one.at <= 1
        if mine.sort == "date" and one.at != other.at:
            return (both and (other.contrast or _is_same_noun(one, other))) or other.contrast + other.refers + len(
                shared
            ) > 1
        if both and mine.counted and mine.counted == theirs.counted:
            return True
        points_back = both and other.refers and (not theirs.counted or _speaks_of(one, theirs.counted))
        return one.at == other.at or other.contrast or bool(shared) or points_back or mine.sort == "hour"
    if one.alone or other.alone or mine.sort != "count" or mine.counted != theirs.counted:
        if not theirs.counted and mine.counted and other.refers and other.own and other.at - one.at <= 1:
            return True  # "makes it 1,600"
        if one.alone or not theirs.counted or mine.counted:
            return False
        return _speaks_of(one, theirs.counted) or (
            theirs.counted == "man" and bool(one.fate) and one.fate == other.fate and mine.low == mine.high
        )
    return max(mine.low, theirs.low) < UNLIKE * min(mine.low, theirs.low) and len(shared) > 1


def _is_same_noun(one: Telling, other: Telling) -> bool:
    """Does a short noun of one stand in the other, with an ending: "köy", "köyün"?"""
    pairs = ((one, other), (other, one))
    return any(w.startswith(s) for a, b in pairs for s in a.short for w in b.topic | b.short)


def _two_voices(one: Telling, other: Telling) -> bool:
    """Words for sources of which neither has all that the other has; or two works, where no such words stand."""
    works = (one.work, other.work)
    named = one.own and other.own and one.work in one.told and other.work in other.told
    if one.told and other.told and not (named and works[0] != works[1]):
        return not (one.told <= other.told or other.told <= one.told)
    return all(works) and not works[0].startswith(works[1]) and not works[1].startswith(works[0])
