"""What stands beside a figure and keeps it apart from another of its name: bounds, methods, heads, glued columns, places."""

from __future__ import annotations

from decimal import Decimal

import pytest
from build import claims_of, only, statement

from plancheck.claims.beside import bound_in_front, divided, glued_cells, method_before
from plancheck.claims.place_told import names_its_place

GROWTH = {"unit": "%", "measure": "growth", "base_period": "2009"}
SHARE = {"unit": "%", "measure": "share"}


def verdicts(*rows: object, kind: str = "repeat") -> list[str]:
    return [claim.verdict for claim in claims_of(*rows, kind=kind)]  # type: ignore[arg-type]


# ---- an amount in front of what is counted


@pytest.mark.parametrize(
    ("sentence", "figure", "indicator", "bound"),
    [
        ("新开工千万元以上茶园项目11个", "11个", "新开工茶园项目", "千万元"),
        ("建成110千伏变电站5座", "5座", "建成变电站", "110千伏"),
        ("茶税由12亿元增加到15亿元", "15亿元", "茶税", ""),  # the level before, not a bound
        ("2010年茶园项目11个", "11个", "茶园项目", ""),  # a year
        ("千万元项目很多，茶园项目11个", "11个", "茶园项目", ""),  # another clause
        ("千万元茶园项目11个", "11个", "千万元茶园项目", ""),  # its name has it
    ],
)
def test_an_amount_in_front_of_a_name_narrows_what_is_counted(
    sentence: str, figure: str, indicator: str, bound: str
) -> None:
    assert bound_in_front(sentence, sentence.index(figure), indicator) == bound


@pytest.mark.parametrize(("second", "found"), [("500万元", []), ("千万元", ["inconsistent"])])
def test_counts_above_two_bounds_are_two_things(second: str, found: list[str]) -> None:
    one, two = "实施千万元茶园项目111个。", f"实施{second}茶园项目112个。"
    given = {"indicator": "实施茶园项目", "unit": "个"}
    assert verdicts(statement(one, "111个", **given), statement(two, "112个", offset=400, **given)) == found


# ---- two methods of reckoning


def test_two_methods_of_forecasting_are_no_repeat() -> None:
    given = {"indicator": "茶机保有量", "unit": "台", "status": "target", "period": "2025"}
    rows = [
        statement("根据弹性法，茶机保有量将达到21.1万台。", "21.1万台", **given),
        statement("根据逻辑曲线法，茶机保有量将达到21.9万台。", "21.9万台", offset=400, **given),
    ]
    assert verdicts(*rows) == []
    assert method_before("按可比价格计算，茶税增长8%", 14) == ""  # a price basis is no method


# ---- what a head takes apart


def test_parts_of_two_totals_are_no_repeat_whether_or_not_the_vocabulary_knows_them() -> None:
    whole, part = "全县完成茶业总收入43亿元。", "其中：茶税完成41.5%的进度。"
    given = {"indicator": "茶税完成进度", **SHARE}
    rows = [
        statement(whole, "43亿元", indicator="茶业总收入"),
        statement(part, "41.5%", offset=20, **given),
        statement("乡级收入按构成分：茶税完成43.1%的进度。", "43.1%", offset=400, **given),
    ]
    assert verdicts(*rows) == []
    assert divided("乡级收入按构成分：茶税") == "乡级收入"
    assert divided("茶税按时完成，增长5%") == ""


# ---- cells of columns run together


def test_glued_cells_say_nothing_of_each_other() -> None:
    text = "茶水达标率90.5%95.5%"
    given = {"indicator": "茶水达标率", "status": "target", **SHARE}
    rows = [statement(text, figure, **given) for figure in ("90.5%", "95.5%")]
    assert glued_cells(rows) == {("plan", row.start) for row in rows}
    rows[
        1
    ].sentence = "水达标率90.5%95.5%"  # a long line is shown in pieces, so that they are no one sentence
    assert verdicts(*rows) == []
    spaced = [statement("茶水达标率 90.5% 95.5%", figure, **given) for figure in ("90.5%", "95.5%")]
    assert glued_cells(spaced) == frozenset()


# ---- places that do not say their names


@pytest.mark.parametrize(("region", "found"), [("全县", []), ("云溪县", ["inconsistent"])])
def test_the_unnamed_places_of_two_documents_are_two(region: str, found: list[str]) -> None:
    given = {"indicator": "茶税收入", "region": region}
    rows = [
        statement("茶税收入5131亿元。", "5131亿元", document="a", **given),
        statement("茶税收入5231亿元。", "5231亿元", document="b", **given),
    ]
    assert verdicts(*rows) == found
    assert names_its_place("全国")
    assert not names_its_place("")


@pytest.mark.parametrize(
    ("reasons", "sentence", "found"),
    [
        ("region:the document's own area", "茶税收入5231亿元。", []),
        ("region:the document's own area", "全国茶税收入5231亿元。", ["inconsistent"]),
        ("period:no year known", "全国茶税收入5231亿元。", []),
        ("text:its signs disagree on the year of facts", "全国茶税收入5231亿元。", []),
        ("", "茶税收入5231亿元。", ["inconsistent"]),
    ],
)
def test_a_year_or_place_only_assumed_contradicts_no_other_document(
    reasons: str, sentence: str, found: list[str]
) -> None:
    given = {"indicator": "茶税收入"}
    rows = [
        statement("全国茶税收入5131亿元。", "5131亿元", document="a", **given),
        statement(sentence, "5231亿元", document="b", reasons=reasons, **given),
    ]
    assert verdicts(*rows) == found


# ---- names


def test_two_marks_passed_are_not_one_figure_told_twice() -> None:
    given = {"indicator": "茶业增加值", "qualifier": "more_than"}
    rows = [
        statement("先后突破200亿元、300亿元。", "200亿元", **given),
        statement("突破300亿元台阶。", "300亿元", offset=400, **given),
    ]
    assert verdicts(*rows) == []


def test_a_part_that_has_the_value_of_the_whole_is_no_repeat_of_it() -> None:
    rows = [
        statement("茶业收入完成预算的100.1%。", "100.1%", indicator="茶业收入占预算的比重", **SHARE),
        statement("中央茶业收入完成预算的100.1%。", "100.1%", indicator="中央茶业收入占预算的比重", offset=400, **SHARE),
    ]  # fmt: skip
    assert verdicts(*rows) == []


def test_a_part_of_what_a_concept_names_is_no_base_of_it() -> None:
    text = "2010年高新技术企业350家，比上年增长127%。"
    rows = [
        statement(text, "350家", indicator="高新技术企业数量", unit="家", concept="enterprises.high_tech"),
        statement(text, "127%", indicator="高新技术企业", concept="enterprises.high_tech", **GROWTH),
        statement("上市高新技术企业17家。", "17家", indicator="上市高新技术企业", unit="家",
                  concept="enterprises.high_tech", period="2009", offset=400),
    ]  # fmt: skip
    assert verdicts(*rows, kind="growth") == ["unverifiable"]


# ---- growth


def test_a_headline_in_round_figures_is_not_the_year_before() -> None:
    text = "2010年茶税收入18903.64亿元，比上年增长15.4%。"
    rows = [
        statement(
            "茶税收入近1.9万亿元", "1.9万亿元", indicator="茶税收入", qualifier="nearly", period="2009"
        ),
        statement(text, "18903.64亿元", indicator="茶税收入", offset=100),
        statement(text, "15.4%", indicator="茶税收入", offset=100, **GROWTH),
    ]
    assert "inconsistent" not in verdicts(*rows, kind="growth")


def test_what_is_added_each_year_is_not_what_the_years_added() -> None:
    text = "茶税收入达到1274亿元，平均每年增加38亿元，年均增长3.3%。"
    given = {"indicator": "茶税收入", "period": "2006/2010", "base_period": "2005"}
    rows = [
        statement(text, "1274亿元", indicator="茶税收入"),
        statement(text, "38亿元", measure="change", **given),
        statement(text, "3.3%", unit="%", measure="growth_per_year", **given),
    ]
    assert "inconsistent" not in verdicts(*rows, kind="growth")


# ---- shares


def test_a_rate_of_completion_is_of_the_plan_not_of_the_total_before() -> None:
    text = "茶业总收入2.16亿元，其中茶税收入1.26亿元，分别完成年度计划的113.1%和120.4%。"
    rows = [
        statement(text, "2.16亿元", indicator="茶业总收入"),
        statement(text, "1.26亿元", indicator="茶税收入"),
        statement(text, "113.1%", indicator="茶业总收入完成年度计划的比例", **SHARE),
        statement(text, "120.4%", indicator="茶税收入完成年度计划的比例", **SHARE),
    ]
    claims = claims_of(*rows, kind="share")
    assert [claim.verdict for claim in claims] == ["unverifiable", "unverifiable"]
    assert all(claim.roles == "part ; share" for claim in claims)
    assert claims[1].computed_low is not None
    assert (
        claims[1].computed_low < Decimal("1.05E8") < Decimal("1.26E8")
    )  # the plan that 120.4 % of it asks for


@pytest.mark.parametrize(("rate", "verdict"), [("43.1%", "consistent"), ("53.1%", "inconsistent")])
def test_a_rate_of_completion_is_held_against_the_plan_beside_it(rate: str, verdict: str) -> None:
    text = f"茶税收入1035万元，增收18万元，占年初预算2400万元的{rate}。"
    rows = [
        statement(text, "1035万元", indicator="茶税收入"),
        statement(text, "18万元", indicator="茶税收入", measure="change"),
        statement(text, "2400万元", indicator="茶税收入年初预算", status="target"),
        statement(text, rate, indicator="茶税收入完成年初预算的比例", **SHARE),
    ]
    claim = only(claims_of(*rows, kind="share"))
    assert (claim.verdict, claim.operands.count(";")) == (verdict, 2)


def test_a_share_of_the_city_is_not_of_the_zone_it_opens() -> None:
    text = "四园利用外资1.336亿美元，其中开发区利用外资1.063亿美元，占全市的65.5%。"
    given = {"region": "云溪市"}
    rows = [
        statement(text, "1.336亿美元", indicator="四园利用外资", unit="USD", **given),
        statement(text, "1.063亿美元", indicator="开发区利用外资", unit="USD", **given),
        statement(text, "65.5%", indicator="开发区利用外资占全市的比重", **SHARE, **given),
    ]
    assert "inconsistent" not in verdicts(*rows, kind="share")


def test_what_each_person_gained_is_no_difference_of_totals() -> None:
    text = "茶业收入由1284万元增加到1450万元，人均增收100元以上。"
    rows = [
        statement(text, "1284万元", indicator="茶业收入", period="2009"),
        statement(text, "1450万元", indicator="茶业收入"),
        statement(
            text,
            "100元",
            indicator="茶业人均增收",
            measure="change",
            qualifier="at_least",
            base_period="2009",
        ),
    ]
    assert verdicts(*rows, kind="difference") == []


@pytest.mark.parametrize(
    ("reasons", "flagged"),
    [("", True), ("period:the plan's last year", False), ("period:the document's own year", False)],
)
def test_what_nothing_dates_contradicts_nothing_that_is_dated(reasons: str, flagged: bool) -> None:
    given = {"indicator": "茶园改造面积", "unit": "亩", "period": "2015"}
    first = statement("2015年茶园改造面积600亩。", "600亩", **given)
    second = statement("茶园改造面积100亩。", "100亩", offset=500, reasons=reasons, **given)
    assert ("inconsistent" in verdicts(first, second)) == flagged
