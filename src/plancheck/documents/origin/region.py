"""The area a document is of, as its head names it; what only the body tells is read by `own_area`."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from plancheck.documents.counties import load_counties
from plancheck.documents.origin.head import Head
from plancheck.documents.origin.issuer import is_national_office
from plancheck.documents.origin.meeting import (
    ASSEMBLY_OF,
    HEAD_OF_GOVERNMENT,
    NATION_ASSEMBLY,
    SPEAKER,
    TWO_SESSIONS,
)
from plancheck.documents.origin.own_area import DATELINE, own_area
from plancheck.documents.origin.words import OriginWords
from plancheck.documents.regions import NATION, Gazetteer

_GENERIC_PLACES = {
    "省": "province", "市": "city", "区": "region", "县": "county", "自治区": "province", "州": "city", "自治州": "city",
    "盟": "city", "旗": "county", "镇": "town", "乡": "town", "街道": "town",
}  # fmt: skip
_TITLE_CHARACTERS = 40
_PLACEHOLDER = re.compile("^(?:某|[xX×＊*_]+)")
_UNNAMED = re.compile(
    rf"(?:某|[xX×＊*_]+)(?P<class>{'|'.join(sorted(_GENERIC_PLACES, key=len, reverse=True))})"
)
# XX经济开发区2023年工作总结
_UNNAMED_ZONE = re.compile(
    "(?:某市?|[xX×＊*_]+)(?P<zone>(?:经济技术|高新技术产业|经济)?开发区|高新区|经开区)"
)
_BEFORE_PLACE = re.compile(
    r"^(?:关于)?(?:印发|发布)?(?:《)?(?:(?:19|20)\d\d(?:\s*[—\-–－至]\s*\d{2,4})?年度?)?(?:上半年|下半年|[前首]?[一二三四]季度)?[\s　《“\"（(]*"
    r"(?:中共|中国共产党)?"  # the committee of a place: 中共某市委关于制定规划的建议
)
# （某省）某市水资源公报, （某省）2021年某市水资源公报: the province in brackets before the place itself
_AROUND = re.compile(r"^[（(【〔\[](?P<place>[\u4e00-\u9fff]{2,8})[)）】〕\]](?=.{4})")
_TO_PROVINCES = re.compile("^[\\s　]*各省(?:[、，（(]|自治区)", re.MULTILINE)  # whom only the state writes to
_OPENING = 3000  # characters in which a paper says whom it is addressed to
_OF_PROVINCE = re.compile("(?:(?:19|20)[0-9]{2}年)?全省")
_QUOTED = re.compile("《([^《》]+)》")
# parts of the country by the strategies of the state for them, whose names hold no area as it is written elsewhere
_STRATEGIES = {"strategy_west": "西部地区", "strategy_northeast": "东北地区", "strategy_central": "中部地区"}
# 关于《中华人民共和国农业法》执法检查情况的报告: the law is the country's, not what is told of it
_ON_LAW = re.compile("《中华人民共和国[\u4e00-\u9fff]{1,30}(?:法|条例)》(?=.)")
# 甲区乙街道2023年预算报告, 甲县乙镇人民政府关于…
_TOWN_BEHIND = re.compile(
    "(?P<town>[\u4e00-\u9fff]{2,4}?(?:街道|镇|乡))(?:办事处|人民政府|政府|党工?委)?"
    r"(?=[\s　]*(?:(?:19|20)\d\d|关于|[“《]|第[一二三四五六七八九十]{1,3}届|国民经济|政府工作|工作(?:总结|报告)|$))"
)
_TRADE_ZONE = re.compile(r"^中国[（(](?P<place>[\u4e00-\u9fff]{2,6})[)）]自由贸易")


def find_region(
    title: str,
    issuer: str,
    head: Head,
    assembly: re.Match[str] | None,
    places: Gazetteer,
    *,
    kind: str,
    name: str,
    vocabulary: Path | None,
) -> str:
    """Return the area that a document is of: of its assembly, title, issuer, speaker or file name, or else of its body.

    A university, hospital or firm that a plan or report is of is an area of its own: what it tells of is not the city's.
    """
    begins = head.text[:1500]
    if (delegates := _of_delegates(title, places)) != "":
        return delegates
    if ("工作报告" in title or assembly) and "全国" in begins and NATION_ASSEMBLY.search(begins):
        return NATION
    unnamed = _UNNAMED.search(title or head.text[:_TITLE_CHARACTERS])
    title = _ON_LAW.sub("", DATELINE.sub("", title))
    met, level = _of_meeting(head, assembly, places)
    institution = "" if unnamed else institution_of(title, head.body, head.words)
    office = office_region(issuer, places, words=head.words) if issuer else ""
    if met and not _is_listed(
        met, places
    ):  # half a word before 区第六届…: a listed place in the title or issuer is surer
        listed = [one for one in (_of_title(title, places, head.words), office) if _is_listed(one, places)]
        met = next((one for one in listed if one[-1] == met[-1]), met)
    if met or institution:
        return met or institution
    zone = _UNNAMED_ZONE.match(title)
    titled = zone["zone"] if zone is not None else "" if unnamed else _of_title(title, places, head.words)
    if titled:
        return titled
    if office and office != NATION:
        return (_province_of(office, places) if _OF_PROVINCE.match(title) else "") or office
    told = _place_inside(title, places, kind=kind) or office or _of_speaker(head, places)
    if told:
        return told
    if _TO_PROVINCES.search(head.text[:_OPENING]) is not None:
        return NATION
    named, _ = places.leading_place(re.sub(r"^[\d年\s_\-]+", "", name))
    # 某街道年度工作总结, 市第十七届人民代表大会: a place that does not say its name here
    own = _GENERIC_PLACES[unnamed["class"]] if unnamed else level or _level_of_speaker(head)
    return named or own_area(head.body, places, level=own, name=name, vocabulary=vocabulary)


def institution_of(title: str, body: str, words: OriginWords) -> str:
    """Return the university, hospital or firm that a title begins with and whose own the text is; empty when there is none.

    That it calls itself 我校 or 本公司 tells it from a text on all of its kind (高等学校“十四五”规划).

    Examples
    --------
    >>> from plancheck.documents.origin.words import load_origin_words
    >>> institution_of("江苏大学“十四五”发展规划", "我校占地3000亩。", load_origin_words())
    '江苏大学'
    >>> institution_of("江苏省高等学校“十四五”发展规划", "在校生200万人。", load_origin_words())
    ''
    """
    named = _institution(words).match(title)
    if named is None or not any(own in body for own in words.of("own_institution")):
        return ""
    return named["name"]


@lru_cache(maxsize=4)
def _institution(words: OriginWords) -> re.Pattern[str]:
    paper = words.any_of("plan", "report", "statistics")
    return re.compile(
        rf"(?:中共|中国共产党)?(?P<name>[\u4e00-\u9fff（）]{{2,20}}?{words.any_of('institution')})(?:党委|委员会)?[\s　]*"
        rf"(?=关于|[“\"《]|(?:19|20)[0-9]{{2}}|(?:年度|事业|中长期)?(?:改革|建设|发展)?(?:与|和)?(?:改革|建设|发展)?{paper})"
    )


@lru_cache(maxsize=4)
def _before_assembly(words: OriginWords) -> re.Pattern[str]:
    """What stands before the place of an assembly: 完成了市第十三届人民代表大会确定的任务, 2月5日讯北京市…人代会."""
    return re.compile(rf"^.*(?:{words.any_of('before_assembly')}|[在是的经由向了讯年])|[\s　]")


def _of_meeting(head: Head, assembly: re.Match[str] | None, places: Gazetteer) -> tuple[str, str]:
    """Return the place whose assembly or sessions heard the text, and the level of an assembly that leaves its place unnamed."""
    level = ""
    begins = head.text[:1500]
    for match in (assembly, ASSEMBLY_OF.search(begins) if "届" in begins else None):
        if match is None:
            continue
        place = _PLACEHOLDER.sub("", _before_assembly(head.words).sub("", match["place"]))
        level = level or _GENERIC_PLACES.get(place, "")
        found, _ = places.leading_place(place)
        if not found and len(place) >= 3 and not level and re.search(r"[省市区县旗州盟乡镇]$", place):
            return place, level
        if found:
            return found, level
    sessions = TWO_SESSIONS.search(begins) if "两会" in begins else None
    if sessions is not None:
        found, length = places.leading_place(re.sub(r"^.*(?:在|开的|日的|年|从|向)", "", sessions["place"]))
        if length >= 3:
            return found, level
    return "", level


def _is_listed(place: str, places: Gazetteer) -> bool:
    return bool(place) and (places.find(place) is not None or load_counties().leading(place) == place)


def _of_delegates(title: str, places: Gazetteer) -> str:
    """Return the province whose delegates to the assembly of the state a title names: 全国人大甲省代表团举行会议."""
    if "代表团" not in title:
        return ""
    named = {
        places.by_name[match.group()].name
        for match in places.pattern.finditer(title)
        if title.startswith("代表团", match.end()) and places.by_name[match.group()].level == "province"
    }
    return named.pop() if len(named) == 1 else ""


def _of_title(title: str, places: Gazetteer, words: OriginWords) -> str:
    """Return the place that a title begins with; a foreign country that it studies is not its own area."""
    zone = _TRADE_ZONE.match(title)
    if zone and places.find(zone["place"]):
        return places.leading_place(zone["place"])[0]
    around = _AROUND.match(title)
    if around is not None and places.find(around["place"]):
        inside, _ = places.leading_place(_BEFORE_PLACE.sub("", title[around.end() :]))
        if inside:
            return inside
    leading = _BEFORE_PLACE.sub("", title)
    if re.match("全国(?!文明|卫生|百强|先进|示范)", leading):
        return NATION
    found, length = places.leading_place(leading)
    town = _TOWN_BEHIND.match(leading, length) if found and found[-1] in "区县市旗" else None
    if town is not None and places.leading_place(town["town"])[0] == town["town"]:
        return town["town"]
    place = places.find(found)
    foreign = place is not None and place.level == "country" and found != NATION
    if found:
        return "" if foreign else found
    quoted = _QUOTED.search(title)
    part = _of_strategy(quoted[1] if quoted is not None else leading, words)
    return "" if part and _names_province(title, places) else part  # 中部崛起某省实施方案


def _names_province(title: str, places: Gazetteer) -> bool:
    """Whether a title names a province or city."""
    return any(
        places.by_name[match.group()].level in ("province", "prefecture")
        for match in places.pattern.finditer(title)
    )


def _province_of(place: str, places: Gazetteer) -> str:
    """Return the province that a place lies in: 2023年全省交通运输工作报告 on the page of an office of one of its cities."""
    return next((one for one in places.chain(place) if one.endswith(("省", "自治区"))), "")


def _of_strategy(title: str, words: OriginWords) -> str:
    """Return the part of the country that a strategy named at the head of a title is of: 西部大开发“十二五”规划."""
    return next((area for strategy, area in _STRATEGIES.items() if title.startswith(words.of(strategy))), "")


def _of_speaker(head: Head, places: Gazetteer) -> str:
    """Return the place whose government a speaker reports for, or whose head of government spoke."""
    for speaker in (SPEAKER.search(head.text[:3000]), HEAD_OF_GOVERNMENT.search(head.text[:1500])):
        found, length = places.leading_place(speaker["place"]) if speaker else ("", 0)
        if speaker and found and length == len(speaker["place"]):
            return found
    return ""


def _level_of_speaker(head: Head) -> str:
    """Return the level of the government that a speaker reports for without its name: 我代表区人民政府."""
    speaker = SPEAKER.search(head.text[:3000])
    return _GENERIC_PLACES.get(speaker["place"].removesuffix("人民"), "") if speaker is not None else ""


def office_region(issuer: str, places: Gazetteer, *, words: OriginWords) -> str:
    """Return the area of an office by the place that it begins with; offices of the state are of the country."""
    if is_national_office(issuer, words):
        return NATION
    name, _ = places.leading_place(issuer)
    return name


def _place_inside(title: str, places: Gazetteer, *, kind: str) -> str:
    """Return a province or city that a title names after another word (“十四五”浙江省…).

    A part of the country counts only in the title of a plan, report or statistics (促进中部地区崛起规划): in a headline it
    is one of several that the text tells of.
    """
    for match in places.pattern.finditer(title):
        place = places.by_name[match.group()]
        if place.level in ("province", "prefecture") or (
            kind != "other" and place.level in ("group", "part") and place.name.endswith("地区")
        ):
            found, _ = places.leading_place(title[match.start() :])
            return found
    return ""
