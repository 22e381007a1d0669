"""Figures in writings that few texts have: a middle dot, two parts of a whole, 倍增, numbers of lists before years."""

from __future__ import annotations

import pytest

from plancheck.quantities.find import find_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产值881·2亿元，增长22·5%", [("881·2亿元", "88120000000.0", "CNY"), ("22·5%", "22.5", "%")]),
        ("面对“5·12”地震", []),
        ("完成12。4亿元，占1。6%", [("12。4亿元", "1240000000.0", "CNY"), ("1。6%", "1.6", "%")]),
        ("企业数实现倍增，收入实现翻倍增长", [("倍增", "2", "x"), ("翻倍", "2", "x")]),
        ("实现倍增计划", []),
        (
            "粮经作物比例由6:4调整为5.5:4.5",
            [("6", "60", "%"), ("4", "40", "%"), ("5.5", "55", "%"), ("4.5", "45", "%")],
        ),
        ("按90:10比例共担", [("90", "90", "%"), ("10", "10", "%")]),
        ("比分为90:10", []),
        ("车桩比达到2.5﹕1", [("2.5﹕1", "2.5", "")]),
        ("2.2020年增速为2.3%", [("2.3%", "2.3", "%")]),
        ("成功举办四届论坛", [("四届", "4", "届")]),
        ("产量稳定在全国1/4、1/5", [("1/4", "25", "%"), ("1/5", "20", "%")]),
        ("科考船停靠152航次", [("152航次", "152", "航次")]),
        ("成本降至上年的七成五以下，约占两成半", [("七成五", "75", "%"), ("两成半", "25", "%")]),
        ("七成五年来未变", [("七成", "70", "%")]),
        ("占比提高近半个百分点", [("半个百分点", "0.5", "pp")]),
        ("行程过半个个都累", []),
        ("招生数翻了不止一番", [("翻了不止一番", "2", "x")]),
        ("合格率提高三至五个百分点", [("三", "3", "pp"), ("五个百分点", "5", "pp")]),
        ("会议每季度召开一至两次", []),
        (
            "分别提高8个、13个和6个百分点",
            [("8个", "8", "pp"), ("13个", "13", "pp"), ("6个百分点", "6", "pp")],
        ),
        ("分别提高2个和下降3个百分点", [("2个", "2", "pp"), ("3个百分点", "3", "pp")]),
        ("建成站点8个、合格率提高3个百分点", [("8个", "8", "个"), ("3个百分点", "3", "pp")]),
        ("新成立三个大队、开设两个窗口", [("三个", "3", "个"), ("两个", "2", "个")]),
        ("按照三个层次推进“四个中心”建设，设立一个平台", []),
        ("完成四幅地块出让", [("四幅", "4", "幅")]),
        (
            "备用房 2400余套、存栏1300多头，外援900多美元",
            [("2400余套", "2400", "套"), ("1300多头", "1300", "头"), ("900多美元", "900", "USD")],
        ),
        (
            "课程60余门、图书700来本、播放50多小时",
            [("60余门", "60", "门"), ("700来本", "700", "本"), ("50多小时", "50", "h")],
        ),
        ("3多方协同，8多类型", []),
        ("总规模590万标准机架", [("590万标准机架", "5900000", "标准机架")]),
        ("器材730件（套）", [("730件", "730", "件")]),
        (
            "供应床位6.2万套（间、床位），另有3户（8人）",
            [("6.2万套", "62000.0", "套"), ("3户", "3", "户"), ("8人", "8", "人")],
        ),
        (
            "扩建12个（含2个改造），配备15台（各1人）",
            [("12个", "12", "个"), ("2个", "2", "个"), ("15台", "15", "台"), ("1人", "1", "人")],
        ),
        ("出车 1.3 万辆次", [("1.3 万辆次", "13000.0", "辆次")]),
        ("建设6条次干路、2处次级枢纽", [("6条", "6", "条"), ("2处", "2", "处")]),
        (
            "设监测点120个点位，利率下调15个基点，占比上升3个点",
            [("120个", "120", "个"), ("15个基点", "15", "基点"), ("3个点", "3", "pp")],
        ),
        (
            "售电36亿千瓦·时，能耗为9千瓦时/平方米·年",
            [("36亿千瓦·时", "3600000000", "千瓦时"), ("9千瓦时/平方米·年", "9", "千瓦时/m2·年")],
        ),
        ("11省份开展试点，建成4省级平台", [("11省份", "11", "省份")]),
        ("检查7轮、开行400趟，新一轮、三轮车、5轮胎", [("7轮", "7", "轮"), ("400趟", "400", "趟")]),
        ("变电容量180万kVA、噪声50dB（A）", [("180万kVA", "1800000", "kVA"), ("50dB（A）", "50", "dB(A)")]),
    ],
)
def test_writings(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(q.figure, f"{q.value:f}", q.unit) for q in find_quantities(text)] == expected


def test_numerals_behind_a_reading_aid_stay_where_they_stand() -> None:
    text = "去年生產(chǎn)總值達二千五百億元"
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == found.figure == "二千五百億元"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("茶園比重提高2.5個(gè)百分點(diǎn)", [("2.5個(gè)百分點", "2.5", "pp")]),
        ("舉辦茶會12場(chǎng)次活動(dòng)", [("12場(chǎng)次", "12", "场次")]),
        ("新增茶園30萬(wàn)畝", [("30萬(wàn)畝", "300000", "亩")]),
        (
            "節約30萬(wàn)噸(dūn)標(biāo)準(zhǔn)煤",
            [("30萬(wàn)噸(dūn)標(biāo)準(zhǔn)煤", "300000", "吨标准煤")],
        ),
    ],
)
def test_reading_aids_inside_a_unit_do_not_part_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(q.figure, f"{q.value.normalize():f}", q.unit) for q in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("补贴不超\n过5万元", "at_most"),
        ("补贴不\n超过5万元", "at_most"),
        ("补贴不低\n于5万元", "at_least"),
        ("补贴不得 \n  少于5万元", "at_least"),
        ("补贴超\n过5万元", "more_than"),
        ("补贴5万元以\n上，另有安排", "at_least"),
        ("补贴5万元左 \n 右，另有安排", "approx"),
        ("补贴5万元以\n后再定", "exact"),
        ("补贴5万元\n以上各项另有安排", "at_least"),
        ("线路一超\n5万元", "more_than"),
        ("补贴不\n5万元", "exact"),
    ],
)
def test_bound_words_torn_by_a_line_end(text: str, qualifier: str) -> None:
    """A page breaks its lines inside words: what is left of 不超过 on the second line must not be read as 过."""
    (found,) = find_quantities(text)
    assert (found.value, found.qualifier) == (50000, qualifier)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 9 9 5 年建成港口1 8 7 个。", [("1 8 7 个", "187")]),
        ("到1 9 9 5 年，人均住房8 ．7 平方米，人口增长1 0 ．0 6 ‰。", [("8 ．7 平方米", "8.7"), ("1 0 ．0 6 ‰", "10.06")]),
        ("1 9 9 5 年，3 0 0 多个城市建港，由4 0 个县减少到2 9 个县。", [("3 0 0 多个", "300"), ("4 0 个", "40"), ("2 9 个", "29")]),
        # no year is parted, so the digits may be cells of a row
        ("港口 1 2 3 个，于1995 年建成。", [("3 个", "3")]),
        # numbers that stand whole beside a parted year are left as they are
        ("1 9 9 5 年建成港口187 个，码头12 5 座。", [("187 个", "187"), ("5 座", "5")]),
    ],
)  # fmt: skip
def test_digits_parted_by_blanks_all_through_a_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.figure, f"{one.value:f}") for one in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "figure", "qualifier"),
    [
        ("每年至少选聘1200名技工", "1200名", "at_least"),
        ("本 市 至少托管帮带 3 所 乡镇学校", "3 所", "at_least"),
        ("每年至多抽查两次，时间不限", "两次", "at_most"),
        ("每个乡镇至少配备一名兽医", "一名", "at_least"),
        ("每村应至少设立一个阅览点", "一个", "at_least"),
        ("由45家减至少于20家", "20家", "less_than"),
        ("压力至少，投入12万元", "12万元", "exact"),
        ("受理后20分钟内办结", "20分钟", "at_most"),
        ("受理后２０ 分钟内的答复", "２０ 分钟", "at_most"),
        ("投入30亿元内外兼修", "30亿元", "exact"),
    ],
)
def test_bounds_apart_from_their_figure(text: str, figure: str, qualifier: str) -> None:
    """What is done at least so often may stand between the bound and its figure."""
    found = {quantity.figure: quantity.qualifier for quantity in find_quantities(text)}
    assert found[figure] == qualifier


@pytest.mark.parametrize("text", ["每个乡镇配备一名兽医", "来了一名兽医", "这是一个起点，至少目前如此"])
def test_an_article_is_no_figure(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产值等于上年的六倍半；", [("六倍半", "6.5")]),
        ("产值是上年的3倍半以上。", [("3倍半", "3.5")]),
        ("产值是上年的 两 倍半，", [("两 倍半", "2.5")]),
        ("取2倍半径以内的地块", [("2倍", "2")]),
        ("产量达到六倍半年前的水平", [("六倍", "6")]),
    ],
)
def test_times_and_a_half(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.figure, f"{one.value:f}") for one in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("砖瓦产量比上一年增长4.5\n倍，居第一。", ["x"]),
        ("全区共有乡村敬老院114\n所，床位够用。", ["所"]),
        ("办理一件证照的时限已由9\n天再压缩。", ["天"]),
        # rows of a table: a blank parts the number, or hardly a word stands before it
        ("海水养殖面积合计亩数 25\n台山 30", [""]),
        ("合计25\n台山30", []),
        # a year at the end of a line
        ("老人们盼望的通车之日定在1998\n所以众人欢喜", []),
    ],
)
def test_units_torn_from_their_number_in_prose(text: str, units: list[str]) -> None:
    assert [one.unit for one in find_quantities(text)] == units


@pytest.mark.parametrize(
    ("written", "value"),
    [("3万5千亿元", "3500000000000"), ("1万5000亿元", "1500000000000"), ("3万5千元", "35000")],
)
def test_two_parts_of_a_number_share_the_scale_behind_them(written, value):
    (found,) = find_quantities(f"生产总值达到{written}，增速加快。")
    assert (found.figure, f"{found.value:f}", found.unit) == (written, value, "CNY")
