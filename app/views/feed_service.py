"""How service cases and answers about satisfaction are said in a timeline."""

from typing import Any

from app.queries.timeline import TimelineEntry
from app.views.context import Context
from app.views.feed_agreed import Shown

_TONES = {"low": "", "medium": "amber", "high": "red", "critical": "red"}
_MOST = {"csat": 5, "nps": 10}


def service_item(context: Context, entry: TimelineEntry) -> Shown:
    """Title, icon, tone, what stands behind the title, words, tags."""
    meta = " · ".join(part for part in (entry.contact, entry.member) if part)
    if entry.source == "satisfaction_answer":
        tag = f"{entry.details['rank']} / {_MOST[entry.kind]}"
        return context.say("feed.answer"), "star", "amber", meta, entry.text, ((tag, ""),)
    rank = str(entry.details["rank"])
    tags = [
        (context.word("severity", rank), _TONES[rank]),
        (context.word("case_state", entry.state or ""), "green" if entry.state == "closed" else ""),
    ]
    parts: list[Any] = [entry.text, entry.details["words"], entry.result]
    icon, tone = ("alert", "red") if entry.kind == "complaint" else ("note", "slate")
    body = "\n".join(part for part in parts if part)
    return context.word("case_kind", entry.kind), icon, tone, meta, body, tuple(tags)
