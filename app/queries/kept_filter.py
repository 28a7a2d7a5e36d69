"""What every list's filter shares: it is kept in saved views as a dictionary of what is set."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Self


class KeptFilter:
    """Base of the frozen dataclasses that say what a list is narrowed to; without arguments they narrow nothing."""

    def to_dict(self) -> dict[str, Any]:
        """What is set, as JSON keeps it."""
        standard = type(self)()
        found = {each.name: getattr(self, each.name) for each in fields(self)}  # type: ignore[arg-type]
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in found.items()
            if value != getattr(standard, name)
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Self:
        """A filter kept by `to_dict`; names this version does not know are passed over."""
        known = {each.name for each in fields(cls)}  # type: ignore[arg-type]
        return cls(**{name: _frozen(value) for name, value in kept.items() if name in known})


def _frozen(value: Any) -> Any:
    """Lists as they come from JSON, made tuples all the way down."""
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
