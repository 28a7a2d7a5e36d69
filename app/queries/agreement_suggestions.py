"""What Today says of promises, agreed goals and objections before they slip."""

from datetime import date, timedelta
from typing import NamedTuple

from app.db.reader import Reader
from app.queries.promises import due_promises

GOAL_DAYS = 7
OBJECTION_DAYS = 60  # older ones nobody waits for any more


class Advised(NamedTuple):
    """The fields of a Suggestion; the deal is there when it was said in one."""

    rule: str
    key: int
    name: str
    action: str
    code: str
    values: dict[str, object]
    customer_id: int | None
    deal_id: int | None
    weight: float
    kind: str
    industry: str | None


class _Found(NamedTuple):
    rule: str
    key: int
    action: str
    code: str
    values: dict[str, object]
    customer_id: int | None
    deal_id: int | None
    weight: float


def agreement_suggestions(reader: Reader, today: date, limit: int) -> list[Advised]:
    """Promises due within three days or overdue, goals within a week, objections nobody answered yet."""
    found = [
        *_promises(reader, today, limit),
        *_goals(reader, today, limit),
        *_objections(reader, today, limit),
    ]
    customers = {
        key: rest
        for key, *rest in reader.by_ids(
            "SELECT id, name, kind, industry FROM customer WHERE id IN {ids} AND deleted_at IS NULL",
            [each.customer_id for each in found if each.customer_id is not None],
        )
    }
    deals = dict(
        reader.by_ids(
            "SELECT id, name FROM deal WHERE id IN {ids} AND deleted_at IS NULL",
            [each.deal_id for each in found if each.deal_id is not None],
        )
    )
    return [
        Advised(
            each.rule, each.key, whom[0], each.action, each.code, each.values, each.customer_id, each.deal_id,
            each.weight, whom[1], whom[2],
        )
        for each in found
        if (whom := _whom(each, customers, deals)) is not None
    ]  # fmt: skip


def _whom(
    each: _Found, customers: dict[int, list[str]], deals: dict[int, str]
) -> tuple[str, str, str | None] | None:
    """Name, kind and industry of the customer, else of the deal; None when either is in the recycle bin."""
    if each.deal_id is not None and each.deal_id not in deals:
        return None
    if each.customer_id is None:
        return (deals[each.deal_id], "organisation", None) if each.deal_id is not None else None
    found = customers.get(each.customer_id)
    return (found[0], found[1], found[2]) if found is not None else None


def _promises(reader: Reader, today: date, limit: int) -> list[_Found]:
    found: list[_Found] = []
    for each in due_promises(reader, today, limit):
        if each.by_day is None:
            continue
        days = (date.fromisoformat(each.by_day) - today).days
        code = "suggestion.promise_late" if days < 0 else "suggestion.promise"
        code = {0: "suggestion.promise_today", 1: "suggestion.promise_tomorrow"}.get(days, code)
        if days == -1:
            code = "suggestion.promise_yesterday"
        values: dict[str, object] = {"what": each.what, "days": abs(days)}
        weight = 12 - 0.5 * max(days, 0) + min(-min(days, 0), 10) / 10
        found.append(_Found("promise", each.id, "task", code, values, each.customer_id, each.deal_id, weight))
    return found


def _goals(reader: Reader, today: date, limit: int) -> list[_Found]:
    rows = reader.all(
        "SELECT id, what, by_day, customer_id, deal_id FROM agreed_goal INDEXED BY ix_agreed_goal_open "
        "WHERE deleted_at IS NULL AND state = 'open' AND by_day <= ? ORDER BY by_day, id LIMIT ?",
        ((today + timedelta(days=GOAL_DAYS)).isoformat(), limit),
    )
    found: list[_Found] = []
    for key, what, by_day, customer, deal in rows:
        days = (date.fromisoformat(by_day) - today).days
        code = "suggestion.goal_late" if days < 0 else "suggestion.goal"
        code = {0: "suggestion.goal_today", 1: "suggestion.goal_tomorrow"}.get(days, code)
        if days == -1:
            code = "suggestion.goal_yesterday"
        values: dict[str, object] = {"what": what, "days": abs(days)}
        found.append(_Found("goal", key, "call", code, values, customer, deal, 8 - 0.3 * max(days, -10)))
    return found


def _objections(reader: Reader, today: date, limit: int) -> list[_Found]:
    """Those of deals that are still open, or of a customer alone."""
    rows = reader.all(
        "SELECT o.id, o.kind, o.words, o.customer_id, o.deal_id FROM objection o LEFT JOIN deal d ON d.id = o.deal_id "
        "WHERE o.deleted_at IS NULL AND o.answer IS NULL AND o.worked IS NULL AND o.raised_day >= ? "
        "AND (o.deal_id IS NULL OR d.state = 'open') ORDER BY o.raised_day, o.id LIMIT ?",
        ((today - timedelta(days=OBJECTION_DAYS)).isoformat(), limit),
    )
    found: list[_Found] = []
    for key, kind, words, customer, deal in rows:
        values: dict[str, object] = {"words": words, "kind": f"@objection_kind.{kind}"}
        found.append(_Found("objection", key, "call", "suggestion.objection", values, customer, deal, 6.0))
    return found
