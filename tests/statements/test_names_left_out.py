"""Names of figures whose clause leaves the thing, its owner or its head out, and of things told by what is done with them."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

CASES = [
    # years in passing name nothing, and nothing is carried over from them
    ("钢材产量达到80万吨，未来5年的增幅有望达到9%。", "9%", "钢材产量"),
    # words that end in a character that links
    ("培训敬老院院长300人。", "300人", "培训敬老院院长"),
    ("腾出用能4万吨标准煤。", "4万吨标准煤", "腾出用能"),
    ("安装天气雷达3部。", "3部", "安装天气雷达"),
    # generic nouns and places stand for the thing spoken of
    ("2010年单位产值能耗为0.9吨标准煤，2015年目标是0.7吨标准煤。", "0.7吨标准煤", "单位产值能耗"),
    ("全市污水处理率达到80%，其中城东区、城西区达到90%。", "80%", "污水处理率"),
    # a pronoun is no part of the thing
    ("物流业发展迅速，该产业的总产值达到60亿元。", "60亿元", "物流业总产值"),
    # a long row of examples gives way to its class
    ("新能源、新材料、节能环保、高端装备制造和海洋工程等新兴产业产值达到7亿元。", "7亿元", "新兴产业产值"),
    ("光伏、风电等产业产值达到7亿元。", "7亿元", "光伏、风电等产业产值"),
    # heads that name their thing by themselves
    ("零售总额9亿元，增长4%；进出口总额2亿美元。", "2亿美元", "进出口总额"),
    ("旅客周转量为30亿人公里；货运量为4亿吨。", "4亿吨", "货运量"),
    # owners of bare heads: object of the clause before, title of the paragraph, trade
    ("建成覆盖城乡的供水管网，总长度达到90公里。", "90公里", "供水管网总长度"),
    ("建立了县级救灾基金，已积累资金3亿元。", "3亿元", "县级救灾基金积累资金"),
    ("（一）湿地修复工程。五年内总投资8亿元。", "8亿元", "湿地修复工程总投资"),
    ("建筑业实力增强。完成总产值9亿元。", "9亿元", "建筑业总产值"),
    ("主导产业加快发展，累计实现税收7亿元。", "7亿元", "主导产业税收"),
    ("县医院新院区启用，设床位600张。", "600张", "县医院新院区床位数量"),
    ("新增上市公司12家，累计筹资40亿元。", "40亿元", "新增上市公司筹资"),
    # a sentence that names nothing goes on with what the one before is said to measure
    ("茶乡风景优美。全县茶园用水量仍将较快上升。预计2012年达到4亿立方米。", "4亿立方米", "茶园用水量"),
    ("茶业形势很好。茶叶出口额保持平稳增长。2012年达到4亿元，年均增长6%。", "6%", "茶叶出口额"),
    ("外送通道增加到18通道、37回路。", "18通道", "外送通道数量"),
    # deeds without their object
    ("加快危旧房改造，新开工3万套，建成2万套。", "3万套", "危旧房改造新开工"),
    ("加快危旧房改造，新开工3万套，建成2万套。", "2万套", "危旧房改造建成"),
    ("抢救珍稀树木60万株、复壮30万株。", "30万株", "复壮珍稀树木"),
    # heads said once
    ("完成60个农用地和40个建设用地治理试点。", "60个", "农用地治理试点"),
    ("建设5个国家级和9个省级节水示范区。", "5个", "建设国家级节水示范区"),
    ("发动机制造能力达到80万台，变速箱60万台。", "60万台", "变速箱能力"),
    ("港口货物吞吐量820万吨，集装箱63万标准箱。", "63万标准箱", "集装箱吞吐量"),
    # what is done with the things counted
    ("选择50个保护区开展物种调查。", "50个", "开展物种调查的保护区"),
    ("对沿海56个城市实施总量控制。", "56个", "实施总量控制的沿海城市"),
    ("解决了90万农村人口的饮水困难。", "90万", "解决饮水困难的农村人口"),
    ("提升43所乡村学校和10所乡镇学校办学条件。", "43所", "提升办学条件的乡村学校"),
    ("选派80名科技人员赴乡村开展服务。", "80名", "选派科技人员"),
    ("围绕产业需求布局建设5条专用线。", "5条", "布局建设专用线"),
    ("在90个城市新建和改造回收点3万个。", "3万个", "新建和改造回收点"),
    ("共30项工程87个项目。", "87个", "项目"),
    # those of a thing that do what follows; states shared
    ("下岗职工达27万人，有18万人通过多种渠道实现了再就业。", "18万人", "实现了再就业的下岗职工"),
    ("废旧放射源100%安全收贮。", "100%", "废旧放射源安全收贮比例"),
    ("城区80%以上的社区设有回收点。", "80%", "设有回收点的城区社区比例"),
    ("私人汽车保有量58万辆，其中轿车47万辆，占比超过八成。", "八成", "轿车保有量占私人汽车保有量的比重"),
    # bounds belong to the thing
    ("每千人口拥有3岁以下婴幼儿托位数达4.6个。", "4.6个", "每千人口拥有3岁以下婴幼儿托位数"),
    ("推进70个30亿元以上项目建设。", "70个", "推进30亿元以上项目"),
    # what a plan asked for is no thing
    ("综合利用率69%，超额完成规划60%的目标。", "60%", "综合利用率"),
    ("农业产值39亿元，比上年增长3.5%，超过计划规定增长3%的要求。", "3%", "农业产值"),
    # comparisons and bases
    ("甲县和乙县能耗降幅低于全市平均水平，分别为6%和5%。", "6%", "甲县能耗"),
    ("市场规模将在2010年基础上增长24%。", "24%", "市场规模"),
    # places told in a list are the region, not the thing
    ("北京、天津、河北、山东、河南五省市煤炭消费总量下降9%。", "9%", "煤炭消费总量"),
    # shares in brackets, of the whole, and of what is reached
    ("全县卫生机构床位790张，其中医院600张（占76%）。", "600张", "医院床位数量"),
    ("全县卫生机构床位790张，其中医院600张（占76%）。", "76%", "医院床位占全县卫生机构床位的比重"),
    ("谷物产量稳定在全国总产量的30%左右。", "30%", "谷物产量占全国总产量的比重"),
    ("帮扶政策覆盖98%的困难户。", "98%", "帮扶政策覆盖的困难户比例"),
    # a place and a verb before the thing
    ("全县完成生产总值90亿元。", "90亿元", "生产总值"),
    # an action does not go on in a clause of its own
    ("新增一般债券2亿元，帮扶援助3亿元。", "3亿元", "帮扶援助"),
    ("养殖鱼类产量4万吨，捕捞鱼类产量2万吨。", "2万吨", "捕捞鱼类产量"),
    ("引进亿元以上项目9个，10亿元以上项目2个。", "2个", "引进10亿元以上项目"),
    # those who get or become something
    ("900万贫困患者得到分类救治。", "900万", "得到分类救治的贫困患者"),
    ("水电、核电、风电发电量增长迅速，同比增长13%、24%和25%。", "24%", "核电发电量"),
    ("财政收入2亿元，增长26%，高于年初人代会12%的目标。", "12%", "财政收入"),
    ("城、乡居民收入分别增长8%、9%。", "9%", "农村居民收入"),
    ("发放低保资金278万元，惠及3万人。", "3万人", "低保资金惠及人数"),
    ("每千人口拥有医师3.2人、护士3.8人。", "3.8人", "每千人口拥有护士"),
    ("新增规上企业89家，总数达153家。", "153家", "规上企业数量"),
    ("帮助规模以上73户停产企业恢复了生产。", "73户", "恢复了生产的规模以上停产企业"),
    ("设立了总规模40亿元的产业基金。", "40亿元", "产业基金总规模"),
    ("生产总值连跨两个台阶，达到384亿元。", "384亿元", "生产总值"),
    ("新增项目供地515亩。", "515亩", "新增项目供地"),
    # so much of a plan is done, and the thing goes on
    ("预算收入9亿元，完成预算的98%，增长5.4%。", "98%", "预算收入完成预算的比例"),
    ("预算收入9亿元，完成预算的98%，增长5.4%。", "5.4%", "预算收入"),
    # lengths and owners behind the figure
    ("完成了长达350公里的堤防加固。", "350公里", "堤防加固长度"),
    ("万元产值水耗下降12%、电耗下降7%。", "7%", "万元产值电耗"),
    # how it is counted stands between the thing and its figure
    ("矿山和林场的总产出，按照1990年不变价格计算，达到73亿元。", "73亿元", "矿山和林场的总产出"),
    ("矿山和林场的总产出， 按新口径统计，达到73亿元。", "73亿元", "矿山和林场的总产出"),
    # a share that a clause of its own names, and then whose it is
    ("持证上岗的比例，大型矿山达到97%，小型矿山达到88%。", "97%", "大型矿山持证上岗的比例"),
    ("持证上岗的比例，大型矿山达到97%，小型矿山达到88%。", "88%", "小型矿山持证上岗的比例"),
    ("改善队伍结构，带证师傅的比重： 大厂达到 3 1%，小厂达到19%。", "19%", "小厂带证师傅的比重"),
    ("持证上岗的比例稳步提高，矿山覆盖率达到97%。", "97%", "矿山覆盖率"),
    ("培训3批，持证上岗的比例，大型矿山达到97%。", "97%", "大型矿山持证上岗的比例"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "indicator"), CASES)
def test_what_is_left_out(text: str, figure: str, indicator: str) -> None:
    report = Document("report", text, origin=Origin(date="2016", kind="report"))
    assert {row.figure: row.indicator for row in extract(report).statements}[figure] == indicator


def test_items_of_a_box_are_its_title_s_things() -> None:
    text = "专栏3 各流域需要治理的河段（一）青江流域（12个）。上游3处。（二）白水流域（7个）。"
    rows = {r.figure: r.indicator for r in extract(Document("plan", text)).statements}
    assert rows["12个"].startswith("青江流域需要治理的河段")
    assert rows["7个"].startswith("白水流域需要治理的河段")
    assert "）" not in rows["7个"]


def test_a_blank_parts_the_clauses_of_a_headline_only() -> None:
    headline = Document("news", "某市公布规划目标 粮食年产超5亿吨\n\n全文如下。")
    assert extract(headline).statements[0].indicator == "粮食年产"
    spaced = Document("report", "全年 城镇新增就业 4564 人，比上年多。")
    assert extract(spaced).statements[0].indicator == "城镇新增就业"
