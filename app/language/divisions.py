"""Provinces, cities and districts of China: found at the beginning of an address, and offered while one is typed.

The names are facts in resources/language/divisions.json, which is read when the first address is.
"""

from functools import cache
from typing import NamedTuple

from app.language.resources import load_json

_NO_CITY = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
_PROVINCE_ENDS = (
    *("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区"),
    *("省", "市"),
)
_CITY_ENDS = ("地区", "市", "盟")
LEAST = 2  # characters typed before something is offered


class Division(NamedTuple):
    """Where an address lies, as far as it says; `rest` is what follows."""

    province: str = ""
    city: str = ""
    district: str = ""
    rest: str = ""


def split_address(text: str) -> Division:
    """The province, city and district an address begins with; a district that only one city has tells both."""
    plain = "".join(text.split())
    place = _by_province(plain) or _by_city(plain) or _by_district(plain)
    return place or Division(rest=plain)


def division_offers(text: str, limit: int = 8) -> list[str]:
    """Divisions, written out from the province on, that what was typed may mean; none once one stands there."""
    plain = "".join(text.split())
    if len(plain) < LEAST or split_address(plain).district:
        return []
    found = [name for name in _written() if name.startswith(plain)]
    found += [name for name in _written() if plain in name and not name.startswith(plain)]
    return found[:limit]


def short_city(name: str) -> str:
    """A city as people call it: 杭州 for 杭州市."""
    return _without(name, _CITY_ENDS)


def _by_province(text: str) -> Division | None:
    for province, cities in _places().items():
        after = _after(text, province, _PROVINCE_ENDS)
        if after is None:
            continue
        whole = text.startswith(province)
        found = _city_in(province, cities, after) or _district_in(province, cities, after)
        if found is not None:
            return found
        if whole:
            return Division(province, province if _is_city(cities) else "", "", after)
    return None


def _by_city(text: str) -> Division | None:
    for province, cities in _places().items():
        found = _city_in(province, cities, text)
        if found is not None:
            return found
    return None


def _city_in(province: str, cities: dict[str, tuple[str, ...]], text: str) -> Division | None:
    """A city by its name, or by the short one when a district of it follows (南京东路 is no city)."""
    for city, districts in cities.items():
        if city in _NO_CITY:
            continue
        if text.startswith(city):
            rest = text.removeprefix(city)
            district = _longest(districts, rest)
            return Division(province, city, district, rest.removeprefix(district))
        short = short_city(city)
        rest = text.removeprefix(short)
        if short != city and rest != text and (district := _longest(districts, rest)):
            return Division(province, city, district, rest.removeprefix(district))
    return None


def _district_in(province: str, cities: dict[str, tuple[str, ...]], text: str) -> Division | None:
    for city, districts in cities.items():
        if district := _longest(districts, text):
            named = province if _is_city(cities) else "" if city in _NO_CITY else city
            return Division(province, named, district, text.removeprefix(district))
    return None


def _by_district(text: str) -> Division | None:
    found = [
        place
        for province, cities in _places().items()
        if (place := _district_in(province, cities, text)) is not None
    ]
    return found[0] if len(found) == 1 else None


def _longest(names: tuple[str, ...], text: str) -> str:
    return max((name for name in names if text.startswith(name)), key=len, default="")


def _after(text: str, name: str, ends: tuple[str, ...]) -> str | None:
    """What follows a name or its short form; None when the text begins with neither."""
    for form in (name, _without(name, ends)):
        if text.startswith(form):
            return text.removeprefix(form)
    return None


def _without(name: str, ends: tuple[str, ...]) -> str:
    for end in ends:
        if name.endswith(end) and len(name) - len(end) >= 2:
            return name.removesuffix(end)
    return name


def _is_city(cities: dict[str, tuple[str, ...]]) -> bool:
    """Whether a province is one city, as Beijing and Shanghai are."""
    return "市辖区" in cities


@cache
def _places() -> dict[str, dict[str, tuple[str, ...]]]:
    raw: dict[str, dict[str, str]] = load_json("language/divisions.json")
    return {
        province: {city: tuple(districts.split()) for city, districts in cities.items()}
        for province, cities in raw.items()
    }


@cache
def _written() -> tuple[str, ...]:
    found: list[str] = []
    for province, cities in _places().items():
        for city, districts in cities.items():
            lead = province if city in _NO_CITY else province + city
            found += [lead, *(lead + district for district in districts)]
    return tuple(dict.fromkeys(found))
