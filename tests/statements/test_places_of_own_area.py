"""Places that only a text about one area speaks of are found although no pattern is compiled for them."""

from __future__ import annotations

import pytest

from plancheck.documents.counties import load_counties
from plancheck.statements.context.regions import RegionIndex, regions_of
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def found(places: RegionIndex, phrase: str, *, own: str) -> str:
    place = places.find(phrase, lexicon=lexicon_of(WORDS), own=own)
    return place[0] if place is not None else ""


@pytest.mark.parametrize("province", ["浙江省", "上海市", "金华市"])
def test_each_county_of_an_area_is_found_in_a_text_about_it(province: str) -> None:
    around, elsewhere = regions_of(WORDS, own=province), regions_of(WORDS)
    counties = around.names.keys() - elsewhere.names.keys()
    assert around.added
    assert counties
    for name in counties:
        # 上半年 holds a pair of the vocabulary's characters before the county's
        assert found(around, f"上半年，{name}产值", own=province) == around.names[name]
        assert found(elsewhere, f"上半年，{name}产值", own="全国") != around.names[name]


def test_a_place_of_the_vocabulary_before_one_added_is_found_too() -> None:
    around = regions_of(WORDS, own="金华市")
    assert found(around, "浙江省产值", own="金华市") == "浙江省"
    assert found(around, "浙江省，义乌市产值", own="金华市") == "义乌市"


def test_names_are_written_alike_together_and_one_by_one() -> None:
    county = next(one for one in load_counties().counties if one.name == "义乌市")
    places = RegionIndex.of(WORDS)
    together = places.with_counties([county, *load_counties().inside("金华市")], vocabulary=WORDS)
    alone = places
    for one in (county, *load_counties().inside("金华市")):
        alone = alone.with_counties([one], vocabulary=WORDS)
    assert together.names == alone.names
    assert together.added == alone.added
    assert together.lengths == alone.lengths


def test_a_word_for_the_own_area_is_found_before_anything_else_is_known() -> None:
    places = RegionIndex.of(WORDS).with_own("甲乙园", "丙丁甲乙园")
    assert found(places, "年末，甲乙园产值", own="丙丁甲乙园") == "丙丁甲乙园"
