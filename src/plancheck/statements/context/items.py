"""Lists of things: split before 分别, with the noun or owner they share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.statements.words.lexicon import Lexicon

RATE_ALONE = "(?:累计|平均|同比|环比)?(?:<<rate_noun>>|进度)"
_ITS_RATE = f"{RATE_ALONE}$"
_AND_ITS_SHARE = re.compile("^(.{2,20}?)(?:及其|及|和)(占.{2,20})$")
# 第一、二、三产业分别拉动…: each of the three is an industry
_INDUSTRIES = re.compile(
    "^(?P<owner>[^、]{0,6}?)第?(?P<numbers>[一二](?:(?:、|和|及|与)第?[二三]){1,2})次?(?=产业)"
)
# 存、贷款余额, 产、销量, 供、排水能力: one character stands for the first word
_HALVED = re.compile(
    "^(?P<owner>[^、]*?)(?P<first>[存产供进输])、(?P<last>[贷销排出配])(?P<rest>[款量水口电].*)$"
)
# 东、中、西部和东北地区用户: parts of the country, of which the last alone has its noun
_SIDES = re.compile("(?<=[东中])、(?=(?:中、)?西部)")
_SIDES_BEFORE_NORTH = re.compile(
    "东(?P<first>[、和及与])中(?P<second>[、和及与])西(?P<third>[、和及与])东北部?"
)
_VALUE_ADDED = re.compile("(?<!第[一二三])产业的?增加值")
_SHORT = "^(?:其中)?(?P<owner>[^、]{0,20}?)(?P<items>一二三|一二|<<pair>>)(?P<rest>次?产业?|.*)$"
_WORKERS = "<<workers>>"
_OF_STRUCTURE = re.compile("^(?:三次|一二三次?)?产业(?:结构|比例)(?:构成|比例|比重|比)*$")
# 投资、消费增速分别快于全国3.4个和1个百分点
_ABOVE = re.compile(
    "^(?P<items>.{2,}?[、和与及].*?)(?:均|都)?分别(?P<than>(?:快于|高于|低于|慢于|好于|领先)[^，。；、]{1,10})$"
)
# 税收超亿元、超千万元的楼宇分别达16幢和44幢: those that reach each of the bounds
_BOUND = "(?:超过?|过|逾|突破)[0-9一二三四五六七八九十百千万亿]+元(?:以上)?"
_OF_BOUNDS = re.compile(
    f"^(?P<of>[^、，。；]{{2,12}}?)(?P<bounds>{_BOUND}(?:[、和及与]{_BOUND})+)的?(?P<things>[^、，。；的]{{2,12}})$"
)
_DONE_TWICE = re.compile(
    "^(?P<thing>[^，。；、和及与]{4,})(?P<first>[^，。；、]{2})[和与及](?P<last>[^，。；、]{2})(?:分别)?$"
)
_SUMMED_UP = re.compile(
    "^(?P<items>.{2,}?[、和及与].*?[^、和及与]{1,12}?)等?(?P<number>[二两三四五六七八九十]|[0-9]{1,2})(?P<counter>大类|[个项种类大家条座])(?P<rest>[^、]{2,})$"
)
# 甲、乙分别完成年计划的98%和99%: how much of the plan for each
_DONE_OF_PLAN = re.compile(
    "^(?P<items>.{2,}[、和及与].{2,}?)(?:均|都|也)?分别(?P<plan>完成[^，。；、的]{0,10}?(?:计划|任务|目标|预算)数?)$"
)
# 分别高于同期全国工业和制造业4和3个百分点, 收入增幅分别高于全省、全市2和3个百分点
_THAN = "(?P<thing>[^、和及与分]*)(?:分别)?<<compares>>(?:同期)?(?=.{2})"
_WHOLE_COUNTRY = ("全国", "我国", "中国")
_NUMBERS = "零一二三四五六七八九十"
# 公共建筑、住宅中的节能产品占比分别达到: of each the same part
_PARTS_OF_EACH = re.compile(
    "^(?P<items>.{2,}[、和与及].{2,}?)(?P<part>中的[^、和与及中]{2,14}(?:占比|比重|比例|率))$"
)
_PRODUCT = re.compile("(?:国内|地区)?生产总值|GDP")
_COUNTED = re.compile("(?:人数|人次|起数|次数|户数|数量)$")
_EACH = re.compile("^(?P<kind>.{0,8}?)(?:分别|依次)(?:完成|实现|达到?|为)?(?P<head>.*)$")
_LED_BY_USE = re.compile(
    "(使用|应用|利用|拥有|通(?:硬化|沥青|水泥|油|等级)?(?:公?路|客?车|邮|电|光纤|宽带|自来水))(?=.*[、和及])"
)
_LAST_JOINED = re.compile("(.{2,})(?:以及|及|和|与)(.{2,})")
ITEMS = re.compile(r"、|和|(?<![惠涉普波遍])及(?!其|以上)|与(?!地区生产总值)|以及")


def split_items(head: str, count: int, lexicon: Lexicon) -> list[str] | None:
    """Split the things listed before 分别 into as many items as there are figures; None when they do not fit.

    A head noun written once belongs to every item: 网络购物、网上支付和网上银行使用率 gives three 使用率.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> split_items("城镇和农村居民收入", 2, lexicon_of(load_vocabulary()))
    ['城镇居民收入', '农村居民收入']
    """
    head = _with_sides_in_full(head)
    if (together := _told_together(head, count, lexicon)) is not None:
        return together
    if "完成" in head and (done := _DONE_OF_PLAN.match(head)) is not None:
        done_of = split_items(done["items"], count, lexicon)
        return None if done_of is None else [f"{item}{done['plan']}的比例" for item in done_of]
    if (shares := _shares_of_items(head, count, lexicon)) is not None:
        return shares
    if (industries := _industries(head, count)) is not None:
        return industries if len(industries) == count else None
    if count == 2 and (halved := _HALVED.match(head)) is not None:
        return [halved["owner"] + halved[half] + halved["rest"] for half in ("first", "last")]
    area = lexicon.area.at_start(head)
    if area is not None and head[len(area[0]) + 1 : len(area[0]) + 2] == "、":
        # 全省存、贷款余额: the place is said once, and one character stands for the first item
        items = split_items(head[len(area[0]) :], count, lexicon)
        return None if items is None else [area[0] + item for item in items]
    place = area[0] if area is not None else head[:2] if head.startswith(_WHOLE_COUNTRY) else ""
    first = ITEMS.search(head, len(place)) if place else None
    if first is not None and 2 <= first.start() - len(place) <= 4:
        # 全市脱硫、脱硝机组容量: the place is no part of the first item, which is as long as the others without it
        items = _split_parts(head[len(place) :], count, lexicon)
        if items is not None:
            return [place + item for item in items]
    ratios = lexicon.words["bare_share"]
    if head.endswith(ratios) and not any(end in head[:-2] for end in ratios):
        measured = split_items(head[:-2], count, lexicon)  # 装机、电量比重: the share of each
        if measured is not None and lexicon.heads.at_end(measured[0]) is not None:
            return [item + head[-2:] for item in measured]
    return _split_parts(head, count, lexicon)


def _with_sides_in_full(head: str) -> str:
    """Return a list with 部 behind each side of the country: 东、中、西部, 东、中、西和东北部地区用户."""
    if "西部" in head:
        return _SIDES.sub("部、", head)
    if "东北" in head:
        return _SIDES_BEFORE_NORTH.sub(r"东部\g<first>中部\g<second>西部\g<third>东北", head)
    return head


def _shares_of_items(head: str, count: int, lexicon: Lexicon) -> list[str] | None:
    """Return the share that each item has, or that is of each: 公共建筑、住宅中的节能产品占比, 甲、乙占丙; None where none is told."""
    if (among := _PARTS_OF_EACH.match(head)) is not None:
        wholes = _split_parts(among["items"], count, lexicon)
        if wholes is not None:
            return [whole + among["part"] for whole in wholes]
    if "占" not in head or head.startswith("占"):
        return None
    left, _, right = head.partition("占")
    parts, wholes = split_items(left, count, lexicon), split_items(right, count, lexicon)
    if parts is None:
        return None
    if wholes is None and _PRODUCT.match(right) is not None and all(map(_COUNTED.search, parts[:-1])):
        return [
            *parts[:-1],
            f"{parts[-1]}占{right}",
        ]  # 死亡人数、经济损失占生产总值比重: people are no part of it
    return [f"{part}占{whole}" for part, whole in zip(parts, wholes or [right] * count, strict=True)]


def _industries(head: str, count: int) -> list[str] | None:
    """Return the industries that a list names by numbers, 三次产业增加值, 第一、二产业就业人数; None where it names none so."""
    if head.startswith(("三次产业", "一二三产业")) and count == 3:
        rest = re.sub("^(?:三次|一二三)产业", "", head)
        return [f"第{number}产业{rest}" for number in "一二三"]
    named = _INDUSTRIES.match(head) if "产业" in head else None
    if named is None:
        return None
    rest = re.sub("^(产业)(?:分别|依次)", r"\1", head[named.end() :])
    return [f"{named['owner']}第{number}{rest}" for number in named["numbers"] if number in _NUMBERS]


def share_of_industry(number: str, said: str, lexicon: Lexicon, whole: str = "地区生产总值") -> str:
    """三次产业结构为7:45:48: the share of each industry in the product, with the words that the text has for it."""
    if (workers := lexicon.pattern(_WORKERS).search(said)) is not None:
        return f"第{number}产业{workers[0]}占三次产业{workers[0]}的比重"
    if _VALUE_ADDED.search(said) is not None:
        return f"第{number}产业增加值占{whole}的{'比例' if '比例' in said else '比重'}"
    industries = "三大产业" if "三大产业" in said else "三次产业"
    of = f"{industries}结构" if "结构" in said else industries
    return (
        f"第{number}产业占{of}比重" if said.endswith("产业比重") else f"第{number}产业占{of}（{whole}）的比重"
    )


def _told_together(head: str, count: int, lexicon: Lexicon) -> list[str] | None:
    """产值及其占工业总产值的比重, 三次产业结构, 甲、乙和丙三项污染物排放量: items that no list writes out."""
    if count == 2 and (own := _AND_ITS_SHARE.match(head)) is not None:
        return [own[1], own[1] + own[2]]
    if count == 2 and (carried := _CARRIED.fullmatch(head)) is not None:
        return [carried["of"] + carried[who] + carried["what"] for who in ("first", "last")]
    if count == 3 and _OF_STRUCTURE.search(head) is not None:
        return [share_of_industry(number, head, lexicon) for number in "一二三"]
    if count == 2 and (done := _DONE_TWICE.match(head)) is not None:
        acts = lexicon.act.found
        if done["first"] in acts and done["last"] in acts:  # 发明专利申请和授权: of the same thing
            return [done["thing"] + done["first"], done["thing"] + done["last"]]
    if "分别" in head and (above := _ABOVE.match(head)) is not None:
        rates = split_items(above["items"], count, lexicon) or []
        its_rate = lexicon.pattern(_ITS_RATE)
        rate = its_rate.search(rates[-1]) if rates else None
        if rate is not None:  # 收入和投资增幅: the rate of each
            rates = [item if its_rate.search(item) else item + rate[0] for item in rates]
        return [f"{item}{above['than']}" for item in rates] or None
    if "元" in head and (bounds := _OF_BOUNDS.match(head)) is not None:
        each = [bounds["of"] + bound + bounds["things"] for bound in ITEMS.split(bounds["bounds"])]
        return each if len(each) == count else None
    return _summed_up(head, count, lexicon)


def _split_parts(head: str, count: int, lexicon: Lexicon) -> list[str] | None:
    """The items of a list, each with what stands once for all of them: its owner, its grade, its head."""
    if head[:1] in "高低快慢优好" or "分别" in head:
        than = lexicon.pattern(_THAN).match(head)
        others = [part for part in ITEMS.split(head[than.end() :]) if part] if than is not None else []
        if than is not None and len(others) == count:
            return [than[0].replace("分别", "") + other for other in others]
        if than is not None and not than["thing"]:
            return None
    lead = _LED_BY_USE.match(head)
    parts = [part for part in ITEMS.split(head) if part]
    if parts[:1] == ["城"] and parts[-1].startswith("乡") and len(parts) == count:
        return [f"城镇{parts[-1][1:]}", f"农村{parts[-1][1:]}"]  # 城、乡居民收入
    if len(parts) != count:
        parts = [part for part in head.split("、") if part]
        joined = _LAST_JOINED.fullmatch(parts[-1]) if parts and len(parts) == count - 1 > 1 else None
        if joined is not None:  # 批发和零售业、住宿和餐饮业及金融业: the last 及 alone parts items
            parts = [*parts[:-1], *joined.groups()]
        if len(parts) != count:
            return _split_short(head, count, lexicon)
    if len(parts) > 2 and len(parts[-1]) == 2 and all(len(part) == 1 for part in parts[1:-1]):
        return [part + parts[-1][1] for part in parts[:-1]] + [parts[-1]]  # 金、银、铜牌
    per = _PER_UNIT.match(parts[0])
    if per is not None and not any(part.startswith(("单位", "万元", "人均")) for part in parts[1:]):
        return [parts[0], *(per[0] + part for part in parts[1:])]  # 单位产值能耗和排放量
    grade = _GRADE.match(parts[0])
    if grade is not None and not any(_OF_OWN_GRADE.match(part) for part in parts[1:]):
        parts = [parts[0], *(grade[0] + part for part in parts[1:])]  # 省级以上企业技术中心、工程研究中心
    owner, of, first = parts[0].rpartition("的")
    if of and len(owner) >= 2 and len(first) >= 2 and not any("的" in part for part in parts[1:]):
        bare = lexicon.heads.at_end(first)
        if bare is not None and bare[0] == first:
            return [owner + of + part for part in [first, *parts[1:]]]  # 货运的能耗和排放量
    if all(_is_whole(part, lexicon) for part in parts):
        parts = _with_shared_thing(parts, lexicon)
    if parts[1:] == ["人次"] and parts[0].endswith("批次"):
        return [parts[0], f"{parts[0][:-2]}人次"]  # 上访批次和人次
    if parts[-1].endswith("人次") and parts[-2].endswith(lexicon.words["guest"]):
        return [part if part.endswith("人次") else f"{part}人次" for part in parts]  # 省外游客、过夜游客人次
    if all(_is_whole(part, lexicon) for part in parts[:-1]):
        return _with_first_owner(parts, lexicon)
    if all(part[0] == "新" and len(part) >= 4 for part in parts):
        return parts  # 新增就业、新发放贷款: each is whole
    return _with_shared_tail(parts, lead[1] if lead is not None else "", lexicon)


def _with_shared_thing(parts: list[str], lexicon: Lexicon) -> list[str]:
    """专利申请量、授权量: what is done to one thing, measured each time."""
    first, shared = parts[0], []
    for part in parts[1:]:
        thing, deed = first[: -len(part)], first[-len(part) :]
        done, also = lexicon.act.at_start(deed), lexicon.act.at_start(part)
        alike = len(part) == len("申请量") and deed[-1:] == part[-1] and len(thing) >= len("专利")
        known = done is not None and also is not None and len(done[0]) == len(also[0]) == len("申请")
        shared.append(thing + part if alike and known else part)
    return [first, *shared]


def _is_whole(part: str, lexicon: Lexicon) -> bool:
    """Whether an item says by itself what is measured or counted."""
    if len(part) <= 1 or part.endswith(lexicon.words["no_measure"]):
        return False
    return part.endswith(lexicon.words["guest"]) or lexicon.heads.at_end(part) is not None


def _with_shared_tail(parts: list[str], lead: str, lexicon: Lexicon) -> list[str]:
    """Give each item the words that only the last has, behind the verb that only the first has: 使用网购、网银比例."""
    last, others = parts[-1], parts[:-1]
    found = lexicon.heads.at_end(last)
    head = found[0] if found is not None else ""
    if all(part.endswith(_KIND) for part in others):
        graded = [share_head(part, last) for part in others]
        if all(len(item) > len(part) for item, part in zip(graded, others, strict=True)):
            return [*graded, last]  # 国家级、省级示范企业
    if lead:
        tail = re.search(r"(?:上网|办理|支付)?(?:的)?(?:比例|比重|占比|人数|规模|率)$", last)
        shared = tail.group() if tail else head
        items = [*(part + shared for part in others), last]
        return [part if part.startswith(lead) else lead + part for part in items]
    kind = others[0][-1]
    if kind in _PLACES and all(part[-1] == kind for part in others):
        of_all = last[last.find(kind, 1) + 1 :] if last.find(kind, 1) > 0 else ""
        if len(of_all) >= 2:
            return [*(part + of_all for part in others), last]  # 高新区、某某经开区工业总产值
    if last.startswith("“") and (named := last.rpartition("”")[2]) and "“" not in "".join(others):
        return [*(part if part.endswith(named) else part + named for part in others), last]
    length = len(others[0]) if len({len(part) for part in others}) == 1 else 0
    if length and _may_be_as_long(last, length, others, head):
        shared = _behind_as_long(last, length, others, head, lexicon)
    elif head and len(head) < len(last):
        shared = _deed_and_head(last, head, others, lexicon)
        done = lexicon.act.at_end(last[:-1]) if len(shared) == 1 else None
        if done is not None and len(done[0]) > 1 and others[0].endswith(shared):
            shared = done[0] + shared  # 化学需氧量、氨氮减排量: what is done tells, not the 量 of a name
        if any(_is_whole(part, lexicon) and not part.endswith(shared) for part in others):
            shared = ""  # 进口货值、入境游客、免税品销售额: each has its own
    else:
        shared = ""
    # 入驻企业和规模以上企业: each has its own
    return [*(part if shared and part.endswith(shared) else part + shared for part in others), last]


def _may_be_as_long(last: str, length: int, others: list[str], head: str) -> bool:
    """Whether the last item can be a name as long as the others, which are all of one length, and what is said of all."""
    return (
        len(last) > length
        and (length <= (6 if head else 4) or others[0][-2:] == last[length - 2 : length])
        and len(last) - length >= (len(head) or 2)
    )


def _behind_as_long(last: str, length: int, others: list[str], head: str, lexicon: Lexicon) -> str:
    """What the last item says for all, behind a name as long as the others are, or as its own words end: 原煤、天然气产量."""
    at = last.find(others[0][-1], 1, length - 1)
    if len(others) == 1 and at > 0 and others[0][-1] in _CLASSES:
        length = at + 1  # 大型客车、货车百公里油耗: each is a 车
    if last[length] in "品类域村" and last[length : length + 2] not in ("品种", "品牌", "品质", "类型"):
        length += 1  # 果蔬、肉类、水产品流通率, 地表水、近岸海域水质: 水产品 and 海域 are one word
    elif last[: length + 1] in lexicon.goods or last.startswith(_COLLECTIVE, length + 1):
        length += 1  # 原煤、天然气产量, 新材料、生物医药产业产值: the last is a character longer
    cut = lexicon.whole_words.at_end(last[: length + 1])
    if cut is not None and 1 < len(cut[0]) < length:
        length += 1 - len(cut[0])  # 孕产妇和儿童系统化管理率: 系统 is one word
    shared = last[length:]
    if not head or not shared:
        return shared
    if shared[0] == "性":
        return _deed_and_head(last, head, others, lexicon)  # 灵活性改造规模: 灵活性 is one word
    if shared[0] in "量化率质" and len(head) < len(shared):
        return head  # 二氧化硫、化学需氧量排放总量: the last is a word longer
    own = shared[: -len(head)] if shared.endswith(head) else ""
    # 绿色建材业、高端装备制造业产值: each item ends alike
    return head if own and all(part[-1] == own[-1] for part in others) else shared


def _deed_and_head(last: str, head: str, others: list[str], lexicon: Lexicon) -> str:
    """The head of the last item with what is done, or happens, to each: 死亡率 of 老年人死亡率, 处理能力 of 污泥处理能力."""
    if head == "率":
        alone = len(last) < 5 or last[-2] in "化质汇税费利" or any(part.endswith(head) for part in others)
        return head if alone else last[-3:]
    before = last[: -len(head)]
    deed_told = head in _OF_DEEDS or head in lexicon.sets["deed_measure"]
    done = lexicon.act.at_end(before) if deed_told else None
    if done is None or len(done[0]) != 2 or len(before) < 4:
        return head
    own = any(lexicon.act.at_end(part) is not None or _is_whole(part, lexicon) for part in others)
    return head if own else done[0] + head


def _summed_up(head: str, count: int, lexicon: Lexicon) -> list[str] | None:
    """甲、乙和丙三项污染物排放量: what sums the items up is no part of the last."""
    summed = _SUMMED_UP.match(head)
    if summed is None or _number(summed["number"]) != count:
        return None
    items = split_items(summed["items"], count, lexicon)
    each = _EACH.match(summed["rest"])
    measured = lexicon.heads.at_end(summed["rest"])
    own = each["head"] if each is not None else (measured[0] if measured is not None else "")
    return None if items is None else [item if item.endswith(own) else item + own for item in items]


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _NUMBERS.find(written.replace("两", "二"))


def _with_first_owner(parts: list[str], lexicon: Lexicon) -> list[str]:
    """生产安全事故起数、死亡人数: an item that is only a head belongs to the first item's thing."""
    found = lexicon.heads.at_end(parts[0])
    if (whose := _owner_of_kind(parts, lexicon)) is not None:
        return [parts[0], *(whose + part for part in parts[1:])]
    owner = parts[0][: -len(found[0])] if found is not None else ""
    if not owner or (found is not None and len(owner) < 3 and found[0].startswith("总")):
        return parts  # 资产总额、销售收入: not of the assets
    out = [parts[0]]
    for part in parts[1:]:
        bare = lexicon.heads.at_end(part)
        # 原煤产量、发电量; 工业用电量、货运量
        own = part.endswith("电量") or (part[-1] == "量" and part in lexicon.own_thing)
        owned = bare is not None and bare[0] == part and not own
        out.append(owner + part if owned else part)
    return out


def _owner_of_kind(parts: list[str], lexicon: Lexicon) -> str | None:
    """公路货运量、货物周转量: whose the first is, where it ends in a thing that names itself and the others name such things of its kind."""
    first = parts[0]
    at = next((at for at in range(1, len(first) - 1) if first[at:] in lexicon.own_thing), 0)
    if at < 2 or not all(part in lexicon.own_thing for part in parts[1:]):
        return None
    kind = set(first[at:])
    alike = all(len(kind.intersection(part)) >= min(2, len(part) - 1) for part in parts[1:])
    return first[:at] if alike else None


def _split_short(head: str, count: int, lexicon: Lexicon) -> list[str] | None:
    """一二三产增加值, 城乡居民收入: one character names each item."""
    if count == 2 and (sold := _MADE_AND_SOLD.match(head)) is not None:
        return [f"{sold['thing']}{'产销'[index]}{sold['head'] or '量'}" for index in (0, 1)]
    match = lexicon.pattern(_SHORT).match(head)
    if match is None or len(match["items"]) != count:
        return None
    words = {"城": "城镇", "乡": "农村", "男": "男性", "女": "女性"}
    if match["items"] == "收支":
        words = {"收": "收入", "支": "支出"}
    return [match["owner"] + words.get(item, item) + match["rest"] for item in match["items"]]


_PER_UNIT = re.compile(
    "(?:单位|万元)[^，。；、]{0,8}?(?:生产总值|增加值|总产值|产值|GDP|产品|面积)(?=[^的]{2})"
)
_GRADE = re.compile("^(?:国家|[省市县州区])级(?:及)?以上(?=.{2})")
_OF_OWN_GRADE = re.compile("国家|[省市县州区]级|[规限]模?额?以?上|重点|骨干")
_MADE_AND_SOLD = re.compile("^(?P<thing>[^，。；、]{2,}?)产销(?P<head>量|额)?$")
_PLACES = frozenset("区县市州镇乡")
_COLLECTIVE = ("产业", "行业", "企业")  # what the last item of a list says for all of them
_CLASSES = frozenset("车船机")  # the class that each item names: 客车、货车
# 公路客、货运量, 旅客、货物周转量: what is carried, and of what kind
_CARRIED = re.compile(
    "(?P<of>[^，。；、]*?)(?P<first>旅客|客)[、和与及](?P<last>货物?)(?P<what>[^，。；、和与及]{2,6})"
)
_OF_DEEDS = frozenset(("能力", "规模"))  # 改造规模: what is measured of what is done to each thing
_KIND = ("级", "型", "类", "性", "亩", "层次")


def share_head(noun: str, last: str) -> str:
    """Complete the noun of an item by the head that the last item of its row has for all.

    Examples
    --------
    >>> share_head("危险废物", "医疗废物集中处置设施")
    '危险废物集中处置设施'
    >>> share_head("国家级", "省级节水试点")
    '国家级节水试点'
    >>> share_head("水库", "泵站")
    '水库'
    """
    kind = next((ending for ending in _KIND if noun.endswith(ending)), "")
    if kind:
        at = last.find(kind)
        return noun + last[at + len(kind) :] if 0 < at <= len(last) - len(kind) - 2 else noun
    for size in range(min(4, len(noun) - 1), 1, -1):
        at = last.find(noun[-size:], 1)
        if 0 < at <= len(last) - size - 2:
            return noun + last[at + size :]
    return noun


_ENDS_NAMES = frozenset("业园区县市镇乡村州省厂港站院校")  # what a name may end in that others end in too


def modifiers_of(items: Sequence[str]) -> list[str]:
    """Return what tells the items of a list apart: their words without the ending they share."""
    shared = items[0]
    for item in items[1:]:
        size = 0
        while size < min(len(shared), len(item)) and shared[-1 - size] == item[-1 - size]:
            size += 1
        shared = shared[len(shared) - size :]
    while shared[:1] in _ENDS_NAMES:
        shared = shared[1:]  # 大胜工业园、小池产业园建成区: 业园 is of each name
    if len(shared) == 1:
        return []  # 起数、死亡人数: no ending they share
    return [item[: len(item) - len(shared)] if shared else item for item in items]
