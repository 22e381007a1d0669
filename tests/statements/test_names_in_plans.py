"""Names in plans: lines without stops, lists of sizes and owners, brackets, what is left out between items."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

PLAN = Origin(
    title="水网建设规划", date="2021-06-01", first_year=2021, last_year=2025, region="云溪市", kind="plan"
)


def names(text: str) -> list[tuple[str, str]]:
    found = extract(Document("d", text, origin=PLAN)).statements
    return [(s.figure, s.indicator) for s in found]


def test_lines_without_full_stops_are_sentences_of_their_own() -> None:
    lines = []
    for number in range(8):
        lines += [
            f"完善第{'甲乙丙丁戊己庚辛'[number]}片区雨污分流设施建设和日常管理",
            "统筹老旧管网更新与河道清淤，推进泵站联合调度、蓄排结合，健全汛前排查和汛后评估制度，完善社会监督",
            "优化公交线网布局，中心城区线网密度应大于4公里/平方公里",
        ]
    found = names("\n".join(lines))
    assert found == [("4公里/平方公里", "中心城区线网密度")] * 8


def test_lines_broken_by_the_page_stay_one_sentence() -> None:
    line = "加快推进全域供水管网互联互通和老旧管网更新改造工程建设，"
    text = f"{line}\n到2025年供水管网漏损率\n控制在8%以内。" * 3
    assert ("8%", "供水管网漏损率") in names(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # sizes in a list of names: each size has its own things
        (
            "220千伏和110千伏变电站达到9座、41座。",
            [("9座", "220千伏变电站数量"), ("41座", "110千伏变电站数量")],
        ),
        # what stands behind a bracket goes on about the thing before it
        (
            "耕地保有量保持在310万亩（20.7万公顷）和305万亩（20.3万公顷）。",
            [
                ("310万亩", "耕地保有量"),
                ("20.7万公顷", "耕地保有量"),
                ("305万亩", "耕地保有量"),
                ("20.3万公顷", "耕地保有量"),
            ],
        ),
        ("建成节水企业30家、节水小区12个和节水学校8所。", [("30家", "建成节水企业"), ("12个", "建成节水小区"), ("8所", "建成节水学校")]),
    ],
)  # fmt: skip
def test_names_of_a_list(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_the_area_of_the_document_is_no_part_of_a_name() -> None:
    assert names("到2025年，全市再生水利用率达到30%，全市学校120所。") == [
        ("30%", "再生水利用率"),
        ("120所", "全市学校数量"),
    ]
