"""The place of a figure: named in its phrase, at the head of its part of the sentence, carried over, or the document's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter

from plancheck.asked_first import begins_with, holds
from plancheck.documents.counties import load_counties
from plancheck.documents.digests import provinces_headed
from plancheck.documents.provinces import province_of
from plancheck.documents.regions import NATION, load_gazetteer
from plancheck.statements.context.clause import CARRIED
from plancheck.statements.context.phrases import KEPT, Phrase, without_start, without_times
from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.context.regions import core_that_opens
from plancheck.statements.words.lexicon import Lexicon
from plancheck.statements.words.said_words import SaidWords

_OWN = re.compile(
    r"^(?:[，、；：\s]|其中|而|使|让)*(?P<whose>[我本全])(?P<level>省|市|区|县|州|盟|旗|自治区|自治州|自治县)(?![场域间级])"
)
# 其他城市, 其余区县: the rest of the area, not the place named before it
_THE_REST = re.compile(
    r"(?:[，、；\s]|其中|而)*(?:其他|其余|其它)各?(?:省|市|区|县|地|城市|乡镇|街道|镇|盟|州)"
    r"|(?:[，、；\s]|其中|而)*(?:各?区县|远?郊区)(?![政党])"
)
holds(_THE_REST, "其区")
# 4.4.1大渡口区, （三）长宁区。: a heading that is nothing but a district or county
_DISTRICT = re.compile(
    r"[0-9.．、（()）一二三四五六七八九十\s]{0,12}(?P<place>[\u4e00-\u9fff]{2,6}(?<![省市地城园新老区发])[区县旗市])[。：:]?"
)
_NUMBERS = "0123456789.．、（()）一二三四五六七八九十 "
_CORE = f"[{_NUMBERS}]{{0,12}}<<city_core>>"
# characters in which a place and its colon stand, and what is left of markup between them
_LEAD_OF_BLOCK = 60
_LED_BY_PLACE = re.compile(
    r"[\s（(0-9一二三四五六七八九十）).、．]{0,8}(?P<place>[\u4e00-\u9fff]{2,8})\s{0,40}[：:]"
)
_DEEPEST = 2  # headings, the lowest of which are looked at
_PART = "。；"
_REACH = 600  # characters over which 全省 means the province named last
_REMARK = 60  # characters of a remark in brackets
_LEAD = re.compile("^(?:[，、；]|其中|到|预计|截至|截止|力争|确保)*")
_OPENS_LEAD = ("其", "到", "预", "截", "力", "确")
begins_with(_LEAD, {"，", "、", "；", *_OPENS_LEAD})
_NOT_OF_CORE = re.compile("[各和与及、]|[^，。；、0-9]{0,12}(?:工程|项目|改造)")
_SAYS_MORE = re.compile("[\u4e00-\u9fff]{4}")
_AMOUNT = re.compile("[0-9]|[一二三四五六七八九]成")
_SENTENCE = 80  # characters in which the whole is named
# 双桥河合肥市控制单元等40个: the place of one member is not that of all
_EXAMPLE = re.compile(r"等\s*$")
# 引进甲市机械、乙省石化等项目33个: where one of those named comes from
_OF_ONE_NAMED = re.compile(
    "[^，。；]{2,24}(?<![高中初平均同优相不对])等(?![级于量比额待])[\u4e00-\u9fff“”]{1,12}$"
)
# （一）长江流域（108个）。…: a river basin that heads an item is the place of what follows in it
_BASIN = (
    r"[（(][一二三四五六七八九十]{1,3}[）)]\s*(?P<basin>[\u4e00-\u9fff]{1,8}<<river_basin>>)(?=\s*[（(。：])"
)
_ITEM = 1500  # characters of an item that its head is looked for
# “渝东北翼”完成…, 沿海经济带实现…: a part of the document's area that no list of places holds
_ZONE = (
    r"[“‘]?(?P<zone>[\u4e00-\u9fff]{2,8}?(?:<<zone>>|(?<![半群离全本各一二三四五两几])岛))[”’]?(?:\[[0-9]+\])?\s*"
    r"(?=[\u4e00-\u9fff“]|$)(?!的?(?:建设|规划|发展|一体化|建|内|间|等|和|、))"
)
holds(_ZONE, ("<<zone>>", "岛"))
_NAMES_ZONE = "<<zone>>|岛"  # no zone is named without one of them
_CITY_PROPER = re.compile(r"[，；、（\s]*(?:其中[，：]?)?市区(?![县域划位间、（/及和与到至])")
_THEN_COUNTIES = re.compile("[^。；]{4,40}[，；](?:各?县|农村)")
# 以青田县为例，全县有水电站206座: the place that a sentence takes as its example
_EXAMPLE_TAKEN = re.compile("以(?P<place>[\u4e00-\u9fff]{2,10}?)(?P<level>[省市区县州旗盟镇乡村]?)的?为例")
# 甲省省长表示, 甲市某大学发布报告: who says what follows, which need not be of where he is
_SPEAKS_OF_OTHERS = "<<says_that>>|<<tells_of_others>>|[说称]$"
_AREAS = ("province", "prefecture", "county")
_NO_EXAMPLE = ("某", "该", "我", "本", "全", "各", "其")
# 高于世界, 比全市增速（, 高于全市平均增速（全市为
_OTHERS = (
    "(?:<<compares>>|超|比|较)(?P<other>[全世][^，。；（]{1,14})(?:（(?P<told>[全世]?[^，。；（]{0,14}))?$"
)
_LED = r"(?:^|[，；])\s*(?P<head>[^，：:“；。]{2,14}?)<<aim_said>>[^，：:“。；]{0,12}[，：:“‘]"


@lru_cache(maxsize=KEPT)
def _zone_of(words: str, lexicon: Lexicon) -> str:
    """Return the zone that the words before a figure begin with, or nothing."""
    zone = (
        lexicon.pattern(_ZONE).match(words)
        if lexicon.pattern(_NAMES_ZONE).search(words) is not None
        else None
    )
    if zone is None or lexicon.act.at_start(zone["zone"]) is not None:
        return ""  # 推动组团式发展, 实施片区更新: something is done
    return zone["zone"]


class Placer:
    """Decides regions; what a sentence named before is in the context's memory."""

    def __init__(self, context: Context, said: SaidWords) -> None:
        self.context = context
        self.words = context.lexicon.words
        self._own = self._of_section = context.region
        self._section: tuple[str, ...] = ()
        self._last = ("", 0)  # the place a figure was last told of, and where
        self._in_passing = -1  # the sentence in which a place was last named behind or beside other things
        self._basins, self._said = said.basins, said.proposed
        self._heads = provinces_headed(context.view, load_gazetteer()) if context.region == NATION else []

    def enter(self, path: tuple[str, ...], start: int) -> None:
        """Take note of whose the text from an offset is.

        It is that of a district that a heading names (4.1 大渡口区), of a place before a colon (山东：…), or of the province that
        the line above it names in a text that tells of one after another.
        """
        if path != self._section:
            self._section = path
            self._of_section = self._named_above(path)
        lead = _LED_BY_PLACE.match(self.context.view, start, start + _LEAD_OF_BLOCK)
        self._own = (
            self.context.regions.name_of(lead["place"]) if lead is not None else ""
        ) or self._of_section
        if self._heads and self._own == self.context.region:
            above = bisect_right(self._heads, start, key=itemgetter(0)) - 1
            self._own = self._heads[above][1] if above >= 0 else self._own

    def _named_above(self, path: tuple[str, ...]) -> str:
        """Return the area that the headings above a text name, or the document's own."""
        own = self.context.region
        names = (_DISTRICT.fullmatch(title) for title in reversed(path[-_DEEPEST:]))
        named = next((name["place"] for name in names if name is not None), "")
        if (
            path
            and own.endswith("市")
            and path[-1].endswith(self.words["city_core"])
            and self.context.lexicon.pattern(_CORE).fullmatch(path[-1])
        ):
            named = own + path[-1].lstrip(_NUMBERS)
        return named if named and not load_gazetteer().is_no_place(named) else own

    def place(self, reading: Reading, phrase: Phrase) -> str:
        """Return the region a figure speaks of and note it for the rest of its sentence."""
        context, memory = self.context, self.context.memory
        if (elsewhere := self._held_against(reading, phrase)) != "":
            return elsewhere
        found = context.regions.find(phrase.text, lexicon=context.lexicon, own=self._own)
        if found is None and not phrase.rest and reading.indicator and not self._goes_on(reading):
            found = context.regions.find(reading.indicator, lexicon=context.lexicon, own=self._own)
            if found is not None and found[0] == NATION != self._own:
                found = None  # 11个全国先进县: what they are called
        if found is not None and reading.figure.kind == "count" and self._is_of_an_example(phrase, found):
            reading.reasons["region"] = "the document's own area"
            return self._basin(reading) or self._own
        place = found[0] if found is not None else self._example(reading, phrase)
        place = place or self._part_of_area(phrase) or self._speaker(reading)
        place = place or self._listed_ahead(reading, phrase) or self._opens_sentence(reading, phrase)
        if not place and (
            self._is_own(phrase)
            or (("其" in phrase.text or "区" in phrase.text) and _THE_REST.match(phrase.text))
        ):
            place = self._own
        if not place:
            place = self._spoken_of(phrase, reading.figure.start)
        if place:
            self._last = (place, reading.figure.start)
            self._in_passing = memory.sentence if self._is_in_passing(reading, phrase) else -1
            if not _opened(
                context.view, max(reading.sentence[0], reading.figure.start - _REMARK), reading.figure.start
            ):
                memory.region_outside = ""
            elif memory.region_sentence != memory.sentence or not memory.region_outside:
                same = memory.region_sentence == memory.sentence
                memory.region_outside = (memory.region if same else "") or self._own
            memory.region, memory.region_sentence = place, memory.sentence
            memory.region_at = reading.figure.start
            return place
        if (
            memory.region
            and memory.region_sentence == memory.sentence
            and "；" not in context.view[memory.region_at : reading.figure.start]
            and not self._leaves_core(phrase)
            and not self._turns_away(reading)
            and not self._is_past_part(reading)
        ):
            if memory.region_outside and "）" in context.view[memory.region_at : reading.figure.start]:
                # （其中甲市…）: the remark is over
                memory.region, memory.region_outside = memory.region_outside, ""
            reading.reasons["region"] = "place carried over"
            memory.region_at = reading.figure.start
            return memory.region
        reading.reasons["region"] = "the document's own area"
        return self._basin(reading) or self._own

    def _leaves_core(self, phrase: Phrase) -> bool:
        """Whether a phrase begins with what lies outside the core of the city spoken of, or a deed, which is the city's.

        中心城区90%、县城60%; 中心城区占比达到40%，建成2座甲、4个乙: both are built in all of the city.
        """
        memory = self.context.memory
        if memory.region.endswith(self.words["city_core"]):
            if self.context.lexicon.act.at_start(phrase.rest) is not None:
                memory.region = ""
                return True
        elif not memory.region.endswith("市区"):
            return False
        return phrase.text.lstrip("、，和").startswith(self.words["beyond_core"])

    def _held_against(self, reading: Reading, phrase: Phrase) -> str:
        """Return whose a rate is that the thing spoken of is held against: 高于世界3.9%的增速, 高于全市增速（7%）; the text goes on with its own."""
        end = reading.figure.outer_end
        if reading.figure.kind != "percent" or self.context.view[end : end + 1] not in ("的", "）"):
            return ""
        other = self.context.lexicon.pattern(_OTHERS).search(phrase.text)
        if other is None or reading.reasons.get("indicator") != CARRIED:
            return ""
        named = other["told"] or other["other"]
        around = self._spoken_of(replace(phrase, text=named), reading.figure.start)
        return around or self.context.regions.leading(named, own="")

    def _listed_ahead(self, reading: Reading, phrase: Phrase) -> str:
        """Return the places that a clause of nothing else names ahead of a figure: 甲、乙、丙三个自治区，2020年总产值增长8%."""
        view, end = self.context.view, phrase.start - 1
        start = reading.sentence[0]
        if end <= start or view[end] != "，" or self._own != NATION or view.find("、", start, end) < 0:
            return ""
        begin = max(start, *(view.rfind(mark, start, end) + 1 for mark in "，；。：\n"))
        named = "".join(view[begin:end].split())
        if "、" not in named or not self.context.regions.names_all(named):
            return ""
        found = self.context.regions.find(named, lexicon=self.context.lexicon, own=self._own)
        return found[0] if found is not None else ""

    def _opens_sentence(self, reading: Reading, phrase: Phrase) -> str:
        """Return the province, city or county of which the clause ahead tells, the first of its sentence and without figures.

        甲省出台新政，将新建学校20所, in a text on the country.
        """
        view, start = self.context.view, reading.sentence[0]
        if self._own != NATION or view[phrase.start - 1 : phrase.start] != "，":
            return ""
        times = self.context.times_in(start, phrase.start)
        ahead = without_times(view, start, phrase.start - 1, times, is_base=frozenset()).strip("， ")
        if "，" in ahead or "；" in ahead or _AMOUNT.search(ahead) is not None:
            return ""  # whose a figure in the first clause is has been said there
        found = self.context.regions.find(ahead, lexicon=self.context.lexicon, own=self._own)
        if found is None or found[1] > 0 or self.context.lexicon.pattern(_SPEAKS_OF_OTHERS).search(ahead):
            return ""
        place = load_gazetteer().find(found[0])
        is_area = place is not None and place.level in _AREAS and place.name != NATION
        return found[0] if is_area else ""

    def _is_of_an_example(self, phrase: Phrase, found: tuple[str, int]) -> bool:
        """Whether a place belongs to one of the things that are named as examples of those counted."""
        text = phrase.text
        if "等" not in text:
            return False
        return _EXAMPLE.search(text) is not None or _OF_ONE_NAMED.match(text, found[1]) is not None

    def _basin(self, reading: Reading) -> str:
        """Return the river basin whose name heads the item a figure stands in."""
        view, edge = self.context.view, reading.figure.outer_end
        low = max(0, edge - _ITEM)
        if not self._basins.within(low, edge):
            return ""
        heads = list(self.context.lexicon.pattern(_BASIN).finditer(view, low, edge + 2))
        return heads[-1]["basin"] if heads and "\n" not in view[heads[-1].end() : edge].strip() else ""

    def _turns_away(self, reading: Reading) -> bool:
        """Whether a clause on other things stands between a place and a figure with a subject of its own.

        某新区总量翻番，通道进一步畅通，公路里程突破9500公里: the roads are those of all the area.
        """
        if reading.reasons.get("indicator", "").startswith("subject carried"):
            return False
        between = self.context.view[self.context.memory.region_at : reading.figure.outer_start].split("，")
        turned = any(_SAYS_MORE.search(part) is not None for part in between[1:-1])
        if turned:
            self.context.memory.region = ""
        return turned

    def _is_in_passing(self, reading: Reading, phrase: Phrase) -> bool:
        """Whether a place stands behind another amount of its sentence, or only says where something is done (在沿线国家设仓9座)."""
        view = self.context.view
        start = max(reading.sentence[0], view.rfind("；", reading.sentence[0], phrase.start) + 1)
        if phrase.text.startswith("在"):
            return True
        times = self.context.times_in(start, phrase.start)
        return (
            _AMOUNT.search(without_times(view, start, phrase.start, times, is_base=frozenset())) is not None
        )

    def _is_past_part(self, reading: Reading) -> bool:
        """Whether a text on the country tells of all of it again: 甲占8%，西部地区乙占7%，丙达到15%: 丙 is of all."""
        context, memory = self.context, self.context.memory
        place = memory.region
        if self._own != NATION or self._in_passing != memory.sentence:
            return False
        if place not in context.regions.parts and place not in context.regions.groups:
            return False
        if reading.reasons.get("indicator", "").startswith("subject carried"):
            return False
        if "，" not in context.view[memory.region_at : reading.figure.outer_start]:
            return False
        memory.region = ""
        return True

    def _goes_on(self, reading: Reading) -> bool:
        """Whether a figure is told of the thing named before it: of the place named last in its sentence."""
        memory = self.context.memory
        carried = reading.reasons.get("indicator", "").startswith("subject carried")
        return carried and bool(memory.region) and memory.region_sentence == memory.sentence

    def _part_of_area(self, phrase: Phrase) -> str:
        """Return the part of the document's area that a phrase begins with: 渝东北翼, 中心城区 of a city, 东部 of the country."""
        words, own, lexicon = phrase.text.lstrip("，、；"), self._own, self.context.lexicon
        if words[:1] in _OPENS_LEAD:
            words = without_start(_LEAD, words)
        if own == NATION:
            return (
                self.context.regions.leading(words, own=own)
                if words[:2] in self.context.lexicon.sets["part_of_country"]
                else ""
            )
        core = core_that_opens(words, lexicon) if own.endswith("市") else ""
        if core and self._is_of_core(phrase, words, core):
            return own + core
        if (
            own in self.context.regions.prefectures
            and words.startswith("市区")
            and self._beside_counties(phrase)
        ):
            return f"{own}区" if own.endswith("市") else ""
        return _zone_of(words, lexicon)

    def _beside_counties(self, phrase: Phrase) -> bool:
        """其中市区老年人口24万人; 市区入园率达50%，县（市）达30%: the city without its counties, told of beside the rest."""
        view, start = self.context.view, phrase.start
        before = view[max(0, start - _SENTENCE) : start + 4].rpartition("。")[2]
        if _CITY_PROPER.match(view, start) is None:
            return False
        return "其中" in before or "全市" in before or _THEN_COUNTIES.match(view, start) is not None

    def _is_of_core(self, phrase: Phrase, words: str, core: str) -> bool:
        """Whether the core of a city that opens a phrase is a place told of by itself: in plans, and beside all of the city.

        Not 中心城区供水工程, 中心城区各区, 主城区和五个新城; reports of a city's work mean the city.
        """
        if _NOT_OF_CORE.match(words, len(core)) is not None:
            return False
        if self.context.plan:
            return True
        view, start, own = self.context.view, phrase.start, self._own
        before = view[max(0, start - _SENTENCE) : start + phrase.text.find(core)].rpartition("。")[2]
        return "其中" in before or "全市" in before or own in before

    def _example(self, reading: Reading, phrase: Phrase) -> str:
        """Return the place that a sentence takes as its example, up to words for another: 以甲县为例，全县有水电站206座."""
        view, edge = self.context.view, reading.figure.outer_start
        if view.find("为例", reading.sentence[0], edge) < 0:
            return ""
        taken = _EXAMPLE_TAKEN.search(view, reading.sentence[0], edge)
        if taken is None:
            return ""
        named = taken["place"] + taken["level"]
        place = self.context.regions.name_of(named)
        if not place and taken["level"] and not named.startswith(_NO_EXAMPLE):
            is_county = named in load_counties().by_name
            place = named if is_county or not load_gazetteer().is_no_place(named) else ""
        own = _own(phrase.text)
        return place if own is None or place.endswith(own["level"]) else ""

    def _speaker(self, reading: Reading) -> str:
        """Return the place that says what follows: 湖南提出，实施…行动，净增企业1000家."""
        view, context = self.context.view, self.context
        edge = reading.figure.outer_start
        if not self._said.within(reading.sentence[0], edge):
            return ""
        start = max(reading.sentence[0], *(view.rfind(mark, reading.sentence[0], edge) + 1 for mark in _PART))
        for led in reversed(list(self.context.lexicon.pattern(_LED).finditer(view[start:edge]))):
            found = context.regions.find(led["head"] + "：", lexicon=context.lexicon, own=self._own)
            if found is not None and found[1] == 0:
                return found[0]
        return ""

    def _spoken_of(self, phrase: Phrase, at: int) -> str:
        """Return the place that 全省 or 全市 means: the one around a text's own; in a text on the country, the one named last."""
        whose = _own(phrase.text)
        if whose is None:
            return ""
        if self._own != NATION:
            return self.area_around(whose["level"])
        place, named_at = self._last
        if at - named_at > _REACH:
            return ""
        return place if place.endswith(whose["level"]) and "、" not in place else ""

    def area_around(self, level: str) -> str:
        """Return the province or city that the area at hand lies in: what 全省 means in a city's text and 全市 in a district's."""
        own, context = self._own, self.context
        if own != context.region and context.region.endswith(level):
            return context.region
        beyond = province_of(own)
        if not beyond or not beyond.endswith(level):
            city = load_counties().above(own, told=context.view)
            beyond = city if city.endswith(level) else province_of(city)
        return beyond if beyond.endswith(level) else ""

    def _is_own(self, phrase: Phrase) -> bool:
        """Whether a phrase begins with 我市, 本区 or, of a city, 全市; 全省 in a text on many provinces is the one spoken of."""
        own = _own(phrase.text)
        region = self._own
        if own is None or own["whose"] in "我本":
            return own is not None
        return region.endswith(own["level"]) or (own["level"] == "区" and region.endswith("自治区"))


def _own(text: str) -> re.Match[str] | None:
    """Match the words for one's own place that a phrase begins with; few phrases hold any of their characters."""
    return _OWN.match(text) if "全" in text or "本" in text or "我" in text else None


def _opened(view: str, start: int, end: int) -> bool:
    """Whether a bracket is open at the end of a span."""
    return view.rfind("（", start, end) > view.rfind("）", start, end)
