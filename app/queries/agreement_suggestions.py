"""What Today says of promises, agreed goals and objections before they slip."""

from datetime import date, timedelta
from typing import NamedTuple

from app.db.reader import Reader
from app.queries.promises import due_promises

GOAL_DAYS = 7
OBJECTION_DAYS = 60  # older ones nobody waits for any more


class Advised(NamedTuple):
    """The fields of a Suggestion."""

    rule: str
    key: int
    name: str
    action: str
    code: str
    values: dict[str, object]
    customer_id: int
    weight: float
    kind: str
    industry: str | None


def agreement_suggestions(reader: Reader, today: date, limit: int) -> list[Advised]:
    """Promises due within three days or overdue, goals within a week, objections nobody answered yet."""
    found = [
        *_promises(reader, today, limit),
        *_goals(reader, today, limit),
        *_objections(reader, today, limit),
    ]
    who = {
        key: (name, kind, industry)
        for key, name, kind, industry in reader.by_ids(
            "SELECT id, name, kind, industry FROM customer WHERE id IN {ids} AND deleted_at IS NULL",
            [each[4] for each in found],
        )
    }
    return [
        Advised(rule, key, who[whose][0], action, code, values, whose, weight, *who[whose][1:])
        for rule, key, (action, code), values, whose, weight in found
        if whose in who
    ]  # fmt: skip


_Raw = tuple[str, int, tuple[str, str], dict[str, object], int, float]


def _promises(reader: Reader, today: date, limit: int) -> list[_Raw]:
    found: list[_Raw] = []
    for each in due_promises(reader, today, limit):
        if each.customer_id is None or each.by_day is None:
            continue
        days = (date.fromisoformat(each.by_day) - today).days
        code = "suggestion.promise_late" if days < 0 else "suggestion.promise"
        code = {0: "suggestion.promise_today", 1: "suggestion.promise_tomorrow"}.get(days, code)
        values: dict[str, object] = {"what": each.what, "days": abs(days)}
        weight = 12 - 0.5 * max(days, 0) + min(-min(days, 0), 10) / 10
        found.append(("promise", each.id, ("task", code), values, each.customer_id, weight))
    return found


def _goals(reader: Reader, today: date, limit: int) -> list[_Raw]:
    rows = reader.all(
        "SELECT id, what, by_day, customer_id FROM agreed_goal INDEXED BY ix_agreed_goal_open "
        "WHERE deleted_at IS NULL AND state = 'open' AND by_day <= ? AND customer_id IS NOT NULL "
        "ORDER BY by_day, id LIMIT ?",
        ((today + timedelta(days=GOAL_DAYS)).isoformat(), limit),
    )
    found: list[_Raw] = []
    for key, what, by_day, customer in rows:
        days = (date.fromisoformat(by_day) - today).days
        code = "suggestion.goal_late" if days < 0 else "suggestion.goal"
        code = {0: "suggestion.goal_today", 1: "suggestion.goal_tomorrow"}.get(days, code)
        values: dict[str, object] = {"what": what, "days": abs(days)}
        found.append(("goal", key, ("call", code), values, customer, 8 - 0.3 * days))
    return found


def _objections(reader: Reader, today: date, limit: int) -> list[_Raw]:
    rows = reader.all(
        "SELECT id, kind, words, customer_id FROM objection WHERE deleted_at IS NULL AND answer IS NULL "
        "AND worked IS NULL AND customer_id IS NOT NULL AND raised_day >= ? ORDER BY raised_day, id LIMIT ?",
        ((today - timedelta(days=OBJECTION_DAYS)).isoformat(), limit),
    )
    found: list[_Raw] = []
    for key, kind, words, customer in rows:
        values: dict[str, object] = {"words": words, "kind": f"@objection_kind.{kind}"}
        found.append(("objection", key, ("call", "suggestion.objection"), values, customer, 6.0))
    return found
