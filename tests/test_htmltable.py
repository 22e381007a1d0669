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
