"""Everything the page of a deal shows but its timeline: facts, odds with their reason, who has a say."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from app.db.reader import Reader
from app.insight.deals import Odds, deal_odds
from app.queries.deal_history import StageRow, odds_of_stages, stages
from app.queries.deals import DealRow, deal_rows

DEAL_VALUES = ("channel_id", "campaign", "note", "end_note", "lead_id", "external_id", "import_run_id")


class Stake(NamedTuple):
    """Somebody who has a say in a deal; `role` is a ContactRole, `stance` for, neutral or against."""

    id: int
    contact_id: int | None
    customer_id: int | None
    name: str
    title: str | None
    role: str | None
    stance: str
    main: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class DealCard:
    """The facts of a deal. `values` holds further plain columns by name; `odds` come with their reason."""

    row: DealRow
    odds: Odds
    stages: tuple[StageRow, ...]
    lead: str | None
    deleted: bool
    values: dict[str, Any] = field(hash=False)
    stakes: tuple[Stake, ...] = ()


def deal_card(reader: Reader, deal_id: int) -> DealCard | None:
    """The facts of a deal, also of a recycled one (`deleted`); None if there is no such record."""
    columns = ", ".join(f"d.{column}" for column in DEAL_VALUES)
    more = reader.one(
        f"SELECT d.deleted_at, l.name, {columns} FROM deal d LEFT JOIN lead l ON l.id = d.lead_id "
        "WHERE d.id = ?",
        (deal_id,),
    )
    row = deal_rows(reader, [deal_id], deleted=True).get(deal_id)
    if more is None or row is None:
        return None
    odds = odds_of_stages(reader)
    of_stage = odds.get(row.stage_id or 0, Odds(0, "deal.odds.stage"))
    return DealCard(
        row,
        deal_odds(row.odds, of_stage),
        tuple(stages(reader)),
        more[1],
        more[0] is not None,
        dict(zip(DEAL_VALUES, more[2:], strict=True)),
        tuple(stakes_of(reader, deal_id)),
    )


def stakes_of(reader: Reader, deal_id: int) -> list[Stake]:
    """Who has a say in a deal, the main contact first."""
    rows = reader.all(
        "SELECT s.id, s.contact_id, s.customer_id, coalesce(k.name, c.name), coalesce(k.title, c.title), "
        "s.role, s.stance, s.main, s.note FROM deal_contact s LEFT JOIN contact k ON k.id = s.contact_id "
        "LEFT JOIN customer c ON c.id = s.customer_id WHERE s.deal_id = ? AND s.deleted_at IS NULL "
        "AND k.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY s.main DESC, s.id",
        (deal_id,),
    )
    return [Stake(*row)._replace(main=bool(row[7])) for row in rows]


def customer_of_deal(reader: Reader, deal_id: int) -> int | None:
    """The customer of a deal."""
    found = reader.value("SELECT customer_id FROM deal WHERE id = ?", (deal_id,))
    return None if found is None else int(found)


def open_deals(reader: Reader, customer_id: int) -> list[tuple[int, str]]:
    """The open deals of a customer, the one that closes first at the top."""
    rows = reader.all(
        "SELECT id, name FROM deal WHERE customer_id = ? AND state = 'open' AND deleted_at IS NULL "
        "ORDER BY expected_close IS NULL, expected_close, id LIMIT 100",
        (customer_id,),
    )
    return [(int(key), str(name)) for key, name in rows]


def competitor_names(reader: Reader) -> list[str]:
    """Those who compete with us, by name."""
    rows = reader.all("SELECT name FROM competitor WHERE deleted_at IS NULL ORDER BY sort_key, id LIMIT 500")
    return [str(name) for (name,) in rows]


class StagePass(NamedTuple):
    """A deal came into a stage on `day` and left it on `until` (None: it is there), or ended (`state`)."""

    day: str
    until: str | None
    label: str
    state: str


def passes_of(reader: Reader, deal_id: int) -> list[StagePass]:
    """The way of a deal through the stages, from the first."""
    rows = reader.all(
        "SELECT m.moved_day, lead(m.moved_day) OVER (ORDER BY m.moved_day, m.id), "
        "coalesce(s.name, '@deal_stage.' || s.code, ''), m.state FROM stage_move m "
        "LEFT JOIN deal_stage s ON s.id = m.stage_id WHERE m.deal_id = ? AND m.deleted_at IS NULL "
        "ORDER BY m.moved_day, m.id",
        (deal_id,),
    )
    return [StagePass(*row) for row in rows]
