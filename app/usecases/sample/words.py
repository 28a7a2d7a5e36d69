"""The words of the sample company, read from resources/sample, ready to be drawn."""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any

from app.language.resources import load_json


class Draw:
    """A list to draw from, some entries more often than others."""

    def __init__(self, entries: list[Any], weights: list[float]) -> None:
        self.entries = entries
        self._sums = list(accumulate(weights))

    def one(self, random: Random) -> Any:
        """One entry."""
        return random.choices(self.entries, cum_weights=self._sums)[0]


@dataclass(frozen=True)
class Words:
    """All lists of one language; `raw` is the file itself."""

    language: str
    raw: dict[str, Any]
    surnames: Draw
    sectors: Draw
    cities: Draw
    given: dict[str, list[str]]
    brands: list[str]
    products: list[str]
    home_products: list[str]
    roads: list[str]
    talks: dict[tuple[str, str], list[list[Any]]]


def _list(value: str | list[str]) -> list[str]:
    return value.split("|") if isinstance(value, str) and "|" in value else _blanks(value)


def _blanks(value: str | list[str]) -> list[str]:
    return value.split() if isinstance(value, str) else list(value)


@cache
def words(language: str) -> Words:
    """The lists of a language, "zh_CN" or "en"."""
    raw: dict[str, Any] = load_json(f"sample/{language}.json")
    talks = {
        (stage, audience): [entry for entry in entries if entry[2] in ("*", audience)]
        for stage, entries in raw["talks"].items()
        for audience in ("f", "p")
    }
    cities = raw["cities"]
    return Words(
        language=language,
        raw=raw,
        surnames=Draw([name for name, _ in raw["surnames"]], [weight for _, weight in raw["surnames"]]),
        sectors=Draw(raw["sectors"], [sector["weight"] for sector in raw["sectors"]]),
        cities=Draw(cities, [city[1] for city in cities]),
        given={"male": _list(raw["given_male"]), "female": _list(raw["given_female"])},
        brands=_list(raw["brands"]),
        products=_list(raw["products"]),
        home_products=_list(raw["home_products"]),
        roads=_list(raw["roads"]),
        talks=talks,
    )
