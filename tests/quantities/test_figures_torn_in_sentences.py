"""Counts, decimals and tenths that the end of a line tears in a sentence; tenths behind more words, classes and ranks that count nothing."""

from __future__ import annotations

import pytest

from plancheck.quantities.find import find_quantities

LONG = "柳河市这五年实施的茶路修缮和古茶亭保护工程已经累计开工"


def read(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (q.figure, f"{q.value.normalize():f}", q.unit, q.qualifier) for q in find_quantities(text) if q.unit
    ]


@pytest.mark.parametrize("blank", ["", " "])
def test_a_count_torn_between_its_digits_is_one_in_a_long_line(blank):
    figure = f"1\n37{blank}项"
    assert read(f"{LONG}{blank}{figure}，在建茶亭9座。") == [
        (figure, "137", "项", "exact"),
        ("9座", "9", "座", "exact"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "茶亭数量1\n37项，在建9座。",  # a short line ends by itself
        LONG + "，其中1\n年建成茶亭9座。",  # no count goes on with a year
        LONG + "在2020\n12项，其余在建。",  # a year at the end of a line
        LONG + "  1\n37项  8\n",  # a row: no mark closes the line below
    ],
)
def test_digits_on_two_lines_that_are_no_one_number_stay_apart(text):
    assert not any("\n" in figure for figure, *_ in read(text))


def test_a_decimal_torn_behind_its_first_place_is_one():
    text = "到2025年，柳河市现存的险旧茶库基本得到除险加固，年均损失率控制在 0.3\n7%以内。"
    assert read(text) == [("0.3\n7%", "0.37", "%", "at_most")]
    apart = "到2025年，柳河市现存的险旧茶库基本得到除险加固，损失率和失火率分别控制在0.3、\n7%以内。"
    assert not any("\n" in figure for figure, *_ in read(apart))


def test_a_counter_below_its_number_belongs_to_it_where_a_mark_closes_it():
    assert read("新建大型茶亭 30 座、中型茶亭 200\n座，新增茶园 18 亩。")[1] == (
        "200\n座",
        "200",
        "座",
        "exact",
    )
    assert "200\n座" not in [figure for figure, *_ in read("新建大型茶亭、中型茶亭 200\n座谈会两次")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本地份额由不足一成上升到两成左右。", [("一成", "10", "less_than"), ("两成", "20", "approx")]),
        ("合格率不低于九成五。", [("九成五", "95", "at_least")]),
        ("修缮了七成的古茶亭。", [("七成", "70", "exact")]),
        ("至少六成茶农受益。", [("六成", "60", "at_least")]),
        ("茶叶快件占八\n成左右；", [("八\n成", "80", "approx")]),
        ("茶叶快件占\n八成，", [("八成", "80", "exact")]),
    ],
)
def test_tenths_stand_behind_more_words_and_over_the_end_of_a_line(text, expected):
    assert [(figure, value, qualifier) for figure, value, _, qualifier in read(text)] == expected


@pytest.mark.parametrize(
    "text", ["规划分三期，第三\n成立茶会。", "不能一成不变。", "建了一成套设备。", "共有九\n成员单位"]
)
def test_words_that_only_look_like_tenths_are_none(text):
    assert not any("成" in figure for figure, *_ in read(text))


def test_the_class_of_things_behind_their_number_counts_nothing():
    assert read("老枞等15个1类新茶获准种植。") == [("15个", "15", "个", "exact")]
    assert ("6类", "6", "类", "exact") in read("名录收录茶点6类。")


def test_the_first_of_a_ranking_are_no_amount():
    assert read("行业前80家茶企的份额提高到21%。") == [("21%", "21", "%", "exact")]
    assert read("产值位列前30家。") == []
    assert ("80家", "80", "家", "exact") in read("目前80家茶企开业。")
    assert ("12家", "12", "家", "exact") in read("此前12家茶企开业。")


def test_the_upper_and_lower_end_that_are_named_bound():
    assert read("保险费率上限为3%，担保费率下限为1%。") == [
        ("3%", "3", "%", "at_most"),
        ("1%", "1", "%", "at_least"),
    ]


def test_a_currency_torn_by_a_line():
    assert read("年末外汇储备比上年末增加51亿美\n元。") == [("51亿美\n元", "5100000000", "USD", "exact")]


@pytest.mark.parametrize("share", ["百分之十点\n一", "百分之十\n点一"])
def test_decimals_in_characters_torn_by_a_line(share):
    assert read(f"全省的服务项目价格上升{share}，") == [(share, "10.1", "%", "exact")]
