"""Shares of a whole: 甲占乙的比重, 在乙中占, 达到乙的60%."""

from __future__ import annotations

import re

from plancheck.asked_first import ends_with, holds
from plancheck.statements.context.phrases import Phrase, strip_lead
from plancheck.statements.context.reading import Reading
from plancheck.statements.context.things import SHARE, strip_share
from plancheck.statements.naming.base import NamingReader

_OF_WHOLE = (
    "^(?P<part>[^，。；]{0,30}?)(?:的)?(?:比例|比重|占比)?(?:也|已|均|都|远|仅|只|约|已经|将)*"
    "(?:达到?了?|按照?(?=[^，。；]{4,})|控制在|保持在|稳定在|超过|不足|不到|低于|接近|等于|相当于|只有|仅有|仅为|不及|约(?:为|是)|(?<![成作列称视人行])为(?=[^，。；]{0,8}<<held_against>>))(?:了|全(?![国省市县区部社体年球])|同期|当年)*(?P<whole>[^，。；的]{2,24})的(?:近|约)?$"
)
# 县域经济总量不到全市两成: of the whole city's
_OF_AREA = re.compile(
    "^(?P<part>[^，。；占]{0,30}?)(?:合计|总共|占比)?(?:还|仍|仅|只)*(?:不到|不足|超过|接近)(?P<whole>[全本我][国省市区县州镇乡村球])$"
)
_SHARE_OF = re.compile("(?P<part>[^占]+)占(?P<whole>[^占]{2,16})的比重")
_FAR_OFF = 3  # points by which a share differs from that which two amounts make
_IN_ALL = ("总量", "总数", "总额")
_AREA_ALONE = re.compile("全[国省市区县州]|世界")
_ENDS_AREA = frozenset("国省市区县州镇乡村球")
ends_with(_OF_AREA, _ENDS_AREA)
_WHOLE_TAIL = re.compile(r"(?:的)?(?:比重|比例|比率|份额|百分比|的)$")
_BOUNDS = ("以上", "以下", "以内")  # 60岁以上占20%: those of that age
_AMONG = re.compile("(?<![^，。；\n])[^，。；在\n]{0,6}在(?:[0-9]{4}年)?(?:的)?([^，。；在]{4,24}?)中，$")
# 在工农业总产值中，农业所占比重提高: each that follows is a share of that whole
_AMONG_BEFORE = re.compile(
    "(?:^|[，。；：\n])[^，。；在\n]{0,6}在(?:[0-9]{4}年)?(?:的)?([^，。；在]{4,24}?)中，"
)
_HELD = re.compile("(?P<part>[^，。；占]{2,14}?)(?:所占|占)(?:的)?(?:比重|比例|份额)(?:[由从为]|达到?)?$")
_GIVES = re.compile("贡献了?(?=全[国球省市]$|世界$)")
_STAYS_AT = re.compile("^(?:稳定|保持|维持|始终)*在(全[国省市区县球]|世界)$")
holds(_STAYS_AT, "在")
# 以占世界6%的淡水资源养活…: what follows is that part of the world's
_WITH_PART = re.compile(
    "^(?:[^，。；]{0,6}[以用靠拿]|)(?:仅|只|不足|不到)?占(?P<whole>[^，。；的占]{2,10})$|养活了?(?P<fed>世界|全球|全国)$"
)
_FEEDS = "(?:<<sustains>>|解决).*$"
_OF_PLACE = re.compile("占(全[国省市县区球]|世界)的比重$")
_TOTAL_TOLD = re.compile(
    "([\u4e00-\u9fff]{0,10}总(?:面积|人口|户数|人数|数|量|额|收入|支出|投资))(?:约?[为达]到?|约|共)?[0-9][0-9.]*[^，。；：、]{1,8}，(?:其中，?)?(?:[^，。；：]{2,10}占[0-9.]+%[，、])*$"
)
_WITHIN = re.compile(
    r"在([^，。；]{2,30}?)中(?:所?占(?:的)?(?:比重|比例|比)?|的(?:占比|比重|比例|份额))(?:已|将|预计|达到?|为|超过|约|近|到|由|从|提高到|上升到|提升到|降到|下降到)*$"
)
holds(_WITHIN, "中")
_LINKS = ("value", "adverb", "keep", "rise_to", "fall_to", "rise", "fall")  # between a whole and its figure


_TOTAL_TOLD = re.compile(
    "\\s*(?:[0-9]{4}年[底末]?，)?(?P<whole>(?:[全本][国省市区县州乡镇村])?[^，。；0-9]{0,4}?总(?:面积|人口|户数|产值))(?:为|达到?|共|约|计)*[0-9]"
)


class ShareNamer(NamingReader):
    """Names the part and the whole of a share."""

    def name(self, reading: Reading, phrase: Phrase, subject: str) -> bool:
        """Set indicator and whole of a share; False where the words tell of none."""
        if reading.measure not in ("share", "level", "points_change", "threshold"):
            return False
        percent = reading.figure.kind == "percent"
        if percent and (self._within(reading, phrase) or self._staying(reading, phrase)):
            return True
        if ("占比" in subject or "所占" in subject) and self._held(reading, phrase, subject):
            return True
        if subject.endswith(("占有率", "占有份额")):
            return False  # 市场占有率: one word
        if percent and self._of_whole(reading, phrase):
            return True
        cut = self._cut(reading, phrase, subject)
        return cut is not None and self._name_parts(reading, phrase, *cut)

    def with_part(self, reading: Reading, phrase: Phrase, noun: str) -> str:
        """以占世界6%的淡水资源养活了很多人: the share of the water."""
        said = _WITH_PART.search(phrase.text)
        noun = self.context.lexicon.pattern(_FEEDS).sub("", noun)
        if said is None or not 2 <= len(noun) <= 12:
            return ""
        reading.of = said["whole"] or said["fed"]
        return f"{noun}占{reading.of}的比重"

    def _within(self, reading: Reading, phrase: Phrase) -> bool:
        """甲在乙中所占比重达到…."""
        within = _WITHIN.search(phrase.text) if "中" in phrase.text else None
        memory = self.context.memory
        if within is None:
            return False
        named = self._part(phrase.text[: within.start()])
        part = named or strip_share(memory.topic)
        if not part:
            return False
        reading.of = within[1]
        reading.indicator = f"{part}占{within[1]}的比重"
        if named:
            memory.keep_topic(part)
        else:
            reading.reasons["indicator"] = "subject carried over"
        return True

    def _held(self, reading: Reading, phrase: Phrase, subject: str) -> bool:
        """在工农业总产值中，农业所占比重由28%提高到34%."""
        held = _HELD.match(subject) if phrase.start > reading.sentence[0] else None
        if held is None:
            return False
        among = _AMONG_BEFORE.search(self.context.view, max(0, reading.sentence[0] - 1), phrase.start)
        if among is None:
            return False
        part = self._part(held["part"])
        reading.of = among[1]
        reading.indicator = f"{part}占{among[1]}的比重"
        self.context.memory.keep_topic(part)
        return True

    def _staying(self, reading: Reading, phrase: Phrase) -> bool:
        """新增就业超9万人、稳定在全省1/10以上."""
        memory = self.context.memory
        stays = _STAYS_AT.search(phrase.text) if "在" in phrase.text else None
        part = strip_share(memory.topic) if stays is not None and memory.same_sentence else ""
        if stays is None or not part:
            return False
        reading.of, reading.measure = stays[1], "share"
        reading.indicator = f"{part}占{stays[1]}的比重"
        reading.reasons["indicator"] = "subject carried over"
        return True

    def _of_whole(self, reading: Reading, phrase: Phrase) -> bool:
        """人数达到总人数的60%."""
        said = phrase.text
        if said.endswith(_IN_ALL):
            said += "的"  # 达到全省总量1/6
        told = said.endswith(("的", "的近", "的约")) and not SHARE.search(said)
        of_area = _OF_AREA if phrase.text[-1:] in _ENDS_AREA else None
        pattern = self.context.lexicon.pattern(_OF_WHOLE) if told else of_area
        of_whole = pattern.match(said) if pattern is not None else None
        if of_whole is None:
            return False
        part = of_whole["part"].removesuffix("不") or self._spoken_of(reading, phrase)
        part = strip_lead(part, self.context.lexicon)
        if len(part) < 2:
            return False
        reading.of = of_whole["whole"]
        reading.indicator = f"{part}占{reading.of}的比重"
        self.context.memory.keep_topic(part)
        return True

    def _cut(self, reading: Reading, phrase: Phrase, subject: str) -> tuple[str, str] | None:
        """The words before 占 and those behind it; None where nothing is said to be part of anything."""
        figure, text = reading.figure, subject
        if figure.kind == "percent" and not SHARE.search(text):
            text = phrase.text.replace("相当于", "占").replace("等于", "占")
            if "贡献" in text:
                text = _GIVES.sub("占", text)  # 出口增长4%，贡献了全国24%的增量
            if "占" in self.context.view[figure.outer_start : figure.start]:
                text += "占"  # 约占六分之一: the bound word holds the verb
        matches = list(SHARE.finditer(text)) if "占" in text else None
        if not matches:
            return None
        part, whole = text[: matches[-1].start()], text[matches[-1].end() :].rstrip("从由")
        if figure.kind not in ("percent", "points") and not whole:
            return None
        return self._part(part), self._whole(whole)

    def _whole(self, whole: str) -> str:
        """The words behind 占 without those that link them to the figure."""
        tail, one_word = self.context.lexicon.tail, self.context.lexicon.whole_words
        while (found := tail.at_end(whole)) is not None and found[1] in _LINKS:
            if len(found[0]) == 1 and one_word.at_end(whole) is not None:
                break  # 占建设用地的52%
            whole = whole[: -len(found[0])].rstrip("的")
        for word in ("约", "到", "了", "全部", "当年", "同期"):
            whole = whole.removeprefix(word)
        return whole

    def _name_parts(self, reading: Reading, phrase: Phrase, part: str, whole: str) -> bool:
        """Name a share by its part and its whole, each as it is told here or before; False where no part is."""
        owned = self.carried.owned_part(reading, phrase, part) if part and whole else ""
        if not owned and part and whole:
            owned = self.carried.part_elsewhere(part)
        if owned:
            part = owned  # 建设五大煤炭基地，产量占全国比重达到80%
            reading.reasons["indicator"] = "owner carried over"
        if part:
            self.context.memory.keep_topic(part)
        else:
            part = self._spoken_of(reading, phrase)
            reading.reasons["indicator"] = "subject carried over"
        if not part:
            return False
        stem = _WHOLE_TAIL.sub("", _WHOLE_TAIL.sub("", whole).rstrip("的")) or self._whole_before(
            reading, phrase
        )
        if stem[:1] == "全" or stem == "世界":
            stem = self._of_amount_told(stem)
        reading.of = stem
        own = part.endswith(self.context.lexicon.words["bare_share"])  # 污染天数比例占3.2%
        reading.indicator = f"{part}占{stem}的比重" if stem else part if own else f"{part}占比"
        return True

    def _of_amount_told(self, area: str) -> str:
        """在全部重点项目投资中，西部占全国的43%: of so much of the country's; of an area alone where no amount is told."""
        among, sentence = self.context.memory.among
        told = sentence == self.context.memory.sentence and _AREA_ALONE.fullmatch(area) is not None
        if not told or self.context.lexicon.heads.at_end(among) is None:
            return area
        return among if among.startswith(area) else area + among

    def _spoken_of(self, reading: Reading, phrase: Phrase) -> str:
        """The subject of the clause before, or what the text speaks of."""
        earlier = self.carried.before.earlier_subject(reading, phrase)
        return earlier or strip_share(self.context.memory.topic)

    def _whole_before(self, reading: Reading, phrase: Phrase) -> str:
        """The whole that the words before have named: 总额为甲，其中出口乙，占x%; 在全国示范项目中，上海项目占六分之一."""
        whole, view = self.context.memory.whole, self.context.view
        if whole and not whole.startswith("占") and reading.figure.kind == "percent":
            return self._whole_of_both(reading, whole) or whole
        if reading.figure.kind == "percent" and self.context.memory.among[1] == self.context.memory.sentence:
            return self.context.memory.among[0]  # 灌溉水源中，使用地下水的户占2%
        if phrase.start <= reading.sentence[0] or view[phrase.start - 1] != "，":
            return ""
        if (total := _TOTAL_TOLD.match(view, reading.sentence[0], phrase.start)) is not None:
            return total["whole"]  # 全乡总面积77平方公里，林地占45%
        among = _AMONG.search(view, max(reading.sentence[0], phrase.start - 30), phrase.start)
        return (
            among[1]
            if among is not None
            else self._same_place(reading) or self._total_before(reading, phrase)
        )

    def _whole_of_both(self, reading: Reading, whole: str) -> str:
        """60岁以上人口36万人，占总人口的20%，其中65岁以上26万人，占14%: of all people, where the amounts say that it is not of the older."""
        memory = self.context.memory
        told = _SHARE_OF.fullmatch(self.carried.share_of_whole())
        if told is None or not told["part"].endswith(whole) or memory.whole_value <= 0:
            return ""
        of_part = 100 * memory.amount_value / memory.whole_value
        return told["whole"] if abs(of_part - reading.value) > _FAR_OFF else ""

    def _total_before(self, reading: Reading, phrase: Phrase) -> str:
        """全乡总面积77平方公里，林地占45%，耕地占11%: of the total."""
        if reading.figure.kind != "percent":
            return ""
        total = _TOTAL_TOLD.search(
            self.context.view, max(reading.sentence[0], phrase.start - 60), phrase.start
        )
        return total[1] if total is not None else ""

    def _same_place(self, reading: Reading) -> str:
        """面积占全国的64%，人口占46%: of the country too."""
        if reading.figure.kind != "percent" or self.context.memory.last_unit[1] != "percent":
            return ""
        place = _OF_PLACE.search(self.carried.share_of_whole())
        return place[1] if place is not None else ""

    def _part(self, part: str) -> str:
        lexicon = self.context.lexicon
        part = part.rstrip("，、的")
        while part:
            found = lexicon.tail.at_end(part)
            if (
                found is None
                or found[0] in _BOUNDS
                or found[1] in ("rise", "fall", "rise_to", "fall_to")
                or (len(found[0]) == 1 and found[0] not in "约也均仅只就已还仍不将")
            ):
                break
            part = part[: -len(found[0])]
        return strip_lead(part, lexicon).strip("，、的")
