"""`sefer chronology --bounds` and `--contradictions`: when things can have happened, and what can't all be true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Unpack

from sefer.letters import fold
from sefer.messages.fairness import quoted
from sefer.model import Campaign, Claim, Days, Table, Word
from sefer.reconstruct.accounts import voices
from sefer.reconstruct.chronology import Relation, Timeline, begin, end, timelines
from sefer.reconstruct.command import conflicts
from sefer.reconstruct.lookup import told
from sefer.reconstruct.men import imbalances, ledgers
from sefer.reconstruct.men.imbalances import QUESTION
from sefer.reconstruct.movement import quickest
from sefer.reconstruct.questions.cells import Cell, joined, kind, listed, made, polarity, quote, sources, span
from sefer.reconstruct.questions.chronology import day_of
from sefer.reconstruct.questions.ledger import amount
from sefer.reconstruct.questions.wanted import Narrowed, Wanted, doers, spots

BOUNDS = (
    "earliest",
    "latest",
    "date",
    "kind",
    "subject",
    "place",
    "polarity",
    "bounded_by",
    "source",
    "quote",
    "claims",
)
CONTRADICTIONS = ("account", "about", "why_not", "short", "source", "claims")


def bounds_table(campaign: Campaign, **narrowed: Unpack[Narrowed]) -> Table:
    """Claims that happened with their tightest days, undated ones too where something bounds them, in order.

    Raises Complaint for a name that no claim of the campaign has, and for a source that none rests on.
    """
    wanted = Wanted(campaign, **narrowed)
    line = Timeline(campaign, [c for c in campaign.claims if wanted.heard(c)], quickest(campaign))
    found = []
    for claim in line.claims:
        low, high = _tightest(line, claim)
        bounded = low is not None or high is not None
        if bounded and wanted.named(claim) and wanted.within(low, high):
            found.append((low if low is not None else high, claim.doc, claim.start, claim))
    rows = (_bounded(campaign, line, claim) for *_, claim in sorted(found, key=lambda f: f[:3]))
    return made(BOUNDS, rows)


def _tightest(line: Timeline, claim: Claim) -> tuple[int | None, int | None]:
    """Between which days a claim lies; of a march of which one end alone is bounded, that end."""
    first, last = line.bounds(claim)
    return (
        last.earliest if first.earliest is None else first.earliest,
        first.latest if last.latest is None else last.latest,
    )


def _bounded(campaign: Campaign, line: Timeline, claim: Claim) -> tuple[Cell, ...]:
    low, high = _tightest(line, claim)
    grounds = line.grounds(claim)
    return (
        day(low), day(high), span(day_of(campaign, claim)), kind(claim.kind), listed(doers(claim)), ", ".join(spots(claim)),
        polarity(claim.polarity), " ".join(grounds), sources([claim]), quote(campaign, claim), claim.id,
    )  # fmt: skip


def day(ordinal: int | None) -> Cell:
    """A bound as ISO; beyond the calendar, and where nothing bounds it, as open."""
    if ordinal is None or not 1 <= ordinal <= date.max.toordinal():
        return Word("time.open", "")
    return date.fromordinal(ordinal).isoformat()


def contradictions_table(campaign: Campaign, **narrowed: Unpack[Narrowed]) -> Table:
    """One row a contradiction: in time, of each account alone and then between accounts; of command; of men.

    Of those in time beyond the first hundred of a timeline the last row has the number alone.

    Raises Complaint for a name that no claim has, and for a source that no claim rests on.
    """
    wanted, known = Wanted(campaign, **narrowed), {c.id: c for c in campaign.claims}

    def asked(ids: Sequence[str]) -> bool:
        told = [known[i] for i in ids]
        days = [d for c in told if (d := day_of(campaign, c))]
        span_ = (min(d.earliest for d in days), max(d.latest for d in days)) if days else (None, None)
        return wanted.within(*span_) and wanted.named(*told) and all(map(wanted.heard, told))

    lines = _Lines(campaign, wanted.source)
    found = (*_in_time(campaign, known, lines), *_of_command(campaign), *_of_men(campaign))
    seen: set[frozenset[str]] = set()
    rows: list[tuple[Cell, ...]] = []
    for sort, ids, working, short in found:
        if frozenset(ids) not in seen and asked(ids):
            seen.add(frozenset(ids))
            rows.append(
                (
                    _accounts(known, ids),
                    Word(f"time.sort_{sort}", sort),
                    working,
                    short,
                    sources(known[i] for i in ids),
                    " ".join(ids),
                )
            )
    if lines.untold:
        more = Word("time.more", str(lines.untold), {"count": lines.untold})
        rows.append(("", Word("time.sort_time", "time"), more, None, "", ""))
    return made(CONTRADICTIONS, rows)


_Found = tuple[str, tuple[str, ...], Cell, float | None]


class _Lines:
    """The timelines of all accounts; where no source is asked for, that of all claims too."""

    def __init__(self, campaign: Campaign, source: str | None) -> None:
        least = quickest(campaign)
        each = timelines(campaign, least)
        heard = [t.timeline for t in each if source is None or fold(source) in fold(t.account.source)]
        whole = [Timeline(campaign, None, least)] if source is None else []
        self.contradictions = [c for line in (*(t.timeline for t in each), *whole) for c in line.contradictions]
        alone = sum(line.untold for line in heard)
        self.untold = max([alone, *(line.untold for line in whole)])  # of all accounts, those of each among them


def _in_time(campaign: Campaign, known: Mapping[str, Claim], lines: _Lines) -> Iterator[_Found]:
    for found in lines.contradictions:
        steps = [w for r in found.relations if (w := _step(campaign, known, r)) is not None]
        short = Word("time.short", str(found.days), {"days": _days(found.days)})
        yield "time", found.claims, joined([*steps, short], "; "), found.days


def _of_command(campaign: Campaign) -> Iterator[_Found]:
    for found in conflicts(campaign):
        units, rivals = ([quoted(campaign.entities[i].name) for i in ids] for ids in (found.units, found.rivals))
        day_ = "" if found.day is None else day(found.day)
        gaps = {"unit": units[0] if units else "", "units": ", ".join(units), "rivals": ", ".join(rivals), "day": day_}
        yield "command", found.claims, Word(found.key, found.sort, gaps), None


def _of_men(campaign: Campaign) -> Iterator[_Found]:
    for heard in ledgers(campaign):
        for found in imbalances(heard.ledgers):
            if found.level == QUESTION and found.sort not in _ASKED:
                continue
            name = campaign.entities[found.unit].name
            of = Word(f"men.{found.of}", found.of)
            head = Word(f"men.{found.sort}", found.sort, {"unit": name, "short": f"{found.short:.0f}", "of": of})
            steps = [
                Word(s.key, s.key, {"unit": campaign.entities[s.unit].name, "number": amount(s.amount)})
                for s in found.working
            ]
            if found.assumption:
                steps.append(Word(found.assumption, found.assumption.partition(".")[2]))
            yield "men", found.claims, joined([head, *steps], "; "), found.short


_ASKED = ("losses_above_strength", "prisoners_above_strength")  # told with the assumption on which they hang


def _accounts(known: Mapping[str, Claim], ids: Sequence[str]) -> Word:
    """The account that tells all of it, else the accounts between which it lies."""
    heard = [set(voices(known[i])) for i in ids]
    shared = sorted(set.intersection(*heard)) if heard else []
    if shared:
        return Word("time.one_account", shared[0], {"source": shared[0]})
    among = "; ".join(dict.fromkeys(v for i in ids for v in voices(known[i])))
    return Word("time.accounts", among, {"sources": among})


def _days(count: int) -> Word:
    return Word("time.one_day" if count == 1 else "time.days", str(count), {"days": count})


def _step(campaign: Campaign, claims: Mapping[str, Claim], relation: Relation) -> Word | None:
    """A relation in words that a historian reads, each with the words on which it stands."""
    if not relation.says:
        return None
    words = [quote(campaign, claims[i]) for i in relation.says]
    gaps: dict[str, Cell] = {"words": words[0], "other": words[-1]}
    if relation.how == "date":
        gaps["day"] = (
            span(Days(relation.least, relation.most))
            if relation.least is not None and relation.most is not None
            else ""
        )
    elif relation.how == "sequence":
        gaps["apart"] = _apart(relation)
    elif relation.how == "march":
        ends = [_place(campaign, claims, relation, point) for point in (relation.first, relation.second)]
        nights = relation.least or 0
        many = Word("time.one_night" if nights == 1 else "time.nights", str(nights), {"nights": nights})
        gaps |= {"start": ends[0], "goal": ends[1], "nights": many}
    return Word(f"time.{relation.how}", words[0], gaps)


def _apart(relation: Relation) -> Word:
    least, most = relation.least, relation.most
    if least is not None and least < 0:
        return Word("time.apart_about", f"±{most}", {"days": _days(most or 0)})
    if least == most:
        return _days(least or 0)
    if most is None:
        return Word("time.apart_least", str(least), {"days": _days(least or 0)})
    if least is None:
        return Word("time.apart_most", str(most), {"days": _days(most)})
    return Word("time.apart_range", f"{least}-{most}", {"least": least, "most": most})


def _place(campaign: Campaign, claims: Mapping[str, Claim], relation: Relation, point: object) -> str:
    """Where a claim has its unit at a point."""
    for claim in (claims[i] for i in relation.says):
        for slot, at in (("from", begin(claim)), ("to", end(claim)), ("place", begin(claim))):
            if at == point and (named := list(told(claim, slot))):
                return named[-1]
    return "?"
