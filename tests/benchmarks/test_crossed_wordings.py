"""The scenes of crossed wordings have their lines, and a pair is found only where a finding of its sort touches both."""

import crossed_wordings
import pytest

PATHS = sorted(crossed_wordings.CROSSED.glob("*/*.txt"))


@pytest.mark.parametrize("path", PATHS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_scene_has_lines_of_two_facts_and_near_misses_or_of_faults_and_clean_ones(path):
    told = list(crossed_wordings.scenes(path))
    assert len(told) == (2 if path.parent.name == "seen" else 1)
    for scene in told:
        assert {letter: len(lines) for letter, lines in scene.lines.items()} in (
            {"A": 10, "B": 10, "N": 5},
            {"F": 10, "C": 5},
        )
        assert all(len(set(lines)) == len(lines) for lines in scene.lines.values())


def scene(sort, language="en", **lines):
    return crossed_wordings.Scene(sort, language, lines)


def test_a_pair_of_two_commanders_is_found_and_one_after_the_other_is_not():
    first = "From 1 August 1855 to 31 August 1855 the 12th Division was commanded by General Martinau."
    second = "On 16 August 1855 General Rebinder, commander of the 12th Division, renewed the attack."
    later = "On 16 September 1855 General Rebinder, commander of the 12th Division, renewed the attack."
    two = scene("two_commanders")
    assert crossed_wordings.raised(two, (first, second))[1]
    assert crossed_wordings.raised(two, (first, later)) == ([], False)
    assert not crossed_wordings.raised(scene("two_parents"), (first, first))[1]


def test_alarms_are_counted_beside_near_misses_alone():
    first = "From 1 August 1855 to 31 August 1855 the 12th Division was commanded by General Martinau."
    second = "On 16 August 1855 General Rebinder, commander of the 12th Division, renewed the attack."
    other = "It was Martinau whom the 12th Division followed all through that summer on the river."
    score = crossed_wordings.score(scene("two_commanders", A=[first, other], B=[second], N=[second]))
    assert (score.found, score.pairs) == (3, 6)
    assert (score.alarms, score.clean) == (1, 5)  # of the line that is no near miss, where it is held against the first


def test_the_first_line_of_a_scene_of_abstracts_stands_in_the_abstract():
    text = crossed_wordings.article(scene("abstract_body", "tr"), ("Bir.", "İki."))
    assert text.index("## Öz") < text.index("Bir.") < text.index("## Giriş") < text.index("İki.")
