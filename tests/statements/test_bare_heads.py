"""Heads that say nothing of their thing, and things without their head, their area or their newness."""

from __future__ import annotations

import pytest

from plancheck.statements.context.bare_heads import (
    deed_and_head,
    is_bare_head,
    joined,
    without_area,
    without_head,
    without_new,
)
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.vocabulary import load_vocabulary

LEXICON = lexicon_of(load_vocabulary())


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("总投资", True),
        ("年产值", True),
        ("交易额", True),
        ("参合率", True),
        ("粮食产量", False),
        ("云岭", False),
    ],
)
def test_a_head_alone_names_nothing_that_is_measured(words: str, bare: bool) -> None:
    assert is_bare_head(words, LEXICON) is bare


@pytest.mark.parametrize(
    ("words", "expected"),
    [("整治长度", ("整治", "长度")), ("改造面积", ("改造", "面积")), ("造林面积", ("", "造林面积")), ("云岭面积", ("", "云岭面积"))],
)  # fmt: skip
def test_what_is_done_and_what_is_measured_of_it(words: str, expected: tuple[str, str]) -> None:
    assert deed_and_head(words, LEXICON) == expected


@pytest.mark.parametrize(
    ("owner", "head", "name"),
    [("光伏发电", "发电量", "光伏发电量"), ("茶园", "面积", "茶园面积"), ("去年", "年产值", "去年产值")],
)
def test_what_owner_and_head_share_is_said_once(owner: str, head: str, name: str) -> None:
    assert joined(owner, head) == name


def test_a_thing_without_its_head_its_area_or_its_newness() -> None:
    assert without_head("光伏发电装机容量", LEXICON) == "光伏发电"
    assert without_head("云岭水库", LEXICON) == "云岭水库"
    assert without_area("全市重点项目", LEXICON) == "重点项目"
    assert without_area("重点项目", LEXICON) == "重点项目"
    assert without_new("新增企业", LEXICON) == "企业"
    assert without_new("新增发电装机", LEXICON) == "发电装机"
    assert without_new("企业", LEXICON) == "企业"
