"""quote add, list and pdf, and the export of quotes."""

import csv
import io
import json
from pathlib import Path

import pypdf
import pytest

from app.db.journal import Step
from app.db.store import Store
from app.models import Price, PriceList, Product
from app.usecases.naming import name_columns
from tests.unit.cli.conftest import Run


@pytest.fixture
def goods(file: Path) -> Path:
    """The firm with a product."""
    store = Store.open(file)
    with store.write(Step.of("x")) as uow:
        usual = uow.add(PriceList(name="usual", currency="CNY", tax_included=True, position=0))
        bike = uow.add(
            Product(code="S5", unit="台", cost=311_100, tax_rate=900, **name_columns("单车", person=False))
        )
        uow.add(Price(product_id=bike.id, price_list_id=usual.id, amount=458_000))
    store.close()
    return file


def add(run: Run, file: Path, *lines: str) -> str:
    """Write a quote; its number."""
    words = [word for line in lines for word in ("--line", line)]
    answer = run(
        "quote", "add", "--customer", "康悦健身", *words, "--title", "三店", "--json", "--database", file
    )
    assert answer.code == 0, answer.err
    return str(answer.json["number"])


def test_a_quote_is_written_from_lines_as_people_type_them(run: Run, goods: Path) -> None:
    answer = run(
        "quote",
        "add",
        "--customer",
        "康悦健身",
        "--line",
        "S5 x 30 -10%",
        "--line",
        "安装 x 1 @ 2400",
        "--valid",
        "2030-01-31",
        "--database",
        goods,
    )
    assert answer.code == 0, answer.err
    assert "康悦健身: ¥126,060.00" in answer.out
    listed = run("quote", "list", "--json", "--database", goods).json
    assert [(each["customer"], each["total"], each["state"], each["valid_until"]) for each in listed] == [
        ("康悦健身", "126060.00", "draft", "2030-01-31")
    ]
    assert "126,060.00" in run("quote", "list", "--database", goods).out


def test_a_product_brings_its_price_unit_and_rate(run: Run, goods: Path) -> None:
    answer = run("quote", "add", "--customer", "康悦健身", "--line", "s5", "--json", "--database", goods).json
    line = answer["lines"][0]
    assert (line["code"], line["name"], line["unit"], line["price"], line["tax_rate"]) == (
        "S5",
        "单车",
        "台",
        "4580.00",
        "9",
    )


def test_what_cannot_be_read_is_said(run: Run, goods: Path) -> None:
    wrong = run("quote", "add", "--customer", "康悦健身", "--line", "S5 @ much", "--database", goods)
    assert (wrong.code, "is no line" in wrong.err) == (1, True)
    assert run("quote", "add", "--customer", "nobody at all", "--line", "S5", "--database", goods).code == 1
    assert run("quote", "add", "--customer", "赵启明", "--line", "S5", "--database", goods).code == 1
    assert (
        run(
            "quote",
            "add",
            "--customer",
            "康悦健身",
            "--line",
            "S5",
            "--valid",
            "soonish",
            "--database",
            goods,
        ).code
        == 1
    )
    assert run("quote", "pdf", "Q-1", "--database", goods).code == 1
    assert "no quotes" in run("quote", "list", "--database", goods).err


@pytest.mark.usefixtures("qapp")
def test_the_pdf_is_made_in_either_language(run: Run, goods: Path, tmp_path: Path) -> None:
    number = add(run, goods, "S5 x 2")
    for language, word in (("en", "Quotation"), ("zh_CN", "报价单")):
        out = tmp_path / f"{language}.pdf"
        answer = run(
            "quote", "pdf", number.lower(), "-o", out, "--language", language, "--json", "--database", goods
        )
        assert answer.json == {"file": str(out), "number": number, "version": 1, "pages": 1}
        text = pypdf.PdfReader(out).pages[0].extract_text()
        assert word in text
        assert "3,111" not in text
    assert run("quote", "pdf", number, "--version", "2", "--database", goods).code == 1
    gone = run("quote", "pdf", number, "-o", tmp_path / "no" / "x.pdf", "--database", goods)
    assert (gone.code, "could not be written" in gone.err) == (1, True)


def test_quotes_come_out_as_json_and_csv(run: Run, goods: Path, tmp_path: Path) -> None:
    number = add(run, goods, "S5 x 2.5", "白送 x 1 @ 10")
    out = tmp_path / "quotes.json"
    answer = run("export", out, "--kind", "quotes", "--json", "--database", goods)
    assert answer.json["records"] == {"quotes": 1}
    record = json.loads(out.read_text("utf-8"))[0]
    assert (record["number"], record["customer"], record["total"], record["currency"]) == (
        number,
        "康悦健身",
        "11460.00",
        "CNY",
    )
    assert [(line["quantity"], line["amount"]) for line in record["lines"]] == [
        ("2.5", "11450.00"),
        ("1", "10.00"),
    ]
    assert "cost" not in json.dumps(record)
    assert run("export", tmp_path / "quotes.csv", "--kind", "quotes", "--database", goods).code == 0
    text = (tmp_path / "quotes.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["number"], row["name"], row["quantity"], row["total"]) for row in rows] == [
        (number, "单车", "2.5", "11460.00"),
        (number, "白送", "1", "11460.00"),
    ]
    refused = run("export", tmp_path / "quotes.vcf", "--kind", "quotes", "--database", goods)
    assert refused.code == 1
