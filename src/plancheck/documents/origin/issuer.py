"""The office that issued a document: labelled, signed, named as its maker, or leading its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from plancheck.documents.origin.head import Head, collapse, is_navigation
from plancheck.documents.origin.words import OriginWords
from plancheck.documents.regions import NATION, Gazetteer, load_gazetteer

_BEHIND = r"(?:会同[\u4e00-\u9fff、]{2,40})?(?:联合)?(?:组织)?(?:研究)?(?:制定|编制|制订|起草|编写|发布)了?(?:《|本|了|$)"

_YEAR_OF_WORK = r"(?:(?:19|20)[0-9]{2}[\s　]*年度?|年度)?[\s　]*"
_NO_OFFICE = ("关于", "全")  # 关于…, 全省法院: what a report is on
_GOVERNMENTS = ("政府", "国务院")


@dataclass(frozen=True, eq=False)
class _Patterns:
    office: re.Pattern[str]
    labelled: re.Pattern[str]
    made_by: re.Pattern[str]
    national: re.Pattern[str]
    reports: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(words: OriginWords) -> _Patterns:
    office, label = words.any_of("office"), words.any_of("issuer_label")
    return _Patterns(
        office=re.compile(rf"^(?:[\u4e00-\u9fff（）()、 　]{{2,80}}?){office}$"),
        labelled=re.compile(rf"{label}[\s　]*[：:][\s　|]*(?P<issuer>[^\s　：:，。]{{2,40}})"),
        made_by=re.compile(rf"(?:由|，|。|^)(?P<issuer>[\u4e00-\u9fff、]{{2,50}}?{office}){_BEHIND}"),
        national=re.compile(words.any_of("national_office")),
        reports=re.compile(
            rf"(?P<issuer>[\u4e00-\u9fff]{{2,30}}?{words.any_of('office', 'institution')})[\s　]*{_YEAR_OF_WORK}工作报告"
        ),
    )


def is_office(line: str, words: OriginWords) -> bool:
    """Return whether a line is the name of an office.

    Examples
    --------
    >>> from plancheck.documents.origin.words import load_origin_words
    >>> is_office("某市发展和改革委员会", load_origin_words()), is_office("某市发展规划", load_origin_words())
    (True, False)
    """
    return bool(_patterns(words).office.match(line))


def is_national_office(name: str, words: OriginWords) -> bool:
    """Return whether an office is one of the state, by the first words of its name."""
    return bool(_patterns(words).national.match(name))


def find_labelled_issuer(head: Head) -> str:
    """Return the offices behind a label of a web page (发文机关：…)."""
    begins = head.text[:2000]
    if "：" not in begins and ":" not in begins:
        return ""
    match = _patterns(head.words).labelled.search(begins)
    return join_offices(match["issuer"]) if match else ""


def find_named_issuer(title: str, head: Head, places: Gazetteer) -> str:
    """Return the office that a text names as its maker, on a line of its own, or at the start of its title."""
    if "中国互联网络发展状况统计报告" in title:
        return "中国互联网络信息中心"
    made = _patterns(head.words).made_by.search(head.text[:3000])
    if made:
        return join_offices(re.sub(r"^.*[，。]", "", made["issuer"]))
    for line in head.lines[:8]:
        words = line.strip("# ")
        if (
            is_office(words, head.words)
            and len(words) <= 40
            and words != title
            and not is_navigation(words, head.words)
        ):
            return join_offices(words)
    office = re.match(
        r"(?P<office>(?:国家)?[\u4e00-\u9fff]{1,10}?(?:部|委员会|总局|局|署))[\s　]*(?=[“\"关《十\d])", title
    )
    if office and (
        is_national_office(office["office"], head.words) or places.leading_place(office["office"])[0]
    ):
        return office["office"]
    return ""


def find_reporting_office(title: str, region: str, words: OriginWords, places: Gazetteer) -> str:
    """Return the court, committee or office whose work a report is on; empty where its title names none or a government.

    Examples
    --------
    >>> from plancheck.documents.origin.words import load_origin_words
    >>> words, places = load_origin_words(), load_gazetteer()
    >>> find_reporting_office("无锡市中级人民法院工作报告", "无锡市", words, places)
    '无锡市中级人民法院'
    >>> find_reporting_office("人民检察院工作报告", "无锡市", words, places)
    '无锡市人民检察院'
    >>> find_reporting_office("无锡市政府工作报告", "无锡市", words, places)
    ''
    """
    named = _patterns(words).reports.match(title)
    if named is None or named["issuer"].startswith(_NO_OFFICE) or named["issuer"].endswith(_GOVERNMENTS):
        return ""
    office = named["issuer"]
    whose = (
        region in ("", NATION)
        or places.leading_place(office)[0]
        or office.startswith(("最高", "政协", "中共"))
    )
    return office if whose else region + office.removeprefix(region[-1])


def find_signers(lines: Sequence[str], index: int, *, words: OriginWords) -> str:
    """Return the offices on the lines above a date that stands alone."""
    offices: list[str] = []
    for line in reversed(lines[max(0, index - 8) : index]):
        office = line.strip("# ")
        if is_office(office, words) and len(office) <= 40 and not office.endswith(("通知", "会议")):
            offices.insert(0, office)
        else:
            last = re.search(r"[\s　]([\u4e00-\u9fff]{2,20})$", line)
            if not offices and last and (is_office(last.group(1), words) or last.group(1) == "国务院"):
                offices.insert(0, last.group(1))
            break
    return "、".join(office for line in offices for office in join_offices(line).split("、"))


def join_offices(words: str) -> str:
    """Return offices written with spaces or commas between them as 甲、乙."""
    parts = [part for part in re.split(r"[\s　]+|、|，", words.strip("《》#* ")) if part]
    return "、".join(parts)


def split_offices(words: str) -> str:
    """Return offices printed without a space between them, parted where a place name begins again."""
    words = collapse(words)
    if " " in words:
        return join_offices(words)
    places = load_gazetteer()
    name, length = places.leading_place(words)
    written = words[:length]
    if name and length and words.count(written) > 1:
        return "、".join(written + part for part in words.split(written) if part)
    return words
