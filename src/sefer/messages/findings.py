"""A finding -> the sentences that it says, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sefer.letters import upper
from sefer.messages import say, sentences
from sefer.messages.fairness import quoted
from sefer.model import YEARLESS, Days, Finding


def of_rule(code: str, part: str) -> str:
    """The key of a sentence of a rule: of_rule("NUM001", "tell") is "rules/num.NUM001.tell"."""
    return f"rules/{code[:3].lower()}.{code}.{part}"


def tell(finding: Finding, language: str) -> str:
    """The question or observation of a finding, in one or two sentences, the first letter a capital."""
    told = say(of_rule(finding.code, "tell"), language, **_gaps(finding, language))
    return (upper(told[0]) if language == "tr" else told[0].upper()) + told[1:]


def explanations(finding: Finding, language: str) -> list[str]:
    """What would make the text right as it stands."""
    return [say(key, language, **_gaps(finding, language)) for key in finding.explanations]


def _gaps(finding: Finding, language: str) -> Mapping[str, Any]:
    """What a rule says, as it is read: where the rule has a sentence `aside_<key>`, that one, or nothing where empty."""
    spoken = {key: _spoken(key, value, language) for key, value in finding.says.items()}
    spoken |= {
        f"when{key.removeprefix('day')}": _when(value, language)
        for key, value in finding.says.items()
        if key.partition("_")[0] == "day" and isinstance(value, int | Days)
    }
    room, _, head = of_rule(finding.code, "aside_").partition(".")
    asides = [key for key in spoken if head + key in sentences(room, language)]
    return spoken | {key: say(f"{room}.{head}{key}", language, **spoken) if finding.says[key] else "" for key in asides}


def _spoken(key: str, value: Any, language: str) -> Any:
    """A value by the first word of its key: who (a name as the text has it), what (a sort of figure), day, weekday, lasting."""
    sort = key.partition("_")[0]
    if sort == "weekday":
        return say(f"findings.weekday_{value}", language)
    if sort == "day":
        return in_words(value, language)
    if sort == "lasting":
        return _lasting(value, language)
    if sort == "what":
        return " ".join(say(f"findings.item_{part}", language) for part in str(value).split("."))
    if sort == "who" and isinstance(value, str):
        return quoted(value) if any(map(str.isalpha, value)) else say("findings.unnamed", language)
    return value


def _when(day: int | Days, language: str) -> str:
    """A day or a stretch in a sentence: "on 12 May 1901", "in August 1901"."""
    sort = "day" if isinstance(day, int) or day.earliest == day.latest else "stretch"
    return say(f"findings.when_{sort}", language, day=in_words(day, language))


def _lasting(days: float, language: str) -> str:
    """A time as it is said: less than a day in hours."""
    unit, count = ("day", round(days, 1)) if days >= 1 else ("hour", round(days * 24, 1))
    many = "" if count == 1 else "s"
    return say(f"findings.span_{unit}{many}", language, count=count)


def in_words(day: int | Days, language: str) -> str:
    """A day (ordinal) as it is written: "28 Eylül 1918"; a whole month or year by its name, another stretch by its ends."""
    if isinstance(day, Days):
        first, last = date.fromordinal(day.earliest), date.fromordinal(day.latest)
        after = date.fromordinal(day.latest + 1) if day.latest < date.max.toordinal() else None
        if first.day == 1 and after and after.day == 1 and first.year == last.year:
            if (first.month, last.month) == (1, 12):
                return str(first.year)
            if first.month == last.month:
                month = say(f"findings.month_{first.month}", language)
                return month if first.year <= YEARLESS + 1 else f"{month} {first.year}"
        if (first.year, first.month) == (last.year, last.month) and first != last:
            return f"{first.day}–{in_words(day.latest, language)}"
        ends = [in_words(each, language) for each in dict.fromkeys((day.earliest, day.latest))]
        return "–".join(ends)
    found = date.fromordinal(day)
    told = f"{found.day} {say(f'findings.month_{found.month}', language)}"
    return told if found.year <= YEARLESS + 1 else f"{told} {found.year}"
