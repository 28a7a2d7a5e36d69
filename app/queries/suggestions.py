"""Whom to contact though nothing is due: plain rules, each with the figures it rests on."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from app.db.reader import Reader
from app.queries.agreement_suggestions import agreement_suggestions
from app.queries.birthdays import birthdays_ahead
from app.queries.deal_suggestions import deals_waiting
from app.queries.listing import STEPS
from app.queries.pieces import living
from app.queries.today import OFTEN

MOST = 12
BIRTHDAYS = 2  # the care card shows them all
UNTOUCHED_HOURS = 24
BIRTHDAY_DAYS = 7
FIRST = 2  # of each rule before the third of any
LONGEST = 3  # quiet longer than so many times the allowed days weighs no more


@dataclass(frozen=True)
class Suggestion:
    """Contact somebody because of `code` and its `values`; `rule` and `key` name it for "not now".

    `action` is the kind of follow-up it proposes; `follow_up_id` is there when an existing one is meant,
    `step_id` when a step of the playbook is.
    """

    rule: str
    key: int
    name: str
    action: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    customer_id: int | None = None
    lead_id: int | None = None
    contact_id: int | None = None
    follow_up_id: int | None = None
    deal_id: int | None = None
    step_id: int | None = None
    weight: float = 0.0
    kind: str = "organisation"
    industry: str | None = None

    @property
    def mark(self) -> str:
        """What "not now" remembers."""
        return f"{self.rule}:{self.key}"


def suggestions(reader: Reader, now: datetime, quiet_days: int, limit: int = MOST) -> list[Suggestion]:
    """The rules together, the most pressing first; nobody appears twice.

    Weights: a promise that is due outweighs a birthday tomorrow, which outweighs a key customer who is quiet
    three times as long as allowed, which outweighs a lead graded A that nobody took up for a day, which outweighs
    a follow-up put off three times, which outweighs a lead put off until today, which outweighs another lead
    untouched for a day, which outweighs a customer just taken in (imported, say) whom nobody has spoken with. Two
    of each rule come before the third of any, so that a hundred quiet customers do not hide the one new lead.
    """
    found = [
        *_birthdays(reader, now.date()),
        *_quiet(reader, now.date(), quiet_days, limit),
        *_put_off(reader, limit),
        *_untouched(reader, now, limit),
        *_waking(reader, now.date(), limit),
        *_fresh(reader, now.date(), quiet_days, limit),
        *_deals(reader, now.date(), limit),
        *_playbook(reader, now.date()),
        *_agreed(reader, now.date(), limit),
    ]
    found.sort(key=lambda each: (-each.weight, each.name, each.key))
    seen: set[tuple[int | None, int | None]] = set()
    kept = []
    for each in found:
        whom = (each.customer_id, each.lead_id)
        if whom == (None, None) or whom not in seen:
            seen.add(whom)
            kept.append(each)
    return _mixed(kept)[:limit]


def _deals(reader: Reader, today: date, limit: int) -> list[Suggestion]:
    """Deals without a next step, stuck, or closing this week."""
    return [
        Suggestion(
            call.rule,
            call.deal_id,
            call.customer or call.deal,
            "call",
            call.code,
            call.values,
            call.customer_id,
            deal_id=call.deal_id,
            weight=call.weight,
            kind=call.kind or "organisation",
            industry=call.industry,
        )
        for call in deals_waiting(reader, today, limit)
    ]


def _playbook(reader: Reader, today: date) -> list[Suggestion]:
    """What the playbook proposes for customers whose state, stage or loyalty changed lately."""
    if not reader.value("SELECT 1 FROM verdict_change LIMIT 1"):
        return []
    from app.queries.playbook import calls_today  # most mornings begin without a change

    return [
        Suggestion(
            "playbook",
            call.customer_id,
            call.name,
            call.proposal.step.kind,
            "suggestion.playbook" if (today - call.proposal.since).days else "suggestion.playbook_today",
            {
                "what": call.proposal.step.words,
                "state": f"@{call.proposal.step.axis}.{call.proposal.step.value}",
                "days": (today - call.proposal.since).days,
            },
            call.customer_id,
            step_id=call.proposal.step.id,
            weight=1.0 + call.importance,
            kind=call.kind,
            industry=call.industry,
        )
        for call in calls_today(reader, today)
    ]


def _mixed(found: list[Suggestion]) -> list[Suggestion]:
    """Two of each rule first, in order, then the rest in order."""
    counts: Counter[str] = Counter()
    first: list[Suggestion] = []
    rest: list[Suggestion] = []
    for each in found:
        counts[each.rule] += 1
        (first if counts[each.rule] <= FIRST else rest).append(each)
    return first + rest


def _agreed(reader: Reader, today: date, limit: int) -> list[Suggestion]:
    """Promises and goals before they slip, objections that wait for an answer."""
    return [Suggestion(**each._asdict()) for each in agreement_suggestions(reader, today, limit)]


_UNPLANNED = "customer INDEXED BY ix_customer_key_unplanned WHERE deleted_at IS NULL AND importance > 1"


def _quiet(reader: Reader, today: date, quiet_days: int, limit: int) -> list[Suggestion]:
    """Important customers quiet for too long with nothing planned, also those nobody ever spoke with."""
    cut = datetime.combine(today - timedelta(days=quiet_days), time.min)
    columns = f"SELECT id, name, last_contact_at, created_day, kind, industry FROM {_UNPLANNED}"
    found = []
    for importance in (3, 2):
        rows = reader.all(
            f"{columns} AND importance = ? AND last_contact_at < ? AND next_due IS NULL "
            "ORDER BY last_contact_at LIMIT ?",
            (importance, int(cut.timestamp() * 1000), limit),
        )
        rows += reader.all(
            f"{columns} AND importance = ? AND last_contact_at IS NULL AND created_day < ? "
            "AND next_due IS NULL LIMIT ?",
            (importance, cut.date().isoformat(), limit),
        )
        for key, name, at, created, kind, industry in rows:
            last = date.fromisoformat(created)
            if at is not None:
                last = datetime.fromtimestamp(at / 1000).date()  # noqa: DTZ006 - the local day
            days = (today - last).days
            code = "suggestion.quiet" if at is not None else "suggestion.never"
            values = {"days": days, "importance": f"@importance.{importance}"}
            weight = importance * min(days / quiet_days, LONGEST)
            found.append(
                Suggestion(
                    "quiet",
                    key,
                    name,
                    "call",
                    code,
                    values,
                    key,
                    weight=weight,
                    kind=kind,
                    industry=industry,
                )
            )
    return found


def _fresh(reader: Reader, today: date, quiet_days: int, limit: int) -> list[Suggestion]:
    """Customers taken in of late, with whom nobody has spoken and nothing is planned: the important ones first."""
    since = (today - timedelta(days=quiet_days)).isoformat()
    rows = reader.all(
        "SELECT id, name, created_day, kind, industry, importance FROM customer INDEXED BY ix_customer_untouched "
        "WHERE deleted_at IS NULL AND created_day >= ? AND last_contact_at IS NULL AND next_due IS NULL "
        "ORDER BY created_day DESC, id DESC LIMIT ?",
        (since, limit),
    )
    found = []
    for key, name, created, kind, industry, importance in rows:
        days = (today - date.fromisoformat(created)).days
        code = {0: "suggestion.fresh_today", 1: "suggestion.fresh_one"}.get(days, "suggestion.fresh")
        weight = 0.5 * importance - days / 100
        values = {"days": days}
        found.append(
            Suggestion(
                "fresh", key, name, "call", code, values, key, weight=weight, kind=kind, industry=industry
            )
        )
    return found


_UNTOUCHED = "SELECT id, name, firm, created_day, score, grade FROM lead"
_TAKEN_UP = "state = 'new' AND last_contact_at IS NULL AND next_due IS NULL AND created_at < ?"


def _untouched(reader: Reader, now: datetime, limit: int) -> list[Suggestion]:
    """New leads nobody has spoken to for more than a day; those graded A weigh most."""
    before = int((now - timedelta(hours=UNTOUCHED_HOURS)).timestamp() * 1000) << 16
    best = reader.all_within(
        STEPS,
        f"{_UNTOUCHED} INDEXED BY ix_lead_by_grade WHERE {living('lead')} AND grade = 'A' AND {_TAKEN_UP} "
        "ORDER BY score DESC, id DESC LIMIT ?",
        (before, limit),
    )
    rows = reader.all(
        f"{_UNTOUCHED} INDEXED BY ix_lead_untouched WHERE deleted_at IS NULL AND {_TAKEN_UP} "
        "ORDER BY created_day DESC, id DESC LIMIT ?",
        (before, limit),
    )
    return [_untouched_one(now.date(), *row) for row in dict.fromkeys([*(best or ()), *rows])]


def _untouched_one(
    today: date, key: int, name: str, firm: str | None, created: str, score: int | None, grade: str | None
) -> Suggestion:
    days = max(1, (today - date.fromisoformat(created)).days)
    if grade == "A":
        code = "suggestion.best_one" if days == 1 else "suggestion.best"
        return _lead("best", key, name, firm, code, {"days": days, "score": score}, 8 + (score or 0) / 100)
    code = "suggestion.untouched_one" if days == 1 else "suggestion.untouched"
    return _lead("untouched", key, name, firm, code, {"days": days}, 2.5 - min(days, 30) / 20)


def _waking(reader: Reader, today: date, limit: int) -> list[Suggestion]:
    """Leads put off until a day that has come, with nothing planned."""
    rows = reader.all(
        "SELECT l.id, l.name, l.firm, l.wake_on FROM (SELECT id FROM lead INDEXED BY ix_lead_live_facts "
        "WHERE deleted_at IS NULL AND state = 'nurture' AND wake_on <= ? AND next_due IS NULL "
        "ORDER BY wake_on DESC LIMIT ?) AS waking JOIN lead l ON l.id = waking.id ORDER BY l.wake_on DESC, l.id",
        (today.isoformat(), limit),
    )
    found = []
    for key, name, firm, wake_on in rows:
        days = (today - date.fromisoformat(wake_on)).days
        code = {0: "suggestion.waking_today", 1: "suggestion.waking_one"}.get(days, "suggestion.waking")
        found.append(_lead("waking", key, name, firm, code, {"days": days}, 5 - min(days, 30) / 20))
    return found


def _lead(
    rule: str, key: int, name: str, firm: str | None, code: str, values: Mapping[str, object], weight: float
) -> Suggestion:
    """Call a lead."""
    shown = f"{name} · {firm}" if firm and firm != name else name
    return Suggestion(rule, key, shown, "call", code, values, lead_id=key, weight=weight)


def _put_off(reader: Reader, limit: int) -> list[Suggestion]:
    """Follow-ups that were put off again and again."""
    rows = reader.all(
        "SELECT f.id, f.subject, f.postponed, f.customer_id, f.lead_id, f.contact_id, f.kind, "
        "coalesce(c.name, l.name, ''), coalesce(c.importance, 1), c.kind, c.industry "
        "FROM follow_up f INDEXED BY ix_follow_up_put_off "
        "LEFT JOIN customer c ON c.id = f.customer_id LEFT JOIN lead l ON l.id = f.lead_id "
        "WHERE f.deleted_at IS NULL AND f.state = 'open' AND f.due >= '' "
        f"AND f.postponed >= {OFTEN} "
        "AND c.deleted_at IS NULL AND l.deleted_at IS NULL ORDER BY f.postponed DESC, f.due LIMIT ?",
        (limit,),
    )
    return [
        Suggestion(
            "put_off",
            key,
            name or subject,
            kind,
            "suggestion.put_off",
            {"count": count, "subject": subject},
            customer,
            lead,
            contact,
            key,
            weight=2.5 + 0.3 * min(count, 8) + 0.4 * importance,
            kind=whom or "organisation",
            industry=industry,
        )
        for key, subject, count, customer, lead, contact, kind, name, importance, whom, industry in rows
    ]


def _birthdays(reader: Reader, today: date) -> list[Suggestion]:
    """Birthdays of important customers and of people there, unless a greeting is planned."""
    found: list[Suggestion] = []
    for each in birthdays_ahead(reader, today, BIRTHDAY_DAYS, wider=False):
        if each.importance < 2 or each.planned:
            continue
        if len(found) == BIRTHDAYS:
            break
        days = (each.day - today).days
        code = {0: "suggestion.birthday_today", 1: "suggestion.birthday_tomorrow"}.get(
            days, "suggestion.birthday"
        )
        values: dict[str, object] = {"days": days, "name": each.name}
        found.append(
            Suggestion(
                "birthday",
                each.contact_id or each.customer_id,
                each.firm or each.name,
                "care",
                code,
                values,
                each.customer_id,
                None,
                each.contact_id,
                weight=9 - days * 0.6 + each.importance,
                kind=each.kind,
                industry=each.industry,
            )
        )
    return found
