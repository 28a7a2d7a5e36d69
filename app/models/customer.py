"""客户: a person or an organisation we deal with."""

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Recorded, reference
from app.models.person import Born, Named


class Customer(Recorded, Named, Born, Base):
    """A customer. The last two blocks are kept by triggers (db/schema.py) and by the verdicts, never by hand.

    `closeness` is the ring of the ripple map, 1 (closest) to 4; `rhythm` a vocabulary.Rhythm where it is not the
    firm's. `closed_day` and `closed_reason`: given up by hand. `order_count`, the days and `revenue` (minor units
    of the firm's currency) are of orders that stand. `status` to `outlook` are verdicts as they stand (pins
    included), `status_since` the day of the state's last change, `judge_on` the day time alone may change one.
    """

    __tablename__ = "customer"

    kind: Mapped[str] = mapped_column(Text)
    relation: Mapped[str | None] = mapped_column(Text)
    dealing: Mapped[str | None] = mapped_column(Text)
    importance: Mapped[int] = mapped_column(Integer, default=1)
    industry: Mapped[str | None] = mapped_column(Text)
    size: Mapped[str | None] = mapped_column(Text)
    city: Mapped[str | None] = mapped_column(Text)
    gender: Mapped[str | None] = mapped_column(Text)
    occupation: Mapped[str | None] = mapped_column(Text)
    employer: Mapped[str | None] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    nickname: Mapped[str | None] = mapped_column(Text)
    credit_code: Mapped[str | None] = mapped_column(Text)
    channel_id: Mapped[int | None] = reference("channel.id")
    source_note: Mapped[str | None] = mapped_column(Text)
    owner_id: Mapped[int | None] = reference("member.id", index=False)
    note: Mapped[str | None] = mapped_column(Text)
    temperament: Mapped[str | None] = mapped_column(Text)
    closeness: Mapped[int | None] = mapped_column(Integer)
    rhythm: Mapped[str | None] = mapped_column(Text)
    closed_day: Mapped[str | None] = mapped_column(Text)
    closed_reason: Mapped[str | None] = mapped_column(Text)
    referred_by_id: Mapped[int | None] = reference("customer.id", index=False)
    thanked_day: Mapped[str | None] = mapped_column(Text)
    merged_into_id: Mapped[int | None] = reference("customer.id", index=False)
    created_day: Mapped[str] = mapped_column(Text)
    opening_since: Mapped[str | None] = mapped_column(Text)
    opening_orders: Mapped[int | None] = mapped_column(Integer)
    opening_total: Mapped[int | None] = mapped_column(Integer)
    opening_currency: Mapped[str | None] = mapped_column(Text)
    opening_last_order: Mapped[str | None] = mapped_column(Text)
    external_id: Mapped[str | None] = mapped_column(Text)
    card_extra: Mapped[str | None] = mapped_column(Text)
    import_run_id: Mapped[int | None] = reference("import_run.id")

    last_contact_at: Mapped[int | None] = mapped_column(Integer)
    next_due: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    order_count: Mapped[int | None] = mapped_column(Integer)
    first_order_day: Mapped[str | None] = mapped_column(Text)
    last_order_day: Mapped[str | None] = mapped_column(Text)
    revenue: Mapped[int | None] = mapped_column(Integer)

    status: Mapped[str | None] = mapped_column(Text)
    status_since: Mapped[str | None] = mapped_column(Text)
    lifecycle: Mapped[str | None] = mapped_column(Text)
    loyalty: Mapped[str | None] = mapped_column(Text)
    tier: Mapped[str | None] = mapped_column(Text)
    outlook: Mapped[str | None] = mapped_column(Text)
    judge_on: Mapped[str | None] = mapped_column(Text)


LIVE = text("deleted_at IS NULL")
_SET = "temperament", "closeness", "judge_on", "referred_by_id", "merged_into_id"  # empty with most


def _live(name: str, *columns: str) -> Index:
    """An index over records that are not in the recycle bin."""
    return Index(name, *(getattr(Customer, column) for column in columns), sqlite_where=LIVE)


def _all(name: str, *columns: str) -> Index:
    """An index over all, also those in the bin: moving there leaves it alone, and who asks passes the bin over."""
    return Index(name, *(getattr(Customer, column) for column in columns))


CUSTOMER_INDEXES = (
    _all("ix_customer_by_name", "sort_key"),
    _all("ix_customer_by_importance", "importance", "sort_key"),
    _all("ix_customer_by_last_contact", "last_contact_at"),
    _all("ix_customer_by_next_due", "next_due"),
    _live("ix_customer_live_created", "created_day", "id"),
    _all("ix_customer_by_city", "city", "sort_key"),
    _all("ix_customer_by_industry", "industry", "sort_key"),
    _all("ix_customer_by_kind", "kind", "sort_key"),
    _all("ix_customer_by_revenue", "revenue"),
    _all("ix_customer_by_last_order", "last_order_day"),
    _all("ix_customer_by_phone", "phone"),
    _all("ix_customer_by_owner_name", "owner_id", "sort_key"),
    _all("ix_customer_by_owner_contact", "owner_id", "last_contact_at"),
    _all("ix_customer_by_owner_due", "owner_id", "next_due"),
    _all("ix_customer_by_importance_contact", "importance", "last_contact_at"),
    _all("ix_customer_by_importance_due", "importance", "next_due"),
    _live(
        "ix_customer_live_facts",  # whatever the list is narrowed by: counts and rare pairs read it alone
        "importance",
        "kind",
        "owner_id",
        "channel_id",
        "relation",
        "created_day",
        "last_contact_at",
        "next_due",
        "city",
        "industry",
        "phone",
        "sort_key",
        "status",
        "lifecycle",
        "loyalty",
        "tier",
        "outlook",
        "temperament",
        "closeness",
    ),
    _all("ix_customer_by_status", "status", "sort_key"),
    _all("ix_customer_by_lifecycle", "lifecycle", "sort_key"),
    *(
        Index(f"ix_customer_by_{name}", getattr(Customer, name), sqlite_where=text(f"{name} IS NOT NULL"))
        for name in _SET
    ),
    _all("ix_customer_by_birthday", "birthday_calendar", "birthday_month", "birthday_day", "importance"),
    Index(
        "ix_customer_untouched",
        Customer.created_day,
        Customer.id,
        sqlite_where=text("deleted_at IS NULL AND last_contact_at IS NULL AND next_due IS NULL"),
    ),
    Index(
        "ix_customer_key_unplanned",
        Customer.importance,
        Customer.last_contact_at,
        sqlite_where=text("deleted_at IS NULL AND next_due IS NULL AND importance > 1"),
    ),
    Index("ix_customer_name", Customer.name),
    Index("ix_customer_external", Customer.external_id, sqlite_where=text("external_id IS NOT NULL")),
    Index("ix_customer_deleted", Customer.deleted_at, sqlite_where=text("deleted_at IS NOT NULL")),
)
