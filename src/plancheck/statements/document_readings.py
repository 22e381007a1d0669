"""The reading of every figure of a document: of its tables first, then of its text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from plancheck.documents.as_read import with_plain_titles, without_layout
from plancheck.documents.document import Document
from plancheck.documents.flow import OffsetMap
from plancheck.documents.regions import NATION
from plancheck.documents.republic_years import counts_from_1912
from plancheck.quantities.find import Figure, find_figures
from plancheck.quantities.view import make_view, with_lines
from plancheck.statements.bare_cells import name_bare_cells
from plancheck.statements.cells.text import cell_reader_of
from plancheck.statements.context.blocks import find_blocks, with_paragraphs
from plancheck.statements.context.notes import name_in_notes
from plancheck.statements.context.opening_chapters import looking_back
from plancheck.statements.context.outline import Outline
from plancheck.statements.context.reading import Context, Memory, Reading
from plancheck.statements.context.regions import regions_of
from plancheck.statements.context.standpoint import standpoint_of
from plancheck.statements.layout.find import GridFinder
from plancheck.statements.layout.grid import Grid, mask
from plancheck.statements.layout.markup import tables_in_markup
from plancheck.statements.sentence_reader import SentenceReader
from plancheck.statements.table.read import TableReader
from plancheck.statements.times.find import find_times
from plancheck.statements.times.periods import TimeExpression
from plancheck.statements.times.reference import Reference
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.statements.words.written import STOPS
from plancheck.vocabulary import Vocabulary

_WORDS_BEFORE = 6  # characters of a line before a figure by which it is told in words, and no cell of a value


def read_figures(document: Document, *, vocabulary: Vocabulary, told: bool = False) -> list[Reading]:
    """Return the reading of every figure of a document, in order, also of those that become no statement.

    Parameters
    ----------
    document : Document
    vocabulary : Vocabulary
    told : bool
        Whether each step is put into words; left out where nobody asks, as it costs time and memory.
    """
    document = with_plain_titles(document)
    plain = without_layout(document)
    if plain is None:
        return _read_figures(document, vocabulary=vocabulary, told=told)
    readings = _read_figures(plain[0], vocabulary=vocabulary, told=told, cut_from=document.text)
    _lead_back(readings, plain[1])
    return readings


def _lead_back(readings: list[Reading], offsets: OffsetMap) -> None:
    """Set the offsets of readings to those of the text as it is."""
    sentence, moved = (-1, -1), (-1, -1)  # of the reading before
    for reading in readings:
        figure = reading.figure
        start, end = offsets.span(figure.start, figure.end)
        outer_start, outer_end = start, end
        if (figure.outer_start, figure.outer_end) != (figure.start, figure.end):
            outer_start, outer_end = offsets.span(figure.outer_start, figure.outer_end)
        reading.figure = figure.moved(start, end, outer_start, outer_end)
        if reading.sentence != sentence:
            sentence, moved = reading.sentence, offsets.span(*reading.sentence)
        reading.sentence = moved
        reading.begin = offsets[reading.begin]


def _read_figures(
    document: Document, *, vocabulary: Vocabulary, told: bool, cut_from: str = ""
) -> list[Reading]:
    text = document.text
    view = make_view(text, vocabulary=vocabulary, skipped=document.skipped, cut_from=cut_from)
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
    region = document.origin.region or NATION
    regions = regions_of(vocabulary, own=region)
    if counts_from_1912(view):
        regions = regions.with_country(regions.name_of("台湾") or region)
    context = Context(
        view, tone=standpoint.tone, lexicon=lexicon, regions=regions, times=times, reference=reference, region=region, told=told,
        kind=document.origin.kind, whole=standpoint.dated, yearly=standpoint.yearly, plan=standpoint.plan,
        guidance=standpoint.guidance, facts=standpoint.disputed_facts, goals=standpoint.disputed_goals,
    )  # fmt: skip
    sentences = SentenceReader(context)
    readings, grids = _read_tables(document, sentences, outline, figures, vocabulary)
    # what a table speaks of does not reach the sentences before and after it
    context.memory = Memory(lead=_part_told(reference))
    readings += _read_sentences(text, sentences, outline, figures, grids)
    readings.sort(key=lambda reading: reading.figure.start)
    if context.sheets:
        name_bare_cells(readings, context)
    name_in_notes(readings, text, context)
    return readings


def _read_tables(
    document: Document,
    sentences: SentenceReader,
    outline: Outline,
    figures: list[Figure],
    vocabulary: Vocabulary,
) -> tuple[list[Reading], list[Grid]]:
    """Read the tables of a document; return the readings, and the tables that have any."""
    context = sentences.context
    tables = TableReader(context, vocabulary)
    finder = GridFinder(
        with_lines(context.view, document.text, skipped=document.skipped), cell_reader_of(vocabulary)
    )
    starts = [figure.start for figure in figures]
    readings: list[Reading] = []
    grids: list[Grid] = []
    at = -1
    for grid in finder.find([*document.tables, *tables_in_markup(document.text)]):
        found = _read_table(grid, tables, sentences, outline, figures, starts) if grid.start >= at else []
        if found:
            grids.append(grid)
            readings += found
            at = grid.end
    return readings, grids


def _read_sentences(
    text: str, sentences: SentenceReader, outline: Outline, figures: list[Figure], grids: list[Grid]
) -> list[Reading]:
    """Read the figures outside of tables, block by block."""
    context = sentences.context
    if grids:
        figures = [figure for figure in figures if not _within(grids, figure.start)]
    starts = [figure.start for figure in figures]
    paragraphs = with_paragraphs(context.view, text)
    readings: list[Reading] = []
    count = len(figures)
    low = high = 0
    for number, block in enumerate(
        find_blocks(mask(paragraphs, grids) if grids else paragraphs, context.lexicon)
    ):
        low = high  # blocks and figures are in order
        while low < count and starts[low] < block.start:
            low += 1
        high = low
        while high < count and starts[high] < block.end:
            high += 1
        place = outline.at(block.start)
        if low == high:
            sentences.pass_block(block.start, block.end, place=place)
            continue
        readings += sentences.read_block(
            block.start, block.end, figures[low:high], place=place, number=number
        )
    return readings


def _part_told(reference: Reference) -> TimeExpression | None:
    """What a text tells of where it names no time: the months of 上半年预算执行情况, the day at which a census counts."""
    if reference.day:
        return TimeExpression(0, 0, reference.day, "point")
    if reference.part is None or reference.own is None:
        return None
    return TimeExpression(0, 0, reference.part_of(reference.own), "point")


_LEAST_PAIRS = 3  # of characters in a name that says enough by itself


def _within(grids: list[Grid], offset: int) -> bool:
    """Whether an offset lies in one of the grids, which are in order."""
    index = bisect_right(grids, offset, key=lambda grid: grid.start) - 1
    return index >= 0 and offset < grids[index].end


def _read_table(
    grid: Grid,
    tables: TableReader,
    sentences: SentenceReader,
    outline: Outline,
    figures: list[Figure],
    starts: list[int],
) -> list[Reading]:
    """Read the values of a table, and the sentences in its cells as sentences about their rows; nothing where it has no values."""
    place = outline.at(grid.start)
    table = tables.read(grid, place=place)
    within = figures[bisect_left(starts, grid.start) : bisect_left(starts, grid.end)]
    if not table.readings or _is_sheet_of_tasks(grid, within, len(table.readings), sentences.context):
        return []
    readings, measures = list(table.readings), sentences.context.lexicon.heads.at_end
    for number, prose in enumerate(table.prose):
        cell = prose.cell
        found = figures[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
        told = replace(place, status=prose.status or place.status)
        for reading in (
            sentences.read_block(cell.start, cell.end, found, place=told, number=-1 - number) if found else []
        ):
            if (
                prose.name
                and prose.name not in reading.indicator
                and not (measures(prose.name) is not None and _says_again(reading.indicator, prose.name))
            ):
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


def _says_again(said: str, name: str) -> bool:
    """Whether a sentence in a cell names what its row is of: 新增上市企业18家 in a row of 新增上市（挂牌）企业数."""
    pairs = [said[at : at + 2] for at in range(len(said) - 1)]
    return len(pairs) >= _LEAST_PAIRS and sum(pair in name for pair in pairs) * 2 > len(pairs)


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
    return line.endswith(STOPS) or len(view[start : figure.start].strip()) > _WORDS_BEFORE


def _overlaps(spans: list[tuple[int, int]], figure: Figure) -> bool:
    index = bisect_left(spans, (figure.start, figure.start))
    return any(
        start < figure.end and figure.start < end for start, end in spans[max(0, index - 1) : index + 1]
    )
