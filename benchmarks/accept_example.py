"""Write decisions.csv of an example: every claim accepted but for those that its review corrects or rejects.

Run by hand after the claims of the example have been looked at one by one:
`python benchmarks/accept_example.py WHO DAY [EXAMPLE]`. The reviews stand in `benchmarks/reviews/EXAMPLE.toml`: the kind of a
claim, the words that its quote begins with (or `has`: that stand in it), and `set` (slot -> value) or `reject`, with `why`;
`[[link]]` holds rows about names.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sefer import claims, pipeline, store
from sefer.model import Decision

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"


def reviewed(decision: Decision, reviews: list[dict[str, Any]], used: set[int]) -> Iterator[Decision]:
    """The acceptance of a claim, or what its review says instead: one row a slot."""
    for n, review in enumerate(reviews):
        if review["kind"] != decision.target or n in used:
            continue
        if not (decision.quote.startswith(review.get("quote", "")) and review.get("has", "") in decision.quote):
            continue
        used.add(n)
        if review.get("reject"):
            yield replace(decision, verb="reject", why=review["why"])
            return
        for field, value in review["set"].items():
            yield replace(decision, verb="correct", field=field, value=cell(value), why=review["why"])
        return
    yield decision


def cell(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, Mapping)) else str(value)


def main(who: str, day: str, name: str = "baku-1918") -> None:
    example = EXAMPLES / name
    review = tomllib.loads((HERE / "reviews" / f"{name}.toml").read_text("utf-8"))
    given = replace(pipeline.inputs([example]), decisions=())
    made, _ = pipeline.campaign(given, pipeline.read(given, pipeline.quiet))
    used: set[int] = set()
    out = [
        row
        for decision in claims.accepting(made.claims, made.documents, who, day)
        for row in reviewed(decision, review["claim"], used)
    ]
    out += [
        Decision(
            verb=r["verb"],
            target=r["target"],
            field=r["field"],
            value=r["value"],
            who=who,
            when=day,
            why=r["why"],
            id="",
        )
        for r in review.get("link", [])
    ]
    numbered = [replace(row, id=f"d{n:04d}") for n, row in enumerate(out, start=1)]
    (example / "decisions.csv").write_text(store.write_decisions(numbered), encoding="utf-8", newline="\n")
    print(f"{len(out)} decisions, {sum(d.verb != 'accept' for d in out)} of them other than accept")
    for n, row in enumerate(review["claim"]):
        if n not in used:
            print(f"no claim: {row['kind']} {row.get('quote') or row.get('has')}")


if __name__ == "__main__":
    main(*sys.argv[1:])
