"""A march or whereabouts -> the sentences that a person reads, in their language."""

from __future__ import annotations

from sefer.messages import say
from sefer.messages.findings import in_words
from sefer.model import Campaign
from sefer.reconstruct.movement.marches import March, Passage, Trains


def told(campaign: Campaign, march: March, language: str) -> tuple[str, ...]:
    """What a march comes to: who, from where to where, in how many days; each way of going; what would explain it."""
    who, start, end = (campaign.entities[i].name for i in (march.unit, march.start, march.end))
    days = (
        [in_words(d, language) for d in (march.left.earliest, march.came.latest)] if march.left and march.came else []
    )
    first = say(
        "movement.asked", language, unit=who, start=start, end=end, left=days[0] if days else "", came=days[-1] if days else "",
        allowed=march.allowed[1], verdict=say(f"movement.{march.verdict}", language),
    )  # fmt: skip
    if march.reason:
        return first, say(march.reason, language)
    ways = (_way(passage, language) for passage in march.passages)
    tail = () if march.tail is None else (_tail(march.tail, language),)
    return (first, *ways, *tail, *(say(key, language) for key in march.explanations))


def _tail(hours: tuple[float, float], language: str) -> str:
    return say("movement.tail", language, least=round(hours[0], 1), most=round(hours[1], 1))


def _way(passage: Passage, language: str) -> str:
    km = ", ".join(f"{say(f'movement.mode_{mode}', language)} {length:.0f} km" for mode, length in passage.km)
    rows = ", ".join(passage.rows)
    told = say(
        f"movement.{passage.by}", language, km=km, least=round(passage.days[-1], 1), normal=round(passage.days[0], 1),
        verdict=say(f"movement.{passage.verdict}", language), rows=rows,
    )  # fmt: skip
    more = [say("movement.via", language, place=passage.via)] if passage.via else []
    if passage.trains is not None:
        key, _, gaps = trains_told(passage.trains)
        more.append(say(key, language, **gaps))
    return "; ".join((told, *more))


def trains_told(trains: Trains) -> tuple[str, str, dict[str, int]]:
    """The message of the trains that a body needs: its key, a word for programs, and what stands in it."""
    key = "movement.trains_told" if trains.told else "movement.trains_assumed"
    return key, "trains", {"trains": round(trains.needed), "a_day": round(trains.a_day)}
