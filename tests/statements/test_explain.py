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
