"""Print how each rule does on the texts of planted/, the clean ones among them: `python benchmarks/rules_measured.py [--write]`.

A rule's findings are right where they serve a planted fault; how many faults of its sort were found is counted over all rules.
`--write` puts the figures where the pages of the rules take them from; `python3 dev.py bench` fails where they are not today's.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import planted_faults

from sefer import checks

FILE = Path(checks.__file__).parent / "measured.toml"
HEAD = "# Written by benchmarks/rules_measured.py: findings of a rule, those that are questions, and those that are right; planted faults of its sort and those found.\n"


def measured(lots: dict[str, list[planted_faults.Text]]) -> str:
    """The figures of every rule as TOML."""
    raised, asked, right, planted, found = (Counter[str]() for _ in range(5))
    texts = [text for lot in lots.values() for text in lot]
    for text in texts:
        hit = text.found()
        for finding in text.findings:
            raised[finding["code"]] += 1
            asked[finding["code"]] += finding["level"] == "note"
            right[finding["code"]] += any(planted_faults.serves(p, finding) for p in text.planted)
        for number, fault in enumerate(text.planted):
            planted[fault.fault] += 1
            found[fault.fault] += number in hit
    rows = [f"{HEAD}texts = {len(texts)}\nwords = {sum(text.words for text in texts)}\n"]
    for code, rule in sorted(checks.RULES.items()):
        figures = {
            "raised": raised[code],
            "asked": asked[code],
            "right": right[code],
            "planted": planted[rule.fault],
            "found": found[rule.fault],
        }
        rows.append(f"[{code}]\n" + "".join(f"{name} = {count}\n" for name, count in figures.items()))
    return "\n".join(rows)


def main() -> None:
    told = measured({name: list(planted_faults.texts(name)) for name in planted_faults.SETS})
    if "--write" in sys.argv:
        FILE.write_text(told, encoding="utf-8", newline="\n")
    print(told, end="")


if __name__ == "__main__":
    main()
