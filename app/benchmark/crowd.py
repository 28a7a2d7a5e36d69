"""The crowded corners of a sample, which no honest story has: one long card, one full month, one full morning."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.benchmark.deals import fill_board
from app.benchmark.relations import fill_relations
from app.db.bulk import insert_many
from app.db.journal_step import Step
from app.db.store import Store

ENTRIES, IN_MONTH, DUE = 5_000, 10_000, 2_000
MARK = "bench"
MORNING_MS = 1_750_000_000_000
DAY_MS = 86_400_000
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Crowd:
    """Where it is crowded: the customer with the long card, and the first day of the full month."""

    customer: int
    month: date


def next_month(today: date) -> date:
    """The first day of the month after this one."""
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)


def crowd(file: Path, today: date) -> Crowd:
    """Fill the corners of a sample file, once; returns where they are."""
    store = Store.open(file)
    try:
        reader = store.reader()
        found = reader.value("SELECT customer_id FROM interaction WHERE external_id = ? LIMIT 1", (MARK,))
        if found is None:
            found = int(reader.value("SELECT id FROM customer WHERE deleted_at IS NULL ORDER BY id LIMIT 1"))
            members = [key for (key,) in reader.all("SELECT id FROM member ORDER BY position")]
            people = [key for (key,) in reader.all("SELECT id FROM customer LIMIT 2000")]
            with store.write(Step("sample.create", {}, undoable=False)) as uow:
                insert_many(uow, "interaction", list(_talks(found)), remember=False)
                insert_many(uow, "follow_up", list(_plans(people, members, today)), remember=False)
        fill_board(store)
        fill_relations(store)
        return Crowd(int(found), next_month(today))
    finally:
        store.close()


def _talks(customer: int) -> Iterator[dict[str, object]]:
    for n in range(ENTRIES):
        at = MORNING_MS - n * DAY_MS // 4
        yield {
            "customer_id": customer,
            "kind": ("call", "visit", "wechat", "email")[n % 4],
            "happened_at": at,
            "happened_day": (EPOCH + timedelta(milliseconds=at)).isoformat(),
            "summary": f"第 {n} 次：问了器材保养，下次谈价格",
            "external_id": MARK,
        }


def _plans(people: list[int], members: list[int], today: date) -> Iterator[dict[str, object]]:
    month = next_month(today)
    for n in range(IN_MONTH + DUE):
        day = today if n < DUE else month + timedelta(days=n % 28)
        yield {
            "customer_id": people[n % len(people)],
            "kind": ("call", "visit", "wechat")[n % 3],
            "subject": f"回访 {n}",
            "due": f"{day.isoformat()}T{8 + n % 10:02}:30",
            "owner_id": members[n % len(members)] if members else None,
            "priority": ("high", "normal", "low")[n % 3],
            "postponed": 0,
            "state": "open",
        }
