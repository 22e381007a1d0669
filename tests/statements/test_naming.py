"""What a figure is of: the thing before it, after it, done to it, or named earlier and left out."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

REPORT = Origin(
    title="政府工作报告", date="2024-01-20", first_year=2023, last_year=2024, region="云溪县", kind="report"
)

Row = tuple[str, str, str]


def rows(text: str) -> list[Row]:
    found = extract(Document("d", text, origin=REPORT)).statements
    return [(s.figure, s.indicator, s.measure) for s in found]


CARRIED = [
    # a clause that only compares goes on about the rate of the thing before it
    (
        "全县财政收入增长7.1%，高于全市增速1.2个百分点，低于全省0.4个百分点。",
        [
            ("7.1%", "财政收入", "growth"),
            ("1.2个百分点", "财政收入增速高于全市", "points_change"),
            ("0.4个百分点", "财政收入增速低于全省", "points_change"),
        ],
    ),
    # what is counted again with the same counter is the same kind of thing
    (
        "储备项目96个，总投资210亿元，开工41个。",
        [
            ("96个", "储备项目", "level"),
            ("210亿元", "储备项目总投资", "level"),
            ("41个", "开工项目", "level"),
        ],
    ),
    # the excess over a goal, and the goal
    (
        "茶叶产值达到42亿元，比规划目标35亿元超过7亿元。",
        [
            ("42亿元", "茶叶产值", "level"),
            ("35亿元", "规划目标茶叶产值", "level"),
            ("7亿元", "茶叶产值超过规划目标", "change"),
        ],
    ),
    # a head without its owner takes the subject of the clause before
    ("林下经济势头良好，总产值达到18亿元。", [("18亿元", "林下经济总产值", "level")]),
    (
        "引进加工企业12家，年产值超过3亿元。",
        [("12家", "引进加工企业", "level"), ("3亿元", "引进加工企业年产值", "level")],
    ),
    # an effect has what brings it about
    ("开展“家乡味”展销活动，拉动消费2.6亿元。", [("2.6亿元", "“家乡味”展销活动拉动消费", "level")]),
    (
        "建成乡村食堂58个，惠及3000余名老人。",
        [("58个", "建成乡村食堂", "level"), ("3000余名", "乡村食堂惠及老人", "level")],
    ),
    # 即 says the same change again, as an amount
    (
        "教育支出比上年增加8%，即1.6亿元。",
        [("8%", "教育支出", "growth"), ("1.6亿元", "教育支出", "change")],
    ),
]
LISTS = [
    (
        "货运单位周转量的能耗和碳排放分别下降9%和12%。",
        [("9%", "货运单位周转量的能耗", "growth"), ("12%", "货运单位周转量的碳排放", "growth")],
    ),
    # a second list without a head is of the things of the first
    (
        "茶叶、水果产值分别增长6%和9%，达8亿元和11亿元。",
        [
            ("6%", "茶叶产值", "growth"),
            ("9%", "水果产值", "growth"),
            ("8亿元", "茶叶产值", "level"),
            ("11亿元", "水果产值", "level"),
        ],
    ),
    # each place has its part of the thing named first
    (
        "三个镇茶园面积分别为东山2万亩、西坪1.5万亩。",
        [("2万亩", "东山镇茶园面积", "level"), ("1.5万亩", "西坪镇茶园面积", "level")],
    ),
    (
        "城乡低保标准分别达到人均每月800元、每月620元。",
        [("800元", "城镇低保标准", "level"), ("620元", "农村低保标准", "level")],
    ),
]
PARTS = [
    (
        "建成排水管网120公里，其中污水管网70公里。",
        [("120公里", "建成排水管网", "level"), ("70公里", "建成污水管网", "level")],
    ),
    (
        "新增造林9万亩，其中经济林4万亩。",
        [("9万亩", "新增造林", "change"), ("4万亩", "新增经济林", "change")],
    ),
    (
        "培育示范合作社66个，其中省级9个。",
        [("66个", "示范合作社数量", "level"), ("9个", "省级示范合作社数量", "level")],
    ),
    (
        "水产品总产量8万吨，增长4%，其中淡水鱼增长6%。",
        [
            ("8万吨", "水产品总产量", "level"),
            ("4%", "水产品总产量", "growth"),
            ("6%", "淡水鱼总产量", "growth"),
        ],
    ),
    # a part that says something of its own is no part of the change
    (
        "新增就业3200人，其中困难人员实现就业400人。",
        [("3200人", "新增就业", "change"), ("400人", "困难人员实现就业", "level")],
    ),
]
AFTER = [
    ("全县860家小微企业接受辅导。", [("860家", "接受辅导的小微企业数量", "level")]),
    ("全县69家规模以上企业正常生产。", [("69家", "规模以上企业正常生产", "level")]),
    ("实施“启明”计划，新增4家上市企业。", [("4家", "上市企业", "change")]),
    ("今年拟发行14亿元水利专项债券。", [("14亿元", "发行水利专项债券", "level")]),
    ("累计支持近800家企业。", [("800家", "累计支持企业", "level")]),
    ("75%的建制村实现快递进村。", [("75%", "实现快递进村的建制村比例", "share")]),
    ("参加培训人数达到总人数的60%。", [("60%", "参加培训人数占总人数的比重", "share")]),
]
FURTHER = [
    # a second list of shares, after a colon
    (
        "茶叶、水果产量分别为8万吨和12万吨，占农产品总量的比重分别为：20%和30%。",
        [
            ("8万吨", "茶叶产量", "level"),
            ("12万吨", "水果产量", "level"),
            ("20%", "茶叶产量占农产品总量的比重", "share"),
            ("30%", "水果产量占农产品总量的比重", "share"),
        ],
    ),
    # the base of a comparison is of the thing compared
    (
        "全县用电量为9亿千瓦时，比2020年的6亿千瓦时增长50%。",
        [
            ("9亿千瓦时", "全县用电量", "level"),
            ("6亿千瓦时", "全县用电量", "level"),
            ("50%", "全县用电量", "growth"),
        ],
    ),
    # a clause without a subject is about what was spoken of, not about its own verb
    (
        "全县旅游收入达到20亿元，位居全市前列，年均增长9%。",
        [("20亿元", "旅游收入", "level"), ("9%", "旅游收入", "growth_per_year")],
    ),
    # the subject that stands nearer owns the head
    (
        "水力发电量为3亿千瓦时，光伏发电迅速发展，发电量达到1亿千瓦时。",
        [("3亿千瓦时", "水力发电量", "level"), ("1亿千瓦时", "光伏发电量", "level")],
    ),
    # what an agent achieved in the sentence before goes on
    (
        "全县规上工业企业完成营业收入90亿元。实现利润总额4亿元。",
        [
            ("90亿元", "规上工业企业营业收入", "level"),
            ("4亿元", "规上工业企业利润总额", "level"),
        ],
    ),
    (
        "“一谷”完成工业产值18亿元，“两岸”完成6亿元。",
        [("18亿元", "“一谷”完成工业产值", "level"), ("6亿元", "“两岸”工业产值", "level")],
    ),
    # two of a kind with the same owner
    (
        "银行机构存款余额80亿元、贷款余额50亿元。",
        [("80亿元", "银行机构存款余额", "level"), ("50亿元", "银行机构贷款余额", "level")],
    ),
    # what is counted and what is measured of it
    (
        "全国60个城市臭氧浓度下降3%。",
        [("60个", "城市", "level"), ("3%", "城市臭氧浓度", "growth")],
    ),
    ("选派80名干部赴乡村开展服务。", [("80名", "选派干部", "level")]),
    ("对已经颁布的76件规章进行清理。", [("76件", "进行清理的规章", "level")]),
    (
        "存栏100头以上肉牛规模养殖比重达到40%。",
        [("100头", "肉牛规模养殖", "threshold"), ("40%", "存栏100头以上肉牛规模养殖比重", "share")],
    ),
    # a rate that stands after its figure, two from-to pairs with their rates
    (
        "零售总额完成90亿元，保持年均12%的高速增长。",
        [("90亿元", "零售总额", "level"), ("12%", "零售总额", "growth_per_year")],
    ),
    (
        "牛肉总产量达到8万吨，奶类达到3万吨。",
        [("8万吨", "牛肉总产量", "level"), ("3万吨", "奶类总产量", "level")],
    ),
    ("税收达8亿元，净增额达1亿元。", [("8亿元", "税收", "level"), ("1亿元", "税收", "change")]),
    ("60%的行政村通沥青路。", [("60%", "通沥青路的行政村比例", "share")]),
    ("解决农村20万人饮水安全问题。", [("20万人", "解决农村饮水安全问题", "level")]),
    ("完成规划确定的单位能耗降低15%的目标。", [("15%", "单位能耗", "growth")]),
    ("渔业投资比前五年的总和还高出35%。", [("35%", "渔业投资", "growth")]),
    ("棉农有六成过着富裕的生活。", [("六成", "过着富裕的生活的棉农比例", "share")]),
]  # fmt: skip
VERBS = [
    ("早稻因灾减产3万吨。", [("3万吨", "早稻因灾", "change")]),
    ("清淤河段长约2600米。", [("2600米", "清淤河段", "level")]),
    ("三年间铁路共新建85公里。", [("85公里", "铁路新建", "level")]),
    ("消费品产值平均每年大约增加30亿元。", [("30亿元", "消费品产值", "change")]),
    ("工业势头强劲，增加值达到94亿元。", [("94亿元", "工业增加值", "level")]),
]


@pytest.mark.parametrize(("text", "expected"), [*CARRIED, *LISTS, *PARTS, *AFTER, *FURTHER, *VERBS])
def test_the_thing_a_figure_is_of(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_falls_and_shortfalls_are_negative() -> None:
    found = extract(
        Document("d", "粮食产量40万吨，减产3万吨。贫困人口减少1.2万人。", origin=REPORT)
    ).statements
    assert [(s.figure, int(s.value)) for s in found] == [
        ("40万吨", 400000),
        ("3万吨", -30000),
        ("1.2万人", -12000),
    ]


def test_a_ratio_to_one_is_a_multiple_and_a_clock_is_none() -> None:
    found = extract(
        Document("d", "城乡收入比由上年的2.4:1缩小到2.3:1。热线每天8:1开放。", origin=REPORT)
    ).statements
    assert [(s.figure, s.indicator, s.measure, s.unit) for s in found] == [
        ("2.4:1", "城乡收入比", "level", ""),
        ("2.3:1", "城乡收入比", "level", ""),
    ]


def test_lines_with_blank_lines_between_are_paragraphs() -> None:
    text = "外贸结构不断优化,民营企业占比提高,市场更加多元\n\n粮食产量137万吨,增产7万吨\n\n生态环境持续改善,河流水质全部达到优良标准"
    assert rows(text) == [("137万吨", "粮食产量", "level"), ("7万吨", "粮食产量", "change")]


def test_a_bound_in_brackets_tells_things_apart() -> None:
    assert [
        (row[0], row[2])
        for row in rows("小型管道（管径<600毫米）长度达到80公里。企业（年用水量1万吨及以上）数量为12家。")
    ] == [
        ("600毫米", "threshold"),
        ("80公里", "level"),
        ("1万吨", "threshold"),
        ("12家", "level"),
    ]
    assert [row[2] for row in rows("全县粮食产量稳步提高（达到36万吨以上），农民收入增加。")] == ["level"]
