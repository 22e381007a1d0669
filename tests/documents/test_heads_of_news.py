"""The heads of news pages: title and date beside the article, what a server would have put in, what Markdown sets above a text."""

from pathlib import Path

from plancheck.documents.flow import logical_text
from plancheck.documents.lines import split_lines, wrapped_width
from plancheck.documents.origin.recognised import recognise_origin
from plancheck.documents.read import read_document

PROSE = "<p>今年以来，茶叶产值增长3%，棉花产值增长4%。</p>" * 12
PAGE = f"""<%@ page language="java" %>
<html><head><title>某办公室网站</title></head><body><div class="box"><h3>栏目</h3><div>当前位置：<a href="/">首页</a></div></div>
<div class="news"><h3>茶叶产销多项指标创历史新高</h3><p>发布部门：综合处 发布时间：2031年11月19日</p></div>
<div id="zoom">{PROSE}</div></body></html>"""


def read(folder: Path, name: str, text: str):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_document(path)


def test_the_heading_and_the_date_beside_an_article_are_of_it(tmp_path: Path) -> None:
    document = read(tmp_path, "a.html", PAGE)
    assert (document.origin.title, document.origin.date) == ("茶叶产销多项指标创历史新高", "2031-11-19")
    assert "栏目" not in document.text
    assert document.text.count("创历史新高") == 1


def test_what_a_server_would_have_put_in_is_no_text(tmp_path: Path) -> None:
    document = read(tmp_path, "a.jsp", PAGE.replace("<div id", '<%-- 注 --%><%@include file="x"%><div id'))
    assert "%" not in document.text.replace("3%", "").replace("4%", "")
    assert "page language" not in document.text
    assert "注" not in document.text


def test_a_long_block_above_an_article_is_no_head_of_it(tmp_path: Path) -> None:
    page = PAGE.replace("综合处", "综合处、" * 120)
    assert read(tmp_path, "a.html", page).origin.title == "某办公室网站"


FRONT = "\n---\ntitle: '前三季度产值增长9.8%，高于预期'\ndate: Mon, 18 Oct 2031 04:55:24 GMT\n---\n\n<div>\n"


def test_the_title_set_above_a_text_is_its_title(tmp_path: Path) -> None:
    text = FRONT + "<p>　　7月15日，统计局公布了上半年全国的统计数据</p>\n" + PROSE + "</div>\n"
    origin = read(tmp_path, "a.md", text).origin
    assert (origin.title, origin.date) == ("前三季度产值增长9.8%，高于预期", "2031-10-18")


def test_a_line_with_title_further_down_is_no_front_matter(tmp_path: Path) -> None:
    text = "某省茶叶发展规划\n\n---\ntitle: 别处\n---\n" + PROSE
    assert read(tmp_path, "a.md", text).origin.title == "某省茶叶发展规划"


def test_a_paragraph_of_its_own_does_not_go_on_from_a_headline(tmp_path: Path) -> None:
    text = (
        FRONT + "<p>　　差距缩小，茶叶产值位列首位</p>\n<p>　　上半年棉花产值50亿元，增长2%。</p>\n</div>\n"
    )
    assert "首位\n上半年" in logical_text(read(tmp_path, "a.md", text)).text


def test_headlines_of_one_width_between_long_paragraphs_are_no_wrapped_lines() -> None:
    paragraph = "近年来茶叶产销两旺，各地加快建设茶园，加工能力明显提升。" * 6
    text = "\n".join(f"今年开工建设一大批茶叶加工重点项目\n{paragraph}" for _ in range(5))
    assert wrapped_width(text, split_lines(text)) is None


def test_a_site_named_nowhere_in_the_text_is_no_title_of_it(tmp_path: Path) -> None:
    page = f"<html><head><title>某统计网</title></head><body><div><p>全市茶叶生产经济运行开局良好</p>{PROSE}</div></body></html>"
    assert read(tmp_path, "a.html", page).origin.title == "全市茶叶生产经济运行开局良好"


def test_a_part_of_a_year_is_no_part_of_the_name_of_an_area(tmp_path: Path) -> None:
    text = "上半年大庆市经济运行情况分析\n今年以来，茶叶生产稳步推进。\n"
    assert read(tmp_path, "a.txt", text).origin.region == "大庆市"


def test_where_a_paper_comes_out_is_not_what_its_news_is_of() -> None:
    text = "8月份茶叶景气指数继续回落\n8月份，茶叶景气指数为50.1%。\n文/北京青年报记者 某某\n"
    assert recognise_origin(text).region == "全国"


def test_what_markdown_sets_above_a_text_is_no_text_but_its_title(tmp_path: Path) -> None:
    text = FRONT.replace("date:", "rank: 120万人\ndate:") + PROSE + "</div>\n"
    told = logical_text(read(tmp_path, "a.md", text)).text
    assert told.startswith("前三季度产值增长9.8%，高于预期\n")
    assert "120" not in told
    assert "2031" not in told
