"""Lines of a head that are longer than any title are no candidates; what would be cut to a title still is one."""

from __future__ import annotations

import pytest

from plancheck.documents.origin.recognised import recognise_origin
from plancheck.documents.origin.title import _is_prose

PROSE = "全镇上下齐心协力，各项事业稳步向前。" * 12


def test_a_long_line_of_sentences_is_prose() -> None:
    assert _is_prose(PROSE)
    assert not _is_prose("青石镇水利发展规划")


@pytest.mark.parametrize("behind", ["…………12", " ", "——2011年", "<br>", "**", "3"])
def test_what_may_be_taken_off_a_line_leaves_it_to_be_looked_at(behind: str) -> None:
    assert not _is_prose(PROSE.rstrip("。") + behind)


def test_the_title_above_long_lines_is_found() -> None:
    head = f"青石镇水利发展规划（2011—2015年）\n{PROSE}\n{PROSE}"
    assert recognise_origin(head).title == "青石镇水利发展规划（2011—2015年）"
