"""Claims -> the men of every unit: ledgers in intervals, what is sure on a day, what is assumed, what can't balance."""

from __future__ import annotations

from sefer.reconstruct.men.amounts import Amount, Men
from sefer.reconstruct.men.imbalances import Imbalance, Step, imbalances
from sefer.reconstruct.men.ledger import Balance, Chain, Heard, Ledgers, Supposed, ledgers
from sefer.reconstruct.men.lines import Bond, Line

__all__ = [
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
    "imbalances",
    "ledgers",
]
