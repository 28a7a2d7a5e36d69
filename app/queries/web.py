"""The web of relations as links between records: ties, who works where, who sent whom."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.db.reader import Reader
from app.insight.ties import group_of
from app.vocabulary import TieKind

US = 0
MOST_REFERRALS = 20_000
WORKS_AT = "works_at"
INTRODUCES = "introduces"


class Link(NamedTuple):
    """A link between two records (0 is ourselves). `tie` is the key of the tie behind it,
    `forward` and `backward` its own words.

    `kind` is a vocabulary.TieKind, "employed" or "referred"; `ring` that of the tie, None where nobody said.
    """

    first: int
    second: int
    group: str
    kind: str
    ring: int | None = None
    tie: int | None = None
    forward: str | None = None
    backward: str | None = None


class Known(NamedTuple):
    """A customer or contact as the web knows it; `firm` is the customer a contact belongs to."""

    key: int
    table: str
    name: str
    kind: str
    firm: int | None
    firm_name: str | None
    title: str | None
    ring: int | None
    importance: int
    status: str | None
    revenue: int
    last_contact_at: int | None
    sort_key: str
    initials: str
    gender: str | None

    @property
    def customer(self) -> int:
        """The customer whose card shows this one."""
        return self.firm if self.firm is not None else self.key


_LIVE_ENDS = " AND ".join(
    f"(t.{end}_{table}_id IS NULL OR EXISTS (SELECT 1 FROM {table} r WHERE r.id = t.{end}_{table}_id "
    "AND r.deleted_at IS NULL))"
    for end in ("from", "to")
    for table in ("customer", "contact")
)


def tie_links(reader: Reader) -> list[Link]:
    """Every tie whose ends are there."""
    rows = reader.all(
        "SELECT t.id, coalesce(t.from_contact_id, t.from_customer_id, 0), "
        f"coalesce(t.to_contact_id, t.to_customer_id, 0), t.kind, t.closeness, t.forward, t.backward FROM tie t "
        f"WHERE t.deleted_at IS NULL AND {_LIVE_ENDS} ORDER BY t.id"
    )
    return [
        Link(first, second, group_of(kind), kind, ring, key, forward, backward)
        for key, first, second, kind, ring, forward, backward in rows
    ]


def referral_links(reader: Reader) -> list[Link]:
    """Who sent whom, so many at most."""
    rows = reader.all(
        "SELECT c.referred_by_id, c.id FROM customer c JOIN customer r ON r.id = c.referred_by_id "
        "WHERE c.referred_by_id IS NOT NULL AND c.deleted_at IS NULL AND r.deleted_at IS NULL "
        "ORDER BY c.id LIMIT ?",
        (MOST_REFERRALS,),
    )
    return [Link(sender, sent, INTRODUCES, "referred") for sender, sent in rows]


def employed(reader: Reader, contacts: Iterable[int] = (), firms: Iterable[int] = ()) -> list[Link]:
    """Who of these works where, and who works at these firms."""
    rows: dict[int, int] = {}
    for column, keys in (("id", contacts), ("customer_id", firms)):
        rows |= dict(
            reader.by_ids(
                "SELECT p.id, p.customer_id FROM contact p JOIN customer c ON c.id = p.customer_id "
                f"WHERE p.{column} IN {{ids}} AND p.deleted_at IS NULL AND c.deleted_at IS NULL",
                list(keys),
            )
        )
    return [Link(person, firm, WORKS_AT, "employed") for person, firm in sorted(rows.items())]


def known(reader: Reader, keys: Iterable[int]) -> dict[int, Known]:
    """These records, those in the recycle bin left out."""
    wanted = list(keys)
    rows = reader.by_ids(
        "SELECT id, 'customer', name, kind, NULL, NULL, title, closeness, importance, status, "
        "coalesce(revenue, 0), last_contact_at, sort_key, initials, gender FROM customer "
        "WHERE id IN {ids} AND deleted_at IS NULL",
        wanted,
    )
    rows += reader.by_ids(
        "SELECT p.id, 'contact', p.name, 'person', c.id, c.name, p.title, p.closeness, c.importance, c.status, "
        "coalesce(c.revenue, 0), c.last_contact_at, p.sort_key, p.initials, p.gender FROM contact p "
        "JOIN customer c ON c.id = p.customer_id WHERE p.id IN {ids} AND p.deleted_at IS NULL "
        "AND c.deleted_at IS NULL",
        wanted,
    )
    return {row[0]: Known(*row) for row in rows}


def ends_of(links: Sequence[Link]) -> set[int]:
    """Everybody the links lead to, ourselves left out."""
    return {key for link in links for key in (link.first, link.second)} - {US}


def can_introduce(link: Link) -> bool:
    """A competitor does not introduce one."""
    return link.kind != TieKind.COMPETITOR
