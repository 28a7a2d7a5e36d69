"""Products come in from price lists of others and of our own, and go out again without loss."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.db.journal_step import Step
from app.db.store import Store
from app.exchange.cell_sales import bundle_parts, price_value, rate_value
from app.exchange.export import ExportOrder, export_records
from app.exchange.guess import guess_kind, guess_mapping
from app.exchange.import_file import import_prepared, prepare
from app.exchange.import_job import run_now
from app.exchange.import_types import ImportOptions, ImportReport
from app.queries.products import ProductSource, ProductSpec, price_lists, product_card
from app.usecases.undoing import undo_last

TODAY = date(2026, 9, 16)
CHINESE = (
    "产品编码,产品名称,规格,单位,单价,成本价,税率,分类,上市日期,是否启用,备注\n"
    'S5-BIKE,商用静音动感单车 S5,磁控,台,"¥5,280.00",2980,13%,有氧器械,2025-07-23,是,哑光黑\n'
    "FM-8,减震地胶垫 8 mm,含裁切,平米,78.5,39,0.13,地面,2024-03-30,停用,\n"
    "SV-IN,安装与夜间进场,,次,2400,,免税,服务,,,\n"
)
ENGLISH = (
    "Item Code,Product Name,UoM,Unit Price,Cost,Tax Rate,Category,Active\n"
    "S5-BIKE,Quiet bike S5,piece,5280,2980.10,13,Cardio,yes\n"
    ",Nameless code,piece,10,,,,\n"
    "X-9,,piece,10,,,,\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Any:
    found = Store.create(tmp_path / "firm.lianyi")
    yield found
    found.close()


def bring_in(store: Store, path: Path, text: str | None = None, **options: Any) -> ImportReport:
    if text is not None:
        path.write_text(text, "utf-8")
    prepared = prepare(path, today=TODAY)
    assert prepared.kind == "products"
    with store.write(Step.of("import.run", name=path.name, count=0)) as uow:
        report: ImportReport = run_now(import_prepared(uow, prepared, ImportOptions(TODAY, **options)))
    prepared.close()
    return report


def stored(store: Store) -> dict[str, Any]:
    """What is in the file, by name, without keys."""
    reader, source = store.reader(), ProductSource(store.reader)
    lists = {row.id: (row.name, row.tax_included) for row in price_lists(reader)}
    found = {}
    for key in source.order(ProductSpec()):
        card = product_card(reader, key)
        assert card is not None
        values = {name: value for name, value in card.values.items() if value is not None}
        prices = {lists[row][0]: amount for row, amount in card.prices.items()}
        untaxed = sorted(name for row, (name, taxed) in lists.items() if row in card.prices and not taxed)
        needs = [need.name for need in card.needs]
        parts = [(part.code, part.quantity) for part in card.parts]
        found[card.name] = {**values, "prices": prices, "untaxed": untaxed, "needs": needs, "parts": parts}
    return found


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (["产品编码", "产品名称", "单位", "单价"], "products"),
        (["SKU", "Product Name", "Price", "Cost"], "products"),
        (["Handle", "Title", "Type", "Published", "Variant SKU", "Variant Price", "Status"], "products"),
        (["ID", "Type", "SKU", "Name", "Published", "Description", "Regular price"], "products"),
        (["Internal Reference", "Name", "Sales Price", "Cost", "Unit of Measure"], "products"),
        (["存货编码", "存货名称", "规格型号", "主计量单位", "参考售价", "参考成本"], "products"),
        (["商品名称", "商品编码", "价格(元)", "成本价(元)", "商品分组", "库存"], "products"),
        (["客户名称", "手机", "产品", "单价", "单位"], "customers"),  # who bought it is there: no catalogue
        (["姓名", "手机", "意向产品", "预算"], "leads"),
    ],
)
def test_a_catalogue_is_told_from_other_tables(headers: list[str], kind: str) -> None:
    assert guess_kind(headers) == kind


def test_every_column_of_both_languages_is_understood() -> None:
    for text in (CHINESE, ENGLISH):
        rows = [line.split(",") for line in text.splitlines()]
        mapping = guess_mapping(rows[0], rows[1:])
        assert [column.header for column in mapping.columns if not column.key] == []


def test_a_chinese_price_list_comes_in_exactly(store: Store, tmp_path: Path) -> None:
    report = bring_in(store, tmp_path / "价目表.csv", CHINESE)
    assert (report.rows, report.created, report.refused) == (3, 3, 0)
    found = stored(store)
    bike = found["商用静音动感单车 S5"]
    assert bike["prices"] == {"Standard prices": 528_000}
    assert (bike["cost"], bike["tax_rate"], bike["launch_day"]) == (298_000, 1_300, "2025-07-23")
    assert found["减震地胶垫 8 mm"]["prices"] == {"Standard prices": 7_850}
    assert (found["减震地胶垫 8 mm"]["active"], found["减震地胶垫 8 mm"]["tax_rate"]) == (False, 1_300)
    assert found["安装与夜间进场"]["tax_rate"] == 0


def test_what_makes_no_product_is_refused_with_its_row(store: Store, tmp_path: Path) -> None:
    report = bring_in(store, tmp_path / "list.csv", ENGLISH)
    assert (report.created, report.refused) == (2, 1)
    kept = store.reader().value("SELECT refused FROM import_run").decode("utf-8-sig")
    assert "X-9" in kept
    assert set(stored(store)) == {"Quiet bike S5", "Nameless code"}


def test_a_known_code_is_updated_and_taken_back_as_one_step(store: Store, tmp_path: Path) -> None:
    bring_in(store, tmp_path / "a.csv", CHINESE)
    before = stored(store)
    changed = CHINESE.replace("5,280.00", "5,480.00").replace("78.5", "80")
    report = bring_in(store, tmp_path / "b.csv", changed)
    assert (report.created, report.updated, report.skipped) == (0, 2, 1), "what is wholly known is skipped"
    assert stored(store)["商用静音动感单车 S5"]["prices"] == {"Standard prices": 548_000}
    with store.write(Step.of("undo")) as uow:
        undo_last(uow)
    assert stored(store) == before
    with store.write(Step.of("undo")) as uow:
        undo_last(uow)
    assert stored(store) == {}


@pytest.mark.parametrize(
    ("decision", "names", "price"),
    [("skip", 1, 528_000), ("update", 1, 600_000), ("create", 2, 528_000)],
)
def test_a_person_decides_about_a_known_one(
    store: Store, tmp_path: Path, decision: str, names: int, price: int
) -> None:
    head, first = CHINESE.splitlines()[:2]
    bring_in(store, tmp_path / "a.csv", f"{head}\n{first}\n")
    again = first.replace("5,280.00", "6,000.00")
    report = bring_in(store, tmp_path / "b.csv", f"{head}\n{again}\n", decisions={2: decision})
    assert [duplicate.reasons for duplicate in report.duplicates] == [(("duplicate.code", "S5-BIKE"),)]
    rows = store.reader().all(
        "SELECT r.amount FROM product p JOIN price r ON r.product_id = p.id AND r.deleted_at IS NULL "
        "WHERE p.deleted_at IS NULL ORDER BY p.id"
    )
    assert (len(rows), rows[0][0]) == (names, price)


def test_the_same_code_twice_in_a_file_is_one_product(store: Store, tmp_path: Path) -> None:
    head, first = CHINESE.splitlines()[:2]
    text = f"{head}\n{first}\n{first.replace('2980', '3000')}\n"
    report = bring_in(store, tmp_path / "a.csv", text)
    assert (report.created, report.updated, report.duplicates[0].other_line) == (1, 1, 2)
    assert stored(store)["商用静音动感单车 S5"]["cost"] == 300_000


SAMPLE_ROWS = (
    "Product,Code,Unit,On Sale,Price List 1 - Name,Price List 1 - Price,Price List 2 - Name,"
    "Price List 2 - Tax,Price List 2 - Price,Cost,Needs Answered,Bundle Of\n"
    'Bike,S5,piece,on sale,Retail,"5,280.10",Chains,without tax,USD 600.50,2980,quiet; group,\n'
    "Mat,FM,m²,off sale,Retail,78,,,,39,,\n"
    "Room,SET,set,on sale,Retail,9999,,,,,one hand,S5 × 2; FM × 1.5; nobody\n"
)


@pytest.mark.parametrize("format_name", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_goes_out_comes_in_again(store: Store, tmp_path: Path, format_name: str, language: str) -> None:
    report = bring_in(store, tmp_path / "a.csv", SAMPLE_ROWS)
    assert [problem.code for problem in report.problems] == ["import.part_unknown"]
    before = stored(store)
    assert before["Bike"]["prices"] == {"Retail": 528_010, "Chains": 60_050}
    assert before["Bike"]["untaxed"] == ["Chains"]
    assert before["Room"]["parts"] == [("S5", 2_000), ("FM", 1_500)]
    out = tmp_path / f"out.{format_name}"
    run_now(export_records(store.reader(), out, ExportOrder("products", format_name, language)))
    other = Store.create(tmp_path / "other.lianyi")
    report = bring_in(other, out)
    assert (report.created, report.problems) == (3, [])
    assert stored(other) == before
    other.close()


def test_a_price_with_another_tax_than_its_list_is_told_and_left_out(store: Store, tmp_path: Path) -> None:
    bring_in(store, tmp_path / "a.csv", SAMPLE_ROWS)
    again = SAMPLE_ROWS.replace("without tax,USD 600.50", "tax included,USD 700")
    report = bring_in(store, tmp_path / "b.csv", again)
    assert "import.price_other_tax" in [problem.code for problem in report.problems]
    assert stored(store)["Bike"]["prices"]["Chains"] == 60_050
    unclear = SAMPLE_ROWS.replace("without tax,USD 600.50", "who knows,USD 700")
    report = bring_in(store, tmp_path / "c.csv", unclear)
    assert "import.choice_unknown" in [problem.code for problem in report.problems]


def test_json_says_everything(store: Store, tmp_path: Path) -> None:
    bring_in(store, tmp_path / "a.csv", SAMPLE_ROWS)
    run_now(export_records(store.reader(), tmp_path / "o.json", ExportOrder("products", "json")))
    records = json.loads((tmp_path / "o.json").read_text("utf-8"))["products"]
    bike = next(record for record in records if record["name"] == "Bike")
    assert [(price["list"], price["amount"]) for price in bike["prices"]] == [
        ("Retail", 528_010),
        ("Chains", 60_050),
    ]
    assert [each["need"] for each in bike["needs"]] == ["quiet", "group"]


@pytest.mark.parametrize(
    ("text", "minor", "code"),
    [
        ("5280", 528_000, ""),
        ("¥1,234.50", 123_450, ""),
        ("0.125", 13, "import.money_rounded"),
        ("-320", -32_000, ""),
        ("on request", None, "import.money_unreadable"),
    ],
)
def test_prices_are_read_to_the_cent(text: str, minor: int | None, code: str) -> None:
    found = price_value(text)
    assert (found.value.minor if found.value else None, found.code) == (minor, code)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("13%", 1_300),
        ("13", 1_300),
        ("0.13", 1_300),
        ("８．５％", 850),
        ("VAT 20%", 2_000),
        ("免税", 0),
        ("0", 0),
    ],
)
def test_tax_rates_in_the_forms_files_have(text: str, rate: int) -> None:
    assert rate_value(text).value == rate
    assert Decimal(rate) / 100 <= 100


@pytest.mark.parametrize("text", ["abc", "120%", "1-2%"])
def test_what_is_no_rate_is_told(text: str) -> None:
    assert rate_value(text).value is None
    assert rate_value(text).severity == "must"


def test_parts_of_a_bundle_with_and_without_quantity() -> None:
    assert bundle_parts("S5-BIKE × 20; BOX; A x 2.5") == (("S5-BIKE", 20_000), ("BOX", 1_000), ("A", 2_500))
