"""Numbers in Arabic digits that a layout parts: by blanks between their digits, or by the end of a line."""

from __future__ import annotations

import re

from plancheck.quantities.reader import Reader, is_year

SHORT_LINE = 24  # a line with fewer characters before the number ends by itself: a table's cell, a heading
_TORN_AT_POINT = re.compile(r"(?:\.\n|\n\.)([0-9]{1,4})(?=[ ]?[^0-9.,\s])")
_TORN = re.compile(r"\n([0-9]{1,4}(?:\.[0-9]+)?)(?=[ ]?[十百千]?[万亿%])")
# a count torn by the end of a line in a sentence: 累计开工 1⏎49 项，
_TORN_COUNT = re.compile(r"\n([0-9]{1,4})(?=[ ]?[\u4e00-\u9fff][^\n]{0,40}[，。；、])")
_SPACED_THOUSANDS = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3}){1,3}(?:\.[0-9]{1,4})?(?![0-9.])"
    r"(?=\s?[多余]?(?:[十百千]?[万亿%元]|km|公里|平方|公顷|万?亩|吨|标|[人户个家辆座处艘台套条件所只头名次张份册幢栋项宗笔株棵匹羽箱盏]))"
)
_SPACED_DECIMAL = re.compile(r"[0-9]{1,4} ?\. ?[0-9]{1,2}(?=\s?(?:[%倍万亿]|个百分点))")
_SPACED_DIGITS = re.compile(
    r"[0-9](?: [0-9]){1,8}(?: ?\. ?[0-9](?: [0-9])?)?(?![0-9])(?= ?(?:[十百千]?[万亿]|%|元|公里|吨|个百分点))"
)
TORN_IN_PROSE, DATES = frozenset(("multiple", "count", "time")), frozenset("年日月周号时")
_LINE_OF_PROSE = 8  # characters before the number


class TornReader(Reader):
    """Reads all digits of a number that a layout parts."""

    def whole_number(self, start: int, at: int, digits: str, before: str) -> tuple[str, int]:
        """Return all digits of a number that the layout parts by blanks or a line break, and where they end."""
        view = self.view
        following = view[at : at + 1]
        spaced = None
        if following == " ":
            spaced = _SPACED_THOUSANDS.match(view, start) or self._spaced_digits(start, before)
        if spaced is None and (following == "." or view[at : at + 2] == " ."):
            spaced = _SPACED_DECIMAL.match(view, start)
        if spaced is not None and spaced.end() > at and not is_year(digits):
            digits, at = spaced.group().replace(" ", ""), spaced.end()
            at += view[at : at + 3] in (" 余万", " 多万", " 余亿", " 多亿")
        torn = _TORN.match(view, at) if view.startswith("\n", at) else None
        whole = "." not in digits and "," not in digits
        if torn is None and whole and view.startswith("\n", at) and self._goes_on_below(start, at, digits):
            torn = _TORN_COUNT.match(view, at)
        # 0.2⏎8%: what is torn behind its point has no second one
        goes_on = torn is not None and (whole or ("," not in digits and "." not in torn[1]))
        if torn is not None and goes_on and (not self._line_is_short(start) or self._in_prose(start)):
            # a hard line break inside the number: 资金1⏎3.69亿元
            digits, at = digits + torn[1], torn.end()
        at_point = _TORN_AT_POINT.match(view, at) if view[at : at + 2] in (".\n", "\n.") else None
        if at_point is not None and "." not in digits and not self._line_is_short(start):
            # at its decimal point: 投资3.⏎4亿元
            digits, at = f"{digits}.{at_point[1]}", at_point.end()
        return digits, at

    def _goes_on_below(self, start: int, at: int, digits: str) -> bool:
        """Whether digits that end a line of a sentence are the first of a count: a unit stands behind those below."""
        torn = _TORN_COUNT.match(self.view, at)
        if torn is None or is_year(digits) or digits == "0":
            return False
        end = torn.end() + self.view.startswith(" ", torn.end())
        found = self.grammar.unit_at(self.view, end)
        return found is not None and found[0] not in DATES and self.ends_prose("\n", start)

    def _spaced_digits(self, start: int, before: str) -> re.Match[str] | None:
        """A number whose digits a layout parts by blanks, as it does all characters around: 达 到 7 4 7 7 2 亿 元, 增 长 8 . 5 %."""
        if before not in (" ", "") and not "\u4e00" <= before <= "\u9fff":
            return None
        view = self.view
        if view[start + 1 : start + 2] != " " or view[start - 2 : start - 1].isdigit():
            return None
        return _SPACED_DIGITS.match(view, start)

    def _line_is_short(self, start: int) -> bool:
        line = self.view.rfind("\n", 0, start) + 1
        return start - line < SHORT_LINE

    def _in_prose(self, start: int) -> bool:
        """Whether the line before a number holds the end of a clause and runs up to the number, as in a sentence."""
        line = self.view.rfind("\n", 0, start) + 1
        return self.view.find("，", line, start) >= 0 and self.ends_prose("\n", start)

    def ends_prose(self, blank: str, start: int, *, closed: bool = True) -> bool:
        """Whether a line ends inside a sentence before a number: words run up to it, and no blank parts it as in a row.

        One blank may stand before the number where a mark closes what is below: 茶亭 200⏎座，
        """
        line = self.view.rfind("\n", 0, start) + 1
        said = self.view[line:start]
        if closed and said.endswith(" "):
            said = said[:-1]
        return blank.count("\n") == 1 and len(said) >= _LINE_OF_PROSE and "\u4e00" <= said[-1] <= "\u9fff"
