"""From drafts to the columns of stored records."""

from typing import Any

from app.exchange.draft import (
    Birthday,
    FirmDraft,
    FollowUpDraft,
    InteractionDraft,
    LeadDraft,
    Opening,
    PersonDraft,
)
from app.language.names import clean_name, clean_text
from app.vocabulary import FollowUpKind, FollowUpState, Importance, InteractionKind, LeadState, Priority

IMPORTANCE = {"vip": Importance.VIP, "key": Importance.KEY, "ordinary": Importance.ORDINARY}

_BORN = (
    "birthday_calendar",
    "birthday_year",
    "birthday_month",
    "birthday_day",
    "birthday_leap",
    "birthday_text",
)
SAID: dict[str, tuple[str, ...]] = {  # what a file says of a record
    "customer": (
        "kind",
        "name",
        "relation",
        "dealing",
        "importance",
        "industry",
        "size",
        "city",
        "gender",
        "occupation",
        "employer",
        "title",
        "nickname",
        "credit_code",
        "source_note",
        "note",
        "created_day",
        "opening_since",
        "opening_orders",
        "opening_total",
        "opening_currency",
        "opening_last_order",
        "external_id",
        "card_extra",
        *_BORN,
    ),
    "contact": (
        "name",
        "title",
        "department",
        "roles",
        "gender",
        "note",
        "external_id",
        "card_extra",
        *_BORN,
    ),
    "lead": (
        "name",
        "firm",
        "title",
        "state",
        "state_reason",
        "wake_on",
        "campaign",
        "source_note",
        "interests",
        "budget",
        "currency",
        "time_frame",
        "attitude",
        "industry",
        "region",
        "size",
        "note",
        "created_day",
        "external_id",
    ),
}
GIVEN: dict[str, tuple[str, ...]] = {  # what the import adds
    "customer": ("channel_id", "owner_id", "import_run_id", "sort_key", "initials", "phone"),
    "contact": ("customer_id", "position", "import_run_id", "sort_key", "initials"),
    "lead": ("channel_id", "owner_id", "import_run_id", "sort_key", "initials", "phone"),
}


def birthday_values(given: Birthday | None) -> dict[str, Any]:
    """The birthday columns."""
    if given is None:
        return {}
    return {
        "birthday_calendar": given.calendar,
        "birthday_year": given.year,
        "birthday_month": given.month,
        "birthday_day": given.day,
        "birthday_leap": int(given.leap),
        "birthday_text": given.text or None,
    }


def _opening_values(given: Opening | None, currency: str) -> dict[str, Any]:
    if given is None:
        return {}
    return {
        "opening_since": given.since.isoformat() if given.since else None,
        "opening_orders": given.orders,
        "opening_total": given.total.minor if given.total else None,
        "opening_currency": (given.total.currency or currency) if given.total else None,
        "opening_last_order": given.last_order.isoformat() if given.last_order else None,
    }


def customer_values(draft: PersonDraft | FirmDraft, currency: str) -> dict[str, Any]:
    """The columns of a customer a draft speaks of; what it does not say is empty."""
    values: dict[str, Any] = {
        "kind": "person" if isinstance(draft, PersonDraft) else "organisation",
        "name": clean_name(draft.name),
        "relation": draft.relation,
        "dealing": draft.dealing,
        "importance": int(IMPORTANCE[draft.importance]) if draft.importance in IMPORTANCE else None,
        "industry": draft.industry,
        "size": draft.size,
        "city": draft.city,
        "source_note": draft.source_note,
        "note": clean_text(draft.note),
        "created_day": draft.created_day.isoformat() if draft.created_day else None,
        "external_id": draft.external_id or draft.uid,
    }
    if draft.extra:
        values["card_extra"] = "\n".join(draft.extra)
    if draft.opening is not None:
        values |= _opening_values(draft.opening, currency)
    if isinstance(draft, FirmDraft):
        values["credit_code"] = draft.credit_code
        return values
    values["gender"] = draft.gender
    values["occupation"] = draft.occupation
    values["employer"] = draft.employer
    # only a contact of a firm has a department of its own
    values["title"] = f"{draft.department} {draft.title}".strip() if draft.department else draft.title
    values["nickname"] = draft.nickname
    if draft.birthday is not None:
        values |= birthday_values(draft.birthday)
    return values


def contact_values(draft: PersonDraft) -> dict[str, Any]:
    """The columns of a contact a draft speaks of; what it does not say is empty."""
    import json

    values: dict[str, Any] = {
        "name": clean_name(draft.name),
        "title": draft.title,
        "department": draft.department,
        "roles": json.dumps(list(draft.roles), separators=(",", ":")) if draft.roles else None,
        "gender": draft.gender,
        "note": clean_text(draft.note),
        "external_id": draft.external_id or draft.uid,
        "card_extra": "\n".join(draft.extra),
    }
    if draft.birthday is not None:
        values |= birthday_values(draft.birthday)
    return values


def lead_values(draft: LeadDraft, currency: str) -> dict[str, Any]:
    """The columns a draft of a lead fills."""
    return {
        "name": clean_name(draft.name or draft.firm),
        "firm": clean_name(draft.firm) if draft.firm else None,
        "title": draft.title,
        "state": LeadState(draft.state).value if draft.state else LeadState.NEW.value,
        "state_reason": draft.state_reason,
        "wake_on": draft.wake_on.isoformat() if draft.wake_on else None,
        "campaign": draft.campaign,
        "source_note": draft.source_note,
        "interests": "，".join(draft.interests),
        "budget": draft.budget.minor if draft.budget else None,
        "currency": (draft.budget.currency or currency) if draft.budget else None,
        "time_frame": draft.time_frame,
        "attitude": draft.attitude,
        "industry": draft.industry,
        "region": draft.region,
        "size": draft.size,
        "note": clean_text(draft.note),
        "created_day": draft.created_day.isoformat() if draft.created_day else None,
        "external_id": draft.external_id,
    }


def talk_values(draft: InteractionDraft, today: str) -> dict[str, Any]:
    """The columns of an interaction; a day without a time counts as noon."""
    from datetime import datetime

    from app.usecases.days import instant

    moment = draft.when or datetime.fromisoformat(today)
    if not draft.has_time:
        moment = moment.replace(hour=12, minute=0, second=0, microsecond=0)
    return {
        "kind": InteractionKind(draft.kind).value if draft.kind else InteractionKind.NOTE.value,
        "direction": draft.direction or None,
        "happened_at": instant(moment),
        "happened_day": moment.date().isoformat(),
        "summary": clean_text(draft.summary) or "—",
        "minutes": draft.minutes,
        "mood": draft.mood if draft.mood and 1 <= draft.mood <= 5 else None,
        "next_step": draft.next_step or None,
        "outcome": draft.outcome or None,
        "external_id": draft.external_id or None,
    }


def plan_values(draft: FollowUpDraft) -> dict[str, Any]:
    """The columns of a follow-up."""
    due = draft.due.isoformat() if draft.due else None
    if due and draft.due_time is not None:
        due = f"{due}T{draft.due_time:%H:%M}"
    state = draft.state or FollowUpState.OPEN.value
    done = (draft.done_on or draft.due) if state == FollowUpState.DONE else None
    return {
        "kind": FollowUpKind(draft.kind).value if draft.kind else FollowUpKind.TASK.value,
        "subject": clean_text(draft.subject) or clean_text(draft.note)[:80] or "—",
        "note": clean_text(draft.note) or None,
        "due": due,
        "state": state,
        "done_day": done.isoformat() if done else None,
        "priority": draft.priority or Priority.NORMAL.value,
        "ends": draft.ends.isoformat() if draft.ends and draft.due and draft.ends > draft.due else None,
        "minutes": draft.minutes,
        "remind_minutes": draft.remind_minutes,
        "repeat_rule": _kept_rule(draft.repeat_rule),
        "location": draft.location or None,
        "result": draft.result or None,
        "postponed": 0,
        "external_id": draft.external_id or None,
    }


def _kept_rule(text: str) -> str | None:
    """A repeat rule as it is kept, when it is one."""
    from app.language.repeat_rule import parse_rule

    return text if text and parse_rule(text) is not None else None
