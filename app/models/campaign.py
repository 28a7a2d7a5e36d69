"""营销活动: what was done to be found, for whom, when and at what cost; leads and deals name it."""

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Recorded, reference
from app.models.person import Named


class Campaign(Recorded, Named, Base):
    """A campaign. `budget`, `cost` and `goal_revenue` in minor units of `currency`.

    Leads, deals and orders belong to it by its name (so that laptops that both made it agree); to rename it
    renames it there too.
    """

    __tablename__ = "campaign"

    channel_id: Mapped[int | None] = reference("channel.id")
    audience: Mapped[str | None] = mapped_column(Text)
    starts: Mapped[str | None] = mapped_column(Text)
    ends: Mapped[str | None] = mapped_column(Text)
    budget: Mapped[int | None] = mapped_column(Integer)
    cost: Mapped[int | None] = mapped_column(Integer)
    currency: Mapped[str | None] = mapped_column(Text)
    goal: Mapped[str | None] = mapped_column(Text)
    goal_leads: Mapped[int | None] = mapped_column(Integer)
    goal_revenue: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str | None] = mapped_column(Text)


CAMPAIGN_INDEXES = (
    Index("ix_campaign_live_name", Campaign.sort_key, Campaign.id, sqlite_where=text("deleted_at IS NULL")),
    Index("ix_campaign_deleted", Campaign.deleted_at, sqlite_where=text("deleted_at IS NOT NULL")),
)
