"""Read the figures of a grid: the row names the thing, the column the year, the status or a part of the thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from plancheck.quantities.find import Figure, Grammar, find_figures
from plancheck.quantities.numerals import read_arabic, scale_factor
from plancheck.statements.grids import PROPERTY, VALUE, Grid, GridCell, is_value
from plancheck.statements.outline import Place
from plancheck.statements.periods import TimeExpression, find_times
from plancheck.statements.reading import Context, Reading
from plancheck.vocabulary import Vocabulary

_BOUNDS = {
    ">": ("more_than", "upper"), "大于": ("more_than", "upper"), "超过": ("more_than", "upper"), "≥": ("at_least", "upper"),
    "≧": ("at_least", "upper"), "⩾": ("at_least", "upper"), "不低于": ("at_least", "upper"), "<": ("less_than", "lower"),
    "小于": ("less_than", "lower"), "低于": ("less_than", "lower"), "≤": ("at_most", "lower"), "≦": ("at_most", "lower"),
    "⩽": ("at_most", "lower"), "不高于": ("at_most", "lower"), "约": ("approx", "both"), "左右": ("approx", "both"),
    "以上": ("at_least", "upper"), "及以上": ("at_least", "upper"), "以下": ("at_most", "lower"), "以内": ("at_most", "lower"),
}  # fmt: skip
_UNIT_IN_HEAD = re.compile(r"（(?P<unit>[^（）]{1,16})）|[/：:](?P<bare>[%个万亿\u4e00-\u9fffA-Za-z³²]{1,8})$")
_UNIT_LINE = re.compile(r"单位[:：]\s*(?P<unit>[^\s，。；）]{1,10})")
_STATUS = (
    ("target", re.compile("目标|规划(?!值完成)|计划|任务|预期|指标值|拟|预计|十四五.*投资|总投资|投资规模")),
    ("observed", re.compile("现状|完成|实际|已整治|已建|基期|现值|达到值|执行|目前|基准")),
)
_ID_HEAD = re.compile(r"^(?:序号?|编号|No\.?)$", re.IGNORECASE)
_UNIT_HEAD = re.compile(r"^(?:计量)?单位$")
_SPAN_HEAD = re.compile("起止|年限|工期|建设时间|实施时间|建设周期|时序|建设年度|期限")
_PLACE_HEAD = re.compile("地点|地区|区域$|区县|县区|城市$|地市|位置|市县|省份|县（市|^市$|^县$")
_NAME_HEAD = re.compile("名称|指标(?!值|属性)|项目(?!起止|性质)|类别|内容|工程|事项|分类|产品|行业")
_PROPERTY_HEAD = re.compile("属性|性质|备注|类型|责任|部门|来源|依据|说明")
_SUM = re.compile("^(?:合计|总计|小计|共计|总和)$")
_GROWTH = re.compile("增长(?!点)|增速|增幅|涨幅|年均")
_FALL = re.compile("下降|降低|减少|削减|降幅")
_NEW = re.compile("新增|净增|增加|扩大")
_FLOW = re.compile("新增|建设|改造|整治|治理|完成|新建|新开|清淤|增加|培育|培训|投资|投入|累计|修复|造林|减排|引进|创建|淘汰|建成|安置|搬迁|种植")


class GridReader:
    """Reads grids of one document."""

    def __init__(self, context: Context, grammar: Grammar, vocabulary: Vocabulary) -> None:
        self.context = context
        self.grammar = grammar
        self.vocabulary = vocabulary

    def read(self, grid: Grid, *, place: Place, prose: object = None) -> list[Reading]:
        """Return the readings of a grid's value cells."""
        view = self.context.view
        columns = [self._column(head, index, grid) for index, head in enumerate(grid.heads)]
        title_time = self._time_of(grid.title)
        unit_line = _UNIT_LINE.search(view[max(0, grid.start - 60) : grid.start + 200])
        table_unit = unit_line["unit"] if unit_line else ""
        readings: list[Reading] = []
        category = ""
        above: list[str] = [""] * len(grid.heads)
        for row in grid.rows:
            texts = [self._text(cell) for cell in row]
            names = [(i, text) for i, text in enumerate(texts) if text and columns[i] in ("name", "place") and not is_value(text)]
            for i, text in enumerate(texts):
                if text:
                    above[i] = text
            name_cells = [text for i, text in names if columns[i] == "name"]
            values = [i for i, text in enumerate(texts) if text and columns[i] == "value" and is_value(text)]
            if not values:
                if len(name_cells) == 1 and sum(1 for text in texts if text) <= 2:
                    category = name_cells[0]
                continue
            unit_cell = next((text for i, text in enumerate(texts) if columns[i] == "unit" and text), "")
            span = next((text for i, text in enumerate(texts) if columns[i] == "span" and text), "")
            region = self._region([texts[i] or above[i] for i in range(len(texts)) if columns[i] == "place"])
            if not region and name_cells:
                region = self._region(name_cells[:1])
                if region:
                    name_cells = name_cells[1:] or []
            name = name_cells[-1] if name_cells else ""
            if _SUM.match(re.sub(r"\s", "", name)):
                name = category or re.sub("^(?:附?表|专栏)[0-9一二三四五六七八九十]*", "", grid.title)
            sentence = (min(cell.start for cell in row if cell), max(cell.end for cell in row if cell))
            for i in values:
                cell = row[i]
                if cell is not None:
                    readings += self._value_cell(
                        cell, head=grid.heads[i], name=name, unit=unit_cell, table_unit=table_unit, span=span, region=region,
                        title=grid.title, title_time=title_time, place=place, sentence=sentence,
                    )  # fmt: skip
        return readings

    def _text(self, cell: GridCell | None) -> str:
        return re.sub(r"\s+", "", self.context.view[cell.start : cell.end]) if cell is not None else ""

    def _column(self, head: str, index: int, grid: Grid) -> str:
        if _ID_HEAD.match(head):
            return "id"
        if _UNIT_HEAD.match(head):
            return "unit"
        filled = [self._text(row[index]) for row in grid.rows if row[index] is not None]
        numeric = sum(1 for text in filled if is_value(text) and text not in PROPERTY)
        if _SPAN_HEAD.search(head):
            return "span"
        if _PROPERTY_HEAD.search(head):
            return "property"
        if filled and numeric * 2 >= len(filled):
            return "value"
        if _PLACE_HEAD.search(head):
            return "place"
        if numeric and not _NAME_HEAD.search(head) and numeric * 4 >= len(filled):
            return "value"
        return "name"

    def _region(self, texts: Sequence[str]) -> str:
        for text in texts:
            if not text or len(text) > 14:
                continue
            known = self.context.regions.name_of(text)
            if known and known not in ("全国", "全球"):
                return known
            if re.fullmatch(r"[\u4e00-\u9fff、]{2,14}(?:省|市|县|区|州|旗|镇|乡)", text) and not re.search("各|全|本|地区|片区|园区|社区|示范区|城市$", text):
                return text
        return ""

    def _time_of(self, text: str) -> TimeExpression | None:
        found = [time for time in find_times(text, reference=self.context.reference, vocabulary=self.vocabulary) if time.period]
        if found:
            return found[-1]
        bare = re.search(r"(?<![0-9])((?:19|20)[0-9]{2})(?:\.([01]?[0-9]))?(?![0-9])", text)
        if bare:
            month = f"-{int(bare[2]):02d}" if bare[2] and 1 <= int(bare[2]) <= 12 else ""
            return TimeExpression(0, 0, bare[1] + month, "point")
        plan = re.search("“?(十[一二三四五六七]?)五”?", text)
        if plan:
            return next(iter(find_times(f"“{plan[1]}五”期间", reference=self.context.reference, vocabulary=self.vocabulary)), None)
        return None

    # --- one cell -------------------------------------------------------------------------------------------------

    def _value_cell(
        self, cell: GridCell, *, head: str, name: str, unit: str, table_unit: str, span: str, region: str, title: str,
        title_time: TimeExpression | None, place: Place, sentence: tuple[int, int],
    ) -> list[Reading]:  # fmt: skip
        view = self.context.view
        readings = []
        at = cell.start
        for line in view[cell.start : cell.end].split("\n"):
            begin = at + len(line) - len(line.lstrip())
            stripped = line.strip()
            at += len(line) + 1
            match = VALUE.match(stripped)
            if match is None or not stripped:
                continue
            for figure in self._figures(match, begin, head=head, name=name, unit=unit, table_unit=table_unit):
                reading = Reading(figure, figure.value, sentence=sentence)
                self._fill(reading, match, head=head, name=name, span=span, region=region, title=title, title_time=title_time, place=place)
                readings.append(reading)
        return readings

    def _figures(self, match: re.Match[str], begin: int, *, head: str, name: str, unit: str, table_unit: str) -> list[Figure]:
        written = match["unit"] or ""
        base, kind, factor, counter = "", "none", Decimal(1), ""
        candidates = [written, unit] + [found["unit"] or found["bare"] for text in (name, head) for found in _UNIT_IN_HEAD.finditer(text)] + [table_unit]
        own = False
        for index, candidate in enumerate(candidates):
            read = self.read_unit(candidate)
            if read is not None:
                base, kind, factor, counter = read
                own = index == 0
                break
        qualifier, opens = _BOUNDS.get(match["bound"] or match["after"] or "", ("exact", "none"))
        out = []
        for group, role in (("figure", "low"), ("high", "high")):
            if match[group] is None:
                continue
            numeral = read_arabic(match[group].lstrip("-"))
            sign = -1 if match[group].startswith("-") else 1
            start, end = begin + match.start(group), begin + match.end(group)
            if own and (group == "high" or match["high"] is None):
                end = begin + match.end("unit")
            word, bound = (qualifier, opens)
            if match["high"] is not None:
                word, bound = ("at_least", "upper") if role == "low" else ("at_most", "lower")
            out.append(
                Figure(
                    start, end, sign * numeral.value * factor, numeral.place * factor, numeral.decimals, base, kind, "arabic",
                    qualifier=word, opens=bound, outer_start=begin, outer_end=begin + match.end(), role=role if match["high"] else "", counter=counter,
                )
            )  # fmt: skip
        return out

    def read_unit(self, written: str) -> tuple[str, str, Decimal, str] | None:
        """Return base unit, kind, factor and counter of a unit as a head writes it: 万m³/小时, 亿元, %."""
        text = re.sub(r"\s+", "", written or "").strip("（）[]〔〕")
        if not text:
            return None
        scale = re.match(r"(?:[十百千]?[万亿]{1,2}|[十百千](?=[个人家户台件吨瓦]))(?=.)", text)
        for prefix in ([scale.group()] if scale else []) + [""]:
            rest = text[len(prefix) :]
            found = self.grammar.unit_at(rest, 0)
            if found is not None and len(found[0]) == len(rest):
                return found[1].unit, found[1].kind, Decimal(scale_factor(prefix)) * found[1].factor if prefix else found[1].factor, found[0]
            if found is not None and rest[len(found[0]) : len(found[0]) + 1] == "/":
                return self._ratio(found[1].unit, rest[len(found[0]) + 1 :]), found[1].kind, Decimal(scale_factor(prefix)) if prefix else Decimal(1), rest
        if scale is not None and scale.group() == text or re.fullmatch("[万亿]{1,2}", text):
            return "", "none", Decimal(scale_factor(text)), ""
        return None

    def _ratio(self, base: str, per: str) -> str:
        found = self.grammar.unit_at(per, 0)
        return f"{base}/{found[1].unit if found and len(found[0]) == len(per) else per}"

    def _fill(
        self, reading: Reading, match: re.Match[str], *, head: str, name: str, span: str, region: str, title: str,
        title_time: TimeExpression | None, place: Place,
    ) -> None:  # fmt: skip
        context, reference = self.context, self.context.reference
        head_time = self._time_of(head)
        plain_head = _bare_head(head)
        plain_name = _bare_name(name)
        cumulative = bool(match["open"] in ("〔", "[") and match["close"])
        reading.region = region or context.region
        if not region:
            reading.reasons["region"] = "the document's own area"
        status = next((status for status, pattern in _STATUS if pattern.search(head)), "")
        if "完成" in head and "完成率" not in head and status == "target" and not re.search("目标|计划|任务", head):
            status = "observed"
        indicator = plain_name
        addition = re.sub("目标值?|现状值?|计划任务|任务|规划值?|完成情况|完成值?|实际值?|指标值?|期末|基期|其中：|:|已整治|（|）|累计|数量$" if plain_name else "目标值?|现状值?|任务", "", plain_head)
        if "数量" in plain_head and not addition and plain_name:
            addition = "数量"
        if addition and addition not in plain_name and not _GROWTH.fullmatch(addition):
            indicator = plain_name + addition if plain_name else addition
        if match["name"] and match["name"] not in ("约",):
            indicator = match["name"] + indicator
        reading.indicator = indicator or re.sub(r"^(?:附?表|专栏|图)\s*[0-9一二三四五六七八九十]*", "", title)
        reading.reasons["indicator"] = "row and column heads"
        self._measure(reading, head=head, name=name, cumulative=cumulative)
        time = head_time
        row_span = self._time_of(span) if span else None
        if row_span is not None and head_time is None:
            time = row_span
        if time is not None:
            reading.period = time.period
            reading.reasons["period"] = "column head"
        elif title_time is not None:
            reading.period = title_time.period
            reading.reasons["period"] = "period from heading"
        if not status:
            status = place.status or ("target" if context.plan else "observed")
            reading.reasons["status"] = "from heading"
        if not reading.period:
            reading.period = self._default_period(reading, status, head + name)
        if "/" in reading.period and time is not None and time.kind == "plan" and reading.measure in ("share", "level") and reading.figure.kind == "percent" and False:
            reading.period = str(time.last_year)
        if cumulative and reference.plan_first:
            reading.period = f"{reference.plan_first}/{reference.plan_last}"
        elif reading.measure == "growth_per_year" and len(reading.period) == 4 and reference.plan_first and reading.period == str(reference.plan_last):
            reading.period = f"{reference.plan_first}/{reference.plan_last}"
        elif reading.measure == "level" and len(reading.period) == 4 and False:
            pass
        known = reference.observed or reference.own
        last = int(reading.period.rpartition("/")[2][:4]) if reading.period else None
        decided = any(pattern.search(head) for _, pattern in _STATUS)
        if last is not None and known is not None and last > known:
            status = "target"
        elif last is not None and known is not None and last < known and not decided:
            status = "observed"
        elif last is not None and known is not None and last == known and not decided and head_time is not None:
            status = "observed"
        reading.status = status
        reading.steps.append(f"table cell: row {name!r}, column {head!r}, unit {reading.figure.unit or 'none'!r}, title {title!r}")

    def _measure(self, reading: Reading, *, head: str, name: str, cumulative: bool) -> None:
        kind = reading.figure.kind
        words = name + head
        measure = "level"
        if kind == "percent":
            measure = "share"
            if "年均" in head and _GROWTH.search(head) or "年均增" in name:
                measure = "growth_per_year"
            elif re.search("增速|增长率|增幅|涨幅|同比", words) or _GROWTH.search(head):
                measure = "growth"
            if _FALL.search(name) and not re.search("率$|比例$|比重$", _bare_name(name).removesuffix("下降")) or _FALL.search(head) and "率" not in head:
                measure = "growth" if measure == "share" else measure
                reading.value = -abs(reading.value)
            elif cumulative and measure == "share":
                measure = "points_change"
        elif kind == "points":
            measure = "points_change"
        elif kind == "multiple":
            measure = "multiple"
        elif _GROWTH.search(head) and "年均" in head and kind in ("none", "percent"):
            measure = "growth_per_year"
        elif _FALL.search(name) and name.strip().startswith(("减少", "削减", "压减", "降低")):
            measure = "change"
            reading.value = -abs(reading.value)
        elif _NEW.match(_bare_name(name)) or _NEW.match(_bare_head(head)) or cumulative:
            measure = "change"
        reading.measure = measure
        if measure in ("growth", "growth_per_year", "points_change"):
            reading.indicator = re.sub("(?:年均)?(?:增长|增速|下降|降低|减少)(?:率|比例|幅度)?$", "", reading.indicator) or reading.indicator

    def _default_period(self, reading: Reading, status: str, words: str) -> str:
        reference = self.context.reference
        if status == "target" and reference.plan_first:
            if reading.measure == "change" or _FLOW.search(words) and reading.figure.kind != "percent":
                return f"{reference.plan_first}/{reference.plan_last}"
            return str(reference.plan_last)
        year = (reference.target if status == "target" else reference.observed) or reference.own
        return str(year) if year else ""


def _bare_head(head: str) -> str:
    text = re.sub(r"（[^（）]*）|〔[^〔〕]*〕", "", head)
    text = re.sub(r"“?十[一二三四五六七]?五”?(?:时期|期间|期末|末)?(?!投资)|(?:19|20)[0-9]{2}(?:-(?:19|20)?[0-9]{2,4})?年?(?:[0-9]{1,2}月)?(?:底|末)?", "", text)
    return text.strip("：:-、 ")


def _bare_name(name: str) -> str:
    text = re.sub(r"（(?:%|‰|[^（）]{0,3}[万亿个家件人元米吨亩里户次张条台套所座年时瓦升顷度%/³²][^（）]{0,6})）", "", name)
    text = re.sub(r"^(?:[0-9]{1,2}[.、．]?(?![0-9年])|（[0-9一二三四五六七八九十]{1,2}）|其中：|其中:|#|—+)", "", text)
    return text.strip("：:-、 ")


def prose_figures(cell: GridCell, context: Context, vocabulary: Vocabulary) -> list[Figure]:
    """Return the figures of a cell that holds sentences."""
    return [replace(figure) for figure in find_figures(context.view, vocabulary=vocabulary, start=cell.start, end=cell.end)]
