"""What is asked for before a pattern is tried stands in everything that the pattern matches, whatever the vocabulary holds."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
from collections.abc import Iterable

import pytest

import plancheck
from plancheck.asked_first import DECLARED, Declared
from plancheck.documents import furniture, lines, year_evidence, years
from plancheck.documents.as_read import with_years_in_digits
from plancheck.documents.document import Document
from plancheck.statements.cells.text import cell_reader_of
from plancheck.statements.extract import extract
from plancheck.statements.layout import glued, spaced
from plancheck.statements.layout import lines as layout_lines
from plancheck.statements.layout.find import GridFinder
from plancheck.statements.naming import right_noun
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.vocabulary import load_vocabulary

for _module in pkgutil.walk_packages(plancheck.__path__, "plancheck."):
    if _module.name.startswith(("plancheck.documents.", "plancheck.quantities.", "plancheck.statements.")):
        importlib.import_module(_module.name)
extract(
    Document("x", "一、目标\n产值达到9亿元。")
)  # patterns with words of the vocabulary declare theirs when they are made
parser = re._parser  # type: ignore[attr-defined]  # the module that takes patterns apart
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
NOTHING_WIDE = ("AT", "ASSERT", "ASSERT_NOT")
LEXICON = lexicon_of(load_vocabulary())
BLANKS = frozenset(" \n\t\u3000")


def written(pattern: str | re.Pattern[str]) -> str:
    """The source of a pattern; of a template, with the words of its classes."""
    return pattern.pattern if isinstance(pattern, re.Pattern) else LEXICON.pattern(pattern).pattern


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
        elif name in REPEATS:
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
        if name in REPEATS and value[0] and holds(value[2], wanted):
            return True
    return False


def words_of(declared: Declared) -> set[str]:
    """The words declared, with those of their classes, and the blanks that may stand for them."""
    found: set[str] = set(BLANKS) if declared.blank else set()
    for word in declared.words:
        named = re.fullmatch("<<(.+)>>", word)
        found.update(LEXICON.words[named[1]] if named is not None else (word,))
    return found


def holds_as_declared(declared: Declared) -> bool:
    """Whether what is declared of a pattern is true."""
    source, words = written(declared.pattern), words_of(declared)
    flags = declared.pattern.flags if isinstance(declared.pattern, re.Pattern) else 0
    if declared.where == "inside":
        return holds(parser.parse(source, flags), tuple(words))
    if declared.where == "within":
        # a line end may follow where it closes with $, and it looks at one character before it
        tree = parser.parse(source, flags)
        looks_behind = any(str(kind) == "ASSERT_NOT" for kind, _ in tree)
        return bool(tree.getwidth()[1] + 1 + looks_behind <= declared.length)
    last = declared.where == "last"
    if declared.beside:
        before, mark, behind = source.partition(declared.beside)
        assert mark
        source = before if last else behind
    some, empty = edge(parser.parse(source, flags), last=last)
    if empty and (last or declared.beside):
        return False
    return some is not None and some <= words


def test_each_stage_declares_what_it_asks_for() -> None:
    assert {one.where for one in DECLARED} == {"inside", "first", "last", "within"}
    assert len(DECLARED) > 100


@pytest.mark.parametrize("declared", DECLARED, ids=lambda one: f"{one.where} {written(one.pattern)[:30]}")
def test_what_is_declared_of_a_pattern_holds_for_all_that_it_matches(declared: Declared) -> None:
    assert holds_as_declared(declared)


@pytest.mark.parametrize(
    "wrong",
    [
        Declared(re.compile("目标|任务|指标"), "inside", frozenset(("目标", "任务"))),
        Declared(re.compile("(?:目标)?任务"), "inside", frozenset(("目标",))),
        Declared(re.compile(r"\s*年?的"), "first", frozenset("年的")),
        Declared(re.compile("[^，]年"), "first", frozenset("一二")),
        Declared(re.compile("[和比]年末的"), "first", frozenset("年"), beside="年"),
        Declared(re.compile("年(?:底|末)?"), "last", frozenset("底末")),
        Declared(re.compile("(?:底|末)?"), "last", frozenset("底末")),
        Declared("<<goal>>为", "inside", frozenset(("目标",))),
        Declared(re.compile("(?<!不)到.{3}$"), "within", length=5),
    ],
)
def test_what_is_asked_for_would_be_missed_if_it_were_too_little(wrong: Declared) -> None:
    assert not holds_as_declared(wrong)


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
    plainly = re.compile("(?<![十百千万亿点分之])(?:一九|二[〇零○])[〇零○一二九]{2}(?=年)")
    digits = str.maketrans("〇零○一二九", "000129")
    for letters in itertools.product("一二九〇零○年", repeat=5):
        text = "".join(letters)
        assert with_years_in_digits(text) == plainly.sub(lambda year: year[0].translate(digits), text)


def test_a_heading_inside_a_line_has_a_numbered_mark() -> None:
    for number in ("一、", "十二、", "第三章", "第十篇", "第一节"):
        line = f"制定本规划。 {number}现实基础 交易活跃。"
        assert lines._HEADING_INSIDE.search(line) is not None
        assert lines._has_numbered(line)
    behind = "请予审议。一、2003年工作的回顾\n"
    assert lines._heading_behind().search(behind) is not None
    assert lines._has_numbered(behind)
    assert not lines._has_numbered("交易活跃。第二产业增长，第一、第二产业并进")


@pytest.mark.parametrize("foot", ["- 7 -", "— ７ —\u3000", "第 3 页", "第3页 共20页", "Page 3 of 20", "3/20"])
def test_feet_of_pages_are_found_by_what_they_end_with(foot: str) -> None:
    found = furniture.foot_spans(f"\f{foot}\n甲", lines.split_lines(f"\f{foot}\n甲"))
    assert [reason for _, _, reason in found] == ["page number"]


def test_years_are_found_by_their_last_character_as_by_their_first() -> None:
    year = "(?:19|20)[0-9]{2}|１９[０-９]{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2}"
    plainly = re.compile(rf"(?:{year})\s?年")
    for pieces in itertools.product(
        ("2005", "19", "1998", "二〇〇五", "一九九八", "１９９８", "05"),
        (" ", "", "、"),
        ("2010", "年", "一○年"),
        ("年", " 年", ""),
    ):
        text = "".join(pieces)
        starts = [found.start() for found in plainly.finditer(text)]
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
