"""Deals and the conversion of leads on the command line."""

from pathlib import Path
from typing import Any

from app.db.store import Store

Run = Any


def lead_key(file: Path) -> int:
    """The key of the only lead."""
    store = Store.open(file)
    key = int(store.reader().value("SELECT id FROM lead"))
    store.close()
    return key


def test_a_deal_is_added_listed_and_moved(file: Path, run: Run) -> None:
    made = run("deal", "add", "Cycling area", "--customer", "康悦健身", "--amount", "12.86万", "--close", "2026-10-20",
               "--stage", "方案", "--json", "--database", file)  # fmt: skip
    assert made.code == 0, made.err
    assert (made.json["amount"], made.json["currency"], made.json["stage"]) == (
        "128600.00",
        "CNY",
        "Solution",
    )
    assert (made.json["customer"], made.json["expected_close"]) == ("康悦健身", "2026-10-20")
    listed = run("deal", "list", "--json", "--database", file)
    assert [row["id"] for row in listed.json] == [made.json["id"]]
    assert "Cycling area" in run("deal", "list", "--database", file).out
    moved = run("deal", "move", made.json["id"], "negotiation", "--json", "--database", file)
    assert moved.json["stage"] == "Negotiation"
    won = run("deal", "move", "Cycling area", "won", "--json", "--database", file)
    assert won.json["state"] == "won"
    assert run("deal", "list", "--json", "--database", file).json == []


def test_what_is_not_there_is_said_in_a_sentence(file: Path, run: Run) -> None:
    run("deal", "add", "One", "--database", file)
    for words in (
        ("deal", "move", "Nobody", "need"),
        ("deal", "move", "One", "nowhere"),
        ("deal", "add", "Two", "--amount", "lots"),
        ("deal", "add", "Two", "--close", "never ever"),
        ("lead", "convert", "12"),
    ):
        answer = run(*words, "--database", file)
        assert answer.code == 1, words
        assert answer.err.strip(), words
    run("deal", "add", "One", "--database", file)
    assert run("deal", "move", "One", "solution", "--database", file).code == 1, "two have this name"


def test_a_lead_is_converted_once(file: Path, run: Run) -> None:
    key = lead_key(file)
    made = run("lead", "convert", key, "--json", "--database", file)
    assert made.code == 0, made.err
    assert None not in made.json.values()
    again = run("lead", "convert", key, "--database", file)
    assert again.code == 1
    store = Store.open(file)
    assert (
        store.reader().value("SELECT name FROM customer WHERE id = ?", (made.json["customer_id"],))
        == "澜湾度假酒店"
    )
    store.close()
