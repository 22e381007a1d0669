"""The area that a text is of by what it calls its own (全市, 我县, 区委) and by the places that it names.

A head that names the area is always believed first (`plancheck.documents.origin.region`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from plancheck.documents.counties import CLASS_WORDS, load_counties
from plancheck.documents.digests import provinces_headed
from plancheck.documents.origin.words import OriginWords, load_origin_words
from plancheck.documents.regions import NATION, Gazetteer, autonomous_county
from plancheck.documents.republic_years import counts_from_1912

LEVELS = ("province", "city", "region", "county", "town")
_HANZI = r"[\u4e00-\u9fff]"
_PERCENT = r"[-－]?[0-9.]{1,6}[%％]"
_CLASS_CHARACTERS = "省市州区县镇乡"
# Where and when a newspaper's piece was sent off says nothing of what it is about: 新华社北京6月4日电.
DATELINE = re.compile(
    r"^[\u4e00-\u9fff]{2,8}讯(?![\u4e00-\u9fff])|据?(?:[\u4e00-\u9fff]{1,6}[社网报]|本报|路透)(?:记者)?[^，。；\n\d]{0,8}[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日(?:[电電讯訊]|消息|\s*[-—–])(?:[（(][^（）()]{2,20}[)）])?"
)
# ends every dateline that does not open the text
_DATED = re.compile(r"[0-9一二三四五六七八九十]日(?:[电電讯訊]|消息|\s*[-—–])")
_RANK = {"province": 0, "city": 1, "region": 2, "county": 2, "town": 3}
_LEVEL_OF = {"省": "province", "市": "city", "区": "region", "县": "county", "镇": "town", "乡": "town"}
# what the state does in all of the country: a text that names one place beside it need not be of that
_OF_STATE = re.compile("国务院(?:决定|批准|印发|同意|办公厅|新闻办)|中央(?:专项|财政|预算内)|各省[、（(]")
_VISITORS = re.compile("[港澳台湾、及和]{1,6}同胞")  # 接待台湾同胞5万人次: visitors, not whose text it is
# a government works under the committees of all levels above it and its own, the nearest named last
_LED_BY = re.compile(
    r"在[^。；\n]{0,40}(?P<class>[省市区县]|[镇乡]党)委[^。；，,\n]{0,12}(?:领导|带领|关心支持)下"
)
# 在县委、县政府的领导下，西桥街道…: which of the places in the county did so
_LED_TOWN = re.compile(
    rf"委[^。；，,\n]{{0,16}}(?:领导|带领|关心支持)下[，,](?P<town>{_HANZI}{{2,3}}(?:街道|镇|乡))(?![村镇])"
)
# 书记甲某：“…全镇增收…”: what someone calls his own in a piece of news is not the text's
_QUOTED_SPEECH = re.compile("[：:]“[^“”]{8,}”")
_LISTED_WORD = re.compile(rf"(?<=、){_HANZI}{{3}}(?=[、等])")
_PARAGRAPH_OF = re.compile(r"[\n>。](?P<place>[\u4e00-\u9fff]{2,8})(?:\s|<[^<>]{1,60}>){0,6}[：:]")
# a description opens with where its place lies: 青海地处青藏高原, …
_LIES = re.compile(r"(?:^|[\n。\s])(?P<place>[\u4e00-\u9fff]{2,8}?)(?:地处|位于|坐落)")
_REGION_NAMED = re.compile("(?=([\u4e00-\u9fff]{2})地区)")  # 铜仁地区
_DESCRIBED_WITHIN = 200  # characters
# zones that are governed by themselves; what stands before the word where it names none
_ZONE = "(?:经济技术开发区|高新技术产业开发区|经济开发区|开发区|高新区|经开区)"
_NO_ZONE = re.compile("经济|技术|产业|国家|[省市县]级|各类|我们|全国|全省|全市|[和与及在的了]")
# of which kinds a place may be that a text calls its own 省, 市, 区 or 县
_KINDS = {
    "province": ("province",),
    "city": ("prefecture", "province", "county"),
    "region": ("province", "county"),
    "county": ("county",),
}
_UNNAMED = {"province": "全省", "city": "全市", "region": "全区", "county": "全县", "town": "全镇"}
UNNAMED = (*_UNNAMED.values(), "全州", "全街道", "全乡")  # of places that their text does not name
# named by no class of area, but by what only they have
_OFFSHORE = {"香港": "own_hongkong", "澳门": "own_macau"}

# How often a text names what it is about. Bounds of judgement, not measured; asked only where no head names the place.
_OFTEN, _TWICE = 3, 2  # times; of its counties, and of the city that they are in
_HALF = 2  # a smaller area is the text's own where it is spoken of half as often as a larger: it speaks of those it lies in
_THIRD = 3  # what leaves no doubt (我县) holds although the country is named three times as often
_LARGE_PART = 2, 3  # of all places named, for the one that is named most to be what the text is about
_CITIES_ASKED = 5  # of those named most, for their counties


@dataclass(frozen=True, eq=False)
class _Patterns:
    """What a text calls its own, by level; of that, what leaves no doubt (市委, 我县); and which words name no place."""

    own: dict[str, re.Pattern[str]]
    strong: dict[str, re.Pattern[str]]
    national: re.Pattern[str]
    autonomous: re.Pattern[str]
    no_county: re.Pattern[str]
    no_town: re.Pattern[str]
    before_name: re.Pattern[str]
    acting_town: re.Pattern[str]
    venue: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(words: OriginWords) -> _Patterns:
    no_name, area_kind = words.any_of("no_name"), words.any_of("area_kind")
    return _Patterns(
        own={level: _own_pattern(words, level) for level in LEVELS},
        strong={level: _own_pattern(words, level, strong=True) for level in LEVELS},
        national=re.compile(rf"我国|全国(?!{words.any_of('compared_nation')}|{_PERCENT})"),
        autonomous=re.compile(words.any_of("autonomous_region")),
        no_county=re.compile(rf"{no_name}.$|{area_kind}[区县]$"),
        no_town=re.compile(rf"{words.any_of('no_name', 'no_town_name')}(?=.)|{words.any_of('town_kind')}"),
        before_name=re.compile(words.any_of("before_name")),
        # 西桥街道按照区委、区政府的思路…: a town that carries out what the committee above it wants
        acting_town=re.compile(
            rf"(?:(?<!{_HANZI})|我们|年来|[今去]年)(?P<town>{_HANZI}{{2,3}}(?:街道|镇|乡))[^。；，,\n]{{0,6}}"
            rf"{words.any_of('carries_out')}[^。；，,\n]{{0,6}}[区县市]委"
        ),
        # where a meeting was held is not what it was about (在北京举行的报告会上), nor where a paper comes out (北京青年报)
        venue=re.compile(
            rf"在{_HANZI}{{2,4}}[市省]?(?:隆重)?{words.any_of('meeting_held')}|{_HANZI}{{2,3}}{words.any_of('newspaper')}"
        ),
    )


def _own_pattern(words: OriginWords, level: str, *, strong: bool = False) -> re.Pattern[str]:
    """Return the pattern of what a text of a level calls its own.

    An area that is compared with (全省平均, 全市10.7%) is not the text's own; a committee or government behind other words is
    that of a place they name (某某市政府), and 本镇村 are villages.
    """
    parts = []
    behind: dict[str, list[str]] = {}  # what words go on with, by the character they begin with
    for word in words.of(f"own_{level}"):
        if word[0] == "全" or word[0] in _CLASS_CHARACTERS:
            behind.setdefault(word[0], []).append(re.escape(word[1:]))
        else:
            parts.append(f"(?<![各个、和及]){re.escape(word)}(?!村)")  # 每个街道办事处 are those of an area
    # The words of a character are put together: to compile the range of characters and the list of what is compared once for
    # each of them took 60 ms of the first document. The character before is looked at behind the first one: an alternative
    # that begins with it is found faster.
    for first, rests in behind.items():
        rest = f"(?:{'|'.join(rests)})"
        if first != "全":
            parts.append(rf"{first}(?<!{_HANZI}{first}){rest}")
        elif not strong:
            parts.append(rf"全{rest}(?!{words.any_of('compared_area')}|{_PERCENT})")
    return re.compile("|".join(parts) or "(?!)")


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
        A place; 全市, 全区 … where the text is of a place that it never names; 全国 where nothing speaks for a part of the
        country.

    Examples
    --------
    >>> from plancheck.documents.regions import load_gazetteer
    >>> own_area("2013年，在区委、区政府的领导下，全区工业增长11%，总量全市第三。", load_gazetteer())
    '全区'
    >>> own_area("与“十二五”末相比，全市生产总值突破500亿元。武威市森林覆盖率提高。", load_gazetteer())
    '武威市'
    >>> own_area("全市上下努力，全市工业增长11%。", load_gazetteer(), name="report_wuwei_2021")
    '武威市'
    >>> own_area("我国网民规模居世界第一，全国各地加快发展。", load_gazetteer())
    '全国'
    >>> own_area("民国105年我国失业率3.9%，较104年上升。", load_gazetteer())
    '台湾省'
    """
    area = _own_area(body, places, level=level, name=name, vocabulary=vocabulary)
    if area != NATION:
        return area
    words = load_origin_words(vocabulary)
    called = next((name for name in _OFFSHORE if _says_any(body, words.of(_OFFSHORE[name]))), "")
    if not called and counts_from_1912(body):
        called = "台湾"
    place = places.find(called) if called else None
    return place.name if place is not None else area


def _says_any(body: str, words: tuple[str, ...]) -> bool:
    return any(word in body for word in words)


def _own_area(body: str, places: Gazetteer, *, level: str, name: str, vocabulary: Path | None) -> str:
    """The place that a text is of; the country where nothing speaks for a part of it."""
    words = load_origin_words(vocabulary)
    if "讯" in body[:9] or _DATED.search(body) is not None:
        body = DATELINE.sub(" ", body)
    if "同胞" in body:
        body = _VISITORS.sub(" ", body)
    if "“" in body:
        body = _QUOTED_SPEECH.sub(" ", body)
    body = _patterns(words).venue.sub(" ", _without_persons(body, places))
    if not level and provinces_headed(body, places):
        return NATION
    described = _LIES.search(body[:_DESCRIBED_WITHIN])
    place = places.find(described["place"]) if described is not None and not level else None
    if place is not None and place.level in ("province", "prefecture"):
        return place.name
    national = len(_patterns(words).national.findall(body))
    sure = bool(level)
    if not level:
        if led := _town_led(body, words):
            return led
        level, sure = _own_level(body, national=national, words=words)
    if not level:
        return _area_named_most(
            body, places, name=name, national=national, words=words, vocabulary=vocabulary
        )
    if level == "town":
        return _town_named_most(body, words) or _unnamed_town(body, words)
    if level in ("region", "county"):
        # A district names itself by its class word; 全区 of an autonomous region is found below.
        found_county = _own_county(body, places, level=level, name=name, words=words, vocabulary=vocabulary)
        if found_county:
            return autonomous_county(found_county) or found_county
        if level == "region" and (zone := _zone_named_most(body)):
            return zone
    if most := _place_named_most(body, places, level):
        if level == "city" and (inside := _city_inside(body, most, words, vocabulary=vocabulary)):
            return inside
        return NATION if level == "province" and _tells_of_each(body, places) else most
    if level == "region" and (prefecture := _prefecture_called_region(body, places)):
        return prefecture
    levels = tuple(kind for kind in _KINDS[level] if kind != "county")
    named = places.spelled_place(name, levels=levels) if level in ("province", "city") else ""
    if not named and level == "city":  # a city that is a county by rank: 赤水市, 义乌市
        named = load_counties(vocabulary).named_in(body, class_words=CLASS_WORDS["city"])
    if not named and (sure or not national):
        named = _around_places_told(body, places, level=level, vocabulary=vocabulary)
    unnamed = "全州" if level == "city" and re.search("[我本全]州|州委", body) else _UNNAMED[level]
    return named or (unnamed if sure or not national else NATION)


def _area_named_most(
    body: str, places: Gazetteer, *, name: str, national: int, words: OriginWords, vocabulary: Path | None
) -> str:
    """The area of a text that does not say of which level it is: by what it names most, else by the name of its file."""
    about = _most_named(body, places, national=national)
    if about == NATION:
        about = _prefecture_of_counties(body, places, vocabulary=vocabulary) or about
    if about != NATION or national:
        return _district_named_most(body, about, places, vocabulary=vocabulary) or about
    told = places.spelled_place(name) or load_counties(vocabulary).told_by_name(body, name)
    return told or _zone_named_most(body) or _part_of_compared(body, words) or NATION


def _place_named_most(body: str, places: Gazetteer, level: str) -> str:
    """The place of a level that a text names most often; empty where it names none."""
    found = Counter(
        place.name
        for place in (places.by_name[match.group()] for match in places.pattern.finditer(body))
        if place.level in _KINDS[level]
        and (level != "province" or place.name.endswith(("省", "自治区")))
        and (level != "city" or place.name.endswith(("市", "州", "盟", "地区")))
    )
    return found.most_common(1)[0][0] if found else ""


def _prefecture_called_region(body: str, places: Gazetteer) -> str:
    """Return the city that a text calls by the name of the region that it was: 铜仁地区, whose 全区 is no district."""
    named = Counter(
        place.name
        for match in _REGION_NAMED.finditer(body)
        if (place := places.find(match[1])) is not None and place.level == "prefecture"
    )
    return named.most_common(1)[0][0] if named else ""


def _tells_of_each(body: str, places: Gazetteer) -> bool:
    """Whether paragraphs begin with provinces of their own (山东：…, 四川：…): the text is of all the country."""
    heads = (places.find(match["place"]) for match in _PARAGRAPH_OF.finditer(body))
    return len({place.name for place in heads if place is not None and place.level == "province"}) > 1


def _part_of_compared(body: str, words: OriginWords) -> str:
    """Return what a text that only says how it ranks in its city or province is of: a part of it (全市第三, 全省前列)."""
    for compared, own in (("全市", "全区"), ("全省", "全市")):
        if re.search(compared + "(?!域)" + words.any_of("compared_area"), body):
            return own
    return ""


def _own_county(
    body: str, places: Gazetteer, *, level: str, name: str, words: OriginWords, vocabulary: Path | None
) -> str:
    """Return the county a text is of: the one its file name spells, that it names most, or names at all."""
    counties, class_words = load_counties(vocabulary), CLASS_WORDS[level]
    told = counties.told_by_name(body, name, class_words=class_words)
    return (
        told
        or _county_named_most(body, places, class_word=class_words[0], words=words)
        or counties.named_in(body, class_words=class_words)
    )


def _town_led(body: str, words: OriginWords) -> str:
    """Return the town or street office that a text tells of as led by a committee above it; empty where it names none so."""
    found = _LED_TOWN.search(body)
    town = found["town"] if found is not None else _acting_town(body, words)
    return "" if town.endswith("乡镇") or _patterns(words).no_town.search(town) else town


def _acting_town(body: str, words: OriginWords) -> str:
    """Return the one town that a text tells of as doing what the committee above it wants, where it is named again."""
    acting = set(_patterns(words).acting_town.findall(body))
    town = acting.pop() if len(acting) == 1 else ""
    return town if town and body.count(town.removesuffix("街道")) >= _TWICE else ""


def _without_persons(body: str, places: Gazetteer) -> str:
    """Return a text without the persons of a list whose given names are those of places: 甲某、李长春等."""
    return _LISTED_WORD.sub(
        lambda word: word[0] if places.find(word[0]) or not places.find(word[0][1:]) else " ", body
    )


def _city_inside(body: str, city: str, words: OriginWords, *, vocabulary: Path | None) -> str:
    """Return the city of the rank of a county that a text is of which names the city around it only to be held against it.

    全市增长11.5%，高于德阳平均，居德阳市第一: of the only one of its cities that the text names.
    """
    short = city.removesuffix("市")
    against = rf"全{short}|{short}市?(?:下达|考核|各[区县市]|{words.any_of('compared_area')})"
    if len(re.findall(against, body)) < body.count(short):
        return ""
    inside = load_counties(vocabulary).inside(city)
    named = [one.name for one in inside if one.name.endswith("市") and (one.short or one.name) in body]
    return named[0] if len(named) == 1 else ""


def _zone_named_most(body: str) -> str:
    """Return the zone that a text calls by its name twice at least: 火炬开发区."""
    named = Counter(re.findall(rf"(?=({_HANZI}{{2}}(?:开发区|高新区|经开区)))", body))
    zones = [(name, times) for name, times in named.most_common() if not _NO_ZONE.search(name)]
    return zones[0][0] if zones and zones[0][1] >= _TWICE else ""


def _unnamed_town(body: str, words: OriginWords) -> str:
    """Return what a text of a place at the level of towns calls it most: a street office, a township or a town."""
    called = {*words.of("own_town"), *words.of("street_office"), *words.of("township")}
    times = {
        own: sum(body.count(word) for word in called if own[1:] in word)
        for own in (_UNNAMED["town"], "全街道", "全乡")
    }
    return max(times, key=lambda own: times[own])


def _prefecture_of_counties(body: str, places: Gazetteer, *, vocabulary: Path | None) -> str:
    """Return the city that a text names most, where it tells of several of its counties and of those of no other city as many.

    Whoever names three counties of one city speaks of that city, however often it is held against the country.
    """
    named = Counter(
        place.name
        for place in (places.by_name[match.group()] for match in places.pattern.finditer(body))
        if place.level == "prefecture"
    )
    counties = load_counties(vocabulary)
    told = {
        city: sum(1 for one in counties.inside(city) if (one.short or one.name) in body)
        for city, times in named.most_common(_CITIES_ASKED)
        if times >= _TWICE
    }
    best = max(told, key=lambda city: told[city], default="")
    if not best or told[best] < _OFTEN or named[best] < max(named.values()):
        return ""
    others = max((count for city, count in told.items() if city != best), default=0)
    return best if _HALF * others < told[best] else ""


def _around_places_told(body: str, places: Gazetteer, *, level: str, vocabulary: Path | None) -> str:
    """Return the province or city that a text leaves unnamed, where it tells of several places in it and of few elsewhere."""
    inside: Counter[str] = Counter()
    if level == "province":
        named = {places.by_name[match.group()] for match in places.pattern.finditer(body)}
        inside.update(place.within for place in named if place.level == "prefecture")
    elif level == "city":
        # by their full names: a short one may be a word (和平, 东方)
        inside.update(one.within for one in load_counties(vocabulary).counties if one.name in body)
    around = inside.most_common(2)
    if not around or around[0][1] < _OFTEN or (len(around) > 1 and _HALF * around[1][1] >= around[0][1]):
        return ""
    return around[0][0]


def _town_named_most(body: str, words: OriginWords) -> str:
    """Return the town, township or street office that a text names most: twice at least, or the only one it names."""
    no_town = _patterns(words).no_town
    named: Counter[str] = Counter(
        name
        for name in re.findall(
            r"(?=([\u4e00-\u9fff]{2,3}(?:(?:镇|乡(?![贤亲愁土音情]))(?![村镇乡级])|街道)))", body
        )
        if not no_town.search(name) and not name.endswith("乡镇")
    )
    best = named.most_common(1)
    return best[0][0] if best and (best[0][1] > 1 or len(named) == 1) else ""


def _district_named_most(body: str, city: str, places: Gazetteer, *, vocabulary: Path | None) -> str:
    """Return the district, county or new area of a city that a text names three times at least, and more often than the city."""
    short = city.removesuffix("市")
    zones = Counter(match[0] for match in re.finditer(rf"{re.escape(short)}{_HANZI}{{0,3}}?{_ZONE}", body))
    zone, times = zones.most_common(1)[0] if zones else ("", 0)
    if times >= _OFTEN and _HALF * times >= body.count(short):
        return zone  # 常州经开区, of which a text on it names the city in every other place
    inside = {county.name for county in load_counties(vocabulary).inside(city)}
    inside |= {
        name for name, place in places.by_name.items() if place.within == city and name.endswith("新区")
    }
    named = {name: body.count(name) for name in sorted(inside)}
    best = max(named, key=lambda name: named[name], default="")
    often = body.count(city.removesuffix("市"))
    return best if best and named[best] >= _OFTEN and named[best] > often else ""


def _county_named_most(body: str, places: Gazetteer, *, class_word: str, words: OriginWords) -> str:
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
        if places.is_no_place(name) or _patterns(words).no_county.search(name):
            continue
        # always behind the same character: 红花岗区, of which 花岗区 is a part
        whole = next(
            (other for other, times in longer.items() if times == count and other.endswith(name)), name
        )
        return name if _patterns(words).before_name.match(whole) else whole
    return ""


def _own_level(body: str, *, national: int, words: OriginWords) -> tuple[str, bool]:
    """Return the level of the text's own area, and whether the text leaves no doubt that it is one of a part of the country."""
    patterns = _patterns(words)
    counts = {kind: len(pattern.findall(body)) for kind, pattern in patterns.own.items()}
    if patterns.autonomous.search(body):
        # 全区 and 我区 of an autonomous region, a province by rank
        counts["province"] += counts["region"]
        counts["region"] = 0
    most = max(counts.values())
    # a smaller place speaks of those it lies in, never a larger one of 我县 or 区委 as its own
    spoken = max(
        (kind for kind, count in counts.items() if _HALF * count >= most), key=lambda kind: _RANK[kind]
    )
    strong = len(patterns.strong[spoken].findall(body))
    led = _LED_BY.search(body)
    levels = [_LEVEL_OF[led["class"][0]]] if led else []
    if (most and (most >= national or led)) or (strong and _THIRD * most >= national):
        levels.append(spoken)
    if not levels:
        return "", False
    lowest = max(levels, key=lambda kind: _RANK[kind])
    return lowest, bool(led) or most >= _TWICE or not national


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
    if count == others and not national and _OF_STATE.search(body) is None:
        return name  # the only place that a text names
    part, of = _LARGE_PART
    return name if count >= _TWICE and count > national and of * count > part * others else NATION
