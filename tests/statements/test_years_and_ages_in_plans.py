"""Years of reviews and goals, ages that tell which things are meant, lists of what is added: texts of our own, one rule each."""

from __future__ import annotations

import pytest
from invented_plans import read_chapters


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("力争在“十五五”末，新增护林员60人。", ["2030"]),
        ("到 2028 年底，新增护林员60人。", ["2028"]),
        ("“十五五”期间，到2030年护林员达到300人，新增60人。", ["2030", "2026/2030"]),
        ("“十五五”时期，新增护林员60人。", ["2026/2030"]),
    ],
)
def test_what_is_added_by_the_end_of_a_plan_is_for_its_end(sentence: str, periods: list[str]) -> None:
    assert [row.period for row in read_chapters(goals=sentence)] == periods


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("到2030年，每千人床位数由3张提高到4张。", [("observed", "2025"), ("target", "2030")]),
        ("到 2030 年，每千人床位数由 3 张 提高到 4 张。", [("observed", "2025"), ("target", "2030")]),
    ],
)
def test_a_pair_told_in_the_review_does_not_date_the_pairs_of_goals(
    sentence: str, told: list[tuple[str, str]]
) -> None:
    review = "五年来，高校数由2015年的3所增加到2020年的5所。"
    assert [(row.status, row.period) for row in read_chapters(review, goals=sentence)][2:] == told


def test_pairs_of_a_review_share_their_years() -> None:
    review = "高校数由2015年的3所增加到2020年的5所，影院由6家增加到9家。"
    assert [row.period for row in read_chapters(review)] == ["2015", "2020", "2015", "2020"]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("五年来，湿地覆盖率稳定在31%。", "2025"),
        ("五年来，路网加密，湿地覆盖率稳定在 31% 左右。", "2025"),
        ("五年来，薯类产量稳定在31万吨以上。", "2021/2025"),
        ("五年来，好水比例稳定在91%以上。", "2021/2025"),
        ("五年来，湿地覆盖率保持在31%以上。", "2021/2025"),
    ],
)
def test_what_is_covered_is_counted_when_the_years_are_over(sentence: str, period: str) -> None:
    assert [row.period for row in read_chapters(sentence)] == [period]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("五年来，实现茶旅收入67亿元，比上个五年增长2倍。", "2021/2025"),
        ("五年来，实现茶旅收入67亿元，分别比上一个五年、前三年增长2倍和1倍。", "2021/2025"),
        ("五年来，实现茶旅收入67亿元，比上一届增长2倍。", "2021/2025"),
        ("五年来，实现茶旅收入67亿元，比上年增长2倍。", "2025"),
    ],
)
def test_an_amount_against_the_five_years_before_is_of_five_years(sentence: str, period: str) -> None:
    assert read_chapters(sentence)[0].period == period


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("五年来，6.2万人次工匠得到再培训。", "2021/2025"),
        ("五年来，山区 900 余名 学生进入职校就读。", "2021/2025"),
        ("五年来，34家作坊引进新窑炉。", "2021/2025"),
        ("五年来，34家作坊常年烧窑。", "2025"),
        ("五年来，14公里环湖步道贯通。", "2021/2025"),
    ],
)
def test_what_happened_to_those_counted_happened_over_the_years(sentence: str, period: str) -> None:
    assert read_chapters(sentence)[0].period == period


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("改造30年以上老旧水塔6座。", ["threshold", "level"]),
        ("船艇服役满12年的老旧船只为7艘。", ["threshold", "level"]),
        ("更换使用超过40年的石棉管。", ["threshold"]),
        ("到2030年，为 30 年以上 砖木住宅加装扶手。", ["threshold"]),
        ("连续5年以上快速增长。", []),
        ("经过10年以上的努力，山河更美。", []),
        ("经济稳定运行3年。", []),
        ("奋斗20年，建成新港。", []),
    ],
)
def test_how_long_things_are_in_use_tells_which_are_meant(sentence: str, measures: list[str]) -> None:
    assert [row.measure for row in read_chapters(goals=sentence)] == measures


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("新增龙头作坊23家，市级以上非遗工坊8家。", ["change", "change"]),
        (
            "新增废油利用能力53万吨，焚烧、填埋等处置能力 71 万吨（含医废能力6万吨）。",
            ["change", "change", "level"],
        ),
        ("新增滨湖步道52公里（东岸4公里、西岸48公里）。", ["change", "change", "change"]),
        ("新增龙头作坊23家，总数达到80家。", ["change", "level"]),
        ("新增龙头作坊23家，培育工匠工坊8家。", ["change", "level"]),
        ("新增就业3万人，转移山区劳力2万人。", ["change", "level"]),
        ("新增绿地16公顷，活化提升滨河湿地及公共空间16公顷。", ["change", "level"]),
        ("新增龙头作坊23家，作坊里跟班学艺的学徒300人。", ["change", "level"]),
    ],
)
def test_a_clause_that_only_names_another_thing_goes_on_with_what_is_added(
    sentence: str, measures: list[str]
) -> None:
    assert [row.measure for row in read_chapters(f"五年来，{sentence}")] == measures


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("到2030年，东山、西岭、南坡等3个茶区合计营收占全市比重达到50%。", ["50%"]),
        ("到2030年，废铜、废铅、废锌 等 9 种废金属循环利用量超过45万吨。", ["45万吨"]),
        ("东山、西岭、南坡等3个茶区建成投运。", ["3个"]),
        ("东山、西岭等3个茶区选派了80名茶师。", ["3个", "80名"]),
        ("培育茶叶、丝绸等4个以上营收过50亿元的产业。", ["4个", "50亿元"]),
        ("东山等3个茶区合计营收占全市比重达到50%。", ["3个", "50%"]),
    ],
)
def test_how_many_are_listed_is_no_statement_where_something_is_told_of_them_together(
    sentence: str, figures: list[str]
) -> None:
    assert [row.figure for row in read_chapters(goals=sentence)] == figures


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("培育4个以上营收过50亿元的产业。", ["level", "threshold"]),
        (
            "培育茶叶、丝绸等4个 以上 营收超50亿元的产业和10家以上营收过3亿元的作坊。",
            ["level", "threshold"] * 2,
        ),
        ("开展2次以上消防演练和1次以上地震演练。", ["level", "level"]),
        ("扶持5万头以上养殖场30个。", ["threshold", "level"]),
    ],
)
def test_so_many_at_least_of_things_with_a_bound_of_their_own_are_counted(
    sentence: str, measures: list[str]
) -> None:
    assert [row.measure for row in read_chapters(goals=sentence)] == measures


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("养老支出累计达到37亿元。", ["2021/2025"]),
        ("路桥投资 累计超过 37 亿元，占全部支出的14%。", ["2021/2025", "2021/2025"]),
        ("贷款余额累计达到37亿元。", ["2025"]),
        ("茶社累计达到37家。", ["2025"]),
        ("累计完成旧房加固2.6万户、惠及渔民8.4万人。", ["2021/2025", "2021/2025"]),
        ("现有茶社26家、惠及渔民8.4万人。", ["2025", "2025"]),
    ],
)
def test_what_is_spent_and_whom_it_reaches_adds_up_over_the_years(sentence: str, periods: list[str]) -> None:
    assert [row.period for row in read_chapters(f"五年来，路网加密。{sentence}")] == periods
