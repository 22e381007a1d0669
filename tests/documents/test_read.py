"""Reading files: every format, every way a file can be bad, and a run that goes on."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plancheck.documents.content import Content
from plancheck.documents.document import Document
from plancheck.documents.flow import logical_text
from plancheck.documents.limits import Limits
from plancheck.documents.read import Unread, find_documents, make_document, read_document, read_documents
from plancheck.errors import DocumentError
from plancheck.statements.extract import extract

from .pdf_maker import PdfPage, make_pdf

TEXT = "浙江省数字商贸发展“十四五”规划\r\n一、现状\r\n2020年，全省网络零售额为2.26万亿元。\r\n二、目标\r\n到2025年突破3万亿元。"
DATA = Path(__file__).parent / "data"


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def cells(document: Document, table: int = 0) -> list[tuple[str, int, int]]:
    return [(document.text[c.start : c.end], c.row, c.column) for c in document.tables[table].cells]


# -- formats


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_txt_is_its_decoded_file(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, "a.txt", TEXT.encode(encoding))
    document = read_document(path)
    assert document.text == TEXT
    assert (document.id, document.format, document.path) == ("a", "txt", str(path))
    assert [section.title for section in document.sections] == ["一、现状", "二、目标"]
    assert (document.origin.region, document.origin.first_year, document.origin.last_year) == (
        "浙江省",
        2021,
        2025,
    )
    assert bool(document.notes) == (encoding in ("gb18030", "utf-16"))


def test_html_residue_in_a_txt_stays_and_is_skipped(tmp_path: Path) -> None:
    text = "<p>一、现状</p>\n<p>交易额为4.5万亿元</p>"
    document = read_document(write(tmp_path, "a.txt", text.encode()))
    assert document.text == text
    assert [text[start:end] for start, end, _ in document.skipped] == ["<p>", "</p>", "<p>", "</p>"]


def test_a_plan_is_named_between_quotation_marks_written_as_entities(tmp_path: Path) -> None:
    text = "<p>云岭省报道，&ldquo;十二五&rdquo;期间，云岭省水库建设将投资36亿元。</p>\n<p>&nbsp;建成水库7座。</p>"
    found = extract(read_document(write(tmp_path, "a.txt", text.encode()))).statements
    assert [(s.figure, s.period) for s in found] == [("36亿元", "2011/2015"), ("7座", "2011/2015")]


PAGE = """<html><head><meta charset="{charset}"><title>规划 - 网站</title><style>p {{color: red}}</style></head><body>
<div class="nav"><a href="/">首页</a> <a href="/b">政务</a></div>
<div id="content"><h1>浙江省商贸“十四五”规划</h1><p>一、现状</p>
<p>2020年，零售额为<b>2.26</b>万亿元，&ldquo;十三五&rdquo;期间增长两成。</p>
<table><caption>表1 主要指标</caption><tr><th rowspan="2">指标</th><th colspan="2">年份</th></tr><tr><td>2020年</td><td>2025年</td></tr>
<tr><td>零售额<br>（亿元）</td><td>22600</td><td>30000</td></tr></table>
<p>二、目标</p><p>到2025年，零售额突破3万亿元。</p></div>
<ul class="related"><li><a href="/x">相关新闻一</a></li><li><a href="/y">相关新闻二</a></li></ul>
<script>document.write("99亿元")</script><div style="display: none">88亿元</div><div class="footer">版权所有 77号</div></body></html>"""


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("gbk", "gb18030"), ("iso-8859-1", "gb18030")],
)
@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.jsp"])
def test_a_web_page_gives_its_content(tmp_path: Path, charset: str, encoding: str, name: str) -> None:
    document = read_document(write(tmp_path, name, PAGE.format(charset=charset).encode(encoding)))
    assert document.text.splitlines() == [
        "浙江省商贸“十四五”规划",
        "一、现状",
        "2020年，零售额为2.26万亿元，“十三五”期间增长两成。",
        "表1 主要指标",
        "指标\t年份",
        "2020年\t2025年",
        "零售额（亿元）\t22600\t30000",
        "二、目标",
        "到2025年，零售额突破3万亿元。",
    ]
    assert cells(document) == [
        ("指标", 0, 0),
        ("年份", 0, 1),
        ("2020年", 1, 1),
        ("2025年", 1, 2),
        ("零售额（亿元）", 2, 0),
        ("22600", 2, 1),
        ("30000", 2, 2),
    ]
    assert (document.encoding, document.origin.region) == (encoding, "浙江省")
    assert (document.tables[0].cells[0].row_span, document.tables[0].cells[1].column_span) == (2, 2)


def test_a_page_of_paragraphs_side_by_side_is_kept_whole(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>第{n}段，增长{n}%，完成投资{n}亿元。</p>" for n in range(1, 30))
    document = read_document(write(tmp_path, "a.html", f"<html><body>{paragraphs}</body></html>".encode()))
    assert document.text.count("\n") == 29


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("<table><tr><td><p>指标</p></td><td><p>2025年</p></td></tr><tr><td><p>零售额</p></td><td><p>5亿元</p></td></tr></table>", 1),
        ("<table><tr><td><p>一、现状</p><p>零售额为5亿元。</p></td></tr></table>", 0),
        ("<table><tr><td>栏目</td><td><table><tr><td>指标</td><td>值</td></tr><tr><td>零售额</td><td>5亿元</td></tr></table></td></tr></table>", 1),
        ("<table><tr><td>左</td><td>" + "<p>零售额为5亿元，比上年增长两成，占比提高。</p>" * 20 + "</td></tr></table>", 0),
    ],
)  # fmt: skip
def test_tables_that_place_the_page_are_no_tables(tmp_path: Path, table: str, count: int) -> None:
    page = f"<html><body><div><p>说明如下，请阅知。</p>{table}<p>以上为全部内容。</p></div></body></html>"
    document = read_document(write(tmp_path, "a.html", page.encode()))
    assert len(document.tables) == count
    assert "5亿元" in document.text


def test_docx_paragraphs_and_tables_come_in_order(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_heading("浙江省商贸“十四五”规划", 0)
    source.add_heading("一、现状", 1)
    paragraph = source.add_paragraph("活跃用户数达8.22亿")
    paragraph.add_run("8").font.superscript = True
    paragraph.add_run("；面积为20km")
    paragraph.add_run("2").font.superscript = True
    table = source.add_table(rows=3, cols=3)
    for row, words in enumerate(
        [("指标", "2020年", "2025年"), ("零售额（亿元）", "22600", "30000"), ("", "5", "6")]
    ):
        for column, word_ in enumerate(words):
            table.cell(row, column).text = word_
    table.cell(1, 0).merge(table.cell(2, 0))
    source.add_heading("其他事项", 2)
    source.add_paragraph("二、目标")
    path = tmp_path / "a.docx"
    source.save(str(path))
    document = read_document(path)
    assert document.text.splitlines() == [
        "浙江省商贸“十四五”规划", "一、现状", "活跃用户数达8.22亿8；面积为20km²", "指标\t2020年\t2025年", "零售额（亿元）\t22600\t30000", "5\t6", "其他事项", "二、目标",
    ]  # fmt: skip
    assert cells(document)[3:] == [
        ("零售额（亿元）", 1, 0),
        ("22600", 1, 1),
        ("30000", 1, 2),
        ("5", 2, 1),
        ("6", 2, 2),
    ]
    assert document.tables[0].cells[3].row_span == 2
    assert [document.text[a:b] for a, b, reason in document.skipped if reason == "footnote mark"] == ["8"]
    assert "其他事项" in [section.title for section in document.sections]
    assert "8.22亿；" in logical_text(document).text


def test_docx_automatic_numbers_and_tracked_changes_are_read(tmp_path: Path) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    source = docx.Document()
    source.add_paragraph("加强统计", style="List Number")
    source.add_paragraph("完善制度", style="List Number")
    paragraph = source.add_paragraph("投资")
    changes = (
        f"<w:ins {nsdecls('w')}><w:r><w:t>10亿元</w:t></w:r></w:ins>",
        f"<w:del {nsdecls('w')}><w:r><w:delText>9亿元</w:delText></w:r></w:del>",
    )
    for change in changes:
        paragraph._p.append(parse_xml(change))
    path = tmp_path / "a.docx"
    source.save(str(path))
    assert read_document(path).text.splitlines() == ["1.加强统计", "2.完善制度", "投资10亿元"]


def sample_pdf() -> bytes:
    first = PdfPage().lines(
        "浙江省数字商贸发展“十四五”规划",
        "2021年6月",
        "一、现状",
        "2020年，全省网络零售额为2.26万亿元，比二〇一五年增加1.5万亿",
        "元，五年里每年增长百分之二十以上。",
    )
    first.write("活跃用户数达8.22亿", x=72, y=600).write("1", x=192, y=605, size=6).write(
        "，增长一成。", x=200, y=600
    )
    first.table(
        [["指标", "2020年", "2025年"], ["零售额（亿元）", "22600", "30000"], ["农村占比（%）", "4.9", "≥6"]],
        x=72,
        y=560,
    )
    first.write("- 1 -", x=280, y=60)
    second = PdfPage().lines("二、目标", "到2025年，网络零售额突破3万亿元。").write("- 2 -", x=280, y=60)
    return make_pdf(first, second)


def test_pdf_pages_tables_and_footnote_marks(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "a.pdf", sample_pdf()))
    assert [page.number for page in document.pages] == [1, 2]
    assert document.text[document.pages[1].start :].startswith("二、目标")
    assert cells(document) == [
        ("指标", 0, 0), ("2020年", 0, 1), ("2025年", 0, 2), ("零售额（亿元）", 1, 0), ("22600", 1, 1), ("30000", 1, 2), ("农村占比（%）", 2, 0), ("4.9", 2, 1), ("≥6", 2, 2),
    ]  # fmt: skip
    reasons = [(document.text[a:b].strip(), reason) for a, b, reason in document.skipped]
    assert reasons == [("1", "footnote mark"), ("- 1 -", "page number"), ("- 2 -", "page number")]
    assert "比二〇一五年增加1.5万亿元，五年里" in logical_text(document).text
    assert (document.origin.region, document.origin.date, document.encoding) == ("浙江省", "2021-06", "")


def test_each_page_of_a_pdf_without_text_is_told_of(tmp_path: Path) -> None:
    told, scan = PdfPage().lines("一、现状", "2020年，网络零售额为9亿元。"), PdfPage().rule(10, 10, 200, 200)
    document = read_document(write(tmp_path, "a.pdf", make_pdf(told, scan, told, scan)))
    assert document.notes == ("2 of 4 pages have no text layer: 2, 4",)


def test_a_table_over_two_pages_is_one_table(tmp_path: Path) -> None:
    head, rows = (
        ["指标", "2020年", "2025年"],
        [["零售额（亿元）", "22600", "30000"], ["农村占比（%）", "4.9", "6"]],
    )
    first = PdfPage().lines("一、目标").table([head, rows[0]], x=72, y=200).write("- 1 -", x=280, y=60)
    second = PdfPage().table([rows[1]] * 2, x=72, y=760).lines("二、任务", "零售额增长两成。", y=600)
    document = read_document(write(tmp_path, "a.pdf", make_pdf(first, second)))
    assert len(document.tables) == 1
    assert cells(document)[-3:] == [("农村占比（%）", 3, 0), ("4.9", 3, 1), ("6", 3, 2)]
    apart = PdfPage().lines("表2 其他指标").table([rows[1]] * 2, x=72, y=700)
    document = read_document(write(tmp_path, "b.pdf", make_pdf(first, apart)))
    assert len(document.tables) == 2


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    page = PdfPage().lines("一、现状", "零售额为2.26万亿元。")
    page.table([["专栏一 重点工程"]], x=72, y=600, width=300)
    document = read_document(write(tmp_path, "a.pdf", make_pdf(page)))
    assert document.tables == ()
    assert "专栏一 重点工程" in document.text


# -- bad files


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * (8 << 20))
    return out.getvalue()


def lying_docx() -> bytes:
    """A docx whose document part is cut in the middle of its packed bytes, the directory left as it was."""
    data = bytearray(word(TEXT * 50))
    at = data.index(b"word/document.xml") + 200
    data[at : at + 40] = bytes(40)
    return bytes(data)


def blank_pdf() -> bytes:
    return make_pdf(PdfPage().rule(10, 10, 200, 200), PdfPage().rule(10, 10, 200, 200))


BAD = {
    "empty.txt": (b"", "an empty file"),
    "blank.txt": (b" \r\n\n", "blanks only"),
    "zeros.txt": ("一、现状\x00".encode(), "NUL"),
    "binary.txt": (bytes(range(256)) * 8, "binary"),
    "torn.txt": (TEXT.encode()[:-5], "truncated"),
    "really-pdf.txt": (b"%PDF-1.4\n%%EOF", "rename it to .pdf"),
    "error-page.pdf": (b"<html><body>404</body></html>", "web page"),
    "text.pdf": (TEXT.encode(), "a text"),
    "torn.pdf": (sample_pdf()[:-200], "truncated"),
    "damaged.pdf": (b"%PDF-1.4\nnothing here\n%%EOF", "damaged"),
    "scan.pdf": (blank_pdf(), "scan"),
    "locked.pdf": ((DATA / "locked.pdf").read_bytes(), "encrypted"),
    "bomb.docx": (zip_bomb(), "Limits.unpacked_ratio"),
    "torn.docx": (word(TEXT)[:-300], "truncated"),
    "begun.docx": (b"PK\x03\x04" + bytes(600), "truncated or damaged"),
    "lying.docx": (lying_docx(), "docx"),
    "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office"),
    "empty.docx": (word(), "without|none"),
    "archive.txt": (
        zip_bomb().replace(b"word/", b"xxxx/").replace(b"[Content_Types].xml", b"[Content_Typez].xml"),
        "zip archive",
    ),
    "picture.md": (b"\x89PNG\r\n\x1a\n" + bytes(64), "image"),
    "script.html": (b"<html><body><script>build()</script></body></html>", "script"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_says_what_is_wrong(tmp_path: Path, name: str) -> None:
    data, expected = BAD[name]
    path = write(tmp_path, name, data)
    with pytest.raises(DocumentError, match=expected) as raised:
        read_document(path)
    assert str(path) in str(raised.value)


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    for name, (data, _) in BAD.items():
        write(tmp_path, name, data)
    write(tmp_path, "z-good.txt", TEXT.encode())
    write(tmp_path, "README.md", b"not a document")
    (tmp_path / ".hidden").mkdir()
    write(tmp_path / ".hidden", "a.txt", TEXT.encode())
    items = list(read_documents(tmp_path))
    assert [item.id for item in items if isinstance(item, Document)] == ["z-good"]
    assert sorted(Path(item.path).name for item in items if isinstance(item, Unread)) == sorted(BAD)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        read_document(tmp_path / "nowhere.txt")
    with pytest.raises(DocumentError, match="a folder"):
        read_document(tmp_path)
    with pytest.raises(DocumentError, match="none"):
        find_documents(tmp_path / "nowhere")


@pytest.mark.parametrize("scheme", ["https", "s3"])
def test_an_address_is_no_file_and_the_message_says_what_fetches_it(scheme: str) -> None:
    address = f"{scheme}://plans.example/a/b.pdf"
    with pytest.raises(DocumentError) as raised:
        read_document(Path(address))
    assert str(raised.value) == (
        f"{address}: expected a file, met an address; fetch it first: plancheck documents add ADDRESS --to FOLDER"
    )


def test_limits_are_named_in_the_message(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT.encode())
    with pytest.raises(DocumentError, match=r"Limits\.file_bytes=100\b"):
        read_document(path, limits=Limits(file_bytes=100))
    with pytest.raises(DocumentError, match=r"Limits\.pages"):
        read_document(write(tmp_path, "a.pdf", sample_pdf()), limits=Limits(pages=1))
    with pytest.raises(DocumentError, match=r"Limits\.unpacked_bytes=1000\b"):
        read_document(write(tmp_path, "a.docx", word(TEXT)), limits=Limits(unpacked_bytes=1000))


def test_a_sparse_file_of_500_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as handle:
        handle.truncate(500 * 1024 * 1024)
    with pytest.raises(DocumentError, match=r"500\.0 MB"):
        read_document(path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    format=st.sampled_from(["pdf", "docx", "html", "txt"]),
    place=st.floats(0, 1, exclude_max=True),
    length=st.integers(0, 60),
    inserted=st.binary(max_size=12),
)
def test_a_damaged_file_is_read_or_refused(format: str, place: float, length: int, inserted: bytes) -> None:
    """Whatever a library raises for damaged bytes, the run sees a document or a DocumentError."""
    data = {"pdf": sample_pdf, "docx": lambda: word(TEXT), "html": lambda: PAGE.encode(), "txt": TEXT.encode}[
        format
    ]()
    at = int(place * len(data))
    damaged = data[:at] + inserted + data[at + length :]
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), f"a.{format}", damaged)
        (item,) = read_documents(path)
    assert isinstance(item, (Document, Unread))
    if isinstance(item, Document):
        assert all(
            t.start <= c.start <= c.end <= t.end <= len(item.text) for t in item.tables for c in t.cells
        )


# -- origin and ids


def test_a_digest_takes_its_folders_name_and_origin(tmp_path: Path) -> None:
    folder = tmp_path / "some-plan"
    folder.mkdir()
    write(folder, "digest.md", "# 某规划\n\n## 一、现状\n\n2020年为5亿元。\n".encode())
    write(
        folder,
        "origin.yml",
        "title: 某规划\nregion: 上海市\nkind: plan\nplan_first_year: 2021\nplan_last_year: 2025\n".encode(),
    )
    document = read_document(folder / "digest.md")
    assert (document.id, document.source, document.origin.region, document.origin.declared) == (
        "some-plan",
        "digest",
        "上海市",
        True,
    )


def test_an_origin_beside_the_file_is_believed(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT.encode())
    write(tmp_path, "a.origin.yml", "title: 某规划\nregion: 宁波市\nkind: plan\n".encode())
    assert read_document(path).origin.region == "宁波市"


def test_the_same_name_in_two_folders_gives_two_ids(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, "plan.txt", TEXT.encode())
    assert [item.id for item in read_documents(tmp_path) if isinstance(item, Document)] == ["plan", "y/plan"]


# -- any text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=200))
def test_any_text_is_read_with_its_offsets_true(text: str) -> None:
    document = make_document(Content(text), id="x")
    logical, offsets = logical_text(document)
    assert document.text == text
    assert all(0 <= offsets[i] <= len(text) for i in range(len(logical) + 1))


@pytest.mark.parametrize(
    "unit",
    [
        "一",
        "1",
        "（",
        "<",
        "&",
        ".",
        "…",
        "　",
        "\n",
        "#",
        "第",
        "目录\n",
        "<a ",
        "<script>",
        "1\n",
        "第一章\n",
        "8 来源：\n",
        "\f1\n",
        "“十五",
        "印发",
        "关于",
        "区",
        "2016年1月1日",
        "《",
    ],
)
def test_a_long_run_of_anything_is_read(unit: str) -> None:
    """A pattern that is not linear would not come back from these within the life of the test run."""
    text = unit * (50_000 // len(unit))
    document = make_document(Content(text), id="x")
    assert len(logical_text(document).text) <= len(text)


@pytest.mark.parametrize(
    ("title", "met"),
    [("某市商贸规划".encode("utf-16-be"), "某市商贸规划"), (b"\x67\xd0\xd8\x00", ""), (b"", "")],
)
def test_the_declared_title_of_a_pdf(tmp_path: Path, title: bytes, met: str) -> None:
    page = PdfPage().lines("2010年交易额达到4.5万亿元。", "增长两成。")
    document = read_document(write(tmp_path, "a.pdf", make_pdf(page, title=title)))
    assert document.origin.title == met
    assert "4.5万亿元" in document.text


def test_a_table_inside_a_table_that_only_places_the_page(tmp_path: Path) -> None:
    rows = [
        ("指标", "2020年", "2025年"),
        ("森林覆盖率（%）", "23.1", "24"),
        ("产值（亿元）", "100", "150"),
        ("人口（万人）", "30", "31"),
    ]
    inner = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><body><table><tr><td><table>{inner}</table></td><td>边栏</td></tr></table></body></html>",
        encoding="utf-8",
    )
    document = read_document(page)
    assert "产值（亿元）\t100\t150" in document.text
    assert len(document.tables) == 1
    assert len(document.tables[0].cells) == 12
