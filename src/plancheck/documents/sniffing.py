"""What a file is by its content: the ending of a file name is often wrong, a magic number seldom."""

from __future__ import annotations

import io
import re
import zipfile

from plancheck.errors import DocumentError

_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (doc, xls, wps) or an encrypted one", "save it as docx without a password"),
    (b"{\\rtf", "an RTF file", "save it as docx or txt"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"\x89PNG", "an image", "give a text layer, by optical character recognition"),
    (b"\xff\xd8\xff", "an image", "give a text layer, by optical character recognition"),
    (b"GIF8", "an image", "give a text layer, by optical character recognition"),
    (b"OFD", "an OFD file", "save it as pdf"),
)  # fmt: skip
# what a zip archive holds that is a document of another kind
_ZIPPED = (
    (b"xl/workbook", "an Excel workbook", "copy its tables into a docx or save it as pdf"),
    (b"ppt/presentation", "a PowerPoint file", "save it as pdf"),
    (b"OFD.xml", "an OFD file", "save it as pdf"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file", "save it as docx"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html\b|head\b|body\b|meta\b|script\b|title\b)", re.IGNORECASE)
# what no text holds but one of two bytes a character
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # byte order marks of UTF-16
_NAMES = {"pdf": "a PDF", "docx": "a docx file", "html": "a web page", "txt": "a text", "md": "a text"}


def sniff_format(data: bytes) -> str:
    """Return ``pdf``, ``docx``, ``zip``, ``html``, ``txt``, or the description of a file no reader is for.

    Examples
    --------
    >>> sniff_format(b"%PDF-1.7 ..."), sniff_format("目标".encode())
    ('pdf', 'txt')
    """
    head = data[:1024]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return "docx" if b"word/" in data or b"[Content_Types].xml" in head else "zip"
    for magic, name, _ in _MAGIC:
        if head.startswith(magic):
            return name
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<") and _HTML.search(data[:4096]):
        return "html"
    return "txt"


def check_format(declared: str | None, met: str, *, where: str, data: bytes = b"") -> None:
    """Refuse a file whose content is not what its ending says.

    A text that holds html under ``.txt`` or ``.md`` stays a text (its residue is listed in `Document.skipped`); a
    web page without a head is a web page. A ``.pdf`` that is a web page is most often a server's error page.

    Parameters
    ----------
    declared : str or None
        What the ending says; None for an ending of no format.
    met : str
        What `sniff_format` says.
    where : str
        Path or address, for the error.
    data : bytes
        The content: tells a text from bytes that are none.

    Raises
    ------
    DocumentError
    """
    for _, name, advice in _MAGIC:
        if met == name:
            raise DocumentError(_NAMES.get(declared or "", "a document"), met=name, where=where, do=advice)
    if met == "zip" and declared == "docx" and not zipfile.is_zipfile(io.BytesIO(data)):
        raise DocumentError(
            _NAMES["docx"],
            met="the beginning of one and no list of what it holds",
            where=where,
            do="the file is truncated or damaged; fetch it again",
        )
    if met == "zip":
        kinds = ((name, advice) for mark, name, advice in _ZIPPED if mark in data)
        name, advice = next(kinds, ("a zip archive", "unpack it first"))
        raise DocumentError(_NAMES.get(declared or "", "a document"), met=name, where=where, do=advice)
    texts = ("txt", "md", "html")
    if declared is None or declared == met or (declared in texts and met in texts):
        return
    if met == "txt" and _CONTROL.search(data[:4096]) and not data.startswith(_WIDE):
        raise DocumentError(
            _NAMES[declared],
            met="bytes of no kind of document",
            where=where,
            do="the file is damaged or locked: fetch it again",
        )
    advice = (
        f"rename it to .{met}" if met in ("pdf", "docx") else "see whether the download gave an error page"
    )
    raise DocumentError(_NAMES[declared], met=_NAMES[met], where=where, do=advice)
