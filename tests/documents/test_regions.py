"""Places by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.documents.regions import LEVELS, load_gazetteer
from plancheck.errors import VocabularyError

HEADER = "name,aliases,level,within,reason\n"


def test_the_country_has_its_provinces_and_prefectures() -> None:
    places = load_gazetteer().places
    by_level = {level: [place for place in places if place.level == level] for level in LEVELS}
    assert len(by_level["province"]) == 34
    # 333 units of prefecture level (Ministry of Civil Affairs, 2020 to 2025), six of Taiwan and the Corps.
    assert len(by_level["prefecture"]) == 333 + 6 + 1
    assert {place.within for place in by_level["province"]} == {"全国"}


def test_every_place_lies_in_the_world() -> None:
    gazetteer = load_gazetteer()
    for place in gazetteer.places:
        if place.level not in ("world", "self"):
            assert gazetteer.chain(place.name)[-1] == "全球"


@pytest.mark.parametrize(
    ("words", "place", "length"),
    [
        ("浙江省城市内涝治理", "浙江省", 3),
        ("上海市社区商业规划", "上海市", 3),
        ("山东省县域商业", "山东省", 3),
        ("浙江省山区26县", "浙江省", 3),
        ("深圳经济特区条例", "深圳市", 2),
        ("吉林省", "吉林省", 3),
        ("吉林市", "吉林市", 3),
        ("杭州市余杭区人民政府", "余杭区", 6),
        ("贵州省遵义市红花岗区", "红花岗区", 10),
        ("天津滨海新区", "滨海新区", 6),
        ("苏州市高新区", "苏州市高新区", 6),
        ("苏州高新技术产业开发区规划", "苏州高新区", 11),
        ("昆山经济技术开发区规划", "昆山经开区", 9),
        ("无锡工业园区管理委员会", "无锡工业园区", 6),
        ("河南省洛阳空港综合实验区国民经济和社会发展", "洛阳空港综合实验区", 12),
        ("青岛海洋合作区2024年政府工作报告", "青岛海洋合作区", 7),
        ("无锡工业园区建设规划", "无锡市", 2),
        ("各类园区管委会", "", 0),
        ("上海市国民经济和社会发展", "上海市", 3),
        ("昆山市2025年", "昆山市", 3),
        ("上海奉贤：力争引进项目", "奉贤区", 4),
        ("江苏昆山GDP增长", "昆山市", 4),
        ("江苏昆山蔬菜出口", "江苏省", 2),
        ("沿海省市加快开放", "", 0),
        ("上海发展:力争", "上海市", 2),
        ("广州市发布该市规划", "广州市", 3),
        ("日照市莒县", "莒县", 5),
        ("禄劝县工业", "禄劝彝族苗族自治县", 3),
        ("城市内涝", "", 0),
        ("乡镇企业", "", 0),
        ("西藏实现乡镇全覆盖", "西藏自治区", 2),
        ("今年咸宁市实施项目", "", 0),
        ("聚力强县富民", "", 0),
        ("武强县2020年", "武强县", 3),
        ("稳定房地产市场预期", "", 0),
        ("一个贫困县的变化", "", 0),
        ("古镇旅游升温", "", 0),
        ("红旗渠精神", "", 0),
        ("牢记嘱托乡亲增收", "", 0),
        ("谋划区位优势", "", 0),
        ("江西省示范县名单", "江西省", 3),
        ("达拉特旗2020年", "达拉特旗", 4),
        ("自由贸易试验区", "", 0),
        ("区域协调发展", "", 0),
        ("阿里巴巴", "", 0),
        ("市长在全市教育工作会议上的讲话", "", 0),
    ],
)
def test_the_place_that_words_begin_with_is_found_with_its_length(
    words: str, place: str, length: int
) -> None:
    assert load_gazetteer().leading_place(words) == (place, length)


@pytest.mark.parametrize(
    ("row", "met"),
    [
        ("某市,,town,上海市,a test\n", "'town'"),
        ("某市,沪西|北京,county,上海市,a test\n", "北京"),
        ("某市,,county,无此地,a test\n", "'无此地'"),
        ("某市,,county,上海市,\n", "empty"),
    ],
)
def test_wrong_rows_are_named_with_their_line(tmp_path: Path, row: str, met: str) -> None:
    (tmp_path / "regions.csv").write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(VocabularyError, match=met) as raised:
        load_gazetteer(tmp_path)
    assert "regions.csv:2" in str(raised.value)


def test_a_users_own_place_is_found(tmp_path: Path) -> None:
    (tmp_path / "regions.csv").write_text(
        HEADER + "虹桥商务区,虹桥,county,上海市,own study area\n", encoding="utf-8"
    )
    assert load_gazetteer(tmp_path).chain("虹桥") == ("虹桥商务区", "上海市", "全国", "全球")
