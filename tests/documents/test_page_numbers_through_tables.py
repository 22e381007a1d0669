"""The run of page numbers goes through pages of tables, whose numbers stay, as values do."""

from __future__ import annotations

import pytest

from plancheck.documents.sections import find_structure

_TEXT = "全市河道护岸建设稳步推进，沿线泵站的管护水平逐年提升，群众更加满意。"
_TORN = ("各乡镇合计新修的石砌护岸和生态护", "岸的长度由三十里增加到了五十里，居全省前列。")


def page_numbers(text: str) -> list[str]:
    return [text[a:b].strip() for a, b, reason in find_structure(text)[1] if reason == "page number"]


def page(number: str, *, fill: int = 10) -> str:
    return f"{_TEXT * fill}\n{_TORN[0]}\n{number}\n{_TORN[1]}\n"


def table(*numbers: int, rows: int = 30) -> str:
    return "\n".join(f"河道{'甲乙丙丁'[i % 4]}\n公里\n{300 + i}" for i in range(rows)) + "".join(
        f"\n公里\n{number}\n泵站" for number in numbers
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (page("2") + table(3) + "\n台\n" + page("4", fill=20) + page("5"), ["2", "4", "5"]),
        (page("2") + table(3, 4, rows=90) + "\n台\n" + page("5") + page("6"), ["2", "5", "6"]),
        (page("　2 ") + table(3) + "\n台\n" + page(" 4", fill=20) + page("5　"), ["2", "4", "5"]),
    ],
)
def test_numbers_in_sentences_go_and_those_in_tables_stay(text: str, found: list[str]) -> None:
    assert page_numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        page("2") + table(33) + "\n台\n" + page("4", fill=20) + page("5"),  # no 3 in the table: a gap
        page("2") + table(3) + "\n台\n" + page("4", fill=20),  # too few of them in sentences
        page("2", fill=1) + table(3, rows=1) + "\n台\n" + page("4", fill=1) + page("5", fill=1),  # too near
        table(1, 2, 3, 4, 5, 6) + "\n" + page("350"),  # rows of a table
        # rows whose names are long, beside their values
        "\n".join(f"{n}\n{_TEXT * 5}\n公里\n{n * 30}\n{_TEXT * 5}\n台" for n in range(1, 4))
        + table(4)
        + f"\n5\n{_TEXT}\n台\n",
    ],
)
def test_values_and_numbers_of_rows_stay(text: str) -> None:
    assert page_numbers(text) == []


def test_a_sentence_goes_on_behind_its_page_number_after_a_table() -> None:
    text = page("2") + table(3, 4, rows=90) + "\n台\n" + page("5") + page("6")
    skipped = {start: end for start, end, _ in find_structure(text)[1]}
    read = "".join(text[i] for i in range(len(text)) if not any(a <= i < b for a, b in skipped.items()))
    assert read.replace("\n", "").count("".join(_TORN)) == 3


@pytest.mark.parametrize("indent", [" " * 36, "\t" + " " * 38, "\u3000" * 34])
def test_a_foot_that_blanks_set_in_the_middle_is_one(indent: str) -> None:
    text = f"{_TORN[0]}\n\n{indent}第 1 页 共 5 页\n\n{_TORN[1]}\n"
    assert page_numbers(text) == ["第 1 页 共 5 页"]


def test_a_long_line_that_ends_in_a_page_is_none() -> None:
    assert page_numbers(f"    {_TEXT * 5}见第 1 页\n{_TEXT}\n") == []
