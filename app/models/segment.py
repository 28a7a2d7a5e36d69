"""细分: a named rule over any field, by which customers are chosen wherever a list is chosen."""

from typing import Any

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, JsonText, Recorded
from app.models.person import Named


class Segment(Recorded, Named, Base):
    """A segment of `entity` (customer or lead); `rule` is the tree of its conditions (insight/segment.py)."""

    __tablename__ = "segment"

    entity: Mapped[str] = mapped_column(Text, default="customer")
    rule: Mapped[Any] = mapped_column(JsonText)
    note: Mapped[str | None] = mapped_column(Text)
