"""Fields of one's own in a list: their columns, which can be typed into, and their filter chips."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.db.journal_step import Step
from app.itemmodels.columns import Align, Column, Kind
from app.language.custom_values import FieldShape, Stored, read_value, show_value, write_value, yes_or_no
from app.queries.custom_fields import FieldRow, fields_of
from app.queries.custom_order import FROM, IS, PREFIX, THERE, TO, column_key, offers_of, stored
from app.views.context import Context
from app.views.later import later
from app.views.list_filter import FilterField, Offer
from app.vocabulary import CustomKind

Tests = tuple[tuple[str, Any], ...]
"""What one entry of a chip's menu asks of its field: (test, value) pairs that hold together."""

_WIDTHS = {CustomKind.TEXT: 120, CustomKind.MONEY: 104, CustomKind.TICK: 64}
_DAYS = (30, 90, 365)


def own_columns(context: Context, entity: str) -> tuple[Column, ...]:
    """A column for each field of an entity; they leave first where a table is narrow."""
    fields = fields_of(context.reader(), entity)
    return tuple(_column(context, field, -at) for at, field in enumerate(fields, 1))


def _column(context: Context, field: FieldRow, rank: int) -> Column:
    kind: Kind = "text"
    align: Align = "left"
    if field.shape.kind == CustomKind.MONEY:
        kind, align = "money", "right"
    elif field.shape.kind == CustomKind.NUMBER:
        align = "right"
    elif field.shape.kind == CustomKind.DATE:
        kind = "date"

    def value(row: Any) -> str:
        kept: Stored | None = row.own.get(field.id)
        return show_value(field.shape, kept, context.language) if kept is not None else ""

    def typed(row: Any) -> str:
        kept: Stored | None = row.own.get(field.id)
        return write_value(field.shape, kept, context.language) if kept is not None else ""

    width = _WIDTHS.get(CustomKind(field.shape.kind), 96)
    return Column(
        column_key(field.id), field.name, kind, width=width, align=align, editable=True, value=value,
        edit_value=typed, narrow_rank=rank, role="mid",
    )  # fmt: skip


def own_choices(context: Context, entity: str) -> dict[str, list[tuple[str, str]]]:
    """What the editors of choices and ticks offer, by column."""
    found: dict[str, list[tuple[str, str]]] = {}
    for field in fields_of(context.reader(), entity):
        if field.shape.kind == CustomKind.CHOICE:
            found[column_key(field.id)] = [("", "—"), *((word, word) for word in field.shape.choices)]
        elif field.shape.kind == CustomKind.TICK:
            words = [yes_or_no(on, context.language) for on in (True, False)]
            found[column_key(field.id)] = [("", "—"), *((word, word) for word in words)]
    return found


def edit_own(context: Context, entity: str, key: int, column: str, value: Any, name: str) -> bool | None:
    """Keep what was typed into a cell; None when the column is not one of these, False when it cannot be read."""
    if not column.startswith(PREFIX):
        return None
    wanted = int(column.removeprefix(PREFIX))
    field = next((each for each in fields_of(context.reader(), entity) if each.id == wanted), None)
    text = str(value or "").strip()
    if field is None:
        return False
    if text and read_value(field.shape, text, context.today()) is None:
        context.problem.emit(context.say("custom.unclear", field=field.name, text=text))
        return False
    step = Step.of(f"{entity}.edit", name=name)
    context.run(later("custom_fields:set_custom"), entity, key, {field.id: text}, step=step)
    return True


# -- chips ---------------------------------------------------------------------------------------------------


def own_filters(context: Context, entity: str) -> list[FilterField]:
    """A chip for each field."""
    return [_filter(context, entity, field) for field in fields_of(context.reader(), entity)]


def _filter(context: Context, entity: str, field: FieldRow) -> FilterField:
    several = field.shape.column == "text" and field.shape.kind != CustomKind.DATE
    several = several or field.shape.kind == CustomKind.TICK

    def get(held: Any) -> tuple[Any, ...]:
        tests = tuple((test, value) for key, test, value in held.fields if key == field.id)
        if not several:
            return (tests,) if tests else ()
        return tuple((test,) for test in tests)

    def put(held: Any, chosen: tuple[Any, ...]) -> Any:
        others = tuple(each for each in held.fields if each[0] != field.id)
        tests = [test for tests in chosen for test in tests]
        if several and len(tests) > 1:  # filled or empty stands alone: the last one chosen counts
            newest = tests[-1]
            tests = [newest] if newest[0] == THERE else [test for test in tests if test[0] != THERE]
        return replace(held, fields=(*others, *((field.id, *test) for test in tests)))

    return FilterField(
        column_key(field.id),
        field.name,
        partial(_offers, context, entity, field),
        partial(_words, context, field.shape),
        get,
        put,
        many=several,
    )


def _offers(context: Context, entity: str, field: FieldRow) -> Sequence[Offer]:
    tests: list[tuple[Tests, int | None]] = []
    if field.shape.kind == CustomKind.DATE:
        today = context.today()
        for days in _DAYS:
            first, last = (today - timedelta(days=days)).isoformat(), today.isoformat()
            tests.append((((FROM, first), (TO, last)), None))
        for days in _DAYS[:2]:
            first, last = today.isoformat(), (today + timedelta(days=days)).isoformat()
            tests.append((((FROM, first), (TO, last)), None))
    else:
        found = offers_of(context.reader(), entity, field)
        tests += [(((IS, facet.value),), facet.count) for facet in found.values]
        tests += [(((FROM, step),), None) for step in found.steps]
        tests += [(((TO, step),), None) for step in found.steps]
    tests += [(((THERE, 1),), None), (((THERE, 0),), None)]
    return [Offer(each, _words(context, field.shape, each), count) for each, count in tests]


def _words(context: Context, shape: FieldShape, tests: Tests) -> str:
    tr = QCoreApplication.translate
    shown = {
        test: show_value(shape, stored(value), context.language) for test, value in tests if test != THERE
    }
    if FROM in shown and TO in shown:
        return tr("ListOwnFields", "{first} to {last}").format(first=shown[FROM], last=shown[TO])
    if FROM in shown:
        return tr("ListOwnFields", "from {value}").format(value=shown[FROM])
    if TO in shown:
        return tr("ListOwnFields", "up to {value}").format(value=shown[TO])
    if IS in shown:
        return shown[IS]
    return tr("ListOwnFields", "filled in") if tests[0][1] else tr("ListOwnFields", "empty")
