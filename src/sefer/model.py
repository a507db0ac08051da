"""The nouns of Sefer: frozen, checked when made, importing nothing of Sefer.

Days are proleptic Gregorian ordinals as in ``datetime.date.toordinal``. Inside the program every span
is in the clean text of its document; only writers of files call ``Document.locate``.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any, overload

MENTION_TYPES = (
    "date",
    "quantity",
    "unit",
    "person",
    "place",
    "citation",
    "percentage",
    "duration",
    "distance",
)

ECHELONS = (
    "army_group", "army", "corps", "division", "brigade", "regiment", "battalion", "company",
    "battery", "squadron", "detachment", "group", "front", "headquarters", "other",
)  # fmt: skip

# from the smallest up; what is no step of this ladder (a group, a front) stands apart
RANKS = (
    "company",
    "battery",
    "squadron",
    "battalion",
    "regiment",
    "brigade",
    "division",
    "corps",
    "army",
    "army_group",
)

ITEMS = (
    "officer", "soldier", "person", "animal", "gun", "machine_gun", "rifle", "mortar", "rocket_launcher",
    "armoured_car", "armoured_train", "aircraft", "ship", "vehicle", "shell", "ammunition_box", "corpse",
    "prisoner", "cavalryman", "volunteer", "regiment", "battalion", "company", "division", "battery", "other",
)  # fmt: skip

CLAIM_KINDS = (
    "strength", "loss", "capture", "movement", "location", "command", "organization", "engagement",
    "order", "agreement", "composition", "sequence", "event",
)  # fmt: skip

POLARITIES = ("asserted", "negated", "planned", "reported")
SCOPES = ("phrase", "sentence", "passage")
LEVELS = ("note", "warning", "error")
SIDE = 40  # characters on either side by which words are known again
VERBS = ("accept", "reject", "correct", "merge", "split", "place-is", "waive")


# what may lie between two raw pieces that still count as one: white space, hyphens, marks of Markdown
_SEAMS = "\u00ad\u200b\u2010\u2011\u2060\ufeff\ufffe\x02-*_#>` \t\r\n\f\v\u00a0\u2028\u2029"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}..{self.end} runs backwards")

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A day known to lie between two ordinals, both included; a stretch of days where `stretch` is true."""

    earliest: int
    latest: int
    stretch: bool = False

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"earliest day {self.earliest} is after latest day {self.latest}")


@dataclass(frozen=True, slots=True)
class DateValue:
    """What a date mention means. `edtf` is null where it cannot be resolved or no such day exists."""

    edtf: str | None
    days: Days | None
    year_given: bool = True
    calendar: str = "gregorian"
    weekday: int | None = None  # the weekday that the text states, Monday = 0
    # why no such day exists: "day" (31 April), "month" (13.13.1918), "order" (20-15 September), "weekday"
    impossible: str | None = None


@dataclass(frozen=True, slots=True)
class QuantityValue:
    """A number and what it counts. `low`..`high` are as printed; `least`..`most` widened by hedges."""

    low: float
    high: float
    item: str
    least: float | None = None
    most: float | None = None
    detail: str | None = None
    numeral: str = ""  # as printed
    counted: str = ""  # the counted noun, nominative, as printed

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"quantity {self.low}..{self.high} runs backwards")
        if self.item not in ITEMS:
            raise ValueError(f"no such item: {self.item}")


@dataclass(frozen=True, slots=True)
class UnitValue:
    """A named formation: `name` nominative, digits for ordinals, title case."""

    name: str
    echelon: str
    number: int | None = None
    arm: str | None = None  # infantry, cavalry, artillery, engineer, signal, medical, machine_gun, mountain ...

    def __post_init__(self) -> None:
        if self.echelon not in ECHELONS:
            raise ValueError(f"no such echelon: {self.echelon}")


@dataclass(frozen=True, slots=True)
class PersonValue:
    """A person: military rank in `rank`, not in `name`; Bey, Paşa, Efendi stay in `name`."""

    name: str
    rank: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """A place as named; `kind` (village, station, hill, river, region ...) where the words say it."""

    name: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One work in a citation. `pages` with plain hyphens as printed, "" if none; `year` null for archives."""

    authors: tuple[str, ...]
    year: str | None
    suffix: str = ""
    pages: str = ""
    fond: str | None = None

    @property
    def label(self) -> str:
        """The form that claims quote: "Author Year, pages"."""
        head = " & ".join(self.authors) + (f" {self.year}{self.suffix}" if self.year else "")
        return head + (f", {self.pages}" if self.pages else "")


@dataclass(frozen=True, slots=True)
class CitationValue:
    """A bracket or note body. `form` is its shape with names and figures taken out: "(A, Y, s. P)"."""

    items: tuple[CitationItem, ...]
    form: str


@dataclass(frozen=True, slots=True)
class AmountValue:
    """A percentage, a duration (days) or a distance (km)."""

    low: float
    high: float
    unit: str


Value = DateValue | QuantityValue | UnitValue | PersonValue | PlaceValue | CitationValue | AmountValue


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of clean text and its value. `entity` is the id of the thing meant, set by linking."""

    type: str
    start: int
    end: int
    value: Value
    entity: str | None = None

    def __post_init__(self) -> None:
        if self.type not in MENTION_TYPES:
            raise ValueError(f"no such mention type: {self.type}")
        if not 0 <= self.start < self.end:
            raise ValueError(f"mention {self.start}..{self.end} is empty or runs backwards")


@dataclass(frozen=True, slots=True)
class Source:
    """A cited work: an entry of the bibliography, or of a .bib file (`key` is then its key)."""

    key: str
    authors: tuple[str, ...]
    year: str | None
    suffix: str = ""
    title: str = ""
    entry: str = ""  # as printed
    span: Span | None = None  # of the entry in the clean text
    pages: tuple[int, int] | None = None  # first and last page of an article; 1 and the number of pages of a book


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the clean text of one sort and language.

    `kind`: body, heading, abstract, keywords (also what the journal prints about the article), bibliography, table,
    note. `language`: tr, en, or "und".
    """

    kind: str
    language: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """`length` clean characters from `clean` stand for `raw_length` raw characters from `raw`.

    Where the lengths are equal the characters map one to one, else the run maps as a whole.
    """

    clean: int
    length: int
    raw: int
    raw_length: int


class Runs(Sequence[Run]):
    """Runs in little memory: a long text has many."""

    def __init__(self, numbers: array[int]) -> None:
        """`numbers`: the four numbers of each run, one run behind the other."""
        self._numbers = numbers

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Runs:
        """These runs. Raises ValueError for a number that no text has."""
        try:
            return cls(array("i", (n for run in runs for n in (run.clean, run.length, run.raw, run.raw_length))))
        except OverflowError as error:
            raise ValueError("a run lies outside of any text") from error

    def __len__(self) -> int:
        return len(self._numbers) // 4

    @overload
    def __getitem__(self, at: int) -> Run: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Run, ...]: ...
    def __getitem__(self, at: int | slice) -> Run | tuple[Run, ...]:
        if isinstance(at, slice):
            return tuple(self[n] for n in range(*at.indices(len(self))))
        first = 4 * range(len(self))[at]
        return Run(*self._numbers[first : first + 4])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Runs) and self._numbers == other._numbers

    def __hash__(self) -> int:
        return hash(self._numbers.tobytes())


Box = tuple[float, float, float, float]  # left, bottom, right, top in points from the lower left corner of the page


@dataclass(frozen=True)
class Document:
    """A read document: `text` is clean (NFC, repaired), `raw` is what offsets outside the program count in."""

    name: str
    text: str
    raw: str
    runs: Sequence[Run]
    parts: tuple[Part, ...]
    pages: tuple[tuple[int, int], ...] = ()  # (raw offset, page number), rising
    boxes: tuple[tuple[int, int, Box], ...] = ()  # (raw start, raw end, box) of printed lines, rising, where known
    bibliography: tuple[Source, ...] = ()
    plain: bool = True  # the raw text is the file itself, decoded
    digest: str = ""  # SHA-256 of the file's bytes
    side_bibliography: tuple[Source, ...] = ()  # works from .bib files beside it
    notes: tuple[tuple[int, int], ...] = ()  # (where the mark of a note stood, where the note begins), clean, rising

    def __post_init__(self) -> None:
        if not isinstance(self.runs, Runs):
            object.__setattr__(self, "runs", Runs.of(self.runs))

    @cached_property
    def _starts(self) -> array[int]:
        return array("i", (run.clean for run in self.runs))

    def beside(self, start: int, end: int, side: int = SIDE) -> tuple[str, str, str]:
        """(quote, before, after) of a passage with single spaces, as decisions.csv keeps them."""
        parts = self.text[start:end], self.text[max(0, start - side) : start], self.text[end : end + side]
        quote, before, after = (" ".join(part.split()) for part in parts)
        return quote, before, after

    def quote(self, span: Span) -> str:
        """The clean words of a span."""
        return self.text[span.start : span.end]

    def locate(self, start: int, end: int) -> tuple[Span, ...]:
        """Raw spans of a clean span, in order of their raw place: one, or several where something was set aside.

        Raises ValueError for a span outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}..{end} is outside the text of {self.name}")
        pieces = sorted(self._pieces(start, end))
        if not pieces:  # nothing but a separator that we wrote
            run = self.runs[bisect_right(self._starts, start) - 1]
            return (Span(run.raw, run.raw),)
        joined = [pieces[0]]
        for low, high in pieces[1:]:
            if self.raw[joined[-1][1] : low].strip(_SEAMS) == "":
                joined[-1] = (joined[-1][0], max(joined[-1][1], high))
            else:
                joined.append((low, high))
        return tuple(Span(low, high) for low, high in joined)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        index = bisect_right(self._starts, start) - 1
        while index < len(self.runs) and self.runs[index].clean < end:
            run = self.runs[index]
            index += 1
            if run.length != run.raw_length:
                if run.raw_length:
                    yield run.raw, run.raw + run.raw_length
                continue
            low, high = max(start, run.clean), min(end, run.clean + run.length)
            if low < high:
                yield run.raw + low - run.clean, run.raw + high - run.clean

    @cached_property
    def _lines(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.raw)]

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [found.start() for found in re.finditer(r"\n{2,}", self.raw)]

    def line(self, start: int) -> int:
        """The line of the raw text on which a clean offset stands, from 1."""
        return bisect_left(self._lines, self.locate(start, start + 1)[0].start) + 1

    def paragraph(self, start: int) -> int:
        """The paragraph of the raw text in which a clean offset stands, from 1."""
        return bisect_left(self._paragraphs, self.locate(start, start + 1)[0].start) + 1

    def page(self, start: int) -> int | None:
        """The page on which a clean offset stands, where the file has pages."""
        if not self.pages:
            return None
        return self._raw_page(self.locate(start, start + 1)[0].start)

    def box(self, start: int, end: int) -> Box | None:
        """The box of the printed lines that bear a clean span, those on the page on which it begins; None without one."""
        raw, page = self.locate(start, end), self.page(start)
        at = max(bisect_right(self.boxes, raw[0].start, key=lambda box: box[0]) - 1, 0)
        found: list[Box] = []
        for low, high, box in self.boxes[at:]:
            if low >= raw[-1].end or (page is not None and self._raw_page(low) != page):
                break
            if any(span.start < high and low < span.end for span in raw):
                found.append(box)
        if not found:
            return None
        lefts, bottoms, rights, tops = zip(*found, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)

    def _raw_page(self, raw: int) -> int:
        return self.pages[max(bisect_right(self.pages, raw, key=lambda page: page[0]) - 1, 0)][1]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The works that the document lists itself and those of the .bib files beside it."""
        return self.bibliography + self.side_bibliography


@dataclass(frozen=True)
class Reading:
    """What the grammars found in a document: sentences (clean spans, in order) and mentions (by start)."""

    document: Document
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]

    @property
    def name(self) -> str:
        """The name of the document."""
        return self.document.name

    def of(self, type_: str) -> tuple[Mention, ...]:
        return tuple(m for m in self.mentions if m.type == type_)


class Texts(Mapping[str, Document]):
    """The documents of readings by name, each taken from its reading when it is asked for."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = {reading.name: reading for reading in readings}

    def __getitem__(self, doc: str) -> Document:
        return self._readings[doc].document

    def __iter__(self) -> Iterator[str]:
        return iter(self._readings)

    def __len__(self) -> int:
        return len(self._readings)


class Marked(Mapping[str, tuple[Mention, ...]]):
    """The mentions of readings by document with their entities set, made when they are asked for.

    `marks` has for each document the entity of every mention in order, None for a mention that names nothing.
    """

    def __init__(self, readings: Iterable[Reading], marks: Mapping[str, Sequence[str | None]]) -> None:
        self._readings = {reading.name: reading for reading in readings}
        self.marks = marks
        self._made: dict[str, tuple[Mention, ...]] = {}

    def __getitem__(self, doc: str) -> tuple[Mention, ...]:
        made = self._made.get(doc)
        if made is None:
            pairs = zip(self._readings[doc].mentions, self.marks[doc], strict=True)
            made = self._made[doc] = tuple(
                m if m.entity == mark else Mention(m.type, m.start, m.end, m.value, mark) for m, mark in pairs
            )
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._readings)

    def __len__(self) -> int:
        return len(self._readings)


@dataclass(frozen=True, slots=True)
class Context:
    """Words outside the evidence that fill a slot of a claim."""

    slot: str
    start: int
    end: int


def claim_id(doc: str, kind: str, words: str, ordinal: int) -> str:
    """The id of a claim of ours: told from its text, its kind and its folded words; alike ones are numbered from 1."""
    return sha256(f"{doc}|{kind}|{words}|{ordinal}".encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Claim:
    """One asserted fact with its evidence. `slots` are those of its kind in FORMATS, absent or None where silent.

    `doc` is the name of the document; `start`..`end` its clean span. `source` holds citation labels.
    """

    id: str
    kind: str
    doc: str
    start: int
    end: int
    slots: Mapping[str, Any]
    polarity: str = "asserted"
    said_by: str | None = None
    source: tuple[str, ...] = ()
    source_scope: str | None = None
    context: tuple[Context, ...] = ()
    reader: str = ""
    reviewed: str | None = None  # "accepted" or "corrected" once a person decided
    basis: tuple[str, ...] = ()  # ids of the agreement, request or order under which it was done
    plans: tuple[str, ...] = ()  # ids of planned claims that it carries out or replaces

    def __post_init__(self) -> None:
        if self.kind not in CLAIM_KINDS:
            raise ValueError(f"no such kind of claim: {self.kind}")
        if self.polarity not in POLARITIES:
            raise ValueError(f"no such polarity: {self.polarity}")
        if self.source_scope not in (None, *SCOPES):
            raise ValueError(f"no such scope of a source: {self.source_scope}")
        if not 0 <= self.start < self.end:
            raise ValueError(f"evidence {self.start}..{self.end} is empty or runs backwards")

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Unread:
    """A number, date, unit or place of the text that no claim uses, and why."""

    type: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something in the words of a document that no claim tells and a check asks about: a passage told twice, a share.

    `sort` says which; `start`..`end` is the clean span to show, `related` are the others; `says` are the figures and
    words that the check needs.
    """

    sort: str
    start: int
    end: int
    related: tuple[Span, ...] = ()
    says: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"oddity {self.start}..{self.end} is empty or runs backwards")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was made of one document: claims, those that the gate refused (with the reason), what stayed unread, oddities."""

    claims: tuple[Claim, ...]
    refused: tuple[tuple[Claim, str], ...]
    unread: tuple[Unread, ...]
    oddities: tuple[Oddity, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """The thing behind mentions and claims; `names` are all forms met, the first preferred.

    `type`: unit, person, place, force (unnamed), polity, side, office, engagement, agreement, source. `traits`: echelon,
    number, arm, nation, parent, side (units), ranks (persons), lat, lon, kind, confidence, rejected (places);
    `candidates` where its links are open.
    """

    id: str
    type: str
    names: tuple[str, ...]
    traits: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Link:
    """One name in one document stands for one entity, and why; `first`..`last` the days that its claims name.

    `claim` is set where the name means something else in that claim than in most of the document, and for what has
    no name in the text (engagement, agreement, office): then `name` is the name that we gave it.
    """

    entity: str
    type: str
    doc: str
    name: str
    reason: str  # key of a message "link.<reason>"
    confidence: str = "certain"  # certain, probable, open
    first: int | None = None
    last: int | None = None
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; the columns of decisions.csv."""

    id: str
    verb: str
    target: str
    field: str = ""
    value: str = ""
    quote: str = ""
    before: str = ""
    after: str = ""
    ordinal: int = 0
    who: str = ""
    when: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        if self.verb not in VERBS:
            raise ValueError(f"no such decision: {self.verb}")


@dataclass(frozen=True, slots=True)
class Unmet:
    """A decision that nothing in the campaign answers to any more; `why` is the key of a message, the nearest claim may be the one meant."""

    decision: Decision
    why: str
    nearest: str = ""  # id of a claim
    words: str = ""  # of that claim


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the gazetteer; lat and lon in degrees, None where nobody knows."""

    name: str
    other_names: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    kind: str = ""
    confidence: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A leg of the network: km on the ground, mode rail, road, track or sea."""

    start: str
    end: str
    mode: str
    km: float
    climb_m: float | None = None
    capacity: float | None = None  # trains (pairs) a day for rail
    source: str = ""
    confidence: str = ""

    def __post_init__(self) -> None:
        if not self.km > 0:
            raise ValueError(f"route {self.start} - {self.end}: length must be positive")


@dataclass(frozen=True, slots=True)
class Side:
    """A side as declared in campaign.toml, with the names of its units."""

    name: str
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """campaign.toml: title, first and last day, languages, region box (west, south, east, north), sides."""

    title: str = ""
    first: int | None = None
    last: int | None = None
    languages: tuple[str, ...] = ()
    region: tuple[float, float, float, float] | None = None
    sides: tuple[Side, ...] = ()
    bib_keys: Mapping[str, str] = field(default_factory=dict)  # file name -> key in the .bib


@dataclass(frozen=True)
class Campaign:
    """Everything that the engines, the atlas and the exports take."""

    settings: Settings
    documents: Mapping[str, Document]
    mentions: Mapping[str, tuple[Mention, ...]]  # by document, entities set
    claims: tuple[Claim, ...]
    entities: Mapping[str, Entity]
    links: tuple[Link, ...]
    places: tuple[Place, ...] = ()
    routes: tuple[Route, ...] = ()
    decisions: tuple[Decision, ...] = ()
    sources: tuple[Source, ...] = ()
    unread: Mapping[str, tuple[Unread, ...]] = field(default_factory=dict)  # by document
    # claims of other readers about words that a claim of the campaign stands on, by its id; questions count it alone
    others: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    oddities: Mapping[str, tuple[Oddity, ...]] = field(default_factory=dict)  # by document

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], str]:
        """What a name stands for in most of a document."""
        found: dict[tuple[str, str], str] = {}
        for link in self.links:
            if not link.claim:
                found.setdefault((link.doc, link.name), link.entity)
        return found

    @cached_property
    def _by_claim(self) -> dict[str, dict[str, str]]:
        """What names stand for in claims in which they mean something of their own."""
        found: dict[str, dict[str, str]] = {}
        for link in self.links:
            if link.claim:
                found.setdefault(link.claim, {}).setdefault(link.name, link.entity)
        return found

    def entity(self, doc: str, name: str | None, claim: str = "") -> Entity | None:
        """The entity that a name stands for in a claim of a document, else in most of the document."""
        if not name:
            return None
        own = self._by_claim.get(claim)
        found = (own and own.get(name)) or self._by_name.get((doc, name))
        return self.entities.get(found) if found else None

    @property
    def title(self) -> str:
        """The title that people gave, else the names of the texts."""
        return self.settings.title or ", ".join(self.documents)

    def quote(self, claim: Claim) -> str:
        """The clean words on which a claim stands."""
        return self.documents[claim.doc].quote(claim.span)

    @property
    def unreviewed(self) -> int:
        return sum(claim.reviewed is None for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Words:
    """A span of a document: what findings point at."""

    doc: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word of ours in a cell: `key` of a message and what fills its gaps for people, `plain` for programs."""

    key: str
    plain: str = ""
    gaps: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.plain


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not add up. `says` are the figures and names that its message needs, by key."""

    id: str
    code: str
    fault: str
    level: str
    at: Words
    related: tuple[Words, ...] = ()
    says: Mapping[str, Any] = field(default_factory=dict)
    working: Mapping[str, Any] = field(default_factory=dict)
    explanations: tuple[str, ...] = ()  # keys of messages
    steps: tuple[Word, ...] = ()  # the working line by line, where it takes more than the message

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError(f"no such level: {self.level}")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is written beside a clean span in a copy of its document: `lines`, and `words` where they cannot bear it."""

    start: int
    end: int
    lines: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One answer of the sources: the value, and the claims that say it."""

    value: Any
    claims: tuple[str, ...]
    days: Days | None = None  # when it was said to hold
    # of a position: at, arrives, fights; departs: on its way to the value, or gone from there to nobody says where; near:
    # nobody tells of an arrival, but the slowest march would have been over
    how: str = "at"
    origin: str = ""  # of a departure: entity id of the place that it left, "" where nobody says
    inferred: bool = False  # the day is that of the sentence, no day is told of the thing itself
    beside: Days | None = None  # without a day: that of what its passage tells of before it, where it tells of any


@dataclass(frozen=True, slots=True)
class Account:
    """The claims of one source taken together: a cited work, or a document where it cites nobody (`own`)."""

    source: str
    claims: tuple[Claim, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class UnitState:
    """What the sources allow of one unit at a moment; rival answers stand side by side, none is chosen."""

    unit: str  # entity id
    positions: tuple[Told, ...] = ()  # value: entity id of a place
    strengths: tuple[Told, ...] = ()  # value: {item: [low, high]}
    commanders: tuple[Told, ...] = ()  # value: entity id of a person
    parents: tuple[Told, ...] = ()  # value: entity id of a unit
    wholes: tuple[Told, ...] = ()  # of what it stays a part while it is attached elsewhere; value: entity id of a unit
    losses: tuple[Told, ...] = ()  # since the last dated strength; value: {sort: {item: [low, high]}}; never subtracted


@dataclass(frozen=True, slots=True)
class State:
    """The campaign at one day (ordinal), by the sources alone."""

    day: int
    units: tuple[UnitState, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as rows. `columns` are keys of messages ("column.unit").

    Cells are text, numbers, None, a `Word`, or a tuple of texts and words that are read one after another.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row has more or fewer cells than the table has columns")


@dataclass(frozen=True, slots=True)
class Station:
    """A unit at a place, as one claim tells it. `how`: at, arrives, departs, fights; `days` None where undated.

    `place` is "" for a departure of which only the goal is told.
    """

    unit: str
    place: str
    days: Days | None
    how: str
    claim: str
    doc: str
    polarity: str = "asserted"
    towards: str | None = None  # of a departure: the entity id of where it went


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number that no source gives: drawn between `low` and `high` in every run, with the reason and its source."""

    name: str
    low: float
    high: float
    why: str  # key of a message
    source: str = ""

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"assumption {self.name} runs backwards: {self.low}..{self.high}")


@dataclass(frozen=True, slots=True)
class Contingent:
    """Men of one side in a scenario: `claims` say how many and where.

    `way`: kilometres by mode to the contested place, () for a unit that stands there, None where no source
    places it. `assumed`: no source gives its men, they are drawn from a wide range.
    """

    unit: str
    name: str
    side: str
    men_low: float
    men_high: float
    way: tuple[tuple[str, float], ...] | None
    claims: tuple[str, ...]
    assumed: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.men_low <= self.men_high:
            raise ValueError(f"{self.name}: men must be more than none, low before high")


@dataclass(frozen=True, slots=True)
class Scenario:
    """Assumptions added to a campaign: who attacks whom, where, from which day on, for how many days at most."""

    day: int
    days: int
    place: str
    attacker: str
    defender: str
    contingents: tuple[Contingent, ...]
    assumptions: tuple[Assumption, ...]
    left_out: tuple[tuple[str, str], ...] = ()  # (name of a unit, key of a message that says why it is not in)
    counted: tuple[tuple[str, str], ...] = ()  # (name of a unit, name of the unit in which its men are counted)

    def value(self, name: str) -> Assumption:
        return next(a for a in self.assumptions if a.name == name)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the runs of a scenario: one number a run in each tuple."""

    scenario: Scenario
    seed: int
    attacker_won: tuple[bool, ...]
    lasted: tuple[int, ...]  # days
    attacker_lost: tuple[int, ...]  # men killed, wounded, missing or captured
    defender_lost: tuple[int, ...]
    undecided: tuple[bool, ...]  # neither side had broken off when the days were over
    attacker_ledger: Mapping[str, tuple[int, ...]]  # men that came in, and of them fit, killed, wounded, missing
    defender_ledger: Mapping[str, tuple[int, ...]]

    @property
    def runs(self) -> int:
        return len(self.attacker_won)
