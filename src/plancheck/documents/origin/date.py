"""The date of a document, and whether it is the text's own or only that of the web page that keeps it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plancheck.documents.dates import DATE, iso_date, valid_date
from plancheck.documents.origin.head import Head
from plancheck.documents.origin.issuer import find_signers, split_offices
from plancheck.documents.origin.meeting import PRESS_HELD, SPEECH, SPOKEN_AT, find_speaker_line
from plancheck.documents.origin.words import OriginWords
from plancheck.documents.year_evidence import facts_of_years, goals_are_over
from plancheck.documents.years import TextYears, estimate_years

SURE = 2.0  # votes by which the years that a text tells must lead to speak against a web page's date
PUT_UP_LATER = 1  # years that a page may lag behind its text without saying anything of it
_WEB_STAMP = re.compile(
    r"^(?:(?:date|published|updated|日期|时间|发布时间|更新时间)\s?[:：]?\s?)?[\"']?(?P<y>(?:19|20)\d\d)[-/.](?P<m>1[0-2]|0?[1-9])[-/.](?P<d>3[01]|[12]\d|0?[1-9])"
    r"(?:[T\s]+\d{1,2}:\d{2}\S{0,16})?(?:\s[\u4e00-\u9fff：:\s\d]{0,24})?[\"']?$",
    re.IGNORECASE,
)
# "pubtime":"2015-10-20 19:24:18", 'title','2015-12-04 02:15:00','content': a record of a site's database
_FIELD_STAMP = re.compile(
    r"(?P<published>pub[A-Za-z_]{0,12}\\?[\"']\s?:\s?)?\\?[\"'](?P<y>(?:19|20)[0-9]{2})-(?P<m>1[0-2]|0?[1-9])-(?P<d>3[01]|[12][0-9]|0?[1-9])"
    r"(?:[T ][0-9]{1,2}:[0-9]{2}[0-9:.+Z]{0,16})?\\?[\"']"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Tue, 12 Apr 2022
_MAIL_DATE = re.compile(rf"\b(?P<d>\d{{1,2}}) (?P<m>{'|'.join(_MONTHS)})[a-z]* (?P<y>(?:19|20)\d\d)\b")
_DATE_ALONE = re.compile(
    r"^[\s　（(]*(?P<date>[12１２一二][^年\n]{3,8}年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月(?:\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日)?)[\s　)）]*(?:[（(].{0,30}[)）]|印发)?[\s　]*$"
)
_SIGNED_ON = r"(?P<date>(?:[12１２]|[一二][〇○零Ｏ0O])[^年\n]{2,8}年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月(?:\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日)?)"
_RUN_ON = re.compile(
    r"[会府委局室厅部][\s　]*(?P<date>(?:[12]|[一二][〇○零Ｏ0O])[^年\n]{2,8}年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日)"
)
# source: https://…/201901/t20190116_12.html, a line of its own: most sites of offices write the day of a page into its address
_ADDRESS = re.compile(
    r"^[#>*\-\s]{0,6}\[?(?P<label>[A-Za-z_]{1,16}|[\u4e00-\u9fff]{1,6})?\]?[\s:：<(\"']{0,4}(?P<address>https?://[!-~]{1,500})"
)
_DAY_IN_ADDRESS = re.compile(
    r"(?<![0-9])(?P<y>20[0-9]{2})[-/_]?(?P<m>0[1-9]|1[0-2])[-/_]?(?P<d>0[1-9]|[12][0-9]|3[01])(?![0-9])"
)
# the page that a text was taken from, named at its end
_OF_THE_TEXT = re.compile("原文|出处|来源|source|url", re.IGNORECASE)
# a picture may be years older than its page
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|ico|bmp)(?![0-9A-Za-z])", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[（(]([^（()）]{6,20})[)）]\s*$")
_SOURCE = re.compile(r"来源|发布|www\.|网站|日报|新华社|时间|https?://|[0-9]{1,2}:[0-9]{2}")
_RUN_TOGETHER, _LETTER = 160, 120  # characters of such a line, and behind its words to the day


@dataclass(frozen=True, eq=False)
class _Patterns:
    label: re.Pattern[str]
    signed: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(words: OriginWords) -> _Patterns:
    body = words.any_of("office", "signing_body")
    label = words.any_of("own_date_label", "page_date_label")
    return _Patterns(
        label=re.compile(rf"(?P<label>{label})[\s　]*[：:】]?[\s　]*$"),
        signed=re.compile(
            rf"(?P<issuer>[\u4e00-\u9fff\s　]{{2,60}}{body})[\s　]*{_SIGNED_ON}[\s　]*(?:[（(].{{0,30}}[)）])?[\s　]*$"
        ),
    )


def find_date(head: Head, assembly: re.Match[str] | None) -> tuple[str, str, bool]:
    """Return the document's date, the office that signed beside it, and whether it is surely the text's own, not a web page's.

    No page is put up before what it keeps is written: the day that its address gives is taken where no date is told, and
    for a later one that may be the page's.
    """
    date, signed, sure = _told_by_head(head, assembly)
    put_up = _put_up_on(head) if not date or not sure else ""
    return (put_up, signed, False) if put_up and (not date or put_up < date) else (date, signed, sure)


def _put_up_on(head: Head) -> str:
    """Return the day in the address of the page that a text was taken from; empty where it names none."""
    for number, line in enumerate((*head.lines[:30], *head.tail)):
        own = _ADDRESS.match(line) if "://" in line else None
        if own is None or _PICTURE.search(own["address"]) is not None:
            continue
        linked = line.startswith("(", own.start("address") - 1) or number >= min(30, len(head.lines))
        if linked and _OF_THE_TEXT.search(own["label"] or "") is None:
            continue
        day = _DAY_IN_ADDRESS.search(own["address"])
        if day is not None:
            return valid_date(f"{day['y']}-{day['m']}-{day['d']}")
    return ""


def _told_by_head(head: Head, assembly: re.Match[str] | None) -> tuple[str, str, bool]:
    """The date by what tells it most surely, the office that signed beside it, and whether it is the text's own."""
    if spoken := _spoken_on(head, assembly):
        return spoken, "", True
    labelled = _by_label(head)
    for wanted in head.words.of("own_date_label"):
        if labelled.get(wanted):
            return labelled[wanted], "", True
    date, signers = _signed_on(head)
    if date:
        return date, signers, True
    if bracketed := _in_brackets(head):
        return bracketed, "", True
    if labelled:
        return next(iter(labelled.values())), "", False
    if stamped := _beside_source(head):
        return stamped, "", False
    if handed := _handed_out_on(head):
        return handed, "", True
    page = _by_page(head)
    return page, "", not page


def _spoken_on(head: Head, assembly: re.Match[str] | None) -> str:
    """Return the day of the assembly that a text was read to, of a speech or of a press conference."""
    if assembly is not None and (held := _dated(assembly["date"])):
        return held
    opening = "\n".join(head.lines[:8])
    speech = (
        SPEECH.search(opening)
        or find_speaker_line(head)
        or SPOKEN_AT.search(opening)
        or PRESS_HELD.search(opening)
    )
    return _dated(speech["date"]) if speech else ""


def _by_label(head: Head) -> dict[str, str]:
    """Return the first date behind each label: 成文日期：2012年3月1日; empty where what stands there is no day."""
    label_of = _patterns(head.words).label
    labelled: dict[str, str] = {}
    for line in head.lines[:30]:
        for match in DATE.finditer(line):
            label = label_of.search(line[: match.start()])
            if label and match["month"]:
                labelled.setdefault(label["label"], valid_date(iso_date(match)))
    return labelled


def _signed_on(head: Head) -> tuple[str, str]:
    """Return the date under a text or above it, and the offices that signed beside it."""
    signature = _patterns(head.words).signed
    for lines in (head.lines, head.tail):
        for index, line in enumerate(lines):
            signed = signature.search(line) if len(line) < 160 and "。" not in line else None
            if signed and (date := _dated(signed["date"])):
                before = (
                    find_signers(lines, index, words=head.words) if len(signed["issuer"].strip()) < 4 else ""
                )
                return date, before or split_offices(signed["issuer"])
            alone = _DATE_ALONE.match(line)
            if alone and (date := _dated(alone["date"])):
                return date, find_signers(lines, index, words=head.words)
    return "", ""


def _in_brackets(head: Head) -> str:
    """Return the date in brackets behind a title: （2012年3月1日）."""
    for line in head.lines[:3]:
        bracketed = _IN_BRACKETS.search(line)
        if bracketed and DATE.fullmatch(bracketed[1].strip()) and (date := _dated(bracketed[1])):
            return date
    return ""


def _beside_source(head: Head) -> str:
    """Return the day in a short line that says where and when a page was put up: 来源：… 2012年3月1日."""
    for line in head.lines[:12]:
        stamped = DATE.search(line) if len(line) <= 60 and _SOURCE.search(line) else None
        if stamped and stamped["day"]:
            return valid_date(iso_date(stamped))
    return ""


def _by_page(head: Head) -> str:
    """Return the day that only the page around a text tells: 2012-03-01 beside the time of day, the date of a mail."""
    for line in head.lines[:14]:
        stamp = _WEB_STAMP.match(line)
        if stamp:
            return valid_date(f"{stamp['y']}-{int(stamp['m']):02d}-{int(stamp['d']):02d}")
        mail = _MAIL_DATE.search(line)
        if mail:
            return valid_date(f"{mail['y']}-{_MONTHS.index(mail['m']) + 1:02d}-{int(mail['d']):02d}")
    return _stamped_in_record(head)


def _stamped_in_record(head: Head) -> str:
    """Return the day that a field of its own gives in a record of a database; that of publication before any other.

    Empty where all facts that the text tells are of later years: such a field may hold any day.
    """
    found = [stamp for line in (*head.lines[:14], *head.tail) for stamp in _FIELD_STAMP.finditer(line)]
    if not found:
        return ""
    stamp = next((one for one in found if one["published"]), found[0])
    if int(stamp["y"]) < min((fact.year for fact in facts_of_years(head.body)), default=0):
        return ""
    return valid_date(f"{stamp['y']}-{int(stamp['m']):02d}-{int(stamp['d']):02d}")


def _handed_out_on(head: Head) -> str:
    """Return the day behind the letter that hands out a paper, where a page has run them into one line: …印发给你们，请贯彻执行。某镇人民政府2011年3月10日."""
    for line in head.lines[:12]:
        at = line.find("给你们") if len(line) >= _RUN_TOGETHER else -1
        signed = _RUN_ON.search(line, at, at + _LETTER) if at >= 0 else None
        if signed is not None:
            return _dated(signed["date"])
    return ""


def _dated(words: str) -> str:
    match = DATE.search(words)
    return valid_date(iso_date(match)) if match else ""


def years_against_page(date: str, text: str, kind: str, *, title: str, name: str) -> TextYears:
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


def find_latest_month(head: Head) -> str:
    """Return the latest month that statistics speak of up to (截至2024年12月); their text gives no date of its own."""
    months = [
        valid_date(iso_date(match))
        for match in DATE.finditer(head.body)
        if match["month"]
        and re.search(r"截至[\s　]*$|截止[\s　]*$", head.body[max(0, match.start() - 4) : match.start()])
    ]
    if not months:
        return ""
    return max(month[:7] for month in months)
