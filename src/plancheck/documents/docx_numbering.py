"""The automatic numbers of a Word document (第一章, 一、), which its paragraphs' text leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING_STYLE = re.compile(r"^(?:heading|标题|標題)\s*([1-9])$", re.IGNORECASE)
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_DIGITS = "零一二三四五六七八九"


@dataclass
class Level:
    """One level of a numbered list.

    Parameters
    ----------
    format : str
        How its numbers are written, as Word calls it: ``decimal``, ``chineseCounting``, ``bullet``.
    pattern : str
        What stands around them; ``第%1章`` holds the number of the first level.
    start : int
        Its first number.
    """

    format: str
    pattern: str
    start: int


@dataclass
class Numbering:
    """The automatic numbers of a document, counted as they come."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)

    def next_label(self, number_id: str, level: int) -> str:
        """Return the label of the next paragraph of a list, empty for bullets."""
        levels = self.levels.get(number_id, {})
        found = levels.get(level)
        if found is None:
            return ""
        counts = self.counts.setdefault(self.lists.get(number_id, number_id), {})
        counts[level] = counts.get(level, found.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if found.format in ("bullet", "none"):
            return ""

        def written(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            of = levels.get(index, found)
            count = counts.get(index, of.start)
            return format_count(count, of.format)

        return re.sub(r"%([1-9])", written, found.pattern)


def format_count(count: int, format: str) -> str:
    """Return a list number as Word writes it.

    Examples
    --------
    >>> format_count(12, "chineseCountingThousand"), format_count(3, "decimal"), format_count(2, "decimalEnclosedCircle")
    ('十二', '3', '②')
    """
    if format in (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographTraditional",
        "koreanDigital2",
    ):
        return _chinese_count(count)
    if format in ("ideographDigital", "taiwaneseDigital", "chineseDigital"):
        return "".join("〇" if digit == "0" else _DIGITS[int(digit)] for digit in str(count))
    if format.startswith("decimalEnclosedCircle") and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if format == "decimalFullWidth":
        return str(count).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if format in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
        return chr(ord("a" if format == "lowerLetter" else "A") + count - 1)
    if format in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, letters in _ROMAN:
            roman += letters * (count // value)
            count %= value
        return roman if format == "upperRoman" else roman.lower()
    return str(count)


def _chinese_count(count: int) -> str:
    if count <= 0 or count >= 1000:
        return str(count)
    hundreds, rest = divmod(count, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")


def read_numbering(document: Any) -> Numbering:
    """Return the lists that a document (python-docx) defines, each with its levels."""
    numbering = Numbering()
    try:
        part = document.part.numbering_part
    except (KeyError, NotImplementedError, AttributeError):
        return numbering
    abstract: dict[str, dict[int, Level]] = {}
    for node in part.element.iter(f"{W}abstractNum"):
        levels = {}
        for level in node.iter(f"{W}lvl"):
            start = level.find(f"{W}start")
            format = level.find(f"{W}numFmt")
            pattern = level.find(f"{W}lvlText")
            levels[int(level.get(f"{W}ilvl") or 0)] = Level(
                format.get(f"{W}val") if format is not None else "decimal",
                pattern.get(f"{W}val") or "" if pattern is not None else "",
                int(start.get(f"{W}val") or 1) if start is not None else 1,
            )
        abstract[node.get(f"{W}abstractNumId")] = levels
    for node in part.element.iter(f"{W}num"):
        reference = node.find(f"{W}abstractNumId")
        if reference is None:
            continue
        key = reference.get(f"{W}val")
        levels = dict(abstract.get(key, {}))
        own = False
        for override in node.iter(f"{W}lvlOverride"):
            begin = override.find(f"{W}startOverride")
            at = int(override.get(f"{W}ilvl") or 0)
            if begin is not None and at in levels:
                levels[at] = Level(levels[at].format, levels[at].pattern, int(begin.get(f"{W}val") or 1))
                own = True
        number_id = node.get(f"{W}numId")
        numbering.levels[number_id] = levels
        numbering.lists[number_id] = f"{key}/{number_id}" if own else key
    return numbering


@dataclass
class Styles:
    """What paragraph styles say: heading level and automatic number."""

    headings: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, tuple[str, int]] = field(default_factory=dict)


def read_styles(document: Any) -> Styles:
    """Return what the paragraph styles of a document (python-docx) say; a style has what the one it is based on says."""
    styles = Styles()
    based: dict[str, str] = {}
    for node in document.styles.element.iter(f"{W}style"):
        key = node.get(f"{W}styleId") or ""
        name = node.find(f"{W}name")
        found = _HEADING_STYLE.match(name.get(f"{W}val") or "") if name is not None else None
        if found:
            styles.headings[key] = int(found.group(1))
        parent = node.find(f"{W}basedOn")
        if parent is not None:
            based[key] = parent.get(f"{W}val") or ""
        number = number_of(node.find(f"{W}pPr"))
        if number:
            styles.numbers[key] = number
    for key in based:
        seen = {key}
        at = based[key]
        while at and at not in seen:
            seen.add(at)
            if at in styles.headings:
                styles.headings.setdefault(key, styles.headings[at])
            if at in styles.numbers:
                styles.numbers.setdefault(key, styles.numbers[at])
            at = based.get(at, "")
    return styles


def number_of(properties: Any) -> tuple[str, int] | None:
    """Return the list and the level that paragraph properties name; None where they name none."""
    number = properties.find(f"{W}numPr") if properties is not None else None
    if number is None:
        return None
    identity, level = number.find(f"{W}numId"), number.find(f"{W}ilvl")
    if identity is None:
        return None
    return identity.get(f"{W}val") or "0", int(level.get(f"{W}val") or 0) if level is not None else 0
