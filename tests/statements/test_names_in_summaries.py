"""Names in the yearly summaries of offices and in bulletins of industries: what a clause leaves out, and how things go."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract


def rows(text: str, *, region: str = "临江县") -> list[tuple[str, str, str]]:
    """Return figure, name and region of each statement of a text, in order."""
    document = Document("summary", text, origin=Origin(date="2021", kind="report", region=region))
    return [(row.figure, row.indicator, row.region) for row in extract(document).statements]


def names(text: str) -> list[str]:
    """Return the names of the figures of a text, in order."""
    return [name for _, name, _ in rows(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("绿色莲藕播面8万亩,年产量9万吨。", ["绿色莲藕播面", "绿色莲藕年产量"]),
        ("荞麦种植面积6万亩，总产量1万吨。", ["荞麦种植面积", "荞麦总产量"]),
        ("年出栏山羊26万头，存栏9万头。", ["年出栏山羊", "山羊存栏"]),
        ("我县肉鸭规模养殖场18户，存栏3万羽。", ["肉鸭规模养殖场", "肉鸭规模养殖场存栏"]),
        ("采石业增加值下降1%，制陶业下降2%。", ["采石业增加值", "制陶业增加值"]),
        ("采石业增加值下降1%，粮食下降2%。", ["采石业增加值", "粮食"]),
        ("西河治理闸坝工程，投资25万元。", ["西河治理闸坝工程投资"]),
        ("西河治理闸坝工程,总投资25万元,完成70%。", ["西河治理闸坝工程总投资"] * 2),
        (
            "把16个校舍项目纳入民生实事，总投入7亿元。",
            ["纳入民生实事的校舍项目数量", "纳入民生实事的校舍项目总投入"],
        ),
        ("农村供水工程总投资19万元，其中省级补助资金9万元。", ["农村供水工程总投资", "省级补助资金"]),
    ],
)
def test_what_a_clause_takes_from_the_one_before(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6个产业园规划建设有序推进。", "产业园数量"),
        ("6个产业园建设 加快推进。", "产业园数量"),
        ("19项指标提前完成目标任务。", "完成目标任务的指标"),
        ("甲食品、乙纺织等5个项目正式签约。", "项目正式签约"),
        ("在甲镇、乙镇和丙乡布置了7个试验点。", "布置试验点"),
        ("对全县33所寄宿制小学开展检查。", "开展检查的全县寄宿制小学"),
        ("为59名新生办理助学贷款。", "办理助学贷款的新生"),
        ("改善办学条件、完成了6所小学操场翻新。", "小学操场翻新"),
        ("汛前完成48座山塘清淤。", "山塘清淤"),
        ("4所医院被评为示范点、18所小学被评为绿色学校。", "被评为示范点的医院"),
        ("有一半以上的收入来自茶园。", "来自茶园的收入比例"),
    ],
)
def test_the_things_counted_and_what_is_said_of_them(text: str, expected: str) -> None:
    assert names(text)[0].removesuffix("数量") == expected.removesuffix("数量")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "采石业增加值下降1%，制陶业下降2%，降幅分别收窄0.6、0.8个百分点。",
            ["采石业增加值降幅", "制陶业增加值降幅"],
        ),
        (
            "水泵，风机，柴油机产量同比分别增长6%、4%、3%。",
            ["水泵产量", "风机产量", "柴油机产量"],
        ),
        (
            "机床行业增加值增长9%，分别高于同期全国工业和制造业4和3个百分点。",
            ["机床行业增加值增速高于同期全国工业", "机床行业增加值增速高于同期制造业"],
        ),
        (
            "机床产量增长9%，比全省高2个百分点，比全国低1个百分点。",
            ["机床产量增速高于全省", "机床产量增速低于全国"],
        ),
    ],
)
def test_rates_of_several_things_or_against_several(text: str, expected: list[str]) -> None:
    assert names(text)[-len(expected) :] == expected


def test_works_with_commas_before_a_list_are_no_things_of_it() -> None:
    assert names("建设东泵、西泵，设计流量分别为20立方米/秒、30立方米/秒。") == ["东泵、西泵设计流量"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("机床产量增长9%，高于同期全国机械工业2个百分点。", ["临江县", "临江县"]),
        ("全国机床产量增长9%。", ["全国"]),
    ],
)
def test_what_is_compared_with_is_not_the_place_spoken_of(text: str, expected: list[str]) -> None:
    assert [region for _, _, region in rows(text)] == expected


def test_each_part_of_the_area_is_no_name() -> None:
    assert names("村庄绿化实现程度超过93%，各乡镇均突破90%。") == ["村庄绿化实现程度"] * 2


def test_a_rate_that_narrows_owns_nothing() -> None:
    assert names("机床利润下降9%，降幅收窄；其中，3月利润总额增长6%。")[-1] == "机床利润总额"


def test_a_model_farm_is_not_what_was_done() -> None:
    assert names("新增示范社4家、合作社6家、示范家庭农场2家。") == [
        "新增示范社",
        "新增合作社",
        "新增示范家庭农场",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16家工厂引进72台焊接机器人应用于劳动最密集的工序。", ["工厂", "引进焊接机器人"]),
        ("残疾人员安置率达到95%，帮教率达到98%。", ["残疾人员安置率", "残疾人员帮教率"]),
        ("水稻加工率达到63%，商品率达到85%。", ["水稻加工率", "商品率"]),
        ("经费占支出的15%，比第五个五年计划期间的11%有了较大的提高。", ["经费占支出的比重"] * 2),
        ("我市信息化发展目标为： 20M以上宽带用户超过20万户。", ["20M以上宽带用户"]),
        (
            "环路内占地面积61平方公里，其中新区部分26平方公里。",
            ["环路内占地面积", "环路内占地面积中新区部分"],
        ),
        ("种植油茶9亩、产量8吨；建菜园3亩。", ["种植油茶", "油茶产量", "建菜园"]),
        ("新修渠道7公里，整治5公里。", ["新修渠道", "整治渠道"]),
        ("全县中小学校有39所，其中初中3所、完全小学2所。", ["中小学校", "初中", "完全小学"]),
        ("两次较大幅度提高茶叶收购价，提价幅度超过20%。", ["茶叶收购价"]),
        ("制修订、颁布地方标准15项、团体标准3项。", ["制修订、颁布地方标准", "制修订、颁布团体标准"]),
        ("出资30亿元，其中12亿元用于偿债。", ["出资", "用于偿债的资金"]),
        ("全市常住人口中，男性为13万人，女性为12万人。", ["男性常住人口", "女性常住人口"]),
    ],
)
def test_owners_of_parts_rates_and_uses(text: str, expected: list[str]) -> None:
    assert [name.removesuffix("数量") for name in names(text)] == expected
