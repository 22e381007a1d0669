"""What a number can look like: one expression proposes candidates, the characters beside them decide."""

from __future__ import annotations

import re

HAN = "零〇一二两三四五六七八九十廿卅百千万亿"
HAN_DIGIT = "零〇一二两三四五六七八九"
ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
BREAK = r"(?: {0,2}\n {0,4})"  # the end of a line of a fixed length, with what a layout leaves beside it
# 三分一, 三分二: as Hong Kong says 三分之一; not 第三分一组, 三分二十
_WITHOUT_OF = (
    rf"(?<=[三四]分)(?<![第{HAN}0-9][三四]分)(?=[一二三](?![{HAN}分线组级等类期批次步年月日元角毫厘、]))"
)
CANDIDATE = re.compile(
    rf"(?P<per>(?:[百千万]|[十百]万){BREAK}?分{BREAK}?之(?:{BREAK}| )?(?:(?P<perdigits>{ARABIC})|(?P<perhan>[{HAN}]+(?:点[{HAN_DIGIT}]+)?)))"
    rf"|(?P<arabic>{ARABIC})"
    r"|(?P<fold>翻\s?了?\s?(?:近|将近|接近|超过|约|大约|不止)?\s?(?P<times>[一两二三四五1-5]?)\s?番(?P<foldhalf>半)?)"
    r"|(?P<doubled>(?<=实现)(?:倍增|翻倍)(?!计划|行动|工程|目标))"
    r"|(?P<halfpoint>(?<![一两二三四五六七八九十多0-9])半个百分点)"
    r"|(?P<half>一半|半数|(?<=过)半(?=[，。；、）\s]|$))"
    rf"|(?P<fraction>(?P<parts>[{HAN_DIGIT}十百]{{1,4}})(?:\n {{0,4}})?分(?:之|{_WITHOUT_OF})(?P<taken>[{HAN_DIGIT}十百]{{1,4}}))"
    r"|(?P<tenths>[一二两三四五六七八九](?:(?:至|到|-|~)?[二三四五六七八九])?(?:\n {0,4})?成(?P<tenthhalf>半|五(?![年个千百万亿十成]))?)"
    rf"|(?P<han>[{HAN}]+(?:点[{HAN_DIGIT}]+[百千万亿]*)?)"
)
# A numeral in Chinese characters alone: all that a candidate which begins with one can be where no mark of a part stands near.
NUMERAL = re.compile(rf"(?P<han>[{HAN}]+(?:点[{HAN_DIGIT}]+[百千万亿]*)?)")
PART_WITHIN = 10  # characters from its first to the mark (三分之二, 三成, 一半), a line end between
DIGITS = re.compile(ARABIC)  # what is a candidate where a digit begins one
# the same behind its first digit
MORE_DIGITS = r"[0-9]{0,2}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]*(?:\.[0-9]+)?"
TAIL = re.compile(
    r"(?: {1,16}(?=[多余几][万亿人个家户名种项件]))?(?P<more>[多余几来](?=[个十百千万亿元人家项种件次户张条台辆倍公平吨亩只位名所座处场米年天岁块起例宗间幢栋床支架艘枚株笔篇册部盏列趟班单"
    r"套组对款本份片根棵颗粒头匹门口桶箱段幅眼孔盆首集站周小分秒工课克斤升厘毫瓦度伏羽尾股票封包袋瓶盒罐"
    r"具顶双副把扇卷批期节芯航村镇乡县省车立里海日轮餐泊席层类届回遍美欧英港]))?"
    r"(?P<gap>\s{0,60})(?P<scale>(?:[十百千]?[万亿]{1,2}|[十百千]?兆(?=[多余]?(?:[美日韩欧港澳]?元|日圆|新台币|人民币)|[1-9])|[十百千](?=[多余]?[万亿元人家个户件台辆公亩吨斤]))(?:(?<=万)亿)?)?(?P<more2>[多余几])?(?P<gap2>\s{0,60})"
)
