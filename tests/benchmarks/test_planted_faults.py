"""The marks of planted faults come off and tell where each fault lies; a finding is held against them as a referee would."""

import re

import planted_faults
import pytest

PATHS = [path for name in planted_faults.SETS for path in sorted((planted_faults.PLANTED / name).glob("*.md"))]


@pytest.mark.parametrize("path", PATHS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_text_comes_whole_out_of_its_marks_and_says_why_each_fault_is_one(path):
    marked = path.read_text("utf-8")
    text, planted = planted_faults.unmarked(marked)
    assert not set("⟦⟧") & set(text) and "<!--" not in text
    assert all(text[a:b].strip() for fault in planted for a, b in fault.spans)
    marks = dict(re.findall(r"⟦(\d+) (\w+)\|", marked))
    assert len(set(re.findall(r"⟦(\d+ \w+)\|", marked))) == len(marks) == len(planted)
    assert re.findall(r"^(\d+): ", marked.partition("<!--")[2], re.MULTILINE) == sorted(marks, key=int)
    assert bool(planted) == (path.parent.name != "clean")


def test_one_finding_serves_one_fault_and_two_places_of_it_must_be_touched():
    text, planted = planted_faults.unmarked(
        "⟦1 sum_mismatch|10 er⟧: ⟦1 sum_mismatch|4⟧ ve 5. ⟦2 impossible_date|31 Nisan⟧\n"
    )
    assert [text[a:b] for fault in planted for a, b in fault.spans] == ["10 er", "4", "31 Nisan"]
    total = {"fault": "composition_mismatch", "level": "error", "start": 0, "end": 5, "related": []}
    whole = total | {"related": [{"start": 7, "end": 8}]}
    assert planted_faults.pairs(planted, (total,)) == {}
    assert planted_faults.pairs(planted, (total, whole, whole)) == {0: 1}
