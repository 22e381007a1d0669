"""Where a predicate begins: words that tell what happens, in a text where nothing else parts them from the thing they are said of."""

from __future__ import annotations

import re

_TO_THEM = "(?=了|[水电车路气油网邮航]|沥青|硬化|光纤|宽带|公路|客车|班车|公交)"  # 开通客车, 通公路
# Each branch begins with a character of its own, so that only those are looked for: a third of the time. One
# branch that begins with a look behind or a group of several words undoes it for all.
PREDICATE = re.compile(
    rf"实现|实施|进行|退出|参加|受到|派出|恢复(?!性)|接入(?!能力|服务|端口|用户|率|网|带宽|速率|点)|扭亏|拿到|当上|至少有|出列|投入(?=使用|运行|运营)|进展(?=顺利|较快|良好|迅速)|顺利(?=[\u4e00-\u9fff]{{2}})|如期(?=[\u4e00-\u9fff]{{2}})|脱贫(?!攻坚|地区|县|村|人口|户|摘帽|质量|成果|任务|工作)|发放|设有|配有|建有|备有|开通{_TO_THEM}|通{_TO_THEM}|相继|陆续|先后|赴|前往|深入(?=.{{2}})|入选|入围|刷新|打破|拔地而起|全面(?=[\u4e00-\u9fff]{{2,3}}$)|竞相(?=[\u4e00-\u9fff]{{2,3}}$)|加速(?=[\u4e00-\u9fff]{{2,3}}$)|跻身|获[评批]|荣获|摘得|列入|编制(?!数|人员|总数|员额)|享受|接受(?<!直接受)|过着|完成(?!率)|提供(?!者|商)|建成(?!区)|达到|获得|进入|开展|全部|应用(?!场景|示范|平台|程序|软件|系统|中心|基地|标杆|研究|案例|试点|解决方案|型|技术|基础|项目|工程)|提高|增加|增长(?!极|点|区域|率)|下降|减少|提升|上升|升至|降至|增至|增到|占(?!地|用|比)|均(?<![平人户年日亩]均)(?!衡|价|质)|已经?|得到|参与(?!者|率|人|度)|受益|通过|取得|覆盖(?!率|面|区)|由(?!于)|为(?!主)|是|划转|建立|纳入|变为|成为|被(?!动)|居住在|化解在|集中在|分布在|落户在|控制在|维持在|消除在|存在|在(?<![存现潜内外实正]在)(?!线|校|建|岗|册|营|产|研)"
)
