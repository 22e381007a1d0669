"""Indicators by the names that the vocabulary and a user's own give them."""

from pathlib import Path

import pytest

from plancheck.claims.check import check
from plancheck.claims.conventions import load_conventions
from plancheck.claims.phrases import normalise_phrase
from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract
from plancheck.targets.assess import assess
from plancheck.vocabulary import load_vocabulary

HEADER = "concept,name_zh,name_en,aliases,unit,kind,parent,whole,reason\n"
TEXT = "2015年，开放采摘园数量为200个。2020年，开放采摘园数量达到320个，比2015年增长50%。到2025年，开放采摘园数量达到500个。"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    row = "orchards.open,采摘园数量,orchards open to visitors,开放采摘园,个,stock,,,our county counts them\n"
    (folder / "indicators.csv").write_text(HEADER + row, encoding="utf-8")
    return folder


def read(vocabulary: Path | None):
    return extract(
        make_document(Content(TEXT), id="county"), vocabulary=load_vocabulary(vocabulary)
    ).statements


def test_a_finding_calls_a_concept_of_the_users_own_by_its_english_name(own: Path) -> None:
    (ours,) = check(read(None))
    (claim,) = check(read(own), conventions=load_conventions(own))
    assert ours.verdict == claim.verdict == "inconsistent"
    assert "orchards" not in ours.text_en
    assert claim.text_en.startswith("Growth of orchards open to visitors, ")


def test_a_target_of_a_concept_of_the_users_own_is_called_by_its_english_name(own: Path) -> None:
    (target,) = assess(read(own), [], conventions=load_conventions(own))
    assert target.text_en.startswith("orchards open to visitors")


def test_names_of_the_users_own_tell_the_concept(own: Path) -> None:
    names = load_conventions(own).names
    assert names.concept_named(normalise_phrase("开放采摘园数量")) == "orchards.open"
    assert names.english_phrase("开放采摘园") == "orchards open to visitors"
    assert names.english_phrase("网络零售额") == load_conventions().names.english_phrase("网络零售额")
    assert load_conventions().names.concept_named(normalise_phrase("开放采摘园数量")) == ""


def test_a_row_of_the_users_own_gives_a_concept_of_ours_another_name(own: Path) -> None:
    row = "retail_sales,社会消费品零售总额,sales to consumers,,CNY,flow,,,a test\n"
    (own / "indicators.csv").write_text(HEADER + row, encoding="utf-8")
    assert load_conventions(own).names.english_concept("retail_sales", "") == "sales to consumers"


def test_a_name_of_two_concepts_tells_neither(own: Path) -> None:
    row = "orchards.closed,采摘园数量,orchards that closed,,个,stock,,,a test\n"
    with (own / "indicators.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    names = load_conventions(own).names
    assert names.concept_named(normalise_phrase("采摘园数量")) == ""
    assert names.concept_named(normalise_phrase("开放采摘园")) == "orchards.open"


def test_a_general_name_tells_no_concept(own: Path) -> None:
    header = "convention,applies_to,value,reason,source\n"
    row = f"generic_name,{normalise_phrase('采摘园数量')},yes,our branch speaks so,own judgement\n"
    (own / "conventions.csv").write_text(header + row, encoding="utf-8")
    assert load_conventions(own).names.concept_named(normalise_phrase("采摘园数量")) == ""


@pytest.mark.parametrize(
    ("measure", "indicator", "said"),
    [
        ("growth", "特色产业集群收入", "growth of “特色产业集群收入”"),
        ("multiple", "特色产业集群收入", "multiple of “特色产业集群收入”"),
        ("growth", "特色产业集群收入增速", "“特色产业集群收入增速”"),
        ("level", "特色产业集群收入", "“特色产业集群收入”"),
    ],
)
def test_growth_of_a_thing_without_a_concept_is_told_as_growth(
    measure: str, indicator: str, said: str
) -> None:
    names = load_conventions().names
    assert names.english_name("", measure, of="", indicator=indicator, region="临江市") == said
