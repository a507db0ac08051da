"""NUM: figures that no unit, no march and no gun of 1850 to 1945 reaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sefer.checks.examined import Examined
from sefer.checks.ranges import plain
from sefer.checks.rules import Raised, known, rule
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Words

# Men, officers, guns and machine guns, about twice the largest establishments of the time: a Russian company of 1877 had
# 240 men, a battalion up to 1,000, a regiment of four battalions 4,000; a German brigade of 1914 6,000 men, a division
# 17,500, an American one of 1918 28,000; a corps of three such 85,000; an artillery regiment of 1914 54 guns and 1,300 horses,
# a division 4,000 to 6,000.
MOST: dict[str, dict[str, int]] = {
    "platoon": {"men": 200, "rifle": 200, "animal": 300, "officer": 10, "gun": 12, "machine_gun": 30},
    "patrol": {"men": 600, "rifle": 600, "animal": 1_500, "officer": 60, "gun": 12, "machine_gun": 30},
    "company": {
        "men": 1_000,
        "rifle": 1_000,
        "animal": 1_500,
        "officer": 40,
        "gun": 30,
        "machine_gun": 60,
        "vehicle": 400,
    },
    "squadron": {
        "men": 800,
        "rifle": 800,
        "animal": 1_500,
        "officer": 40,
        "gun": 24,
        "machine_gun": 60,
        "aircraft": 100,
        "vehicle": 200,
    },
    "battery": {"men": 800, "rifle": 800, "animal": 1_500, "officer": 40, "gun": 36, "machine_gun": 60},
    "battalion": {
        "men": 3_000,
        "rifle": 3_000,
        "animal": 3_000,
        "officer": 150,
        "gun": 80,
        "machine_gun": 250,
        "vehicle": 1_500,
    },
    "regiment": {
        "men": 10_000,
        "rifle": 10_000,
        "animal": 8_000,
        "officer": 400,
        "gun": 150,
        "machine_gun": 800,
        "vehicle": 4_000,
    },
    "brigade": {
        "men": 25_000,
        "rifle": 25_000,
        "animal": 15_000,
        "officer": 1_000,
        "gun": 300,
        "machine_gun": 2_000,
        "vehicle": 8_000,
    },
    "division": {
        "men": 60_000,
        "rifle": 60_000,
        "animal": 40_000,
        "officer": 2_500,
        "gun": 500,
        "machine_gun": 4_000,
        "vehicle": 25_000,
    },
    "corps": {
        "men": 250_000,
        "rifle": 250_000,
        "animal": 150_000,
        "officer": 10_000,
        "gun": 2_500,
        "machine_gun": 12_000,
    },
}
_TIMES = 3  # times the bound, where only the words of a sentence make guns those of a body
_FACED = lazy(r"\b(?i:karşı|düşman|enemy|against|opposite|facing|faced|under)")
_GUNS = ("gun", "machine_gun")
ON_FOOT = 110  # kilometres in a day and a night: the longest marches known of formed bodies lie at about 100
MOUNTED = 220  # kilometres in a day and a night on horseback
LOAD = 100  # kilograms on the back of a man who marches
A_MINUTE = 20  # shells from one quick-firing gun
A_MINUTE_FOR_LONG = 6  # shells from it for more than two hours, when it must cool
A_MINUTE_FAST = 1_500  # rounds from a machine gun, more than any of the time reached
LONG = 120  # minutes
DUG = 60  # metres of trench dug by one man in a day or a night
A_MAN = 100  # trenches dug, posts set, trees felled by one man in a day or a night
# What one man or beast does at most, several times over: men killed, taken or dressed; loaves, shells or letters;
# kilograms carried, or given by a household; kilometres dug; bridges and huts built.
EACH = {"person": 1_000, "work": 500, "thing": 20_000, "load": 5_000, "store": 50_000, "way": 2}
_MEASURED = {"load": "haul", "store": "haul", "way": "dig"}
SHOWN = 300  # characters of a sentence in which a march is told


def _told_as_march(examined: Examined, doc: str, found: Oddity) -> bool:
    """Is a way that of a named march, of which the rule on marches speaks?"""
    return any(
        t.says["named"]
        and t.at.doc == doc
        and t.says["sentence"] <= found.start < max(t.at.end, t.says["sentence"] + SHOWN)
        for t in examined.tellings.of("journey")
    )


@rule("NUM006", "figure-beyond-all-bounds", "absurd_number", "warning")
def figure_beyond_all_bounds(examined: Examined) -> Iterator[Raised]:
    """A unit has more men or guns, a day more kilometres on foot, a gun more shells than any that is known."""
    seen: list[Words] = []
    for raised in (*_of_bounds(examined), *_of_one(examined)):
        if not known(seen, raised.at):
            seen.append(raised.at)
            yield raised


def _of_one(examined: Examined) -> Iterator[Raised]:
    """What one man, beast, cart or gun can do at most."""
    for doc, found in examined.oddities("capacity"):
        related = tuple(Words(doc, part.start, part.end) for part in found.related)
        cannot = {f"no_{found.says['sort']}": True}
        yield _beyond(Words(doc, found.start, found.end), found.says["number"], found.says["most"], cannot, related)


def _of_bounds(examined: Examined) -> Iterator[Raised]:
    for doc, found in examined.oddities("outsize"):
        most = MOST[found.says["of"]].get(found.says["item"])
        if most is not None and found.says["number"] > most:
            what = "person" if found.says["item"] == "men" else found.says["item"]
            says = {"unit": True, "what": what, "what_of": found.says["of"]}
            yield _beyond(Words(doc, found.start, found.end), found.says["number"], most, says)
    seen = [Words(doc, found.start, found.end) for doc, found in examined.oddities("outsize")]
    for figure in examined.tellings.of("count"):
        size = figure.entity.traits.get("echelon") if figure.entity is not None else figure.says["size"]
        most = MOST.get(str(size), {}).get(figure.says["item"]) if figure.says["item"] in _GUNS else None
        own = figure.says["own"] and figure.says["what"] == "strength"
        before = examined.campaign.documents[figure.at.doc].text[figure.says["sentence"] : figure.at.start]
        own = own and _FACED.search(before) is None
        if own and most is not None and figure.says["low"] > _TIMES * most and not known(seen, figure.at):
            says = {"unit": True, "what": figure.says["item"], "what_of": size}
            yield _beyond(figure.at, figure.says["low"], most, says)
    for doc, found in examined.oddities("outpaced"):
        riding = found.says["riding"]
        bound = MOUNTED if riding else ON_FOOT
        if found.says["km"] > bound and not _told_as_march(examined, doc, found):
            way = {"march": not riding, "ride": riding}
            yield _beyond(Words(doc, found.start, found.end), round(found.says["km"]), bound, way)
    for doc, found in examined.oddities("overladen"):
        if found.says["kilos"] > LOAD:
            yield _beyond(Words(doc, found.start, found.end), found.says["kilos"], LOAD, {"load": True})
    for doc, found in examined.oddities("outfired"):
        minutes = found.says["days"] * 24 * 60
        a_minute = round(found.says["shells"] / found.says["guns"] / minutes, 1)
        most = A_MINUTE if minutes <= LONG else A_MINUTE_FOR_LONG
        most = A_MINUTE_FAST if found.says["fast"] else most
        if a_minute > most:
            yield _beyond(Words(doc, found.start, found.end), a_minute, most, {"gun": True})

    for doc, found in examined.oddities("outdug"):
        men = found.says["men"] or MOST.get(found.says["of"], {}).get("men", 0)
        if men and (metres := 1000 * found.says["km"] / men) > DUG:
            yield _beyond(Words(doc, found.start, found.end), round(metres), DUG, {"no_dig": True})
    for doc, found in examined.oddities("outworked"):
        each = round(found.says["things"] / found.says["men"])
        if each > A_MAN:
            yield _beyond(Words(doc, found.start, found.end), each, A_MAN, {"work": True})
    for doc, found in examined.oddities("feat"):
        alone = found.says["things"] / found.says["men"]
        related = tuple(Words(doc, part.start, part.end) for part in found.related)
        aside = _MEASURED.get(found.says["sort"], "feat")
        if alone > (most := EACH[found.says["sort"]]):
            yield _beyond(Words(doc, found.start, found.end), round(alone), most, {aside: True}, related)
    for doc, found in examined.oddities("beyond"):
        related = tuple(Words(doc, part.start, part.end) for part in found.related)
        cannot = {f"no_{found.says['sort']}": True}
        yield _beyond(Words(doc, found.start, found.end), found.says["number"], found.says["most"], cannot, related)


SORTS = (
    "share",
    "more",
    "period",
    "broken",
    "none",
    "age",
    "heat",
    "range",
    "height",
    "speed",
    "load",
    "food",
    "length",
    "front",
    "depth",
    "weight",
    "fire",
    "dig",
    "bore",
    "youth",
    "tall",
    "narrow",
    "many",
    "served",
)


def _beyond(
    at: Words, number: float, most: float, says: Mapping[str, object], related: tuple[Words, ...] = ()
) -> Raised:
    shown, bound = plain(number), plain(most)
    return Raised(
        at,
        related,
        says={
            "unit": False,
            "march": False,
            "gun": False,
            "work": False,
            "ride": False,
            "load": False,
            "feat": False,
            "haul": False,
            "dig": False,
            **dict.fromkeys((f"no_{sort}" for sort in SORTS), False),
            "number": shown,
            "most": bound,
        }
        | dict(says),
        working={"stated": shown, "possible": [0, bound]},
        explanations=("rules/num.why_other_sense", "findings.why_misprint"),
    )
