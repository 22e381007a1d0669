"""Figures as plans before 2000 write them: digits one by one, middle dots, wide commas, lines that end inside a number."""

from __future__ import annotations

import pytest

from plancheck.quantities.find import find_quantities

Rows = list[tuple[str, str, str]]


def read(text: str) -> Rows:
    return [(q.figure, f"{q.value.normalize():f}", q.unit) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12，480亿元", [("12，480亿元", "1248000000000", "CNY")]),
        (
            "柳河全社会投资3，620亿元，比1985年增长31．4％。",
            [("3，620亿元", "362000000000", "CNY"), ("31．4％", "31.4", "%")],
        ),
        ("茶园扩大到4， 350 万亩", [("4， 350 万亩", "43500000", "亩")]),
        ("共收茶1，204，350吨", [("1，204，350吨", "1204350", "t")]),
        ("茶款12，345．6万元", [("12，345．6万元", "123456000", "CNY")]),
        ("分别收茶120，130，140万吨", [("140万吨", "1400000", "t")]),
        ("从1990，200家茶厂改制", [("200家", "200", "家")]),
        ("见表1，2，3号仓", []),
    ],
)
def test_full_width_commas_part_thousands(text: str, expected: Rows) -> None:
    """A comma of a sentence between three digits is one of the number; items of a list and years stay apart."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("320万一450万吨", [("320万", "3200000", "t"), ("450万吨", "4500000", "t")]),
        ("产值增长12.5一13．5％，", [("12.5", "12.5", "%"), ("13．5％", "13.5", "%")]),
        ("统一3个标准，以防万一5月断货", [("3个", "3", "个")]),
    ],
)
def test_a_numeral_between_digits_is_a_dash(text: str, expected: Rows) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("百分之六二·五", [("百分之六二·五", "62.5", "%")]),
        ("茶税比上年增长百分之一八点四。", [("百分之一八点四", "18.4", "%")]),
        ("成本降低百分之二一•三，", [("百分之二一•三", "21.3", "%")]),
        (
            "投资二七·四亿元、茶仓三·五公里",
            [("二七·四亿元", "2740000000", "CNY"), ("三·五公里", "3.5", "km")],
        ),
        ("产量为上年的四． 五倍", [("四． 五倍", "4.5", "x")]),
        ("五·四青年节、一二·九纪念馆、六·五普法、九·一八事变", []),
        ("七·一前竣工，五·一节开业", []),
    ],
)
def test_a_middle_dot_is_a_point_where_an_amount_goes_on(text: str, expected: Rows) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投资六二一亿元", [("六二一亿元", "62100000000", "CNY")]),
        (
            "干渠延长到二八〇〇公里，支渠一六四五〇公里",
            [("二八〇〇公里", "2800", "km"), ("一六四五〇公里", "16450", "km")],
        ),
        ("茶工达到三六〇〇人", [("三六〇〇人", "3600", "人")]),
        ("打井四二〇〇米", [("四二〇〇米", "4200", "m")]),
        # names, years and routes
        ("三〇一医院、五〇四厂、七〇一所、三一八国道、七一路、十五大", []),
        ("一九五五年、二○○五年、三五年内、公元一九五〇年", []),
        ("始于一九五〇公里处的茶道", []),
    ],
)
def test_digits_written_one_by_one(text: str, expected: Rows) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("茶田与稻田之比为二八比七二", [("二八", "28", "%"), ("七二", "72", "%")]),
        (
            "粗茶与细茶所占的比重，由一九五〇年的三一比六九变为一九五五年的四一·五比五八·五。",
            [("三一", "31", "%"), ("六九", "69", "%"), ("四一·五", "41.5", "%"), ("五八·五", "58.5", "%")],
        ),
        ("粮、茶、桑的比例由四比三比三改为二比五比三", [
            ("四", "40", "%"), ("三", "30", "%"), ("三", "30", "%"), ("二", "20", "%"), ("五", "50", "%"), ("三", "30", "%"),
        ]),
        ("积累与消费的比例为30比70", [("30", "30", "%"), ("70", "70", "%")]),
        ("两县收入之比达到二点四比一", [("二点四比一", "2.4", "")]),
        ("师生比为一比二十五", [("一比二十五", "0.04", "")]),
        ("茶队以六比四获胜，又以三比七落败", []),
        ("一比三更小，五比上年多", []),
    ],
)  # fmt: skip
def test_proportions_with_the_word_for_to(text: str, expected: Rows) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每年平均增长百\n分之六点三。", [("百\n分之六点三", "6.3", "%")]),
        ("从一九五三年起茶叶产量平均每年增长百分之\n八点二。", [("百分之\n八点二", "8.2", "%")]),
        ("从一九五三年起茶叶产量平均每年增长百分之八\n点二。", [("百分之八\n点二", "8.2", "%")]),
        ("按照茶业局拟定的规划共收购春茶一千二百\n万担", [("一千二百\n万担", "12000000", "担")]),
        ("按照茶业局拟定的规划应当建成茶校四百二\n十所。", [("四百二\n十所", "420", "所")]),
        ("合格率为百分之 九十五 以上", [("百分之 九十五", "95", "%")]),
        (
            "茶叶产量由 1975年的 12万 4000\n吨提高到 1980年的 30万吨",
            [("12万 4000\n吨", "124000", "t"), ("30万吨", "300000", "t")],
        ),
        ("茶税 3万 2021年", [("3万", "30000", "")]),
        # what begins the next line is the head of another sentence, or a cell below
        ("按照茶业局的规划，茶叶产值增长百分之十\n一是扩大茶园", [("百分之十", "10", "%")]),
        ("二千\n五百万吨", [("五百万吨", "5000000", "t")]),
    ],
)
def test_lines_end_inside_numbers(text: str, expected: Rows) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("六亿五千多万人", [("六亿五千多万人", "650000000", "人")]),
        ("机床二万一千台件、纱锭三十万锭", [("二万一千台件", "21000", "台件"), ("三十万锭", "300000", "锭")]),
        ("花布八千万公尺、木材六百万立方公尺", [("八千万公尺", "80000000", "m"), ("六百万立方公尺", "6000000", "m3")]),
        ("船运周转量五十亿吨海里、拖拉机二万混合台", [("五十亿吨海里", "5000000000", "吨海里"), ("二万混合台", "20000", "混合台")]),
        ("茶款周转天数由101天下降到96天", [("101天", "101", "天"), ("96天", "96", "天")]),
        ("茶款周转次数达到三次", [("三次", "3", "次")]),
        ("茶农识字率为百分之百", [("百分之百", "100", "%")]),
        # vague, or no amount
        ("茶校两三千所，以百分之百的努力、百分之百地投入", []),
        ("六五期间、七五期末、3天下大雨、两次达到", []),
    ],
)  # fmt: skip
def test_units_and_words_of_older_plans(text: str, expected: Rows) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", ["六亿五千多万人", "三百余万吨"])
def test_more_than_is_said_inside_the_number(text: str) -> None:
    (found,) = find_quantities(text)
    assert found.qualifier == "more_than"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("增长百分之十", "9.5", "10.5"), ("增长百分之二十", "19.5", "20.5"), ("增长百分之八点四", "8.35", "8.45"), ("增长10%", "9.5", "10.5")],
)  # fmt: skip
def test_a_percentage_in_words_is_as_exact_as_in_digits(text: str, low: str, high: str) -> None:
    (found,) = find_quantities(text)
    assert (str(found.low), str(found.high)) == (low, high)


POINTS = "茶税增长百分之一八·四，"  # a text that writes its points so


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收茶四、二七九·三万斤。", [("四、二七九·三万斤", "42793000", "斤")]),
        ("产值将是二、三四八·九亿元，", [("二、三四八·九亿元", "234890000000", "CNY")]),
        ("收茶达到五、六〇〇吨；", [("五、六〇〇吨", "5600", "t")]),
        ("拨款为六四一，二亿元（", [("六四一，二亿元", "64120000000", "CNY")]),
        ("将增长百分之四九，七；", [("百分之四九，七", "49.7", "%")]),
        # a list, the number of a paragraph, a share that a clause ends
        ("第二、三四五亿元的茶款", [("三四五亿元", "34500000000", "CNY")]),
        ("增长百分之四九，七个茶区", [("百分之四九", "49", "%")]),
        ("一、二月份，", []),
    ],
)
def test_commas_part_thousands_and_stand_for_points_where_a_text_has_points_of_its_own(
    text: str, expected: Rows
) -> None:
    assert read(POINTS + text)[1:] == expected


def test_without_points_of_its_own_a_text_has_no_such_commas() -> None:
    assert read("增长百分之四九，七；") == [("百分之四九", "49", "%")]


@pytest.mark.parametrize("counter", ["株", "棵", "件", "匹", "羽", "处"])
def test_thousands_parted_by_a_blank_before_a_counter(counter: str) -> None:
    assert read(f"全县共有茶用物1 620{counter}，") == [(f"1 620{counter}", "1620", counter)]
    assert read(f"茶用物 1\n620{counter}")[-1][1] == "620"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("社会产值达到11o亿元，增长8.O%", [("11o亿元", "11000000000", "CNY"), ("8.O%", "8", "%")]),
        ("2OO5年收茶30O吨", [("30O吨", "300", "t")]),
        ("原茶5000万砘", [("5000万砘", "50000000", "t")]),
        ("买入H2O 5吨", [("5吨", "5", "t")]),
        ("建成O2O 店铺6家", [("6家", "6", "家")]),
    ],
)
def test_a_letter_amid_digits_is_a_nought(text: str, expected: Rows) -> None:
    """Scanned pages have the letter for the nought, and a character of the same shape for the ton."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("茶款8千5百万美元", [("8千5百万美元", "85000000", "USD")]),
        (
            "去年柳河收茶3千5百亿元，修渠3百5十公里，参加5千6百多人。",
            [
                ("3千5百亿元", "350000000000", "CNY"),
                ("3百5十公里", "350", "km"),
                ("5千6百多人", "5600", "人"),
            ],
        ),
        ("共１２亿３千５百万元", [("１２亿３千５百万元", "1235000000", "CNY")]),
        ("茶款８千５百万 元", [("８千５百万 元", "85000000", "CNY")]),
        ("装机3千5百千瓦", [("3千5百千瓦", "3500", "千瓦")]),
        ("第3千5百号，1.5千5百，房号8千2012", []),
    ],
)
def test_each_scale_behind_a_digit_of_its_own(text: str, expected: Rows) -> None:
    """8千5百万 is one number, as 八千五百万 is."""
    assert read(text) == expected
