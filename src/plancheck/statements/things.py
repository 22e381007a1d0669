"""The thing after a figure, and phrases without what is no part of their thing."""

from __future__ import annotations

import re

from plancheck.quantities.figure import Figure
from plancheck.statements.lexicon import Lexicon
from plancheck.statements.phrases import Phrase, strip_lead
from plancheck.statements.predicates import PREDICATE

SHARE = re.compile(r"占(?<![侵挤抢滥强霸征乱]占)(?!地|用|比|领|有(?!率)|道|补|优)")
MOVES = re.compile(
    "(?:高速|快速|较快|中高速|稳定|平稳|持续|两位数)增长|增加|增长|提高|提升|上升|下降|降低|降至|降到|减|扩大|升至|升到|跃|发展到|变|调整|扩|至|到|(?:拓展|整合|延长|延伸|恢复|攀升|收窄|回落|加密|更新|合并|优化)(?:到|至|为)|回升|增至|缩(?=小|减|短)|压(?=减|降|到|至|缩[^式机空])|递增"
)
MOVES_MUCH = re.compile(
    "(?:大幅度?|明显|显著|快速|迅速|逐步|稳步|逐年)(?:下降|减少|降|增加|增长|提高|提升|上升|升|减|增)"
)
_ENDING_LINKS = re.compile("(?:以及|增加到|增至|增到|升至|扩大到|发展到|达到|达|为|约|是|有|、|和|及|与)+$")
_ADVERBS_OF_PREDICATE = re.compile(r"^(?:已经?|均|都|全部|全面|相继|陆续|先后|率先|成功|顺利|基本)+(?=.{2})")
_ADVERBS_BEFORE = re.compile(
    "(?<=.{2})(?:已经?|均|都|全部|全面|相继|陆续|先后|率先|成功|顺利|基本|大体|部分|正在?|将|不|直接)+$"
)
_LISTED = re.compile(
    "^[^，。；、等和与及0-9]{2,8}(?:、[^，。；、等0-9]{2,8})+等(?![级额同离待候])(?=[^0-9]{2,}$)"
)
_SAID_OF_IT = re.compile("(?<=[^，。；]{3})(?<![但于还就而或正也若凡老])是(?!否)(?=.{2})")
_WORK_ON = re.compile(
    "(?<=项目|工程|基地|园区|专线)(?:的)?(?:落地|加快|推进|提速)?建设(?:(?:和|及|与|、).*)?$"
)  # 推进6个重点项目建设: the projects are counted
# 贫困村全部出列、全县脱贫摘帽: what the whole place does is another clause
_OTHER_CLAUSE = re.compile("[全本我][国省市区县州乡镇村](?=.{2})")
_CALLED = "名定评列称作认选"  # 3家单位命名为示范单位: what they are called tells which
_DEED = re.compile(
    "(?:(?:新建|扩建|改建|改扩建|改造|建设|更新|提升|整治|治理|修复|配套|安装|维修|加固|升级|检修|疏浚|任务|工程)[及和与、]?)+"
)
_FIRST_OF_ROW = re.compile("^.*?、(?=[^、]{4,}$)")
_WHOLLY = re.compile("(?:已经?|均|都)?(?:全面|连续|持续|加速|竞相)")
_FINISHED = ("完成", "建成")  # 路基基本完成: no part of the thing
_ONE_CHARACTER = tuple("省市县区村镇乡州国")  # things of one character that are counted
LEADS_ON = ("达", "达到", "为", "至", "到", "约", "超", "过", "近", "数", "额", "率", "量", "，")
_MEASURED_OF = re.compile(
    "(?P<things>行业|企业|产业|地区|省份|城市|县市区|县区|市县|乡镇|园区)(?P<does>[\u4e00-\u9fff]{0,8}?(?:增加值|产值|收入|投资|利润|产量|销售额|零售额|增长速度|增速|规模|总额|总值)(?:同比|环比|实现|均|保持)*(?:增长|提高|回升|上升|下降|正增长|两位数|达到).{0,6})$"
)
# 进展顺利, 取得新成效: how it goes tells apart no things
_HOW_IT_WENT = re.compile(
    "(?:进展|推进)(?:顺利|较快|良好|迅速|平稳|有序)|取得(?:了)?[^，。；]{0,8}?(?:成效|进展|突破|成果|成绩|实效)$|(?:全部|均|圆满|顺利)*成功$|(?:步伐|进度|速度)(?:明显)?加快$|(?:顺利|稳步|有序|扎实|加快|全面)推进$|开局"
)
# 24条道路的各项指标: the things counted own what follows
_OWNS = re.compile(
    "(?:道路|街道|企业|[村镇县市区乡户国港站厂院校所馆桥湖库岛]|项目|点位|行业|部门|单位|家庭|城市|学科|公园|河道|中心|基地|人员|学生|老人|群众|职工|产品|园区)$"
)
_EACH_OF_THEIRS = ("各项", "各类", "主要指标", "综合指标")
_WITHIN = re.compile("(?:项目|企业|指标|任务|行业|产业|产品|地区|城市|单位|工程|小区|街道|村|镇|县)中$")
# 7条通乡油路和投资1820万元的硬化路: what is told of the next
_NEXT_AMOUNT = re.compile("(?<=.{2})(?:和|及|与|、)(?:总?投资|总?面积|占地|总?长|全长|总规模)$")
# 命名19个项目为“示范工程”: what they are called says what is counted
_CALLED_SO = re.compile(
    "(?P<things>[\u4e00-\u9fff]{2,10}?)(?:被)?(?:命名|认定|确定|评定|授牌|列|评)?为(?P<name>“[^”]{3,24}”)"
)
# 14条公路项目和黄河大桥等4个铁路项目: the examples of the next
_NEXT_EXAMPLE = re.compile("(?<=.{2})(?:和|及|与|以及|、)[^，。；]{2,30}等$")
_ANOTHER = re.compile("(?<=.{4})(?:超过?|突破|达到?|近|约)[0-9][^的]*$")  # 29个省份保供煤炭超35亿吨
_RANK = re.compile(
    "[、，]?(?:规模|总量|增速|数量|占比|质量|指标)?(?:均|稳|连续)?(?:居|位居|列|位列|排名?)(?:全国|全省|全市|全区|全球|世界|西部|中部|东部|东北|同类|前)[^，。；、的]{0,10}$"
)
_THEIR_RANK = re.compile(
    "(?P<things>[^，。；、的]{0,6}?(?:产品|矿产|农产品|作物|商品|指标|技术|品种|资源))(?P<what>(?:[^，。；、的]{0,6}?(?:产量|产值|产能|储量|资源量|出口额|出口量|销量|份额|占有率)|规模)(?:均|稳)?(?:居|位居|列|位列|排)[^，。；、]{2,14}|[^，。；、的]{0,6}?(?:产量|产值|出口额|份额)占[^，。；、]{2,12})$"
)
_MOVED = re.compile(
    "(?:平均|年均|人均|大幅度?|明显|显著|稳步|逐年|同比|均|继续|不断|持续|进一步)*(?:提升|提高|增长|增加|上升|扩大|下降|降低|减少|缩短|缩小|减轻|压缩|下跌|回落|翻)$"
)
_DOES = frozenset("得拿当成至摘投退达脱实开入进出编参通取获建应被纳列享接完受")
TURNS = "(?:主体|结构)?(?:正式|全面|顺利|建成|投入|累计|相继)*<<turns>>$"


def right_noun(right: str, figure: Figure, *, whole: bool = False, pivot: bool = False) -> str:
    """Return the noun after a figure: after the last 的 when it is long, up to a predicate.

    `pivot`: an action stands before it, so what follows the noun is what it is done for (选派200名干部驻村工作).
    """
    if "（" in right and "）" not in right:
        right = right[: right.index("（")]  # a remark that goes on after the clause
    text = _ENDING_LINKS.sub("", right.removeprefix("的").strip("、和及"))
    if "是" in text:
        text = _SAID_OF_IT.split(text)[0]  # 城镇新增就业是保民生的基本要求
    if "为“" in text and (called := _CALLED_SO.match(text)) is not None:
        kind = called["things"]
        return called["name"] + ("" if called["name"].rstrip("”").endswith(kind[-2:]) else kind)
    if figure.kind == "count" and (leads := _THEIR_RANK.match(text)) is not None:
        return f"{leads['what']}的{leads['things']}"  # 14种农产品产量居全国第1位
    if "居" in text or "列" in text:
        text = without_rank(text)
    if text[-1:] == "中" and figure.kind == "count" and _WITHIN.search(text) is not None:
        text = text[:-1]  # 37个项目中，竣工13个
    text = _NEXT_AMOUNT.sub("", text)
    if figure.kind == "count":
        if text.endswith("等"):
            text = _NEXT_EXAMPLE.sub("", text)
        text = _ANOTHER.sub("", text)
    if text[-1:] in ("上", "中") and text[-4:-3] == "的" and len(text) >= 6:
        text = text[:-4]  # 66个项目的实施上: where
    if not whole:
        if figure.kind == "count" and not pivot and "的" in text[2:-2]:
            owners, _, said = text.partition("的")
            if _OWNS.search(owners) is not None and PREDICATE.search(owners) is None and len(text) > 14:
                if said.startswith(_EACH_OF_THEIRS):
                    return owners  # 24条道路的各项指标保持一流水平
                if "、" in said:
                    said = said.split("、")[0]  # 34个点位的集中治理、三年行动等工作
                    text = f"{owners}的{said}"
            aspect, does = split_predicate(said)
            if _MOVED.search(said) is not None and PREDICATE.search(owners) is None and len(owners) <= 16:
                return owners  # 40家工厂的生产效率平均提升: the factories are counted
            if does and _HOW_IT_WENT.match(does) is not None and PREDICATE.search(owners) is None:
                return owners + aspect  # 5个村的扶贫取得新成效
            if does and PREDICATE.search(owners) is None and len(owners) <= 12 and len(does) <= 20 and aspect:
                return f"{does}的{owners}"  # 500万个手工业者的个体经济变为集体经济: those whose it is are counted
        if "的" in text[:-2] and len(text) > 16:
            told, _, tail = text.rpartition("的")
            noun, does = split_predicate(tail)
            if does and len(told) <= 14 and PREDICATE.search(told) is not None:
                return f"{told}的{noun}"  # 水质达到Ⅲ类的湖泊实行严格保护
            if _DEED.fullmatch(tail):
                return f"{_FIRST_OF_ROW.sub('', told)}{tail}"[:40]  # 灌溉管道和渠道的新建及更新改造
            if len(tail) >= 2:
                text = tail
        elif "、" in text and len(text) > 16:
            listed = _LISTED.match(text)  # 50家钢铁、水泥、玻璃等企业: the enterprises
            text = text[listed.end() :] if listed is not None else text.split("、")[0]
        noun, does = split_predicate(text)
        if figure.kind == "count" and does and (owns := _MEASURED_OF.match(text)) is not None:
            return f"{owns['does']}的{owns['things']}"  # 30个行业增加值同比增长: the trades whose output does
        if does and figure.kind in ("count", "none") and _HOW_IT_WENT.match(does) is not None:
            text, does = noun, ""
        if does and not pivot and figure.kind in ("count", "none") and _may_describe(noun, does):
            return f"{does}的{noun}"  # 1.4万家企业实施改造: the enterprises that do it
        if does and figure.kind == "count" and _WHOLLY.match(text, len(noun)):
            text = noun  # 13条产业链全面起势
        if does and (
            figure.kind not in ("count", "none")
            or len(text) > 26
            or (
                (does[0] in "提增升降下减占均" or (does[0] == "为" and noun[-1] not in _CALLED))
                and not does.startswith("提供")
            )
        ):
            text = noun
    if figure.kind == "count":
        text = _WORK_ON.sub("", text)
    return text.strip("的、和及")[:40]


def without_rank(text: str) -> str:
    """Return what stands behind a figure without the rank told with it.

    Examples
    --------
    >>> without_rank("省份、规模居全国前列")
    '省份'
    """
    found = _RANK.search(text)
    return text[: found.start()] if found is not None and found.start() >= 2 else text


def split_predicate(text: str) -> tuple[str, str]:
    """Return the noun a clause begins with and what is said of it; the second is empty where nothing is.

    Examples
    --------
    >>> split_predicate("企业实施改造")
    ('企业', '实施改造')
    """
    cut = PREDICATE.search(text, 1 if text[:1] in _ONE_CHARACTER else 2)
    if cut is None:
        return _ADVERBS_BEFORE.sub("", text), ""
    does = _ADVERBS_OF_PREDICATE.sub("", text[cut.start() :])
    if len(does) < 3 and does == text[cut.start() :] and does not in _FINISHED:
        return text, ""
    done, mark, also = does.partition("、")
    if mark and len(done) > 1 and _OTHER_CLAUSE.match(also) is not None:
        does = done
    return _ADVERBS_BEFORE.sub("", text[: cut.start()]).rstrip("的"), does


def _may_describe(noun: str, does: str) -> bool:
    """Whether a predicate is short and whole enough to stand before its noun with 的."""
    return (
        (len(noun) >= 2 or noun in _ONE_CHARACTER)
        and len(noun) <= 14
        and 2 <= len(does) <= 20
        and not does.endswith(LEADS_ON)
        and (does[0] in _DOES or does.startswith("提供"))
    )


def counts_new(phrase: Phrase, figure: Figure, right: str) -> bool:
    """新增2家上市企业: the thing follows its count, and nothing stands before the verb."""
    return (
        figure.kind == "count" and phrase.tokens[0][0] in ("新增", "净增", "新增加", "增加", "增加了")
        and len(right) >= 2 and not right.startswith(("以上", "左右", "的"))
    )  # fmt: skip


def noun_follows(right: str, lexicon: Lexicon) -> bool:
    """Whether the words after a figure begin with a thing."""
    noun = right.removeprefix("的").strip("、和及与或")
    return len(noun) >= 2 and noun not in lexicon.neutral and MOVES.match(noun) is None


def strip_targets(text: str, lexicon: Lexicon) -> str:
    """Return a phrase without the words of intent it opens with: 拟发行 is 发行, 今后五年力争累计支持 is 累计支持."""
    text = strip_lead(text, lexicon) if not text.endswith(lexicon.words["supports"]) else text
    found = lexicon.intents.at_start(text)
    return text[len(found[0]) :] if found is not None and len(text) - len(found[0]) >= 2 else text


def figure_counts(figure: Figure) -> bool:
    """Whether a figure can have its thing after it: a count or an amount, no rate."""
    return figure.kind not in ("percent", "points", "multiple")


def strip_share(topic: str) -> str:
    """Return the part of 甲占乙的比重.

    Examples
    --------
    >>> strip_share("网络零售额占社会消费品零售总额的比重")
    '网络零售额'
    """
    match = SHARE.search(topic)
    return topic[: match.start()] if match and match.start() else topic


def strip_actions(phrase: str, lexicon: Lexicon) -> str:
    """Return a phrase without the actions it opens with: 培育主营业务收入… is the income."""
    phrase = strip_lead(phrase, lexicon)
    found = lexicon.act.at_start(phrase)
    while found is not None and len(found[0]) < len(phrase):
        if phrase[len(found[0])] == "业" and phrase[len(found[0]) + 1 : len(found[0]) + 2] not in (
            "务",
            "绩",
            "态",
        ):
            break  # 制造业投资: one word
        if phrase[len(found[0])] == "性":
            break  # 保障性住房: what kind it is, not what is done
        phrase = phrase[len(found[0]) :].lstrip("、和")
        found = lexicon.act.at_start(phrase)
    return phrase


def is_action(phrase: str, lexicon: Lexicon) -> bool:
    """Whether a phrase is nothing but actions: 新建和改扩建, 累计建成."""
    rest = strip_targets(phrase, lexicon)
    while rest:
        found = lexicon.act.at_end(rest) or lexicon.tail.at_end(rest)
        if found is None or (len(found[0]) == 1 and lexicon.whole_words.at_end(rest) is not None):
            return False
        rest = rest[: -len(found[0])].rstrip("、和及的并")
    return True
