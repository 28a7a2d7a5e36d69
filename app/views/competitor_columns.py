"""The columns of the competitors table, and the order each of them sorts by."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.itemmodels.columns import Column
from app.queries.competitors import CompetitorRow


def _text(column: str) -> Callable[[CompetitorRow], Any]:
    return lambda row: (getattr(row, column) or "").casefold() or None


COMPETITOR_SORTS: dict[str, Callable[[Any], Any]] = {
    "name": lambda row: row.sort_key,
    **{column: _text(column) for column in ("product", "price", "channel", "promotion", "publicity")},
    "government_ties": _text("government_ties"),
    "won": lambda row: row.won,
    "lost": lambda row: row.lost,
    "rate": lambda row: row.win_rate,
    "offers": lambda row: row.offers,
}


def competitor_columns() -> tuple[Column, ...]:
    """All of them, in their first order."""
    tr = QCoreApplication.translate

    def words(column: str) -> Callable[[CompetitorRow], str]:
        return lambda row: getattr(row, column) or ""

    return (
        Column("tick", "", "check", width=50, min_width=50, sortable=False, movable=False),
        Column("name", tr("CompetitorColumns", "Competitor"), width=160, min_width=130, stretch=True, movable=False),
        Column("product", tr("CompetitorColumns", "Product"), width=150, narrow_rank=6, role="mid",
               value=words("product")),
        Column("price", tr("CompetitorColumns", "Price"), width=110, narrow_rank=5, role="mid", value=words("price")),
        Column("channel", tr("CompetitorColumns", "Channels"), width=110, narrow_rank=4, role="mid",
               value=words("channel")),
        Column("promotion", tr("CompetitorColumns", "Promotion"), width=110, narrow_rank=3, role="mid",
               value=words("promotion")),
        Column("publicity", tr("CompetitorColumns", "Publicity"), width=110, narrow_rank=2, role="mid",
               value=words("publicity")),
        Column("government_ties", tr("CompetitorColumns", "Government ties"), width=110, narrow_rank=1, role="mid",
               value=words("government_ties")),
        Column("won", tr("CompetitorColumns", "Won"), width=64, align="right", role="accentText",
               value=lambda row: f"{row.won:,}"),
        Column("lost", tr("CompetitorColumns", "Lost"), width=64, align="right", role="accentText",
               value=lambda row: f"{row.lost:,}"),
        Column("offers", tr("CompetitorColumns", "Open deals"), width=84, align="right", role="accentText",
               value=lambda row: f"{row.offers:,}"),
        Column("rate", tr("CompetitorColumns", "We win"), "chip", width=84, value=rate_chip),
    )  # fmt: skip


def rate_chip(row: CompetitorRow) -> tuple[str, str]:
    """How often we win against them; nothing before the first deal ended."""
    if row.win_rate is None:
        return "", ""
    return f"{row.win_rate} %", "green" if row.win_rate >= 50 else "red"
