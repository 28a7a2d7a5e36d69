"""One test of a segment as SQL: the field's expression against values that were understood."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from app.db.keys import lookup_key
from app.db.reader import Reader
from app.insight.segment import SPANS, Test
from app.language.text import clean_name, fold
from app.queries.customer_filter import start_of_day
from app.queries.segment_fields import Field, FieldKind
from app.queries.segment_values import (
    channels_of,
    choice_of,
    day_of,
    members_of,
    money_of,
    operators_of,
    span_of,
    whole,
)
from app.sentences.errors import UserError

Made = tuple[str, tuple[object, ...]]
LONGEST_VALUE = 5_000  # letters; SQLite's LIKE takes 50,000 bytes
_FOREVER, _AFTER_THE_LAST_DAY = 2**62, "9999-12-32"
_LIKE = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})


def sql_of_test(
    reader: Reader, today: date, member_id: int | None, field: Field, test: Test, alias: str
) -> Made:
    """The test over rows called `alias`; raises UserError where field, operator and value do not go together."""
    if test.operator not in operators_of(field):
        raise UserError("segment.does_not_fit", field=f"@{field.label}", operator=test.operator)
    if not test.values and test.operator not in ("empty", "filled"):
        raise UserError("segment.ends_early")
    if any(len(value) > LONGEST_VALUE for value in test.values):
        raise UserError("segment.long_value", limit=LONGEST_VALUE)
    sql = field.sql.format(t=alias)
    if field.kind in (FieldKind.TAG, FieldKind.PRODUCT):
        return _tag(test, alias) if field.kind == FieldKind.TAG else _product(test, alias)
    if test.operator in ("empty", "filled"):
        return f"{sql} IS {'NOT ' if test.operator == 'filled' else ''}NULL", ()
    if field.kind in (FieldKind.DAY, FieldKind.MOMENT):
        return _day(field, test, sql, today)
    return _valued(field, test, sql, _values(reader, member_id, field, test.values))


def _valued(field: Field, test: Test, sql: str, values: Sequence[object]) -> Made:
    if field.kind == FieldKind.ROLE:
        return _roles(test, sql, values)
    if field.kind == FieldKind.TEXT:
        return _text(test, sql, [str(value) for value in values])
    if test.operator in ("=", "in"):
        return _one_of(sql, values)
    if test.operator == "!=":
        one, parameters = _one_of(sql, values)
        return f"NOT coalesce({one}, 0)", parameters
    return f"{sql} {test.operator} ?", (values[0],)


def _values(reader: Reader, member_id: int | None, field: Field, texts: Sequence[str]) -> list[object]:
    if field.kind == FieldKind.MEMBER:
        return list(members_of(reader, texts, member_id))
    if field.kind == FieldKind.CHANNEL:
        return list(channels_of(reader, texts))
    read: dict[FieldKind, Callable[[str], object]] = {
        FieldKind.NUMBER: whole,
        FieldKind.MONEY: lambda text: money_of(reader, text),
        FieldKind.CHOICE: lambda text: choice_of(field, text),
        FieldKind.ROLE: lambda text: choice_of(field, text),
        FieldKind.TEXT: str,
    }
    return [read[field.kind](text) for text in texts]


def _one_of(sql: str, values: Sequence[object]) -> Made:
    if len(values) == 1:
        return f"{sql} = ?", tuple(values)
    return f"{sql} IN ({', '.join('?' * len(values))})", tuple(values)


def _text(test: Test, sql: str, values: Sequence[str]) -> Made:
    if test.operator in ("contains", "starts"):
        ahead = "%" if test.operator == "contains" else ""
        return f"{sql} LIKE ? ESCAPE '\\'", (f"{ahead}{values[0].translate(_LIKE)}%",)
    spellings = dict.fromkeys(
        spelt for value in values for spelt in (value, value.lower(), value.upper(), value.title())
    )
    one, parameters = _one_of(sql, list(spellings))
    return (one if test.operator != "!=" else f"NOT coalesce({one}, 0)"), parameters


def _roles(test: Test, sql: str, values: Sequence[object]) -> Made:
    marks = ", ".join("?" * len(values))
    some = f"EXISTS (SELECT 1 FROM json_each({sql}) WHERE value IN ({marks}))"
    return (some if test.operator != "!=" else f"NOT {some}"), tuple(values)


def _tag(test: Test, alias: str) -> Made:
    links = f"SELECT 1 FROM tag_link l WHERE l.{alias}_id = {alias}.id AND l.deleted_at IS NULL"
    if test.operator in ("empty", "filled"):
        return f"{'NOT ' if test.operator == 'empty' else ''}EXISTS ({links})", ()
    if test.operator == "contains":
        named = "SELECT id FROM tag WHERE name LIKE ? ESCAPE '\\' AND deleted_at IS NULL"
        parameters: tuple[object, ...] = (f"%{test.values[0].translate(_LIKE)}%",)
    else:
        parameters = tuple(lookup_key("tag", fold(clean_name(value))) for value in test.values)
        named = ", ".join("?" * len(parameters))
    some = f"EXISTS ({links} AND l.tag_id IN ({named}))"
    return (some if test.operator != "!=" else f"NOT {some}"), parameters


def _product(test: Test, alias: str) -> Made:
    if test.operator == "contains":
        which = "(x.name LIKE ? ESCAPE '\\' OR p.name LIKE ? ESCAPE '\\')"
        like = f"%{test.values[0].translate(_LIKE)}%"
        parameters: tuple[object, ...] = (like, like)
    else:
        marks = ", ".join("?" * len(test.values))
        which = f"(x.name IN ({marks}) OR p.name IN ({marks}) OR p.code IN ({marks}))"
        parameters = (*test.values, *test.values, *test.values)
    some = (
        f"EXISTS (SELECT 1 FROM order_line x LEFT JOIN product p ON p.id = x.product_id "
        f"WHERE x.order_id = {alias}.id AND x.deleted_at IS NULL AND {which})"
    )
    return (some if test.operator != "!=" else f"NOT {some}"), parameters


def _day(field: Field, test: Test, sql: str, today: date) -> Made:
    """Days as text compare as they are; moments are UTC milliseconds of the local midnights around them."""
    moment = field.kind == FieldKind.MOMENT

    def begin(day: date) -> object:
        if not moment:
            return day.isoformat()
        return start_of_day(day) if day.year > 1 else -_FOREVER

    def after(day: date) -> object:
        if day == date.max:
            return _FOREVER if moment else _AFTER_THE_LAST_DAY
        return begin(day + timedelta(days=1))

    if test.operator in SPANS:
        first, last = span_of(test, today)
        if first is None and last is not None:
            return f"({sql} IS NULL OR {sql} < ?)", (after(last),)
        return f"({sql} >= ? AND {sql} < ?)", (begin(first or today), after(last or today))
    days = [day_of(text, today) for text in test.values]
    if test.operator in ("=", "in", "!="):
        some = " OR ".join(f"({sql} >= ? AND {sql} < ?)" for _day in days)
        parameters = tuple(value for day in days for value in (begin(day), after(day)))
        return (f"({some})" if test.operator != "!=" else f"NOT coalesce(({some}), 0)"), parameters
    ends = {"<": ("<", begin), "<=": ("<", after), ">": (">=", after), ">=": (">=", begin)}
    sign, edge = ends[test.operator]
    return f"{sql} {sign} ?", (edge(days[0]),)
