"""Take the events and tasks of calendar files in as follow-ups: one import run, one step, undone as one."""

from collections.abc import Generator, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from app.changes import Progress
from app.db.unit_of_work import UnitOfWork
from app.exchange.calendar_extra import packed, same_event, unpacked
from app.exchange.calendar_rows import (
    COLUMNS,
    checked_own,
    day_of,
    event_row,
    key_of,
    own_fields,
    without_own,
)
from app.exchange.draft import Problem
from app.exchange.export_events import needs_extra
from app.exchange.ical_types import EventDraft
from app.exchange.import_job import DryRun
from app.exchange.import_types import Duplicate, ImportOptions, ImportReport, ImportSource
from app.language.names import clean_name, fold
from app.language.phones import normalise_phone
from app.usecases import importing
from app.usecases.calendar_import import KnownEvent, known_events, update_event
from app.usecases.days import local_time

CHUNK = 2_000


def import_events(
    uow: UnitOfWork, source: ImportSource, events: Iterable[EventDraft | Problem], options: ImportOptions
) -> Generator[Progress, None, ImportReport]:
    """Keep every event as a follow-up, in the caller's transaction; yields progress, returns the report.

    An event whose UID is known is skipped when nothing is new. A newer copy is taken over by `update`, or by
    `ask` as long as nobody changed the follow-up here; `create` keeps it as another one. With `dry_run` it
    raises DryRun, which carries the report.
    """
    report = ImportReport(source)
    report.run_id = importing.begin_import(uow, source.file_name, source.kind, source.format, source.mapping)
    keeper = _Keeper(uow, report, options)
    waiting: list[EventDraft] = []
    for item in events:
        if isinstance(item, Problem):
            report.problems.append(item)
            if item.severity == "must":
                report.refused_lines.add(item.line)
            continue
        waiting.append(item)
        if len(waiting) == CHUNK:
            keeper.take(waiting)
            waiting = []
            yield Progress(keeper.taken, source.rows, "import.saving")
    keeper.take(waiting)
    yield Progress(keeper.taken, source.rows, "import.saving")
    report.refused = len(report.refused_lines)
    report.rows = keeper.taken + report.refused
    if options.dry_run:
        raise DryRun(report)
    uow.step.values.update(
        {"name": source.file_name, "count": report.created + report.updated, "kind": source.kind}
    )
    importing.end_import(uow, report.run_id, report.counts(), None)
    return report


class _Keeper:
    """Keeps drafts chunk by chunk."""

    def __init__(self, uow: UnitOfWork, report: ImportReport, options: ImportOptions) -> None:
        self.uow, self.report, self.options = uow, report, options
        self.taken = 0
        clock = local_time(uow.now_ms).time() if options.today == local_time(uow.now_ms).date() else time(0)
        self._now = datetime.combine(options.today, clock)
        self._members = importing.member_ids(uow)
        self._seen: dict[str, int] = {}
        self._own_days: dict[str, set[date]] = {}  # days of a repeating event that have an event of their own

    def take(self, drafts: Sequence[EventDraft]) -> None:
        """Keep one chunk."""
        keys = [key_of(draft) for draft in drafts]
        known = known_events(self.uow, keys, COLUMNS)
        links = _Links(self.uow, drafts, self.report)
        for draft in drafts:
            if draft.recurrence_id is not None:
                self._own_days.setdefault(draft.uid, set()).add(day_of(draft.recurrence_id))
        rows: list[dict[str, Any]] = []
        changed: set[int] = set()
        for key, draft in zip(keys, drafts, strict=True):
            self.taken += 1
            if key in self._seen:
                self._note(draft, key, None, "skip")
            elif key in known:
                self._meet(draft, key, known[key], links, rows, changed)
            else:
                rows.append(self._row(draft, key, links))
            self._seen.setdefault(key, draft.line)
        made = importing.insert_plain(self.uow, "follow_up", rows)
        self.report.created += len(made)
        self.report.records["follow_up"] = self.report.records.get("follow_up", 0) + len(made)
        importing.index_records(self.uow, "follow_up", made)
        if changed:
            self.uow.session.flush()
            importing.reindex_records(self.uow, {"follow_up": changed})

    def _meet(
        self,
        draft: EventDraft,
        key: str,
        known: KnownEvent,
        links: "_Links",
        rows: list[dict[str, Any]],
        changed: set[int],
    ) -> None:
        """An event that is here already."""
        same = self._is_same(draft, known)
        decision = self.options.decisions.get(draft.line, self.options.on_duplicate)
        if same:
            decision = "skip" if decision != "create" else decision
        elif decision == "ask":
            decision = "skip" if known.touched else "update"
        if decision == "update":
            values = self._row(draft, key, links)
            keep = {"import_run_id", "owner_id", "customer_id", "lead_id", "contact_id", "postponed"}
            update_event(self.uow, known.id, {c: v for c, v in values.items() if c not in keep})
            changed.add(known.id)
            self.report.updated += 1
        elif decision == "create":
            rows.append(self._row(draft, None, links))
        self._note(draft, key, known, decision, identical=same)

    def _is_same(self, draft: EventDraft, known: KnownEvent) -> bool:
        """Whether the file says nothing new: what it said before, or what the follow-up says."""
        bare, own = without_own(draft), own_fields(draft)
        if own and event_row(bare, None) | checked_own(own) == known.row:
            return True
        before = unpacked(known.ics_extra)
        return not needs_extra(bare, known.row) if before is None else same_event(before[0], bare)

    def _note(
        self, draft: EventDraft, key: str, known: KnownEvent | None, decision: str, *, identical: bool = False
    ) -> None:
        """List what was known, and count what was passed over."""
        if decision == "skip":
            self.report.skipped += 1
        self.report.duplicates.append(
            Duplicate(
                line=draft.line,
                name=known.row["subject"] if known else draft.subject,
                other_table="follow_up",
                other_id=known.id if known else 0,
                other_line=0 if known else self._seen[key],
                odds=1.0,
                reasons=(("calendar.same_uid", draft.subject),),
                identical=identical,
                decision=decision,
            )
        )

    def _row(self, draft: EventDraft, key: str | None, links: "_Links") -> dict[str, Any]:
        own = own_fields(draft)
        bare = without_own(draft)
        row = event_row(bare, None if own else self._now, frozenset(self._own_days.get(draft.uid, ())))
        row |= checked_own(own)
        extra = packed(bare, row) if needs_extra(bare, row) else None
        return {
            **row,
            **links.of(draft, own),
            "owner_id": self._owner(own.get("owner")),
            "uid": key,
            "ics_extra": extra,
            "import_run_id": self.report.run_id,
        }

    def _owner(self, name: Any) -> int | None:
        """Whose it is: the member our own export named, else the one who imports."""
        if not isinstance(name, str) or not name:
            return self.uow.member_id
        if name in self.options.owners:
            return self.options.owners[name]
        known = self._members.get(fold(name))
        if known is None:
            self.report.unknown_owners[name] += 1
        return self.uow.member_id if known is None else known


class _Links:
    """Whom the events of a chunk are about: named by our own export, or known by an address invited."""

    def __init__(self, uow: UnitOfWork, drafts: Sequence[EventDraft], report: ImportReport) -> None:
        self._report = report
        fields = [own_fields(draft) for draft in drafts]
        self._names = {
            table: importing.known_names(uow, table, _names(fields, table))
            for table in ("customer", "lead", "contact")
        }
        told = {_mail(one.address) for draft in drafts for one in draft.attendees} | set(map(_phone, fields))
        self._reaches = importing.known_reaches(uow, sorted(told - {""}))

    def of(self, draft: EventDraft, own: dict[str, Any]) -> dict[str, int | None]:
        """customer_id, lead_id and contact_id of an event."""
        found: dict[str, int | None] = {"customer_id": None, "lead_id": None, "contact_id": None}
        if not own:
            return found | self._invited(draft)
        for table in ("customer", "lead"):
            found[f"{table}_id"] = self._named(draft, table, own)
        contact = own.get("contact")
        if isinstance(contact, str):
            there = [
                key
                for key, firm in self._names["contact"].get(clean_name(contact), ())
                if firm == str(found["customer_id"])
            ]
            found["contact_id"] = there[0] if len(there) == 1 else None
        return found

    def _named(self, draft: EventDraft, table: str, own: dict[str, Any]) -> int | None:
        """The customer or lead of this name; of several the one who has the phone."""
        name = own.get(table)
        if not isinstance(name, str) or not name:
            return None
        there = [key for key, _ in self._names[table].get(clean_name(name), ())]
        phoned = {one.owner_id for one in self._reaches.get(_phone(own), ()) if one.table == table}
        found = [key for key in there if key in phoned] or there
        if len(found) == 1:
            return found[0]
        code = "import.many_customers" if there else "import.no_customer"
        self._report.problems.append(Problem(draft.line, "customer", code, {"name": name}, "may", name))
        return None

    def _invited(self, draft: EventDraft) -> dict[str, int | None]:
        """The one customer or lead among those invited; several, or nobody known, links nobody."""
        known = {known for one in draft.attendees for known in self._reaches.get(_mail(one.address), ())}
        customers = {one.customer_id for one in known if one.customer_id is not None}
        leads = {one.owner_id for one in known if one.table == "lead"}
        if len(customers) == 1 and not leads:
            people = {one.owner_id for one in known if one.table == "contact"}
            return {"customer_id": customers.pop(), "contact_id": people.pop() if len(people) == 1 else None}
        return {"lead_id": leads.pop()} if len(leads) == 1 and not customers else {}


def _names(fields: Iterable[dict[str, Any]], table: str) -> list[str]:
    return [clean_name(name) for own in fields if isinstance(name := own.get(table), str) and name]


def _phone(own: dict[str, Any]) -> str:
    phone = own.get("phone")
    return (normalise_phone(phone) or "") if isinstance(phone, str) else ""


def _mail(address: str) -> str:
    return address.strip().lower() if "@" in address else ""
