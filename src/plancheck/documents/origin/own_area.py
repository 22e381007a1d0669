"""The area that a text is of by what it calls its own (全市, 我县, 区委) and by the places that it names.

A head that names the area is always believed first (`plancheck.documents.origin.region`).
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from plancheck.documents.counties import CLASS_WORDS, load_counties
from plancheck.documents.regions import NATION, Gazetteer

# Where an area is only compared with (全省平均, 全国10.7%), it is not the text's own.
_COMPARED = r"(?!第|前|平均|排|首|域|的?比重|[-－]?[0-9.]{1,6}[%％])"
_OWN_WORDS = {
    "province": re.compile(rf"我省|本省|全省{_COMPARED}|自治区党委|(?<![\u4e00-\u9fff])省(?:委|政府)"),
    "city": re.compile(
        rf"[我本][市州]|全[市州]{_COMPARED}|(?<![\u4e00-\u9fff])[市州](?:委|政府|人大|政协|直机关)|市属(?:国|企)|(?:强|富|兴)市[”\"]?战略"
    ),
    "region": re.compile(rf"我区|本区|全区{_COMPARED}|(?<![\u4e00-\u9fff])区(?:委|政府|人大|政协)|区属"),
    "county": re.compile(rf"我县|本县|全县{_COMPARED}|(?<![\u4e00-\u9fff])县(?:委|政府|人大|政协)|县属"),
    "town": re.compile(
        rf"[我本](?:[镇乡](?!村)|街道)|全[镇乡]{_COMPARED}|(?<![\u4e00-\u9fff])[镇乡](?:党委|政府|人大)|街道(?:党工委|办事处|上下)"
    ),
}
# A text that names the committee or government of a class without saying whose is one of that class.
_OFFICES = {
    kind: re.compile(rf"(?<![\u4e00-\u9fff])[{words}](?:委|政府|人大|政协|长)|[我本][{words}]")
    for kind, words in {
        "province": "省",
        "city": "市州",
        "region": "区",
        "county": "县",
        "town": "镇乡",
    }.items()
}
_NATIONAL = re.compile(
    r"我国|全国(?!第|前|平均|首|文明|卫生|百强|优秀|先进|人大|政协|一流|知名|领先|重要|唯一|劳模|[-－]?[0-9.]{1,6}[%％])"
)
# Where and when a newspaper's piece was sent off says nothing of what it is about: 新华社北京6月4日电.
DATELINE = re.compile(
    r"^[\u4e00-\u9fff]{2,8}讯(?![\u4e00-\u9fff])|据?(?:[\u4e00-\u9fff]{1,6}[社网报]|本报|路透)(?:记者)?[^，。；\n\d]{0,8}[0-9]{1,2}月[0-9]{1,2}日(?:电|讯|消息|\s*[-—–])(?:[（(][^（）()]{2,20}[)）])?"
)
_AUTONOMOUS = re.compile(r"自治区(?:党委|人民政府|政府|政协|主席)")
_RANK = {"province": 0, "city": 1, "region": 2, "county": 2, "town": 3}
_LEVEL_OF = {"省": "province", "市": "city", "区": "region", "县": "county", "镇": "town", "乡": "town"}
# A government works under the committees of all levels above it and its own, the nearest named last.
_LED_BY = re.compile(
    r"在[^。；\n]{0,40}(?P<class>[省市区县]|[镇乡]党)委[^。；，,\n]{0,12}(?:领导|带领|关心支持)下"
)
# What ends in 区 or 县 and is a kind of area, and words that run into the class word.
_NO_COUNTY = re.compile(
    r"[的了在与向对为是等各我每该省区县村级及个届].$|[的了在与向对为是等各我每该省区县村级及个届][区县]$|全[区县]$|"
    r"(?:贫困|示范|试验|实验|试点|先进|百强|工业|产业|农业|农牧|经济|行政|开发|高新|主产|服务|居住|住宅|安置|商业|商务|生态|水源|流域|"
    r"保税|小康|文明|卫生|园林|市辖|建成|棚户|集中|聚集|集聚|易涝|高寒|直管|民族|边境|脱贫|摘帽|文旅|旅游|名胜|核心|引领|先导|风险|"
    r"监管|功能|保护|合作|自贸|贸易|人口|重点|国家|控制|解放|监测|规划|污染|限制|禁止|防护|防控|管理|管控|所有|大湾|[业游化工农]强|有林|.[大牧灌库灾矿片]|"
    r"[中主市]心城|[心主市县]城)[区县]$"
)
_TOWN_KINDS = (
    (
        "本街道",
        ("街道党工委", "街道办事处", "街道上下", "本街道", "全街道", "我街道", "街道）", "街道)", "某街道"),
    ),
    ("本乡", ("全乡", "我乡")),
)
_NO_TOWN = re.compile(
    r"[的了在与向对为是等各我每该省区县村级及个全本小城集重建和到从](?=.)|特色|中心|卫生|示范|美丽|城[镇乡]|历史|文化|工业"
)
_LEAD = re.compile(r"[在对向与和于为是到从表过着我新好县市省区、]")
_UNNAMED = {"province": "本省", "city": "本市", "region": "本区", "county": "本县", "town": "本镇"}


def own_area(
    body: str, places: Gazetteer, *, level: str = "", name: str = "", vocabulary: Path | None = None
) -> str:
    """Return the place that a text is of, by what it calls its own and by the place it names most.

    Parameters
    ----------
    body : str
    places : Gazetteer
    level : str
        ``province``, ``city``, ``region`` (a district) or ``county`` where the head says so much (市第十七届人民代表大会).
    name : str
        File name, believed for a place that the text leaves unnamed.
    vocabulary : Path, optional
        A user's own vocabulary folder with more counties.

    Returns
    -------
    str
        A place; 本市, 本区 … where the text is of a place that it never names; 全国 where nothing speaks for a part of the
        country.

    Examples
    --------
    >>> from plancheck.documents.regions import load_gazetteer
    >>> own_area("2013年，在区委、区政府的领导下，全区工业增长11%，总量全市第三。", load_gazetteer())
    '本区'
    >>> own_area("与“十二五”末相比，全市生产总值突破500亿元。武威市森林覆盖率提高。", load_gazetteer())
    '武威市'
    >>> own_area("全市上下努力，全市工业增长11%。", load_gazetteer(), name="report_wuwei_2021")
    '武威市'
    >>> own_area("我国网民规模居世界第一，全国各地加快发展。", load_gazetteer())
    '全国'
    """
    body = DATELINE.sub(" ", body)
    national = len(_NATIONAL.findall(body))
    sure = bool(level)
    if not level:
        level, sure = _own_level(body, national=national)
    if not level:
        about = _most_named(body, places, national=national)
        if about != NATION or national:
            return about
        return places.spelled_place(name) or load_counties(vocabulary).told_by_name(body, name) or NATION
    if level == "town":
        own = next(
            (kind for kind, words in _TOWN_KINDS if any(word in body for word in words)), _UNNAMED[level]
        )
        return _town_named_most(body) or own
    if level in ("region", "county"):
        # A district names itself by its class word; 全区 of an autonomous region is found below.
        found_county = _own_county(body, places, level=level, name=name, vocabulary=vocabulary)
        if found_county:
            return found_county
    wanted = {
        "province": ("province",), "city": ("prefecture", "province", "county"), "region": ("province", "county"),
        "county": ("county",),
    }[level]  # fmt: skip
    found = Counter(
        place.name
        for place in (places.by_name[match.group()] for match in places.pattern.finditer(body))
        if place.level in wanted
        and (level != "province" or place.name.endswith(("省", "自治区")))
        and (level != "city" or place.name.endswith(("市", "州", "盟", "地区")))
    )
    if found:
        return found.most_common(1)[0][0]
    levels = tuple(kind for kind in wanted if kind != "county")
    spelled = places.spelled_place(name, levels=levels) if level in ("province", "city") else ""
    unnamed = "本州" if level == "city" and re.search("[我本全]州|州委", body) else _UNNAMED[level]
    return spelled or (unnamed if sure or not national else NATION)


def _own_county(body: str, places: Gazetteer, *, level: str, name: str, vocabulary: Path | None) -> str:
    """Return the county a text is of: the one its file name spells, that it names most, or names at all."""
    counties, class_words = load_counties(vocabulary), CLASS_WORDS[level]
    told = counties.told_by_name(body, name, class_words=class_words)
    return (
        told
        or _county_named_most(body, places, class_word=class_words[0])
        or counties.named_in(body, class_words=class_words)
    )


def _town_named_most(body: str) -> str:
    """Return the town, township or street office that a text names most: twice at least, or the only one it names."""
    named: Counter[str] = Counter(
        name
        for name in re.findall(r"(?=([\u4e00-\u9fff]{2,3}(?:[镇乡](?![村镇乡镇级])|街道)))", body)
        if not _NO_TOWN.search(name)
    )
    best = named.most_common(1)
    return best[0][0] if best and (best[0][1] > 1 or len(named) == 1) else ""


def _county_named_most(body: str, places: Gazetteer, *, class_word: str) -> str:
    """Return the district or county that a text names most, twice at least; they are too many to list."""
    short: Counter[str] = Counter(
        re.findall(rf"(?=([\u4e00-\u9fff]{{2}}{class_word}(?![域级间别划])))", body)
    )
    longer: Counter[str] = Counter(
        re.findall(rf"(?=([\u4e00-\u9fff]{{3}}{class_word}(?![域级间别划])))", body)
    )
    for name, count in short.most_common():
        if count < 2:
            break
        if places.is_no_place(name) or _NO_COUNTY.search(name):
            continue
        # always behind the same character: 红花岗区, of which 花岗区 is a part
        whole = next(
            (other for other, times in longer.items() if times == count and other.endswith(name)), name
        )
        return name if _LEAD.match(whole) else whole
    return ""


def _own_level(body: str, *, national: int) -> tuple[str, bool]:
    """Return the level of the text's own area, and whether the text leaves no doubt that it is one of a part of the country."""
    counts = {kind: len(pattern.findall(body)) for kind, pattern in _OWN_WORDS.items()}
    if _AUTONOMOUS.search(body):
        # 全区 and 我区 of an autonomous region, a province by rank
        counts["province"] += counts["region"]
        counts["region"] = 0
    most = max(counts.values())
    # a smaller place speaks of those it lies in, never a larger one of 我县 or 区委 as its own
    spoken = max((kind for kind, count in counts.items() if 2 * count >= most), key=lambda kind: _RANK[kind])
    strong = len(_OFFICES[spoken].findall(body))
    led = _LED_BY.search(body)
    levels = [_LEVEL_OF[led["class"][0]]] if led else []
    if (most and (most >= national or led)) or (strong and 3 * most >= national):
        levels.append(spoken)
    if not levels:
        return "", False
    lowest = max(levels, key=lambda kind: _RANK[kind])
    return lowest, bool(led) or most >= 2 or not national


def _most_named(body: str, places: Gazetteer, *, national: int) -> str:
    """Return the province or city that a text is about: named twice at least, more than any other and than the country."""
    named = Counter(
        place.name
        for place in (places.by_name[match.group()] for match in places.pattern.finditer(body))
        if place.level in ("province", "prefecture")
    )
    if not named:
        return NATION
    (name, count), others = named.most_common(1)[0], sum(named.values())
    if count == others and not national:
        return name  # the only place that a text names
    return name if count >= 2 and count > national and 3 * count > 2 * others else NATION
