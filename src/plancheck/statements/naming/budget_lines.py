"""Rules for lines of budgets and grants: whose line it is, what an office brought in, what is paid for."""

from __future__ import annotations

import re

from plancheck.statements.context.clause import CARRIED, OWNED, Clause, Name, spoken
from plancheck.statements.context.phrases import PAREN
from plancheck.statements.context.reading import Context
from plancheck.statements.context.things import strip_share
from plancheck.statements.naming.base import NamingReader
from plancheck.statements.naming.carried import Carried
from plancheck.statements.naming.counted import without_place
from plancheck.statements.words.lexicon import Lexicon

_PART_OF_ACCOUNT = re.compile(
    "(?P<part>(?:税收?|税收收入|非税收?入?|[^，。；、占]{0,6}(?:民生|社会|科技|教育)[^，。；、占]{0,6}支出))(?:占比|比重|比例|(?<=税)比)$"
)
_PAID = "(?:中央|[省市县区]级)?(?:财政)?(?:在[^，。；]{2,10}基础上)?(?:平均|再|分别|一次性|最高)*(?:每[^，。；、年月]{1,3}?|单[台套户位]|单个[主项][体目])?(?:平均|一次性|最高)*(?:报废|更新|给予)?(?:定额)?<<paid_noun>>(?:每.)?(?:不超过)?"
_FOR_WHOM = re.compile("^(?:其中)?(?:对于?|凡)?")
_SO_MANY = re.compile("[0-9](?!.*以[上下])")
_OFFICE = "<<collector>>(?:局|部门|系统)?(?P<brings>征收|组织|入库)?"
_BY_OFFICE = "^.*<<collector>>(?:局|部门|系统)(?:征收|组织|入库)?(?=.)"
# 分级次收入情况：市本级完成3亿元; 部门完成情况 names no account
_HEAD_OF_LEVELS = re.compile("[^，。；：]{0,14}?(?P<account>收入|支出)(?:完成|执行)?情况(?:看|来看)?[：:]")
_LEVEL = re.compile("[\u4e00-\u9fff]{0,6}(?:本级|[市城]区|县[区市]?|乡镇|园区|部门|[国地]税|系统)")
_INCOME = re.compile("[^，。；、完成]{0,12}收入$")


def says_account(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject is a line of a budget: 收入, 上级补助."""
    return bare in lexicon.sets["added_line"] or bare in lexicon.accounts


def says_office(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject is an office that brings in taxes: 国税部门."""
    return lexicon.pattern(_OFFICE).fullmatch(bare) is not None


def says_level(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject is a level of government or an office whose income is told: 市本级, 四城区."""
    return _LEVEL.fullmatch(bare) is not None and ("完成" in text or "实现" in text)


def says_paid_to(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject is what is paid for each: 每亩补贴."""
    return lexicon.pattern(_PAID).fullmatch(bare) is not None


class BudgetLines(NamingReader):
    """Finds which budget, office or payment a line belongs to."""

    def __init__(self, context: Context, carried: Carried) -> None:
        super().__init__(context, carried)
        self._moves = (*self.words["rise"], *self.words["fall"])

    def held_against(self, clause: Clause) -> Name | None:
        """收入完成9亿元，比报告数8亿元增加1亿元: what the same line was given as before; what follows is of the line."""
        text = PAREN.sub("", clause.phrase.text)  # 比…报告数（以下简称“报告数”）8亿元
        if text[:1] not in ("比", "较") or not clause.right.startswith(self._moves):
            return None
        count = max(
            (word for word in self.words["account_count"] if text.endswith(word)), key=len, default=""
        )
        return Name(strip_share(self.context.memory.topic) + count, OWNED) if count else None

    def more_of_account(self, clause: Clause) -> Name | None:
        """支出160亿元，增长9%，增支13亿元: so much more of the same."""
        topic = strip_share(self.context.memory.topic)
        earned = clause.bare in self.sets["more_income"] and topic.endswith("收入")
        spent = clause.bare in self.sets["more_spending"] and topic.endswith("支出")
        return Name(topic, CARRIED) if earned or spent else None

    def part_of_account(self, clause: Clause) -> Name | None:
        """一般公共预算收入20亿元，税收占比75%; 一般公共预算支出30亿元，民生支出占比80%: parts of the budget's line."""
        part = _PART_OF_ACCOUNT.match(clause.bare)
        topic = strip_share(self.context.memory.topic)
        if part is None or "占" in clause.phrase.text.partition(clause.bare)[0]:
            return None
        if part["part"][:2] in topic:
            topic = self.context.memory.whole  # 预算收入20亿元，其中税收收入15亿元，税收占比75%
        whole = "支出" if part["part"].endswith("支出") else "收入"
        if not topic.endswith(whole) or "居民" in topic or "企业" in topic:
            return None
        clause.reading.of = topic
        return Name(f"{part['part']}占{topic}的比重", OWNED)

    def of_account(self, clause: Clause) -> Name | None:
        """预算收入20亿元，加上上级补助3亿元、上年结转1亿元，收入合计24亿元: lines of one budget.

        What is added to the income or spending of the general budget is named by itself; to that of a fund with its name:
        the same lines come again in each. Its sums are named as its own.
        """
        added = clause.bare in self.sets["added_line"]
        if not added and clause.bare not in self.context.lexicon.accounts:
            return None
        of = self.carried.account_before()
        if of and added:
            return spoken(clause.bare if "公共" in of or of.startswith("财政") else of + clause.bare)
        if not of:
            return None
        summed = next((end for end in ("合计", "总计") if clause.phrase.text.endswith(end)), "")
        line = clause.bare.removeprefix(of[-2:])  # 保险基金 and 基金支出
        return spoken(of + line + summed, OWNED)

    def collected(self, clause: Clause) -> Name | None:
        """财政收入完成3亿元，其中：国税部门完成2亿元: what the office brought in."""
        office = self.pattern(_OFFICE).fullmatch(clause.bare)
        if office is None or not (office["brings"] or clause.phrase.has("value")):
            return None
        topic = without_place(
            self.context, self.pattern(_BY_OFFICE).sub("", strip_share(self.context.memory.topic))
        )
        income = _INCOME.search(topic)
        return spoken(clause.bare + (income[0] if income is not None else "收入"), OWNED)

    def of_levels(self, clause: Clause) -> Name | None:
        """分级次收入情况：市本级完成3亿元，…；六县市完成5亿元: the income of each level."""
        head = _HEAD_OF_LEVELS.match(self.context.view, clause.reading.sentence[0], clause.figure.outer_start)
        return spoken(clause.bare + head["account"], OWNED) if head is not None else None

    def own_level(self, clause: Clause) -> Name | None:
        """生产总值500亿元（区本级300亿元）: the same of the district's own level."""
        memory, bare = self.context.memory, clause.bare
        if len(bare) > 4 or not bare.endswith("本级") or clause.noun or clause.reading.measure == "share":
            return None
        topic = without_place(self.context, memory.topic)
        return spoken(bare + topic, OWNED) if bare not in topic else Name(memory.topic, CARRIED)

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
