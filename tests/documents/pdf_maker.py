"""Makes small PDF files of any Chinese text, with ruled tables, for the tests of the reader.

The font is one of the predefined Chinese ones (PDF 1.7, 9.7.5.2), so nothing has to be embedded and a page is some
hundred bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class PdfPage:
    """Drawing commands of one page; positions in points from the lower left corner of A4."""

    commands: list[str] = field(default_factory=list)

    def write(self, words: str, *, x: float, y: float, size: float = 12) -> PdfPage:
        code = words.encode("utf-16-be").hex()
        self.commands.append(f"BT /F1 {size} Tf {x} {y} Td <{code}> Tj ET")
        return self

    def lines(self, *lines: str, x: float = 72, y: float = 760, size: float = 12) -> PdfPage:
        for number, line in enumerate(lines):
            self.write(line, x=x, y=y - number * size * 1.6, size=size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> PdfPage:
        self.commands.append(f"{x0} {y0} m {x1} {y1} l S")
        return self

    def table(
        self, rows: list[list[str]], *, x: float, y: float, width: float = 110, height: float = 24
    ) -> PdfPage:
        columns = len(rows[0])
        for number in range(len(rows) + 1):
            self.rule(x, y - number * height, x + columns * width, y - number * height)
        for number in range(columns + 1):
            self.rule(x + number * width, y, x + number * width, y - len(rows) * height)
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                self.write(words, x=x + column * width + 4, y=y - (at + 1) * height + 8, size=10)
        return self


def make_pdf(*pages: PdfPage, title: bytes = b"") -> bytes:
    """Return a PDF 1.4 file with the pages; `title` is the declared title in UTF-16BE."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        b" /Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >>",
    ]
    kids = []
    for page in pages:
        stream = "\n".join(page.commands).encode("ascii")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append(b"<< /Title <feff%s> >>" % title.hex().encode())
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        size - 1,
        start,
    )
    return bytes(out)
