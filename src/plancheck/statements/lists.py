"""Figures in a list: the things listed before it, one year each, the bounds they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plancheck.schema import GROWTH_MEASURES
from plancheck.statements.context.bare_heads import is_bare_head
from plancheck.statements.context.items import RATE_ALONE, modifiers_of, split_items
from plancheck.statements.context.phrases import Phrase, strip_lead, without_times
from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.naming.carried import Carried
from plancheck.statements.times.periods import span_of_years
from plancheck.statements.words.written import YEAR

_GAP = re.compile("高于|低于|高出|快于|慢于|超过")
# 人均书屋面积分别约为全国平均水平: what is held against it
_OF_THE_MEAN = re.compile(
    "(?<=..)(?:分别|均|都)?(?:仅|只|大?约)?(?:为|是|有|相当于|达到?)?(?:[全各][国省市县区]|世界|同期)?(?:的?平均)(?:水平|数)?的?$"
)
_LONGEST_THING = 16  # characters of a thing listed with commas
_LISTS = ("、", "和", "与", "及", "，", "")
_HOW_COUNTED = frozenset(
    ("实际", "名义", "同比", "平均每年实际", "年均实际", "与上一个", "比上一个", "较上一个")
)
_SHARES_OF_ONE = re.compile(
    "(?:分别)?(?:占(?P<whole>[^，。；、]{2,12}?)(?:的|的比重)?(?:达到?|为)?|超(?:额|过|出)?(?P<plan>[^，。；、的]{0,10}?(?:计划|任务|目标)数?))"
)
# 分别完成年度任务的a、b
_DONE = re.compile("(?:完成)?(?P<plan>[^，。；、的]{0,10}?(?:计划|任务|目标|预算)(?:任务)?数?)的?")
# 东部地区和中部地区: places, of which each figure of a list is
AREAS = re.compile(
    "[\u4e00-\u9fff]{0,6}?(?:部|地区|区域|城区|新城|新区|流域|[省市区县])(?:(?:、|和|及|与)[\u4e00-\u9fff]{0,6}?(?:部|地区|区域|城区|新城|新区|流域|[省市区县]))*"
)
_YEARLY_RATE = "(?:年均|同比|平均|分别|实际)*<<rate_noun>>"  # 甲x，乙y，增速分别为a和b
_IN_ALL = ("总数", "总量", "总规模", "累计", "存量")  # 新增甲3家、乙4家，总数分别达20家和30家
_ADDED = re.compile("^(?:净增|新增(?:加)?|新培育|新认定)")
_ONE_BY_ONE = re.compile("先后|接连|相继|连续")  # 接连突破8万亿元、9万亿元
_TIMES = re.compile("(?:是|为|相当于)[^，。；]{0,14}$")
# 甲和乙分别为a、b，比2010年的c、d分别减少…: as many as there were then
_THAN = re.compile("[比较与同][^，。；分]{0,10}")
_JOINS = re.compile("[、和与及]")
_YEAR_LIST = re.compile(
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}\s{0,2}年?\s{0,2}[、和]\s{0,2}){1,4}(?:19|20)[0-9]{2}\s{0,2}年"
)


def _is_share_of_one(reading: Reading, things: Sequence[Reading]) -> bool:
    """Whether a share is only how far one of the things came, or how much of another it is."""
    return any(
        thing.measure == "level"
        and reading.indicator.startswith((f"{thing.indicator}完成", f"{thing.indicator}占"))
        for thing in things
    )


class ListReader:
    """Gives the figures of a list what is said once for all of them."""

    def __init__(self, context: Context, carried: Carried) -> None:
        self.context, self.carried = context, carried
        self._told: Sequence[Reading] = ()  # what the sentence read last told
        self._before: Sequence[Reading] = ()  # and the one before it

    def close(self, group: list[Reading], phrase: Phrase | None, named: Sequence[Reading]) -> None:
        """Give the figures of a list the things listed before it: A、B和C分别为x、y和z."""
        if named and named is not self._told:
            self._before, self._told = self._told, named
        if len(group) < 2 or phrase is None or any(reading.figure.role for reading in group):
            return
        _share_bounds(group, phrase)
        if self._distribute_years(group, phrase):
            return
        memory, count = self.context.memory, len(group)
        each = self.context.lexicon.words["per_each"]
        head = "" if phrase.rest in each or phrase.rest in _HOW_COUNTED else phrase.rest
        if len(memory.items) == count and _TIMES.match(head) is not None:
            head = ""  # 甲和乙分别达到a和b，是五年前的c倍和d倍
        if not self._of_what_was_told(group, phrase, head, named):
            self._name(group, phrase, head, named)

    def _of_what_was_told(
        self, group: list[Reading], phrase: Phrase, head: str, named: Sequence[Reading]
    ) -> bool:
        """Give figures of things or places told before their names; whether that is what the list is."""
        memory, count = self.context.memory, len(group)
        than = group[0].measure == "level" and _THAN.fullmatch(phrase.text) is not None
        if than and len(memory.items) == count and self._again(group):
            for reading in group[1:]:
                reading.like = group[0]  # 比2010年的a、b分别减少…: of the same year
            return True
        if len(memory.items) == count and AREAS.fullmatch(head) is not None and self._again_elsewhere(group):
            return True
        each_of = "分别" in phrase.text or (not head and _only_so_many(group, named))
        if each_of and self._of_things_before(group, head, named, said_done="完成" in phrase.text):
            return True
        if self.context.lexicon.pattern(RATE_ALONE).fullmatch(head) is not None and self._rates_before(
            group, head, named
        ):
            return True
        if each_of and head in _IN_ALL and self._spread(group, named, shares=False):
            for reading in group:
                reading.indicator = _ADDED.sub("", reading.indicator)
                reading.measure = "level"
            return True
        return self._of_places(group, head) or self._shares_again(group, head)

    def _name(self, group: list[Reading], phrase: Phrase, head: str, named: Sequence[Reading]) -> None:
        """Give each figure the item of its list, or what was told before of the same in another place."""
        memory, count = self.context.memory, len(group)
        listed = "、" in group[0].indicator or (count == 2 and "分别" in phrase.text and bool(phrase.tokens))
        if not head and self._again(group):
            return
        # 甲、乙分别为a和b。全县脱贫c户、d人: two counts of one thing, where nothing says that the list goes on
        again = "分别" in phrase.text or memory.items_sentence == memory.sentence
        before = next((one for one in reversed(named) if one not in group and not one.leftover), None)
        self._name_items(group, head, phrase, listed=listed, again=again)
        apart = len({one.region for one in group}) == len(group)
        same = group[0].indicator if len({one.indicator for one in group}) == 1 else ""
        bare = same != "" and is_bare_head(same, self.context.lexicon)
        if apart and bare and before is not None and before.indicator.endswith(same):
            for reading in group:  # 预算收入9亿元，其中东部、中部地区收入增幅分别为…: of the same there
                reading.indicator = before.indicator
        apart = apart and AREAS.fullmatch(head) is not None
        if before is not None and apart and all(one.indicator == head for one in group):
            for reading in group:  # 东部地区完成收入9亿元，中部和西部地区分别完成3亿元和2亿元: the same there
                reading.indicator = self.context.regions.strip(before.indicator) or before.indicator

    def _of_things_before(
        self, group: list[Reading], head: str, named: Sequence[Reading], *, said_done: bool
    ) -> bool:
        """甲x，乙y，同比分别增长a和b; 甲x，乙y，分别占丙的a和b: rates and shares of the things named before."""
        shares_of = _SHARES_OF_ONE.fullmatch(head)
        done = _DONE.fullmatch(head) if group[0].measure == "share" and said_done else None
        rates = (
            group[0].measure in GROWTH_MEASURES
            and self.context.lexicon.pattern(_YEARLY_RATE).fullmatch(head) is not None
        )
        if head and shares_of is None and done is None and not rates:
            return False
        shares = shares_of is not None or done is not None
        if not self._spread(group, named, shares=shares) and not self._spread_over_sentences(group, named):
            return False
        if done is not None:
            for reading in group:
                reading.indicator += f"完成{done['plan']}的比例"
        for reading in group if shares_of is not None else ():
            if shares_of is not None and shares_of["plan"]:
                reading.indicator += f"超{shares_of['plan']}"
            elif shares_of is not None:
                reading.of = shares_of["whole"]
                reading.indicator += f"占{reading.of}的比重"
        return True

    def _rates_before(self, group: Sequence[Reading], head: str, named: Sequence[Reading]) -> bool:
        """甲下降1%，乙下降2%，降幅分别收窄a、b个百分点: the rates of the things that the sentence has told rates of."""
        told = [reading for reading in named if reading not in group and reading.measure in GROWTH_MEASURES]
        if group[0].figure.kind != "points" or len(told) < len(group):
            return False
        for reading, thing in zip(group, told[-len(group) :], strict=True):
            reading.indicator, reading.region = thing.indicator + head, thing.region
            reading.reasons["indicator"] = "subject carried over"
        return True

    def _of_places(self, group: Sequence[Reading], head: str) -> bool:
        """京津冀、长三角分别下降…: each figure is of the place listed for it."""
        places = [self.context.regions.name_of(part) for part in re.split("、|和|及", head)]
        if len(places) != len(group) or not all(places):
            return False
        for reading, place in zip(group, places, strict=True):
            reading.region = place
        self.context.memory.region = ""  # 另一事物…: the next thing is of none of them
        return True

    def _shares_again(self, group: Sequence[Reading], head: str) -> bool:
        """甲、乙分别增长a、b，占丙的比重达到c、d: the shares of the things of the first list."""
        memory, shares_of = self.context.memory, _SHARES_OF_ONE.fullmatch(head)
        if shares_of is None or not shares_of["whole"] or group[0].measure != "share":
            return False
        items: Sequence[str] | None = memory.items if memory.items_sentence == memory.sentence else ()
        if not items and (part := group[0].indicator.removesuffix(head)) != group[0].indicator:
            # 甲、乙发展势头良好，占丙的比重分别达到c、d: the subject of the clause before is the list
            items = split_items(part, len(group), self.context.lexicon)
        if items is None or len(items) != len(group):
            return False
        for reading, item in zip(group, items, strict=True):
            reading.of = shares_of["whole"]
            reading.indicator = f"{item}占{reading.of}的比重"
            reading.reasons["indicator"] = "subject carried over"
        self._place_each(group, again=True)
        return True

    def _again(self, group: Sequence[Reading]) -> bool:
        """甲、乙分别增长a、b，达x、y: the second list is of the things of the first."""
        memory = self.context.memory
        if len(memory.items) != len(group) or memory.items_sentence != memory.sentence:
            return False
        for reading, item in zip(group, memory.items, strict=True):
            share = reading.of and reading.measure == "share"
            reading.indicator = f"{item}占{reading.of}的比重" if share else item
            reading.reasons["indicator"] = "subject carried over"
        self._place_each(group, again=True)
        return True

    def _name_items(
        self, group: list[Reading], head: str, phrase: Phrase, *, listed: bool, again: bool
    ) -> None:
        """Name each figure by its thing of the list before them, with what stands before and behind all of the list."""
        memory, lexicon, count = self.context.memory, self.context.lexicon, len(group)
        name = group[0].indicator
        owner = name[: -len(head)] if head and name.endswith(head) else ""
        if head.endswith("增速") and name.endswith(head[:-2]):
            owner = name[: 2 - len(head)]  # 增加值增速高于全市、全省平均, said 高于全市、全省平均增速
        tail = name[len(head) :] if head and len(name) > len(head) and name.startswith(head) else ""
        items = split_items(head, count, lexicon) if head else None
        end, next_item = group[-1].figure.outer_end, ""
        if items is not None and self.context.view[end : end + 1] in "和与及" and "、" in head:
            # 90%、92%和13年: one more thing, in a unit of its own
            more = split_items(head, count + 1, lexicon)
            if more is not None:
                *items, next_item = more
        if items is None and not head and listed:
            # 甲、乙、丙发电量增长迅速，同比增长a、b和c: the subject of the clause before is the list
            items = split_items(name, count, lexicon)
        if items is None and head and self._again_in_places(group, head, tail):
            return
        if items is None and head and len(memory.modifiers) == count and again:
            aside = (
                head.startswith(("占", "对"))
                or self.context.lexicon.pattern(RATE_ALONE).fullmatch(head) is not None
            )
            whole = aside and len(memory.items) == count
            # the owner was taken from the last thing of the first list: what tells that one apart is no owner
            kind = "" if whole else self._kind_behind(memory.modifiers[-1], owner)
            items = [part + kind + head for part in (memory.items if whole else memory.modifiers)]
            owner = "" if whole or kind else owner.removesuffix(memory.modifiers[-1])
        same = memory.items_sentence == memory.sentence and len(memory.items) == count
        if items is not None and same and _GAP.match(head):
            for reading, thing in zip(group, memory.items, strict=True):
                reading.indicator = group[-1].indicator.replace(memory.items[-1], thing, 1)
            return
        if items is None and head:
            items = self._clauses_before(group[0], head, count)
        if items is None:
            return
        if not owner and not tail and "分别" in phrase.text:
            items = self._with_owner(items, group[0], phrase)
        for reading, item in zip(group, items, strict=True):
            if not phrase.has("rise", "fall"):
                self._measure_item(reading, item)
            self._name_item(reading, item, owner, tail)
        self._place_each(group)
        memory.modifiers = modifiers_of(items)
        memory.items = [reading.indicator for reading in group]
        memory.items_sentence = memory.sentence
        memory.keep_topic(next_item or group[-1].indicator)

    def _kind_behind(self, modifier: str, owner: str) -> str:
        """一般火灾、较大火灾起数分别下降a、b，死亡人数分别下降c、d: 火灾, of which each figure is told again."""
        area = self.context.lexicon.area.at_start(modifier)
        apart = modifier[len(area[0]) :] if area is not None else ""
        told = next((one for one in (modifier, apart) if one and owner.startswith(one)), owner)
        return owner[len(told) :]

    def _with_owner(self, items: list[str], first: Reading, phrase: Phrase) -> list[str]:
        """民营经济快速发展，产值、利润分别增长a和b: whose all of them are the clause before has said."""
        owned = [self.carried.owner_before(first, phrase, item) for item in items]
        return owned if all(owned) else items

    def _again_in_places(self, group: Sequence[Reading], head: str, tail: str) -> bool:
        """东、中、西部地区甲分别为a、b、c，乙分别为d、e、f: the next thing is told of the places of the first list."""
        memory = self.context.memory
        places = memory.items_places if memory.items_sentence == memory.sentence else []
        own = self.context.region
        if len(places) != len(group) or any(reading.region != own for reading in group):
            return False
        if self.context.regions.leading(head, own=own):
            return False  # 全国丁分别为…
        of_items = (
            head.startswith(("占", "对"))
            or self.context.lexicon.pattern(RATE_ALONE).fullmatch(head) is not None
        )
        for reading, place, item in zip(group, places, memory.items, strict=True):
            reading.region, reading.indicator = place, (item if of_items else "") + head + tail
            reading.reasons["region"] = reading.reasons["indicator"] = "list item with a shared head"
        memory.items = [reading.indicator for reading in group]
        memory.keep_topic(group[-1].indicator)
        return True

    def _clauses_before(self, first: Reading, head: str, count: int) -> list[str] | None:
        """铲土机械，集成电路，载货汽车产量分别增长a、b和c: things listed with commas, whose head the last has."""
        context, start, end = self.context, first.sentence[0], first.begin - 1
        found = context.lexicon.heads.at_end(head)
        if found is None or len(found[0]) == len(head) or end <= start or context.view[end] != "，":
            return None
        text = without_times(context.view, start, end, context.times_in(start, end), is_base=frozenset())
        things = [strip_lead(piece, context.lexicon) for piece in text.split("，") if piece]
        plain = len(things) >= count - 1 and all(
            2 <= len(thing) <= _LONGEST_THING
            and not any(map(str.isdigit, thing))
            and self.context.lexicon.predicate.search(thing) is None
            and context.lexicon.heads.at_end(thing) is None
            and context.lexicon.act.at_start(thing) is None
            for thing in things[1 - count :]
        )
        return [*(thing + found[0] for thing in things[1 - count :]), head] if plain else None

    def _measure_item(self, reading: Reading, item: str) -> None:
        """Measure a percentage as its thing is named: 失业率、物价涨幅和人口自然增长率分别控制在…."""
        if reading.figure.kind != "percent" or reading.measure not in ("growth", "share"):
            return
        if self.context.lexicon.growth_nouns.at_end(item) is not None:
            reading.measure = "growth"
        elif self.context.lexicon.share_nouns.at_end(item) is not None:
            reading.measure = "share"

    def _name_item(self, reading: Reading, item: str, owner: str, tail: str) -> None:
        """Name a figure by its thing of a list."""
        growth = reading.measure in GROWTH_MEASURES
        vital = item.endswith(self.context.lexicon.words["vital_rate"])  # 人口自然增长率 is named so
        noun = self.context.lexicon.growth_nouns.at_end(item) if growth and not vital else None
        name = item[: -len(noun[0])] if noun and noun[0] != item else item
        if "平均" in name:
            name = _OF_THE_MEAN.sub("", name)
        reading.indicator = owner + re.sub(r"(?:年均|平均每年|实际)$", "", name) + tail
        reading.reasons["indicator"] = "list item with a shared head"
        reading.steps.append(f"item of the list before the figures: {reading.indicator!r}")
        if "占" in name:
            reading.of = re.sub(r"(?:的)?(?:比重|比例|比率)$", "", name.partition("占")[2])

    def _again_elsewhere(self, group: Sequence[Reading]) -> bool:
        """东部地区甲、乙分别为a、b，西部地区分别为c、d: of the things of the first list."""
        context = self.context
        if context.memory.items_sentence != context.memory.sentence:
            return False
        for reading, item in zip(group, context.memory.items, strict=True):
            own = context.regions.strip(item)
            reading.indicator = own if len(own) >= 2 else item
            reading.reasons["indicator"] = "subject carried over"
        return True

    def _place_each(self, group: Sequence[Reading], *, again: bool = False) -> None:
        """东部、中部和西部地区将分别达到…: each figure is of the place that its own name begins with.

        Where a second list goes on with the things of the first, the places of the first are those of the second.
        """
        context = self.context
        if again and len(context.memory.items_places) == len(group):
            for reading, place in zip(group, context.memory.items_places, strict=True):
                reading.region = place if reading.region == context.region else reading.region
            return
        places = [context.regions.leading(reading.indicator, own=context.region) for reading in group]
        apart = all(places) and len(set(places)) == len(places)
        context.memory.items_places = places if apart else []
        if apart:
            for reading, place in zip(group, places, strict=True):
                reading.region = place
                # 分别完成: the same there
                own = reading.indicator.removeprefix(place) or context.memory.topic
                reading.indicator = own if len(own) > 1 else reading.indicator
            context.memory.region = ""

    def _spread_over_sentences(self, group: list[Reading], named: Sequence[Reading]) -> bool:
        """建成甲9套，乙8套。分别完成年度任务的a和b: a sentence that only tells rates of the things of the one before."""
        before = [one for one in self._before if one.indicator and not one.leftover]
        view, start = self.context.view, group[0].sentence[0]
        opens = all(one in group for one in named) and view.startswith("分别", start)
        alike = len(before) == len(group) and all(one.measure == "level" for one in before)
        if not opens or not alike or "\n" in view[before[-1].sentence[1] : start]:
            return False
        return self._spread(group, before, shares=True)

    def _spread(self, group: list[Reading], named: Sequence[Reading], *, shares: bool) -> bool:
        """甲x，乙y，同比分别增长a和b: the rates go to the things of the sentence in order."""
        things: list[Reading] = []
        points = group[0].measure == "points_change"
        kinds = (
            ("level", "share", "change", "growth")
            if group[0].measure == "growth_per_year"
            else ("level", "share", "change")
        )
        for reading in named:
            if reading in group or not reading.indicator or reading.measure not in kinds:
                continue
            if reading.measure == "share" and not (shares or points) and _is_share_of_one(reading, things):
                continue  # 收入9亿元，完成计划的105%；支出7亿元，…，分别增长8%和6%
            if (
                not shares
                and group[0].measure in ("level", "share")
                and reading.figure.kind != group[0].figure.kind
            ):
                continue  # 分别达到98%和99%: not of the years before them
            alike = things and things[-1].figure.counter == reading.figure.counter
            if not alike or things[-1].indicator != reading.indicator:
                things.append(reading)  # 由a增加到b is one thing; 贷款3笔、5亿元 are two
        if len(things) < len(group):
            return False
        for reading, thing in zip(group, things[-len(group) :], strict=True):
            reading.indicator, reading.of, reading.region = thing.indicator, thing.of, thing.region
            reading.reasons["indicator"] = "subject carried over"
        return True

    def _distribute_years(self, group: list[Reading], phrase: Phrase) -> bool:
        """从2007年至2009年分别达到a、b、c: one year each."""
        years = self._years_beside(group[0], len(group))
        if years:
            return _one_year_each(group, years)
        if "分别" not in phrase.text:
            return False
        view = self.context.view
        named = [
            time for time in self.context.times_in(phrase.start, group[0].figure.outer_start) if time.period
        ]
        years = [int(year) for year in YEAR.findall(view[phrase.start : group[0].figure.outer_start])]
        span = span_of_years(named[0].period) if len(named) == 1 and named[0].kind == "span" else None
        if span is not None:
            years = list(range(span[0], span[1] + 1))
        if not years:
            years = self._years_listed(group[0].sentence[0], phrase.start)
        if len(years) != len(group) or split_items(phrase.rest, len(group), self.context.lexicon):
            return False
        return _one_year_each(group, years)

    def _years_beside(self, first: Reading, count: int) -> list[int]:
        """2025、2030年，风电容量达到a、b: years listed before the figures of the sentence, as many as they are."""
        view, edge = self.context.view, first.figure.outer_start
        found = list(_YEAR_LIST.finditer(view, max(first.sentence[0], view.rfind("；", 0, edge)), edge))
        if len(found) != 1 or found[0].end() < first.begin - 1:
            return []  # of a figure before these
        if _JOINS.search(view, found[0].end(), edge) is not None:
            return []  # 2025年和2030年，甲和乙分别达到a、b: of which years are they?
        years = [int(year) for year in YEAR.findall(found[0][0])]
        return years if len(years) == count and years == sorted(set(years)) else []

    def _years_listed(self, start: int, end: int) -> list[int]:
        """2025年、2030年，风电容量分别达到a、b: years listed in front of the clause."""
        view, run = self.context.view, list[int]()
        for time in reversed(self.context.times_in(start, end)):
            if len(time.period) != 4 or view[time.end : end].strip() not in _LISTS:
                break
            run.append(int(time.period))
            end = time.start
        return run[::-1]


def _one_year_each(group: Sequence[Reading], years: Sequence[int]) -> bool:
    """Give the figures of a list the years listed before them, in order."""
    for reading, year in zip(group, years, strict=True):
        reading.period = str(year)
        reading.steps.append(f"one year each: {year}")
    return True


def _only_so_many(group: Sequence[Reading], named: Sequence[Reading]) -> bool:
    """进出口5亿元，其中出口3亿元，是五年前的1.9倍、2.1倍: as many rates as the sentence has named things."""
    if group[0].measure not in ("growth", "growth_per_year", "multiple", "growth_multiple"):
        return False
    others = [reading for reading in named if reading not in group and reading.measure != "threshold"]
    levels = [reading for reading in others if reading.measure == "level" and not reading.figure.role]
    return len(others) == len(levels) == len(group)


def copy_reading(source: Reading, reading: Reading) -> None:
    """Read a figure of a list like the one before it."""
    reading.measure, reading.indicator, reading.of, reading.region = (
        source.measure,
        source.indicator,
        source.of,
        source.region,
    )
    reading.leftover = source.leftover
    reading.reasons = dict(source.reasons)
    if source.value < 0 < reading.value and source.figure.value > 0:  # not 分别增长5%、-3%和7%
        reading.value = -reading.value
    reading.steps.append("one of a list: read like the figure before it")


def _share_bounds(group: Sequence[Reading], phrase: Phrase) -> None:
    """A bound before the first figure of a list, or after the last, holds for all: 分别超过50%和20%."""
    if "分别" not in phrase.text and _ONE_BY_ONE.search(phrase.text) is None:
        return
    first, last = group[0].figure, group[-1].figure
    ahead = first.outer_start < first.start or phrase.text.endswith("的")  # 分别约为全国的70%和60%
    if first.qualifier != "exact" and ahead and first.outer_end == first.end:
        source = first
    elif last.outer_end > last.end and last.qualifier in ("at_least", "at_most", "approx"):
        if sum(reading.figure.outer_end > reading.figure.end for reading in group) > 1:
            return  # 分别下降6%、7%以上、9%以上: each that has a bound says so
        source = last
    else:
        return
    for reading in group:
        if reading.figure.qualifier == "exact":
            reading.figure = replace(reading.figure, qualifier=source.qualifier, opens=source.opens)
