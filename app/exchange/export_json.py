"""A record as JSON for other programs: everything that is kept, empty fields left out."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from app.exchange.export_profile_texts import profile_texts
from app.language.custom_values import Stored, write_value
from app.queries.custom_fields import FieldRow
from app.queries.export_rows import ExportRow
from app.vocabulary import CustomKind

_BORN = "birthday_"
_LEFT_OUT = frozenset(
    {
        *("card_extra", "happened_at", "last_contact_at", "roles", "channel_code", "channel_name"),
        "signals",
        *("stage_code", "stage_name"),
    }
)


def _born(values: Mapping[str, Any]) -> dict[str, Any]:
    """The birthday, if there is one."""
    if not values.get("birthday_calendar"):
        return {}
    born = {name.removeprefix(_BORN): value for name, value in values.items() if name.startswith(_BORN)}
    return {"birthday": _filled(born | {"leap": bool(born["leap"])})}


def _sold(values: Mapping[str, Any]) -> dict[str, Any]:
    """What stands around a product."""
    around = {name: [_filled(each) for each in values[name]] for name in ("needs", "parts")}
    prices = [price for price in values["prices"] if price["amount"] is not None]
    return {"active": bool(values["active"]), "prices": prices, **around}


def json_record(row: ExportRow, kind: str, own: Sequence[FieldRow] = ()) -> dict[str, Any]:
    """The record; enum values are the program's own words, instants ISO 8601 in UTC, sums in minor units.

    `own` are the fields of one's own there are: what stands in them is told by their names.
    """
    values = row.values
    record: dict[str, Any] = {"id": row.id}
    record |= {
        name: value
        for name, value in values.items()
        if value not in (None, "") and name not in _LEFT_OUT and not name.startswith(_BORN)
    }
    if kind == "deals":
        record |= _filled({"stage": values["stage_code"] or values["stage_name"]})
    if kind in ("customers", "leads", "deals"):
        record |= _filled({"channel": values["channel_code"] or values["channel_name"]})
    if kind == "products":
        record |= _sold(values)
    if kind == "interactions":
        record["happened_at"] = _instant(values["happened_at"])
    if values.get("last_contact_at"):
        record["last_contact_at"] = _instant(values["last_contact_at"])
    for name in ("roles", "signals"):
        if values.get(name):
            record[name] = json.loads(values[name])
    record |= _born(values)
    if values.get("card_extra"):
        record["card_extra"] = values["card_extra"].split("\n")
    if kind in ("customers", "contacts", "leads"):
        record["reaches"] = [
            _filled({"kind": line.kind, "label": line.label, "value": line.value, "normal": line.normal})
            for line in row.reaches
        ]
        record["tags"] = list(row.tags)
    return record | _further(row, own)


def _further(row: ExportRow, own: Sequence[FieldRow]) -> dict[str, Any]:
    """Fields of one's own and the profile, if anything stands in them."""
    profile = {target.partition(".")[2]: text for target, text in profile_texts(row).items()}
    fields = {field.name: _own(field, row.own[field.id]) for field in own if field.id in row.own}
    return _filled({"profile": profile or None, "own": fields or None})


def _own(field: FieldRow, value: Stored) -> Any:
    """A value of a field: numbers as exact texts, ticks as yes or no, sums in minor units."""
    if field.shape.kind == CustomKind.TICK:
        return bool(value.number)
    if field.shape.kind == CustomKind.MONEY:
        return {"amount": value.number, "currency": field.shape.currency}
    return write_value(field.shape, value, "en")


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}


def _instant(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
