"""Texts made to hurt: no crash, no hang, offsets that hold, and twice the text in about twice the time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_linear, spent
from sefer import geography, grammars
from sefer.documents.languages import judge
from sefer.model import Document, Part, Reading, Run

SIZE = 10_000  # characters of the smaller text
PIECES = [
    "a", "1", "((", "A ", "5. ", "5, ", "bir ", "1918 ", "Ocak ", "ve, ", "Paşa ", "A. ", "1/2 ", "'", "1.000 ", "Ali Paşa'nın ",
    "5 Mayıs ", "(Demir, 2008; ", "Kafkas ", "9., ", "I, ", "yüz bin ", "Ordu ", "-", "13-14 ", "Genel ", "’", "iki yüzü ",
    "Bey ve ", "a.g.e. ", "1918–", "III ", "on ikinci ", "Mart 1915 - ", "ertesi gün ", "Tepesi ", "(1915) ", "X", "\u0301", "İ", "ﬁ", "漢", "א", "\U0001f480",
    "abcçdefgğ", "Ali'nin,5.", "Moltke ", "Moltke karar verdi, ", "Foch'un planı ve ", "Kluck döndüğünde ",
]  # fmt: skip


def made(text: str, language: str = "tr") -> Reading:
    """The reading of a text that is taken as it stands, without the repairs of a file."""
    document = Document(
        "metin", text, text, (Run(0, len(text), 0, len(text)),), (Part("body", language, 0, len(text)),)
    )
    return grammars.find(document, geography.Gazetteer(()))


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize("piece", PIECES, ids=[repr(p) for p in PIECES])
def test_the_time_grows_with_the_text_alone(piece: str, language: str) -> None:
    assert_linear(lambda size: spent(lambda: made(piece * (size // len(piece)), language)), SIZE)


@settings(max_examples=60)
@given(
    st.text(
        alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("5. '’,()–Mart1918AlayıPaşave")),
        max_size=300,
    )
)
def test_any_text_is_read_and_its_offsets_hold(text: str) -> None:
    for language in ("tr", "en"):
        reading = made(text, language) if text else None
        for mention in reading.mentions if reading else ():
            assert 0 <= mention.start < mention.end <= len(text)
        by_type: dict[str, int] = {}
        for mention in reading.mentions if reading else ():
            assert mention.start >= by_type.get(mention.type, 0)
            by_type[mention.type] = mention.end
    judge(text)
