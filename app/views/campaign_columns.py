"""The columns of the campaigns table, and the order each of them sorts by."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.itemmodels.columns import Column
from app.language.money_text import format_money
from app.queries.campaigns import CampaignRow
from app.views.context import Context
from app.views.record_marks import channel_words

CAMPAIGN_SORTS: dict[str, Callable[[Any], Any]] = {
    "name": lambda row: row.name.casefold(),
    "channel": lambda row: row.channel,
    "audience": lambda row: row.values["audience"],
    "starts": lambda row: row.values["starts"],
    "budget": lambda row: row.values["budget"],
    "cost": lambda row: row.values["cost"],
    "goal": lambda row: row.values["goal_leads"],
    "leads": lambda row: row.leads,
    "won": lambda row: row.won,
    "orders": lambda row: row.orders,
    "revenue": lambda row: row.revenue,
    "cost_per_lead": lambda row: row.cost_per_lead,
    "returned": lambda row: row.returned,
}


def campaign_columns(context: Context) -> tuple[Column, ...]:
    """All of them, in their first order."""
    tr = QCoreApplication.translate

    def amount(column: str) -> Callable[[CampaignRow], str]:
        return lambda row: _money(context, row.values[column], row.currency)

    return (
        Column("tick", "", "check", width=50, min_width=50, sortable=False, movable=False),
        Column("name", tr("CampaignColumns", "Campaign"), width=180, min_width=140, stretch=True, movable=False),
        Column("channel", tr("CampaignColumns", "Channel"), width=104, narrow_rank=4, role="mid",
               value=lambda row: channel_words(context, row.channel)),
        Column("audience", tr("CampaignColumns", "Audience"), width=130, narrow_rank=1, role="mid",
               value=lambda row: row.values["audience"] or ""),
        Column("starts", tr("CampaignColumns", "Dates"), "date", width=150, narrow_rank=6,
               value=lambda row: span_words(row.values["starts"], row.values["ends"])),
        Column("budget", tr("CampaignColumns", "Budget"), "money", width=88, align="right", narrow_rank=2,
               value=amount("budget")),
        Column("cost", tr("CampaignColumns", "Cost"), "money", width=88, align="right", value=amount("cost")),
        Column("goal", tr("CampaignColumns", "Goal"), width=130, narrow_rank=1, role="mid",
               value=lambda row: row.values["goal"] or ""),
        Column("leads", tr("CampaignColumns", "Leads"), width=92, align="right", role="accentText",
               value=leads_words),
        Column("won", tr("CampaignColumns", "Won"), width=64, align="right", narrow_rank=5,
               value=lambda row: f"{row.won:,}"),
        Column("orders", tr("CampaignColumns", "Orders"), width=74, align="right", narrow_rank=5,
               value=lambda row: f"{row.orders:,}"),
        Column("revenue", tr("CampaignColumns", "Revenue"), "money", width=92, align="right",
               value=lambda row: _money(context, row.revenue, row.home)),
        Column("cost_per_lead", tr("CampaignColumns", "Per lead"), "money", width=92, align="right", narrow_rank=3,
               value=lambda row: _money(context, row.cost_per_lead, row.currency)),
        Column("returned", tr("CampaignColumns", "Return"), "chip", width=92, value=return_chip),
    )  # fmt: skip


def leads_words(row: CampaignRow) -> str:
    """How many leads came, of how many there were to be."""
    goal = row.values["goal_leads"]
    return f"{row.leads:,} / {goal:,}" if goal else f"{row.leads:,}"


def return_chip(row: CampaignRow) -> tuple[str, str]:
    """What came back; nothing where it cannot be said."""
    if row.returned is None:
        return "", ""
    shown = f"{row.returned:+,} %".replace("-", "−")
    return shown, "green" if row.returned > 0 else "red" if row.returned < 0 else ""


def span_words(starts: str | None, ends: str | None) -> str:
    """First and last day, the second without its year where that is the same."""
    if not starts or not ends or starts == ends:
        return starts or (f"– {ends}" if ends else "")
    first, last = date.fromisoformat(starts), date.fromisoformat(ends)
    return f"{starts} – {last:%m-%d}" if first.year == last.year else f"{starts} – {ends}"


def _money(context: Context, minor: int | None, currency: str) -> str:
    return "" if minor is None else format_money(minor, currency, context.language, short=True)
