"""Read the cells of one row by its mapping into a bag of cleaned values, with a memory per column."""

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from app.exchange.cell_address import read_address
from app.exchange.cell_bare import LONGEST, bare_cell, nothing_begins, nothing_names, nothing_words
from app.exchange.cell_country import country_region
from app.exchange.cell_exact import discount_value, exact_value, quantity_value
from app.exchange.cell_reach import (
    Found,
    account_cell,
    chinese_mobile,
    email_cell,
    label_of,
    phone_cell,
    plain_email,
)
from app.exchange.cell_sales import price_value, rate_value
from app.exchange.cell_values import (
    Cleaned,
    CleaningContext,
    birthday_value,
    clean_cell,
    count_value,
    credit_code_value,
    day_value,
    identifier_value,
    long_text,
    moment_value,
    money_value,
    one_line,
)
from app.exchange.choices import choose
from app.exchange.draft import Reach
from app.exchange.fields import fields
from app.exchange.known_headers import OUR_PROGRAM
from app.exchange.mapping import ColumnMapping, Mapping
from app.exchange.own_fields import own_value
from app.exchange.row_bag import Bag, Handler, choice, problem
from app.exchange.row_prices import price_handler, tax_handler
from app.vocabulary import ReachKind, ReachLabel

_MEMORY = 20_000
_BLANKS = frozenset(char for char in map(chr, range(0x3001)) if char.isspace())
_TAGS = r"\s*(?:[;；,，、|\n]|:::)\s*"


class RowReader:
    """The compiled mapping: `read` gives one bag per row."""

    def __init__(self, mapping: Mapping, context: CleaningContext) -> None:
        self._context = context
        self._address: dict[str, tuple[ReachLabel | None, str]] = {}
        columns = sorted(
            (column for column in mapping.columns if column.key or column.to_note),
            key=lambda column: (not _says_what_follows(column), column.index),
        )
        ours = mapping.program == OUR_PROGRAM  # what we wrote ourselves is meant as it stands
        self._countries = [column.index for column in columns if column.key == "reach.address.country"]
        self._region = context.region
        self._plain: dict[int, dict[str, Any]] = {}  # by column: cells read before that are all right
        self._plan = [
            (
                column.index,
                column.key,
                self._plain.setdefault(column.index, {}),
                self._handler(column),
                frozenset() if ours else _nothing(column),
                _is_number(column),
            )
            for column in columns
        ]
        self._marks = "" if ours else "='"
        self._suspect = _BLANKS if ours else frozenset({*_BLANKS, *self._marks, *nothing_begins()})

    def read(self, line: int, cells: Sequence[str]) -> Bag:
        """Everything the row says."""
        bag = Bag(line)
        values, suspect = bag.values, self._suspect
        if self._countries:
            named = (country_region(cells[index]) for index in self._countries)
            self._region = next((region for region in named if region), self._context.region)
        for index, key, plain, handle, nothing, number in self._plan:
            cell = cells[index]
            if not cell:
                continue
            value = plain.get(cell)
            if value is not None:
                if key not in values:
                    values[key] = value
                continue
            if cell[0] in suspect:
                cell = self._said(cell, nothing, number)
                if not cell:
                    continue
            handle(bag, cell)
        if bag.address:
            self._addresses(bag)
        return bag

    def _said(self, cell: str, nothing: frozenset[str], number: bool) -> str:
        """What a cell says that begins like a blank, a mark or a word for nothing; "" when that is nothing."""
        if cell.isspace():
            return ""
        if cell[0] in self._marks:
            cell = bare_cell(cell, number=number)
        return "" if len(cell) <= LONGEST and cell.strip().lower() in nothing else cell

    def _handler(self, column: ColumnMapping) -> Handler:
        if not column.key:
            return _caption_handler(column) if _is_caption(column) else _kept_handler(column)
        if column.key.endswith(".label"):
            place = (column.key.split(".")[1], column.group)
            return lambda bag, cell: bag.labels.__setitem__(place, label_of(cell))
        if column.key == "product.price_list":
            return lambda bag, cell: bag.captions.__setitem__(column.group, clean_cell(cell))
        if column.key == "product.price_tax":
            return tax_handler(column)
        target = fields().get(column.key)
        type_ = target.type if target else "text"
        if type_ == "price":
            return price_handler(column, self._cleaner(column, type_))
        if column.key.startswith("reach.address"):
            return self._address_handler(column)
        if column.key.startswith("reach.") or type_ in ("phone", "email"):
            return self._reach_handler(column, type_)
        if type_ == "note":
            return self._note_handler(column)
        if type_ in ("tags", "roles"):
            return self._list_handler(column, type_)
        return self._value_handler(column, self._cleaner(column, type_))

    def _cleaner(self, column: ColumnMapping, type_: str) -> Callable[[str], Cleaned]:
        context, order = self._context, column.order
        shape = context.own.get(column.key)
        if shape is not None:
            return lambda cell: own_value(column.key, shape, cell, context.today)
        dated: dict[str, Callable[[str, CleaningContext, str], Cleaned]] = {
            "day": day_value,
            "moment": moment_value,
            "birthday": birthday_value,
        }
        if type_ in dated:
            clean = dated[type_]
            return lambda cell: clean(cell, context, order)
        if type_ == "choice":
            return lambda cell: choice(column, cell)
        plain: dict[str, Callable[[str], Cleaned]] = {
            "money": money_value,
            "price": price_value,
            "rate": rate_value,
            "int": count_value,
            "credit_code": credit_code_value,
            "id": identifier_value,
            "long": long_text,
            "exact": exact_value,
            "quantity": quantity_value,
            "discount": discount_value,
        }
        return plain.get(type_, one_line)

    def _value_handler(self, column: ColumnMapping, clean: Callable[[str], Cleaned]) -> Handler:
        plain = self._plain.setdefault(column.index, {})
        doubtful: dict[str, Cleaned] = {}
        key, choices = column.key, column.choices

        def handle(bag: Bag, cell: str) -> None:
            cleaned = doubtful.get(cell)
            if cleaned is None:
                cleaned = clean(choices.get(cell.strip(), cell) if choices else cell)
                if cleaned.code or cleaned.value is None:
                    _remember(doubtful, cell, cleaned)
                else:
                    _remember(plain, cell, cleaned.value)
            if cleaned.value is not None:
                bag.values.setdefault(key, cleaned.value)
            if cleaned.code:
                bag.problems.append(problem(bag.line, column, cleaned.code, cell, cleaned.severity))
                if cleaned.keep:
                    bag.notes.append(f"{column.header}: {clean_cell(cell)}")

        return handle

    def _note_handler(self, column: ColumnMapping) -> Handler:
        def handle(bag: Bag, cell: str) -> None:
            cleaned = long_text(cell)
            if cleaned.value is not None:
                bag.notes.append(cleaned.value)
            if cleaned.code:
                bag.problems.append(problem(bag.line, column, cleaned.code, cell[:200], cleaned.severity))

        return handle

    def _list_handler(self, column: ColumnMapping, type_: str) -> Handler:
        key = column.key

        def handle(bag: Bag, cell: str) -> None:
            items = _listed(cell)
            for item in items:
                value = choose(key, item) if type_ == "roles" else column.choices.get(item, item)
                if item and not value:
                    bag.problems.append(problem(bag.line, column, "import.choice_unknown", item, "may"))
                listed = bag.values.setdefault(key, [])
                if value and value not in listed and item != "myContacts":
                    listed.append(value if key == "lead.interests" else value[:100])

        return handle

    def _reach_handler(self, column: ColumnMapping, type_: str) -> Handler:
        kind_name = column.key.split(".")[1]
        fixed = ReachLabel(column.label) if column.label else None
        place = (kind_name, column.group)
        find: Callable[[str, ReachLabel | None], Found] = email_cell
        plain: Callable[[str, ReachLabel | None], Reach | None] | None = plain_email
        if type_ == "phone":
            find = self._phone_finder()
            plain = chinese_mobile if self._context.region == "CN" else None
        elif type_ != "email":
            plain, kind = None, ReachKind(kind_name)

            def find(cell: str, label: ReachLabel | None) -> Found:
                return account_cell(cell, kind, label)

        def handle(bag: Bag, cell: str) -> None:
            label = bag.labels.get(place, fixed) if bag.labels else fixed
            one = plain(cell, label) if plain is not None else None
            if one is not None:
                bag.reach.append((one, column.of))
                return
            found = find(cell, label)
            for reach in found.reach:
                bag.reach.append((reach, column.of))
            for code, text, severity in found.faults:
                bag.problems.append(problem(bag.line, column, code, text, severity))

        return handle

    def _phone_finder(self) -> Callable[[str, ReachLabel | None], Found]:
        """Numbers as the row's country writes them; those that took some reading are remembered."""
        memory: dict[tuple[str, ReachLabel | None, str], Found] = {}
        home = self._context.region

        def find(cell: str, label: ReachLabel | None) -> Found:
            asked = (cell, label, self._region)
            found = memory.get(asked)
            if found is None:
                found = _phones(cell, label, self._region, home)
                _remember(memory, asked, found)
            return found

        return find

    def _address_handler(self, column: ColumnMapping) -> Handler:
        part = column.key.removeprefix("reach.address").lstrip(".") or "full"
        group = column.group or (column.label if part == "full" and column.label else "")
        label = ReachLabel(column.label) if column.label else None
        if group not in self._address or label is not None:
            self._address[group] = (label, column.of)

        def handle(bag: Bag, cell: str) -> None:
            parts = bag.address.setdefault(group, {})
            text = _in_one_line(cell)
            if text and text != parts.get(part):
                parts[part] = f"{parts[part]} {text}" if part in parts else text

        return handle

    def _addresses(self, bag: Bag) -> None:
        for group, parts in bag.address.items():
            label, of = self._address.get(group, (None, ""))
            label = bag.labels.get(("address", group), label) if bag.labels else label
            reach, city, region = read_address(tuple(parts.items()), bool(group), label)
            if city:
                bag.values.setdefault("city", city)
            if region:
                bag.values.setdefault("region", region)
            if reach is not None:
                bag.reach.append((reach, of))


def _remember(memory: dict[Any, Any], asked: Any, answer: Any) -> None:
    """Keep an answer for the next row that asks the same; all are forgotten when they are too many."""
    if len(memory) > _MEMORY:
        memory.clear()
    memory[asked] = answer


@lru_cache(maxsize=_MEMORY)
def _in_one_line(cell: str) -> str:
    return " ".join(clean_cell(cell).split())


def _says_what_follows(column: ColumnMapping) -> bool:
    """Whether the cell tells of what sort another one is, so that it is read first."""
    return column.key.endswith((".label", ".price_list", ".price_tax")) or _is_caption(column)


def _is_caption(column: ColumnMapping) -> bool:
    """Whether the column names what stands in another (Relation 1 - Label: Spouse)."""
    return not column.key and column.of == "caption"


def _caption_handler(column: ColumnMapping) -> Handler:
    return lambda bag, cell: bag.captions.__setitem__(column.group, clean_cell(cell).removeprefix("* "))


def _kept_handler(column: ColumnMapping) -> Handler:
    """A column without a field of its own, kept in the note under its caption or header."""

    def handle(bag: Bag, cell: str) -> None:
        caption = bag.captions.get(column.group) if column.group else ""
        bag.notes.append(f"{caption or column.header}: {clean_cell(cell).replace(' ::: ', ', ')}")

    return handle


_NAMES = ("name.", "customer.name", "contact.name", "lead.name", "interaction.c", "followup.c")
_NUMBERS = (
    *("phone", "email", "id", "day", "moment", "birthday", "money", "int", "credit_code"),
    *("price", "rate", "exact", "quantity", "discount"),
)


def _nothing(column: ColumnMapping) -> frozenset[str]:
    """The words that mean an empty cell in this column."""
    of_person = column.key.startswith(_NAMES) and column.of != "firm"
    return nothing_names() if of_person else nothing_words()


def _is_number(column: ColumnMapping) -> bool:
    """Whether an apostrophe at the start of a cell only tells a spreadsheet that it is text."""
    target = fields().get(column.key)
    return column.key.startswith("reach.") or (target is not None and target.type in _NUMBERS)


def _phones(cell: str, label: ReachLabel | None, region: str, home: str) -> Found:
    """The numbers of a cell as written in the country of the row's address; else as written at home."""
    own = phone_cell(cell, label, home)
    mobile = home == "CN" and not own.faults and re.fullmatch(r"\s*1[3-9]\d{9}\s*", cell)
    if (
        region == home or mobile
    ):  # eleven digits in a row are a mobile number of ours, wherever its owner lives
        return own
    found = phone_cell(cell, label, region)
    return own if found.faults and not own.faults else found


def _listed(cell: str) -> list[str]:
    """The words of a cell that lists some; our own exports put words that hold commas into JSON."""
    if cell.startswith("["):
        try:
            read = json.loads(cell)
        except (ValueError, RecursionError):
            read = None
        if isinstance(read, list) and all(isinstance(word, str) for word in read):
            return [clean_cell(word) for word in read]
    return [clean_cell(part).removeprefix("* ") for part in re.split(_TAGS, cell)]
