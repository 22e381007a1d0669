"""What a figure measures: a level, a change, a rate of growth, a share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plancheck.asked_first import begins_with, ends_with, holds
from plancheck.statements.context.phrases import Phrase, without_start
from plancheck.statements.context.reading import Context, Memory, Reading
from plancheck.statements.measuring.leftover import LONGEST_CLAUSE
from plancheck.statements.measuring.thresholds import describes_things, is_within, tells_reach
from plancheck.statements.words.lexicon import Lexicon

_GROWS_AFTER = re.compile(
    r"^(?:的)?(?:年均|平均|年度|年)?(?:增长速度|增长率|增速|速度增|(?:高速|快速|较快|中高速|稳定|平稳|持续|两位数)增长|增长目标|增长|涨幅|增幅|递增|速度|(?<=的)(?:量|比例|幅度)(?:递增|增长))"
)
_EVERY_YEAR_BY = ("以每年", "每年以")  # 存款以每年10%的速度递增
# 提出8%左右的生产总值增长目标
GROWTH_BEHIND = re.compile(
    "的?(?!速度|增速|幅度)(?:(?![^，。；、的增长]{0,2}平均|年均|年度)(?P<thing>[^，。；、的增长]{2,12}?))?(?P<yearly>(?:年平?均|年度)(?=增长))?(?<=.{2})增长(?:的)?(?:预期)?(?:目标|速度|率|水平)$"
)
_GROWS_TO = re.compile("增长[到至]")
_RATE_ENDING = re.compile("(增长|上涨|下降|减少|降低)$")
_ABOVE_AIM = re.compile("(?:高于|低于|超过?|快于|慢于)[^，。；]{0,10}$")
_NEW = re.compile(r"新增(?!加值)|净增(?!值)|自然增长人|增产(?![增节业])|新接入")
holds(_NEW, ("增", "新接入"))
_PRESSES_DOWN = re.compile("(?:^|[年共计累])压降[\u4e00-\u9fff]{0,10}$")  # 压降平台22家: so many fewer
# 提升系统调节能力400万千瓦: by how much it can do more
_BETTERS_WHAT_IT_CAN = re.compile(
    "(?:提升|提高|扩大|增强)(?!至|到|改造)[^，。；的]{2,16}(?:能力|容量|产能|运力)$"
)
# 市直单位增加联系村100个: what is done to the thing counted, behind who does it
_MAKES_MORE_OR_LESS = re.compile("[\u4e00-\u9fff]{2}(增加|减少)(?!值|额|量|幅|的|了)[\u4e00-\u9fff]{2,10}$")
holds(_MAKES_MORE_OR_LESS, ("增加", "减少"))
# 争取指标节余和新增耕地交易资金: what is paid for what is new
_PAID_FOR_NEW = "[和与及、]新增[^，。；、]{2,8}<<paid_for_new>>$"
_PER_NEW = re.compile("每[\u4e00-\u9fff]{0,3}?(?:新增|净增)")
_NAMED_NEW = re.compile("的?(?:城镇)?(?:新增|净增)(?:就业|学位|床位|[^，。；]{2,8}$)")
holds(_NAMED_NEW, "增")
# 五年平均增长10%; the number of years is no part of the phrase. 产值每年要增长10%: over the years it speaks of
_YEARS_MEAN = re.compile("平均增[长速幅]|每年(?:要|将|应|都|需要?|力争)?(?:增长?|提高|下?降低?|减少)")
holds(_YEARS_MEAN, ("平均增", "每年"))
_MEAN_OF_YEARS = re.compile("[两二三四五六七八九十]年平均")  # 涨幅五年平均为8%
# a part told next to it; 其中2004年增长8%, 其中出口比上年增长9% are of a year
_MEAN_OF_WHOLE = re.compile(
    r"(?:平均每年|每年平均|年平均|年均)(?:递增|增长|下降|递减)[^，。；]{1,16}，\s{0,4}其中[^。；年比同]{1,60}$"
)
_GROWS = ("增长", "年均增长", "递增")
_COMPARED_RATE = "(?P<rate>[\u4e00-\u9fff]{0,12}(?:率|速|速度|幅|幅度))(?:均|都|明显|也|始终)?(?:<<compares>>|超)[^，。；0-9]{2,20}，[^，。；0-9]{0,4}$"
# 如期完成裁减员额50万, 全国精减行政编制共计115万人: what is cut is told by how much
_CUTS = "(?:^|完成|累计|共|已|全国|全[省市县区]|实际|超额|如期)(?:<<cuts>>|减排(?!量|任务|目标|措施|比例|潜力|效[果益]|项目|工程|标准|指标))(?!的)"
_CUTS_A_THING = re.compile("(?:削减|减少|降低|压减|缩减|减排)[\u4e00-\u9fff、]{2,24}$")
# 平台降低企业采购成本5%: whoever does it stands before it
_CUTS_COSTS = "(?:降低|减少|削减|压减|节约|节省)[\u4e00-\u9fff]{0,12}<<cost_noun>>$"
_RAISED = re.compile(
    "(?:再|又|继续|进一步|大幅|适当)*(?:提高|上调|调高|提升|(?P<down>降低|下调|调低))了?[^，。；的占至到]{2,16}$"
)
_PRICES = re.compile(
    "(?:价格|物价|价格总)(?:总?水平|总?指数|上涨幅度|总水平上涨幅度|总水平涨幅)(?P<aim>(?:年均)?(?:预期|调控|控制)*(?:目标)?)$|CPI$|上涨幅度$"
)
holds(_PRICES, ("价", "涨", "CPI"))
HALF, _WHOLE = 50, 100
_PER_HUNDRED = ("/百人", "/百户")
_BEYOND_PLAN = "超(?:额|过|出)?[\u4e00-\u9fff]{0,6}?<<goal>>(?:原[定订])?数?$"
_BETTERS = ("提升", "改善")
_BETTERS_OR_MORE = ("扩大", "提高", "延长")  # of an area or a length they make more
# what a pattern begins or ends with, asked for before it: few names have one of them
_OPENS_TOGETHER, _OPENS_CUT = frozenset("累共已分全"), frozenset("削减降压缩")
begins_with(_CUTS_A_THING, _OPENS_CUT)
_OPENS_BETTERS, _ENDS_RATE = frozenset("提扩增"), frozenset("长涨降少低")
begins_with(_BETTERS_WHAT_IT_CAN, _OPENS_BETTERS)
ends_with(_RATE_ENDING, _ENDS_RATE)
_TOGETHER = re.compile("^(?:累计|共|已|分别|全年)+")
begins_with(_TOGETHER, _OPENS_TOGETHER)
# how much less is used every year: a rate of growth per year by another name
_SAVED_YEARLY = re.compile("(?:年均|年平均|平均每年)的?节[能水]率$")
_ASKED = "(?:的)?<<asked>>+$"
_FALLS_ALONE = ("下降", "降低", "减少")  # verbs that close a phrase, where 降幅 is a noun
_LESS = re.compile("[减裁精]")  # of words that open an amount that is new: 压减, 裁撤
_MOVED_BY = re.compile("(?:上升|提高|提升|加快|下降|回落|放缓|降低|高|低|快|慢)[了出]?(?:[0-9约近]|$)")
_REMARK = "（(?:其中|<<tells_scope>>)[^（），。；、0-9占]{1,20}[为是]$"
_IS_SHARE = re.compile("(?:比重|比例|占比|(?:化|盖|及|格)率)$")
_ELSEWHERE = ("全国", "全省", "全市", "全区", "全县")


@dataclass(slots=True)
class _Said:
    """What the words before a figure say of how it moves.

    Parameters
    ----------
    verb : str
        The class of the verb nearest to the figure: ``rise``, ``fall``, ``rise_to``, ``fall_to``, ``keep`` or none.
    linked : str
        The same, or ``value`` where a word that only links (达到) is nearer.
    growth, fall : tuple of str, optional
        The noun of a growth (增速) or of a fall (降幅) that ends them, and its class.
    per_year : bool
        Whether a rate is one per year.
    """

    verb: str
    linked: str
    growth: tuple[str, str] | None
    fall: tuple[str, str] | None
    per_year: bool


def judge_measure(reading: Reading, phrase: Phrase, right: str, *, context: Context) -> None:
    """Set the measure of a reading, and the sign of its value where it is a fall.

    Parameters
    ----------
    reading : Reading
        Its measure and value are set.
    phrase : Phrase
        The words before the figure.
    right : str
        The words behind it, up to the end of the clause.
    context : Context
    """
    figure, said = reading.figure, _what_is_said(reading, phrase, context)
    measure, falls = _measure_of(reading, phrase, right, said, context)
    if measure == "change" and phrase.text.endswith(context.lexicon.words["done_up"]):
        measure, falls = "level", False  # 改造提升3万亩: done to what is there
    if measure == "level" and right[:1] in ("内", "范") and is_within(figure, phrase, right):
        reading.figure = figure = replace(figure, qualifier="at_most", opens="lower")
        measure = "threshold"
    elif measure == "level" and tells_reach(figure, right, lexicon=context.lexicon):
        measure = "threshold"  # 600米半径人口覆盖率, 站点300米覆盖率: which people are meant
    reading.measure = measure
    if falls and measure in ("points_change", "growth", "growth_per_year", "change"):
        reading.value = -abs(reading.value)
    if describes_things(reading, phrase, right, context=context):
        reading.measure = "threshold"
    if context.told:
        reading.steps.append(
            f"measure {reading.measure}: unit of kind {figure.kind}, verb {said.verb or said.linked or 'none'}"
            f"{', per year' if said.per_year else ''}{', a fall' if falls else ''}"
        )


def _what_is_said(reading: Reading, phrase: Phrase, context: Context) -> _Said:
    lexicon, percent = context.lexicon, reading.figure.kind == "percent"
    verb = phrase.nearest("rise", "fall", "rise_to", "fall_to", "keep")
    if verb == "keep" and len(phrase.tokens) > 1 and phrase.tokens[1][0] in _GROWS:
        verb = "rise"  # 经济年均增长保持在6%: what stays is a growth
    linked = phrase.nearest("rise", "fall", "value", "rise_to", "fall_to", "keep")
    if reading.figure.kind != "time" and phrase.tokens and phrase.tokens[0][0] == "提前":
        verb = linked = ""  # 提前突破3000亿元: earlier, not more
    named = phrase.rest
    if named.endswith(lexicon.words["asked"]):
        named = lexicon.pattern(_ASKED).sub("", named)
    named = named or _rate_before(phrase, reading, context=context)
    growth = lexicon.growth_nouns.at_end(phrase.rest)
    if growth is None and named != phrase.rest:
        growth = lexicon.growth_nouns.at_end(named)
    fall = lexicon.fall_nouns.at_end(named)
    per_year = phrase.has("per_year") or (
        percent
        and ("平均增" in phrase.text or "每年" in phrase.text)
        and _YEARS_MEAN.search(phrase.text) is not None
    )
    if percent and not per_year and verb in ("rise", "fall") and "年均" in phrase.rest:
        done = phrase.rest.partition("年均")[2]  # 年均提供服务增长8%; not 年均浓度
        per_year = lexicon.act.at_start(done) is not None
    if percent and not per_year and verb in ("rise", "fall"):
        per_year = _is_part_of_mean(reading, context)
    return _Said(verb, linked, growth, fall, per_year or (fall is not None and "年均" in named[-10:]))


def _is_part_of_mean(reading: Reading, context: Context) -> bool:
    """Whether a rate is of a part of what grew by so much every year: 产值年均增长9%，其中农业增长4%，工业增长10%."""
    at = reading.figure.start
    begin = max(reading.sentence[0], at - LONGEST_CLAUSE)
    if context.view.find("其中", begin, at) < 0:
        return False
    return _MEAN_OF_WHOLE.search(context.view, begin, at) is not None


def _measure_of(
    reading: Reading, phrase: Phrase, right: str, said: _Said, context: Context
) -> tuple[str, bool]:
    """The measure by the kind of the figure's unit and what is said of it, and whether it is a fall."""
    figure, lexicon = reading.figure, context.lexicon
    if figure.kind == "points":
        return "points_change", said.verb == "fall" or said.fall is not None
    if figure.written == "toone":
        return "level", False  # 城乡居民收入比为2.4∶1: how two things stand, and nothing that has grown
    if figure.kind == "multiple":
        grows = said.linked in ("rise", "fall") or phrase.text.endswith(("高", "多", "增长", "增加"))
        return "growth_multiple" if grows and figure.written != "fold" else "multiple", False
    if figure.kind == "percent":
        measure, falls = _percent(phrase, right, said, context)
        priced = "价" in phrase.rest or "涨" in phrase.rest or "CPI" in phrase.rest
        if measure == "share" and figure.value < HALF and priced and (rise := _PRICES.search(phrase.rest)):
            # 居民消费价格指数控制在3.5%以内: how much they rise; an index stands near 100
            measure = "growth_per_year" if (rise["aim"] or "").startswith("年均") else "growth"
        elif measure == "share" and phrase.rest.endswith("指数"):
            # an index counted in percent stands near 100 or above, and 100 is no whole
            measure = "level" if figure.value >= _WHOLE or phrase.rest.endswith("价格指数") else measure
        elif measure == "share" and figure.value < _WHOLE and _is_beyond_plan(phrase, lexicon):
            measure = "growth"  # 出口3亿元，超年度任务54%: by how much more than was set
        return measure, falls
    if figure.kind == "time" and phrase.has("value", "rise_to", "fall_to", "keep"):
        return "level", False
    if figure.unit.endswith(_PER_HUNDRED) and said.linked not in ("rise", "fall"):
        return "share", False  # 普及率达到118部/百人
    if _is_beyond_plan(phrase, lexicon):
        return "change", False  # 退出346家、超计划19家
    measure, falls = _amount(phrase, linked=said.linked, verb=said.verb, lexicon=lexicon)
    if measure == "level" and figure.kind == "count" and "增" in right and _NAMED_NEW.match(right):
        measure = "change"  # 实现1100万人以上的城镇新增就业
    if (
        measure == "change"
        and figure.kind == "money"
        and "每" in phrase.rest
        and _PER_NEW.search(phrase.rest)
    ):
        return "level", False  # 每张新增床位补助3000元: for each that is new
    counted = figure.kind in ("count", "none")
    if measure == "change" and _is_noun(right) and _is_bettered(phrase, counted=counted):
        return "level", falls  # 改造提升25个机构: the institutions are improved, not more of them
    return measure, falls


def _is_beyond_plan(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether the words right before a figure tell by how much more was done than was set: 超计划19家, 超额完成目标8%."""
    return "超" in phrase.text and lexicon.pattern(_BEYOND_PLAN).search(phrase.text) is not None


def judge_carried_rate(reading: Reading, phrase: Phrase, *, lexicon: Lexicon) -> None:
    """Set the measure of a percentage whose name, said in a clause before, is a rate of growth: 涨幅要降低，控制在8%以内."""
    if reading.measure != "share" or phrase.rest:
        return
    if reading.figure.qualifier == "exact" and not phrase.has("value", "keep", "rise_to", "fall_to"):
        return
    found = lexicon.growth_nouns.at_end(reading.indicator)
    if found is None:
        return
    per_year = phrase.has("per_year") or _MEAN_OF_YEARS.search(phrase.text) is not None
    reading.measure = "growth_per_year" if per_year else "growth"


def judge_bracketed_rate(reading: Reading, before: Reading, phrase: Phrase, *, context: Context) -> None:
    """Set the measure of a percentage in brackets behind a figure of growth.

    It says the same of a change (增加6.9万人（0.62%）), or the rate of a part (平均每年增长4%（包括村办工业为6%）).
    """
    figure, view, opens = reading.figure, context.view, before.figure.outer_end
    if reading.measure != "share" or figure.kind != "percent" or view[opens : opens + 1] != "（":
        return
    if before.measure == "change" and figure.outer_start == opens + 1:
        if view[figure.outer_end : figure.outer_end + 1] == "）":
            reading.measure = "growth"
            reading.value = -abs(reading.value) if before.value < 0 else reading.value
    elif before.measure in ("growth", "growth_per_year") and not _IS_SHARE.search(phrase.rest):
        remark = context.lexicon.pattern(_REMARK).match(view, opens, figure.outer_start)
        if remark is not None and phrase.has("value"):
            reading.measure = before.measure


def _is_noun(right: str) -> bool:
    return right[:1] not in ("", "、", "和", "与", "及", "至")


def _is_bettered(phrase: Phrase, *, counted: bool) -> bool:
    """Whether the verb beside a figure makes the things better (提升80万亩基地, 改善了1400万农户的条件), not more."""
    verbs = [word.removesuffix("了") for word, _ in phrase.tokens if word != "了"]
    return bool(verbs) and (verbs[0] in _BETTERS or (counted and verbs[0] in _BETTERS_OR_MORE))


def _rate_before(phrase: Phrase, reading: Reading, *, context: Context) -> str:
    """甲的降幅低于全省平均水平，分别为16%和15%: the rate that the clause before compares is the one the figure gives."""
    if reading.figure.kind != "percent" or phrase.rest or not phrase.has("value"):
        return ""
    start = max(reading.sentence[0], phrase.start - LONGEST_CLAUSE)
    compared = context.lexicon.pattern(_COMPARED_RATE).search(context.view, start, phrase.start)
    return compared["rate"] if compared is not None else ""


def _is_rate_again(phrase: Phrase, verb: str, right: str, memory: Memory) -> bool:
    """Whether a rate spoken of goes on: 投资增速由27.5%回落，去年降至24.1%; 增长11%（全国10.7%、全省10.1%）."""
    if not memory.rate or not memory.same_sentence:
        return False
    elsewhere = phrase.rest in _ELSEWHERE and (not phrase.tokens or phrase.tokens[0][0] in ("为", "是"))
    if elsewhere and not right.startswith("的"):
        return True  # 增长11%，全省为10%
    aim = right.startswith("的目标") and _ABOVE_AIM.match(phrase.rest) is not None
    if aim and not phrase.tokens:
        return True  # 增长26%，高于年初12%的目标14个百分点
    # 增长率为1.5%，较上年的0.7%上升0.8个百分点
    base = phrase.text[:1] in ("比", "较") and _MOVED_BY.match(right) is not None
    if _IS_SHARE.search(memory.topic) and not phrase.rest and phrase.has("value", "rise_to", "fall_to"):
        return False  # 占总产值的比重年均增长5%，2012年达到50%
    # 五年平均为11%，去年仍达13%
    again = verb in ("rise_to", "fall_to") or (not verb and ("仍" in phrase.text or base))
    # 涨幅为2%，上年同期为3%
    again = again or (phrase.has("value") and phrase.text == phrase.tokens[0][0])
    return again and not phrase.rest


def _percent(phrase: Phrase, right: str, said: _Said, context: Context) -> tuple[str, bool]:
    """Whether a percentage is a rate of growth or a share, and whether it is a fall."""
    lexicon, per_year, verb, growth = context.lexicon, said.per_year, said.verb, said.growth
    rate = "growth_per_year" if per_year else "growth"
    if phrase.rest.endswith(("节能率", "节水率")) and _SAVED_YEARLY.search(phrase.rest) is not None:
        return "growth_per_year", False
    if growth is not None:
        yearly = (
            per_year
            or "年均" in lexicon.pattern(_ASKED).sub("", phrase.rest)[-10:]
            or "年平均" in phrase.rest[-10:]
            or growth[0] in lexicon.yearly_rates
            or _MEAN_OF_YEARS.search(phrase.text) is not None
        )
        return "growth_per_year" if yearly else "growth", growth[0].startswith(("降", "跌"))
    if said.fall is not None and said.fall[0] not in _FALLS_ALONE:
        return rate, True
    if verb in ("rise", "fall"):
        return rate, verb == "fall"
    if _is_rate_again(phrase, verb, right, context.memory):
        return (context.memory.rate if phrase.rest in _ELSEWHERE else rate), False
    if right and _GROWS_AFTER.match(right) and not _GROWS_TO.match(right):
        kept_up = verb == "keep" and right.lstrip("的").startswith("年增")  # 保持8%的年增长
        yearly = per_year or kept_up or "年均" in right[:6] or phrase.text.endswith(_EVERY_YEAR_BY)
        return "growth_per_year" if yearly else "growth", False
    if "增长" in right and (aim := GROWTH_BEHIND.match(right)) is not None and not phrase.tokens[1:]:
        return "growth_per_year" if per_year or aim["yearly"] else "growth", False
    if per_year and (verb == "" or (verb == "keep" and phrase.has("rise", "fall"))):
        return "growth_per_year", False
    cuts = (
        phrase.rest[:1] in _OPENS_CUT
        and phrase.rest[-1] not in "率重例比"
        and _CUTS_A_THING.match(phrase.rest) is not None
    )
    linked = phrase.has("value") or "占" in phrase.text
    if (
        not linked
        and phrase.rest.endswith(lexicon.words["cost_noun"])
        and lexicon.pattern(_CUTS_COSTS).search(phrase.rest)
    ):
        return rate, True
    if not linked and phrase.rest.endswith(lexicon.words["raised_by"]):
        raised = _RAISED.match(phrase.rest)
        if raised is not None:
            return rate, raised["down"] is not None  # 提高补助标准8%
    # 减少收入的农户只占10% tells whose share
    if cuts and not ("的" in phrase.rest and (phrase.has("value") or "占" in phrase.text)):
        return rate, True  # 削减主要污染物10%
    ending = _RATE_ENDING.search(phrase.rest) if phrase.rest[-1:] in _ENDS_RATE else None
    if ending is not None and "年均" in phrase.rest[-6:]:
        return "growth_per_year", ending[1] in ("下降", "减少", "降低")  # 经济年均增长保持在6.5%以上
    if ending is not None and not phrase.has("rise_to", "fall_to", "keep"):
        return rate, ending[1] in ("下降", "减少", "降低")
    return "share", False


def _amount(phrase: Phrase, *, linked: str, verb: str, lexicon: Lexicon) -> tuple[str, bool]:
    if (
        ("减" in phrase.rest or "精简" in phrase.rest)
        and lexicon.pattern(_CUTS).search(phrase.rest)
        and not phrase.has("rise_to", "fall_to")
    ):
        return "change", True
    if "压降" in phrase.rest and _PRESSES_DOWN.search(phrase.rest) and not phrase.has("rise_to", "fall_to"):
        return "change", True
    amount = next(
        (name for word, name in phrase.tokens if word.endswith(("额", "量")) and name in ("rise", "fall")), ""
    )
    if amount:
        return "change", amount == "fall"  # 净增额达4亿元
    if phrase.rest.endswith(lexicon.words["added_amount"]):
        return "change", False  # 粮食增量9亿斤
    if linked == "rise" and _is_measured_along(phrase):
        return "level", False  # 河段长约2600米: how long, not by how much longer
    if linked in ("rise", "fall"):
        return "change", linked == "fall"
    to = phrase.has("rise_to", "fall_to", "keep")
    thing = _taken_together(phrase.rest)
    area = lexicon.area.at_start(thing)
    opened = lexicon.new.at_start(_taken_together(thing[len(area[0]) :]) if area is not None else thing)
    if phrase.rest.startswith(("增加值", "增加价值")):
        opened = None
    if verb in ("rise", "fall") and linked != "value":
        return "change", verb == "fall"
    # 扩大的灌溉面积 is the area that was added
    if (
        opened is not None
        and not to
        and (not phrase.has("value") or opened[0].startswith(("新增", "净增", "扩大", "增加")))
    ):
        return "change", _LESS.search(opened[0]) is not None
    if not to and ("增" in phrase.rest or "新接入" in phrase.rest) and _NEW.search(phrase.rest):
        paid = lexicon.pattern(_PAID_FOR_NEW).search(phrase.rest) is not None
        return ("level" if paid else "change"), False
    if not to and phrase.rest[:1] in _OPENS_BETTERS and _BETTERS_WHAT_IT_CAN.match(phrase.rest):
        return "change", False
    moves = "增加" in phrase.rest or "减少" in phrase.rest
    does = _MAKES_MORE_OR_LESS.search(phrase.rest) if moves and not to and not phrase.has("value") else None
    if does is not None:
        return "change", does[1] == "减少"
    return "level", False


def _taken_together(words: str) -> str:
    """Return words without the ones that add up at their start: 累计建成 is 建成."""
    return without_start(_TOGETHER, words) if words[:1] in _OPENS_TOGETHER else words


def _is_measured_along(phrase: Phrase) -> bool:
    """Whether 长, 高, 宽 beside a figure are dimensions: nothing is compared."""
    verb = next((word for word, name in phrase.tokens if name == "rise"), "")
    return verb in ("长", "高") and not phrase.compared and re.search("[比较]", phrase.text) is None
