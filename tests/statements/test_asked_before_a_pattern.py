"""What is asked for before a pattern is tried stands in everything that the pattern matches, whatever the vocabulary holds."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

import pytest

from plancheck.documents import as_read, characters, furniture, headings, lines, year_evidence, years
from plancheck.documents.origin import meeting
from plancheck.quantities import arabic, grammar, hanzi, unit_behind
from plancheck.statements import sentence_reader
from plancheck.statements.cells import units
from plancheck.statements.cells.text import cell_reader_of
from plancheck.statements.context import blocks, phrases, regions, things
from plancheck.statements.dating import bases, frames, status
from plancheck.statements.layout import glued, spaced, stacked
from plancheck.statements.layout import lines as layout_lines
from plancheck.statements.layout.find import GridFinder
from plancheck.statements.measuring import measures, thresholds
from plancheck.statements.naming import (
    before,
    carried,
    compared,
    counted,
    deeds,
    left_out,
    of_places,
    own_subject,
    pointed,
    right_noun,
    rules,
    shares,
    subjects,
    wholes,
)
from plancheck.statements.naming import namer as naming
from plancheck.statements.placing import placer as placing
from plancheck.statements.placing import ranked_places
from plancheck.statements.times import counted as time_words
from plancheck.statements.times import find as times
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.vocabulary import load_vocabulary

parser = re._parser  # type: ignore[attr-defined]  # the module that takes patterns apart
NOTHING_WIDE = ("AT", "ASSERT", "ASSERT_NOT")
WORDS = lexicon_of(load_vocabulary()).pattern
BLANKS = frozenset(" \n\t\u3000")


def written(pattern: str | re.Pattern[str]) -> str:
    """The source of a pattern; of a template, with the words of its classes."""
    return pattern.pattern if isinstance(pattern, re.Pattern) else WORDS(pattern).pattern


def members(items: Iterable[tuple[object, object]]) -> set[str] | None:
    """The characters of a set; None where it is told by what it does not hold, or is large."""
    found: set[str] = set()
    for kind, value in items:
        if str(kind) == "LITERAL":
            found.add(chr(value))  # type: ignore[arg-type]
        elif str(kind) == "RANGE" and value[1] - value[0] < 100:  # type: ignore[index]
            found |= {chr(code) for code in range(value[0], value[1] + 1)}  # type: ignore[index]
        elif str(kind) == "CATEGORY" and str(value) == "CATEGORY_SPACE":
            found |= BLANKS
        else:
            return None
    return found


def edge(tree: Iterable, *, last: bool) -> tuple[set[str] | None, bool]:
    """The characters that a match can begin (or end) with, None for any; and whether it can be empty."""
    found: set[str] = set()
    for kind, value in reversed(list(tree)) if last else tree:
        name = str(kind)
        empty = False
        some: set[str] | None
        if name in NOTHING_WIDE:
            continue
        if name == "LITERAL":
            some = {chr(value)}
        elif name == "IN":
            some = members(value)
        elif name == "BRANCH":
            parts = [edge(one, last=last) for one in value[1]]
            some = None if any(one is None for one, _ in parts) else set().union(*(one for one, _ in parts))
            empty = any(nothing for _, nothing in parts)
        elif name == "SUBPATTERN":
            some, empty = edge(value[-1], last=last)
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            some, empty = edge(value[2], last=last)
            empty = empty or value[0] == 0
        else:
            some = None
        if some is None:
            return None, empty
        found |= some
        if not empty:
            return found, False
    return found, True


def holds(tree: Iterable, wanted: tuple[str, ...]) -> bool:
    """Whether every match holds one of the words wanted."""
    run = ""
    for kind, value in tree:
        name = str(kind)
        run = run + chr(value) if name == "LITERAL" else run if name in NOTHING_WIDE else ""
        if any(word in run for word in wanted):
            return True
        if name == "IN" and (some := members(value)) is not None and some <= set(wanted):
            return True
        if name == "BRANCH" and all(holds(one, wanted) for one in value[1]):
            return True
        if name == "SUBPATTERN" and holds(value[-1], wanted):
            return True
        if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] and holds(value[2], wanted):
            return True
    return False


INSIDE = [
    (subjects._FRAME_OF_SUBJECT, tuple("下为的除标主按以")),
    (phrases.PAREN, ("（", "〔", "[", *map(chr, range(ord("①"), ord("⑳") + 1)))),
    (carried._DEALT, ("分别", "依次")),
    (before._ACHIEVES, dict(rules._SAID)[rules.ACHIEVING]),
    (own_subject._MADE, ("增", "建")),
    (compared._BEYOND, dict(rules._SAID)[rules.EXCEEDING]),
    (compared._THAN_PLANNED, dict(rules._SAID)[rules.PLANNING]),
    (compared._SLOWED, dict(rules._SAID)[rules.COMPARING]),
    (pointed._POINTS_BACK, dict(rules._SAID)[rules.POINTING]),
    (before._TAKEN_AS, ("以",)),
    (subjects._FORESEES, ("预", "核定", "下达")),
    (right_noun._PUT_TO, ("于",)),
    (placing._THE_REST, ("其", "区")),
    (bases.AIM_BEHIND, ("目标", "任务", "指标")),
    (bases._SUM_AFTER, ("和",)),
    (bases._SINCE, ("比",)),
    (bases._SINCE_FIGURE, ("比", "基础上")),
    (status._AIMS_ARE, ("：", ":")),
    (status._EXPECTED, ("预计",)),
    (measures._YEARS_MEAN, ("平均增", "每年")),
    (measures._PRICES, ("价", "涨", "CPI")),
    (measures._NAMED_NEW, ("增",)),
    (measures._NEW, ("增", "新接入")),
    (measures._MAKES_MORE_OR_LESS, ("增加", "减少")),
    (thresholds._OPENED, ("（",)),
    (things.SHARE, ("占",)),
    (year_evidence._NAMED, ("《",)),
    (year_evidence._JUST_OVER, ("过去的",)),
    (year_evidence._REVIEW, ("回顾", "总结")),
    (year_evidence._TO_BE_DONE, ("好",)),
    (year_evidence._TERM, ("政府", "人大")),
    (meeting.ASSEMBLY, ("届",)),
    (meeting.ASSEMBLY_OF, ("届",)),
    (meeting.TWO_SESSIONS, ("两会",)),
    (furniture._CONTENTS, ("录", "錄")),
    (grammar.grammar_of(load_vocabulary()).linked_bound, tuple(grammar._LINKS)),
    (shares._STAYS_AT, ("在",)),
    (shares._WITHIN, ("中",)),
    (counted._MORE_PER_HEAD, ("均", "每人")),
    (headings._LEADERS, tuple(".．…·•")),
    (headings._MARKS, tuple("*#＊<")),
    (characters.HAS_TONES, ("(",)),
    (sentence_reader._AIMED_AT, ("的",)),
    (ranked_places._BY_SO_MUCH, ("以",)),
    (phrases._WITHIN_THE_GOAL, ("在",)),
    (unit_behind._MARK, ("分",)),
    (frames._LOOKED_AT, ("看",)),
    (units._OTHER_COUNTER, ("（",)),
]
FIRST = [
    (placing._LEAD, {"，", "、", "；", *placing._OPENS_LEAD}),
    (naming._NO_THING, naming._OPENS_NO_THING),
    (arabic.TAIL, BLANKS.union(arabic._OPENS_TAIL)),
    (subjects._COUNTING_START, "合共总一"),
    (compared._GOAL_COMPARED, "比较"),
    (compared._CONVERTED, "折"),
    (subjects._IN_YEARS, "用"),
    (of_places._EACH_AREA, "各"),
    (naming._AIMS, "的"),
    (naming._VERBAL_LEAD, naming._OPENS_VERBAL),
    (bases._BASE_AFTER, BLANKS.union(bases._OPENS_BASE_AFTER)),
    (status._THE_AIM, BLANKS.union(status._OPENS_AIM)),
    (status._ITS_SHARE, BLANKS.union(status._OPENS_AIM)),
    (status._AN_AIM_ITSELF, BLANKS.union(status._OPENS_ANY_AIM)),
    (measures._CUTS_A_THING, measures._OPENS_CUT),
    (measures._TOGETHER, measures._OPENS_TOGETHER),
    (measures._BETTERS_WHAT_IT_CAN, measures._OPENS_BETTERS),
    (times._PRICES, BLANKS.union(times._OPENS_PRICES)),
    (headings._patterns().banner, headings._OPENS_BANNER),
    (headings._SPACED_NAMED, headings._OPENS_SPACED),
    (counted._PER_HEAD, "每"),
    (time_words._MONTH, BLANKS.union(time_words._OPENS_MONTH)),
    (time_words._CARRIED_FORWARD, time_words._OPENS_CARRIED),
    (year_evidence._SURVEYED, "度"),
    (year_evidence._OPENS_YEAR, BLANKS.union("是")),
    (year_evidence._SPAN_BEGIN, BLANKS.union(year_evidence._JOINS_YEARS)),
    (year_evidence._BASE_BEHIND, BLANKS.union(year_evidence._OPENS_BASE)),
    (year_evidence._SINCE_BEHIND, BLANKS.union(year_evidence._OPENS_SINCE)),
    (year_evidence._GOAL_BEHIND, BLANKS.union(year_evidence._OPENS_GOAL)),
    (year_evidence._DAY, BLANKS.union(year_evidence._OPENS_DAY)),
    (blocks._VALUE, blocks._OPENS_VALUE),
    (hanzi._RANGE, BLANKS.union(hanzi._LEADS_TO_HIGH)),
    *(
        (pattern, BLANKS.union(year_evidence.OPENS_ROLE))
        for pattern in (
            year_evidence._SURVEYED,
            year_evidence._SPAN_BEGIN,
            year_evidence._BASE_BEHIND,
            year_evidence._SINCE_BEHIND,
            year_evidence._GOAL_BEHIND,
            year_evidence._DAY,
            year_evidence._OPENS_YEAR,
        )
    ),
]
LAST = [
    (bases._BASE_BEFORE, BLANKS.union(bases._ENDS_BASE_BEFORE)),
    (status._AIM_ITSELF, BLANKS.union(status._ENDS_AIM)),
    (measures._RATE_ENDING, measures._ENDS_RATE),
    (naming._WHEN, "时"),
    (grammar._FOR_EACH, grammar._EACH_ENDS),
    (bases._EQUALS, BLANKS.union(bases._ENDS_EQUALS)),
    (shares._OF_AREA, shares._ENDS_AREA),
    (regions._MAYBE_PLACES, regions._ENDS_PLACES.union("、和及与")),
    (of_places._SO_MANY_AREAS, of_places._AREA_ENDS),
    *(
        (pattern, BLANKS.union(closes & year_evidence.CLOSES_LEAD))
        for pattern, closes in (
            (year_evidence._SPAN_END, year_evidence._JOINS_YEARS),
            (year_evidence.BASE_BEFORE, year_evidence._COMPARES),
            (year_evidence._TIMES_BEFORE, year_evidence._EQUALS),
            (year_evidence._SINCE_BEFORE, year_evidence._BEGINS_YEARS),
            (year_evidence.GOAL_BEFORE, year_evidence._REACHES),
        )
    ),
]


@pytest.mark.parametrize(("pattern", "wanted"), INSIDE)
def test_what_a_pattern_matches_holds_one_of_the_words_asked_for(
    pattern: str | re.Pattern[str], wanted: tuple[str, ...]
) -> None:
    assert holds(parser.parse(written(pattern)), wanted)


@pytest.mark.parametrize(("pattern", "wanted"), FIRST)
def test_what_a_pattern_matches_begins_with_what_is_asked_for(
    pattern: str | re.Pattern[str], wanted: Iterable[str]
) -> None:
    some, _ = edge(parser.parse(written(pattern)), last=False)
    assert some is not None
    assert some <= set(wanted)


@pytest.mark.parametrize(("pattern", "wanted"), LAST)
def test_what_a_pattern_matches_ends_with_what_is_asked_for(
    pattern: re.Pattern[str], wanted: Iterable[str]
) -> None:
    some, empty = edge(parser.parse(written(pattern)), last=True)
    assert some is not None
    assert not empty
    assert some <= set(wanted)


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (year_evidence._REVIEW, year_evidence._OPENS_REVIEW),
        (year_evidence._ONLY_WORK_PLANNED, year_evidence._OPENS_PLANNED),
    ],
)
def test_what_stands_behind_a_year_that_heads_a_part_begins_with_what_is_asked_for(
    pattern: re.Pattern[str], wanted: Iterable[str]
) -> None:
    year, mark, behind = pattern.pattern.partition(r"\s?年")
    assert year.endswith(f"{year_evidence._YEAR})")
    assert mark
    some, empty = edge(parser.parse(behind), last=False)
    assert some is not None
    assert not empty
    assert some <= set(wanted)


@pytest.mark.parametrize(
    ("pattern", "looked_at"),
    [
        (year_evidence._SPAN_END, year_evidence._LONGEST_SPAN_END),
        (year_evidence.BASE_BEFORE, year_evidence._LONGEST_BESIDE),
        (year_evidence._TIMES_BEFORE, year_evidence._LONGEST_BESIDE),
        (year_evidence._SINCE_BEFORE, year_evidence._LONGEST_BESIDE),
        (year_evidence.GOAL_BEFORE, year_evidence._LONGEST_TO_GOAL),
    ],
)
def test_what_stands_before_a_year_lies_within_the_characters_looked_at(
    pattern: re.Pattern[str], looked_at: int
) -> None:
    """A line's end may follow where a pattern closes with ``$``, and one character is looked at behind."""
    tree = parser.parse(pattern.pattern)
    looks_behind = any(str(kind) == "ASSERT_NOT" for kind, _ in tree)
    assert tree.getwidth()[1] + 1 + looks_behind <= looked_at


def branches(tree: Iterable) -> list[Iterable]:
    """The branches of the first choice that a pattern holds."""
    for kind, value in tree:
        if str(kind) == "BRANCH":
            return list(value[1])
        if str(kind) in ("SUBPATTERN", "MAX_REPEAT") and (found := branches(value[-1])):
            return found
    return []


def test_words_of_spans_begin_with_what_is_asked_for_or_hold_it() -> None:
    parts = branches(parser.parse(written(naming._SPAN_WORDS)))
    assert len(parts) > 10
    for part in parts:
        some, empty = edge(part, last=False)
        opens = some is not None and not empty and some <= naming._SPAN_OPENS
        assert opens or holds(part, ("时",)), part


def test_an_effect_a_zone_and_a_speaker_are_told_by_their_words() -> None:
    told = [
        (deeds._EFFECT, (*lexicon_of(load_vocabulary()).words["effect"], "受益")),
        (placing._ZONE, (*lexicon_of(load_vocabulary()).words["zone"], "岛")),
        (left_out.SAYS_THAT, lexicon_of(load_vocabulary()).words["says_that"]),
    ]
    for template, words in told:
        assert holds(parser.parse(written(template)), words), template


def test_how_work_goes_is_told_by_the_end_of_a_text() -> None:
    lexicon = lexicon_of(load_vocabulary())
    manners = lexicon.words["manner"]
    for begin, manner, end in itertools.product(
        ("园区", "园区规划建设", "园区正在"),
        ("", *manners),
        ("推进", "实施", "建设", "建设提速", "提速", "竣工"),
    ):
        text = f"{begin}{manner}{end}"
        goes = lexicon.pattern(right_noun._GOES_ON).search(text) is not None
        assert right_noun._tells_how_it_goes(text, lexicon) or not goes, text
    assert not right_noun._tells_how_it_goes("园区建设", lexicon)


def test_years_in_chinese_characters_are_found_by_their_second_one() -> None:
    for letters in itertools.product("一二九〇零○年", repeat=5):
        text = "".join(letters)
        assert as_read.with_years_in_digits(text) == as_read._HAN_YEAR.sub(
            lambda year: year[0].translate(as_read._HAN_DIGITS), text
        )


def test_what_is_asked_for_would_be_missed_if_it_were_too_little() -> None:
    assert not holds(parser.parse("目标|任务|指标"), ("目标", "任务"))
    assert not holds(parser.parse("(?:目标)?任务"), ("目标",))
    assert edge(parser.parse(r"\s*年?的"), last=False)[0] == {"年", "的", *BLANKS}
    assert edge(parser.parse("[^，]年"), last=False)[0] is None
    assert edge(parser.parse("年(?:底|末)?"), last=True)[0] == {"年", "底", "末"}


def test_a_heading_inside_a_line_has_a_numbered_mark() -> None:
    for number in ("一、", "十二、", "第三章", "第十篇", "第一节"):
        line = f"制定本规划。 {number}现实基础 交易活跃。"
        assert lines._HEADING_INSIDE.search(line) is not None
        assert lines._has_numbered(line)
    behind = "请予审议。一、2003年工作的回顾\n"
    assert lines._heading_behind().search(behind) is not None
    assert lines._has_numbered(behind)
    assert not lines._has_numbered("交易活跃。第二产业增长，第一、第二产业并进")


def test_markers_of_headings_begin_with_what_is_asked_for() -> None:
    patterns = headings._patterns()
    some, empty = edge(parser.parse(patterns.marker.pattern, patterns.marker.flags), last=False)
    assert some is not None
    assert not empty
    assert some <= patterns.opens_marker


def test_words_in_another_language_begin_with_no_chinese_character() -> None:
    some, empty = edge(parser.parse(stacked._FOREIGN.pattern), last=False)
    assert some is not None
    assert not empty
    assert not [character for character in some if "\u4e00" <= character <= "\u9fff"]


@pytest.mark.parametrize("foot", ["- 7 -", "— ７ —\u3000", "第 3 页", "第3页 共20页", "Page 3 of 20", "3/20"])
def test_feet_of_pages_end_with_what_is_asked_for(foot: str) -> None:
    closes = foot.rstrip()[-1]
    assert closes.isdecimal() or closes in furniture._CLOSES_FOOT
    found = furniture.foot_spans(f"\f{foot}\n甲", lines.split_lines(f"\f{foot}\n甲"))
    assert [reason for _, _, reason in found] == ["page number"]


def test_years_are_found_by_their_last_character_as_by_their_first() -> None:
    plainly = re.compile(rf"{year_evidence._YEAR}\s?年")
    for pieces in itertools.product(
        ("2005", "19", "1998", "二〇〇五", "一九九八", "１９９８", "05"),
        (" ", "", "、"),
        ("2010", "年", "一○年"),
        ("年", " 年", ""),
    ):
        text = "".join(pieces)
        starts = [found.start() for found in plainly.finditer(text)]
        assert [start for start, _ in year_evidence._years_named(text)] == starts, text
        assert [found.at for found in year_evidence.find_evidence(f"过去的{text}")] == [
            start + 3 for start in starts if start == 0 or not text[start - 1].isdecimal()
        ], text


def test_plans_rows_of_years_and_months_are_found_by_the_character_that_they_hold() -> None:
    for text in ("“十一五”时期", '"十二五"', "‘九五’期末"):
        assert list(years._said(text).plans), text
    for text in ("过去五年", "这三年", "近四年", "本届政府的五年", "三年来", "五年间", "四年累计"):
        assert years._said(text).durations == {{"三": 3, "四": 4, "五": 5}[text.rstrip("年来间累计")[-1]]}, (
            text
        )
    assert not years._said("五年").durations
    assert not years._said("十五、五年").plans
    for text in ("去年", "过去的一年", "一年来", "今年要完成"):
        assert years._said(text).speaks_of_both, text
    for text in ("今年以来要完成", "一年", "年", "去年和上半年", "上年的前三季度", "去年1-8月"):
        assert not years._said(text).speaks_of_both, text


def test_parts_of_a_year_are_found_by_their_last_characters() -> None:
    plainly = re.compile("上半年|前三季度|一季度|[前1][-—～至]?[0-9二三四五六七八九]{1,2}个?月")
    for pieces in itertools.product(
        ("上", "前", "1", "一", "下", ""), ("半", "三", "-", "1", ""), ("8", "季", "九", ""), ("度", "个", ""), ("年", "月", "")
    ):  # fmt: skip
        text = "".join(pieces)
        assert years._tells_of_part_of_year(text) == (plainly.search(text) is not None), text


def test_words_with_blanks_inside_are_found_by_their_blank_as_by_their_first_character() -> None:
    for letters in itertools.product(" \u3000甲a", repeat=6):
        text = "".join(letters)
        assert (spaced._SPACED.search(text) is not None) is spaced._has_spaced(text), text


@pytest.mark.parametrize(
    "heads", ["指标单位2010年", "项 目2015年目标", "指标名称2010年", "项目备注", "指标的", "项目2010"]
)
def test_heads_glued_together_are_found_by_either_first_character(heads: str) -> None:
    found = any(one.search(heads) is not None for one in glued._HAS_GLUED_HEAD)
    assert found is (glued._GLUED_HEAD.search(heads) is not None)


def test_a_clause_that_heads_products_ends_with_what_is_asked_for() -> None:
    headed = written(wholes._HEADED)
    assert headed.endswith("，$")
    some, empty = edge(parser.parse(headed.removesuffix("，$")), last=True)
    assert some is not None
    assert not empty
    assert some <= wholes._ENDS_HEADED


def test_without_the_word_for_goals_a_year_is_planned_by_its_work_alone() -> None:
    for text in (
        "2026年工作安排",
        "2026年的重点任务",
        "2026年的政府工作目标任务",
        "2026 年目标要点",
        "2026年人口",
    ):
        short, full = year_evidence._ONLY_WORK_PLANNED.match(text), year_evidence._PLANNED.match(text)
        assert (short and short[0]) == (full and full[0]), text
    goals = "2026年经济社会发展主要预期目标"
    assert year_evidence._PLANNED.match(goals) is not None
    assert year_evidence._ONLY_WORK_PLANNED.match(goals) is None
    assert [one.role for one in year_evidence.find_evidence(goals)] == ["planned"]


def test_readers_of_blanks_find_nothing_where_a_line_has_none() -> None:
    text = "\n".join(
        (
            "指标\t单位\t2025年",
            "产值|亿元|12.5",
            "项目名称2024年2025年",
            "-园区产值达到9亿元",
            "一、主要目标",
            "产值12亿元，增长8%。",
            "12.5",
            "序号\u2002指标\u20022030年目标",
        )
    )
    finder = GridFinder(
        text + "\n指标   单位   2025年\n绿 地  面 积  9\n- 产值 9\n", cell_reader_of(load_vocabulary())
    )
    found = layout_lines.lines_of(text)
    assert len(found) == 8
    for number, line in enumerate(found):
        assert not finder._holds_blank(line)
        for reader in (finder.worded, finder.spaced, finder.run_on, finder.torn):
            assert reader.read(found, number) is None
