"""A table of invented firms with every kind of cell, as the customers page would have it."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.itemmodels.columns import Column
from app.itemmodels.windowed import WindowedTableModel

NAMES = (
    ("康悦健身连锁", "gym"), ("云溪国际酒店", "hotel"), ("鼎晟酒店集团", "hotel"), ("力源健身俱乐部", "gym"),
    ("星禾科技园", "company"), ("悦动单车馆", "gym"), ("杭澄外国语学校", "school"), ("铂岚酒店公寓", "hotel"),
    ("中垚建设集团", "company"), ("劲竹训练营", "gym"), ("绿筑物业服务", "company"), ("溪山瑜伽普拉提", "gym"),
    ("Bluewater Hotel & Residences International", "hotel"), ("王海涛（家庭）", "family"), ("林晓芸", ""),
)  # fmt: skip
STATUS = (
    ("loyal", "忠诚"), ("active", "活跃"), ("risk", "潜在流失"), ("dis", "不满意"), ("new", "新客户"),
    ("silent", "沉默"), ("lost", "流失"),
)  # fmt: skip
CYCLE = (("lc3", "稳定期"), ("lc2", "发展期"), ("lc4", "衰退期"), ("lc1", "考察期"))
TAGS = ((("VIP", "violet"), "连锁"), ("年框",), (("投诉中", "orange"),), ("集采", "招标", "动感单车"), ())
NEXT = (
    ("今天 15:00", "accent"),
    ("周五 09:30", "plain"),
    ("逾期 5 天", "red"),
    ("9月21日", "plain"),
    ("未安排", "warning"),
)


@dataclass(frozen=True)
class Firm:
    """One made row."""

    id: int
    number: int
    name: str

    @property
    def revenue(self) -> int:
        return max(900, 486_200 - self.number * 1337 % 480_000)


def columns(editable: bool = True) -> tuple[Column, ...]:
    """All kinds of cells."""

    def of(values: Sequence[Any], step: int = 1) -> Any:
        return lambda row: values[row.number * step % len(values)]

    return (
        Column("tick", "", kind="check", width=38, min_width=38, sortable=False, movable=False),
        Column(
            "name", "客户", kind="name", width=170, min_width=130, stretch=True, editable=editable, movable=False,
            value=lambda row: (row.name, NAMES[row.number % len(NAMES)][1]), edit_value=lambda row: row.name,
        ),
        Column("status", "状态", kind="pill", width=88, value=of(STATUS), editable=editable,
               edit_value=lambda row: STATUS[row.number % 7][0]),
        Column("cycle", "生命周期", kind="lifecycle", width=94, narrow_rank=4, value=of(CYCLE)),
        Column("stars", "重要度", kind="stars", width=72, value=lambda row: row.number % 4),
        Column("tags", "标签", kind="tags", width=110, roomy=150, narrow_rank=1, sortable=False, value=of(TAGS)),
        Column("last", "最近联系", kind="date", width=76, narrow_rank=2, value=of(("3 天前", "昨天", "47 天前"))),
        Column("next", "下次跟进", kind="chip", width=96, value=of(NEXT)),
        Column("revenue", "近 12 月收入", kind="bar", width=150, align="right",
               value=lambda row: (row.revenue / 486_200, f"¥{row.revenue:,}")),
        Column("value", "预测价值", kind="money", width=96, align="right", role="sec", narrow_rank=3,
               value=lambda row: f"¥{row.revenue + 34_000:,}"),
        Column("city", "城市", width=90, hidden_by_default=True, value=lambda row: "杭州"),
    )  # fmt: skip


class FirmSource:
    """Any number of made firms; spec is (key, descending)."""

    def __init__(self, count: int) -> None:
        self.firms = {(7 << 40) + n: Firm((7 << 40) + n, n, NAMES[n % len(NAMES)][0]) for n in range(count)}

    def rename(self, record_id: int, name: str) -> None:
        self.firms[record_id] = replace(self.firms[record_id], name=name)

    def sorted(self, spec: Any) -> list[Firm]:
        key, down = spec
        if key in ("", "number"):
            return list(self.firms.values())
        getter = (lambda firm: firm.revenue) if key in ("revenue", "value") else (lambda firm: firm.name)
        return sorted(self.firms.values(), key=getter, reverse=down)

    def first_page(self, spec: Any) -> list[Firm]:
        return self.sorted(spec)[:64]

    def count(self, spec: Any) -> int:
        return len(self.firms)

    def order(self, spec: Any) -> "array[int]":
        return array("q", (firm.id for firm in self.sorted(spec)))

    def rows(self, ids: Sequence[int]) -> dict[int, Firm]:
        return {each: self.firms[each] for each in ids if each in self.firms}


def make_model(count: int = 200, **options: Any) -> WindowedTableModel:
    """The firms in a windowed model, shown by revenue."""
    source = FirmSource(count)

    def edit(record_id: int, key: str, value: Any) -> None:
        if key == "name":
            source.rename(record_id, value)
        model.refresh([record_id])

    options.setdefault("resort", lambda _spec, key, down: (key, down))
    model = WindowedTableModel(columns(), source, edit=edit, **options)
    model.set_spec(("number", False), sort=("revenue", True))
    return model
