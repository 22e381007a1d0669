"""The head of a text: its first filled lines as they are seen, in one script, and its last for the signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from plancheck.documents.characters import HAS_TONES, TONED, read_as
from plancheck.documents.lines import Span, markup_spans, merge_spans, split_lines
from plancheck.documents.origin.words import OriginWords, load_origin_words
from plancheck.paths import vocabulary_folder
from plancheck.vocabulary_files import read_rows

HEAD_LINES = 60  # filled lines looked at; titles, numbers and notices stand among them
HEAD_CHARACTERS = 6000
TAIL_CHARACTERS = 600  # signature and date at the end
_TITLE_LABEL = re.compile(r"^(?:[Tt]itle|标[\s　]*题|名[\s　]*称)[\s　]*[：:][\s　|]*")
_INVISIBLE = ("\ufeff", "\u200b")  # spaces that `str.split` does not know
# 撫遠(yuǎn)市: how a character is read, put behind it by pages converted from one script to the other
_AID = re.compile(rf"(?<=[\u4e00-\u9fff])\([a-zü{TONED}]{{1,6}}\)")


@dataclass(frozen=True, slots=True)
class Head:
    """The filled lines of a document's beginning, spaces collapsed, page furniture and markup left out."""

    lines: tuple[str, ...]
    text: str
    tail: tuple[str, ...]
    body: str
    words: OriginWords


@lru_cache(maxsize=4)
def _navigation(words: OriginWords) -> re.Pattern[str]:
    return re.compile(words.any_of("navigation") + r"|索\s*引\s*号|^附[：:]|^[(（]以下")


@lru_cache(maxsize=64)  # a line is asked for by itself and with those before it
def is_navigation(line: str, words: OriginWords) -> bool:
    """Return whether a line is furniture of a web page: where one is, who took the picture, what else there is.

    Examples
    --------
    >>> is_navigation("当前位置：首页 > 公告", load_origin_words()), is_navigation("关于加快发展的意见", load_origin_words())
    (True, False)
    """
    return bool(_navigation(words).search("".join(_words_of(line))))  # 首 页


def collapse(words: str) -> str:
    """Return words with every run of spaces, full-width and invisible ones too, as one space."""
    return " ".join(_words_of(words))


def _words_of(line: str) -> list[str]:
    """Return what stands between the spaces of a line."""
    for space in _INVISIBLE:
        line = line.replace(space, " ")
    return line.split()


@lru_cache(maxsize=4)
def _simplify(vocabulary: Path | None) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the traditional characters of ``characters.csv`` and the simplified ones: words are compared in one script."""
    folders = tuple(path for path in (vocabulary_folder(), vocabulary) if path is not None)
    rows = read_rows("characters", folders=folders)
    table = {row["written"]: row["read"] for row in rows if len(row["written"]) == 1}
    return re.compile(f"[{re.escape(''.join(table))}]" if table else "(?!)"), table


def read_head(text: str, *, skipped: Sequence[Span] | None, vocabulary: Path | None) -> Head:
    """Return the head of a text: page furniture and markup left out, traditional characters read as simplified ones."""
    spans = list(skipped) if skipped is not None else merge_spans(markup_spans(text[: 10 * HEAD_CHARACTERS]))
    # a report may say its title, a page its date nowhere else
    spans = [span for span in spans if span[2] not in ("running title", "front matter")]
    limit = HEAD_CHARACTERS + sum(end - start for start, end, _ in spans if start < HEAD_CHARACTERS)
    window = text[:limit]
    markup = [span for span in spans if span[0] < limit and span[2] != "contents"]
    lines: list[str] = []
    behind = 0  # spans that lie before the line at hand, and so before all that follow
    for line in split_lines(
        window, markup=[s for s in markup if s[2] in ("tag", "script", "comment", "entity")]
    ):
        while behind < len(spans) and spans[behind][1] <= line.start:
            behind += 1
        words = collapse(_visible(window, line.start, line.end, spans, behind)).strip("| ")  # a table's lines
        if (label := _TITLE_LABEL.match(words)) is not None:
            words = words[label.end() :].strip("\"' ")
        if words:
            lines.append(words)
            if len(lines) == HEAD_LINES:
                break
    tail = [collapse(part) for part in text[-TAIL_CHARACTERS:].splitlines()]
    visible = "\n".join(lines)
    if HAS_TONES.search(visible) is not None:
        visible = _AID.sub("", visible)
        lines = visible.split("\n")
    traditional, simplified = _simplify(vocabulary)
    if traditional.search(visible) is not None:
        visible = read_as(visible, simplified, visible)
        lines = visible.split("\n")
    return Head(
        tuple(lines),
        visible,
        tuple(part for part in tail if part)[-8:],
        visible[:HEAD_CHARACTERS],
        load_origin_words(vocabulary),
    )


def _visible(text: str, start: int, end: int, spans: Sequence[Span], first: int) -> str:
    """A line without what the spans from the first one that may touch it leave out."""
    if first == len(spans) or (first + 1 == len(spans) and spans[first][0] >= end):
        return text[start:end]
    parts = []
    for at in range(first, len(spans)):
        skip_start, skip_end, _ = spans[at]
        if skip_end <= start:
            continue
        if skip_start >= end:
            break
        if skip_start > start:
            parts.append(text[start:skip_start])
        start = max(start, skip_end)
    if start < end:
        parts.append(text[start:end])
    return "".join(parts)
