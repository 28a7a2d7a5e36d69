"""Our floor and what we earn stay in the data file: no table, JSON, card, calendar or PDF for others holds them."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from app.db.journal import Step
from app.db.store import Store
from app.usecases.negotiation import concede, set_competitor_offer, set_term
from app.usecases.objections import save_objection
from app.usecases.promises import save_goal, save_promise
from tests.unit.cli.conftest import Run

WORDS = "NEVERBELOW"
FLOOR = 9_173_913  # in the smallest unit; as a decimal 91739.13
SECRETS = (WORDS, "9173913", "91739.13", "91,739.13", "311100", "3111.00")


@pytest.fixture
def bargained(run: Run, file: Path) -> Path:
    """A deal with everything a negotiation has, and a quote of it."""
    deal = run("deal", "add", "三店", "--customer", "康悦健身", "--json", "--database", file).json["id"]
    lines = ("--line", "单车 x 30 @ 4580")
    assert run("quote", "add", "--customer", "康悦健身", *lines, "--database", file).code == 0
    store = Store.open(file)
    with store.write(Step.of("term.set", name="三店")) as uow:
        uow.driver.execute("UPDATE quote_line SET cost = 311100")
        uow.driver.execute("UPDATE quote SET deal_id = ?", (deal,))
        price = {"floor": WORDS, "floor_amount": FLOOR, "ask": "八折", "ask_amount": 11_000_000}
        set_term(uow, deal, "price", price)
        set_term(uow, deal, "payment", {"floor": WORDS, "offer": "三成定金"})
        concede(uow, deal, "price", "抹零", amount=40_000, in_return="当周签")
        set_competitor_offer(uow, deal, "力健", amount=12_000_000, offer="送保养")
        save_objection(uow, None, {"kind": "price", "words": "太贵了"}, deal_id=deal)
        save_promise(uow, None, {"what": "寄样品", "by_day": "2026-12-01"}, deal_id=deal)
        save_goal(uow, None, {"what": "续卡率 40% 到 55%"}, deal_id=deal)
    store.close()
    return file


def texts(path: Path) -> Iterator[str]:
    """Everything a file says, also inside archives."""
    content = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode("utf-8", "replace")
    elif path.suffix == ".pdf":
        for page in pypdf.PdfReader(path).pages:
            yield page.extract_text()
    else:
        yield content.decode("utf-8", "replace")


@pytest.mark.parametrize(
    "words",
    [
        ("export", "all.json", "--format", "json"),
        ("export", "all.zip", "--format", "csv"),
        ("export", "all.xlsx", "--format", "xlsx"),
        ("export", "all.vcf", "--format", "vcf", "--kind", "customers"),
        ("export", "all.ics", "--format", "ics", "--kind", "followups"),
        ("export", "quotes.json", "--kind", "quotes"),
        ("export", "quotes.csv", "--kind", "quotes"),
        ("export", "deals.csv", "--kind", "deals"),
        ("competitor", "export", "rivals.csv"),
    ],
)
def test_no_export_holds_the_floor(run: Run, bargained: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    out = tmp_path / next(word for word in words if "." in word)
    answer = run(*(out if word == out.name else word for word in words), "--database", bargained)
    assert answer.code == 0, answer.err
    said = "\n".join(texts(out))
    assert said.strip()
    assert [secret for secret in SECRETS if secret in said] == []


def test_the_json_of_a_deal_holds_the_rest_of_its_negotiation(
    run: Run, bargained: Path, tmp_path: Path
) -> None:
    out = tmp_path / "deals.json"
    assert run("export", out, "--kind", "deals", "--database", bargained).code == 0
    (deal,) = json.loads(out.read_text("utf-8"))["deals"]
    price, payment = deal["terms"]
    assert (price["ask_amount"], price["offer_amount"], payment["offer"]) == (
        11_000_000,
        13_700_000,
        "三成定金",
    )
    assert deal["concessions"][0]["in_return"] == "当周签"
    assert "margin" not in deal["concessions"][0]
    assert deal["competitor_offers"] == [
        {"competitor": "力健", "offer": "送保养", "amount": 12_000_000, "offered_day": deal["created_day"]}
    ]
    assert (deal["objections"][0]["words"], deal["promises"][0]["state"]) == ("太贵了", "open")
    assert deal["agreed_goals"][0]["what"] == "续卡率 40% 到 55%"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_quote_on_paper_holds_the_floor(run: Run, bargained: Path, tmp_path: Path, language: str) -> None:
    number = run("quote", "list", "--json", "--database", bargained).json[0]["number"]
    out = tmp_path / "quote.pdf"
    answer = run("quote", "pdf", number, "--out", out, "--language", language, "--database", bargained)
    assert answer.code == 0, answer.err
    said = "\n".join(texts(out))
    assert "137,400.00" in said
    assert [secret for secret in SECRETS if secret in said] == []


def test_what_belongs_to_no_deal_stands_with_its_customer(run: Run, bargained: Path, tmp_path: Path) -> None:
    run("promise", "add", "回电", "--customer", "康悦健身", "--by", "2026-12-02", "--database", bargained)
    out = tmp_path / "customers.json"
    assert run("export", out, "--kind", "customers", "--database", bargained).code == 0
    customers = {each["name"]: each for each in json.loads(out.read_text("utf-8"))["customers"]}
    assert customers["康悦健身"]["promises"] == [{"what": "回电", "by_day": "2026-12-02", "state": "open"}]
    assert "promises" not in customers["康悦酒店"]
