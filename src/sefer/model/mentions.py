"""What a text names: days, figures, units, persons, places, works, each at its span."""

from __future__ import annotations

from dataclasses import dataclass

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


YEARLESS = 104  # stands for the year that no word of a text tells


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
    alaturka: str | None = None  # the hour since sunset that stands beside it, "3:30": not converted


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
    """One work in a citation. `pages` with plain hyphens as printed, "" if none; `year` null for archives.

    `passes_on`: the label of the work that it only passes on ("Kaya 1921, akt. Demir 2008"), "" for none.
    """

    authors: tuple[str, ...]
    year: str | None
    suffix: str = ""
    pages: str = ""
    fond: str | None = None
    passes_on: str = ""

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
