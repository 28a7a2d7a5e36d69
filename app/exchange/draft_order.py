"""What passes between the program and its child that reads drafts: the order, and the items, as plain JSON values."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from app.exchange.arrivals import Arrival, Item
from app.exchange.cell_values import CleaningContext
from app.exchange.draft import Problem
from app.exchange.import_file import Corrections, Prepared
from app.exchange.mapping import mapping_from_json
from app.exchange.table_reader import open_table
from app.language.custom_values import FieldShape


@dataclass(frozen=True)
class DraftOrder:
    """One prepared file, with what a person decided about its rows; amounts without a currency are in `currency`."""

    prepared: Prepared
    corrections: Corrections
    skipped: frozenset[int]
    unnamed: str
    currency: str


def order_text(order: DraftOrder) -> str:
    """The order as it is sent."""
    file, context = order.prepared, order.prepared.context
    return json.dumps(
        {
            "file": {
                "path": str(file.path.resolve()),
                "family": file.family,
                "format": file.format,
                "kind": file.kind,
                "size": file.size,
                "encoding": file.encoding,
                "delimiter": file.delimiter,
                "sheet": file.sheet,
                "header_row": file.header_row,
                "rows": file.rows,
                "split_firms": file.split_firms,
            },
            "mapping": file.mapping.to_json() if file.mapping is not None else None,
            "today": context.today.isoformat(),
            "region": context.region,
            "date_order": context.date_order,
            "members": sorted(context.members),
            "own": {target: asdict(shape) for target, shape in context.own.items()},
            "corrections": [[line, name, text] for (line, name), text in order.corrections.items()],
            "skipped": sorted(order.skipped),
            "unnamed": order.unnamed,
            "currency": order.currency,
        }
    )


def order_from_text(text: str) -> DraftOrder:
    """The order as it was sent."""
    read = json.loads(text)
    context = CleaningContext(
        date.fromisoformat(read["today"]),
        read["region"],
        read["date_order"],
        frozenset(read["members"]),
        own={
            target: FieldShape(**(shape | {"choices": tuple(shape["choices"])}))
            for target, shape in read["own"].items()
        },
    )
    file = read["file"] | {"path": Path(read["file"]["path"])}
    mapping = mapping_from_json(read["mapping"]) if read["mapping"] is not None else None
    return DraftOrder(
        Prepared(**file, context=context, mapping=mapping),
        {(line, name): text for line, name, text in read["corrections"]},
        frozenset(read["skipped"]),
        read["unnamed"],
        read["currency"],
    )


def reopened(prepared: Prepared) -> Prepared:
    """The same file opened here, in the way it was opened there."""
    if prepared.family != "table":
        return prepared
    table = open_table(
        prepared.path,
        encoding=prepared.encoding or None,
        delimiter=prepared.delimiter or None,
        sheet=prepared.sheet or None,
        header_row=prepared.header_row,
    )
    return replace(prepared, table=table)


def sent(item: Item) -> Any:
    """An item as JSON has it: an arrival is a list, a problem an object. Talks are not sent."""
    if isinstance(item, Arrival):
        return item
    assert isinstance(item, Problem)
    return {
        "line": item.line,
        "field": item.field,
        "code": item.code,
        "values": dict(item.values),
        "severity": item.severity,
        "raw": item.raw,
    }


def received(item: Any) -> Arrival | Problem:
    """The item again."""
    return Arrival._make(item) if type(item) is list else Problem(**cast(dict[str, Any], item))
