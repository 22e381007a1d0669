"""Which place a figure speaks of: sentences of our own, one rule each."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.documents.origin.recognised import recognise_origin
from plancheck.statements.extract import extract


def places(text: str, own: str) -> list[str]:
    origin = Origin(date="2023-02", first_year=2022, last_year=2023, region=own, kind="report")
    return [row.region for row in extract(Document("d", text, origin=origin)).statements]


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        # who says what follows
        (
            "湖南提出，实施倍增行动，净增企业1000家；河南提出，全年完成固定资产投资2.8万亿元。",
            "全国",
            ["湖南省", "河南省"],
        ),
        # several provinces by a character of each
        ("晋陕蒙新柑橘产量达到9万吨，云贵川达到8万吨。", "全国", ["晋陕蒙新", "云贵川"]),
        # what is set moving is told of the world; its goods are not
        ("推动了全球育苗成本下降9%。", "全国", ["全球"]),
        ("引进了全球设备9台。", "全国", ["全国"]),
        # 全市 of a city is the city again
        ("义乌市进出口总额达50亿元，全市公路里程达到900公里。", "金华市", ["义乌市", "金华市"]),
        # places that a clause of nothing else lists ahead; a list with something done in it says nothing of what follows
        ("贵州、青海、海南三省，2022年总产值增长8%，粮食产量增长3%。", "全国", ["贵州、青海、海南"] * 2),
        ("据统计，贵州、 青海 两省，2022年总产值增长8%。", "全国", ["贵州、青海"]),
        ("支持贵州、青海发展茶业，2022年总产值增长8%。", "全国", ["全国"]),
        # a park named after a place is no part of it; the parks of a place are
        ("青秀伶俐工业园新建厂房9座。", "南宁市", ["南宁市"]),
        ("东盟经开区工业总产值增长8%。", "南宁市", ["南宁市"]),
        ("邕宁区工业园区新建厂房9座。", "南宁市", ["邕宁区"]),
        # counties of the document's own city, not of another
        ("东阳建筑业产值达到80亿元。", "金华市", ["东阳市"]),
        ("东阳建筑业产值达到80亿元。", "武威市", ["武威市"]),
        # a county called like its city is no city; a text about a county names itself, a province its counties
        ("岳阳县辖9个乡镇。", "岳阳县", ["岳阳县"]),
        ("岳阳县 建成学校9所。", "湖南省", ["岳阳县"]),
        ("岳阳市建成学校9所。", "湖南省", ["岳阳市"]),
        ("施秉县粮食产量达到8万吨，县粮库9座。", "贵州省", ["施秉县", "施秉县"]),
        ("施秉县粮食产量达到8万吨。", "北京市", ["北京市"]),
        ("民和县粮食产量达到8万吨。", "民和回族土族自治县", ["民和回族土族自治县"]),
        # the city without its counties
        ("金华市区公交分担率提高到20%。", "金华市", ["金华市区"]),
        # what holds for the first of a list holds for all
        ("北京向天津、河北输出技术合同成交额达70亿元。", "北京市", ["北京市"]),
        # the first of the world is told of the own area
        ("推出全球首款储能系统9套。", "福州市", ["福州市"]),
        # a name inside one that is refused is refused with it
        ("对共建“一带一路”国家出口增长9%。", "云南省", ["云南省"]),
        ("在河北等12个省开展试点项目37个。", "全国", ["全国", "全国"]),
        ("在成都、海拉尔等地建设中央级库7个。", "全国", ["全国"]),
        ("引进香港甲公司加工、甘肃乙公司助剂等项目33个。", "金华市", ["金华市"]),
        # its own mountains; what comes from abroad; where the best things come from
        ("中部山区新增公路90公里，境外航线达到99条。", "海南省", ["海南省", "海南省"]),
        ("成为汇聚全球先进药械的高地，累计22种产品上市。", "海南省", ["海南省"]),
        # a clause on other things stands between
        (
            "贵安新区经济总量突破900亿元，开放通道进一步畅通，高速公路里程突破9500公里。",
            "贵州省",
            ["贵安新区", "贵州省"],
        ),
        # a place's first character ends another word
        ("编制完成都市区规划8个。", "金华市", ["金华市"]),
        # ends of a line; who does it; where people come from; a title
        ("建成天祝至凉州公路90公里。", "武威市", ["武威市"]),
        ("苏联帮助建设的项目达156个。", "全国", ["全国"]),
        ("引进海外高层次人才300人。", "宁波市", ["宁波市"]),
        ("境外投资企业新增36家。", "福州市", ["福州市"]),
        ("引进德国机床、日本光子等外资企业47个。", "开发区", ["开发区"]),
        ("美国网络零售额增长8%，德国增长5%。", "全国", ["美国", "德国"]),
        ("拥有中国驰名商标73件。", "泉州市", ["泉州市"]),
        # several places together
        ("北京、天津、河北三地煤炭消费总量下降10%。", "全国", ["北京、天津、河北"]),
        # zones, and parts of the country
        ("渝东北片区物流园区达19个，渝东南片区达11个。", "重庆市", ["渝东北片区", "渝东南片区"]),
        ("“沿江经济带”完成产值90亿元，增长8%。", "重庆市", ["沿江经济带", "沿江经济带"]),
        ("全国北方40%的县达到标准。", "全国", ["北方地区"]),
        # a city without its counties, where it is told of beside them
        ("全市茶农5万人，其中市区茶农2万人，占40%。", "金华市", ["金华市", "金华市区", "金华市区"]),
        ("市区入茶率达到50%，县（市）达到30%。", "金华市", ["金华市区", "金华市"]),
        ("市区新建茶园3座。", "金华市", ["金华市"]),
        # after a list over several places the next thing is of none of them
        (
            "细颗粒物浓度比2013年下降23%，京津冀、长三角分别下降27%、21%，酸雨面积比例降至8%。",
            "全国",
            ["全国", "京津冀", "长三角", "全国"],
        ),
        # a basin heads its items; one member's place is not that of all
        ("（二）海河流域（75个）。洋河张家口市单元等9个单元达到Ⅲ类。", "全国", ["海河流域", "海河流域"]),
        # what is done is no zone
        ("推进组团建设的社区9个，新建绿道30公里。", "金华市", ["金华市", "金华市"]),
        # a part of a city beside all of it; after its remark the whole again; the rest
        (
            "全市轿车保有量90万辆（其中主城区40万辆），货车12万辆。",
            "金华市",
            ["金华市", "金华市主城区", "金华市"],
        ),
        ("主城区绿道长80公里。", "金华市", ["金华市"]),
        ("义乌市建成站点20座，其余区县建成50座。", "金华市", ["义乌市", "金华市"]),
        # where a firm sits; where the first of its kind stands; what things are called
        ("新增杭州云栖物流有限公司等3家企业。", "金华市", ["金华市"]),
        ("成为西部地区首个产值突破2万亿元的省份。", "四川省", ["四川省"]),
        ("新增9个全国示范县，税收增长6%。", "四川省", ["四川省", "四川省"]),
        # parts of the country, one each; the whole that they are a share of
        ("东部煤炭产量5亿吨，占全国的20%。", "全国", ["东部地区", "东部地区"]),
        (
            "东部、中部和西部地区将分别达到70%、60%和50%。",
            "全国",
            ["东部地区", "中部地区", "西部地区"],
        ),
        ("在江苏靖江市、浙江平阳县等16个重点区域开展治理。", "全国", ["全国"]),
        # 全省 in a text on the country is the province told of; what stands in brackets beside a city's
        ("四川省建成园区20个。全省污水处理率达到95%。", "全国", ["四川省", "四川省"]),
        ("零售额增长11.0%（全国10.7%、全省10.1%）。", "金华市", ["金华市", "全国", "浙江省"]),
    ],
)
def test_places(text: str, own: str, expected: list[str]) -> None:
    assert places(text, own) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("4.4.1大渡口区", ["大渡口区", "大渡口区"]),
        ("4.4.2中心城区", ["重庆市中心城区", "重庆市中心城区"]),
        ("4.4.3示范园区", ["重庆市", "重庆市"]),
    ],
)
def test_a_heading_that_is_a_district_tells_whose_the_figures_are(heading: str, expected: list[str]) -> None:
    from plancheck.documents.content import Content
    from plancheck.documents.read import make_document

    origin = Origin(date="2021-02", first_year=2021, last_year=2025, region="重庆市", kind="plan")
    text = f"第四章 布局方案\n4.4布局方案\n{heading}\n常住人口42万人，全区加油站9座。"
    document = make_document(Content(text), id="d", origin=origin)
    assert [row.region for row in extract(document).statements] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what each place has is named before the list of them
        ("每张床位补贴标准：东部2万元、中部3万元；配套资金1万元。", [("东部地区", "每张床位补贴标准"), ("中部地区", "每张床位补贴标准"), ("全国", "配套资金")]),
        ("分配名额： 贵州省900人，青海省700人。", [("贵州省", "分配名额"), ("青海省", "分配名额")]),
        # a list of places leaves out what was told of the first
        ("东部地区完成快递业务收入6亿元，中部和西部地区分别完成3亿元和2亿元。", [(place, "快递业务收入") for place in ("东部地区", "中部地区", "西部地区")]),
    ],
)  # fmt: skip
def test_places_have_what_is_named_for_all_of_them(text: str, expected: list[tuple[str, str]]) -> None:
    origin = Origin(date="2023-02", first_year=2022, last_year=2023, region="全国", kind="report")
    rows = extract(Document("d", text, origin=origin)).statements
    assert [(row.region, row.indicator) for row in rows] == expected


DIGEST = (
    "今年甘肃修水库\n据了解，今年全省水库建设投资8亿元，分作三期安排，第一期从三月开始，其余的在秋收以后动工，工期都在两年以内。\n"
    "云南：治理河道\n记者从水利部门获悉，今年治理河道90公里，按项目性质分，续建30公里，沿河各县都有安排，资金由省里和县里分担。\n"
    "青海投资向牧区倾斜\n今年牧区供水工程投资3亿元，受益的牧民比去年多，工程由各州自己实施，验收以后交给村里管护，水费由村里议定。\n"
)


def test_what_stands_below_a_line_that_names_a_province_is_of_it_in_a_digest_of_several() -> None:
    assert recognise_origin(f"各地加快水利建设\n{DIGEST}").region == "全国"
    assert places(DIGEST, "全国") == ["甘肃省", "云南省", "云南省", "青海省"]
    two = DIGEST.partition("青海")[0]
    assert places(two, "全国")[1:] == ["全国", "全国"]  # two lines may be headings of anything
