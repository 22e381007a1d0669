"""Find every number with its unit in a view of a text, with what it can stand for.

One compiled expression proposes candidates; what follows is decided by looking at the characters beside them, so the
cost per character is that of the expression and the cost per figure is small and bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from plancheck.documents.document import Document
from plancheck.intervals import INF, last_digit_place
from plancheck.quantities.numerals import LONGEST, Numeral, read_arabic, read_chinese, scale_factor
from plancheck.quantities.quantity import Quantity
from plancheck.quantities.view import make_view
from plancheck.vocabulary import BoundWord, Unit, Vocabulary, load_vocabulary

_HAN = "零〇一二两三四五六七八九十百千万亿"
_HAN_DIGIT = "零〇一二两三四五六七八九"
_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
CANDIDATE = re.compile(
    rf"(?P<per>[百千万]分之(?:(?P<perdigits>{_ARABIC})|(?P<perhan>[{_HAN}]+(?:点[{_HAN_DIGIT}]+)?)))"
    rf"|(?P<arabic>{_ARABIC})"
    r"|(?P<fold>翻\s?(?:了|近|超过|约|了近)?\s?(?P<times>[一两二三四五]?)番(?P<foldhalf>半)?)"
    r"|(?P<half>一半|半数)"
    rf"|(?P<fraction>(?P<parts>[{_HAN_DIGIT}十百]{{1,4}})分之(?P<taken>[{_HAN_DIGIT}十百]{{1,4}}))"
    r"|(?P<tenths>[一二两三四五六七八九](?:至|到|-|~)?[二三四五六七八九]?成(?P<tenthhalf>半)?)"
    rf"|(?P<han>[{_HAN}]+(?:点[{_HAN_DIGIT}]+[百千万亿]*)?)"
)
_HEAD = re.compile(
    f"[0-9翻半{_HAN}]"
)  # what a candidate can begin with: a set is looked for much faster than alternatives
_TAIL = re.compile(
    r"(?P<more>[多余几来](?=[个十百千万亿元人家项种件次户张条台辆倍公平吨亩只位名所座处场米年天岁块]))?"
    r"(?P<gap>\s{0,60})(?P<scale>(?:[十百千]?[万亿]{1,2}|[十百千](?=[多余]?[万亿元人家个户件台辆公亩吨斤]))(?:(?<=万)亿)?)?(?P<more2>[多余几])?(?P<gap2>\s{0,60})"
)
_TORN = re.compile(r"\n([0-9]{1,4}(?:\.[0-9]+)?)(?=[ ]?[十百千]?[万亿%])")
_LINKED_BOUND = re.compile(
    "(至少|至多|最多|大约|将近|接近|不低于|不少于)(?:要|应|须)?(?:达到?|有|占|需要?|吸引|新增|增加|完成|实现)$"
    "|(超过|不低于|不少于|不超过|低于|高于|大约|约|至少|将近|接近)(?:平均)?(?:每[年月日天人户]){1,2}$"
)
_SPACED_THOUSANDS = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3}){1,3}(?![0-9])(?=\s?(?:[十百千]?[万亿%元]|km|公里|平方|公顷|万?亩|吨|人|户|个|家|辆|标))"
)
_SPACED_DECIMAL = re.compile(r"[0-9]{1,4}\. ?[0-9]{1,2}(?=\s?(?:%|[万亿]|个百分点))")
_CONNECTOR = re.compile(r"\s{0,3}(?:-{1,2}|~|至|到)\s{0,3}")
_LIST_JOIN = re.compile(r"\s{0,3}(?:、|和|及|与|以及)\s{0,3}(?=[0-9])")
_PER = re.compile(r"\s?/\s?")
_DENOMINATORS = {"月": "月", "年": "年", "日": "日", "天": "天", "人": "人", "户": "户", "季": "季", "千瓦时": "kWh", "度": "kWh",
                 "时": "h", "秒": "s", "S": "s", "s": "s", "h": "h", "d": "d", "32": "32", "a": "a", "次": "次", "万元": "万元",
                 "亿元": "亿元", "百万人": "百万人", "千人": "千人", "万人": "万人", "10万": "10万", "10万人": "10万", "学时": "学时", "课时": "课时"}  # fmt: skip
_CLOCK_AFTER = frozenset("月日号時时:")
_BARE_STOP = frozenset(
    "章节条款页版级类型代后线层号时分期班组楼室路大强式路届周届集步者种位名中小维日月年天线座+"
)
_VALUE_BEFORE = (
    "达到",
    "达",
    "为",
    "至",
    "到",
    "突破",
    "超过",
    "是",
    "约",
    "近",
    "保持在",
    "稳定在",
    "控制在",
    "不低于",
    "不高于",
    "低于",
    "高于",
    ">",
    "<",
    "≥",
    "≤",
    "数",
    "指数",
)
_AMBIGUOUS_WITH_ONE_DIGIT = frozenset(
    [
        "两",
        "角",
        "方",
        "度",
        "里",
        "升",
        "克",
        "伏",
        "瓦",
        "夜",
        "寸",
        "焦",
        "帕",
        "尺",
        "分",
        "点",
        "圆",
        "股",
        "环",
        "级",
        "担",
        "兆",
        "瓶",
        "米",
        "组",
        "重",
        "片",
        "块",
        "段",
        "道",
        "层",
        "队",
        "面",
        "对",
        "双",
        "副",
        "套",
        "头",
        "口",
        "次",
        "把",
        "手",
        "点",
        "场",
        "批",
        "类",
        "种",
        "期",
        "届",
        "部",
        "本",
        "面",
        "站",
        "句",
        "首",
        "出",
        "页",
        "点",
        "线",
        "带",
        "区",
        "心",
        "体",
        "院",
    ]
)
_CONCRETE = frozenset(
    [
        "家",
        "座",
        "所",
        "艘",
        "架",
        "辆",
        "台",
        "户",
        "亩",
        "栋",
        "列",
        "枚",
        "张",
        "名",
        "件",
        "处",
        "支",
        "条",
        "床",
        "篇",
        "册",
        "株",
        "头",
        "匹",
        "间",
        "人",
        "例",
        "起",
        "幢",
        "笔",
        "宗",
    ]
)
_STRONG_BEFORE = (
    "新增",
    "新建",
    "建成",
    "共",
    "共有",
    "达",
    "达到",
    "增至",
    "增加到",
    "获批",
    "获得",
    "减少",
    "增加",
    "新开",
    "完成",
    "累计",
    "建设",
    "设立",
    "新设",
    "增加了",
    "减少了",
    "发展到",
)
_NOT_TENTHS = frozenset("为立功果员长本都就效品年分绩交形熟语千万百因份套")
_TENTHS_BEFORE = frozenset("约近超过达到占有的，、。：（ 为至")
_MONEY_NOUN_AFTER = frozenset("结化化宝桥素论制区")
_COUNTED_SCALE_AFTER = (
    "级",
    "年",
    "岁",
    "家万户",
    "山",
    "里挑",
    "众",
    "名村",
    "师生",
    "里长江",
    "人大会",
    "里马",
    "户千",
    "强",
    "代",
    "世",
    "物",
    "方",
    "分",
    "佳",
    "花",
    "姓",
    "货",
    "科",
    "隆",
    "达",
)


# A unit's character that with the next one is another word: 4方面 is no volume, 3人口 no persons' count.
_OTHER_WORD = {
    "方": tuple("面案法式向针位略便"), "个": tuple("性人体"), "点": tuple("多钟"), "米": tuple("饭面粉"), "起": tuple("点步来草码源"), "人": tuple("大民类工制"),
    "条": tuple("件例约"), "种": tuple("植业子养粮"), "部": tuple("门分队委署"), "台": tuple("阶湾风州资商账北胞"), "家": tuple("庭园乡具电长"),
    "位": tuple("于置居列"), "间": tuple("接隔"), "起点": (), "组": tuple("织建成合"), "本": tuple("地市省县区级身质科"), "面": tuple("积向对临"), "对": tuple("外内于接口应"),
    "度": tuple("假过"), "升": tuple("级至到值高"), "克": tuple("服隆"), "元": tuple("旦素宝月件"), "日": tuple("均常本前益程"), "天": tuple("然津下空"), "年": tuple("度代均轻龄级"),
    "节": tuple("能约水点日假"), "处": tuple("理置于罚级"), "点多": (), "级": (), "双": tuple("边方向拥碳一"), "套": tuple("利餐"), "片": tuple("区面"), "株": tuple("洲"), "名": tuple("单优称义列山"),
    "件": (), "所": tuple("有需得在谓属"), "张": tuple("家江贴"), "支": tuple("持付撑出部柱援线干流付"), "口": tuple("岸号径味"), "门": tuple("类"), "批": tuple("次准发复零"), "场": tuple("所景地馆"),
    "班": tuple("子组"), "户": tuple("籍外均主型"), "亩": tuple("均产"), "份": tuple("额"), "列": tuple("入为车出"), "团": tuple("结体队"), "头": tuple("等号条脑"), "辆": (), "届": tuple("时"), "封": tuple("山"), "包": tuple("括容"),
    "袋": (), "枝": (), "首": tuple("次位都个批家先"), "集": tuple("中体聚团约成"), "幅": tuple("度"), "周": tuple("边期转密"), "里": tuple("程"), "根": tuple("据本治"), "款": tuple("项"), "座": tuple("谈位"), "卷": (), "顶": tuple("层"), "核": tuple("心能电"),
}  # fmt: skip
# A bound word's character that with the one before it is another word: 附近, 经过, 不过.
_NOT_BOUND_AFTER = {
    "近": "附最临靠相邻远亲新晚",
    "过": "经通越度不",
    "约": "节契公条合制简集",
    "高于": "",
    "超": "赶",
    "逾": "",
    "内": "",
    "多于": "",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the view, before it is known what it measures.

    Parameters
    ----------
    start, end : int
        The figure itself; ``outer_start`` and ``outer_end`` with its bound words.
    value, place, decimals
        As in `plancheck.quantities.quantity.Quantity`.
    unit : str
        Base unit; empty where none is written.
    kind : str
        Kind of the unit; ``none`` where no unit is written.
    qualifier, opens : str
    written : str
        ``arabic``, ``han``, ``fold``, ``half``, ``fraction`` or ``tenths``.
    role : str
        ``low`` or ``high`` end of a range, else empty.
    scaled : bool
        Whether a scale (万, 亿) is written.
    reason : str
        Why it cannot be a statement; empty when it can.
    """

    start: int
    end: int
    value: Decimal
    place: Decimal
    decimals: int
    unit: str
    kind: str
    written: str
    scaled: bool = False
    qualifier: str = "exact"
    opens: str = "none"
    outer_start: int = 0
    outer_end: int = 0
    role: str = ""
    reason: str = ""
    counter: str = ""

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and greatest value the figure can stand for: rounding, then its bound word."""
        half = self.place / 2
        low, high = self.value - half, self.value + half
        if self.opens == "both":
            widening = last_digit_place(self.value) / 2 if self.value else half
            low, high = low - widening, high + widening
        elif self.opens == "upper":
            high = INF
        elif self.opens == "lower":
            low = -INF
        return low, high


_BLANKS = re.compile(r"\s{0,4}")
_BECOMES = re.compile(r"\s?(?:提高|增加|上升|下降|降低|降|升|扩大|缩小)[到至为]")
_FROM = re.compile("[由从](?![业于来])[^，。；]{0,14}$")
_COINED = re.compile("([\u4e00-\u9fff]{2,5})(?=[，。；、）\\s]|$)")
_PLACES_ABOVE = (
    "海上",
    "网上",
    "线上",
    "路上",
    "陆上",
    "水上",
    "地上",
)  # 上 of these is no verb: 海上千米水深
_MAY_BE_TORN = frozenset(("physical", "points", "data"))


class Grammar:
    """The vocabulary in the shape the finder needs: units and bound words by their first or last character."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.units: dict[str, list[tuple[str, Unit]]] = {}
        for unit in vocabulary.units.values():
            written = make_view(unit.written, vocabulary=vocabulary)
            self.units.setdefault(written[0], []).append((written, unit))
        for entries in self.units.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.before: dict[str, list[tuple[str, BoundWord]]] = {}
        self.after: dict[str, list[tuple[str, BoundWord]]] = {}
        for word in vocabulary.bound_words:
            written = make_view(word.word, vocabulary=vocabulary)
            if word.side == "before":
                self.before.setdefault(written[-1], []).append((written, word))
            else:
                self.after.setdefault(written[0], []).append((written, word))
        for table in (self.before, self.after):
            for words in table.values():
                words.sort(key=lambda entry: -len(entry[0]))
        self.after_numeral = frozenset(self.units) | frozenset("多余几来 ")
        self.goes_on = self.after_numeral | frozenset(_HAN) | frozenset("分点成半~至到-")
        self.build = tuple(vocabulary.words_of("build"))

    def unit_at(self, view: str, at: int) -> tuple[str, Unit] | None:
        """Return the longest unit written at an offset."""
        if at >= len(view):
            return None
        broken = view.find("\n", at + 1, at + 4)
        if broken > 0 and not view[at].isascii():
            torn = self._torn_unit(view, at, broken)
            if torn is not None:
                return torn
        for written, unit in self.units.get(view[at], ()):
            if view.startswith(written, at):
                if written[-1].isascii() and written[-1].isalnum():
                    following = view[at + len(written) : at + len(written) + 1]
                    if following.isascii() and following.isalnum():
                        continue
                elif view[at + len(written) : at + len(written) + 1] in _OTHER_WORD.get(written, ()):
                    continue
                return written, unit
        return None

    def _torn_unit(self, view: str, at: int, broken: int) -> tuple[str, Unit] | None:
        """Return a unit that a line break tears apart (千⏎瓦), with the break in it; whole words that end there stay whole."""
        after = broken + 1
        while after < len(view) and view[after] == " ":
            after += 1
        joined = view[at:broken] + view[after : after + 4]
        for written, unit in self.units.get(view[at], ()):
            if len(written) > broken - at and joined.startswith(written) and unit.kind in _MAY_BE_TORN:
                return view[at : after + len(written) - (broken - at)], unit
        return None

    def bound_before(self, view: str, at: int) -> tuple[int, BoundWord] | None:
        """Return the bound word that ends at an offset (spaces and 了 between allowed) and where it starts."""
        end = at
        while end > 0 and view[end - 1] in " \n了到":
            if view[end - 1] == "到" and view[end - 2 : end] == "不到":
                break
            end -= 1
        linked = _LINKED_BOUND.search(view, max(0, end - 8), end)
        if linked is not None and linked.end() == end:
            end = linked.end(linked.lastindex or 0)
        for written, word in self.before.get(view[end - 1] if end else "", ()):
            if view.endswith(written, max(0, end - len(written)), end):
                start = end - len(written)
                previous = view[start - 1 : start]
                if previous and previous in _NOT_BOUND_AFTER.get(written, ""):
                    continue
                if written == "上" and (
                    previous in "以之加网线晚早上路陆海岸" or not previous or view[at] not in "百千万亿"
                ):
                    continue
                return start, word
        return None

    def bound_after(self, view: str, at: int) -> tuple[int, BoundWord] | None:
        """Return the bound word that starts at an offset and where it ends."""
        begin = at
        while begin < len(view) and view[begin] in " \n" and begin < at + 8:
            begin += 1
        if begin >= len(view):
            return None
        for written, word in self.after.get(view[begin], ()):
            if view.startswith(written, begin):
                if written in ("余", "多", "内", "起", "许") and not self._stands_alone(
                    view, begin + len(written), written
                ):
                    continue
                return begin + len(written), word
        return None

    @staticmethod
    def _stands_alone(view: str, at: int, word: str) -> bool:
        following = view[at : at + 1]
        if word in ("内", "起", "许"):
            return following in "，。；、）" or not following
        return following not in "元样种次数边方地功发达式少项类渠学领用层级媒" or not following


@lru_cache(maxsize=8)
def grammar_of(vocabulary: Vocabulary) -> Grammar:
    """Return the grammar of a vocabulary; built once."""
    return Grammar(vocabulary)


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("18", "19", "20", "21") and digits.isdigit()


def _line_is_bare(view: str, start: int) -> bool:
    """Whether nothing but blanks stands before `start` on its line: a table cell, not a torn sentence."""
    line = view.rfind("\n", 0, start) + 1
    return not view[max(line, start - 200) : start].strip(" ><≥≤~-")


_RATIO = re.compile(rf"({_ARABIC})\s?[:∶：]\s?({_ARABIC})\s?[:∶：]\s?({_ARABIC})(?![0-9:])")


_TO_ONE = re.compile(rf"({_ARABIC})\s?[:∶：]\s?1(?![0-9.:∶：])")
_RATIO_WORDS = re.compile("比(?:值|例)?[^，。；]{0,14}$")


def _sums_to_whole(parts: re.Match[str]) -> bool:
    """Whether three numbers of a ratio are the shares of a whole: 8.7∶41.2∶50.1."""
    return abs(sum((read_arabic(parts[number]).value for number in (1, 2, 3)), -Decimal(100))) <= 1


def _part_of_whole(parts: re.Match[str], number: int) -> Figure:
    numeral = read_arabic(parts[number])
    start, end = parts.span(number)
    return Figure(
        start, end, numeral.value, numeral.place, numeral.decimals, "%", "percent", "ratio",
        outer_start=start, outer_end=end, role=f"part{number}",
    )  # fmt: skip


class _Finder:
    """One pass over one view."""

    def __init__(self, view: str, grammar: Grammar) -> None:
        self.view, self.grammar = view, grammar
        self.low: Figure | None = None  # the figure whose range the next one may close

    def find(self, start: int, end: int) -> list[Figure]:
        figures: list[Figure] = []
        at = start
        view = self.view
        single, goes_on = _HAN, self.grammar.goes_on
        pending: Figure | None = None  # the low end of a range
        pending_end = -1
        while True:
            head = _HEAD.search(view, at, end)
            if head is None:
                break
            first = head.start()
            if view[first] in single and view[first + 1 : first + 2] not in goes_on:
                at = first + 1  # 一 of a word: no numeral goes on, no unit follows
                continue
            match = CANDIDATE.match(view, first, end)
            if match is None:
                at = head.start() + 1
                continue
            if match["arabic"] is not None and pending is None:
                parts = _RATIO.match(view, match.start())
                if parts is not None and _sums_to_whole(parts):
                    figures += [_part_of_whole(parts, number) for number in (1, 2, 3)]
                    at = parts.end()
                    continue
                to_one = _TO_ONE.match(view, match.start())
                if to_one is not None and _RATIO_WORDS.search(
                    view, max(0, match.start() - 24), match.start()
                ):
                    numeral = read_arabic(to_one[1])
                    figures.append(
                        self._bounded(
                            Figure(
                                to_one.start(), to_one.end(), numeral.value, numeral.place, numeral.decimals, "x",
                                "multiple", "toone",
                            )
                        )
                    )  # fmt: skip
                    at = to_one.end()
                    continue
            self.low = pending if pending is not None and match.start() == pending_end else None
            figure = self._read(match)
            if figure is None:
                at = match.end()
                if pending is not None and at > pending_end:
                    pending = None
                continue
            at = max(figure.end, match.start() + 1)
            if pending is not None and match.start() == pending_end:
                joined_range = self._join(pending, figure)
                if joined_range is not None:
                    figures += joined_range
                    pending = None
                    continue
            if pending is not None:
                if self._stands(pending):
                    figures.append(pending)
                pending = None
            connector = _CONNECTOR.match(view, figure.end)
            if connector is not None and self._range_may_start(figure, connector):
                pending, pending_end = figure, connector.end()
                at = connector.end()
                continue
            if self._stands(figure):
                figures.append(figure)
            elif figure.kind == "none" and figure.written == "arabic" and not figure.reason:
                joined = _LIST_JOIN.match(view, figure.end)
                if joined is not None:
                    figures.append(replace(figure, reason="list"))
        if pending is not None and self._stands(pending):
            figures.append(pending)
        return self._share_units(figures)

    # --- one candidate -------------------------------------------------------------------------------------------

    def _read(self, match: re.Match[str]) -> Figure | None:
        kind = match.lastgroup
        view = self.view
        start = match.start()
        before = view[start - 1 : start]
        if match["arabic"] is not None:
            return self._read_arabic(match, start, before)
        if match["han"] is not None:
            return self._read_han(match, start, before)
        if match["per"] is not None:
            digits = match["perdigits"]
            if digits and len(digits) > LONGEST:
                return None
            try:
                numeral = read_arabic(digits) if digits else read_chinese(match["perhan"])
            except (KeyError, ValueError):
                return None
            per_cent = match["per"][0] == "百"
            unit = "%" if per_cent else "‰" if match["per"][0] == "千" else "‱"
            return self._bounded(
                Figure(
                    start, match.end(), numeral.value, numeral.place, numeral.decimals, unit, "percent", "han"
                )
            )
        if match["fold"] is not None:
            times = {"": 1, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}[match["times"] or ""]
            value = Decimal(2) ** times
            if match["foldhalf"]:
                value *= Decimal("1.5")
            inner = match["fold"]
            figure = self._bounded(Figure(start, match.end(), value, Decimal(1), 0, "x", "multiple", "fold"))
            for word, qualifier, opens in (
                ("近", "nearly", "lower"),
                ("超过", "more_than", "upper"),
                ("约", "approx", "both"),
            ):
                if word in inner:
                    figure = replace(figure, qualifier=qualifier, opens=opens)
            return figure
        if match["half"] is not None:
            if before == "另" or (
                match["half"] == "半数" and view[match.end() : match.end() + 1] in tuple("是天路导自旱")
            ):
                return None
            following = view[match.end() : match.end() + 2]
            figure = Figure(start, match.end(), Decimal(50), Decimal(10), 0, "%", "percent", "half")
            if following in ("稍多", "略多", "还多", "强，") or following[:1] == "多":
                return replace(self._bounded(figure), qualifier="more_than", opens="upper")
            return self._bounded(figure)
        if match["fraction"] is not None:
            parts, taken = read_chinese(match["parts"]).value, read_chinese(match["taken"]).value
            if not parts or taken > parts:
                return None
            return self._bounded(
                Figure(start, match.end(), taken * 100 / parts, Decimal(10), 0, "%", "percent", "fraction")
            )
        if match["tenths"] is not None:
            return self._read_tenths(match, start, before)
        raise AssertionError(kind)  # pragma: no cover - every alternative of CANDIDATE is handled above

    def _read_tenths(self, match: re.Match[str], start: int, before: str) -> Figure | None:
        following = self.view[match.end() : match.end() + 1]
        if (following in _NOT_TENTHS and following) or (
            before and before not in _TENTHS_BEFORE and following not in "以左多，。；、"
        ):
            return None
        written = match["tenths"].rstrip("半")[:-1]
        value = read_chinese(written[-1]).value * 10
        place = Decimal(10)
        if match["tenthhalf"]:
            value, place = value + 5, Decimal(5)
        return self._bounded(Figure(start, match.end(), value, place, 0, "%", "percent", "tenths"))

    def _read_arabic(self, match: re.Match[str], start: int, before: str) -> Figure | None:
        view = self.view
        digits = match["arabic"]
        at = match.end()
        if len(digits) > LONGEST:
            return None
        if before.isascii() and (before.isalnum() or before in "_.×:\\#&=@$") and before:
            return None
        if before and before in "第双〔" and (before != "〔" or not self._is_cumulative(start, at)):
            return None
        if before == " " and view[max(0, start - 40) : start].rstrip(" ")[-1:] == "第":
            return None
        if before == "," and view[start - 2 : start - 1].isdigit():
            return None
        spaced = _SPACED_THOUSANDS.match(view, start) or _SPACED_DECIMAL.match(view, start)
        if spaced is not None and spaced.end() > at and not _is_year(digits):
            digits, at = spaced.group().replace(" ", ""), spaced.end()
        torn = _TORN.match(view, at)
        if torn is not None and "." not in digits and "," not in digits and not self._line_is_short(start):
            # a hard line break inside the number: 资金1⏎3.69亿元
            digits, at = digits + torn[1], torn.end()
        following = view[at : at + 1]
        if following == "年" and (_is_year(digits) or (digits.startswith("0") and len(digits) == 2)):
            return None
        if following and following in _CLOCK_AFTER and not view.startswith("日元", at):
            return None
        if following == "." and view[at + 1 : at + 2].isdigit():
            return None
        if following == "+" or (before == "+" and view[start - 2 : start - 1].isdigit()):
            return None
        if following == "/" and view[at + 1 : at + 2].isdigit():
            return self._read_slash(match, start)
        if following == "×" or (before == "/" and view[start - 2 : start - 1].isdigit()):
            return None
        numeral = read_arabic(digits)
        begin = start
        if before == "-":
            previous = view[start - 2 : start - 1]
            if previous.isascii() and previous.isalnum() and previous:
                if self.low is None:
                    return None
            elif previous in "为达长速率幅是：:（到至 降\n" and view[start - 3 : start - 1] != "--":
                numeral = Numeral(-numeral.value, numeral.place, numeral.decimals)
                begin = start - 1
        return self._with_tail(begin, at, numeral, digits=digits)

    def _line_is_short(self, start: int) -> bool:
        line = self.view.rfind("\n", 0, start) + 1
        return start - line < 30

    def _is_cumulative(self, start: int, end: int) -> bool:
        return self.view[end : end + 1] in "〕%" and not _is_year(self.view[start:end])

    def _read_slash(self, match: re.Match[str], start: int) -> Figure | None:
        rate = re.compile(r"([0-9]+(?:\.[0-9]+)?)(/1[0-9]{0,6}[万亿]?)(?![0-9/.])").match(self.view, start)
        if rate is not None and (rate[2][-1] in "万亿" or rate[2] in ("/100000", "/10000")):
            numeral = read_arabic(rate[1])
            return self._bounded(
                Figure(
                    start,
                    rate.end(),
                    numeral.value,
                    numeral.place,
                    numeral.decimals,
                    rate[2],
                    "percent",
                    "arabic",
                )
            )
        fraction = re.compile(r"([0-9]{1,2})/([0-9]{1,3})(?![0-9/.])").match(self.view, start)
        if fraction is None:
            return None
        taken, parts = Decimal(fraction[1]), Decimal(fraction[2])
        before = self.view[max(0, start - 4) : start].rstrip(" ")
        following = self.view[fraction.end() : fraction.end() + 2]
        if not 0 < taken < parts or not (
            before.endswith(("占", "的", "约", "近", "达", "到", "过", "有"))
            or following in ("以上", "左右", "以下")
        ):
            return None
        return self._bounded(
            Figure(start, fraction.end(), taken * 100 / parts, Decimal(10), 0, "%", "percent", "fraction")
        )

    def _with_tail(self, start: int, at: int, numeral: Numeral, *, digits: str) -> Figure | None:
        view = self.view
        tail = _TAIL.match(view, at)
        more, scale, end = "", "", at
        factor = 1
        if tail is not None:
            gap, scale, more = tail["gap"], tail["scale"] or "", tail["more"] or tail["more2"] or ""
            if "\n" in gap and (gap.count("\n") > 6 or _line_is_bare(view, start)):
                tail, scale, more = None, "", ""
            elif gap and scale and scale[0] in "十百千" and "\n" in gap:
                scale = ""
        if tail is not None:
            if scale:
                factor = scale_factor(scale)
                end = tail.end("scale")
                if tail["more2"]:
                    end = tail.end("more2")
                if _is_year(digits) and "\n" in tail["gap"] and scale[0] not in "万亿":
                    return None
            elif tail["more"]:
                end = tail.end("more")
            # 700 多个 of a layout with blanks around every number
            spaced = bool(tail["more2"]) and not scale and self._is_spaced(start, tail)
            if spaced:
                end = tail.end("more2")
            unit_from = tail.end() if (scale or spaced or not tail["more2"]) else tail.start("more2")
            if not scale and tail["more2"] and not spaced:
                # 2000多家 has its 多 in `more`; a 多 after blanks belongs to what follows
                unit_from, more = tail.start("more2"), tail["more"] or ""
            if "\n" in tail["gap2"] and (
                tail["gap2"].count("\n") > 6 or (not scale and _line_is_bare(view, start))
            ):
                unit_from = end
            found = self.grammar.unit_at(view, unit_from)
            blank = view[end:unit_from]
            if (
                found is not None
                and blank
                and not self._may_cross(blank, found, scaled=bool(scale), digits=digits)
            ):
                found = None
        else:
            found = None
        value, place = numeral.value * factor, numeral.place * factor
        if (
            scale
            and not (tail and tail["gap"])
            and end < len(view)
            and view[end].isdigit()
            and not numeral.decimals
            and not more
        ):
            extra = re.compile(r"([0-9]+)([千百万]?)").match(view, end)
            if extra is not None:
                worth = int(extra[1]) * (scale_factor(extra[2]) if extra[2] else 1)
                wide = (len(extra[1]) == 4 and scale == "万" and not extra[2]) or (
                    bool(extra[2]) and worth < factor
                )
                if wide:
                    value, end = value + worth, extra.end()
                    place = Decimal(scale_factor(extra[2]) if extra[2] else 1)
                    found = self.grammar.unit_at(view, end)
                    unit_from = end
        unit, kind, counter = "", "none", ""
        if found is not None:
            written, base = found
            unit, kind, counter = base.unit, base.kind, base.written if "\n" in written else written
            value, place = value * base.factor, place * base.factor
            end = unit_from + len(written)
            if written == "年" and not scale and (_is_year(digits) or numeral.value < 0):
                return None
            per = _PER.match(view, end)
            if per is not None:
                longest = max(
                    (d for d in _DENOMINATORS if view.startswith(d, per.end())), key=len, default=""
                )
                other = self.grammar.unit_at(view, per.end())
                coined = _COINED.match(view, per.end())
                if coined is not None and self._is_coined(coined, other, longest):
                    unit, end = f"{unit}/{coined[1]}", coined.end(1)
                elif other is not None and len(other[0]) > len(longest):
                    unit, end = f"{unit}/{other[1].unit}", per.end() + len(other[0])
                elif longest:
                    unit, end = f"{unit}/{_DENOMINATORS[longest]}", per.end() + len(longest)
        else:
            following = view[end : end + 1]
            if following.isascii() and following.isalpha() and not scale:
                return None
            if not scale and _is_year(digits):
                return None
        figure = Figure(
            start, end, value, place, numeral.decimals, unit, kind, "arabic", bool(scale), counter=counter
        )
        if scale and not unit and view[end : end + 1] == "级":
            return None
        figure = self._bounded(figure)
        if more in ("多", "余", "几") and figure.qualifier == "exact":
            figure = replace(figure, qualifier="more_than", opens="upper")
        elif more == "来" and figure.qualifier == "exact":
            figure = replace(figure, qualifier="approx", opens="both")
        return self._sift(figure, digits)

    def _is_coined(self, coined: re.Match[str], other: tuple[str, Unit] | None, listed: str) -> bool:
        """Whether a denominator is of a kind of its own (吨标气, 千立方米): kept as written."""
        word = coined[1]
        if word in (listed, other[0] if other else "") or self.view[coined.end() : coined.end() + 1] == "/":
            return False
        known = max(len(listed), len(other[0]) if other else 0)
        if known:
            rest = coined.start(1) + known
            return len(word) - known <= 2 and self.grammar.bound_after(self.view, rest) is None
        scaled = self.grammar.unit_at(self.view, coined.start(1) + 1) if word[0] in "百千万" else None
        return scaled is not None and len(scaled[0]) == len(word) - 1

    def _is_spaced(self, start: int, tail: re.Match[str]) -> bool:
        """Whether a blank before 多 is the layout's: one stands before the number too, and a unit follows."""
        alone = tail["gap"] == " " and self.view[start - 1 : start] in (" ", "、", "，")
        return alone and self.grammar.unit_at(self.view, tail.end()) is not None

    def _may_cross(self, blank: str, found: tuple[str, Unit], *, scaled: bool, digits: str) -> bool:
        """Whether a unit after blanks belongs to the number: over a line break only where it can be nothing else."""
        written, unit = found
        if "\n" not in blank:
            return not (written.isascii() and written.isalpha() and len(written) == 1)
        if _is_year(digits) and not scaled:
            return (unit.kind == "money" and written != "元") or written in (
                "元",
                "%",
                "公里",
                "人",
                "个百分点",
            )
        return (
            scaled
            or (
                unit.kind in ("money", "percent", "points", "physical")
                and written not in ("年", "日", "两", "方", "度", "里", "m", "t", "g", "L")
            )
            or written in ("人", "个", "家", "户", "辆", "件", "项", "条", "万人")
        )

    def _sift(self, figure: Figure, digits: str) -> Figure | None:
        """Drop what is no amount: dates, numbers of things' names, list numbers."""
        view, start, end = self.view, figure.start, figure.end
        following = view[end : end + 1]
        if figure.counter in ("位", "名", "强") and view[start - 1 : start] == "前":
            return None
        if figure.counter in ("日", "号"):
            return None
        if figure.kind == "none" and not figure.scaled:
            if following and following in _BARE_STOP:
                return None
            if following in ".、．" and following and _line_is_bare(view, start):
                return None
        if following == "级" and figure.kind in ("physical", "money", "count"):
            return None  # 30万千瓦级机组, 百万级: a size class
        if figure.kind == "time" and figure.counter == "年":
            if view[start - 1 : start] in "‘’'" and view[start - 1 : start]:
                return None
            if len(digits) == 2 and digits[0] in "5678" and following in "代":
                return None
        if figure.kind == "percent" and view[start - 1 : start] == "（" and following == "）":
            return figure
        return figure

    def _read_han(self, match: re.Match[str], start: int, before: str) -> Figure | None:
        view, written, at = self.view, match["han"], match.end()
        if len(written) == 1 and view[at : at + 1] not in self.grammar.after_numeral:
            return None
        if before and (before in "第初周期另某唯" or (before in "统进同每任" and written[0] == "一")):
            return None
        if len(written) == 1 and view[at : at + 1] in "、，。；的是点" and written in "一二三四五六七八九十":
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
            rest = re.compile(r"[万亿]{1,2}").match(view, end)
            if rest is not None:
                factor = scale_factor(rest.group())
                numeral = Numeral(numeral.value * factor, numeral.place * factor, numeral.decimals)
                end = rest.end()
                written += rest.group()
        digits = any(character in _HAN_DIGIT for character in written)
        scales = any(character in "百千万亿" for character in written)
        gap = _BLANKS.match(view, end)
        unit_from = gap.end() if gap is not None else end
        found = self.grammar.unit_at(view, unit_from)
        if found is not None and "\n" in view[end:unit_from]:
            torn = any(character in "万亿" for character in written) and found[1].kind in (
                "physical",
                "money",
            )
            if not torn or _line_is_bare(view, start):
                unit_from, found = end, self.grammar.unit_at(view, end)
        following = view[end : end + 1]
        simple = len(written) == 1 or written in ("十几",)
        if (
            found is None
            and self.low is not None
            and self.low.kind == "percent"
            and self.low.written == "han"
        ):
            figure = Figure(
                start, end, numeral.value, numeral.place, numeral.decimals, self.low.unit, "percent", "han"
            )
            return self._bounded(figure)
        if found is None:
            if not (digits and re.search("[万亿]", written) and len(written) > 1) and not (
                not digits and re.fullmatch("[十百千]?[万亿]|百亿|千亿|万亿", written) and self._built(start)
            ):
                return None
            if following in ("级", "年") or (
                more == "" and view.startswith(_COUNTED_SCALE_AFTER, end) and not digits
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
                counter == "日" or simple or re.search("[〇零]", written) or not digits or numeral.value > 200
            ):
                return None
            if not digits and written != "十" and not re.fullmatch("十[多余几]?", written):
                # a scale without a number (千亿元, 百家): an amount only beside a bound or an action
                if not self._built(start) and not view.startswith(
                    ("以上", "左右", "以下"), unit_from + len(counter)
                ):
                    return None
                if view.startswith(_COUNTED_SCALE_AFTER, end) and unit.kind == "count":
                    return None
            elif simple and unit.kind in ("count", "none"):
                if (
                    (counter not in _CONCRETE and counter != "个")
                    or not view.endswith(_STRONG_BEFORE, 0, start)
                    or written == "一"
                ):
                    return None
                if counter == "个" and not view.endswith(
                    ("新增", "增至", "增加到", "获批", "达到", "达", "共有", "新建", "建成", "减少"), 0, start
                ):
                    return None
            elif simple and unit.kind in ("physical", "money", "data"):
                if (
                    counter in _AMBIGUOUS_WITH_ONE_DIGIT
                    or view[unit_from + len(counter) : unit_from + len(counter) + 1] in _MONEY_NOUN_AFTER
                ):
                    return None
                if counter == "元" and before in "多二一单三状公纪上次" and before:
                    return None
            elif not scales and len(written) > 2 and "十" not in written and "点" not in written:
                return None  # digits written one by one: a year or a number of a name
            end = unit_from + len(counter)
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
        figure = self._bounded(figure)
        if more and figure.qualifier == "exact":
            qualifier, opens = ("approx", "both") if more == "来" else ("more_than", "upper")
            figure = replace(figure, qualifier=qualifier, opens=opens)
        return figure

    def _built(self, start: int) -> bool:
        return self.view.endswith(self.grammar.build, 0, start) and not self.view.endswith(
            _PLACES_ABOVE, 0, start
        )

    # --- around a figure -----------------------------------------------------------------------------------------

    def _bounded(self, figure: Figure) -> Figure:
        view = self.view
        start, end, qualifier, opens = figure.start, figure.end, "exact", "none"
        before = self.grammar.bound_before(view, start)
        if before is not None:
            start, qualifier, opens = before[0], before[1].qualifier, before[1].opens
        after = self.grammar.bound_after(view, end)
        if after is not None:
            end = after[0]
            if qualifier in ("exact", "approx") or (
                view[start : figure.start].strip() in ("控制在", "限制在")
                and after[1].qualifier != "more_than"
            ):
                qualifier, opens = after[1].qualifier, after[1].opens
        return replace(figure, qualifier=qualifier, opens=opens, outer_start=start, outer_end=end)

    def _stands(self, figure: Figure) -> bool:
        """Whether a figure without a unit stands where an amount stands."""
        if figure.kind != "none" or figure.scaled:
            return True
        if figure.written != "arabic":
            return False
        if self.view[figure.end : figure.end + 1] == "〕":
            return False
        if figure.qualifier != "exact" and figure.outer_start < figure.start and figure.value != 0:
            return self.view[
                figure.outer_end : figure.outer_end + 1
            ] in "，。；、）\n " or figure.outer_end >= len(self.view)
        if (
            figure.decimals
            and _BECOMES.match(self.view, figure.end)
            and _FROM.search(self.view, max(0, figure.start - 16), figure.start)
        ):
            return True  # 系数由2000年的0.43提高到0.5
        lead = self.view[max(0, figure.start - 4) : figure.start].rstrip()
        return lead.endswith(_VALUE_BEFORE) and (
            self.view[figure.outer_end : figure.outer_end + 1] in "，。；、）\n "
            or figure.outer_end >= len(self.view)
        )

    def _range_may_start(self, figure: Figure, connector: re.Match[str]) -> bool:
        view = self.view
        if connector.end() >= len(view) or view[connector.end()] not in "0123456789百" + _HAN:
            return False
        word = connector.group().strip()
        if word in ("至", "到"):
            lead = view[max(0, figure.outer_start - 14) : figure.outer_start]
            if re.search("[从由自](?![业来])", lead):
                return False
            return figure.kind != "time" or figure.counter not in ("年", "日")
        return True

    def _join(self, low: Figure, high: Figure) -> tuple[Figure, Figure] | None:
        """Make two figures a range: the low end takes over the unit, and the scale where it has none of its own."""
        view = self.view
        if high.kind == "none" and not high.scaled and low.kind == "none":
            return None
        if low.kind not in ("none", high.kind) and high.kind != "none":
            return None
        if low.kind == "none" and low.written == "arabic":
            numeral = read_arabic(view[low.start : low.end].rstrip("万亿千百十多余 ").lstrip("-") or "0")
            factor = high.place.scaleb(high.decimals)
            bare = not low.scaled
            if bare and high.scaled and numeral.value <= high.value / factor:
                low = replace(low, value=low.value * factor, place=low.place * factor)
            low = replace(low, unit=high.unit, kind=high.kind, counter=high.counter)
        elif low.kind != "none" and high.kind == "none":
            if low.kind != "percent" or (high.written == "arabic" and not view[high.start : high.end]):
                return None
            high = replace(high, unit=low.unit, kind=low.kind)
        elif low.kind == "none":
            low = replace(low, unit=high.unit, kind=high.kind, counter=high.counter)
        if low.value >= high.value:
            return None
        low = replace(low, qualifier="at_least", opens="upper", role="low", outer_end=low.end)
        return low, replace(
            high, qualifier="at_most", opens="lower", role="high", outer_start=low.outer_start
        )

    def _share_units(self, figures: list[Figure]) -> list[Figure]:
        """Give the items of a list (15、20和25家) the unit that only the last one carries."""
        out: list[Figure] = []
        following: Figure | None = None
        for figure in reversed(figures):
            if (
                figure.counter == "个"
                and figure.decimals
                and following is not None
                and following.kind == "points"
            ):
                figure = replace(figure, unit=following.unit, kind="points")  # 拉动0.5个、5.6个和2.0个百分点
            if figure.kind == "none" and following is not None:
                between = self.view[figure.end : following.start]
                if len(between) <= 6 and re.fullmatch(
                    r"\s{0,3}(?:、|和|及|与|以及|，)\s{0,3}(?:近|约|超)?", between
                ):
                    figure = replace(figure, unit=following.unit, kind=following.kind, reason="")
            if figure.reason != "list":
                out.append(figure)
                following = figure
        out.reverse()
        return out


def find_figures(
    view: str, *, vocabulary: Vocabulary, start: int = 0, end: int | None = None
) -> list[Figure]:
    """Return the figures of a view in their order."""
    return _Finder(view, grammar_of(vocabulary)).find(start, len(view) if end is None else end)


def quantity_of(figure: Figure, *, document: Document, reason: str = "", page: int | None = None) -> Quantity:
    """Return a figure as a row of the quantities table."""
    low, high = figure.bounds
    return Quantity(
        document.id, figure.start, figure.end, document.text[figure.start : figure.end], figure.value, figure.unit,
        figure.qualifier, figure.decimals, figure.place, low, high, page, reason,
    )  # fmt: skip


def find_quantities(text: str | Document, *, vocabulary: Vocabulary | None = None) -> list[Quantity]:
    """Return every number with its unit that a text prints.

    Parameters
    ----------
    text : str or Document
    vocabulary : Vocabulary, optional
        The study's when not given.

    Returns
    -------
    list of Quantity
        In the order of their offsets; ``text[q.start:q.end] == q.figure`` always holds.

    Examples
    --------
    >>> [(q.figure, f"{q.value:f}", q.unit, q.qualifier) for q in find_quantities("交易额突破18万亿元，翻两番，占比近六成")]
    [('18万亿元', '18000000000000', 'CNY', 'more_than'), ('翻两番', '4', 'x', 'exact'), ('六成', '60', '%', 'nearly')]
    """
    document = text if isinstance(text, Document) else Document(id="text", text=text)
    vocabulary = vocabulary or load_vocabulary()
    view = make_view(document.text, vocabulary=vocabulary, skipped=document.skipped)
    return [quantity_of(figure, document=document) for figure in find_figures(view, vocabulary=vocabulary)]
