"""Our voice takes no side: the word list of docs/fairness.md over every message and over what Sefer generates."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from sefer import pipeline, reconstruct, report
from sefer.atlas.contract import contract
from sefer.letters import lower
from sefer.messages import sentences

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "src" / "sefer" / "messages" / "words"
MESSAGES = sorted(path for lang in ("en", "tr") for path in (WORDS / lang).rglob("*.toml"))


def loaded_words() -> list[str]:
    listed = re.search(r"```words\n(.*?)```", (ROOT / "docs" / "fairness.md").read_text("utf-8"), re.DOTALL)
    assert listed
    return [line.partition(": ")[2] for line in listed.group(1).splitlines()]


def loaded(text: str) -> list[str]:
    """The loaded words of a text outside quotation marks."""
    plain = lower(re.sub(r"[“\"«][^”\"»]*[”\"»]", " ", text))
    return [w for w in loaded_words() if re.search(rf"(?<!\w){re.escape(w)}", plain)]


def told(path: Path) -> dict[str, str]:
    """Every sentence of a room."""
    language, *parts = path.relative_to(WORDS).with_suffix("").parts
    return sentences("/".join(parts), language)


@pytest.mark.parametrize("path", MESSAGES, ids=[p.relative_to(WORDS).as_posix() for p in MESSAGES])
def test_no_message_takes_a_side(path: Path) -> None:
    for key, sentence in told(path).items():
        assert not loaded(sentence), f"{key}: {sentence}"


def test_both_languages_say_the_same_things() -> None:
    """Every room has the same keys, and the same gaps, in Turkish and in English."""
    for path in (p for p in MESSAGES if (WORDS / "en") in p.parents):
        english, turkish = told(path), told(WORDS / "tr" / path.relative_to(WORDS / "en"))
        assert english.keys() == turkish.keys(), path.name
        for key, sentence in english.items():
            gaps = [set(re.findall(r"{(\w+)", str(s))) for s in (sentence, turkish[key])]
            assert gaps[0] == gaps[1], f"{path.name}: {key}"


def test_the_list_finds_what_it_lists() -> None:
    """The test could fail: a loaded sentence is caught, a quoted one is not."""
    assert loaded("The city was liberated from the enemy.")
    assert loaded("Şehir düşmandan kurtarıldı.")
    assert not loaded("The source says “liberated” (Demir, 2008).")


def test_contents_of_claims_are_neutral() -> None:
    """What a claim says in words of ours is an infinitive of our own table."""
    table = tomllib.loads((ROOT / "src" / "sefer" / "claims" / "words" / "tr.toml").read_text("utf-8"))
    events = [frame for frame in table["frame"] if frame["kind"] == "event"]
    said = [words for frame in events for words in ([frame["content"]] if "content" in frame else frame["stems"])]
    assert said and not [words for words in said if loaded(words)]


def test_the_list_that_sefer_carries_is_the_one_that_is_published() -> None:
    carried = tomllib.loads((WORDS / "loaded.toml").read_text("utf-8"))
    assert [stem for stems in carried.values() for stem in stems] == loaded_words()


FORCE = (
    "Ermeni çeteleri 5 Haziran 1918'de Gence'ye taarruz etti. Ermeni çeteleri 6 Haziran 1918'de 40 kişi kaybetti. "
    "5. Kafkas Tümeni 7 Haziran 1918'de Gence'ye ulaştı."
)


def test_a_force_with_a_loaded_name_is_shown_in_quotation_marks(tmp_path: Path) -> None:
    """Tables, atlas and quotes show the source's word as the source's; the force is still found by its name."""
    path = tmp_path / "metin.txt"
    path.write_text(FORCE, encoding="utf-8")
    made = pipeline.check([path], pipeline.quiet).campaign
    day = date(1918, 6, 10).toordinal()
    columns = ("column.quote", "column.claims")
    tables = [
        reconstruct.replay_table(made, day), reconstruct.chronology_table(made),
        reconstruct.strengths_table(made, "Ermeni çeteleri"), reconstruct.orbat_table(made, day),
    ]  # fmt: skip
    shown = [
        str(cell)
        for table in tables
        for row in table.rows
        for column, cell in zip(table.columns, row, strict=True)
        if column not in columns
    ]
    assert any("“Ermeni çeteleri”" in cell for cell in shown) and not [cell for cell in shown if loaded(cell)]
    units = contract(made, (), "tr")["units"]
    assert "“Ermeni çeteleri”" in [u["names"][0] for u in units] and not loaded(
        " ".join(n for u in units for n in u["names"])
    )
    lost = next(c.id for c in made.claims if c.kind == "loss")
    assert "kim: “Ermeni çeteleri”" in report.quotation(made, lost, "tr")
