"""Texts made to hurt: every claim stands on words of the text, and twice the text takes about twice the time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_linear, spent
from sefer import claims, geography, grammars
from sefer.claims.gate import objection
from sefer.model import Document, Part, Reading, Run

WORDS = [
    "5. Tümen", "Ali Paşa", "Bakü'ye", "Kars'tan", "3 Mayıs 1915'te", "ertesi gün", "120 er", "4 subay", "12 top", "emriyle",
    "emri", "verdi", "hareket etti", "esir düştü", "kuruldu", "bağlı", "komutasındaki", "şehit oldu", "aldı", "düşman", "ordu",
    "alayın", "2. Taburu", "bir", "kişilik", "oluşan", "antlaşması", "imzalandı", "(", ")", ",", ".", ";", ":", "ve", "ile",
    "göre", "planlandı", "kaybı", "şehre", "toplam", "Meclis", "üye", "için", "\n\n", "’", "idi", "olarak", "yedek",
]  # fmt: skip


def made(text: str, language: str = "tr") -> Reading:
    document = Document(
        "metin", text, text, (Run(0, len(text), 0, len(text)),), (Part("body", language, 0, len(text)),)
    )
    return grammars.find(document, geography.Gazetteer(()))


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60), st.sampled_from(["tr", "en"]))
def test_any_row_of_words_is_read_and_passes_the_gate(words: list[str], language: str) -> None:
    reading = made(" ".join(words), language)
    gathered = claims.gather(reading)
    assert len({c.id for c in gathered.claims}) == len(gathered.claims)
    for claim in gathered.claims:
        assert 0 <= claim.start < claim.end <= len(reading.document.text)
        assert objection(reading, claim) is None
        assert set(claim.basis) | set(claim.plans) <= {c.id for c in gathered.claims}


@pytest.mark.parametrize(
    "piece", [" ".join(WORDS) + " ", "5. Tümen, ", "120 er ve ", "bir ", "emriyle ", "(Bakü'ye ", "düşman "]
)
def test_the_time_grows_with_the_text_alone(piece: str) -> None:
    def cost(size: int) -> float:
        reading = made(piece * (size // len(piece)))
        return spent(lambda: claims.gather(reading))

    assert_linear(cost, 5_000)
