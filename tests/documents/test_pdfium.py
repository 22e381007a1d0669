"""PDF files that carry no font are read alike wherever they are read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.documents.pdf_maker import PdfPage, make_pdf

from plancheck import read_document

TABLE = [["指标", "单位", "2007年"], ["床位", "张", "4.77"], ["医师", "人", "5001"], ["投资", "亿", "3"]]


def test_a_character_alone_in_its_cell_is_kept_without_a_font_of_the_machine(tmp_path: Path) -> None:
    path = tmp_path / "table.pdf"
    path.write_bytes(make_pdf(PdfPage().table(TABLE, x=72, y=700)))
    assert read_document(path).text.split("\n")[1:4] == ["床位\t张\t4.77", "医师\t人\t5001", "投资\t亿\t3"]


def test_documents_that_a_process_has_open_stay_open(tmp_path: Path) -> None:
    path = tmp_path / "table.pdf"
    path.write_bytes(make_pdf(PdfPage().lines("临江县用水计划")))
    program = (
        "import sys, pypdfium2\n"
        "held = pypdfium2.PdfDocument(sys.argv[1])\n"
        "from plancheck import read_document\n"
        "print(read_document(sys.argv[1]).text.strip(), held[0].get_textpage().get_text_range().strip())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.split() == ["临江县用水计划", "临江县用水计划"]
