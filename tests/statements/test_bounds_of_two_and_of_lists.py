"""Two bounds on the same things, bounds before a list or before what is multiplied, how near things lie: in our own words."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement


def rows(text: str) -> dict[str, Statement]:
    origin = Origin(date="2018", region="江州市", kind="report")
    return {row.figure: row for row in extract(Document("two", text, origin=origin)).statements}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("渔业年产值过亿元、纳税过千万元的企业30家。", "亿元", "千万元"),
        ("2017年，沿湖有年销售收入超过8亿元、利润超过2亿元的企业达到12家。", "8亿元", "2亿元"),
        ("镇上年产值 3000万元 以上、纳税 200万元 以上的企业有9户。", "3000万元", "200万元"),
        ("年产值过亿元或纳税过千万元的公司有8家。", "亿元", "千万元"),
    ],
)
def test_the_first_of_two_bounds_on_the_same_things_is_a_threshold_too(
    text: str, first: str, second: str
) -> None:
    found = rows(text)
    assert found[first].measure == found[second].measure == "threshold"
    assert "值" in found[first].indicator or "收入" in found[first].indicator
    assert "纳税" in found[second].indicator or "利润" in found[second].indicator
    assert "值" not in found[second].indicator


@pytest.mark.parametrize(
    "text",
    [
        "渔业产值超过8亿元、引进纳税过千万元的企业30家。",
        "渔业产值超过8亿元，年纳税过千万元的企业30家。",
        "渔业产值增加到8亿元以上、纳税过千万元的企业30家。",
        "渔业产值超过8亿元、纳税超过2亿元，企业30家。",
    ],
)
def test_what_is_reached_beside_a_bound_stays_an_amount(text: str) -> None:
    assert rows(text)["8亿元"].measure != "threshold"


@pytest.mark.parametrize(
    ("text", "figure", "qualifier"),
    [
        ("2017年渔船数量约为2009年的7倍。", "7倍", "approx"),
        ("去年，鱼苗出口接近 2009 年的 7 倍。", "7 倍", "nearly"),
        ("2017年鱼苗产量超过2009年的7倍。", "7倍", "more_than"),
        ("2017年鱼苗产量是2009年的7倍。", "7倍", "exact"),
        ("每船油耗约为沿湖平均的70%。", "70%", "approx"),
        ("渔校数量不及邻州的一半。", "一半", "less_than"),
        ("渔校数量是邻州的一半。", "一半", "exact"),
        ("船员收入比2009年翻了一番还多。", "翻了一番", "more_than"),
        ("船员收入增长两倍 还多，渔村变了样。", "两倍", "more_than"),
        ("船员收入比2009年翻了一番，还多了补贴。", "翻了一番", "exact"),
        ("渔船有300艘还多出两种用途。", "300艘", "exact"),
    ],
)
def test_a_bound_before_what_is_multiplied_and_one_at_the_end(text: str, figure: str, qualifier: str) -> None:
    assert rows(text)[figure].qualifier == qualifier


def test_a_bound_before_the_whole_goes_for_each_of_a_list() -> None:
    found = rows("渔船油耗、水耗分别约为沿湖平均的70%、60%。")
    assert found["70%"].qualifier == found["60%"].qualifier == "approx"


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("每年抽查不少于40台锅炉和500台电梯。", ("at_least", "at_least")),
        ("各镇每年抽查至少 40台锅炉及 500台电梯，有记录。", ("at_least", "at_least")),
        ("每年停用不超过40台锅炉、500台电梯。", ("at_most", "at_most")),
        ("每年抽查不少于40台锅炉，500台电梯。", ("at_least", "exact")),
        ("每年抽查不少于40家锅炉房和500台电梯。", ("at_least", "exact")),
        ("每年抽查40台以上锅炉和500台电梯。", ("at_least", "exact")),
        ("每年抽查超过40台锅炉和500台电梯。", ("more_than", "exact")),
        ("每年抽查不少于40台锅炉和近500台电梯。", ("at_least", "nearly")),
    ],
)
def test_a_bound_before_the_first_of_like_counts_goes_for_the_next(
    text: str, qualifiers: tuple[str, str]
) -> None:
    found = list(rows(text).values())
    assert tuple(row.qualifier for row in found) == qualifiers


def test_a_bound_is_handed_on_through_a_list() -> None:
    found = list(rows("各船每年开展不少于4次检查、3次演练和2次培训。").values())
    assert [row.qualifier for row in found] == ["at_least"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "码头周边50米内配套停车场。",
        "2017年，码头周边 50米 内有停车场的占一半。",
        "码头50米范围内有停车场的比例提高。",
    ],
)
def test_how_near_things_lie_is_a_threshold_at_most(text: str) -> None:
    row = next(row for figure, row in rows(text).items() if "米" in figure)
    assert (row.measure, row.qualifier) == ("threshold", "at_most")
    assert "内" not in row.indicator


@pytest.mark.parametrize("text", ["整治50公里内河航道。", "码头长度扩大到50公里。", "修复50公里内部道路。"])
def test_inland_waters_are_no_distance(text: str) -> None:
    row = rows(text)["50公里"]
    assert (row.measure, row.qualifier) != ("threshold", "at_most")
