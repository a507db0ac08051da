"""After any edits a build on top of the last one gives what a build from nothing gives."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from sefer import pipeline, store

SENTENCES = (
    "{number}. Alay {day} Eylül {year}'de Gence'den Kürdemir'e hareket etti.",
    "{number}. Alay'ın 2. Taburu {day} Eylül {year}'de Şamahı'da {men} er kaybetti.",
    "Yunan {number}. Tümeni {day} Eylül {year}'de Göyçay'a taarruz etti.",
    "{number}. Tümen Komutanı Mürsel Bey {day} Eylül {year}'de Gence'ye geldi.",
    "Nuri Paşa komutasındaki {number}. Tümen'in mevcudu {men} erdi.",
    "Mehmet Bey {number}. Alay'ın komutanlığına tayin edildi (Erickson, 2001, s. {day}).",
    "{day} Eylül {year}'de Osmanlı Hükümeti ile Gürcistan arasında Batum Antlaşması imzalandı.",
    "The 9th Division lost {men} men at Shamakhi on {day} September {year}.",
)
YEARS = (1854, 1877, 1918)
sentence = st.builds(
    lambda shape, number, day, year, men: shape.format(number=number, day=day, year=year, men=men),
    st.sampled_from(SENTENCES), st.sampled_from((5, 7, 9)), st.integers(1, 28), st.sampled_from(YEARS),
    st.sampled_from((120, 340, 2500)),
)  # fmt: skip
text = st.lists(sentence, min_size=1, max_size=4).map(" ".join)
name = st.sampled_from(("a.md", "b.md", "c.md"))
edit = st.one_of(
    st.tuples(st.just("write"), name, text),
    st.tuples(st.just("remove"), name, st.just("")),
    st.tuples(st.just("decide"), st.sampled_from(("merge", "split")), st.sampled_from(("7. Alay", "Nuri Paşa"))),
)
CAMPAIGN = '[campaign]\ntitle = "Deneme"\nlanguages = ["tr", "en"]\nregion = [44.0, 38.0, 51.0, 43.0]\n'
PLACES = (
    "name,other_names,lat,lon,kind,confidence\nGence,Ganja,40.68,46.36,town,high\nKürdemir,,40.34,48.15,town,high\n"
)


def edited(folder: Path, what: str, which: str, words: str) -> None:
    path = folder / "sources" / which
    if what == "write":
        path.write_text(words, "utf-8")
    elif what == "remove":
        path.unlink(missing_ok=True)
    else:
        row = f"{which},unit,{words},9. Tümen\n" if words == "7. Alay" else f"{which},person,{words},Mürsel Bey\n"
        (folder / "decisions.csv").write_text("verb,field,target,value\n" + row, "utf-8")


def built(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of a build in a folder, table by table, and its claims.jsonl."""
    given_, file = pipeline.inputs([folder]), folder / "campaign.duckdb"
    stamp = store.stamp(given_.settings, given_.places or (), given_.gazetteer, given_.works)
    found = pipeline.read(given_, pipeline.quiet, store.kept(file, stamp))
    made, _ = pipeline.campaign(given_, found)
    store.save(made, file, stamp, found.kept)
    with duckdb.connect(str(file), read_only=True) as connection:
        tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        rows = {table: connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in tables}
    records = store.rows_of(store.claim_row(made.documents[c.doc], c) for c in made.claims)
    return {**rows, "claims.jsonl": [(records,)]}


@settings(max_examples=12)
@given(st.lists(text, min_size=2, max_size=2), st.lists(edit, min_size=1, max_size=3))
def test_a_build_after_edits_is_a_build_from_nothing(texts: list[str], edits: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, anew = Path(place) / "campaign", Path(place) / "anew"
        (folder / "sources").mkdir(parents=True)
        (folder / "campaign.toml").write_text(CAMPAIGN, "utf-8")
        (folder / "places.csv").write_text(PLACES, "utf-8")
        for which, words in zip(("a.md", "b.md"), texts, strict=True):
            edited(folder, "write", which, words)
        built(folder)
        for what, which, words in edits:
            edited(folder, what, which, words)
            if not any((folder / "sources").iterdir()):  # of no text nothing is built
                return
            after = built(folder)
            shutil.copytree(folder, anew)
            (anew / "campaign.duckdb").unlink()
            assert after == built(anew)
            shutil.rmtree(anew)
