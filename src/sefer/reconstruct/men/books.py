"""Campaign -> its ledgers: by all sources or one, kept for the campaign asked for last, and by each account."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import ref

from sefer.model import Account, Campaign
from sefer.reconstruct.accounts import accounts, cited
from sefer.reconstruct.men.ledger import Ledgers


@dataclass(frozen=True)
class Heard:
    """The ledgers by one account."""

    account: Account
    ledgers: Ledgers


def ledgers(campaign: Campaign) -> tuple[Heard, ...]:
    """The ledgers by each account, side by side: rival sources never spoil each other's."""
    return tuple(Heard(account, Ledgers(campaign, account.claims, reported=True)) for account in accounts(campaign))


def book(campaign: Campaign, according_to: str | None = None) -> Ledgers:
    """The ledgers by all sources, or by one, whose reports count then too. Made once for the campaign asked for last."""
    if not (_last and _last[0][0]() is campaign):
        _last[:] = [(ref(campaign), {})]
    kept = _last[0][1]
    if according_to not in kept:
        claims = (c for c in campaign.claims if cited(c, according_to))
        kept[according_to] = Ledgers(campaign, claims, reported=according_to is not None)
    return kept[according_to]


_last: list[tuple[ref[Campaign], dict[str | None, Ledgers]]] = []
