"""What the forms say of products and price lists; importable without the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class NeedAnswered(NamedTuple):
    """A need, by its name, that a product answers, and how."""

    name: str
    reason: str = ""


class Part(NamedTuple):
    """A part of a bundle; `quantity` in thousandths of a unit."""

    product_id: int
    quantity: int = 1_000


class LineInput(NamedTuple):
    """A product proposed for a need (None = for none in particular), and why; `quantity` in thousandths."""

    product_id: int
    need_id: int | None = None
    reason: str = ""
    quantity: int = 1_000


@dataclass(frozen=True)
class ProductInput:
    """What a form says of a product; `values` are EDITABLE columns.

    `prices` are those of one unit by price list, in minor units of the list's currency; None takes one away. Lists
    that are not named keep theirs.
    """

    name: str
    values: Mapping[str, Any] = field(default_factory=dict)
    prices: Mapping[int, int | None] = field(default_factory=dict)
    needs: Sequence[NeedAnswered] = ()
    parts: Sequence[Part] = ()


@dataclass(frozen=True)
class PriceListInput:
    """A price list by its name; `tax_included` says whether its prices contain the tax."""

    name: str
    currency: str
    tax_included: bool = True
    note: str | None = None
