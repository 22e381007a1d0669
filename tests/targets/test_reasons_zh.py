"""Every reason of the targets and implied tables is said in Chinese too; ids, sources and names stay as they are."""

from __future__ import annotations

import csv
import re
from decimal import Decimal

import pytest

from plancheck.amounts import format_amount
from plancheck.paths import tables_folder
from plancheck.report.packaged import packaged_rows
from plancheck.report.reasons import say_reason
from plancheck.targets.wording import amount

COLUMNS = {
    "targets": (
        "consistency_reason",
        "sensitivity",
        "outcome_reason",
        "outcome_definitions",
        "base_rate_reason",
        "past_windows",
        "forecast_data",
    ),
    "implied": ("reason", "past_windows"),
}
# words of the program's own English; what publishers, titles and ids are made of is not among them
OWN_WORDS = (
    "the|needs|stated|known|asks|seen|reading|years|year|value|figure|before|after|on|against|at|to|of|in|between|within|over|"
    "outside|cases|keep|growth|published|already|counted|base|one|only|no|not"
)


def english_left(text: str) -> list[str]:
    # sources stand in brackets or after a colon and keep their titles
    bare = re.sub(r"（[^（）]*）|\([^()]*\)|“[^”]*”|https?://\S+", "", text)
    return re.findall(rf"(?<![\w.:-])(?:{OWN_WORDS})(?![\w.-])", bare)


@pytest.mark.parametrize("table", COLUMNS)
def test_reasons_of_the_study_are_said_in_chinese(table: str) -> None:
    with (tables_folder() / f"{table}.csv").open(encoding="utf-8") as handle:
        cells = [row[column] for row in csv.DictReader(handle) for column in COLUMNS[table]]
    said = [say_reason(cell, lang="zh") for cell in cells if cell]
    assert said
    assert [text for text in said if english_left(text)] == []


@pytest.mark.parametrize(
    ("reason", "zh"),
    [
        ("no year by which", "没有写明到哪一年"),
        ("2025 is not over or not published, as known at 2024-05-01", "按2024-05-01时所知，2025年尚未结束或尚未公布"),
        ("2008-2010, n=3, 5 years ahead", "2008—2010年，n=3，向前5年"),
        ("one value only (2015) under this definition", "该口径只有一个数（2015年）"),
        ("grew 7.8% a year by the published rates, against 7%", "按公布增速年均增长7.8%，对照7%"),
        ("the target is in 人, the series in CNY", "目标的单位是人，序列的单位是CNY"),
        ("no value of 2010 to count from", "没有2010年的数可作基数"),
        ("9家 at 50% make 18 to 19", "9家占50%，则总体为18至19"),
        (
            "30 微克/立方米 in 2025 (published) against at most 32.5 微克/立方米",
            "2025年公布数30微克/立方米对照不超过32.5微克/立方米",
        ),
        (
            "30亿 of 240亿, 12.5% in 2015 (worked out from part and whole)",
            "2015年30亿占240亿，为12.5%（由部分与总体推算）",
        ),
        (
            "3亿 of 24亿, 10.213% to 14.894% in 2015 (worked out from part and whole)",
            "2015年3亿占24亿，为10.213–14.894%（由部分与总体推算）",
        ),
        ("8100人 at 90% make 9,000 persons to 12,000 persons", "8100人占90%，则总体为9,000人至1.2万人"),
    ],
)  # fmt: skip
def test_reasons_a_study_may_not_have(reason: str, zh: str) -> None:
    assert say_reason(reason, lang="zh") == zh
    assert say_reason(reason, lang="en") == reason


@pytest.mark.parametrize("row", packaged_rows("counters"), ids=lambda row: row["word"])
def test_counters_of_reasons_are_those_of_amounts(row: dict[str, str]) -> None:
    word, unit = row["word"], row["unit"]
    if unit:
        assert amount(Decimal(5), unit, lang="en") == f"5 {word}"
        said = say_reason(f"at most 3,200 {word}", lang="zh")
        assert said.endswith(format_amount(Decimal(3200), unit, lang="zh"))
    else:
        counted = [
            unit for unit in "件项套台头只" if format_amount(Decimal(5), unit, lang="en") == f"5 {word}"
        ]
        assert len(counted) > 1


def test_a_range_of_what_a_counter_counts_is_said_with_the_counter_once() -> None:
    assert (
        say_reason("300册 at 60% make 490 copies to 510 copies", lang="zh") == "300册占60%，则总体为490–510册"
    )
