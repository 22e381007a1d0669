"""The noun behind a figure: the thing that it counts or measures."""

from __future__ import annotations

import re

from plancheck.asked_first import holds
from plancheck.quantities.figure import Figure
from plancheck.statements.context.things import LEADS_ON, ONE_CHARACTER, split_predicate, without_joints
from plancheck.statements.words.lexicon import Lexicon

_ENDING_LINKS = re.compile(
    "(?:以及|同比|环比|增加到|增至|增到|升至|扩大到|发展到|达到|(?<![雷马])达|为|(?<!签)约|是|有|分别|依次|、|和|及|与)+$"
)
_LEADS_FURTHER = re.compile("(?<=..)(?:所)?(?:涉及|包含|覆盖)的$")  # 27件议案涉及的8个立法项目
_LISTED = re.compile(
    "^[^，。；、等和与及0-9]{2,8}(?:、[^，。；、等0-9]{2,8})+等(?![级额同离待候])(?=[^0-9]{2,}$)"
)
_SAID_OF_IT = re.compile("(?<=[^，。；]{3})(?<![但于还就而或正也若凡老])是(?!否)(?=.{2})")
# 推进6个重点项目建设: the projects are counted
_WORK_ON = re.compile(
    "(?<=项目|工程|基地|园区|专线)(?:的)?(?:落地|加快|推进|提速)?建设(?:(?:和|及|与|、).*)?$"
)
# 6个园区规划建设有序推进: how the work on the things counted goes
_GOES_ON = "(?<=.{2})<<work_going_on>>*(?:正在?)?(?:<<manner>>(?:推进|实施|建设)|建设提速)$"
_PUT_TO = re.compile("(?<=.{2})(?:应用|运用|服务|投放)于")  # 引进72台机器人应用于…工序
holds(_PUT_TO, "于")
_CALLED = "名定评列称作认选"  # 3家单位命名为示范单位: what they are called tells which
_DEED, _ENDS_DEED = "(?:(?:<<site_work>>|任务|工程)[及和与、]?)+", ("任务", "工程")
_FIRST_OF_ROW = re.compile("^.*?、(?=[^、]{4,}$)")
_WHOLLY = re.compile("(?:已经?|均|都)?(?:全面|连续|持续|加速|竞相)")
_MEASURED_OF = (
    "(?P<things><<owner>>)(?P<does>[\u4e00-\u9fff]{0,8}?(?:<<own_size>>|<<growth_noun>>)"
    "(?:同比|环比|实现|均|保持)*(?:增长|提高|回升|上升|下降|正增长|两位数|达到).{0,6})$"
)
# 9个市州空气质量全面达标, 4条支流水质达标: what of the things counted is as it should be
_MEETS_OF = (
    "(?P<things>[\u4e00-\u9fff]{0,6}?(?:<<owner>>|[市州县区村镇乡河流湖])(?![市州县区镇乡]))"
    "(?P<does>[\u4e00-\u9fff]{0,8}(?:<<head>>|水质|质量)(?:已经?|均|都|全部|全面)*达标)$"
)
# 进展顺利, 取得新成效: how it goes tells apart no things
_HOW_IT_WENT = "(?:进展|推进)<<went_how>>|取得(?:了)?[^，。；]{0,8}?<<fruit>>$|(?:全部|均|圆满|顺利)*成功$|(?:步伐|进度|速度)(?:明显)?加快$|<<manner>>推进$|开局"
# 24条道路的各项指标: the things counted own what follows
_OWNS = "(?:<<owner>>|[村镇县市区乡户国港站厂院校所馆桥湖库岛])$"
# 200个国家级、省级创业孵化基地: kinds of one thing, which the last of them names
_KIND_FIRST = re.compile("[\u4e00-\u9fff]{1,8}(?:级|层次|型|急需|紧缺|重点|骨干)、[^，。；、]{4,}")
# 9亿亩湿地中受威胁的占44%: the wetlands, of which a part is told next
_AMONG_WHICH = re.compile(
    "(?P<things>[^，。；、的中]{2,10})中(?:[^，。；]{0,8}的)?(?:约|仅|只)?(?:占|有|(?:排[位名列]|位[居列]|名列)[^，。；]{0,8})"
)
_WITHIN = "(?:<<owner>>|村|镇|县)中$"
# 7条通乡油路和投资1820万元的硬化路: what is told of the next
_NEXT_AMOUNT = re.compile("(?<=.{2})(?:和|及|与|、)(?:总?投资|总?面积|占地|总?长|全长|总规模)$")
# 命名19个项目为“示范工程”: what they are called says what is counted
_CALLED_SO = re.compile(
    "(?P<things>[\u4e00-\u9fff]{2,10}?)(?:被)?(?:命名|认定|确定|评定|授牌|列|评)?为(?P<name>“[^”]{3,24}”)"
)
# 14条公路项目和黄河大桥等4个铁路项目: the examples of the next
_NEXT_EXAMPLE = re.compile("(?<=.{2})(?:和|及|与|以及|、)[^，。；]{2,30}等$")
# 以3个中心城市为龙头: what they are taken as
_TAKEN_AS = "(?<=.{2})为(?:主要|重要)?<<taken_as>>.{0,12}$"
# 8个组团联动发展的空间格局: the things that make it up are counted
_TOGETHER = (
    "^(?P<things>[^，。；、的]{2,16}?)<<side_by_side>>[\u4e00-\u9fff]{0,6}"
    "的[^，。；、的]{0,14}<<whole_made_up>>$"
)
_ANOTHER = re.compile("(?<=.{4})(?:超过?|突破|达到?|近|约)[0-9][^的]*$")  # 29个省份保供煤炭超35亿吨
_RANKED = (
    "[、，]?(?:规模|总量|增速|数量|占比|质量|指标)?(?:均|稳|连续)?<<takes_rank>>"
    "(?:全[国省市区球]|世界|[东中西]部|东北|同类|前)[^，。；、的]{0,10}$"
)
_THEIR_RANK = (
    "(?P<things>[^，。；、的]{0,6}?<<owner>>)"
    "(?P<what>(?:[^，。；、的]{0,6}?<<head>>|规模)(?:均|稳)?(?:<<takes_rank>>[^，。；、]{2,14}|全[国省市县区]第[一二三四五六七八九十]{1,3}位?)"
    "|[^，。；、的]{0,6}?<<head>>占[^，。；、]{2,12})$"
)
_MOVED = "<<how_theirs_moved>>*<<theirs_moved>>$"
_DOES = frozenset("变与未不得拿当成至摘投退达脱实开入进出编参通取获建应被纳列享接完受")
LONGEST_NOUN = 40  # characters of a thing; a longer text is cut there


def right_noun(
    right: str, figure: Figure, lexicon: Lexicon, *, whole: bool = False, pivot: bool = False
) -> str:
    """Return the noun after a figure: after the last 的 when it is long, up to a predicate.

    Parameters
    ----------
    right : str
        The words behind the figure, up to the end of the clause.
    figure : Figure
    lexicon : Lexicon
    whole : bool
        The words as they are, whatever they say of the thing.
    pivot : bool
        An action stands before the figure, so what follows the noun is what it is done for (选派200名干部驻村工作).
    """
    if "（" in right and "）" not in right:
        right = right[: right.index("（")]  # a remark that goes on after the clause
    if right.endswith("的"):
        right = _LEADS_FURTHER.sub("", right)
    text = _ENDING_LINKS.sub("", without_joints(right.removeprefix("的"), "、和及×", lexicon))
    if "是" in text:
        text = _SAID_OF_IT.split(text)[0]  # 城镇新增就业是保民生的基本要求
    counts = figure.kind == "count"
    if told := _told_by_name_or_rank(text, lexicon, counts=counts):
        return told
    if (among := _AMONG_WHICH.fullmatch(text)) is not None:
        return among["things"]
    text = _without_asides(text, lexicon, counts=counts)
    if not whole:
        text, settled = text, False
        if counts and not pivot and "的" in text[2:-2]:
            text, settled = _of_owners(text, lexicon)
        if not settled:
            text, settled = _last_noun(text, lexicon)
        if not settled:
            text, settled = _up_to_predicate(text, figure, lexicon, pivot=pivot)
        if settled:
            return text
    if counts:
        text = _WORK_ON.sub("", text)
    return without_joints(text, "的、和及", lexicon)[:LONGEST_NOUN]


def noun_without_predicate(right: str, figure: Figure, lexicon: Lexicon, *, pivot: bool = False) -> str:
    """Return the noun after a figure (`right_noun`) without what is said of it."""
    return split_predicate(right_noun(right, figure, lexicon, pivot=pivot), lexicon)[0]


def _told_by_name_or_rank(text: str, lexicon: Lexicon, *, counts: bool) -> str:
    """19个项目被命名为“示范工程”, 14种农产品产量居全国第1位: what the things are called or rank by says which; "" for others."""
    if "为“" in text and (called := _CALLED_SO.match(text)) is not None:
        kind = called["things"]
        return called["name"] + ("" if called["name"].rstrip("”").endswith(kind[-2:]) else kind)
    if not counts or not any(mark in text for mark in "居列排占第"):
        return ""
    leads = lexicon.pattern(_THEIR_RANK).match(text)
    return f"{leads['what']}的{leads['things']}" if leads is not None else ""


def _without_asides(text: str, lexicon: Lexicon, *, counts: bool) -> str:
    """The text without a rank, an amount, examples of the next thing, where it is told."""
    if "居" in text or "列" in text or "排" in text:
        text = without_rank(text, lexicon)
    if text[-1:] == "中" and counts and lexicon.pattern(_WITHIN).search(text) is not None:
        text = text[:-1]  # 37个项目中，竣工13个
    text = _NEXT_AMOUNT.sub("", text)
    if counts and "于" in text:
        text = _PUT_TO.split(text)[0]
    if counts and _tells_how_it_goes(text, lexicon):
        text = lexicon.pattern(_GOES_ON).sub("", text)
    if counts:
        text = lexicon.pattern(_TAKEN_AS).sub("", text)
        if (together := lexicon.pattern(_TOGETHER).match(text)) is not None:
            text = together["things"]
        if text.endswith("等"):
            text = _NEXT_EXAMPLE.sub("", text)
        text = _ANOTHER.sub("", text)
    if text[-1:] in ("上", "中") and text[-4:-3] == "的" and len(text) >= 6:
        text = text[:-4]  # 66个项目的实施上: where
    return text


def _tells_how_it_goes(text: str, lexicon: Lexicon) -> bool:
    """Whether a text ends with how work goes on: 园区建设有序推进, 园区建设提速; asked before the pattern that tells where that begins."""
    if text[-2:] in ("推进", "实施", "建设"):
        return text[:-2].endswith(lexicon.words["manner"])
    return text.endswith("建设提速")


def _of_owners(text: str, lexicon: Lexicon) -> tuple[str, bool]:
    """What the things counted have, and whether that is the noun: 24条道路的各项指标 are the roads."""
    owners, _, said = text.partition("的")
    if (
        lexicon.pattern(_OWNS).search(owners) is not None
        and lexicon.predicate.search(owners) is None
        and len(text) > 14
    ):
        if said.startswith(lexicon.words["each_of_theirs"]):
            return owners, True  # 24条道路的各项指标保持一流水平
        if "、" in said:
            said = said.split("、")[0]  # 34个点位的集中治理、三年行动等工作
            text = f"{owners}的{said}"
    if lexicon.predicate.search(owners) is not None:
        return text, False
    aspect, does = split_predicate(said, lexicon)
    if lexicon.pattern(_MOVED).search(said) is not None and len(owners) <= 16:
        return owners, True  # 40家工厂的生产效率平均提升: the factories are counted
    if does and lexicon.pattern(_HOW_IT_WENT).match(does) is not None:
        return owners + aspect, True  # 5个村的扶贫取得新成效
    if does and len(owners) <= 12 and len(does) <= 20 and aspect:
        # 500万个手工业者的个体经济变为集体经济: those whose it is are counted
        return (
            f"{does}的{owners}",
            True,
        )
    return text, False


def _last_noun(text: str, lexicon: Lexicon) -> tuple[str, bool]:
    """The noun that a long text ends in, and whether nothing is left to look at: what stands behind its last 的, or its first of a row."""
    if len(text) <= 16:
        return text, False
    if "的" in text[:-2]:
        told, _, tail = text.rpartition("的")
        noun, does = split_predicate(tail, lexicon)
        if does and len(told) <= 14 and lexicon.predicate.search(told) is not None:
            return f"{told}的{noun}", True  # 水质达到Ⅲ类的湖泊实行严格保护
        ends_deed = tail.rstrip("及和与、").endswith((*lexicon.words["site_work"], *_ENDS_DEED))
        if ends_deed and lexicon.pattern(_DEED).fullmatch(tail):
            # 灌溉管道和渠道的新建及更新改造
            return f"{_FIRST_OF_ROW.sub('', told)}{tail}"[:LONGEST_NOUN], True
        return (tail if len(tail) >= 2 else text), False
    if "、" in text:
        if _KIND_FIRST.match(text) is not None:
            return text, False
        listed = _LISTED.match(text)  # 50家钢铁、水泥、玻璃等企业: the enterprises
        return (text[listed.end() :] if listed is not None else text.split("、")[0]), False
    return text, False


def _up_to_predicate(text: str, figure: Figure, lexicon: Lexicon, *, pivot: bool) -> tuple[str, bool]:
    """The noun before a predicate, and whether it is told with it: 1.4万家企业实施改造 are those that do."""
    if figure.kind == "count" and text.endswith("达标"):
        meets = lexicon.pattern(_MEETS_OF).match(text)
        if meets is not None:
            return f"{meets['does']}的{meets['things']}", True
    counts = figure.kind == "count"
    if counts and (owns := lexicon.pattern(_MEASURED_OF).match(text)) is not None:
        # 30个行业增加值同比增长: the trades whose output does
        return (
            f"{owns['does']}的{owns['things']}",
            True,
        )
    noun, does = split_predicate(text, lexicon)
    if not does:
        return text, False
    if noun == "计划":
        return text, False  # 2个计划建成项目: the projects that are planned
    if figure.kind not in ("count", "none"):
        return noun, False
    if lexicon.pattern(_HOW_IT_WENT).match(does) is not None:
        return noun, False
    if not pivot and _may_describe(noun, does):
        return f"{does}的{noun}", True  # 1.4万家企业实施改造: the enterprises that do it
    if counts and _WHOLLY.match(text, len(noun)):
        text = noun  # 13条产业链全面起势
    moves = does[0] in "提增升降下减占均" or (does[0] == "为" and noun[-1] not in _CALLED)
    if len(text) > 26 or (moves and not does.startswith("提供")):
        return noun, False
    return text, False


def without_rank(text: str, lexicon: Lexicon) -> str:
    """Return what stands behind a figure without the rank told with it.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> without_rank("省份、规模居全国前列", lexicon_of(load_vocabulary()))
    '省份'
    """
    found = lexicon.pattern(_RANKED).search(text)
    return text[: found.start()] if found is not None and found.start() >= 2 else text


def _may_describe(noun: str, does: str) -> bool:
    """Whether a predicate is short and whole enough to stand before its noun with 的."""
    return (
        (len(noun) >= 2 or noun in ONE_CHARACTER)
        and len(noun) <= 14
        and 2 <= len(does) <= 20
        and not does.endswith(LEADS_ON)
        and (does[0] in _DOES or does.startswith("提供"))
    )
