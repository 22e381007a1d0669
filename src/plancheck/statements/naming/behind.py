"""Rules that name a figure by the words behind it: what it counts, whom it is for, what shares it."""

from __future__ import annotations

import re

from plancheck.statements.context.clause import BEHIND, CARRIED, Clause, Name, spoken
from plancheck.statements.context.items import ITEMS
from plancheck.statements.context.phrases import without_start
from plancheck.statements.context.things import (
    LEADS_ON,
    MOVES,
    MOVES_MUCH,
    ONE_CHARACTER,
    counts_new,
    figure_counts,
    is_action,
    noun_follows,
    split_predicate,
    strip_actions,
    strip_share,
    strip_targets,
    without_joints,
)
from plancheck.statements.measuring.measures import GROWTH_BEHIND
from plancheck.statements.naming.base import NamingReader
from plancheck.statements.naming.counted import without_place
from plancheck.statements.naming.right_noun import right_noun
from plancheck.statements.naming.treated import LONGEST_THING, name_treated
from plancheck.statements.words.lexicon import Lexicon
from plancheck.statements.words.written import JOINS

SHARE_END = re.compile("(?<=.{2})(?:的)?(?:占比|比重|比例)$")
_SERVES = re.compile("(?:^|[^作成认称视列以行])[为给](?:全[省市县区州乡镇])?$")
_FREELY = re.compile("免费|无偿")
_LINKS = re.compile("(?:是|为|有|达)$|[由从]")
_HAS = frozenset(
    (
        "有",
        "共有",
        "约有",
        "已有",
        "就有",
        "仍有",
        "尚有",
        "约",
        "均",
        "都",
        "已",
        "将",
        "应",
        "应当",
        "要",
        "须",
        "必须",
    )
)
_BEFORE_ABILITY = re.compile("(?:基本|初步|全部|全面|尽快|均|已经?|将|投产|建成|可)+$")
_BETTERS = ("提升", "改善", "提高", "扩大")  # 提升10个农贸市场: what is done to those counted
_TO_SOME = ("对其中", "为其中", "给其中", "向其中", "将其中", "把其中")
_DONE_TO_THEM = ("由", "给予", "实行", "进行", "提供")
_THERE_ARE = ("实现", "完成", "有", "共有", "约有", "已有", "就有")
_SO_MANY = frozenset(("累计", "共", "共计", "总计", "合计", "仅", "已"))
_BY_MEANS = re.compile("^(?:通过|经过|经由?|依靠|借助)[^，。；]{2,16}?(?=实现|进入|参加|完成|获得|取得|得到)")
# 31%的城市空气质量未达标: of what they have the standard is kept
_MEETS_STANDARD = re.compile(
    "(?P<noun>[^，。；、的]{2,12}?)(?P<does>(?:(?:空气|环境|出水|大气|供水|耕地)?(?:质量|水质|浓度|指标)|(?:污染物|废水|废气)?排放)(?:已|均|都|尚)*[未不]?达标)"
)
_GOES_TO = re.compile(
    "(?:已|都|均)?(?:投向|用于|用在|来自|来源于|集中(?:在|于)|分布在|位于|流向|出口到|销往)"
)
_USED_FOR = re.compile(
    "(?:是|都|均|全部|主要|直接|已经?|将)*(?:用于|用来|用在|投向)了?(?P<what>[^，。；]{2,24})$"
)
_TO_A_DEGREE = re.compile("(?<=.{2})(?:在?不同程度上?|普遍|较?大幅度)地?$")  # 职工不同程度地增加了工资
_SPENT = re.compile(
    "^(?:左右|以上)?(?P<whole>[\u4e00-\u9fff]{0,14}?)(?:都|均|将|全部|直接|主要|重点)*(?:用于|投入到?|投向|用在|用到)了?(?P<on>[^，。；]{2,16})"
)
_TAKEN_OF = re.compile(
    "^(?:坚持|始终|继续|确保)*(?:每年|年均|累计|全年|连续[一二两三四五六七八九十]年)*(?:将|把|拿出)?"
)
_FIELD = re.compile("(?:等)?(?:领域|方面|事项|项目)?(?:投入)?$")
_LARGE_COUNTRY = re.compile("的[^，。；的]{0,8}?(?:大国|国家|大省|大县|大市)|的发展中")
_ALSO_SHARE = re.compile("[0-9][0-9.]{0,5}%(?:以上)?的(?P<said>[^，。；、]{3,30})")
_LEAST_RATED = 5  # characters of a rate with whose it is
_GETS = re.compile("(?P<noun>[\u4e00-\u9fff]{2,8}?)(?:直接|全部|均|都|从中)*(?P<does>受益|受惠|获益)$")
_BECOME = re.compile("^成为([^，。；、]{3,14})$")
_TO_WHOM = re.compile("^(?:与|同|向|对|给|把|将|使|让)(?=.{2})")  # 与实力较强的8家企业
_CIRCUMSTANCES = ("的情况下", "的背景下", "的条件下", "的形势下", "的前提下", "的困难情况下")
_BECAME = re.compile(
    "^(?P<owner>[^，。；]{0,12}?)(?:成为|成长为|是)[^，。；]{0,14}?(?:首个|首座|首家|第[一二三四五六七八九十0-9]+[个座家]?|唯一一?[个座家]?|少数)的?(?P<what>[\u4e00-\u9fff]{0,10}?)的?$"
)
_REACHES = "<<reaches>>了?$"
_ALL_OVER = re.compile("(?<=.{2})(?:到|至)?[全我][国省市县区州乡镇]$")  # 覆盖全县90%的乡镇
# 其中60%是小型水库, 70%的水库是小型水库: which of the things they are; 是因…, 是经过…而… tell how they came to be so
_THEY_ARE = re.compile(
    "^(?:的(?P<of>[^，。；、的是]{1,12}?))?(?:都|均|也|全部|主要|仅|只)*(?:就|还)?是(?!否|[因由经从在为以按受被靠对]|指|最|[^，。；]{0,8}(?:而|的)$)(?P<part>[^，。；、的]{2,12})$"
)
_AMONG_ALL = re.compile("中(?:的|，?(?:约|共)?有|近|约)?$")
_DID = "^(?:已|均|全部|实现|如期|顺利|稳定|成功)+(?P<does><<people_did>>)[、和]?$"


class Behind(NamingReader):
    """Reads what stands behind a figure."""

    def served(self, clause: Clause) -> Name | None:
        """为3万名残疾人提供居家服务: those served."""
        # 为2354万困难人员代缴
        many = clause.counts or (clause.figure.kind == "none" and clause.figure.scaled)
        if (
            not many
            or _SERVES.search(clause.phrase.text) is None
            or not noun_follows(clause.right, self.context.lexicon)
        ):
            return None
        noun, does = split_predicate(clause.right.removeprefix("的"), self.context.lexicon)
        given = _FREELY.search(noun, 2)
        if given is not None:
            noun, does = noun[: given.start()], noun[given.start() :].split("、")[0] + does
        if len(noun) >= 2 and 2 <= len(does) <= 20 and not does.endswith(LEADS_ON):
            return Name(f"{does}的{noun}", BEHIND, topic=noun)
        return None

    def treated(self, clause: Clause) -> Name | None:
        """选择50个保护区开展行动: the things counted with what is done with them."""
        if not clause.right or clause.reading.measure == "threshold":
            return None
        if clause.figure.kind not in ("count", "none"):
            return None
        if clause.phrase.text.endswith(_TO_SOME) and clause.right.startswith(_DONE_TO_THEM):
            # 企业90家，对其中20家由县里提供补助: those of what was counted so before
            counted = without_place(self.context, self.carried.counted_before(clause.figure))
            things = strip_actions(counted, self.context.lexicon)
            plain = 2 <= len(things) <= LONGEST_THING and not things.endswith(self.words["promotes"])
            return spoken(f"{clause.right}的{things}" if plain else clause.right, BEHIND)
        name = name_treated(clause.phrase.text, clause.right, lexicon=self.context.lexicon)
        return spoken(name, BEHIND) if name else None

    def became(self, clause: Clause) -> Name | None:
        """成为全国首个经济总量突破5万亿元的城市: its output, which is asserted and no bound."""
        if not clause.right.startswith("的") or not figure_counts(clause.figure):
            return None
        became = (
            _BECAME.match(clause.phrase.rest)
            if "个" in clause.phrase.rest or "成为" in clause.phrase.rest
            else None
        )
        if became is None:
            return None
        if clause.reading.measure == "threshold":
            clause.reading.measure = "level"
        if len(became["what"]) >= 2:
            return Name(became["owner"] + became["what"])
        memory = self.context.memory
        aspect, sentence = memory.aspect
        if len(became["owner"]) >= 2 and aspect and sentence == memory.sentence:
            return Name(became["owner"] + aspect)  # 销售收入过百亿元企业13户，甲集团成为第一家过500亿元的企业
        return Name(memory.topic, CARRIED) if memory.topic and memory.same_sentence else None

    def inhabitants(self, clause: Clause) -> Name | None:
        """在近13亿人口的大国, 拥有14亿人口: the people are counted, whatever is said of them."""
        if clause.reading.measure != "level":
            return None
        if clause.figure.counter != "人口" and not clause.right.startswith("人口的"):
            return None
        if _LARGE_COUNTRY.match(clause.right.removeprefix("人口")) is not None:
            return Name("人口")
        return Name("人口") if clause.phrase.text in ("拥有", "我国拥有", "中国拥有") else None

    def under_circumstances(self, clause: Clause) -> Name | None:
        """进出口在对美贸易下降3成的情况下增长12%: what fell by three tenths, while the exports and imports go on."""
        if not clause.right.startswith(_CIRCUMSTANCES):
            return None
        before, within, thing = clause.subject.rpartition("在")
        if not within or len(thing) < 2:
            return None
        return Name(thing, topic=before if len(before) >= 2 else "")

    def share_of_kind(self, clause: Clause) -> Name | None:
        """城区80%以上的社区设有回收点: the share of the things of a kind that do."""
        if not clause.is_share or not clause.bare or not clause.right.startswith("的"):
            return None
        if any(word not in _HAS for word, _ in clause.phrase.tokens) or len(clause.bare) > 6:
            return None
        if clause.bare.endswith("中"):
            return None  # 断面中有27%的断面为劣Ⅴ类: `those_among`
        things, does = split_predicate(clause.right.removeprefix("的"), self.context.lexicon)
        said = 2 <= len(things) <= 10 and 3 <= len(does) <= 20 and not does.endswith(LEADS_ON)
        if not said or self.context.lexicon.heads.at_end(clause.bare) is not None:
            return None
        return Name(f"{does}的{clause.subject}{things}比例", BEHIND, topic=clause.subject + things)

    def spent_share(self, clause: Clause) -> Name | None:
        """八成以上的财政支出用于民生, 财政支出的80%投入民生: what is spent on them, of all that is spent."""
        if not clause.is_share or ("用" not in clause.right and "投" not in clause.right):
            return None
        spent = _SPENT.match(clause.right.removeprefix("的"))
        if spent is None:
            return None
        whole = spent["whole"] or _TAKEN_OF.sub("", clause.phrase.rest.rstrip("的"))
        if not whole.endswith(self.words["all_funds"]) or len(whole) > 20:
            return None
        on = _FIELD.sub("", spent["on"]).rstrip("、和及与的")
        kind = "支出" if whole.endswith(("支出", "财力")) else "资金"
        clause.reading.of = whole
        return Name(f"{on.removesuffix(kind)}{kind}占{whole}的比重", BEHIND, topic=whole)

    def share_in_area(self, clause: Clause) -> Name | None:
        """重点区域50%的产能完成改造, 建成区20%以上面积达到要求: the share of the things in the area that do."""
        if (
            not clause.is_share
            or clause.right.startswith("的")
            or not clause.subject.endswith(self.words["share_area"])
        ):
            return None
        noun, does = split_predicate(clause.right.removeprefix("的"), self.context.lexicon)
        if not (2 <= len(noun) <= 14 and 4 <= len(does) <= 24) or does.endswith(LEADS_ON) or "的" in noun:
            return None
        if self.context.lexicon.act.at_start(noun) is not None:
            return None
        area = ITEMS.split(clause.subject)[-1]
        return Name(f"{does}的{noun}占{area}{noun}的比重", BEHIND, topic=area + noun)

    def covered(self, clause: Clause) -> Name | None:
        """扶贫政策覆盖98%的贫困户: the share of the things that is reached."""
        if not clause.is_share or not clause.right.startswith("的"):
            return None
        reaching = _ALL_OVER.sub("", clause.subject)
        if self.pattern(_REACHES).search(reaching) is None:
            return None
        noun = clause.right.removeprefix("的").rstrip("、和及与")
        plain = 2 <= len(noun) <= 14 or noun in ONE_CHARACTER  # 县（市、区）
        if not plain or split_predicate(noun, self.context.lexicon)[1]:
            return None
        does = reaching.removesuffix("了")
        if len(does) <= len("可以覆盖"):
            # 服务设施3万个，覆盖九成以上的社区: of what reaches them
            does = self._what_reaches(clause) + does
        return spoken(f"{does}的{noun}比例", BEHIND)

    def _what_reaches(self, clause: Clause) -> str:
        """The thing spoken of in the sentence, or in the clause before."""
        memory = self.context.memory
        said = strip_share(memory.topic) if memory.same_sentence else ""
        said = said or self.carried.before.earlier_subject(clause.reading, clause.phrase)
        said = strip_actions(said.removesuffix("数量"), self.context.lexicon)
        return said if 2 <= len(said) <= 14 and "占" not in said else ""

    def part_that_is(self, clause: Clause) -> Name | None:
        """水库120座，其中90%以上是小型水库; 70%的水库是小型水库; 出口商品中八成是机电产品: what they are, of all of them."""
        are = _THEY_ARE.match(clause.right.rstrip("、和及与")) if "是" in clause.right else None
        if are is None or not clause.is_share or is_action(are["part"], self.context.lexicon):
            return None
        memory, said = self.context.memory, clause.phrase.rest
        among = _AMONG_ALL.sub("", said)
        if are["of"]:
            whole = said + are["of"]
        elif clause.phrase.text.endswith("的") or among != said:
            whole = among
        elif clause.part or not said:
            whole = memory.among[0] if memory.among[1] == memory.sentence else ""
            whole = whole or (strip_share(memory.topic) if memory.same_sentence else "")
        else:
            whole = said
        whole = self.context.regions.strip(whole.removesuffix("数量"))
        if not 2 <= len(whole) <= 16 or "占" in whole:
            return None
        clause.reading.of = whole
        return Name(f"{are['part']}占{whole}的比重", BEHIND, topic=whole)

    def those_among(self, clause: Clause) -> Name | None:
        """20个断面中有27%的断面为劣Ⅴ类, 20个城市中三分之一空气质量未达标: the share of the things before 中 that do."""
        things = clause.phrase.rest.removesuffix("中")
        if not clause.is_share or things == clause.phrase.rest or not 2 <= len(things) <= 16:
            return None
        if any(word not in _HAS for word, _ in clause.phrase.tokens):
            return None
        does = clause.right
        if does.startswith("的"):
            noun, does = split_predicate(does[1:], self.context.lexicon)
            things = things if things.endswith(noun) else noun
        if not 3 <= len(does) <= 24 or does.endswith(LEADS_ON) or does[0] in "以左、和及与":
            return None
        return Name(f"{does}的{things}比例", BEHIND, topic=things)

    def state_shared(self, clause: Clause) -> Name | None:
        """放射源100%安全收贮, 防洪能力约有20%未达标: the share that is in the state that follows."""
        longest = 24 if self.context.lexicon.act.at_start(clause.right) is not None else 10
        if not clause.is_share or not 2 <= len(clause.right) <= longest:
            return None
        said = clause.right.rstrip("、和及与")
        plain = all(word in _HAS for word, _ in clause.phrase.tokens)
        if not plain or said != clause.right or said[0] in "以左上、和及与在" or "的" in said:
            return None
        lexicon = self.context.lexicon
        if lexicon.share_nouns.at_end(clause.phrase.rest) is not None:
            return None
        if said.startswith(lexicon.neutral_opens) or self.pattern(MOVES).match(said) is not None:
            return None
        return Name(f"{clause.subject}{said}比例", topic=clause.subject)

    def of_kind(self, clause: Clause) -> Name | None:
        """历史遗留的670万吨铬渣全部处置完毕: what tells which thing stands before the figure."""
        if not clause.phrase.text.endswith("的") or clause.right[:1] in "，。的":
            return None
        if self.pattern(MOVES).match(clause.right) is not None:
            return None  # 由改革前的4万辆上升到30万辆: how many there are now
        if not figure_counts(clause.figure) or not clause.noun or clause.reading.measure != "level":
            return None
        thing, kind = (
            split_predicate(clause.right, self.context.lexicon)[0],
            without_start(_TO_WHOM, clause.bare),
        )
        owns = self.context.lexicon.counted.match(thing)
        if clause.counts and owns is not None and thing[len(owns[0])] not in "、和及与的":
            thing = owns[0]  # 纳入培育范围的79户企业竞争力明显增强: the enterprises are counted
        if kind.startswith("在") and thing.endswith("中"):
            kind, thing = kind[1:], thing[:-1]  # 在监测的338个城市中
        if not 2 <= len(thing) <= 12 or len(kind) > 8 or _LINKS.search(kind):
            return None
        return spoken(kind + thing, BEHIND)

    def has_so_many(self, clause: Clause) -> Name | None:
        """全县共有12所学校: what there is so much of."""
        if not clause.counts or not clause.noun or not clause.phrase.tokens:
            return None
        if clause.phrase.tokens[0][0] in self.sets["spreads_to"] and len(clause.bare) >= 2:
            # 外送拓展至22个省区市: those it reaches are counted
            return spoken(
                clause.bare
                + clause.phrase.tokens[0][0]
                + right_noun(clause.right, clause.figure, self.context.lexicon),
                BEHIND,
            )
        if clause.phrase.tokens[0][0] in _SO_MANY and self._things_do(clause):
            things = right_noun(clause.right, clause.figure, self.context.lexicon)
            does = self.context.lexicon.act.at_end(things)
            if does is not None and len(things) - len(does[0]) >= 2:
                things = f"{does[0]}的{things[: -len(does[0])]}"
            return spoken(clause.bare + things, BEHIND)
        if clause.phrase.tokens[0][0] not in ("有", "共有", "设有"):
            return None
        holder = re.sub("均?(?:建|设|开|配)?$", "", clause.bare)
        if clause.phrase.text.removesuffix(clause.phrase.tokens[0][0]).endswith(f"{clause.bare}的"):
            holder += "的"  # 帮助设计的共有15个项目
        return spoken(holder + right_noun(clause.right, clause.figure, self.context.lexicon), BEHIND)

    def _things_do(self, clause: Clause) -> bool:
        """创新板累计600家企业上市: a thing that counts nothing stands before them."""
        lexicon = self.context.lexicon
        if len(clause.phrase.tokens) > 1 or lexicon.heads.at_end(clause.bare) is not None:
            return False
        if "、" in clause.bare:
            return False  # 甲县、乙县共9个项目: what stands before them are their names
        if (
            lexicon.act.at_end(clause.bare) is not None
            or lexicon.predicate.search(clause.bare, 1) is not None
        ):
            return False
        return lexicon.counted.match(clause.noun + "等等") is not None

    def possessed(self, clause: Clause) -> Name | None:
        """电网基本具备5%以上的响应能力, 建成具备800万千瓦送电能力: the ability, and whose it is."""
        if not clause.noun or clause.phrase.tokens or not clause.bare.endswith("具备"):
            return None
        thing = split_predicate(clause.right.removeprefix("的"), self.context.lexicon)[0]
        if len(thing) > 16 or self.context.lexicon.heads.at_end(thing) is None:
            return None
        owner = _BEFORE_ABILITY.sub("", clause.bare.removesuffix("具备"))
        owner = "" if len(owner) < 2 or is_action(owner, self.context.lexicon) else owner
        return spoken(owner + thing, BEHIND)

    def those_who(self, clause: Clause) -> Name | None:
        """96户、183人实现全部脱贫: so many households and people do."""
        counter = clause.figure.counter
        if counter != "户" and counter not in self.context.lexicon.person_counters:
            return None
        did = self.pattern(_DID).match(clause.right)
        return (
            Name(f"{did['does']}{'户数' if counter == '户' else '人数'}", BEHIND) if did is not None else None
        )

    def doers(self, clause: Clause) -> Name | None:
        """下岗职工2700万人，有1800万人通过多种渠道实现了再就业: so many of those spoken of do what follows."""
        memory, figure = self.context.memory, clause.figure
        if figure.kind != "percent" and figure.counter not in self.context.lexicon.person_counters:
            return None
        if not memory.topic or not memory.same_sentence or clause.reading.measure not in ("level", "share"):
            return None
        _, counted = memory.counted.get(figure.counter, ("", -9))
        if figure.kind != "percent" and counted != memory.sentence:
            return None  # 贫困村17个出列，1.5万人如期脱贫: people are no villages
        does = _BY_MEANS.sub("", clause.right.rstrip("、和及与"))
        if self.context.lexicon.predicate.match(does) is None or not 3 <= len(does) <= 16:
            return None
        if "的" in does[:-1] or does.endswith(LEADS_ON):
            return None
        whole = strip_share(SHARE_END.sub("", memory.topic))
        return Name(f"{whole}{does}比例" if figure.kind == "percent" else f"{does}的{whole}", CARRIED)

    def used_for(self, clause: Clause) -> Name | None:
        """这80亿元投资中，有35亿元是用于住宅建设: what so much of the money is for."""
        used = _USED_FOR.match(clause.right)
        if used is None:
            return None
        what = used["what"].rstrip("、和及与的").removesuffix("等")
        return Name(f"用于{what}的资金", BEHIND) if len(what) >= 2 else None

    def growth_aimed_at(self, clause: Clause) -> Name | None:
        """提出8%左右的生产总值增长目标: what is to grow stands behind its rate."""
        aim = GROWTH_BEHIND.match(clause.right) if "增长" in clause.right else None
        if (
            aim is None
            or not aim["thing"]
            or not (len(clause.bare) <= 4 or is_action(clause.bare, self.context.lexicon))
        ):
            return None
        return spoken("经济增长" if aim["thing"] == "经济" else aim["thing"], BEHIND)

    def thing(self, clause: Clause) -> Name | None:
        """新增2家上市企业; 80%的企业实现业务网络化: the figure has no subject, and its thing follows."""
        memory, phrase, lexicon = self.context.memory, clause.phrase, self.context.lexicon
        thing = self._thing_behind(clause)
        if not thing:
            return None
        if clause.counts and thing[-1] == "率" and len(thing) >= _LEAST_RATED and self._names_next(clause):
            thing = thing[:-3]  # 836个党组织达标率100%: the organisations are counted
        if (
            clause.figure.kind in ("count", "none")
            and (gets := _GETS.match(clause.right.rstrip("、和及"))) is not None
        ):
            return spoken(f"{gets['does']}{gets['noun']}", BEHIND)  # 4万名学生受益
        goes_on = clause.coordinated and not phrase.text and not split_predicate(clause.right, lexicon)[1]
        many = clause.counts or (clause.figure.kind == "none" and clause.figure.scaled)
        if goes_on and memory.action and many:
            thing = memory.action + thing  # 建成3个甲和15个乙; 涉及3200万农户、1.2亿农民
        elif goes_on and clause.reading.measure == "change":
            new = lexicon.new.at_start(memory.topic)
            thing = (new[0] if new is not None else "") + thing  # 净增3家甲、15家乙
        elif clause.counts and len(thing) <= 3 and not clause.coordinated and len(phrase.text) <= 8:
            opened = strip_targets(phrase.text, lexicon)
            if lexicon.act.at_end(opened) is not None or opened.endswith(self.words["supports"]):
                thing = opened + thing  # 累计支持2000家企业: enterprises alone would say too little
                by = self.carried.before.programme(clause.reading, phrase)
                thing = by + thing if opened.endswith(self.words["supports"]) else thing
        return spoken(thing, BEHIND)

    def _with_predicate_of_next(self, clause: Clause, noun: str) -> str:
        """99%的乡镇和98%的建制村通上了公路: what is said of both stands behind the last."""
        at = clause.figure.outer_end + len(clause.right)
        also = _ALSO_SHARE.match(self.context.view, at) if clause.right.endswith(JOINS) else None
        if split_predicate(noun, self.context.lexicon)[1]:
            return noun  # 30%的村达到甲标准、50%的乡镇达到乙标准: each its own
        does = split_predicate(also["said"], self.context.lexicon)[1] if also is not None else ""
        return noun.rstrip("、和及与") + does

    def _names_next(self, clause: Clause) -> bool:
        """Whether the words behind a figure lead right up to the next one."""
        at = clause.figure.outer_end + len(clause.right)
        return self.context.view[at : at + 1].isdigit()

    def _thing_behind(self, clause: Clause) -> str:
        """The thing whose share or number the figure is, from the words behind it; nothing where they tell how it moved."""
        memory, figure, phrase = self.context.memory, clause.figure, clause.phrase
        noun = self.noun_of(clause)
        links = phrase.tokens[0][0] if phrase.tokens else ""
        opens = clause.right.startswith("的")
        if len(noun) >= 2 and clause.is_share:
            plain = not phrase.has("value", "rise_to", "fall_to", "keep")
            if opens or plain or links in _THERE_ARE:
                noun = self._with_predicate_of_next(clause, noun)
                thing = _share_of_things(noun.rstrip("、和及")[:60], self.context.lexicon)[:40]
                if _GOES_TO.match(thing) and memory.topic and memory.same_sentence:
                    thing = f"{strip_share(memory.topic)}{thing}占比"  # 资金2570亿元，四成投向山区县
                return thing
        moves = phrase.has("rise", "fall", "rise_to", "fall_to", "keep")
        new = moves and counts_new(phrase, figure, clause.right)
        if moves and not new and clause.counts and clause.reading.measure == "level" and links in _BETTERS:
            return links + right_noun(clause.right, figure, self.context.lexicon, pivot=True)
        if not noun or not figure_counts(figure) or (moves and not new):
            return ""
        told = (
            len(noun) >= 4 and links in ("完成", "实现", "有") and (not clause.coordinated or links == "有")
        )
        if (
            phrase.has("value")
            and not new
            and not (clause.counts or opens or told)
            and (figure.kind != "none" or links != "有")  # 有545万失业人员实现再就业
        ):
            return ""
        return right_noun(clause.right, figure, self.context.lexicon)

    def any_noun(self, clause: Clause) -> Name | None:
        """What stands behind the figure, where nothing else names it."""
        if clause.right.startswith("）") and clause.subject:
            return Name(clause.subject)  # 海河流域（75个）: a place alone
        return (
            Name(right_noun(clause.right, clause.figure, self.context.lexicon), BEHIND)
            if self.noun_of(clause)
            else None
        )

    def noun_of(self, clause: Clause) -> str:
        """Return the words behind a figure where they can be a thing."""
        noun = without_joints(clause.right.removeprefix("的"), "、和及与或）", self.context.lexicon)
        # 由45亿元大幅增加到146亿元: how it moved
        moves = self.pattern(MOVES).match(noun) or self.pattern(MOVES_MUCH).match(noun)
        if clause.figure.counter == "次":
            moves = None  # 4次提高养老金: how often that was done
        return "" if moves or noun in self.context.lexicon.neutral else noun


def _share_of_things(said: str, lexicon: Lexicon) -> str:
    """80%的企业实现业务网络化: the share of the enterprises that do."""
    meets = _MEETS_STANDARD.fullmatch(said) if said.endswith("达标") else None
    if meets is not None:
        return f"{meets['does']}的{meets['noun']}比例"
    noun, does = split_predicate(said, lexicon)
    noun, does = _TO_A_DEGREE.sub("", noun), _BY_MEANS.sub("", does)
    became = _BECOME.match(does)
    if became is not None and 2 <= len(noun) <= 10:
        return f"{became[1]}占{noun.removeprefix('的')}的比重"  # 70%街道成为文明街道
    if not does and (goes := _GOES_TO.search(noun, 2)) is not None:
        noun, does = noun[: goes.start()], noun[goes.start() :]  # 一半以上的收入来自茶叶
    if does and len(does) <= 20 and len(noun) <= 16 and (does[0] in "未不" or not noun.endswith(LEADS_ON)):
        return f"{does.rstrip('的')}的{noun}比例"
    return said
