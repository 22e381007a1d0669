"""Rules for clauses that leave out what they count: the same thing again, its kinds, so many of them a head."""

from __future__ import annotations

import re

from plancheck.asked_first import begins_with, holds
from plancheck.statements.context.clause import BEHIND, CARRIED, LISTED, OWNED, Clause, Name, spoken
from plancheck.statements.context.reading import Context
from plancheck.statements.context.things import is_action, split_predicate, strip_actions, strip_share
from plancheck.statements.naming.base import NamingReader
from plancheck.statements.words.lexicon import Lexicon

_PER_HEAD = re.compile(
    "^每(?:[百千万]|十万|百万)(?:名|个)?(?:常住)?(?:人口?|老年?人|居民|户籍人口|农户|户)(?:拥有)?$"
)
begins_with(_PER_HEAD, "每")
_OF_GRADE = re.compile("国家|省部?|市(?!场)|县(?!域)")
_LEVELS = ("级", "型", "类", "系", "性")  # 其中省级9个: see `LeftOut.part`
_LISTS_KINDS = re.compile("(?:其中|从[^，。；]{1,8}(?:上)?看|按[^，。；]{1,10}(?:划?分|分类|来?看))[：，:]?$")
_PLACE_UNIT = re.compile(
    "(?P<unit>乡镇|街道|社区|行政村|自然村|[省市县区州盟旗镇乡]|村(?![庄民级域]))(?:（[^（）]{1,10}）)?"
)
_OF_PLAN = re.compile("^(?:本次|此次|其中)?(?:现状|现有|规划|计划)?新?(?:各类|各种)?(?=.{2})")
_LONGEST_KIND = 3  # characters of a kind that stands behind a semicolon
_STAGES = frozenset(("规划", "新规划", "现状", "计划"))  # of what was counted just before
_STAGE = re.compile("现状|现有|(?:本次)?新?规划|计划")
_PER_UNIT = re.compile("^每[百千万十]+[^，、的]{0,6}?(?:拥有|配备|有)")
_PER_PEOPLE = re.compile(
    "^每[百千万十0-9]+名?[^，、的]{0,4}?(?:人口|人|居民|老人|儿童|学生)(?:中|拥有|配备|有)?"
)
_GOVERNS = re.compile("(?:辖|设有?|划为)[0-9一二三四五六七八九十个镇乡街道办事处社区行政村、和]*$")
_MORE_PER_HEAD = re.compile(
    "(?:城镇|农村|城市|城乡)?(?:每?年|每?月)?(?:每人|人均|户均|亩均)(?:每年|每月)?(?:提高|增加|增收|增长|减少|降低|上调)了?"
)
holds(_MORE_PER_HEAD, ("均", "每人"))


_THEIR_PEOPLE = re.compile(
    "(?:家庭)?(?:共|、)?[0-9][0-9.]*[余多]?万?[余多]?(?:名|人)?(?![万亿余多名人元平])(?P<people>[\u4e00-\u9fff]{2,24})"
)
# 12类近300种商品, 8大类30个农产品成本调查
_THEIR_THINGS = re.compile("[近约]?[0-9][0-9.]*[余多]?[个种项款](?P<things>[\u4e00-\u9fff]{2,24})")


def says_each(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject tells of each person: 年人均提高."""
    return "均" in bare or "每人" in bare


def says_per_head(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject opens with 每: 每千人口."""
    return bare[:1] == "每"


def says_stage(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject is no more than a stage of what is counted: 本次规划."""
    return bare in _STAGES


_LEAST_NAMED = 4  # characters of a kind that names itself
_INSTITUTIONS = tuple("室站馆院校学厂店间器")


class Counted(NamingReader):
    """Finds what is counted."""

    def governed(self, clause: Clause) -> Name | None:
        """全县辖8镇6乡: towns and townships are counted by themselves."""
        counter = clause.figure.counter
        if counter not in self.sets["area_counter"] or clause.right[:1] not in ("", "、", "和", "，"):
            return None
        before = self.context.view[max(0, clause.figure.start - 24) : clause.figure.start]
        return Name(counter) if _GOVERNS.search(before) is not None else None

    def people_of_households(self, clause: Clause) -> Name | None:
        """贫困户2万户9万人: the people in them."""
        topic, view = self.context.memory.topic, self.context.view
        if clause.phrase.text or clause.figure.counter != "人" or not topic.endswith("户"):
            return None
        return Name(topic[:-1] + "人口", CARRIED) if view[clause.figure.start - 1] == "户" else None

    def households_of_people(self, clause: Clause) -> Name | None:
        """让3万户9万群众搬进新居: the households of the people counted next."""
        households = (clause.figure.counter == "户" and not clause.right) or clause.right == "家庭"
        if not households or len(clause.subject) > 6 or clause.phrase.rest.endswith(("户", "家庭")):
            return None
        people = _THEIR_PEOPLE.match(self.context.view, clause.figure.outer_end)
        if people is None:
            return None
        noun, does = split_predicate(people["people"], self.context.lexicon)
        if not 2 <= len(noun) <= 14:
            return None
        described = f"{does}的{noun}" if 2 <= len(does) <= 16 and not does.endswith(("的", "了")) else noun
        return Name(f"{described}户数", BEHIND)

    def classes_of_things(self, clause: Clause) -> Name | None:
        """开展粮油等8大类30个农产品成本调查: the classes of the things counted next."""
        if clause.right or not clause.figure.counter.endswith("类"):
            return None
        things = _THEIR_THINGS.match(self.context.view, clause.figure.outer_end)
        if things is None:
            return None
        noun = split_predicate(things["things"], self.context.lexicon)[0]
        return Name(f"{noun}类别", BEHIND) if 2 <= len(noun) <= 16 else None

    def nested(self, clause: Clause) -> Name | None:
        """病区分布于14个市61个县1794个村: of places, and then of the smaller ones in them."""
        memory, view, right = self.context.memory, self.context.view, clause.right
        unit = _PLACE_UNIT.match(right)
        if unit is None:
            return None
        said = "".join(view[clause.phrase.start : clause.figure.outer_start].split())
        before = _PLACE_UNIT.match(said)
        if (
            before is None
            or said[before.end() :].strip("、和及的")
            or not memory.topic.endswith(before["unit"])
        ):
            return None
        name = memory.topic.removesuffix(before["unit"]) + unit["unit"]
        return Name(name, CARRIED, topic=name) if len(name) > len(unit["unit"]) else None

    def casualties(self, clause: Clause) -> Name | None:
        """发生安全事故3起，死亡4人: those who died in them."""
        memory, bare = self.context.memory, clause.bare
        if (
            bare.removesuffix("人数") not in self.sets["casualty"]
            or not memory.topic
            or not memory.same_sentence
        ):
            return None
        what = memory.topic.removesuffix("数量").removesuffix("起数")
        if not what.endswith(self.words["accident"]):
            return None
        return Name(f"{what}{bare.removesuffix('人数')}人数", OWNED)

    def item_of_box(self, clause: Clause) -> Name | None:
        """（二）海河流域（75个）。 in a box of its title's things: so many of them."""
        view, figure, box = self.context.view, clause.figure, self.context.memory.box
        if not box or not clause.counts:
            return None
        if view[figure.start - 1 : figure.start] != "（" or view[figure.end : figure.end + 1] != "）":
            return None
        item = clause.bare or clause.subject
        return Name((item.partition(box)[2] if box in item else item) + box, LISTED)

    def per_unit(self, clause: Clause) -> Name | None:
        """每千人口拥有医师3人、护士4人: both by the thousand; and in a clause of its own a number of people with a fraction."""
        start, topic, figure = clause.phrase.start, self.context.memory.topic, clause.figure
        if not clause.counts or not topic.startswith("每") or clause.bare.startswith(("每", "人均", "户均")):
            return None
        beside = clause.coordinated and self.context.view[start - 1 : start] not in ("，", "；")
        if beside and not clause.phrase.tokens:
            per = _PER_UNIT.match(topic)
            return spoken(per[0] + clause.bare, OWNED) if per is not None else None
        per = _PER_PEOPLE.match(topic)
        same = self.context.memory.last_unit == (figure.unit, figure.kind)
        # 每千人口医师数达到1.9人，注册护士达到2.1人: no such number of people alone has a fraction
        part = (
            figure.decimals > 0
            and not figure.scaled
            and figure.counter in self.context.lexicon.person_counters
        )
        return spoken(per[0] + clause.bare, OWNED) if per is not None and same and part else None

    def per_person(self, clause: Clause) -> Name | None:
        """生产总值达到5000亿元，人均8万元."""
        if clause.bare not in self.sets["per_each"] or not self.context.memory.same_sentence:
            return None
        thing = strip_share(self.context.memory.topic)
        return Name(thing if thing.startswith(clause.bare) else clause.bare + thing, CARRIED)

    def more_per_head(self, clause: Clause) -> Name | None:
        """养老金标准继续提高，年人均提高2556元: of what was raised."""
        memory = self.context.memory
        each = says_each(clause.bare, "", self.context.lexicon)
        if not each or _MORE_PER_HEAD.fullmatch(clause.bare) is None:
            return None
        raised = self.carried.before.earlier_subject(clause.reading, clause.phrase)
        owner = raised or (strip_share(memory.topic) if memory.same_sentence else "")
        return Name(owner + clause.bare, OWNED, topic=raised) if len(owner) >= 2 else None

    def per_head(self, clause: Clause) -> Name | None:
        """床位1.92万张，每千人口4.36张."""
        if (
            not clause.counts
            or clause.noun
            or clause.bare[:1] != "每"
            or _PER_HEAD.match(clause.bare) is None
        ):
            return None
        counted = self.carried.counted_before(clause.figure)
        return Name(clause.bare + counted, CARRIED) if counted else None

    def recounted(self, clause: Clause) -> Name | None:
        """项目382个，总投资…，开工248个: counted like the projects."""
        if not clause.counts or not clause.acts or clause.noun or len(clause.bare) > 6:
            return None
        counted = self.carried.counted_before(clause.figure)
        if not counted or self.carried.other_thing_here(clause.figure):
            return None
        plain = clause.bare.lstrip("再又还")
        if (own := self.context.regions.strip(counted)) != counted and len(own) >= 4:
            counted = strip_actions(own, self.context.lexicon)  # 某省新开工保障房9套，建成8套
        return Name(counted if plain in counted else self._with_deed(counted, plain), CARRIED)

    def stage_of_counted(self, clause: Clause) -> Name | None:
        """现状加气站13座；本次规划12座: as many of the same."""
        if clause.bare not in _STAGES or clause.part:
            return None
        counted = self.carried.counted_before(clause.figure)
        if not counted:
            return None
        thing = _STAGE.sub("", without_place(self.context, counted))
        return spoken(clause.bare + thing, CARRIED) if len(thing) >= 2 else None

    def kind_of_counted(self, clause: Clause) -> Name | None:
        """泵站60座，其中新建12座、改建9座; 从归属看：市属8座，县属52座: kinds of the thing counted."""
        memory, figure, phrase = self.context.memory, clause.figure, clause.phrase
        if not clause.counts or clause.noun or clause.reading.measure != "level" or len(clause.bare) > 8:
            return None
        if figure.counter in self.context.lexicon.person_counters:
            return None
        thing, counter, sentence = memory.kinds_of
        if clause.bare.endswith(_LEVELS):
            listed = (counter, sentence) == (figure.counter, memory.sentence) and not clause.part
            return spoken(clause.phrase.rest + thing, OWNED) if listed else None
        if not clause.part and (counter, sentence) != (figure.counter, memory.sentence):
            lead = self.context.view[max(0, phrase.start - 14) : phrase.start]
            if _LISTS_KINDS.search(lead) is None:
                return None
        elif not clause.part:
            if self.context.view[phrase.start - 1] == "；" and len(clause.bare) > _LONGEST_KIND:
                memory.kinds_of = ("", "", -9)  # 文物9万处，其中新发现3万处；重点保护单位200处: another thing
                return None
            return self._kind(clause, thing)
        counted = self.carried.counted_before(figure)
        if not counted or self.carried.other_thing_here(figure):
            return None
        if clause.bare.startswith(("设在", "位于", "分布在")):
            memory.kinds_of = (counted, figure.counter, memory.sentence)
            return spoken(f"{clause.bare}的{counted}", OWNED)  # 其中设在农村的11万处
        if counter != figure.counter or not thing or not counted.endswith(thing):
            counted = without_place(self.context, counted)
            thing = _OF_PLAN.sub("", counted) or counted
        memory.kinds_of = (thing, figure.counter, memory.sentence)
        return self._kind(clause, thing)

    def grade_again(self, clause: Clause) -> Name | None:
        """新增国家级企业7家、省级13家: of another grade, and else the same."""
        topic, bare = self.context.memory.topic, clause.bare
        if not bare.endswith(_LEVELS) or len(bare) > 6:
            return None
        act = self.context.lexicon.act.at_start(topic)
        of_grade = _OF_GRADE.match(topic, len(act[0]) if act is not None else 0)
        if bare[-1] in topic:
            # 省级以上企业1000家，其中国家级85家
            thing = topic.partition(bare[-1])[2].removeprefix("及").removeprefix("以上")
        else:  # 新增国家重点企业1家、市级2家
            thing = topic[of_grade.end() :] if of_grade is not None and bare[-1] == "级" else ""
        done = act[0] if act is not None and not bare.startswith(act[0]) else ""
        return spoken(done + bare + thing, CARRIED) if len(thing) >= 2 else None

    def _kind(self, clause: Clause, thing: str) -> Name | None:
        lexicon, bare = self.context.lexicon, clause.bare
        own = lexicon.heads.at_end(bare) is not None or bare.endswith(self.words["site_ending"])
        own = own or (len(bare) > 2 and thing.startswith(bare[:2]))
        # 创新平台101个，其中高新技术企业86个、工程实验室2个: none of them needs the word of the whole
        done = lexicon.act.at_end(bare)
        if done is not None and len(bare) - len(done[0]) >= 2:
            return None  # 其中安置住房新开工9套: what is done to what is told
        named = bare.endswith((*self.words["owner"], *_INSTITUTIONS)) and not thing.endswith(
            self.words["of_any_kind"]
        )
        own = own or (len(bare) >= _LEAST_NAMED and named and lexicon.heads.at_end(thing) is None)
        if (
            own
            or thing[-1] in bare[-2:]
            or (len(thing) <= 3 and bare[-1] in thing[-2:])
            or lexicon.predicate.search(bare, 1) is not None
            or len(bare) < 2
        ):
            return None
        at = thing.rfind(bare[-2:])
        return spoken(bare + (thing[at + 2 :] or thing if at >= 0 else thing), OWNED)

    def deed_alone(self, clause: Clause) -> Name | None:
        """老旧小区改造420个，明年再改造380个; 加快棚户区改造，新开工3万套，建成2万套: done to the thing spoken of."""
        if not clause.acts or clause.noun or len(clause.bare) > 4:
            return None
        if clause.bare in self.sets["deed_with_thing"]:
            return None  # 投入9亿元，造林2万亩: the deed has its thing in it
        memory, lexicon = self.context.memory, self.context.lexicon
        plain = clause.bare.lstrip("再又还")
        thing = self.carried.before.object_before(clause.reading, clause.phrase) if clause.counts else ""
        if not thing and (done := self.carried.before.object_of(plain, clause.reading, clause.phrase)):
            return spoken(plain + done, CARRIED)
        if thing:
            return spoken(thing + plain, CARRIED)
        if not memory.topic or not memory.same_sentence:
            return None
        if lexicon.share_nouns.at_end(memory.topic) is not None:
            return None  # nothing is done to a rate
        other = memory.last_unit != (clause.figure.unit, clause.figure.kind)
        again = self.carried.measured_before(clause.figure) if other else ""
        if again:
            return spoken(plain + again, CARRIED)  # 建成大棚2万亩，增收3亿元；明年建成3万亩
        thing = strip_actions(memory.topic, lexicon)
        if clause.reading.measure != "level" or plain in memory.topic:
            return Name(thing, CARRIED)
        if (other and len(thing) <= 2) or len(thing) < 2 or is_action(thing, lexicon):
            return None
        return Name(self._with_deed(thing, clause.bare), CARRIED)

    def same_deed(self, clause: Clause) -> Name | None:
        """抢救古树名木60万株、复壮300万株."""
        if not clause.coordinated or clause.noun:
            return None
        name = self.carried.done_to_same(clause.reading, clause.bare) or self.carried.done_by_same(
            clause.phrase, clause.bare
        )
        return Name(name, OWNED) if name else None

    def _with_deed(self, thing: str, deed: str) -> str:
        """开工 and 项目 are 开工项目; 建成 and 棚户区改造新开工 are 棚户区改造建成."""
        herds = self.words["herd"]
        if deed in herds:
            for word in sorted(herds, key=len, reverse=True):
                thing = thing.removeprefix(word).removesuffix(word)
            return without_place(self.context, thing) + deed  # 年出栏生猪26万头，存栏9万头: 生猪存栏
        done = self.context.lexicon.act.at_end(thing)
        if done is not None and len(thing) - len(done[0]) >= 2:
            return thing[: -len(done[0])] + deed
        return deed + thing


def without_place(context: Context, counted: str) -> str:
    """Return a thing without the area or place that it begins with."""
    area = context.lexicon.area.at_start(counted)
    if area is not None:
        return counted[len(area[0]) :]
    plain = context.regions.strip(counted)
    return plain if len(plain) >= 2 else counted
