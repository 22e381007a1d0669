"""Read a candidate in Chinese numerals: 五百八十三亿元, 三十多个, 千亿元."""

from __future__ import annotations

import re
from dataclasses import replace

from plancheck.quantities.candidates import HAN, HAN_DIGIT
from plancheck.quantities.figure import Figure
from plancheck.quantities.numerals import Numeral, read_chinese, scale_factor
from plancheck.quantities.reader import Reader

_BARE_SCALE = re.compile("[十百千]?[万亿]|百亿|千亿|万亿")
_TEN = re.compile("十[多余几]?")
_GREAT = re.compile(r"[万亿]{1,2}")
_GREAT_END = re.compile("[万亿]+$")
_RANGE = re.compile(rf"\s?(?:至|到|-{{1,2}}|~)\s?([{HAN}]+)")
_LEADS_TO_HIGH = frozenset("至到-~ \n\t")  # what a range can go on with
_COUNTED = re.compile("[一二两三四五六七八九十百千万亿零]+")
_EITHER = re.compile("十?(?:一二|二三|三四|三五|四五|五六|六七|七八|八九)[十百千万亿]*")
_BOUND_OF_THINGS = re.compile("以[上下]的[\u4e00-\u9fff]")  # 用户千万以上的平台
_EVERY = re.compile("每(?:半?年|个?月|季度?|周|天|日|两年|三年)[^，。；]{0,12}$")
_ENDS = frozenset("，。；、（）及和与 \n以") | {""}
_AFTER_COUNT = frozenset("，。；、（）及和与 \n") | {""}
_NO_NOUN = frozenset("的之每第另某这那该同任了着为是有共到达成")
_SAYING = re.compile(
    "[\u4e00-\u9fff]{1,4}(?:之城|城市|行动|工程|计划)"
)  # 千座公园城市: what something is called
_BLANKS = re.compile(r"\s{0,4}")


class HanReader(Reader):
    """Reads numbers written out in Chinese characters."""

    def read(self, match: re.Match[str], *, low: Figure | None) -> Figure | None:
        """Return the figure of a candidate in Chinese numerals; None where it is a word, a date or a name.

        `low`: the figure whose range this one may close.
        """
        view, written, at = self.view, match["han"], match.end()
        start = match.start()
        before = view[start - 1 : start]
        if written[-1] == "千" and len(written) > 1 and self._thousand_of_unit(at - 1, written[-2]):
            written, at = written[:-1], at - 1  # 七千千瓦 are 7000 千瓦
        following = view[at : at + 1]
        if (
            len(written) == 1
            and low is None
            and following not in self.grammar.after_numeral
            and following not in _LEADS_TO_HIGH
        ):
            return None  # 一 of 进一步: nearly all of them
        if before and before in "几数" and written[0] in "十百千万亿":
            return None  # 几十年, 数百家: no number
        if _EITHER.fullmatch(written) or (written[0] in "万亿" and written[-1] in HAN_DIGIT):
            return None  # 四五十家, 十七八个: one or the other; 万一: in case
        if low is None and (opened := self._low_end(start, at, written)) is not None:
            return opened
        if len(written) == 1 and view[at : at + 1] not in self.grammar.after_numeral and low is None:
            return None
        if before and (before in "第初周期另某唯" or (before in "统进同每任" and written[0] == "一")):
            return None
        if (
            len(written) == 1
            and view[at : at + 1] in "、，。；的是点"
            and (low is None or low.kind == "none")
            and written in "一二三四五六七八九十"
        ):
            return None
        try:
            numeral = read_chinese(written)
        except (KeyError, ValueError):
            return None
        more = ""
        end = at
        if view[at : at + 1] and view[at] in "多余几来":
            more = view[at]
            end = at + 1
            rest = _GREAT.match(view, end)
            if rest is not None:
                factor = scale_factor(rest.group())
                numeral = Numeral(numeral.value * factor, numeral.place * factor, numeral.decimals)
                end = rest.end()
                written += rest.group()
        digits = any(character in HAN_DIGIT for character in written)
        scales = any(character in "百千万亿" for character in written)
        gap = _BLANKS.match(view, end)
        unit_from = gap.end() if gap is not None else end
        found = self.grammar.unit_at(view, unit_from)
        if found is not None and "\n" in view[end:unit_from]:
            torn = any(character in "万亿" for character in written) and found[1].kind in (
                "physical",
                "money",
            )
            if not torn or self.line_is_bare(start):
                unit_from, found = end, self.grammar.unit_at(view, end)
        if (
            found is not None
            and not digits
            and view.startswith("项目", unit_from)
            and view[unit_from + 2 : unit_from + 3] != "标"
        ):
            found = None  # 过亿项目: projects of more than a hundred million
        following = view[end : end + 1]
        simple = len(written) == 1 or written in ("十几",)
        if found is None and low is not None and low.kind == "percent" and low.written == "han":
            figure = Figure(
                start, end, numeral.value, numeral.place, numeral.decimals, low.unit, "percent", "han"
            )
            return self.bounded(figure)
        if found is None:
            if not (digits and _GREAT.search(written) and len(written) > 1) and not (
                not digits
                and _BARE_SCALE.fullmatch(written)
                and (self.built(start) or _BOUND_OF_THINGS.match(view, end) is not None)
            ):
                return None
            if following in ("级", "年") or (
                more == "" and view.startswith(self.grammar.no_scale, end) and not digits
            ):
                return None
            figure = Figure(
                start, end, numeral.value, numeral.place, numeral.decimals, "", "none", "han", True
            )
        else:
            counter, unit = found
            dates = counter in ("年", "日") or (
                counter == "个" and view.startswith("五年计划", unit_from + 1)
            )
            if dates and (
                counter == "日"
                or simple
                or ("〇" in written or "零" in written)
                or not digits
                or numeral.value > 200
            ):
                return None
            if not digits and written != "十" and not _TEN.fullmatch(written):
                # a scale without a number (千亿元, 百家): an amount only beside a bound or an action
                if view.startswith("级", unit_from + len(counter)):
                    return None  # 亿元级项目: a size class
                if (
                    not self.built(start)
                    and not self._is_coordinated(start, counter)
                    and not view.startswith(("以上", "左右", "以下"), unit_from + len(counter))
                ):
                    return None
                if view.startswith(self.grammar.no_scale, end) and unit.kind == "count":
                    return None
                if view[unit_from + len(counter) : unit_from + len(counter) + 1] == "级":
                    return None  # 万吨级泊位, 亿元级项目: a size class
                if unit.kind == "count" and _SAYING.match(view, unit_from + len(counter)) is not None:
                    return None
            elif simple and unit.kind in ("count", "none") and low is None:
                if not self._is_small_count(start, unit_from + len(counter), written, counter):
                    return None
            elif simple and unit.kind in ("physical", "money", "data"):
                if (
                    counter in self.grammar.weak_units
                    or view[unit_from + len(counter) : unit_from + len(counter) + 1] in self.grammar.no_money
                ):
                    return None
                if counter == "元" and before in "多二一单三状公纪上次" and before:
                    return None
            elif not scales and len(written) > 2 and "十" not in written and "点" not in written:
                return None  # digits written one by one: a year or a number of a name
            end = unit_from + len(counter)
            if view.startswith(view[start:end], end) or view.endswith(view[start:end], 0, start):
                return None  # 一天一天, 一步一步: one after another, no amount
            value, place = numeral.value * unit.factor, numeral.place * unit.factor
            figure = Figure(
                start,
                end,
                value,
                place,
                numeral.decimals,
                unit.unit,
                unit.kind,
                "han",
                scales,
                counter=counter,
            )
        figure = self.bounded(figure)
        if more and figure.qualifier == "exact":
            qualifier, opens = ("approx", "both") if more == "来" else ("more_than", "upper")
            figure = replace(figure, qualifier=qualifier, opens=opens)
        return figure

    def _low_end(self, start: int, at: int, written: str) -> Figure | None:
        """The low end of a range of two numerals with one unit (三至五个百分点, 十到十五家); None where there is none."""
        goes_on = _RANGE.match(self.view, at)
        if goes_on is None or not _COUNTED.fullmatch(written) or not _COUNTED.fullmatch(goes_on[1]):
            return None
        if self.grammar.unit_at(self.view, goes_on.end()) is None:
            return None
        numeral, high = read_chinese(written), read_chinese(goes_on[1])
        factor = 1
        scale = _GREAT_END.search(goes_on[1])
        if scale is not None and _GREAT_END.search(written) is None:
            factor = scale_factor(scale.group())
        if numeral.value * factor >= high.value:
            return None
        return Figure(start, at, numeral.value * factor, numeral.place * factor, 0, "", "none", "han")

    def _is_small_count(self, start: int, end: int, written: str, counter: str) -> bool:
        """Whether a numeral of one character counts: after a verb of amounts, behind its noun, or as often as every year."""
        view = self.view
        if counter == "次":
            return _EVERY.search(view, max(0, start - 16), start) is not None and view[end : end + 1] in _ENDS
        if view.endswith(self.grammar.arrive_verbs, 0, start):
            return written != "一"
        if counter not in self.grammar.firm_units and counter != "个":
            return False
        if counter != "个" and view[end : end + 1] in _AFTER_COUNT:  # 新建泵站一座及配套设施
            clause = max(view.rfind(mark, max(0, start - 40), start) for mark in "，。；：\n")
            if start - clause >= 4 and self.grammar.built_in.search(view, clause + 1, start - 1) is not None:
                return "\u4e00" <= view[start - 1] <= "\u9fff" and view[start - 1] not in _NO_NOUN
        if written == "一":
            return False
        verbs = self.grammar.amount_verbs_ge if counter == "个" else self.grammar.amount_verbs
        return view.endswith(verbs, 0, start)

    def _is_coordinated(self, start: int, counter: str) -> bool:
        """Whether the same kind of amount was built just before: 创建百家示范园区、千家示范工厂."""
        if self.view[start - 1 : start] not in ("、", "和", "及"):
            return False
        other = re.compile(f"[十百千万亿]{{1,3}}{re.escape(counter)}[^，。；]{{1,20}}$")
        found = other.search(self.view, max(0, start - 26), start - 1)
        return found is not None and (
            self.built(found.start()) or self._is_coordinated(found.start(), counter)
        )

    def _thousand_of_unit(self, at: int, before: str) -> bool:
        """Whether a 千 belongs to the unit: always where the unit is said with it (千瓦, 千克), else after a scale."""
        found = self.grammar.unit_at(self.view, at)
        if found is None or not found[0].startswith("千"):
            return False
        return before in "十百千万亿" or found[0][1] in "瓦克伏"
