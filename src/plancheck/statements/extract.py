"""From a document to its statements: figures, blocks, places, and what each figure says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from plancheck.documents.characters import characters_met
from plancheck.documents.document import Document, require_document
from plancheck.htmltable import html_table
from plancheck.quantities.find import Figure, find_figures, quantity_of
from plancheck.quantities.quantity import Quantity
from plancheck.quantities.view import any_replaced, make_view, with_lines
from plancheck.schema import STATEMENTS
from plancheck.statements.attach import Attacher
from plancheck.statements.cell_text import cell_reader_of
from plancheck.statements.certainty import RowJudge, certainty_of
from plancheck.statements.concepts import concepts_of
from plancheck.statements.layout.find import GridFinder
from plancheck.statements.layout.grid import Grid, mask
from plancheck.statements.layout.markup import tables_in_markup
from plancheck.statements.lexicon import Lexicon, lexicon_of
from plancheck.statements.notes import name_in_notes
from plancheck.statements.opening_chapters import looking_back
from plancheck.statements.outline import Outline, find_blocks, with_paragraphs
from plancheck.statements.periods import TimeExpression
from plancheck.statements.predicates import PREDICATE
from plancheck.statements.reading import UNNAMED, Context, Memory, Reading
from plancheck.statements.reference import Reference
from plancheck.statements.regions import regions_of, zone_word
from plancheck.statements.standpoint import standpoint_of
from plancheck.statements.statement import Statement
from plancheck.statements.table.read import TableReader
from plancheck.statements.things import strip_promotion
from plancheck.statements.times import find_times
from plancheck.tables import rows_frame
from plancheck.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    import pandas as pd

# 交易额比“十二五”末翻一番: the word leads to the base, not from the name
_COMPARED = re.compile("(?<=[额量数值率模入积])[比较]$")
_LARGEST_RATIO = 100  # a bare number below it is what 产值比 itself is
_LOCAL_MONEY = {"香港": "HKD", "澳门": "MOP", "台湾": "TWD"}  # where a plain 元 is not the yuan
# 全市共争取资金
_IN_ALL = re.compile("^(?:总共|一共|共(?![同享有产青建用性])|已经?(?!有|建))(?=[\u4e00-\u9fff]{4})")
_DEED_NOUN = re.compile("(?<=.{4})(?:工程|任务|工作|行动)$")  # 污水厂扩建工程14座: the works are counted
SENTENCE_LENGTH = 300
_STOPS = ("。", "；")
_WORDS_BEFORE = 6  # characters of a line before a figure by which it is told in words, and no cell of a value
SHORTEST_WITHOUT_AREA = 4  # characters: 全州幼儿园 says more than 幼儿园
MIXED_CHARACTERS = 3  # a simplified text has one or two variant characters; a traditional one has many


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document says in figures.

    Parameters
    ----------
    document : Document
    quantities : tuple of Quantity
        Every figure; ``reason`` says why one became no statement.
    statements : tuple of Statement
    """

    document: Document
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]

    @property
    def left_over(self) -> tuple[Quantity, ...]:
        """Figures that became no statement, each with its reason."""
        return tuple(quantity for quantity in self.quantities if quantity.reason)

    def __repr__(self) -> str:
        return (
            f"Extraction({self.document.id!r}: {len(self.quantities)} figures, {len(self.statements)} statements, "
            f"{len(self.left_over)} left over)"
        )

    def to_frame(self) -> pd.DataFrame:
        """Return the statements as the table of that name."""
        return rows_frame(STATEMENTS, self.statements)

    def _repr_html_(self) -> str:
        columns = ("indicator", "region", "period", "measure", "status", "figure", "certainty")
        return html_table(
            columns,
            [[getattr(statement, column) for column in columns] for statement in self.statements],
            caption=repr(self),
            hints=[f"{s.document}:{s.start} {s.section}\n{s.sentence}" for s in self.statements],
            footer="Rest the pointer on a row to see the sentence it was read from.",
        )


def read_figures(document: Document, *, vocabulary: Vocabulary, told: bool = False) -> list[Reading]:
    """Return the reading of every figure of a document, in order, also of those that become no statement.

    Parameters
    ----------
    document : Document
    vocabulary : Vocabulary
    told : bool
        Whether each step is put into words; left out where nobody asks, as it costs time and memory.
    """
    text = document.text
    view = make_view(text, vocabulary=vocabulary, skipped=document.skipped)
    figures = find_figures(view, vocabulary=vocabulary)
    lexicon = lexicon_of(vocabulary)
    standpoint = standpoint_of(document, view, lexicon)
    reference = standpoint.reference
    times = find_times(view, reference=reference, vocabulary=vocabulary)
    outline = Outline(document, view, times, lexicon)
    if standpoint.plan:
        outline.correct(
            looking_back(
                outline.places, times, known=reference.observed or reference.own, sounds=standpoint.tone.sum
            )
        )
    region = document.origin.region or "全国"
    context = Context(
        view, tone=standpoint.tone, lexicon=lexicon, regions=regions_of(vocabulary, own=region), times=times, reference=reference, region=region, told=told,
        kind=document.origin.kind, whole=standpoint.dated, yearly=standpoint.yearly, plan=standpoint.plan,
        guidance=standpoint.guidance, facts=standpoint.disputed_facts, goals=standpoint.disputed_goals,
    )  # fmt: skip
    attacher = Attacher(context)
    readings: list[Reading] = []
    starts = [figure.start for figure in figures]
    tables = TableReader(context, vocabulary)
    grids: list[Grid] = []
    at = -1
    rows_view = with_lines(view, text, skipped=document.skipped)
    for grid in GridFinder(rows_view, cell_reader_of(vocabulary)).find(
        [*document.tables, *tables_in_markup(text)]
    ):
        found = _read_table(grid, tables, attacher, outline, figures, starts) if grid.start >= at else []
        if found:
            grids.append(grid)
            readings += found
            at = grid.end
    # what a table speaks of does not reach the sentences before and after it
    context.memory = Memory(lead=_part_told(reference))
    if grids:
        figures = [figure for figure in figures if not _within(grids, figure.start)]
        starts = [figure.start for figure in figures]
    paragraphs = with_paragraphs(view, text)
    count = len(figures)
    low = high = 0
    for number, block in enumerate(find_blocks(mask(paragraphs, grids) if grids else paragraphs)):
        low = high  # blocks and figures are in order
        while low < count and starts[low] < block.start:
            low += 1
        high = low
        while high < count and starts[high] < block.end:
            high += 1
        place = outline.at(block.start)
        if low == high:
            attacher.pass_block(block.start, block.end, place=place)
            continue
        readings += attacher.read_block(block.start, block.end, figures[low:high], place=place, number=number)
    readings.sort(key=lambda reading: reading.figure.start)
    if context.sheets:
        _name_bare_cells(readings, context)
    name_in_notes(readings, text, context)
    return readings


def _name_bare_cells(readings: list[Reading], context: Context) -> None:
    """Name the amounts that alone fill the cells of a sheet of tasks after what their row tells of: 改造站台300个, and 100个 for each year."""
    told: dict[tuple[int, str], Reading] = {}
    for reading in readings:
        cell, figure = context.sheets.cell_at(reading.figure.start), reading.figure
        if cell is None or not figure.counter:
            continue
        key = (cell.row, figure.counter)
        of_row = told.get(key)
        if not reading.leftover and reading.indicator:
            told.setdefault(key, reading)
        elif (
            of_row is not None
            and context.view[cell.start : cell.end].strip() == context.view[figure.start : figure.end]
        ):
            reading.leftover, reading.indicator, reading.measure = "", of_row.indicator, of_row.measure
            reading.region, reading.period = of_row.region, cell.time.period
            reading.status = of_row.status
            reading.reasons |= {**of_row.reasons, "indicator": "row head", "period": "column head"}


def _part_told(reference: Reference) -> TimeExpression | None:
    """What a text tells of where it names no time: the months of 上半年预算执行情况, the day at which a census counts."""
    if reference.day:
        return TimeExpression(0, 0, reference.day, "point")
    if reference.part is None or reference.own is None:
        return None
    return TimeExpression(0, 0, reference.part_of(reference.own), "point")


def _within(grids: list[Grid], offset: int) -> bool:
    """Whether an offset lies in one of the grids, which are in order."""
    index = bisect_right(grids, offset, key=lambda grid: grid.start) - 1
    return index >= 0 and offset < grids[index].end


def _read_table(
    grid: Grid,
    tables: TableReader,
    attacher: Attacher,
    outline: Outline,
    figures: list[Figure],
    starts: list[int],
) -> list[Reading]:
    """Read the values of a table, and the sentences in its cells as sentences about their rows; nothing where it has no values."""
    place = outline.at(grid.start)
    table = tables.read(grid, place=place)
    within = figures[bisect_left(starts, grid.start) : bisect_left(starts, grid.end)]
    if not table.readings or _is_sheet_of_tasks(grid, within, len(table.readings), attacher.context):
        return []
    readings = list(table.readings)
    for number, prose in enumerate(table.prose):
        cell = prose.cell
        found = figures[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
        told = replace(place, status=prose.status or place.status)
        for reading in (
            attacher.read_block(cell.start, cell.end, found, place=told, number=-1 - number) if found else []
        ):
            if prose.name and prose.name not in reading.indicator:
                reading.indicator = prose.name + reading.indicator
            if prose.region:
                reading.region = prose.region
                reading.reasons["region"] = "row and column heads"
            if prose.period and reading.reasons.get("period"):
                reading.period = prose.period
                reading.reasons["period"] = "row and column heads"
            readings.append(reading)
    spans = sorted((reading.figure.start, reading.figure.end) for reading in readings)
    for figure in within:
        if not _overlaps(spans, figure):
            readings.append(
                Reading(
                    figure,
                    figure.value,
                    leftover=figure.reason or "table cell that is no value",
                    sentence=(figure.start, figure.end),
                )
            )
    return readings


def _is_sheet_of_tasks(grid: Grid, figures: list[Figure], values: int, context: Context) -> bool:
    """Whether what was put together as a table is a sheet of sentences: under heads of years, or with as many in none of its rows."""
    if context.sheets.holds(grid.start, grid.end):
        return True
    told = [figure for figure in figures if _is_in_sentence(figure, context.view)]
    if len(told) < values:
        return False
    cells = sorted((cell.start, cell.end) for row in grid.rows for cell in row.cells if cell is not None)
    first = cells[0][0] if cells else grid.end
    return sum(figure.start >= first and not _overlaps(cells, figure) for figure in told) >= values


def _is_in_sentence(figure: Figure, view: str) -> bool:
    """Whether a figure is told in words on its line: a sentence, or words enough before it."""
    start, end = view.rfind("\n", 0, figure.start) + 1, view.find("\n", figure.end)
    line = view[start : end if end >= 0 else len(view)].rstrip()
    return line.endswith(_STOPS) or len(view[start : figure.start].strip()) > _WORDS_BEFORE


def _overlaps(spans: list[tuple[int, int]], figure: Figure) -> bool:
    index = bisect_left(spans, (figure.start, figure.start))
    return any(
        start < figure.end and figure.start < end for start, end in spans[max(0, index - 1) : index + 1]
    )


def extract(document: Document, *, vocabulary: Vocabulary | None = None) -> Extraction:
    """Return the figures of a document and the statements they make.

    Parameters
    ----------
    document : Document
    vocabulary : Vocabulary, optional
        The study's when not given; `load_vocabulary` adds a user's own rows.

    Raises
    ------
    UsageError
        When a path or a text is given instead of a document.

    Examples
    --------
    >>> from plancheck.documents.document import Origin
    >>> plan = Document("plan", "到2015年，电子商务交易额突破18万亿元。", origin=Origin(date="2011", kind="plan", first_year=2011, last_year=2015))
    >>> [(s.indicator, s.figure, s.qualifier, s.status, s.period) for s in extract(plan).statements]
    [('电子商务交易额', '18万亿元', 'more_than', 'target', '2015')]
    """
    require_document(document)
    vocabulary = vocabulary or load_vocabulary()
    readings = read_figures(document, vocabulary=vocabulary)
    finder = _SectionFinder(document)
    written = _as_written(document.text, vocabulary)
    matcher, lexicon = concepts_of(vocabulary), lexicon_of(vocabulary)
    judge = RowJudge(certainty_of(vocabulary), origin=document.origin, lexicon=lexicon)
    quantities: list[Quantity] = []
    statements: list[Statement] = []
    money = _LOCAL_MONEY.get(document.origin.region[:2], "")
    for reading in readings:
        figure = reading.figure
        if money and figure.unit.startswith("CNY") and figure.counter in ("元", "圆", "块钱", "元钱"):
            figure = reading.figure = replace(figure, unit=money + figure.unit[3:])
        if not reading.leftover and not reading.indicator.strip():
            reading.leftover = UNNAMED
        page = finder.page(figure.start)
        quantity = quantity_of(figure, document=document, reason=reading.leftover, page=page)
        quantities.append(quantity)
        if not reading.leftover:
            statements.append(
                _statement(
                    reading,
                    quantity,
                    document,
                    section=finder.section(figure.start),
                    page=page,
                    concept=matcher.match(reading),
                    written=written,
                    lexicon=lexicon,
                    judge=judge,
                )
            )
    return Extraction(document, tuple(quantities), tuple(statements))


class _SectionFinder:
    def __init__(self, document: Document) -> None:
        self._sections = sorted(document.sections, key=lambda section: section.start)
        self._section_starts = [section.start for section in self._sections]
        self._pages = document.pages
        self._page_starts = [page.start for page in document.pages]

    def section(self, offset: int) -> str:
        index = bisect_left(self._section_starts, offset + 1) - 1
        while index >= 0:
            if self._sections[index].end > offset:
                return " > ".join(self._sections[index].path)
            index -= 1
        return ""

    def page(self, offset: int) -> int | None:
        index = bisect_left(self._page_starts, offset + 1) - 1
        return self._pages[index].number if index >= 0 else None


_ACHIEVES_INSIDE = (
    "(?<=.业|[一二三]产|企业|单位|集团|公司|园区|景区)(?:全年)?(?:共|累计|已)?(?:完成|实现)(?=<<earned>>)"
)


_ZONE_ACHIEVES = re.compile("^(?:全年)?(?:共|累计|已)?(?:完成|实现)")


def _counted(indicator: str, reading: Reading, lexicon: Lexicon) -> str:
    """Say that a count of things is their number: 服务企业2.5万家 is the number of enterprises."""
    figure = reading.figure
    if figure.counter in ("人", "名", "户") and indicator.endswith(lexicon.people_do):
        plain = lexicon.how_done.sub("", indicator)
        if (area := lexicon.own_area.at_start(plain)) is not None:
            plain = plain[len(area[0]) :]  # 全县脱贫600户
        if plain in lexicon.people_do:  # 脱贫2万人: so many of them
            return plain + ("户数" if figure.counter == "户" else "人数")
    counts = (
        figure.kind == "count"
        and reading.measure == "level"
        and figure.counter not in lexicon.person_counters
    )
    if counts:
        indicator = strip_promotion(indicator, lexicon, least=4)  # 培育示范企业10家: so many of them
    if (
        not counts
        or len(indicator) < 4
        or indicator.endswith(lexicon.number_nouns)
        or PREDICATE.search(indicator, 1)
        or lexicon.act.at_start(indicator)
        or lexicon.act.at_end(_DEED_NOUN.sub("", indicator))
        or reading.reasons.get("indicator") == "row and column heads"
    ):
        return indicator
    return (
        f"{indicator}{figure.counter}数" if figure.counter in lexicon.counted_by_name else f"{indicator}数量"
    )


def _without_own_area(indicator: str, lexicon: Lexicon) -> str:
    """全市建成高速公路 is 建成高速公路: the place has a column of its own."""
    area = lexicon.own_area.at_start(indicator)
    if area is None:
        return indicator
    rest = indicator[len(area[0]) :].removeprefix("的")
    ours = area[0][0] in "我本该" and (rest in lexicon.own_thing or rest.endswith("民"))  # 我国人口, 我省网民
    if len(rest) < SHORTEST_WITHOUT_AREA and not ours:
        return indicator
    if rest[:1] in ("共", "已", "总", "一") and (plain := _IN_ALL.sub("", rest)) != rest:
        rest, indicator = plain, area[0] + plain
    linked = lexicon.tail.at_start(rest)
    return (
        indicator
        if linked is not None and len(linked[0]) > 1 and not rest.startswith(lexicon.words["area_wide"])
        else rest  # 一般公共预算收入 begins with a word that may also link
    )


def _without_zone(indicator: str, region: str, lexicon: Lexicon) -> str:
    """园区税收 of a zone is 税收: its class word is the place; 园区面积, 园区内企业 and 园区建设 keep it."""
    zone = zone_word(region, lexicon)
    if not zone or not indicator.startswith(zone):
        return indicator
    rest = _ZONE_ACHIEVES.sub("", indicator[len(zone) :].removeprefix("的"))
    thing = rest.partition("占")[0]
    linked = lexicon.tail.at_start(rest)
    of_itself = (
        (len(thing) >= SHORTEST_WITHOUT_AREA or thing in lexicon.own_thing)
        and lexicon.heads.at_end(thing) is not None
        and not thing.startswith(lexicon.words["beyond_zone"])
        and lexicon.act.at_start(thing) is None
        and (linked is None or len(linked[0]) == 1)
    )
    return rest if of_itself else indicator


def _without_achieving(indicator: str, lexicon: Lexicon) -> str:
    """工业企业实现利润 is 工业企业利润: that it was made says nothing beside who made it."""
    if "完成" not in indicator and "实现" not in indicator:
        return indicator
    return lexicon.pattern(_ACHIEVES_INSIDE).sub("", indicator, count=1)


def _as_written(text: str, vocabulary: Vocabulary) -> dict[int, str]:
    """Characters of the view as this document writes them: a traditional document keeps its characters in the indicator."""
    # traditional and variant characters, of which few are met
    present = characters_met(text, any_replaced(vocabulary)) & vocabulary.characters.keys()
    if sum(vocabulary.characters[character] >= "\u4e00" for character in present) < MIXED_CHARACTERS or sum(
        map(text.count, present)
    ) < sum(text.count(vocabulary.characters[c]) for c in present):
        return {}
    table: dict[int, str] = {}
    # 發 and 髮 are both 发: what the text writes more often, so that every run writes the same
    for traditional in sorted(present, key=lambda character: (-text.count(character), character)):
        simplified = vocabulary.characters[traditional]
        if simplified >= "\u4e00" and text.count(traditional) > 2 * text.count(simplified):
            table.setdefault(ord(simplified), traditional)
    return table if len(table) >= MIXED_CHARACTERS else {}


def _statement(
    reading: Reading,
    quantity: Quantity,
    document: Document,
    *,
    section: str,
    page: int | None,
    concept: str,
    written: dict[int, str],
    lexicon: Lexicon,
    judge: RowJudge,
) -> Statement:
    figure: Figure = reading.figure
    low, high = quantity.low, quantity.high
    value: Decimal = reading.value
    if value != figure.value:
        low, high = -high, -low
    start, end = reading.sentence
    if end - start > SENTENCE_LENGTH:
        start = max(start, figure.start - SENTENCE_LENGTH // 2)
        end = min(end, start + SENTENCE_LENGTH)
    reasons = reading.reasons
    if "" in reasons.values():
        reasons = {part: reason for part, reason in reasons.items() if reason}
    name = "".join(reading.indicator.split())
    ratio = figure.written == "toone" or (figure.kind == "none" and figure.value < _LARGEST_RATIO)
    if not ratio and name.endswith(("比", "较")):
        name = _COMPARED.sub("", name)
    name = _without_zone(name, reading.region, lexicon)
    name = _counted(_without_achieving(_without_own_area(name, lexicon), lexicon), reading, lexicon)
    indicator, unit, of = name, figure.unit, reading.of
    if written:
        indicator, unit, of = name.translate(written), unit.translate(written), of.translate(written)
    sentence = document.text[start:end].strip() or document.text[figure.start : figure.end]
    told = ";".join([f"{part}:{reasons[part]}" for part in sorted(reasons)])
    sure = judge.judge(reading, name, concept, reasons, told, len(sentence))
    return Statement(
        document.id, figure.start, figure.end, section, document.text[figure.start : figure.end], value,
        unit, figure.qualifier, figure.place, low, high, reading.measure, reading.status, indicator,
        concept, reading.region, reading.period, reading.base_period, of, "", document.source, sure.level,
        told, page, sentence, sure.row, sure.told,
    )  # fmt: skip
