"""Ratios as shares: what each part of 8.7∶41.2∶50.1 is the share of."""

from __future__ import annotations

import re

from plancheck.statements.context.items import share_of_industry, split_items
from plancheck.statements.context.phrases import Phrase
from plancheck.statements.context.reading import UNNAMED, Context, Reading
from plancheck.statements.naming.plan_trades import trade_of
from plancheck.statements.placing.placer import Placer
from plancheck.statements.words.lexicon import Lexicon

_OF_WHOLE = re.compile(
    "产业(?:分别)?(?:在(?P<within>[^，。；占]{2,16})中|(?=占))所?占(?P<whole>[^，。；比]{2,16}?)?(?:的)?(?:比重|比例|比)"
)
_TURNED_TO = "<<turned_to>>+$"
_TWO_SIDES = re.compile(
    "^(?P<first>[^，。；、与和及的]{2,10})[与和](?P<second>[^，。；、与和及的]{2,10}?)(?:的(?P<what>[^，。；、的]{0,8}?))?(?:构成|结构)?(?:比例?|之比)$"
)
_STRUCTURE = re.compile("(?:结构)?(?:构成)?(?:比|比例|比重|之比)?$")
_RATIO = re.compile("(?:的)?(?:构成|结构)?(?:比例|之比|比值|比)$")
# 三次产业结构优化升级，已是9∶41∶50: named in the clause before
_STRUCTURE_BEFORE = re.compile(
    "(?P<of>(?:三次|三大)?产业)(?:结构|构成|比例)[^，。；：0-9]{0,12}[，：][^，。；：0-9]{0,10}$"
)
_LONGEST_BEFORE = 36  # characters of both clauses
_THREE = re.compile("一[、.]?二[、.和]?三次?产业?(?:的|之间的?)?")  # 一、二、三产比例
_BY_NUMBER = re.compile("第?一")
_NEAR = 400  # characters: the paragraph before


class RatioNamer:
    """Names the parts of a ratio."""

    def __init__(self, context: Context, placer: Placer) -> None:
        self.context, self.placer = context, placer
        self._trade = trade_of(context.view, context.lexicon) if context.plan else ""

    def name(self, reading: Reading, phrase: Phrase) -> None:
        """三次产业结构由8.7∶41.2∶50.1调整为…: the shares of the first, second and third."""
        memory = self.context.memory
        number = "一二三"[int(reading.figure.role[-1]) - 1]
        subject = phrase.rest or memory.topic
        if "产业" in memory.topic and "产业" not in subject:
            subject = memory.topic
        if (
            number == "一"
            and memory.same_sentence
            and self.context.lexicon.pattern(_TURNED_TO).match(phrase.rest)
        ):
            subject = memory.topic  # 结构比由14:68:18演进为11:64:25
        elif (
            number == "一"
            and _STRUCTURE.match(subject) is not None
            and "产业" in self.context.view[reading.sentence[0] : phrase.start]
        ):
            subject = f"产业{subject}"  # 三次产业协调发展，结构比为14:68:18
        before = self._named_before(reading) if number == "一" and "产业" not in phrase.rest else ""
        subject = before or subject
        subject = _THREE.sub("三次产业", subject, count=1)
        if number == "一" and (phrase.rest or before):
            memory.keep_topic(subject)
        elif memory.topic:
            subject = memory.topic
        listed = _part_of_ratio(subject, "一二三".index(number), self.context.lexicon)
        reading.indicator = listed or (
            share_of_industry(number, subject, self.context.lexicon, self._product_before(phrase.start))
            if "产业" in subject
            else _side_of_ratio(subject, number) or f"{subject}第{number}部分占比"
        )
        reading.measure = "share"
        whole = _OF_WHOLE.search(subject) if "占" in subject else None
        of = (whole["within"] or whole["whole"]) if whole is not None and "产业" in subject else None
        if of:
            reading.of = of  # 三次产业在生产总值中所占比重
            reading.indicator = f"第{number}产业占{reading.of}的比重"
        elif self._trade and "产业" in subject and not listed:
            reading.indicator = f"{self._trade}第{number}产业占比"  # 林业发展规划: of its own output
        reading.region = self.placer.place(reading, phrase)
        if not subject:
            reading.leftover = UNNAMED

    def _named_before(self, reading: Reading) -> str:
        """The structure that the clause before names where only what it turned to stands beside the figure."""
        edge = reading.figure.outer_start
        found = _STRUCTURE_BEFORE.search(
            self.context.view, max(reading.sentence[0], edge - _LONGEST_BEFORE), edge
        )
        return found["of"] if found is not None else ""

    def _product_before(self, at: int) -> str:
        """What the text calls the product whose structure it tells."""
        said = self.context.view.rfind("国内生产总值", max(0, at - _NEAR), at)
        return "国内生产总值" if said >= 0 else "地区生产总值"


def _part_of_ratio(subject: str, number: int, lexicon: Lexicon) -> str:
    """粮、经、饲比例 names its three parts, as 传统、高新、重化产业产值比例 does; 第一、第二、第三产业 are told otherwise."""
    whole = _RATIO.sub("", subject)
    parts = split_items(whole, len("一二三"), lexicon) if "、" in whole else None
    if parts is None or whole == subject or _BY_NUMBER.match(parts[0]) is not None:
        return ""
    return f"{parts[number]}占{whole}的比例"


def _side_of_ratio(subject: str, number: str) -> str:
    """海水产品与淡水产品的产值比例45:54: the share of each side, where the ratio is of two."""
    found = _TWO_SIDES.match(subject) if number in "一二" else None
    return f"{found['first' if number == '一' else 'second']}{found['what']}占比" if found is not None else ""
