"""The title of a document, and the office that a notice names with it (…关于印发…的通知)."""

from __future__ import annotations

import re

from plancheck.documents.dates import find_plan_periods, find_year_spans
from plancheck.documents.headings import clean_title, find_heading
from plancheck.documents.origin.body import is_spoken, is_title
from plancheck.documents.origin.head import NAVIGATION, Head
from plancheck.documents.origin.issuer import OFFICE, join_offices
from plancheck.documents.origin.kind import TITLE_END, TRAILER
from plancheck.documents.origin.meeting import SPOKEN_BY
from plancheck.documents.regions import load_gazetteer

_TOLD = re.compile(r"[\u4e00-\u9fff]{1,6}(?:说|指出|表示|强调|提出|透露|称)\s?[,，]")  # 报告说,2012年…
_NOTICE = re.compile(
    r"^(?P<issuer>.{0,80}?)[\s　]*(?:关于)[\s　]*(?:印发|发布|公布|转发|下达|批转|调整)[\s　]*(?P<title>.{4,80}?)[\s　]*的?(?:通知|公告|函|决定)"
    + TRAILER
)
_PUBLISHED = re.compile(r"^(?P<issuer>[^《]{2,60}?)(?:联合)?印发(?:了)?《(?P<title>[^》]{4,80})》$")


def find_title(head: Head, *, declared: str, name: str) -> tuple[str, str]:
    """Return the title and the issuer that a notice (…关于印发…的通知) names with it."""
    notice_title = notice_issuer = ""
    candidates: list[tuple[float, str]] = []
    lines = head.lines[:40]
    for index, line in enumerate(lines):
        if _ends_head(line, index):
            break
        if NAVIGATION.search(line) and not line.startswith("#"):
            continue
        marked = line.startswith("#")
        for width in (1, 2, 3):
            parts = [part.strip("# ").strip() for part in lines[index : index + width]]
            if len(parts) < width or any(_is_no_title_part(part) for part in parts[1:]):
                break
            if SPOKEN_BY.match(parts[0]):
                break
            joined = "".join(parts) if width > 1 else parts[0]
            if width > 1 and (any(re.search(r"[。，：；]", part) for part in parts) or len(parts[0]) > 30):
                break
            words = tidy_title(re.sub(r"[\s　]+", "" if width > 1 else " ", joined))
            plain = clean_title(joined)
            notice = _NOTICE.match(plain) or _PUBLISHED.match(plain)
            if notice and len(words) <= 110:
                if not notice_title:
                    notice_title = notice["title"].strip("《》 ")
                    notice_issuer = join_offices(notice["issuer"])
                break
            if not 4 <= len(words) <= 60 or re.search(r"[。；！？]", words) or not TITLE_END.search(words):
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
    if declared and TITLE_END.search(tidy_title(re.split(r"[-_|—]", declared)[0])):
        return tidy_title(re.split(r"[-_|—]", declared)[0]), ""
    if TITLE_END.search(name):
        return tidy_title(name), ""
    first = next((line for line in head.lines[:10] if not NAVIGATION.search(line) and len(line) <= 60), "")
    if declared:
        return tidy_title(declared), ""
    return (tidy_title(first) if is_title(first.strip("# ")) else ""), ""


def tidy_title(title: str) -> str:
    """Return a title without its label, note marks, marks of a title around it, and spaces between Chinese characters."""
    title = clean_title(title)
    title = re.sub(r"^[—\-–\s]+|[\s]+$", "", title)
    title = re.sub(
        r"^标[\s　]*题[\s　]*[：:]|[\[〔]\d{1,2}[\]〕]$|——(?:19|20|[一二])[^年]{2,6}年.*$", "", title
    )
    title = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", title)
    if title.startswith("《") and title.find("》") in (len(title) - 1, -1):
        title = title.strip("《》")
    return title


def _is_no_title_part(line: str) -> bool:
    """Return whether a line under a title cannot belong to it: navigation, a notice, a speaker, a heading."""
    return bool(
        NAVIGATION.search(line)
        or _NOTICE.match(line)
        or SPOKEN_BY.match(line)
        or re.match(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）", line)
    )


def _bare_title(words: str) -> str:
    """Return what a title says besides its class word, years and spaces: too little means a part of a title."""
    words = TITLE_END.sub("", words)
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
        and not OFFICE.match(above)
    )


def _ends_head(line: str, index: int) -> bool:
    """Return whether the text proper has begun: several sentences in one line, after the first lines."""
    return index > 3 and len(line) > 120 and line.count("。") >= 2 and not _NOTICE.search(line[:120])
