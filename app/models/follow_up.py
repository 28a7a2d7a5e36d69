"""跟进计划: what is to be done for whom by when; and the chains that propose the next step."""

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Flag, Recorded, reference


class FollowUp(Recorded, Base):
    """A planned step. `due` is a local day (2026-09-16) or day and time (2026-09-16T15:00), None = unscheduled.

    `ends` is the last day of a several-day entry; `minutes` the length of a timed one; `remind_minutes` how
    long before it is due to remind; `repeat_rule` an RRULE or LUNAR-YEARLY rule; `postponed` counts.
    """

    __tablename__ = "follow_up"

    customer_id: Mapped[int | None] = reference("customer.id", index=False)
    lead_id: Mapped[int | None] = reference("lead.id", index=False)
    contact_id: Mapped[int | None] = reference("contact.id")
    deal_id: Mapped[int | None] = reference("deal.id", index=False)
    kind: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    location: Mapped[str | None] = mapped_column(Text)
    due: Mapped[str | None] = mapped_column(Text)
    ends: Mapped[str | None] = mapped_column(Text)
    minutes: Mapped[int | None] = mapped_column(Integer)
    owner_id: Mapped[int | None] = reference("member.id", index=False)
    priority: Mapped[str] = mapped_column(Text, default="normal")
    remind_minutes: Mapped[int | None] = mapped_column(Integer)
    reminded_for: Mapped[str | None] = mapped_column(Text)
    repeat_rule: Mapped[str | None] = mapped_column(Text)
    repeat_of_id: Mapped[int | None] = reference("follow_up.id")
    state: Mapped[str] = mapped_column(Text, default="open")
    done_at: Mapped[int | None] = mapped_column(Integer)
    done_day: Mapped[str | None] = mapped_column(Text)
    result: Mapped[str | None] = mapped_column(Text)
    postponed: Mapped[int] = mapped_column(Integer, default=0)
    uid: Mapped[str | None] = mapped_column(Text)
    ics_extra: Mapped[str | None] = mapped_column(Text)
    external_id: Mapped[str | None] = mapped_column(Text)
    import_run_id: Mapped[int | None] = reference("import_run.id")


class ChainStep(Recorded, Base):
    """跟进流程: after a follow-up of `after_kind` is done, propose (or create) one `days` later."""

    __tablename__ = "chain_step"

    after_kind: Mapped[str] = mapped_column(Text)
    days: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(Text)
    subject: Mapped[str | None] = mapped_column(Text)
    automatic: Mapped[bool] = mapped_column(Flag, default=False)
    position: Mapped[int] = mapped_column(Integer, default=0)


FOLLOW_UP_INDEXES = (
    Index(
        "ix_follow_up_open_due",
        FollowUp.due,
        FollowUp.id,
        FollowUp.kind,
        FollowUp.owner_id,
        sqlite_where=text("deleted_at IS NULL AND state = 'open'"),
    ),
    Index(
        "ix_follow_up_live_due",
        FollowUp.due,
        FollowUp.id,
        FollowUp.state,
        FollowUp.kind,
        FollowUp.owner_id,
        FollowUp.ends,
        sqlite_where=text("deleted_at IS NULL"),
    ),
    Index(
        "ix_follow_up_live_ends",
        FollowUp.ends,
        FollowUp.due,
        sqlite_where=text("deleted_at IS NULL AND ends IS NOT NULL"),
    ),
    Index(
        "ix_follow_up_open_repeat",
        FollowUp.due,
        FollowUp.id,
        sqlite_where=text("deleted_at IS NULL AND state = 'open' AND repeat_rule IS NOT NULL"),
    ),
    Index(
        "ix_follow_up_put_off",
        FollowUp.postponed,
        sqlite_where=text("deleted_at IS NULL AND state = 'open' AND postponed >= 3"),
    ),
    Index(
        "ix_follow_up_open_customer",
        FollowUp.customer_id,
        FollowUp.due,
        sqlite_where=text("deleted_at IS NULL AND state = 'open'"),
    ),
    Index(
        "ix_follow_up_open_lead",
        FollowUp.lead_id,
        FollowUp.due,
        sqlite_where=text("deleted_at IS NULL AND state = 'open' AND lead_id IS NOT NULL"),
    ),
    Index("ix_follow_up_deal", FollowUp.deal_id, FollowUp.due, sqlite_where=text("deal_id IS NOT NULL")),
    Index("ix_follow_up_customer", FollowUp.customer_id),
    Index("ix_follow_up_lead", FollowUp.lead_id, sqlite_where=text("lead_id IS NOT NULL")),
    Index(
        "ix_follow_up_live_done",
        FollowUp.done_day,
        sqlite_where=text("deleted_at IS NULL AND state = 'done'"),
    ),
    Index("ix_follow_up_uid", FollowUp.uid, sqlite_where=text("uid IS NOT NULL")),
    Index("ix_follow_up_deleted", FollowUp.deleted_at, sqlite_where=text("deleted_at IS NOT NULL")),
)
