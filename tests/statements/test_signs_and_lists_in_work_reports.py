"""Reports on the work of governments: signs of rates told from and to, items of lists that own words name, what is said in all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement


def rows(text: str) -> tuple[Statement, ...]:
    """Return the statements of a report of 2014 on the year 2013."""
    return tuple(extract(Document("report", text, origin=Origin(date="2014", kind="report"))).statements)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2013年，茶叶出口降幅由14.2%收窄至11.6%。", ["-14.2", "-11.6"]),
        ("2013年，茶叶出口降幅由谷底的14.2%收窄至11.6%。", ["-14.2", "-11.6"]),
        ("2013年，茶叶产值增速由-4.2%回升至-1.6%。", ["-4.2", "-1.6"]),
        ("2013年，茶叶产值增速从上年的-4.2%提高到5.6%。", ["-4.2", "5.6"]),
        ("2013年，茶叶产值增速由5%回落到1.6%。", ["5", "1.6"]),
        ("2013年，采茶、制茶、售茶收入分别增长5.2%、-3.1%和7%。", ["5.2", "-3.1", "7"]),
        ("2013年，采茶、制茶、售茶用电分别下降5.2%、3.1%和7%。", ["-5.2", "-3.1", "-7"]),
    ],
)
def test_signs_of_rates(text: str, values: list[str]) -> None:
    assert [(row.value, row.measure) for row in rows(text)] == [(Decimal(v), "growth") for v in values]


def test_ends_of_a_year_are_one_pair() -> None:
    for text in ("空置率从年初的5.5%降到年末的5.3%。", "空置率从一季度的5.5%降到四季度的5.3%。"):
        assert [(row.value, row.measure) for row in rows(f"2013年，{text}")] == [
            (Decimal("5.5"), "share"),
            (Decimal("5.3"), "share"),
        ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("全市书店、“袖珍书屋”保有量分别达到136个、83个。", ["书店保有量", "“袖珍书屋”保有量"]),
        ("全市财政收支分别突破53亿元、310亿元。", ["财政收入", "财政支出"]),
        ("举报批次和人次分别下降42%和31%。", ["举报批次", "举报人次"]),
        ("茶业总产值在全国率先突破3亿元，茶园面积全省第三、突破8万亩。", ["茶业总产值", "茶园面积"]),
        ("解决了山村9万人的用水难题。", ["解决山村用水难题"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [row.indicator for row in rows(f"2013年，{text}")] == names


def test_what_is_reached_is_not_new() -> None:
    told = rows("2013年，新增茶场8家、茶机产量突破5000台。")
    assert [(row.indicator, row.measure) for row in told] == [
        ("茶场", "change"),
        ("茶机产量", "level"),
    ]


def test_a_plan_carried_out_is_no_aim() -> None:
    *_, last = rows("2013年，建成学校8所。山村营养改善计划全面落实，惠及学生23万名。")
    assert (last.status, last.period) == ("observed", "2013")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("原煤、原油、天然气产量分别增长7%、3%、1%。", ["原煤产量", "原油产量", "天然气产量"]),
        ("新材料、生物医药产业产值分别增长7%、3%。", ["新材料产业产值", "生物医药产业产值"]),
        ("城镇、农村居民支出分别增长7%、3%。", ["城镇居民支出", "农村居民支出"]),
        ("新增百亿县区26个、千亿产业2个。", ["新增百亿县区", "新增千亿产业"]),
        ("14个县区空气质量全面达标。", ["空气质量全面达标的县区"]),
        (
            "改造老旧泵站10座、山村管网1000公里、供热设施40台。",
            ["改造老旧泵站", "改造山村管网", "改造供热设施"],
        ),
    ],
)
def test_names_of_things(text: str, names: list[str]) -> None:
    assert [row.indicator.removesuffix("数量") for row in rows(f"2013年，{text}")] == names


def test_a_rank_is_no_amount() -> None:
    assert not rows("2013年，茶业集团排名由369位上升到235位。")
    assert [row.figure for row in rows("2013年，聘请排名靠前的20位专家。")] == ["20位"]


def test_years_of_a_record_in_a_list_date_nothing() -> None:
    told = rows(
        "2013年，茶业产值增长9.5%，增速居全省第一，为35年来、20年来首次；茶园投资增长8%。获得资金9亿元。"
    )
    assert [row.period for row in told] == ["2013", "2013", "2013"]


def test_first_of_its_kind_beyond_a_bound() -> None:
    *_, last = rows("2013年，全市首个超百亿元茶业工程开工。")
    assert (last.measure, "首" in last.indicator) == ("threshold", False)
