"""The playbook: its steps, what it proposes for one customer, and for whom it speaks up today."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from app.db.reader import Reader
from app.insight.playbook import Answer, Holding, Proposal, Step, proposed
from app.queries.team import setting

CAP = "playbook_per_day"
CAPPED = 5  # proposals a day on the morning page where the firm has not said otherwise
RECENT_DAYS = 30  # customers whose state changed so lately are looked at in the morning
LOOKED_AT = 400
_SPOKEN = (
    "status",
    "loyalty",
    "lifecycle",
)  # one step a customer in the morning, the most pressing verdict first


class Call(NamedTuple):
    """Somebody whom the playbook names this morning."""

    customer_id: int
    name: str
    kind: str
    industry: str | None
    importance: int
    proposal: Proposal


def steps(reader: Reader, *, everything: bool = False) -> list[Step]:
    """The steps in use in their order, or all of them."""
    rows = reader.all(
        "SELECT id, axis, value, code, subject, kind, days FROM playbook_step WHERE deleted_at IS NULL "
        "AND (active = 1 OR ?) ORDER BY position, id",
        (int(everything),),
    )
    return [
        Step(key, axis, value, subject or f"@playbook.{code}", kind, days)
        for key, axis, value, code, subject, kind, days in rows
    ]


def resting(reader: Reader) -> set[int]:
    """The steps that are switched off."""
    rows = reader.all("SELECT id FROM playbook_step WHERE deleted_at IS NULL AND active = 0")
    return {key for (key,) in rows}


def proposals_of(reader: Reader, customer_id: int, today: date) -> list[Proposal]:
    """What the playbook proposes for a customer today; nothing for one with a follow-up from it still open."""
    held = _verdicts(reader, [customer_id]).get(customer_id, {})
    return proposed(steps(reader), held, _answers(reader, [customer_id]).get(customer_id, ()), today)


def calls_today(reader: Reader, today: date) -> list[Call]:
    """For whom the playbook speaks up this morning: one step each, no more than the firm allows a day.

    Steps taken today count against the day's number. Customers whose state changed lately are looked at, the
    important ones first; who has something planned is left alone.
    """
    left = int(setting(reader, CAP, CAPPED)) - _taken(reader, today)
    if left <= 0:
        return []
    recent = (today - timedelta(days=RECENT_DAYS)).isoformat()
    rows = reader.all(
        "SELECT c.id, c.name, c.kind, c.industry, c.importance FROM (SELECT DISTINCT customer_id FROM verdict_change "
        "WHERE axis IN ('status', 'loyalty', 'lifecycle') AND changed_day >= ? AND changed_day <= ? "
        "AND customer_id IS NOT NULL) v JOIN customer c ON c.id = v.customer_id WHERE c.deleted_at IS NULL "
        "AND c.next_due IS NULL ORDER BY c.importance DESC, c.revenue DESC, c.id LIMIT ?",
        (recent, today.isoformat(), LOOKED_AT),
    )
    ids = [row[0] for row in rows]
    held, answers, known = _verdicts(reader, ids), _answers(reader, ids), steps(reader)
    found = []
    for row in rows:
        offers = proposed(known, held.get(row[0], {}), answers.get(row[0], ()), today)
        if offers:
            first = min(offers, key=lambda each: _SPOKEN.index(each.step.axis))
            found.append(Call._make((*row, first)))
        if len(found) == left:
            break
    return found


def _taken(reader: Reader, today: date) -> int:
    return int(
        reader.value(
            "SELECT count(*) FROM proposal_answer WHERE answered_day = ? AND answer = 'taken' AND deleted_at IS NULL",
            (today.isoformat(),),
        )
    )


def _verdicts(reader: Reader, ids: Sequence[int]) -> dict[int, dict[str, Holding]]:
    """State, stage and loyalty of some customers, and since when."""
    rows = reader.by_ids(
        "SELECT id, status, status_since, lifecycle, loyalty, created_day FROM customer WHERE id IN {ids}",
        ids,
    )
    since = {
        (key, axis): day
        for key, axis, day in reader.by_ids(
            "SELECT customer_id, axis, max(changed_day) FROM verdict_change WHERE customer_id IN {ids} "
            "AND deleted_at IS NULL GROUP BY 1, 2",
            ids,
        )
    }
    found: dict[int, dict[str, Holding]] = {}
    for key, status, status_since, lifecycle, loyalty, created in rows:
        values: Mapping[str, str | None] = {"status": status, "lifecycle": lifecycle, "loyalty": loyalty}
        found[key] = {
            axis: Holding(
                value, _day(since.get((key, axis)) or (status_since if axis == "status" else None), created)
            )
            for axis, value in values.items()
            if value is not None
        }
    return found


def _day(text: str | None, otherwise: str) -> date:
    return date.fromisoformat((text or otherwise)[:10])


def _answers(reader: Reader, ids: Iterable[int]) -> dict[int, list[Answer]]:
    found: dict[int, list[Answer]] = {}
    for key, step, answer, day, until in reader.by_ids(
        "SELECT customer_id, playbook_step_id, answer, answered_day, until FROM proposal_answer "
        "WHERE customer_id IN {ids} AND playbook_step_id IS NOT NULL AND deleted_at IS NULL",
        ids,
    ):
        last = date.fromisoformat(until) if until else None
        found.setdefault(key, []).append(Answer(step, answer, date.fromisoformat(day), last))
    return found
