"""What kind of figure it is, and which figures are no statement at all."""

from __future__ import annotations

import re

from plancheck.quantities.find import Figure
from plancheck.statements.lexicon import Lexicon
from plancheck.statements.phrases import Phrase, without_start
from plancheck.statements.reading import Context, Memory, Reading

DATES = "a duration that only dates"
_GROWS_AFTER = re.compile(
    r"^(?:的)?(?:年均|平均|年度|年)?(?:增长速度|增长率|增速|速度增|(?:高速|快速|较快|中高速|稳定|平稳|持续|两位数)增长|增长目标|增长|涨幅|增幅|递增|速度)"
)
_GROWS_TO = re.compile("增长[到至]")
_RATE_ENDING = re.compile("(增长|上涨|下降|减少|降低)$")
_NEW = re.compile(r"新增|净增(?!值)|新增加|自然增长人|增产(?![增节业])|新接入")
# 为企业减负3300亿元, 减轻农民负担13亿元: by how much it became less
_LIGHTENS = re.compile("减负$|减轻[\u4e00-\u9fff]{0,12}负担$|(?:^|[年共计累])压降[\u4e00-\u9fff]{0,10}$")
# 提升系统调节能力400万千瓦: by how much it can do more
_BETTERS_WHAT_IT_CAN = re.compile(
    "(?:提升|提高|扩大|增强)(?!至|到|改造)[^，。；的]{2,16}(?:能力|容量|产能|运力)$"
)
# 市直单位增加联系村100个: what is done to the thing counted, behind who does it
_MAKES_MORE_OR_LESS = re.compile("[\u4e00-\u9fff]{2}(增加|减少)(?!值|额|量|幅|的|了)[\u4e00-\u9fff]{2,10}$")
_NAMED_NEW = re.compile("的?(?:城镇)?(?:新增|净增)(?:就业|学位|床位|[^，。；]{2,8}$)")
_YEARS_MEAN = re.compile("平均增[长速幅]")  # 五年平均增长10%; the number of years is no part of the phrase
# Each branch begins with a character of its own, so that only those are looked for: a third of the time. One
# branch that begins with a look behind or a group of several words undoes it for all.
_TO_THEM = "(?=了|[水电车路气油网邮航]|沥青|硬化|光纤|宽带|公路|客车|班车|公交)"  # 开通客车, 通公路
PREDICATE = re.compile(
    rf"实现|实施|进行|退出|参加|受到|派出|恢复(?!性)|接入(?!能力|服务|端口|用户|率|网|带宽|速率|点)|扭亏|拿到|当上|至少有|出列|投入(?=使用|运行|运营)|进展(?=顺利|较快|良好|迅速)|顺利(?=[\u4e00-\u9fff]{{2}})|如期(?=[\u4e00-\u9fff]{{2}})|脱贫(?!攻坚|地区|县|村|人口|户|摘帽|质量|成果|任务|工作)|发放|设有|配有|建有|备有|开通{_TO_THEM}|通{_TO_THEM}|相继|陆续|先后|赴|前往|深入(?=.{{2}})|入选|入围|刷新|打破|拔地而起|全面(?=[\u4e00-\u9fff]{{2,3}}$)|竞相(?=[\u4e00-\u9fff]{{2,3}}$)|加速(?=[\u4e00-\u9fff]{{2,3}}$)|跻身|获[评批]|荣获|摘得|列入|编制(?!数|人员|总数|员额)|享受|接受(?<!直接受)|过着|完成(?!率)|提供(?!者|商)|建成(?!区)|达到|获得|进入|开展|全部|应用(?!场景|示范|平台|程序|软件|系统|中心|基地|标杆|研究|案例|试点|解决方案|型|技术|基础|项目|工程)|提高|增加|增长(?!极|点|区域|率)|下降|减少|提升|升至|降至|增至|增到|占(?!地|用|比)|均(?<![平人户年日亩]均)(?!衡|价|质)|已经?|得到|参与(?!者|率|人|度)|受益|通过|取得|覆盖(?!率|面|区)|由(?!于)|为(?!主)|是|划转|建立|纳入|变为|成为|被(?!动)|居住在|化解在|集中在|分布在|落户在|控制在|维持在|消除在|存在|在(?<![存现潜内外实正]在)(?!线|校|建|岗|册|营|产|研)"
)
_DESCRIBED = re.compile(r"^(?:的)?[\u4e00-\u9fffA-Za-z“]{2}")
_GROUPS = re.compile(
    "的?[^，。]{0,12}(?:城市|县城|县|镇|乡|村寨|村|企业|单位|小区|社区|学校|矿井)|^(?:的)?(?:城市|大城市|村|镇|企业)"
)
_OPENED = re.compile("[\u4e00-\u9fff]（[^（），。；达占为增降实成]{0,14}$")
_GROWS = ("增长", "年均增长", "递增")
_COMPARED_RATE = re.compile(
    "(?P<rate>[\u4e00-\u9fff]{0,12}(?:率|速|速度|幅|幅度))(?:均|都|明显|也|始终)?(?:低于|高于|快于|慢于|超过|超|好于|领先|优于)[^，。；0-9]{2,20}，[^，。；0-9]{0,4}$"
)
# 如期完成裁减员额50万, 全国精减行政编制共计115万人: what is cut is told by how much
_CUTS = re.compile(
    "(?:^|完成|累计|共|已|全国|全[省市县区]|实际|超额|如期)(?:裁减|精减|精简|压减|削减|核减|缩减|减排(?!量|任务|目标|措施|比例|潜力|效[果益]|项目|工程|标准|指标))(?!的)"
)
_CUTS_A_THING = re.compile("(?:削减|减少|降低|压减|缩减|减排)[\u4e00-\u9fff、]{2,24}$")
_PRICES = re.compile(
    "(?:价格|物价|价格总)(?:总?水平|总?指数|上涨幅度|总水平上涨幅度|总水平涨幅)$|CPI$|上涨幅度$"
)
HALF = 50
LONGEST_CLAUSE = 60
_FIRST_OF_ITS_KIND = re.compile("首[个家座条]")
_STEPS = re.compile("[十百千万]*[万亿]?元?级?(?:大?台阶|大关|关口)")
_HELD = re.compile(
    "(?:举办|承办|举行)(?:了|过)?(?:[^，。；：]*(?<!第))?$"
)  # 举办4届博览会、3届论坛: how often
_PER_HUNDRED = ("/百人", "/百户")
_BEYOND_PLAN = re.compile("超(?:额|过)?(?:计划|任务|目标|预期)$")
_BETTERS = ("提升", "改善")
_BETTERS_OR_MORE = ("扩大", "提高", "延长")  # of an area or a length they make more
_SPENDS = re.compile("共?(?:投入|投资|安排|惠及|带动)(?=[0-9约近超达]|$)")
_HOW = re.compile("(?:基本|全部|全面|已|均|都|也|共)$")  # 设施基本建成: how it is done, no end of its name
_HAS = ("具备", "拥有", "提供")
_TOGETHER = re.compile("^(?:累计|共|已|分别|全年)+")
# 超亿元和超千万元的项目: the second bound of those that are told
_AND_BOUND = re.compile(
    "^(?:和|、|及|或)(?:超过?|过|逾)[0-9一二三四五六七八九十百千万亿]+[美欧日]?元(?:以上)?"
)
_THOSE = re.compile(
    "的?[^，。；、0-9的]{0,8}?(?:企业|项目|园区|产业园|产业集群|城市|县城|大县|大户|农户|家庭|公司|集团|工程|品牌|大镇|强镇|县|镇|村)(?!的?(?:总|占|收入|产值|增加值|投资))"
)
_BUILDS = re.compile("(?:开工|开工建设|竣工|建成|投产|完工|在建)$")
_LAID = re.compile("[河江道路渠街巷管线沟]")  # things a 条 counts
_RADIUS = ("半径", "范围内")
_BRINGS_ABOUT = re.compile("(?:形成|完成|新建|建成|新增)$")
_MEASURED_SO = re.compile(
    "(?!的)[\u4e00-\u9fff]{1,8}(?:面积|里程|长度)(?:达到?|完成|实现|得到|占|[，。；]|$)"
)
_GOES_ON = re.compile("(?:持续|稳步|平稳|稳定)(?:增长|提升|提高|增加)")
_ONE_THING = re.compile("[^，。；、0-9企户]{2,24}(?<!企业)(?<!城市)(?<!项目)(?<!电站)")
_LEVEL_OF_TIME = "<<time_noun>>|(?<![时近日中初早晚后前同定长为一二三四五六两])期$"
# 都市区1小时通勤、城市群2小时通达: how long it takes, not a circle's or a service's name (1小时通勤圈)
REACHED_WITHIN = "(<<reached_within>>)(?:[、，；。）]|$)"
_ASKED = "(?:的)?<<asked>>+$"
_HERD = "<<herd>>$"


def judge_leftover(figure: Figure, phrase: Phrase, right: str, *, context: Context) -> str:
    """Return why a figure is no statement; empty when it is one.

    Parameters
    ----------
    figure : Figure
    phrase : Phrase
        The words before it.
    right : str
        The words after it, up to the end of the clause.
    context : Context
        What is known of the whole text.
    """
    view = context.view
    if figure.reason:
        return figure.reason
    if _inside(view, figure, "“", "”", 12, 10):
        return "inside a quoted name"
    if _inside(view, figure, "《", "》", 40, 40):
        return "inside a title"
    if (
        figure.counter in ("千伏", "kV", "伏", "nm", "纳米", "英寸", "Hz", "MHz", "GHz", "赫兹", "兆赫")
        and right
        and not phrase.has("value")
    ):
        return "a size in a name"
    describes = (
        figure.kind == "time"
        and figure.qualifier in ("at_least", "at_most", "more_than", "less_than")
        and right.startswith("的")
        and not right.startswith(context.lexicon.words["time_spent"], 1)  # 5至10年的努力
    )
    if (
        figure.kind == "time"
        and not describes
        and not _is_level_of_time(figure, phrase, right, context.lexicon)
    ):
        return DATES
    if figure.kind == "percent" and figure.start and view.startswith("前", figure.start - 1):
        return "a rank"  # 排名前1%
    if view.startswith("：", figure.outer_start - 1) and phrase.text.endswith(_READERS):
        return "a page's own count"  # 点击：249次
    if figure.kind != "count":
        return ""
    if figure.counter in ("人", "人口", "户") and right and view.startswith("每", figure.start - 1):
        return "what a rate is counted on"
    if (
        figure.counter == "届"
        and figure.value < 10
        and _HELD.search(view, max(0, figure.start - LONGEST_CLAUSE), figure.start)
    ):
        return ""
    if figure.counter in ("届", "期", "批", "版", "章", "节", "点", "大", "步"):
        return "an ordinal or a number of a series" if not figure.scaled and figure.value < 1000 else ""
    if (
        figure.counter in ("项", "条", "个", "种", "类", "件", "套")
        and not figure.scaled
        and figure.value < 1000
    ):
        thing = right.removeprefix("的")
        if _STEPS.match(thing) is not None:
            return "a number of steps"  # 连续迈上4个万亿元台阶
        built = _BUILDS.search(phrase.text) is not None and "工程" in thing[:8]
        laid = figure.counter == "条" and _LAID.search(thing[:2]) is not None
        if right and not built and not laid and _is_policy(thing, context.lexicon):
            return "a number of policy items"
        if not right and phrase.rest and figure.value < 100 and _is_policy(phrase.rest, context.lexicon):
            return "a number of policy items"
    return ""


def _inside(view: str, figure: Figure, opening: str, closing: str, before: int, after: int) -> bool:
    at = view.rfind(opening, max(0, figure.start - before), figure.start)
    if at < 0 or closing in view[at : figure.start]:
        return False
    end = view.find(closing, figure.end, figure.end + after)
    return end >= 0 and opening not in view[figure.end : end]


def _is_policy(thing: str, lexicon: Lexicon) -> bool:
    if thing.startswith(("方面", "大方面", "层面", "环节", "阶段")):
        return True
    thing = re.split(r"[、，和及]", thing)[0]
    cut = PREDICATE.search(thing, 1) or _SPENDS.search(thing, 1)
    head = (_HOW.sub("", thing[: cut.start()]) if cut else thing)[:16]
    if re.search("实事|大事|要事|举措|措施", head):
        return True
    return lexicon.policy.at_end(head) is not None and "项目" not in head and not head.endswith("解决方案")


def _is_level_of_time(figure: Figure, phrase: Phrase, right: str, lexicon: Lexicon) -> bool:
    if figure.counter in ("岁", "周岁", "个工作日", "工作日", "课时", "学时", "学分", "年一遇"):
        return True
    if lexicon.pattern(REACHED_WITHIN).match(right):
        return True
    if right.startswith(lexicon.words["named_by_time"]):
        return False
    if figure.counter == "小时" and figure.value == 24 and right and right[0] not in "的、":
        return False  # 24小时开放
    if figure.counter in ("秒", "毫秒", "分钟", "小时", "个小时", "天"):
        return (
            bool(phrase.tokens)
            or figure.qualifier != "exact"
            or bool(lexicon.pattern(_LEVEL_OF_TIME).search(phrase.text[-12:]))
        )
    if lexicon.pattern(_LEVEL_OF_TIME).search(phrase.text[-14:]) and figure.counter != "周年":
        return not right.startswith(("来", "间", "以来", "后", "前"))
    return bool(figure.decimals)  # nobody dates with 9.6年


def judge_measure(reading: Reading, phrase: Phrase, right: str, *, context: Context) -> None:
    """Set the measure of a reading, and the sign of its value where it is a fall."""
    figure, lexicon = reading.figure, context.lexicon
    verb = phrase.nearest("rise", "fall", "rise_to", "fall_to", "keep")
    if verb == "keep" and len(phrase.tokens) > 1 and phrase.tokens[1][0] in _GROWS:
        verb = "rise"  # 经济年均增长保持在6%: what stays is a growth
    named = (
        lexicon.pattern(_ASKED).sub("", phrase.rest)
        if phrase.rest.endswith(lexicon.words["asked"])
        else phrase.rest
    )
    named = named or _rate_before(phrase, reading, context=context)
    linked = phrase.nearest("rise", "fall", "value", "rise_to", "fall_to", "keep")
    if figure.kind != "time" and phrase.tokens and phrase.tokens[0][0] == "提前":
        verb = linked = ""  # 提前突破3000亿元: earlier, not more
    per_year = phrase.has("per_year") or (
        figure.kind == "percent" and _YEARS_MEAN.search(phrase.text) is not None
    )
    falls = verb == "fall"
    growth = lexicon.growth_nouns.at_end(phrase.rest) or lexicon.growth_nouns.at_end(named)
    fall_noun = lexicon.fall_nouns.at_end(named)
    per_year = per_year or (fall_noun is not None and "年均" in named[-10:])
    measure = "level"
    if figure.kind == "points":
        measure = "points_change"
        falls = falls or fall_noun is not None
    elif figure.kind == "multiple":
        grows = linked in ("rise", "fall") or phrase.text.endswith(("高", "多", "增长", "增加"))
        measure = "growth_multiple" if grows and figure.written != "fold" else "multiple"
        falls = False
    elif figure.kind == "percent":
        measure, falls = _percent(
            phrase,
            right,
            verb=verb,
            growth=growth,
            fall_noun=fall_noun,
            per_year=per_year,
            goes_on=_is_rate_again(phrase, verb, context.memory),
            lexicon=lexicon,
        )
        if measure == "share" and _PRICES.search(phrase.rest) and figure.value < HALF:
            measure = "growth"  # 居民消费价格指数控制在3.5%以内: how much they rise; an index stands near 100
    elif figure.kind == "time" and phrase.has("value", "rise_to", "fall_to", "keep"):
        measure, falls = "level", False
    elif figure.unit.endswith(_PER_HUNDRED):
        measure, falls = "share", False  # 普及率达到118部/百人
    elif "超" in phrase.text and _BEYOND_PLAN.search(phrase.text):
        measure, falls = "change", False  # 退出346家、超计划19家
    else:
        measure, falls = _amount(phrase, linked=linked, verb=verb, lexicon=lexicon)
        if measure == "level" and figure.kind == "count" and _NAMED_NEW.match(right):
            measure = "change"  # 实现1100万人以上的城镇新增就业
        if (
            measure == "change"
            and _is_noun(right)
            and _is_bettered(phrase, counted=figure.kind in ("count", "none"))
        ):
            measure = "level"  # 改造提升25个机构: the institutions are improved, not more of them
    if measure == "change" and phrase.text.endswith(_DONE_UP):
        measure, falls = "level", False  # 改造提升3万亩: done to what is there
    if measure == "level" and figure.kind == "physical" and right.startswith(_RADIUS):
        measure = "threshold"  # 600米半径人口覆盖率: which people are meant
    reading.measure = measure
    if falls and measure in ("points_change", "growth", "growth_per_year", "change"):
        reading.value = -abs(reading.value)
    if (measure in ("level", "change", "share") and _tells_which(figure, phrase, right)) or (
        measure == "level"
        and not _ends_a_line(figure, context.view, right, lexicon)
        and (
            _is_bracketed_bound(figure, context.view)
            or _says_for_whom(figure, context.view)
            or _is_threshold(figure, phrase, right, lexicon=lexicon)
        )
    ):
        reading.measure = "threshold"
    if context.told:
        reading.steps.append(
            f"measure {reading.measure}: unit of kind {figure.kind}, verb {verb or linked or 'none'}"
            f"{', per year' if per_year else ''}{', a fall' if falls else ''}"
        )


def _ends_a_line(figure: Figure, view: str, right: str, lexicon: Lexicon) -> bool:
    """Whether what follows a figure is the next line, that begins with what is to be done: 不少于100米 / 推动…."""
    return view.startswith("\n", figure.outer_end) and right.startswith(tuple(lexicon.heading["start"]))


def _is_noun(right: str) -> bool:
    return right[:1] not in ("", "、", "和", "与", "及", "至")


def _is_bettered(phrase: Phrase, *, counted: bool) -> bool:
    """Whether the verb beside a figure makes the things better (提升80万亩基地, 改善了1400万农户的条件), not more."""
    verbs = [word for word, _ in phrase.tokens if word != "了"]
    return bool(verbs) and (verbs[0] in _BETTERS or (counted and verbs[0] in _BETTERS_OR_MORE))


def _rate_before(phrase: Phrase, reading: Reading, *, context: Context) -> str:
    """甲的降幅低于全省平均水平，分别为16%和15%: the rate that the clause before compares is the one the figure gives."""
    if reading.figure.kind != "percent" or phrase.rest or not phrase.has("value"):
        return ""
    start = max(reading.sentence[0], phrase.start - LONGEST_CLAUSE)
    compared = _COMPARED_RATE.search(context.view, start, phrase.start)
    return compared["rate"] if compared is not None else ""


_PAID = re.compile("[^。；\n]{0,40}?(?:补助|补贴|奖励|奖补|资助|给予)")
_DONE_UP = ("改造提升", "整治提升", "建设提升", "提质升级", "治理提升", "巩固提升", "修复提升", "改扩建提升")
_READERS = (
    "点击",
    "浏览",
    "点击次数",
    "浏览次数",
    "点击数",
    "浏览量",
    "点击率",
    "阅读次数",
    "阅读量",
    "访问次数",
)
_ELSEWHERE = ("全国", "全省", "全市", "全区", "全县")


def _is_rate_again(phrase: Phrase, verb: str, memory: Memory) -> bool:
    """Whether a rate spoken of goes on: 投资增速由27.5%回落，去年降至24.1%; 增长11%（全国10.7%、全省10.1%）."""
    if phrase.rest in _ELSEWHERE and not phrase.tokens and memory.rate and memory.same_sentence:
        return True
    return verb in ("rise_to", "fall_to") and not phrase.rest and memory.rate and memory.same_sentence


def _percent(
    phrase: Phrase,
    right: str,
    *,
    verb: str,
    growth: tuple[str, str] | None,
    fall_noun: tuple[str, str] | None,
    per_year: bool,
    goes_on: bool,
    lexicon: Lexicon,
) -> tuple[str, bool]:
    rate = "growth_per_year" if per_year else "growth"
    if growth is not None:
        yearly = (
            per_year
            or "年均" in lexicon.pattern(_ASKED).sub("", phrase.rest)[-10:]
            or any(word in growth[0] for word in ("年均", "复合", "年平均"))
        )
        return "growth_per_year" if yearly else "growth", growth[0].startswith(("降", "跌"))
    if fall_noun is not None and fall_noun[0].endswith(
        ("幅", "幅度", "下降率", "降低率", "减少率", "比例", "削减率")
    ):
        return rate, True
    if verb in ("rise", "fall"):
        return rate, verb == "fall"
    if goes_on:
        return rate, False
    if _GROWS_AFTER.match(right) and not _GROWS_TO.match(right):
        return "growth_per_year" if per_year or "年均" in right[:6] else "growth", False
    if per_year and (verb == "" or (verb == "keep" and phrase.has("rise", "fall"))):
        return "growth_per_year", False
    cuts = _CUTS_A_THING.match(phrase.rest) is not None and phrase.rest[-1] not in "率重例比"
    if cuts and not (
        "的" in phrase.rest and (phrase.has("value") or "占" in phrase.text)
    ):  # 减少收入的农户只占10% tells whose share
        return rate, True  # 削减主要污染物10%
    ending = _RATE_ENDING.search(phrase.rest)
    if ending is not None and "年均" in phrase.rest[-6:]:
        return "growth_per_year", ending[1] in ("下降", "减少", "降低")  # 经济年均增长保持在6.5%以上
    if ending is not None and not phrase.has("rise_to", "fall_to", "keep"):
        return rate, ending[1] in ("下降", "减少", "降低")
    return "share", False


def _amount(phrase: Phrase, *, linked: str, verb: str, lexicon: Lexicon) -> tuple[str, bool]:
    if (
        ("减" in phrase.rest or "精简" in phrase.rest)
        and _CUTS.search(phrase.rest)
        and not phrase.has("rise_to", "fall_to")
    ):
        return "change", True
    if (
        ("减" in phrase.rest or "压" in phrase.rest)
        and _LIGHTENS.search(phrase.rest)
        and not phrase.has("rise_to", "fall_to")
    ):
        return "change", True
    amount = next(
        (name for word, name in phrase.tokens if word.endswith(("额", "量")) and name in ("rise", "fall")), ""
    )
    if amount:
        return "change", amount == "fall"  # 净增额达4亿元
    if linked == "rise" and _is_measured_along(phrase):
        return "level", False  # 河段长约2600米: how long, not by how much longer
    if linked in ("rise", "fall"):
        return "change", linked == "fall"
    to = phrase.has("rise_to", "fall_to", "keep")
    thing = without_start(_TOGETHER, phrase.rest)
    area = lexicon.area.at_start(thing)
    opened = lexicon.new.at_start(
        without_start(_TOGETHER, thing[len(area[0]) :]) if area is not None else thing
    )
    if phrase.rest.startswith("增加值"):
        opened = None
    if verb in ("rise", "fall") and linked != "value":
        return "change", verb == "fall"
    # 扩大的灌溉面积 is the area that was added
    if (
        opened is not None
        and not to
        and (not phrase.has("value") or opened[0].startswith(("新增", "净增", "扩大", "增加")))
    ):
        return "change", opened[0].startswith(
            ("减少", "压减", "削减", "净减少", "精简", "裁减", "裁撤", "减贫")
        )
    if not to and _NEW.search(phrase.rest):
        return "change", False
    if not to and _BETTERS_WHAT_IT_CAN.match(phrase.rest):
        return "change", False
    does = _MAKES_MORE_OR_LESS.search(phrase.rest) if not to and not phrase.has("value") else None
    if does is not None:
        return "change", does[1] == "减少"
    return "level", False


def _is_bracketed_bound(figure: Figure, view: str) -> bool:
    """Whether a bound stands in brackets behind what it tells apart: 小型管网（管径<600mm）, 企业（年用水量1万m3及以上）."""
    if (
        figure.kind not in ("physical", "money")
        or _OPENED.search(view, max(0, figure.outer_start - 18), figure.outer_start) is None
    ):
        return False
    close = view.find("）", figure.outer_end, figure.outer_end + 14)
    if close < 0 or "，" in view[figure.outer_end : close] or "。" in view[figure.outer_end : close]:
        return False
    return figure.qualifier in ("at_least", "more_than", "at_most", "less_than") or view[
        figure.end : figure.end + 1
    ] in ("≤", "<")


def _tells_which(figure: Figure, phrase: Phrase, right: str) -> bool:
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
    return _THOSE.match(_AND_BOUND.sub("", right)) is not None


def _is_measured_along(phrase: Phrase) -> bool:
    """Whether 长, 高, 宽 beside a figure are dimensions: nothing is compared."""
    verb = next((word for word, name in phrase.tokens if name == "rise"), "")
    return verb in ("长", "高") and not phrase.compared and re.search("[比较]", phrase.text) is None


def _says_for_whom(figure: Figure, view: str) -> bool:
    """Whether a bound tells who is paid: 种植规模100亩以上的，每亩补助100元."""
    if figure.qualifier == "exact" or not view.startswith("的，", figure.outer_end):
        return False
    return _PAID.match(view, figure.outer_end + 2, figure.outer_end + 50) is not None


def _is_threshold(figure: Figure, phrase: Phrase, right: str, *, lexicon: Lexicon) -> bool:
    """Whether a bound describes which things are meant: 年收入过亿元的企业30家."""
    if (
        figure.counter in ("岁", "周岁")
        and (figure.role or figure.qualifier != "exact")
        and _DESCRIBED.match(right)
    ):
        return not phrase.has("rise_to", "fall_to") and (not phrase.has("value") or right[0] not in "，。、")
    if (
        figure.counter in ("人", "人口", "户")
        and (figure.role or figure.qualifier in ("at_least", "at_most", "more_than", "less_than"))
        and right[:1] != "、"
        and _GROUPS.search(right[:16])
    ):
        return not phrase.has("value", "rise_to", "fall_to", "rise", "fall")
    if figure.kind == "count" and figure.qualifier != "exact" and lexicon.pattern(_HERD).search(phrase.text):
        return _DESCRIBED.match(right) is not None  # 存栏100头以上奶牛的养殖比重
    if (
        figure.kind == "none"
        and figure.scaled
        and phrase.rest.endswith(("人口", "户数", "人数"))
        and (figure.role or figure.qualifier != "exact")
        and _GROUPS.search(right[:16])
    ):
        return not phrase.has("rise_to", "fall_to", "rise", "fall")  # 城区常住人口300万以上城市
    if figure.counter == "层" and figure.qualifier in ("at_least", "at_most") and _DESCRIBED.match(right):
        return not phrase.has("value", "rise_to", "fall_to", "keep")  # 6层及以下住宅
    if figure.counter == "度" and figure.role and _DESCRIBED.match(right) and PREDICATE.match(right) is None:
        return not phrase.has("value", "rise_to", "fall_to", "rise", "fall")  # 15—25度坡耕地
    if figure.kind in ("percent", "points", "multiple", "none", "count"):
        return False
    if figure.outer_start == figure.start and figure.outer_end == figure.end:
        return False  # 3500多公里的干堤: how much, not which
    if figure.qualifier not in ("at_least", "more_than", "at_most", "less_than") or phrase.has(
        "rise_to", "fall_to"
    ):
        return False
    if _FIRST_OF_ITS_KIND.search(phrase.text):
        return False  # 成为首个突破5万亿元的城市: what it reached
    plain = right.removeprefix("的")
    if (figure.kind == "physical" and _MEASURED_SO.match(right)) or _GOES_ON.match(right):
        return False  # 50平方公里以上建设用地面积达到要求, 营收在200亿元以上持续增长: how much it is
    if _BRINGS_ABOUT.search(phrase.rest) and figure.qualifier == "at_least" and _ONE_THING.fullmatch(plain):
        return False  # 形成1亿吨以上的产能储备, 完成2000万平方米以上的建筑改造: how much is done
    opens = phrase.has("value") or phrase.rest.endswith(_HAS) or lexicon.act.at_end(phrase.rest) is not None
    if opens and not right.startswith("的") and lexicon.heads.at_end(plain[:12]) is not None:
        return False  # 提供100Mbps以上接入服务能力: the capacity itself
    if plain.startswith("、") and "的" in plain:
        plain = plain.rpartition("的")[2]  # 年收入过亿元、有知名度的企业
    if not plain or not _DESCRIBED.match(plain) or plain.startswith(lexicon.neutral_opens):
        return False
    return not PREDICATE.match(plain)
