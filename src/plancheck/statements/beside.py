"""What a figure has of the one before it in its row: its words, its bound, its being a change."""

from __future__ import annotations

import re
from dataclasses import replace

from plancheck.quantities.find import Figure
from plancheck.statements.context.items import ITEMS, split_items
from plancheck.statements.context.phrases import PAREN, Phrase
from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.context.things import is_action, strip_targets
from plancheck.statements.lists import AREAS, copy_reading
from plancheck.statements.measuring.comparisons import SAYS
from plancheck.statements.pairs import JOIN

_OVER = ("超", "过", "突破", "逾", "达")
_NO_NOUN = ("", "（", "）")  # behind a figure that its thing stands before
_BRANCH = re.compile("[\u4e00-\u9fff]{2}[业品商者]")  # 制造业平台: a branch, nothing done


class Beside:
    """Decides what figures beside each other share."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def goes_on(self, previous: Reading | None, edge: int, phrase: Phrase) -> bool:
        """Whether a clause directly follows a clause with a figure: 建成新线5944公里，复线4603公里."""
        return previous is not None and 0 <= edge - previous.figure.outer_end <= 1 and len(phrase.rest) <= 8

    def joins(self, previous: Reading, figure: Figure, phrase: Phrase | None) -> bool:
        """Whether a figure is read like the one before it, to which nothing but a comma or a conjunction joins it."""
        if figure.written == "ratio" or previous.figure.written == "ratio":
            return False
        gap = self.context.view[previous.figure.outer_end : figure.outer_start]
        if "（" in gap:
            gap = PAREN.sub("", gap)
        if not gap and figure.role != "high":
            return False  # 比目标3000亿元超过1070亿元
        if self.moves_apart(gap, phrase) and figure.kind == previous.figure.kind:
            return True
        if len(gap) > 8 or JOIN.fullmatch(gap) is None:
            return False
        if figure.kind != previous.figure.kind:
            # 绿化覆盖率、人均绿地面积分别达到42%和13.5平方米
            return (
                "".join(gap.split()) in ("和", "、", "与", "及")
                and phrase is not None
                and "分别" in phrase.text
                and (
                    (
                        phrase.has("rise", "fall")
                        and not phrase.rest
                        and previous.measure in ("change", "points_change")
                    )
                    or (
                        (phrase.has("value") or [word for word, _ in phrase.tokens[:1]] == ["分别"])
                        and previous.measure in ("level", "share")
                        and self._lists_several(phrase)
                    )
                    or (
                        phrase.has("rise")
                        and (previous.measure, figure.kind)
                        in (("growth", "multiple"), ("growth_multiple", "percent"))
                    )
                )
            )
        if "，" in gap and figure.counter != previous.figure.counter:
            return False  # 分别增至37座、14座，6部作品获奖
        return "，" not in gap or (phrase is not None and "分别" in phrase.text)

    def moves_apart(self, gap: str, phrase: Phrase | None) -> str:
        """分别增长2%和下降4%: which way the next of a list moves, where it says so itself; nothing where it does not."""
        gap = "".join(gap.split())
        if phrase is None or len(gap) < 3 or len(gap) > 8 or gap[0] not in "、和与及":
            return ""
        if "分别" not in phrase.text or not phrase.has("rise", "fall"):
            return ""
        moves = self.context.lexicon.tail.at_end(gap)
        plain = (
            moves is not None and moves[1] in ("rise", "fall") and gap[1:].removeprefix("同比") == moves[0]
        )
        return moves[1] if plain and moves is not None else ""

    def _lists_several(self, phrase: Phrase) -> bool:
        """Whether several things stand before 分别, each with a unit of its own, or places for the things before."""
        memory = self.context.memory
        if (
            len(memory.items) > 1
            and memory.items_sentence == memory.sentence
            and AREAS.fullmatch(phrase.rest)
        ):
            return True  # 东部供电可靠率、户均容量分别为99%、3千伏安，西部地区分别为98%、2千伏安
        if phrase.rest.count("、") > 1:
            return len([part for part in ITEMS.split(phrase.rest) if part]) > 2
        return len(split_items(phrase.rest, 2, self.context.lexicon) or ()) == 2

    def with_bound(self, phrase: Phrase, before: Reading | None) -> Phrase:
        """收入超过50亿元的企业20家: the bound that ends where the phrase begins belongs to the thing."""
        if before is None or before.figure.outer_end != phrase.start or before.measure != "threshold":
            return phrase
        if not phrase.rest or phrase.text[:1] in "，、和及":
            return phrase
        thing = "".join(self.context.view[before.begin : before.figure.outer_end].split())
        if "“" in thing and "”" not in thing:
            thing = thing.rpartition("“")[2]
        of = "的" if phrase.text.startswith("的") else ""
        aspect, sentence = self.context.memory.aspect
        bound = thing.lstrip("、，").removeprefix("其中")
        if sentence == self.context.memory.sentence and bound.startswith(_OVER):
            thing = aspect + bound  # 产值超百亿元企业5家、超十亿元企业30家
        return replace(
            phrase, rest=strip_targets(thing, self.context.lexicon) + of + phrase.rest.lstrip("的")
        )

    def without_the_last(
        self, phrase: Phrase, before: Reading, figure: Figure, right: str, *, listed: bool
    ) -> Phrase:
        """Return the phrase right behind another figure without what belongs to that figure."""
        lexicon = self.context.lexicon
        if right.startswith("（"):
            right, listed = "", False  # 中医院1家、卫生院28家（含4家分院）: a remark is no thing
        if before.figure.kind != "count" or self.context.view.startswith("）", before.figure.outer_end):
            return phrase  # 中心小学9所（含新建4所）、村小15所: the remark has ended
        if (
            figure.kind == "physical"
            and not phrase.tokens
            and not right
            and before.indicator.removesuffix("数量").endswith(phrase.rest or "，")
        ):
            phrase = replace(phrase, text="", rest="")  # 工程188个项目433公里: the same thing once more
        if figure.kind == "count":
            doers = lexicon.counted.match(phrase.rest)
            done = phrase.rest[len(doers[0]) :] if doers is not None else ""
            did = lexicon.act.at_start(done)
            if did is not None and len(done) - len(did[0]) > 1:
                phrase = replace(phrase, rest=done)  # 90个城市新建和改造回收点3万个: not of the cities
        did = lexicon.act.at_end(phrase.rest) if listed or (right and figure.kind == "none") else None
        if did is not None and 2 <= len(did[0]) < len(phrase.rest) - 1 and "、" not in phrase.rest:
            phrase = replace(phrase, rest=did[0])  # 120个国家和组织提供5亿剂疫苗: they provide them
        if listed and not phrase.tokens and lexicon.act.at_end(phrase.rest) is None:
            phrase = replace(phrase, text="", rest="")  # 30项工程87个项目: each count has its thing behind it
        if figure.kind == "count" and "、" in phrase.rest:
            deed = phrase.rest.rpartition("、")[2]
            if is_action(deed, lexicon) and right:
                phrase = replace(phrase, text=deed, rest=deed)  # 100个课堂、推出5000场活动
        return phrase

    def shares_change(self, phrase: Phrase, noun_after: str, before: Reading | None) -> bool:
        """Whether a figure is a change as the one before it is, which alone says so."""
        if not phrase.text and before is not None and before.measure == "change":
            # 净增10家企业、20家合作社; not 新增企业10家，3家企业上市
            return not noun_after or self.context.view[phrase.start - 1] != "，"
        if "转移就业" in phrase.rest or phrase.rest.startswith("转移"):
            return False  # 新增城镇就业8万人、农村劳动力转移就业6万人: so many moved
        noun_after = noun_after.lstrip("）")
        if "总" in phrase.rest:
            return False  # 新增公路800公里，公路总里程1.7万公里
        if phrase.rest.startswith(self.context.lexicon.words["per_each"]):
            return False  # 新增绿地20公顷，人均绿地9平方米
        lead = self.context.view[phrase.start - 1 : phrase.start + 1]
        listed = "、" in lead and self.context.lexicon.new.at_start(self.context.memory.action) is not None
        if before is not None and before.measure == "change" and listed and not noun_after:
            bare = not phrase.tokens and SAYS.search(phrase.text) is None
            return bare and (
                self.context.lexicon.act.at_start(phrase.rest) is None
                or _BRANCH.match(phrase.rest) is not None
            )
        return (
            not noun_after
            and not phrase.tokens
            and self.context.memory.action.startswith(("新增", "净增"))
            and (
                self.context.lexicon.act.at_start(phrase.rest) is None
                or _BRANCH.match(phrase.rest) is not None
            )
            and SAYS.search(phrase.text) is None
        )

    def adds_more(self, reading: Reading, phrase: Phrase, noun_after: str, before: Reading | None) -> bool:
        """Whether a clause only names another thing of the same kind that is added: 新增甲20个，省级以上乙8个."""
        if before is None or before.measure != "change" or not before.indicator.startswith(("新增", "净增")):
            return False
        figure, previous = reading.figure, before.figure
        if (figure.counter, figure.unit) != (previous.counter, previous.unit) or noun_after[
            :1
        ] not in _NO_NOUN:
            return False
        act = self.context.lexicon.act
        return (
            reading.begin - previous.outer_end <= 1
            and self.context.view.startswith("，", previous.outer_end)
            and len(phrase.rest) > 1
            and not phrase.tokens
            and "总" not in phrase.rest
            and not phrase.rest.startswith("转移")
            and SAYS.search(phrase.text) is None
            and act.at_start(phrase.rest) is None
            and act.at_start(phrase.rest[2:]) is None  # 活化提升绿地
            and act.at_end(phrase.rest) is None
        )


def read_alike(reading: Reading, previous: Reading, *, moves: str = "") -> None:
    """Read a figure as the one it is joined to; its own kind tells what of two measures it is, its own verb which way."""
    copy_reading(previous, reading)
    if moves:
        reading.value = abs(reading.value) if moves == "rise" else -abs(reading.value)
    reading.begin = previous.begin
    kind = reading.figure.kind
    if kind == previous.figure.kind:
        if reading.indicator.endswith("户数") and reading.figure.counter == "人":
            reading.indicator = f"{reading.indicator[:-2]}人数"  # 96户、183人实现脱贫
        return
    if reading.measure in ("level", "share"):
        reading.measure = "share" if kind == "percent" else "level"
    elif kind == "multiple" and reading.measure == "growth":
        reading.measure = "growth_multiple"  # 分别增长34%、42%和1.3倍
    elif kind == "percent" and reading.measure == "growth_multiple":
        reading.measure = "growth"  # 分别增长1.3倍和42%
    elif reading.measure in ("change", "points_change"):
        reading.measure = "points_change" if kind == "points" else "change"
