"""What the columns of a table mean: known from an earlier file, or guessed."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.exchange.mapping import Mapping as ColumnMeanings
from app.exchange.mapping import applied, mapping_from_json, signature
from app.exchange.table_reader import TableFile
from app.sentences.errors import UserError

Lookup = Callable[[str], Any]


def meanings_of(
    table: TableFile, kind: str, known: ColumnMeanings | None, samples: tuple[tuple[str, ...], ...]
) -> ColumnMeanings:
    """The meanings known from before, laid over the columns of now; else a guess."""
    from app.exchange.guess import guess_kind, guess_mapping

    if known is not None:
        wanted = known.kind if kind == "auto" else kind
        return replace(applied(known, table.headers, wanted), kind=wanted or guess_kind(table.headers))
    return guess_mapping(table.headers, samples, guess_kind(table.headers) if kind == "auto" else kind)


def remembered_of(table: TableFile, kind: str, lookup: Lookup) -> ColumnMeanings | None:
    """The mapping kept for files with these headers, if it can still be read and is of the kind asked for."""
    kept = lookup(signature(table.headers))
    if kept is None:
        return None
    try:
        known = mapping_from_json(kept if isinstance(kept, str) else json.dumps(kept))
    except UserError:
        return None  # kept by another version of the program; a fresh guess is better than none
    return known if kind in ("auto", known.kind) else None
