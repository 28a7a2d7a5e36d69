"""What the forms say of records and of ways to reach them; importable without the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.usecases.profile_input import ProfileInput
from app.vocabulary import CustomerKind


@dataclass(frozen=True)
class ReachInput:
    """A way to reach somebody, as typed; `id` names an existing one."""

    kind: str
    value: str
    label: str | None = None
    id: int | None = None


@dataclass(frozen=True)
class ContactInput:
    """What a form says of a contact; `values` are EDITABLE columns, `own` what was typed into fields of one's own."""

    name: str
    roles: Sequence[str] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    birthday: str | None = None
    reaches: Sequence[ReachInput] = ()
    own: Mapping[int, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class CustomerInput:
    """What a form says of a new customer; `values` are EDITABLE columns, `own` what was typed into own fields.

    `profile` is what stands in the parts of the profile that were looked at.
    """

    name: str
    kind: str = CustomerKind.PERSON
    values: Mapping[str, Any] = field(default_factory=dict)
    birthday: str | None = None
    reaches: Sequence[ReachInput] = ()
    tags: Sequence[str] = ()
    contacts: Sequence[ContactInput] = ()
    own: Mapping[int, str | None] = field(default_factory=dict)
    profile: ProfileInput | None = None


@dataclass(frozen=True)
class LeadInput:
    """What a form says of a new lead; `values` are EDITABLE columns. Name may be missing if the firm is known.

    `own` is what was typed into fields of one's own.
    """

    name: str
    values: Mapping[str, Any] = field(default_factory=dict)
    reaches: Sequence[ReachInput] = ()
    tags: Sequence[str] = ()
    own: Mapping[int, str | None] = field(default_factory=dict)
