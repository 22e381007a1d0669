"""The thing a figure measures: from the words before it, after it, or named earlier in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.quantities.find import Figure
from plancheck.statements.lexicon import Lexicon
from plancheck.statements.measures import PREDICATE
from plancheck.statements.phrases import PAREN, Phrase, strip_lead, without_times
from plancheck.statements.reading import Context, Reading

_FRAME_OF_SUBJECT = re.compile(
    r"^(?:以[^，。；]{2,40}?为(?:代表|主|主体|重点|核心|依托|主要内容)的|围绕[^，。；]{2,30}?等的)(?=.{4})"
)
_OF_WHOLE = re.compile(
    "^(?P<part>[^，。；]{0,30}?)(?:的)?(?:比例|比重|占比)?(?:也|已|均|都|远|仅|只|约|已经|将)*"
    "(?:达到?了?|超过|不足|不到|低于|接近|等于|相当于)(?:了|全|同期|当年)*(?P<whole>[^，。；的]{2,24})的(?:近|约)?$"
)
_WHOLE_TAIL = re.compile(r"(?:的)?(?:比重|比例|比率|份额|百分比|的)$")
_ITEMS = re.compile(r"、|和|及(?!其|以上)|与(?!地区生产总值)|以及")
_SUBJECT_ENDS = re.compile(
    r"迅速|快速|不断|持续|稳步|继续|明显|显著|大幅|逐步|逐年|进一步|加快|全面|有效提|基本|平稳|保持|实现|增长|增势|势头|发展(?=很|较|迅|势)|提升|提高|扩大|增加|达到|有(?!效|机|色|限|关|线|偿)|是|为(?!主)|已|均(?!衡|价|收|可)|都|得到|取得|猛增|下降|减少|突破|超过|成为|方兴"
)
_CLAUSES = re.compile(r"[，；：。,:]|——|--")
_SPAN_WORDS = re.compile(
    r"^(?:在?五年计划的?|[0-9一二两三四五六七八九十]{1,3}年(?:来|间|内|里|合计|共)?|每年|全年|当年|这|我们|共|在|从|由|以|对|能够|能)*$"
)
_WITHIN = re.compile(r"在([^，。；]{2,30}?)中(?:所)?占(?:的)?(?:比重|比例|比)?(?:达到?|为|超过|约|近|到)*$")
_OF_ANYTHING = frozenset(
    ("", "年", "年度", "日", "月", "日均", "年均", "总", "潜在的", "潜在", "全年", "当日", "平均", "人均")
)
_GENERIC = frozenset(
    ("总量", "规模", "总规模", "数量", "总数", "总额", "金额", "资金", "总计", "数目", "数额")
)
_VERBAL_LEAD = re.compile("^(?:(?:共|现|已|约)有|拥有|实现|完成(?!率)|有(?!效|机|色|限|关|线|偿))(?=.{2})")
_SHARE = re.compile(r"占(?!地|用|比|领|有(?!率)|道|补|优)")
_MOVES = re.compile(
    "增加|增长|提高|提升|上升|下降|降低|降至|降到|减|扩大|升至|升到|跃|发展到|变|调整|扩|至|到|回升|增至|缩|压"
)
_NEUTRAL = frozenset(
    (
        "台阶",
        "大关",
        "高位",
        "水平",
        "目标",
        "标准",
        "关口",
        "规模",
        "新台阶",
        "大台阶",
        "门槛",
        "以上",
        "左右",
    )
)
_PREPOSITIONS = ("在", "对", "为", "向", "于", "以", "由", "将")
_ONLY_LINKS = (
    "省外",
    "市外",
    "境外",
    "国外",
    "县外",
    "从",
    "由",
    "至",
    "到",
    "在",
    "从而",
    "就",
    "以",
    "对",
    "将",
    "把",
    "这",
    "又",
    "即",
    "比",
    "较",
    "与",
    "同",
    "和",
    "均比",
    "都比",
    "为",
    "给",
    "向",
    "替",
)


def right_noun(right: str, figure: Figure, *, whole: bool = False, pivot: bool = False) -> str:
    """Return the noun after a figure: after the last 的 when it is long, up to a predicate.

    `pivot`: an action stands before it, so what follows the noun is what it is done for (选派200名干部驻村工作).
    """
    text = re.sub("(?:以及|达到|达|为|约|是|有|、|和|及|与)+$", "", right.removeprefix("的").strip("、和及"))
    if not whole:
        if "的" in text[:-2] and len(text) > 16:
            told, _, tail = text.rpartition("的")
            noun, does = split_predicate(tail)
            if does and len(told) <= 14 and PREDICATE.search(told) is not None:
                return f"{told}的{noun}"  # 水质达到Ⅲ类的湖泊实行严格保护
            if len(tail) >= 2:
                text = tail
        elif "、" in text and len(text) > 16:
            text = text.split("、")[0]
        noun, does = split_predicate(text)
        if does and not pivot and figure.kind in ("count", "none") and _may_describe(noun, does):
            return f"{does}的{noun}"  # 1.4万家企业实施改造: the enterprises that do it
        if does and (figure.kind not in ("count", "none") or len(text) > 26 or does[0] in "提增升降下减占均"):
            text = noun
    return text.strip("的、和及")[:40]


def split_predicate(text: str) -> tuple[str, str]:
    """Return the noun a clause begins with and what is said of it; the second is empty where nothing is.

    Examples
    --------
    >>> split_predicate("企业实施改造")
    ('企业', '实施改造')
    """
    cut = PREDICATE.search(text, 2)
    if cut is None:
        return text, ""
    does = _ADVERBS_OF_PREDICATE.sub("", text[cut.start() :])
    if len(does) < 3 and does == text[cut.start() :]:
        return text, ""
    return text[: cut.start()].rstrip("的"), does


def _may_describe(noun: str, does: str) -> bool:
    """Whether a predicate is short and whole enough to stand before its noun with 的."""
    return 2 <= len(noun) <= 14 and 2 <= len(does) <= 20 and not does.endswith(_LEADS_ON) and does[0] in _DOES


_ADVERBS_OF_PREDICATE = re.compile(r"^(?:已经?|均|都|全部|相继|陆续|先后|率先|成功|顺利|基本)+(?=.{2})")
_LEADS_ON = ("达", "达到", "为", "至", "到", "约", "超", "过", "近", "数", "额", "率", "量", "，")
_DOES = frozenset("摘投退达脱实开入进编参通取获建应被纳列享接完受")


_COUNTING_START = re.compile("^(?:合计的|共计的|(?:共|总共|一共)(?![同享建产青和用性振管治济]))(?=.{2})")
_COUNTING_END = re.compile("(?:共|总共|一共|累计|已经?|均|合计|就|只|仅|将|要|又|再)+$")
_ACHIEVED = re.compile("^(.{2,20}?)(?:共|累计|已)?(?:完成|实现)(.{2,14})$")
_AGAINST = re.compile(
    "^(?:均|也|分别|远|大大|明显|略|并)*(高于|低于|高出|快于|慢于|超过|超出|远超|超|领先于?|优于|好于|大于|小于)(.{2,16}?)$"
)
_VERBAL_ONLY = re.compile("^(?:共|累计|已)?(?:完成|实现)")
_MADE = re.compile("^.{2,12}?(?:共|累计)?(?:新增|净增|新建|建成)(?!长|值)(?=.{2})")
_SUPPORTS = re.compile("(?:累计|共|已|将|计划)*(?:支持|帮助|服务|扶持)$")
_NO_SUBJECT = re.compile("(?:跃居|跃升|位居|位列|居|排名|排在|排|名列|列|稳居|首次|连续|继续保持|创下?|成为)")
_TREATED = re.compile("^(?:对|将|把)")
_DEALT = re.compile("^(.{2,20}?)(?:分别|依次)(?:为|是|达到?|有)([^，。；、]{1,10})$")
_COUNT_OF_KINDS = re.compile("^[一二三四五六七八九十两0-9]{1,3}[个大类种项家]")
_KIND_ONLY = re.compile("(?:级|型|类|系|性|以上|以下)$")
_EFFECT = re.compile("^(?:累计|共|预计|可|将|直接|间接)*(惠及|带动|拉动|撬动|受益)(?!率|力|面)")
_EFFECT_INSIDE = re.compile("(?:累计|共|预计|可|将|直接|间接)*(?:惠及|带动|拉动|撬动)")
_GOAL_COMPARED = re.compile("^(?:比|较)(.{0,14}?(?:目标|计划|预算|任务|指标|定额|预期))$")
_RATE_OF_TOPIC = re.compile("(?:率|速|速度|幅|比重|比例|占比|强度|指数)$")


class Namer:
    """Finds the indicator of a figure."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._named: list[int] = []  # where the figures named by the words before them end

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
        reading.indicator = self._without_counting(reading.indicator)
        if reading.against and reading.indicator:
            reading.indicator += reading.against
        self._remember(reading)
        after = reading.reasons.get("indicator") == "named after the figure"
        if reading.indicator and not reading.leftover and not after and reading.measure != "threshold":
            self._named.append(reading.figure.outer_end)

    def _without_counting(self, name: str) -> str:
        """铁路共新建 is 铁路新建, 共出生 is 出生: words of counting before a verb name nothing."""
        name = _COUNTING_START.sub("", name)
        act = self.context.lexicon.act.at_end(name)
        if act is None or len(act[0]) == len(name):
            return name
        before = name[: -len(act[0])]
        plain = _COUNTING_END.sub("", before)
        return (plain or before) + act[0]

    def _remember(self, reading: Reading) -> None:
        """Keep what was counted, by its counter, and what was achieved: a later clause may leave either out."""
        memory = self.context.memory
        if not reading.against and reading.measure != "points_change":
            memory.rate = reading.measure in ("growth", "growth_per_year")
        if reading.leftover or not reading.indicator or reading.measure == "threshold":
            return
        if reading.figure.kind == "count":
            thing = strip_actions(reading.indicator, self.context.lexicon)
            memory.counted[reading.figure.counter] = (thing, memory.sentence)
        achieved = _ACHIEVED.search(reading.indicator)
        if achieved is not None:
            memory.achieved = (achieved[1], achieved[2], memory.sentence)
        memory.last_unit = (reading.figure.unit, reading.figure.kind)

    def _counted_before(self, figure: Figure) -> str:
        """The thing last counted with the same counter, in this sentence or the one before."""
        thing, sentence = self.context.memory.counted.get(figure.counter, ("", -9))
        return thing if self.context.memory.sentence - sentence <= 1 else ""

    def _find_name(self, reading: Reading, phrase: Phrase, right: str, *, coordinated: bool) -> None:
        memory = self.context.memory
        subject = self._subject(reading, phrase)
        part_of_whole = "其中" in self.context.view[max(0, phrase.start - 4) : phrase.start + 4]
        if part_of_whole:
            spoken = "" if memory.same_sentence else self._earlier_subject(reading, phrase)
            memory.whole = strip_share(spoken.removesuffix("结构") or memory.topic)
        elif not memory.same_sentence:
            memory.whole = ""
        places = [part for part in _ITEMS.split(phrase.rest) if part]
        if len(places) > 1 and all(self.context.regions.name_of(part) for part in places) and memory.topic:
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
        if self._name_share(reading, phrase, subject):
            return
        goal = _GOAL_COMPARED.match(phrase.text)
        if goal is not None and memory.topic and memory.same_sentence:
            reading.indicator = goal[1] + strip_share(
                memory.topic
            )  # 比计划目标3000亿元超过…: the goal of the thing
            reading.reasons["indicator"] = "subject carried over"
            return
        bare = self.without_place(subject)
        if not bare or bare in _ONLY_LINKS or _SPAN_WORDS.match(bare):
            self._name_without_subject(reading, phrase, right, coordinated=coordinated)
            return
        if reading.measure == "threshold" and figure_counts(reading.figure):
            self._name_threshold(reading, bare, right)
            return
        if (
            _TREATED.match(subject)
            and phrase.text.endswith("的")
            and noun_follows(right)
            and figure_counts(reading.figure)
        ):
            reading.indicator = right_noun(right, reading.figure)  # 对已发布的700件法规进行清理
            reading.reasons["indicator"] = "named after the figure"
            memory.keep_topic(reading.indicator)
            return
        dealt = self._dealt_out(phrase, coordinated=coordinated)
        if dealt:
            reading.indicator = dealt
            reading.reasons["indicator"] = "list item with a shared head"
            memory.keep_topic(dealt)
            return
        effect = _EFFECT.match(bare)
        if effect is not None and reading.figure.kind not in ("percent", "points", "multiple"):
            agent = self._agent(reading, phrase)
            thing = bare[effect.end() :] or right_noun(right, reading.figure)
            if agent and thing:
                reading.indicator = agent + effect[0] + thing  # 开展促销活动，拉动消费75亿元
                reading.reasons["indicator"] = "owner carried over"
                memory.keep_topic(reading.indicator)
                return
        act = self._action_of(bare)
        noun_after = right.removeprefix("的").strip("、和及与或")
        if noun_after in _NEUTRAL:
            noun_after = ""
        if bare.startswith(("拉动", "带动")) and reading.figure.kind == "points" and memory.topic:
            found = self.context.lexicon.heads.at_end(strip_share(memory.topic))
            owner = strip_share(memory.topic)
            reading.indicator = (
                (owner[: -len(found[0])] if found and len(found[0]) < len(owner) else owner) + bare + "增长"
            )
            reading.reasons["indicator"] = "owner carried over"
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
        counted = self._counted_before(reading.figure) if reading.figure.kind == "count" else ""
        if act and not noun_after and counted and len(bare) <= 6:
            reading.indicator = bare + counted  # 项目382个，总投资…，开工248个: counted like the projects
            reading.reasons["indicator"] = "subject carried over"
            return
        if act and not noun_after and memory.topic and memory.same_sentence and len(bare) <= 4:
            # 老旧小区改造420个，明年再改造380个: done to the thing spoken of
            plain = bare.lstrip("再又还")
            known = reading.measure != "level" or plain in memory.topic
            reading.indicator = (
                strip_actions(memory.topic, self.context.lexicon) if known else bare + memory.topic
            )
            reading.reasons["indicator"] = "subject carried over"
            return
        if (
            not _MOVES.match(noun_after)
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
        parallel = self._achieved_before(phrase, bare)
        if parallel:
            reading.indicator = parallel
            reading.reasons["indicator"] = "owner carried over"
            memory.keep_topic(parallel)
            return
        verbal = _VERBAL_LEAD.match(bare)
        if verbal is not None and not self.context.lexicon.act.at_start(bare[verbal.end() :]):
            thing = bare[verbal.end() :]
            named = self.context.lexicon.heads.at_end(thing)
            if len(thing) > 2 or named is None or named[0] != thing:
                bare = subject = thing  # 完成育苗: the thing; 完成投资 would say too little without its verb
        if bare in _GENERIC and memory.topic and memory.sentence - memory.topic_sentence <= 1:
            reading.indicator = memory.topic  # 总量突破18万亿元: of the thing spoken of
            reading.reasons["indicator"] = "subject carried over"
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
        earlier = self._owner_before(reading, phrase, bare)
        if earlier:
            reading.indicator = earlier
            reading.reasons["indicator"] = "owner carried over"
            memory.keep_topic(earlier)
            return
        if self._lacks_owner(bare):
            reading.indicator = self._with_owner(bare)
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
        if memory.part_head[1] == memory.sentence and not phrase.tokens and self._lacks_head(reading, bare):
            reading.indicator = bare + memory.part_head[0]
            reading.reasons["indicator"] = "owner carried over"
            memory.keep_topic(reading.indicator)
            return
        if coordinated and (pair := self._same_head(bare)):
            reading.indicator = pair + bare  # 金融机构存款余额4亿元、贷款余额2亿元
            reading.reasons["indicator"] = "owner carried over"
            memory.keep_topic(reading.indicator)
            return
        if part_of_whole and memory.topic and memory.same_sentence and not lexicon.act.at_start(bare):
            name = self._part_name(reading, bare, subject)
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
            and not phrase.tokens
            and not lexicon.act.at_start(bare)
            and not lexicon.act.at_end(bare)
            and PREDICATE.search(bare, 1) is None
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
            name = subject + right_noun(right, reading.figure)
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

    def _achieved_before(self, phrase: Phrase, bare: str) -> str:
        """甲完成产值4亿元，乙完成2亿元: 乙's output; 甲完成产值4亿元。实现利润1亿元: 甲's profit."""
        memory, lexicon = self.context.memory, self.context.lexicon
        agent, thing, sentence = memory.achieved
        if len(agent) < 4 or agent.endswith("提出") or memory.sentence - sentence > 1:
            return ""
        opens = _VERBAL_ONLY.match(phrase.text)
        head = lexicon.heads.at_end(bare)
        if opens is not None and head is not None and head[0] == _VERBAL_ONLY.sub("", bare):
            return agent + head[0]
        done = bool(phrase.tokens) and phrase.tokens[0][0] in ("完成", "实现")
        quoted = bare.endswith("”") or self.context.regions.name_of(bare) != ""
        return bare + thing if done and quoted and memory.sentence == sentence else ""

    def _same_head(self, bare: str) -> str:
        """The owner of a topic that ends in the same head after another of its kind: 机构存款余额, 贷款余额."""
        heads, topic = self.context.lexicon.heads, self.context.memory.topic
        last = heads.at_end(bare)
        if last is None or not topic.endswith(last[0]) or not self.context.memory.same_sentence:
            return ""
        own, other = bare[: -len(last[0])], topic[: -len(last[0])]
        kind = heads.at_end(other)
        return other[: -len(kind[0])] if kind is not None and own in heads.classes else ""

    def _lacks_head(self, reading: Reading, bare: str) -> bool:
        """Whether a part names a kind only, in the unit of its whole: 其中第一产业20亿元."""
        memory, figure = self.context.memory, reading.figure
        return (
            reading.measure == "level" and figure.kind in ("money", "physical", "count") and len(bare) <= 8
            and memory.last_unit == (figure.unit, figure.kind) and PREDICATE.search(bare, 1) is None
            and self.context.lexicon.heads.at_end(bare) is None
        )  # fmt: skip

    def _dealt_out(self, phrase: Phrase, *, coordinated: bool) -> str:
        """户籍人口分别为城东15万人、城西13万人: each place or kind has its share of the thing named first."""
        memory = self.context.memory
        found = _DEALT.match(phrase.rest)
        if found is not None:
            thing = _COUNT_OF_KINDS.sub("", strip_lead(found[1], self.context.lexicon))
            memory.dealt = (thing, memory.sentence)
            item = found[2]
        elif (
            coordinated
            and memory.dealt[1] == memory.sentence
            and not phrase.tokens
            and len(phrase.rest) <= 10
        ):
            thing, item = memory.dealt[0], phrase.rest
            if self.context.lexicon.heads.at_end(item) is not None:
                return ""
        else:
            return ""
        return item + (thing[2:] if item.endswith(thing[:2]) else thing)

    def _part_name(self, reading: Reading, bare: str, subject: str) -> str:
        """其中: a part is done like its whole (建成管网6公里，其中污水管网2公里), and may leave out its noun (其中省级11个)."""
        memory, lexicon = self.context.memory, self.context.lexicon
        act = lexicon.act.at_start(memory.topic)
        whole = memory.topic[len(act[0]) :] if act is not None else memory.topic
        if _KIND_ONLY.search(bare) and reading.figure.kind == "count":
            return bare + whole
        head = lexicon.heads.at_end(whole)
        if reading.measure in ("growth", "growth_per_year"):
            bare = bare.removesuffix("增长")
            if (
                head is not None
                and len(head[0]) > 1
                and lexicon.heads.at_end(bare) is None
                and len(bare) <= 8
            ):
                return bare + head[0]
            return subject
        if (
            head is not None
            and len(head[0]) > 1
            and len(head[0]) < len(whole)
            and self._lacks_head(reading, bare)
        ):
            memory.part_head = (head[0], memory.sentence)
            return bare + head[0]  # 肉类总产量8万吨，其中猪肉3万吨
        action = "" if PREDICATE.search(bare, 1) else memory.action
        if action and action not in ("完成", "实现") and reading.measure in ("level", "change"):
            return action + bare
        return subject

    def _agent(self, reading: Reading, phrase: Phrase) -> str:
        """What brings an effect about: the thing spoken of, or done, in the clause before."""
        memory, lexicon, view = self.context.memory, self.context.lexicon, self.context.view
        if memory.topic and memory.same_sentence:
            before = _EFFECT_INSIDE.split(memory.topic)[0]
            return strip_actions(before, lexicon)[:24]
        end = phrase.start - 1
        if end <= reading.sentence[0] or view[end] != "，":
            return ""
        begin = max(reading.sentence[0], view.rfind("，", 0, end) + 1, end - 24)
        clause = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        agent = strip_actions(clause, lexicon)
        return agent if 4 <= len(agent) <= 20 and PREDICATE.search(agent, 1) is None else ""

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
        aspect = re.split("、|的|多个", bare)[-1]
        if len(aspect) > 8:
            aspect = ""
        if self._action_of(aspect) or aspect.endswith(("在", "将", "对", "为")):
            aspect = ""
        noun = right_noun(right, reading.figure)
        counter = reading.figure.counter
        if counter in ("岁", "周岁"):
            noun, aspect = noun[:2], "年龄"
        elif counter == "人口":
            aspect = "人口"
        elif reading.figure.kind == "money" and not aspect:
            aspect = "金额"
        reading.indicator = noun + aspect[-12:]
        reading.reasons["indicator"] = "named after the figure"

    def without_place(self, subject: str) -> str:
        """A subject without the place it opens with: 全县 and 国内 alone name nothing that is measured."""
        if not subject:
            return ""
        bare = self.context.regions.strip(subject, own=self.context.region)
        area = self.context.lexicon.area.at_start(bare)
        if area is not None and len(area[0]) == len(bare):
            return ""
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
        if reading.measure == "growth" and 0 < len(subject) <= 2 and phrase.tokens and phrase.rest == subject:
            subject += "增长"  # 经济增长7%
        for word in ("年均", "平均每年", "年平均", "实际", "名义", "同比", "环比"):
            subject = subject.removesuffix(word)
        return _FRAME_OF_SUBJECT.sub("", subject.rstrip("的、"))

    def _name_without_subject(
        self, reading: Reading, phrase: Phrase, right: str, *, coordinated: bool
    ) -> None:
        memory, figure = self.context.memory, reading.figure
        if reading.measure == "threshold" and figure_counts(figure) and right:
            self._name_threshold(reading, "", right)
            return
        noun_after = right.removeprefix("的").strip("、和及与或")
        if _MOVES.match(noun_after) or noun_after in _NEUTRAL:
            noun_after = ""
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
        elif (
            noun_after
            and figure_counts(figure)
            and (
                not phrase.has("rise", "fall", "rise_to", "fall_to", "keep")
                or _counts_new(phrase, figure, right)
            )
        ) and (not phrase.has("value") or figure.kind == "count" or right.startswith("的")):
            after = right_noun(right, figure)
        if after:
            if coordinated and memory.action and reading.figure.kind == "count" and not phrase.text:
                after = memory.action + after  # 建成3个甲和15个乙
            elif figure.kind == "count" and len(after) <= 3 and not coordinated and len(phrase.text) <= 8:
                opened = strip_targets(phrase.text, self.context.lexicon)
                act = self.context.lexicon.act.at_end(opened) or _SUPPORTS.search(opened)
                if act is not None:
                    after = opened + after  # 累计支持2000家企业: enterprises alone would say too little
            reading.indicator = after
            reading.reasons["indicator"] = "named after the figure"
            memory.keep_topic(after)
            return
        earlier = self._earlier_subject(reading, phrase)
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

    def _share_of_things(self, said: str, subject: str) -> str:
        """80%的企业实现业务网络化: the share of the enterprises that do."""
        noun, does = split_predicate(said)
        if does and len(noun) <= 16 and not noun.endswith(_LEADS_ON):
            return f"{does.rstrip('的')}的{subject}{noun}比例" if len(does) <= 20 else f"{subject}{said}"
        return subject + said

    def _earlier_subject(self, reading: Reading, phrase: Phrase) -> str:
        """The subject of a clause without figures that stands before this one in the sentence."""
        context = self.context
        start, end = max(reading.sentence[0], phrase.start - 90), phrase.start
        if end <= start:
            return ""
        if context.view[end - 1] == "：":
            named = self._before_colon(start, end - 1)
            if named:
                return named
        before = PAREN.sub(lambda remark: " " * len(remark[0]), context.view[start:end])
        clauses = [piece for piece in _CLAUSES.split(before) if piece.strip()]
        for clause in reversed(clauses[-2:]):
            if re.search(r"[0-9]\s?[%万亿个家户人元]", clause):
                return ""
            if _NO_SUBJECT.match(clause.strip()):
                continue  # 跃居全省第五位，年均增长4.4%: done by what was spoken of
            at = start + before.find(clause)
            if self._named and at < self._named[-1] <= at + len(clause) <= self._named[-1] + 4:
                return ""  # 甲翻一番，突破…: the figure that closes the clause has named its subject
            text = without_times(
                context.view,
                at,
                at + len(clause),
                context.times_in(at, at + len(clause)),
                is_base=frozenset(),
            )
            text = strip_lead(text, context.lexicon)
            spoken = re.match("^(?:以|就|拿|从)(.{2,16}?)(?:来说|而言|说来)$", text)
            if spoken is not None:
                return spoken[1].replace("的", "")
            head = context.lexicon.heads.at_end(text)
            if head is not None and len(text) > len(head[0]) and len(text) <= 40:
                return re.sub("^(?:实现|全国实现)", "", text)
            cut = _SUBJECT_ENDS.search(text)
            if (
                (
                    cut is None
                    and clause is clauses[-1]
                    and (phrase.has("value") or not phrase.rest)
                    and 4 <= len(text) <= 30
                )
                and (context.lexicon.act.at_start(text) is None or "的" in text[3:-1])
                and not text.endswith(("中", "下", "上", "来", "时", "后", "看", "前"))
            ):
                return text  # 甲的服务企业，2010年共有2.5万家
            if cut is None or cut.start() < 2:
                continue
            subject = text[: cut.start()].strip("的、")
            plain = context.regions.strip(subject, own=context.region)
            if (
                len(plain) >= 2
                and context.lexicon.act.at_start(plain) is None
                and not plain.endswith(("中", "下", "上", "来", "时", "后", "面", "我们"))
            ):
                return subject
        return ""

    def _before_colon(self, start: int, end: int) -> str:
        """全国法人单位：3327.6万个: the thing stands before the colon."""
        view = self.context.view
        begin = max(start, *(view.rfind(mark, start, end) + 1 for mark in "，。；："))
        text = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        named = strip_lead(re.sub(r"^(?:[0-9]{1,2}[.、．])", "", text), self.context.lexicon)
        return (
            named
            if 2 <= len(named) <= 20 and not re.search("目标|任务|[一二三]是|如下|以下|包括|注$", named)
            else ""
        )

    # --- shares of a whole ----------------------------------------------------------------------------------------

    def _name_share(self, reading: Reading, phrase: Phrase, subject: str) -> bool:
        if reading.measure not in ("share", "level", "points_change", "threshold"):
            return False
        within = _WITHIN.search(phrase.text) if reading.figure.kind == "percent" else None
        if within is not None:
            part = self._part(phrase.text[: within.start()]) or strip_share(self.context.memory.topic)
            if part:
                reading.of = within[1]
                reading.indicator = f"{part}占{within[1]}的比重"
                if not self._part(phrase.text[: within.start()]):
                    reading.reasons["indicator"] = "subject carried over"
                return True
        text = subject
        of_whole = _OF_WHOLE.match(phrase.text) if reading.figure.kind == "percent" else None
        if of_whole is not None and not _SHARE.search(phrase.text):
            part = of_whole["part"]
            if not part:
                part = self._earlier_subject(reading, phrase) or strip_share(self.context.memory.topic)
            part = strip_lead(part, self.context.lexicon)
            if len(part) >= 2:
                reading.of = of_whole["whole"]
                reading.indicator = f"{part}占{reading.of}的比重"  # 人数达到总人数的60%
                self.context.memory.keep_topic(part)
                return True
        if not _SHARE.search(text) and reading.figure.kind == "percent":
            text = phrase.text.replace("相当于", "占").replace("等于", "占")
        matches = list(_SHARE.finditer(text))
        if not matches:
            return False
        part, whole = text[: matches[-1].start()], text[matches[-1].end() :].rstrip("从由")
        if reading.figure.kind not in ("percent", "points") and not whole:
            return False
        tail = True
        while tail:
            found = self.context.lexicon.tail.at_end(whole)
            tail = found is not None and found[1] in (
                "value",
                "adverb",
                "keep",
                "rise_to",
                "fall_to",
                "rise",
                "fall",
            )
            if found is not None and tail:
                whole = whole[: -len(found[0])].rstrip("的")
        for word in ("约", "到", "了", "全部", "当年", "同期"):
            whole = whole.removeprefix(word)
        stem = _WHOLE_TAIL.sub("", whole).rstrip("的")
        stem = _WHOLE_TAIL.sub("", stem)
        part = self._part(part)
        memory = self.context.memory
        if not part:
            part = self._earlier_subject(reading, phrase) or strip_share(memory.topic)
            reading.reasons["indicator"] = "subject carried over"
        else:
            memory.keep_topic(part)
        if not part:
            return False
        if (
            not stem
            and memory.whole
            and not memory.whole.startswith("占")
            and reading.figure.kind == "percent"
        ):
            stem = memory.whole  # 总额为甲，其中出口乙，占x%
        reading.of = stem
        reading.indicator = f"{part}占{stem}的比重" if stem else f"{part}占比"
        return True

    def _part(self, part: str) -> str:
        lexicon = self.context.lexicon
        part = part.rstrip("，、的")
        while part:
            found = lexicon.tail.at_end(part)
            if (
                found is None
                or found[1] in ("rise", "fall", "rise_to", "fall_to")
                or (len(found[0]) == 1 and found[0] not in "约也均仅只就已还")
            ):
                break
            part = part[: -len(found[0])]
        return strip_lead(part, lexicon).strip("，、的")

    # --- heads that need an owner ---------------------------------------------------------------------------------

    def _lacks_owner(self, bare: str) -> bool:
        memory = self.context.memory
        if not memory.topic or not memory.same_sentence:
            return False
        found = self.context.lexicon.heads.at_end(bare)
        return found is not None and bare[: -len(found[0])] in _OF_ANYTHING

    def _owner_before(self, reading: Reading, phrase: Phrase, bare: str) -> str:
        """第二产业增势强劲，增加值达到…: the subject of the clause before owns the bare head."""
        found = self.context.lexicon.heads.at_end(bare)
        if found is None or bare[: -len(found[0])] not in _OF_ANYTHING or phrase.start <= reading.sentence[0]:
            return ""
        owner = self._earlier_subject(reading, phrase)
        if not owner or owner.endswith(found[0]) or len(owner) > 16:
            return ""
        head = self.context.lexicon.heads.at_end(owner)
        if head is not None and len(head[0]) > 1:
            owner = owner[: -len(head[0])]
        owner = owner.rstrip("的")
        shared = next((size for size in (3, 2) if owner.endswith(bare[:size])), 0)
        return owner + bare[shared:]  # 光伏发电…，发电量: 光伏发电量

    def _with_owner(self, head: str) -> str:
        topic = strip_share(self.context.memory.topic)
        found = self.context.lexicon.heads.at_end(topic)
        if found is not None and len(found[0]) > 1:
            topic = topic[: -len(found[0])]
        return topic.rstrip("的") + head

    def _action_of(self, subject: str) -> bool:
        """Whether a phrase is nothing but actions: 新建和改扩建, 累计建成."""
        lexicon = self.context.lexicon
        rest = strip_targets(subject, lexicon)
        while rest:
            found = lexicon.act.at_end(rest) or lexicon.tail.at_end(rest)
            if found is None:
                return False
            rest = rest[: -len(found[0])].rstrip("、和及的并")
        return True


def _counts_new(phrase: Phrase, figure: Figure, right: str) -> bool:
    """新增2家上市企业: the thing follows its count, and nothing stands before the verb."""
    return (
        figure.kind == "count" and not phrase.rest and phrase.tokens[0][0] in ("新增", "净增", "新增加", "增加", "增加了")
        and len(right) >= 2 and not right.startswith(("以上", "左右", "的"))
    )  # fmt: skip


def noun_follows(right: str) -> bool:
    """Whether the words after a figure begin with a thing."""
    noun = right.removeprefix("的").strip("、和及与或")
    return len(noun) >= 2 and noun not in _NEUTRAL and _MOVES.match(noun) is None


def strip_targets(text: str, lexicon: Lexicon) -> str:
    """Return a phrase without the words of intent it opens with: 拟发行 is 发行, 今后五年力争累计支持 is 累计支持."""
    text = strip_lead(text, lexicon) if not _SUPPORTS.search(text) else text
    for word in lexicon.intents:
        if text.startswith(word) and len(text) - len(word) >= 2:
            return text[len(word) :]
    return text


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
    match = _SHARE.search(topic)
    return topic[: match.start()] if match and match.start() else topic


def strip_actions(phrase: str, lexicon: Lexicon) -> str:
    """Return a phrase without the actions it opens with: 培育主营业务收入… is the income."""
    phrase = strip_lead(phrase, lexicon)
    found = lexicon.act.at_start(phrase)
    while found is not None and len(found[0]) < len(phrase):
        phrase = phrase[len(found[0]) :].lstrip("、和")
        found = lexicon.act.at_start(phrase)
    return phrase


def split_items(head: str, count: int, lexicon: Lexicon) -> list[str] | None:
    """Split the things listed before 分别 into as many items as there are figures; None when they do not fit.

    A head noun written once belongs to every item: 网络购物、网上支付和网上银行使用率 gives three 使用率.

    Examples
    --------
    >>> from plancheck.statements.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> split_items("城镇和农村居民收入", 2, lexicon_of(load_vocabulary()))
    ['城镇居民收入', '农村居民收入']
    """
    if "占" in head and not head.startswith("占"):
        left, _, right = head.partition("占")
        lefts, rights = split_items(left, count, lexicon), split_items(right, count, lexicon)
        if lefts is not None:
            return [f"{part}占{whole}" for part, whole in zip(lefts, rights or [right] * count, strict=True)]
    if head.startswith(("三次产业", "一二三产业")) and count == 3:
        rest = re.sub("^(?:三次|一二三)产业", "", head)
        return [f"第{number}产业{rest}" for number in "一二三"]
    lead = re.match(r"^(使用|应用|利用|拥有)(?=.*[、和及])", head)
    parts = [part for part in _ITEMS.split(head) if part]
    if len(parts) != count:
        parts = [part for part in head.split("、") if part]
        if len(parts) != count:
            return _split_short(head, count)
    last, others = parts[-1], parts[:-1]
    owner, of, first = parts[0].rpartition("的")
    if of and len(owner) >= 2 and len(first) >= 2 and not any("的" in part for part in parts[1:]):
        bare = lexicon.heads.at_end(first)
        if bare is not None and bare[0] == first:
            return [owner + of + part for part in [first, *parts[1:]]]  # 货运的能耗和排放量
    if all(lexicon.heads.at_end(part) is not None and len(part) > 1 for part in others):
        return _with_first_owner(parts, lexicon)
    sizes = {len(part) for part in others}
    found = lexicon.heads.at_end(last)
    shared = ""
    if lead is not None:
        tail = re.search(r"(?:上网|办理|支付)?(?:的)?(?:比例|比重|占比|人数|规模|率)$", last)
        shared = tail.group() if tail else (found[0] if found else "")
        return [
            part if part.startswith(lead[1]) else lead[1] + part
            for part in [p + shared for p in others] + [last]
        ]
    if (
        len(sizes) == 1
        and len(last) > (size := sizes.pop())
        and size <= 6
        and (found is None or len(last) - size >= len(found[0]))
    ):
        shared = last[size:]
    elif found is not None and len(found[0]) < len(last):
        shared = found[0]
    return [part + shared for part in others] + [last]


def _with_first_owner(parts: list[str], lexicon: Lexicon) -> list[str]:
    """生产安全事故起数、死亡人数: an item that is only a head belongs to the first item's thing."""
    found = lexicon.heads.at_end(parts[0])
    owner = parts[0][: -len(found[0])] if found is not None else ""
    if not owner:
        return parts
    out = [parts[0]]
    for part in parts[1:]:
        bare = lexicon.heads.at_end(part)
        out.append(owner + part if bare is not None and bare[0] == part else part)
    return out


def _split_short(head: str, count: int) -> list[str] | None:
    """一二三产增加值, 城乡居民收入: one character names each item."""
    match = re.match(r"^(?:其中)?(?P<items>一二三|一二|城乡|男女)(?P<rest>次?产业?|.*)$", head)
    if match is None or len(match["items"]) != count:
        return None
    words = {"城": "城镇", "乡": "农村", "男": "男性", "女": "女性"}
    return [words.get(item, item) + match["rest"] for item in match["items"]]


def modifiers_of(items: Sequence[str]) -> list[str]:
    """Return what tells the items of a list apart: their words without the ending they share."""
    shared = items[0]
    for item in items[1:]:
        size = 0
        while size < min(len(shared), len(item)) and shared[-1 - size] == item[-1 - size]:
            size += 1
        shared = shared[len(shared) - size :]
    return [item[: len(item) - len(shared)] if shared else item for item in items]
