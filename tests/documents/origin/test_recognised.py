"""Title, issuer, number, date, years, place and kind from the head of a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.documents.dates import DATE, iso_date
from plancheck.documents.origin.declared import read_origin
from plancheck.documents.origin.recognised import recognise_origin
from plancheck.documents.read import read_document

REPORT = "政府工作报告\n——{date}在{place}第十六届人民代表大会第二次会议上\n{office}\n各位代表：\n现在，我代表人民政府向大会报告工作。"


@pytest.mark.parametrize(
    ("place", "region"),
    [
        ("贵州省", "贵州省"),
        ("内蒙古自治区", "内蒙古自治区"),
        ("上海市", "上海市"),
        ("苏州市", "苏州市"),
        ("成都市武侯区", "武侯区"),
        ("天津市滨海新区", "滨海新区"),
        ("余姚市", "余姚市"),
        ("安吉县", "安吉县"),
        ("浙江省安吉县", "安吉县"),
        ("黔东南苗族侗族自治州", "黔东南苗族侗族自治州"),
        ("积石山保安族东乡族撒拉族自治县", "积石山保安族东乡族撒拉族自治县"),
        ("锡林郭勒盟东乌珠穆沁旗", "东乌珠穆沁旗"),
        ("太原市晋源区", "晋源区"),
        ("永州市东安县", "东安县"),
    ],
)
def test_a_work_report_belongs_to_its_assembly(place: str, region: str) -> None:
    origin = recognise_origin(REPORT.format(date="2024年1月23日", place=place, office="某某"))
    assert (origin.region, origin.issuer) == (region, f"{region}人民政府")
    assert (origin.date, origin.first_year, origin.last_year, origin.kind) == (
        "2024-01-23",
        2023,
        2024,
        "report",
    )


@pytest.mark.parametrize(
    "text",
    [
        "包头市人民政府市长 某某\n各位代表：\n现在，我代表市人民政府报告工作。\n五年来，完成了市第十三届人民代表大会确定的任务。",
        "本报北京2月5日讯包头市市长某某在今天开幕的人代会上说，全市产值增长9%。",
    ],
)
def test_words_around_a_place_are_no_part_of_its_name(text: str) -> None:
    assert recognise_origin(text).region == "包头市"


def test_a_listed_place_in_the_title_is_surer_than_half_a_word_before_an_assembly() -> None:
    text = (
        "成都市武侯区人民政府 关于印发《2026年武侯区人民政府工作报告》的通知\n日期：2026-02-04\n各街道办事处：\n"
        "兹把区第六届人民代表大会第八次会议通过的《2026年武侯区人民政府工作报告》发给你们。\n五年来，产值增长9%。"
    )
    assert recognise_origin(text).region == "武侯区"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2003年3月5日", "2003-03-05"),
        ("２００３年３月５日", "2003-03-05"),
        ("二〇〇三年三月五日", "2003-03-05"),
        ("二○○三年十二月二十七日", "2003-12-27"),
        ("2003 年 3 月 5 日", "2003-03-05"),
    ],
)
def test_dates_in_every_writing(written: str, date: str) -> None:
    match = DATE.search(written)
    assert match is not None
    assert iso_date(match) == date
    assert recognise_origin(REPORT.format(date=written, place="贵州省", office="")).date == date


@pytest.mark.parametrize(("told", "years"), [(2023, (2023, 2024)), (2024, (2024, 2024))])
def test_a_yearly_report_may_tell_of_the_year_before(told: int, years: tuple[int, int]) -> None:
    facts = "".join(f"{told}年，新增装机{number}亿千瓦。" for number in (1, 2, 3))
    origin = recognise_origin(f"# 某领域进展2024年度报告\n\n2024年11月\n\n统计公报\n\n前言\n\n{facts}")
    assert (origin.first_year, origin.last_year) == years


def test_the_report_of_the_state_council() -> None:
    origin = recognise_origin(
        "2008年国务院政府工作报告\n\n——2008年3月5日在第十一届全国人民代表大会上\n各位代表："
    )
    assert (origin.region, origin.issuer, origin.first_year, origin.last_year) == (
        "全国",
        "国务院",
        2007,
        2008,
    )


@pytest.mark.parametrize(
    ("head", "title", "issuer", "number", "date", "region", "years"),
    [
        (
            "国务院关于印发“十四五”现代流通规划的通知\n国发〔2021〕99号\n各省、自治区、直辖市人民政府：\n现印发给你们。\n国务院\n2021年12月12日\n“十四五”现代流通规划\n一、背景",
            "“十四五”现代流通规划", "国务院", "国发〔2021〕99号", "2021-12-12", "全国", (2021, 2025),
        ),
        (
            "商务部 公安部 发展改革委关于印发《现代流通“十三五”规划》的通知\n各省商务部门：\n商务部\n公安部\n发展改革委\n2016年11月3日\n",
            "现代流通“十三五”规划", "商务部、公安部、发展改革委", "", "2016-11-03", "全国", (2016, 2020),
        ),
        (
            "广西壮族自治区人民政府办公厅关于印发广西流通业三年行动计划（2021—2023年）的通知\n桂政办发〔2021〕131号\n2021年12月20日",
            "广西流通业三年行动计划（2021—2023年）", "广西壮族自治区人民政府办公厅", "桂政办发〔2021〕131号", "2021-12-20", "广西壮族自治区", (2021, 2023),
        ),
        (
            "湖北省国民经济和社会发展\n第十四个五年规划纲要\n（2021年1月28日湖北省第十三届人民代表大会第五次会议批准）\n目录",
            "湖北省国民经济和社会发展第十四个五年规划纲要", "", "", "2021-01-28", "湖北省", (2021, 2025),
        ),
        (
            "某市商贸规划\n市商务委市财政局关于印发《上海市商贸“十一五”规划》的通知\n根据（国办发〔2005〕9号）要求\n上海市商务委员会上海市财政局二○○七年十一月六日\n",
            "上海市商贸“十一五”规划", "市商务委市财政局", "", "2007-11-06", "上海市", (2006, 2010),
        ),
        (
            "索 引 号：1234\n发文机关：国务院\n成文日期：2021年11月26日\n标　　题：国务院关于现代物流发展的意见\n发文字号：国发〔2021〕15号\n发布日期：2021年12月1日",
            "国务院关于现代物流发展的意见", "国务院", "国发〔2021〕15号", "2021-11-26", "全国", (None, None),
        ),
        (
            "福建省國民經濟和社會發展第十四個五年規劃\n目錄",
            "福建省国民经济和社会发展第十四个五年规划", "", "", "", "福建省", (2021, 2025),
        ),
    ],
)  # fmt: skip
def test_plans_and_notices(
    head: str,
    title: str,
    issuer: str,
    number: str,
    date: str,
    region: str,
    years: tuple[int | None, int | None],
) -> None:
    origin = recognise_origin(head)
    assert (origin.title, origin.issuer, origin.number, origin.date) == (title, issuer, number, date)
    assert (origin.region, (origin.first_year, origin.last_year), origin.kind) == (region, years, "plan")
    assert not origin.declared


@pytest.mark.parametrize(
    ("head", "region", "issuer"),
    [
        ("政府工作报告\n——2026年1月20日在市第十七届人民代表大会第五次会议上\n各位代表：我代表宁波市人民政府报告工作。", "宁波市", "宁波市人民政府"),
        ("区政府工作报告\n——2025年1月8日在区第九届人民代表大会第四次会议上\n余杭区经济向好，余杭区居全区域前列，余杭区稳中有进。", "余杭区", "余杭区人民政府"),
        ("新疆维吾尔自治区2025年政府工作报告\n——2025年1月在自治区第十四届人民代表大会第三次会议上", "新疆维吾尔自治区", "新疆维吾尔自治区人民政府"),
        ("安徽省\n国民经济和社会发展第十四个五年规划纲要", "安徽省", ""),
        ("关于印发《杭州市电子商务发展“十三五”规划》的通知\n杭政办函〔2016〕100号", "杭州市", ""),
        ("市人民政府办公室关于印发荆州市数字经济“十四五”规划的通知", "荆州市", "荆州市人民政府办公室"),
        ("促进中部地区崛起“十三五”规划", "中部地区", ""),
        ("中国（浙江）自由贸易试验区深化改革方案", "浙江省", ""),
        ("国务院关于支持北京城市副中心发展的意见", "北京市", ""),
        ("县域商业三年行动计划（2023—2025年）\n商务部等9部门", "全国", ""),
        ("城市轨道交通“十四五”规划", "全国", ""),
        ("市场监管总局关于印发“十四五”市场监管规划的通知", "全国", "市场监管总局"),
        ("“十四五”江西省物流规划", "江西省", ""),
        ("中共合肥市委关于制定合肥市第十五个五年规划的建议", "合肥市", ""),
    ],
)  # fmt: skip
def test_places_of_plans_and_reports(head: str, region: str, issuer: str) -> None:
    origin = recognise_origin(head)
    assert (origin.region, origin.issuer) == (region, issuer)


def test_statistics_have_their_year() -> None:
    bulletin = recognise_origin(
        "2023年杭州市国民经济和社会发展统计公报\n杭州市统计局\n2024年3月15日\n2023年，全市…"
    )
    assert (bulletin.kind, bulletin.region, bulletin.first_year, bulletin.last_year, bulletin.year) == (
        "statistics",
        "杭州市",
        2023,
        2023,
        2024,
    )
    survey = recognise_origin(
        "第 55次中国互联网络发展状况统计报告 \n 1 \n截至 2024 年 12 月，我国网民规模达 11 亿人。"
    )
    assert (survey.kind, survey.region, survey.date, survey.last_year) == (
        "statistics",
        "全国",
        "2024-12",
        2024,
    )


def test_a_plan_without_a_place_in_its_title_is_its_own_areas() -> None:
    body = "为加快我省数字经济发展，根据《福建省“十四五”规划纲要》制定。全省规模居前，我省福州市、厦门市领先，福建创新。"
    assert recognise_origin(f"“十四五”数字经济规划\n{body}").region == "福建省"
    assert (
        recognise_origin("“十四五”数字经济规划\n我国数字经济规模居世界第二，全国各地加快发展。").region
        == "全国"
    )


def test_other_texts_are_national_and_have_no_years() -> None:
    origin = recognise_origin("网络购物日益普及\n记者18日获悉，购物者超过一亿人。")
    assert (origin.kind, origin.region, origin.first_year, origin.date) == ("other", "全国", None, "")


def test_the_declared_origins_of_the_study_agree_with_what_is_recognised(corpus: Path, root: Path) -> None:
    """Place, years and kind decide how every figure is read: on the study's own texts they must be right."""
    folders = {path.name: path for path in (root / "data" / "documents").iterdir() if path.is_dir()}
    texts = [text for text in sorted(corpus.glob("*.txt")) if text.stem in folders]
    assert texts
    for text in texts:
        declared = read_origin(folders[text.stem] / "origin.yml")
        found = recognise_origin(text.read_text(encoding="utf-8"))
        assert (found.region, found.first_year, found.last_year, found.kind) == (
            declared.region, declared.first_year, declared.last_year, declared.kind,
        )  # fmt: skip
        assert found.title == declared.title
        assert not found.date or found.date == declared.date


def test_the_place_of_an_assembly_without_the_words_before_it() -> None:
    news = "在2月9日开幕的福州市第十三届人民代表大会第二次会议上，市长作报告。"
    assert recognise_origin(news).region == "福州市"
    plan = "宁波市国民经济和社会发展第十五个五年规划纲要\n本纲要已经市第十六届人民代表大会第四次会议批准。"
    assert recognise_origin(plan).region == "宁波市"


def test_a_title_in_a_table_of_labels() -> None:
    head = "| 发布机构 ： | 市政府 |\n| 标题 ： | 宁波市人民政府关于印发《宁波市流通业规划》的通知 |\n"
    assert recognise_origin(head + "宁波市人民政府\n").issuer == "宁波市人民政府"


def test_the_place_of_two_sessions() -> None:
    news = "记者从此间正在召开的贵州省黔东南州“两会”上获悉，全州城镇新增就业6万人，全省第三。"
    assert recognise_origin(news).region == "黔东南苗族侗族自治州"


@pytest.mark.parametrize(
    ("title", "years"),
    [("2030年前碳达峰行动方案", (2021, 2025)), ("某市减污降碳实施方案", (2021, 2025))],
)
def test_a_plan_begins_before_its_first_goal(title: str, years: tuple[int, int]) -> None:
    body = "制定本方案\n二、主要目标\n到2025年，普及率达到20%。\n“十五五”期间，结构继续优化。到2030年，普及率达到25%左右。\n"
    origin = recognise_origin(f"{title}\n{body}")
    assert (origin.first_year, origin.last_year) == years


@pytest.mark.parametrize(
    ("text", "kind", "years", "region", "title"),
    [
        (
            "2018政府工作报告\n2017年，全市生产总值增长8.1%。",
            "report", (2017, 2018), "全市", "2018政府工作报告",
        ),
        (
            "2015年国民经济和社会发展计划执行情况与2016年国民经济\n全区实现生产总值61亿元。",
            "report", (2015, 2016), "全区", "2015年国民经济和社会发展计划执行情况与2016年国民经济",
        ),
        (
            "关于清水县2017年上半年计划执行情况的审查意见\n时间:2017-11-22\n清水县人大常委会\n关于清水县2017年上半年\n计划执行情况的审查意见\n"
            "2017年9月1日县第十七届人大常委会第六次会议通过)",
            "report", (2016, 2017), "清水县", "关于清水县2017年上半年计划执行情况的审查意见",
        ),
        (
            "关于清水县2022年预算执行情况与2023年预算（草案）的报告\n——2022年12月27日在县人民代表大会上\n全县收入完成9亿元。",
            "report", (2022, 2023), "清水县", "关于清水县2022年预算执行情况与2023年预算（草案）的报告",
        ),
        ("新型城镇化建设扎实推进\n2022-11-22\n我国城镇化率达到64%。", "other", (None, None), "全国", "新型城镇化建设扎实推进"),
        (
            "“十四五”规划纲要实施时间过半、任务过半\n2023-12-28 阅读:0 打印\n我国粮食产量达到6.9亿吨。",
            "other", (2021, 2025), "全国", "“十四五”规划纲要实施时间过半、任务过半",
        ),
        (
            "“十一五”节水八大成效\n2011年09月27来源：\n国务院发布节水综合性工作方案，方案提出目标。“十一五”期间用水量下降9.1%。",
            "other", (2006, 2010), "全国", "“十一五”节水八大成效",
        ),
        (
            "“节水器具惠民工程”取得明显成效——“十一五”节水回顾之六\n2011年10月12日 来源：某网\n一年来推广节水器具30多万台。",
            "other", (2006, 2010), "全国", "“节水器具惠民工程”取得明显成效——“十一五”节水回顾之六",
        ),
        ("“十二五”节水规划将完成投资900亿元\n2011-10-12\n规划提出节水30%。", "plan", (2011, 2015), "全国", "“十二五”节水规划将完成投资900亿元"),
    ],
)  # fmt: skip
def test_heads_of_reports_on_plans(
    text: str, kind: str, years: tuple[int | None, int | None], region: str, title: str
) -> None:
    origin = recognise_origin(text, name="d")
    assert (origin.kind, (origin.first_year, origin.last_year), origin.region) == (kind, years, region)
    assert origin.title.endswith(title)


@pytest.mark.parametrize(
    ("title", "kind", "years"),
    [
        ("关于临江市第七个五年计划的报告", "plan", (1986, 1990)),
        ("关于《临江省“九五”计划和二〇一〇年目标纲要》的报告", "plan", (1996, 2000)),
        ("关于《临江市“十五”计划纲要（草案）》的报告", "plan", (2001, 2005)),
        ("关于《临江市“十五”计划纲要》实施情况的报告", "statistics", (2001, 2005)),
        ("1986年临江市工作报告 关于第七个五年计划（草案）的报告", "plan", (1986, 1990)),
        # a report on how a plan fared
        ("关于临江市第七个五年计划执行情况的报告", "report", (1985, 1986)),
    ],
)
def test_a_plan_laid_before_a_meeting_is_the_plan(title: str, kind: str, years: tuple[int, int]) -> None:
    text = f"{title}\n——1986年4月2日在临江市第五届人民代表大会第四次会议上\n各位代表：\n现在，我代表市人民政府作报告，请审议。"
    origin = recognise_origin(text)
    assert (origin.kind, origin.date[:4], (origin.first_year, origin.last_year)) == (kind, "1986", years)


@pytest.mark.parametrize("dash", ["--", "——", "－－"])
def test_a_title_with_its_meeting_behind_a_dash_is_no_plan(dash: str) -> None:
    head = f"政府工作报告(摘要){dash}2001年2月20日在临江市第十二届人民代表大会第四次会议上\n\n市长 某某\n各位代表:\n请审议,并请各位委员和其他\n列席人员提出意见。\n一、开局之年\n全市产值增长9%。"
    origin = recognise_origin(head)
    assert (origin.title, origin.kind, origin.first_year, origin.last_year) == (
        "政府工作报告",
        "report",
        2000,
        2001,
    )


LETTER = """各区人民政府，市政府各委、办、局：
现将《临江市“十四五”时期供水发展规划》印发给你们，请认真贯彻执行。
临江市人民政府
2022年2月22日
临江市“十四五”时期供水发展规划目录
前言
"""


def test_the_letter_that_hands_out_a_paper_names_it() -> None:
    origin = recognise_origin(LETTER)
    assert (origin.title, origin.kind) == ("临江市“十四五”时期供水发展规划", "plan")
    assert (origin.first_year, origin.last_year, origin.date) == (2021, 2025, "2022-02-22")
    agreed = "各县人民政府：\n《临江市供水三年行动计划》已经市政府同意，现印发给你们。\n供水是民生大事。"
    assert recognise_origin(agreed).title == "临江市供水三年行动计划"


def test_a_paper_cited_is_not_the_one_handed_out() -> None:
    text = "各县人民政府：\n根据《临江省供水规划》，现就有关事项通知如下。\n供水能力达到5万吨。"
    assert recognise_origin(text).title != "临江省供水规划"


@pytest.mark.parametrize(
    "line",
    ["（临府发〔2017〕52号）", "【发文字号】 临府发〔2017〕52号", "临府发〔2017〕52号"],
)
def test_the_number_dates_a_plan_that_gives_no_day(line: str) -> None:
    origin = recognise_origin(f"临江市人民政府关于加快发展渔业的意见\n{line}\n各县人民政府：\n加快发展渔业。")
    assert (origin.number, origin.date) == ("临府发〔2017〕52号", "2017")


def test_a_law_library_gives_the_day_behind_its_label() -> None:
    text = "临江市人民政府关于加快发展渔业的意见\n【发布日期】 2006-06-14\n各县人民政府：\n加快发展渔业。"
    assert recognise_origin(text).date == "2006-06-14"


def test_spaced_navigation_is_no_office() -> None:
    text = "首 页 区县新闻 投资指南 新闻中心\n临江市人民政府关于加快发展渔业的意见\n各县人民政府：\n加快发展渔业。"
    assert "首" not in recognise_origin(text).issuer


def test_a_notice_cited_in_a_sentence_is_no_title() -> None:
    text = "各县人民政府：\n为贯彻落实《国务院关于印发清洁供水行动计划的通知》，提出如下意见。\n到2017年，普及率达到50%。"
    origin = recognise_origin(text)
    assert "国务院" not in origin.issuer
    assert origin.title != "清洁供水行动计划"


def test_a_province_in_brackets_before_the_place() -> None:
    """（某省）某市…公报 is of the city, with the year between them too, and how characters are read is no part of it."""
    for head in (
        "（浙江省）2021年舟山市水资源公报",
        "(浙江省)2021年舟山市水資源公報(bào)",
        "（浙江省）舟山市水资源公报",
    ):
        assert recognise_origin(f"{head}\n\n年降水量2005毫米。").region == "舟山市"


def test_a_town_whose_name_ends_with_its_class_word() -> None:
    """乌镇镇 is the town; 周庄镇镇长 is not read on."""
    assert (
        recognise_origin(
            "政府工作报告\n2017年1月9日在乌镇镇第十七届人民代表大会第一次会议上\n各位代表："
        ).region
        == "乌镇镇"
    )


@pytest.mark.parametrize("day", ["二0一一年三月十日", "二OO六年三月八日", "2011年3月10日"])
def test_a_letter_run_into_one_line_is_dated(day: str) -> None:
    line = f"1、临江县柳镇人民政府关于印发《供水十二五规划》的通知各村：现将我镇《供水十二五规划》印发给你们，请贯彻执行。临江县柳镇人民政府{day}柳镇供水十二五规划"
    origin = recognise_origin(f"资源描述：\n{line}{'全镇供水设施逐步完善' * 12}\n")
    assert origin.date == ("2006-03-08" if "六" in day else "2011-03-10")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2011年09月27来源：某网", "2011-09-27"),
        ("2011年9月7 来源：某网", "2011-09-07"),
        ("发布时间 2011年09月27", "2011-09-27"),
    ],
)
def test_the_day_of_a_page_without_its_word(line: str, date: str) -> None:
    assert recognise_origin(f"用水量下降\n{line}\n全国用水量下降9.1%。").date == date


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("一季度软件业收入增11.6% 中西部地区增势突出", "全国"),  # one of the areas that the text tells of
        ("关于促进中部地区物流发展的规划", "中部地区"),
    ],
)
def test_a_part_of_the_country_inside_a_title(title: str, region: str) -> None:
    assert recognise_origin(f"{title}\n2022-04-26\n我国软件业收入20060亿元。").region == region


def test_news_of_a_plan_s_end_is_no_plan() -> None:
    head = "临江“十三五”规划《纲要》预计完成31项指标\n{day} 08:17:00 来源：某网\n“十三五”期间，全市新建住房3万套。"
    assert recognise_origin(head.format(day="2020-12-24")).kind == "other"
    assert recognise_origin(head.format(day="2016-03-24")).kind == "plan"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("# 来自 https://water.example/gzdt/20250911/7e04.html 的内容", "2025-09-11"),
        ("source: https://water.example/xx/202210/t20221013_29.html", "2022-10-13"),
        ("source: https://water.example/2021-03/15/c_12.htm", "2021-03-15"),
        ("date: '2025-01-01'\nurl: https://water.example/xx/202210/t20221013_29.html", "2022-10-13"),
        ("date: '2022-10-09'\nurl: https://water.example/xx/202210/t20221013_29.html", "2022-10-09"),
        ("成文日期：2025年1月1日\n来源：https://water.example/t20221013_29.html", "2025-01-01"),
        (
            "date: Wed, 24 Mar 2021 03:46:53 GMT\nheadimg: 'https://img.example/20200514/3432.png'",
            "2021-03-24",
        ),
        ("cover: https://img.example/20200514/3432.JPG?w=9", ""),
        ("节水办公室的消息见 https://water.example/t20221013_29.html", ""),
        ("source: https://water.example/xx/20221013425267.html", ""),
    ],
)
def test_no_page_is_older_than_its_text_by_the_day_in_its_address(head: str, date: str) -> None:
    assert recognise_origin(f"{head}\n\n用水量下降\n\n全国用水量下降9.1%。").date == date


@pytest.mark.parametrize(
    ("record", "date"),
    [
        (
            '{"title":"造林","fetched":"2019-01-02","pubtime":"2015-10-20 19:24:18","content":"TEXT"}',
            "2015-10-20",
        ),
        ("(11,'造林','2015-12-04 02:15:00','TEXT')", "2015-12-04"),
        ("(11,'造林','TEXT','2015-12-04 02:15:00','admin')", "2015-12-04"),
        # a field may hold any day
        ("(11,'造林','2009-09-09 00:00:00','TEXT2014年，造林5万亩。')", ""),
    ],
)
def test_the_day_in_a_record_of_a_database(record: str, date: str) -> None:
    text = record.replace("TEXT", "全市造林9万亩，林场更新树苗30万株。")
    assert recognise_origin(text).date == date


@pytest.mark.parametrize(
    ("last", "date"),
    [
        ("[查看原文](https://water.example/2025/09/11/VID42.shtml)", "2025-09-11"),
        ("原文链接：https://water.example/2025/09/11/VID42.shtml", "2025-09-11"),
        ("[相关报道](https://water.example/2024/09/11/VID42.shtml)", ""),
    ],
)
def test_the_page_that_a_text_was_taken_from_may_be_named_at_its_end(last: str, date: str) -> None:
    text = "\n\n".join(["用水量下降", *["全国用水量下降9.1%。"] * 40, last])
    assert recognise_origin(text).date == date


def test_a_dateline_with_its_day_in_words() -> None:
    """中新社北京六月九日电: where a piece was sent off is not what it is of."""
    text = "茶业振兴规划细则发布\n\n中新社北京六月九日电 我国茶园面积达到五千万亩，北京茶客增多。"
    assert recognise_origin(text).region == "全国"


def test_a_report_laid_before_the_assembly_of_an_unnamed_county_is_of_the_county() -> None:
    text = "计划执行情况及计划草案的报告\n各位代表：\n受县政府委托，现将2008年计划草案提请县第十六届人大二次会议审议。\n全县上下奋力前行。\n"
    assert recognise_origin(text, name="report").region == "全县"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("---\ntitle: 2009年柳河市政府工作报告\n---\n", "2009年柳河市政府工作报告"),
        ('title: "柳河市“十二五”交通规划"\n\n', "柳河市“十二五”交通规划"),
        (
            "发布日期:2011-11-02\n\n柳河市统计局\n关于2010年国民经济和社会发展的统计公报\n",
            "柳河市统计局关于2010年国民经济和社会发展的统计公报",
        ),
    ],
)
def test_what_a_page_says_of_itself_is_no_part_of_a_title(head: str, title: str) -> None:
    assert recognise_origin(f"{head}\n一、综合\n\n全市生产总值83亿元。\n", name="d").title == title


@pytest.mark.parametrize(
    ("head", "title", "region"),
    [
        (
            "中华人民共和国国茶网\n青海省“八五”时期茶业概况（节选）",
            "青海省“八五”时期茶业概况（节选）",
            "青海省",
        ),
        ("中国茶业门户网站 | 首页\n黄石市加快茶园改造", "黄石市加快茶园改造", "黄石市"),
        ("中 华 茶 叶 网\n黄石市加快茶园改造", "黄石市加快茶园改造", "黄石市"),
        ("中华人民共和国茶叶部\n黄石市茶叶生产情况", "黄石市茶叶生产情况", "黄石市"),
        # no site: what is told of
        ("黄石市加快建设茶路网\n全市茶路", "黄石市加快建设茶路网", "黄石市"),
    ],
)
def test_the_site_of_a_page_is_not_its_title(head: str, title: str, region: str) -> None:
    origin = recognise_origin(f"{head}\n茶叶产量12万吨。\n")
    assert (origin.title, origin.region) == (title, region)


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("浙江省人民检察院工作报告\n（2024年1月25日）\n各位代表：", "浙江省人民检察院"),
        ("人民法院工作报告\n——2024年1月17日在无锡市第十五届人民代表大会第四次会议上\n", "无锡市人民法院"),
        ("无锡市人民代表大会常务委员会2023年工作报告\n各位代表：", "无锡市人民代表大会常务委员会"),
        ("无锡市政府工作报告\n（2024年1月17日）\n各位代表：", "无锡市人民政府"),
    ],
)
def test_a_report_is_of_the_court_or_committee_that_its_title_names(head: str, issuer: str) -> None:
    assert recognise_origin(head).issuer == issuer


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("江苏大学2023年工作报告\n2023年，我校招收学生9000人。", "江苏大学"),
        ("无锡市人民医院“十四五”发展规划\n我院有床位900张。", "无锡市人民医院"),
        ("江苏省高等学校“十四五”发展规划\n全省在校生达到90万人。", "江苏省"),
        ("江苏大学周边地区规划\n我校地处镇江。", "江苏省"),
    ],
)
def test_an_institution_is_an_area_of_its_own_where_the_text_is_its_own(text: str, region: str) -> None:
    assert recognise_origin(text).region == region


def test_statistics_tell_their_year_against_the_day_of_a_page() -> None:
    text = (
        "更新时间:2024-05-10\n2022年是东林发展史上极不平凡的一年。\n一、综合\n初步核算,全年全市地区生产总值实现42.5亿元,"
        "比上年增长3.5%。其中,第一产业增加值7.3亿元,增长3.9%。按2022年平均汇率计算,人均地区生产总值为7380美元。\n"
        "二、农业\n全年粮食产量9.1万吨,比2021年增长2%。2022年末全市常住人口31万人。"
    )
    found = recognise_origin(text, name="donglin_communique")
    assert (found.date, found.last_year) == ("", 2022)


def test_a_session_that_a_page_runs_into_one_line_with_its_speaker_dates_its_report() -> None:
    text = (
        "2019年柳河县人民政府工作报告(全文)\n公文网 2021-07-27 17:30:25 政府报告\n"
        "2019年柳河县人民政府工作报告(全文)——在柳河县第十七届人民代表大会第四次会议上县长张某(2020年1月9日)各位代表:受县人民政府委托,报告如下。"
    )
    found = recognise_origin(text)
    assert (found.date, found.kind) == ("2020-01-09", "report")


@pytest.mark.parametrize(
    ("says", "years"),
    [
        ("提出2003~2015年信息化的目标和重点。", (2003, 2015)),
        ("总结1998—2002年的工作，部署今后的重点。", (None, None)),
        ("2003—2004年先行试点。", (None, None)),
    ],
)
def test_a_plan_says_in_its_opening_for_what_years_it_is(says: str, years: tuple[int, int]) -> None:
    head = "柳河市信息化规划纲要\n柳政发〔2003〕6号\n二○○三年十二月三十日\n"
    origin = recognise_origin(f"{head}本纲要{says}\n一、发展现状\n全市互联网用户达62万户。\n")
    assert (origin.kind, origin.first_year, origin.last_year) == ("plan", *years)


def test_the_law_that_a_report_is_on_is_not_whose_report_it_is() -> None:
    text = "关于《中华人民共和国农业法》执法检查情况的报告\n各位代表：\n全省、我省贯彻农业法，山西省新增水库9座。"
    assert recognise_origin(text).region == "山西省"


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("昌平区新桥街道2023年预算报告", "新桥街道"),
        ("杭州市余杭区白石镇人民政府关于2020年工作的报告", "白石镇"),
        ("长兴县特色小镇“十四五”规划", "长兴县"),
        ("武侯区乡镇2020年规划", "武侯区"),
    ],
)
def test_a_town_behind_its_district_in_a_title(title: str, region: str) -> None:
    assert recognise_origin(f"{title}\n收入2亿元。").region == region


def test_delegates_of_a_province_speak_of_it() -> None:
    news = "全国两会浙江代表团举行全体会议\n3月6日，十三届全国人大一次会议召开，国内生产总值增长6%。"
    assert recognise_origin(news).region == "浙江省"
    assert recognise_origin(news.replace("浙江代表团", "各代表团")).region == "全国"


def test_a_place_whose_name_is_left_out_is_still_one(tmp_path: Path) -> None:
    """某市 is how examples and papers without names call a place; other names on no list are longer."""
    path = tmp_path / "某市规划.txt"
    path.write_text("2020年，全市交易额达到2400亿元。\n", encoding="utf-8")
    assert read_document(path).origin.region == "某市"


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("清水县政府新闻办公室于2031年6月20日（星期五）下午3时举行春耕主题新闻发布会。", "2031-06-20"),
        ("清水县农业农村局于2031年6月20日印发通知，介绍春耕。", ""),
    ],
)
def test_the_day_of_a_press_conference_is_that_of_its_text(opening: str, date: str) -> None:
    assert recognise_origin(f"清水县举行春耕主题新闻发布会\n\n{opening}\n大家下午好！").date == date
