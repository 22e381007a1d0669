"""What has been named before and a clause leaves out: owners, heads, things counted, what was done."""

from __future__ import annotations

import re

from plancheck.asked_first import holds
from plancheck.quantities.figure import Figure
from plancheck.schema import GROWTH_MEASURES
from plancheck.statements.context.bare_heads import (
    deed_and_head,
    head_of_part,
    is_bare_head,
    joined,
    without_area,
    without_head,
    without_new,
)
from plancheck.statements.context.phrases import Phrase, strip_lead, without_start, without_times
from plancheck.statements.context.reading import ANY_KIND, Context, Reading
from plancheck.statements.context.things import (
    TURNS,
    is_action,
    strip_actions,
    strip_promotion,
    strip_share,
    strip_targets,
)
from plancheck.statements.naming.before import Before
from plancheck.statements.naming.plan_trades import trade_of
from plancheck.statements.words.lexicon import Lexicon

_ACCOUNT = re.compile(
    "^(?P<of>(?![^，。；、]*调节基金)[^，。；、]{2,}?(?:预算|基金|保险|资本经营))总?(?:收入|支出)(?:安排|预计|完成)?$"
)
_DOES_IT = re.compile("(?:实施|涉及|开展|组织)(?!面|方案)(?=.{4})")
_BOTH_WAYS = re.compile("(?P<of>[^，。；占]{3,})(?<!外贸)(?<!对外贸易)进出口(?P<head>(?:贸易)?总?[额值]?)$")
_HANDLED = "^(?:<<handled>>)+(?=.{2})"  # 消费成品油: what was used is sold as well
_ACHIEVED = re.compile("^(.{2,20}?)(?:共|累计|已)?(?:完成|实现)(.{2,14})$")
_VERBAL_ONLY = re.compile("^(?:共|累计|已)?(?:完成|实现)")
_DEALT = re.compile("^(.{2,20}?)(?:分别|依次)(?:为|是|达到?|有)([^，。；、]{1,10})$")
holds(_DEALT, ("分别", "依次"))
# 达标率分别为：甲岛42%、乙岛80%
_DEALT_BELOW = re.compile("(?<![^，。；\n])(?P<thing>[^，。；：\n]{2,48}?)(?:分别|依次)(?:为|是|达到?)：$")
# 每吨收费标准为：居民用水2元，工业用水3元
_PRICED_BELOW = re.compile(
    "(?<![^，。；\n])(?:调整后|其中)?的?(?P<thing>[^，。；：\n]{0,24}?(?:标准|价格?|限额|学费|租金|工资))[为是]?：$"
)
# 补助标准：东部2万元、中部4万元
_NAMED_BEFORE = re.compile("(?<![^，。；\n])(?P<thing>[^，。；：、\n0-9]{2,24})：$")
_COUNT_OF_KINDS = re.compile("^[一二三四五六七八九十两0-9]{1,3}[个大类种项家]")
_HOLDS = "^(?P<verb><<takes_in>>)(?!备|施|计|置|立|区|想|法|点)(?P<thing>.{2,8}|站)$"
_SHARE_OF_KIND = re.compile("(?:(?<=[^劣])劣?[ⅠⅡⅢⅣⅤ][ⅠⅡⅢⅣⅤ至到—–-]*类)?(?:水体|断面)?(?:占比|比重|比例)$")
_KIND_OF = re.compile(
    "(?:劣?[ⅠⅡⅢⅣⅤ一二三四五六七八九十0-9A-Z]+[级星类]|[^，。；、]{1,2}[级型类])(?:及?以[上下])?"
)
PACE = re.compile(
    "(?<=..)(?:的?(?:年均)?(?:增速|增幅|增长率))(?:快于|高于|低于|慢于|好于|优于|[与和同])[^，。；]{2,}$"
)
_WORK_SAID = "(?<=..)新?<<floor_space_stage>>$"
_SAID_OF_AMOUNT = re.compile(
    "(?<=..)(?:实现|完成|协议|合同|概算|估算|占地|年)$"
)  # of the amount, not of its owner
_KIND_ONLY = re.compile("(?:级|型|类|系|性|以上|以下)$")
_IN_ALL = re.compile("总(?!投资|产值)[^，。；、的]{1,3}(?:[数量额]|规模|面积|容量|长度)")
_DONE_INSIDE = "(?<=.{2})(?:每?年|全年|累计)<<done_by_it>>[^，。；、]{2,8}$"
_FRUIT = "(?<=..)(?:工作)?<<fruit>>$"
_HAS_BEDS = ("院", "站", "所", "中心", "机构", "部")  # 甲医院床位30张，乙医院10张
_IN_ALL_KINDS = re.compile("^.*共(?:建[立成]|有)?(?:各级|各类)?(?=.{2})")
_OF_THE_WORKS = ("成本", "周期", "路网密度")
_LEAST_OWNED = 4  # characters of a thing that names itself
LONGEST_PART, LONGEST_LISTED = 8, 14  # characters of a part that names a kind only; in a paragraph of its own
_WHERE = "(?:[市县区州省]|<<site>>)(?:合计)?的?$"


def says_holds(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject begins with a word of holding: 设床位."""
    return bare.startswith(lexicon.words["takes_in"])


def says_head_alone(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject is a head that says nothing of its thing: 增加值."""
    return is_bare_head(bare, lexicon)


def says_less_than_owner(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject can be owned by what the clause before names: 增加值, 改造面积, 存款余额."""
    return (
        (len(bare) >= _LEAST_OWNED and bare in lexicon.own_thing)
        or is_bare_head(bare, lexicon)
        or deed_and_head(bare, lexicon)[0] != ""
    )


class Carried:
    """Keeps what figures were named, and finds in it what the words beside a figure leave out."""

    def __init__(self, context: Context, before: Before) -> None:
        self.context, self.before = context, before
        self.words, self.pattern = context.lexicon.words, context.lexicon.pattern
        self.sets = context.lexicon.sets
        self.trade = trade_of(context.view, context.lexicon) if context.plan else ""

    def remember(self, reading: Reading) -> None:
        """Keep what was counted, by its counter, and what was achieved: a later clause may leave either out."""
        memory = self.context.memory
        if not reading.against and reading.measure != "points_change":
            memory.rate = reading.measure if reading.measure in GROWTH_MEASURES else ""
        if reading.leftover or not reading.indicator or reading.measure == "threshold":
            return
        if reading.figure.kind == "count":
            lexicon = self.context.lexicon
            thing = strip_actions(strip_targets(reading.indicator, lexicon), lexicon)
            memory.counted[reading.figure.counter] = (thing, memory.sentence)
        elif reading.figure.unit in self.context.lexicon.extents:  # of what is built or planted
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
        if reading.figure.kind == "money" and memory.account[0] and name.startswith(memory.account[0]):
            memory.account = (memory.account[0], memory.sentence)  # 基金预算收入总计: still of that budget
        memory.last_unit = (reading.figure.unit, reading.figure.kind)
        memory.last_value = reading.value
        if reading.measure in ("level", "share"):
            memory.level_unit = memory.last_unit
            if reading.measure == "level":
                memory.amount_value = reading.value
        if reading.measure == "share" and reading.of:
            memory.of_whole = (reading.indicator, memory.sentence)
        if reading.figure.kind == "money" and reading.measure == "level":
            thing = next(
                (rest for end in self.words["zone_or_firm"] if (rest := name.rpartition(end)[2]) != name), ""
            )
            memory.zone_thing = (_VERBAL_ONLY.sub("", thing), memory.sentence)
        if reading.figure.kind != "points":
            memory.share = (reading.indicator if reading.measure == "share" else "", memory.sentence)
        if reading.figure.kind in ("physical", "count") and reading.measure in ("level", "change"):
            kept, _ = memory.unit_heads.get(reading.figure.unit, ("", -9))
            if kept and not reading.indicator.endswith(kept):
                del memory.unit_heads[reading.figure.unit]  # 淘汰产能4吨，削减烟尘6吨、废气3吨: another row
        if reading.figure.kind in ("physical", "count") and reading.measure == "level":
            head = self.context.lexicon.heads.at_end(reading.indicator)
            if head is not None and len(head[0]) > 1:
                if memory.part_head[0] not in ("", head[0]) and reading.figure.unit != memory.part_unit:
                    memory.part_head = ("", -9)  # 播种面积9万亩，其中小麦4万亩；总产量8万吨，其中小麦3万吨
                units = (reading.figure.unit, *(self.words["box_unit"] if head[0] == "吞吐量" else ()))
                memory.unit_heads |= dict.fromkeys(units, (head[0], memory.sentence))

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

    def achieved_before(self, figure: Figure, phrase: Phrase, bare: str) -> str:
        """甲完成产值4亿元，乙完成2亿元: 乙's output; 甲完成产值4亿元。实现利润1亿元: 甲's profit."""
        memory, lexicon = self.context.memory, self.context.lexicon
        agent, thing, sentence = memory.achieved
        if len(agent) < 4 or agent.endswith("提出") or memory.sentence - sentence > 1:
            return ""
        done = bool(phrase.tokens) and phrase.tokens[0][0] in ("完成", "实现")
        if done and bare[-2:] == agent[-2:] and memory.level_unit == (figure.unit, figure.kind):
            return bare + thing  # 港口完成吞吐量9万吨。其中沿海港口完成4万吨: another of them
        if memory.same_sentence and sentence != memory.sentence and memory.last_unit[1] == "count":
            return ""  # 企业实现产值8亿元。共有项目12个，完成投资1亿元: of the projects
        opens = _VERBAL_ONLY.match(phrase.text)
        head = lexicon.heads.at_end(bare)
        if opens is not None and head is not None and head[0] == _VERBAL_ONLY.sub("", bare):
            return agent + head[0]
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
        return memory.topic if again and is_bare_head(bare, self.context.lexicon) else ""

    def holder_before(self, reading: Reading, phrase: Phrase, bare: str) -> str:
        """医院新院区启用，设床位800张: what the clause before speaks of holds so many."""
        holds = self.pattern(_HOLDS).match(bare) if bare.startswith(self.words["takes_in"]) else None
        if (
            holds is None
            or phrase.start <= reading.sentence[0]
            or self.context.view[phrase.start - 1] != "，"
        ):
            return ""
        memory, view = self.context.memory, self.context.view
        if memory.same_sentence:
            holder = without_head(strip_share(memory.topic), self.context.lexicon)
        else:
            end = phrase.start - 1
            begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "，；：。"))
            holder = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        holder = self.pattern(TURNS).sub("", strip_actions(holder, self.context.lexicon))
        if not 3 <= len(holder) <= 16 or self.context.lexicon.predicate.search(holder, 1) is not None:
            return ""
        if holds["thing"][-1] in "额率值量":
            return ""  # 研发人员增长9%，吸纳技术合同成交额增长5%: measured by itself
        held = holder + (holds["thing"] if holds["verb"] in ("设", "设有") else bare)
        memory.owned = (held, holder)
        return held

    def parallel_head(self, reading: Reading, bare: str) -> str:
        """肉类总产量达到8万吨，奶类达到3万吨: the head said once holds for the next thing weighed; 甲开发区收入9亿元，乙园区8亿元."""
        memory, figure = self.context.memory, reading.figure
        if figure.kind == "money" and bare.endswith(self.words["zone_or_firm"]):
            thing, sentence = memory.zone_thing
            alike = thing != "" and sentence == memory.sentence and reading.measure == "level"
            return thing if alike else ""
        if (
            not memory.same_sentence or figure.kind not in ("physical", "count") or reading.measure != "level" or len(bare) > 8
            or self.context.lexicon.predicate.search(bare, 1) is not None or self.context.lexicon.heads.at_end(bare) is not None
        ):  # fmt: skip
            return ""
        head, sentence = memory.unit_heads.get(figure.unit, ("", -9))
        if head == "床位" and not bare.endswith(_HAS_BEDS):
            return ""  # 每千人拥有病床2张
        said = sentence == memory.sentence and head.endswith(self.words["head_said_once"])
        return head_of_part(f"{bare}{head}", bare, self.context.lexicon) if said else ""

    def same_head(self, bare: str) -> str:
        """The owner of a topic that ends in the same head after another of its kind: 机构存款余额, 贷款余额."""
        heads, topic = self.context.lexicon.heads, self.context.memory.topic
        last = heads.at_end(bare)
        if last is None or not topic.endswith(last[0]) or not self.context.memory.same_sentence:
            return ""
        own, other = bare[: -len(last[0])], topic[: -len(last[0])]
        kind = heads.at_end(other)
        return other[: -len(kind[0])] if kind is not None and own in heads.found else ""

    def lacks_head(self, reading: Reading, bare: str, *, longest: int = 8) -> bool:
        """Whether a part names a kind only, in the unit of its whole: 其中第一产业20亿元; a rate of growth has no unit."""
        memory, figure = self.context.memory, reading.figure
        if not self.is_kind(reading, bare, longest=longest):
            return False
        if reading.measure == "change":
            return (figure.unit, figure.kind) == memory.last_unit
        return reading.measure == "growth" or (figure.unit, figure.kind) in (
            memory.last_unit,
            memory.level_unit,
        )

    def is_kind(self, reading: Reading, bare: str, *, longest: int = 8) -> bool:
        """Whether a subject is short and names neither what is measured of it nor what is done."""
        measures = ("share", "growth") if reading.figure.kind == "percent" else ("level", "growth", "change")
        return (
            reading.measure in measures and reading.figure.kind in ("money", "physical", "count", "percent")
            and 2 <= len(bare) <= longest and self.context.lexicon.predicate.search(bare, 1) is None
            and self.context.lexicon.heads.at_end(bare) is None
            and not (reading.figure.kind == "money" and bare.endswith((*self.words["fund"], "配套", "自筹")))
        )  # fmt: skip

    def dealt_to_place(self, phrase: Phrase, *, coordinated: bool) -> str:
        """每张床位补助标准：东部2万元、中部4万元: what each place has is named before the list of them."""
        memory, place = self.context.memory, phrase.rest
        if phrase.tokens or not self.context.regions.is_place(place):
            return ""
        if self.context.view[phrase.start - 1] == "：":
            told = _NAMED_BEFORE.search(self.context.view, max(0, phrase.start - 40), phrase.start)
            if told is None:
                return ""
            memory.dealt_to_places = (strip_lead(told["thing"], self.context.lexicon), memory.sentence)
        elif not coordinated or memory.dealt_to_places[1] != memory.sentence:
            return ""
        return memory.dealt_to_places[0]

    def dealt_out(self, figure: Figure, phrase: Phrase, *, coordinated: bool) -> str:
        """户籍人口分别为城东15万人、城西13万人: each place or kind has its share of the thing named first."""
        memory, view = self.context.memory, self.context.view
        goes_on = memory.dealt[1] == memory.sentence and not phrase.tokens and len(phrase.rest) <= 10
        if figure.kind == "money" and view[phrase.start - 1] in "：，、" and not figure.scaled:
            priced = _PRICED_BELOW.search(view, max(0, phrase.start - 40), phrase.start)
            if priced is not None and not phrase.tokens and len(phrase.rest) <= 10:
                memory.dealt = (strip_lead(priced["thing"], self.context.lexicon), memory.sentence)
                return phrase.rest + memory.dealt[0]
            coordinated = coordinated or (goes_on and memory.last_unit == (figure.unit, figure.kind))
        said = "分别" in phrase.rest or "依次" in phrase.rest
        found = _DEALT.match(phrase.rest) if said else None
        told = view[phrase.start - 1] == "：" and _DEALT_BELOW.search(
            view, max(0, phrase.start - 40), phrase.start
        )
        if told and len(phrase.rest) <= 10 and not phrase.tokens:
            memory.dealt = (strip_lead(told["thing"], self.context.lexicon), memory.sentence)
            thing, item = memory.dealt[0], phrase.rest
        elif found is not None:
            thing = _COUNT_OF_KINDS.sub("", strip_lead(found[1], self.context.lexicon))
            memory.dealt = (thing, memory.sentence)
            item = found[2]
        elif coordinated and goes_on:
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
        act = lexicon.act.at_start(topic) if topic != "生产总值" else None
        whole = topic[len(act[0]) :] if act is not None else topic
        if _KIND_ONLY.search(bare) and reading.figure.kind == "count":
            if memory.last_unit[1] != "count" and memory.same_sentence:
                # 水库9座，总库容2万立方米，其中大型2座: of what was counted so
                whole = _IN_ALL_KINDS.sub("", self.counted_before(reading.figure)) or whole
            if (own := without_area(whole, self.context.lexicon)) != whole:
                whole = strip_actions(own, lexicon)  # 我区安排重点项目
            memory.kinds_of = (whole, reading.figure.counter, memory.sentence)
            return bare + whole
        if reading.figure.kind == "count" and bare.endswith("业") and not bare.endswith(("企业", "行业")):
            of = next((end for end in ("企业", "单位", "项目", "主体") if whole.endswith(end)), "")
            if of and memory.last_unit == (reading.figure.unit, reading.figure.kind):
                own = (act[0] if act is not None else "") + whole[: -len(of)]
                memory.part_head = (of, memory.sentence)
                return own + bare + of  # 新增规上企业20家，其中工业8家
        if bare.startswith("本级") and len(bare) >= 4 and whole.endswith(bare[2:]):
            return whole[: -len(bare[2:])] + bare  # 地方一般公共预算收入, 其中本级收入
        if bare.endswith("本级") and reading.measure == "level":
            return bare + without_area(whole, self.context.lexicon)
        trade = _BOTH_WAYS.match(whole) if bare in ("出口", "进口") else None
        if trade is not None:
            memory.trade = (trade["of"], trade["head"], memory.sentence)
            return trade["of"] + bare + trade["head"]  # 服务进出口额9亿元，其中出口4亿元
        same = memory.last_unit == (reading.figure.unit, reading.figure.kind)
        if bare in self.sets["sold_so"] and same and reading.measure == "level":
            thing = self.pattern(_HANDLED).sub("", strip_actions(without_area(whole, lexicon), lexicon))
            if len(thing) >= 2 and bare not in thing and lexicon.heads.at_end(thing) is None:
                memory.trade = (thing, "", memory.sentence)
                return thing + bare  # 消费成品油9万吨，其中零售8万吨
        rate = reading.measure in GROWTH_MEASURES
        if rate:
            bare = bare.removesuffix("增长")
            kind = lexicon.heads.at_end(bare) is None and len(bare) <= (14 if bare.endswith("业") else 8)
        else:
            longest = LONGEST_LISTED if memory.open_list.whole else LONGEST_PART
            kind = "占" not in whole and self.lacks_head(reading, bare, longest=longest)
        head = head_of_part(whole, bare, lexicon) if kind else ""
        if head == "面积" and (stage := self.pattern(_WORK_SAID).search(whole[: -len(head)])) is not None:
            head = stage[0] + head  # 商品房销售面积9万平方米，其中住宅8万平方米: sold as well
        if head:
            memory.part_head, memory.part_kind = (head, memory.sentence), bare[-1:]
            if rate and head.endswith("价格"):
                memory.part_kind = ANY_KIND  # 食品烟酒上涨1%，衣着下降2%: prices of goods of any kind
            memory.part_unit = reading.figure.unit
            return joined(bare, head)  # 肉类总产量8万吨，其中猪肉3万吨
        if rate:
            return subject
        if not kind:
            self._keep_own_head(reading, whole, bare)
        same = same or (
            memory.last_unit[1] == "count" and reading.figure.counter in self.sets["firm_counter"]
        )
        action = memory.action if same and lexicon.predicate.search(bare, 1) is None else ""
        if action and action not in ("完成", "实现") and reading.measure in ("level", "change"):
            return action + bare
        return subject

    def _keep_own_head(self, reading: Reading, whole: str, part: str) -> None:
        """新增贷款9亿元，其中涉农贷款3亿元、小微企业2亿元: what a part calls its own as its whole does is the next ones' too."""
        head = head_of_part(whole, part, self.context.lexicon)
        if head and part.endswith(head) and part != head:
            memory = self.context.memory
            memory.part_head, memory.part_kind = (head, memory.sentence), ANY_KIND
            memory.part_unit = reading.figure.unit

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
            # 残疾人安置率95%，帮教率98%: of those people; 加工率63%，商品率85%: one rate is not of another
            people = (*self.words["person_group"], *self.words["beneficiary"], "人员", "者")
            return memory.topic[:-3].endswith(people)
        if bare.startswith("发电") and self.pattern("<<power_source>>").search(memory.topic) is None:
            return False  # 原油产量增长9%，发电量增长8%: not of the oil
        if memory.topic != memory.owned[0] and memory.topic.endswith(self.words["staff"]):
            return False  # 小学专任教师900人，在校学生9000人: not of the teachers
        of_people = memory.last_unit[0] in ("人", "名") and memory.topic != memory.owned[0]
        if bare.startswith("床位") and of_people:
            return False  # 医务人员500人，床位800张: not of those people
        if is_bare_head(bare, self.context.lexicon) or (
            memory.last_unit[1] != "money" and deed_and_head(bare, self.context.lexicon)[0] != ""
        ):
            return True  # 建成楼宇3万平方米，改造面积1万平方米
        if _IN_ALL.fullmatch(bare) is not None and memory.last_unit[1] == "count":
            return True  # 公共停车场7个，总泊位数1615个
        # 其中二级以上占比
        return bare.endswith(self.words["bare_share"]) and _KIND_OF.fullmatch(bare[:-2]) is not None

    def owner_before(self, reading: Reading, phrase: Phrase, bare: str) -> str:
        """第二产业增势强劲，增加值达到…: the subject of the clause before owns the bare head."""
        found = self.context.lexicon.heads.at_end(bare)
        if self.context.view.endswith("中：", reading.sentence[0], phrase.start):
            return ""  # 主要产品中：发电量9亿千瓦时: among which it is, and not whose
        if bare in self.context.lexicon.own_thing and len(bare) >= _LEAST_OWNED:
            owner = self.before.earlier_subject(reading, phrase)  # 居民储蓄存款大幅增加，存款余额达到…
            return joined(owner, bare) if len(owner) > 2 and owner.endswith(bare[:2]) else ""
        fresh = not self.context.memory.same_sentence
        if found is not None and fresh and deed_and_head(bare, self.context.lexicon)[0]:
            thing = self.before.object_before(reading, phrase)
            # 加快城中村改造，改造面积9万平方米
            return joined(without_head(thing, self.context.lexicon), bare) if thing else ""
        if found is None or not is_bare_head(bare, self.context.lexicon):
            return ""
        owner = (self.before.object_before(reading, phrase) if fresh else "") or self.before.earlier_subject(
            reading, phrase
        )
        if not owner and fresh:
            owner = self.before.works_before(reading, phrase)
        if not owner and fresh:
            owner = self.before.headline_before(reading, phrase) or self.context.memory.title or self.trade
        if owner.endswith(self.words["fruit"]):
            owner = self.pattern(_FRUIT).sub("", owner)  # 招商引资成效明显，签约资金9亿元
        if not owner or owner.endswith(found[0]) or len(owner) > 16 or owner.count("“") != owner.count("”"):
            return ""
        return joined(without_head(owner, self.context.lexicon), bare)

    def owned_part(self, reading: Reading, phrase: Phrase, part: str) -> str:
        """建设煤炭基地，产量占全国的80%: a part that is a bare head, with its owner."""
        if not is_bare_head(part, self.context.lexicon):
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
        if self.pattern(_WHERE).search(where) is None or topic in part:
            return ""
        if where.endswith("合计"):  # 三个集聚区合计营收: 集聚区广告业合计营收
            return where[:-2] + topic[: -len(found[0])] + "合计" + found[0]
        return where + topic

    def with_owner(self, head: str) -> str:
        """Return a head with the thing spoken of as its owner."""
        memory = self.context.memory
        total = head.startswith(("总", "平均")) and memory.whole and head != memory.whole
        topic = memory.whole if total else strip_share(memory.topic)  # 其中小麦4万亩；总产量8万吨: of all
        if topic == memory.owned[0] and (topic.endswith(self.words["needs_owner"]) or head.endswith("投资")):
            # 水渠维修9处，覆盖人口3万人，总投资2亿元: of the canals; 地铁全长9公里，设站5座，总投资20亿元: of the line
            topic = memory.owned[1]
        if self.trade and topic in self.context.lexicon.own_thing:
            # 出口额478亿美元，从业人数704万人: of the trade that the plan is about
            return joined(self.trade, head)
        topic = without_start(_DOES_IT, topic)
        if head.endswith(_OF_THE_WORKS):
            topic = strip_actions(topic, self.context.lexicon)  # 建设工厂20家，运营成本降低15%
        topic = strip_promotion(topic, self.context.lexicon, least=4)
        if "年" in topic[2:] or "累计" in topic[2:]:
            # 景区年接待游客9万人，营业收入2亿元: of the place
            topic = self.pattern(_DONE_INSIDE).sub("", topic)
        if (faster := PACE.search(topic)) is not None:
            topic = topic[: faster.start()]  # 第三产业增速快于生产总值，贡献率为43%: of the industry
        if len(head) == 3 and head[-1] == "率" and topic.startswith(head[:2]):
            topic = topic[2:]
        if head.startswith("总"):  # 新增通车里程20公里，总里程达90公里: not of the new ones
            topic = without_new(topic, self.context.lexicon)
        if head.endswith(self.words["bare_share"]):
            topic = _SHARE_OF_KIND.sub("", topic) if topic.endswith(self.words["bare_share"]) else topic
            rate = self.context.lexicon.growth_nouns.at_end(topic)
            if rate is not None and len(topic) - len(rate[0]) >= 2:
                topic = topic[: -len(rate[0])]  # 民间投资增速高于全部投资，占比66%: of the investment
            return joined(topic, head)  # 新能源装机40万千瓦，占比45%: the share of the capacity
        if topic[-1:] == "率" and "的" in topic[2:-2]:
            topic = topic.rpartition("的")[0]  # 企业的生产效率提升3%，能耗下降5%: of the firms
        elif topic[-1:] == "率" and len(topic) >= 5 and (head[-1] != "率" or len(head) == 3):
            topic = topic[:-3]  # 河道整治率达到38%（总长度700公里）: of the rivers
        if head[-1] in "量值" and topic.startswith(self.words["raises_crop"]):
            topic = strip_actions(topic, self.context.lexicon)  # 种植辣椒3万亩、产量9吨: of the peppers
        owner, deed, measure = (
            without_head(topic, self.context.lexicon),
            *deed_and_head(head, self.context.lexicon),
        )
        if head == "路网密度":
            owner = owner.removesuffix("通车")
        owner = _SAID_OF_AMOUNT.sub("", owner)  # 项目协议投资额9亿元，到位资金2亿元: of the project
        owner = without_area(owner, self.context.lexicon) if deed else owner
        if deed:
            owner = self.pattern(_WORK_SAID).sub("", owner)  # 房屋施工面积80万平方米，竣工面积9万平方米
        done = self.context.lexicon.act.at_start(owner) if deed else None
        if done is not None and len(owner) - len(done[0]) >= 2:
            return deed + owner[len(done[0]) :] + measure  # 新竣工楼宇面积9万平方米，新开工面积4万平方米
        return joined(owner, head)

    def owned(self, thing: str, head: str) -> str:
        """Return a bare head with the owner of another head before it: 播种面积稳定、产量; nothing where it is no bare head."""
        return (
            joined(without_head(thing, self.context.lexicon), head)
            if is_bare_head(head, self.context.lexicon)
            else ""
        )
