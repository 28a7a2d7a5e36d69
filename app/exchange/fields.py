"""What a column can mean: the target fields of each kind of record and the header words that name them."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from app.exchange.header_row import header_key
from app.settings.resources import resource_path

TableKind = Literal["customers", "leads", "interactions", "followups", "products", "orders"]
TABLE_KINDS: tuple[TableKind, ...] = get_args(TableKind)

_WHO = {
    "customers": {"customer.name": "text", "contact.name": "text", "customer.employer": "text"},
    "leads": {"lead.name": "text", "lead.firm": "text"},
    "interactions": {"interaction.customer": "text", "interaction.contact": "text"},
    "followups": {"followup.customer": "text"},
}
_LABELS = ("reach.phone.label", "reach.email.label", "reach.address.label", "reach.website.label")


@dataclass(frozen=True, slots=True)
class Field:
    """One target: `key` as in the mapping, `type` of its values, `many` = several columns may fill it."""

    key: str
    type: str
    many: bool
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeaderMeaning:
    """What a header word says: a target key, where a phone or address belongs, and whose it is."""

    key: str
    type: str
    label: str = ""
    of: str = ""


@lru_cache(maxsize=1)
def _entries() -> list[dict[str, object]]:
    entries: list[dict[str, object]] = []
    for name in ("fields.json", "order_fields.json"):
        entries += json.loads(resource_path("exchange", name).read_text("utf-8"))
    for entry in entries:
        _reach_of_buyers(entry)
    return entries


def _reach_of_buyers(entry: dict[str, object]) -> None:
    """An order says who bought and how to reach them in the words that a list of customers has for it."""
    keys = entry["keys"]
    assert isinstance(keys, dict)
    if str(keys.get("customers", "")).startswith(("reach.", "name.family", "name.given")):
        keys["orders"] = keys["customers"]


@lru_cache(maxsize=1)
def fields() -> dict[str, Field]:
    """Every target field by key, in the order a menu shows them."""
    found: dict[str, tuple[str, bool, list[str]]] = {}
    for kind, targets in _WHO.items():
        for key, type_ in targets.items():
            found.setdefault(key, (type_, False, []))[2].append(kind)
    for entry in _entries():
        keys = entry["keys"]
        assert isinstance(keys, dict)
        for kind, key in keys.items():
            if not key.startswith("who."):
                kinds = found.setdefault(key, (str(entry["type"]), bool(entry.get("many")), []))[2]
                if kind not in kinds:
                    kinds.append(kind)
    for key in _LABELS:
        found[key] = ("label", True, ["customers", "leads", "orders"])
    return {key: Field(key, type_, many, tuple(kinds)) for key, (type_, many, kinds) in found.items()}


def fields_of(kind: str) -> tuple[Field, ...]:
    """The targets a column can be given in a table of this kind."""
    return tuple(field for field in fields().values() if kind in field.kinds)


@lru_cache(maxsize=8)
def meanings(kind: str) -> dict[str, HeaderMeaning]:
    """Header key -> meaning, for a table of this kind; words of the kind's own fields go first."""
    words: dict[str, HeaderMeaning] = {}
    prefixes = {
        "leads": "lead.",
        "interactions": "interaction.",
        "followups": "followup.",
        "products": "product.",
        "orders": "order.",
    }
    own = prefixes.get(kind, "customer.")
    entries = sorted(_entries(), key=lambda entry: not str(_key(entry, kind)).startswith(own))
    for entry in entries:
        key = _key(entry, kind)
        if key is None:
            continue
        listed = entry["words"]
        assert isinstance(listed, list)
        meaning = HeaderMeaning(
            key, str(entry["type"]), str(entry.get("label", "")), str(entry.get("of", ""))
        )
        for word in listed:
            words.setdefault(header_key(word), meaning)
    return words


def _key(entry: dict[str, object], kind: str) -> str | None:
    keys = entry["keys"]
    assert isinstance(keys, dict)
    key = keys.get(kind)
    return str(key) if key else None


@lru_cache(maxsize=1)
def header_words() -> frozenset[str]:
    """Every header key that means something in any kind of table, or in the export of a program we know."""
    from app.exchange.known_headers import known_header_keys

    words = {word for kind in TABLE_KINDS for word in meanings(kind)}
    return frozenset(words | known_header_keys())
