"""Which figures are no statement: numbers in names, of steps and policy items, durations that only date."""

from __future__ import annotations

import re

from plancheck.quantities.find import Figure
from plancheck.statements.context.phrases import Phrase
from plancheck.statements.context.reading import Context
from plancheck.statements.measuring.thresholds import tells_how_old, tells_reach
from plancheck.statements.words.lexicon import Lexicon
from plancheck.statements.words.ranks import RANK, TAKES_RANK

LONGEST_CLAUSE = 60
# characters of the words before a colon, and of those at their end that name a time
_LABEL, _TIME_ASKED = 24, 3
_LONGEST_MONTHS = 16  # characters of 7、8、9三个月
DATES = "a duration that only dates"
STEPS = "a number of steps"
NAMED_LIST = "a number in the name of a list"
SIZE, AGE = "a size in a name", "an age that tells who is meant"
FIRST_OF_MANY = "a rank in a name"
GROUP = "a group that one is held against"
IN_NAMES = (SIZE, AGE, FIRST_OF_MANY)  # figures left over that are part of the name of what follows
_BECOMES = re.compile("(?:下降|降低|缩短|减少|压缩|延长|增加|提高|降|减|增)[到至为]")  # 由9天缩短到7天
_FIRST = re.compile("(?:^|[\\s，。；、：（的业国省市区县州球界名])前$")  # not 改制前40家
_PERSONS = re.compile("(?:的)?[\u4e00-\u9fffA-Za-z“]{2}")
_AMONG_THE_FIRST = re.compile(r"(?<![先此目以之日年月天周提])前\s?$")
_RANKED = ("名", "位", "强")
_STEPS = re.compile("[十百千万]*[万亿]?元?级?(?:大?台阶|大关|关口)")
# 举办4届博览会、3届论坛: how often
_HELD = re.compile("(?:举办|承办|举行)(?:了|过)?(?:[^，。；：]*(?<!第))?$")
_SPENDS = re.compile("共?(?:投入|投资|安排|惠及|带动)(?=[0-9约近超达]|$)")
# 出台80条、20条政策措施: the first of a list, whose thing stands behind the last
_ITEMS_LISTED = re.compile(
    "(?:、|和|及|以及)[0-9]{1,3}(?P<counter>[\u4e00-\u9fff])(?P<thing>[^，。；、0-9]{2,})"
)
# 在35个大中城市中排名第五, 列15个副省级城市前列, 高于首批14个开放城市平均水平: those that a place is held against
_PLACED_AMONG = f"[^，。；：、0-9]{{1,12}}中[^，。；、0-9]{{0,12}}(?:[位名]次|{TAKES_RANK}|{RANK})"
_RANK_AMONG = f"[^，。；：、0-9]{{1,12}}{RANK}"
_TAKES_ITS_RANK = "<<takes_rank>>(?:全[国省市区州球]|世界|首批)*$"
_MEAN_OF_GROUP = re.compile("[^，。；：、0-9]{1,12}的?平均(?:水平|数|值)?$")
_SET_AGAINST_GROUP = "(?:<<compares>>)[^，。；、]{0,10}$"
_HOW = re.compile("(?:基本|全部|全面|已|均|都|也|共)$")  # 设施基本建成: how it is done, no end of its name
_LONGEST_THING = 16  # characters behind a number
_BUILDS = "<<stage_of_works>>$"
# 完成28个点位修复工作: works on things that are counted, and no points of a policy
_WORK_ON = re.compile("([^，。；、0-9]{4,16}?)工作")
_IS_DONE = re.compile("完成[^，。；]*$")
_LAID = re.compile("[河江道路渠街巷管线沟]")  # things a 条 counts
# “十四五”规划80项重大工程, 纲要确定的80项重大工程: how the plan's list is called
_LIST_OF_PLAN = re.compile("(?:规划|纲要|》)(?:确定的?|明确的?|提出的?)?$")
# 120项重大水利工程累计开工50项: how far the list has come
_OF_WHICH_BEGUN = "[^，。；、：0-9]{2,16}(?:工程|项目)(?:已|累计|共|已经|全部|目前)*<<stage_of_works>>(?:建设)?了?[0-9]{1,3}[项个]"
_LISTED = re.compile(r"、[^，。；\n]{1,16}等\s?$")
# 甲、乙、丙等3个园区合计营收占全市比重达到50%: of them together the next figure is told
_OWNS = re.compile(
    "(?![^，。；]{0,30}[了各均])[^，。；、0-9的]{2,12}(?:合计|总[产量额收]|产[量值]|营收|收入|利用量|投资额|增加值|占)"
    "[^，。；、0-9]{0,20}(?:达到?|超过|突破|为|至|不低于|不超过|控制在)[^，。；、0-9]{0,4}[0-9]"
)
_RACE = "[\u4e00-\u9fff]{0,4}<<race>>(?!赛?[道场车线步])"  # 10公里精英赛, 5公里健康跑; not 6公里徒步道
_HOURS_OF_USE = 10000
_LEVEL_OF_TIME = "<<time_noun>>|(?<![时近日中初早晚后前同定长为一二三四五六两])期$"
# 都市区1小时通勤、城市群2小时通达: how long it takes, not a circle's or a service's name (1小时通勤圈)
REACHED_WITHIN = "(<<reached_within>>)(?:[、，；。）]|$)"
# 1美元兑6.8元人民币, 1欧元=7.8元
EXCHANGES = "\\s?(?:可?兑换?|折?合|等于|=)\\s?(?:人民币)?\\s?"
_EXCHANGED = re.compile(f"{EXCHANGES}[^，。；0-9]{{0,6}}[0-9]")
_JOINTS = frozenset("的、和及与或等")
_ONE_OF_ITS_KIND = (1, 100, 1000, 10000)  # 100日元兑5.1元
# characters between a mark of quotation and a figure; what leads to one
_LONGEST_QUOTED, _SAYS_WHAT = 12, ("为", "是")
_GOAL_SAID = re.compile("”的?(?:建设|工作|年度|全年|增长|发展|预期|既定)*(?:目标|任务)")


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
    view, words, sets = context.view, context.lexicon.words, context.lexicon.sets
    if figure.reason:
        return figure.reason
    if _inside(view, figure, "“", "”", _LONGEST_QUOTED, 10) and not _is_goal_said(figure, phrase, view):
        return "inside a quoted name"
    if _inside(view, figure, "《", "》", 40, 40):
        return "inside a title"
    if figure.counter in sets["size_in_name"] and right and _sizes_what_follows(phrase, right):
        return SIZE
    length = figure.unit in sets["length_unit"] and figure.qualifier == "exact" and not phrase.has("value")
    if length and context.lexicon.pattern(_RACE).match(right) is not None:
        return SIZE
    if figure.counter in ("岁", "周岁") and _tells_who(figure, phrase, right, view):
        return AGE
    if (
        figure.kind == "time"
        and _only_dates(figure, phrase, right, context.lexicon)
        and not _is_labelled(figure, context)
    ):
        return DATES
    if figure.counter in _RANKED and _AMONG_THE_FIRST.search(
        view, max(0, figure.outer_start - 4), figure.outer_start
    ):
        return "a rank"  # 进入全球前二十名
    if figure.kind == "none" and view.startswith("、", figure.end):
        times = context.times_in(figure.start, figure.end + _LONGEST_MONTHS)
        if any(time.start == figure.start and time.kind.startswith("year:") for time in times):
            return DATES  # 9、10两个月
    if figure.kind == "percent" and figure.start and view.startswith("前", figure.start - 1):
        return "a rank"  # 排名前1%
    if view.startswith("：", figure.outer_start - 1) and phrase.text.endswith(words["page_count"]):
        return "a page's own count"  # 点击：249次
    if (
        figure.kind == "money"
        and figure.value in _ONE_OF_ITS_KIND
        and _EXCHANGED.match(view, figure.outer_end) is not None
    ):
        return "what a rate is counted on"  # 1美元兑8.28元人民币
    return _leftover_count(figure, phrase, right, context) if figure.kind == "count" else ""


def _sizes_what_follows(phrase: Phrase, right: str) -> bool:
    """Whether a size is part of the name behind it: 220千伏变电站, 共有110千伏变电站32座; not 电压为220千伏."""
    return not phrase.has("value") or (phrase.text.endswith("有") and right[0] not in _JOINTS)


def _tells_who(figure: Figure, phrase: Phrase, right: str, view: str) -> bool:
    """Whether a bound of age is part of a name: 65岁及以上老年人口, 0—3岁婴幼儿, 适龄妇女（35-64岁）."""
    if figure.role == "" and figure.qualifier == "exact":
        return False
    if right.startswith("）") or view.startswith("）", figure.outer_end):
        return view.rfind("（", max(0, figure.outer_start - 6), figure.outer_start) >= 0
    # 60岁以上占20%: those of that age
    return (_PERSONS.match(right) is not None or right.startswith("占")) and not phrase.has(
        "rise_to", "fall_to"
    )


def _only_dates(figure: Figure, phrase: Phrase, right: str, lexicon: Lexicon) -> bool:
    """Whether a duration only dates: no level, and no bound that describes (5年以上的企业)."""
    bound = figure.qualifier in ("at_least", "at_most", "more_than", "less_than")
    if tells_how_old(figure, phrase, right, lexicon=lexicon) or tells_reach(figure, right, lexicon=lexicon):
        return False
    spent = right.startswith(lexicon.words["time_spent"], 1)  # 5至10年的努力
    if bound and right.startswith("的") and not spent:
        return False
    return not _is_level_of_time(figure, phrase, right, lexicon)


def _is_labelled(figure: Figure, context: Context) -> bool:
    """Whether a duration is what the words before a colon ask for: 平均每周上网时间：17小时."""
    view, edge = context.view, figure.outer_start
    before = view[max(0, edge - _LABEL) : edge].rstrip()
    if not before.endswith("："):
        return False
    asked = before[:-1].rstrip()
    return context.lexicon.pattern(_LEVEL_OF_TIME).search(asked[-_TIME_ASKED:]) is not None


def _leftover_count(figure: Figure, phrase: Phrase, right: str, context: Context) -> str:
    """Why a count is no statement: a member of a series, steps, points of a policy; empty when it is one."""
    view, sets = context.view, context.lexicon.sets
    if figure.counter in ("人", "人口", "户") and right and view.startswith("每", figure.start - 1):
        return "what a rate is counted on"
    held = figure.counter == "届" and figure.value < 10
    if held and _HELD.search(view, max(0, figure.start - LONGEST_CLAUSE), figure.start):
        return ""
    if figure.qualifier == "exact" and "等" in view[max(0, figure.start - 2) : figure.start]:
        listed = _LISTED.search(view, max(0, figure.start - LONGEST_CLAUSE), figure.start)
        if listed is not None and _OWNS.match(view, figure.end) is not None:
            return "a number of things listed"
    if right and not figure.scaled and _is_held_against(phrase, right, context.lexicon):
        return GROUP
    first = (
        right != "" and figure.counter in ("家", "户", "名", "位") and view.endswith("前", 0, figure.start)
    )
    if first and _FIRST.search(view, max(0, figure.start - 2), figure.start) is not None:
        return FIRST_OF_MANY  # 行业前50家企业的占有率
    few = not figure.scaled and figure.value < 1000
    if figure.counter in sets["series_counter"]:
        return "an ordinal or a number of a series" if few else ""
    if not few or figure.counter not in sets["item_counter"]:
        return ""
    thing = right.removeprefix("的")
    if _STEPS.match(thing) is not None:
        return STEPS  # 连续迈上4个万亿元台阶
    if figure.role or view.endswith("元的", 0, figure.outer_start):
        return ""  # 每个乡选择1—2个重点领域, 总投资9亿元的20项重点工程: no list of points is so told
    of_plan = thing.startswith(context.lexicon.words["of_plan_list"])
    if of_plan and _LIST_OF_PLAN.search(view, max(0, figure.start - 8), figure.start) is not None:
        return NAMED_LIST
    if figure.qualifier == "exact" and context.lexicon.pattern(_OF_WHICH_BEGUN).match(view, figure.outer_end):
        return NAMED_LIST
    listed = _ITEMS_LISTED.match(view, figure.end)
    if listed is not None and listed["counter"] == figure.counter:
        thing = listed["thing"]
    if thing:
        built = context.lexicon.pattern(_BUILDS).search(phrase.text) is not None and "工程" in thing[:8]
        laid = figure.counter == "条" and _LAID.search(thing[:2]) is not None
        done = _is_work_done(figure, thing, context)
        policy = not built and not laid and not done and _is_policy(thing, context.lexicon)
    else:
        policy = (
            bool(phrase.rest) and figure.value < 100 and _is_policy(phrase.rest, context.lexicon, ahead=True)
        )
    return "a number of policy items" if policy else ""


def _is_work_done(figure: Figure, thing: str, context: Context) -> bool:
    """Whether work on things that are counted is finished: 完成28个点位修复工作; not 完成12项重点工作."""
    work = _WORK_ON.match(thing)
    if work is None or figure.counter == "项" or context.lexicon.act.at_end(work[1]) is None:
        return False
    return _IS_DONE.search(context.view, max(0, figure.start - 24), figure.start) is not None


def _is_held_against(phrase: Phrase, right: str, lexicon: Lexicon) -> bool:
    """Whether a number of places is that of a group in which one has its rank, or whose mean it is held against."""
    if lexicon.pattern(_PLACED_AMONG).match(right) is not None:
        return True
    if lexicon.pattern(_RANK_AMONG).match(right) and lexicon.pattern(_TAKES_ITS_RANK).search(phrase.text):
        return True
    held = _MEAN_OF_GROUP.match(right) is not None
    return held and lexicon.pattern(_SET_AGAINST_GROUP).search(phrase.text) is not None


def _inside(view: str, figure: Figure, opening: str, closing: str, before: int, after: int) -> bool:
    end = view.find(closing, figure.end, figure.end + after)
    if end < 0:
        return False
    at = view.rfind(opening, max(0, figure.start - before), figure.start)
    return at >= 0 and closing not in view[at : figure.start] and opening not in view[figure.end : end]


def _is_goal_said(figure: Figure, phrase: Phrase, view: str) -> bool:
    """Whether what is quoted is a goal told as a clause: 完成“全年新增2万个车位”的目标, not “5分钟消防”的要求."""
    if not phrase.has("rise", "fall", "rise_to", "fall_to", "value"):
        return False
    quoted = view.rfind("“", max(0, figure.start - _LONGEST_QUOTED), figure.start)
    if figure.kind in ("percent", "points") and view[quoted - 1 : quoted] in _SAYS_WHAT:
        return True  # 增速的目标为“年均增长10%左右”
    return _GOAL_SAID.match(view, view.find("”", figure.end)) is not None


def _is_policy(thing: str, lexicon: Lexicon, *, ahead: bool = False) -> bool:
    """Whether a thing is one of a policy; of words `ahead` of the number all are read, as where they end is known."""
    if thing.startswith(lexicon.words["policy_opens"]):
        return True
    thing = re.split(r"[、，和及]", thing)[0]
    cut = lexicon.predicate.search(thing, 1) or _SPENDS.search(thing, 1)
    head = _HOW.sub("", thing[: cut.start()]) if cut else thing
    head = head if ahead else head[:_LONGEST_THING]
    if cut and head == "计划" and len(thing) - cut.end() > 1:
        return False  # 2个计划建成项目: those that are planned
    if any(word in head for word in lexicon.words["policy_holds"]):
        return True
    if "项目" in head or head.endswith(lexicon.words["no_policy"]):
        return False
    return lexicon.policy.at_end(head) is not None


def _is_level_of_time(figure: Figure, phrase: Phrase, right: str, lexicon: Lexicon) -> bool:
    if figure.counter in lexicon.sets["told_in_time"]:
        return True
    if lexicon.pattern(REACHED_WITHIN).match(right) or _BECOMES.match(right):
        return True
    if figure.counter == "年" and phrase.text.endswith("连续"):
        return False  # 增长速度连续4年居前列
    if right.startswith("的") and right.startswith(lexicon.words["time_spent"], 1):
        return False  # 进行了三天的讨论
    if right.startswith(lexicon.words["named_by_time"]):
        return False
    if figure.counter == "小时" and figure.value == 24 and right and right[0] not in "的、":
        return False  # 24小时开放
    if figure.counter == "小时" and figure.value >= _HOURS_OF_USE:
        return True  # 9万小时: so many are counted, and date nothing
    if figure.counter in lexicon.sets["short_time"]:
        return (
            bool(phrase.tokens)
            or figure.qualifier != "exact"
            or bool(lexicon.pattern(_LEVEL_OF_TIME).search(phrase.text[-12:]))
        )
    if lexicon.pattern(_LEVEL_OF_TIME).search(phrase.text[-14:]) and figure.counter != "周年":
        return not right.startswith(("来", "间", "以来", "后", "前"))
    return bool(figure.decimals)  # nobody dates with 9.6年
