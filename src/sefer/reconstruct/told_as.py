"""How a claim tells what it tells: a goal as a mere direction, a command as taken over that day, a tie as one that stood."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sefer.letters import fold
from sefer.model import Campaign, Claim


def is_toward(campaign: Campaign, claim: Claim) -> bool:
    """Do the words of a claim make its goal a mere direction?"""
    words = fold(campaign.quote(claim))
    goals = claim.slots.get("to")
    return any(_is_direction(words, fold(goal)) for goal in ([goals] if isinstance(goals, str) else goals or ()))


def is_begun(campaign: Campaign, claim: Claim) -> bool:
    """Do the words of a claim of command say that it was taken over then: "atandı", "took over"?"""
    return _says(campaign, claim, "begins")


def is_state(campaign: Campaign, claim: Claim) -> bool:
    """Do the words of a tie say that it stood, not that it was made then: "bağlıydı", "was under"?"""
    return _says(campaign, claim, "stood")


def _says(campaign: Campaign, claim: Claim, sort: str) -> bool:
    words = fold(campaign.quote(claim))
    return any(_holds(words, said) for said in _words()[sort])


def _holds(words: str, said: str) -> bool:
    """Do the words hold what is said, or its parts one behind the other where "…" parts them?"""
    for part in said.split("…"):
        _, met, words = words.partition(part)
        if not met:
            return False
    return True


def _is_direction(words: str, goal: str) -> bool:
    table = _words()
    if any(verb in words for verb in table["verbs"]):
        return True
    before, met, after = words.partition(goal)
    behind = after.replace("’", "'").split()
    next_ = behind[1:2] if after[:1] not in (" ", "") else behind[:1]
    return bool(met) and (any(n in table["behind"] for n in next_) or before.rstrip().endswith(tuple(table["before"])))


@cache
def _words() -> Mapping[str, list[str]]:
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return {sort: [fold(word) for word in found] for sort, found in tomllib.loads(text).items()}
