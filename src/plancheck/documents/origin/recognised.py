"""The origin of a document as the head (and signature) of its text tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from plancheck.documents.document import Origin
from plancheck.documents.furniture import front_title
from plancheck.documents.lines import Span
from plancheck.documents.origin.date import (
    PUT_UP_LATER,
    SURE,
    find_date,
    find_latest_month,
    years_against_page,
)
from plancheck.documents.origin.head import HEAD_CHARACTERS, Head, collapse, read_head
from plancheck.documents.origin.issuer import find_labelled_issuer, find_named_issuer, find_reporting_office
from plancheck.documents.origin.kind import find_kind
from plancheck.documents.origin.meeting import ASSEMBLY
from plancheck.documents.origin.number import find_number
from plancheck.documents.origin.own_area import UNNAMED
from plancheck.documents.origin.region import find_region, office_region
from plancheck.documents.origin.title import find_title
from plancheck.documents.origin.words import OriginWords
from plancheck.documents.origin.years import find_years
from plancheck.documents.regions import NATION, Gazetteer, load_gazetteer
from plancheck.documents.year_evidence import looks_back_on
from plancheck.documents.years import TextYears, estimate_years

_LAST_MONTHS_OF_PLAN = "11"
_YEAR_OF_NUMBER = re.compile(r"(?:19|20)\d\d")
_FIRST_HEADING = re.compile(r"<h1\b[^<>]{0,200}>(?P<title>[^<>]{2,120})</h1>", re.IGNORECASE)


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
    head = read_head(text, skipped=skipped, vocabulary=vocabulary)
    heading = _FIRST_HEADING.search(text[: 10 * HEAD_CHARACTERS]) if not title else None
    title = title or (collapse(heading["title"]) if heading else "")
    labelled = front_title(text)
    found_title, notice_issuer = find_title(
        head,
        declared=collapse(labelled["title"]) if labelled else title,
        name=name,
        set_above=labelled is not None,
    )
    kind = find_kind(found_title, head)
    meets = kind in ("report", "plan", "other") and "届" in head.text
    assembly = ASSEMBLY.search(head.text[:3000]) if meets else None
    date, signed_issuer, sure = find_date(head, assembly)
    estimated = TextYears() if sure else years_against_page(date, text, kind, title=found_title, name=name)
    if estimated != TextYears():
        date = ""  # the day a page was put up, years after its text was written
    issuer = notice_issuer or find_labelled_issuer(head) or signed_issuer
    region = find_region(
        found_title, issuer, head, assembly, places, kind=kind, name=name, vocabulary=vocabulary
    )
    reports = kind == "report" and "工作报告" in found_title and not notice_issuer
    issuer, region = _with_region(issuer, region, found_title, head, places, reports=reports)
    first, last = find_years(found_title, kind, date, head, name=name)
    if estimated.own is not None and kind == "report":
        first, last = estimated.observed, estimated.own
        if last is not None and first == last and looks_back_on(head.body, last):
            last += 1  # 2007年政府工作报告 that tells what 2007 has brought
    number = find_number(head)
    if kind == "statistics":
        date, first, last = _date_and_year_of_statistics(date, first, last, text, head, name=name, sure=sure)
    elif kind == "plan":
        if not sure and last is not None and date and int(date[:4]) > last:
            date = ""  # a page that keeps a plan whose years are over
        if _tells_of_its_end(found_title, date, last, head.words):
            kind = "other"
        elif not date:
            date = _year_of_number(number, last)
    return Origin(
        title=found_title,
        issuer=issuer,
        number=number,
        date=date,
        first_year=first,
        last_year=last,
        region=region,
        kind=kind,
    )


def _with_region(
    issuer: str, region: str, title: str, head: Head, places: Gazetteer, *, reports: bool
) -> tuple[str, str]:
    """Return the office that issued a document with its place before it, and the region.

    `reports` says that it is a work report: of the office that its title names, or else of the government of its region.
    """
    if reports:
        government = "国务院" if region == NATION else f"{region}人民政府"
        issuer = find_reporting_office(title, region, head.words, places) or government
    elif not issuer:
        issuer = find_named_issuer(title, head, places)
        of_nation = region == NATION and re.match('[《“"（(]*全国', title)
        if issuer and not of_nation and (region == NATION or region in UNNAMED):
            region = office_region(issuer, places, words=head.words) or region
    if region != NATION and re.match(r"[省市区县州]人民政府", issuer):
        issuer = region + issuer[1:]
    return issuer, region


def _date_and_year_of_statistics(
    date: str, first: int | None, last: int | None, text: str, head: Head, *, name: str, sure: bool
) -> tuple[str, int | None, int | None]:
    """Return the date of statistics and the year that they tell of, each told by the other where the head names one alone.

    `sure` says that the date is the text's own, and not that of a page, which may be put up years later.
    """
    if first is None and date:
        years = estimate_years(text, name=name, kind="statistics", looks_back=True)
        told, put_up = years.observed, int(date[:4])
        if told is not None and 0 <= put_up - told <= PUT_UP_LATER:
            first = last = told  # signed in the year after the one that it tells of
        elif told is not None and not sure and told < put_up and years.votes >= SURE and years.reasons:
            date, first, last = "", told, told
    if not date:
        date = find_latest_month(head)
        if date and last is None:
            first = last = int(date[:4])
    return date, first, last


def _tells_of_its_end(title: str, date: str, last: int | None, words: OriginWords) -> bool:
    """Whether news of a plan's last months tells what it has brought: “十三五”规划纲要预计完成31项指标, of December 2020."""
    return (
        last is not None
        and date[:7] >= f"{last}-{_LAST_MONTHS_OF_PLAN}"
        and not title.endswith(words.of("plan"))
        and re.search(words.any_of("plan_over"), title) is not None
    )


def _year_of_number(number: str, last: int | None) -> str:
    """Return the year of a paper's number (〔2017〕52号), the only date some papers give; empty where a plan's years are over by then."""
    written = _YEAR_OF_NUMBER.search(number)
    return written[0] if written is not None and (last is None or int(written[0]) <= last) else ""
