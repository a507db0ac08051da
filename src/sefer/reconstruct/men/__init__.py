"""Claims -> the men of every unit: ledgers in intervals, what is sure on a day, what is assumed, what can't balance."""

from __future__ import annotations

from sefer.reconstruct.men.amounts import ALL, NOBODY, OFFICERS, SOLDIERS, UNKNOWN, Amount, Men
from sefer.reconstruct.men.books import Heard, book, ledgers
from sefer.reconstruct.men.counts import UNBALANCED, Chain, Supposed
from sefer.reconstruct.men.imbalances import Imbalance, Step, imbalances, unbalanced
from sefer.reconstruct.men.ledger import Balance, Ledgers
from sefer.reconstruct.men.lines import Bond, Line
from sefer.reconstruct.men.spoken import told

__all__ = [
    "ALL",
    "NOBODY",
    "OFFICERS",
    "SOLDIERS",
    "UNBALANCED",
    "UNKNOWN",
    "Amount",
    "Balance",
    "Bond",
    "Chain",
    "Heard",
    "Imbalance",
    "Ledgers",
    "Line",
    "Men",
    "Step",
    "Supposed",
    "book",
    "imbalances",
    "ledgers",
    "told",
    "unbalanced",
]
