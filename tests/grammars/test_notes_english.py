"""Notes and brackets of British and American historians: what each names, and what is none of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import gazetteer, read

from sefer import documents, grammars
from sefer.model import CitationValue, Reading


def labels(reading: Reading) -> list[str]:
    return [
        "; ".join(item.label for item in m.value.items) for m in reading.mentions if isinstance(m.value, CitationValue)
    ]


def of_notes(tmp_path: Path, *notes: str) -> list[str]:
    """What each of some notes below a text is read as."""
    marks = " ".join(f"The column halted again at the ford.{n}" for n in range(1, len(notes) + 1))
    bodies = "\n".join(f"{n}. {note}" for n, note in enumerate(notes, 1))
    (path := tmp_path / "ford.txt").write_text(f"{marks}\n\nNotes\n{bodies}\n", encoding="utf-8")
    return labels(grammars.find(documents.read(path), gazetteer()))


BOOK = "Edith Dunn, Snow and Silence, vol. I (London: Faber, 1921), pp. 50–2."


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("TNA, WO 95/4100, war diary of 31st Brigade, 5 October 1915.", "TNA, WO 95/4100"),
        ("CAB 45/9, Marsh to Hollis, 9 June 1929.", "CAB, 45/9"),
        ("IWM, Documents 1204, diary of Lt. A. Reed, 11 March 1917.", "IWM, Documents 1204"),
        ("NARA, RG 407, Entry 427, box 14201.", "NARA, RG 407, Entry 427, box 14201"),
        ("Marsh to Hollis, 15 March 1916, Marsh Papers, 4/5/34.", "Marsh Papers, 4/5/34"),
        ("RAMC 801/12, diary of Captain Bell.", "RAMC, 801/12"),
        ("Lieutenant-General Sir John Marsh to Hollis, 15 March 1916.", "Marsh 1916"),
        ("Hansard, HC (series 5), vol. 76, cols. 865–7 (2 December 1915).", "Hansard 1915, 865-7"),
        ("HC Deb, 5 May 1916, vol 82 cc 35-36.", "HC Deb 1916, 35-36"),
        ("London Gazette, 10 July 1915, p. 6789.", "London Gazette 1915, 6789"),
        ("Henry Marsh, The Passes (New York, 1923), 2:345.", "Marsh 1923, 345"),
        ("The figures are in Henry Marsh, The Passes (London, 1923), p. 7.", "Marsh 1923, 7"),
    ],
)  # fmt: skip
def test_a_note_names_its_work_and_leaves_out_what_tells_of_it(tmp_path: Path, note: str, expected: str) -> None:
    assert of_notes(tmp_path, note) == [expected]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("See note 1 above.", "Dunn 1921, 50-2"),
        ("Dunn (note 1 above), p. 77.", "Dunn 1921, 77"),
        ("Dunn, supra n. 1, at 77.", "Dunn 1921, 77"),
        ("Dunn, Snow and Silence, ch. 9.", "Dunn 1921"),
        ("The loss is told in Dunn, Snow, I, 88.", "Dunn 1921, 88"),
        ("Marsh to Hollis, 3 May 1916, quoted in Dunn, Snow, p. 88.", "Dunn 1921, 88"),
        ("Dunn, Snow, p. 70, and Marsh, Passes, II, 123.", "Dunn 1921, 70; Marsh, 123"),
        ("Dunn, Snow and Silence, 160, 171n.", "Dunn 1921, 160, 171"),
        ("Marsh to Hollis, 6 August 1877, FO 65/986; Daily News, August 9, 1877, 5.", "FO, 65/986; Daily News 1877, 5"),
        ("Ibid., p. 9; loc. cit.", "Dunn 1921, 9; Dunn 1921, 9"),
    ],
)  # fmt: skip
def test_a_note_may_name_a_work_by_what_stood_before(tmp_path: Path, note: str, expected: str) -> None:
    assert of_notes(tmp_path, BOOK, note)[1:] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fled (Dunn 1921, 24). It halted (ibid., 122; cf. Marsh 1930, 37).", ["Dunn 1921, 24", "Dunn 1921, 122; Marsh 1930, 37"]),
        ("It fled (Dunn 1921, I, 24). It halted (Dunn, Snow and Silence, II, 45).", ["Dunn 1921, 24", "Dunn 1921, 45"]),
        ("It fled (Marsh, The Passes, vol. II, p. 123).", ["Marsh, 123"]),
        ("It fled (The Times, 12 March 1855, p. 7).", ["The Times 1855, 7"]),
        ("It fled (TNA, WO 95/4100, war diary of 5 Essex).", ["TNA, WO 95/4100"]),
        ("The ford (Map, p. 12) was held. The column (Reed, 45) halted. The tank (Mark, 1917) stopped.", []),
        ("A treaty (Berlin, 12 March 1878) ended it.", []),
    ],
)  # fmt: skip
def test_brackets_that_name_a_work_by_less_than_its_year(text: str, expected: list[str]) -> None:
    assert labels(read(text)) == expected
