"""Verdicts as they stand, and each change of one: what a rule says of a record, why, since when."""

from typing import Any

from sqlalchemy import Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, JsonText, Recorded, reference


class VerdictRecord(Recorded, Base):
    """What a rule (`axis`) says of a record: `value`, `number`, and `reasons`, a list of [code, values].

    A pin has a value, an author, a reason and perhaps a last day; while it holds the rule does not decide.
    """

    __tablename__ = "verdict"

    customer_id: Mapped[int | None] = reference("customer.id", index=False)
    lead_id: Mapped[int | None] = reference("lead.id", index=False)
    deal_id: Mapped[int | None] = reference("deal.id", index=False)
    axis: Mapped[str] = mapped_column(Text)
    value: Mapped[str | None] = mapped_column(Text)
    number: Mapped[int | None] = mapped_column(Integer)
    reasons: Mapped[Any | None] = mapped_column(JsonText)
    since: Mapped[str | None] = mapped_column(Text)
    pinned: Mapped[str | None] = mapped_column(Text)
    pinned_by_id: Mapped[int | None] = reference("member.id", index=False)
    pinned_for: Mapped[str | None] = mapped_column(Text)
    pinned_day: Mapped[str | None] = mapped_column(Text)
    pinned_until: Mapped[str | None] = mapped_column(Text)


class VerdictChange(Recorded, Base):
    """A verdict became another one, on a local day."""

    __tablename__ = "verdict_change"

    customer_id: Mapped[int | None] = reference("customer.id", index=False)
    lead_id: Mapped[int | None] = reference("lead.id", index=False)
    deal_id: Mapped[int | None] = reference("deal.id", index=False)
    axis: Mapped[str] = mapped_column(Text)
    changed_day: Mapped[str] = mapped_column(Text)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    reasons: Mapped[Any | None] = mapped_column(JsonText)


VERDICT_INDEXES = (
    *(
        Index(f"ix_{entity.__tablename__}_{owner}", getattr(entity, f"{owner}_id"), entity.axis)
        for entity in (VerdictRecord, VerdictChange)
        for owner in ("customer", "lead", "deal")
    ),
    Index("ix_verdict_change_day", VerdictChange.axis, VerdictChange.changed_day),
)
