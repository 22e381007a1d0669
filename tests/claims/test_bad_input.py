"""Bad rows become reasons: never a crash, a NaN verdict or a division by zero."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from decimal import Decimal

import pandas as pd
import pytest
from build import claims_of, statement
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.claims.check import check
from plancheck.claims.given import take_statements, take_statistics
from plancheck.claims.graph import claim_graph
from plancheck.claims.implied import ActualStatistic
from plancheck.claims.present import export_claims, present_claims
from plancheck.errors import TableError, UsageError
from plancheck.schema import CLAIMS, MEASURES, QUALIFIERS, STATUSES
from plancheck.statements.statement import Statement
from plancheck.study import load_study
from plancheck.tables import check_row, read_rows, write_table

TEXT = "2009年保费收入1013亿元，2010年保费收入1168亿元，增长15.3%，占金融业收入4000亿元的29.2%"


def sound_rows() -> list[Statement]:
    return [
        statement(TEXT, "1013亿元", indicator="保费收入", period="2009"),
        statement(TEXT, "1168亿元", indicator="保费收入"),
        statement(TEXT, "15.3%", indicator="保费收入", unit="%", measure="growth"),
        statement(TEXT, "4000亿元", indicator="金融业收入"),
        statement(TEXT, "29.2%", indicator="保费收入占金融业收入的比重", unit="%", measure="share"),
    ]


def test_the_sound_rows_are_all_consistent() -> None:
    found = claims_of(*sound_rows())
    assert {(c.kind, c.verdict) for c in found} == {("growth", "consistent"), ("share", "consistent")}


@pytest.mark.parametrize("position", range(5))
@pytest.mark.parametrize(
    "harm",
    [
        {"value": Decimal("NaN")},
        {"low": Decimal("NaN"), "high": Decimal("NaN")},
        {"value": Decimal(0), "low": Decimal(0), "high": Decimal(0)},
        {"value": Decimal(0), "low": Decimal("-0.5"), "high": Decimal("0.5")},
        {"low": Decimal("-Infinity"), "high": Decimal("Infinity")},
        {"value": Decimal("Infinity"), "low": Decimal("Infinity"), "high": Decimal("Infinity")},
        {"low": Decimal(9), "high": Decimal(1)},
        {"place": Decimal("Infinity")},
        {"place": Decimal(0)},
        {"value": Decimal("1E+400"), "low": Decimal("1E+400"), "high": Decimal("1E+400")},
    ],
)
def test_a_value_that_cannot_be_computed_with_is_no_contradiction(
    position: int, harm: dict[str, Decimal]
) -> None:
    rows = sound_rows()
    rows[position] = replace(rows[position], **harm)
    for claim in check(rows):
        check_row(CLAIMS, {name: getattr(claim, name) for name in CLAIMS.column_names})
        for end in (claim.computed_low, claim.computed_high, claim.stated_low, claim.stated_high):
            assert end is None or not end.is_nan()
        assert claim.margin is None or math.isfinite(claim.margin)


def test_a_zero_base_is_unverifiable_with_its_reason() -> None:
    rows = sound_rows()
    rows[0] = replace(rows[0], value=Decimal(0), low=Decimal("-0.5"), high=Decimal("0.5"))
    claim = next(c for c in check(rows) if c.kind == "growth")
    assert claim.verdict == "unverifiable"
    assert claim.reason


@pytest.mark.parametrize("period", ["", "2010-13", "2010-02-45", "次年", "2010/2006", "0", "2010/2011/2012"])
def test_an_impossible_date_takes_part_in_nothing(period: str) -> None:
    rows = [replace(row, period=period) for row in sound_rows()]
    assert check(rows) == []


def test_a_row_twice_is_one_row() -> None:
    rows = sound_rows()
    assert [c.claim for c in check(rows + rows)] == [c.claim for c in check(rows)]


def test_order_of_rows_does_not_matter() -> None:
    rows = sound_rows()
    assert check(rows) == check(rows[::-1])


def test_shares_over_a_hundred_are_recomputed_like_others() -> None:
    text = "完成投资396亿元，为计划350亿元，占计划投资的113%"
    rows = [
        statement(text, "396亿元", indicator="完成投资总额"),
        statement(text, "350亿元", indicator="计划投资总额"),
        statement(text, "113%", indicator="完成投资总额占计划投资总额的比重", unit="%", measure="share"),
    ]
    assert {c.verdict for c in claims_of(*rows, kind="share")} == {"consistent"}


def test_no_rows_give_no_claims() -> None:
    assert check([]) == []
    assert present_claims([], lang="en") == "No relations between figures to check."


decimals = st.one_of(
    st.decimals(min_value=-(10**14), max_value=10**14, allow_nan=False, allow_infinity=False, places=2),
    st.sampled_from(
        [Decimal(0), Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity"), Decimal(100), Decimal(1)]
    ),
)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    start = draw(st.integers(0, 60))
    return Statement(
        document=draw(st.sampled_from("ab")),
        start=start,
        end=start + 3,
        section="",
        figure=draw(st.sampled_from(["12亿元", "3.3%", "翻一番", "", "一半"])),
        value=draw(decimals),
        unit=draw(st.sampled_from(["CNY", "USD", "%", "‰", "pp", "x", "人", "个", ""])),
        qualifier=draw(st.sampled_from(QUALIFIERS)),
        place=draw(decimals),
        low=draw(decimals),
        high=draw(decimals),
        measure=draw(st.sampled_from(MEASURES)),
        status=draw(st.sampled_from(STATUSES)),
        indicator=draw(st.sampled_from(["网络零售额", "网络零售额占进出口总额的比重", "货物进出口总额", "货物出口总额", "货物进口总额", "占", "的", "人口", "完成率", "出生率", "死亡率", "人口自然增长率", "出生人口", "人均生产总值", "日均网络零售额", "价格指数", "工业拉动经济增长", "工业对经济增长的贡献率", "新建基站", "累计基站", "城乡居民收入比"])),
        concept=draw(st.sampled_from(["", "ecommerce.turnover", "ecommerce.retail", "gdp", "population", "income.urban", "income.rural"])),
        region=draw(st.sampled_from(["全国", "上海市", ""])),
        period=draw(st.sampled_from(["2009", "2010", "2006/2010", "2010-13", ""])),
        base_period=draw(st.sampled_from(["", "2009", "x"])),
        of=draw(st.sampled_from(["", "全国", "全国:ecommerce.turnover", "retail_sales", "进出口总额"])),
        basis=draw(st.sampled_from(["", "nbs", "mofcom"])),
        source="digest",
        certainty=draw(st.sampled_from(["high", "low"])),
        reasons="",
        page=None,
        sentence=draw(st.sampled_from(["", "其中12亿元占3.3%，翻一番，一半", "12亿元", "12亿元—12亿元", "比目标12亿元超过12亿元", "分别拉动经济增长3.3%、3.3%，贡献率3.3%"])),
    )  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(statements(), max_size=14))
def test_anything_goes_in_and_only_sound_rows_come_out(rows: list[Statement]) -> None:
    claims = check(rows)
    assert len({c.claim for c in claims}) == len(claims)
    for claim in claims:
        check_row(CLAIMS, {name: getattr(claim, name) for name in CLAIMS.column_names})
        assert claim.margin is None or math.isfinite(claim.margin)
        assert "NaN" not in claim.text_zh + claim.text_en
        assert (claim.verdict == "unverifiable") == bool(claim.reason)
    assert present_claims(claims, lang="zh", everything=True)
    export_claims(claims, format="html")
    claim_graph(claims)


def test_claims_are_written_as_the_schema_says(tmp_path) -> None:
    path = write_table("claims", check(sound_rows()), folder=tmp_path)
    assert path.read_text(encoding="utf-8").count("\n") == 3


@pytest.mark.parametrize("given", [None, pd.DataFrame({"document": ["plan"]}), "2010年", [("plan", 3)]])
def test_what_holds_no_statements_is_refused(given: object) -> None:
    with pytest.raises(
        UsageError,
        match=r"expected (statements, as extract\(document\) or a frame of the statements table holds them|a frame with the columns figure, value)",
    ):
        check(given)  # type: ignore[arg-type]


def own_statistics() -> pd.DataFrame:
    rows = [
        ("保费收入", "云溪市", "2020", 0.0, 31.0, "云溪统计年鉴"),
        ("gdp", "云溪市", 2021, math.nan, 5, "同上"),
    ]
    return pd.DataFrame(rows, columns=["concept", "region", "period", "low", "high", "source"])


def test_a_frame_of_statistics_is_taken_exactly() -> None:
    first, second = take_statistics(own_statistics())
    assert (first.low, first.high, first.measure) == (Decimal(0), Decimal(31), "level")
    assert second.period == "2021"
    assert second.low.is_nan()


def test_the_series_table_as_a_frame_says_what_its_rows_say() -> None:
    study = load_study()
    names = [field.name for field in fields(ActualStatistic)]
    exact = read_rows("series", path=study.folder / "series.csv")
    compared = check(study.statements, series=study.series)
    assert any(claim.actual_source for claim in compared)
    assert compared == check(
        study.statements, series=[ActualStatistic(**{name: row[name] for name in names}) for row in exact]
    )


@pytest.mark.parametrize(
    ("series", "message"),
    [
        (own_statistics().drop(columns="low"), "met none called low"),
        ([1, 2], "published statistics, .* met list"),
        (7, "published statistics, .* met int"),
    ],
)
def test_other_things_than_statistics_are_refused(series: object, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        check(sound_rows(), series=series)  # type: ignore[arg-type]


def test_a_bound_that_is_no_number_is_named_with_its_row() -> None:
    with pytest.raises(TableError, match="row 2: expected a number in high, met 'many'"):
        check(sound_rows(), series=own_statistics().assign(high=["31", "many"]))


def test_a_figure_of_a_frame_keeps_its_zero() -> None:
    row = ("5.0", 5.0, "%", "level", "observed", "登记失业率", "云溪市", "2020")
    names = ["figure", "value", "unit", "measure", "status", "indicator", "region", "period"]
    taken = take_statements(pd.DataFrame([row], columns=names))[0]
    assert (taken.figure, taken.low, taken.high) == ("5.0", Decimal("4.95"), Decimal("5.05"))
