"""Campaign + Scenario -> Outcomes: the campaign fought again, with every input a claim or a declared assumption."""

from __future__ import annotations

from sefer.simulate.changes import changed, settings_of
from sefer.simulate.fight import fight
from sefer.simulate.scenario import scenario_from
from sefer.simulate.tables import inputs_table, outcome_table, whole_object, whole_table

__all__ = [
    "changed",
    "fight",
    "inputs_table",
    "outcome_table",
    "scenario_from",
    "settings_of",
    "whole_object",
    "whole_table",
]
