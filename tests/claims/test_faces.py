"""What a reader gets: findings first, figures side by side, the graph, json and html."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from build import statement
from markupsafe import escape

from plancheck.claims.check import check
from plancheck.claims.claim import Claim
from plancheck.claims.graph import claim_graph, claim_operands
from plancheck.claims.present import export_claims, first_findings, present_claims, thin_margins
from plancheck.errors import UsageError
from plancheck.marks import SIGNS


@pytest.fixture
def claims() -> list[Claim]:
    a = "2010年网络零售额5231亿元，占社会消费品零售总额的3.3%"
    b = "2010年网络零售额5131亿元"
    c = "示范县256个，其中贫困县103个，占比40.2%"
    d = "企业1623家，其中大企业1286家，占企业总数的90%以上"
    count = {"unit": "个", "document": "c"}
    rows = [
        statement(a, "5231亿元", indicator="网络零售额", document="a"),
        statement(
            a,
            "3.3%",
            indicator="网络零售额占社会消费品零售总额的比重",
            unit="%",
            measure="share",
            document="a",
        ),
        statement(b, "5131亿元", indicator="网络零售额", document="b"),
        statement(c, "256个", indicator="示范县数量", **count),
        statement(c, "103个", indicator="贫困县数量", **count),
        statement(c, "40.2%", indicator="贫困县占比", measure="share", unit="%", document="c"),
        statement(d, "1623家", indicator="软件企业数量", unit="家", document="d"),
        statement(d, "1286家", indicator="大型软件企业", unit="家", document="d"),
        statement(
            d,
            "90%",
            indicator="大型软件企业占软件企业总数的比重",
            unit="%",
            measure="share",
            qualifier="at_least",
            document="d",
        ),
    ]
    return check(rows)


def test_what_changes_a_conclusion_comes_first(claims: list[Claim]) -> None:
    first = first_findings(claims)
    assert [c.kind for c in first] == ["share", "repeat"]
    assert first[0].changes_conclusion is True
    text = present_claims(claims, lang="en")
    assert text.startswith(
        f"{len(claims)} relations between figures: inconsistent 2, consistent 1, unverifiable 1"
    )
    assert text.index("1286家") < text.index("5231亿元") < text.index("40.2%")
    assert "(changes a conclusion)" in text


def test_every_figure_stands_with_its_place(claims: list[Claim]) -> None:
    text = present_claims(claims, lang="zh")
    shown = first_findings(claims) + thin_margins(claims)
    assert shown
    for claim in shown:
        for operand in claim_operands(claim):
            # of the document of what is stated, the offset alone
            assert operand.node in text or f"（{operand.start}）" in text
            assert operand.figure in text


def test_everything_shows_every_claim(claims: list[Claim]) -> None:
    text = present_claims(claims, lang="en", everything=True)
    assert all(claim.text_en in text for claim in claims)


def test_wrong_use_is_named(claims: list[Claim]) -> None:
    with pytest.raises(UsageError, match="zh or en"):
        present_claims(claims, lang="fr")
    with pytest.raises(UsageError, match="json or html"):
        export_claims(claims, format="xls")


def test_the_graph_has_every_figure_once_and_every_relation(claims: list[Claim]) -> None:
    graph = claim_graph(claims)
    names = [node.node for node in graph.nodes]
    assert len(names) == len(set(names)) == 9
    assert {edge.claim for edge in graph.edges} == {claim.claim for claim in claims}
    share = [edge for edge in graph.edges if edge.kind == "share" and edge.source.startswith("c:")]
    assert {edge.role for edge in share} == {"part", "whole"}
    assert len({edge.target for edge in share}) == 1
    implied = [edge for edge in graph.edges if edge.target.endswith("?")]
    assert {edge.verdict for edge in implied} == {"unverifiable"}


def test_json_is_exact_and_complete(claims: list[Claim]) -> None:
    rows = json.loads(export_claims(claims, format="json"))
    assert [row["claim"] for row in rows] == [claim.claim for claim in claims]
    repeat = next(row for row in rows if row["kind"] == "repeat")
    assert repeat["stated_low"] in ("523050000000", "513050000000")


class Tags(HTMLParser):
    """Checks that tags close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.rows += tag == "tr"
        if tag not in ("meta", "br", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_one_whole_page_and_escapes(claims: list[Claim]) -> None:
    from dataclasses import replace

    evil = replace(claims[0], text_zh="<script>", claim='a"b')
    page = export_claims([evil, *claims[1:]], format="html")
    assert "<script>" not in page
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    headed = sum(1 for part in ("first", "thin", "rest") if f'<h2 id="{part}"' in page)
    assert tags.rows == len(claims) + headed
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_says_all_in_both_languages_with_signs(claims: list[Claim], lang: str) -> None:
    page = export_claims(claims, format="html", lang=lang)
    assert f'<html lang="{lang}">' in page
    assert f'id="lang-{lang}" checked' in page
    for claim in claims:
        assert escape(claim.text_zh) in page
        assert escape(claim.text_en) in page
    for verdict in {claim.verdict for claim in claims}:
        assert page.count(f'class="{verdict}"') == sum(c.verdict == verdict for c in claims)
        assert SIGNS[verdict] in page
    for outside in ("http://", "https://", "<script", "src="):
        assert outside not in page


def test_a_page_of_no_claims_says_so() -> None:
    page = export_claims([], format="html", lang="zh")
    assert "没有可核对的数量关系" in page
    assert "<table" not in page


def test_shares_that_should_make_a_whole_say_so_in_both_languages(tmp_path: Path) -> None:
    from plancheck.documents.read import read_document
    from plancheck.statements.extract import extract

    text = "临江市规划\n2021年3月\n2020年，全市三次产业结构为9.8:44.6:45.6。\n"
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    (claim,) = (one for one in check(extract(read_document(path)).statements) if one.kind == "sum")
    assert "give 99.8% to 100.2% and should give 100%: consistent" in claim.text_en
    assert "，应为100%：" in claim.text_zh
