"""Orders told in prose, and what was refused -> what `orders` says came of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from told_made import rows, told

from sefer.reconstruct import orders_table

ORDER = "Nisan 1915'te Ali Paşa 5. Tümen'e Söğütlü'ye yürümesini emretti. "


@pytest.mark.parametrize(
    "then",
    [
        "5. Tümen Söğütlü'ye yürümedi.",
        "5. Tümen 20 Nisan 1915'te hareket etmedi.",
        "5. Tümen Nisan 1915'te Söğütlü'ye gitmeyi reddetti.",
    ],
)
def test_an_order_of_a_month_that_was_refused_is_told_as_not_done(tmp_path: Path, then: str) -> None:
    found = rows(orders_table(told(tmp_path, ORDER + then)))
    assert {row["state"] for row in found} == {"told as not done"}


def test_an_order_to_who_leads_a_unit_may_be_done_by_his_unit(tmp_path: Path) -> None:
    text = (
        "3 Nisan 1915'te 5. Tümen'in komutanı Ali Paşa'ydı. 4 Nisan 1915'te Veli Paşa, Ali Paşa'ya Söğütlü'ye yürümesini "
        "emretti. 5. Tümen 6 Nisan 1915'te Söğütlü'ye vardı."
    )
    found = rows(orders_table(told(tmp_path, text)))
    assert any("6 Nisan" in row["done"] for row in found)
