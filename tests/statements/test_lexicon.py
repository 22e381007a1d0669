"""Words of the vocabulary in patterns and lists: a user's own row is read like ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.context.bare_heads import is_industry
from plancheck.statements.extract import extract
from plancheck.statements.naming.plan_trades import trade_of
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.vocabulary import TABLE_WORD_CLASSES, WORD_CLASSES, load_vocabulary

SOURCES = sorted((Path(__file__).parents[2] / "src" / "plancheck" / "statements").rglob("*.py"))
WRITTEN = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)


def folder_with(path: Path, rows: str) -> Path:
    path.mkdir()
    (path / "statement_words.csv").write_text(f"word,class,reason\n{rows}\n", encoding="utf-8")
    return path


def test_every_class_that_a_pattern_names_is_one_of_the_vocabulary() -> None:
    named = set(re.findall("<<([a-z_]+)>>", WRITTEN))
    assert named
    assert named <= {*WORD_CLASSES, *TABLE_WORD_CLASSES}


@pytest.mark.parametrize("name", WORD_CLASSES)
def test_every_class_has_words_and_is_used(name: str) -> None:
    assert load_vocabulary().words_of(name)
    assert re.search(f"[\"']{name}[\"']|<<{name}>>", WRITTEN)


@pytest.mark.parametrize("name", TABLE_WORD_CLASSES)
def test_every_class_of_tables_has_words_and_is_used(name: str) -> None:
    assert load_vocabulary().table_words[name]
    assert re.search(f"[\"']{name}[\"']|<<{name}>>", WRITTEN)


def test_a_pattern_holds_the_words_of_its_classes_the_longest_first() -> None:
    lexicon = lexicon_of(load_vocabulary())
    template = "^<<area_kind>>$"
    assert lexicon.pattern(template).match("建制镇") is not None
    assert lexicon.pattern(template).match("建制") is None
    assert lexicon.pattern(template) is lexicon.pattern(template)
    assert lexicon.pattern("<<deed_measure>>").search("总面积")[0] == "总面积"


def test_a_pattern_of_a_class_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        lexicon_of(load_vocabulary()).pattern("<<no_such_class>>")


@pytest.mark.parametrize(
    ("row", "text", "figure", "ours", "theirs"),
    [
        ("溃坝,accident,local", "全县发生溃坝3起，死亡4人。", "4人", "死亡", "发生溃坝死亡人数"),
        ("索道,named_thing,local", "云岭索道全面提速，累计发送旅客9万人次。", "9万人次", "发送旅客", "云岭索道发送旅客"),
        ("林区,area_kind,local", "加油站服务半径，山区小于5公里，林区小于1公里。", "1公里", "林区", "林区山区"),
        (
            "交售量,head_said_once,local\n交售量,head,local",
            "肉类总交售量达到8万吨，奶类达到3万吨。", "3万吨", "奶类", "奶类交售量",
        ),
        ("庄园,bounded_thing,local", "9家庄园收入超过2亿元。", "9家", "庄园收入数量", "收入超过2亿元的庄园数量"),
        ("驿站,title_work,local", "（一）云岭古道沿线老驿站\n总投资9亿元。", "9亿元", "总投资", "云岭古道沿线老驿站总投资"),
        ("麻利,manner,local", "麻利推进管网建设9公里。", "9公里", "麻利推进管网建设", "推进管网建设"),
        ("盐务,collector,local", "全县财政收入完成3亿元，其中：盐务部门完成2亿元。", "2亿元", "盐务部门收入", "盐务部门财政收入"),
        ("限额,goal,local", "煤炭消费量2万吨，低于5万吨的限额。", "5万吨", "限额吨位", "煤炭消费量"),
        ("胜过,compares,local", "工业增加值增长9%，胜过全省平均水平3个百分点。", "3个百分点", "胜过全省平均水平", "工业增加值增速胜过全省平均水平"),
        ("驿馆,bounded_thing,local", "2017年底，拥有用户千万以上的驿馆有2家。", "2家", "驿馆", "用户千万以上的驿馆数量"),
        ("垦区,owner,local", "30个垦区增加值同比增长。", "30个", "垦区", "增加值同比增长的垦区"),
        ("垦区,owner,local", "37个垦区中，竣工13个。", "37个", "垦区中", "垦区"),
        ("农牧,pair,local", "全县农牧民收入分别达到2万元和3万元。", "3万元", "农牧民收入", "牧民收入"),
        ("林业,told_by_part,local", "林业总量9亿元，增长5%。林业中，毛竹增长9%。", "9%", "毛竹", "毛竹总量"),
        ("索道,way_there,local", "云岭设施15分钟索道可达率达到90%。", "90%", "索道可达率", "云岭设施15分钟索道可达率"),
        ("延迟,moved_in_time,local", "延迟两年建成管网9公里。", "9公里", "延迟两年建成管网", "建成管网"),
        ("限数,held_against,local", "全年用煤为年度限数的92%。", "92%", "用煤为年度限数", "用煤占年度限数的比重"),
        (
            "齐活,all_done,local", "投入资金9亿元用于云岭管网扩建全部齐活。",
            "9亿元", "云岭管网扩建全部齐活投入", "云岭管网扩建投入",
        ),
        ("造就,brings_about,local", "造就1亿吨以上的产能储备。", "1亿吨", "产能储备吨位", "造就产能储备"),
        (
            "独具,tells_kind,local", "将9个独具特色的城市列入试点名单。",
            "9个", "列入试点名单的独具特色数量", "列入试点名单的城市数量",
        ),
        (
            "诸项,each_of_theirs,local", "24条云岭道路的诸项指标保持全省一流水平。",
            "24条", "诸项指标保持全省一流水平", "云岭道路数量",
        ),
        ("储量,pointed_at,local", "全县森林蓄积9亿立方米。这个储量增长5%。", "5%", "这个储量", "森林蓄积"),
        ("收纳,takes_in,local", "云岭养老院启用，收纳床位800张。", "800张", "收纳床位数量", "云岭养老院收纳床位数量"),
        ("海外,whence,local", "到位资金12亿元，海外资金3万美元。", "3万美元", "到位资金", "海外资金"),
        ("驻守,kept_going,local", "消防站24小时驻守率达到90%。", "90%", "驻守率", "消防站24小时驻守率"),
        (
            "网络增长率,vital_rate,local\n网络增长率,share_noun,local",
            "人口网络增长率为9‰。", "9‰", "人口网络", "人口网络增长率",
        ),
        ("险胜,held_to_aim,local", "全国茶叶产值增长9.8%，险胜6%的预期目标。", "6%", "险胜", "全国茶叶产值"),
        ("号召,aim_noun,local", "全国茶叶产值增长9.8%，高于6%的号召。", "6%", "号召", "全国茶叶产值"),
        ("领衔,takes_rank,local", "茶叶产值9亿元。北京以3亿元领衔全国首位。", "3亿元", "领衔全国首位", "茶叶产值"),
        ("魁首,rank,local", "茶叶产值9亿元。北京以3亿元位居全国魁首。", "3亿元", "位居全国魁首", "茶叶产值"),
        ("飙,moves_to,local", "工厂由45家飙到146家。", "146家", "飙到", "工厂"),
        ("猛烈,how_far_moved,local", "工厂由45家猛烈增加到146家。", "146家", "猛烈", "工厂"),
        ("战果,fruit,local", "5个村的扶贫取得新战果。", "5个", "取得新战果的村的扶贫", "村的扶贫数量"),
        ("勇夺,comes_to_be,local", "茶叶产值9亿元，勇夺全省第五位，年均增长4.4%。", "4.4%", "勇夺全省第五位", "茶叶产值"),
        ("列示,opens_parts,local", "全县投资9亿元，列示：\n公路5亿元；\n铁路2亿元。", "2亿元", "铁路", "铁路投资"),
    ],
)  # fmt: skip
def test_a_users_word_is_read_like_ours(
    tmp_path: Path, row: str, text: str, figure: str, ours: str, theirs: str
) -> None:
    def named(folder: Path | None) -> str:
        found = extract(Document("d", text), vocabulary=load_vocabulary(folder)).statements
        return next(one.indicator for one in found if one.figure == figure)

    assert named(None) == ours
    assert named(folder_with(tmp_path / "own", row)) == theirs


def test_a_users_kind_of_zone_is_a_place(tmp_path: Path) -> None:
    def placed(folder: Path | None) -> str:
        document = Document("d", "云岭协作区完成投资9亿元。", origin=Origin(region="浙江省"))
        return extract(document, vocabulary=load_vocabulary(folder)).statements[0].region

    assert placed(None) == "浙江省"
    assert placed(folder_with(tmp_path / "own", "协作区,zone,local")) == "云岭协作区"


@pytest.mark.parametrize(
    ("row", "ours", "theirs"),
    [
        ("作坊区,zone_class,local", "作坊区税收", "税收"),
        ("作坊区,zone_class,local\n税,beyond_zone,local", "作坊区税收", "作坊区税收"),
    ],
)
def test_a_users_class_of_zone_is_the_zone_itself_in_its_text(
    tmp_path: Path, row: str, ours: str, theirs: str
) -> None:
    def named(folder: Path | None) -> str:
        document = Document("d", "作坊区税收达到9亿元。", origin=Origin(region="云岭作坊区"))
        return extract(document, vocabulary=load_vocabulary(folder)).statements[0].indicator

    assert named(None) == ours
    assert named(folder_with(tmp_path / "own", row)) == theirs


def test_a_users_basin_is_the_place_of_its_item(tmp_path: Path) -> None:
    def placed(folder: Path | None) -> str:
        document = Document("d", "（一）云岭古道（108个）。投资9亿元。", origin=Origin(region="浙江省"))
        return extract(document, vocabulary=load_vocabulary(folder)).statements[-1].region

    assert placed(None) == "浙江省"
    assert placed(folder_with(tmp_path / "own", "古道,river_basin,local")) == "云岭古道"


def test_a_bound_on_a_users_group_tells_which_are_meant(tmp_path: Path) -> None:
    def measured(folder: Path | None) -> str:
        document = Document("d", "300人以上寨子通公路。")
        return extract(document, vocabulary=load_vocabulary(folder)).statements[0].measure

    assert measured(None) == "level"
    assert measured(folder_with(tmp_path / "own", "寨子,bounded_group,local")) == "threshold"


def test_a_users_core_of_a_city_is_a_place(tmp_path: Path) -> None:
    def placed(folder: Path | None) -> str:
        document = Document("d", "金华市老城人口3万人。", origin=Origin(region="金华市"))
        return extract(document, vocabulary=load_vocabulary(folder)).statements[0].region

    assert placed(None) == "金华市"
    assert placed(folder_with(tmp_path / "own", "老城,city_core,local")) == "金华市老城"


def test_a_users_word_in_业_is_no_industry(tmp_path: Path) -> None:
    ours = lexicon_of(load_vocabulary())
    theirs = lexicon_of(
        load_vocabulary(folder_with(tmp_path / "own", "待业,no_trade,local\n个体户业,no_trade,local"))
    )
    ends = "业(?<!<<no_trade>>)$"
    for name, mine, yours in (
        ("待业", True, False),
        ("个体户业", True, False),
        ("酿造业", True, True),
        ("就业", False, False),
    ):
        assert is_industry(name, ours) is (ours.pattern(ends).search(name) is not None) is mine
        assert is_industry(name, theirs) is (theirs.pattern(ends).search(name) is not None) is yours


def test_a_users_manner_of_a_plan_is_no_part_of_its_trade(tmp_path: Path) -> None:
    title = "陶瓷业繁荣发展规划\n"
    theirs = load_vocabulary(folder_with(tmp_path / "own", "繁荣,plan_manner,local"))
    assert trade_of(title, lexicon_of(load_vocabulary())) == ""
    assert trade_of(title, lexicon_of(theirs)) == "陶瓷业"


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("板块,policy_opens,local", "推出9个板块。"),
        ("妙招,policy_holds,local", "推出9个便民妙招。"),
        ("卷,series_counter,local", "编纂3卷志书。"),
    ],
)
def test_what_a_users_word_numbers_is_no_statement(tmp_path: Path, row: str, text: str) -> None:
    assert len(extract(Document("d", text)).statements) == 1
    theirs = load_vocabulary(folder_with(tmp_path / "own", row))
    assert not extract(Document("d", text), vocabulary=theirs).statements


def test_a_things_name_may_end_in_a_word_of_policies() -> None:
    assert [one.indicator for one in extract(Document("d", "新增健身路径9条。")).statements] == [
        "新增健身路径"
    ]
    assert not extract(Document("d", "明确发展路径9条。")).statements


def test_a_class_behind_a_users_counter_is_no_amount(tmp_path: Path) -> None:
    text = "推出2味1类新药。"
    (tmp_path / "figure_words.csv").write_text(
        "word,class,beside,reason\n味,counts_kind,,local\n", encoding="utf-8"
    )
    assert [one.figure for one in extract(Document("d", text)).statements] == ["1类"]
    assert not extract(Document("d", text), vocabulary=load_vocabulary(tmp_path)).statements
