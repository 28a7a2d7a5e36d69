"""线索: somebody who may become a customer."""

from typing import Any

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, JsonText, Recorded, reference
from app.models.person import Named


class Lead(Recorded, Named, Base):
    """A lead. `budget` is in minor units of `currency`. The last block is kept by triggers.

    `signals` is a list of words (new_shop, recruiting …), `consent` says by which ways they may be addressed.
    `score` (0 to 100), `grade` (A to D) and `odds` (learned, in thousandths) are verdicts as they stand.
    """

    __tablename__ = "lead"

    firm: Mapped[str | None] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="new")
    state_reason: Mapped[str | None] = mapped_column(Text)
    wake_on: Mapped[str | None] = mapped_column(Text)
    channel_id: Mapped[int | None] = reference("channel.id", index=False)
    campaign: Mapped[str | None] = mapped_column(Text)
    source_note: Mapped[str | None] = mapped_column(Text)
    interests: Mapped[str | None] = mapped_column(Text)
    budget: Mapped[int | None] = mapped_column(Integer)
    currency: Mapped[str | None] = mapped_column(Text)
    time_frame: Mapped[str | None] = mapped_column(Text)
    attitude: Mapped[str | None] = mapped_column(Text)
    industry: Mapped[str | None] = mapped_column(Text)
    region: Mapped[str | None] = mapped_column(Text)
    size: Mapped[str | None] = mapped_column(Text)
    owner_id: Mapped[int | None] = reference("member.id", index=False)
    note: Mapped[str | None] = mapped_column(Text)
    referred_by_id: Mapped[int | None] = reference("customer.id", index=False)
    merged_into_id: Mapped[int | None] = reference("lead.id", index=False)
    created_day: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[int | None] = reference("customer.id")
    converted_day: Mapped[str | None] = mapped_column(Text)
    signals: Mapped[Any | None] = mapped_column(JsonText)
    consent: Mapped[str | None] = mapped_column(Text)
    score: Mapped[int | None] = mapped_column(Integer)
    grade: Mapped[str | None] = mapped_column(Text)
    odds: Mapped[int | None] = mapped_column(Integer)
    external_id: Mapped[str | None] = mapped_column(Text)
    card_extra: Mapped[str | None] = mapped_column(Text)
    import_run_id: Mapped[int | None] = reference("import_run.id")

    last_contact_at: Mapped[int | None] = mapped_column(Integer)
    next_due: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)


LIVE = text("deleted_at IS NULL")


def _live(name: str, *columns: str) -> Index:
    """An index over leads that are not in the recycle bin."""
    return Index(name, *(getattr(Lead, column) for column in columns), sqlite_where=LIVE)


def _all(name: str, *columns: str) -> Index:
    """An index over all, also those in the bin: moving there leaves it alone, and who asks passes the bin over."""
    return Index(name, *(getattr(Lead, column) for column in columns))


LEAD_INDEXES = (
    _all("ix_lead_by_name", "sort_key"),
    _all("ix_lead_by_firm", "firm"),
    _all("ix_lead_by_state", "state", "created_day"),
    _all("ix_lead_by_state_due", "state", "next_due"),
    _all("ix_lead_by_score", "score"),
    _all("ix_lead_by_grade", "grade", "score"),
    _live("ix_lead_live_created", "created_day", "id"),
    _all("ix_lead_by_next_due", "next_due"),
    _all("ix_lead_by_last_contact", "last_contact_at"),
    _all("ix_lead_by_budget", "budget"),
    _all("ix_lead_by_channel", "channel_id", "created_day"),
    _all("ix_lead_by_owner", "owner_id", "created_day"),
    _all("ix_lead_by_campaign", "campaign"),
    _all("ix_lead_by_phone", "phone"),
    _live(
        "ix_lead_live_facts",  # whatever the list is narrowed by
        "state",
        "owner_id",
        "channel_id",
        "created_day",
        "last_contact_at",
        "next_due",
        "wake_on",
        "campaign",
        "budget",
        "firm",
        "phone",
        "sort_key",
    ),
    Index(
        "ix_lead_untouched",
        Lead.created_day,
        Lead.id,
        sqlite_where=text(
            "deleted_at IS NULL AND state = 'new' AND last_contact_at IS NULL AND next_due IS NULL"
        ),
    ),
    *(
        Index(f"ix_lead_by_{name}", getattr(Lead, name), sqlite_where=text(f"{name} IS NOT NULL"))
        for name in ("referred_by_id", "merged_into_id")
    ),
    Index("ix_lead_external", Lead.external_id, sqlite_where=text("external_id IS NOT NULL")),
    Index("ix_lead_deleted", Lead.deleted_at, sqlite_where=text("deleted_at IS NOT NULL")),
)
