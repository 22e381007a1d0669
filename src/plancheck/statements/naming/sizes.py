"""Rules for figures that bound or size the thing behind them: 年收入过亿元的企业, 总投资25亿元的科创城."""

from __future__ import annotations

import re

from plancheck.statements.context.bare_heads import is_bare_head
from plancheck.statements.context.clause import BEHIND, Clause, Name
from plancheck.statements.context.items import ITEMS
from plancheck.statements.context.phrases import without_start
from plancheck.statements.context.reading import Context
from plancheck.statements.context.things import (
    MOVES,
    TURNS,
    figure_counts,
    is_action,
    split_predicate,
    strip_actions,
    strip_promotion,
)
from plancheck.statements.measuring.leftover import REACHED_WITHIN
from plancheck.statements.measuring.thresholds import OF_PART, REACHABLE, WITHIN
from plancheck.statements.naming.right_noun import noun_without_predicate, right_noun

_COUNTED_NEXT = re.compile(
    "的(?:[0-9]+[余多]?[个项家座条](?=[^0-9])|(?=[0-9]+(?:kV|千伏|万?千瓦|兆瓦|万?吨|米)))(?P<things>[0-9]*[^，。；、0-9]{2,16}?)(?=[，。；、]|$|(?:和|及|与)总?投资|全部|均已?|已经?|正在?)"
)
_AND_SO_LARGE = re.compile(
    "[，、](?:[总占建计全年用规装库投][^，。；、0-9]{0,6}?)(?:达到?|约|为|近|超过?)?[0-9][0-9.]*[余多]?[万亿]?(?:平方)?[\u4e00-\u9fff]{1,2}的(?P<things>[^，。；、0-9的]{3,20})"
)
_WHICH_MAKES = re.compile(
    r"\s?的?[^，。；、0-9]{1,8}[0-9][0-9.]*\s?[余多]?[万亿]?(?:平方米|立方米|[\u4e00-\u9fff])\s?的?(?P<things>[^，。；、0-9的]{2,20})"
)
_LAST_PART = re.compile("[^、，；（）“”]*$")
_LONG = re.compile("(?:长达|长约|[全总]长(?:达|约|为)?|绵延)$")
_WORKS = "[^，。；、的]{2,30}?(?:<<title_work>>|小镇|中心|产业园|生产线)"
_SIZE = re.compile("(?:(?:设计|运营|最高)?时速|总?装机(?:容量|规模)?|总?库容)$")
_ONCE_BUILT = "(?<=.{2})(?:全部|全面|正式)?<<put_to_use>>{1,2}后$"
_MAKES = re.compile("[年日]产$|[年日](?:处理|加工|供水|供气)$")
_PROJECT = re.compile(
    "(?:生产线|扩建|技改|改造|产业化)*(?:等(?:一批)?)?(?:项目|工程|基地)?(?:的?建设|产业化)?$"
)
# 东山公司10万吨水泥项目; 东山公司10万吨水泥、西河公司5万吨磷肥等项目
_MADE_THERE = re.compile(
    "(?P<made>[^，。；：、的0-9（）\n]{2,16}?)(?:项目|生产线|装置)(?![数量库])|"
    "(?P<listed>[^，。；：、的0-9（）\n]{2,14}?)(?:、[^，。；：\n]{2,90}?)?等(?:一批|重大|重点)*项目(?![数量库])"
)
_DEFINES = re.compile("^([^，。；]{2,12}?)(?:是|系)?指([^，。；]{2,12}?)在?$")
_AROUND = re.compile("(?:周边|周围|附近|沿线|两侧)?(?:半径)?的?$")
_LONGEST_REACH = len("范围之内的")
_ASPECT = re.compile("、|的|多个|了?(?:众多|一批|一些)")
_GROUP = re.compile("[^，。；]{0,12}?(?:城市|县城|县|镇|乡(?!村)|(?<![农乡])村寨?|企业|单位|小区|社区)")
_WORK = re.compile("(?<=项目|工程|基地)(?:的)?(?:落地|加快|推进|开工)?建设$")
_AT = re.compile("^(?:对|在|将|把|给)(?=.{2})")
# 亿元以上项目分别为11个和9个
_THEN = re.compile(
    "(?<=.{2})(?:(?:分别|(?<!平)均|都|已经?|应当?|达到?|全部|基本)+|[从由](?:[0-9]{4}年)?[底末]?的?)$"
)
# 1000平方米以上的公共场所都要配置急救设备, 600总吨以下货船占比压减到: what they must do or come to is no part of them
_MUST = re.compile(
    "(?<=.{2})(?:都|均|全部|一律)?(?:(?<![重主需首])要(?![素点求地道闻])|应当|应(?=[^急用])|须|必须|需要)(?=.{2})|(?<=.{2})占比(?=.{2})"
)
_LINE = re.compile("[路线河渠桥管堤]|隧道|廊道")  # what is so many kilometres long
# 车龄, 总质量, 高差, 存栏: what is measured ends so where it is no head of its own
_MEASURED_ENDS = (*"龄度率数量额值能长高宽径深重耗差速期拔距栏占源", "占地")
_PAID_WORKS, _LEAST_PAID = ("项目", "工程"), 10_000_000
_DONE_WITH = "(?:基本|全面|全部|彻底|不再|禁止|严禁|逐步)*<<done_away>>$"
_LONGEST_DEED = 4  # 引进, 新开工, 累计签约
PERSONS = "[^，。；的]{0,4}?<<person_group>>"


class Sizes:
    """Names bounds and sizes."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.words, self.pattern = context.lexicon.words, context.lexicon.pattern
        self.bounded_sizes = context.lexicon.bounded_sizes

    def threshold(self, clause: Clause) -> Name | None:
        """年收入过亿元的企业: the bound is on the income of the enterprises."""
        figure = clause.figure
        defined = _DEFINES.match(clause.bare)
        if defined is not None:
            return Name(defined[1] + defined[2])  # 大城市指常住人口100万以上的城市
        if figure.kind == "money" and OF_PART.match(clause.right) is not None:
            amount, memory = without_start(_AT, clause.bare), self.context.memory
            if amount:
                memory.aspect = (amount, memory.sentence)
            return Name(amount or (memory.aspect[0] if self._same_bound(clause) else memory.topic))
        if clause.subject and (reach := self._reach(clause)):
            return Name(clause.subject + reach)
        if figure.kind == "physical" and (distance := self._distance(clause)):
            return Name(distance, BEHIND)
        aspect, noun = self._aspect(clause), self._noun(clause)
        households = figure.counter == "户"
        if (figure.kind == "none" or households) and (
            group := _GROUP.match(clause.right.removeprefix("的"))
        ) is not None:
            noun = group[0]
            aspect = aspect or ("户数" if households else "")
        if figure.counter in ("岁", "周岁"):
            people = self.pattern(PERSONS).match(noun)
            noun, aspect = people[0] if people is not None else noun[:2], "年龄"
        elif figure.counter == "人口":
            aspect = "人口"
        elif not aspect:
            aspect = self._usual_aspect(clause, noun)
            done = self.pattern(_DONE_WITH).search(clause.bare) if noun and aspect else None
            if done is not None and figure.kind != "money":
                noun = f"{done[0]}的{noun}"  # 淘汰10吨以下锅炉，不再新建35吨以下锅炉: two bounds on two kinds
        if len(aspect) >= 2 and noun.endswith(aspect[:2]):
            noun = noun[: -len(aspect[:2])]  # 亿元以上项目投资: 项目投资额
        if figure.kind == "money" and noun in _PAID_WORKS:
            noun = self._done_to(clause, noun) + noun
        if aspect and figure.kind == "money":
            self.context.memory.aspect = (aspect[-14:], self.context.memory.sentence)
        return Name(noun + aspect[-14:], BEHIND)

    def _reach(self, clause: Clause) -> str:
        """What a distance or time is told of that something is reached in: 步行可达率时间, 半径人口覆盖率; or nothing."""
        reachable = self.pattern(REACHABLE).match(clause.right)
        if reachable is not None:
            return reachable[0] + ("时间" if clause.figure.kind == "time" else "距离")
        reach = next((word for word in self.words["reach"] if clause.right.startswith(word)), "")
        if reach:
            return reach
        # 站点300米覆盖率
        return "覆盖半径" if clause.right.startswith((*self.words["reach_rate"], "覆盖半径")) else ""

    def _done_to(self, clause: Clause, works: str) -> str:
        """新开工亿元以上项目; 引进项目173个，其中10亿元以上项目14个: what is done to the works meant, which are not any; or nothing."""
        lexicon, bare = self.context.lexicon, clause.bare
        if 1 < len(bare) <= _LONGEST_DEED and is_action(bare, lexicon):
            return bare
        topic = self.context.memory.topic if clause.part and self.context.memory.same_sentence else ""
        done = lexicon.act.at_start(topic)
        return done[0] if done is not None and topic.startswith(works, len(done[0])) else ""

    def _distance(self, clause: Clause) -> str:
        """How far from a place the things may be: 车站周边50米内配套停车场, 电厂供热半径30公里范围内的锅炉; or nothing."""
        end = clause.figure.outer_end
        within = WITHIN.match(self.context.view[end : end + _LONGEST_REACH])
        lexicon = self.context.lexicon
        where = strip_promotion(
            strip_actions(ITEMS.split(clause.bare)[-1].rpartition("的")[2], lexicon), lexicon, least=2
        )
        if within is None or not 2 < len(where) <= 14 or not where.isalnum():
            return ""
        if where.endswith("半径") and len(where) > len("服务半径"):
            return where
        where = _AROUND.sub("", where)
        things = self._bounded(right_noun(clause.right, clause.figure, lexicon)).partition("占")[0]
        return f"{things}距{where}距离" if 2 <= len(things) <= 14 and len(where) >= 2 else ""

    def _aspect(self, clause: Clause) -> str:
        """What the words before a bound say that it is on; or nothing."""
        figure, lexicon, view = clause.figure, self.context.lexicon, self.context.view
        aspect = _ASPECT.split(clause.bare)[-1].removesuffix("在")
        longest = 14 if lexicon.heads.at_end(aspect) is not None else 8
        if len(aspect) > longest or is_action(aspect, lexicon) or aspect.endswith(("在", "将", "对", "为")):
            aspect = ""
        if figure.kind == "money" and view.endswith("、", 0, figure.outer_start):
            aspect = ""  # 零售总额、5000万元以上项目投资: another thing
        aspect = self._without_area(aspect)
        measured = lexicon.heads.at_end(aspect)
        if measured is None or len(measured[0]) < len(aspect):  # 销售收入 is no selling
            aspect = strip_actions(aspect, lexicon) if aspect else ""
        if figure.kind == "money" and measured is None and (len(aspect) <= 2 or aspect.endswith("级")):
            return ""  # 新签亿元以上项目, 市县两级亿元以上项目: what is done with them is no amount
        ends = aspect.endswith(_MEASURED_ENDS) or view.endswith("（", 0, figure.outer_start)
        if figure.kind == "physical" and measured is None and not ends:
            return (
                ""  # 更新3吨以下叉车: what is done with them is no size; 中型管网（600mm≤管径）: of the pipes
            )
        return aspect

    def _noun(self, clause: Clause) -> str:
        """What the words behind a bound name that it tells apart."""
        lexicon = self.context.lexicon
        noun = self._bounded(right_noun(clause.right, clause.figure, lexicon)).rstrip("并或及和已")
        if not noun.endswith("占"):
            return noun
        noun = noun[:-1]  # 30万吨以上大型矿井产量占80%: the bound is on the mines
        measured = lexicon.heads.at_end(noun)
        if measured is not None and len(noun) - len(measured[0]) >= 2:
            noun = noun[: -len(measured[0])]
        return noun

    def _usual_aspect(self, clause: Clause, noun: str) -> str:
        """What a bound is on that no word names: what the one before was on, or what is bounded in its unit."""
        figure = clause.figure
        if figure.kind == "money" and self._same_bound(clause):
            return self.context.memory.aspect[0]  # 产值超百亿元企业5家、超十亿元企业30家
        if figure.kind == "money" and (whose := self._measured_whole(clause, noun)):
            return whose  # 镇级财政收入均超千万元，其中超亿元的镇3个
        if figure.unit in self.bounded_sizes and (figure.unit != "km" or _LINE.search(noun)):
            return self.bounded_sizes[figure.unit]  # 30万吨/年以下煤矿, 10蒸吨以下锅炉
        if figure.kind == "money":
            return "投资额" if noun.endswith(_PAID_WORKS) else "金额"
        if figure.kind == "none" and figure.value >= _LEAST_PAID and noun.endswith(_PAID_WORKS):
            return "投资额"  # 过亿项目: so much money
        return ""

    def _without_area(self, aspect: str) -> str:
        """投资 of 全市投资, 供电煤耗 of 对供电煤耗."""
        aspect = without_start(_AT, aspect)
        area = self.context.lexicon.own_area.at_start(aspect)
        if area is None or area[0] == "本地" or len(aspect) <= len(area[0]) + 1:
            return aspect  # 本地营业收入: of a kind of its own
        return aspect[len(area[0]) :]

    def _bounded(self, noun: str) -> str:
        """企业 of 企业覆盖率, 项目 of 项目建设, 项目 of 项目分别: the things, without what is measured of them or done."""
        lexicon = self.context.lexicon
        noun = _THEN.sub("", _MUST.split(noun, maxsplit=1)[0])
        rate = lexicon.share_nouns.at_end(noun)
        if rate is None and noun.endswith("率"):
            rate = lexicon.heads.at_end(noun)
        if rate is not None and len(noun) - len(rate[0]) >= 2:
            noun = noun[: -len(rate[0])]
        noun = _WORK.sub("", noun)
        return noun.removesuffix("工作") if noun.endswith("工作") and len(noun) > len("工作") * 2 else noun

    def _same_bound(self, clause: Clause) -> bool:
        """Whether nothing but the bound word stands before an amount, and the sentence has told what is so much."""
        aspect, sentence = self.context.memory.aspect
        return bool(aspect) and sentence == self.context.memory.sentence and not clause.bare

    def _measured_whole(self, clause: Clause, noun: str) -> str:
        """The amount that 其中 takes a part of, without whose it is: 财政收入 of 镇级财政收入, of which some towns are told."""
        memory, lexicon = self.context.memory, self.context.lexicon
        if not clause.part or not memory.same_sentence:
            return ""
        found = lexicon.heads.at_end(memory.topic)
        if found is None or len(found[0]) < 2:
            return ""
        if memory.last_unit[1] != "money" and found[0] not in lexicon.sets["size_noun"]:
            return ""  # 产值增长9%，其中超亿元企业5家: of their 产值 too
        its = memory.topic.partition(noun)[2].removeprefix("级").removeprefix("的") if noun else ""
        return its if its.endswith(found[0]) else found[0]

    def reached_within(self, clause: Clause) -> Name | None:
        """都市区1小时通勤、城市群2小时通达: the time that it takes."""
        does = self.pattern(REACHED_WITHIN).match(clause.right)
        if does is None:
            return None
        whose = _LAST_PART.search(clause.phrase.text)
        return Name((whose.group() if whose is not None else "") + does[1] + "时间", BEHIND)

    def owner_behind(self, clause: Clause) -> Name | None:
        """总投资25亿元的科创城: its investment."""
        if clause.reading.measure == "threshold":
            return None
        if not clause.right.startswith("的") and not self.context.view.endswith(
            "的", 0, clause.figure.outer_end
        ):
            return self._spent_on_works(clause) or self._of_size(clause)
        head = self._head_of_next(strip_actions(clause.bare, self.context.lexicon).removeprefix("了"))
        if not figure_counts(clause.figure):
            return None
        if not is_bare_head(head, self.context.lexicon) and head != "占地":
            return self._of_capacity(clause)  # 日处理10万吨的污水处理厂
        if (counted := _COUNTED_NEXT.match(self.context.view, clause.figure.outer_end)) is not None:
            return Name(counted["things"] + head, BEHIND)  # 总投资35亿元的80项重点工程
        owner = noun_without_predicate(clause.right, clause.figure, self.context.lexicon).partition("正在")[0]
        owner = self.pattern(TURNS).sub("", owner)
        if _MAKES.search(owner) is not None or owner == "占地":
            # 总投资3亿元的年产5万吨水泥生产线: of what is told behind the next amount
            ahead = _WHICH_MAKES.match(self.context.view, clause.figure.outer_end)
            owner = self._made(ahead["things"]) if ahead is not None else ""
        if len(owner) < 2:
            return None
        return Name(owner + head, BEHIND, topic=owner)

    def _spent_on_works(self, clause: Clause) -> Name | None:
        """总投资5亿元颜料项目建成投产: what the works cost that are told of right behind it."""
        lexicon = self.context.lexicon
        if clause.figure.kind != "money" or not clause.bare.endswith("投资"):
            return None
        if clause.reading.measure != "level" or not is_bare_head(clause.bare, lexicon):
            return None
        owner, rest = split_predicate(clause.right, lexicon)
        works = self.pattern(_WORKS).match(owner)
        if works is None or (not rest and works.end() == len(owner)) or lexicon.act.at_start(owner):
            return None  # no more is said of it: what it is spent on
        return Name(works[0] + clause.bare, BEHIND, topic=works[0])

    def owner_ahead(self, clause: Clause) -> Name | None:
        """总投资2亿元、占地300亩的产业园: both are of what follows the second."""
        if (
            clause.right
            or not clause.bare.endswith(self.words["works_size"])
            or clause.reading.measure != "level"
        ):
            return None
        ahead = _AND_SO_LARGE.match(self.context.view, clause.figure.outer_end)
        if ahead is None:
            return None
        head = self._head_of_next(strip_actions(clause.bare, self.context.lexicon).removeprefix("了"))
        if not is_bare_head(head, self.context.lexicon) and not head.startswith(("占地", "全长", "总长")):
            return None
        owner = split_predicate(ahead["things"], self.context.lexicon)[0].partition("正在")[0]
        return Name(self.pattern(TURNS).sub("", owner) + head, BEHIND) if len(owner) >= 2 else None

    def of_project(self, clause: Clause) -> Name | None:
        """东山公司10万吨水泥、西河公司5万吨磷肥等项目: how much each of them can make."""
        bare, view, end = clause.bare, self.context.view, clause.figure.outer_end
        made = _MADE_THERE.match(view, end) if clause.figure.unit in self.words["goods_unit"] else None
        if made is None or clause.phrase.tokens or _MAKES.search(bare) is not None:
            return None
        lexicon = self.context.lexicon
        thing = "".join((made["made"] or made["listed"]).split()).removesuffix("等")
        maker = ITEMS.split(bare)[-1] if bare else ""
        maker = "" if is_action(maker, lexicon) else strip_actions(maker, lexicon)
        if (not maker and not made["made"]) or len(thing) < 2 or split_predicate(thing, lexicon)[1]:
            return None  # 收购10万吨粮食、种子等项目: bought, and made by none
        return Name(f"{maker}{thing}项目产能", BEHIND)

    def _of_size(self, clause: Clause) -> Name | None:
        """时速600公里高速磁悬浮样车: the speed of what follows."""
        if clause.figure.kind not in ("physical", "count", "none") or clause.phrase.tokens or not clause.noun:
            return None
        size = _SIZE.search(clause.bare) if clause.figure.kind == "physical" else None
        if size is None or (
            size.start() and not is_action(clause.bare[: size.start()], self.context.lexicon)
        ):
            return self._of_capacity(clause)
        owner = ITEMS.split(noun_without_predicate(clause.right, clause.figure, self.context.lexicon))[0]
        if len(owner) < 3 or self.pattern(MOVES).match(owner) is not None:
            return None
        return Name(owner + size[0], BEHIND, topic=owner)

    def _of_capacity(self, clause: Clause) -> Name | None:
        """年产3000万片显示屏项目: so much of what follows can be made in a year."""
        makes = _MAKES.search(clause.bare)
        thing = _PROJECT.sub("", ITEMS.split(self._made(clause.right.removeprefix("的")))[0])
        thing = self.pattern(_ONCE_BUILT).sub("", thing).removesuffix("的")
        if makes is None or len(thing) < 2:
            return None
        maker = ITEMS.split(clause.bare[: makes.start()])[-1]
        maker = "" if len(maker) < 2 or is_action(maker, self.context.lexicon) else maker
        return Name(maker + thing + makes[0] + ("能" if makes[0] == "年产" else "能力"), BEHIND)

    def _made(self, words: str) -> str:
        """The thing that words begin with, without what becomes of it: 水泥项目 of 水泥项目落户."""
        return self.pattern(TURNS).sub("", split_predicate(words, self.context.lexicon)[0])

    def _head_of_next(self, bare: str) -> str:
        """总投资 of 抓好总投资, 全力推进总投资: the verb before it governs what follows the figure."""
        found = self.context.lexicon.heads.at_end(bare)
        if found is None:
            return bare
        for size in (len(found[0]) + 2, len(found[0]) + 1, len(found[0])):
            before, head = bare[:-size], bare[-size:]
            if before and is_bare_head(head, self.context.lexicon):
                # 油路和投资2万元的硬化路: the head is of what follows only
                governs = (
                    before.endswith(("好", "和", "及", "与"))
                    or self.context.lexicon.act.at_end(before) is not None
                )
                return head if governs else bare
        return bare

    def length_of(self, clause: Clause) -> Name | None:
        """完成了长达3500公里的江堤加固: the length of what follows."""
        if clause.figure.kind != "physical" or not clause.right.startswith("的"):
            return None
        if _LONG.search(clause.phrase.text) is None:
            return None
        thing = ITEMS.split(noun_without_predicate(clause.right, clause.figure, self.context.lexicon))[0]
        return Name(thing + "长度", BEHIND, topic=thing) if len(thing) >= 2 else None
