"""Which part of a named span a figure is for: all of it for what was done over the years, its end for what there is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.dating.bases import CHANGES
from plancheck.statements.times.periods import TimeExpression

_RISES_TO = re.compile("(?:升|提高|增加|扩大|增长|发展|壮大|降低?|减少|缩小)[到至]$")
# 年均损失占生产总值比例, 年均产量达到; 年均浓度 is that of a year
_ON_AVERAGE = re.compile("年(?:均|平均)(?!浓度|气温|值)")
_EVERY_YEAR = re.compile("(?<![到至为])每年(?!$)")  # 每年进口; 产能达到每年 is what there is in the end
_MOVES = re.compile("年均|增长|增速|下降|降低|翻|[0-9]年")  # a rate or a year of its own comes between
_SPENDS_OR_ADDS = re.compile("新[增建]|投资|投入")
_ALL_OF_IT = ("期间", "时期", "规划期")
_ONLY_DESCRIBES = re.compile("(?:以上|以下)$")  # 累计实施亿元以上项目1.3万个
_LINKS = re.compile("(?:了|的|长达|达|约|近)+$")
_LEADS_TO = re.compile("(?:了|达到?|约|近)+$")
_OVER = re.compile(r"\s{0,4}(?:共|一共|总共|增量|累计)?(?:达到?|超过?|突破|近|约|了)*\s{0,4}")
_IN_ALL = re.compile(r"[，\s]*(?:共有?|一共有?|总共有?|共计|合计|总计)(?:达到?|近|约|了)*\s*")
_HAD_IN_ALL = re.compile("(?:共|累计|先后|陆续)有$")
_CONTRIBUTES = re.compile("对.{2,24}贡献率$")
_GROWS_BEHIND = re.compile(
    r"[，、]\s?(?:五年|年均|平均每年|年平均|[比较是]\s{0,3}[0-9]{4}\s?年的?)[^，。；]{0,6}(?:增|翻|倍|提高|累计)"
    r"|[，、]\s?(?:分别)?(?:同\s?比|[比较]上年)(?!同期)"
)
_REACHED = re.compile("(?:达到?|突破|超过?|增至|升至|扩大到|增加到|发展到)$")
_SURPASSES = re.compile("(?:突破|总数达到?|总量达到?|达到|增至)了?$")
_AGAINST_PEAK = re.compile("[较比](?:历史)?(?:峰值|最?高峰期?|最高[点值])")
_AGAINST_A_PLAN = re.compile(
    r"[，、]\s?(?:分别)?(?:[比较是为]|相当于|超过)(?:了|上)?"
    '(?:[“"]?(?:二?十[一二三四五六七八]?|[六七八九])五[”"]?(?:计划)?(?:时期|期间)|[上前]一?个?五年|上一?届)'
)
STANDS_AT = "覆盖率稳定在"  # what is covered is counted when the years are over; 优良天数比例稳定在 is told of each of them
_ARRIVES = re.compile("(?:升|提高|增加|扩大|达)[到至]$")  # 贡献率上升到70%: where it has come to by the end
_DONE_TO_IT = re.compile("[\u4e00-\u9fff](?<![为除])了")  # 与9个城市建立了友好关系
_YEAR_AFTER_YEAR = re.compile("连续|连年|多年|历年")  # 5个县连续多年入围: so many each year
_IN_A_YEAR = "(?<![0-9每多历常近来全当去上今本一两三四五六七八九十百])年<<made_a_year>>[^均]*$"
_ONE_AFTER_ANOTHER = re.compile("先后|接连|相继|连跨|连续[跨迈]")
_PASSES = re.compile("突破|跨越|跨过|迈上")
_STEP = re.compile("跨越|跨过|迈上")
_NEXT_STEP = re.compile("[、和][0-9一二两三四五六七八九十百千万]")
_STEP_BEFORE = re.compile("(?:跨越|跨过|迈上)[^，。；、和]{1,12}[、和]")
_CLAUSE_REST = re.compile("[^，。；：]{0,30}")
_GROWS_TO = re.compile("(?:(?:发展|增加|扩大|上升|提高|壮大)[到至]|站稳|站上|跃上)$")
# 五年新增企业500家、总量2000家: how many there are by then
_IN_TOTAL = re.compile("(?:总量|总数|总规模)(?:达到?|为|有)?$")
_ITS_PART = re.compile("(?:（[^）]{1,16}）)?[，、]\\s?(?:增量)?占[^，。；、]{0,14}$")
_OF_WHAT_IS_ADDED = re.compile("增量|新增|新建|新开工")
_REACHES = re.compile("(?:惠及|受益|带动|造福)")
_ONLY_SHARES = re.compile("(?:[^0-9。；增末底\n]|[0-9.]+\\s?%){0,80}")
_HOW_MUCH_OF_IT = re.compile(
    "^[^，、；]{0,16}[，、]\\s?(?:(?:总|可建|规划|计容|占地|用地|合同|协议|计划)*(?:长度|里程|(?:建筑)?面积|投资额?|金额)|总长|涉及(?:金额|资金|面积))"
    "(?:达到?|为|约|近|超过?)*\\s?$"
)
_PARTS = re.compile("[，；。：]")
_STOPS = re.compile("[，。；、：0-9]")
_ADDS_UP_TO = re.compile("累计(?:达到?|超过?|突破)?(?:了|近|约)?$")
_SPENT_IN_ALL = re.compile(
    "(?:支出|投资|经费|拨款|费用)(?:总数|总额|总规模|总计|合计)(?:预计|计划|安排|约|为|是)*$"
)
_ITS_AMOUNT = re.compile("达|为|至|[，；]")
_OF_AN_AIM = re.compile("(?:完成|占|超|[高低]于)[^，。；]{0,16}(?:目标|计划|任务)的?$")
_MADE = "<<done_over_years>>(?!区)[^，。；]{1,12}$"  # 新建住房达
_NO_DEED = re.compile("总[值额]|收入|产值|业(?!务)|企业|主体|性|力")  # behind a verb: what is named by it
_DEED = 8  # characters from 累计 within which the verb stands
_EACH_YEAR, _RATE_LEAD = re.compile("平均|年均"), 12  # as far before a rate as its words
_OPENS = 6  # characters in which a sentence begins with 其中
AMONG = re.compile("在[^，。；0-9]{2,24}中，")  # 在集体单位投资中，新建投资9亿元
_AND = re.compile("[和与及]")
_BESIDE = 5  # characters between two counts that one predicate closes: 2万户7万人全部脱贫
_AHEAD = 30  # characters behind a figure in which the clause is told to its end


class SpanReader:
    """Decides between a span of years and its last year."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.words = context.lexicon.words
        self.sets = context.lexicon.sets

    def part_of(self, reading: Reading, time: TimeExpression, clause: int) -> str:
        """The part of a named time that a figure is for: all of a span for what gathers, its end for a state."""
        if "/" not in time.period:
            return time.period
        if "-" in time.period:
            return self._part_of_year(reading, time, clause)
        edge = reading.figure.outer_start
        words = self.context.view[max(self._opens(reading, clause), edge - 30) : edge].rstrip()
        kept = not time.coming and self.context.lexicon.dating.kept.search(words) is not None
        if self._is_aimed_at_throughout(reading, time, words):
            return time.period
        whole = self._told_by_measure(reading, time, words, kept=kept)
        if whole is None and reading.measure == "share":
            whole = self._is_share_of_all(reading, time, words, kept=kept)
        if whole is None:
            whole = self._told_beside(reading, time, clause, words)
        if whole is None:
            whole = self._is_amount_of_all(reading, time, clause, words)
        return time.period if whole else time.period.rpartition("/")[2]

    def is_against_peak(self, reading: Reading) -> bool:
        """Whether a change is counted from the most there has been, in no year of a span: 用量较峰值下降20%."""
        edge = reading.figure.outer_start
        return reading.measure in CHANGES and bool(
            _AGAINST_PEAK.search(self.context.view, reading.begin, edge)
        )

    def _is_aimed_at_throughout(self, reading: Reading, time: TimeExpression, words: str) -> bool:
        """Whether a sentence names the years of a plan ahead, not their end, for what is aimed at: “十五五”期间，产量达到90吨.

        What it rises to (提升到70%), a balance, what stands behind a rate or a year, and an amount behind what is spent
        and built is of their end.
        """
        if reading.measure not in ("level", "share", "threshold") or time.kind != "plan":
            return False
        if (
            _RISES_TO.search(words)
            or _GROWS_TO.search(words)
            or self.context.lexicon.dating.balance.search(words)
            or reading.reasons.get("indicator", "").startswith("subject carried")
        ):
            return False
        view = self.context.view
        here = time.start >= reading.sentence[0] and view.endswith(_ALL_OF_IT, time.start, time.end)
        if not here or not self.context.is_ahead(time):
            return False
        edge = reading.figure.outer_start
        if reading.measure != "share" and _SPENDS_OR_ADDS.search(view, time.end, edge):
            return False
        return _MOVES.search(view, time.end, edge) is None

    def _told_by_measure(
        self, reading: Reading, time: TimeExpression, words: str, *, kept: bool
    ) -> bool | None:
        """Whether the kind of figure says that it is for all of a span; None where it leaves that open."""
        if self.is_against_peak(reading):
            return False
        if reading.measure == "growth" and reading.figure.unit == "‰" and not kept:
            return False  # a natural growth rate is that of a year
        if reading.measure == "level":
            if kept or self._passes_steps(reading, words):
                return True  # 稳定在: all the while
            if reading.figure.kind == "money" and _SPENT_IN_ALL.search(words) is not None:
                return True  # 五年内各项支出总数为6亿元
            if _IN_TOTAL.search(words):
                return False
            here = time.start >= reading.sentence[0]
            each = _ON_AVERAGE.search(words) or (here and _EVERY_YEAR.search(words))
            if each and time.kind in ("plan", "review"):
                return True
            if self.context.lexicon.pattern(_IN_A_YEAR).search(words):
                return False  # 年接待游客超过8亿人次: that of the last year
        if reading.measure in CHANGES:
            return True
        over = (time.kind == "review" or time.ahead) and reading.figure.kind != "percent"
        edge = reading.figure.outer_start
        if over and _OVER.fullmatch(self.context.view, time.end, edge):
            return True  # 用于教育的支出五年达到2万亿元: added up over them
        spent = time.kind == "span" and reading.figure.kind == "money"
        if spent and _IN_ALL.fullmatch(self.context.view, time.end, edge):
            return True  # 救灾经费，从1950年到1953年共有8亿元: added up over them
        return None

    def _is_share_of_all(self, reading: Reading, time: TimeExpression, words: str, *, kept: bool) -> bool:
        """Whether a share is one of all the years of a span, not of its last."""
        if _CONTRIBUTES.search(reading.indicator) and not _ARRIVES.search(words):
            return True  # 对增长的贡献率: that of all the years
        kept = kept and not words.rstrip().endswith(STANDS_AT)
        if (
            kept
            or "每年" in words
            or _ON_AVERAGE.search(words)
            or (time.kind == "span" and not time.relative and not self._is_reached_by(time, words))
        ):
            return True  # 每年70%的支出用于民生
        return self._heads_shares(time, reading) or self._is_of_what_is_added(time, reading, words)

    def _is_reached_by(self, time: TimeExpression, words: str) -> bool:
        """Whether a share is what years ahead lead to: 攻坚阶段（2023—2025年）覆盖率达到80%."""
        return self.context.is_ahead(time) and _REACHED.search(words) is not None

    def _told_beside(self, reading: Reading, time: TimeExpression, clause: int, words: str) -> bool | None:
        """Whether what stands beside an amount says that it is for all of a span; None where nothing does."""
        figure, level = reading.figure, reading.measure == "level"
        if level and figure.kind == "count" and words.endswith("累计") and "次" not in figure.counter:
            return False  # 各类金融机构累计1240家: so many by now
        if level and figure.kind in ("count", "none") and words.endswith("为") and self._serves(reading):
            return True  # 为2万名老人提供服务
        here = time.kind in ("review", "plan", "span") and time.start >= reading.sentence[0]
        spent = (
            here and figure.kind == "money" and self.context.lexicon.dating.spent.search(words) is not None
        )
        sums = _ADDS_UP_TO.search(words) if "累计" in words else None
        flow = sums is not None and here and not self._is_state(words[: sums.start()])
        adds_up = sums is not None and (figure.kind == "money" or (figure.kind == "physical" and flow))
        # 民生支出累计达到210亿元: what is spent adds up, where things stand; 五年财政收入累计达到50亿元, 零售累计达到50万吨
        apart = self.context.view[time.end : max(clause, time.end)].strip("来以间内，, ") != ""
        added = here and not apart and not self.context.lexicon.dating.balance.search(words)
        if adds_up and (added or self.context.lexicon.dating.spent.search(words) is not None):
            return True
        if spent and not (apart and self._passes_mark(reading)):
            # 五年间资金达480亿元 is spent over the years; not 五年新建学校3所，财政支出突破300亿元
            return True
        if self._stands_by_now(reading, time, words):
            # 累计建成产业园21个 in a part on five years: all there are, not those of these years
            return False
        if time.ahead and level and time.start >= clause and not self._is_state(words):
            return True  # 支出五年达到2万亿元: a duration beside an amount is what it was added up over
        return None

    def _is_amount_of_all(self, reading: Reading, time: TimeExpression, clause: int, words: str) -> bool:
        """Whether an amount was added up over a span; a state is that of its end."""
        view, gathered = self.context.view, self.context.lexicon.dating.gathered
        edge, behind = reading.figure.outer_start, reading.figure.outer_end
        near = reading.sentence[0] <= time.start and time.end <= edge < time.end + 60
        near = near and reading.begin <= clause
        against = time.kind in ("plan", "review") and _AGAINST_A_PLAN.match(view, behind) is not None
        if against and near and reading.figure.kind == "money" and time.end > clause:
            return True  # 五年财政收入达到40亿元，比“六五”期间增长90%
        if time.kind == "so far" and not gathered.search(words):
            return near and self._is_flow(words, reading)
        reached = near and self._is_state(words) and _REACHED.search(words) is not None
        if reached and not gathered.search(words) and not self._is_built(words):
            return False  # 五年共投资6亿元，…，种植面积达到1.5万亩
        if gathered.search(view[time.start : edge] if near else words):
            return True
        if reading.measure == "level":
            if _GROWS_TO.search(words) or _RISES_TO.search(words):
                return False  # 连锁店发展到320家; 用水量降至40立方米
            if self._passes_mark(reading):
                return False  # 经营主体突破62万户: the total reached
        if time.kind == "span" and not time.relative and not self._is_state(words):
            return True
        if _GROWS_BEHIND.match(view, behind):
            return False  # 生产总值完成4000亿元，年均增长9%: the amount that it grew to
        if against:
            return True  # 成交额3300亿元、较“十三五”时期翻番: five years against five
        others = (one.period for one in self.context.times_in(time.end, edge))
        here = reading.sentence[0] <= time.start and all(period == time.period for period in others)
        if here and time.kind == "plan" and self.context.is_ahead(time) and not self._is_state(words):
            return True  # 力争“十五五”期间，跨区消纳4000万千瓦: aimed at over a plan, and no state at its end
        return self._is_flow(words, reading)

    def _passes_mark(self, reading: Reading) -> bool:
        """Whether 突破 or another word of passing a mark stands right before a figure."""
        return _PASSES.search(self.context.view, reading.figure.outer_start, reading.figure.start) is not None

    def _is_built(self, words: str) -> bool:
        """Whether the thing was made in the years told of: 近三年新建住房达90万平方米."""
        return self.context.lexicon.pattern(_MADE).search(words) is not None

    def _passes_steps(self, reading: Reading, words: str) -> bool:
        """Whether an amount is one of several passed one after another: 先后突破两百亿元, 跨越了两千亿元和三千亿元两个台阶."""
        if "台阶" in words:
            return False
        lead = words + self.context.view[reading.figure.outer_start : reading.figure.start]
        if _ONE_AFTER_ANOTHER.search(lead) is not None:
            return True
        listed = _NEXT_STEP.match(self.context.view, reading.figure.outer_end) is not None
        if _STEP.search(lead) is None:
            return False
        before = _STEP_BEFORE.search(lead)  # 跨过两个万亿元大关、超过6万亿元: what it has come to
        return listed or (before is not None and _SURPASSES.search(lead, before.end()) is None)

    def _serves(self, reading: Reading) -> bool:
        """Whether a clause tells what was done for those counted: 免费为36万学生接种疫苗."""
        behind = _CLAUSE_REST.match(self.context.view, reading.figure.outer_end)
        return behind is not None and self.context.lexicon.dating.served.search(behind[0]) is not None

    def _heads_shares(self, time: TimeExpression, reading: Reading) -> bool:
        """Whether a plan ahead opens what is a list of shares: “十三五”期间，覆盖率达到95%，规范率达到100%."""
        if time.kind != "plan" or time.start < reading.sentence[0] or not self.context.is_ahead(time):
            return False
        return _ONLY_SHARES.fullmatch(self.context.view, time.end, reading.figure.outer_start) is not None

    def _is_of_what_is_added(self, time: TimeExpression, reading: Reading, words: str) -> bool:
        """Whether it is a share of what several years added: “十四五”期间，在用电量增量中占比超过50%; 过去五年，新增装机中约占70%."""
        if time.start < reading.sentence[0] or time.kind not in ("plan", "review"):
            return False
        if self.context.view.find("\n\n", time.end, reading.figure.outer_start) >= 0:
            return False
        return _OF_WHAT_IS_ADDED.search(words) is not None

    def _part_of_year(self, reading: Reading, time: TimeExpression, clause: int) -> str:
        """The end of a half or quarter for what is then there (上半年存款余额1440亿元), all of it for what gathers."""
        words = self.context.view[max(clause, reading.begin) : reading.figure.outer_start]
        state = reading.measure == "level" and self.context.lexicon.dating.balance.search(words) is not None
        return time.period.rpartition("/")[2] if state else time.period

    def _opens(self, reading: Reading, clause: int) -> int:
        """Where the words that tell of a figure begin: behind the figure before it, unless that one only describes (亿元以上)."""
        if reading.begin <= clause or not _ONLY_DESCRIBES.search(self.context.view, clause, reading.begin):
            return max(clause, reading.begin)
        return clause

    def _stands_by_now(self, reading: Reading, time: TimeExpression, words: str) -> bool:
        """Whether things are counted that were set up one by one and stand since: 累计认定产品134个, 累计建成21家.

        Not what a plan named beside them brought: “十三五”期间累计创建79个.
        """
        if reading.measure != "level" or reading.figure.kind != "count":
            return False
        if time.start >= reading.sentence[0] and time.kind != "review":
            return False
        at = words.rfind("累计")
        return at >= 0 and self.context.lexicon.dating.set_up.search(words, at, at + _DEED) is not None

    def is_gathered(self, reading: Reading) -> bool:
        """Whether words before a figure say that it is added up over years: 累计转移劳动力4000万人."""
        words = self.context.view[reading.begin : reading.figure.outer_start]
        return self.context.lexicon.dating.gathered.search(words[-30:]) is not None

    def goes_with(
        self,
        reading: Reading,
        readings: Sequence[Reading],
        index: int,
        time: TimeExpression,
        period: str,
        clause: int,
    ) -> str:
        """其中用于甲的资金, 复线4603公里: parts of what was gathered over a span are of that span."""
        if "/" not in time.period or reading.measure not in ("level", "threshold", "share"):
            return period
        told = self.context.view[max(clause, reading.begin) : reading.figure.outer_start]
        if self._stands_by_now(reading, time, told) or _IN_TOTAL.search(told):
            return period
        before = next(
            (one for one in reversed(readings[:index]) if not one.leftover and one.measure != "threshold"),
            None,
        )
        if before is None:
            return time.period if self._goes_on_with_parts(reading, time) else period
        gap = self.context.view[before.figure.outer_end : reading.figure.outer_start]
        if reading.measure == "share":
            part = before.measure == "level" and before.period == time.period and _ITS_PART.match(gap)
            return before.period if part else period  # 投资5亿元，占全部投资的36%: of the same years
        if _GROWS_BEHIND.match(self.context.view, reading.figure.outer_end):
            return period
        if "其中" in gap and self._is_part_of_one_before(reading, readings[:index], time):
            return time.period  # 完成投资5亿元，其中专项债券达2亿元: a part of what was done over the years
        if _REACHES.match(told.lstrip("，、")) and before.period == time.period:
            return time.period  # 改造管线3500公里，惠及居民101万户: by what was done over the years
        other = before.measure == "level" and before.figure.unit != reading.figure.unit
        if other and before.period == time.period and _HOW_MUCH_OF_IT.search(gap):
            return time.period  # 累计建成绿道24条，总长度90公里
        thing = before.indicator[-2:]  # 退出甲产能x吨、乙产能y吨: done to both; 建成机组3台、机组容量9万千瓦
        alike = gap[-2:] == thing or (gap[:1] == "、" and gap.startswith(thing, 1))
        listed = len(gap) < 24 and not _PARTS.search(gap) and (alike or not self._is_state(gap))
        listed = listed and not self._forms(gap)  # 建成4座、在建6座
        if (
            listed
            and before.measure == "level"
            and before.period in (time.period, time.period.rpartition("/")[2])
        ):
            return before.period  # 拥有甲1470家、乙74家: things of one list
        words = self.context.view[max(clause, reading.begin) : reading.figure.outer_start]
        if _SURPASSES.search(words + self.context.view[reading.figure.outer_start : reading.figure.start]):
            return period  # 新增上市公司124家，上市公司突破300家: how many there are by then
        if period == time.period:
            return period
        follows = before.period == time.period and before.measure in ("level", "change")
        if follows and before.figure.kind != reading.figure.kind:
            # 其中，甲项目17个，投资额29亿元；乙项目53个: the next part
            follows = self._opens_with_parts(reading) and self._is_part_of_one_before(
                reading, readings[:index], time, smaller=False
            )
        return time.period if follows and not self._is_state(words) and not self._forms(words) else period

    def is_held_to_aim(self, reading: Reading, before: Sequence[Reading], time: TimeExpression) -> bool:
        """Whether it says how much of an aim was reached by what all the years brought: 累计完成产值160亿元，完成计划目标的135%."""
        if reading.measure not in ("share", "points_change") or "/" not in time.period:
            return False
        told = next((one for one in reversed(before) if one.measure == "level" and not one.leftover), None)
        words = self.context.view[reading.begin : reading.figure.outer_start]
        return told is not None and told.period == time.period and _OF_AN_AIM.search(words) is not None

    def _goes_on_with_parts(self, reading: Reading, time: TimeExpression) -> bool:
        """Whether a sentence begins with a part of what the one before told of all the years: …42万套。其中，甲22万套."""
        memory, start = self.context.memory, reading.sentence[0]
        told, view = memory.told, self.context.view
        opens = view[start : start + _OPENS].lstrip().startswith("其中")
        opens = opens or (view.startswith("在", start) and AMONG.match(view, start) is not None)
        if memory.open_list.whole:
            return reading.measure == "level" and memory.open_list.period == time.period
        if not opens or told is None or told.period != time.period:
            return False
        # 五年平均增长10%。其中，甲52亿元: a rate a year has no parts
        return _EACH_YEAR.search(view, max(0, told.at - _RATE_LEAD), told.at) is None

    def _opens_with_parts(self, reading: Reading) -> bool:
        """Whether its sentence begins with 其中 or 在甲中."""
        view, start = self.context.view, reading.sentence[0]
        opens = view[start : start + _OPENS].lstrip().startswith("其中")
        return opens or (view.startswith("在", start) and AMONG.match(view, start) is not None)

    def _is_part_of_one_before(
        self, reading: Reading, before: Sequence[Reading], time: TimeExpression, *, smaller: bool = True
    ) -> bool:
        """Whether it is a part of the last amount of its kind: 建成林地32处，面积7722亩，其中千亩林地3处; or stands beside it."""
        whole = next((one for one in reversed(before) if one.figure.kind == reading.figure.kind), None)
        return (
            whole is not None
            and not whole.leftover
            and whole.measure == "level"
            and whole.period == time.period
            and (reading.value <= whole.value or not smaller)
            and reading.figure.counter == whole.figure.counter
        )

    def _is_state(self, words: str) -> bool:
        return next(self.context.lexicon.stock.finditer(words), None) is not None

    def _forms(self, words: str) -> bool:
        """Whether the verb before a figure tells what there is by now: 产业形成1个集群."""
        done = self.context.lexicon.act.at_end(words)
        return done is not None and done[0] in self.context.lexicon.dating.state

    def _is_flow(self, words: str, reading: Reading) -> bool:
        lexicon = self.context.lexicon
        stock = total = -1
        opens = lexicon.act.at_start(words)
        acts = opens is not None and opens[0] not in lexicon.dating.state
        for match in lexicon.stock.finditer(words):
            if match[0] in lexicon.tail.found or not acts:
                stock = match.end()  # 淘汰炼铁产能: the thing done tells, not what it was done to
        for match in lexicon.total.finditer(words):
            total = match.end()
            if (
                match[0] in self.sets["done_over_years"]
                and stock > total
                and not _ITS_AMOUNT.search(_LEADS_TO.sub("", words), total)
            ):
                total = stock  # 完成建设里程4万公里: the thing done tells, not what it was done to
        added = _ADDS_UP_TO.search(words)
        if added is not None and lexicon.total.search(words, 0, added.start()) is not None:
            return True  # 新竣工楼宇面积累计达200万平方米: what was finished over the years
        after = reading.reasons.get("indicator") == "named after the figure"
        if after and _HAD_IN_ALL.search(words) is not None and self.is_finished(reading):
            return True  # 五年共有31只股票上市
        if after and reading.figure.counter == "次":
            return True  # 5次调高补助标准: how often it was done
        if total < 0 and not after and lexicon.total.match(reading.indicator):
            total = 0
        if total < 0 and stock < 0:
            # 打通25条, 整治73条: done over the years, where no word says how much there is
            done = None if after else lexicon.act.at_start(reading.indicator)
            if done is not None and _NO_DEED.match(reading.indicator, len(done[0])):
                done = None  # 生产总值, 制造业企业: a noun that begins with a verb
            done = done or lexicon.act.at_end(_LINKS.sub("", words))
            if done is not None:
                return done[0] not in lexicon.dating.state
            laid = reading.figure.unit == "km"  # 14公里步道贯通; not 100米林带建成: how wide
            return (laid or reading.figure.kind in ("count", "none")) and self.is_finished(reading)
        return total >= 0 and total >= stock

    def is_finished(self, reading: Reading) -> bool:
        """Whether what is counted came to an end over the years: 4个县区全部摘帽."""
        view, at = self.context.view, reading.figure.outer_end
        end = next(
            (
                stop.start()
                for stop in _STOPS.finditer(view, at, at + _AHEAD)
                if not self._counts_on(stop, at)
            ),
            at + _AHEAD,
        )
        done = self.context.lexicon.dating.finished.search(view, at, end) or _DONE_TO_IT.search(view, at, end)
        return done is not None and _YEAR_AFTER_YEAR.search(view, at, done.start()) is None

    def _counts_on(self, stop: re.Match[str], at: int) -> bool:
        """Whether the digits behind a count begin another that shares its predicate: 2万户7万人全部脱贫; not 3个市和9个县已完成."""
        view, first = self.context.view, stop.start()
        if not stop[0].isdigit() or _AND.search(view, at, first) is not None:
            return False
        return first - at <= _BESIDE or view[first - 1].isdigit() or view[first - 1] == "."
