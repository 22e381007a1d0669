"""Names in plans: lines without stops, lists of sizes and owners, brackets, what is left out between items."""

from __future__ import annotations

import pytest
from invented_plans import WATER

from plancheck.documents.document import Document
from plancheck.statements.extract import extract


def names(text: str) -> list[tuple[str, str]]:
    found = extract(Document("d", text, origin=WATER)).statements
    return [(s.figure, s.indicator) for s in found]


def test_lines_without_full_stops_are_sentences_of_their_own() -> None:
    lines = []
    for number in range(8):
        lines += [
            f"完善第{'甲乙丙丁戊己庚辛'[number]}片区雨污分流设施建设和日常管理",
            "统筹老旧管网更新与河道清淤，推进泵站联合调度、蓄排结合，健全汛前排查和汛后评估制度，完善社会监督",
            "优化公交线网布局，中心城区线网密度应大于4公里/平方公里",
        ]
    found = names("\n".join(lines))
    assert found == [("4公里/平方公里", "中心城区线网密度")] * 8


def test_lines_broken_by_the_page_stay_one_sentence() -> None:
    line = "加快推进全域供水管网互联互通和老旧管网更新改造工程建设，"
    text = f"{line}\n到2025年供水管网漏损率\n控制在8%以内。" * 3
    assert ("8%", "供水管网漏损率") in names(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # sizes in a list of names: each size has its own things
        (
            "220千伏和110千伏变电站达到9座、41座。",
            [("9座", "220千伏变电站数量"), ("41座", "110千伏变电站数量")],
        ),
        # what stands behind a bracket goes on about the thing before it
        (
            "耕地保有量保持在310万亩（20.7万公顷）和305万亩（20.3万公顷）。",
            [
                ("310万亩", "耕地保有量"),
                ("20.7万公顷", "耕地保有量"),
                ("305万亩", "耕地保有量"),
                ("20.3万公顷", "耕地保有量"),
            ],
        ),
        ("建成节水企业30家、节水小区12个和节水学校8所。", [("30家", "建成节水企业"), ("12个", "建成节水小区"), ("8所", "建成节水学校")]),
        # kinds of the thing counted, in brackets, in a list, or by what they are told apart
        (
            "现有泵站60座（其中县属12座，市属48座）。从用途看：排涝20座，供水40座。",
            [
                ("60座", "泵站"),
                ("12座", "县属泵站数量"),
                ("48座", "市属泵站数量"),
                ("20座", "排涝泵站数量"),
                ("40座", "供水泵站数量"),
            ],
        ),
        ("各类学校15所，其中小学12所。", [("15所", "各类学校数量"), ("12所", "小学")]),
        # verb and things: what is built next
        ("规划新建泵站7座，水闸12座。", [("7座", "规划新建泵站数量"), ("12座", "规划新建水闸数量")]),
        # made and sold
        ("新能源客车产销达到2.2万辆和2.1万辆。", [("2.2万辆", "新能源客车产量"), ("2.1万辆", "新能源客车销量")]),
        # shares of the whole that is named
        (
            "三次产业在生产总值中所占比重为8∶42∶50。",
            [("8", "第一产业占生产总值的比重"), ("42", "第二产业占生产总值的比重"), ("50", "第三产业占生产总值的比重")],
        ),
    ],
)  # fmt: skip
def test_names_of_a_list(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_the_area_of_the_document_is_no_part_of_a_name() -> None:
    assert names("到2025年，全市再生水利用率达到30%，全市学校120所。") == [
        ("30%", "再生水利用率"),
        ("120所", "全市学校数量"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("生产总值达到520亿元，人均8.6万元。", "人均生产总值"),
        ("人均生产总值达到8.6万元，折合1.2万美元。", "人均生产总值"),
        ("蔬菜连年增收，产量保持在30万吨以上。", "蔬菜产量"),
        ("电炉钢占粗钢产量比重提高到12%以上，力争达到15%。", "电炉钢占粗钢产量的比重"),
        ("平原地区充电桩平均服务半径小于3公里，重点区域小于1公里。", "重点区域充电桩平均服务半径"),
        ("护理床位按照户籍老年人口的2.5%配置。", "护理床位占户籍老年人口的比重"),
        ("每年都要投资7亿元用于城乡供水管网更新。", "城乡供水管网更新投资"),
        ("为有照护需求的6000名老人提供上门服务。", "提供上门服务的老人"),
        ("严守32万亩耕地红线。", "严守耕地红线"),
        ("滨河两岸45公里绿道贯通开放。", "滨河两岸绿道贯通开放"),
        ("按2020年不变价计算达到750亿元。", ""),
        ("预计全年可完成规上工业总产值270亿元。", "规上工业总产值"),
        ("五年年均经济增长速度为9%。", "经济增长"),
        ("煤层气产量24亿立方米，利用量16亿立方米。", "煤层气利用量"),
        ("泵站加固形成节水量3万吨、减排污水2万吨。", "泵站加固减排污水"),
        ("钢铁行业节能降碳改造形成节水量3万吨、减排污水2万吨。", "钢铁行业节能降碳改造减排污水"),
    ],
)
def test_the_last_name(text: str, name: str) -> None:
    assert [found[1] for found in names(text)][-1:] == ([name] if name else [])


def test_a_head_is_said_again_in_the_next_sentence() -> None:
    found = names("旅游业增加值达到15亿元。预计2025年可实现增加值20亿元。")
    assert [name for _, name in found] == ["旅游业增加值", "旅游业增加值"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the verb of the next figure is no part of the thing of this one
        (
            "将建设3个物流聚集区、扶持50项带动能力强的项目、打造20个服务业品牌。",
            ["建设物流聚集区", "带动能力强的项目", "服务业品牌数量"],
        ),
        # what was built is built again, whatever came between
        ("建成高标准农田10万亩，稳定保障1万吨以上粮食产能；2025年建成12万亩。", ["建成高标准农田", "稳定保障粮食产能", "建成高标准农田"]),
        # names before the figure, kind behind it
        ("形成硅基材料、金属材料、生物材料3个国内领先的产业集群。", ["国内领先的产业集群数量"]),
        # the last of the things has a unit of its own
        (
            "毛入园率、义务教育巩固率和人均受教育年限分别达到90%、99%和13.5年。",
            ["毛入园率", "义务教育巩固率", "人均受教育年限"],
        ),
        ("单位产值能源消耗和二氧化碳排放分别降低2.5%、3.9%。", ["单位产值能源消耗", "单位产值二氧化碳排放"]),
        ("围绕骨干路网重点路段建设零碳运输通道300公里。", ["建设零碳运输通道"]),
        ("粮食播种面积保持稳定、产量达到130万吨。", ["粮食产量"]),
        ("文旅产业营业收入超过10亿元的企业突破7家。", ["企业文旅产业营业收入", "文旅产业营业收入超过10亿元的企业数量"]),
        ("河道两侧的缓冲带应贯通连续，净宽度不少于20米。", ["河道两侧的缓冲带净宽度"]),
        ("新建住宅以6层为主。", ["新建住宅"]),
        ("城市生活污水处理率达到95%，建制镇达到70%。", ["城市生活污水处理率", "建制镇生活污水处理率"]),
        ("现状泵站38座（其中中心城区12座，其余区县26座）。", ["现状泵站数量", "中心城区现状泵站数量", "其余区县现状泵站数量"]),
    ],
)  # fmt: skip
def test_what_is_said_between_figures(text: str, expected: list[str]) -> None:
    assert [name for _, name in names(text)] == expected


def test_a_numbered_article_is_no_part_of_the_sentence_under_it() -> None:
    assert names("第12条 泵站规模预测\n2025年泵站总数应控制在55座左右。") == [("55座", "泵站总数")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the same amount in another unit stands between the figure and its thing
        ("确保104万亩（6.9万公顷）水源林面积不减少、质量有提高。", ["水源林面积", "水源林面积"]),
        # whose rate it is the clause before has said
        ("推动新建厂房全面电气化，到2025年电气化比例达到20%。", ["厂房电气化比例"]),
        # a doer before the verb, and the verb for the next things too
        ("外围组团新建4座泵站、5座水闸。", ["外围组团新建泵站数量", "新建水闸"]),
        ("以9条河谷、17条林带为生态骨架。", ["河谷", "林带"]),
        ("30万吨/年及以上大型矿井产量占80%以上。", ["大型矿井产能", "30万吨/年及以上大型矿井产量占比"]),
        ("经济发展进入新阶段，年均增长6%左右。", ["经济增长"]),
    ],
)
def test_what_belongs_to_a_figure(text: str, expected: list[str]) -> None:
    assert [name for _, name in names(text)] == expected


def test_what_a_plan_lays_down_is_told_apart_from_what_there_is() -> None:
    found = names("2020年末现状泵站38座，本次新规划泵站12座（其中中心城区4座）。")
    assert [name for _, name in found] == ["现状泵站数量", "新规划泵站数量", "中心城区新规划泵站数量"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where it is done is no part of what is done
        ("在山区乡镇建设粮库12座。", ["建设粮库"]),
        ("在东湖县、西湖县等地创建3个湿地公园。", ["创建湿地公园"]),
        ("在建工程投资12亿元。", ["在建工程投资"]),
        # industries by their numbers, one character for the first word of two
        (
            "第一、二、三产业分别拉动GDP增长0.2、2.1、3.4个百分点。",
            ["第一产业拉动GDP", "第二产业拉动GDP", "第三产业拉动GDP"],
        ),
        ("年末存、贷款余额分别达到90亿元、70亿元。", ["存款余额", "贷款余额"]),
        # how long it is open tells which rate; a mark between two figures is no thing
        ("图书馆24小时开放率达到60%。", ["图书馆24小时开放率"]),
        ("抽水蓄能装机规模达300万千瓦/1200万千瓦时。", ["抽水蓄能装机规模", "抽水蓄能装机规模"]),
        ("对更换电池的，每辆车平均补贴2万元。", ["更换电池每辆车平均补贴"]),
        # how often, for how long and for how many is no part of the thing
        ("全国财政收入第一次突破两万亿元。", ["全国财政收入"]),
        ("冷链车辆补贴额由单台3万元提高至4万元。", ["冷链车辆补贴额", "冷链车辆补贴额"]),
    ],
)
def test_what_is_no_part_of_a_name_and_what_is(text: str, expected: list[str]) -> None:
    assert [name for _, name in names(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 占地区… is a share of the region's product; 占地 is ground taken up
        (
            "技改投入年均增长11%，占地区生产总值比重达到2.5%。",
            [("11%", "技改投入"), ("2.5%", "技改投入占地区生产总值的比重")],
        ),
        (
            "技改投入增至90亿元、占 地区生产总值 比重由1%提高到2%。",
            [
                ("90亿元", "技改投入"),
                ("1%", "技改投入占地区生产总值的比重"),
                ("2%", "技改投入占地区生产总值的比重"),
            ],
        ),
        ("新建泵站，占地30亩。", [("30亩", "占地")]),
        # the part is the subject of the clause before
        (
            "燃气消费达到9亿立方米，在能源消费中的占比将超过12%。",
            [("9亿立方米", "燃气消费"), ("12%", "燃气消费占能源消费的比重")],
        ),
        (
            "水路货运在全市货运量中的比重由15%提高到18%。",
            [("15%", "水路货运占全市货运量的比重"), ("18%", "水路货运占全市货运量的比重")],
        ),
        # items that end alike share what follows
        (
            "绿色建材业、高端装备制造业产值分别达到7亿元、30亿元。",
            [("7亿元", "绿色建材业产值"), ("30亿元", "高端装备制造业产值")],
        ),
        (
            "先进建材业、新型装配制造业增加值占比分别达到7%、30%。",
            [("7%", "先进建材业增加值占比"), ("30%", "新型装配制造业增加值占比")],
        ),
    ],
)
def test_parts_and_wholes_of_shares(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        # those that reach a bound are counted behind it
        ("新建3万头以上养殖场20个、年加工牛羊50万头以上的企业4家。", ["3万头", "50万头"]),
        ("扶持企业，其中年营业额超30亿元的9家、超 80亿元 的2家。", ["30亿元", "80亿元"]),
        ("建成7个以上示范点，年营业额超30亿元。", []),
    ],
)
def test_bounds_of_those_that_are_counted(text: str, bounds: list[str]) -> None:
    found = extract(Document("d", text, origin=WATER)).statements
    assert [row.figure for row in found if row.measure == "threshold"] == bounds


def test_another_grade_is_not_that_grade_and_above() -> None:
    found = names("省级以上龙头企业900家左右，其中国家级70家。")
    assert found == [("900家", "省级以上龙头企业数量"), ("70家", "国家级龙头企业数量")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an age that tells who is meant is part of the name, and no statement
        ("70岁及以上老年人口达到1.9万人。", [("1.9万人", "70岁及以上老年人口")]),
        ("0—3岁婴幼儿入托率达到9%。", [("9%", "0-3岁婴幼儿入托率")]),
        ("4 岁以下 儿童死亡率降到6‰。", [("6‰", "4岁以下儿童死亡率")]),
        ("适龄妇女（30-60岁）筛查率达到80%。", [("80%", "适龄妇女筛查率")]),
        ("干部平均年龄降到45岁以下。", [("45岁", "干部平均年龄")]),
        ("人均预期寿命达到81岁。", [("81岁", "人均预期寿命")]),
    ],
)
def test_ages_in_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is charged is named once for all that pay
        (
            "每吨污水处理费标准为：居民2元，工业3元，洗车7元。",
            [
                (figure, f"{who}每吨污水处理费标准")
                for figure, who in (("2元", "居民"), ("3元", "工业"), ("7元", "洗车"))
            ],
        ),
        # what was built and made over goes on, and users are no means
        (
            "新建及改造变电站6座、输电线路61公里。",
            [("6座", "新建及改造变电站"), ("61公里", "新建及改造输电线路")],
        ),
        (
            "供电可靠率达到99.9%，用户停电时间不超过3小时。",
            [("99.9%", "供电可靠率"), ("3小时", "用户停电时间")],
        ),
    ],
)
def test_names_said_once_for_several(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected
