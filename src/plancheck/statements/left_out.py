"""Rules for clauses that leave their thing, its owner or its head out: an earlier clause or the title has said it."""

from __future__ import annotations

import re

from plancheck.statements.behind import SHARE_END
from plancheck.statements.carried import Carried
from plancheck.statements.clause import CARRIED, LISTED, OWNED, Clause, Name, spoken
from plancheck.statements.items import RATE_ALONE
from plancheck.statements.measures import PREDICATE
from plancheck.statements.reading import Context
from plancheck.statements.things import SHARES, is_action, strip_actions, strip_share

SAYS_THAT = re.compile(
    "^[^，。；的]{2,12}?(?:提出|公布|宣布|预计|表示|强调|明确提出)(?:了|要|将|全年|今年|力争|，)*(?=[^，。；]{4})"
)
_MULTIPLE_OF = re.compile("^(?:就)?(?:是|为|相当于).*的$|^(?:以?前|当时|同期)的$")
_AGAINST = re.compile(
    "^(?:均|也|分别|远|大大|明显|略|并)*(高于|低于|高出|快于|慢于|超过|超出|远超|超|领先于?|优于|好于|大于|小于)(.{2,16}?)$"
)
_ABOVE_OTHER = re.compile(
    "^(?:比|较)(?P<other>[^，。；]{2,20}?)(?P<rate>增幅|增速|增长率|涨幅|降幅)(?P<way>高|快|低|慢|少|多)出?$"
)
_THAN_OTHER = re.compile(
    "^(?P<thing>[^，。；、比较]{2,20}?)(?:比|较)(?P<other>(?:全[国省市县区球]|世界|东部|西部|中部|同期|城镇|农村)[^，。；、0-9]{0,8}?)(?P<way>高|快|低|慢|多|少)出?$"
)
_BEHIND_PLAN = re.compile("^(?:与|距离?|比)[^，。；]{2,10}?(?:进度|目标|任务|计划)(?:相差|差|慢|快|还差)$")
_OTHER_RATE = re.compile(
    "的(?:年均|平均|同期|全年|预期)*(?:增速|增幅|增长率?|增长速度|水平|平均水平|增长目标)"
)
_RATE_OF_TOPIC = re.compile("(?:率|速|速度|幅|比重|比例|占比|强度|指数)$")
_GOAL_COMPARED = re.compile("^(?:比|较)(.{0,14}?(?:目标|计划|预算|任务|指标|定额|预期))$")
_BEYOND = re.compile(
    "^(?:分别|均|已)*超(?:额|过|出)?(?P<plan>[^，。；的]{0,10}?(?:计划|任务|目标|预期|预算|序时进度)数?)的?$"
)
_COMPLETED = re.compile(
    "^(?:已|为|占|均|分别)*(?:完成|达到?)(?P<plan>[^，。；的]{0,10}?(?:预算|计划|任务|任务数|目标|预算数|计划数))(?:[0-9.亿万元]{0,12})?的$"
)
_PLANNED = re.compile(
    "^(?:[已均]|分别)*(?:完成|占|达到?|为)?(?P<plan>[^，。；]{0,10}?(?:计划|预算|任务|指标|目标任务)数?)(?:[为是])?$"
)
_OF_PLANNED = re.compile(
    "(?:完成|占|达到?|为)(?P<plan>[^，。；0-9]{0,10}?(?:计划|预算|任务|指标)数?)(?:[为是约])?[0-9.,]+[万亿]*[\u4e00-\u9fff]{1,3}$"
)
_PER_HEAD = re.compile(
    "^每(?:[百千万]|十万|百万)(?:名|个)?(?:常住)?(?:人口?|老年?人|居民|户籍人口|农户|户)(?:拥有)?$"
)
_KINDS_OF_AREA = (
    "地区",
    "区域",
    "城区",
    "郊区",
    "山区",
    "平原",
    "农村",
    "城镇",
    "县城",
    "地段",
    "区县",
    "开发区",
    "新区",
    "高新区",
    "经开区",
    "城市",
    "乡镇",
    "建制镇",
    "行政村",
    "新城",
    "建成区",
    "片区",
    "市县",
    "县区",
    "县市",
)
_IN_AREA = re.compile(f"^[^，。；的]{{0,6}}?(?:{'|'.join(_KINDS_OF_AREA)})(?:地区|区域)?(?=.{{3}})")
_COMMON = frozenset("站厂院校所馆园库场")  # endings of things that are counted
_LEVELS = ("级", "型", "类", "系", "性")  # 其中省级9个: see `LeftOut.part`
_PER = frozenset(("人均", "户均", "亩均", "地均"))
_LISTS_KINDS = re.compile("(?:其中|从[^，。；]{1,8}(?:上)?看|按[^，。；]{1,10}(?:划?分|分类|来?看))[：，:]?$")
_OF_PLAN = re.compile("^(?:本次|此次|其中)?(?:现状|现有|规划|计划)?新?(?:各类|各种)?(?=.{2})")
_STAGES = frozenset(("规划", "新规划", "现状", "计划"))  # of what was counted just before
_STAGE = re.compile("现状|现有|(?:本次)?新?规划|计划")
_PER_UNIT = re.compile("^每[百千万十]+[^，、的]{0,6}?(?:拥有|配备|有)")
_UNITS_OF_AREA = frozenset(("镇", "乡", "街道", "村", "社区", "县", "区"))
_GOVERNS = re.compile("(?:辖|设有?|划为)[0-9一二三四五六七八九十个镇乡街道办事处社区行政村、和]*$")
ANY_KIND = "*"  # 从规模看：the parts of a thing need not be alike
_CASUALTIES = frozenset(("死亡", "受伤", "伤亡", "失踪"))
_OF_SHARE = re.compile("(?:占|在)[^，。；、]{2,16}?(?:的?(?:占比|比重|比例)|中(?:的)?占比)$")
_MORE = {"增支": "支出", "减支": "支出", "增收": "收入", "减收": "收入"}
_PART_OF_ACCOUNT = re.compile(
    "(?P<part>(?:税收?|税收收入|非税收?入?|[^，。；、占]{0,6}(?:民生|社会|科技|教育)[^，。；、占]{0,6}支出))(?:占比|比重|比例)$"
)
_SHARE_TOLD = re.compile("占[^，。；、]{2,16}的(?:占比|比重|比例)$|(?:占比|比重)$")
_MORE_PER_HEAD = re.compile(
    "(?:城镇|农村|城市|城乡)?(?:每?年|每?月)?(?:每人|人均|户均|亩均)(?:每年|每月)?(?:提高|增加|增收|增长|减少|降低|上调)了?"
)
_FROM = re.compile("[由从]")


class LeftOut:
    """Finds what a clause leaves out."""

    def __init__(self, context: Context, carried: Carried) -> None:
        self.context, self.carried = context, carried

    def only_places(self, clause: Clause) -> Name | None:
        """京津冀、长三角分别下降…: the thing is the one before; 山区服务半径小于5公里，城区小于1公里."""
        memory = self.context.memory
        if not memory.topic:
            return None
        if self.carried.only_places(clause.subject):
            return Name(memory.topic, CARRIED)
        area = clause.subject.endswith(_KINDS_OF_AREA) and memory.same_sentence
        if area:
            return self._same_in_area(clause)
        return self._share_in_area(clause) if clause.subject.endswith(SHARES) else None

    def _share_in_area(self, clause: Clause) -> Name | None:
        """绿色建筑面积占比达到70%，其中甲市、乙市占比达到80%，其他市县占比达到60%."""
        topic, place = self.context.memory.topic, clause.subject[:-2].rstrip("的")
        if not self.context.memory.same_sentence or not topic.endswith(SHARES) or not 2 <= len(place) <= 12:
            return None
        if "中" in place or not (place.endswith(_KINDS_OF_AREA) or self.carried.only_places(place)):
            return None  # 总产值中郊区的比重 says of what
        return Name(place + _IN_AREA.sub("", self._without_place(topic)), CARRIED)

    def _same_in_area(self, clause: Clause) -> Name | None:
        """The thing measured in one area holds for the next, in the same unit."""
        memory, figure = self.context.memory, clause.figure
        same = memory.last_unit == (figure.unit, figure.kind) and clause.reading.measure != "threshold"
        if not same or not 2 <= len(clause.subject) <= 12:
            return None
        if PREDICATE.search(clause.subject.removesuffix("建成区")) is not None:
            return None
        if clause.right and clause.right[0] not in "、和及与）":
            return None
        thing = _IN_AREA.sub("", strip_share(memory.topic))
        if thing.endswith(clause.subject[-2:]):
            return None  # 建成五百亿级开发区2个、百亿级开发区9个: the areas themselves
        return Name(clause.subject + thing, CARRIED) if thing and thing != clause.subject else None

    def multiple_of(self, clause: Clause) -> Name | None:
        """是1950年到1997年投入总和的1.7倍: of the thing spoken of."""
        topic = self.context.memory.topic
        if clause.figure.kind != "multiple" or not topic or _MULTIPLE_OF.search(clause.phrase.text) is None:
            return None
        return Name(topic, CARRIED)

    def gap(self, clause: Clause) -> Name | None:
        """增长5.5%，高于全国2.5个百分点: the rate of the thing spoken of, against the other."""
        memory = self.context.memory
        if clause.figure.kind != "points":
            return None
        text = clause.phrase.text
        if memory.topic and memory.same_sentence and text[:1] in ("比", "较", "与", "距"):
            if (above := _ABOVE_OTHER.match(text)) is not None:
                # 增长47%，比全市财政收入增幅高10个百分点
                way = "低于" if above["way"] in "低慢少" else "高于"
                if way == "低于":
                    clause.reading.value = -abs(clause.reading.value)
                rate = above["rate"]
                return Name(f"{strip_share(memory.topic)}{rate}{way}{above['other']}{rate}", CARRIED)
            if _BEHIND_PLAN.match(text) is not None:
                return Name(strip_share(memory.topic) + text, CARRIED)
        if (than := _THAN_OTHER.match(text)) is not None:
            # 居民收入增速比全国高0.5个百分点
            if than["way"] in "低慢少":
                clause.reading.value = -abs(clause.reading.value)
            way = "低于" if than["way"] in "低慢少" else "高于"
            thing = self.context.regions.strip(than["thing"], own=self.context.region)
            return Name(f"{thing}{way}{than['other']}", topic=thing)
        rate = RATE_ALONE.match(text)
        against = _AGAINST.match(clause.phrase.text[rate.end() if rate is not None else 0 :])
        if against is None or not memory.topic or not memory.same_sentence:
            return None
        topic = strip_share(memory.topic)
        if rate is not None and not topic.endswith(rate[0]):
            topic += rate[0]
        elif memory.rate and not _RATE_OF_TOPIC.search(topic):
            topic += "增速"
        other = against[2].removesuffix("增速") if topic.endswith("增速") else against[2]
        if against[1] in ("低于", "慢于", "小于"):
            clause.reading.value = -abs(clause.reading.value)
        return Name(f"{topic}{against[1]}{other}", CARRIED)

    def other_rate(self, clause: Clause) -> Name | None:
        """年均增长5.5%，高于世界3.9%的增速: the same rate of another, and the thing goes on."""
        if not clause.right.startswith("的") or _AGAINST.match(clause.phrase.text) is None:
            return None
        if _OTHER_RATE.match(clause.right) is None:
            return None
        return Name(strip_share(self.context.memory.topic), CARRIED)

    def beyond_plan(self, clause: Clause) -> Name | None:
        """完成投资29亿元、超年度计划28%: by so much more than the plan."""
        beyond = _BEYOND.match(clause.phrase.text)
        if beyond is None:
            return None
        topic = strip_share(self.context.memory.topic)
        return Name(f"{topic}超{beyond['plan']}", CARRIED) if topic else None

    def completed(self, clause: Clause) -> Name | None:
        """收入9亿元，完成预算的98%，增长5%: so much of what was planned of the thing spoken of, which goes on."""
        if clause.figure.kind != "percent":
            return None
        topic = strip_share(self.context.memory.topic)
        if not topic or not self.context.memory.same_sentence:
            return None
        if clause.phrase.text == "的":  # 完成任务数65亿元的91%: the plan's amount stands between
            start = clause.phrase.start
            done = _OF_PLANNED.search(self.context.view, max(clause.reading.sentence[0], start - 40), start)
        else:
            done = _COMPLETED.match(clause.phrase.text)
        if done is None:
            return None
        return Name(f"{topic}完成{done['plan']}的比例", CARRIED)

    def planned(self, clause: Clause) -> Name | None:
        """到位资金60亿元，完成任务数65亿元的91%: the plan for the funds."""
        if clause.right != "的" or clause.figure.kind not in ("money", "count", "physical"):
            return None
        topic, plan = strip_share(self.context.memory.topic), _PLANNED.match(clause.phrase.text)
        if plan is None or not topic or not self.context.memory.same_sentence:
            return None
        return Name(topic + plan["plan"], OWNED)

    def goal(self, clause: Clause) -> Name | None:
        """比计划目标3000亿元超过…: the goal of the thing."""
        memory = self.context.memory
        if clause.phrase.text in ("比", "较") and clause.right and memory.topic:
            # 收入9亿元，比上年同期8亿元增收1亿元: of the year before
            same = memory.last_unit == (clause.figure.unit, clause.figure.kind) and memory.same_sentence
            said = self.context.view[clause.phrase.start : clause.figure.start]
            # told of the year before, and dated like this one: a name of its own
            before = "上年" if ("上年" in said or "去年" in said) and "同期" not in said else ""
            return Name(before + memory.topic, CARRIED) if same else None
        goal = _GOAL_COMPARED.match(clause.phrase.text)
        if goal is None or not memory.topic or not memory.same_sentence:
            return None
        return Name(goal[1] + strip_share(memory.topic), CARRIED)

    def item_of_box(self, clause: Clause) -> Name | None:
        """（二）海河流域（75个）。 in a box of its title's things: so many of them."""
        view, figure, box = self.context.view, clause.figure, self.context.memory.box
        if not box or not clause.counts:
            return None
        if view[figure.start - 1 : figure.start] != "（" or view[figure.end : figure.end + 1] != "）":
            return None
        item = clause.bare or clause.subject
        return Name((item.partition(box)[2] if box in item else item) + box, LISTED)

    def dealt_out(self, clause: Clause) -> Name | None:
        """户籍人口分别为城东15万人、城西13万人."""
        dealt = self.carried.dealt_out(clause.phrase, coordinated=clause.coordinated)
        return spoken(dealt, LISTED) if dealt else None

    def pulled(self, clause: Clause) -> Name | None:
        """拉动经济增长2个百分点: by what."""
        topic = self.context.memory.topic
        if clause.figure.kind != "points" or not topic or not clause.bare.startswith(("拉动", "带动")):
            return None
        owner = strip_share(topic)
        head = self.context.lexicon.heads.at_end(owner)
        if head is not None and len(head[0]) < len(owner):
            owner = owner[: -len(head[0])]
        return Name(f"{owner}{clause.bare}增长", OWNED)

    def per_unit(self, clause: Clause) -> Name | None:
        """每千人口拥有医师3人、护士4人: both by the thousand."""
        start, topic = clause.phrase.start, self.context.memory.topic
        if not clause.coordinated or not clause.counts or self.context.view[start - 1 : start] == "，":
            return None
        per = _PER_UNIT.match(topic)
        if per is None or clause.phrase.tokens or clause.bare.startswith("每"):
            return None
        return spoken(per[0] + clause.bare, OWNED)

    def per_person(self, clause: Clause) -> Name | None:
        """生产总值达到5000亿元，人均8万元."""
        if clause.bare not in _PER or not self.context.memory.same_sentence:
            return None
        thing = strip_share(self.context.memory.topic)
        return Name(thing if thing.startswith(clause.bare) else clause.bare + thing, CARRIED)

    def more_per_head(self, clause: Clause) -> Name | None:
        """养老金标准继续提高，年人均提高2556元: of what was raised."""
        memory = self.context.memory
        if _MORE_PER_HEAD.fullmatch(clause.bare) is None:
            return None
        raised = self.carried.earlier_subject(clause.reading, clause.phrase)
        owner = raised or (strip_share(memory.topic) if memory.same_sentence else "")
        return Name(owner + clause.bare, OWNED, topic=raised) if len(owner) >= 2 else None

    def per_head(self, clause: Clause) -> Name | None:
        """床位1.92万张，每千人口4.36张."""
        if not clause.counts or clause.noun or _PER_HEAD.match(clause.bare) is None:
            return None
        counted = self.carried.counted_before(clause.figure)
        return Name(clause.bare + counted, CARRIED) if counted else None

    def recounted(self, clause: Clause) -> Name | None:
        """项目382个，总投资…，开工248个: counted like the projects."""
        if not clause.counts or not clause.acts or clause.noun or len(clause.bare) > 6:
            return None
        counted = self.carried.counted_before(clause.figure)
        if not counted or self.carried.other_thing_here(clause.figure):
            return None
        plain = clause.bare.lstrip("再又还")
        return Name(counted if plain in counted else self._with_deed(counted, plain), CARRIED)

    def stage_of_counted(self, clause: Clause) -> Name | None:
        """现状加气站13座；本次规划12座: as many of the same."""
        if clause.bare not in _STAGES or clause.part:
            return None
        counted = self.carried.counted_before(clause.figure)
        if not counted:
            return None
        thing = _STAGE.sub("", self._without_place(counted))
        return spoken(clause.bare + thing, CARRIED) if len(thing) >= 2 else None

    def kind_of_counted(self, clause: Clause) -> Name | None:
        """泵站60座，其中新建12座、改建9座; 从归属看：市属8座，县属52座: kinds of the thing counted."""
        memory, figure, phrase = self.context.memory, clause.figure, clause.phrase
        if not clause.counts or clause.noun or clause.reading.measure != "level" or len(clause.bare) > 8:
            return None
        if figure.counter in self.context.lexicon.person_counters:
            return None
        thing, counter, sentence = memory.kinds_of
        if clause.bare.endswith(_LEVELS):
            listed = (counter, sentence) == (figure.counter, memory.sentence) and not clause.part
            return spoken(clause.phrase.rest + thing, OWNED) if listed else None
        if not clause.part and (counter, sentence) != (figure.counter, memory.sentence):
            lead = self.context.view[max(0, phrase.start - 14) : phrase.start]
            if _LISTS_KINDS.search(lead) is None:
                return None
        elif not clause.part:
            return self._kind(clause, thing)
        counted = self.carried.counted_before(figure)
        if not counted or self.carried.other_thing_here(figure):
            return None
        if counter != figure.counter or not thing or not counted.endswith(thing):
            counted = self._without_place(counted)
            thing = _OF_PLAN.sub("", counted) or counted
        memory.kinds_of = (thing, figure.counter, memory.sentence)
        return self._kind(clause, thing)

    def _without_place(self, counted: str) -> str:
        area = self.context.lexicon.area.at_start(counted)
        if area is not None:
            return counted[len(area[0]) :]
        plain = self.context.regions.strip(counted, own=self.context.region)
        return plain if len(plain) >= 2 else counted

    def grade_again(self, clause: Clause) -> Name | None:
        """新增国家级企业7家、省级13家: of another grade, and else the same."""
        topic, bare = self.context.memory.topic, clause.bare
        if not bare.endswith(_LEVELS) or bare[-1] not in topic or len(bare) > 6:
            return None
        act = self.context.lexicon.act.at_start(topic)
        thing = topic.partition(bare[-1])[2]
        done = act[0] if act is not None and not bare.startswith(act[0]) else ""
        return Name(done + bare + thing, CARRIED) if len(thing) >= 2 else None

    def _kind(self, clause: Clause, thing: str) -> Name | None:
        lexicon, bare = self.context.lexicon, clause.bare
        own = lexicon.heads.at_end(bare) is not None or not _COMMON.isdisjoint((bare[-1], bare[-2:]))
        own = own or (len(bare) > 2 and thing.startswith(bare[:2]))
        if (
            own
            or thing[-1] in bare[-2:]
            or (len(thing) <= 3 and bare[-1] in thing[-2:])
            or PREDICATE.search(bare, 1) is not None
            or len(bare) < 2
        ):
            return None
        at = thing.rfind(bare[-2:])
        return spoken(bare + (thing[at + 2 :] or thing if at >= 0 else thing), OWNED)

    def deed_alone(self, clause: Clause) -> Name | None:
        """老旧小区改造420个，明年再改造380个; 加快棚户区改造，新开工3万套，建成2万套: done to the thing spoken of."""
        if not clause.acts or clause.noun or len(clause.bare) > 4:
            return None
        memory, lexicon = self.context.memory, self.context.lexicon
        plain = clause.bare.lstrip("再又还")
        thing = self.carried.object_before(clause.reading, clause.phrase) if clause.counts else ""
        if not thing and (done := self.carried.object_of(plain, clause.reading, clause.phrase)):
            return spoken(plain + done, CARRIED)
        if thing:
            return spoken(thing + plain, CARRIED)
        if not memory.topic or not memory.same_sentence:
            return None
        if lexicon.share_nouns.at_end(memory.topic) is not None:
            return None  # nothing is done to a rate
        other = memory.last_unit != (clause.figure.unit, clause.figure.kind)
        again = self.carried.measured_before(clause.figure) if other else ""
        if again:
            return spoken(plain + again, CARRIED)  # 建成大棚2万亩，增收3亿元；明年建成3万亩
        thing = strip_actions(memory.topic, lexicon)
        if clause.reading.measure != "level" or plain in memory.topic:
            return Name(thing, CARRIED)
        if (other and len(thing) <= 2) or len(thing) < 2 or is_action(thing, lexicon):
            return None
        return Name(self._with_deed(thing, clause.bare), CARRIED)

    def same_deed(self, clause: Clause) -> Name | None:
        """抢救古树名木60万株、复壮300万株."""
        if not clause.coordinated or clause.noun:
            return None
        name = self.carried.done_to_same(clause.reading, clause.bare) or self.carried.done_by_same(
            clause.phrase, clause.bare
        )
        return Name(name, OWNED) if name else None

    def achieved(self, clause: Clause) -> Name | None:
        """甲完成产值4亿元，乙完成2亿元."""
        name = self.carried.achieved_before(clause.phrase, clause.bare)
        return spoken(name, OWNED) if name else None

    def generic(self, clause: Clause) -> Name | None:
        """总量突破18万亿元: of the thing spoken of; 占比近五成，总数增加一倍: not of its share."""
        memory = self.context.memory
        if clause.bare not in self.context.lexicon.generic:
            return None
        if not memory.same_sentence and (
            thing := self.carried.headline_before(clause.reading, clause.phrase)
        ):
            return spoken(thing + clause.bare, OWNED)
        if not memory.topic:
            return None
        if memory.sentence - memory.topic_sentence > 1:
            return None
        if clause.reading.measure == "share":
            return Name(memory.topic, CARRIED)
        thing = SHARE_END.sub("", memory.topic)
        if clause.bare.startswith("总"):
            thing = self.carried.without_new(thing)  # 新增企业189家，总数达1053家
        return Name(thing, CARRIED)

    def doer(self, clause: Clause) -> Name | None:
        """规模以上企业9家，完成增加值4亿元."""
        name = self.carried.doer_before(clause.reading, clause.phrase, clause.bare)
        return spoken(name, OWNED) if name else None

    def of_named(self, clause: Clause) -> Name | None:
        """中欧铁路开行提速，累计发送旅客9万人次."""
        if clause.coordinated or clause.noun:
            return None
        name = self.carried.named_before(clause.reading, clause.phrase, clause.bare)
        return spoken(name, OWNED) if name else None

    def holder(self, clause: Clause) -> Name | None:
        """医院新院区启用，设床位800张."""
        name = self.carried.holder_before(clause.reading, clause.phrase, clause.bare)
        return Name(name, OWNED) if name else None

    def rate_of_deed(self, clause: Clause) -> Name | None:
        """推动新建公共建筑电气化，电气化比例达到20%: whose rate it is the clause before has said."""
        name = self.carried.rate_of_deed(clause.reading, clause.phrase, clause.bare)
        return spoken(name, OWNED) if name else None

    def owner_before(self, clause: Clause) -> Name | None:
        """第二产业增势强劲，增加值达到…."""
        name = self.carried.owner_before(clause.reading, clause.phrase, clause.bare)
        return spoken(name, OWNED) if name else None

    def rate_of_topic(self, clause: Clause) -> Name | None:
        """投资7亿元，同比增长16%，增速提高6个百分点: the growth of the investment, which stays what is spoken of."""
        memory = self.context.memory
        if clause.figure.kind != "points" or RATE_ALONE.fullmatch(clause.bare) is None or not memory.topic:
            return None
        if not memory.same_sentence:
            return None
        topic = strip_share(memory.topic)
        return Name(topic if topic.endswith(clause.bare) else topic + clause.bare, OWNED)

    def head_again(self, clause: Clause) -> Name | None:
        """旅游业增加值达到8亿元。明年实现增加值10亿元: the same head in the next sentence."""
        again = self.carried.same_head_again(clause.bare)
        return Name(again, f"{CARRIED} from an earlier sentence") if again else None

    def owner_of_topic(self, clause: Clause) -> Name | None:
        """A head that says nothing of its thing belongs to the thing spoken of."""
        memory, bare = self.context.memory, clause.bare
        if not self.carried.lacks_owner(bare) or SAYS_THAT.match(clause.phrase.rest) is not None:
            return None
        if clause.phrase.text.startswith("的") and memory.topic.endswith("率"):
            return None  # 节能率15%以上的建筑面积: the rate is a bound
        name = self.carried.with_owner(bare)
        if bare in SHARES and clause.subject != bare and (said := self.carried.share_of_whole()):
            # 东部地区零售额占全国零售额的83%，中部地区占比9%: the same share of another place
            of_place = self.context.regions.strip(said, own=self.context.region)
            if of_place != said and not of_place.startswith("占"):
                place = clause.subject.removesuffix(bare).rstrip("的")
                return Name(place + of_place, OWNED, topic=place + strip_share(of_place))
        if bare in SHARES and memory.whole:
            # 民用汽车58万辆，其中私人汽车47万辆，占比超过八成
            clause.reading.of = memory.whole
            name = f"{strip_share(memory.topic)}占{memory.whole}的比重"
        of_share = self.context.lexicon.share_nouns.at_end(bare) is not None
        step = f"{bare!r} needs its thing: taken from {memory.topic!r}"
        return Name(name, OWNED, topic="" if of_share else name, step=step)

    def more_of_account(self, clause: Clause) -> Name | None:
        """支出160亿元，增长9%，增支13亿元: so much more of the same."""
        topic = strip_share(self.context.memory.topic)
        if clause.bare not in _MORE or not topic.endswith(_MORE[clause.bare]):
            return None
        return Name(topic, CARRIED)

    def part_of_account(self, clause: Clause) -> Name | None:
        """一般公共预算收入20亿元，税收占比75%; 一般公共预算支出30亿元，民生支出占比80%: parts of the budget's line."""
        part = _PART_OF_ACCOUNT.match(clause.bare)
        topic = strip_share(self.context.memory.topic)
        if part is None or "占" in clause.phrase.text[: -len(clause.bare)]:
            return None
        if topic.startswith(part["part"][:2]):
            topic = self.context.memory.whole  # 预算收入20亿元，其中税收收入15亿元，税收占比75%
        whole = "支出" if part["part"].endswith("支出") else "收入"
        if not topic.endswith(whole) or "居民" in topic or "企业" in topic:
            return None
        clause.reading.of = topic
        return Name(f"{part['part']}占{topic}的比重", OWNED)

    def of_account(self, clause: Clause) -> Name | None:
        """预算收入20亿元，加上上级补助3亿元、上年结转1亿元，收入合计24亿元: lines of one budget."""
        if clause.bare not in self.context.lexicon.accounts:
            return None
        of = self.carried.account_before()
        if not of:
            return None
        summed = next((end for end in ("合计", "总计") if clause.phrase.text.endswith(end)), "")
        line = clause.bare.removeprefix(of[-2:])  # 保险基金 and 基金支出
        return spoken(of + line + summed, OWNED)

    def casualties(self, clause: Clause) -> Name | None:
        """发生安全事故3起，死亡4人: those who died in them."""
        memory, bare = self.context.memory, clause.bare
        if bare.removesuffix("人数") not in _CASUALTIES or not memory.topic or not memory.same_sentence:
            return None
        what = memory.topic.removesuffix("数量").removesuffix("起数")
        if not what.endswith(("事故", "灾害", "火灾", "案件")):
            return None
        return Name(f"{what}{bare.removesuffix('人数')}人数", OWNED)

    def same_share(self, clause: Clause) -> Name | None:
        """工业废物占比70%以上、医疗废物约14%: the share of the next in a row."""
        memory, bare = self.context.memory, clause.bare
        share, sentence = memory.share
        if sentence != memory.sentence or not share or len(bare) > 12 or clause.noun:
            return None
        if not clause.coordinated or clause.phrase.has("rise", "fall", "rise_to", "fall_to"):
            return None
        if self.context.view[clause.phrase.start : clause.phrase.start + 1] not in ("、", "和"):
            return None
        if self.context.lexicon.heads.at_end(bare) is not None or PREDICATE.search(bare, 1) is not None:
            return None
        whole = _SHARE_TOLD.search(share)
        return spoken(bare + whole[0], OWNED) if whole is not None and whole.start() >= 2 else None

    def share_of_other(self, clause: Clause) -> Name | None:
        """甲在乙中占比由10%增加到20%，丙由30%增加到40%: the share of another in the same whole."""
        share, bare = self.carried.share_of_whole(), clause.bare
        if not share or len(bare) > 12 or any(word not in ("由", "从") for word, _ in clause.phrase.tokens):
            return None
        if _FROM.match(self._after(clause)) is None:
            return None
        if self.context.lexicon.heads.at_end(bare) is not None or PREDICATE.search(bare, 1) is not None:
            return None
        whole = _OF_SHARE.search(share)
        return spoken(bare + whole[0], OWNED) if whole is not None and whole.start() >= 2 else None

    def _after(self, clause: Clause) -> str:
        """The words between the thing of a clause and its figure."""
        view, end = self.context.view, clause.figure.outer_start
        at = view.rfind(clause.bare[-1], clause.phrase.start, end)
        return view[at + 1 : end].strip() if at >= 0 else ""

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

    def part_of_head(self, clause: Clause) -> Name | None:
        """其中猪肉3万吨、牛肉2万吨: the head of the whole goes on."""
        memory = self.context.memory
        if clause.bare in ("出口", "进口") and memory.trade[2] == memory.sentence:
            return spoken(memory.trade[0] + clause.bare + memory.trade[1], OWNED)
        head, sentence = memory.part_head
        if sentence != memory.sentence or not head:
            return None
        if not memory.part_kind:  # 从产品产量看，钢材8万吨，汽车2万辆: each in its own unit
            lacks = clause.reading.measure == "level" and self.carried.is_kind(clause.reading, clause.bare)
            return spoken(strip_actions(clause.bare, self.context.lexicon) + head, OWNED) if lacks else None
        if (
            clause.phrase.tokens
            and memory.part_kind != ANY_KIND
            and not clause.bare.endswith(memory.part_kind)
        ):
            return None
        lacks = self.carried.lacks_head(clause.reading, clause.bare)
        return spoken(clause.bare + head, OWNED) if lacks else None

    def parallel_head(self, clause: Clause) -> Name | None:
        """肉类总产量达到8万吨，奶类达到3万吨."""
        tokens = clause.phrase.tokens
        if tokens and not clause.phrase.has("value") and tokens[0][0] not in ("由", "从"):
            return None
        head = self.carried.parallel_head(clause.reading, clause.bare)
        return spoken(clause.bare + head, OWNED) if head else None

    def same_head(self, clause: Clause) -> Name | None:
        """金融机构存款余额4亿元、贷款余额2亿元."""
        start = clause.phrase.start
        if not clause.coordinated or self.context.view[start - 1 : start] in ("，", "；"):
            return None
        owner = self.carried.same_head(clause.bare)
        return spoken(owner + clause.bare, OWNED) if owner else None

    def part(self, clause: Clause) -> Name | None:
        """其中: a part is done like its whole, and may leave out its noun."""
        memory = self.context.memory
        if not clause.part or not memory.topic or memory.sentence - memory.topic_sentence > 1:
            return None
        if self.context.lexicon.act.at_start(clause.bare) is not None:
            return None
        name = self.carried.part_name(clause.reading, clause.bare, clause.subject)
        return spoken(name, OWNED) if name != clause.subject else None

    def share_again(self, clause: Clause) -> Name | None:
        """甲占乙的61.5%，比上年提高0.8个百分点; 占比提升至15%以上，力争达到20%."""
        goes_on = self.context.memory.last_unit[1] == "percent"
        percent = goes_on and clause.is_share and clause.phrase.has("value", "rise_to", "fall_to")
        share = self.carried.share_before() if percent or clause.figure.kind == "points" else ""
        return Name(share, CARRIED) if share else None

    def governed(self, clause: Clause) -> Name | None:
        """全县辖8镇6乡: towns and townships are counted by themselves."""
        counter = clause.figure.counter
        if counter not in _UNITS_OF_AREA or clause.right[:1] not in ("", "、", "和", "，"):
            return None
        before = self.context.view[max(0, clause.figure.start - 24) : clause.figure.start]
        return Name(counter) if _GOVERNS.search(before) is not None else None

    def people_of_households(self, clause: Clause) -> Name | None:
        """贫困户2万户9万人: the people in them."""
        topic, view = self.context.memory.topic, self.context.view
        if clause.phrase.text or clause.figure.counter != "人" or not topic.endswith("户"):
            return None
        return Name(topic[:-1] + "人口", CARRIED) if view[clause.figure.start - 1] == "户" else None

    def earlier(self, clause: Clause) -> Name | None:
        """The subject of an earlier clause of the sentence."""
        name = self.carried.earlier_subject(clause.reading, clause.phrase)
        if not name:
            return None
        return Name(name, CARRIED, topic=name, step=f"subject {name!r} of an earlier clause")

    def topic(self, clause: Clause) -> Name | None:
        """The thing spoken of, in this sentence or before it."""
        memory = self.context.memory
        if not memory.topic:
            return None
        if clause.subject and not clause.bare and memory.same_sentence:
            # 全国加油站近12万座，我市仅1700座
            return Name(self.context.regions.strip(memory.topic, own=self.context.region), CARRIED)
        if (total := self._total_of_new(clause)) and memory.same_sentence:
            return Name(total, CARRIED, topic=total)
        return Name(memory.topic, CARRIED if memory.same_sentence else f"{CARRIED} from an earlier sentence")

    def _total_of_new(self, clause: Clause) -> str:
        """新增企业3万户，达到28万户; 种植面积新增4万亩，突破90万亩: what there is in all is not new."""
        topic, phrase = self.context.memory.topic, clause.phrase
        reaches = clause.figure.qualifier == "more_than" or phrase.has("value", "rise_to")
        if clause.reading.measure != "level" or "新增" not in topic or not reaches:
            return ""
        if self.context.memory.last_unit != (clause.figure.unit, clause.figure.kind):
            return ""
        if abs(clause.reading.value) < 2 * abs(self.context.memory.last_value):
            return ""  # 新增装机将达120兆瓦，力争达到180兆瓦: still the new ones
        thing = topic.replace("新增", "", 1)
        return thing if len(thing) >= 2 else ""

    def _with_deed(self, thing: str, deed: str) -> str:
        """开工 and 项目 are 开工项目; 建成 and 棚户区改造新开工 are 棚户区改造建成."""
        done = self.context.lexicon.act.at_end(thing)
        if done is not None and len(thing) - len(done[0]) >= 4:
            return thing[: -len(done[0])] + deed
        return deed + thing
