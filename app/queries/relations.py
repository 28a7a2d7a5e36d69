"""What a customer is tied to: ties with their two names, who sent them, whom they sent and what that brought."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from app.db.reader import Reader
from app.insight.ties import role_name
from app.queries.web import US, Known, known


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie seen from one of its ends. `other` is None for ourselves; `role` is what the other end is to this one.

    Roles are own words or codes ("@tie_role.parent.male"); `first`: this end is the first one of the tie.
    """

    id: int
    kind: str
    here: Known | None
    other: Known | None
    first: bool
    role: str
    own_role: str
    forward: str | None
    backward: str | None
    ring: int | None
    since: str | None
    note: str | None


class Sent(NamedTuple):
    """A customer whom somebody sent, what they brought and what those brought whom they sent in turn."""

    id: int
    name: str
    revenue: int
    down: int
    created_day: str
    thanked_day: str | None


class Referrals(NamedTuple):
    """Who sent a customer, whom it sent, and the revenue of those directly and down the whole chain (home currency)."""

    by_id: int | None
    by_name: str | None
    thanked_day: str | None
    sent: tuple[Sent, ...]
    direct: int
    chain: int
    chain_count: int


class Sender(NamedTuple):
    """A customer who sent others: how many, how many of them were not thanked for, what that brought."""

    id: int
    name: str
    sent: int
    unthanked: int
    direct: int
    chain: int
    chain_count: int


_ENDS = "coalesce(t.from_contact_id, t.from_customer_id, 0), coalesce(t.to_contact_id, t.to_customer_id, 0)"
_DETAILS = f"t.id, t.kind, {_ENDS}, t.forward, t.backward, t.closeness, t.since, t.note"


def ties_of(reader: Reader, customer_id: int) -> list[TieRow]:
    """The ties of a customer and of its contacts, the closest first."""
    contacts = [
        key
        for (key,) in reader.all(
            "SELECT id FROM contact WHERE customer_id = ? AND deleted_at IS NULL", (customer_id,)
        )
    ]
    return ties_of_ends(reader, [customer_id, *contacts])


def ties_of_ends(reader: Reader, keys: list[int]) -> list[TieRow]:
    """The ties that begin or end at one of these records, each seen from there."""
    rows: dict[int, tuple[Any, ...]] = {}
    for column in ("from_customer_id", "from_contact_id", "to_customer_id", "to_contact_id"):
        sql = f"SELECT {_DETAILS} FROM tie t WHERE t.{column} IN {{ids}} AND t.deleted_at IS NULL"
        rows |= {row[0]: row for row in reader.by_ids(sql, keys)}
    people = known(reader, {key for row in rows.values() for key in row[2:4]} - {US})
    found = [
        _seen(row, people, first=first)
        for key in keys
        for row in rows.values()
        for first in (True, False)
        if (row[2] if first else row[3]) == key and _both_there(row, people)
    ]
    return sorted(found, key=lambda row: (row.ring or 9, row.id))


def tie(reader: Reader, tie_id: int) -> TieRow | None:
    """A tie seen from its first end."""
    row = reader.one(f"SELECT {_DETAILS} FROM tie t WHERE t.id = ? AND t.deleted_at IS NULL", (tie_id,))
    if row is None:
        return None
    people = known(reader, {row[2], row[3]} - {US})
    return _seen(row, people, first=True) if _both_there(row, people) else None


def _both_there(row: tuple[Any, ...], people: dict[int, Known]) -> bool:
    return all(key == US or key in people for key in row[2:4])


def _seen(row: tuple[Any, ...], people: dict[int, Known], *, first: bool) -> TieRow:
    key, kind, from_key, to_key, forward, backward, ring, since, note = row
    here, other = people.get(int(str(from_key))), people.get(int(str(to_key)))
    if not first:
        here, other = other, here
    words = (forward, backward or forward if kind == "other" else backward)
    own = {True: words[0], False: words[1]}
    return TieRow(
        int(str(key)), str(kind), here, other, first,
        role_name(str(kind), first=not first, gender=other.gender if other else None, own=_text(own[not first])),
        role_name(str(kind), first=first, gender=here.gender if here else None, own=_text(own[first])),
        _text(forward), _text(backward), int(str(ring)) if ring is not None else None, _text(since), _text(note),
    )  # fmt: skip


def _text(value: object) -> str | None:
    return str(value) if value else None


# -- referrals -----------------------------------------------------------------------------------------------------

# UNION, not UNION ALL: a circle (two laptops may make one together) ends by itself
_DOWN = (
    "WITH RECURSIVE down(root, id) AS (SELECT referred_by_id, id FROM customer WHERE {roots} AND deleted_at IS NULL "
    "UNION SELECT d.root, c.id FROM down d JOIN customer c ON c.referred_by_id = d.id "
    "WHERE c.deleted_at IS NULL AND c.id <> d.root) "
)


def referrals_of(reader: Reader, customer_id: int) -> Referrals:
    """Who sent a customer and whom it sent, what brought most first."""
    row = reader.one(
        "SELECT r.id, r.name, c.thanked_day FROM customer c LEFT JOIN customer r ON r.id = c.referred_by_id "
        "AND r.deleted_at IS NULL WHERE c.id = ?",
        (customer_id,),
    ) or (None, None, None)
    rows = reader.all(
        "SELECT id, name, coalesce(revenue, 0), created_day, thanked_day FROM customer "
        "WHERE referred_by_id = ? AND deleted_at IS NULL",
        (customer_id,),
    )
    below = chains(reader, [key for key, *_rest in rows])
    sent = [
        Sent(key, name, revenue, below.get(key, (0, 0))[1], created, thanked)
        for key, name, revenue, created, thanked in rows
    ]
    sent.sort(key=lambda one: (-(one.revenue + one.down), one.id))
    count, chain = chains(reader, [customer_id]).get(customer_id, (0, 0))
    by, name, thanked = row
    return Referrals(by, name, thanked, tuple(sent), sum(one.revenue for one in sent), chain, count)


def chains(reader: Reader, roots: list[int]) -> dict[int, tuple[int, int]]:
    """Of each of these customers how many stand below in the chain of referrals, and what they brought together."""
    rows = reader.by_ids(
        _DOWN.format(roots="referred_by_id IN {ids}")
        + "SELECT d.root, count(*), coalesce(sum(c.revenue), 0) FROM down d "
        "JOIN customer c ON c.id = d.id GROUP BY d.root",
        roots,
    )
    return {root: (count, revenue) for root, count, revenue in rows}


def senders(reader: Reader, most: int = 500) -> list[Sender]:
    """Who sent others, what brought most first."""
    rows = reader.all(
        "SELECT r.id, r.name, count(*), sum(c.thanked_day IS NULL), coalesce(sum(c.revenue), 0) FROM customer c "
        "JOIN customer r ON r.id = c.referred_by_id WHERE c.referred_by_id IS NOT NULL AND c.deleted_at IS NULL "
        "AND r.deleted_at IS NULL GROUP BY r.id ORDER BY 5 DESC, 3 DESC, 1 LIMIT ?",
        (most,),
    )
    below = chains(reader, [row[0] for row in rows])
    found = [
        Sender(key, name, sent, unthanked, direct, below.get(key, (0, 0))[1], below.get(key, (0, 0))[0])
        for key, name, sent, unthanked, direct in rows
    ]
    return sorted(found, key=lambda one: (-one.chain, -one.sent, one.id))
