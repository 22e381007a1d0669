"""Sentences of a report name a thing once, in the reader's language, and keep every figure as printed."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from plancheck.paths import tables_folder
from plancheck.report.findings import OPEN_SHOWN, find_findings, say_claim
from plancheck.report.reasons import say_reason
from plancheck.report.sentences import say_figure, say_period
from plancheck.report.sheets import View, overview_sheet, plan_sheet
from plancheck.study import Study, load_study


@pytest.fixture(scope="module")
def study() -> Study:
    return load_study()


def row(figure: str, value: float, **more: object) -> SimpleNamespace:
    return SimpleNamespace(
        **({"figure": figure, "value": value, "unit": "CNY", "qualifier": "exact", "measure": "level"} | more)
    )


@pytest.mark.parametrize(
    ("figure", "zh", "en"),
    [
        (row("18万亿元", 18e12, qualifier="more_than"), "超过18万亿元", "more than 18 trillion yuan"),
        (row("21.8 万亿\n元", 21.8e12), "21.8万亿元", "21.8 trillion yuan"),
        (row("翻两番", 4, unit="x", measure="multiple"), "翻两番", "a quadrupling"),
        (row("1.5倍", 1.5, unit="x", measure="multiple"), "1.5倍", "1.5 times"),
        (
            row("16%", 16, unit="%", measure="growth_per_year", qualifier="at_least"),
            "年均增长不低于16%",
            "at least 16% growth a year",
        ),
        (row("若干", float("nan")), "若干", "若干"),
        (row("200", 2e10), "200亿元", "20 billion yuan"),
        (row("4,000", 4e7, unit="件", qualifier="at_least"), "不低于4000万件", "at least 40 million items"),
        (row("18.3", 18.3, unit="%", measure="growth_per_year"), "年均增长18.3%", "18.3% growth a year"),
        (row("4.57亿", 4.57e8, unit=""), "4.57亿", "457 million"),
        (
            row("13.5%", -13.5, unit="%", measure="growth", qualifier="at_least"),
            "下降不低于13.5%",
            "a fall of at least 13.5%",
        ),
        (row("2%", -2, unit="%", measure="growth_per_year"), "年均下降2%", "a fall of 2% a year"),
        (row("5万吨", -5e4, unit="t", measure="change"), "减少5万吨", "a fall of 50,000 t"),
        (row("5", -5.0, unit="%", measure="growth"), "下降5%", "a fall of 5%"),
        (row("3.5万人", 35e3, unit="人", measure="change"), "变化3.5万人", "a change of 35,000 persons"),
        (
            row("3.5万人", 35e3, unit="人", measure="change", indicator="城镇新增就业"),
            "3.5万人",
            "35,000 persons",
        ),
        (row("-3%", -3, unit="%", measure="growth"), "增长−3%", "growth of −3%"),
    ],
)
def test_a_figure_is_as_printed_in_chinese_and_an_amount_in_english(
    figure: SimpleNamespace, zh: str, en: str
) -> None:
    assert (say_figure(figure, lang="zh"), say_figure(figure, lang="en")) == (zh, en)


@pytest.mark.parametrize("period", ["上半年", "2010-13-40", "", "2010-02/2010-06", "2010/2011-06"])
def test_any_period_can_be_said(period: str) -> None:
    assert isinstance(say_period(period, lang="zh"), str)
    assert isinstance(say_period(period, lang="en"), str)


def test_no_finding_doubles_the_place_or_runs_into_the_year(study: Study) -> None:
    findings = find_findings(overview_sheet(study=study, view=View("zh")))
    assert findings
    for finding in findings:
        assert not re.search(r"全国\d{4}全国|上海市\d{4}|全国全国|上海市全市", finding.text), finding.text


def test_english_findings_name_places_and_concepts_in_english(study: Study) -> None:
    titles = {label.name for label in overview_sheet(study=study, view=View("en")).labels.documents.values()}
    findings = find_findings(overview_sheet(study=study, view=View("en")))
    assert findings
    for finding in findings:
        text = finding.text
        for title in titles:
            text = text.replace(title, "")
        text = re.sub("“[^”]*”", "", text)  # a thing without a concept keeps the document's words, in quotes
        assert not re.search("全国|上海市|全球|电子商务|万亿|亿元", text), text


def test_a_sum_that_uses_up_the_floor_does_not_say_that_parts_are_left(study: Study) -> None:
    sums = [
        f.text for f in find_findings(overview_sheet(study=study, view=View("zh"))) if "没有余项" in f.text
    ]
    assert sums
    assert not [text for text in sums if "另有余项" in text]


def test_a_doubling_and_the_level_it_leads_to_are_one_finding(study: Study) -> None:
    keys = [f.key for f in find_findings(plan_sheet("national-13fyp", study=study, view=View("zh")))]
    assert [key for key in keys if key.count("target:") == 2]


def test_a_long_list_is_folded_and_nothing_is_lost(study: Study) -> None:
    sheet = overview_sheet(study=study, view=View("en"))
    html = sheet.findings().html
    head, _, folded = html.partition("<details")
    assert head.count("<li") == OPEN_SHOWN
    assert html.count("<li") == len(find_findings(sheet))
    assert folded


def test_a_relation_whose_figures_are_not_at_hand_keeps_the_words_of_the_table(study: Study) -> None:
    sheet = plan_sheet("national-13fyp", study=study, view=View("en"))
    claim = SimpleNamespace(operands="999999:1亿元", roles="stated", document="national-13fyp", claim="x", kind="repeat", stated="1亿元", verdict="consistent", margin=0.0, text_zh="甲。", text_en="One.")  # fmt: skip
    assert say_claim(sheet, claim) == "One."


@pytest.mark.parametrize(
    ("lang", "part", "said"),
    [
        ("en", "population", "457 million (internet users, China, 2010) and 34.3% (internet users, share, China, 2010) imply resident population, China, 2010: 1.329–1.336 billion, which the document does not state; the published figure is 1.33126 billion (World Bank WDI, 2009) and agrees."),
        ("zh", "whole:全国:retail_sales:2015", "可推得2015年全国社会消费品零售总额为33.33万亿元（两个下限恰好同时达到时），文件未写明；公布数为30.09万亿元（国家统计局）。"),
        ("en", "base:全国:ecommerce.turnover", "e-commerce turnover, China, 2005: at least 1.257 trillion yuan, which the document does not state; the published figure is 700 billion yuan (CCID Consulting) and does not agree."),
        ("en", "base:全国:third_party_payment", "imply third-party payment volume, China, 2005: at least 16.48 billion yuan, which the document does not state."),
    ],
)  # fmt: skip
def test_what_figures_imply_is_said_with_the_published_figure_and_its_publisher(
    study: Study, lang: str, part: str, said: str
) -> None:
    """No id of a row of ours is left for a reader to look up, and a figure of another year says of which."""
    sheet = plan_sheet("miit-12fyp", study=study, view=View(lang))
    (claim,) = [one for one in sheet.claims.itertuples() if part in str(one.implied)]
    assert say_claim(sheet, claim).endswith(said)


@pytest.mark.parametrize("implied", ["whole:全国::2015", "whole::retail_sales:2015", "whole:全国:甲:乙:2015"])
def test_what_is_implied_may_lack_its_name_or_place(study: Study, implied: str) -> None:
    sheet = plan_sheet("miit-12fyp", study=study, view=View("en"))
    (claim,) = [
        one for one in sheet.claims.itertuples() if "whole:全国:retail_sales:2015" in str(one.implied)
    ]
    said = say_claim(sheet, claim._replace(implied=implied))
    assert said == sheet.reasons.name(claim.text_en) if implied.startswith("whole:全国::") else "2015" in said


def test_reasons_of_the_study_are_in_chinese() -> None:
    """Ids, sources and addresses stay; hardly a word of English is left of what the program itself says."""
    left: list[str] = []
    for table, columns in (
        ("targets", ("consistency_reason", "sensitivity")),
        ("claims", ("reason",)),
        ("growth", ("reason",)),
    ):
        with Path(tables_folder() / f"{table}.csv").open(encoding="utf-8") as handle:
            for cells in csv.DictReader(handle):
                left += [say_reason(cells[column], lang="zh") for column in columns if cells[column]]
    english = [
        text
        for text in left
        if re.search(r"(?<![\w.-])(?:the|needs|stated|residuals|known|asks|seen|reading)(?![\w.-])", text)
    ]
    assert len(left) > 100
    assert english == []


@pytest.fixture
def before_the_outcomes(tmp_path: Path) -> Study:
    """The study as it is for a reader of a plan whose years have not come."""
    folder = tmp_path / "tables"
    shutil.copytree(tables_folder(), folder)
    path = folder / "targets.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for one in rows:
        one |= {
            "outcome": "open",
            "outcome_period": "",
            "outcome_low": "",
            "outcome_high": "",
            "outcome_margin_pct": "",
        }
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return load_study(folder)


@pytest.mark.parametrize(
    ("lang", "asks", "chance"),
    [
        ("en", "more than 18 trillion yuan by 2015 asks for 30.8–33.1% and 31.4–32.5% a year against 28.5–28.8% in 2005–2010 (above trend)", "; a forecast from the years before gives it a probability of 3%."),
        ("zh", "目标翻两番、超过18万亿元：所需年增速30.8–33.1%、31.4–32.5%，此前2005—2010年为28.5–28.8%（高于趋势）", "；按此前走势，达到的概率约为3%。"),
    ],
)  # fmt: skip
def test_a_target_whose_year_has_not_come_is_set_against_the_growth_before_it(
    before_the_outcomes: Study, lang: str, asks: str, chance: str
) -> None:
    found = find_findings(plan_sheet("miit-12fyp", study=before_the_outcomes, view=View(lang)))
    ahead = [finding for finding in found if finding.key.startswith("target:")]
    assert ahead[0].text.endswith(asks + chance)
    assert not any(finding.verdict for finding in ahead)
    trends = [next(word for word in ("above", "on trend", "below", "高于", "符合", "低于") if word in one.text) for one in ahead]  # fmt: skip
    assert trends == sorted(trends, key=("above", "高于", "on trend", "符合", "below", "低于").index)


def test_a_target_with_an_outcome_is_told_once(study: Study) -> None:
    found = find_findings(plan_sheet("miit-12fyp", study=study, view=View("en")))
    keys = [finding.key for finding in found if finding.key.startswith("target:")]
    assert len(keys) == len(set(keys)) > 0
    assert not any("asks for" in finding.text for finding in found)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_sentence_holds_no_sign_for_an_open_side_and_no_dash_for_nothing(study: Study, lang: str) -> None:
    sheet = overview_sheet(study=study, view=View(lang))
    texts = [finding.text for finding in find_findings(sheet)]
    texts += [say_claim(sheet, claim) for claim in sheet.claims.itertuples()]
    assert not [text for text in texts if re.search(r"[≥≤]|– computed|推算为–", text)]


OWN_PLAN = """松原湖区电商发展规划（2026—2030年）
2025年，全区电子商务交易额64.2亿元，其中农产品网络零售额9.6亿元。
到2030年，全区电子商务交易额达到120亿元；农产品网络零售额达到24亿元，占电子商务交易额的20%。

指标 | 单位 | 2025年 | 2030年 | 年均增速（%）
电子商务交易额 | 亿元 | 64.2 | 120 | 13.3
快递业务量 | 万件 | 900 | 1800 | 14.9
"""


@pytest.fixture(scope="module")
def own_study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """The study of one document of our own, whose table says in its heads what its cells count."""
    from plancheck.pipeline import run_study

    folder = tmp_path_factory.mktemp("own")
    (folder / "plan.txt").write_text(OWN_PLAN, encoding="utf-8")
    run_study([folder / "plan.txt"], tables=folder / "tables")
    return load_study(folder / "tables")


def test_cells_of_a_table_are_told_with_their_unit(own_study: Study) -> None:
    texts = [finding.text for finding in find_findings(plan_sheet("plan", study=own_study, view=View("zh")))]
    texts += list(own_study.claims["text_zh"])
    assert any("900万件" in text for text in texts)
    assert not [
        text for text in texts if re.search(r"(?<![\d.:])(?:900|1800|64\.2|13\.3|14\.9)(?![\d万亿%.])", text)
    ]


TWICE = """云溪市茶业发展规划（2021—2025年）
2015年，全市地区生产总值1180亿元；2020年，全市地区生产总值1760亿元，采摘园86个。
到2025年，地区生产总值达到2600亿元以上，采摘园超过100个。

指标 | 单位 | 2020年 | 2025年
地区生产总值 | 亿元 | 1760 | 2600
"""


@pytest.fixture(scope="module")
def twice_study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """The study of a document that states one target in its text and in its table, and counts what the vocabulary lacks."""
    from plancheck.pipeline import run_study

    folder = tmp_path_factory.mktemp("twice")
    (folder / "plan.txt").write_text(TWICE, encoding="utf-8")
    run_study([folder / "plan.txt"], tables=folder / "tables")
    return load_study(folder / "tables")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "the target of at least 260 billion yuan by 2025 asks"), ("zh", "目标不低于2600亿元：")],
)
def test_a_target_of_text_and_table_is_told_once_with_its_bound(
    twice_study: Study, lang: str, said: str
) -> None:
    (told,) = (
        f.text
        for f in find_findings(plan_sheet("plan", study=twice_study, view=View(lang)))
        if f.key.startswith("target:")
    )
    assert said in told


def test_what_the_vocabulary_lacks_is_in_quotes_in_english_and_the_page_says_why(twice_study: Study) -> None:
    sheet = plan_sheet("plan", study=twice_study, view=View("en"))
    assert "“采摘园”" in sheet.targets_table().html
    assert "An indicator in quotes has no row in the vocabulary" in sheet.method().text
    assert "from the digest" not in sheet.method().text  # this document was read itself
    assert "引号" not in plan_sheet("plan", study=twice_study, view=View("zh")).method().text


def test_the_study_itself_names_everything_in_english(study: Study) -> None:
    method = overview_sheet(study=study, view=View("en")).method().text
    assert "Read from the digest" in method
    assert "An indicator in quotes" not in method


def test_a_figure_stated_twice_in_one_document_is_told_once_of_it(own_study: Study) -> None:
    for lang, said in (("zh", "文中两处分别为"), ("en", "stated twice")):
        sheet = plan_sheet("plan", study=own_study, view=View(lang))
        repeats = [say_claim(sheet, one) for one in sheet.claims.itertuples() if one.kind == "repeat"]
        assert repeats
        assert all(said in text and "松原湖区电商发展规划" not in text for text in repeats)


def test_exact_targets_have_no_bounds_that_could_be_just_met(own_study: Study) -> None:
    found = find_findings(plan_sheet("plan", study=own_study, view=View("zh")))
    implied = [finding.text for finding in found if finding.key.startswith("implied:")]
    assert implied
    assert not [text for text in implied if "下限" in text]


@pytest.mark.parametrize(
    ("document", "lang", "said"),
    [
        ("shanghai-11fyp", "en", "(below trend); a change of definition is suspected in 2010."),
        ("shanghai-11fyp", "zh", "（低于趋势）；统计口径在2010年疑有变化。"),
        ("shanghai-12fyp", "en", "in 2005–2010, across a change of definition suspected in 2010 (on trend)."),
        ("national-13fyp", "zh", "；统计口径在2016、2020年疑有变化。"),
        ("miit-12fyp", "en", "(above trend); the definition changed in 2015."),
    ],
)
def test_a_verdict_across_a_suspected_change_of_definition_says_so(
    study: Study, document: str, lang: str, said: str
) -> None:
    texts = [f.text for f in find_findings(plan_sheet(document, study=study, view=View(lang)))]
    assert [text for text in texts if said in text], texts


def test_a_verdict_without_a_suspected_change_says_nothing_of_one(study: Study) -> None:
    texts = [f.text for f in find_findings(plan_sheet("miit-12fyp", study=study, view=View("en")))]
    assert not [text for text in texts if "suspected" in text]


def test_a_pace_of_decline_is_said_in_chinese_with_its_sign() -> None:
    asked = "asks −3.2% to −2.9% a year from 45亿元 in 2010 (tea-plan:12) over 5 years; seen 2005-2010: −1.5%"
    said = say_reason(asked, lang="zh")
    assert "所需年增速−3.2%至−2.9%" in said
    assert "年均增长−1.5%" in said


@pytest.mark.parametrize(
    ("measure", "reason", "low", "high", "said"),
    [
        ("growth", "grew 6.6% a year by the published rates, against 6.45%", 6.55, 6.65, "6.6%"),
        ("growth", "−14.6% over 2021/2025 (r:7) against at most −13.5%", -14.65, -14.55, "−14.6%"),
        ("growth", "40 trillion in 2020 (published) against", 37.15e12, 37.25e12, "37.2 trillion yuan"),
        ("growth", "40 trillion in 2020 (worked out)", 37.11e12, 37.29e12, "37.11–37.29 trillion yuan"),
    ],
)
def test_what_came_of_a_rate_is_a_rate_and_what_was_printed_is_said(
    study, measure, reason, low, high, said
) -> None:
    sheet = overview_sheet(study=study, view=View("en"))
    came = row("6%", 6, unit="%", measure=measure, concept="ecommerce.turnover", outcome_reason=reason)
    came.outcome_low, came.outcome_high = low, high
    assert sheet.outcome_value(came) == said
