"""Shares and penetration: a part, its whole and the percentage, in one sentence, across sentences, across documents."""

from __future__ import annotations

import re

from plancheck.claims.conventions import Conventions
from plancheck.claims.figures import OPEN, Figure, Years, is_percentage, same_scope
from plancheck.claims.index import Index, Sentence
from plancheck.claims.phrases import SharePhrase, normalise_phrase, similarity, split_share
from plancheck.claims.relation import (
    Alternative,
    Implied,
    Relation,
    Relations,
    Term,
    are_certain,
    part_of,
    share_of,
    share_of_last,
    share_of_sum,
    whole_of,
)
from plancheck.claims.wholes import at_same_time, count_among, find_wholes, implied_whole, years_text

_TAKES_PART = re.compile(
    r"^(?:人民币|元|左右|以上|[（(][^）)]*[）)])*[，,、；;]?(?:约|大约|共)?(?:占|相当于|占比|所占|在[^，。；]{2,24}中?的?(?:占比|比重|比例))"
)
_TELLING = 4  # characters from which on a name at the end of another tells that the two are one
# least similarity of a part's phrase to a level's phrase in the same sentence (loose relation only)
_LIKE = 0.75


def find_shares(index: Index, relations: Relations, *, conventions: Conventions) -> None:
    """Add every share with its part and whole, and what follows where one of them is not stated.

    Parameters
    ----------
    index : Index
    relations : Relations
        Extended in place.
    conventions : Conventions
    """
    for sentence in index.sentences:
        for share in sentence.figures:
            if share.statement.measure == "share" and share.statement.unit == "%" and share.years is not None:
                _relate(share, sentence, index, relations, conventions)


def _relate(
    share: Figure, sentence: Sentence, index: Index, relations: Relations, conventions: Conventions
) -> None:
    """Add a share with its parts and wholes; where no part is stated, what the part would be."""
    done = _OF_A_PLAN.match(share.statement.indicator)
    if done is not None:
        _relate_to_plan(share, done["thing"], done["plan"], sentence, relations)
        return
    phrase = split_share(share.statement.indicator)
    for year in _years(share):
        parts = _parts(share, phrase, sentence, index, conventions, year)
        parts = [(f, sure) for f, sure in parts if _countable(f, phrase)]
        for part, sure in parts:
            when = part.years if part.years is not None and part.years.single else year
            wholes = find_wholes(share, part, phrase, sentence, index, conventions, when)
            kind = "penetration" if _is_population(share, phrase, conventions) else "share"
            if wholes:
                for whole, sure_whole in wholes:
                    certain = sure and sure_whole
                    relations.add(_of_whole(kind, share, part, whole, sentence, index, certain=certain))
            else:
                implied = implied_whole(share, phrase, kind, year, conventions=conventions)
                relations.add(_without_whole(kind, share, part, implied))
        if parts:
            return
    year = _years(share)[0]
    for whole, _ in find_wholes(share, None, phrase, sentence, index, conventions, year):
        implied = Implied("part", phrase.part, share.concept, share.statement.region, years_text(year))
        pair = (Term(whole, "whole"), Term(share, "share"))
        relations.add(Relation("share", pair, None, part_of, whole.statement.unit, implied=implied))


# 税收收入完成年初预算的比例, 预算收入占预算的比重: a share of what was planned; 教育支出占财政预算的比重 is one of a budget
_OF_A_PLAN = re.compile(
    r"(?P<thing>.{2,}?)(?:完成(?P<plan>[^占]{0,10}?(?:预算|计划|目标|任务)(?:数|额)?)"
    r"|占(?:年初|年度|全年|调整后?|变动|本年|当年)?(?:预算|计划)(?:数|额)?)的?(?:比例|比重)"
)


def _relate_to_plan(
    share: Figure, thing: str, plan: str | None, sentence: Sentence, relations: Relations
) -> None:
    """Add what was done of a plan with the plan's own amount, which only the text between the two can tell.

    收入1035万元，占年初预算2400万元的43.1 %. No other amount is the whole, least of all the total that the thing is a part of.
    """
    s = share.statement
    name = normalise_phrase(thing, s.region)
    before = [
        f
        for f in sentence.figures
        if f.statement.start < s.start and f.statement.measure in ("level", "change") and not is_percentage(f)
    ]
    named = [
        f for f in before if f.phrase == name and f.statement.status == s.status and f.years == share.years
    ]
    levels = [f for f in named if f.statement.measure == "level"]
    if not named:
        return
    part = (levels or named)[
        -1
    ]  # 完成1468万元，增收18万元，完成预算的59 %: what was done, not what was added
    wholes = [
        f
        for f in before
        if f.statement.start > part.statement.start
        and f.statement.status == "target"
        and f.statement.unit == part.statement.unit
        and f.phrase.startswith(name)
    ]
    if wholes:
        terms = (Term(part, "part"), Term(wholes[-1], "whole"), Term(share, "share"))
        direct = re.fullmatch(r"的", sentence.between(wholes[-1], share) or "") is not None
        relations.add(Relation("share", terms, 2, share_of, "%", firm=direct))
    else:
        implied = Implied(
            "whole", f"{thing}{plan or '预算'}", "", s.region, years_text(share.years or _years(share)[0])
        )
        relations.add(_without_whole("share", share, part, implied))


def _of_whole(
    kind: str, share: Figure, part: Figure, whole: Figure, sentence: Sentence, index: Index, *, certain: bool
) -> Relation:
    """Return the relation of a share with its part, or the parts that stand joined, and its whole."""
    joined = _joined(part, share, sentence)
    if len(joined) > 1 and whole not in joined:
        together = (*(Term(f, "part") for f in joined), Term(whole, "whole"), Term(share, "share"))
        last = (Alternative("last_part", share_of_last),)
        return Relation(kind, together, len(joined) + 1, share_of_sum, "%", alternatives=last, firm=False)
    terms = (Term(part, "part"), Term(whole, "whole"), Term(share, "share"))
    known = all(f in sentence.figures or index.is_unique(f) for f in (part, whole))
    return Relation(kind, terms, 2, share_of, "%", firm=certain and known and are_certain(terms))


def _without_whole(kind: str, share: Figure, part: Figure, implied: Implied) -> Relation:
    """Return the relation of a share and its part, which ask for the whole."""
    pair = (Term(part, "part"), Term(share, "share"))
    floors = all(term.figure.statement.qualifier in OPEN for term in pair)
    return Relation(
        kind,
        pair,
        None,
        whole_of,
        part.statement.unit,
        implied=implied,
        parameters=("floors",) if floors else (),
    )


def _countable(part: Figure, phrase: SharePhrase) -> bool:
    """Return whether a part can be measured against the whole: 2740个保护区 take 14.8 % of an area, but not as a number."""
    unit = part.statement.unit
    return "面积" not in phrase.whole or unit in _AREA_UNITS or unit in ("", "%")


_AREA_UNITS = ("m2", "km2", "亩", "公顷", "ha", "mu")


def _years(share: Figure) -> list[Years]:
    """Return the periods at which part and whole can be looked up: a share over a span holds in each of its years."""
    years = share.years
    if years is None:
        return []
    if years.single:
        return [years]
    return [years, *(Years(y, y) for y in range(years.last, max(years.first, years.last - 9) - 1, -1))]


def _is_population(share: Figure, phrase: SharePhrase, conventions: Conventions) -> bool:
    if share.statement.of:
        return share.statement.of in ("population", "人口", "总人口") or "人口" in share.statement.of
    if "人口" in phrase.whole:
        return True
    return "rate_of" in share.conventions and any(
        row.value == "人口" and share.statement.indicator.endswith(row.applies_to)
        for row in conventions.members("rate_of")
    )


def _overlaps(figure: Figure, years: Years) -> bool:
    own = figure.years
    return own is not None and own.first <= years.last and years.first <= own.last


def _parts(
    share: Figure,
    phrase: SharePhrase,
    sentence: Sentence,
    index: Index,
    conventions: Conventions,
    year: Years,
) -> list[tuple[Figure, bool]]:
    """Return candidate parts, the best one first, each with whether it is surely the one meant."""
    s = share.statement
    wanted = _part_phrases(share, phrase, conventions)
    levels = [
        f
        for f in sentence.figures
        if f.statement.measure == "level" and not is_percentage(f) and f.statement.status == s.status
    ]
    # 达5231亿元，占…的3.3 %: the share follows its part directly
    before = [f for f in levels if f.statement.start < s.start and f.statement.region in (s.region, "")]
    listed = _by_order(share, sentence)
    if listed is not None:
        return [(listed, True)]
    outright = any(f.phrase in wanted and at_same_time(f, year) for f in levels)
    if before and _overlaps(before[-1], year) and (before[-1].phrase in wanted or not outright):
        between = sentence.between(before[-1], share)
        if between is not None and _TAKES_PART.match(between) and not re.search(r"[0-9]", between):
            return [(before[-1], True)]
    levels = [f for f in levels if at_same_time(f, year)]
    before = [f for f in before if at_same_time(f, year)]
    named = [
        f
        for f in levels
        if f.statement.region in (s.region, "")
        and (f.phrase in wanted or (share.concept and f.concept == share.concept))
    ]
    if named:
        best = min(named, key=lambda f: (f.phrase not in wanted, abs(f.statement.start - s.start)))
        return [(best, best.phrase in wanted or same_scope(best, share))]
    things = [
        *([f"c:{share.concept}"] if share.concept else []),
        *(f"p:{p}" for p in wanted if not conventions.is_generic(p)),
    ]
    found = index.find("level", things, s.region, year, near=share, status=s.status)
    found = [f for f in found if not is_percentage(f)]
    if found:
        return [(f, f.phrase in wanted or f.phrase.removesuffix("增加值") in wanted) for f in found[:1]]
    # a phrase with words carried over in front still ends with the part's name
    ending = [f for f in levels if any(len(p) >= _TELLING and f.phrase.endswith(p) for p in wanted)]
    if ending:
        return [(ending[0], False)]
    if count_among(share, sentence) is not None:
        return []
    # 1940个国控断面Ⅰ类比例66 %: a count whose name the share goes on to narrow is the whole, not the part
    before = [f for f in before if not any(p.startswith(f.phrase) and p != f.phrase for p in wanted)]
    alike = [f for f in before if any(similarity(f.phrase, p) >= _LIKE for p in wanted)]
    return [(alike[-1], False)] if alike else []


_LIST_SIGN = re.compile(r"^(?:[、，,和及与]|以及)?$")


def _by_order(share: Figure, sentence: Sentence) -> Figure | None:
    """Return the amount at the same place of its list: 非农业76013人，农业526758人，分别占12.6%、87.4%."""
    figures = sentence.figures
    shares = [f for f in figures if f.statement.measure == "share"]
    run = [share]
    for f in reversed(shares[: shares.index(share)]):
        if not _LIST_SIGN.match(sentence.between(f, run[0]) or "-"):
            break
        run.insert(0, f)
    for f in shares[shares.index(share) + 1 :]:
        if not _LIST_SIGN.match(sentence.between(run[-1], f) or "-"):
            break
        run.append(f)
    if len(run) < 2 or "分别" not in sentence.before(run[0]):
        return None
    first = figures.index(run[0])
    amounts = figures[max(0, first - len(run)) : first]
    units = {f.statement.unit for f in amounts}
    if len(amounts) < len(run) or len(units) != 1 or any(f.statement.measure != "level" for f in amounts):
        return None
    if is_percentage(amounts[0]):
        return None
    return amounts[run.index(share)]


def _joined(part: Figure, share: Figure, sentence: Sentence) -> list[Figure]:
    """Return the parts that a share directly behind the last of them speaks of together: 光伏27.34万千瓦、生物质5.1万千瓦，占4.84%."""
    figures = sentence.figures
    between = sentence.between(part, share) if part in figures and part.at < share.at else None
    if between is None or not _TAKES_PART.match(between) or _by_order(share, sentence) is not None:
        return [part]
    found = [part]
    for f in reversed(figures[: figures.index(part)]):
        between = sentence.between(f, found[0])
        alike = (
            f.statement.measure == "level"
            and f.statement.unit == part.statement.unit
            and f.years == part.years
        )
        if not alike or between is None or not re.match(r"^[、和及与][^，。；,;]{0,16}$", between):
            break
        found.insert(0, f)
    return found


def _part_phrases(share: Figure, phrase: SharePhrase, conventions: Conventions) -> tuple[str, ...]:
    """Return the names that a share's part may go by, the surest first: what is looked up must not hang on a set's order."""
    region = share.statement.region
    wanted = [share.phrase, normalise_phrase(phrase.part, region)]
    for row in conventions.members("rate_part") if "rate_part" in share.conventions else ():
        if phrase.part.endswith(row.applies_to):
            wanted.append(normalise_phrase(phrase.part.removesuffix(row.applies_to) + row.value, region))
    for row in conventions.members("rate_of") if "rate_of" in share.conventions else ():
        if phrase.part.endswith(row.applies_to):
            stem = phrase.part.removesuffix(row.applies_to)
            if stem and row.value.endswith(stem):
                continue  # 常住人口城镇化率 is named by its whole
            wanted += [
                normalise_phrase(stem + ending, region) for ending in ("", "用户规模", "用户", "用户数")
            ]
    return tuple(dict.fromkeys([name for name in wanted if name]))
