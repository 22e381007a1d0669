"""What an amount is counted by, wherever it stands: 床位数达到每千人口7张, 每10万人口在校大学生2600人, 补助标准为每亩160元."""

from __future__ import annotations

import pytest
from invented_plans import CITY, read


def named(text: str) -> list[tuple[str, str]]:
    return [(row.figure, row.indicator) for row in read(text, CITY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("医疗机构床位数达到每千人口7.2张。", [("7.2张", "每千人口医疗机构床位数")]),
        (
            "全市医师数达到 每千人口3.2人，护士达到每千人口3.8人。",
            [("3.2人", "每千人口医师数"), ("3.8人", "每千人口护士")],
        ),
        ("养老床位数提高到每千名老人45张。", [("45张", "每千名老人养老床位数")]),
        (
            "补贴标准为每亩160元，奖励标准为每人500元。",
            [("160元", "每亩补贴标准"), ("500元", "每人奖励标准")],
        ),
        ("农村低保标准达到每人每年6000元。", [("6000元", "每人每年农村低保标准")]),
        # a density says by what it counts
        ("站网密度达到每千平方公里7.5站。", [("7.5站", "站网密度")]),
        # a number by which others are counted
        ("每10万人拥有大学文化程度人口为15467人。", [("15467人", "每10万人拥有大学文化程度人口")]),
    ],
)
def test_it_stands_at_the_head_of_the_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每万人拥有发明专利12件。", [("12件", "每万人拥有发明专利")]),
        ("每千人口拥有医师3.2人。", [("3.2人", "每千人口拥有医师")]),
        ("床位数达到7200张。", [("7200张", "床位数")]),
        ("新建泵站10万千瓦，改造水闸12座。", [("10万千瓦", "新建泵站"), ("12座", "改造水闸")]),
    ],
)
def test_what_is_said_the_plain_way_stays(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("据预计，2025年快递业务量达到5.6亿件，增长12%。", ["target", "target"]),
        ("据有关部门预测，2025年产量达到56万吨，2024年为53万吨。", ["target", "observed"]),
        ("据统计，2025年快递业务量达到5.6亿件。", ["observed"]),
        ("预计产值年均增长11%，2025年财政收入达到9亿元。", ["target", "observed"]),
    ],
)
def test_a_forecast_told_of_a_year_behind_a_comma(text: str, statuses: list[str]) -> None:
    assert [row.status for row in read(text, CITY)] == statuses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每千人口执业医师数达到1.9人，注册护士达到2.1人。", ["每千人口执业医师数", "每千人口注册护士"]),
        ("每万人拥有律师4.8名，公证员 0.6名。", ["每万人拥有律师", "每万人拥有公证员"]),
        # numbers of their own: whole, of other units, of each by itself
        ("每千人口医师数达到2.9人，全科医生达到3200人。", ["每千人口医师数", "全科医生"]),
        ("每千人口床位数达到4.5张，医院达到86所。", ["每千人口床位数", "医院"]),
        ("每千人口医师数达到2.9人，户均人口3.2人。", ["每千人口医师数", "户均人口"]),
    ],
)
def test_people_with_a_fraction_are_counted_as_those_before(text: str, expected: list[str]) -> None:
    assert [row.indicator for row in read(text, CITY)] == expected
