"""The office that issued a document: labelled, signed, named as its maker, or leading its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.documents.origin.head import NAVIGATION, Head, collapse
from plancheck.documents.regions import Gazetteer, load_gazetteer

OFFICE = re.compile(
    r"^(?:[\u4e00-\u9fff（）()、 　]{2,80}?)(?:人民政府|政府|委员会|部|局|厅|司|办公室|办公厅|院|总局|银行|中心|署|委|联合会|管委会|协会|小组|调查队|调查总队|研究院)$"
)
_ISSUER_LABELLED = re.compile(
    r"(?:发文机关|发布机构|印发机关|发布单位|发文单位|制定机关|编制单位|发布部门|公开主体|所属机构)[\s　]*[：:][\s　|]*(?P<issuer>[^\s　：:，。]{2,40})"
)
_MADE_BY = re.compile(
    r"(?:由|，|。|^)(?P<issuer>[\u4e00-\u9fff、]{2,50}?(?:部|委员会|委|局|厅|办公室|政府|研究中心|信息中心|发展改革委))(?:会同[\u4e00-\u9fff、]{2,40})?(?:联合)?(?:组织)?(?:研究)?(?:制定|编制|制订|起草|编写|发布)了?(?:《|本|了|$)"
)
NATIONAL_OFFICE = re.compile(
    r"^(?:国务院|中共中央|中央|国家|全国|中国|工业和信息化部|财政部|商务部|教育部|科技部|科学技术部|公安部|民政部|司法部|人力资源|自然资源部|"
    r"生态环境部|环境保护部|住房|住建部|交通运输部|水利部|农业农村部|农业部|文化和旅游部|文化部|卫生部|应急管理部|人民银行|审计署|海关总署|税务总局|"
    r"市场监管总局|工商总局|质检总局|新闻出版|体育总局|统计局|林业局|林草局|邮政局|发展改革委|信息产业部|铁道部|民航局|能源局|铁路局)"
)


def find_labelled_issuer(head: Head) -> str:
    """Return the offices behind a label of a web page (发文机关：…)."""
    match = _ISSUER_LABELLED.search(head.text[:2000])
    return join_offices(match["issuer"]) if match else ""


def find_named_issuer(title: str, head: Head, places: Gazetteer) -> str:
    """Return the office that a text names as its maker, on a line of its own, or at the start of its title."""
    if "中国互联网络发展状况统计报告" in title:
        return "中国互联网络信息中心"
    made = _MADE_BY.search(head.text[:3000])
    if made:
        return join_offices(re.sub(r"^.*[，。]", "", made["issuer"]))
    for line in head.lines[:8]:
        words = line.strip("# ")
        if OFFICE.match(words) and len(words) <= 40 and words != title and not NAVIGATION.search(words):
            return join_offices(words)
    office = re.match(
        r"(?P<office>(?:国家)?[\u4e00-\u9fff]{1,10}?(?:部|委员会|总局|局|署))[\s　]*(?=[“\"关《十\d])", title
    )
    if office and (NATIONAL_OFFICE.match(office["office"]) or places.leading_place(office["office"])[0]):
        return office["office"]
    return ""


def find_signers(lines: Sequence[str], index: int) -> str:
    """Return the offices on the lines above a date that stands alone."""
    offices: list[str] = []
    for line in reversed(lines[max(0, index - 8) : index]):
        words = line.strip("# ")
        if OFFICE.match(words) and len(words) <= 40 and not words.endswith(("通知", "会议")):
            offices.insert(0, words)
        else:
            last = re.search(r"[\s　]([\u4e00-\u9fff]{2,20})$", line)
            if not offices and last and (OFFICE.match(last.group(1)) or last.group(1) == "国务院"):
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
