"""Which place a phrase speaks of; the document's own area where it names none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from plancheck.asked_first import ends_with
from plancheck.documents.counties import Counties, County, load_counties
from plancheck.documents.regions import NATION
from plancheck.quantities.any_of import opening_pairs
from plancheck.quantities.view import make_views
from plancheck.statements.context.items import ITEMS
from plancheck.statements.words.lexicon import Lexicon, lexicon_of
from plancheck.statements.words.written import JOINS
from plancheck.vocabulary import Vocabulary

_PART_OF_COUNTRY = re.compile("(?:[东中西]部|东北)(?!新|片区|城区|通道|环)")
# 全国规模最大、总投资9亿元的基地: among which it stands out
_STANDS_OUT = re.compile("[^，。；、0-9]{0,10}最[大小高低长早多少快强先优好美]")
# 全球平均气温: the world's own; 全国平均 and 全国平均水平 are only what others are held against
_MEAN_OF = re.compile("平均(?!水平|标准|增|以|的|为|是|达|高|低|每)[\u4e00-\u9fff]{2}")
_RANKED = re.compile(r"[^，。；、0-9]{0,12}[0-9]{2,4}\s{0,2}强")
_LINE = re.compile(r"[\u4e00-\u9fff]{0,4}(?<![升降增减高低大小展少加缩])至(?!今|少|多|此|于|末|年|[0-9])")
# 成都、海拉尔等: the first of several that are only named as examples
_FIRST_OF_MANY = re.compile("(?:、[\u4e00-\u9fff]{2,5}){1,6}等")
_CLAUSE_START = "，。；：年月日末间来，"
_LISTED_BEHIND = ("区、", "区（")  # 金华市区、县
# 引进甲县某某酒店有限公司: the place is that of a firm's name
_FIRM = re.compile("[^，。；：、的和与及在了有0-9]{0,12}?(?:有限|股份|集团)公司")
# 海口云龙工业园, 东盟经开区: the place is part of the name of a park in it
_PARK = "[\u4e00-\u9fff]{0,3}(?:<<park>>)"
# 昆明长水国际机场: the place is part of the name of an airport or harbour of the city
_HUB = "[\u4e00-\u9fff]{0,4}?(?:<<hub>>)"
_HOW_LONG = re.compile(
    "(?:高速公路|高速铁路|铁路|高铁|水路|航道)(?:通车|营业|运营|总|运行|网|路网|建成|新增)*(?:里程|密度|长度|规模)"
)
# 山西等十省（区、市）及新疆生产建设兵团: one of many
_BEHIND_PROVINCES = re.compile("(?:[省区]|市[）)])[和及与]$")
_ALL_ITS_COUNTIES = re.compile("(?:全部|所有|各)(?:的?[县市区旗乡镇村])+")
# 仅为发达国家的六分之一: what it is held against
_HELD_AGAINST = re.compile("(?:的?(?:平均|同期|总)(?:水平|数|值))?的$")
_SETS_MOVING = re.compile("[推带拉]动了$")  # 推动了全球发电成本下降9%: told of the world
_IS = re.compile("[为是到足于有][\u4e00-\u9fff]{0,3}$")  # 不到林业发达国家的
_AUTONOMOUS = ("族自治县", "族自治旗")
_BOUNDARY = "，、。；：和及与在以对如为从由的（“年月日末间来使是 "
_NO_HEADS: frozenset[str] = frozenset()
_MAYBE_PLACES = re.compile("[、和及与]|(?:[省市区县]|区域|地区|属于|均|都|也)$")
_ENDS_PLACES = frozenset("省市区县域于均都也")
ends_with(_MAYBE_PLACES, _ENDS_PLACES.union("、和及与"))
_OF_PLACES = re.compile(
    "(?:等?[一二三四五六七八九十两0-9]*个?(?:省区市|省市|省区|省|市|自治区|区|县|区域|地区)|属于|均|都|也)$"
)


@dataclass(slots=True)
class _Named:
    """A place's name at an offset of a phrase, a few words before and all behind it, and the document's own area."""

    region: str
    name: str
    before: str
    after: str
    own: str
    at: int
    behind: bool  # whether another place's name ends before it


@dataclass(slots=True)
class RegionIndex:
    """Places by their names, found in a phrase from left to right.

    Parameters
    ----------
    names : dict of str to str
        The place by each of its names, written like the view.
    own : set of str
        Names of the document's own area: 本地, 全市.
    abroad : set of str
        The world and the states in it: where a figure is told of them, they open its clause.
    parts : set of str
        Parts of the country that have no name but a direction or kind; a text of one place means parts of its own.
    groups : set of str
        Several places under one name, at home or abroad: 华北地区, 欧盟.
    prefectures : set of str
        Places that have counties.
    before, after : dict of str to tuple of str
        What stands before or after a place that is not the one spoken of; by place, empty for any.
    heads : set of str
        The first two characters of all names.
    lengths : list of int
        Of the names, longest first.
    opens : re.Pattern
        First characters of names with second ones behind them: where it does not match, no name of a vocabulary begins.
    added : frozenset of str
        Those of ``heads`` that it does not know: of the counties and the words of one area, for which no pattern is compiled.
    added_first : frozenset of str
        Their first characters.
    """

    names: dict[str, str]
    own: set[str]
    abroad: set[str]
    parts: set[str]
    groups: set[str]
    prefectures: set[str]
    before: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]]
    heads: set[str]
    lengths: list[int]
    opens: re.Pattern[str]
    added: frozenset[str] = _NO_HEADS
    added_first: frozenset[str] = _NO_HEADS

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> RegionIndex:
        """Return the places of a vocabulary."""
        names: dict[str, str] = {}
        own: set[str] = set()
        named = [
            (name, region)
            for region in vocabulary.regions
            # a kind of place (地级及以上城市) is not a place
            if region.level != "group" or not region.name.endswith(("城市", "县", "市", "区县"))
            for name in (region.name, *region.aliases)
        ]
        for written, (_, region) in zip(
            make_views((name for name, _ in named), vocabulary=vocabulary), named, strict=True
        ):
            if len(written) < 2:
                continue
            if region.name in ("本地", "本区域") or region.level == "self":
                own.add(written)
            names.setdefault(written, region.name)
        before: dict[str, tuple[str, ...]] = {}
        after: dict[str, tuple[str, ...]] = {}
        words = make_views((beside.word for beside in vocabulary.place_words), vocabulary=vocabulary)
        for beside, word in zip(vocabulary.place_words, words, strict=True):
            table = before if beside.side == "before" else after
            table[beside.applies_to] = (*table.get(beside.applies_to, ()), word)
        abroad = {region.name for region in vocabulary.regions if region.level in ("world", "country")}
        abroad.discard(NATION)
        parts = {region.name for region in vocabulary.regions if region.level == "part"}
        groups = {region.name for region in vocabulary.regions if region.level == "group"}
        prefectures = {region.name for region in vocabulary.regions if region.level == "prefecture"}
        heads = {name[:2] for name in (*names, *own)}
        lengths = sorted(set(map(len, names)), reverse=True)
        opens = re.compile(opening_pairs(heads))
        return cls(names, own, abroad, parts, groups, prefectures, before, after, heads, lengths, opens)

    def with_counties(
        self, counties: Sequence[County], *, vocabulary: Vocabulary, by_short: bool = True
    ) -> RegionIndex:
        """Return these places and counties, by their full names and, if asked for, their short ones."""
        told = [name for county in counties for name in (county.name, county.short if by_short else "")]
        places = [county.name for county in counties for _ in (0, 1)]
        names = dict(self.names)
        added: list[str] = []
        for written, place in zip(make_views(told, vocabulary=vocabulary), places, strict=True):
            if len(written) >= 2 and written not in names:
                names[written] = place
                added.append(written)
        return self._with_names(names, added)

    def with_own(self, word: str, own: str) -> RegionIndex:
        """Return these places and a word by which the text calls its own area: 高新区."""
        return replace(self._with_names({**self.names, word: own}, [word]), own={*self.own, word})

    def _with_names(self, names: dict[str, str], added: list[str]) -> RegionIndex:
        """Return these places under names of which some are new."""
        heads = {name[:2] for name in added}
        more = self.added | (heads - self.heads)
        return replace(
            self,
            names=names,
            heads=self.heads | heads,
            lengths=sorted({*self.lengths, *map(len, added)}, reverse=True),
            added=more,
            added_first=frozenset([head[0] for head in more]),
        )

    def with_country(self, country: str) -> RegionIndex:
        """Return these places for a text whose 全国 and 我国 are another area: Taiwan, of one that counts its years from 1912."""
        names = {word: country if name == NATION else name for word, name in self.names.items()}
        return replace(self, names=names)

    def names_all(self, subject: str) -> bool:
        """Whether a subject is nothing but places: 京津冀、长三角; 京津冀区域. The thing is the one spoken of before."""
        listed = "、" in subject or "和" in subject or "与" in subject or "及" in subject
        if not (listed or subject[-1:] in _ENDS_PLACES) or _MAYBE_PLACES.search(subject) is None:
            return False
        parts = [part for part in ITEMS.split(_OF_PLACES.sub("", subject)) if part]
        if not parts or (len(parts) == 1 and parts[0] == subject):
            return False  # one place alone is taken off a subject elsewhere
        return all(self._is_place(part) for part in parts)

    def _is_place(self, part: str) -> bool:
        city = part.removesuffix("新区")
        return any(map(self.name_of, (part, f"{part}区", f"{part}市", f"{part}县", f"{city}区")))

    def find(self, phrase: str, *, lexicon: Lexicon, own: str) -> tuple[str, int] | None:
        """Return the place a phrase speaks of and its offset; None when it names none.

        Parameters
        ----------
        phrase : str
            The clause up to the figure, normalised.
        lexicon : Lexicon
        own : str
            The document's own area, for 全市, 我省, 本区.
        """
        found: tuple[str, int] | None = None
        first = self.added_first  # none for most texts
        added = self.added if first and not first.isdisjoint(phrase) else _NO_HEADS
        at = self._may_begin(phrase, 0, added)
        found_end = -1
        chain: list[str] = []  # 北京、天津和河北: a figure of several places together
        refused = -9  # where a place ended that is not the area spoken of
        while at >= 0:
            name = ""
            if phrase[at : at + 2] in self.heads:
                # 乙市高新区 in the text of the zone of another city
                no_own = lexicon.words["zone_class"] if at in (found_end, refused) else ()
                name = self._name_at(phrase, at, no_own)
            if name:
                region, end = own if name in self.own else self.names[name], at + len(name)
                before, after = phrase[max(0, at - 6) : at].removesuffix("同期")[-4:], phrase[end:]
                joined = before[-1:] in JOINS
                if region == own and self._holds_against(before, after, behind=found is not None):
                    refused = end
                elif at == refused + 1 and joined and region != own:
                    # 向天津、河北输出: what holds for the first of a list holds for all
                    refused = end
                elif self._speaks(
                    _Named(region, name, before, after, own, at, behind=found_end == at), lexicon
                ):
                    listed = found_end == at - 1 and joined and region != own
                    chain = [*chain, name] if listed and chain else [name]
                    place = "、".join(chain) if len(chain) > 1 else _city_proper(region, name, after, lexicon)
                    found, found_end = (place, found[1] if listed and found is not None else at), end
                    if region == own:
                        chain = []
                    if region != NATION or own == NATION:
                        at = end - 1
                else:
                    if found is not None and found_end == at - 1 and joined:
                        # 涉及宁夏和新疆等10个省: the last of a list is refused, so is all of it
                        found = None
                    refused = end
                    # 对共建“一带一路”国家: a name inside one that is refused is refused with it
                    at = end - 1
            at = self._may_begin(phrase, at + 1, added)
        return found

    def _name_at(self, phrase: str, at: int, no_own: tuple[str, ...]) -> str:
        """The longest name of a place at an offset, none of the words `no_own` for the document's own area; empty where none stands there."""
        for length in self.lengths:
            name = phrase[at : at + length]
            if len(name) == length and name in self.names and not (name in no_own and name in self.own):
                return name
        return ""

    def _holds_against(self, before: str, after: str, *, behind: bool) -> bool:
        """Whether the words around the text's own area hold what is told of another place, or of a part, against it.

        东部地区占全国的12%, 甲市增速高于全省3个百分点, 仅为全国平均水平的67%; `behind` says that another place stands before it.
        """
        if before.endswith("占") or (behind and before.endswith(self.before.get("", ()))):
            return True
        return _HELD_AGAINST.fullmatch(after) is not None and _IS.search(before) is not None

    def _may_begin(self, phrase: str, at: int, added: frozenset[str]) -> int:
        """Where the first two characters of a name may stand, at or behind an offset; -1 where they do nowhere.

        ``added`` are those to be looked for besides the vocabulary's.
        """
        found = self.opens.search(phrase, at)
        nearest = found.start() if found is not None else -1
        if added:
            for begin in range(at, nearest if found is not None else len(phrase) - 1):
                if phrase[begin : begin + 2] in added:
                    return begin
        return nearest

    def leading(self, name: str, *, own: str) -> str:
        """Return the place that a name begins with, or nothing; 东部 … of a text on all the country are its parts."""
        for length in self.lengths:
            if len(name) >= length and name[:length] in self.names:
                return own if name[:length] in self.own else self.names[name[:length]]
        return f"{name[:2]}地区" if own == NATION and _PART_OF_COUNTRY.match(name) else ""

    def strip(self, phrase: str) -> str:
        """Return a phrase without a place at its start."""
        for length in self.lengths if phrase[:2] in self.heads else ():
            if phrase[:length] in self.names and len(phrase) >= length:
                return phrase[length:]
        return phrase

    def name_of(self, phrase: str) -> str:
        """Return the place a phrase names as a whole, or nothing."""
        return self.names.get(phrase, "")

    def is_place(self, phrase: str) -> bool:
        """Whether a phrase is nothing but one place, or a part of the country: 贵州省, 东部, 东部地区."""
        return phrase in self.names or (
            phrase[2:] in ("", "地区") and _PART_OF_COUNTRY.match(phrase) is not None
        )

    def _names_hub(self, after: str, lexicon: Lexicon) -> bool:
        """Whether words behind a city name its airport or harbour; in 宁波舟山港 another city stands between."""
        at = after.find("港", 2, 4)
        return (at > 0 and after[:at] in self.names) or lexicon.pattern(_HUB).match(after) is not None

    def _speaks(self, this: _Named, lexicon: Lexicon) -> bool:
        """Whether a figure behind a place's name is of that place."""
        if this.region != this.own and self._is_of_others(this):
            return False
        if this.before and this.before[-1] + this.name[0] in lexicon.act.found:
            return False  # 完成都市区规划: the place's first character ends another word
        if _HOW_LONG.match(this.after) is not None:
            this.after = ""  # 京津冀高速公路里程: those in it; 京沪高速 is one of them
        return not self._is_part_of_a_name(this, lexicon) and not _is_one_of_all(this, lexicon)

    def _is_of_others(self, this: _Named) -> bool:
        """Whether a place that is not the document's own is only held against, named with its goods or an end of a line."""
        before, after = this.before, this.after
        if before.endswith(self.before.get("", ())) or _BEHIND_PROVINCES.search(before) is not None:
            return True
        if before[-1:] in JOINS and _ALL_ITS_COUNTIES.match(after) is not None:
            return True  # 边境县、贵州省全部县和…: one kind of many in a list of kinds
        inside = before and before[-1] not in _CLAUSE_START and _SETS_MOVING.search(before) is None
        if this.region in self.abroad and inside and not this.behind:
            return True  # 引进德国机床、日本滨松光子, 汇聚全球药械: whose things they are, not where
        if _HELD_AGAINST.fullmatch(after) is not None and _IS.search(before) is not None:
            return True
        if this.region in self.parts and this.own not in (NATION, ""):
            return True  # 中部山区, 西部流域 of a province: its own
        return _LINE.match(after) is not None  # 天祝至景泰、古浪金三角至凉州: the ends of a line

    def _is_part_of_a_name(self, this: _Named, lexicon: Lexicon) -> bool:
        """Whether what looks like a place is part of another word, of a firm's name, a park's or a harbour's."""
        region, name, before, after = this.region, this.name, this.before, this.after
        if before.endswith(self.before.get(region, ())) or after.startswith(self.after.get(region, ())):
            return True
        if region == this.own:
            return False
        if (
            len(name) == 2
            and before
            and not this.behind  # 全国北方, 浙江杭州
            and before[-1] not in _BOUNDARY
            and region not in (NATION, "全球")
        ):
            return True  # a short name inside another word: 江河源头 is not 河源
        if after.startswith(self.after.get("", ())) or _FIRM.match(after) or _FIRST_OF_MANY.match(after):
            return True
        return name[-1] not in "省市县区州旗" and (
            lexicon.pattern(_PARK).match(after) is not None
            or (region.endswith("市") and self._names_hub(after, lexicon))
        )


def _is_one_of_all(this: _Named, lexicon: Lexicon) -> bool:
    """Whether the country or the world is named for an honour, a rank or a list in it: 全国先进县, 世界500强."""
    region, own, after = this.region, this.own, this.after
    if (
        this.name in ("全国", "全球", "世界", "国家")
        and (after.startswith(lexicon.honour) or (not after and this.at > 0))
        and _MEAN_OF.match(after) is None
        and (own != region or region == "全球")
    ):
        return True
    if region in (NATION, "全球") and own != region and (_STANDS_OUT.match(after) or _RANKED.match(after)):
        return True  # 中国制造业500强, 世界500强: a list of firms
    return (
        region == NATION
        and own not in (NATION, "")
        and this.at > 0
        and this.before[-1:] not in "，。；：的年月日底末、期间来，"
    )


def core_that_opens(words: str, lexicon: Lexicon) -> str:
    """Return the word for the core of a city that some words begin with, or nothing.

    Examples
    --------
    >>> from plancheck.vocabulary import load_vocabulary
    >>> core_that_opens("主城区管网", lexicon_of(load_vocabulary()))
    '主城区'
    """
    cores = lexicon.words["city_core"]
    return max(filter(words.startswith, cores), key=len) if words.startswith(cores) else ""


def _city_proper(region: str, name: str, after: str, lexicon: Lexicon) -> str:
    """金华市区, 重庆市中心城区: the city without its counties is a place of its own."""
    core = core_that_opens(after, lexicon) if region.endswith("市") else ""
    if core and (name.endswith("市") or region == name):
        return region + core
    if after.startswith("市区") and not name.endswith("市"):
        return f"{name}市区"
    if after.startswith("区") and name.endswith("市") and not after.startswith(_LISTED_BEHIND):
        return region if after.startswith(lexicon.words["no_city_proper"]) else f"{name}区"
    return region


def _counties(vocabulary: Vocabulary) -> Counties:
    return load_counties(vocabulary.folders[-1] if len(vocabulary.folders) > 1 else None)


@lru_cache(maxsize=8)
def _places_of(vocabulary: Vocabulary) -> RegionIndex:
    """Return the places of a vocabulary, and the counties called like a city: 长沙县 is no part of a name 县…."""
    places = RegionIndex.of(vocabulary)
    alike = [
        county
        for county in _counties(vocabulary).counties
        if places.names.get(county.short, "").endswith("市")
    ]
    return places.with_counties(alike, vocabulary=vocabulary, by_short=False)


@lru_cache(maxsize=8)
def _lying_in(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Return the places of a vocabulary by the place that they lie in."""
    found: dict[str, list[str]] = {}
    for region in vocabulary.regions:
        found.setdefault(region.within, []).append(region.name)
    return {place: tuple(inside) for place, inside in found.items()}


@lru_cache(maxsize=64)
def _places_around(vocabulary: Vocabulary, own: str) -> RegionIndex:
    """Return the places that a text about `own` speaks of: its counties, itself where it is one."""
    places, counties = _places_of(vocabulary), _counties(vocabulary)
    if own in places.prefectures:
        return places.with_counties(counties.inside(own), vocabulary=vocabulary)
    cities = _lying_in(vocabulary).get(own, ())
    inside = [county for city in (own, *cities) for county in counties.inside(city)]
    itself = [_with_its_class(county) for county in counties.by_name.get(own, ())[:1]]
    around = places.with_counties(inside, vocabulary=vocabulary, by_short=False)
    if zone := zone_word(own, lexicon_of(vocabulary)):
        around = around.with_own(zone, own).with_own(own, own)  # 常州经开区 is not the city
    return around.with_counties(itself, vocabulary=vocabulary)


def zone_word(region: str, lexicon: Lexicon) -> str:
    """Return the class word by which a zone's own text calls the zone; empty for other places.

    Examples
    --------
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = lexicon_of(load_vocabulary())
    >>> zone_word("苏州工业园区", words), zone_word("长宁区", words)
    ('园区', '')
    """
    classes = lexicon.words["zone_class"]
    return max(filter(region.endswith, classes), key=len) if region.endswith(classes) else ""


def _with_its_class(county: County) -> County:
    """Return a county with the short name that a text about it may write: 景宁县 for one of a people's own."""
    short = f"{county.short}{county.name[-1]}" if county.name.endswith(_AUTONOMOUS) else ""
    return replace(county, short=short)


def regions_of(vocabulary: Vocabulary, *, own: str = "") -> RegionIndex:
    """Return the places of a vocabulary, with the counties of a city or province where `own` is one; built once."""
    return _places_around(vocabulary, own) if own not in ("", NATION) else _places_of(vocabulary)
