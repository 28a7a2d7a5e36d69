"""What the Customers page can be narrowed to: a frozen filter, kept in saved views as a dictionary."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.queries.custom_order import Test, conditions_of_fields
from app.queries.kept_filter import KeptFilter
from app.queries.listing import NARROW, Condition, one_of, probe
from app.queries.pieces import living, quiet_count

ME = "me"


@dataclass(frozen=True)
class CustomerFilter(KeptFilter):
    """Everything given must hold; lists mean any of them. `owner` "me" is resolved by the source.

    `no_contact_days`: nobody spoke with them for so many days (or ever); `due_within_days`: the next step is
    due from today to so many days ahead; `segments`: in any of these saved ones; `rule`: the line of a segment's
    rule; `rings` are those of the ripple map; `text` is a search text; `ids` a given list of records; `fields`
    tests what stands in fields of one's own (app/queries/custom_order.py).
    """

    owner: int | str | None = None
    kinds: tuple[str, ...] = ()
    importance: tuple[int, ...] = ()
    importance_min: int | None = None
    industries: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    channels: tuple[int, ...] = ()
    tags: tuple[int, ...] = ()
    relation: str | None = None
    rings: tuple[int, ...] = ()
    status: tuple[str, ...] = ()
    lifecycle: tuple[str, ...] = ()
    loyalty: tuple[str, ...] = ()
    tier: tuple[str, ...] = ()
    outlook: tuple[str, ...] = ()
    temperament: tuple[str, ...] = ()
    no_contact_days: int | None = None
    nothing_planned: bool = False
    overdue: bool = False
    due_within_days: int | None = None
    created_from: str | None = None
    created_to: str | None = None
    import_run: int | None = None
    has_phone: bool | None = None
    segments: tuple[int, ...] = ()
    rule: str = ""
    text: str = ""
    ids: tuple[int, ...] | None = None
    fields: tuple[Test, ...] = ()


def start_of_day(day: date) -> int:
    """UTC milliseconds of the local midnight with which a day begins."""
    return int(datetime(day.year, day.month, day.day).timestamp() * 1000)  # noqa: DTZ001 - local on purpose


def conditions_of(wanted: CustomerFilter, today: date) -> list[Condition]:
    """The filter as conditions, the ones that usually leave least first (text and ids are the caller's)."""
    return [
        *_by_links(wanted),
        *conditions_of_fields("customer", wanted.fields),
        *_by_time(wanted, today),
        *_by_values(wanted),
    ]


def _by_links(wanted: CustomerFilter) -> list[Condition]:
    found = []
    if wanted.tags:
        found.append(tagged("customer", wanted.tags))
    if wanted.import_run is not None:
        found.append(one_of("customer", "import_run_id", (wanted.import_run,)))
    return found


def tagged(table: str, tags: tuple[int, ...]) -> Condition:
    """Bears any of the tags."""
    marks = ", ".join("?" * len(tags))
    links = f"tag_id IN ({marks}) AND deleted_at IS NULL"
    bearers = f"{table}_id FROM tag_link INDEXED BY ix_tag_link_tag_{table} WHERE {links} AND {table}_id IS NOT NULL"
    once = "DISTINCT " if len(tags) > 1 else ""
    return Condition(
        f"EXISTS (SELECT 1 FROM tag_link INDEXED BY ix_tag_link_{table}_tag "
        f"WHERE tag_link.{table}_id = {table}.id AND tag_link.{links})",
        tags,
        probe=f"SELECT {bearers} LIMIT {NARROW + 1}",
        linked=f"SELECT {once}{table}_id AS id FROM tag_link INDEXED BY ix_tag_link_tag_{table} "
        f"WHERE {links} AND {table}_id IS NOT NULL",
    )


def _by_time(wanted: CustomerFilter, today: date) -> list[Condition]:
    found = []
    if wanted.overdue:
        found.append(_range("customer", "next_due", "< ?", today.isoformat()))
    if wanted.due_within_days is not None:
        end = (today + timedelta(days=wanted.due_within_days + 1)).isoformat()
        found.append(_range("customer", "next_due", ">= ?", today.isoformat()))
        found.append(_range("customer", "next_due", "< ?", end))
    if wanted.created_from:
        found.append(_range("customer", "created_day", ">= ?", wanted.created_from))
    if wanted.created_to:
        found.append(_range("customer", "created_day", "<= ?", wanted.created_to))
    if wanted.nothing_planned:
        found.append(nothing_planned("customer"))
    if wanted.no_contact_days is not None:
        found.append(no_contact("customer", wanted.no_contact_days, today))
    return found


def _range(table: str, column: str, test: str, value: object) -> Condition:
    sql = f"{table}.{column} {test}"
    return Condition(sql, (value,), column, probe=probe(table, sql, column))


def nothing_planned(table: str) -> Condition:
    """Has no open follow-up with a day."""
    sql = f"{table}.next_due IS NULL"
    return Condition(sql, (), "next_due", null=True, probe=probe(table, sql, "next_due"))


def no_contact(table: str, days: int, today: date) -> Condition:
    """Nobody spoke with them for so many days, or ever."""
    live = f"SELECT id FROM {table} WHERE {living(table)} AND last_contact_at"
    return Condition(
        f"(+{table}.last_contact_at IS NULL OR +{table}.last_contact_at < ?)",  # +: no index for each of the two
        (start_of_day(today - timedelta(days=days - 1)),),
        probe=f"{live} IS NULL UNION ALL {live} < ? LIMIT {NARROW + 1}",
        counted=quiet_count(table),
    )


def _by_values(wanted: CustomerFilter) -> list[Condition]:
    found = []
    if isinstance(wanted.owner, int):
        found.append(one_of("customer", "owner_id", (wanted.owner,)))
    levels = wanted.importance
    if wanted.importance_min is not None:
        levels = tuple(n for n in (1, 2, 3) if n >= wanted.importance_min and (not levels or n in levels))
    for column, values in (
        ("temperament", wanted.temperament),
        ("status", wanted.status),
        ("lifecycle", wanted.lifecycle),
        ("city", wanted.cities),
        ("industry", wanted.industries),
        ("channel_id", wanted.channels),
        ("importance", levels),
        ("kind", wanted.kinds),
        ("closeness", wanted.rings),
    ):
        if values:
            found.append(one_of("customer", column, values))
    for column in ("loyalty", "tier", "outlook"):  # few values, no index of their own
        if values := getattr(wanted, column):
            marks = ", ".join("?" * len(values))
            found.append(Condition(f"customer.{column} IN ({marks})", tuple(values)))
    if wanted.relation is not None:
        found.append(Condition("customer.relation = ?", (wanted.relation,)))
    if wanted.has_phone is not None:
        found.append(Condition(f"customer.phone IS {'NOT ' if wanted.has_phone else ''}NULL"))
    return found
