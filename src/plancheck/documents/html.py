"""Web pages: the main content as text, its tables with the offsets of their cells.

lxml parses (it repairs what government pages leave open); what is content is decided here, because the article
extractors at hand give no offsets and drop tables and short paragraphs, which are figures more often than not.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

from plancheck.documents.cell_lines import hold_values
from plancheck.documents.content import Content, TextWriter
from plancheck.documents.decoding import decode_text
from plancheck.documents.document import Cell, TextTable
from plancheck.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "textarea",
        "iframe",
        "svg",
        "canvas",
        "object",
        "input",
        "head",
        "link",
        "meta",
        "map",
        "audio",
        "video",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "br",
        "title",
    ]
)
_BOILERPLATE = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|header|footer|foot|sidebar|breadcrumb|crumb|share|comment|related|recommend|copyright|toolbar|"
    r"search|login|pagination|pager|banner|advert|ads?)(?:$|[-_\s\d]|(?-i:[A-Z]))",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_POWER_BEFORE = re.compile(r"(?:[mM米]|(?:^|[^0-9.])10)$")
_BLANKS = " \u3000\xa0"
_NOTE_MARK = re.compile(r"[〔\[（(]?[0-9]{1,3}[)）\]〕]?")
_LARGEST_SPAN = 1000  # of rows or columns one cell may claim: HTML's own bound
_HEAD_LEVELS, _LONGEST_HEAD = 3, 300  # elements around an article looked beside for its title; characters
_ROOT_SHARE = 0.55  # a container is the article while it holds this much of its parent's text


class _Writer(TextWriter):
    """Writes the text of a page as a browser breaks it into lines."""

    def ends_with(self, mark: str) -> bool:
        return bool(self.parts) and self.parts[-1].endswith(mark)

    def write_raised(self, words: str) -> None:
        """Write what stands raised: the power of a unit or of ten as such, another number as the mark of a footnote."""
        before = "".join(self.parts[-3:])[-8:]
        kept = words.translate(_RAISED) if _POWER_BEFORE.search(before) else words
        if kept == words and _NOTE_MARK.fullmatch(words) and before[-1:] not in ("", "\n", "\t"):
            self.marks.append((self.length, self.length + len(words), "footnote mark"))
        self.write(kept)

    def break_line(self) -> None:
        while self.parts and self.parts[-1].endswith(" "):
            kept = self.parts[-1].rstrip(" ")
            self.length -= len(self.parts[-1]) - len(kept)
            if kept:
                self.parts[-1] = kept
            else:
                self.parts.pop()
        if self.parts and not self.ends_with("\n"):
            self.write("\n")


def read_html(data: bytes, *, where: str, declared: str = "") -> Content:
    r"""Return the main content of a web page.

    Parameters
    ----------
    data : bytes
    where : str
        File name or address for messages.
    declared : str
        Charset of the HTTP header, which stands above the page's own.

    Returns
    -------
    Content
        Blocks on lines, table rows on lines with cells parted by tabs.

    Raises
    ------
    DocumentError
        Undecodable, or a page without text (a script must build it, or it is an error page).

    Examples
    --------
    >>> page = "<html><body><nav>首页</nav><p>一、现状</p><table><tr><td>指标</td><td>2020年</td></tr></table></body></html>"
    >>> content = read_html(page.encode(), where="a.html")
    >>> content.text
    '一、现状\n指标\t2020年\n'
    >>> [content.text[c.start : c.end] for c in content.tables[0].cells]
    ['指标', '2020年']
    """
    import lxml.html

    meta = _META_CHARSET.search(data[:4096])
    decoded = decode_text(
        data, where=where, declared=declared or (meta.group(1).decode("ascii") if meta else "")
    )
    # A declaration inside the text contradicts the text that is already decoded.
    source = _without_directives(re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded.text))
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(source, parser=parser, ensure_head_body=True)
    except (lxml.etree.ParserError, ValueError) as error:
        raise DocumentError("a web page", met=str(error), where=where) from error
    title_node = root.find(".//title")
    title = _SPACES.sub(" ", "".join(title_node.itertext())).strip() if title_node is not None else ""
    body = root.find("body")
    main = _main_container(body if body is not None else root)
    writer = _Writer()
    above, heading = _head_above(main)
    for block in above:
        _write_children(block, writer, weights=_weights(block))
        writer.break_line()
    _write_children(main, writer, weights=_weights(main))
    writer.break_line()
    text = writer.text
    if not text.strip():
        raise DocumentError(
            "a web page with text",
            met="none",
            where=where,
            do="the page is built by a script: save it from a browser",
        )
    notes = () if decoded.encoding == "utf-8" else (f"decoded as {decoded.encoding}: {decoded.reason}",)
    return Content(
        text,
        tables=tuple(writer.tables),
        skipped=tuple(writer.marks),
        headings=tuple(writer.headings),
        title=heading or title,
        encoding=decoded.encoding,
        notes=notes,
    )


def _without_directives(source: str) -> str:
    """Return a page without what its server would have put in: <%@ page … %>, <%-- … --%>."""
    parts, at = [], 0
    while (opened := source.find("<%", at)) >= 0 and (closed := source.find("%>", opened)) >= 0:
        parts.append(source[at:opened])
        at = closed + 2
    return "".join([*parts, source[at:]])


def _head_above(main: Any) -> tuple[list[Any], str]:
    """Return the blocks between the heading right above the main content and the content, and that heading.

    The title of a page and the line of its date often stand beside the block that holds the article.
    """
    node = main
    for _ in range(_HEAD_LEVELS):
        above: list[Any] = []
        for sibling in node.itersiblings(preceding=True):
            if _is_dropped(sibling):
                continue
            above.append(sibling)
            headings = [item for item in sibling.iter("h1", "h2", "h3", "h4") if _cell_text(item)]
            if headings:
                length = sum(len(_cell_text(block)) for block in above)
                return (above[::-1], _cell_text(headings[-1])) if length <= _LONGEST_HEAD else ([], "")
        node = node.getparent()
        if node is None or node.tag == "body":
            break
    return [], ""


def _is_dropped(node: Any) -> bool:
    if not isinstance(node.tag, str):
        return True
    if node.tag in _DROPPED:
        return True
    style = (node.get("style") or "").replace(" ", "").lower()
    if "display:none" in style or node.get("hidden") is not None:
        return True
    names = f"{node.get('class') or ''} {node.get('id') or ''}"
    return (
        node.tag in ("div", "ul", "section") and bool(_BOILERPLATE.search(names)) and not _holds_article(node)
    )


def _holds_article(node: Any) -> bool:
    """Return whether a block called menu or share nevertheless holds running text."""
    return sum(1 for words in node.itertext() if words.count("。") >= 1) >= 3


def _weights(root: Any) -> dict[Any, tuple[int, int]]:
    """Return for every element its characters of text and those of them inside links; one pass, bottom up."""
    weights: dict[Any, tuple[int, int]] = {}
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, done = stack.pop()
        if _is_dropped(node):
            weights[node] = (0, 0)
            continue
        if not done:
            stack.append((node, True))
            stack.extend((child, False) for child in node)
            continue
        own = len((node.text or "").strip())
        linked = 0
        for child in node:
            total, inside = weights.get(child, (0, 0))
            own += total + len((child.tail or "").strip())
            linked += inside
        weights[node] = (own, own if node.tag == "a" else linked)
    return weights


def _main_container(body: Any) -> Any:
    """Return the element that holds the article: the deepest one that keeps most of the text outside links.

    Walks down while one child alone holds the greater part of its parent's unlinked text; lists of links (menus,
    further news) count nothing, so they never draw the walk to themselves.
    """
    weights = _weights(body)

    def unlinked(node: Any) -> int:
        total, linked = weights.get(node, (0, 0))
        return total - linked

    node = body
    while True:
        children = [child for child in node if isinstance(child.tag, str)]
        if not children or node.tag in ("table", "p", "article"):
            return node
        best = max(children, key=unlinked)
        # A page of several articles, or an article whose paragraphs lie side by side, is kept whole.
        if best.tag in (
            "p",
            "table",
            "tbody",
            "tr",
            "span",
            "font",
            "b",
            "strong",
            "ul",
            "ol",
        ) and not _is_layout(best):
            return node
        if unlinked(best) < _ROOT_SHARE * max(1, unlinked(node)):
            return node
        left = unlinked(node) - unlinked(best)
        # What would be lost must be little, or page furniture without a sentence.
        if left > 40 and left > 0.1 * unlinked(node) and _has_sentence(node, best):
            return node
        node = best


_MOST_CELLS = 2000  # looked at for each of the tables that lie in one another


def _is_layout(node: Any) -> bool:
    """Return whether a table only places the page: it holds another table, running text, or one cell per row."""
    if node.tag in ("tbody", "tr"):
        return True
    if node.tag != "table":
        return False
    # cells of a table inside are not the outer one's: two cells that hold a table of a hundred place the page
    near = itertools.islice(node.iter("td", "th"), _MOST_CELLS)
    own = (cell for cell in near if next(cell.iterancestors("table"), None) is node)
    cells = list(itertools.islice(own, 13))
    if len(cells) > 12:
        return False
    if next((inner for inner in node.iter("table") if inner is not node), None) is not None:
        return True
    if all(sum(1 for child in row if child.tag in ("td", "th")) <= 1 for row in node.iter("tr")):
        return True
    return any(len(words) > 300 and words.count("。") >= 3 for words in map(_cell_text, cells))


def _has_sentence(node: Any, best: Any) -> bool:
    parts = [node.text or ""]
    for child in node:
        if child is not best and not _is_dropped(child):
            parts.extend(child.itertext())
        parts.append(child.tail or "")
    words = "".join(parts)
    return words.count("。") >= 1 or any(len(part.strip()) > 60 for part in parts)


def _write_children(node: Any, writer: _Writer, *, weights: dict[Any, tuple[int, int]]) -> None:
    # An explicit stack: pages nest deeper than Python's recursion does.
    stack: list[Iterator[tuple[str, Any]]] = [_events(node, weights)]
    while stack:
        event = next(stack[-1], None)
        if event is None:
            stack.pop()
            continue
        kind, value = event
        if kind == "text":
            words = _SPACES.sub(" ", value).replace("\u200b", "")
            if words == " " and (not writer.parts or writer.ends_with("\n")):
                continue
            if writer.ends_with("\n") or writer.ends_with(" ") or not writer.parts:
                words = words.lstrip(" ")
            writer.write(words)
        elif kind == "break":
            writer.break_line()
            if value is not None and len(value.tag) == 2 and value.tag[0] == "h" and value.tag[1].isdigit():
                writer.headings.append((writer.length, int(value.tag[1])))
        elif kind == "raised":
            writer.write_raised(value)
        elif kind == "table":
            writer.break_line()
            _write_table(value, writer)
        else:
            stack.append(_events(value, weights))


def _events(node: Any, weights: dict[Any, tuple[int, int]]) -> Iterator[tuple[str, Any]]:
    if node.text:
        yield "text", node.text
    for child in node:
        if not _is_dropped(child) and not _is_links(child, weights):
            block = child.tag in _BLOCKS
            if block:
                yield "break", child
            if child.tag == "table" and not _is_layout(child):
                yield "table", child
            elif child.tag == "sup" and (words := _cell_text(child)).isascii() and words:
                yield "raised", words
            else:
                yield "node", child
            if block:
                yield "break", None
        if child.tail:
            yield "text", child.tail


def _is_links(node: Any, weights: dict[Any, tuple[int, int]]) -> bool:
    """Return whether a block is a list of links: a way back, further news."""
    total, linked = weights.get(node, (0, 0))
    return node.tag in ("div", "ul", "ol") and total > 0 and linked >= 0.9 * total


def _cell_text(node: Any) -> str:
    """Return the words of a cell on one line."""
    words = "".join(piece for piece, _ in _pieces(node))
    return _SPACES.sub(" ", words).strip(_BLANKS)


def _pieces(node: Any) -> Iterator[tuple[str, str]]:
    """Yield the texts of a cell, each with what it is: nothing else, ``raised``, or the ``break`` of a line."""
    from lxml import etree

    walker = etree.iterwalk(node, events=("start", "end"))
    raised = 0
    for event, item in walker:
        dropped = not isinstance(item.tag, str) or item.tag in _DROPPED
        if event == "start" and dropped:
            walker.skip_subtree()
            continue
        inside = item is not node
        if not dropped and item.tag in _BLOCKS and inside:
            yield "", "break"
        raised += (item.tag == "sup") * (1 if event == "start" else -1)
        text = item.text if event == "start" else item.tail if inside else None
        if text:
            yield text, "raised" if raised else ""


def _lines_of_cell(node: Any) -> list[list[tuple[str, str]]]:
    """Return the lines of a cell, each as its texts; a line without words is none."""
    lines: list[list[tuple[str, str]]] = [[]]
    for words, kind in _pieces(node):
        if kind == "break":
            lines.append([])
        else:
            lines[-1].append((_SPACES.sub(" ", words), kind))
    return [line for line in lines if "".join(words for words, _ in line).strip(_BLANKS)]


def _write_cell(lines: list[list[tuple[str, str]]], writer: _Writer, *, apart: bool) -> None:
    """Write the lines of a cell, on lines of their own where `apart`."""
    for number, line in enumerate(lines):
        if number and apart:
            writer.write("\n")
        for i, (words, kind) in enumerate(line):
            if i == 0 and (apart or number == 0):
                words = words.lstrip(_BLANKS)
            if i == len(line) - 1 and (apart or number == len(lines) - 1):
                words = words.rstrip(_BLANKS)
            if kind == "raised":
                writer.write_raised(words)
            else:
                writer.write(words)


def _span_of(node: Any, name: str) -> int:
    written = (node.get(name) or "1").strip()
    return min(max(int(written), 1), _LARGEST_SPAN) if written.isdigit() and len(written) < 6 else 1


def _write_table(table: Any, writer: _Writer) -> None:
    """Write a table's rows on lines, its cells parted by tabs, and keep the grid."""
    caption = table.find("caption")
    if caption is not None and _cell_text(caption):
        writer.write(_cell_text(caption))
        writer.break_line()
    begin = writer.length
    cells: list[Cell] = []
    taken: dict[int, int] = {}  # column -> rows still covered by a cell from above
    row_number = 0
    for row in table.iter("tr"):
        nearest = next(row.iterancestors("table"), None)
        if nearest is not table:
            continue  # a table inside a cell is written as the cell's text
        column = 0
        covered = dict(taken)
        taken = {c: left - 1 for c, left in taken.items() if left > 1}
        first = True
        lines_of = {cell: _lines_of_cell(cell) for cell in row if cell.tag in ("td", "th")}
        apart = any(
            hold_values(["".join(words for words, kind in line if not kind).strip(_BLANKS) for line in lines])
            for lines in lines_of.values()
        )
        for cell in lines_of:
            while covered.get(column):
                column += 1
            rows, columns = _span_of(cell, "rowspan"), _span_of(cell, "colspan")
            if not first:
                writer.write("\t")
            start = writer.length
            _write_cell(lines_of[cell], writer, apart=apart)
            cells.append(Cell(start, writer.length, row_number, column, rows, columns))
            first = False
            if rows > 1:
                for c in range(column, column + columns):
                    taken[c] = rows - 1
            column += columns
        if not first:
            writer.write("\n")
            row_number += 1
    if cells:
        writer.tables.append(TextTable(begin, writer.length, tuple(cells)))
