"""Each page in one language: titles, publishers and names in it, and what is not marked as another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plancheck import schema
from plancheck.report.drawn import printed_aim
from plancheck.report.labels import Labels
from plancheck.report.languages import mark_languages
from plancheck.report.sheets import View, overview_sheet, plan_sheet
from plancheck.report.words import Words, tight
from plancheck.study import Study, load_study


def test_a_document_is_called_by_its_english_title_where_origin_gives_one(tmp_path: Path) -> None:
    folder = tmp_path / "documents" / "tea"
    folder.mkdir(parents=True)
    text = "id: tea\ntitle: 茶叶规划\ntitle_en: Tea Plan\nissuer: 商务部、某某局\ndate: '2011'\n"
    (folder / "origin.yml").write_text(text, encoding="utf-8")
    tables = tmp_path / "tables"
    tables.mkdir()
    labels = Labels.load(tables)
    assert labels.document("tea").title == "茶叶规划"
    assert labels.document("tea", lang="en").title == "Tea Plan"
    # a part without a name stays as it is
    assert labels.document("tea", lang="en").issuer == "MOFCOM; 某某局"
    assert labels.document("other", lang="en").name == "other"


def test_passages_are_marked_and_markup_is_left_alone() -> None:
    page = '<title>茶叶</title><a lang="zh-Hans">中文</a><p title="茶叶">茶叶 tea 東方ネット &lt;甲&gt;</p><code>茶</code>'
    marked = mark_languages(page, lang="en")
    assert marked == (
        '<title>茶叶</title><a lang="zh-Hans">中文</a><p title="茶叶"><span lang="zh-Hans">茶叶</span> tea '
        '<span lang="ja">東方ネット</span> &lt;<span lang="zh-Hans">甲</span>&gt;</p><code>茶</code>'
    )
    assert re.sub(r"</?span[^>]*>", "", marked) == page
    assert (
        mark_languages("<p>MOFCOM 商务部 https://a.b/c d</p>", lang="zh")
        == "<p>MOFCOM 商务部 https://a.b/c d</p>"
    )


def test_chinese_sentences_have_no_blanks_beside_chinese_characters() -> None:
    assert tight("共读出 26 个 数字，Okabe Ito 3 年") == "共读出26个数字，Okabe Ito 3年"
    words = Words.of("zh")
    for key, text in words.entries.items():
        if key != "search.hint":
            assert tight(text) == text, key


def test_the_studys_english_pages_name_every_indicator_and_publisher_in_english() -> None:
    study = load_study()
    sheet = overview_sheet(study=study, view=View("en"))
    for row in sheet.statements.itertuples():
        assert sheet.indicator(row).isascii(), sheet.indicator(row)
    for point in sheet.points.itertuples():
        assert re.search("[\u4e00-\u9fff]", sheet.publisher(point)) is None, point.publisher
    for chart in sheet.charts:
        said = sheet._series_sources(chart.select(sheet.points)).partition(": ")[2].split("; ")
        assert len(said) == len(set(said)), said  # also of those that published one value together
    text = sheet.findings().text
    assert re.search("[\u4e00-\u9fff]", text) is None


def test_the_studys_chinese_pages_name_every_publisher_and_break_in_chinese() -> None:
    sheet = overview_sheet(study=load_study(), view=View("zh"))
    for point in sheet.points.itertuples():
        assert re.search("[\u4e00-\u9fff]", sheet.publisher(point)), point.publisher
    for chart in sheet.charts:
        for _, change in sheet._breaks(chart.select(sheet.points)):
            assert re.search("[a-z]{3}", change) is None, change


def test_an_aim_is_the_figure_printed_not_the_end_of_its_interval() -> None:
    targets = load_study().targets
    about = targets[(targets["qualifier"] == "approx") & (targets["measure"] == "level")]
    aims = {row.figure: printed_aim(row) for row in about.itertuples()}
    assert aims["10 万亿元"] == 1e13
    sheet = plan_sheet("national-13fyp", study=load_study(), view=View("en"))
    assert {row.printed for row in sheet.targets.itertuples() if row.figure == "10 万亿元"} == {1e13}


def test_places_of_findings_lead_to_the_line_of_the_figure(tables: Path) -> None:
    sheet = plan_sheet("tea-plan", study=Study(tables), view=View("en"))
    links = re.findall(r'href="#(figure-[^"]+)"', sheet.findings().html)
    assert links
    assert set(links) <= set(re.findall(r' id="([^"]+)"', sheet.figures_table().html))
    contents = re.findall(r'<a href="#([^"]+)"', sheet.header().html)
    assert contents[:2] == ["findings", "claims"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("kind", schema.CLAIM_KINDS),
        ("verdict", schema.CLAIM_VERDICTS),
        ("consistency", schema.CONSISTENCY_VERDICTS),
        ("outcome", schema.OUTCOME_VERDICTS),
        ("measure", schema.MEASURES),
        ("status", schema.STATUSES),
        ("bound", schema.QUALIFIERS),
        ("source", schema.SOURCES),
        ("grade", schema.GRADES),
    ],
)
def test_every_value_that_a_table_may_hold_has_a_word(
    lang: str, prefix: str, values: tuple[str, ...]
) -> None:
    words = Words.of(lang)
    assert [value for value in values if not words.get(f"{prefix}.{value}", "")] == []


@pytest.mark.parametrize(
    ("key", "one", "said"),
    [
        ("finding.counts", {"statements": 1, "targets": 1}, "1 figure was read as a statement, 1 of them a target."),
        ("finding.counts", {"statements": 9, "targets": 0}, "9 figures were read as statements, 0 of them targets."),
        ("finding.claims", {"claims": 1, "consistent": 1, "inconsistent": 0, "unverifiable": 0}, "1 relation between figures was checked: 1 consistent, 0 inconsistent, 0 unverifiable."),
        ("finding.outcomes", {"assessed": 1, "met": 1, "missed": 0, "undetermined": 0, "open": 0}, "1 target: 1 met, 0 missed, 0 undetermined, 0 not yet due."),
        ("source.plans", {"n": 3}, "the 3 plans listed above"),
    ],
)  # fmt: skip
def test_a_noun_follows_its_count(key: str, one: dict[str, int], said: str) -> None:
    assert Words.of("en").say(key, **one) == said
    assert "|" not in Words.of("zh").say(key, **one)
