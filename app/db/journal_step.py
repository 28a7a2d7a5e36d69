"""The name of a unit of work, as history, toasts and undo show it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """What a person would call the transaction: a code and its values, e.g. Step("customer.create", name="…")."""

    code: str
    values: dict[str, object] = field(default_factory=dict)
    undoable: bool = True

    @classmethod
    def of(cls, code: str, /, **values: object) -> "Step":
        """A step with its values as keywords."""
        return cls(code, {name: _sayable(value) for name, value in values.items()})


def _sayable(value: object) -> object:
    """A text without half characters: names of files may hold bytes that are no UTF-8."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
