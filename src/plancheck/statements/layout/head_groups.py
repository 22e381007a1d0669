"""Heads of two rows written one after the other: which of the upper ones stand over how many of the lower ones."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.heads import is_timed
from plancheck.statements.words.table_words import TableWords
from plancheck.statements.words.written import BRACKETS

_LEAST_UNDER = 2  # heads under one that stands over several
_MOST_OVER = 3
_MOST_HEADS = 20
_OF_ROWS = ("index", "unit", "name", "place", "year_row", "note")
_OVER_ITSELF = 3  # against a group with a head that stands over others itself
_ALIKE = 2  # characters that a head over others has in common with one of them


def groups_of_heads(header: Sequence[str], words: TableWords) -> Iterator[list[str]]:
    """Yield the ways in which years or plans stand over groups of heads that belong together.

    Each group begins or ends with the same head, or one is of heads that tell aims and facts apart and the next of heads
    that do not: 年 and 年 over 面积, 产量, 面积, 产量; 2023年 and 2024年计划 over 计划, 预计, 增长, 总量, 增长, or over
    计划增长, 预计完成, 预计增长, 总量, 增长.
    """
    size = len(header)
    for over in (2, 3, 4):
        for at in range(1, size - 3 * over + 1):
            names, below = header[at : at + over], header[at + over :]
            if not all(map(is_timed, names)) or any(map(is_timed, below)):
                continue
            yield from _before_one_alone(header[:at], names, below)
            cuts = _cuts(below, over, words)
            if cuts is not None:
                groups = zip(names, itertools.pairwise(cuts), strict=True)
                yield [*header[:at], *(name + head for name, (a, b) in groups for head in below[a:b])]


def _cuts(below: Sequence[str], over: int, words: TableWords) -> list[int] | None:
    """Where so many groups of heads begin, and where the last ends; None where nothing parts them."""
    told = [words.last(head, "target") > 0 or words.last(head, "observed") > 0 for head in below]
    for ends in (
        [i for i, head in enumerate(below) if head == below[0]],
        [i + 1 for i, head in enumerate(below) if head == below[-1]],
        [i for i in range(len(below)) if i == 0 or told[i] != told[i - 1]],
    ):
        cuts = sorted({0, *ends, len(below)})
        if (
            len(ends) == over == len(cuts) - 1
            and min(b - a for a, b in itertools.pairwise(cuts)) >= _LEAST_UNDER
        ):
            return cuts
    return None


def _before_one_alone(lead: Sequence[str], names: Sequence[str], below: Sequence[str]) -> Iterator[list[str]]:
    """Years over the same heads each, and beside the years a head over none of them: 增长率 of 产量, 面积, 产量, 面积."""
    over = len(names)
    under, rest = divmod(len(below) - 1, over)
    blocks = [list(below[1 + i * under :][:under]) for i in range(over)]
    if rest or under < _LEAST_UNDER or any(block != blocks[0] for block in blocks) or below[0] in blocks[0]:
        return
    yield [*lead, *(name + head for name in names for head in blocks[0]), below[0]]


def unlike_groups(
    header: Sequence[str], width: int, *, reader: CellReader, upper: int = 0
) -> list[str] | None:
    """Return one head for each column where two or three of the upper heads stand over unlike groups of the lower ones.

    Parameters
    ----------
    header : sequence of str
        The upper heads and then the lower ones.
    width : int
        How many columns there are.
    upper : int
        How many are upper heads, 0 where that is not known.

    Examples
    --------
    >>> from plancheck.statements.cells.text import cell_reader_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> reader = cell_reader_of(load_vocabulary())
    >>> header = ["县区", "分布情况", "三年任务", "分年度任务", "宗数", "面积", "2023年", "2024年", "2025年"]
    >>> unlike_groups(header, 7, reader=reader)
    ['县区', '分布情况宗数', '分布情况面积', '三年任务', '分年度任务2023年', '分年度任务2024年', '分年度任务2025年']
    """
    over = len(header) - width
    if not 2 <= over <= _MOST_OVER or len(header) > _MOST_HEADS:
        return None
    found: list[tuple[int, list[str]]] = []
    least = upper or over + 1
    for count in range(least, (upper or len(header) - _LEAST_UNDER * over) + 1):
        above, below = header[:count], header[count:]
        for groups in _parted(below, over):
            if not all(map(_goes_together, groups)):
                continue
            for chosen in itertools.combinations(range(1, count), over):
                pairs = [(above[at], group) for at, group in zip(chosen, groups, strict=True)]
                score = _score(pairs, [above[i] for i in range(count) if i not in chosen], reader)
                if score is not None:
                    found.append((score, _spread(above, dict(zip(chosen, groups, strict=True)))))
    found.sort(key=lambda pair: -pair[0])
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    return found[0][1]


def _parted(heads: Sequence[str], over: int) -> Iterator[list[Sequence[str]]]:
    """The ways to part heads into so many groups of two or more."""
    size = len(heads)
    for cuts in itertools.combinations(range(_LEAST_UNDER, size - 1), over - 1):
        ends = (0, *cuts, size)
        if all(b - a >= _LEAST_UNDER for a, b in itertools.pairwise(ends)):
            yield [heads[a:b] for a, b in itertools.pairwise(ends)]


def _goes_together(group: Sequence[str]) -> bool:
    """Whether all heads of a group begin with a year or none does."""
    return len(set(group)) == len(group) and len(set(map(is_timed, group))) == 1


def _score(
    pairs: Sequence[tuple[str, Sequence[str]]], alone: Sequence[str], reader: CellReader
) -> int | None:
    """How likely heads stand over groups; None where one of them cannot."""
    score, words = 0, reader.words
    for head, group in pairs:
        bare = BRACKETS.sub("", head)
        timed = is_timed(group[0])
        if words.ends(bare, *_OF_ROWS) or (timed and is_timed(head)):
            return None
        told = [words.is_word(BRACKETS.sub("", text).rstrip("%"), "in_group", "link") for text in group]
        shared = any(bare[i : i + _ALIKE] in text for text in group for i in range(len(bare) - _ALIKE + 1))
        score += 2 * timed + sum(told) + shared
        score += (1 + timed) * words.ends(bare, "over_years" if timed else "over_parts")
        score -= _OVER_ITSELF * any(words.ends(text, "over_years", "over_parts") for text in group)
    years = [is_timed(head) for head, _ in pairs]
    # of 2023年 and 2024年 both stand over others or none
    return score + 2 * all(years) - 2 * (any(years) and any(map(is_timed, alone)))


def _spread(above: Sequence[str], groups: dict[int, Sequence[str]]) -> list[str]:
    """One head for each column: the upper ones, those over a group before each of it."""
    return [
        head
        for i, text in enumerate(above)
        for head in ([text + below for below in groups[i]] if i in groups else [text])
    ]
