"""Put an address together from the parts that files keep in columns of their own."""

import re
from functools import lru_cache

from app.exchange.draft import Reach
from app.vocabulary import ReachKind, ReachLabel

_HAN = re.compile(r"[\u4e00-\u9fff]")
_NOISE = re.compile(r"[\W_]+")
_WIDE = ("country", "region", "city", "district", "street")


@lru_cache(maxsize=20_000)
def read_address(
    parts: tuple[tuple[str, str], ...], grouped: bool, label: ReachLabel | None
) -> tuple[Reach | None, str, str]:
    """The address put together from its (part, text) pairs, its city and its region; many rows share one."""
    named = dict(parts)
    text = compose_address(named.pop("full", ""), named, grouped)
    return address_reach(text, label) if text else None, named.get("city", ""), named.get("region", "")


def compose_address(full: str, parts: dict[str, str], grouped: bool) -> str:
    """One address: Chinese ones from the largest part to the smallest, others from street to country.

    A full text of the same group needs no parts; an ungrouped one gets the province and city it leaves out.
    """
    if full and (grouped or not parts):
        return full
    chinese = _HAN.search(full) or any(_HAN.search(part) for part in parts.values())
    postcode = parts.get("postcode", "")
    if chinese:
        wide = [parts.get(name, "") for name in (*_WIDE, "number", "more")]
        lead = ""
        for part in wide:
            if part and part not in full and part not in lead:
                lead += part
        return f"{lead}{full}" + (f" {postcode}" if postcode and postcode not in full else "")
    place = " ".join(part for part in (parts.get("region", ""), postcode) if part)
    street = " ".join(part for part in (parts.get("number", ""), parts.get("street", "")) if part)
    pieces = [
        full,
        street,
        parts.get("more", ""),
        parts.get("district", ""),
        parts.get("city", ""),
        place,
        parts.get("country", ""),
    ]
    return ", ".join(piece for piece in pieces if piece and not (piece is not full and piece in full))


def address_reach(text: str, label: ReachLabel | None) -> Reach:
    """The address as a way to reach; addresses are compared without blanks and commas."""
    normal = _NOISE.sub("", text.casefold())
    return Reach(ReachKind.ADDRESS, label or ReachLabel.OTHER, text, normal)
