"""The products of the sample company: two price lists, what each product answers, two bundles."""

from datetime import date, timedelta
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.language.resources import load_json
from app.usecases.price_lists import add_price_list
from app.usecases.product_input import NeedAnswered, Part, PriceListInput, ProductInput
from app.usecases.products import create_product


def make_catalogue(uow: UnitOfWork, language: str, today: date) -> None:
    """Keep the catalogue in the words of a language; launch days lie before `today`."""
    raw: dict[str, Any] = load_json("sample/catalogue.json")
    lists = [add_price_list(uow, PriceListInput(name[language], raw["currency"])) for name in raw["lists"]]
    keys: dict[str, int] = {}
    for each in raw["products"]:
        keys[each["code"]] = create_product(uow, _product(raw, each, language, today, lists, keys))


def _product(
    raw: dict[str, Any],
    each: dict[str, Any],
    language: str,
    today: date,
    lists: list[int],
    keys: dict[str, int],
) -> ProductInput:
    cost = each["cost"]
    values = {
        "code": each["code"],
        "category": raw["categories"][each["category"]][language],
        "unit": raw["units"][each["unit"]][language],
        "specification": each["specification"][language],
        "cost": None if cost is None else cost * 100,
        "currency": raw["currency"],
        "tax_rate": each["tax_rate"],
        "launch_day": (today - timedelta(days=each["launched_days_ago"])).isoformat(),
        "active": each.get("active", True),
    }
    prices = {key: price * 100 for key, price in zip(lists, each["prices"], strict=True)}
    needs = [NeedAnswered(raw["needs"][need["need"]][language], need[language]) for need in each["needs"]]
    parts = [Part(keys[part["code"]], part["quantity"]) for part in each.get("parts", ())]
    return ProductInput(each["name"][language], values, prices, needs, parts)
