"""The indicator of a statement as its row has it: what its reading names, without what has columns of its own."""

from __future__ import annotations

import re

from plancheck.statements.context.reading import Reading
from plancheck.statements.context.regions import zone_word
from plancheck.statements.context.things import strip_promotion
from plancheck.statements.words.lexicon import Lexicon

# 交易额比“十二五”末翻一番: the word leads to the base, not from the name
_COMPARED = re.compile("(?<=[额量数值率模入积])[比较]$")
_LARGEST_RATIO = 100  # a bare number below it is what 产值比 itself is
# 全市共争取资金, 我市将学费标准由…调整为…
_IN_ALL = re.compile(
    "^(?:总共|一共|共(?![同享有产青建用性])|已经?(?!有|建)|将(?![军士领乐]))(?=[\u4e00-\u9fff]{4})"
)
_DEED_NOUN = re.compile("(?<=.{4})(?:工程|任务|工作|行动)$")  # 污水厂扩建工程14座: the works are counted
_ACHIEVES_INSIDE = (
    "(?<=.业|[一二三]产|企业|单位|集团|公司|园区|景区)(?:全年)?(?:共|累计|已)?(?:完成|实现)(?=<<earned>>)"
)
_EACH_ACHIEVES = re.compile("(?<=..)(?:分别|各自|依次)(?:实现|完成)?(?=..)")  # 城镇、乡村分别实现零售额
# 控制煤炭消费总量在1800万吨以内: what is kept below a bound; not 控制面积, 控制性规划
_CONTROLS = ("控制", "严格", "合理")
_KEEPS_BELOW = re.compile("^(?:严格|合理)?控制(?=[^，。；]{4,})(?![性面点区线价率系器])")
_ZONE_ACHIEVES = re.compile("^(?:全年)?(?:共|累计|已)?(?:完成|实现)")
# 全港可形成岸线, 要建成泵站, 沿海港口将新增泊位: that it is aimed at is told by the status
_WILL = re.compile(
    "(?:将要?|(?<![重主需首纲摘])要|(?<![许认])可)(?=(?:新增|新建|形成|建成|建设|实现|完成|增加)[\u4e00-\u9fff]{2})"
)
_AT_A_PACE = re.compile("(?<=[值业额量入资易出口])以$")  # 生产总值以8%的速度增长
# 第一阶段覆盖率, 完成改造第二阶段: when it is aimed at has a column of its own; 高中阶段毛入学率
_PHASE = "^(?:第[一二三四五六]|<<phase>>)阶段的?(?=..)|(?<=...)第[一二三四五六]阶段$"
_REMARK_BEHIND = re.compile("（[^（）]{1,20}）$")  # 每千人口床位数（含护理）
# 空调价格从推广前每台3000元下降到…: by what the price is counted, behind it
_PRICE_OF_EACH = re.compile("(?<=.[价费格额准])(?:[由从][^，。；、]{0,5})?每[\u4e00-\u9fff]$")
_SHORTEST_WITHOUT_AREA = 4  # characters: 全州幼儿园 says more than 幼儿园


def indicator_of(reading: Reading, lexicon: Lexicon) -> str:
    """Return what a statement measures: no blanks, no place of its own, no word that only says that it was made, a count as a number."""
    figure = reading.figure
    name = "".join(reading.indicator.split()).lstrip("〔【")
    ratio = figure.written == "toone" or (figure.kind == "none" and figure.value < _LARGEST_RATIO)
    if not ratio and name.endswith(("比", "较")):
        name = _COMPARED.sub("", name)
    if figure.kind == "money" and "每" in name[-2:]:
        name = _PRICE_OF_EACH.sub("", name)
    if name.endswith("以"):
        name = _AT_A_PACE.sub("", name)
    if figure.qualifier in ("at_most", "less_than") and name.startswith(_CONTROLS):
        name = _KEEPS_BELOW.sub("", name)
    if reading.status == "target" and ("将" in name or "要" in name or "可" in name):
        name = _WILL.sub("", name, count=1)
    if "阶段" in name:
        name = lexicon.pattern(_PHASE).sub("", name)
    if "gdp" in name:
        name = name.replace("gdp", "GDP")  # as a page in small letters has it
    name = _without_zone(name, reading.region, lexicon)
    name = _without_own_area(name, lexicon)
    if reading.measure == "change":
        name = name.removeprefix("累计")  # 全县累计新增就业: as where no place stands before it
    return _counted(_without_achieving(name, lexicon), reading, lexicon)


def _without_zone(indicator: str, region: str, lexicon: Lexicon) -> str:
    """园区税收 of a zone is 税收: its class word is the place; 园区面积, 园区内企业 and 园区建设 keep it."""
    zone = zone_word(region, lexicon)
    if not zone or not indicator.startswith(zone):
        return indicator
    rest = _ZONE_ACHIEVES.sub("", indicator[len(zone) :].removeprefix("的"))
    thing = rest.partition("占")[0]
    linked = lexicon.tail.at_start(rest)
    of_itself = (
        (len(thing) >= _SHORTEST_WITHOUT_AREA or thing in lexicon.own_thing)
        and lexicon.heads.at_end(thing) is not None
        and not thing.startswith(lexicon.words["beyond_zone"])
        and lexicon.act.at_start(thing) is None
        and (linked is None or len(linked[0]) == 1)
    )
    return rest if of_itself else indicator


def _without_own_area(indicator: str, lexicon: Lexicon) -> str:
    """全市建成高速公路 is 建成高速公路: the place has a column of its own."""
    area = lexicon.own_area.at_start(indicator)
    if area is None:
        return indicator
    rest = indicator[len(area[0]) :].removeprefix("的")
    if rest[:1] in ("内", "外") and area[0][-1] == "域":
        return indicator  # 市域内住院率: where it is counted
    ours = area[0][0] in "我本该" and (rest in lexicon.own_thing or rest.endswith("民"))  # 我国人口, 我省网民
    if len(rest) < _SHORTEST_WITHOUT_AREA and not ours and not rest.isascii():
        return indicator  # 全县GDP is told of the county
    if rest[:1] in ("共", "已", "总", "一", "将") and (plain := _IN_ALL.sub("", rest)) != rest:
        rest, indicator = plain, area[0] + plain
    linked = lexicon.tail.at_start(rest)
    # 全省平均水平 is told of the province
    stays = linked is not None and (len(linked[0]) == len(rest) or linked[0] == "平均")
    return indicator if stays else rest


def _without_achieving(indicator: str, lexicon: Lexicon) -> str:
    """工业企业实现利润 is 工业企业利润: that it was made says nothing beside who made it."""
    if "分别" in indicator:
        indicator = _EACH_ACHIEVES.sub("", indicator, count=1)
    if "完成" not in indicator and "实现" not in indicator:
        return indicator
    return lexicon.pattern(_ACHIEVES_INSIDE).sub("", indicator, count=1)


def _counted(indicator: str, reading: Reading, lexicon: Lexicon) -> str:
    """Say that a count of things is their number: 服务企业2.5万家 is the number of enterprises."""
    figure = reading.figure
    if figure.counter in ("人", "名", "户") and indicator.endswith(lexicon.people_do):
        plain = lexicon.how_done.sub("", indicator)
        if (area := lexicon.own_area.at_start(plain)) is not None:
            plain = plain[len(area[0]) :]  # 全县脱贫600户
        if plain in lexicon.people_do:  # 脱贫2万人: so many of them
            return plain + ("户数" if figure.counter == "户" else "人数")
    counts = (
        figure.kind == "count"
        and reading.measure == "level"
        and figure.counter not in lexicon.person_counters
    )
    if counts:
        indicator = strip_promotion(indicator, lexicon, least=4)  # 培育示范企业10家: so many of them
    if (
        not counts
        or len(indicator) < 4
        or _REMARK_BEHIND.sub("", indicator).endswith(lexicon.number_nouns)
        or lexicon.predicate.search(indicator, 1)
        or lexicon.act.at_start(indicator)
        or lexicon.act.at_end(_DEED_NOUN.sub("", indicator))
        or reading.reasons.get("indicator") == "row and column heads"
    ):
        return indicator
    return (
        f"{indicator}{figure.counter}数" if figure.counter in lexicon.counted_by_name else f"{indicator}数量"
    )
