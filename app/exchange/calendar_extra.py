"""How an event of a calendar file is kept beside its follow-up, so that it can be written again as it was."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.exchange.content_lines import RawProperty
from app.exchange.ical_types import Attendee, EventDraft, Moment

_PLAIN = (
    "uid", "subject", "tz", "rrule", "lunar_yearly", "location", "description", "url", "status", "priority",
)  # fmt: skip
_ONE = ("start", "end", "recurrence_id", "completed", "stamp")
_MANY = ("exdates", "rdates")
_LISTS = ("categories", "alarms", "parts")


def moment_text(moment: Moment) -> str:
    """A day, a clock time, or a clock time with the name of its zone: 2026-09-16T15:00:00@Asia/Shanghai."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    zone = moment.tzinfo
    if zone is None:
        return moment.isoformat()
    if isinstance(zone, ZoneInfo):
        return f"{moment.replace(tzinfo=None).isoformat()}@{zone.key}"
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat()}@UTC"


def read_moment(text: str) -> Moment:
    """What `moment_text` wrote. Raises ValueError."""
    clock, _, zone = text.partition("@")
    if "T" not in clock:
        return date.fromisoformat(clock)
    moment = datetime.fromisoformat(clock)
    if not zone:
        return moment
    return moment.replace(tzinfo=UTC if zone == "UTC" else ZoneInfo(zone))


def draft_values(draft: EventDraft) -> dict[str, Any]:
    """A draft as JSON values, without what is empty."""
    found: dict[str, Any] = {"kind": draft.kind}
    found |= {name: value for name in _PLAIN if (value := getattr(draft, name))}
    found |= {name: moment_text(value) for name in _ONE if (value := getattr(draft, name)) is not None}
    found |= {name: [moment_text(one) for one in value] for name in _MANY if (value := getattr(draft, name))}
    found |= {name: list(value) for name in _LISTS if (value := getattr(draft, name))}
    if draft.organizer is not None:
        found["organizer"] = _person(draft.organizer)
    if draft.attendees:
        found["attendees"] = [_person(one) for one in draft.attendees]
    if draft.extra:
        found["extra"] = [[one.name, one.value, one.parameters, one.group] for one in draft.extra]
    return found


def draft_from(values: dict[str, Any]) -> EventDraft:
    """The draft that `draft_values` told of. Raises ValueError, KeyError or TypeError for damaged values."""
    given: dict[str, Any] = {name: values[name] for name in ("kind", *_PLAIN) if name in values}
    given |= {name: read_moment(values[name]) for name in _ONE if name in values}
    given |= {name: tuple(map(read_moment, values[name])) for name in _MANY if name in values}
    given |= {name: tuple(values[name]) for name in _LISTS if name in values}
    if "organizer" in values:
        given["organizer"] = _read_person(values["organizer"])
    given["attendees"] = tuple(map(_read_person, values.get("attendees", ())))
    given["extra"] = tuple(
        RawProperty(name, value, _parameters(parameters), group)
        for name, value, parameters, group in values.get("extra", ())
    )
    return EventDraft(line=0, **given)


def packed(draft: EventDraft, row: dict[str, Any]) -> str:
    """The text of follow_up.ics_extra: the event as the file said it, and the columns made of it."""
    values = {"draft": draft_values(draft), "row": row}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str | None) -> tuple[EventDraft, dict[str, Any]] | None:
    """The event and the columns of an ics_extra; None when there is none, or none that can be read."""
    if not text:
        return None
    try:
        values = json.loads(text)
        return draft_from(values["draft"]), dict(values["row"])
    except (ValueError, KeyError, TypeError):
        return None


def same_event(one: EventDraft, other: EventDraft) -> bool:
    """Whether two drafts say the same; when and where in a file they were written does not matter."""
    return replace(one, line=0, stamp=None, tz="") == replace(other, line=0, stamp=None, tz="")


def _person(person: Attendee) -> list[Any]:
    return [person.name, person.address, person.parameters]


def _read_person(values: list[Any]) -> Attendee:
    name, address, parameters = values
    return Attendee(name, address, _parameters(parameters))


def _parameters(values: list[Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(texts)) for name, texts in values)
