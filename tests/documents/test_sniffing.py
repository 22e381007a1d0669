"""What a file is by its content, and what is said of one that is not what its ending says."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from plancheck.documents.read import read_document
from plancheck.errors import DocumentError

NOISE = bytes((7 * i * i + 3 * i) % 256 for i in range(4000))


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
@pytest.mark.parametrize(
    ("data", "met"),
    [
        (NOISE, "met bytes of no kind of document; the file is damaged or locked"),
        ("某县粮食产量9万吨。".encode(), "met a text"),
        ("某县粮食产量9万吨。".encode("gb18030"), "met a text"),
        ("某县粮食产量9万吨。".encode("utf-16"), "met a text"),
        (b"\n\n<html><body>not found</body></html>", "met a web page; see whether the download gave an error page"),
    ],
)  # fmt: skip
def test_what_is_met_under_an_ending_that_is_wrong(
    tmp_path: Path, ending: str, data: bytes, met: str
) -> None:
    path = tmp_path / f"plan{ending}"
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=met):
        read_document(path)


@pytest.mark.parametrize(
    ("inside", "met"),
    [
        ("xl/workbook.xml", "met an Excel workbook; copy its tables"),
        ("OFD.xml", "met an OFD file; save it as pdf"),
        ("notes.xml", "met a zip archive; unpack it first"),
    ],
)
def test_a_zipped_document_of_another_kind_is_called_by_its_name(
    tmp_path: Path, inside: str, met: str
) -> None:
    path = tmp_path / "plan.ofd"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(inside, "<x/>")
    with pytest.raises(DocumentError, match=met):
        read_document(path)


def test_a_text_in_utf_16_stays_a_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("2020年，某县粮食产量9万吨。".encode("utf-16"))
    assert "9万吨" in read_document(path).text
