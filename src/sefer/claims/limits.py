"""A date that the words give as a limit ("after 12 April", "en geç 15 Nisan") -> an EDTF that is open on one side."""

from __future__ import annotations

import re
from functools import cache

from sefer.claims.drafts import Draft
from sefer.claims.words import table
from sefer.letters import APOSTROPHES
from sefer.letters.patterns import lazy

_KINDS = ("movement", "location", "engagement")
_DATES = ("date", "depart", "arrive")
_SUFFIX = lazy(rf"[{APOSTROPHES}]\w*$")
_REACH = 40  # letters on either side of a date in which the words stand that make it a limit


def limit(draft: Draft, text: str, language: str) -> None:
    """Open the dates of a draft that its words give as the first or the last day possible; a plan keeps its deadline."""
    if draft.kind not in _KINDS or draft.polarity == "planned":
        return
    for slot, start, end in draft.filled:
        value = draft.slots.get(slot) if slot in _DATES else None
        if value and "/" not in value:
            over = start + len(_SUFFIX.sub("", text[start:end]))
            before, behind = text[max(0, start - _REACH) : start], text[over : over + _REACH]
            if _stands(language, "since", before, behind):
                draft.slots[slot] = f"{value}/.."
            elif _stands(language, "until", before, behind):
                draft.slots[slot] = f"../{value}"


def _stands(language: str, sort: str, before: str, behind: str) -> bool:
    ahead, after = _patterns(language, sort)
    return ahead.search(before) is not None or after.match(behind) is not None


@cache
def _patterns(language: str, sort: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table(language)["limits"]
    return lazy(rf"(?:{words[f'{sort}_ahead']})\s+$"), lazy(words[f"{sort}_behind"])
