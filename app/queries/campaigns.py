"""Campaigns with what came of them: leads, customers won, orders, revenue, what a lead cost, what came back."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.db.reader import Reader
from app.queries.team import channel_label, setting

VALUES = (
    *("channel_id", "audience", "starts", "ends", "budget", "cost", "currency"),
    *("goal", "goal_leads", "goal_revenue", "note"),
)


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign. Amounts in minor units of `currency`, `revenue` in the firm's own; `channel` as in lists.

    `won` counts different customers: leads that were converted, and whoever ordered. `returned` is what came
    back per hundred spent, (revenue - cost) / cost, in percent; None without a cost in the firm's currency.
    """

    id: int
    name: str
    channel: str | None
    values: Mapping[str, Any]
    leads: int
    won: int
    orders: int
    revenue: int
    home: str

    @property
    def currency(self) -> str:
        """The currency of budget and cost."""
        return str(self.values["currency"] or self.home)

    @property
    def cost_per_lead(self) -> int | None:
        """In minor units of `currency`; None without a cost or a lead."""
        cost = self.values["cost"]
        return None if not cost or not self.leads else round(Decimal(cost) / self.leads)

    @property
    def returned(self) -> int | None:
        """In whole percent; see the class."""
        cost: int | None = self.values["cost"]
        if not cost or self.currency != self.home:
            return None
        return round(Decimal(100) * (self.revenue - cost) / Decimal(cost))


def campaigns(reader: Reader) -> list[CampaignRow]:
    """All campaigns that are not in the recycle bin, the newest first."""
    columns = ", ".join(f"k.{column}" for column in VALUES)
    rows = reader.all(
        f"SELECT k.id, k.name, c.code, c.name, {columns} FROM campaign k LEFT JOIN channel c ON c.id = k.channel_id "
        "WHERE k.deleted_at IS NULL ORDER BY k.starts IS NULL, k.starts DESC, k.sort_key, k.id"
    )
    home = str(setting(reader, "currency", "CNY"))
    leads, won, orders = _leads(reader), _won(reader), _orders(reader)
    return [
        CampaignRow(
            key,
            name,
            channel_label(code, channel) if code or channel else None,
            dict(zip(VALUES, rest, strict=True)),
            leads.get(name, 0),
            won.get(name, 0),
            *orders.get(name, (0, 0)),
            home,
        )
        for key, name, code, channel, *rest in rows
    ]


def campaign(reader: Reader, campaign_id: int) -> CampaignRow | None:
    """One of them."""
    return next((row for row in campaigns(reader) if row.id == campaign_id), None)


def campaign_names(reader: Reader) -> list[str]:
    """Names of campaigns, the newest first."""
    rows = reader.all(
        "SELECT name FROM campaign WHERE deleted_at IS NULL ORDER BY starts IS NULL, starts DESC, sort_key LIMIT 200"
    )
    return [name for (name,) in rows]


def _leads(reader: Reader) -> dict[str, int]:
    """Leads by the campaign they name, from the index of facts alone."""
    return dict(
        reader.all(
            "SELECT campaign, count(*) FROM lead INDEXED BY ix_lead_live_facts "
            "WHERE deleted_at IS NULL AND campaign IS NOT NULL GROUP BY campaign"
        )
    )


_ORDERED = (
    "SELECT coalesce(o.campaign, d.campaign) AS campaign, o.customer_id AS customer, o.home_total AS amount "
    "FROM sales_order o LEFT JOIN deal d ON d.id = o.deal_id WHERE o.deleted_at IS NULL AND o.state <> 'cancelled'"
)


def _won(reader: Reader) -> dict[str, int]:
    """Different customers by campaign."""
    return dict(
        reader.all(
            "SELECT campaign, count(*) FROM (SELECT campaign, customer_id AS customer FROM lead "
            "INDEXED BY ix_lead_by_state WHERE state = 'converted' AND deleted_at IS NULL "
            f"UNION SELECT campaign, customer FROM ({_ORDERED})) "
            "WHERE campaign IS NOT NULL AND customer IS NOT NULL GROUP BY campaign"
        )
    )


def _orders(reader: Reader) -> dict[str, tuple[int, int]]:
    """Orders and revenue by the campaign of the order, or of the deal it came from."""
    rows = reader.all(
        f"SELECT campaign, count(*), coalesce(sum(amount), 0) FROM ({_ORDERED}) "
        "WHERE campaign IS NOT NULL GROUP BY campaign"
    )
    return {name: (int(count), int(amount)) for name, count, amount in rows}
