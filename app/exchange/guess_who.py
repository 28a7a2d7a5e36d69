"""Decide who is who: which name column is the customer, which the firm, which the contact person."""

from collections.abc import Sequence
from dataclasses import replace

from app.exchange.mapping import ColumnMapping
from app.exchange.shapes import looks_like_firm, looks_like_person

_SINGLE = {"leads": "lead.name", "interactions": "interaction.customer", "followups": "followup.customer"}
_OWN = frozenset(
    f"customer.{name}"
    for name in ("source", "created_day", "external_id", "importance", "relation", "owner", "last_contact")
)
_NAMING = ("name.given", "name.family", "lead.subject")


def resolve_who(
    columns: list[ColumnMapping], rows: Sequence[Sequence[str]], kind: str
) -> list[ColumnMapping]:
    """Replace who.customer, who.firm, who.contact and who.name by targets of this kind of table."""
    if kind == "orders":
        return columns  # says itself who bought
    first: dict[str, ColumnMapping] = {}
    for column in columns:
        if column.key.startswith("who."):
            best = first.get(column.key)
            if best is None or column.confidence > best.confidence:
                first[column.key] = column
    has_parts = any(column.key in _NAMING for column in columns)
    customers = kind == "customers"
    people_first = any(column.key in _OWN or column.key.startswith("opening.") for column in columns)
    chosen = (
        _customers(first, rows, has_parts, people_first) if customers else _others(first, kind, has_parts)
    )
    return [_resolved(column, first, chosen) for column in columns]


def _resolved(
    column: ColumnMapping, first: dict[str, ColumnMapping], chosen: dict[str, tuple[str, str]]
) -> ColumnMapping:
    if not column.key.startswith("who."):
        return column
    if first[column.key].index != column.index or column.key not in chosen:
        return replace(
            column, key="", confidence=0.0, reason="import.reason.taken", facts={"field": column.key}
        )
    key, of = chosen[column.key]
    return replace(column, key=key, of=of or column.of)


def _customers(
    first: dict[str, ColumnMapping], rows: Sequence[Sequence[str]], has_parts: bool, people_first: bool
) -> dict[str, tuple[str, str]]:
    """who.* -> (target, whose). A person beside a firm is its contact; alone he is the customer.

    Where each row has facts of a customer (source, owner, day of entry …) the people are the customers
    and the firm is where they work; a mere list of people and firms is firms with their contacts.
    """
    firm, customer = "who.firm" in first, "who.customer" in first
    person = "who.name" if "who.name" in first else "who.contact" if "who.contact" in first else ""
    if customer and person:
        chosen = {"who.customer": ("customer.name", ""), person: ("contact.name", "")}
        if firm:
            chosen |= _firm_beside(first, rows, person)
        return chosen
    if customer and firm:
        if has_parts:
            return {"who.firm": ("customer.name", "firm")}
        if _are_people(first["who.customer"], rows):
            return {"who.firm": ("customer.name", "firm"), "who.customer": ("contact.name", "")}
        return {"who.customer": ("customer.name", ""), "who.firm": ("customer.employer", "")}
    if customer:
        return {"who.customer": ("customer.name", "firm" if has_parts else "")}
    if firm:
        return _firm_and_person(person, has_parts, people_first)
    if person == "who.name" and "who.contact" in first:
        return {"who.name": ("customer.name", ""), "who.contact": ("contact.name", "")}
    whose = "person" if person == "who.contact" or has_parts else ""
    return {person: ("contact.name" if has_parts else "customer.name", whose)} if person else {}


def _firm_and_person(person: str, has_parts: bool, people_first: bool) -> dict[str, tuple[str, str]]:
    """A firm's name beside a person's name, or beside the parts of one.

    A person headed as the contact is the firm's: what else the row says is about the firm.
    """
    if people_first and person != "who.contact" and (person or has_parts):
        named = {person: ("customer.name", "person")} if person else {}
        return {"who.firm": ("customer.employer", ""), **named}
    whose = "firm" if person == "who.contact" else "person"
    named = {person: ("contact.name", whose)} if person else {}
    return {"who.firm": ("customer.name", "firm"), **named}


def _firm_beside(
    first: dict[str, ColumnMapping], rows: Sequence[Sequence[str]], person: str
) -> dict[str, tuple[str, str]]:
    if _are_people(first["who.customer"], rows) and person == "who.contact":
        return {"who.customer": ("contact.name", ""), "who.firm": ("customer.name", "firm"), person: ("", "")}
    return {"who.firm": ("customer.employer", "")}


def _are_people(column: ColumnMapping, rows: Sequence[Sequence[str]]) -> bool:
    values = [
        row[column.index].strip() for row in rows if column.index < len(row) and row[column.index].strip()
    ]
    people = sum(1 for value in values if looks_like_person(value) and not looks_like_firm(value))
    return bool(values) and people * 10 >= len(values) * 8


def _others(first: dict[str, ColumnMapping], kind: str, has_parts: bool) -> dict[str, tuple[str, str]]:
    name = _SINGLE.get(kind, "")
    order = ["who.name", "who.contact", "who.customer", "who.firm"]
    if kind != "leads":
        order = ["who.customer", "who.firm", "who.name", "who.contact"]
    present = [key for key in order if key in first]
    chosen: dict[str, tuple[str, str]] = {}
    if kind == "leads":
        firm = next((key for key in ("who.firm", "who.customer") if key in first), "")
        if firm and (has_parts or len(present) > 1):
            chosen[firm] = ("lead.firm", "")
            present.remove(firm)
    if present and not (kind == "leads" and has_parts):
        chosen[present[0]] = (name, "")
    if kind == "interactions" and len(present) > 1:
        chosen[present[1]] = ("interaction.contact", "")
    return chosen
