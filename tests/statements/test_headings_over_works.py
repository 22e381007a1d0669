"""Headings that only hold the word 基础: works and fields are not what has been."""

from __future__ import annotations

import pytest

from plancheck.documents.read import read_document
from plancheck.statements.extract import extract

_PLAN = "云岭市“十二五”水运发展规划\n\n2011年3月\n\n{}\n　　改善航道里程90公里。\n"


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("第三章  基础设施建设", "target"),
        ("第三章 码头与基础设施", "target"),
        ("第三章 夯实 基础能力", "target"),
        ("第一章  发展基础", "observed"),
        ("第一章  基础设施建设成就", "observed"),
        ("第一章  发展基础与环境", "observed"),
    ],
)
def test_works_are_no_review(heading: str, status: str, tmp_path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(_PLAN.format(heading), encoding="utf-8")
    assert [one.status for one in extract(read_document(path)).statements] == [status]
