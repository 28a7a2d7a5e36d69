"""What past deals say: the stages, their odds by own history, and how long a deal usually rests in each."""

from datetime import date
from typing import NamedTuple

from app.db.reader import Reader
from app.insight.deals import Odds, age_in_days, stage_odds, stuck_after

MOST_MOVES = 20_000  # the newest are enough to know how long a stage takes


class StageRow(NamedTuple):
    """A stage; `label` is its own name or a code of its words ("@deal_stage.need"), `odds` in percent as set."""

    id: int
    label: str
    odds: int
    own_name: str | None


def stages(reader: Reader) -> list[StageRow]:
    """The stages of the board, in their order."""
    rows = reader.all(
        "SELECT id, coalesce(name, '@deal_stage.' || code), odds, name FROM deal_stage "
        "WHERE deleted_at IS NULL ORDER BY position, id"
    )
    return [StageRow(*row) for row in rows]


def odds_of_stages(reader: Reader) -> dict[int, Odds]:
    """The odds of each stage: as set, or by the deals that ended (see app.insight.deals)."""
    kept = {stage.id: stage.odds for stage in stages(reader)}
    rows = reader.all(
        "SELECT m.stage_id, count(DISTINCT CASE d.state WHEN 'won' THEN d.id END), count(DISTINCT d.id) "
        "FROM deal d INDEXED BY ix_deal_live_ended CROSS JOIN stage_move m ON m.deal_id = d.id "
        "WHERE d.deleted_at IS NULL AND d.ended_day IS NOT NULL AND m.deleted_at IS NULL GROUP BY m.stage_id"
    )
    past = {stage: (int(won), int(count)) for stage, won, count in rows if stage is not None}
    ended = int(reader.value("SELECT count(*) FROM deal WHERE deleted_at IS NULL AND ended_day IS NOT NULL"))
    return stage_odds(kept, past, ended)


def stage_limits(reader: Reader, today: date) -> dict[int, int | None]:
    """The age in days beyond which a deal is stuck, by stage; None where too little is known."""
    return {stage: stuck_after(ages) for stage, ages in stays_in_stages(reader, today).items()}


def stays_in_stages(reader: Reader, today: date) -> dict[int, list[int]]:
    """How many days each deal stayed in each stage; those that are there now, until today."""
    found: dict[int, list[int]] = {}
    rows = reader.all(
        "SELECT stage_id, moved_day, coalesce(until, ?), state FROM (SELECT m.stage_id, m.moved_day, m.state, "
        "m.id, lead(m.moved_day) OVER (PARTITION BY m.deal_id ORDER BY m.moved_day, m.id) AS until "
        "FROM stage_move m JOIN deal d ON d.id = m.deal_id AND d.deleted_at IS NULL "
        "WHERE m.deleted_at IS NULL) WHERE state = 'open' AND stage_id IS NOT NULL ORDER BY id DESC LIMIT ?",
        (today.isoformat(), MOST_MOVES),
    )
    for stage, first, until, _state in rows:
        found.setdefault(stage, []).append(age_in_days(first, date.fromisoformat(until)))
    return found
