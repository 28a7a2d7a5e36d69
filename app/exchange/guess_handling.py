"""Say what will be done with the values of a mapped column, as the import wizard shows it beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.exchange.choices import choice_words, choose
from app.exchange.fields import fields
from app.exchange.mapping import ColumnMapping
from app.exchange.shapes import day_kinds, day_orders, shape_shares

_LUNAR = re.compile(r"[正一二三四五六七八九十冬腊闰]月|初[一二三四五六七八九十]|农历|廿")


def with_handling(column: ColumnMapping, values: Sequence[str]) -> ColumnMapping:
    """The column with `handling`, `facts`, and what its values tell: order of days, meaning of grades."""
    filled = [value.strip() for value in values if value.strip()]
    if column.to_note:
        return replace(column, handling="import.handling.note")
    if not column.key:
        mostly_empty = len(values) >= 5 and len(filled) * 10 < len(values)
        return replace(column, handling="import.handling.empty" if mostly_empty else "import.handling.none")
    column = replace(column, handling="import.handling.auto")
    target = fields().get(column.key)
    type_ = target.type if target else "text"
    if type_ == "choice":
        return _choice(column, filled)
    if type_ in ("day", "moment"):
        return _days(column, filled)
    if type_ == "birthday":
        lunar = any(_LUNAR.search(value) for value in filled)
        handling = "import.handling.lunar" if lunar else "import.handling.auto"
        return replace(column, handling=handling, order=day_orders(filled))
    if type_ in ("money", "price") and any(re.search(r"[,，元万¥￥$]", value) for value in filled):
        return replace(column, handling="import.handling.money")
    if type_ in ("phone", "email"):
        return _several(column, filled)
    if type_ == "note":
        return replace(column, handling="import.handling.note")
    return column


def _several(column: ColumnMapping, filled: list[str]) -> ColumnMapping:
    if shape_shares(filled).get("json", 0) > 0.5:
        return replace(column, handling="import.handling.json")
    if any(re.search(r"[;；,，、/\n]|\d{7}\s+\d{7}", value) for value in filled):
        return replace(column, handling="import.handling.split")
    return column


def _days(column: ColumnMapping, filled: list[str]) -> ColumnMapping:
    column = replace(column, order=day_orders(filled))
    kinds = day_kinds([re.split(r"[ T]", value)[0] for value in filled])
    if kinds > 1:
        return replace(column, handling="import.handling.dates", facts={**column.facts, "count": str(kinds)})
    return column


def _choice(column: ColumnMapping, filled: list[str]) -> ColumnMapping:
    """Grades 1 to 3 are stars; categories that are mostly not ours become tags."""
    distinct = list(dict.fromkeys(filled))
    if column.key == "customer.importance" and distinct and set(distinct) <= {"1", "2", "3"}:
        column = replace(column, choices={"3": "vip", "2": "key", "1": "ordinary"})
    known = [value for value in distinct if value in column.choices or choose(column.key, value)]
    if column.key == "customer.relation" and distinct and len(known) * 2 < len(distinct):
        return replace(column, key="customer.tags", handling="import.handling.tags")
    unknown = [value for value in distinct if value not in known]
    if unknown:
        facts = {**column.facts, "value": unknown[0], "count": str(len(unknown))}
        return replace(column, handling="import.handling.unknown", facts=facts)
    if distinct and choice_words(column.key):
        facts = {**column.facts, "count": str(len(distinct))}
        return replace(column, handling="import.handling.values", facts=facts)
    return column
