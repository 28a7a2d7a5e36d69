"""Customers, contacts and leads of an import: whom we know, what is new, rows in bulk."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.exchange.arrivals import PERSONAL, Arrival, ReachFacts, Telling, arrive
from app.exchange.channel_words import channel_words
from app.exchange.draft import FirmDraft, Problem
from app.exchange.import_rows import SAID
from app.exchange.import_types import Duplicate, ImportOptions, ImportReport, RowOutcomes
from app.exchange.matching import COMMON, LIKELY, SURE, Candidate, Match, judge
from app.exchange.people_buffer import Given, PeopleBuffer
from app.language.names import clean_name, fold
from app.usecases import importing

IGNORED = frozenset(
    {"import_run_id", "created_day", "card_extra", "birthday_text", "position", "customer_id"}
)
_NAME_AT = {table: columns.index("name") for table, columns in SAID.items()}


class PeopleImporter:
    """Takes drafts in chunk by chunk, each matched against what is stored, earlier chunks included."""

    def __init__(self, uow: UnitOfWork, report: ImportReport, options: ImportOptions, run_id: int) -> None:
        self.uow, self.report, self.options, self.run_id = uow, report, options, run_id
        self.outcome = RowOutcomes()
        self.buffer = PeopleBuffer(uow, options.today.isoformat())
        self.further = self.buffer.further
        self.firms: dict[str, int] = {}
        self._keys, self._lines = array("q"), array("q")
        self._members = importing.member_ids(uow)
        self._asked: dict[str, int] = {}  # owner nobody knows -> line where it was counted last
        self._told: set[str] = set()
        self._touched: dict[str, set[int]] = {}
        self._positions: Counter[int] = Counter()
        self._known: dict[str, list[Candidate]] = {}
        self._names: dict[str, list[Candidate]] = {}
        self._made_for_contacts: set[str] = set()

    # -- one chunk -----------------------------------------------------------------------------------------

    def take(self, drafts: Sequence[Arrival]) -> None:
        """Match and keep one chunk."""
        self._tags = importing.tag_ids(self.uow, (tag for draft in drafts for tag in draft.tags))
        self._channels = importing.channel_ids(
            self.uow,
            [draft.source for draft in drafts if draft.source],
            self.options.channel_words or channel_words(),
        )
        told = [draft.telling() for draft in drafts]
        counts = Counter(chain.from_iterable(told))
        self._look_up(drafts, counts)
        acquainted = _acquainted(drafts, told, self._meetings(drafts, counts))
        made = self._made_for_contacts = set()
        alone: list[Arrival] = []
        coming: set[str] = set()  # the firms among them
        for at, draft in enumerate(drafts):
            met = at in acquainted or (made and draft.called in made and draft.told_by_name)
            if met or (draft.firm and draft.firm not in coming and draft.firm not in self.firms):
                self._create_all(alone)
                alone, coming = [], set()
                self._one(draft) if met else self._create(draft, draft.table)
            else:
                alone.append(draft)
                if draft.kind == "organisation":
                    coming.add(draft.called)
        self._create_all(alone)
        self._flush()

    def _look_up(self, drafts: Sequence[Arrival], counts: Counter[tuple[str, str]]) -> None:
        """What is stored of anybody who shares a key, a number, a mailbox or a firm's name with the chunk."""
        self._known = self._known_by_reach(counts)
        self._names = self._known_by_name(drafts)
        self._external = {
            table: importing.known_external(
                self.uow, table, [d.external for d in drafts if d.external and d.table == table]
            )
            for table in self.buffer.rows
        }

    def _known_by_reach(self, told: Iterable[tuple[str, str]]) -> dict[str, list[Candidate]]:
        """Whom the file has under the numbers and mailboxes of the chunk; what half the town shares tells nobody."""
        personal = {normal for kind, normal in told if kind in PERSONAL}
        other = {normal for kind, normal in told if kind not in PERSONAL}
        if self.buffer.memory is None:
            personal.update(importing.rare_reaches(self.uow, other, COMMON))
            found = importing.known_reaches(self.uow, personal)
        else:
            keys = {*self.buffer.memory.find(personal), *self.buffer.memory.find(other, COMMON)}
            asked = importing.reaches_in(self.uow, sorted(keys))
            found = {
                normal: known for normal, known in asked.items() if normal in personal or normal in other
            }
        owners: dict[str, set[int]] = {"customer": set(), "contact": set(), "lead": set()}
        for entry in (each for entries in found.values() for each in entries):
            owners[entry.table].add(entry.owner_id)
        names = {table: importing.names_of(self.uow, table, ids) for table, ids in owners.items()}
        known: dict[str, list[Candidate]] = {}
        for normal, entries in found.items():
            for entry in entries:
                name, firm, kind = names[entry.table][entry.owner_id]
                known.setdefault(normal, []).append(
                    Candidate(entry.table, entry.owner_id, name, self._line_of(entry.owner_id), firm, kind)
                )
        return known

    def _known_by_name(self, drafts: Sequence[Arrival]) -> dict[str, list[Candidate]]:
        """The customers of the file who bear the name of somebody in the chunk who is told by the name."""
        wanted = {d.called for d in drafts if d.told_by_name} | {clean_name(d.firm) for d in drafts if d.firm}
        called = importing.known_names(self.uow, "customer", wanted)
        firms = importing.names_of(
            self.uow, "customer", (key for found in called.values() for key, _ in found)
        )
        return {
            name: [
                Candidate("customer", key, name, self._line_of(key), firms[key][1], kind)
                for key, kind in entries
            ]
            for name, entries in called.items()
        }

    def _meetings(self, drafts: Sequence[Arrival], counts: Counter[tuple[str, str]]) -> set[str]:
        """Numbers, mailboxes, telling names and keys that a row of the chunk shares with another or with the file."""
        self._crowded = {one[1] for one, n in counts.items() if n > COMMON and one[0] not in PERSONAL}
        names = Counter([draft.called for draft in drafts if draft.told_by_name])
        keys = Counter([draft.external for draft in drafts if draft.external])
        met = {normal for (_kind, normal), n in counts.items() if n > 1} - self._crowded
        met.update(word for words in (names, keys) for word, n in words.items() if n > 1)
        return met.union(self._known, self._names, *self._external.values())

    def _one(self, draft: Arrival) -> None:
        table = draft.table
        if draft.again and draft.called in self.firms:
            self._update(draft, table, self.firms[draft.called], silent=True)
            return
        matches = self._matches(draft, table)
        match = matches[0] if matches else None
        if match is None or match.candidate.table != table:
            if match is not None and self.options.decisions.get(draft.line) == "skip":
                self._report(draft, match, identical=False, decision="skip")
                self.outcome.note([draft.line], "skipped")
                return
            if match is not None:
                self._report(draft, match, identical=False, decision="create")
            self._create(draft, table)
            return
        sure = [m for m in matches if m.candidate.table == table and m.odds >= SURE]
        same = next((m for m in sure if self._identical(draft, table, m.candidate.key)), None)
        match, identical = same or match, same is not None
        decision = self._decide(draft, match, identical)
        if not (draft.kind == "organisation" and decision == "update" and match.candidate.line):
            self._report(draft, match, identical=identical, decision=decision)
        if decision == "create":
            self._create(draft, table)
        elif decision == "update":
            self._update(draft, table, match.candidate.key)
        else:
            self.outcome.note([draft.line], "skipped")
            self._know_firm(draft, match.candidate.key)

    def _decide(self, draft: Arrival, match: Match, identical: bool) -> str:
        chosen = self.options.decisions.get(draft.line)
        if chosen:
            return chosen
        if match.odds < SURE:
            return "create"
        if self.options.on_duplicate != "ask":
            return self.options.on_duplicate
        if identical:
            return "skip"
        return "update" if draft.kind == "organisation" else "create"

    # -- matching ------------------------------------------------------------------------------------------

    def _matches(self, draft: Arrival, table: str) -> list[Match]:
        """Who the row may be, the likeliest first, those of the same kind before others."""
        shared: dict[int, tuple[Candidate, list[tuple[str, str]]]] = {}
        for kind, _label, value, normal in draft.reach:
            sharing = self._known.get(normal, ()) if normal else ()
            if kind not in PERSONAL and (len(sharing) > COMMON or normal in self._crowded):
                continue
            for candidate in sharing:
                entry = shared.setdefault(candidate.key, (candidate, []))
                entry[1].append((kind, value))
        external = draft.external
        known_key = self._external[table].get(external) if external else None
        if known_key is not None and known_key not in shared:
            shared[known_key] = (Candidate(table, known_key, draft.called), [])
        if table == "customer" and draft.told_by_name:
            for candidate in self._names.get(draft.called, ()):
                shared.setdefault(candidate.key, (candidate, []))
        if not shared:
            return []
        matches = [
            judge(draft, candidate, reasons, same_key=candidate.key == known_key)
            for candidate, reasons in shared.values()
        ]
        good = [match for match in matches if match is not None and match.odds >= LIKELY]
        return sorted(good, key=lambda m: (m.candidate.table == table, m.odds), reverse=True)

    def _identical(self, draft: Arrival, table: str, key: int) -> bool:
        """Whether the row says nothing that the stored record does not say."""
        values = self._values(draft)
        columns = [c for c in values if c not in IGNORED]
        stored = self.buffer.waiting(table, key) or importing.stored_values(self.uow, table, key, columns)
        if any(stored.get(column) != values[column] for column in columns):
            return False
        if draft.further and not self.further.known(table, key, draft.further):
            return False
        known = self.buffer.known_reach(table, key) | importing.stored_reaches(self.uow, table, key)[0]
        return all((kind, normal or value) in known for kind, _label, value, normal in draft.reach)

    # -- keeping -------------------------------------------------------------------------------------------

    def _values(self, draft: Arrival) -> dict[str, Any]:
        """The columns that hold something, with channel and owner."""
        values: dict[str, Any] = draft.said()
        if draft.table != "contact":
            channel, owner = self._channels.get(draft.source), self._owner(draft)
            values |= {c: v for c, v in (("channel_id", channel), ("owner_id", owner)) if v is not None}
        return values

    def _owner(self, draft: Arrival) -> int | None:
        name = draft.owner
        if not name:
            return self.uow.member_id
        if name in self.options.owners:
            return self.options.owners[name]
        member, unknown = self._members.get(fold(name)), self.report.unknown_owners
        if member is None and self._asked.get(name) != draft.line:
            self._asked[name] = draft.line
            unknown[name] += 1
        if member is None and unknown[name] == 1 and name not in self._told:
            self._told.add(name)
            self.report.problems.append(
                Problem(draft.line, "customer.owner", "import.owner_unknown", {"name": name}, "may", name)
            )
        return member

    def _create(self, draft: Arrival, table: str) -> None:
        """A new record that others of its chunk may be the same as."""
        given = self._given(table, draft)
        key = self.uow.keys.next()
        self._made([key], [draft])
        self._make(table, [key], [draft], [given])
        self._remember(draft, table, key)

    def _create_all(self, drafts: Sequence[Arrival]) -> None:
        """New records, none of which anybody else of the chunk is: firms before their people."""
        keys = self.uow.keys.take(len(drafts))
        self._made(keys, drafts)
        for table in self.buffer.rows:
            chosen = [(key, draft) for key, draft in zip(keys, drafts, strict=True) if draft.table == table]
            own = [draft for _, draft in chosen]
            self._make(table, [key for key, _ in chosen], own, [self._given(table, draft) for draft in own])

    def _made(self, keys: Sequence[int], drafts: Sequence[Arrival]) -> None:
        """Note which row made which record."""
        lines = [draft.line for draft in drafts]
        self._keys.extend(keys)
        self._lines.extend(lines)
        self.outcome.note(lines, "created")

    def _make(
        self, table: str, keys: Sequence[int], drafts: Sequence[Arrival], given: Sequence[Given]
    ) -> None:
        """New records of one table."""
        self.buffer.add(table, keys, drafts, given)
        for key, draft in zip(keys, drafts, strict=True):
            if draft.tags:
                self._link_tags(draft, table, key)
            if draft.further:
                self.further.put(table, key, draft.further, fresh=True)
            if draft.kind == "organisation":
                self.firms[draft.called] = key

    def _given(self, table: str, draft: Arrival) -> Given:
        """What the import adds to a record: the first three of GIVEN[table]."""
        if table == "contact":
            firm = self._firm_key(draft)
            position = self._positions[firm]
            self._positions[firm] += 1
            return firm, position, self.run_id
        owner = self._owner(draft) if draft.owner else self.uow.member_id
        return self._channels.get(draft.source), owner, self.run_id

    def _firm_key(self, draft: Arrival) -> int:
        """The firm of a contact: from this file, stored, or made now."""
        name = clean_name(draft.firm)
        if name not in self.firms:
            stored = next((c for c in self._names.get(name, ()) if c.kind == "organisation"), None)
            if stored is not None:
                self.firms[name] = stored.key
            else:
                self._made_for_contacts.add(name)
                made = FirmDraft(draft.line, draft.firm, source=draft.source, owner=draft.owner)
                self._create(arrive(made, self.options.currency), "customer")
        return self.firms[name]

    def _know_firm(self, draft: Arrival, key: int) -> None:
        if draft.kind == "organisation":
            self.firms[draft.called] = key

    def _update(self, draft: Arrival, table: str, key: int, *, silent: bool = False) -> None:
        """Fill what is empty, add what is new; never overwrite."""
        values = self._values(draft)
        if self.buffer.waits(table, key):
            changed = self.buffer.fill(table, key, values)
        else:
            rest = {
                c: v
                for c, v in values.items()
                if c not in ("name", "kind", "created_day", "state", "owner_id")
            }
            changed = importing.fill_record(self.uow, table, key, rest)
        added = self._add_reaches(draft.reach, table, key)
        if draft.further:
            added |= self.further.put(table, key, draft.further, fresh=self.buffer.waits(table, key))
        self._link_tags(draft, table, key)
        self._know_firm(draft, key)
        if changed or added or draft.tags:
            self._touched.setdefault(table, set()).add(key)
        if not silent:
            self.outcome.note([draft.line], "updated")

    def _add_reaches(self, given: Sequence[ReachFacts], table: str, key: int) -> bool:
        stored, count = importing.stored_reaches(self.uow, table, key)
        known = stored | self.buffer.known_reach(table, key)
        fresh = [reach for reach in given if (reach[0], reach[3] or reach[2]) not in known]
        if fresh:
            self.buffer.add_reach(table, key, fresh, count)
        return bool(fresh)

    def _link_tags(self, draft: Arrival, table: str, key: int) -> None:
        for tag in draft.tags:
            if tag in self._tags:
                self.buffer.link(table, key, self._tags[tag])

    def _remember(self, draft: Arrival, table: str, key: int) -> None:
        """Later rows of this chunk find this one."""
        name = draft.values[_NAME_AT[table]]
        candidate = Candidate(table, key, str(name), draft.line, draft.firm or draft.employer, draft.kind)
        for _kind, _label, _value, normal in draft.reach:
            if normal:
                self._known.setdefault(normal, []).append(candidate)
        if table == "customer" and draft.told_by_name:
            self._names.setdefault(candidate.name, []).append(candidate)
        if draft.external:
            self._external[table].setdefault(draft.external, key)

    def _flush(self) -> None:
        for table, made in self.buffer.flush(self._touched).items():
            if made:
                self.report.records[table] = self.report.records.get(table, 0) + len(made)
        self._touched = {}

    # -- telling -------------------------------------------------------------------------------------------

    def _report(self, draft: Arrival, match: Match, *, identical: bool, decision: str) -> None:
        candidate = match.candidate
        self.report.duplicates.append(
            Duplicate(
                draft.line,
                draft.name,
                candidate.table,
                0 if candidate.line else candidate.key,
                candidate.line,
                match.odds,
                match.reasons,
                identical,
                decision,
                candidate.name,
                candidate.table == draft.table,
            )
        )

    def _line_of(self, key: int) -> int:
        """The line of this file that made a record, 0 for one that was stored before."""
        at = bisect_left(self._keys, key)
        return self._lines[at] if at < len(self._keys) and self._keys[at] == key else 0


def _acquainted(drafts: Sequence[Arrival], told: Sequence[Telling], met: set[str]) -> set[int]:
    """The places of those who share something with somebody, so that it has to be judged who they are."""
    found = {at for at, telling in enumerate(told) for _kind, normal in telling if normal in met}
    found.update(
        at
        for at, draft in enumerate(drafts)
        if draft.again
        or (draft.external and draft.external in met)
        or (draft.called in met and draft.told_by_name)
    )
    return found
