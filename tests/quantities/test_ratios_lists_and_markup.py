"""Ratios of one to many, numbers without units that move, lists of which each says its bound, fractions in lists, markup."""

from __future__ import annotations

import pytest

from plancheck.quantities.find import find_quantities


def found(text: str) -> list[tuple[str, float, str, str]]:
    return [(q.figure, float(q.value), q.unit, q.qualifier) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("师生比不低于1:16。", [("1:16", 0.0625, "", "at_least")]),
        (
            "本市医护之比由 1∶1.25提高到1 : 1.6，",
            [("1∶1.25", 0.8, "", "exact"), ("1 : 1.6", 0.625, "", "exact")],
        ),
        ("编制1:500地形图", []),
        ("地图比例尺1:500。", []),
        ("主队比分1:4落后", []),
        ("药师床位比1:0。", []),
    ],
)
def test_a_ratio_of_one_to_many(text: str, expected: list[tuple[str, float, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("性别比从2010年的117.2降至2015年的113.4，", [117.2, 113.4]),
        ("总和生育率由六十年代末的5.6左右下降到较低水平", [5.6]),
        ("保障系数保持在0.35至0.75的合理区间。", [0.35, 0.75]),
        ("分值在0.35至0.75版本之间", []),
        ("见2015年的3.4，", []),
    ],
)
def test_numbers_without_units_that_move_or_are_kept(text: str, values: list[float]) -> None:
    assert [value for _, value, _, _ in found(text)] == values


def test_a_bound_behind_a_list_holds_for_all_only_where_it_is_the_only_one() -> None:
    assert [q for *_, q in found("下降6%、7%、9%以上、9%以上。")] == [
        "exact",
        "exact",
        "at_least",
        "at_least",
    ]
    assert [q for *_, q in found("达到26%和28%以上。")] == ["at_least", "at_least"]


def test_fractions_in_a_list_with_nouns_between() -> None:
    assert [value for _, value, _, _ in found("集聚全省近1/8货代企业、1/5船代公司和1/4验船师。")] == [
        12.5,
        20,
        25,
    ]
    assert found("参见第1/8页、1/5页。") == []


def test_what_a_page_sets_is_no_figure() -> None:
    assert found('<div style="width: 100%; padding: 15px;">') == []
    assert [q for q, *_ in found("覆盖率: 100%；满意率 98%;")] == ["100%", "98%"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("外出务工累计为2，700万人。", [("2，700万人", 27_000_000)]),
        ("安排2，70人。", [("70人", 70)]),
        ("完成投资3亿元，200万人受益。", [("3亿元", 300_000_000), ("200万人", 2_000_000)]),
    ],
)
def test_a_comma_of_full_width_between_thousands(text: str, figures: list[tuple[str, int]]) -> None:
    assert [(figure, value) for figure, value, _, _ in found(text)] == figures


def test_numbers_torn_in_short_lines_of_sentences() -> None:
    text = "河道得到治理，灾害损失率控制在 0.3\n6%以内。"
    assert [(value, q) for _, value, _, q in found(text)] == [(0.36, "at_most")]
    assert [value for _, value, _, _ in found("灾害年均损失率 0.3\n6%\n")] != [0.36]


@pytest.mark.parametrize(
    ("text", "value"),
    [("渔业产值翻两\n番。", 4), ("比重提高到三\n分之一左右。", 100 / 3), ("翻\n两页", None)],
)
def test_words_torn_by_the_end_of_a_line(text: str, value: float | None) -> None:
    values = [value for _, value, _, _ in found(text)]
    assert values == ([pytest.approx(value)] if value is not None else [])


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("年营业收入上4亿元的企业", "at_least"),
        ("网上4亿元成交", "exact"),
        ("年产值上千万元的作坊", "at_least"),
    ],
)
def test_beyond_a_sum(text: str, qualifier: str) -> None:
    assert found(text)[0][3] == qualifier


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("发布时间：2020-02-17 18:52:29", []),
        ("(2020-02-17 18:52:29) 百科", []),
        ("产业结构比为18:52:30", ["18", "52", "30"]),
        ("由11·2:45·7:43·1调整为10·5:45·4:44·1。", ["11·2", "45·7", "43·1", "10·5", "45·4", "44·1"]),
    ],
)
def test_the_time_of_a_day_is_no_proportion(text: str, figures: list[str]) -> None:
    """Hours, minutes and seconds that make a hundred were read as the parts of a whole."""
    assert [q.figure for q in find_quantities(text)] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("茶价指数从65提高到75", ["65", "75"]),
        (
            "柳河的茶价指数由2005年的１００提升至2009年的１３５，群众满意度由上年的90.5回落到 88。",
            ["１００", "１３５", "90.5", "88"],
        ),
        ("茶价指数从 65 提高到 75 以上", ["65", "75"]),
        ("茶农信心指数达到132.5点，茶叶股价指数为3200点。", ["132.5点", "3200点"]),
        # no index, a rank, an hour
        ("茶价指数上升，工厂从3变5。", []),
        ("茶叶质量排名由12上升到8。", []),
        ("茶价指数发布于10点。", []),
    ],
)
def test_whole_numbers_of_an_index(text: str, figures: list[str]) -> None:
    """An index has no unit, and its values may be whole; 从 and 到 bind them."""
    assert [q.figure for q in find_quantities(text)] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("約三分二茶農領取津貼。", ["三分二"]),
        ("茶園佔全港農地三分一，其中 四分三 屬合作社。", ["三分一", "四分三"]),
        ("三分之一的茶园", ["三分之一"]),
        ("第三分一组，三分线，八十三分二等，十三分一块，三分二级。", []),
    ],
)
def test_parts_of_a_whole_as_hong_kong_says_them(text: str, figures: list[str]) -> None:
    assert [q.figure for q in find_quantities(text)] == figures


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("茶库储能规模约20万千瓦/40万千瓦时。", ["approx", "approx"]),
        ("茶库储能规模超过20万千瓦/40万千瓦时。", ["more_than", "more_than"]),
        ("茶库储能规模20万千瓦/40万千瓦时。", ["exact", "exact"]),
        ("茶库储能规模约20万千瓦，电量40万千瓦时。", ["approx", "exact"]),
        ("茶库储能规模20万千瓦以上/40万千瓦时。", ["at_least", "exact"]),
    ],
)
def test_the_bound_before_the_first_of_two_sizes_of_one_thing_is_of_both(
    text: str, qualifiers: list[str]
) -> None:
    assert [qualifier for *_, qualifier in found(text)] == qualifiers
