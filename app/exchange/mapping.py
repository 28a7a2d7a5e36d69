"""Which column of a file means what: a plain value that can be remembered, edited and kept as JSON."""

import hashlib
import json
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from app.exchange.fields import TABLE_KINDS, fields
from app.exchange.header_row import header_key
from app.sentences.errors import UserError


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """One column. `key` "" = not imported.

    `label` mobile/work/home/fax for ways to reach; `of` "firm"/"person" when the header says whose, "caption"
    when the cell says what stands in the column of its `group` that goes to the note;
    `group` holds columns of one address or one labelled phone together; `order` of days (ymd, mdy, dmy);
    `choices` words of the file -> value; `to_note` keeps an unmapped column in the note as "header: value".
    `reason` and `handling` are sentence keys with `facts` to fill them.
    """

    index: int
    header: str
    key: str = ""
    label: str = ""
    of: str = ""
    group: str = ""
    order: str = ""
    choices: MappingType[str, str] = field(default_factory=dict)
    to_note: bool = False
    confidence: float = 0.0
    reason: str = "import.reason.unknown"
    handling: str = "import.handling.none"
    facts: MappingType[str, str] = field(default_factory=dict)


OWN = "custom."  # targets that are fields of one's own
PROFILE = "profile."  # targets that are columns of a customer's profile

_NAMING = {
    "customers": ("customer.name", "contact.name", "customer.employer", "name.family", "name.given"),
    "leads": ("lead.name", "lead.subject", "lead.firm", "name.family", "name.given"),
    "interactions": ("interaction.customer", "interaction.contact", "interaction.phone"),
    "followups": ("followup.customer", "followup.subject", "followup.phone"),
    "products": ("product.name", "product.code"),
    "orders": ("order.number",),
}
NAMING = frozenset(key for keys in _NAMING.values() for key in keys)


@dataclass(frozen=True, slots=True)
class Mapping:
    """The meaning of a whole table; `program` names the export it was recognised as."""

    kind: str
    columns: tuple[ColumnMapping, ...]
    program: str = ""

    @property
    def signature(self) -> str:
        """What makes another file one of the same sort."""
        return signature([column.header for column in self.columns])

    def with_column(self, index: int, **changes: Any) -> "Mapping":
        """The mapping with one column changed by a person."""
        certain = {"confidence": 1.0, "reason": "import.reason.chosen", **changes}
        columns = [replace(column, **certain) if column.index == index else column for column in self.columns]
        return replace(self, columns=tuple(columns))

    def names_somebody(self) -> bool:
        """Whether a column says who or what a row is about; without one, no row can be kept."""
        return not self.keys().isdisjoint(_NAMING[self.kind])

    def keys(self) -> frozenset[str]:
        """The targets that some column fills."""
        return frozenset(column.key for column in self.columns if column.key)

    def to_json(self) -> str:
        """As kept in a file or beside the imports."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def signature(headers: Sequence[str]) -> str:
    """The same for files with the same column names, whatever their order or marks."""
    text = "\x1f".join(sorted(header_key(header) for header in headers))
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def mapping_from_json(text: str) -> Mapping:
    """Read what `to_json` wrote, or the short form {"header": "target"}; raises UserError."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError("import.mapping_unreadable") from error
    if not isinstance(read, dict):
        raise UserError("import.mapping_unreadable")
    if "columns" not in read:
        columns = tuple(
            ColumnMapping(index, str(header), str(key or ""), confidence=1.0, reason="import.reason.chosen")
            for index, (header, key) in enumerate(read.items())
        )
        return _checked(Mapping("", columns))
    try:
        columns = tuple(ColumnMapping(**column) for column in read["columns"])
        return _checked(Mapping(str(read.get("kind", "")), columns, str(read.get("program", ""))))
    except (TypeError, ValueError) as error:
        raise UserError("import.mapping_unreadable") from error


def _checked(mapping: Mapping) -> Mapping:
    if mapping.kind and mapping.kind not in TABLE_KINDS:
        raise UserError("import.mapping_unknown_kind", kind=mapping.kind)
    for column in mapping.columns:
        if column.key and column.key not in fields() and not column.key.startswith((OWN, PROFILE)):
            raise UserError("import.mapping_unknown_field", field=column.key, column=column.header)
    return mapping


def applied(remembered: Mapping, headers: Sequence[str], kind: str = "") -> Mapping:
    """A remembered mapping laid over the columns of another file, by header; new columns stay unmapped."""
    by_header = {header_key(column.header): column for column in remembered.columns}
    columns: list[ColumnMapping] = []
    for index, header in enumerate(headers):
        known = by_header.get(header_key(header))
        if known is None:
            columns.append(ColumnMapping(index, header))
        else:
            columns.append(replace(known, index=index, header=header))
    return Mapping(remembered.kind or kind or "customers", tuple(columns), remembered.program)
