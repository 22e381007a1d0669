"""What the clauses before a figure speak of, where its own leaves it out: subjects, objects, agents."""

from __future__ import annotations

import re

from plancheck.asked_first import holds
from plancheck.statements.context.bare_heads import (
    without_head,
)
from plancheck.statements.context.item_heads import thing_called_for
from plancheck.statements.context.items import RATE_ALONE
from plancheck.statements.context.phrases import (
    LEADING_MARK,
    OPENS_REMARK,
    PAREN,
    Phrase,
    strip_lead,
    take_apart,
    without_start,
    without_times,
)
from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.context.things import is_action, strip_actions, strip_promotion
from plancheck.statements.naming.rules import ACHIEVING, SAID
from plancheck.statements.words.lexicon import Lexicon

_RAISED = re.compile("(?:提高|上调|调高|降低|下调|调低)了?(?P<what>[^，。；的0-9]{3,16})$")
_HOLDS_FIGURE = re.compile(
    "[0-9]\\s?(?:[%万亿个家户人元亩吨米座处项条套辆台所名次头只株张件宗起艘架幢栋]|平方|立方|公里|千米|公顷|千瓦)"
)
_COMPARED = "(?:均|都|明显|也|始终)?<<compares>>"
_HEADLINE = re.compile(  # 修路三百五十公里。 has a figure
    "(?<![^。；：\n])\\s*(?![^。]{0,14}[十百千万亿][一二三四五六七八九十百千万亿])([\u4e00-\u9fff]{4,16})。$"
)
_WHEN_ONLY = re.compile("(?:截至|截止|到|至)?(?:[0-9]{4}年)?[0-9月日年底末初上下半全当今去]*")
_PLAN_END = re.compile("(?:力争)?到(?:本世纪末|(?:规划|计划)?期末)")
_CARRIED_OUT = re.compile("(?:实施|开展|推进|举办|组织|落实)了?(?P<what>[^，。；]{4,20})$")
_UP_TO_NOW = re.compile("(?:近[一二两三四五六七八九十几]?年来|年来|以来)$")
_HOW_IT_GOES = re.compile("(?:完成|执行|进展|增长)?情况(?:如下)?$")
_THRIVES = "<<manner>>|<<how_growing>>|<<went_how>>"
_CLAUSES = re.compile("[，；：。,:—-](?:(?<![—-])|(?<=—)—|(?<=-)-)")  # a mark, or two dashes
_NO_SUBJECT = (
    "(?:总量|总额|总数|规模|增速|增幅|增长率)?(?:在?[全本][国省市区县州球])?(?:<<comes_to_be>>|第[一二三四五六七八九十0-9]{1,3}(?:[位名]|$)|居(?![民住家])|排(?![污放水涝查灌序除])|按[^，。；]{2,12}?<<reckoned>>$|(?:扣除|剔除)[^，。；]{2,10}$)"
    "|(?:经过|通过)[^，。；]{0,24}(?:努力|奋斗|工作|实践|发展|建设)$|<<reason_opens>>|受[^，。；]{2,20}影响$|[^，。；]{2,30}相比较?$|(?:经|据)[^，。；]{0,6}(?:核算|测算|统计|核实|汇总|审计)$"
)
# 在提高效益的前提下: on what condition
_UNDER = re.compile("在[^，。；]{2,30}(?:前提|条件|情况|基础|背景|形势)[下上]")
# 死亡人数与2015年相比，下降9%; 能耗在“十五”末的基础上，每年下降4%: what it is held against, behind the thing
_HELD_AGAINST_TIME = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:[与同和比较][^，。；]{0,12}[年期月末初底][^，。；]{0,6}相比较?"
    "|在[^，。；]{0,12}[年期月末初底][^，。；]{0,8}基础上)\\s*$"
)
_COUNTED_SO = re.compile("按照?[^，。；]{2,24}(?:计算|核算|折算|统计|口径|价格)")
_GOES_ON = frozenset("，；。 ")
_MUST = ("要", "应", "须", "将")
_ALSO = re.compile("(?<=..)(?:同样|也|都|均|则|仍|还|又)+$")  # 高速公路同样也从无到有
_INDICATORS = "(?<=...)<<which_indicators>>*指标$"  # 国有企业主要指标平稳增长
_THING_THAT_MUST = re.compile(
    "(?<=..[率幅额量值数度格平入])[要应须将]$|(?<=..)(?<![主重需首摘纪必简只])要$"
)  # 物价涨幅要逐年降低
_KEEPS = re.compile("(?<=..)[要应须将也仍]?(?:继续)?保持(?!率)(?=.{4})")  # 第三产业保持高于工业的增长速度
_IN_FIELD = re.compile("在?(?P<field>[^，。；]{2,20}?)等?方面")
_BARE_NUMBER = re.compile("(?<=[\u4e00-\u9fff]{2})[0-9][0-9.,]*$")  # 常住人口766579，比上年末增加…
_AND_SUCH = re.compile("^了|等?(?:问题|工作|行动)?$")
_CAME_ABOUT = "(?<=.{3})(?:已经?|基本|初步|全面|逐步)+<<comes_about>>$"
_AMOUNT_IN_WORDS = re.compile("[一二三四五六七八九十百千][万亿]?(?:元|公里|亩|平方米|吨)")
_ACHIEVES = re.compile("^(?:共|累计|已|全年)*(?:完成|实现)(?=.{2})")
holds(_ACHIEVES, SAID[ACHIEVING])
_HOW = ("adverb", "rise", "fall")  # 稳步推进, 加快: how it is done, or that there is more of it
_SO_MANY = re.compile(
    "^[0-9][0-9.,]*[多余]?[万亿]?[多余]?(?:辆|台|只|个|家|户|名|人|项|座|套|场|件|艘|张|次)(?=.{2})"
)
# 全县有8300多万茶农，涉及2万户家庭
_THERE_ARE = re.compile(
    "^(?:[我全本][国省市区县州])?(?:现|共|约|已)?有[0-9][0-9.,]*[多余]?[万亿]?[多余]?[名人户家个]?(?=.{2})"
)
_GIVEN_TO = "(?:为|对|向|给)(?P<whom>[^，。；的]{2,16}?)<<how_given>>*(?:提供|发放|开展|实施|办理)了?(?P<what>[^，。；]{2,16})$"
_PER_UNIT_END = re.compile("(?<=.{2})每(?:千瓦时|度|吨|亩|立方米|平方米|人|户|月|年)+$")
_ASPECTS = "(?:<<aspect>>|发展|产业|综合|总体|整体)+"
_DOER = "<<doer>>$"
_DOES_WELL = "^([^，。；]{2,30}?(?:<<doer>>|业))(?=<<fares>>)"
_NAMED = "^(?P<thing>[^，。；、的]{2,18}?<<named_thing>>)(?:[^，。；、的设]|$)(?<!建设)(?![^，。；]{0,4}(?:建设|设施|体系|规模|数量))[^，。；]{0,16}$"
_DONE_BY_IT = "(?:每年|全年|累计)?<<done_by_it>>"
_TAKEN_AS = "以[^，。；]{2,30}?为(?:主要|重要)?<<taken_as>>"
holds(_TAKEN_AS, "以")
_WORKS_DO = "^(?P<of>[^，。；、]{2,14}?<<title_work>>)(?:累计|共|已|新|有效)*(?:完成|实现|建成|新建)(?=.{2})"
_WORKS = "[^，。；：、0-9]{4,22}?(?:<<title_work>>|[一二三四五]期|标段)"
EFFECT_INSIDE = "(?:累计|共|预计|可|将|直接|间接)*<<effect>>"
_RATE = re.compile("(?:率|比重|比例|占比)$")
LONGEST_ROW = 48  # characters of a clause that is a row of things and their class: 甲、乙、丙等主要产品
_LONGEST_DONE, _LONGEST_DEED_RATED = 8, 4  # characters
_RATE_REACH, _PARTS_CLAUSES = 160, "，；："


def says_done_by_it(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject begins with what a thing that was named does: 发送旅客."""
    return 2 <= len(bare) <= _LONGEST_DONE and lexicon.pattern(_DONE_BY_IT).match(bare) is not None


def says_rate_of_deed(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject is a rate of two to four characters of what is done: 电气化比例."""
    return 2 <= len(_deed_of_rate(bare)) <= _LONGEST_DEED_RATED


def _deed_of_rate(bare: str) -> str:
    return next((bare[: -len(end)] for end in ("覆盖率", "比例", "率") if bare.endswith(end)), "")


class Before:
    """Finds what earlier clauses of a sentence speak of."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.words, self.pattern = context.lexicon.words, context.lexicon.pattern
        self.named: list[int] = []  # where the figures named by the words before them end

    def before_colon(self, start: int, end: int) -> str:
        """全国法人单位：3327.6万个: the thing stands before the colon."""
        view = self.context.view
        begin = max(start, *(view.rfind(mark, start, end) + 1 for mark in "，。；："))
        text = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        named = strip_lead(re.sub(r"^(?:[0-9]{1,2}[.、．])", "", text), self.context.lexicon)
        if named.endswith(("为", "是", "达", "分别")):
            named = take_apart(named, lexicon=self.context.lexicon).rest
        return (
            named
            if 2 <= len(named) <= 20 and not re.search("目标|任务|[一二三]是|如下|以下|包括|注$", named)
            else ""
        )

    def rate_ahead(self, reading: Reading, phrase: Phrase) -> str:
        """A share that a clause of its own names for the ones behind it: 入学率，小学达到99%，初中达到98%."""
        view, at = self.context.view, phrase.start - 1
        start = max(reading.sentence[0], at - _RATE_REACH)
        while at > start and view[at] in _PARTS_CLAUSES:
            begin = max(start, *(view.rfind(mark, start, at) + 1 for mark in _PARTS_CLAUSES))
            if view.find("%", begin, at) < 0:
                rate = self._plain(begin, at) if _RATE.search(view, begin, at) is not None else ""
                return rate if self._is_thing(rate) and _HOLDS_FIGURE.search(rate) is None else ""
            at = begin - 1  # the share of another
        return ""

    def earlier_subject(self, reading: Reading, phrase: Phrase) -> str:
        """The subject of a clause without figures that stands before this one in the sentence."""
        context = self.context
        start, end = max(reading.sentence[0], phrase.start - 90), phrase.start
        if end <= start:
            return ""
        if context.view[end - 1] == "：":
            named = self.before_colon(start, end - 1)
            if named:
                return named
        before = context.view[start:end]
        if OPENS_REMARK.search(before) is not None:
            before = PAREN.sub(lambda remark: " " * len(remark[0]), before)
        clauses = [piece for piece in _CLAUSES.split(before) if piece.strip()]
        if "按" in before and clauses and _COUNTED_SO.fullmatch(clauses[-1].strip()) is not None:
            clauses.pop()  # 社会总产值，按2000年不变价格计算，达到…
        if "在" in before and clauses and _UNDER.fullmatch(clauses[-1].strip()) is not None:
            clauses.pop()  # 工农业生产，在提高效益的前提下，每年增长4%
        if len(clauses) > 1 and _PLAN_END.fullmatch(clauses[-1].strip()) is not None:
            clauses.pop()  # 第三产业要加快发展，到规划期末，占…: when, and no more
        for whole in reversed(clauses[-2:]):
            clause = _HELD_AGAINST_TIME.sub("", whole)
            if _HOLDS_FIGURE.search(clause) is not None:
                return ""
            if clause.lstrip()[:1] == "以" and self.pattern(_TAKEN_AS).match(clause.strip()):
                continue  # 以节能为主要抓手，力争…: what it is done with
            if self.pattern(_NO_SUBJECT).match(clause.strip().lstrip("（")):
                continue  # 跃居全省第五位，年均增长4.4%: done by what was spoken of
            at = start + before.find(clause)
            if self.named and at < self.named[-1] <= at + len(clause) <= self.named[-1] + 4:
                return ""  # 甲翻一番，突破…: the figure that closes the clause has named its subject
            text = _BARE_NUMBER.sub("", self._plain(at, at + len(clause)))
            last = whole is clauses[-1] and (phrase.has("value") or not phrase.rest)
            if subject := self._subject_of_clause(text, last=last, opens=self._opens(clauses, whole)):
                return subject
        return ""

    def _subject_of_clause(self, text: str, *, last: bool, opens: bool) -> str:
        """The subject of a clause without figures; empty where it has none.

        `last`: whether only a link or nothing stands between it and the figure; `opens`: whether no clause of the sentence
        stands before it.
        """
        if text[-2:] == "方面" and (field := _IN_FIELD.fullmatch(text)) is not None:
            text = field["field"]  # 在批发业方面，增加值…
            if self._is_thing(text) or self._is_subject(text):
                return text
        if named := self._named_outright(text):
            return named
        cut = self.context.lexicon.subject_end.search(text)
        if cut is None:
            # 甲的服务企业，2010年共有2.5万家; 小学生，2010年有9万人
            stands_alone = last and (self._is_thing(text) or (opens and self._names_shortly(text)))
            return text if stands_alone else ""
        if cut.start() < 2:
            return ""
        subject = _ALSO.sub("", _UP_TO_NOW.sub("", text[: cut.start()]).strip("的、"))
        if subject.endswith("指标"):
            subject = self.pattern(_INDICATORS).sub("", subject)
        if subject[-1:] in _MUST:
            subject = _THING_THAT_MUST.sub("", subject)
        if self.context.lexicon.pattern(RATE_ALONE).fullmatch(subject) is not None:
            return ""  # 降幅收窄，利润总额…: a rate alone is of what was spoken of
        if len(subject) <= 4 and not opens and subject.endswith(self.words["aspect"]):
            return ""  # 高中教育发展加快，办学规模继续扩大，毛入学率…: of the education
        return subject if self._is_subject(subject) else ""

    def _names_shortly(self, text: str) -> bool:
        """Whether a clause of up to three characters names a thing: goods in one, no link, no adverb, nothing that is done."""
        lexicon = self.context.lexicon
        if len(text) == 1:
            return text in lexicon.goods  # 钢，由1975年的20万吨增加到30万吨
        if (
            not 2 <= len(text) <= 3
            or not text.isalpha()
            or text[-1] in "下上中时后前看来说计测间里外先次之者"
        ):
            return False
        if lexicon.lead.at_start(text) is not None or lexicon.tail.at_end(text) is not None:
            return False
        return lexicon.act.at_start(text) is None and lexicon.act.at_end(text) is None

    def _opens(self, clauses: list[str], clause: str) -> bool:
        """Whether a clause is the first of a sentence that says more than when: 2019年，外贸规模…."""
        first = next((piece for piece in clauses if _WHEN_ONLY.fullmatch(piece.strip()) is None), clause)
        return clause is first

    def _plain(self, start: int, end: int) -> str:
        """A clause without its times, the words that lead to it, what it is compared with, how it goes."""
        context = self.context
        times = context.times_in(start, end)
        text = without_times(context.view, start, end, times, is_base=frozenset())
        text = without_start(LEADING_MARK, text)
        return _HOW_IT_GOES.sub("", _without_comparison(strip_lead(text, context.lexicon), context.lexicon))

    def _named_outright(self, text: str) -> str:
        """The thing that a clause is only there to name: 就甲而言; or one that ends in what is measured of it."""
        spoken = re.match("^(?:以|就|拿|从)(.{2,16}?)(?:来说|而言|说来)$", text)
        if spoken is not None:
            return spoken[1].replace("的", "")
        head = self.context.lexicon.heads.at_end(text)
        whole = head is not None and len(head[0]) < len(text) <= 40 and _KEEPS.search(text) is None
        return re.sub("^(?:实现|全国实现)", "", text) if whole else ""

    def _is_thing(self, text: str) -> bool:
        """Whether all of a clause is a thing, and nothing is done or said in it."""
        if not 4 <= len(text) <= (LONGEST_ROW if "等" in text else 30) or text.endswith(
            ("中", "下", "上", "来", "时", "后", "看", "前")
        ):
            return False
        acts = (
            self.context.lexicon.act.at_start(text) is not None
            or self.context.lexicon.predicate.search(text, 2) is not None
        )
        return not acts or "的" in text[3:-1]

    def _is_subject(self, words: str) -> bool:
        """Whether words can be what a clause is about: more than places, no action, no circumstance."""
        context = self.context
        plain = context.regions.strip(words)
        if len(plain) < 2 or plain.endswith(("中", "下", "上", "来", "时", "后", "面", "我们", "较")):
            return False
        if context.regions.names_all(words):
            return False
        return context.lexicon.act.at_start(plain) is None or plain in context.lexicon.heads.found

    def headline_before(self, reading: Reading, phrase: Phrase) -> str:
        """经营主体持续壮大。总量接近8万户: what a short sentence without figures speaks of, right before this one."""
        view, start = self.context.view, reading.sentence[0]
        if phrase.start != start and self._tells_more_than_when(start, phrase.start):
            return ""
        end = start
        while end > 0 and view[end - 1] in "* ":
            end -= 1  # **大力发展竹编。**
        said = _HEADLINE.search(view, max(0, end - 20), end) if view[end - 1 : end] == "。" else None
        if said is None:
            return ""
        if called := thing_called_for(said[1], self.context.lexicon):
            return called
        cut = self.context.lexicon.subject_end.search(said[1])
        if (
            cut is None
            and len(said[1]) >= 8
            and not (said[1].endswith(self.words["works"]) or said[1][0] in "让使把将要")
        ):
            subject = said[1][:-4]  # 经营主体稳中培优: such headlines close with four characters of praise
        else:
            subject = said[1][: cut.start()] if cut is not None else ""
        if self.pattern(_ASPECTS).fullmatch(subject) is not None:
            return ""  # 规模效益快速增长。业务收入…: of what the text is about
        plain = 2 <= len(subject) <= 10 and self.context.lexicon.act.at_start(subject) is None
        return subject if plain else ""

    def _tells_more_than_when(self, start: int, end: int) -> bool:
        """Whether a sentence has said more than its time before a clause."""
        times = self.context.times_in(start, end)
        said = without_times(self.context.view, start, end, times, is_base=frozenset())
        return strip_lead(said, self.context.lexicon).strip("，到至在*") != ""

    def measured_before(self, reading: Reading, phrase: Phrase) -> str:
        """用水总量仍将上升。预计2030年达到40亿立方米: what the clause before is said to measure goes on into a sentence that names nothing."""
        view, end = self.context.view, reading.sentence[0] - 1
        if phrase.start != end + 1 or view[end : end + 1] != "。" or phrase.rest:
            return ""
        begin = max(view.rfind(mark, max(0, end - LONGEST_ROW), end) + 1 for mark in "，；：。\n")
        if begin <= 0 or _HOLDS_FIGURE.search(view, begin, end) is not None:
            return ""
        text = self._plain(begin, end)
        cut = self.context.lexicon.subject_end.search(text)
        subject = text[: cut.start()].strip("的、") if cut is not None else ""
        subject = _THING_THAT_MUST.sub("", subject)
        head = self.context.lexicon.heads.at_end(subject)
        measured = head is not None and len(head[0]) < len(subject)
        return subject if measured and self._is_subject(subject) else ""

    def works_before(self, reading: Reading, phrase: Phrase) -> str:
        """东河治理翻板坝工程，投资2395万元: the works, project or fund that is all of the clause before."""
        view, end = self.context.view, phrase.start - 1
        if end <= reading.sentence[0] or view[end] != "，":
            return ""
        begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "，；：。"))
        said = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        works = self.pattern(_WORKS).fullmatch(strip_lead(said, self.context.lexicon))
        plain = works is not None and self.context.lexicon.predicate.search(said) is None
        return (
            works[0] if works is not None and plain and not is_action(works[0], self.context.lexicon) else ""
        )

    def price_before(self, reading: Reading, phrase: Phrase) -> str:
        """两次较大幅度提高茶叶收购价，提价幅度超过20%: what the clause before says is raised or lowered."""
        end = phrase.start - 1
        if end <= reading.sentence[0] or self.context.view[end] != "，":
            return ""
        raised = _RAISED.search(self.context.view, max(reading.sentence[0], end - 30), end)
        return raised["what"] if raised is not None else ""

    def object_before(self, reading: Reading, phrase: Phrase) -> str:
        """形成以甲为骨架的运输网络，总里程达…; 建立了保障基金，已积累资金…: what the clause before is about."""
        view, lexicon = self.context.view, self.context.lexicon
        end = phrase.start - 1
        if end <= reading.sentence[0] or view[end] != "，":
            return ""
        begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "，；：。"))
        clause = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        if any(character.isdigit() for character in clause) or _AMOUNT_IN_WORDS.search(clause) is not None:
            return ""
        said = strip_lead(clause, lexicon)
        while (how := lexicon.tail.at_start(said)) is not None and how[1] in _HOW and len(how[0]) > 1:
            said = said[len(how[0]) :]
        if said == clause and lexicon.act.at_start(said) is None:
            # 棚户区改造，基本建成154套
            more = lexicon.tail.at_end(said)
            plain = lexicon.act.at_end(said) is not None and lexicon.predicate.search(said) is None
            plain = plain and (more is None or more[1] not in _HOW)  # 办学规模继续扩大
            plain = plain and self.context.lexicon.pattern(_THRIVES).search(said, 2) is None
            said = self._without_outcome(said)
            return said if plain and 4 <= len(said) <= 16 else ""
        thing = self._without_outcome(strip_actions(said, lexicon).removeprefix("了").rpartition("的")[2])
        return thing if 3 <= len(thing) <= 16 and lexicon.predicate.search(thing) is None else ""

    def _without_outcome(self, thing: str) -> str:
        """保障体系基本形成: the thing without that it came about."""
        if not thing.endswith(self.words["comes_about"]):
            return thing
        return self.pattern(_CAME_ABOUT).sub("", thing)

    def object_of(self, deed: str, reading: Reading, phrase: Phrase) -> str:
        """常态化清理道路乱涂乱画等问题，累计清理180余处: what the clause before does the same thing to."""
        view, end = self.context.view, phrase.start - 1
        if len(deed) < 2 or end <= reading.sentence[0] or view[end] != "，":
            return ""
        begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "，；：。\n"))
        at = view.find(deed, begin, end)
        thing = _AND_SUCH.sub("", view[at + len(deed) : end]) if at >= 0 else ""
        plain = 2 <= len(thing) <= 20 and not any(character.isdigit() for character in thing)
        return thing if plain and self.context.lexicon.predicate.search(thing) is None else ""

    def named_before(self, reading: Reading, phrase: Phrase, bare: str) -> str:
        """中欧铁路开行提速，累计发送旅客9万人次: by the line that the clause before has named."""
        view, lexicon, end = self.context.view, self.context.lexicon, phrase.start - 1
        if end <= reading.sentence[0] or view[end] != "，":
            return ""
        if not says_done_by_it(bare, "", lexicon):
            return ""
        begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "，；：。\n"))
        if self.named and self.named[-1] > begin:
            return ""
        named = self.pattern(_NAMED).match(
            strip_lead(
                without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset()),
                lexicon,
            )
        )
        if (
            named is None
            or named["thing"].startswith(self.words["how_worked_on"])
            or lexicon.act.at_start(named["thing"]) is not None
            or _HOLDS_FIGURE.match(named["thing"]) is not None
            or lexicon.predicate.search(named["thing"], 2) is not None
        ):
            return ""  # 9万人享受低保政策，发放保障金2亿元: they do, and the policy does not
        thing = self.context.regions.strip(named["thing"])
        thing = thing if len(thing) >= 3 else named["thing"]  # 白水机场: of the place
        return thing + bare if len(thing) >= 3 and not thing.endswith(self.words["plain_thing"]) else ""

    def doer_before(self, reading: Reading, phrase: Phrase, bare: str) -> str:
        """规模以上企业9家，完成增加值4亿元; 主导产业加快发展，累计实现税收4亿元: whose the thing achieved is."""
        if _ACHIEVES.match(phrase.text) is None or self.context.lexicon.heads.at_end(bare) is None:
            return ""
        thing = _ACHIEVES.sub("", bare)
        memory, view = self.context.memory, self.context.view
        agent, _, told = memory.achieved
        goes_on = memory.sentence - told <= 1 and view[phrase.start - 1 : phrase.start] in _GOES_ON
        of_zone = goes_on and PAREN.sub("", agent).endswith(self.words["zone_or_firm"])
        if of_zone and memory.last_unit[1] != "count":
            # 园区完成产值4亿元，增长3%。完成固定资产投资1亿元: of the zone, whatever else is told of its output
            memory.achieved = (agent, thing, memory.sentence)
            return agent + thing
        if view[phrase.start - 1 : phrase.start] == "；":
            return ""
        topic = strip_actions(memory.topic, self.context.lexicon)
        if (
            memory.same_sentence
            and "、" not in topic
            and self.pattern(_DOER).search(topic)
            and not thing.startswith(self.words["area_wide"])
        ):
            return topic + thing
        end = phrase.start - 1
        if end <= reading.sentence[0] or view[end] != "，" or memory.same_sentence:
            return ""
        begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "，；：。"))
        clause = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        doer = self.pattern(_DOES_WELL).match(strip_lead(clause, self.context.lexicon))
        if doer is None or strip_promotion(doer[1], self.context.lexicon, least=0) != doer[1]:
            return ""  # 加强旅游业发展指导，实现旅游收入3亿元: what is furthered does nothing itself
        return doer[1] + thing

    def rate_of_deed(self, reading: Reading, phrase: Phrase, bare: str) -> str:
        """The rate of what the clause before says is done, with the thing it is done to."""
        stem = _deed_of_rate(bare)
        view, end = self.context.view, phrase.start - 1
        if not 2 <= len(stem) <= _LONGEST_DEED_RATED or end <= reading.sentence[0] or view[end] != "，":
            return ""
        begin = max(reading.sentence[0], *(view.rfind(mark, 0, end) + 1 for mark in "，；：。\n"))
        at = view.find(stem, begin, end)
        if at < begin + 2 or at + len(stem) < end - 2:
            return ""
        thing = strip_actions(
            take_apart(view[begin:at], lexicon=self.context.lexicon).rest, self.context.lexicon
        )
        while (how := self.context.lexicon.tail.at_end(thing)) is not None and how[1] in _HOW:
            thing = thing[: -len(how[0])]  # 积极稳妥推进城镇化，城镇化率…: how it is done is no owner
        plain = 2 <= len(thing) <= 16 and not any(character.isdigit() for character in thing)
        return thing + bare if plain else ""

    def agent(self, reading: Reading, phrase: Phrase) -> str:
        """What brings an effect about: the thing spoken of, or done, in the clause before."""
        memory, lexicon, view = self.context.memory, self.context.lexicon, self.context.view
        end = phrase.start - 1
        begin = max(view.rfind(mark, 0, max(end, 0)) + 1 for mark in "，；：。")
        fresh = end > begin and view[end] == "，" and not (self.named and self.named[-1] > begin)
        if memory.topic and memory.same_sentence and not (fresh and view[begin - 1] in "；：。"):
            nearer = self._done_just_before(reading, begin, end) if fresh else ""
            if not nearer and memory.topic.startswith(self.words["per_each"]):
                return ""  # 亩均补助提高到2400元，带动产能增加: by what it is paid for
            if nearer:
                return nearer  # 举办促销活动90场，扩围以旧换新，带动消费9亿元: by the last of them
            before = strip_actions(self.pattern(EFFECT_INSIDE).split(memory.topic)[0], lexicon)
            before = _SO_MANY.sub("", before)  # 支持推广100多万辆汽车，直接拉动消费: by the cars
            before = _PER_UNIT_END.sub("", before)  # 电价每千瓦时降低0.1元，惠及企业: by the price
            if (works := self.pattern(_WORKS_DO).match(before)) is not None:
                before = works["of"]  # 退耕工程完成造林9万亩，涉及3万农户: by the works
            # 龙头企业销售收入增长11%，带动15万农户: the enterprises do
            plain = without_head(before, self.context.lexicon)
            if plain.endswith("率") and len(plain) >= 6:
                plain = plain[:-3]  # 津贴发放率达到100%，惠及老人5万人: by the allowance
            return (plain if len(plain) >= 4 else before)[:24]
        if end <= reading.sentence[0] or view[end] != "，":
            return ""
        return self._done_just_before(reading, begin, end)

    def programme(self, reading: Reading, phrase: Phrase) -> str:
        """实施创新扶持计划，累计支持2000家企业: the programme that the clause before says is carried out."""
        begin = max(self.context.view.rfind(mark, 0, max(phrase.start - 1, 0)) + 1 for mark in "，；：。\n")
        if self.context.view[phrase.start - 1 : phrase.start] != "，":
            return ""
        named = self._done_just_before(reading, begin, phrase.start - 1)
        return named if named.endswith(("计划", "政策", "行动", "工程", "基金", "专项")) else ""

    def _done_just_before(self, reading: Reading, begin: int, end: int) -> str:
        """What the clause right before is about, where it is a thing: 扩围实施以旧换新政策."""
        view, lexicon = self.context.view, self.context.lexicon
        begin = max(reading.sentence[0], begin, end - 24)
        clause = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        given = self.pattern(_GIVEN_TO).match(strip_lead(clause, lexicon))
        if given is not None:
            return given["what"]  # 为学生免费提供营养餐，惠及9万人
        agent = strip_actions(clause, lexicon)
        done = _CARRIED_OUT.search(agent)  # 扩围实施以旧换新政策，拉动消费9亿元
        agent = _SO_MANY.sub("", done["what"] if done is not None else agent)
        if "有" in agent and (counted := _THERE_ARE.sub("", agent)) != agent:
            return counted if lexicon.predicate.search(counted, 1) is None else ""
        return agent if 4 <= len(agent) <= 20 and lexicon.predicate.search(agent, 1) is None else ""


def _without_comparison(clause: str, lexicon: Lexicon) -> str:
    """甲的降幅低于全市平均水平: what is compared is 甲."""
    compared = lexicon.pattern(_COMPARED).search(clause, 2)
    if compared is None:
        return clause
    thing = clause[: compared.start()]
    rate = lexicon.growth_nouns.at_end(thing) or lexicon.fall_nouns.at_end(thing)
    if rate is None or len(rate[0]) >= len(thing):
        return clause
    return thing[: -len(rate[0])].rstrip("的").removesuffix("要求")
