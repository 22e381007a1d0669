"""Ranges of those that a bound tells apart, kinds of one thing, ranks in words, and names that take their people or their whole from before."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.documents.read import read_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

PLAN = Origin(date="2021", kind="plan", region="青溪市", first_year=2021, last_year=2025)


def _all(text: str) -> tuple[Statement, ...]:
    return extract(Document("text", f"二、发展目标\n{text}", origin=PLAN)).statements


CASES = [
    # how many there are to be of those that a bound tells apart
    ("培育5-10家销售收入超过20亿元的制茶企业。", "5", "销售收入超过20亿元的制茶企业"),
    ("培育5-10家销售收入超过20亿元的制茶企业。", "10家", "销售收入超过20亿元的制茶企业"),
    ("培育 5 - 10家 销售收入超过20亿元的制茶企业。", "10家", "销售收入超过20亿元的制茶企业"),
    ("培育5-10家制茶企业，销售收入超过20亿元。", "20亿元", "制茶企业销售收入"),
    # kinds of one thing
    ("建设200个国家级、省级残疾人就业创业孵化实训基地。", "200个", "建设国家级、省级残疾人就业创业孵化实训基地"),
    ("建设200个国家级、 省级残疾人就业创业孵化实训基地。", "200个", "建设国家级、省级残疾人就业创业孵化实训基地"),
    ("引进300名领军、拔尖人才。", "300名", "引进领军、拔尖人才"),
    # the same people, the same whole
    ("城镇居民人均收入3万元，增长7%，人均消费支出2万元。", "2万元", "城镇居民人均消费支出"),
    ("茶业总收入3万元，人均消费支出2万元。", "2万元", "人均消费支出"),
    ("社会消费品零售总额860亿元。按经营地分，城镇708亿元；乡村151亿元。", "708亿元", "城镇社会消费品零售总额"),
    ("住房施工面积27万平方米，竣工面积6万平方米。", "6万平方米", "住房竣工面积"),
    ("城乡新增18万残疾人就业。", "18万", "残疾人就业"),
    # so many in all of what was added, and what there is now
    ("新增茶企3家、果企4家，总数分别达86家、17家。", "86家", "茶企"),
    ("新增茶企3家、果企4家，总数分别 达86家、17家。", "17家", "果企"),
    ("茶企总数达86家。", "86家", "茶企总数"),
    ("新增茶楼21家、果园33家，现有客栈38家。", "38家", "客栈"),
    ("新增茶楼21家、城郊果园33家。", "33家", "新增城郊果园"),
    # a share of another thing than the one that 其中 was said of
    ("建成茶园3个，其中高山茶园1个；茶楼达到80家；从业人员5万人，大专以上学历者占三成。", "三成", "大专以上学历者占比"),
    ("茶园80亩，其中高山茶园20亩；平地茶园60亩，占七成。", "七成", "平地茶园占茶园的比重"),
    # a part told next, a rate of what the days were told of, a word that begins with 和
    ("9亿亩湿地中受威胁的占44%。", "9亿亩", "湿地面积"),
    ("空气质量优良天数335天，优良率91%。", "91%", "空气质量优良率"),
    ("打造和美乡村10个。", "10个", "和美乡村数量"),
    ("打造和谐社区样板10个。", "10个", "和谐社区样板数量"),
    # what was planned is no part of the name
    ("生产总值计划增长6%，茶业投资安排50亿元。", "6%", "生产总值"),
    ("生产总值计划增长6%，茶业投资安排50亿元。", "50亿元", "茶业投资"),
    ("年度投资计划50亿元。", "50亿元", "年度投资计划"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "indicator"), CASES)
def test_names(text: str, figure: str, indicator: str) -> None:
    found = {one.figure.replace(" ", ""): one.indicator for one in _all(text)}
    assert found[figure] == indicator


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("制茶企业进入全球制茶企业前二十名。", []),
        ("制茶企业进入全球前 二十名。", []),
        ("先前二十名教师获奖。", ["二十名"]),
        ("此前，二十名教师获奖。", ["二十名"]),
    ],
)
def test_ranks_in_words(text: str, figures: list[str]) -> None:
    assert [one.figure for one in _all(text)] == figures


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("发电量六千亿千瓦小时。", "六千亿千瓦小时", "千瓦时"),
        ("发电量800亿 千瓦小时。", "800亿 千瓦小时", "千瓦时"),
        ("装机80万千瓦，小时数增加。", "80万千瓦", "千瓦"),
    ],
)
def test_hours_of_kilowatts(text: str, figure: str, unit: str) -> None:
    assert [(one.figure, one.unit) for one in _all(text)] == [(figure, unit)]


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("六、人民生活和社会保障", "observed"),
        ("六、居民收入 和社会保障", "observed"),
        ("六、加强社会保障", "target"),
    ],
)
def test_a_field_that_is_told_of_is_no_aim(heading: str, status: str, tmp_path) -> None:
    path = tmp_path / "bulletin.txt"
    path.write_text(
        f"青溪市2019年国民经济和社会发展统计公报\n\n2020年3月20日\n\n一、综合\n全年生产总值29亿元。\n{heading}\n居民收入3万元。\n",
        encoding="utf-8",
    )
    assert [one.status for one in extract(read_document(path)).statements] == ["observed", status]
