"""What a form says of a deal; importable without the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.vocabulary import Stance


@dataclass(frozen=True)
class StakeInput:
    """Somebody who has a say: a contact of a firm, or a person who is a customer. `role` is a ContactRole."""

    contact_id: int | None = None
    customer_id: int | None = None
    role: str | None = None
    stance: str = Stance.NEUTRAL
    main: bool = False
    note: str | None = None


@dataclass(frozen=True)
class DealInput:
    """A new deal; `values` are EDITABLE columns, `stage_id` None is the first stage, `stakes` who has a say.

    `own` is what was typed into fields of one's own.
    """

    name: str
    customer_id: int | None = None
    lead_id: int | None = None
    stage_id: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    stakes: Sequence[StakeInput] = ()
    own: Mapping[int, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class EndInput:
    """How a deal ended: `reason` is a BoughtFor when won, an ObjectionKind when lost; who else was in it by name."""

    reason: str | None = None
    note: str | None = None
    competitor: str | None = None
    day: str | None = None
