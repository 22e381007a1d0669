"""Rules for figures that tell how much is done, spent or brought about: the deed stands before them, its thing behind."""

from __future__ import annotations

import re

from plancheck.asked_first import holds
from plancheck.statements.context.clause import BEHIND, OWNED, Clause, Name, spoken
from plancheck.statements.context.phrases import strip_lead
from plancheck.statements.context.things import (
    MOVES,
    figure_counts,
    is_action,
    split_predicate,
    strip_actions,
    strip_share,
    strip_targets,
)
from plancheck.statements.naming.base import NamingReader
from plancheck.statements.naming.right_noun import noun_without_predicate, right_noun
from plancheck.statements.words.lexicon import Lexicon

_PREPOSITIONS = ("在", "对", "为", "向", "于", "以", "由", "将")
_AMOUNTS = "[0-9][0-9.,]*[余多]?[万亿]?(?:平方)?<<listed_unit>>的?"
# 建成大棚2350亩、温室500栋; 完成65条、总长度58公里的道路改造: what is told first is named, and by no amount
_LISTED = re.compile(
    "^[0-9][0-9.,]*[余多]?[万亿]?[\u4e00-\u9fff]{1,3}、(?:总?长度?|总?面积)?|(?<=[\u4e00-\u9fff]{2})[0-9][0-9.,]*[万亿]?[\u4e00-\u9fff]{1,3}、.*$"
)
# 实施了甲、乙等五座水库的除险加固: the examples of what is counted
_SUCH_AS = re.compile(
    "^[^，。；]{2,40}?等(?:[0-9]+|[二两三四五六七八九十]{1,3})(?:座|个|处|条|项|所|家)(?=[^，。；]{2})"
)
_DONE_TO = re.compile("^(?P<thing>[^，。；]{2,30}?)(?:进行|实施|予以)了?(?P<does>[^，。；]{2,8})")
_ALL_DONE = "(?<=.{3})(?:已?(?:全部|全面|基本|顺利|如期|已经))+<<all_done>>$"
_LONGEST_PURPOSE = 30
# 解决9万农牧民和2万师生的饮水问题: what is solved is said once
_ALSO = ("和", "及", "与", "、", "以及")
_SOLVED_FOR_BOTH = re.compile(
    "[0-9][0-9.,]*[万千百余多]*[人名户]?[^，。；、的0-9]{1,12}的(?P<what>[^，。；、的0-9]{2,14}?(?:问题|困难))"
)
_SHARE_OF_THEIRS = re.compile(
    "[\u4e00-\u9fff]{2,14}?占(?!地(?![区方级]))[\u4e00-\u9fff]{2,12}(?:比重|比例|的)"
)
# 覆盖人口 is measured by itself, and what stands behind it is of its owner
_EFFECT = "^(?:累计|共|预计|可|将|直接|间接)*(<<effect>>|受益)(?!率|力|面|(?<=覆盖)人口)"
holds(_EFFECT, ("<<effect>>", "受益"))
_SAYS_EFFECT = "<<effect>>|受益"
_HELPED = "^(.{2,6}?)<<where_helped>>$"
_SPENDS = "^(?:累计|共|计划|拟|将|已|每年|都?要|预计|再)*(?P<verb><<pays>>)$"
_PAYS = "^(?P<payer>(?:中央|[各本省市县区州镇乡]{1,2})(?:级|本级)?(?:财政)?|财政)?(?:累计|共|计划|规划|预计|拟|将|先后|每年|完成)*(?P<verb><<pays>>|<<spends>>)(?:各类|各级|财政|专项|补助)*(?:资金|经费)?$"
_PURPOSE = "(?:以上|左右|余元)?\\s*(?:专项|补助)?(?:资金|经费)?(?:，(?:同比|比|较)[^，。；]{2,20})?[，,]?\\s*(?:重点|集中|主要|全面)?(?P<how><<goes_into>>|对|在)了?(?P<what>[^，。；：\\n]{2,60})"
_WILL_PAY = "(?:拟|将|计划|预计)+(?=<<pays>>$)"
_TO_WHOM = re.compile("[对为向给][^，。；、的对为向给]{2,14}$")  # 对种粮农民一次性发放
_EACH_OF_THEM = re.compile("每[\u4e00-\u9fff]{1,3}$")  # 给予每艘80万元补助
_GRANTS = "(?P<verb><<grants>>)(?:给予?|到|了|出)?[^，。；、的]{0,8}$"
_GRANTED = "^(?P<what>[^，。；、0-9]{0,26}?<<granted>>)(?=$|[，。；、）]|用于|支持|发展|扶持|帮助|开展|建设)"
_FUNDS = "^(?!用于|支持|保障)[^，。；]{2,12}?<<fund>>"


def says_effect(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a word of what is brought about stands before a figure: 拉动消费75亿元."""
    says = lexicon.pattern(_SAYS_EFFECT)
    return says.search(text) is not None or (bare not in text and says.search(bare) is not None)


def says_paid_for(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject is one who pays and no more: 县财政安排."""
    return lexicon.pattern(_PAYS).match(bare) is not None


class Deeds(NamingReader):
    """Names what is done with so much."""

    def effect(self, clause: Clause) -> Name | None:
        """开展促销活动，拉动消费75亿元: what was brought about, by what."""
        if not says_effect(clause.bare, clause.phrase.text, self.context.lexicon):
            return None
        effect = self.pattern(_EFFECT).match(clause.bare or clause.phrase.text)
        if effect is None and clause.bare:  # 带动 opens a clause, and was taken off the thing
            opened = self.pattern(_EFFECT).match(clause.phrase.text)
            effect = opened if opened is not None and clause.bare in clause.phrase.text else None
        if effect is None or not figure_counts(clause.figure):
            return None
        agent = self.carried.before.agent(clause.reading, clause.phrase)
        opens = clause.bare.startswith(effect[0])
        affected = clause.bare[effect.end() :] if opens else clause.bare
        if affected in self.context.lexicon.own_area.found:
            affected = ""  # 带动全市71项工程: what is counted follows
        thing = affected or right_noun(clause.right, clause.figure, self.context.lexicon)
        if not thing and clause.figure.counter in self.context.lexicon.person_counters:
            thing = f"{clause.figure.counter}数"  # 发放低保资金，惠及3万人
        many = clause.counts or (clause.figure.kind == "none" and clause.figure.scaled)
        if many and agent:
            self.context.memory.action = agent + effect[0]  # 惠及企业200家、农户3000户
        return spoken(agent + effect[0] + thing, OWNED) if agent and thing else None

    def come_from(self, clause: Clause) -> Name | None:
        """留学生9万人，来自80个国家: where those spoken of come from; they are spoken of further."""
        if clause.bare not in self.sets["come_from"] or not clause.noun:
            return None
        noun = right_noun(clause.right, clause.figure, self.context.lexicon)
        whose = strip_actions(strip_share(self.context.memory.topic), self.context.lexicon)
        return Name(whose + clause.bare + noun, OWNED) if len(whose) >= 2 else None

    def helped(self, clause: Clause) -> Name | None:
        """解决农村20万人饮水安全问题: where those helped live stands before the figure."""
        if not clause.counts or not clause.noun or clause.phrase.tokens:
            return None
        helped = self.pattern(_HELPED).match(clause.bare)
        if helped is None or not is_action(helped[1], self.context.lexicon):
            return None
        return spoken(
            clause.bare + right_noun(clause.right, clause.figure, self.context.lexicon, pivot=True), BEHIND
        )

    def spent_on(self, clause: Clause) -> Name | None:
        """投资200亿元建设农村公路: the investment in the roads."""
        lexicon = self.context.lexicon
        spends = self.pattern(_SPENDS).match(clause.bare) if clause.figure.kind == "money" else None
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
        pays = self.pattern(_PAYS).match(clause.bare)
        opens = clause.phrase.start == clause.reading.sentence[0]
        if pays is None or ("完成" in clause.bare and not opens):
            return None  # 甲工程完工，完成投资4亿元: the investment in 甲
        spends = pays["verb"] == "投入" or pays["verb"].startswith(self.words["spends"])
        funds = self.pattern(_FUNDS).match(clause.noun) if pays["payer"] else None
        if funds is not None:
            return spoken(clause.subject + funds[0], BEHIND)
        does = (
            clause.noun[:1] in ("对", "在", "用")
            or self.context.lexicon.act.at_start(clause.noun) is not None
        )
        if clause.noun and not does and clause.noun not in self.sets["fund"]:
            return None
        found = self.pattern(_PURPOSE).match(self.context.view, clause.figure.outer_end)
        if found is None:
            return None
        said = _SUCH_AS.sub("", "".join(found["what"].split()))
        what = self.pattern(_AMOUNTS).sub("", _LISTED.sub("", said))
        done = _DONE_TO.match(what) if found["how"] in ("对", "在") else None
        if done is not None:
            what = done["thing"] + done["does"]
        elif found["how"] in ("对", "在"):
            return None
        while len(what) > _LONGEST_PURPOSE and "、" in what:
            what = what.rpartition("、")[0]
        what = self.context.lexicon.pattern(_ALL_DONE).sub("", what).removesuffix("等").rstrip("的、")
        if not 2 <= len(what) <= _LONGEST_PURPOSE or what[0].isdigit():
            return None  # 投资9亿元，完成70%: how much of it
        if spends:
            # 斥资9亿元兴建水利工程: the investment in it
            return spoken(what + ("投入" if pays["verb"] == "投入" else "投资"), BEHIND)
        payer = self.pattern(_WILL_PAY).sub("", clause.subject.removesuffix("资金"))
        return spoken(f"{payer}{found['how']}{what}的资金", BEHIND)

    def granted(self, clause: Clause) -> Name | None:
        """为贫困户拨付2106万元产业扶持资金: the money is named behind its amount, after who gives it to whom."""
        noun = clause.right.removeprefix("的")
        funds = self.pattern(_GRANTED).match(noun) if noun else None
        grants = self.pattern(_GRANTS).search(clause.bare) if funds is not None else None
        if funds is None or grants is None or clause.phrase.tokens:
            return None
        gives = grants["verb"].startswith("给")  # itself a word that leads to whom
        whom = _TO_WHOM.search(clause.bare[: grants.start()] if gives else clause.bare)
        each = _EACH_OF_THEM.search(clause.bare[grants.end("verb") :])
        given = (each[0] if each is not None else "") + funds["what"]
        return spoken((whom[0] if whom is not None else grants["verb"]) + given, BEHIND)

    def acted_on(self, clause: Clause) -> Name | None:
        """新建3座泵站: an action stands before the figure, and its object behind."""
        if not clause.acts or not clause.noun or not figure_counts(clause.figure):
            return None
        noun = noun_without_predicate(clause.right, clause.figure, self.context.lexicon, pivot=True)
        if not noun:
            return None
        opened = strip_targets(clause.bare, self.context.lexicon)
        self.context.memory.action = clause.bare
        if opened == "解决" and clause.right.endswith(_ALSO):
            solved = _SOLVED_FOR_BOTH.match(self.context.view, clause.figure.outer_end + len(clause.right))
            if solved is not None:
                return Name(f"{opened}{noun}的{solved['what']}", BEHIND, topic=noun)
        step = f"{clause.bare!r} is an action: the thing follows the figure"
        return Name((opened if len(opened) <= 6 else "") + noun, BEHIND, topic=noun, step=step)

    def after_preposition(self, clause: Clause) -> Name | None:
        """在全国60个城市…, 向30万人…: the words before the figure only lead to the thing."""
        if not clause.noun or self.pattern(MOVES).match(clause.noun) or not figure_counts(clause.figure):
            return None
        tokens = clause.phrase.tokens
        leads = clause.phrase.text.endswith(_PREPOSITIONS) and not (tokens and len(tokens[0][0]) > 1)
        if not leads and not clause.bare.endswith((*_PREPOSITIONS, "等")):
            return None
        listed = clause.bare.endswith("等")  # 甲、乙等99个项目建成投用: those that do
        noun = right_noun(clause.right, clause.figure, self.context.lexicon, whole=not listed)
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
            and done[0] not in self.sets["has_part"]
            and clause.counts
            and split_predicate(noun, self.context.lexicon)[1] == ""
        ):
            # 新开工甲、乙等8个项目: those that were started, and so is what follows
            self.context.memory.action = done[0]
            return spoken(done[0] + noun, BEHIND)
        self.context.memory.action = ""  # 解决饮水问题，实施甲、乙等6处灌区、15处…: another deed goes on
        return spoken(
            owner + right_noun(clause.right, clause.figure, self.context.lexicon) if short else noun, BEHIND
        )
