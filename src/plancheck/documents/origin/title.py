"""The title of a document, and the office that a notice names with it (…关于印发…的通知)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plancheck.documents.dates import find_plan_periods, find_year_spans
from plancheck.documents.headings import clean_title, find_heading
from plancheck.documents.origin.body import is_spoken, is_title
from plancheck.documents.origin.head import Head, is_navigation
from plancheck.documents.origin.issuer import is_office, join_offices
from plancheck.documents.origin.kind import title_end, trailer
from plancheck.documents.origin.meeting import SPOKEN_BY
from plancheck.documents.origin.words import OriginWords
from plancheck.documents.regions import load_gazetteer

_BLANKS, _PARTED = re.compile(r"[\s　]+"), re.compile("[。，：；]")
_SAID_OR_LISTED = re.compile(r"[。；！？]|^[■●◆▲□○★☆►•▪]")
_DASHES_BEFORE = "—-– "
_SPACED = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_LABEL_OR_NOTE = re.compile(
    r"^标[\s　]*题[\s　]*[：:]|[\[〔]\d{1,2}[\]〕]$|(?:[(（](?:摘要|节选|全文|摘登)[）)])?[\s　]*(?:——|--|－－)[\s　]*(?:19|20|[一二])[^年]{2,6}年.*$"
)
# the heads of a table: 指标名称 单位 2020年 2021年计划
_TABLE_HEAD = re.compile(
    "(?:序号|指标(?:名称)?|项目(?:名称)?|地区|县区|类别|(?:计量)?单位|年份|年度|产品名称)(?: |$)"
)
_ENDS_NOTE, _DASHES = frozenset("]〕"), ("——", "--", "－－")  # without one there is no label or note
_LONGEST_TITLE, _LONGEST_NOTICE = 60, 110  # characters
_LONGEST_TIDIED = 150
_SHORTEST_OWN = 9  # characters; a shorter first line may be a heading of the text
_TAKEN_OFF, _ENDS_LEADERS = (" ", "*", "＊", "#", "<", "——", "--", "－－"), frozenset(".．…·•-－—0123456789")
_TITLE_LINES, _MOST_LINES = 40, 3  # lines looked at, and lines that one title may run over
# 发布日期:2001-11-02, 来源：统计局综合司: about the page
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,6}[\s　]*[：:].")
_TOLD = re.compile(r"[\u4e00-\u9fff]{1,6}(?:说|指出|表示|强调|提出|透露|称)\s?[,，]")  # 报告说,2012年…
# the site that a page stands on, or the office of the state that keeps it: of whatever place the page tells
_SITE = re.compile(
    r"(?!.*(?:建设|加快|推进|完善))(?:中\s?[国华][\u4e00-\u9fff\s]{0,26}网|[\u4e00-\u9fff\s]{2,30}(?:网站|门户|(?:信息|新闻|统计|政[府务])网))"
    r"(?:[\s|_—–-]+\S{1,30}){0,3}|中华人民共和国[\u4e00-\u9fff]{2,16}[部会局署院]"
)
_PUBLISHED = re.compile(r"^(?P<issuer>[^《]{2,60}?)(?:联合)?印发(?:了)?《(?P<title>[^》]{4,80})》$")
# 现将《…》印发给你们, 《…》已经市政府同意，现印发给你们: the letter that hands out a paper names it where no line above does
_HANDED_OUT = re.compile(
    r"将《(?P<title>[^》]{4,80})》[^《》。]{0,16}?(?:印发|转发|下达|下发)"
    r"|《(?P<agreed>[^》]{4,80})》[^《》。]{0,60}?现(?:予以?)?(?:印发|转发|下达|下发)"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words that end like a title, and how much speaks for them."""

    words: str
    score: float
    lines: int


@lru_cache(maxsize=4)
def _notice(words: OriginWords) -> re.Pattern[str]:
    return re.compile(
        r"^(?!为|根据|按照|依据)《?(?P<issuer>[^《]{0,80}?)[\s　]*(?:关于)[\s　]*(?:印发|发布|公布|转发|下达|批转|调整)[\s　]*(?P<title>.{4,80}?)[\s　]*的?(?:通知|公告|函|决定)"
        + trailer(words)
    )


def find_title(head: Head, *, declared: str, name: str, set_above: bool = False) -> tuple[str, str]:
    """Return the title and the issuer that a notice (…关于印发…的通知) names with it.

    A declared title is the text's own where its writer set it above the text, not the page's that keeps it: then no line
    that holds a clause stands against it.
    """
    notice, candidates = _read_candidates(head)
    if set_above:
        candidates = [one for one in candidates if _PARTED.search(one.words) is None]
    if notice is not None:
        # The plan's own title page is fuller than the notice's mention of it.
        title = notice["title"].strip("《》 ")
        own = (candidate.words for candidate in candidates if _same_title(candidate.words, title))
        return next(own, title), join_offices(notice["issuer"])
    if candidates:
        best = max(candidates, key=lambda candidate: candidate.score).words
        # the last line of a title that stands whole on another line is no title of its own
        whole = (one.words for one in candidates if one.lines == 1 and one.words.endswith(best))
        return max(whole, key=len, default=best), ""
    ends = title_end(head.words)
    if declared and ends.search(tidy_title(re.split(r"[-_|—]", declared)[0])):
        return tidy_title(re.split(r"[-_|—]", declared)[0]), ""
    if ends.search(name):
        return tidy_title(name), ""
    handed = _handed_out(head)
    if handed:
        return handed, ""
    short = (
        line
        for line in head.lines[:10]
        if len(line) <= 60 and not is_navigation(line, head.words) and _SITE.fullmatch(line) is None
    )
    first = next(short, "").strip("# ")
    if declared and not (_names_site(declared, first, head) and not set_above):
        return tidy_title(declared), ""
    return (tidy_title(first) if is_title(first) else ""), ""


def _names_site(declared: str, first: str, head: Head) -> bool:
    """Whether a page's title is that of its site (某县统计网), which stands nowhere in the text, and the first line the text's own."""
    name = re.split(r"[-_|—]", declared)[0].strip()
    return len(first) > max(len(name), _SHORTEST_OWN) and is_title(first) and name not in head.text


def _read_candidates(head: Head) -> tuple[re.Match[str] | None, list[_Candidate]]:
    """Return the first notice of a plan (…关于印发…的通知) and all words that end like a title, over one line or several."""
    notice = None
    candidates: list[_Candidate] = []
    lines = head.lines[:_TITLE_LINES]
    for index, line in enumerate(lines):
        if _ends_head(line, index, head.words):
            break
        if _is_prose(line):
            continue
        if is_navigation(line, head.words) and not line.startswith("#"):
            continue
        if _TABLE_HEAD.match(line):
            continue
        for width in range(1, _MOST_LINES + 1):
            parts = [part.strip("# ").strip() for part in lines[index : index + width]]
            if len(parts) < width or not _make_one_title(parts, head.words):
                break
            joined = "".join(parts)
            words = tidy_title(_BLANKS.sub("" if width > 1 else " ", joined))
            plain = clean_title(joined)
            found = _notice(head.words).match(plain) if "关于" in plain else None
            found = found or (_PUBLISHED.match(plain) if "印发" in plain else None)
            if found and len(words) <= _LONGEST_NOTICE:
                notice = notice or found
                break
            if not _ends_like_title(words, head.words):
                continue
            if find_heading(words, 0, len(words)) and not line.startswith("#"):
                break
            above = lines[index - 1] if width == 1 and index else ""
            score = _score(
                words, index=index, lines=width, marked=line.startswith("#"), above=above, head=head
            )
            candidates.append(_Candidate(words, score, width))
            if width == 1 and len(_bare_title(words, head.words)) >= 3:
                break
    return notice, candidates


def _is_prose(line: str) -> bool:
    """Whether a line is longer than any title, and nothing long in it would be taken off (`tidy_title`): dots and a page, notes."""
    if len(line) <= _LONGEST_TIDIED or line[-1] in _ENDS_LEADERS:
        return False
    return not any(mark in line for mark in _TAKEN_OFF)


def _make_one_title(parts: list[str], words: OriginWords) -> bool:
    """Return whether lines can be one title: none of them a sentence, a speaker, a notice or a heading under it."""
    if SPOKEN_BY.match(parts[0]):
        return False
    if len(parts) == 1:
        return True
    if len(parts[0]) > 30 or _LABELLED.match(parts[0]) or any(map(_PARTED.search, parts)):
        return False
    return not any(_is_no_title_part(part, words) for part in parts[1:])


def _ends_like_title(words: str, known: OriginWords) -> bool:
    return (
        4 <= len(words) <= _LONGEST_TITLE
        and not _SAID_OR_LISTED.search(words)
        and bool(title_end(known).search(words))
        and not is_spoken(words)
        and not _TOLD.match(words)
    )


def _score(words: str, *, index: int, lines: int, marked: bool, above: str, head: Head) -> float:
    """Return how much speaks for words as the title: early, on one line, marked, with years, whole."""
    score = 5.0 - 0.06 * index - 0.4 * (lines - 1) + (2.0 if marked else 0.0)
    score += 1.5 if find_plan_periods(words) or find_year_spans(words) else 0.0
    score += 1.0 if re.search(r"政府工作报告|统计公报|规划|纲要", words) else 0.0
    score -= 3.0 if re.search(r"^(?:关于|根据|为|按照|依据|现将)|[，：]", words) else 0.0
    score -= 2.0 if above and _goes_on_from(above, words, head.words) else 0.0
    score -= 1.5 if len(_bare_title(words, head.words)) < 3 and "工作报告" not in words else 0.0
    return score


def _handed_out(head: Head) -> str:
    """Return the title of the paper that a letter at the head hands out; empty where there is no such letter."""
    for line in head.lines[:_TITLE_LINES]:
        found = _HANDED_OUT.search(line) if "《" in line else None
        if found is not None and "根据" not in line[: found.start()]:
            title = tidy_title(found["title"] or found["agreed"])
            return title if _ends_like_title(title, head.words) else ""
    return ""


def _same_title(words: str, other: str) -> bool:
    marks = r"[\s“”\"《》]"
    return re.sub(marks, "", words) == re.sub(marks, "", other)


def tidy_title(title: str) -> str:
    """Return a title without its label, note marks, marks of a title around it, and spaces between Chinese characters."""
    title = clean_title(title).lstrip(_DASHES_BEFORE)
    if title[:1] == "标" or title[-1:] in _ENDS_NOTE or any(dashes in title for dashes in _DASHES):
        title = _LABEL_OR_NOTE.sub("", title)
    if " " in title:
        title = _SPACED.sub("", title)
    if title.startswith("《") and title.find("》") in (len(title) - 1, -1):
        title = title.strip("《》")
    return title


def _is_no_title_part(line: str, words: OriginWords) -> bool:
    """Return whether a line under a title cannot belong to it: navigation, a notice, a speaker, a heading."""
    return bool(
        is_navigation(line, words)
        or ("关于" in line and _notice(words).match(line))
        or SPOKEN_BY.match(line)
        or _TABLE_HEAD.match(line)
        or re.match(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）", line)
    )


def _bare_title(words: str, known: OriginWords) -> str:
    """Return what a title says besides its class word, years and spaces: too little means a part of a title."""
    words = title_end(known).sub("", words)
    return re.sub(r"[\s\d年—\-－（）()“”\"五第个一二三四六七八九十]|年度|发展", "", words)


def _goes_on_from(line: str, words: str, known: OriginWords) -> bool:
    """Return whether a title's words go on from the line above them: a place alone, or what a five-year plan is of."""
    above = line.strip("# ")
    if load_gazetteer().find(above) is not None:
        return True
    if not re.match(r"第.{1,3}个五年|“十.{0,2}五”", words):
        return False
    return (
        4 <= len(above) <= 30
        and not re.search(r"[。，：；）)年月日号]$|^目录", above)
        and not is_office(above, known)
    )


def _ends_head(line: str, index: int, words: OriginWords) -> bool:
    """Return whether the text proper has begun: several sentences in one line, after the first lines."""
    return index > 3 and len(line) > 120 and line.count("。") >= 2 and not _notice(words).search(line[:120])
