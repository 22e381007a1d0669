"""Whether a text looks back or ahead where neither its headings nor its years say so."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.document import Origin
from plancheck.documents.read import make_document
from plancheck.quantities.view import make_view
from plancheck.statements.extract import extract
from plancheck.statements.words.tone import MOST_PRIOR, Tone, ToneWords
from plancheck.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
WORDS = ToneWords(VOCABULARY)


def hear(text: str) -> Tone:
    return Tone(make_view(text, vocabulary=VOCABULARY), WORDS)


def told(text: str, *, origin: Origin | None = None) -> list[tuple[str, str, str]]:
    document = make_document(Content(text), id="window", origin=origin)
    return [(row.figure, row.period, row.status) for row in extract(document).statements]


@pytest.mark.parametrize(
    ("text", "looks_back"),
    [
        ("全县修通公路312.47公里，比上年多了18公里。", True),
        ("粮 食 总 产 ３１．２５ 万 吨 ， 位 居 全 省 第 三 。", True),
        ("粮食總產31.25萬吨，連續九年超額完成。", True),
        ("切实办好民生实事，修通公路300公里左右。牵头单位：交通局。", False),
        ("力争修通公路300公里，确保群众满意。", False),
    ],
)  # fmt: skip
def test_words_and_figures_speak(text: str, looks_back: bool) -> None:
    assert (hear(text).at(0, len(text)) > 0) == looks_back


@pytest.mark.parametrize(
    "text", ["修通公路300公里。", "为了群众，除了公路300公里。", "将近300公里。", "主要公路300公里。"]
)
def test_what_says_nothing(text: str) -> None:
    assert hear(text).at(0, len(text)) == 0


def test_a_word_counts_once_and_less_from_afar() -> None:
    near, twice, far = "圆满完成。", "圆满完成，圆满完成。", "圆满完成。" + "公路通畅" * 50 + "。"
    assert hear(near).at(0, 5) == hear(twice).at(0, 10)
    assert 0 < hear(far).at(len(far) - 1, len(far)) < 1


def test_bounds_of_a_part_are_kept() -> None:
    text = "圆满完成。力争再上台阶。"
    assert hear(text).at(5, len(text), first=5) < 0
    assert hear(text).at(0, 5, last=5) > 0


def test_a_whole_text_has_few_votes_however_long() -> None:
    assert hear("圆满完成任务，成功了。" * 400).prior == MOST_PRIOR
    assert hear("").prior == 0


TASKS = "切实办好民生实事。\n新建幼儿园12所，改造老旧小区35个。\n进一步完善养老体系，新增床位800张以上。"
DONE = "过去一年成绩来之不易。\n新建幼儿园12所，改造老旧小区35个，群众满意了。\n养老体系日益完善，成功新增床位812张。"


@pytest.mark.parametrize(("text", "status"), [(TASKS, "target"), (DONE, "observed")])
def test_a_stretch_without_title_or_year(text: str, status: str) -> None:
    assert {said for _, _, said in told(text)} == {status}


def test_a_verb_in_a_heading_does_not_make_a_review_a_plan() -> None:
    text = "（一）扎实推进乡村建设\n全县已修通公路312公里，圆满完成了任务，成功获评先进县。"
    assert [status for _, _, status in told(text)] == ["observed"]


def test_the_later_end_of_a_pair_is_no_goal() -> None:
    text = "——农业有了新提高。粮食产量由2011年的40.2万吨增加到2015年的51.3万吨。"
    assert told(text) == [("40.2万吨", "2011", "observed"), ("51.3万吨", "2015", "observed")]


REPORT = Origin(
    title="工作报告", date="2024-01-10", kind="report", first_year=2023, last_year=2024, region="青禾县"
)
PLAN = Origin(title="交通规划", date="2016-05", kind="plan", first_year=2016, last_year=2020, region="青禾县")


def test_a_lead_with_a_colon_holds_for_its_list_only() -> None:
    text = "一、2023年工作回顾\n预计全年完成：\n粮食总产40万吨；\n工业产值82亿元。\n新修公路30公里。"
    assert [status for _, _, status in told(text, origin=REPORT)] == ["target", "target", "observed"]


def test_a_plan_named_in_a_review_dates_nothing_there() -> None:
    text = "一、2023年工作回顾\n一年来，“十四五”发展势头良好。粮食总产40万吨。"
    assert told(text, origin=REPORT) == [("40万吨", "2023", "observed")]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("三、主要任务", ("2016/2020", "target")), ("一、发展现状", ("2012/2016", "observed"))],
)
def test_five_years_are_ahead_or_behind_by_their_part(heading: str, expected: tuple[str, str]) -> None:
    text = f"{heading}\n五年内总投资65亿元。"
    assert [(period, status) for _, period, status in told(text, origin=PLAN)] == [expected]
