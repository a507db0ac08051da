"""`sefer compare --readers`: where readers of the same texts agree."""

from __future__ import annotations

from sefer.messages import Complaint
from sefer.model import Campaign, Table
from sefer.reconstruct.questions.cells import kind, made
from sefer.reconstruct.readers import agreements, readers

COLUMNS = ("reader", "other_reader", "kind", "both", "only_one", "only_other", "slots_agree", "slots", "share")


def readers_table(campaign: Campaign) -> Table:
    """Each two readers, kind by kind: claims of both, of one only, and how many of the paired claims' slots agree.

    Raises Complaint where one reader made all claims.
    """
    found = readers(campaign)
    if len(found) < 2:
        raise Complaint("column.one_reader", name=", ".join(found) or "-")
    return made(
        COLUMNS,
        (
            (
                a.one, a.other, kind(a.kind), a.both, a.only_one, a.only_other, a.agreeing, a.slots,
                f"{a.agreeing / a.slots:.0%}" if a.slots else None,
            )
            for a in agreements(campaign)
        ),
    )  # fmt: skip
