"""Districts and counties by their names and spellings."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.documents.counties import load_counties
from plancheck.documents.origin.own_area import own_area
from plancheck.documents.origin.recognised import recognise_origin
from plancheck.documents.regions import load_gazetteer


@pytest.mark.parametrize(
    ("body", "name", "place"),
    [
        ("在区委的领导下，全区工业增长。", "stat_lingcheng_2022", "陵城区"),
        ("在县委的领导下，全县工业增长。", "report_anyuan_2010", "安远县"),  # 安源区 is no 县
        ("在区委的领导下，全区工业增长。", "report_longgang_2014", "全区"),  # 龙岗 or 龙港
        ("在区委的领导下，全区建设幸福龙岗。", "report_longgang_2014", "龙岗区"),
        ("在区委的领导下，全区工业增长。", "report_2014", "全区"),
        ("在自治区党委的领导下，全区工业增长，全区粮食增产。", "report_neimenggu", "内蒙古自治区"),
    ],
)
def test_a_county_by_what_its_file_name_spells(body: str, name: str, place: str) -> None:
    assert own_area(body, load_gazetteer(), name=name) == place


def test_a_county_that_its_text_names() -> None:
    assert load_counties().named_in("闽清县粮食增产。", class_words=("县",)) == "闽清县"
    assert load_counties().named_in("和平与发展，和平共处。", class_words=("区",)) == ""
    assert recognise_origin("现在，我代表闽清县人民政府，向大会报告政府工作。").region == "闽清县"
    assert recognise_origin("内乡县2019年统计公报").region == "内乡县"  # not the 乡 of 内


def test_a_county_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "counties.csv").write_text(
        "name,short,within,spelling,reason\n云溪县,云溪,湖南省,hunanyunxi,a test\n", encoding="utf-8"
    )
    head = "在县委的领导下，全县工业增长，全县粮食增产。"
    assert recognise_origin(head, name="report_hunanyunxi", vocabulary=tmp_path).region == "云溪县"


def test_every_county_lies_in_a_known_place(root: Path) -> None:
    places = load_gazetteer().by_name
    assert [county for county in load_counties().counties if county.within not in places] == []
