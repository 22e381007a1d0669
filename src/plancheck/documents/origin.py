"""Where a document comes from: declared in ``origin.yml``, or recognised from the head of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date as calendar_date
from functools import lru_cache
from pathlib import Path
from typing import Any

from plancheck.documents.dates import (
    DATE,
    FIVE_YEAR_PLANS,
    find_plan_periods,
    find_year_spans,
    iso_date,
    plain_number,
)
from plancheck.documents.document import Origin
from plancheck.documents.headings import clean_title, find_heading
from plancheck.documents.headless import DATELINE, heading_years, is_spoken, is_title, kind_of_body, own_area
from plancheck.documents.lines import Span, markup_spans, merge_spans, split_lines
from plancheck.documents.plan_body import fiscal_years, plan_years
from plancheck.documents.regions import NATION, Gazetteer, load_gazetteer
from plancheck.documents.years import TextYears, estimate_years, find_evidence, goals_are_over, looks_back_on
from plancheck.errors import DocumentError
from plancheck.paths import vocabulary_folder
from plancheck.vocabulary import read_rows

ORIGIN_FILE = "origin.yml"
KINDS = ("plan", "report", "statistics", "other")
HEAD_LINES = 60  # filled lines looked at; titles, numbers and notices stand among them
HEAD_CHARACTERS = 6000
TAIL_CHARACTERS = 600  # signature and date at the end
SURE = 2.0  # votes by which the years that a text tells must lead to speak against a web page's date
PUT_UP_LATER = 1  # years that a page may lag behind its text without saying anything of it

# What official documents are called; the kind decides how their years are read.
_REPORT = r"政府工作报告|工作报告|执行情况(?:和|与|及)?.{0,30}报告|预算草案的报告|工作总结|工作打算|工作安排|工作思路|述职报告"
_STATISTICS = (
    r"统计公报|统计报告|统计年鉴|统计数据|统计快报|统计监测|普查公报|普查主要数据公报|状况公报|公报|运行情况|运行报告|发展报告|"
    r"监测报告|蓝皮书|白皮书|研究报告|调查报告|年度报告|年报|情况通报|数据解读|发展状况.{0,6}报告"
)
_PLAN = (
    r"规划纲要|规划|纲要|行动计划|实施计划|计划|实施方案|方案|指导意见|实施意见|若干意见|意见|行动|路线图|若干措施|政策措施|措施|"
    r"工作要点|要点|战略|决定|任务分工|重点任务|目标任务|建议|办法|规定|部署|工程|预算案演辞|预算案|预算草案|财政预算"
)
_TRAILER = r"(?:[\s　]*[（(【\[][^（()）]{1,40}[)）】\]]|[\s　]*(?:节选|摘要|摘登|全文|解读|发布|文本|草案|送审稿|征求意见稿|汇编|(?:19|20)\d\d))*"
_PLANNED_WORD = re.compile("目标|将(?!近)|蓝图|力争|拟|规划|投资")
_REACHED_WORD = re.compile("完成|成就|回顾|实现了|总结|盘点|评估|年均增长|收官")
_NAME_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
# 某省政府工作报告全文, 政府工作报告精神要点解读(四): pages of a report; not the plan that shares out its tasks
_ABOUT_A_REPORT = re.compile(
    "政府工作报告[^。]{0,24}?(?:全文|解读|要点|摘要|摘登|精神|亮点|看点|翻译|实录)(?!.{0,12}(?:方案|分工|通知|意见|措施))"
)
_TOLD = re.compile(r"[\u4e00-\u9fff]{1,6}(?:说|指出|表示|强调|提出|透露|称)\s?[,，]")  # 报告说,2012年…
_TITLE_END = re.compile(
    rf"(?:{_REPORT}|{_STATISTICS}|{_PLAN}|通知|公告|批复|报告|条例|通告|函){_TRAILER}[\s　]*$"
)
_REPORT_WORD, _STATISTICS_WORD, _PLAN_WORD = (re.compile(words) for words in (_REPORT, _STATISTICS, _PLAN))
_NOTICE = re.compile(
    r"^(?P<issuer>.{0,80}?)[\s　]*(?:关于)[\s　]*(?:印发|发布|公布|转发|下达|批转|调整)[\s　]*(?P<title>.{4,80}?)[\s　]*的?(?:通知|公告|函|决定)"
    + _TRAILER
)
_DAY = r"[0-9０-９一二三四五六七八九十]{1,3}"
_WEB_STAMP = re.compile(
    r"^(?:(?:date|published|updated|日期|时间|发布时间|更新时间)\s?[:：]?\s?)?[\"']?(?P<y>(?:19|20)\d\d)[-/.](?P<m>1[0-2]|0?[1-9])[-/.](?P<d>3[01]|[12]\d|0?[1-9])"
    r"(?:[T\s]+\d{1,2}:\d{2}\S{0,16})?(?:\s[\u4e00-\u9fff：:\s]{0,20})?[\"']?$",
    re.IGNORECASE,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MAIL_DATE = re.compile(
    rf"\b(?P<d>\d{{1,2}}) (?P<m>{'|'.join(_MONTHS)})[a-z]* (?P<y>(?:19|20)\d\d)\b"
)  # Tue, 12 Apr 2022
_FULL_DATE = rf"(?:(?:19|20)\s?\d\s?\d|[一二][〇○零Ｏ一二三四五六七八九]{{3}}|[１２][０-９]{{3}})\s*年\s*{_DAY}\s*月\s*{_DAY}\s*日"
_PUBLISHED = re.compile(r"^(?P<issuer>[^《]{2,60}?)(?:联合)?印发(?:了)?《(?P<title>[^》]{4,80})》$")
_ASSEMBLY = re.compile(
    rf"(?P<date>{_FULL_DATE})[\s　]*(?:[，,]|上午|下午)?[\s　]*(?:在|经)?[\s　]*"
    r"(?P<place>[^第\n。，]{0,30}?)(?:人大)?第[\s　]*[^届\n。]{1,6}[\s　]*届[\s　]*(?:人民代表大会|人大|各界人民代表|全国人大|全国人民代表大会)"
)
_SPEECH = re.compile(rf"(?P<date>{_FULL_DATE})[^\n]{{0,10}}在[^\n]{{2,40}}(?:大会|会议|全会)上")
_SPOKEN_BY = re.compile(
    rf"[（(]\s*(?P<date>{_FULL_DATE})[\s　,，]*(?:(?:代)?(?:[\u4e00-\u9fff]{{0,6}}[省市县区州盟旗镇乡]长|主席|主任)[\s　]*)?[\u4e00-\u9fff·×＊*○]{{2,4}}[\s　]*[)）]$"
)
_GENERIC_PLACES = {
    "省": "province", "市": "city", "区": "region", "县": "county", "自治区": "province", "州": "city", "自治州": "city",
    "盟": "city", "旗": "county",
}  # fmt: skip
_TRADE_ZONE = re.compile(r"^中国[（(](?P<place>[\u4e00-\u9fff]{2,6})[)）]自由贸易")
_ASSEMBLY_OF = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,24}?)第[\s　]*[一二三四五六七八九十]{1,3}[\s　]*届[\s　]*(?:人民代表大会|人大)"
)
# 现在，我代表某县人民政府，向大会报告工作
_SPEAKER = re.compile(
    r"我[\s　]*(?:谨|现)?[\s　]*(?:代表|受)[\s　]*(?P<place>[\u4e00-\u9fff]{2,14}?)(?:人民)?政府"
)
# 某省省长在省人大会议作政府工作报告
_HEAD_OF_GOVERNMENT = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{1,8}?(?:省|市|县|区|州|盟|旗))[\s　]*(?:代)?(?:省|市|县|区|州|盟|旗)长(?!期|效|远|城)"
)
_NATION_ASSEMBLY = re.compile(r"第[一二三四五六七八九十]{1,3}届全国(?:人民代表大会|人大)|全国人民代表大会")
_NUMBER = r"[\u4e00-\u9fff（）()]{1,20}[〔\[（(【﹝［][\s　]*(?:19|20)\d\d[\s　]*[〕\]）)】﹞］][\s　]*(?:第)?[\s　]*\d{1,5}[\s　]*号"
_NUMBER_ALONE = re.compile(
    rf"^[\s　]*(?:(?:发文字号|文号|发文文号|文件编号|字号)[\s　]*[：:]?[\s　]*)?(?P<number>{_NUMBER})[\s　]*$"
)
_NUMBER_LABELLED = re.compile(rf"(?:发文字号|文[\s　]*号|文件编号)[\s　]*[：:][\s　]*(?P<number>{_NUMBER})")
_NUMBER_AFTER_TITLE = re.compile(rf"(?:通知|意见|决定|规划|纲要|方案)[\s　]*(?P<number>{_NUMBER})[\s　]*$")
_DATE_LABEL = re.compile(
    r"(?P<label>成文日期|成文时间|发文日期|印发日期|印发时间|签发日期|发布日期|发布时间|公布日期|公开日期|生成日期|发文时间|日期|时间)[\s　]*[：:]?[\s　]*$"
)
_DATE_ALONE = re.compile(
    r"^[\s　（(]*(?P<date>[12１２一二][^年\n]{3,8}年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月(?:\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日)?)[\s　)）]*(?:[（(].{0,30}[)）]|印发)?[\s　]*$"
)
_SIGNED = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff\s　]{2,60}(?:政府|委员会|部|局|厅|办公室|办公厅|院|委|银行|总局|中心|署|会|社))[\s　]*"
    r"(?P<date>(?:[12１２]|[一二][〇○零Ｏ])[^年\n]{2,8}年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月(?:\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日)?)[\s　]*(?:[（(].{0,30}[)）])?[\s　]*$"
)
_OFFICE = re.compile(
    r"^(?:[\u4e00-\u9fff（）()、 　]{2,80}?)(?:人民政府|政府|委员会|部|局|厅|司|办公室|办公厅|院|总局|银行|中心|署|委|联合会|管委会|协会|小组|调查队|调查总队|研究院)$"
)
_ISSUER_LABELLED = re.compile(
    r"(?:发文机关|发布机构|印发机关|发布单位|发文单位|制定机关|编制单位|发布部门|公开主体|所属机构)[\s　]*[：:][\s　|]*(?P<issuer>[^\s　：:，。]{2,40})"
)
_TWO_SESSIONS = re.compile('(?P<place>[\u4e00-\u9fff]{2,16}[省市县区州盟])[“"]?两会[”"]?')
_TITLE_LABEL = re.compile(r"^(?:标[\s　]*题|名[\s　]*称)[\s　]*[：:][\s　|]*")
_MADE_BY = re.compile(
    r"(?:由|，|。|^)(?P<issuer>[\u4e00-\u9fff、]{2,50}?(?:部|委员会|委|局|厅|办公室|政府|研究中心|信息中心|发展改革委))(?:会同[\u4e00-\u9fff、]{2,40})?(?:联合)?(?:组织)?(?:研究)?(?:制定|编制|制订|起草|编写|发布)了?(?:《|本|了|$)"
)
_NAVIGATION = re.compile(
    r"当前位置|点击|查阅更多|首页|您的位置|来源[：:]|字体|打印|分享|责任编辑|浏览次数|索\s*引\s*号|>>|记者|摄影|编辑|附件|^附[：:]|^\(以下|^（以下"
)
_NATIONAL_OFFICE = re.compile(
    r"^(?:国务院|中共中央|中央|国家|全国|中国|工业和信息化部|财政部|商务部|教育部|科技部|科学技术部|公安部|民政部|司法部|人力资源|自然资源部|"
    r"生态环境部|环境保护部|住房|住建部|交通运输部|水利部|农业农村部|农业部|文化和旅游部|文化部|卫生部|应急管理部|人民银行|审计署|海关总署|税务总局|"
    r"市场监管总局|工商总局|质检总局|新闻出版|体育总局|统计局|林业局|林草局|邮政局|发展改革委|信息产业部|铁道部|民航局|能源局|铁路局)"
)
_YEAR_REPORT = re.compile(
    r"(?P<year>(?:19|20)\d\d|[二一][〇○零九][〇○零一二三四五六七八九]{2}|[１２][０-９]{3})[\s　]*年(?:度)?"
)


_FIRST_HEADING = re.compile(r"<h1\b[^<>]{0,200}>(?P<title>[^<>]{2,120})</h1>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Head:
    """The filled lines of a document's beginning, spaces collapsed, page furniture and markup left out."""

    lines: tuple[str, ...]
    text: str
    tail: tuple[str, ...]
    body: str


def recognise_origin(
    text: str,
    *,
    name: str = "",
    skipped: Sequence[Span] | None = None,
    title: str = "",
    vocabulary: Path | None = None,
) -> Origin:
    r"""Read title, issuer, number, date, years, region and kind from the head (and signature) of a text.

    Parameters
    ----------
    text : str
    name : str
        File name without ending: believed for what the text does not say.
    skipped : sequence of (int, int, str), optional
        Spans to leave out; markup is looked for when None.
    title : str
        The title that the format declares; used when no line reads as one.
    vocabulary : Path, optional
        A user's own vocabulary folder with more places.

    Returns
    -------
    Origin
        With ``declared=False``. Unknown fields are empty; the region is 全国 where nothing names a place. A work
        report's first year is the one it reports on and its last the one it plans; statistics have their year.

    Examples
    --------
    >>> head = "政府工作报告\n（2024年1月23日在青海省第十四届人民代表大会第二次会议上）\n各位代表："
    >>> origin = recognise_origin(head)
    >>> origin.region, origin.date, origin.first_year, origin.last_year, origin.kind, origin.issuer
    ('青海省', '2024-01-23', 2023, 2024, 'report', '青海省人民政府')
    >>> recognise_origin("国务院关于印发现代流通规划的通知\n国发〔2021〕99号").number
    '国发〔2021〕99号'
    """
    places = load_gazetteer(vocabulary)
    head = _read_head(text, skipped=skipped, vocabulary=vocabulary)
    heading = _FIRST_HEADING.search(text[: 10 * HEAD_CHARACTERS]) if not title else None
    title = title or (_collapse(heading["title"]) if heading else "")
    found_title, notice_issuer = _find_title(head, declared=title, name=name)
    kind = _find_kind(found_title, head)
    assembly = _ASSEMBLY.search(head.text[:3000]) if kind in ("report", "plan", "other") else None
    date, signed_issuer, sure = _find_date(head, assembly)
    estimated = TextYears() if sure else _years_against(date, text, kind, title=found_title, name=name)
    if estimated != TextYears():
        date = ""  # the day a page was put up, years after its text was written
    issuer = notice_issuer or _labelled(_ISSUER_LABELLED, head) or signed_issuer
    region = _find_region(found_title, issuer, head, assembly, places, name=name, vocabulary=vocabulary)
    if kind == "report" and "工作报告" in found_title and not notice_issuer:
        issuer = "国务院" if region == NATION else f"{region}人民政府"
    elif not issuer:
        issuer = _named_issuer(found_title, head, places)
        of_nation = region == NATION and re.match('[《“"（(]*全国', found_title)
        if issuer and not of_nation and (region == NATION or region.startswith("本")):
            region = _office_region(issuer, places) or region
    if region != NATION and re.match(r"[省市区县州]人民政府", issuer):
        issuer = region + issuer[1:]
    first, last = _find_years(found_title, kind, date, head, name=name)
    if estimated.own is not None and kind == "report":
        first, last = estimated.observed, estimated.own
    if not sure and kind == "plan" and last is not None and date and int(date[:4]) > last:
        date = ""  # a page that keeps a plan whose years are over
    if kind == "statistics" and first is None and date:
        told = estimate_years(text, name=name, kind=kind, looks_back=True).observed
        if told is not None and 0 <= int(date[:4]) - told <= PUT_UP_LATER:
            first = last = told  # signed in the year after the one that it tells of
    if kind == "statistics" and not date:
        date = _latest_month(head, year=last)
        if date and last is None:
            first = last = int(date[:4])
    return Origin(
        title=found_title,
        issuer=issuer,
        number=_find_number(head),
        date=date,
        first_year=first,
        last_year=last,
        region=region,
        kind=kind,
    )


_SPACES = re.compile(r"[\s　\xa0\ufeff\u200b]+")


def _collapse(words: str) -> str:
    return _SPACES.sub(" ", words).strip()


@lru_cache(maxsize=4)
def _simplify(vocabulary: Path | None) -> dict[int, str]:
    """Return the table from traditional to simplified characters (``characters.csv``): words are compared in one script."""
    folders = tuple(path for path in (vocabulary_folder(), vocabulary) if path is not None)
    return {ord(row["written"]): row["read"] for row in read_rows("characters", folders=folders)}


def _read_head(text: str, *, skipped: Sequence[Span] | None, vocabulary: Path | None) -> _Head:
    spans = list(skipped) if skipped is not None else merge_spans(markup_spans(text[: 10 * HEAD_CHARACTERS]))
    spans = [span for span in spans if span[2] != "running title"]  # a report may say its title nowhere else
    limit = HEAD_CHARACTERS + sum(end - start for start, end, _ in spans if start < HEAD_CHARACTERS)
    window = text[:limit]
    markup = [span for span in spans if span[0] < limit and span[2] != "contents"]
    lines: list[str] = []
    for line in split_lines(
        window, markup=[s for s in markup if s[2] in ("tag", "script", "comment", "entity")]
    ):
        words = _collapse(_visible(window, line.start, line.end, spans)).strip("| ")  # a table's lines
        words = _TITLE_LABEL.sub("", words)
        if words and len(lines) < HEAD_LINES:
            lines.append(words)
    tail = [_collapse(part) for part in text[-TAIL_CHARACTERS:].splitlines()]
    visible = "\n".join(lines)
    simplified = _simplify(vocabulary)
    if not simplified.keys().isdisjoint(map(ord, set(visible))):
        visible = visible.translate(simplified)
        lines = visible.split("\n")
    return _Head(tuple(lines), visible, tuple(part for part in tail if part)[-8:], visible[:HEAD_CHARACTERS])


def _visible(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    parts = []
    for skip_start, skip_end, _ in spans:
        if skip_end <= start:
            continue
        if skip_start >= end:
            break
        if skip_start > start:
            parts.append(text[start:skip_start])
        start = max(start, skip_end)
    if start < end:
        parts.append(text[start:end])
    return "".join(parts)


def _clean(title: str) -> str:
    title = clean_title(title)
    title = re.sub(r"^[—\-–\s]+|[\s]+$", "", title)
    title = re.sub(
        r"^标[\s　]*题[\s　]*[：:]|[\[〔]\d{1,2}[\]〕]$|——(?:19|20|[一二])[^年]{2,6}年.*$", "", title
    )
    title = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", title)
    if title.startswith("《") and title.find("》") in (len(title) - 1, -1):
        title = title.strip("《》")
    return title


def _find_title(head: _Head, *, declared: str, name: str) -> tuple[str, str]:
    """Return the title and the issuer that a notice (…关于印发…的通知) names with it."""
    notice_title = notice_issuer = ""
    candidates: list[tuple[float, str]] = []
    lines = head.lines[:40]
    for index, line in enumerate(lines):
        if _ends_head(line, index):
            break
        if _NAVIGATION.search(line) and not line.startswith("#"):
            continue
        marked = line.startswith("#")
        for width in (1, 2, 3):
            parts = [part.strip("# ").strip() for part in lines[index : index + width]]
            if len(parts) < width or any(_is_no_title_part(part) for part in parts[1:]):
                break
            if _SPOKEN_BY.match(parts[0]):
                break
            joined = "".join(parts) if width > 1 else parts[0]
            if width > 1 and (any(re.search(r"[。，：；]", part) for part in parts) or len(parts[0]) > 30):
                break
            words = _clean(re.sub(r"[\s　]+", "" if width > 1 else " ", joined))
            plain = clean_title(joined)
            notice = _NOTICE.match(plain) or _PUBLISHED.match(plain)
            if notice and len(words) <= 110:
                if not notice_title:
                    notice_title = notice["title"].strip("《》 ")
                    notice_issuer = _join_offices(notice["issuer"])
                break
            if not 4 <= len(words) <= 60 or re.search(r"[。；！？]", words) or not _TITLE_END.search(words):
                continue
            if is_spoken(words) or _TOLD.match(words):
                continue
            if find_heading(words, 0, len(words)) and not marked:
                break
            score = 5.0 - 0.06 * index - 0.4 * (width - 1) + (2.0 if marked else 0.0)
            score += 1.5 if find_plan_periods(words) or find_year_spans(words) else 0.0
            score += 1.0 if re.search(r"政府工作报告|统计公报|规划|纲要", words) else 0.0
            score -= 3.0 if re.search(r"^(?:关于|根据|为|按照|依据|现将)|[，：]", words) else 0.0
            score -= 2.0 if width == 1 and index and _goes_on_from(lines[index - 1], words) else 0.0
            score -= 1.5 if len(_bare_title(words)) < 3 and "工作报告" not in words else 0.0
            candidates.append((score, words))
            if width == 1 and len(_bare_title(words)) >= 3:
                break
    if notice_title:
        # The plan's own title page is fuller than the notice's mention of it.
        key = re.sub(r"[\s“”\"《》]", "", notice_title)
        own = next(
            (words for _, words in candidates if re.sub(r"[\s“”\"《》]", "", words) == key), notice_title
        )
        return own, notice_issuer
    if candidates:
        best = max(candidates, key=lambda candidate: candidate[0])
        return best[1], ""
    if declared and _TITLE_END.search(_clean(re.split(r"[-_|—]", declared)[0])):
        return _clean(re.split(r"[-_|—]", declared)[0]), ""
    if _TITLE_END.search(name):
        return _clean(name), ""
    first = next((line for line in head.lines[:10] if not _NAVIGATION.search(line) and len(line) <= 60), "")
    if declared:
        return _clean(declared), ""
    return (_clean(first) if is_title(first.strip("# ")) else ""), ""


def _is_no_title_part(line: str) -> bool:
    """Return whether a line under a title cannot belong to it: navigation, a notice, a speaker, a heading."""
    return bool(
        _NAVIGATION.search(line)
        or _NOTICE.match(line)
        or _SPOKEN_BY.match(line)
        or re.match(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）", line)
    )


def _bare_title(words: str) -> str:
    """Return what a title says besides its class word, years and spaces: too little means a part of a title."""
    words = _TITLE_END.sub("", words)
    return re.sub(r"[\s\d年—\-－（）()“”\"五第个一二三四六七八九十]|年度|发展", "", words)


def _goes_on_from(line: str, words: str) -> bool:
    """Return whether a title's words go on from the line above them: a place alone, or what a five-year plan is of."""
    above = line.strip("# ")
    if load_gazetteer().find(above) is not None:
        return True
    if not re.match(r"第.{1,3}个五年|“十.{0,2}五”", words):
        return False
    return (
        4 <= len(above) <= 30
        and not re.search(r"[。，：；）)年月日号]$|^目录", above)
        and not _OFFICE.match(above)
    )


def _ends_head(line: str, index: int) -> bool:
    """Return whether the text proper has begun: several sentences in one line, after the first lines."""
    return index > 3 and len(line) > 120 and line.count("。") >= 2 and not _NOTICE.search(line[:120])


def _join_offices(words: str) -> str:
    parts = [part for part in re.split(r"[\s　]+|、|，", words.strip("《》#* ")) if part]
    return "、".join(parts)


def _find_kind(title: str, head: _Head) -> str:
    bare = re.sub(_TRAILER + r"[\s　]*$", "", title)
    if _ABOUT_A_REPORT.search(bare):
        return "report"
    ends = [
        (match.end(), kind)
        for kind, pattern in (
            ("report", _REPORT_WORD),
            ("statistics", _STATISTICS_WORD),
            ("plan", _PLAN_WORD),
        )
        for match in [None, *pattern.finditer(bare)][-1:]
        if match is not None
    ]
    if ends:
        # The word that ends the title is what the document is: 统计工作规划 is a plan, 规划实施评估报告 is none.
        furthest = max(end for end, _ in ends)
        kind = next(kind for end, kind in ends if end == furthest)
        if furthest < len(bare) and bare.endswith("报告"):
            return kind if kind == "report" or re.search(r"建议|草案", bare) else "statistics"
        return kind
    if bare.endswith("报告"):
        return "plan" if re.search(r"建议|草案", bare) else "statistics"
    if find_plan_periods(bare) and _PLANNED_WORD.search(bare) and not _REACHED_WORD.search(bare):
        return "plan"  # news: “十二五”末覆盖率将达20%以上, 十一五发展目标确定
    if _speaker_line(head) or (_ASSEMBLY.search(head.text[:1500]) and "各位代表" in head.text):
        return "report"
    return kind_of_body(head.body)


def _find_number(head: _Head) -> str:
    for line in head.lines:
        match = _NUMBER_ALONE.match(line) or _NUMBER_LABELLED.search(line) or _NUMBER_AFTER_TITLE.search(line)
        if match and "《" not in line[: match.start("number")] and "根据" not in line:
            return re.sub(r"[\s　]", "", match["number"])
    return ""


def _valid(written: str) -> str:
    parts = [int(part) for part in written.split("-")]
    if not 1900 <= parts[0] <= 2100:
        return ""
    try:
        calendar_date(*([*parts, 1, 1])[:3])
    except ValueError:
        return "-".join(written.split("-")[:2]) if len(parts) == 3 else ""
    return written


def _dated(words: str) -> str:
    match = DATE.search(words)
    return _valid(iso_date(match)) if match else ""


def _years_against(date: str, text: str, kind: str, *, title: str, name: str) -> TextYears:
    """Return the years that a text itself tells where they speak against the day a web page gives; else none.

    A page may be put up long after its text was written: 时间：2022年3月12日 above a report that reviews five years up to 2007.
    """
    if not date:
        return TextYears()
    # what its title says counts as its file name does
    years = estimate_years(text, name=f"{title} {name}", kind=kind, looks_back=kind == "report")
    put_up = int(date[:4])
    if years.own is None and not goals_are_over(text, put_up):
        return TextYears()
    if kind == "report":
        late = (
            years.own is not None
            and put_up - years.own > PUT_UP_LATER
            and years.votes >= SURE
            and bool(years.reasons)
        )
    else:
        late = goals_are_over(text, put_up)
    return years if late else TextYears()


def _find_date(head: _Head, assembly: re.Match[str] | None) -> tuple[str, str, bool]:
    """Return the document's date, the office that signed beside it, and whether it is surely the text's own, not a web page's."""
    if assembly is not None and _dated(assembly["date"]):
        return _dated(assembly["date"]), "", True
    speech = _SPEECH.search("\n".join(head.lines[:8])) or _speaker_line(head)
    if speech and _dated(speech["date"]):
        return _dated(speech["date"]), "", True
    labelled: dict[str, str] = {}
    for line in head.lines[:30]:
        for match in DATE.finditer(line):
            label = _DATE_LABEL.search(line[: match.start()])
            if label and match["month"]:
                labelled.setdefault(label["label"], _valid(iso_date(match)))
    for wanted in ("成文日期", "成文时间", "发文日期", "发文时间", "印发日期", "印发时间", "签发日期"):
        if labelled.get(wanted):
            return labelled[wanted], "", True
    for lines in (head.lines, head.tail):
        for index, line in enumerate(lines):
            signed = _SIGNED.search(line) if len(line) < 160 and "。" not in line else None
            if signed and _dated(signed["date"]):
                before = _signers(lines, index) if len(signed["issuer"].strip()) < 4 else ""
                return _dated(signed["date"]), before or _split_offices(signed["issuer"]), True
            alone = _DATE_ALONE.match(line)
            if alone and _dated(alone["date"]):
                return _dated(alone["date"]), _signers(lines, index), True
    for line in head.lines[:3]:
        bracketed = re.search(r"[（(]([^（()）]{6,20})[)）]\s*$", line)
        if bracketed and DATE.fullmatch(bracketed.group(1).strip()) and _dated(bracketed.group(1)):
            return _dated(bracketed.group(1)), "", True
    if labelled:
        return next(iter(labelled.values())), "", False
    for line in head.lines[:12]:
        stamped = (
            DATE.search(line)
            if len(line) <= 60
            and re.search(r"来源|发布|www\.|网站|日报|新华社|时间|https?://|[0-9]{1,2}:[0-9]{2}", line)
            else None
        )
        if stamped and stamped["day"]:
            return _valid(iso_date(stamped)), "", False
    for line in head.lines[:14]:
        stamp = _WEB_STAMP.match(line)
        if stamp:
            return _valid(f"{stamp['y']}-{int(stamp['m']):02d}-{int(stamp['d']):02d}"), "", False
        mail = _MAIL_DATE.search(line)
        if mail:
            month = _MONTHS.index(mail["m"]) + 1
            return _valid(f"{mail['y']}-{month:02d}-{int(mail['d']):02d}"), "", False
    return "", "", True


def _speaker_line(head: _Head) -> re.Match[str] | None:
    """Return the line that gives a report's day and who gave it: （2006年2月8日 张某某）."""
    return next((found for line in head.lines[:8] if (found := _SPOKEN_BY.match(line))), None)


def _signers(lines: Sequence[str], index: int) -> str:
    """Return the offices on the lines above a date that stands alone."""
    offices: list[str] = []
    for line in reversed(lines[max(0, index - 8) : index]):
        words = line.strip("# ")
        if _OFFICE.match(words) and len(words) <= 40 and not words.endswith(("通知", "会议")):
            offices.insert(0, words)
        else:
            last = re.search(r"[\s　]([\u4e00-\u9fff]{2,20})$", line)
            if not offices and last and (_OFFICE.match(last.group(1)) or last.group(1) == "国务院"):
                offices.insert(0, last.group(1))
            break
    return "、".join(office for line in offices for office in _join_offices(line).split("、"))


def _split_offices(words: str) -> str:
    """Return offices printed without a space between them, parted where a place name begins again."""
    words = _collapse(words)
    if " " in words:
        return _join_offices(words)
    places = load_gazetteer()
    name, length = places.leading_place(words)
    written = words[:length]
    if name and length and words.count(written) > 1:
        return "、".join(written + part for part in words.split(written) if part)
    return words


def _labelled(pattern: re.Pattern[str], head: _Head) -> str:
    match = pattern.search(head.text[:2000])
    return _join_offices(match["issuer"]) if match else ""


def _office_region(issuer: str, places: Gazetteer) -> str:
    if _NATIONAL_OFFICE.match(issuer):
        return NATION
    name, _ = places.leading_place(issuer)
    return name


def _find_region(
    title: str,
    issuer: str,
    head: _Head,
    assembly: re.Match[str] | None,
    places: Gazetteer,
    *,
    name: str,
    vocabulary: Path | None,
) -> str:
    if _NATION_ASSEMBLY.search(head.text[:1500]) and ("工作报告" in title or assembly):
        return NATION
    own = ""  # 市第十七届人民代表大会: a place that does not say its name here
    title = DATELINE.sub("", title)
    for match in (assembly, _ASSEMBLY_OF.search(head.text[:1500])):
        if match:
            place = re.sub(r"^.*(?:在|代表|是|的|经|由|向|开幕|召开|举行)|[\s　]", "", match["place"])
            own = own or _GENERIC_PLACES.get(place, "")
            found, length = places.leading_place(place)
            if found and length >= len(place) - 2:
                return found
            if len(place) >= 3 and not found and not own and re.search(r"[省市区县旗州盟乡镇]$", place):
                return place
            if found:
                return found
    sessions = _TWO_SESSIONS.search(head.text[:1500])
    if sessions is not None:
        found, length = places.leading_place(re.sub(r"^.*(?:在|开的|日的|从|向)", "", sessions["place"]))
        if found and length >= 3:
            return found
    zone = _TRADE_ZONE.match(title)
    if zone and places.find(zone["place"]):
        return places.leading_place(zone["place"])[0]
    leading = re.sub(
        r"^(?:关于)?(?:印发|发布)?(?:《)?(?:(?:19|20)\d\d(?:\s*[—\-–－至]\s*\d{2,4})?年(?:度|上半年)?)?[\s　《“\"（(]*",
        "",
        title,
    )
    if re.match("全国(?!文明|卫生|百强|先进|示范)", leading):
        return NATION
    found, _ = places.leading_place(leading)
    if (
        found
        and places.find(found) is not None
        and places.by_name[found].level == "country"
        and found != NATION
    ):
        found = ""  # a study of a foreign country is not its own document's area
    if found:
        return found
    office = _office_region(issuer, places) if issuer else ""
    if office and office != NATION:
        return office
    inside = _place_inside(title, places)
    if inside or office:
        return inside or office
    for speaker in (_SPEAKER.search(head.text[:3000]), _HEAD_OF_GOVERNMENT.search(head.text[:1500])):
        found, length = places.leading_place(speaker["place"]) if speaker else ("", 0)
        if speaker and found and length == len(speaker["place"]):
            return found
    found, _ = places.leading_place(re.sub(r"^[\d年\s_\-]+", "", name))
    if found:
        return found
    return own_area(head.body, places, level=own, name=name, vocabulary=vocabulary)


def _place_inside(title: str, places: Gazetteer) -> str:
    """Return a province or city that a title names after another word (“十四五”浙江省…)."""
    for match in places.pattern.finditer(title):
        place = places.by_name[match.group()]
        if place.level in ("province", "prefecture") or (
            place.level == "group" and place.name.endswith("地区")
        ):
            found, _ = places.leading_place(title[match.start() :])
            return found
    return ""


def _named_issuer(title: str, head: _Head, places: Gazetteer) -> str:
    if "中国互联网络发展状况统计报告" in title:
        return "中国互联网络信息中心"
    made = _MADE_BY.search(head.text[:3000])
    if made:
        return _join_offices(re.sub(r"^.*[，。]", "", made["issuer"]))
    for line in head.lines[:8]:
        words = line.strip("# ")
        if _OFFICE.match(words) and len(words) <= 40 and words != title and not _NAVIGATION.search(words):
            return _join_offices(words)
    office = re.match(
        r"(?P<office>(?:国家)?[\u4e00-\u9fff]{1,10}?(?:部|委员会|总局|局|署))[\s　]*(?=[“\"关《十\d])", title
    )
    if office and (_NATIONAL_OFFICE.match(office["office"]) or places.leading_place(office["office"])[0]):
        return office["office"]
    return ""


def _find_years(title: str, kind: str, date: str, head: _Head, *, name: str) -> tuple[int | None, int | None]:
    spans = [span for span in find_year_spans(title) if span.last - span.first <= 35]
    year = int(date[:4]) if date else None
    if kind == "report":
        meeting = year
        if meeting is None and heading_years(title) != (None, None):
            return heading_years(title)  # …要点之一：2022年工作回顾
        if meeting is None:
            named = _YEAR_REPORT.search(title) or _YEAR_REPORT.search(name)
            meeting = plain_number(named["year"]) if named else None
            if meeting is not None and looks_back_on(head.body, meeting):
                return meeting, meeting + 1  # 2018年某镇工作报告 that tells what 2018 has brought
        return (meeting - 1, meeting) if meeting else heading_years(head.body)
    if spans:
        return spans[0].first, spans[0].last
    plans = find_plan_periods(title)
    if plans:
        # …第十四个五年规划和二〇三五年远景目标纲要: the plan's years are the five.
        return plans[-1].first, plans[-1].last
    single = _YEAR_REPORT.search(title) or re.search(r"(?P<year>(?:19|20)\d\d)$", title)
    if single and kind in ("statistics", "plan"):
        number = plain_number(single["year"])
        by_then = re.match(r"[\s　]*年?(?:底|末)?[\s　]*(?:之|以)?前", title[single.end("year") :])
        if (
            number
            and not by_then
            and not re.search(r"(?:到|至|面向|远景|目标)[\s　]*$", title[: single.start()])
        ):
            return number, number
    if kind == "statistics":
        return (None, None)
    stated = re.search(r"规划期(?:限)?[\s　]*(?:为|：|:|是)?[\s　]*", head.body)
    if stated:
        near = find_year_spans(head.body[stated.end() : stated.end() + 20])
        if near:
            return near[0].first, near[0].last
    if kind == "plan":
        financial = fiscal_years(head.lines[:12])
        if financial[0] is not None:
            return financial
        periods = [(p.first, p.last) for p in find_plan_periods(head.body)]
        if year is not None:
            fitting = [p for p in periods if p[0] - 2 <= year <= p[1]]
            if fitting:
                return Counter(fitting).most_common(1)[0][0]
        elif periods:
            written = [int(number) for number in _NAME_YEAR.findall(name)]
            fitting = [p for p in periods if any(p[0] - 2 <= number <= p[1] for number in written)]
            if written:
                return fitting[0] if fitting else (None, None)
            return _up_to_first_goal(plan_years(head.body), head.body)
        for span in find_year_spans(name):
            return span.first, span.last
    return None, None


def _up_to_first_goal(years: tuple[int | None, int | None], body: str) -> tuple[int | None, int | None]:
    """Return a plan's years, those of the five-year plan of its earliest goal where they begin after it: none aims at the past."""
    goal = min((found.year for found in find_evidence(body) if found.role == "goal"), default=None)
    if years[0] is None or goal is None or goal >= years[0]:
        return years
    return next((span for span in FIVE_YEAR_PLANS.values() if span[0] <= goal <= span[1]), (goal, goal))


def _latest_month(head: _Head, *, year: int | None) -> str:
    """Return the latest month that statistics speak of up to (截至2024年12月); their text gives no date of its own."""
    months = [
        _valid(iso_date(match))
        for match in DATE.finditer(head.body)
        if match["month"]
        and re.search(r"截至[\s　]*$|截止[\s　]*$", head.body[max(0, match.start() - 4) : match.start()])
    ]
    if not months:
        return ""
    return max(month[:7] for month in months)


_KEYS = {
    "id": "", "title": "title", "title_en": "", "issuer": "issuer", "issuer_en": "", "number": "number", "date": "date",
    "plan_first_year": "first_year", "plan_last_year": "last_year", "region": "region", "kind": "kind",
    "address": "address", "sha256": "sha256", "note": "",
}  # fmt: skip
_REQUIRED = ("title", "region", "kind")


def read_origin(path: Path) -> Origin:
    """Read ``origin.yml``; every key is checked and a wrong one is named with its line.

    Keys: id, title, issuer, number, date, plan_first_year, plan_last_year, region, kind, address, sha256, note; title_en and
    issuer_en are for English reports.

    Raises
    ------
    DocumentError
        With ``file:line``: broken yaml, an unknown or doubled key, a value of the wrong kind, a date that is none.
    """
    import yaml

    where = str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise DocumentError("an origin.yml", met="no such file", where=where) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError("an origin.yml in UTF-8", met=str(error), where=where) from error
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f":{mark.line + 1}" if mark else ""
        raise DocumentError(
            "yaml", met=error.problem or "a syntax error", where=f"{where}{line}", do="quote titles and dates"
        ) from error
    except yaml.YAMLError as error:
        raise DocumentError("yaml", met=str(error).splitlines()[0], where=where) from error
    if not isinstance(node, yaml.MappingNode):
        raise DocumentError(
            "keys and values",
            met="an empty file" if node is None else type(node).__name__,
            where=f"{where}:1",
        )
    values: dict[str, Any] = {}
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key not in _KEYS:
            raise DocumentError(f"one of the keys {', '.join(_KEYS)}", met=repr(key), where=f"{where}:{line}")
        if key in seen:
            raise DocumentError(
                f"the key {key} once", met=f"it again (first in line {seen[key]})", where=f"{where}:{line}"
            )
        seen[key] = line
        if not isinstance(value_node, yaml.ScalarNode):
            raise DocumentError(f"one value for {key}", met="a list or mapping", where=f"{where}:{line}")
        values[key] = _origin_value(key, value_node.value, where=f"{where}:{line}")
    for key in _REQUIRED:
        if not values.get(key):
            raise DocumentError(
                f"a value for {key}", met="none", where=f"{where}:{seen.get(key, 1)}", do=f"add '{key}: …'"
            )
    first, last = values.get("plan_first_year"), values.get("plan_last_year")
    if first is not None and last is not None and first > last:
        where_years = f"{where}:{seen['plan_last_year']}"
        raise DocumentError(
            "plan_last_year not before plan_first_year", met=f"{first} to {last}", where=where_years
        )
    known = {field.name for field in fields(Origin)}
    given = {_KEYS[key]: value for key, value in values.items() if _KEYS[key] in known}
    return Origin(**given, declared=True)


def _origin_value(key: str, written: str, *, where: str) -> str | int | None:
    written = "" if written in ("null", "~") else written.strip()
    if key in ("plan_first_year", "plan_last_year"):
        if not written:
            return None
        if not re.fullmatch(r"(?:18|19|20|21)\d\d", written):
            raise DocumentError(f"a year in {key}", met=repr(written), where=where)
        return int(written)
    if (
        key == "date"
        and written
        and (not re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", written) or _valid(written) != written)
    ):
        raise DocumentError("a date as 2016, 2016-11 or 2016-11-24", met=repr(written), where=where)
    if key == "kind" and written not in KINDS:
        raise DocumentError(f"one of {', '.join(KINDS)} in kind", met=repr(written), where=where)
    if key == "sha256" and written and not re.fullmatch(r"[0-9a-f]{64}", written):
        raise DocumentError("64 hexadecimal digits in sha256", met=repr(written), where=where)
    if key == "address" and written and not re.match(r"https?://", written):
        raise DocumentError("an http address", met=repr(written), where=where)
    return written
