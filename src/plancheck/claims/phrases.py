"""Indicator phrases compared as a reader compares them: spelling, place words and idle words aside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from plancheck.documents.regions import OWN_AREA, WHOLE_AREA

# Phrases remembered: those of one place come together, and a worker that has seen 10⁵ documents holds no more than one
# that has seen 10³.
_KEPT = 4096
# Words that name the document's own area or introduce a phrase: they do not change what is measured.
_LEADING = re.compile(
    rf"^(?:其中|{OWN_AREA}|中国|全自治区|目前|全年|全社会共|整体|全体|全部|总体|实现|完成|预计|达到|的)+"
)
# A note mark ([1], （注2）) says nothing about the indicator; （浦阳江）, （不包括大豆） do.
_NOTE = re.compile(r"[\[【〔(（](?:注|表|图|见)?[0-9０-９一二三四五六七八九十]{0,3}[\]】〕)）]")
_IDLE = re.compile(r"[\s“”\"'‘’《》「」·,，、。;；:：%()（）\[\]\-—–_/]")
# 交易额, 交易总额, 交易规模, 交易总量: one thing under four endings. 量 stays: 业务量 (pieces) is not 业务额 (money).
_ENDING = re.compile(
    # 收入总量 of a budget is its income with money carried in: not the income
    r"(?:总规模|总数量|总金额|总额|(?<!收入)(?<!支出)(?:总量|总计|合计)|总数|整体|总体|规模|数量|金额|人数|总值|额|数)$"
)
# Words that led over to the figure and were taken into the phrase (交易总额从…提高到).
_TRAILING = re.compile(
    r"(?:翻[一两二三四五六]?番|从|由|已|要|将|应|约|近|共|超|同比|环比|比上年|较上年|比去年|分别|达到|达|为|至|到|占|突破|超过|提高到|增加到|增长到|提升至)+$"
)
_YEARLY = re.compile(r"全年|年(?=交易|产值|产量|收入|销售|营业|投资额|总投资|利润|增长|均增|增速)")
_SHORT_INDUSTRY = re.compile(r"(?<!第)([一二三])产(?!业|品|地)")  # 二产 is 第二产业
_GROWTH_ENDING = re.compile(
    r"(?:的)?(?:年均|年平均|平均每年|每年|同比|比上年|较上年)?(?:实际|名义)?(?:增长|增速|增长率|增长速度|增幅|增长幅度|年均增速|递增|提高|下降|降低|减少|增加)(?:率|速度|幅度)?$"
)
_SHARE_ENDING = re.compile(r"(?:的)?(?:比重|比例|比率|占比|份额|百分比|百分之)$")
_SHARE_HEAD = re.compile(r"占|相当于|在.+中|比重|比例|比率|份额")
_PLACE_KIND = re.compile(r"(?:市|省|自治区|特别行政区|县|区)$")
_PLACE = re.compile(rf"^(?:占)?(?P<place>全球|世界|{WHOLE_AREA})(?:的)?")


@lru_cache(maxsize=_KEPT)
def normalise_phrase(phrase: str, region: str = "") -> str:
    """Return an indicator phrase without spelling variants, place words and idle endings.

    Parameters
    ----------
    phrase : str
    region : str
        The statement's region: its name at the head of the phrase is dropped.

    Examples
    --------
    >>> normalise_phrase("上海市电子商务交易总额", "上海市") == normalise_phrase("电子商务年交易额")
    True
    >>> normalise_phrase("网民规模"), normalise_phrase("快递业务量")
    ('网民', '快递业务量')
    """
    text = unicodedata.normalize("NFKC", phrase).lower()
    if not text.isalpha():
        text = _IDLE.sub("", _NOTE.sub("", text))
    names = [name for name in (region, _PLACE_KIND.sub("", region)) if len(name) > 1]
    for _ in range(2):
        whole = text
        text = _LEADING.sub("", text)
        for name in names:
            if text.startswith(name) and len(text) > len(name):
                text = text[len(name) :]
                text = text[1:] if text[0] in "市省" else text
        if text == whole:
            break
    if "年" in text:
        text = _YEARLY.sub("", text)
    if "产" in text:
        text = _SHORT_INDUSTRY.sub(r"第\1产业", text)
    text = text.replace("的", "").replace("总产量", "产量")
    text = _TRAILING.sub("", text) or text
    shorter = _ENDING.sub("", text)
    return shorter or text


@lru_cache(maxsize=_KEPT)
def bare_name(phrase: str, region: str = "") -> str:
    """Return a normalised name with its ending kept (自然增长率 is no 自然) and without the word 人口 beside another.

    Examples
    --------
    >>> bare_name("全市人口自然增长率"), bare_name("出生人数"), bare_name("人口")
    ('自然增长率', '出生', '人口')
    """
    name = normalise_phrase(phrase, region)
    return name.replace("人口", "") or name


@lru_cache(maxsize=_KEPT)
def growth_subject(phrase: str) -> str:
    """Return what grows: 网络零售额年均增速 is about 网络零售额."""
    text = re.sub(r"\s+", "", phrase)
    shorter = _GROWTH_ENDING.sub("", text)
    return shorter or text


@dataclass(frozen=True, slots=True)
class SharePhrase:
    """A share's phrase taken apart.

    Parameters
    ----------
    part, whole : str
        Empty when the phrase does not say.
    place : str
        The whole's place when it names one (占全国比重).
    """

    part: str
    whole: str
    place: str


@lru_cache(maxsize=_KEPT)
def split_share(phrase: str) -> SharePhrase:
    """Take ``X占Y的比重`` apart.

    Examples
    --------
    >>> split_share("网络零售额占社会消费品零售总额的比重")
    SharePhrase(part='网络零售额', whole='社会消费品零售总额', place='')
    >>> split_share("电子商务交易额占全国比重")
    SharePhrase(part='电子商务交易额', whole='', place='全国')
    >>> split_share("互联网普及率")
    SharePhrase(part='互联网普及率', whole='', place='')
    """
    text = re.sub(r"\s+", "", phrase)
    if not _SHARE_HEAD.search(text):
        return SharePhrase(text, "", "")
    bare = _SHARE_ENDING.sub("", text)
    # 在…中所占比重 before 占: the whole stands inside the frame
    among = re.match(r"^(?P<part>.*?)在(?P<whole>.+?)(?:当中|中|里)(?:的|所)?占?比?$", bare)
    match = among or re.match(r"^(?P<part>.*?)(?:占到|占据|所占|占|相当于)(?P<whole>.*)$", bare)
    if match is None:
        return SharePhrase(bare, "", "")
    whole = re.sub(r"(?:中的|当中|中|的)$", "", _SHARE_ENDING.sub("", match["whole"]))
    place = ""
    named = _PLACE.match(whole)
    if named:
        place, whole = named["place"], whole[named.end() :]
    return SharePhrase(match["part"], whole, place)


@lru_cache(maxsize=_KEPT)
def similarity(first: str, second: str) -> float:
    """Return the share of characters two normalised phrases have in common, in order (0 to 1).

    Twice the longest common subsequence over both lengths.

    Examples
    --------
    >>> similarity("第三方支付", "第三方电子支付") > 0.8
    True
    """
    if not first or not second:
        return 0.0
    row = [0] * (len(second) + 1)
    for a in first:
        diagonal = 0
        for j, b in enumerate(second, 1):
            above = row[j]
            row[j] = diagonal + 1 if a == b else max(above, row[j - 1])
            diagonal = above
    return 2 * row[-1] / (len(first) + len(second))
