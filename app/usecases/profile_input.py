"""What a form says of a customer's profile, family and dates that matter; importable without the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class FamilyInput:
    """A member of the family, as typed; `id` names a known one, `person_id` a customer who it is."""

    name: str
    relation: str
    birthday: str | None = None
    phone: str | None = None
    note: str | None = None
    person_id: int | None = None
    id: int | None = None


@dataclass(frozen=True)
class DateInput:
    """A date that matters: `day` as people write birthdays, solar or lunar, the year optional."""

    name: str
    day: str
    note: str | None = None
    yearly: bool = True
    id: int | None = None


@dataclass(frozen=True)
class ProfileInput:
    """What stands in the parts of a form that were looked at; None leaves family or dates as they are.

    `values` are profile columns; `met_day` as typed (a day, a month and day, or a year).
    """

    values: Mapping[str, object]
    family: Sequence[FamilyInput] | None = None
    dates: Sequence[DateInput] | None = None
