"""Two records become one: chosen fields, everything that refers to either, and the way to take it back for good.

What refers to a record is read from the schema, so that a table made tomorrow is moved too. The record that is
given up goes to the recycle bin and remembers what it was merged into; nothing of it is written over.
"""

from collections.abc import Generator, Mapping, Sequence
from typing import Any

from app.changes import Progress
from app.db.bulk import ids_where, update_many
from app.db.unit_of_work import UnitOfWork
from app.models import Base, Contact, Customer, KnownDifferent, Lead
from app.sentences.errors import UserError
from app.usecases.conversion import convert_lead
from app.usecases.convert_input import ConvertInput
from app.usecases.merge_fields import UNITS, default_side, merged_value
from app.usecases.merge_ties import break_circle, join_double_ties

ENTITIES: dict[str, type[Customer | Contact | Lead]] = {
    "customer": Customer,
    "contact": Contact,
    "lead": Lead,
}
# rows of which a record has one of a kind: told apart by these columns, the second one stays where it was
_ONE_OF_A_KIND = {
    "profile": (),
    "verdict": ("axis",),
    "custom_value": ("field_id",),
    "tag_link": ("tag_id",),
    "reach": ("kind", "coalesce(normal, value)"),
    "deal_contact": ("deal_id",),
}
_RECORD = frozenset({"id", "customer_id", "created_at", "updated_at", "updated_on", "deleted_at"})
_STAY = frozenset({"verdict_change"})  # how the other record was judged is its own history
_ORDERED = {
    ("reach", "customer_id"),
    ("reach", "contact_id"),
    ("reach", "lead_id"),
    ("contact", "customer_id"),
}
# rows that would lead from a record to itself: emptied there, or, where both ends are needed, recycled
_LOOPS = {
    ("profile", "met_through_id"): "customer_id",
    ("family_member", "person_id"): "customer_id",
    ("customer", "referred_by_id"): "id",
}
_BOTH_ENDS = {
    "tie": (("from_customer_id", "to_customer_id"), ("from_contact_id", "to_contact_id")),
    "known_different": tuple((f"{name}_id", f"other_{name}_id") for name in ENTITIES),
}


def references_to(table: str) -> list[tuple[str, str]]:
    """Every (table, column) that refers to records of a table, but for the trace of earlier merges."""
    return [
        (other.name, key.parent.name)
        for other in Base.metadata.sorted_tables
        for key in sorted(other.foreign_keys, key=lambda each: str(each.parent.name))
        if key.column.table.name == table
    ]


def merge_records(
    uow: UnitOfWork, table: str, keep_id: int, lose_id: int, chosen: Mapping[str, str] | None = None
) -> int:
    """Merge the second record into the first; returns the key of the one that stays.

    `chosen` says for each field (merge_fields.UNITS, or the id of an own field as "custom:ID") whose value
    stays: "mine", "other" or "both"; without a word the first record's, or the other's where it has none.
    Raises UserError merge.same, record.gone, merge.unknown_field.
    """
    if keep_id == lose_id:
        raise UserError("merge.same")
    entity = ENTITIES[table]
    keep, lose = uow.get(entity, keep_id), uow.get(entity, lose_id)
    uow.step.values.setdefault("name", keep.name)
    uow.step.values.setdefault("other", lose.name)
    wanted = dict(chosen or {})
    _take_fields(table, keep, lose, wanted)
    uow.session.flush()
    _take_own_fields(uow, table, (keep_id, lose_id), wanted)
    for other, column in references_to(table):
        _move(uow, other, column, keep_id, lose_id)
    _close_loops(uow, table, keep_id)
    if table != "lead":
        join_double_ties(uow, table, keep_id)
    _keep_pins(uow, table, keep_id, lose_id)
    if table == "customer":
        _fill_profile(uow, keep_id, lose_id)
        break_circle(uow, keep_id)
    update_many(uow, table, [lose_id], {"deleted_at": uow.stamp, "merged_into_id": keep_id})
    uow.recorder.note(table, keep_id, "update", {}, {})  # its history tells of it though no field changed
    uow.recorder.reworded.setdefault(table, set()).update((keep_id, lose_id))
    uow.recorder.touched.setdefault(table, set()).update((keep_id, lose_id))
    return keep_id


def merge_lead_into_customer(uow: UnitOfWork, lead_id: int, customer_id: int) -> int:
    """A lead that is a customer already is converted into that one; returns the customer."""
    uow.step.values.setdefault("name", uow.get(Customer, customer_id).name)
    uow.step.values.setdefault("other", uow.get(Lead, lead_id).name)
    convert_lead(uow, lead_id, ConvertInput(customer=customer_id))
    return customer_id


def merge_many(
    uow: UnitOfWork, pairs: Sequence[tuple[tuple[str, int], tuple[str, int]]]
) -> Generator[Progress, None, int]:
    """Merge pairs ((table, key), (table, key)), each second record into the first; returns how many.

    Who is part of several pairs is followed to where they have gone. Pairs a person called different meanwhile
    are the caller's business.
    """
    gone: dict[tuple[str, int], tuple[str, int]] = {}
    count = 0
    for at, pair in enumerate(pairs):
        yield Progress(at, len(pairs), "duplicates.merging")
        one, other = (_followed(gone, each) for each in pair)
        if one == other:
            continue
        if one[0] == other[0]:
            merge_records(uow, one[0], one[1], other[1])
        else:
            lead, customer = (one, other) if one[0] == "lead" else (other, one)
            merge_lead_into_customer(uow, lead[1], customer[1])
            one, other = customer, lead
        gone[other] = one
        count += 1
    uow.step.values["count"] = count
    return count


def call_different(uow: UnitOfWork, pairs: Sequence[tuple[tuple[str, int], tuple[str, int]]]) -> int:
    """Remember that records look alike and are not one; returns how many pairs."""
    for (table, key), (other_table, other_key) in pairs:
        uow.get(ENTITIES[table], key)
        uow.get(ENTITIES[other_table], other_key)
        uow.add(KnownDifferent(**{f"{table}_id": key, f"other_{other_table}_id": other_key}))
    uow.step.values["count"] = len(pairs)
    return len(pairs)


def _followed(gone: Mapping[tuple[str, int], tuple[str, int]], each: tuple[str, int]) -> tuple[str, int]:
    while each in gone:
        each = gone[each]
    return each


def _take_fields(table: str, keep: Any, lose: Any, wanted: Mapping[str, str]) -> None:
    """The columns of the record that stays."""
    for unit in wanted:
        own = unit.removeprefix("custom:") if unit.startswith("custom:") else ""
        if unit not in UNITS[table] and not (own.isdecimal() and int(own[:20]) < 2**63):
            raise UserError("merge.unknown_field", field=unit)
    for unit, columns in UNITS[table].items():
        mine = [getattr(keep, column) for column in columns]
        other = [getattr(lose, column) for column in columns]
        side = wanted.get(unit) or default_side(unit, mine, other)
        for column, value in zip(columns, merged_value(unit, side, mine, other), strict=True):
            if getattr(keep, column) != value:
                setattr(keep, column, value)


def _take_own_fields(uow: UnitOfWork, table: str, keys: tuple[int, int], wanted: Mapping[str, str]) -> None:
    """Own fields whose other value was chosen: the first record's own value steps aside."""
    fields = [
        int(unit.removeprefix("custom:"))
        for unit, side in wanted.items()
        if unit.startswith("custom:") and side == "other"
    ]
    mine = ids_where(
        uow,
        f"SELECT v.id FROM custom_value v WHERE v.field_id IN {{ids}} AND v.{table}_id = ? AND v.deleted_at IS NULL "
        f"AND EXISTS (SELECT 1 FROM custom_value o WHERE o.field_id = v.field_id AND o.{table}_id = ? "
        "AND o.deleted_at IS NULL)",
        fields,
        keys,
    )
    update_many(uow, "custom_value", mine, {"deleted_at": uow.stamp})


def _move(uow: UnitOfWork, table: str, column: str, keep: int, lose: int) -> None:
    """Let the rows of one column refer to the record that stays."""
    if table in _STAY:
        return
    alike = _ONE_OF_A_KIND.get(table)
    rows = f"SELECT t.id FROM {table} t WHERE t.{column} IN {{ids}}"
    if alike is not None:
        same = " AND ".join(f"{_of('o', part)} IS {_of('t', part)}" for part in alike) or "1"
        twice = (
            f"EXISTS (SELECT 1 FROM {table} o WHERE o.{column} = {keep} AND o.deleted_at IS NULL AND {same})"
        )
        if table == "deal_contact":  # of one deal both have a say in: the second voice is none
            update_many(uow, table, ids_where(uow, f"{rows} AND {twice}", [lose]), {"deleted_at": uow.stamp})
        rows += f" AND t.deleted_at IS NULL AND NOT {twice}"
    found = ids_where(uow, f"{rows} ORDER BY t.id", [lose])
    if (table, column) in _ORDERED:
        _append(uow, table, column, keep, found)
    else:
        update_many(uow, table, found, {column: keep})


def _of(alias: str, part: str) -> str:
    """A column, or an expression over columns, of one of two rows."""
    if part.startswith("coalesce"):
        return f"coalesce({alias}.normal, {alias}.value)"
    return f"{alias}.{part}"


def _append(uow: UnitOfWork, table: str, column: str, keep: int, rows: Sequence[int]) -> None:
    """Rows that have an order come after those of the record that stays."""
    last = ids_where(
        uow, f"SELECT coalesce(max(position), -1) FROM {table} WHERE {column} IN {{ids}}", [keep]
    )
    for place, row in enumerate(rows, int(last[0]) + 1):
        update_many(uow, table, [row], {column: keep, "position": place})


def _close_loops(uow: UnitOfWork, table: str, keep: int) -> None:
    """Nobody is tied to, met through, or different from themselves."""
    for (other, column), own in _LOOPS.items():
        if table == "customer":
            looped = ids_where(
                uow, f"SELECT id FROM {other} WHERE {column} IN {{ids}} AND {own} = {column}", [keep]
            )
            update_many(uow, other, looped, {column: None})
    for other, ends in _BOTH_ENDS.items():
        for one, second in ends:
            if one.endswith(f"{table}_id"):
                looped = ids_where(
                    uow,
                    f"SELECT id FROM {other} WHERE {one} IN {{ids}} AND {second} = {one} AND deleted_at IS NULL",
                    [keep],
                )
                update_many(uow, other, looped, {"deleted_at": uow.stamp})


def _keep_pins(uow: UnitOfWork, table: str, keep: int, lose: int) -> None:
    """A verdict that a person pinned on the other record holds on where the first has no pin."""
    if table == "contact":
        return
    columns = ("pinned", "pinned_by_id", "pinned_for", "pinned_day", "pinned_until")
    uow.session.flush()
    pins = uow.driver.execute(
        f"SELECT k.id, {', '.join(f'o.{column}' for column in columns)} FROM verdict k "
        f"JOIN verdict o ON o.axis = k.axis AND o.{table}_id = ? AND o.deleted_at IS NULL "
        f"WHERE k.{table}_id = ? AND k.deleted_at IS NULL AND k.pinned IS NULL AND o.pinned IS NOT NULL",
        (lose, keep),
    ).fetchall()
    for key, *values in pins:
        update_many(uow, "verdict", [key], dict(zip(columns, values, strict=True)))


def _fill_profile(uow: UnitOfWork, keep: int, lose: int) -> None:
    """What only the other profile knows."""
    from app.models import Profile

    mine, other = (
        uow.session.query(Profile).filter(Profile.customer_id == key, Profile.deleted_at.is_(None)).first()
        for key in (keep, lose)
    )
    if mine is None or other is None:
        return
    for column in (each.key for each in Profile.__table__.columns):
        value = getattr(other, column)
        known = column in _RECORD or getattr(mine, column) is not None or value is None
        if not known and (column, value) != ("met_through_id", keep):
            setattr(mine, column, value)
    uow.session.flush()
