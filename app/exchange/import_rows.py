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
        "temperament",
        "rhythm",
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
        "signals",
        "consent",
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


Columns = list[str | int | None]


_NO_BIRTHDAY: Columns = [None] * len(_BORN)
_NO_OPENING: Columns = [None] * 5
_FIRMS_OWN: Columns = [None] * 5  # what only people have


def _birthday(given: Birthday | None) -> Columns:
    """The birthday columns."""
    if given is None:
        return _NO_BIRTHDAY
    return [given.calendar, given.year, given.month, given.day, int(given.leap), given.text or None]


def _opening(given: Opening | None, currency: str) -> Columns:
    if given is None:
        return _NO_OPENING
    return [
        given.since.isoformat() if given.since else None,
        given.orders,
        given.total.minor if given.total else None,
        (given.total.currency or currency or None) if given.total else None,
        given.last_order.isoformat() if given.last_order else None,
    ]


def customer_values(draft: PersonDraft | FirmDraft, currency: str) -> Columns:
    """The columns of a customer a draft speaks of, in the order of SAID; what it does not say is None."""
    own = _FIRMS_OWN
    code, birthday = None, None
    if isinstance(draft, FirmDraft):
        kind, code = "organisation", draft.credit_code or None
    else:
        kind, birthday = "person", draft.birthday
        # only a contact of a firm has a department of its own
        title = f"{draft.department} {draft.title}".strip() if draft.department else draft.title
        own = [
            draft.gender or None,
            draft.occupation or None,
            draft.employer or None,
            title or None,
            draft.nickname or None,
        ]
    return [
        kind,
        clean_name(draft.name) or None,
        draft.relation or None,
        draft.dealing or None,
        draft.temperament or None,
        draft.rhythm or None,
        int(IMPORTANCE[draft.importance]) if draft.importance in IMPORTANCE else None,
        draft.industry or None,
        draft.size or None,
        draft.city or None,
        *own,
        code,
        draft.source_note or None,
        clean_text(draft.note) or None,
        draft.created_day.isoformat() if draft.created_day else None,
        *_opening(draft.opening, currency),
        draft.external_id or draft.uid or None,
        "\n".join(draft.extra) or None,
        *_birthday(birthday),
    ]


def contact_values(draft: PersonDraft) -> Columns:
    """The columns of a contact a draft speaks of, in the order of SAID; what it does not say is None."""
    import json

    return [
        clean_name(draft.name) or None,
        draft.title or None,
        draft.department or None,
        json.dumps(list(draft.roles), separators=(",", ":")) if draft.roles else None,
        draft.gender or None,
        clean_text(draft.note) or None,
        draft.external_id or draft.uid or None,
        "\n".join(draft.extra) or None,
        *_birthday(draft.birthday),
    ]


def lead_values(draft: LeadDraft, currency: str) -> Columns:
    """The columns a draft of a lead fills, in the order of SAID; what it does not say is None."""
    import json

    return [
        clean_name(draft.name or draft.firm) or None,
        (clean_name(draft.firm) if draft.firm else None) or None,
        draft.title or None,
        LeadState(draft.state).value if draft.state else LeadState.NEW.value,
        draft.state_reason or None,
        draft.wake_on.isoformat() if draft.wake_on else None,
        draft.campaign or None,
        draft.source_note or None,
        "，".join(draft.interests) or None,
        draft.budget.minor if draft.budget else None,
        (draft.budget.currency or currency or None) if draft.budget else None,
        draft.time_frame or None,
        draft.attitude or None,
        draft.industry or None,
        draft.region or None,
        draft.size or None,
        json.dumps(list(draft.signals), separators=(",", ":")) if draft.signals else None,
        " ".join(draft.consent) or None,
        clean_text(draft.note) or None,
        draft.created_day.isoformat() if draft.created_day else None,
        draft.external_id or None,
    ]


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
