"""The automatic numbers of Word documents: how they are written and counted."""

from __future__ import annotations

import pytest

from plancheck.documents.docx_numbering import Level, Numbering, format_count


@pytest.mark.parametrize(
    ("count", "format", "written"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (15, "chineseCountingThousand", "十五"),
        (20, "taiwaneseCounting", "二十"),
        (101, "chineseCounting", "一百零一"),
        (110, "chineseCounting", "一百一十"),
        (0, "chineseCounting", "0"),
        (1000, "chineseCounting", "1000"),
        (20, "ideographDigital", "二〇"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"),
        (12, "decimalFullWidth", "１２"),
        (3, "lowerLetter", "c"),
        (26, "upperLetter", "Z"),
        (27, "upperLetter", "27"),
        (4, "lowerRoman", "iv"),
        (1998, "upperRoman", "MCMXCVIII"),
        (7, "a format of later years", "7"),
    ],
)
def test_a_count_is_written_in_the_format_of_its_list(count: int, format: str, written: str) -> None:
    assert format_count(count, format) == written


def test_a_deeper_level_begins_again_under_each_item_above_it() -> None:
    levels = {0: Level("chineseCounting", "第%1章", 1), 1: Level("decimal", "%1.%2", 1)}
    numbering = Numbering(levels={"7": levels})
    asked = (0, 1, 1, 0, 1)
    assert [numbering.next_label("7", level) for level in asked] == [
        "第一章",
        "一.1",
        "一.2",
        "第二章",
        "二.1",
    ]


def test_lists_with_the_same_counter_go_on_and_one_of_its_own_begins_again() -> None:
    level = {0: Level("decimal", "（%1）", 1)}
    own = {0: Level("decimal", "（%1）", 5)}
    numbering = Numbering(levels={"1": level, "2": level, "3": own}, lists={"1": "a", "2": "a", "3": "a/3"})
    assert [numbering.next_label(number, 0) for number in ("1", "2", "3", "3", "2")] == [
        "（1）", "（2）", "（5）", "（6）", "（3）",
    ]  # fmt: skip


def test_bullets_and_lists_that_are_none_have_no_label() -> None:
    numbering = Numbering(levels={"1": {0: Level("bullet", "•", 1)}})
    assert numbering.next_label("1", 0) == ""
    assert numbering.next_label("1", 3) == ""
    assert numbering.next_label("9", 0) == ""
