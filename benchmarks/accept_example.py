"""Write decisions.csv of the example: every claim accepted, those in CORRECTIONS corrected.

Run by hand after the claims of the example have been looked at one by one: `python benchmarks/accept_example.py WHO DAY`.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from sefer import claims, pipeline, store

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "baku-1918"
# (kind, words the quote begins with) -> (field, value, why)
CORRECTIONS = {
    ("command", "Albay Avetisov"): ("role", "kurmay başkanı", "the post that the words name"),
    ("loss", "Bölük 26 Ağustos"): (
        "subject",
        "Kuzey Stafford Alayı'nın bir bölüğü",
        "the company named two sentences before",
    ),
    ("movement", "Birlik denizden"): ("subject", "Dunsterforce", "the force named in the sentence before"),
    ("strength", "kolordunun mevcudu"): ("subject", "Müslüman Kolordusu", "the corps named in the clause before"),
    ("strength", "6 Temmuz 1918'de 65 subay"): (
        "subject",
        "takviye müfrezesi",
        "a name of its own for the draft of 6 July",
    ),
}


def main() -> None:
    who, day = sys.argv[1], sys.argv[2]
    given = replace(pipeline.inputs([EXAMPLE]), decisions=())
    made, _ = pipeline.campaign(given, pipeline.read(given, pipeline.quiet))
    decisions = claims.accepting(made.claims, made.documents, who, day)
    out = []
    for decision in decisions:
        fix = next(
            (
                v
                for (kind, start), v in CORRECTIONS.items()
                if decision.target == kind and decision.quote.startswith(start)
            ),
            None,
        )
        out.append(replace(decision, verb="correct", field=fix[0], value=fix[1], why=fix[2]) if fix else decision)
    (EXAMPLE / "decisions.csv").write_text(store.write_decisions(out), encoding="utf-8", newline="\n")
    print(f"{len(out)} decisions, {sum(d.verb == 'correct' for d in out)} of them corrections")


if __name__ == "__main__":
    main()
