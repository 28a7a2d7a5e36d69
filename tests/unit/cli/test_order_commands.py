"""Orders on the command line: brought in and taken out to the cent, listed, paid, told as a statement."""

import json
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
SETS = {
    "superstore/superstore.csv": (793, 5_009, "2297200.86"),
    "chinook/ChinookDatabase/DataSources/Chinook_Sqlite.sqlite": (59, 412, "2328.60"),
}
SHOP = (
    "Order ID,Order Date,Customer,Product,Quantity,Unit Price\n"
    "A-1,2026-08-01,Anchor Gym,Bike,2,450.00\nA-1,2026-08-01,Anchor Gym,Mat,10,9.99\n"
    "A-2,2026-08-02,Harbour Club,Mat,1,9.99\n"
)
Run = Callable[..., Any]


@pytest.fixture
def shop(run: Run, tmp_path: Path) -> Path:
    """A data file with two orders."""
    (tmp_path / "shop.csv").write_text(SHOP, "utf-8")
    assert run("import", tmp_path / "shop.csv", "--database", tmp_path / "shop.lianyi").code == 0
    return tmp_path / "shop.lianyi"


@pytest.mark.parametrize("file", SETS, ids=["superstore", "chinook"])
def test_a_public_set_goes_in_and_comes_out_to_the_cent(run: Run, tmp_path: Path, file: str) -> None:
    if not (SHARED / file).exists():
        pytest.skip(f"{file} is not there")
    customers, orders, total = SETS[file]
    target, out = tmp_path / "set.lianyi", tmp_path / "orders.json"
    told = run("import", SHARED / file, "--kind", "orders", "--json", "--database", target).json[0]
    assert (told["records"]["customer"], told["records"]["sales_order"]) == (customers, orders)
    assert run("export", out, "--kind", "orders", "--format", "json", "--database", target).code == 0
    found = json.loads(out.read_text("utf-8"))
    assert len(found) == orders
    assert str(sum(Decimal(order["total"]) for order in found)) == total
    assert len({order["customer_id"] for order in found}) == customers
    lines = [Decimal(line["amount"]) for order in found for line in order["lines"]]
    assert str(sum(lines)) == total


def test_a_trial_tells_and_keeps_nothing(run: Run, shop: Path, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text(SHOP.replace("A-", "B-"), "utf-8")
    told = run("import", tmp_path / "more.csv", "--dry-run", "--json", "--database", shop).json[0]
    assert (told["kind"], told["created"]) == ("orders", 3)
    assert len(run("order", "list", "--json", "--database", shop).json) == 2


def test_orders_are_listed_and_narrowed(run: Run, shop: Path) -> None:
    rows = run("order", "list", "--json", "--database", shop).json
    assert [(row["number"], row["total"], row["still_owed"], row["overdue"]) for row in rows] == [
        ("A-2", "9.99", "9.99", False), ("A-1", "999.90", "999.90", False),
    ]  # fmt: skip
    text = run("order", "list", "--customer", "Anchor Gym", "--lang", "en", "--database", shop).out
    assert "A-1" in text
    assert "A-2" not in text
    assert "still owed ¥999.90" in text
    assert run("order", "list", "--overdue", "--json", "--database", shop).json == []
    empty = run("order", "list", "--state", "cancelled", "--lang", "en", "--database", shop)
    assert (empty.code, empty.out) == (0, "")


def test_a_payment_is_noted(run: Run, shop: Path) -> None:
    told = run("payment", "add", "A-1", "900", "--day", "2026-08-20", "--json", "--database", shop).json
    assert (told["amount"], told["still_owed"]) == (90_000, 9_990)
    assert "¥99.80" in run("payment", "add", "A-1", "0.10", "--lang", "en", "--database", shop).out
    row = next(
        row for row in run("order", "list", "--json", "--database", shop).json if row["number"] == "A-1"
    )
    assert row["paid"] == "900.10"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("payment", "add", "Z-9", "5"), "Z-9"),
        (("payment", "add", "A-1", "much"), "much"),
        (("payment", "add", "A-1", "5", "--day", "whenever"), "whenever"),
        (
            ("statement", "Anchor Gym", "--from", "2020-01-01", "--to", "2020-02-01", "-o", "x.xlsx"),
            "Anchor Gym",
        ),
        (("statement", "Nobody At All", "--from", "2020-01-01", "-o", "x.xlsx"), "Nobody At All"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    run: Run, shop: Path, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    answer = run(*(str(tmp_path / word) if word == "x.xlsx" else word for word in words), "--database", shop)
    assert answer.code == 1
    assert says in answer.err
    assert len(answer.err.strip().splitlines()) == 1


def test_a_statement_as_a_workbook(run: Run, shop: Path, tmp_path: Path) -> None:
    run("payment", "add", "A-1", "900", "--day", "2026-08-20", "--database", shop)
    out = tmp_path / "statement.xlsx"
    told = run(
        "statement",
        "Anchor Gym",
        "--from",
        "2026-08-10",
        "--to",
        "2026-08-31",
        "-o",
        out,
        "--json",
        "--database",
        shop,
    ).json
    assert told["closing"] == [{"currency": "CNY", "opening": 99_990, "closing": 9_990}]
    with zipfile.ZipFile(out) as book:
        texts = book.read("xl/worksheets/sheet1.xml").decode()
    assert all(text in texts for text in ("999.90", "900.00", "99.90", "A-1"))
    assert (
        run(
            "statement", "Anchor Gym", "--from", "2026-08-10", "-o", tmp_path / "x.doc", "--database", shop
        ).code
        == 2
    )
