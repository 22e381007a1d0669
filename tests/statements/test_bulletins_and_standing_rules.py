"""What bulletins of an industry and guidance say: rates of several things, per hundred people, in what prices, by what standard."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

REPORT = Origin(date="2021-02", kind="statistics", region="全国", first_year=2020, last_year=2020)
PLAN = Origin(date="2021", kind="plan", region="青溪市", first_year=2021, last_year=2025)


def read(text: str, figure: str, origin: Origin = REPORT) -> Statement:
    found = [one for one in extract(Document("text", text, origin=origin)).statements if one.figure == figure]
    assert len(found) == 1, [one.figure for one in found]
    return found[0]


CASES = [
    # rates of several things, of which one is a multiple
    ("茶叶产量5万吨，果品产量7万吨，蔬菜产量9万吨，分别比2015年增长31%、1.2倍和48%。", "31%", "茶叶产量", "growth"),
    ("茶叶产量5万吨，果品产量7万吨，蔬菜产量9万吨，分别比2015年增长31%、1.2倍和48%。", "1.2倍", "果品产量", "growth_multiple"),
    ("茶叶产量5万吨，果品产量7万吨，蔬菜产量9万吨，分别比2015年增长31%、 1.2 倍和 48%。", "48%", "蔬菜产量", "growth"),
    ("茶叶、果品和蔬菜产量分别增长1.2倍、31%和48%。", "48%", "蔬菜产量", "growth"),
    ("茶叶产量增长31%，是果品的1.2倍。", "1.2倍", "茶叶产量", "multiple"),
    # the rates are of the things told last
    ("邮路和航线分别达到3万条和2万条，分别增长7%和6%；包裹8亿件，信函2亿件，增速分别为5%和4%。", "5%", "包裹", "growth"),
    ("邮路和航线分别达到3万条和2万条，分别增长7%和6%；包裹8亿件，信函2亿件，增速分别为5%和4%。", "4%", "信函", "growth"),
    ("邮路和航线分别达到3万条和2万条，增速分别为7%和6%。", "6%", "航线", "growth"),
    # 均 behind a year is no 年均
    ("茶业、果业收入比上年均增长17%。", "17%", "茶业、果业收入", "growth"),
    ("茶业、果业收入比 上年 均增长17%。", "17%", "茶业、果业收入", "growth"),
    ("茶业收入年均增长17%。", "17%", "茶业收入", "growth_per_year"),
    # in what prices
    ("按照上年价格计算的邮政业务总量同比增长16%。", "16%", "邮政业务总量", "growth"),
    ("按可比价计算的茶业总产值增长8%。", "8%", "茶业总产值", "growth"),
    ("按照上年计划完成投资80万元。", "80万元", "计划完成投资", "level"),
    # fewer than before, and per hundred people
    ("固定电话用户3亿户，全年净减60万户，普及率为12部/百人，比上年末下降0.4部/百人。", "60万户", "固定电话用户", "change"),
    ("固定电话用户3亿户，全年净减60万户，普及率为12部/百人，比上年末下降0.4部/百人。", "0.4部/百人", "固定电话普及率", "change"),
    ("固定电话用户3亿户，普及率达到12部/百人。", "12部/百人", "固定电话普及率", "share"),
    # a length of time is one word
    ("全国通话时长完成2万亿分钟，比上年下降2.6%。", "2.6%", "全国通话时长", "growth"),
    ("全长300公里。", "300公里", "全长", "level"),
    # a rate goes on
    ("物价涨幅平均为11%，去年仍达13%。", "13%", "物价涨幅", "growth"),
    ("物价涨幅要逐年降低，控制在8%以下。", "8%", "物价涨幅", "growth"),
    ("失业率要逐年降低，控制在8%以下。", "8%", "失业率", "share"),
    # what cannot be done
    ("12%的学校不能开设音乐课。", "12%", "不能开设音乐课的学校比例", "share"),
    ("近三成卫生院和四成卫生室不能提供接种服务。", "三成", "不能提供接种服务的卫生院比例", "share"),
    ("近三成卫生院和 四成卫生室不能提供接种服务。", "四成", "不能提供接种服务的卫生室比例", "share"),
    ("补助不能自理老人300名。", "300名", "补助不能自理老人", "level"),
    # lines of a budget
    ("加上级补助收入2亿元。", "2亿元", "上级补助收入", "level"),
    ("支出9亿元，加上解支出1亿元。", "1亿元", "上解支出", "level"),
    ("加上贷款2亿元。", "2亿元", "贷款", "level"),
    # for each that is new
    ("对养老院每张新增床位补助3000元。", "3000元", "对养老院每张新增床位补助", "level"),
    ("新增床位补助3000元。", "3000元", "新增床位补助", "change"),
    ("提升了27万农村人口供水保障水平。", "27万", "提升供水保障水平的农村人口", "level"),
    # by what standard
    ("按照人均用地不少于0.1平方米的标准设置。", "0.1平方米", "人均用地", "level"),
    ("必须 按照人均用地不少于 0.1 平方米的标准设置。", "0.1平方米", "人均用地", "level"),
    ("建设按每百户20平方米以上配建。", "20平方米", "建设按每百户配建", "level"),
    # what the year it is held against leaves over
    ("生产总值完成25亿元，提前五年实现比2010年翻两番的目标。", "翻两番", "生产总值", "multiple"),
    ("生产总值将比2025年再翻一番。", "翻一番", "生产总值", "multiple"),
    ("水产品占比30%。", "30%", "水产品占比", "share"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "indicator", "measure"), CASES)
def test_names_and_measures(text: str, figure: str, indicator: str, measure: str) -> None:
    written = {one.figure.replace(" ", ""): one.figure for one in _all(f"2020年，{text}")}
    found = read(f"2020年，{text}", written[figure])
    assert (found.indicator, found.measure) == (indicator, measure)


def _all(text: str) -> tuple[Statement, ...]:
    return extract(Document("text", text, origin=REPORT)).statements


@pytest.mark.parametrize(
    "text",
    [
        "2020年末，东、中、西部和东北地区邮路分别达到3万、4万、5万和6万条。",
        "2020年末，东、中、西部 和东北地区邮路分别达到3万、4万、5万和6万条。",
    ],
)
def test_parts_of_the_country_with_one_noun(text: str) -> None:
    found = _all(text)
    assert [(one.region, one.indicator) for one in found] == [
        (place, "邮路") for place in ("东部地区", "中部地区", "西部地区", "东北地区")
    ]


def test_two_things_that_begin_like_parts_of_the_country() -> None:
    found = _all("2020年末，远东、中亚和西部邮路分别达到3万、4万和5万条。")
    assert "远东部" not in "".join(one.indicator for one in found)


@pytest.mark.parametrize(
    ("text", "figure", "region"),
    [
        ("2020年，人均邮费仅为发达国家的六分之一，占比仅2.1%。", "2.1%", "全国"),
        ("2020年，人均邮费为 发达国家平均水平的三分之一。", "三分之一", "全国"),
        ("2020年，每户邮费不到林业发达国家的三分之一。", "三分之一", "全国"),
        ("2020年，发达国家人均邮费为三十美元。", "三十美元", "发达国家"),
    ],
)
def test_a_place_that_a_share_is_held_against(text: str, figure: str, region: str) -> None:
    assert read(text, figure).region == region


@pytest.mark.parametrize(
    ("text", "figure", "period", "status"),
    [
        ("供养标准不低于当地上年度居民支出的60%。", "60%", "2025", "target"),
        ("供养标准不低于当地 上年度居民支出的 60%，福彩公益金不低于40%。", "40%", "2025", "target"),
        ("上年度居民支出为60元。", "60元", "2020", "observed"),
        ("去年，福彩公益金占收入的60%。", "60%", "2020", "observed"),
    ],
)
def test_the_year_of_what_a_share_is_held_against(text: str, figure: str, period: str, status: str) -> None:
    statements = extract(Document("text", f"三、主要任务\n{text}", origin=PLAN)).statements
    found = next(one for one in statements if one.figure.replace(" ", "") == figure)
    assert (found.period, found.status) == (period, status)


@pytest.mark.parametrize(
    ("text", "status"),
    [("调入一般公共预算2670万元。", "observed"), ("支出完成2670万元，年初预算为90万元。", "observed")],
)
def test_money_moved_into_a_budget_is_no_aim(text: str, status: str) -> None:
    assert read(f"一、2020年预算执行情况\n2020年，{text}", "2670万元").status == status


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("其中2014年投产的茶厂贡献3亿元。", "2015"),
        ("2014年建成的 青溪大桥 通车。", "2015"),
        ("与２０１４年相比，茶农比重提高2个百分点。", "2015"),
        # a later year is told of from then on
        ("2016年，茶园继续扩大。", "2016"),
    ],
)
def test_an_earlier_year_beside_what_a_bulletin_tells_sets_nothing(sentence: str, period: str) -> None:
    bulletin = Origin(date="2016-03", kind="statistics", region="青溪市", first_year=2015, last_year=2015)
    text = f"全年茶叶产值50亿元。{sentence}全年茶叶产量9万吨。\n"
    assert read(text, "9万吨", bulletin).period == period
