"""Lakes, basins and groups of places that figures are told of, in a text on the country; in one of a place they are words of names."""

from __future__ import annotations

import pytest
from invented_plans import CITY, read

from plancheck.documents.document import Origin

COUNTRY = Origin(
    title="全国水利规划（2026—2030年）",
    date="2026-04",
    first_year=2026,
    last_year=2030,
    region="全国",
    kind="plan",
)


def places(text: str, origin: Origin = COUNTRY) -> list[str]:
    return [row.region for row in read(text, origin)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("长江中下游地区稻谷产量达到1100亿公斤。", ["长江中下游地区"]),
        ("洞庭湖区新增安全区12处，鄱阳湖水面恢复到4000平方公里。", ["洞庭湖", "鄱阳湖"]),
        ("太湖总磷浓度降至0.08毫克/升，巢湖降至 0.1毫克/升。", ["太湖", "巢湖"]),
        ("三峡库区水质达标率达到95%，全国达到80%。", ["三峡库区", "全国"]),
        # how long the roads in a place are
        (
            "粤港澳大湾区高速公路里程达到5000公里，江苏铁路营业里程达到4200公里。",
            ["粤港澳大湾区", "江苏省"],
        ),
        # what a value falls to is no end of a line
        ("能耗强度全国降至0.5，江苏降至0.4。", ["全国", "江苏省"]),
    ],
)
def test_figures_are_told_of_them(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "太湖县粮食产量达到30万吨。",  # a county that no list around the country holds
        "建成江苏高速公路收费站36个。",
        "天津至太湖公路完成投资3亿元。",
        "治理太湖、巢湖、滇池等重点湖泊，完成投资320亿元。",
    ],
)
def test_a_name_that_holds_one_moves_nothing(text: str) -> None:
    assert places(text) == ["全国"]


def test_a_city_means_its_own_shore() -> None:
    assert places("太湖沿岸新建泵站12座，太湖水质达标率达到90%。", CITY) == ["柳河市", "柳河市"]


def test_the_whole_city_is_that_of_an_example_without_its_class_word() -> None:
    assert places("以北京为例，全市医院达到167家。") == ["北京市"]
