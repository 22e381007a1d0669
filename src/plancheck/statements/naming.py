"""The thing a figure measures: from the words before it, behind it, or named earlier in the text.

The rules are tried in order, and the first that finds a name names the figure; what each does is said where it is defined.
"""

from __future__ import annotations

import re

from plancheck.statements.bare_heads import head_of_part
from plancheck.statements.before import Before
from plancheck.statements.behind import Behind
from plancheck.statements.carried import Carried
from plancheck.statements.clause import CARRIED, Clause, Name, spoken
from plancheck.statements.compared import Compared
from plancheck.statements.counted import Counted
from plancheck.statements.deeds import Deeds
from plancheck.statements.goods import said_in_full
from plancheck.statements.items import ITEMS
from plancheck.statements.left_out import ANY_KIND, LeftOut
from plancheck.statements.measures import PREDICATE
from plancheck.statements.reading import Context
from plancheck.statements.rules import (
    ACTS,
    COORDINATED,
    COUNTING,
    LINKED,
    NOUN,
    PART,
    RIGHT,
    TOPIC,
    TOPIC_HERE,
    Rule,
    Rules,
)
from plancheck.statements.shares import ShareNamer
from plancheck.statements.sizes import PERSONS, Sizes
from plancheck.statements.subjects import Subjects
from plancheck.statements.things import (
    MOVES,
    MOVES_MUCH,
    figure_counts,
    is_action,
    right_noun,
    split_predicate,
    strip_actions,
    strip_share,
)
from plancheck.statements.trimming import paired, trim

_SPAN_WORDS = re.compile(
    r"^(?:在?五年计划的?|(?:比|较|与)?(?:上年|去年)?同期(?:水平|数)?|(?:与|同|比|较)?[上前]一?个|[0-9一二两三四五六七八九十]{1,3}年(?:来|间|内|里|合计|共)?|每年|全年|当年|这|我们|共|在|从|由|以|对|能够|能|再|连续|持续|年|若干年?|几年?|只要|如果)*$"
)
_VERBAL_LEAD = re.compile(
    "^(?:预计|计划|规划|基本|需要?|将|可|累计|共|已)*(?:(?:共|现|已|约)有|拥有|实现|完成(?!率)|有(?!效|机|色|限|关|线|偿|条|望|序|利|力|害|毒|轨|氧|源|形|益|助|意|无|待))(?=.{2})"
)
_MADE = re.compile("^.{2,12}?(?:共|累计)?(?:新增|净增|新建|建成)(?!长|值)(?=.{2})")
_WORDS = re.compile("[\u4e00-\u9fff]+(?<![至到])")
# 财政收入第一次突破…, 收入连续…, 三者合计超…, 补贴额由单台…: how often, how long or for how many is no part of the thing
_LOOSE_END = re.compile("(?<=.{3})(?:连续|从无到有?|合计超|[由从]单[台套户位]|(?<!公)共计?|(?<!等)第)$")
_LOOSE_ENDS = frozenset("续有到超台套户位共计第")
_OF_THE_WHOLE = frozenset(("投资", "消费"))
_THERE_ARE = ("有", "约有", "已有", "就有", "大体上有")
LONGEST_LEFT_SHORT = (
    4  # characters of a thing that takes over what the clause before does: 新增大棚3座，温室5座
)
_AIMS = re.compile("的[^，。；]{0,5}(?:目标|要求|任务|指标|规定)(?:[，。；、]|$)")
_PLANNED = re.compile(
    "^(?:(?:高于|低于|高出|超出?)[^，。；的]{0,8}$|(?:预计|能够|能|可|将|超额|圆满|如期|提前|顺利|全面|基本)*(?:完成|超过|实现|达到|超出)?了?$|"
    "(?:超额|圆满|如期|提前|顺利|全面|基本)*(?:完成|超过|实现|达到|超出)?了?[^，。；的]{0,12}?(?:规划|计划|目标|任务|预期|预算)(?:确定|规定|要求|提出|设定)?(?:的)?$)"
)
_SET_BY = re.compile(
    "^(?:超额|圆满|如期|提前|顺利|全面)*(?:完成|超过|实现|达到|超出)了?[^，。；]{0,14}?下达的$"
)
# 比五年计划时期, 在执行中, 用七年时间, 四亿六千万吨: when, against what, by what means or how much, and no thing
_NO_THING = re.compile(
    "(?:比|较|与|同)[^，。；]{0,10}(?:时期|期间|计划|年|年度|年代|末|初|水平|基数|当时|之初)|在比|(?:在|用|以|经过|通过)[^，。；]{0,8}(?:时间|基础上|执行中|过程中|年内)|(?:由|从)[^，。；]{0,8}(?:年|年代|期|末|初)|[一二三四五六七八九十百千万亿零〇点]{2,}(?:余|多)?(?:吨|元|亩|人|公里|个|台|辆|千瓦|斤|公斤|立方米|平方米)"
)
_OPENS_NO_THING = frozenset("比较与同在用以经通由从一二三四五六七八九")
_SORTED = re.compile("(?:[分从按])([^，。；：]{2,12}?)(?:来看|看|分)[，：]$")
_AMONG = re.compile(
    "(?<![^。；\n])在?[^，。；\n]{0,8}?(?:产业|行业|产品|收入|支出|投资|工业|商品|贷款|存款)中，$"
)
_AMONG_THEM = re.compile(
    "(?<![^，。；：\n])\\s*(?:[一二三四五六七八九十]{1,3}、[^，。；：\n]{2,6}(?=全[国省市区县州]))?(?:[0-9]{4}年[末底]?)?在?(?![一二三四五六七八九十]{1,3}、)([^，。；：\n在0-9]{2,19}[^，。；：\n在0-9集其之当空高初从途心手])中[，,]$"
)
_TASK = re.compile("^(?P<what>[^，。；的0-9]{4,20}?)(?:的)?(?:任务|工作)$")
_NEXT_ITEM = re.compile("；\\s*(?:[（(][一二三四五六七八九十0-9]|[一二三四五六七八九十]是|[①-⑩])")
_MANNER = "^<<manner>>+"
_HEADED = "<<product_kind>>(?P<head>产量|销量|销售量|生产能力|产能)(?:都|均|有|又|继续|持续|稳步|普遍|大幅度?|较大|较多|平稳|稳定)*(?:增加|增长|提高|上升|下降|减少|了)*，$"


class Namer:
    """Finds the indicator of a figure."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.words, self.pattern = context.lexicon.words, context.lexicon.pattern
        self._manner_opens = frozenset(word[0] for word in self.words["manner"])
        self.before = Before(context)
        self.carried = Carried(context, self.before)
        self.subjects = Subjects(context, self.carried)
        self.shares = ShareNamer(context, self.carried)
        self._sizes = Sizes(context)
        self._behind = Behind(context, self.carried)
        self._readers = {
            "behind": self._behind,
            "compared": Compared(context),
            "counted": Counted(context, self.carried),
            "deeds": Deeds(context, self.carried),
            "left_out": LeftOut(context, self.carried),
            "namer": self,
            "sizes": self._sizes,
        }

    def name(self, clause: Clause) -> None:
        """Set indicator and whole of the reading of a clause."""
        reading, memory = clause.reading, self.context.memory
        before = memory.topic if memory.same_sentence else ""
        found = self._find(clause)
        if found is not None and found.text[:1] in _OPENS_NO_THING and _NO_THING.fullmatch(found.text):
            topic = strip_share(memory.topic) if memory.sentence - memory.topic_sentence <= 1 else ""
            found = Name(topic, CARRIED) if topic else found
        if found is not None:
            reading.indicator = found.text
            if found.reason:
                reading.reasons["indicator"] = found.reason
            if found.step:
                reading.steps.append(found.step)
            if found.topic:
                memory.keep_topic(found.topic)
        name = self.subjects.without_counting(reading.indicator.rstrip("（(")).lstrip("：:≤≥<>")
        if name in ("经济发展", "经济运行") and reading.measure in ("growth", "growth_per_year"):
            name = "经济增长"
        name = trim(name, self.context.lexicon)
        if name[-1:] in _LOOSE_ENDS:
            name = _LOOSE_END.sub("", name)
        if name[:1] in self._manner_opens:
            plain = self.pattern(_MANNER).sub("", name)
            if len(plain) >= 4 and self.context.lexicon.act.at_start(plain) is not None:
                name = plain  # 加快推进管网建设, 初步形成监测站点: how it is done is no part of the thing
        reading.indicator = said_in_full(
            name, reading, self.context.view, self.context.lexicon, before=before
        )
        if reading.against and reading.indicator:
            reading.indicator += reading.against
        self.carried.remember(reading)
        if reading.indicator == memory.topic:
            memory.topic_sentence = memory.sentence  # spoken of once more
        reading.indicator = paired(reading.indicator)
        after = reading.reasons.get("indicator") == "named after the figure"
        if reading.indicator and not reading.leftover and not after and reading.measure != "threshold":
            self.before.named.append(reading.figure.outer_end)

    def _find(self, clause: Clause) -> Name | None:
        """Try the rules: those that need no subject, then by whether there is one."""
        reading, lexicon = clause.reading, self.context.lexicon
        clause.subject = self.subjects.of(reading, clause.phrase)
        self._note_whole(clause)
        if (found := self._first_of(FIRST, clause)) is not None:
            return found
        if _AIMS.match(clause.right) is not None and _PLANNED.match(clause.subject) is not None:
            clause.subject = clause.right = ""  # 综合利用率69%，超额完成规划60%的目标
        elif "达的" in clause.phrase.text[-2:] and _SET_BY.match(clause.phrase.text) is not None:
            clause.subject = clause.right = ""  # 收入8亿元，超额完成县里下达的6亿元任务
        clause.bare = self.subjects.without_place(clause.subject)
        if clause.bare and not clause.bare[0].isalnum() and not any(map(str.isalnum, clause.bare)):
            clause.subject = clause.bare = ""  # 3139万千瓦/6687万千瓦时: a mark alone is no thing
        if (found := self._first_of(PLACED, clause)) is not None:
            return found
        if clause.bare in _OF_THE_WHOLE and reading.measure == "growth":
            memory = self.context.memory
            if memory.rate or not memory.same_sentence:
                return spoken(
                    clause.subject
                )  # 工业增长8%，投资增长5%: one rate after another, each of its own
        threshold = reading.measure == "threshold" and figure_counts(clause.figure)
        if not clause.bare or clause.bare in lexicon.link_only or _SPAN_WORDS.match(clause.bare):
            if threshold and clause.right:
                clause.bare = ""
                return self._sizes.threshold(clause)
            found = self._first_of(NO_SUBJECT, clause)
            if found is None and self.context.view.endswith("（", 0, clause.figure.outer_start):
                return Name(clause.subject)  # 海河流域（75个）: the words before the bracket
            return found
        if threshold:
            return self._sizes.threshold(clause)
        if clause.right.startswith("为主"):  # 新建住宅以6层为主
            clause.right = clause.right[2:]
            clause.subject, clause.bare = clause.subject.removesuffix("以"), clause.bare.removesuffix("以")
        noun = clause.right.removeprefix("的").strip("、和及与或）")
        moves = noun in lexicon.neutral or noun.startswith("（") or MOVES_MUCH.match(noun) is not None
        clause.noun = "" if moves else noun
        clause.acts = is_action(clause.bare, lexicon)
        if (found := self._first_of(WITH_SUBJECT, clause)) is not None:
            return found
        self._take_off_verb(clause)
        return self._first_of(PLAIN, clause)

    def _note_whole(self, clause: Clause) -> None:
        """Keep the whole that 其中 takes a part of, until its item or sentence ends."""
        memory, view, phrase = self.context.memory, self.context.view, clause.phrase
        clause.part = "其中" in view[max(0, phrase.start - 4) : phrase.start + 4]
        if view.endswith(("中，", "中,"), 0, phrase.start):
            among = _AMONG_THEM.search(
                view, max(clause.reading.sentence[0] - 1, phrase.start - 26), phrase.start
            )
            if among is not None and not among[1].endswith(("建设", "工作", "发展", "过程", "活动", "行动")):
                memory.among = (among[1], memory.sentence)  # 全市常住人口中，男性…: parts of the people
        if view[phrase.start - 2 : phrase.start] in ("看，", "分，", "看：", "分："):
            sorted_by = _SORTED.search(view, max(0, phrase.start - 16), phrase.start)
            if sorted_by is not None:  # 分产业看，第一产业…: parts of the thing spoken of
                clause.part = True
                head = self.context.lexicon.heads.at_end(sorted_by[1])
                memory.part_kind = ""
                named = head[0] if head is not None else ""
                if head is None:
                    named = head_of_part(strip_share(memory.topic), sorted_by[1], self.context.lexicon)
                    memory.part_kind = ANY_KIND if named else ""
                memory.part_head = (named, memory.sentence)
        elif (
            clause.reading.measure == "growth"
            and view.startswith("中，", phrase.start - 2)
            and _AMONG.search(view, max(0, phrase.start - 16), phrase.start)
        ):
            clause.part = True  # 第三产业中，金融业增长9%: parts of the thing spoken of
        elif view[phrase.start - 1] == "，" and memory.part_head[1] != memory.sentence:
            start = clause.reading.sentence[0]
            headed = self.pattern(_HEADED).search(view, max(start, phrase.start - 24), phrase.start)
            if headed is not None:  # 主要工业产品产量继续增加，原煤达到9亿吨
                memory.part_head, memory.part_kind = (headed["head"], memory.sentence), ""
        if clause.part:
            said = "" if memory.same_sentence else self.before.earlier_subject(clause.reading, phrase)
            memory.whole = strip_share(said.removesuffix("结构") or memory.topic)
            memory.whole_from = phrase.start
        elif memory.whole and (
            not memory.same_sentence or _NEXT_ITEM.search(view, memory.whole_from, phrase.start + 4)
        ):
            memory.whole = ""

    def _take_off_verb(self, clause: Clause) -> None:
        """完成育苗: the thing is 育苗; 完成投资 would say too little without its verb."""
        lexicon = self.context.lexicon
        area = lexicon.area.at_start(clause.bare)
        begin = len(area[0]) if area is not None else 0
        verb = _VERBAL_LEAD.match(clause.bare[begin:])
        if verb is None:
            return
        thing = clause.bare[begin + verb.end() :]
        head = lexicon.heads.at_end(thing)
        whole = head is not None and head[0] == thing
        acts = lexicon.act.at_start(thing) is not None and not whole
        if not acts and (len(thing) > 2 or not whole):
            clause.own_verb = True
            clause.bare = clause.subject = thing

    def share(self, clause: Clause) -> Name | None:
        """甲占乙的比重."""
        if (
            clause.is_share
            and clause.right.startswith("的")
            and ("占" in clause.phrase.text or "养活" in clause.phrase.text)
        ):
            noun = split_predicate(right_noun(clause.right, clause.figure))[0]
            if named := self.shares.with_part(clause.reading, clause.phrase, noun):
                return spoken(named, "named after the figure")
        if not self.shares.name(clause.reading, clause.phrase, clause.subject):
            return None
        return Name(clause.reading.indicator)

    def bracketed_bound(self, clause: Clause) -> Name | None:
        """小型管网（管径<600mm）: the width of the small pipes."""
        if clause.reading.measure != "threshold" or "（" not in clause.bare:
            return None
        return Name(clause.bare.replace("（", "")) if clause.right.startswith(("）", "≤", "<")) else None

    def action_goes_on(self, clause: Clause) -> Name | None:
        """建成管网6公里、泵站3座: both were built."""
        memory, lexicon, figure, bare = self.context.memory, self.context.lexicon, clause.figure, clause.bare
        same = memory.unit == (figure.unit, figure.kind)
        memory.unit = (figure.unit, figure.kind)
        if not clause.coordinated or clause.own_verb or clause.phrase.tokens or not (same or clause.counts):
            return None
        apart = self.context.view[clause.phrase.start - 1 : clause.phrase.start] == "，"
        # 新建泵站3座，水闸5座; 建成大棚700亩，库房3万平方米
        built = (
            figure.kind == "physical"
            and lexicon.heads.at_end(bare) is None
            and memory.action in lexicon.words["built"]
        )
        plain = (clause.counts or built) and clause.phrase.text == bare
        if apart and (figure.kind == "money" or not (same or plain)):
            return None  # 新增债券2亿元，援助3亿元: an amount in a clause of its own
        if apart and len(bare) > LONGEST_LEFT_SHORT:
            return None  # 培育龙头企业3家，新认定绿色食品12个: a clause that says enough by itself
        if (
            memory.action in ("", "完成", "实现")
            or bare in lexicon.people_do
            or _MADE.match(bare)
            or PREDICATE.search(bare, 1)
        ):
            return None
        if lexicon.act.at_start(bare) is not None or lexicon.act.at_end(bare) is not None:
            return None
        if bare.endswith(("总数", "总量", "总计", "合计")):
            return None  # 收集转运项目35项，项目总数353项
        head = lexicon.heads.at_end(bare)
        own_head = head is not None and len(head[0]) > 1 and memory.topic.endswith(head[0])
        if own_head and (apart or figure.kind == "money"):
            return None  # 养殖水产品产量4万吨，捕捞水产品产量2万吨: each with its own head
        name = memory.action + bare.lstrip("和及与")
        return Name(name, topic=name, step=f"the action {memory.action!r} goes on")

    def subject_itself(self, clause: Clause) -> Name | None:
        """The subject, with the noun behind a counter where it has one."""
        memory, bare, right = self.context.memory, clause.bare, clause.right
        name = self._with_noun(clause)
        has = clause.phrase.tokens and clause.phrase.tokens[0][0] in _THERE_ARE
        if has and clause.reading.measure == "share" and PREDICATE.match(right):
            return Name(f"{right[:20].rstrip('的')}的{name}比例", topic=name)  # 农民有六成过着富裕的生活
        thing = strip_actions(bare, self.context.lexicon) if bare != "生产总值" else bare
        memory.action = bare[: len(bare) - len(thing)] if bare.endswith(thing) else ""
        built = self.context.lexicon.act.at_end(bare) if clause.noun and clause.counts else None
        if not memory.action and built is not None and len(built[0]) > 1:
            memory.action = built[0]  # 其他城市新建4座甲、5座乙
        if not memory.action and (made := _MADE.match(bare)) is not None:
            memory.action = made[0]  # 沿海港口共新增泊位…，其中深水泊位…
        return spoken(name)

    def _with_noun(self, clause: Clause) -> str:
        """地铁6号线区内9座车站全部进场施工: the noun behind a counter is what it counts."""
        subject, right, figure = clause.subject, clause.right, clause.figure
        if clause.noun and clause.counts and "、" in clause.bare and (named := self._each_named(clause)):
            return named
        if clause.noun and clause.counts and self.context.lexicon.act.at_end(clause.bare) is not None:
            return self.subjects.without_frame(subject) + right_noun(right, figure)
        if len(clause.noun) < 2:
            return subject
        if clause.counts and "、" in clause.bare and (apposed := self._apposed(clause)):
            return apposed
        if (
            clause.counts
            and clause.reading.measure == "level"
            and (not clause.phrase.tokens or self._deed_before_adverb(clause))
            and not right.startswith(("的", "其中", "以上", "以下", "左右"))
            and PREDICATE.match(clause.noun) is None
        ):
            noun = right_noun(right, figure)
            if len(noun) > 16:
                noun = split_predicate(right_noun(right, figure, pivot=True))[0]
            if len(noun) <= 16 and not clause.bare.endswith(("的", noun[:2], noun[-2:])):
                return subject + noun
        if (
            figure.kind == "none"
            and subject.endswith(self.words["reaches_people"])
            and self.pattern(PERSONS).match(right) is not None
        ):
            return subject + right_noun(right, figure)  # 惠及120余万婴幼儿
        if figure.kind in ("physical", "count") and (task := _TASK.match(right)) is not None:
            return subject + task["what"]  # 完成城区4万平方米旧房改造任务
        if figure.kind == "physical" and self._measured_behind(clause):
            return subject + right_noun(right, figure).split("、")[0]
        if right.startswith("的") and figure_counts(figure) and clause.reading.measure != "threshold":
            noun = right_noun(right, figure)
            return subject + noun if len(noun) <= 10 else noun
        return subject

    def _deed_before_adverb(self, clause: Clause) -> bool:
        """稳固现有3个栖息地: a short verb and an adverb before what is counted."""
        plain = all(name == "adverb" for _, name in clause.phrase.tokens)
        return plain and len(clause.bare) <= 3 and self.context.lexicon.heads.at_end(clause.bare) is None

    def _measured_behind(self, clause: Clause) -> bool:
        """滨河两岸45公里绿道贯通, 绿地500米服务半径: what is so long stands behind the figure."""
        if (
            clause.phrase.tokens
            or clause.reading.measure == "threshold"
            or clause.right[0] in "的以左、和及与"
        ):
            return False
        lexicon, noun = self.context.lexicon, split_predicate(clause.right)[0]
        heads, longest = lexicon.heads, 14
        if lexicon.act.at_start(clause.bare) is not None:  # 推进南湾200万千瓦海上风电项目开发建设
            noun, longest = noun.split("、")[0], 16
        if not 2 <= len(noun) <= longest or heads.at_end(clause.bare) is not None:
            return False
        return _WORDS.fullmatch(noun) is not None and not (MOVES.match(noun) or PREDICATE.match(noun))

    def _each_named(self, clause: Clause) -> str:
        """打造粮食、水果、蔬菜3个特色产业: as many names stand before the figure as it counts."""
        names = [name for name in ITEMS.split(clause.bare) if name]
        if clause.phrase.tokens or len(names) != clause.figure.value or clause.bare.endswith(("的", "、")):
            return ""
        act = self.context.lexicon.act.at_start(clause.bare)
        thing = ITEMS.split(right_noun(clause.right, clause.figure))[0]
        alike = act is not None and len(act[0]) >= len(names[0])
        return "" if len(thing) < 2 or alike else (act[0] if act is not None else "") + thing

    def _apposed(self, clause: Clause) -> str:
        """建设甲电厂、乙电厂2个煤电项目: what stands before the figure are its names."""
        bare, noun = clause.bare, clause.noun
        if clause.phrase.tokens or len(noun) < 4 or bare.endswith(("和", "及", "与", "的", "、", "等")):
            return ""
        names = bare.split("、")
        if any(len(name) < 3 for name in names) or clause.reading.measure != "level":
            return ""
        lexicon, thing = self.context.lexicon, ITEMS.split(right_noun(clause.right, clause.figure))[0]
        act = lexicon.act.at_start(bare)
        if len(thing) < 4 or lexicon.act.at_start(names[-1]) is not None or is_action(names[-1], lexicon):
            return ""
        return (act[0] if act is not None else "") + thing

    def _first_of(self, rules: Rules, clause: Clause) -> Name | None:
        """Return the first name that the rules find."""
        for rule in rules.fitting(clause, self.context.memory):
            found = rule.find(self._readers[rule.of], clause)
            if found is not None and found.text:
                return found
        return None


_SHARE, _BOUND, _BY_ITSELF = frozenset(("share",)), frozenset(("threshold",)), frozenset(("level",))
_COUNT, _MONEY, _LENGTH = frozenset(("count",)), frozenset(("money",)), frozenset(("physical",))
_PERCENT, _POINTS, _TIMES = frozenset(("percent",)), frozenset(("points",)), frozenset(("multiple",))
# Rules that need no subject, in the order in which they are tried.
FIRST = Rules((
    Rule(Sizes.reached_within, "sizes", frozenset(("time",)), needs=RIGHT),
    Rule(Counted.nested, "counted", _COUNT, _BY_ITSELF, needs=RIGHT | TOPIC_HERE),
    Rule(Counted.governed, "counted", _COUNT),
    Rule(Counted.households_of_people, "counted", _COUNT, _BY_ITSELF),
    Rule(LeftOut.among_places, "left_out", frozenset(("count", "percent", "none")), frozenset(("level", "share")), lacks=RIGHT),
    Rule(LeftOut.only_places, "left_out", needs=TOPIC),
    Rule(Compared.of_plan_amount, "compared", frozenset(("money", "count", "physical", "multiple")), needs=TOPIC_HERE),
    Rule(Compared.set_against, "compared", COUNTING, _BY_ITSELF, needs=RIGHT),
    Rule(Compared.converted, "compared", COUNTING, _BY_ITSELF, needs=TOPIC_HERE),
    Rule(Compared.multiple_of, "compared", _TIMES, needs=TOPIC),
    Rule(Compared.slowed, "compared", _POINTS, needs=TOPIC_HERE),
    Rule(Compared.gap, "compared", _POINTS),
    Rule(Compared.other_rate, "compared", _PERCENT, needs=TOPIC_HERE | RIGHT),
    Rule(Compared.beyond_plan, "compared", needs=TOPIC_HERE),
    Rule(Compared.completed, "compared", _PERCENT, needs=TOPIC_HERE),
    Rule(Compared.planned, "compared", frozenset(("money", "count", "physical")), needs=RIGHT | TOPIC_HERE),
    Rule(Behind.became, "behind", COUNTING, needs=RIGHT),
    Rule(Behind.inhabitants, "behind", frozenset(("count", "none")), _BY_ITSELF),
    Rule(Behind.under_circumstances, "behind", needs=RIGHT),
    Rule(Behind.spent_share, "behind", _PERCENT, _SHARE, needs=RIGHT),
    Rule(Namer.share, "namer", measures=frozenset(("share", "level", "points_change", "threshold"))),
    Rule(Behind.served, "behind", _COUNT, needs=RIGHT),
    Rule(Behind.treated, "behind", frozenset(("count", "none")), needs=RIGHT),
    Rule(Compared.goal, "compared", needs=TOPIC_HERE),
))  # fmt: skip
# Rules that need to know what stands before the figure without its place.
PLACED = Rules((
    Rule(Behind.covered, "behind", _PERCENT, _SHARE, needs=RIGHT),
    Rule(Behind.share_in_area, "behind", _PERCENT, _SHARE, needs=RIGHT, lacks=LINKED),
    Rule(Behind.share_of_kind, "behind", _PERCENT, _SHARE, needs=RIGHT, lacks=LINKED),
    Rule(Counted.item_of_box, "counted", _COUNT),
    Rule(Namer.bracketed_bound, "namer", measures=_BOUND, needs=RIGHT),
    Rule(Sizes.length_of, "sizes", _LENGTH, needs=RIGHT),
    Rule(Sizes.owner_ahead, "sizes", frozenset(("money", "physical")), _BY_ITSELF, lacks=RIGHT),
))  # fmt: skip
# Nothing stands before the figure.
NO_SUBJECT = Rules((
    Rule(Counted.people_of_households, "counted", _COUNT, needs=TOPIC_HERE),
    Rule(Behind.those_who, "behind", _COUNT, needs=RIGHT),
    Rule(Deeds.effect, "deeds", COUNTING, needs=RIGHT),
    Rule(Behind.doers, "behind", frozenset(("count", "percent")), frozenset(("level", "share")), needs=RIGHT | TOPIC_HERE),
    Rule(Behind.thing, "behind", needs=RIGHT),
    Rule(LeftOut.share_again, "left_out", _PERCENT | _POINTS),
    Rule(LeftOut.of_that_size, "left_out", _COUNT, needs=TOPIC_HERE),
    Rule(LeftOut.earlier, "left_out"),
    Rule(LeftOut.topic, "left_out", needs=TOPIC),
    Rule(Behind.any_noun, "behind", needs=RIGHT),
))  # fmt: skip
# Something stands before the figure, which may be no thing: an action, a preposition, what a place has.
WITH_SUBJECT = Rules((
    Rule(Behind.state_shared, "behind", _PERCENT, _SHARE, needs=RIGHT),
    Rule(Behind.possessed, "behind", needs=RIGHT),
    Rule(LeftOut.of_account, "left_out", _MONEY),
    Rule(LeftOut.more_of_account, "left_out", _MONEY, needs=TOPIC_HERE),
    Rule(LeftOut.part_of_account, "left_out", _PERCENT | _POINTS, needs=TOPIC),
    Rule(Counted.casualties, "counted", needs=TOPIC_HERE),
    Rule(LeftOut.same_share, "left_out", _PERCENT, _SHARE),
    Rule(LeftOut.share_of_other, "left_out", _PERCENT, _SHARE),
    Rule(LeftOut.dealt_out, "left_out"),
    Rule(Deeds.effect, "deeds", COUNTING),
    Rule(Compared.pulled, "compared", _POINTS, needs=TOPIC),
    Rule(Deeds.helped, "deeds", _COUNT, needs=NOUN, lacks=LINKED),
    Rule(Deeds.paid_for, "deeds", _MONEY),
    Rule(Deeds.spent_on, "deeds", _MONEY, needs=NOUN),
    Rule(Deeds.granted, "deeds", _MONEY, _BY_ITSELF, needs=NOUN),
    Rule(LeftOut.paid_to, "left_out", _MONEY, _BY_ITSELF, lacks=NOUN),
    Rule(Deeds.acted_on, "deeds", COUNTING, needs=ACTS | NOUN),
    Rule(Counted.per_person, "counted", needs=TOPIC_HERE, lacks=NOUN),
    Rule(Counted.more_per_head, "counted", _MONEY, lacks=NOUN),
    Rule(Counted.per_head, "counted", _COUNT, lacks=NOUN),
    Rule(Counted.stage_of_counted, "counted", _COUNT, lacks=NOUN),
    Rule(Counted.per_unit, "counted", _COUNT, needs=COORDINATED, lacks=LINKED),
    Rule(Counted.kind_of_counted, "counted", _COUNT, _BY_ITSELF, lacks=NOUN),
    Rule(Counted.grade_again, "counted", _COUNT, needs=TOPIC_HERE | COORDINATED, lacks=NOUN),
    Rule(Counted.recounted, "counted", _COUNT, needs=ACTS, lacks=NOUN),
    Rule(Counted.deed_alone, "counted", needs=ACTS, lacks=NOUN),
    Rule(Deeds.after_preposition, "deeds", COUNTING, needs=NOUN),
    Rule(Counted.same_deed, "counted", needs=COORDINATED, lacks=NOUN),
    Rule(LeftOut.achieved, "left_out"),
))  # fmt: skip
# A thing stands before the figure, which may lack its owner or its head.
PLAIN = Rules((
    Rule(LeftOut.generic, "left_out"),
    Rule(LeftOut.own_level, "left_out", needs=TOPIC_HERE),
    Rule(LeftOut.collected, "left_out", _MONEY),
    Rule(Behind.of_kind, "behind", COUNTING, _BY_ITSELF, needs=NOUN),
    Rule(Behind.has_so_many, "behind", _COUNT, needs=NOUN | LINKED),
    Rule(Sizes.owner_behind, "sizes", COUNTING, needs=RIGHT),
    Rule(LeftOut.doer, "left_out"),
    Rule(LeftOut.holder, "left_out"),
    Rule(LeftOut.of_named, "left_out"),
    Rule(Compared.rate_of_topic, "compared", _POINTS, needs=TOPIC_HERE),
    Rule(LeftOut.rate_of_deed, "left_out", _PERCENT),
    Rule(LeftOut.owner_before, "left_out"),
    Rule(LeftOut.head_again, "left_out", needs=TOPIC),
    Rule(LeftOut.owner_of_topic, "left_out", needs=TOPIC_HERE),
    Rule(Compared.towards, "compared", needs=TOPIC_HERE),
    Rule(LeftOut.part_among, "left_out", _COUNT, _BY_ITSELF, lacks=NOUN),
    Rule(LeftOut.part_of_head, "left_out"),
    Rule(LeftOut.parallel_head, "left_out"),
    Rule(LeftOut.parallel_rate, "left_out", _PERCENT, frozenset(("growth", "growth_per_year")), needs=TOPIC_HERE),
    Rule(LeftOut.same_head, "left_out", needs=TOPIC_HERE | COORDINATED),
    Rule(LeftOut.part, "left_out", needs=TOPIC | PART),
    Rule(Namer.action_goes_on, "namer"),
    Rule(Namer.subject_itself, "namer"),
))  # fmt: skip
