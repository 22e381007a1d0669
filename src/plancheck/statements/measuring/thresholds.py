"""Bounds that tell which things are meant and measure nothing: 年收入过亿元的企业30家."""

from __future__ import annotations

import re

from plancheck.asked_first import holds
from plancheck.quantities.find import Figure
from plancheck.statements.context.phrases import Phrase
from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.words.lexicon import Lexicon

_PLACES = frozenset("省市区县乡镇村户")
_DESCRIBED = re.compile(r"^(?:的)?[\u4e00-\u9fffA-Za-z“]{2}")
_COUNTED_AMONG = "的[^，。；、的0-9]{0,8}<<bounded_thing>>"
_GROUP = "<<bounded_group>>"
_IN_HOUSEHOLDS = "[^，。；、的0-9]{0,8}<<counted_in_households>>"  # 超过400户工业企业: so many of them
_OPENED = re.compile("[\u4e00-\u9fff]（[^（），。；达占为增降实成]{0,14}$")
holds(_OPENED, "（")
# 成为首个突破5万亿元的城市, 首个总量突破5万亿元的城市; 全省首个超百亿元工程 is only told which
_FIRST_OF_ITS_KIND = re.compile("(?:成为|成长为|是)[^，。；]{0,14}首[个家座条]|首[个家座条][^，。；]{2}")
_HAS = ("具备", "拥有", "提供")
# 超亿元和超千万元的项目: the second bound of those that are told
_AND_BOUND = re.compile(
    "^(?:和|、|及|或)(?:超过?|过|逾)[0-9一二三四五六七八九十百千万亿]+[美欧日]?元(?:以上)?"
)
_THOSE = "的?(?:[0-9][A-Z])?[^，。；、0-9的]{0,8}?(?:<<bounded_thing>>|<<owner>>|县城|大户|农户|[县镇村])(?!的?(?:总|占|收入|产值|增加值|投资))"
# 产值过亿元、利税过千万元的企业, 税收超亿元、超千万元楼宇: a second bound on the same things
_NEXT_BOUND = re.compile(
    "(?:、|，?[且并]|和|及|或)(?P<name>[^，。；、0-9过超达]{0,8}?)"
    " ?(?P<over>超过?|过|逾|突破)? ?[0-9一二三四五六七八九十百千万亿]+[美欧日]?元? ?(?P<above>以上)?(?=的|[\u4e00-\u9fff]{2})"
)
_BEYOND = "(?:不?[超大高低小少]过?于?|不足|突破)\\s?"
_RATE_AND = re.compile(f"([^，。；0-9]{{2,20}}?)(?:{_BEYOND})[0-9.]+\\s?%(?:以上|以下)?，?[且并]$")
_AFTER_BRACKET = 16  # characters in which the things stand that words in brackets describe
_TWO_BOUNDS = 40  # characters from a bound to the end of the next, and from there to the things
_BOUNDED = ("at_least", "more_than", "at_most", "less_than")
_MEASURED_SO = re.compile(
    "(?!的)[\u4e00-\u9fff]{1,8}(?:面积|里程|长度)(?:达到?|完成|实现|得到|占|[，。；]|$)"
)
_BY_THE_EACH = re.compile("按照?每[^，。；]{1,6}$")
_GOES_ON = re.compile("(?:持续|稳步|平稳|稳定)(?:增长|提升|提高|增加)")
_ONE_THING = re.compile("[^，。；、0-9企户]{2,24}(?<!企业)(?<!城市)(?<!项目)(?<!电站)")
_WITH_RATE = (
    "的(?:[省市县乡]|地区|区域|地方|国家|<<bounded_group>>|<<bounded_thing>>"
    "|[^，。；、的0-9]{0,8}(?:<<bounded_group>>|<<bounded_thing>>)(?!的?(?:总|占|收入|产值|增加值|投资|比|数)))"
)
_HERD = "<<herd>>$"
# 5万头以上生猪养殖场30个; not 4个以上收入过50亿元的产业, 2次以上检查和1次演练
_COUNTED_ONES = re.compile("的?[^，。；、0-9的]{2,14}(?:各|共)?(?<![过超达破和与及或])[0-9]")
_THE_ONES = re.compile(
    "\\s?(?:的|(?<=以[上下]))(?:达到?|有|共)?[0-9]{1,5}余?多?[家户个名人所座处]"
)  # 年销售收入超50亿元的10家
# 年产值300亿元的集群2个、100亿元的集群5个: of each; 总投资300亿元的项目2个 is what they all cost
_OF_EACH = re.compile("(?:收入|产值|销售额|营业额|税收|利税)(?:达到?|为|在)?$")
_AND_THEIR_NUMBER = re.compile("的[^，。；、：0-9的]{1,14}[0-9]{1,5}余?多?[家户个座]")
_NEXT_OF_EACH = re.compile("元的[^，。；、：0-9的]{1,14}[0-9]{1,5}余?多?[家户个座](?:左右|以上)?[、和]$")
_NEXT_BEHIND = 32  # characters of those before it in a list
# 所得额90万元至200万元的部分减征: what part of an amount is meant
OF_PART = re.compile("的部分(?:$|[按免减给予征不由报适享]|实行)")
_NEAR = ("分钟", "小时")
_DAYS = ("工作日", "个工作日", "天", "日", "个月")
_WITHIN_TIME = re.compile("[之以]?内(?!的)")
_SO_LONG = ("年", "年限", "个月")
_IN_USE = "(?:<<in_use>>)(?:年限|时间|期限|期)?(?:已|已经)?(?:满|达到?|超过?|为|在)?$"  # 服役满10年
_GRANT = "(?:的|一次性|资金)*<<paid_noun>>"
# 站点600米覆盖半径, 15分钟步行可达率
_RADIUS = ("半径", "范围内", "覆盖半径")
_LENGTHS = ("m", "km")
WITHIN = re.compile("^(?:范围(?:之|以)?内|内(?=[\u4e00-\u9fff])(?![河环径部外陆衬涝墙容湖海燃网业]))")
REACHABLE = "<<way_there>>?可达(?=(?:人口|面积)?(?:覆盖)?[率范])"
_PAID = "[^。；\n]{0,40}?(?:<<paid_noun>>|给予)"


def describes_things(reading: Reading, phrase: Phrase, right: str, *, context: Context) -> bool:
    """Whether a figure is no value but tells which things are meant: 年收入过亿元的企业30家, 小型管网（管径<600mm）.

    Parameters
    ----------
    reading : Reading
        Of the figure, with its measure as it would be otherwise.
    phrase : Phrase
        The words before the figure.
    right : str
        The words behind it, up to the end of the clause.
    """
    figure, view, lexicon = reading.figure, context.view, context.lexicon
    if reading.measure in ("level", "change", "share") and (
        _tells_which(figure, phrase, right, lexicon) or _has_rate_beyond(figure, phrase, right, context)
    ):
        return True
    if reading.measure != "level" or _ends_a_line(figure, view, right, lexicon):
        return False
    if figure.kind == "money" and OF_PART.match(right) is not None:
        return figure.role != "" or figure.qualifier != "exact"
    if figure.kind == "time" and view.startswith("最长", figure.outer_start):
        return False  # 最长3年的补贴: how long it is paid
    if figure.kind == "time" and figure.counter in _DAYS and _WITHIN_TIME.match(view, figure.end) is not None:
        return False  # 自受理之日起7个工作日内办结: how long it may take
    if figure.kind == "time" and tells_how_old(figure, phrase, right, lexicon=lexicon):
        return True
    if figure.kind == "money" and figure.qualifier == "at_most" and _is_paid_out(right, lexicon):
        return False  # 给予最高300万元奖励: how much is paid
    return (
        _is_class(figure, phrase, right, context)
        or things_of_two(figure, phrase, context) != ""
        or _is_bracketed_bound(figure, view)
        or _has_a_share(figure, phrase, right)
        or _says_for_whom(figure, view, lexicon)
        or _counts_those(figure, phrase, view)
        or _is_of_each(figure, phrase, view)
        or _is_property(figure, phrase, right, lexicon=lexicon)
    )


def _has_rate_beyond(figure: Figure, phrase: Phrase, right: str, context: Context) -> bool:
    """Whether a bound on a rate tells which places or things are meant: 普及率超过60%的地区; not 超过60%的企业.

    Both bounds do where two are told: 占比超过10%且不高于50%的机组.
    """
    if figure.kind != "percent" or figure.qualifier not in _BOUNDED:
        return False
    view, lexicon, end = context.view, context.lexicon, figure.outer_end
    if right == "）":  # 机组（占比超过50%）的企业
        right = view[end + 1 : end + _AFTER_BRACKET]
    if not right.startswith("的"):
        return False
    told = phrase.text.rstrip()
    if not told.strip("且并，"):
        first = _RATE_AND.search(view, max(0, figure.outer_start - _TWO_BOUNDS), figure.outer_start)
        told = first[1] if first is not None else ""
    return told.endswith(lexicon.rate_ends) and lexicon.pattern(_WITH_RATE).match(right) is not None


def _is_paid_out(right: str, lexicon: Lexicon) -> bool:
    """Whether what follows a sum is a grant: so much is paid at most."""
    return lexicon.pattern(_GRANT).match(right) is not None


def tells_reach(figure: Figure, right: str, *, lexicon: Lexicon) -> bool:
    """Whether a length or a time tells how near those are that are counted in the rate behind it: 站点600米覆盖率, 15分钟步行可达率.

    Not how long or how far something is: 24小时响应率, 河道45公里贯通.
    """
    if figure.kind == "time":
        return figure.counter in _NEAR and lexicon.pattern(REACHABLE).match(right) is not None
    if figure.kind != "physical":
        return False
    return (
        right.startswith(_RADIUS)
        or right.startswith(lexicon.words["reach_rate"])
        or lexicon.pattern(REACHABLE).match(right) is not None
    )


def is_within(figure: Figure, phrase: Phrase, right: str) -> bool:
    """Whether things that lie at most so far are meant: 车站50米内配套停车场, 车站周边50米范围内的停车场.

    Not 30公里内河航道, nor a length that changes.
    """
    if figure.kind != "physical" or figure.unit not in _LENGTHS or figure.role or figure.qualifier != "exact":
        return False
    return WITHIN.match(right) is not None and not phrase.has("rise", "fall", "rise_to", "fall_to")


def tells_how_old(figure: Figure, phrase: Phrase, right: str, *, lexicon: Lexicon) -> bool:
    """Whether years tell which things are meant by how long they are in use: 30年以上老旧管网, 服役满10年车辆12辆.

    Not how long something goes on: 连续5年以上快速增长, 经过10年以上的努力.
    """
    if figure.kind != "time" or figure.counter not in _SO_LONG or figure.role:
        return False
    if _DESCRIBED.match(right.removeprefix("和")) is None or lexicon.predicate.match(right) is not None:
        return False
    if right.startswith(lexicon.words["time_spent"], right.startswith("的")):
        return False
    if phrase.text and lexicon.pattern(_IN_USE).search(phrase.text[-12:]) is not None:
        return True
    above = figure.outer_end > figure.end and figure.qualifier in ("at_least", "more_than")
    said = phrase.has("value", "keep", "rise_to") and not phrase.text.endswith("为")  # 为20年以上住宅楼安装…
    return above and not said and not phrase.text.endswith(lexicon.words["lasts"])


def _ends_a_line(figure: Figure, view: str, right: str, lexicon: Lexicon) -> bool:
    """Whether what follows a figure is the next line, that begins with what is to be done: 不少于100米 / 推动…."""
    return view.startswith("\n", figure.outer_end) and right.startswith(tuple(lexicon.heading["start"]))


def _is_class(figure: Figure, phrase: Phrase, right: str, context: Context) -> bool:
    """Whether 及以上 or 及以下 sorts things and no verb says that they reach so much: 消除56人及以上大班额."""
    if not context.view.startswith(("及以上", "及以下"), figure.end) or phrase.has(
        "value", "rise_to", "fall_to"
    ):
        return False
    return _DESCRIBED.match(right) is not None and context.lexicon.predicate.match(right) is None


def _has_a_share(figure: Figure, phrase: Phrase, right: str) -> bool:
    """Whether a bound sorts those whose share follows it: 购房面积90平方米以下占18%, 投资5亿元以上的占8%."""
    if figure.kind not in ("physical", "money") or figure.outer_end == figure.end:
        return False
    return right.startswith(("占", "的占")) and not phrase.has("value", "rise_to", "fall_to", "rise", "fall")


def _is_bracketed_bound(figure: Figure, view: str) -> bool:
    """Whether a bound stands in brackets behind what it tells apart: 小型管网（管径<600mm）, 企业（年用水量1万m3及以上）."""
    if figure.kind not in ("physical", "money"):
        return False
    begin = max(0, figure.outer_start - 18)
    if view.find("（", begin, figure.outer_start) < 0:
        return False
    if _OPENED.search(view, begin, figure.outer_start) is None:
        return False
    close = view.find("）", figure.outer_end, figure.outer_end + 14)
    if close < 0 or "，" in view[figure.outer_end : close] or "。" in view[figure.outer_end : close]:
        return False
    return figure.qualifier in ("at_least", "more_than", "at_most", "less_than") or view[
        figure.end : figure.end + 1
    ] in ("≤", "<")


def _tells_which(figure: Figure, phrase: Phrase, right: str, lexicon: Lexicon) -> bool:
    """Whether a bound stands as a property before those that have it: 产值超百亿的园区, 新增销售过亿元企业20家, 50万以上人口大县."""
    if figure.qualifier not in ("at_least", "more_than", "at_most", "less_than") or not figure.scaled:
        return False
    if figure.outer_start == figure.start and figure.outer_end == figure.end:
        return False  # 1.2亿多农村人口: how many, not which
    if figure.kind not in ("money", "none") or phrase.has(
        "value", "rise_to", "fall_to", "rise", "fall", "keep"
    ):
        return False
    if _FIRST_OF_ITS_KIND.search(phrase.text):
        return False  # 成为首个突破5万亿元的城市: what it reached
    return lexicon.pattern(_THOSE).match(_AND_BOUND.sub("", right)) is not None


def things_of_two(figure: Figure, phrase: Phrase, context: Context) -> str:
    """Return the things that a figure and another bound behind it both describe: 产值过亿元、利税过千万元的企业30家.

    Empty where only the second one does: 投资过亿元、引进税收过千万元的企业30家.
    """
    if figure.kind not in ("money", "none") or not figure.scaled or figure.qualifier not in _BOUNDED:
        return ""
    if figure.outer_start == figure.start and figure.outer_end == figure.end:
        return ""
    view, lexicon = context.view, context.lexicon
    following = _NEXT_BOUND.match(view, figure.outer_end, figure.outer_end + _TWO_BOUNDS)
    if following is None or not (following["over"] or following["above"]):
        return ""
    if lexicon.act.at_start(following["name"]) is not None or phrase.has(
        "rise_to", "fall_to", "rise", "fall", "keep"
    ):
        return ""
    end = following.end()
    things = lexicon.pattern(_THOSE).match(view, end, end + _TWO_BOUNDS)
    return things[0] if things is not None else ""


def _says_for_whom(figure: Figure, view: str, lexicon: Lexicon) -> bool:
    """Whether a bound tells who is paid: 种植规模100亩以上的，每亩补助100元."""
    if figure.qualifier == "exact" or not view.startswith("的，", figure.outer_end):
        return False
    return lexicon.pattern(_PAID).match(view, figure.outer_end + 2, figure.outer_end + 50) is not None


def _counts_those(figure: Figure, phrase: Phrase, view: str) -> bool:
    """Whether those that reach a bound are counted behind it: 5万头以上生猪养殖场30个, 年销售收入超50亿元的10家."""
    if figure.qualifier not in ("at_least", "more_than", "at_most", "less_than"):
        return False
    if figure.kind not in ("count", "money") or phrase.has("value", "rise_to", "fall_to"):
        return False
    above = figure.kind == "count" and figure.outer_end > figure.end
    counted = _COUNTED_ONES.match(view, figure.outer_end) if above else None
    return counted is not None or _THE_ONES.match(view, figure.outer_end) is not None


def _is_of_each(figure: Figure, phrase: Phrase, view: str) -> bool:
    """Whether an amount is what each of those has that are counted behind it: 年产值300亿元的集群2个、100亿元的集群5个."""
    if figure.kind != "money" or _AND_THEIR_NUMBER.match(view, figure.outer_end) is None:
        return False
    if phrase.rest:
        return _OF_EACH.search(phrase.rest) is not None
    return (
        _NEXT_OF_EACH.search(view, max(0, figure.outer_start - _NEXT_BEHIND), figure.outer_start) is not None
    )


def _is_property(figure: Figure, phrase: Phrase, right: str, *, lexicon: Lexicon) -> bool:
    """Whether a bound describes which things are meant: 年收入过亿元的企业30家."""
    if (
        figure.counter in ("人", "人口", "户")
        and (figure.role or figure.qualifier in ("at_least", "at_most", "more_than", "less_than"))
        and right[:1] != "、"
        and not (figure.outer_end == figure.end and lexicon.pattern(_IN_HOUSEHOLDS).match(right))
        and lexicon.pattern(_GROUP).search(right[:16])
    ):
        # 实现30户以上村寨通电: for all of those
        reached = any(name == "value" and word != "实现" for word, name in phrase.tokens)
        return not reached and not phrase.has("rise_to", "fall_to", "rise", "fall")
    if figure.kind == "count" and figure.qualifier != "exact" and lexicon.pattern(_HERD).search(phrase.text):
        return _DESCRIBED.match(right) is not None  # 存栏100头以上奶牛的养殖比重
    if (
        figure.kind == "none"
        and figure.scaled
        and phrase.rest.endswith(("人口", "户数", "人数"))
        and (figure.role or figure.qualifier != "exact")
        and lexicon.pattern(_GROUP).search(right[:16])
    ):
        return not phrase.has("rise_to", "fall_to", "rise", "fall")  # 城区常住人口300万以上城市
    if (
        figure.kind == "count"
        and figure.qualifier in _BOUNDED
        and phrase.rest.endswith("量")
        and lexicon.pattern(_COUNTED_AMONG).match(right)
    ):
        return not phrase.has("rise_to", "fall_to", "rise", "fall")  # 年业务量超过1亿件的企业
    if figure.counter == "层" and figure.qualifier in ("at_least", "at_most") and _DESCRIBED.match(right):
        return not phrase.has("value", "rise_to", "fall_to", "keep")  # 6层及以下住宅
    if (
        figure.counter == "度"
        and figure.role
        and _DESCRIBED.match(right)
        and lexicon.predicate.match(right) is None
    ):
        return not phrase.has("value", "rise_to", "fall_to", "rise", "fall")  # 15—25度坡耕地
    if figure.kind in ("percent", "points", "multiple", "none", "count"):
        return False
    return not _is_how_much(figure, phrase, right, lexicon=lexicon) and _describes(right, lexicon)


def _is_how_much(figure: Figure, phrase: Phrase, right: str, *, lexicon: Lexicon) -> bool:
    """Whether a bounded amount tells how much there is and not which things are meant."""
    if figure.outer_start == figure.start and figure.outer_end == figure.end:
        return True  # 3500多公里的干堤: how much, not which
    if figure.qualifier not in ("at_least", "more_than", "at_most", "less_than") or phrase.has(
        "rise_to", "fall_to"
    ):
        return True
    if _FIRST_OF_ITS_KIND.search(phrase.text):
        return True  # 成为首个突破5万亿元的城市: what it reached
    if _BY_THE_EACH.search(phrase.rest) is not None and not right.startswith("的"):
        return True  # 按每百户20平方米以上配建养老设施: how much for each
    plain = right.removeprefix("的")
    if (figure.kind == "physical" and _MEASURED_SO.match(right)) or _GOES_ON.match(right):
        return True  # 50平方公里以上建设用地面积达到要求, 营收在200亿元以上持续增长: how much it is
    done = phrase.rest or (phrase.text if figure.kind == "physical" else "")
    brings_about = figure.qualifier == "at_least" and (
        done.endswith(lexicon.words["brings_about"])
        or (figure.unit == "km" and done.endswith(lexicon.words["lays"]))  # 建设30公里以上绿道
    )
    if brings_about and _ONE_THING.fullmatch(plain):
        return True  # 形成1亿吨以上的产能储备, 完成2000万平方米以上的建筑改造: how much is done
    opens = phrase.has("value") or phrase.rest.endswith(_HAS) or lexicon.act.at_end(phrase.rest) is not None
    if opens and not right.startswith("的") and lexicon.heads.at_end(plain[:12]) is not None:
        return True  # 提供100Mbps以上接入服务能力: the capacity itself
    # 实现90亿元以上的投资规模
    return not phrase.rest and phrase.has("value") and lexicon.heads.at_end(plain) is not None


def _describes(right: str, lexicon: Lexicon) -> bool:
    """Whether words behind a bound begin with the things that it describes."""
    plain = right.removeprefix("的")
    if plain.startswith("、") and "的" in plain:
        plain = plain.rpartition("的")[2]  # 年收入过亿元、有知名度的企业
    if plain in _PLACES and right.startswith("的"):
        return True  # 人均收入在300元以上的村
    if not plain or not _DESCRIBED.match(plain) or plain.startswith(lexicon.neutral_opens):
        return False
    return not lexicon.predicate.match(plain)
