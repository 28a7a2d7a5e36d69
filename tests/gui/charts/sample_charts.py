# ruff: noqa: E501
"""Invented charts, one of each kind, in the two languages."""

from app.widgets.charts import (
    BarChart,
    Donut,
    Forecast,
    Funnel,
    FunnelStep,
    HBar,
    HBarItem,
    HeatMap,
    Level,
    LineChart,
    Series,
    Spec,
    StackedBarChart,
)

MONTHS = ("10月", "11月", "12月", "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月")


def all_charts() -> dict[str, tuple[str, str, Spec]]:
    """Title, finding and chart by kind."""
    return {
        "bars": (
            "新增客户",
            "9 月新增 14 位，比去年同期多 5 位",
            BarChart(
                MONTHS, [Series("今年", (9, 12, 7, 6, 3, 11, 12, 14, 15, 13, 16, 14))], highlight=11,
                previous=Series("去年", (8, 9, 8, 7, 2, 8, 9, 10, 11, 12, 12, 9)), target=Level(15, "目标 15"),
            ),
        ),
        "groups": (
            "Follow-up discipline",
            "Nine of ten follow-ups were done on the day",
            BarChart(
                ("Jun", "Jul", "Aug", "Sep"),
                [Series("On time", (31, 42, 28, 39), "greenSo"), Series("Late", (6, 4, 9, 3), "amberSo"),
                 Series("Open", (0, 1, 2, 5), "slateSo")],
            ),
        ),
        "stacked": (
            "每周往来",
            "电话占一半，拜访比上月多 6 次",
            StackedBarChart(
                [f"第{week}周" for week in range(28, 39)],
                [Series("电话", (12, 15, 9, 14, 18, 16, 11, 13, 17, 19, 12)),
                 Series("微信", (6, 7, 9, 4, 8, 6, 7, 9, 5, 6, 8)), Series("拜访", (3, 2, 4, 5, 0, 3, 4, 5, 6, 4, 5)),
                 Series("邮件", (2, 1, 0, 3, 2, 1, 2, 0, 1, 2, 3))],
            ),
        ),
        "line": (
            "满意度", "配件缺货的 6 月已过，9 月第一次达标",
            LineChart(MONTHS, [Series("满意度", (8.2, 8.3, 8.1, 8.2, 8.4, 8.3, 8.1, 7.8, 7.7, 8, 8.3, 8.6))],
                      target=Level(8.5, "目标 8.5")),
        ),
        "forecast": (
            "收入与预测", "四季度预测 ¥354万，比去年高 11%（单位：万元）",
            LineChart(
                (*MONTHS, "10月", "11月", "12月"),
                [Series("实际", (92, 98, 88, 76, 64, 102, 108, 112, 115, 118, 126, 112)),
                 Series("去年", (80, 88, 84, 70, 52, 86, 95, 101, 104, 106, 110, 98, 101, 106, 112))],
                forecast=Forecast(12, (112, 118, 124), (98, 97, 98), (126, 139, 151), "预测", "80% 区间"),
                from_zero=True,
            ),
        ),
        "funnel": (
            "成交漏斗", "第一步丢得最多：42% 的线索不合格",
            Funnel([FunnelStep("线索", 412), FunnelStep("合格线索", 238, "58%，中位 3 天"),
                    FunnelStep("商机", 146, "61%，中位 6 天"), FunnelStep("报价", 98, "67%，中位 9 天"),
                    FunnelStep("成交", 61, "62%，中位 14 天")], worst=1),
        ),
        "hbar": (
            "渠道回报", "转介绍每投 1 元回 9.6 元，招标网亏本",
            HBar([HBarItem("转介绍", 9.6, "9.6×", "¥3.2万", "accent"), HBarItem("老客户社群", 6.8, "6.8×", "¥1.1万", "accent"),
                  HBarItem("展会", 3.2, "3.2×", "¥18.5万"), HBarItem("官网询价", 2.9, "2.9×", "¥6.0万"),
                  HBarItem("招标网", 0.8, "0.8×", "¥2.6万", "redSo")], level=Level(1, "保本 1×"), side_title="投入"),
        ),
        "donut": (
            "线索来源", "一半来自转介绍",
            Donut([HBarItem("转介绍", 52), HBarItem("展会", 21), HBarItem("官网", 17), HBarItem("抖音", 10)], "100", "条线索"),
        ),
        "heat": (
            "RFM 客户分布", "26 位以前常买、最近没来，先挽回",
            HeatMap(("5", "4", "3", "2", "1"), ("1", "2", "3", "4", "5"),
                    ((4, 6, 9, 12, 19), (7, 9, 15, 18, 22), (12, 16, 19, 21, 17), (23, 22, 20, 18, 14), (38, 31, 24, 19, 13)),
                    "F×M 频度金额", "R 近度，5 为最近", (0, 0, 1, 1)),
        ),
    }  # fmt: skip
