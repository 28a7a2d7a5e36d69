"""Changes in a large file: one saved customer, a look for duplicates, ten thousand at once, and each undone."""

from pathlib import Path
from random import Random

from app.benchmark.measure import Row, cpu, in_turn, row, wall
from app.db.driver import Connection, connect
from app.db.journal_step import Step
from app.db.search_merging import merge_pieces
from app.db.store import Store
from app.queries.duplicates import similar_people
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.many import change_tags
from app.usecases.reaches import ReachInput
from app.usecases.recycling import recycle_records
from app.usecases.undoing import undo_last

MANY = 10_000
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"


def change_rows(file: Path, folder: Path, rounds: int) -> list[Row]:
    """Every measure of writing; what is done to the file is undone again."""
    store = Store.open(file)
    plain = connect(folder / "plain-save.db", create=True)
    plain.execute("CREATE TABLE person (name TEXT, phone TEXT)")
    try:
        return [_save(store, plain, rounds), _similar(store, rounds), *_many(store)]
    finally:
        store.close()
        plain.close()


def _save(store: Store, plain: Connection, rounds: int) -> Row:
    """One customer with a phone: use-case, history, search entry, commit; beside one inserted row and its commit."""
    random = Random(7)

    def ours() -> None:
        number = random.randrange(10**8)
        phone = ReachInput("phone", f"154{number:08d}", "mobile")
        with store.write(Step("customer.create", {"name": "x"})) as uow:
            create_customer(
                uow, CustomerInput(f"{SURNAMES[number % 20]}{GIVEN[number % 19]}", reaches=[phone])
            )

    def floor() -> None:
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("INSERT INTO person VALUES (?, ?)", ("王伟", "154"))
        plain.execute("COMMIT")

    in_turn(ours, floor, 5, wall)
    try:
        return row("bench.save", "ms", *in_turn(ours, floor, rounds, wall))
    finally:
        for _ in range(rounds + 5):
            with store.write(Step("undo", {})) as uow:
                undo_last(uow)
        for _ in merge_pieces(store):
            pass


def _similar(store: Store, rounds: int) -> Row:
    """What is asked when a new customer is saved: does anybody share the name or the number?"""
    reader = store.reader()
    random = Random(8)
    count = int(reader.value("SELECT live FROM total WHERE table_name = 'customer'"))
    first = int(reader.value("SELECT min(id) FROM customer"))

    def somebody() -> tuple[str, str]:
        found = reader.one(
            "SELECT name, coalesce(phone, '') FROM customer WHERE id >= ? ORDER BY id LIMIT 1",
            (first + random.randrange(count),),
        )
        return found or ("王伟", "")

    people = iter([somebody() for _ in range(rounds + 1)])
    others = iter([somebody() for _ in range(rounds + 1)])

    def ours() -> None:
        name, phone = next(people)
        similar_people(reader, name, [phone])

    def floor() -> None:
        _name, phone = next(others)
        reader.all("SELECT customer_id FROM reach WHERE value = ? LIMIT 50", (phone,))

    in_turn(ours, floor, 1, cpu)
    return row("bench.duplicates", "ms_cpu", *in_turn(ours, floor, rounds, cpu))


def _many(store: Store) -> list[Row]:
    """A tag put on ten thousand, ten thousand deleted, each undone; beside a plain UPDATE of the same rows."""
    ids = [
        key
        for (key,) in store.reader().all("SELECT id FROM customer WHERE deleted_at IS NULL LIMIT ?", (MANY,))
    ]

    def tag() -> None:
        with store.write(Step("customer.tag", {"count": MANY})) as uow:
            change_tags(uow, "customer", ids, [("bench", "teal")], [])

    def delete() -> None:
        with store.write(Step("customer.delete", {"count": MANY})) as uow:
            recycle_records(uow, "customer", ids)

    def undo() -> None:
        with store.write(Step("undo", {})) as uow:
            undo_last(uow)

    def floor() -> None:
        connection = store.driver()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "UPDATE customer SET source_note = source_note WHERE id = ?", [(key,) for key in ids]
        )
        connection.execute("COMMIT")
        connection.close()

    names = ("tag_many", "untag_many", "delete_many", "restore_many")
    return [
        row(f"bench.{name}", "ms_cpu", *in_turn(ours, floor, 1, cpu))
        for name, ours in zip(names, (tag, undo, delete, undo), strict=True)
    ]
