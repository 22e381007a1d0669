"""Reports of work of towns, counties, provinces and the country: what is held against others, said once for two, met or worked for."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document
from plancheck.statements.extract import extract

HEAD = "云溪县政府工作报告\n——2016年1月12日在云溪县第九届人民代表大会第三次会议上\n\n一、2015年工作回顾\n\n"
CASES = [
    # a rate that the clause before only names, above two others
    ("税收收入增幅，分别高于全省、全市7.4和2.8个百分点。", "7.4", {"indicator": "税收收入增幅高于全省"}),
    (
        "税收收入增幅分别高于全省、全市7.4和2.8个百分点。",
        "2.8个百分点",
        {"indicator": "税收收入增幅高于全市"},
    ),
    ("税收收入和民间投资增幅分别高于全市7和2个百分点。", "7", {"indicator": "税收收入增幅高于全市"}),
    # the things of another sentence are not those of this list
    (
        "城镇、农村居民收入分别增长7%和8%。税收收入增长9%，分别高于全省、全市3和2个百分点。",
        "2个百分点",
        {"indicator": "税收收入增速高于全市"},
    ),
    # how often a mark was passed is no part of the thing
    ("港口吞吐量三次跨越百万标箱，去年达130万标箱。", "百万标箱", {"indicator": "港口吞吐量"}),
    ("草场平均覆盖度和森林覆盖率分别提高5.4个和2.4个百分点。", "5.4个", {"indicator": "草场平均覆盖度"}),
    # who lays down an aim, and that the aims are four, are no part of the thing
    ("全会提出了钢产量180万吨、煤产量380万吨的两项指标。", "180万吨", {"indicator": "钢产量"}),
    ("全会提出了钢产量180万吨、煤产量380万吨的两项指标。", "380万吨", {"indicator": "煤产量"}),
    # an aim that was worked for leaves the figures reported; a forecast ends where another thing begins
    (
        "我们围绕建设工业强县这一目标，奋力拼搏，全县工业总产值达29亿元。",
        "29亿元",
        {"status": "observed", "indicator": "工业总产值"},
    ),
    (
        "2015年农村总收入预计达8亿元，农民纯收入预计达3325元，分别增长15%和9%，民政支出542万元，增长4%。",
        "542万元",
        {"status": "observed"},
    ),
    (
        "2015年农村总收入预计达8亿元，农民纯收入预计达3325元，分别增长15%和9%，民政支出542万元，增长4%。",
        "9%",
        {"status": "target"},
    ),
]


@pytest.mark.parametrize(("text", "figure", "expected"), CASES)
def test_figures_are_read_as_reports_mean_them(text: str, figure: str, expected: dict[str, str]) -> None:
    rows = {row.figure: row for row in extract(Document("d", f"{HEAD}{text}\n")).statements}
    assert {part: getattr(rows[figure], part) for part in expected} == expected
