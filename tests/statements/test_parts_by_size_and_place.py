"""Parts told by age, size or place, of the whole that counts them alike; rates of amounts that share a name; rests of phrases that name nothing."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

REPORT = Origin(date="2021-02", kind="statistics", region="全国", first_year=2020, last_year=2020)


def _all(text: str) -> tuple[Statement, ...]:
    return extract(Document("text", f"2020年，{text}", origin=REPORT)).statements


CASES = [
    # parts by age and size
    ("常住居民中，60岁以上占20%。", "20%", "60岁以上占常住居民的比重"),
    ("常住居民中，60岁 及以上占 20%。", "20%", "60岁及以上占常住居民的比重"),
    ("常住居民中，0—14岁占17%，其余占83%。", "17%", "0-14岁占常住居民的比重"),
    ("全部租户中，租房面积90平方米以下占18%。", "18%", "租房面积90平方米以下占全部租户的比重"),
    ("租房面积90平方米，占18%。", "18%", "租房面积占比"),
    # the whole is what is counted alike
    ("茶室20万个，用地10亩。其中，室外茶室12万个，占60%。", "60%", "室外茶室占茶室的比重"),
    ("茶室20万个，用地10亩。其中，室外茶室用地6亩，占60%。", "60%", "室外茶室用地占用地的比重"),
    # a name that begins with what the thing ends in
    ("田径场地20万个，场地面积10亩。", "10亩", "田径场地面积"),
    ("田径场地20万个， 场地面积为 10 亩。", "10亩", "田径场地面积"),
    ("全国稻米大丰收，稻米总产量9吨。", "9吨", "稻米总产量"),
    # those among them
    ("40个断面中有27%的断面为劣Ⅴ类水质。", "27%", "为劣Ⅴ类水质的断面比例"),
    ("113个重点城市中1/3以上空气质量达不到二级标准。", "1/3", "空气质量达不到二级标准的重点城市比例"),
    ("重点高中占三成左右。", "三成", "重点高中占比"),
    # rates of two lists
    ("甲类和乙类产业增加值分别增长13%、27%，占规模工业的比重提高到37%、9%。", "37%", "甲类产业增加值占规模工业的比重"),
    ("甲类和乙类产业增加值分别增长13%、27%，占规模工业的比重提高到37%、9%。", "9%", "乙类产业增加值占规模工业的比重"),
    ("发放助农贷款15万笔、431亿元，贷款余额38亿元，分别比上年末增加5%、8%、6%。", "5%", "发放助农贷款"),
    ("发放助农贷款15万笔、431亿元，贷款余额38亿元，分别比上年末增加5%、8%、6%。", "6%", "发放助农贷款余额"),
    ("第三产业增加值增速快于生产总值1个百分点，贡献率为43%。", "43%", "第三产业贡献率"),
    # what names nothing
    ("茶业投资占国内生产总值的1.35%，约需15亿元。", "15亿元", "茶业投资"),
    ("粮食总产达到58亿斤，虽比上年略减2.7%。", "2.7%", "粮食总产"),
    ("茶价上涨2.8%，控制在计划目标3.5%以内。", "3.5%", "茶价"),
    ("危险废物得到100%安全处置。", "100%", "危险废物安全处置比例"),
    ("必需品价格上涨2%。", "2%", "必需品价格"),
    # a name carried over leaves the place that it was told of
    ("全国邮路货运量增长30%，其中长三角增长10%。", "10%", "邮路货运量"),
    ("全国邮路货运量增长30%，全国邮件增长10%。", "10%", "全国邮件"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "indicator"), CASES)
def test_names_of_parts_and_their_wholes(text: str, figure: str, indicator: str) -> None:
    found = {one.figure.replace(" ", ""): one.indicator for one in _all(text)}
    assert found[figure] == indicator


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("净增单位9家；实缴单位80家。", "80家", "level"),
        ("净增单位9家；实缴单位 80 家。", "80 家", "level"),
        ("净增单位9家、个体户80家。", "80家", "change"),
        ("租房面积90平方米以下占18%。", "90平方米", "threshold"),
        ("租房面积达到90平方米以上，占18%。", "90平方米", "level"),
    ],
)
def test_measures_behind_what_was_added_and_of_sizes(text: str, figure: str, measure: str) -> None:
    assert [one.measure for one in _all(text) if one.figure == figure] == [measure]


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("降尘量为9吨/月·平方公里。", "9吨/月·平方公里", "t/月·km2"),
        ("流量达到18GB/户·月，增长3%。", "18GB/户·月", "GB/户·月"),
        ("降尘量为9吨/月。", "9吨/月", "t/月"),
        ("降尘量为9吨/月·和平路。", "9吨/月", "t/月"),
    ],
)
def test_units_counted_by_two_things(text: str, figure: str, unit: str) -> None:
    assert [(one.figure, one.unit) for one in _all(text)][:1] == [(figure, unit)]


def test_an_age_whose_share_is_told_is_no_statement() -> None:
    assert [one.figure for one in _all("居民中，60岁以上占20%。")] == ["20%"]
    assert [one.figure for one in _all("平均年龄60岁，占比20%。")] == ["60岁", "20%"]
