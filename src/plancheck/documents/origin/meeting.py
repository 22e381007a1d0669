"""What a text says of the meeting that heard it: which assembly, of which place, on which day, and who spoke."""

from __future__ import annotations

import re

from plancheck.asked_first import holds
from plancheck.documents.origin.head import Head

_DAY = r"[0-9０-９一二三四五六七八九十]{1,3}"
FULL_DATE = rf"(?:(?:19|20)\s?\d\s?\d|[一二][〇○零Ｏ一二三四五六七八九]{{3}}|[１２][０-９]{{3}})\s*年\s*{_DAY}\s*月\s*{_DAY}\s*日"
ASSEMBLY = re.compile(
    rf"(?P<date>{FULL_DATE})[\s　]*(?:[，,]|上午|下午)?[\s　]*(?:在|经)?[\s　]*"
    r"(?P<place>[^第\n。，]{0,30}?)(?:人大)?第[\s　]*[^届\n。]{1,6}[\s　]*届[\s　]*(?:人民代表大会|人大|各界人民代表|全国人大|全国人民代表大会)"
)
holds(ASSEMBLY, "届")
ASSEMBLY_OF = re.compile(
    r"(?!(?<=[0-9０-９])日)(?P<place>[\u4e00-\u9fff]{2,24}?)第[\s　]*[一二三四五六七八九十]{1,3}[\s　]*届[\s　]*(?:人民代表大会|人大)"
)
holds(ASSEMBLY_OF, "届")
NATION_ASSEMBLY = re.compile(r"第[一二三四五六七八九十]{1,3}届全国(?:人民代表大会|人大)|全国人民代表大会")
TWO_SESSIONS = re.compile('(?P<place>[\u4e00-\u9fff]{2,16}[省市县区州盟])[“"]?两会[”"]?')
holds(TWO_SESSIONS, ("两会",))
SPEECH = re.compile(rf"(?P<date>{FULL_DATE})[^\n]{{0,10}}在[^\n]{{2,40}}(?:大会|会议|全会)上")
# 在某县第十七届人民代表大会第四次会议上县长张某某(2020年1月8日)
SPOKEN_AT = re.compile(
    rf"在[^\n]{{2,40}}(?:大会|会议|全会)上[\s　]*[\u4e00-\u9fff·\s　]{{0,16}}[（(]\s*(?P<date>{FULL_DATE})\s*[)）]"
)
# 某县人民政府新闻办公室于2031年6月20日（星期五）下午举行…新闻发布会
PRESS_HELD = re.compile(
    rf"于\s?(?P<date>{FULL_DATE})[^\n。；]{{0,16}}(?:举行|召开)[^\n。；]{{0,40}}(?:发布会|吹风会)"
)
SPOKEN_BY = re.compile(
    rf"[（(]\s*(?P<date>{FULL_DATE})[\s　,，]*(?:(?:代)?(?:[\u4e00-\u9fff]{{0,6}}[省市县区州盟旗镇乡]长|主席|主任)[\s　]*)?[\u4e00-\u9fff·×＊*○]{{2,4}}[\s　]*[)）]$"
)
# 现在，我代表某县人民政府，向大会报告工作
SPEAKER = re.compile(
    r"我[\s　]*(?:谨|现)?[\s　]*(?:代表|受)[\s　]*(?P<place>[\u4e00-\u9fff]{1,14}?)(?:人民)?(?:政府|检察院|法院)"
)
# 某省省长在省人大会议作政府工作报告
HEAD_OF_GOVERNMENT = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{1,8}?(?:省|市|县|区|州|盟|旗))[\s　]*(?:代)?(?:省|市|县|区|州|盟|旗)长(?!期|效|远|城)"
)


def find_speaker_line(head: Head) -> re.Match[str] | None:
    """Return the line that gives a report's day and who gave it: （2006年2月8日 张某某）."""
    return next((found for line in head.lines[:8] if (found := SPOKEN_BY.match(line))), None)
