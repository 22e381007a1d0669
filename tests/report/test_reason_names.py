"""Reasons as a reader gets them: names for ids, amounts for figures as printed, nothing that only a program knows."""

from __future__ import annotations

import re
from decimal import Decimal
from types import SimpleNamespace

import pandas as pd
import pytest

from plancheck.report.amounts import format_value
from plancheck.report.labels import BreakLabel, Labels
from plancheck.report.reason_names import ReasonNames
from plancheck.report.sheets import View, overview_sheet
from plancheck.study import load_study

LABELS = Labels(
    concepts={
        "tea.turnover": ("茶叶交易额", "tea turnover"),
        "tea.turnover.black": ("红茶交易额", "turnover of black tea"),
        "tea": ("茶叶", "tea"),
    },
    breaks={
        "tea-2015-survey": BreakLabel("tea-2015-survey", "the customs count replaces the estimate", "", "")
    },
)
STUDY = SimpleNamespace(
    statements=pd.DataFrame(
        [("4.5 万亿元", Decimal("4.5E12"), "CNY"), ("翻两番", Decimal(4), "x"), ("9％", Decimal(9), "%"), ("5万", Decimal(50_000), "人"),
         ("86.4", Decimal("8.64E9"), "CNY")],
        columns=["figure", "value", "unit"],
    ),
    series=pd.DataFrame(
        [
            ("3兆8773億", Decimal("3.8773E12"), "CNY", "cn-tea.turnover.black-nbs-2015", "NBS", "A"),
            ("5万", Decimal(5), "", "plan:7", "", "document"),
        ],
        columns=["figure", "value", "unit", "source", "publisher", "grade"],
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("tea.turnover.black alone: 9% (tea-plan:33): met", "turnover of black tea alone: 9% (tea-plan:33): met"),
        (
            "asks 12.0% a year from 4.5 万亿元 in 2015 (tea-plan:109) over 5 years",
            "asks 12.0% a year from 4.5 trillion yuan (4.5 万亿元) in 2015 (tea-plan:109) over 5 years",
        ),
        (
            "mofcom has 3兆8773億 for 2015-01/2015-06 (cn-tea.turnover.black-nbs-2015)",
            "MOFCOM has 3.8773 trillion yuan (3兆8773億) for January 2015 to June 2015 (NBS)",
        ),
        ("press: 12.9 (the press release): met", "as the press counts: 12.9 (the press release): met"),
        (
            "2010-2014: 2.0% (before tea-2015-survey, on the definition mofcom)",
            "2010-2014: 2.0% (before “the customs count replaces the estimate”, on the definition MOFCOM)",
        ),
        (
            "2015: the customs count replaces the estimate [tea-2015-survey]",
            "2015: the customs count replaces the estimate",
        ),
        ("stated in tea-plan:5 (printed 翻两番)", "stated in tea-plan:5 (printed a quadrupling (翻两番))"),
        ("against at most 17.8 trillion yuan to 17.9 trillion yuan", "against at most 17.8–17.9 trillion yuan"),
        ("at most 900 million yuan to 1.1 billion yuan", "at most 900 million yuan to 1.1 billion yuan"),
        ("asks for a total over 2021/2025, not for 2025", "asks for a total over 2021–2025, not for 2025"),
        ("“名茶（茶叶）” is the document's own; “茶叶” is known", "“名茶（茶叶）” is the document's own; tea is known"),
        ("from 86.4亿元 in 2020", "from 8.64 billion yuan (86.4亿元) in 2020"),  # a cell that prints 86.4
        ("growth of 茶叶交易额 is not the ratio of its levels", "growth of tea turnover is not the ratio of its levels"),
        ("1.2 trillion yuan (12000亿元) of 上海市", "1.2 trillion yuan (12000亿元) of Shanghai"),
        ("more than 9％ in 2015, 5万 in 2016", "more than 9% in 2015, 5万 in 2016"),  # 5万 stands for two amounts
        ("Tea Weekly, https://example.org/tea.turnover/2015", "Tea Weekly, https://example.org/tea.turnover/2015"),
    ],
)  # fmt: skip
def test_a_reason_in_english(reason: str, said: str) -> None:
    assert ReasonNames(STUDY, LABELS, lang="en").say(reason) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("tea.turnover.black alone: 9%", "红茶交易额单独：9%"),
        ("asks 5.5% a year; no value of 2016 to count from", "所需年增速5.5%；没有2016年的数可作基数"),
        ("narrow reading: 8.0% a year, on trend, open", "窄义理解：年均8.0%，符合趋势，未到期"),
        (
            "mofcom has 40 for 2011 (cn-tea.turnover.black-nbs-2015)",
            "商务部在2011年的数字为40（国家统计局）",
        ),
        ("seen 2022-2023: 6.1% (published yearly rates)", "2022—2023年年均增长6.1%（公布的逐年增速）"),
    ],
)
def test_a_reason_in_chinese(reason: str, said: str) -> None:
    assert ReasonNames(STUDY, LABELS, lang="zh").say(reason) == said  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_reason_of_the_study_shows_an_id_of_the_vocabulary(lang: str) -> None:
    sheet = overview_sheet(study=load_study(), view=View(lang))
    ids = {name for name in sheet.labels.concepts if "." in name} | set(sheet.labels.breaks)
    for text in (sheet.reasons_table().text, sheet.implied_table().text, sheet.claims_table().text):
        assert not ids & set(re.findall(r"[\w.-]*\w", re.sub(r"\S+://\S+", "", text), re.ASCII))


def test_an_english_report_says_what_the_figures_of_its_reasons_amount_to() -> None:
    text = overview_sheet(study=load_study(), view=View("en")).reasons_table().text
    printed = re.findall(r"(\S+ \S+ )\(\d[\d.]* ?[万亿]+元\)", text)
    assert printed
    assert not re.search(r"from \d[\d.]* ?[万亿]+元", text)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("13657E8", "斤", "1.3657 trillion jin"),
        ("78.5", "岁", "78.5 years"),
        ("30", "微克/立方米", "30 µg/m³"),
        ("12", "处", "12"),  # the indicator names the thing
    ],
)
def test_units_of_plans_are_said_in_english(value: str, unit: str, said: str) -> None:
    assert format_value(Decimal(value), unit, lang="en") == said
