"""The thing a figure measures: from the words before it, after it, or named earlier in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.quantities.find import Figure
from plancheck.statements.lexicon import Lexicon
from plancheck.statements.measures import PREDICATE
from plancheck.statements.phrases import Phrase, strip_lead, without_times
from plancheck.statements.reading import Context, Reading

_FRAME_OF_SUBJECT = re.compile(
    r"^(?:以[^，。；]{2,40}?为(?:代表|主|主体|重点|核心|依托|主要内容)的|围绕[^，。；]{2,30}?等的)(?=.{4})"
)
_WHOLE_TAIL = re.compile(r"(?:的)?(?:比重|比例|比率|份额|百分比|的)$")
_ITEMS = re.compile(r"、|和|及(?!其|以上)|与(?!地区生产总值)|以及")
_SUBJECT_ENDS = re.compile(
    r"迅速|快速|不断|持续|稳步|继续|明显|显著|大幅|逐步|逐年|进一步|加快|全面|有效提|基本|平稳|保持|实现|增长|发展(?=很|较|迅|势)|提升|提高|扩大|增加|达到|有(?!效|机|色|限|关|线|偿)|是|为(?!主)|已|均(?!衡|价|收|可)|都|得到|取得|猛增|下降|减少|突破|超过|成为|方兴"
)
_CLAUSES = re.compile(r"[，；：。,:]|——|--")
_SPAN_WORDS = re.compile(
    r"^(?:在?五年计划的?|[0-9一二两三四五六七八九十]{1,3}年(?:来|间|内|里|合计|共)?|每年|全年|当年|这|我们|共|在|从|由|以|对|能够|能)*$"
)
_WITHIN = re.compile(r"在([^，。；]{2,30}?)中(?:所)?占(?:的)?(?:比重|比例|比)?(?:达到?|为|超过|约|近|到)*$")
_GENERIC = frozenset(
    ("总量", "规模", "总规模", "数量", "总数", "总额", "金额", "资金", "总计", "数目", "数额")
)
_VERBAL_LEAD = re.compile("^(?:(?:共|现|已|约)有|拥有|实现|完成(?!率)|有(?!效|机|色|限|关|线|偿))(?=.{3})")
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
)


def right_noun(right: str, figure: Figure, *, whole: bool = False) -> str:
    """Return the noun after a figure: after the last 的 when it is long, up to a predicate."""
    text = re.sub("(?:以及|达到|达|为|约|是|有|、|和|及|与)+$", "", right.removeprefix("的").strip("、和及"))
    if not whole:
        if "的" in text[:-2] and len(text) > 16:
            tail = text.rpartition("的")[2]
            if len(tail) >= 2:
                text = tail
        elif "、" in text and len(text) > 16:
            text = text.split("、")[0]
        cut = PREDICATE.search(text, 2)
        if cut is not None and (
            figure.kind not in ("count", "none") or len(text) > 26 or text[cut.start()] in "提增升降下减占均"
        ):
            text = text[: cut.start()]
    return text.strip("的、和及")[:40]


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
        after = reading.reasons.get("indicator") == "named after the figure"
        if reading.indicator and not reading.leftover and not after and reading.measure != "threshold":
            self._named.append(reading.figure.outer_end)

    def _find_name(self, reading: Reading, phrase: Phrase, right: str, *, coordinated: bool) -> None:
        memory = self.context.memory
        subject = self._subject(reading, phrase)
        if "其中" in self.context.view[max(0, phrase.start - 1) : phrase.start + 4]:
            memory.whole = strip_share(memory.topic)
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
        if self._name_share(reading, phrase, subject):
            return
        bare = self.context.regions.strip(subject, own=self.context.region) if subject else ""
        bare = bare.strip("的")
        if not bare or bare in _ONLY_LINKS or _SPAN_WORDS.match(bare):
            self._name_without_subject(reading, phrase, right, coordinated=coordinated)
            return
        if reading.measure == "threshold" and figure_counts(reading.figure):
            self._name_threshold(reading, bare, right)
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
            noun = right_noun(right, reading.figure)
            if noun:
                reading.indicator = (bare if len(bare) <= 6 else "") + noun
                reading.reasons["indicator"] = "named after the figure"
                reading.steps.append(f"{bare!r} is an action: the thing follows the figure")
                memory.action = bare
                memory.keep_topic(noun)
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
        verbal = _VERBAL_LEAD.match(bare)
        if verbal is not None and not self.context.lexicon.act.at_start(bare[verbal.end() :]):
            bare = subject = bare[verbal.end() :]
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
        if self._lacks_owner(bare):
            reading.indicator = self._with_owner(bare)
            reading.reasons["indicator"] = "owner carried over"
            reading.steps.append(f"{bare!r} needs its thing: taken from {memory.topic!r}")
            if self.context.lexicon.share_nouns.at_end(bare) is None:
                memory.keep_topic(reading.indicator)
            return
        name = subject
        lexicon = self.context.lexicon
        same = memory.unit == (reading.figure.unit, reading.figure.kind)
        memory.unit = (reading.figure.unit, reading.figure.kind)
        if (
            coordinated
            and same
            and memory.action
            and not phrase.tokens
            and not lexicon.act.at_start(bare)
            and not lexicon.act.at_end(bare)
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
        reading.indicator = name
        thing = strip_actions(bare, lexicon)
        memory.action = bare[: len(bare) - len(thing)] if bare.endswith(thing) else ""
        memory.keep_topic(name)

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
        noun_after = right.removeprefix("的").strip("、和及与或")
        if _MOVES.match(noun_after) or noun_after in _NEUTRAL:
            noun_after = ""
        after = ""
        if (
            len(noun_after) >= 2
            and figure.kind in ("percent",)
            and reading.measure == "share"
            and (right.startswith("的") or not phrase.has("value", "rise_to", "fall_to", "keep"))
        ):
            after = noun_after.rstrip("、和及")[:40]
        elif (
            noun_after
            and figure_counts(figure)
            and not phrase.has("rise", "fall", "rise_to", "fall_to", "keep")
        ) and (not phrase.has("value") or figure.kind == "count" or right.startswith("的")):
            after = right_noun(right, figure)
        if after:
            if coordinated and memory.action and reading.figure.kind == "count" and not phrase.text:
                after = memory.action + after  # 建成3个甲和15个乙
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
        clauses = [piece for piece in _CLAUSES.split(context.view[start:end]) if piece.strip()]
        for clause in reversed(clauses[-2:]):
            if re.search(r"[0-9]\s?[%万亿个家户人元]", clause):
                return ""
            at = context.view.find(clause, start, end)
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
                and context.lexicon.act.at_start(text) is None
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
        if not stem and memory.whole and reading.figure.kind == "percent":
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
        return found is not None and found[0] == bare

    def _with_owner(self, head: str) -> str:
        topic = strip_share(self.context.memory.topic)
        found = self.context.lexicon.heads.at_end(topic)
        if found is not None and len(found[0]) > 1:
            topic = topic[: -len(found[0])]
        return topic.rstrip("的") + head

    def _action_of(self, subject: str) -> bool:
        """Whether a phrase is nothing but actions: 新建和改扩建, 累计建成."""
        lexicon = self.context.lexicon
        rest = subject
        while rest:
            found = lexicon.act.at_end(rest) or lexicon.tail.at_end(rest)
            if found is None:
                return False
            rest = rest[: -len(found[0])].rstrip("、和及的并")
        return True


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
    if len(sizes) == 1 and len(last) > (size := sizes.pop()) and size <= 6:
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
