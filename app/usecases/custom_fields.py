"""Fields of one's own: add, rename, reorder, retire; and what stands in them for one record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.db.fresh import insert_new
from app.db.unit_of_work import UnitOfWork
from app.language.custom_values import FieldShape, Stored, checked_choices, read_value, write_value
from app.language.names import fold, reading
from app.models import CustomField, CustomValue, Setting
from app.sentences.errors import UserError
from app.settings.declarations import BY_NAME
from app.usecases.custom_input import FieldInput
from app.usecases.days import local_day
from app.usecases.naming import checked_name
from app.vocabulary import CustomEntity, CustomKind

__all__ = [
    "FieldInput",
    "add_field",
    "edit_field",
    "remove_field",
    "set_custom",
    "shape_of",
    "shift_field",
    "value_columns",
]

MOST_DECIMALS = 6


def add_field(uow: UnitOfWork, given: FieldInput) -> int:
    """A new field behind the others of its entity; returns its key."""
    entity, kind = CustomEntity(given.entity).value, CustomKind(given.kind)
    name = checked_name(given.name)
    others = _fields(uow, entity)
    _refuse_double(others, name)
    choices = list(checked_choices(given.choices)) if kind is CustomKind.CHOICE else None
    if kind is CustomKind.CHOICE and not choices:
        raise UserError("custom.no_choices")
    place = max((field.position for field in others), default=-1) + 1
    return uow.add(
        CustomField(
            entity=entity,
            name=name,
            kind=kind.value,
            choices=choices,
            currency=(given.currency or _home_currency(uow)) if kind is CustomKind.MONEY else None,
            decimals=_checked_decimals(given.decimals) if kind is CustomKind.NUMBER else None,
            position=place,
            active=True,
            note=(given.note or "").strip() or None,
        )
    ).id


def edit_field(uow: UnitOfWork, field_id: int, changes: Mapping[str, Any]) -> None:
    """Change `name`, `choices`, `decimals`, `note` or `active` (False retires it: what stands in it stays).

    The kind and the currency stay: what was typed would mean something else. A choice that records have
    cannot be taken away (custom.choice_used); it can be renamed with `rename_choice`: {old: new}.
    """
    field = uow.get(CustomField, field_id)
    rest = dict(changes)
    if "name" in rest:
        name = checked_name(rest.pop("name"))
        _refuse_double([one for one in _fields(uow, field.entity) if one.id != field_id], name)
        field.name = name
    for old, new in rest.pop("rename_choice", {}).items():
        _rename_choice(uow, field, old, new)
    if "choices" in rest:
        _set_choices(uow, field, checked_choices(rest.pop("choices")))
    if "decimals" in rest:
        field.decimals = _checked_decimals(rest.pop("decimals"))
    if "note" in rest:
        field.note = (rest.pop("note") or "").strip() or None
    if "active" in rest:
        field.active = bool(rest.pop("active"))
    if rest:
        raise ValueError(f"not editable: {sorted(rest)}")


def shift_field(uow: UnitOfWork, field_id: int, by: int) -> None:
    """Move a field towards the beginning (-1) or the end (1) of those of its entity."""
    fields = _fields(uow, uow.get(CustomField, field_id).entity)
    at = next(n for n, field in enumerate(fields) if field.id == field_id)
    to = min(max(0, at + by), len(fields) - 1)
    fields.insert(to, fields.pop(at))
    for place, field in enumerate(fields):
        field.position = place


def remove_field(uow: UnitOfWork, field_id: int) -> None:
    """Remove a field in which nothing stands; one with values can only be retired (custom.in_use)."""
    field = uow.get(CustomField, field_id)
    used = uow.session.query(CustomValue).filter(CustomValue.field_id == field_id).count()
    if used:
        raise UserError("custom.in_use", name=field.name, count=used)
    uow.session.delete(field)


def shape_of(field: CustomField) -> FieldShape:
    """How the values of a field are read and shown."""
    return FieldShape(field.kind, tuple(field.choices or ()), field.currency or "CNY", field.decimals)


def set_custom(
    uow: UnitOfWork, entity: str, key: int, typed: Mapping[int, str | None], *, fresh: bool = False
) -> None:
    """Make some fields of a record say what was typed; an empty text empties the field.

    A text that its field cannot hold raises custom.unclear; a `fresh` record was made just now: it has no
    values yet.
    """
    filled = {field: text for field, text in typed.items() if (text or "").strip() or not fresh}
    if not filled:
        return
    today = date.fromisoformat(local_day(uow.now_ms))
    known = {} if fresh else _values(uow, entity, key)
    for field_id, text in filled.items():
        field = uow.get(CustomField, field_id)
        if field.entity != entity:
            raise ValueError(f"not a field of {entity}: {field_id}")
        row = known.get(field_id)
        if not (text or "").strip():
            if row is not None:
                uow.session.delete(row)
            continue
        value = read_value(shape_of(field), text or "", today)
        if value is None:
            raise UserError("custom.unclear", field=field.name, text=(text or "").strip())
        _keep(uow, entity, key, field, value, row)


def take_over(uow: UnitOfWork, source: tuple[str, int], target: tuple[str, int]) -> None:
    """Copy what stands in a record's fields into fields of the same name and kind of another, where they are empty."""
    given, known = _values(uow, *source), _values(uow, *target)
    if not given:
        return
    names = {(fold(field.name), field.kind): field for field in _fields(uow, target[0]) if field.active}
    for row in given.values():
        field = uow.session.get_one(CustomField, row.field_id)
        same = names.get((fold(field.name), field.kind))
        value = Stored(row.text, row.number)
        if same is None or same.id in known:
            continue
        if read_value(shape_of(same), write_value(shape_of(field), value, "en")) == value:
            _keep(uow, *target, same, value, None)


def _keep(
    uow: UnitOfWork, entity: str, key: int, field: CustomField, value: Stored, row: CustomValue | None
) -> None:
    columns = value_columns(field.kind, value)
    if row is None:
        insert_new(uow, "custom_value", {"field_id": field.id, f"{entity}_id": key, **columns})
        return
    for column, content in columns.items():
        setattr(row, column, content)


def value_columns(kind: str, value: Stored) -> dict[str, Any]:
    """The columns of a value; texts and choices sort by their reading."""
    spoken = kind in (CustomKind.TEXT, CustomKind.CHOICE) and value.text
    return {
        "text": value.text,
        "number": value.number,
        "sort_key": reading(value.text[:200], False).sort_key if spoken and value.text else None,
    }


def _values(uow: UnitOfWork, entity: str, key: int) -> dict[int, CustomValue]:
    rows = uow.session.query(CustomValue).filter(
        getattr(CustomValue, f"{entity}_id") == key, CustomValue.deleted_at.is_(None)
    )
    return {row.field_id: row for row in rows}


def _fields(uow: UnitOfWork, entity: str) -> list[CustomField]:
    return (
        uow.session.query(CustomField)
        .filter(CustomField.entity == entity, CustomField.deleted_at.is_(None))
        .order_by(CustomField.position, CustomField.id)
        .all()
    )


def _refuse_double(fields: list[CustomField], name: str) -> None:
    if fold(name) in {fold(field.name) for field in fields}:
        raise UserError("custom.exists", name=name)


def _checked_decimals(decimals: int | None) -> int | None:
    if decimals is not None and not 0 <= decimals <= MOST_DECIMALS:
        raise UserError("custom.decimals", limit=MOST_DECIMALS)
    return decimals


def _set_choices(uow: UnitOfWork, field: CustomField, choices: tuple[str, ...]) -> None:
    if field.kind != CustomKind.CHOICE:
        raise ValueError("only a choice has choices")
    if not choices:
        raise UserError("custom.no_choices")
    gone = set(field.choices or ()) - set(choices)
    for word in sorted(gone):
        if _having(uow, field, word).count():
            raise UserError("custom.choice_used", name=word)
    field.choices = list(choices)


def _rename_choice(uow: UnitOfWork, field: CustomField, old: str, new: str) -> None:
    """The word changes everywhere it was chosen, as one step."""
    words = list(field.choices or ())
    clean = checked_choices([new])
    if old not in words or not clean or clean[0] == old:
        return
    if clean[0] in words:
        raise UserError("custom.exists", name=clean[0])
    field.choices = [clean[0] if word == old else word for word in words]
    columns = value_columns(field.kind, Stored(clean[0]))
    from app.db.bulk import update_many

    update_many(uow, "custom_value", [row.id for row in _having(uow, field, old)], columns)


def _having(uow: UnitOfWork, field: CustomField, word: str) -> Any:
    return uow.session.query(CustomValue).filter(
        CustomValue.field_id == field.id, CustomValue.text == word, CustomValue.deleted_at.is_(None)
    )


def _home_currency(uow: UnitOfWork) -> str:
    row = uow.session.query(Setting).filter(Setting.name == "currency").first()
    return str(row.value if row is not None else BY_NAME["currency"].default)
