"""Names that the words around a figure give: what is counted, served, defined, spent on, and what may be left out."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract


def read(text: str) -> dict[str, tuple[str, str]]:
    """Return measure and indicator by figure."""
    report = Document("report", text, origin=Origin(date="2016", kind="report"))
    return {row.figure: (row.measure, row.indicator) for row in extract(report).statements}


@pytest.mark.parametrize(
    ("text", "figure", "measure", "indicator"),
    [
        ("形成3个产值超千亿元的产业集群。", "3个", "level", "产值超千亿元的产业集群数量"),
        ("形成3个产值超千亿元的产业集群。", "千亿元", "threshold", "产业集群产值"),
        ("培育2个产值500亿元的园区。", "500亿元", "threshold", "园区产值"),
        ("支持技改项目120个，其中投资亿元以上的35个。", "120个", "level", "技改项目数量"),
        ("为3万名残疾人提供居家服务。", "3万名", "level", "提供居家服务的残疾人"),
        ("12个贫困村顺利出列，4800人如期脱贫。", "12个", "level", "出列的贫困村数量"),
        ("12个贫困村全部出列、全县脱贫摘帽。", "12个", "level", "出列的贫困村数量"),
        ("36个重点项目进展顺利。", "36个", "level", "重点项目数量"),
        ("大城市指城区常住人口120万以上480万以下的城市。", "120万", "threshold", "大城市城区常住人口"),
        ("大城市指城区常住人口120万以上480万以下的城市。", "480万", "threshold", "大城市城区常住人口"),
        ("绿化覆盖率、人均绿地面积分别达到42%和13.5平方米。", "42%", "share", "绿化覆盖率"),
        ("绿化覆盖率、人均绿地面积分别达到42%和13.5平方米。", "13.5平方米", "level", "人均绿地面积"),
        ("投资增速由最高时的27.5%回落，去年降至24.1%。", "24.1%", "growth", "投资"),
        ("水电总装机容量达到2亿千瓦，风电达到3000万千瓦。", "3000万千瓦", "level", "风电装机容量"),
        ("民营增加值占全市总产值的61.5%，比上年提高0.8个百分点。", "0.8个百分点", "points_change", "民营增加值占全市总产值的比重"),
        ("总投资68亿元的新材料产业园开工。", "68亿元", "level", "新材料产业园总投资"),
        ("拟投资200亿元建设农村公路。", "200亿元", "level", "农村公路投资"),
        ("签约城中村改造4326户，签约率99.1%。", "99.1%", "share", "城中村改造签约率"),
        ("医疗机构床位1.9万张，每千人口4.36张。", "4.36张", "level", "每千人口医疗机构床位数量"),
        ("治理陡坡，整治15—25度坡耕地。", "25度", "threshold", "坡耕地坡度"),
    ],
)  # fmt: skip
def test_name(text: str, figure: str, measure: str, indicator: str) -> None:
    assert read(text)[figure] == (measure, indicator)


@pytest.mark.parametrize(
    "text", ["事业一天天好起来。", "事业一天一天好起来。", "十五里河水质改善。", "余姚市建成泵站。"]
)
def test_words_are_no_figures(text: str) -> None:
    assert read(text) == {}


def test_bounds_in_words() -> None:
    text = "第三产业增加值占比过半，快递业务量破2亿件，持股面从三成提高到六成。"
    plan = extract(Document("report", text, origin=Origin(date="2016", kind="report")))
    assert [(row.figure, f"{row.value:f}", row.qualifier) for row in plan.statements] == [
        ("半", "50", "more_than"),
        ("2亿件", "200000000", "more_than"),
        ("三成", "30", "exact"),
        ("六成", "60", "exact"),
    ]


def test_how_long_a_way_takes_is_a_time_and_a_circle_is_a_name() -> None:
    text = "到2030年，柳河主城区40分钟通勤、周边县城90分钟可达，建成1小时通勤圈。"
    assert {figure: name for figure, (_, name) in read(text).items()} == {
        "40分钟": "柳河主城区通勤时间",
        "90分钟": "周边县城可达时间",
    }
