"""By how much things differ from those of others, what is done held against its aim, parts that own their shares."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

_ORIGIN = Origin(date="2021-02-20", region="青溪市")


def _rows(sentence: str) -> list[tuple[str, int, str, str, str]]:
    found = extract(Document("text", sentence, origin=_ORIGIN)).statements
    return [(s.figure, int(s.value), s.measure, s.status, s.indicator) for s in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "茶农收入达到38560元，高于全国平均水平1200元。",
            ("1200元", 1200, "change", "observed", "茶农收入高于全国平均水平"),
        ),
        (
            "去年茶农收入38560元，分别低于全省 860 元，比上年增长3%。",
            ("860 元", -860, "change", "observed", "茶农收入低于全省"),
        ),
        (
            "茶叶亩产５２０公斤，比全市平均高４５公斤。",
            ("４５公斤", 45, "change", "observed", "茶叶亩产高于全市平均"),
        ),
        # against the year before, and what is bounded
        ("茶农收入38560元，比上年增加1200元。", ("1200元", 1200, "change", "observed", "茶农收入")),
        ("茶农收入38560元，茶价高于1200元。", ("1200元", 1200, "level", "observed", "茶价")),
    ],
)
def test_amounts_apart(sentence: str, expected: tuple[str, int, str, str, str]) -> None:
    assert _rows(sentence)[1] == expected


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("茶园扩大到3万亩，完成年度目标的113%。", "observed"),
        ("新增茶园3万亩、果园2万亩，分别完成 全年任务的 105%和120%。", "observed"),
        ("茶厂税收３亿元，完成目标任务的１０６％。", "observed"),
        ("力争完成目标的80%。", "target"),
    ],
)
def test_what_is_held_against_its_aim_was_done(sentence: str, status: str) -> None:
    assert {row[3] for row in _rows(sentence)} == {status}


@pytest.mark.parametrize("mark", ["，", "；", "， "])
def test_each_part_owns_its_share(mark: str) -> None:
    names = [row[4] for row in _rows(f"茶农486人，其中男性248人，占51%{mark}女性238人，占49%。")]
    assert [name[:2] for name in names] == ["茶农", "男性", "男性", "女性", "女性"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        # for each of other things
        ("户均存款15万元，亩均产值1万元。", ["户均存款", "亩均产值"]),
        ("新增茶厂1.8万户，日均新增49户，总量达15万户。", ["茶厂", "日均新增茶厂", "茶厂"]),
        ("每万人拥有茶馆12个；固定茶客16个。", ["每万人拥有茶馆数量", "固定茶客数量"]),
        # each its own, not said how they share
        ("城镇、乡村分别实现茶叶零售额39万元、11万元。", ["城镇茶叶零售额", "乡村茶叶零售额"]),
        ("茶厂分别完成产值 39万元、11万元。", ["茶厂产值", "茶厂产值"]),
        # what is kept below a bound; an area that is controlled is one
        ("严格控制茶叶消费总量在18万吨以内。", ["茶叶消费总量"]),
        ("控制面积在18万亩以内。", ["控制面积"]),
        ("茶牛出栏26万头，年末存栏18万头。", ["茶牛出栏", "茶牛存栏"]),
        ("汽车保有量98万辆，其中茶车86万辆；新注册汽车10万辆。", ["汽车保有量", "茶车保有量", "新注册汽车"]),
        ("茶业专利申请量86件，授权量52件。", ["茶业专利申请量", "茶业专利授权量"]),
        ("完成营造林48万亩，其中人工造林22万亩。", ["完成营造林", "人工造林"]),
        ("贫困发生率降至2%，累计减贫1.2万人。", ["贫困发生率", "减贫人数"]),
        ("年产100万吨茶饮项目投产后，可提供岗位15个。", ["茶饮项目年产能", "可提供岗位"]),
    ],
)
def test_names_beside_names(sentence: str, names: list[str]) -> None:
    assert [row[4] for row in _rows(sentence)] == names


def test_those_no_longer_poor_are_counted() -> None:
    assert _rows("累计减贫1.2万人。") == [("1.2万人", 12000, "level", "observed", "减贫人数")]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("茶站由32个精简到18个。", ["茶站", "茶站"]),
        ("审茶事项由３２项 精减为 １８项。", ["审茶事项数量", "审茶事项数量"]),
        ("茶队从5支壮大到9支，茶厂9家。", ["茶队", "茶队", "茶厂"]),
        ("32个精简机构。", ["精简机构"]),
        # a link, amounts of an account beside each other, a time that owns nothing
        ("茶业补助下达32亿元。", ["茶业补助"]),
        ("负债78亿元，所有者权益48亿元；营业收入36亿元。", ["负债", "所有者权益", "营业收入"]),
        ("建设期3年，建成后年产值可达20亿元。", ["建设期", "年产值"]),
    ],
)
def test_verbs_links_and_times_are_no_part_of_a_name(sentence: str, names: list[str]) -> None:
    assert [row[4] for row in _rows(sentence)] == names


_COUNTY = Origin(date="2021-02-20", region="湘潭县")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("茶叶产值增长12%，高于全省增速（9%）。", ("9%", "growth", "湖南省", "茶叶产值")),
        (
            "茶叶产值年均增长12%，高于全市增速（全市增速为9%）。",
            ("9%", "growth_per_year", "湘潭市", "茶叶产值"),
        ),
        (
            "去年，茶叶产值增长１２％，比全市增速 （ ９％） 高3个百分点。",
            ("９％", "growth", "湘潭市", "茶叶产值"),
        ),
        ("茶叶产值增长12%，高于全国平均水平（9%）。", ("9%", "growth", "全国", "茶叶产值")),
        ("茶叶产值增长12%，高于全省9%的平均水平。", ("9%", "growth", "湖南省", "茶叶产值")),
        ("茶叶产值年均增长12%，快于世界9%的增速。", ("9%", "growth_per_year", "全球", "茶叶产值")),
        ("茶叶产值增长12%，全省为9%。", ("9%", "growth", "湖南省", "茶叶产值")),
        # a share stays one
        ("茶园占比为12%，高于全省平均水平（9%）。", ("9%", "share", "湖南省", "茶园占比")),
    ],
)
def test_the_rate_of_another_beside_what_is_held_against_it(
    sentence: str, expected: tuple[str, str, str, str]
) -> None:
    row = extract(Document("text", sentence, origin=_COUNTY)).statements[1]
    assert (row.figure, row.measure, row.region, row.indicator) == expected


def test_the_text_goes_on_with_its_own_area() -> None:
    rows = extract(
        Document("text", "茶叶产值增长12%，高于全省9%的增速，达到4亿元。", origin=_COUNTY)
    ).statements
    assert [(row.figure, row.region) for row in rows] == [
        ("12%", "湘潭县"),
        ("9%", "湖南省"),
        ("4亿元", "湘潭县"),
    ]


def test_what_has_no_name_but_an_area_is_left_over() -> None:
    found = extract(Document("text", "全市增速为9%。", origin=_COUNTY))
    assert (found.statements, len(found.left_over)) == ((), 1)
