"""From bytes to text: strict decoding with a check that the result is Chinese, never a silent replacement.

Chinese text in a wrong legacy encoding decodes without an error more often than not (GB18030 maps nearly every
byte pair), so a decoding is only believed when its characters are those that Chinese is written with.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cache

from plancheck.errors import DocumentError

SAMPLE_CHARACTERS = 20_000  # enough for a stable share of common characters, cheap on a 100 MB text

# Share of Hanzi that must be among the frequently used ones (GB 2312 level 1, Big5 level 1). Running Chinese
# text has 0.97 and more; Chinese bytes read with the wrong table have 0.2 to 0.7.
BELIEVED_SHARE = 0.85

# Bytes of Japanese and Korean decode as GB18030 or Big5 without a rare character: EUC-JP and EUC-KR lie where GB 2312
# lies. Their tell-tales: kana, which GB18030 holds at the very places of EUC-JP, and the want of the words that no
# Chinese is without (0.2 and more of the Hanzi of whole plans, 0.03 and less of Korean read as Chinese).
_MOST_KANA = 0.05  # for each Hanzi
_LEAST_FREQUENT = 0.05  # of the Hanzi
_HANZI_TO_JUDGE = 100  # fewer may be a list of names

# Big5-HKSCS holds Big5 and the Hong Kong characters; GB18030 holds GB 2312 and GBK.
_CHINESE_CODECS = ("gb18030", "big5hkscs")
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
# characters that tell a torn text, share of frequent ones
_SHORTEST_HEAD, _FREQUENT_IN_RUNNING_TEXT = 20, 0.2
_ESCAPED = "\x1b$"  # ISO-2022 (JP, CN, KR) turns here to characters of two bytes, each written as ASCII

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text with the encoding that was used.

    Parameters
    ----------
    text : str
        Line ends exactly as in the file; a byte order mark is not part of it.
    encoding : str
        Python codec name.
    reason : str
        How the encoding was decided.
    """

    text: str
    encoding: str
    reason: str


@cache
def common_characters() -> frozenset[str]:
    """Return the frequently used characters: level 1 of GB 2312 (3755) and of Big5 (5401)."""
    simplified = bytes(b for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for b in (row, cell))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = bytes(b for row in range(0xA4, 0xC7) for cell in trails for b in (row, cell))
    return frozenset(simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore"))


# The words no Chinese text of a few lines is without, in both scripts: they tell GB18030 from Big5 where the
# share of common characters alone is close.
_FREQUENT = frozenset(
    "的一是在不了有和人中大为上国我以要时来用生到地于出就分对成会可主发年动同工也能下过产而方后多定行学法所民得"
    "经十三进等部度家电力里如水化高自二理起小物现实加量都两制机当使点从业本去展规划市政府务第五四六七八九百千万亿元"
    "為國時來對會發動過產學經進電現實加兩機當從業展規劃務萬億與個這們說種開關總區縣鄉報告"
)


def _is_hanzi(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


def _is_broken(character: str) -> bool:
    code = ord(character)
    return (
        0xE000 <= code <= 0xF8FF  # private use
        or 0x80 <= code <= 0x9F  # C1 controls
        or (code < 0x20 and character not in "\t\n\r\f\v\x1a\x1b")
        or code == 0xFFFD
    )


def chinese_share(text: str) -> float:
    """Return how far a text looks like Chinese as it is written: 1 for running text, near 0.5 for mojibake.

    The share of frequently used characters among the Hanzi, less the share of broken characters (private use,
    controls); 1 for a text without Hanzi and without broken characters.

    Examples
    --------
    >>> chinese_share("电子商务交易额达到4.5万亿元")
    1.0
    >>> chinese_share("电子商务交易额".encode().decode("gb18030", "ignore")) < BELIEVED_SHARE
    True
    """
    sample = text[:SAMPLE_CHARACTERS]
    hanzi = _hanzi_of(sample)
    broken = sum(map(_is_broken, sample))
    common = sum(map(common_characters().__contains__, hanzi))
    if not hanzi:
        # Accented letters in a row are what Chinese bytes become in Latin-1.
        accented = sum("\u00c0" <= c <= "\u024f" for c in sample)
        return 1.0 - min(1.0, (10 * broken + 2 * accented) / max(1, len(sample)))
    return common / len(hanzi) - 10 * broken / len(sample)


def _hanzi_of(sample: str) -> list[str]:
    return [character for character in sample if _is_hanzi(character)]


def _frequent_share(hanzi: list[str]) -> float:
    return sum(map(_FREQUENT.__contains__, hanzi)) / max(1, len(hanzi))


def _is_kana(character: str) -> bool:
    return "\u3040" <= character <= "\u30ff"


def _reads_as_chinese(text: str) -> bool:
    """Return whether a decoding gives Chinese: neither broken nor the bytes of Japanese or Korean under another table."""
    if chinese_share(text) < BELIEVED_SHARE:
        return False
    sample = text[:SAMPLE_CHARACTERS]
    hanzi = _hanzi_of(sample)
    if sum(map(_is_kana, sample)) > _MOST_KANA * len(hanzi):
        return False
    return len(hanzi) < _HANZI_TO_JUDGE or _frequent_share(hanzi) >= _LEAST_FREQUENT


def _rank(text: str) -> tuple[float, float]:
    sample = text[:SAMPLE_CHARACTERS]
    frequent = _frequent_share(_hanzi_of(sample))
    # Kana, Cyrillic and box drawing are what Big5 bytes become in GB18030 and the reverse.
    foreign = sum("\u0400" <= c <= "\u04ff" or "\u2500" <= c <= "\u257f" or _is_kana(c) for c in sample)
    return chinese_share(text) + frequent - foreign / max(1, len(sample)), frequent


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _check_binary(text: str, *, where: str, encoding: str) -> None:
    position = text.find("\x00")
    if position >= 0:
        raise DocumentError(
            "a text",
            met=f"a NUL character (decoded as {encoding})",
            where=f"{where}:{position}",
            do="give the text itself, not a binary file",
        )


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the codec when the NUL bytes lie as those of UTF-16 without a mark do: all on one side."""
    even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
    if len(data) % 2 or not (even or odd) or min(even, odd) * 20 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = _strict(data, encoding)
    return (
        encoding
        if text is not None and "\x00" not in text and chinese_share(text) >= BELIEVED_SHARE
        else None
    )


def decode_text(data: bytes, *, where: str, declared: str = "") -> Decoded:
    """Decode the bytes of a text file.

    Order: byte order mark; UTF-8, strictly; UTF-16 without a mark; the declared encoding (a web page's); GB18030
    and Big5, whichever reads as Chinese; what `charset_normalizer` proposes, if that reads as Chinese.

    Parameters
    ----------
    data : bytes
        The file's content, not empty.
    where : str
        File name for messages.
    declared : str
        Encoding named by the file or its server; believed only when it decodes strictly.

    Returns
    -------
    Decoded

    Raises
    ------
    DocumentError
        Binary content, a truncated last character, the escapes of ISO-2022, or no encoding that gives Chinese text.

    Examples
    --------
    >>> decode_text("交易額達4.5萬億元，增長兩成".encode("big5"), where="a.txt").encoding
    'big5hkscs'
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            body = data[len(mark) :]
            try:
                text = body.decode(encoding)
            except UnicodeDecodeError as error:
                raise _undecodable(error, encoding, size=len(body), where=where) from error
            _check_binary(text, where=where, encoding=encoding)
            return Decoded(text, encoding, "byte order mark")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(data, where=where, declared=declared, utf8_error=error)
    if "\x00" in text:
        unmarked = _unmarked_utf16(data)
        if unmarked:
            return Decoded(data.decode(unmarked), unmarked, "position of the zero bytes")
        _check_binary(text, where=where, encoding="utf-8")
    escaped = text.find(_ESCAPED)
    if escaped >= 0:
        raise DocumentError(
            "Chinese text in UTF-8, GB18030, Big5 or UTF-16",
            met="the escape sequences of ISO-2022",
            where=f"{where}:{escaped}",
            do="save the document as UTF-8",
        )
    return Decoded(text, "utf-8", "valid UTF-8")


def _undecodable(error: UnicodeDecodeError, encoding: str, *, size: int, where: str) -> DocumentError:
    if error.end >= size and size - error.start < 4:
        return DocumentError(
            f"a whole {encoding} text",
            met="a file that ends inside a character",
            where=f"{where}: byte {error.start}",
            do="the file is truncated; fetch it again",
        )
    return DocumentError(
        f"{encoding} text",
        met=f"the bytes {error.object[error.start : error.start + 4].hex(' ')}",
        where=f"{where}: byte {error.start}",
        do="save the document as UTF-8",
    )


def _decode_legacy(data: bytes, *, where: str, declared: str, utf8_error: UnicodeDecodeError) -> Decoded:
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return Decoded(data.decode(unmarked), unmarked, "position of the zero bytes")
    if 0 in data:
        raise DocumentError(
            "a text",
            met="zero bytes: a binary file",
            where=f"{where}: byte {data.index(0)}",
            do="give the text itself",
        )
    readings = _readings(data, declared)
    if readings:
        return max(readings, key=lambda reading: _rank(reading.text))
    # A valid start and a torn end: say so before a guess is made on the whole.
    _check_whole(data, where=where, utf8_error=utf8_error)
    proposed = _proposed(data)
    if proposed is not None:
        return proposed
    raise DocumentError(
        "Chinese text in UTF-8, GB18030, Big5 or UTF-16",
        met="bytes that none of them reads as Chinese",
        where=f"{where}: byte {utf8_error.start}",
        do="save the document as UTF-8",
    )


def _readings(data: bytes, declared: str) -> list[Decoded]:
    """Return the decodings that read as Chinese, the declared one first."""
    found = []
    if declared:
        # Pages that say gb2312 use GBK characters; the superset reads both.
        wide = _WIDER.get(declared.lower(), declared.lower())
        text = _strict_known(data, wide)
        if text is not None and (
            _reads_as_chinese(text) if wide in _CHINESE_CODECS else chinese_share(text) >= BELIEVED_SHARE
        ):
            found.append(Decoded(text, wide, "declared, and reads as Chinese"))
    for encoding in _CHINESE_CODECS:
        text = _strict(data, encoding)
        if text is not None and _reads_as_chinese(text):
            found.append(Decoded(text, encoding, "reads as Chinese"))
    return found


def _check_whole(data: bytes, *, where: str, utf8_error: UnicodeDecodeError) -> None:
    """Refuse bytes that would read as Chinese without the last character, of which a part is missing."""
    start = utf8_error.start
    if 0 < start >= len(data) - 3 and chinese_share(data[:start].decode()) >= BELIEVED_SHARE:
        raise _undecodable(utf8_error, "utf-8", size=len(data), where=where)
    for encoding in _CHINESE_CODECS:
        head = _strict(data[:-1], encoding)
        if head is None or len(head) <= _SHORTEST_HEAD or _strict(data, encoding) is not None:
            continue
        if _rank(head)[1] > _FREQUENT_IN_RUNNING_TEXT and _reads_as_chinese(head):
            raise DocumentError(
                f"a whole {encoding} text",
                met="a file that ends inside a character",
                where=f"{where}: byte {len(data) - 1}",
                do="the file is truncated; fetch it again",
            )


def _strict_known(data: bytes, encoding: str) -> str | None:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return None
    return _strict(data, encoding)


def _proposed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65536]).best()
    if best is None:
        return None
    text = _strict(data, best.encoding)
    if text is None or not any(map(_is_hanzi, text)) or chinese_share(text) < BELIEVED_SHARE:
        return None
    return Decoded(text, best.encoding, "proposed by charset_normalizer, and reads as Chinese")
