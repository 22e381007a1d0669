"""The area that a text calls its own, where its head was cut away."""

from __future__ import annotations

import pytest

from plancheck.documents.origin.own_area import own_area
from plancheck.documents.origin.recognised import recognise_origin
from plancheck.documents.regions import load_gazetteer


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("全市生产总值突破500亿元，居全省前列。全国文明城市创建有成效，武威市居民收入增加。", "武威市"),
        ("在市委、市政府和区委的正确领导下，总量全市第三，全市第一，全区人民努力。", "全区"),
        ("在区委、区政府的领导下，全区工业增长。安宁区、西固区、安宁区、安宁区。", "安宁区"),
        ("在县委的领导下，我县贫困县摘帽。全县贫困县退出，国家级贫困县，我县工业增长5%。", "全县"),
        ("在区委的领导下，红花岗区财政向好，红花岗区投资增长，商业区、商业区、商业区。", "红花岗区"),
        ("在县委的领导下，去年东安县经济增长，东安县位居前列。", "东安县"),
        ("在区委的领导下，推进晋源区建设，晋源区财政增收，全区、全区。", "晋源区"),
        ("在区委的领导下，和平区经济增长，和平区投资增长。", "和平区"),
        ("在省委、省政府坚强领导下，全市上下奋力前行。", "全市"),
        ("在市委、市政府的领导下，天水市经济保持增长，天水市生产总值增长9.2%。", "天水市"),
        ("香港经济增长3%。香港的失业率为3.4%。深圳往来便利，香港总就业人数上升。", "香港特别行政区"),
        ("我国网民规模居世界第一，北京市、上海市领先，北京市增长最快。", "全国"),
        ("民航航班正常率高于80%，万人公交车辆拥有量达到15标台。", "全国"),
        ("新华社北京4月10日电，人口总量得到控制。", "全国"),
        ("中新社北京6月4日電，森林面積得到擴大。", "全国"),
        ("在北京举行的发布会上，民航航班正常率高于80%。", "全国"),
        ("经测算，全市生产总值达到14亿元，义乌市工业增长8%。", "义乌市"),
        ("据新华社北京6月4日电，北京市、上海市、北京市都派人参加。", "全国"),
        ("力争全市园林面积增长5%。", "全市"),  # once is enough where nothing speaks of the country
        ("零售总额增长8%（全国10.7%、全省10.1%，全省-3.9%），广州市全市进口增长2%。", "广州市"),
        ("在县委、县政府和镇党委的坚强领导下，全镇经济平稳增长。", "全镇"),
        ("全乡饲养奶牛，清水乡、清水乡养殖户增加。", "清水乡"),
        ("全乡努力，成立新乡贤会，凝聚新乡贤力量。清水乡投资增长。", "清水乡"),  # 乡贤 are people
        ("今年柳河街道深入贯彻区委部署，建设新柳河。获评市级爱心街道、文明街道。", "柳河街道"),
        ("柳河街道按照区委要求行动，石桥街道围绕区委目标行动，柳河、石桥投资增长。全区。", "全区"),
        ("我们按照区委的思路和区委要求，按照区委部署，全区投资增长。", "全区"),
        ("全乡努力，这是一个贫困乡。", "全乡"),
        (
            "山西省粮食增产，全省种粮120万亩。青塘镇书记张某：“我算了一下，全镇增收，全镇人均多挣百元。”",
            "山西省",
        ),
        ("增加值达20亿元，全市增速高于德阳平均，居全德阳各县市首位，列德阳市第一。绵竹工业增长。", "绵竹市"),
        ("全市增速高于德阳平均，德阳市工业增长，绵竹工业增长。", "德阳市"),
        ("张某、李长春、王某等出席。五年审结案件20万件。", "全国"),
        ("与浙江省往来增多，全市、全市工业增长。", "全市"),  # a city lies in a province and is none
    ],
)
def test_the_own_area_of_a_text_without_a_head(body: str, place: str) -> None:
    assert own_area(body, load_gazetteer()) == place


@pytest.mark.parametrize(
    ("body", "name", "place"),
    [
        ("在省委坚强领导下，全市上下努力。", "stat_wuxi_2017", "无锡市"),
        ("在省委坚强领导下，全市上下努力。", "stat_suzhou_2017", "全市"),  # 苏州 or 宿州
        ("在省委坚强领导下，全市上下努力，无锡市增长。", "stat_suzhou_2017", "无锡市"),
        ("在区委的领导下，全区工业增长。", "stat_wuxi_2017", "全区"),
        ("工业增加值增长7%。", "shanghai-12fyp", "上海市"),
        ("我国工业增加值增长7%。", "shanghai-12fyp", "全国"),
        ("工业增加值增长7%。", "plan_population_12th", "全国"),
    ],
)
def test_a_file_name_says_the_place_that_the_text_leaves_out(body: str, name: str, place: str) -> None:
    assert own_area(body, load_gazetteer(), name=name) == place
    assert recognise_origin(body, name=name).region == place


@pytest.mark.parametrize(
    ("body", "area"),
    [
        (
            "全县工业增长9%，在全市排第二，居全省前列。县委、县政府开了会，青禾县面貌一新，青禾县人均收入增长。",
            "青禾县",
        ),
        ("镇党委、镇政府带领全镇群众，在区委领导下，柳坪镇修路12公里，柳坪镇通自来水。", "柳坪镇"),
        ("我乡新修水渠8公里，全乡种茶900亩。", "全乡"),
        ("街道上下努力，完成投资3亿元，区委予以肯定。", "全街道"),
        ("市委、市政府召开大会，全市增长8%，全国增长5.1%，全省增长6.2%。", "全市"),
        ("路透北京12月24日 - 企业利润增长4%。", "全国"),
        ("湖南将以农业为主，产值达到800亿元。", "湖南省"),
        ("州委、州政府带领全州各族群众，修路90公里。", "全州"),
    ],
)
def test_the_smallest_class_that_a_text_calls_its_own(body: str, area: str) -> None:
    assert own_area(body, load_gazetteer()) == area


@pytest.mark.parametrize(
    ("head", "area"),
    [
        ("2020年度某街道工作总结\n全市考评第二，围绕市委、市政府部署，税收增长5%。", "全街道"),
        ("某县2021年工作总结\n全市第二，围绕市委、市政府部署，税收增长5%。", "全县"),
        ("研发投入占比3.4%，达到全市前列。", "全区"),
        ("研发投入占比3.4%，跃居全省第4位。", "全市"),
        ("全市域推进绿化，森林增加2万亩。我国森林增加。", "全国"),
        ("漾濞县第二季度增长。全县工业增长5%，漾濞县财政收入增长7%。", "漾濞彝族自治县"),
    ],
)
def test_places_that_a_text_does_not_call_by_their_full_name(head: str, area: str) -> None:
    assert recognise_origin(head).region == area


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("我乡修渠，乡党委抓落实，街道办事处协助。", "全乡"),
        ("街道党工委部署，街道办事处落实，与全乡干部结对，税收增长5%。", "全街道"),
        ("镇党委部署，镇政府落实，全镇种茶，支援全乡修路。", "全镇"),
        ("全镇种茶，信号覆盖四县七乡镇，惠及四县七乡镇。", "全镇"),
    ],
)
def test_a_place_at_the_level_of_towns_is_what_the_text_calls_it_most(body: str, expected: str) -> None:
    assert own_area(body, load_gazetteer(), level="town") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("浦东新区工业增长。浦东新区港口扩建，浦东新区临近上海外环。", "浦东新区"),
        ("上海外环扩建，上海工业增长，上海港口扩建。浦东新区、浦东新区、浦东新区。", "上海市"),
        ("浦东新区工业增长。上海外环扩建，浦东新区临江。", "上海市"),
        ("杨浦区修路，杨浦区绿化，杨浦区招商，近上海外环。", "杨浦区"),
    ],
)
def test_a_district_named_more_often_than_its_city_is_what_the_text_is_of(body: str, expected: str) -> None:
    assert own_area(body, load_gazetteer()) == expected


@pytest.mark.parametrize("visitors", ["台湾同胞", "港、澳、台同胞", "香港和台湾同胞"])
def test_visitors_from_a_place_are_not_its_text(visitors: str) -> None:
    table = f"接待人数 | 人次 | 9021 |\n{visitors} | 人次 | 553 |\n国内游客 | 人次 | 8468 |\n"
    assert own_area(table, load_gazetteer()) == "全国"
    assert own_area(table, load_gazetteer(), name="zhongshan_tourism") == "中山市"
    assert own_area("台湾茶叶产量增长，台湾茶园面积扩大。", load_gazetteer()) == "台湾省"


_COUNTIES = "武义茶园扩大，兰溪修渠，永康、东阳引进纺织企业，金华获评花园之城，金华南站开工。"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (_COUNTIES + "养蜂经验在全国推广，我国首个蜂具馆、全国首条茶廊落成。", "金华市"),
        (
            "金华南站开工，金华获评花园之城，武义茶园扩大。我国茶园扩大，全国推广，全国现场会召开。",
            "全国",
        ),  # one county
        (
            _COUNTIES
            + "衢州与之同行，衢州、龙游、江山、常山、开化也修渠，在全国推广，我国推广，全国现场会召开。",
            "全国",
        ),  # counties of two cities
        ("义乌市、兰溪市、东阳市、磐安县、浦江县推进修渠，全市茶园扩大，市委、市政府高度重视。", "金华市"),
        ("贵阳茶园扩大，遵义、毕节修渠，全省财政增收，省委、省政府高度重视。", "贵州省"),
        ("贵阳茶园扩大，全省财政增收，省委、省政府高度重视。", "全省"),
    ],
)
def test_places_that_lie_in_one_city_or_province_tell_whose_text_it_is(body: str, expected: str) -> None:
    assert own_area(body, load_gazetteer()) == expected


def test_honours_of_the_country_make_no_text_one_of_it() -> None:
    text = (
        "全县净菜外销增长9%。“云溪番茄”入选全国名特优新农产品名录。举办全国示范赛事两场，入选全国模范县创建名单。"
        "全县门诊量增长12%。"
    )
    assert own_area(text, load_gazetteer()) == "全县"
    assert own_area(text.replace("全国", "我国"), load_gazetteer()) == "全国"
