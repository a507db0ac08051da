"""What a text tells and no claim uses is listed, with the reason: no rule for it, a table, a language that is not read."""

from __future__ import annotations

import json
from pathlib import Path

from sefer import claims, documents, geography, grammars, store

TEXT = """# Galiçya'da bir tümen

Tümen 5 Eylül 1916 günü mevzie girdi ve alayları ile birlikte bekledi. Tümenin mevcudu 11.200 er idi.

| Birlik | Mevcut |
|---|---|
| 20. Tümen | 9.800 er |

Le 5 septembre 1916, la division arriva sur la rivière avec 24 canons et 11 200 hommes, et le général passa les troupes
en revue le lendemain avant de leur donner l'ordre d'attaquer.
"""


def test_figures_of_a_foreign_passage_and_of_a_table_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "karma.md"
    path.write_text(TEXT, encoding="utf-8")
    document = documents.read(path)
    reading = grammars.find(document, geography.Gazetteer(()))
    gathered = claims.gather(reading)
    told = {(u.type, document.text[u.start : u.end], u.why) for u in gathered.unread}
    assert told >= {
        ("quantity", "5", "language"),
        ("date", "1916", "language"),
        ("quantity", "24", "language"),
        ("quantity", "11 200", "language"),
        ("unit", "20. Tümen", "table"),
        ("quantity", "9.800 er", "table"),
    }
    counts = store.coverage(reading, gathered)["quantity"]
    assert (counts["in_text"], counts["read"]) == (5, 2)
    for row in counts["unread"]:
        assert document.raw[row["start"] : row["end"]] == row["text"]
    assert json.dumps(counts)


def test_nothing_is_added_where_every_language_is_read(tmp_path: Path) -> None:
    path = tmp_path / "salt.md"
    path.write_text(TEXT.split("Le 5", maxsplit=1)[0], encoding="utf-8")
    reading = grammars.find(documents.read(path), geography.Gazetteer(()))
    assert "language" not in {u.why for u in claims.gather(reading).unread}
