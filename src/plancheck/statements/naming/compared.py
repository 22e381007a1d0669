"""Rules for clauses that set the thing spoken of against another, a plan or a goal, and leave it out."""

from __future__ import annotations

import re
from dataclasses import replace

from plancheck.asked_first import begins_with, holds
from plancheck.statements.context.clause import CARRIED, OWNED, Clause, Name
from plancheck.statements.context.items import RATE_ALONE
from plancheck.statements.context.phrases import without_start
from plancheck.statements.context.reading import Context
from plancheck.statements.context.things import strip_share
from plancheck.statements.measuring.leftover import EXCHANGES
from plancheck.statements.naming.before import Before
from plancheck.statements.naming.rules import COMPARING, EXCEEDING, PLANNING, SAID

_RATES = ("增速", "增幅")
_MULTIPLE_OF = re.compile("^(?:就|约|大约|将近|近)?(?:是|为|相当于).*的$|^(?:以?前|当时|同期)的$")
# 等于1953年的102%, 为上年的98%: the thing spoken of, against itself
_PERCENT_OF_YEAR = re.compile(
    "^[即约只仅]*(?:(?:等于|相当于|[为是])(?:[0-9零〇○一二三四五六七八九]{4}年|上一?年|去年)(?:同期)?的|等于|相当于)$"
)
_AGAINST = "^(?:均|也|分别|远|大大|明显|略|并|但|仍|却|还|依然|始终)*(<<compares>>|超)(.{2,16}?)$"
# 高于全市增速, 比全国平均水平
_FIRST_OTHER = "(?P<way><<compares>>)[^，。；、0-9]{2,16}[0-9.]+个?(?:百分点)?$"
_PLACE_ALONE = re.compile("(?:全[国省市区县州球]|世界|[^，。；、（]{0,6}平均)(?:平均)?(?:水平)?")
_AGAINST_PLACE = (
    "^(?:均|也|分别|远|大大|明显|略|并|但|仍|却|还)*(?:<<compares>>|超|比|较)"
    "(?:全[国省市区县州球]|世界|[^，。；（]{0,6}平均)[^，。；（]{0,12}$"
)
_RATE_TOLD = f"(?:全[国省市区县州球]|世界)?(?:的?平均(?:水平)?|{RATE_ALONE}|年均增[速幅长率]+)?[为是]?"
_THAN = "(?:均|也|分别|略)*<<compares>>"
_ABOVE_OTHER = re.compile(
    "^(?:比|较)(?P<other>[^，。；]{2,20}?)(?P<rate>增幅|增速|增长率|涨幅|降幅|(?<=投资|收入|总值|贸易|加值|工业|出口))(?P<way>高|快|低|慢|少|多)出?$"
)
_BUT = re.compile("[，、；]?(?:但是?|然而|不过|仍然?|还是?|却|又|也)+")
# 比五年计划原定的投资还多; 比报告数增加 is told like a change over a year
_THAN_PLANNED = re.compile(
    "(?P<thing>[^，。；比较]{2,16})?[比较](?P<plan>[^，。；比较]{0,10}?(?:计划|规划))(?:原[定订]|规定|安排|要求)?"
    "(?:的[^，。；]{2,8}?)?(?:还|又|却|要)?(?:[共已]?完成)?(?P<way>多|少)[\u4e00-\u9fff]?$"
)
holds(_THAN_PLANNED, SAID[PLANNING])
_THAN_OTHER = "^(?P<thing>[^，。；、比较]{2,20}?)(?:比|较)(?P<other>(?:全[国省市县区球]|世界|同期|城镇|农村|<<part_of_country>>)[^，。；、0-9]{0,8}?|[^，。；、比较0-9]{2,16}?(?:增速|增幅))(?<![提加降放减增])(?P<way>高|快|低|慢|多|少)出?$"
_THAN_PLACE = re.compile(
    "[比较](?P<other>(?:全[国省市区县球]|世界|[^，。；、0-9]{0,6}(?:平均|水平|地区|行业|工业|企业))[^，。；、0-9]{0,8}?)(?P<way>高|快|低|慢|多|少)出?"
)
_OF_OTHERS = (
    "(?P<other>(?:全[国省市区县球]|世界|同期)[^，。；、0-9]{0,8}|[^，。；、0-9]{0,6}平均(?:水平|数|值)?)"
)
_HIGHER = re.compile(f"(?:[均也略]|分别)?(?P<way>高于|低于|高出|超出|超过|少于|多于){_OF_OTHERS}")
_NAMED_APART = re.compile(
    f"(?P<thing>[^，。；、比较高低超少多]{{2,16}})(?P<way>高于|低于|高出|超出|少于|多于){_OF_OTHERS}"
)
_AS_MUCH_AS = re.compile("^(?:是|为|相当于)([^，。；是为]{2,20}?)(?:的)?$")
_SO_MANY_TIMES = re.compile("的(?:近|约|超)?[0-9.]+倍")
_SLOWED = "^(?:[同环]?比|较)(?:上年|同期|去年)?(?P<rate><<rate_noun>>)?(?:明显)?(?:减缓|放缓|加快|收窄|<<theirs_moved>>)?$"
holds(_SLOWED, SAID[COMPARING])
_BEHIND_PLAN = "^(?:与|距离?|比)[^，。；]{2,10}?(?:<<goal>>|进度)(?:相差|差|慢|快|还差)$"
_OTHER_RATE = re.compile(
    "的(?:年均|平均|同期|全年|预期)*(?:增速|增幅|增长率?|增长速度|水平|平均水平|增长目标)"
)
_RATE_OF_TOPIC = re.compile("(?:率|速|速度|幅|比重|比例|占比|强度|指数)$")
_GOAL_COMPARED = "^(?:比|较)(.{0,14}?<<goal>>)的?$"
begins_with(_GOAL_COMPARED, "比较")
# 全市人口与上次普查的72万人相比; 比上次普查的2.9人减少0.5人: of the census, and the thing goes on
_SET_AGAINST = re.compile("^(?P<thing>[^，。；]{2,24}?)(?:与|同|和|比|较)[^，。；]{0,24}$")
_THEN = (
    "^(?:有(?:了|所)?(?:较大|很大|明显|显著|大幅)?的?)?(?:相比|<<theirs_moved>>)"
    "|^(?:大体|大致|基本)?(?:持平|相当|相同|相等|一致)(?=[，。；、）]|$)"  # 与1990年的45万吨持平
)
# 高于年初12%的目标2.4个百分点: above a goal that is told with its rate
_ABOVE_GOAL = "(?P<way><<compares>>)(?P<other>[^，。；0-9]{0,12})[0-9.]+%的(?P<what>[^，。；、]{0,6}?(?:<<goal>>|水平|增速|增幅))$"
_CONVERTED = re.compile("^折合?(?=[^，。；]{2})")
begins_with(_CONVERTED, "折")
# 1美元兑6.8元人民币, 100日元=5.1元: what a coin is worth in another
_EXCHANGED = re.compile(f"(?<![0-9.])10{{0,4}}\\s?(?P<coin>[\u4e00-\u9fff]{{2,4}}?){EXCHANGES}$")
_EXCHANGED_WITHIN = 20  # characters before the second of the two in which the first stands
_BEYOND = (
    "^(?:分别|均|已)*超(?:额|过|出)?(?:完成|实现)?了?(?P<plan>[^，。；的]{0,10}?(?:<<goal>>|序时进度)数?)的?$"
)
holds(_BEYOND, SAID[EXCEEDING])
_HELD_TO_PLAN = "(?<=[\u4e00-\u9fff]{2})完成[\u4e00-\u9fff]{0,10}?<<goal>>数?(?:的比例)?$"
_COMPLETED = "^(?:(?:已|为|占|均|分别)*(?:完成|达到?|实现)了?(?P<plan>[^，。；的]{0,10}?<<goal>>数?)(?:[0-9.亿万元]{0,12})?的?)$"
_OF_BUDGET = "^为(?P<plan>[^，。；的]{0,8}?<<goal>>数?)$"
_PLANNED = "^(?:[已均]|分别)*(?:完成|占|达到?|为)?(?P<plan>[^，。；]{0,10}?<<goal>>数?)(?:[为是])?$"
_OF_PLANNED = "(?:完成|占|达到?|为)(?P<plan>[^，。；0-9]{0,10}?<<goal>>数?)(?:[为是约])?[0-9.,]+[万亿]*[\u4e00-\u9fff]{1,3}$"


class Compared:
    """Finds what is compared."""

    def __init__(self, context: Context, before: Before) -> None:
        self.context, self.pattern, self.before = context, context.lexicon.pattern, before

    def multiple_of(self, clause: Clause) -> Name | None:
        """是1950年到1997年投入总和的1.7倍: of the thing spoken of."""
        topic = self.context.memory.topic
        if clause.figure.kind != "multiple" or not topic or _MULTIPLE_OF.search(clause.phrase.text) is None:
            return None
        return Name(topic, CARRIED)

    def percent_of_year(self, clause: Clause) -> Name | None:
        """产量达到3900万斤，等于1953年的102%: of the thing spoken of."""
        if _PERCENT_OF_YEAR.match(clause.phrase.text) is None:
            return None
        return Name(strip_share(self.context.memory.topic), CARRIED)

    def slowed(self, clause: Clause) -> Name | None:
        """增长11%，比上年增速减缓4个百分点; 增长11%，比上年提高4个百分点: the rate of what is spoken of."""
        topic = strip_share(self.context.memory.topic)
        slowed = self.context.lexicon.pattern(_SLOWED).match(clause.phrase.text.rstrip("了"))
        if slowed is None or not topic:
            return None
        name = topic + slowed["rate"] if slowed["rate"] else self._rate_of(topic)
        return Name(name, CARRIED) if name != topic else None

    def above_other_too(self, clause: Clause) -> Name | None:
        """高于全国1.8个百分点、全省0.9个百分点: above the next place as above the first."""
        text, start = clause.phrase.text, clause.phrase.start
        if self.context.view[start : start + 1] not in "、和及" or _PLACE_ALONE.fullmatch(text) is None:
            return None
        first = self.pattern(_FIRST_OTHER).search(
            self.context.view, max(clause.reading.sentence[0], start - 30), start
        )
        if first is None:
            return None
        topic = self._rate_of(strip_share(self.context.memory.topic))
        return Name(f"{topic}{self._way(clause, first['way'][0])}{text}", CARRIED)

    def gap(self, clause: Clause) -> Name | None:
        """增长5.5%，高于全国2.5个百分点: the rate of the thing spoken of, against the other."""
        if clause.figure.kind != "points":
            return None
        memory, text = self.context.memory, clause.phrase.text
        told = bool(memory.topic) and memory.same_sentence
        found = self._above_other(clause) if told else None
        if found is not None:
            return found
        if (than := self.pattern(_THAN_OTHER).match(text)) is not None:
            # 居民收入增速比全国高0.5个百分点
            thing = self.context.regions.strip(than["thing"])
            if told and self.pattern(RATE_ALONE).fullmatch(thing) is not None:
                # 投资增长9%，增速比全国高2个百分点: of the investment
                whose = strip_share(memory.topic)
                rate_of = whose[:-2] + thing if whose.endswith(_RATES) else whose + thing
                return Name(f"{rate_of}{self._way(clause, than['way'])}{than['other']}", CARRIED)
            if than["other"].endswith(_RATES) and not thing.endswith(_RATES):
                thing += than["other"][-2:]  # 农民收入比城镇居民收入增速高2个百分点: the rate of both
            return Name(f"{thing}{self._way(clause, than['way'])}{than['other']}", topic=thing)
        topic = strip_share(memory.topic) if told else self._rate_before(clause)
        if not topic:
            return None
        text = text.removeprefix("的")  # 6%的增速快于全省0.7个百分点
        rate = self.pattern(RATE_ALONE).match(text)
        against = self.pattern(_AGAINST).match(text[rate.end() if rate is not None else 0 :])
        against = against if against is not None else self._against_a_year(clause)
        if against is None:
            return None
        if rate is not None and not topic.endswith(rate[0]):
            topic += rate[0]
        else:
            topic = self._rate_of(topic)
        other = against[2].removesuffix("增速") if topic.endswith("增速") else against[2]
        if against[1] in ("低于", "慢于", "小于"):
            clause.reading.value = -abs(clause.reading.value)
        return Name(f"{topic}{against[1]}{other}", CARRIED)

    def amount_apart(self, clause: Clause) -> Name | None:
        """收入3万元，高于全国平均水平1200元, 比全省低860元: by how much the thing spoken of differs from that of others."""
        text, topic = clause.phrase.text, strip_share(self.context.memory.topic)
        alone = _HIGHER.fullmatch(text) or _THAN_PLACE.fullmatch(text)
        named = None if alone is not None else _NAMED_APART.fullmatch(text)
        apart = alone or named
        if apart is None:
            return None
        if named is not None:
            topic = self.context.regions.strip(named["thing"])
        clause.reading.measure = "change"
        way = self._way(clause, apart["way"][:1])
        return Name(f"{topic}{way}{apart['other']}", CARRIED if named is None else "", topic=topic)

    def _rate_before(self, clause: Clause) -> str:
        """财政收入增幅，分别高于全省、全市2和3个百分点: a rate that the clause before only names."""
        said = self.before.earlier_subject(clause.reading, replace(clause.phrase, rest=""))
        return said if _RATE_OF_TOPIC.search(said) is not None else ""

    def _above_other(self, clause: Clause) -> Name | None:
        """比全省高0.7个百分点, 高于年初12%的目标2.4个百分点: the rate of the thing spoken of, which the clause leaves out."""
        text, topic = clause.phrase.text, strip_share(self.context.memory.topic)
        if text.startswith("的"):
            start = clause.phrase.start
            told = "".join(self.context.view[max(0, start - 30) : start].split()) + text
            goal = self.pattern(_ABOVE_GOAL).search(told)
            if goal is None:
                return None
            if goal["way"] in ("低于", "慢于"):
                clause.reading.value = -abs(clause.reading.value)
            speed = "" if _RATE_OF_TOPIC.search(topic) is not None else "增速"
            return Name(f"{topic}{speed}{goal['way']}{goal['other']}{goal['what']}", CARRIED)
        if text[:1] not in ("比", "较", "与", "距"):
            return None
        if (above := _ABOVE_OTHER.match(text)) is not None:
            # 增长47%，比全市财政收入增幅高10个百分点
            kind = above["rate"]
            if not kind:  # 增长8%，比全社会投资高出2个百分点
                return Name(
                    f"{self._rate_of(topic)}{self._way(clause, above['way'])}{above['other']}", CARRIED
                )
            return Name(f"{topic}{kind}{self._way(clause, above['way'])}{above['other']}{kind}", CARRIED)
        if (plain := _THAN_PLACE.fullmatch(text)) is not None:
            # 增长9%，比全省高0.7个百分点
            return Name(f"{self._rate_of(topic)}{self._way(clause, plain['way'])}{plain['other']}", CARRIED)
        return Name(topic + text, CARRIED) if self.pattern(_BEHIND_PLAN).match(text) is not None else None

    def _way(self, clause: Clause, way: str) -> str:
        """高于 or 低于 for 高, 快, 低, 慢; what is lower differs by a negative amount."""
        if way not in "低慢少":
            return "高于"
        clause.reading.value = -abs(clause.reading.value)
        return "低于"

    def _rate_of(self, topic: str) -> str:
        """The rate of a thing whose rate was told last."""
        rated = self.context.memory.rate != "" and _RATE_OF_TOPIC.search(topic) is None
        return f"{topic}增速" if rated else topic

    def _against_a_year(self, clause: Clause) -> re.Match[str] | None:
        """增长4%，快于2014年1.8个百分点: against another year, which is no part of the phrase."""
        rate = self.pattern(RATE_ALONE).match(clause.phrase.text)
        alone = clause.phrase.text[rate.end() :] if rate is not None else clause.phrase.text
        if self.pattern(_THAN).fullmatch(alone) is None:
            return None
        said = "".join(self.context.view[clause.phrase.start : clause.figure.outer_start].split())
        return self.pattern(_AGAINST).match(said.removeprefix(rate[0]) if rate is not None else said)

    def other_rate(self, clause: Clause) -> Name | None:
        """年均增长5.5%，高于世界3.9%的增速: the same rate of another, and the thing goes on."""
        if not clause.right.startswith("的") or self.pattern(_AGAINST).match(clause.phrase.text) is None:
            return None
        return self._of_other(clause) if _OTHER_RATE.match(clause.right) is not None else None

    def in_brackets(self, clause: Clause) -> Name | None:
        """增长9%，高于全市增速（7%）, 高于全市平均（全市平均为7%）, 比全市增速（7%）高2个百分点: that of the other, beside what compares."""
        against, opened, told = clause.phrase.text.rpartition("（")
        if not opened or "）" in told or self.pattern(_AGAINST_PLACE).match(against) is None:
            return None
        if told and self.pattern(_RATE_TOLD).fullmatch(told) is None:
            return None
        return self._of_other(clause)

    def _of_other(self, clause: Clause) -> Name:
        """The thing spoken of, elsewhere: what is told of it is what was told of it before."""
        if self.context.memory.rate and "年均" not in clause.phrase.text:
            clause.reading.measure = self.context.memory.rate
        return Name(strip_share(self.context.memory.topic), CARRIED)

    def more_than_planned(self, clause: Clause) -> Name | None:
        """投资490亿元，比计划原定的投资还多14亿元: how far it lies above the plan; 少, below it."""
        text = without_start(_BUT, clause.phrase.text)
        than = _THAN_PLANNED.match(text)
        if than is None:
            return None
        memory = self.context.memory
        thing = self.context.regions.strip(than["thing"] or "")
        topic = thing or (strip_share(memory.topic) if memory.same_sentence else "")
        if not topic:
            return None
        below, excess = than["way"] == "少", abs(clause.reading.value)
        clause.reading.measure, clause.reading.value = "change", -excess if below else excess
        way = "低于" if below else "超过"
        return Name(f"{topic}{way}{than['plan']}", "" if thing else CARRIED, topic=thing)

    def beyond_plan(self, clause: Clause) -> Name | None:
        """完成投资29亿元、超年度计划28%: by so much more than the plan."""
        beyond = self.pattern(_BEYOND).match(clause.phrase.text)
        if beyond is None:
            return None
        topic = self.pattern(_HELD_TO_PLAN).sub("", strip_share(self.context.memory.topic))
        return Name(f"{topic}超{beyond['plan']}", CARRIED) if topic else None

    def completed(self, clause: Clause) -> Name | None:
        """收入9亿元，完成预算的98%，增长5%: so much of what was planned of the thing spoken of, which goes on."""
        if clause.figure.kind != "percent":
            return None
        topic = strip_share(self.context.memory.topic)
        if not topic or not self.context.memory.same_sentence:
            return None
        if (budget := self.pattern(_OF_BUDGET).match(clause.phrase.text)) is not None:
            return Name(f"{topic}完成{budget['plan']}的比例", CARRIED)  # 收入6亿元，为年初预算61%
        if clause.phrase.text == "的":  # 完成任务数65亿元的91%: the plan's amount stands between
            start = clause.phrase.start
            done = self.pattern(_OF_PLANNED).search(
                self.context.view, max(clause.reading.sentence[0], start - 40), start
            )
        else:
            done = self.pattern(_COMPLETED).match(clause.phrase.text)
        if done is None:
            return None
        return Name(f"{topic}完成{done['plan']}的比例", CARRIED)

    def of_plan_amount(self, clause: Clause) -> Name | None:
        """投资1567亿元，为上一规划投资208亿元的7.5倍: the plan before it, and so many times as much of what is spoken of."""
        memory, text = self.context.memory, clause.phrase.text
        if not memory.same_sentence:
            return None
        if clause.figure.kind == "multiple":
            return Name(strip_share(memory.topic), CARRIED) if text == "的" else None
        if text[:1] not in ("为", "是", "相") or clause.right != "的":
            return None
        said = _AS_MUCH_AS.match(text)
        times = _SO_MANY_TIMES.match(self.context.view, clause.figure.outer_end)
        return Name(said[1]) if said is not None and times is not None else None

    def planned(self, clause: Clause) -> Name | None:
        """到位资金60亿元，完成任务数65亿元的91%: the plan for the funds."""
        if clause.right != "的" or clause.figure.kind not in ("money", "count", "physical"):
            return None
        topic, plan = strip_share(self.context.memory.topic), self.pattern(_PLANNED).match(clause.phrase.text)
        if plan is None or not topic or not self.context.memory.same_sentence:
            return None
        return Name(topic + plan["plan"], OWNED)

    def set_against(self, clause: Clause) -> Name | None:
        """全市人口与上次普查的72万人相比: the people, as many as they were then."""
        if not clause.right.startswith("相比"):
            return None
        said = _SET_AGAINST.match(clause.phrase.rest)
        return Name(said["thing"], topic=said["thing"]) if said is not None else None

    def converted(self, clause: Clause) -> Name | None:
        """水资源量17亿立方米，折合径流深926毫米，比上年少5%: said of the same, which goes on."""
        if clause.right or clause.phrase.rest[:1] != "折" or _CONVERTED.match(clause.phrase.rest) is None:
            return None
        return Name(clause.phrase.rest)

    def exchanged(self, clause: Clause) -> Name | None:
        """1美元兑6.8元人民币: the rate of exchange of the two."""
        start = clause.figure.start
        rate = _EXCHANGED.search(self.context.view, max(0, start - _EXCHANGED_WITHIN), start)
        if rate is None:
            return None
        own, opens = clause.figure.counter, self.context.view[max(0, rate.start() - 2) : rate.start()]
        counts_by = opens.rstrip().endswith(("按", "照", "以"))  # 按1美元兑6.8元计算，投资…: of another thing
        name = f"{rate['coin']}兑{own if len(own) > 1 else '人民币'}汇率"
        return Name(name, topic="" if counts_by else name)

    def goal(self, clause: Clause) -> Name | None:
        """比计划目标3000亿元超过…: the goal of the thing."""
        memory = self.context.memory
        then = self.context.lexicon.pattern(_THEN)
        if clause.right and memory.topic and memory.same_sentence and then.match(clause.right) is not None:
            said = self.context.view[clause.phrase.start : clause.figure.start]
            if said[:1] in "比较同与" and said.endswith("的") and len(said) <= 30:
                same = memory.last_unit == (clause.figure.unit, clause.figure.kind)
                share = memory.share[0] if memory.share[1] == memory.sentence and clause.is_share else ""
                return Name(share or memory.topic, CARRIED) if same else None
        if clause.phrase.text in ("比", "较") and clause.right and memory.topic:
            # 收入9亿元，比上年同期8亿元增收1亿元: of the year before
            same = memory.last_unit == (clause.figure.unit, clause.figure.kind) and memory.same_sentence
            said = self.context.view[clause.phrase.start : clause.figure.start]
            # told of the year before, and dated like this one: a name of its own
            before = "上年" if ("上年" in said or "去年" in said) and "同期" not in said else ""
            return Name(before + memory.topic, CARRIED) if same else None
        compares = clause.phrase.text[:1] in ("比", "较")
        goal = self.pattern(_GOAL_COMPARED).match(clause.phrase.text) if compares else None
        if goal is None or not memory.topic or not memory.same_sentence:
            return None
        return Name(goal[1] + strip_share(memory.topic), CARRIED)

    def pulled(self, clause: Clause) -> Name | None:
        """拉动经济增长2个百分点: by what."""
        topic = self.context.memory.topic
        if clause.figure.kind != "points" or not topic or not clause.bare.startswith(("拉动", "带动")):
            return None
        owner = strip_share(topic)
        head = self.context.lexicon.heads.at_end(owner)
        if head is not None and len(head[0]) < len(owner):
            whole = next((word for word in ("投资", "消费") if head[0].startswith(word)), "")
            owner = owner[: -len(head[0])] + whole  # 投资额: of the investment
        return Name(f"{owner}{clause.bare}增长", OWNED)

    def towards(self, clause: Clause) -> Name | None:
        """对增长的贡献率: whose."""
        memory, bare = self.context.memory, clause.bare
        if not bare.startswith("对") or not (bare.endswith(("贡献率", "贡献", "拉动率")) or "的" in bare[2:]):
            return None
        if not memory.topic or not memory.same_sentence:
            return None
        if self.context.lexicon.heads.at_end(bare) is None:
            return None
        return Name(strip_share(memory.topic) + bare, OWNED)

    def rate_of_topic(self, clause: Clause) -> Name | None:
        """投资7亿元，同比增长16%，增速提高6个百分点: the growth of the investment, which stays what is spoken of."""
        memory = self.context.memory
        if (
            clause.figure.kind != "points"
            or self.pattern(RATE_ALONE).fullmatch(clause.bare) is None
            or not memory.topic
        ):
            return None
        if not memory.same_sentence:
            return None
        topic = strip_share(memory.topic)
        return Name(topic if topic.endswith(clause.bare) else topic + clause.bare, OWNED)
