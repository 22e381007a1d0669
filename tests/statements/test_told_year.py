"""今年 in a report's look back: the year its heading names, whenever the report was given."""

from __future__ import annotations

from pathlib import Path

from plancheck import extract, read_document


def test_this_year_is_the_heading_s_year_where_the_heading_looks_back(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "石桥县人民政府\n2019年工作总结和2020年工作打算\n（2020年1月8日 县长 向××）\n\n"
        "一、2019年工作总结\n今年以来，全县经济平稳增长。全县粮食产量达到21.3万吨。\n\n"
        "二、2020年工作打算\n今年，粮食产量要稳定在21万吨以上。\n",
        encoding="utf-8",
    )
    found = extract(read_document(path)).statements
    assert [(s.figure, s.period, s.status, s.region) for s in found] == [
        ("21.3万吨", "2019", "observed", "石桥县"),
        ("21万吨", "2020", "target", "石桥县"),
    ]


def test_a_report_turns_from_five_years_to_the_last(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    text = """2026年柳河市政府工作报告

一、“十四五”时期和2025年工作回顾

五年来，全市新建公路320公里。

各位代表，刚刚过去的2025年，全市上下同心协力，经济稳中有进，粮食产量增长2.3%。

发展后劲增强。规上工业利润增长8.1%，新增企业410家。
"""
    path.write_text(text, encoding="utf-8")
    rows = extract(read_document(path)).statements
    assert {row.figure: row.period for row in rows} == {
        "320公里": "2021/2025",
        "2.3%": "2025",
        "8.1%": "2025",
        "410家": "2025",
    }
