"""What a person gives the public functions by mistake is answered with what they expect."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from plancheck import assess, check, explain, extract, forecast
from plancheck.documents.document import Document, Origin
from plancheck.errors import SeriesError, TableError, UsageError


@pytest.mark.parametrize("given", ["到2025年，交易额达到30亿元。", "plan.docx", Path("plan.docx"), None])
def test_a_path_or_a_text_is_no_document(given: object) -> None:
    for call in (lambda: extract(given), lambda: explain(given, 3)):  # type: ignore[arg-type]
        with pytest.raises(UsageError, match=r"expected a Document, met .*read_document\(path\)"):
            call()


def test_a_table_is_no_series() -> None:
    with pytest.raises(SeriesError, match="expected a pandas Series indexed by year, met DataFrame"):
        forecast(pd.DataFrame({"value": [1.0, 2.0]}, index=[2010, 2011]), horizon=2)  # type: ignore[arg-type]


PLAN = Document(
    "plan",
    "2020年，茶叶总产值310亿元，其中绿茶产值155亿元，占茶叶总产值的60%。到2025年，茶叶总产值达到500亿元，年均增长10%。",
    origin=Origin(date="2021-03-01", kind="plan", region="云溪市", first_year=2021, last_year=2025),
)
OWN = pd.DataFrame(
    [
        ("310万件", 310e4, "件", "level", "observed", "快递业务量", "云溪市", "2020"),
        ("500万件", 500e4, "件", "level", "target", "快递业务量", "云溪市", "2025"),
        ("5%", 5, "%", "growth_per_year", "target", "快递业务量", "云溪市", "2021/2025"),
    ],
    columns=["figure", "value", "unit", "measure", "status", "indicator", "region", "period"],
)


def test_an_extraction_and_its_frame_are_checked_and_judged_as_its_statements_are() -> None:
    extraction = extract(PLAN)
    frame = extraction.to_frame()
    claims = check(extraction.statements)
    assert [claim.verdict for claim in claims].count("inconsistent") == 1
    assert check(extraction) == check(frame) == claims
    targets = assess(extraction)
    assert [target.figure for target in targets] == ["500亿元", "10%"]
    assert assess(frame, dates={"plan": "2021-03-01"}) == targets


def test_a_frame_of_ones_own_is_checked_and_judged() -> None:
    (claim,) = check(OWN)
    assert (claim.kind, claim.verdict, claim.document) == ("growth", "inconsistent", "frame")
    (level, rate) = assess(OWN)
    assert (level.figure, rate.figure) == ("500万件", "5%")
    assert round(level.required_low_pct or 0, 1) == 10.0


def test_a_frame_that_lacks_something_is_told_so() -> None:
    with pytest.raises(
        UsageError, match=r"expected a frame with the columns figure, .* met none called value, period"
    ):
        check(OWN.drop(columns=["value", "period"]))
    with pytest.raises(TableError, match="row 2: expected one of observed, target in status, met 'seen'"):
        assess(OWN.assign(status=["observed", "seen", "target"]))
    with pytest.raises(UsageError, match=r"expected statements, .* met Document"):
        check(PLAN)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=r"expected points, .* met DataFrame; leave them out"):
        assess(extract(PLAN), OWN)  # type: ignore[arg-type]
