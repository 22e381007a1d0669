"""Phrases without what is no part of their thing: predicates, shares, actions."""

from __future__ import annotations

import re
from functools import lru_cache

from plancheck.asked_first import holds
from plancheck.quantities.figure import Figure
from plancheck.statements.context.phrases import KEPT, Phrase, strip_lead
from plancheck.statements.words.lexicon import Lexicon

SHARE = re.compile(
    r"占(?<![侵挤抢滥强霸征乱]占)(?!地(?![区方级])|用(?![水电地能工气煤]{1,2}总[量面额])|比|领|有(?!率)|道|补|优)"
)
holds(SHARE, "占")
MOVES = (
    "再(?=[增提扩降减上下])|<<how_growing>>增长|<<moves>>|<<moves_to>>(?:到|至|为)|减(?![速振震])|变(?![电压频速流])"
    "|缩(?=小|减|短)|压(?=减|降|到|至|缩[^式机空])"
)
MOVES_MUCH = "<<how_far_moved>><<moved>>"
_ADVERBS_OF_PREDICATE = "^(?:已经?|均|都|<<how_it_was_done>>)+(?=.{2})"
_ADVERBS_BEFORE = "(?<=.{2})(?:已经?|均|都|<<how_it_was_done>>|<<as_was_planned>>|正在?|将|不|直接|可以?|能够|加快|稳步|有序|扎实)+$"
# 贫困村全部出列、全县脱贫摘帽: what the whole place does is another clause
_OTHER_CLAUSE = re.compile("[全本我][国省市区县州乡镇村](?=.{2})")
_FINISHED = ("完成", "建成", "达标")  # 路基基本完成: no part of the thing
ONE_CHARACTER = tuple("省市县区村镇乡州国")  # things of one character that are counted
LEADS_ON = ("达", "达到", "为", "至", "到", "约", "超", "过", "近", "数", "额", "率", "量", "，")
TURNS = "(?:主体|结构)?(?:正式|全面|顺利|建成|投入|累计|相继)*<<turns>>$"


def split_predicate(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """Return the noun a clause begins with and what is said of it; the second is empty where nothing is.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> split_predicate("企业实施改造", lexicon_of(load_vocabulary()))
    ('企业', '实施改造')
    """
    cut = lexicon.predicate.search(text, 1 if text[:1] in ONE_CHARACTER else 2)
    if cut is None:
        return lexicon.pattern(_ADVERBS_BEFORE).sub("", text), ""
    does = lexicon.pattern(_ADVERBS_OF_PREDICATE).sub("", text[cut.start() :])
    if len(does) < 3 and does == text[cut.start() :] and does not in _FINISHED:
        return text, ""
    done, mark, also = does.partition("、")
    if mark and len(done) > 1 and _OTHER_CLAUSE.match(also) is not None:
        does = done
    return lexicon.pattern(_ADVERBS_BEFORE).sub("", text[: cut.start()]).rstrip("的"), does


_NEW, _MORE, _FEWER = ("新增", "净增", "新增加"), ("增加", "增加了"), ("减少", "减少了")


def counts_new(phrase: Phrase, figure: Figure, right: str) -> bool:
    """新增2家上市企业, 新增90公里管网, 减少2万贫困人口, 新增30辆车: the thing follows its count, and nothing stands before the verb."""
    verb = phrase.tokens[0][0]
    if figure.kind == "physical":
        moved = verb in _NEW
    else:
        moved = figure.kind == "count" and (verb in _NEW or verb in _MORE)
        moved = moved or (figure.kind in ("count", "none") and verb in _FEWER)
    return moved and (len(right) >= 2 or right.isalpha()) and not right.startswith(("以上", "左右", "的"))


def without_joints(words: str, joints: str, lexicon: Lexicon) -> str:
    """Return words without the characters that join them at both ends, where the first is no part of a word.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> known = lexicon_of(load_vocabulary())
    >>> without_joints("和村庄及", "、和及", known), without_joints("和美乡村、", "、和及", known)
    ('村庄', '和美乡村')
    """
    return words.rstrip(joints) if words[:2] in lexicon.no_lead else words.strip(joints)


def noun_follows(right: str, lexicon: Lexicon) -> bool:
    """Whether the words after a figure begin with a thing."""
    noun = without_joints(right.removeprefix("的"), "、和及与或", lexicon)
    return len(noun) >= 2 and noun not in lexicon.neutral and lexicon.pattern(MOVES).match(noun) is None


def strip_targets(text: str, lexicon: Lexicon) -> str:
    """Return a phrase without the words of intent it opens with: 拟发行 is 发行, 今后五年力争累计支持 is 累计支持."""
    text = strip_lead(text, lexicon) if not text.endswith(lexicon.words["supports"]) else text
    found = lexicon.intents.at_start(text)
    return text[len(found[0]) :] if found is not None and len(text) - len(found[0]) >= 2 else text


# 全力抓好, 加快培育和壮大: that a thing is furthered is no part of it
_PROMOTED = "(?:(?:可以?|要|将|全力|重点|着力|大力|分级|逐步|努力|力争|再|新)*<<promotes>>(?:、|和(?![美谐睦平]))?)+了?"
_MARKS = frozenset("，。；、的")


def strip_promotion(text: str, lexicon: Lexicon, *, least: int = 2) -> str:
    """Return a thing without the verbs that only further it, where at least so many characters of it are left.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> strip_promotion("全力抓好重点项目", lexicon_of(load_vocabulary()))
    '重点项目'
    """
    found = lexicon.pattern(_PROMOTED).match(text)
    if found is None:
        return text
    thing = text[found.end() :]
    return thing if len(thing) >= least and _MARKS.isdisjoint(thing[:least]) else text


def figure_counts(figure: Figure) -> bool:
    """Whether a figure can have its thing after it: a count or an amount, no rate."""
    return figure.kind not in ("percent", "points", "multiple")


def says_in_all(thing: str, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a figure that follows what is new tells how much there is in all: 新增车间8家、无人机产量突破5000台.

    A bound before the figure has taken the verb, and the thing ends in the word that says what is measured.
    """
    head = lexicon.heads.at_end(thing) if figure.outer_start < figure.start else None
    return head is not None and 1 < len(head[0]) < len(thing)


def strip_share(topic: str) -> str:
    """Return the part of 甲占乙的比重.

    Examples
    --------
    >>> strip_share("网络零售额占社会消费品零售总额的比重")
    '网络零售额'
    """
    match = SHARE.search(topic) if "占" in topic else None
    return topic[: match.start()] if match and match.start() else topic


@lru_cache(maxsize=KEPT)
def strip_actions(phrase: str, lexicon: Lexicon) -> str:
    """Return a phrase without the actions it opens with: 培育主营业务收入… is the income."""
    phrase = strip_lead(phrase, lexicon)
    found = lexicon.act.at_start(phrase)
    while found is not None and len(found[0]) < len(phrase):
        if phrase[len(found[0])] == "业" and phrase[len(found[0]) + 1 : len(found[0]) + 2] not in (
            "务",
            "绩",
            "态",
        ):
            break  # 制造业投资: one word
        if len(phrase) - len(found[0]) < 2 and len(found[0]) > 1:
            break  # 保障房, 培训班: one word
        if phrase[len(found[0])] == "性":
            break  # 保障性住房: what kind it is, not what is done
        if any(
            len(deed) > len(found[0]) and phrase.startswith(deed) for deed in lexicon.words["deed_with_thing"]
        ):
            break  # 营造林: one word
        phrase = phrase[len(found[0]) :].lstrip("、和")
        if phrase[:1] in ("及", "与") and lexicon.act.at_start(phrase[1:]) is not None:
            phrase = phrase[1:]  # 新建及改造变电站
        found = lexicon.act.at_start(phrase)
    return phrase


@lru_cache(maxsize=KEPT)
def is_action(phrase: str, lexicon: Lexicon) -> bool:
    """Whether a phrase is nothing but actions: 新建和改扩建, 累计建成."""
    rest = strip_targets(phrase, lexicon)
    while rest:
        found = lexicon.act.at_end(rest) or lexicon.tail.at_end(rest)
        if found is None or (len(found[0]) == 1 and lexicon.whole_words.at_end(rest) is not None):
            return False
        rest = rest[: -len(found[0])].rstrip("、和及的并")
    return True
