"""CIT: citations whose form differs from the majority, that refer back to nothing, and passages without any."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, rule
from sefer.checks.shelf import Shelf
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import CitationValue, Mention, Oddity, Source, Words

FEWEST = 6  # citations that a text must have before its habit is one
FEWEST_OF_A_FORM = 5  # the same where the form of each is printed beside that of the others
SHARE = 0.8  # of citations that must keep to one form
PAGED = 10  # citations with a page before one without is asked about
NEARLY_ALL = 0.9
_FEWEST_LETTERS = 3
_OPENING = 60  # characters of an entry in which its first author is named
_GIVEN = lazy(r"\A[^,]+,\s+([^\W\d_]+)")  # "Yılmaz, Ali"
_PLURAL = lazy(r"\b(s|p)\1\.")
_BEHIND = lazy(r"(?<=Y).*")


@rule("CIT001", "form-against-majority", "citation_style", "warning")
def form_against_majority(examined: Examined) -> Iterator[Raised]:
    """A citation is written otherwise than nearly all others of its text: its marks, its brackets, its "and", its author, no page."""
    for doc, shelf in examined.shelves.items():
        yield from _forms(shelf)
        strays = [one for one in examined.campaign.oddities.get(doc, ()) if one.sort == "stray_citation"]
        yield from _stray(shelf, strays)


def _forms(shelf: Shelf) -> Iterator[Raised]:
    """What is odd in the forms of citations in brackets, each asked about once."""
    done = set[int]()
    for raised in _odd_forms(shelf):
        if raised.at.start not in done:
            done |= {raised.at.start, *(words.start for words in raised.related[:-1])}
            yield raised


def _odd_forms(shelf: Shelf) -> Iterator[Raised]:
    brackets = [m for m in shelf.mentions if "Y" in _value(m).form]
    paged = [m for m in brackets if "P" in _value(m).form]
    yield from _odd(shelf, paged, _printed_alike(shelf, paged))
    yield from _odd(shelf, brackets, lambda m: _BEHIND.sub("", _form(shelf, m)), unpaged=True)
    yield from _odd(shelf, brackets, lambda m: _joined(shelf, m))
    yield from _odd(shelf, brackets, lambda m: _named(shelf, m))
    inside = [m for m in brackets if not _opens_with_year(shelf, m)]
    if sum("P" in _value(m).form for m in inside) >= PAGED:
        yield from _odd(shelf, inside, lambda m: "P" if "P" in _value(m).form else "–", share=NEARLY_ALL)


FEW = 0.15  # of the citations of the main form, up to which those of another are likely slips, and more a question
RARE = 0.25  # of the citations of a text, up to which those in another place are strays


def _stray(shelf: Shelf, strays: Sequence[Oddity]) -> Iterator[Raised]:
    """What cites in the prose or in a note where nearly all citations are brackets; a bracket where nearly all are notes."""
    brackets = [m for m in shelf.mentions if "Y" in _value(m).form or _value(m).form == "(again)"]
    notes = [m for m in shelf.mentions if _value(m).form == "note"]
    main = brackets if len(brackets) >= len(notes) else notes
    if len(main) < FEWEST:
        return
    text = shelf.document.text
    in_prose, in_notes = ([s for s in strays if s.says["note"] is kind] for kind in (False, True))
    odd = [Words(shelf.doc, s.start, s.end) for s in in_prose]
    if main is brackets:
        odd += [Words(shelf.doc, s.start, s.end) for s in in_notes]
        odd += [Words(shelf.doc, m.start, m.end) for m in brackets if _value(m).form == "(again)"]
    else:
        odd += [Words(shelf.doc, m.start, m.end) for m in brackets if "Y" in _value(m).form]
        odd += [Words(shelf.doc, s.start, s.end) for s in in_notes if s.says["odd"]]
    if not odd or len(odd) > RARE * len(main):
        return
    example = main[0]
    for at in sorted(odd, key=lambda words: words.start)[:FEWEST]:
        yield Raised(
            at,
            (*_marks_of(shelf, at), Words(shelf.doc, example.start, example.end)),
            says={
                "form": " ".join(text[at.start : at.end].split()),
                "main": text[example.start : example.end],
                "count": len(main),
                "rare": 1,
            },
            working={"forms": {"main": len(main), "strays": len(odd)}},
            explanations=("findings.why_house_style",),
            level=_slip(len(main), len(odd)),
        )


def _slip(main: int, few: int) -> str:
    """The level of so few citations of one form among so many of another."""
    return "warning" if few <= FEW * main else "note"


def _marks_of(shelf: Shelf, at: Words) -> Iterator[Words]:
    """Where the mark of a note stands in the text."""
    for mark, note in shelf.document.notes:
        if note == at.start and mark:
            yield Words(shelf.doc, mark - 1, mark + 1)


def _value(mention: Mention) -> CitationValue:
    assert isinstance(mention.value, CitationValue)
    return mention.value


def _printed_alike(shelf: Shelf, paged: Sequence[Mention]) -> Callable[[Mention], str]:
    """The form of each citation; "(1974, 12)" behind its author has that of those brackets which print the same from the year on."""
    inside = Counter(_form(shelf, m) for m in paged if not _opens_with_year(shelf, m))

    def form(mention: Mention) -> str:
        own = _form(shelf, mention)
        if not _opens_with_year(shelf, mention):
            return own
        behind = own.partition("Y")[2]
        return next((known for known, _ in inside.most_common() if known.partition("Y")[2] == behind), own)

    return form


def _opens_with_year(shelf: Shelf, mention: Mention) -> bool:
    return shelf.document.text[mention.start + 1].isdigit()


def _form(shelf: Shelf, mention: Mention) -> str:
    """The shape of a citation as printed; "pp." of a range is the "p." of a page."""
    printed = shelf.document.text[mention.start] + _value(mention).form[1:-1] + shelf.document.text[mention.end - 1]
    return _PLURAL.sub(r"\1.", printed)


def _joined(shelf: Shelf, mention: Mention) -> str:
    """The word or sign between two authors; "" where one is named."""
    authors = _value(mention).items[0].authors
    if len(authors) < 2:
        return ""
    words = shelf.document.text[mention.start : mention.end]
    first, _, behind = words.partition(authors[-2])
    return behind.partition(authors[-1])[0].strip() if first and behind else ""


def _named(shelf: Shelf, mention: Mention) -> str:
    """How its first author is printed: "plain", in capitals, with an initial or a given name; "" where a namesake may ask for more."""
    *given, family = (_value(mention).items[0].authors or ("",))[0].split() or [""]
    if len(family) < _FEWEST_LETTERS:
        return ""
    listed = [source for source in shelf.document.sources if source.authors and _is_of(family, source)]
    if family.isupper():
        return "capitals" if not any(family in source.entry for source in listed) else ""
    if not given:
        return "plain"
    names = {found[1] for source in listed for found in _GIVEN.finditer(source.entry, 0, _OPENING)}
    if len(names) != 1:
        return ""
    name = names.pop()
    return "given name" if given[-1] == name else "initial" if given[-1] == f"{name[0]}." else ""


def _is_of(family: str, source: Source) -> bool:
    return fold(source.authors[0]).split()[-1:] == [fold(family)]


def _odd(
    shelf: Shelf, among: Sequence[Mention], form: Callable[[Mention], str], share: float = SHARE, unpaged: bool = False
) -> Iterator[Raised]:
    """One finding for each form that few have where nearly all have another."""
    by: dict[str, list[Mention]] = defaultdict(list)
    for mention in among:
        if kind := form(mention):
            by[kind].append(mention)
    whole = sum(map(len, by.values()))
    main = max(by, key=lambda f: len(by[f]), default="")
    if whole < FEWEST_OF_A_FORM or len(by[main]) < share * whole:
        return
    for odd in sorted(f for f in by if f != main):
        few = [m for m in by[odd] if not unpaged or "P" not in _value(m).form]
        if not few:
            continue
        example, (first, *others) = by[main][0], few
        text = shelf.document.text
        yield Raised(
            Words(shelf.doc, first.start, first.end),
            tuple(Words(shelf.doc, m.start, m.end) for m in (*others, example)),
            says={
                "form": text[first.start : first.end],
                "main": text[example.start : example.end],
                "count": len(by[main]),
                "rare": len(few),
            },
            working={"forms": {f: len(found) for f, found in by.items()}},
            explanations=("findings.why_house_style",),
            level=_slip(len(by[main]), len(few)),
        )


@rule("CIT003", "no-bibliography", "no_bibliography", "note")
def no_bibliography(examined: Examined) -> Iterator[Raised]:
    """A text has citations and neither a bibliography nor notes that give its works in full, so that none can be looked up."""
    for shelf in examined.shelves.values():
        if not shelf.mentions or shelf.document.sources or shelf.in_full:
            continue
        if shelf.never_full is None:
            first = shelf.mentions[0]
            yield Raised(Words(shelf.doc, first.start, first.end), says={"count": len(shelf.mentions)})


@rule("CIT010", "refers-back-to-nothing", "citation_style", "warning")
def refers_back_to_nothing(examined: Examined) -> Iterator[Raised]:
    """ "Ibid." or "a.g.e." stands where no work was cited before, or none of the author that it names."""
    for doc, oddities in examined.campaign.oddities.items():
        for odd in oddities:
            if odd.sort == "refers_back":
                yield Raised(
                    Words(doc, odd.start, odd.end),
                    says={"again": odd.says["again"], "author": odd.says["author"]},
                    explanations=("rules/cit.why_earlier_part",),
                )


FIGURES = 3  # figures and dates that a passage must give before it is asked for its source
CITING = 0.75  # of the passages with as many figures must cite
ASKED = 3  # passages of one text that are asked about
_Passage = tuple[int, int, list[Mention]]


@rule("CIT009", "passage-without-citation", "uncited_passage", "note")
def passage_without_citation(examined: Examined) -> Iterator[Raised]:
    """A paragraph full of figures cites nothing, in a text that cites nearly everywhere else."""
    for doc, shelf in examined.shelves.items():
        cited: list[_Passage] = []
        uncited: list[_Passage] = []
        for low, high, figures in _passages(examined, doc):
            (cited if shelf.cites_within(low, high) else uncited).append((low, high, figures))
        weighty = [p for p in uncited if len(p[2]) >= FIGURES]
        if len(cited) < FEWEST // 2 or len(cited) < CITING * (len(cited) + len(weighty)):
            continue
        told = sorted(sorted(weighty, key=lambda p: -len(p[2]))[:ASKED])
        for low, high, figures in told:
            sentences = _sentences(shelf.document.text, low, high)
            laden = [(s, sum(s[0] <= f.start < s[1] for f in figures)) for s in sentences]
            (start, end), _ = max(laden, key=lambda row: row[1])
            beside = [s for s, count in laden if count and s != (start, end)][:FEWEST]
            yield Raised(
                Words(doc, start, end),
                tuple(Words(doc, *s) for s in beside),
                says={"figures": len(figures), "cited": len(cited)},
                explanations=("rules/cit.why_common_knowledge",),
            )


def _passages(examined: Examined, doc: str) -> Iterator[_Passage]:
    """The paragraphs of the body with the figures that they give; the last one of a text sums up what was told."""
    document = examined.campaign.documents[doc]
    figures = [m for m in examined.campaign.mentions[doc] if m.type in ("quantity", "percentage", "date")]
    at = 0
    for part in document.parts:
        if part.kind != "body":
            continue
        low = part.start
        for line in document.text[part.start : part.end].split("\n"):
            high = low + len(line)
            while at < len(figures) and figures[at].start < low:
                at += 1
            inside = [m for m in figures[at : at + len(line)] if m.start < high]
            yield low, high, inside
            low = high + 1


_SENTENCE = lazy(r"\S.*?(?:(?<!\b\d)(?<!\b\d\d)[.!?…][”\"»)]?(?=\s+[A-ZÇĞİÖŞÜ0-9“\"])|$)")


def _sentences(text: str, low: int, high: int) -> list[tuple[int, int]]:
    return [found.span() for found in _SENTENCE.finditer(text, low, high)]
