"""What a person gives the public functions by mistake is answered with what they expect."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from plancheck import explain, extract, forecast
from plancheck.errors import SeriesError, UsageError


@pytest.mark.parametrize("given", ["到2025年，交易额达到30亿元。", "plan.docx", Path("plan.docx"), None])
def test_a_path_or_a_text_is_no_document(given: object) -> None:
    for call in (lambda: extract(given), lambda: explain(given, 3)):  # type: ignore[arg-type]
        with pytest.raises(UsageError, match=r"expected a Document, met .*read_document\(path\)"):
            call()


def test_a_table_is_no_series() -> None:
    with pytest.raises(SeriesError, match="expected a pandas Series indexed by year, met DataFrame"):
        forecast(pd.DataFrame({"value": [1.0, 2.0]}, index=[2010, 2011]), horizon=2)  # type: ignore[arg-type]
