"""Statements from a hand-coded csv, with intervals as `../shared/gold/GUIDELINE.md` defines them."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

from plancheck.intervals import INF, last_digit_place
from plancheck.statements.statement import Statement

_SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8}
_SCALE = re.compile(r"[百千万亿]")


def printed_place(figure: str, value: Decimal) -> Decimal:
    """Return what one unit of the last printed digit counts: 4.5万亿 -> 1E11."""
    text = re.sub(r"\s", "", figure).replace("\\n", "")
    match = re.search(r"[\d０-９]+(?:[.．]([\d０-９]+))?([百千万亿]*)", text)
    if not match:
        return last_digit_place(value)
    power = sum(_SCALES[c] for c in _SCALE.findall(match[2]))
    return Decimal(1).scaleb(power - len(match[1] or ""))


def bounds(value: Decimal, place: Decimal, qualifier: str) -> tuple[Decimal, Decimal]:
    low, high = value - place / 2, value + place / 2
    unit = last_digit_place(value)
    if qualifier == "approx":
        return low - unit / 2, high + unit / 2
    if qualifier == "nearly":
        return value - unit, value
    if qualifier in ("at_least", "more_than"):
        return value, INF
    if qualifier in ("at_most", "less_than"):
        return -INF, value
    return low, high


def sentence_at(text: str, start: int, end: int) -> tuple[int, str]:
    """Return the sentence around a figure; a line that runs on (no end mark, another line follows) does not end it."""

    def runs_on(line: int) -> bool:
        before = text[max(0, line - 1) : line]
        return bool(before) and before not in "。；！？：:\n>"

    first = start
    while first > 0 and text[first - 1] not in "。；！？" and (text[first - 1] != "\n" or runs_on(first - 1)):
        first -= 1
    last = end
    while last < len(text) and text[last] not in "。；！？" and (text[last] != "\n" or runs_on(last)):
        last += 1
    return first, text[first : last + 1]


def read_statements(path: Path, *, texts: Path | None = None) -> list[Statement]:
    """Read hand-coded statements; with `texts` (a folder of `<id>.txt`) each gets its sentence."""
    cache: dict[str, str] = {}
    found = []
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle):
            document, start, end = row["document"], int(row["start"]), int(row["end"])
            sentence = ""
            if texts is not None:
                if document not in cache:
                    cache[document] = (texts / f"{document}.txt").read_text(encoding="utf-8-sig")
                sentence = sentence_at(cache[document], start, end)[1]
            value = Decimal(row["value"])
            place = printed_place(row["figure"], value)
            low, high = bounds(value, place, row["qualifier"])
            found.append(
                Statement(
                    document=document,
                    start=start,
                    end=end,
                    section="",
                    figure=row["figure"].replace("\\n", "\n"),
                    value=value,
                    unit=row["unit"],
                    qualifier=row["qualifier"],
                    place=place,
                    low=low,
                    high=high,
                    measure=row["measure"],
                    status=row["status"],
                    indicator=row["indicator"],
                    concept=row["concept"],
                    region=row["region"],
                    period=row["period"],
                    base_period="",
                    of=row["of"],
                    basis="",
                    source="published",
                    certainty="high",
                    reasons="",
                    page=None,
                    sentence=sentence,
                )
            )
    return found
