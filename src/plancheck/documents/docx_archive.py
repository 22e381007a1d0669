"""The zip archive of a Word document: whole, readable, and no bomb."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from plancheck.documents.limits import Limits, format_bytes
from plancheck.errors import DocumentError

_SMALLEST_CHECKED = 1024 * 1024  # a ratio says something only about large parts
_ENTRY_POINT = "word/document.xml"


def check_archive(data: bytes, *, where: str, limits: Limits) -> None:
    """Refuse a zipped document that is torn, encrypted or unpacks to more than the limits.

    The declared sizes are checked first, without unpacking; the parts of the document are then unpacked against
    their declared size and checksum.

    Raises
    ------
    DocumentError
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise DocumentError(
                    "a docx file", met="an encrypted archive", where=where, do="save it without a password"
                )
            total = sum(part.file_size for part in parts)
            if total > limits.unpacked_bytes:
                expected = f"at most {format_bytes(limits.unpacked_bytes)} unpacked (Limits.unpacked_bytes={limits.unpacked_bytes})"
                raise DocumentError(
                    expected,
                    met=format_bytes(total),
                    where=where,
                    do="a zip bomb? raise the limit if it is not",
                )
            for part in parts:
                ratio = part.file_size / max(1, part.compress_size)
                if part.file_size > _SMALLEST_CHECKED and ratio > limits.unpacked_ratio:
                    expected = f"parts packed at most {limits.unpacked_ratio}:1 (Limits.unpacked_ratio)"
                    met = f"{part.filename} at {ratio:.0f}:1"
                    raise DocumentError(
                        expected, met=met, where=where, do="a zip bomb? raise the limit if it is not"
                    )
            names = {part.filename for part in parts}
            if _ENTRY_POINT not in names and not any(name.startswith("word/document") for name in names):
                raise DocumentError(
                    "a docx file",
                    met="another zipped format (xlsx, pptx, odt?)",
                    where=where,
                    do="save it as docx",
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(archive, part, where=where)
    except (zipfile.BadZipFile, EOFError, ValueError, OverflowError, OSError, struct.error) as error:
        raise DocumentError(
            "a whole docx file",
            met=str(error),
            where=where,
            do="the file is truncated or damaged; fetch it again",
        ) from error
    except NotImplementedError as error:
        raise DocumentError("a docx file", met=str(error), where=where) from error


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, *, where: str) -> None:
    try:
        size = 0
        with archive.open(part) as handle:
            while chunk := handle.read(1 << 20):
                size += len(chunk)
    except zlib.error as error:
        raise DocumentError(
            "a whole docx file", met=f"{part.filename}: {error}", where=where, do="fetch it again"
        ) from error
    if size != part.file_size:
        met = f"{part.filename} with {size} bytes instead of the {part.file_size} declared"
        raise DocumentError("a whole docx file", met=met, where=where, do="fetch it again")
