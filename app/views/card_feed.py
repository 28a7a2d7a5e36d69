"""What the timeline of a card shows: talks, finished follow-ups and changes in one order, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.language.spoken import month_text, spoken_day
from app.queries.timeline import Cursor, TimelineEntry, cursor_of, timeline
from app.usecases.days import local_time
from app.views.context import Context
from app.views.quote_columns import STATE_TONES
from app.views.record_marks import KIND_ICONS, KIND_TONES, due_parts
from app.vocabulary import RecordKind
from app.widgets.timeline import TimelineItem

ALL, TALKS, DONE, CHANGES = "all", "talks", "done", "changes"
OUTCOME_TONES = {"progress": "green", "objection": "red", "not_reached": "amber"}
AGREED = ("objection", "promise", "agreed_goal", "concession")
SERVICE = ("service_case", "satisfaction_answer")
DATED = ("quote", "sales_order", "payment", "favour")  # of a day, not of a moment
ORDER_TONES = {"open": "blue", "delivered": "green"}
Key = tuple[str, int]


@dataclass(frozen=True)
class Wanted:
    """Which entries: of one record, of one sort, holding a text."""

    owner: RecordKind
    key: int
    which: str = ALL
    text: str = ""
    start: Cursor | None = None
    """entries newer than this are left out"""


class Feed:
    """Hands entries out in windows; `changes` (newest first) are merged in by their moment."""

    def __init__(self, context: Context, wanted: Wanted, changes: Sequence[TimelineEntry] = ()) -> None:
        self._context, self._wanted = context, wanted
        self._words = Words(context)
        self._cursor = wanted.start
        self._ended = wanted.which == CHANGES
        self._changes = [entry for entry in changes if self._fits(entry)] if self._shows_changes() else []
        self.entries: dict[Key, TimelineEntry] = {}

    def _shows_changes(self) -> bool:
        return self._wanted.which in (ALL, CHANGES)

    def _fits(self, change: TimelineEntry) -> bool:
        text, start = self._wanted.text.casefold(), self._wanted.start
        if start is not None and change.at > start.at:
            return False
        return not text or text in self._words.change(change).casefold()

    def fetch(self, _offset: int, limit: int) -> list[TimelineItem]:
        """The next window; an empty one when there is nothing older."""
        page: list[TimelineEntry] = []
        if not self._ended:
            page = self._read(limit)
            self._ended = len(page) < limit
        oldest = page[-1].at if page and not self._ended else None
        taken = [entry for entry in self._changes if oldest is None or entry.at >= oldest]
        self._changes = self._changes[len(taken) :]
        found = sorted([*page, *taken], key=lambda entry: (entry.at, entry.id), reverse=True)
        for entry in found:
            self.entries[(entry.source, entry.id)] = entry
        return [self._words.item(entry) for entry in found]

    def _read(self, limit: int) -> list[TimelineEntry]:
        wanted = self._wanted
        page = timeline(
            self._context.reader(),
            wanted.owner,
            wanted.key,
            before=self._cursor,
            limit=limit,
            talks=wanted.which in (ALL, TALKS),
            done=wanted.which in (ALL, DONE),
            sales=wanted.which == ALL,
            agreed=wanted.which == ALL,
            text=wanted.text,
        )
        self._cursor = cursor_of(page) or self._cursor
        return page


class Words:
    """Says an entry as the list shows it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def item(self, entry: TimelineEntry) -> TimelineItem:
        """One line of the list."""
        moment = local_time(entry.at)
        context = self._context
        shown = {
            "interaction": self._talk,
            "follow_up": self._done,
            "quote": self._quote,
            "sales_order": self._order,
            "payment": self._payment,
            "favour": self._favour,
            "change": self._change,
            **dict.fromkeys(SERVICE, self._service),
            **dict.fromkeys(AGREED, self._agreed),
        }[entry.source](entry)
        clock = None if entry.source in (*DATED, *SERVICE, *AGREED) else moment.time()
        when = spoken_day(moment.date(), context.now(), context.language, clock)
        month = month_text(moment.year, moment.month, context.language)
        return TimelineItem((entry.source, entry.id), *shown[:5], when_text=when, month=month, tags=shown[5])

    def _talk(self, entry: TimelineEntry) -> tuple[str, str, str, str, str, tuple[tuple[str, str], ...]]:
        context = self._context
        parts = [entry.contact]
        if entry.minutes:
            parts.append(context.say("feed.minutes", count=entry.minutes))
        if entry.direction and entry.kind != "note":
            parts.append(context.word("direction", entry.direction))
        parts.append(entry.member)
        title = context.word("interaction_kind", entry.kind)
        return (
            title,
            KIND_ICONS.get(entry.kind, "note"),
            KIND_TONES.get(entry.kind, "slate"),
            " · ".join(part for part in parts if part),
            entry.text,
            self._talk_tags(entry),
        )

    def _talk_tags(self, entry: TimelineEntry) -> tuple[tuple[str, str], ...]:
        context = self._context
        tags: list[tuple[str, str]] = []
        if entry.outcome:
            tags.append((context.word("outcome", entry.outcome), OUTCOME_TONES.get(entry.outcome, "")))
        if entry.mood:
            tone = "green" if entry.mood > 3 else "red" if entry.mood < 3 else ""
            tags.append((context.say(f"feed.mood.{entry.mood}"), tone))
        if entry.next_step:
            tags.append((context.say("feed.next_step", what=entry.next_step), "amber"))
        tags += [(file.name, "blue") for file in entry.files]
        return tuple(tags)

    def _done(self, entry: TimelineEntry) -> tuple[str, str, str, str, str, tuple[tuple[str, str], ...]]:
        context = self._context
        cancelled = entry.state == "cancelled"
        title = context.say("feed.cancelled" if cancelled else "feed.done")
        planned = ""
        if entry.due:
            day, at = due_parts(entry.due)
            planned = context.say("feed.planned", day=spoken_day(day, context.now(), context.language, at))
        meta = " · ".join(part for part in (entry.contact, planned, entry.member) if part)
        body = "\n".join(part for part in (entry.text, entry.result) if part)
        icon, tone = ("x", "slate") if cancelled else ("check", "green")
        return title, icon, tone, meta, body, ()

    def _quote(self, entry: TimelineEntry) -> tuple[str, str, str, str, str, tuple[tuple[str, str], ...]]:
        context = self._context
        title = context.say("feed.quoted", sum=self._sum(entry), version=entry.details["version"])
        late = entry.kind == "sent" and entry.due is not None and entry.due < context.today().isoformat()
        state = "expired" if late else entry.kind
        body = "\n".join(part for part in (entry.text, entry.result) if part)
        shown = (context.word("quote_state", state), STATE_TONES[state])
        return title, "quote", "blue", entry.member or "", body, (shown,)

    def _order(self, entry: TimelineEntry) -> tuple[str, str, str, str, str, tuple[tuple[str, str], ...]]:
        context = self._context
        title = context.say("feed.ordered", sum=self._sum(entry))
        state = (context.word("order_state", entry.kind), ORDER_TONES.get(entry.kind, ""))
        return title, "cart", "green", entry.member or "", entry.text, (state,)

    def _payment(self, entry: TimelineEntry) -> tuple[str, str, str, str, str, tuple[tuple[str, str], ...]]:
        return self._context.say("feed.paid", sum=self._sum(entry)), "wallet", "green", "", entry.text, ()

    def _favour(self, entry: TimelineEntry) -> tuple[str, str, str, str, str, tuple[tuple[str, str], ...]]:
        context = self._context
        given = entry.kind == "given"
        meta = " · ".join(part for part in (entry.contact, entry.state, entry.member) if part)
        title = context.say("feed.favour_given" if given else "feed.favour_received")
        return title, "gift" if given else "handshake", "green" if given else "amber", meta, entry.text, ()

    def _agreed(self, entry: TimelineEntry) -> tuple[str, str, str, str, str, tuple[tuple[str, str], ...]]:
        from app.views.feed_agreed import agreed_item

        return agreed_item(self._context, entry)

    def _service(self, entry: TimelineEntry) -> tuple[str, str, str, str, str, tuple[tuple[str, str], ...]]:
        from app.views.feed_service import service_item

        return service_item(self._context, entry)

    def _sum(self, entry: TimelineEntry) -> str:
        from app.language.money_text import format_money

        amount, currency = int(str(entry.details["amount"])), str(entry.details["currency"])
        return format_money(amount, currency, self._context.language)

    def _change(self, entry: TimelineEntry) -> tuple[str, str, str, str, str, tuple[tuple[str, str], ...]]:
        return self.change(entry), "history", "slate", entry.member or "", "", ()

    def change(self, entry: TimelineEntry) -> str:
        """The sentence of a change."""
        return self._context.step_text(entry.kind, dict(entry.details))
