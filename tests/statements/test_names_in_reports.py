"""Names in reports of work and statistics: parts without a head, remarks in brackets, ranks, plans fulfilled, lists of rates."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

CASES = [
    # what follows a remark in brackets is of the thing before it
    ("乡镇支出90亿元（含上级补助40亿元），比上年增加7亿元。", "7亿元", "乡镇支出"),
    ("乡镇支出90亿元（含上级补助40亿元），增长8%，完成预算的97%。", "97%", "乡镇支出完成预算的比例"),
    ("一期用地面积600亩（40公顷），园内企业12家。", "40公顷", "一期用地面积"),
    # ranks, steps and ways of counting are no things
    ("全县生产总值达到80亿元、稳居全市前十、增长5%。", "5%", "生产总值"),
    ("利用外资3亿元，总量全市排名第6，同比增长9%。", "9%", "利用外资"),
    ("城镇就业5万人，按常住口径测算，比上年增长3%。", "3%", "城镇就业"),
    ("生产总值迈上900亿台阶、五年增量超260亿元。", "260亿元", "生产总值增量"),
    # years said at the end of a thing
    ("集团利润总额40亿元，两年平均增长13%。", "13%", "集团利润总额"),
    ("全县存、贷款余额五年分别增加50亿元、32亿元。", "50亿元", "存款余额"),
    ("全县存、贷款余额五年分别增加50亿元、32亿元。", "32亿元", "贷款余额"),
    # parts take the head of their whole, in the next sentence too
    ("企业利润总额40亿元，增长7%。其中，市属企业13亿元，增长6%；县属企业9亿元。", "13亿元", "市属企业利润总额"),
    ("企业利润总额40亿元，增长7%。其中，市属企业13亿元，增长6%；县属企业9亿元。", "9亿元", "县属企业利润总额"),
    ("工业资产负债率64%，下降1个百分点。其中，市属企业67%。", "67%", "市属企业资产负债率"),
    ("固定资产投资增长11%。分产业看，第一产业下降8%，第二产业增长6%。", "6%", "第二产业投资"),
    ("从主要产品产量看，水泥80万吨，增长4%；轮胎60万条。", "60万条", "轮胎产量"),
    # rates that move, and plans fulfilled
    ("完成工业投资70亿元，增长16%，增速提高6个百分点，完成年度任务的52%。", "6个百分点", "工业投资增速"),
    ("完成工业投资70亿元，增长16%，增速提高6个百分点，完成年度任务的52%。", "52%", "工业投资完成年度任务的比例"),
    ("水果产量下降4%，降幅收窄6个百分点。", "6个百分点", "水果产量降幅"),
    ("生产总值726亿元，增长10%，增速高于全省0.7个百分点。", "0.7个百分点", "生产总值增速高于全省"),
    ("到位资金120亿元，完成县里任务数130亿元的92%。", "130亿元", "到位资金县里任务数"),
    ("到位资金120亿元，完成县里任务数130亿元的92%。", "92%", "到位资金完成县里任务数的比例"),
    # the amount in another currency, and what made the place the first
    ("利用外资6亿美元、折合43亿元人民币。", "43亿元", "利用外资"),
    ("本县成为全市首个财政收入突破50亿元的县。", "50亿元", "财政收入"),
    ("我们是近13亿人口的大国。", "13亿人口", "人口"),
    # things in a list, with what is done to them
    ("新开工东湖里等8个改造项目和20个口袋公园。", "8个", "新开工改造项目"),
    ("新开工东湖里等8个改造项目和20个口袋公园。", "20个", "新开工口袋公园"),
    ("全市80%的公园实现24小时开放。", "80%", "实现24小时开放的公园比例"),
    ("加快推动60个以上亿元级项目建设。", "60个", "加快推动亿元级项目"),
    ("五年累计脱贫3万人。", "3万人", "脱贫人数"),
    # lists before rates and pairs
    ("老人补贴、村干部补贴再次提高，月人均分别提高20元、50元。", "50元", "村干部补贴"),
    ("企业总部、研发中心分别从71家、48家增加到107家、63家。", "107家", "企业总部"),
    ("市属企业利润增长36%，县属企业利润增长47%，两年平均分别增长13%和14%。", "14%", "县属企业利润"),
    ("技改产值及其占工业产值比重分别达到22亿元和59%。", "59%", "技改产值占工业产值比重"),
    ("产业结构由上年的22%、28%和50%调整为21%、27%和52%。", "27%", "第二产业占三次产业结构的比重"),
    # those whose income reaches an amount, and what grew all the same
    ("9家企业销售收入过百亿元，4家入库。", "9家", "销售收入过百亿元的企业"),
    ("9家企业销售收入过百亿元，4家入库。", "百亿元", "企业销售收入"),
    ("外贸进出口在对欧贸易下降3成的情况下增长12%。", "3成", "对欧贸易"),
    ("外贸进出口在对欧贸易下降3成的情况下增长12%。", "12%", "外贸进出口"),
    ("纳入培育范围的79户企业竞争力明显增强。", "79户", "纳入培育范围企业"),
    # owners: the headline, those who live in households, both ways of a trade, the whole's name at one level
    ("工业利润增长5%。经营主体持续壮大。总量接近80万户。", "80万户", "经营主体总量"),
    ("困难户2万户9万人。", "9万人", "困难人口"),
    ("服务贸易进出口额9亿元，其中出口4亿元，进口5亿元。", "5亿元", "服务贸易进口额"),
    ("公共预算收入76亿元，其中市本级完成26亿元。", "26亿元", "市本级公共预算收入"),
    ("各类民办教育稳步发展，在校生达3317人。", "3317人", "各类民办教育在校生"),
    ("建设100个“美育”课堂、推出50场讲座活动。", "50场", "推出讲座活动"),
    # against others and earlier times
    ("税收7亿元，增长47%，比全市财政收入增幅高10个百分点。", "10个百分点", "税收增幅高于全市财政收入增幅"),
    ("出口额2亿元，与时序进度差12个百分点。", "12个百分点", "出口额与时序进度差"),
    ("经济总量达到811亿元，是60年前的50倍。", "50倍", "经济总量"),
    # towns by themselves, sizes of villages, projects above an amount, honours
    ("全县辖8镇6乡95个行政村。", "6乡", "乡"),
    ("全省50户以上农村木屋连片村寨改造圆满完成。", "50户", "农村木屋连片村寨户数"),
    ("远山食品等4家企业获评省级绿色工厂。", "4家", "获评省级绿色工厂的企业"),
    ("存款、贷款余额双双突破6万亿元。", "6万亿元", "存款、贷款余额"),
    # totals that grow, others' rates, trades whose output grows, lists that end in a multiple
    ("零售总额86亿元，增长11%；总量比2019年增长5%。", "5%", "零售总额"),
    ("产值年均增长6%，远高于同期全国4%的年均增速，今年增长率达到7%。", "4%", "产值"),
    ("产值年均增长6%，远高于同期全国4%的年均增速，今年增长率达到7%。", "7%", "产值"),
    ("前十大行业中，5个行业增加值实现两位数增长。", "5个", "增加值实现两位数增长的行业"),
    ("资产总额、营业收入、利润总额分别增长31%、47%和1.6倍。", "47%", "营业收入"),
    ("资产总额、营业收入、利润总额分别增长31%、47%和1.6倍。", "1.6倍", "利润总额"),
    # a point closes a sentence where the text has it so
    ("供水总量 7 亿立方米,用水人口 94 万人.各级政府高度重视节水工作。", "94 万人", "用水人口"),
    ("产业升级 - 研发经费达3亿元 [2] - 专利授权60万件 [3]", "3亿元", "研发经费"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "indicator"), CASES)
def test_names_in_reports(text: str, figure: str, indicator: str) -> None:
    report = Document("report", text, origin=Origin(date="2016", kind="report"))
    found = {row.figure: row.indicator for row in extract(report).statements}[figure]
    assert found.removesuffix("数量") == indicator


def test_a_ratio_goes_on_over_a_broken_line() -> None:
    text = "全区工作回顾。产业升级步伐加快，结构持续优化，三次产业比例由2008年的14.2:51.5:\n34.3变为12.1:46.\n6:41.3。"
    rows = extract(Document("report", text, origin=Origin(date="2016", kind="report"))).statements
    assert [str(row.value) for row in rows] == ["14.2", "51.5", "34.3", "12.1", "46.6", "41.3"]


def test_a_first_in_its_kind_is_asserted_and_no_bound() -> None:
    text = "本县成为全市首个财政收入突破50亿元的县。"
    (row,) = extract(Document("report", text)).statements
    assert (row.measure, row.qualifier) == ("level", "more_than")
