"""Names in clauses that a first reading gets wrong: whole said before, thing behind a size, deeds that tell no things apart."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract


def names(text: str) -> list[tuple[str, str]]:
    """Return figures with their names, in order."""
    report = Document("report", text, origin=Origin(date="2016", kind="report"))
    return [(row.figure, row.indicator) for row in extract(report).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在农村总收入中，林业所占比重由12%提高到15%。", "林业占农村总收入的比重"),
        ("稻、麦、豆比例由上年的50：30：20调整为45：30：25。", "稻占稻、麦、豆的比例"),
        ("二三产业协调，三次产业齐头并进，结构比为10:50:40。", "第一产业占三次产业比重"),
        ("26家样板工厂的用工成本平均下降8%。", "样板工厂数量"),
        ("7个村的连片整治取得新成效。", "村的连片整治"),
        ("我市又同6个城市建立了友好关系。", "建立了友好关系的城市"),
        ("在东港、西港等地建设4个粮库。", "建设粮库"),
        ("园区产值却以每年递增9%的速度提高。", "园区产值"),
        ("建成8座35千伏变电站。", "建成35千伏变电站"),
        ("新修6条18公里机耕路。", "新修机耕路数量"),
        ("水电外送12个省份、规模居全国前列。", "水电外送省份数量"),
        ("16个项目中，竣工的居多。", "项目"),
        ("命名9个社区为“清廉示范社区”。", "命名“清廉示范社区”"),
        ("选择20个具有代表性的乡镇开展垃圾分类试点。", "开展垃圾分类试点的乡镇"),
        ("打造60个低空应用场景。", "打造低空应用场景"),
        ("稳固现有5个候鸟栖息地。", "稳固候鸟栖息地数量"),
        ("今后各区70%的财政支出用于教育。", "教育支出占财政支出的比重"),
        ("坚持每年将财力的60%以上投入民生。", "民生支出占财力的比重"),
        ("重点区域40%砖瓦产能完成窑炉改造。", "完成窑炉改造的砖瓦产能占重点区域砖瓦产能的比重"),
        ("75%的社区成为智慧社区。", "智慧社区占社区的比重"),
        ("出口总额3亿元，贡献了全省12%的份额。", "出口总额"),
    ],
)
def test_first_name(text: str, expected: str) -> None:
    assert names(text)[0][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一、二、三产业分别拉动增长0.2、3.1、4.4个百分点。", ["第一产业拉动", "第二产业拉动", "第三产业拉动"]),
        ("新签亿元以上项目15个。", ["项目投资额", "新签亿元以上项目"]),
        ("全区投资超千万元的项目25项。", ["项目投资", "投资超千万元的项目数量"]),
        ("储能规模达到20万千瓦/40万千瓦时。", ["储能规模", "储能规模"]),
        ("一般公共预算收入80亿元，其中本级收入30亿元。", ["一般公共预算收入", "一般公共预算本级收入"]),
        ("出口总额3亿元，贡献了全省12%的份额。", ["出口总额", "出口总额占全省的比重"]),
        ("淘汰20蒸吨/小时以下燃煤锅炉。", ["燃煤锅炉容量"]),
    ],
)  # fmt: skip
def test_names_in_a_row(text: str, expected: list[str]) -> None:
    assert [name for _, name in names(text)] == expected
