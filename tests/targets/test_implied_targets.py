"""What targets set together imply."""

import pytest

from plancheck.targets.implied import imply
from series.support import make_point, make_statement, write_folder

DEFINITIONS = [
    {},
    {"concept": "ecommerce.retail", "basis": "nbs"},
    {"concept": "retail_sales", "basis": "nbs"},
    {"region": "上海市", "basis": "smcc"},
]
RETAIL = {"concept": "retail_sales", "basis": "nbs"}


def _target(figure, value, **columns):
    return make_statement(figure, value, **{"status": "target", "period": "2015", **columns})


def _retail_targets(**columns):
    return [
        _target("3万亿元", "3E12", concept="ecommerce.retail", start=1, **columns),
        _target(
            "9%",
            9,
            concept="ecommerce.retail",
            measure="share",
            of="retail_sales",
            unit="%",
            start=2,
            **columns,
        ),
    ]


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path, definitions=DEFINITIONS)


def test_part_over_share_is_the_whole(folder):
    points = [
        make_point(f"{value}E11", year, place="1E6", **RETAIL)
        for value, year in ((100, "2005"), (150, "2010"), (301, "2015"))
    ]
    (row,) = imply(
        _retail_targets(qualifier="more_than"), points, series_folder=folder, dates={"plan": "2012"}
    )
    assert float(row.low) == pytest.approx(3e12 / 0.09)
    assert (row.kind, row.concept, row.base_period) == ("whole", "retail_sales", "2010")
    assert row.required_low_pct == pytest.approx(100 * ((3e12 / 0.09 / 150e11) ** 0.2 - 1), abs=1e-3)
    assert row.consistency == "above trend"
    assert row.outcome == "undetermined"  # two floors bound no whole
    assert "neither bound is fixed" in row.reason


def test_exact_figures_give_the_whole_an_interval_and_an_outcome(folder):
    rows = [_target("3.0万亿元", "3E12", place="1E11", concept="ecommerce.retail", start=1)]
    rows.append(
        _target(
            "9.0%",
            9,
            place="0.1",
            concept="ecommerce.retail",
            measure="share",
            of="retail_sales",
            unit="%",
            start=2,
        )
    )
    points = [make_point("301E11", "2015", **RETAIL)]
    (row,) = imply(rows, points, series_folder=folder, dates={"plan": "2012"})
    assert float(row.low) == pytest.approx(2.95e12 / 0.0905)
    assert float(row.high) == pytest.approx(3.05e12 / 0.0895)
    assert row.outcome == "missed"
    assert row.consistency == "not assessable"


@pytest.mark.parametrize("change", [{"document": "other"}, {"period": "2020"}, {"region": "上海市"}])
def test_targets_of_another_plan_year_or_place_imply_nothing(folder, change):
    level, share = _retail_targets()
    share = make_statement(
        "9%",
        9,
        **{
            **{n: getattr(share, n) for n in ("measure", "of", "unit", "concept", "period", "start")},
            "status": "target",
            **change,
        },
    )
    assert imply([level, share], [], series_folder=folder) == []


def test_a_citys_share_of_the_nation(folder):
    rows = [
        _target("1.2万亿元", "1.2E12", region="上海市", document="shanghai", qualifier="more_than"),
        _target("18万亿元", "18E12", document="nation", qualifier="more_than"),
    ]
    points = [
        make_point("4253E8", "2010", region="上海市", basis="smcc", place="1E8"),
        make_point("4.5E12", "2010"),
    ]
    (row,) = imply(rows, points, series_folder=folder, dates={"shanghai": "2012", "nation": "2012"})
    assert float(row.low) == pytest.approx(100 * 1.2 / 18)
    assert float(row.base_low) == pytest.approx(100 * 4252.5 / 45500)
    assert float(row.base_high) == pytest.approx(100 * 4253.5 / 44500)
    assert (row.kind, row.consistency, row.outcome) == ("share of the nation", "below trend", "undetermined")


def test_nothing_implies_nothing(folder):
    assert imply([], [], series_folder=folder) == []
