"""The made-up customers that imports are measured with: the same rows from the same seed, a fifth of them firms."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

HEADERS = (
    "客户名称", "联系人", "手机", "邮箱", "微信", "城市", "行业", "来源", "创建日期", "重要程度", "地址", "备注",
)  # fmt: skip
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建国文辉志新海燕晓东春梅婷雪"
CITIES = ("杭州", "宁波", "苏州", "上海", "南京", "无锡", "嘉兴", "绍兴", "温州", "金华")
TRADES = ("健身房", "酒店", "学校", "物业", "医院", "商贸")
FIRMS = ("康悦", "蓝湾", "云溪", "澜湾", "登云", "海涛", "星河", "金桥", "远大", "恒信")
KINDS = ("健身器材有限公司", "酒店管理有限公司", "商贸有限公司", "科技有限公司", "物业服务有限公司")


def people(rows: int, seed: int = 7) -> Iterator[list[str]]:
    """Rows in the order of HEADERS, with 2.3 ways to reach each; some numbers and names come twice."""
    dice = random.Random(seed)
    choose, below = dice.choice, dice.randrange
    for n in range(rows):
        name = choose(SURNAMES) + choose(GIVEN) + (choose(GIVEN) if n % 3 else "")
        firm = ""
        if n % 5 == 0:
            firm = choose(CITIES) + choose(FIRMS) + choose(GIVEN) + choose(GIVEN) + choose(KINDS)
        phone = f"0571-8{below(10**7):07d}" if n % 17 == 0 else f"1{choose('3578')}{below(10**9):09d}"
        yield [
            firm or name,
            name if firm else "",
            phone,
            f"{choose(('lin', 'wang', 'zhao', 'sun'))}{n}@{choose(('163.com', 'kangyue.cn'))}"
            if n % 3
            else "",
            f"wx_{below(10**8)}" if n % 4 == 0 else "",
            choose(CITIES),
            choose(TRADES),
            choose(("微信", "转介绍", "展会", "抖音", "电话")),
            f"20{below(20, 26)}-{below(1, 13):02d}-{below(1, 29):02d}",
            choose(("", "重要", "普通")),
            f"{choose(CITIES)}市登云路{below(1, 999)}号" if n % 3 == 0 else "",
            f"第{n}行，喜欢微信沟通，{choose(('看过跑步机', '要报价', '下月再联系'))}",
        ]


def write_table(path: Path, rows: int) -> Path:
    """The same as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows(people(rows))
    return path
