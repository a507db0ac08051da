"""The nouns of Sefer: frozen, checked when made, importing nothing of Sefer.

Days are proleptic Gregorian ordinals as in ``datetime.date.toordinal``. Inside the program every span
is in the clean text of its document; only writers of files call ``Document.locate``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sefer.model.answers import (
        LEVELS,
        Account,
        Assumption,
        Contingent,
        Finding,
        Outcome,
        Remark,
        Scenario,
        State,
        Station,
        Table,
        Told,
        UnitState,
        Word,
        Words,
    )
    from sefer.model.campaign import VERBS, Campaign, Decision, Entity, Link, Settings, Side, Unmet
    from sefer.model.claims import (
        CLAIM_KINDS,
        POLARITIES,
        SCOPES,
        Claim,
        Context,
        Gathered,
        Oddity,
        Unread,
        begun,
        claim_id,
    )
    from sefer.model.mentions import (
        ECHELONS,
        ITEMS,
        MENTION_TYPES,
        RANKS,
        YEARLESS,
        AmountValue,
        CitationItem,
        CitationValue,
        DateValue,
        Days,
        Mention,
        PersonValue,
        PlaceValue,
        QuantityValue,
        Source,
        Span,
        UnitValue,
        Value,
    )
    from sefer.model.places import Place, Route
    from sefer.model.texts import SIDE, Box, Document, Marked, Part, Reading, Run, Runs, Spans, Texts

__all__ = [
    "CLAIM_KINDS",
    "ECHELONS",
    "ITEMS",
    "LEVELS",
    "MENTION_TYPES",
    "POLARITIES",
    "RANKS",
    "SCOPES",
    "SIDE",
    "VERBS",
    "YEARLESS",
    "Account",
    "AmountValue",
    "Assumption",
    "Box",
    "Campaign",
    "CitationItem",
    "CitationValue",
    "Claim",
    "Context",
    "Contingent",
    "DateValue",
    "Days",
    "Decision",
    "Document",
    "Entity",
    "Finding",
    "Gathered",
    "Link",
    "Marked",
    "Mention",
    "Oddity",
    "Outcome",
    "Part",
    "PersonValue",
    "Place",
    "PlaceValue",
    "QuantityValue",
    "Reading",
    "Remark",
    "Route",
    "Run",
    "Runs",
    "Scenario",
    "Settings",
    "Side",
    "Source",
    "Span",
    "Spans",
    "State",
    "Station",
    "Table",
    "Texts",
    "Told",
    "UnitState",
    "UnitValue",
    "Unmet",
    "Unread",
    "Value",
    "Word",
    "Words",
    "begun",
    "claim_id",
]


def __getattr__(name: str) -> Any:
    """A noun, out of the first module that has it: a reader need not make those of answers."""
    if name in __all__:
        for room in ("mentions", "texts", "places", "claims", "campaign", "answers"):
            module = import_module(f"sefer.model.{room}")
            if hasattr(module, name):
                found = globals()[name] = getattr(module, name)
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
