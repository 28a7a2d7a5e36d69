"""Interactions and follow-ups of an import: whose they are, and which are here already."""

from collections.abc import Sequence
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.exchange.draft import FollowUpDraft, InteractionDraft, Problem
from app.exchange.import_rows import plan_values, talk_values
from app.exchange.import_types import ImportOptions, ImportReport
from app.language.names import clean_name, fold
from app.language.phones import normalise_phone
from app.usecases import importing

Owner = tuple[int | None, int | None]
"""The customer or the lead somebody is."""
Talk = InteractionDraft | FollowUpDraft


class TalkImporter:
    """Takes talks and plans in; each must belong to exactly one known customer or lead."""

    def __init__(self, uow: UnitOfWork, report: ImportReport, options: ImportOptions, run_id: int) -> None:
        self.uow, self.report, self.options, self.run_id = uow, report, options, run_id
        self.made: dict[str, list[int]] = {"interaction": [], "follow_up": []}
        self._members = importing.member_ids(uow)

    def take(self, drafts: Sequence[Talk]) -> None:
        """Keep one chunk."""
        for kind, table in ((InteractionDraft, "interaction"), (FollowUpDraft, "follow_up")):
            chosen = [draft for draft in drafts if isinstance(draft, kind)]
            if chosen:
                self._keep(chosen, table)

    def _keep(self, drafts: Sequence[Talk], table: str) -> None:
        customers = importing.known_names(self.uow, "customer", (clean_name(d.customer) for d in drafts))
        leads = importing.known_names(self.uow, "lead", (clean_name(d.customer) for d in drafts))
        phones = {d.phone: normalise_phone(d.phone) for d in drafts if d.phone}
        reaches = importing.known_reaches(self.uow, (n for n in phones.values() if n))
        people = importing.known_names(
            self.uow, "contact", (clean_name(d.contact) for d in drafts if d.contact)
        )
        here = importing.known_talks(self.uow, table, (d.external_id for d in drafts if d.external_id))
        rows: list[dict[str, Any]] = []
        for draft in drafts:
            if draft.external_id and draft.external_id in here:
                self.report.skipped += 1
                continue
            owner = self._owner(draft, customers, leads, reaches.get(phones.get(draft.phone) or "", []))
            if owner is None:
                self.report.refused_lines.add(draft.line)
                continue
            rows.append(self._row(draft, *owner) | {"contact_id": _contact(draft, owner[0], people)})
            self.report.created += 1
        keys = importing.insert_plain(self.uow, table, rows)
        self.made[table] += keys
        self.report.records[table] = self.report.records.get(table, 0) + len(keys)
        importing.index_records(self.uow, table, keys)

    def _owner(
        self, draft: Talk, customers: dict[str, Any], leads: dict[str, Any], by_phone: list[Any]
    ) -> Owner | None:
        """(customer, lead) of a talk; nobody or several is a problem that refuses the row."""
        name = clean_name(draft.customer)
        if not name and isinstance(draft, FollowUpDraft):
            return None, None
        phoned: list[Owner] = [(known.customer_id, None) if known.customer_id is not None else (None, known.owner_id)
                  for known in by_phone]  # fmt: skip
        bought: list[Owner] = [(key, None) for key, _ in customers.get(name, ())]
        asked: list[Owner] = [(None, key) for key, _ in leads.get(name, ())]
        # of several who bear the name, customers and leads alike, the phone tells which
        found = [owner for owner in dict.fromkeys(phoned) if owner in bought or owner in asked]
        found = found or bought or asked or phoned[:1]
        if len(found) == 1:
            return found[0]
        code = "import.many_customers" if found else "import.no_customer"
        self.report.problems.append(
            Problem(draft.line, "", code, {"name": draft.customer}, "must", draft.customer)
        )
        return None

    def _row(self, draft: Talk, customer_id: int | None, lead_id: int | None) -> dict[str, Any]:
        member = self._member(draft)
        if isinstance(draft, InteractionDraft):
            row = talk_values(draft, self.options.today.isoformat()) | {"member_id": member}
        else:
            row = plan_values(draft) | {"owner_id": member}
        return row | {"customer_id": customer_id, "lead_id": lead_id, "import_run_id": self.run_id}

    def _member(self, draft: Talk) -> int | None:
        """Whose it is: the member of this name, or whom the person said it is; without a name mine."""
        name = draft.owner
        if not name:
            return self.uow.member_id
        if name in self.options.owners:
            return self.options.owners[name]
        known = self._members.get(fold(name))
        if known is None:
            self.report.unknown_owners[name] += 1
            if self.report.unknown_owners[name] == 1:
                told = {"name": name}
                self.report.problems.append(
                    Problem(draft.line, "interaction.owner", "import.owner_unknown", told, "may", name)
                )
        return known  # of somebody unknown it is nobody's, not mine


def _contact(draft: Talk, customer_id: int | None, people: dict[str, list[tuple[int, str]]]) -> int | None:
    """The contact of the customer who bears the name in the file."""
    found = people.get(clean_name(draft.contact), []) if draft.contact and customer_id is not None else []
    return next((key for key, firm in found if firm == str(customer_id)), None)
