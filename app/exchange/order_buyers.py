"""Who bought: the customers of a file of orders, known already or made now."""

from collections.abc import Sequence
from typing import NamedTuple

from app.db.unit_of_work import UnitOfWork
from app.exchange.arrivals import arrive
from app.exchange.draft import FirmDraft, OrderLineDraft, PersonDraft, Problem
from app.exchange.import_types import ImportOptions, ImportReport
from app.exchange.people_buffer import PeopleBuffer
from app.exchange.shapes import looks_like_firm
from app.language.names import clean_name
from app.usecases import importing
from app.vocabulary import ReachKind

_TELLING = (ReachKind.PHONE, ReachKind.EMAIL)


class Buyer(NamedTuple):
    """Who an order is for: another program's key for him, his name, whether a firm, phones and mailboxes."""

    external: str
    name: str
    firm: bool
    normals: tuple[str, ...]

    @property
    def identity(self) -> tuple[str, str]:
        """What makes two orders of the file one customer's."""
        if self.external:
            return "key", self.external
        return ("reach", self.normals[0]) if self.normals else ("name", self.name)


def buyer_of(row: OrderLineDraft) -> Buyer | None:
    """The buyer a row names; None for a sale to nobody in particular."""
    name = clean_name(row.customer or row.company or row.receiver or row.customer_id)
    if not name:
        return None
    normals = tuple(reach.normal for reach in row.reach if reach.normal and reach.kind in _TELLING)
    firm = looks_like_firm(name) or bool(row.company and clean_name(row.company) == name)
    return Buyer(row.customer_id, name, firm, normals)


class Buyers:
    """Finds or makes the customers of orders, chunk by chunk.

    A customer is known by the key another program gave him; without one by a phone or mailbox, or by a name that
    only one customer bears. A key that is new may belong to a firm of the same name that has none yet.
    """

    def __init__(self, uow: UnitOfWork, report: ImportReport, options: ImportOptions, run_id: int) -> None:
        self.uow, self.report, self.options, self.run_id = uow, report, options, run_id
        self.buffer = PeopleBuffer(uow, options.today.isoformat())
        self._met: dict[tuple[str, str], int | None] = {}

    def of(self, rows: Sequence[OrderLineDraft]) -> list[int | None]:
        """The customer of each order, given by its first row; None = for nobody, or for whom nobody can tell."""
        buyers = [buyer_of(row) for row in rows]
        fresh = {b.identity: (b, row) for b, row in zip(buyers, rows, strict=True) if b is not None}
        fresh = {identity: found for identity, found in fresh.items() if identity not in self._met}
        self._look_up([buyer for buyer, _ in fresh.values()])
        tags = importing.tag_ids(self.uow, (tag for _, row in fresh.values() for tag in row.tags))
        for identity, (buyer, row) in fresh.items():
            known = self._known(buyer)
            if len(known) > 1:
                values = {"name": buyer.name}
                self.report.problems.append(
                    Problem(row.line, "order.customer", "import.many_customers", values, "must", buyer.name)
                )
                self._met[identity] = None
            else:
                self._met[identity] = known[0] if known else self._make(buyer, row, tags)
        made = self.buffer.flush({})["customer"]
        self.report.records["customer"] = self.report.records.get("customer", 0) + len(made)
        return [None if buyer is None else self._met[buyer.identity] for buyer in buyers]

    def _look_up(self, buyers: Sequence[Buyer]) -> None:
        keys = [buyer.external for buyer in buyers if buyer.external]
        self._keys = importing.known_external(self.uow, "customer", keys)
        self._reaches = importing.known_reaches(self.uow, [n for buyer in buyers for n in buyer.normals])
        self._names = importing.known_names(self.uow, "customer", [buyer.name for buyer in buyers])
        named = [key for found in self._names.values() for key, _ in found]
        self._keyless = importing.without_external(self.uow, "customer", named)

    def _known(self, buyer: Buyer) -> list[int]:
        """The stored customers he may be; several = nobody can tell."""
        if buyer.external in self._keys:
            return [self._keys[buyer.external]]
        for normal in buyer.normals:
            found = {one.customer_id for one in self._reaches.get(normal, ()) if one.customer_id is not None}
            if len(found) == 1:
                return [key for key in found if key is not None]
        named = [key for key, _ in self._names.get(buyer.name, ())]
        if not buyer.external:
            return named
        return [key for key in named if key in self._keyless][:1] if buyer.firm and len(named) == 1 else []

    def _make(self, buyer: Buyer, row: OrderLineDraft, tags: dict[str, int]) -> int:
        draft: PersonDraft | FirmDraft
        said = {"reach": row.reach, "external_id": buyer.external, "city": row.city}
        if buyer.firm:
            draft = FirmDraft(row.line, buyer.name, **said)  # type: ignore[arg-type]
        else:
            draft = PersonDraft(row.line, buyer.name, employer=row.company, **said)  # type: ignore[arg-type]
        key = self.uow.keys.next()
        given = (None, self.uow.member_id, self.run_id)
        self.buffer.add("customer", [key], [arrive(draft, self.options.currency)], [given])
        for tag in row.tags:
            if tag in tags:
                self.buffer.link("customer", key, tags[tag])
        return key
