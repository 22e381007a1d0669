"""Names take their owner from the item that they stand in, or from the works that the text points back to."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

ORIGIN = Origin(date="2020-03", region="清河县")


def names(text: str) -> list[str]:
    return [row.indicator for row in extract(Document("x", text, origin=ORIGIN)).statements]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "2．森林防火物资：在白镇、柳镇建设8个市级库，依托林场建设30个县级库。",
            ["建设森林防火物资市级库", "建设森林防火物资县级库"],
        ),
        (
            "沙河流域治理→造林3万公顷，退耕还草2万公顷，草地治理4万公顷。",
            ["沙河流域治理造林", "沙河流域治理退耕还草", "沙河流域治理草地治理"],
        ),
        ("（2）农村沼气利用：年产气量8亿立方米。", ["农村沼气利用年产气量"]),
        (
            "——白镇至柳镇输水管道。全长90公里，输水能力8亿立方米。",
            ["白镇至柳镇输水管道全长", "白镇至柳镇输水管道输水能力"],
        ),
        (
            "1.茶园林带工程：造林3万公顷。2.沙河流域治理：造林4万公顷。",
            ["茶园林带工程造林", "沙河流域治理造林"],
        ),
    ],
)
def test_the_item_owns_what_does_not_stand_by_itself(text: str, named: list[str]) -> None:
    assert names(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("主要目标：造林3万公顷。", "造林"),
        ("推进生态建设：造林3万公顷。", "造林"),
        ("生态环境明显改善：造林3万公顷。", "造林"),
        ("清河县：造林3万公顷。", "造林"),
        ("沙河流域治理：森林覆盖率达到40%。", "森林覆盖率"),
        ("——生态建设扎实推进。造林3万公顷。", "造林"),
        ("——农业生产条件。灌溉面积3万公顷。", "灌溉面积"),
        ("沙河流域治理：辖3个县级市。", "县级市"),
    ],
)
def test_neither_aims_nor_deeds_own_it_nor_is_a_whole_name_owned(text: str, named: str) -> None:
    assert names(text)[0].removesuffix("数量") == named


def test_another_thing_of_the_item_keeps_its_own_size() -> None:
    text = "（1）红山酿酒公司扩建：占地90亩。酿造车间选址在白镇，占地30亩。"
    assert names(text)[0] == "红山酿酒公司扩建占地"
    assert not names(text)[1].startswith("红山")


@pytest.mark.parametrize(
    ("text", "works", "sizes"),
    [
        (
            "重点推进东河至白镇输水工程。该项目是全省重点项目。工程起于白镇，途经柳镇，线路全长90公里，总投资7亿元。",
            "东河至白镇输水工程",
            ["全长", "总投资"],
        ),
        (
            "红山家具产业园一期项目开工建设，该项目总投资8亿元，占地90亩。",
            "红山家具产业园一期项目",
            ["总投资", "占地"],
        ),
        (
            "白镇至柳镇高速公路南段是东部的重要通道之一，项目全长约90公里。",
            "白镇至柳镇高速公路南段",
            ["全长"],
        ),
        ("1、红山酿酒公司扩建项目：该项目占地90亩。", "红山酿酒公司扩建项目", ["占地"]),
        (
            "加快建设白镇光伏发电基地。工程建成投产后，年输送电量4亿千瓦时。",
            "白镇光伏发电基地",
            ["年输送电量"],
        ),
    ],
)
def test_works_pointed_back_to_own_their_sizes(text: str, works: str, sizes: list[str]) -> None:
    assert names(text) == [works + size for size in sizes]


def test_works_that_are_only_counted_are_not_pointed_back_to() -> None:
    assert names("新开工90个重点项目。工程总投资8亿元。")[-1] == "工程总投资"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "年末全县共有公共图书馆9个，比上年增加2个；新增藏书3万册；服务人次90万人次。",
            "公共图书馆服务人次",
        ),
        ("各级各类学校80所，其中小学50所；初级中学20所。在校学生9万人。", "各级各类学校在校学生"),
        ("全县医疗卫生机构700个，其中医院9个；卫生人员9万名，其中护士5万名；床位6万张。", "医疗卫生机构床位"),
    ],
)
def test_the_institution_counted_first_owns_who_is_in_it(text: str, named: str) -> None:
    assert names(text)[-1].removesuffix("数量") == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("各级各类学校80所。全县专任教师9000人。", "专任教师"),
        ("新建妇幼保健院1所，每千名儿童拥有医生2名、床位增至3张。", "床位"),
        ("各级各类学校80所。粮食产量90万吨。\n专任教师9000人。", "专任教师"),
    ],
)
def test_those_of_the_whole_place_or_of_another_paragraph_are_no_institutions(text: str, named: str) -> None:
    assert names(text)[-1].removesuffix("数量") == named


def test_an_industry_is_named_by_its_heading_or_by_the_title_of_its_plan() -> None:
    plan = "清河县漆器制造业发展规划（2021-2025年）\n一、发展目标\n到2025年，产业规模达到90亿元。"
    origin = Origin(date="2021-03", region="清河县", kind="plan")
    assert [row.indicator for row in extract(Document("x", plan, origin=origin)).statements] == [
        "漆器制造业产业规模"
    ]
    assert names("（一）竹编产业。产业总产值达到90亿元。") == ["竹编产业总产值"]
    assert names("加快转型，产业规模达到90亿元。") == ["产业规模"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2.蔬菜。播种面积9万亩，产量18万吨。", ["蔬菜播种面积", "蔬菜产量"]),
        ("（二）义务教育\n2020年，巩固率达到95%。", ["义务教育巩固率"]),
        ("一、宽带网络。用户数达到90万户，渗透率达到90%。", ["宽带网络用户数", "宽带网络渗透率"]),
        ("二、天然气需求现状\n2019年，清河县用气量98万立方米。", ["天然气用气量"]),
        # an aim, a field of many, two things, or more words than what they would own
        ("一、发展目标\n到2025年，渗透率达到90%。", ["渗透率"]),
        ("4.公共服务。保留率达到95%。", ["保留率"]),
        ("（二）蔬菜和水果。产量18万吨。", ["产量"]),
        ("（二）水资源开发利用。人均供水量350立方米。", ["人均供水量"]),
        ("2.蔬菜。森林覆盖率达到40%。", ["森林覆盖率"]),
    ],
)
def test_a_short_heading_owns_heads_that_name_nothing(text: str, named: list[str]) -> None:
    assert names(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("大力发展竹编产业。全县种植面积9万亩，产值90亿元。", ["竹编产业种植面积", "竹编产业产值"]),
        ("**推进光伏发电。** 到2025年，装机规模达到90万千瓦。", ["光伏发电装机规模"]),
        ("全县电子商务快速发展。2019年，交易额达到90亿元。", ["电子商务交易额"]),
        ("实施山区饮水提升工程。总投资9亿元。", ["山区饮水提升工程总投资"]),
        (
            "3.新能源汽车\n到2025年，保有量达到9万辆，渗透率达到40%。",
            ["新能源汽车保有量", "新能源汽车渗透率"],
        ),
        ("全县高新技术企业达到90家。总产值300亿元。", ["高新技术企业数量", "高新技术企业总产值"]),
        ("渔民养老保险参保人数达到9万人。参保率达到98%。", ["渔民养老保险参保人数", "渔民养老保险参保率"]),
        ("渔民养老保险参保人数达到9万人。失业率为3%。", ["渔民养老保险参保人数", "失业率"]),
        # an aim, what has a measure of its own, and what the sentence itself has named
        ("优化产业结构。到2025年，利用率达到90%。", ["利用率"]),
        ("大力发展竹编产业。到2025年，森林覆盖率达到40%。", ["森林覆盖率"]),
        ("全县高新技术企业达到90家。财政总收入300亿元。", ["高新技术企业数量", "财政总收入"]),
    ],
)
def test_the_short_sentence_or_line_before_owns_heads_that_name_nothing(text: str, named: list[str]) -> None:
    assert names(text) == named


def test_items_of_one_paragraph_own_each_their_own() -> None:
    text = "重点项目：1.东河水库。总库容9亿立方米，灌溉面积90万亩。2.西山抽水蓄能电站。装机容量120万千瓦。"
    assert names(text) == ["东河水库总库容", "东河水库灌溉面积", "西山抽水蓄能电站装机容量"]
