"""Small corpora of made-up reports: three counties, several years, figures that repeat from year to year."""

from __future__ import annotations

from pathlib import Path

import pytest

PLACES = ("青河", "临泽", "永泰")
YEARS = range(2010, 2015)


def report(place: str, year: int, *, level: str = "", slip: str = "") -> str:
    """Return a short work report; `level` replaces the year's value, `slip` adds a sentence."""
    value = level or f"{100 + 10 * (year - 2010)}"
    return (
        f"政府工作报告\n——{year + 1}年1月15日在{place}县第十八届人民代表大会第三次会议上\n{place}县县长\n\n"
        f"一、{year}年工作回顾\n{year}年，地区生产总值达到{value}亿元，比上年增长9.8%。{year - 1}年，地区生产总值为"
        f"{90 + 10 * (year - 2010)}亿元。森林覆盖率达到{50 + year - 2010}.5%。{slip}\n"
        f"二、{year + 1}年主要目标\n到{year + 1}年，地区生产总值超过{115 + 10 * (year - 2010)}亿元。\n"
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for place in PLACES:
        for year in YEARS:
            (folder / f"{place}{year}.txt").write_text(report(place, year), encoding="utf-8")
    return folder
