"""Where a predicate begins and where a subject ends, by the rows of predicate_words.csv and by a folder of one's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plancheck.statements.context.things import split_predicate
from plancheck.statements.words.beside_words import branch_of
from plancheck.statements.words.lexicon import Lexicon, lexicon_of
from plancheck.vocabulary import load_vocabulary

HEADER = "word,class,only_before,not_before,only_after,not_after,reason\n"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return lexicon_of(load_vocabulary())


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("桑园实施改造", 2),
        ("果农户均", None),
        ("渡口均改为桥", 2),
        ("茶厂办理流程", None),
        ("茶厂办理执照", 2),
        ("渠道由县里修", 2),
        ("渠道由于久旱", None),
        ("轮渡开通公交", 2),
        ("交通", None),
        ("货轮顺利靠泊", 2),
        ("货轮顺利", None),
        ("村寨全面亮化", 2),
        ("村寨全面亮化工程", None),
        ("水质达标", 2),
        ("水质达标排放", None),
        ("两镇与邻县缔结盟约", 2),
        ("两镇与邻县", None),
        ("林场占地方税收", 2),
        ("林场占地", None),
        ("老人不能自理", None),
        ("老人不能出门", 2),
    ],
)
def test_a_predicate_begins_with_a_word_where_what_stands_beside_it_lets_it(
    said: str, at: int | None, lexicon: Lexicon
) -> None:
    found = lexicon.predicate.search(said)
    assert (found and found.start()) == at


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("蚕茧产量快速增加", 4),
        ("渔业增速由负转正", 2),
        ("渔业增长率由升转降", 2),
        ("出口额较大", 3),
        ("出口比较大", 3),
        ("品种较大", None),
        ("订单呈逐月上扬态势", 2),
        ("订单呈报", None),
        ("苗圃在大雪后", 2),
        ("苗圃在山上", None),
        ("牛羊存栏应逐步", 4),
        ("牛羊应逐", None),
        ("牛羊供应", None),
        ("油价再创新高", 2),
        ("油价再创", None),
        ("职工有效", None),
        ("职工有三成", 2),
    ],
)
def test_a_subject_ends_before_what_is_said_of_it(said: str, at: int | None, lexicon: Lexicon) -> None:
    found = lexicon.subject_end.search(said)
    assert (found and found.start()) == at


def test_a_row_of_ones_own_opens_a_predicate_and_another_takes_a_row_of_ours_back(tmp_path: Path) -> None:
    (tmp_path / "predicate_words.csv").write_text(
        f"{HEADER}试航,predicate,,区,,,our port says so\n实施,predicate,,方案,,,a plan of ours\n轮番,closing_manner,,,,,x\n",
        encoding="utf-8",
    )
    own = lexicon_of(load_vocabulary(tmp_path))
    assert split_predicate("货轮试航东线", own) == ("货轮", "试航东线")
    assert split_predicate("货轮试航区", own) == ("货轮试航区", "")
    assert split_predicate("港口实施方案", own) == ("港口实施方案", "")
    assert split_predicate("船队轮番出海", own)[1]
    ours = lexicon_of(load_vocabulary())
    assert split_predicate("货轮试航东线", ours) == ("货轮试航东线", "")
    assert split_predicate("港口实施方案", ours) == ("港口", "实施方案")


def test_words_beside_of_several_lengths_and_signs_are_asked_for_as_written() -> None:
    vocabulary = load_vocabulary()
    word = re.compile(
        branch_of("高", vocabulary, only_after=["率", "比例", "（甲）", "+"], not_before=["中", "（"])
    )
    assert [bool(word.search(said)) for said in ("率高", "比例高", "（甲）高", "+高", "例高", "高")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip
    assert word.search("率高中") is None
