"""Tables as yearbooks print them: years over names in two languages, indices and rates beside amounts, cells that were lost."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.quantities.view import make_view
from plancheck.statements.cells.text import cell_reader_of
from plancheck.statements.extract import Extraction, extract
from plancheck.statements.layout.closed_cells import ClosedCells
from plancheck.statements.layout.grid import Grid, GridCell
from plancheck.statements.layout.lines import lines_of
from plancheck.statements.layout.row_names import RowNames
from plancheck.statements.layout.year_heads import columns_of, is_line_of_years, without_translation, words_of
from plancheck.statements.layout.years_down import YearsDown
from plancheck.vocabulary import load_vocabulary

_ORIGIN = Origin(date="2012", kind="report", region="云溪县")


def _read(text: str) -> Extraction:
    return extract(Document("doc", text, origin=_ORIGIN))


def _told(text: str) -> dict[str, tuple[str, str, str, str, str]]:
    """Indicator, value, unit, measure and period by the figure as it is written."""
    return {
        s.figure: (s.indicator, f"{s.value.normalize():f}", s.unit, s.measure, s.period)
        for s in _read(text).statements
    }


_PLAIN = """7-3  云溪县历年主要指标
    1991 1996 2001 2006 2011

人口和家庭
      年末总户数(万户)        10.11 10.52 11.03 11.64 12.05
        #农业户   8.21 8.12 7.93 7.54 7.05
  粮食播种面积 (千公顷)   21.31 20.42 19.53 18.64 17.75
投资与外资
     固定资产投资总额(亿元)   1.71 3.42 8.03 22.64 61.05
         城镇投资     2.32 5.43 15.64 44.15
     合同利用外资项目 ()   3 7 12 19 28
""".replace("家庭\n", "家庭    \n")  # a line whose cells are empty keeps their blanks


def test_years_stand_over_names_and_values() -> None:
    told = _told(_PLAIN)
    assert told["10.11"] == ("年末总户数", "101100", "户", "level", "1991")
    assert told["12.05"][4] == "2011"
    assert told["21.31"] == ("粮食播种面积", "21310", "公顷", "level", "1991")
    assert told["61.05"][1:3] == ("6105000000", "CNY")


def test_a_part_has_the_unit_of_the_row_above() -> None:
    told = _told(_PLAIN)
    assert told["8.21"][1:] == ("82100", "户", "level", "1991")
    assert told["2.32"][1:3] == ("232000000", "CNY")


def test_the_first_cells_are_lost_where_nothing_stands_behind_the_last() -> None:
    told = _told(_PLAIN)
    assert [told[figure][4] for figure in ("2.32", "5.43", "15.64", "44.15")] == [
        "1996",
        "2001",
        "2006",
        "2011",
    ]


def test_a_row_is_left_out_where_nothing_tells_which_cell_was_lost() -> None:
    text = """历年产量
1991 1996 2001 2006
水泥产量(万吨) 11.1 12.2 13.3 14.4
玻璃产量(万吨) 21.1 22.2 23.3 24.4
砖瓦产量(万吨) 31.1 32.2 33.3
石灰产量(万吨) 41.1 42.2 43.3 44.4
"""
    told = _told(text)
    assert (told["41.1"][4], told["44.4"][4]) == ("1991", "2006")
    assert not {"31.1", "32.2", "33.3"} & set(told)


def test_blanks_behind_the_last_value_stand_for_lost_last_cells() -> None:
    text = (
        "1991 1996 2001 2006\n人口   \n常住人口(万人) 11.1 12.2 13.3 14.4\n户籍人口(万人) 21.1 22.2 23.3 24.4\n"
        "外来人口(万人) 31.1 32.2 33.3   \n"
    )
    told = _told(text)
    assert [told[figure][4] for figure in ("31.1", "32.2", "33.3")] == ["1991", "1996", "2001"]


def test_words_alone_head_the_rows_below_and_give_them_their_unit() -> None:
    text = """1991 1996 2001
人    口(万人) Population (10 000 persons)
常住人口 Resident Population 11.1 12.2 13.3
户籍人口 Registered Population 21.1 22.2 23.3
就业 Employment
从业人员(人) Employed Persons 3111 3222 3333
"""
    told = _told(text)
    assert told["11.1"] == ("常住人口", "111000", "人", "level", "1991")
    assert told["23.3"][::4] == ("户籍人口", "2001")
    assert told["3111"][:3] == ("从业人员", "3111", "人")


def test_a_rate_has_not_the_unit_of_the_row_above() -> None:
    text = """1991 1996 2001
常住人口(万人)   11.1 12.2 13.3
城镇化率   31.4 32.5 33.6
出生人数(万人)   0.11 0.12 0.13
"""
    assert _told(text)["31.4"][1] == "31.4"


def test_blanks_within_a_name_are_no_part_of_it() -> None:
    told = _told("1991 1996 2001\n总  产  量 (万吨)  11.1 12.2 13.3\n商 品 量 (万吨)  21.1 22.2 23.3\n")
    assert (told["11.1"][0], told["21.1"][0]) == ("总产量", "商品量")


_GROUPED = """       Item 总量 总量 速度(%
1991 1996 2001 2011 指  数(2011为以下各年) 平均增长速度
Index (2011 as percentage of the following years) Average Growth Rate
1991 1996 2001 1992-1996 1997-2001 2002-2011
农业 Agriculture
粮食产量(万吨) Output of Grain (10 000 tons) 40.01 41.02 42.03 48.04 120.1 117.2 114.3 0.51 0.52 1.33
蔬菜产量(万吨) Output of Vegetables (10 000 tons) 50.01 51.02 52.03 58.04 116.1 113.2 111.3 0.41 0.42 1.13
#大棚蔬菜     Greenhouse   11.02 12.03 18.04   163.2 150.3   1.82 4.13
水果产量(万吨)     Fruit     22.03 28.04   127.3     2.43
"""


def test_indices_and_rates_stand_beside_amounts() -> None:
    told = _told(_GROUPED)
    assert told["48.04"][1:] == ("480400", "t", "level", "2011")
    assert told["117.2"][1:] == ("117.2", "%", "multiple", "1996/2011")
    assert told["0.52"][1:] == ("0.52", "%", "growth_per_year", "1997/2001")
    assert told["0.52"][0] == "粮食产量"


def test_an_index_is_lost_with_the_amount_it_is_reckoned_from() -> None:
    told = _told(_GROUPED)
    assert [told[f][4] for f in ("11.02", "18.04", "163.2", "150.3")] == [
        "1996",
        "2011",
        "1996/2011",
        "2001/2011",
    ]
    assert [told[f][4] for f in ("1.82", "4.13")] == ["1997/2001", "2002/2011"]
    assert [told[f][4] for f in ("22.03", "28.04", "127.3", "2.43")] == [
        "2001",
        "2011",
        "2001/2011",
        "2002/2011",
    ]


def test_a_name_that_was_lost_leaves_its_row_out() -> None:
    text = "1991 1996 2001\n工业产值(亿元)   11.1 12.2 13.3\n   #   1.1 1.2 1.3\n农业产值(亿元)   21.1 22.2 23.3\n"
    assert set(_told(text)) == {"11.1", "12.2", "13.3", "21.1", "22.2", "23.3"}


@pytest.mark.parametrize(
    "text",
    [
        "1991 1996 2001 2006\n当时的产量分别为11.1 12.2 13.3 14.4万吨。\n后来又增加到21.1 22.2 23.3 24.4万吨。\n",
        "1991 1996 2001 指数 环比\n水泥(万吨) 11.1 12.2 13.3 4.4\n玻璃(万吨) 21.1 22.2 23.3 4.5\n",
        "1991 1996 2001\n水泥产量(万吨) 11.1 12.2 13.3\n",
        "1991 1996 2001\n水泥产量(万吨) 11.1 12.2\n玻璃产量(万吨) 21.1 22.2\n",
    ],
)
def test_other_lines_of_years_head_no_table(text: str) -> None:
    assert not any(len(s.period) == 4 and s.period in ("1991", "1996") for s in _read(text).statements)


def test_years_under_a_head_that_says_nothing_make_no_columns() -> None:
    reader = cell_reader_of(load_vocabulary())
    assert columns_of([["1991", "1996", "2001"], ["1991", "1996"]], reader) is None
    years = columns_of([["1991", "1996", "平均增长速度"], ["1992-1996"]], reader)
    assert [column.head for column in years or ()] == ["1991年", "1996年", "1992-1996年均增长（%）"]
    assert columns_of([["1991", "1996", "平均增长速度"], ["1991", "1992"]], reader) is None


def test_a_line_of_years_holds_no_other_words() -> None:
    reader = cell_reader_of(load_vocabulary())
    assert is_line_of_years(words_of("指 标 Item 1991 1996 2001"), reader)
    assert not is_line_of_years(words_of("1991 1996"), reader)
    assert not is_line_of_years(words_of("自1991 1996 2001"), reader)
    assert not is_line_of_years(words_of("1991 1996 2001 三年"), reader)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("邮政业务量 （件） Postal Services （piece）", "邮政业务量 （件）"),
        ("R&D 人员 R&D Personnel", "R&D 人员"),
        ("  水库  Reservoirs in 3 Valleys", "水库"),
        ("Reservoirs", ""),
        ("水库（座）", "水库（座）"),
    ],
)
def test_a_name_ends_before_its_translation(written: str, name: str) -> None:
    assert without_translation(written) == name


def _closed(rows: list[list[str]]) -> str:
    return "".join(f"{cell} |\n" if cell else "|\n" for row in rows for cell in row)


_BARRED = "6-6\n云溪县历年情况 |\nRatios of Yunxi |\n|\n" + _closed(
    [
        ["指 标", "Item", "1991", "2001", "2011"],
        ["人口与劳动 (‰)", "Population and\nLabour(‰)", "", "", ""],
        ["迁入率", "Rate of\nArrivals", "4.11", "4.22", "4.33"],
        ["自然增长率", "Natural Growth", "7.11", "6.22", "5.33"],
        ["户均人口\n(人)", "Persons per\nHousehold", "3.91", "", "2.73"],
        ["三次产业用电比例", "Ratio", "", "", ""],
        ["(以第一产业为100)", "(Primary\n= 100)", "", "", ""],
        ["第一产业", "Primary", "100.00", "100.00", "100.00"],
        ["第二产业", "Secondary", "311.14", "322.25", "333.36"],
        ["财政支出", "Expenditure", "", "", ""],
        ["教育支出相当于", "Ratio of Education to", "2.31", "2.42", "3.53"],
        ["生产总值比例\n(%)", "Product\n(%)", "", "", ""],
    ]
)


def test_a_bar_behind_each_cell_parts_cells_that_go_on_over_lines() -> None:
    told = _told(_BARRED)
    assert told["4.22"] == ("迁入率", "4.22", "‰", "share", "2001")
    assert told["3.91"][1:] == ("3.91", "人", "level", "1991")
    assert told["2.73"][4] == "2011"


def test_a_natural_growth_in_a_thousand_is_growth() -> None:
    assert _told(_BARRED)["7.11"][2:] == ("‰", "growth", "1991")


def test_industries_in_ratio_to_the_first_are_named_by_their_heading() -> None:
    told = _told(_BARRED)
    assert told["311.14"] == ("第二产业用电比例", "311.14", "", "share", "1991")
    assert told["333.36"][4] == "2011"


def test_a_name_goes_on_in_the_row_below_where_a_word_breaks_it_off() -> None:
    assert _told(_BARRED)["3.53"] == ("教育支出相当于生产总值比例", "3.53", "%", "share", "2011")


def test_cells_that_fit_no_width_make_no_table() -> None:
    torn = _BARRED.replace("3.91 |\n|\n2.73 |", "3.91 |\n2.73 |")
    grids = [grid for grid in _closed_grids(torn) if "第二产业" in "".join(row.told[0] for row in grid.rows)]
    assert not grids


def test_closed_cells_without_one_over_several_lines_are_left_to_others() -> None:
    assert len(_closed_grids(_BARRED)) == 1
    plain = _closed([["指标", "1991", "2001"], *[[f"某量{n}", f"{n}.1", f"{n}.2"] for n in range(3, 12)]])
    assert not _closed_grids(plain)


def test_a_column_of_units_is_none_of_names_in_a_second_language() -> None:
    rows = [[f"某物{n}\n产量", "万吨", f"{n}.1", f"{n}.2"] for n in range(3, 12)]
    text = _closed([["指标", "单位", "1991年", "2001年"], *rows])
    assert not _closed_grids(text)
    assert _told(text)["4.2"][1:] == ("42000", "t", "level", "2001")


def _closed_grids(text: str) -> list[Grid]:
    vocabulary = load_vocabulary()
    return ClosedCells(make_view(text, vocabulary=vocabulary), cell_reader_of(vocabulary)).read()


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("人口(‰)* 迁入率 迁出率", ["迁入率（‰）", "迁出率（‰）"]),
        ("户数(户) 农户 入户率", ["户数（户）", "农户（户）", "入户率"]),
        ("总户数(户) 人口* 男", ["总户数（户）", "男"]),
        (
            "三次产业用水比例* (以第一产业为100)* 第二产业 节水率(%) 第三产业",
            ["第二产业用水比例（以第一产业为100）", "节水率（%）", "第三产业（%）"],
        ),
        ("教育支出占 财政支出比重(%)*", ["教育支出占财政支出比重（%）"]),
        ("# 水库(座)", ["水库（座）"]),
    ],
)
def test_rows_have_the_unit_of_what_stands_above(written: str, names: list[str]) -> None:
    view = make_view(written, vocabulary=load_vocabulary())
    cells, valued, at = [], [], 0
    for word in view.split(" "):
        heads = word.endswith("*")
        cells.append(GridCell(at, at + len(word) - heads))
        valued.append(not heads)
        at += len(word) + 1
    assert [name.text for name in RowNames(view).read(cells, valued) if name.text] == names


_DOWN = """3-4 云溪县历年渔业产值和构成
(1995-1998年)
  渔业产值(万元) 构成(%
年 份  合计 湖区养殖   山溪捕捞 湖区养殖   山溪捕捞 渔业产值
  网箱 网箱 (元)
1995 2000 1200 700 800 60.0 35.0 40.0 512
1996 2500 1600 900 900 64.0 36.0 36.0 630
1997 4000 2800 1200 1200 70.0 30.0 30.0 988
1998 5000 3750 1500 1250 75.0 30.0 25.0 1212
"""


def test_years_stand_down_the_page_under_amounts_and_their_shares() -> None:
    told = _told(_DOWN)
    assert told["2000"] == ("渔业产值", "20000000", "CNY", "level", "1995")
    assert told["3750"][1:] == ("37500000", "CNY", "level", "1998")
    assert "湖区养殖" in told["3750"][0]
    assert told["70.0"][1:] == ("70", "%", "share", "1997")
    assert told["70.0"][0] == "湖区养殖占渔业产值的比重"


def test_heads_on_the_line_below_stand_in_the_wide_blanks_above() -> None:
    told = _told(_DOWN)
    assert "网箱" in told["700"][0]
    assert "山溪捕捞" in told["800"][0]
    assert told["35.0"][2:] == ("%", "share", "1995")
    assert "网箱" in told["35.0"][0]


def test_the_whole_again_in_a_smaller_unit_is_of_each_head() -> None:
    assert _told(_DOWN)["1212"] == ("人均渔业产值", "1212", "CNY", "level", "1998")


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("60.0 35.0 40.0", "35.0 60.0 40.0"),  # shares of other parts: one row of four
        ("  网箱 网箱 (元)", "  网箱 网箱 拖网 (元)"),
        ("湖区养殖   山溪捕捞 渔业产值", "湖区养殖 山溪捕捞 渔业产值"),
        (" 构成(%", ""),
        ("年 份  合计", "年 份  总值"),
    ],
)
def test_years_down_the_page_need_heads_that_fit_their_values(written: str, instead: str) -> None:
    vocabulary = load_vocabulary()
    view = make_view(_DOWN.replace(written, instead), vocabulary=vocabulary)
    assert YearsDown(view, cell_reader_of(vocabulary)).find(lines_of(view)) == []


def test_a_year_that_lacks_a_value_is_left_out() -> None:
    told = _told(_DOWN.replace("1996 2500 1600", "1996 2500"))
    assert told["2800"][4] == "1997"
    assert not {"2500", "900", "64.0", "630"} & set(told)


def test_heads_in_two_languages_stand_over_years_down_the_page() -> None:
    text = """3-6 渔船数量
单位：艘
年 份 Year 机动船 Motor Vessels 帆船 Sailing Boats 驳船 Barges 舢板 Sampans
1995 113 214 315 416
1996 123 224 325 426
1997 133 234 335 436
"""
    told = _told(text)
    assert told["113"][1:] == ("113", "艘", "level", "1995")
    assert "机动船" in told["113"][0]
    assert "舢板" in told["436"][0]
    assert told["436"][4] == "1997"


def test_units_stand_below_the_heads() -> None:
    text = """3-7 人口变动
年份 迁入率 迁出率 自然增长率 户籍人口
(‰) (‰) (‰) (万人)
1995 19.7 6.7 13.1 11.2
1996 17.3 6.6 10.4 11.3
1997 13.4 6.4 7.2 11.5
"""
    told = _told(text)
    assert told["19.7"][1:] == ("19.7", "‰", "share", "1995")
    assert told["13.1"][1:4] == ("13.1", "‰", "share")
    assert told["11.5"][1:] == ("115000", "人", "level", "1997")


def test_years_may_stand_apart_from_their_word() -> None:
    told = _told("1991 年 1996 年 2001 年\n总户数(户) 1234 2345 4567\n农户 234 345 567\n")
    assert (told["1234"][4], told["567"][4]) == ("1991", "2001")


def test_a_head_of_names_in_two_languages_stands_before_the_years() -> None:
    text = "2-1 主要指标\n指 标 Item 1991 1996 2001\n水 库 Reservoirs\n水库数(座) Number (unit) 11 12 13\n库容(万立方米) Capacity 114.1 125.2 136.3\n"
    told = _told(text)
    assert told["11"][1:] == ("11", "座", "level", "1991")
    assert told["136.3"][4] == "2001"


def test_more_values_than_heads_beside_years_are_not_read() -> None:
    text = """3-8 云溪县历年渔业
  捕捞(吨) 养殖(吨)
年份  合计 湖区   山溪 池塘
  网箱
1995 2000 1200 700 800 512 313
1996 2500 1600 900 900 630 424
1997 4000 2800 1200 1200 988 535
"""
    assert not any(s.period in ("1995", "1996", "1997") for s in _read(text).statements)


@pytest.mark.parametrize("lost", ["()", "（）", "( )"])
def test_a_row_whose_unit_a_page_lost_takes_none_from_the_rows_above(lost: str) -> None:
    text = (
        "14-1  主要年份运输业基本情况\n  2008 2009 2010\n客运量总计 (万人)  3612 4920 5310\n  茶轨  352 368 411\n"
        f"  茶路  3250 4525 4861\n货运量总计 (万吨)  5076 7152 7641\n  茶轨  833 1453 1572\n  茶路  4050 5491 5864\n茶车拥有量 {lost}  87121 125824 244035\n  载客茶车  45344 70750 81833\n"
    )
    values = {s.figure: f"{s.value:f}" for s in extract(Document("table", text)).statements}
    assert values["3612"] == "36120000"
    assert values["352"] == "3520000"
    assert values["87121"] == "87121"
    assert values["45344"] == "45344"
