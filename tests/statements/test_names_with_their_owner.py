"""Names that carry the owner said before them, in lists, in parts and behind semicolons, and no more than that."""

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract


def names(text: str) -> list[str]:
    document = Document("x", text, origin=Origin(date="2021-02-05", kind="report", region="江口市"))
    return [statement.indicator for statement in extract(document).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年，市属国有企业主要指标平稳增长，实现营业收入300亿元、利润总额20亿元。", ["市属国有企业营业收入", "市属国有企业利润总额"]),
        ("2020年，市属监管企业整体好转，实现营业总收入140亿元、利润总额9亿元。", ["市属监管企业营业总收入", "市属监管企业利润总额"]),
        ("市属监管企业要推动任务落地，努力实现营业总收入、利润总额分别达到700亿元、30亿元。", ["市属监管企业营业总收入", "市属监管企业利润总额"]),
        ("2020年，公路货运量、货物周转量分别完成200万吨和300万吨公里。", ["公路货运量", "公路货物周转量"]),
        ("2020年，工业用电量、货运量分别增长5%和6%。", ["工业用电量", "货运量"]),
        ("2020年，主要港口完成旅客运送量780万人。其中沿海主要港口完成670万人；内河主要港口完成110万人。",
         ["主要港口完成旅客运送量", "沿海主要港口旅客运送量", "内河主要港口旅客运送量"]),
        ("节水工程48个项目完成投资15亿元。", ["节水工程项目数量", "节水工程项目完成投资"]),
    ],
)  # fmt: skip
def test_the_owner_of_lists_and_parts(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年，小学阶段招生17万人；在校生100万人；毕业生16万人，增长4%。",
         ["小学阶段招生", "小学阶段在校生", "小学阶段毕业生", "小学阶段毕业生"]),
        ("2020年，全市共有乡镇卫生院33个，床位1500张，卫生人员1600人，床位增加40张，人员增加70人。",
         ["乡镇卫生院数量", "乡镇卫生院床位数量", "乡镇卫生院卫生人员", "乡镇卫生院床位", "乡镇卫生院人员"]),
        ("2020年，全市有医务人员500人，床位800张。", ["医务人员", "床位"]),
        ("等级航道有6万公里，全国拥有生产性泊位2300个。", ["等级航道", "全国拥有生产性泊位数量"]),
        ("累计解决了12万农牧民和3.5万师生的安全饮水问题。", ["解决农牧民的安全饮水问题", "解决师生的安全饮水问题"]),
    ],
)  # fmt: skip
def test_the_owner_goes_on_as_long_as_nothing_else_is_spoken_of(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年，市域内住院率达到95%以上。", ["市域内住院率"]),
        ("2020年，粮食总产量达到创纪录的300万吨。", ["粮食总产量"]),
        ("高速公路同样也是从无到有，现在达到1.4万公里。", ["高速公路"]),
        ("高铁从无到有，通车里程达到200公里。", ["高铁通车里程"]),
        ("乡镇企业增加值达到20亿元，比20年前增长3倍。", ["乡镇企业增加值", "乡镇企业增加值"]),
        ("每亩增产80公斤，亩增收500元。", ["每亩增产", "亩增收"]),
        ("18户企业利润总额同比增长。", ["利润总额同比增长的企业"]),
        ("为贫困户拨付300万元产业扶持资金发展养殖业。", ["为贫困户拨付产业扶持资金"]),
    ],
)  # fmt: skip
def test_what_is_no_part_of_the_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_rate_to_be_kept_up_behind_its_figure_is_of_the_thing_before_it() -> None:
    text = "到2025年，文化产业增加值保持不低于15%的年平均增长率，总产值超过20亿元。"
    found = extract(Document("x", text)).statements
    assert [(one.indicator, one.measure) for one in found] == [
        ("文化产业增加值", "growth_per_year"),
        ("文化产业总产值", "level"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高新区和三个工业园区完成工业产值84亿元，增长3%。完成规模以上工业增加值53亿元；完成固定资产投资4亿元。",
         ["高新区和三个工业园区完成工业产值", "高新区和三个工业园区完成工业产值",
          "高新区和三个工业园区规模以上工业增加值", "高新区和三个工业园区固定资产投资"]),
        ("规模以上企业完成产值84亿元；完成固定资产投资4亿元。", ["规模以上企业产值", "固定资产投资"]),
        ("东山开发区主营业务收入494亿元，在全省30个园区中排位第五位；西山园区325亿元；南湖公司20亿元。",
         ["东山开发区主营业务收入", "园区", "西山园区主营业务收入", "南湖公司主营业务收入"]),
        ("工业园区累计开发面积96平方公里，全省第二，同比增长2%。", ["工业园区累计开发面积", "工业园区累计开发面积"]),
    ],
)  # fmt: skip
def test_zones_and_firms_have_amounts_of_their_own(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("一般公共预算收入7590亿元，其中东部、中部地区收入增幅分别为0.8%、1.1%。", "一般公共预算收入"),
        ("投资1000余万元实施了东风水库、牛头山、叶湾等五座中小型水库的除险加固。", "中小型水库的除险加固投资"),
        ("计划新开工项目270项，实际已开工129项，开工率达47%。", "项目开工率"),
        ("2020年脱贫人口人均收入比农村居民人均收入增速高6.4个百分点。", "脱贫人口人均收入增速高于农村居民人均收入增速"),
    ],
)  # fmt: skip
def test_what_stands_around_the_thing(text: str, last: str) -> None:
    assert names(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("836个党组织达标率100%。", ["党组织", "党组织达标率"]),
        ("136件议案涉及的8个立法项目正在审议。", ["议案", "议案立法项目数量"]),
        ("13个支线机场加快提升改造。", ["支线机场数量"]),
        ("民办幼儿园生均补助600元，毕业生均超过300人。", ["民办幼儿园生均补助", "毕业生"]),
        ("大湾工业园、小湾产业园建成区分别达到10平方公里、8平方公里，集聚企业121家、47家。",
         ["大湾工业园建成区", "小湾产业园建成区", "大湾工业园集聚企业数量", "小湾产业园集聚企业数量"]),
        ("增加值增长17%，分别高于全市、全省平均增速2、5个百分点。",
         ["增加值", "增加值增速高于全市", "增加值增速高于全省平均增速"]),
        ("实施市县两级3000万元以上重点项目16项。", ["重点项目投资额", "实施市县两级3000万元以上重点项目"]),
        ("财政收入超亿元的县已达84个。", ["县财政收入", "财政收入超亿元的县数量"]),
    ],
)  # fmt: skip
def test_what_is_counted_and_what_is_told_of_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市建成创新平台101个，其中高新技术企业86个、企业技术中心7个、工程实验室2个。",
         ["建成创新平台", "建成高新技术企业", "建成企业技术中心", "建成工程实验室"]),
        ("99.2%的乡镇和98.3%的建制村通上了沥青路。", ["通上了沥青路的乡镇比例", "通上了沥青路的建制村比例"]),
        ("30%的村达到甲类标准、50%的乡镇达到乙类标准。", ["达到甲类标准的村比例", "达到乙类标准的乡镇比例"]),
        ("通硬化路乡镇和建制村分别达到99%和98%。", ["通硬化路乡镇", "通硬化路建制村"]),
        ("茶农人均年增收2000元以上。", ["茶农人均年增收"]),
        ("新开工建设保障房27万套，基本建成26万套。分别完成年度任务的107%和115%。",
         ["新开工建设保障房", "基本建成保障房",
          "新开工建设保障房完成年度任务的比例", "基本建成保障房完成年度任务的比例"]),
        ("保障房新开工27万套，建成26万套。其中安置住房新开工18万套，建成13万套。",
         ["保障房新开工", "保障房建成", "安置住房新开工", "安置住房建成"]),
    ],
)  # fmt: skip
def test_kinds_pairs_and_rates_of_the_sentence_before(text: str, expected: list[str]) -> None:
    assert names(text) == expected
