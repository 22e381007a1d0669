"""Names of indicators made comparable: without area, without linking words, without what only repeats their kind."""

from __future__ import annotations

import pytest

from plancheck.claims.conventions import load_conventions
from plancheck.claims.names import own_name
from plancheck.claims.phrases import normalise_phrase, similarity, split_share


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("全市网络零售交易总额", "网络零售交易额"),
        ("我省快递业务收入", "快递业务收入"),
        ("粮食总产量达到", "粮食总产量"),
    ],
)
def test_one_thing_under_several_endings_is_one(written: str, same: str) -> None:
    assert normalise_phrase(written) == normalise_phrase(same)


@pytest.mark.parametrize(
    "area", ["全国", "我省", "本市", "我区", "本县", "全州", "我盟", "本旗", "全镇", "我乡"]
)
def test_a_text_of_any_area_may_call_it_its_own(area: str) -> None:
    assert normalise_phrase(f"{area}茶叶产值") == normalise_phrase("茶叶产值")
    assert own_name(f"{area}茶叶产值", "柳河镇") == "茶叶产值"


@pytest.mark.parametrize(
    ("place", "told"), [("全镇", "全镇"), ("全盟", "全盟"), ("世界", "世界"), ("全部", "")]
)
def test_a_share_may_be_of_the_whole_of_any_area(place: str, told: str) -> None:
    assert split_share(f"茶叶产值占{place}的比重").place == told


def test_pieces_and_money_are_not_one() -> None:
    assert normalise_phrase("快递业务量") != normalise_phrase("快递业务额")


@pytest.mark.parametrize(
    ("name", "generic"), [("收入", True), ("总量", True), ("额", True), ("茶叶产值", False)]
)
def test_names_that_tell_nothing_apart_are_rows_of_the_conventions(name: str, generic: bool) -> None:
    conventions = load_conventions()
    assert conventions.is_generic(name) is generic
    assert len(name) < 2 or (name in conventions.generic_names) is generic


def test_words_that_narrow_what_is_counted_keep_two_figures_apart() -> None:
    scope_words = load_conventions().scope_of
    assert scope_words("规模以上工业增加值") != scope_words("工业增加值")
    assert scope_words("茶叶产值") == frozenset()
    assert {"规模以上", "工业"} <= scope_words("规模以上工业增加值")


def test_likeness_is_of_the_order_of_characters() -> None:
    assert similarity("茶叶产值", "茶叶产值") == 1
    assert similarity("茶叶", "粮食") == 0
    assert similarity("茶叶产值", "产值茶叶") == pytest.approx(0.5)
