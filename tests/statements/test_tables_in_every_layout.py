"""A table says the same however it is written: as html, in bars or tabs, in the columns of a page, one cell on a line, over two pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plancheck.documents.document import Document
from plancheck.statements.extract import extract

Said = list[tuple[str, str, str, str, str, str]]
Cell = tuple[str, int, int]  # its words, and over how many columns and rows it goes
Rows = list[list[Cell]]


def said(lines: str) -> Said:
    return [
        (s.figure, f"{s.value:f}", s.unit, s.indicator, s.region, s.period)
        for s in extract(Document("table", lines)).statements
    ]


def one(*texts: str) -> list[Cell]:
    return [(text, 1, 1) for text in texts]


YEARS_OVER = (
    "各县茶叶生产情况",
    [
        [("县区", 1, 2), ("2023年", 3, 1), ("2024年", 3, 1)],
        one("采摘面积（万亩）", "干茶（吨）", "亩收入（元）")
        + one("采摘面积（万亩）", "干茶（吨）", "亩收入（元）"),
    ],
    [
        one("柳河县", "4.35", "612", "2140", "4.61", "655", "2310"),
        one("青田县", "2.80", "398", "1985", "2.95", "421", "2077"),
        one("桐城区", "1.15", "170", "2260", "1.32", "192", "2405"),
        one("石桥县", "3.47", "505", "2032", "3.60", "533", "2118"),
        one("白沙县", "0.92", "131", "1876", "1.04", "149", "1930"),
        one("南岭县", "5.06", "733", "2211", "5.21", "764", "2296"),
    ],
)
TOTAL_AND_PARTS = (
    "历年工业产值\n单位：万元",
    [
        [("年份", 1, 2), ("工业产值", 4, 1), ("人均收入（元/人）", 1, 2)],
        one("合计", "采矿", "制造", "#食品"),
    ],
    [
        one("1991", "4795", "1069", "3726", "1007", "612"),
        one("1992", "5321", "1170", "4151", "1117", "640"),
        one("1993", "6400", "1383", "5017", "1315", "668"),
        one("1994", "7407", "1960", "5447", "1623", "702"),
        one("1995", "8123", "2102", "6021", "1891", "751"),
        one("1996", "9010", "2350", "6660", "2004", "803"),
    ],
)
NOTES_LEFT_EMPTY = (
    "2024年云溪市林地抚育任务表",
    [one("序号", "县区", "下达面积（亩）", "累计完成面积（亩）", "完成比例（%）", "备注")],
    [
        one("1", "柳河县", "1000", "850", "85", ""),
        one("2", "青田县", "3000", "1500", "50", ""),
        one("3", "桐城区", "2400", "600", "25", ""),
        one("4", "石桥县", "3600", "900", "25", ""),
        one("5", "白沙县", "5000", "650", "13", ""),
        one("6", "南岭县", "7000", "6300", "90", ""),
    ],
)
PARTS_MARKED = (
    "云溪市统计局\n2022年9月商品销售额",
    [one("指标", "本月", "比去年同期增长（%）")],
    [
        one("商品销售额（亿元）", "14.53", "0.3"),
        one("# 批发业", "12.93", "0.6"),
        one("零售业", "1.60", "-2.8"),
        one("# 食品类", "3.11", "-9.7"),
        one("衣着类", "2.88", "-3.2"),
        one("日用类", "8.54", "6.1"),
    ],
)
GOALS_OF_LAND = (
    "柳河村村庄规划\n第八条 规划指标\n表2-1 规划指标表",
    [one("规划指标体系", "2022年", "2035年", "属性")],
    [
        one("户籍人口（人）", "1403", "-", "预期性"),
        one("常住人口（人）", "510", "520", "预期性"),
        one("耕地保有量（公顷）", "85.4", "127.1", "约束性"),
        one("村庄建设用地（公顷）", "30.1", "35.2", "约束性"),
        one("林地保有量（公顷）", "217.6", "218.3", "预期性"),
        one("森林覆盖率（%）", "90", "≥91", "预期性"),
    ],
)
TABLES = {
    "years over three columns each": YEARS_OVER,
    "a total and its parts under one head": TOTAL_AND_PARTS,
    "an empty column of notes": NOTES_LEFT_EMPTY,
    "parts marked by #": PARTS_MARKED,
    "a head of names that ends in 体系": GOALS_OF_LAND,
}
Table = tuple[str, Rows, Rows]


def filled(rows: Rows, *, again: bool = False) -> list[list[str]]:
    """Rows with a cell in every column: a merged one in its first place alone, or again in each."""
    height, width = len(rows), sum(cell[1] for cell in rows[0])
    out = [[""] * width for _ in range(height)]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for text, columns, lines in row:
            while (number, column) in taken:
                column += 1
            places = [(number + down, column + right) for down in range(lines) for right in range(columns)]
            taken.update(places)
            for place in places if again else places[:1]:
                out[place[0]][place[1]] = text
            column += columns
    return out


def html(table: Table) -> str:
    title, heads, body = table
    rows = "".join(
        "<tr>"
        + "".join(f'<td colspan="{columns}" rowspan="{lines}">{text}</td>' for text, columns, lines in row)
        + "</tr>"
        for row in heads + body
    )
    return f"{title}\n<table>{rows}</table>\n"


def markdown(table: Table, *, again: bool = False) -> str:
    title, heads, body = table
    lines = [f"| {' | '.join(row)} |" for row in filled(heads, again=again) + filled(body)]
    return "\n".join([title, "", lines[0], "|" + " --- |" * len(filled(body)[0]), *lines[1:]]) + "\n"


def markdown_with_heads_again(table: Table) -> str:
    return markdown(table, again=True)


def bars_behind(table: Table) -> str:
    title, heads, body = table
    return "\n".join([title, *(f"{' | '.join(row)} |" for row in filled(heads) + filled(body))]) + "\n"


def tabs(table: Table) -> str:
    title, heads, body = table
    return "\n".join([title, *("\t".join(row) for row in filled(heads) + filled(body))]) + "\n"


def cells_on_lines(table: Table) -> str:
    title, heads, body = table
    return "\n".join([title, *(text for row in heads + body for text, _, _ in row if text)]) + "\n"


def on_one_line(table: Table) -> str:
    title, heads, body = table
    return f"{title}\n{' '.join(text for row in heads + body for text, _, _ in row if text)}\n"


def in_columns(table: Table, *, rows_a_page: int = 99) -> str:
    title, heads, body = table
    rows = filled(heads) + filled(body)
    wide = [max(2 * len(row[i]) for row in rows) + 3 for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        line = ""
        for text, start in zip(row, [sum(wide[:i]) for i in range(len(wide))], strict=True):
            shown = sum(2 if mark >= "\u3000" else 1 for mark in line)
            line += (" " * (start - shown) + text) if text else ""
        lines.append(line.rstrip())
    over, out = lines[: len(heads)], [title]
    for number, line in enumerate(lines[len(heads) :]):
        if number % rows_a_page == 0:
            out += (["", "- 4 -", "\f"] if number else []) + over
        out.append(line)
    return "\n".join(out) + "\n"


def over_two_pages(table: Table) -> str:
    return in_columns(table, rows_a_page=5)


LAYOUTS: list[Callable[[Table], str]] = [
    markdown, markdown_with_heads_again, bars_behind, tabs, cells_on_lines, on_one_line, in_columns, over_two_pages,
]  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_says_the_same_in_every_layout(table: Table, layout: Callable[[Table], str]) -> None:
    expected = said(html(table))
    assert len(expected) >= 11
    assert said(layout(table)) == expected


def test_two_rows_of_heads_go_together() -> None:
    rows = said(markdown(YEARS_OVER))
    assert rows[0] == ("4.35", "43500.00", "亩", "采摘面积", "柳河县", "2023")
    assert rows[3][4:] == ("柳河县", "2024")


def test_a_total_tells_which_head_stands_over_it() -> None:
    rows = said(cells_on_lines(TOTAL_AND_PARTS))
    assert [(row[0], row[3], row[5]) for row in rows[:6]] == [
        ("4795", "工业产值", "1991"),
        ("1069", "工业产值采矿", "1991"),
        ("3726", "工业产值制造", "1991"),
        ("1007", "工业产值食品", "1991"),
        ("612", "人均收入", "1991"),
        ("5321", "工业产值", "1992"),
    ]


def test_numbers_of_rows_need_no_head() -> None:
    rows = said(
        """2024年原盐产量
| 地区 | 产量（万吨） | 销量（万吨） |
|---|---|---|
| 1 | 柳河县 | 3.77 | 3.45 |
| 2 | 青田县 | 2.86 | 2.47 |
| 4 | 桐城区 | 0.20 | 0.19 |
"""
    )
    assert [(row[0], row[3], row[4]) for row in rows] == [
        ("3.77", "原盐产量", "柳河县"),
        ("3.45", "原盐销量", "柳河县"),
        ("2.86", "原盐产量", "青田县"),
        ("2.47", "原盐销量", "青田县"),
        ("0.20", "原盐产量", "桐城区"),
        ("0.19", "原盐销量", "桐城区"),
    ]


def test_a_heading_of_markdown_is_no_part_of_a_row() -> None:
    rows = said("# 2024年 云溪市 收成\n全市产茶5吨。\n# 二 展望\n\n全市产粮7吨。\n")
    assert [row[0] for row in rows] == ["5吨", "7吨"]


def test_rows_of_the_table_before_are_no_title() -> None:
    first = "表1 云溪市用水\n县区  用水量（万吨）\n柳河县  35.1\n青田县  28.4\n桐城区  11.9\n"
    rows = said(first + "\n县区  用电量（万度）\n柳河县  40.2\n青田县  31.7\n桐城区  13.8\n")
    assert all("柳河" not in row[3] and "11.9" not in row[3] for row in rows)
    assert len(rows) == 6
