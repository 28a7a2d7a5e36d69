"""The words of the sample company, read from resources/sample, ready to be drawn."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any, TypeVar

from app.language.resources import load_json

Entry = TypeVar("Entry")


class Draw:
    """A list to draw from, some entries more often than others; given as (entry, weight)."""

    def __init__(self, weighted: Iterable[tuple[Any, float]]) -> None:
        pairs = list(weighted)
        self._entries = [entry for entry, _ in pairs]
        self._sums = list(accumulate(weight for _, weight in pairs))
        self._last = len(pairs) - 1

    def one(self, random: Random) -> Any:
        """One entry."""
        return self._entries[min(self._last, bisect(self._sums, random.random() * self._sums[-1]))]


def pick(random: Random, entries: Sequence[Entry]) -> Entry:
    """One of equally likely entries (quicker than Random.choice)."""
    return entries[int(random.random() * len(entries))]


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


def _list(value: str) -> list[str]:
    """The entries of a text, parted by | or, where there is none, by blanks."""
    return value.split("|") if "|" in value else value.split()


@cache
def words(language: str) -> Words:
    """The lists of a language, "zh_CN" or "en"."""
    raw: dict[str, Any] = load_json(f"sample/{language}.json")
    talks = {
        (stage, audience): [entry for entry in entries if entry[2] in ("*", audience)]
        for stage, entries in raw["talks"].items()
        for audience in ("f", "p")
    }
    return Words(
        language=language,
        raw=raw,
        surnames=Draw(raw["surnames"]),
        sectors=Draw((sector, sector["weight"]) for sector in raw["sectors"]),
        cities=Draw((city, city[1]) for city in raw["cities"]),
        given={"male": _list(raw["given_male"]), "female": _list(raw["given_female"])},
        brands=_list(raw["brands"]),
        products=_list(raw["products"]),
        home_products=_list(raw["home_products"]),
        roads=_list(raw["roads"]),
        talks=talks,
    )
