"""Rules for clauses that leave their thing, its owner or its head out: an earlier clause or the title has said it."""

from __future__ import annotations

import re

from plancheck.statements.bare_heads import is_bare_head, without_new
from plancheck.statements.behind import SHARE_END
from plancheck.statements.carried import Carried
from plancheck.statements.clause import CARRIED, LISTED, OWNED, Clause, Name, spoken
from plancheck.statements.counted import without_place
from plancheck.statements.phrases import PAREN
from plancheck.statements.predicates import PREDICATE
from plancheck.statements.reading import Context
from plancheck.statements.things import is_action, strip_actions, strip_share

ANY_KIND = "*"  # 从规模看：the parts of a thing need not be alike
_OF_SHARE = re.compile("(?:占|在)[^，。；、]{2,16}?(?:的?(?:占比|比重|比例)|中(?:的)?占比)$")
_PART_OF_ACCOUNT = re.compile(
    "(?P<part>(?:税收?|税收收入|非税收?入?|[^，。；、占]{0,6}(?:民生|社会|科技|教育)[^，。；、占]{0,6}支出))(?:占比|比重|比例)$"
)
_SHARE_TOLD = re.compile("占[^，。；、]{2,16}的(?:占比|比重|比例)$|(?:占比|比重)$")
_FROM = re.compile("[由从]")
SAYS_THAT = "^[^，。；的]{2,12}?<<says_that>>(?:了|要|将|全年|今年|力争|，)*(?=[^，。；]{4})"
_IN_AREA = "^[^，。；的]{0,6}?<<area_kind>>(?:地区|区域)?(?=.{3})"
LONGEST_KIND = 14
LONGEST_TRADE = 24  # 电力、热力、燃气及水生产和供应业
_AMONG_WHOLE = re.compile("[^，。；]{2,16}中(?P<part>[^，。；]{2,16})")
_AREA_ENDS = frozenset("省市区县州盟旗镇乡道")
_AMONG_PLACES = re.compile(
    "在?(?P<of>[^，。；：\n在]{2,24})[中里]，[^，。；：]{0,8}前[^，。；：]{1,4}的(?:地区|省份?|省区市|城市|市县?|区县|县市?区?|镇街?|街道|乡镇)[^，。；：]{0,6}[是为有]："
)
_PAID = "(?:中央|[省市县区]级)?(?:财政)?(?:在[^，。；]{2,10}基础上)?(?:平均|再|分别|一次性|最高)*(?:每[^，。；、年月]{1,3}?|单[台套户位]|单个[主项][体目])?(?:平均|一次性|最高)*(?:报废|更新|给予)?(?:定额)?<<paid_noun>>(?:每.)?(?:不超过)?"
_FOR_WHOM = re.compile("^(?:其中)?(?:对于?|凡)?")
_HOUSE = "(?:<<institution>>|[院站所园馆])$"
_HAVING = "^.*(?:共有|拥有|现有|实有|设有|共|<<institution>>)(?=.{2})"
_SO_MANY = re.compile("[0-9](?!.*以[上下])")
_OFFICE = "<<collector>>(?:局|部门|系统)?"
_BY_OFFICE = "^.*<<collector>>(?:局|部门|系统)(?=.)"
_INCOME = re.compile("[^，。；、完成]{0,12}收入$")
_EACH_AREA = re.compile("各[省市县区州盟旗镇乡]{1,3}")  # 实现程度超过93%，各县区均突破90%
_SO_MANY_AREAS = re.compile("[二两三四五六七八九十]{1,2}[省市区县镇乡]")  # 五区由30元增加到40元
_AREAS = frozenset("县市镇乡村区州")
_WHENCE = ("境外", "境内", "省外", "市外", "县外", "区外", "国外")
_BY_PART_OF_YEAR = re.compile(
    "\\s*(?:从?(?:分|逐)(?:季度?|月份?|月度)|从(?:各|分)?(?:季度|月份|月度))(?:来)?看，"
)
_REACHES_SUM = re.compile("[^，。；]{2,10}(?:超过?|过|突破|达到?|逾|上)[0-9]{0,4}[十百千]?[万亿]{1,2}元")
_SIZED = ("亿元以上", "万元以上")
_AMOUNTS = frozenset(("资金", "金额", "规模", "总规模", "总额"))  # of things counted, an amount of their own


class LeftOut:
    """Finds what a clause leaves out."""

    def __init__(self, context: Context, carried: Carried) -> None:
        self.context, self.carried = context, carried
        self.words, self.pattern = context.lexicon.words, context.lexicon.pattern

    def only_places(self, clause: Clause) -> Name | None:
        """京津冀、长三角分别下降…: the thing is the one before; 山区服务半径小于5公里，城区小于1公里."""
        memory = self.context.memory
        if not memory.topic:
            return None
        if self.context.regions.names_all(clause.subject) or (
            clause.subject[:1] == "各" and _EACH_AREA.fullmatch(clause.subject) is not None
        ):
            return Name(memory.topic, CARRIED)
        if (
            memory.same_sentence
            and clause.subject[-1:] in _AREA_ENDS
            and _SO_MANY_AREAS.fullmatch(clause.subject) is not None
        ):
            thing = strip_actions(memory.topic, self.context.lexicon)
            raised = self.context.lexicon.betters.at_start(thing)
            return Name(clause.subject + thing[len(raised[0]) if raised is not None else 0 :], CARRIED)
        area = clause.subject.endswith(self.words["area_kind"]) and memory.same_sentence
        if area:
            return self._same_in_area(clause)
        return self._share_in_area(clause) if clause.subject.endswith(self.words["bare_share"]) else None

    def some_places(self, clause: Clause) -> Name | None:
        """辍学率较高，个别地区超过9%: the rate of some of the places that the clause before speaks of."""
        if clause.subject not in self.words["some_places"]:
            return None
        rate = self.carried.before.earlier_subject(clause.reading, clause.phrase)
        return Name(clause.subject + rate, OWNED) if rate else None

    def among_places(self, clause: Clause) -> Name | None:
        """在法人单位中，位居前三位的地区是：甲省300万个，占14%；乙省200万个: of each place."""
        rest = clause.phrase.rest
        told = clause.is_share if rest in ("", "占") else rest[-1] in _AREA_ENDS
        start = clause.reading.sentence[0]
        if (
            not told
            or len(rest) > 10
            or clause.right
            or "：" not in self.context.view[start : clause.phrase.start]
        ):
            return None
        among = _AMONG_PLACES.search(self.context.view, start, clause.phrase.start)
        if among is None:
            return None
        of = "".join(among["of"].split())
        if not clause.is_share:
            return Name(of)
        clause.reading.of = self.context.region
        return Name(f"{of}占{self.context.region}的比重")

    def _share_in_area(self, clause: Clause) -> Name | None:
        """绿色建筑面积占比达到70%，其中甲市、乙市占比达到80%，其他市县占比达到60%."""
        topic, place = self.context.memory.topic, clause.subject[:-2].rstrip("的")
        if (
            not self.context.memory.same_sentence
            or not topic.endswith(self.words["bare_share"])
            or not 2 <= len(place) <= 12
        ):
            return None
        if "中" in place or not (
            place.endswith(self.words["area_kind"]) or self.context.regions.names_all(place)
        ):
            return None  # 总产值中郊区的比重 says of what
        return Name(place + self.pattern(_IN_AREA).sub("", without_place(self.context, topic)), CARRIED)

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
        thing = self.pattern(_IN_AREA).sub("", strip_share(memory.topic))
        if thing.endswith(clause.subject[-2:]) or (figure.kind == "count" and thing[-1:] in _AREAS):
            return (
                None  # 建成五百亿级开发区2个、百亿级开发区9个, 示范县2个、示范乡镇64个: the areas themselves
            )
        return Name(clause.subject + thing, CARRIED) if thing and thing != clause.subject else None

    def dealt_out(self, clause: Clause) -> Name | None:
        """户籍人口分别为城东15万人、城西13万人."""
        dealt = self.carried.dealt_out(clause.phrase, coordinated=clause.coordinated)
        return spoken(dealt, LISTED) if dealt else None

    def achieved(self, clause: Clause) -> Name | None:
        """甲完成产值4亿元，乙完成2亿元."""
        name = self.carried.achieved_before(clause.phrase, clause.bare)
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
        if clause.bare not in self.context.lexicon.generic:
            return None
        if not memory.same_sentence and (
            thing := self.carried.before.headline_before(clause.reading, clause.phrase)
        ):
            return spoken(thing + clause.bare, OWNED)
        if memory.same_sentence and clause.bare in self.words["size_of_it"]:
            thing = self.carried.before.object_before(clause.reading, clause.phrase)
            if thing and not is_bare_head(thing, self.context.lexicon):
                return spoken(
                    thing + clause.bare, OWNED
                )  # 余额增长5%，设立产业基金，总规模2亿元: of the fund
        if not memory.topic:
            return None
        if memory.sentence - memory.topic_sentence > 1:
            return None
        if clause.subject.startswith(_WHENCE) and clause.subject[:2] not in memory.topic:
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
        if (
            not self.carried.lacks_owner(bare)
            or self.pattern(SAYS_THAT).match(clause.phrase.rest) is not None
        ):
            return None
        if clause.phrase.text.startswith("的") and memory.topic.endswith("率"):
            return None  # 节能率15%以上的建筑面积: the rate is a bound
        if (
            is_bare_head(strip_share(memory.topic), self.context.lexicon)
            and bare not in self.words["bare_share"]
        ):
            return None  # 利税28亿元，利润16亿元: neither is of the other
        name = self.carried.with_owner(bare)
        if name != bare and name.endswith(bare) and is_action(name.removesuffix(bare), self.context.lexicon):
            return None  # 运营里程126公里，日均客流70万人次: neither has said whose it is
        if (
            bare in self.words["bare_share"]
            and clause.subject != bare
            and (said := self.carried.share_of_whole())
        ):
            # 东部地区零售额占全国零售额的83%，中部地区占比9%: the same share of another place
            of_place = self.context.regions.strip(said, own=self.context.region)
            if of_place != said and not of_place.startswith("占"):
                place = clause.subject.removesuffix(bare).rstrip("的")
                return Name(place + of_place, OWNED, topic=place + strip_share(of_place))
        if bare in self.words["bare_share"] and memory.whole:
            # 民用汽车58万辆，其中私人汽车47万辆，占比超过八成
            clause.reading.of = memory.whole
            name = f"{strip_share(memory.topic)}占{memory.whole}的比重"
        of_share = self.context.lexicon.share_nouns.at_end(bare) is not None
        step = f"{bare!r} needs its thing: taken from {memory.topic!r}"
        return Name(name, OWNED, topic="" if of_share else name, step=step)

    def more_of_account(self, clause: Clause) -> Name | None:
        """支出160亿元，增长9%，增支13亿元: so much more of the same."""
        topic = strip_share(self.context.memory.topic)
        earned = clause.bare in self.words["more_income"] and topic.endswith("收入")
        spent = clause.bare in self.words["more_spending"] and topic.endswith("支出")
        return Name(topic, CARRIED) if earned or spent else None

    def part_of_account(self, clause: Clause) -> Name | None:
        """一般公共预算收入20亿元，税收占比75%; 一般公共预算支出30亿元，民生支出占比80%: parts of the budget's line."""
        part = _PART_OF_ACCOUNT.match(clause.bare)
        topic = strip_share(self.context.memory.topic)
        if part is None or "占" in clause.phrase.text[: -len(clause.bare)]:
            return None
        if part["part"][:2] in topic:
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
        if self.context.lexicon.heads.at_end(bare) is not None or PREDICATE.search(bare, 1) is not None:
            return None
        whole = _OF_SHARE.search(share)
        return spoken(bare + whole[0], OWNED) if whole is not None and whole.start() >= 2 else None

    def _after(self, clause: Clause) -> str:
        """The words between the thing of a clause and its figure."""
        view, end = self.context.view, clause.figure.outer_start
        at = view.rfind(clause.bare[-1], clause.phrase.start, end)
        return view[at + 1 : end].strip() if at >= 0 else ""

    def part_among(self, clause: Clause) -> Name | None:
        """全市常住人口中，男性1012万人，女性949万人: of the people."""
        memory, bare = self.context.memory, clause.bare
        of, sentence = memory.among
        if sentence != memory.sentence or clause.figure.counter not in self.context.lexicon.person_counters:
            return None
        if bare.endswith(("人员", "人口", of[-2:])) or len(bare) > LONGEST_KIND // 2:
            return None
        if not of.endswith("人口") and self.context.lexicon.heads.at_end(of) is None:
            return None
        lacks = self.carried.is_kind(clause.reading, bare) and self.context.lexicon.act.at_start(bare) is None
        return Name(bare + without_place(self.context, of), OWNED, topic=bare) if lacks else None

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
        done = bool(clause.phrase.tokens) and clause.phrase.tokens[-1][0] in ("完成", "实现")
        longest = 14 if done or memory.part_kind == "业" else 8  # 乡镇集体、私营企业完成35亿元
        lacks = self.carried.lacks_head(clause.reading, clause.bare, longest=longest)
        return spoken(clause.bare + head, OWNED) if lacks else None

    def parallel_rate(self, clause: Clause) -> Name | None:
        """国有企业增加值增长3%，股份制企业增长12%: the same of another kind of the same things."""
        memory, bare = self.context.memory, clause.bare
        longest = LONGEST_TRADE if bare[-1:] == "业" else LONGEST_KIND
        if clause.noun or not memory.rate or not 3 <= len(bare) <= longest or not memory.same_sentence:
            return None
        heads = self.context.lexicon.heads
        head = heads.at_end(memory.topic)
        if head is None or heads.at_end(bare) is not None or PREDICATE.search(bare, 1) is not None:
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

    def paid_to(self, clause: Clause) -> Name | None:
        """新建温室的，每亩补贴300元: what so much is paid for stands in the clause before."""
        reading, phrase, view = clause.reading, clause.phrase, self.context.view
        end = phrase.start - 1
        if end <= reading.sentence[0] or view[end] != "，":
            return None
        if self.pattern(_PAID).fullmatch(clause.bare) is None:
            return None
        begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "；：。\n"))
        before = PAREN.sub("", view[begin:end]).strip()
        said = before.rpartition("，")[2]
        if not said.endswith("的") and (len(said) < 6 or _SO_MANY.search(said)):
            return None  # 每位可补贴1件，每件补贴2000元: how many, not for what
        thing = _FOR_WHOM.sub("", said).removesuffix("的").replace("符合条件的", "符合条件")
        if not 3 <= len(thing) <= 36:
            return None
        return Name(thing + clause.bare, OWNED)

    def collected(self, clause: Clause) -> Name | None:
        """财政收入完成3亿元，其中：国税部门完成2亿元: what the office brought in."""
        office = self.pattern(_OFFICE).fullmatch(clause.bare)
        if office is None or not clause.phrase.has("value"):
            return None
        topic = without_place(
            self.context, self.pattern(_BY_OFFICE).sub("", strip_share(self.context.memory.topic))
        )
        income = _INCOME.search(topic)
        return spoken(clause.bare + (income[0] if income is not None else "收入"), OWNED)

    def own_level(self, clause: Clause) -> Name | None:
        """生产总值500亿元（区本级300亿元）: the same of the district's own level."""
        memory, bare = self.context.memory, clause.bare
        if len(bare) > 4 or not bare.endswith("本级") or clause.noun or clause.reading.measure == "share":
            return None
        topic = without_place(self.context, memory.topic)
        return spoken(bare + topic, OWNED) if bare not in topic else Name(memory.topic, CARRIED)

    def part(self, clause: Clause) -> Name | None:
        """其中: a part is done like its whole, and may leave out its noun."""
        memory = self.context.memory
        if not clause.part or not memory.topic or memory.sentence - memory.topic_sentence > 1:
            return None
        if self.context.lexicon.act.at_start(clause.bare) is not None:
            return None
        if clause.subject.startswith(("本地", "外地")) and clause.subject != clause.bare:
            return spoken(clause.subject)  # 农民工总量9万人，其中本地农民工4万人: which of them
        if clause.counts and (staff := self._staff(clause)):
            memory.part_head, memory.part_kind = (staff, memory.sentence), ""
            return spoken(clause.bare + staff, OWNED)
        if clause.is_share and (share := self._share_of_part(clause)):
            return Name(share, OWNED)
        if clause.bare.endswith("部分") and memory.same_sentence and len(clause.bare) > len("部分"):
            return spoken(f"{strip_share(memory.topic)}中{clause.bare}", OWNED)  # 占地9亩，其中东区部分2亩
        name = self.carried.part_name(clause.reading, clause.bare, clause.subject)
        return spoken(name, OWNED) if name != clause.subject else None

    def _share_of_part(self, clause: Clause) -> str:
        """选派干部300名，其中女性不少于三分之一: of those who were counted."""
        memory, lexicon, bare = self.context.memory, self.context.lexicon, clause.bare
        counted = memory.same_sentence and memory.last_unit[1] in ("count", "none")
        if not counted or clause.noun or len(bare) > LONGEST_KIND or PREDICATE.search(bare, 1) is not None:
            return ""
        if lexicon.share_nouns.at_end(bare) is not None or lexicon.heads.at_end(bare) is not None:
            return ""
        whole = strip_actions(strip_share(memory.topic), lexicon)
        if len(whole) < 2:
            return ""
        clause.reading.of = whole
        return f"{bare}占{whole}的比重"

    def _staff(self, clause: Clause) -> str:
        """卫生技术人员9000人，其中医院6000人: those of the whole who belong to a part of another kind."""
        memory, figure = self.context.memory, clause.figure
        same = memory.last_unit == (figure.unit, figure.kind) and memory.same_sentence
        person = figure.counter in self.context.lexicon.person_counters or figure.counter == "张"
        if not person or not same or self.pattern(_HOUSE).search(clause.bare) is None or clause.noun:
            return ""
        whole = self.pattern(_HAVING).sub("", strip_share(memory.topic))
        return whole if 2 <= len(whole) <= 10 and self.pattern(_HOUSE).search(whole) is None else ""

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
        percent = goes_on and clause.is_share and clause.phrase.has("value", "rise_to", "fall_to")
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
        if not name and "幅" in clause.phrase.text:
            name = self.carried.before.price_before(clause.reading, clause.phrase)
        if not name:
            return None
        memory = self.context.memory
        if name != memory.topic and memory.same_sentence and is_bare_head(name, self.context.lexicon):
            name = self.carried.with_owner(name)  # 粮食面积86万亩，产量再创新高，达到38万吨
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


def _of_other_kind(share: str, bare: str) -> str:
    """使用固定电话办理的比例93%、移动电话32%: the same share for another kind of the same thing; nothing where it names no such kind."""
    at = share.find(bare[-2:]) if len(bare) >= len("移动电话") else -1
    first = at + 2 - len(bare)
    if first < 0 or at + 2 >= len(share) or share[first : at + 2] == bare:
        return ""
    return share[:first] + bare + share[at + 2 :]
