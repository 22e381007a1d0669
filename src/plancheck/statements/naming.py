"""The thing a figure measures: from the words before it, after it, or named earlier in the text."""

from __future__ import annotations

import re

from plancheck.quantities.figure import Figure
from plancheck.statements.carried import Carried
from plancheck.statements.items import ITEMS
from plancheck.statements.measures import PREDICATE
from plancheck.statements.phrases import Phrase, strip_lead
from plancheck.statements.reading import Context, Reading
from plancheck.statements.shares import ShareNamer
from plancheck.statements.things import (
    LEADS_ON,
    MOVES,
    SUPPORTS,
    counts_new,
    figure_counts,
    noun_follows,
    right_noun,
    split_predicate,
    strip_actions,
    strip_share,
    strip_targets,
)
from plancheck.statements.treated import name_treated
from plancheck.statements.trimming import trim

_FRAME_OF_SUBJECT = re.compile(
    r"^(?:(?:在.{0,40}?)?的?(?:情况|基础|背景|条件|形势|前提)下|以[^，。；]{2,40}?为(?:代表|主|主体|重点|核心|依托|主要内容)的|.{0,14}?(?:规划|计划|纲要)(?:确定|提出|规定)的|围绕[^，。；]{2,30}?等的)(?=.{4}|$)"
)
_SPAN_WORDS = re.compile(
    r"^(?:在?五年计划的?|[0-9一二两三四五六七八九十]{1,3}年(?:来|间|内|里|合计|共)?|每年|全年|当年|这|我们|共|在|从|由|以|对|能够|能)*$"
)
_VERBAL_LEAD = re.compile(
    "^(?:(?:共|现|已|约)有|拥有|实现|完成(?!率)|有(?!效|机|色|限|关|线|偿|条|望))(?=.{2})"
)
_PREPOSITIONS = ("在", "对", "为", "向", "于", "以", "由", "将")
_COUNTING_START = re.compile("^(?:合计的|共计的|(?:共|总共|一共)(?![同享建产青和用性振管治济]))(?=.{2})")
_COUNTING_END = re.compile("(?:共|总共|一共|累计|已经?|均|合计|就|只|仅|将|要|又|再)+$")
_AGAINST = re.compile(
    "^(?:均|也|分别|远|大大|明显|略|并)*(高于|低于|高出|快于|慢于|超过|超出|远超|超|领先于?|优于|好于|大于|小于)(.{2,16}?)$"
)
_MADE = re.compile("^.{2,12}?(?:共|累计)?(?:新增|净增|新建|建成)(?!长|值)(?=.{2})")
_EFFECT = re.compile("^(?:累计|共|预计|可|将|直接|间接)*(惠及|带动|拉动|撬动|受益)(?!率|力|面)")
_GOAL_COMPARED = re.compile("^(?:比|较)(.{0,14}?(?:目标|计划|预算|任务|指标|定额|预期))$")
_HELPED = re.compile("^(.{2,6}?)(?:农村|城镇|城乡|城市|山区|牧区|贫困地区|偏远地区)$")
_SAYS_THAT = re.compile(
    "^[^，。；的]{2,12}?(?:提出|公布|宣布|预计|表示|强调|明确提出)(?:了|要|将|全年|今年|力争|，)*(?=[^，。；]{4})"
)
_AGENT_WILL = re.compile("^([^，。；的]{1,10}?)(?:预计)?(?:将|会(?!议|员|计|展|场|所))(?=[^，。；]{2})")
_SPEAKERS = frozenset(("我", "我们", "我国", "本局", "本部", "政府", "本港", "全国", "各地"))
_SPENDS = re.compile("^(?:累计|共|计划|拟|将|已)*(投入|投资|安排|筹措|筹集|统筹)$")
_PER_HEAD = re.compile(
    "^每(?:[百千万]|十万|百万)(?:名|个)?(?:常住)?(?:人口?|老年?人|居民|户籍人口|农户|户)(?:拥有)?$"
)
_SERVES = re.compile("(?:^|[^作成认称视列以行])[为给](?:全[省市县区州乡镇])?$")
_FREELY = re.compile("免费|无偿")
_DEFINES = re.compile("^([^，。；]{2,12}?)(?:是|系)?指([^，。；]{2,12}?)在?$")
_AIMS = ("的目标", "的要求", "的任务", "的指标", "的规定", "的既定目标", "的预期目标")
_PLANNED = re.compile(
    "^(?:超额|圆满|如期|提前|顺利|全面|基本)*(?:完成|超过|实现|达到|超出)?了?[^，。；的]{0,12}?(?:规划|计划|目标|任务|预期|预算)(?:确定|规定|要求|提出|设定)?(?:的)?$"
)
_LONG = re.compile("(?:长达|长约|[全总]长(?:达|约|为)?|绵延)$")
_FRAMES = re.compile("围绕|根据|按照|依托|结合|聚焦|针对|适应|立足|瞄准|紧扣|服务于|面向|通过|利用")
_BARE_VERBS = re.compile("(?:是|为|有|达)$|[由从]")
_HAS = frozenset(("有", "约有", "已有", "就有", "约", "均", "都", "已", "将"))
_BY_MEANS = re.compile("^(?:通过|经过|经由?|依靠|借助)[^，。；]{2,16}?(?=实现|进入|参加|完成|获得|取得|得到)")
_NEXT_ITEM = re.compile("；\\s*(?:[（(][一二三四五六七八九十0-9]|[一二三四五六七八九十]是|[①-⑩])")
_PEOPLE = re.compile(
    "[^，。；的]{0,4}?(?:婴幼儿|幼儿|儿童|青少年|老年人口|老年人|老人|妇女|女性|男性|居民|人群|人口|劳动力|群众|公民|职工)"
)
_GROUP = re.compile("[^，。；]{0,12}?(?:城市|县城|县|镇|乡|村|企业|单位|小区|社区)")
_GOES_TO = re.compile(
    "(?:已|都|均)?(?:投向|用于|用在|来自|来源于|集中(?:在|于)|分布在|位于|流向|出口到|销往)"
)
_SHARE_END = re.compile("(?<=.{2})(?:的)?(?:占比|比重|比例)$")
_RATE_OF_TOPIC = re.compile("(?:率|速|速度|幅|比重|比例|占比|强度|指数)$")


class Namer:
    """Finds the indicator of a figure."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.carried = Carried(context)
        self.shares = ShareNamer(context, self.carried)

    def name(self, reading: Reading, phrase: Phrase, right: str, *, coordinated: bool) -> None:
        """Set indicator and whole of a reading.

        Parameters
        ----------
        reading : Reading
        phrase : Phrase
            Words before the figure.
        right : str
            Words after it in its clause, up to the next figure.
        coordinated : bool
            Whether the phrase follows another figure of the same clause by 、 or 和.
        """
        self._find_name(reading, phrase, right, coordinated=coordinated)
        name = self._without_counting(reading.indicator.rstrip("（(")).lstrip("：:≤≥<>")
        reading.indicator = trim(name, self.context.lexicon)
        if reading.against and reading.indicator:
            reading.indicator += reading.against
        self.carried.remember(reading)
        if reading.indicator == self.context.memory.topic:
            self.context.memory.topic_sentence = self.context.memory.sentence  # spoken of once more
        after = reading.reasons.get("indicator") == "named after the figure"
        if reading.indicator and not reading.leftover and not after and reading.measure != "threshold":
            self.carried.named.append(reading.figure.outer_end)

    def _without_counting(self, name: str) -> str:
        """铁路共新建 is 铁路新建, 共出生 is 出生: words of counting before a verb name nothing."""
        name = _COUNTING_START.sub("", name)
        act = self.context.lexicon.act.at_end(name)
        if act is None or len(act[0]) == len(name):
            return name
        before = name[: -len(act[0])]
        plain = _COUNTING_END.sub("", before)
        return (plain or before) + act[0]

    def _find_name(self, reading: Reading, phrase: Phrase, right: str, *, coordinated: bool) -> None:
        memory = self.context.memory
        subject = self._subject(reading, phrase)
        part_of_whole = "其中" in self.context.view[max(0, phrase.start - 4) : phrase.start + 4]
        if part_of_whole:
            spoken = "" if memory.same_sentence else self.carried.earlier_subject(reading, phrase)
            memory.whole = strip_share(spoken.removesuffix("结构") or memory.topic)
            memory.whole_from = phrase.start
        elif not memory.same_sentence or _NEXT_ITEM.search(
            self.context.view, memory.whole_from, phrase.start + 4
        ):
            memory.whole = ""
        if memory.topic and self.carried.only_places(subject):
            reading.indicator = memory.topic  # 京津冀、长三角分别下降…: the thing is the one before
            reading.reasons["indicator"] = "subject carried over"
            return
        if (
            reading.figure.kind == "multiple"
            and memory.topic
            and re.search("^(?:就)?(?:是|为|相当于).*的$", phrase.text)
        ):
            reading.indicator = memory.topic  # 是1950年到1997年投入总和的1.7倍
            reading.reasons["indicator"] = "subject carried over"
            return
        if reading.figure.kind == "points" and self._name_gap(reading, phrase):
            return
        if self.shares.name(reading, phrase, subject):
            return
        if (
            reading.figure.kind == "count"
            and _SERVES.search(phrase.text)
            and noun_follows(right, self.context.lexicon)
        ):
            noun, does = split_predicate(right.removeprefix("的"))
            given = _FREELY.search(noun, 2)
            if given is not None:
                noun, does = noun[: given.start()], noun[given.start() :].split("、")[0] + does
            if len(noun) >= 2 and 2 <= len(does) <= 20 and not does.endswith(LEADS_ON):
                reading.indicator = f"{does}的{noun}"  # 为3万名残疾人提供居家服务
                reading.reasons["indicator"] = "named after the figure"
                memory.keep_topic(noun)
                return
        counted_for = (
            name_treated(phrase.text, right, lexicon=self.context.lexicon)
            if reading.figure.kind in ("count", "none") and reading.measure != "threshold" and right
            else ""
        )
        if counted_for:
            reading.indicator = counted_for
            reading.reasons["indicator"] = "named after the figure"
            memory.keep_topic(counted_for)
            return
        goal = _GOAL_COMPARED.match(phrase.text)
        if goal is not None and memory.topic and memory.same_sentence:
            reading.indicator = goal[1] + strip_share(
                memory.topic
            )  # 比计划目标3000亿元超过…: the goal of the thing
            reading.reasons["indicator"] = "subject carried over"
            return
        if right.startswith(_AIMS) and _PLANNED.match(subject) is not None:
            subject = ""  # 综合利用率69%，超额完成规划60%的目标
        bare = self.without_place(subject)
        if (
            right.startswith("的")
            and reading.figure.kind == "percent"
            and reading.measure == "share"
            and bare
        ):
            things, does = split_predicate(right.removeprefix("的"))
            kind = not phrase.tokens and len(bare) <= 6 and self.context.lexicon.heads.at_end(bare) is None
            if kind and 2 <= len(things) <= 10 and 3 <= len(does) <= 20 and not does.endswith(LEADS_ON):
                reading.indicator = f"{does}的{subject}{things}比例"  # 城区80%以上的社区设有回收点
                reading.reasons["indicator"] = "named after the figure"
                memory.keep_topic(subject + things)
                return
        item = self._item_of_box(reading, bare or subject)
        if item:
            reading.indicator = item
            reading.reasons["indicator"] = "list item with a shared head"
            return
        if reading.measure == "threshold" and "（" in bare and right.startswith(("）", "≤", "<")):
            reading.indicator = bare.replace("（", "")  # 小型管网（管径<600mm）: the width of the small pipes
            return
        if not bare or bare in self.context.lexicon.link_only or _SPAN_WORDS.match(bare):
            self._name_without_subject(reading, phrase, right, coordinated=coordinated)
            return
        if reading.measure == "threshold" and figure_counts(reading.figure):
            self._name_threshold(reading, bare, right)
            return
        state = self._state_shared(reading, phrase, right)
        if state:
            reading.indicator = f"{subject}{state}比例"  # 放射源100%安全收贮
            memory.keep_topic(subject)
            return
        dealt = self.carried.dealt_out(phrase, coordinated=coordinated)
        if dealt:
            reading.indicator = dealt
            reading.reasons["indicator"] = "list item with a shared head"
            memory.keep_topic(dealt)
            return
        effect = _EFFECT.match(bare)
        if effect is not None and reading.figure.kind not in ("percent", "points", "multiple"):
            agent = self.carried.agent(reading, phrase)
            thing = bare[effect.end() :] or right_noun(right, reading.figure)
            if agent and thing:
                reading.indicator = agent + effect[0] + thing  # 开展促销活动，拉动消费75亿元
                reading.reasons["indicator"] = "owner carried over"
                memory.keep_topic(reading.indicator)
                return
        act = self._action_of(bare)
        noun_after = right.removeprefix("的").strip("、和及与或")
        if noun_after in self.context.lexicon.neutral:
            noun_after = ""
        if bare.startswith(("拉动", "带动")) and reading.figure.kind == "points" and memory.topic:
            found = self.context.lexicon.heads.at_end(strip_share(memory.topic))
            owner = strip_share(memory.topic)
            reading.indicator = (
                (owner[: -len(found[0])] if found and len(found[0]) < len(owner) else owner) + bare + "增长"
            )
            reading.reasons["indicator"] = "owner carried over"
            return
        helped = (
            _HELPED.match(bare)
            if reading.figure.kind == "count" and noun_after and not phrase.tokens
            else None
        )
        if helped is not None and self._action_of(helped[1]):
            noun = right_noun(right, reading.figure, pivot=True)
            reading.indicator = bare + noun  # 解决农村20万人饮水安全问题
            reading.reasons["indicator"] = "named after the figure"
            memory.keep_topic(reading.indicator)
            return
        spends = _SPENDS.match(bare) if reading.figure.kind == "money" else None
        if spends is not None and noun_after and self.context.lexicon.act.at_start(noun_after):
            spent_on = strip_actions(noun_after, self.context.lexicon)
            if 4 <= len(spent_on) <= 24:
                reading.indicator = spent_on + (
                    "投资" if spends[1] == "投资" else "投入"
                )  # 投资200亿元建设农村公路
                reading.reasons["indicator"] = "named after the figure"
                memory.keep_topic(spent_on)
                return
        if act and figure_counts(reading.figure) and noun_after:
            noun = split_predicate(right_noun(right, reading.figure, pivot=True))[0]
            if noun:
                opened = strip_targets(bare, self.context.lexicon)
                reading.indicator = (opened if len(opened) <= 6 else "") + noun
                reading.reasons["indicator"] = "named after the figure"
                reading.steps.append(f"{bare!r} is an action: the thing follows the figure")
                memory.action = bare
                memory.keep_topic(noun)
                return
        counted = self.carried.counted_before(reading.figure) if reading.figure.kind == "count" else ""
        if counted and not noun_after and _PER_HEAD.match(bare):
            reading.indicator = bare + counted  # 床位1.92万张，每千人口4.36张
            reading.reasons["indicator"] = "subject carried over"
            return
        if act and not noun_after and counted and len(bare) <= 6:
            plain = bare.lstrip("再又还")  # 项目382个，总投资…，开工248个: counted like the projects
            reading.indicator = counted if plain in counted else self._with_deed(counted, plain)
            reading.reasons["indicator"] = "subject carried over"
            return
        deed = self._deed_alone(reading, phrase, bare) if act and not noun_after and len(bare) <= 4 else ""
        if deed:
            reading.indicator = deed
            reading.reasons["indicator"] = "subject carried over"
            return
        if (
            not MOVES.match(noun_after)
            and (
                (phrase.text.endswith(_PREPOSITIONS) and not (phrase.tokens and len(phrase.tokens[0][0]) > 1))
                or bare.endswith((*_PREPOSITIONS, "等"))
            )
            and noun_after
            and figure_counts(reading.figure)
        ):
            noun = right_noun(right, reading.figure, whole=True)
            owner = strip_lead(bare, self.context.lexicon).rstrip("".join(_PREPOSITIONS))
            short = len(noun) < 8 and len(owner) >= 4 and not owner.endswith("等")
            reading.indicator = owner + right_noun(right, reading.figure) if short else noun
            reading.reasons["indicator"] = "named after the figure"
            memory.keep_topic(reading.indicator)
            return
        same_deed = self.carried.done_to_same(reading, bare) if coordinated and not noun_after else ""
        if same_deed:
            reading.indicator = same_deed  # 抢救古树名木60万株、复壮300万株
            reading.reasons["indicator"] = "owner carried over"
            return
        parallel = self.carried.achieved_before(phrase, bare)
        if parallel:
            reading.indicator = parallel
            reading.reasons["indicator"] = "owner carried over"
            memory.keep_topic(parallel)
            return
        verbal, own_verb = _VERBAL_LEAD.match(bare), False
        if verbal is not None and not self.context.lexicon.act.at_start(bare[verbal.end() :]):
            thing = bare[verbal.end() :]
            named = self.context.lexicon.heads.at_end(thing)
            if len(thing) > 2 or named is None or named[0] != thing:
                own_verb = True
                bare = subject = thing  # 完成育苗: the thing; 完成投资 would say too little without its verb
        if (
            bare in self.context.lexicon.generic
            and memory.topic
            and memory.sentence - memory.topic_sentence <= 1
        ):
            # 总量突破18万亿元: of the thing spoken of; 占比近五成，总数增加一倍: not of its share
            reading.indicator = (
                _SHARE_END.sub("", memory.topic) if reading.measure != "share" else memory.topic
            )
            reading.reasons["indicator"] = "subject carried over"
            return
        if phrase.text.endswith("的") and right[:1] not in "，。的" and figure_counts(reading.figure):
            of_figure = split_predicate(right)[0] if noun_after and reading.measure == "level" else ""
            if 2 <= len(of_figure) <= 12 and len(bare) <= 8 and not _BARE_VERBS.search(bare):
                reading.indicator = bare + of_figure  # 历史遗留的670万吨铬渣全部处置完毕
                reading.reasons["indicator"] = "named after the figure"
                memory.keep_topic(reading.indicator)
                return
        if (
            reading.figure.kind == "count"
            and noun_after
            and phrase.tokens
            and phrase.tokens[0][0] in ("有", "共有", "设有")
        ):
            reading.indicator = re.sub("均?(?:建|设|开|配)?$", "", bare) + right_noun(right, reading.figure)
            reading.reasons["indicator"] = "named after the figure"
            memory.keep_topic(reading.indicator)
            return
        if right.startswith("的") and _LONG.search(phrase.text) and reading.figure.kind == "physical":
            owned = ITEMS.split(split_predicate(right_noun(right, reading.figure))[0])[0]
            if len(owned) >= 2:
                reading.indicator = owned + "长度"  # 完成了长达3500公里的江堤加固
                reading.reasons["indicator"] = "named after the figure"
                memory.keep_topic(owned)
                return
        if right.startswith("的") and reading.measure != "threshold" and self.carried.is_bare_head(bare):
            owned = split_predicate(right_noun(right, reading.figure))[0]
            if len(owned) >= 2 and figure_counts(reading.figure):
                reading.indicator = owned + bare  # 总投资25亿元的科创城: its investment
                reading.reasons["indicator"] = "named after the figure"
                memory.keep_topic(owned)
                return
        doer = self.carried.doer_before(reading, phrase, bare)
        if doer:
            reading.indicator = doer
            reading.reasons["indicator"] = "owner carried over"
            memory.keep_topic(doer)
            return
        holder = self.carried.holder_before(reading, phrase, bare)
        if holder:
            reading.indicator = holder
            reading.reasons["indicator"] = "owner carried over"
            return
        earlier = self.carried.owner_before(reading, phrase, bare)
        if earlier:
            reading.indicator = earlier
            reading.reasons["indicator"] = "owner carried over"
            memory.keep_topic(earlier)
            return
        if self.carried.lacks_owner(bare) and _SAYS_THAT.match(phrase.rest) is None:
            reading.indicator = self.carried.with_owner(bare)
            if bare in ("占比", "比重", "比例") and memory.whole:
                # 民用汽车58万辆，其中私人汽车47万辆，占比超过八成
                reading.of = memory.whole
                reading.indicator = f"{strip_share(memory.topic)}占{memory.whole}的比重"
            reading.reasons["indicator"] = "owner carried over"
            reading.steps.append(f"{bare!r} needs its thing: taken from {memory.topic!r}")
            if self.context.lexicon.share_nouns.at_end(bare) is None:
                memory.keep_topic(reading.indicator)
            return
        name = subject
        lexicon = self.context.lexicon
        if (
            bare.startswith("对")
            and "的" in bare[2:]
            and memory.topic
            and memory.same_sentence
            and lexicon.heads.at_end(bare) is not None
        ):
            owner = strip_share(memory.topic)
            reading.indicator = owner + bare  # 对增长的贡献率: whose
            reading.reasons["indicator"] = "owner carried over"
            return
        if (
            memory.part_head[1] == memory.sentence
            and not phrase.tokens
            and self.carried.lacks_head(reading, bare)
        ):
            reading.indicator = bare + memory.part_head[0]
            reading.reasons["indicator"] = "owner carried over"
            memory.keep_topic(reading.indicator)
            return
        if (phrase.has("value") or not phrase.tokens) and (head := self.carried.parallel_head(reading, bare)):
            reading.indicator = bare + head
            reading.reasons["indicator"] = "owner carried over"
            memory.keep_topic(reading.indicator)
            return
        same_clause = self.context.view[phrase.start - 1 : phrase.start] not in ("，", "；")
        if coordinated and same_clause and (pair := self.carried.same_head(bare)):
            reading.indicator = pair + bare  # 金融机构存款余额4亿元、贷款余额2亿元
            reading.reasons["indicator"] = "owner carried over"
            memory.keep_topic(reading.indicator)
            return
        if part_of_whole and memory.topic and memory.same_sentence and not lexicon.act.at_start(bare):
            name = self.carried.part_name(reading, bare, subject)
            if name != subject:
                reading.indicator = name
                reading.reasons["indicator"] = "owner carried over"
                memory.keep_topic(name)
                return
        same = memory.unit == (reading.figure.unit, reading.figure.kind)
        memory.unit = (reading.figure.unit, reading.figure.kind)
        if (
            coordinated
            and (same or reading.figure.kind == "count")
            and memory.action not in ("", "完成", "实现")
            and not own_verb
            and not phrase.tokens
            and not lexicon.act.at_start(bare)
            and not lexicon.act.at_end(bare)
            and PREDICATE.search(bare, 1) is None
            and _MADE.match(bare) is None
        ):
            name = memory.action + bare
            reading.indicator = name
            reading.steps.append(f"the action {memory.action!r} goes on")
            memory.keep_topic(name)
            return
        elif (
            noun_after
            and reading.figure.kind == "count"
            and self.context.lexicon.act.at_end(bare) is not None
        ):
            name = self._without_frame(subject) + right_noun(right, reading.figure)
        elif (
            len(noun_after) >= 2
            and reading.figure.kind == "count"
            and reading.measure == "level"
            and not phrase.tokens
            and not right.startswith(("的", "其中", "以上", "以下", "左右"))
            and PREDICATE.match(noun_after) is None
            and len(noun := self._counted_noun(right, reading.figure)) <= 16
            and not bare.endswith(("的", noun[:2], noun[-2:]))
        ):
            name = (
                subject + noun
            )  # 地铁6号线区内9座车站全部进场施工: the noun after a counter is what it counts
        elif (
            noun_after
            and right.startswith("的")
            and figure_counts(reading.figure)
            and len(noun_after) >= 2
            and reading.measure != "threshold"
        ):
            noun = right_noun(right, reading.figure)
            name = subject + noun if len(noun) <= 10 else noun
        if (
            reading.measure == "share"
            and phrase.tokens
            and phrase.tokens[0][0] in ("有", "约有", "已有", "就有", "大体上有")
            and PREDICATE.match(right)
        ):
            reading.indicator = f"{right[:20].rstrip('的')}的{name}比例"  # 农民有六成过着富裕的生活
            memory.keep_topic(name)
            return
        reading.indicator = name
        thing = strip_actions(bare, lexicon)
        memory.action = bare[: len(bare) - len(thing)] if bare.endswith(thing) else ""
        if not memory.action and (made := _MADE.match(bare)) is not None:
            memory.action = made[0]  # 沿海港口共新增泊位…，其中深水泊位…
        memory.keep_topic(name)

    def _item_of_box(self, reading: Reading, bare: str) -> str:
        """（二）海河流域（75个）。 in a box of its title's things: so many of them."""
        view, figure, box = self.context.view, reading.figure, self.context.memory.box
        alone = view[figure.start - 1 : figure.start] == "（" and view[figure.end : figure.end + 1] == "）"
        if not alone or not box or figure.kind != "count":
            return ""
        return (bare.partition(box)[2] if box in bare else bare) + box

    def _state_shared(self, reading: Reading, phrase: Phrase, right: str) -> str:
        """What so many percent of a thing are or do, where that follows: 放射源100%安全收贮, 防洪能力约有20%未达标."""
        if reading.figure.kind != "percent" or reading.measure != "share" or not 2 <= len(right) <= 10:
            return ""
        said = right.rstrip("、和及与")
        plain = not phrase.tokens or all(word in _HAS for word, _ in phrase.tokens)
        if not plain or said != right or said[0] in "以左上、和及与在" or "的" in said:
            return ""
        rate = self.context.lexicon.share_nouns.at_end(phrase.rest)
        named = said.startswith(self.context.lexicon.neutral_opens) or MOVES.match(said) is not None
        return "" if named or rate is not None else said

    def _deed_alone(self, reading: Reading, phrase: Phrase, bare: str) -> str:
        """老旧小区改造420个，明年再改造380个; 加快棚户区改造，新开工3万套，建成2万套: done to the thing spoken of."""
        memory, lexicon = self.context.memory, self.context.lexicon
        plain = bare.lstrip("再又还")
        if not memory.topic or not memory.same_sentence:
            thing = self.carried.object_before(reading, phrase) if reading.figure.kind == "count" else ""
            if thing:
                memory.keep_topic(thing + plain)
            return thing + plain if thing else ""
        thing = strip_actions(memory.topic, lexicon)
        if reading.measure != "level" or plain in memory.topic:
            return thing
        return self._with_deed(thing, bare) if len(thing) > 2 and not self._action_of(thing) else ""

    def _with_deed(self, thing: str, deed: str) -> str:
        """开工 and 项目 are 开工项目; 建成 and 棚户区改造新开工 are 棚户区改造建成."""
        done = self.context.lexicon.act.at_end(thing)
        if done is not None and len(thing) - len(done[0]) >= 4:
            return thing[: -len(done[0])] + deed
        return deed + thing

    def _without_frame(self, subject: str) -> str:
        """围绕产业需求布局建设: what is done, without what it is done for or by."""
        if _FRAMES.match(subject) is None:
            return subject
        rest, acts = subject, self.context.lexicon.act
        while (found := acts.at_end(rest)) is not None:
            rest = rest[: -len(found[0])]
        return subject[len(rest) :]

    def _counted_noun(self, right: str, figure: Figure) -> str:
        """What a counter counts, with what it does where that is short."""
        noun = right_noun(right, figure)
        return noun if len(noun) <= 16 else split_predicate(right_noun(right, figure, pivot=True))[0]

    def _name_gap(self, reading: Reading, phrase: Phrase) -> bool:
        """增长5.5%，高于全国2.5个百分点: the rate of the thing spoken of, against the other."""
        memory = self.context.memory
        against = _AGAINST.match(phrase.text)
        if against is None or not memory.topic or not memory.same_sentence:
            return False
        topic = strip_share(memory.topic)
        if memory.rate and not _RATE_OF_TOPIC.search(topic):
            topic += "增速"
        other = against[2].removesuffix("增速") if topic.endswith("增速") else against[2]
        reading.indicator = f"{topic}{against[1]}{other}"
        reading.reasons["indicator"] = "subject carried over"
        if against[1] in ("低于", "慢于", "小于"):
            reading.value = -abs(reading.value)
        return True

    def _name_threshold(self, reading: Reading, bare: str, right: str) -> None:
        """年收入过亿元的企业: the bound is on the income of the enterprises."""
        defined = _DEFINES.match(bare)
        if defined is not None:
            reading.indicator = defined[1] + defined[2]  # 大城市指常住人口100万以上的城市
            return
        aspect = re.split("、|的|多个", bare)[-1].removesuffix("在")
        if len(aspect) > 8:
            aspect = ""
        if self._action_of(aspect) or aspect.endswith(("在", "将", "对", "为")):
            aspect = ""
        noun = right_noun(right, reading.figure)
        counter = reading.figure.counter
        if reading.figure.kind == "none" and (group := _GROUP.match(right.removeprefix("的"))) is not None:
            noun = group[0]
        if counter in ("岁", "周岁"):
            people = _PEOPLE.match(noun)
            noun, aspect = people[0] if people is not None else noun[:2], "年龄"
        elif counter == "人口":
            aspect = "人口"
        elif reading.figure.kind == "money" and not aspect:
            aspect = "投资额" if noun.endswith(("项目", "工程")) else "金额"
        reading.indicator = noun + aspect[-12:]
        reading.reasons["indicator"] = "named after the figure"

    def without_place(self, subject: str) -> str:
        """Return a subject without the place it opens with: 全县 and 国内 alone name nothing that is measured."""
        if not subject:
            return ""
        bare = self.context.regions.strip(subject, own=self.context.region)
        lexicon = self.context.lexicon
        area = lexicon.area.at_start(bare)
        if area is not None:
            rest = bare[len(area[0]) :].strip("的")
            if not rest or rest in lexicon.generic:
                return rest  # 全市的基数
        return bare.strip("的")

    def _subject(self, reading: Reading, phrase: Phrase) -> str:
        subject = phrase.rest
        if reading.measure in ("growth", "growth_per_year"):
            found = self.context.lexicon.growth_nouns.at_end(
                subject
            ) or self.context.lexicon.fall_nouns.at_end(subject)
            if found is not None and not subject.endswith(("自然增长率", "机械增长率")):
                subject = subject[: -len(found[0])]
                if len(subject) <= 2 and subject and found[0].startswith("增长"):
                    subject += "增长"
        grows = phrase.nearest("rise", "fall", "value", "keep") == "rise" and phrase.rest == subject
        if reading.measure == "growth" and 0 < len(subject) <= 2 and grows:
            subject += "增长"  # 经济增长7%
        for word in ("年均", "平均每年", "年平均", "实际", "名义", "同比", "环比"):
            subject = subject.removesuffix(word)
        return trim(
            self._without_speaker(_FRAME_OF_SUBJECT.sub("", subject.rstrip("的、"))), self.context.lexicon
        )

    def _without_speaker(self, subject: str) -> str:
        """湖北提出紧盯总投资, 陕西全省将投资: who says it and who will do it are no part of the thing."""
        said = _SAYS_THAT.match(subject)
        if said is not None:
            opened = subject[said.end() :]
            return opened if len(opened) >= 8 or self.context.lexicon.act.at_start(opened) else subject
        agent = _AGENT_WILL.match(subject) if "将" in subject or "会" in subject else None
        if agent is not None and (
            agent[1] in _SPEAKERS
            or not self.context.regions.strip(agent[1], own=self.context.region).strip("全省市县区州")
        ):
            return subject[agent.end() :]
        return subject

    def _name_without_subject(
        self, reading: Reading, phrase: Phrase, right: str, *, coordinated: bool
    ) -> None:
        memory, figure = self.context.memory, reading.figure
        if reading.measure == "threshold" and figure_counts(figure) and right:
            self._name_threshold(reading, "", right)
            return
        noun_after = right.removeprefix("的").strip("、和及与或")
        if MOVES.match(noun_after) or noun_after in self.context.lexicon.neutral:
            noun_after = ""
        doers = self._who_do(reading, right)
        if doers:
            reading.indicator = doers
            reading.reasons["indicator"] = "subject carried over"
            return
        after = ""
        if (
            len(noun_after) >= 2
            and figure.kind in ("percent",)
            and reading.measure == "share"
            and (
                right.startswith("的")
                or not phrase.has("value", "rise_to", "fall_to", "keep")
                or phrase.tokens[0][0] in ("实现", "完成", "有", "约有", "已有", "就有")
            )
        ):
            after = self._share_of_things(noun_after.rstrip("、和及")[:60], "")[:40]
            if _GOES_TO.match(after) and memory.topic and memory.same_sentence:
                after = f"{strip_share(memory.topic)}{after}占比"  # 资金2570亿元，四成投向山区县
        elif (
            noun_after
            and figure_counts(figure)
            and (
                not phrase.has("rise", "fall", "rise_to", "fall_to", "keep")
                or counts_new(phrase, figure, right)
            )
        ) and (
            not phrase.has("value")
            or figure.kind == "count"
            or right.startswith("的")
            or (len(noun_after) >= 4 and phrase.tokens[0][0] == "完成" and not coordinated)
        ):
            after = right_noun(right, figure)
        if after:
            if coordinated and memory.action and reading.figure.kind == "count" and not phrase.text:
                after = memory.action + after  # 建成3个甲和15个乙
            elif figure.kind == "count" and len(after) <= 3 and not coordinated and len(phrase.text) <= 8:
                opened = strip_targets(phrase.text, self.context.lexicon)
                act = self.context.lexicon.act.at_end(opened) or SUPPORTS.search(opened)
                if act is not None:
                    after = opened + after  # 累计支持2000家企业: enterprises alone would say too little
            reading.indicator = after
            reading.reasons["indicator"] = "named after the figure"
            memory.keep_topic(after)
            return
        share = self.carried.share_before() if figure.kind == "points" else ""
        if share:
            reading.indicator = share
            reading.reasons["indicator"] = "subject carried over"
            return
        earlier = self.carried.earlier_subject(reading, phrase)
        if earlier:
            reading.indicator = earlier
            reading.reasons["indicator"] = "subject carried over"
            reading.steps.append(f"subject {earlier!r} of an earlier clause")
            memory.keep_topic(earlier)
        elif memory.topic:
            reading.indicator = memory.topic
            reading.reasons["indicator"] = (
                "subject carried over"
                if memory.same_sentence
                else "subject carried over from an earlier sentence"
            )
        elif noun_after:
            reading.indicator = right_noun(right, figure)
            reading.reasons["indicator"] = "named after the figure"

    def _who_do(self, reading: Reading, right: str) -> str:
        """下岗职工2700万人，有1800万人通过多种渠道实现了再就业: so many of those spoken of do what follows."""
        memory, figure = self.context.memory, reading.figure
        counts = figure.kind == "percent" or figure.counter in self.context.lexicon.person_counters
        if (
            not counts
            or not memory.topic
            or not memory.same_sentence
            or reading.measure not in ("level", "share")
        ):
            return ""
        does = _BY_MEANS.sub("", right.rstrip("、和及与"))
        if (
            PREDICATE.match(does) is None
            or not 3 <= len(does) <= 16
            or "的" in does[:-1]
            or does.endswith(LEADS_ON)
        ):
            return ""
        whole = strip_share(_SHARE_END.sub("", memory.topic))
        return f"{whole}{does}比例" if figure.kind == "percent" else f"{does}的{whole}"

    def _share_of_things(self, said: str, subject: str) -> str:
        """80%的企业实现业务网络化: the share of the enterprises that do."""
        noun, does = split_predicate(said)
        if does and len(noun) <= 16 and not noun.endswith(LEADS_ON):
            return f"{does.rstrip('的')}的{subject}{noun}比例" if len(does) <= 20 else f"{subject}{said}"
        return subject + said

    def _action_of(self, subject: str) -> bool:
        """Whether a phrase is nothing but actions: 新建和改扩建, 累计建成."""
        lexicon = self.context.lexicon
        rest = strip_targets(subject, lexicon)
        while rest:
            found = lexicon.act.at_end(rest) or lexicon.tail.at_end(rest)
            if found is None or (len(found[0]) == 1 and lexicon.whole_words.at_end(rest) is not None):
                return False
            rest = rest[: -len(found[0])].rstrip("、和及的并")
        return True
