"""What a column of a table is: its key, its words, its kind of cell and how a row becomes a cell value."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, Literal, NamedTuple

Kind = Literal[
    "check",  # bool: the tick column; the model answers it itself
    "text",  # str
    "name",  # str, or (text, icon name), or (text, icon name, second line)
    "two_line",  # (first line, second line)
    "money",  # str, already formatted, set to the right
    "date",  # str, already written for people ("3 天前")
    "pill",  # (status key of the tokens, label)
    "tags",  # sequence of str or (label, hue)
    "stars",  # int 0..3
    "lifecycle",  # (stage key lc1..lc4, label)
    "chip",  # (label, tone): tone in accent, red, amber, plain, warning
    "bar",  # (fraction 0..1, label)
    "score",  # (0..100, grade)
    "bars",  # (percents, label): three bars one below the other, their names in the title with " / " between
]
Align = Literal["left", "right", "center"]

_TEXT_AT = {"pill": 1, "lifecycle": 1, "bar": 1, "bars": 1, "chip": 0}


class Column(NamedTuple):
    """One column; `value` turns a row into the cell value of its kind (default: the attribute named `key`).

    `width` and `min_width` are pixels; `roomy` is the width it takes where there is room
    to spare. `narrow_rank` says how early the column leaves when the table gets
    narrow (1 leaves first, 0 stays). `edit_value` is what an editor begins with (default: the cell's text).
    `role` is the text colour of the theme (default: what suits the kind). `movable` columns change places.
    """

    key: str
    title: str
    kind: Kind = "text"
    width: int = 120
    align: Align = "left"
    sortable: bool = True
    editable: bool = False
    hidden_by_default: bool = False
    value: Callable[[Any], Any] | None = None
    edit_value: Callable[[Any], Any] | None = None
    min_width: int = 48
    roomy: int = 0
    stretch: bool = False
    narrow_rank: int = 0
    role: str = ""
    movable: bool = True

    def getter(self) -> Callable[[Any], Any]:
        """The function from a row to this column's cell value."""
        return self.value if self.value is not None else attrgetter(self.key)


def cell_text(kind: str, value: Any) -> str:
    """The words of a cell, as a screen reader, a copied table or a tool tip gives them."""
    if value is None:
        return ""
    if kind == "tags":
        return " ".join(tag if isinstance(tag, str) else str(tag[0]) for tag in value)
    if isinstance(value, str):
        return value
    if kind in _TEXT_AT:
        return str(value[_TEXT_AT[kind]])
    if kind in ("name", "two_line", "score"):
        return _joined(value[:1] if kind == "name" else value)
    return str(value)


def _joined(parts: Sequence[Any]) -> str:
    return " ".join(str(part) for part in parts if part)
