"""What one cell of a table holds: a value, a unit, a year, a mark for nothing, or words."""

from __future__ import annotations

import re
from functools import lru_cache

from plancheck.statements.cells.units import HAN
from plancheck.statements.cells.values import VALUE_LENGTH, ValueReader
from plancheck.statements.words.written import YEAR
from plancheck.vocabulary import Vocabulary

_DATES = re.compile(
    r"(?:19|20)[0-9]{2}(?:年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[./][01]?[0-9])?(?:底|末|初|前)?"
    r"(?:(?:--?|~|至|/)(?:(?:19|20)[0-9]{2}|[0-9]{2}(?=年|$))(?:年(?:[0-9]{1,2}月)?|[./][01]?[0-9])?(?:底|末|前)?)?"
)
_YEAR_TOLD = re.compile(rf"(?:19|20)[0-9]{{2}}年[末底初]?（[{HAN}]{{1,8}}）")
# 2008.5 is an amount oftener than May 2008, and 1992.18 is no month at all.
_DECIMAL = re.compile(r"[12][0-9]{3}\.(?:[0-9]|1[3-9]|[2-9][0-9]|00)")
AMONG = re.compile(r"^(?:其中|其它|#)[:：]?")  # before the name of a part


class CellReader(ValueReader):
    """Reads what cells hold."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__(vocabulary)
        self._kinds: dict[str, str] = {}
        self.roles: dict[str, str] = {}  # what heads met before say of their columns

    def kind(self, text: str) -> str:
        """Return the kind of a cell's text, blanks removed.

        Returns
        -------
        str
            ``E`` empty, ``D`` a mark for nothing, ``P`` a remark about the row (约束性), ``Y`` years or dates, ``y`` four
            digits that may be a year, ``N`` a value, ``U`` a unit, ``T`` words.

        Examples
        --------
        >>> from plancheck.vocabulary import load_vocabulary
        >>> reader = cell_reader_of(load_vocabulary())
        >>> [reader.kind(text) for text in ("", "—", "约束性", "2021-2023", "2020", "≥733", "亿元", "5A级景区", "增加应急设备")]
        ['E', 'D', 'P', 'Y', 'y', 'N', 'U', 'T', 'T']
        """
        known = self._kinds.get(text)
        if known is None:
            if len(self._kinds) > 8192:
                self._kinds.clear()
            known = self._kinds[text] = self._kind(text)
        return known

    def _kind(self, text: str) -> str:
        if not text:
            return "E"
        if self.words.is_word(text, "blank") or not text.strip("-—─…/"):
            return "D"
        if self.words.is_word(text, "note_value"):
            return "P"
        if len(text) <= 24 and text[0] in "12" and YEAR.match(text):
            if len(text) == 4:
                return "y"
            if _DATES.fullmatch(text) and not self._is_wide_range(text) and not _DECIMAL.fullmatch(text):
                return "Y"
        if text[0] in "12" and _YEAR_TOLD.fullmatch(text) is not None:
            return "Y"  # 2020年（基期）
        if text[0] == "（" and YEAR.match(text, 1) and _DATES.fullmatch(text[1:].rstrip("）")):
            return "Y"
        if len(text) <= VALUE_LENGTH and self.value(text, 0, len(text)) is not None:
            return "N"
        if (text[0] in "<>≤≥" or "、" in text) and self.several(text, 0, len(text)):
            return "N"
        if len(text) <= 10 and not text[0].isdigit() and self.unit(text) is not None:
            return "U"
        return "T"

    @staticmethod
    def _is_wide_range(text: str) -> bool:
        """Whether two numbers like years are too far apart for the years of a project: 2000-2900."""
        ends = YEAR.findall(text)
        return len(ends) == 2 and not 0 <= int(ends[1]) - int(ends[0]) <= 30


@lru_cache(maxsize=8)
def cell_reader_of(vocabulary: Vocabulary) -> CellReader:
    """Return the reader of cells of a vocabulary; built once."""
    return CellReader(vocabulary)
