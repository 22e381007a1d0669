"""Rules that name a figure by the words behind it: what it counts, whom it is for, what it is spent on."""

from __future__ import annotations

import re

from plancheck.statements.bare_heads import is_bare_head
from plancheck.statements.carried import Carried
from plancheck.statements.clause import BEHIND, CARRIED, OWNED, Clause, Name, spoken
from plancheck.statements.items import ITEMS
from plancheck.statements.measures import PREDICATE, REACHED_WITHIN
from plancheck.statements.phrases import strip_lead
from plancheck.statements.reading import Context
from plancheck.statements.things import (
    LEADS_ON,
    MOVES,
    SUPPORTS,
    TURNS,
    counts_new,
    figure_counts,
    is_action,
    noun_follows,
    right_noun,
    split_predicate,
    strip_actions,
    strip_share,
    strip_targets,
)
from plancheck.statements.treated import name_treated

SHARE_END = re.compile("(?<=.{2})(?:的)?(?:占比|比重|比例)$")
_PREPOSITIONS = ("在", "对", "为", "向", "于", "以", "由", "将")
_SERVES = re.compile("(?:^|[^作成认称视列以行])[为给](?:全[省市县区州乡镇])?$")
_FREELY = re.compile("免费|无偿")
_EFFECT = re.compile("^(?:累计|共|预计|可|将|直接|间接)*(惠及|带动|拉动|撬动|受益)(?!率|力|面)")
_HELPED = re.compile("^(.{2,6}?)(?:农村|城镇|城乡|城市|山区|牧区|贫困地区|偏远地区)$")
_SPENDS = re.compile("^(?:累计|共|计划|拟|将|已|每年|都?要|预计|再)*(投入|投资|安排|筹措|筹集|统筹)$")
_PAYS = re.compile(
    "^(?P<payer>(?:中央|[各本省市县区州镇乡]{1,2})(?:级|本级)?(?:财政)?)?(?:累计|共|计划|拟|将|先后|每年|完成)*(?P<verb>投资|投入|安排|拨付|下达|统筹|筹措|筹集|整合)(?:各类|各级|财政|专项|补助)*(?:资金|经费)?$"
)
_PURPOSE = re.compile(
    "(?:以上|左右|余元)?[，,]?\\s*(?:重点|集中|主要|全面)?(?P<how>用于|支持|保障|推动|完成|建成|新建|实施|修建|改造|建设|办好|启动|开展|解决|对|在)了?(?P<what>[^，。；：\\n]{2,60})"
)
_AMOUNTS = re.compile(
    "[0-9][0-9.,]*[余多]?[万亿]?(?:平方)?(?:公里|千米|米|个|座|所|项|条|处|台|亩|套|户|家|名|人)的?"
)
# 建成大棚2350亩、温室500栋; 完成65条、总长度58公里的道路改造: what is told first is named, and by no amount
_LISTED = re.compile(
    "^[0-9][0-9.,]*[余多]?[万亿]?[\u4e00-\u9fff]{1,3}、(?:总?长度?|总?面积)?|(?<=[\u4e00-\u9fff]{2})[0-9][0-9.,]*[万亿]?[\u4e00-\u9fff]{1,3}、.*$"
)
_DONE_TO = re.compile("^(?P<thing>[^，。；]{2,30}?)(?:进行|实施|予以)了?(?P<does>[^，。；]{2,8})")
_FUNDS = re.compile("^(?!用于|支持|保障)[^，。；]{2,12}?(?:资金|经费|补助|补贴)")
_ALL_DONE = re.compile(
    "(?<=.{3})(?:已?(?:全部|全面|基本|顺利|如期|已经))+(?:完工|完成|竣工|建成|投用|投产|开工|建成投用|建成投产|投入使用)$"
)
_LONGEST_PURPOSE = 30
_COUNTED_NEXT = re.compile("的[0-9]+[余多]?[个项家座条](?P<things>[^，。；、0-9]{2,16})(?=[，。；、]|$)")
_REACHES = re.compile("(?:覆盖|惠及|聚集|汇聚|集聚|占据|涉及|吸纳|服务)了?$")
_LAST_PART = re.compile("[^、，；（）“”]*$")
_LONG = re.compile("(?:长达|长约|[全总]长(?:达|约|为)?|绵延)$")
_LINKS = re.compile("(?:是|为|有|达)$|[由从]")
_HAS = frozenset(
    ("有", "约有", "已有", "就有", "约", "均", "都", "已", "将", "应", "应当", "要", "须", "必须")
)
_SIZE = re.compile("(?:(?:设计|运营|最高)?时速|总?装机(?:容量|规模)?|总?库容)$")
_MAKES = re.compile("[年日]产$|[年日](?:处理|加工|供水|供气)$")
_PROJECT = re.compile("(?:生产线|扩建|技改|改造|产业化)*等?(?:项目|工程|基地)?(?:的?建设|产业化)?$")
_BEFORE_ABILITY = re.compile("(?:基本|初步|全部|全面|尽快|均|已经?|将|投产|建成|可)+$")
_SHARE_OF_THEIRS = re.compile("[\u4e00-\u9fff]{2,14}?占(?!地)[\u4e00-\u9fff]{2,12}(?:比重|比例|的)")
_SO_MANY = frozenset(("累计", "共", "共计", "总计", "合计", "仅", "已"))
_BY_MEANS = re.compile("^(?:通过|经过|经由?|依靠|借助)[^，。；]{2,16}?(?=实现|进入|参加|完成|获得|取得|得到)")
_GOES_TO = re.compile(
    "(?:已|都|均)?(?:投向|用于|用在|来自|来源于|集中(?:在|于)|分布在|位于|流向|出口到|销往)"
)
_REACH = ("半径", "车程", "服务圈", "生活圈")
_SPREADS = ("拓展至", "拓展到", "扩大到", "扩大至", "扩展到", "扩展至", "延伸至", "延伸到")
_DID = re.compile(
    "^(?:已|均|全部|实现|如期|顺利|稳定|成功)+(?P<does>预?脱贫|搬迁|入住|就业|再就业|参保|受益|返乡|转移就业)[、和]?$"
)
_DEFINES = re.compile("^([^，。；]{2,12}?)(?:是|系)?指([^，。；]{2,12}?)在?$")
_CIRCUMSTANCES = ("的情况下", "的背景下", "的条件下", "的形势下", "的前提下", "的困难情况下")
_HAVE_PART = frozenset(
    ("涉及", "实施", "投资", "投入", "覆盖", "带动", "包括", "安排", "统筹", "开展", "推进")
)  # of much, or paid for it
_BECAME = re.compile(
    "^(?P<owner>[^，。；]{0,12}?)(?:成为|成长为|是)[^，。；]{0,14}?(?:首个|首座|首家|第[一二三四五六七八九十0-9]+[个座家]?|唯一一?[个座家]?|少数)的?(?P<what>[\u4e00-\u9fff]{0,10}?)的?$"
)
PERSONS = re.compile(
    "[^，。；的]{0,4}?(?:婴幼儿|幼儿|儿童|青少年|老年人口|老年人|老人|妇女|女性|男性|居民|人群|人口|劳动力|群众|公民|职工)"
)
_ASPECT = re.compile("、|的|多个|了?(?:众多|一批|一些)")
_GROUP = re.compile("[^，。；]{0,12}?(?:城市|县城|县|镇|乡(?!村)|(?<![农乡])村寨?|企业|单位|小区|社区)")


class Behind:
    """Reads what stands behind a figure."""

    def __init__(self, context: Context, carried: Carried) -> None:
        self.context, self.carried = context, carried

    def served(self, clause: Clause) -> Name | None:
        """为3万名残疾人提供居家服务: those served."""
        if (
            not clause.counts
            or _SERVES.search(clause.phrase.text) is None
            or not noun_follows(clause.right, self.context.lexicon)
        ):
            return None
        noun, does = split_predicate(clause.right.removeprefix("的"))
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
        return Name(memory.topic, CARRIED) if memory.topic and memory.same_sentence else None

    def inhabitants(self, clause: Clause) -> Name | None:
        """在近13亿人口的大国, 拥有14亿人口: the people are counted, whatever is said of them."""
        if clause.reading.measure != "level":
            return None
        if clause.figure.counter != "人口" and not clause.right.startswith("人口的"):
            return None
        if clause.right.removeprefix("人口").startswith(
            ("的大国", "的国家", "的发展中", "的大省", "的大县", "的大市")
        ):
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
        if clause.phrase.tokens or len(clause.bare) > 6:
            return None
        things, does = split_predicate(clause.right.removeprefix("的"))
        said = 2 <= len(things) <= 10 and 3 <= len(does) <= 20 and not does.endswith(LEADS_ON)
        if not said or self.context.lexicon.heads.at_end(clause.bare) is not None:
            return None
        return Name(f"{does}的{clause.subject}{things}比例", BEHIND, topic=clause.subject + things)

    def covered(self, clause: Clause) -> Name | None:
        """扶贫政策覆盖98%的贫困户: the share of the things that is reached."""
        if not clause.is_share or not clause.right.startswith("的") or _REACHES.search(clause.bare) is None:
            return None
        noun = clause.right.removeprefix("的").rstrip("、和及与")
        if not 2 <= len(noun) <= 14 or split_predicate(noun)[1]:
            return None
        return spoken(f"{clause.subject.removesuffix('了')}的{noun}比例", BEHIND)

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
        if said.startswith(lexicon.neutral_opens) or MOVES.match(said) is not None:
            return None
        return Name(f"{clause.subject}{said}比例", topic=clause.subject)

    def effect(self, clause: Clause) -> Name | None:
        """开展促销活动，拉动消费75亿元: what was brought about, by what."""
        effect = _EFFECT.match(clause.bare or clause.phrase.text)
        if effect is None and clause.bare:  # 带动 opens a clause, and was taken off the thing
            opened = _EFFECT.match(clause.phrase.text)
            effect = opened if opened is not None and clause.bare in clause.phrase.text else None
        if effect is None or not figure_counts(clause.figure):
            return None
        agent = self.carried.before.agent(clause.reading, clause.phrase)
        opens = clause.bare.startswith(effect[0])
        thing = (clause.bare[effect.end() :] if opens else clause.bare) or right_noun(
            clause.right, clause.figure
        )
        if not thing and clause.figure.counter in self.context.lexicon.person_counters:
            thing = f"{clause.figure.counter}数"  # 发放低保资金，惠及3万人
        return spoken(agent + effect[0] + thing, OWNED) if agent and thing else None

    def helped(self, clause: Clause) -> Name | None:
        """解决农村20万人饮水安全问题: where those helped live stands before the figure."""
        if not clause.counts or not clause.noun or clause.phrase.tokens:
            return None
        helped = _HELPED.match(clause.bare)
        if helped is None or not is_action(helped[1], self.context.lexicon):
            return None
        return spoken(clause.bare + right_noun(clause.right, clause.figure, pivot=True), BEHIND)

    def spent_on(self, clause: Clause) -> Name | None:
        """投资200亿元建设农村公路: the investment in the roads."""
        lexicon = self.context.lexicon
        spends = _SPENDS.match(clause.bare) if clause.figure.kind == "money" else None
        if spends is None or not clause.noun:
            return None
        noun = clause.noun.removeprefix("用于")
        if noun == clause.noun and lexicon.act.at_start(noun) is None:
            return None
        spent_on = strip_actions(noun, lexicon)
        if not 4 <= len(spent_on) <= 24:
            return None
        return Name(spent_on + ("投资" if spends[1] == "投资" else "投入"), BEHIND, topic=spent_on)

    def paid_for(self, clause: Clause) -> Name | None:
        """投资9万元，完成4公里公路硬化; 县财政安排3万元，支持学校扩建; 县财政安排3万元奖补资金: what the money is for."""
        pays = _PAYS.match(clause.bare)
        opens = clause.phrase.start == clause.reading.sentence[0]
        if pays is None or ("完成" in clause.bare and not opens):
            return None  # 甲工程完工，完成投资4亿元: the investment in 甲
        spends = pays["verb"] in ("投资", "投入")
        funds = _FUNDS.match(clause.noun) if pays["payer"] else None
        if funds is not None:
            return spoken(clause.subject + funds[0], BEHIND)
        does = (
            clause.noun[:1] in ("对", "在", "用")
            or self.context.lexicon.act.at_start(clause.noun) is not None
        )
        if clause.noun and not does:
            return None
        found = _PURPOSE.match(self.context.view, clause.figure.outer_end)
        if found is None:
            return None
        what = _AMOUNTS.sub("", _LISTED.sub("", "".join(found["what"].split())))
        done = _DONE_TO.match(what) if found["how"] in ("对", "在") else None
        if done is not None:
            what = done["thing"] + done["does"]
        elif found["how"] in ("对", "在"):
            return None
        while len(what) > _LONGEST_PURPOSE and "、" in what:
            what = what.rpartition("、")[0]
        what = _ALL_DONE.sub("", what).removesuffix("等").rstrip("的、")
        if not 2 <= len(what) <= _LONGEST_PURPOSE:
            return None
        if spends:
            return spoken(what + pays["verb"], BEHIND)
        return spoken(f"{clause.subject.removesuffix('资金')}{found['how']}{what}的资金", BEHIND)

    def acted_on(self, clause: Clause) -> Name | None:
        """新建3座泵站: an action stands before the figure, and its object behind."""
        if not clause.acts or not clause.noun or not figure_counts(clause.figure):
            return None
        noun = split_predicate(right_noun(clause.right, clause.figure, pivot=True))[0]
        if not noun:
            return None
        opened = strip_targets(clause.bare, self.context.lexicon)
        self.context.memory.action = clause.bare
        step = f"{clause.bare!r} is an action: the thing follows the figure"
        return Name((opened if len(opened) <= 6 else "") + noun, BEHIND, topic=noun, step=step)

    def after_preposition(self, clause: Clause) -> Name | None:
        """在全国60个城市…, 向30万人…: the words before the figure only lead to the thing."""
        if not clause.noun or MOVES.match(clause.noun) or not figure_counts(clause.figure):
            return None
        tokens = clause.phrase.tokens
        leads = clause.phrase.text.endswith(_PREPOSITIONS) and not (tokens and len(tokens[0][0]) > 1)
        if not leads and not clause.bare.endswith((*_PREPOSITIONS, "等")):
            return None
        listed = clause.bare.endswith("等")  # 甲、乙等99个项目建成投用: those that do
        noun = right_noun(clause.right, clause.figure, whole=not listed)
        if listed and clause.counts and _SHARE_OF_THEIRS.match(self.context.view, clause.figure.outer_end):
            return Name(noun, BEHIND)  # 甲、乙等3个集聚区合计营收占全市…: counted in passing
        if listed and clause.counts and is_action(noun, self.context.lexicon):
            # 开展背街小巷整治，完成甲路、乙路等35处整治: of what the clause before tells of
            to = strip_actions(
                self.carried.before.object_before(clause.reading, clause.phrase), self.context.lexicon
            )
            while (also := self.context.lexicon.act.at_end(to)) is not None:
                to = to[: -len(also[0])]
            if len(to) >= 3:
                return spoken(f"{noun}的{to}", BEHIND)
        owner = strip_lead(clause.bare, self.context.lexicon).rstrip("".join(_PREPOSITIONS))
        short = len(noun) < 8 and len(owner) >= 4 and not owner.endswith("等")
        done = self.context.lexicon.act.at_start(owner) if listed and len(noun) <= 8 else None
        if (
            done is not None
            and done[0] not in _HAVE_PART
            and clause.counts
            and split_predicate(noun)[1] == ""
        ):
            # 新开工甲、乙等8个项目: those that were started, and so is what follows
            self.context.memory.action = done[0]
            return spoken(done[0] + noun, BEHIND)
        return spoken(owner + right_noun(clause.right, clause.figure) if short else noun, BEHIND)

    def of_kind(self, clause: Clause) -> Name | None:
        """历史遗留的670万吨铬渣全部处置完毕: what tells which thing stands before the figure."""
        if not clause.phrase.text.endswith("的") or clause.right[:1] in "，。的":
            return None
        if not figure_counts(clause.figure) or not clause.noun or clause.reading.measure != "level":
            return None
        thing, kind = split_predicate(clause.right)[0], clause.bare
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
        if clause.phrase.tokens[0][0] in _SPREADS and len(clause.bare) >= 2:
            # 外送拓展至22个省区市: those it reaches are counted
            return spoken(
                clause.bare + clause.phrase.tokens[0][0] + right_noun(clause.right, clause.figure), BEHIND
            )
        if clause.phrase.tokens[0][0] in _SO_MANY and self._things_do(clause):
            things = right_noun(clause.right, clause.figure)
            does = self.context.lexicon.act.at_end(things)
            if does is not None and len(things) - len(does[0]) >= 2:
                things = f"{does[0]}的{things[: -len(does[0])]}"
            return spoken(clause.bare + things, BEHIND)
        if clause.phrase.tokens[0][0] not in ("有", "共有", "设有"):
            return None
        holder = re.sub("均?(?:建|设|开|配)?$", "", clause.bare)
        return spoken(holder + right_noun(clause.right, clause.figure), BEHIND)

    def _things_do(self, clause: Clause) -> bool:
        """创新板累计600家企业上市: a thing that counts nothing stands before them."""
        lexicon = self.context.lexicon
        if len(clause.phrase.tokens) > 1 or lexicon.heads.at_end(clause.bare) is not None:
            return False
        if lexicon.act.at_end(clause.bare) is not None or PREDICATE.search(clause.bare, 1) is not None:
            return False
        return lexicon.counted.match(clause.noun + "等等") is not None

    def possessed(self, clause: Clause) -> Name | None:
        """电网基本具备5%以上的响应能力, 建成具备800万千瓦送电能力: the ability, and whose it is."""
        if not clause.noun or clause.phrase.tokens or not clause.bare.endswith("具备"):
            return None
        thing = split_predicate(clause.right.removeprefix("的"))[0]
        if len(thing) > 16 or self.context.lexicon.heads.at_end(thing) is None:
            return None
        owner = _BEFORE_ABILITY.sub("", clause.bare.removesuffix("具备"))
        owner = "" if len(owner) < 2 or is_action(owner, self.context.lexicon) else owner
        return spoken(owner + thing, BEHIND)

    def length_of(self, clause: Clause) -> Name | None:
        """完成了长达3500公里的江堤加固: the length of what follows."""
        if clause.figure.kind != "physical" or not clause.right.startswith("的"):
            return None
        if _LONG.search(clause.phrase.text) is None:
            return None
        thing = ITEMS.split(split_predicate(right_noun(clause.right, clause.figure))[0])[0]
        return Name(thing + "长度", BEHIND, topic=thing) if len(thing) >= 2 else None

    def reached_within(self, clause: Clause) -> Name | None:
        """都市区1小时通勤、城市群2小时通达: the time that it takes."""
        does = REACHED_WITHIN.match(clause.right)
        if does is None:
            return None
        whose = _LAST_PART.search(clause.phrase.text)
        return Name((whose.group() if whose is not None else "") + does[1] + "时间", BEHIND)

    def owner_behind(self, clause: Clause) -> Name | None:
        """总投资25亿元的科创城: its investment."""
        if clause.reading.measure == "threshold":
            return None
        if not clause.right.startswith("的"):
            return self._of_size(clause)
        head = self._head_of_next(strip_actions(clause.bare, self.context.lexicon).removeprefix("了"))
        if not figure_counts(clause.figure) or not is_bare_head(head, self.context.lexicon):
            return None
        if (counted := _COUNTED_NEXT.match(self.context.view, clause.figure.outer_end)) is not None:
            return Name(counted["things"] + head, BEHIND)  # 总投资35亿元的80项重点工程
        owner = TURNS.sub("", split_predicate(right_noun(clause.right, clause.figure))[0])
        if len(owner) < 2 or _MAKES.search(owner) is not None:
            return None  # 总投资3亿元的年产5万吨生产线
        return Name(owner + head, BEHIND, topic=owner)

    def _of_size(self, clause: Clause) -> Name | None:
        """时速600公里高速磁悬浮样车: the speed of what follows."""
        if clause.figure.kind not in ("physical", "count", "none") or clause.phrase.tokens or not clause.noun:
            return None
        size = _SIZE.search(clause.bare) if clause.figure.kind == "physical" else None
        if size is None or (
            size.start() and not is_action(clause.bare[: size.start()], self.context.lexicon)
        ):
            return self._of_capacity(clause)
        owner = ITEMS.split(split_predicate(right_noun(clause.right, clause.figure))[0])[0]
        if len(owner) < 3 or MOVES.match(owner) is not None:
            return None
        return Name(owner + size[0], BEHIND, topic=owner)

    def _of_capacity(self, clause: Clause) -> Name | None:
        """年产3000万片显示屏项目: so much of what follows can be made in a year."""
        makes = _MAKES.search(clause.bare)
        thing = _PROJECT.sub("", ITEMS.split(split_predicate(clause.right.removeprefix("的"))[0])[0])
        if makes is None or len(thing) < 2:
            return None
        maker = ITEMS.split(clause.bare[: makes.start()])[-1]
        maker = "" if len(maker) < 2 or is_action(maker, self.context.lexicon) else maker
        return Name(maker + thing + makes[0] + ("能" if makes[0] == "年产" else "能力"), BEHIND)

    def _head_of_next(self, bare: str) -> str:
        """总投资 of 抓好总投资, 全力推进总投资: the verb before it governs what follows the figure."""
        found = self.context.lexicon.heads.at_end(bare)
        if found is None:
            return bare
        for size in (len(found[0]) + 2, len(found[0]) + 1, len(found[0])):
            before, head = bare[:-size], bare[-size:]
            if before and is_bare_head(head, self.context.lexicon):
                governs = before.endswith("好") or self.context.lexicon.act.at_end(before) is not None
                return head if governs else bare
        return bare

    def threshold(self, clause: Clause) -> Name | None:
        """年收入过亿元的企业: the bound is on the income of the enterprises."""
        figure, bare, lexicon = clause.figure, clause.bare, self.context.lexicon
        defined = _DEFINES.match(bare)
        if defined is not None:
            return Name(defined[1] + defined[2])  # 大城市指常住人口100万以上的城市
        reach = next((word for word in _REACH if clause.right.startswith(word)), "")
        if reach and clause.subject:
            return Name(clause.subject + reach)  # 站点600米半径人口覆盖率
        aspect = _ASPECT.split(bare)[-1].removesuffix("在")
        longest = 14 if lexicon.heads.at_end(aspect) is not None else 8
        if len(aspect) > longest or is_action(aspect, lexicon) or aspect.endswith(("在", "将", "对", "为")):
            aspect = ""
        aspect = strip_actions(aspect, lexicon) if aspect else ""
        noun = right_noun(clause.right, figure)
        if noun.endswith("占"):  # 30万吨以上大型矿井产量占80%: the bound is on the mines
            noun = noun[:-1]
            measured = lexicon.heads.at_end(noun)
            if measured is not None and len(noun) - len(measured[0]) >= 2:
                noun = noun[: -len(measured[0])]
        households = figure.counter == "户"
        if (figure.kind == "none" or households) and (
            group := _GROUP.match(clause.right.removeprefix("的"))
        ) is not None:
            noun = group[0]
            aspect = aspect or ("户数" if households else "")
        if figure.counter in ("岁", "周岁"):
            people = PERSONS.match(noun)
            noun, aspect = people[0] if people is not None else noun[:2], "年龄"
        elif figure.counter == "人口":
            aspect = "人口"
        elif figure.kind == "money" and not aspect and self._same_bound(clause):
            aspect = self.context.memory.aspect[0]  # 产值超百亿元企业5家、超十亿元企业30家
        elif figure.kind == "money" and not aspect:
            aspect = "投资额" if noun.endswith(("项目", "工程")) else "金额"
        if len(aspect) >= 2 and noun.endswith(aspect[:2]):
            noun = noun[: -len(aspect[:2])]  # 亿元以上项目投资: 项目投资额
        if aspect and figure.kind == "money":
            self.context.memory.aspect = (aspect[-14:], self.context.memory.sentence)
        return Name(noun + aspect[-14:], BEHIND)

    def _same_bound(self, clause: Clause) -> bool:
        """Whether nothing but the bound word stands before an amount, and the sentence has told what is so much."""
        aspect, sentence = self.context.memory.aspect
        return bool(aspect) and sentence == self.context.memory.sentence and not clause.bare

    def those_who(self, clause: Clause) -> Name | None:
        """96户、183人实现全部脱贫: so many households and people do."""
        counter = clause.figure.counter
        if counter != "户" and counter not in self.context.lexicon.person_counters:
            return None
        did = _DID.match(clause.right)
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
        if PREDICATE.match(does) is None or not 3 <= len(does) <= 16:
            return None
        if "的" in does[:-1] or does.endswith(LEADS_ON):
            return None
        whole = strip_share(SHARE_END.sub("", memory.topic))
        return Name(f"{whole}{does}比例" if figure.kind == "percent" else f"{does}的{whole}", CARRIED)

    def thing(self, clause: Clause) -> Name | None:
        """新增2家上市企业; 80%的企业实现业务网络化: the figure has no subject, and its thing follows."""
        memory, figure, phrase, lexicon = (
            self.context.memory,
            clause.figure,
            clause.phrase,
            self.context.lexicon,
        )
        noun = self.noun_of(clause)
        thing = ""
        if (
            len(noun) >= 2
            and clause.is_share
            and (
                clause.right.startswith("的")
                or not phrase.has("value", "rise_to", "fall_to", "keep")
                or phrase.tokens[0][0] in ("实现", "完成", "有", "约有", "已有", "就有")
            )
        ):
            thing = _share_of_things(noun.rstrip("、和及")[:60])[:40]
            if _GOES_TO.match(thing) and memory.topic and memory.same_sentence:
                thing = f"{strip_share(memory.topic)}{thing}占比"  # 资金2570亿元，四成投向山区县
        elif (
            noun
            and figure_counts(figure)
            and (
                not phrase.has("rise", "fall", "rise_to", "fall_to", "keep")
                or counts_new(phrase, figure, clause.right)
            )
            and (
                not phrase.has("value")
                or clause.counts
                or clause.right.startswith("的")
                or (len(noun) >= 4 and phrase.tokens[0][0] in ("完成", "实现") and not clause.coordinated)
            )
        ):
            thing = right_noun(clause.right, figure)
        if not thing:
            return None
        does = split_predicate(clause.right)[1]
        if clause.coordinated and memory.action and clause.counts and not phrase.text and not does:
            thing = memory.action + thing  # 建成3个甲和15个乙
        elif clause.coordinated and clause.reading.measure == "change" and not phrase.text and not does:
            new = lexicon.new.at_start(memory.topic)
            thing = (new[0] if new is not None else "") + thing  # 净增3家甲、15家乙
        elif clause.counts and len(thing) <= 3 and not clause.coordinated and len(phrase.text) <= 8:
            opened = strip_targets(phrase.text, lexicon)
            if lexicon.act.at_end(opened) is not None or opened.endswith(SUPPORTS):
                thing = opened + thing  # 累计支持2000家企业: enterprises alone would say too little
        return spoken(thing, BEHIND)

    def any_noun(self, clause: Clause) -> Name | None:
        """What stands behind the figure, where nothing else names it."""
        if clause.right.startswith("）") and clause.subject:
            return Name(clause.subject)  # 海河流域（75个）: a place alone
        return Name(right_noun(clause.right, clause.figure), BEHIND) if self.noun_of(clause) else None

    def noun_of(self, clause: Clause) -> str:
        """Return the words behind a figure where they can be a thing."""
        noun = clause.right.removeprefix("的").strip("、和及与或）")
        return "" if MOVES.match(noun) or noun in self.context.lexicon.neutral else noun


def _share_of_things(said: str) -> str:
    """80%的企业实现业务网络化: the share of the enterprises that do."""
    noun, does = split_predicate(said)
    if does and len(does) <= 20 and len(noun) <= 16 and not noun.endswith(LEADS_ON):
        return f"{does.rstrip('的')}的{noun}比例"
    return said
