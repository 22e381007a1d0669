"""plancheck explain: how a figure was read."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document
from plancheck.errors import UsageError
from plancheck.statements.explain import explain

TEXT = Document("d", "2015年，全县电商交易额突破18亿元，出台17项行动。")


def test_every_step_is_told_in_order() -> None:
    told = explain(TEXT, TEXT.text.index("18"))
    assert told.statement is not None
    assert told.figure == "18亿元"
    joined = "\n".join(told.steps)
    assert (
        joined.index("number in arabic")
        < joined.index("bound word '突破'")
        < joined.index("measure level")
        < joined.index("2015")
    )
    assert "【18亿元】" in str(told)


def test_a_left_over_figure_says_why() -> None:
    told = explain(TEXT, TEXT.text.index("17"))
    assert told.statement is None
    assert "policy" in told.reason
    assert "left over" in str(told)


def test_an_offset_beside_every_figure_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"d:0: expected an offset inside a figure.*'18亿元' at"):
        explain(TEXT, 0)


def test_amounts_are_told_as_people_say_them_and_with_every_digit() -> None:
    told = str(explain(TEXT, TEXT.text.index("18")))
    assert "18亿 = 1,800,000,000; last digit worth 1亿 = 100,000,000; unit" in told
    assert "| 18亿元 = 1,800,000,000 CNY (more_than) [17.5亿元, ∞]" in told


def test_a_small_number_is_told_once() -> None:
    text = Document("d", "2015年，森林覆盖率提高到38.4%。")
    assert "| 38.4% (exact) [38.35%, 38.45%]" in str(explain(text, text.text.index("38")))
