"""Read a candidate in Chinese numerals: 五百八十三亿元, 三十多个, 千亿元."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plancheck.asked_first import begins_with
from plancheck.quantities.candidates import HAN, HAN_DIGIT
from plancheck.quantities.figure import Figure
from plancheck.quantities.numerals import LONGEST, Numeral, read_chinese, scale_factor
from plancheck.quantities.reader import Reader, is_year
from plancheck.vocabulary import Unit

_BARE_SCALE = re.compile("[十百千]?[万亿]|百亿|千亿|万亿")
_TEN = re.compile("十[多余几]?[万亿]?")
# 十亿元楼 beside 亿元楼: what those of a size are called
_CLASS_OF = re.compile("楼|企业|园区|产业|集群|俱乐部|[强大]?[镇村乡县](?![级道])")
_GREAT = re.compile(r"[万亿]{1,2}")
_GREAT_END = re.compile("[万亿]+$")
_RANGE = re.compile(rf"\s?(?:至|到|-{{1,2}}|~)\s?([{HAN}]+)")
_LEADS_TO_HIGH = frozenset("至到-~ \n\t")  # what a range can go on with
begins_with(_RANGE, _LEADS_TO_HIGH, blank=True)
_MORE = frozenset("多余几来")
_COUNTED = re.compile("[一二两三四五六七八九十百千万亿零]+")
_EITHER = re.compile("十?(?:一二|二三|两三|三四|三五|四五|五六|六七|七八|八九)[十百千万亿]*")
_SHORT_YEAR = re.compile("[一二][一二三四五六七八九]")  # 一九年: digit by digit
_BOUND_OF_THINGS = re.compile("以[上下]的[\u4e00-\u9fff]")  # 用户千万以上的平台
_EVERY = re.compile("每(?:半?年|个?月|季度?|周|天|日|两年|三年)[^，。；]{0,12}$")
_ZEROS = frozenset("〇零")
_TIMES_NAMED = re.compile("次数[^，。；\\n]{0,4}$")  # 周转次数达到三次
_ENDS = frozenset("，。；、（）及和与 \n以") | {""}
_AFTER_COUNT = frozenset("，。；、（）及和与 \n") | {""}
_NO_NOUN = frozenset("的之每第另某这那该同任了着为是有共到达成")
# 千座公园城市: what something is called
_SAYING = re.compile("[\u4e00-\u9fff]{1,4}(?:之城|城市|行动|工程|计划)")
_BLANKS = re.compile(r"\s{0,4}")
_DIGITS, _SCALES = frozenset(HAN_DIGIT + "廿卅"), frozenset("百千万亿")


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class _Written:
    """A number written in Chinese characters: where it stands, its characters, its worth, the 多 behind it."""

    start: int
    end: int
    written: str
    numeral: Numeral
    more: str = ""

    @property
    def has_digits(self) -> bool:
        """Whether a digit is written, not scales alone."""
        return not _DIGITS.isdisjoint(self.written)

    @property
    def has_scales(self) -> bool:
        """Whether a scale of a hundred or more is written."""
        return not _SCALES.isdisjoint(self.written)

    @property
    def is_small(self) -> bool:
        """Whether it is one character, or 十几: as often a part of a word as a number."""
        return len(self.written) == 1 or self.written == "十几"

    def figure(self, end: int, unit: str, kind: str, *, scaled: bool = False) -> Figure:
        """Return it as a figure that ends at `end`, in a unit that leaves its value as it is."""
        worth = self.numeral
        return Figure(self.start, end, worth.value, worth.place, worth.decimals, unit, kind, "han", scaled)


_OVER = ("超", "过", "逾")


class HanReader(Reader):
    """Reads numbers written out in Chinese characters."""

    def read(self, match: re.Match[str], *, low: Figure | None) -> Figure | None:
        """Return the figure of a candidate in Chinese numerals; None where it is a word, a date or a name.

        `low`: the figure whose range this one may close.
        """
        view, start = self.view, match.start()
        written, at = self.torn_numeral(start, match.end(), match["han"])
        if written[-1] == "千" and len(written) > 1 and self._thousand_of_unit(at - 1, written[-2]):
            written, at = written[:-1], at - 1  # 七千千瓦 are 7000 千瓦
        following = view[at : at + 1]
        alone = len(written) == 1 and low is None and following not in self.grammar.after_numeral
        if alone and following not in _LEADS_TO_HIGH:
            return None  # 一 of 进一步: nearly all of them
        if (
            len(written) == 1
            and low is None
            and written in HAN_DIGIT
            and following not in _LEADS_TO_HIGH
            and following not in _MORE
            and not following.isspace()
            and self.grammar.unit_at(view, at) is None
        ):
            return None  # 焕然一新: no range, no more of it, no unit
        if self._is_vague(start, written):
            return None
        if low is None and (opened := self._low_end(start, at, written)) is not None:
            return opened
        if alone or self._is_word(start, at, written, low):
            return None
        try:
            numeral = read_chinese(written)
        except (KeyError, ValueError):
            return None
        said = self._with_more(_Written(start, at, written, numeral))
        unit_from, found = self._unit_behind(said)
        if found is not None:
            figure = self._with_unit(said, unit_from, found, low)
        elif low is not None and low.kind == "percent" and low.written == "han":
            percent = said.figure(said.end, low.unit, "percent")
            return self.bounded(percent)
        else:
            figure = said.figure(said.end, "", "none", scaled=True) if self._is_amount(said) else None
        if figure is None:
            return None
        figure = self.bounded(figure)
        if said.more and figure.qualifier in ("exact", "approx"):
            # 大约三十多家 are more than thirty
            qualifier, opens = ("approx", "both") if said.more == "来" else ("more_than", "upper")
            figure = replace(figure, qualifier=qualifier, opens=opens)
        return figure

    def _is_vague(self, start: int, written: str) -> bool:
        """Whether a numeral stands for no one number: 几十年, 数百家; 四五十家, 十七八个; 万一."""
        before = self.view[start - 1 : start]
        if before and before in "几数" and written[0] in "十百千万亿":
            return True
        if len(written) == 1:
            return False
        return _EITHER.fullmatch(written) is not None or (written[0] in "万亿" and written[-1] in HAN_DIGIT)

    def _is_word(self, start: int, at: int, written: str, low: Figure | None) -> bool:
        """Whether a numeral is an ordinal or a part of a word: 第三, 周五, 统一; 一、 at the head of a paragraph."""
        before = self.view[start - 1 : start]
        if before and (before in "第初周期另某唯" or (before in "统进同每任" and written[0] == "一")):
            return True
        return (
            len(written) == 1
            and self.view[at : at + 1] in "、，。；的是点"
            and (low is None or low.kind == "none")
            and written in "一二三四五六七八九十"
        )

    def _with_more(self, said: _Written) -> _Written:
        """Return a numeral with the 多, 余, 几 or 来 behind it, and the scale behind that: 三十多万."""
        view, at = self.view, said.end
        if not view[at : at + 1] or view[at] not in "多余几来":
            return said
        scale = _GREAT.match(view, at + 1)
        if scale is None:
            return replace(said, end=at + 1, more=view[at])
        written = said.written + scale.group()
        try:
            numeral = read_chinese(written)  # 六亿五千多万 are 六亿五千万 and more
        except (KeyError, ValueError):
            return replace(said, end=at + 1, more=view[at])
        return _Written(said.start, scale.end(), written, numeral, view[at])

    def _unit_behind(self, said: _Written) -> tuple[int, tuple[str, Unit] | None]:
        """Return where the unit of a numeral begins, and the unit; None where there is none."""
        view, end = self.view, said.end
        gap = _BLANKS.match(view, end)
        unit_from = gap.end() if gap is not None else end
        found = self.grammar.unit_at(view, unit_from)
        if found is not None and "\n" in view[end:unit_from]:
            scaled = any(character in "万亿" for character in said.written)
            if not (scaled and found[1].kind in ("physical", "money")) or self.line_is_bare(said.start):
                unit_from, found = end, self.grammar.unit_at(view, end)
        if (
            found is not None
            and not said.has_digits
            and view.startswith("项目", unit_from)
            and view[unit_from + 2 : unit_from + 3] != "标"
        ):
            found = None  # 过亿项目: projects of more than a hundred million
        return unit_from, found

    def _is_amount(self, said: _Written) -> bool:
        """Whether a numeral without a unit is an amount: a great number, or a scale beside a word of amounts (突破千亿)."""
        view, written, end = self.view, said.written, said.end
        if said.has_digits:
            known = _GREAT.search(written) is not None and len(written) > 1
        else:
            known = _BARE_SCALE.fullmatch(written) is not None and (
                self.built(said.start) or _BOUND_OF_THINGS.match(view, end) is not None
            )
        if not known or view[end : end + 1] in ("级", "年"):
            return False
        # 超百亿企业2家 says how much each has, 百亿企业 what they are called
        bounded = view[said.start - 1 : said.start] in _OVER and _GREAT.search(written) is not None
        return (
            said.more != "" or said.has_digits or bounded or not view.startswith(self.grammar.no_scale, end)
        )

    def _with_unit(
        self, said: _Written, unit_from: int, found: tuple[str, Unit], low: Figure | None
    ) -> Figure | None:
        """Return the figure of a numeral with its unit; None where the two are a date, a class or a figure of speech."""
        view, start, written = self.view, said.start, said.written
        counter, unit = found
        end = unit_from + len(counter)
        if self._is_date(said, counter, unit_from):
            return None
        if unit.kind in ("physical", "money") and view.startswith("级", end):
            return None  # 十万吨级码头: a size class
        classes = unit.kind == "money" and not said.more and _CLASS_OF.match(view, end) is not None
        if not said.has_digits and written != "十" and (classes or not _TEN.fullmatch(written)):
            if not self._is_scale_of_amount(said, counter, unit, end):
                return None
        elif said.is_small and unit.kind in ("count", "none") and low is None:
            if not self._is_small_count(start, end, written, counter):
                return None
        elif said.is_small and unit.kind in ("physical", "money", "data"):
            if counter in self.grammar.weak_units or view[end : end + 1] in self.grammar.no_money:
                return None
            before = view[start - 1 : start]
            if counter == "元" and before and before in "多二一单三状公纪上次":
                return None  # 多一元: of words
        elif (
            not (said.has_scales or "十" in written or "点" in written)
            and len(written) > 2
            and not self._is_digit_by_digit(said, counter, unit)
        ):
            return None  # a year or a number of a name
        if view.startswith(view[start:end], end) or view.endswith(view[start:end], 0, start):
            return None  # 一天一天, 一步一步: one after another, no amount
        worth, factor = said.numeral, unit.factor
        return Figure(
            start, end, worth.value * factor, worth.place * factor, worth.decimals, unit.unit, unit.kind, "han",
            said.has_scales, counter=counter,
        )  # fmt: skip

    def _is_digit_by_digit(self, said: _Written, counter: str, unit: Unit) -> bool:
        """Whether digits written one by one are an amount: 二八〇〇公里, 学生达到三四〇〇人; not 三〇一所, 一九五五年."""
        if is_year(f"{said.numeral.value:f}"):
            return False
        if counter in self.grammar.weak_units and _ZEROS.isdisjoint(said.written):
            return False
        if unit.kind in ("physical", "money"):
            return True
        counts = (*self.grammar.amount_verbs, *self.grammar.arrive_verbs)
        return unit.kind == "count" and self.view.endswith(counts, 0, said.start)

    def _is_date(self, said: _Written, counter: str, unit_from: int) -> bool:
        """Whether a numeral with 年, 日 or 个五年计划 is a year, a day or the number of a plan."""
        plan = counter == "个" and self.view.startswith("五年计划", unit_from + 1)
        if counter not in ("年", "日") and not plan:
            return False
        written = said.written
        return (
            counter == "日"
            or said.is_small
            or "〇" in written
            or "零" in written
            or not said.has_digits
            or said.numeral.value > 200
            or _SHORT_YEAR.fullmatch(written) is not None
        )

    def _is_scale_of_amount(self, said: _Written, counter: str, unit: Unit, end: int) -> bool:
        """Whether a scale without a number (千亿元, 百家) is an amount: only beside a bound or an action."""
        view, start = self.view, said.start
        if view.startswith("级", end):
            return False  # 万吨级泊位, 亿元级项目: a size class
        if said.more in ("余", "多"):
            return unit.kind != "time" and _SAYING.match(view, end) is None  # 千余家, 百多户
        if (
            not self.built(start)
            and not self._is_coordinated(start, counter)
            and self.grammar.bound_before(view, start) is None  # 不足百人
            and not view.endswith(self.grammar.arrive_verbs, 0, start)
            and not view.startswith(("以上", "左右", "以下"), end)
        ):
            return False
        if unit.kind != "count":
            return True
        return not view.startswith(self.grammar.no_scale, said.end) and _SAYING.match(view, end) is None

    def _low_end(self, start: int, at: int, written: str) -> Figure | None:
        """The low end of a range of two numerals with one unit (三至五个百分点, 十到十五家); None where there is none."""
        following = self.view[at : at + 1]
        if following not in _LEADS_TO_HIGH and not following.isspace():
            return None
        goes_on = _RANGE.match(self.view, at)
        if goes_on is None or not _COUNTED.fullmatch(written) or not _COUNTED.fullmatch(goes_on[1]):
            return None
        unit = self.grammar.unit_at(self.view, goes_on.end())
        if unit is None or (unit[0] == "次" and len(written) == 1):
            return None  # 每季度一至两次: how often, in no great number
        if max(len(written), len(goes_on[1])) > LONGEST:
            return None
        numeral, high = read_chinese(written), read_chinese(goes_on[1])
        factor = 1
        scale = _GREAT_END.search(goes_on[1])
        if scale is not None and _GREAT_END.search(written) is None:
            factor = scale_factor(scale.group())
        if numeral.value * factor >= high.value:
            return None
        low = Figure(start, at, numeral.value * factor, numeral.place * factor, 0, "", "none", "han")
        return self.bounded(low)

    def _is_small_count(self, start: int, end: int, written: str, counter: str) -> bool:
        """Whether a numeral of one character counts: after a verb of amounts, behind its noun, or as often as every year."""
        view = self.view
        if written == "一" and self._is_limit(start, end, counter):
            return True
        if counter == "次":
            if view.endswith("达到", 0, start):
                return _TIMES_NAMED.search(view, max(0, start - 12), start) is not None and written != "一"
            if view[start - 1 : start] in ("至", "到"):
                return False  # 一至两次
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

    def _is_limit(self, start: int, end: int, counter: str) -> bool:
        """Whether one thing is asked for and no article is meant: 至少配备一名, 一个月内."""
        if counter == "个月":
            return self.view.startswith("内", end)
        bound = self.grammar.bound_before(self.view, start)
        return bound is not None and bound[1].qualifier == "at_least"

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
