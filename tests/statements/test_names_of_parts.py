"""Names of parts, of as many things as are named, of totals beside new ones, and of what a clause without figures has said."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

CASES = [
    # which of the things they are, of all of them
    ("全县水库120座，其中80%以上是小型水库。", "80%", "小型水库占全县水库的比重"),
    ("出口商品中九成是机电产品。", "九成", "机电产品占出口商品的比重"),
    ("全市70%的企业是民营企业。", "70%", "民营企业占全市企业的比重"),
    ("财政收入的60%是税收。", "60%", "税收占财政收入的比重"),
    # how they came to be so is no part of them
    ("贫困户中40%是因病致贫。", "40%", "是因病致贫的贫困户比例"),
    # the place that something reaches all over is no part of what it reaches
    ("农村公路覆盖全县90%的乡镇。", "90%", "农村公路覆盖的乡镇比例"),
    ("合作医疗覆盖全省100%的县（市、区）。", "100%", "合作医疗覆盖的县比例"),
    # where people live, and what they have not
    ("全县仍有20%的群众住在危房里。", "20%", "住在危房里的群众比例"),
    ("青溪共有三成的农户没有住房。", "三成", "没有住房的青溪农户比例"),
    # each item of a list is new, and each says which it is
    ("全年新增上市企业2户、百亿企业3户、年纳税3亿元以上企业6户。", "3户", "新增百亿企业"),
    ("全年新增上市企业2户、百亿企业3户、年纳税3亿元以上企业6户。", "6户", "新增年纳税3亿元以上企业"),
    # to whom something is done is no part of the rate that tells which they are
    ("对完成率低于60%的县予以通报。", "60%", "完成率"),
    # classes of the things counted next
    ("每年开展大豆、蛋鸡等7大类40个农产品成本调查。", "7大类", "农产品成本调查类别数量"),
    # how far from a place they may be, and how far one reaches
    ("强化车站周边50米内配套停车场建设。", "50米", "配套停车场建设距车站距离"),
    ("整合热电厂供热半径20公里范围内的燃煤锅炉。", "20公里", "热电厂供热半径"),
    # what is done to those meant, and to those whose names stand before them
    ("引进项目90个，其中投资亿元以上项目12个。", "亿元", "引进项目投资"),
    ("加快建设东山电厂、西山电厂、南山电厂3个煤电项目。", "3个", "建设煤电项目"),
    ("建成青山县、白水县、红石县共16个污水处理项目。", "16个", "建成污水处理项目"),
    ("我市将普通高校学费每生年均标准由4000元调整为5200元。", "5200元", "普通高校学费每生年均标准"),
    # what comes to a thing, or what it can do, is no part of it
    ("分布在各县的200名医师也能随时答疑。", "200名", "分布在各县医师"),
    ("早稻110万亩迎来收获，晚稻90万亩。", "90万亩", "晚稻"),
    # as many names stand before the figure as it counts
    ("打造茶叶、苹果、中药材3个百亿级产业。", "3个", "百亿级产业数量"),
    # a part of the budget's line
    ("一般公共预算收入20亿元，税占比达75%。", "75%", "税占一般公共预算收入的比重"),
    ("一般公共预算支出30亿元，民生支出占比80%。", "80%", "民生支出占一般公共预算支出的比重"),
    # a part is done like its whole, in households or firms
    ("新登记经营主体9万户、其中企业3万家。", "3万家", "新登记企业"),
    # what there is in all is not new
    ("新增公路通车里程120公里，总里程达900公里。", "900公里", "公路通车总里程"),
    ("特色果园新增面积4万亩，首次突破90万亩。", "90万亩", "特色果园面积"),
    ("新增光伏装机容量达到12万千瓦，力争达到18万千瓦。", "18万千瓦", "新增光伏装机容量"),
    # a head that a clause without figures says for all
    ("主要工业产品产量继续增加，原煤达到9亿吨，水泥突破2亿吨。", "2亿吨", "水泥产量"),
    # a short sentence that closes with praise speaks of its thing
    ("经营主体稳中培优。总量达46万户。", "46万户", "经营主体总量"),
    # the bound's thing goes on
    ("产值超百亿元企业5家、超十亿元企业30家。", "30家", "产值超十亿元企业数量"),
    # shares of one whole, and of a whole named before
    ("高新技术企业2700家，专精特新企业800家，分别占全省的30%、25%。", "30%", "高新技术企业占全省的比重"),
    ("在全国创新示范项目中，本市获奖项目约占六分之一。", "六分之一", "获奖项目占全国创新示范项目的比重"),
    ("东部地区零售额占全国零售总额的比重为80%，西部地区占比9%。", "9%", "西部地区零售额占全国零售总额的比重"),
    # so much of a plan is done, for each
    ("新增就业、新发放贷款分别完成年计划的118%、103%。", "118%", "新增就业完成年计划的比例"),
    # a named line, works or event does what the next clause tells
    ("中欧铁路运行平稳，累计发送旅客640万人次。", "640万人次", "中欧铁路发送旅客"),
    ("电厂三期建成投产、总装机达36万千瓦。", "36万千瓦", "电厂三期总装机"),
    # what is done to the thing of the clause before
    ("常态化清理街巷乱堆乱放等问题，累计清理1800处。", "1800处", "清理街巷乱堆乱放"),
    # what was asked for, and by whom, is no part of the thing
    ("提前实现了县委提出的财政总收入达到20亿元的目标。", "20亿元", "财政总收入"),
    # what has taken land is no share of it
    ("每年违规侵占林地约200万亩。", "200万亩", "每年违规侵占林地"),
    # what is done behind a length
    ("新建泵站9座、26公里灌溉用的管道和配套渠道的新建及改造。", "26公里", "灌溉用的管道和配套渠道新建及改造"),
    # a gap between rates, and what a part contributes
    ("农村居民收入增速比全省高2个百分点。", "2个百分点", "农村居民收入增速高于全省"),
    ("生产总值占全省的比重提高到15%，对全省增长贡献率超过30%。", "30%", "生产总值对全省增长贡献率"),
    # what is finished is no part of what is paid for
    ("为70位老年人发放高龄补贴6万元。", "6万元", "老年人发放高龄补贴"),
    ("投资3700万元，集中改造的街巷全部完工。", "3700万元", "街巷投资"),
    # one row, one act; and each grade of a thing
    ("退出钢铁产能2万吨、煤炭产能8万吨。", "8万吨", "退出煤炭产能"),
    ("新增国家级企业7家、省级13家。", "13家", "新增省级企业"),
    # beyond the plan: of each thing
    ("重点项目完成投资29亿元、超年度计划28%。", "28%", "重点项目完成投资超年度计划"),
    ("财政收入2亿元，固定资产投资4亿元，分别超年初目标数的18%、12%。", "12%", "固定资产投资超年初目标数"),
    # how it is done, and half a bracket, are no part of the thing
    ("13条重点产业链全面起势。", "13条", "重点产业链数量"),
    ("把零售物价涨幅控制在9%以内。", "9%", "零售物价"),
    ("建成县级调度中心（可调节能力达130万千瓦）。", "130万千瓦", "可调节能力"),
    # steps are no things counted; a list ends where another thing is counted
    ("生产总值连续迈上2个千亿元台阶、达3200亿元。", "3200亿元", "生产总值"),
    ("文明城市、文化名城分别增至37座、14座，6部作品获奖。", "14座", "文化名城数量"),
    ("城镇新增就业超9万人、稳定在全省1/10以上。", "1/10", "城镇新增就业占全省的比重"),
    ("建成大桥4座、在建8座。", "8座", "在建大桥"),
    # one of a kind is not the others
    ("国有企业9家，其他企业30家。", "30家", "其他企业数量"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "indicator"), CASES)
def test_what_a_part_is_of(text: str, figure: str, indicator: str) -> None:
    report = Document("report", text, origin=Origin(date="2016", kind="report"))
    assert {row.figure: row.indicator for row in extract(report).statements}[figure] == indicator


@pytest.mark.parametrize("text", ["分别甲乙5米和3个。", "有甲、乙分别水平5个和3米。", "各分别甲5个和3%。"])
def test_figures_whose_respective_things_no_word_links_are_read_all_the_same(text: str) -> None:
    document = Document("d", text, origin=Origin())

    assert len(extract(document).quantities) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what an industry adds to an output is its value added
        (
            "生产总值达到90亿元，其中第一产业9亿元，增长3%；第二产业51亿元。",
            ["生产总值", "第一产业增加值", "第一产业增加值", "第二产业增加值"],
        ),
        (
            "生产总值增长8%，其中，一、二、三产业分别增长2%、9%、7%。",
            ["生产总值", "第一产业增加值", "第二产业增加值", "第三产业增加值"],
        ),
        ("棉花总产20万吨，蔬菜30万吨。", ["棉花总产", "蔬菜产量"]),
        # a bare head is the parts' too, one part's own head is the others'
        ("总投资90亿元，其中公路30亿元、航空9亿元。", ["总投资", "公路总投资", "航空总投资"]),
        ("新增贷款90亿元，其中涉农贷款30亿元、小微20亿元。", ["新增贷款", "涉农贷款", "小微贷款"]),
        ("户籍人口90万人，其中农村50万人、乡村40万人。", ["户籍人口", "农村户籍人口", "乡村户籍人口"]),
        # a total behind the parts is of all of them, and its parts are of it
        (
            "粮食播种面积90万亩，其中小麦40万亩；总产量30万吨，其中小麦9万吨。",
            ["粮食播种面积", "小麦播种面积", "粮食总产量", "小麦总产量"],
        ),
        ("线路条数84条、总长度500公里。", ["线路条数", "线路总长度"]),
        ("全区共有110千伏变电站32座，新建220千伏开关站1座。", ["110千伏变电站数量", "新建220千伏开关站"]),
    ],
)
def test_the_head_that_a_part_takes_from_its_whole(text: str, expected: list[str]) -> None:
    report = Document("report", text, origin=Origin(date="2016", kind="report"))
    assert [row.indicator for row in extract(report).statements] == expected


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        # the size that a bound in such a unit is on, and not what is done with the things
        ("鼓励山区更新5吨以下叉车。", "5吨", "叉车吨位"),
        ("全面推进200平方米以上冷库改造。", "200平方米", "冷库改造面积"),
        ("淘汰10蒸吨/小时以下锅炉。", "10蒸吨/小时", "淘汰的锅炉容量"),
        ("报废车龄8年以上的货车。", "8年", "货车车龄"),
    ],
)
def test_what_a_bound_is_on(text: str, figure: str, indicator: str) -> None:
    plan = Document("plan", text, origin=Origin(date="2021", first_year=2021, last_year=2025, kind="plan"))
    assert {row.figure: row.indicator for row in extract(plan).statements}[figure] == indicator
