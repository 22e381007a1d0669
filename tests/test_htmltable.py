from pathlib import Path

import plancheck
from plancheck.htmltable import html_table


def test_cells_hints_and_captions_are_escaped():
    text = html_table(["<a>"], [["<b>"]], caption="<c>", hints=['"><d>'], footer="<e>")
    assert not [tag for tag in "abcde" if f"<{tag}>" in text]
    assert "&lt;b&gt;" in text
    assert 'title="&quot;&gt;&lt;d&gt;"' in text


def test_a_document_and_its_extraction_show_themselves(tmp_path: Path):
    path = tmp_path / "某市规划.txt"
    path.write_text("2010年，全市电子商务交易额达到<3>4095亿元。\n", encoding="utf-8")
    document = plancheck.read_document(path)
    assert "某市规划" in document._repr_html_()
    found = plancheck.extract(document)
    shown = found._repr_html_()
    assert "4095亿元" in shown
    assert "<3>" not in shown
    assert f'title="{document.id}:' in shown
    frame = found.to_frame()
    assert list(frame["figure"]) == ["4095亿元"]
    assert list(frame["value"]) == [4.095e11]


def test_verdicts_are_told_apart_without_colour():
    text = html_table(
        ["verdict", "figure"], [["met", "met"], ["missed", ""], ["not a verdict", ""]], caption=""
    )
    assert text.count("✓ met") == 1  # only in a verdict's column
    assert "✗ missed" in text
    assert '<td style="text-align: left">not a verdict</td>' in text


def test_claims_and_assessments_show_themselves(tmp_path: Path):
    path = tmp_path / "某市规划.txt"
    words = "某市发展规划（2021年3月）\n2020年，全市电子商务交易额2400亿元。\n到2025年，全市电子商务交易额达到5000亿元，年均增长12%。\n"
    path.write_text(words, encoding="utf-8")
    found = plancheck.extract(plancheck.read_document(path))
    claims = plancheck.check(found.statements)
    assert repr(claims) == "Claims(1 relation: 0 consistent, 1 inconsistent, 0 unverifiable)"
    assert "✗ inconsistent" in claims._repr_html_()
    assert list(claims.to_frame()["verdict"]) == ["inconsistent"]
    targets = plancheck.assess(found.statements, [])
    assert "✗" not in targets._repr_html_()
    assert f'title="{found.document.id}:' in targets._repr_html_()
    assert list(targets.to_frame()["figure"]) == ["5000亿元", "12%"]
