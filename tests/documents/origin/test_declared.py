"""origin.yml: what it declares, and wrong ones named with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.documents.document import Origin
from plancheck.documents.origin.declared import read_origin
from plancheck.errors import DocumentError

YML = """id: a
title: "某市规划"
issuer: 某市人民政府
number: ""
date: "2021-06-16"
plan_first_year: 2021
plan_last_year: 2025
region: 上海市
kind: plan
address: https://example.org/a
sha256: {sha}
note: ""
"""


def test_origin_yml_is_read(tmp_path: Path) -> None:
    path = tmp_path / "origin.yml"
    path.write_text(YML.format(sha="0" * 64), encoding="utf-8")
    assert read_origin(path) == Origin(
        title="某市规划", issuer="某市人民政府", date="2021-06-16", first_year=2021, last_year=2025, region="上海市", kind="plan",
        address="https://example.org/a", sha256="0" * 64, declared=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line", "met"),
    [
        ("issuer:", "isuer:", 3, "isuer"),
        ("plan_first_year: 2021", "plan_first_year: soon", 6, "soon"),
        ("plan_last_year: 2025", "plan_last_year: 2019", 7, "2021 to 2019"),
        ('"2021-06-16"', '"2021-13-16"', 5, "2021-13-16"),
        ("kind: plan", "kind: novel", 9, "novel"),
        ("region: 上海市", "region: [上海市]", 8, "a list"),
        ("region: 上海市\n", "", 1, "none"),
        ("https://example.org/a", "ftp", 10, "ftp"),
        ("0" * 64, "abc", 11, "abc"),
        ('number: ""', "title: twice", 4, "again"),
        ("issuer: 某市人民政府", "issuer: [", 5, "expected"),
    ],
)
def test_a_broken_origin_yml_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, met: str
) -> None:
    path = tmp_path / "origin.yml"
    text = YML.format(sha="0" * 64)
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DocumentError) as raised:
        read_origin(path)
    assert f"{path}:{line}" in str(raised.value)
    assert met in str(raised.value)
