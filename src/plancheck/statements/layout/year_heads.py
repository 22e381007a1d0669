"""Heads of a yearbook's tables: years over amounts, years and spans over indices and rates, words of a second language left out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from plancheck.statements.cells.text import CellReader
from plancheck.statements.words.written import HAN, WORD

LEAST_YEARS = 3  # fewer in a row may be words of a sentence
_YEAR_HEAD = re.compile("((?:19|20)[0-9]{2})年?")
_SPAN = re.compile("((?:19|20)[0-9]{2})年?(?:--?|—+|~|至)((?:19|20)[0-9]{2})年?")
_LATIN = re.compile(r"[（(&]?[A-Za-z]")
_YEAR_APART = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2}) 年(?=\s|$)")
_LETTER_OR_DIGIT = re.compile("[A-Za-z0-9]")
# 指数（2012为以下各年）: the amount of 2012 in percent of that of the year below
_INDEX_OF = re.compile("指数[（(]((?:19|20)[0-9]{2})年?(?:为|占|相当于)(?:以下|下列)各年(?:份|的)?%?[）)]?%?")


@dataclass(frozen=True, slots=True)
class YearColumn:
    """A column of values.

    Parameters
    ----------
    head : str
        What `ColumnReader` reads of it.
    years : tuple of int
        The year of an amount; those whose amounts an index or a rate is reckoned from.
    reckoned : bool
        Whether its values are reckoned from amounts: an index, a rate.
    """

    head: str
    years: tuple[int, ...]
    reckoned: bool = False


def words_of(text: str) -> list[str]:
    """Return the words of a line of heads: those with blanks within them put together, those of a second language left out.

    Examples
    --------
    >>> words_of("2005 2010 指  数（2010为以下各年） Index (2010 as percentage)")
    ['2005', '2010', '指数（2010为以下各年）']
    >>> words_of("年 份  合计 产  量")
    ['年份', '合计', '产量']
    """
    out: list[str] = []
    pieces = list(WORD.finditer(_YEAR_APART.sub(r"\1年 ", text)))
    written = [piece.group() for piece in pieces]
    within = -1  # blanks within the last word; -1 where no character of it stands alone
    for number, piece in enumerate(pieces):
        if _is_foreign(written, number):
            within = -1
            continue
        gap = piece.start() - pieces[number - 1].end() if number else 0
        goes_on = within == 0 or within >= gap > 0
        if goes_on and HAN.match(piece.group()):
            out[-1] += piece.group()
            within = gap
        else:
            out.append(piece.group())
            within = 0
        if HAN.fullmatch(piece.group()) is None:
            within = -1
    return out


def _is_foreign(pieces: Sequence[str], number: int) -> bool:
    """Whether a piece is of a second language: letters or figures without Chinese, and no year but one between two words of it."""
    if HAN.search(pieces[number]) or _LETTER_OR_DIGIT.search(pieces[number]) is None:
        return False
    if not (_YEAR_HEAD.fullmatch(pieces[number]) or _SPAN.fullmatch(pieces[number])):
        return True
    beside = pieces[number - 1 : number] if number else []
    return bool(beside) and all(_LATIN.match(piece) for piece in (*beside, *pieces[number + 1 : number + 2]))


def columns_of(rows: Sequence[Sequence[str]], reader: CellReader) -> list[YearColumn] | None:
    """Return the columns that lines of heads say; None where a group of years has no head that says what stands under it.

    Parameters
    ----------
    rows : sequence of sequences of str
        The words of each line (`words_of`), the line of years among them.
    reader : CellReader

    Returns
    -------
    list of YearColumn or None
        First those of amounts, then those of each group in the order of their heads.
    """
    runs: list[list[str]] = []
    groups: list[str] = []
    for words in rows:
        before = ""
        for word in words:
            kind = "Y" if _YEAR_HEAD.fullmatch(word) else "S" if _SPAN.fullmatch(word) else ""
            if not kind:
                if _is_group(word, reader):
                    groups.append(word)
            elif kind == before and (kind == "S" or int(word[:4]) > int(runs[-1][-1][:4])):
                runs[-1].append(word)
            else:
                runs.append([word])
            before = kind
    if (
        not runs
        or len(runs) != len(groups) + 1
        or not _YEAR_HEAD.match(runs[0][0])
        or _SPAN.match(runs[0][0])
    ):
        return None
    columns = [YearColumn(f"{word[:4]}年", (int(word[:4]),)) for word in runs[0]]
    for run, group in zip(runs[1:], groups, strict=True):
        below = [column for word in run if (column := _reckoned(word, group)) is not None]
        if len(below) < len(run):
            return None
        columns += below
    return columns


def _is_group(word: str, reader: CellReader) -> bool:
    """Whether a word heads values reckoned from amounts: an index of years, a rate per year."""
    return _INDEX_OF.search(word) is not None or reader.words.ends(word.rstrip("（）()%"), "growth_per_year")


def _reckoned(word: str, group: str) -> YearColumn | None:
    """The column of a year or a span under a group's head."""
    index, span = _INDEX_OF.search(group), _SPAN.fullmatch(word)
    if index is not None and span is None:
        return YearColumn(f"{index[1]}年为{word[:4]}年的%", (int(word[:4]), int(index[1])), reckoned=True)
    if index is None and span is not None:
        # a rate per year is reckoned from the amount of the year before the first
        return YearColumn(
            f"{span[1]}-{span[2]}年均增长（%）", (int(span[1]) - 1, int(span[2])), reckoned=True
        )
    return None


def is_line_of_years(words: Sequence[str], reader: CellReader) -> bool:
    """Whether words are a line of years that rise: behind heads of names or nothing, and before heads of groups only."""
    begin = next((i for i, word in enumerate(words) if _YEAR_HEAD.fullmatch(word)), len(words))
    end = next((i for i in range(begin, len(words)) if not _YEAR_HEAD.fullmatch(words[i])), len(words))
    years = [int(word[:4]) for word in words[begin:end]]
    if len(years) < LEAST_YEARS or any(b <= a for a, b in itertools.pairwise(years)):
        return False
    named = all(reader.words.is_word(word, "name") for word in words[:begin])
    return named and all(_is_group(word, reader) or _SPAN.fullmatch(word) for word in words[end:])


def is_more_heads(words: Sequence[str], reader: CellReader) -> bool:
    """Whether words under a line of years are heads too: years, spans, or heads of groups."""
    return all(_YEAR_HEAD.fullmatch(w) or _SPAN.fullmatch(w) or _is_group(w, reader) for w in words)


def without_translation(text: str) -> str:
    """Return a name without the name in a second language behind it, and where it ends.

    Examples
    --------
    >>> without_translation("#男性人口     Male"), without_translation("R&D 经费支出 （亿元） R&D Expenditure （100 million yuan）")
    ('#男性人口', 'R&D 经费支出 （亿元）')
    """
    pieces = list(WORD.finditer(text))
    last = next((i for i in range(len(pieces) - 1, -1, -1) if HAN.search(pieces[i].group())), None)
    if last is None:
        return "" if _LATIN.match(text.strip()) else text.strip()
    tail = next((i for i in range(last + 1, len(pieces)) if _LATIN.match(pieces[i].group())), len(pieces))
    return text[: pieces[tail - 1].end()].strip()
