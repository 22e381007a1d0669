"""Names in plans and opinions: what is done to a thing told before, stages of one count, remarks before the thing, purposes."""

from __future__ import annotations

import pytest
from invented_plans import WATER

from plancheck.documents.document import Document
from plancheck.statements.extract import extract

CASES = [
    # what is done to the thing of the clause before
    ("加快城中村改造，改造面积120万平方米。", "120万平方米", "城中村改造面积"),
    ("新竣工楼宇面积达20万平方米，新开工面积达14万平方米。", "14万平方米", "新开工楼宇面积"),
    ("河道整治率达到37%（总长度71公里，立项整治长度27公里）。", "71公里", "河道总长度"),
    ("河道整治率达到37%（总长度71公里，立项整治长度27公里）。", "27公里", "河道立项整治长度"),
    ("开展薄弱区域综合治理，完成东平路、西平路等35处整治。", "35处", "整治的薄弱区域"),
    ("常态化清理楼道乱张贴等问题，累计清理180余万处。", "180余万处", "清理楼道乱张贴"),
    # but an action that says what it is done to needs no other
    ("粮食总产11万吨，造林更新面积3万亩。", "3万亩", "造林更新面积"),
    # stages of one count
    ("青云镇现状加气站13座；本次规划12座。", "12座", "规划青云镇加气站数量"),
    # a place alone has as much of the thing spoken of, which is not of the whole country
    ("全国加气站总量近3万座，我市仅170余座。", "170余座", "加气站总量"),
    # each place's share is announced before a colon
    ("防洪堤达标率分别为：东岛42%、西岛80%。", "80%", "西岛防洪堤达标率"),
    # a remark between a count and its things
    ("推进101个（受益面积78万亩）低洼圩区达标改造。", "101个", "推进低洼圩区达标改造"),
    ("推进101个（受益面积78万亩）低洼圩区达标改造。", "78万亩", "低洼圩区达标改造受益面积"),
    # what it is done for is no part of the thing
    ("为实现国家确定的清洁能源消费比重达到20%的目标，加快建设。", "20%", "清洁能源消费比重"),
    ("在新能源、人工智能等领域布局30家以上重点科技平台。", "30家", "布局重点科技平台"),
    # what is said of a thing is no part of it
    ("实现11万人以上的城镇新增就业是保民生的基本要求。", "11万人", "城镇新增就业"),
    # a class that says too little by itself keeps its examples
    (
        "工业、农业、建筑、交通、教育、文旅、医疗等领域设备投资规模增长25%。",
        "25%",
        "工业、农业、建筑、交通、教育、文旅、医疗等领域设备投资规模",
    ),
    # shares of a kind, and of a part that is a bare head
    ("地表水断面Ⅰ—Ⅲ类比例提高至61%，劣Ⅴ类比例下降至8.3%。", "8.3%", "地表水断面劣Ⅴ类比例"),
    ("建设五大煤炭基地，产量占全国比重达到80%。", "80%", "五大煤炭基地产量占全国的比重"),
    # the thing stands behind the figure
    ("创新板累计600家企业上市。", "600家", "创新板上市的企业数量"),
    ("时速600公里磁悬浮列车成功试跑。", "600公里", "磁悬浮列车成功试跑时速"),
    ("向20多个国家和组织提供了5亿剂疫苗。", "5亿剂", "提供疫苗"),
    # several things, each in a unit of its own, and the same again in other areas
    (
        "东部地区供电可靠率、电压合格率、户均容量分别不低于99.94%、99.9%、3.5千伏安，中西部地区分别不低于99.85%、99.2%、2.3千伏安。",
        "3.5千伏安",
        "户均容量",
    ),
    (
        "东部地区供电可靠率、电压合格率、户均容量分别不低于99.94%、99.9%、3.5千伏安，中西部地区分别不低于99.85%、99.2%、2.3千伏安。",
        "99.85%",
        "供电可靠率",
    ),
    ("中心城区参与错峰的站点不低于80%，城市建成区达到100%。", "100%", "城市建成区参与错峰的站点"),
    ("绿色建筑面积占比达到70%，其他市县占比达到60%。", "60%", "其他市县绿色建筑面积占比"),
    # of the year before
    ("财政收入完成14684万元，比上年同期14498万元增收186万元。", "14498万元", "财政收入"),
    ("森林覆盖率由2008年雪灾后的64.6%上升到66.8%。", "64.6%", "森林覆盖率"),
    ("我市经济平均年增速达13.9%。", "13.9%", "经济增长"),
    # what can be made in a year, and what brings an effect about
    ("海丰集团年产3000辆专用车项目顺利开工。", "3000辆", "海丰集团专用车年产能"),
    ("龙头企业销售收入增长11%，带动15.3万农民。", "15.3万", "龙头企业带动农民"),
    # an aspect owns no rate; a new total is not made; marks of items inside a line
    ("高中教育发展加快，办学规模继续扩大，毛入学率提高到88%。", "88%", "高中教育发展毛入学率"),
    ("收集储运项目35项，项目总数353项。", "353项", "项目总数"),
    ("三、加快推进现代化 （九）守住18亿亩耕地红线。", "18亿亩", "守住耕地红线"),
    (
        "新建住宅停车位应100%建设充电设施或预留安装条件。",
        "100%",
        "新建住宅停车位建设充电设施或预留安装条件比例",
    ),
    ('$run->addText($rn."财政总收入10.91亿元。', "10.91亿元", "财政总收入"),
    # a clause with a figure is no subject; the next of a row of shares; the same trade elsewhere
    ("建设用地面积共计52平方公里达到要求，占新城建设用地的52%。", "52%", "建设用地面积占新城建设用地的比重"),
    ("其中工业废物占比70%以上、医疗废物约14%。", "14%", "医疗废物占比"),
    (
        "广告业营收超过400亿元，重点布局的长宁区营收占全市的50%。",
        "50%",
        "重点布局的长宁区广告业营收占全市的比重",
    ),
    ("发电装机、发电量比重分别达85%、75%。", "85%", "发电装机比重"),
    # examples give way to what they are examples of; the things of a remark; those counted, not what they can do
    ("完成50家钢铁、水泥、玻璃、陶瓷等企业深度治理任务。", "50家", "企业深度治理任务"),
    ("建成64个自动测报站点（其中国家站5个，防汛站59个）。", "5个", "建成国家站"),
    ("全市37座水厂总供水能力达到1137万吨。", "37座", "水厂"),
    ("在东山市、西山市建成2个材料基地。", "2个", "建成材料基地"),
    # of what was raised, of what is left when a part is taken off, whose ability
    ("退休人员养老金标准继续提高，年人均提高2556元。", "2556元", "退休人员养老金标准年人均提高"),
    ("公共预算支出18万亿元，增长4%，扣除调入资金后增长7.4%。", "7.4%", "公共预算支出"),
    ("省级电网基本具备5%以上的负荷响应能力。", "5%", "省级电网负荷响应能力"),
    ("建成区面积由138平方公里拓展到243平方公里。", "138平方公里", "建成区面积"),
    (
        "核桃、花椒、油橄榄、中药材、苗木等特色产业面积41万亩。",
        "41万亩",
        "核桃、花椒、油橄榄、中药材、苗木等特色产业面积",
    ),
    # how it is done is no part of the thing; what counts in passing is not what is spoken of
    ("加快推进20座管网泵站建设。", "20座", "推进管网泵站建设"),
    (
        "广告业营收超过400亿元，甲路、乙路等3个集聚区合计营收占全市比重达到50%。",
        "50%",
        "集聚区广告业合计营收占全市的比重",
    ),
    ("新能源汽车产量84万辆，市场占有率达30%。", "30%", "新能源汽车市场占有率"),
    ("产业基金投资额超过26亿元，带动项目总投资超过120亿元。", "120亿元", "产业基金带动项目总投资"),
]


@pytest.mark.parametrize(("text", "figure", "indicator"), CASES)
def test_what_is_done_and_to_what(text: str, figure: str, indicator: str) -> None:
    found = {s.figure: s.indicator for s in extract(Document("d", text, origin=WATER)).statements}
    assert found[figure] == indicator


def test_a_character_with_two_traditional_forms_is_written_as_the_text_mostly_does() -> None:
    text = "發展規劃：經濟發展、產業發展，頭髮飾品。" + "資產總額達到9億元，產業發展資金達到3億元。" * 3
    found = {s.figure: s.indicator for s in extract(Document("d", text, origin=WATER)).statements}
    assert found["3億元"] == "產業發展資金"
