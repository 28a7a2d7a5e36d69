"""Guess what the columns of a table mean, from their header words and from their values."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from app.exchange.fields import HeaderMeaning, TableKind, fields, meanings
from app.exchange.guess_handling import with_handling
from app.exchange.guess_who import resolve_who
from app.exchange.header_row import column_letter, header_key
from app.exchange.known_headers import TO_NOTE, KnownProgram, numbered_key, recognise
from app.exchange.mapping import ColumnMapping, Mapping
from app.exchange.shapes import COMPATIBLE, shape_shares

_CONTAINED = 2
_KEY = re.compile(r"(?:id|uid|uuid|guid|key|编号|编码|代码)$")


def guess_kind(headers: Sequence[str]) -> TableKind:
    """Whether a table holds customers, leads, talks, follow-ups or orders."""
    program = recognise(tuple(headers))
    if program is not None:
        return cast(TableKind, program.kind)
    keys = [header_key(header) for header in headers]
    common = meanings("customers")
    scores: dict[str, int] = {}
    for kind, prefix in (("leads", "lead."), ("interactions", "interaction."), ("followups", "followup.")):
        words = meanings(kind)
        own = {words[key].key for key in keys if key in words and key not in common}
        scores[kind] = sum(1 for key in own if key.startswith(prefix))
    if _are_orders(keys):
        return "orders"
    if _sells(keys):
        return "products"
    if any("线索" in key or key.startswith("lead") for key in keys) and scores["interactions"] < 2:
        return "leads"
    best = max(scores, key=lambda kind: scores[kind])
    enough = {"interactions": 2, "followups": 2, "leads": 2}
    return cast(TableKind, best) if scores[best] >= enough[best] else "customers"


def _sells(keys: Sequence[str]) -> bool:
    """Whether each row is something to sell: it has a name or code and a price or cost, and names no customer."""
    words, common = meanings("products"), meanings("customers")
    if any(common[key].key in ("who.customer", "who.contact") for key in keys if key in common):
        return False
    found = {words[key].key for key in keys if key in words}
    named = not found.isdisjoint(("product.name", "product.code"))
    priced = not found.isdisjoint(("product.price", "product.cost"))
    return named and priced and len(found) >= 3


def _are_orders(keys: Sequence[str]) -> bool:
    """Whether a table has the number of an order, and what was sold or for how much."""
    words = meanings("orders")
    told = {words[key].key for key in keys if key in words}
    sums = {"order.amount", "order.total", "order.price", "order.paid"}
    return "order.number" in told and bool(told & sums) and len(told & {"order.day", *_SOLD, *sums}) >= 3


_SALES = ("products", "orders")  # tables that are not about people
_SOLD = ("order.product", "order.code", "order.quantity", "order.customer_id", "order.state")


def guess_mapping(
    headers: Sequence[str], sample_rows: Sequence[Sequence[str]], kind: str | None = None
) -> Mapping:
    """The likely meaning of each column, with confidence (0 to 1) and reason."""
    program = recognise(tuple(headers))
    kind = kind or guess_kind(headers)
    if program is not None and program.kind != kind:
        program = None
    columns: list[ColumnMapping] = []
    for index, header in enumerate(headers):
        values = [row[index] for row in sample_rows if index < len(row)]
        columns.append(_column(index, header, values, kind, program))
    columns = _without_doubtful_names(columns)
    columns = _one_each(_with_key(resolve_who(columns, sample_rows, kind), sample_rows, kind))
    finished = [
        with_handling(column, [row[column.index] for row in sample_rows if column.index < len(row)])
        for column in columns
    ]
    return Mapping(kind, tuple(finished), program.program if program else "")


def _without_doubtful_names(columns: list[ColumnMapping]) -> list[ColumnMapping]:
    """A column taken for names only by its values gives way to one whose header says so."""
    sure = any(column.confidence > 0.7 and column.key.startswith(("who.", "name.")) for column in columns)
    return [
        ColumnMapping(column.index, column.header)
        if sure and column.key.startswith("who.") and column.confidence <= 0.7
        else column
        for column in columns
    ]


def _with_key(
    columns: list[ColumnMapping], sample_rows: Sequence[Sequence[str]], kind: str
) -> list[ColumnMapping]:
    """Where no header is a known word for it, the first column called like a key that tells every row apart is one."""
    target = f"{kind.removesuffix('s')}.external_id"
    if target not in fields() or any(column.key == target for column in columns):
        return columns
    for position, column in enumerate(columns):
        values = [row[column.index].strip() for row in sample_rows if column.index < len(row)]
        distinct = len(values) > 1 and all(values) and len(set(values)) == len(values)
        if not column.key and distinct and _KEY.search(header_key(column.header)):
            found = replace(column, key=target, confidence=0.6, reason="import.reason.part")
            return [*columns[:position], found, *columns[position + 1 :]]
    return columns


def _column(
    index: int, header: str, values: list[str], kind: str, program: KnownProgram | None
) -> ColumnMapping:
    column = ColumnMapping(index, header)
    if program is not None:
        key, number = numbered_key(header)
        known = program.columns.get(key)
        if known is not None:
            return replace(
                column,
                key="" if known.key == TO_NOTE else known.key,
                to_note=known.key == TO_NOTE,
                label=known.label,
                of=known.of,
                group=known.group + number,
                confidence=1.0,
                reason="import.reason.program",
                facts={"program": program.program},
            )
    shares = shape_shares(values)
    exact = meanings(kind).get(header_key(header))
    if exact is not None and not _contradicted(exact.type, shares):
        return _by_header(column, exact, 0.95, "import.reason.header")
    part = _contained(header_key(header), kind)
    if part is not None and _supported(part.type, shares) and part.type not in ("who", "choice", "id"):
        return _by_header(column, part, 0.75, "import.reason.part")
    if header == column_letter(index) or exact is None or exact.type in COMPATIBLE:
        return _by_values(column, shares, kind)
    return column


def _by_header(
    column: ColumnMapping, meaning: HeaderMeaning, confidence: float, reason: str
) -> ColumnMapping:
    return replace(
        column, key=meaning.key, label=meaning.label, of=meaning.of, confidence=confidence, reason=reason
    )


def _contradicted(type_: str, shares: dict[str, float]) -> bool:
    """Whether the values plainly are something else than an exact header says."""
    others = {"phone": ("email", "url", "address"), "email": ("mobile", "phone", "url", "address")}
    return any(shares.get(shape, 0) > 0.6 for shape in others.get(type_, ()))


def _supported(type_: str, shares: dict[str, float]) -> bool:
    """Whether at least a fifth of the values have a shape that the type may have."""
    shapes = COMPATIBLE.get(type_)
    return shapes is None or not shares or sum(shares.get(shape, 0) for shape in shapes) >= 0.2


def _contained(key: str, kind: str) -> HeaderMeaning | None:
    """The longest known word inside the header ("客户联系电话" holds "联系电话")."""
    best: tuple[int, HeaderMeaning] | None = None
    for word, meaning in meanings(kind).items():
        long_enough = len(word) >= (5 if word.isascii() else _CONTAINED)
        if long_enough and word in key and (best is None or len(word) > best[0]):
            best = (len(word), meaning)
    return best[1] if best else None


def _by_values(column: ColumnMapping, shares: dict[str, float], kind: str) -> ColumnMapping:
    """Nothing in the header helps: phones, mails and the like show themselves."""
    for shape, key, label in (
        ("email", "reach.email", ""),
        ("mobile", "reach.phone", "mobile"),
        ("phone", "reach.phone", ""),
        ("url", "reach.website", ""),
        ("credit_code", "customer.credit_code", ""),
        ("gender", "customer.gender", ""),
        ("address", "reach.address", ""),
        ("firm", "who.firm", ""),
    ):
        target = fields().get(key)
        named = key.startswith("who.") and kind not in _SALES
        allowed = named or (target is not None and kind in target.kinds)
        if allowed and shares.get(shape, 0) >= 0.7:
            return replace(
                column,
                key=key,
                label=label,
                confidence=round(0.7 * shares[shape], 2),
                reason=f"import.reason.values.{shape}",
            )
    if kind not in _SALES and shares.get("person", 0) >= 0.8 and shares["person_distinct"] >= 0.5:
        return replace(column, key="who.name", confidence=0.5, reason="import.reason.values.person")
    return column


def _one_each(columns: list[ColumnMapping]) -> list[ColumnMapping]:
    """A target that takes one column keeps the surest; grouped and repeatable ones keep all."""
    taken: dict[str, int] = {}
    result = list(columns)
    for position, column in enumerate(columns):
        target = fields().get(column.key)
        if not column.key or (target is not None and target.many) or ".address." in column.key:
            continue
        other = taken.get(column.key)
        if other is None:
            taken[column.key] = position
            continue
        loser = other if result[other].confidence < column.confidence else position
        taken[column.key] = position if loser == other else other
        result[loser] = replace(
            result[loser],
            key="",
            confidence=0.0,
            reason="import.reason.taken",
            facts={"field": f"@import.field.{column.key}"},
        )
    return result
