"""Own fields in the rules of segments: the field of a name, and its value as an expression."""

from app.db.reader import Reader
from app.language.text import fold
from app.queries.segment_fields import Field, FieldKind
from app.sentences.errors import UserError

_KINDS = {
    "text": FieldKind.TEXT,
    "choice": FieldKind.TEXT,
    "date": FieldKind.DAY,
    "number": FieldKind.NUMBER,
    "money": FieldKind.MONEY,
    "tick": FieldKind.NUMBER,
}
_TEXTS = ("text", "choice", "date")


def own_field(reader: Reader, table: str, name: str) -> Field:
    """The own field of a table with this name; raises UserError when there is none."""
    for key, shown, kind in reader.all(
        "SELECT id, name, kind FROM custom_field WHERE entity = ? AND deleted_at IS NULL", (table,)
    ):
        if fold(shown) == fold(name):
            column = "text" if kind in _TEXTS else "number"
            scale = " / 1000000.0" if kind == "number" else ""
            value = (
                f"(SELECT own.{column}{scale} FROM custom_value own WHERE own.field_id = {int(key)} "
                f"AND own.{table}_id = {{t}}.id AND own.deleted_at IS NULL)"
            )
            return Field(f"segment_field.own:{shown}", _KINDS[kind], value)
    raise UserError("segment.no_own_field", name=name)


def own_fields(reader: Reader, table: str) -> list[str]:
    """The names of a table's own fields in their order."""
    rows = reader.all(
        "SELECT name FROM custom_field WHERE entity = ? AND deleted_at IS NULL AND active = 1 ORDER BY position, id",
        (table,),
    )
    return [name for (name,) in rows]
