"""`sefer sources`: who is cited for how much, and how many independent witnesses each fact has."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from sefer.model import Account, Campaign, Claim, Table, Word
from sefer.reconstruct.accounts import accounts, pages, work, work_of
from sefer.reconstruct.lookup import in_full, told
from sefer.reconstruct.questions.cells import Cell, kind, listed, made, span
from sefer.reconstruct.witnesses import Witnessed, self_cited, witnessed

COLUMNS = ("source", "count", "share", "alone", "with_others", "cited_pages", "in_docs")
FACTS = ("fact", "about", "date", "tellings", "witnesses", "who", "claims")


def sources_table(campaign: Campaign) -> Table:
    """One row a cited work, those cited for most first, then each document for what it tells without citing anybody.

    `alone`: facts of which it is the only witness; `with_others`: facts for which there are more.
    """
    found = witnessed(campaign)
    alone = Counter(work(w.witnesses[0]) for w in found if len(w.witnesses) == 1)
    shared = Counter(name for w in found if len(w.witnesses) > 1 for name in {work(one) for one in w.witnesses})
    told_by = sorted(_works(campaign), key=lambda a: (a.own, -len(a.claims), a.source))
    return made(COLUMNS, (_row(campaign, account, alone, shared) for account in told_by))


def _works(campaign: Campaign) -> Iterator[Account]:
    """The accounts, those of one work together however its texts spell it."""
    told: dict[tuple[str, bool], dict[str, Claim]] = defaultdict(dict)
    for account in accounts(campaign):
        for claim in account.claims:
            name = account.source if account.own else work_of(campaign, claim, account.source)
            told[name, account.own][claim.id] = claim
    yield from (Account(name, tuple(claims.values()), own) for (name, own), claims in told.items())


def _row(campaign: Campaign, account: Account, alone: Counter[str], shared: Counter[str]) -> tuple[Cell, ...]:
    cited = {pages(s) for c in account.claims for s in c.source if work_of(campaign, c, work(s)) == account.source}
    said = "" if account.own else "; ".join(sorted(cited - {""}, key=_by_number))
    name = Word("ask.uncited", account.source, {"doc": account.source}) if account.own else account.source
    return (
        name, len(account.claims), f"{len(account.claims) / len(campaign.claims):.0%}", alone[account.source],
        shared[account.source], said, ", ".join(sorted({c.doc for c in account.claims})),
    )  # fmt: skip


def _by_number(said: str) -> tuple[int, str]:
    """Pages in the order of the book: "44" before "102"."""
    first = re.search(r"\d+", said)
    return (int(first[0]) if first and said[:1].isdigit() else 0, said)


def witnesses_table(campaign: Campaign) -> Table:
    """One row a fact: how often it is told, and by how many witnesses when citations are followed to their ends."""
    found = sorted(witnessed(campaign), key=lambda w: (-len(w.witnesses), -len(w.fact.claims)))
    return made(FACTS, (row for one in found for row in _fact(campaign, one)))


def _fact(campaign: Campaign, one: Witnessed) -> Iterator[tuple[Cell, ...]]:
    fact = one.fact
    first = fact.claims[0]
    said = told(first, "subject", "parties", "object", "place", "to", "title")
    about = listed(dict.fromkeys(in_full(campaign, first, said)))
    yield (
        kind(fact.kind), about, span(fact.days), len(fact.claims), len(one.witnesses), "; ".join(one.witnesses),
        " ".join(c.id for c in fact.claims),
    )  # fmt: skip


def citing_themselves(campaign: Campaign) -> str:
    """The documents that cite themselves, "" where none does."""
    return ", ".join(self_cited(campaign))


def sources_foot(campaign: Campaign) -> dict[str, int]:
    """The counts of the line under the table: claims, those that cite nobody, facts by their number of witnesses."""
    counts = Counter(min(len(w.witnesses), 2) for w in witnessed(campaign))
    uncited = sum(not c.source for c in campaign.claims)
    return {"claims": len(campaign.claims), "uncited": uncited, "one": counts[1], "more": counts[2]}
