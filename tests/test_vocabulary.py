"""The vocabulary: every row checked when it is loaded, a user's folder adding to ours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plancheck.documents.document import Document
from plancheck.errors import VocabularyError
from plancheck.paths import vocabulary_folder
from plancheck.quantities.find import find_quantities
from plancheck.statements.extract import extract
from plancheck.vocabulary import load_vocabulary
from plancheck.vocabulary_files import FILES, read_rows


def folder_with(path: Path, name: str, text: str) -> Path:
    path.mkdir(exist_ok=True)
    (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def test_our_own_rows_all_load_and_all_have_a_reason() -> None:
    vocabulary = load_vocabulary()
    assert len(vocabulary.units) > 300
    for name in FILES:
        for row in read_rows(name, folders=(vocabulary_folder(),)):
            assert row["reason"], row.where


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("units", "written,unit,factor,kind,reason\n垧,亩,15,physical,\n", r"units\.csv:2: expected a value in column reason"),
        ("units", "written,unit,factor,kind,reason\n垧,亩,viele,physical,land\n", r"units\.csv:2: expected a positive number in column factor, met 'viele'"),
        ("units", "written,unit,factor,kind,reason\n垧,亩,0,physical,land\n", "positive number"),
        ("units", "written,unit,factor,kind,reason\n垧,亩,15,area,land\n", "expected one of money, percent"),
        ("units", "written,unit,factor\n垧,亩,15\n", r"units\.csv:1: expected the columns written,unit,factor,kind,reason"),
        ("units", "written,unit,factor,kind,reason\n垧,亩,15,physical,land,more\n", r"units\.csv:2: expected 5 cells, met 6"),
        ("units", "written,unit,factor,kind,reason\n垧,亩,15,physical,land\n垧,亩,16,physical,land\n", r"units\.csv:3: expected one row for 垧, met a second one"),
        ("bound_words", "word,side,qualifier,opens,reason\n差不多,before,almost,both,spoken\n", "expected one of exact, approx"),
        ("bound_words", "word,side,qualifier,opens,reason\n差不多,beside,approx,both,spoken\n", "expected one of before, after"),
        ("statement_words", "word,class,reason\n飙到,jump,spoken\n", "expected one of value, rise_to"),
        ("statement_words", "word,class,reason\n垦区,ownr,ours\n", r"fall_noun … \(\d+, as in our own rows\) in column class, met 'ownr'; did you mean 'owner'\?"),
        ("section_words", "word,status,reason\n展望,maybe,unclear\n", "expected one of observed, target"),
        ("heading_words", "word,where,status,reason\n展望,middle,target,x\n", "expected one of start, close, end"),
        ("dating_words", "word,says,not_before,not_after,reason\n冲刺,maybe,,,x\n", "expected one of target, forecast"),
        ("predicate_words", "word,class,only_before,not_before,only_after,not_after,reason\n冲刺,does,,,,,x\n", "expected one of predicate"),
        ("certainty", "part,sign,value,weight,reason\nregion,area,another,nan,x\n", "a finite number in column weight"),
        ("tone_words", "word,votes,not_before,not_after,reason\n冲刺,many,,,x\n", "a whole number of votes"),
        ("place_words", "word,side,applies_to,reason\n港,beside,,x\n", "expected one of before, after"),
        ("period_words", "word,first,last,reason\n大前年,three,three,spoken\n", "years from the document's own"),
        ("characters", "written,read,reason\n個個,个,two\n", "one character for one character"),
        (
            "indicators",
            "concept,name_zh,name_en,aliases,unit,kind,parent,whole,reason\nx.y,某某,x,,垧,stock,,,test\n",
            r"indicators\.csv:2: expected a unit of units\.csv, met '垧'",
        ),
        (
            "indicators",
            "concept,name_zh,name_en,aliases,unit,kind,parent,whole,reason\nx.y,某某,x,,t,stock,no.such,,test\n",
            "expected a concept of indicators.csv in column parent",
        ),
        (
            "indicators",
            "concept,name_zh,name_en,aliases,unit,kind,parent,whole,reason\nx.y,某某,x,,t,stok,,,test\n",
            r"indicators\.csv:2: expected one of flow, stock, share, rate, intensity in column kind, met 'stok'",
        ),
        (
            "indicators",
            "concept,name_zh,name_en,aliases,unit,kind,parent,whole,reason\nx:y z,某某,x,,t,stock,,,test\n",
            r"indicators\.csv:2: expected an id of letters, digits, _ and - parted by dots",
        ),
        (
            "indicators",
            "concept,name_zh,name_en,aliases,unit,kind,parent,whole,reason\nx.y,某某,x,,元,flow,,,test\n",
            r"indicators\.csv:2: expected the unit as tables write it in column unit, met '元'; write CNY",
        ),
        (
            "indicators",
            "concept,name_zh,name_en,aliases,unit,kind,parent,whole,reason\nx.y,某某,x,,立方米/万元,intensity,,,test\n",
            r"indicators\.csv:2: expected the unit as tables write it in column unit, met '立方米/万元'; write m3/万元",
        ),
        (
            "indicators",
            "concept,name_zh,name_en,aliases,unit,kind,parent,whole,reason\nx.y,某某,x,,1/10万,intensity,,,test\n",
            r"indicators\.csv:2: expected the unit as tables write it in column unit, met '1/10万'; write /10万",
        ),
    ],
)  # fmt: skip
def test_a_wrong_row_is_refused_with_file_and_line(
    tmp_path: Path, name: str, text: str, expected: str
) -> None:
    with pytest.raises(VocabularyError, match=expected):
        load_vocabulary(folder_with(tmp_path / "own", name, text))


def test_an_intensity_of_the_vocabulary_has_the_unit_that_a_text_is_read_in() -> None:
    intensities = [concept for concept in load_vocabulary().concepts if "/" in concept.unit]
    assert intensities
    for concept in intensities:
        (quantity,) = find_quantities(f"降至3{concept.unit}。")
        assert (concept.concept, quantity.unit) == (concept.concept, concept.unit)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="expected a vocabulary folder, met none"):
        load_vocabulary(str(tmp_path / "absent"))
    (tmp_path / "units.csv").write_text("written,unit,factor,kind,reason\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="expected a vocabulary folder, met a file"):
        load_vocabulary(tmp_path / "units.csv")


def test_a_users_folder_adds_a_unit_a_bound_word_and_an_indicator(tmp_path: Path) -> None:
    own = folder_with(
        tmp_path / "own",
        "units",
        "written,unit,factor,kind,reason\n垧,亩,15,physical,land in the northeast\n",
    )
    folder_with(own, "bound_words", "word,side,qualifier,opens,reason\n差不多,before,approx,both,spoken\n")
    folder_with(
        own, "indicators",
        "concept,name_zh,name_en,aliases,unit,kind,parent,whole,reason\nland.ginseng,参地面积,ginseng land,人参种植面积,亩,stock,,,local\n",
    )  # fmt: skip
    vocabulary = load_vocabulary(own)
    (quantity,) = find_quantities("差不多20垧", vocabulary=vocabulary)
    assert (quantity.value, quantity.unit, quantity.qualifier) == (300, "亩", "approx")
    (row,) = extract(Document("d", "全县人参种植面积达到20垧。"), vocabulary=vocabulary).statements
    assert row.concept == "land.ginseng"
    assert [q.unit for q in find_quantities("差不多20垧")] != ["亩"]


def test_a_users_row_replaces_ours(tmp_path: Path) -> None:
    own = folder_with(
        tmp_path / "own", "units", "written,unit,factor,kind,reason\n担,t,0.05,physical,fifty kilograms\n"
    )
    (quantity,) = find_quantities("收购200担", vocabulary=load_vocabulary(own))
    assert (quantity.value, quantity.unit) == (10, "t")


def test_an_empty_file_and_a_broken_one_are_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(vocabulary_folder(), folder)
    (folder / "units.csv").write_bytes(
        "written,unit,factor,kind,reason\n担,t,1,physical,".encode() + b"\xff\xfe\n"
    )
    with pytest.raises(
        VocabularyError, match="expected UTF-8 text, met another encoding; save it as CSV UTF-8"
    ):
        load_vocabulary(base=folder)
