"""A large file is read and cleaned by a process of its own; nothing may tell it from one that was read here."""

import dataclasses
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from app.db.journal_step import Step
from app.db.store import Store
from app.exchange import child_stream, import_file
from app.exchange.cell_values import CleaningContext
from app.exchange.draft_order import DraftOrder, order_from_text, order_text
from app.exchange.import_file import Prepared, import_prepared, prepare
from app.exchange.import_job import run_now
from app.exchange.import_types import ImportOptions, ImportReport
from app.exchange.mapping import ColumnMapping, Mapping
from app.language.custom_values import FieldShape
from app.sentences.errors import UserError
from tests.unit.exchange.test_import_load import contents, told

TODAY = date(2026, 9, 16)
TABLE = [
    ["客户名称", "联系人", "手机", "邮箱", "城市", "标签", "创建日期", "重要程度", "备注"],
    ["云溪国际酒店", "周敏", "138 0571 2266", "zhou@yunxi.cn", "杭州", "VIP, 展会", "2026-02-03", "重要",
     "看过\n跑步机"],
    ["云溪国际酒店", "何倩", "13805712267;0571-87650000", "", "杭州", "", "2026-02-30", "", ""],
    ["王海涛", "", "1380571226", "wang@", "宁波", "", "3/4/2026", "无所谓", "“𠮷”"],
    ["", "", "13805719999", "", "", "", "", "", ""],
    ["王海涛", "", "1380571226", "wang@", "宁波", "", "", "", ""],
]  # fmt: skip
CARDS = """BEGIN:VCARD
VERSION:3.0
FN:单慧
TEL;TYPE=CELL:13805715555
EMAIL:shan@lanwan.cn
NOTE:第一行\\n第二行
END:VCARD
BEGIN:VCARD
VERSION:3.0
TEL:13805716666
END:VCARD
"""


def table(folder: Path, ending: str) -> Path:
    """The same rows as a text or a spreadsheet, or some cards."""
    path = folder / f"客户.{ending}"
    if ending == "vcf":
        path.write_text(CARDS, encoding="utf-8", newline="")
    elif ending == "csv":
        lines = [",".join(f'"{cell}"' for cell in row) for row in TABLE]
        path.write_text("\r\n".join(lines), encoding="gb18030", newline="")
    else:
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("客户")
            for line, row in enumerate(TABLE):
                sheet.write_row(line, 0, row)
    return path


def taken(folder: Path, path: Path, **more: Any) -> tuple[Any, ...]:
    store = Store.create(folder / "firm.lianyi", lambda: 1_790_000_000_000)
    prepared = prepare(path, kind="customers", today=TODAY)
    try:
        with store.write(Step.of("import.run", name=path.name, count=0)) as uow:
            report: ImportReport = run_now(import_prepared(uow, prepared, ImportOptions(TODAY), **more))
        refused = store.reader().value("SELECT refused FROM import_run")
        return told(report), report.problems, report.refused_lines, refused, contents(store)
    finally:
        prepared.close()
        store.close()


@pytest.mark.parametrize("ending", ["csv", "xlsx", "vcf"])
@pytest.mark.parametrize(
    "more",
    [{}, {"corrections": {(4, "手机"): "13805712268"}, "skipped": frozenset({3})}],
    ids=["as it is", "with corrections"],
)
def test_the_child_gives_what_reading_here_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, more: dict[str, Any]
) -> None:
    path = table(tmp_path, ending)
    found = []
    for rows in (1, 10**9):
        monkeypatch.setattr(import_file, "WORTH_A_CHILD", rows)
        folder = tmp_path / str(rows)
        folder.mkdir()
        found.append(taken(folder, path, **more))
    assert found[0] == found[1]
    assert found[0][0]["created"] > 0


def test_what_stops_the_child_is_told_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_file, "WORTH_A_CHILD", 1)
    path = table(tmp_path, "csv")
    prepared = prepare(path, kind="customers", today=TODAY)
    path.write_bytes(b"\0" * 100)
    with pytest.raises(UserError) as caught:
        list(import_file.drafts_from_child(prepared, {}, frozenset(), "", "CNY"))
    assert caught.value.code.startswith("import.")
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("child")] == []


def test_a_child_that_dies_or_is_stopped_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(tmp_path, "csv")
    prepared = prepare(path, kind="customers", today=TODAY)
    dying = [sys.executable, "-c", "pass"]
    monkeypatch.setattr(child_stream, "own_command", lambda *_: dying)
    with pytest.raises(UserError) as caught:
        list(import_file.drafts_from_child(prepared, {}, frozenset(), "", "CNY"))
    assert caught.value.code == "import.child_died"

    monkeypatch.setattr(
        child_stream, "own_command", lambda *_: [dying[0], "-c", "import time; time.sleep(60)"]
    )
    items = import_file.drafts_from_child(prepared, {}, frozenset(), "", "CNY")
    stopper = threading.Timer(0.2, prepared.cancel)
    stopper.start()
    with pytest.raises(UserError) as caught:
        next(items)
    stopper.join()
    assert caught.value.code == "import.cancelled"
    assert prepared.worker is None


def test_the_order_carries_everything_that_reading_asks() -> None:
    left_out = {
        "samples",
        "notes",
        "table",
        "worker",
        "sheets",
        "headers",
        "remembered",
        "rows_exact",
        "encoding_reason",
    }
    mapping = Mapping("customers", (ColumnMapping(0, "姓名", "customer.name", choices={"甲": "乙"}),), "x")
    own = {"custom.customer.等级": FieldShape("choice", ("金", "银"), "CNY", None)}
    context = CleaningContext(TODAY, "DE", "dmy", frozenset({"王敏"}), own=own)
    file = Prepared(Path("/x/客户.csv"), "table", "csv", "leads", 7, context, "gb18030", "", ";", (), "一", 3)
    file = dataclasses.replace(file, mapping=mapping, rows=9, split_firms=True)
    order = DraftOrder(file, {(3, "手机"): "1"}, frozenset({4}), "无名", "EUR")
    again = order_from_text(order_text(order))
    assert again == order
    untold = {
        field.name
        for field in dataclasses.fields(Prepared)
        if getattr(again.prepared, field.name) in (None, "", 0, False, ())
    }
    assert untold == left_out
    told = {name for name in dataclasses.asdict(context) if getattr(again.prepared.context, name)}
    assert {field.name for field in dataclasses.fields(CleaningContext)} - told == {"corrections", "skipped"}
