"""The columns of our own tables, the same that the import knows by heart, and what stands in their cells."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from app.exchange.cell_reach import email_cell, phone_cell
from app.exchange.choices import ENUMS
from app.exchange.export_profile_texts import profile_texts
from app.exchange.mapping import OWN, PROFILE
from app.exchange.own_fields import own_header
from app.exchange.profile_cells import profile_header
from app.language.birthdays import Birthday, Calendar, birthday_code, parse_birthday
from app.language.custom_values import write_value
from app.language.quantities import format_quantity, format_rate
from app.queries.custom_fields import FieldRow
from app.queries.export_rows import OWNED, ExportRow, ReachLine
from app.sentences import LANGUAGES, sentence, word
from app.settings.declarations import BY_NAME
from app.settings.resources import resource_path
from app.usecases.days import local_time
from app.vocabulary import DealState, ReachKind, ReachLabel

_MOST = 99
_NEW_FILE = BY_NAME["currency"].default  # what an amount without a currency is in
_VERDICTS = ("status", "lifecycle", "loyalty", "tier", "outlook")
_WORDS = ENUMS | {"customer.importance": "importance", "deal.state": "deal_state"}
_WORDS |= {f"verdict.{name}": name for name in _VERDICTS}
_NAMED = {
    "contact.name": "name",
    "customer.name": "name",
    "opening.since": "opening_since",
    "opening.orders": "opening_orders",
    "opening.last_order": "opening_last_order",
    "interaction.phone": "customer_phone",
    "followup.phone": "customer_phone",
    "followup.done_on": "done_day",
}
_SEPARATORS = re.compile(r"[;；,，、|\n]|:::|^\[|^\* |^myContacts$|^\s|\s$")
# no blank, or one behind digits too few to be a number by themselves: nobody takes this for several
ONE_PHONE = re.compile(r"\+?(?:[0-9]+(?:-[0-9]+)*|[0-9]{1,6}(?: [0-9]+(?:-[0-9]+)*)+)")


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column: its header, the field of the import it fills, and the number of a phone, address …"""

    header: str
    target: str
    number: int = 0


@dataclass(frozen=True)
class CellContext:
    """What the cells depend on: language of the words, currency that needs no name, country of phones, own fields."""

    language: str
    currency: str = "CNY"
    region: str = "CN"
    own: Mapping[str, FieldRow] = field(default_factory=dict)
    """fields of one's own by their target"""
    profile: Sequence[str] = ()
    """targets of the profile in which something stands"""


Cell = Callable[[ExportRow, ExportColumn, CellContext], str]


@lru_cache(maxsize=16)
def known_columns(kind: str, language: str) -> tuple[tuple[str, str], ...]:
    """(header, target) of every column of a kind in its order; "#" stands for a number.

    A target behind a bar is written only: the import knows the column and passes it over.
    """
    name = f"lianyi_{kind}.{language}.json"
    read = json.loads(resource_path("exchange", "known_headers", name).read_text("utf-8"))
    return tuple((header, text.lstrip("|").split("|")[0]) for header, text in read["columns"].items())


def export_columns(
    kind: str, language: str, most: Mapping[str, int], chosen: Sequence[str] | None = None
) -> list[ExportColumn]:
    """The columns of a table: numbered ones as often as needed, only the chosen targets when some are."""
    numbered: dict[str, list[tuple[str, str]]] = {}
    order: list[str | tuple[str, str]] = []
    for header, target in known_columns(kind, language):
        base = ".".join(target.split(".")[:2])
        if chosen is not None and base not in chosen:
            continue
        if "#" not in header:
            order.append((header, target))
        else:
            if base not in numbered:
                order.append(base)
            numbered.setdefault(base, []).append((header, target))
    columns: list[ExportColumn] = []
    for entry in order:
        if isinstance(entry, tuple):
            columns.append(ExportColumn(*entry))
            continue
        for number in range(1, min(_MOST, most.get(entry.removeprefix("reach."), 0)) + 1):
            columns += [ExportColumn(h.replace("#", str(number)), t, number) for h, t in numbered[entry]]
    return columns


def own_columns(kind: str, context: CellContext, chosen: Sequence[str] | None) -> list[ExportColumn]:
    """A column for each field of one's own and, of customers, for what the profile says, behind the built-in ones."""
    entity = OWNED.get(kind)
    taken = [header for each in LANGUAGES for header, _target in known_columns(kind, each)] if entity else []
    return [
        ExportColumn(own_header(field.name, taken, context.language), target)
        for target, field in context.own.items()
        if field.entity == entity and (chosen is None or target in chosen)
    ] + [
        ExportColumn(profile_header(target, context.language), target)
        for target in context.profile
        if entity == "customer" and (chosen is None or target in chosen)
    ]


def _own(row: ExportRow, target: str, context: CellContext) -> str:
    if target.startswith(PROFILE):
        return profile_texts(row).get(target, "")
    field = context.own[target]
    value = row.own.get(field.id)
    return "" if value is None else write_value(field.shape, value, context.language)


def table_rows(
    page: Sequence[ExportRow], kind: str, columns: Sequence[ExportColumn], context: CellContext
) -> Iterable[Sequence[str]]:
    """The texts of a page of rows, made column by column."""
    if not columns:
        return [()] * len(page)
    return zip(*(_texts(page, kind, column, context) for column in columns), strict=True)


def _texts(page: Sequence[ExportRow], kind: str, column: ExportColumn, context: CellContext) -> list[str]:
    """What stands in one column."""
    if column.target.startswith((OWN, PROFILE)):
        return [_own(row, column.target, context) for row in page]
    target = column.target
    special = _SPECIAL.get(target) or (_reach if column.number else None)
    if special is not None:
        return [special(row, column, context) for row in page]
    name = _NAMED.get(target) or target.rsplit(".", 1)[1]
    if kind == "contacts" and target == "customer.name":
        name = "customer"
    values = [row.values[name] for row in page]
    if target not in _WORDS:
        return ["" if value is None else str(value) for value in values]
    words = {value: word(_WORDS[target], value, context.language) for value in set(values) - {None}}
    return [words.get(value, "") for value in values]


def _reach(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    if not row.reaches:
        return ""
    kind = column.target.split(".")[1]
    lines = [line for line in row.reaches if line.kind == kind]
    if column.number > len(lines):
        return ""
    line = lines[column.number - 1]
    return _label(line, context) if column.target.endswith(".label") else _value(line, context)


def _label(line: ReachLine, context: CellContext) -> str:
    if not line.label:
        return ""
    if line.label == ReachLabel.OTHER:
        return sentence("export.other_number", context.language) if line.kind == ReachKind.PHONE else ""
    return word("reach_label", line.label, context.language)


def _value(line: ReachLine, context: CellContext) -> str:
    """As typed; in JSON where the import would take the text for several."""
    if line.kind == ReachKind.PHONE:
        if ONE_PHONE.fullmatch(line.value):
            return line.value
        read = phone_cell(line.value, None, context.region).reach
    elif line.kind == ReachKind.EMAIL:
        read = email_cell(line.value, None).reach
    else:
        return line.value
    if len(read) == 1 and read[0].value == line.value:
        return line.value
    return json.dumps([{"value": line.value}], ensure_ascii=False)


def _tags(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    return _listed(row.tags, context)


def _roles(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    roles = json.loads(row.values["roles"] or "[]")
    return _listed([word("contact_role", role, context.language) for role in roles], context)


def _signals(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    signals = json.loads(row.values["signals"] or "[]")
    return _listed([word("lead_signal", signal, context.language) for signal in signals], context)


def _consent(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    ways = (row.values["consent"] or "").split()
    return _listed([word("consent_way", way, context.language) for way in ways], context)


def _interests(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    """A text of one's own, which the import must not take apart."""
    text = row.values["interests"] or ""
    parts = text.split("，")
    plain = len(set(parts)) == len(parts) and all(part and part == part.strip(" *") for part in parts)
    return text if not text or (plain and not any(map(_SEPARATORS.search, parts))) else _json([text])


def _listed(words: Sequence[str], context: CellContext) -> str:
    if any(_SEPARATORS.search(each) or len(each) > 100 for each in words):
        return _json(words)
    return ("、" if context.language == "zh_CN" else "; ").join(words)


def _json(words: Sequence[str]) -> str:
    return json.dumps(list(words), ensure_ascii=False)


def _birthday(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    """The words once typed, when they still say the same, else a fixed form."""
    born = birthday_of(row.values)
    text = row.values["birthday_text"] or ""
    if born is None or (text and parse_birthday(text) == born):
        return text
    return birthday_code(born)


def birthday_of(values: Mapping[str, Any]) -> Birthday | None:
    """The birthday of a record."""
    if not values["birthday_calendar"] or not values["birthday_month"] or not values["birthday_day"]:
        return None
    return Birthday(
        Calendar(values["birthday_calendar"]),
        values["birthday_year"],
        values["birthday_month"],
        values["birthday_day"],
        bool(values["birthday_leap"]),
    )


def _opening_total(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    return _money(row.values["opening_total"], row.values["opening_currency"], context)


def _budget(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    return _money(row.values["budget"], row.values["currency"], context)


def _amount(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    return _money(row.values["amount"], row.values["currency"], context)


def _stage(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    if row.values["stage_name"]:
        return str(row.values["stage_name"])
    code = row.values["stage_code"]
    return sentence(f"deal_stage.{code}", context.language) if code else ""


def _end_reason(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    reason = row.values["end_reason"]
    won = row.values["state"] == DealState.WON
    return word("bought_for" if won else "objection_kind", reason, context.language) if reason else ""


def _money(minor: int | None, currency: str | None, context: CellContext) -> str:
    """A plain number in the currency an empty file counts in, with the currency's code in another."""
    from app.language.money_text import minor_digits

    if minor is None:
        return ""
    currency = currency or context.currency
    digits = minor_digits(currency)
    whole, rest = divmod(abs(minor), 10**digits)
    text = f"{'-' if minor < 0 else ''}{whole}" + (f".{rest:0{digits}d}" if digits else "")
    return text if currency == context.currency == _NEW_FILE else f"{currency} {text}"


def _channel(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    if row.values["channel_name"]:
        return str(row.values["channel_name"])
    code = row.values["channel_code"]
    return sentence(f"channel.{code}", context.language) if code else ""


def _when(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    moment = local_time(row.values["happened_at"])
    return moment.strftime("%Y-%m-%d %H:%M:%S" if moment.second else "%Y-%m-%d %H:%M")


def _last_contact(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    at = row.values["last_contact_at"]
    return local_time(at).date().isoformat() if at else ""


def _due(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    return (row.values["due"] or "").replace("T", " ")


def _price(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    price = row.values["prices"][column.number - 1]
    return _money(price["amount"], price["currency"], context)


def _price_list(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    price = row.values["prices"][column.number - 1]
    return "" if price["amount"] is None else str(price["list"])


def _price_tax(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    price = row.values["prices"][column.number - 1]
    said = "yes" if price["tax_included"] else "no"
    return "" if price["amount"] is None else sentence(f"price_tax.{said}", context.language)


def _cost(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    return _money(row.values["cost"], row.values["currency"], context)


def _tax_rate(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    rate = row.values["tax_rate"]
    return "" if rate is None else format_rate(rate)


def _active(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    return sentence(f"product_active.{'yes' if row.values['active'] else 'no'}", context.language)


def _needs(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    return _listed([each["need"] for each in row.values["needs"]], context)


def _parts(row: ExportRow, column: ExportColumn, context: CellContext) -> str:
    parts = row.values["parts"]
    return "; ".join(
        f"{each['code'] or each['name']} × {format_quantity(each['quantity'])}" for each in parts
    )


_SPECIAL: dict[str, Cell] = {
    "customer.tags": _tags,
    "lead.tags": _tags,
    "contact.roles": _roles,
    "lead.interests": _interests,
    "lead.signals": _signals,
    "lead.consent": _consent,
    "customer.birthday": _birthday,
    "opening.total": _opening_total,
    "lead.budget": _budget,
    "customer.source": _channel,
    "lead.channel": _channel,
    "deal.channel": _channel,
    "deal.amount": _amount,
    "deal.stage": _stage,
    "deal.end_reason": _end_reason,
    "interaction.when": _when,
    "customer.last_contact": _last_contact,
    "followup.due": _due,
    "product.price": _price,
    "product.price_list": _price_list,
    "product.price_tax": _price_tax,
    "product.cost": _cost,
    "product.tax_rate": _tax_rate,
    "product.active": _active,
    "product.needs": _needs,
    "product.parts": _parts,
}
