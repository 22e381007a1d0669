"""Names that a sentence says once: for each of a list that moves its own way, for parts, bounds, steps and what reaches whom."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

CASES = [
    # each of a list moves its own way
    ("粮食和油料产量分别增长2.2%和下降3.7%。", "2.2%", "粮食产量"),
    ("粮食和油料产量分别增长2.2%和下降3.7%。", "3.7%", "油料产量"),
    ("年末全县羊存栏31万只，牛存栏8万头，分别比上年末增长2.2% 和 下降3.7%。", "2.2%", "全县羊存栏"),
    ("年末全县羊存栏31万只，牛存栏8万头，分别比上年末增长2.2% 和 下降3.7%。", "3.7%", "牛存栏"),
    ("粮食产量增长2.2%和油料产量下降3.7%。", "3.7%", "油料产量"),
    # the grade of a list, a word that is not cut in two
    ("拥有国家级、省级示范企业37家和41家。", "37家", "拥有国家级示范企业"),
    ("果蔬、肉类、水产品流通率分别为30%、51%和64%。", "30%", "果蔬流通率"),
    ("城镇、农村居民收入分别增长8%、9%。", "8%", "城镇居民收入"),
    # a step that is passed is no thing
    ("生产总值迈过八千亿元门槛、为8136亿元，同比6.1%的增速快于全省0.7个百分点。", "8136亿元", "生产总值"),
    ("生产总值迈过八千亿元门槛、为8136亿元，同比6.1%的增速快于全省0.7个百分点。", "0.7个百分点", "生产总值增速快于全省"),
    ("地铁日均客流首超70万人次。", "70万人次", "地铁日均客流"),
    ("首超项目投资7亿元。", "7亿元", "首超项目投资"),
    # shares of what was counted, and of the whole area
    ("选派干部300名，其中女性不少于三分之一。", "三分之一", "女性占干部的比重"),
    ("选派干部300名，其中女性占比不少于三分之一。", "三分之一", "女性占比"),
    ("全县东部三个镇经济总量不到全县两成。", "两成", "东部三个镇经济总量占全县的比重"),
    ("民间投资增速比全部投资高2.3个百分点，占比升至66.4%。", "66.4%", "民间投资占比"),
    # what reaches whom
    ("服务站31万个，覆盖九成以上的社区。", "九成", "服务站覆盖的社区比例"),
    ("快递网络加快完善，覆盖95%的行政村。", "95%", "快递网络覆盖的行政村比例"),
    ("为农村学生免费提供营养餐，惠及105万人。", "105万人", "营养餐惠及人数"),
    ("实施创新扶持计划，累计支持近2000家企业。", "2000家", "创新扶持计划累计支持企业数量"),
    ("深入开展调研，累计支持近2000家企业。", "2000家", "累计支持企业"),
    ("新建农田50万亩，亩均补助提高到2400元，带动粮食产能增加15亿斤。", "15亿斤", "粮食产能"),
    ("电价每千瓦时降低0.06元，惠及企业250万户。", "250万户", "电价惠及企业"),
    ("举办赛事40多场，大约吸引12万名观众。", "12万名", "吸引观众"),
    # who is given so much each; how large what follows is
    ("对新建示范船给予每艘80万元补助。", "80万元", "对新建示范船每艘补助"),
    ("为果农发放8万元贷款。", "8万元", "为果农发放贷款"),
    ("研究设立规模200亿元左右的发展基金。", "200亿元", "发展基金规模"),
    # bounds on things, without what the things must do
    ("面积1000平方米以上的公共场所都要配置急救设备。", "1000平方米", "公共场所面积"),
    ("600总吨以下货船占比压减到15%以内。", "600总吨", "货船吨位"),
    ("保护面积600平方米以上的重要水源地。", "600平方米", "重要水源地面积"),
    # what 这一 points to, and the whole that a clause without figures names
    ("农业产值在总产值中的比重迅速上升。1949年，这个比重大约是17%，1954年预计将近33%。", "17%", "农业产值在总产值中的比重"),
    ("农业产值占总产值的比重为17%。到去年，这一比重是33%。", "33%", "农业产值占总产值的比重"),
    ("这个比重大的行业利润为3亿元。", "3亿元", "行业利润"),
    ("居民消费价格与上年持平，其中食品烟酒类下降0.9%。", "0.9%", "食品烟酒类价格"),
    # to so much, which is told with its time
    ("每月销售数量从推广前不到5万辆上升到目前30万辆以上。", "30万辆", "每月销售数量"),
    ("新增城镇就业8万人、农村劳动力转移就业6万人。", "6万人", "新增农村劳动力转移就业"),
    ("新建22个750千伏和330千伏电网工程。", "22个", "新建750千伏和330千伏电网工程"),
    ("新建22个750千伏变电站。", "22个", "新建750千伏变电站"),
    # why, when and by what rate is no thing
    ("公路里程2015年为217公里；由于历年新建了不少公路，今年将达255公里。", "255公里", "公路里程"),
    ("工业增加值增速由负转正，增长3%以上。", "3%", "工业增加值"),
    ("以能耗年均6.6%的增速支撑了国民经济年均11.2%的增速。", "11.2%", "国民经济"),
    ("以能耗年均6.6%的增速支撑了国民经济年均11.2%的增速。", "6.6%", "能耗"),
    # amounts are no part of what brings something about, nor the number of a table's row
    ("安排资金30亿元，支持推广100多万辆汽车，直接拉动消费508亿元。", "508亿元", "汽车直接拉动消费"),
    ("企业实现增加值8亿元。共有12个技改项目，累计完成投资1.2亿元。", "1.2亿元", "技改项目完成投资"),
    ("市统计局2服务业增加值增长5%。", "5%", "服务业增加值"),
    ("东湖新区2号线客流8万人次。", "8万人次", "东湖新区2号线客流"),
    ("在开发边界内建设用地占比达到80%。", "80%", "在开发边界内建设用地占比"),
    ("全县百分之六十的职工增加了工资，农民收入增长8%。", "8%", "农民收入"),
]  # fmt: skip


def rows(text: str) -> dict[str, tuple[str, str, str]]:
    report = Document("report", text, origin=Origin(date="2016", kind="report"))
    return {r.figure: (r.indicator, r.qualifier, f"{r.value:f}") for r in extract(report).statements}


@pytest.mark.parametrize(("text", "figure", "indicator"), CASES)
def test_what_is_said_once(text: str, figure: str, indicator: str) -> None:
    assert rows(text)[figure][0] == indicator


@pytest.mark.parametrize(
    ("text", "figure", "qualifier", "value"),
    [
        ("粮食和油料产量分别增长2.2%和下降3.7%。", "3.7%", "exact", "-3.7"),
        ("粮食和油料产量分别下降2.2%和增长3.7%。", "3.7%", "exact", "3.7"),
        ("粮食和油料产量分别下降2.2%和3.7%。", "3.7%", "exact", "-3.7"),
        ("全县东部三个镇经济总量不到全县两成。", "两成", "less_than", "20"),
        ("平均增速高于全国5%。", "5%", "exact", "5"),
        ("当天揽件260万件，约为平日的3倍。", "3倍", "approx", "3"),
        ("当天揽件260万件，为平日的3倍。", "3倍", "exact", "3"),
        ("新产品出口逆势上扬41%。", "41%", "exact", "41"),
    ],
)
def test_bounds_and_signs_said_once(text: str, figure: str, qualifier: str, value: str) -> None:
    assert rows(text)[figure][1:] == (qualifier, value)


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("总产值平均每年递增36.9%。", "36.9%", "growth_per_year"),
        ("农业比重由2010年的63.5%上升到今年的70%左右。", "70%", "share"),
        ("农业比重由2010年的28.8% 上升为42.3%。", "42.3%", "share"),
        ("财政赤字从2014年的17亿元，预计降低到今年的2亿元。", "2亿元", "level"),
        ("财政赤字比去年降低2亿元。", "2亿元", "change"),
        ("农民收入增加了17%；全国60%的职工增加了工资。", "60%", "share"),
        ("全县工业增长11%（全国10.7%）。", "10.7%", "growth"),
        ("新增城镇就业8万人、农村劳动力转移就业6万人。", "6万人", "level"),
        ("合作社发展到十万个。", "十万个", "level"),
    ],
)
def test_measures_told_with_their_time(text: str, figure: str, measure: str) -> None:
    report = Document("report", text, origin=Origin(date="2016", kind="report"))
    assert {r.figure: r.measure for r in extract(report).statements}[figure] == measure
