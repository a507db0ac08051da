"""A text that speaks another language somewhere: a French footnote, a German abstract; the rest is read and checked as ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from test_cli import sefer

FRENCH = (
    "Le général reçut, le 3 mai 1859, l'ordre de passer le fleuve pendant la nuit avec ses 2 400 hommes et de prendre "
    "position sur les hauteurs (Morel 1901: 12), où les bataillons qui restaient encore devaient le rejoindre."
)
RUSSIAN = (
    "Генерал получил 3 мая 1859 года приказ переправиться ночью через реку с 2400 человек и занять позиции на высотах "
    "(Морель 1901: 12), куда должны были подойти остальные батальоны его дивизии."
)
NOTED = "[^{mark}]: {words}\n"
PLACES = {
    "body": "{words}\n\n{words}\n",
    "heading": "## {words}\n",
    "abstract": "# Abstract\n\n{words}\n",
    "öz": "# Öz\n\n{words}\n",
    "bibliography": "## Bibliography\n\n{words}\n\n{words}\n",
    "table": "| a | b |\n|---|---|\n| {words} | 3 |\n| {words} | 4 |\n",
    "quote": "> {words}\n",
    "list": "- {words}\n- {words}\n",
}
TEXTS = {
    "en": (
        "The 2nd Brigade crossed the river on 31 April 1859 with 2,400 men (Morel 1901: 12).[^1] It reached Vercelli on "
        "5 May 1859 with its two batteries (Morel 1901: 14).[^2]"
    ),
    "tr": (
        "2. Tugay 31 Nisan 1859 günü 2.400 kişiyle nehri geçti (Morel 1901: 12).[^1] 5 Mayıs 1859 günü iki bataryasıyla "
        "Vercelli'ye ulaştı (Morel 1901: 14).[^2]"
    ),
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("words", [FRENCH, RUSSIAN], ids=["french", "russian"])
def test_words_of_another_language_anywhere_cost_nothing_else(language: str, words: str, tmp_path: Path) -> None:
    told = TEXTS[language]
    notes = NOTED.format(mark=1, words=words) + NOTED.format(mark=2, words="a.g.e., 14.")
    works = "\n## Bibliography\n\nMorel, J. 1901. *The Campaign*. London: Dale.\n"
    for name, form in PLACES.items():
        text = f"# 1859\n\n{told}\n\n{form.format(words=words)}\n{told}\n\n{notes}{works}"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    done = sefer("check", tmp_path, "-q", "--lang", language)
    assert done.returncode == 1 and not done.stderr, done.stderr
    for name in PLACES:
        assert f"{name}.md" in done.stdout
    assert done.stdout.count("DAY001") >= 2 * len(PLACES)
