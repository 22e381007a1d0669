"""Figures in text: each phenomenon plain, in a sentence, oddly spaced or full-width, and what must not be found."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plancheck.documents.document import Document
from plancheck.quantities.find import find_quantities
from plancheck.quantities.quantity import Quantity
from plancheck.statements.extract import extract


def found(text: str) -> list[tuple[str, str, str, str]]:
    return [(q.figure, f"{q.value.normalize():f}", q.unit, q.qualifier) for q in find_quantities(text)]


ONE_FIGURE = [
    # money, plain / in a sentence / spaced / full-width / traditional
    ("1623亿元", "1623亿元", "162300000000", "CNY", "exact"),
    ("去年本地网店卖出1623亿元的货", "1623亿元", "162300000000", "CNY", "exact"),
    ("成交 4.28 万亿元。", "4.28 万亿元", "4280000000000", "CNY", "exact"),
    ("成交４．２８万亿元。", "４．２８万亿元", "4280000000000", "CNY", "exact"),
    ("成交額達4.28萬億元。", "4.28萬億元", "4280000000000", "CNY", "exact"),
    ("进口153.62 亿美元的设备", "153.62 亿美元", "15362000000", "USD", "exact"),
    ("投入12亿元人民币", "12亿元", "1200000000", "CNY", "exact"),
    # counts
    ("共有1.2万个站点", "1.2万个", "12000", "个", "exact"),
    ("约30多个镇", "30多个", "30", "个", "more_than"),
    ("超过１０００家门店", "１０００家", "1000", "家", "more_than"),
    ("登记33,019,905个网址", "33,019,905个", "33019905", "个", "exact"),
    ("服务100万人次", "100万人次", "1000000", "人次", "exact"),
    # small counts in Chinese numerals: after a verb of amounts, behind their noun, as often as every year
    ("组建四家公司", "四家", "4", "家", "exact"),
    ("品种增至八种", "八种", "8", "种", "exact"),
    ("改建排水泵站一座及配套管网", "一座", "1", "座", "exact"),
    ("每季度巡查两次。", "两次", "2", "次", "exact"),
    ("发生山火600多起", "600多起", "600", "起", "more_than"),
    ("下辖街镇，其中:12个镇", "12个", "12", "个", "exact"),
    ("接入设备7 300 余万台", "7 300 余万台", "73000000", "台", "more_than"),
    ("解决4800 多万农村人口饮水。", "4800 多万", "48000000", "", "more_than"),
    ("解决4800 多人饮水。", "4800 多人", "4800", "人", "more_than"),
    ("用户千万以上的平台", "千万", "10000000", "", "at_least"),
    ("流通率为21\n\n- 6 -\n\n%。", "21\n\n- 6 -\n\n%", "21", "%", "exact"),
    ("同比增长15℅", "15℅", "15", "%", "exact"),
    ("比重超6成。", "6成", "60", "%", "more_than"),
    ("平均每年增长4 .5 %。", "4 .5 %", "4.5", "%", "exact"),
    ("收入差距控制在2.2∶1以内", "2.2∶1", "2.2", "", "at_most"),
    ("高于GDP5.5%的目标", "5.5%", "5.5", "%", "exact"),
    ("产业规模破万亿,", "万亿", "1000000000000", "", "more_than"),
    ("接待客商 423 批次", "423 批次", "423", "批次", "exact"),
    ("开行1000多列,", "1000多列", "1000", "列", "more_than"),
    # a unit that only what stands around it shows
    ("设计流量0.36（m³/s）", "0.36（m³/s）", "0.36", "m3/s", "exact"),
    ("概算1.5（亿元）", "1.5（亿元）", "150000000", "CNY", "exact"),
    ("景气指数提高了20点。", "20点", "20", "点", "exact"),
    ("家庭宽带达100M，", "100M", "100", "M", "exact"),
    ("每年可有45亿年收入", "45亿", "4500000000", "", "exact"),
    ("出生人口性别比 115(女性为 100)", "115", "115", "", "exact"),
    # a count in two scales, digits that a layout parts, a scale torn by a line end
    ("游客增至2亿4千多万。", "2亿4千多万", "240000000", "", "more_than"),
    ("登记商户1万7千多户。", "1万7千多户", "17000", "户", "more_than"),
    ("环线长3万8千公里", "3万8千公里", "38000", "km", "exact"),
    ("总 产 值 达 到 6 3 8 1 亿 元 ，", "6 3 8 1 亿 元", "638100000000", "CNY", "exact"),
    ("比 上 年 增 长 7 . 9 % 。", "7 . 9 %", "7.9", "%", "exact"),
    ("全年市场总的交易规模达到 310 万\n亿元左右。", "310 万\n亿元", "310000000000000", "CNY", "approx"),
    # what is dense in a place keeps its own words; flows keep year and day
    ("路网密度为7公里/平方公里", "7公里/平方公里", "7", "公里/平方公里", "exact"),
    ("绿道超过2公里/万人", "2公里/万人", "2", "公里/万人", "more_than"),
    ("产能45万吨/年", "45万吨/年", "450000", "t/年", "exact"),
    ("人均工效900吨/人·年以上", "900吨/人·年", "900", "吨/人·年", "at_least"),
    # bounds: denied with a modal word, of the whole that a share is of
    ("比例不应低于35%", "35%", "35", "%", "at_least"),
    ("每栋不宜超过9层", "9层", "9", "层", "at_most"),
    ("库容大于等于80万立方米", "80万立方米", "800000", "m3", "at_least"),
    ("约占全部用水量的16%", "16%", "16", "%", "approx"),
    ("约\n占全部用水量的 16%", "16%", "16", "%", "approx"),
    ("拆除面积不应大于现有总面积的18%", "18%", "18", "%", "at_most"),
    # percentages and points
    ("占比达32.6%", "32.6%", "32.6", "%", "exact"),
    ("占比达３２．６％", "３２．６％", "32.6", "%", "exact"),
    ("提高5个百分点", "5个百分点", "5", "pp", "exact"),
    ("自然增长率为6.45‰", "6.45‰", "6.45", "‰", "exact"),
    ("孕产妇死亡率降到22/10万", "22/10万", "22", "/10万", "exact"),
    ("上升0.3个千分点", "0.3个千分点", "0.3", "千分点", "exact"),
    # units kept whole: no thousand 瓦, no plain cubic metre, a denominator of its own kind
    ("总动力为190861千瓦", "190861千瓦", "190861", "千瓦", "exact"),
    ("排放废气438019万标立方米", "438019万标立方米", "4380190000", "标立方米", "exact"),
    ("能耗为75千克标准煤/吨标气，", "75千克标准煤/吨标气", "75", "千克标准煤/吨标气", "exact"),
    ("耗电为95千瓦时/千立方米，", "95千瓦时/千立方米", "95", "千瓦时/千立方米", "exact"),
    ("单价为300元/吨左右", "300元/吨", "300", "CNY/t", "approx"),
    ("装机74.2万千\n瓦，", "74.2万千\n瓦", "742000", "千瓦", "exact"),
    ("储量超过千亿\n立方米", "千亿\n立方米", "100000000000", "m3", "more_than"),
    ("改建公路7 500km", "7 500km", "7500", "km", "exact"),
    ("改造隧道19 067处", "19 067处", "19067", "处", "exact"),
    ("里程6 063.46万m，", "6 063.46万m", "60634600", "m", "exact"),
    ("解决了 700 多个乡镇", "700 多个", "700", "个", "more_than"),
    ("占总装机的 1/4；", "1/4", "25", "%", "exact"),
    # bounds: one at the end is surer than 约 before it, and may stand before 每年
    ("约占百分之六十以上", "百分之六十", "60", "%", "at_least"),
    ("开支超过平均每年一千亿元", "一千亿元", "100000000000", "CNY", "more_than"),
    # multiples
    ("总量翻\n两番", "翻\n两番", "4", "x", "exact"),
    ("收入比为2.4:1", "2.4:1", "2.4", "", "exact"),
    ("五年翻了一番", "翻了一番", "2", "x", "exact"),
    ("路网密度为1 221 km/万km2", "1 221 km/万km2", "1221", "km/万km2", "exact"),
    ("旅客周转量3.5亿人·km", "3.5亿人·km", "350000000", "人·km", "exact"),
    ("日均客运80万乘次", "80万乘次", "800000", "乘次", "exact"),
    ("收入翻了将近一番", "翻了将近一番", "2", "x", "nearly"),
    ("收入翻了 大约两番", "翻了 大约两番", "4", "x", "approx"),
    ("总量翻两番", "翻两番", "4", "x", "exact"),
    ("规模增长近2.5倍", "2.5倍", "2.5", "x", "nearly"),
    # words
    ("约占一半", "一半", "50", "%", "approx"),
    ("近六成企业上网", "六成", "60", "%", "nearly"),
    ("完成三分之二", "三分之二", "66.66666666666666666666666667", "%", "exact"),
    ("交易额过千亿元的平台", "千亿元", "100000000000", "CNY", "more_than"),
    # Chinese numerals
    ("比上年增加百分之十六", "百分之十六", "16", "%", "exact"),
    ("产值为五百八十三亿元", "五百八十三亿元", "58300000000", "CNY", "exact"),
    ("新增一万二千二百多台机床", "一万二千二百多台", "12200", "台", "more_than"),
    ("减少百分之四点五", "百分之四点五", "4.5", "%", "exact"),
    ("差错率低于十万分之五", "十万分之五", "0.005", "%", "less_than"),
    ("申诉率降至百万分之十二点五", "百万分之十二点五", "0.00125", "%", "exact"),
    ("申诉率为百万分之3.5，", "百万分之3.5", "0.00035", "%", "exact"),
    # marks
    ("群众满意度为67.4分，", "67.4分", "67.4", "分", "exact"),
    ("考核得分达到 98.5 分以上。", "98.5 分", "98.5", "分", "at_least"),
    # compound units
    ("排涝能力28万立方米/小时", "28万立方米/小时", "280000", "m3/h", "exact"),
    ("标准提高到645元/月", "645元/月", "645", "CNY/月", "exact"),
    ("浓度为23微克/立方米", "23微克/立方米", "23", "微克/立方米", "exact"),
    ("泵站流量50m³/秒", "50m³/秒", "50", "m3/s", "exact"),
    ("面积4000 万平方米", "4000 万平方米", "40000000", "m2", "exact"),
    # torn by a line, by a page foot, footnote stuck to it
    ("本省用户较上年末增长1608\n万人；", "1608\n万人", "16080000", "人", "exact"),
    ("全年网上成交额达到8.22 亿8；", "8.22 亿", "822000000", "", "exact"),
    # negative
    ("增速为-2.3%", "-2.3%", "-2.3", "%", "exact"),
    # bounds
    ("不少于200所学校", "200所", "200", "所", "at_least"),
    ("占比90%以上", "90%", "90", "%", "at_least"),
    ("控制在5.5%左右", "5.5%", "5.5", "%", "approx"),
    ("控制在5%以内", "5%", "5", "%", "at_most"),
    ("不足300户", "300户", "300", "户", "less_than"),
    ("迈上3万亿元台阶", "3万亿元", "3000000000000", "CNY", "exact"),
    ("不过760万吨", "760万吨", "7600000", "t", "exact"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "value", "unit", "qualifier"), ONE_FIGURE)
def test_a_figure_is_found_with_value_unit_and_bound(
    text: str, figure: str, value: str, unit: str, qualifier: str
) -> None:
    assert found(text) == [(figure, value, unit, qualifier)]


NOT_FIGURES = [
    "2020两会工作报告",
    "几十倍",
    "数百家店",
    "四五十家店",
    "万一停电",
    "时间过半",
    "前 30 位企业",
    "1成长",
    "3镇长",
    "附件一览（共3页）",
    "机组2×100万千瓦",
    "比率=（甲/乙）×100%",
    "以上年为100",
    "带宽支持5G网络",
    "每年两次会议上",
    "下午3点，",
    "8时30分，",
    "得分3分球大赛",
    "2010年", "2010年12月31日", "二○○七年十二月二十七日", "2011-2015年", "第3条", "第二产业", "〔2005〕2号", "国发〔2016〕65号",
    "拨打12315热线", "建成4G网络", "PM2.5浓度下降", "3D打印", "IPv6升级", "“十二五”期间", "三网融合", "居全国第5位", "前10位",
    "双11促销", "三个代表", "B2B平台", "M2M", "GB50014标准", "电话0571-87654321", "邮箱zhang3@abc.com", "见http://a.cn/201612/5.html",
    "1.加强领导", "（2）完善制度", "二元结构", "统一部署", "一批项目", "进一步提高", "十分重要", "第三方支付", "长三角地区", "千方百计",
    "文号21500000008235790L", "万吨级码头", "十万吨级码头", "五亿元级项目", "培育亿元级项目", "建成千座花园城市",
    "百亿级企业", "十亿元楼的突破", "十亿元产业集群", "30万千瓦级机组", "上午10:30", "5A级景区", "图3 结构", "2.0版本", "星期三", "六成果", "由三到成片",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_what_is_no_amount_is_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_what_is_no_amount_is_not_found_inside_a_sentence(text: str) -> None:
    assert found(f"会议指出，{text}，对此各地应当重视。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("引进10—15家机构", [("10", "10", "家", "at_least"), ("15家", "15", "家", "at_most")]),
        ("引进 10 ～ 15 家机构", [("10", "10", "家", "at_least"), ("15 家", "15", "家", "at_most")]),
        ("建成2-3个园区", [("2", "2", "个", "at_least"), ("3个", "3", "个", "at_most")]),
        ("规模为5至7亿元", [("5", "500000000", "CNY", "at_least"), ("7亿元", "700000000", "CNY", "at_most")]),
        (
            "投资200亿~300亿元",
            [("200亿", "20000000000", "CNY", "at_least"), ("300亿元", "30000000000", "CNY", "at_most")],
        ),
        ("百分之二十到三十的农户", [("百分之二十", "20", "%", "at_least"), ("三十", "30", "%", "at_most")]),
        ("从39个增加到91个", [("39个", "39", "个", "exact"), ("91个", "91", "个", "exact")]),
        (
            "由20亿元到80亿元",
            [("20亿元", "2000000000", "CNY", "exact"), ("80亿元", "8000000000", "CNY", "exact")],
        ),
    ],
)
def test_a_range_is_two_figures_and_a_rise_is_none(
    text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("合格率提高三至五个百分点", "3", "5", "pp"),
        ("投入三到五亿元", "300000000", "500000000", "CNY"),
        ("每年引进十-十五家", "10", "15", "家"),
        ("增长百分之一至二的水平", "1", "2", "%"),
    ],
)
def test_a_range_in_chinese_numerals_shares_unit_and_scale(text: str, low: str, high: str, unit: str) -> None:
    assert [(value, of, bound) for _, value, of, bound in found(text)] == [
        (low, unit, "at_least"),
        (high, unit, "at_most"),
    ]


@pytest.mark.parametrize("text", ["万至二", "二至四楼", "一到位", "从一到十"])
def test_two_numerals_without_a_unit_are_no_range(text: str) -> None:
    assert not found(text)


def test_scales_without_a_number_go_on_through_a_list() -> None:
    text = "创建百家示范店、百家示范园、千家示范厂"
    assert [value for _, value, _, _ in found(text)] == ["100", "100", "1000"]


def test_the_items_of_a_list_share_the_unit_of_the_last() -> None:
    assert [row[2] for row in found("分别为2.2万亿、2.8万亿和3.3万亿元")] == ["CNY", "CNY", "CNY"]
    assert [row[1:3] for row in found("分别拉动增长0.5个、5.6个和2.0个百分点")] == [
        ("0.5", "pp"),
        ("5.6", "pp"),
        ("2", "pp"),
    ]


def test_the_parts_of_a_structure_are_three_shares() -> None:
    assert [row[1:3] for row in found("三次产业结构调整为7.4∶39.6∶53.0")] == [
        ("7.4", "%"),
        ("39.6", "%"),
        ("53", "%"),
    ]
    assert found("比例为1:3:5") == []


def test_a_page_foot_between_number_and_unit_is_read_over() -> None:
    text = "今年财政支出为2046\n\f- 7 -\n亿元，比上年多。"
    foot = text.index("\f")
    document = Document("d", text, skipped=((foot, text.index("亿元") - 1, "page foot"),))
    (quantity,) = find_quantities(document)
    assert (quantity.value, quantity.unit) == (Decimal(204_600_000_000), "CNY")
    assert text[quantity.start : quantity.end] == quantity.figure


def test_a_number_alone_on_its_line_does_not_take_the_unit_of_the_next_line() -> None:
    assert found("183\n项目名称\n5500\n公里桩") == []


def test_markup_is_no_text_and_offsets_stay_those_of_the_raw_text() -> None:
    text = '<p class="a12">用户&nbsp;<b>3.5</b>亿人</p><script>var x = "77万元";</script><!-- 5% -->'
    (quantity,) = find_quantities(text)
    assert quantity.value == 350_000_000
    assert text[quantity.start : quantity.end] == quantity.figure == "3.5</b>亿人"


def interval(text: str) -> tuple[Decimal, Decimal]:
    (quantity,) = find_quantities(text)
    return quantity.low, quantity.high


def test_intervals_hold_what_a_figure_can_stand_for() -> None:
    assert interval("4.5万亿元") == (Decimal("4.45E12"), Decimal("4.55E12"))
    assert interval("3400亿元") == (Decimal("3399.5E8"), Decimal("3400.5E8"))
    assert interval("超过3400亿元") == (Decimal("3399.5E8"), Decimal("Infinity"))
    assert interval("近60%") == (Decimal("-Infinity"), Decimal("60.5"))
    low, high = interval("约3400亿元")
    assert low < Decimal("3399.5E8")
    assert high > Decimal("3400.5E8")


def test_quantities_are_rows_of_their_schema() -> None:
    (quantity,) = find_quantities("4.50%")
    assert isinstance(quantity, Quantity)
    assert (quantity.decimals, quantity.place) == (2, Decimal("0.01"))


def test_a_bare_number_that_becomes_another_is_an_amount() -> None:
    assert found("系数由2000年的0.43提高到0.5以上") == [
        ("0.43", "0.43", "", "exact"),
        ("0.5", "0.5", "", "at_least"),
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("基础设施投资2\n.1亿元，", "2.1E8"),
        ("基础设施投资38.\n5亿元，", "38.5E8"),
        ("综合产值1\n5亿元，", "15E8"),
    ],
)
def test_a_number_torn_by_a_hard_line_break_is_one(words: str, value: str) -> None:
    text = "全市上下同心协力、攻坚克难，各项事业取得新的成绩，全年" + words
    figures = find_quantities(text)
    assert [figure.value for figure in figures] == [Decimal(value)]


def test_the_bound_behind_a_list_is_of_all_its_items() -> None:
    assert [item[3] for item in found("能耗和水耗分别下降13%和17%以上")] == ["at_least", "at_least"]
    assert [item[3] for item in found("新建5座，改造7座以上")] == ["exact", "at_least"]


def test_a_ratio_is_kept_between_two_bare_numbers() -> None:
    assert [(item[0], item[3]) for item in found("容积比值控制在0.7—0.9，")] == [
        ("0.7", "at_least"),
        ("0.9", "at_most"),
    ]


def test_a_move_in_rank_keeps_its_reason() -> None:
    document = Document(id="x", text="增速居全省第4位，提升3位；总量上升2个位次")
    assert [(q.figure, q.reason) for q in extract(document).quantities] == [
        ("3位", "a rank"),
        ("2个", "a rank"),
    ]


@pytest.mark.parametrize(
    "text", ["达6 3 8 1 亿—1亿3千多万", "1亿3千—2亿元", "2 万\n亿元—3万亿元", "4 2 . 8—5 0亿元"]
)
def test_numbers_written_apart_on_both_sides_of_a_dash(text: str) -> None:
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.figure


@pytest.mark.parametrize(
    "text", ["{0}分之{0}的企业", "五至{0}家", "{0}至五家", "百分之{0}", "{0}、{0}万吨", "近{0}成"]
)
def test_a_run_of_numerals_longer_than_any_amount_is_passed_by(text: str) -> None:
    numerals = "九千" * 40
    written = text.format(numerals) + "，产量5万吨。"
    found = extract(Document("long", written)).quantities
    assert found[-1].figure == "5万吨"


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("减负3万多亿元。", "3万多亿元", 3 * 10**12),
        ("参保6千多万人。", "6千多万人", 6 * 10**7),
        ("收粮3千余亿斤。", "3千余亿斤", 3 * 10**11),
        ("公路3万多公里。", "3万多公里", 3 * 10**4),
    ],
)
def test_more_than_so_many_of_a_greater_scale(text: str, figure: str, value: int) -> None:
    found = find_quantities(text)[0]
    assert (found.figure, int(found.value), found.qualifier) == (figure, value, "more_than")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("建成30个体育公园。", "30个"),
        ("打造5个人工智能平台。", "5个"),
        ("安装10台风电机组。", "10台"),
        ("表彰100名优秀教师。", "100名"),
        ("改造40家乡镇卫生院。", "40家"),
        ("20家具有资质的企业。", "20家"),
    ],
)
def test_a_counter_counts_though_with_the_next_character_it_is_a_word(text: str, figure: str) -> None:
    assert [found.figure for found in find_quantities(text)] == [figure]


def test_a_counter_that_is_part_of_a_word_counts_nothing() -> None:
    assert find_quantities("服务300个体工商户。") == []


def test_a_figure_before_a_line_that_begins_with_a_year_is_no_range() -> None:
    found = find_quantities("公路里程达到3900公里\n到2018年，新建公路200公里")
    assert [q.figure for q in found] == ["3900公里", "200公里"]
