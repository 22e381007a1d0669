"""Rules for clauses that leave their thing, its owner or its head out: an earlier clause or the title has said it."""

from __future__ import annotations

import re

from plancheck.asked_first import holds
from plancheck.statements.context.bare_heads import is_bare_head, without_head, without_new
from plancheck.statements.context.clause import CARRIED, LISTED, OWNED, Clause, Name, spoken
from plancheck.statements.context.things import is_action, strip_share
from plancheck.statements.naming.base import NamingReader
from plancheck.statements.naming.behind import SHARE_END
from plancheck.statements.naming.carried import PACE
from plancheck.statements.naming.counted import without_place
from plancheck.statements.naming.parts_of_wholes import LONGEST_KIND

_OF_SHARE = re.compile("(?:占|在)[^，。；、]{2,16}?(?:的?(?:占比|比重|比例)|中(?:的)?占比)$")
_SHARE_TOLD = re.compile("占[^，。；、]{2,16}的(?:占比|比重|比例)$|(?:占比|比重)$")
_FROM = re.compile("[由从]")
SAYS_THAT = "^[^，。；的]{2,12}?<<says_that>>(?:了|要|将|全年|今年|力争|，)*(?=[^，。；]{3})"
holds(SAYS_THAT, ("<<says_that>>",))
LONGEST_TRADE = 24  # 电力、热力、燃气及水生产和供应业
_AMONG_WHOLE = re.compile("[^，。；]{2,16}中(?P<part>[^，。；]{2,16})")
_BY_PART_OF_YEAR = re.compile(
    "\\s*(?:从?(?:分|逐)(?:季度?|月份?|月度)|从(?:各|分)?(?:季度|月份|月度))(?:来)?看，"
)
_REACHES_SUM = re.compile("[^，。；]{2,10}(?:超过?|过|突破|达到?|逾|上)[0-9]{0,4}[十百千]?[万亿]{1,2}元")
_ADDED_SINCE = ("较增量", "比增量")
_SIZED = ("亿元以上", "万元以上")
_AMOUNTS = frozenset(("资金", "金额", "规模", "总规模", "总额"))  # of things counted, an amount of their own


class LeftOut(NamingReader):
    """Finds what a clause leaves out."""

    def dealt_out(self, clause: Clause) -> Name | None:
        """户籍人口分别为城东15万人、城西13万人; 补助标准：东部2万元、中部4万元."""
        dealt = self.carried.dealt_to_place(
            clause.phrase, coordinated=clause.coordinated
        ) or self.carried.dealt_out(clause.figure, clause.phrase, coordinated=clause.coordinated)
        return spoken(dealt, LISTED) if dealt else None

    def achieved(self, clause: Clause) -> Name | None:
        """甲完成产值4亿元，乙完成2亿元."""
        name = self.carried.achieved_before(clause.figure, clause.phrase, clause.bare)
        return spoken(name, OWNED) if name else None

    def rate_ahead(self, clause: Clause) -> Name | None:
        """森林覆盖率，甲县达到45%，乙县达到52%: whose share it is stands with the figure, what is shared in a clause ahead."""
        if not clause.phrase.has("value", "rise_to", "fall_to") or len(clause.subject) > LONGEST_KIND:
            return None
        if self.context.lexicon.heads.at_end(clause.bare) is not None:
            return None
        rate = self.carried.before.rate_ahead(clause.reading, clause.phrase)
        return spoken(clause.subject + rate, OWNED) if rate and clause.subject not in rate else None

    def generic(self, clause: Clause) -> Name | None:
        """总量突破18万亿元: of the thing spoken of; 占比近五成，总数增加一倍: not of its share."""
        memory = self.context.memory
        if not memory.same_sentence and (
            thing := self.carried.before.headline_before(clause.reading, clause.phrase)
        ):
            return spoken(thing + clause.bare, OWNED)
        if memory.same_sentence and clause.bare in self.sets["size_of_it"]:
            thing = self.carried.before.object_before(clause.reading, clause.phrase)
            if thing and not is_bare_head(thing, self.context.lexicon):
                # 余额增长5%，设立产业基金，总规模2亿元: of the fund
                return spoken(thing + clause.bare, OWNED)
        if not memory.topic:
            return None
        if memory.sentence - memory.topic_sentence > 1:
            return None
        if (
            clause.subject.startswith(self.context.lexicon.words["whence"])
            and clause.subject[:2] not in memory.topic
        ):
            return Name(clause.subject)  # 到位境内资金12亿元，境外资金3万美元: another's
        if clause.reading.measure == "share":
            return Name(memory.topic, CARRIED)
        thing = SHARE_END.sub("", memory.topic)
        if thing != memory.topic and (among := _AMONG_WHOLE.match(thing)) is not None:
            thing = among["part"]  # 网民中农村网民占比27%，规模达2亿: of the part
            return Name(thing + clause.bare, CARRIED, topic=thing + clause.bare)
        if clause.bare.startswith("总"):
            thing = without_new(thing, self.context.lexicon)  # 新增企业189家，总数达1053家
        if clause.bare in _AMOUNTS and memory.last_unit[1] == "count" and not thing.endswith(clause.bare):
            return Name(thing + clause.bare, OWNED)  # 争取项目18个、资金3亿元: of the projects
        return Name(thing, CARRIED)

    def doer(self, clause: Clause) -> Name | None:
        """规模以上企业9家，完成增加值4亿元."""
        name = self.carried.before.doer_before(clause.reading, clause.phrase, clause.bare)
        return spoken(name, OWNED) if name else None

    def of_named(self, clause: Clause) -> Name | None:
        """中欧铁路开行提速，累计发送旅客9万人次."""
        if clause.coordinated or clause.noun:
            return None
        name = self.carried.before.named_before(clause.reading, clause.phrase, clause.bare)
        return spoken(name, OWNED) if name else None

    def holder(self, clause: Clause) -> Name | None:
        """医院新院区启用，设床位800张."""
        if clause.bare != clause.subject:
            return None  # 航道9万公里，全国拥有泊位2万个: of the place
        name = self.carried.holder_before(clause.reading, clause.phrase, clause.bare)
        return spoken(name, OWNED) if name else None

    def rate_of_deed(self, clause: Clause) -> Name | None:
        """推动新建公共建筑电气化，电气化比例达到20%: whose rate it is the clause before has said."""
        name = self.carried.before.rate_of_deed(clause.reading, clause.phrase, clause.bare)
        return spoken(name, OWNED) if name else None

    def owner_before(self, clause: Clause) -> Name | None:
        """第二产业增势强劲，增加值达到…."""
        name = self.carried.owner_before(clause.reading, clause.phrase, clause.bare)
        return spoken(name, OWNED) if name else None

    def head_again(self, clause: Clause) -> Name | None:
        """旅游业增加值达到8亿元。明年实现增加值10亿元: the same head in the next sentence."""
        again = self.carried.same_head_again(clause.bare)
        return Name(again, f"{CARRIED} from an earlier sentence") if again else None

    def owner_of_topic(self, clause: Clause) -> Name | None:
        """A head that says nothing of its thing belongs to the thing spoken of."""
        memory, bare = self.context.memory, clause.bare
        if bare in _ADDED_SINCE:
            bare = bare[1:]  # 较2017年增量9万人
        if (
            not self.carried.lacks_owner(bare)
            or self.pattern(SAYS_THAT).match(clause.phrase.rest) is not None
        ):
            return None
        if bare.endswith("密度") and memory.topic[1:2] == "均":
            return None  # 人均道路面积18平方米，路网密度8公里/平方公里: of the town
        if bare.endswith(("成本", "周期")) and memory.topic.endswith("率"):
            return None  # 资源综合利用率提升2%，运营成本下降5%: neither is of the other
        if clause.phrase.text.startswith("的") and memory.topic.endswith("率"):
            return None  # 节能率15%以上的建筑面积: the rate is a bound
        if (
            is_bare_head(strip_share(memory.topic), self.context.lexicon)
            and bare not in self.sets["bare_share"]
        ):
            return None  # 利税28亿元，利润16亿元: neither is of the other
        name = self.carried.with_owner(bare)
        if name != bare and name.endswith(bare) and is_action(name.removesuffix(bare), self.context.lexicon):
            return None  # 运营里程126公里，日均客流70万人次: neither has said whose it is
        if (
            bare in self.sets["bare_share"]
            and clause.subject != bare
            and (said := self.carried.share_of_whole())
        ):
            # 东部地区零售额占全国零售额的83%，中部地区占比9%: the same share of another place
            of_place = self.context.regions.strip(said)
            if of_place != said and not of_place.startswith("占"):
                place = clause.subject.removesuffix(bare).rstrip("的")
                return Name(place + of_place, OWNED, topic=place + strip_share(of_place))
        if bare in self.sets["bare_share"] and memory.whole:
            # 民用汽车58万辆，其中私人汽车47万辆，占比超过八成
            clause.reading.of = memory.whole
            name = f"{strip_share(memory.topic)}占{memory.whole}的比重"
        if name != bare and name.endswith(bare):
            memory.owned = (name, name[: -len(bare)])  # what follows may be theirs as well
        of_share = self.context.lexicon.share_nouns.at_end(bare) is not None
        step = f"{bare!r} needs its thing: taken from {memory.topic!r}"
        return Name(name, OWNED, topic="" if of_share else name, step=step)

    def share_among(self, clause: Clause) -> Name | None:
        """高中阶段学生中，职校学生达到56%: of the whole that the clause before takes parts of."""
        among, sentence = self.context.memory.among
        bare, lexicon, start = clause.bare, self.context.lexicon, clause.phrase.start
        beside = self.context.view.endswith(("中，", "中,"), 0, start)
        if sentence != self.context.memory.sentence or not beside or not clause.phrase.has("value"):
            return None
        rate = bare.endswith("率") or lexicon.share_nouns.at_end(bare) is not None
        if rate or lexicon.act.at_start(bare) is not None or lexicon.predicate.search(bare, 1) is not None:
            return None
        clause.reading.of = among
        return Name(f"{bare}占{among}的比重", topic=bare)

    def came_in(self, clause: Clause) -> Name | None:
        """外商投资稳步增长，实际到位3亿美元: the money that the clause before tells of."""
        if clause.bare not in self.sets["money_came_in"]:
            return None
        earlier = self.carried.before.earlier_subject(clause.reading, clause.phrase)
        memory = self.context.memory
        topic = strip_share(memory.topic) if memory.same_sentence else ""
        whose = earlier or without_head(topic, self.context.lexicon)
        return Name(whose + clause.bare, OWNED) if len(whose) >= 2 else None

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
        if (
            self.context.lexicon.heads.at_end(bare) is not None
            or self.context.lexicon.predicate.search(bare, 1) is not None
        ):
            return None
        if of_kind := _of_other_kind(share, bare):
            return spoken(of_kind, OWNED)
        whole = _SHARE_TOLD.search(share)
        return spoken(bare + whole[0], OWNED) if whole is not None and whole.start() >= 2 else None

    def share_of_other(self, clause: Clause) -> Name | None:
        """甲在乙中占比由10%增加到20%，丙由30%增加到40%: the share of another in the same whole."""
        share, bare = self.carried.share_of_whole(), clause.bare
        if not share or len(bare) > 12 or any(word not in ("由", "从") for word, _ in clause.phrase.tokens):
            return None
        if _FROM.match(self._after(clause)) is None:
            return None
        if (
            self.context.lexicon.heads.at_end(bare) is not None
            or self.context.lexicon.predicate.search(bare, 1) is not None
        ):
            return None
        whole = _OF_SHARE.search(share)
        return spoken(bare + whole[0], OWNED) if whole is not None and whole.start() >= 2 else None

    def _after(self, clause: Clause) -> str:
        """The words between the thing of a clause and its figure."""
        view, end = self.context.view, clause.figure.outer_start
        at = view.rfind(clause.bare[-1], clause.phrase.start, end)
        return view[at + 1 : end].strip() if at >= 0 else ""

    def parallel_rate(self, clause: Clause) -> Name | None:
        """国有企业增加值增长3%，股份制企业增长12%: the same of another kind of the same things."""
        memory, bare = self.context.memory, clause.bare
        longest = LONGEST_TRADE if bare[-1:] == "业" else LONGEST_KIND
        if clause.noun or not memory.rate or not 3 <= len(bare) <= longest or not memory.same_sentence:
            return None
        heads = self.context.lexicon.heads
        head = heads.at_end(memory.topic)
        if (
            head is None
            or heads.at_end(bare) is not None
            or self.context.lexicon.predicate.search(bare, 1) is not None
        ):
            return None
        owner = memory.topic[: -len(head[0])]
        same = owner[-2:] == bare[-2:] or (owner[-1:] == "业" == bare[-1])  # 采矿业, 制造业
        acts = self.context.lexicon.act.at_start(bare) is not None and bare[-1] != "业"
        alike = len(owner) > 2 and same and not acts
        return spoken(bare + head[0], OWNED) if alike else None

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

    def by_part_of_year(self, clause: Clause) -> Name | None:
        """生产总值增长8%，其中茶业占比9%。分季度看，一季度增长7%，二季度增长9%: of what the paragraph is about."""
        start = clause.reading.sentence[0]
        if _BY_PART_OF_YEAR.match(self.context.view, start, clause.phrase.start) is None:
            return None
        first, block = self.context.memory.first
        return Name(first, CARRIED) if first and block == self.context.memory.block else None

    def share_again(self, clause: Clause) -> Name | None:
        """甲占乙的61.5%，比上年提高0.8个百分点; 占比提升至15%以上，力争达到20%."""
        goes_on = self.context.memory.last_unit[1] == "percent"
        percent = goes_on and clause.is_share and clause.phrase.has("value", "rise_to", "fall_to", "keep")
        figure = clause.figure
        per = clause.reading.measure == "change" and "/" in figure.unit  # 12部/百人，比上年提高2部/百人
        points = figure.kind == "points" or (
            per and self.context.memory.last_unit == (figure.unit, figure.kind)
        )
        share = self.carried.share_before() if percent or points else ""
        return Name(share, CARRIED) if share else None

    def of_that_size(self, clause: Clause) -> Name | None:
        """承接项目156个，其中10亿元以上的23个: so many of what was counted so before."""
        start = clause.phrase.start
        if clause.phrase.text not in ("", "的") or not self.context.view.endswith(_SIZED, 0, start):
            return None
        thing, topic = self.carried.counted_before(clause.figure), self.context.memory.topic
        if thing and topic.endswith(thing):
            thing = topic
        return Name(thing, CARRIED, topic=thing) if thing else None

    def those_reaching(self, clause: Clause) -> Name | None:
        """市场90家，年交易额过亿元的8家: those of what was counted that reach a sum."""
        view, end = self.context.view, clause.phrase.start
        if clause.phrase.text != "的" or not view.endswith("元", 0, end):
            return None
        start = clause.reading.sentence[0]
        said = view[max(start, *(view.rfind(mark, start, end) + 1 for mark in "，；：")) : end].strip()
        counted = self.carried.counted_before(clause.figure)
        if not counted or _REACHES_SUM.fullmatch(said) is None:
            return None
        return spoken(f"{said}的{without_place(self.context, counted)}", CARRIED)

    def earlier(self, clause: Clause) -> Name | None:
        """The subject of an earlier clause of the sentence."""
        name = self.carried.before.earlier_subject(clause.reading, clause.phrase)
        levels = clause.reading.measure in ("level", "share")
        if not name and levels and clause.phrase.has("value", "rise_to", "fall_to"):
            name = self.carried.before.measured_before(clause.reading, clause.phrase)
        if not name and "幅" in clause.phrase.text:
            name = self.carried.before.price_before(clause.reading, clause.phrase)
        if not name:
            return None
        if clause.reading.measure == "level" and "增" in name and (pace := PACE.search(name)) is not None:
            name = name[: pace.start()]  # 收入增速与经济发展相适应，站稳20亿元台阶
        memory = self.context.memory
        if name != memory.topic and memory.same_sentence and is_bare_head(name, self.context.lexicon):
            name = self.carried.with_owner(name)  # 粮食面积86万亩，产量再创新高，达到38万吨
        elif clause.part and memory.open_list.whole:  # 其中：第一产业，1990年达到90亿元
            name = self.carried.part_name(clause.reading, name, name)
        return Name(name, CARRIED, topic=name, step=f"subject {name!r} of an earlier clause")

    def topic(self, clause: Clause) -> Name | None:
        """The thing spoken of, in this sentence or before it."""
        memory = self.context.memory
        if not memory.topic:
            return None
        if clause.subject and not clause.bare and memory.same_sentence:
            # 全国加油站近12万座，我市仅1700座
            return Name(self.context.regions.strip(memory.topic), CARRIED)
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


def _of_other_kind(share: str, bare: str) -> str:
    """使用固定电话办理的比例93%、移动电话32%: the same share for another kind of the same thing; nothing where it names no such kind."""
    at = share.find(bare[-2:]) if len(bare) >= len("移动电话") else -1
    first = at + 2 - len(bare)
    if first < 0 or at + 2 >= len(share) or share[first : at + 2] == bare:
        return ""
    return share[:first] + bare + share[at + 2 :]
