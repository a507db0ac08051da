"""What hangs on the words of a finding: the claims of the campaign that stand on them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping

from sefer.calendars import bounds
from sefer.messages import say
from sefer.messages.fairness import quoted
from sefer.messages.findings import in_words
from sefer.model import Campaign, Claim, Finding

SHOWN = 4  # claims named for one finding


class Weights:
    """The claims of a campaign by the words on which they stand."""

    def __init__(self, campaign: Campaign) -> None:
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(campaign.claims, key=lambda c: c.start):
            self._claims[claim.doc].append(claim)
        self._longest: Mapping[str, int] = {
            doc: max(c.end - c.start for c in claims) for doc, claims in self._claims.items()
        }

    def told(self, finding: Finding, lang: str) -> list[str]:
        """Each claim that stands on the words of a finding in half a line; at most SHOWN, then how many more."""
        lines = list(dict.fromkeys(_line(claim, lang) for claim in self._of(finding)))
        more = len(lines) - SHOWN
        return lines[:SHOWN] + ([say("report.more", lang, count=more)] if more > 0 else [])

    def _of(self, finding: Finding) -> Iterator[Claim]:
        for words in (finding.at, *finding.related):
            claims = self._claims.get(words.doc, [])
            low = bisect_left(claims, words.start - self._longest.get(words.doc, 0), key=lambda c: c.start)
            high = bisect_right(claims, words.end - 1, key=lambda c: c.start)
            yield from (c for c in claims[low:high] if words.start < c.end and c.polarity != "negated")


def _line(claim: Claim, lang: str) -> str:
    """The kind of a claim, whom or what it is about, and its day."""
    about = next((v for slot in ("subject", "recipient", "parties", "place") if (v := claim.slots.get(slot))), "")
    names = ", ".join(map(str, about)) if isinstance(about, (list, tuple)) else str(about)
    days = bounds(claim.slots.get("date"))
    parts = [say(f"report.kind_{claim.kind}", lang), quoted(names), in_words(days, lang) if days else ""]
    return ": ".join(filter(None, (parts[0], ", ".join(filter(None, parts[1:])))))
