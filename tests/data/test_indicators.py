"""The vocabulary of indicators: every row reasoned, every name leading to one concept, parts and wholes that exist."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
KINDS = {"flow", "stock", "share", "rate", "intensity"}

with (DATA / "vocabulary" / "indicators.csv").open(encoding="utf-8", newline="") as handle:
    ROWS = list(csv.DictReader(handle))
BY_CONCEPT = {row["concept"]: row for row in ROWS}


def test_the_vocabulary_covers_the_general_indicators_of_plans() -> None:
    assert len(ROWS) >= 150
    names = {name for row in ROWS for name in (row["name_zh"], *row["aliases"].split("|"))}
    assert names >= {
        "地区生产总值", "第三产业增加值", "一般公共预算收入", "社会消费品零售总额", "固定资产投资", "进出口总额", "实际利用外资",
        "城镇居民人均可支配收入", "城镇新增就业", "城镇调查失业率", "居民消费价格", "粮食产量", "常住人口城镇化率", "森林覆盖率",
        "单位地区生产总值能耗", "细颗粒物浓度", "优良天数比率", "化学需氧量", "氨氮", "研发投入强度", "高新技术企业", "互联网普及率",
    }  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["concept"])
def test_every_indicator_has_names_kind_reason_and_links_that_are_there(row: dict[str, str]) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*", row["concept"])
    assert row["name_zh"]
    assert row["name_en"]
    assert row["reason"]
    assert row["kind"] in KINDS
    if row["kind"] == "share":
        assert row["unit"] == "%"
    assert row["name_zh"] not in row["aliases"].split("|")
    for link in ("parent", "whole"):
        assert row[link] in BY_CONCEPT or row[link] == ""
        assert row[link] != row["concept"]


def test_every_written_name_leads_to_one_concept() -> None:
    assert len(BY_CONCEPT) == len(ROWS)
    names = Counter(n for row in ROWS for n in (row["name_zh"], *filter(None, row["aliases"].split("|"))))
    assert [name for name, count in names.items() if count > 1] == []


def test_parents_lead_upwards_without_a_circle() -> None:
    for concept in BY_CONCEPT:
        seen = [concept]
        while parent := BY_CONCEPT[seen[-1]]["parent"]:
            assert parent not in seen, seen
            seen.append(parent)
