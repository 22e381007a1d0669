"""What an earlier clause has named and this one leaves out: subjects, owners, things counted, what was done."""

from __future__ import annotations

import re

from plancheck.quantities.figure import Figure
from plancheck.statements.items import ITEMS
from plancheck.statements.measures import PREDICATE
from plancheck.statements.phrases import PAREN, Phrase, strip_lead, take_apart, without_start, without_times
from plancheck.statements.reading import Context, Reading
from plancheck.statements.things import SHARES, TURNS, is_action, strip_actions, strip_share, strip_targets

_HOLDS_FIGURE = re.compile(
    "[0-9]\\s?(?:[%万亿个家户人元亩吨米座处项条套辆台所名次头只株]|平方|立方|公里|千米|公顷|千瓦)"
)
_WHERE = re.compile("(?:集聚区|[市县区州省]|园区|开发区|新城|基地|地区|企业|城市)(?:合计)?的?$")
_ASPECTS = ("规模", "水平", "质量", "效益", "结构", "条件", "能力", "实力", "力度", "步伐", "速度")
_SUBJECT_ENDS = re.compile(
    r"进入(?=.{2})|走进|屡|再?创(?:下|出)?(?:历史)?新高|创历史|同比|环比|持平|延续|连跨|连上|跨过|跨越|迈上|站上|跃上|迅速|快速|不断|持续|稳步|继续|明显|显著|大幅|逐步|逐年|进一步|加快|全面|有效提|基本(?!养老|医疗|公共|药物|农田|建设|生活|工资|保险|面)|再次|平稳|保持|实现|增长|增势|势头|发展(?=很|较|迅|势)|提升|提高|扩大|增加(?!值)|达到|有(?!效|机|色|限|关|线|偿)|是|为(?!主|核心|重点|中心|依托|引领|目标|导向|龙头|代表)|已|均(?!衡|价|收|可)|都|得到|取得|猛增|上升|回落|回升|下滑|首次|连续|连年|喜获|丰收|如期|掉头|止跌|呈(?=现|[^，]{0,4}[态势])|在(?=连续|[^，。；]{2,12}(?:后|中|基础上))|因(?!素|子)|(?<=.{4})(?<![供响效适对反])应(?![急用收付届])|下降|减少|突破|超过|成为|方兴"
)
_HEADLINE = re.compile("(?<![^。；：\n])\\s*([\u4e00-\u9fff]{4,16})。$")
_ACCOUNT = re.compile(
    "^(?P<of>(?![^，。；、]*调节基金)[^，。；、]{2,}?(?:预算|基金|保险))总?(?:收入|支出)(?:安排|预计|完成)?$"
)
_DOES_IT = re.compile("(?:实施|涉及|开展|组织)(?!面|方案)(?=.{4})")
_CARRIED_OUT = re.compile("(?:实施|开展|推进|举办|组织|落实)了?(?P<what>[^，。；]{4,20})$")
_UP_TO_NOW = re.compile("(?:近[一二两三四五六七八九十几]?年来|年来|以来)$")
_HOW_IT_GOES = re.compile("(?:完成|执行|进展|增长)?情况(?:如下)?$")
_THRIVES = re.compile("稳步|快速|持续|不断|蓬勃|加快|健康|迅速|平稳|全面")
_BOTH_WAYS = re.compile("(?P<of>[^，。；占]{3,})(?<!外贸)(?<!对外贸易)进出口(?P<head>总?额?)$")
_CLAUSES = re.compile(r"[，；：。,:]|——|--")
_ACHIEVED = re.compile("^(.{2,20}?)(?:共|累计|已)?(?:完成|实现)(.{2,14})$")
_VERBAL_ONLY = re.compile("^(?:共|累计|已)?(?:完成|实现)")
_NO_SUBJECT = re.compile(
    "(?:总量|总额|总数|规模|增速|增幅|增长率)?(?:在?[全本][国省市区县州球])?(?:跃居|跃升|位居|位列|居(?![民住家])|排名|排在|排(?![污放水涝查灌序除])|名列|列|稳居|首次|连续|继续保持|创下?|成为|按[^，。；]{2,12}?(?:计算|核算|折算|粗算|测算|排序|排名|排列)$|(?:扣除|剔除)[^，。；]{2,10}$)"
)
_DEALT = re.compile("^(.{2,20}?)(?:分别|依次)(?:为|是|达到?|有)([^，。；、]{1,10})$")
_DEALT_BELOW = re.compile(
    "(?<![^，。；\n])(?P<thing>[^，。；：\n]{2,48}?)(?:分别|依次)(?:为|是|达到?)：$"
)  # 达标率分别为：甲岛42%、乙岛80%
_AND_SUCH = re.compile("^了|等?(?:问题|工作|行动)?$")
_CAME_ABOUT = re.compile("(?<=.{3})(?:已经?|基本|初步|全面|逐步)+(?:形成|建成|完成|建立|成型|健全|完善)$")
_AMOUNT_IN_WORDS = re.compile("[一二三四五六七八九十百千][万亿]?(?:元|公里|亩|平方米|吨)")
_COUNT_OF_KINDS = re.compile("^[一二三四五六七八九十两0-9]{1,3}[个大类种项家]")
_SAID_ONCE = (
    "产量",
    "总产",
    "装机容量",
    "吞吐量",
    "周转量",
    "运量",
    "储量",
    "容量",
    "销量",
    "产能",
    "能力",
    "发送量",
    "消费量",
    "需求量",
    "供应量",
    "进口量",
    "出口量",
    "利用量",
)
_ACHIEVES = re.compile("^(?:共|累计|已|全年)*(?:完成|实现)(?=.{2})")
_DOER = re.compile("(?:企业|产业|行业|园区|开发区|集团|公司|平台|市场|基地|机构|合作社|景区|港口)$")
_DOES_WELL = re.compile(
    "^([^，。；]{2,30}?(?:企业|产业|行业|园区|开发区|集团|公司|平台|市场|基地|业))(?=加快|快速|稳步|持续|不断|蓬勃|健康|平稳|发展|增势|实力|壮大|迅猛|迅速|较快|强劲)"
)
_OF_AREA = (
    "地区",
    "固定资产",
    "财政",
    "社会",
    "全社会",
    "进出口",
    "公共",
    "一般公共",
    "地方",
    "城镇",
    "招商",
)
_MAYBE_PLACES = re.compile("[、和及与]|(?:[省市区县]|区域|地区|属于|均|都|也)$")
_HOLDS = re.compile(
    "^(?P<verb>设有?|入驻|容纳|吸纳|拥有|配备)(?!备|施|计|置|立|区|想|法|点)(?P<thing>.{2,8})$"
)
_HOW = ("adverb", "rise", "fall")  # 稳步推进, 加快: how it is done, or that there is more of it
_WORKS = ("建设", "工程", "项目", "行动", "工作", "改革", "治理", "制度", "体系", "机制", "计划")
# works, institutions, events and schemes that have a name, and what is said of them
_NAMED = re.compile(
    "^(?P<thing>[^，。；、的]{2,18}?(?:铁路|高铁|公路|高速|机场|航线|港|班列|通道|大桥|隧道|水库|电站|园区|开发区|高新区|示范区|试验区|自贸区|保税区|平台|工程|行动|计划|制度|政策|博览会|大会|峰会|论坛|洽谈会|展销会|交易会|广交会|进博会|艺术节|旅游节|中心|基地|研究院|实验室|基金|银行|大学|医院|博物馆|图书馆|系统|专线|集团|公司))"
    "(?:[^，。；、的设]|$)(?<!建设)(?![^，。；]{0,4}(?:建设|设施|体系|规模|数量))[^，。；]{0,16}$"
)
_DONE_BY_IT = re.compile(
    "(?:每年|全年|累计)?(?:发送|运送|运输|输送|输出|接待|吸引|签约|发放|安排|服务|惠及|受理|办理|培训|开行|完成投资|完成货|完成旅|现场|成交|授信|带动|孵化|入驻|集聚|吸纳|通航)"
)
_DONE_WITH_IT = re.compile(
    "(?:深入|大力|纵深|全面|加力|加快|滚动|扎实|积极|持续|有序|抓|统筹|推|强化|打造|做)"
)
_PLAIN_THINGS = ("重大工程", "重点工程", "等工程", "等行动", "等计划", "等政策", "等平台", "等基地")
_UNITS_OF_FIRMS = frozenset(("家", "户"))  # 新登记经营主体9万户，其中企业3万家
# of what is done to land, roads and rivers: 改造面积, 整治长度
_OF_DEEDS = frozenset(("面积", "总面积", "长度", "总长度", "里程", "总里程"))
_WITH_ITS_THING = ("造林", "绿化", "播种", "造地", "供地", "储备")
_SHARE_OF_KIND = re.compile("(?:(?<=[^劣])劣?[ⅠⅡⅢⅣⅤ][ⅠⅡⅢⅣⅤ至到—–-]*类)?(?:水体|断面)?(?:占比|比重|比例)$")
_KIND_OF = re.compile(
    "(?:劣?[ⅠⅡⅢⅣⅤ一二三四五六七八九十0-9A-Z]+[级星类]|[^，。；、]{1,2}[级型类])(?:及?以[上下])?"
)
_BOXES = ("标准箱", "标箱", "TEU")  # heads left out after the first
_MEASURED = frozenset(("亩", "公顷", "hm2", "ha", "km", "m2", "km2", "公里"))  # of what is built or planted
_KIND_ONLY = re.compile("(?:级|型|类|系|性|以上|以下)$")
_OF_PLACES = re.compile(
    "(?:等?[一二三四五六七八九十两0-9]*个?(?:省区市|省市|省区|省|市|区|县|区域|地区)|属于|均|都|也)$"
)
_COMPARED = re.compile("(?:均|都|明显|也|始终)?(?:低于|高于|快于|慢于|超过|好于|领先|优于)")
_EFFECT_INSIDE = re.compile("(?:累计|共|预计|可|将|直接|间接)*(?:惠及|带动|拉动|撬动)")


class Carried:
    """Finds what the words beside a figure leave out."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.named: list[int] = []  # where the figures named by the words before them end

    def remember(self, reading: Reading) -> None:
        """Keep what was counted, by its counter, and what was achieved: a later clause may leave either out."""
        memory = self.context.memory
        if not reading.against and reading.measure != "points_change":
            memory.rate = reading.measure in ("growth", "growth_per_year")
        if reading.leftover or not reading.indicator or reading.measure == "threshold":
            return
        if reading.figure.kind == "count":
            lexicon = self.context.lexicon
            thing = strip_actions(strip_targets(reading.indicator, lexicon), lexicon)
            memory.counted[reading.figure.counter] = (thing, memory.sentence)
        elif reading.figure.unit in _MEASURED:
            lexicon = self.context.lexicon
            thing = strip_actions(strip_targets(reading.indicator, lexicon), lexicon)
            if len(thing) > 2 and thing != reading.indicator:
                memory.measured[reading.figure.unit] = (thing, memory.sentence)
        name = reading.indicator
        achieved = _ACHIEVED.match(name) if "完成" in name or "实现" in name else None
        if achieved is not None:
            memory.achieved = (achieved[1], achieved[2], memory.sentence)
        if reading.figure.kind == "money" and ("收入" in name[-4:] or "支出" in name[-4:]):
            account = _ACCOUNT.match(name)
            if account is not None:
                memory.account = (account["of"], memory.sentence)
        memory.last_unit = (reading.figure.unit, reading.figure.kind)
        memory.last_value = reading.value
        if reading.measure in ("level", "share"):
            memory.level_unit = memory.last_unit
        if reading.measure == "share" and reading.of:
            memory.of_whole = (reading.indicator, memory.sentence)
        if reading.figure.kind != "points":
            memory.share = (reading.indicator if reading.measure == "share" else "", memory.sentence)
        if reading.figure.kind in ("physical", "count") and reading.measure in ("level", "change"):
            kept, _ = memory.unit_heads.get(reading.figure.unit, ("", -9))
            if kept and not reading.indicator.endswith(kept):
                del memory.unit_heads[reading.figure.unit]  # 淘汰产能4吨，削减烟尘6吨、废气3吨: another row
        if reading.figure.kind in ("physical", "count") and reading.measure == "level":
            head = self.context.lexicon.heads.at_end(reading.indicator)
            if head is not None and len(head[0]) > 1:
                units = (reading.figure.unit, *(_BOXES if head[0] == "吞吐量" else ()))
                memory.unit_heads |= dict.fromkeys(units, (head[0], memory.sentence))

    def only_places(self, subject: str) -> bool:
        """Whether a subject is nothing but places: 京津冀、长三角; 京津冀区域. The thing is the one spoken of before."""
        if _MAYBE_PLACES.search(subject) is None:
            return False
        parts = [part for part in ITEMS.split(_OF_PLACES.sub("", subject)) if part]
        if not parts or (len(parts) == 1 and parts[0] == subject):
            return False  # one place alone is taken off a subject elsewhere
        return all(self._is_place(part) for part in parts)

    def _is_place(self, part: str) -> bool:
        name_of = self.context.regions.name_of
        return any(
            name_of(name)
            for name in (part, f"{part}区", f"{part}市", f"{part}县", f"{part.removesuffix('新区')}区")
        )

    def share_before(self) -> str:
        """甲占乙的61.5%，比上年提高0.8个百分点: the share spoken of in this sentence."""
        share, sentence = self.context.memory.share
        return share if sentence == self.context.memory.sentence else ""

    def share_of_whole(self) -> str:
        """The last share of a whole that this sentence has named."""
        share, sentence = self.context.memory.of_whole
        return share if sentence == self.context.memory.sentence else ""

    def counted_before(self, figure: Figure) -> str:
        """The thing last counted with the same counter, in this sentence or the one before."""
        thing, sentence = self.context.memory.counted.get(figure.counter, ("", -9))
        return thing if self.context.memory.sentence - sentence <= 1 else ""

    def other_thing_here(self, figure: Figure) -> bool:
        """Whether this sentence speaks of a thing, and what was counted so stood in the one before."""
        memory = self.context.memory
        _, sentence = memory.counted.get(figure.counter, ("", -9))
        return memory.same_sentence and sentence != memory.sentence

    def measured_before(self, figure: Figure) -> str:
        """The thing that was last so many 亩 or 公里, in this sentence or the one before."""
        thing, sentence = self.context.memory.measured.get(figure.unit, ("", -9))
        return thing if self.context.memory.sentence - sentence <= 1 else ""

    def achieved_before(self, phrase: Phrase, bare: str) -> str:
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

    def done_to_same(self, reading: Reading, bare: str) -> str:
        """抢救古树名木60万株、复壮300万株: a verb of two characters in the unit of the thing before is done to that thing."""
        memory, lexicon, kind = self.context.memory, self.context.lexicon, reading.figure.kind
        same = memory.last_unit == (reading.figure.unit, kind) and kind in ("count", "physical")
        if len(bare) != 2 or not same or not memory.same_sentence or not is_action(bare, lexicon):
            return ""
        thing = strip_actions(memory.topic, lexicon)
        return bare + thing if len(thing) >= 4 and thing != memory.topic else ""

    def done_by_same(self, phrase: Phrase, bare: str) -> str:
        """改造工程形成节水量3万吨、减排污水2万吨: both are done by the works."""
        memory, lexicon = self.context.memory, self.context.lexicon
        act = lexicon.act.at_start(bare)
        if act is None or len(bare) - len(act[0]) < 2 or not memory.same_sentence:
            return ""
        if self.context.view[phrase.start : phrase.start + 1] not in ("、", "并", "和"):
            return ""
        topic = memory.topic
        for at in range(len(topic) - 3, 3, -1):
            does = lexicon.act.at_start(topic[at:])
            if does is not None and len(does[0]) > 1 and at + len(does[0]) < len(topic):
                doer = topic[:at]
                return "" if is_action(doer, lexicon) else doer + bare
        return ""

    def account_before(self) -> str:
        """The budget or fund that the sentence, or one of the two before it, tells of."""
        of, sentence = self.context.memory.account
        return of if self.context.memory.sentence - sentence <= 2 else ""

    def same_head_again(self, bare: str) -> str:
        """旅游业增加值达到8亿元。明年增加值10亿元: the same once more."""
        memory = self.context.memory
        if memory.same_sentence or memory.sentence - memory.topic_sentence > 1:
            return ""
        again = memory.topic.endswith(bare) and len(memory.topic) - len(bare) >= 2 and len(bare) >= 2
        return memory.topic if again and self.is_bare_head(bare) else ""

    def doer_before(self, reading: Reading, phrase: Phrase, bare: str) -> str:
        """规模以上企业9家，完成增加值4亿元; 主导产业加快发展，累计实现税收4亿元: whose the thing achieved is."""
        achieved = _ACHIEVES.match(phrase.text)
        if achieved is None or self.context.lexicon.heads.at_end(bare) is None:
            return ""
        thing = _ACHIEVES.sub("", bare)
        memory, view = self.context.memory, self.context.view
        if view[phrase.start - 1 : phrase.start] == "；":
            return ""
        topic = strip_actions(memory.topic, self.context.lexicon)
        if (
            memory.same_sentence
            and "、" not in topic
            and _DOER.search(topic)
            and not thing.startswith(_OF_AREA)
        ):
            return topic + thing
        end = phrase.start - 1
        if end <= reading.sentence[0] or view[end] != "，" or memory.same_sentence:
            return ""
        begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "，；：。"))
        clause = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        doer = _DOES_WELL.match(strip_lead(clause, self.context.lexicon))
        return doer[1] + thing if doer is not None else ""

    def named_before(self, reading: Reading, phrase: Phrase, bare: str) -> str:
        """中欧铁路开行提速，累计发送旅客9万人次: by the line that the clause before has named."""
        view, lexicon, end = self.context.view, self.context.lexicon, phrase.start - 1
        if end <= reading.sentence[0] or view[end] != "，" or not 2 <= len(bare) <= 8:
            return ""
        if _DONE_BY_IT.match(bare) is None:
            return ""
        begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "，；：。\n"))
        if self.named and self.named[-1] > begin:
            return ""
        named = _NAMED.match(
            strip_lead(
                without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset()),
                lexicon,
            )
        )
        if (
            named is None
            or _DONE_WITH_IT.match(named["thing"])
            or lexicon.act.at_start(named["thing"]) is not None
        ):
            return ""
        thing = self.context.regions.strip(named["thing"], own=self.context.region)
        thing = thing if len(thing) >= 3 else named["thing"]  # 白水机场: of the place
        return thing + bare if len(thing) >= 3 and not thing.endswith(_PLAIN_THINGS) else ""

    def holder_before(self, reading: Reading, phrase: Phrase, bare: str) -> str:
        """医院新院区启用，设床位800张: what the clause before speaks of holds so many."""
        holds = _HOLDS.match(bare)
        if (
            holds is None
            or phrase.start <= reading.sentence[0]
            or self.context.view[phrase.start - 1] != "，"
        ):
            return ""
        memory, view = self.context.memory, self.context.view
        if memory.same_sentence:
            holder = self._without_head(strip_share(memory.topic))
        else:
            end = phrase.start - 1
            begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "，；：。"))
            holder = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        holder = TURNS.sub("", strip_actions(holder, self.context.lexicon))
        if not 3 <= len(holder) <= 16 or PREDICATE.search(holder, 1) is not None:
            return ""
        return holder + (holds["thing"] if holds["verb"] in ("设", "设有") else bare)

    def parallel_head(self, reading: Reading, bare: str) -> str:
        """肉类总产量达到8万吨，奶类达到3万吨: the head said once holds for the next thing weighed."""
        memory, figure = self.context.memory, reading.figure
        if (
            not memory.same_sentence or figure.kind not in ("physical", "count") or reading.measure != "level" or len(bare) > 8
            or PREDICATE.search(bare, 1) is not None or self.context.lexicon.heads.at_end(bare) is not None
        ):  # fmt: skip
            return ""
        head, sentence = memory.unit_heads.get(figure.unit, ("", -9))
        return head if sentence == memory.sentence and head.endswith(_SAID_ONCE) else ""

    def same_head(self, bare: str) -> str:
        """The owner of a topic that ends in the same head after another of its kind: 机构存款余额, 贷款余额."""
        heads, topic = self.context.lexicon.heads, self.context.memory.topic
        last = heads.at_end(bare)
        if last is None or not topic.endswith(last[0]) or not self.context.memory.same_sentence:
            return ""
        own, other = bare[: -len(last[0])], topic[: -len(last[0])]
        kind = heads.at_end(other)
        return other[: -len(kind[0])] if kind is not None and own in heads.classes else ""

    def lacks_head(self, reading: Reading, bare: str) -> bool:
        """Whether a part names a kind only, in the unit of its whole: 其中第一产业20亿元; a rate of growth has no unit."""
        memory, figure = self.context.memory, reading.figure
        if not self.is_kind(reading, bare):
            return False
        if reading.measure == "change":
            return (figure.unit, figure.kind) == memory.last_unit
        return reading.measure == "growth" or (figure.unit, figure.kind) in (
            memory.last_unit,
            memory.level_unit,
        )

    def is_kind(self, reading: Reading, bare: str) -> bool:
        """Whether a subject is short and names neither what is measured of it nor what is done."""
        measures = ("share", "growth") if reading.figure.kind == "percent" else ("level", "growth", "change")
        return (
            reading.measure in measures and reading.figure.kind in ("money", "physical", "count", "percent")
            and 2 <= len(bare) <= 8 and PREDICATE.search(bare, 1) is None
            and self.context.lexicon.heads.at_end(bare) is None
        )  # fmt: skip

    def dealt_out(self, phrase: Phrase, *, coordinated: bool) -> str:
        """户籍人口分别为城东15万人、城西13万人: each place or kind has its share of the thing named first."""
        memory = self.context.memory
        found = _DEALT.match(phrase.rest)
        told = self.context.view[phrase.start - 1] == "：" and _DEALT_BELOW.search(
            self.context.view, max(0, phrase.start - 40), phrase.start
        )
        if told and len(phrase.rest) <= 10 and not phrase.tokens:
            memory.dealt = (strip_lead(told["thing"], self.context.lexicon), memory.sentence)
            thing, item = memory.dealt[0], phrase.rest
        elif found is not None:
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

    def part_name(self, reading: Reading, bare: str, subject: str) -> str:
        """其中: a part is done like its whole (建成管网6公里，其中污水管网2公里), and may leave out its noun (其中省级11个)."""
        memory, lexicon = self.context.memory, self.context.lexicon
        topic = strip_share(memory.topic)
        act = lexicon.act.at_start(topic)
        whole = topic[len(act[0]) :] if act is not None else topic
        if _KIND_ONLY.search(bare) and reading.figure.kind == "count":
            if (own := self._without_area(whole)) != whole:
                whole = strip_actions(own, lexicon)  # 我区安排重点项目
            memory.kinds_of = (whole, reading.figure.counter, memory.sentence)
            return bare + whole
        if bare.endswith("本级") and reading.measure == "level":
            return bare + self._without_area(whole)
        trade = _BOTH_WAYS.match(whole) if bare in ("出口", "进口") else None
        if trade is not None:
            memory.trade = (trade["of"], trade["head"], memory.sentence)
            return trade["of"] + bare + trade["head"]  # 服务进出口额9亿元，其中出口4亿元
        head = lexicon.heads.at_end(whole)
        if reading.measure in ("growth", "growth_per_year"):
            bare = bare.removesuffix("增长")
            if (
                head is not None
                and len(head[0]) > 1
                and lexicon.heads.at_end(bare) is None
                and len(bare) <= 8
            ):
                memory.part_head, memory.part_kind = (head[0], memory.sentence), bare[-1:]
                return _join(bare, head[0])
            return subject
        if (
            head is not None
            and len(head[0]) > 1
            and len(head[0]) < len(whole)
            and "占" not in whole
            and self.lacks_head(reading, bare)
        ):
            memory.part_head, memory.part_kind = (head[0], memory.sentence), bare[-1:]
            return _join(bare, head[0])  # 肉类总产量8万吨，其中猪肉3万吨
        same = memory.last_unit == (reading.figure.unit, reading.figure.kind)
        same = same or (memory.last_unit[1] == "count" and reading.figure.counter in _UNITS_OF_FIRMS)
        action = memory.action if same and PREDICATE.search(bare, 1) is None else ""
        if action and action not in ("完成", "实现") and reading.measure in ("level", "change"):
            return action + bare
        return subject

    def _without_area(self, thing: str) -> str:
        area = self.context.lexicon.area.at_start(thing)
        return thing[len(area[0]) :] if area is not None else thing

    def agent(self, reading: Reading, phrase: Phrase) -> str:
        """What brings an effect about: the thing spoken of, or done, in the clause before."""
        memory, lexicon, view = self.context.memory, self.context.lexicon, self.context.view
        end = phrase.start - 1
        begin = max(view.rfind(mark, 0, max(end, 0)) + 1 for mark in "，；：。")
        fresh = end > begin and view[end] == "，" and not (self.named and self.named[-1] > begin)
        if memory.topic and memory.same_sentence and not (fresh and view[begin - 1] in "；：。"):
            nearer = self._done_just_before(reading, begin, end) if fresh else ""
            if nearer:
                return nearer  # 举办促销活动90场，扩围以旧换新，带动消费9亿元: by the last of them
            before = strip_actions(_EFFECT_INSIDE.split(memory.topic)[0], lexicon)
            plain = self._without_head(before)  # 龙头企业销售收入增长11%，带动15万农户: the enterprises do
            return (plain if len(plain) >= 4 else before)[:24]
        if end <= reading.sentence[0] or view[end] != "，":
            return ""
        return self._done_just_before(reading, begin, end)

    def _done_just_before(self, reading: Reading, begin: int, end: int) -> str:
        """What the clause right before is about, where it is a thing: 扩围实施以旧换新政策."""
        view, lexicon = self.context.view, self.context.lexicon
        begin = max(reading.sentence[0], begin, end - 24)
        clause = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        agent = strip_actions(clause, lexicon)
        done = _CARRIED_OUT.search(agent)  # 扩围实施以旧换新政策，拉动消费9亿元
        agent = done["what"] if done is not None else agent
        return agent if 4 <= len(agent) <= 20 and PREDICATE.search(agent, 1) is None else ""

    def earlier_subject(self, reading: Reading, phrase: Phrase) -> str:
        """The subject of a clause without figures that stands before this one in the sentence."""
        context = self.context
        start, end = max(reading.sentence[0], phrase.start - 90), phrase.start
        if end <= start:
            return ""
        if context.view[end - 1] == "：":
            named = self.before_colon(start, end - 1)
            if named:
                return named
        before = PAREN.sub(lambda remark: " " * len(remark[0]), context.view[start:end])
        clauses = [piece for piece in _CLAUSES.split(before) if piece.strip()]
        for clause in reversed(clauses[-2:]):
            if _HOLDS_FIGURE.search(clause) is not None:
                return ""
            if _NO_SUBJECT.match(clause.strip()):
                continue  # 跃居全省第五位，年均增长4.4%: done by what was spoken of
            at = start + before.find(clause)
            if self.named and at < self.named[-1] <= at + len(clause) <= self.named[-1] + 4:
                return ""  # 甲翻一番，突破…: the figure that closes the clause has named its subject
            text = without_times(
                context.view,
                at,
                at + len(clause),
                context.times_in(at, at + len(clause)),
                is_base=frozenset(),
            )
            text = _HOW_IT_GOES.sub("", self._without_comparison(strip_lead(text, context.lexicon)))
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
                and (PREDICATE.search(text, 2) is None or "的" in text[3:-1])
                and not text.endswith(("中", "下", "上", "来", "时", "后", "看", "前"))
            ):
                return text  # 甲的服务企业，2010年共有2.5万家
            if cut is None or cut.start() < 2:
                continue
            subject = _UP_TO_NOW.sub("", text[: cut.start()]).strip("的、")
            if len(subject) <= 4 and subject.endswith(_ASPECTS) and clause is not clauses[0]:
                continue  # 高中教育发展加快，办学规模继续扩大，毛入学率…: of the education
            plain = context.regions.strip(subject, own=context.region)
            if (
                len(plain) >= 2
                and not self.only_places(subject)
                and (context.lexicon.act.at_start(plain) is None or plain in context.lexicon.heads.classes)
                and not plain.endswith(("中", "下", "上", "来", "时", "后", "面", "我们"))
            ):
                return subject
        return ""

    def headline_before(self, reading: Reading, phrase: Phrase) -> str:
        """经营主体持续壮大。总量接近8万户: what a short sentence without figures speaks of, right before this one."""
        view, start = self.context.view, reading.sentence[0]
        if phrase.start != start or view[start - 1 : start] != "。":
            return ""
        said = _HEADLINE.search(view, max(0, start - 20), start)
        if said is None:
            return ""
        cut = _SUBJECT_ENDS.search(said[1])
        if cut is None and len(said[1]) >= 8 and not (said[1].endswith(_WORKS) or said[1][0] in "让使把将要"):
            subject = said[1][:-4]  # 经营主体稳中培优: such headlines close with four characters of praise
        else:
            subject = said[1][: cut.start()] if cut is not None else ""
        plain = 2 <= len(subject) <= 10 and self.context.lexicon.act.at_start(subject) is None
        return subject if plain else ""

    def object_before(self, reading: Reading, phrase: Phrase) -> str:
        """形成以甲为骨架的运输网络，总里程达…; 建立了保障基金，已积累资金…: what the clause before is about."""
        view, lexicon = self.context.view, self.context.lexicon
        end = phrase.start - 1
        if end <= reading.sentence[0] or view[end] != "，":
            return ""
        begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "，；：。"))
        clause = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        if any(character.isdigit() for character in clause) or _AMOUNT_IN_WORDS.search(clause) is not None:
            return ""
        said = strip_lead(clause, lexicon)
        while (how := lexicon.tail.at_start(said)) is not None and how[1] in _HOW and len(how[0]) > 1:
            said = said[len(how[0]) :]
        if said == clause and lexicon.act.at_start(said) is None:
            # 棚户区改造，基本建成154套
            more = lexicon.tail.at_end(said)
            plain = lexicon.act.at_end(said) is not None and PREDICATE.search(said) is None
            plain = plain and (more is None or more[1] not in _HOW)  # 办学规模继续扩大
            plain = plain and _THRIVES.search(said, 2) is None
            said = _CAME_ABOUT.sub("", said)
            return said if plain and 4 <= len(said) <= 16 else ""
        thing = _CAME_ABOUT.sub("", strip_actions(said, lexicon).removeprefix("了").rpartition("的")[2])
        return thing if 3 <= len(thing) <= 16 and PREDICATE.search(thing) is None else ""

    def object_of(self, deed: str, reading: Reading, phrase: Phrase) -> str:
        """常态化清理道路乱涂乱画等问题，累计清理180余处: what the clause before does the same thing to."""
        view, end = self.context.view, phrase.start - 1
        if len(deed) < 2 or end <= reading.sentence[0] or view[end] != "，":
            return ""
        begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "，；：。\n"))
        at = view.find(deed, begin, end)
        thing = _AND_SUCH.sub("", view[at + len(deed) : end]) if at >= 0 else ""
        plain = 2 <= len(thing) <= 20 and not any(character.isdigit() for character in thing)
        return thing if plain and PREDICATE.search(thing) is None else ""

    def _without_comparison(self, clause: str) -> str:
        """甲的降幅低于全市平均水平: what is compared is 甲."""
        lexicon = self.context.lexicon
        compared = _COMPARED.search(clause, 2)
        if compared is None:
            return clause
        thing = clause[: compared.start()]
        rate = lexicon.growth_nouns.at_end(thing) or lexicon.fall_nouns.at_end(thing)
        if rate is None or len(rate[0]) >= len(thing):
            return clause
        return thing[: -len(rate[0])].rstrip("的").removesuffix("要求")

    def before_colon(self, start: int, end: int) -> str:
        """全国法人单位：3327.6万个: the thing stands before the colon."""
        view = self.context.view
        begin = max(start, *(view.rfind(mark, start, end) + 1 for mark in "，。；："))
        text = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        named = strip_lead(re.sub(r"^(?:[0-9]{1,2}[.、．])", "", text), self.context.lexicon)
        if named.endswith(("为", "是", "达", "分别")):
            named = take_apart(named, lexicon=self.context.lexicon).rest
        return (
            named
            if 2 <= len(named) <= 20 and not re.search("目标|任务|[一二三]是|如下|以下|包括|注$", named)
            else ""
        )

    def is_bare_head(self, bare: str) -> bool:
        """Whether a subject is a head that says nothing of its thing: 交易额, 年产值, 总投资."""
        found = self.context.lexicon.heads.at_end(bare)
        if len(bare) == 3 and bare[-1] == "率":
            return bare not in self.context.lexicon.own_thing  # 参合率: of whom?
        return (
            found is not None
            and bare[: -len(found[0])] in self.context.lexicon.of_anything
            and self.context.lexicon.own_thing.isdisjoint((bare, found[0]))
        )

    def lacks_owner(self, bare: str) -> bool:
        """Whether a subject is a bare head (交易额, 年产值) whose thing the sentence has named."""
        memory = self.context.memory
        if not memory.topic or not memory.same_sentence:
            return False
        if (
            len(bare) == 3
            and bare[-1] == "率"
            and memory.topic.startswith(bare[:2])
            and len(memory.topic) > 4
        ):
            return True  # 签约城中村改造4326户，签约率99.1%
        if len(bare) == 3 and bare[-1] == "率" == memory.topic[-1]:
            return False  # 加工率达63%，商品率达85%: one rate is not of another
        if self.is_bare_head(bare) or (memory.last_unit[1] != "money" and self._deed_and_head(bare)[0] != ""):
            return True  # 建成楼宇3万平方米，改造面积1万平方米
        return bare.endswith(SHARES) and _KIND_OF.fullmatch(bare[:-2]) is not None  # 其中二级以上占比

    def owner_before(self, reading: Reading, phrase: Phrase, bare: str) -> str:
        """第二产业增势强劲，增加值达到…: the subject of the clause before owns the bare head."""
        found = self.context.lexicon.heads.at_end(bare)
        if bare in self.context.lexicon.own_thing and len(bare) >= 4:
            owner = self.earlier_subject(reading, phrase)  # 居民储蓄存款大幅增加，存款余额达到…
            return _join(owner, bare) if len(owner) > 2 and owner.endswith(bare[:2]) else ""
        fresh = not self.context.memory.same_sentence
        if found is not None and fresh and self._deed_and_head(bare)[0]:
            thing = self.object_before(reading, phrase)
            return (
                _join(self._without_head(thing), bare) if thing else ""
            )  # 加快城中村改造，改造面积9万平方米
        if found is None or not self.is_bare_head(bare):
            return ""
        owner = (self.object_before(reading, phrase) if fresh else "") or self.earlier_subject(
            reading, phrase
        )
        if not owner and fresh:
            owner = self.headline_before(reading, phrase) or self.context.memory.title
        if not owner or owner.endswith(found[0]) or len(owner) > 16 or owner.count("“") != owner.count("”"):
            return ""
        return _join(self._without_head(owner), bare)

    def rate_of_deed(self, reading: Reading, phrase: Phrase, bare: str) -> str:
        """The rate of what the clause before says is done, with the thing it is done to."""
        stem = next((bare[: -len(end)] for end in ("覆盖率", "比例", "率") if bare.endswith(end)), "")
        view, end = self.context.view, phrase.start - 1
        if not 2 <= len(stem) <= 4 or end <= reading.sentence[0] or view[end] != "，":
            return ""
        begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "，；：。\n"))
        at = view.find(stem, begin, end)
        if at < begin + 2 or at + len(stem) < end - 2:
            return ""
        thing = strip_actions(
            take_apart(view[begin:at], lexicon=self.context.lexicon).rest, self.context.lexicon
        )
        while (how := self.context.lexicon.tail.at_end(thing)) is not None and how[1] in _HOW:
            thing = thing[: -len(how[0])]  # 积极稳妥推进城镇化，城镇化率…: how it is done is no owner
        plain = 2 <= len(thing) <= 16 and not any(character.isdigit() for character in thing)
        return thing + bare if plain else ""

    def owned_part(self, reading: Reading, phrase: Phrase, part: str) -> str:
        """建设煤炭基地，产量占全国的80%: a part that is a bare head, with its owner."""
        if not self.is_bare_head(part):
            return ""
        lacks = self.lacks_owner(part)
        owned = self.with_owner(part) if lacks else self.owner_before(reading, phrase, part)
        return "" if "占" in owned else owned

    def part_elsewhere(self, part: str) -> str:
        """广告业营收超过400亿元，三个集聚区合计营收占全市的50%: of that trade."""
        memory, heads = self.context.memory, self.context.lexicon.heads
        found = heads.at_end(part)
        if found is None or len(found[0]) < 2 or not memory.same_sentence or memory.topic == part:
            return ""
        where, topic = part[: -len(found[0])], strip_share(memory.topic)
        if not topic.endswith(found[0]) or len(topic) - len(found[0]) < 2:
            return ""
        if _WHERE.search(where) is None or topic in part:
            return ""
        if where.endswith("合计"):  # 三个集聚区合计营收: 集聚区广告业合计营收
            return where[:-2] + topic[: -len(found[0])] + "合计" + found[0]
        return where + topic

    def with_owner(self, head: str) -> str:
        """Return a head with the thing spoken of as its owner."""
        topic = without_start(_DOES_IT, strip_share(self.context.memory.topic))
        if len(head) == 3 and head[-1] == "率" and topic.startswith(head[:2]):
            topic = topic[2:]
        if head.startswith("总"):  # 新增通车里程20公里，总里程达90公里: not of the new ones
            topic = self.without_new(topic)
        if head.endswith(SHARES):
            topic = _SHARE_OF_KIND.sub("", topic) if topic.endswith(SHARES) else topic
            return _join(topic, head)  # 新能源装机40万千瓦，占比45%: the share of the capacity
        if topic[-1:] == "率" != head[-1] and len(topic) >= 5:
            topic = topic[:-3]  # 河道整治率达到38%（总长度700公里）: of the rivers
        owner, deed, measure = self._without_head(topic), *self._deed_and_head(head)
        owner = self._without_area(owner) if deed else owner
        done = self.context.lexicon.act.at_start(owner) if deed else None
        if done is not None and len(owner) - len(done[0]) >= 2:
            return deed + owner[len(done[0]) :] + measure  # 新竣工楼宇面积9万平方米，新开工面积4万平方米
        return _join(owner, head)

    def _deed_and_head(self, bare: str) -> tuple[str, str]:
        """整治 and 长度 of 整治长度: what is measured of what is done to a thing that is left out."""
        lexicon = self.context.lexicon
        found = lexicon.heads.at_end(bare)
        if found is None or found[0] not in _OF_DEEDS or bare in lexicon.own_thing:
            return "", bare
        deed = bare[: -len(found[0])]
        plain = 1 < len(deed) <= 4 and not deed.startswith(_WITH_ITS_THING) and is_action(deed, lexicon)
        return (deed, found[0]) if plain else ("", bare)

    def without_new(self, topic: str) -> str:
        """Return a thing spoken of without the word that says it is new: 企业 of 新增企业."""
        if topic.startswith("新增") and len(topic) >= 4:
            return topic[2:]  # 新增发电装机: not 新增发
        more = self.context.lexicon.new.at_start(topic)
        return topic[len(more[0]) :] if more is not None and len(topic) - len(more[0]) >= 2 else topic

    def owned(self, thing: str, head: str) -> str:
        """Return a bare head with the owner of another head before it: 播种面积稳定、产量; nothing where it is no bare head."""
        return _join(self._without_head(thing), head) if self.is_bare_head(head) else ""

    def _without_head(self, topic: str) -> str:
        """The owner of a thing that is measured: 光伏发电 of 光伏发电装机容量; a head that names a thing by itself stays."""
        lexicon = self.context.lexicon
        found = lexicon.heads.at_end(topic)
        if found is not None and len(found[0]) > 1 and found[0] not in lexicon.own_thing:
            topic = topic[: -len(found[0])]
        return topic.rstrip("的")


def _join(owner: str, head: str) -> str:
    """光伏发电 and 发电量 are 光伏发电量."""
    shared = next((size for size in (3, 2) if owner.endswith(head[:size])), 0)
    if not shared and head[0] == "年":
        owner = owner.removesuffix("年")
    return owner + head[shared:]
