"""Passages that something has fallen out of: a name behind a rank, an ordinal's dot, the end of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from sefer.grammars.names import PARTICLE
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.passages.torn import torn
from sefer.grammars.oddities.prose import Paragraph, words
from sefer.grammars.words import LANGUAGES, any_of
from sefer.letters import lower
from sefer.letters.patterns import lazy
from sefer.model import Oddity, PersonValue, PlaceValue, Span

HABIT = 2  # times that a text must use a rank alone, or a number without a dot, to mean it
SHORTEST = 6  # words of a paragraph that may be broken off
WHOLE = 10  # words of a paragraph that ends in the middle by its look alone
PROSE = 0.8  # of the other paragraphs must end with a mark


# --- a rank without a name ---


@cache
def _ranks(language: str) -> tuple[re.Pattern[str], ...]:
    """Behind a rank: that it leads something; a word with a small letter; another rank, which has a name."""
    known = words(language, "ranks")
    return (
        lazy(rf"\s+{known['led']}"),
        lazy(
            r"(?=\s+[a-zçğıöşü]|\s?[,;)]|\.\s)(?!\s+(?:of|in|commanding|general|rütbe\w*)\b)"
            rf"(?!\s(?:{PARTICLE}|(?:vom|zur|da|do|dos|del|la|le|af|av|der|den|ten|ter|ould|mac) )+\W?[A-ZÇĞİÖŞÜ])"
        ),
        lazy(rf"\s+(?:{known['joins']})\s+(?:{any_of(known['alone'])})\s+[A-ZÇĞİÖŞÜ]"),
    )


@cache
def _before(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Before a rank: an office that somebody bears; what makes a rank without a name innocent."""
    known = words(language, "ranks")
    return (
        lazy(rf"(?<!\w)(?i:{known['offices']})\s+$"),
        lazy(rf"(?:(?<!\w){known['innocent']}(?:\s+(?:to|of|be|the|a|at))*\s+|[\w-])$"),
    )


def ranks_alone(page: Page) -> Iterator[Oddity]:
    """A rank with nobody's name behind it; in a text that often says only the rank it means somebody named before."""
    prose = page.prose
    found: dict[int, Oddity] = {}
    for language in LANGUAGES:
        leads, bare, beside = _ranks(language)
        office, innocent = _before(language)
        for at, rank, paragraph in prose.places(words(language, "ranks")["alone"], language):
            end, low = at + len(rank), max(paragraph.start, at - 30)
            told = leads.match(prose.text, end) or beside.match(prose.text, end)
            if told is None and office.search(prose.text, low, at):
                told = bare.match(prose.text, end)
            if told and not innocent.search(prose.text, low, at):
                found[at] = Oddity("rank_alone", at, told.end(), says={"rank": rank})
    for odd in (*_before_places(page), *_of_nobody(page)):
        found.setdefault(odd.start, odd)
    habit = Counter(odd.says["rank"] for odd in found.values())
    yield from (odd for _, odd in sorted(found.items()) if habit[odd.says["rank"]] <= HABIT)


_TOLD_AS_PLACE = lazy(r"['’]|\s(?:kasabası|köyü|istasyonu|nahiyesi|şehri)\w*")  # by its case, or by what it is


@cache
def _leads() -> re.Pattern[str]:
    """That somebody leads, behind his name in the genitive: "Yarbay Karakurt'un emrinde"."""
    return lazy(rf"['’]n?[ıiuü]n\s{words('tr', 'ranks')['led']}")


def _before_places(page: Page) -> Iterator[Oddity]:
    """ "Yarbay Karameryem'i ele geçirdi": behind the rank stands the name of a place."""
    text = page.document.text
    ranks = {language: frozenset(words(language, "ranks")["alone"]) for language in ("tr", "en")}
    bodies = [(p.start, p.end, p.language) for p in page.document.parts if p.kind == "body"]
    places = [m for m in page.of("place") if isinstance(m.value, PlaceValue)]
    named = Counter(m.value.name for m in places if isinstance(m.value, PlaceValue))
    at = 0
    for mention in page.of("person"):
        person = mention.value
        if isinstance(person, PersonValue) and person.rank in ranks["tr"] | ranks["en"] and person.name in named:
            if _TOLD_AS_PLACE.match(text, mention.end) is None or _leads().match(
                text, mention.end
            ):  # he does something
                continue
            yield Oddity("rank_alone", mention.start, mention.end, says={"rank": person.rank})
    for mention in places:
        while at < len(bodies) and bodies[at][1] <= mention.start:
            at += 1
        if at == len(bodies) or bodies[at][0] > mention.start or text[mention.start - 1] != " ":
            continue
        if " " in text[mention.start : mention.end] and named[getattr(mention.value, "name", "")] == 1:
            continue  # "Colonel Atwell Lake" bears that name
        rank = text[max(0, mention.start - 24) : mention.start - 1].rpartition(" ")[2]
        start = mention.start - 1 - len(rank)
        language = bodies[at][2]
        if language == "tr" and _TOLD_AS_PLACE.match(text, mention.end) is None:  # "Albay Karakurt geçti"
            continue
        if rank in ranks.get(language, ()) and not _before(language)[1].search(text, max(0, start - 30), start):
            yield Oddity("rank_alone", start, mention.end, says={"rank": rank})


_LATELY = 600  # characters before in which the person may be named whom a rank alone means


def _of_nobody(page: Page) -> Iterator[Oddity]:
    """ "Komutayı Albay üstlendi", where nobody was named lately and nobody of that rank is named before."""
    known = {language: words(language, "ranks") for language in LANGUAGES if "does" in words(language, "ranks")}
    named = [m for m in page.of("person") if isinstance(m.value, PersonValue)]
    at_last = [m.start for m in named]
    for language, table in known.items():
        does = lazy(rf"(?:\s+{table['does']}|,\s+(?!ve\s|(?i:{any_of(table['alone'])}))\w+)(?!\w)")
        for at, rank, paragraph in page.prose.places(table["alone"], language):
            end = at + len(rank)
            told = does.match(page.prose.text, end)
            if told is None or _before(language)[1].search(page.prose.text, max(paragraph.start, at - 30), at):
                continue
            before = named[: bisect_left(at_last, at)]
            lately = bool(before) and at - before[-1].start < _LATELY
            ranked = any(isinstance(m.value, PersonValue) and m.value.rank == rank for m in before)
            if not lately and not ranked and lower(rank) not in page.prose.text[:at]:
                yield Oddity("rank_alone", at, told.end(), says={"rank": rank})


# --- an ordinal without its dot ---


@cache
def _numbered(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Before a formation with a capital: a bare number, one with its dot or its ending, and words that say it is a count."""
    known = words(language, "ordinals")
    arm = rf"(?:(?:{any_of(known['arms'])})\s)?$"
    return (
        lazy(rf"(?<![\w.,:/–—-])(?<!\d\s)\d{{1,3}}\s{arm}"),
        lazy(rf"(?<![\w.,:/–—-])\d{{1,3}}{known['ending']}{arm}"),
        lazy(rf"(?<!\w)(?i:{any_of(known['counts'])})\.?\s+$"),
    )


@cache
def _plural(language: str) -> re.Pattern[str]:
    return lazy(words(language, "ordinals")["behind"])


def ordinals_bare(page: Page) -> Iterator[Oddity]:
    """A formation whose number lacks its dot or its "th", in a text that writes them otherwise."""
    prose = page.prose
    text = prose.text
    for language in LANGUAGES:
        missing, whole, count = _numbered(language)
        bare: list[Oddity] = []
        dotted, of = 0, Counter[str]()
        for at, word, paragraph in prose.places(words(language, "ordinals")["echelons"], language):
            low, end = max(paragraph.start, at - 24), at + len(word)
            if whole.search(text, low, at):
                dotted, of[word] = dotted + 1, of[word] + 1
            found = missing.search(text, low, at)
            if found and _plural(language).match(text, end) and not count.search(text, low, found.start()):
                bare.append(Oddity("ordinal_bare", found.start(), end, says={"number": found[0].split()[0]}))
        if (language == "tr" and len(bare) <= HABIT) or dotted > HABIT * len(bare):
            yield from bare
        elif len(bare) == 1:  # beside others of its own sort
            yield from (odd for odd in bare if of[text[odd.start : odd.end].split()[-1]] >= HABIT)


# --- the end of a sentence ---

_CLOSERS = "\"'”’»)]*_"
_STOPS = ".!?…:;"
_LIST = lazy(r"[-–—•*·▪]|\(?\w{1,3}[.)]\s|\|")
_LAST = lazy(r"([\w’'-]{1,60})[,–—-]?$")
_LAST_WORDS = 9  # of a sentence, in which a phrase that waits for its verb stands
_ASKED = ("? ", "! ", ": ", "?” ", "!” ")  # behind these a sentence may answer without a verb
_TAIL = 62  # characters in which a last word and its mark stand: a search over more would try every place
_MARK = lazy(r"(?<=[.!?…”\"])\s?\d{1,3}$")


def broken_off(page: Page) -> Iterator[Oddity]:
    """A paragraph or a sentence that ends in the middle."""
    text = page.document.text
    every = page.paragraphs
    ends = [_is_closed(text[p.start : p.end]) for p in every]
    mostly = sum(ends) >= PROSE * (len(ends) - 1) and sum(ends) >= HABIT
    starts = page.sentences.starts
    yield from _headings(page)
    for at, paragraph in enumerate(every):
        spans = page.sentences[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        yield from _stopped(text, paragraph, spans)
        if ends[at] or _goes_on(text, every, at):
            continue
        body = text[paragraph.start : paragraph.end]
        last = _LAST.search(body, max(0, len(body) - _TAIL))
        if last is None or len(body.split()) < SHORTEST:
            continue
        sure = _dangles(lower(last[1]) if paragraph.language == "tr" else last[1].lower(), paragraph.language)
        listed = _LIST.match(body) is not None
        comma = not listed and body[-1] in ",–—-" and len(body.split()) > WHOLE and mostly
        if sure or comma or (mostly and not listed and _looks_torn(body, last[1], paragraph.language)):
            start = paragraph.start + max(body.rfind(mark, 0, len(body) - 1) + 1 for mark in ".;:!?,")
            start += len(text[start : paragraph.end]) - len(text[start : paragraph.end].lstrip())
            yield Oddity("broken_off", min(start, paragraph.end - 1), paragraph.end, says={"sure": sure or comma})


def _headings(page: Page) -> Iterator[Oddity]:
    """A sentence that ends in the middle and looks like a heading for it."""
    for part in page.document.parts:
        if part.kind == "heading" and part.language in LANGUAGES:
            told = page.document.text[part.start : part.end].split()
            if len(told) >= SHORTEST and told[-1].islower() and _is_torn(told, part.language):
                yield Oddity("broken_off", part.start, part.end, says={"sure": len(told) > WHOLE - 2})


def _is_torn(told: Sequence[str], language: str) -> bool:
    """Does it break off: at its last word, within a quotation, or in a second clause?"""
    if len(told) >= WHOLE - 2 and _dangles(told[-1], language):
        return True
    whole = " ".join(told)
    small = sum(word[0].islower() for word in told)
    known = words(language, "broken")
    clauses = re.search(known["clauses"], whole) is not None
    oblique = re.search(known["ends_oblique"], whole) and re.search(known["prose"], whole)
    in_clause = clauses and len(told) > WHOLE and 2 * small > len(told)
    return bool(oblique) or in_clause or whole.rfind("“") > whole.rfind("”")


def _is_closed(body: str) -> bool:
    bare = _MARK.sub("", body).rstrip(_CLOSERS)
    return not bare or bare[-1] in _STOPS


def _goes_on(text: str, every: Sequence[Paragraph], at: int) -> bool:
    """Does the next paragraph go on in the middle of a sentence?"""
    return at + 1 < len(every) and text[every[at + 1].start : every[at + 1].start + 1].islower()


def _dangles(word: str, language: str) -> bool:
    known = words(language, "broken")
    return word in known["dangling"] or re.fullmatch(known["endings"], word) is not None


def _looks_torn(body: str, last: str, language: str) -> bool:
    """Prose of some length, of several sentences or of clauses, whose last word can end no sentence, as far as its look says."""
    known = words(language, "broken")
    prose = any(mark in body for mark in (". ", "? ", "! ")) or any(
        re.search(known[name], body) for name in ("prose", "certain", "hanging")
    )
    whole = len(body.split()) > WHOLE and last[0].islower() and prose
    return whole and re.fullmatch(known["verb"], lower(last)) is None


@cache
def _lasts(language: str) -> tuple[frozenset[str], frozenset[str], re.Pattern[str], re.Pattern[str]]:
    known = words(language, "broken")
    return (
        frozenset(known["never_last"]),
        frozenset(known["seldom_last"]),
        lazy(known["licence"]),
        lazy(rf"(?:{known['waiting']})$"),
    )


@cache
def _clause(language: str) -> tuple[re.Pattern[str], ...]:
    """What joins clauses, what a verb looks like, and endings that a noun may have as well."""
    known = words(language, "broken")
    return lazy(known["joins"]), lazy(rf"(?<!\w)(?:{known['finite']})(?!\w)"), lazy(rf"(?:{known['bare']})$")


_END = 1_000  # characters at the end of a sentence that are looked at


def _stopped(text: str, paragraph: Paragraph, spans: Sequence[Span]) -> Iterator[Oddity]:
    """ "The regiment crossed the. On the next day": a full stop behind a word that ends nothing."""
    never, seldom, licence, waiting = _lasts(paragraph.language)
    for span in spans:
        if text[span.end - 1] != "." or text[span.end - 2] == "." or not text[span.start].isalnum():
            continue
        told = text[max(span.start, span.end - 1 - _END) : span.end - 1]
        told = lower(told) if paragraph.language == "tr" else told
        ends = [" ".join(told.rsplit(maxsplit=n)[-n:]) for n in (1, 2, 3, _LAST_WORDS)]
        sure, hangs = not never.isdisjoint(ends), ""
        if not sure and ends[0] in seldom:
            sure = licence.search(told, told.rfind(", ") + 1, len(told) - len(ends[0])) is None
        if not sure and waiting.search(ends[-1]) and not text[: span.start].endswith(_ASKED):
            hangs = _hangs(told, paragraph.language)
            sure = hangs == "alone"
        if not sure and not hangs:
            hangs = torn(told, paragraph.language)
            sure = hangs == "torn"
            if not sure and text.endswith(_ASKED, 0, span.start):
                continue  # "How far? The whole regiment as far as the wood."
        if sure or hangs:
            start = max(span.start, span.end - SHOWN)
            yield Oddity("broken_off", text.find(" ", start - 1, span.end) + 1, span.end, says={"sure": sure})


def _hangs(told: str, language: str) -> str:
    """Whether the last clause has no verb: "alone" where none before it can be its own, "perhaps" where one could."""
    joins, finite, bare = _clause(language)
    cuts = [found.span() for found in joins.finditer(told)]
    low, cut = cuts[-1] if cuts else (0, 0)
    if len(told[cut:].split()) < SHORTEST - 3:
        return ""
    if found := [*finite.finditer(told, cut)]:
        within = re.compile(words(language, "broken")["within"])
        return "perhaps" if all(within.match(told, one.start()) for one in found) else ""
    loose = bare.search(told) is not None
    if finite.search(told, 0, cut) is None or told[low] not in ",;:":
        return "perhaps" if loose else "alone"
    return "" if loose or _after(told, language) else "perhaps"


def _after(told: str, language: str) -> bool:
    """May such words follow the verb that they belong to, as in "he said, laughing"?"""
    return re.search(rf"(?:{words(language, 'broken')['after']})$", told) is not None


# --- a bracket or a quotation mark that is never closed ---

_OPENED = lazy(r"[()“”\[\]«»]")
_CLOSES = {")": "(", "”": "“", "]": "[", "»": "«"}
SHOWN = 60  # characters behind the mark


def left_open(page: Page) -> Iterator[Oddity]:
    """A bracket or a quotation mark that its paragraph, and the next one, leave open."""
    text = page.document.text
    if "„" in text:  # then “ closes
        return
    every = page.paragraphs
    for at, paragraph in enumerate(every):
        waiting: dict[str, list[int]] = {mark: [] for mark in _CLOSES.values()}
        for found in _OPENED.finditer(text, paragraph.start, paragraph.end):
            if found[0] in waiting:
                waiting[found[0]].append(found.start())
            elif waiting[_CLOSES[found[0]]]:
                waiting[_CLOSES[found[0]]].pop()
        after = text[every[at + 1].start : every[at + 1].end] if at + 1 < len(every) else ""
        if text.count('"', paragraph.start, paragraph.end) % 2 and _is_left_open(text, every, at):
            start = text.rfind('"', paragraph.start, paragraph.end)
            yield Oddity("left_open", start, min(start + SHOWN, paragraph.end), says={"mark": "“"})
        for mark, places in waiting.items():
            if places and not _closed_later(mark, after, text[paragraph.start : paragraph.end]):
                end = min(places[-1] + SHOWN, paragraph.end)
                yield Oddity("left_open", places[-1], end, says={"mark": "“" if mark == "«" else mark})


_INCHES = lazy(r"\d\s?\"")


def _is_left_open(text: str, every: Sequence[Paragraph], at: int) -> bool:
    """Does a straight mark open a quotation in a paragraph of an odd number of them, and no next paragraph goes on with it?"""
    paragraph = every[at]
    if _INCHES.search(text, paragraph.start, paragraph.end):
        return False
    beside = (every[n] for n in (at - 1, at + 1) if 0 <= n < len(every))
    return not any(text.count('"', p.start, p.end) % 2 for p in beside)


def _closed_later(mark: str, after: str, body: str) -> bool:
    if mark != "“":
        opened, closed = after.find(mark), after.find(next(close for close, of in _CLOSES.items() if of == mark))
        return 0 <= closed < (opened if opened >= 0 else len(after))
    closed_at = after.find("”")
    return after.startswith("“") or body.count("“") % 2 == 0 or 0 <= closed_at < (after + "“").find("“")
