"""The thing a figure measures: from the words before it, behind it, or named earlier in the text.

The rules are tried in order, and the first that finds a name names the figure; what each does is said where it is defined.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from plancheck.asked_first import begins_with, ends_with
from plancheck.schema import GROWTH_MEASURES
from plancheck.statements.context.clause import CARRIED, OWNED, Clause, Name, spoken
from plancheck.statements.context.phrases import KEPT
from plancheck.statements.context.reading import Context
from plancheck.statements.context.things import (
    MOVES_MUCH,
    figure_counts,
    is_action,
    strip_share,
    without_joints,
)
from plancheck.statements.context.trimming import paired, trim
from plancheck.statements.naming.answers import Answers
from plancheck.statements.naming.before import Before, says_done_by_it, says_rate_of_deed
from plancheck.statements.naming.behind import Behind
from plancheck.statements.naming.budget_lines import (
    BudgetLines,
    says_account,
    says_level,
    says_office,
    says_paid_to,
)
from plancheck.statements.naming.carried import Carried, says_head_alone, says_holds, says_less_than_owner
from plancheck.statements.naming.compared import Compared
from plancheck.statements.naming.completed import Completed
from plancheck.statements.naming.counted import Counted, says_each, says_per_head, says_stage
from plancheck.statements.naming.deeds import Deeds, says_effect, says_paid_for
from plancheck.statements.naming.goods import said_in_full
from plancheck.statements.naming.left_out import LeftOut
from plancheck.statements.naming.of_places import OfPlaces
from plancheck.statements.naming.own_subject import OwnSubject
from plancheck.statements.naming.parts_of_wholes import PartsOfWholes
from plancheck.statements.naming.pointed import Pointed
from plancheck.statements.naming.rules import (
    ACHIEVED,
    ACHIEVING,
    ACTS,
    AMONG_HERE,
    COMPARING,
    COORDINATED,
    COUNTING,
    EXCEEDING,
    GENERIC,
    HEAD_HERE,
    HEADED,
    LINKED,
    NOUN,
    PART,
    PLANNING,
    POINTING,
    RIGHT,
    TOPIC,
    TOPIC_HERE,
    Rule,
    Rules,
    told,
)
from plancheck.statements.naming.scopes import Scopes
from plancheck.statements.naming.shares import ShareNamer
from plancheck.statements.naming.sizes import Sizes
from plancheck.statements.naming.subjects import Subjects, without_counting
from plancheck.statements.naming.sustained import Sustained
from plancheck.statements.naming.told_above import ToldAbove
from plancheck.statements.naming.wholes import Wholes
from plancheck.statements.naming.works_told import WorksTold, says_size, says_stretch
from plancheck.statements.words.lexicon import Lexicon

_SPAN_WORDS = re.compile(
    r"^(?:在?五年计划的?|(?:比|较|与)?(?:上年|去年)?同期(?:水平|数)?|(?:与|同|比|较)?[上前]一?个|[0-9一二两三四五六七八九十]{1,3}年(?:来|间|内|里|合计|共)?|每年|全年|当年|各月|累计|这|我们|共|在|从|由|以|对|能够|能|再|连续|持续|年|若干年?|几年?|只要|如果|[0-9]{1,2}月份?)*$"
)
_SPAN_OPENS = frozenset(
    "在五比较与上去同前0123456789一二两三四六七八九十每全当各累这我共从由以对能再连持年若几只如\n"
)
begins_with(_SPAN_WORDS, _SPAN_OPENS)
# 预计明年春耕时将达50万个: when, and no thing; 工时, 学时 are
_WHEN = re.compile("[^，。；]{2,6}(?<![工学课耗用小台机历同及按准临随当那此届瓦实])时")
ends_with(_WHEN, "时")
_VERBAL_LEAD = re.compile(
    "^(?:预计|计划|规划|基本|需要?|将|可|累计|共|已)*(?:(?:共|现|已|约)有|拥有|实现|完成(?!率)|有(?!效|机|色|限|关|线|偿|条|望|序|利|力|害|毒|轨|氧|源|形|益|助|意|无|待))(?=.{2})"
)
_OPENS_VERBAL = frozenset("预计规基需将可累共已现约有拥实完")
begins_with(_VERBAL_LEAD, _OPENS_VERBAL)
# 财政收入第一次突破…, 收入连续…, 三者合计超…, 补贴额由单台…: how often, how long or for how many is no part of the thing
_LOOSE_END = re.compile(
    "(?<=.{3})(?:(?:连续|先后)?[一二两三四五六七八九十多几]次|连续|从无到有?|合计超|[由从]单[台套户位]|(?<!公)共计?|(?<!等)第|(?<=[量额值])中|(?<![高中初平同均优劣特])等)$"
)
_LOOSE_ENDS = frozenset("中续有到超台套户位共计第等次")
_MAKES_THEM = re.compile("(?:通过|经过|借助|采取)[^，。；]{2,24}(?:使|让)$")
_MAKES_ENDS = frozenset("使让")
ends_with(_MAKES_THEM, _MAKES_ENDS)
_TAKES_AS = re.compile("(?:一般|原则上|通常|宜)?以?$")
_MODALS = frozenset("要应须将拟")
_DONE_TO = re.compile("对(?![外口内华台港俄东非共全经]).{2,10}[率量重度比]$")
_OF_THE_WHOLE = frozenset(("投资", "消费"))
_AIMS = "的[^，。；]{0,5}(?:<<goal>>|要求|规定)(?:[，。；、]|$)"
begins_with(_AIMS, "的")
# 参保人数达到9万人，提前两年完成规划确定的8万人目标: the aim is in the unit of what is spoken of
_AIM_ALONE = "^的?(?:<<goal>>)+(?:[，。；、]|$)"
_SET_BY = "^(?:<<as_was_planned>>|<<how_it_was_done>>|提前|基本)*(?:完成|超过|实现|达到|超出)?了?[^，。；的]{0,14}?(?:确定|规定|要求|提出|设定|下达|制定)的?$"
_AIM_OF = "^的(?:<<aim_kind>>)*<<goal>>"
_PLANNED = (
    "^(?:(?:高于|低于|高出|超出?)[^，。；的]{0,8}$|(?:预计|能够|能|可|将|<<as_was_planned>>|<<how_it_was_done>>)*(?:完成|超过|实现|达到|超出)?了?$|"
    "(?:<<as_was_planned>>|<<how_it_was_done>>)*(?:完成|超过|实现|达到|超出)?了?[^，。；的]{0,12}?(?:<<goal>>|规划)(?:确定|规定|要求|提出|设定)?(?:的)?$)"
)
# 比五年计划时期, 在执行中, 用七年时间, 四亿六千万吨: when, against what, by what means or how much, and no thing (用户停电时间 is one);
# 执行中按程序, 经人大常委会批准: how a budget was changed
_NO_THING = (
    "(?:预算)?执行(?:过程)?中(?:，?[按依]法?[^，。；]{0,8})?|[经按依][^，。；的]{2,16}?(?:批准|审议|审查|同意|程序)后?|"
    "(?:比|较|与|同)[^，。；]{0,10}(?:时期|期间|计划|年|年度|年代|末|初|水平|基数|当时|之初)|在比|(?:在|用(?![户电水气地工药能人餐车])|以|经过|通过)[^，。；]{0,8}(?:时间|基础上|执行中|过程中|年内)|(?:由|从)[^，。；]{0,8}(?:年|年代|期|末|初|[^，。；]{0,4}(?:高|低)(?:位|点|峰|谷))|[一二三四五六七八九][一二三四五六七八九十百千万亿零〇点]+(?:余|多)?<<unit_in_words>>"
)
_OPENS_NO_THING = frozenset("比较与同在用以经通由从执预按依一二三四五六七八九")
begins_with(_NO_THING, _OPENS_NO_THING)
_MANNER = "^<<manner>>+"

# 新增学位5400个, 新增网民4299万人: the measure says that they are more; 新增就业 is a word of its own
_MORE_OF = "^(?:新增|净增|增加)(?!就业|人口|规模|面积|数量)(?=[\u4e00-\u9fff]{2}$)"


class Namer:
    """Finds the indicator of a figure."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.words, self.pattern = context.lexicon.words, context.lexicon.pattern
        self.sets = context.lexicon.sets
        self.before = Before(context)
        self.carried = Carried(context, self.before)
        self.subjects = Subjects(context, self.carried)
        self.shares = ShareNamer(context, self.carried)
        self.wholes = Wholes(context, self.before)
        self._completed = Completed(context, self.before, self.carried)
        self._above = ToldAbove(context, self.carried)
        self._scopes = Scopes(context)
        self._sizes = Sizes(context)
        self._behind = Behind(context, self.carried)
        self._readers = {
            "answers": Answers(context),
            "behind": self._behind,
            "compared": Compared(context, self.before),
            "counted": Counted(context, self.carried),
            "deeds": Deeds(context, self.carried),
            "of_places": OfPlaces(context, self.carried),
            "budget_lines": BudgetLines(context, self.carried),
            "parts_of_wholes": PartsOfWholes(context, self.carried),
            "left_out": LeftOut(context, self.carried),
            "own_subject": OwnSubject(context, self.subjects, self.shares),
            "pointed": Pointed(context),
            "sizes": self._sizes,
            "sustained": Sustained(context, self.carried),
            "works_told": WorksTold(context, self.carried),
        }

    def name(self, clause: Clause) -> None:
        """Set indicator and whole of the reading of a clause."""
        reading, memory = clause.reading, self.context.memory
        before = memory.topic if memory.same_sentence else ""
        last = memory.topic if memory.sentence - memory.topic_sentence == 1 else ""
        found = self._find(clause)
        if found is not None and (
            found.text in self.sets["no_thing"]
            or (found.text[:1] in _OPENS_NO_THING and self.pattern(_NO_THING).fullmatch(found.text))
        ):
            topic = strip_share(memory.topic) if memory.sentence - memory.topic_sentence <= 1 else ""
            topic = self.before.earlier_subject(reading, replace(clause.phrase, rest="")) or topic
            found = Name(topic, CARRIED, topic=topic) if topic else found
        if found is not None:
            reading.indicator = found.text
            if found.reason:
                reading.reasons["indicator"] = found.reason
            if found.step:
                reading.steps.append(found.step)
            if found.topic:
                memory.keep_topic(found.topic)
        rate = reading.measure in GROWTH_MEASURES
        name = _tidied(reading.indicator, rate, self.context.lexicon)
        reading.indicator = said_in_full(
            name, reading, self.context.view, self.context.lexicon, before=before
        )
        if found is not None and found.topic and not reading.indicator.startswith(name):
            memory.keep_topic(reading.indicator)  # 生产棉花9万吨，增长2%: of 棉花产量
        whole = self._completed.complete(clause, reading.indicator, before)
        owned = self._above.complete(clause, whole, before, last)
        if whole != reading.indicator:
            reading.indicator = whole
            reading.reasons["indicator"] = OWNED
            if whole.endswith(name):
                memory.keep_topic(whole)
        if owned != whole:
            reading.indicator = owned
            reading.reasons["indicator"] = OWNED
            memory.keep_topic(owned)
        if reading.measure == "change" and reading.figure.kind != "money":
            thing = self.pattern(_MORE_OF).sub("", reading.indicator)
            if self.context.lexicon.act.at_start(thing) is None:
                reading.indicator = thing
        if reading.against and reading.indicator:
            reading.indicator += reading.against
        self.carried.remember(reading)
        self._above.note(clause)
        if memory.first[1] != memory.block and reading.indicator and not reading.leftover:
            memory.first = (strip_share(reading.indicator), memory.block)
        if reading.indicator == memory.topic:
            memory.topic_sentence = memory.sentence  # spoken of once more
        reading.indicator = self._scopes.of(reading, clause.phrase.start, paired(reading.indicator))
        after = reading.reasons.get("indicator") == "named after the figure"
        if reading.indicator and not reading.leftover and not after and reading.measure != "threshold":
            self.before.named.append(reading.figure.outer_end)

    def _find(self, clause: Clause) -> Name | None:
        """Try the rules: those that need no subject, then by whether there is one."""
        clause.subject = self.subjects.of(clause.reading, clause.phrase)
        makes = clause.right and clause.phrase.text[-1:] in _MAKES_ENDS and figure_counts(clause.figure)
        if makes and _MAKES_THEM.search(clause.phrase.text):
            clause.subject = ""  # 通过培训使9万名农民实现就业: what made them is not counted
        self.wholes.note(clause)
        clause.has = told(clause, self.context.memory)
        if (found := self._first_of(FIRST, clause)) is not None:
            return found
        self._leave_out_aim(clause)
        clause.bare = self.subjects.without_place(clause.subject)
        if clause.bare and not clause.bare[0].isalnum() and not any(map(str.isalnum, clause.bare)):
            clause.subject = clause.bare = ""  # 3139万千瓦/6687万千瓦时: a mark alone is no thing
        if (found := self._first_of(PLACED, clause)) is not None:
            return found
        if (
            clause.right
            and clause.bare.startswith("计划")
            and is_action(clause.bare[2:], self.context.lexicon)
        ):
            clause.subject = clause.bare = clause.bare[2:]  # 全市计划引进20个企业: the status says so
        if clause.right[:1] == "的" and clause.figure.kind == "percent" and _DONE_TO.match(clause.bare):
            clause.subject = clause.bare = clause.bare[1:]  # 对完成率低于60%的县予以通报: the rate is bounded
        if self._is_rate_of_its_own(clause):
            return spoken(clause.subject)
        bounds = clause.reading.measure == "threshold" and figure_counts(clause.figure)
        if self._has_no_subject(clause):
            return self._find_without_subject(clause, bounds=bounds)
        return self._sizes.threshold(clause) if bounds else self._find_with_subject(clause)

    def _leave_out_aim(self, clause: Clause) -> None:
        """综合利用率69%，超额完成规划60%的目标: what the aim is called says nothing of what it is for."""
        memory, figure, text = self.context.memory, clause.figure, clause.phrase.text
        percent = figure.kind == "percent"  # 比上年提高3个百分点，实现规划确定的60%的目标
        aims = self.pattern(_AIMS).match(clause.right) if clause.right[:1] == "的" else None
        if (aims is not None and self.pattern(_PLANNED).match(clause.subject) is not None) or (
            clause.right
            and memory.same_sentence
            and (
                memory.last_unit == (figure.unit, figure.kind)
                or (percent and memory.last_unit[1] == "points")
            )
            and self.pattern(_AIM_ALONE).match(clause.right) is not None
            and self.pattern(_SET_BY).match(text) is not None
        ):
            clause.subject = clause.right = ""
            clause.has &= ~RIGHT
        elif (
            clause.right[:1] == "的"
            and self.pattern(_AIM_OF).match(clause.right) is not None
            and self.context.lexicon.heads.at_end(clause.subject) is not None
        ):
            clause.right = ""  # 财政收入9亿元的目标有望提前完成: of the revenue
            clause.has &= ~RIGHT

    def _is_rate_of_its_own(self, clause: Clause) -> bool:
        """Whether a rate of 投资 or 消费 goes on with no other figure's: 工业增长8%，投资增长5%, one rate after another."""
        if clause.bare not in _OF_THE_WHOLE or clause.reading.measure != "growth":
            return False
        return bool(self.context.memory.rate) or not self.context.memory.same_sentence

    def _has_no_subject(self, clause: Clause) -> bool:
        """Whether nothing stands before the figure but words that link, plan or tell when."""
        return (
            not clause.bare
            or clause.bare in self.context.lexicon.link_only
            or (bool(clause.right) and clause.bare in self.sets["only_plans"])  # 计划新增300个车位
            or (clause.bare[0] in _SPAN_OPENS and _SPAN_WORDS.match(clause.bare) is not None)
            or (clause.bare[-1] == "时" and _WHEN.fullmatch(clause.bare) is not None)
        )

    def _find_without_subject(self, clause: Clause, *, bounds: bool) -> Name | None:
        """Try the rules for figures before which no thing stands."""
        if bounds and clause.right:
            clause.bare = ""
            return self._sizes.threshold(clause)
        found = self._first_of(NO_SUBJECT, clause)
        if found is None and self.context.view.endswith("（", 0, clause.figure.outer_start):
            return Name(clause.subject)  # 海河流域（75个）: the words before the bracket
        return found

    def _find_with_subject(self, clause: Clause) -> Name | None:
        """Try the rules for figures before which something stands, then those for things without the verb that opens them."""
        lexicon = self.context.lexicon
        if clause.right.startswith(("为主", "为宜", "为限")):  # 新建住宅以6层为主, 床位数一般以300张左右为宜
            clause.right = clause.right[2:]
            clause.subject, clause.bare = _TAKES_AS.sub("", clause.subject), _TAKES_AS.sub("", clause.bare)
        noun = without_joints(clause.right.removeprefix("的"), "、和及与或）", lexicon)
        if noun and (noun in lexicon.neutral or noun[0] == "（" or self.pattern(MOVES_MUCH).match(noun)):
            noun = ""
        clause.noun = noun
        clause.acts = clause.bare[0] != "总" and is_action(clause.bare, lexicon)
        clause.has |= (NOUN if noun else 0) | (ACTS if clause.acts else 0)
        if (found := self._first_of(WITH_SUBJECT, clause)) is not None:
            return found
        self._take_off_verb(clause)
        bare = clause.bare
        if bare in lexicon.own_thing or lexicon.heads.at_end(bare) is not None:
            clause.has |= HEADED
        if bare in lexicon.generic:
            clause.has |= GENERIC
        return self._first_of(PLAIN, clause)

    def _take_off_verb(self, clause: Clause) -> None:
        """完成育苗: the thing is 育苗; 完成投资 would say too little without its verb."""
        lexicon = self.context.lexicon
        area = lexicon.area.at_start(clause.bare)
        begin = len(area[0]) if area is not None else 0
        opens = clause.bare[begin : begin + 1] in _OPENS_VERBAL
        verb = _VERBAL_LEAD.match(clause.bare[begin:]) if opens else None
        if verb is None:
            return
        thing = clause.bare[begin + verb.end() :]
        head = lexicon.heads.at_end(thing)
        whole = head is not None and head[0] == thing
        acts = lexicon.act.at_start(thing) is not None and not whole
        if not acts and (len(thing) > 2 or not whole):
            clause.own_verb = True
            clause.bare = clause.subject = thing

    def _first_of(self, rules: Rules, clause: Clause) -> Name | None:
        """Return the first name that the rules find."""
        readers = self._readers
        for rule in rules.fitting(clause, self.context.lexicon):
            find = rule.find
            found = find(readers[rule.of], clause)
            if found is not None and found.text:
                return found
        return None


@lru_cache(maxsize=KEPT)
def _tidied(name: str, rate: bool, lexicon: Lexicon) -> str:
    """Return a name without words of counting, stray marks and how a thing is done; of a rate, 经济发展 is 经济增长."""
    name = without_counting(name.rstrip("（("), lexicon).lstrip("：:≤≥<>")
    if rate and name in ("经济发展", "经济运行"):
        name = "经济增长"
    name = trim(name, lexicon)
    if name[-1:] in _LOOSE_ENDS:
        name = _LOOSE_END.sub("", name)
    if name[:1] in _MODALS and (done := lexicon.act.at_start(name[1:])) is not None and len(done[0]) > 1:
        name = name[1:]  # 要淘汰锅炉, 应建设学校: that it must be is no part of the thing
    if "了" in name[1:5] and name[1:3] != "了解":
        deed, _, thing = name.partition("了")
        said = lexicon.act.at_start(deed)
        if said is not None and said[0] == deed and len(thing) > 1 and "的" not in thing:
            name = deed + thing  # 解决了住房困难, 建成了泵站
    if name.startswith(lexicon.words["manner"]):
        plain = lexicon.pattern(_MANNER).sub("", name)
        if len(plain) >= 4 and lexicon.act.at_start(plain) is not None:
            name = plain  # 加快推进管网建设, 初步形成监测站点: how it is done is no part of the thing
    return name


_SHARE, _BOUND, _BY_ITSELF = frozenset(("share",)), frozenset(("threshold",)), frozenset(("level",))
_COUNT, _MONEY, _LENGTH = frozenset(("count",)), frozenset(("money",)), frozenset(("physical",))
_PERCENT, _POINTS, _TIMES = frozenset(("percent",)), frozenset(("points",)), frozenset(("multiple",))
# Rules that need no subject, in the order in which they are tried.
FIRST = Rules((
    Rule(Sizes.reached_within, "sizes", frozenset(("time",)), needs=RIGHT),
    Rule(Counted.nested, "counted", _COUNT, _BY_ITSELF, needs=RIGHT | TOPIC_HERE),
    Rule(Counted.governed, "counted", _COUNT),
    Rule(Counted.households_of_people, "counted", _COUNT, _BY_ITSELF),
    Rule(Counted.classes_of_things, "counted", _COUNT, _BY_ITSELF, lacks=RIGHT),
    Rule(Pointed.again, "pointed", needs=POINTING),
    Rule(Answers.of, "answers", _PERCENT, _SHARE),
    Rule(OfPlaces.among_places, "of_places", frozenset(("count", "percent", "none")), frozenset(("level", "share")), lacks=RIGHT),
    Rule(OfPlaces.some_places, "of_places", _PERCENT, _SHARE, lacks=RIGHT),
    Rule(Compared.above_other_too, "compared", _POINTS, needs=TOPIC_HERE),
    Rule(OfPlaces.only_places, "of_places", needs=TOPIC),
    Rule(Compared.of_plan_amount, "compared", frozenset(("money", "count", "physical", "multiple")), needs=TOPIC_HERE),
    Rule(Compared.set_against, "compared", COUNTING, _BY_ITSELF, needs=RIGHT),
    Rule(Compared.converted, "compared", COUNTING, _BY_ITSELF, needs=TOPIC_HERE),
    Rule(Compared.amount_apart, "compared", COUNTING, frozenset(("level", "change")), needs=TOPIC_HERE, lacks=RIGHT),
    Rule(Compared.exchanged, "compared", frozenset(("money",)), frozenset(("level",))),
    Rule(Compared.multiple_of, "compared", _TIMES, needs=TOPIC),
    Rule(Compared.percent_of_year, "compared", _PERCENT, _SHARE, needs=TOPIC_HERE),
    Rule(Compared.slowed, "compared", _POINTS, needs=TOPIC_HERE | COMPARING),
    Rule(Compared.gap, "compared", _POINTS),
    Rule(Compared.other_rate, "compared", _PERCENT, needs=TOPIC_HERE | RIGHT),
    Rule(Compared.in_brackets, "compared", _PERCENT, needs=TOPIC_HERE | RIGHT),
    Rule(Compared.more_than_planned, "compared", COUNTING, frozenset(("change", "level")), needs=PLANNING),
    Rule(Compared.beyond_plan, "compared", needs=TOPIC_HERE | EXCEEDING),
    Rule(Compared.completed, "compared", _PERCENT, needs=TOPIC_HERE),
    Rule(Compared.planned, "compared", frozenset(("money", "count", "physical")), needs=RIGHT | TOPIC_HERE),
    Rule(Behind.became, "behind", COUNTING, needs=RIGHT),
    Rule(Behind.inhabitants, "behind", frozenset(("count", "none")), _BY_ITSELF),
    Rule(Behind.under_circumstances, "behind", needs=RIGHT),
    Rule(Behind.growth_aimed_at, "behind", _PERCENT, frozenset(GROWTH_MEASURES), needs=RIGHT),
    Rule(Behind.spent_share, "behind", _PERCENT, _SHARE, needs=RIGHT),
    Rule(Behind.part_that_is, "behind", _PERCENT, _SHARE, needs=RIGHT),
    Rule(Sustained.means, "sustained", _PERCENT, _SHARE, needs=RIGHT),
    Rule(Sustained.sustained, "sustained", _PERCENT, _SHARE, needs=RIGHT),
    Rule(OwnSubject.share, "own_subject", measures=frozenset(("share", "level", "points_change", "threshold"))),
    Rule(Behind.served, "behind", _COUNT, needs=RIGHT),
    Rule(Behind.treated, "behind", frozenset(("count", "none")), needs=RIGHT),
    Rule(Compared.goal, "compared", needs=TOPIC_HERE),
))  # fmt: skip
# Rules that need to know what stands before the figure without its place.
PLACED = Rules((
    Rule(Behind.covered, "behind", _PERCENT, _SHARE, needs=RIGHT),
    Rule(Behind.share_in_area, "behind", _PERCENT, _SHARE, needs=RIGHT, lacks=LINKED),
    Rule(Behind.share_of_kind, "behind", _PERCENT, _SHARE, needs=RIGHT),
    Rule(Counted.item_of_box, "counted", _COUNT),
    Rule(OwnSubject.bracketed_bound, "own_subject", measures=_BOUND, needs=RIGHT),
    Rule(Sizes.length_of, "sizes", _LENGTH, needs=RIGHT),
    Rule(Sizes.of_project, "sizes", _LENGTH, _BY_ITSELF),
    Rule(Sizes.owner_ahead, "sizes", frozenset(("money", "physical")), _BY_ITSELF, lacks=RIGHT),
))  # fmt: skip
# Nothing stands before the figure.
NO_SUBJECT = Rules((
    Rule(Counted.people_of_households, "counted", _COUNT, needs=TOPIC_HERE),
    Rule(Behind.those_who, "behind", _COUNT, needs=RIGHT),
    Rule(Deeds.effect, "deeds", COUNTING, needs=RIGHT, asks=says_effect),
    Rule(Behind.doers, "behind", frozenset(("count", "percent")), frozenset(("level", "share")), needs=RIGHT | TOPIC_HERE),
    Rule(Behind.used_for, "behind", frozenset(("money",)), frozenset(("level",)), needs=RIGHT),
    Rule(Behind.thing, "behind", needs=RIGHT),
    Rule(LeftOut.by_part_of_year, "left_out", _PERCENT, frozenset(("growth",))),
    Rule(LeftOut.share_again, "left_out", _PERCENT | _POINTS | _COUNT),
    Rule(LeftOut.of_that_size, "left_out", _COUNT, needs=TOPIC_HERE),
    Rule(LeftOut.those_reaching, "left_out", _COUNT, _BY_ITSELF, lacks=RIGHT),
    Rule(LeftOut.earlier, "left_out"),
    Rule(LeftOut.topic, "left_out", needs=TOPIC),
    Rule(Behind.any_noun, "behind", needs=RIGHT),
))  # fmt: skip
# Something stands before the figure, which may be no thing: an action, a preposition, what a place has.
WITH_SUBJECT = Rules((
    Rule(BudgetLines.held_against, "budget_lines", _MONEY, needs=TOPIC_HERE),
    Rule(Behind.those_among, "behind", _PERCENT, _SHARE, needs=RIGHT),
    Rule(Behind.state_shared, "behind", _PERCENT, _SHARE, needs=RIGHT),
    Rule(Behind.possessed, "behind", needs=RIGHT),
    Rule(BudgetLines.of_account, "budget_lines", _MONEY, asks=says_account),
    Rule(BudgetLines.more_of_account, "budget_lines", _MONEY, needs=TOPIC_HERE),
    Rule(BudgetLines.part_of_account, "budget_lines", _PERCENT | _POINTS, needs=TOPIC),
    Rule(Counted.casualties, "counted", needs=TOPIC_HERE),
    Rule(LeftOut.same_share, "left_out", _PERCENT, _SHARE),
    Rule(LeftOut.share_among, "left_out", _PERCENT, _SHARE, needs=AMONG_HERE | LINKED, lacks=NOUN),
    Rule(LeftOut.came_in, "left_out", _MONEY, _BY_ITSELF, lacks=NOUN),
    Rule(LeftOut.share_of_other, "left_out", _PERCENT, _SHARE),
    Rule(LeftOut.dealt_out, "left_out"),
    Rule(Deeds.come_from, "deeds", _COUNT, needs=NOUN | TOPIC_HERE),
    Rule(Deeds.effect, "deeds", COUNTING, asks=says_effect),
    Rule(Compared.pulled, "compared", _POINTS, needs=TOPIC),
    Rule(Deeds.helped, "deeds", _COUNT, needs=NOUN, lacks=LINKED),
    Rule(Deeds.paid_for, "deeds", _MONEY, asks=says_paid_for),
    Rule(Deeds.spent_on, "deeds", _MONEY, needs=NOUN),
    Rule(Deeds.granted, "deeds", _MONEY, _BY_ITSELF, needs=NOUN),
    Rule(BudgetLines.paid_to, "budget_lines", _MONEY, _BY_ITSELF, lacks=NOUN, asks=says_paid_to),
    Rule(Deeds.acted_on, "deeds", COUNTING, needs=ACTS | NOUN),
    Rule(Counted.per_person, "counted", needs=TOPIC_HERE, lacks=NOUN),
    Rule(Counted.more_per_head, "counted", _MONEY, lacks=NOUN, asks=says_each),
    Rule(Counted.per_head, "counted", _COUNT, lacks=NOUN, asks=says_per_head),
    Rule(Counted.stage_of_counted, "counted", _COUNT, lacks=NOUN, asks=says_stage),
    Rule(Counted.per_unit, "counted", _COUNT, needs=TOPIC_HERE),
    Rule(Counted.kind_of_counted, "counted", _COUNT, _BY_ITSELF, lacks=NOUN),
    Rule(Counted.grade_again, "counted", _COUNT, needs=TOPIC_HERE | COORDINATED, lacks=NOUN),
    Rule(Counted.recounted, "counted", _COUNT, needs=ACTS, lacks=NOUN),
    Rule(Counted.deed_alone, "counted", needs=ACTS, lacks=NOUN),
    Rule(Deeds.after_preposition, "deeds", COUNTING, needs=NOUN),
    Rule(Counted.same_deed, "counted", needs=COORDINATED, lacks=NOUN),
    Rule(LeftOut.achieved, "left_out", needs=ACHIEVED),
))  # fmt: skip
# A thing stands before the figure, which may lack its owner or its head.
PLAIN = Rules((
    Rule(BudgetLines.held_against, "budget_lines", _MONEY, needs=TOPIC_HERE),
    Rule(LeftOut.rate_ahead, "left_out", _PERCENT, _SHARE, lacks=NOUN),
    Rule(PartsOfWholes.same_head_among, "parts_of_wholes", needs=AMONG_HERE, lacks=NOUN),
    Rule(LeftOut.generic, "left_out", needs=GENERIC),
    Rule(BudgetLines.own_level, "budget_lines", needs=TOPIC_HERE),
    Rule(BudgetLines.of_levels, "budget_lines", _MONEY, _BY_ITSELF, asks=says_level),
    Rule(BudgetLines.collected, "budget_lines", _MONEY, asks=says_office),
    Rule(Behind.of_kind, "behind", COUNTING, _BY_ITSELF, needs=NOUN),
    Rule(Behind.has_so_many, "behind", _COUNT, needs=NOUN | LINKED),
    Rule(Sizes.owner_behind, "sizes", COUNTING, needs=RIGHT),
    Rule(LeftOut.doer, "left_out", needs=ACHIEVING | HEADED),
    Rule(LeftOut.holder, "left_out", asks=says_holds),
    Rule(LeftOut.of_named, "left_out", lacks=COORDINATED | NOUN, asks=says_done_by_it),
    Rule(Compared.rate_of_topic, "compared", _POINTS, needs=TOPIC_HERE),
    Rule(LeftOut.rate_of_deed, "left_out", _PERCENT, asks=says_rate_of_deed),
    Rule(WorksTold.size, "works_told", frozenset(("money", "physical")), _BY_ITSELF, needs=HEADED, lacks=NOUN, asks=says_size),
    Rule(WorksTold.stretch, "works_told", _LENGTH, _BY_ITSELF, lacks=NOUN, asks=says_stretch),
    Rule(LeftOut.owner_before, "left_out", needs=HEADED, asks=says_less_than_owner),
    Rule(LeftOut.head_again, "left_out", needs=TOPIC, lacks=TOPIC_HERE, asks=says_head_alone),
    Rule(LeftOut.owner_of_topic, "left_out", needs=TOPIC_HERE),
    Rule(Compared.towards, "compared", needs=TOPIC_HERE),
    Rule(PartsOfWholes.schooled_among, "parts_of_wholes", _COUNT, _BY_ITSELF, needs=TOPIC_HERE, lacks=NOUN),
    Rule(PartsOfWholes.part_among, "parts_of_wholes", _COUNT, _BY_ITSELF, needs=AMONG_HERE, lacks=NOUN),
    Rule(PartsOfWholes.part_of_head, "parts_of_wholes", needs=HEAD_HERE),
    Rule(LeftOut.parallel_head, "left_out", _COUNT | _LENGTH | _MONEY, _BY_ITSELF, lacks=NOUN),
    Rule(LeftOut.parallel_rate, "left_out", _PERCENT, frozenset(GROWTH_MEASURES), needs=TOPIC_HERE),
    Rule(LeftOut.same_head, "left_out", needs=TOPIC_HERE | COORDINATED),
    Rule(PartsOfWholes.part, "parts_of_wholes", needs=TOPIC | PART),
    Rule(OwnSubject.action_goes_on, "own_subject", needs=COORDINATED, lacks=LINKED),
    Rule(OwnSubject.subject_itself, "own_subject"),
))  # fmt: skip
