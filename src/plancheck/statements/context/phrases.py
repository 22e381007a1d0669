"""The words before a figure, taken apart: time and remarks out, linking words off the end, openings off the start."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from plancheck.asked_first import holds
from plancheck.statements.times.periods import TimeExpression
from plancheck.statements.words.lexicon import Lexicon

_CIRCLED = "|".join(map(chr, range(ord("①"), ord("⑳") + 1)))
PAREN = re.compile(rf"（[^（）]{{0,60}}）|〔[0-9]{{1,2}}〕|\[[0-9]{{1,2}}\]|{_CIRCLED}")
holds(PAREN, ("（", "〔", "[", *map(chr, range(ord("①"), ord("⑳") + 1))))
OPENS_REMARK = re.compile("[（〔\\[①-⑳]")  # without one of them there is no remark to take out
# Each branch begins with a character of its own, so that only those are looked for.
_COMPARE = re.compile(
    "|".join(
        rf"{word}[^，。；]{{0,24}}$"
        for word in (
            r"比(?<![占对环百无可]比)(?![重例率])",
            "较(?!大|好|高|快|多|为)",
            "相较",
            "相比",
            "同比",
            "环比",
        )
    )
    + "|"
    + "|".join(rf"{word}(?<![合共协]{word})(?:[^，。；]{{0,20}}相比)?$" for word in "与同")
)
_TIME_LEAD = re.compile(
    r"(?:截至|截止到|截止|力争到|争取到|预计到|确保到|到|至|在|从|由|自|(?<!等)于|即|比|较|与|同|并|而|这)\s*$"
)
_CLOSES_TIME_LEAD = frozenset("至止到在从由自于即比较与同并而这")
_MOVES_TO = re.compile("(?:提高|扩大|降低|减少|缩小|回落|压缩|增加|[升降增减])[到至]\\s*$")
_TIME_TRAIL = re.compile(
    r"\s*(?:的|底|末|年底|期间|时期|[前中后]期(?=[^，。；])|，|这一年|这两年|间|内(?![资部地需河蒙外陆涝贸销容])|中(?=平均|年均|累计))?"
)
LEADING_MARK = re.compile(
    r"^(?:[\s\-*■◇●◆·•#>、/]+|[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．](?![0-9]|(?:二[、和])?三次?产)|[0-9]{1,2}\.(?=[0-9]{1,3}周?岁)|(?:[一二三四五六七八九十]是)|[①-⑩]|〔[\u4e00-\u9fff]{2,10}〕)+"
)
# 增速由最高时的27.5%回落, 性别比由上次人口普查的109下降
_FROM_PEAK = "(?<=[^，。；]{2})[由从](?:历史)?(?:最[高低多少]|<<moment>>|[^，。；由从提目]{1,5}前|[^，。；由从提目]{0,10}(?:普查|调查)|[0-9]{2}年代[初中末]?)(?:时|期|点|值|水平)?$"
# 性别比由2000年第五次人口普查的109下降: when it was so
_AT_CENSUS = re.compile(
    "(?<=[^，。；]{3})[由从]?第[一二三四五六七八九十]{1,2}次[^，。；的]{0,8}(?:普查|调查)$"
)
# 死亡率以2020年数据为基数下降: what it is counted from, and no part of the thing
_TAKEN_AS_BASE = re.compile("以[^，。；、以]{0,4}为基[数期准]年?")
# 总值按不变价格计算翻两番: in what prices, and no part of the thing
_PRICED_LAST = re.compile("(?<=.{2})[按以][^，。；的按以]{0,6}(?:价格?|口径|汇率)计算?$")
# 覆盖率由2008年雪灾后的64%升到66%: when it was so, and no part of the thing
_AFTER_EVENT = re.compile("(?<=[率量值数额积度重例])[由从]?[^，。；率量值数额积度重例]{2,10}[前后]$")
# 劳动生产率从人均8万元提高到…, 总值均比五年前翻一番
_FROM_PER_HEAD = re.compile("(?<=.{2})(?:[由从][年月]?(?:人均|户均|亩均)|(?<!平)均比|都比)$")
# 存款余额五年增加: the years are said, and no part of the thing
_SPAN_AT_END = re.compile("(?<=.{2})(?<![每第度])(?:近|过去|这)?[一二两三四五六七八九十]{1,2}年(?:来|间)?$")
# phrases whose analysis is kept: the same words come back in one text and in the texts of one kind
KEPT = 4096
# 为实现所提出的能源消费比重: what it is done for is named by what follows
_PURPOSE_OPENS = re.compile(
    "^为了?(?:实现|完成|确保|达到|落实|兑现)(?:[^，。；的]{0,10}?(?:提出|确定|承诺|制定|规定|明确|设定)的)?(?=.{4})"
)
_WHEN = re.compile("[^，。；、的]{2,8}(?<![小工临课学定计费按及当平准暂用耗瓦安])时")
_BY = re.compile("(?<=.{2})(?<![可予加足得难用所给是])以$")
# 按照上年价格计算的业务总量: in what prices, and no part of the thing
_PRICED = re.compile("^[按以依](?:照|据)?[^，。；的]{0,8}?价格?(?:计算|计)的(?=.{2})")
# 生产总值将比, 提前五年实现比: the year it is held against is said elsewhere
_THAN_LEFT = re.compile(
    "(?:^|(?<=.{2}))(?:(?:将要?|要|已经?|再|又|均|都|可)|(?:提前[^，。；]{0,4}?年?)?(?:实现|完成)了?)比$"
)
_SAYS_NOTHING = frozenset(
    ("需", "须", "虽", "未", "均未", "都未", "尚未", "仍需", "约需", "共需", "总需", "现状")
)
_WITHIN_THE_GOAL = re.compile("(?:控制|保持|稳定|维持|落)在(?:年初|年度|全年|预期|计划|预定|调控)*(?:目标)?")
holds(_WITHIN_THE_GOAL, "在")
_PLANNED_FOR = re.compile("(?<=.(?:总值|投资|支出|收入|总额|产量|产值))(?:计划|安排)$")
# 我国有900个: the country has them, 国有 is no word there
_NO_WHOLE = ("人均达", "率为", "均达", "我国有", "全国有")
_PER_ONE = ("平", "人", "户", "亩")
_PER_PUPIL = re.compile("(?<![学考业师医男女新招])生均$")
_ABOVE = tuple("级解年划")  # behind 上, which is theirs
_OF_ONE_YEAR = ("上", "去", "前一", "上一")  # 上年, not 年均
_YEARLY = ("年均", "年增", "年减", "年递增")
_NUMERALS = frozenset("一二两三四五六七八九十")
_NOW = frozenset(("目前", "现在", "当前", "如今", "眼下"))
_FIRSTS = frozenset("个家座条")
_DEEDS = frozenset(("促进", "推动", "带动", "支持", "引导"))


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class Phrase:
    """The words before a figure.

    Parameters
    ----------
    text : str
        Without time expressions, remarks in brackets and blanks.
    tokens : tuple of (str, str)
        Linking words off its end with their classes, the one beside the figure first.
    rest : str
        What is left: the thing, or nothing.
    compared : str
        比上年, 较2015年 …
    start : int
        Where the phrase begins in the view.
    """

    text: str
    tokens: tuple[tuple[str, str], ...]
    rest: str
    compared: str
    start: int

    def has(self, *names: str) -> bool:
        """Whether a linking word of one of the classes is there."""
        for _, name in self.tokens:  # noqa: SIM110 - asked six times a figure: a loop costs a third of any()
            if name in names:
                return True
        return False

    def nearest(self, *names: str) -> str:
        """The class of the word nearest to the figure that belongs to one of them."""
        for _, name in self.tokens:
            if name in names:
                return name
        return ""


def without_start(pattern: re.Pattern[str], text: str) -> str:
    """Return a text without what a pattern matches at its start; `sub` would try the pattern at every character."""
    found = pattern.match(text)
    return text[found.end() :] if found is not None else text


def without_times(
    view: str, start: int, end: int, times: list[TimeExpression], *, is_base: frozenset[int]
) -> str:
    """Return a piece of the view without its time expressions and the words that only lead to them."""
    parts = []
    at = start
    for time in times:
        if time.end <= start or time.start >= end or time.start < at:
            continue
        before = view[at : time.start]
        lead = _TIME_LEAD.search(before) if before.rstrip()[-1:] in _CLOSES_TIME_LEAD else None
        if lead is not None and lead[0].strip() in ("到", "至") and _MOVES_TO.search(before) is not None:
            lead = None  # 由63%上升到今年的70%: to so much, not to that time
        if (
            lead is not None
            and time.start in is_base
            and not _ends_with_base(view, time.end, end, before, lead.start())
        ):
            lead = None
        parts.append(before[: lead.start()] if lead else before)
        if view.startswith("本次", time.start):  # 本次新规划泵站: which of them
            said = view[time.start : time.end]
            parts.append("新规划" if "新" in said else "规划")
        at = min(end, time.end)
        trail = _TIME_TRAIL.match(view, at, end)
        if trail is not None:
            at = trail.end()
    parts.append(view[at:end])
    return without_remarks("".join(parts))


def _ends_with_base(view: str, at: int, end: int, before: str, lead: int) -> bool:
    """Whether the figure is the base itself, and its thing stands before 比: 学校比2015年的30所多5所."""
    return view[at:end].strip() == "的" and len(before[:lead].strip()) > 1


def without_remarks(words: str) -> str:
    """Return words without remarks in brackets, marks of notes and blanks.

    Examples
    --------
    >>> without_remarks("产值（含税） 达到[3]")
    '产值达到'
    """
    if words.isalpha():
        return words
    return "".join((PAREN.sub("", words) if OPENS_REMARK.search(words) is not None else words).split())


# 2014和2015年的产量: what is left of two years, the second of which has their 年
_YEAR_LEFT = re.compile("(?:19|20)[0-9]{2}(?:、|和|与|及)的?(?=.{2})")


def take_apart(text: str, *, lexicon: Lexicon, start: int = 0) -> Phrase:
    """Take the linking words off the end of a phrase and its openings off the start.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> take_apart("其中用户规模分别达到", lexicon=lexicon_of(load_vocabulary())).rest
    '用户规模'
    """
    text, tokens, rest, compared = _taken_apart(text, lexicon)
    return Phrase(text, tokens, rest, compared, start)


@lru_cache(maxsize=KEPT)
def _taken_apart(text: str, lexicon: Lexicon) -> tuple[str, tuple[tuple[str, str], ...], str, str]:
    """Text, tokens, rest and comparison of a phrase."""
    text = without_start(LEADING_MARK, text).lstrip("（）")
    if "为基" in text:
        text = _TAKEN_AS_BASE.sub("", text)
    if text[-2:] in _NOW and text[-3:-2] in ("到", "至", "为"):
        text = text[:-2]  # 上升到目前30万辆
    tokens, rest, compared = _linking_words(text, lexicon)
    rest = _without_when(rest.rstrip("的、了-"), tokens, lexicon).lstrip("，；")
    if rest[-1:] == "得" and tokens and tokens[-1][0] == "到":
        rest, tokens = rest[:-1], tokens[:-1]  # 危险废物得到100%安全处置
    elif rest[-2:] in ("计划", "安排") and (plain := _PLANNED_FOR.sub("", rest)) != rest:
        if rest[-2:] == "安排" or (tokens and tokens[0][1] in ("rise", "fall")):
            rest = plain  # 生产总值计划增长6%, 投资安排5亿元
    elif rest in _SAYS_NOTHING or ("在" in rest and _WITHIN_THE_GOAL.fullmatch(rest) is not None):
        rest = ""
    if rest[:1].isdigit():
        rest = without_start(_YEAR_LEFT, rest)
    if rest[:1] == "为" and "、" not in rest:
        rest = without_start(_PURPOSE_OPENS, rest)
    return text, tuple(tokens), strip_lead(rest, lexicon), compared


def _linking_words(text: str, lexicon: Lexicon) -> tuple[list[tuple[str, str]], str, str]:
    """Return the linking words at the end of a phrase, the nearest to the figure first, what stands before them, and a comparison among them."""
    tokens: list[tuple[str, str]] = []
    rest = text
    compared = ""
    while rest:
        found = lexicon.tail.at_end(rest)
        if found is not None and found[0] == "领先" and tokens and tokens[-1][0] == "的":
            break  # 技术领先的3家企业: what they are like
        if found is None or (len(found[0]) == 1 and _is_whole(rest, lexicon)):
            moves = any(name in ("rise", "fall") for _, name in tokens)
            if moves and (comparison := _COMPARE.search(rest)) is not None:
                compared = rest[comparison.start() :]
                rest = rest[: comparison.start()]
                continue
            if tokens and tokens[-1][1] in ("rise", "per_year", "adverb") and _BY.search(rest) is not None:
                rest = rest[:-1]  # 工业却以每年递增7%的速度
                continue
            break
        if found[0].startswith(_YEARLY) and rest[: -len(found[0])].endswith(_OF_ONE_YEAR):
            # 比上年增长, 比上年均增长 in a text whose year is not known: over one year
            found = (
                found[0][1:],
                "fall" if found[1] == "fall" else "adverb" if found[0] == "年均" else "rise",
            )
        if found[0][0] == "均" and len(found[0]) > 1 and rest[: -len(found[0])].endswith(_PER_ONE):
            found = (found[0][1:], found[1])  # 平均达到, 月人均达到: no 均 of its own
        if found[0][0] == "均" and _PER_PUPIL.search(rest, 0, len(rest) - len(found[0]) + 1) is not None:
            if len(found[0]) == 1:
                break  # 民办幼儿园生均600元
            found = (found[0][1:], found[1])
        tokens.append(found)
        rest = rest[: -len(found[0])]
    return tokens, rest, compared


def _without_when(rest: str, tokens: list[tuple[str, str]], lexicon: Lexicon) -> str:
    """Return what a phrase names without the words at its end that only say when, from what or in what order."""
    if rest[-1:] == "首" and tokens and tokens[-1][0] in _FIRSTS:
        return ""  # 全省首个超百亿元水利工程: which of them, and no thing
    if "由" in rest or "从" in rest:
        rest = lexicon.pattern(_FROM_PEAK).sub("", rest)
    if rest[-1:] in ("前", "后"):
        rest = _AFTER_EVENT.sub("", rest)
    elif rest[-1:] in ("算", "计"):
        rest = _PRICED_LAST.sub("", rest)
    elif rest[-1:] == "查":
        rest = _AT_CENSUS.sub("", rest)
    if tokens and rest[-1:] == "双":
        rest = rest[:-1]  # 存贷款余额双超万亿元
    if rest[-1:] in ("和", "与", "及") and tokens and tokens[-1][0] == "分别":
        return rest[:-1]  # 保有量到2010年和2020年分别: the years are said elsewhere
    if rest[-1:] in ("均", "比"):
        return _THAN_LEFT.sub("", _FROM_PER_HEAD.sub("", rest))
    if rest[-1:] in ("年", "来", "间") and "年" in rest:
        # 产量连续三年超过9万吨
        return "" if rest == "年" else _SPAN_AT_END.sub("", rest).removesuffix("连续")
    if tokens and rest[-1:] == "时" and _WHEN.fullmatch(rest):
        return ""  # 修订计划时减少为3亿元: when it was, and no thing
    if tokens and tokens[-1][0][0] == "年" and rest[-1:] in _NUMERALS:
        return rest[:-1]  # 利润两年平均增长
    return rest


# 按照人均用地不少于…的标准建设: what the standard is of
_BY_STANDARD = re.compile(
    "^[^，。；、]{0,6}?(?:按照?|依照|参照)(?!每)(?=.{3})|^[^，。；]{0,20}?(?:按照|依照|参照)(?!每)(?=.{3})"
)


def without_standard(phrase: Phrase, right: str, lexicon: Lexicon) -> tuple[Phrase, str]:
    """Return a phrase and the words behind its figure without those that only say that they are a standard.

    按照人均用地不少于0.1平方米的标准建设 tells of 人均用地, not of the standard.
    """
    if not right.startswith(lexicon.words["standard_said"]) or _BY_STANDARD.match(phrase.text) is None:
        return phrase, right
    return replace(phrase, rest=without_start(_BY_STANDARD, phrase.rest)), ""


def strip_lead(rest: str, lexicon: Lexicon) -> str:
    """Return a phrase without words that open a clause and name nothing (其中, 同时, 力争)."""
    if "价" in rest:
        rest = without_start(_PRICED, rest)
    while rest:
        found = lexicon.lead.at_start(rest)
        if found is None:
            break
        if len(found[0]) == 1 and rest[:2] in lexicon.no_lead:
            break
        if found[0].endswith("到") and rest[len(found[0]) :][:1] == "位":
            break  # 争取到位资金: the funds have come in
        if found[0] == "加上" and rest[2:3] in _ABOVE:
            found = ("加", found[1])  # 加上级补助, 加上解支出
        if found[0] in _DEEDS and 0 < len(rest) - len(found[0]) <= 2:
            break  # 促进创业: two characters say too little without their verb
        rest = rest[len(found[0]) :].lstrip("、，")
        if found[0] in _DEEDS and rest[:1] == "了" and rest[:2] != "了解":
            rest = rest[1:]  # 推动了发电成本下降
    return rest


def _is_whole(rest: str, lexicon: Lexicon) -> bool:
    """Whether the last character of a phrase is part of a word."""
    return lexicon.whole_words.at_end(rest) is not None and not rest.endswith(_NO_WHOLE)
