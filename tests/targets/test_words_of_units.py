"""What a target is told in: per mille stays per mille, years of life are years, and 约 stays beside a base."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from plancheck import assess, extract, read_document
from plancheck.amounts import say_amount
from plancheck.report.reasons import say_reason
from plancheck.targets.assessment import TargetAssessment

HEAD = "临江市国民经济和社会发展第十四个五年规划纲要\n（2021年3月发布）\n"


def judged(text: str, tmp_path: Path) -> TargetAssessment:
    path = tmp_path / "linjiang.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    (target,) = assess(extract(read_document(path)))
    return target


def test_a_rate_per_mille_is_counted_and_told_per_mille(tmp_path: Path) -> None:
    target = judged(
        "2020年，全市人口自然增长率为-0.32‰，出生率为6‰。到2021年，人口自然增长率达到2‰。\n", tmp_path
    )
    assert target.required_low_pct == pytest.approx(0.15)
    assert "asks at least 1.5‰ (which rounds to 2‰)" in target.text_en
    assert "2020年下降0.3‰" in target.text_zh
    assert "seen 2019-2020: −0.3‰" in target.consistency_reason
    assert "所需年增速1.5‰" in say_reason(target.consistency_reason, lang="zh")


def test_years_of_life_are_years_in_english_and_sui_in_chinese(tmp_path: Path) -> None:
    target = judged("2020年，全市人均预期寿命80.5岁。到2025年，人均预期寿命达到81.5岁。\n", tmp_path)
    assert "81.5 years (81.5岁)" in target.text_en
    assert "of age" not in target.text_en
    assert say_amount(Decimal("81.5"), "岁", lang="zh") == "81.5岁"


def test_a_base_said_to_be_about_keeps_its_word(tmp_path: Path) -> None:
    target = judged(
        "2020年，全市电子商务交易额约2400亿元。到2025年，电子商务交易额达到5000亿元。\n", tmp_path
    )
    assert "from about 240 billion yuan (2400亿元) in 2020" in target.text_en
    assert "以2020年约2400亿元为基数" in target.text_zh


def test_growth_at_constant_prices_is_that_of_the_thing_itself(tmp_path: Path) -> None:
    target = judged("2020年，全市单位GDP能耗为0.47吨标准煤/万元。到2021年，单位GDP能耗下降3%。\n", tmp_path)
    assert "growth of 单位GDP能耗 is not the ratio of its levels" in target.outcome_reason
    assert "0.47 t of standard coal per 10,000 yuan" in target.text_en


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("CNY/人", "3 yuan per person"),
        ("人/平方公里", "3 persons/km²"),
        ("块/台", "3 块/台"),
        ("t/d", "3 t/d"),
    ],
)
def test_a_unit_over_another_is_told_where_both_are_known(unit: str, said: str) -> None:
    assert say_amount(Decimal(3), unit, lang="en") == said
