"""Lists below a line that tells a sum: what they deal out has the years of the sum; years of what is over date nothing."""

from __future__ import annotations

import pytest

from plancheck import extract
from plancheck.documents.content import Content
from plancheck.documents.document import Origin
from plancheck.documents.read import make_document

PLAN = Origin(
    title="云溪县第三个五年计划",
    date="2001-07-30",
    region="云溪县",
    kind="plan",
    first_year=2001,
    last_year=2005,
)
QUARTER = Origin(title="云溪县经济运行开局良好", date="2017-04-30", region="云溪县", kind="statistics")


def periods(text: str, origin: Origin = PLAN) -> list[tuple[str, str]]:
    document = make_document(Content(text), id="d", origin=origin)
    return [(row.figure, row.period) for row in extract(document).statements]


@pytest.mark.parametrize("leads", ["其分配如下：", "分别为：", "其分配和比例如下:"])
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_a_list_of_parts_has_the_years_of_the_sum(leads: str, apart: str) -> None:
    lines = [
        "五年内，全县茶业投资总数为80亿元，" + leads,
        "茶山为50亿元，占62.5%；",
        "茶路为30亿元，占37.5%。",
    ]
    lines += ["全县茶园面积达到9万亩。"]
    found = dict(periods(f"一、投资{apart}" + apart.join(lines) + "\n"))
    assert {found[figure] for figure in ("80亿元", "50亿元", "62.5%", "30亿元", "37.5%")} == {"2001/2005"}
    assert found["9万亩"] == "2005"


def test_a_second_list_below_the_same_heading_is_of_the_same_years() -> None:
    text = (
        "一、投资\n\n五年内，全县茶业支出总数为80亿元，其分配如下：\n\n茶山为50亿元；\n\n茶路为30亿元。\n\n"
        "建设投资40亿元，其分配如下：\n\n茶厂为28亿元；\n\n茶市为12亿元。\n\n二、产量\n\n全县茶叶产量达到3万吨。\n"
    )
    found = dict(periods(text))
    assert {found[figure] for figure in ("40亿元", "28亿元", "12亿元")} == {"2001/2005"}
    assert found["3万吨"] == "2005"


def test_a_line_that_leads_to_aims_deals_nothing_out() -> None:
    text = (
        "一、目标\n\n五年内，全县茶业投资80亿元，主要目标是：\n\n茶园面积达到9万亩；\n\n茶叶产量达到3万吨。\n"
    )
    assert periods(text)[1:] == [("9万亩", "2005"), ("3万吨", "2005")]


@pytest.mark.parametrize("total", ["支出总数为80亿元", "茶业投资总额80亿元"])
def test_money_spent_is_added_up_where_its_total_is_told(total: str) -> None:
    assert periods(f"五年内，全县{total}。") == [("80亿元", "2001/2005")]


def test_a_total_that_is_there_is_of_the_end() -> None:
    assert periods("五年内，全县茶企总数达到80家。") == [("80家", "2005")]


@pytest.mark.parametrize(
    "over", ["结束了自2015年以来连续负增长的局面", "扭转了2015年以来的下滑走势", "打破了近三年徘徊的状况"]
)
def test_how_long_what_is_over_had_lasted_dates_nothing(over: str) -> None:
    text = f"一季度全县茶业增加值9亿元，增长2%，{over}。分类看，绿茶实现增加值6亿元，红茶实现增加值3亿元，下降4%。"
    found = periods(text, QUARTER)
    assert {period for _, period in found} == {"2017-01/2017-03"}


def test_years_since_which_something_was_done_date_it() -> None:
    text = "自2015年以来，全县累计投资90亿元。"
    assert periods(text, QUARTER) == [("90亿元", "2015/2017")]


def test_a_year_in_brackets_dates_nothing_behind_them() -> None:
    text = "2021年，调入专户资金7亿元（2018年结存的茶山收入）、调入国资收入3亿元。"
    assert (
        dict(
            periods(
                text,
                Origin(date="2022-08-01", region="云溪县", kind="report", first_year=2021, last_year=2022),
            )
        )["3亿元"]
        == "2021"
    )
