"""`sefer strengths --ledger`: the men of a unit line by line, with what is sure and what is assumed after each line."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.messages import Complaint
from sefer.messages.fairness import quoted
from sefer.model import Campaign, Table, Word
from sefer.reconstruct.accounts import known_source
from sefer.reconstruct.lookup import find
from sefer.reconstruct.men import (
    ALL,
    NOBODY,
    SOLDIERS,
    UNBALANCED,
    UNKNOWN,
    Amount,
    Balance,
    Ledgers,
    Line,
    book,
    unbalanced,
)
from sefer.reconstruct.questions.cells import (
    Cell,
    figures,
    joined,
    listed,
    losses,
    made,
    number,
    polarity,
    quote,
    sources,
    span,
)
from sefer.reconstruct.said import MEN

COLUMNS = (
    "date", "unit", "sort", "officers", "soldiers", "in_all", "figures", "sure", "assumed", "assumption", "polarity",
    "said_by", "source", "quote", "claims",
)  # fmt: skip


def ledger_table(campaign: Campaign, unit: str, according_to: str | None = None) -> Table:
    """One row a line of the ledger by its day: counts, arrivals, departures, losses, what was taken; undated ones last.

    `sure` and `assumed` are all its men in the evening of that day (of a stretch: of its last). What is only reported bears its
    speaker and bounds neither, unless one source is asked for. Raises Complaint for a unit
    that no claim names, and for a source on which no claim rests.
    """
    source = known_source(campaign, according_to)
    named = find(campaign, unit, "unit")
    ledgers = book(campaign, source)
    told = [line for id_ in sorted(named.ids) for line in ledgers.lines(id_)]
    if not told:
        raise Complaint("column.no_men", name=unit)
    told.sort(key=lambda n: n.order)
    return made(COLUMNS, _rows(campaign, ledgers, told))


def _rows(campaign: Campaign, ledgers: Ledgers, told: list[Line]) -> Iterator[tuple[Cell, ...]]:
    claims = {c.id: c for c in campaign.claims}
    short = {(unit, day) for day in {_last(line) for line in told if line.days} for unit in unbalanced(ledgers, day)}
    for line in told:
        own = [claims[i] for i in line.claims]
        balance = ledgers.balance(line.unit, line.days.latest) if line.days else None
        came = line.what in ("arrival", "departure")
        men = ledgers.moved(line, _last(line)) if came else UNKNOWN if line.men == NOBODY else line.men
        yield (
            span(line.days), listed([campaign.entities[line.unit].name]), _what(campaign, line), *map(amount, men),
            _figures(line), *_balance(balance, (line.unit, _last(line)) in short), polarity(own[0].polarity),
            quoted(own[0].said_by or ""), sources(own), quote(campaign, own[0]), ", ".join(line.claims),
        )  # fmt: skip


def _last(line: Line) -> int:
    return line.days.latest if line.days else 0


def amount(found: Amount) -> Cell:
    """A number of men: exact, a range, or at least so many; None where nothing is known."""
    if found == Amount():
        return None
    if not found.closed:
        return Word("men.or_more", f"{number(found.low, found.low)}-", {"low": number(found.low, found.low)})
    return number(found.low, found.high)


def _what(campaign: Campaign, line: Line) -> Cell:
    key = f"men.{line.what}_{line.reckoning}" if line.reckoning else f"men.{line.what}"
    if not line.other:
        return Word(key, line.what)
    name = listed([campaign.entities[line.other].name])
    return Word("men.capture_from" if line.what == "capture" else key, f"{line.what} {name}", {"unit": name})


def _figures(line: Line) -> Cell:
    """What the columns of men can't hold: the sorts of a loss, whatever else was counted."""
    told = {sort: {i: (f.low, f.high) for i, f in found.items()} for sort, found in line.figures.items()}
    if line.what == "loss":
        return losses(told)
    return figures({i: f for i, f in told.get("", {}).items() if i not in MEN or i not in _SHOWN})


_SHOWN = frozenset({"officer", "soldier", "person"})


class MenOfDay:
    """The men of any unit in the evening of a day, by all sources or one."""

    def __init__(self, campaign: Campaign, day: int, according_to: str | None = None) -> None:
        self._ledgers, self._day = book(campaign, according_to), day
        self._short = unbalanced(self._ledgers, day)

    def of(self, unit: str) -> Cell:
        """All its men in one cell: what is sure, else what follows under an assumption; it says where figures do not balance."""
        return _men_on_day(self._ledgers.balance(unit, self._day), unit in self._short)


def _men_on_day(balance: Balance, short: bool) -> Cell:
    """What is sure, else what follows under an assumption, with its name."""
    sure, supposed, assumption = _balance(balance, short)
    if assumption is None:
        return sure if sure is not None else ""
    told = assumption if supposed is None else joined((supposed, " (", assumption, ")"), "")
    return joined((sure, told), "; ") if sure else told


def _balance(balance: Balance | None, short: bool) -> tuple[Cell, Cell, Cell]:
    """All its men, assumed where they are not sure; the other ranks alone where they are bounded and the officers are not."""
    if balance is None:
        return None, None, None
    sure = _of(balance.sure.all, balance.sure.soldiers)
    if balance.rivals and sure is not None:
        sure = Word("men.rivals", str(sure), {"number": str(sure)})
    if short and sure is not None:
        sure = (sure, " (", Word(UNBALANCED, "unbalanced"), ")")
    everyone, ranks = balance.assumed[ALL], balance.assumed[SOLDIERS]
    supposed = everyone if everyone.assumption or not ranks.amount.closed else ranks
    known = balance.sure.all if supposed is everyone else balance.sure.soldiers
    if not supposed.assumption or known.closed:
        return sure, None, None
    alone = ranks.amount if ranks.assumption == supposed.assumption else Amount()
    found = None if supposed.assumption == UNBALANCED else _of(everyone.amount, alone)
    return sure, found, Word(supposed.assumption, supposed.assumption.partition(".")[2])


def _of(everyone: Amount, ranks: Amount) -> Cell:
    if everyone.closed or not ranks.closed:
        return amount(everyone)
    found = number(ranks.low, ranks.high)
    return Word("men.ranks", f"{found} soldiers", {"number": found})
