"""Times are tried only where one can begin: nothing that reads as a time may begin elsewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancheck.statements.time_pattern import _OPENS_TIME, TIME, time_matches

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


def test_the_last_characters_of_a_text_are_tried() -> None:
    assert [match.group() for match in time_matches("产值增长，年末")] == ["年末"]
    assert [match.group() for match in time_matches("力争年内")] == ["年内"]
    assert [match.group() for match in time_matches("收入增长9.5%，到2015年")] == ["2015年"]
