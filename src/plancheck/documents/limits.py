"""How much of a file the reader is willing to hold: every bound is a parameter and is printed when it is met."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading.

    Parameters
    ----------
    file_bytes : int
        Largest file opened. The longest published plan texts are below 10 MB; the default leaves room for the
        100 MB texts of the benchmarks and refuses a 500 MB one before reading it.
    unpacked_bytes : int
        Largest sum of the *actual* unpacked sizes of a zipped format (docx).
    unpacked_ratio : int
        Largest ratio of unpacked to packed size. Deflate cannot exceed about 1032:1; office xml is near 10:1.
    pages : int
        Largest number of pages of a PDF.
    table_pages : int
        Pages of a PDF whose ruled tables are looked for (the slow part); later ones give text alone, and
        `Document.notes` says so.
    """

    file_bytes: int = 256 * MEBIBYTE
    unpacked_bytes: int = 512 * MEBIBYTE
    unpacked_ratio: int = 200
    pages: int = 3000
    table_pages: int = 400


DEFAULT_LIMITS = Limits()


def format_bytes(size: int) -> str:
    """Return a size for a message.

    Examples
    --------
    >>> format_bytes(500 * 1024 * 1024)
    '500.0 MB'
    """
    return f"{size / MEBIBYTE:.1f} MB" if size >= MEBIBYTE else f"{size} bytes"
