"""How fast, how often and how deadly: the rates of the generator, its own and slower than what any engine allows.

Made up, but inside what the handbooks of the time print: Moss, Manual of Military Training (1917), lets a large body of
foot do 19 km a day with rests, Clausewitz, On War V.11, 15 to 22 km, half to two thirds of it on rough ground. Military
trains of a single track kept 15 km/h with long halts. Losses a day stay below the median of battles of 1850 to 1918.
"""

from __future__ import annotations

MARCH = ("road", "track")
KM_A_DAY = {"road": (11.0, 16.0), "track": (6.0, 10.0), "rail": (110.0, 170.0), "sea": (90.0, 150.0)}
REST_EVERY = 6  # days of march, then one of rest
LOADING = 1  # days before a train or a ship leaves
MEN_A_TRAIN, TRAINS_FOR_BAGGAGE = 500, 1.8
ORDER_LAG = (1, 3)  # days from an order to the departure
WINDING = {"road": (1.1, 1.3), "track": (1.2, 1.5), "rail": (1.05, 1.2), "sea": (1.02, 1.1)}

# shares of a unit's men on a day of fighting
KILLED, WOUNDED, MISSING, CAPTURED = (0.004, 0.02), (0.012, 0.06), (0.0, 0.005), (0.02, 0.08)
SICK, RECRUITS = (0.005, 0.03), (0.05, 0.15)
FIGHT_DAYS = (1, 1, 2, 3)
QUIET = 6  # days after a fight before there is another at its place
LONGEST = 12  # days of march that are asked of a column at once

# how often a day, for each unit that lives
ORDERS, DRAFTS, SICKNESS, COMMANDS = 0.12, 0.012, 0.008, 0.008
ATTACHED, FOUNDED, RENAMED, MERGED = 0.006, 0.003, 0.003, 0.002
# how often a day in all
GROUP_ENDS, AGREEMENTS, EVENTS = 0.04, 0.04, 0.2

# what nobody and nothing has ever outdone, to tell a fault that any engine must see: km in 24 hours
NOBODY_FASTER = {"march": 112.0, "rail": 840.0, "sea": 700.0}
