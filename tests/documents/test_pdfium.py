"""PDF files that carry no font are read alike wherever they are read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.documents.pdf_maker import PdfPage, make_pdf

from plancheck import read_document

TABLE = [["指标", "单位", "2007年"], ["床位", "张", "4.77"], ["医师", "人", "5001"], ["投资", "亿", "3"]]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(make_pdf(PdfPage().lines("临江县用水计划")))
    return path


def run(program: str, path: Path) -> list[str]:
    """Run a program in a process of its own, as PDFium is started once in each; return the words that it prints."""
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.split()


def test_a_character_alone_in_its_cell_is_kept_without_a_font_of_the_machine(tmp_path: Path) -> None:
    path = tmp_path / "table.pdf"
    path.write_bytes(make_pdf(PdfPage().table(TABLE, x=72, y=700)))
    assert read_document(path).text.split("\n")[1:4] == ["床位\t张\t4.77", "医师\t人\t5001", "投资\t亿\t3"]


def test_the_font_that_a_file_without_fonts_is_read_with_is_the_packages(plan: Path) -> None:
    program = """
import ctypes, sys
from plancheck.documents.pdfium import load_pdfium
from plancheck.fonts import font_file
document = load_pdfium().PdfDocument(sys.argv[1])
import pypdfium2.raw as raw
words = next(iter(document[0].get_objects()))
font = raw.FPDFTextObj_GetFont(words.raw)
size = ctypes.c_size_t()
raw.FPDFFont_GetFontData(font, None, 0, size)
data = (ctypes.c_uint8 * size.value)()
raw.FPDFFont_GetFontData(font, data, size.value, size)
print(bytes(data) == font_file().read_bytes())
"""
    assert run(program, plan) == ["True"]


@pytest.mark.parametrize(
    "lacking",
    [
        "import sys, types; sys.modules['pypdfium2.internal.bases'] = types.ModuleType('bases')",
        "import sys; sys.modules['pypdfium2.internal.bases'] = None",
        "import pypdfium2.raw as raw; del raw.FPDF_LIBRARY_CONFIG",
        "import pypdfium2.raw as raw; del raw.FPDF_InitLibraryWithConfig",
        "import pypdfium2.raw as raw; del raw.FPDF_DestroyLibrary",
    ],
)
def test_a_pypdfium2_that_cannot_be_started_anew_reads_with_the_fonts_of_the_machine(
    plan: Path, lacking: str
) -> None:
    program = f"""
import pypdfium2
{lacking}
import sys
from plancheck import read_document
print(read_document(sys.argv[1]).text.strip())
"""
    assert run(program, plan) == ["临江县用水计划"]


def test_documents_that_a_process_has_open_stay_open(plan: Path) -> None:
    program = """
import sys, pypdfium2
held = pypdfium2.PdfDocument(sys.argv[1])
from plancheck import read_document
print(read_document(sys.argv[1]).text.strip(), held[0].get_textpage().get_text_range().strip())
"""
    assert run(program, plan) == ["临江县用水计划", "临江县用水计划"]
