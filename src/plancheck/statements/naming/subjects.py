"""The words before a figure as a thing: without place, frame, speaker or rank, and without what is no part of it."""

from __future__ import annotations

import re
from functools import lru_cache

from plancheck.asked_first import begins_with, holds
from plancheck.schema import GROWTH_MEASURES
from plancheck.statements.context.phrases import KEPT, Phrase, without_start
from plancheck.statements.context.reading import Reading
from plancheck.statements.context.trimming import trim
from plancheck.statements.naming.base import NamingReader
from plancheck.statements.naming.left_out import SAYS_THAT
from plancheck.statements.words.lexicon import Lexicon
from plancheck.statements.words.ranks import RANK

_FRAME_OF_SUBJECT = re.compile(
    r"^(?:(?:在.{0,40}?)?的?(?:情况|基础|背景|条件|形势|前提)下|以[^，。；]{2,40}?为(?:代表|主|主体|重点|核心|依托|主要内容)的|.{0,14}?(?:规划|计划|纲要)(?:确定|提出|规定)的|(?:为|提前|如期|全面|已)*(?:实现|完成|达到)?了?[^，。；的]{2,12}?(?:提出|下达|确定|要求)的|围绕[^，。；]{2,30}?等的|(?:扣除|剔除)[^，。；]{2,24}?(?:后|因素)|[^，。；]{0,8}预期目标(?:建议)?[是为：]|[^，。；：]{0,14}目标为?：|主要(?:工业|农业|农)?产品中?(?=[^，。；、产销]{2,}(?:产量|销量)$)|以[^，。；的]{2,12}?(?:价格?|汇率|口径)(?:计算|核算|折算|测算)的?|按[^，。；的]{2,12}?(?:计算|核算|折算|粗算|测算|估算)(?:约|折|合)*|按[^，。；]{0,6}?(?:不变|可比|当年)?价格?(?:计算|计)?|(?:[这就]|这样|可以|能够)*为(?:了|确保)?[^，。；]{0,30}?实现)(?=.{4}|$)"
)
holds(_FRAME_OF_SUBJECT, "下为的除标主按以")
_LONG = 6  # characters of what is said that must be a thing
_IN_FRAMES = re.compile("[下为的除标主按以]")  # each of the frames holds one of them
_COUNTING_START = re.compile("^(?:合计的|共计的|共计|(?:共|总共|一共)(?![同享建产青和用性振管治济]))(?=.{2})")
begins_with(_COUNTING_START, "合共总一")
_COUNTING_END = re.compile(
    "(?:共|总共|一共|累计|已经?|(?<![平人户年月日亩生床])均|合计|就|只|仅|将|要|又|再)+$"
)
_FORESEES = "[^，。；的、]{1,8}?(?:<<office_end>>|部|中心|公司)(?:预计|预测|核定|下达)(?=[^，。；]{4})"
holds(_FORESEES, ("预", "核定", "下达"))
_WILL_ACHIEVE = "(?P<who>[^，。；的、]{3,12}?)(?<!<<office_end>>)预计(?:全年|今年|可|能|将)*(?=实现|完成)"
_AGENT_WILL = re.compile("^([^，。；的]{1,10}?)(?:预计)?(?:将|会(?!议|员|计|展|场|所))(?=[^，。；]{2})")
_WHERE = re.compile("(?:分别|先后|陆续)?在(?!建|校|园|册|岗|编|线)")  # 在甲地和乙地建设3座仓库
_BREAKS = ("", "，", "。", "；", "：", "、", "\n", " ", "\u3000", "（", "“")
_DRIVES = re.compile(
    "的?(?:增速|增长速度|增长|速度)(?:支撑|推动|带动|保障|支持|实现)了?(?=.{2})|以(?![下上内外色太后前往来])(?=[^，。；的]{2,}$)"
)
_NUMBERS = frozenset("一二两三四五六七八九十几")
_GAINS = frozenset(("增收", "增产"))
_PER_ONE_ENDS = ("人均", "户均", "亩均", "人均年", "户均年", "亩均年")
_PER_ONE = frozenset(("亩", "每亩", "户", "每户", "人", "每人"))
# 物价涨幅, 房价涨幅: without their rate they would be an amount
_PRICES_ALONE = re.compile("[\u4e00-\u9fff]价")
_YEARS_ON_END = re.compile("(?:连续|近|过去|这|后|前)?[一二两三四五六七八九十几]{1,2}(?:年(?:平均|年均)?)?$")
_PLACES_LISTED = re.compile(
    "^(?:[\u4e00-\u9fff]{1,8}?[省市县区州旗镇乡][、和及与])+[\u4e00-\u9fff]{1,8}?[省市县区州旗镇乡](?=[^，。；、]{4,}$)"
)
_WITH_WHOM = re.compile(
    "^[^，。；]{0,4}?(?:又|还|已经?|先后|相继|分别|陆续|共|累计)*(?<![合共协参等相向])[同与向跟]$"
)
_MONTH = re.compile("^(?:(?:19|20)[0-9]{2}年|[0-9]{1,2}月份?)(?=.{2})")
_ECONOMY = re.compile(
    "^(?:我[国省市县区州]|[全本][国省市县区州])?(?:年均|平均)?经济(?:持续|平稳|稳定|较快|快速|健康)*(?:增长)?$"
)
_HOW_COUNTED = ("年均", "平均每年", "年平均", "平均年", "实际", "名义", "同比", "环比")
_AIM = re.compile(
    "(?<=.{3})(?:(?:(?:年均)?增长)?(?:的)?(?:主要)?(?:预期|调控)?目标|(?:年均)?增长指标)(?:拟|是|为|是在.*)?$"
)
_PROPOSED = re.compile("^(?:建议|批准|同意|提请|决定)*(?:将|把)?(?=.{3})")
_STEADY = re.compile(
    "^(?P<thing>[^，。；、]{2,12}?)(?:继续|保持|基本|总体)*(?:稳定|平稳|不减|稳中有升|稳中有增)、(?P<head>[^，。；、]{2,6})$"
)
# 在人工智能、公共安全等领域布局
# 国家已经组织了9家企业: who did it is no part of the thing
_STATE_DID = re.compile("国家(?:决定|已经?|先后|陆续|累计|还|又|再)+(?=.{2})")
_IN_FIELDS = re.compile("^在[^，。；]{2,40}?等(?:[^，。；的]{0,6}?)(?:领域|方面|行业|环节)(?=[^的和、]{2})")
_IN_PLACES = re.compile("^在(?:[\u4e00-\u9fff]{1,8}?[省市县区州镇旗](?:、|和|及|与|等地|$)?)+(?=.{2})")
# 在北京、沈阳等地建设, 在黄土高原建设, 在周边国家实施: where it is done ends so
_PLACE_ENDS = re.compile("[省市县区州镇乡村国地点内中上里边间层家场原]|(?<!领)域")
_ON_BASIS = re.compile("(?<=.{2})(?:将|也|均|都)*在[^，。；]{0,16}?(?:基础|基数|水平)上$")
# 物价涨幅从连续几年的高位回落到3%: from what height
_FROM_HEIGHT = re.compile("(?<=.{2})[从由][^，。；从由]{0,12}[高低][位点峰谷]$")
_HEIGHTS = frozenset("位点峰谷")
# 用三年时间将补助标准提高到…: how long it takes
_IN_YEARS = re.compile("^用[^，。；的]{1,8}?(?:年|月)(?:左右)?的?时间内?(?:将|把)?(?=.{2})")
begins_with(_IN_YEARS, "用")
_STEP = re.compile(
    "^(?:[十百千万]?[万亿]元?)?(?:级)?(?:大?台阶|大关|关口|门槛)、?(?:[一二三四五六七八九十]年(?=增|总|累))?"
)
_RANKED = (
    "^(?:总量|总额|总数|规模|增速|增幅)?(?:[均也仍并已稳]|继续|连续|持续)*(?:<<takes_rank>>|保持|领先|跻身|进入)"
    f"(?:在|于)?[^，。；、]{{0,12}}?{RANK}(?:、|$)"
)
# 产值在全国率先突破…, 通车里程全国第四、突破…: among which places, or at what rank, behind the thing
_RANK_BEHIND = f"(?:均|都|也|仍|稳)*(?:在?全[国省市县区州]{RANK}|在全[国省市县区州])$"
_FRAMED = "^.{6,40}(?=<<sets_up>>[^，。；、]{4,}$)"
# 电厂三期建成投产、总装机: of the plant that was finished
_TURNED = "^(?P<thing>[^，。；、]{3,16}?)(?:主体|全面|顺利|正式|相继|全部|如期)*(?:<<turns>>|投入使用|投入运营|启动|上线)+[^，。；、]{0,4}、(?P<head>[^，。；、]{2,6})$"


class Subjects(NamingReader):
    """Finds the subject in the words before a figure."""

    def without_frame(self, subject: str) -> str:
        """围绕产业需求布局建设: what is done, without what it is done for or by."""
        if not subject.startswith(self.words["framing"]) and _WHERE.match(subject) is None:
            return subject
        rest, acts = subject, self.context.lexicon.act
        while (found := acts.at_end(rest)) is not None:
            rest = rest[: -len(found[0])]
        return subject[len(rest) :]

    def without_place(self, subject: str) -> str:
        """Return a subject without the place it opens with: 全县 and 国内 alone name nothing that is measured."""
        if not subject:
            return ""
        lexicon = self.context.lexicon
        if subject[0] in "对在向给为" and (subject[1:] == "其中" or subject[1:] in lexicon.own_area.found):
            return ""  # 对全区33所学校: whom it is done to follows
        bare = self.context.regions.strip(subject)
        area = lexicon.area.at_start(bare)
        if area is not None:
            rest = bare[len(area[0]) :].strip("的")
            if not rest or rest in lexicon.generic:
                return rest  # 全市的基数
        return bare.strip("的")

    def of(self, reading: Reading, phrase: Phrase) -> str:
        """Return the subject of a figure with its place."""
        subject, lexicon = phrase.rest, self.context.lexicon
        if subject[:2] == "所占" and subject[2:] in lexicon.sets["bare_share"]:
            subject = subject[2:]  # 工业总产值增长37%，所占比重升到42%
        view, start = self.context.view, phrase.start
        if subject[:1] in ("和", "与", "及") and view[start : start + 1] == subject[0] and len(subject) > 2:
            # 增长2%和油料产量下降4%: the conjunction right behind another figure
            subject = subject if view[max(0, start - 1) : start] in _BREAKS else subject[1:]
        rate = reading.measure in GROWTH_MEASURES
        link, percent = phrase.tokens[-1][0] if phrase.tokens else "", reading.figure.kind == "percent"
        if phrase.tokens and phrase.tokens[0][0] in _GAINS:
            link = phrase.tokens[0][0]  # 贫困户年均增收
        if "、" not in subject:
            subject, spoken = _plain(subject, rate, percent, link, lexicon)
            return trim(self._without_speaker(subject), lexicon) if spoken else subject
        subject = _without_rate(subject, rate, percent, lexicon)
        if "、" in subject and (steady := _STEADY.match(subject)) is not None:
            subject = self.carried.owned(steady["thing"], steady["head"]) or subject
        elif "、" in subject and (turned := self.pattern(_TURNED).match(subject)) is not None:
            subject = self.carried.owned(turned["thing"], turned["head"]) or subject
        elif (
            "、" in subject
            and (listed := _PLACES_LISTED.match(subject)) is not None
            and self.context.regions.names_all(listed[0])
        ):
            subject = subject[listed.end() :]  # 甲区、乙市、丙县生产总值: of each of them
        subject = _without_circumstance(subject, link, lexicon)
        if _may_be_spoken(subject, lexicon):
            subject = self._without_speaker(subject)
        return trim(subject, lexicon)

    def _without_speaker(self, subject: str) -> str:
        """湖北提出紧盯总投资, 陕西全省将投资: who says it and who will do it are no part of the thing."""
        if ("预" in subject or "核定" in subject or "下达" in subject) and (
            foreseen := self.pattern(_FORESEES).match(subject)
        ) is not None:
            subject = subject[foreseen.end() :]  # 发展改革委预计利润总额: who foresees it
        said = self.pattern(SAYS_THAT).match(subject)
        does = self.pattern(_WILL_ACHIEVE).match(subject) if said is not None and "预计" in said[0] else None
        if does is not None and self.context.lexicon.heads.at_end(does["who"]) is None:
            return (
                does["who"] + subject[does.end() :]
            )  # 纺织企业预计实现产值9亿元: theirs, and nobody says it
        if subject.startswith("提出") or said is not None:
            # 提出生产总值增长5%, 会议提出了钢产量9万吨; 提出建议8条 is what is done
            lexicon = self.context.lexicon
            opened = subject[said.end() :] if said is not None else subject[2:].removeprefix("了")
            told = len(opened) >= _LONG or lexicon.heads.at_end(opened) is not None
            return opened if told or (said is not None and lexicon.act.at_start(opened)) else subject
        agent = _AGENT_WILL.match(subject) if "将" in subject or "会" in subject else None
        if agent is not None and (
            agent[1] in self.sets["speaker"] or not self.context.regions.strip(agent[1]).strip("全省市县区州")
        ):
            return subject[agent.end() :]
        return subject


# What follows needs nothing but the words: they come back in one text and in the texts of one kind.


@lru_cache(maxsize=KEPT)
def _plain(subject: str, rate: bool, percent: bool, link: str, lexicon: Lexicon) -> tuple[str, bool]:
    """Return a subject of one thing as `Subjects.of` does, and False; or True where who says it may still be in it."""
    subject = _without_circumstance(_without_rate(subject, rate, percent, lexicon), link, lexicon)
    return (subject, True) if _may_be_spoken(subject, lexicon) else (trim(subject, lexicon), False)


def _without_rate(subject: str, rate: bool, percent: bool, lexicon: Lexicon) -> str:
    """Return a subject without the noun of its growth (增速), what its aim is called, and how it is counted (年均)."""
    if rate:
        found = lexicon.growth_nouns.at_end(subject) or lexicon.fall_nouns.at_end(subject)
        if (
            found is not None
            and not subject.endswith(lexicon.words["vital_rate"])
            and _PRICES_ALONE.fullmatch(subject, 0, len(subject) - len(found[0])) is None
        ):
            subject = subject[: -len(found[0])]
            if subject.endswith(("年", "年平均", "年年均", "平均")) or subject[-1:] in _NUMBERS:
                subject = _YEARS_ON_END.sub("", subject)  # 连续两年平均增幅
        subject = without_start(_DRIVES, subject)  # 以能耗5%的增速支撑了国民经济9%的增速
        if subject.startswith(("计划", "预计")) and len(subject) >= 6:
            subject = subject[2:]  # 今年计划生产总值增长9%
    if rate and subject == "经济":
        subject += "增长"  # 经济增长7%
    if percent and "标" in subject and (aim := _AIM.search(subject)) is not None:
        subject = _PROPOSED.sub("", subject[: aim.start()])  # 建议将生产总值预期目标调整为9%
    if subject.endswith(_HOW_COUNTED):
        for word in _HOW_COUNTED:
            subject = subject.removesuffix(word)
    if "经济" in subject and rate:
        subject = _ECONOMY.sub("经济增长", subject)
    return subject


def _without_circumstance(subject: str, first: str, lexicon: Lexicon) -> str:
    """Return a subject without where, on what ground or at what rank it is told; `first` is the linking word right behind it."""
    if subject.startswith(("围绕", "聚焦", "依托", "面向")):
        subject = lexicon.pattern(_FRAMED).sub("", subject)
    if subject.startswith("在") and "等" in subject:
        subject = without_start(_IN_FIELDS, subject)
    places = _IN_PLACES.match(subject) if subject[:1] == "在" else None
    done = subject[places.end() :] if places is not None else ""
    if done and lexicon.act.at_start(done.removeprefix("推动")) is not None:
        subject = done  # 在甲市、乙市和丙县建成: the place has a column of its own
    if subject[:2] == "国家":
        subject = without_start(_STATE_DID, subject)
    if subject[:1] == "用":
        subject = without_start(_IN_YEARS, subject)
    if subject[:1] == "在":
        subject = _without_where(subject, lexicon)
    if subject.endswith("上"):
        subject = _ON_BASIS.sub("", subject)
    if subject[-1:] in _HEIGHTS:
        subject = _FROM_HEIGHT.sub("", subject)
    if "台阶" in subject[:6] or subject[:2] in ("大关", "关口", "门槛"):
        subject = _STEP.sub("", subject)
    if "第" in subject or "前" in subject or "首" in subject or "上游" in subject:
        subject = lexicon.pattern(_RANKED).sub("", subject)  # 稳居全国前十、增长5%: a rank is no thing
    if first and first != "分别" and (subject in _PER_ONE or subject.endswith(_PER_ONE_ENDS)):
        subject += first  # 贫困户人均增收1490元, 亩增产70公斤
    if first in _GAINS and subject.endswith((*lexicon.words["person_group"], "户", "农民")):
        subject += first  # 贫困户增收2000元: they have more, and are no more
    if "全" in subject[2:] and (ranked := lexicon.pattern(_RANK_BEHIND).search(subject, 2)) is not None:
        thing = subject[: ranked.start()]
        subject = thing if lexicon.heads.at_end(thing) is not None else subject
    if subject[:1].isdigit():
        subject = without_start(_MONTH, subject)  # 其中9月出口
    if subject[-1:] in ("同", "与", "向", "跟") and _WITH_WHOM.match(subject) is not None:
        subject = ""  # 我国又同15个国家建立了邦交
    subject = subject.rstrip("的、")
    if _IN_FRAMES.search(subject) is not None:
        subject = without_start(_FRAME_OF_SUBJECT, subject)
    return subject


def _without_where(subject: str, lexicon: Lexicon) -> str:
    """在黄土高原建设淤地坝: what is done, without the place it is done in; 在园企业 stays."""
    for place in _PLACE_ENDS.finditer(subject, 3, 44):
        done = lexicon.act.at_start(subject[place.end() :])
        if done is not None and len(done[0]) > 1 and not subject.startswith("建设用地", place.end()):
            return subject[place.end() :]
    return subject


def _may_be_spoken(subject: str, lexicon: Lexicon) -> bool:
    """Whether a subject may begin with who says it or who will do it."""
    told = lexicon.pattern("<<says_that>>").search(subject) is not None
    return (
        told
        or subject.startswith("提出")
        or "将" in subject
        or "会" in subject
        or "预" in subject
        or "核定" in subject
        or "下达" in subject
    )


def without_counting(name: str, lexicon: Lexicon) -> str:
    """铁路共新建 is 铁路新建, 共出生 is 出生: words of counting before a verb name nothing."""
    if name[:1] in ("合", "共", "总", "一"):
        name = without_start(_COUNTING_START, name)
    act = lexicon.act.at_end(name)
    if act is None or len(act[0]) == len(name):
        return name
    before = name[: -len(act[0])]
    plain = _COUNTING_END.sub("", before)
    return (plain or before) + act[0]
