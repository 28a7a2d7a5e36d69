"""商机: a piece of business we want to win, its stages, and the people who decide about it."""

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Flag, Recorded, reference
from app.models.person import Named


class DealStage(Recorded, Base):
    """A stage of the board. `odds` in percent; seeded ones have a `code`, own ones a `name`.

    The ends (won, lost) are no stages: they are the state of a deal.
    """

    __tablename__ = "deal_stage"

    code: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)
    odds: Mapped[int] = mapped_column(Integer)
    position: Mapped[int] = mapped_column(Integer, default=0)


class Deal(Recorded, Named, Base):
    """A deal. `amount` in minor units of `currency`; `stage_since` the day it came into its stage.

    `state` is open, won or lost; `ended_day` the day it was won or lost. The last block is kept by triggers.
    """

    __tablename__ = "deal"

    customer_id: Mapped[int | None] = reference("customer.id")
    lead_id: Mapped[int | None] = reference("lead.id")
    state: Mapped[str] = mapped_column(Text, default="open")
    stage_id: Mapped[int | None] = reference("deal_stage.id", index=False)
    stage_since: Mapped[str] = mapped_column(Text)
    amount: Mapped[int | None] = mapped_column(Integer)
    currency: Mapped[str] = mapped_column(Text)
    expected_close: Mapped[str | None] = mapped_column(Text)
    odds: Mapped[int | None] = mapped_column(Integer)
    owner_id: Mapped[int | None] = reference("member.id", index=False)
    channel_id: Mapped[int | None] = reference("channel.id")
    campaign: Mapped[str | None] = mapped_column(Text)
    created_day: Mapped[str] = mapped_column(Text)
    ended_day: Mapped[str | None] = mapped_column(Text)
    end_reason: Mapped[str | None] = mapped_column(Text)
    end_note: Mapped[str | None] = mapped_column(Text)
    competitor_id: Mapped[int | None] = reference("competitor.id")
    note: Mapped[str | None] = mapped_column(Text)
    external_id: Mapped[str | None] = mapped_column(Text)
    import_run_id: Mapped[int | None] = reference("import_run.id")

    last_contact_at: Mapped[int | None] = mapped_column(Integer)
    next_due: Mapped[str | None] = mapped_column(Text)


class StageMove(Recorded, Base):
    """When a deal came into a stage, or ended (then `state` is won or lost): the ages of stages come from here."""

    __tablename__ = "stage_move"

    deal_id: Mapped[int] = reference("deal.id")
    stage_id: Mapped[int | None] = reference("deal_stage.id")
    state: Mapped[str] = mapped_column(Text, default="open")
    moved_day: Mapped[str] = mapped_column(Text)


class DealContact(Recorded, Base):
    """A contact who has a say in a deal: role, and stance (for, neutral, against). Also a person who is a customer."""

    __tablename__ = "deal_contact"

    deal_id: Mapped[int] = reference("deal.id")
    contact_id: Mapped[int | None] = reference("contact.id")
    customer_id: Mapped[int | None] = reference("customer.id")
    role: Mapped[str | None] = mapped_column(Text)
    stance: Mapped[str] = mapped_column(Text, default="neutral")
    main: Mapped[bool] = mapped_column(Flag, default=False)
    note: Mapped[str | None] = mapped_column(Text)


DEAL_INDEXES = (
    Index(
        "ix_deal_live_stage",
        Deal.state,
        Deal.stage_id,
        Deal.expected_close,
        Deal.id,
        sqlite_where=text("deleted_at IS NULL"),
    ),
    Index("ix_deal_live_name", Deal.sort_key, Deal.id, sqlite_where=text("deleted_at IS NULL")),
    Index("ix_deal_live_close", Deal.expected_close, Deal.id, sqlite_where=text("deleted_at IS NULL")),
    Index("ix_deal_live_amount", Deal.amount, Deal.id, sqlite_where=text("deleted_at IS NULL")),
    Index("ix_deal_live_created", Deal.created_day, Deal.id, sqlite_where=text("deleted_at IS NULL")),
    Index("ix_deal_live_ended", Deal.ended_day, Deal.state, sqlite_where=text("deleted_at IS NULL")),
    Index("ix_deal_live_next_due", Deal.next_due, Deal.id, sqlite_where=text("deleted_at IS NULL")),
    Index(
        "ix_deal_live_facts",  # whatever the list and the board are narrowed by
        Deal.state,
        Deal.stage_id,
        Deal.owner_id,
        Deal.expected_close,
        Deal.next_due,
        Deal.stage_since,
        Deal.created_day,
        Deal.ended_day,
        Deal.amount,
        Deal.currency,
        Deal.odds,
        Deal.customer_id,
        Deal.sort_key,
        sqlite_where=text("deleted_at IS NULL"),
    ),
    Index("ix_deal_external", Deal.external_id, sqlite_where=text("external_id IS NOT NULL")),
    Index("ix_deal_deleted", Deal.deleted_at, sqlite_where=text("deleted_at IS NOT NULL")),
)
