"""Fields of one's own in files: the targets that columns can be given, found by their names, and what cells say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.exchange.cell_values import Cleaned
from app.exchange.draft import Further
from app.exchange.header_row import header_key
from app.exchange.known_headers import OUR_PROGRAM
from app.exchange.mapping import OWN, PROFILE, ColumnMapping
from app.exchange.mapping import Mapping as Meanings
from app.exchange.profile_cells import profile_headers, profile_targets, value_fits
from app.language.custom_values import FieldShape, read_value
from app.queries.custom_fields import FieldRow
from app.sentences import LANGUAGES, sentence

ENTITIES = {
    "customers": ("customer", "contact"),
    "contacts": ("contact",),
    "leads": ("lead",),
    "deals": ("deal",),
}
"""Whose fields the columns of a table of a kind may fill; the first that fits a name wins."""

Targets = Mapping[str, FieldShape]


def target_of(field: FieldRow) -> str:
    """The target of a field: `custom.customer.Level`."""
    return f"{OWN}{field.entity}.{field.name}"


def targets_of(fields: Iterable[FieldRow]) -> dict[str, FieldShape]:
    """Every field by its target, and those of the profile."""
    return {target_of(field): field.shape for field in fields} | profile_targets()


def name_of(target: str) -> str:
    """The name of the field of one's own behind a target."""
    return target.split(".", 2)[-1]


def own_targets(kind: str, own: Targets) -> list[str]:
    """The targets that columns of a table of this kind may be given; a profile is a customer's."""
    found = [
        target for entity in ENTITIES.get(kind, ()) for target in own if target.startswith(f"{OWN}{entity}.")
    ]
    return (
        [*found, *(target for target in own if target.startswith(PROFILE))] if kind == "customers" else found
    )


def own_header(name: str, taken: Iterable[str], language: str) -> str:
    """The column name of a field in a file; one that a built-in column has already says that it is one's own."""
    clash = header_key(name) in {header_key(each) for each in taken}
    return sentence("export.own_field", language, name=name) if clash else name


def with_own(mapping: Meanings, own: Targets) -> Meanings:
    """The mapping with columns that bear the name of a field of one's own given to it.

    What a person decided stays, and what a known program's column means; targets of fields that are gone are let go.
    """
    found = {}
    ours = mapping.program == OUR_PROGRAM and "contact.name" in mapping.keys()  # noqa: SIM118 - a method of its own
    for target in reversed(own_targets("contacts" if ours else mapping.kind, own)):
        for header in _headers(target):
            found[header_key(header)] = target
    columns = tuple(_column(mapping, column, own, found) for column in mapping.columns)
    return replace(mapping, columns=columns)


def _headers(target: str) -> list[str]:
    """The column names by which a target is known."""
    if target.startswith(PROFILE):
        return profile_headers(target)
    name = name_of(target)
    return [name, *(sentence("export.own_field", language, name=name) for language in LANGUAGES)]


def _column(
    mapping: Meanings, column: ColumnMapping, own: Targets, by_header: Mapping[str, str]
) -> ColumnMapping:
    if column.key.startswith((OWN, PROFILE)):
        if column.key in own:
            return column
        name = column.key.removeprefix(OWN)  # written by hand without saying whose field it is
        full = next((t for t in own_targets(mapping.kind, own) if name_of(t) == name), "")
        if full:
            return replace(column, key=full)
        column = ColumnMapping(column.index, column.header)
    target = by_header.get(header_key(column.header))
    decided = column.reason in ("import.reason.chosen", "import.reason.program")
    if target is None or decided:
        return column
    return replace(
        ColumnMapping(column.index, column.header),
        key=target,
        confidence=0.95,
        reason="import.reason.own",
        handling="import.handling.auto",
    )


def own_value(target: str, shape: FieldShape, cell: str, today: date) -> Cleaned:
    """What a cell says of a field; what does not fit is told and kept in the note."""
    found = read_value(shape, cell, today)
    fits = not target.startswith(PROFILE) or value_fits(target, cell.strip(), today)
    if found is not None and fits:
        return Cleaned(found)
    return Cleaned(None, "import.own_unclear", "may", keep=True)


def collected(values: Mapping[str, object], targets: Sequence[str]) -> tuple[Further, ...]:
    """What a row says besides the built-in columns: (target, text, number) of each that it has."""
    found: list[Further] = []
    for target in targets:
        value = values.get(target)
        if isinstance(value, tuple):
            found.append((target, value[0], value[1]))
        elif isinstance(value, date):
            found.append((target, value.isoformat(), None))
        elif value:
            found.append((target, str(value), None))
    return tuple(found)
