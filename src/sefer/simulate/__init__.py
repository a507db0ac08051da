"""Campaign + Scenario -> Outcomes: the campaign fought again, with every input a claim or a declared assumption."""
