"""How objections, concessions, promises and goals are said in a timeline."""

from typing import Any

from app.language.money_text import format_money
from app.queries.timeline import TimelineEntry
from app.views.context import Context
from app.views.record_marks import joined

PROMISES = {
    "kept": ("feed.promise.kept", "green"),
    "broken": ("feed.promise.broken", "red"),
    "withdrawn": ("feed.promise.withdrawn", ""),
}
GOALS = {"open": "", "reached": "green", "missed": "red", "withdrawn": ""}
Shown = tuple[str, str, str, str, str, tuple[tuple[str, str], ...]]


def agreed_item(context: Context, entry: TimelineEntry) -> Shown:
    """Title, icon, tone, what stands behind the title, words, tags."""
    more: Any = entry.details["more"]
    made = {"objection": _objection, "promise": _promise, "agreed_goal": _goal, "concession": _concession}
    return made[entry.source](context, entry, *more)


def _objection(context: Context, entry: TimelineEntry, answer: Any, worked: Any, _none: Any) -> Shown:
    tags = [(context.word("objection_kind", entry.kind), "")]
    if worked is not None:
        tags.append(
            (context.say("feed.worked" if worked else "feed.not_worked"), "green" if worked else "red")
        )
    body = "\n".join(part for part in (entry.text, answer) if part)
    return context.say("feed.objection"), "shield", "red", "", body, tuple(tags)


def _promise(context: Context, entry: TimelineEntry, *_more: Any) -> Shown:
    code, tone = PROMISES[entry.kind]
    return context.say(code), "handshake", tone or "slate", "", entry.text, ()


def _goal(context: Context, entry: TimelineEntry, measure: Any, by: Any, _none: Any) -> Shown:
    tags: tuple[tuple[str, str], ...] = ()
    if entry.kind != "open":
        tags = ((context.word("goal_state", entry.kind), GOALS[entry.kind]),)
    return context.say("feed.goal"), "target", "green", by or "", joined(entry.text, measure), tags


def _concession(context: Context, entry: TimelineEntry, gain: Any, amount: Any, currency: Any) -> Shown:
    tags = [(context.word("term_kind", entry.kind), "")]
    if gain:
        tags.append((context.say("feed.in_return", what=gain), "green"))
    shown = format_money(-amount, currency, context.language) if amount else ""
    return context.say("feed.concession"), "scale", "amber", shown, entry.text, tuple(tags)
