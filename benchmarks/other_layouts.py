"""What texts say when the same words come in another layout: how many statements stay the same, without any coding by hand.

    python benchmarks/other_layouts.py [--texts DIR[,DIR…]] [--only NAME…] [--errors N]

Each text is changed as other sources would print it (blanks beside figures, lines of a fixed length with page feet between
them, bold figures, tags inside figures, full-width digits, another date form …) and read again. A statement counts as equal
where the figure at its place has the same value, unit, bound, measure, status, indicator, region and period. The mean is
over texts, so that a long one weighs no more than a short one. Differences are errors of one of the two readings.
"""

from __future__ import annotations

import argparse
import re
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path
from statistics import mean

from plancheck.documents.content import Content
from plancheck.documents.lines import display_width
from plancheck.documents.read import make_document, read_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

ROOT = Path(__file__).resolve().parents[1]
FIELDS = ("value", "unit", "qualifier", "measure", "status", "indicator", "region", "period")
Edit = tuple[int, int, str]
_BESIDE = re.compile(r"(?<=[0-9%])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9])")
_FIGURE = re.compile(r"[0-9][0-9.,]*(?=[\u4e00-\u9fff%])(?!年)")
_YEAR = re.compile(r"(?<![0-9.])(?:19|20)[0-9]{2}(?=年)")
_MARKS = str.maketrans("，；：（）", ",;:()")
_DAY = re.compile(r"((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日")


def around(pattern: re.Pattern[str], before: str, after: str) -> Callable[[str], list[Edit]]:
    def change(text: str) -> list[Edit]:
        return [
            edit
            for found in pattern.finditer(text)
            for edit in ((found.start(), found.start(), before), (found.end(), found.end(), after))
        ]

    return change


def each(characters: str, written: Callable[[str], str]) -> Callable[[str], list[Edit]]:
    return lambda text: [(at, at + 1, written(one)) for at, one in enumerate(text) if one in characters]


def lines_begin(written: str) -> Callable[[str], list[Edit]]:
    return lambda text: [
        (found.start(), found.start(), written) for found in re.finditer(r"(?m)^(?=.{20})", text)
    ]


def wrapped(width: int, foot: str = "") -> Callable[[str], list[Edit]]:
    """Break the lines of sentences as a page of so many columns does, with a page foot after every 22 lines."""

    def change(text: str) -> list[Edit]:
        edits: list[Edit] = []
        at = count = page = 0
        for line in text.split("\n"):
            count += 1
            used = 0
            for place, one in enumerate(line) if re.search("[，。；]", line) and "\t" not in line else ():
                used += display_width(one)
                if used > width and one not in "，。；：、）”》%":
                    count += 1
                    ends = bool(foot) and count % 22 == 0
                    page += ends
                    edits.append((at + place, at + place, f"\n{foot.format(page)}\n" if ends else "\n"))
                    used = display_width(one)
            at += len(line) + 1
        return edits

    return change


CHANGES: dict[str, Callable[[str], list[Edit]]] = {
    "blanks beside figures": lambda text: [(at.start(), at.start(), " ") for at in _BESIDE.finditer(text)],
    "bold figures": around(_FIGURE, "**", "**"),
    "figures in tags": around(_FIGURE, '<span lang="EN-US">', "</span>"),
    "tags in figures": around(re.compile(r"(?<![0-9.])[0-9]+(?=\.[0-9])"), "<b>", "</b>"),
    "lines of 56 columns": wrapped(56),
    "lines of 70 columns": wrapped(70),
    "page feet": wrapped(70, "- {} -"),
    "bare page numbers": wrapped(70, "{}"),
    "full-width digits": each("0123456789", lambda one: chr(ord(one) + 0xFEE0)),
    "narrow marks": each("；：（）", lambda one: one.translate(_MARKS)),
    "years in characters": lambda text: [
        (at.start(), at.end(), "".join("〇一二三四五六七八九"[int(one)] for one in at[0])) for at in _YEAR.finditer(text)
    ],
    "days with dashes": lambda text: [
        (at.start(), at.end(), f"{at[1]}-{at[2]:0>2}-{at[3]:0>2}") for at in _DAY.finditer(text[:400])
    ],
    "indented": lines_begin("　　"),
    "items of a list": lines_begin("- "),
    "quoted": lines_begin("> "),
    "empty lines": lambda text: [(at.start(), at.end(), "\n\n") for at in re.finditer("\n", text)],
    "元人民币": lambda text: [(at.end(), at.end(), "人民币") for at in re.finditer("[0-9][万亿]元(?![\u4e00-\u9fff])", text)],
    "a sentence between": lambda text: [
        (at.end(), at.end(), "有关工作得到各方面的肯定。") for at in re.finditer("(?<=.{30})。(?=.{20})", text)
    ][::3],
}  # fmt: skip


def apply(text: str, edits: list[Edit]) -> tuple[str, Callable[[int], int]]:
    """Return a text with its edits, and where each of its offsets stands then."""
    parts: list[str] = []
    begins, moved = [0], [0]
    at = length = 0
    for start, end, new in sorted(edits):
        parts += [text[at:start], new]
        length += start - at + len(new)
        at = end
        begins.append(end)
        moved.append(length)
    parts.append(text[at:])

    def place(offset: int) -> int:
        index = bisect_right(begins, offset) - 1
        return moved[index] + offset - begins[index]

    return "".join(parts), place


def told(row: Statement) -> tuple[object, ...]:
    said = (getattr(row, field) for field in FIELDS)
    return tuple(re.sub(r"\s|\*\*|<[^<>]*>", "", one) if isinstance(one, str) else one for one in said)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", default=f"{ROOT}/data/gold/own/tune,{ROOT}/data/gold/own/held")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--errors", type=int, default=0)
    asked = parser.parse_args()
    texts = {
        path.stem: read_document(path).text
        for folder in asked.texts.split(",")
        for path in sorted(Path(folder).glob("*.txt"))
    }
    read = {name: extract(make_document(Content(text), id=name)).statements for name, text in texts.items()}
    for change, edits_of in CHANGES.items():
        if asked.only and change not in asked.only:
            continue
        shares: list[float] = []
        wrong: list[str] = []
        for name, text in texts.items():
            edits = edits_of(text)
            if not edits or not read[name]:
                continue
            changed, place = apply(text, edits)
            found = {row.start: row for row in extract(make_document(Content(changed), id=name)).statements}
            unlike = 0
            for row in read[name]:
                # tags and marks before a figure may be taken for its first character or not
                near = next(
                    (found[at] for at in range(place(row.start), place(row.start) - 24, -1) if at in found),
                    None,
                )
                if near is None or told(near) != told(row):
                    unlike += 1
                    wrong.append(
                        f"  {name}:{row.start} {row.figure!r}: {told(row)} read as {near and told(near)}"
                    )
            shares.append(1 - unlike / len(read[name]))
        if shares:
            print(f"{change:24} texts {len(shares):4}  the same {mean(shares):.3f}  lowest {min(shares):.3f}")
            print("\n".join(wrong[: asked.errors]), end="\n" if asked.errors else "")


if __name__ == "__main__":
    main()
