"""Times are tried only where one can begin: nothing that reads as a time may begin elsewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancheck.statements.times.pattern import _OPENS_TIME, TIME, YEAR_LENGTH, is_year_alone, time_places

PIECES = [
    *"0123456789一二三四五六七八九十两零〇“”\"‘’第过近最这前本在未今接下到至截全上年月日季半届世去来后步底末内初个，。 \n-~—/期规划",
    *("2012年", "十二五", "“十三五”", "上半年", "本世纪末", "过去", "今后", "接下来", "第十二个五年", "年底", "1-9月", "一季度", "五年来"),
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(TEXTS)
def test_a_time_begins_only_where_it_is_tried(text: str) -> None:
    for at in range(len(text)):
        if TIME.match(text, at) is not None:
            assert _OPENS_TIME.match(text, at) is not None, text[at : at + 12]


@given(TEXTS)
def test_a_year_alone_is_what_the_pattern_reads_there(text: str) -> None:
    for at in range(len(text)):
        if is_year_alone(text, at):
            match = TIME.match(text, at)
            assert match is not None
            assert match.end() == at + YEAR_LENGTH
            assert {name for name, said in match.groupdict().items() if said} == {"date", "y"}


def _times(text: str) -> list[str]:
    return [
        match.group() if match is not None else text[at : at + YEAR_LENGTH] for at, match in time_places(text)
    ]


def test_the_last_characters_of_a_text_are_tried() -> None:
    assert _times("产值增长，年末") == ["年末"]
    assert _times("力争年内") == ["年内"]
    assert _times("收入增长9.5%，到2015年") == ["2015年"]


def test_years_alone_and_with_more_stand_side_by_side() -> None:
    assert _times("2011年新建，2012年 6月开工，2013—2015年建成") == ["2011年", "2012年 6月", "2013—2015年"]
    assert _times("12015年的、３015年") == ["2015年"]
