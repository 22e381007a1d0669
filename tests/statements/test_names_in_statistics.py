"""Names in communiqués: what a census is set against, amounts converted, ranks by place, shares of the same country."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract


def names(text: str) -> list[str]:
    """Return the names of the figures, in order."""
    report = Document(
        "statistics",
        text,
        origin=Origin(region="全国", date="2016", first_year=2015, last_year=2015, kind="statistics"),
    )
    return [row.indicator for row in extract(report).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("牧户总数与上次普查的725户相比，增加25户，增长3.5%。", ["牧户总数", "牧户总数", "牧户总数"]),
        ("茶园总面积196亩，同2000年第一次普查相比，十年共增加64亩。", ["茶园总面积", "茶园总面积"]),
        ("户均茶园2.45亩，比2000年第一次普查的2.91亩减少了0.46亩。", ["户均茶园"] * 3),
        ("蚕茧总产值突破200万元，经初步核算，达到211万元。", ["蚕茧总产值", "蚕茧总产值"]),
        ("年径流量17亿立方米，折合径流深926毫米，比上年偏少7%。", ["年径流量", "折合径流深", "年径流量"]),
        ("人均茶叶收入5361元，按平均汇率计算折合830美元。", ["人均茶叶收入", "人均茶叶收入"]),
        ("岛礁总人口7665，比上年末增加28人。", ["岛礁总人口"]),
        ("茶叶产值与蚕茧产值的构成比例为45:55。", ["茶叶产值占比", "蚕茧产值占比"]),
        ("西部茶园面积占全国的64%，茶农占46%。", ["西部茶园面积占全国的比重", "茶农占全国的比重"]),
        ("我国以占世界6%的茶园养活了很多茶农。", ["茶园占世界的比重"]),
        ("查办走私茶叶7起，涉案金额53万元。", ["查办走私茶叶数量", "查办走私茶叶涉案金额"]),
        ("茶叶税收2亿元，增长26%，高于年初12%的目标14个百分点。", ["茶叶税收", "茶叶税收", "茶叶税收", "茶叶税收增速高于年初目标"]),
        ("疗养院15个，床位数450张，增长9%。", ["疗养院", "疗养院床位数", "疗养院床位数"]),
        ("产值过百亿元的茶企从2002年的1个增加到2006年的6个。", ["茶企产值", "产值过百亿元的茶企数量", "产值过百亿元的茶企数量"]),
        (
            "在茶业法人单位中，位居前三位的地区是：福建省31个，占14%；浙江省20个，占9%。",
            ["茶业法人单位数量", "茶业法人单位占全国的比重", "茶业法人单位数量", "茶业法人单位占全国的比重"],
        ),
        (
            "茶尘和茶渣排放总量分别控制在84吨、57吨以内，比2010年的92吨、62吨分别减少9%、6%。",
            ["茶尘排放总量", "茶渣排放总量"] * 3,
        ),
        ("茶工程覆盖5个县12个乡镇36个村。", ["茶工程覆盖县", "茶工程覆盖乡镇", "茶工程覆盖村"]),
        ("全乡总面积77平方公里，茶园占45%，茶厂占1%。", ["全乡总面积", "茶园占全乡总面积的比重", "茶厂占全乡总面积的比重"]),
        ("全岛常住人口中，男性为10人，占62%；女性为6人。", ["男性全岛常住人口", "男性占全岛常住人口的比重", "女性全岛常住人口"]),
        ("茶叶站60所，其中设在山区的20所。", ["茶叶站", "设在山区的茶叶站"]),
    ],
)  # fmt: skip
def test_names_of_statistics(text: str, expected: list[str]) -> None:
    """Each figure has the thing that the clause before it, or the one behind, speaks of."""
    assert names(text) == expected
