"""Places by name: which place a title, an issuer or an assembly belongs to."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from plancheck.documents.counties import load_counties
from plancheck.documents.origin.words import load_origin_words
from plancheck.errors import VocabularyError
from plancheck.paths import vocabulary_folder
from plancheck.vocabulary_files import once_a_folder, read_rows

# Where a word of no_places.csv stands: before a class word, alone, anywhere, at the end behind one character at most
NO_PLACE = ("stem", "whole", "part", "end")
LEVELS = ("world", "country", "province", "prefecture", "county", "group", "part", "self")
NATION = "全国"
# Parts of patterns: what all of an area is called (全县), and what a text calls an area that it speaks from (全县, 我省, 本市)
WHOLE_AREA = "全[国省市区县州盟旗镇乡]"
OWN_AREA = "[全我本][国省市区县州盟旗镇乡]"
OWN_AREA_FIRST = re.compile(f"^{OWN_AREA}")

# Names of districts, counties and towns are too many and too changeable to list (2,800 counties, renamed every
# year); official texts always write them with their class word, so they are read by it.
_COUNTY = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,14}?自治[县旗州]|[\u4e00-\u9fff]{1,6}?(?:新区|高新区|经济技术开发区|经开区|开发区|管委会|(?<!地)区(?![域位内间块])|县(?![域级城])|旗(?![帜舰渠袍])|(?<!城)(?<!都)市(?!场)|街道|镇(?![化村级])|乡(?![镇村亲贤愁土音情])))"
)
# How long a name with a class word alone can be that is on no list; zones and peoples' own counties are longer
_LONGEST_UNLISTED = {"县": 4, "市": 4, "旗": 4, "镇": 5, "乡": 5}
# The class word that makes a city's short name a county's
_COUNTY_WORD = re.compile(r"县(?![域级城区市乡镇])|[左右]旗")
# The characters that a listed county's name can end with, and its longest length
_COUNTY_CLASS, _LONGEST_COUNTY = re.compile("[县区旗市岛城会域园]"), 15
# Two or three characters that a mark, a letter or a digit ends
_SHORT = re.compile('([\u4e00-\u9fff]{2,3})(?=[:：,，、“"《 A-Za-z0-9]|$)')
# A class word and nothing else: every city has one, only the city's name says which.
_CLASS_ALONE = re.compile(
    r"(?:国家级?|省级|综合|临港)?(?:新区|高新区|(?:经济|高新)技术(?:产业)?开发区|经开区|开发区|管委会|城区|郊区|矿区)"
)
_LEAST_ZONE = 5  # characters of the name of a zone whose place is not on the list
_OWN = re.compile("[全我本各][省市县区州]$")  # 认清全市形势 names no place
# One zone has one name, however long it is written.
_SHORT_CLASS = {"高新技术产业开发区": "高新区", "经济技术开发区": "经开区", "高新技术开发区": "高新区"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of ``data/vocabulary/regions.csv``.

    Parameters
    ----------
    name : str
        Full name, as the statements table writes it.
    aliases : tuple of str
    level : str
        One of `LEVELS`.
    within : str
        Name of the place it lies in; empty for the world and for words of the document's own area.
    spellings : tuple of str
        The name in Latin letters, as file names write it: ``beijing``.
    """

    name: str
    aliases: tuple[str, ...]
    level: str
    within: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gazetteer:
    """All places, findable by any of their names.

    Examples
    --------
    >>> places = load_gazetteer()
    >>> places.find("贵州").name, places.find("遵义").within
    ('贵州省', '贵州省')
    """

    places: tuple[Place, ...]
    by_name: dict[str, Place]
    pattern: re.Pattern[str]

    def find(self, name: str) -> Place | None:
        """Return the place with this name or alias, else None."""
        return self.by_name.get(name)

    @cached_property
    def opens_province(self) -> re.Pattern[str]:
        """What the name of a province may open with: none is shorter than two characters, and most words hold no such two."""
        named = [name for name, place in self.by_name.items() if place.level == "province"]
        first, second = ("".join(sorted({name[at] for name in named})) for at in (0, 1))
        return re.compile(f"[{first}](?=[{second}])" if named else "(?!)")

    def is_no_place(self, name: str) -> bool:
        """Return whether a word with a class word (园区, 市区) names no place of its own.

        Examples
        --------
        >>> places = load_gazetteer()
        >>> places.is_no_place("示范区"), places.is_no_place("武侯区")
        (True, False)
        """
        return bool(_no_place().search(name))

    def chain(self, name: str) -> tuple[str, ...]:
        """Return the place and everything it lies in, innermost first.

        Examples
        --------
        >>> load_gazetteer().chain("遵义市")
        ('遵义市', '贵州省', '全国', '全球')
        """
        chain = []
        place = self.find(name)
        while place is not None and place.name not in chain:
            chain.append(place.name)
            place = self.find(place.within)
        return tuple(chain)

    def spelled_place(self, file_name: str, *, levels: tuple[str, ...] = ("province", "prefecture")) -> str:
        """Return the one place of `levels` whose name stands in Latin letters in a file name; empty when none or several do.

        Examples
        --------
        >>> places = load_gazetteer()
        >>> places.spelled_place("plan_wuxi_2015"), places.spelled_place("suzhou-2015"), places.spelled_place("taizhou_2015")
        ('无锡市', '', '')
        """
        words = {word for word in re.split(r"[^a-z]+", file_name.lower()) if len(word) > 3}
        found = {
            place.name
            for place in self.places
            if place.level in levels and words.intersection(place.spellings)
        }
        return found.pop() if len(found) == 1 else ""

    def leading_place(self, words: str) -> tuple[str, int]:
        """Return the place that `words` begin with, and how many characters name it.

        A district or county behind its city is read by its class word and is the place itself, without the city;
        a zone that only has a class word (开发区, 高新区) keeps its city's name as it is written there. A zone of any kind is
        a place where words behind it say that it is governed (管理委员会, 国民经济和社会发展).

        Returns
        -------
        name : str
            Empty when the words begin with no place.
        length : int

        Examples
        --------
        >>> load_gazetteer().leading_place("浙江省城市内涝治理“十四五”规划")
        ('浙江省', 3)
        >>> load_gazetteer().leading_place("成都市武侯区2026年政府工作报告")
        ('武侯区', 6)
        >>> load_gazetteer().leading_place("成都市高新区2026年政府工作报告")
        ('成都市高新区', 6)
        >>> load_gazetteer().leading_place("苏州工业园区国民经济和社会发展规划"), load_gazetteer().leading_place("苏州工业园区建设")
        (('苏州工业园区', 6), ('苏州市', 2))
        >>> load_gazetteer().leading_place("西安高新技术产业开发区规划")
        ('西安高新区', 11)
        >>> load_gazetteer().leading_place("河北省承德县2026年政府工作报告"), load_gazetteer().leading_place("承德县域经济")
        (('承德县', 6), ('承德市', 2))
        >>> load_gazetteer().leading_place("阿拉善右旗人民政府")
        ('阿拉善右旗', 5)
        >>> load_gazetteer().leading_place("城市内涝治理规划")
        ('', 0)
        """
        name, length, begin = self._listed_at_start(words)
        if name and (
            name not in self.by_name or self.by_name[name].level not in ("province", "prefecture", "county")
        ):
            return name, length
        governed = _governed().match(words, length) if name or length == 0 else None
        if governed is not None and (name or governed.end() > _LEAST_ZONE):
            return words[begin : governed.end()], governed.end()
        # the long list of counties is read only for words that could hold the name of one
        near = words[length : length + _LONGEST_COUNTY]
        listed = load_counties().leading(near) if _COUNTY_CLASS.search(near) else ""
        if listed:
            return listed, length + len(listed)
        short = _SHORT.match(words, length) if name and length < len(words) else None
        if short is not None:  # 上海奉贤：…, 江苏昆山GDP… leave the class word out
            called = load_counties().by_short.get(short[1], ())
            inside = [c.name for c in called if c.within == name or name in self.chain(c.within)]
            if len(inside) == 1:
                return inside[0], short.end(1)
        return _by_class_word(words, begin, length) or (name, length)

    def _listed_at_start(self, words: str) -> tuple[str, int, int]:
        """Return the innermost listed place that `words` begin with, where it ends and where its own name begins."""
        name, length, begin = "", 0, 0
        found = self.pattern.match(words)
        while found and self.by_name[found.group()].level not in ("self", "world"):
            place = self.by_name[found.group()]
            if name and (name not in self.by_name or name not in self.chain(place.name)):
                break
            if found.group() != place.name and _COUNTY_WORD.match(words, length + found.end()):
                break  # 承德县 is a county beside 承德市, 阿拉善右旗 one of its league
            name, length, begin = place.name, length + found.end(), length
            found = self.pattern.match(words[length:])
        return name, length, begin


def _by_class_word(words: str, begin: int, at: int) -> tuple[str, int] | None:
    """Return the place that its class word tells at an offset, and where it ends; `begin` is where the name of its city does."""
    county = _COUNTY.match(words, at)
    if county is None:
        return None
    inner = county.group("name")
    unnamed = inner.startswith(load_origin_words().of("unnamed_place"))
    if _no_place().search(inner) or _OWN.search(inner) or (not at and len(inner) < 3 and not unnamed):
        return None
    if len(inner) > _LONGEST_UNLISTED.get(inner[-1], len(inner)) and "自治" not in inner:
        return None  # 稳定房地产市, 一个贫困县
    if _kind_of_place().search(inner) is not None:
        return None
    if len(inner) == 2 and inner[1] == "镇" and words.startswith("镇", county.end()):
        return inner + "镇", county.end() + 1  # 乌镇镇: a town whose name ends with the class word
    whole = autonomous_county(inner)
    if whole:
        return whole, county.end()
    zone = words[begin:at] + inner if _CLASS_ALONE.fullmatch(inner) else inner
    return _with_short_class(zone), county.end()


def _with_short_class(zone: str) -> str:
    """Return a zone's name with its class word as it is commonly written: 高新区 for 高新技术产业开发区."""
    for written, short in _SHORT_CLASS.items():
        if zone.endswith(written) and len(zone) > len(written):
            return zone.removesuffix(written) + short
    return zone


@lru_cache(maxsize=1)
def _governed() -> re.Pattern[str]:
    """A zone with an administration and plans of its own is an area of its own, whatever its kind: 苏州工业园区管理委员会."""
    return re.compile(
        rf"[\u4e00-\u9fff]{{0,12}}?{load_origin_words().any_of('governed_zone')}"
        r"(?=国民经济|经济社会|管理?委员?会|党工委|(?:(?:19|20)[0-9]{2}年)?(?:度|政府)?(?:工作报告|统计公报))"
    )


@lru_cache(maxsize=1)
def _kind_of_place() -> re.Pattern[str]:
    """What a county or town is called for what it is like: 产粮大县, 中心镇, 先进街道."""
    words = load_origin_words()
    return re.compile(rf"{words.any_of('area_kind')}县$|{words.any_of('town_kind')}(?:镇|乡|街道)$")


@lru_cache(maxsize=1)
def _no_place() -> re.Pattern[str]:
    """What ends in a class word and names no place: the words of ``no_places.csv``."""
    words: dict[str, list[str]] = {where: [] for where in NO_PLACE}
    for row in read_rows("no_places", folders=(vocabulary_folder(),)):
        if row["where"] not in words:
            raise VocabularyError(
                f"one of {', '.join(NO_PLACE)} in column where", met=repr(row["where"]), where=row.where
            )
        words[row["where"]].append(re.escape(row["word"]))
    stem, whole, part, end = ("|".join(words[where]) for where in NO_PLACE)
    return re.compile(rf"^(?:{stem})+[区市县镇乡旗]$|^(?:{whole})$|{part}|^.?(?:{end})$")


def autonomous_county(name: str) -> str:
    """Return the full name of an autonomous county that is called by its short one; empty when there is none or several.

    Examples
    --------
    >>> autonomous_county("禄劝县"), autonomous_county("承德县")
    ('禄劝彝族苗族自治县', '')
    """
    found = _autonomous_counties().get(name[:-1], []) if name.endswith("县") else []
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=1)
def _autonomous_counties() -> dict[str, list[str]]:
    """Return the autonomous counties by their short names."""
    found: dict[str, list[str]] = {}
    for county in load_counties().counties:
        if "自治县" in county.name:
            found.setdefault(county.short, []).append(county.name)
    return found


@once_a_folder
def load_gazetteer(folder: Path | None = None) -> Gazetteer:
    """Return the places of ``regions.csv``, and those of a user's own vocabulary folder.

    Raises
    ------
    VocabularyError
        A level that is none of `LEVELS`, a name or alias given to two places, a `within` that names no place.
    """
    folders = tuple(path for path in (vocabulary_folder(), folder) if path is not None)
    rows = read_rows("regions", folders=folders)
    places = []
    by_name: dict[str, Place] = {}
    for row in rows:
        aliases = tuple(part for part in row["aliases"].split("|") if part)
        spellings = tuple(part for part in row.cells.get("spelling", "").split("|") if part)
        place = Place(row["name"], aliases, row.cells.get("level") or "group", row["within"], spellings)
        if place.level not in LEVELS:
            raise VocabularyError(
                f"one of {', '.join(LEVELS)} in column level", met=repr(place.level), where=row.where
            )
        for name in (place.name, *aliases):
            if name in by_name:
                raise VocabularyError(
                    "one place for each name",
                    met=f"{name}: {by_name[name].name} and {place.name}",
                    where=row.where,
                )
            by_name[name] = place
        places.append(place)
    for row, place in zip(rows, places, strict=True):
        if place.within and place.within not in by_name:
            raise VocabularyError(
                "a name of regions.csv in column within", met=repr(place.within), where=row.where
            )
    return Gazetteer(tuple(places), by_name, _any_of(by_name))


def _any_of(names: Collection[str]) -> re.Pattern[str]:
    """Return the pattern of any of many names, the longest first; nearly everywhere two characters tell that there is none."""
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_first.setdefault(name[:1], []).append(name)
    if not by_first:
        return re.compile("(?!)")
    firsts = "".join(map(re.escape, by_first))
    seconds = "".join(sorted({re.escape(name[1:2]) for same in by_first.values() for name in same}))
    ahead = f"(?=[{firsts}][{seconds}])" if all(len(name) > 1 for name in names) else ""
    groups = (
        f"{re.escape(first)}(?:{'|'.join(re.escape(name[1:]) for name in same)})"
        for first, same in by_first.items()
    )
    return re.compile(f"{ahead}(?:{'|'.join(groups)})")
