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
