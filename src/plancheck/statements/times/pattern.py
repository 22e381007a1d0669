"""Where time expressions stand: one pattern for all of them, tried only where one can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancheck.documents.characters import places_of
from plancheck.documents.republic_years import REPUBLIC_YEAR

_HAN_YEAR = "[一二][零〇九八一○0]?[零〇一二三四五六七八九○0]{2,3}"  # 二00六: zeros of another script
# 一九年, 二四年, 九八年: written digit by digit; 一二年, 二三年 and 八九年 are some years or one
_SHORT_HAN_YEAR = (
    "(?<![零〇○一二三四五六七八九十百千万亿])(?:一[〇○零一三四五六七八九]|二[〇○零一二四五六七八九]"
    "|八[〇○零一二三四五六七八]|九[〇○零一二三四五六七八九])(?=年(?![代级]))"
)
# 09年, 95—97年
_SHORT_YEAR = r"(?<![0-9.,])(?:0[0-9](?=\s{0,4}年)|[89][0-9](?=\s?[-~至到—]\s?[89][0-9]\s?年))"
_YEAR = rf"(?:(?:18|19|20|21)[0-9]{{2}}|{_HAN_YEAR}|{REPUBLIC_YEAR}|{_SHORT_HAN_YEAR}|{_SHORT_YEAR})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|(?<![0-9百千万亿美欧日港])元)"  # 元月
DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_PLAN = r"(?:二?十[一二三四五六七八]?|[一二三四五六七八九])五"
# “九⏎五”, “十⏎三五”, torn by a line's end
_QUOTED_PLAN = r"(?:二?\s?十\s?[一二三四五六七八]?|[一二三四五六七八九])\s?五"
_PLAN_TAIL = "(?:规划期末|规划?的?最后一年|计划的最后一年|收官之年|开局之年|计划期末|时期末|中期|期间|时期|规划期间|规划期|计划期间|计划时期|计划|以来|期末|末期|末|初期|初|前[1-4一二两三四]年|后[1-4一二两三四]年|期)"
_COUNT = r"(?:[0-9]{1,2}|[一两二三四五六七八九十]{1,3})"
# Blanks may stand inside a date of a paged text: "2024 年 12\n月".
_S = r"\s{0,4}"
_FOOT = r"\s{0,24}"  # and a page foot that was taken out
_PAGE_DAY = r"(?![0-9])(?=[^\S\n]{0,60}(?:\n|$|来源|作者|发布|浏览))"  # 2011年10月12 来源：, as some pages write their day
_Q = r"\s{0,8}"  # a quotation mark written as an entity leaves blanks

_BEGINS_TIME = "0-9一二两三四五六七八九十“\"'‘第过近最这前首本在未今接下到至截全上用利"
_NUMERALS = "一二两三四五六七八九十"
# Behind the first character of a time stands one of these: at most places where a time could begin none does.
_SECOND_OF_TIME = f"0-9\\s年月底初末内/~至到和与、—零〇○两季去近届世过来后一步半全上下前第用{_NUMERALS}-"
# What a time can begin with, by the characters behind it: nearly all numbers and words that begin alike are told from one here.
_OPENS_TIME = re.compile(
    f"[{_BEGINS_TIME}年元](?=[{_SECOND_OF_TIME}])(?:"
    r"(?<=[0-9])(?=[0-9]{0,3}[\s年月底初末/~至到和与、—-])|(?<![0-9])(?:"
    rf"(?<=[{_NUMERALS}])(?=[零〇○0两\s年月至季{_NUMERALS}])"
    rf"|(?<=[“\"‘第])(?=[\s{_NUMERALS}])"
    rf"|(?<=[近这前首])(?=[0-9两三\s{_NUMERALS}])"
    rf"|(?<=用)(?=[0-9{_NUMERALS}])|(?<=利)(?=用)"
    rf"|(?<=[到至])(?=[年全下前第{_NUMERALS}]|上半)"
    "|(?<=年)(?=[底末内初])|(?<=过)(?=去)|(?<=最)(?=近)|(?<=本)(?=[届世])|(?<=在)(?=过)|(?<=未)(?=来)"
    "|(?<=今)(?=后)|(?<=接)(?=下)|(?<=下)(?=[一步半])|(?<=截)(?=至)|(?<=全)(?=年)|(?<=上)(?=半)"
    "|(?<=元)(?=[月至到])(?<![0-9百千万亿美欧日港]元)))"  # 元至9月, 元月
)
TIME = re.compile(
    f"(?=[{_BEGINS_TIME}]|年[底末内初]|元[月至到])(?:"
    "(?=[0-9一二八九])(?:"  # what a year begins with: nothing else is tried as one
    rf"(?P<fiscals>(?P<fa>(?:19|20)[0-9]{{2}}){_S}[-/]{_S}[0-9]{{2}}{_S}(?:年度?)?{_S}(?:至|到|-{{1,2}}|~){_S}(?P<fb>(?:19|20)[0-9]{{2}}){_S}[-/]{_S}(?P<fc>[0-9]{{2}}){_S}(?:财政|学)?年度?)"
    rf"|(?P<fiscal>(?P<f1>(?:19|20)[0-9]{{2}}|二[零〇][零〇一二三四五六七八九]{{2}}){_S}(?:-{{1,2}}|至|/){_S}(?P<f2>[0-9]{{2}}|[零〇一二三四五六七八九]{{2}}){_S}(?:财政|学)?年度?(?:[起开始]{{1,2}}的?(?:未来)?(?P<fyears>[2-9]|[二两三四五六七八九十])年)?)"
    rf"|(?P<span>(?P<y1>{_YEAR}){_S}年?(?:{_S}底|初|末)?{_S}(?:-{{1,2}}|~|至|到|—){_S}(?P<y2>{_YEAR}){_S}年(?!度?前)(?:(?P<spantail>间|期间|末|底)|{_S}(?P<spanmonth>{MONTH}){_S}月份?[底末]?)?)"
    rf"|(?P<twoyears>(?P<ty1>{_YEAR}){_S}年?{_S}[和与]{_S}(?P<ty2>{_YEAR}){_S}年?{_S}这?两年(?:内|间|中)?)"
    rf"|(?P<listed>(?P<ly>(?:19|20)[0-9]{{2}})(?={_S}、{_S}(?:19|20)[0-9]{{2}}{_S}[、和年]))"
    rf"|(?P<date>(?P<y>{_YEAR}){_FOOT}年度?(?:{_S}(?P<m1>{MONTH}){_S}(?:月份?{_S})?(?:-{{1,2}}|至|到|~|—){_S}(?P<m2>{MONTH}){_S}月份?|{_S}(?P<m>{MONTH}){_S}月(?:份|{_S}(?P<d>{DAY})(?:{_S}日|{_PAGE_DAY}))?(?P<mtail>底|末|初|中旬|上旬|下旬|以来)?"
    rf"|(?P<half>上半年|下半年)|(?P<quarter>[前首]三季度?|第?[一二三四]季度|第[一二三四]季(?!度))(?P<qend>末)?"
    r"|(?P<tail>年底前|年底|年末|底前|末前|底|末|初|前|以来|起|以后|之前|以前|期间|全年|至今)?)))"
    rf"|(?P<plan>[“\"‘]{_Q}(?P<planname>{_QUOTED_PLAN}){_Q}[”\"’](?:{_Q}(?P<plantail>{_PLAN_TAIL}))?|[“\"‘]?(?P<barename>{_PLAN})[”\"’]?(?P<baretail>{_PLAN_TAIL}))"
    rf"|(?P<nthplan>第(?P<nth>二?十?[一二三四五六七八九十])个五年(?P<nthword>规划|计划)?(?P<nthtail>期间|时期|期末|的?最后一年|合计|共)?)"
    r"|(?P<century>本世纪末)"
    rf"|(?P<ago>(?<=[比较是为在])(?P<an>[三四五]|[二三四五]?十|[1-5]?[0-9]){_S}年前(?![后期]))"
    rf"|(?P<review>(?:过去|近|最近|这|(?<![学提])前|本届政府|在?过去的){_S}(?P<rn>{_COUNT}){_S}(?:个)?年(?:以?来|间|里)?|(?P<rn2>{_COUNT}){_S}年(?:以来|来|间|内|里|中(?![期段国央小层年间]|共[中党产委省市县区州地十第历组])|累计|共(?!同)|合计|(?=全国|全省|全市|全社会|累计|翻|平均|年均|增加|增量|分别增|新增|建成|完成))|(?<=[，。；：\s])(?P<rn3>[三四五345])年(?=[\u4e00-\u9fff])(?!计划|期|级|制|规划|以|内|前|后|来|间|里|共|累|合)|(?P<rn5>(?<![0-9〇零一二三四五六七八九十])(?:[3-9]|[三四五六七八九十]))年(?![\u4e00-\u9fff]{{2,6}}(?:计划|行动|方案|规划))(?=\s{{0,4}}(?:达|增长|提高|下降|减少|投入|安排|发放|解决|转移|改造|培训|支出|招[聘收募]|演出|举办|选派))|(?P<onceyears>[一二三四五]年来|(?<=的)五年(?=[。；！])|(?<=预计)[三四五]年)|利?用(?P<rn6>{_COUNT}){_S}年(?:左右)?的?时间|(?P<rn4>[三四五345])年的(?=工作|发展|奋斗|历程|实践|努力|财政)|(?P<term>本届政府(?:任期(?!的?(?:第|首|最后|开局))|工作回顾|组建以来|成立以来|五年来?)))"
    r"|(?P<lastyear>一年来(?!的?[0-9]))"
    rf"|(?P<coming>(?:未来|今后|下一?步|接下来){_S}(?P<cn>{_COUNT}){_S}(?:个)?年(?:内|间)?)"
    rf"|(?P<monthlist>(?<![0-9.年、])(?P<firstmonth>1[0-2]|[1-9])(?:{_S}、{_S}(?:1[0-2]|[1-9])){{0,2}}{_S}、{_S}(?P<lastmonth>1[0-2]|[1-9]){_S}(?:月份?|[两三四]个月))"
    rf"|(?P<month>(?<![0-9年]){MONTH}{_S}月(?:份)?(?:底|末|{DAY}{_S}日)?(?=[，,、止，为我全的当单])|(?<![0-9年]){MONTH}{_S}月份?[底末](?=[\u4e00-\u9fffA-Z])(?![前起以])|(?<![0-9年]){MONTH}{_S}月份(?=[\u4e00-\u9fff])(?![前起以开召举到至])|(?<=其中){MONTH}{_S}月(?=[\u4e00-\u9fff])(?![底末前起以开召举到至]))"
    rf"|(?P<months>(?<![0-9.])(?:(?:(?<![提以目月日])前|首){_S}(?P<mn>十一|[两二三四五六七八九十]|1[01]|[2-9]){_S}(?:个月|月(?![0-9份]))|1{_S}(?:月份?{_S})?(?:-{{1,2}}|至|到|~|—){_S}(?P<mto>1[0-2]|[2-9]){_S}月份?|[一元](?:月份?)?(?:至|到|-{{1,2}}|—)(?P<mhan>十一|[二三四五六七八九十]|1[01]|[2-9])月份?))"
    r"|(?P<yearpart>(?:到|至|截至)?(?:年底前|(?<![上去前])年[底末]|年初(?=[为是有仅只]|还?只?有)|(?<!完成)(?<!完成了)(?<!占)(?<!占了)(?<!占到)全年|上半年末?|下半年|(?<![0-9一两二三四五六七八九十])年内|[前首]三季度末?|[前首]三季(?!度)|第?[一二三四]季度末?|第[一二三四]季(?![度稻节茬])))"
    ")"
)
_TRIGGERS = "年五月季纪"
# longest time expression before and after its 年, 五, 月 or 季
_REACH_BEFORE, _REACH_AFTER = 20, 60
# what behind 2015年 can make it more than a year: its end, a month, the years up to it, the day before which something was done
_GOES_ON = frozenset("0123456789元一二三四五六七八九十第上下前首后全年月日度底末初期以之起至到和与~-—（")
YEAR_LENGTH = len("2015年")


def is_year_alone(view: str, at: int) -> bool:
    """Whether a year in digits stands at an offset with nothing behind its 年 that belongs to it: as nearly all times are written.

    Examples
    --------
    >>> is_year_alone("2015年，", 0), is_year_alone("2015年底", 0), is_year_alone("2015—2020年", 0)
    (True, False, False)
    """
    if view[at + 4 : at + YEAR_LENGTH] != "年" or not view.startswith(("20", "19", "18", "21"), at):
        return False
    if view[at - 1 : at] in ("自", "从"):
        return False  # 自2003年在各地实施以来: the years since
    following = view[at + YEAR_LENGTH : at + YEAR_LENGTH + 1]
    if following in _GOES_ON or following.isspace():
        return False
    return "0" <= view[at + 2] <= "9" and "0" <= view[at + 3] <= "9"


def time_places(view: str) -> Iterator[tuple[int, re.Match[str] | None]]:
    """Return where times stand, with their matches of `TIME`; without one where a year stands alone (`is_year_alone`).

    The pattern is tried only around the characters that every time expression holds one of.
    """
    at = 0
    triggers = places_of(view, _TRIGGERS)
    last = len(triggers) - 1
    first = -1  # of the triggers that stand side by side
    for number, place in enumerate(triggers):
        if first < 0:
            first = place
        if number < last and triggers[number + 1] == place + 1:
            continue
        begin = max(at, first - _REACH_BEFORE, place - _REACH_AFTER)
        first = -1
        if place < at:
            continue
        # tried where one can begin: to search for it tries every character, and takes half as long again
        for opening in _OPENS_TIME.finditer(view, begin, place + 2):  # with what follows the last
            start = opening.start()
            if not at <= start <= place:
                continue
            if is_year_alone(view, start):
                yield start, None
                at = start + YEAR_LENGTH
            else:
                match = TIME.match(view, start, place + _REACH_AFTER)
                if match is None:
                    continue
                yield start, match
                at = match.end()
            if at > place:
                break
